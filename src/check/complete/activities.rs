//! `P0811`, `P0812`: activities without responsible or period.
//!
//! An activity in another's block has what the other has.

use super::Finding;
use super::survey::Survey;
use crate::check::coverage::{says, within};
use crate::diagnostic::Code;
use crate::model::Item;
use crate::vocabulary::{ConceptName, FieldName};

pub(super) fn without_responsible(survey: &Survey<'_>, activity: &Item) -> Option<Finding> {
    let has = within(survey.plan, activity).any(|item| says(item, FieldName::Responsible));
    (!has).then(|| survey.lacking(Code::ActivityWithoutResponsible, activity, &[FieldName::Responsible]))
}

pub(super) fn without_period(survey: &Survey<'_>, activity: &Item) -> Option<Finding> {
    let fields = [FieldName::Period, FieldName::Until, FieldName::Cadence];
    let plan = survey.plan;
    let has = |item: &Item| {
        let dated = |step: &Item| says(step, FieldName::Until);
        fields.iter().any(|field| says(item, *field)) || plan.children(item, ConceptName::Milestone).any(dated)
    };
    (!within(plan, activity).any(has)).then(|| survey.lacking(Code::ActivityWithoutPeriod, activity, &fields))
}
