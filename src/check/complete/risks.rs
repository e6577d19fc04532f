//! `P0808`–`P0810`: risks without measure, score or responsible.

use super::Finding;
use super::survey::Survey;
use crate::check::coverage::says;
use crate::diagnostic::Code;
use crate::model::Item;
use crate::vocabulary::FieldName;

pub(super) fn without_measure(survey: &Survey<'_>, risk: &Item) -> Option<Finding> {
    (!survey.reached.treated(risk)).then(|| survey.finding(Code::RiskWithoutMeasure, risk))
}

pub(super) fn without_score(survey: &Survey<'_>, risk: &Item) -> Option<Finding> {
    let fields = [FieldName::Probability, FieldName::Impact];
    let scored = fields.iter().all(|field| says(risk, *field));
    (!scored).then(|| survey.lacking(Code::RiskWithoutScore, risk, &fields))
}

pub(super) fn without_responsible(survey: &Survey<'_>, risk: &Item) -> Option<Finding> {
    let missing = !says(risk, FieldName::Responsible);
    missing.then(|| survey.lacking(Code::RiskWithoutResponsible, risk, &[FieldName::Responsible]))
}
