//! Tables of indicators and budgets.

use std::collections::HashSet;

use super::blocks::{Cell, Column, Html, Row, Table};
use super::facts;
use super::figures::{self, Seen};
use super::page::Page;
use super::{catalogue, money};
use crate::emit::reports::in_force;
use crate::model::{CellAt, Counting, Item, ItemId, Period, Series, SeriesKind, Unit};
use crate::vocabulary::{ConceptName, FieldName};

const KINDS: [SeriesKind; 4] = [SeriesKind::Outcome, SeriesKind::Forecast, SeriesKind::Budgeted, SeriesKind::Target];

/// Several indicators, one a row, a column for each kind and period that any of them states.
pub fn indicators<'a>(page: &Page<'a>, anchor: String, caption: Html, indicators: &[&'a Item]) -> Table {
    let plan = page.site.plan();
    let values: Vec<_> = indicators.iter().map(|item| in_force(plan, item)).collect();
    let mut heads: Vec<(SeriesKind, Period)> =
        values.iter().flatten().map(|(value, _)| (value.kind, value.period)).collect();
    heads.sort_unstable();
    heads.dedup();
    let facts = shown_facts(indicators);
    let unit = shared(indicators.iter().map(|item| unit_of(item)));
    let mut seen = Seen::default();
    let rows = indicators
        .iter()
        .zip(&values)
        .map(|(item, values)| {
            // First, so that its footnotes are numbered before those of its cells.
            let heading = page.heading_link(item);
            let words = facts.iter().map(|field| words_cell(page, item, *field, &mut seen));
            let mut cells: Vec<Cell> = words.collect();
            for head in &heads {
                let found = values.iter().find(|(value, _)| (value.kind, value.period) == *head);
                cells.push(value_cell(page, found, unit_of(item), &mut seen));
            }
            Row {
                counts: if item.value(FieldName::OfWhich).is_some() { "part" } else { "plain" },
                depth: plan.enclosing(item).skip(1).filter(|holder| holder.concept == ConceptName::Indicator).count(),
                ..Row::plain(heading, cells)
            }
        })
        .collect();
    let wholes = indicators.iter().map(|item| (item.id, item.references(FieldName::OfWhich).next()));
    let rows = levelled(rows, wholes);
    let mut columns: Vec<Column> = facts.iter().map(|field| words_column(page, *field)).collect();
    columns.extend(heads.iter().map(|head| series_column(page, head.0, Some(head.1))));
    Table {
        anchor,
        caption,
        unit: unit.map(|unit| page.site.label("site-unit-is", &[("unit", unit.display(page.language()).into())])),
        corner: facts::capitalised(ConceptName::Indicator.word(page.language())),
        columns,
        rows,
        legend: seen.legend(page),
        ..Table::default()
    }
}

/// Beside the figures, what of the indicators is worth a column: what any of them says. The unit has one
/// where they differ in it.
fn shown_facts(indicators: &[&Item]) -> Vec<FieldName> {
    let units = || indicators.iter().map(|item| unit_of(item));
    let mut fields = Vec::new();
    if units().any(|unit| unit.is_some()) && shared(units()).is_none() {
        fields.push(FieldName::Unit);
    }
    let others = [FieldName::Direction, FieldName::MeasuredBy, FieldName::Responsible];
    fields.extend(others.into_iter().filter(|field| indicators.iter().any(|item| item.value(*field).is_some())));
    fields
}

/// The unit of an indicator: its own, else that of its figures.
fn unit_of(indicator: &Item) -> Option<&Unit> {
    indicator.unit().or_else(|| indicator.series().find_map(|value| value.figure.unit.as_ref()))
}

fn words_column(page: &Page<'_>, field: FieldName) -> Column {
    let text = facts::capitalised(field.word(page.language()));
    Column { anchor: None, html: Html::text(&text), detail: None, figures: false, own_unit: false }
}

