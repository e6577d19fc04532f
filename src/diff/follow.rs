//! What follows: derived figures, findings, what points at a change.

use std::collections::{BTreeMap, HashMap, HashSet};

use rust_decimal::Decimal;

use super::canon::{Canon, Canonical, Of};
use super::change::{Change, Changed};
use super::consequences::{Consequences, Contribution, DerivedChange, FindingFact, Suspect};
use super::paid::paid;
use super::sides::Sides;
use super::snapshot::{Derived, FigureAt, Finding, Target};
use crate::check::Way;
use crate::diagnostic::Code;
use crate::model::ItemId;
use crate::vocabulary::FieldName;

/// What follows from the changes; what points at them over no more than `reach` steps.
pub(super) fn consequences(
    canonical: &Canonical<'_>,
    changed: &[(Sides<ItemId>, Changed)],
    reach: usize,
) -> Consequences {
    let (before, after) = (canonical.side(Of::Before), canonical.side(Of::After));
    let (ceased, began) = match canonical.one_is_published() {
        true => Default::default(),
        false => findings(canonical, &before.findings, &after.findings),
    };
    let (withdrawn, accepted) = findings(canonical, &before.accepted, &after.accepted);
    Consequences {
        derived: derived(canonical),
        began,
        ceased,
        accepted,
        withdrawn,
        suspects: suspects(canonical, changed, reach),
    }
}

/// Findings of one side alone. They are told apart by rule and by what they are about; what they say of it may change,
/// and where they stand.
fn findings(canonical: &Canonical<'_>, old: &[Finding], new: &[Finding]) -> (Vec<FindingFact>, Vec<FindingFact>) {
    type Key = (Code, Option<Target<Canon>>);
    let mut groups: HashMap<Key, (Vec<usize>, Vec<usize>)> = HashMap::new();
    let key =
        |of: Of, finding: &Finding| (finding.code, finding.target.as_ref().map(|target| canonical.target(of, target)));
    for (at, finding) in old.iter().enumerate() {
        groups.entry(key(Of::Before, finding)).or_default().0.push(at);
    }
    for (at, finding) in new.iter().enumerate() {
        groups.entry(key(Of::After, finding)).or_default().1.push(at);
    }
    let (mut only_old, mut only_new) = (Vec::new(), Vec::new());
    for (mut left, mut right) in groups.into_values() {
        left.retain(|at| match right.iter().position(|other| new[*other].arguments == old[*at].arguments) {
            Some(found) => {
                right.remove(found);
                false
            }
            None => true,
        });
        // The same rule says something else of the same thing: it is the same finding.
        let both = left.len().min(right.len());
        only_old.extend(left.drain(both..));
        only_new.extend(right.drain(both..));
    }
    let facts = |of: Of, all: &[Finding], mut only: Vec<usize>| -> Vec<FindingFact> {
        only.sort_unstable();
        only.into_iter().map(|at| fact(canonical, of, &all[at])).collect()
    };
    (facts(Of::Before, old, only_old), facts(Of::After, new, only_new))
}

fn fact(canonical: &Canonical<'_>, of: Of, finding: &Finding) -> FindingFact {
    let item = match &finding.target {
        Some(Target::Item(item) | Target::Figure(item, _) | Target::Within(item, _)) => Some(*item),
        Some(Target::Path(_)) | None => None,
    };
    let title = |item: ItemId| canonical.side(of).item(item).label.clone();
    FindingFact {
        code: finding.code,
        severity: finding.severity,
        target: finding.target.as_ref().map(|target| target.map(&mut |item| canonical.name(of, *item))),
        arguments: finding.arguments.clone(),
        place: finding.place.clone(),
        reason: finding.reason.as_ref().map(|reason| super::snapshot::plain(reason, &title)),
        responsible: item.map(|item| canonical.responsible(of, item)).unwrap_or_default(),
    }
}

/// A figure, or its share, the same on both sides.
type FigureId = (Canon, FigureAt<Canon>, bool);

/// A derived figure. Those of running text are told apart by what they are reckoned from, and then by their order.
type DerivedKey = (Canon, Option<FigureAt<Canon>>, bool, Way, Vec<FigureId>, usize);

