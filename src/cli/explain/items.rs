//! An explanation of an item, as text.

use super::super::query::shortened;
use super::super::terminal::Terminal;
use super::lines::Section;
use crate::emit::explanation::ItemExplanation;

/// The explanation in the terminal's language.
pub fn text(item: &ItemExplanation, terminal: &Terminal) -> String {
    let mut out = String::new();
    let place = item.place.to_string();
    let mut section = Section::default();
    let facts = [
        ("explain-concept", Some(&item.word)),
        ("explain-path", Some(&item.path)),
        ("explain-in", item.holder.as_ref()),
        ("explain-plan", item.plan.as_ref()),
        ("explain-place", Some(&place)),
    ];
    for (label, value) in facts {
        if let Some(value) = value {
            section.row(0, &terminal.label(label, &[]), "", [value.as_str()]);
        }
    }
    section.write(&item.title, terminal.page(), &mut out);
    let mut fields = Section::default();
    for (_, word, text) in &item.fields {
        fields.row(0, word, "", [shortened(text).as_str()]);
    }
    let mut figures = Section::default();
    for (path, text) in &item.figures {
        figures.row(0, path, text, []);
    }
    let mut pointed_at = Section::default();
    for found in &item.pointed_at {
        let field = found.field.as_ref().map(|(_, word)| word.as_str()).unwrap_or_default();
        pointed_at.row(0, &found.title, "", [found.word.as_str(), field, &found.place.to_string()]);
    }
    for (title, section) in
        [("explain-fields", fields), ("explain-figures", figures), ("explain-pointed-at", pointed_at)]
    {
        if !section.is_empty() {
            section.write(&terminal.label(title, &[]), terminal.page(), &mut out);
        }
    }
    out
}
