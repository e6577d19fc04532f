use super::*;

fn entry(title: &str, text: &str) -> Entry {
    Entry { title: title.to_owned(), text: text.to_owned(), ..Entry::default() }
}

fn index(entries: &[Entry]) -> Vec<(String, String)> {
    let (folder, files) = files(Language::Sv, &[("goal".to_owned(), "Mål".to_owned(), entries.len())], entries);
    let text = |(path, bytes): (String, Vec<u8>)| {
        (path.trim_start_matches(&folder).to_owned(), String::from_utf8_lossy(&bytes).into_owned())
    };
    files.into_iter().map(text).collect()
}

fn found(entries: &[Entry]) -> Vec<Vec<(String, Weight)>> {
    entries.iter().map(weighted).collect()
}

/// The weight of a stem in each entry that holds it.
fn weights(entries: &[Entry], stem: &str) -> Vec<(usize, u8)> {
    let found = found(entries);
    let terms = terms(Language::Sv, &found);
    let term = terms.iter().find(|term| term.stem == stem);
    term.map(|term| term.postings.iter().map(|(entry, weight)| (*entry, weight.sum())).collect()).unwrap_or_default()
}

#[test]
fn a_title_says_more_than_a_name_and_a_name_more_than_text() {
    let named = Entry { names: vec!["stöd".to_owned()], ..entry("Annat", "") };
    let entries = [
        entry("Stöd", ""),
        entry("Stöd till unga vuxna i arbete", ""),
        named,
        entry("X", "stöd stöd"),
        entry("Y", "stöd"),
    ];
    let weights: Vec<u8> = weights(&entries, "stöd").into_iter().map(|(_, weight)| weight).collect();
    assert_eq!(weights.len(), entries.len());
    assert!(weights.is_sorted_by(|a, b| a > b), "{weights:?}");
}

#[test]
fn the_forms_of_a_word_are_one_term() {
    let entries = [entry("Nämnder", "nämnden"), entry("Hus", "Nämnderna")];
    assert_eq!(weights(&entries, "nämnd"), [(0, 21), (1, 1)]);
    let found = found(&entries);
    let terms = terms(Language::Sv, &found);
    assert_eq!(table_of(&terms), "0hus\n0nämnd en er erna");
}

#[test]
fn stems_share_their_beginnings_in_the_table() {
    let term =
        |stem: &str, forms: &[&'static str]| Term { stem: stem.to_owned(), forms: forms.to_vec(), postings: vec![] };
    let terms = [term("lös", &["lös", "lösa", "löst"]), term("lösn", &["lösning"]), term("polici", &["policy"])];
    assert_eq!(table_of(&terms), "0lös  a t\n3n ing\n0polici /policy");
}

#[test]
fn postings_are_steps_and_weights() {
    let weight = |name| Weight { name, mentions: 0 };
    assert_eq!(written(&[(0, weight(1)), (2, weight(20)), (40, weight(40))]), "0A2T12Z");
    assert_eq!(written(&[]), "");
}

#[test]
fn words_of_all_texts_count_in_titles_alone() {
    let mut entries: Vec<Entry> = (0..60).map(|at| entry(&format!("Titel{at}"), "och")).collect();
    entries.push(entry("Och", ""));
    let found = found(&entries);
    let mut terms = terms(Language::Sv, &found);
    let common = drop_common(&mut terms, entries.len());
    assert_eq!(common.iter().map(|at| terms[*at].stem.as_str()).collect::<Vec<_>>(), ["och"]);
    assert_eq!(terms[common[0]].postings.iter().map(|(entry, _)| *entry).collect::<Vec<_>>(), [60]);
}

#[test]
fn large_indexes_are_cut_into_small_files() {
    let entries: Vec<Entry> = (0..2000)
        .map(|at| {
            let card = ["Mål".to_owned(), String::new(), format!("goals/{at}.html"), "text ".repeat(20), String::new()];
            Entry { card, ..entry(&format!("Mål nummer{at}"), &format!("ord{} ord{}", at % 700, at % 90)) }
        })
        .collect();
    let files = index(&entries);
    let cards: Vec<&String> = files.iter().filter(|(name, _)| name.starts_with('c')).map(|(_, text)| text).collect();
    assert!(cards.len() > 5, "{}", cards.len());
    assert!(cards.iter().all(|text| text.len() < SHARD * 2));
    assert!(cards[0].starts_with("plancSearch(\"c0\",[[\"Mål\",\"Mål nummer0\","), "{}", &cards[0][..60]);
    assert!(files.iter().any(|(name, _)| name == "p1.js"));
    assert_eq!(files, index(&entries));
}

#[test]
fn nothing_to_find_is_an_index_too() {
    let files = index(&[]);
    assert_eq!(files.len(), 1);
    assert!(files[0].1.contains("\"terms\":\"\""), "{}", files[0].1);
}

const PARTS: [&str; 40] = [
    "barn",
    "vuxen",
    "skol",
    "vård",
    "stöd",
    "arbets",
    "hälso",
    "miljö",
    "trygg",
    "bostads",
    "kultur",
    "fritids",
    "trafik",
    "energi",
    "vatten",
    "digital",
    "kvalitets",
    "ekonomi",
    "personal",
    "utbildnings",
    "närings",
    "landsbygds",
    "klimat",
    "omsorgs",
    "äldre",
    "ungdoms",
    "integrations",
    "förebyggande",
    "samverkans",
    "planerings",
    "tillsyns",
    "service",
    "medborgar",
    "demokrati",
    "säkerhets",
    "krisberedskaps",
    "jämlikhets",
    "delaktighets",
    "innovations",
    "forsknings",
];

/// One of six thousand made up words, few of them often and most of them seldom, as in a language.
fn word(seed: usize) -> String {
    let mixed = (seed.wrapping_mul(2_654_435_761) >> 7) % 6000;
    let mixed = mixed * mixed / 6000;
    format!("{}{}{}", PARTS[mixed % 40], PARTS[mixed / 40 % 40], ["en", "ens", "er", ""][mixed / 1600])
}

/// A reader with a slow connection waits for the table of words and a few files more.
#[test]
fn a_question_to_a_large_plan_loads_little() {
    let entries: Vec<Entry> = (0..5000)
        .map(|goal| {
            let text = (0..40).map(|at| word(goal * 41 + at)).collect::<Vec<_>>().join(" ");
            let card = ["Mål".to_owned(), "Plan".to_owned(), format!("goals/{goal}.html"), text.clone(), String::new()];
            Entry { card, ..entry(&format!("{} och {}", word(goal), word(goal + 7)), &text) }
        })
        .collect();
    let files = index(&entries);
    let table = files.iter().find(|(name, _)| name == "table.js").map_or(0, |(_, text)| text.len());
    let others = || files.iter().filter(|(name, _)| name != "table.js").map(|(_, text)| text.len());
    assert!((10_000..100_000).contains(&table), "{table}");
    assert!(others().max().is_some_and(|size| size < 2 * SHARD), "{:?}", others().max());
}
