//! The grammar's lines as plain data: where pest ends.

use pest::Parser;
use pest::iterators::Pair;
use pest_derive::Parser;

use super::odd;
use super::tree::{Cell, Part, TextLiteral};
use crate::diagnostic::Diagnostic;
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
    /// A comment, by itself on its line or after a statement or a closing brace.
    Comment(Span),
    /// No form at all: an unclosed quotation mark, or stray characters.
    Broken(Span),
}

pub(super) struct StatementLine {
    pub(super) parts: Vec<Part>,
    /// The brace that opens a block.
    pub(super) open: Option<Span>,
    /// The opener of a fence that nobody closed.
    pub(super) open_fence: Option<Span>,
    /// The comments among its parts, where a comma continues the line, and the one at its end.
    pub(super) comments: Vec<Span>,
    pub(super) span: Span,
    /// What is written otherwise than it should be, and read all the same.
    pub(super) faults: Vec<Diagnostic>,
}

/// How many fences that are left open are looked for by their indentation. Each costs reading the rest again.
const MOST_OPEN_FENCES: usize = 40;

/// Splits a text into lines. Empty ones are left out; what stands after a row's last bar is its last cell.
pub(super) fn split(file: FileId, text: &str) -> Vec<Line> {
    let mut lines = Vec::new();
    let mut at = 0;
    for left in (0..=MOST_OPEN_FENCES).rev() {
        let Some(open) = read(Origin { file, base: at }, text, text.len(), &mut lines, left > 0) else {
            break;
        };
        // The statement by itself: nothing closes its fence now.
        read(Origin { file, base: open.statement }, text, open.end, &mut lines, false);
        at = open.end;
    }
    lines
}

/// Where a piece of a file starts that is read by itself.
#[derive(Clone, Copy)]
struct Origin {
    file: FileId,
    base: usize,
}

/// A fence that was left open, as its text shows: a line in it stands further left than its opener.
struct LeftOpen {
    /// Where the statement with the opener starts.
    statement: usize,
    /// Where that line starts.
    end: usize,
}

/// Reads a piece of a file by itself.
pub(super) fn split_piece(file: FileId, text: &str, start: usize, end: usize) -> Vec<Line> {
    let mut lines = Vec::new();
    read(Origin { file, base: start }, text, end, &mut lines, false);
    lines
}