fn keyed<'a>(canonical: &Canonical<'a>, of: Of) -> Vec<(DerivedKey, &'a Derived)> {
    let mut seen: HashMap<DerivedKey, usize> = HashMap::new();
    let all = canonical.side(of).derived.iter().map(|derived| {
        let inputs = derived.inputs.iter().filter(|_| derived.at.is_none());
        let inputs = inputs.map(|input| figure_id(canonical, of, input.item, input.at, input.share));
        let at = derived.at.map(|at| canonical.figure_at(of, at));
        let mut key =
            (canonical.canon(of, derived.item), at, derived.share, derived.way, inputs.collect::<Vec<FigureId>>(), 0);
        let count = seen.entry(key.clone()).or_default();
        key.5 = *count;
        *count += 1;
        (key, derived)
    });
    all.collect()
}

fn figure_id(canonical: &Canonical<'_>, of: Of, item: ItemId, at: FigureAt<ItemId>, share: bool) -> FigureId {
    (canonical.canon(of, item), canonical.figure_at(of, at), share)
}

fn derived(canonical: &Canonical<'_>) -> Vec<DerivedChange> {
    derived_where(canonical, |_| true)
}

/// Derived figures of the later side that came out otherwise, of those that are wanted.
pub(super) fn derived_where(canonical: &Canonical<'_>, is_wanted: impl Fn(&Derived) -> bool) -> Vec<DerivedChange> {
    let mut before: HashMap<DerivedKey, &Derived> = keyed(canonical, Of::Before).into_iter().collect();
    let mut after = keyed(canonical, Of::After);
    // What is in one place is told in an order that both sides share.
    after.sort_by_key(|(key, _)| (key.2, key.3.key(), key.5));
    let changed = after.into_iter().filter_map(|(key, new)| {
        let old = before.remove(&key)?;
        if old.computed == new.computed || old.unit != new.unit || !is_wanted(new) {
            return None;
        }
        let item = canonical.both(Of::After, new.item);
        let at = new.at.map(|at| at.map(|column| canonical.both(Of::After, column)));
        let column = match &at {
            Some(FigureAt::Column(column)) => Some(column),
            _ => None,
        };
        Some(DerivedChange {
            order: canonical.order_in(&item, column),
            item: canonical.facts(&item),
            at: at.map(|at| at.map(|column| canonical.names(&column))),
            share: new.share,
            way: new.way,
            before: old.computed,
            after: new.computed,
            stated_before: old.stated,
            stated_after: new.stated,
            unit: new.unit.clone(),
            contributions: contributions(canonical, old, new),
        })
    });
    changed.collect()
}

/// What one figure says on each side, and how much of the result it makes up there.
#[derive(Default)]
struct Went {
    item: Option<Sides<ItemId>>,
    at: Option<FigureAt<Sides<ItemId>>>,
    before: Option<Decimal>,
    after: Option<Decimal>,
    amount: Decimal,
}

fn contributions(canonical: &Canonical<'_>, old: &Derived, new: &Derived) -> Vec<Contribution> {
    let mut went: BTreeMap<FigureId, Went> = BTreeMap::new();
    for (of, derived) in [(Of::Before, old), (Of::After, new)] {
        for input in &derived.inputs {
            let found = went.entry(figure_id(canonical, of, input.item, input.at, input.share)).or_default();
            found.item.get_or_insert_with(|| canonical.both(of, input.item));
            found.at.get_or_insert_with(|| input.at.map(|column| canonical.both(of, column)));
            // Rates only say where a difference comes from: one that is too large to hold counts as none.
            let part = input.value.checked_mul(input.rate).unwrap_or_default();
            let (value, amount) = match of {
                Of::Before => (&mut found.before, found.amount.checked_sub(part)),
                Of::After => (&mut found.after, found.amount.checked_add(part)),
            };
            *value = Some(input.value);
            found.amount = amount.unwrap_or_default();
        }
    }
    let mut parts: Vec<(Went, bool)> = went.into_iter().map(|((.., share), went)| (went, share)).collect();
    parts.retain(|(went, _)| !went.amount.is_zero());
    let neutral = |went: &Went| {
        let item = went.item.as_ref().map(|item| canonical.neutral(item));
        let at = went.at.as_ref().map(|at| match at {
            FigureAt::Column(column) => FigureAt::Column(canonical.neutral(column)),
            FigureAt::Series(series, period) => FigureAt::Series(*series, *period),
            FigureAt::Field(field) => FigureAt::Field(*field),
        });
        (item, at)
    };
    parts.sort_by(|(one, _), (other, _)| {
        other.amount.abs().cmp(&one.amount.abs()).then_with(|| neutral(one).cmp(&neutral(other)))
    });
    let part = |(went, share): (Went, bool)| {
        Some(Contribution {
            item: canonical.names(&went.item?),
            at: went.at?.map(|column| canonical.names(&column)),
            share,
            before: went.before,
            after: went.after,
            amount: went.amount,
        })
    };
    parts.into_iter().filter_map(part).collect()
}

