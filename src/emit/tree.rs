//! JSON whose members keep the order that they are given in, in every build of every dependency.

use std::borrow::Cow;

use serde::ser::{Serialize, SerializeMap, Serializer};

/// A JSON value that borrows what it can from the plan.
#[derive(Clone, PartialEq, Debug)]
pub enum Json<'a> {
    /// `null`.
    Null,
    /// `true` or `false`.
    Flag(bool),
    /// A whole number. Figures are written as text, so that their decimals survive.
    Integer(i64),
    /// A string.
    Text(Cow<'a, str>),
    /// An array.
    List(Vec<Json<'a>>),
    /// An object.
    Object(Vec<(&'static str, Json<'a>)>),
}

impl<'a> Json<'a> {
    /// A string.
    pub fn text(text: impl Into<Cow<'a, str>>) -> Self {
        Json::Text(text.into())
    }

    /// An array of strings.
    pub fn texts<T: Into<Cow<'a, str>>>(texts: impl IntoIterator<Item = T>) -> Self {
        Json::List(texts.into_iter().map(Json::text).collect())
    }

    /// Indented, with a line feed at the end.
    pub fn pretty(&self) -> Vec<u8> {
        pretty(self)
    }
}

/// Anything as indented JSON with a line feed at the end. Serialising into memory fails only for maps whose keys are
/// not text, which nothing here has.
pub fn pretty(value: &impl Serialize) -> Vec<u8> {
    let mut bytes = serde_json::to_vec_pretty(value).unwrap_or_default();
    bytes.push(b'\n');
    bytes
}

impl Serialize for Json<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Json::Null => serializer.serialize_unit(),
            Json::Flag(flag) => serializer.serialize_bool(*flag),
            Json::Integer(number) => serializer.serialize_i64(*number),
            Json::Text(text) => serializer.serialize_str(text),
            Json::List(values) => serializer.collect_seq(values),
            Json::Object(members) => {
                let mut map = serializer.serialize_map(Some(members.len()))?;
                for (key, value) in members {
                    map.serialize_entry(key, value)?;
                }
                map.end()
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn members_keep_their_order() {
        let json = Json::Object(vec![("b", Json::Integer(1)), ("a", Json::texts(["å"]))]);
        assert_eq!(String::from_utf8_lossy(&json.pretty()), "{\n  \"b\": 1,\n  \"a\": [\n    \"å\"\n  ]\n}\n");
    }
}
