//! What several outputs show alike: figures in the words of the language.

use rust_decimal::Decimal;

use crate::language::{Language, NO_BREAK_SPACE};
use crate::model::Unit;

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
