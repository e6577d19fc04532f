//! `P0501`, `P0503`, `P0507`: figures in running text against what they are drawn from.

use std::collections::HashMap;

use rust_decimal::{Decimal, RoundingStrategy};

use super::ProseFigure;
use super::compare::Balance;
use super::evaluate::{Evaluator, Outcome, Place, Reckoned, half_unit, hundredfold};
use super::finding::{Failure, Findings};
use super::provenance::{About, Derivation, Verdict, Way};
use super::sites::Site;
use super::tables::unstated;
use crate::diagnostic::{Argument, Code, Diagnostic};
use crate::model::{Content, Expression, Figure, Inline, InlineKind, Item, Prose, Qualifier, Statement, Unit, Value};
use crate::text::{Span, Spanned};

/// Checks every figure in every text, and keeps its value for the pages.
pub(super) fn check<'a>(evaluator: &mut Evaluator<'a>, findings: &mut Findings<'a>) -> HashMap<Span, ProseFigure> {
    let plan = evaluator.plan;
    let mut values = HashMap::new();
    for item in &plan.items {
        each_prose(item, &mut |prose| {
            for inline in &prose.inlines {
                findings.begin(Site::Prose { holder: item, inline });
                if let Some(value) = at(item, inline, evaluator, findings) {
                    values.insert(inline.span, value);
                }
            }
        });
    }
    values
}

/// Every text of an item.
fn each_prose<'a>(item: &'a Item, visit: &mut dyn FnMut(&'a Prose)) {
    visit(&item.title);
    for entry in &item.entries {
        match &entry.value {
            Value::Prose(prose) => visit(prose),
            Value::Check(relation) => relation.reason.iter().for_each(&mut *visit),
            Value::Deviation(deviation) => visit(&deviation.reason),
            Value::Figure(Figure {
                content: Content::Missing { reason: Some(prose) } | Content::Word(prose), ..
            }) => {
                visit(prose);
            }
            _ => {}
        }
    }
}

/// Checks one figure; its value.
pub(super) fn at(
    holder: &Item,
    inline: &Inline,
    evaluator: &mut Evaluator<'_>,
    findings: &mut Findings<'_>,
) -> Option<ProseFigure> {
    let plan = evaluator.plan;
    let InlineKind::Figure { expression, stated } = &inline.kind else {
        return None;
    };
    let about = About::Text { holder: holder.id, span: inline.span };
    let written = || stated.as_ref().map(|stated| stated.written.clone());
    let reckoned = match evaluator.expression(expression, Place::default()) {
        Outcome::Value(value) => value,
        Outcome::Nothing => {
            let missing = Diagnostic::new(Code::ProseFigureMissing, expression.span);
            let places = unstated(plan, &expression.value).into_iter();
            findings.plain.push(places.fold(missing, |missing, place| missing.label(place, "cell")));
            return None;
        }
        Outcome::Unknown(because) => {
            findings.keep(|| Derivation { written: written(), ..Derivation::not_checked(about, Way::Text, because) });
            if stated.is_some() {
                findings.statement_not_checked(inline.span, because);
            } else {
                findings.plain.push(Diagnostic::new(Code::ProseFigureMissing, expression.span).label(because, "cell"));
            }
            return None;
        }
        Outcome::Failed => return None,
    };
    let percent = stated.as_ref().is_some_and(|stated| stated.unit == Some(Unit::Percent));
    let reckoned = if reckoned.ratio && (percent || stated.is_none()) { hundredfold(reckoned)? } else { reckoned };
    let mut verdict = Verdict::Computed;
    if let Some(stated) = stated {
        findings.compared(reckoned.inputs.iter().map(|input| input.key));
        verdict = Verdict::Agrees;
        if let Some(diagnostic) = compared(stated, &reckoned, expression) {
            verdict = Verdict::Found(diagnostic.code);
            // A text's figure is about the first figure in its formula.
            let subject = reckoned.inputs.first().map(|input| input.key.path(plan));
            let path = subject.unwrap_or_else(|| holder.path.clone());
            let inputs = reckoned.inputs.iter().map(|input| input.key).collect();
            let balance = balance(stated, &reckoned);
            findings.failed(Failure { diagnostic: diagnostic.about(path, holder.id), about: None, inputs, balance });
        }
    }
    let shown = shown(&reckoned);
    findings.keep(|| Derivation {
        formula: Some(expression.span),
        written: written(),
        computed: Some(shown.value),
        verdict,
        ..Derivation::computed(about, Way::Text, &reckoned)
    });
    Some(shown)
}

