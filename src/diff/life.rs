//! One item, or one of its figures, followed from one version to the next: its life.

use std::collections::{BTreeMap, HashMap};

use super::canon::{Canonical, Of};
use super::change::{Change, Changed};
use super::compare::Changes;
use super::consequences::DerivedChange;
use super::fields::Pair;
use super::figure::FigureChange;
use super::follow;
use super::matching::Matching;
use super::sides::Sides;
use super::snapshot::{Figure, FigureAt, Snapshot};
use crate::language::Language;
use crate::model::{ItemId, SeriesKind};
use crate::sources::Commit;
use crate::vocabulary::ConceptName;

/// What is followed, in one version.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct Tracked {
    /// The item.
    pub item: ItemId,
    /// Which of its figures; the item as a whole where absent.
    pub at: Option<FigureAt<ItemId>>,
}

/// What is followed, by the names that it has in one version.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub struct TrackedName {
    /// What it is.
    pub concept: ConceptName,
    /// The path of the item.
    pub path: String,
    /// Which of its figures, a column by its path.
    pub at: Option<FigureAt<String>>,
}

/// What happened to it between two versions.
#[derive(Clone, PartialEq, Debug)]
pub struct Step {
    /// The item, and what changed of it.
    pub changed: Changed,
    /// Figures of it that came out otherwise because others changed.
    pub derived: Vec<DerivedChange>,
}

/// The life of an item or a figure, the latest first.
#[derive(Clone, PartialEq, Debug)]
pub struct History {
    /// What is followed, by its names in the version where it was found.
    pub subject: TrackedName,
    /// The title of the item.
    pub title: String,
    /// The language of the plan.
    pub language: Language,
    /// What happened, the latest first.
    pub events: Vec<Event>,
    /// Whether there may be more: the repository holds only the latest part of its history.
    pub shallow: bool,
}

/// The lives of all items of a version.
#[derive(Clone, Default, PartialEq, Debug)]
pub struct Histories {
    /// When something happened, the latest first: commits, and nothing for what is not committed yet.
    moments: Vec<Option<Commit>>,
    /// What happened to each item, by the moment.
    steps: HashMap<ItemId, Vec<(usize, Step)>>,
    /// Whether there may be more: the repository holds only the latest part of its history.
    pub shallow: bool,
}

impl Histories {
    /// Adds what happened to items before all that was added so far.
    pub fn push(&mut self, commit: Option<Commit>, steps: HashMap<ItemId, Step>) {
        if steps.is_empty() {
            return;
        }
        for (item, step) in steps {
            self.steps.entry(item).or_default().push((self.moments.len(), step));
        }
        self.moments.push(commit);
    }

    /// What happened to some items together, the latest first: each moment once, with a step for each item that it touched,
    /// in the order of the items.
    pub fn of(&self, items: &[ItemId]) -> Vec<(Option<&Commit>, Vec<&Step>)> {
        let mut all: BTreeMap<usize, Vec<&Step>> = BTreeMap::new();
        for (moment, step) in items.iter().filter_map(|item| self.steps.get(item)).flatten() {
            all.entry(*moment).or_default().push(step);
        }
        all.into_iter().map(|(moment, steps)| (self.moments[moment].as_ref(), steps)).collect()
    }
}

/// Something that happened to it.
#[derive(Clone, PartialEq, Debug)]
pub struct Event {
    /// When, who and why; nothing for what is not committed yet.
    pub commit: Option<Commit>,
    /// What.
    pub step: Step,
}

impl TrackedName {
    /// What is followed, by its names in a version.
    pub fn of(side: &Snapshot, tracked: &Tracked) -> Self {
        let item = side.item(tracked.item);
        let at = tracked.at.map(|at| at.map(|column| side.item(column).path.clone()));
        TrackedName { concept: item.concept, path: item.path.clone(), at }
    }

    /// The same in another version, by name alone.
    pub fn find(&self, side: &Snapshot) -> Option<Tracked> {
        let at = |concept: ConceptName, path: &str| {
            let found = side.items.iter().position(|item| item.concept == concept && item.path == path);
            found.map(|found| ItemId(found as u32))
        };
        let item = at(self.concept, &self.path)?;
        let at = match &self.at {
            Some(FigureAt::Column(path)) => Some(FigureAt::Column(at(ConceptName::Column, path)?)),
            Some(FigureAt::Series(series, period)) => Some(FigureAt::Series(*series, *period)),
            Some(FigureAt::Field(field)) => Some(FigureAt::Field(*field)),
            None => None,
        };
        Some(Tracked { item, at })
    }
}

/// Two versions, one after the other.
pub struct Life<'a> {
    canonical: Canonical<'a>,
}

impl<'a> Life<'a> {
    /// What two versions have in common.
    pub fn between(before: &'a Snapshot, after: &'a Snapshot) -> Self {
        Life { canonical: Canonical::new(Matching::new(before, after)) }
    }

