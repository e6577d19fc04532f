//! A table for each concept: what all items have, then a column for each field.
//!
//! Several values of a field stand in one cell, set apart by a semicolon and a space; `links` holds references one a line.

use super::table::{Cell, Column, ColumnType, ForeignKey, Table};
use crate::check::Checked;
use crate::emit::json::period;
use crate::emit::notation::{check, formula, path, reference};
use crate::emit::prose::{line, text};
use crate::model::{Counting, Item, Value};
use crate::vocabulary::{CONCEPTS, Concept, FieldName, FieldType, FieldUse};

/// Between several values in a cell.
pub const BETWEEN_VALUES: &str = "; ";
const BETWEEN_TEXTS: &str = "\n\n";

/// The tables of all concepts, filled in one pass over the items.
pub fn tables(checked: &Checked) -> Vec<Table> {
    let mut tables: Vec<Table> = CONCEPTS.iter().map(|concept| table(checked, concept)).collect();
    for item in &checked.plan.items {
        tables[item.concept as usize].push(cells(checked, item.concept.concept(), item));
    }
    tables
}

fn table(checked: &Checked, concept: &'static Concept) -> Table {
    let mut columns = vec![Column::required("path"), Column::text("id"), Column::text("title")];
    if !concept.presets.is_empty() {
        columns.push(Column::text("kind"));
    }
    columns.extend([Column::text("plan"), Column::text("parent_concept"), Column::text("parent")]);
    let language = checked.plan.config.language;
    for field in concept.all_fields() {
        let (key, help) = (field.name.field().key, field.name.field().help[language.index()]);
        let named =
            |name, kind| Column { help: Some((field.name.word(language).into(), help)), ..Column::new(name, kind) };
        match column_type(field) {
            None => {}
            Some(_) if field.kind == FieldType::Status => {
                columns.extend([named(key, ColumnType::Text), named("status_date", ColumnType::Date)]);
            }
            Some(_) if field.kind == FieldType::Counting => {
                columns.extend([named(key, ColumnType::Text), named("counts_in", ColumnType::Text)]);
            }
            Some(kind) => columns.push(named(key, kind)),
        }
    }
    let mut foreign_keys = vec![
        ForeignKey { columns: &["plan"], table: "plans", to: &["path"] },
        ForeignKey { columns: &["parent_concept", "parent"], table: "items", to: &["concept", "path"] },
    ];
    if concept.field(FieldName::Counts).is_some() {
        foreign_keys.push(ForeignKey { columns: &["counts_in"], table: concept.plural, to: &["path"] });
    }
    Table::new(checked.plan.config.csv.dialect, concept.plural, columns, &["path"], foreign_keys)
}

/// What the column of a field holds; nothing where the field's values have tables of their own.
fn column_type(field: &FieldUse) -> Option<ColumnType> {
    match field.kind {
        FieldType::Series | FieldType::Cells | FieldType::Deviation | FieldType::RuleLevel => None,
        _ if field.many => Some(ColumnType::Text),
        FieldType::Number | FieldType::Percent => Some(ColumnType::Number),
        FieldType::Flag => Some(ColumnType::Flag),
        FieldType::Date => Some(ColumnType::Date),
        _ => Some(ColumnType::Text),
    }
}

fn cells<'a>(checked: &'a Checked, concept: &'static Concept, item: &'a Item) -> Vec<Cell<'a>> {
    let plan = &checked.plan;
    let mut cells = vec![
        Cell::text(path(plan, item)),
        Cell::maybe(item.name.as_ref().map(|name| name.value.as_str())),
        Cell::text(line(checked, &item.title)),
    ];
    if !concept.presets.is_empty() {
        cells.push(Cell::maybe(item.preset));
    }
    let parent = item.parent.map(|parent| plan.item(parent));
    cells.push(Cell::maybe(item.plan.map(|holder| plan.item(holder).path.as_str())));
    cells.push(Cell::maybe(parent.map(|parent| parent.concept.key())));
    cells.push(Cell::maybe(parent.map(|parent| path(plan, parent))));
    for field in concept.all_fields() {
        match (field.kind, column_type(field)) {
            (_, None) => {}
            (FieldType::Status, _) => cells.extend(status(checked, item, field)),
            (FieldType::Counting, _) => cells.extend(counting(checked, item)),
            _ => cells.push(cell(checked, item, field)),
        }
    }
    cells
}

