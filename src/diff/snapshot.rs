//! What one side of a comparison says: owned, without places of the text it was read from, and in no language.
//!
//! The values here are those of the model with what they point at as a type parameter, `R`: within a [`Snapshot`] an
//! item's number, in a [`Change`](super::Change) its name. Everything in it stands in a published `plan.json` as well
//! (but places and findings), so that one can be made of that too.

use std::collections::HashMap;
use std::sync::Arc;

use rust_decimal::Decimal;

use crate::check::Way;
use crate::diagnostic::{Argument, Code, Severity};
use crate::language::Language;
use crate::model::{Comparison, Date, Direction, ItemId, Level, Period, Qualifier, SeriesKind, Unit};
use crate::vocabulary::{ConceptName, FieldName};

/// What one side says.
#[derive(Clone, Debug)]
pub struct Snapshot {
    /// The language that the project is written in.
    pub language: Language,
    /// Whether it was read from a published `plan.json`, which does not tell findings that stand, how figures come
    /// about, what views ask, or settings but the language: none of that is compared with it.
    pub published: bool,
    /// The settings that bear on what the plan says or how it is judged, by key, in order: `language`, `title`,
    /// `dependencies.agenda`, `rules.P0801`.
    pub settings: Vec<(String, String)>,
    /// Every item; parents before children, siblings as shown. An [`ItemId`] is a place in it.
    pub items: Vec<SnapshotItem>,
    /// Items that stand in no other, as shown.
    pub roots: Vec<ItemId>,
    /// What stands of what was found, with faults of reading: then the side says less than was written.
    pub findings: Vec<Finding>,
    /// What was found and is accepted.
    pub accepted: Vec<Finding>,
    /// Figures that are reckoned from others.
    pub derived: Vec<Derived>,
    /// For each item, who points at it, and by which field; a title points by none.
    pub backlinks: Vec<Vec<(ItemId, Option<FieldName>)>>,
}

/// A place in the sources.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct Place {
    /// The file, from the project's folder.
    pub file: Arc<str>,
    /// From one.
    pub line: usize,
}

/// One item.
#[derive(Clone, Debug)]
pub struct SnapshotItem {
    /// What it is.
    pub concept: ConceptName,
    /// The kind that the declaring word says (`delmål`: `sub-goal`), as its key.
    pub preset: Option<&'static str>,
    /// Its id as written, if it has one.
    pub id: Option<String>,
    /// The path that names it in data, unique within its concept.
    pub path: String,
    /// Its title; empty where the writer gives none.
    pub title: Text<ItemId>,
    /// What it is called in plain words: its title, its id where it has none. Not compared.
    pub label: String,
    /// The item whose block holds it.
    pub parent: Option<ItemId>,
    /// Items in its block, as shown.
    pub children: Vec<ItemId>,
    /// Ids that it had before.
    pub former: Vec<String>,
    /// What it says, but for figures, deviations and rules: in the vocabulary's order, several of one field as written.
    pub fields: Vec<(FieldName, Value<ItemId>)>,
    /// Its figures, as written.
    pub figures: Vec<(FigureAt<ItemId>, Figure<ItemId>)>,
    /// Deviations that it accepts.
    pub deviations: Vec<AcceptedDeviation<ItemId>>,
    /// Rules that it sets otherwise.
    pub rules: Vec<RuleSetting<ItemId>>,
    /// Where it is declared; nothing where the side has no sources.
    pub place: Option<Place>,
    /// From a dependency. What it says is not compared: only that it is pointed at.
    pub external: bool,
}

/// Where a figure stands in its item.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
pub enum FigureAt<R> {
    /// In a column of the item's budget; the item is the row.
    Column(R),
    /// In a series, for a period.
    Series(SeriesKind, Period),
    /// In a field of one number or amount.
    Field(FieldName),
}

