//! Lines → entries: what each line is, how deep it stands, and what it is written as.

use super::statement::Written;
use super::table::{Row, Table};
use super::words::Words;
use super::{Options, columns, is_space, table};
use crate::language::Language;
use crate::syntax::lines::{self, Line};
use crate::syntax::tree::{self, Cell, Node};
use crate::text::{FileId, Span};
use crate::vocabulary::ConceptName;

/// Spaces for each level.
const INDENT: usize = 2;

/// One or several lines of the result.
pub(super) struct Entry {
    /// Whether the writer left a blank line before it.
    pub blank: bool,
    pub depth: usize,
    pub what: What,
    /// The comment at its end.
    pub comment: Option<String>,
}

/// What an entry is.
pub(super) enum What {
    /// Lines as they were.
    Kept(String),
    Comment(String),
    Statement(Written),
    Row {
        table: usize,
        row: Row,
    },
    Close,
}

/// The block that a line stands in.
pub(super) struct Holder {
    /// Whose block it is; none where that could not be read.
    pub concept: Option<ConceptName>,
    /// Nothing but the concept's word stands before the brace: its rows are a table.
    pub opens_table: bool,
    table: Option<usize>,
}

impl Holder {
    pub fn new(concept: Option<ConceptName>, opens_table: bool) -> Self {
        Holder { concept, opens_table, table: None }
    }

    /// A statement stands in the block: it is no table then, unless its rows came first.
    pub fn no_table(&mut self) -> bool {
        self.opens_table &= self.table.is_some();
        self.table.is_some()
    }
}

/// Goes over a file's lines.
pub(super) struct Layout<'a> {
    pub text: &'a str,
    pub words: Words<'a>,
    pub holders: Vec<Holder>,
    entries: Vec<Entry>,
    tables: Vec<Table>,
    /// Where the line before ends.
    end: usize,
    pub left: usize,
}

/// Writes a text whose lines end in line feeds, and says how many places of it were left as they were.
pub(super) fn write(text: &str, language: Language, options: &Options<'_>) -> (String, usize) {
    let lines = lines::split(FileId(0), text);
    let kept = kept(text, &lines);
    let mut layout = Layout {
        text,
        words: Words::new(language, options.keywords),
        holders: Vec::new(),
        entries: Vec::with_capacity(lines.len()),
        tables: Vec::new(),
        end: 0,
        left: 0,
    };
    let mut kept = kept.into_iter().peekable();
    for line in lines {
        let start = start_of(&line);
        while kept.next_if(|(_, end)| *end <= start).is_some() {}
        match kept.peek() {
            Some((from, to)) if *from <= start => layout.keep(*from, *to, start),
            _ => layout.line(line),
        }
    }
    for table in &mut layout.tables {
        table.measure(&layout.entries, options.realign);
    }
    (layout.render(options.realign), layout.left)
}

fn start_of(line: &Line) -> usize {
    let span = match line {
        Line::Statement(statement) => statement.span,
        Line::Row { span, .. } | Line::Close(span) | Line::Comment(span) | Line::Broken(span) => *span,
    };
    span.start as usize
}

/// The parts of a file whose fences or braces do not pair, as pieces from one outermost item to the next.
fn kept(text: &str, lines: &[Line]) -> Vec<(usize, usize)> {
    let (tree, _) = tree::parse(FileId(0), text);
    let starts = tree.nodes.iter().map(|node| match node {
        Node::Statement(statement) => statement.span.start as usize,
        Node::Row(row) => row.span.start as usize,
    });
    let mut bounds: Vec<usize> = starts.map(|start| line_start(text, start)).collect();
    bounds.insert(0, 0);
    bounds.push(text.len() + 1);
    let mut lines = lines.iter().peekable();
    let mut found = Vec::new();
    for bound in bounds.windows(2) {
        let mut depth = 0_usize;
        let mut whole = true;
        while let Some(line) = lines.next_if(|line| start_of(line) < bound[1]) {
            match line {
                Line::Statement(statement) => {
                    whole &= statement.open_fence.is_none();
                    depth += usize::from(statement.open.is_some());
                }
                Line::Broken(span) => depth += usize::from(tree::opens(text, *span)),
                Line::Close(_) if depth == 0 => whole = false,
                Line::Close(_) => depth -= 1,
                Line::Row { .. } | Line::Comment(_) => {}
            }
        }
        if !whole || depth > 0 {
            found.push((bound[0], bound[1]));
        }
    }
    found
}

fn line_start(text: &str, at: usize) -> usize {
    text[..at].rfind('\n').map_or(0, |at| at + 1)
}

