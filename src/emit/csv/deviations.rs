//! `deviations`: findings that the writer accepts, with their figures and the reason.

use super::table::{Cell, Column, ColumnType, ForeignKey, Table};
use crate::check::{Accepted, Checked};
use crate::diagnostic::Argument;
use crate::emit::notation::place;
use crate::emit::prose::text;

/// What findings call the figure that is stated: a cell, the left side of a check.
const STATED: [&str; 2] = ["stated", "left"];
/// What they call the figure that it is held against: a sum, the right side of a check, the whole of a part.
const COMPUTED: [&str; 3] = ["computed", "right", "total"];

/// Every accepted finding.
pub fn deviations(checked: &Checked) -> Table {
    let columns = vec![
        Column::required("code"),
        Column::required("rule"),
        Column::text("place"),
        Column::text("plan"),
        Column::required("accepted_by_concept"),
        Column::required("accepted_by"),
        Column::new("stated", ColumnType::Number),
        Column::new("computed", ColumnType::Number),
        Column::new("difference", ColumnType::Number),
        Column::new("bound", ColumnType::Number),
        Column::text("unit"),
        Column::text("reason"),
    ];
    let keys = vec![
        ForeignKey { columns: &["plan"], table: "plans", to: &["path"] },
        ForeignKey { columns: &["accepted_by_concept", "accepted_by"], table: "items", to: &["concept", "path"] },
    ];
    let mut table = Table::new(checked.plan.config.csv.dialect, "deviations", columns, &[], keys);
    for accepted in &checked.accepted {
        table.push(cells(checked, accepted));
    }
    table
}

fn cells<'a>(checked: &'a Checked, accepted: &'a Accepted) -> [Cell<'a>; 12] {
    let plan = &checked.plan;
    let finding = &accepted.finding;
    let by = plan.item(accepted.by);
    let argument =
        |name: &str| finding.arguments.iter().find(|(found, _)| *found == name).map(|(_, argument)| argument);
    let number = |names: &[&str]| match names.iter().find_map(|name| argument(name)) {
        Some(Argument::Number(value) | Argument::Amount(value, _)) => Cell::Number(*value),
        Some(Argument::Count(count)) => Cell::Number((*count).into()),
        _ => Cell::Empty,
    };
    let unit = match STATED.iter().find_map(|name| argument(name)) {
        Some(Argument::Amount(_, unit)) => Cell::text(unit.key()),
        _ => Cell::Empty,
    };
    [
        Cell::text(finding.code.number()),
        Cell::text(finding.code.slug()),
        Cell::maybe(finding.target.as_ref().map(|target| place(plan, &target.path, plan.item(target.holder)))),
        Cell::maybe(by.plan.map(|holder| plan.item(holder).path.as_str())),
        Cell::text(by.concept.key()),
        Cell::text(by.path.as_str()),
        number(&STATED),
        number(&COMPUTED),
        number(&["difference"]),
        number(&["bound"]),
        unit,
        Cell::maybe(accepted.deviation(plan).map(|deviation| text(checked, &deviation.reason))),
    ]
}
