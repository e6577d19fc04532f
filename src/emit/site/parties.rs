//! All that is a party's, then all that is its parts': assignments and commitments by deadline, goals, indicators,
//! activities, risks, money.

use indexmap::{IndexMap, IndexSet};

use super::blocks::{Block, Cell, Fact, Html};
use super::catalogue::{Catalogue, cell, joined, score_cell};
use super::facts::{self, capitalised, plain_heading};
use super::page::Page;
use super::thread::counted;
use super::{figures, follow_up, indicators, money};
use crate::emit::relations::pointing;
use crate::emit::reports;
use crate::model::{Item, ItemId, Period, Value};
use crate::vocabulary::{ConceptName, FieldName};

/// What has a table on a party's page, and how a party can be in it.
const TABLES: [ConceptName; 6] = [
    ConceptName::Assignment,
    ConceptName::Commitment,
    ConceptName::Goal,
    ConceptName::Indicator,
    ConceptName::Activity,
    ConceptName::Risk,
];
const FIELDS: [FieldName; 8] = [
    FieldName::Responsible,
    FieldName::MeasuredBy,
    FieldName::Addressee,
    FieldName::Supporting,
    FieldName::Issuer,
    FieldName::Partner,
    FieldName::ReportTo,
    FieldName::Pilot,
];
/// What the tables of what is its parts' are called.
const BELOW: &str = "below";
/// Of more that is its parts', a party's page shows how much each part has, and leads there.
const MOST_OF_PARTS: usize = 60;

/// Whether an item is an organisation, a role or a person.
pub fn is_party(item: &Item) -> bool {
    matches!(item.concept, ConceptName::Organisation | ConceptName::Role | ConceptName::Person)
}

/// Whether a link back stands in one of the party's tables.
pub fn in_table(from: &Item, by: Option<FieldName>) -> bool {
    let concept = if from.concept == ConceptName::Response { ConceptName::Assignment } else { from.concept };
    TABLES.contains(&concept) && by.is_some_and(|by| FIELDS.contains(&by))
}

/// Items with the ways in which parties are in them.
type Found = IndexMap<ItemId, IndexSet<String>>;

/// The tables, how much there is in them first.
pub fn push_theirs<'a>(page: &Page<'a>, party: &'a Item, body: &mut Vec<Block>) {
    let own = found(page, &[party.id], false);
    let parts = parts(page, party);
    let mut below = found(page, &parts, true);
    below.retain(|item, _| !own.contains_key(item));
    let (heading, short) = match party.concept {
        ConceptName::Person => ("theirs-through-role", "theirs-through-role"),
        _ => ("theirs-below", "theirs-below-short"),
    };
    let mut rows = Vec::new();
    for (label, found, anchor) in [("theirs-short", &own, Some("theirs")), (short, &below, None)] {
        let values = counts(page, found, anchor);
        if !values.is_empty() {
            rows.push(Fact { label: page.label(label), values: vec![Html(values.join(", "))] });
        }
    }
    match body.last_mut() {
        _ if rows.is_empty() => {}
        Some(Block::Facts { rows: before }) => before.append(&mut rows),
        _ => body.push(Block::Facts { rows }),
    }
    if !own.is_empty() {
        body.push(plain_heading(2, &page.label("site-theirs")));
        push_tables(page, party, &own, "theirs", body);
    }
    money::push_money(page, party, body);
    let paid = money::about_any(page, &parts);
    if below.is_empty() && paid.is_empty() {
        return;
    }
    body.push(plain_heading(2, &page.label(heading)));
    if below.len() <= MOST_OF_PARTS {
        push_tables(page, party, &below, BELOW, body);
    } else {
        let lines = parts.iter().filter_map(|part| {
            let counts = counts(page, &found(page, &[*part], false), None);
            (!counts.is_empty()).then(|| Html(format!("{}: {}", page.link(*part).0, counts.join(", "))))
        });
        body.push(Block::List { items: lines.collect(), numbered: false });
    }
    if !paid.is_empty() {
        body.push(plain_heading(3, &page.label("money")));
        body.push(Block::List { items: paid, numbered: false });
    }
}

/// What is part of a party, at any depth; of a person the roles that they hold.
fn parts(page: &Page<'_>, party: &Item) -> Vec<ItemId> {
    let plan = page.site.plan();
    if party.concept == ConceptName::Person {
        let around = party.parent.filter(|parent| plan.item(*parent).concept == ConceptName::Role);
        return party.references(FieldName::Holds).chain(around).collect::<IndexSet<_>>().into_iter().collect();
    }
    let mut found: IndexSet<ItemId> = IndexSet::from([party.id]);
    let mut at = 0;
    while let Some(next) = found.get_index(at).map(|id| plan.item(*id)) {
        let inside = next.children.iter().copied().filter(|child| is_party(plan.item(*child)));
        found.extend(inside.chain(pointing(plan, next, FieldName::PartOf)));
        at += 1;
    }
    found.into_iter().skip(1).collect()
}

