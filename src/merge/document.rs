//! A text taken apart into entries, each a run of whole lines: what one side's merge can take from another's.

use std::collections::HashSet;
use std::sync::LazyLock;

use crate::syntax::pieces::{self, Form, Piece};
use crate::syntax::{Cell, Part};
use crate::vocabulary::{
    CONCEPTS, ConceptName, FieldName, FieldType, ID_WORDS, Keyword, Names, TITLE_WORDS, fold, keyword_anywhere,
};

/// A text and what stands outermost in it.
pub(super) struct Document<'t> {
    pub entries: Vec<Entry<'t>>,
    pub inner: &'t str,
    /// The blank lines at its end.
    pub tail: &'t str,
}

/// One thing in a block: lines that belong together.
pub(super) struct Entry<'t> {
    /// The blank lines before it.
    pub blank: &'t str,
    /// The comments that stand directly above it.
    pub lead: &'t str,
    /// All its lines, its block among them, from its lead on.
    pub own: &'t str,
    pub what: What<'t>,
    /// What it is called among its neighbours, and whether nothing else in the plan would be called so.
    pub name: String,
    pub sure: bool,
    /// The names that it had before, as it says itself.
    pub former: Vec<String>,
    /// What it says, without its layout.
    pub says: String,
}

pub(super) enum What<'t> {
    /// A line without a block.
    Line(Line<'t>),
    /// A line and its block.
    Block(Line<'t>, Block<'t>),
    /// A row of a table.
    Row(Row<'t>),
    /// Comments that stand by themselves, and lines that cannot be read.
    Free,
}

/// The line of a statement.
pub(super) struct Line<'t> {
    pub indent: &'t str,
    /// The statement, without what is around it.
    pub body: &'t str,
    /// Where in the body the value starts, behind the word that says what it is the value of.
    pub value: usize,
    /// What stands behind the body: a brace, a comment, the line feed.
    pub rest: &'t str,
    /// The comment in what stands behind the body.
    pub comment: &'t str,
    /// What the body says, without its layout, as the word and its key, the rest.
    pub word: String,
    pub says: String,
    /// A text between fences is its last part.
    pub fenced: bool,
    /// Whether a text stands behind the title, which is the item's own text.
    pub texts: Vec<String>,
}

pub(super) struct Block<'t> {
    pub entries: Vec<Entry<'t>>,
    /// All lines between its opener and its tail.
    pub inner: &'t str,
    /// The blank lines before its end.
    pub tail: &'t str,
    /// The line that ends it.
    pub close: &'t str,
    /// The columns, of a table.
    pub columns: Option<Vec<String>>,
}

pub(super) struct Row<'t> {
    pub indent: &'t str,
    pub cells: Vec<&'t str>,
    /// What stands behind its last bar.
    pub rest: &'t str,
    pub line: &'t str,
    /// The row of headers, and a row of hyphens.
    pub plain: bool,
    /// What its columns are called, of the row of headers.
    pub columns: Vec<String>,
}

/// The fields whose values have a key of their own, such as a period.
static KEYED: LazyLock<HashSet<FieldName>> = LazyLock::new(|| {
    let fields = CONCEPTS.iter().flat_map(|concept| concept.all_fields());
    fields.filter(|field| matches!(field.kind, FieldType::Series | FieldType::Cells)).map(|field| field.name).collect()
});

impl<'t> Document<'t> {
    /// Takes apart a text whose lines end in line feeds. Nothing if it cannot be.
    pub fn read(text: &'t str) -> Option<Document<'t>> {
        let pieces = pieces::pieces(text)?;
        let mut reader = Reader { text, pieces: pieces.iter().peekable(), at: 0 };
        let (entries, tail, _) = reader.entries(None)?;
        // A closing brace at the outermost level has been refused by then.
        Some(Document { entries, inner: &text[..text.len() - tail.len()], tail })
    }
}

impl<'t> Entry<'t> {
    pub fn entries(&self) -> &[Entry<'t>] {
        match &self.what {
            What::Block(_, block) => &block.entries,
            _ => &[],
        }
    }

    pub fn inner(&self) -> &'t str {
        match &self.what {
            What::Block(_, block) => block.inner,
            _ => "",
        }
    }

    pub fn line(&self) -> Option<&Line<'t>> {
        match &self.what {
            What::Line(line) | What::Block(line, _) => Some(line),
            _ => None,
        }
    }

    pub fn indent(&self) -> &'t str {
        &self.own[..self.own.len() - self.own.trim_start_matches([' ', '\t', '\u{a0}']).len()]
    }
}

