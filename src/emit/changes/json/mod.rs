//! A comparison as data: all that it holds, the same in every language but for what the sides are called. Items, texts
//! and values are written as in `plan.json`.

mod schema;
mod value;

use rust_decimal::Decimal;

use super::Review;
use crate::diff::{
    Change, Changed, Consequences, Contribution, DerivedChange, FigureChange, FigureShift, FindingFact, LinkChange,
    Named, Net, Repositioned, Side, Sides, Suspect, TotalChange, ValueChange,
};
use crate::emit::tree::Json;
use crate::model::Unit;
pub use schema::schema;
use value::{deviation, figure, named, party, rule, target, text, value, words};

/// The version of the form: raised when a reader of an older one would misread it.
pub const FORMAT_VERSION: i64 = 1;

type Members<'a> = Vec<(&'static str, Json<'a>)>;

/// The comparison.
pub fn json(review: &Review<'_>) -> Vec<u8> {
    let comparison = review.comparison;
    let counts = comparison.counts().into_iter().map(|(kind, count)| (kind.key(), whole(count)));
    let settings = comparison.settings.iter().map(|setting| {
        let mut members = vec![("key", Json::text(setting.key.as_str()))];
        members.extend(setting.before.as_deref().map(|one| ("before", Json::text(one))));
        members.extend(setting.after.as_deref().map(|one| ("after", Json::text(one))));
        Json::Object(members)
    });
    let suggestions = comparison.suggestions.iter().map(|one| {
        let likeness = ("likeness", Json::Integer(one.likeness.into()));
        Json::Object(vec![("before", named(&one.before)), ("after", named(&one.after)), likeness])
    });
    let unread = vec![("before", whole(comparison.unread.before)), ("after", whole(comparison.unread.after))];
    Json::Object(vec![
        ("format_version", Json::Integer(FORMAT_VERSION)),
        ("language", Json::text(review.teller.language.tag())),
        ("before", Json::text(review.before)),
        ("after", Json::text(review.after)),
        ("summary", Json::text(review.teller.net(comparison))),
        ("net", net(&comparison.net)),
        ("counts", Json::Object(counts.collect())),
        ("changed", Json::List(comparison.changed.iter().map(changed).collect())),
        ("reordered", Json::List(comparison.reordered.iter().map(repositioned).collect())),
        ("settings", Json::List(settings.collect())),
        ("consequences", consequences(&comparison.consequences)),
        ("suggestions", Json::List(suggestions.collect())),
        ("unread", Json::Object(unread)),
    ])
    .pretty()
}

fn whole<'a>(count: usize) -> Json<'a> {
    Json::Integer(i64::try_from(count).unwrap_or(i64::MAX))
}

fn decimal<'a>(number: Decimal) -> Json<'a> {
    Json::text(number.to_string())
}

/// Something on the side or sides where it is.
fn sides<'a, T>(sides: &'a Sides<T>, one: impl Fn(&'a T) -> Json<'a>) -> Json<'a> {
    let mut members = Members::new();
    members.extend(sides.before().map(|it| ("before", one(it))));
    members.extend(sides.after().map(|it| ("after", one(it))));
    Json::Object(members)
}

fn side(side: &Side) -> Json<'_> {
    let mut members = value::named_members(&side.item);
    members.extend(side.holder.as_ref().map(|holder| ("holder", named(holder))));
    members.extend(side.plan.as_ref().map(|plan| ("plan", named(plan))));
    members.push(("responsible", Json::List(side.responsible.iter().map(party).collect())));
    members.extend(side.place.as_ref().map(|place| ("place", value::place(place))));
    Json::Object(members)
}

fn changed(changed: &Changed) -> Json<'_> {
    let changes = changed.changes.iter().map(|change| {
        let mut members = vec![("type", Json::text(change.kind().key()))];
        members.extend(change_members(change));
        Json::Object(members)
    });
    Json::Object(vec![("item", sides(&changed.item, side)), ("changes", Json::List(changes.collect()))])
}

/// What was and what is, where it was and is.
fn ends<'a, T>(before: Option<&'a T>, after: Option<&'a T>, one: impl Fn(&'a T) -> Json<'a>) -> Members<'a> {
    let mut members = Members::new();
    members.extend(before.map(|it| ("before", one(it))));
    members.extend(after.map(|it| ("after", one(it))));
    members
}

