//! The languages of keywords, messages, labels, numbers and dates.

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

/// A language that planc speaks. A column of the vocabulary and a folder of message files each.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug, Default, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Language {
    /// Swedish: decimal comma, groups of three set apart by a space.
    #[default]
    Sv,
    /// English: decimal point, groups of three set apart by a space.
    En,
}

/// All languages, in the order of the vocabulary's columns.
pub const LANGUAGES: [Language; 2] = [Language::Sv, Language::En];

/// U+00A0, between digit groups and before a unit in what planc writes.
pub const NO_BREAK_SPACE: char = '\u{a0}';
/// U+2212, the minus sign in what planc writes for people.
pub const MINUS: char = '\u{2212}';

impl Language {
    /// The column of the vocabulary that holds this language.
    pub fn index(self) -> usize {
        self as usize
    }

    /// BCP 47 tag.
    pub fn tag(self) -> &'static str {
        match self {
            Language::Sv => "sv",
            Language::En => "en",
        }
    }

    /// The sign between whole and decimals.
    pub fn decimal_mark(self) -> char {
        match self {
            Language::Sv => ',',
            Language::En => '.',
        }
    }

    /// Writes a number for people: decimal mark of the language, digit groups, true minus,
    /// as many decimals as the number carries.
    pub fn number(self, value: Decimal) -> String {
        let digits = value.abs().to_string();
        let (whole, decimals) = digits.split_once('.').unwrap_or((&digits, ""));
        let mut out = String::with_capacity(digits.len() + 4);
        if value.is_sign_negative() && !value.is_zero() {
            out.push(MINUS);
        }
        for (at, digit) in whole.chars().enumerate() {
            if at > 0 && (whole.len() - at).is_multiple_of(3) {
                out.push(NO_BREAK_SPACE);
            }
            out.push(digit);
        }
        if !decimals.is_empty() {
            out.push(self.decimal_mark());
            out.push_str(decimals);
        }
        out
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_written_as_the_language_writes_them() {
        let number = Decimal::from_str_exact("-1828.10").unwrap_or_default();
        assert_eq!(Language::Sv.number(number), "−1\u{a0}828,10");
        assert_eq!(Language::En.number(number), "−1\u{a0}828.10");
        assert_eq!(Language::Sv.number(Decimal::ZERO), "0");
    }
}
