//! What a budget row pays for, though it does not itself say by whom it is paid.

use super::canon::{Canonical, Of};
use super::sides::Sides;
use super::snapshot::{Snapshot, SnapshotItem, Value};
use crate::model::ItemId;
use crate::vocabulary::{ConceptName, FieldName};

/// What a row pays for, on either side: what it concerns, but for units; and, of a frame, what is paid out of it, the rows for
/// the same unit in other budgets of the plan and what these pay for in their turn.
pub(super) fn paid(canonical: &Canonical<'_>, item: &Sides<ItemId>) -> Vec<Sides<ItemId>> {
    let on = |of: Of, id: Option<&ItemId>| {
        let mut found = Vec::new();
        if let Some(id) = id.filter(|id| canonical.side(of).item(**id).concept == ConceptName::Row) {
            by_row(canonical.side(of), *id, &mut found);
        }
        found.into_iter().map(|item| canonical.both(of, item)).collect::<Vec<_>>()
    };
    let mut all = on(Of::After, item.after());
    all.extend(on(Of::Before, item.before()).into_iter().filter(|paid| matches!(paid, Sides::Both { .. })));
    all
}

fn by_row(side: &Snapshot, row: ItemId, found: &mut Vec<ItemId>) {
    let concerned = |row: ItemId| references(side.item(row), FieldName::Concerns);
    let is_unit = |id: &ItemId| is_unit(side.item(*id).concept);
    found.extend(concerned(row).filter(|id| !is_unit(id)));
    let budget = side.item(row).parent;
    // The total of a frame is paid out by its rows, each to its own unit.
    let sum = side.item(row).fields.iter().any(|(_, value)| matches!(value, Value::Counting { .. }));
    if sum || !budget.is_some_and(|budget| is_frame(side.item(budget))) {
        return;
    }
    let plan = |id: ItemId| side.enclosing(id).find(|holder| side.item(*holder).concept == ConceptName::Plan);
    for unit in concerned(row).filter(is_unit) {
        let pointing = side.backlinks[unit.index()].iter().filter(|(_, field)| *field == Some(FieldName::Concerns));
        let rows = pointing.map(|(from, _)| *from).filter(|from| {
            let from_frame = side.item(*from).parent.is_some_and(|budget| is_frame(side.item(budget)));
            side.item(*from).concept == ConceptName::Row && !from_frame && plan(*from) == plan(row)
        });
        for paid in rows {
            found.push(paid);
            found.extend(concerned(paid).filter(|id| !is_unit(id)));
            let told = side.backlinks[paid.index()].iter().filter(|(_, field)| *field == Some(FieldName::FundedBy));
            found.extend(told.map(|(from, _)| *from));
        }
    }
}

fn references(item: &SnapshotItem, of: FieldName) -> impl Iterator<Item = ItemId> {
    item.fields.iter().filter(move |(field, _)| *field == of).filter_map(|(_, value)| match value {
        Value::Item(item) => Some(*item),
        _ => None,
    })
}

fn is_unit(concept: ConceptName) -> bool {
    matches!(concept, ConceptName::Organisation | ConceptName::Role | ConceptName::Person)
}

/// A budget that says what units have, not what it is spent on.
fn is_frame(budget: &SnapshotItem) -> bool {
    budget.fields.iter().any(|(field, value)| *field == FieldName::Kind && matches!(value, Value::Word("frame")))
}
