//! What contributes to itself, is a part of itself, continues itself.

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
        let mut marks = vec![Mark::New; items.len()];
        for item in items {
            if marks[item.id.index()] == Mark::New {
                walk(items, *field, item.id, &mut marks, diagnostics);
            }
        }
    }
}

/// How far the walk along a field has come with an item.
#[derive(Clone, Copy, PartialEq)]
enum Mark {
    New,
    /// It stands on the way to where the walk is.
    OnTheWay,
    Done,
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
fn walk(items: &[Item], field: FieldName, start: ItemId, marks: &mut [Mark], diagnostics: &mut Vec<Diagnostic>) {
    let first = steps(items, field, start);
    if first.is_empty() {
        marks[start.index()] = Mark::Done;
        return;
    }
    let mut stack: Vec<(ItemId, Vec<ItemId>)> = vec![(start, first)];
    marks[start.index()] = Mark::OnTheWay;
    while let Some((at, rest)) = stack.last_mut() {
        let at = *at;
        match rest.pop().map(|next| (next, marks[next.index()])) {
            Some((next, Mark::OnTheWay)) => {
                let from = stack.iter().position(|(item, _)| *item == next).unwrap_or(0);
                let circle: Vec<&Item> = stack[from..].iter().map(|(item, _)| &items[item.index()]).collect();
                diagnostics.push(report(field, &circle));
            }
            Some((_, Mark::Done)) => {}
            Some((next, Mark::New)) => {
                marks[next.index()] = Mark::OnTheWay;
                stack.push((next, steps(items, field, next)));
            }
            None => {
                marks[at.index()] = Mark::Done;
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
