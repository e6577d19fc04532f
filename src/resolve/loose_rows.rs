//! Rows as they are pasted: cells set apart by tabs, or without the bars at the ends; and which cell a row lacks.

use super::draft::Reader;
use super::names::is_id;
use super::table::Header;
use crate::diagnostic::{Code, Diagnostic, FixKind, report_once};
use crate::syntax::{Block, Cell, Node, Row, Statement, TextLiteral};
use crate::text::Span;
use crate::vocabulary::{FieldType, ID_WORDS, TITLE_WORDS, fold};

/// A line that is a row but for its bars.
pub(super) struct LooseRow {
    pub(super) row: Row,
    help: &'static str,
    edits: Vec<(Span, String)>,
}

impl Reader<'_> {
    /// Whether a block is a table: its first line is a row, or would be with its bars.
    pub(super) fn is_table(&self, block: Option<&Block>) -> bool {
        match block.and_then(|block| block.nodes.first()) {
            Some(Node::Row(_)) => true,
            Some(Node::Statement(statement)) => self.loose_row(statement, 0).is_some_and(|loose| {
                let names = [&ID_WORDS, &TITLE_WORDS];
                loose.row.cells.iter().any(|cell| {
                    let folded = fold(&cell.text.content);
                    names.iter().any(|names| names.iter().copied().flatten().any(|name| *name == folded))
                })
            }),
            None => false,
        }
    }

    /// The row that a line would be with bars, at least as many cells as the header has.
    pub(super) fn loose_row(&self, statement: &Statement, least: usize) -> Option<LooseRow> {
        if statement.block.is_some() {
            return None;
        }
        // A comment after the words is no cell.
        let start = statement.span.start as usize;
        let line = self.source.get(start..)?.lines().next().unwrap_or_default();
        let words = (statement.span.end - statement.span.start) as usize;
        let line = match line.split_at_checked(words) {
            Some((words, rest)) if rest.trim_start().starts_with('#') => words,
            _ => line,
        };
        let at = |from: usize, to: usize| Span::new(self.file, start + from, start + to);
        let mut edits = vec![(at(0, 0), "| ".to_owned())];
        let bars = line.contains('|');
        if !bars && !line.contains('\t') {
            return None;
        }
        let mut cells = Vec::new();
        let mut from = 0;
        for piece in line.split(if bars { '|' } else { '\t' }) {
            cells.push(self.loose_cell(at(from, from + piece.len())));
            from += piece.len() + 1;
            if !bars && from <= line.len() {
                edits.push((at(from - 1, from), " | ".to_owned()));
            }
        }
        let closed = bars && line.trim_end().ends_with('|');
        if closed {
            cells.pop();
        } else {
            let more = if bars { 0 } else { least.saturating_sub(cells.len()) };
            let end = line.trim_end_matches([' ', '\r']).len();
            edits.push((at(end, line.len()), format!("{} |", " | ".repeat(more))));
            cells.extend((0..more).map(|_| self.loose_cell(at(end, end))));
        }
        let row = Row { cells, span: at(0, line.trim_end().len()) };
        Some(LooseRow { row, help: if bars { "bars" } else { "tabs" }, edits })
    }

    fn loose_cell(&self, span: Span) -> Cell {
        let raw = self.text(span);
        let lead = raw.len() - raw.trim_start().len();
        let span = span.slice(if raw.trim().is_empty() { 0 } else { lead }, raw.trim().len());
        let content = raw.trim().to_owned();
        Cell { text: TextLiteral { content, origins: vec![(0, span.start)], span, fenced: false }, span }
    }

    /// Says that a row lacks its bars, and gives it.
    pub(super) fn barred(&mut self, loose: LooseRow) -> Row {
        let span = loose.row.span;
        let diagnostic = Diagnostic::new(Code::WrittenOtherwise, span).with("text", self.text(span)).help(loose.help);
        report_once(&mut self.drafts.diagnostics, diagnostic.fix(FixKind::Form, loose.edits));
        loose.row
    }
}

