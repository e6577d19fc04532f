//! What the writer accepts: known deviations, matched with findings.

use std::collections::HashMap;

use super::Accepted;
use super::finding::Failure;
use crate::diagnostic::{Argument, Code, Diagnostic, Target};
use crate::model::{Deviation, Item, Plan, SeriesKind, Value};
use crate::text::Span;
use crate::vocabulary::{ConceptName, FieldName};

/// A finding that nothing accepts: its code and what it is about.
type Unaccepted = (Code, Option<Target>);

/// Every acceptance in a plan, and whether it was needed.
pub(super) struct Deviations<'a> {
    all: Vec<(&'a Item, usize, &'a Deviation, bool)>,
    by_path: HashMap<&'a str, Vec<usize>>,
    ambiguous: Vec<Diagnostic>,
}

impl<'a> Deviations<'a> {
    /// Collects them.
    pub(super) fn collect(plan: &'a Plan) -> Self {
        let mut all = Vec::new();
        let mut by_path: HashMap<&str, Vec<usize>> = HashMap::new();
        for item in &plan.items {
            for (at, entry) in item.entries.iter().enumerate() {
                if let (FieldName::KnownDeviation, Value::Deviation(deviation)) = (entry.field, &entry.value) {
                    by_path.entry(&deviation.target).or_default().push(all.len());
                    all.push((item, at, deviation, false));
                }
            }
        }
        Deviations { all, by_path, ambiguous: Vec::new() }
    }

    /// Takes away what is accepted where it stands: by the item that says it, or by what holds that item.
    pub(super) fn accept(&mut self, failures: Vec<Failure>, plan: &'a Plan) -> (Vec<Failure>, Vec<Accepted>) {
        let codes = self.codes_of(&failures, plan);
        let mut standing = Vec::new();
        let mut accepted = Vec::new();
        for failure in failures {
            match self.acceptance(&failure.diagnostic, plan) {
                Some(at) => {
                    self.all[at].3 = true;
                    let (item, entry, deviation, _) = self.all[at];
                    let several = codes.get(&at).filter(|codes| codes.len() > 1);
                    if let (None, Some(codes)) = (&deviation.rule, several) {
                        self.say_ambiguous(item, entry, deviation, codes);
                        standing.push(failure);
                    } else {
                        accepted.push(Accepted { finding: failure.diagnostic, by: item.id, entry });
                    }
                }
                None => standing.push(failure),
            }
        }
        (standing, accepted)
    }

    /// The codes of the findings that each acceptance could mean.
    fn codes_of(&self, failures: &[Failure], plan: &Plan) -> HashMap<usize, Vec<Code>> {
        let mut codes: HashMap<usize, Vec<Code>> = HashMap::new();
        for failure in failures {
            if let Some(at) = self.acceptance(&failure.diagnostic, plan) {
                let found = codes.entry(at).or_default();
                if !found.contains(&failure.diagnostic.code) {
                    found.push(failure.diagnostic.code);
                }
            }
        }
        codes
    }

    fn say_ambiguous(&mut self, item: &Item, entry: usize, deviation: &Deviation, codes: &[Code]) {
        let span = item.entries[entry].span;
        if self.ambiguous.iter().any(|said| said.span == Some(span)) {
            return;
        }
        let mut codes: Vec<&str> = codes.iter().map(|code| code.number()).collect();
        codes.sort_unstable();
        self.ambiguous.push(
            Diagnostic::new(Code::DeviationAmbiguous, span)
                .with("target", deviation.written.as_str())
                .with("first", codes.first().copied().unwrap_or_default())
                .with("codes", Argument::texts(codes)),
        );
    }

    /// Which acceptance means a finding.
    pub(super) fn acceptance(&self, finding: &Diagnostic, plan: &Plan) -> Option<usize> {
        let target = finding.target.as_ref()?;
        let candidates = self.by_path.get(target.path.as_str())?;
        candidates.iter().copied().find(|at| {
            let (item, _, deviation, _) = self.all[*at];
            let here = plan.enclosing(plan.item(target.holder)).any(|holder| holder.id == item.id);
            here && deviation.rule.as_deref().is_none_or(|rule| rule == finding.code.number())
        })
    }

    /// Acceptances that nothing needed, unless their figure could not be checked at all.
    pub(super) fn left_over(
        self,
        unchecked: &[Span],
        not_run: &[Code],
        unaccepted: &[Unaccepted],
        plan: &Plan,
    ) -> Vec<Diagnostic> {
        let mut found = self.ambiguous;
        for (item, entry, deviation, used) in self.all {
            let waits = unchecked.iter().any(|span| figure_span(plan, &deviation.target) == Some(*span));
            // What rounding explained goes further now: the finding itself says so.
            let grown = deviation.rule.as_deref().and_then(Code::named).is_some_and(|rule| {
                unaccepted.iter().any(|(code, target)| {
                    code.exact() == rule.exact()
                        && target.as_ref().is_some_and(|target| target.path == deviation.target)
                })
            });
            let untold = match deviation.rule.as_deref() {
                Some(rule) => not_run.iter().any(|code| code.number() == rule),
                None => !not_run.is_empty(),
            };
            if !used && !waits && !untold && !grown {
                let span = item.entries[entry].span;
                found.push(Diagnostic::new(Code::DeviationNotNeeded, span).with("target", deviation.written.as_str()));
            }
        }
        found
    }
}

/// Where the cell that a path names is written.
fn figure_span(plan: &Plan, path: &str) -> Option<Span> {
    let (row_path, _) = path.rsplit_once('.')?;
    let row = plan.items.iter().find(|item| item.path == row_path)?;
    let budget = plan.budget_of(row)?;
    plan.columns(budget)
        .find(|column| crate::model::cell_path(row, column) == path)
        .and_then(|column| row.cell(column.id))
        .map(|figure| figure.span)
}

/// The path of a finding as a known deviation in its block can write it: from the block on, or from what holds the
/// block where nothing else has the name, in the project's language.
pub(super) fn written(plan: &Plan, target: &Target) -> String {
    let path = in_language(plan, &target.path);
    let in_table = |item: &&Item| !matches!(item.concept, ConceptName::Row | ConceptName::Column);
    let Some(block) = plan.enclosing(plan.item(target.holder)).find(in_table) else { return path };
    if block.path == target.path {
        return block.name.as_ref().map_or(path, |name| name.value.clone());
    }
    for holder in plan.enclosing(block) {
        let Some(rest) = path.strip_prefix(&holder.path).and_then(|rest| rest.strip_prefix(['.', '/'])) else {
            continue;
        };
        let first = rest.split('.').next().unwrap_or_default();
        let called = |item: &&Item| item.name.as_ref().is_some_and(|name| name.value == first);
        if holder.id == block.id || plan.items.iter().filter(called).count() == 1 {
            return rest.to_owned();
        }
    }
    path
}

/// A path with the name of an indicator's series in the project's language: `h.utfall.2024`.
fn in_language(plan: &Plan, path: &str) -> String {
    let parts = path.rsplit_once('.').and_then(|(rest, period)| Some((rest.rsplit_once('.')?, period)));
    let Some(((indicator, key), period)) = parts else { return path.to_owned() };
    let series = SeriesKind::ALL.into_iter().find(|kind| kind.field().key() == key);
    let is_indicator = |item: &Item| item.concept == ConceptName::Indicator && item.path == indicator;
    match series.filter(|_| plan.items.iter().any(is_indicator)) {
        Some(kind) => format!("{indicator}.{}.{period}", kind.field().word(plan.config.language)),
        None => path.to_owned(),
    }
}
