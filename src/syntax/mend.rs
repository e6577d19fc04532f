//! Lines in the manner of other notations: comments with other marks, braces that do not stand alone, semicolons.
//! Each is read for what it means, and explained once for each file.

use super::lines::{Line, StatementLine, split_piece};
use super::odd::written_otherwise;
use super::tree::Part;
use crate::diagnostic::{Diagnostic, FixKind, report_once};
use crate::text::{FileId, Span};
use crate::vocabulary::{Keyword, keyword_anywhere};

/// The marks of comments elsewhere, and what ends one.
const COMMENTS: [(&str, Option<&str>); 5] =
    [("//", None), ("/*", Some("*/")), ("<!--", Some("-->")), ("--", None), (";", None)];

/// Those of the marks that may stand behind a value.
const SPACED: [&str; 4] = [" // ", " /* ", " <!-- ", " -- "];

/// How deep blocks on one line are looked into.
const MOST_BLOCKS: usize = 12;

/// Reads lines for what they mean.
pub(super) fn mend(file: FileId, text: &str, lines: Vec<Line>) -> (Vec<Line>, Vec<Diagnostic>) {
    let mut mender = Mender { file, text, out: Vec::with_capacity(lines.len()), open: Vec::new(), said: Vec::new() };
    let mut passed = 0;
    let mut lines = lines;
    if let Some((mark, behind)) = mender.heading(&lines) {
        let at = lines.partition_point(|line| span_of(line).start < mark.start);
        lines.splice(at..at, behind);
    }
    for line in lines {
        if span_of(&line).start < passed {
            continue;
        }
        match mender.comment(&line) {
            Some(end) => passed = end,
            None => mender.line(line),
        }
    }
    (mender.out, mender.said)
}

fn span_of(line: &Line) -> Span {
    match line {
        Line::Statement(statement) => statement.span,
        Line::Row { span, .. } | Line::Close(span) | Line::Comment(span) | Line::Broken(span) => *span,
    }
}

/// Edits of the sources, as a fix takes them.
type Edits = Vec<(Span, String)>;

struct Mender<'a> {
    file: FileId,
    text: &'a str,
    out: Vec<Line>,
    /// The indentation of every block that is open.
    open: Vec<usize>,
    said: Vec<Diagnostic>,
}

