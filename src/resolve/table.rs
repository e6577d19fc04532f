//! Tables: each row an item, each header a field.

use super::draft::{Draft, DraftField, DraftId, Piece, Reader};
use super::loose_rows::likely;
use crate::diagnostic::{Argument, Code, Diagnostic, FixKind, nearest, report_once};
use crate::language::Language;
use crate::model::Period;
use crate::syntax::almost::{self, Almost};
use crate::syntax::{Block, Cell, Node, Row, TextLiteral, calendar};
use crate::text::Span;
use crate::vocabulary::{
    Concept, ConceptName, ConceptWord, FieldName, FieldType, FieldUse, ID_WORDS, IdRule, Keyword, Names, TITLE_WORDS,
    WordKind, builtin_words, fold, keyword_anywhere, prefix, words_of,
};

/// What a column of a table gives its rows.
pub(super) enum Header {
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

/// The first row of a table, as it is written.
struct HeaderRow {
    names: Vec<String>,
    span: Span,
}

impl Reader<'_> {
    /// Reads the rows of a table as items of a concept.
    pub(super) fn table(&mut self, block: Block, word: ConceptWord, parent: Option<DraftId>) {
        let mut headers = Vec::new();
        let mut header_row = None;
        for node in block.nodes {
            let row = match node {
                Node::Row(row) => row,
                Node::Statement(statement) => match self.loose_row(&statement, headers.len()) {
                    Some(loose) => self.barred(loose),
                    None => {
                        self.report(Diagnostic::new(Code::UnexpectedText, statement.span).help("table"));
                        continue;
                    }
                },
            };
            match &header_row {
                None => {
                    headers = self.headers(&row, word.concept, parent);
                    let names = row.cells.into_iter().map(|cell| cell.text.content).collect();
                    header_row = Some(HeaderRow { names, span: row.span });
                }
                Some(_) if is_separator(&row) => {}
                Some(header_row) => self.row(row, &headers, header_row, word, parent),
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
        let plain = cell.text.content.trim_end_matches(':').trim_matches(['*', '_', '`', ' ']);
        if plain.len() < cell.text.content.len() && !plain.is_empty() {
            let at = cell.text.content.find(plain).unwrap_or_default();
            let mark = if at > 0 { &cell.text.content[..at] } else { ":" };
            let diagnostic = Diagnostic::new(Code::WrittenOtherwise, cell.span).with("text", mark).help("emphasis");
            let diagnostic = diagnostic.fix(FixKind::Form, [(cell.span, plain.to_owned())]);
            report_once(&mut self.drafts.diagnostics, diagnostic);
            let place = cell.text.place(at, at + plain.len());
            let origins = cell.text.shifted(at, at + plain.len());
            let text = TextLiteral { content: plain.to_owned(), origins, span: place, fenced: false };
            return self.header(&Cell { text, span: place }, concept, parent);
        }
        let text = cell.text.content.as_str();
        let is = |names: &Names| names.iter().copied().flatten().any(|name| *name == fold(text));
        if is(&ID_WORDS) {
            return Header::Id;
        }
        if is(&TITLE_WORDS) {
            return Header::Title;
        }
        let whole = Piece { text: cell.text.clone(), quoted: false }.seen();
        let text = whole.content();
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
        if matches!(concept, ConceptName::Indicator | ConceptName::Row)
            && let Some((start, period)) = almost_period(text)
        {
            let place = whole.part(start, text.len());
            let diagnostic = Diagnostic::new(Code::InvalidPeriod, place.span()).with("text", place.content());
            let diagnostic = diagnostic.with("meant", period.to_string()).help("meant");
            self.report(diagnostic.fix(FixKind::Form, [(place.span(), period.to_string())]));
            return Header::Unknown;
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
        header_row: &HeaderRow,
        word: ConceptWord,
        parent: Option<DraftId>,
    ) {
        let length_wrong = row.cells.len() != headers.len();
        if length_wrong {
            let diagnostic = Diagnostic::new(Code::RowLength, row.span)
                .with("cells", row.cells.len())
                .with("headers", headers.len())
                .label(header_row.span, "header");
            self.report(likely(diagnostic, &row.cells, headers, &header_row.names));
        }
        // Nothing is left of a row that was cut to its first bar.
        if row.cells.is_empty() {
            return;
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
                Header::Id => draft.name = self.id_of(&Piece { text: cell.text, quoted: false }.seen(), "id", true),
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

/// The period that a header means in another form, alone or after the word of a column's kind, and where it starts. A
/// day is left out: which of its numbers is the month depends on the language.
fn almost_period(text: &str) -> Option<(usize, Period)> {
    let kinds = || builtin_words(WordKind::ColumnKind).iter().flat_map(|word| word.names.iter().copied().flatten());
    let kind = kinds().filter_map(|kind| prefix(text, &format!("{kind} "))).max();
    let start = kind.unwrap_or(0);
    let rest = &text[start..];
    if calendar::read_period(rest).is_ok() {
        return None;
    }
    match almost::read(rest, Language::En)? {
        Almost::Period(period) if !matches!(period, Period::Day(_)) => Some((start, period)),
        _ => None,
    }
}

/// A row of hyphens under the header, as Markdown has it, perhaps with colons. It says nothing.
fn is_separator(row: &Row) -> bool {
    let hyphens = |cell: &Cell| {
        let text = cell.text.content.as_str();
        let line = text.trim_matches(':');
        !line.is_empty() && line.chars().all(|mark| matches!(mark, '-' | '–' | '—')) && text.chars().count() >= 2
    };
    !row.cells.is_empty() && row.cells.iter().all(hyphens)
}

/// Every quotation mark that a text may stand between.
const QUOTES: [char; 4] = ['"', '”', '“', '„'];

/// The pieces of a cell: all text where the field takes text, else words and quoted texts.
fn cell_pieces(text: TextLiteral, field: &FieldUse) -> Vec<Piece> {
    let kind = field.kind;
    let whole = Piece { text, quoted: false };
    let whole = if matches!(kind, FieldType::Prose | FieldType::Line | FieldType::Link) { whole } else { whole.seen() };
    let content = whole.content();
    let marks: Vec<(usize, usize)> = content.match_indices(QUOTES).map(|(at, mark)| (at, at + mark.len())).collect();
    let list = kind == FieldType::Line && field.many;
    let text_field = !list && matches!(kind, FieldType::Prose | FieldType::Line | FieldType::Link | FieldType::Unit);
    if let [(0, start), (end, last)] = marks.as_slice()
        && *last == content.len()
    {
        return vec![Piece { quoted: true, ..whole.part(*start, *end) }];
    }
    if text_field {
        return vec![Piece { quoted: kind == FieldType::Prose || kind == FieldType::Line, ..whole }];
    }
    let mut pieces = Vec::new();
    let mut from = 0;
    for pair in marks.chunks_exact(2) {
        if let [(open, start), (end, close)] = pair {
            pieces.push(whole.part(from, *open));
            pieces.push(Piece { quoted: true, ..whole.part(*start, *end) });
            from = *close;
        }
    }
    pieces.push(whole.part(from, content.len()));
    pieces.retain(|piece| piece.quoted || !piece.content().is_empty());
    if pieces.is_empty() {
        // An empty cell keeps its place, so that it can be marked.
        pieces.push(whole);
    }
    pieces
}
