//! The addresses that a stylesheet names: pictures, fonts, other stylesheets.

use std::ops::Range;

use super::links::decoded;

/// The addresses in a stylesheet, each with its place in it.
pub fn addresses(css: &str) -> Vec<(Range<usize>, &str)> {
    let mut reader = Reader { css, at: 0, found: Vec::new(), imports: false };
    while reader.at < css.len() {
        reader.step();
    }
    reader.found
}

/// The stylesheet with other addresses, where there are any.
pub fn rewritten(css: &str, mut other: impl FnMut(&str) -> Option<String>) -> String {
    let mut out = String::with_capacity(css.len());
    let mut copied = 0;
    for (place, address) in addresses(css) {
        let Some(address) = other(address) else { continue };
        out.push_str(&css[copied..place.start]);
        out.push_str(&address);
        copied = place.end;
    }
    out.push_str(&css[copied..]);
    out
}

/// The file that an address leads to from the stylesheet `from`, and what follows its name (`#icon`). Nothing where it
/// leads to another host, to the site's root, or to nothing but a place.
pub fn target<'a>(from: &str, address: &'a str) -> Option<(String, &'a str)> {
    let end = address.find(['?', '#']).unwrap_or(address.len());
    let (path, rest) = address.split_at(end);
    let scheme = path.split('/').next().unwrap_or_default();
    if path.is_empty() || path.starts_with('/') || scheme.contains(':') {
        return None;
    }
    let path = decoded(path);
    let mut parts: Vec<&str> = from.rsplit_once('/').map_or_else(Vec::new, |(folder, _)| folder.split('/').collect());
    for part in path.split('/') {
        match part {
            "" | "." => {}
            ".." => drop(parts.pop()?),
            part => parts.push(part),
        }
    }
    Some((parts.join("/"), rest))
}

struct Reader<'a> {
    css: &'a str,
    at: usize,
    found: Vec<(Range<usize>, &'a str)>,
    /// After `@import`, a text is an address.
    imports: bool,
}

impl Reader<'_> {
    fn step(&mut self) {
        let rest = &self.css[self.at..];
        let Some(first) = rest.chars().next() else { return };
        if rest.starts_with("/*") {
            self.at += rest.find("*/").map_or(rest.len(), |end| end + 2);
        } else if first == '"' || first == '\'' {
            let place = self.quoted(first);
            if std::mem::take(&mut self.imports) {
                self.push(place);
            }
        } else if is_word(first) {
            let length = rest.find(|letter: char| !is_word(letter)).unwrap_or(rest.len());
            let word = &rest[..length];
            self.at += length;
            if word.eq_ignore_ascii_case("url") && rest[length..].starts_with('(') {
                self.at += 1;
                self.url();
            } else if word.eq_ignore_ascii_case("@import") {
                self.imports = true;
            }
        } else {
            self.imports &= first.is_whitespace();
            self.at += first.len_utf8();
        }
    }

    /// What stands in `url(…)`.
    fn url(&mut self) {
        self.imports = false;
        let rest = &self.css[self.at..];
        let blank = rest.len() - rest.trim_start().len();
        self.at += blank;
        match rest[blank..].chars().next() {
            Some(quote @ ('"' | '\'')) => {
                let place = self.quoted(quote);
                self.push(place);
            }
            _ => {
                let end = self.css[self.at..].find(')').map_or(self.css.len(), |end| self.at + end);
                let length = self.css[self.at..end].trim_end().len();
                self.push(self.at..self.at + length);
                self.at = end;
            }
        }
    }

    /// Goes past a text in quotation marks; the place of what stands between them.
    fn quoted(&mut self, quote: char) -> Range<usize> {
        let start = self.at + 1;
        let mut escaped = false;
        let end = self.css[start..].char_indices().find(|(_, letter)| {
            let is_end = !escaped && (*letter == quote || *letter == '\n');
            escaped = !escaped && *letter == '\\';
            is_end
        });
        let end = end.map_or(self.css.len(), |(at, _)| start + at);
        self.at = (end + 1).min(self.css.len());
        start..end
    }

    fn push(&mut self, place: Range<usize>) {
        self.found.push((place.clone(), &self.css[place]));
    }
}

fn is_word(letter: char) -> bool {
    letter.is_alphanumeric() || "-_@".contains(letter)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_addresses_are_found() {
        let css = "@import \"a.css\" screen; @import url('b.css');\n/* url(no.png) */ a::before { content: \"url(no.png)\\\"\" }\n\
                   b { background: URL( c.svg#x ) no-repeat, image-set(url(\"å d.png\") 1x); my-url: no-url(e); }\n\
                   @font-face { src: url(f.woff2?v=1) format(\"woff2\") } c { background: url(g";
        let found: Vec<&str> = addresses(css).into_iter().map(|(_, address)| address).collect();
        assert_eq!(found, ["a.css", "b.css", "c.svg#x", "å d.png", "f.woff2?v=1", "g"]);
        assert_eq!(
            rewritten("a{b:url(c) url('d')}", |address| (address == "d").then(|| "e".to_owned())),
            "a{b:url(c) url('e')}"
        );
        for cut in (0..css.len()).filter(|at| css.is_char_boundary(*at)) {
            assert_eq!(rewritten(&css[..cut], |_| None), css[..cut]);
        }
    }

    #[test]
    fn an_address_leads_to_a_file_of_the_theme_or_elsewhere() {
        let leads = |from: &str, address: &str| target(from, address).map(|(path, rest)| format!("{path}|{rest}"));
        assert_eq!(leads("style.css", "fonts/a.woff2?v=1").as_deref(), Some("fonts/a.woff2|?v=1"));
        assert_eq!(leads("css/own.css", "../l%C3%A5s.svg#x").as_deref(), Some("lås.svg|#x"));
        assert_eq!(leads("css/own.css", "./a.png").as_deref(), Some("css/a.png|"));
        for other in
            ["https://a.example/b.css", "//a.example/b", "/b.png", "data:image/svg+xml,x", "#gradient", "../b.png"]
        {
            assert_eq!(leads("style.css", other), None, "{other}");
        }
    }
}