fn change_members(change: &Change) -> Members<'_> {
    match change {
        Change::Added | Change::Removed => Vec::new(),
        Change::Renamed { before, after } => ends(before.as_ref(), after.as_ref(), |id| Json::text(id.as_str())),
        Change::Moved { before, after } => ends(before.as_ref(), after.as_ref(), named),
        Change::Reordered { moved } => vec![("moved", Json::List(moved.iter().map(repositioned).collect()))],
        Change::Reclassified { before, after } => {
            let (before, after) =
                (before.map(|key| ("before", Json::text(key))), after.map(|key| ("after", Json::text(key))));
            before.into_iter().chain(after).collect()
        }
        Change::Reworded { field, before, after, words: of } => {
            let mut members = vec![("field", Json::text(field.map_or("title", |field| field.key())))];
            members.extend(ends(before.as_ref(), after.as_ref(), text));
            members.push(("words", words(of)));
            members
        }
        Change::Retargeted(change) | Change::Refigured(change) => figure_members(change),
        Change::Reassigned(LinkChange { field, added, removed })
        | Change::Relinked(LinkChange { field, added, removed }) => vec![
            ("field", Json::text(field.key())),
            ("removed", Json::List(removed.iter().map(value).collect())),
            ("added", Json::List(added.iter().map(value).collect())),
        ],
        Change::Restatused { before, after } => ends(before.as_ref(), after.as_ref(), value),
        Change::Redated(ValueChange { field, before, after })
        | Change::Respecified(ValueChange { field, before, after }) => vec![
            ("field", Json::text(field.key())),
            ("before", Json::List(before.iter().map(value).collect())),
            ("after", Json::List(after.iter().map(value).collect())),
        ],
        Change::DeviationAccepted(one) | Change::DeviationWithdrawn(one) => vec![("deviation", deviation(one))],
        Change::DeviationReexplained { before, after, words: of } => {
            vec![("before", deviation(before)), ("after", deviation(after)), ("words", words(of))]
        }
        Change::RuleSet { before, after } => ends(before.as_ref(), after.as_ref(), rule),
    }
}

fn figure_members(change: &FigureChange) -> Members<'_> {
    let mut members = vec![("at", value::at(&change.at)), ("shift", Json::text(shift(change.shift())))];
    members.extend(ends(change.before.as_ref(), change.after.as_ref(), figure));
    members.extend(difference(change.difference(), change.percent(), change.unit()));
    members
}

/// After less before, in per cent of what it was, in which unit.
fn difference(difference: Option<Decimal>, percent: Option<Decimal>, unit: Option<&Unit>) -> Members<'_> {
    let mut members = Members::new();
    members.extend(difference.map(|number| ("difference", decimal(number))));
    members.extend(percent.map(|number| ("percent", decimal(number))));
    members.extend(unit.filter(|_| difference.is_some()).map(|unit| ("unit", Json::text(unit.key()))));
    members
}

const SHIFTS: [&str; 9] =
    ["amount", "unit-alone", "other-unit", "precision", "state", "reading", "share", "computed", "note"];

fn shift(shift: FigureShift) -> &'static str {
    match shift {
        FigureShift::Amount => SHIFTS[0],
        FigureShift::UnitAlone => SHIFTS[1],
        FigureShift::OtherUnit => SHIFTS[2],
        FigureShift::Precision => SHIFTS[3],
        FigureShift::State => SHIFTS[4],
        FigureShift::Reading => SHIFTS[5],
        FigureShift::Share => SHIFTS[6],
        FigureShift::Computed => SHIFTS[7],
        FigureShift::Note => SHIFTS[8],
    }
}

fn repositioned(moved: &Repositioned) -> Json<'_> {
    let mut members = vec![("item", sides(&moved.item, named))];
    members.extend(moved.before.as_ref().map(|one| ("stood_after", named(one))));
    members.extend(moved.after.as_ref().map(|one| ("stands_after", named(one))));
    Json::Object(members)
}

