//! What several outputs show alike: figures in the words of the language.

use rust_decimal::Decimal;

use crate::language::{Language, NO_BREAK_SPACE};
use crate::model::{Item, Unit, Value};
use crate::vocabulary::{ConceptName, FieldName};

/// A number with its unit, as the language writes them: `1 828,1 mnkr`, `80 %` (English: `80%`).
pub fn quantity(language: Language, value: Decimal, unit: Option<&Unit>) -> String {
    with_unit(language, language.number(value), unit)
}

/// Text of a number followed by its unit.
pub fn with_unit(language: Language, mut number: String, unit: Option<&Unit>) -> String {
    match unit {
        None | Some(Unit::YesNo) => {}
        Some(Unit::Percent) if language == Language::En => number.push('%'),
        Some(unit) => {
            number.push(NO_BREAK_SPACE);
            number.push_str(unit.display(language));
        }
    }
    number
}

/// A difference, with its sign: `+1,2`, `−0,4`, `0`.
pub fn signed(language: Language, value: Decimal) -> String {
    let number = language.number(value);
    if value.is_sign_positive() && !value.is_zero() { format!("+{number}") } else { number }
}

/// How grave a risk is: probability times impact, where both are stated.
pub fn risk_score(risk: &Item) -> Option<Decimal> {
    let number = |field| match risk.value(field)? {
        Value::Number(value) => Some(*value),
        _ => None,
    };
    number(FieldName::Probability)?.checked_mul(number(FieldName::Impact)?)
}

/// `3 indikatorer`.
pub fn counted(language: Language, concept: ConceptName, count: usize) -> String {
    let names = concept.concept().names[language.index()];
    let word = if count == 1 { names[0] } else { names.get(1).copied().unwrap_or(names[0]) };
    format!("{}{NO_BREAK_SPACE}{word}", language.number(count.into()))
}
