//! `P0901`: what was to be filled in and never was: `xx tkr`, `TODO`, `…`, `[datum]`, `Klicka här`.

use std::ops::Range;

use super::Finding;
use super::phrases::{ASKED_FOR, PLACEHOLDER_PHRASES, PLACEHOLDER_WORDS, all, phrases_in};
use super::survey::{Survey, Text};
use crate::diagnostic::Code;
use crate::vocabulary::fold;

pub(super) fn left(survey: &Survey<'_>, text: Text<'_>, found: &mut Vec<Finding>) {
    let mut parts = parts(text.source);
    let in_mark =
        |part: &Range<usize>| text.inlines.iter().any(|mark| mark.start <= part.start && part.end <= mark.end);
    parts.retain(|part| !in_mark(part));
    for part in parts {
        let written = text.source[part.clone()].to_owned();
        let mut finding = survey.finding_in(Code::Placeholder, text, part);
        finding.diagnostic = finding.diagnostic.with("written", written);
        found.push(finding);
    }
}

/// Every placeholder in a text, in order.
fn parts(text: &str) -> Vec<Range<usize>> {
    let mut parts = Vec::new();
    if text.bytes().any(|byte| matches!(byte, b'x' | b'X' | b'T' | b'F')) {
        words(text, &mut parts);
    }
    runs(text, &mut parts);
    brackets(text, &mut parts);
    parts.extend(phrases_in(text, &PLACEHOLDER_PHRASES).into_iter().map(|(at, len)| at..at + len));
    parts.sort_by_key(|part| part.start);
    parts
}

/// `xx`, `XXX`, `TODO`. Of `2025-xx-xx` the first is said.
fn words(text: &str, parts: &mut Vec<Range<usize>>) {
    let mut last = None;
    for (start, token) in tokens(text) {
        if token.contains("://") || token.contains("www.") {
            continue;
        }
        for (at, word) in split(token, |letter| !letter.is_alphanumeric()) {
            let crosses =
                word.len() >= 2 && (word.bytes().all(|byte| byte == b'x') || word.bytes().all(|byte| byte == b'X'));
            if (crosses || all(&PLACEHOLDER_WORDS).any(|known| known == word)) && last != Some(start) {
                last = Some(start);
                parts.push(start + at..start + at + word.len());
            }
        }
    }
}

/// Dots, underlines and question marks where words are missing; an ellipsis that is all that a line says.
fn runs(text: &str, parts: &mut Vec<Range<usize>>) {
    for (start, line) in split(text, |letter| letter == '\n') {
        let said = line.trim_matches(|letter: char| letter.is_whitespace() || matches!(letter, '-' | '*' | '|' | '"'));
        let at = start + line.find(said).unwrap_or_default();
        if matches!(said, "…" | "...") {
            parts.push(at..at + said.len());
            continue;
        }
        for (mark, least) in [('.', 4), ('…', 2), ('_', 3), ('?', 3)] {
            // Underlines alone on a line are a rule between paragraphs.
            if said.chars().all(|letter| letter == '_') {
                continue;
            }
            let mut from = 0;
            while let Some(found) = line[from..].find(mark) {
                let run = line[from + found..].chars().take_while(|letter| *letter == mark).count();
                let len = run * mark.len_utf8();
                if run >= least {
                    parts.push(start + from + found..start + from + found + len);
                }
                from += found + len;
            }
        }
    }
}

/// `[datum]`, `[ange belopp]`, `<namn>`; links and footnotes are none.
fn brackets(text: &str, parts: &mut Vec<Range<usize>>) {
    for (open, close) in [('[', ']'), ('<', '>')] {
        for (at, _) in text.match_indices(open) {
            let Some(len) = text[at..].find(close).filter(|len| *len <= 60) else { continue };
            let asked = &text[at + 1..at + len];
            let after = &text[at + len + 1..];
            let first = fold(asked.split_whitespace().next().unwrap_or_default());
            if all(&ASKED_FOR).any(|word| word == first) && !after.starts_with(['(', '[', ':', ']']) {
                parts.push(at..at + len + 1);
            }
        }
    }
}

/// Runs between white space, with their places.
fn tokens(text: &str) -> impl Iterator<Item = (usize, &str)> {
    split(text, char::is_whitespace).filter(|(_, token)| !token.is_empty())
}

fn split(text: &str, at: impl Fn(char) -> bool) -> impl Iterator<Item = (usize, &str)> {
    text.split(at).map(|part| (part.as_ptr() as usize - text.as_ptr() as usize, part))
}

#[cfg(test)]
mod tests {
    use super::parts;

    fn found(text: &str) -> Vec<&str> {
        parts(text).into_iter().map(|part| &text[part]).collect()
    }

    #[test]
    fn what_was_never_filled_in_is_found() {
        assert_eq!(found("Kostnaden 2025 är xx tkr och förslag 2026 XX tkr."), ["xx", "XX"]);
        assert_eq!(
            found("Klart 2025-xx-xx. TODO: fråga [ange namn] före <datum>."),
            ["xx", "TODO", "[ange namn]", "<datum>"]
        );
        assert_eq!(found("Klicka här för att ange text."), ["Klicka här"]);
        assert_eq!(found("Första\n- …\nAntal ____ och ..... kr???"), ["…", "____", ".....", "???"]);
        assert_eq!(found("…"), ["…"]);
    }

    #[test]
    fn what_is_meant_is_left_alone() {
        for text in [
            "Vi väntar … och ser.",
            "Se [text](https://example.org/xx) och [[namn]].",
            "Extra max Xerxes, Ludvig XVI, årskurs x.",
            "Före\n\n___\n\nefter. Vad då?",
            "todo-listan är klar",
        ] {
            assert!(found(text).is_empty(), "{text}: {:?}", found(text));
        }
    }
}
