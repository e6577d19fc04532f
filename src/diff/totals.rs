//! Net effects: the grand totals of budgets, and how many items there are.

use std::collections::BTreeMap;

use rust_decimal::Decimal;

use super::canon::{Canonical, Of};
use super::net::{CountChange, Net, TotalChange};
use super::sides::Sides;
use super::snapshot::{FigureAt, Snapshot, Value};
use crate::model::{ItemId, Unit};
use crate::vocabulary::{ConceptName, FieldName};

/// The net of all changes.
pub(super) fn net(canonical: &Canonical<'_>) -> Net {
    let mut totals = Vec::new();
    for budget in both(canonical, |side| side.own().map(|(id, _)| id).collect(), ConceptName::Budget) {
        let columns = |of: Of| -> Vec<ItemId> {
            let budget = match of {
                Of::Before => budget.before(),
                Of::After => budget.after(),
            };
            budget.map(|budget| canonical.side(of).item(*budget).children.clone()).unwrap_or_default()
        };
        let of_side = |side: &Snapshot| {
            let of = if std::ptr::eq(side, canonical.side(Of::After)) { Of::After } else { Of::Before };
            columns(of)
        };
        for column in both(canonical, of_side, ConceptName::Column) {
            let value = |of: Of, budget: Option<&ItemId>, column: Option<&ItemId>| {
                total(canonical.side(of), *budget?, *column?)
            };
            let before = value(Of::Before, budget.before(), column.before());
            let after = value(Of::After, budget.after(), column.after());
            let change = TotalChange {
                budget: canonical.names(&budget),
                column: canonical.names(&column),
                before,
                after,
                order: canonical.order_in(&budget, Some(&column)),
            };
            let same = change.before == change.after || change.difference().is_some_and(|by| by.is_zero());
            totals.extend((!same).then_some(change));
        }
    }
    let mut counts: BTreeMap<ConceptName, (usize, usize)> = BTreeMap::new();
    canonical.side(Of::Before).own().for_each(|(_, item)| counts.entry(item.concept).or_default().0 += 1);
    canonical.side(Of::After).own().for_each(|(_, item)| counts.entry(item.concept).or_default().1 += 1);
    let counts = counts.into_iter().filter(|(_, (before, after))| before != after);
    let counts = counts.map(|(concept, (before, after))| CountChange { concept, before, after });
    Net { totals, counts: counts.collect() }
}

/// Items of a concept on either side, of those that `of` gives.
fn both(canonical: &Canonical<'_>, of: impl Fn(&Snapshot) -> Vec<ItemId>, concept: ConceptName) -> Vec<Sides<ItemId>> {
    let items = |side: Of| -> Vec<Sides<ItemId>> {
        let snapshot = canonical.side(side);
        let all = of(snapshot).into_iter().filter(|id| snapshot.item(*id).concept == concept);
        all.map(|id| canonical.both(side, id)).collect()
    };
    let mut found = items(Of::After);
    found.extend(items(Of::Before).into_iter().filter(|item| item.after().is_none()));
    found
}

/// What a budget comes to in a column: what its last total says. Percentages come to nothing.
fn total(side: &Snapshot, budget: ItemId, column: ItemId) -> Option<(Decimal, Option<Unit>)> {
    let mut rows = side.item(budget).children.iter().map(|id| side.item(*id));
    let totals = |(field, value): &(FieldName, Value<ItemId>)| {
        *field == FieldName::Counts && matches!(value, Value::Counting { how: "total", .. })
    };
    let row = rows.rfind(|row| row.concept == ConceptName::Row && row.fields.iter().any(totals))?;
    let (_, figure) = row.figures.iter().find(|(at, _)| *at == FigureAt::Column(column))?;
    let money = figure.unit != Some(Unit::Percent);
    figure.value.filter(|_| money).map(|value| (value, figure.unit.clone()))
}
