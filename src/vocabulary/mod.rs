//! The one table of words: every concept and field, its type, its names in each language, a line of help.
//!
//! Lowering, messages, did-you-mean, CSV, JSON, the schema and the language reference read this table
//! and nothing else. A new field is a new row; a new concept is a row and its use in [`crate::model`];
//! a new keyword language is a new column.
//!
//! Invariants, held by tests: a concept word is never a field word; under one parent no word means two
//! things, in any language.

mod concepts;
mod fields;
mod lookup;
pub mod phrases;
mod words;

pub use concepts::{CONCEPTS, Concept, ConceptName, FieldUse, IdRule, PARTY, Preset, REPORTED};
pub use fields::{FIELDS, Field, FieldName, FieldType};
pub use lookup::{
    ConceptWord, Keyword, fold, homes, is_unseen, keyword, keyword_anywhere, keywords_under, plain_hyphen, prefix,
    words_of,
};
pub use words::{BuiltinWord, WordKind, builtin_words};

use crate::language::Language;

/// Names of one thing: a column for each language, the first name of a column is the one that planc writes.
pub type Names = [&'static [&'static str]; 2];

/// One text for each language.
pub type Help = [&'static str; 2];

/// Header of a table's column of ids.
pub const ID_WORDS: Names = [&["id"], &["id"]];

/// Header of a table's column of titles.
pub const TITLE_WORDS: Names = [&["titel", "rubrik"], &["title", "heading"]];

/// The name that planc writes in `language`.
pub fn canonical(names: &Names, language: Language) -> &'static str {
    names[language.index()][0]
}
