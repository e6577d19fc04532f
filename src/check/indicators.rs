//! Series of indicators: what is included in another, and shares of a base.

use rust_decimal::Decimal;

use super::compare::{self, Comparand, Rule};
use super::evaluate::{Evaluator, Input, Outcome, Place, Reckoned, half_unit};
use super::finding::{Failure, Findings};
use super::provenance::{About, Derivation, Way};
use super::sites::Site;
use crate::diagnostic::Code;
use crate::model::{Content, Expression, FigureKey, Item, Series, SeriesKind, Unit};
use crate::text::Spanned;
use crate::vocabulary::{ConceptName, FieldName};

/// `P0410`: a share beside a count, against the base that the indicator names. Small shares of rounded counts may
/// differ by rounding; that is no warning of its own.
const SHARE: Rule = Rule { way: Way::Share, mismatch: Code::ShareMismatch, rounding: Code::ShareMismatch };

/// Checks every indicator.
pub(super) fn check<'a>(evaluator: &mut Evaluator<'a>, findings: &mut Findings<'a>) {
    let plan = evaluator.plan;
    for indicator in plan.of(ConceptName::Indicator).filter(|indicator| !indicator.external) {
        for series in indicator.series() {
            findings.look(Site::Series { indicator, series }, evaluator);
        }
    }
}

/// Checks one value.
pub(super) fn at(indicator: &Item, series: &Series<'_>, evaluator: &mut Evaluator<'_>, findings: &mut Findings<'_>) {
    let plan = evaluator.plan;
    let named = |field| indicator.references(field).next().map(|id| plan.item(id));
    if let Some(whole) = named(FieldName::OfWhich).filter(|_| series.kind != SeriesKind::Target) {
        of_which(evaluator, findings, indicator, whole, series);
    }
    if let Some(base) = named(FieldName::ShareOf) {
        share(evaluator, findings, indicator, base, series);
    }
}

fn value_of(evaluator: &mut Evaluator<'_>, indicator: &Item, series: &Series<'_>) -> Outcome {
    let expression =
        Expression::Series { indicator: indicator.id, series: series.kind, period: series.period, share: false };
    evaluator.expression(&Spanned::new(expression, series.figure.span), Place::default())
}

fn of_which(
    evaluator: &mut Evaluator<'_>,
    findings: &mut Findings<'_>,
    indicator: &Item,
    whole: &Item,
    series: &Series<'_>,
) {
    let part = value_of(evaluator, indicator, series);
    let total = value_of(evaluator, whole, series);
    let (Outcome::Value(part), Outcome::Value(total)) = (part, total) else {
        return;
    };
    let period = series.period.display(evaluator.plan.config.language);
    let named = |item: &Item| format!("{}, {period}", super::tables::shown(item));
    let key = FigureKey::Series(indicator.id, series.kind, series.period);
    let path = crate::model::series_path(indicator, series.kind, series.period);
    super::of_which::check(findings, key, part, total, (named(indicator), named(whole)), (path, indicator.id));
}

fn share(
    evaluator: &mut Evaluator<'_>,
    findings: &mut Findings<'_>,
    indicator: &Item,
    base: &Item,
    series: &Series<'_>,
) {
    let Content::Number { value: count, share: Some(stated), .. } = series.figure.content else {
        return;
    };
    let key = FigureKey::Series(indicator.id, series.kind, series.period);
    let count = evaluator.value_of(key, count);
    let base_value = match value_of(evaluator, base, series) {
        Outcome::Value(value) if !value.value.is_zero() => value,
        Outcome::Unknown(because) => {
            findings.keep(|| Derivation::not_checked(About::Figure { key, share: true }, Way::Share, because));
            return findings.not_checked(key, series.figure.span, because);
        }
        _ => return,
    };
    let Some(rate) = Decimal::ONE_HUNDRED.checked_div(base_value.value) else {
        return;
    };
    let Some(computed) = count.checked_div(base_value.value).and_then(|ratio| ratio.checked_mul(Decimal::ONE_HUNDRED))
    else {
        return;
    };
    findings.compared(base_value.inputs.iter().map(|input| input.key).chain([key]));
    let mut inputs = vec![Input { rate, ..Input::new(key, series.figure.span, count, series.figure.unit.clone()) }];
    let base_rate = -computed.checked_div(base_value.value).unwrap_or_default();
    let scaled = |input: Input| Input { rate: input.rate.checked_mul(base_rate).unwrap_or_default(), ..input };
    inputs.extend(base_value.inputs.into_iter().map(scaled));
    let reckoned =
        Reckoned { value: computed, unit: Some(Unit::Percent), bound: half_unit(stated), ratio: false, inputs };
    let stated = Comparand { value: stated, unit: Some(&Unit::Percent), span: series.figure.span };
    // The stated share is rounded, and its count is exact: only the share's own rounding is allowed.
    let Some(difference) = compare::compare(&stated, reckoned, Some(false)) else {
        return;
    };
    findings.keep(|| difference.derivation(SHARE, About::Figure { key, share: true }));
    if !difference.is_worth_telling() {
        return;
    }
    let period = series.period.display(evaluator.plan.config.language);
    let diagnostic = difference
        .diagnostic(SHARE, series.figure.span)
        .with("part", format!("{}, {period}", super::tables::shown(indicator)))
        .with("whole", super::tables::shown(base))
        .about(crate::model::series_path(indicator, series.kind, series.period), indicator.id);
    let base_keys = difference.inputs().into_iter().filter(|input| *input != key).collect();
    findings.failed(Failure {
        diagnostic: difference.parts(diagnostic),
        about: Some(key),
        inputs: base_keys,
        balance: Some(difference.balance(None)),
    });
}
