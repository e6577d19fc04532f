//! Trees → drafts: every item with its fields' raw texts, block form and table form alike.

use std::collections::HashSet;

use super::decoration::{decorated, keyword_at};
use crate::diagnostic::{Code, Diagnostic};
use crate::syntax::{Node, Part, Statement, TextLiteral, Tree};
use crate::text::{FileId, Span, Spanned};
use crate::vocabulary::{
    ConceptName, ConceptWord, FieldName, FieldType, FieldUse, IdRule, Keyword, is_unseen, keyword_anywhere,
    plain_hyphen, prefix,
};

/// Names a draft. Drafts are numbered as they are read; the model numbers items as they are shown.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
pub(super) struct DraftId(pub(super) usize);

/// An item whose names are not resolved yet.
#[derive(Clone, Debug)]
pub(super) struct Draft {
    pub(super) concept: ConceptName,
    pub(super) preset: Option<&'static str>,
    pub(super) name: Option<Spanned<String>>,
    pub(super) title: Option<TextLiteral>,
    pub(super) parent: Option<DraftId>,
    pub(super) fields: Vec<DraftField>,
    pub(super) file: FileId,
    pub(super) span: Span,
    /// From a dependency.
    pub(super) external: bool,
}

/// A field whose value is not read yet.
#[derive(Clone, Debug)]
pub(super) struct DraftField {
    pub(super) field: &'static FieldUse,
    /// What stands before the colon, of a field that has a key.
    pub(super) key: Option<Piece>,
    pub(super) pieces: Vec<Piece>,
    /// The field's own word, or the header of the table's column.
    pub(super) word: Span,
    /// A cell of a table, where an empty one says nothing.
    pub(super) cell: bool,
    /// A cell whose row has too few or too many: what it says may belong to its neighbour.
    pub(super) broken: bool,
    /// The field's word is misspelt and has been reported: nothing more is said of what it holds.
    pub(super) guessed: bool,
}

impl DraftField {
    /// A field on a line of its own, without a key.
    pub(super) fn line(field: &'static FieldUse, pieces: Vec<Piece>, word: Span) -> Self {
        DraftField { field, key: None, pieces, word, cell: false, broken: false, guessed: false }
    }
}

/// A piece of a field's value: bare words, or text.
#[derive(Clone, Debug)]
pub(super) struct Piece {
    pub(super) text: TextLiteral,
    pub(super) quoted: bool,
}

impl Piece {
    /// Bare words at a place of the source.
    pub(super) fn words(source: &str, span: Span) -> Self {
        let text = TextLiteral {
            content: source.get(span.range()).unwrap_or_default().to_owned(),
            origins: vec![(0, span.start)],
            span,
            fenced: false,
        };
        Piece { text, quoted: false }.seen()
    }

    /// The words without the characters that nobody sees, their hyphens plain.
    pub(super) fn seen(mut self) -> Piece {
        let odd = |letter: char| is_unseen(letter) || plain_hyphen(letter) != letter;
        if self.quoted || self.text.content.is_ascii() || !self.text.content.contains(odd) {
            return self;
        }
        let mut text = TextLiteral { content: String::new(), origins: Vec::new(), ..self.text.clone() };
        let mut after_odd = true;
        for (at, letter) in self.text.content.char_indices() {
            let odd = odd(letter);
            if odd || after_odd {
                text.origins.push((text.content.len() as u32, self.text.place(at, at).start));
            }
            after_odd = odd;
            if !is_unseen(letter) {
                text.content.push(plain_hyphen(letter));
            }
        }
        let end = self.text.content.len();
        text.origins.push((text.content.len() as u32, self.text.place(end, end).start));
        text.origins.dedup_by(|later, earlier| {
            // Of two runs that start at one place of the text, the later is the one that goes on there.
            let same = later.0 == earlier.0;
            if same {
                earlier.1 = later.1;
            }
            same
        });
        self.text = text;
        self
    }