    /// What something of the later version was in the earlier, if it was there.
    pub fn before(&self, tracked: &Tracked) -> Option<Tracked> {
        let matching = &self.canonical.matching;
        let item = matching.to_before(tracked.item)?;
        let at = match tracked.at {
            Some(FigureAt::Column(column)) => Some(FigureAt::Column(matching.to_before(column)?)),
            other => other,
        };
        Some(Tracked { item, at })
    }

    /// What happened to something that is in one version or in both; nothing where it stayed as it was.
    pub fn step(&self, before: Option<&Tracked>, after: Option<&Tracked>) -> Option<Step> {
        let item = Sides::new(before.map(|tracked| tracked.item), after.map(|tracked| tracked.item))?;
        let at = Sides::new(before.and_then(|tracked| tracked.at), after.and_then(|tracked| tracked.at));
        let changes = Changes { canonical: &self.canonical };
        let mut found = Vec::new();
        let mut derived = Vec::new();
        match (&item, &at) {
            (_, Some(at)) => {
                found.extend(self.figure(&item, at));
                derived = self.derived(&item, Some(at));
            }
            (Sides::Both { before, after }, None) => {
                changes.both(*before, *after, &mut found);
                derived = self.derived(&item, None);
            }
            (Sides::Before(_), None) => found.push(Change::Removed),
            (Sides::After(_), None) => found.push(Change::Added),
        }
        let step = |changed| Step { changed, derived: derived.clone() };
        (!found.is_empty() || !derived.is_empty()).then(|| step(changes.changed(item, found).1))
    }

    fn said(&self, of: Of, item: Option<&ItemId>, at: Option<&FigureAt<ItemId>>) -> Option<Figure<ItemId>> {
        let (item, at) = (self.canonical.side(of).item(*item?), at?);
        item.figures.iter().rev().find(|(found, _)| found == at).map(|(_, figure)| figure.clone())
    }

    /// How one figure changed, if it did.
    fn figure(&self, item: &Sides<ItemId>, at: &Sides<FigureAt<ItemId>>) -> Option<Change> {
        let before = self.said(Of::Before, item.before(), at.before());
        let after = self.said(Of::After, item.after(), at.after());
        if before.is_none() && after.is_none() {
            return None;
        }
        let (of, now) = if at.after().is_some() { (Of::After, at.now()) } else { (Of::Before, at.now()) };
        if let (Sides::Both { before: old, after: new }, true) = (item, before.is_some() && after.is_some()) {
            let mut found = Vec::new();
            Pair::new(&self.canonical, (*old, *new), false).changes(&mut found);
            return found.into_iter().find(|change| self.is_at(change, of, now));
        }
        let named = |of: Of, figure: Option<Figure<ItemId>>| {
            figure.map(|figure| figure.map(&mut |item| self.canonical.name(of, *item)))
        };
        let change = FigureChange {
            at: now.map(|column| self.canonical.names(&self.canonical.both(of, column))),
            before: named(Of::Before, before),
            after: named(Of::After, after),
            order: self.canonical.order(item),
        };
        Some(match now {
            FigureAt::Series(SeriesKind::Target, _) => Change::Retargeted(change),
            _ => Change::Refigured(change),
        })
    }

    /// Whether a change is of the figure at a place of one version.
    fn is_at(&self, change: &Change, of: Of, at: &FigureAt<ItemId>) -> bool {
        let (Change::Refigured(figure) | Change::Retargeted(figure)) = change else { return false };
        match (&figure.at, at) {
            (FigureAt::Column(names), FigureAt::Column(column)) => {
                *names == self.canonical.names(&self.canonical.both(of, *column))
            }
            (FigureAt::Series(one, when), FigureAt::Series(other, then)) => (one, when) == (other, then),
            (FigureAt::Field(one), FigureAt::Field(other)) => one == other,
            _ => false,
        }
    }

    /// Figures that planc reckons and that came out otherwise: of those that the writer states, their own change tells.
    fn derived(&self, item: &Sides<ItemId>, at: Option<&Sides<FigureAt<ItemId>>>) -> Vec<DerivedChange> {
        let Some(now) = item.after() else { return Vec::new() };
        let is_left_to_planc = |place: &FigureAt<ItemId>| {
            self.said(Of::After, Some(now), Some(place)).is_some_and(|figure| figure.computed)
        };
        let side = self.canonical.side(Of::After);
        let left = side.item(*now).figures.iter().any(|(place, _)| is_left_to_planc(place));
        let wanted = |derived: &super::snapshot::Derived| {
            derived.item == *now
                && derived
                    .at
                    .as_ref()
                    .is_some_and(|place| is_left_to_planc(place) && at.is_none_or(|at| at.after() == Some(place)))
        };
        if left { follow::derived_where(&self.canonical, wanted) } else { Vec::new() }
    }
}
