//! Message files: what diagnostics say, and the labels of pages and of the command line.
//!
//! One folder per language in `src/messages/`, one file per group of codes, and `labels.ftl`.
//! A message's id is the slug of its code; its attributes are the texts of marked places (`.label` at
//! the diagnostic's own place), notes and advice (`.help`, shown unless the diagnostic asks for other advice).
//!
//! An argument `$names` that is a list can be written in four ways: `$names` with commas, `$names-and`
//! and `$names-or` with the language's word before the last, `$names-count` its length, to choose by.
//! An argument `$what` that is a concept is also there as `$what-a`, with its article: `ett mål`. What a diagnostic
//! is about is `$target`; where it is about something, the attribute `.accept` says how to accept it.

use std::sync::LazyLock;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use rust_decimal::Decimal;
use rust_decimal::prelude::FromPrimitive;
use unic_langid::LanguageIdentifier;

use super::Argument;
use crate::language::{Language, NO_BREAK_SPACE};

type Bundle = FluentBundle<FluentResource>;

macro_rules! files {
    ($language:literal, $($file:literal),*) => {
        &[$(include_str!(concat!("../messages/", $language, "/", $file, ".ftl"))),*]
    };
}

macro_rules! by_language {
    ($($file:literal),*) => { [files!("sv", $($file),*), files!("en", $($file),*)] };
}

const MESSAGE_FILES: [&[&str]; 2] =
    by_language!("form", "names", "values", "figures", "prose", "deviations", "files", "completeness", "text");
const LABEL_FILES: [&[&str]; 2] = by_language!(
    "labels",
    "charts",
    "pages",
    "search",
    "cli",
    "explain",
    "publishing",
    "report",
    "changes",
    "review",
    "git"
);

static MESSAGES: LazyLock<[Bundle; 2]> =
    LazyLock::new(|| [bundle(Language::Sv, &MESSAGE_FILES), bundle(Language::En, &MESSAGE_FILES)]);
static LABELS: LazyLock<[Bundle; 2]> =
    LazyLock::new(|| [bundle(Language::Sv, &LABEL_FILES), bundle(Language::En, &LABEL_FILES)]);

/// The label `key` of `labels.ftl`, for pages and the command line. The key itself where there is no such
/// label; see [`find_label`] to notice that.
pub fn label(language: Language, key: &str, arguments: &[(&str, Argument)]) -> String {
    find_label(language, key, arguments).unwrap_or_else(|| key.to_owned())
}

/// The label `key` of `labels.ftl`, if there is one.
pub fn find_label(language: Language, key: &str, arguments: &[(&str, Argument)]) -> Option<String> {
    format(&LABELS[language.index()], key, None, language, arguments.iter().map(|(name, value)| (*name, value)))
}

/// The message `slug`, or its `attribute`, if the message files have it.
pub fn message<'a>(
    language: Language,
    slug: &str,
    attribute: Option<&str>,
    arguments: impl IntoIterator<Item = (&'a str, &'a Argument)>,
) -> Option<String> {
    format(&MESSAGES[language.index()], slug, attribute, language, arguments)
}

/// Whether the message files have the message `slug`, or its `attribute`.
pub fn has(language: Language, slug: &str, attribute: Option<&str>) -> bool {
    MESSAGES[language.index()].get_message(slug).is_some_and(|message| match attribute {
        Some(attribute) => message.get_attribute(attribute).is_some(),
        None => message.value().is_some(),
    })
}

/// How an argument is written in `language`.
pub fn written(argument: &Argument, language: Language) -> String {
    match argument {
        Argument::Text(text) => text.clone(),
        Argument::Count(count) => language.number(Decimal::from(*count)),
        Argument::Number(number) => language.number(*number),
        Argument::Amount(number, unit) => {
            format!("{}{NO_BREAK_SPACE}{}", language.number(*number), unit.display(language))
        }
        Argument::Unit(unit) => unit.display(language).to_string(),
        Argument::Date(date) => date.display(language),
        Argument::Period(period) => period.display(language),
        Argument::Field(field) => field.word(language).to_owned(),
        Argument::Concept(concept) => concept.word(language).to_owned(),
        Argument::List(values) => join(values, language, None),
    }
}

fn bundle(language: Language, files: &[&[&str]; 2]) -> Bundle {
    let locale: LanguageIdentifier = language.tag().parse().unwrap_or_default();
    let mut bundle = Bundle::new_concurrent(vec![locale]);
    bundle.set_use_isolating(false);
    bundle.set_formatter(Some(match language {
        Language::Sv => |value, _| count(value, Language::Sv),
        Language::En => |value, _| count(value, Language::En),
    }));
    for file in files[language.index()] {
        // A test holds that every file parses whole and that no id stands twice; what parses is used.
        let resource = FluentResource::try_new((*file).to_owned()).unwrap_or_else(|(resource, _)| resource);
        bundle.add_resource_overriding(resource);
    }
    bundle
}

/// A count as the language writes numbers.
fn count(value: &FluentValue, language: Language) -> Option<String> {
    match value {
        FluentValue::Number(number) => Decimal::from_f64(number.value).map(|number| language.number(number)),
        _ => None,
    }
}

fn format<'a>(
    bundle: &Bundle,
    id: &str,
    attribute: Option<&str>,
    language: Language,
    arguments: impl IntoIterator<Item = (&'a str, &'a Argument)>,
) -> Option<String> {
    let message = bundle.get_message(id)?;
    let pattern = match attribute {
        Some(attribute) => message.get_attribute(attribute)?.value(),
        None => message.value()?,
    };
    let mut values = FluentArgs::new();
    for (name, argument) in arguments {
        match argument {
            Argument::Count(count) => values.set(name, *count),
            other => values.set(name, written(other, language)),
        }
        match argument {
            Argument::List(list) => {
                values.set(format!("{name}-and"), join(list, language, Some("list-and")));
                values.set(format!("{name}-or"), join(list, language, Some("list-or")));
                values.set(format!("{name}-count"), list.len());
            }
            Argument::Concept(_) => values.set(format!("{name}-a"), with_article(argument, language)),
            _ => {}
        }
    }
    let mut faults = Vec::new();
    let text = bundle.format_pattern(pattern, Some(&values), &mut faults).into_owned();
    debug_assert!(faults.is_empty(), "{id} {attribute:?}: {faults:?}");
    Some(text)
}

/// A concept with its indefinite article; everything else as it is written.
fn with_article(argument: &Argument, language: Language) -> String {
    let Argument::Concept(concept) = argument else { return written(argument, language) };
    label(language, &format!("a-{}", concept.key()), &[])
}

/// Joins the values of a list by commas, or, where `last` names a label, as running text: that word before the last
/// value and concepts with their articles. Numbers are set apart by semicolons, since a comma may be a decimal mark.
fn join(values: &[Argument], language: Language, last: Option<&str>) -> String {
    let numeric = values.iter().any(|value| matches!(value, Argument::Number(_) | Argument::Amount(..)));
    let comma = if numeric { "; " } else { ", " };
    let one = if last.is_some() { with_article } else { written };
    let texts: Vec<String> = values.iter().map(|value| one(value, language)).collect();
    match (texts.split_last(), last) {
        (Some((final_text, before)), Some(word)) if !before.is_empty() => {
            format!("{} {} {final_text}", before.join(comma), label(language, word, &[]))
        }
        _ => texts.join(comma),
    }
}

#[cfg(test)]
#[path = "messages_tests.rs"]
mod tests;
