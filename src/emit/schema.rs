//! The parts of JSON Schemas (2020-12).

use super::tree::Json;

/// Members of an object, in order.
pub type Members = Vec<(&'static str, Json<'static>)>;

/// An object with these members.
pub fn object(members: Members) -> Json<'static> {
    Json::Object(members)
}

/// An object with these members and no others; all but `optional` are required.
pub fn closed(members: Members, optional: &[&str]) -> Json<'static> {
    let required: Vec<&str> = members.iter().map(|(name, _)| *name).filter(|name| !optional.contains(name)).collect();
    object(vec![
        ("type", Json::text("object")),
        ("additionalProperties", Json::Flag(false)),
        ("required", Json::texts(required)),
        ("properties", Json::Object(members)),
    ])
}

/// What is defined under this name.
pub fn definition(name: &str) -> Json<'static> {
    object(vec![("$ref", Json::text(format!("#/$defs/{name}")))])
}

/// A list.
pub fn list(of: Json<'static>) -> Json<'static> {
    object(vec![("type", Json::text("array")), ("items", of)])
}

/// This value and no other.
pub fn constant(value: Json<'static>) -> Json<'static> {
    object(vec![("const", value)])
}

/// One of these words.
pub fn words(words: impl IntoIterator<Item = &'static str>) -> Json<'static> {
    object(vec![("enum", Json::texts(words))])
}

/// Text.
pub fn string() -> Json<'static> {
    object(vec![("type", Json::text("string"))])
}

/// `true` or `false`.
pub fn flag() -> Json<'static> {
    object(vec![("type", Json::text("boolean"))])
}

/// Text of this pattern.
pub fn pattern(pattern: &'static str) -> Json<'static> {
    object(vec![("type", Json::text("string")), ("pattern", Json::text(pattern))])
}

/// Any of these.
pub fn any_of(choices: Vec<Json<'static>>) -> Json<'static> {
    object(vec![("anyOf", Json::List(choices))])
}

/// With a description.
pub fn described(mut schema: Json<'static>, help: &'static str) -> Json<'static> {
    if let Json::Object(members) = &mut schema {
        members.insert(0, ("description", Json::text(help)));
    }
    schema
}
