//! How alike two items are: of what they say, how much is the same.

use std::collections::HashMap;
use std::collections::hash_map::DefaultHasher;
use std::hash::{Hash, Hasher};

use super::snapshot::{Snapshot, SnapshotItem, Text, Value};
use super::words::{self, Names};
use crate::model::ItemId;

/// What an item says, in parts that can be counted: the words of its texts, the values of its fields, its figures, the
/// names of what stands in it. Its own id is not among them.
pub(super) type Parts = HashMap<u64, usize>;

/// Names by path, for likeness on one side.
struct ByPath<'a>(&'a Snapshot);

impl Names<ItemId> for ByPath<'_> {
    fn key(&self, item: &ItemId) -> String {
        self.0.item(*item).path.clone()
    }

    fn shown(&self, _: &ItemId) -> String {
        String::new()
    }
}

fn hash(value: impl Hash) -> u64 {
    let mut hasher = DefaultHasher::new();
    value.hash(&mut hasher);
    hasher.finish()
}

/// The parts of what an item says.
pub(super) fn parts(side: &Snapshot, item: &SnapshotItem) -> Parts {
    let names = ByPath(side);
    let mut parts = Parts::new();
    let mut count = |part: u64| *parts.entry(part).or_default() += 1;
    let words = |of: &str, text: &Text<ItemId>, count: &mut dyn FnMut(u64)| {
        words::tokens(text, &names).iter().for_each(|token| count(hash((of, &token.key))));
    };
    words("title", &item.title, &mut count);
    item.preset.into_iter().for_each(|preset| count(hash(("preset", preset))));
    for (field, value) in &item.fields {
        match value {
            Value::Text(text) => words(field.key(), text, &mut count),
            value => {
                let value = value.map(&mut |item| names.key(item));
                count(hash((field.key(), format!("{value:?}"))));
            }
        }
    }
    for (at, figure) in &item.figures {
        let at = at.map(|column| names.key(&column));
        let value = figure.value.map(|value| value.normalize().to_string());
        count(hash((format!("{at:?}"), figure.state, value, &figure.unit)));
    }
    for child in &item.children {
        let child = side.item(*child);
        count(hash((child.concept, &child.id, &child.label)));
    }
    parts
}

/// How much of what two items say is the same, from 0 to 1 (the coefficient of Sørensen and Dice).
pub(super) fn likeness(one: &Parts, other: &Parts) -> f64 {
    let all: usize = one.values().chain(other.values()).sum();
    if all == 0 {
        return 0.0;
    }
    let (few, many) = if one.len() <= other.len() { (one, other) } else { (other, one) };
    let same: usize = few.iter().map(|(part, count)| many.get(part).copied().unwrap_or_default().min(*count)).sum();
    (2 * same) as f64 / all as f64
}

/// A number that is the same for items that say the same, with all in them. Those that say something else have most likely
/// another; what rests on it is compared again.
pub(super) fn fingerprint(side: &Snapshot, item: &SnapshotItem) -> u64 {
    let mut all: Vec<(u64, usize)> = parts(side, item).into_iter().collect();
    all.sort_unstable();
    let within: Vec<u64> = item.children.iter().map(|child| fingerprint(side, side.item(*child))).collect();
    hash((item.concept, all, within))
}
