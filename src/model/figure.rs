//! A stated figure: what a cell or a value says, nothing included.

use rust_decimal::Decimal;

use super::{ItemId, Prose, Unit};
use crate::language::Language;
use crate::text::Span;

/// What a cell or a keyed value states.
#[derive(Debug)]
pub struct Figure {
    /// What is said.
    pub content: Content,
    /// The unit in force: written with the figure, else the row's, column's, table's, indicator's or plan's.
    pub unit: Option<Unit>,
    /// Footnotes marked at the figure.
    pub footnotes: Vec<ItemId>,
    /// Where it is written.
    pub span: Span,
}

/// The kinds of something and of nothing; they are kept apart everywhere, and none of the nothings is zero.
#[derive(Debug)]
pub enum Content {
    /// An empty cell: nothing is said.
    Empty,
    /// `-` or `saknas`: there is no value. The reason is written with it, or is its footnote.
    Missing {
        /// Why, where the writer says so beside the word.
        reason: Option<Prose>,
    },
    /// `ej klart`: not decided or not reported yet.
    NotReady,
    /// `ej tillämpligt`.
    NotApplicable,
    /// `=`: to be computed.
    Computed,
    /// A number. Its scale is the number of decimals written.
    Number {
        /// The number.
        value: Decimal,
        /// `minst`, `högst` …; of a target.
        comparison: Option<Comparison>,
        /// `cirka`, `knappt` …
        qualifier: Option<Qualifier>,
        /// The share in parentheses: `599 (56 %)`.
        share: Option<Decimal>,
    },
    /// A direction as target.
    Direction(Direction),
    /// Yes or no.
    YesNo(bool),
    /// A word, in quotes or among the project's status words.
    Word(Prose),
    /// Could not be read; a diagnostic has said so. What depends on it is not checked.
    Broken,
}

impl Figure {
    /// Puts the text in that a missing value's reason or a word holds.
    pub fn set_text(&mut self, text: Prose) {
        match &mut self.content {
            Content::Missing { reason } => *reason = Some(text),
            Content::Word(word) => *word = text,
            _ => {}
        }
    }
}

impl Content {
    /// A plain number.
    pub fn number(&self) -> Option<Decimal> {
        match self {
            Content::Number { value, .. } => Some(*value),
            _ => None,
        }
    }

    /// In CSV and JSON: `number`, `missing`, `not-ready`, ….
    pub fn key(&self) -> &'static str {
        match self {
            Content::Empty => "empty",
            Content::Missing { .. } => "missing",
            Content::NotReady => "not-ready",
            Content::NotApplicable => "not-applicable",
            Content::Computed | Content::Number { .. } => "number",
            Content::Direction(_) => "direction",
            Content::YesNo(_) => "yes-no",
            Content::Word(_) => "word",
            Content::Broken => "broken",
        }
    }
}

/// How a target compares.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Comparison {
    /// `minst`, `>=`.
    AtLeast,
    /// `högst`, `<=`.
    AtMost,
    /// `under`, `<`.
    Below,
    /// `över`, `>`.
    Above,
    /// `exakt`, `=`.
    Exactly,
}

impl Comparison {
    /// In CSV and JSON.
    pub fn key(self) -> &'static str {
        match self {
            Comparison::AtLeast => "at-least",
            Comparison::AtMost => "at-most",
            Comparison::Below => "below",
            Comparison::Above => "above",
            Comparison::Exactly => "exactly",
        }
    }

    /// The sign between the sides of a relation or a condition: `>=`.
    pub fn sign(self) -> &'static str {
        match self {
            Comparison::AtLeast => ">=",
            Comparison::AtMost => "<=",
            Comparison::Below => "<",
            Comparison::Above => ">",
            Comparison::Exactly => "=",
        }
    }

    /// The word: `minst`.
    pub fn word(self, language: Language) -> &'static str {
        let [sv, en] = match self {
            Comparison::AtLeast => ["minst", "at least"],
            Comparison::AtMost => ["högst", "at most"],
            Comparison::Below => ["under", "below"],
            Comparison::Above => ["över", "above"],
            Comparison::Exactly => ["exakt", "exactly"],
        };
        [sv, en][language.index()]
    }
}

/// Which way a value should go.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Direction {
    /// `öka`.
    Increase,
    /// `minska`.
    Decrease,
    /// `behåll`.
    Keep,
}

impl Direction {
    /// In CSV and JSON.
    pub fn key(self) -> &'static str {
        match self {
            Direction::Increase => "increase",
            Direction::Decrease => "decrease",
            Direction::Keep => "keep",
        }
    }

    /// The word: `öka`.
    pub fn word(self, language: Language) -> &'static str {
        let [sv, en] = match self {
            Direction::Increase => ["öka", "increase"],
            Direction::Decrease => ["minska", "decrease"],
            Direction::Keep => ["behåll", "keep"],
        };
        [sv, en][language.index()]
    }
}

/// How people soften a figure. What each allows stands with the check in `check::prose`.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Qualifier {
    /// `cirka`, `ungefär`, `omkring`.
    About,
    /// `knappt`, `nästan`, `närmare`: a little less.
    Nearly,
    /// `drygt`: a little more.
    JustOver,
    /// `minst`.
    AtLeast,
    /// `högst`.
    AtMost,
    /// `mer än`, `över`.
    MoreThan,
    /// `mindre än`, `under`.
    LessThan,
}

impl Qualifier {
    /// In CSV and JSON.
    pub fn key(self) -> &'static str {
        match self {
            Qualifier::About => "about",
            Qualifier::Nearly => "nearly",
            Qualifier::JustOver => "just-over",
            Qualifier::AtLeast => "at-least",
            Qualifier::AtMost => "at-most",
            Qualifier::MoreThan => "more-than",
            Qualifier::LessThan => "less-than",
        }
    }

    /// The word: `cirka`.
    pub fn word(self, language: Language) -> &'static str {
        let [sv, en] = match self {
            Qualifier::About => ["cirka", "about"],
            Qualifier::Nearly => ["knappt", "nearly"],
            Qualifier::JustOver => ["drygt", "just over"],
            Qualifier::AtLeast => ["minst", "at least"],
            Qualifier::AtMost => ["högst", "at most"],
            Qualifier::MoreThan => ["mer än", "more than"],
            Qualifier::LessThan => ["mindre än", "less than"],
        };
        [sv, en][language.index()]
    }
}
