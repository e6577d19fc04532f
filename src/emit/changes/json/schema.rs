//! The JSON Schema of a comparison.

use super::SHIFTS;
use crate::diff::ChangeKind;
use crate::emit::schema::{
    Members, any_of, closed, constant, definition, described, flag, list, object, pattern, string, words,
};
use crate::emit::tree::Json;
use crate::vocabulary::CONCEPTS;

/// The schema (JSON Schema 2020-12), as it stands in `docs/changes.schema.json`.
pub fn schema() -> Vec<u8> {
    let counts = ChangeKind::ALL.map(|kind| (kind.key(), definition("count"))).to_vec();
    let none: Vec<&str> = ChangeKind::ALL.map(ChangeKind::key).to_vec();
    let members = vec![
        ("format_version", constant(Json::Integer(super::FORMAT_VERSION))),
        ("language", words(["sv", "en"])),
        ("before", described(string(), "What the earlier side is, in words.")),
        ("after", described(string(), "What the later side is, in words.")),
        ("summary", described(string(), "The net effect in a sentence, in the language.")),
        ("net", net()),
        ("counts", described(closed(counts, &none), "How many changes there are of each type.")),
        ("changed", list(definition("changed"))),
        ("reordered", list(definition("repositioned"))),
        ("settings", list(setting())),
        ("consequences", consequences()),
        ("suggestions", list(suggestion())),
        ("unread", described(ends("count"), "How many faults left something out of each side.")),
    ];
    let Json::Object(body) = closed(members, &[]) else { return Vec::new() };
    let mut root = vec![
        ("$schema", Json::text("https://json-schema.org/draft/2020-12/schema")),
        ("title", Json::text("Changes between two plans")),
    ];
    root.extend(body);
    root.push(("$defs", Json::Object(shared())));
    Json::Object(root).pretty()
}

fn ends(of: &str) -> Json<'static> {
    closed(vec![("before", definition(of)), ("after", definition(of))], &[])
}

/// On the side or sides where it is.
fn sides(of: &str) -> Json<'static> {
    closed(vec![("before", definition(of)), ("after", definition(of))], &["before", "after"])
}

fn shared() -> Members {
    let name = || {
        let concept = words(CONCEPTS.iter().map(|concept| concept.key));
        vec![("concept", concept), ("kind", string()), ("path", string()), ("title", string())]
    };
    let mut side = name();
    side.extend([
        ("holder", definition("named")),
        ("plan", definition("named")),
        ("responsible", list(definition("party"))),
        ("place", definition("place")),
    ]);
    let repositioned = vec![
        ("item", definition("named_sides")),
        ("stood_after", definition("named")),
        ("stands_after", definition("named")),
    ];
    let concept = words(CONCEPTS.iter().map(|concept| concept.key));
    let count = object(vec![("type", Json::text("integer")), ("minimum", Json::Integer(0))]);
    vec![
        ("count", count),
        ("decimal", pattern("^-?[0-9]+(\\.[0-9]+)?$")),
        ("period", pattern("^[0-9]{4}(/[0-9]{4}|-(T[1-3]|H[12]|Q[1-4]|[0-9]{2}(-[0-9]{2})?))?$")),
        ("link", closed(vec![("concept", concept), ("path", string())], &[])),
        ("named", closed(name(), &["kind"])),
        ("named_sides", sides("named")),
        ("party", any_of(vec![definition("named"), string()])),
        ("place", closed(vec![("file", string()), ("line", definition("count"))], &[])),
        ("side", closed(side, &["kind", "holder", "plan", "place"])),
        ("side_sides", sides("side")),
        ("repositioned", closed(repositioned, &["stood_after", "stands_after"])),
        ("changed", closed(vec![("item", definition("side_sides")), ("changes", list(definition("change")))], &[])),
        ("change", any_of(ChangeKind::ALL.into_iter().map(change).collect())),
        ("at", any_of(places("named_sides"))),
        ("target", any_of(targets())),
        ("figure", figure()),
        ("text", any_of(vec![string(), list(any_of(pieces()))])),
        ("terms", list(any_of(terms()))),
        ("value", any_of(values())),
        ("words", list(any_of(["kept", "removed", "added"].map(|kept| closed(vec![(kept, string())], &[])).to_vec()))),
        ("deviation", deviation()),
        ("rule", rule()),
        ("finding", finding()),
    ]
}

