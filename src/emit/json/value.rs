//! Values of fields, figures and prose.

use rust_decimal::Decimal;

use super::expression::{expression, relation};
use super::{reference, references};
use crate::check::Checked;
use crate::emit::notation::{path, place};
use crate::emit::tree::Json;
use crate::language::Language;
use crate::model::{
    CellAt, Content, Counting, Figure, InlineKind, Item, ItemId, Period, Prose, Series, Statement, Unit, Value,
};

/// A period as ISO 8601 writes it where it can: `2025`, `2025-04`, `2025-02-26`, `2024/2026`; also `2025-T1`,
/// `2025-H1`, `2025-Q3`.
pub fn period(period: Period) -> String {
    match period {
        Period::Years(from, to) => format!("{from:04}/{to:04}"),
        other => other.to_string(),
    }
}

/// The value of a field of `item` that is neither a series nor cells.
pub fn value<'a>(checked: &'a Checked, item: &'a Item, value: &'a Value) -> Json<'a> {
    let plan = &checked.plan;
    match value {
        Value::Prose(text) => prose(checked, text),
        Value::Line(line) => Json::text(line.as_str()),
        Value::Number(value) => Json::text(value.to_string()),
        Value::Flag(flag) => Json::Flag(*flag),
        Value::Date(date) => Json::text(date.to_string()),
        Value::Period(value) => Json::text(period(*value)),
        Value::Unit(unit) => Json::text(unit.key()),
        Value::Direction(direction) => Json::text(direction.key()),
        Value::Builtin(word) => Json::text(word.key),
        Value::Item(id) => reference(plan, *id),
        Value::Status { word, date } => {
            let mut members = vec![("word", self::value(checked, item, word))];
            members.extend(date.map(|date| ("date", Json::text(date.to_string()))));
            Json::Object(members)
        }
        Value::Figure(stated) => Json::Object(figure(checked, stated, None)),
        Value::Formula(formula) => expression(plan, &formula.value),
        Value::Counting(how) => counting(checked, *how),
        Value::Check(check) => relation(checked, check),
        Value::Deviation(deviation) => {
            let mut members = vec![("target", Json::text(place(plan, &deviation.target, item)))];
            members.extend(deviation.rule.as_ref().map(|rule| ("rule", Json::text(rule.as_str()))));
            members.push(("reason", prose(checked, &deviation.reason)));
            Json::Object(members)
        }
        Value::Amount(amount) => {
            let mut members =
                vec![("value", Json::text(amount.value.to_string())), ("unit", Json::text(amount.unit.key()))];
            members.extend((!amount.per.is_empty()).then(|| ("per", Json::text(amount.per.as_str()))));
            Json::Object(members)
        }
        Value::RuleLevel(level) => Json::Object(vec![
            ("rule", Json::text(level.rule.as_str())),
            ("level", Json::text(level.level.map_or("off", crate::model::Level::key))),
            ("reason", prose(checked, &level.reason)),
        ]),
        Value::Query(query) => super::query::query(checked, query),
        Value::Missing => Json::Object(vec![("missing", Json::Flag(true))]),
        Value::Broken => Json::Null,
    }
}

fn counting(checked: &Checked, counting: Counting) -> Json<'_> {
    let (key, row) = match counting {
        Counting::Total => ("total", None),
        Counting::Subtotal => ("subtotal", None),
        Counting::PartOf(row) => ("part", Some(row)),
        Counting::OfWhich(row) => ("of-which", Some(row)),
    };
    let mut members = vec![("as", Json::text(key))];
    members.extend(row.map(|row| ("row", reference(&checked.plan, row))));
    Json::Object(members)
}

/// A value of an indicator.
pub fn series<'a>(checked: &'a Checked, series: &Series<'a>) -> Json<'a> {
    let mut members = vec![("period", Json::text(period(series.period)))];
    members.extend(figure(checked, series.figure, None));
    Json::Object(members)
}

/// A cell of a budget's row; one that the writer left to planc has its computed value.
pub fn cell<'a>(checked: &'a Checked, row: &Item, column: ItemId, stated: &'a Figure) -> Json<'a> {
    let mut members = vec![("column", Json::text(path(&checked.plan, checked.plan.item(column))))];
    let computed = checked.computed.get(&CellAt { row: row.id, column });
    members.extend(figure(checked, stated, computed.copied()));
    Json::Object(members)
}