/// What a figure says.
#[derive(Clone, PartialEq, Debug)]
pub struct Figure<R> {
    /// `number`, `missing`, `not-ready` …, the kinds of something and of nothing, as in JSON.
    pub state: &'static str,
    /// The number; its scale is the number of decimals written. That of a figure left to planc as reckoned.
    pub value: Option<Decimal>,
    /// The unit in force, of a number.
    pub unit: Option<Unit>,
    /// Whether the writer left it to planc (`=`).
    pub computed: bool,
    /// `minst`, `högst` …, of a target.
    pub comparison: Option<Comparison>,
    /// `cirka`, `knappt` …
    pub qualifier: Option<Qualifier>,
    /// The share in parentheses.
    pub share: Option<Decimal>,
    /// A direction as target.
    pub direction: Option<Direction>,
    /// Yes or no.
    pub yes: Option<bool>,
    /// A word, why it is missing, or what the amount is per.
    pub text: Text<R>,
    /// Footnotes marked at it.
    pub footnotes: Vec<R>,
    /// Where it is written.
    pub place: Option<Place>,
}

/// Running text, what it points at apart from the words.
#[derive(Clone, PartialEq, Debug)]
pub struct Text<R> {
    /// Its pieces, in order.
    pub pieces: Vec<Piece<R>>,
}

/// A piece of running text.
#[derive(Clone, PartialEq, Debug)]
pub enum Piece<R> {
    /// Markdown as written.
    Words(String),
    /// `[[mål barn]]`.
    Link {
        /// Where it leads.
        to: R,
        /// The writer's own words.
        label: Option<String>,
    },
    /// `{{resurser.total.b2024 : 28,1 mnkr}}`.
    Figure {
        /// What is computed.
        formula: Vec<Term<R>>,
        /// What the writer states: number, unit, what softens it.
        stated: Option<(Decimal, Option<Unit>, Option<Qualifier>)>,
        /// The writer's words for it.
        written: Option<String>,
    },
    /// `[^ny-enhet]`.
    Footnote(R),
}

