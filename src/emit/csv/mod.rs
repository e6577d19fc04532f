//! `csv/`: tidy tables, one for each concept of the vocabulary, with figures, links and accepted deviations in tables of
//! their own, and `datapackage.json`, which says what the columns hold and how the tables hang together.
//!
//! Every item stands in `items.csv`, where concept and path name it; in its concept's table the path alone does. Paths are
//! what foreign keys go over, since ids need only be unique under their parent.

mod concepts;
mod deviations;
mod figures;
mod links;
mod package;
mod reports;
mod table;
mod views;

use super::Files;
use crate::check::Checked;
use crate::model::CsvDialect;
use table::{Column, Table};

pub use table::Cell;
pub use views::{answer_csv, file_name};

/// A table that stands for itself, as a file: names over its columns, then its lines.
pub fn lines<'a, L: IntoIterator<Item = Cell<'a>>>(
    dialect: CsvDialect,
    names: Vec<String>,
    lines: impl IntoIterator<Item = L>,
) -> Vec<u8> {
    let columns = names.into_iter().map(Column::text).collect();
    let mut table = Table::new(dialect, "table", columns, &[], Vec::new());
    lines.into_iter().for_each(|line| table.push(line));
    table.into_bytes()
}

/// Adds the tables and their description.
pub fn emit(checked: &Checked, files: &mut Files) {
    let mut tables: Vec<Table> = concepts::tables(checked);
    tables.push(links::items(checked));
    tables.push(links::links(checked));
    tables.push(figures::indicator_values(checked));
    tables.push(figures::budget_cells(checked));
    tables.push(reports::report_values(checked));
    tables.push(deviations::deviations(checked));
    tables.extend(views::views(checked));
    files.insert("csv/datapackage.json".to_owned(), package::package(checked, &tables));
    for table in tables {
        files.insert(format!("csv/{}", table.file), table.into_bytes());
    }
}