/// A change of a type.
fn change(kind: ChangeKind) -> Json<'static> {
    let both = |of: &str| vec![("before", definition(of)), ("after", definition(of))];
    let field = || ("field", string());
    let optional = ["before", "after"];
    let (own, optional): (Members, &[&str]) = match kind {
        ChangeKind::Added | ChangeKind::Removed => (Vec::new(), &[]),
        ChangeKind::Renamed | ChangeKind::Reclassified => (vec![("before", string()), ("after", string())], &optional),
        ChangeKind::Moved => (both("named"), &optional),
        ChangeKind::Reordered => (vec![("moved", list(definition("repositioned")))], &[]),
        ChangeKind::Reworded => {
            ([vec![field()], both("text"), vec![("words", definition("words"))]].concat(), &optional)
        }
        ChangeKind::Retargeted | ChangeKind::Refigured => {
            let own = vec![("at", definition("at")), ("shift", words(SHIFTS))];
            ([own, both("figure"), difference()].concat(), &["before", "after", "difference", "percent", "unit"])
        }
        ChangeKind::Reassigned | ChangeKind::Relinked => {
            (vec![field(), ("removed", list(definition("value"))), ("added", list(definition("value")))], &[])
        }
        ChangeKind::Restatused => (both("value"), &optional),
        ChangeKind::Redated | ChangeKind::Respecified => {
            (vec![field(), ("before", list(definition("value"))), ("after", list(definition("value")))], &[])
        }
        ChangeKind::DeviationAccepted | ChangeKind::DeviationWithdrawn => {
            (vec![("deviation", definition("deviation"))], &[])
        }
        ChangeKind::DeviationReexplained => ([both("deviation"), vec![("words", definition("words"))]].concat(), &[]),
        ChangeKind::RuleSet => (both("rule"), &optional),
    };
    closed([vec![("type", constant(Json::text(kind.key())))], own].concat(), optional)
}

fn difference() -> Members {
    vec![("difference", definition("decimal")), ("percent", definition("decimal")), ("unit", string())]
}

/// Which of an item's figures.
fn places(column: &str) -> Vec<Json<'static>> {
    vec![
        closed(vec![("column", definition(column))], &[]),
        closed(vec![("field", string()), ("period", definition("period"))], &["period"]),
    ]
}

fn targets() -> Vec<Json<'static>> {
    let item = || ("item", definition("named"));
    vec![
        closed(vec![item()], &[]),
        closed(vec![item(), ("at", any_of(places("named")))], &[]),
        closed(vec![item(), ("within", string())], &[]),
        closed(vec![("path", string())], &[]),
    ]
}

const STATES: [&str; 9] =
    ["empty", "missing", "not-ready", "not-applicable", "number", "direction", "yes-no", "word", "broken"];

fn figure() -> Json<'static> {
    let optional = vec![
        ("value", definition("decimal")),
        ("share", definition("decimal")),
        ("comparison", string()),
        ("qualifier", string()),
        ("computed", constant(Json::Flag(true))),
        ("direction", string()),
        ("yes", flag()),
        ("text", definition("text")),
        ("unit", string()),
        ("footnotes", list(definition("link"))),
    ];
    let names: Vec<&str> = optional.iter().map(|(name, _)| *name).collect();
    closed([vec![("state", words(STATES))], optional].concat(), &names)
}

fn pieces() -> Vec<Json<'static>> {
    let figure = vec![
        ("terms", definition("terms")),
        ("text", string()),
        ("value", definition("decimal")),
        ("unit", string()),
        ("qualifier", string()),
    ];
    vec![
        string(),
        closed(vec![("link", definition("link")), ("label", string())], &["label"]),
        closed(figure, &["text", "value", "unit", "qualifier"]),
        closed(vec![("footnote", definition("link"))], &[]),
    ]
}

