//! A stated figure against a reckoned one: equal, within rounding, or wrong.

use rust_decimal::{Decimal, RoundingStrategy};

use super::evaluate::{FigureKey, Input, Reckoned, half_unit, hundredfold};
use crate::diagnostic::{Argument, Code, Diagnostic};
use crate::model::Unit;
use crate::text::Span;

/// The two codes of a rule that compares figures.
#[derive(Clone, Copy)]
pub(super) struct Rule {
    pub(super) mismatch: Code,
    pub(super) rounding: Code,
}

/// What is stated.
pub(super) struct Comparand<'a> {
    pub(super) value: Decimal,
    pub(super) unit: Option<&'a Unit>,
    pub(super) span: Span,
}

/// A difference worth telling.
pub(super) struct Difference {
    stated: Decimal,
    computed: Decimal,
    unit: Option<Unit>,
    /// The most that rounding can explain.
    bound: Decimal,
    /// Whether the writer said that the figures are exact.
    exact: bool,
    inputs: Vec<Input>,
}

/// Compares. Nothing, if they agree: equal at the precision in which the figure is written, or apart by no more
/// than rounding explains in a table that is declared rounded (`rounded` is what the table says of itself).
pub(super) fn difference(stated: &Comparand<'_>, reckoned: Reckoned, rounded: Option<bool>) -> Option<Difference> {
    let mut reckoned = reckoned;
    if reckoned.ratio && stated.unit == Some(&Unit::Percent) {
        reckoned = hundredfold(reckoned)?;
    }
    if let (Some(from), Some(to)) = (reckoned.unit.clone(), stated.unit)
        && from != *to
        && from.same_dimension(to)
    {
        reckoned.value = from.convert(reckoned.value, to)?;
        reckoned.bound = from.convert(reckoned.bound, to)?;
    }
    if agrees(stated.value, reckoned.value, &reckoned.inputs) {
        return None;
    }
    let exact = rounded == Some(false);
    let bound = reckoned.bound.checked_add(half_unit(stated.value)).unwrap_or(Decimal::MAX);
    let difference = Difference {
        stated: stated.value,
        computed: reckoned.value,
        unit: stated.unit.cloned().or(reckoned.unit),
        bound,
        exact,
        inputs: reckoned.inputs,
    };
    (rounded != Some(true) || !difference.is_rounding()).then_some(difference)
}

/// Whether the two agree at the precision in which they are written: the recomputed figure has at most the decimals
/// of its parts; where a division gives more, those of the stated figure decide.
fn agrees(stated: Decimal, computed: Decimal, inputs: &[Input]) -> bool {
    if stated == computed {
        return true;
    }
    let written = inputs.iter().map(|input| input.value.scale()).max().unwrap_or(0);
    if computed.normalize().scale() <= written {
        return false;
    }
    [RoundingStrategy::MidpointAwayFromZero, RoundingStrategy::MidpointNearestEven]
        .into_iter()
        .any(|strategy| computed.round_dp_with_strategy(stated.scale(), strategy) == stated)
}

impl Difference {
    fn value(&self) -> Decimal {
        self.stated - self.computed
    }

    fn is_rounding(&self) -> bool {
        !self.exact && self.value().abs() <= self.bound
    }

    /// What went into the recomputed figure.
    pub(super) fn inputs(&self) -> Vec<FigureKey> {
        self.inputs.iter().map(|input| input.key).collect()
    }

    /// The finding: stated, recomputed, difference, bound.
    pub(super) fn diagnostic(&self, rule: Rule, span: Span) -> Diagnostic {
        let code = if self.is_rounding() { rule.rounding } else { rule.mismatch };
        let unit = self.unit.as_ref();
        // A quotient may have no end; two decimals more than were stated show what differs.
        let shown = self.computed.round_dp(self.stated.scale() + 2).normalize();
        let shown = if shown.scale() < self.stated.scale() { with_scale(shown, self.stated.scale()) } else { shown };
        let apart = (self.stated - shown).normalize();
        let diagnostic = Diagnostic::new(code, span)
            .with("stated", Argument::amount(self.stated, unit))
            .with("computed", Argument::amount(shown, unit))
            .with("difference", Argument::amount(apart, unit))
            .with("bound", Argument::amount(self.bound.round_dp(self.stated.scale() + 2).normalize(), unit));
        if self.exact { diagnostic.note("exact") } else { diagnostic.note("difference") }
    }

    /// Marks the parts.
    pub(super) fn parts(&self, diagnostic: Diagnostic) -> Diagnostic {
        let mut marked: Vec<Span> = Vec::new();
        self.inputs.iter().fold(diagnostic, |diagnostic, input| {
            if marked.contains(&input.span) {
                return diagnostic;
            }
            marked.push(input.span);
            let value = Argument::amount(input.value, input.unit.as_ref());
            diagnostic.label_with(input.span, "part", vec![("value", value)])
        })
    }
}

fn with_scale(mut value: Decimal, scale: u32) -> Decimal {
    value.rescale(scale);
    value
}
