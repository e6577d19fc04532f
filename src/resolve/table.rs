//! Tables: each row an item, each header a field.

use super::draft::{Draft, DraftField, DraftId, Piece, Reader};
use crate::diagnostic::{Argument, Code, Diagnostic, nearest};
use crate::syntax::{Block, Cell, Node, Row, TextLiteral, calendar};
use crate::text::Span;
use crate::vocabulary::{
    Concept, ConceptName, ConceptWord, FieldName, FieldType, FieldUse, ID_WORDS, IdRule, Keyword, Names, TITLE_WORDS,
    WordKind, builtin_words, fold, keyword_anywhere, words_of,
};

/// Whether a block is a table: its first line is a row.
pub(super) fn is_table(block: Option<&Block>) -> bool {
    block.is_some_and(|block| matches!(block.nodes.first(), Some(Node::Row(_))))
}

/// What a column of a table gives its rows.
enum Header {
    Id,
    Title,
    Field {
        field: &'static FieldUse,
        key: Option<Piece>,
        word: Span,
    },
    /// A header that makes no sense; it has been reported, and its cells are passed over.
    Unknown,
}

impl Reader<'_> {
    /// Reads the rows of a table as items of a concept.
    pub(super) fn table(&mut self, block: Block, word: ConceptWord, parent: Option<DraftId>) {
        let mut headers = Vec::new();
        let mut header_row = None;
        for node in block.nodes {
            match node {
                Node::Row(row) if header_row.is_none() => {
                    headers = self.headers(&row, word.concept, parent);
                    header_row = Some(row.span);
                }
                Node::Row(row) if is_separator(&row) => {}
                Node::Row(row) => self.row(row, &headers, header_row, word, parent),
                Node::Statement(statement) => {
                    self.report(Diagnostic::new(Code::UnexpectedText, statement.span).help("table"));
                }
            }
        }
    }

    fn headers(&mut self, row: &Row, concept: ConceptName, parent: Option<DraftId>) -> Vec<Header> {
        let mut headers: Vec<Header> = Vec::with_capacity(row.cells.len());
        let mut seen: Vec<(String, Span)> = Vec::new();
        for cell in &row.cells {
            let folded = fold(&cell.text.content);
            if let Some((_, first)) = seen.iter().find(|(other, _)| !folded.is_empty() && *other == folded) {
                let diagnostic = Diagnostic::new(Code::FieldTwice, cell.span).with("word", cell.text.content.as_str());
                let first = *first;
                self.report(diagnostic.label(first, "first"));
                headers.push(Header::Unknown);
                continue;
            }
            seen.push((folded, cell.span));
            let header = self.header(cell, concept, parent);
            headers.push(header);
        }
        headers
    }

    fn header(&mut self, cell: &Cell, concept: ConceptName, parent: Option<DraftId>) -> Header {
        let text = cell.text.content.as_str();
        let is = |names: &Names| names.iter().copied().flatten().any(|name| *name == fold(text));
        if is(&ID_WORDS) {
            return Header::Id;
        }
        if is(&TITLE_WORDS) {
            return Header::Title;
        }
        let whole = Piece { text: cell.text.clone(), quoted: false };
        let found = concept.concept();
        if let Some((Keyword::Field(name), len)) = keyword_anywhere(text)
            && let Some(field) = found.field(name)
        {
            let rest = whole.part(len, text.len());
            let keyed = matches!(field.kind, FieldType::Series | FieldType::Cells);
            // A report's own period is the key where none is written.
            let bare = concept == ConceptName::StatusReport && rest.content().is_empty();
            if bare || keyed != rest.content().is_empty() {
                let key = (keyed && !bare).then_some(rest);
                return Header::Field { field, key, word: cell.span };
            }
        }
        if concept == ConceptName::Indicator
            && calendar::read_period(text).is_ok()
            && let Some(field) = found.field(FieldName::Outcome)
        {
            return Header::Field { field, key: Some(whole), word: cell.span };
        }
        if concept == ConceptName::Row
            && !text.is_empty()
            && let Some(field) = found.field(FieldName::Value)
        {
            self.implied_column(&whole, parent);
            let name = whole.part(0, header_name(text).len());
            return Header::Field { field, key: Some(name), word: cell.span };
        }
        self.unknown_header(cell, found);
        Header::Unknown
    }

    /// A header that is a period, or a kind and a period, declares a column by itself.
    pub(super) fn implied_column(&mut self, header: &Piece, parent: Option<DraftId>) {
        let name = header_name(header.content());
        let Some((kind, period)) = column_header(name) else {
            return;
        };
        let Some(budget) = parent.and_then(|parent| self.enclosing_budget(parent)) else {
            return;
        };
        let text = super::names::normal(header.content());
        let known = self.drafts.items.iter().any(|draft| {
            draft.concept == ConceptName::Column
                && draft.parent == Some(budget)
                && draft.name.is_none()
                && draft.title.as_ref().is_some_and(|title| header_name(&title.content) == header_name(&text))
        });
        if known {
            return;
        }
        let field = |name| ConceptName::Column.concept().field(name);
        let mut fields = Vec::new();
        let mut say = |name, at: usize, end: usize| {
            if let Some(field) = field(name) {
                let pieces = vec![header.part(at, end)];
                fields.push(DraftField {
                    field,
                    key: None,
                    pieces,
                    word: header.span(),
                    cell: false,
                    broken: false,
                    guessed: false,
                });
            }
        };
        say(FieldName::Period, period, name.len());
        if kind > 0 {
            say(FieldName::Kind, 0, kind);
        }
        let title = TextLiteral { content: text, ..header.text.clone() };
        self.add(Draft {
            concept: ConceptName::Column,
            preset: None,
            name: None,
            title: Some(title),
            parent: Some(budget),
            fields,
            file: self.file,
            span: header.span(),
            external: self.external,
        });
    }

    fn enclosing_budget(&self, from: DraftId) -> Option<DraftId> {
        let mut at = Some(from);
        while let Some(draft) = at {
            if self.drafts.items[draft.0].concept == ConceptName::Budget {
                return Some(draft);
            }
            at = self.drafts.items[draft.0].parent;
        }
        None
    }

    fn unknown_header(&mut self, cell: &Cell, concept: &Concept) {
        let text = cell.text.content.as_str();
        let words = || {
            let own = [&ID_WORDS, &TITLE_WORDS].into_iter().flat_map(|names| names.iter().copied().flatten().copied());
            own.chain(concept.all_fields().flat_map(words_of))
        };
        let near = nearest::nearest(text, words());
        let mut diagnostic =
            Diagnostic::new(Code::UnknownColumn, cell.span).with("word", text).with("concept", concept.name);
        if near.is_empty() {
            let fields = concept.all_fields().map(|field| Argument::Field(field.name)).collect();
            diagnostic = diagnostic.with("allowed", Argument::List(fields)).note("allowed");
        } else {
            diagnostic = diagnostic.meaning(text, &near);
        }
        self.report(diagnostic);
    }

    fn row(
        &mut self,
        row: Row,
        headers: &[Header],
        header_row: Option<Span>,
        word: ConceptWord,
        parent: Option<DraftId>,
    ) {
        let length_wrong = row.cells.len() != headers.len();
        if length_wrong {
            let mut diagnostic = Diagnostic::new(Code::RowLength, row.span)
                .with("cells", row.cells.len())
                .with("headers", headers.len());
            if let Some(header_row) = header_row {
                diagnostic = diagnostic.label(header_row, "header");
            }
            self.report(diagnostic);
        }
        let mut draft = Draft {
            concept: word.concept,
            preset: word.preset,
            name: None,
            title: None,
            parent,
            fields: Vec::with_capacity(headers.len()),
            file: self.file,
            span: row.span,
            external: self.external,
        };
        let reported = self.drafts.diagnostics.len();
        for (cell, header) in row.cells.into_iter().zip(headers) {
            match header {
                Header::Id if cell.text.content.is_empty() => {}
                Header::Id => draft.name = self.id_of(&Piece { text: cell.text, quoted: false }),
                Header::Title => draft.title = (!cell.text.content.is_empty()).then_some(cell.text),
                Header::Field { field, key, word } => {
                    let figure = matches!(field.kind, FieldType::Series | FieldType::Cells);
                    if cell.text.content.is_empty() && !figure {
                        continue;
                    }
                    let pieces = cell_pieces(cell.text, field);
                    draft.fields.push(DraftField {
                        field,
                        key: key.clone(),
                        pieces,
                        word: *word,
                        cell: true,
                        broken: length_wrong,
                        guessed: false,
                    });
                }
                Header::Unknown => {}
            }
        }
        let invalid = self.drafts.diagnostics.len() > reported;
        if draft.name.is_none() && !invalid && word.concept.concept().id == IdRule::Required {
            self.report(Diagnostic::new(Code::MissingId, row.span).with("concept", word.concept));
        }
        self.add(draft);
    }
}

