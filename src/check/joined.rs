//! The message for several failures with one cause.

use super::cause::Suspect;
use super::finding::Failure;
use super::hints::{self, RowHint};
use super::slips::slip;
use super::trial::Written;
use crate::diagnostic::{Argument, Code, Diagnostic, FixKind, Label, Severity};
use crate::model::{ItemId, Plan};
use crate::sources::SourceMap;
use crate::text::Span;

/// More failures than these are counted, not marked.
const MOST_MARKED: usize = 8;
/// More acceptances than these are not written out.
const MOST_TARGETS: usize = 4;

/// Why several comparisons fail.
pub(super) enum Cause<'a> {
    /// One figure is wrong.
    Figure(Suspect<'a>),
    /// Two figures have changed places.
    Exchanged(Written<'a>, Written<'a>),
    /// A total row is wrong in several columns: a row is missing, or counted though it should not be.
    Row(ItemId, Option<RowHint>),
    /// A formula does not hold in several rows.
    Formula(Span),
    /// A relation does not hold in several rows or columns.
    Relation(Span),
    /// One of several figures is wrong, and nothing tells which.
    Shared {
        /// The failure that fewest figures are in.
        first: usize,
        /// How many figures it may be.
        suspects: usize,
    },
}

/// One diagnostic for failures, each with its number. Nothing, if there are none.
pub(super) fn diagnostic(
    plan: &Plan,
    files: &SourceMap,
    failures: &[(usize, Failure)],
    cause: &Cause<'_>,
) -> Option<Diagnostic> {
    let (_, lowest) = failures.first()?;
    let unit = |written: &Written<'_>| written.figure.unit.clone();
    let mut diagnostic = match cause {
        Cause::Figure(suspect) => {
            let written = &suspect.written;
            let amount = |value| Argument::amount(value, unit(written).as_ref());
            let kind = slip(written.value, suspect.meant).map_or("none", hints::key);
            let diagnostic = Diagnostic::new(Code::OneCause, written.figure.span)
                .with("kind", "figure")
                .with("what", hints::name(plan, written.key))
                .with("stated", amount(written.value))
                .with("computed", amount(suspect.meant))
                .with("difference", amount((written.value - suspect.meant).normalize()))
                .with("exact", if suspect.exact { "yes" } else { "no" })
                .with("slip", kind)
                .note("figure");
            let span = written.figure.span;
            let text = super::mend::rewritten(files.slice(span), suspect.meant, plan.config.language);
            // Several calculations ask for this very value, and none speaks against it: surer than any single total.
            match text.filter(|_| suspect.exact) {
                Some(text) => diagnostic.fix(FixKind::Sums, [(span, text)]),
                None => diagnostic,
            }
        }
        Cause::Exchanged(one, other) => Diagnostic::new(Code::OneCause, one.figure.span)
            .with("kind", "exchanged")
            .with("what", hints::name(plan, one.key))
            .with("other", hints::name(plan, other.key))
            .with("stated", Argument::amount(one.value, unit(one).as_ref()))
            .with("computed", Argument::amount(other.value, unit(other).as_ref()))
            .note("exchanged")
            .label(other.figure.span, "other"),
        Cause::Row(row, _) => Diagnostic::new(Code::OneCause, lowest.diagnostic.span?)
            .with("kind", "row")
            .with("what", hints::row_name(plan.item(*row)))
            .with("computed", argument(&lowest.diagnostic, "computed"))
            .with("differences", differences(failures))
            .note("row"),
        Cause::Formula(span) => Diagnostic::new(Code::OneCause, *span).with("kind", "formula"),
        Cause::Relation(span) => Diagnostic::new(Code::OneCause, *span).with("kind", "check"),
        Cause::Shared { first, suspects } => {
            let (_, first) = failures.iter().find(|(at, _)| at == first)?;
            Diagnostic::new(Code::OneCause, first.diagnostic.span?)
                .with("kind", "shared")
                .with("suspects", *suspects)
                .note("shared")
        }
    };
    diagnostic = diagnostic.with("count", failures.len());
    let errors = failures.iter().any(|(_, failure)| failure.diagnostic.severity == Severity::Error);
    diagnostic.severity = if errors { Severity::Error } else { Severity::Warning };
    for (_, failure) in failures.iter().take(MOST_MARKED) {
        diagnostic.labels.extend(label(failure, &diagnostic));
    }
    if let Cause::Row(_, Some(hint)) = cause {
        diagnostic = hint.on(diagnostic);
    }
    Some(acceptances(diagnostic, failures))
}

/// A failure as a place in the message of its cause: what is stated there, and what comes out.
fn label(failure: &Failure, of: &Diagnostic) -> Option<Label> {
    let span = failure.diagnostic.span?;
    let message = match failure.diagnostic.code {
        Code::TotalMismatch | Code::TotalRounding => "total",
        Code::PartsMismatch | Code::PartsRounding => "parts",
        Code::FormulaMismatch | Code::FormulaRounding => "formula",
        Code::CheckFailed | Code::CheckRounding => "check",
        Code::ShareMismatch => "share",
        Code::OfWhichTooLarge => "of-which",
        _ => "text",
    };
    let told = of.labels.iter().any(|label| label.span == span) || (own_figures(of) && of.span == Some(span));
    (!told).then(|| Label { span, message: Some(message), arguments: failure.diagnostic.arguments.clone() })
}

/// Whether the place of the message itself says what comes out there.
fn own_figures(diagnostic: &Diagnostic) -> bool {
    diagnostic.notes.iter().any(|note| matches!(*note, "row" | "figure"))
}

fn argument(diagnostic: &Diagnostic, name: &str) -> Argument {
    let found = diagnostic.arguments.iter().find(|(found, _)| *found == name);
    found.map_or_else(|| Argument::Text(String::new()), |(_, value)| value.clone())
}

fn differences(failures: &[(usize, Failure)]) -> Argument {
    let shown = failures.iter().take(MOST_MARKED);
    Argument::List(shown.map(|(_, failure)| argument(&failure.diagnostic, "difference")).collect())
}

/// How each of the failures is accepted.
fn acceptances(diagnostic: Diagnostic, failures: &[(usize, Failure)]) -> Diagnostic {
    let mut targets: Vec<String> = Vec::new();
    for (_, failure) in failures {
        let Some(target) = &failure.diagnostic.target else { continue };
        if target.written.contains('#') {
            continue;
        }
        let target = format!("{} {}", target.written, failure.diagnostic.code.number());
        if !targets.contains(&target) {
            targets.push(target);
        }
    }
    let Some((first, others)) = targets.split_first() else { return diagnostic.help("help") };
    let diagnostic = diagnostic.with("first", first.as_str());
    let named = others.len().min(MOST_TARGETS);
    diagnostic
        .with("targets", Argument::texts(&others[..named]))
        .with("more", others.len() - named)
        .help("help")
        .help("accept-each")
}
