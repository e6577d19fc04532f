//! Figures that are others: what of them changed, and by how much.

use rust_decimal::Decimal;

use super::change::Named;
use super::sides::{Order, Sides};
use super::snapshot::{Figure, FigureAt};
use crate::model::Unit;

/// A figure that is another.
#[derive(Clone, PartialEq, Debug)]
pub struct FigureChange {
    /// Where it stands in the item.
    pub at: FigureAt<Sides<Named>>,
    /// What it said; absent where there was none.
    pub before: Option<Figure<Named>>,
    /// What it says; absent where there is none.
    pub after: Option<Figure<Named>>,
    pub(super) order: Order,
}

/// What of a figure changed.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
pub enum FigureShift {
    /// The amount: both are numbers of one kind of unit.
    Amount,
    /// The unit alone: 1 000 tkr became 1 mnkr.
    UnitAlone,
    /// The unit, to one that the other cannot be converted to: no difference can be told.
    OtherUnit,
    /// The decimals written, not the number.
    Precision,
    /// Something became nothing, nothing something, or one kind of nothing another.
    State,
    /// What is said of the number: `minst`, `cirka`; a direction, a yes, a word.
    Reading,
    /// The share in parentheses alone.
    Share,
    /// Whether the writer states it or leaves it to planc, with the same number.
    Computed,
    /// Footnotes, or why it is missing.
    Note,
}

impl FigureChange {
    /// What of it changed. The first that holds in the order of importance: an amount that changed with its unit and
    /// a footnote is a change of amount.
    pub fn shift(&self) -> FigureShift {
        let (Some(before), Some(after)) = (&self.before, &self.after) else { return FigureShift::State };
        if before.state != after.state {
            return FigureShift::State;
        }
        // What planc reckons is what follows from other changes, not one of its own.
        let stated = |figure: &Figure<Named>| figure.value.filter(|_| !(before.computed && after.computed));
        match (stated(before), stated(after)) {
            (Some(_), None) | (None, Some(_)) => return FigureShift::State,
            (Some(old), Some(new)) => {
                let Some(converted) = self.converted() else { return FigureShift::OtherUnit };
                if converted != new {
                    return FigureShift::Amount;
                }
                if before.unit != after.unit {
                    return FigureShift::UnitAlone;
                }
                if before.computed == after.computed && old.scale() != new.scale() {
                    return FigureShift::Precision;
                }
            }
            (None, None) => {}
        }
        let reading = |figure: &Figure<Named>| (figure.comparison, figure.qualifier, figure.direction, figure.yes);
        if reading(before) != reading(after) || (before.state == WORD && before.text != after.text) {
            FigureShift::Reading
        } else if before.share != after.share {
            FigureShift::Share
        } else if before.computed != after.computed {
            FigureShift::Computed
        } else {
            FigureShift::Note
        }
    }

    /// The unit of [`FigureChange::difference`]: that of the later figure.
    pub fn unit(&self) -> Option<&Unit> {
        self.after.as_ref().or(self.before.as_ref())?.unit.as_ref()
    }

    /// After less before, in the unit of the later one. A figure that is not there, or says none, has no difference: it
    /// is not zero.
    pub fn difference(&self) -> Option<Decimal> {
        self.after.as_ref()?.value?.checked_sub(self.converted()?)
    }

    /// The difference in per cent of the size of what it was, to one decimal, or to one digit where it is less. None of
    /// zero.
    pub fn percent(&self) -> Option<Decimal> {
        percent(self.difference()?, self.converted()?)
    }

    /// What it was, in the unit that it has.
    fn converted(&self) -> Option<Decimal> {
        let (before, after) = (self.before.as_ref()?, self.after.as_ref()?);
        match (&before.unit, &after.unit) {
            (Some(from), Some(to)) if from.same_dimension(to) => from.convert(before.value?, to),
            (None, None) => before.value,
            _ => None,
        }
    }

    /// The change back.
    pub(super) fn reverse(self) -> Self {
        let at = self.at.map(Sides::reverse);
        FigureChange { at, before: self.after, after: self.before, order: self.order.reverse() }
    }
}

/// The state of a figure that is a word.
const WORD: &str = "word";

/// `difference` in per cent of the size of `of`, to one decimal; to one digit where that would say nothing.
pub(super) fn percent(difference: Decimal, of: Decimal) -> Option<Decimal> {
    let share = difference.checked_mul(Decimal::ONE_HUNDRED)?.checked_div(of.abs())?;
    let away = rust_decimal::RoundingStrategy::MidpointAwayFromZero;
    let rounded = share.round_dp_with_strategy(1, away);
    let told = if rounded.is_zero() { share.round_sf_with_strategy(1, away)? } else { rounded };
    Some(told.normalize())
}
