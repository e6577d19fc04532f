//! What the outputs ask of items alike: figures in an order that does not depend on the form they were written in, and
//! what follows from links read from their other end.

use indexmap::IndexSet;

use crate::model::{Content, Figure, Item, ItemId, Key, Plan, Series, Value};
use crate::vocabulary::{ConceptName, FieldName};

/// An indicator's values of one kind, by period.
pub fn series_in_order(item: &Item, field: FieldName) -> impl Iterator<Item = Series<'_>> {
    let mut all: Vec<Series> = item.series().filter(|series| series.kind.field() == field).collect();
    all.sort_by_key(|series| series.period);
    all.into_iter().filter(|series| says_something(series.figure))
}

/// A row's cells that say something, in order of columns.
pub fn cells_in_order(item: &Item) -> impl Iterator<Item = (ItemId, &Figure)> {
    let mut all: Vec<(ItemId, &Figure)> = item
        .entries
        .iter()
        .filter_map(|entry| match (&entry.key, &entry.value) {
            (Some(Key::Column(column)), Value::Figure(figure)) => Some((*column, figure)),
            _ => None,
        })
        .collect();
    all.sort_by_key(|(column, _)| *column);
    all.into_iter().filter(|(_, figure)| says_something(figure))
}

/// An empty cell with a footnote says something; without one it says what no cell at all says.
pub fn says_something(figure: &Figure) -> bool {
    !matches!(figure.content, Content::Empty) || !figure.footnotes.is_empty()
}

/// Who points at an item by a field, as shown.
pub fn pointing<'p>(plan: &'p Plan, item: &Item, field: FieldName) -> impl Iterator<Item = ItemId> + use<'p> {
    let links = plan.backlinks.get(item.id.index()).into_iter().flatten();
    links.filter(move |(_, by)| *by == Some(field)).map(|(from, _)| *from)
}

/// The same thing in other plans: what it says it corresponds to, and what says that of it.
pub fn alike(plan: &Plan, item: &Item) -> IndexSet<ItemId> {
    item.references(FieldName::SameAs).chain(pointing(plan, item, FieldName::SameAs)).collect()
}

/// The responses to an assignment, its own first, then those to the same assignment in other plans.
pub fn responses<'a>(plan: &'a Plan, assignment: &'a Item) -> Vec<&'a Item> {
    let others = alike(plan, assignment).into_iter().filter(|other| *other != assignment.id);
    let all = std::iter::once(assignment.id).chain(others).map(|id| plan.item(id));
    all.flat_map(|item| plan.children(item, ConceptName::Response)).collect()
}

/// Items of a concept in the block of another or pointing at it by a field, each once.
pub fn related(plan: &Plan, item: &Item, field: FieldName, concept: ConceptName) -> Vec<ItemId> {
    let mut found: IndexSet<ItemId> = plan.children(item, concept).map(|child| child.id).collect();
    found.extend(pointing(plan, item, field).filter(|from| plan.item(*from).concept == concept));
    found.into_iter().collect()
}

/// What serves a goal, beside other goals.
pub const SERVING: [ConceptName; 3] = [ConceptName::Indicator, ConceptName::Assignment, ConceptName::Activity];

/// The goals that a goal serves. Those that serve none are the tops of the red thread.
pub fn higher(plan: &Plan, goal: &Item) -> Vec<ItemId> {
    plan.serves(goal).into_iter().filter(|id| plan.item(*id).concept == ConceptName::Goal && *id != goal.id).collect()
}

/// What measures a goal and is done for it.
pub fn serving(plan: &Plan, goal: &Item) -> Vec<ItemId> {
    let of = |concept: ConceptName| {
        let field = if concept == ConceptName::Indicator { FieldName::Measures } else { FieldName::ContributesTo };
        related(plan, goal, field, concept)
    };
    SERVING.into_iter().flat_map(of).collect()
}
