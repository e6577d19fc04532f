//! Words as the search knows them: cut, folded and stemmed. `search.js` cuts and folds in the same way.

use snowball_stemmers_rs::{Algorithm, Stemmer};
use unicode_normalization::UnicodeNormalization;

use crate::language::Language;

const SOFT_HYPHEN: char = '\u{ad}';

/// The words of a text, folded: composed (NFC) and in lower case. Letters and digits make words; a point, colon or
/// comma between two digits belongs to the word: `2001:453`, `2.1`.
pub fn words(text: &str) -> Vec<String> {
    let folded = text.chars().filter(|character| *character != SOFT_HYPHEN).nfc().flat_map(char::to_lowercase);
    let characters: Vec<char> = folded.collect();
    let digit = |at: Option<usize>| at.and_then(|at| characters.get(at)).is_some_and(char::is_ascii_digit);
    let mut words = Vec::new();
    let mut word = String::new();
    for (at, character) in characters.iter().enumerate() {
        let joins = matches!(character, '.' | ':' | ',') && digit(at.checked_sub(1)) && digit(Some(at + 1));
        if character.is_alphanumeric() || joins {
            word.push(*character);
        } else if !word.is_empty() {
            words.push(std::mem::take(&mut word));
        }
    }
    if !word.is_empty() {
        words.push(word);
    }
    words
}

/// Gives words their stems, by the Snowball algorithm of the language.
pub struct Stems(Stemmer);

impl Stems {
    /// The stemmer of a language.
    pub fn new(language: Language) -> Self {
        Stems(Stemmer::create(match language {
            Language::Sv => Algorithm::Swedish,
            Language::En => Algorithm::English,
        }))
    }

    /// The stem of a folded word. What holds a digit is a number or a name and is its own stem.
    pub fn stem(&self, word: &str) -> String {
        if word.contains(|character: char| character.is_numeric()) {
            return word.to_owned();
        }
        self.0.stem(word).into_owned()
    }
}

/// Endings that words bend by, the longest first: the browser takes them off a word that no text holds. For Swedish
/// those of the main step of the Snowball stemmer, and those that it leaves: `skolan`, `indikatorn`.
pub fn endings(language: Language) -> Vec<&'static str> {
    let endings = match language {
        Language::Sv => {
            "a arna erna heterna orna ad e ade ande arne are aste en anden aren heten ern ar er heter or as arnas ernas \
             ornas es ades andes ens arens hetens erns at andet het ast s et ets an ans n ns r t"
        }
        Language::En => "s es ed ing ings ly er ers",
    };
    let mut endings: Vec<&str> = endings.split_whitespace().collect();
    endings.sort_by_key(|ending| (std::cmp::Reverse(ending.len()), *ending));
    endings
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_letters_and_digits_in_lower_case() {
        assert_eq!(words("Försörjnings\u{ad}stöd, ÅR 2024–2026!"), ["försörjningsstöd", "år", "2024", "2026"]);
        assert_eq!(words("SFS 2001:453, mål 2.1."), ["sfs", "2001:453", "mål", "2.1"]);
        assert_eq!(words("A\u{30a}ldre e-tjänst"), ["åldre", "e", "tjänst"]);
        assert!(words(" – ").is_empty());
    }

    #[test]
    fn forms_of_a_word_share_a_stem() {
        let swedish = Stems::new(Language::Sv);
        for forms in [["nämnd", "nämnden", "nämnderna"], ["arbetslöshet", "arbetslösheten", "arbetslös"]] {
            assert!(forms.iter().all(|form| swedish.stem(form) == swedish.stem(forms[0])), "{forms:?}");
        }
        assert_ne!(swedish.stem("mal"), swedish.stem("mål"));
        assert_eq!(swedish.stem("2024s"), "2024s");
        let english = Stems::new(Language::En);
        assert_eq!(english.stem("policies"), english.stem("policy"));
    }

    #[test]
    fn endings_come_longest_first() {
        for language in crate::language::LANGUAGES {
            let endings = endings(language);
            assert!(endings.is_sorted_by(|a, b| a.len() >= b.len()), "{endings:?}");
        }
    }
}
