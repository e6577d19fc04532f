//! A text, written the one way: `planc fmt`.
//!
//! What is written anew is the space between the words of a file, and a short list of marks and words
//! (`docs/formatting.md`); every other byte is copied from the source. [`layout`] walks over the file's lines and says
//! what each is and how deep it stands, [`statement`] and [`table`] write them, [`words`] and [`question`] write the
//! words of values.
//!
//! Invariants, held by tests: a text that is formatted is not changed by being formatted again; it resolves to the same
//! model; no comment is lost. What cannot be read is copied byte for byte.

mod columns;
mod layout;
mod question;
mod statement;
mod table;
mod words;

use std::borrow::Cow;
use std::collections::HashSet;

use super::tree::{self, Node, Part, Statement, TextLiteral};
use crate::language::Language;
use crate::text::FileId;
use crate::vocabulary::{FieldName, Keyword, keyword_anywhere};

/// What to do beyond the spacing.
#[derive(Clone, Copy, Default)]
pub struct Options<'a> {
    /// Gives every table and every group of fields the widths that they need, and not those that they have.
    pub realign: bool,
    /// Writes the words of the plan in a language.
    pub keywords: Option<Keywords<'a>>,
}

/// In which language the words of a plan are to be written.
#[derive(Clone, Copy)]
pub struct Keywords<'a> {
    /// The language.
    pub language: Language,
    /// The words that the project declares itself (composed). They are its own, also where they are spelt as planc's.
    pub declared: &'a HashSet<String>,
}

/// A text that has been formatted.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Formatted {
    /// The whole text.
    pub text: String,
    /// How many places could not be read, and were left as they were.
    pub left: usize,
}

/// Writes a text the one way. `language` is the project's, whose numbers it holds. Never fails.
pub fn format(text: &str, language: Language, options: &Options<'_>) -> Formatted {
    let (mark, body) = match text.strip_prefix('\u{feff}') {
        Some(body) => ("\u{feff}", body),
        None => ("", text),
    };
    let ends = body.matches('\n').count();
    let carriage_returns = ends > 0 && body.matches("\r\n").count() == ends;
    let body = with_line_feeds(body);
    let (written, left) = layout::write(&body, language, options);
    // What the file says comes before how it looks.
    if !same_text(&body, &written, options.keywords.is_some()) {
        return Formatted { text: text.to_owned(), left: left.max(1) };
    }
    let written = if carriage_returns { written.replace('\n', "\r\n") } else { written };
    Formatted { text: format!("{mark}{written}"), left }
}

/// Every line ended by a line feed.
fn with_line_feeds(text: &str) -> Cow<'_, str> {
    if !text.contains('\r') {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len());
    for line in text.split_inclusive('\n') {
        match line.strip_suffix('\n') {
            Some(line) => {
                out.push_str(&line.trim_end_matches('\r').replace('\r', "\n"));
                out.push('\n');
            }
            None => out.push_str(&line.replace('\r', "\n")),
        }
    }
    Cow::Owned(out)
}

/// Whether two texts have the same statements and tables, and the same words in their texts. The words of questions
/// may be others where words were to be written in another language.
fn same_text(one: &str, other: &str, reworded: bool) -> bool {
    let (first, _) = tree::parse(FileId(0), one);
    let (second, _) = tree::parse(FileId(0), other);
    let asks = |statement: &Statement| match statement.parts.first() {
        Some(Part::Raw(raw)) if reworded => {
            let word = one.get(raw.range()).and_then(keyword_anywhere);
            matches!(word, Some((Keyword::Field(FieldName::Query), _)))
        }
        _ => false,
    };
    same_nodes(&first.nodes, &second.nodes, &asks)
}

fn same_nodes(one: &[Node], other: &[Node], asks: &dyn Fn(&Statement) -> bool) -> bool {
    let text = |part: &Part| match part {
        Part::Raw(_) => None,
        Part::Text(TextLiteral { content, fenced, .. }) => Some((content.clone(), *fenced)),
    };
    one.len() == other.len()
        && one.iter().zip(other).all(|pair| match pair {
            (Node::Row(one), Node::Row(other)) => one.cells.len() == other.cells.len(),
            (Node::Statement(one), Node::Statement(other)) => {
                let same = |(one, other): (&Part, &Part)| text(one) == text(other);
                one.parts.len() == other.parts.len()
                    && (asks(one) || one.parts.iter().zip(&other.parts).all(same))
                    && one.open_fence.is_some() == other.open_fence.is_some()
                    && match (&one.block, &other.block) {
                        (Some(one), Some(other)) => same_nodes(&one.nodes, &other.nodes, asks),
                        (None, None) => true,
                        _ => false,
                    }
            }
            _ => false,
        })
}

/// The spaces that set words apart in a line. The second invisible one starts some files, and is pasted into others.
fn is_space(letter: char) -> bool {
    matches!(letter, ' ' | '\t' | '\u{a0}' | '\u{202f}' | '\u{feff}')
}
