//! Finding words: the keywords that make sense in a place, longest first, in any language.

use std::sync::LazyLock;

use indexmap::IndexMap;
use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};

use super::{CONCEPTS, ConceptName, FIELDS, FieldName, FieldUse};

/// A word that declares an item.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct ConceptWord {
    /// What it declares.
    pub concept: ConceptName,
    /// The kind that the word itself says, as its key.
    pub preset: Option<&'static str>,
}

/// What a keyword is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Keyword {
    /// Declares an item.
    Concept(ConceptWord),
    /// Gives a field its value.
    Field(FieldName),
}

/// NFC and lower case, hyphens plain: how words and ids are compared.
pub fn fold(text: &str) -> String {
    if text.bytes().all(|byte| byte.is_ascii() && !byte.is_ascii_uppercase()) {
        return text.to_owned();
    }
    // Below the combining marks everything is composed.
    if text.chars().all(|letter| letter < '\u{300}' && letter != '\u{ad}') {
        return text.to_lowercase();
    }
    text.nfc().filter(|letter| !is_unseen(*letter)).map(plain_hyphen).flat_map(char::to_lowercase).collect()
}

/// Whether a character is of no width, as word processors and web pages leave them in a text: the soft hyphen, joiners
/// and spaces of no width, marks of direction and byte order. They mean nothing in a word.
pub fn is_unseen(letter: char) -> bool {
    matches!(letter, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}')
}

/// A hyphen as it is typed, for the two that word processors write: the one that does not break, and the one that is
/// no minus.
pub fn plain_hyphen(letter: char) -> char {
    if matches!(letter, '\u{2010}' | '\u{2011}') { '-' } else { letter }
}

/// The bytes of `text` that are `word` (folded), where it starts with it. What follows is not looked at.
///
/// Folding can change lengths (decomposed letters), so the length of `word` says nothing of the text's.
pub fn prefix(text: &str, word: &str) -> Option<usize> {
    // Folding leaves the letters of ASCII letters, and makes one of no other but by a mark that follows, which is none.
    for (wanted, found) in word.bytes().zip(text.bytes()) {
        if !wanted.is_ascii() || !found.is_ascii() {
            break;
        }
        if !wanted.eq_ignore_ascii_case(&found) {
            return None;
        }
    }
    let combining = |at: usize| text[at..].chars().next().is_some_and(|next| ('\u{300}'..='\u{36f}').contains(&next));
    let fits = |at: usize| text.is_char_boundary(at) && fold(&text[..at]) == word && !combining(at);
    if fits(word.len()) {
        return Some(word.len());
    }
    let longest = word.chars().count() * 3;
    let start = || text.chars().take(longest);
    if is_nfc_quick(start()) == IsNormalized::Yes && !start().any(is_unseen) {
        return None;
    }
    text.char_indices().map(|(at, _)| at).chain([text.len()]).take(longest).find(|at| fits(*at))
}

/// Every keyword in every language, folded. A word that is a field is never a concept.
static KEYWORDS: LazyLock<IndexMap<String, Keyword>> = LazyLock::new(|| {
    let mut map = IndexMap::new();
    for concept in CONCEPTS {
        let word = |preset| Keyword::Concept(ConceptWord { concept: concept.name, preset });
        for name in concept.names.iter().copied().flatten() {
            map.insert(fold(name), word(None));
        }
        for preset in concept.presets {
            for name in preset.names.iter().copied().flatten() {
                map.insert(fold(name), word(Some(preset.key)));
            }
        }
    }
    for field in FIELDS {
        for name in field.names.iter().copied().flatten() {
            map.insert(fold(name), Keyword::Field(field.name));
        }
    }
    map
});

/// The longest keyword that `text` starts with, followed by white space or the text's end, and the number
/// of bytes it takes. White space between the words of a name may be any run of spaces and tabs.
pub fn keyword_anywhere(text: &str) -> Option<(Keyword, usize)> {
    let mut best = None;
    let mut joined = String::new();
    let mut at = 0;
    for _ in 0..4 {
        let rest = &text[at..];
        let word = rest.trim_start_matches([' ', '\t', '\u{a0}']);
        let start = at + rest.len() - word.len();
        let len = word.find([' ', '\t', '\u{a0}']).unwrap_or(word.len());
        if len == 0 {
            break;
        }
        if !joined.is_empty() {
            joined.push(' ');
        }
        joined.push_str(&fold(&word[..len]));
        at = start + len;
        if let Some(keyword) = KEYWORDS.get(&joined) {
            best = Some((*keyword, at));
        }
    }
    best
}

