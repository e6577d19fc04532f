//! Findings as they come, sorted out at the end: what stands, what rests on something wrong, what is accepted.

use std::collections::HashMap;

use super::accept::Deviations;
use super::cause::{self, Joined};
use super::compare::Balance;
use super::evaluate::{Evaluator, Reckoned};
use super::sites::Site;
use super::tables::Tables;
use super::trial::Trials;
use super::{Accepted, Derivation};
use crate::diagnostic::{Code, Diagnostic, Severity, Target};
use crate::model::{CellAt, FigureKey};
use crate::sources::SourceMap;
use crate::text::Span;

/// A comparison that failed.
pub(super) struct Failure {
    pub(super) diagnostic: Diagnostic,
    /// The figure that is stated.
    pub(super) about: Option<FigureKey>,
    /// The figures it was compared with.
    pub(super) inputs: Vec<FigureKey>,
    /// What is left over, where something is said to be equal.
    pub(super) balance: Option<Balance>,
}

/// A comparison, whether it failed or not.
pub(super) struct Compared<'a> {
    pub(super) site: Site<'a>,
    /// Every figure in it.
    pub(super) keys: Vec<FigureKey>,
}

/// What the rules say.
#[derive(Default)]
pub(super) struct Findings<'a> {
    pub(super) failures: Vec<Failure>,
    comparisons: Vec<Compared<'a>>,
    /// Where figures are being compared.
    site: Option<Site<'a>>,
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

impl<'a> Findings<'a> {
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

    /// Compares what is to be compared at a place.
    pub(super) fn look(&mut self, site: Site<'a>, evaluator: &mut Evaluator<'_>) {
        self.begin(site);
        site.look(evaluator, self);
    }

    /// Comparisons from now on are made at this place.
    pub(super) fn begin(&mut self, site: Site<'a>) {
        self.site = Some(site);
    }

    /// A comparison of these figures.
    pub(super) fn compared(&mut self, keys: impl Iterator<Item = FigureKey>) {
        self.checked += 1;
        self.comparisons.extend(self.site.map(|site| Compared { site, keys: keys.collect() }));
    }

    /// Figures that do not agree.
    pub(super) fn failed(&mut self, failure: Failure) {
        self.failures.push(failure);
    }

    /// A finding that compares nothing, but can be accepted.
    pub(super) fn acceptable(&mut self, diagnostic: Diagnostic) {
        self.failed(Failure { diagnostic, about: None, inputs: Vec::new(), balance: None });
    }

    /// What went wrong while reckoning; at a cell, it can be accepted like any other finding.
    pub(super) fn fault(&mut self, diagnostic: Diagnostic) {
        match diagnostic.target {
            Some(_) => self.acceptable(diagnostic),
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
    pub(super) fn settle(
        self,
        tables: &'a Tables<'a>,
        computed: &HashMap<CellAt, Option<Reckoned>>,
        sources: &SourceMap,
    ) -> (Vec<Diagnostic>, Vec<Accepted>) {
        let plan = tables.plan;
        let mut deviations = Deviations::collect(plan);
        let mut findings = self.plain;
        let mut failures = self.failures;
        for target in failures.iter_mut().filter_map(|failure| failure.diagnostic.target.as_mut()) {
            target.written = super::accept::written(plan, target);
        }
        let (failures, accepted) = deviations.accept(failures, plan);
        let unaccepted: Vec<(Code, Option<Target>)> =
            failures.iter().map(|failure| (failure.diagnostic.code, failure.diagnostic.target.clone())).collect();
        let joined = if failures.is_empty() {
            Joined::default()
        } else {
            cause::join(failures, &mut Trials::new(tables, computed, &self.comparisons, &deviations, sources))
        };
        findings.extend(joined.causes);
        let (mut standing, dependent) = without_consequences(joined.rest);
        for failure in &mut standing {
            let mended = super::mend::stated(failure, sources, plan.config.language);
            failure.diagnostic = mended.unwrap_or_else(|| failure.diagnostic.clone());
        }
        let mut unchecked_spans: Vec<Span> = self.unchecked.iter().map(|(_, span, _)| *span).collect();
        unchecked_spans.extend(joined.spans);
        unchecked_spans.extend(dependent.iter().filter_map(|failure| failure.diagnostic.span));
        findings.extend(with_dependents(standing, &dependent));
        findings.extend(notes(self.unchecked));
        findings.extend(deviations.left_over(&unchecked_spans, &self.not_run, &unaccepted, plan));
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
