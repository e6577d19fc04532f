//! Lines nested by their braces.

use std::collections::HashMap;

use super::lines::{self, Line, StatementLine};
use super::{lost, mend, odd};
use crate::diagnostic::{Code, Diagnostic, FixKind};
use crate::text::{FileId, Span};

/// How deep blocks may stand in each other. No plan needs a tenth of it; it bounds what later rooms recurse over.
pub const MAX_DEPTH: usize = 48;

/// A file as a tree of statements.
#[derive(Clone, Debug, Default)]
pub struct Tree {
    /// What stands outside every block.
    pub nodes: Vec<Node>,
}

/// One thing in a block.
#[derive(Clone, Debug)]
pub enum Node {
    /// A line that starts with a word, with its block.
    Statement(Statement),
    /// A row of a table.
    Row(Row),
}

/// A line: words and texts, perhaps a block.
#[derive(Clone, Debug)]
pub struct Statement {
    /// Runs of words, and texts, in order. At least one.
    pub parts: Vec<Part>,
    /// The block, where there is one.
    pub block: Option<Block>,
    /// The opener of a fence that nobody closed, which is for the reader of the tree to report: what stands
    /// before it may be the text, and this its end.
    pub open_fence: Option<Span>,
    /// The line, without its block.
    pub span: Span,
}

/// The block of a statement.
#[derive(Clone, Debug)]
pub struct Block {
    /// What stands in it.
    pub nodes: Vec<Node>,
    /// The opening brace.
    pub open: Span,
}

/// A piece of a line.
#[derive(Clone, Debug)]
pub enum Part {
    /// A run of words, as it stands in the source.
    Raw(Span),
    /// A string or a fence.
    Text(TextLiteral),
}

impl Part {
    /// Where it stands.
    pub fn span(&self) -> Span {
        match self {
            Part::Raw(span) => *span,
            Part::Text(text) => text.span,
        }
    }
}

/// A string, a fence or a cell: what it says and where each piece of it stands.
#[derive(Clone, Debug)]
pub struct TextLiteral {
    /// The text, escapes read and common indentation removed.
    pub content: String,
    /// Where runs of `content` stand in the file: (offset in content, offset in file), ascending.
    pub origins: Vec<(u32, u32)>,
    /// The whole literal with its marks.
    pub span: Span,
    /// Whether it is a fence.
    pub fenced: bool,
}

impl TextLiteral {
    /// Appends `raw`, which starts at byte `start` of the file, reading a backslash away before each character
    /// that `escaped` accepts.
    pub(super) fn push(&mut self, raw: &str, start: usize, escaped: impl Fn(char) -> bool) {
        let mut from = 0;
        let mut search = 0;
        while let Some(found) = raw[search..].find('\\') {
            let at = search + found;
            match raw[at + 1..].chars().next() {
                Some(next) if escaped(next) => {
                    self.run(&raw[from..at], start + from);
                    from = at + 1;
                    search = from + next.len_utf8();
                }
                _ => search = at + 1,
            }
        }
        self.run(&raw[from..], start + from);
    }

    fn run(&mut self, text: &str, origin: usize) {
        self.origins.push((self.content.len() as u32, origin as u32));
        self.content.push_str(text);
    }

    /// The origins of a part of `content`, for a literal of that part alone.
    pub fn shifted(&self, start: usize, end: usize) -> Vec<(u32, u32)> {
        let first = self.origins.partition_point(|(content, _)| *content as usize <= start).saturating_sub(1);
        self.origins[first..]
            .iter()
            .take_while(|(content, _)| (*content as usize) < end.max(start + 1))
            .map(|(content, file)| match (*content as usize).checked_sub(start) {
                Some(offset) => (offset as u32, *file),
                None => (0, file + (start as u32 - content)),
            })
            .collect()
    }

