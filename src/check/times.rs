//! `P0318`: times that stand in an order by what they mean. A report is not written before the time that it tells of,
//! nothing ends before it starts, and what is to be done within a plan's time is not due outside it.

use super::finding::Findings;
use crate::diagnostic::{Code, Diagnostic};
use crate::model::{Item, Period, Plan, Value};
use crate::text::Span;
use crate::vocabulary::{ConceptName, FieldName};

/// How two times must not stand.
#[derive(Clone, Copy, PartialEq)]
enum Order {
    /// The first ends before the other starts.
    Before,
    /// The first starts after the other ends.
    After,
    /// The two have no day in common.
    Outside,
}

impl Order {
    fn holds(self, time: Period, other: Period) -> bool {
        match self {
            Order::Before => time.end() < other.start(),
            Order::After => time.start() > other.end(),
            Order::Outside => !time.overlaps(other),
        }
    }

    fn key(self) -> &'static str {
        match self {
            Order::Before => "before",
            Order::After => "after",
            Order::Outside => "outside",
        }
    }
}

/// Two fields of one item.
const WITHIN: &[(ConceptName, FieldName, Order, FieldName)] = &[
    (ConceptName::Assignment, FieldName::Until, Order::Before, FieldName::Period),
    (ConceptName::Assignment, FieldName::ReportBy, Order::Before, FieldName::Period),
    (ConceptName::Activity, FieldName::Until, Order::Before, FieldName::Period),
    (ConceptName::Report, FieldName::Date, Order::Before, FieldName::Period),
    (ConceptName::Plan, FieldName::Status, Order::After, FieldName::Period),
    (ConceptName::Plan, FieldName::FollowUp, Order::Outside, FieldName::Period),
];

/// A field of an item and one of the nearest item around it that states it.
const AROUND: &[(ConceptName, FieldName, Order, ConceptName, FieldName)] = &[
    (ConceptName::Milestone, FieldName::Until, Order::Outside, ConceptName::Activity, FieldName::Period),
    (ConceptName::Milestone, FieldName::Until, Order::After, ConceptName::Activity, FieldName::Until),
    (ConceptName::Commitment, FieldName::Until, Order::Before, ConceptName::Meeting, FieldName::Date),
];

/// A time as an item states it.
#[derive(Clone, Copy)]
struct Stated {
    field: FieldName,
    time: Period,
    span: Span,
}

/// Checks every item of the project.
pub(super) fn check(plan: &Plan, findings: &mut Findings) {
    for item in plan.items.iter().filter(|item| !item.external) {
        for (_, field, order, other) in WITHIN.iter().filter(|(concept, ..)| *concept == item.concept) {
            if let Some(other) = times(item, *other).next() {
                compare(plan, item, *field, *order, other, findings);
            }
        }
        for (_, field, order, holder, other) in AROUND.iter().filter(|(concept, ..)| *concept == item.concept) {
            let mut around = plan.enclosing(item).skip(1).filter(|around| around.concept == *holder);
            if let Some(other) = around.find_map(|around| times(around, *other).next()) {
                compare(plan, item, *field, *order, other, findings);
            }
        }
        match item.concept {
            ConceptName::MeetingItem => moved(plan, item, findings),
            ConceptName::Report => reported(plan, item, findings),
            _ => {}
        }
    }
}

/// The times that a field states.
fn times(item: &Item, field: FieldName) -> impl Iterator<Item = Stated> {
    item.all(field).filter_map(move |entry| {
        let time = match &entry.value {
            Value::Period(period) => *period,
            Value::Date(date) | Value::Status { date: Some(date), .. } => Period::Day(*date),
            _ => return None,
        };
        Some(Stated { field, time, span: entry.span })
    })
}

fn compare(plan: &Plan, item: &Item, field: FieldName, order: Order, other: Stated, findings: &mut Findings) {
    for stated in times(item, field).filter(|stated| order.holds(stated.time, other.time)) {
        report(plan, item, stated, order, other, findings);
    }
}

fn report(plan: &Plan, item: &Item, stated: Stated, order: Order, other: Stated, findings: &mut Findings) {
    let named = plan.enclosing(item).find(|holder| holder.name.is_some()).unwrap_or(item);
    let diagnostic = Diagnostic::new(Code::TimeOrder, stated.span)
        .with("field", stated.field)
        .with("time", stated.time)
        .with("other", other.field)
        .with("against", other.time)
        .with("order", order.key())
        .label(other.span, "other");
    findings.fault(diagnostic.about(named.path.clone(), item.id));
}

/// What a meeting moves on is taken up by a later one.
fn moved(plan: &Plan, point: &Item, findings: &mut Findings) {
    let meeting = plan.enclosing(point).find(|item| item.concept == ConceptName::Meeting);
    let Some(own) = meeting.and_then(|meeting| times(meeting, FieldName::Date).next()) else {
        return;
    };
    for entry in point.all(FieldName::MovedTo) {
        let Value::Item(to) = entry.value else { continue };
        let later = times(plan.item(to), FieldName::Date).next().filter(|to| Order::Before.holds(to.time, own.time));
        if let Some(later) = later {
            let stated = Stated { field: FieldName::MovedTo, time: later.time, span: entry.span };
            report(plan, point, stated, Order::Before, own, findings);
        }
    }
}

/// A report tells of a time of the plans that it is about, and of no outcome that comes after it.
fn reported(plan: &Plan, told: &Item, findings: &mut Findings) {
    for about in told.references(FieldName::Concerns) {
        if let Some(period) = times(plan.item(about), FieldName::Period).next() {
            compare(plan, told, FieldName::Period, Order::Outside, period, findings);
        }
    }
    let Some(date) = times(told, FieldName::Date).next() else {
        return;
    };
    let outcomes = plan.children(told, ConceptName::StatusReport).flat_map(Item::series);
    let mut outcomes = outcomes.filter(|series| series.kind.field() == FieldName::Outcome);
    if let Some(early) = outcomes.find(|series| Order::After.holds(series.period, date.time)) {
        let stated = Stated { field: FieldName::Outcome, time: early.period, span: early.figure.span };
        report(plan, told, stated, Order::After, date, findings);
    }
}
