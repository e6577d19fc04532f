//! A stated figure against a reckoned one: equal, within rounding, or wrong.

use std::collections::HashSet;

use rust_decimal::{Decimal, RoundingStrategy};

use super::evaluate::{Input, Reckoned, half_unit, hundredfold};
use super::provenance::{About, Derivation, Verdict, Way};
use crate::diagnostic::{Argument, Code, Diagnostic};
use crate::model::{FigureKey, Unit};
use crate::text::Span;

/// More parts than these are not marked one by one.
const MOST_PARTS: usize = 8;

/// A rule that compares figures: how it reckons, its two codes.
#[derive(Clone, Copy)]
pub(super) struct Rule {
    pub(super) way: Way,
    pub(super) mismatch: Code,
    pub(super) rounding: Code,
}

/// What is stated.
pub(super) struct Comparand<'a> {
    pub(super) value: Decimal,
    pub(super) unit: Option<&'a Unit>,
    pub(super) span: Span,
}

/// Two figures, and how far apart they are.
pub(super) struct Difference {
    stated: Decimal,
    computed: Decimal,
    unit: Option<Unit>,
    /// The most that rounding can explain.
    bound: Decimal,
    /// Whether they agree at the precision in which they are written.
    agrees: bool,
    /// What the table says of itself.
    rounded: Option<bool>,
    inputs: Vec<Input>,
}

/// A comparison that failed, as an equation: what is stated, what comes out of the inputs, what is left over.
#[derive(Clone)]
pub(super) struct Balance {
    /// Stated less reckoned.
    pub(super) left_over: Decimal,
    /// The figure of the plan that is held to the others; nothing for a text or a relation.
    pub(super) stated: Option<FigureKey>,
    /// What was reckoned with, with rates in the unit of what is left over.
    pub(super) inputs: Vec<Input>,
}

/// Compares. Nothing, if they agree: equal at the precision in which the figure is written, or apart by no more
/// than rounding explains in a table that is declared rounded (`rounded` is what the table says of itself).
pub(super) fn difference(stated: &Comparand<'_>, reckoned: Reckoned, rounded: Option<bool>) -> Option<Difference> {
    compare(stated, reckoned, rounded).filter(Difference::is_worth_telling)
}

/// As [`difference`], with what agrees. Nothing, if the units leave too large a number.
pub(super) fn compare(stated: &Comparand<'_>, reckoned: Reckoned, rounded: Option<bool>) -> Option<Difference> {
    let mut reckoned = reckoned;
    if reckoned.ratio && stated.unit == Some(&Unit::Percent) {
        reckoned = hundredfold(reckoned)?;
    }
    if let (Some(from), Some(to)) = (reckoned.unit.clone(), stated.unit)
        && from != *to
        && from.same_dimension(to)
    {
        reckoned.convert(&from, to)?;
    }
    let agrees = agrees(stated.value, reckoned.value, &reckoned.inputs);
    let bound = reckoned.bound.checked_add(half_unit(stated.value)).unwrap_or(Decimal::MAX);
    Some(Difference {
        stated: stated.value,
        computed: reckoned.value,
        unit: stated.unit.cloned().or(reckoned.unit),
        bound,
        agrees,
        rounded,
        inputs: reckoned.inputs,
    })
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

    /// Whether the writer said that the figures are exact.
    fn is_exact(&self) -> bool {
        self.rounded == Some(false)
    }

    /// Whether they differ, and not by rounding in a table that is declared rounded.
    pub(super) fn is_worth_telling(&self) -> bool {
        !self.agrees && (self.rounded != Some(true) || !self.is_rounding())
    }

    fn code(&self, rule: Rule) -> Code {
        if self.is_rounding() { rule.rounding } else { rule.mismatch }
    }

    /// As it is kept.
    pub(super) fn derivation(&self, rule: Rule, about: About) -> Derivation {
        let verdict = match () {
            () if self.agrees => Verdict::Agrees,
            () if self.is_worth_telling() => Verdict::Found(self.code(rule)),
            () => Verdict::Rounded,
        };
        Derivation {
            stated: Some(self.stated),
            computed: Some(self.computed),
            unit: self.unit.clone(),
            bound: (!self.is_exact()).then_some(self.bound),
            verdict,
            ..Derivation::new(about, rule.way, self.inputs.clone())
        }
    }

    fn is_rounding(&self) -> bool {
        !self.is_exact() && self.value().abs() <= self.bound
    }

    /// What went into the recomputed figure.
    pub(super) fn inputs(&self) -> Vec<FigureKey> {
        self.inputs.iter().map(|input| input.key).collect()
    }

    /// What is left over. `stated` is the figure that states, where it is one of the plan's.
    pub(super) fn balance(&self, stated: Option<FigureKey>) -> Balance {
        Balance { left_over: self.value(), stated, inputs: self.inputs.clone() }
    }

    /// The finding: stated, recomputed, difference, bound.
    pub(super) fn diagnostic(&self, rule: Rule, span: Span) -> Diagnostic {
        let code = self.code(rule);
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
        if self.is_exact() { diagnostic.note("exact") } else { diagnostic.note("difference") }
    }

    /// Marks the parts: all of a handful, else the first and the last, which says how many stand between.
    pub(super) fn parts(&self, diagnostic: Diagnostic) -> Diagnostic {
        let mut seen = HashSet::new();
        let spans: Vec<Span> =
            self.inputs.iter().map(|input| input.span).filter(|span| seen.insert((span.file, span.start))).collect();
        let label = |diagnostic: Diagnostic, span: Span, more: usize| {
            diagnostic.label_with(span, "part", vec![("more", Argument::Count(more))])
        };
        match spans.as_slice() {
            [first, between @ .., last] if spans.len() > MOST_PARTS => {
                label(label(diagnostic, *first, 0), *last, between.len())
            }
            _ => spans.into_iter().fold(diagnostic, |diagnostic, span| label(diagnostic, span, 0)),
        }
    }
}

fn with_scale(mut value: Decimal, scale: u32) -> Decimal {
    value.rescale(scale);
    value
}
