//! One cause, one message: what makes several comparisons fail at once.
//!
//! Each figure of the failed comparisons is tried: is there one value that makes every comparison it takes part in
//! hold, those that failed and those that held? If one figure alone can explain several failures, it is reported in
//! their stead ([`Code::OneCause`]). If several figures can, or a whole row or formula is at fault, the failures are
//! one message all the same, at the narrowest of them. Each failure keeps its own target: the joined message names
//! them all, a known deviation for one of them leaves the others, and they are joined anew without it.

use std::collections::{BTreeMap, HashMap, HashSet};

use rust_decimal::Decimal;

use super::finding::Failure;
use super::hints;
use super::joined::{self, Cause};
use super::trial::{Trials, Written};
use crate::diagnostic::{Code, Diagnostic};
use crate::model::{FigureKey, ItemId};
use crate::text::Span;

/// A figure with more fellow suspects than this is not told apart from them.
const MOST_SUSPECTS: usize = 40;

/// A figure can have been meant with this many decimals more than it is written with: `1 250` for `1,250`.
const MORE_DECIMALS: u32 = 3;

/// What comes of failures.
#[derive(Default)]
pub(super) struct Joined {
    /// Failures with a cause in common, one diagnostic for each cause.
    pub(super) causes: Vec<Diagnostic>,
    /// The others, with hints where a slip explains them.
    pub(super) rest: Vec<Failure>,
    /// Where the joined failures are.
    pub(super) spans: Vec<Span>,
}

/// A figure that explains failures, and what it must say for that.
#[derive(Clone, Copy)]
pub(super) struct Suspect<'a> {
    pub(super) written: Written<'a>,
    pub(super) meant: Decimal,
    /// Whether no other value would do.
    pub(super) exact: bool,
}

/// Failures that are looked at, each until its cause is found.
struct Open<'t, 'a, 'f> {
    trials: &'f mut Trials<'t, 'a>,
    failures: Vec<Option<Failure>>,
    /// The figures in each, with their rates.
    rates: Vec<HashMap<FigureKey, Decimal>>,
    causes: Vec<Diagnostic>,
    spans: Vec<Span>,
}

/// Joins failures that have one cause.
pub(super) fn join<'a>(failures: Vec<Failure>, trials: &mut Trials<'_, 'a>) -> Joined {
    let rates = failures.iter().map(|failure| trials.rates(failure)).collect();
    let failures = failures.into_iter().map(Some).collect();
    let mut open = Open { trials, failures, rates, causes: Vec::new(), spans: Vec::new() };
    let undecided = open.single_figures();
    open.exchanged();
    open.same_place();
    for (members, suspects) in undecided {
        let narrowest = members.iter().copied().min_by_key(|at| (open.rates[*at].len(), *at));
        if let (Some(first), true) = (narrowest, open.all_open(&members)) {
            open.close(&members, &Cause::Shared { first, suspects: suspects.len() });
        }
    }
    open.hints();
    Joined { causes: open.causes, rest: open.failures.into_iter().flatten().collect(), spans: open.spans }
}

impl<'a> Open<'_, 'a, '_> {
    fn all_open(&self, members: &[usize]) -> bool {
        members.iter().all(|at| self.failures[*at].is_some())
    }

    /// Takes failures out and reports their cause in their stead.
    fn close(&mut self, members: &[usize], cause: &Cause<'a>) {
        let taken: Vec<(usize, Failure)> =
            members.iter().filter_map(|at| Some((*at, self.failures[*at].take()?))).collect();
        self.spans.extend(taken.iter().filter_map(|(_, failure)| failure.diagnostic.span));
        self.causes.extend(joined::diagnostic(self.trials.plan, self.trials.files, &taken, cause));
    }

