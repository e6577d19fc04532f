//! `P0903`: years that cannot be meant in a plan for other years, most often left from last year's.

use std::ops::Range;

use super::Finding;
use super::survey::Survey;
use crate::diagnostic::Code;
use crate::model::{Entry, Item, Period, Value};
use crate::vocabulary::{ConceptName, FieldName};

/// A heading from longer ago than so many years is about history.
const REMEMBERED: i16 = 10;

pub(super) fn outside(survey: &Survey<'_>, found: &mut Vec<Finding>) {
    for item in survey.items() {
        let Some(plan) = survey.plan_period(item) else { continue };
        match item.concept {
            ConceptName::Section => heading(survey, item, plan, found),
            ConceptName::Budget => {
                heading(survey, item, plan, found);
                table(survey, item, plan, found);
            }
            ConceptName::Activity => {
                times(survey, item, plan, FieldName::Period, |own| !own.overlaps(plan), found);
                times(survey, item, plan, FieldName::Until, |own| own.end() < plan.start(), found);
            }
            ConceptName::Goal | ConceptName::Assignment | ConceptName::Milestone => {
                times(survey, item, plan, FieldName::Period, |own| own.end() < plan.start(), found);
                times(survey, item, plan, FieldName::Until, |own| own.end() < plan.start(), found);
            }
            _ => {}
        }
    }
}

/// When an item is done.
fn times(
    survey: &Survey<'_>,
    item: &Item,
    plan: Period,
    field: FieldName,
    is_outside: impl Fn(Period) -> bool,
    found: &mut Vec<Finding>,
) {
    let outside = |entry: &&Entry| matches!(entry.value, Value::Period(own) if is_outside(own));
    for entry in item.all(field).filter(outside) {
        found.push(finding(survey, survey.finding_at(Code::YearOutsidePeriod, item, entry.span), plan));
    }
}

/// A heading whose years all lie before the plan's, and before the year that a plan looks back on.
fn heading(survey: &Survey<'_>, item: &Item, plan: Period, found: &mut Vec<Finding>) {
    let first = plan.first_year();
    let years: Vec<(i16, Range<usize>)> = years(&item.title.source);
    let old = |year: i16| year < first - 1 && year >= first - REMEMBERED;
    let Some(last) = years.last().filter(|_| years.iter().all(|(year, _)| old(*year))) else { return };
    let Some(title) = survey.texts(item).next() else { return };
    found.push(finding(survey, survey.finding_in(Code::YearOutsidePeriod, title, last.1.clone()), plan));
}

/// A table whose columns are budgets that all lie before the plan. Outcomes, forecasts and amounts may look back.
fn table(survey: &Survey<'_>, budget: &Item, plan: Period, found: &mut Vec<Finding>) {
    let dated = |column| Some((column, Item::period(column, FieldName::Period)?));
    let columns: Vec<(&Item, Period)> = survey.plan.columns(budget).filter_map(dated).collect();
    let is_budget = |column: &Item, period: Period| match column.value(FieldName::Kind) {
        Some(Value::Builtin(word)) => word.key == "budget",
        // A header that is a year and nothing else.
        None => column.title.source == period.to_string(),
        Some(_) => false,
    };
    let before = |(column, period): &(&Item, Period)| period.end() < plan.start() && is_budget(column, *period);
    let Some((last, _)) = columns.last().filter(|_| columns.iter().all(before)) else { return };
    found.push(finding(survey, survey.finding_at(Code::YearOutsidePeriod, last, last.span), plan));
}

fn finding(survey: &Survey<'_>, mut finding: Finding, plan: Period) -> Finding {
    let language = survey.plan.config.language;
    finding.diagnostic = finding.diagnostic.with("plan", plan.display(language));
    finding
}

/// The years in a text, with their places.
fn years(text: &str) -> Vec<(i16, Range<usize>)> {
    let mut found = Vec::new();
    for run in text.split(|letter: char| !letter.is_alphanumeric()) {
        let start = run.as_ptr() as usize - text.as_ptr() as usize;
        if let Some(year) = run.parse().ok().filter(|year| run.len() == 4 && (1900..2100).contains(year)) {
            found.push((year, start..start + run.len()));
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::years;

    #[test]
    fn years_are_four_digits_by_themselves() {
        let found = |text| years(text).into_iter().map(|(year, _)| year).collect::<Vec<_>>();
        assert_eq!(found("Budget 2024–2026 (SFS 2001:453)"), [2024, 2026, 2001]);
        assert!(found("Rum 12024, b2024 och 1 828").is_empty());
    }
}
