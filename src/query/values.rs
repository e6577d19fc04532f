//! What an item says: its own fields, and what is said of it elsewhere.

use std::collections::HashSet;

use crate::model::{
    Attribute, CellAt, Content, Entry, Figure, InlineKind, Item, ItemId, Key, Operand, Period, Plan, Prose, SeriesKind,
    Value,
};
use crate::vocabulary::{ConceptName, FieldName, FieldType};

/// A value of an item.
#[derive(Clone, Copy, Debug)]
pub enum Found<'a> {
    /// The id of this item.
    Id(&'a Item),
    /// The title of this item.
    Title(&'a Item),
    /// The kind that this item's declaring word says.
    Preset(&'a Item),
    /// Another item.
    Item(&'a Item),
    /// The value of a field.
    Value {
        /// The item that says it.
        holder: &'a Item,
        /// What it says.
        entry: &'a Entry,
    },
    /// A stated figure.
    Figure {
        /// The item that says it.
        holder: &'a Item,
        /// What it says.
        figure: &'a Figure,
        /// Its place, where it is a cell of a budget.
        cell: Option<CellAt>,
    },
}

/// The values of an operand, each item that it goes through once.
pub fn values<'a>(plan: &'a Plan, item: &'a Item, operand: &Operand) -> Vec<Found<'a>> {
    let Some((last, steps)) = operand.0.split_last() else { return Vec::new() };
    let mut at = vec![item];
    for step in steps {
        let mut seen = HashSet::new();
        let led_to = at.iter().flat_map(|item| attribute(plan, item, *step));
        at = led_to
            .filter_map(|found| match found {
                Found::Item(item) => seen.insert(item.id).then_some(item),
                _ => None,
            })
            .collect();
    }
    at.into_iter().flat_map(|item| attribute(plan, item, *last)).collect()
}

/// Whether a value is there at all: what is missing, empty or not ready is not.
pub fn says_something(found: &Found<'_>) -> bool {
    match found {
        Found::Value { entry, .. } => match &entry.value {
            Value::Missing | Value::Broken => false,
            Value::Prose(prose) => !prose.is_empty(),
            Value::Line(line) => !line.is_empty(),
            _ => true,
        },
        Found::Figure { figure, .. } => {
            !matches!(figure.content, Content::Empty | Content::Missing { .. } | Content::NotReady | Content::Broken)
        }
        Found::Id(_) | Found::Title(_) | Found::Preset(_) | Found::Item(_) => true,
    }
}

fn attribute<'a>(plan: &'a Plan, item: &'a Item, attribute: Attribute) -> Vec<Found<'a>> {
    match attribute {
        Attribute::Id => item.name.iter().map(|_| Found::Id(item)).collect(),
        Attribute::Title => vec![Found::Title(item)],
        Attribute::Plan => {
            item.plan.filter(|own| *own != item.id).map(|own| Found::Item(plan.item(own))).into_iter().collect()
        }
        Attribute::Preset => item.preset.iter().map(|_| Found::Preset(item)).collect(),
        Attribute::Field(FieldName::Status) => status(plan, item).into_iter().collect(),
        Attribute::Field(field) => field_values(plan, item, field),
        Attribute::Series(kind, period) => series(plan, item, kind, period).into_iter().collect(),
        Attribute::Column(column) => cell(item, column).into_iter().collect(),
        Attribute::Header(kind, period) => {
            column(plan, item, kind, period).and_then(|column| cell(item, column.id)).into_iter().collect()
        }
        Attribute::Items(concept, preset) => items(plan, item, concept, preset),
    }
}

/// The status in force: the last one reported, else the item's own.
fn status<'a>(plan: &'a Plan, item: &'a Item) -> Option<Found<'a>> {
    let of = |holder: &'a Item| holder.all(FieldName::Status).next().map(|entry| Found::Value { holder, entry });
    plan.follow_ups(item).into_iter().rev().find_map(|up| of(up.status)).or_else(|| of(item))
}

/// What a field says, what nesting says in its place first.
fn field_values<'a>(plan: &'a Plan, item: &'a Item, field: FieldName) -> Vec<Found<'a>> {
    let refers = refers(item.concept, field);
    let implied = plan.implied(item, field).map(|id| Found::Item(plan.item(id)));
    let stated = item.all(field).map(|entry| match (&entry.value, refers) {
        (Value::Item(to), true) => Found::Item(plan.item(*to)),
        _ => Found::Value { holder: item, entry },
    });
    implied.into_iter().chain(stated).collect()
}

/// Whether a field of a concept points at items, rather than naming a word.
fn refers(concept: ConceptName, field: FieldName) -> bool {
    let kind = concept.concept().field(field).map(|found| found.kind);
    matches!(kind, Some(FieldType::Reference(_) | FieldType::ReferenceOrText(_)))
}

/// The value in force of an indicator.
fn series<'a>(plan: &'a Plan, item: &'a Item, kind: SeriesKind, period: Period) -> Option<Found<'a>> {
    let all = plan.all_series(item);
    let (series, up) = all.iter().rev().find(|(found, _)| found.kind == kind && found.period == period)?;
    Some(Found::Figure { holder: up.map_or(item, |up| up.status), figure: series.figure, cell: None })
}

fn cell(row: &Item, column: ItemId) -> Option<Found<'_>> {
    let cell = Some(CellAt { row: row.id, column });
    row.cell(column).map(|figure| Found::Figure { holder: row, figure, cell })
}

/// The column of a row's budget with this kind and period. Without a kind: the one that has none either, else the
/// only one of the period.
fn column<'a>(plan: &'a Plan, row: &'a Item, kind: Option<&str>, period: Period) -> Option<&'a Item> {
    let of_period = |column: &Item| column.period(FieldName::Period) == Some(period);
    // The row's own cells name the columns that matter; a budget may have many rows besides.
    let own = row.entries.iter().filter_map(|entry| match entry.key {
        Some(Key::Column(column)) => Some(plan.item(column)),
        _ => None,
    });
    let exact = own.into_iter().find(|column| of_period(column) && column_kind(column) == kind);
    exact.or_else(|| {
        let mut columns = plan.columns(plan.budget_of(row)?).filter(|column| kind.is_none() && of_period(column));
        columns.next().filter(|_| columns.next().is_none())
    })
}

pub(super) fn column_kind(column: &Item) -> Option<&'static str> {
    match column.value(FieldName::Kind)? {
        Value::Builtin(word) => Some(word.key),
        _ => None,
    }
}

/// The items of a concept that stand in an item's block, point at it by a field, or hold it.
fn items<'a>(plan: &'a Plan, item: &'a Item, concept: ConceptName, preset: Option<&'static str>) -> Vec<Found<'a>> {
    let fits = |other: &Item| other.concept == concept && (preset.is_none() || other.preset == preset);
    let children = item.children.iter().copied();
    let links = plan.backlinks.get(item.id.index()).into_iter().flatten();
    let pointing = links.filter_map(|(from, field)| {
        let by_field = field.is_some_and(|field| refers(plan.item(*from).concept, field));
        by_field.then_some(*from)
    });
    let holder = plan.enclosing(item).skip(1).find(|holder| fits(holder)).map(|holder| holder.id);
    let holder = holder.filter(|_| concept != item.concept);
    let mut seen = HashSet::new();
    let all = holder.into_iter().chain(children).chain(pointing);
    all.map(|id| plan.item(id)).filter(|other| fits(other) && seen.insert(other.id)).map(Found::Item).collect()
}

/// Prose without its marks: links by their words, figures as stated.
pub(super) fn plain(plan: &Plan, prose: &Prose) -> String {
    if prose.inlines.is_empty() {
        return prose.source.clone();
    }
    let mut out = String::with_capacity(prose.source.len());
    let mut at = 0;
    for inline in &prose.inlines {
        out.push_str(prose.source.get(at..inline.start).unwrap_or_default());
        at = inline.end;
        match &inline.kind {
            InlineKind::Link { label: Some(label), .. } => out.push_str(label),
            InlineKind::Link { item, label: None } => out.push_str(&plan.item(*item).title.source),
            InlineKind::Figure { stated: Some(stated), .. } => out.push_str(stated.written.trim()),
            InlineKind::Figure { .. } | InlineKind::Footnote(_) | InlineKind::Broken => {}
        }
    }
    out.push_str(prose.source.get(at..).unwrap_or_default());
    out
}
