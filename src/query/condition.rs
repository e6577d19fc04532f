//! Whether a condition holds of an item.

use std::cmp::Ordering;

use rust_decimal::Decimal;

use super::Computed;
use super::order::natural;
use super::values::{Found, plain, says_something, values};
use crate::model::{Comparand, Comparison, Condition, Content, Direction, Item, Operand, Period, Plan, Unit, Value};
use crate::vocabulary::fold;

/// Whether a condition holds of an item. Of several values one is enough; what says nothing compares to nothing.
pub(super) fn holds(plan: &Plan, item: &Item, condition: &Condition, computed: &mut Computed<'_>) -> bool {
    match condition {
        Condition::All(parts) => parts.iter().all(|part| holds(plan, item, part, computed)),
        Condition::Any(parts) => parts.iter().any(|part| holds(plan, item, part, computed)),
        Condition::Not(inner) => !holds(plan, item, inner, computed),
        Condition::Missing(operand) => !values(plan, item, operand).iter().any(says_something),
        Condition::Contains(operand, with) => {
            values(plan, item, operand).iter().any(|found| contains(plan, found, with))
        }
        Condition::Compare(operand, comparison, Comparand::Operand(other)) => {
            let others = numbers(plan, item, other, computed);
            let own = numbers(plan, item, operand, computed);
            own.iter().any(|(value, unit)| {
                others.iter().any(|(with, with_unit)| {
                    in_unit(*value, *unit, *with_unit).is_some_and(|value| fits(*comparison, value.cmp(with)))
                })
            })
        }
        Condition::Compare(operand, comparison, with) => values(plan, item, operand)
            .iter()
            .any(|found| says_something(found) && compares(plan, found, *comparison, with, computed)),
    }
}

fn numbers<'a>(
    plan: &'a Plan,
    item: &'a Item,
    operand: &Operand,
    computed: &mut Computed<'_>,
) -> Vec<(Decimal, Option<&'a Unit>)> {
    values(plan, item, operand).iter().filter_map(|found| number(found, computed)).collect()
}

/// The number that a value says, and its unit.
pub(super) fn number<'a>(found: &Found<'a>, computed: &mut Computed<'_>) -> Option<(Decimal, Option<&'a Unit>)> {
    match found {
        Found::Figure { figure, cell, .. } => match figure.content {
            Content::Number { value, .. } => Some((value, figure.unit.as_ref())),
            Content::Computed => Some((computed((*cell)?)?, figure.unit.as_ref())),
            _ => None,
        },
        Found::Value { entry, .. } => match &entry.value {
            Value::Number(value) => Some((*value, None)),
            Value::Amount(amount) => Some((amount.value, Some(&amount.unit))),
            _ => None,
        },
        _ => None,
    }
}

/// A number in another unit; where either has none, as it is. Nothing, if they are of different dimensions.
fn in_unit(value: Decimal, unit: Option<&Unit>, other: Option<&Unit>) -> Option<Decimal> {
    match (unit, other) {
        (Some(unit), Some(other)) if unit.same_dimension(other) => unit.convert(value, other),
        (Some(_), Some(_)) => None,
        _ => Some(value),
    }
}

fn compares(
    plan: &Plan,
    found: &Found<'_>,
    comparison: Comparison,
    with: &Comparand,
    computed: &mut Computed<'_>,
) -> bool {
    match with {
        Comparand::Number(with, unit) => number(found, computed)
            .and_then(|(value, own)| in_unit(value, own, unit.as_ref()))
            .is_some_and(|value| fits(comparison, value.cmp(with))),
        Comparand::Period(with) => period(found).is_some_and(|own| in_time(own, comparison, *with)),
        Comparand::Text(with) if comparison == Comparison::Exactly => texts(plan, found).contains(with),
        Comparand::Text(with) => {
            texts(plan, found).iter().any(|text| fits(comparison, natural(text).cmp(&natural(with))))
        }
        Comparand::Flag(with) => flag(found) == Some(*with),
        Comparand::Direction(with) => direction(found) == Some(*with),
        Comparand::Builtin(with) => {
            matches!(word(found), Some(Value::Builtin(own)) if own.key == with.key)
        }
        Comparand::Item(with) => match found {
            Found::Item(item) => item.id == *with,
            other => matches!(word(other), Some(Value::Item(own)) if own == with),
        },
        Comparand::Preset(with) => matches!(found, Found::Preset(item) if item.preset == Some(*with)),
        Comparand::Operand(_) => false,
    }
}

