//! Statements: a declaration, a field, a text, as they are written.

use unicode_width::UnicodeWidthStr;

use super::columns::GAP;
use super::is_space;
use super::layout::{Holder, Layout};
use crate::syntax::lines::{self, StatementLine};
use crate::syntax::tree::Part;
use crate::text::Span;
use crate::vocabulary::phrases::BELONGS_TO;
use crate::vocabulary::{ConceptName, FieldType, FieldUse, Keyword, keyword, prefix};

/// How far the lines of a declaration that goes on stand in from it.
const CONTINUED: usize = 4;

/// A statement as it is written.
pub(super) struct Written {
    pub field: Option<Field>,
    /// The value of a field, or the whole of another statement; further lines of it where a comma continues it.
    pub lines: Vec<String>,
    /// The text of a fence, without its marks.
    pub fence: Option<String>,
    pub opens: bool,
}

/// The word of a field.
pub(super) struct Field {
    pub word: String,
    pub has_value: bool,
    /// The spaces between the word and its value in the source, where nothing but spaces stands there.
    pub gap: Option<usize>,
    /// Whether the word is another than in the source.
    pub reworded: bool,
}

/// A part of a statement, as it is written.
struct Piece {
    start: usize,
    end: usize,
    text: String,
    quoted: bool,
}

impl Written {
    /// A statement that is copied.
    pub fn as_it_is(text: String) -> Self {
        Written { field: None, lines: vec![text], fence: None, opens: false }
    }

    /// Writes the statement, without a line's end. The value of a field starts in `column`, if its word leaves room.
    pub fn write(&self, indent: usize, column: usize, out: &mut String) {
        let margin = " ".repeat(indent);
        out.push_str(&margin);
        let mut inner = indent + CONTINUED;
        if let Some(field) = &self.field {
            out.push_str(&field.word);
            let width = field.word.width();
            let single = self.fence.is_some() || self.opens;
            let gap = if single { 1 } else { column.max(width + GAP) - width };
            inner = indent + width + gap;
            if field.has_value && !self.lines.is_empty() {
                out.push_str(&" ".repeat(gap));
            }
        }
        for (at, line) in self.lines.iter().enumerate() {
            if at > 0 {
                out.push('\n');
                if !line.is_empty() {
                    out.push_str(&" ".repeat(inner));
                }
            }
            out.push_str(line);
        }
        if self.opens {
            out.push_str(" {");
        }
        if let Some(text) = &self.fence {
            let alone = self.field.is_none() && self.lines.is_empty();
            let base = match self.lines.len() {
                0 | 1 if alone => indent,
                0 | 1 => indent + 2,
                _ => inner,
            };
            out.push_str(if alone { "\"\"\"\n" } else { " \"\"\"\n" });
            shifted(text, base, out);
            out.push_str(&" ".repeat(base));
            out.push_str("\"\"\"");
        }
    }
}

/// Writes the lines of a fence's text with another common indentation. Everything after it is copied.
fn shifted(text: &str, base: usize, out: &mut String) {
    let common = lines::common_indentation(text);
    for line in text.split_inclusive('\n') {
        if line.trim().is_empty() {
            out.push_str(line);
        } else {
            out.push_str(&" ".repeat(base));
            out.push_str(&line[lines::indentation_of(line, common)..]);
        }
    }
}