fn words_cell<'a>(page: &Page<'a>, item: &'a Item, field: FieldName, seen: &mut Seen) -> Cell {
    let unit = unit_of(item).filter(|_| field == FieldName::Unit);
    if let Some(unit) = unit {
        return figures::text_cell(Html::text(unit.display(page.language())));
    }
    let values = facts::values(page, item, field);
    if values.is_empty() {
        return figures::no_cell(page, seen);
    }
    figures::text_cell(Html(values.into_iter().map(|value| value.0).collect::<Vec<_>>().join(", ")))
}

fn series_column(page: &Page<'_>, kind: SeriesKind, period: Option<Period>) -> Column {
    let word = Html::text(&facts::capitalised(kind.field().word(page.language())));
    let period = period.map(|period| Html::text(&period.display(page.language())));
    Column { anchor: None, html: word, detail: period, figures: true, own_unit: false }
}

/// One indicator, a row for each period, a column for each kind of value.
pub fn series<'a>(page: &Page<'a>, indicator: &'a Item) -> Option<Table> {
    let unit = unit_of(indicator);
    let values = in_force(page.site.plan(), indicator);
    let kinds: Vec<SeriesKind> =
        KINDS.into_iter().filter(|kind| values.iter().any(|(value, _)| value.kind == *kind)).collect();
    let mut periods: Vec<Period> = values.iter().map(|(value, _)| value.period).collect();
    periods.sort_unstable_by_key(|period| (period.end(), *period));
    periods.dedup();
    if periods.is_empty() {
        return None;
    }
    let mut seen = Seen::default();
    let rows = periods
        .iter()
        .map(|period| {
            let cells = kinds.iter().map(|kind| {
                let found = values.iter().find(|(value, _)| value.kind == *kind && value.period == *period);
                value_cell(page, found, unit, &mut seen)
            });
            let cells = cells.collect();
            let time = Some(figures::time(*period));
            Row { time, ..Row::plain(Html::text(&period.display(page.language())), cells) }
        })
        .collect();
    Some(Table {
        anchor: format!("values-{}", page.site.addresses.anchor(indicator)),
        caption: Html::text(&page.label("site-values")),
        unit: unit.map(|unit| page.site.label("site-unit-is", &[("unit", unit.display(page.language()).into())])),
        corner: facts::capitalised(FieldName::Period.word(page.language())),
        columns: kinds.into_iter().map(|kind| series_column(page, kind, None)).collect(),
        rows,
        legend: seen.legend(page),
        ..Table::default()
    })
}

/// A value of an indicator; one that a report gives has the mark of that.
fn value_cell<'a>(
    page: &Page<'a>,
    value: Option<&(Series<'a>, Option<&'a Item>)>,
    unit: Option<&Unit>,
    seen: &mut Seen,
) -> Cell {
    let Some((value, report)) = value else { return figures::no_cell(page, seen) };
    let mut cell = figures::cell(page, value.figure, unit, None, seen);
    cell.html.0.push_str(&report.map(|report| page.report_mark(report).0).unwrap_or_default());
    cell
}

/// A budget as its document prints it.
pub fn budget<'a>(page: &Page<'a>, budget: &'a Item, anchor: String, caption: Html) -> Table {
    let plan = page.site.plan();
    let columns: Vec<&Item> = plan.columns(budget).collect();
    let unit = plan.unit_in_force(budget);
    let mut seen = Seen::default();
    let shown = plan.rows(budget);
    let rows = shown
        .iter()
        .map(|row| {
            let cells = columns.iter().map(|column| match row.cell(column.id) {
                Some(figure) => {
                    let at = CellAt { row: row.id, column: column.id };
                    let shared = column.unit().or(unit);
                    figures::cell(page, figure, shared, page.site.checked.computed.get(&at).copied(), &mut seen)
                }
                None => figures::no_cell(page, &mut seen),
            });
            Row {
                anchor: Some(page.site.addresses.anchor(row)),
                counts: counts(row),
                depth: plan.enclosing(row).skip(1).filter(|holder| holder.concept == ConceptName::Row).count(),
                detail: row_detail(page, row),
                ..Row::plain(row_head(page, row), cells.collect())
            }
        })
        .collect();
    let rows = levelled(rows, shown.iter().map(|row| (row.id, whole(row))));
    Table {
        anchor,
        caption,
        unit: unit.map(|unit| page.site.label("site-amounts-in", &[("unit", unit.display(page.language()).into())])),
        corner: page.label("site-row"),
        columns: columns.iter().map(|column| budget_column(page, column, unit)).collect(),
        rows,
        legend: seen.legend(page),
        ..Table::default()
    }
}

