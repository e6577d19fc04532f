//! What would follow if a figure said something else.

use std::collections::{BTreeSet, HashMap, HashSet};
use std::rc::Rc;

use rust_decimal::Decimal;

use super::accept::Deviations;
use super::evaluate::{Evaluator, Reckoned};
use super::finding::{Compared, Failure, Findings};
use super::tables::Tables;
use crate::model::{CellAt, Content, Figure, FigureKey, Plan};
use crate::sources::SourceMap;

/// How many figures are looked at again, over all trials of a plan: what is found out must not take longer than
/// checking.
const EFFORT: usize = 400_000;

/// A stated number of the plan.
#[derive(Clone, Copy)]
pub(super) struct Written<'a> {
    pub(super) key: FigureKey,
    pub(super) figure: &'a Figure,
    pub(super) value: Decimal,
}

/// Tries values of figures on the comparisons that were made.
pub(super) struct Trials<'t, 'a> {
    pub(super) plan: &'a Plan,
    tables: &'a Tables<'a>,
    computed: &'t HashMap<CellAt, Option<Reckoned>>,
    comparisons: &'t [Compared<'a>],
    deviations: &'t Deviations<'a>,
    pub(super) files: &'t SourceMap,
    /// What each computed cell rests on, with rates.
    sources: HashMap<CellAt, Rc<HashMap<FigureKey, Decimal>>>,
    /// The comparisons that each figure takes part in.
    taking_part: HashMap<FigureKey, Vec<usize>>,
    effort: usize,
}

impl<'t, 'a> Trials<'t, 'a> {
    /// Trials over the figures of `failures`.
    pub(super) fn new(
        tables: &'a Tables<'a>,
        computed: &'t HashMap<CellAt, Option<Reckoned>>,
        comparisons: &'t [Compared<'a>],
        deviations: &'t Deviations<'a>,
        files: &'t SourceMap,
    ) -> Self {
        let (sources, taking_part) = (HashMap::new(), HashMap::new());
        let plan = tables.plan;
        let mut trials =
            Trials { plan, tables, computed, comparisons, deviations, files, sources, taking_part, effort: EFFORT };
        for (at, compared) in comparisons.iter().enumerate() {
            let rates = trials.spread(compared.keys.iter().map(|key| (*key, Decimal::ONE)));
            for key in rates.into_keys() {
                trials.taking_part.entry(key).or_default().push(at);
            }
        }
        trials
    }

    /// Figures with rates, computed ones replaced by what they come from; each figure once.
    fn spread(&mut self, inputs: impl Iterator<Item = (FigureKey, Decimal)>) -> HashMap<FigureKey, Decimal> {
        let mut rates: HashMap<FigureKey, Decimal> = HashMap::new();
        let mut add = |key, rate: Decimal| {
            let sum: &mut Decimal = rates.entry(key).or_default();
            *sum = sum.checked_add(rate).unwrap_or_default();
        };
        for (key, rate) in inputs {
            let computed = match key {
                FigureKey::Cell(at) if self.computed.contains_key(&at) => Some(self.sources_of(at)),
                _ => None,
            };
            match computed {
                Some(sources) => sources.iter().for_each(|(key, inner)| {
                    add(*key, inner.checked_mul(rate).unwrap_or_default());
                }),
                None => add(key, rate),
            }
        }
        rates
    }

    fn sources_of(&mut self, at: CellAt) -> Rc<HashMap<FigureKey, Decimal>> {
        if let Some(known) = self.sources.get(&at) {
            return known.clone();
        }
        // What leads back to itself has no value, and so no inputs; an empty entry keeps that from being asked again.
        self.sources.insert(at, Rc::default());
        let inputs = match self.computed.get(&at) {
            Some(Some(value)) => value.inputs.iter().map(|input| (input.key, input.rate)).collect(),
            _ => Vec::new(),
        };
        let found = Rc::new(self.spread(inputs.into_iter()));
        self.sources.insert(at, found.clone());
        found
    }

    /// The figures of a failed comparison, with what each adds to the reckoned side when it grows by one.
    pub(super) fn rates(&mut self, failure: &Failure) -> HashMap<FigureKey, Decimal> {
        let mut all: Vec<(FigureKey, Decimal)> = Vec::new();
        match &failure.balance {
            Some(balance) => {
                all.extend(balance.inputs.iter().map(|input| (input.key, input.rate)));
                all.extend(balance.stated.map(|key| (key, Decimal::NEGATIVE_ONE)));
            }
            None => all.extend(failure.inputs.iter().chain(&failure.about).map(|key| (*key, Decimal::ZERO))),
        }
        self.spread(all.into_iter())
    }

    /// The number that is written for a figure of this project.
    pub(super) fn written(&self, key: FigureKey) -> Option<Written<'a>> {
        let (item, figure) = match key {
            FigureKey::Cell(at) => (self.plan.item(at.row), self.tables.cell(at)?),
            FigureKey::Series(indicator, kind, period) => {
                let item = self.plan.item(indicator);
                let all = self.plan.all_series(item);
                let found = all.iter().rev().find(|(found, _)| found.kind == kind && found.period == period)?;
                (item, found.0.figure)
            }
        };
        match figure.content {
            Content::Number { value, qualifier: None, .. } if !item.external => Some(Written { key, figure, value }),
            _ => None,
        }
    }

    /// Whether every comparison that the figures take part in holds or is accepted when they say `values`. `known`
    /// are comparisons that are known to hold then. `None` when the effort is spent.
    pub(super) fn holds(
        &mut self,
        values: &[(FigureKey, Decimal)],
        known: impl Fn(&Compared<'a>) -> bool,
    ) -> Option<bool> {
        let concerned: BTreeSet<usize> =
            values.iter().filter_map(|(key, _)| self.taking_part.get(key)).flatten().copied().collect();
        let mut evaluator = Evaluator::new(self.plan, self.tables);
        evaluator.supposed = values.iter().copied().collect();
        let supposed: HashSet<FigureKey> = values.iter().map(|(key, _)| *key).collect();
        for at in concerned {
            let compared = &self.comparisons[at];
            if known(compared) {
                continue;
            }
            self.effort = self.effort.checked_sub(compared.keys.len() + 1)?;
            let mut findings = Findings::default();
            compared.site.look(&mut evaluator, &mut findings);
            for failure in std::mem::take(&mut findings.failures) {
                let concerned = self.rates(&failure).keys().any(|key| supposed.contains(key));
                if concerned && self.deviations.acceptance(&failure.diagnostic, self.plan).is_none() {
                    return Some(false);
                }
            }
        }
        Some(evaluator.diagnostics.is_empty())
    }
}