    /// Failures that one figure explains. Those that several could explain are left, with their suspects.
    fn single_figures(&mut self) -> Vec<(Vec<usize>, Vec<Suspect<'a>>)> {
        let mut members_of: BTreeMap<FigureKey, Vec<usize>> = BTreeMap::new();
        for (at, rates) in self.rates.iter().enumerate() {
            for key in rates.keys() {
                members_of.entry(*key).or_default().push(at);
            }
        }
        let mut groups: BTreeMap<Vec<usize>, Vec<FigureKey>> = BTreeMap::new();
        for (key, members) in members_of.into_iter().filter(|(_, members)| members.len() > 1) {
            groups.entry(members).or_default().push(key);
        }
        let mut groups: Vec<_> = groups.into_iter().collect();
        groups.sort_by_key(|(members, _)| std::cmp::Reverse(members.len()));
        let mut undecided = Vec::new();
        let mut claimed: HashSet<usize> = HashSet::new();
        for (members, keys) in groups {
            if members.iter().any(|at| claimed.contains(at)) {
                continue;
            }
            let suspects = self.suspects(&members, &keys);
            let found = match suspects.as_slice() {
                [] => continue,
                [one] => Some(*one),
                several => hints::likeliest(several).map(|(suspect, _)| suspect),
            };
            claimed.extend(&members);
            match found {
                Some(suspect) => self.close(&members, &Cause::Figure(suspect)),
                None => undecided.push((members, suspects)),
            }
        }
        undecided
    }