    /// The place in the file of a range of `content`.
    pub fn place(&self, start: usize, end: usize) -> Span {
        let origin = |offset: usize| {
            let at = self.origins.partition_point(|(content, _)| *content as usize <= offset);
            match at.checked_sub(1).and_then(|at| self.origins.get(at)) {
                Some((content, file)) => *file as usize + offset - *content as usize,
                None => self.span.start as usize,
            }
        };
        let from = origin(start);
        // A hyphen of a word processor is longer in the file than the one that stands here for it.
        let hyphen = self.content.get(..end).is_some_and(|content| content.ends_with('-'));
        let to = match end > start {
            true if hyphen && origin(end) == origin(end - 1) + '\u{2011}'.len_utf8() => origin(end),
            true => origin(end - 1) + 1,
            false => from,
        };
        Span::new(self.span.file, from, to.max(from))
    }
}

/// A row of a table.
#[derive(Clone, Debug)]
pub struct Row {
    /// Its cells. What stands after the last bar is the last of them only if it is neither empty nor a comment.
    pub cells: Vec<Cell>,
    /// The whole row.
    pub span: Span,
}

/// A cell of a row.
#[derive(Clone, Debug)]
pub struct Cell {
    /// What it says, trimmed.
    pub text: TextLiteral,
    /// Where it stands.
    pub span: Span,
}

/// Reads a file. Never fails: what cannot be read is reported and left out.
pub fn parse(file: FileId, text: &str) -> (Tree, Vec<Diagnostic>) {
    let (lines, diagnostics) = mend::mend(file, text, lines::split(file, text));
    let balanced = {
        let mut depth = 0_usize;
        let mut under = false;
        for line in &lines {
            match line {
                Line::Statement(statement) if statement.open.is_some() => depth += 1,
                Line::Broken(span) if opens(text, *span) => depth += 1,
                Line::Close(_) => match depth.checked_sub(1) {
                    Some(less) => depth = less,
                    None => under = true,
                },
                _ => {}
            }
        }
        depth == 0 && !under
    };
    let lost = if balanced { HashMap::new() } else { lost::openers(text, &lines) };
    let mut builder = Builder { text, by_indentation: !balanced, lost, open: Vec::new(), top: Vec::new(), diagnostics };
    for line in lines {
        builder.line(line);
    }
    builder.finish()
}

/// Whether a line that could not be read opens a block all the same.
pub(super) fn opens(text: &str, span: Span) -> bool {
    text.get(span.range()).is_some_and(|line| line.trim_end().ends_with('{'))
}

impl StatementLine {
    fn closed(self, block: Option<Block>) -> Statement {
        Statement { parts: self.parts, block, open_fence: self.open_fence, span: self.span }
    }
}

struct OpenBlock {
    /// The statement that opened it; none where its line could not be read, and its content is dropped.
    statement: Option<StatementLine>,
    open: Span,
    indentation: usize,
    /// Whether its first line is indented deeper than its opener, so that indentation means something.
    indented: Option<bool>,
    nodes: Vec<Node>,
}

/// Nests lines. Where a file's braces do not pair, indentation tells which of them is missing, and a
/// declaration at column 0 ends everything before it.
struct Builder<'a> {
    text: &'a str,
    by_indentation: bool,
    /// Lines whose opening brace was lost, by where they start, with what closes their block.
    lost: HashMap<u32, Span>,
    open: Vec<OpenBlock>,
    top: Vec<Node>,
    diagnostics: Vec<Diagnostic>,
}

