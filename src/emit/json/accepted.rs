//! Findings that the writer accepts, with their figures and the reason.

use super::reference;
use super::value::prose;
use crate::check::{Accepted, Checked};
use crate::diagnostic::Argument;
use crate::emit::notation::place;
use crate::emit::tree::Json;

/// Every accepted finding.
pub fn accepted(checked: &Checked) -> Json<'_> {
    Json::List(checked.accepted.iter().map(|accepted| one(checked, accepted)).collect())
}

fn one<'a>(checked: &'a Checked, accepted: &'a Accepted) -> Json<'a> {
    let finding = &accepted.finding;
    let mut members = vec![("code", Json::text(finding.code.number())), ("rule", Json::text(finding.code.slug()))];
    members.extend(finding.target.as_ref().map(|target| {
        let holder = checked.plan.item(target.holder);
        ("place", Json::text(place(&checked.plan, &target.path, holder)))
    }));
    members.push(("accepted_by", reference(&checked.plan, accepted.by)));
    members.extend(accepted.deviation(&checked.plan).map(|found| ("reason", prose(checked, &found.reason))));
    let figures = finding.arguments.iter().filter_map(|(name, argument)| Some((*name, figure(argument)?)));
    members.push(("figures", Json::Object(figures.collect())));
    Json::Object(members)
}

/// A number of a finding, with its unit where it has one. Words are left out: they stand with the place.
fn figure(argument: &Argument) -> Option<Json<'_>> {
    let (value, unit) = match argument {
        Argument::Number(value) => (value.to_string(), None),
        Argument::Amount(value, unit) => (value.to_string(), Some(unit)),
        Argument::Count(count) => (count.to_string(), None),
        _ => return None,
    };
    let mut members = vec![("value", Json::text(value))];
    members.extend(unit.map(|unit| ("unit", Json::text(unit.key()))));
    Some(Json::Object(members))
}
