//! `planc fmt`: what it writes, what it leaves, and that nothing is lost.

mod command;
mod documents;
mod generate;
mod keywords;
mod properties;
mod space;
mod tables;

use std::collections::HashSet;

use planc::language::Language;
use planc::syntax::format::{Formatted, Keywords, Options, format};

/// A text as planc writes it in a Swedish project.
fn formatted(text: &str) -> Formatted {
    let found = format(text, Language::Sv, &Options::default());
    let again = format(&found.text, Language::Sv, &Options::default());
    assert_eq!(again, found, "what is formatted stays as it is");
    found
}

/// As [`formatted`], of a text that can be read.
fn written(text: &str) -> String {
    let found = formatted(text);
    assert_eq!(found.left, 0, "{text}");
    found.text
}

/// The text with every width that of what it holds.
fn realigned(text: &str) -> String {
    let options = Options { realign: true, keywords: None };
    let found = format(text, Language::Sv, &options).text;
    assert_eq!(format(&found, Language::Sv, &options).text, found);
    assert_eq!(written(&found), found);
    found
}

/// The text with its words in a language.
fn reworded(text: &str, numbers: Language, language: Language) -> String {
    let declared = HashSet::new();
    let options = Options { realign: false, keywords: Some(Keywords { language, declared: &declared }) };
    let found = format(text, numbers, &options);
    assert_eq!(format(&found.text, numbers, &options), found);
    assert_eq!(format(&found.text, numbers, &Options::default()), found);
    found.text
}