impl Mender<'_> {
    fn say(&mut self, span: Span, help: &'static str, edits: Edits) {
        let text = self.at(span).to_owned();
        let diagnostic = written_otherwise(span, &text, help);
        let diagnostic = if edits.is_empty() { diagnostic } else { diagnostic.fix(FixKind::Form, edits) };
        report_once(&mut self.said, diagnostic);
    }

    fn at(&self, span: Span) -> &str {
        self.text.get(span.range()).unwrap_or_default()
    }

    fn span(&self, start: usize, end: usize) -> Span {
        Span::new(self.file, start, end)
    }

    fn push(&mut self, line: Line) {
        match &line {
            Line::Statement(statement) if statement.open.is_some() => {
                self.open.push(self.indentation(statement.span));
            }
            Line::Close(_) => {
                self.open.pop();
            }
            _ => {}
        }
        self.out.push(line);
    }

    /// The white space that a line starts with, in bytes.
    fn indentation(&self, span: Span) -> usize {
        let start = self.text[..span.start as usize].rfind('\n').map_or(0, |at| at + 1);
        let line = &self.text[start..];
        line.len() - line.trim_start_matches([' ', '\t']).len()
    }

    /// A declaration behind the mark of a heading, `## mål a "A" {`: a comment, whose block is left without an opener.
    /// Looked for where a file closes one block more than it opens.
    fn heading(&mut self, lines: &[Line]) -> Option<(Span, Vec<Line>)> {
        let opens = |line: &&Line| match line {
            Line::Statement(statement) => statement.open.is_some(),
            Line::Broken(span) => self.at(*span).ends_with('{'),
            _ => false,
        };
        let closes = lines.iter().filter(|line| matches!(line, Line::Close(_))).count();
        if closes != lines.iter().filter(opens).count() + 1 {
            return None;
        }
        let comments = lines.iter().filter_map(|line| match line {
            Line::Comment(span) => Some(*span),
            _ => None,
        });
        let declares = |span: Span| {
            let before = &self.text[..span.start as usize];
            let alone = before[before.rfind('\n').map_or(0, |at| at + 1)..].trim().is_empty();
            let words = self.at(span).trim_end().trim_start_matches('#').trim_start();
            let declares = matches!(keyword_anywhere(words), Some((Keyword::Concept(_), _)));
            let end = span.start as usize + self.at(span).trim_end().len();
            (alone && words.ends_with('{') && declares).then_some((span.start as usize, end, words.len()))
        };
        let found: Vec<_> = comments.filter_map(declares).collect();
        let [(start, end, words)] = found.as_slice() else {
            return None;
        };
        let marks = self.text[*start..*end].len() - self.text[*start..*end].trim_start_matches('#').len();
        let mark = self.span(*start, start + marks);
        self.say(mark, "heading", vec![(self.span(*start, end - words), String::new())]);
        Some((mark, split_piece(self.file, self.text, end - words, *end)))
    }

    /// A line that starts with the mark of a comment elsewhere: where the comment ends.
    fn comment(&mut self, line: &Line) -> Option<u32> {
        let span = match line {
            Line::Statement(StatementLine { parts, span, .. }) if matches!(parts.first(), Some(Part::Raw(_))) => *span,
            Line::Broken(span) => *span,
            _ => return None,
        };
        let written = &self.text[span.start as usize..];
        let (mark, closing) = COMMENTS.iter().find(|(mark, _)| written.starts_with(mark))?;
        let line_end = written.find('\n').unwrap_or(written.len());
        let closed = closing.and_then(|closing| written.find(closing).map(|at| (at, at + closing.len())));
        let end = closed.map_or(line_end, |(_, end)| end);
        let start = span.start as usize;
        // What stands behind the end of the comment would be lost in one of planc's.
        if !written[end..].lines().next().unwrap_or_default().trim().is_empty() {
            return None;
        }
        let mut edits = Edits::new();
        let space = if written[mark.len()..].starts_with([' ', '\t', '\r', '\n']) { "#" } else { "# " };
        edits.push((self.span(start, start + mark.len()), space.to_owned()));
        for (at, _) in written[..end].match_indices('\n') {
            let rest = &written[at + 1..];
            let lead = rest.len() - rest.trim_start_matches([' ', '\t']).len();
            let first = at + 1 + lead;
            if closed.is_none_or(|(closing, _)| closing != first) && !rest[lead..].starts_with(['\r', '\n']) {
                edits.push((self.span(start + first, start + first), "# ".to_owned()));
            }
        }
        if let Some((closing, closed)) = closed {
            let before = written[..closing].trim_end_matches([' ', '\t']);
            let (from, mark) = if before.ends_with('\n') { (closing, "#") } else { (before.len(), "") };
            edits.push((self.span(start + from, start + closed), mark.to_owned()));
        }
        self.say(self.span(start, start + mark.len()), "comment", edits);
        Some((start + end) as u32)
    }

    fn line(&mut self, line: Line) {
        match line {
            Line::Statement(statement) => self.statement(statement),
            Line::Row { mut cells, span } => {
                // A brace behind the last bar closes the block around the table.
                let close = cells.last().filter(|cell| cell.text.content == "}").map(|cell| cell.span);
                if close.is_some() {
                    cells.pop();
                }
                self.push(Line::Row { cells, span });
                if let Some(close) = close {
                    self.close_behind(close);
                }
            }
            Line::Broken(span) if self.at(span) == "{" => self.open_below(span),
            line => self.push(line),
        }
    }

    fn statement(&mut self, mut statement: StatementLine) {
        for fault in std::mem::take(&mut statement.faults) {
            report_once(&mut self.said, fault);
        }
        let Some(mut statement) = self.leading_closes(statement) else {
            return;
        };
        self.trailing_comment(&mut statement);
        self.semicolon(&mut statement);
        match self.inner_brace(&statement) {
            Some(brace) => self.on_one_line(statement, brace),
            None => self.trailing_closes(statement),
        }
    }

    /// `ansvarig san // kanske`.
    fn trailing_comment(&mut self, statement: &mut StatementLine) {
        let found = statement.parts.iter().enumerate().find_map(|(part, piece)| {
            let Part::Raw(raw) = piece else {
                return None;
            };
            let written = self.at(*raw);
            let in_words = |mark: &str, spaced: &str| {
                let starts = part > 0 && written.starts_with(mark);
                if starts { Some(0) } else { written.find(spaced).map(|at| at + 1) }
            };
            let marks = COMMENTS.iter().zip(SPACED);
            let found = marks.filter_map(|((mark, closing), spaced)| Some((in_words(mark, spaced)?, *mark, *closing)));
            found.min().map(|(at, mark, closing)| (part, raw.start as usize + at, mark, closing))
        });
        let Some((part, at, mark, closing)) = found else {
            return;
        };
        let end = statement.span.end as usize;
        let mut edits = vec![(self.span(at, at + mark.len()), "#".to_owned())];
        if let Some(closing) = closing.filter(|closing| self.text[at..end].ends_with(closing)) {
            let before = self.text[..end - closing.len()].trim_end().len();
            edits.push((self.span(before, end), String::new()));
        }
        self.say(self.span(at, end), "comment", edits);
        statement.parts.truncate(part + 1);
        let kept = self.text[..at].trim_end().len() as u32;
        match statement.parts.last_mut() {
            Some(Part::Raw(raw)) if raw.start < kept => raw.end = kept,
            _ => {
                statement.parts.pop();
            }
        }
        statement.span.end = kept;
    }

    /// A semicolon at the end of a line.
    fn semicolon(&mut self, statement: &mut StatementLine) {
        let end = statement.parts.last().map_or(0, |part| part.span().end as usize);
        if !matches!(statement.parts.last(), Some(Part::Raw(raw)) if self.at(*raw).ends_with(';')) {
            return;
        }
        self.say(self.span(end - 1, end), "end", vec![(self.span(end - 1, end), String::new())]);
        self.cut(statement, end - 1);
    }

    /// Takes away what stands from a place on; it lies in the last words of the line.
    fn cut(&self, statement: &mut StatementLine, at: usize) {
        let kept = self.text[..at].trim_end().len() as u32;
        if let Some(Part::Raw(raw)) = statement.parts.last_mut() {
            if raw.start < kept {
                raw.end = kept;
            } else {
                statement.parts.pop();
            }
        }
        statement.span.end = kept.max(statement.span.start);
    }

    /// Braces that close blocks before the words of a line. Nothing, where the line has no words.
    fn leading_closes(&mut self, mut statement: StatementLine) -> Option<StatementLine> {
        while let Some(Part::Raw(raw)) = statement.parts.first_mut() {
            let written = self.text.get(raw.range()).unwrap_or_default();
            if !written.starts_with('}') {
                break;
            }
            let after = written[1..].trim_start();
            let next = raw.end - after.len() as u32;
            let close = raw.slice(0, 1);
            raw.start = next;
            if after.is_empty() {
                statement.parts.remove(0);
            }
            statement.span.start = next;
            let more = !statement.parts.is_empty() || statement.open.is_some();
            let own = self.open.last().copied();
            self.push(Line::Close(close));
            if more {
                let outer = self.text[next as usize..].starts_with('}');
                let indentation = if outer { self.open.last().copied() } else { own };
                let gap = self.span(close.end as usize, next as usize);
                let line = format!("\n{}", " ".repeat(indentation.unwrap_or_default()));
                self.say(close, "own-line", vec![(gap, line)]);
            }
            if !more {
                return None;
            }
        }
        Some(statement)
    }

    /// Braces that close blocks behind the words of a line.
    fn trailing_closes(&mut self, mut statement: StatementLine) {
        let mut closes = Vec::new();
        while statement.open.is_none()
            && let Some(Part::Raw(raw)) = statement.parts.last()
        {
            let written = self.at(*raw);
            if !written.ends_with('}') || written.contains('{') {
                break;
            }
            let at = raw.end as usize - 1;
            closes.push(self.span(at, at + 1));
            self.cut(&mut statement, at);
        }
        if !statement.parts.is_empty() {
            self.push(Line::Statement(statement));
        }
        for close in closes.into_iter().rev() {
            self.close_behind(close);
        }
    }

    /// Closes a block with a brace behind something else.
    fn close_behind(&mut self, close: Span) {
        let indentation = " ".repeat(self.open.last().copied().unwrap_or_default());
        let before = self.text[..close.start as usize].trim_end_matches([' ', '\t']).len();
        let gap = self.span(before, close.start as usize);
        self.say(close, "own-line", vec![(gap, format!("\n{indentation}"))]);
        self.push(Line::Close(close));
    }

    /// An opening brace on the line below its declaration.
    fn open_below(&mut self, brace: Span) {
        let declares = |statement: &StatementLine| {
            let first = statement.parts.first().map(Part::span);
            first.is_some_and(|first| matches!(keyword_anywhere(self.at(first)), Some((Keyword::Concept(_), _))))
        };
        let indentation = self.indentation(brace);
        let last = self.out.iter().rposition(|line| !matches!(line, Line::Comment(_)));
        match last.and_then(|last| self.out.get(last)) {
            Some(Line::Statement(statement)) if statement.open.is_none() && declares(statement) => {
                let end = statement.span.end as usize;
                let line = self.text[..brace.start as usize].rfind('\n').unwrap_or(end).max(end);
                let edits =
                    vec![(self.span(end, end), " {".to_owned()), (self.span(line, brace.end as usize), String::new())];
                self.say(brace, "open-line", edits);
            }
            _ => return self.push(Line::Broken(brace)),
        }
        if let Some(Line::Statement(statement)) = last.and_then(|last| self.out.get_mut(last)) {
            statement.open = Some(brace);
            self.open.push(indentation);
        }
    }

    /// Where a brace opens a block with more behind it on its line.
    fn inner_brace(&self, statement: &StatementLine) -> Option<usize> {
        let first = statement.parts.first()?.span();
        if !self.at(statement.span).contains('{')
            || !matches!(keyword_anywhere(self.at(first)), Some((Keyword::Concept(_), _)))
        {
            return None;
        }
        statement.parts.iter().find_map(|part| {
            let Part::Raw(raw) = part else {
                return None;
            };
            let written = self.at(*raw);
            let opens = |at: &usize| {
                let before = written[..*at].chars().next_back().is_none_or(char::is_whitespace);
                before && !written[at + 1..].starts_with('{')
            };
            written.match_indices('{').map(|(at, _)| at).find(opens).map(|at| raw.start as usize + at)
        })
    }

    /// A block on the line of its declaration: `mål a "A" { ansvarig b }`.
    fn on_one_line(&mut self, statement: StatementLine, brace: usize) {
        let mut block = OneLine { indentation: self.indentation(statement.span), ..OneLine::default() };
        let end = statement.open.map_or(statement.span.end, |open| open.end) as usize;
        self.unfold(statement, brace, end, 0, &mut block);
        let edits = if block.unclear { Edits::new() } else { block.edits };
        self.say(self.span(brace, brace + 1), "one-line", edits);
        for line in block.lines {
            self.push(line);
        }
    }

    fn unfold(&self, mut statement: StatementLine, brace: usize, end: usize, depth: usize, block: &mut OneLine) {
        let at_brace = |part: &Part| part.span().start as usize >= brace;
        statement.parts.retain(|part| !at_brace(part));
        let closed = statement.open.is_none() && self.text[brace..end].ends_with('}');
        let close = if closed { end - 1 } else { end };
        statement.open = Some(self.span(brace, brace + 1));
        self.cut(&mut statement, brace);
        block.lines.push(Line::Statement(statement));
        let line = |depth: usize| format!("\n{}", " ".repeat(block.indentation + 2 * depth));
        let (inner, outer) = (line(depth + 1), line(depth));
        let mut from = brace + 1;
        let mut pieces = Vec::new();
        for at in self.semicolons(from, close).into_iter().chain([close]) {
            pieces.push((from, at));
            from = at + 1;
        }
        pieces.retain(|(from, to)| !self.text[*from..*to].trim().is_empty());
        let mut gap = brace + 1;
        for (from, to) in pieces {
            let start = to - self.text[from..to].trim_start().len();
            block.edits.push((self.span(gap, start), inner.clone()));
            gap = self.text[..to].trim_end().len();
            for line in split_piece(self.file, self.text, start, gap) {
                match line {
                    Line::Statement(statement) => {
                        let found = if depth < MOST_BLOCKS { self.inner_brace(&statement) } else { None };
                        match found {
                            Some(brace) => self.unfold(statement, brace, gap, depth + 1, block),
                            None if self.says_several(&statement) => block.unclear = true,
                            None => block.lines.push(Line::Statement(statement)),
                        }
                    }
                    line => block.lines.push(line),
                }
            }
        }
        if closed {
            block.edits.push((self.span(gap, close), outer));
            block.lines.push(Line::Close(self.span(close, end)));
        }
    }

    /// Semicolons outside quotation marks and inner braces.
    fn semicolons(&self, start: usize, end: usize) -> Vec<usize> {
        let (mut quoted, mut depth) = (false, 0_usize);
        let mut found = Vec::new();
        for (at, byte) in self.text[start..end].bytes().enumerate() {
            match byte {
                b'"' => quoted = !quoted,
                b'{' if !quoted => depth += 1,
                b'}' if !quoted => depth = depth.saturating_sub(1),
                b';' if !quoted && depth == 0 => found.push(start + at),
                _ => {}
            }
        }
        found
    }

    /// Whether a field's line holds another field's word, with nothing to set the two apart.
    fn says_several(&self, statement: &StatementLine) -> bool {
        let field = |text: &str| matches!(keyword_anywhere(text), Some((Keyword::Field(_), _)));
        let mut first = true;
        for part in &statement.parts {
            if let Part::Raw(raw) = part {
                let written = self.at(*raw);
                let words = written.match_indices(char::is_whitespace).map(|(at, _)| at + 1);
                let starts = if first { None } else { Some(0) };
                let later = words.chain(starts).filter(|at| field(written.get(*at..).unwrap_or_default()));
                let own = keyword_anywhere(written).filter(|_| first).map_or(0, |(_, len)| len);
                if later.into_iter().any(|at| at >= own) {
                    return true;
                }
            }
            first = false;
        }
        false
    }
}

/// A block on one line, line by line.
#[derive(Default)]
struct OneLine {
    lines: Vec<Line>,
    edits: Edits,
    /// Of the line that it stands on.
    indentation: usize,
    /// Several things stand in it with nothing to set them apart.
    unclear: bool,
}