    /// The part of this piece from `start` to `end`, white space around it gone.
    pub(super) fn part(&self, start: usize, end: usize) -> Piece {
        let raw = &self.text.content[start..end];
        let lead = raw.len() - raw.trim_start().len();
        let (start, end) = (start + lead, start + lead + raw.trim().len());
        let span = self.text.place(start, end);
        let text = TextLiteral {
            content: self.text.content[start..end].to_owned(),
            origins: self.text.shifted(start, end),
            span,
            fenced: false,
        };
        Piece { text, quoted: self.quoted }
    }

    pub(super) fn content(&self) -> &str {
        &self.text.content
    }

    pub(super) fn span(&self) -> Span {
        self.text.span
    }
}

/// What one file declares, read by itself: no name in it has been looked up.
#[derive(Clone, Debug, Default)]
pub struct Drafts {
    pub(super) items: Vec<Draft>,
    /// Words that stand where an id could, in lines that could not be read: what they declare is not known, so
    /// nobody can say that a reference to them leads nowhere.
    pub(super) unclear: HashSet<String>,
    /// Files that say which plan they belong to.
    pub(super) belongs: Vec<(FileId, Spanned<String>)>,
    pub(super) diagnostics: Vec<Diagnostic>,
}

impl Drafts {
    /// Takes in what further files declare, its drafts numbered after these.
    pub(super) fn append(&mut self, more: Drafts) {
        let before = self.items.len();
        self.items.extend(more.items.into_iter().map(|mut draft| {
            draft.parent = draft.parent.map(|parent| DraftId(before + parent.0));
            draft
        }));
        self.unclear.extend(more.unclear);
        self.belongs.extend(more.belongs);
        self.diagnostics.extend(more.diagnostics);
    }
}

/// Reads files one after another into drafts.
pub(super) struct Reader<'a> {
    pub(super) file: FileId,
    pub(super) source: &'a str,
    /// Whether the file is a dependency.
    pub(super) external: bool,
    pub(super) drafts: Drafts,
}

impl<'a> Reader<'a> {
    pub(super) fn new() -> Self {
        Reader { file: FileId(0), source: "", external: false, drafts: Drafts::default() }
    }

    /// What a file declares.
    pub(super) fn file(file: FileId, source: &'a str, tree: Tree, external: bool) -> Drafts {
        let mut reader = Reader { file, source, external, drafts: Drafts::default() };
        reader.nodes(tree);
        reader.drafts
    }

    fn nodes(&mut self, tree: Tree) {
        for (at, node) in tree.nodes.into_iter().enumerate() {
            match node {
                Node::Statement(statement) if self.belongs_to(&statement) => self.read_belongs_to(&statement, at == 0),
                node => self.node(node, None),
            }
        }
    }

    pub(super) fn report(&mut self, diagnostic: Diagnostic) {
        self.drafts.diagnostics.push(diagnostic);
    }