impl Layout<'_> {
    pub fn slice(&self, span: Span) -> &str {
        self.text.get(span.range()).unwrap_or_default()
    }

    /// Copies a part of the file whose lines begin at `start`, once.
    fn keep(&mut self, from: usize, to: usize, start: usize) {
        if start < self.end {
            return;
        }
        let to = to.min(self.text.len());
        let from = line_start(self.text, start).max(from);
        let kept = &self.text[from..to];
        // Blank lines at the end belong to what comes after.
        let length = kept
            .rfind(|letter: char| letter != '\n' && !is_space(letter))
            .map_or(0, |at| kept[at..].find('\n').map_or(kept.len(), |end| at + end));
        let kept = kept[..length].to_owned();
        self.left += 1;
        self.push(from, from + length, What::Kept(kept));
    }

    fn push(&mut self, start: usize, end: usize, what: What) {
        let blank = self.text[self.end.min(start)..start].matches('\n').count() > 1;
        let depth = self.holders.len();
        self.entries.push(Entry { blank, depth, what, comment: None });
        self.end = end;
    }

    fn line(&mut self, line: Line) {
        match line {
            Line::Statement(statement) => {
                let start = statement.span.start as usize;
                let (written, holder, end) = self.statement(&statement);
                if !statement.faults.is_empty() {
                    // Other marks than planc's are for the writer to change, or for a fix.
                    let lines = (line_start(self.text, start), statement.open.map_or(end, |open| open.end as usize));
                    self.left += 1;
                    self.push(lines.0, lines.1, What::Kept(self.text[lines.0..lines.1].to_owned()));
                    self.holders.extend(holder);
                    return statement.comments.iter().for_each(|comment| self.comment(*comment));
                }
                let mut comments = statement.comments.iter().filter(|comment| comment.start as usize >= end);
                self.push(start, end, What::Statement(written));
                if let Some(holder) = holder {
                    self.holders.push(holder);
                }
                comments.by_ref().for_each(|comment| self.comment(*comment));
            }
            Line::Row { cells, span } => self.row(&cells, span),
            Line::Close(span) => {
                self.holders.pop();
                self.push(span.start as usize, span.end as usize, What::Close);
            }
            Line::Comment(span) => self.comment(span),
            Line::Broken(span) => self.broken(span),
        }
    }

    /// A comment stands at the end of the line before, or alone on its own.
    fn comment(&mut self, span: Span) {
        let text = self.slice(span).trim_end().to_owned();
        let start = span.start as usize;
        let beside = !self.text[self.end.min(start)..start].contains('\n');
        match self.entries.last_mut() {
            Some(last) if beside && last.comment.is_none() => {
                last.comment = Some(text);
                self.end = span.end as usize;
            }
            _ => self.push(start, span.end as usize, What::Comment(text)),
        }
    }

    /// A line that has no form is copied.
    fn broken(&mut self, span: Span) {
        let start = line_start(self.text, span.start as usize);
        let end = self.text[span.end as usize..].find('\n').map_or(self.text.len(), |at| span.end as usize + at);
        self.left += 1;
        self.push(start, end, What::Kept(self.text[start..end].to_owned()));
        if tree::opens(self.text, span) {
            self.holders.push(Holder::new(None, false));
        }
    }

    fn row(&mut self, cells: &[Cell], span: Span) {
        let (start, end) = (span.start as usize, span.end as usize);
        let known = match self.holders.last() {
            Some(Holder { table: Some(table), .. }) => Some((*table, self.tables[*table].concept())),
            Some(Holder { concept: Some(concept), opens_table: true, .. }) => Some((self.tables.len(), *concept)),
            _ => None,
        };
        let Some((table, concept)) = known else {
            // A row outside every table.
            let kept = self.text[start..end].trim_end_matches(is_space).to_owned();
            self.left += 1;
            return self.push(start, end, What::Statement(Written::as_it_is(kept)));
        };
        let comment;
        if table == self.tables.len() {
            let (header, row, found) = table::header(self, cells, span, concept);
            comment = found;
            if let Some(holder) = self.holders.last_mut() {
                holder.table = Some(table);
            }
            self.tables.push(header);
            self.push(start, end, What::Row { table, row });
        } else {
            let (row, found) = table::row(self, cells, span, &self.tables[table]);
            comment = found;
            self.push(start, end, What::Row { table, row });
        }
        if let Some(last) = self.entries.last_mut() {
            last.comment = comment;
        }
        let at = self.entries.len() - 1;
        self.tables[table].rows.push(at);
    }

    fn render(&self, realign: bool) -> String {
        let columns = columns::value_columns(&self.entries, realign);
        let mut out = String::with_capacity(self.text.len() + self.text.len() / 8);
        let mut opened = true;
        for (entry, column) in self.entries.iter().zip(columns) {
            if entry.blank && !opened && !matches!(entry.what, What::Close) {
                out.push('\n');
            }
            let indent = entry.depth * INDENT;
            opened = false;
            match &entry.what {
                What::Kept(text) => out.push_str(text),
                What::Comment(text) => out.extend([" ".repeat(indent).as_str(), text]),
                What::Close => out.extend([" ".repeat(indent).as_str(), "}"]),
                What::Row { table, row } => {
                    out.push_str(&" ".repeat(indent));
                    self.tables[*table].write(row, &mut out);
                }
                What::Statement(written) => {
                    written.write(indent, column, &mut out);
                    opened = written.opens;
                }
            }
            if let Some(comment) = &entry.comment {
                out.extend(["  ", comment]);
            }
            out.push('\n');
        }
        out
    }
}
