//! `P0815`, `P0816`: reports that are due and missing.
//!
//! No clock is read. What the project itself has seen of the calendar is its latest report and its latest meeting.

use super::Finding;
use super::survey::Survey;
use crate::diagnostic::Code;
use crate::model::{Item, Period, Value};
use crate::text::Span;
use crate::vocabulary::{ConceptName, FieldName};

/// A day as year, month and day.
type Day = (i16, i8, i8);

/// Periods that a plan says it follows up, earlier than the latest reported one, and without a report.
pub(super) fn reports(survey: &Survey<'_>, found: &mut Vec<Finding>) {
    let reports: Vec<(&Item, Period)> =
        survey.of(ConceptName::Report).filter_map(|report| Some((report, report.period(FieldName::Period)?))).collect();
    let Some((latest, end)) =
        reports.iter().map(|(report, period)| (*report, *period)).max_by_key(|(_, period)| period.end())
    else {
        return;
    };
    for followed in survey.of(ConceptName::Plan) {
        for entry in followed.all(FieldName::FollowUp) {
            let Value::Period(due) = entry.value else { continue };
            let told = reports.iter().any(|(report, period)| *period == due && concerns(report, followed));
            if !told && due.end() < end.end() {
                let mut finding = survey.finding_at(Code::ReportMissing, followed, entry.span);
                finding.diagnostic =
                    finding.diagnostic.with("period", due).with("latest", end).label(latest.span, "latest");
                found.push(finding);
            }
        }
    }
}

/// A report that names no plan, and stands in none, is about all of them.
fn concerns(report: &Item, followed: &Item) -> bool {
    let mut named = report.references(FieldName::Concerns).peekable();
    match (named.peek(), report.plan) {
        (None, None) => true,
        (None, Some(plan)) => plan == followed.id,
        (Some(_), _) => named.any(|plan| plan == followed.id),
    }
}

/// Assignments whose report was due before the project's latest date, and of which nothing is told.
pub(super) fn reports_back(survey: &Survey<'_>, found: &mut Vec<Finding>) {
    let plan = survey.plan;
    let Some((now, seen)) = latest(survey) else { return };
    for assignment in survey.of(ConceptName::Assignment) {
        let due = assignment.all(FieldName::ReportBy).find_map(|entry| match entry.value {
            Value::Period(period) if period.end() < now => Some((period, entry.span)),
            _ => None,
        });
        let Some((period, span)) = due else { continue };
        if !survey.reached.answered(assignment) && plan.follow_ups(assignment).is_empty() {
            let mut finding = survey.finding_at(Code::ReportBackMissing, assignment, span);
            finding.diagnostic = finding.diagnostic.with("period", period).label(seen, "seen");
            found.push(finding);
        }
    }
}

/// The latest day of a report or meeting, and where that stands.
fn latest(survey: &Survey<'_>) -> Option<(Day, Span)> {
    let dated = |item: &Item| {
        let date = item.value(FieldName::Date).and_then(|value| match value {
            Value::Date(date) => Some(date.parts()),
            _ => None,
        });
        date.or_else(|| item.period(FieldName::Period).map(Period::end))
    };
    let items = survey.of(ConceptName::Report).chain(survey.of(ConceptName::Meeting));
    items.filter_map(|item| Some((dated(item)?, item.span))).max_by_key(|(day, _)| *day)
}