/// All that parties are in, and how; with their names where they are several.
fn found(page: &Page<'_>, parties: &[ItemId], named: bool) -> Found {
    let plan = page.site.plan();
    let mut found = Found::new();
    for party in parties {
        for (from, by) in plan.backlinks.get(party.index()).into_iter().flatten() {
            let from = plan.item(*from);
            let Some(by) = by.filter(|_| in_table(from, *by)) else { continue };
            // Who answers for the response answers the assignment.
            let (item, role) = match (from.concept, from.parent) {
                (ConceptName::Response, Some(parent)) => (parent, page.label("answers")),
                _ => (from.id, by.word(page.language()).to_owned()),
            };
            let role = Html::text(&role).0;
            let role = if named { format!("{}: {role}", page.link(*party).0) } else { role };
            found.entry(item).or_default().insert(role);
        }
    }
    found
}

/// How many of each kind, each leading to its table.
fn counts(page: &Page<'_>, found: &Found, tables: Option<&str>) -> Vec<String> {
    let plan = page.site.plan();
    let of = |concept: ConceptName| found.keys().filter(|id| plan.item(**id).concept == concept).count();
    let counted = |concept: ConceptName| {
        let text = Html::text(&counted(page, concept, of(concept))).0;
        match tables {
            Some(tables) => format!("<a href=\"#{tables}-{}\">{text}</a>", concept.concept().plural),
            None => text,
        }
    };
    TABLES.into_iter().filter(|concept| of(*concept) > 0).map(counted).collect()
}

/// A table for each kind, what is due first first.
fn push_tables<'a>(page: &Page<'a>, party: &'a Item, found: &Found, anchor: &str, body: &mut Vec<Block>) {
    let plan = page.site.plan();
    for concept in TABLES {
        let mut items: Vec<(&Item, &IndexSet<String>)> = found
            .iter()
            .map(|(id, roles)| (plan.item(*id), roles))
            .filter(|(item, _)| item.concept == concept)
            .collect();
        if !items.is_empty() {
            items.sort_by_key(|(item, _)| (deadline(item).is_none(), deadline(item).map(Period::end), item.id));
            body.push(plain_heading(3, &facts::plural_of(page, concept)));
            push_table(page, party, concept, &items, anchor, body);
        }
    }
}

fn push_table<'a>(
    page: &Page<'a>,
    party: &'a Item,
    concept: ConceptName,
    items: &[(&'a Item, &IndexSet<String>)],
    anchor: &str,
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
    if concept == ConceptName::Indicator {
        indicators::columns(page, &mut catalogue);
    }
    let states: Vec<Option<Html>> = items.iter().map(|(item, _)| state(page, item)).collect();
    let stated = states.iter().any(Option::is_some);
    if stated {
        catalogue.column(FieldName::Status.word(language), false);
    }
    for ((item, roles), state) in items.iter().zip(states) {
        let holder = if item.concept.concept().child { item.parent } else { item.plan };
        let holder = holder.map(|holder| page.site.figure_holder(holder));
        let roles: Vec<&str> = roles.iter().map(String::as_str).collect();
        let mut cells = vec![Some(Html(roles.join(", ")).into()), holder.map(|holder| page.link(holder).into())];
        cells.extend(timed.then(|| deadline(item).map(|period| figures::time_cell(page, period))));
        cells.extend(cadence.then(|| cell(page, item, FieldName::Cadence)));
        cells.extend((concept == ConceptName::Risk).then(|| Some(score_cell(page, item))));
        if concept == ConceptName::Indicator {
            cells.extend(indicators::cells(page, item));
        }
        cells.extend(stated.then_some(state.map(Cell::from)));
        catalogue.linked_line(item, cells);
    }
    let kind = facts::plural_of(page, concept);
    let mut name = page.site.short_title(party.id);
    if anchor == BELOW {
        name = format!("{name}, {}", page.label("theirs-below-caption"));
    }
    let caption = page.site.label("kind-of", &[("kind", kind.into()), ("name", name.into())]);
    let anchor = format!("{anchor}-{}", concept.concept().plural);
    let corner = capitalised(concept.word(language));
    body.push(Block::Table(catalogue.table(anchor, Html::text(&caption), corner, false)));
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