fn contains(plan: &Plan, found: &Found<'_>, with: &Comparand) -> bool {
    match with {
        Comparand::Text(with) => texts(plan, found).iter().any(|text| text.contains(with.as_str())),
        Comparand::Period(with) => {
            period(found).is_some_and(|own| own.start() <= with.start() && own.end() >= with.end())
        }
        _ => false,
    }
}

fn fits(comparison: Comparison, ordering: Ordering) -> bool {
    match comparison {
        Comparison::Exactly => ordering.is_eq(),
        Comparison::AtLeast => ordering.is_ge(),
        Comparison::AtMost => ordering.is_le(),
        Comparison::Above => ordering.is_gt(),
        Comparison::Below => ordering.is_lt(),
    }
}

/// Whether a time lies before, after or in another. What is `<=` ends no later; what is `=` lies in it.
fn in_time(own: Period, comparison: Comparison, with: Period) -> bool {
    match comparison {
        Comparison::Exactly => own.start() >= with.start() && own.end() <= with.end(),
        Comparison::AtLeast => own.start() >= with.start(),
        Comparison::AtMost => own.end() <= with.end(),
        Comparison::Above => own.start() > with.end(),
        Comparison::Below => own.end() < with.start(),
    }
}

/// The time that a value says.
pub(super) fn period(found: &Found<'_>) -> Option<Period> {
    match found {
        Found::Value { entry, .. } => match &entry.value {
            Value::Period(period) => Some(*period),
            Value::Date(date) => Some(Period::Day(*date)),
            _ => None,
        },
        _ => None,
    }
}

pub(super) fn flag(found: &Found<'_>) -> Option<bool> {
    match found {
        Found::Value { entry, .. } => match &entry.value {
            Value::Flag(flag) => Some(*flag),
            _ => None,
        },
        Found::Figure { figure, .. } => match figure.content {
            Content::YesNo(flag) => Some(flag),
            _ => None,
        },
        _ => None,
    }
}

fn direction(found: &Found<'_>) -> Option<Direction> {
    match found {
        Found::Value { entry, .. } => match &entry.value {
            Value::Direction(direction) => Some(*direction),
            _ => None,
        },
        Found::Figure { figure, .. } => match figure.content {
            Content::Direction(direction) => Some(direction),
            _ => None,
        },
        _ => None,
    }
}

/// The word that a value names, without the date of a status.
pub(super) fn word<'a>(found: &Found<'a>) -> Option<&'a Value> {
    match found {
        Found::Value { entry, .. } => match &entry.value {
            Value::Status { word, .. } => Some(word),
            value @ (Value::Builtin(_) | Value::Item(_)) => Some(value),
            _ => None,
        },
        _ => None,
    }
}

/// What a value says in text, folded: any of these.
pub(super) fn texts(plan: &Plan, found: &Found<'_>) -> Vec<String> {
    let of_item = |item: &Item| {
        let id = item.name.iter().map(|name| fold(&name.value));
        id.chain([fold(&plain(plan, &item.title))]).collect()
    };
    if let Some(word) = word(found) {
        return match word {
            Value::Builtin(word) => word.names.iter().copied().flatten().map(|name| fold(name)).collect(),
            Value::Item(item) => of_item(plan.item(*item)),
            _ => Vec::new(),
        };
    }
    match found {
        Found::Id(item) => item.name.iter().map(|name| fold(&name.value)).collect(),
        Found::Title(item) => vec![fold(&plain(plan, &item.title))],
        Found::Item(item) => of_item(item),
        Found::Preset(_) => Vec::new(),
        Found::Value { entry, .. } => match &entry.value {
            Value::Line(line) => vec![fold(line)],
            Value::Prose(prose) => vec![fold(&plain(plan, prose))],
            Value::Unit(unit) => vec![fold(unit.key())],
            _ => Vec::new(),
        },
        Found::Figure { figure, .. } => match &figure.content {
            Content::Word(word) => vec![fold(&plain(plan, word))],
            _ => Vec::new(),
        },
    }
}
