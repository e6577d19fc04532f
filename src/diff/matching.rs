//! Which item of one side is which of the other.
//!
//! Every step is a look-up by key, or works within the children of one pair of parents, so that the whole takes time in
//! proportion to the number of items; only items without ids that say different things are weighed pair by pair, and
//! then no more than [`align`] allows. Every step is the same from both sides.

use std::collections::{HashMap, HashSet};
use std::hash::Hash;

use super::align::align;
use super::likeness::{Parts, fingerprint, likeness, parts};
use super::snapshot::{Snapshot, SnapshotItem};
use crate::model::ItemId;
use crate::vocabulary::{ConceptName, FieldName};

/// Items without an id that are less alike than this are not the same.
const SAME_WITHOUT_ID: f64 = 0.4;

/// An item that has its id in another plan, or where several things have it, is the same if it is this alike.
const SAME_ELSEWHERE: f64 = 0.5;

/// An item with another id under the same parent is likely the same if it is this alike: three fifths of what the two say
/// is common to both.
pub(super) const LIKELY_RENAMED: f64 = 0.6;

/// More pairs than this under one parent are not weighed for likely renames.
const MOST_SUGGESTED_FROM: usize = 10_000;

/// Which item is which.
pub(super) struct Matching<'a> {
    pub(super) before: &'a Snapshot,
    pub(super) after: &'a Snapshot,
    /// By item of the earlier side.
    to_after: Vec<Option<ItemId>>,
    /// By item of the later side.
    to_before: Vec<Option<ItemId>>,
}

/// Pairs that are likely one item, with how alike they are.
pub(super) type Likely = Vec<(ItemId, ItemId, f64)>;

impl<'a> Matching<'a> {
    pub(super) fn new(before: &'a Snapshot, after: &'a Snapshot) -> Self {
        let mut matching = Matching {
            before,
            after,
            to_after: vec![None; before.items.len()],
            to_before: vec![None; after.items.len()],
        };
        matching.externals();
        let mut open = vec![(None, None)];
        loop {
            while let Some((old, new)) = open.pop() {
                open.extend(matching.children(old, new));
            }
            open = matching.moved();
            if open.is_empty() {
                return matching;
            }
        }
    }

    pub(super) fn to_after(&self, item: ItemId) -> Option<ItemId> {
        self.to_after[item.index()]
    }

    pub(super) fn to_before(&self, item: ItemId) -> Option<ItemId> {
        self.to_before[item.index()]
    }

    fn pair(&mut self, old: ItemId, new: ItemId) -> (Option<ItemId>, Option<ItemId>) {
        self.to_after[old.index()] = Some(new);
        self.to_before[new.index()] = Some(old);
        (Some(old), Some(new))
    }

    /// What the two build on is the same by concept and path.
    fn externals(&mut self) {
        let places = self.after.by_path();
        for (at, item) in self.before.items.iter().enumerate().filter(|(_, item)| item.external) {
            let found = places.get(&(item.concept, item.path.as_str())).copied();
            if let Some(new) = found.filter(|new| self.after.item(*new).external) {
                self.pair(ItemId(at as u32), new);
            }
        }
    }

    /// The items under a parent that are not matched yet.
    fn left(side: &'a Snapshot, matched: &[Option<ItemId>], parent: Option<ItemId>) -> Vec<ItemId> {
        let all = parent.map_or(&side.roots, |parent| &side.item(parent).children);
        let open = |id: &&ItemId| matched[id.index()].is_none() && !side.item(**id).external;
        all.iter().filter(open).copied().collect()
    }

    /// Matches what stands under two matched parents.
    fn children(&mut self, old: Option<ItemId>, new: Option<ItemId>) -> Vec<(Option<ItemId>, Option<ItemId>)> {
        let mut pairs = Vec::new();
        let (before, after) = (self.before, self.after);
        for step in 0..3 {
            let left = Self::left(before, &self.to_after, old);
            let right = Self::left(after, &self.to_before, new);
            if left.is_empty() || right.is_empty() {
                break;
            }
            let found = match step {
                0 => by_key(&left, &right, |id| own_key(before, *id), |id| own_key(after, *id), false),
                1 => by_former_id(before, after, &left, &right),
                _ => self.without_id(&left, &right),
            };
            pairs.extend(found.into_iter().map(|(old, new)| self.pair(old, new)));
        }
        pairs
    }

