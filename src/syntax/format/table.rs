//! Tables: the header row sets the widths, and a row that does not fit them stands out by itself.

use unicode_width::UnicodeWidthStr;

use super::layout::{Entry, Layout, What};
use super::words;
use crate::language::Language;
use crate::syntax::tree::Cell;
use crate::syntax::{calendar, number};
use crate::text::Span;
use crate::vocabulary::{
    ConceptName, FieldName, FieldType, FieldUse, ID_WORDS, Keyword, TITLE_WORDS, fold, keyword_anywhere,
};

/// A table: what its columns hold and how wide they are.
pub(super) struct Table {
    concept: ConceptName,
    columns: Vec<Column>,
    /// Its rows, as places among the entries; the header row first.
    pub rows: Vec<usize>,
}

struct Column {
    holds: Holds,
    width: usize,
    /// How far the units of numbers stand from the column's right edge.
    room: usize,
}

/// What the cells of a column are.
#[derive(Clone, Copy)]
pub(super) enum Holds {
    /// Ids.
    Id,
    /// Text, or what is not known.
    Text,
    /// Values of a field.
    Field(&'static FieldUse),
}

impl Holds {
    fn figures(self) -> bool {
        use FieldType::{Amount, Cells, Number, Percent, Series};
        matches!(self, Holds::Field(field) if matches!(field.kind, Series | Cells | Number | Percent | Amount))
    }
}

/// A row as it is written.
pub(super) struct Row {
    cells: Vec<Written>,
    /// Whether a bar stands after the last cell.
    closed: bool,
    reworded: bool,
}

struct Written {
    text: String,
    width: usize,
    /// The width between the bars in the source.
    before: usize,
    number: Option<Numeral>,
    /// `---`, where every cell of the row is one.
    rule: bool,
}

/// A number in a cell.
#[derive(Clone, Copy)]
struct Numeral {
    /// The width of its sign and whole part.
    whole: usize,
    /// The width of all that comes after.
    rest: usize,
    /// Nothing but a per cent sign stands after it.
    plain: bool,
    /// How far its units stand from the right edge in the source.
    room: usize,
}

impl Table {
    pub fn concept(&self) -> ConceptName {
        self.concept
    }

    /// Sets the widths of the columns, and where the numbers in them stand.
    pub fn measure(&mut self, entries: &[Entry], realign: bool) {
        let row = |at: &usize| match &entries[*at].what {
            What::Row { row, .. } => Some(row),
            _ => None,
        };
        let rows: Vec<&Row> = self.rows.iter().filter_map(row).collect();
        let Some((header, body)) = rows.split_first() else {
            return;
        };
        let anew = realign || rows.iter().any(|row| row.reworded);
        for (at, column) in self.columns.iter_mut().enumerate() {
            let Some(head) = header.cells.get(at) else {
                continue;
            };
            let cells: Vec<&Written> =
                body.iter().filter_map(|row| row.cells.get(at)).filter(|cell| !cell.rule).collect();
            let numbers: Vec<(Numeral, bool)> = cells
                .iter()
                .filter_map(|cell| cell.number.map(|number| (number, cell.before == head.before)))
                .collect();
            let most_rest = numbers.iter().filter(|(number, _)| number.plain).map(|(number, _)| number.rest).max();
            let most_rest = most_rest.unwrap_or(0);
            if anew {
                let wide = |cell: &&Written| match cell.number {
                    Some(number) => number.whole + number.rest.max(most_rest),
                    None => cell.width,
                };
                column.width = cells.iter().map(wide).chain([head.width]).max().unwrap_or(0);
            } else {
                column.width = head.width.max(head.before.saturating_sub(2));
            }
            let written = |(number, aligned): &(Numeral, bool)| (*aligned && !anew).then_some(number.room);
            let written: Vec<Option<usize>> = numbers.iter().map(written).collect();
            let numbers: Vec<Numeral> = numbers.into_iter().map(|(number, _)| number).collect();
            column.room = room(&numbers, &written, column.width, most_rest);
        }
    }

