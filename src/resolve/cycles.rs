//! What contributes to itself, is a part of itself, continues itself.

use std::collections::HashSet;

use crate::diagnostic::{Argument, Code, Diagnostic};
use crate::model::{Counting, Item, ItemId, Value};
use crate::vocabulary::{ConceptName, FieldName};

/// Fields that must not lead back to where they start.
const ACYCLIC: &[FieldName] = &[
    FieldName::ContributesTo,
    FieldName::PartOf,
    FieldName::OfWhich,
    FieldName::AnnexTo,
    FieldName::Predecessor,
    FieldName::Continues,
    FieldName::Counts,
];

/// Reports every circle once, at its first item's field.
pub(super) fn find(items: &[Item], diagnostics: &mut Vec<Diagnostic>) {
    for field in ACYCLIC {
        let mut done: HashSet<ItemId> = HashSet::new();
        for item in items {
            if !done.contains(&item.id) {
                walk(items, *field, item.id, &mut done, diagnostics);
            }
        }
    }
}

/// Where a field leads from an item. A goal in a goal's block contributes to it.
fn steps(items: &[Item], field: FieldName, from: ItemId) -> Vec<ItemId> {
    let item = &items[from.index()];
    let mut steps: Vec<ItemId> = item
        .all(field)
        .filter_map(|entry| match entry.value {
            Value::Item(to) | Value::Counting(Counting::PartOf(to) | Counting::OfWhich(to)) => Some(to),
            _ => None,
        })
        .collect();
    if field == FieldName::ContributesTo
        && let Some(parent) = item.parent.filter(|parent| items[parent.index()].concept == ConceptName::Goal)
    {
        steps.push(parent);
    }
    steps
}

/// Depth first on a stack of its own: a chain of goals may be as long as the plan.
fn walk(
    items: &[Item],
    field: FieldName,
    start: ItemId,
    done: &mut HashSet<ItemId>,
    diagnostics: &mut Vec<Diagnostic>,
) {
    let mut stack: Vec<(ItemId, Vec<ItemId>)> = vec![(start, steps(items, field, start))];
    let mut on_stack: HashSet<ItemId> = HashSet::from([start]);
    while let Some((at, rest)) = stack.last_mut() {
        let at = *at;
        match rest.pop() {
            Some(next) if on_stack.contains(&next) => {
                let from = stack.iter().position(|(item, _)| *item == next).unwrap_or(0);
                let circle: Vec<&Item> = stack[from..].iter().map(|(item, _)| &items[item.index()]).collect();
                diagnostics.push(report(field, &circle));
            }
            Some(next) if done.contains(&next) => {}
            Some(next) => {
                on_stack.insert(next);
                stack.push((next, steps(items, field, next)));
            }
            None => {
                done.insert(at);
                on_stack.remove(&at);
                stack.pop();
            }
        }
    }
}

fn report(field: FieldName, circle: &[&Item]) -> Diagnostic {
    let place = |item: &Item| item.all(field).next().map_or(item.span, |entry| entry.span);
    let paths = circle.iter().chain(circle.first()).map(|item| item.path.as_str());
    let span = circle.first().map_or_else(|| crate::text::Span::new(crate::text::FileId(0), 0, 0), |item| place(item));
    let diagnostic =
        Diagnostic::new(Code::CircularReference, span).with("field", field).with("circle", Argument::texts(paths));
    circle.iter().skip(1).fold(diagnostic, |diagnostic, item| diagnostic.label(place(item), "step"))
}
