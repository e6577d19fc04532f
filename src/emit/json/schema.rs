//! The JSON Schema of `plan.json`, made from the vocabulary.

use crate::emit::schema::{
    Members, any_of, closed, constant, definition, described, flag, list, object, pattern, string, words,
};
use crate::emit::tree::Json;
use crate::language::Language;
use crate::vocabulary::{CONCEPTS, Concept, ConceptName, FieldType, FieldUse, IdRule, Preset, WordKind, builtin_words};

/// The schema (JSON Schema 2020-12), as it stands in `docs/plan.schema.json`.
pub fn schema() -> Vec<u8> {
    let items = CONCEPTS.iter().map(|concept| (concept.plural, list(definition(concept.key)))).collect();
    let members = vec![
        ("format_version", constant(Json::Integer(super::FORMAT_VERSION))),
        ("language", words(["sv", "en"])),
        ("title", definition("prose")),
        ("items", closed(items, &[])),
        ("accepted_deviations", list(definition("accepted_deviation"))),
    ];
    let Json::Object(body) = closed(members, &[]) else { return Vec::new() };
    let mut root = vec![
        ("$schema", Json::text("https://json-schema.org/draft/2020-12/schema")),
        ("title", Json::text("plan.json")),
    ];
    root.extend(body);
    let definitions = shared().into_iter().chain(CONCEPTS.iter().map(|concept| (concept.key, item(concept))));
    root.push(("$defs", Json::Object(definitions.collect())));
    Json::Object(root).pretty()
}

/// An item of a concept.
fn item(concept: &'static Concept) -> Json<'static> {
    let fields = concept.all_fields().map(|field| (field.name.key(), field_schema(field))).collect();
    let optional: Vec<&str> = concept.all_fields().map(|field| field.name.key()).collect();
    let mut members = vec![("path", string()), ("id", string()), ("title", definition("prose")), ("plan", string())];
    if !concept.presets.is_empty() {
        members.push(("kind", words(concept.presets.iter().map(|Preset { key, .. }| *key))));
    }
    members.push(("parent", definition("link")));
    members.push(("children", list(definition("link"))));
    members.push(("fields", closed(fields, &optional)));
    let mut optional = vec!["plan", "kind", "parent", "children"];
    if concept.id == IdRule::Optional {
        optional.push("id");
    }
    if concept.name == ConceptName::Column {
        // A header that is a kind and a period declares a column that has neither id nor title.
        optional.extend(["id", "title"]);
    }
    described(closed(members, &optional), concept.help[Language::En.index()])
}

fn field_schema(field: &FieldUse) -> Json<'static> {
    let one = value(field.kind);
    let schema = if field.many { list(one) } else { one };
    described(schema, field.name.field().help[Language::En.index()])
}

fn value(kind: FieldType) -> Json<'static> {
    match kind {
        FieldType::Prose => definition("prose"),
        FieldType::Line | FieldType::Link | FieldType::Unit => string(),
        FieldType::Number | FieldType::Percent => definition("decimal"),
        FieldType::Flag => flag(),
        FieldType::Date => definition("date"),
        FieldType::Period => definition("period"),
        FieldType::Direction => definition("direction"),
        FieldType::Word(kind) => word(kind),
        FieldType::Status => closed(vec![("word", word(WordKind::Status)), ("date", definition("date"))], &["date"]),
        FieldType::Reference(_) => any_of(vec![definition("link"), missing()]),
        FieldType::ReferenceOrText(_) => any_of(vec![definition("link"), definition("prose"), missing()]),
        FieldType::Series => definition("series_value"),
        FieldType::Cells => definition("cell"),
        FieldType::Formula => definition("expression"),
        FieldType::Counting => definition("counting"),
        FieldType::Check => definition("relation"),
        FieldType::Amount => {
            closed(vec![("value", definition("decimal")), ("unit", string()), ("per", string())], &["per"])
        }
        FieldType::Query => definition("query"),
        FieldType::RuleLevel => {
            let level = words(["error", "warning", "off"]);
            closed(vec![("rule", string()), ("level", level), ("reason", definition("prose"))], &[])
        }
        FieldType::Deviation => {
            closed(vec![("target", string()), ("rule", string()), ("reason", definition("prose"))], &["rule"])
        }
    }
}