/// What a statement says.
enum Role {
    BelongsTo,
    Declaration(ConceptName),
    Field(&'static FieldUse),
    Text,
    Unknown,
}

impl Layout<'_> {
    /// A statement as it is written, the block that it opens, and where its last word ends.
    pub fn statement(&mut self, line: &StatementLine) -> (Written, Option<Holder>, usize) {
        let (role, word, len) = self.role(line);
        let fence = line.parts.iter().find_map(|part| match part {
            Part::Text(text) if text.fenced && self.slice(text.span).contains('\n') => Some(text.span),
            _ => None,
        });
        let mut pieces = match role {
            Role::Unknown => self.copied(line, fence),
            _ => self.pieces(line, fence, &role, len),
        };
        let start = line.span.start as usize;
        let value_start = pieces.first().map(|piece| piece.start);
        let gap = value_start.and_then(|value| {
            let gap = self.text.get(start + len..value)?;
            gap.bytes().all(|byte| byte == b' ').then_some(gap.len())
        });
        let end = [pieces.last().map(|piece| piece.end), fence.map(|span| span.end as usize)];
        let end = end.into_iter().flatten().chain([start + len]).max().unwrap_or(start);
        let end = line.open.map_or(end, |open| open.end as usize);
        let is_field = matches!(role, Role::Field(..));
        if !is_field && !word.is_empty() {
            pieces.insert(0, Piece { start, end: start + len, text: word.clone(), quoted: false });
        }
        let mut lines = self.joined(&pieces);
        if let Role::Field(FieldUse { kind: FieldType::Query, .. }) = role
            && let [only] = lines.as_mut_slice()
        {
            *only = self.words.query(only);
        }
        let has_value = !pieces.is_empty();
        let reworded = self.words.take_reworded();
        let field = is_field.then_some(Field { word, has_value, gap, reworded });
        if matches!(role, Role::Unknown) {
            self.left += 1;
        }
        let holder = line.open.map(|_| match role {
            Role::Declaration(concept) => Holder::new(Some(concept), pieces.len() == 1 && fence.is_none()),
            _ => Holder::new(None, false),
        });
        let fence = fence.map(|span| fence_text(self.slice(span)).to_owned());
        (Written { field, lines, fence, opens: line.open.is_some() }, holder, end)
    }

    /// What a statement says, its first word as it is written, and the bytes that it takes.
    fn role(&mut self, line: &StatementLine) -> (Role, String, usize) {
        let nothing = |role| (role, String::new(), 0);
        let in_table = self.holders.last_mut().is_some_and(|holder| holder.no_table());
        let place = match self.holders.last() {
            None => None,
            Some(Holder { concept: Some(concept), .. }) if !in_table => Some(*concept),
            Some(_) => return nothing(Role::Unknown),
        };
        let raw = match line.parts.first() {
            Some(Part::Raw(raw)) => *raw,
            Some(Part::Text(_)) if place.is_some() => return nothing(Role::Text),
            _ => return nothing(Role::Unknown),
        };
        let text = self.slice(raw);
        if place.is_none()
            && let Some((len, written)) = self.belongs_to(text)
        {
            return (Role::BelongsTo, written, len);
        }
        match keyword(place, text) {
            Some((Keyword::Concept(word), len)) => {
                let alone = len == text.len() && line.parts.len() == 1 && line.open.is_some();
                (Role::Declaration(word.concept), self.words.concept(word, &text[..len], alone), len)
            }
            Some((Keyword::Field(name), len)) => match place.and_then(|place| place.concept().field(name)) {
                Some(field) => (Role::Field(field), self.words.field(name, &text[..len]), len),
                None => nothing(Role::Unknown),
            },
            None => nothing(Role::Unknown),
        }
    }

    fn belongs_to(&self, text: &str) -> Option<(usize, String)> {
        let names = &BELONGS_TO[0];
        let len = names.iter().copied().flatten().find_map(|name| prefix(text, name))?;
        let ends = text[len..].is_empty() || text[len..].starts_with(is_space);
        ends.then(|| (len, self.words.spelt(names, &text[..len])))
    }

    /// A statement that makes no sense is copied up to its fence or its brace.
    fn copied(&self, line: &StatementLine, fence: Option<Span>) -> Vec<Piece> {
        let (Some(first), Some(last)) = (line.parts.first(), line.parts.last()) else {
            return Vec::new();
        };
        let start = first.span().start as usize;
        let end = fence.map_or(last.span().end, |fence| fence.start) as usize;
        let text = self.text[start..end].trim_end_matches(|letter| is_space(letter) || letter == '\n');
        let piece = Piece { start, end: start + text.len(), text: text.to_owned(), quoted: false };
        Some(piece).filter(|piece| !piece.text.is_empty()).into_iter().collect()
    }

