//! `P0802`–`P0804`: indicators without target, owner or method.
//!
//! A part of another indicator (`varav`, or in its block) has what the whole has.

use super::Finding;
use super::survey::Survey;
use crate::check::coverage::{has_owner, has_value, says, within};
use crate::diagnostic::Code;
use crate::model::{InlineKind, Item, Plan, SeriesKind};
use crate::vocabulary::FieldName;

pub(super) fn without_target(survey: &Survey<'_>, indicator: &Item) -> Option<Finding> {
    let has = |item: &Item| has_value(survey.plan, item, SeriesKind::Target);
    lacking(survey, indicator, Code::IndicatorWithoutTarget, &[FieldName::Target], has)
}

pub(super) fn without_owner(survey: &Survey<'_>, indicator: &Item) -> Option<Finding> {
    let fields = [FieldName::MeasuredBy, FieldName::Responsible];
    lacking(survey, indicator, Code::IndicatorWithoutOwner, &fields, has_owner)
}

pub(super) fn without_method(survey: &Survey<'_>, indicator: &Item) -> Option<Finding> {
    let fields = [FieldName::Definition, FieldName::Method, FieldName::Instrument];
    // A footnote on the title says what is counted.
    let footnote = |item: &Item| item.title.inlines.iter().any(|mark| matches!(mark.kind, InlineKind::Footnote(_)));
    let has = |item: &Item| footnote(item) || fields.iter().any(|field| says(item, *field));
    lacking(survey, indicator, Code::IndicatorWithoutMethod, &fields, has)
}

fn lacking(
    survey: &Survey<'_>,
    indicator: &Item,
    code: Code,
    fields: &[FieldName],
    has: impl Fn(&Item) -> bool,
) -> Option<Finding> {
    let has = wholes(survey.plan, indicator).any(has);
    (!has).then(|| survey.lacking(code, indicator, fields))
}

/// The indicator and those that it is a part of.
fn wholes<'a>(plan: &'a Plan, indicator: &'a Item) -> impl Iterator<Item = &'a Item> {
    within(plan, indicator).chain(indicator.references(FieldName::OfWhich).map(|id| plan.item(id)))
}
