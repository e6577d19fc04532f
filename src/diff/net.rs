//! The whole in few figures: money by budget and column, items by concept.

use rust_decimal::Decimal;

use super::change::Named;
use super::figure::percent;
use super::sides::{Order, Sides};
use crate::model::Unit;
use crate::vocabulary::ConceptName;

/// The net of all changes.
#[derive(Clone, PartialEq, Default, Debug)]
pub struct Net {
    /// Totals of budgets that are others than they were, as shown in the later plan.
    pub totals: Vec<TotalChange>,
    /// How many items there are of each concept, where the number changed.
    pub counts: Vec<CountChange>,
}

/// The grand total of a budget in one column.
#[derive(Clone, PartialEq, Debug)]
pub struct TotalChange {
    /// The budget.
    pub budget: Sides<Named>,
    /// The column.
    pub column: Sides<Named>,
    /// Before; absent where the budget or column is new, or its total says no number.
    pub before: Option<(Decimal, Option<Unit>)>,
    /// Now.
    pub after: Option<(Decimal, Option<Unit>)>,
    pub(super) order: Order,
}

/// How many items of a concept there are.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct CountChange {
    /// The concept.
    pub concept: ConceptName,
    /// Before.
    pub before: usize,
    /// Now.
    pub after: usize,
}

impl TotalChange {
    /// After less before, in the unit of the later one.
    pub fn difference(&self) -> Option<Decimal> {
        self.after.as_ref()?.0.checked_sub(self.converted()?)
    }

    /// The difference in per cent of what it was, to one decimal.
    pub fn percent(&self) -> Option<Decimal> {
        percent(self.difference()?, self.converted()?)
    }

    fn converted(&self) -> Option<Decimal> {
        let ((value, from), (_, to)) = (self.before.as_ref()?, self.after.as_ref()?);
        match (from, to) {
            (Some(from), Some(to)) if from.same_dimension(to) => from.convert(*value, to),
            (None, None) => Some(*value),
            _ => None,
        }
    }
}

impl Net {
    /// The net of the changes back.
    pub(super) fn reverse(self) -> Self {
        let total = |one: TotalChange| TotalChange {
            budget: one.budget.reverse(),
            column: one.column.reverse(),
            before: one.after,
            after: one.before,
            order: one.order.reverse(),
        };
        let count = |one: CountChange| CountChange { before: one.after, after: one.before, ..one };
        Net {
            totals: self.totals.into_iter().map(total).collect(),
            counts: self.counts.into_iter().map(count).collect(),
        }
    }
}