fn net(net: &Net) -> Json<'_> {
    let counts = net.counts.iter().map(|count| {
        let concept = ("concept", Json::text(count.concept.key()));
        Json::Object(vec![concept, ("before", whole(count.before)), ("after", whole(count.after))])
    });
    let totals = net.totals.iter().map(total).collect();
    Json::Object(vec![("totals", Json::List(totals)), ("items", Json::List(counts.collect()))])
}

fn total(total: &TotalChange) -> Json<'_> {
    let amount = |(value, unit): &'_ (Decimal, Option<Unit>)| {
        let mut members = vec![("value", decimal(*value))];
        members.extend(unit.as_ref().map(|unit| ("unit", Json::text(unit.key().to_owned()))));
        Json::Object(members)
    };
    let mut members = vec![("budget", sides(&total.budget, named)), ("column", sides(&total.column, named))];
    members.extend(total.before.as_ref().map(|one| ("before", amount(one))));
    members.extend(total.after.as_ref().map(|one| ("after", amount(one))));
    let unit = total.after.as_ref().and_then(|(_, unit)| unit.as_ref());
    members.extend(difference(total.difference(), total.percent(), unit));
    Json::Object(members)
}

fn consequences(all: &Consequences) -> Json<'_> {
    Json::Object(vec![
        ("derived", Json::List(all.derived.iter().map(derived).collect())),
        ("began", findings(&all.began)),
        ("ceased", findings(&all.ceased)),
        ("accepted", findings(&all.accepted)),
        ("withdrawn", findings(&all.withdrawn)),
        ("suspects", Json::List(all.suspects.iter().map(suspect).collect())),
    ])
}

fn findings(findings: &[FindingFact]) -> Json<'_> {
    Json::List(findings.iter().map(finding).collect())
}

fn derived(derived: &DerivedChange) -> Json<'_> {
    let mut members = vec![("item", sides(&derived.item, side))];
    members.extend(derived.at.as_ref().map(|at| ("at", value::at(at))));
    members.extend([("share", Json::Flag(derived.share)), ("way", Json::text(derived.way.key()))]);
    let numbers = [
        ("before", derived.before),
        ("after", derived.after),
        ("stated_before", derived.stated_before),
        ("stated_after", derived.stated_after),
        ("difference", derived.difference()),
        ("percent", derived.percent()),
    ];
    members.extend(numbers.into_iter().filter_map(|(name, number)| Some((name, decimal(number?)))));
    members.extend(derived.unit.as_ref().map(|unit| ("unit", Json::text(unit.key()))));
    members.push(("contributions", Json::List(derived.contributions.iter().map(contribution).collect())));
    Json::Object(members)
}

fn contribution(part: &Contribution) -> Json<'_> {
    let mut members =
        vec![("item", sides(&part.item, named)), ("at", value::at(&part.at)), ("share", Json::Flag(part.share))];
    let numbers = [("before", part.before), ("after", part.after), ("amount", Some(part.amount))];
    members.extend(numbers.into_iter().filter_map(|(name, number)| Some((name, decimal(number?)))));
    Json::Object(members)
}

fn finding(finding: &FindingFact) -> Json<'_> {
    let mut members = vec![
        ("code", Json::text(finding.code.number())),
        ("rule", Json::text(finding.code.slug())),
        ("severity", Json::text(value::severity(finding.severity))),
    ];
    members.extend(finding.target.as_ref().map(|one| ("target", target(one))));
    members.extend(finding.place.as_ref().map(|place| ("place", value::place(place))));
    members.extend(finding.reason.as_deref().map(|reason| ("reason", Json::text(reason))));
    members.push(("responsible", Json::List(finding.responsible.iter().map(party).collect())));
    Json::Object(members)
}

fn suspect(suspect: &Suspect) -> Json<'_> {
    let way = suspect.way.iter().map(|(field, item)| {
        let field = Json::text(field.map_or("title", |field| field.key()));
        Json::Object(vec![("field", field), ("item", sides(item, named))])
    });
    Json::Object(vec![("item", sides(&suspect.item, side)), ("way", Json::List(way.collect()))])
}

/// An item that a value points at: concept and path.
fn link(item: &Named) -> Json<'_> {
    Json::Object(vec![("concept", Json::text(item.concept.key())), ("path", Json::text(item.path.as_str()))])
}
