//! A text as the pieces that it is written in, every line accounted for: for what moves lines from one text to another.

use super::lines::{self, Line};
use super::mend;
use super::tree::{Cell, MAX_DEPTH, Part};
use crate::text::{FileId, Span};

/// One thing that stands on a line or several of its own.
#[derive(Debug)]
pub struct Piece {
    /// What it is.
    pub form: Form,
    /// Where it stands, without the comment and the brace at its end.
    pub span: Span,
    /// The comments in it and at its end.
    pub comments: Vec<Span>,
    /// Its lines, from the start of the first to the end of the last, its line feed among them.
    pub lines: std::ops::Range<usize>,
}

/// What a piece is.
#[derive(Debug)]
pub enum Form {
    /// Words and texts; `opens` says whether a block follows.
    Statement {
        /// Runs of words, and texts, in order.
        parts: Vec<Part>,
        /// Whether it opens a block.
        opens: bool,
    },
    /// A row of a table, with what stands after its last bar.
    Row(Vec<Cell>),
    /// The brace that closes a block.
    Close,
    /// A comment by itself.
    Comment,
    /// A line that has no form, or one that is read for what it means and not as it is written.
    Unclear,
}

/// Splits a text whose lines end in line feeds. Nothing where its braces or fences do not pair, or where two pieces
/// share a line: such a text cannot be taken apart by its lines.
pub fn pieces(text: &str) -> Option<Vec<Piece>> {
    let lines = lines::split(FileId(0), text);
    let written = outline(&lines);
    let mut pieces: Vec<Piece> = Vec::with_capacity(lines.len());
    let mut depth = 0_usize;
    for line in lines {
        let piece = match line {
            Line::Statement(line) => {
                if line.open_fence.is_some() {
                    return None;
                }
                depth += usize::from(line.open.is_some());
                let end = line.comments.last().into_iter().chain(&line.open).map(|span| span.end).max();
                let end = end.unwrap_or_default().max(line.span.end);
                let clear = line.faults.is_empty();
                let form = Form::Statement { parts: line.parts, opens: line.open.is_some() };
                // A block that is opened by what cannot be read surely would hide what stands in it.
                let form = match (clear, &form) {
                    (false, Form::Statement { opens: false, .. }) => Form::Unclear,
                    (false, _) => return None,
                    (true, _) => form,
                };
                Piece { form, span: line.span, comments: line.comments, lines: whole_lines(text, line.span, end) }
            }
            Line::Row { cells, span } => {
                let lines = whole_lines(text, span, span.end);
                Piece { form: Form::Row(cells), span, comments: Vec::new(), lines }
            }
            Line::Close(span) => {
                depth = depth.checked_sub(1)?;
                Piece { form: Form::Close, span, comments: Vec::new(), lines: whole_lines(text, span, span.end) }
            }
            Line::Comment(span) => match pieces.last_mut() {
                Some(Piece { form: Form::Close, comments, lines, .. }) if lines.contains(&(span.start as usize)) => {
                    comments.push(span);
                    continue;
                }
                _ => {
                    Piece { form: Form::Comment, span, comments: vec![span], lines: whole_lines(text, span, span.end) }
                }
            },
            Line::Broken(span) => {
                if super::tree::opens(text, span) {
                    return None;
                }
                Piece { form: Form::Unclear, span, comments: Vec::new(), lines: whole_lines(text, span, span.end) }
            }
        };
        if depth > MAX_DEPTH || pieces.last().is_some_and(|before| before.lines.end > piece.lines.start) {
            return None;
        }
        pieces.push(piece);
    }
    // What is written in the manner of other notations may mean other lines than those that stand there.
    let (meant, _) = mend::mend(FileId(0), text, lines::split(FileId(0), text));
    (depth == 0 && outline(&meant) == written).then_some(pieces)
}

/// Where each line starts, and whether it opens or closes a block.
fn outline(lines: &[Line]) -> Vec<(u32, i8)> {
    let of = |line: &Line| match line {
        Line::Statement(line) => (line.span.start, i8::from(line.open.is_some())),
        Line::Close(span) => (span.start, -1),
        Line::Row { span, .. } | Line::Comment(span) | Line::Broken(span) => (span.start, 0),
    };
    lines.iter().map(of).collect()
}

fn whole_lines(text: &str, span: Span, end: u32) -> std::ops::Range<usize> {
    let start = text[..span.start as usize].rfind('\n').map_or(0, |at| at + 1);
    let last = (end as usize).max(span.start as usize);
    // A span that ends with its line feed ends there.
    let last = if last > span.start as usize && text[..last].ends_with('\n') { last - 1 } else { last };
    start..text[last..].find('\n').map_or(text.len(), |at| last + at + 1)
}
