//! `P0801`: goals that nothing measures.

use super::Finding;
use super::survey::Survey;
use crate::diagnostic::Code;
use crate::model::Item;

pub(super) fn without_indicator(survey: &Survey<'_>, goal: &Item) -> Option<Finding> {
    (!survey.reached.measured(goal)).then(|| survey.finding(Code::GoalWithoutIndicator, goal))
}
