//! Questions answered: which items, in what order, with what columns. Pure; the same answer for every output.
//!
//! [`values`] finds what an item says, [`condition`] decides, [`order`] sorts.

mod condition;
mod order;
mod values;

use rust_decimal::Decimal;

use crate::language::Language;
use crate::model::{Attribute, CellAt, Item, ItemId, Operand, Plan, Query, QueryColumn, Selection};
use crate::vocabulary::{ConceptName, FieldName, ID_WORDS, Names, TITLE_WORDS, WordKind, builtin_words, canonical};

pub use values::{Found, says_something, values};

/// The value of a cell that the writer left to planc, where it could be reckoned.
pub type Computed<'f> = dyn FnMut(CellAt) -> Option<Decimal> + 'f;

/// The answer to a question.
#[derive(Debug)]
pub struct Answer {
    /// What is shown of each item; at least one.
    pub columns: Vec<QueryColumn>,
    /// The items, in order.
    pub items: Vec<ItemId>,
}

/// The items for which a selection holds, as shown in the plan. Takes one pass over the items. What another project
/// publishes is not asked: only what is named of it is known.
pub fn select(plan: &Plan, selection: &Selection, computed: &mut Computed<'_>) -> Vec<ItemId> {
    plan.of(selection.concept)
        .filter(|item| !item.external)
        .filter(|item| selection.declared.fits(item))
        .filter(|item| selection.within.is_none_or(|within| stands_in(plan, item, within)))
        .filter(|item| selection.condition.as_ref().is_none_or(|of| condition::holds(plan, item, of, computed)))
        .map(|item| item.id)
        .collect()
}

/// Answers a question.
pub fn answer(plan: &Plan, query: &Query, computed: &mut Computed<'_>) -> Answer {
    let mut items = select(plan, &query.of, computed);
    order::sort(plan, &mut items, &query.order, computed);
    let columns = if query.columns.is_empty() { usual(plan, &query.of, &items) } else { query.columns.clone() };
    Answer { columns, items }
}

fn stands_in(plan: &Plan, item: &Item, within: ItemId) -> bool {
    item.id != within && plan.enclosing(item).any(|holder| holder.id == within)
}

/// Fields worth a column where a question chooses none, if any item of the answer says something in them.
const USUAL: [FieldName; 11] = [
    FieldName::Kind,
    FieldName::Level,
    FieldName::Area,
    FieldName::Responsible,
    FieldName::Date,
    FieldName::Period,
    FieldName::Until,
    FieldName::Unit,
    FieldName::Direction,
    FieldName::Status,
    FieldName::Meaning,
];

/// Number and title, the kind where the items are of several, what is usual, and the figures of a single budget.
fn usual(plan: &Plan, selection: &Selection, items: &[ItemId]) -> Vec<QueryColumn> {
    let concept = selection.concept.concept();
    let items: Vec<&Item> = items.iter().map(|id| plan.item(*id)).collect();
    let any = |operand: &Operand| items.iter().any(|item| values(plan, item, operand).iter().any(says_something));
    let field = |name: FieldName| concept.field(name).map(|_| Attribute::Field(name));
    let number = field(FieldName::Number);
    let kinds = items.windows(2).any(|pair| pair[0].preset != pair[1].preset).then_some(Attribute::Preset);
    let others = USUAL.into_iter().filter_map(field);
    let shown = number.into_iter().chain([Attribute::Title]).chain(kinds).chain(others);
    let mut operands: Vec<Operand> = shown.map(|attribute| Operand(vec![attribute])).collect();
    let title = Operand(vec![Attribute::Title]);
    operands.retain(|operand| *operand == title || any(operand));
    if let Some(budget) = common_budget(plan, &items).filter(|_| selection.concept == ConceptName::Row) {
        operands.extend(plan.columns(budget).map(|column| Operand(vec![Attribute::Column(column.id)])));
    }
    operands.into_iter().map(|operand| QueryColumn { operand, label: None }).collect()
}

