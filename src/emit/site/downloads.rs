//! Each table of a page as a file of its own: what the reader sees, with numbers and times as data. The files stand in
//! `tables/`, in a folder for each page, beside the Data Package and not in it.

use super::Site;
use super::blocks::{self, Block, Number, Row, Table, Time};
use super::columns;
use super::tags;
use crate::emit::csv::{self, Cell};

/// The folder of these files.
const FOLDER: &str = "tables";
/// What a cell says where it holds no value and why is known: in a column of its own.
const NOTHING: [&str; 4] = ["missing", "not-ready", "not-applicable", "broken"];

/// Finishes the tables of a page. Each that has no data elsewhere gets a file, where the page is a part of the site.
pub fn finish(site: &Site<'_>, path: &str, alone: bool, body: &mut [Block]) -> Vec<(String, Vec<u8>)> {
    let mut files = Vec::new();
    let tables = body.iter_mut().filter_map(|block| match block {
        Block::Table(table) => Some(table),
        _ => None,
    });
    for (nth, table) in (1..).zip(tables) {
        table.nth = nth;
        columns::finish(table, site.language);
        if !alone && table.csv.is_none() {
            let page = path.strip_suffix(".html").unwrap_or(path);
            let file = format!("{FOLDER}/{page}/{}.csv", table.anchor);
            files.push((file.clone(), data(site, table)));
            table.csv = Some(file.into());
        }
    }
    files
}

/// A column of the file.
struct Column {
    name: String,
    cells: Vec<Cell<'static>>,
}

fn data(site: &Site<'_>, table: &Table) -> Vec<u8> {
    let mut columns = heads(site, table);
    for (at, column) in table.columns.iter().enumerate() {
        push_column(site, table, at, column, &mut columns);
    }
    let lines = (0..table.rows.len()).map(|row| columns.iter().map(move |column| column.cells[row].clone()));
    let names = columns.iter().map(|column| column.name.clone()).collect();
    csv::lines(site.plan().config.csv.dialect, names, lines)
}

/// What rows are called, and what stands under that.
fn heads(site: &Site<'_>, table: &Table) -> Vec<Column> {
    let head = |row: &Row| said(&row.html.0, row.time.as_ref());
    let mut columns = vec![Column { name: table.corner.clone(), cells: table.rows.iter().map(head).collect() }];
    let details = table.rows.iter().map(|row| row.detail.as_ref().map(|html| tags::text(&html.0)));
    columns.extend(beside(site, "table-note", &table.corner, details.collect()));
    columns
}

/// A column as it is seen, then what its cells say beside their values.
fn push_column(site: &Site<'_>, table: &Table, at: usize, column: &blocks::Column, columns: &mut Vec<Column>) {
    let mut name = tags::text(&column.html.0);
    if let Some(detail) = &column.detail {
        name = format!("{name} {}", tags::text(&detail.0));
    }
    if let Some(unit) = table.unit.as_ref().filter(|_| column.figures && !column.own_unit) {
        name = format!("{name} ({unit})");
    }
    let (mut values, mut units, mut states, mut notes) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
    for cell in table.rows.iter().filter_map(|row| row.cells.get(at)) {
        let kept = cell.state != "empty" && !NOTHING.contains(&cell.state);
        values.push(match &cell.number {
            Some(number) => Cell::Number(number.value),
            None if kept => said(&cell.html.0, cell.time.as_ref()),
            None => Cell::Empty,
        });
        states.push(Some(cell.state.to_owned()).filter(|_| column.figures));
        units.push(cell.number.as_ref().and_then(|number| number.unit.clone()));
        notes.push(cell.number.as_ref().map(note));
    }
    let said_why = table.rows.iter().filter_map(|row| row.cells.get(at)).any(|cell| NOTHING.contains(&cell.state));
    columns.push(Column { name: name.clone(), cells: values });
    columns.extend(beside(site, "table-unit", &name, units));
    columns.extend(beside(site, "table-note", &name, notes));
    if said_why {
        columns.extend(beside(site, "table-state", &name, states));
    }
}

/// What stands around a number.
fn note(number: &Number) -> String {
    let rest = tags::text(&number.rest.0);
    let share = number.share.trim().trim_start_matches('(').trim_end_matches(')');
    let parts = [number.before.trim(), share, rest.as_str()];
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ")
}

/// A column of what stands beside another, where anything does.
fn beside(site: &Site<'_>, key: &str, name: &str, texts: Vec<Option<String>>) -> Option<Column> {
    let texts: Vec<String> = texts.into_iter().map(Option::unwrap_or_default).collect();
    let name = site.label(key, &[("column", name.into())]);
    let any = texts.iter().any(|text| !text.is_empty());
    any.then(|| Column { name, cells: texts.into_iter().map(Cell::text).collect() })
}

fn said(html: &str, time: Option<&Time>) -> Cell<'static> {
    time.map_or_else(|| Cell::text(tags::text(html)), |time| Cell::text(time.written.clone()))
}
