//! Questions and their answers, as several outputs show them alike.

use super::notation::{amount, reference};
use super::prose;
use super::view::{quantity, with_unit};
use crate::check::Checked;
use crate::diagnostic::messages::label;
use crate::language::Language;
use crate::model::{CellAt, Comparand, Condition, Content, Figure, Item, Operand, Plan, Query, Selection, Unit, Value};
use crate::query::{self, Answer, Found};
use crate::vocabulary::{FieldName, FieldType, canonical};

/// What is shown where a figure is missing.
const MISSING: &str = "–";

/// The answer to a question, with the figures that planc has reckoned.
pub fn answer(checked: &Checked, asked: &Query) -> Answer {
    query::answer(&checked.plan, asked, &mut |at| checked.computed.get(&at).copied())
}

/// The question that a view asks, where it could be read.
pub fn asked(view: &Item) -> Option<&Query> {
    match view.value(FieldName::Query)? {
        Value::Query(query) => Some(query),
        _ => None,
    }
}

/// What the cell of an item in a column holds: the values that say something.
pub fn cell<'a>(checked: &'a Checked, item: &'a Item, operand: &Operand) -> Vec<Found<'a>> {
    let mut found = query::values(&checked.plan, item, operand);
    found.retain(query::says_something);
    found
}

/// As [`cell`], with the figures that are missing or not ready, which people see as such.
pub fn shown<'a>(checked: &'a Checked, item: &'a Item, operand: &Operand) -> Vec<Found<'a>> {
    let nothing = |found: &Found<'_>| match found {
        Found::Figure { figure, .. } => matches!(figure.content, Content::Missing { .. } | Content::NotReady),
        _ => false,
    };
    let mut found = query::values(&checked.plan, item, operand);
    found.retain(|found| query::says_something(found) || nothing(found));
    found
}

/// Whether an operand's values are percentages without their sign.
pub fn is_percent(holder: &Item, field: FieldName) -> bool {
    holder.concept.concept().field(field).is_some_and(|field| field.kind == FieldType::Percent)
}

/// Whether the cells of a column are figures, to be set flush right.
pub fn is_figures(checked: &Checked, answer: &Answer, operand: &Operand) -> bool {
    let number = |found: &Found<'_>| match found {
        Found::Figure { figure, .. } => matches!(figure.content, Content::Number { .. } | Content::Computed),
        Found::Value { entry, .. } => matches!(entry.value, Value::Number(_)),
        _ => false,
    };
    let mut values = answer.items.iter().flat_map(|id| cell(checked, checked.plan.item(*id), operand)).peekable();
    values.peek().is_some() && values.all(|found| number(&found))
}

/// A value in plain words.
pub fn text(checked: &Checked, found: &Found<'_>, language: Language) -> String {
    match found {
        Found::Id(item) => item.name.as_ref().map_or_else(String::new, |name| name.value.clone()),
        Found::Title(item) | Found::Item(item) => prose::title(checked, item.id),
        Found::Preset(item) => preset(item, language).to_owned(),
        Found::Value { holder, entry } => {
            let percent = is_percent(holder, entry.field).then_some(&Unit::Percent);
            value_text(checked, &entry.value, percent, language)
        }
        Found::Figure { figure, cell, .. } => figure_text(checked, figure, *cell, language),
    }
}

/// The word for the kind that an item's declaring word says.
pub fn preset(item: &Item, language: Language) -> &'static str {
    let preset = item.preset.and_then(|key| item.concept.concept().preset(key));
    preset.map_or("", |preset| canonical(&preset.names, language))
}

/// The value of a field in plain words; nothing for what is a figure or says how to reckon. `unit` is that of a bare number.
pub fn value_text(checked: &Checked, value: &Value, unit: Option<&Unit>, language: Language) -> String {
    match value {
        Value::Prose(text) => prose::text(checked, text),
        Value::Line(line) => line.clone(),
        Value::Number(number) => quantity(language, *number, unit),
        Value::Flag(flag) => label(language, if *flag { "yes" } else { "no" }, &[]),
        Value::Date(date) => date.display(language),
        Value::Period(period) => period.display(language),
        Value::Unit(unit) => unit.display(language).to_owned(),
        Value::Direction(direction) => direction.word(language).to_owned(),
        Value::Builtin(word) => canonical(&word.names, language).to_owned(),
        Value::Item(item) => prose::title(checked, *item),
        Value::Status { word, date } => {
            let word = value_text(checked, word, None, language);
            date.map_or_else(|| word.clone(), |date| format!("{word} {}", date.display(language)))
        }
        Value::Amount(amount) => amount.display(language),
        Value::Figure(_)
        | Value::Formula(_)
        | Value::Counting(_)
        | Value::Check(_)
        | Value::Deviation(_)
        | Value::RuleLevel(_)
        | Value::Query(_)
        | Value::Missing
        | Value::Broken => String::new(),
    }
}