/// Reads lines from an origin up to `end`, or up to the first fence that was left open if those are looked for.
fn read(file: Origin, whole: &str, end: usize, lines: &mut Vec<Line>, look: bool) -> Option<LeftOpen> {
    let text = &whole[file.base..end];
    let Ok(mut pairs) = PlanParser::parse(Rule::file, text) else {
        // The grammar accepts every text: `broken` takes what no other line does. Should that ever not hold,
        // the whole piece is one broken line, and the writer is told.
        lines.push(Line::Broken(Span::new(file.file, file.base, end)));
        return None;
    };
    let pairs = pairs.next()?;
    for pair in pairs.into_inner() {
        let span = span_of(file, &pair);
        match pair.as_rule() {
            Rule::statement => {
                let line = statement(file, pair);
                if let Some(end) = look.then(|| left_open_at(whole, &line)).flatten() {
                    return Some(LeftOpen { statement: line.span.start as usize, end });
                }
                lines.push(Line::Statement(line));
            }
            Rule::row => {
                let cells = pair.into_inner().map(|cell| read_cell(file, &cell)).collect();
                lines.push(Line::Row { cells, span });
            }
            Rule::close => {
                lines.push(Line::Close(Span { end: span.start + 1, ..span }));
                lines.extend(pair.into_inner().map(|comment| Line::Comment(span_of(file, &comment))));
            }
            Rule::comment => lines.push(Line::Comment(span)),
            Rule::broken => lines.push(Line::Broken(trimmed(file, pair.as_str(), pair.as_span().start()))),
            Rule::EOI
            | Rule::file
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
            | Rule::half_string
            | Rule::odd_string
            | Rule::odd_quoted
            | Rule::odd_quote
            | Rule::loose_fence
            | Rule::loose_text
            | Rule::loose_line
            | Rule::loose_end
            | Rule::loose_mark
            | Rule::odd_fence
            | Rule::odd_mark
            | Rule::odd_text
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
    None
}

/// Where the text of a statement's fence ends by its indentation: at the first line that stands further left than
/// the line that opens it; where nothing closes the fence, also at the first that stands just as far left, unless
/// the text does so from its start.
fn left_open_at(text: &str, line: &StatementLine) -> Option<usize> {
    let fence = line.parts.iter().find_map(|part| match part {
        Part::Text(literal) if literal.fenced => Some(literal.span),
        _ => None,
    })?;
    let opener = text[..fence.start as usize].rfind('\n').map_or(0, |at| at + 1);
    let indentation = |line: &str| line.len() - line.trim_start_matches([' ', '\t']).len();
    let own = indentation(&text[opener..]);
    let mut least = None;
    let mut at = opener;
    for inner in text[opener..fence.end as usize].split_inclusive('\n') {
        if at > fence.start as usize && !inner.trim().is_empty() {
            let here = indentation(inner);
            let open = line.open_fence.is_some();
            let least = *least.get_or_insert(if open && here > own { own + 1 } else { own });
            if here < least {
                return Some(at);
            }
        }
        at += inner.len();
    }
    None
}

fn span_of(file: Origin, pair: &Pair<'_, Rule>) -> Span {
    let span = pair.as_span();
    Span::new(file.file, file.base + span.start(), file.base + span.end())
}

fn trimmed(file: Origin, text: &str, start: usize) -> Span {
    let start = file.base + start + text.len() - text.trim_start().len();
    Span::new(file.file, start, start + text.trim().len())
}

fn statement(file: Origin, pair: Pair<'_, Rule>) -> StatementLine {
    let pair_text = pair.as_str();
    let mut line = StatementLine {
        parts: Vec::new(),
        open: None,
        open_fence: None,
        comments: Vec::new(),
        span: span_of(file, &pair),
        faults: Vec::new(),
    };
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
            Rule::string | Rule::half_string | Rule::pasted_string | Rule::quoted => {
                if let Some(inner) = pair.into_inner().next() {
                    line.parts.push(Part::Text(string(file, &inner, span)));
                }
            }
            Rule::odd_string => {
                if let Some(inner) = pair.clone().into_inner().next() {
                    line.faults.push(odd::quotes(span, inner.as_str()));
                    line.parts.push(Part::Text(string(file, &inner, span)));
                }
            }
            Rule::loose_fence => {
                let inner: Vec<_> = pair.clone().into_inner().collect();
                if let [text, end] = inner.as_slice() {
                    let text_span = span_of(file, text);
                    line.faults.push(odd::fence_lines(span, pair.as_str(), text_span, end.as_str()));
                    line.parts.push(Part::Text(loose(text.as_str(), text_span.start as usize, span)));
                }
            }
            Rule::odd_fence => {
                let inner: Vec<_> = pair.clone().into_inner().collect();
                let marks = inner.iter().filter(|inner| inner.as_rule() == Rule::odd_mark);
                let marks = marks.map(|mark| (span_of(file, mark), mark.as_str())).collect();
                line.faults.extend(odd::fence_marks(marks));
                if let Some(text) = inner.iter().find(|inner| inner.as_rule() == Rule::odd_text) {
                    let start = span_of(file, text).start as usize;
                    line.parts.push(Part::Text(fence(text.as_str(), start, span)));
                }
            }
            Rule::fence | Rule::open_fence => {
                if rule == Rule::open_fence {
                    line.open_fence = Some(Span { end: span.start + 3, ..span });
                }
                if let Some(inner) = pair.into_inner().next() {
                    let raw = inner.as_str();
                    let text = if rule == Rule::open_fence { raw.trim_start_matches(['\r', '\n']) } else { raw };
                    let start = inner.as_span().end() - text.len();
                    line.parts.push(Part::Text(fence(text, file.base + start, span)));
                }
            }
            Rule::continuation => {
                let comma = Span { end: span.start + 1, ..span };
                match line.parts.last_mut() {
                    Some(Part::Raw(raw)) => *raw = raw.to(comma),
                    _ => line.parts.push(Part::Raw(comma)),
                }
                line.comments.extend(pair.into_inner().map(|comment| span_of(file, &comment)));
            }
            Rule::open => {
                line.open = Some(span);
                continue;
            }
            Rule::comment => {
                line.comments.push(span);
                continue;
            }
            _ => continue,
        }
        // Words stand in one run until a text or a continued line comes between.
        joins = rule == Rule::word;
        end = span.end;
    }
    line.span.end = end.max(line.span.start);
    odd::join_inner_quotes(&mut line, pair_text);
    line
}