fn terms() -> Vec<Json<'static>> {
    vec![
        closed(vec![("sign", string())], &[]),
        closed(vec![("word", string())], &[]),
        closed(vec![("number", definition("decimal")), ("unit", string())], &["unit"]),
        closed(vec![("period", definition("period"))], &[]),
        closed(vec![("item", definition("link"))], &[]),
    ]
}

fn values() -> Vec<Json<'static>> {
    let counting = words(["total", "subtotal", "part", "of-which"]);
    let word = any_of(vec![string(), definition("link")]);
    vec![
        definition("text"),
        flag(),
        definition("link"),
        closed(vec![("word", word), ("date", string())], &["date"]),
        closed(vec![("as", counting), ("row", definition("link"))], &["row"]),
        closed(vec![("terms", definition("terms")), ("reason", definition("text"))], &["reason"]),
        closed(vec![("missing", constant(Json::Flag(true)))], &[]),
        object(vec![("type", Json::text("null"))]),
    ]
}

fn deviation() -> Json<'static> {
    let members = vec![
        ("target", definition("target")),
        ("rule", string()),
        ("reason", definition("text")),
        ("place", definition("place")),
    ];
    closed(members, &["rule", "place"])
}

fn rule() -> Json<'static> {
    let level = words(["error", "warning", "off"]);
    closed(vec![("rule", string()), ("level", level), ("reason", definition("text"))], &[])
}

fn net() -> Json<'static> {
    let amount = || closed(vec![("value", definition("decimal")), ("unit", string())], &["unit"]);
    let own = vec![
        ("budget", definition("named_sides")),
        ("column", definition("named_sides")),
        ("before", amount()),
        ("after", amount()),
    ];
    let total = closed([own, difference()].concat(), &["before", "after", "difference", "percent", "unit"]);
    let concept = ("concept", words(CONCEPTS.iter().map(|concept| concept.key)));
    let items = closed(vec![concept, ("before", definition("count")), ("after", definition("count"))], &[]);
    closed(vec![("totals", list(total)), ("items", list(items))], &[])
}

fn setting() -> Json<'static> {
    closed(vec![("key", string()), ("before", string()), ("after", string())], &["before", "after"])
}

fn suggestion() -> Json<'static> {
    closed(
        vec![("before", definition("named")), ("after", definition("named")), ("likeness", definition("count"))],
        &[],
    )
}

fn consequences() -> Json<'static> {
    let way = closed(vec![("field", string()), ("item", definition("named_sides"))], &[]);
    let suspect = closed(vec![("item", definition("side_sides")), ("way", list(way))], &[]);
    let mut members = vec![("derived", list(derived()))];
    members.extend(["began", "ceased", "accepted", "withdrawn"].map(|key| (key, list(definition("finding")))));
    members.push(("suspects", list(suspect)));
    closed(members, &[])
}

fn derived() -> Json<'static> {
    let optional = ["before", "after", "stated_before", "stated_after"];
    let numbers = || optional.map(|name| (name, definition("decimal"))).to_vec();
    let contribution = vec![
        ("item", definition("named_sides")),
        ("at", definition("at")),
        ("share", flag()),
        ("before", definition("decimal")),
        ("after", definition("decimal")),
        ("amount", definition("decimal")),
    ];
    let contribution = closed(contribution, &["before", "after"]);
    let ways = ["total", "parts", "formula", "share", "of-which", "check", "text"];
    let own = vec![
        ("item", definition("side_sides")),
        ("at", definition("at")),
        ("share", flag()),
        ("way", words(ways)),
        ("contributions", list(contribution)),
    ];
    let names = [&optional[..], &["at", "difference", "percent", "unit"]].concat();
    closed([own, numbers(), difference()].concat(), &names)
}

fn finding() -> Json<'static> {
    let members = vec![
        ("code", pattern("^P[0-9]{4}$")),
        ("rule", string()),
        ("severity", words(["error", "warning", "note"])),
        ("target", definition("target")),
        ("place", definition("place")),
        ("reason", string()),
        ("responsible", list(definition("party"))),
    ];
    closed(members, &["target", "place", "reason"])
}
