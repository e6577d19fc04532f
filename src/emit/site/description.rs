//! What a page is about in a sentence or two of plain text: for search engines, previews and feeds.

use super::facts;
use super::page::Page;
use crate::emit::prose;
use crate::model::Item;
use crate::vocabulary::{ConceptName, FieldName};

/// At most so many characters, which is what search engines show.
const LONGEST: usize = 160;

/// What says best what an item is about, the best first.
const TEXTS: [FieldName; 8] = [
    FieldName::Summary,
    FieldName::Purpose,
    FieldName::Description,
    FieldName::Meaning,
    FieldName::Definition,
    FieldName::Text,
    FieldName::Focus,
    FieldName::ImpactDescription,
];

/// Of an item: the start of its own text, else what it is, and who answers for it.
pub fn of_item(page: &Page<'_>, item: &Item) -> String {
    let texts = TEXTS.into_iter().filter_map(|field| item.prose(field)).filter(|text| !text.is_empty());
    let said = texts.map(|text| prose::text(page.site.checked, text)).find(|text| !text.trim().is_empty());
    shortened(&said.unwrap_or_else(|| named(page, item)))
}

/// Of the list of all items of a concept.
pub fn of_list(page: &Page<'_>, concept: ConceptName, count: usize) -> String {
    let facts = [
        ("kind", facts::plural_of(page, concept).into()),
        ("site", page.site.title.as_str().into()),
        ("count", page.language().number(count.into()).into()),
    ];
    shortened(&page.site.label("description-list", &facts))
}

fn named(page: &Page<'_>, item: &Item) -> String {
    let kind = facts::kind_of(page, item);
    let title = page.site.title_of(item.id);
    let mut said = match item.plan.filter(|plan| *plan != item.id) {
        Some(plan) => page.site.label(
            "description-within",
            &[("kind", kind.into()), ("plan", page.site.short_title(plan).into()), ("title", title.into())],
        ),
        None => page.site.label("description-item", &[("kind", kind.into()), ("title", title.into())]),
    };
    let names: Vec<String> =
        item.all(FieldName::Responsible).filter_map(|entry| facts::plain_value(page, &entry.value)).collect();
    if !names.is_empty() {
        said.push(' ');
        said.push_str(&page.site.label("description-responsible", &[("name", names.join(", ").into())]));
    }
    said
}

/// On one line, cut after a word where it is too long.
pub fn shortened(text: &str) -> String {
    let mut out = String::new();
    let mut length = 0;
    for word in text.split_whitespace() {
        let added = word.chars().count() + usize::from(length > 0);
        // Room for the sign that says that more follows.
        if length + added > LONGEST - 2 {
            if length == 0 {
                out.extend(word.chars().take(LONGEST - 2));
            }
            out.push_str(" …");
            return out;
        }
        if length > 0 {
            out.push(' ');
        }
        out.push_str(word);
        length += added;
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_text_is_cut_after_a_word() {
        assert_eq!(shortened("Två  ord\noch ett."), "Två ord och ett.");
        let long = shortened(&"åäö ".repeat(100));
        assert!(long.ends_with("åäö …") && long.chars().count() <= LONGEST, "{long}");
        assert_eq!(shortened(&"å".repeat(500)).chars().count(), LONGEST);
    }
}