    pub(super) fn text(&self, span: Span) -> &'a str {
        self.source.get(span.range()).unwrap_or_default()
    }

    fn belongs_to(&self, statement: &Statement) -> bool {
        matches!(statement.parts.first(), Some(Part::Raw(raw)) if after_belongs_to(self.text(*raw)).is_some())
    }

    fn read_belongs_to(&mut self, statement: &Statement, first: bool) {
        let Some(Part::Raw(raw)) = statement.parts.first() else {
            return;
        };
        if !first {
            self.report(Diagnostic::new(Code::BelongsToNotFirst, statement.span));
            return;
        }
        let start = after_belongs_to(self.text(*raw)).unwrap_or_default();
        self.enter_belongs_to(Piece::words(self.source, *raw).part(start, (raw.end - raw.start) as usize));
    }

    /// The file's items belong to the plan of that name.
    pub(super) fn enter_belongs_to(&mut self, name: Piece) {
        if name.content().is_empty() {
            self.report(Diagnostic::new(Code::MissingId, name.span()).with("concept", ConceptName::Plan));
            return;
        }
        self.drafts.belongs.push((self.file, Spanned::new(super::names::normal(name.content()), name.span())));
    }

    fn node(&mut self, node: Node, parent: Option<DraftId>) {
        match node {
            Node::Statement(statement) => self.statement(statement, parent),
            // Rows that a table statement has not taken stand outside every table.
            Node::Row(row) => self.report(Diagnostic::new(Code::RowOutsideTable, row.span)),
        }
    }

    pub(super) fn concept_of(&self, parent: Option<DraftId>) -> Option<ConceptName> {
        parent.map(|parent| self.drafts.items[parent.0].concept)
    }

    fn statement(&mut self, mut statement: Statement, parent: Option<DraftId>) {
        if let Some(fence) = statement.open_fence {
            self.report(Diagnostic::new(Code::UnclosedFence, fence));
        }
        let Some(Part::Raw(raw)) = statement.parts.first_mut() else {
            return self.bare_text(statement, parent);
        };
        let mut found = keyword_at(self.source.get(raw.range()).unwrap_or_default());
        if found.is_none()
            && let Some(marks) = decorated(self.source.get(raw.range()).unwrap_or_default())
        {
            let whole = *raw;
            raw.start += marks.start as u32;
            statement.span.start = raw.start;
            found = Some((marks.keyword, marks.end - marks.start));
            self.decoration(whole, &marks);
        }
        let Some(Part::Raw(raw)) = statement.parts.first() else {
            return;
        };
        let raw = *raw;
        let holder = self.concept_of(parent);
        match found {
            Some((Keyword::Concept(word), len)) => {
                let fits = match holder {
                    None => !word.concept.concept().child,
                    Some(holder) => holder.concept().children.contains(&word.concept),
                };
                if fits {
                    self.declaration(statement, word, raw, len, parent);
                } else {
                    self.not_here(raw, len, holder);
                    self.leave_unclear(&statement);
                }
            }
            Some((Keyword::Field(field), len)) => match holder.and_then(|holder| holder.concept().field(field)) {
                Some(field) => self.field(statement, field, raw, len, parent),
                None => self.not_here(raw, len, holder),
            },
            None => self.unknown_keyword(statement, raw, parent),
        }
    }

    /// A text that stands by itself in a block is what the item says.
    fn bare_text(&mut self, statement: Statement, parent: Option<DraftId>) {
        let concept = self.concept_of(parent);
        let field = concept.and_then(|concept| concept.concept().field(FieldName::Text));
        match (parent, field) {
            (Some(parent), Some(field)) => {
                let pieces = self.pieces(statement.parts, 0);
                self.push(parent, DraftField::line(field, pieces, statement.span));
            }
            _ => self.report(Diagnostic::new(Code::UnexpectedText, statement.span)),
        }
    }

    pub(super) fn push(&mut self, item: DraftId, field: DraftField) {
        self.drafts.items[item.0].fields.push(field);
    }

    /// The pieces of a line's value, `skip` bytes of its first run left out.
    fn pieces(&self, parts: Vec<Part>, skip: usize) -> Vec<Piece> {
        let mut pieces = Vec::with_capacity(parts.len());
        for (at, part) in parts.into_iter().enumerate() {
            match part {
                Part::Raw(span) => {
                    let skip = if at == 0 { skip } else { 0 };
                    let piece = Piece::words(self.source, Span { start: span.start + skip as u32, ..span });
                    let piece = piece.part(0, piece.content().len());
                    if !piece.content().is_empty() {
                        pieces.push(piece);
                    }
                }
                Part::Text(text) => pieces.push(Piece { text, quoted: true }),
            }
        }
        pieces
    }

    fn field(
        &mut self,
        statement: Statement,
        field: &'static FieldUse,
        raw: Span,
        len: usize,
        parent: Option<DraftId>,
    ) {
        let Some(parent) = parent else {
            return;
        };
        let word = raw.slice(0, len);
        if let Some(block) = &statement.block {
            self.report(Diagnostic::new(Code::UnexpectedBlock, block.open).with("field", field.name));
        }
        let (key, pieces) = self.keyed_pieces(statement.parts, field, len);
        for (key, pieces) in split_keyed(key, pieces) {
            if let (FieldType::Cells, Some(header)) = (field.kind, &key) {
                self.implied_column(header, Some(parent));
            }
            self.push(parent, DraftField { key, ..DraftField::line(field, pieces, word) });
        }
    }

    /// What stands before a colon, of a field that has a key, and the pieces of its value.
    pub(super) fn keyed_pieces(
        &mut self,
        parts: Vec<Part>,
        field: &'static FieldUse,
        len: usize,
    ) -> (Option<Piece>, Vec<Piece>) {
        let mut pieces = self.pieces(parts, len);
        let Some(first) = pieces.first().filter(|piece| !piece.quoted).cloned() else {
            return (None, pieces);
        };
        let keyed = matches!(field.kind, FieldType::Series | FieldType::Cells);
        if first.content().starts_with([':', '=']) {
            if !keyed && !matches!(field.kind, FieldType::Check | FieldType::Formula) {
                self.mark(first.text.place(0, 1));
                pieces[0] = first.part(1, first.content().len());
                pieces.retain(|piece| piece.quoted || !piece.content().is_empty());
            }
            return (None, pieces);
        }
        let Some(colon) = first.content().find(':').filter(|_| keyed) else {
            return (None, pieces);
        };
        let rest = first.part(colon + 1, first.content().len());
        if rest.content().is_empty() {
            pieces.remove(0);
        } else {
            pieces[0] = rest;
        }
        (Some(first.part(0, colon)), pieces)
    }

    pub(super) fn declaration(
        &mut self,
        statement: Statement,
        word: ConceptWord,
        raw: Span,
        len: usize,
        parent: Option<DraftId>,
    ) {
        let concept = word.concept.concept();
        let span = statement.span;
        let pieces = self.pieces(statement.parts, len);
        let block = statement.block;
        if pieces.is_empty() && self.is_table(block.as_ref()) {
            if let Some(block) = block {
                self.table(block, word, parent);
            }
            return;
        }
        let mut name = None;
        let mut title = None;
        let mut texts = Vec::new();
        let count = pieces.len();
        let titled = pieces.iter().any(|piece| piece.quoted && !piece.text.fenced);
        for (at, mut piece) in pieces.into_iter().enumerate() {
            if !piece.quoted && name.is_none() && title.is_none() {
                piece = self.without_marks(piece, at + 1 < count);
                if piece.content().is_empty() {
                    continue;
                }
            }
            if piece.quoted {
                if title.is_none() && !piece.text.fenced { title = Some(piece.text) } else { texts.push(piece) }
            } else if name.is_none() && title.is_none() {
                let word = self.text(raw.slice(0, len));
                name = self.id_of(&piece, word.trim_end_matches([':', '=']), titled);
            } else {
                self.report(Diagnostic::new(Code::UnexpectedText, piece.span()).with("text", piece.content()));
            }
        }
        let id_missing = name.is_none() && concept.id == IdRule::Required;
        if id_missing
            && !self.drafts.diagnostics.last().is_some_and(|last| {
                last.code == Code::InvalidId
                    && last.span.is_some_and(|place| span.start <= place.start && place.end <= span.end)
            })
        {
            self.report(Diagnostic::new(Code::MissingId, raw.slice(0, len)).with("concept", word.concept));
        }
        if word.concept == ConceptName::Word && word.preset.is_none() {
            let kinds = concept
                .presets
                .iter()
                .map(|preset| crate::vocabulary::canonical(&preset.names, crate::language::Language::Sv));
            let diagnostic =
                Diagnostic::new(Code::InvalidValue, raw.slice(0, len)).with("text", self.text(raw.slice(0, len)));
            self.report(diagnostic.with("kinds", crate::diagnostic::Argument::texts(kinds)).help("word-kind"));
        }
        let item = self.add(Draft {
            concept: word.concept,
            preset: word.preset,
            name,
            title,
            parent,
            fields: Vec::new(),
            file: self.file,
            span,
            external: self.external,
        });
        if let Some(field) = concept.field(FieldName::Text) {
            for piece in texts {
                self.push(item, DraftField::line(field, vec![piece], raw.slice(0, len)));
            }
        }
        let nodes = block.map(|block| block.nodes).unwrap_or_default();
        for node in self.without_stray_fence(nodes, word.concept) {
            self.node(node, Some(item));
        }
    }

    pub(super) fn add(&mut self, draft: Draft) -> DraftId {
        if let (ConceptName::Column, Some(name)) = (draft.concept, &draft.name) {
            // The header of the rows' table would be read as the field.
            let field = keyword_anywhere(&name.value).filter(|(_, len)| *len == name.value.len());
            if let Some((Keyword::Field(field), _)) = field
                && ConceptName::Row.concept().field(field).is_some()
            {
                let diagnostic = Diagnostic::new(Code::InvalidId, name.span).with("text", name.value.as_str());
                self.report(diagnostic.help("taken"));
            }
        }
        self.drafts.items.push(draft);
        DraftId(self.drafts.items.len() - 1)
    }
}

