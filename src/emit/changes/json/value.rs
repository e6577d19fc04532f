//! Items, values, figures and texts of a comparison.

use super::{Members, decimal, link};
use crate::diagnostic::Severity;
use crate::diff::{
    AcceptedDeviation, Figure, FigureAt, Kept, Named, Party, Piece, Place, RuleSetting, Sides, Target, Term, Text,
    Value, Words,
};
use crate::emit::json::period;
use crate::emit::tree::Json;
use crate::model::Level;

/// An item by its name.
pub fn named(item: &Named) -> Json<'_> {
    Json::Object(named_members(item))
}

pub fn named_members(item: &Named) -> Members<'_> {
    let mut members = vec![("concept", Json::text(item.concept.key()))];
    members.extend(item.preset.map(|preset| ("kind", Json::text(preset))));
    members.extend([("path", Json::text(item.path.as_str())), ("title", Json::text(item.title.as_str()))]);
    members
}

pub fn party(party: &Party) -> Json<'_> {
    match party {
        Party::Item(item) => named(item),
        Party::Text(text) => Json::text(text.as_str()),
    }
}

pub fn place(place: &Place) -> Json<'_> {
    let line = i64::try_from(place.line).unwrap_or(i64::MAX);
    Json::Object(vec![("file", Json::text(&*place.file)), ("line", Json::Integer(line))])
}

pub fn severity(severity: Severity) -> &'static str {
    match severity {
        Severity::Note => "note",
        Severity::Warning => "warning",
        Severity::Error => "error",
    }
}

/// Which of an item's figures.
pub fn at(at: &FigureAt<Sides<Named>>) -> Json<'_> {
    match at {
        FigureAt::Column(column) => Json::Object(vec![("column", super::sides(column, named))]),
        FigureAt::Series(series, time) => keyed(series.field().key(), Some(period(*time))),
        FigureAt::Field(field) => keyed(field.key(), None),
    }
}

fn keyed<'a>(field: &'static str, period: Option<String>) -> Json<'a> {
    let mut members = vec![("field", Json::text(field))];
    members.extend(period.map(|period| ("period", Json::text(period))));
    Json::Object(members)
}

/// What a finding or a deviation is about.
pub fn target(target: &Target<Named>) -> Json<'_> {
    match target {
        Target::Item(item) => Json::Object(vec![("item", named(item))]),
        Target::Figure(item, at) => {
            let at = match at {
                FigureAt::Column(column) => Json::Object(vec![("column", named(column))]),
                FigureAt::Series(series, time) => keyed(series.field().key(), Some(period(*time))),
                FigureAt::Field(field) => keyed(field.key(), None),
            };
            Json::Object(vec![("item", named(item)), ("at", at)])
        }
        Target::Within(item, rest) => Json::Object(vec![("item", named(item)), ("within", Json::text(rest.as_str()))]),
        Target::Path(path) => Json::Object(vec![("path", Json::text(path.as_str()))]),
    }
}

pub fn figure(figure: &Figure<Named>) -> Json<'_> {
    let mut members = vec![("state", Json::text(figure.state))];
    members.extend(figure.value.map(|value| ("value", decimal(value))));
    members.extend(figure.share.map(|share| ("share", decimal(share))));
    members.extend(figure.comparison.map(|word| ("comparison", Json::text(word.key()))));
    members.extend(figure.qualifier.map(|word| ("qualifier", Json::text(word.key()))));
    members.extend(figure.computed.then_some(("computed", Json::Flag(true))));
    members.extend(figure.direction.map(|direction| ("direction", Json::text(direction.key()))));
    members.extend(figure.yes.map(|yes| ("yes", Json::Flag(yes))));
    members.extend((!figure.text.is_empty()).then(|| ("text", text(&figure.text))));
    members.extend(figure.unit.as_ref().map(|unit| ("unit", Json::text(unit.key()))));
    let footnotes = || Json::List(figure.footnotes.iter().map(link).collect());
    members.extend((!figure.footnotes.is_empty()).then(|| ("footnotes", footnotes())));
    Json::Object(members)
}

/// Text where there is nothing but words in it, else its pieces.
pub fn text(text: &Text<Named>) -> Json<'_> {
    match text.pieces.as_slice() {
        [] => Json::text(""),
        [Piece::Words(words)] => Json::text(words.as_str()),
        pieces => Json::List(pieces.iter().map(piece).collect()),
    }
}

