//! Questions to a plan, every name in them resolved. [`crate::query`] answers them.

use rust_decimal::Decimal;

use super::{Comparison, Direction, Item, ItemId, Period, SeriesKind, Unit};
use crate::vocabulary::{BuiltinWord, ConceptName, FieldName};

/// A question: which items, in what order, and what to show of them.
#[derive(Clone, Debug)]
pub struct Query {
    /// Which items.
    pub of: Selection,
    /// What they are put in order by; as shown in the plan, where nothing is said.
    pub order: Vec<OrderBy>,
    /// What is shown of them; what they say that is worth a column, where nothing is said.
    pub columns: Vec<QueryColumn>,
    /// The question as written.
    pub written: String,
}

/// Items of a concept, in a place, for which a condition holds.
#[derive(Clone, Debug)]
pub struct Selection {
    /// Items of this concept …
    pub concept: ConceptName,
    /// … declared by these words …
    pub declared: Declared,
    /// … inside this plan or item, if given …
    pub within: Option<ItemId>,
    /// … for which this holds.
    pub condition: Option<Condition>,
}

/// By which of a concept's words items are declared.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Declared {
    /// By any of them: `mål` in a question asks for `delmål` too.
    ByAny,
    /// By the concept's own word: `antal mål` counts no `delmål`.
    ByOwnWord,
    /// By the word of this kind.
    ByPreset(&'static str),
}

impl Declared {
    /// Whether an item is declared so.
    pub fn fits(self, item: &Item) -> bool {
        match self {
            Declared::ByAny => true,
            Declared::ByOwnWord => item.preset.is_none(),
            Declared::ByPreset(preset) => item.preset == Some(preset),
        }
    }

    /// The kind, where it is of one.
    pub fn preset(self) -> Option<&'static str> {
        match self {
            Declared::ByPreset(preset) => Some(preset),
            Declared::ByAny | Declared::ByOwnWord => None,
        }
    }
}

/// What holds of an item, or does not.
#[derive(Clone, Debug)]
pub enum Condition {
    /// Every one of them.
    All(Vec<Condition>),
    /// One of them at least.
    Any(Vec<Condition>),
    /// Not that.
    Not(Box<Condition>),
    /// Some value of the operand compares so.
    Compare(Operand, Comparison, Comparand),
    /// Some value of the operand has this text in it, or this time within its own.
    Contains(Operand, Comparand),
    /// The operand has no value.
    Missing(Operand),
}

/// What a value is compared with.
#[derive(Clone, Debug)]
pub enum Comparand {
    /// Text. Letter case does not count.
    Text(String),
    /// A number.
    Number(Decimal, Option<Unit>),
    /// Yes or no.
    Flag(bool),
    /// A time.
    Period(Period),
    /// A direction.
    Direction(Direction),
    /// A built-in word.
    Builtin(&'static BuiltinWord),
    /// A word that the project declares, or any other item.
    Item(ItemId),
    /// The kind that the declaring word says, as its key.
    Preset(&'static str),
    /// Another figure of the same item.
    Operand(Operand),
}

/// A value of an item: the last of these, of what the ones before it lead to. Never empty.
#[derive(Clone, PartialEq, Debug)]
pub struct Operand(pub Vec<Attribute>);

/// Something that an item says or has.
#[derive(Clone, Copy, PartialEq, Debug)]
pub enum Attribute {
    /// Its id.
    Id,
    /// Its title.
    Title,
    /// The plan that it belongs to.
    Plan,
    /// The kind that the declaring word says.
    Preset,
    /// A field. Of the status, the one in force: the last that is reported, else the item's own.
    Field(FieldName),
    /// A value of an indicator, the one in force.
    Series(SeriesKind, Period),
    /// A cell of a row, in this column.
    Column(ItemId),
    /// A cell of a row, in its own budget's column of that period, and of that kind, if given.
    Header(Option<&'static str>, Period),
    /// The items of a concept, of a preset kind if given, that stand in its block, point at it by a field, or hold it.
    Items(ConceptName, Option<&'static str>),
}

/// What items are put in order by.
#[derive(Clone, Debug)]
pub struct OrderBy {
    /// The value; items without it come last.
    pub operand: Operand,
    /// Whether the greatest comes first.
    pub descending: bool,
}

/// A column of an answer.
#[derive(Clone, Debug)]
pub struct QueryColumn {
    /// The value.
    pub operand: Operand,
    /// The writer's own heading.
    pub label: Option<String>,
}

impl Condition {
    /// Calls `visit` with every item that the condition names.
    pub fn each_item(&self, visit: &mut dyn FnMut(ItemId)) {
        match self {
            Condition::All(parts) | Condition::Any(parts) => parts.iter().for_each(|part| part.each_item(visit)),
            Condition::Not(inner) => inner.each_item(visit),
            Condition::Compare(_, _, Comparand::Item(item)) => visit(*item),
            Condition::Compare(..) | Condition::Contains(..) | Condition::Missing(_) => {}
        }
    }
}
