//! `P0813`, `P0814`: promises that nobody answers for, or that have no time.

use super::Finding;
use super::survey::Survey;
use crate::check::coverage::says;
use crate::diagnostic::Code;
use crate::model::Item;
use crate::vocabulary::FieldName;

pub(super) fn without_responsible(survey: &Survey<'_>, commitment: &Item) -> Option<Finding> {
    let missing = !says(commitment, FieldName::Responsible);
    missing.then(|| survey.lacking(Code::CommitmentWithoutResponsible, commitment, &[FieldName::Responsible]))
}

pub(super) fn without_time(survey: &Survey<'_>, commitment: &Item) -> Option<Finding> {
    let fields = [FieldName::Until, FieldName::Cadence];
    let timed = fields.iter().any(|field| says(commitment, *field));
    (!timed).then(|| survey.lacking(Code::CommitmentWithoutTime, commitment, &fields))
}
