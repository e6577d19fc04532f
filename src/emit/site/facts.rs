//! What an item says of itself, field by field, from the vocabulary.

use super::blocks::{Block, Fact, Html};
use super::page::Page;
use crate::emit::prose::html::push_anchor;
use crate::emit::view::quantity;
use crate::model::{Entry, Item, ItemId, Unit, Value};
use crate::vocabulary::{FieldName, FieldType, canonical};

/// Fields that pages show in a way of their own.
const ELSEWHERE: [FieldType; 6] =
    [FieldType::Prose, FieldType::Series, FieldType::Cells, FieldType::Formula, FieldType::Counting, FieldType::Check];

/// The short facts of an item, in the vocabulary's order, but for the fields in `skipped`.
pub fn facts<'a>(page: &Page<'a>, item: &'a Item, skipped: &[FieldName]) -> Vec<Fact> {
    let fields = item.concept.concept().all_fields();
    fields
        .filter(|field| !skipped.contains(&field.name) && field.name != FieldName::FormerId)
        .filter(|field| !ELSEWHERE.contains(&field.kind) && field.kind != FieldType::Deviation)
        .filter_map(|field| {
            let values = values(page, item, field.name);
            (!values.is_empty()).then(|| Fact { label: capitalised(field.name.word(page.language())), values })
        })
        .collect()
}

/// The values of one field.
pub fn values<'a>(page: &Page<'a>, item: &'a Item, field: FieldName) -> Vec<Html> {
    let percent = item.concept.concept().field(field).is_some_and(|field| field.kind == FieldType::Percent);
    item.all(field).filter_map(|entry| value(page, entry, percent)).collect()
}

/// The text fields of an item: its summary or description first, without a heading; the others under theirs,
/// at `level`.
pub fn texts<'a>(page: &Page<'a>, item: &'a Item, level: u8) -> Vec<Block> {
    let mut blocks = Vec::new();
    for field in item.concept.concept().all_fields().filter(|field| field.kind == FieldType::Prose) {
        let texts: Vec<_> = item.all(field.name).filter_map(|entry| entry_prose(&entry.value)).collect();
        if texts.is_empty() {
            continue;
        }
        let headed = !matches!(
            field.name,
            FieldName::Text | FieldName::Summary | FieldName::Description | FieldName::Meaning | FieldName::Definition
        );
        if headed || field.name == FieldName::Definition {
            blocks.push(plain_heading(level, &capitalised(heading_of(page, field.name, texts.len()))));
        }
        let inner = if headed { level + 1 } else { level };
        if texts.len() > 1 {
            blocks
                .push(Block::List { items: texts.into_iter().map(|text| page.phrase(text)).collect(), numbered: true });
        } else {
            let lead = field.name == FieldName::Summary;
            blocks.extend(texts.into_iter().map(|text| Block::Prose { html: page.blocks(text, inner), lead }));
        }
    }
    blocks
}

fn heading_of(page: &Page<'_>, field: FieldName, count: usize) -> &'static str {
    let names = field.field().names[page.language().index()];
    let plural = names.get(1).filter(|_| count > 1);
    plural.copied().unwrap_or(names[0])
}

fn entry_prose(value: &Value) -> Option<&crate::model::Prose> {
    match value {
        Value::Prose(prose) if !prose.is_empty() => Some(prose),
        _ => None,
    }
}

/// A heading that leads nowhere.
pub fn plain_heading(level: u8, text: &str) -> Block {
    Block::Heading {
        level: level.min(6),
        anchor: None,
        number: None,
        eyebrow: None,
        title: Html::text(text),
        href: None,
    }
}

/// The value of an entry; of a `percent` field, with its sign. Nothing for what is shown in a way of its own.
pub fn value<'a>(page: &Page<'a>, entry: &'a Entry, percent: bool) -> Option<Html> {
    let language = page.language();
    Some(match &entry.value {
        Value::Prose(prose) => page.phrase(prose),
        Value::Line(line) => line_html(line, entry.field),
        Value::Number(number) => Html::text(&quantity(language, *number, percent.then_some(&Unit::Percent))),
        Value::Flag(flag) => Html::text(&page.label(if *flag { "site-yes" } else { "site-no" })),
        Value::Date(date) => Html::text(&date.display(language)),
        Value::Period(period) => Html::text(&period.display(language)),
        Value::Unit(unit) => Html::text(unit.display(language)),
        Value::Direction(direction) => Html::text(direction.word(language)),
        Value::Builtin(word) => Html::text(canonical(&word.names, language)),
        Value::Item(item) => page.link(*item),
        status @ Value::Status { .. } => super::follow_up::status(page, status)?,
        Value::Figure(_) | Value::Formula(_) | Value::Counting(_) | Value::Query(_) => return None,
        Value::Amount(amount) => Html::text(&amount.display(language)),
        Value::Missing => Html::text(&page.label("site-word-missing")),
        Value::Check(_) | Value::Deviation(_) | Value::RuleLevel(_) | Value::Broken => return None,
    })
}

/// A word, line or period in plain text.
pub fn plain_value(page: &Page<'_>, value: &Value) -> Option<String> {
    match value {
        Value::Line(line) => Some(line.clone()),
        Value::Period(period) => Some(period.display(page.language())),
        Value::Builtin(word) => Some(canonical(&word.names, page.language()).to_owned()),
        Value::Item(item) => Some(page.site.title_of(*item).to_owned()),
        _ => None,
    }
}

fn line_html(line: &str, field: FieldName) -> Html {
    let web = ["https://", "http://"].iter().any(|scheme| line.starts_with(scheme));
    if !web || field != FieldName::Link {
        return Html::text(line);
    }
    let mut html = String::new();
    push_anchor(&mut html, "", Some(line.to_owned()), line);
    Html(html)
}

/// The word for what an item is: its preset's, else its concept's, as a heading writes it.
pub fn kind_of(page: &Page<'_>, item: &Item) -> String {
    let concept = item.concept.concept();
    let word = match item.preset.and_then(|preset| concept.preset(preset)) {
        Some(preset) => canonical(&preset.names, page.language()),
        None => concept.word(page.language()),
    };
    capitalised(word)
}

/// The plural of a concept, as a heading writes it.
pub fn plural_of(page: &Page<'_>, concept: crate::vocabulary::ConceptName) -> String {
    let names = concept.concept().names[page.language().index()];
    let plural = || capitalised(names.get(1).copied().unwrap_or(names[0]));
    page.find_label(&format!("site-{}", concept.concept().plural)).unwrap_or_else(plural)
}

/// The text with its first letter in upper case.
pub fn capitalised(text: &str) -> String {
    let mut characters = text.chars();
    characters.next().map_or_else(String::new, |first| first.to_uppercase().chain(characters).collect())
}

/// The item that a word field names, where the project declares the word itself.
pub fn declared_word(item: &Item, field: FieldName) -> Option<ItemId> {
    item.references(field).next()
}
