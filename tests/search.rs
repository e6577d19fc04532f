//! The search of the site: what its index holds, and that each entry leads where the plan says it.

#![allow(
    clippy::disallowed_methods,
    clippy::expect_used,
    reason = "the tests read the examples from disk, and stop where they cannot"
)]

use std::collections::BTreeSet;
use std::path::Path;

use planc::emit::{Files, emit};
use planc::sources::{DiskSources, MemorySources, Sources};
use planc::workspace::compile;
use serde_json::Value;

fn built(sources: &dyn Sources) -> Files {
    emit(&compile(sources).publication()).expect("the theme fits the pages")
}

fn example(name: &str) -> Files {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples").join(name);
    built(&DiskSources::open(&folder).expect("the example is there"))
}

/// The data that the files of the index hand over whose names begin so, in order.
fn data(files: &Files, kind: &str) -> Vec<Value> {
    let mut found = Vec::new();
    for (path, bytes) in files.iter().filter(|(path, _)| path.starts_with("search/") && path.ends_with(".js")) {
        let text = std::str::from_utf8(bytes).expect("the index is UTF-8");
        let (name, data) = text
            .strip_prefix("plancSearch(\"")
            .and_then(|call| call.trim_end().strip_suffix(')'))
            .and_then(|call| call.split_once("\","))
            .expect("a file hands over its data");
        assert!(path.ends_with(&format!("/{name}.js")), "{path}");
        if let Some(number) = name.strip_prefix(kind) {
            let data: Value = serde_json::from_str(data).expect("the data are JSON");
            found.push((number.parse().unwrap_or(0), data));
        }
    }
    found.sort_by_key(|(number, _): &(usize, Value)| *number);
    found.into_iter().map(|(_, data)| data).collect()
}

/// What results show: kind, title, place, address, text, figures.
fn cards(files: &Files) -> Vec<Vec<String>> {
    let files = data(files, "c");
    let cards = files.iter().flat_map(|file| file.as_array().expect("cards are a list"));
    cards.map(|card| serde_json::from_value(card.clone()).expect("a card is a list of texts")).collect()
}

#[test]
fn every_entry_leads_to_its_place() {
    for name in ["nordost", "linkoping", "samverkan", "hello"] {
        let files = example(name);
        let cards = cards(&files);
        assert_eq!(data(&files, "table")[0]["entries"], cards.len(), "{name}");
        for card in &cards {
            let (page, anchor) = card[3].split_once('#').unwrap_or((&card[3], ""));
            let html = files.get(page).unwrap_or_else(|| panic!("{name}: no page {page}"));
            let html = std::str::from_utf8(html).expect("pages are UTF-8");
            assert!(anchor.is_empty() || html.contains(&format!(" id=\"{anchor}\"")), "{name}: no {page}#{anchor}");
            assert!(!card[1].trim().is_empty(), "{name}: {card:?}");
        }
    }
}

#[test]
fn kinds_count_all_entries_in_their_order() {
    let files = example("nordost");
    let table = &data(&files, "table")[0];
    let kinds: Vec<(String, String, usize)> = serde_json::from_value(table["kinds"].clone()).expect("kinds");
    assert_eq!(kinds.iter().map(|(_, _, count)| count).sum::<usize>(), cards(&files).len());
    assert!(kinds.iter().any(|(key, name, _)| key == "row" && name == "Rader"), "{kinds:?}");
    assert_eq!(kinds.iter().map(|(key, _, _)| key).collect::<BTreeSet<_>>().len(), kinds.len());
}

#[test]
fn results_show_what_an_entry_says() {
    let plan = "organisation s \"Socialnämnden\"\nplan vp \"Verksamhetsplan\" {\n  enhet mnkr\n  indikator i \"Hushåll\" {\n    enhet hushåll\n\
                ansvarig s\n    definition \"Antal *hushåll* med [[s|stöd]].\"\n    utfall 2022: 10\n    utfall 2023: 12\n    målvärde 2026: under 9\n  }\n\
                budget b \"Ramar\" {\n    rad {\n      | id | titel | budget 2024 | budget 2025 |\n      | f | Försörjningsstöd | 28,1 | 29,0 |\n    }\n  }\n}\n";
    let files = built(&MemorySources::new([("a.plan", plan)]));
    let cards = cards(&files);
    let card = |title: &str| cards.iter().find(|card| card[1] == title).expect(title);
    let indicator = card("Hushåll");
    assert_eq!(indicator[0], "Indikator");
    assert_eq!(indicator[2], "Verksamhetsplan");
    assert!(indicator[4].starts_with("Antal hushåll med stöd."), "{indicator:?}");
    assert!(indicator[4].contains(" · Ansvarig: Socialnämnden"), "{indicator:?}");
    assert_eq!(indicator[5], "Utfall 2023: 12\u{a0}hushåll · Målvärde 2026: under\u{a0}9\u{a0}hushåll");
    let row = card("Försörjningsstöd");
    assert_eq!(row[2], "Ramar · Verksamhetsplan");
    assert_eq!(row[3], "budgets/vp/b.html#row-vp.b.f");
    assert!(row[5].ends_with("28,1\u{a0}mnkr · Budget 2025: 29,0\u{a0}mnkr"), "{row:?}");
}

#[test]
fn a_site_without_a_search_has_nothing_of_it() {
    let files = built(&MemorySources::new([("planc.toml", "[site]\nsearch = false\n"), ("a.plan", "mål a \"A\"\n")]));
    assert!(files.keys().all(|path| !path.contains("search")), "{:?}", files.keys());
    let page = std::str::from_utf8(&files["index.html"]).expect("pages are UTF-8");
    assert!(!page.contains("search"), "{page}");
}

#[test]
fn the_same_sources_give_the_same_index() {
    assert_eq!(example("linkoping"), example("linkoping"));
}
