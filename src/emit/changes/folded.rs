//! Items that are new or gone with what holds them: told with it, in few words.

use std::collections::HashMap;

use crate::diff::{Change, Changed};

/// Items that are new or gone with what holds them.
pub struct Folded {
    /// The outermost of them, by the place of each in it.
    into: HashMap<usize, usize>,
    /// How many are told with each outermost.
    counts: HashMap<usize, usize>,
}

impl Folded {
    /// Of all changed items.
    pub fn of(all: &[Changed]) -> Self {
        let whole = |changed: &Changed| match changed.changes.as_slice() {
            [change @ (Change::Added | Change::Removed)] => Some(change.kind()),
            _ => None,
        };
        let key = |kind, item: &crate::diff::Named| (kind, item.concept, item.path.clone());
        let keyed = all.iter().enumerate();
        let places: HashMap<_, usize> =
            keyed.filter_map(|(at, one)| Some((key(whole(one)?, &one.item.now().item), at))).collect();
        let holder = |at: usize| {
            let changed = &all[at];
            places.get(&key(whole(changed)?, changed.item.now().holder.as_ref()?)).copied()
        };
        let outermost = |at: usize| std::iter::successors(holder(at), |next| holder(*next)).last();
        let into: HashMap<usize, usize> =
            (0..all.len()).filter_map(|at| outermost(at).map(|outermost| (at, outermost))).collect();
        let mut counts = HashMap::new();
        into.values().for_each(|outermost| *counts.entry(*outermost).or_default() += 1);
        Folded { into, counts }
    }

    /// Whether an item is told with another.
    pub fn hides(&self, at: usize) -> bool {
        self.into.contains_key(&at)
    }

    /// How many items are told with this one.
    pub fn count(&self, at: usize) -> usize {
        self.counts.get(&at).copied().unwrap_or_default()
    }
}