/// Items that have not changed, and point at what has: directly, or over others that point.
fn suspects(canonical: &Canonical<'_>, changed: &[(Sides<ItemId>, Changed)], reach: usize) -> Vec<Suspect> {
    let canon = |item: &Sides<ItemId>| match item {
        Sides::Before(old) => canonical.canon(Of::Before, *old),
        Sides::After(new) | Sides::Both { after: new, .. } => canonical.canon(Of::After, *new),
    };
    let touched: HashSet<Canon> = changed.iter().map(|(item, _)| canon(item)).collect();
    let of_meaning = changed.iter().filter(|(_, changed)| changed.changes.iter().any(Change::is_of_meaning));
    let mut front: Vec<Sides<ItemId>> = of_meaning.map(|(item, _)| item.clone()).collect();
    let mut ways: HashMap<Canon, Vec<Step>> = HashMap::new();
    let mut found: Vec<(Sides<ItemId>, Canon)> = Vec::new();
    for _ in 0..reach {
        let mut next: BTreeMap<Canon, Pointing> = BTreeMap::new();
        for target in &front {
            for (from, field) in pointing(canonical, target) {
                let key = canon(&from);
                if touched.contains(&key) || ways.contains_key(&key) || !matches!(from, Sides::Both { .. }) {
                    continue;
                }
                let better =
                    |known: &Pointing| (canonical.neutral(target), field) < (canonical.neutral(&known.2), known.1);
                if next.get(&key).is_none_or(better) {
                    next.insert(key, (from, field, target.clone()));
                }
            }
        }
        front = Vec::with_capacity(next.len());
        for (key, (from, field, target)) in next {
            let rest = ways.get(&canon(&target)).cloned().unwrap_or_default();
            ways.insert(key, std::iter::once((field, target)).chain(rest).collect());
            found.push((from.clone(), key));
            front.push(from);
        }
    }
    let suspect = |(item, key): (Sides<ItemId>, Canon)| {
        let way = ways.remove(&key).unwrap_or_default();
        Suspect {
            order: canonical.order(&item),
            item: canonical.facts(&item),
            way: way.into_iter().map(|(field, item)| (field, canonical.names(&item))).collect(),
        }
    };
    found.into_iter().map(suspect).collect()
}

/// By which field, and at what.
type Step = (Option<FieldName>, Sides<ItemId>);

/// What points, by which field, and at what.
type Pointing = (Sides<ItemId>, Option<FieldName>, Sides<ItemId>);

/// What points at an item on either side, or is paid by it.
fn pointing(canonical: &Canonical<'_>, item: &Sides<ItemId>) -> Vec<(Sides<ItemId>, Option<FieldName>)> {
    let links = |of: Of, id: Option<&ItemId>| {
        let links = id.map_or(&[][..], |id| canonical.side(of).backlinks[id.index()].as_slice());
        links.iter().map(|(from, field)| (canonical.both(of, *from), *field)).collect::<Vec<_>>()
    };
    let mut all = links(Of::After, item.after());
    let old = links(Of::Before, item.before());
    all.extend(old.into_iter().filter(|(from, _)| matches!(from, Sides::Both { .. })));
    all.extend(paid(canonical, item).into_iter().map(|paid| (paid, Some(FieldName::FundedBy))));
    all
}
