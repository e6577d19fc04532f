//! Arguments of messages: typed values that are written in the reader's language when shown.

use rust_decimal::Decimal;

use crate::model::{Date, Period, Unit};
use crate::vocabulary::{ConceptName, FieldName};

/// A value inside a message.
#[derive(Clone, PartialEq, Debug)]
pub enum Argument {
    /// Text as it stands, most often the writer's own words.
    Text(String),
    /// A count, which also chooses plural forms.
    Count(usize),
    /// A number, written in the reader's language.
    Number(Decimal),
    /// A number with its unit.
    Amount(Decimal, Unit),
    /// A unit, as the reader's language writes it.
    Unit(Unit),
    /// A date.
    Date(Date),
    /// A period.
    Period(Period),
    /// A field's name in the reader's language.
    Field(FieldName),
    /// A concept's name in the reader's language.
    Concept(ConceptName),
    /// Several values, joined by commas.
    List(Vec<Argument>),
}

macro_rules! from {
    ($($source:ty => $variant:ident),* $(,)?) => {
        $(impl From<$source> for Argument {
            fn from(value: $source) -> Self {
                Argument::$variant(value.into())
            }
        })*
    };
}

from! {
    &str => Text,
    String => Text,
    usize => Count,
    Decimal => Number,
    Unit => Unit,
    Date => Date,
    Period => Period,
    FieldName => Field,
    ConceptName => Concept,
    Vec<Argument> => List,
}

impl Argument {
    /// A number with its unit where it has one.
    pub fn amount(value: Decimal, unit: Option<&Unit>) -> Self {
        match unit {
            Some(unit) => Argument::Amount(value, unit.clone()),
            None => Argument::Number(value),
        }
    }

    /// A list of texts.
    pub fn texts(values: impl IntoIterator<Item = impl Into<String>>) -> Self {
        Argument::List(values.into_iter().map(|text| Argument::Text(text.into())).collect())
    }
}
