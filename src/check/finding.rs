//! Findings as they come, sorted out at the end: what stands, what rests on something wrong, what is accepted.

use std::collections::HashMap;

use super::{Accepted, Derivation};
use crate::diagnostic::{Argument, Code, Diagnostic, Severity};
use crate::model::{Deviation, FigureKey, Item, Plan, Value};
use crate::text::Span;
use crate::vocabulary::FieldName;

/// A comparison that failed.
struct Failure {
    diagnostic: Diagnostic,
    /// The figure that is stated.
    about: Option<FigureKey>,
    /// The figures it was compared with.
    inputs: Vec<FigureKey>,
}

/// What the rules say.
#[derive(Default)]
pub(super) struct Findings {
    failures: Vec<Failure>,
    /// Figures that could not be checked, by the place that is to blame.
    unchecked: Vec<(Option<FigureKey>, Span, Span)>,
    /// Findings that compare nothing.
    pub(super) plain: Vec<Diagnostic>,
    /// How many figures were compared.
    pub(super) checked: usize,
    /// What was compared, where that is asked for.
    kept: Option<Vec<Derivation>>,
    /// Rules that had to keep silent: whether their acceptances are needed is not known.
    pub(super) not_run: Vec<Code>,
}

impl Findings {
    /// Findings that keep what was compared.
    pub(super) fn keeping() -> Self {
        Findings { kept: Some(Vec::new()), ..Findings::default() }
    }

    /// Whether what is compared is kept.
    pub(super) fn keeps(&self) -> bool {
        self.kept.is_some()
    }

    /// Keeps a comparison, if that is asked for.
    pub(super) fn keep(&mut self, derivation: impl FnOnce() -> Derivation) {
        if let Some(kept) = &mut self.kept {
            kept.push(derivation());
        }
    }

    /// What was compared.
    pub(super) fn kept(self) -> Vec<Derivation> {
        self.kept.unwrap_or_default()
    }

    /// A figure that does not agree with others.
    pub(super) fn failed(&mut self, about: FigureKey, diagnostic: Diagnostic, inputs: Vec<FigureKey>) {
        self.failures.push(Failure { diagnostic, about: Some(about), inputs });
    }

    /// A statement in prose that does not agree with figures.
    pub(super) fn failed_statement(&mut self, diagnostic: Diagnostic, inputs: Vec<FigureKey>) {
        self.failures.push(Failure { diagnostic, about: None, inputs });
    }

    /// What went wrong while reckoning; at a cell, it can be accepted like any other finding.
    pub(super) fn fault(&mut self, diagnostic: Diagnostic) {
        match diagnostic.target {
            Some(_) => self.failed_statement(diagnostic, Vec::new()),
            None => self.plain.push(diagnostic),
        }
    }

    /// A figure at `span` that rests on another at `because`, which is missing or could not be read.
    pub(super) fn not_checked(&mut self, about: FigureKey, span: Span, because: Span) {
        self.unchecked.push((Some(about), span, because));
    }

    /// A statement in prose that rests on such a figure.
    pub(super) fn statement_not_checked(&mut self, span: Span, because: Span) {
        self.unchecked.push((None, span, because));
    }

    /// Sorts everything out.
    pub(super) fn settle(self, plan: &Plan) -> (Vec<Diagnostic>, Vec<Accepted>) {
        let mut deviations = Deviations::collect(plan);
        let mut findings = self.plain;
        let (failures, accepted) = deviations.accept(self.failures, plan);
        let (standing, dependent) = without_consequences(failures);
        let mut unchecked_spans: Vec<Span> = self.unchecked.iter().map(|(_, span, _)| *span).collect();
        unchecked_spans.extend(dependent.iter().filter_map(|failure| failure.diagnostic.span));
        findings.extend(with_dependents(standing, &dependent));
        findings.extend(notes(self.unchecked));
        findings.extend(deviations.left_over(&unchecked_spans, &self.not_run, plan));
        (findings, accepted)
    }
}

