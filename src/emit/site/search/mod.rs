//! The search of the site: an index over what the plan says, and the page that asks it.
//!
//! It is made here rather than by a search engine for static sites: those that exist fetch their index and run it as
//! WebAssembly, which a browser refuses a page that is opened from a disk, and they know pages, not goals and rows.

mod index;
mod words;

use indexmap::IndexMap;
use rayon::prelude::*;

use super::address::{SEARCH, START, list_page, relative};
use super::blocks::{Block, Link};
use super::page::Page;
use super::{Content, Site, facts, navigation};
use crate::emit::prose;
use crate::emit::view::quantity;
use crate::model::{Content as Said, Figure, Item, Value};
use crate::vocabulary::{CONCEPTS, ConceptName, FieldName, FieldType};
use index::Entry;

/// The file of a theme that asks the index.
pub const SCRIPT: &str = "search.js";

/// What is not found by itself: it says something only where it stands.
const LEFT_OUT: [ConceptName; 3] = [ConceptName::Column, ConceptName::Footnote, ConceptName::StatusReport];
/// Short texts that name an item.
const NAMES: [FieldName; 5] = [
    FieldName::Number,
    FieldName::ShortName,
    FieldName::Abbreviation,
    FieldName::Designation,
    FieldName::RegistrationNumber,
];
/// How many of a row's figures a result shows, the last ones.
const FIGURES: usize = 3;

/// The files of the index and the folder that they stand in, from the site's root.
pub fn index(site: &Site<'_>) -> (String, Vec<(String, Vec<u8>)>) {
    let mut items: Vec<&Item> = site
        .plan()
        .items
        .iter()
        .filter(|item| !LEFT_OUT.contains(&item.concept) && site.addresses.of(item.id).is_some())
        .collect();
    items.sort_by_key(|item| (item.concept as usize, item.id));
    let page = Page::new(site, SEARCH);
    let kinds: Vec<(String, String, usize)> = items
        .chunk_by(|a, b| a.concept == b.concept)
        .map(|items| {
            let concept = items[0].concept;
            (concept.key().to_owned(), facts::plural_of(&page, concept), items.len())
        })
        .collect();
    let entries: Vec<Entry> =
        items.par_iter().map_init(|| Page::new(site, SEARCH), |page, item| entry(page, item)).collect();
    index::files(site.language, &kinds, &entries)
}

fn entry<'a>(page: &Page<'a>, item: &'a Item) -> Entry {
    let site = page.site;
    let mut names: Vec<String> = item.name.iter().map(|name| name.value.clone()).collect();
    names.extend(NAMES.into_iter().flat_map(|field| item.all(field)).filter_map(|entry| match &entry.value {
        Value::Line(line) => Some(line.clone()),
        _ => None,
    }));
    let mut texts: Vec<String> = Vec::new();
    let mut facts: IndexMap<FieldName, Vec<String>> = IndexMap::new();
    let kind_of = |field: FieldName| item.concept.concept().field(field).map(|field| field.kind);
    for entry in &item.entries {
        let value = match &entry.value {
            Value::Prose(prose) => {
                texts.push(prose::text(site.checked, prose));
                continue;
            }
            _ if NAMES.contains(&entry.field) || kind_of(entry.field) == Some(FieldType::Link) => continue,
            Value::Status { word, .. } => facts::plain_value(page, word),
            value => facts::plain_value(page, value),
        };
        if let Some(value) = value {
            facts.entry(entry.field).or_default().push(value);
        }
    }
    let mut shown = one_line(&texts.join(" "));
    for (field, values) in &facts {
        let label = facts::capitalised(field.word(page.language()));
        push_part(&mut shown, &format!("{label}: {}", one_line(&values.join(", "))));
    }
    texts.extend(facts.into_values().flatten());
    Entry {
        title: one_line(site.title_of(item.id)),
        names,
        text: texts.join("\n"),
        card: [facts::kind_of(page, item), within(page, item), address(page, item), shown, figures(page, item)],
    }
}

fn push_part(line: &mut String, part: &str) {
    if !line.is_empty() {
        line.push_str(" · ");
    }
    line.push_str(part);
}

/// The text with single spaces for all white space but that which keeps numbers together, and without soft hyphens.
fn one_line(text: &str) -> String {
    let text = text.replace('\u{ad}', "");
    let parts = text.split(|character: char| character.is_whitespace() && character != crate::language::NO_BREAK_SPACE);
    parts.filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ")
}

fn address(page: &Page<'_>, item: &Item) -> String {
    page.site.addresses.of(item.id).map(|address| relative(START, address)).unwrap_or_default()
}

/// What holds the item, where it stands on that one's page, and its plan.
fn within(page: &Page<'_>, item: &Item) -> String {
    let site = page.site;
    let holder = item.parent.filter(|_| item.concept.concept().child).map(|holder| site.figure_holder(holder));
    let mut out = String::new();
    for holder in [holder, item.plan.filter(|plan| *plan != item.id && Some(*plan) != holder)].into_iter().flatten() {
        push_part(&mut out, &site.short_title(holder));
    }
    out
}

/// The latest figures of a row or an indicator, in words.
fn figures(page: &Page<'_>, item: &Item) -> String {
    let site = page.site;
    let language = page.language();
    let mut found: Vec<String> = Vec::new();
    let number = |figure: &Figure| match figure.content {
        Said::Number { value, comparison, qualifier, .. } => {
            let words = [comparison.map(|word| word.word(language)), qualifier.map(|word| word.word(language))];
            let number = quantity(language, value, figure.unit.as_ref());
            Some(words.into_iter().flatten().chain([number.as_str()]).collect::<Vec<_>>().join("\u{a0}"))
        }
        _ => None,
    };
    if let Some(budget) = site.plan().budget_of(item).filter(|_| item.concept == ConceptName::Row) {
        let cells = site.plan().columns(budget).filter_map(|column| {
            Some(format!("{}: {}", facts::capitalised(site.title_of(column.id)), number(item.cell(column.id)?)?))
        });
        found = cells.collect();
        found.drain(..found.len().saturating_sub(FIGURES));
    }
    if item.concept == ConceptName::Indicator {
        let series: Vec<_> = item.series().collect();
        for run in series.chunk_by(|a, b| a.kind == b.kind) {
            let latest = run.iter().filter_map(|one| Some((one.period.end(), one, number(one.figure)?)));
            let latest = latest.max_by_key(|(end, _, _)| *end);
            found.extend(latest.map(|(_, one, number)| {
                let word = facts::capitalised(one.kind.field().word(language));
                format!("{word} {}: {number}", one.period.display(language))
            }));
        }
    }
    found.join(" · ")
}

/// The page that asks the index in `folder`.
pub fn content(page: &Page<'_>, folder: &str) -> Content {
    let title = page.label("search-title");
    let listed = CONCEPTS.iter().map(|concept| concept.name).filter(|concept| navigation::is_listed(page, *concept));
    let lists: Vec<Link> =
        listed.map(|concept| page.link_to_page(&list_page(concept), facts::plural_of(page, concept))).collect();
    let body = vec![Block::Search { folder: folder.to_owned(), lists }];
    Content { description: Some(page.label("search-description")), ..Content::under_start(page, title, body) }
}