/// The text of a fence that starts on the line of its opener, or that is closed on the line of its last words.
fn loose(raw: &str, start: usize, span: Span) -> TextLiteral {
    let head = raw.find('\n').map_or(raw.len(), |at| at + 1);
    let mut rest = fence(&raw[head..], start + head, span);
    let first = raw[..head].trim_end();
    if first.is_empty() {
        return rest;
    }
    let mut literal =
        TextLiteral { content: format!("{first}\n"), origins: vec![(0, start as u32)], span, fenced: true };
    let shift = literal.content.len() as u32;
    literal.origins.extend(rest.origins.drain(..).map(|(content, file)| (content + shift, file)));
    literal.content.push_str(&rest.content);
    let kept = literal.content.trim_end().len();
    literal.content.truncate(kept);
    literal
}

/// A string on one line: `\"` and `\\` are taken for what they stand for, any other backslash is itself.
fn string(file: Origin, inner: &Pair<'_, Rule>, span: Span) -> TextLiteral {
    let raw = inner.as_str();
    let start = file.base + inner.as_span().start();
    let mut literal =
        TextLiteral { content: String::with_capacity(raw.len()), origins: Vec::new(), span, fenced: false };
    literal.push(raw, start, |next| matches!(next, '"' | '\\'));
    literal
}

/// Whether a character can indent the text of a fence.
const INDENTS: [char; 3] = [' ', '\t', '\u{a0}'];

/// The indentation that the lines of a fence's text have in common, in characters. Blank lines count for nothing in
/// that.
pub(super) fn common_indentation(raw: &str) -> usize {
    let indentation = |line: &str| line.chars().take_while(|letter| INDENTS.contains(letter)).count();
    raw.lines().filter(|line| !line.trim().is_empty()).map(indentation).min().unwrap_or(0)
}

/// The bytes that the common indentation takes of a line.
pub(super) fn indentation_of(line: &str, common: usize) -> usize {
    line.chars().take(common).take_while(|letter| INDENTS.contains(letter)).map(char::len_utf8).sum()
}

/// The text of a fence, its common indentation removed.
fn fence(raw: &str, start: usize, span: Span) -> TextLiteral {
    let common = common_indentation(raw);
    let mut literal =
        TextLiteral { content: String::with_capacity(raw.len()), origins: Vec::new(), span, fenced: true };
    let mut at = start;
    for line in raw.split_inclusive('\n') {
        let text = line.trim_end_matches(['\n', '\r']);
        let cut = indentation_of(text, common);
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
fn read_cell(file: Origin, pair: &Pair<'_, Rule>) -> Cell {
    let span = trimmed(file, pair.as_str(), pair.as_span().start());
    let raw = pair.as_str().trim();
    let mut text = TextLiteral { content: String::with_capacity(raw.len()), origins: Vec::new(), span, fenced: false };
    text.push(raw, span.start as usize, |next| next == '|');
    Cell { text, span }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What the grammar looks at, and some that it does not.
    const PIECES: [&str; 34] = [
        "\"",
        "\"\"\"",
        "\"\"\"\n",
        "”",
        "“",
        "„",
        "{",
        "}",
        "|",
        "\\",
        "\\|",
        "\\\"",
        "[[",
        "]]",
        "#",
        ",",
        "\n",
        "\r",
        "\r\n",
        " ",
        "  ",
        "\t",
        "\u{a0}",
        "\u{feff}",
        "a",
        "å",
        "o\u{308}",
        "1",
        "-",
        "'",
        "»",
        "```",
        "’’’",
        "mål x",
    ];

    #[test]
    fn every_text_is_lines() {
        let mut dice = 0x9e37_79b9_7f4a_7c15_u64;
        let mut below = |end: usize| {
            dice ^= dice << 13;
            dice ^= dice >> 7;
            dice ^= dice << 17;
            (dice % end as u64) as usize
        };
        for _ in 0..20_000 {
            let length = 1 + below(14);
            let text: String = (0..length).map(|_| PIECES[below(PIECES.len())]).collect();
            assert!(PlanParser::parse(Rule::file, &text).is_ok(), "{text:?}");
        }
    }

    #[test]
    fn a_backslash_at_the_end_of_a_row_is_one() {
        let text = "| a | b \\\n| c\\| | d |\nmål x";
        let lines = split(FileId(0), text);
        let cells = |line: &Line| match line {
            Line::Row { cells, .. } => cells.iter().map(|cell| cell.text.content.clone()).collect(),
            _ => Vec::new(),
        };
        assert_eq!(lines.len(), 3);
        assert_eq!(cells(&lines[0]), ["a", "b \\"]);
        assert_eq!(cells(&lines[1]), ["c|", "d", ""]);
    }
}
