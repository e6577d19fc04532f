//! The figures: every value of every indicator, every cell of every budget.

use std::collections::HashMap;

use super::table::{Cell, Column, ColumnType, ForeignKey, Table};
use crate::check::Checked;
use crate::emit::json::period;
use crate::emit::notation::{id, path, reference};
use crate::emit::prose::{line, text};
use crate::emit::relations::series_in_order;
use crate::model::{CellAt, Content, Counting, Figure, Item, ItemId, Plan, SeriesKind, Unit, Value};
use crate::vocabulary::{ConceptName, FieldName};

const SERIES: [SeriesKind; 4] = [SeriesKind::Outcome, SeriesKind::Forecast, SeriesKind::Budgeted, SeriesKind::Target];

/// One line for each stated value.
pub fn indicator_values(checked: &Checked) -> Table {
    let columns = vec![
        Column::text("plan"),
        Column::required("indicator"),
        Column::text("indicator_title"),
        Column::required("period"),
        Column::required("kind"),
        Column::new("value", ColumnType::Number),
        Column::text("unit"),
        Column::text("missing_reason"),
        Column::required("state"),
        Column::text("comparison"),
        Column::text("qualifier"),
        Column::new("share", ColumnType::Number),
        Column::text("share_of"),
        Column::text("value_text"),
        Column::text("footnotes"),
        Column::required("indicator_path"),
    ];
    let keys = vec![
        ForeignKey { columns: &["plan"], table: "plans", to: &["path"] },
        ForeignKey { columns: &["indicator_path"], table: "indicators", to: &["path"] },
    ];
    let key: &[&str] = &["indicator_path", "period", "kind"];
    let mut table = Table::new(checked.plan.config.csv.dialect, "indicator_values", columns, key, keys);
    for indicator in checked.plan.of(ConceptName::Indicator) {
        let stated = SERIES.iter().flat_map(|kind| series_in_order(indicator, kind.field()));
        for series in stated {
            let stated = Stated::new(checked, series.figure, None);
            table.push([
                plan_of(&checked.plan, indicator),
                Cell::text(id(indicator)),
                Cell::text(line(checked, &indicator.title)),
                Cell::text(period(series.period)),
                Cell::text(series.kind.field().key()),
                stated.value,
                stated.unit,
                stated.missing_reason,
                stated.state,
                stated.comparison,
                stated.qualifier,
                stated.share,
                share_of(checked, indicator),
                stated.text,
                stated.footnotes,
                Cell::text(indicator.path.as_str()),
            ]);
        }
    }
    table
}

/// One line for each row in each column, also where the cell is empty.
pub fn budget_cells(checked: &Checked) -> Table {
    let columns = vec![
        Column::text("plan"),
        Column::required("budget"),
        Column::text("budget_title"),
        Column::required("row"),
        Column::text("row_title"),
        Column::required("column"),
        Column::text("column_title"),
        Column::text("period"),
        Column::text("kind"),
        Column::new("value", ColumnType::Number),
        Column::text("unit"),
        Column::required("role"),
        Column::text("origin"),
        Column::required("state"),
        Column::text("missing_reason"),
        Column::text("counts"),
        Column::text("counts_in"),
        Column::text("value_text"),
        Column::text("footnotes"),
        Column::required("budget_path"),
        Column::required("row_path"),
        Column::required("column_path"),
    ];
    let keys = vec![
        ForeignKey { columns: &["plan"], table: "plans", to: &["path"] },
        ForeignKey { columns: &["budget_path"], table: "budgets", to: &["path"] },
        ForeignKey { columns: &["row_path"], table: "rows", to: &["path"] },
        ForeignKey { columns: &["column_path"], table: "columns", to: &["path"] },
    ];
    let mut table =
        Table::new(checked.plan.config.csv.dialect, "budget_cells", columns, &["row_path", "column_path"], keys);
    for budget in checked.plan.of(ConceptName::Budget) {
        let columns: Vec<&Item> = checked.plan.columns(budget).collect();
        for row in checked.plan.rows(budget) {
            push_row(checked, budget, row, &columns, &mut table);
        }
    }
    table
}

fn push_row(checked: &Checked, budget: &Item, row: &Item, columns: &[&Item], table: &mut Table) {
    let plan = &checked.plan;
    let figures: HashMap<ItemId, &Figure> = crate::emit::relations::cells_in_order(row).collect();
    let (role, counts, counts_in) = role(row);
    for column in columns {
        let figure = figures.get(&column.id).copied();
        let computed = checked.computed.get(&CellAt { row: row.id, column: column.id }).copied();
        let stated = figure.map_or_else(Stated::empty, |figure| Stated::new(checked, figure, computed));
        table.push([
            plan_of(plan, budget),
            Cell::text(id(budget)),
            Cell::text(line(checked, &budget.title)),
            Cell::text(id(row)),
            Cell::text(line(checked, &row.title)),
            Cell::text(id(column)),
            Cell::text(line(checked, &column.title)),
            Cell::maybe(column.period(FieldName::Period).map(period)),
            column_kind(plan, column),
            stated.value,
            stated.unit,
            Cell::text(role),
            stated.origin,
            stated.state,
            stated.missing_reason,
            Cell::text(counts),
            Cell::maybe(counts_in.map(|row| id(plan.item(row)))),
            stated.text,
            stated.footnotes,
            Cell::text(budget.path.as_str()),
            Cell::text(row.path.as_str()),
            Cell::text(path(plan, column)),
        ]);
    }
}

