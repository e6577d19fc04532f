//! The tags of a page, where a page that is written is read again: for its links and the places that they lead to.

use std::ops::Range;

/// A tag as it is written.
#[derive(Clone, Copy)]
pub struct Tag<'h> {
    /// Where it starts in the page.
    pub start: usize,
    /// Where what follows it starts.
    pub end: usize,
    /// The element, in lower case where a theme writes it so.
    pub name: &'h str,
    /// Whether it ends the element.
    pub closing: bool,
    text: &'h str,
}

/// An attribute of a tag.
pub struct Attribute<'h> {
    /// Its name.
    pub name: &'h str,
    /// Its value as written, with character references in it.
    pub raw: &'h str,
    /// Where name and value stand within the tag.
    pub place: Range<usize>,
}

impl<'h> Tag<'h> {
    /// The tag as it is written.
    pub fn text(&self) -> &'h str {
        self.text
    }

    /// Its attributes, as written.
    pub fn attributes(&self) -> Vec<Attribute<'h>> {
        let text = self.text;
        let mut found = Vec::new();
        let mut at = 1 + usize::from(self.closing) + self.name.len();
        while let Some(start) = text[at..].find(|c: char| !c.is_whitespace() && c != '/' && c != '>') {
            let start = at + start;
            let name_end = position(text, start, |c| c.is_whitespace() || "=/>".contains(c));
            let equals = position(text, name_end, |c| !c.is_whitespace());
            if name_end == start {
                break;
            }
            let (raw, end) = match text[equals..].strip_prefix('=') {
                None => ("", name_end),
                Some(_) => value(text, position(text, equals + 1, |c| !c.is_whitespace())),
            };
            found.push(Attribute { name: &text[start..name_end], raw, place: start..end });
            at = end;
        }
        found
    }

    /// The value of an attribute, read.
    pub fn attribute(&self, name: &str) -> Option<String> {
        self.attributes().into_iter().find(|attribute| attribute.name == name).map(|attribute| plain(attribute.raw))
    }
}

/// A value and where it ends; `start` is where it or its quote begins.
fn value(text: &str, start: usize) -> (&str, usize) {
    match text[start..].chars().next() {
        Some(quote @ ('"' | '\'')) => {
            let end = position(text, start + 1, |c| c == quote);
            (&text[start + 1..end], (end + 1).min(text.len()))
        }
        _ => {
            let end = position(text, start, |c| c.is_whitespace() || c == '>');
            (&text[start..end], end)
        }
    }
}

/// Where the first character from `start` on stands that fits, or the end.
fn position(text: &str, start: usize, fits: impl Fn(char) -> bool) -> usize {
    text[start..].find(fits).map_or(text.len(), |at| start + at)
}

/// The tags of a page in order. Comments and what stands in a script or a style are passed over.
pub fn tags(html: &str) -> impl Iterator<Item = Tag<'_>> {
    let mut at = 0;
    std::iter::from_fn(move || {
        loop {
            let start = at + html.get(at..)?.find('<')?;
            let rest = &html[start..];
            if rest.starts_with("<!--") {
                at = rest.find("-->").map_or(html.len(), |end| start + end + 3);
                continue;
            }
            let closing = rest.starts_with("</");
            let from = start + 1 + usize::from(closing);
            let name = &html[from..position(html, from, |c| c.is_whitespace() || c == '>' || c == '/')];
            let end = tag_end(html, start);
            at = end;
            if name.is_empty() || !name.starts_with(|c: char| c.is_ascii_alphabetic()) {
                continue;
            }
            if !closing && matches!(name, "script" | "style") {
                at = html[end..].find(&format!("</{name}")).map_or(html.len(), |close| end + close);
            }
            return Some(Tag { start, end, name, closing, text: &html[start..end] });
        }
    })
}