/// A figure in plain words, with its unit; that of a cell that was left to planc as it was reckoned.
pub fn figure_text(checked: &Checked, figure: &Figure, cell: Option<CellAt>, language: Language) -> String {
    let unit = figure.unit.as_ref();
    match &figure.content {
        Content::Number { value, comparison, qualifier, share } => {
            let words = [comparison.map(|word| word.word(language)), qualifier.map(|word| word.word(language))];
            let number = with_unit(language, language.number(*value), unit);
            let share = share.map(|share| format!("({})", quantity(language, share, Some(&Unit::Percent))));
            let words = words.into_iter().flatten().map(str::to_owned);
            words.chain([number]).chain(share).collect::<Vec<String>>().join(" ")
        }
        Content::Computed => {
            let value = cell.and_then(|cell| checked.computed.get(&cell));
            value.map_or_else(String::new, |value| quantity(language, *value, unit))
        }
        Content::Direction(direction) => direction.word(language).to_owned(),
        Content::YesNo(yes) => label(language, if *yes { "yes" } else { "no" }, &[]),
        Content::Word(word) => prose::line(checked, word),
        Content::Missing { .. } => MISSING.to_owned(),
        Content::NotReady => label(language, "not-ready", &[]),
        Content::NotApplicable => label(language, "not-applicable", &[]),
        Content::Empty | Content::Broken => String::new(),
    }
}

/// A question as one may write it, in English words and with a decimal point.
pub fn notation(plan: &Plan, from: &Item, query: &Query) -> String {
    let mut out = selection(plan, from, &query.of);
    for (at, by) in query.order.iter().enumerate() {
        out.push_str(if at == 0 { " order by " } else { ", " });
        out.push_str(&operand(plan, &by.operand));
        out.push_str(if by.descending { " descending" } else { "" });
    }
    for (at, column) in query.columns.iter().enumerate() {
        out.push_str(if at == 0 { " show " } else { ", " });
        out.push_str(&operand(plan, &column.operand));
        if let Some(label) = &column.label {
            out.push_str(&format!(" as \"{label}\""));
        }
    }
    out
}

/// What is asked for or counted, as one may write it.
pub fn selection(plan: &Plan, from: &Item, of: &Selection) -> String {
    let concept = of.concept.concept();
    let names = of.declared.preset().and_then(|key| concept.preset(key)).map_or(&concept.names, |preset| &preset.names);
    let words = names[Language::En.index()];
    let mut out = words.get(1).unwrap_or(&words[0]).to_string();
    match of.within {
        Some(within) => out.push_str(&format!(" in {}", reference(plan, from, within))),
        None if from.plan.is_some() => out.push_str(" in project"),
        None => {}
    }
    if let Some(condition) = &of.condition {
        out.push_str(" where ");
        push(plan, from, condition, 0, &mut out);
    }
    out
}

fn operand(plan: &Plan, operand: &Operand) -> String {
    query::written(plan, operand, Language::En)
}

/// Writes a condition; in brackets, where it binds less than `hold`.
fn push(plan: &Plan, from: &Item, condition: &Condition, hold: u8, out: &mut String) {
    let mut joined = |parts: &[Condition], binds: u8, word: &str| {
        out.push_str(if binds < hold { "(" } else { "" });
        for (at, part) in parts.iter().enumerate() {
            out.push_str(if at == 0 { "" } else { word });
            push(plan, from, part, binds + 1, out);
        }
        out.push_str(if binds < hold { ")" } else { "" });
    };
    match condition {
        Condition::Any(parts) => joined(parts, 0, " or "),
        Condition::All(parts) => joined(parts, 1, " and "),
        Condition::Not(inner) => match inner.as_ref() {
            Condition::Missing(of) => out.push_str(&format!("{} exists", operand(plan, of))),
            inner => {
                out.push_str("not ");
                push(plan, from, inner, 3, out);
            }
        },
        Condition::Missing(of) => out.push_str(&format!("{} is missing", operand(plan, of))),
        Condition::Contains(of, with) => {
            out.push_str(&format!("{} contains {}", operand(plan, of), comparand(plan, from, with)));
        }
        Condition::Compare(of, comparison, with) => {
            let sign = comparison.sign();
            out.push_str(&format!("{} {sign} {}", operand(plan, of), comparand(plan, from, with)));
        }
    }
}

fn comparand(plan: &Plan, from: &Item, with: &Comparand) -> String {
    match with {
        Comparand::Text(text) => format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\"")),
        Comparand::Number(value, None) => value.to_string(),
        Comparand::Number(value, Some(unit)) => {
            amount(&crate::model::Amount { value: *value, unit: unit.clone(), per: String::new() })
        }
        Comparand::Flag(flag) => if *flag { "yes" } else { "no" }.to_owned(),
        Comparand::Period(period) => period.to_string(),
        Comparand::Direction(direction) => direction.key().to_owned(),
        Comparand::Builtin(word) => canonical(&word.names, Language::En).to_owned(),
        Comparand::Item(item) => reference(plan, from, *item),
        Comparand::Preset(key) => (*key).to_owned(),
        Comparand::Operand(other) => operand(plan, other),
    }
}