/// Whether a row is a part or a total, how it counts more closely, and in which row.
fn role(row: &Item) -> (&'static str, &'static str, Option<ItemId>) {
    match row.counting() {
        None => ("part", "", None),
        Some(Counting::Total) => ("total", "total", None),
        Some(Counting::Subtotal) => ("total", "subtotal", None),
        Some(Counting::PartOf(whole)) => ("part", "part", Some(whole)),
        Some(Counting::OfWhich(whole)) => ("part", "of-which", Some(whole)),
    }
}

pub fn plan_of<'a>(plan: &'a Plan, item: &Item) -> Cell<'a> {
    Cell::maybe(item.plan.map(|holder| plan.item(holder).path.as_str()))
}

fn column_kind<'a>(plan: &'a Plan, column: &'a Item) -> Cell<'a> {
    match column.value(FieldName::Kind) {
        Some(Value::Builtin(word)) => Cell::text(word.key),
        Some(Value::Item(word)) => Cell::text(id(plan.item(*word))),
        _ => Cell::Empty,
    }
}

/// The whole that an indicator's shares are shares of.
fn share_of<'a>(checked: &'a Checked, indicator: &'a Item) -> Cell<'a> {
    match indicator.value(FieldName::ShareOf) {
        Some(Value::Item(whole)) => Cell::text(reference(&checked.plan, indicator, *whole)),
        Some(Value::Prose(prose)) => Cell::text(text(checked, prose)),
        Some(Value::Line(line)) => Cell::text(line.as_str()),
        _ => Cell::Empty,
    }
}

/// A figure, cell by cell.
pub struct Stated<'a> {
    /// The number.
    pub value: Cell<'a>,
    /// Its unit.
    pub unit: Cell<'a>,
    /// What kind of content it is.
    pub state: Cell<'a>,
    /// Stated or computed.
    pub origin: Cell<'a>,
    /// Why it is missing.
    pub missing_reason: Cell<'a>,
    /// At least, under …
    pub comparison: Cell<'a>,
    /// About, well over …
    pub qualifier: Cell<'a>,
    /// The share in percent.
    pub share: Cell<'a>,
    /// What is no number.
    pub text: Cell<'a>,
    /// Its footnotes.
    pub footnotes: Cell<'a>,
}

impl<'a> Stated<'a> {
    /// No figure at all.
    pub fn empty() -> Self {
        Stated {
            value: Cell::Empty,
            unit: Cell::Empty,
            state: Cell::text(Content::Empty.key()),
            origin: Cell::Empty,
            missing_reason: Cell::Empty,
            comparison: Cell::Empty,
            qualifier: Cell::Empty,
            share: Cell::Empty,
            text: Cell::Empty,
            footnotes: Cell::Empty,
        }
    }

    /// What a figure says; `computed` is what planc has reckoned for one that is left to it.
    pub fn new(checked: &'a Checked, figure: &'a Figure, computed: Option<rust_decimal::Decimal>) -> Self {
        let mut stated = Stated { state: Cell::text(figure.content.key()), ..Stated::empty() };
        stated.footnotes = footnotes(&checked.plan, figure);
        if !matches!(figure.content, Content::Empty | Content::Broken) {
            stated.origin = Cell::text("stated");
        }
        match &figure.content {
            Content::Number { value, comparison, qualifier, share } => {
                stated.value = Cell::Number(*value);
                stated.unit = unit(figure.unit.as_ref());
                stated.comparison = Cell::maybe(comparison.map(|comparison| comparison.key()));
                stated.qualifier = Cell::maybe(qualifier.map(|qualifier| qualifier.key()));
                stated.share = Cell::number(*share);
            }
            Content::Computed => {
                stated.value = Cell::number(computed);
                stated.unit = unit(figure.unit.as_ref());
                stated.origin = Cell::text("computed");
            }
            Content::Missing { reason } => {
                stated.missing_reason = match reason {
                    Some(reason) => Cell::text(line(checked, reason)),
                    None => footnote_texts(checked, figure),
                };
            }
            Content::Direction(direction) => stated.text = Cell::text(direction.key()),
            Content::YesNo(yes) => stated.text = Cell::text(if *yes { "yes" } else { "no" }),
            Content::Word(word) => stated.text = Cell::text(line(checked, word)),
            Content::Empty | Content::NotReady | Content::NotApplicable | Content::Broken => {}
        }
        stated
    }
}

fn unit(unit: Option<&Unit>) -> Cell<'_> {
    Cell::maybe(unit.map(Unit::key))
}

fn footnotes<'a>(plan: &'a Plan, figure: &Figure) -> Cell<'a> {
    Cell::text(figure.footnotes.iter().map(|footnote| id(plan.item(*footnote))).collect::<Vec<&str>>().join("; "))
}

/// What a missing figure's footnotes say: the reason that it is missing.
fn footnote_texts<'a>(checked: &'a Checked, figure: &Figure) -> Cell<'a> {
    let texts = figure.footnotes.iter().map(|footnote| {
        let footnote = checked.plan.item(*footnote);
        match footnote.prose(FieldName::Text) {
            Some(prose) => text(checked, prose),
            None => line(checked, &footnote.title),
        }
    });
    Cell::text(texts.collect::<Vec<String>>().join(" "))
}
