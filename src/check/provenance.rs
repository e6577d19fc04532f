//! How figures come about: what the rules over figures compared, kept as they compared it.

use std::collections::HashMap;

use rust_decimal::Decimal;

use super::evaluate::{Evaluator, Input, Reckoned};
use super::finding::Findings;
use super::tables::Tables;
use crate::diagnostic::Code;
use crate::model::{FigureKey, ItemId, Plan, Unit};
use crate::text::Span;

/// How a figure is reckoned from others.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Way {
    /// As the total of the rows above it.
    Total,
    /// From the rows that make its row up.
    Parts,
    /// By the formula of its column or row.
    Formula,
    /// As a share of a base.
    Share,
    /// It is included in another figure, and no larger.
    OfWhich,
    /// By a relation that must hold.
    Check,
    /// By a formula in running text.
    Text,
}

impl Way {
    /// In JSON.
    pub fn key(self) -> &'static str {
        match self {
            Way::Total => "total",
            Way::Parts => "parts",
            Way::Formula => "formula",
            Way::Share => "share",
            Way::OfWhich => "of-which",
            Way::Check => "check",
            Way::Text => "text",
        }
    }
}

/// What is compared with what it is reckoned from.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum About {
    /// A figure of a table or of an indicator.
    Figure {
        /// Which.
        key: FigureKey,
        /// Whether it is the share in parentheses.
        share: bool,
    },
    /// The left side of a check.
    Check {
        /// The budget that says it.
        budget: ItemId,
        /// The row or column in which it is read, where it holds for each.
        within: Option<ItemId>,
        /// Where it is written.
        span: Span,
    },
    /// A figure in running text.
    Text {
        /// The item whose text it is.
        holder: ItemId,
        /// Where it is written.
        span: Span,
    },
}

/// How a comparison came out.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Verdict {
    /// Nothing is stated: planc reckons it.
    Computed,
    /// They agree at the precision in which they are written.
    Agrees,
    /// They differ, but no more than rounding explains, in a table that is declared rounded.
    Rounded,
    /// They differ, and this is said of it.
    Found(Code),
    /// A figure is missing or could not be read, here.
    NotChecked(Span),
}

/// One comparison.
#[derive(Clone, Debug)]
pub struct Derivation {
    /// What is compared.
    pub about: About,
    /// How the other side is reckoned.
    pub way: Way,
    /// Where the formula is written, if one says how.
    pub formula: Option<Span>,
    /// The writer's own words: a check, or what running text states.
    pub written: Option<String>,
    /// The figures that it is reckoned from, in their order.
    pub inputs: Vec<Input>,
    /// What is stated.
    pub stated: Option<Decimal>,
    /// What was reckoned, in the unit of what is stated.
    pub computed: Option<Decimal>,
    /// The unit of both.
    pub unit: Option<Unit>,
    /// The most that rounding can explain; absent where the figures are exact, or where nothing is added up.
    pub bound: Option<Decimal>,
    /// How it came out.
    pub verdict: Verdict,
}

impl Derivation {
    /// A comparison with a figure that could not be reckoned, because of what stands at `because`.
    pub(super) fn not_checked(about: About, way: Way, because: Span) -> Self {
        Derivation { verdict: Verdict::NotChecked(because), ..Derivation::new(about, way, Vec::new()) }
    }

    /// What is reckoned where nothing is stated.
    pub(super) fn computed(about: About, way: Way, reckoned: &Reckoned) -> Self {
        Derivation {
            computed: Some(reckoned.value),
            unit: reckoned.unit.clone(),
            ..Derivation::new(about, way, reckoned.inputs.clone())
        }
    }

    pub(super) fn new(about: About, way: Way, inputs: Vec<Input>) -> Self {
        Derivation {
            about,
            way,
            formula: None,
            written: None,
            inputs,
            stated: None,
            computed: None,
            unit: None,
            bound: None,
            verdict: Verdict::Computed,
        }
    }

    /// Stated less reckoned.
    pub fn difference(&self) -> Option<Decimal> {
        self.stated?.checked_sub(self.computed?)
    }
}

/// Every comparison of a plan.
#[derive(Debug)]
pub struct Provenance {
    all: Vec<Derivation>,
    by_figure: HashMap<(FigureKey, bool), Vec<usize>>,
    by_input: HashMap<(FigureKey, bool), Vec<usize>>,
}

/// Runs the rules over figures again, and keeps what they compare.
pub fn provenance(plan: &Plan) -> Provenance {
    let tables = Tables::new(plan);
    let mut evaluator = Evaluator::new(plan, &tables);
    let mut findings = Findings::keeping();
    super::figures(&tables, &mut evaluator, &mut findings);
    Provenance::new(findings.kept())
}

impl Provenance {
    fn new(all: Vec<Derivation>) -> Self {
        let (mut by_figure, mut by_input): (HashMap<_, Vec<usize>>, HashMap<_, Vec<usize>>) = Default::default();
        for (at, derivation) in all.iter().enumerate() {
            if let About::Figure { key, share } = derivation.about {
                by_figure.entry((key, share)).or_default().push(at);
            }
            for input in &derivation.inputs {
                let found = by_input.entry((input.key, input.share)).or_default();
                if found.last() != Some(&at) {
                    found.push(at);
                }
            }
        }
        Provenance { all, by_figure, by_input }
    }

    /// Every comparison, in the order in which they are made.
    pub fn all(&self) -> impl Iterator<Item = &Derivation> {
        self.all.iter()
    }

    /// Every way in which a figure is reckoned.
    pub fn of(&self, key: FigureKey, share: bool) -> impl Iterator<Item = &Derivation> {
        self.by_figure.get(&(key, share)).into_iter().flatten().map(|at| &self.all[*at])
    }

    /// Everything that is reckoned from a figure.
    pub fn uses(&self, key: FigureKey, share: bool) -> impl Iterator<Item = &Derivation> {
        self.by_input.get(&(key, share)).into_iter().flatten().map(|at| &self.all[*at])
    }
}