    /// Writes a row, without its line's end.
    pub fn write(&self, row: &Row, out: &mut String) {
        out.push('|');
        for (at, cell) in row.cells.iter().enumerate() {
            let last = at + 1 == row.cells.len();
            // A rule's cell touches its bars.
            let own = if cell.rule { cell.width.saturating_sub(2) } else { cell.width };
            let width = self.columns.get(at).map_or(own, |column| column.width);
            if cell.rule {
                rule(&cell.text, width, out);
            } else {
                let room = self.columns.get(at).map_or(0, |column| column.room);
                let spare = width.saturating_sub(cell.width);
                let right = cell.number.map(|number| number.placed(room, width) - number.rest).unwrap_or(spare);
                let right = right.min(spare);
                out.extend([" ", &" ".repeat(spare - right), &cell.text]);
                if last && !row.closed {
                    break;
                }
                out.extend([" ".repeat(right).as_str(), " "]);
            }
            if !last || row.closed {
                out.push('|');
            }
        }
    }
}

impl Numeral {
    /// How far the units stand from the right edge of a column, where they ought to stand `room` from it: more if
    /// the number goes on further, less if it does not fit otherwise.
    fn placed(self, room: usize, width: usize) -> usize {
        let most = width.saturating_sub(self.whole).max(self.rest);
        room.clamp(self.rest, most)
    }
}

/// How far the units of a column's numbers stand from its right edge: as far as they do already in most of them
/// (`written`), so that no changed figure moves another, or as the number that goes on furthest wants it.
fn room(numbers: &[Numeral], written: &[Option<usize>], width: usize, most_rest: usize) -> usize {
    let fits = |number: &Numeral| number.whole + number.rest <= width;
    let majority = |rooms: &[Option<usize>]| {
        let standing = |room: usize| {
            let there = numbers.iter().zip(rooms).filter(move |(number, other)| fits(number) && **other == Some(room));
            there.map(|(number, _)| number.whole)
        };
        let found = rooms.iter().flatten().find(|room| standing(**room).count() * 2 > rooms.len()).copied();
        // Numbers of one width that all stand there may as well stand to the left.
        let aligned = |room: &usize| standing(*room).min() != standing(*room).max();
        found.filter(|room| *room <= most_rest || aligned(room)).unwrap_or(most_rest)
    };
    let first = majority(written);
    // Where most numbers are too long to stand there, they stand where the result would be read to have them.
    let placed: Vec<Option<usize>> = numbers.iter().map(|number| Some(number.placed(first, width))).collect();
    majority(&placed)
}

fn rule(text: &str, width: usize, out: &mut String) {
    let (start, end) = (text.starts_with(':'), text.ends_with(':'));
    out.push_str(if start { ":" } else { "-" });
    out.push_str(&"-".repeat(width));
    out.push_str(if end { ":" } else { "-" });
}

/// The first row of a table, and the comment at its end.
pub(super) fn header(
    layout: &Layout<'_>,
    cells: &[Cell],
    span: Span,
    concept: ConceptName,
) -> (Table, Row, Option<String>) {
    let split = Split::new(layout, cells, span);
    let mut columns = Vec::with_capacity(cells.len());
    let mut written = Vec::with_capacity(cells.len());
    for (cell, before) in split.cells.iter().zip(&split.widths) {
        let (holds, text) = head(layout, concept, layout.slice(cell.span));
        columns.push(Column { holds, width: 0, room: 0 });
        let width = text.width();
        written.push(Written { text, width, before: *before, number: None, rule: false });
    }
    let reworded = layout.words.take_reworded();
    let row = Row { cells: written, closed: split.closed, reworded };
    (Table { concept, columns, rows: Vec::new() }, row, split.comment)
}

/// A row of a table, and the comment at its end.
pub(super) fn row(layout: &Layout<'_>, cells: &[Cell], span: Span, table: &Table) -> (Row, Option<String>) {
    let split = Split::new(layout, cells, span);
    let is_rule = |cell: &Cell| {
        let text = cell.text.content.trim_matches(':');
        text.len() >= 3 && text.bytes().all(|byte| byte == b'-')
    };
    let rule = split.cells.iter().all(is_rule);
    let mut written = Vec::with_capacity(cells.len());
    for (at, (cell, before)) in split.cells.iter().zip(&split.widths).enumerate() {
        let holds = table.columns.get(at).map_or(Holds::Text, |column| column.holds);
        let source = layout.slice(cell.span);
        let text = if rule { source.to_owned() } else { layout.words.cell(holds, source) };
        let number = numeral(&text, split.right[at], layout.words.numbers).filter(|_| holds.figures() && !rule);
        written.push(Written { width: text.width(), text, before: *before, number, rule });
    }
    let reworded = layout.words.take_reworded();
    (Row { cells: written, closed: split.closed, reworded }, split.comment)
}

/// A row's cells, without what stands after its last bar.
struct Split<'c> {
    cells: &'c [Cell],
    closed: bool,
    comment: Option<String>,
    /// The width between the bars around each cell.
    widths: Vec<usize>,
    /// The width between each cell and the bar after it.
    right: Vec<usize>,
}