struct Reader<'t, 'p> {
    text: &'t str,
    pieces: std::iter::Peekable<std::slice::Iter<'p, Piece>>,
    /// Where the lines end that have been read.
    at: usize,
}

/// What a table's rows are read by.
struct Table {
    concept: ConceptName,
    columns: Option<Vec<String>>,
}

/// The entries of a block, the blank lines at its end, and its columns where it is a table.
type Body<'t> = (Vec<Entry<'t>>, &'t str, Option<Vec<String>>);

impl<'t> Reader<'t, '_> {
    /// The entries up to the end of a block, with the blank lines at its end and its columns.
    fn entries(&mut self, mut table: Option<Table>) -> Option<Body<'t>> {
        let text = self.text;
        let mut entries = Vec::new();
        // Comments that have not found what they stand by.
        let mut lead: Option<(usize, usize, usize)> = None;
        loop {
            let next = self.pieces.peek().map(|piece| (&piece.form, piece.lines.clone()));
            let comment = matches!(next, Some((Form::Comment, _)));
            let ends = matches!(next, None | Some((Form::Close, _)));
            let start = next.as_ref().map_or(text.len(), |(_, lines)| lines.start);
            let touches = self.at == start;
            if let Some((blank, from, to)) = lead.filter(|_| ends || !touches) {
                entries.push(free(&text[blank..from], &text[from..to], "comment"));
                lead = None;
            }
            if ends {
                let tail = &text[self.at..start];
                return Some((entries, tail, table.and_then(|table| table.columns)));
            }
            let piece = self.pieces.next()?;
            if comment {
                let (blank, from, _) = lead.unwrap_or((self.at, start, start));
                lead = Some((blank, from, piece.lines.end));
                self.at = piece.lines.end;
                continue;
            }
            let (blank, from, above) = lead.take().unwrap_or((self.at, start, start));
            let around = Around { blank: &text[blank..from], lead: &text[from..above], from };
            entries.push(self.entry(piece, around, table.as_mut())?);
        }
    }

    fn entry(&mut self, piece: &Piece, around: Around<'t>, table: Option<&mut Table>) -> Option<Entry<'t>> {
        let text = self.text;
        self.at = piece.lines.end;
        let head = &text[piece.lines.clone()];
        match (&piece.form, table) {
            (Form::Statement { parts, opens }, None) => {
                let named = Named::of(text, parts);
                let line = self.line(piece, parts, &named);
                if !opens {
                    return Some(around.entry(text, self.at, named, What::Line(line)));
                }
                let start = self.at;
                let rows = matches!(self.pieces.peek(), Some(Piece { form: Form::Row(_), .. }));
                let table = named.table.filter(|_| rows && parts.len() == 1);
                let (entries, tail, columns) = self.entries(table.map(|concept| Table { concept, columns: None }))?;
                let close = self.pieces.next()?;
                let block = Block {
                    entries,
                    inner: &text[start..close.lines.start - tail.len()],
                    tail,
                    close: &text[close.lines.clone()],
                    columns,
                };
                self.at = close.lines.end;
                let mut entry = around.entry(text, self.at, named, What::Block(line, block));
                if table.is_some() {
                    entry.name = entry.name.replacen("item:", "table:", 1);
                    entry.sure = true;
                }
                Some(entry)
            }
            (Form::Row(cells), Some(table)) => Some(row(text, piece, cells, around, table)),
            // A block in a table has no place in it.
            (Form::Statement { opens: true, .. }, Some(_)) => None,
            _ => {
                let mut entry = free(around.blank, head, "unclear");
                entry.own = &text[around.from..self.at];
                entry.lead = around.lead;
                entry.says = said(entry.own);
                Some(entry)
            }
        }
    }

    fn line(&self, piece: &Piece, parts: &[Part], named: &Named) -> Line<'t> {
        let text = self.text;
        let lines = &text[piece.lines.clone()];
        let body = &text[piece.span.range()];
        let rest = &text[piece.span.end as usize..piece.lines.end];
        let comment = piece.comments.iter().rfind(|comment| comment.start >= piece.span.end);
        let comment = comment.map_or("", |comment| text[comment.range()].trim_end());
        let within = piece.comments.iter().filter(|comment| comment.start < piece.span.end);
        let within: String = within.map(|comment| format!("\n{}", text[comment.range()].trim_end())).collect();
        let mut says = String::new();
        for (at, part) in parts.iter().enumerate() {
            let said = match part {
                Part::Raw(span) if at == 0 => collapsed(&text[span.start as usize + named.len..span.end as usize]),
                Part::Raw(span) => collapsed(&text[span.range()]),
                Part::Text(literal) if literal.fenced => format!("\"\"\"\n{}\"\"\"", literal.content),
                Part::Text(literal) => format!("\"{}\"", literal.content),
            };
            says.extend([said.as_str(), " "]);
        }
        says.push_str(&within);
        let gap = body[named.len..].len() - body[named.len..].trim_start().len();
        Line {
            indent: &lines[..piece.span.start as usize - piece.lines.start],
            body,
            value: named.len + gap,
            rest,
            comment,
            word: named.word.clone(),
            says,
            fenced: matches!(parts.last(), Some(Part::Text(literal)) if literal.fenced),
            texts: named.texts.clone(),
        }
    }
}

