//! Units of money and measure.

use rust_decimal::Decimal;

use crate::language::Language;

/// Kronor, in what scale.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
pub enum MoneyScale {
    /// `kr`.
    One,
    /// `tkr`, thousands.
    Thousands,
    /// `mnkr`, millions.
    Millions,
    /// `mdkr`, thousand millions.
    Milliards,
}

/// A unit. Units of one dimension convert into each other; others clash.
#[derive(Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
pub enum Unit {
    /// Swedish money.
    Money(MoneyScale),
    /// Per cent.
    Percent,
    /// Percentage points.
    PercentagePoints,
    /// Yes or no: not a number at all.
    YesNo,
    /// Anything counted, by its word as written: `hushåll`, `platser`.
    Counted(String),
}

impl Unit {
    /// The factor to one krona, or 1 for what has no scales.
    pub fn factor(&self) -> Decimal {
        match self {
            Unit::Money(scale) => match scale {
                MoneyScale::One => Decimal::ONE,
                MoneyScale::Thousands => Decimal::ONE_THOUSAND,
                MoneyScale::Millions => Decimal::from(1_000_000),
                MoneyScale::Milliards => Decimal::from(1_000_000_000),
            },
            _ => Decimal::ONE,
        }
    }

    /// Whether figures in the two units can be compared and added.
    pub fn same_dimension(&self, other: &Unit) -> bool {
        match (self, other) {
            (Unit::Money(_), Unit::Money(_)) => true,
            _ => self == other,
        }
    }

    /// `value`, stated in this unit, in `other`, a unit of the same dimension. Nothing on overflow.
    pub fn convert(&self, value: Decimal, other: &Unit) -> Option<Decimal> {
        if self == other {
            return Some(value);
        }
        let (from, to) = (self.factor(), other.factor());
        if from >= to { value.checked_mul(from.checked_div(to)?) } else { value.checked_div(to.checked_div(from)?) }
    }

    /// As written: `mnkr`, `%`, `hushåll`.
    pub fn display(&self, language: Language) -> &str {
        match (self, language) {
            (Unit::Money(MoneyScale::One), _) => "kr",
            (Unit::Money(MoneyScale::Thousands), _) => "tkr",
            (Unit::Money(MoneyScale::Millions), _) => "mnkr",
            (Unit::Money(MoneyScale::Milliards), _) => "mdkr",
            (Unit::Percent, _) => "%",
            (Unit::PercentagePoints, Language::Sv) => "procentenheter",
            (Unit::PercentagePoints, Language::En) => "percentage points",
            (Unit::YesNo, Language::Sv) => "ja/nej",
            (Unit::YesNo, Language::En) => "yes/no",
            (Unit::Counted(word), _) => word,
        }
    }

    /// In CSV and JSON, the same in every language: the English name, or the counted word.
    pub fn key(&self) -> &str {
        self.display(Language::En)
    }
}
