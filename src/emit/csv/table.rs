//! One table of data: its columns, its keys, and its lines as bytes.

use std::borrow::Cow;

use rust_decimal::Decimal;

use crate::language::Language;
use crate::model::CsvDialect;

/// What a column holds.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum ColumnType {
    /// Text.
    Text,
    /// A number with the decimals that were written.
    Number,
    /// `true` or `false`.
    Flag,
    /// A day, as ISO 8601 writes it.
    Date,
}

/// A column.
#[derive(Clone, Debug)]
pub struct Column {
    /// In the header, the same in every language.
    pub name: Cow<'static, str>,
    /// What it holds.
    pub kind: ColumnType,
    /// Whether no line leaves it empty.
    pub required: bool,
    /// Its name and its help for people, where the vocabulary has them.
    pub help: Option<(Cow<'static, str>, &'static str)>,
}

impl Column {
    /// A column that may be empty.
    pub fn new(name: impl Into<Cow<'static, str>>, kind: ColumnType) -> Self {
        Column { name: name.into(), kind, required: false, help: None }
    }

    /// A column of text.
    pub fn text(name: impl Into<Cow<'static, str>>) -> Self {
        Column::new(name, ColumnType::Text)
    }

    /// A column of text that no line leaves empty.
    pub fn required(name: impl Into<Cow<'static, str>>) -> Self {
        Column { required: true, ..Column::text(name) }
    }
}

/// Columns that name a line of another table.
#[derive(Clone, Copy, Debug)]
pub struct ForeignKey {
    /// Columns of this table.
    pub columns: &'static [&'static str],
    /// The other table.
    pub table: &'static str,
    /// Its columns, as many.
    pub to: &'static [&'static str],
}

/// What a cell says.
#[derive(Clone, PartialEq, Debug)]
pub enum Cell<'a> {
    /// Nothing.
    Empty,
    /// Text.
    Text(Cow<'a, str>),
    /// A number.
    Number(Decimal),
    /// Yes or no.
    Flag(bool),
}

impl<'a> Cell<'a> {
    /// Text; empty text is an empty cell.
    pub fn text(text: impl Into<Cow<'a, str>>) -> Self {
        let text = text.into();
        if text.is_empty() { Cell::Empty } else { Cell::Text(text) }
    }

    /// Text, if there is any.
    pub fn maybe<T: Into<Cow<'a, str>>>(text: Option<T>) -> Self {
        text.map_or(Cell::Empty, Cell::text)
    }

    /// A number, if there is one.
    pub fn number(number: Option<Decimal>) -> Self {
        number.map_or(Cell::Empty, Cell::Number)
    }
}

/// A table as its file holds it.
pub struct Table {
    /// Names the table and its file.
    pub name: Cow<'static, str>,
    /// Its file, from the folder of the tables.
    pub file: String,
    /// Its columns.
    pub columns: Vec<Column>,
    /// Columns that together name one line.
    pub primary_key: &'static [&'static str],
    /// What it points at.
    pub foreign_keys: Vec<ForeignKey>,
    dialect: CsvDialect,
    bytes: Vec<u8>,
}

const LINE_END: &[u8] = b"\r\n";
const BYTE_ORDER_MARK: &[u8] = b"\xef\xbb\xbf";

