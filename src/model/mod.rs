//! The plan itself. Inert: every name in it is resolved, and nothing in it reads files or says anything.
//!
//! One type, [`Item`], holds every concept, so that what is alike (CSV, JSON, pages, links back) is written
//! once over the vocabulary; [`Plan`] gives typed access to what is special: figures, series, tables.

mod access;
mod config;
mod data;
mod expression;
mod figure;
mod period;
mod prose;
mod query;
mod unit;

pub use access::{AgainstBudget, CellAt, FigureKey, FollowUp, Series, Subject, cell_path, series_path};
pub use config::{BUILT_IN, Config, CsvConfig, CsvDialect, Dependency, Origin, OwnSetting, ReviewConfig, SiteConfig};
pub use data::{data_path, data_place, is_implied};
pub use expression::{Expression, Operator, Relation, SeriesKind};
pub use figure::{Comparison, Content, Direction, Figure, Qualifier};
pub use period::{Date, Period, PeriodPart};
pub use prose::{Inline, InlineKind, Prose, Statement};
pub use query::{Attribute, Comparand, Condition, Declared, Operand, OrderBy, Query, QueryColumn, Selection};
pub use unit::{MoneyScale, Unit};

use rust_decimal::Decimal;

use crate::text::{Span, Spanned};
use crate::vocabulary::{ConceptName, FieldName};

/// Names an item within one [`Plan`]. Items are numbered as they are shown.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
pub struct ItemId(pub u32);

impl ItemId {
    /// As an index into [`Plan::items`].
    pub fn index(self) -> usize {
        self.0 as usize
    }
}

/// A whole project, resolved.
#[derive(Debug)]
pub struct Plan {
    /// The project's settings.
    pub config: Config,
    /// Every item; parents before children, siblings as shown.
    pub items: Vec<Item>,
    /// Items that stand in no other, as shown.
    pub roots: Vec<ItemId>,
    /// For each item, who points at it: the pointing item and the field, in order of the pointing items.
    /// Mentions in prose count under the field that holds the prose; a title's under no field.
    pub backlinks: Vec<Vec<(ItemId, Option<FieldName>)>>,
    /// Number of references that were resolved.
    pub references: usize,
}

/// One item: a plan, goal, budget row …
#[derive(Debug)]
pub struct Item {
    /// Its own number.
    pub id: ItemId,
    /// What it is.
    pub concept: ConceptName,
    /// The kind that the declaring word said (`delmål`: `sub-goal`), as its key.
    pub preset: Option<&'static str>,
    /// Its id as written (NFC), if it has one.
    pub name: Option<Spanned<String>>,
    /// The whole reference path, unique within concept: `vp-2024/resurser.total`. Items without an id get
    /// their place among their siblings (`#2`).
    pub path: String,
    /// Its title. Never empty text for concepts shown on pages: the id stands in where no title is given.
    pub title: Prose,
    /// The item whose block holds it.
    pub parent: Option<ItemId>,
    /// The plan that it belongs to; a plan belongs to itself. Nothing for what is the project's.
    pub plan: Option<ItemId>,
    /// Items in its block, as shown.
    pub children: Vec<ItemId>,
    /// What is said of it, in the vocabulary's order; several of one field as written.
    pub entries: Vec<Entry>,
    /// The declaration's first line.
    pub span: Span,
    /// From a dependency: checked by whoever published it, shown here because this project speaks of it.
    pub external: bool,
}

/// One field of an item.
#[derive(Debug)]
pub struct Entry {
    /// Which field.
    pub field: FieldName,
    /// The period or column before the colon.
    pub key: Option<Key>,
    /// What it says.
    pub value: Value,
    /// Where the value is written.
    pub span: Span,
}

/// What stands before a colon.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Key {
    /// A period, of an indicator's values.
    Period(Period),
    /// A column of the enclosing budget.
    Column(ItemId),
}

/// The value of a field.
#[derive(Debug)]
pub enum Value {
    /// Text with links and figures.
    Prose(Prose),
    /// One line of plain text.
    Line(String),
    /// A plain number or, for a percentage, the number before the sign.
    Number(Decimal),
    /// Yes or no.
    Flag(bool),
    /// A day.
    Date(Date),
    /// A period.
    Period(Period),
    /// A unit.
    Unit(Unit),
    /// A direction.
    Direction(Direction),
    /// A built-in word, by its key.
    Builtin(&'static crate::vocabulary::BuiltinWord),
    /// A word that the project declares, or any reference.
    Item(ItemId),
    /// A status: its word, and since when.
    Status {
        /// [`Value::Builtin`] or [`Value::Item`].
        word: Box<Value>,
        /// Since when, or decided when.
        date: Option<Date>,
    },
    /// A stated figure.
    Figure(Figure),
    /// A formula.
    Formula(Spanned<Expression>),
    /// How a row counts.
    Counting(Counting),
    /// A relation that must hold.
    Check(Relation),
    /// An accepted deviation.
    Deviation(Deviation),
    /// An amount, and per what.
    Amount(Amount),
    /// A rule that is set otherwise here.
    RuleLevel(RuleLevel),
    /// A question to the plan.
    Query(Query),
    /// `saknas`: the writer says that there is none, although one would be expected.
    Missing,
    /// What could not be read; a diagnostic has said so.
    Broken,
}

/// An amount, and per what.
#[derive(Debug)]
pub struct Amount {
    /// The number.
    pub value: Decimal,
    /// Its unit.
    pub unit: Unit,
    /// What it is counted on: `användare och år`. Empty for a plain amount.
    pub per: String,
}

impl Amount {
    /// For people: `76 kr per användare och år`.
    pub fn display(&self, language: crate::language::Language) -> String {
        let amount = format!("{}\u{a0}{}", language.number(self.value), self.unit.display(language));
        if self.per.is_empty() { amount } else { format!("{amount} per {}", self.per) }
    }
}

/// How serious a rule is where the writer sets it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Level {
    /// Must be mended.
    Error,
    /// Deserves a look.
    Warning,
}

impl Level {
    /// In JSON.
    pub fn key(self) -> &'static str {
        match self {
            Level::Error => "error",
            Level::Warning => "warning",
        }
    }
}

/// A rule of completeness or text, set otherwise for an item and all in it.
#[derive(Debug)]
pub struct RuleLevel {
    /// The rule's code (`P0801`).
    pub rule: String,
    /// How serious it is here; nothing where it is off.
    pub level: Option<Level>,
    /// Why.
    pub reason: Prose,
}

/// How a row counts in its table.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Counting {
    /// The total of the plain rows above it, back to the total before.
    Total,
    /// The total of the plain rows above it, back to the nearest subtotal or total; totals skip it.
    Subtotal,
    /// Together with its siblings it makes up that row.
    PartOf(ItemId),
    /// Included in that row, and no more than it.
    OfWhich(ItemId),
}

/// A deviation that the writer accepts.
#[derive(Debug)]
pub struct Deviation {
    /// The reference path that findings are matched against (see [`crate::diagnostic::Diagnostic::target`]).
    pub target: String,
    /// As written, for messages.
    pub written: String,
    /// The rule's code (`P0401`), where the writer named one.
    pub rule: Option<String>,
    /// Why.
    pub reason: Prose,
}