impl<'c> Split<'c> {
    fn new(layout: &Layout<'_>, cells: &'c [Cell], span: Span) -> Self {
        let (mut widths, mut right) = (Vec::with_capacity(cells.len()), Vec::with_capacity(cells.len()));
        let mut from = span.start as usize + 1;
        for (at, cell) in cells.iter().enumerate() {
            let end = cell.span.end as usize;
            let next = cells.get(at + 1).map_or(span.end, |next| next.span.start) as usize;
            let between = layout.text.get(end..next).unwrap_or_default();
            let bar = end + between.find('|').unwrap_or(between.len());
            widths.push(layout.text.get(from..bar).unwrap_or_default().width());
            right.push(layout.text.get(end..bar).unwrap_or_default().width());
            from = bar + 1;
        }
        let after = cells.last().map(|cell| layout.slice(cell.span));
        let comment = after.filter(|text| text.starts_with('#')).map(str::to_owned);
        let closed = after.is_some_and(str::is_empty) || comment.is_some();
        let cells = &cells[..cells.len() - usize::from(closed)];
        Split { cells, closed, comment, widths, right }
    }
}

/// What the header of a column says, and how it is written.
fn head(layout: &Layout<'_>, concept: ConceptName, text: &str) -> (Holds, String) {
    let words = &layout.words;
    let folded = fold(text);
    let is = |names: &crate::vocabulary::Names| names.iter().copied().flatten().any(|name| *name == folded);
    if is(&ID_WORDS) {
        return (Holds::Id, words.spelt(&ID_WORDS, text));
    }
    if is(&TITLE_WORDS) {
        return (Holds::Text, words.spelt(&TITLE_WORDS, text));
    }
    let fields = concept.concept();
    if let Some((Keyword::Field(name), len)) = keyword_anywhere(text)
        && let Some(field) = fields.field(name)
    {
        let rest = text[len..].trim();
        let keyed = matches!(field.kind, FieldType::Series | FieldType::Cells);
        let bare = concept == ConceptName::StatusReport && rest.is_empty();
        if bare || keyed != rest.is_empty() {
            let word = words.field(name, &text[..len]);
            let written = if rest.is_empty() { word } else { format!("{word} {}", words.name(rest)) };
            return (Holds::Field(field), written);
        }
    }
    let implied = match concept {
        ConceptName::Indicator if calendar::read_period(text).is_ok() => FieldName::Outcome,
        ConceptName::Row if !text.is_empty() => FieldName::Value,
        _ => return (Holds::Text, text.to_owned()),
    };
    let written = if implied == FieldName::Value { words.column_header(text) } else { text.to_owned() };
    (fields.field(implied).map_or(Holds::Text, Holds::Field), written)
}

/// The number that a cell holds. Before it may stand a comparison or a word that softens it, after it a unit, a share or
/// a footnote mark.
fn numeral(text: &str, right: usize, language: Language) -> Option<Numeral> {
    let before = words::before_number(text);
    let run = number::read(&text[before..], language).filter(|run| run.value.is_ok())?;
    let end = before + run.len;
    let whole = text[..end].find(language.decimal_mark()).unwrap_or(end);
    let plain = matches!(text[end..].trim_start(), "" | "%");
    let rest = text[whole..].width();
    Some(Numeral { whole: text[..whole].width(), rest, plain, room: right.saturating_sub(1) + rest })
}
