//! Two sides → what differs.

use std::collections::BTreeMap;

use super::align::out_of_order;
use super::canon::{Canonical, Of};
use super::change::{Change, Changed, Comparison, Repositioned, SettingChange, Suggestion, Unread};
use super::fields::Pair;
use super::matching::Matching;
use super::sides::Sides;
use super::snapshot::Snapshot;
use super::{follow, totals};
use crate::diagnostic::{Code, Severity};
use crate::model::ItemId;
use crate::vocabulary::{CONCEPTS, ConceptName};

/// What differs between two sides, and what points directly at it.
pub fn compare(before: &Snapshot, after: &Snapshot) -> Comparison {
    compare_reaching(before, after, 1)
}

/// What differs between two sides, and what points at it over no more than `reach` steps.
pub fn compare_reaching(before: &Snapshot, after: &Snapshot, reach: usize) -> Comparison {
    let canonical = Canonical::new(Matching::new(before, after));
    let changes = Changes { canonical: &canonical };
    let changed = changes.all();
    let consequences = follow::consequences(&canonical, &changed, reach);
    let net = totals::net(&canonical);
    let suggestions = canonical.matching.likely_renames().into_iter().map(|(old, new, likeness)| Suggestion {
        before: canonical.name(Of::Before, old),
        after: canonical.name(Of::After, new),
        likeness: (likeness * 100.0).round() as u8,
    });
    let mut comparison = Comparison {
        reordered: changes.roots(),
        settings: settings(before, after),
        suggestions: suggestions.collect(),
        unread: Unread { before: unread(before), after: unread(after) },
        changed: changed.into_iter().map(|(_, changed)| changed).collect(),
        consequences,
        net,
    };
    comparison.sort();
    comparison
}

/// How many faults leave something out of a side.
fn unread(side: &Snapshot) -> usize {
    let hides = |code: Code, severity: Severity| {
        let left_out = code < Code::MissingValue && severity == Severity::Error;
        left_out || matches!(code, Code::FileUnreadable | Code::FileNotUtf8)
    };
    side.findings.iter().filter(|finding| hides(finding.code, finding.severity)).count()
}

fn settings(before: &Snapshot, after: &Snapshot) -> Vec<SettingChange> {
    let mut all: BTreeMap<&str, (Option<&str>, Option<&str>)> = BTreeMap::new();
    let told = |key: &str| key == "language" || !(before.published || after.published);
    before.settings.iter().for_each(|(key, value)| all.entry(key).or_default().0 = Some(value));
    after.settings.iter().for_each(|(key, value)| all.entry(key).or_default().1 = Some(value));
    let changed = all.into_iter().filter(|(key, (old, new))| told(key) && old != new);
    let change = |(key, (old, new)): (&str, (Option<&str>, Option<&str>))| SettingChange {
        key: key.to_owned(),
        before: old.map(str::to_owned),
        after: new.map(str::to_owned),
    };
    changed.map(change).collect()
}

/// What two matched sides say otherwise.
pub(super) struct Changes<'a, 'b> {
    pub(super) canonical: &'b Canonical<'a>,
}

impl Changes<'_, '_> {
    /// Every item that changed, with what it is on both sides.
    fn all(&self) -> Vec<(Sides<ItemId>, Changed)> {
        let matching = &self.canonical.matching;
        let mut all = Vec::new();
        for (new, _) in matching.after.own() {
            let item = self.canonical.both(Of::After, new);
            let mut changes = Vec::new();
            match &item {
                Sides::Both { before, after } => self.both(*before, *after, &mut changes),
                _ => changes.push(Change::Added),
            }
            all.extend((!changes.is_empty()).then(|| self.changed(item, changes)));
        }
        let gone = matching.before.own().filter(|(old, _)| matching.to_after(*old).is_none());
        all.extend(gone.map(|(old, _)| self.changed(Sides::Before(old), vec![Change::Removed])));
        all
    }