/// What a row of too few or too many cells most likely lacks or has too much, as advice; the plain advice where
/// several things are as likely.
pub(super) fn likely(diagnostic: Diagnostic, cells: &[Cell], headers: &[Header], names: &[String]) -> Diagnostic {
    let texts: Vec<&str> = cells.iter().map(|cell| cell.text.content.as_str()).collect();
    if texts.len() + 1 == headers.len() {
        let fits = |gap: &usize| {
            let before = texts[..*gap].iter().zip(headers).all(|(text, header)| header_takes(header, text));
            let after = texts[*gap..].iter().zip(&headers[gap + 1..]).all(|(text, header)| header_takes(header, text));
            before && after && !matches!(headers[*gap], Header::Id)
        };
        let gaps: Vec<usize> = (0..headers.len()).filter(fits).collect();
        return match gaps.as_slice() {
            [gap] => diagnostic.with("column", names.get(*gap).map_or("", String::as_str)).help("lost"),
            _ => diagnostic,
        };
    }
    if let Some((left, right)) = decimals(&texts, headers) {
        return diagnostic.with("left", left).with("right", right).help("decimals");
    }
    if texts.len() != headers.len() + 1 {
        return diagnostic;
    }
    let whole = |at: usize, text: Option<&str>| {
        let rest = texts[..at]
            .iter()
            .copied()
            .chain(text)
            .chain(texts[at + 1 + usize::from(text.is_some())..].iter().copied());
        rest.zip(headers).all(|(text, header)| header_takes(header, text))
    };
    let empty: Vec<usize> = (0..texts.len()).filter(|at| texts[*at].is_empty() && whole(*at, None)).collect();
    let joined: Vec<usize> = (0..texts.len() - 1)
        .filter(|at| is_text(headers.get(*at)) && !texts[*at].is_empty() && !texts[at + 1].is_empty())
        .filter(|at| !is_figure(texts[at + 1]) && whole(*at, Some(texts[*at])))
        .collect();
    match (empty.as_slice(), joined.as_slice()) {
        ([at], []) => diagnostic.with("next", texts.get(at + 1).copied().unwrap_or_default()).help("extra"),
        ([], [at]) => diagnostic.with("left", texts[*at]).with("right", texts[at + 1]).help("bar"),
        _ => diagnostic,
    }
}

/// The first number of a row whose numbers have all been cut at their decimal sign.
fn decimals<'a>(texts: &[&'a str], headers: &[Header]) -> Option<(&'a str, &'a str)> {
    let figures = headers.iter().filter(|header| takes_figures(header)).count();
    if figures == 0 || texts.len() != headers.len() + figures {
        return None;
    }
    let whole = |text: &str| {
        let digits = text.trim_start_matches(['-', '–', '−']);
        !digits.is_empty() && digits.chars().all(|digit| digit.is_ascii_digit() || digit.is_whitespace())
    };
    let mut at = 0;
    let mut first = None;
    for header in headers {
        if takes_figures(header) {
            let (left, right) = (texts.get(at)?, texts.get(at + 1)?);
            if !whole(left) || right.len() > 2 || right.is_empty() || !right.bytes().all(|byte| byte.is_ascii_digit()) {
                return None;
            }
            first.get_or_insert((*left, *right));
            at += 2;
        } else {
            if !header_takes(header, texts.get(at)?) {
                return None;
            }
            at += 1;
        }
    }
    first
}

fn takes_figures(header: &Header) -> bool {
    matches!(header, Header::Field { field, .. } if matches!(field.kind, FieldType::Series | FieldType::Cells))
}

fn is_text(header: Option<&Header>) -> bool {
    match header {
        Some(Header::Title) => true,
        Some(Header::Field { field, .. }) => matches!(field.kind, FieldType::Prose | FieldType::Line),
        _ => false,
    }
}

/// Whether a cell can stand under a header, as far as its form tells.
fn header_takes(header: &Header, text: &str) -> bool {
    match header {
        Header::Id => is_id(text),
        Header::Title => !is_figure(text),
        Header::Field { field, .. } => match field.kind {
            FieldType::Series | FieldType::Cells => text.is_empty() || is_figure(text) || says_nothing(text),
            FieldType::Number | FieldType::Percent | FieldType::Amount | FieldType::Date | FieldType::Period => {
                text.is_empty() || text.contains(|digit: char| digit.is_ascii_digit())
            }
            FieldType::Line => true,
            _ => !is_figure(text),
        },
        Header::Unknown => true,
    }
}

/// Whether a text starts as a number does.
fn is_figure(text: &str) -> bool {
    let words =
        ["minst ", "högst ", "under ", "över ", "at least ", "at most ", "below ", "above ", "<", ">", "≤", "≥"];
    let rest = words.iter().find_map(|word| text.strip_prefix(word)).unwrap_or(text);
    rest.trim_start_matches(['-', '–', '−', '+', '=', ' ']).starts_with(|digit: char| digit.is_ascii_digit())
}

/// Whether a text is one of the words and signs that stand in a number's place.
fn says_nothing(text: &str) -> bool {
    let start = text.split(['"', '”', '[']).next().unwrap_or_default().trim();
    matches!(
        fold(start).as_str(),
        "-" | "–"
            | "−"
            | ".."
            | "="
            | "saknas"
            | "missing"
            | "ej klart"
            | "not ready"
            | "ej tillämpligt"
            | "not applicable"
            | "ja"
            | "nej"
            | "yes"
            | "no"
            | "öka"
            | "minska"
            | "behåll"
            | "increase"
            | "decrease"
            | "keep"
    )
}
