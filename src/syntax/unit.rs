//! Units as people write them.

use crate::model::{MoneyScale, Unit};
use crate::vocabulary::{fold, prefix};

/// Words of the units that planc reckons with, longest first so that `miljoner kronor` is one unit.
const KNOWN: &[(&str, Unit)] = &[
    ("thousand million kronor", Unit::Money(MoneyScale::Milliards)),
    ("percentage points", Unit::PercentagePoints),
    ("miljarder kronor", Unit::Money(MoneyScale::Milliards)),
    ("miljoner kronor", Unit::Money(MoneyScale::Millions)),
    ("million kronor", Unit::Money(MoneyScale::Millions)),
    ("procentenheter", Unit::PercentagePoints),
    ("procentenhet", Unit::PercentagePoints),
    ("thousand kronor", Unit::Money(MoneyScale::Thousands)),
    ("tusen kronor", Unit::Money(MoneyScale::Thousands)),
    ("miljon kronor", Unit::Money(MoneyScale::Millions)),
    ("miljarder", Unit::Money(MoneyScale::Milliards)),
    ("per cent", Unit::Percent),
    ("miljoner", Unit::Money(MoneyScale::Millions)),
    ("tusen kr", Unit::Money(MoneyScale::Thousands)),
    ("percent", Unit::Percent),
    ("procent", Unit::Percent),
    ("million", Unit::Money(MoneyScale::Millions)),
    ("kronor", Unit::Money(MoneyScale::One)),
    ("ja/nej", Unit::YesNo),
    ("yes/no", Unit::YesNo),
    ("tusen", Unit::Money(MoneyScale::Thousands)),
    ("krona", Unit::Money(MoneyScale::One)),
    ("mdkr", Unit::Money(MoneyScale::Milliards)),
    ("mnkr", Unit::Money(MoneyScale::Millions)),
    ("mkr", Unit::Money(MoneyScale::Millions)),
    ("tkr", Unit::Money(MoneyScale::Thousands)),
    ("kr", Unit::Money(MoneyScale::One)),
    ("%", Unit::Percent),
];

/// The unit that the whole text names; a word that planc does not know is a unit of counting.
pub fn read(text: &str) -> Option<Unit> {
    let folded = fold(&text.split_whitespace().collect::<Vec<_>>().join(" "));
    if folded.is_empty() {
        return None;
    }
    if let Some((_, unit)) = KNOWN.iter().find(|(name, _)| *name == folded) {
        return Some(unit.clone());
    }
    let counted = text.trim();
    let words = counted.starts_with(char::is_alphabetic)
        && counted.chars().all(|letter| letter.is_alphanumeric() || matches!(letter, ' ' | '-' | '/' | '.' | '\u{a0}'));
    words.then(|| Unit::Counted(counted.split_whitespace().collect::<Vec<_>>().join(" ")))
}

/// The unit that planc itself knows at the start of a text, and the bytes that it takes.
pub fn read_known_at_start(text: &str) -> Option<(Unit, usize)> {
    KNOWN.iter().find_map(|(name, unit)| {
        let len = prefix(text, name)?;
        let ends = *name == "%" || !text[len..].starts_with(|next: char| next.is_alphanumeric());
        ends.then(|| (unit.clone(), len))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn units_are_known_or_counted() {
        assert_eq!(read("mnkr"), Some(Unit::Money(MoneyScale::Millions)));
        assert_eq!(read("Miljoner  kronor"), Some(Unit::Money(MoneyScale::Millions)));
        assert_eq!(read("hushåll"), Some(Unit::Counted("hushåll".to_owned())));
        assert_eq!(read("12"), None);
        assert_eq!(read_known_at_start("mnkr, varav"), Some((Unit::Money(MoneyScale::Millions), 4)));
        assert_eq!(read_known_at_start("kräm"), None);
    }
}