/// The value as pages write it: no more decimals than its parts have, or one more for a quotient.
fn shown(reckoned: &Reckoned) -> ProseFigure {
    let decimals = reckoned.inputs.iter().map(|input| input.value.scale()).max().unwrap_or(0);
    let mut value = reckoned.value.round_dp_with_strategy(
        decimals.max(u32::from(has_long_tail(reckoned.value, decimals))),
        RoundingStrategy::MidpointAwayFromZero,
    );
    if value.scale() < decimals {
        value.rescale(decimals);
    }
    ProseFigure { value, unit: reckoned.unit.clone() }
}

fn has_long_tail(value: Decimal, decimals: u32) -> bool {
    decimals == 0 && value.normalize().scale() > 0
}

/// The finding, if the statement does not hold.
fn compared(stated: &Statement, reckoned: &Reckoned, expression: &Spanned<Expression>) -> Option<Diagnostic> {
    let counted = |unit: &Option<Unit>| matches!(unit, None | Some(Unit::Counted(_)));
    let actual = match (&reckoned.unit, &stated.unit) {
        // What is counted has many names in running text: `416 personer`, `416 inskrivna`.
        (left, right) if counted(left) && counted(right) => reckoned.value,
        (Some(from), Some(to)) if !from.same_dimension(to) => {
            // `elva procent` of a share given in points, or a count of kronor: that is another figure.
            return Some(
                Diagnostic::new(Code::UnitClash, stated.span).with("stated", to.clone()).with("expected", from.clone()),
            );
        }
        (Some(from), Some(to)) => from.convert(reckoned.value, to)?,
        (None, Some(Unit::Percent)) | (_, None) | (None, Some(_)) => reckoned.value,
    };
    if holds(stated, actual) {
        return None;
    }
    let count = matches!(expression.value, Expression::Count(_) | Expression::View(_));
    let code = if count { Code::ProseCountMismatch } else { Code::ProseFigureMismatch };
    let unit = stated.unit.as_ref().or(reckoned.unit.as_ref());
    let shown = actual.round_dp(stated.value.scale() + 2).normalize();
    let mut diagnostic = Diagnostic::new(code, stated.span)
        .with("stated", stated.written.as_str())
        .with("computed", if count { Argument::Number(shown) } else { Argument::amount(shown, unit) })
        .with("difference", Argument::amount((stated.value - shown).normalize(), unit));
    if let Some(qualifier) = stated.qualifier {
        let room = tolerance(stated);
        let (low, high) = match qualifier {
            Qualifier::Nearly => (stated.value - room, stated.value),
            Qualifier::JustOver => (stated.value, stated.value + room),
            Qualifier::About => (stated.value - room, stated.value + room),
            Qualifier::AtLeast | Qualifier::MoreThan | Qualifier::AtMost | Qualifier::LessThan => {
                return Some(mark_sources(diagnostic, reckoned));
            }
        };
        diagnostic = diagnostic
            .with("low", Argument::amount(low.normalize(), unit))
            .with("high", Argument::amount(high.normalize(), unit))
            .note("qualifier");
    }
    Some(mark_sources(diagnostic, reckoned))
}

fn mark_sources(diagnostic: Diagnostic, reckoned: &Reckoned) -> Diagnostic {
    reckoned.inputs.iter().fold(diagnostic, |diagnostic, input| diagnostic.label(input.span, "source"))
}

