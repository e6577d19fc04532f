//! What follows from changes: derived figures, findings, and who points at what changed.

use rust_decimal::Decimal;

use super::change::{Named, Party, Side};
use super::figure::percent;
use super::sides::{Order, Sides};
use super::snapshot::{FigureAt, Place, Target};
use crate::check::Way;
use crate::diagnostic::{Argument, Code, Severity};
use crate::model::Unit;
use crate::vocabulary::FieldName;

/// What follows from the changes.
#[derive(Clone, PartialEq, Default, Debug)]
pub struct Consequences {
    /// Figures reckoned from others that came out otherwise.
    pub derived: Vec<DerivedChange>,
    /// Findings that are there and were not.
    pub began: Vec<FindingFact>,
    /// Findings that were there and are not.
    pub ceased: Vec<FindingFact>,
    /// Findings that stood and are accepted now, or that are there and accepted.
    pub accepted: Vec<FindingFact>,
    /// Findings that were accepted and no longer are, because the deviation is withdrawn or not needed.
    pub withdrawn: Vec<FindingFact>,
    /// Items that have not changed and that point at something that has.
    pub suspects: Vec<Suspect>,
}

/// A derived figure that came out otherwise.
#[derive(Clone, PartialEq, Debug)]
pub struct DerivedChange {
    /// The row or indicator; of a figure in running text, the item whose text it is.
    pub item: Sides<Side>,
    /// Which of its figures; nothing of one in running text.
    pub at: Option<FigureAt<Sides<Named>>>,
    /// Whether it is the share in parentheses.
    pub share: bool,
    /// How it is reckoned.
    pub way: Way,
    /// What was reckoned.
    pub before: Option<Decimal>,
    /// What is reckoned.
    pub after: Option<Decimal>,
    /// What was stated.
    pub stated_before: Option<Decimal>,
    /// What is stated. Where it has not moved with `after`, it may have been forgotten.
    pub stated_after: Option<Decimal>,
    /// The unit of all of them. A figure whose unit changed is told by the change itself.
    pub unit: Option<Unit>,
    /// What moved it, the largest first.
    pub contributions: Vec<Contribution>,
    pub(super) order: Order,
}

/// What one figure does to another that is reckoned from it.
#[derive(Clone, PartialEq, Debug)]
pub struct Contribution {
    /// The row or indicator.
    pub item: Sides<Named>,
    /// Which of its figures.
    pub at: FigureAt<Sides<Named>>,
    /// Whether it is the share in parentheses.
    pub share: bool,
    /// What it said; absent where it did not go in.
    pub before: Option<Decimal>,
    /// What it says.
    pub after: Option<Decimal>,
    /// How much of the derived figure's difference it makes up. Exact where figures are added up; where they are
    /// multiplied or divided, what it would be with the others as they are on its side.
    pub amount: Decimal,
}

/// A finding.
#[derive(Clone, PartialEq, Debug)]
pub struct FindingFact {
    /// The rule.
    pub code: Code,
    /// How serious it is.
    pub severity: Severity,
    /// What it is about.
    pub target: Option<Target<Named>>,
    /// The values of its message, which [`crate::diagnostic::messages`] words.
    pub arguments: Vec<(&'static str, Argument)>,
    /// Where; on the earlier side for what ceased.
    pub place: Option<Place>,
    /// Why it is or was accepted.
    pub reason: Option<String>,
    /// Who answers for it.
    pub responsible: Vec<Party>,
}

/// An item that points at what changed.
#[derive(Clone, PartialEq, Debug)]
pub struct Suspect {
    /// The item, which has not changed.
    pub item: Sides<Side>,
    /// What it points at that leads to the change, the nearest first, each with the field that points on; a title
    /// points by none. The last has changed. One long for an item that points at a change directly.
    pub way: Vec<(Option<FieldName>, Sides<Named>)>,
    pub(super) order: Order,
}

impl DerivedChange {
    /// After less before.
    pub fn difference(&self) -> Option<Decimal> {
        self.after?.checked_sub(self.before?)
    }

    /// The difference in per cent of what it was, to one decimal.
    pub fn percent(&self) -> Option<Decimal> {
        percent(self.difference()?, self.before?)
    }

    fn reverse(self) -> Self {
        DerivedChange {
            item: self.item.reverse(),
            at: self.at.map(|at| at.map(Sides::reverse)),
            before: self.after,
            after: self.before,
            stated_before: self.stated_after,
            stated_after: self.stated_before,
            contributions: self.contributions.into_iter().map(Contribution::reverse).collect(),
            order: self.order.reverse(),
            ..self
        }
    }
}

impl Contribution {
    fn reverse(self) -> Self {
        Contribution {
            item: self.item.reverse(),
            at: self.at.map(Sides::reverse),
            before: self.after,
            after: self.before,
            amount: -self.amount,
            ..self
        }
    }
}

impl Suspect {
    fn reverse(self) -> Self {
        let way = self.way.into_iter().map(|(field, item)| (field, item.reverse())).collect();
        Suspect { item: self.item.reverse(), way, order: self.order.reverse() }
    }

    /// How many steps it is from the change; one for an item that points at it.
    pub fn distance(&self) -> usize {
        self.way.len()
    }
}

impl Consequences {
    /// What follows from the changes back.
    pub(super) fn reverse(self) -> Self {
        Consequences {
            derived: self.derived.into_iter().map(DerivedChange::reverse).collect(),
            began: self.ceased,
            ceased: self.began,
            accepted: self.withdrawn,
            withdrawn: self.accepted,
            suspects: self.suspects.into_iter().map(Suspect::reverse).collect(),
        }
    }

    /// Puts everything in the order of the later side.
    pub(super) fn sort(&mut self) {
        self.derived.sort_by_key(|derived| derived.order.after);
        self.suspects.sort_by_key(|suspect| suspect.order.after);
    }
}
