//! Ids as they are declared, and what people write in their place.

use super::draft::{Piece, Reader};
use super::names::{is_id, normal};
use crate::diagnostic::{Code, Diagnostic, FixKind};
use crate::text::{Span, Spanned};
use crate::vocabulary::{FieldName, Keyword, keyword_anywhere};

impl Reader<'_> {
    /// Reads an id; what is none is reported, and left out unless it says which id is meant. `word` is the word of
    /// what is declared; a title stands elsewhere if it is `titled`.
    pub(super) fn id_of(&mut self, piece: &Piece, word: &str, titled: bool) -> Option<Spanned<String>> {
        let text = piece.content();
        let named = |name: &str| Some(Spanned::new(normal(name), piece.span()));
        if is_id(text) {
            return named(text);
        }
        let diagnostic = Diagnostic::new(Code::InvalidId, piece.span()).with("text", text);
        let words: Vec<&str> = text.split_whitespace().collect();
        let first = words.first().copied().unwrap_or_default();
        let whole = |id: &str| [(piece.span(), id.to_owned())];
        if words.len() > 1 && is_id(first) && words.iter().all(|word| *word == first) {
            self.report(diagnostic.with("first", first).help("twice").fix(FixKind::Form, whole(first)));
            return named(first);
        }
        let hyphened = with_hyphens(text);
        if is_id(&hyphened) {
            let mended = diagnostic.with("first", hyphened.as_str()).help("hyphen");
            self.report(mended.fix(FixKind::Form, whole(&hyphened)));
            return named(&hyphened);
        }
        self.drafts.unclear.extend(words.iter().map(|word| normal(word)));
        if first.starts_with(|letter: char| letter.is_ascii_digit()) {
            let id: String = first.chars().filter(|letter| letter.is_alphanumeric() || *letter == '-').collect();
            let diagnostic = diagnostic.with("example", format!("{word}-{id}")).help("digit");
            let numbered = match keyword_anywhere(word) {
                Some((Keyword::Concept(word), _)) => word.concept.concept().field(FieldName::Number).is_some(),
                _ => false,
            };
            self.report(if numbered { diagnostic.help("number") } else { diagnostic });
            return None;
        }
        if !is_id(first) || words.len() == 1 {
            self.report(diagnostic.help("form"));
            return None;
        }
        let joined = words.join("-");
        if titled && is_id(&joined) {
            self.report(diagnostic.with("joined", joined.as_str()).help("joined"));
            return named(&joined);
        }
        let diagnostic = diagnostic.with("first", first).help("quote");
        let rest = piece.part(first.len(), text.len());
        // A title starts with a capital, and an id with a small letter: then it is plain where the one ends.
        let plain = first.starts_with(char::is_lowercase) && rest.content().starts_with(char::is_uppercase) && !titled;
        if plain {
            let quoted = (rest.span(), format!("\"{}\"", rest.content().replace('"', "\\\"")));
            self.report(diagnostic.fix(FixKind::Form, [quoted]));
            return Some(Spanned::new(
                normal(first),
                Span { end: piece.span().start + first.len() as u32, ..piece.span() },
            ));
        }
        self.report(diagnostic);
        None
    }
}

/// A name whose parts are joined by hyphens, for one with underscores or dashes.
pub(super) fn with_hyphens(text: &str) -> String {
    text.replace(['_', '–', '—', '−'], "-")
}
