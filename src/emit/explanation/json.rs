//! Explanations as JSON. Numbers are texts with a decimal point, so that their decimals survive.

use rust_decimal::Decimal;

use super::{Comparison, FigureExplanation, FigureName, ItemExplanation, Part, Place, Statement, Way, WayOf};
use crate::emit::tree::Json;
use crate::model::{Period, Unit};

/// The members of an object; those that say nothing are left out.
type Members<'a> = Vec<(&'static str, Json<'a>)>;

fn some<'a>(members: &mut Members<'a>, name: &'static str, value: Option<Json<'a>>) {
    members.extend(value.map(|value| (name, value)));
}

fn number<'a>(value: Option<Decimal>) -> Option<Json<'a>> {
    value.map(|value| Json::text(value.to_string()))
}

fn unit(unit: Option<&Unit>) -> Option<Json<'_>> {
    unit.map(|unit| Json::text(unit.key()))
}

fn text(text: Option<&str>) -> Option<Json<'_>> {
    text.map(Json::text)
}

fn period<'a>(period: Option<Period>) -> Option<Json<'a>> {
    period.map(|period| Json::text(crate::emit::json::period(period)))
}

fn place(place: &Place) -> Json<'_> {
    let line = i64::try_from(place.line).unwrap_or(i64::MAX);
    Json::Object(vec![("file", Json::text(place.path.as_str())), ("line", Json::Integer(line))])
}

/// In JSON.
fn way(way: Way) -> Json<'static> {
    Json::text(way.key())
}

impl FigureExplanation {
    /// As indented JSON.
    pub fn to_json(&self) -> Vec<u8> {
        let mut members = name(&self.name);
        members.push(("stated", Json::List(self.stated.iter().map(statement).collect())));
        members.push(("reckoned", Json::List(self.ways.iter().map(way_of).collect())));
        let uses = self.uses.iter().map(|used| {
            let mut members = vec![("by", way(used.way)), ("label", Json::text(used.label.as_str()))];
            some(&mut members, "path", used.figure.as_ref().map(|figure| Json::text(figure.path.as_str())));
            members.push(("place", place(&used.place)));
            members.extend(comparison(&used.result));
            Json::Object(members)
        });
        members.push(("used_by", Json::List(uses.collect())));
        let texts = self.texts.iter().map(|found| {
            let mut members = vec![
                ("words", Json::text(found.words.as_str())),
                ("stated_in_words", Json::Flag(found.stated)),
                ("holder", Json::text(found.holder.as_str())),
                ("place", place(&found.place)),
            ];
            some(&mut members, "formula", text(found.formula.as_deref()));
            members.extend(comparison(&found.result));
            Json::Object(members)
        });
        members.push(("in_text", Json::List(texts.collect())));
        let deviations = self.deviations.iter().map(|found| {
            let mut members = vec![("reason", Json::text(found.reason.as_str()))];
            some(&mut members, "rule", text(found.code.as_deref()));
            members.push(("needed", Json::Flag(found.needed)));
            members.push(("place", place(&found.place)));
            Json::Object(members)
        });
        members.push(("known_deviations", Json::List(deviations.collect())));
        let reports = self.reports.iter().map(|found| {
            let mut members = vec![("series", Json::text(found.series.field().key()))];
            some(&mut members, "period", period(Some(found.period)));
            some(&mut members, "value", number(found.value));
            members.push(("text", Json::text(found.text.as_str())));
            some(&mut members, "deviation", number(found.deviation));
            some(&mut members, "deviation_unit", unit(found.unit.as_ref()));
            some(&mut members, "report", text(found.report.as_deref()));
            members.push(("place", place(&found.place)));
            Json::Object(members)
        });
        members.push(("reported", Json::List(reports.collect())));
        Json::Object(members).pretty()
    }
}