    /// Matches items of which at least one has no id, by what they say.
    fn without_id(&self, left: &[ItemId], right: &[ItemId]) -> Vec<(ItemId, ItemId)> {
        let mut groups: HashMap<ConceptName, (Vec<ItemId>, Vec<ItemId>)> = HashMap::new();
        for id in left {
            groups.entry(self.before.item(*id).concept).or_default().0.push(*id);
        }
        for id in right {
            groups.entry(self.after.item(*id).concept).or_default().1.push(*id);
        }
        let nameless = |(left, right): &(Vec<ItemId>, Vec<ItemId>)| {
            left.iter().any(|id| self.before.item(*id).id.is_none())
                || right.iter().any(|id| self.after.item(*id).id.is_none())
        };
        let groups = groups.into_values().filter(nameless);
        groups.flat_map(|(left, right)| self.alike(left, right)).collect()
    }

    fn alike(&self, left: Vec<ItemId>, right: Vec<ItemId>) -> Vec<(ItemId, ItemId)> {
        let (before, after) = (self.before, self.after);
        let prints = |side: &Snapshot, ids: &[ItemId]| -> Vec<(ItemId, u64)> {
            ids.iter().map(|id| (*id, fingerprint(side, side.item(*id)))).collect()
        };
        let one_is_nameless = |old: ItemId, new: ItemId| before.item(old).id.is_none() || after.item(new).id.is_none();
        let (left, right) = (prints(before, &left), prints(after, &right));
        let same = by_key(&left, &right, |(_, print)| Some(*print), |(_, print)| Some(*print), false);
        let mut pairs: Vec<(ItemId, ItemId)> = same.into_iter().map(|((old, _), (new, _))| (old, new)).collect();
        pairs.retain(|(old, new)| one_is_nameless(*old, *new));
        let rest = |side: &Snapshot, all: &[(ItemId, u64)], taken: HashSet<ItemId>| -> Vec<ItemId> {
            let open = |id: &ItemId| !taken.contains(id) && side.item(*id).id.is_none();
            all.iter().map(|(id, _)| *id).filter(open).collect()
        };
        let left = rest(before, &left, pairs.iter().map(|pair| pair.0).collect());
        let right = rest(after, &right, pairs.iter().map(|pair| pair.1).collect());
        // What says the same of what it is about, and is alone in that.
        let named = by_key(&left, &right, |id| about(before, *id), |id| about(after, *id), true);
        let (old, new): (HashSet<ItemId>, HashSet<ItemId>) = named.iter().copied().unzip();
        let left: Vec<ItemId> = left.into_iter().filter(|id| !old.contains(id)).collect();
        let right: Vec<ItemId> = right.into_iter().filter(|id| !new.contains(id)).collect();
        pairs.extend(named);
        pairs.extend(in_order(before, after, &left, &right));
        pairs
    }