fn counts(row: &Item) -> &'static str {
    match row.counting() {
        Some(Counting::Total) => "total",
        Some(Counting::Subtotal) => "subtotal",
        Some(Counting::PartOf(_) | Counting::OfWhich(_)) => "part",
        None => "plain",
    }
}

/// The row that a row is a part of.
fn whole(row: &Item) -> Option<ItemId> {
    match row.counting() {
        Some(Counting::PartOf(whole) | Counting::OfWhich(whole)) => Some(whole),
        _ => None,
    }
}

/// Parts that follow their whole stay with it, as nested rows do. A whole that stands under its parts sums them up, as
/// a subtotal does.
fn levelled(mut rows: Vec<Row>, wholes: impl Iterator<Item = (ItemId, Option<ItemId>)>) -> Vec<Row> {
    let mut above: Vec<(ItemId, usize)> = Vec::new();
    let mut summed = HashSet::new();
    for (row, (id, whole)) in rows.iter_mut().zip(wholes) {
        let under = whole.and_then(|whole| above.iter().position(|(above, _)| *above == whole));
        row.level = match under {
            Some(at) => above[at].1 + 1,
            None => row.depth,
        };
        summed.extend(whole.filter(|_| under.is_none()));
        if row.counts == "plain" && summed.contains(&id) {
            row.counts = "subtotal";
        }
        above.retain(|(_, level)| *level < row.level);
        above.push((id, row.level));
    }
    rows
}

fn row_head(page: &Page<'_>, row: &Item) -> Html {
    let mut head = Html::default();
    if let Some(number) = row.line(FieldName::Number) {
        head.0.push_str(&format!("{} ", Html::text(number).0));
    }
    if let Some(Counting::OfWhich(_)) = row.counting() {
        head.0.push_str(&format!("{} ", Html::text(FieldName::OfWhich.word(page.language())).0));
    }
    head.0.push_str(&page.inline(&row.title).0);
    head
}

fn budget_column(page: &Page<'_>, column: &Item, shared: Option<&Unit>) -> Column {
    let own = column.unit().filter(|unit| Some(*unit) != shared);
    let mut details: Vec<String> = own.iter().map(|unit| Html::text(unit.display(page.language())).0).collect();
    details.extend(concerns(page, column).map(|html| html.0));
    Column {
        anchor: Some(page.site.addresses.anchor(column)),
        html: page.inline(&column.title),
        detail: (!details.is_empty()).then(|| Html(details.join(", "))),
        figures: true,
        own_unit: own.is_some(),
    }
}

/// What a row is about, and what it pays for.
fn row_detail(page: &Page<'_>, row: &Item) -> Option<Html> {
    let pays = catalogue::links(page, money::paid_by(page, row));
    let pays = pays.map(|pays| Html(format!("{} {}", Html::text(&page.label("pays-for")).0, pays.0)));
    let details: Vec<String> = concerns(page, row).into_iter().chain(pays).map(|html| html.0).collect();
    (!details.is_empty()).then(|| Html(details.join("<br>")))
}

/// What a row or column is about, where it says so.
fn concerns(page: &Page<'_>, item: &Item) -> Option<Html> {
    let named: Vec<String> = item.references(FieldName::Concerns).map(|id: ItemId| page.link(id).0).collect();
    (!named.is_empty()).then(|| Html(named.join(", ")))
}

/// The unit of all, if they share one.
fn shared<'u>(mut units: impl Iterator<Item = Option<&'u Unit>>) -> Option<&'u Unit> {
    let first = units.next()??;
    units.all(|unit| unit == Some(first)).then_some(first)
}