/// What stands around a piece.
struct Around<'t> {
    blank: &'t str,
    lead: &'t str,
    /// Where its lead starts.
    from: usize,
}

impl<'t> Around<'t> {
    fn entry(self, text: &'t str, end: usize, named: Named, what: What<'t>) -> Entry<'t> {
        let mut says = said(self.lead);
        let mut former = Vec::new();
        match &what {
            What::Line(line) => says.extend([&line.word, " ", &line.says, line.comment]),
            What::Block(line, block) => {
                says.extend([&line.word, " ", &line.says, line.comment, "{\n"]);
                for entry in &block.entries {
                    says.extend([&entry.says, "\n"]);
                }
                says.push_str(&said(block.close));
                former = formerly(&named.name, block);
            }
            What::Row(_) | What::Free => {}
        }
        Entry {
            blank: self.blank,
            lead: self.lead,
            own: &text[self.from..end],
            what,
            name: named.name,
            sure: named.sure,
            former,
            says,
        }
    }
}

/// The names that an item says it had before.
fn formerly(name: &str, block: &Block<'_>) -> Vec<String> {
    let Some((concept, _)) = name.rsplit_once(':') else { return Vec::new() };
    let lines = block.entries.iter().filter_map(Entry::line).filter(|line| line.word == FORMER);
    let ids = lines.flat_map(|line| line.says.split(',').map(str::trim).map(str::to_owned).collect::<Vec<_>>());
    ids.filter(|id| !id.is_empty()).map(|id| format!("{concept}:{id}")).collect()
}

const FORMER: &str = "field:former_id";

/// What a statement is called.
struct Named {
    name: String,
    sure: bool,
    /// The bytes of the word that says what it is, and of its key.
    len: usize,
    word: String,
    /// The concept, if nothing but its word stands there.
    table: Option<ConceptName>,
    texts: Vec<String>,
}

impl Named {
    fn of(text: &str, parts: &[Part]) -> Named {
        let bare = |word: &str| Named {
            name: word.to_owned(),
            sure: true,
            len: 0,
            word: word.to_owned(),
            table: None,
            texts: Vec::new(),
        };
        let own_text = format!("field:{}", FieldName::Text.field().key);
        let Some(Part::Raw(raw)) = parts.first() else { return bare(&own_text) };
        let raw = &text[raw.range()];
        let (keyword, len) = match keyword_anywhere(raw) {
            Some((keyword, len)) => (keyword, len),
            None => return Named { sure: false, ..bare("line") },
        };
        let rest = &raw[len..];
        match keyword {
            Keyword::Field(field) => {
                let name = format!("field:{}", field.field().key);
                let key = rest.find(':').filter(|_| KEYED.contains(&field));
                let several = key.is_some_and(|colon| rest[colon + 1..].contains(':'));
                match key {
                    Some(colon) => {
                        let name = format!("{name}/{}", fold(&collapsed(&rest[..colon])));
                        Named { len: len + colon + 1, sure: !several, ..bare(&name) }
                    }
                    None => Named { len, ..bare(&name) },
                }
            }
            Keyword::Concept(word) => {
                let id = collapsed(rest);
                let concept = word.concept.concept().key;
                let texts: Vec<String> = parts
                    .iter()
                    .filter_map(|part| match part {
                        Part::Text(literal) => Some((literal.fenced, literal.content.clone())),
                        Part::Raw(_) => None,
                    })
                    .enumerate()
                    .filter(|(at, (fenced, _))| *at > 0 || *fenced)
                    .map(|(_, (_, content))| content)
                    .collect();
                let title = parts.iter().find_map(|part| match part {
                    Part::Text(literal) if !literal.fenced => Some(&literal.content),
                    _ => None,
                });
                let table = (id.is_empty() && parts.len() == 1).then_some(word.concept);
                let (name, sure) = match (id.is_empty(), title) {
                    (false, _) => (format!("item:{concept}:{id}"), true),
                    (true, Some(title)) => (format!("item:{concept}:\"{title}\""), true),
                    (true, None) => (format!("item:{concept}:"), false),
                };
                let preset = word.preset.unwrap_or_default();
                Named { name, sure, len, word: format!("item:{concept}:{preset}"), table, texts }
            }
        }
    }
}

