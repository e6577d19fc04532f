//! Questions as trees, and their answers.

use serde::ser::{Serialize, Serializer};

use super::value::{self, prose};
use super::{reference, references};
use crate::check::Checked;
use crate::emit::answer::{answer, shown};
use crate::emit::tree::{Json, pretty};
use crate::model::{Comparand, Condition, Declared, Operand, Plan, Query, Selection};
use crate::query::{self, Found};

/// A question: what it asks for, what it shows, and the items that answer it.
pub fn query<'a>(checked: &'a Checked, query: &'a Query) -> Json<'a> {
    let plan = &checked.plan;
    let answer = answer(checked, query);
    let mut members = vec![("of", selection(plan, &query.of))];
    if !query.order.is_empty() {
        let order = query.order.iter().map(|by| {
            Json::Object(vec![("by", operand(plan, &by.operand)), ("descending", Json::Flag(by.descending))])
        });
        members.push(("order", Json::List(order.collect())));
    }
    let columns = answer.columns.iter().map(|column| {
        let mut members = vec![("value", operand(plan, &column.operand))];
        members.extend(column.label.clone().map(|label| ("label", Json::text(label))));
        Json::Object(members)
    });
    members.push(("columns", Json::List(columns.collect())));
    members.push(("items", references(plan, answer.items)));
    Json::Object(members)
}

/// What is asked for or counted.
pub fn selection<'a>(plan: &'a Plan, of: &'a Selection) -> Json<'a> {
    let mut members = vec![("concept", Json::text(of.concept.key()))];
    let presets = of.concept.concept().presets;
    members.extend(of.declared.preset().map(|preset| ("kind", Json::text(preset))));
    let own_word = of.declared == Declared::ByOwnWord && !presets.is_empty();
    members.extend(own_word.then_some(("without_kind", Json::Flag(true))));
    members.extend(of.within.map(|within| ("within", reference(plan, within))));
    members.extend(of.condition.as_ref().map(|of| ("where", condition(plan, of))));
    Json::Object(members)
}

fn condition<'a>(plan: &'a Plan, of: &'a Condition) -> Json<'a> {
    let list = |parts: &'a [Condition]| Json::List(parts.iter().map(|part| condition(plan, part)).collect());
    Json::Object(match of {
        Condition::All(parts) => vec![("all", list(parts))],
        Condition::Any(parts) => vec![("any", list(parts))],
        Condition::Not(inner) => vec![("not", condition(plan, inner))],
        Condition::Missing(of) => vec![("missing", operand(plan, of))],
        Condition::Contains(of, with) => {
            vec![("value", operand(plan, of)), ("comparison", Json::text("contains")), ("with", comparand(plan, with))]
        }
        Condition::Compare(of, comparison, with) => vec![
            ("value", operand(plan, of)),
            ("comparison", Json::text(comparison.key())),
            ("with", comparand(plan, with)),
        ],
    })
}

fn operand<'a>(plan: &Plan, operand: &Operand) -> Json<'a> {
    Json::text(query::key(plan, operand))
}

fn comparand<'a>(plan: &'a Plan, with: &'a Comparand) -> Json<'a> {
    Json::Object(match with {
        Comparand::Text(text) => vec![("text", Json::text(text.as_str()))],
        Comparand::Number(number, unit) => {
            let mut members = vec![("number", Json::text(number.to_string()))];
            members.extend(unit.as_ref().map(|unit| ("unit", Json::text(unit.key()))));
            members
        }
        Comparand::Flag(flag) => vec![("flag", Json::Flag(*flag))],
        Comparand::Period(period) => vec![("period", Json::text(value::period(*period)))],
        Comparand::Direction(direction) => vec![("direction", Json::text(direction.key()))],
        Comparand::Builtin(word) => vec![("word", Json::text(word.key))],
        Comparand::Item(item) => vec![("item", reference(plan, *item))],
        Comparand::Preset(key) => vec![("kind", Json::text(*key))],
        Comparand::Operand(other) => vec![("value", operand(plan, other))],
    })
}

/// The answer to a question as an array: for each item its concept and path, then what the columns show, by their
/// names in data. A list where an item says several things, nothing where it says none.
pub fn answer_json(checked: &Checked, asked: &Query) -> Vec<u8> {
    let plan = &checked.plan;
    let answer = answer(checked, asked);
    let keys: Vec<String> = answer.columns.iter().map(|column| query::key(plan, &column.operand)).collect();
    let rows = answer.items.iter().map(|id| {
        let item = plan.item(*id);
        let mut members = vec![
            ("concept", Json::text(item.concept.key())),
            ("path", Json::text(crate::emit::notation::path(plan, item))),
        ];
        members.extend(answer.columns.iter().zip(&keys).filter_map(|(column, key)| {
            let found = shown(checked, item, &column.operand);
            let mut values: Vec<Json<'_>> = found.iter().map(|found| one(checked, found)).collect();
            let value = if values.len() > 1 { Json::List(values) } else { values.pop()? };
            Some((key.as_str(), value))
        }));
        Row(members)
    });
    pretty(&rows.collect::<Vec<Row<'_>>>())
}

/// An item of an answer: names of columns and what they show, in that order.
struct Row<'a>(Vec<(&'a str, Json<'a>)>);

impl Serialize for Row<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.iter().map(|(key, value)| (key, value)))
    }
}

fn one<'a>(checked: &'a Checked, found: &Found<'a>) -> Json<'a> {
    match *found {
        Found::Id(item) => Json::text(item.name.as_ref().map_or("", |name| name.value.as_str())),
        Found::Title(item) => prose(checked, &item.title),
        Found::Preset(item) => Json::text(item.preset.unwrap_or_default()),
        Found::Item(item) => reference(&checked.plan, item.id),
        Found::Value { holder, entry } => value::value(checked, holder, &entry.value),
        Found::Figure { figure, cell, .. } => {
            let computed = cell.and_then(|cell| checked.computed.get(&cell)).copied();
            Json::Object(value::figure(checked, figure, computed))
        }
    }
}
