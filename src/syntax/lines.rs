//! The grammar's lines as plain data: where pest ends.

use pest::Parser;
use pest::iterators::Pair;
use pest_derive::Parser;

use super::tree::{Cell, Part, TextLiteral};
use crate::text::{FileId, Span};

#[derive(Parser)]
#[grammar = "../grammar/plan.pest"]
struct PlanParser;

/// One line of a file, or several where a fence or a comma continues it.
pub(super) enum Line {
    Statement(StatementLine),
    Row {
        cells: Vec<Cell>,
        span: Span,
    },
    Close(Span),
    /// No form at all: an unclosed quotation mark, or stray characters.
    Broken(Span),
}

pub(super) struct StatementLine {
    pub(super) parts: Vec<Part>,
    /// The brace that opens a block.
    pub(super) open: Option<Span>,
    /// The opener of a fence that nobody closed.
    pub(super) open_fence: Option<Span>,
    pub(super) span: Span,
}

/// Splits a text into lines. Comments and empty lines are left out.
pub(super) fn split(file: FileId, text: &str) -> Vec<Line> {
    let Ok(mut pairs) = PlanParser::parse(Rule::file, text) else {
        // The grammar accepts every text: `broken` takes what no other line does. Should that ever not hold,
        // the whole file is one broken line, and the writer is told.
        return vec![Line::Broken(Span::new(file, 0, text.len()))];
    };
    let Some(whole) = pairs.next() else {
        return Vec::new();
    };
    let mut lines = Vec::new();
    for pair in whole.into_inner() {
        let span = span_of(file, &pair);
        match pair.as_rule() {
            Rule::statement => lines.push(Line::Statement(statement(file, pair))),
            Rule::row => {
                let cells = pair.into_inner().map(|cell| read_cell(file, &cell)).collect();
                lines.push(Line::Row { cells, span });
            }
            Rule::close => lines.push(Line::Close(Span { end: span.start + 1, ..span })),
            Rule::broken => lines.push(Line::Broken(trimmed(file, pair.as_str(), span.start as usize))),
            Rule::comment | Rule::EOI => {}
            Rule::file
            | Rule::line
            | Rule::part
            | Rule::word
            | Rule::word_piece
            | Rule::plain
            | Rule::inner_brace
            | Rule::inner_comma
            | Rule::continuation
            | Rule::open
            | Rule::string
            | Rule::string_text
            | Rule::escape
            | Rule::pasted_string
            | Rule::pasted_text
            | Rule::quoted
            | Rule::quoted_text
            | Rule::fence
            | Rule::fence_text
            | Rule::fence_end
            | Rule::open_fence
            | Rule::open_text
            | Rule::open_line
            | Rule::fence_line
            | Rule::cell
            | Rule::cell_link
            | Rule::space
            | Rule::newline
            | Rule::end => {}
        }
    }
    lines
}

fn span_of(file: FileId, pair: &Pair<'_, Rule>) -> Span {
    let span = pair.as_span();
    Span::new(file, span.start(), span.end())
}

fn trimmed(file: FileId, text: &str, start: usize) -> Span {
    let lead = text.len() - text.trim_start().len();
    Span::new(file, start + lead, start + lead + text.trim().len())
}

fn statement(file: FileId, pair: Pair<'_, Rule>) -> StatementLine {
    let mut line = StatementLine { parts: Vec::new(), open: None, open_fence: None, span: span_of(file, &pair) };
    let mut end = line.span.start;
    let mut joins = false;
    for pair in pair.into_inner() {
        let span = span_of(file, &pair);
        let rule = pair.as_rule();
        match rule {
            Rule::word => match line.parts.last_mut() {
                Some(Part::Raw(raw)) if joins => *raw = raw.to(span),
                _ => line.parts.push(Part::Raw(span)),
            },
            Rule::string | Rule::pasted_string | Rule::quoted => {
                if let Some(inner) = pair.into_inner().next() {
                    line.parts.push(Part::Text(string(file, &inner, span)));
                }
            }
            Rule::fence | Rule::open_fence => {
                if rule == Rule::open_fence {
                    line.open_fence = Some(Span::new(file, span.start as usize, span.start as usize + 3));
                }
                if let Some(inner) = pair.into_inner().next() {
                    let raw = inner.as_str();
                    let text = if rule == Rule::open_fence { raw.trim_start_matches(['\r', '\n']) } else { raw };
                    let start = inner.as_span().end() - text.len();
                    line.parts.push(Part::Text(fence(file, text, start, span)));
                }
            }
            Rule::continuation => {
                let comma = Span::new(file, span.start as usize, span.start as usize + 1);
                match line.parts.last_mut() {
                    Some(Part::Raw(raw)) => *raw = raw.to(comma),
                    _ => line.parts.push(Part::Raw(comma)),
                }
            }
            Rule::open => {
                line.open = Some(span);
                continue;
            }
            _ => continue,
        }
        // Words stand in one run until a text or a continued line comes between.
        joins = rule == Rule::word;
        end = span.end;
    }
    line.span.end = end.max(line.span.start);
    line
}

/// A string on one line: `\"` and `\\` are taken for what they stand for, any other backslash is itself.
fn string(file: FileId, inner: &Pair<'_, Rule>, span: Span) -> TextLiteral {
    let raw = inner.as_str();
    let start = inner.as_span().start();
    let mut literal =
        TextLiteral { content: String::with_capacity(raw.len()), origins: Vec::new(), span, fenced: false };
    literal.push(raw, start, |next| matches!(next, '"' | '\\'));
    literal.span = Span { file, ..span };
    literal
}

/// The text of a fence, its common indentation removed. Blank lines count for nothing in that.
fn fence(_file: FileId, raw: &str, start: usize, span: Span) -> TextLiteral {
    let indentation = |line: &str| line.len() - line.trim_start_matches([' ', '\t', '\u{a0}']).len();
    let common = raw.lines().filter(|line| !line.trim().is_empty()).map(indentation).min().unwrap_or(0);
    let mut literal =
        TextLiteral { content: String::with_capacity(raw.len()), origins: Vec::new(), span, fenced: true };
    let mut at = start;
    for line in raw.split_inclusive('\n') {
        let text = line.trim_end_matches(['\n', '\r']);
        let cut = common.min(indentation(text));
        literal.origins.push((literal.content.len() as u32, (at + cut) as u32));
        literal.content.push_str(text[cut..].trim_end());
        literal.content.push('\n');
        at += line.len();
    }
    let kept = literal.content.trim_end().len();
    literal.content.truncate(kept);
    literal
}

/// A cell: white space around it gone, `\|` a bar.
fn read_cell(file: FileId, pair: &Pair<'_, Rule>) -> Cell {
    let span = trimmed(file, pair.as_str(), pair.as_span().start());
    let raw = pair.as_str().trim();
    let mut text = TextLiteral { content: String::with_capacity(raw.len()), origins: Vec::new(), span, fenced: false };
    text.push(raw, span.start as usize, |next| next == '|');
    Cell { text, span }
}