    /// The figures that can explain all of the failures, and nothing but them.
    fn suspects(&mut self, members: &[usize], keys: &[FigureKey]) -> Vec<Suspect<'a>> {
        let mut found = Vec::new();
        for key in keys {
            let Some(written) = self.trials.written(*key) else { continue };
            let mut meant: Vec<Decimal> = members.iter().flat_map(|at| self.meant(*at, &written)).collect();
            meant.sort();
            meant.dedup();
            meant.retain(|value| self.trials.holds(&[(*key, *value)], |_| false).unwrap_or(false));
            if let Some(first) = meant.first() {
                found.push(Suspect { written, meant: *first, exact: meant.len() == 1 });
            }
            // Two are enough to know that it is not one; more are looked at as long as a slip may tell them apart.
            if found.len() > 1 && keys.len() > MOST_SUSPECTS {
                break;
            }
        }
        found
    }

    /// What a figure must say for a failed comparison to hold: exactly, and rounded to the decimals it is written with.
    fn meant(&self, failure: usize, written: &Written<'a>) -> Vec<Decimal> {
        let exactly = || {
            let balance = self.failures[failure].as_ref()?.balance.as_ref()?;
            let rate = self.rates[failure].get(&written.key).filter(|rate| !rate.is_zero())?;
            written.value.checked_add(balance.left_over.checked_div(*rate)?)
        };
        let Some(value) = exactly() else { return Vec::new() };
        let own = written.value.scale();
        let mut values = vec![value.round_dp(own + MORE_DECIMALS).normalize(), value.round_dp(own)];
        for value in &mut values {
            if value.scale() < own {
                value.rescale(own);
            }
        }
        values.dedup();
        values.retain(|value| *value != written.value);
        values
    }

    /// Two figures of one row or column that make everything hold when they change places.
    fn exchanged(&mut self) {
        let mut wanted: Vec<(usize, Written<'a>, Decimal)> = Vec::new();
        for at in 0..self.failures.len() {
            if self.failures[at].is_none() || self.rates[at].len() > MOST_SUSPECTS {
                continue;
            }
            for key in self.rates[at].keys().copied().collect::<Vec<_>>() {
                let Some(written) = self.trials.written(key) else { continue };
                wanted.extend(self.meant(at, &written).into_iter().map(|meant| (at, written, meant)));
            }
        }
        wanted.sort_by_key(|(at, written, _)| (*at, written.key));
        let mut by_value: HashMap<Decimal, Vec<usize>> = HashMap::new();
        for (index, (_, written, _)) in wanted.iter().enumerate() {
            by_value.entry(written.value.normalize()).or_default().push(index);
        }
        for (at, one, meant) in &wanted {
            for (other_at, other, other_meant) in
                by_value.get(&meant.normalize()).into_iter().flatten().map(|index| &wanted[*index])
            {
                let first = (at, one.key) < (other_at, other.key);
                if at == other_at || !first || *other_meant != one.value || !beside(one.key, other.key) {
                    continue;
                }
                let keys = [one.key, other.key];
                let concerned = |rates: &HashMap<_, _>| keys.iter().any(|key| rates.contains_key(key));
                let members: Vec<usize> = (0..self.rates.len()).filter(|at| concerned(&self.rates[*at])).collect();
                let values = [(one.key, other.value), (other.key, one.value)];
                if self.all_open(&members) && self.trials.holds(&values, |_| false) == Some(true) {
                    self.close(&members, &Cause::Exchanged(*one, *other));
                }
            }
        }
    }

    /// Failures of one total row in several columns, of one formula in several rows, of one relation.
    fn same_place(&mut self) {
        let mut groups: BTreeMap<Place, Vec<usize>> = BTreeMap::new();
        for (at, failure) in self.failures.iter().enumerate() {
            for place in failure.iter().flat_map(places) {
                groups.entry(place).or_default().push(at);
            }
        }
        let mut groups: Vec<(Place, Vec<usize>)> = groups.into_iter().collect();
        groups.sort_by_key(|(place, members)| (std::cmp::Reverse(members.len()), *place));
        for (place, members) in groups {
            let least = if matches!(place, Place::Formula(_)) { 3 } else { 2 };
            let members: Vec<usize> = members.into_iter().filter(|at| self.failures[*at].is_some()).collect();
            if members.len() < least {
                continue;
            }
            let cause = match place {
                Place::Row(row, _) => {
                    let failures = members.iter().filter_map(|at| self.failures[*at].as_ref());
                    Cause::Row(row, hints::row(self.trials, &failures.collect::<Vec<_>>()))
                }
                Place::Formula(span) => Cause::Formula(span),
                Place::Relation(span) => Cause::Relation(span),
            };
            self.close(&members, &cause);
        }
    }

    /// Says of what is left where a slip explains it.
    fn hints(&mut self) {
        for at in 0..self.failures.len() {
            let Some(failure) = &self.failures[at] else { continue };
            if failure.balance.is_none() || !hints::may_have(failure.diagnostic.code) {
                continue;
            }
            let structural = hints::row(self.trials, &[failure]);
            let mut keys: Vec<FigureKey> = self.rates[at].keys().copied().collect();
            keys.sort();
            let suspects = if structural.is_some() { None } else { self.alone(at, &keys) };
            let Some(mut failure) = self.failures[at].take() else { continue };
            failure.diagnostic = match (structural, suspects) {
                (Some(hint), _) => hint.on(failure.diagnostic),
                (None, Some(suspects)) => hints::of_figures(self.trials.plan, failure.diagnostic, &suspects),
                (None, None) => failure.diagnostic,
            };
            self.failures[at] = Some(failure);
        }
    }

    /// The figures that can explain one failure alone, and take part in nothing that would then fail. Nothing if
    /// that would take too long to find out.
    fn alone(&mut self, failure: usize, keys: &[FigureKey]) -> Option<Vec<Suspect<'a>>> {
        let mut found = Vec::new();
        let own: HashSet<FigureKey> = self.rates[failure].keys().copied().collect();
        for key in keys {
            let Some(written) = self.trials.written(*key) else { continue };
            let Some(meant) = self.meant(failure, &written).into_iter().next() else { continue };
            // A sum over many figures holds by reckoning; there is no need to add it up again for each of them.
            let long = own.len() > MOST_SUSPECTS;
            let itself =
                |keys: &[FigureKey]| long && keys.len() >= own.len() && keys.iter().all(|key| own.contains(key));
            if self.trials.holds(&[(*key, meant)], |compared| itself(&compared.keys))? {
                found.push(Suspect { written, meant, exact: true });
            }
        }
        Some(found)
    }
}

/// What several failures can have in common.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Place {
    Row(ItemId, bool),
    Formula(Span),
    Relation(Span),
}

/// Differences that rounding explains have nothing more in common than that.
fn places(failure: &Failure) -> Option<Place> {
    let row = |parts| match failure.about {
        Some(FigureKey::Cell(at)) => Some(Place::Row(at.row, parts)),
        _ => None,
    };
    match failure.diagnostic.code {
        Code::TotalMismatch => row(false),
        Code::PartsMismatch => row(true),
        Code::FormulaMismatch => {
            let formula = failure.diagnostic.labels.iter().find(|label| label.message == Some("formula"))?;
            Some(Place::Formula(formula.span))
        }
        Code::CheckFailed => failure.diagnostic.span.map(Place::Relation),
        _ => None,
    }
}

/// Whether two figures stand in one row or in one column.
fn beside(one: FigureKey, other: FigureKey) -> bool {
    match (one, other) {
        (FigureKey::Cell(one), FigureKey::Cell(other)) => one.row == other.row || one.column == other.column,
        (FigureKey::Series(one, ..), FigureKey::Series(other, ..)) => one == other,
        _ => false,
    }
}