/// Splits `2021: 180, 2022: 136,5` into a value for each key. A comma and a space set values apart where a key and a
/// colon come after them.
fn split_keyed(key: Option<Piece>, pieces: Vec<Piece>) -> Vec<(Option<Piece>, Vec<Piece>)> {
    let mut values: Vec<(Option<Piece>, Vec<Piece>)> = vec![(key, Vec::new())];
    if values[0].0.is_none() {
        return vec![(None, pieces)];
    }
    for piece in pieces {
        let mut rest = piece;
        // A comma at the end of a line goes on to the next.
        let goes_on = values.last().and_then(|(_, last)| last.last()).is_some_and(ends_in_comma);
        if let (true, Some(colon)) = (goes_on && !rest.quoted, rest.content().find(':')) {
            if let Some(last) = values.last_mut().and_then(|(_, last)| last.last_mut()) {
                *last = last.part(0, last.content().len() - 1);
            }
            values.push((Some(rest.part(0, colon)), Vec::new()));
            rest = rest.part(colon + 1, rest.content().len());
        }
        while let Some((comma, colon)) = next_key(&rest) {
            let before = rest.part(0, comma);
            if let Some((_, last)) = values.last_mut().filter(|_| !before.content().is_empty()) {
                last.push(before);
            }
            values.push((Some(rest.part(comma + 1, colon)), Vec::new()));
            rest = rest.part(colon + 1, rest.content().len());
        }
        if let Some((_, last)) = values.last_mut().filter(|_| rest.quoted || !rest.content().is_empty()) {
            last.push(rest);
        }
    }
    values
}

fn ends_in_comma(piece: &Piece) -> bool {
    !piece.quoted && piece.content().ends_with(',')
}

/// Where the next key of a list stands: the comma before it and the colon after it.
fn next_key(piece: &Piece) -> Option<(usize, usize)> {
    if piece.quoted {
        return None;
    }
    let text = piece.content();
    text.match_indices(',').find_map(|(comma, _)| {
        let after = &text[comma + 1..];
        let colon = after.find(':')?;
        let key = after[..colon].trim();
        let fits = !key.is_empty() && !key.contains(',') && (after.starts_with(char::is_whitespace) || comma == 0);
        fits.then_some((comma, comma + 1 + colon))
    })
}

/// The offset after `tillhör` or `belongs to`, where a line starts with it.
fn after_belongs_to(text: &str) -> Option<usize> {
    let len = ["tillhör", "belongs to"].into_iter().find_map(|words| prefix(text, words))?;
    let rest = &text[len..];
    (rest.is_empty() || rest.starts_with([' ', '\t', '\u{a0}'])).then_some(len)
}