/// A part of a formula, a check or a question.
#[derive(Clone, PartialEq, Debug)]
pub enum Term<R> {
    /// A sign or word of planc's, as its key.
    Sign(&'static str),
    /// A word of the writer's.
    Word(String),
    /// A number.
    Number(Decimal, Option<Unit>),
    /// A period.
    Period(Period),
    /// An item.
    Item(R),
}

/// What a field says.
#[derive(Clone, PartialEq, Debug)]
pub enum Value<R> {
    /// Running text.
    Text(Text<R>),
    /// A line of text, or text where a reference could stand.
    Line(String),
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
    Word(&'static str),
    /// A reference, or a word that the project declares.
    Item(R),
    /// A status: its word, a built-in one's key or a word of the project's, and since when.
    Status {
        /// [`Value::Word`] or [`Value::Item`].
        word: Box<Value<R>>,
        /// Since when, or decided when.
        date: Option<Date>,
    },
    /// How a row counts.
    Counting {
        /// `total`, `subtotal`, `part` or `of-which`.
        how: &'static str,
        /// Of which row.
        row: Option<R>,
    },
    /// A formula, a check or a question.
    Terms {
        /// Its parts: what is compared.
        terms: Vec<Term<R>>,
        /// Why, of a check.
        reason: Text<R>,
    },
    /// `saknas`: the writer says that there is none.
    Missing,
    /// Could not be read.
    Broken,
}

/// A deviation that an item accepts.
#[derive(Clone, PartialEq, Debug)]
pub struct AcceptedDeviation<R> {
    /// What it is about.
    pub target: Target<R>,
    /// The rule, where the writer names one.
    pub rule: Option<String>,
    /// Why.
    pub reason: Text<R>,
    /// Where it is written.
    pub place: Option<Place>,
}

/// A rule that is set otherwise for an item and all in it.
#[derive(Clone, PartialEq, Debug)]
pub struct RuleSetting<R> {
    /// The rule's code (`P0801`).
    pub rule: String,
    /// How serious it is here; nothing where it is off.
    pub level: Option<Level>,
    /// Why.
    pub reason: Text<R>,
}

/// What a finding or a deviation is about.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub enum Target<R> {
    /// An item.
    Item(R),
    /// A figure of an item.
    Figure(R, FigureAt<R>),
    /// Something else of the item, by the rest of the path.
    Within(R, String),
    /// What the path names could not be told.
    Path(String),
}

/// Something that was found.
#[derive(Clone, Debug)]
pub struct Finding {
    /// The rule.
    pub code: Code,
    /// How serious it is.
    pub severity: Severity,
    /// What it is about; nothing where it lies in no item.
    pub target: Option<Target<ItemId>>,
    /// The values of its message, which [`crate::diagnostic::messages`] words.
    pub arguments: Vec<(&'static str, Argument)>,
    /// Where.
    pub place: Option<Place>,
    /// Why it is accepted, if it is.
    pub reason: Option<Text<ItemId>>,
}

/// A figure that is reckoned from others.
#[derive(Clone, Debug)]
pub struct Derived {
    /// The item: the row, the indicator, or whose text it stands in.
    pub item: ItemId,
    /// Which of its figures; nothing of a figure in running text.
    pub at: Option<FigureAt<ItemId>>,
    /// Whether it is the share in parentheses.
    pub share: bool,
    /// How it is reckoned.
    pub way: Way,
    /// What is stated, if anything.
    pub stated: Option<Decimal>,
    /// What is reckoned, in the unit of what is stated.
    pub computed: Option<Decimal>,
    /// The unit of both.
    pub unit: Option<Unit>,
    /// What it is reckoned from.
    pub inputs: Vec<DerivedInput>,
}

/// A figure that went into another.
#[derive(Clone, Debug)]
pub struct DerivedInput {
    /// The row or indicator.
    pub item: ItemId,
    /// Which of its figures.
    pub at: FigureAt<ItemId>,
    /// Whether it is the share in parentheses.
    pub share: bool,
    /// What it says.
    pub value: Decimal,
    /// How far the result moves when it moves by one.
    pub rate: Decimal,
}

impl Snapshot {
    /// The item with this number.
    pub fn item(&self, id: ItemId) -> &SnapshotItem {
        &self.items[id.index()]
    }

    /// The item, what holds it, and so on outwards.
    pub fn enclosing(&self, id: ItemId) -> impl Iterator<Item = ItemId> + '_ {
        std::iter::successors(Some(id), |id| self.item(*id).parent)
    }

    /// The project's own items.
    pub fn own(&self) -> impl Iterator<Item = (ItemId, &SnapshotItem)> {
        let all = self.items.iter().enumerate().map(|(at, item)| (ItemId(at as u32), item));
        all.filter(|(_, item)| !item.external)
    }

    /// Items by concept and path.
    pub fn by_path(&self) -> HashMap<(ConceptName, &str), ItemId> {
        let all = self.items.iter().enumerate();
        all.map(|(at, item)| ((item.concept, item.path.as_str()), ItemId(at as u32))).collect()
    }
}

impl<R> Text<R> {
    /// No text.
    pub fn none() -> Self {
        Text { pieces: Vec::new() }
    }

    /// Whether there is nothing in it but white space.
    pub fn is_empty(&self) -> bool {
        self.pieces.iter().all(|piece| matches!(piece, Piece::Words(words) if words.trim().is_empty()))
    }
}

/// A text in plain words, a link without words of its own by the title of what it leads to.
pub(super) fn plain<R: Copy>(text: &Text<R>, title: &impl Fn(R) -> String) -> String {
    let piece = |piece: &Piece<R>| match piece {
        Piece::Words(words) => words.clone(),
        Piece::Link { to, label } => label.clone().unwrap_or_else(|| title(*to)),
        Piece::Figure { written, .. } => written.clone().unwrap_or_default(),
        Piece::Footnote(_) => String::new(),
    };
    text.pieces.iter().map(piece).collect()
}