/// Keeps a failure if it rests on no figure that is itself found wrong; the others are consequences.
fn without_consequences(failures: Vec<Failure>) -> (Vec<Failure>, Vec<Failure>) {
    let wrong = |failure: &&Failure| failure.diagnostic.severity == Severity::Error;
    let targets: Vec<FigureKey> = failures.iter().filter(wrong).filter_map(|failure| failure.about).collect();
    let rests_on = |failure: &Failure, wrong: &[FigureKey]| {
        failure.inputs.iter().any(|input| wrong.contains(input) && failure.about != Some(*input))
    };
    let (roots, others): (Vec<Failure>, Vec<Failure>) =
        failures.into_iter().partition(|failure| !rests_on(failure, &targets));
    let mut standing = roots;
    let mut blamed: Vec<FigureKey> = standing.iter().filter(wrong).filter_map(|failure| failure.about).collect();
    let mut dependent = Vec::new();
    for failure in others {
        // Two figures that blame each other: the first stands, so that something is said.
        if rests_on(&failure, &blamed) {
            dependent.push(failure);
        } else {
            blamed.extend(failure.about);
            standing.push(failure);
        }
    }
    (standing, dependent)
}

/// Each finding, with what rests on its figure marked as not checked.
fn with_dependents(standing: Vec<Failure>, dependent: &[Failure]) -> impl Iterator<Item = Diagnostic> {
    let mut waiting: HashMap<FigureKey, Vec<Span>> = HashMap::new();
    for failure in dependent {
        let blamed = standing.iter().filter_map(|failure| failure.about).find(|about| failure.inputs.contains(about));
        if let (Some(blamed), Some(span)) = (blamed, failure.diagnostic.span) {
            waiting.entry(blamed).or_default().push(span);
        }
    }
    standing.into_iter().map(move |failure| {
        let spans = failure.about.and_then(|about| waiting.remove(&about)).unwrap_or_default();
        spans.into_iter().fold(failure.diagnostic, |diagnostic, span| diagnostic.label(span, "dependent"))
    })
}

/// One note for each place that is to blame.
fn notes(mut unchecked: Vec<(Option<FigureKey>, Span, Span)>) -> Vec<Diagnostic> {
    unchecked.sort_by_key(|(_, span, because)| (*because, *span));
    unchecked.dedup_by_key(|(_, span, because)| (*span, *because));
    unchecked
        .chunk_by(|left, right| left.2 == right.2)
        .filter_map(|group| {
            let (_, _, because) = group.first()?;
            let diagnostic = Diagnostic::new(Code::NotChecked, *because).with("count", group.len());
            Some(group.iter().fold(diagnostic, |diagnostic, (_, span, _)| diagnostic.label(*span, "dependent")))
        })
        .collect()
}

/// Every acceptance in a plan, and whether it was needed.
struct Deviations<'a> {
    all: Vec<(&'a Item, usize, &'a Deviation, bool)>,
    by_path: HashMap<&'a str, Vec<usize>>,
    ambiguous: Vec<Diagnostic>,
}

impl<'a> Deviations<'a> {
    fn collect(plan: &'a Plan) -> Self {
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
    fn accept(&mut self, failures: Vec<Failure>, plan: &'a Plan) -> (Vec<Failure>, Vec<Accepted>) {
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

    fn acceptance(&self, finding: &Diagnostic, plan: &Plan) -> Option<usize> {
        let target = finding.target.as_ref()?;
        let candidates = self.by_path.get(target.path.as_str())?;
        candidates.iter().copied().find(|at| {
            let (item, _, deviation, _) = self.all[*at];
            let here = plan.enclosing(plan.item(target.holder)).any(|holder| holder.id == item.id);
            here && deviation.rule.as_deref().is_none_or(|rule| rule == finding.code.number())
        })
    }

    /// Acceptances that nothing needed, unless their figure could not be checked at all.
    fn left_over(self, unchecked: &[Span], not_run: &[Code], plan: &Plan) -> Vec<Diagnostic> {
        let mut found = self.ambiguous;
        for (item, entry, deviation, used) in self.all {
            let waits = unchecked.iter().any(|span| figure_span(plan, &deviation.target) == Some(*span));
            let untold = match deviation.rule.as_deref() {
                Some(rule) => not_run.iter().any(|code| code.number() == rule),
                None => !not_run.is_empty(),
            };
            if !used && !waits && !untold {
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
