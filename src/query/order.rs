//! Items in order: numbers by size, times by their start, words as they were declared, text as people sort it.

use std::cmp::{Ordering, Reverse};

use rust_decimal::Decimal;
use unicode_normalization::UnicodeNormalization;

use super::Computed;
use super::condition::{flag, number, period, texts, word};
use super::values::{Found, says_something, values};
use crate::model::{Item, ItemId, OrderBy, Period, Plan, Value};
use crate::vocabulary::{FieldName, FieldType, WordKind, builtin_words};

/// What an item is put in order by. Of different kinds, one comes before the other as here.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
enum Key {
    Flag(bool),
    Number(Decimal),
    Time((i16, i8, i8), (i16, i8, i8)),
    Word(usize),
    Text(Natural),
}

/// Sorts by each of these in turn; what is alike stays as shown in the plan. Items that say nothing come last.
pub(super) fn sort(plan: &Plan, items: &mut Vec<ItemId>, order: &[OrderBy], computed: &mut Computed<'_>) {
    for by in order.iter().rev() {
        let mut keyed: Vec<(Option<Key>, ItemId)> =
            items.iter().map(|id| (key(plan, plan.item(*id), by, computed), *id)).collect();
        keyed.sort_by(|(left, _), (right, _)| match (left, right) {
            (Some(left), Some(right)) if by.descending => Reverse(left).cmp(&Reverse(right)),
            (Some(left), Some(right)) => left.cmp(right),
            (left, right) => left.is_none().cmp(&right.is_none()),
        });
        *items = keyed.into_iter().map(|(_, id)| id).collect();
    }
}

fn key(plan: &Plan, item: &Item, by: &OrderBy, computed: &mut Computed<'_>) -> Option<Key> {
    let values = values(plan, item, &by.operand);
    let first = values.iter().find(|found| says_something(found))?;
    let time = |period: Period| Key::Time(period.start(), period.end());
    let sized = number(first, computed).map(|(value, unit)| {
        let factor = unit.map_or(Decimal::ONE, |unit| unit.factor());
        Key::Number(value.checked_mul(factor).unwrap_or(value))
    });
    sized
        .or_else(|| period(first).map(time))
        .or_else(|| flag(first).map(Key::Flag))
        .or_else(|| declared(first).map(Key::Word))
        .or_else(|| texts(plan, first).last().map(|text| Key::Text(natural(text))))
}

/// A word's place among the words of its kind: those of the project as shown, then those that every project has.
fn declared(found: &Found<'_>) -> Option<usize> {
    match word(found)? {
        Value::Item(item) => Some(item.index()),
        Value::Builtin(builtin) => {
            let kind = match found {
                Found::Value { holder, entry } => kind_of(holder, entry.field)?,
                _ => return None,
            };
            let at = builtin_words(kind).iter().position(|word| word.key == builtin.key)?;
            Some(usize::MAX / 2 + at)
        }
        _ => None,
    }
}

fn kind_of(item: &Item, field: FieldName) -> Option<WordKind> {
    match item.concept.concept().field(field)?.kind {
        FieldType::Word(kind) => Some(kind),
        FieldType::Status => Some(WordKind::Status),
        _ => None,
    }
}

/// A text as people sort it: runs of digits by their number, å, ä and ö after z, other marks on letters ignored.
pub(super) type Natural = Vec<Run>;

/// A run of digits or of anything else.
#[derive(PartialEq, Eq, Debug)]
pub(super) enum Run {
    /// The digits without leading zeros.
    Digits(String),
    /// Everything else, letters in their order.
    Other(String),
}

impl Ord for Run {
    fn cmp(&self, other: &Self) -> Ordering {
        match (self, other) {
            (Run::Digits(left), Run::Digits(right)) => left.len().cmp(&right.len()).then_with(|| left.cmp(right)),
            (Run::Digits(_), Run::Other(_)) => Ordering::Less,
            (Run::Other(_), Run::Digits(_)) => Ordering::Greater,
            (Run::Other(left), Run::Other(right)) => left.cmp(right),
        }
    }
}

impl PartialOrd for Run {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

/// A text as people sort it.
pub(super) fn natural(text: &str) -> Natural {
    let folded = text.nfc().flat_map(char::to_lowercase).map(placed).collect::<String>();
    let plain = folded.nfd().filter(|letter| !('\u{300}'..='\u{36f}').contains(letter));
    let mut runs: Natural = Vec::new();
    for letter in plain {
        let digit = letter.is_ascii_digit();
        match runs.last_mut() {
            Some(Run::Digits(run)) if digit => {
                if run == "0" {
                    run.clear();
                }
                run.push(letter);
            }
            Some(Run::Other(run)) if !digit => run.push(letter),
            _ => runs.push(if digit { Run::Digits(letter.to_string()) } else { Run::Other(letter.to_string()) }),
        }
    }
    runs
}

/// Stand-ins that come after z.
fn placed(letter: char) -> char {
    match letter {
        'å' => '{',
        'ä' | 'æ' => '|',
        'ö' | 'ø' => '}',
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::natural;

    #[test]
    fn text_is_sorted_as_people_do() {
        let mut texts = ["ö", "3.10", "Ärende", "3.9", "zebra", "U10", "ål", "U2", "", "éclair", "Eka", "007"];
        texts.sort_by_key(|text| natural(text));
        assert_eq!(texts, ["", "3.9", "3.10", "007", "éclair", "Eka", "U2", "U10", "zebra", "ål", "Ärende", "ö"]);
    }
}