/// What the writer says that there is none of.
fn missing() -> Json<'static> {
    closed(vec![("missing", flag())], &[])
}

/// A built-in word by its key, or one that the project declares.
fn word(kind: WordKind) -> Json<'static> {
    let builtin = builtin_words(kind);
    let mut choices = Vec::new();
    if !builtin.is_empty() {
        choices.push(words(builtin.iter().map(|word| word.key)));
    }
    if kind.preset().is_some() {
        choices.push(definition("link"));
    }
    any_of(choices)
}

/// What items and figures are made of.
fn shared() -> Members {
    vec![
        ("link", closed(vec![("concept", words(CONCEPTS.iter().map(|one| one.key))), ("path", string())], &[])),
        ("decimal", pattern("^-?[0-9]+(\\.[0-9]+)?$")),
        ("date", pattern("^[0-9]{4}-[0-9]{2}-[0-9]{2}$")),
        ("period", pattern("^[0-9]{4}(/[0-9]{4}|-(T[1-3]|H[12]|Q[1-4]|[0-9]{2}(-[0-9]{2})?))?$")),
        ("direction", words(["increase", "decrease", "keep"])),
        ("comparison", words(COMPARISONS)),
        ("qualifier", words(["about", "nearly", "just-over", "at-least", "at-most", "more-than", "less-than"])),
        ("series_value", figure(("period", definition("period")))),
        ("cell", figure(("column", string()))),
        ("counting", counting()),
        ("prose", any_of(vec![string(), list(any_of(prose_parts()))])),
        ("statement", statement()),
        ("expression", any_of(expressions())),
        ("relation", relation()),
        ("selection", selection()),
        ("condition", any_of(conditions())),
        ("comparand", any_of(comparands())),
        ("query", query()),
        ("accepted_deviation", accepted()),
    ]
}

const COMPARISONS: [&str; 5] = ["at-least", "at-most", "below", "above", "exactly"];

const STATES: [&str; 9] =
    ["empty", "missing", "not-ready", "not-applicable", "number", "direction", "yes-no", "word", "broken"];

fn figure(key: (&'static str, Json<'static>)) -> Json<'static> {
    let optional = vec![
        ("value", definition("decimal")),
        ("share", definition("decimal")),
        ("comparison", definition("comparison")),
        ("qualifier", definition("qualifier")),
        ("computed", constant(Json::Flag(true))),
        ("reason", definition("prose")),
        ("direction", definition("direction")),
        ("yes", flag()),
        ("word", definition("prose")),
        ("unit", string()),
        ("footnotes", list(definition("link"))),
    ];
    let names: Vec<&str> = optional.iter().map(|(name, _)| *name).collect();
    closed([vec![key, ("state", words(STATES))], optional].concat(), &names)
}

fn counting() -> Json<'static> {
    let how = words(["total", "subtotal", "part", "of-which"]);
    closed(vec![("as", how), ("row", definition("link"))], &["row"])
}

fn prose_parts() -> Vec<Json<'static>> {
    let figure = vec![
        ("figure", definition("expression")),
        ("value", definition("decimal")),
        ("unit", string()),
        ("stated", definition("statement")),
    ];
    vec![
        string(),
        closed(vec![("link", definition("link")), ("label", string())], &["label"]),
        closed(figure, &["value", "unit", "stated"]),
        closed(vec![("footnote", definition("link"))], &[]),
    ]
}

fn statement() -> Json<'static> {
    let members = vec![
        ("text", string()),
        ("value", definition("decimal")),
        ("unit", string()),
        ("qualifier", definition("qualifier")),
    ];
    closed(members, &["unit", "qualifier"])
}