/// What is left over, where the statement is not softened and the figure comes from others.
fn balance(stated: &Statement, reckoned: &Reckoned) -> Option<Balance> {
    if stated.qualifier.is_some() || reckoned.inputs.is_empty() {
        return None;
    }
    let mut reckoned = reckoned.clone();
    match (reckoned.unit.clone(), &stated.unit) {
        (Some(from), Some(to)) if from.same_dimension(to) => reckoned.convert(&from, to)?,
        (None | Some(Unit::Counted(_)), None | Some(Unit::Counted(_))) | (_, None) => {}
        _ => return None,
    }
    let left_over = stated.value.checked_sub(reckoned.value)?;
    Some(Balance { left_over, stated: None, inputs: reckoned.inputs })
}

/// Whether a statement in people's words holds of a number in the same unit.
fn holds(stated: &Statement, actual: Decimal) -> bool {
    let value = stated.value;
    let room = tolerance(stated);
    match stated.qualifier {
        None => (actual - value).abs() <= half_unit(value) && rounds_to(actual, value),
        Some(Qualifier::About) => (actual - value).abs() <= room,
        Some(Qualifier::Nearly) => actual < value && value - actual <= room,
        Some(Qualifier::JustOver) => actual > value && actual - value <= room,
        Some(Qualifier::AtLeast) => actual >= value,
        Some(Qualifier::AtMost) => actual <= value,
        Some(Qualifier::MoreThan) => actual > value,
        Some(Qualifier::LessThan) => actual < value,
    }
}

fn rounds_to(actual: Decimal, value: Decimal) -> bool {
    [RoundingStrategy::MidpointAwayFromZero, RoundingStrategy::MidpointNearestEven]
        .into_iter()
        .any(|strategy| actual.round_dp_with_strategy(value.scale(), strategy) == value)
}

/// How far a softened figure may lie from the real one: for `cirka` half a unit of its last digit that is not a
/// zero, for `knappt` and `drygt` a whole one; never more than a tenth of the figure itself, nor less than half a
/// unit of its last written digit.
fn tolerance(stated: &Statement) -> Decimal {
    let value = stated.value.abs();
    let unit = half_unit(stated.value) * Decimal::TWO;
    let mut step = unit;
    if stated.value.scale() == 0 && !value.is_zero() {
        while (value % (step * Decimal::TEN)).is_zero() && step < value {
            step *= Decimal::TEN;
        }
    }
    let step = if stated.qualifier == Some(Qualifier::About) { step / Decimal::TWO } else { step };
    step.min(value / Decimal::TEN).max(unit / Decimal::TWO)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::FileId;

    fn said(qualifier: Option<Qualifier>, value: &str, actual: &str) -> bool {
        let number = |text| Decimal::from_str_exact(text).unwrap_or_default();
        let span = Span::new(FileId(0), 0, 0);
        let stated = Statement { written: String::new(), value: number(value), unit: None, qualifier, span };
        holds(&stated, number(actual))
    }

    #[test]
    fn a_plain_figure_holds_when_it_rounds_to_what_is_said() {
        assert!(said(None, "28.1", "28.1"));
        assert!(said(None, "28", "28.1"));
        assert!(said(None, "29", "28.5"));
        assert!(!said(None, "28.1", "28.2"));
    }

    #[test]
    fn softened_figures_lie_on_their_own_side() {
        assert!(said(Some(Qualifier::Nearly), "600", "599"));
        assert!(said(Some(Qualifier::Nearly), "500", "493"));
        assert!(!said(Some(Qualifier::Nearly), "500", "500"));
        assert!(!said(Some(Qualifier::Nearly), "600", "501"));
        assert!(said(Some(Qualifier::About), "140", "136"));
        assert!(said(Some(Qualifier::About), "180", "180"));
        assert!(!said(Some(Qualifier::About), "100", "130"));
        assert!(said(Some(Qualifier::JustOver), "2000", "2040"));
        assert!(!said(Some(Qualifier::JustOver), "2000", "1990"));
    }
}
