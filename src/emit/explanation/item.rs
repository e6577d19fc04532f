//! What an item is.

use super::{ItemExplanation, Place, PointedAt};
use crate::check::Checked;
use crate::emit::{answer, prose};
use crate::language::Language;
use crate::model::{CellAt, Item, ItemId, Key, SeriesKind, Unit, Value};
use crate::sources::SourceMap;
use crate::vocabulary::{ConceptName, FieldName};

/// Explains an item, in the words of `language`.
pub fn explain(checked: &Checked, sources: &SourceMap, id: ItemId, language: Language) -> ItemExplanation {
    let plan = &checked.plan;
    let item = plan.item(id);
    let title = |id: ItemId| prose::title(checked, id);
    let links = plan.backlinks.get(id.index()).map_or(&[][..], Vec::as_slice);
    let pointed_at = links.iter().map(|(from, field)| {
        let from = plan.item(*from);
        PointedAt {
            field: field.map(|field| (field.key(), field.word(language).to_owned())),
            word: word(from, language),
            title: title(from.id),
            path: from.path.clone(),
            place: Place::of(sources, from.span),
        }
    });
    ItemExplanation {
        concept: item.concept,
        word: word(item, language),
        path: item.path.clone(),
        title: title(id),
        holder: item.parent.filter(|parent| Some(*parent) != item.plan).map(title),
        plan: item.plan.filter(|plan| *plan != id).map(title),
        place: Place::of(sources, item.span),
        fields: fields(checked, sources, item, language),
        figures: figures(checked, item, language),
        pointed_at: pointed_at.collect(),
    }
}

/// What an item is declared as: `delmål`.
fn word(item: &Item, language: Language) -> String {
    let preset = answer::preset(item, language);
    if preset.is_empty() { item.concept.word(language).to_owned() } else { preset.to_owned() }
}

/// The fields that are no figures, those given several times together.
fn fields(
    checked: &Checked,
    sources: &SourceMap,
    item: &Item,
    language: Language,
) -> Vec<(&'static str, String, String)> {
    let mut found: Vec<(FieldName, Vec<String>)> = Vec::new();
    for entry in item.entries.iter().filter(|entry| !matches!(entry.value, Value::Figure(_))) {
        let percent = answer::is_percent(item, entry.field).then_some(&Unit::Percent);
        let mut text = answer::value_text(checked, &entry.value, percent, language);
        if text.is_empty() {
            text = sources.slice(entry.span).to_owned();
        }
        let text = text.split_whitespace().collect::<Vec<&str>>().join(" ");
        match found.last_mut() {
            Some((field, texts)) if *field == entry.field => texts.push(text),
            _ => found.push((entry.field, vec![text])),
        }
    }
    let line =
        |(field, texts): (FieldName, Vec<String>)| (field.key(), field.word(language).to_owned(), texts.join(", "));
    found.into_iter().map(line).collect()
}

/// The figures of a row or an indicator, each with its path after the item's own.
fn figures(checked: &Checked, item: &Item, language: Language) -> Vec<(String, String)> {
    let plan = &checked.plan;
    let figure = |entry: &crate::model::Entry| {
        let Value::Figure(figure) = &entry.value else { return None };
        let (path, cell) = match (entry.key.as_ref()?, item.concept) {
            (Key::Column(column), ConceptName::Row) => {
                let path = crate::model::cell_path(item, plan.item(*column));
                (path, Some(CellAt { row: item.id, column: *column }))
            }
            (Key::Period(period), _) => {
                let kind = SeriesKind::of(entry.field)?;
                (format!("{}.{}.{period}", item.path, kind.field().word(language)), None)
            }
            _ => return None,
        };
        let text = answer::figure_text(checked, figure, cell, language);
        (!text.is_empty()).then_some((path, text))
    };
    item.entries.iter().filter_map(figure).collect()
}