fn expressions() -> Vec<Json<'static>> {
    let place = || definition("link");
    let value = vec![
        ("indicator", place()),
        ("kind", words(["outcome", "forecast", "budgeted", "target"])),
        ("period", definition("period")),
        ("share", constant(Json::Flag(true))),
    ];
    let binary = vec![
        ("operator", words(["add", "subtract", "multiply", "divide"])),
        ("left", definition("expression")),
        ("right", definition("expression")),
    ];
    vec![
        object(vec![("type", Json::text("null"))]),
        closed(vec![("number", definition("decimal")), ("unit", string())], &["unit"]),
        closed(vec![("cell", closed(vec![("row", place()), ("column", place())], &[]))], &[]),
        closed(vec![("column", place())], &[]),
        closed(vec![("row", place())], &[]),
        closed(vec![("value", closed(value, &["share"]))], &[]),
        closed(vec![("count", definition("selection"))], &[]),
        closed(vec![("count_of_view", place())], &[]),
        closed(vec![("negated", definition("expression"))], &[]),
        closed(binary, &[]),
    ]
}

/// What is asked for or counted.
fn selection() -> Json<'static> {
    let members = vec![
        ("concept", words(CONCEPTS.iter().map(|one| one.key))),
        ("kind", string()),
        ("without_kind", constant(Json::Flag(true))),
        ("within", definition("link")),
        ("where", definition("condition")),
    ];
    closed(members, &["kind", "without_kind", "within", "where"])
}

fn conditions() -> Vec<Json<'static>> {
    let mut comparison = COMPARISONS.to_vec();
    comparison.push("contains");
    let compare = vec![("value", string()), ("comparison", words(comparison)), ("with", definition("comparand"))];
    vec![
        closed(vec![("all", list(definition("condition")))], &[]),
        closed(vec![("any", list(definition("condition")))], &[]),
        closed(vec![("not", definition("condition"))], &[]),
        closed(vec![("missing", string())], &[]),
        closed(compare, &[]),
    ]
}

fn comparands() -> Vec<Json<'static>> {
    vec![
        closed(vec![("text", string())], &[]),
        closed(vec![("number", definition("decimal")), ("unit", string())], &["unit"]),
        closed(vec![("flag", flag())], &[]),
        closed(vec![("period", definition("period"))], &[]),
        closed(vec![("direction", definition("direction"))], &[]),
        closed(vec![("word", string())], &[]),
        closed(vec![("item", definition("link"))], &[]),
        closed(vec![("kind", string())], &[]),
        closed(vec![("value", string())], &[]),
    ]
}

/// A view's question and the items that answer it.
fn query() -> Json<'static> {
    let order = closed(vec![("by", string()), ("descending", flag())], &[]);
    let column = closed(vec![("value", string()), ("label", string())], &["label"]);
    let members = vec![
        ("of", definition("selection")),
        ("order", list(order)),
        ("columns", list(column)),
        ("items", list(definition("link"))),
    ];
    closed(members, &["order"])
}

fn relation() -> Json<'static> {
    let members = vec![
        ("left", definition("expression")),
        ("comparison", definition("comparison")),
        ("right", definition("expression")),
        ("reason", definition("prose")),
    ];
    closed(members, &["reason"])
}

fn accepted() -> Json<'static> {
    let figure = closed(vec![("value", definition("decimal")), ("unit", string())], &["unit"]);
    let figures = object(vec![("type", Json::text("object")), ("additionalProperties", figure)]);
    let members = vec![
        ("code", pattern("^P[0-9]{4}$")),
        ("rule", string()),
        ("place", string()),
        ("accepted_by", definition("link")),
        ("reason", definition("prose")),
        ("figures", figures),
    ];
    closed(members, &["place", "reason"])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_two_definitions_share_a_name() {
        let mut names: Vec<&str> = shared().iter().map(|(name, _)| *name).collect();
        names.extend(CONCEPTS.iter().map(|concept| concept.key));
        names.sort_unstable();
        assert!(names.windows(2).all(|pair| pair[0] != pair[1]), "{names:?}");
    }
}