impl Table {
    /// A table without lines.
    pub fn new(
        dialect: CsvDialect,
        name: impl Into<Cow<'static, str>>,
        columns: Vec<Column>,
        primary_key: &'static [&'static str],
        foreign_keys: Vec<ForeignKey>,
    ) -> Self {
        let bytes = if dialect == CsvDialect::Excel { BYTE_ORDER_MARK.to_vec() } else { Vec::new() };
        let name = name.into();
        let file = format!("{name}.csv");
        let mut table = Table { name, file, columns, primary_key, foreign_keys, dialect, bytes };
        for at in 0..table.columns.len() {
            table.separate(at);
            let name = table.columns[at].name.clone();
            table.text(&name);
        }
        table.bytes.extend_from_slice(LINE_END);
        table
    }

    /// Adds a line: a cell for each column.
    pub fn push<'a>(&mut self, cells: impl IntoIterator<Item = Cell<'a>>) {
        let mut count = 0;
        for cell in cells {
            self.separate(count);
            match cell {
                Cell::Empty => {}
                Cell::Flag(flag) => self.bytes.extend_from_slice(if flag { b"true" } else { b"false" }),
                Cell::Number(number) => {
                    let number = decimal(self.dialect, number);
                    self.bytes.extend_from_slice(number.as_bytes());
                }
                Cell::Text(text) => self.text(&text),
            }
            count += 1;
        }
        debug_assert_eq!(count, self.columns.len(), "a line of {} has a cell for each column", self.name);
        self.bytes.extend_from_slice(LINE_END);
    }

    /// The file's bytes.
    pub fn into_bytes(self) -> Vec<u8> {
        self.bytes
    }

    fn separate(&mut self, at: usize) {
        if at > 0 {
            self.bytes.push(separator(self.dialect));
        }
    }

    fn text(&mut self, text: &str) {
        let text = harmless(text);
        let separator = char::from(separator(self.dialect));
        if !text.contains([separator, '"', '\r', '\n']) {
            self.bytes.extend_from_slice(text.as_bytes());
            return;
        }
        self.bytes.push(b'"');
        self.bytes.extend_from_slice(text.replace('"', "\"\"").as_bytes());
        self.bytes.push(b'"');
    }
}

/// What stands between cells.
pub fn separator(dialect: CsvDialect) -> u8 {
    match dialect {
        CsvDialect::Standard => b',',
        CsvDialect::Excel => b';',
    }
}

/// What stands before decimals.
pub fn decimal_mark(dialect: CsvDialect) -> char {
    match dialect {
        CsvDialect::Standard => Language::En.decimal_mark(),
        CsvDialect::Excel => Language::Sv.decimal_mark(),
    }
}

fn decimal(dialect: CsvDialect, number: Decimal) -> String {
    let written = number.to_string();
    match dialect {
        CsvDialect::Standard => written,
        CsvDialect::Excel => written.replace('.', &decimal_mark(dialect).to_string()),
    }
}

/// Text that a spreadsheet shows and does not run: where it starts as a formula does, an apostrophe stands before it,
/// which spreadsheets read as "this is text". Numbers are no formulas.
fn harmless(text: &str) -> Cow<'_, str> {
    const STARTS: [char; 11] = ['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠'];
    if text.starts_with(STARTS) && !is_number(text) { Cow::Owned(format!("'{text}")) } else { Cow::Borrowed(text) }
}

fn is_number(text: &str) -> bool {
    let digits = text.strip_prefix(['-', '+']).unwrap_or(text);
    let (whole, decimals) = digits.split_once(['.', ',']).unwrap_or((digits, "0"));
    [whole, decimals].iter().all(|part| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(dialect: CsvDialect, cells: Vec<Cell>) -> String {
        let columns = cells.iter().map(|_| Column::text("c")).collect();
        let mut table = Table::new(dialect, "t", columns, &[], Vec::new());
        table.push(cells);
        String::from_utf8_lossy(&table.into_bytes()).into_owned()
    }

    #[test]
    fn cells_are_quoted_only_where_they_must_be() {
        let cells = vec![Cell::text("a,b"), Cell::text("sa \"nej\""), Cell::text(""), Cell::text("två\nrader")];
        assert_eq!(written(CsvDialect::Standard, cells), "c,c,c,c\r\n\"a,b\",\"sa \"\"nej\"\"\",,\"två\nrader\"\r\n");
    }

    #[test]
    fn excel_gets_semicolon_decimal_comma_and_byte_order_mark() {
        let number = Decimal::new(-1810, 2);
        assert_eq!(
            written(CsvDialect::Excel, vec![Cell::Number(number), Cell::text("a,b;c")]),
            "\u{feff}c;c\r\n-18,10;\"a,b;c\"\r\n"
        );
        assert_eq!(written(CsvDialect::Standard, vec![Cell::Number(number)]), "c\r\n-18.10\r\n");
    }

    #[test]
    fn what_a_spreadsheet_would_run_is_made_text() {
        for text in ["=1+1", "+cmd", "-cmd", "@SUM(A1)", "\tx", "\rx", "-1+2", "-", "－x"] {
            assert_eq!(harmless(text), format!("'{text}"), "{text}");
        }
        for text in ["-1", "-1,5", "+46", "a=b", "", "2024-01-01", "'x"] {
            assert_eq!(harmless(text), text);
        }
    }
}
