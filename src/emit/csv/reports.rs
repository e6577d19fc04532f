//! `report_values`: what reports tell, a line for each figure; a line without a figure where there is only a judgement.

use super::figures::{Stated, plan_of};
use super::table::{Cell, Column, ColumnType, ForeignKey, Table};
use crate::check::Checked;
use crate::emit::json::period;
use crate::emit::notation::path;
use crate::emit::prose::{line, text};
use crate::emit::reports::{Line, Told};
use crate::model::{Content, Item, Value};
use crate::vocabulary::{ConceptName, FieldName};

/// The kind of a line that holds a judgement and no figure.
const JUDGEMENT: &str = "status";

/// One line for each reported figure, beside what is said of the thing as a whole.
pub fn report_values(checked: &Checked) -> Table {
    let columns = vec![
        Column::text("plan"),
        Column::required("report"),
        Column::text("report_title"),
        Column::text("period"),
        Column::new("date", ColumnType::Date),
        Column::required("concerns_concept"),
        Column::required("concerns"),
        Column::text("concerns_title"),
        Column::required("kind"),
        Column::text("value_period"),
        Column::new("value", ColumnType::Number),
        Column::text("unit"),
        Column::new("budget", ColumnType::Number),
        Column::text("budget_unit"),
        Column::new("deviation", ColumnType::Number),
        Column::new("target", ColumnType::Number),
        Column::text("target_comparison"),
        Column::text("target_period"),
        Column::text("status"),
        Column::new("status_date", ColumnType::Date),
        Column::text("judged_by"),
        Column::text("comment"),
        Column::text("state"),
        Column::text("comparison"),
        Column::text("qualifier"),
        Column::new("share", ColumnType::Number),
        Column::text("value_text"),
        Column::text("missing_reason"),
        Column::text("footnotes"),
        Column::required("status_report"),
    ];
    let keys = vec![
        ForeignKey { columns: &["plan"], table: "plans", to: &["path"] },
        ForeignKey { columns: &["report"], table: "reports", to: &["path"] },
        ForeignKey { columns: &["concerns_concept", "concerns"], table: "items", to: &["concept", "path"] },
        ForeignKey { columns: &["status_report"], table: "status-reports", to: &["path"] },
    ];
    let key: &[&str] = &["status_report", "kind", "value_period"];
    let mut table = Table::new(checked.plan.config.csv.dialect, "report_values", columns, key, keys);
    let plan = &checked.plan;
    for report in plan.of(ConceptName::Report) {
        for status in plan.children(report, ConceptName::StatusReport) {
            let Some(item) = status.references(FieldName::Concerns).next() else { continue };
            let line = Line::new(plan, plan.item(item), report, Some(status));
            for told in &line.figures {
                table.push(cells(checked, &line, status, Some(told)));
            }
            if line.figures.is_empty() {
                table.push(cells(checked, &line, status, None));
            }
        }
    }
    table
}

fn cells<'a>(checked: &'a Checked, told_of: &Line<'a>, status: &'a Item, told: Option<&Told<'a>>) -> Vec<Cell<'a>> {
    let plan = &checked.plan;
    let (item, report) = (told_of.item, told_of.report);
    let stated = told.map_or_else(Stated::empty, |told| Stated::new(checked, told.reported.figure, None));
    let budget = told.and_then(|told| told.budget);
    let target = told_of.target().filter(|_| item.concept == ConceptName::Indicator);
    let (target_value, target_comparison) = match target.map(|target| &target.figure.content) {
        Some(Content::Number { value, comparison, .. }) => (Some(*value), *comparison),
        _ => (None, None),
    };
    let (word, since) = match told_of.status_value() {
        Some(Value::Status { word, date }) => (status_word(plan, word), date.map(|date| date.to_string())),
        _ => (Cell::Empty, None),
    };
    let judged_by = status.all(FieldName::JudgedBy).filter_map(|entry| match &entry.value {
        Value::Item(party) => Some(path(plan, plan.item(*party)).into_owned()),
        Value::Prose(by) => Some(text(checked, by)),
        Value::Line(by) => Some(by.clone()),
        _ => None,
    });
    vec![
        plan_of(plan, report),
        Cell::text(path(plan, report)),
        Cell::text(line(checked, &report.title)),
        Cell::maybe(report.period(FieldName::Period).map(period)),
        Cell::maybe(report.date(FieldName::Date).map(|date| date.to_string())),
        Cell::text(item.concept.key()),
        Cell::text(path(plan, item)),
        Cell::text(line(checked, &item.title)),
        Cell::text(told.map_or(JUDGEMENT, |told| told.reported.kind.field().key())),
        Cell::maybe(told.map(|told| period(told.reported.period))),
        stated.value,
        stated.unit,
        Cell::number(budget.and_then(|budget| budget.content.number())),
        Cell::maybe(budget.and_then(|budget| budget.unit.as_ref()).map(crate::model::Unit::key)),
        Cell::number(told.and_then(|told| told.deviation)),
        Cell::number(target_value),
        Cell::maybe(target_comparison.map(|comparison| comparison.key())),
        Cell::maybe(target.map(|target| period(target.period))),
        word,
        Cell::maybe(since),
        Cell::text(judged_by.collect::<Vec<String>>().join("; ")),
        Cell::maybe(status.prose(FieldName::Comment).map(|comment| text(checked, comment))),
        if told.is_some() { stated.state } else { Cell::Empty },
        stated.comparison,
        stated.qualifier,
        stated.share,
        stated.text,
        stated.missing_reason,
        stated.footnotes,
        Cell::text(path(plan, status)),
    ]
}

fn status_word<'a>(plan: &'a crate::model::Plan, word: &'a Value) -> Cell<'a> {
    match word {
        Value::Builtin(word) => Cell::text(word.key),
        Value::Item(word) => Cell::text(path(plan, plan.item(*word))),
        _ => Cell::Empty,
    }
}