/// A header without its footnote marks.
pub(super) fn header_name(text: &str) -> &str {
    text.split("[^").next().unwrap_or(text).trim_end()
}

/// Splits a header into kind and period: the end of the kind's words (0 where there is none) and the start of
/// the period.
pub(super) fn column_header(text: &str) -> Option<(usize, usize)> {
    if calendar::read_period(text).is_ok() {
        return Some((0, 0));
    }
    let period = text.rfind([' ', '\u{a0}'])?;
    let start = period + text[period..].chars().next().map_or(1, char::len_utf8);
    calendar::read_period(&text[start..]).ok()?;
    let kind = fold(text[..period].trim());
    let known = builtin_words(WordKind::ColumnKind)
        .iter()
        .any(|word| word.names.iter().copied().flatten().any(|name| fold(name) == kind));
    known.then_some((period, start))
}

/// A row of hyphens under the header, as Markdown has it. It says nothing.
fn is_separator(row: &Row) -> bool {
    row.cells.iter().all(|cell| {
        let text = cell.text.content.trim_matches(':');
        text.len() >= 3 && text.bytes().all(|byte| byte == b'-')
    })
}

/// The pieces of a cell: all text where the field takes text, else words and quoted texts.
fn cell_pieces(text: TextLiteral, field: &FieldUse) -> Vec<Piece> {
    let kind = field.kind;
    let whole = Piece { text, quoted: false };
    let content = whole.content();
    let quoted = content.len() >= 2 && content.starts_with('"') && content.ends_with('"');
    let list = kind == FieldType::Line && field.many;
    let text_field = !list && matches!(kind, FieldType::Prose | FieldType::Line | FieldType::Link | FieldType::Unit);
    if quoted && content.matches('"').count() == 2 {
        return vec![Piece { quoted: true, ..whole.part(1, content.len() - 1) }];
    }
    if text_field {
        return vec![Piece { quoted: kind == FieldType::Prose || kind == FieldType::Line, ..whole }];
    }
    let mut pieces = Vec::new();
    let mut from = 0;
    while let Some(open) = content[from..].find('"').map(|at| from + at) {
        let Some(close) = content[open + 1..].find('"').map(|at| open + 1 + at) else {
            break;
        };
        pieces.push(whole.part(from, open));
        pieces.push(Piece { quoted: true, ..whole.part(open + 1, close) });
        from = close + 1;
    }
    pieces.push(whole.part(from, content.len()));
    pieces.retain(|piece| piece.quoted || !piece.content().is_empty());
    if pieces.is_empty() {
        // An empty cell keeps its place, so that it can be marked.
        pieces.push(whole);
    }
    pieces
}
