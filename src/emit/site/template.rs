//! The tags of a template's text, for messages about what minijinja itself only says at the end of the file, or not at
//! all: a part that is never closed, a block that the template below has not.

use std::ops::Range;

/// What opens a part that must be closed by `end…`.
const OPENERS: [&str; 9] = ["autoescape", "block", "call", "filter", "for", "if", "macro", "set", "with"];

/// A tag, `{% word rest %}`.
#[derive(Clone, Debug)]
pub struct Tag<'a> {
    /// Its place.
    pub place: Range<usize>,
    /// Its first word.
    pub word: &'a str,
    /// What follows that.
    pub rest: &'a str,
}

/// Why the parts of a template do not fit together.
#[derive(Debug, PartialEq, Eq)]
pub enum Misfit {
    /// This is never closed, by what should close it.
    Unclosed(Range<usize>, String),
    /// This closes nothing.
    Unopened(Range<usize>),
}

/// The tags of a template, in order; comments and what stands between `raw` and `endraw` are passed over.
pub fn tags(source: &str) -> Result<Vec<Tag<'_>>, Misfit> {
    let mut found: Vec<Tag<'_>> = Vec::new();
    let mut raw = None;
    let mut at = 0;
    while let Some(start) = source[at..].find('{').map(|start| at + start) {
        let (end, close) = match source.as_bytes().get(start + 1) {
            Some(b'%') => (b'%', "%}"),
            Some(b'{') if raw.is_none() => (b'{', "}}"),
            Some(b'#') if raw.is_none() => (b'#', "#}"),
            _ => {
                at = start + 1;
                continue;
            }
        };
        let Some(length) = source[start + 2..].find(close) else {
            return Err(Misfit::Unclosed(start..start + 2, close.to_owned()));
        };
        let place = start..start + 2 + length + 2;
        let inner = source[start + 2..place.end - 2].trim_matches(['-', '+']).trim();
        let (word, rest) = inner.split_once(char::is_whitespace).unwrap_or((inner, ""));
        at = place.end;
        match (end, word) {
            (b'%', "raw") if raw.is_none() => raw = Some(place),
            (b'%', "endraw") => raw = None,
            (b'%', _) if raw.is_none() => found.push(Tag { place, word, rest: rest.trim() }),
            _ if raw.is_some() => at = start + 2,
            _ => {}
        }
    }
    match raw {
        Some(place) => Err(Misfit::Unclosed(place, "{% endraw %}".to_owned())),
        None => Ok(found),
    }
}

/// The first part that is not closed, or close that fits no part.
pub fn misfit(source: &str) -> Option<Misfit> {
    let tags = match tags(source) {
        Ok(tags) => tags,
        Err(misfit) => return Some(misfit),
    };
    let unclosed = |tag: &Tag<'_>| Misfit::Unclosed(tag.place.clone(), format!("{{% end{} %}}", tag.word));
    let mut open: Vec<Tag<'_>> = Vec::new();
    for tag in tags {
        if opens(&tag) {
            open.push(tag);
        } else if let Some(word) = tag.word.strip_prefix("end").filter(|word| OPENERS.contains(word)) {
            match open.pop() {
                Some(last) if last.word == word => {}
                Some(last) if open.iter().any(|before| before.word == word) => return Some(unclosed(&last)),
                _ => return Some(Misfit::Unopened(tag.place)),
            }
        }
    }
    open.last().map(unclosed)
}

/// The template that this one rests on, if it names one.
pub fn base(source: &str) -> Option<String> {
    let tags = tags(source).ok()?;
    let name = tags.iter().find(|tag| tag.word == "extends")?.rest;
    Some(name.trim_matches(['"', '\'']).to_owned())
}

/// The names of all blocks.
pub fn blocks(source: &str) -> Vec<String> {
    tags(source).unwrap_or_default().iter().filter(|tag| tag.word == "block").map(|tag| tag.rest.to_owned()).collect()
}

/// The names of all macros.
pub fn macros(source: &str) -> Vec<String> {
    let name = |tag: &Tag<'_>| tag.rest.split('(').next().unwrap_or_default().trim().to_owned();
    tags(source).unwrap_or_default().iter().filter(|tag| tag.word == "macro").map(name).collect()
}

/// The blocks that stand in no other, with the places of their names: in a template that rests on another, these change
/// what that has.
pub fn outer_blocks(source: &str) -> Vec<(Range<usize>, &str)> {
    let mut depth = 0_usize;
    let mut found = Vec::new();
    for tag in tags(source).unwrap_or_default() {
        if tag.word == "block" {
            let start = tag.place.start + source[tag.place.clone()].rfind(tag.rest).unwrap_or(0);
            found.extend((depth == 0).then(|| (start..start + tag.rest.len(), tag.rest)));
            depth += 1;
        } else if tag.word == "endblock" {
            depth = depth.saturating_sub(1);
        }
    }
    found
}

/// `{% set a = 1 %}` is whole; `{% set a %}` is not.
fn opens(tag: &Tag<'_>) -> bool {
    OPENERS.contains(&tag.word) && (tag.word != "set" || !tag.rest.contains('='))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_never_closed_is_found_where_it_opens() {
        let unclosed = |source: &str| match misfit(source) {
            Some(Misfit::Unclosed(place, close)) => format!("{} … {close}", &source[place]),
            Some(Misfit::Unopened(place)) => format!("… {}", &source[place]),
            None => String::new(),
        };
        for (source, found) in [
            ("{% if a %}{% for b in c %}{{ b }}{% endif %}", "{% for b in c %} … {% endfor %}"),
            ("{% block a %}\n{% if b %}x{% endif %}", "{% block a %} … {% endblock %}"),
            ("{% endif %}", "… {% endif %}"),
            ("{% if a %}{% endfor %}", "… {% endfor %}"),
            ("a {{ b", "{{ … }}"),
            ("a {% if b", "{% … %}"),
            ("{# a", "{# … #}"),
            ("{% raw %}{% if %}", "{% raw %} … {% endraw %}"),
            ("{% raw %}{{ {% if %}{% endraw %}{%- set a = 1 -%}{% set b %}x{% endset %}{# {% if %} #}{ } å {", ""),
            ("{%- if a -%}{% elif b %}{% else %}{% endif %}", ""),
        ] {
            assert_eq!(unclosed(source), found, "{source}");
        }
    }

    #[test]
    fn the_blocks_of_a_template_are_known() {
        let source = "{% extends \"default/page.html\" %}\n{% block a %}{% block b %}{% endblock %}{% endblock a %}{%- block c -%}{% endblock %}";
        assert_eq!(base(source).as_deref(), Some("default/page.html"));
        assert_eq!(blocks(source), ["a", "b", "c"]);
        let outer: Vec<&str> = outer_blocks(source).into_iter().map(|(place, _)| &source[place]).collect();
        assert_eq!(outer, ["a", "c"]);
        assert_eq!(macros("{% macro a(b, c) %}{% endmacro %}"), ["a"]);
    }
}