impl Builder<'_> {
    fn indentation(&self, span: Span) -> usize {
        let before = &self.text[..span.start as usize];
        before.len() - before.rfind('\n').map_or(0, |at| at + 1)
    }

    fn report(&mut self, diagnostic: Diagnostic) {
        self.diagnostics.push(diagnostic);
    }

    fn line(&mut self, line: Line) {
        match line {
            Line::Statement(statement) => self.statement(statement),
            Line::Row { mut cells, span } => {
                if cells.last().is_some_and(|cell| cell.text.content.is_empty() || cell.text.content.starts_with('#')) {
                    cells.pop();
                }
                self.note_indentation(span);
                self.push(Node::Row(Row { cells, span }));
            }
            Line::Close(span) => self.close(span),
            Line::Comment(_) => {}
            Line::Broken(span) => self.broken(span),
        }
    }

    fn statement(&mut self, statement: StatementLine) {
        self.end_left_open(statement.span);
        self.note_indentation(statement.span);
        let open = statement.open.or_else(|| self.lost_opener(&statement));
        match open {
            Some(open) => self.open_block(Some(statement), open),
            None => self.push(Node::Statement(statement.closed(None))),
        }
    }

    /// Where the brace should stand of a line that lost it, which is said.
    fn lost_opener(&mut self, statement: &StatementLine) -> Option<Span> {
        let close = self.lost.remove(&statement.span.start)?;
        let open = statement.span.after();
        let written = self.text.get(statement.span.range()).unwrap_or_default();
        let written = written.lines().next().unwrap_or_default().to_owned();
        let diagnostic = Diagnostic::new(Code::UnexpectedClose, open).with("lost", "yes").with("opener", written);
        let fix = [(open, " {".to_owned())];
        self.report(diagnostic.label(close, "close").help("open").fix(FixKind::Form, fix));
        Some(open)
    }

    fn open_block(&mut self, statement: Option<StatementLine>, open: Span) {
        let line = statement.as_ref().map_or(open, |statement| statement.span);
        if self.open.len() == MAX_DEPTH {
            self.report(Diagnostic::new(Code::NestingTooDeep, line).with("limit", MAX_DEPTH));
        }
        let indentation = self.indentation(line);
        self.open.push(OpenBlock { statement, open, indentation, indented: None, nodes: Vec::new() });
    }

    /// A line that is neither a statement nor anything else. One whose quotation mark is never closed still says
    /// what it declares, and opens its block.
    fn broken(&mut self, span: Span) {
        let line = self.text.get(span.range()).unwrap_or_default();
        let open = opens(self.text, span).then(|| Span { start: span.end - 1, ..span });
        // The brace may be lost with the quotation mark.
        let quoted = odd::has_quotes(line);
        let open = open.or_else(|| quoted.then(|| self.lost.remove(&span.start)).flatten().map(|_| span.after()));
        if let Some((diagnostic, statement)) = odd::unclosed(line, span, open) {
            self.report(diagnostic);
            return self.statement(statement);
        }
        self.report(Diagnostic::new(Code::UnreadableLine, span).with("text", line));
        if let Some(open) = open {
            self.end_left_open(span);
            self.open_block(None, open);
        }
    }

    fn note_indentation(&mut self, span: Span) {
        let indentation = self.indentation(span);
        if let Some(block) = self.open.last_mut() {
            block.indented.get_or_insert(indentation > block.indentation);
        }
    }

    /// In a file whose braces do not pair: blocks whose opener stands no further left than this line were left open.
    fn end_left_open(&mut self, line: Span) {
        if !self.by_indentation {
            return;
        }
        let indentation = self.indentation(line);
        while let Some(block) = self.open.last() {
            let ends = indentation <= block.indentation && block.indented != Some(false);
            if !ends {
                break;
            }
            self.unclosed(line);
        }
    }

    fn unclosed(&mut self, next: Span) {
        if let Some(block) = self.open.last() {
            let opener = block.statement.as_ref().map_or(block.open, |statement| statement.span);
            let open = block.open;
            let written =
                self.text.get(opener.range()).unwrap_or_default().lines().next().unwrap_or_default().to_owned();
            let mut diagnostic = Diagnostic::new(Code::UnclosedBlock, open).with("opener", written);
            if next.start > open.end {
                diagnostic = diagnostic.label(next, "before");
            }
            self.report(diagnostic);
        }
        self.end_block();
    }

    fn close(&mut self, span: Span) {
        // A brace behind other words says nothing by its place on the line.
        let before = &self.text[..span.start as usize];
        let first = before[before.rfind('\n').map_or(0, |at| at + 1)..].trim().is_empty();
        if self.by_indentation && first {
            let indentation = self.indentation(span);
            let opener = self.open.iter().rposition(|block| block.indentation == indentation);
            match opener {
                Some(at) => {
                    while self.open.len() > at + 1 {
                        self.unclosed(span);
                    }
                }
                None => {
                    self.report(Diagnostic::new(Code::UnexpectedClose, span).with("lost", "no"));
                    return;
                }
            }
        }
        if self.open.is_empty() {
            self.report(Diagnostic::new(Code::UnexpectedClose, span).with("lost", "no"));
        } else {
            self.end_block();
        }
    }

    fn end_block(&mut self) {
        let Some(block) = self.open.pop() else {
            return;
        };
        let Some(statement) = block.statement else {
            return;
        };
        if self.open.len() >= MAX_DEPTH {
            return;
        }
        let nodes = Block { nodes: block.nodes, open: block.open };
        self.push(Node::Statement(statement.closed(Some(nodes))));
    }

    fn push(&mut self, node: Node) {
        match self.open.last_mut() {
            Some(block) => block.nodes.push(node),
            None => self.top.push(node),
        }
    }

    fn finish(mut self) -> (Tree, Vec<Diagnostic>) {
        let end = self.text.len();
        while let Some(block) = self.open.last() {
            let here = Span::new(block.open.file, end, end);
            // Nothing follows, so nothing but the opener is marked.
            self.unclosed(Span { start: block.open.start, end: block.open.start, ..here });
        }
        (Tree { nodes: self.top }, self.diagnostics)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Codes of what is reported, and how many fences are left open.
    fn found(text: &str) -> (Vec<Code>, usize) {
        fn open(nodes: &[Node]) -> usize {
            nodes
                .iter()
                .map(|node| match node {
                    Node::Statement(statement) => {
                        let inner = statement.block.as_ref().map_or(0, |block| open(&block.nodes));
                        usize::from(statement.open_fence.is_some()) + inner
                    }
                    Node::Row(_) => 0,
                })
                .sum()
        }
        let (tree, diagnostics) = parse(FileId(0), text);
        (diagnostics.iter().map(|diagnostic| diagnostic.code).collect(), open(&tree.nodes))
    }

    #[test]
    fn an_open_fence_costs_its_own_text_alone() {
        let next = "mål b \"B\" {\n  syfte \"\"\"\n    Text.\n    \"\"\"\n}\n";
        let open = "mål a \"A\" {\n  syfte \"\"\"\n    Text.\n";
        assert_eq!(found(next), (vec![], 0));
        assert_eq!(found(&format!("{open}}}\n\n{next}")), (vec![], 1));
        assert_eq!(found(&format!("{open}  nummer 1\n}}\n{next}")), (vec![], 1));
        assert_eq!(found(&format!("{open}}}")), (vec![], 1));
        assert_eq!(found("avsnitt \"A\" \"\"\"\n  Text.\n"), (vec![], 1));
        let crlf = format!("{open}}}\n\n{next}").replace('\n', "\r\n");
        assert_eq!(found(&crlf), (vec![], 1));
        let (tree, _) = parse(FileId(0), &format!("{open}}}\n\n{next}"));
        assert_eq!(tree.nodes.len(), 2);
    }

    /// The tree's statements in short: words, texts in quotes, blocks in brackets.
    fn shown(text: &str) -> String {
        fn nodes(text: &str, list: &[Node]) -> String {
            let one = |node: &Node| match node {
                Node::Row(row) => row.cells.iter().map(|cell| cell.text.content.as_str()).collect::<Vec<_>>().join("|"),
                Node::Statement(statement) => {
                    let parts = statement.parts.iter().map(|part| match part {
                        Part::Raw(span) => text[span.range()].to_owned(),
                        Part::Text(literal) => format!("'{}'", literal.content),
                    });
                    let line = parts.collect::<Vec<_>>().join(" ");
                    match &statement.block {
                        Some(block) => format!("{line} [{}]", nodes(text, &block.nodes)),
                        None => line,
                    }
                }
            };
            list.iter().map(one).collect::<Vec<_>>().join("; ")
        }
        nodes(text, &parse(FileId(0), text).0.nodes)
    }

    #[test]
    fn a_file_is_lines_nested_by_braces() {
        let text = "# först\nplan vp \"En \\\"plan\\\"\" { # kommentar\n  period 2024..2026\n  ansvarig a,\n    b\n  x {\n                    | id | en \\| två | [[a|b]] |\n  }\n}\nmål m”X”\n";
        assert_eq!(
            shown(text),
            "plan vp 'En \"plan\"' [period 2024..2026; ansvarig a, b; x [id|en | två|[[a|b]]]]; mål m 'X'"
        );
        assert_eq!(found(text), (vec![], 0));
    }

    #[test]
    fn a_fence_loses_its_common_indentation_and_knows_its_places() {
        let text = "a \"\"\"\n    Rad ett.\n\n      Inryckt.\n    \"\"\"\n";
        assert_eq!(shown(text), "a 'Rad ett.\n\n  Inryckt.'");
        let (tree, _) = parse(FileId(0), text);
        let Some(Node::Statement(statement)) = tree.nodes.first() else { panic!("no statement") };
        let Some(Part::Text(literal)) = statement.parts.get(1) else { panic!("no text") };
        let at = literal.content.find("Inryckt").unwrap_or_default();
        assert_eq!(&text[literal.place(at, at + 7).range()], "Inryckt");
        assert_eq!(shown("a \"\"\"\n x\n\u{a0} y\n\"\"\"\n"), "a 'x\n y'");
    }

    #[test]
    fn a_missing_brace_costs_its_own_block_alone() {
        let text = "plan p \"P\" {\n  mål a \"A\" {\n    syfte \"s\"\n  mål b \"B\" {\n  }\n}\nmål c \"C\" {\n}\n";
        assert_eq!(found(text), (vec![Code::UnclosedBlock], 0));
        assert_eq!(shown(text), "plan p 'P' [mål a 'A' [syfte 's']; mål b 'B' []]; mål c 'C' []");
        let extra = "mål a \"A\" {\n  syfte \"s\"\n  }\n}\nmål b \"B\"\n";
        assert_eq!(found(extra), (vec![Code::UnexpectedClose], 0));
        assert_eq!(shown(extra), "mål a 'A' [syfte 's']; mål b 'B'");
        assert_eq!(found("mål a \"A\" {\nmål b \"B\""), (vec![Code::UnclosedBlock], 0));
    }

    #[test]
    fn an_unclosed_string_still_declares() {
        let text = "mål a \"A {\n  syfte \"s\"\n}\n";
        assert_eq!(found(text), (vec![Code::UnclosedString], 0));
        assert_eq!(shown(text), "mål a 'A' [syfte 's']");
    }

    #[test]
    fn a_lost_opener_is_found_by_what_is_indented_under_it() {
        let whole =
            "plan p \"P\" {\n  mål a \"A\" {\n    syfte \"S\"\n    rader {\n      | id |\n    }\n  }\n  nummer 1\n}\n";
        for (at, _) in whole.match_indices(" {") {
            let lost = format!("{}{}", &whole[..at], &whole[at + 2..]);
            assert_eq!(found(&lost), (vec![Code::UnexpectedClose], 0), "{lost}");
            assert_eq!(shown(&lost), shown(whole));
        }
        let cut = whole.replace("\"A\" {", "\"A");
        assert_eq!(found(&cut), (vec![Code::UnclosedString], 0));
        assert_eq!(shown(&cut), shown(whole));
        // One brace too many is no block that lost its opener.
        assert_eq!(found("mål a \"A\" {\n  syfte \"S\"\n}\n}\n"), (vec![Code::UnexpectedClose], 0));
    }

    #[test]
    fn blocks_do_not_nest_without_end() {
        let text = "a {\n".repeat(5_000) + &"}\n".repeat(5_000);
        let (codes, _) = found(&text);
        assert!(codes.contains(&Code::NestingTooDeep));
    }

    #[test]
    fn indentation_tells_where_a_lost_fence_ends() {
        let lost_end =
            "mål a \"A\" {\n  syfte \"\"\"\n    Text.\n  nummer 1\n  fokus \"\"\"\n    Mer.\n    \"\"\"\n}\n";
        assert_eq!(found(lost_end), (vec![], 1));
        assert_eq!(
            shown(lost_end),
            "mål a 'A' [syfte 'Text.\n  nummer 1'; fokus 'Mer.']".replace("\n  nummer 1'", "'; nummer 1")
        );
    }
}