fn cell<'a>(checked: &'a Checked, item: &'a Item, field: &FieldUse) -> Cell<'a> {
    if !field.many {
        return item.value(field.name).map_or(Cell::Empty, |found| value(checked, item, found));
    }
    let implied = checked.plan.implied(item, field.name).map(|id| reference(&checked.plan, item, id));
    let stated = item.all(field.name).filter_map(|entry| match value(checked, item, &entry.value) {
        Cell::Empty => None,
        Cell::Text(text) => Some(text.into_owned()),
        Cell::Number(number) => Some(number.to_string()),
        Cell::Flag(flag) => Some(flag.to_string()),
    });
    let between = if field.kind == FieldType::Prose { BETWEEN_TEXTS } else { BETWEEN_VALUES };
    Cell::text(implied.into_iter().chain(stated).collect::<Vec<String>>().join(between))
}

/// The value of a field that is neither a figure nor a way of counting.
pub fn value<'a>(checked: &'a Checked, item: &'a Item, value: &'a Value) -> Cell<'a> {
    let plan = &checked.plan;
    match value {
        Value::Prose(prose) => Cell::text(text(checked, prose)),
        Value::Line(line) => Cell::text(line.as_str()),
        Value::Number(number) => Cell::Number(*number),
        Value::Flag(flag) => Cell::Flag(*flag),
        Value::Date(date) => Cell::text(date.to_string()),
        Value::Period(value) => Cell::text(period(*value)),
        Value::Unit(unit) => Cell::text(unit.key()),
        Value::Direction(direction) => Cell::text(direction.key()),
        Value::Builtin(word) => Cell::text(word.key),
        Value::Item(id) => Cell::text(reference(plan, item, *id)),
        Value::Status { word, .. } => self::value(checked, item, word),
        Value::Formula(expression) => Cell::text(formula(plan, item, &expression.value)),
        Value::Check(relation) => Cell::text(check(plan, item, relation)),
        Value::Query(query) => Cell::text(crate::emit::answer::notation(plan, item, query)),
        Value::Amount(amount) => Cell::text(crate::emit::notation::amount(amount)),
        Value::Figure(_)
        | Value::Counting(_)
        | Value::Deviation(_)
        | Value::RuleLevel(_)
        | Value::Missing
        | Value::Broken => Cell::Empty,
    }
}

fn status<'a>(checked: &'a Checked, item: &'a Item, field: &FieldUse) -> [Cell<'a>; 2] {
    match item.value(field.name) {
        Some(found @ Value::Status { date, .. }) => {
            [value(checked, item, found), Cell::maybe(date.map(|date| date.to_string()))]
        }
        _ => [Cell::Empty, Cell::Empty],
    }
}

/// How a row counts, and in which row, by its path.
fn counting<'a>(checked: &'a Checked, item: &'a Item) -> [Cell<'a>; 2] {
    let path = |id| Cell::text(path(&checked.plan, checked.plan.item(id)));
    match item.counting() {
        None => [Cell::Empty, Cell::Empty],
        Some(Counting::Total) => [Cell::text("total"), Cell::Empty],
        Some(Counting::Subtotal) => [Cell::text("subtotal"), Cell::Empty],
        Some(Counting::PartOf(row)) => [Cell::text("part"), path(row)],
        Some(Counting::OfWhich(row)) => [Cell::text("of-which"), path(row)],
    }
}
