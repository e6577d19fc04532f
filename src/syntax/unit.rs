//! Units as people write them.

use rust_decimal::Decimal;

use crate::model::{MoneyScale, Unit};
use crate::vocabulary::{fold, prefix};

/// Words of the units that planc reckons with, longest first so that `miljoner kronor` is one unit.
const KNOWN: &[(&str, Unit)] = &[
    ("thousand million kronor", Unit::Money(MoneyScale::Milliards)),
    ("percentage points", Unit::PercentagePoints),
    ("miljarder kronor", Unit::Money(MoneyScale::Milliards)),
    ("miljoner kronor", Unit::Money(MoneyScale::Millions)),
    ("million kronor", Unit::Money(MoneyScale::Millions)),
    ("percentage point", Unit::PercentagePoints),
    ("procentenheter", Unit::PercentagePoints),
    ("procentenhet", Unit::PercentagePoints),
    ("%-enheter", Unit::PercentagePoints),
    ("%-enhet", Unit::PercentagePoints),
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

/// Short forms of money that a plan does not have, and those that it has.
const OTHERWISE: &[(&str, &str)] = &[
    ("milj. kronor", "mnkr"),
    ("milj kronor", "mnkr"),
    ("mdr kronor", "mdkr"),
    ("milj. kr", "mnkr"),
    ("milj kr", "mnkr"),
    ("miljard", "mdkr"),
    ("mdr kr", "mdkr"),
    ("mn kr", "mnkr"),
    ("m kr", "mnkr"),
    ("t kr", "tkr"),
    ("mnsek", "mnkr"),
    ("mdsek", "mdkr"),
    ("milj.", "mnkr"),
    ("msek", "mnkr"),
    ("tsek", "tkr"),
    ("ksek", "tkr"),
    ("milj", "mnkr"),
    ("kkr", "tkr"),
    ("mdr", "mdkr"),
];

/// The unit that is meant by a short form which a plan does not have.
pub fn meant(text: &str) -> Option<&'static str> {
    let joined = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if joined == "SEK" {
        return Some("kr");
    }
    let folded = fold(&joined);
    OTHERWISE.iter().find(|(name, _)| *name == folded).map(|(_, unit)| *unit)
}

/// The names of the units that planc reckons with.
pub fn names() -> impl Iterator<Item = &'static str> {
    KNOWN.iter().map(|(name, _)| *name)
}

/// What a bare word of scale (`tusen`) multiplies by. It means money where money is, and a larger number elsewhere.
pub fn scale(text: &str) -> Option<Decimal> {
    match fold(text).as_str() {
        "tusen" | "thousand" => Some(Decimal::ONE_THOUSAND),
        "miljon" | "miljoner" | "million" => Some(Decimal::from(1_000_000)),
        "miljarder" => Some(Decimal::from(1_000_000_000)),
        _ => None,
    }
}

/// The unit that the whole text names; a word that planc does not know is a unit of counting.
pub fn read(text: &str) -> Option<Unit> {
    let folded = fold(&text.split_whitespace().collect::<Vec<_>>().join(" "));
    if folded.is_empty() {
        return None;
    }
    if let Some((_, unit)) = KNOWN.iter().find(|(name, _)| *name == folded) {
        return Some(unit.clone());
    }
    if meant(text).is_some() {
        return None;
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
        let next = |next: char| next.is_alphanumeric();
        let ends = if *name == "%" { !text[len..].starts_with("-enhet") } else { !text[len..].starts_with(next) };
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
