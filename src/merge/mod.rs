//! Two versions of a plan file and what both come from, merged: items by their ids, fields by their names, rows by their
//! id and cells by their column.
//!
//! [`document`] takes a text apart into entries, each a run of whole lines; [`matching`] says which of them are the same
//! on the three sides and in what order they come, [`structure`] merges them, [`table`] the rows of a table and [`lines`]
//! what can only be merged as lines. The result is our text with their changes: what they have not touched keeps its
//! bytes.
//!
//! [`plain`](fn@plain) writes a text without its layout, for comparisons of lines.
//!
//! Nothing is merged on trust: [`proof`] reads the result again and holds each thing that it says to what the sides said
//! of it. A result that does not hold is thrown away, and the lines are merged instead; where those do not hold either,
//! all that differs is left in conflict.

mod document;
mod lines;
mod matching;
mod plain;
mod proof;
mod structure;
mod table;

use crate::language::Language;
use crate::syntax::format;

use document::Document;

pub use plain::plain;

/// How a merge is written.
#[derive(Clone, Debug)]
pub struct Style {
    /// The language whose numbers the project holds, for the width of columns.
    pub language: Language,
    /// How many characters the marks of a conflict have. Git asks for 7 by default.
    pub marker: usize,
    /// Whether what both sides come from is shown in a conflict.
    pub base: bool,
    /// What the sides are called in the marks: what both come from, ours, theirs.
    pub labels: [String; 3],
}

impl Default for Style {
    fn default() -> Self {
        let labels = ["base", "ours", "theirs"].map(str::to_owned);
        Style { language: Language::default(), marker: 7, base: false, labels }
    }
}

/// A merged text.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Merged {
    /// The whole text, marks of conflicts among it.
    pub text: String,
    /// How many places are in conflict.
    pub conflicts: usize,
    /// Whether it was merged by what it says, and not by its lines alone.
    pub structured: bool,
}

/// Merges two versions of a text with what both come from. Never fails.
pub fn merge(base: &str, ours: &str, theirs: &str, style: &Style) -> Merged {
    let whole = |text: &str| Merged { text: text.to_owned(), conflicts: 0, structured: true };
    if theirs == base || ours == theirs {
        return whole(ours);
    }
    if ours == base {
        return whole(theirs);
    }
    let ends = [base, ours, theirs].map(Ends::of);
    let [Some(b), Some(o), Some(t)] = &ends else {
        return by_lines([base, ours, theirs], style);
    };
    let resolved = Ends {
        marked: three_way(b.marked, o.marked, t.marked),
        returns: three_way(b.returns, o.returns, t.returns),
        closed: three_way(b.closed, o.closed, t.closed),
    };
    let texts = [base, ours, theirs].map(with_line_feeds);
    let merged = sides(texts.each_ref().map(String::as_str), style);
    Merged { text: resolved.put_on(merged.text), ..merged }
}

/// A text that is no text is merged by its lines, byte for byte.
pub fn merge_bytes(base: &[u8], ours: &[u8], theirs: &[u8], style: &Style) -> (Vec<u8>, usize) {
    let texts = [base, ours, theirs].map(|bytes| std::str::from_utf8(bytes));
    if let [Ok(base), Ok(ours), Ok(theirs)] = texts {
        let merged = merge(base, ours, theirs, style);
        return (merged.text.into_bytes(), merged.conflicts);
    }
    // Each byte stands for itself; labels are written as the bytes that they are.
    let letters = [base, ours, theirs].map(|bytes| bytes.iter().map(|byte| char::from(*byte)).collect::<String>());
    let labels = style.labels.clone().map(|label| label.bytes().map(char::from).collect());
    let [base, ours, theirs] = letters.each_ref().map(String::as_str);
    let merged = by_lines([base, ours, theirs], &Style { labels, ..style.clone() });
    (merged.text.chars().map(|letter| letter as u32 as u8).collect(), merged.conflicts)
}

/// Merges texts whose lines end in line feeds, the last one among them.
fn sides(texts: [&str; 3], style: &Style) -> Merged {
    let [Some(base), Some(ours), Some(theirs)] = texts.map(Document::read) else {
        return by_lines(texts, style);
    };
    let documents = [&base, &ours, &theirs];
    let holds = |text: &str| Document::read(text).is_some_and(|result| proof::holds(documents, &result));
    let (text, conflicts) = structure::merge(documents, style);
    if conflicts > 0 {
        return Merged { text, conflicts, structured: true };
    }
    if holds(&text) {
        let text = laid_out(texts[1], text, style.language);
        return Merged { text, conflicts: 0, structured: true };
    }
    let merged = by_lines(texts, style);
    if merged.conflicts > 0 || holds(&merged.text) {
        return merged;
    }
    let (text, conflicts) = lines::conflict(texts, style);
    Merged { text, conflicts, structured: false }
}

fn by_lines(texts: [&str; 3], style: &Style) -> Merged {
    let (text, conflicts) = lines::merge(texts, style);
    Merged { text, conflicts, structured: false }
}

/// The result in the layout that our text has, where that is planc's own.
fn laid_out(ours: &str, merged: String, language: Language) -> String {
    let options = format::Options::default();
    if format::format(ours, language, &options).text != ours {
        return merged;
    }
    format::format(&merged, language, &options).text
}

/// What comes of a thing that three sides say. Where all differ, ours.
fn three_way<T: PartialEq>(base: T, ours: T, theirs: T) -> T {
    if ours == base { theirs } else { ours }
}

/// How the lines of a text end, and how it starts.
struct Ends {
    /// It starts with a byte order mark.
    marked: bool,
    /// Its lines end in carriage returns.
    returns: bool,
    /// Its last line is ended.
    closed: bool,
}

impl Ends {
    /// Nothing for a text whose lines end now so, now so.
    fn of(text: &str) -> Option<Ends> {
        let pairs = text.matches("\r\n").count();
        let uniform = text.matches('\r').count() == pairs && (pairs == 0 || pairs == text.matches('\n').count());
        let closed = text.is_empty() || text.ends_with('\n');
        uniform.then(|| Ends { marked: text.starts_with('\u{feff}'), returns: pairs > 0, closed })
    }

    fn put_on(&self, mut text: String) -> String {
        if !self.closed && text.ends_with('\n') {
            text.pop();
        }
        let text = if self.returns { text.replace('\n', "\r\n") } else { text };
        if self.marked { format!("\u{feff}{text}") } else { text }
    }
}

fn with_line_feeds(text: &str) -> String {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text).replace("\r\n", "\n");
    if text.is_empty() || text.ends_with('\n') { text } else { text + "\n" }
}