    /// The parts of a statement after its word, but for its fence.
    fn pieces(&self, line: &StatementLine, fence: Option<Span>, role: &Role, len: usize) -> Vec<Piece> {
        let mut pieces = Vec::with_capacity(line.parts.len());
        for (at, part) in line.parts.iter().enumerate() {
            let span = part.span();
            if Some(span) == fence {
                continue;
            }
            let (start, end) = (span.start as usize, span.end as usize);
            match part {
                Part::Raw(_) => {
                    let skip = if at == 0 { len } else { 0 };
                    let raw = &self.text[start + skip..end];
                    let start = end - raw.trim_start_matches(is_space).len();
                    let raw = raw.trim_matches(is_space);
                    if raw.is_empty() {
                        continue;
                    }
                    let text = match role {
                        Role::Field(field) => {
                            let first = !pieces.iter().any(|piece: &Piece| !piece.quoted);
                            self.words.raw(field, raw, first)
                        }
                        Role::Declaration(_) | Role::BelongsTo => self.words.name(raw),
                        Role::Text | Role::Unknown => raw.to_owned(),
                    };
                    pieces.push(Piece { start, end: start + raw.len(), text, quoted: false });
                }
                Part::Text(_) => {
                    pieces.push(Piece { start, end, text: straight(self.slice(span)), quoted: true });
                }
            }
        }
        pieces
    }

    /// The pieces with a space between them, in lines where a comma continues them.
    fn joined(&self, pieces: &[Piece]) -> Vec<String> {
        let mut lines: Vec<String> = Vec::new();
        let mut before: Option<&Piece> = None;
        for piece in pieces {
            let Some(last) = before.replace(piece) else {
                lines.push(piece.text.clone());
                continue;
            };
            let between = &self.text[last.end..piece.start];
            if between.contains('\n') {
                self.continued(between, &mut lines);
                lines.push(piece.text.clone());
                continue;
            }
            let tight = last.quoted && !piece.quoted && (between.is_empty() || piece.text.starts_with(','));
            if let Some(line) = lines.last_mut() {
                if !tight {
                    line.push(' ');
                }
                line.push_str(&piece.text);
            }
        }
        lines
    }

    /// Comments and blank lines after a comma.
    fn continued(&self, between: &str, lines: &mut Vec<String>) {
        let mut parts = between.split('\n').map(|part| part.trim_matches(is_space));
        if let (Some(comment), Some(line)) = (parts.next().filter(|part| !part.is_empty()), lines.last_mut()) {
            line.push_str("  ");
            line.push_str(comment);
        }
        let rest: Vec<&str> = parts.collect();
        for part in &rest[..rest.len().saturating_sub(1)] {
            let twice = part.is_empty() && lines.last().is_some_and(String::is_empty);
            if !twice {
                lines.push((*part).to_owned());
            }
        }
    }
}

/// What stands between the marks of a fence, without the last mark's own indentation.
fn fence_text(fence: &str) -> &str {
    let start = fence.find('\n').map_or(fence.len(), |at| at + 1);
    let end = fence.rfind('\n').map_or(fence.len(), |at| at + 1);
    fence.get(start..end).unwrap_or_default()
}

/// A text in quotes, the quotes straight ones. What they would take for an escape keeps its own.
fn straight(text: &str) -> String {
    let mut letters = text.chars();
    let (first, last) = (letters.next(), letters.next_back());
    let inner = letters.as_str();
    let curly = |mark: Option<char>| matches!(mark, Some('”' | '“' | '„'));
    let escapes = inner.len() - inner.trim_end_matches('\\').len();
    if (curly(first) || curly(last)) && escapes.is_multiple_of(2) { format!("\"{inner}\"") } else { text.to_owned() }
}
