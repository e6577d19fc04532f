//! How a document reads best: what stands in a table rather than under headings, and which numbers it prints.

use crate::model::{Item, Plan, Value};
use crate::vocabulary::{ConceptName, FieldName, FieldUse};

/// What can stand in a table of its own kind.
const TABULAR: [ConceptName; 4] =
    [ConceptName::Activity, ConceptName::Milestone, ConceptName::Commitment, ConceptName::Goal];
/// So many goals that say no more than where they belong are listed; fewer, or one that says more, have headings.
const GOALS_LISTED: usize = 3;
/// More columns than this are no longer read across.
const MOST_COLUMNS: usize = 6;
/// A longer text makes a line of a table hard to read, in characters.
const LONGEST_TEXT: usize = 320;

/// The fields that are columns where items that stand side by side read best as a table: those that any of them states.
/// Nothing where they hold further items, say too many things or have long texts.
pub fn as_table(plan: &Plan, items: &[&Item]) -> Option<Vec<FieldName>> {
    let first = items.first()?;
    if !TABULAR.contains(&first.concept) || !items.iter().all(|item| is_short(plan, item)) {
        return None;
    }
    let fields: Vec<FieldName> = used_fields(items).map(|field| field.name).collect();
    let sorted = [FieldName::Level, FieldName::Perspective, FieldName::ContributesTo];
    let bare = items.len() >= GOALS_LISTED && fields.iter().all(|field| sorted.contains(field));
    if first.concept == ConceptName::Goal && !bare {
        return None;
    }
    (fields.len() <= MOST_COLUMNS).then_some(fields)
}

/// The fields that any of the items states, in the vocabulary's order, but for the printed number and
/// what is not for readers.
pub fn used_fields<'i>(items: &'i [&'i Item]) -> impl Iterator<Item = &'static FieldUse> + use<'i> {
    let concept = items.first().map(|item| item.concept.concept());
    concept
        .into_iter()
        .flat_map(|concept| concept.all_fields())
        .filter(|field| !matches!(field.name, FieldName::Number | FieldName::Rule | FieldName::FormerId))
        .filter(|field| items.iter().any(|item| item.value(field.name).is_some()))
}

fn is_short(plan: &Plan, item: &Item) -> bool {
    let texts = item.entries.iter().filter_map(|entry| match &entry.value {
        Value::Prose(text) => Some(text.source.as_str()),
        _ => None,
    });
    let (mut length, mut plain) = (0, true);
    for text in texts {
        length += text.chars().count();
        plain &= !text.trim().contains("\n\n") && !text.contains("\n- ");
    }
    let whole = item.children.iter().all(|child| plan.item(*child).concept == ConceptName::Footnote);
    whole && plain && length <= LONGEST_TEXT && item.value(FieldName::KnownDeviation).is_none()
}

/// Whether the plan prints numbers of its own, so that none should be made up beside them: any of its headings has one.
pub fn prints_numbers(
    plan: &Plan,
    items: impl IntoIterator<Item = crate::model::ItemId>,
    headed: fn(&Item) -> bool,
) -> bool {
    items.into_iter().map(|id| plan.item(id)).filter(|item| headed(item)).any(|item| {
        item.line(FieldName::Number).is_some() || prints_numbers(plan, item.children.iter().copied(), headed)
    })
}
