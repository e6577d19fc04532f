//! A table for each view: the path of each item, then what the view shows of it.

use super::concepts::{BETWEEN_VALUES, value};
use super::table::{Cell, Column, ColumnType, ForeignKey, Table};
use crate::check::Checked;
use crate::emit::answer::{answer, asked, cell};
use crate::emit::notation::{path, reference};
use crate::emit::prose;
use crate::emit::site::slugs;
use crate::model::{Content, Item, Operand, Plan, Query, Value};
use crate::query::{self, Answer, Found};
use crate::vocabulary::ConceptName;

/// Where the data of a view lies, from the folder of the tables. Plain ASCII, so that addresses need no encoding.
pub fn file_name(slug: &str) -> String {
    format!("views/{}.csv", slug.replace('/', "."))
}

/// The tables of all views whose questions could be read.
pub fn views(checked: &Checked) -> Vec<Table> {
    let plan = &checked.plan;
    let mut views = plan.of(ConceptName::View).filter(|view| !view.external).peekable();
    if views.peek().is_none() {
        return Vec::new();
    }
    let slugs = slugs(plan);
    let tables = views.filter_map(|view| {
        let slug = &slugs[view.id.index()];
        let mut table = table(checked, asked(view)?, format!("view-{}", slug.replace('/', ".")));
        table.file = file_name(slug);
        Some(table)
    });
    tables.collect()
}

/// The answer to a question as the bytes of a table.
pub fn answer_csv(checked: &Checked, asked: &Query) -> Vec<u8> {
    table(checked, asked, "answer".to_owned()).into_bytes()
}

fn table(checked: &Checked, asked: &Query, name: String) -> Table {
    let plan = &checked.plan;
    let answer = answer(checked, asked);
    let kinds: Vec<ColumnType> =
        answer.columns.iter().map(|column| column_type(checked, &answer, &column.operand)).collect();
    let mut columns = vec![Column::required("path")];
    columns.extend(answer.columns.iter().zip(&kinds).map(|(column, kind)| {
        let heading = query::heading(plan, column, plan.config.language);
        Column { help: Some((heading.into(), "")), ..Column::new(query::key(plan, &column.operand), *kind) }
    }));
    let of = ForeignKey { columns: &["path"], table: asked.of.concept.concept().plural, to: &["path"] };
    let mut table = Table::new(plan.config.csv.dialect, name, columns, &["path"], vec![of]);
    for item in answer.items.iter().map(|id| plan.item(*id)) {
        let cells = answer.columns.iter().map(|column| {
            let mut found: Vec<Cell<'_>> =
                cell(checked, item, &column.operand).iter().map(|found| one(checked, item, found)).collect();
            if found.len() > 1 { Cell::text(joined(found)) } else { found.pop().unwrap_or(Cell::Empty) }
        });
        table.push([Cell::text(path(plan, item))].into_iter().chain(cells));
    }
    table
}

/// What all cells of a column hold.
fn column_type(checked: &Checked, answer: &Answer, operand: &Operand) -> ColumnType {
    let kind = |found: &Found<'_>| match found {
        Found::Figure { figure, .. } => match figure.content {
            Content::Number { .. } | Content::Computed => ColumnType::Number,
            Content::YesNo(_) => ColumnType::Flag,
            _ => ColumnType::Text,
        },
        Found::Value { entry, .. } => match entry.value {
            Value::Number(_) => ColumnType::Number,
            Value::Flag(_) => ColumnType::Flag,
            Value::Date(_) => ColumnType::Date,
            _ => ColumnType::Text,
        },
        _ => ColumnType::Text,
    };
    let mut shared = None;
    for item in answer.items.iter().map(|id| checked.plan.item(*id)) {
        let found = cell(checked, item, operand);
        let own = match found.as_slice() {
            [] => continue,
            [only] => kind(only),
            _ => ColumnType::Text,
        };
        if own == ColumnType::Text || shared.is_some_and(|shared| shared != own) {
            return ColumnType::Text;
        }
        shared = Some(own);
    }
    shared.unwrap_or(ColumnType::Text)
}

fn one<'a>(checked: &'a Checked, item: &'a Item, found: &Found<'a>) -> Cell<'a> {
    let plan: &Plan = &checked.plan;
    match *found {
        Found::Id(item) => Cell::maybe(item.name.as_ref().map(|name| name.value.as_str())),
        Found::Title(item) => Cell::text(prose::line(checked, &item.title)),
        Found::Preset(item) => Cell::maybe(item.preset),
        Found::Item(other) => Cell::text(reference(plan, item, other.id)),
        Found::Value { holder, entry } => value(checked, holder, &entry.value),
        Found::Figure { figure, cell, .. } => match &figure.content {
            Content::Number { value, .. } => Cell::Number(*value),
            Content::Computed => Cell::number(cell.and_then(|at| checked.computed.get(&at)).copied()),
            Content::YesNo(flag) => Cell::Flag(*flag),
            Content::Direction(direction) => Cell::text(direction.key()),
            Content::Word(word) => Cell::text(prose::line(checked, word)),
            other => Cell::text(other.key()),
        },
    }
}

fn joined(cells: Vec<Cell<'_>>) -> String {
    let texts = cells.into_iter().filter_map(|cell| match cell {
        Cell::Empty => None,
        Cell::Text(text) => Some(text.into_owned()),
        Cell::Number(number) => Some(number.to_string()),
        Cell::Flag(flag) => Some(flag.to_string()),
    });
    texts.collect::<Vec<String>>().join(BETWEEN_VALUES)
}