/// The plain text of a piece of a page: without footnote marks and signs that are for the eye alone; lines and the points
/// of a list are set apart by semicolons.
pub fn text(html: &str) -> String {
    let mut out = String::new();
    let mut copied = 0;
    // The element that is left out, and how many of its name stand open.
    let mut left_out: Option<(&str, usize)> = None;
    for tag in tags(html) {
        if left_out.is_none() {
            out.push_str(&html[copied..tag.start]);
        }
        copied = tag.end;
        left_out = match left_out {
            Some((name, open)) if name == tag.name => match (tag.closing, open) {
                (true, 1) => None,
                (true, open) => Some((name, open - 1)),
                (false, open) => Some((name, open + 1)),
            },
            None if !tag.closing && is_unsaid(&tag) => Some((tag.name, 1)),
            other => other,
        };
        if left_out.is_none() && !tag.closing && matches!(tag.name, "br" | "li") && !out.trim().is_empty() {
            out.push_str("; ");
        }
    }
    if left_out.is_none() {
        out.push_str(&html[copied..]);
    }
    let text = plain(&out);
    // No-break spaces stay.
    text.split([' ', '\n', '\t']).filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ").replace(" ;", ";")
}

fn is_unsaid(tag: &Tag<'_>) -> bool {
    tag.attribute("aria-hidden").as_deref() == Some("true")
        || (tag.name == "sup" && tag.attribute("class").as_deref() == Some("mark"))
}

/// Where what follows the tag at `start` begins.
fn tag_end(html: &str, start: usize) -> usize {
    let mut quote = None;
    for (at, byte) in html[start..].bytes().enumerate() {
        match (quote, byte) {
            (Some(open), byte) if byte == open => quote = None,
            (None, b'"' | b'\'') => quote = Some(byte),
            (None, b'>') => return start + at + 1,
            _ => {}
        }
    }
    html.len()
}

/// Text without character references, of those that pages are written with.
fn plain(raw: &str) -> String {
    if !raw.contains('&') {
        return raw.to_owned();
    }
    let references = [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&#x27;", "'"), ("&#x2f;", "/")];
    let text = references.into_iter().fold(raw.to_owned(), |text, (written, meant)| text.replace(written, meant));
    text.replace("&amp;", "&")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_are_read_as_they_are_written() {
        let html = "<!DOCTYPE html><!-- <a href=x> --><a  class='b' href=\"?q=1&amp;x=<\" hidden>t</a><br/><script \
                    src=s.js>if (a<b) '<i>'</script><td id=å>";
        let found: Vec<(&str, bool)> = tags(html).map(|tag| (tag.name, tag.closing)).collect();
        let expected = [("a", false), ("a", true), ("br", false), ("script", false), ("script", true), ("td", false)];
        assert_eq!(found, expected);
        let link = tags(html).next().unwrap();
        assert_eq!(link.attribute("href").as_deref(), Some("?q=1&x=<"));
        assert_eq!(link.attribute("class").as_deref(), Some("b"));
        assert_eq!(link.attribute("hidden").as_deref(), Some(""));
        assert_eq!(link.attribute("id"), None);
        let place = link.attributes()[1].place.clone();
        assert_eq!(&link.text()[place], "href=\"?q=1&amp;x=<\"");
        assert_eq!(tags(html).last().unwrap().attribute("id").as_deref(), Some("å"));
    }

    #[test]
    fn the_text_of_a_piece_is_what_one_says_of_it() {
        let mark = "<sup class=\"mark\"><a href=\"#note-1\">1)</a></sup>";
        let cases = [
            ("<a href=\"x\">A &amp; B</a> <span class=\"detail\">C</span>", "A & B C"),
            ("<span aria-hidden=\"true\"><span>–</span></span><span class=\"unseen\">saknas</span>", "saknas"),
            ("<ul><li>A</li><li>B</li></ul>", "A; B"),
            ("2023: 1<br>2024:\n 2", "2023: 1; 2024: 2"),
        ];
        for (html, said) in cases {
            assert_eq!(text(html), said);
        }
        assert_eq!(text(&format!("450{mark}")), "450");
    }

    #[test]
    fn what_is_cut_off_is_read_as_far_as_it_goes() {
        for html in ["<", "<a", "<a href", "<a href=", "<a href=\"x", "<!--", "<script>", "</", "< a>", "<a =x>"] {
            for tag in tags(html) {
                tag.attributes();
            }
        }
    }
}