/// The keyword that `text` starts with, where `parent` says which make sense (`None`: the top of a file).
/// Nothing, if the word makes no sense here; see [`keyword_anywhere`] for that.
pub fn keyword(parent: Option<ConceptName>, text: &str) -> Option<(Keyword, usize)> {
    keyword_anywhere(text).filter(|(keyword, _)| makes_sense(parent, *keyword))
}

fn makes_sense(parent: Option<ConceptName>, keyword: Keyword) -> bool {
    match (parent, keyword) {
        (None, Keyword::Concept(word)) => !word.concept.concept().child,
        (None, Keyword::Field(_)) => false,
        (Some(parent), Keyword::Concept(word)) => parent.concept().children.contains(&word.concept),
        (Some(parent), Keyword::Field(field)) => parent.concept().field(field).is_some(),
    }
}

/// The concepts in whose blocks a keyword makes sense.
pub fn homes(keyword: Keyword) -> impl Iterator<Item = ConceptName> {
    CONCEPTS.iter().map(|concept| concept.name).filter(move |name| makes_sense(Some(*name), keyword))
}

/// The words that make sense under `parent`, for did-you-mean and completion.
pub fn keywords_under(parent: Option<ConceptName>) -> impl Iterator<Item = (&'static str, Keyword)> {
    KEYWORDS
        .iter()
        .filter(move |(_, keyword)| makes_sense(parent, **keyword))
        .map(|(word, keyword)| (word.as_str(), *keyword))
}

/// All names of a field use, in all languages, folded as written.
pub fn words_of(field: &FieldUse) -> impl Iterator<Item = &'static str> + use<> {
    field.name.field().names.iter().copied().flatten().copied()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::vocabulary::Names;

    fn all(names: &Names) -> Vec<String> {
        names.iter().copied().flatten().map(|name| fold(name)).collect()
    }

    #[test]
    fn tables_stand_in_the_order_of_their_enums() {
        for (at, concept) in CONCEPTS.iter().enumerate() {
            assert_eq!(concept.name as usize, at);
        }
        for (at, field) in FIELDS.iter().enumerate() {
            assert_eq!(field.name as usize, at);
        }
    }

    #[test]
    fn no_word_means_two_things() {
        let mut seen: IndexMap<String, String> = IndexMap::new();
        let mut claim = |word: String, meaning: String| {
            if let Some(other) = seen.insert(word.clone(), meaning.clone()) {
                assert_eq!(other, meaning, "the word {word} means two things");
            }
        };
        for concept in CONCEPTS {
            for word in all(&concept.names) {
                claim(word, format!("concept {}", concept.key));
            }
            for preset in concept.presets {
                for word in all(&preset.names) {
                    claim(word, format!("concept {} {}", concept.key, preset.key));
                }
            }
        }
        for field in FIELDS {
            for word in all(&field.names) {
                claim(word, format!("field {}", field.key));
            }
        }
    }

    #[test]
    fn a_prefix_is_measured_in_the_text_as_written() {
        assert_eq!(prefix("över 5", "över"), Some(5));
        assert_eq!(prefix("o\u{308}ver 5", "över"), Some(6));
        assert_eq!(prefix("Över", "över"), Some(5));
        assert_eq!(prefix("öv", "över"), None);
        assert_eq!(prefix("Ko\u{308}n x", "kön"), Some(5));
        assert_eq!(prefix("kon", "kön"), None);
        assert_eq!(prefix("ko\u{308}n", "kon"), None);
        assert_eq!(prefix("\u{212a}on", "kon"), Some(5));
    }

    #[test]
    fn two_word_names_are_joined_by_the_longest_match() {
        let found = |text| keyword_anywhere(text);
        assert_eq!(found("bidrar till x"), Some((Keyword::Field(FieldName::ContributesTo), 11)));
        assert_eq!(found("Effekt på  lång sikt \"\"\""), Some((Keyword::Field(FieldName::LongTermEffect), 22)));
        assert_eq!(found("effekt \"x\"").map(|(keyword, _)| keyword), Some(Keyword::Field(FieldName::Effect)));
        assert_eq!(found("målet x"), None);
    }
}