fn name(name: &FigureName) -> Members<'_> {
    let mut members = vec![("path", Json::text(name.path.as_str())), ("title", Json::text(name.title.as_str()))];
    some(&mut members, "column", text(name.column.as_deref()));
    some(&mut members, "series", name.series.map(|series| Json::text(series.field().key())));
    some(&mut members, "period", period(name.period));
    if name.share {
        members.push(("share", Json::Flag(true)));
    }
    some(&mut members, "holder", text(name.holder.as_deref()));
    some(&mut members, "plan", text(name.plan.as_deref()));
    some(&mut members, "unit", unit(name.unit.as_ref()));
    if name.external {
        members.push(("external", Json::Flag(true)));
    }
    members
}

fn statement(stated: &Statement) -> Json<'_> {
    let mut members = vec![("kind", Json::text(stated.kind))];
    some(&mut members, "value", number(stated.value));
    members.push(("text", Json::text(stated.text.as_str())));
    members.push(("computed", Json::Flag(stated.computed)));
    some(&mut members, "report", text(stated.report.as_deref()));
    members.push(("notes", Json::texts(stated.notes.iter().map(String::as_str))));
    members.push(("place", place(&stated.place)));
    Json::Object(members)
}

fn way_of(way_of: &WayOf) -> Json<'_> {
    let mut members = vec![(
        "as",
        if way_of.subtotal && way_of.way == Way::Total { Json::text("subtotal") } else { way(way_of.way) },
    )];
    if let Some((written, at)) = &way_of.formula {
        members.push(("formula", Json::Object(vec![("written", Json::text(written.as_str())), ("place", place(at))])));
    }
    members.push(("parts", Json::List(way_of.parts.iter().map(part).collect())));
    members.extend(comparison(&way_of.result));
    Json::Object(members)
}

fn part(part: &Part) -> Json<'_> {
    let mut members = name(&part.name);
    members.retain(|(name, _)| *name != "unit");
    members.push(("value", Json::text(part.value.to_string())));
    some(&mut members, "unit", unit(part.unit.as_ref()));
    members.push(("place", place(&part.place)));
    if !part.ways.is_empty() {
        members.push(("reckoned", Json::List(part.ways.iter().map(way_of).collect())));
    }
    Json::Object(members)
}

fn comparison(found: &Comparison) -> Members<'_> {
    let mut members = Members::new();
    some(&mut members, "stated", number(found.stated));
    some(&mut members, "computed", number(found.computed));
    some(&mut members, "difference", number(found.difference));
    some(&mut members, "bound", number(found.bound));
    some(&mut members, "in_unit", unit(found.unit.as_ref()));
    members.push(("verdict", Json::text(found.verdict)));
    some(&mut members, "code", found.code.map(|code| Json::text(code.number())));
    some(&mut members, "because", found.because.as_ref().map(place));
    members
}

impl ItemExplanation {
    /// As indented JSON.
    pub fn to_json(&self) -> Vec<u8> {
        let mut members = vec![
            ("concept", Json::text(self.concept.key())),
            ("path", Json::text(self.path.as_str())),
            ("title", Json::text(self.title.as_str())),
        ];
        some(&mut members, "holder", text(self.holder.as_deref()));
        some(&mut members, "plan", text(self.plan.as_deref()));
        members.push(("place", place(&self.place)));
        let fields = self
            .fields
            .iter()
            .map(|(key, _, text)| Json::Object(vec![("field", Json::text(*key)), ("text", Json::text(text.as_str()))]));
        members.push(("fields", Json::List(fields.collect())));
        let figures = self.figures.iter().map(|(path, text)| {
            Json::Object(vec![("path", Json::text(path.as_str())), ("text", Json::text(text.as_str()))])
        });
        members.push(("figures", Json::List(figures.collect())));
        let pointed_at = self.pointed_at.iter().map(|found| {
            let mut members =
                vec![("path", Json::text(found.path.as_str())), ("title", Json::text(found.title.as_str()))];
            some(&mut members, "field", found.field.as_ref().map(|(key, _)| Json::text(*key)));
            members.push(("place", place(&found.place)));
            Json::Object(members)
        });
        members.push(("pointed_at_by", Json::List(pointed_at.collect())));
        Json::Object(members).pretty()
    }
}
