//! Risks by how likely and how grave they are.

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

use crate::model::{Item, ItemId, Value};
use crate::vocabulary::FieldName;

/// A scale of whole steps has at most so many.
const MOST_STEPS: i64 = 10;

/// The risks that have both a probability and an impact, on the scales that they use.
pub struct Matrix {
    /// The steps of probability, the least first.
    pub likely: Vec<Decimal>,
    /// The steps of impact, the least first.
    pub grave: Vec<Decimal>,
    placed: Vec<((Decimal, Decimal), ItemId)>,
}

impl Matrix {
    /// Nothing where fewer than two risks have both.
    pub fn of(risks: &[&Item]) -> Option<Self> {
        let placed: Vec<((Decimal, Decimal), ItemId)> =
            risks.iter().filter_map(|risk| Some((place(risk)?, risk.id))).collect();
        if placed.len() < 2 {
            return None;
        }
        let likely = steps(placed.iter().map(|(at, _)| at.0).collect());
        let grave = steps(placed.iter().map(|(at, _)| at.1).collect());
        Some(Matrix { likely, grave, placed })
    }

    /// The risks with this probability and this impact.
    pub fn at(&self, likely: Decimal, grave: Decimal) -> impl Iterator<Item = ItemId> + '_ {
        self.placed.iter().filter(move |(at, _)| *at == (likely, grave)).map(|(_, risk)| *risk)
    }
}

/// Probability and impact, where both are stated.
pub fn place(risk: &Item) -> Option<(Decimal, Decimal)> {
    let number = |field| match risk.value(field)? {
        Value::Number(value) => Some(*value),
        _ => None,
    };
    Some((number(FieldName::Probability)?, number(FieldName::Impact)?))
}

/// The steps of a scale: every whole one from the first to the last that is used, else those that are used.
fn steps(mut used: Vec<Decimal>) -> Vec<Decimal> {
    used.sort_unstable();
    used.dedup();
    let whole = used.iter().all(Decimal::is_integer);
    let ends = used.first().zip(used.last()).and_then(|(first, last)| Some((first.to_i64()?.min(1), last.to_i64()?)));
    match ends {
        Some((first, last)) if whole && last - first < MOST_STEPS => (first..=last).map(Decimal::from).collect(),
        _ => used,
    }
}