    /// Matches what is left by id, wherever it stands: it has moved.
    fn moved(&mut self) -> Vec<(Option<ItemId>, Option<ItemId>)> {
        let (before, after) = (self.before, self.after);
        let open = |side: &'a Snapshot, matched: &[Option<ItemId>]| -> Vec<ItemId> {
            side.own().map(|(id, _)| id).filter(|id| matched[id.index()].is_none()).collect()
        };
        let (left, right) = (open(before, &self.to_after), open(after, &self.to_before));
        if left.is_empty() || right.is_empty() {
            return Vec::new();
        }
        let home = |id: &ItemId| self.home(after, *id, Some);
        let old_home = |id: &ItemId| self.home(before, *id, |old| self.to_after(old));
        let key = |side: &'a Snapshot, id: &ItemId| own_key(side, *id).filter(|_| side.item(*id).id.is_some());
        let near = by_key(
            &left,
            &right,
            |id| Some((key(before, id)?, old_home(id)?)),
            |id| Some((key(after, id)?, home(id)?)),
            true,
        );
        let found = if near.is_empty() {
            let alike = |(old, new): &(ItemId, ItemId)| {
                let table = |side: &Snapshot, id: ItemId| {
                    matches!(side.item(id).concept, ConceptName::Row | ConceptName::Column)
                };
                !table(before, *old)
                    && likeness(&parts(before, before.item(*old)), &parts(after, after.item(*new))) >= SAME_ELSEWHERE
            };
            let far = by_key(&left, &right, |id| key(before, id), |id| key(after, id), true);
            far.into_iter().filter(alike).collect()
        } else {
            near
        };
        found.into_iter().map(|(old, new)| self.pair(old, new)).collect()
    }

    /// Within what an item that moved keeps its id: its budget, if it is a row or column; what holds it, if it is a footnote;
    /// else its plan. As an item of the later side; nothing if that is not on both sides.
    fn home(
        &self,
        side: &Snapshot,
        id: ItemId,
        to_after: impl Fn(ItemId) -> Option<ItemId>,
    ) -> Option<(bool, Option<ItemId>)> {
        let wanted = match side.item(id).concept {
            ConceptName::Row | ConceptName::Column => ConceptName::Budget,
            ConceptName::Footnote => {
                return Some((true, to_after(side.item(id).parent?))).filter(|home| home.1.is_some());
            }
            ConceptName::Plan => return Some((false, None)),
            _ => ConceptName::Plan,
        };
        let home = side.enclosing(id).find(|holder| side.item(*holder).concept == wanted);
        match home {
            Some(home) => Some((true, Some(to_after(home)?))),
            None => Some((false, None)),
        }
    }

    /// Pairs of what was removed and what was added that are likely one item with another id.
    pub(super) fn likely_renames(&self) -> Likely {
        type Group = (Vec<ItemId>, Vec<ItemId>);
        let mut groups: HashMap<(ConceptName, Option<ItemId>), Group> = HashMap::new();
        let named = |item: &SnapshotItem| item.id.is_some();
        for (id, item) in self.before.own().filter(|(id, item)| self.to_after(*id).is_none() && named(item)) {
            let parent = item.parent.map(|parent| self.to_after(parent));
            if parent != Some(None) {
                groups.entry((item.concept, parent.flatten())).or_default().0.push(id);
            }
        }
        for (id, item) in self.after.own().filter(|(id, item)| self.to_before(*id).is_none() && named(item)) {
            if item.parent.is_none_or(|parent| self.to_before(parent).is_some()) {
                groups.entry((item.concept, item.parent)).or_default().1.push(id);
            }
        }
        groups.into_values().flat_map(|(left, right)| self.likeliest(&left, &right)).collect()
    }

    /// Pairs in which each is the likest of all to the other.
    fn likeliest(&self, left: &[ItemId], right: &[ItemId]) -> Likely {
        if left.len().saturating_mul(right.len()) > MOST_SUGGESTED_FROM {
            return Vec::new();
        }
        let old: Vec<Parts> = left.iter().map(|id| parts(self.before, self.before.item(*id))).collect();
        let new: Vec<Parts> = right.iter().map(|id| parts(self.after, self.after.item(*id))).collect();
        let best = |likeness: &dyn Fn(usize) -> f64, count: usize| -> Option<usize> {
            let mut likest: Vec<(usize, f64)> = (0..count).map(|at| (at, likeness(at))).collect();
            likest.sort_by(|one, other| other.1.total_cmp(&one.1));
            // Two that are equally alike leave it open.
            let alone = likest.len() < 2 || likest[0].1 > likest[1].1;
            likest.first().filter(|(_, weight)| alone && *weight >= LIKELY_RENAMED).map(|(at, _)| *at)
        };
        let likest = (0..left.len()).filter_map(|i| {
            let j = best(&|j| likeness(&old[i], &new[j]), right.len())?;
            let back = best(&|i| likeness(&old[i], &new[j]), left.len())?;
            (back == i).then(|| (left[i], right[j], likeness(&old[i], &new[j])))
        });
        likest.collect()
    }
}

/// What an id must share to be the same: the concept, and of words the kind, since each kind has its own.
type OwnKey<'a> = (ConceptName, Option<&'static str>, &'a str);

fn key_of<'a>(item: &SnapshotItem, id: &'a str) -> OwnKey<'a> {
    (item.concept, item.preset.filter(|_| item.concept == ConceptName::Word), id)
}

/// An item's concept and id. A column that its header declares has kind and time for an id: the end of its path.
fn own_key(side: &Snapshot, id: ItemId) -> Option<OwnKey<'_>> {
    let item = side.item(id);
    let implied = || {
        let parent = item.parent.filter(|_| item.concept == ConceptName::Column)?;
        item.path.get(side.item(parent).path.len() + 1..)
    };
    Some(key_of(item, item.id.as_deref().or_else(implied)?))
}

