//! All that is a party's: assignments and commitments by deadline, activities, risks.

use indexmap::IndexMap;

use super::blocks::{Block, Html};
use super::catalogue::{Catalogue, joined, score, values};
use super::facts::{self, capitalised, plain_heading};
use super::follow_up;
use super::page::Page;
use crate::emit::reports;
use crate::model::{Item, ItemId, Period, Value};
use crate::vocabulary::{ConceptName, FieldName};

/// What has a table on a party's page, and how a party can be in it.
const TABLES: [ConceptName; 4] =
    [ConceptName::Assignment, ConceptName::Commitment, ConceptName::Activity, ConceptName::Risk];
const FIELDS: [FieldName; 7] = [
    FieldName::Responsible,
    FieldName::Addressee,
    FieldName::Supporting,
    FieldName::Issuer,
    FieldName::Partner,
    FieldName::ReportTo,
    FieldName::Pilot,
];

/// Whether an item is an organisation, a role or a person.
pub fn is_party(item: &Item) -> bool {
    matches!(item.concept, ConceptName::Organisation | ConceptName::Role | ConceptName::Person)
}

/// Whether a link back stands in one of the party's tables.
pub fn in_table(from: &Item, by: Option<FieldName>) -> bool {
    let concept = if from.concept == ConceptName::Response { ConceptName::Assignment } else { from.concept };
    TABLES.contains(&concept) && by.is_some_and(|by| FIELDS.contains(&by))
}

/// The tables, under a heading of their own where there are any.
pub fn push_tables<'a>(page: &Page<'a>, party: &'a Item, body: &mut Vec<Block>) {
    let plan = page.site.plan();
    let mut found: IndexMap<ItemId, Vec<String>> = IndexMap::new();
    for (from, by) in plan.backlinks.get(party.id.index()).into_iter().flatten() {
        let from = plan.item(*from);
        let Some(by) = by.filter(|_| in_table(from, *by)) else { continue };
        // Who answers for the response answers the assignment.
        let (item, role) = match (from.concept, from.parent) {
            (ConceptName::Response, Some(parent)) => (parent, page.label("answers")),
            _ => (from.id, by.word(page.language()).to_owned()),
        };
        let roles = found.entry(item).or_default();
        if !roles.contains(&role) {
            roles.push(role);
        }
    }
    for concept in TABLES {
        let mut items: Vec<(&Item, &Vec<String>)> = found
            .iter()
            .map(|(id, roles)| (plan.item(*id), roles))
            .filter(|(item, _)| item.concept == concept)
            .collect();
        if !items.is_empty() {
            items.sort_by_key(|(item, _)| (deadline(item).is_none(), deadline(item).map(Period::end), item.id));
            body.push(plain_heading(3, &facts::plural_of(page, concept)));
            push_table(page, party, concept, &items, body);
        }
    }
}

fn push_table<'a>(
    page: &Page<'a>,
    party: &'a Item,
    concept: ConceptName,
    items: &[(&'a Item, &Vec<String>)],
    body: &mut Vec<Block>,
) {
    let language = page.language();
    let mut catalogue = Catalogue::new(page);
    let timed = items.iter().any(|(item, _)| deadline(item).is_some());
    let cadence = items.iter().any(|(item, _)| item.value(FieldName::Cadence).is_some());
    catalogue.column(&page.label("as"), false);
    catalogue.column(&page.label("stands-in"), false);
    if timed {
        catalogue.column(&page.label("deadline"), false);
    }
    if cadence {
        catalogue.column(FieldName::Cadence.word(language), false);
    }
    if concept == ConceptName::Risk {
        catalogue.column(&page.label("risk-score"), true);
    }
    let states: Vec<Option<Html>> = items.iter().map(|(item, _)| state(page, item)).collect();
    let stated = states.iter().any(Option::is_some);
    if stated {
        catalogue.column(FieldName::Status.word(language), false);
    }
    let plan = page.site.plan();
    for ((item, roles), state) in items.iter().zip(states) {
        let holder = if item.concept.concept().child { item.parent } else { item.plan };
        let holder = holder.map(|holder| page.site.figure_holder(holder));
        let mut cells = vec![Some(Html::text(&roles.join(", "))), holder.map(|holder| page.link(holder))];
        cells.extend(timed.then(|| deadline(item).map(|period| Html::text(&period.display(language)))));
        cells.extend(cadence.then(|| values(page, item, FieldName::Cadence)));
        cells.extend((concept == ConceptName::Risk).then(|| Some(score(page, plan.item(item.id)))));
        cells.extend(stated.then_some(state));
        catalogue.linked_line(item, cells);
    }
    let kind = facts::plural_of(page, concept);
    let name = page.site.short_title(party.id);
    let caption = page.site.label("kind-of", &[("kind", kind.into()), ("name", name.into())]);
    let anchor = format!("theirs-{}", concept.concept().plural);
    let corner = capitalised(concept.word(language));
    body.push(Block::Table(catalogue.table(anchor, Html::text(&caption), corner, "csv/links.csv", false)));
    body.extend(page.notes());
}

/// When something is due: until when it is given, else when it is to be reported back, else the end of its time.
pub fn deadline(item: &Item) -> Option<Period> {
    let due = item.all(FieldName::ReportBy).filter_map(|entry| match entry.value {
        Value::Period(period) => Some(period),
        _ => None,
    });
    item.period(FieldName::Until).or(due.min_by_key(|period| period.end())).or(item.period(FieldName::Period))
}

/// The latest that is said of an item: by a report, with that, else by itself.
pub fn state<'a>(page: &Page<'a>, item: &'a Item) -> Option<Html> {
    reported_state(page, item).or_else(|| joined(facts::values(page, item, FieldName::Status)))
}

/// The latest status that a report gives, with that.
pub fn reported_state<'a>(page: &Page<'a>, item: &'a Item) -> Option<Html> {
    let lines =
        Some(item).filter(|item| reports::is_reported(item)).map(|item| reports::history(page.site.plan(), item));
    let line = lines?.into_iter().find(|line| line.status_value().is_some())?;
    let status = follow_up::status(page, line.status_value()?)?;
    Some(Html(format!("{} <span class=\"detail\">{}</span>", status.0, page.link(line.report.id).0)))
}