fn common_budget<'a>(plan: &'a Plan, items: &[&'a Item]) -> Option<&'a Item> {
    let first = plan.budget_of(items.first()?)?;
    items.iter().all(|item| plan.budget_of(item).is_some_and(|budget| budget.id == first.id)).then_some(first)
}

/// The heading of a column, with a capital first.
pub fn heading(plan: &Plan, column: &QueryColumn, language: Language) -> String {
    if let Some(label) = &column.label {
        return label.clone();
    }
    let words = column.operand.0.iter().map(|attribute| name(plan, *attribute, language));
    let text = words.collect::<Vec<String>>().join(": ");
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// An operand as one writes it.
pub fn written(plan: &Plan, operand: &Operand, language: Language) -> String {
    let step = |attribute: Attribute| match attribute {
        Attribute::Column(id) => {
            let column = plan.item(id);
            let period = column.period(FieldName::Period);
            let header = period.map(|period| Attribute::Header(values::column_kind(column), period));
            let own = column.name.as_ref().map(|own| own.value.clone());
            own.unwrap_or_else(|| name(plan, header.unwrap_or(attribute), language))
        }
        other => name(plan, other, language),
    };
    operand.0.iter().map(|attribute| step(*attribute)).collect::<Vec<String>>().join(".")
}

fn name(plan: &Plan, attribute: Attribute, language: Language) -> String {
    let plural = |names: &Names| {
        let names = names[language.index()];
        names.get(1).unwrap_or(&names[0]).to_string()
    };
    match attribute {
        Attribute::Id => canonical(&ID_WORDS, language).to_owned(),
        Attribute::Title => canonical(&TITLE_WORDS, language).to_owned(),
        Attribute::Plan => ConceptName::Plan.word(language).to_owned(),
        Attribute::Preset => FieldName::Kind.word(language).to_owned(),
        Attribute::Field(field) => field.word(language).to_owned(),
        Attribute::Series(kind, period) => format!("{} {}", kind.field().word(language), period.display(language)),
        Attribute::Column(column) => values::plain(plan, &plan.item(column).title),
        Attribute::Header(kind, period) => {
            let word = builtin_words(WordKind::ColumnKind).iter().find(|word| Some(word.key) == kind);
            let word = word.map(|word| canonical(&word.names, language));
            word.into_iter().map(str::to_owned).chain([period.display(language)]).collect::<Vec<_>>().join(" ")
        }
        Attribute::Items(concept, preset) => match preset.and_then(|preset| concept.concept().preset(preset)) {
            Some(preset) => plural(&preset.names),
            None => plural(&concept.concept().names),
        },
    }
}

/// The name of an operand in data, the same in every language: `responsible.part_of`, `target.2025`.
pub fn key(plan: &Plan, operand: &Operand) -> String {
    operand.0.iter().map(|attribute| attribute_key(plan, *attribute)).collect::<Vec<_>>().join(".")
}

fn attribute_key(plan: &Plan, attribute: Attribute) -> String {
    match attribute {
        Attribute::Id => "id".to_owned(),
        Attribute::Title => "title".to_owned(),
        Attribute::Plan => "plan".to_owned(),
        Attribute::Preset => "kind".to_owned(),
        Attribute::Field(field) => field.key().to_owned(),
        Attribute::Series(kind, period) => format!("{}.{period}", kind.field().key()),
        Attribute::Column(column) => {
            let column = plan.item(column);
            match (&column.name, column.period(FieldName::Period)) {
                (Some(name), _) => name.value.clone(),
                (None, Some(period)) => header_key(values::column_kind(column), period),
                (None, None) => column.path.clone(),
            }
        }
        Attribute::Header(kind, period) => header_key(kind, period),
        Attribute::Items(concept, preset) => preset.unwrap_or(concept.concept().plural).to_owned(),
    }
}

fn header_key(kind: Option<&str>, period: crate::model::Period) -> String {
    kind.map(str::to_owned).into_iter().chain([period.to_string()]).collect::<Vec<_>>().join(".")
}

#[cfg(test)]
#[path = "tests.rs"]
mod tests;