    pub(super) fn changed(&self, item: Sides<ItemId>, changes: Vec<Change>) -> (Sides<ItemId>, Changed) {
        let order = self.canonical.order(&item);
        let mut changed = Changed { item: self.canonical.facts(&item), changes, order };
        changed.sort();
        (item, changed)
    }

    pub(super) fn both(&self, old: ItemId, new: ItemId, changes: &mut Vec<Change>) {
        let matching = &self.canonical.matching;
        let (before, after) = (matching.before.item(old), matching.after.item(new));
        let moved = match (before.parent, after.parent) {
            (None, None) => false,
            (Some(old), Some(new)) => matching.to_after(old) != Some(new),
            _ => true,
        };
        if moved {
            changes.push(Change::Moved {
                before: before.parent.map(|parent| self.canonical.name(Of::Before, parent)),
                after: after.parent.map(|parent| self.canonical.name(Of::After, parent)),
            });
        }
        let repositioned = self.reordered(&before.children, &after.children);
        if !repositioned.is_empty() {
            changes.push(Change::Reordered { moved: repositioned });
        }
        Pair::new(self.canonical, (old, new), moved).changes(changes);
    }

    /// What stands by itself in another order, each concept by itself: parties and laws are not shown among plans.
    fn roots(&self) -> Vec<Repositioned> {
        let (before, after) = (self.canonical.side(Of::Before), self.canonical.side(Of::After));
        let of = |side: &Snapshot, concept: ConceptName| -> Vec<ItemId> {
            side.roots.iter().copied().filter(|id| side.item(*id).concept == concept).collect()
        };
        let orders = CONCEPTS.iter().map(|concept| (of(before, concept.name), of(after, concept.name)));
        orders.flat_map(|(old, new)| self.reordered(&old, &new)).collect()
    }

    /// The fewest of the siblings on both sides whose move explains their order.
    fn reordered(&self, old: &[ItemId], new: &[ItemId]) -> Vec<Repositioned> {
        let matching = &self.canonical.matching;
        let own = |side: &Snapshot, id: &ItemId| !side.item(*id).external;
        let places: std::collections::HashMap<ItemId, usize> =
            new.iter().enumerate().map(|(at, id)| (*id, at)).collect();
        let kept = old.iter().filter(|id| own(matching.before, id));
        // In the earlier order: the item, and its place in the later.
        let kept: Vec<(ItemId, usize)> =
            kept.filter_map(|old| Some((*old, *places.get(&matching.to_after(*old)?)?))).collect();
        if kept.is_sorted_by_key(|(_, place)| *place) {
            return Vec::new();
        }
        let mut later: Vec<usize> = (0..kept.len()).collect();
        later.sort_unstable_by_key(|at| kept[*at].1);
        let mut rank = vec![0; kept.len()];
        later.iter().enumerate().for_each(|(place, at)| rank[*at] = place);
        let key = |at: usize| self.canonical.neutral(&self.canonical.both(Of::Before, kept[at].0));
        let earlier_first = (0..kept.len()).map(key).le(later.iter().map(|at| key(*at)));
        // Of several that are as few, the same are found from both sides.
        let mut moved: Vec<usize> = if earlier_first {
            out_of_order(&rank)
        } else {
            out_of_order(&later).into_iter().map(|place| later[place]).collect()
        };
        moved.sort_by_key(|at| key(*at));
        let name = |of: Of, at: usize| match (of, matching.to_after(kept[at].0)) {
            (Of::After, Some(new)) => self.canonical.name(Of::After, new),
            _ => self.canonical.name(Of::Before, kept[at].0),
        };
        let repositioned = |at: usize| Repositioned {
            item: self.canonical.names(&self.canonical.both(Of::Before, kept[at].0)),
            before: at.checked_sub(1).map(|before| name(Of::Before, before)),
            after: rank[at].checked_sub(1).map(|before| name(Of::After, later[before])),
        };
        moved.into_iter().map(repositioned).collect()
    }
}
