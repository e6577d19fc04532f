//! Words and phrases that the rules of text look for, a column for each language.

use crate::vocabulary::{Names, prefix};

/// Words that stand where something is to be filled in. Letter case matters.
pub(super) const PLACEHOLDER_WORDS: Names = [&["TODO", "FIXME"], &["TBD", "TBA"]];

/// Phrases of forms that nobody has filled in.
pub(super) const PLACEHOLDER_PHRASES: Names =
    [&["klicka här", "klicka eller tryck här", "lorem ipsum"], &["click here", "click or tap here"]];

/// The first word in brackets that ask for something: `[datum]`, `[ange belopp]`, `<namn>`.
pub(super) const ASKED_FOR: Names = [
    &[
        "datum", "namn", "belopp", "år", "titel", "rubrik", "text", "ort", "siffra", "antal", "summa", "ange", "fyll",
        "skriv", "infoga", "välj", "xx",
    ],
    &[
        "date", "name", "amount", "year", "title", "heading", "place", "figure", "number", "sum", "enter", "fill",
        "write", "insert", "choose", "select",
    ],
];

/// What a template tells its writer, wherever it stands.
pub(super) const INSTRUCTIONS: Names = [
    &[
        "här beskriver du",
        "här beskriver ni",
        "här skriver du",
        "här skriver ni",
        "här anger du",
        "här anger ni",
        "här redogör du",
        "här redogör ni",
        "här fyller du i",
        "här fyller ni i",
        "infoga eller ta bort",
        "ersätt den här texten",
        "ersätt denna text",
        "ta bort den här texten",
        "ta bort denna text",
    ],
    &[
        "here you describe",
        "here you write",
        "describe here",
        "write here",
        "insert or delete rows",
        "replace this text",
        "delete this text",
        "remove this text",
    ],
];

/// What a template tells its writer at the beginning of a paragraph. Only a section is judged by them: an assignment
/// may well begin so.
pub(super) const INSTRUCTIONS_FIRST: Names = [
    &["beskriv", "berätta", "ange", "fyll i", "skriv", "redogör för", "infoga", "välj", "sammanfatta"],
    &[
        "describe",
        "fill in",
        "enter",
        "write",
        "insert",
        "summarise",
        "summarize",
        "state the",
        "state how",
        "list the",
    ],
];

/// Words for an annex.
pub(super) const ANNEX_WORDS: Names = [&["bilaga"], &["annex", "appendix"]];

/// Every word of both languages.
pub(super) fn all(names: &Names) -> impl Iterator<Item = &'static str> {
    names.iter().copied().flatten().copied()
}

/// Where phrases stand in a text, whole words and any letter case: place and length in the text, in order. The phrases
/// are in lower case; of several that begin in one place the first is found.
pub(super) fn phrases_in(text: &str, phrases: &Names) -> Vec<(usize, usize)> {
    // Nearly all words begin with another byte than any phrase.
    let mut any_begins_with = [false; 256];
    all(phrases).filter_map(|phrase| phrase.bytes().next()).for_each(|byte| any_begins_with[usize::from(byte)] = true);
    let mut found = Vec::new();
    let mut inside_word = false;
    for (at, letter) in text.char_indices() {
        let starts = !inside_word && letter.is_alphanumeric();
        inside_word = letter.is_alphanumeric();
        if starts && any_begins_with[usize::from(first_byte_in_lower_case(letter))] {
            found.extend(first_phrase(&text[at..], phrases).map(|len| (at, len)));
        }
    }
    found
}

/// The length in the text of the phrase that it begins with.
pub(super) fn first_phrase(text: &str, phrases: &Names) -> Option<usize> {
    let byte = first_byte_in_lower_case(text.chars().next()?);
    let like = all(phrases).filter(|phrase| phrase.as_bytes().first() == Some(&byte));
    like.filter_map(|phrase| prefix(text, phrase)).find(|len| !text[*len..].starts_with(char::is_alphanumeric))
}

fn first_byte_in_lower_case(letter: char) -> u8 {
    let lower = letter.to_lowercase().next().unwrap_or(letter);
    lower.encode_utf8(&mut [0; 4]).as_bytes()[0]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn phrases_are_whole_words_in_any_case() {
        assert_eq!(phrases_in("Se Bilaga 3 och appendix 4", &ANNEX_WORDS), [(3, 6), (16, 8)]);
        assert!(phrases_in("Se bilagan och delbilaga 3", &ANNEX_WORDS).is_empty());
        assert_eq!(first_phrase("Fyll  i namn", &INSTRUCTIONS_FIRST), None);
        assert_eq!(first_phrase("Fyll i namn", &INSTRUCTIONS_FIRST), Some(6));
    }

    #[test]
    fn every_phrase_is_in_lower_case() {
        for names in [PLACEHOLDER_PHRASES, ASKED_FOR, INSTRUCTIONS, INSTRUCTIONS_FIRST, ANNEX_WORDS] {
            assert!(all(&names).all(|phrase| phrase == phrase.to_lowercase()));
        }
    }
}