fn free<'t>(blank: &'t str, own: &'t str, name: &str) -> Entry<'t> {
    Entry {
        blank,
        lead: "",
        own,
        what: What::Free,
        name: name.to_owned(),
        sure: false,
        former: Vec::new(),
        says: said(own),
    }
}

fn row<'t>(text: &'t str, piece: &Piece, cells: &[Cell], around: Around<'t>, table: &mut Table) -> Entry<'t> {
    let line = &text[piece.lines.clone()];
    let slice = |cell: &Cell| &text[cell.span.range()];
    let last = cells.last().map_or("", slice);
    let closed = last.is_empty() || last.starts_with('#');
    let cells: Vec<&str> = cells[..cells.len() - usize::from(closed)].iter().map(slice).collect();
    let rest = if closed { last.trim_end() } else { "" };
    let hyphens = |cell: &&str| {
        let bare = cell.trim_matches(':');
        bare.len() >= 3 && bare.bytes().all(|byte| byte == b'-')
    };
    let mut former = Vec::new();
    let mut plain = true;
    let mut headers = Vec::new();
    let hyphens = cells.iter().all(hyphens);
    let rule = table.columns.is_some() && hyphens;
    let (name, sure) = match &table.columns {
        None => {
            headers = cells.iter().map(|cell| column(table.concept, cell)).collect();
            table.columns = Some(headers.clone());
            ("header".to_owned(), true)
        }
        Some(_) if rule => ("hyphens".to_owned(), true),
        Some(columns) => {
            plain = false;
            let cell = |name: &str| {
                let at = columns.iter().position(|column| column == name);
                at.and_then(|at| cells.get(at)).copied().unwrap_or_default()
            };
            let concept = table.concept.concept().key;
            let ids = cell(FORMER).split(',').map(str::trim).filter(|id| !id.is_empty());
            former = ids.map(|id| format!("row:{concept}:{id}")).collect();
            let id = cell("id");
            (format!("row:{concept}:{id}"), !id.is_empty() && columns.len() == cells.len())
        }
    };
    let mut says = said(around.lead);
    // How long a line of hyphens is says nothing.
    says.extend(cells.iter().map(|cell| if rule { "|-".to_owned() } else { format!("|{}", collapsed(cell)) }));
    says.push_str(rest);
    let indent = &line[..piece.span.start as usize - piece.lines.start];
    Entry {
        blank: around.blank,
        lead: around.lead,
        own: &text[around.from..piece.lines.end],
        what: What::Row(Row { indent, cells, rest, line, plain, columns: headers }),
        name,
        sure,
        former,
        says,
    }
}

/// What a column is called, however its header is written.
fn column(concept: ConceptName, text: &str) -> String {
    let folded = fold(&collapsed(text));
    let is = |names: &Names| names.iter().copied().flatten().any(|name| *name == folded);
    if is(&ID_WORDS) {
        return "id".to_owned();
    }
    if is(&TITLE_WORDS) {
        return "title".to_owned();
    }
    match keyword_anywhere(text) {
        Some((Keyword::Field(field), len)) if concept.concept().field(field).is_some() => {
            let key = fold(&collapsed(&text[len..]));
            if key.is_empty() {
                format!("field:{}", field.field().key)
            } else {
                format!("field:{}/{key}", field.field().key)
            }
        }
        // A period by itself is the outcome's.
        _ if concept == ConceptName::Indicator => format!("field:{}/{folded}", FieldName::Outcome.field().key),
        _ => format!("field:{}/{folded}", FieldName::Value.field().key),
    }
}

/// Words with one space between them.
pub(super) fn collapsed(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Lines without their layout.
pub(super) fn said(lines: &str) -> String {
    lines.lines().filter(|line| !line.trim().is_empty()).map(|line| format!("{}\n", collapsed(line))).collect()
}
