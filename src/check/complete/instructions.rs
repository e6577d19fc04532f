//! `P0902`: what a template tells its writer, left for the readers.

use super::Finding;
use super::phrases::{INSTRUCTIONS, INSTRUCTIONS_FIRST, first_phrase, phrases_in};
use super::survey::{Survey, Text};
use crate::diagnostic::Code;
use crate::vocabulary::{ConceptName, FieldName};

pub(super) fn left(survey: &Survey<'_>, text: Text<'_>, found: &mut Vec<Finding>) {
    let section = text.item.concept == ConceptName::Section && text.field == Some(FieldName::Text);
    let first = section.then(|| first_words(text.source)).into_iter().flatten();
    let mut places: Vec<(usize, usize)> = first.chain(phrases_in(text.source, &INSTRUCTIONS)).collect();
    places.sort_unstable();
    for (at, len) in places {
        let mut finding = survey.finding_in(Code::InstructionLeft, text, at..at + len);
        finding.diagnostic = finding.diagnostic.with("written", &text.source[at..at + len]);
        found.push(finding);
    }
}

/// Instructions that paragraphs begin with.
fn first_words(text: &str) -> Vec<(usize, usize)> {
    let mut found = Vec::new();
    let mut at = 0;
    for paragraph in text.split("\n\n") {
        let words = paragraph.trim_start_matches(|letter: char| !letter.is_alphanumeric());
        let start = at + paragraph.len() - words.len();
        found.extend(first_phrase(words, &INSTRUCTIONS_FIRST).map(|len| (start, len)));
        at += paragraph.len() + 2;
    }
    found
}

#[cfg(test)]
mod tests {
    use super::first_words;

    #[test]
    fn paragraphs_begin_with_instructions_or_do_not() {
        let text = "Nämnden beskriver läget.\n\n**Beskriv** kortfattat.\n\nAnge antal.\n\nSkrivelsen kom in.";
        let found: Vec<&str> = first_words(text).into_iter().map(|(at, len)| &text[at..at + len]).collect();
        assert_eq!(found, ["Beskriv", "Ange"]);
    }
}
