//! An item: what all have, then its fields as the vocabulary types them.

use super::value::{cell, prose, series, value};
use super::{reference, references};
use crate::check::Checked;
use crate::emit::notation::{is_implied, path};
use crate::emit::relations;
use crate::emit::tree::Json;
use crate::model::{Entry, Item, Value};
use crate::vocabulary::{Concept, FieldType, FieldUse};

/// One item.
pub fn item<'a>(checked: &'a Checked, concept: &'static Concept, item: &'a Item) -> Json<'a> {
    let plan = &checked.plan;
    let mut members = vec![("path", Json::text(path(plan, item)))];
    if let Some(name) = &item.name {
        members.push(("id", Json::text(name.value.as_str())));
    }
    if let Some(preset) = item.preset {
        members.push(("kind", Json::text(preset)));
    }
    if !is_implied(item) {
        members.push(("title", prose(checked, &item.title)));
    }
    if let Some(holder) = item.plan {
        members.push(("plan", Json::text(plan.item(holder).path.as_str())));
    }
    if let Some(parent) = item.parent {
        members.push(("parent", reference(plan, parent)));
    }
    if !item.children.is_empty() {
        members.push(("children", references(plan, item.children.iter().copied())));
    }
    let fields = concept.all_fields().filter_map(|field| Some((field.name.key(), field_value(checked, item, field)?)));
    members.push(("fields", Json::Object(fields.collect())));
    Json::Object(members)
}

/// What an item says in a field: a list where the field can be given several times, nothing where it says nothing.
fn field_value<'a>(checked: &'a Checked, item: &'a Item, field: &FieldUse) -> Option<Json<'a>> {
    let entries: Vec<&Entry> = item.all(field.name).collect();
    let implied = &checked.plan.implied(item, field.name);
    let values: Vec<Json> = match field.kind {
        FieldType::Series => relations::series_in_order(item, field.name).map(|one| series(checked, &one)).collect(),
        FieldType::Cells => {
            relations::cells_in_order(item).map(|(column, figure)| cell(checked, item, column, figure)).collect()
        }
        _ => {
            let stated = entries.iter().filter(|entry| !matches!(entry.value, Value::Broken));
            let stated = stated.map(|entry| value(checked, item, &entry.value));
            implied.map(|id| reference(&checked.plan, id)).into_iter().chain(stated).collect()
        }
    };
    if values.is_empty() {
        None
    } else if field.many {
        Some(Json::List(values))
    } else {
        values.into_iter().next()
    }
}