fn piece(piece: &Piece<Named>) -> Json<'_> {
    match piece {
        Piece::Words(words) => Json::text(words.as_str()),
        Piece::Link { to, label } => {
            let mut members = vec![("link", link(to))];
            members.extend(label.as_deref().map(|label| ("label", Json::text(label))));
            Json::Object(members)
        }
        Piece::Figure { formula, stated, written } => {
            let mut members = vec![("terms", terms(formula))];
            members.extend(written.as_deref().map(|written| ("text", Json::text(written))));
            if let Some((value, unit, qualifier)) = stated {
                members.push(("value", decimal(*value)));
                members.extend(unit.as_ref().map(|unit| ("unit", Json::text(unit.key()))));
                members.extend(qualifier.map(|word| ("qualifier", Json::text(word.key()))));
            }
            Json::Object(members)
        }
        Piece::Footnote(footnote) => Json::Object(vec![("footnote", link(footnote))]),
    }
}

fn terms(terms: &[Term<Named>]) -> Json<'_> {
    Json::List(terms.iter().map(term).collect())
}

fn term(term: &Term<Named>) -> Json<'_> {
    Json::Object(match term {
        Term::Sign(sign) => vec![("sign", Json::text(*sign))],
        Term::Word(word) => vec![("word", Json::text(word.as_str()))],
        Term::Number(number, unit) => {
            let mut members = vec![("number", decimal(*number))];
            members.extend(unit.as_ref().map(|unit| ("unit", Json::text(unit.key()))));
            members
        }
        Term::Period(time) => vec![("period", Json::text(period(*time)))],
        Term::Item(item) => vec![("item", link(item))],
    })
}

pub fn value(value: &Value<Named>) -> Json<'_> {
    match value {
        Value::Text(of) => text(of),
        Value::Line(line) => Json::text(line.as_str()),
        Value::Flag(flag) => Json::Flag(*flag),
        Value::Date(date) => Json::text(date.to_string()),
        Value::Period(time) => Json::text(period(*time)),
        Value::Unit(unit) => Json::text(unit.key()),
        Value::Direction(direction) => Json::text(direction.key()),
        Value::Word(word) => Json::text(*word),
        Value::Item(item) => link(item),
        Value::Status { word, date } => {
            let mut members = vec![("word", self::value(word))];
            members.extend(date.map(|date| ("date", Json::text(date.to_string()))));
            Json::Object(members)
        }
        Value::Counting { how, row } => {
            let mut members = vec![("as", Json::text(*how))];
            members.extend(row.as_ref().map(|row| ("row", link(row))));
            Json::Object(members)
        }
        Value::Terms { terms: of, reason } => {
            let mut members = vec![("terms", terms(of))];
            members.extend((!reason.is_empty()).then(|| ("reason", text(reason))));
            Json::Object(members)
        }
        Value::Missing => Json::Object(vec![("missing", Json::Flag(true))]),
        Value::Broken => Json::Null,
    }
}

pub fn deviation(deviation: &AcceptedDeviation<Named>) -> Json<'_> {
    let mut members = vec![("target", target(&deviation.target))];
    members.extend(deviation.rule.as_deref().map(|rule| ("rule", Json::text(rule))));
    members.push(("reason", text(&deviation.reason)));
    members.extend(deviation.place.as_ref().map(|at| ("place", place(at))));
    Json::Object(members)
}

pub fn rule(rule: &RuleSetting<Named>) -> Json<'_> {
    Json::Object(vec![
        ("rule", Json::text(rule.rule.as_str())),
        ("level", Json::text(rule.level.map_or("off", Level::key))),
        ("reason", text(&rule.reason)),
    ])
}

/// Words of a text: those that stayed, those that were taken out, those that were put in.
pub fn words(all: &[Words]) -> Json<'_> {
    let one = |words: &'_ Words| {
        let kept = match words.kept {
            Kept::Both => "kept",
            Kept::Out => "removed",
            Kept::In => "added",
        };
        Json::Object(vec![(kept, Json::text(words.text.clone()))])
    };
    Json::List(all.iter().map(one).collect())
}
