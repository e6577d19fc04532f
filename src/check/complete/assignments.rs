//! `P0805`–`P0807`: assignments without response, responsible or report back.

use super::Finding;
use super::survey::Survey;
use crate::check::coverage::{says, within};
use crate::diagnostic::Code;
use crate::model::Item;
use crate::vocabulary::FieldName;

pub(super) fn without_response(survey: &Survey<'_>, assignment: &Item) -> Option<Finding> {
    (!survey.reached.answered(assignment)).then(|| survey.finding(Code::AssignmentWithoutResponse, assignment))
}

pub(super) fn without_responsible(survey: &Survey<'_>, assignment: &Item) -> Option<Finding> {
    lacking(survey, assignment, Code::AssignmentWithoutResponsible, &[FieldName::Responsible])
}

pub(super) fn without_report_back(survey: &Survey<'_>, assignment: &Item) -> Option<Finding> {
    lacking(survey, assignment, Code::AssignmentWithoutReportBack, &[FieldName::ReportBy, FieldName::ReportTo])
}

/// A part of an assignment has what the whole has.
fn lacking(survey: &Survey<'_>, assignment: &Item, code: Code, fields: &[FieldName]) -> Option<Finding> {
    let has = |item: &Item| fields.iter().any(|field| says(item, *field));
    (!within(survey.plan, assignment).any(has)).then(|| survey.lacking(code, assignment, fields))
}