/// What an item without an id is about: its title and what it concerns.
fn about(side: &Snapshot, id: ItemId) -> Option<(String, Vec<String>)> {
    let item = side.item(id);
    let concerns = item.fields.iter().filter(|(field, _)| *field == FieldName::Concerns);
    let concerns: Vec<String> =
        concerns.map(|(_, value)| format!("{:?}", value.map(&mut |to| &side.item(*to).path))).collect();
    let title: String = item.label.split_whitespace().collect::<Vec<&str>>().join(" ");
    let title = if item.title.is_empty() { String::new() } else { title };
    (!title.is_empty() || !concerns.is_empty()).then_some((title, concerns))
}

/// Pairs of equal key, the first with the first; only of what is alone with its key on both sides, if `alone`.
fn by_key<T: Copy, K: Hash + Eq>(
    left: &[T],
    right: &[T],
    left_key: impl Fn(&T) -> Option<K>,
    right_key: impl Fn(&T) -> Option<K>,
    alone: bool,
) -> Vec<(T, T)> {
    let mut keys: HashMap<K, (Vec<T>, Vec<T>)> = HashMap::new();
    let mut order = Vec::new();
    for one in left {
        if let Some(key) = left_key(one) {
            keys.entry(key).or_default().0.push(*one);
        }
    }
    for one in right {
        if let Some(key) = right_key(one)
            && let Some(found) = keys.get_mut(&key)
        {
            found.1.push(*one);
            order.push(key);
        }
    }
    let mut pairs = Vec::new();
    for key in order {
        if let Some((left, right)) = keys.remove(&key)
            && (!alone || (left.len() == 1 && right.len() == 1))
        {
            pairs.extend(left.into_iter().zip(right));
        }
    }
    pairs
}

/// Pairs of which one side says that it had the other's id.
fn by_former_id(before: &Snapshot, after: &Snapshot, left: &[ItemId], right: &[ItemId]) -> Vec<(ItemId, ItemId)> {
    let said = |declaring: &Snapshot, ids: &[ItemId], other: &Snapshot, others: &[ItemId]| -> Vec<(ItemId, ItemId)> {
        if ids.iter().all(|id| declaring.item(*id).former.is_empty()) {
            return Vec::new();
        }
        let named: HashMap<OwnKey<'_>, ItemId> =
            others.iter().rev().filter_map(|id| Some((own_key(other, *id)?, *id))).collect();
        let found = ids.iter().flat_map(|id| {
            let item = declaring.item(*id);
            item.former.iter().filter_map(|former| Some((*id, *named.get(&key_of(item, former))?))).collect::<Vec<_>>()
        });
        found.collect()
    };
    let mut pairs = said(after, right, before, left).into_iter().map(|(new, old)| (old, new)).collect::<Vec<_>>();
    pairs.extend(said(before, left, after, right));
    // Where several are said to be one, it is told from both sides alike.
    let key = |(old, new): &(ItemId, ItemId)| {
        let (old, new) = (&before.item(*old).path, &after.item(*new).path);
        (old.min(new).clone(), old.max(new).clone())
    };
    pairs.sort_by_cached_key(key);
    let (mut old, mut new): (HashSet<ItemId>, HashSet<ItemId>) = Default::default();
    pairs.retain(|pair| {
        let free = !old.contains(&pair.0) && !new.contains(&pair.1);
        old.insert(pair.0);
        new.insert(pair.1);
        free
    });
    pairs
}

/// Pairs that are alike, in order.
fn in_order(before: &Snapshot, after: &Snapshot, left: &[ItemId], right: &[ItemId]) -> Vec<(ItemId, ItemId)> {
    if left.is_empty() || right.is_empty() {
        return Vec::new();
    }
    let old: Vec<Parts> = left.iter().map(|id| parts(before, before.item(*id))).collect();
    let new: Vec<Parts> = right.iter().map(|id| parts(after, after.item(*id))).collect();
    let prints = |side: &Snapshot, ids: &[ItemId]| -> Vec<u64> {
        ids.iter().map(|id| fingerprint(side, side.item(*id))).collect()
    };
    let turned = (left.len(), prints(before, left)) > (right.len(), prints(after, right));
    let pairs = if turned {
        align((right.len(), left.len()), SAME_WITHOUT_ID, |j, i| likeness(&old[i], &new[j]))
            .into_iter()
            .map(|(j, i)| (i, j))
            .collect()
    } else {
        align((left.len(), right.len()), SAME_WITHOUT_ID, |i, j| likeness(&old[i], &new[j]))
    };
    pairs.into_iter().map(|(i, j)| (left[i], right[j])).collect()
}