/// What a figure says; of one that the writer left to planc, its computed value.
pub fn figure<'a>(
    checked: &'a Checked,
    figure: &'a Figure,
    computed: Option<Decimal>,
) -> Vec<(&'static str, Json<'a>)> {
    let mut members = vec![("state", Json::text(figure.content.key()))];
    let decimal = |value: &Decimal| Json::text(value.to_string());
    match &figure.content {
        Content::Number { value, comparison, qualifier, share } => {
            members.push(("value", decimal(value)));
            members.extend(share.as_ref().map(|share| ("share", decimal(share))));
            members.extend(comparison.map(|comparison| ("comparison", Json::text(comparison.key()))));
            members.extend(qualifier.map(|qualifier| ("qualifier", Json::text(qualifier.key()))));
        }
        Content::Computed => {
            members.extend(computed.as_ref().map(|value| ("value", decimal(value))));
            members.push(("computed", Json::Flag(true)));
        }
        Content::Missing { reason } => {
            members.extend(reason.as_ref().map(|reason| ("reason", prose(checked, reason))));
        }
        Content::Direction(direction) => members.push(("direction", Json::text(direction.key()))),
        Content::YesNo(yes) => members.push(("yes", Json::Flag(*yes))),
        Content::Word(word) => members.push(("word", prose(checked, word))),
        Content::Empty | Content::NotReady | Content::NotApplicable | Content::Broken => {}
    }
    if matches!(figure.content, Content::Number { .. } | Content::Computed) {
        members.extend(unit(figure.unit.as_ref()));
    }
    if !figure.footnotes.is_empty() {
        members.push(("footnotes", references(&checked.plan, figure.footnotes.iter().copied())));
    }
    members
}

fn unit(unit: Option<&Unit>) -> Option<(&'static str, Json<'_>)> {
    unit.map(|unit| ("unit", Json::text(unit.key())))
}

/// Prose: its Markdown where there is nothing but Markdown in it, else the Markdown between its links, figures and
/// footnote marks, and those as objects.
pub fn prose<'a>(checked: &'a Checked, prose: &'a Prose) -> Json<'a> {
    if prose.inlines.is_empty() {
        return Json::text(prose.source.as_str());
    }
    let mut parts = Vec::new();
    let mut at = 0;
    let text = |from: usize, to: usize| prose.source.get(from..to).unwrap_or_default();
    for inline in &prose.inlines {
        push_text(&mut parts, text(at, inline.start));
        at = inline.end;
        match &inline.kind {
            InlineKind::Link { item, label } => {
                let mut members = vec![("link", reference(&checked.plan, *item))];
                members.extend(label.as_ref().map(|label| ("label", Json::text(label.as_str()))));
                parts.push(Json::Object(members));
            }
            InlineKind::Figure { expression: asked, stated } => {
                let mut members = vec![("figure", expression(&checked.plan, &asked.value))];
                if let Some(found) = checked.prose_figures.get(&inline.span) {
                    members.push(("value", Json::text(found.value.to_string())));
                    members.extend(unit(found.unit.as_ref()));
                }
                let language = checked.plan.config.language;
                members.extend(stated.as_ref().map(|stated| ("stated", statement(language, stated))));
                parts.push(Json::Object(members));
            }
            InlineKind::Footnote(footnote) => {
                parts.push(Json::Object(vec![("footnote", reference(&checked.plan, *footnote))]));
            }
            InlineKind::Broken => push_text(&mut parts, text(inline.start, inline.end)),
        }
    }
    push_text(&mut parts, text(at, prose.source.len()));
    Json::List(parts)
}

fn push_text<'a>(parts: &mut Vec<Json<'a>>, text: &'a str) {
    if !text.is_empty() {
        parts.push(Json::text(text));
    }
}

fn statement<'a>(language: Language, statement: &'a Statement) -> Json<'a> {
    let mut members = vec![
        ("text", Json::text(language_free(language, &statement.written))),
        ("value", Json::text(statement.value.to_string())),
    ];
    members.extend(unit(statement.unit.as_ref()));
    members.extend(statement.qualifier.map(|qualifier| ("qualifier", Json::text(qualifier.key()))));
    Json::Object(members)
}

/// The writer's words with the digits in them as every other number of the file: no groups, a decimal point.
fn language_free(language: Language, written: &str) -> String {
    let mut out = String::with_capacity(written.len());
    let mut rest = written.chars().peekable();
    while let Some(character) = rest.next() {
        let after_digit = out.ends_with(|last: char| last.is_ascii_digit());
        let before_digit = rest.peek().is_some_and(char::is_ascii_digit);
        match character {
            ' ' | '\u{a0}' | '\u{202f}' | '\u{2009}' if after_digit && before_digit => {}
            ',' if language == Language::Sv && after_digit && before_digit => out.push('.'),
            other => out.push(other),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stated_figures_read_the_same_from_either_number_format() {
        assert_eq!(language_free(Language::Sv, "knappt 1\u{a0}828,1 mnkr"), "knappt 1828.1 mnkr");
        assert_eq!(language_free(Language::En, "knappt 1 828.1 mnkr"), "knappt 1828.1 mnkr");
        assert_eq!(language_free(Language::Sv, "elva"), "elva");
    }
}
