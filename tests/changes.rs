//! What differs between two plans, as Markdown for a merge request, JSON and CSV.

#![allow(clippy::disallowed_methods, clippy::unwrap_used, clippy::panic, reason = "a test reads what stands on disk")]

mod outputs;

use std::path::Path;

use planc::diff::{Comparison, compare};
use planc::emit::changes::{Review, Teller, csv, json, markdown};
use planc::language::Language;
use planc::model::CsvDialect;
use planc::sources::{DiskSources, MemorySources, Sources};
use planc::workspace::compile;
use serde_json::Value;

const SWEDISH: &str = r#"
organisation stad "Staden"
organisation bibliotek "Biblioteket" {
  ingår i stad
}
plan vp "Verksamhetsplan" {
  ansvarig stad
  period 2025
  enhet tkr
  mål läsa "Fler barn läser" {
    syfte "Den som läser tidigt klarar skolan bra."
    indikator lån "Lån av barnböcker" {
      enhet lån
      utfall 2024: 19 150
      målvärde 2025: minst 20 000
    }
  }
  uppdrag klubbar "Läsklubbar" {
    mottagare bibliotek
    till och med 2025-06-30
    finansieras av kostnader.personal
    beskrivning "Bygger på [[läsa]]."
  }
  aktivitet sommar "Sommarläsning" {
    bidrar till läsa
  }
  budget kostnader "Kostnader" {
    rader {
      | id       | titel    | räknas | 2025  |
      | personal | Personal |        | 400,0 |
      | medier   | Medier   |        | 100,0 |
      | summa    | Summa    | summa  | 500,0 |
    }
  }
}
"#;

/// The same with a dearer staff, a total that was forgotten, a raised target, another text, an activity gone and one new.
fn swedish_edited() -> String {
    let edits = [
        ("400,0", "404,4"),
        ("minst 20 000", "minst 21 000"),
        ("tidigt klarar skolan bra", "tidigt klarar skolan bättre"),
        ("aktivitet sommar \"Sommarläsning\"", "aktivitet bokbuss \"Bokbussen kör\""),
        ("2025-06-30", "2025-09-30"),
    ];
    edited(SWEDISH, &edits)
}

const ENGLISH: &str = r#"
organisation town "The town"
plan p "Plan" {
  responsible town
  unit tkr
  goal read "More children read" {
    purpose "Whoever reads early does better."
    indicator loans "Loans" {
      unit loans
      outcome 2024: 19 150
      target 2025: at least 20 000
    }
  }
  activity bus "Book bus" {
    contributes to read
  }
}
"#;

fn edited(text: &str, edits: &[(&str, &str)]) -> String {
    edits.iter().fold(text.to_owned(), |text, (old, new)| {
        assert_eq!(text.matches(old).count(), 1, "{old}");
        text.replace(old, new)
    })
}

fn compared(before: &dyn Sources, after: &dyn Sources) -> Comparison {
    let snapshot = |sources: &dyn Sources| {
        let compilation = compile(sources);
        planc::diff::Snapshot::of(&compilation.checked, &compilation.sources, &compilation.diagnostics)
    };
    compare(&snapshot(before), &snapshot(after))
}

fn of_texts(before: &str, after: &str, settings: &str) -> Comparison {
    let project = |text| MemorySources::new([("planc.toml", settings), ("a.plan", text)]);
    compared(&project(before), &project(after))
}

fn swedish() -> Comparison {
    of_texts(SWEDISH, &swedish_edited(), "")
}

fn english() -> Comparison {
    let after = edited(ENGLISH, &[("20 000", "21 000"), ("does better", "does much better")]);
    of_texts(ENGLISH, &after, "language = \"en\"\n")
}

/// An example with some of its money, texts and references changed.
fn example() -> &'static Comparison {
    static EXAMPLE: std::sync::LazyLock<Comparison> = std::sync::LazyLock::new(made_example);
    &EXAMPLE
}

fn made_example() -> Comparison {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/nordost");
    let disk = DiskSources::open(&folder).unwrap();
    let files: Vec<(String, String)> = disk
        .list()
        .unwrap()
        .into_iter()
        .filter_map(|path| {
            let text = String::from_utf8(disk.read(&path).ok()?).ok()?;
            Some((path, text))
        })
        .collect();
    let changed: Vec<(String, String)> = files
        .iter()
        .map(|(path, text)| {
            let text = text.replace(" och ", " samt ").replace("ansvarig", "kontaktperson");
            (path.clone(), text)
        })
        .collect();
    let project = |files: &[(String, String)]| {
        MemorySources::new(files.iter().map(|(path, text)| (path.as_str(), text.as_str())))
    };
    compared(&project(&files), &project(&changed))
}

fn review(comparison: &Comparison, language: Language) -> Review<'_> {
    Review { comparison, teller: Teller { language }, before: "v1", after: "filerna" }
}

/// The cells of every row of every table, without those of heads and rules.
fn rows(markdown: &str) -> Vec<Vec<String>> {
    let lines = markdown.lines().filter(|line| line.starts_with("| "));
    let cells = |line: &str| {
        let line = line.replace("\\|", "¦");
        line.trim_matches('|').split('|').map(|cell| cell.trim().to_owned()).collect()
    };
    lines.map(cells).collect()
}

#[test]
fn a_merge_request_is_told_what_changed_by_how_much_and_what_follows() {
    let comparison = swedish();
    let told = markdown::markdown(&review(&comparison, Language::Sv), markdown::MOST);
    assert!(told.starts_with(&format!("{}\n**", markdown::MARKER)), "{told}");
    let rows = rows(&told);
    assert!(rows.iter().all(|cells| cells.len() == 6), "{rows:#?}");
    let row = |start: &str| {
        rows.iter().find(|cells| cells[0].starts_with(start)).unwrap_or_else(|| panic!("{start}: {told}"))
    };
    let personal = row("**Personal** (rad, Kostnader): 2025");
    assert_eq!(personal[1..], ["400,0\u{a0}tkr", "404,4\u{a0}tkr", "+4,4\u{a0}tkr", "+1,1\u{a0}%", "Staden"]);
    let target = row("**Lån av barnböcker** (indikator): målvärde 2025");
    assert_eq!(target[2..5], ["minst 21\u{a0}000\u{a0}lån", "+1\u{a0}000\u{a0}lån", "+5\u{a0}%"]);
    assert_eq!(row("**Sommarläsning** (aktivitet): borttagen")[1], "a.plan:24");
    assert_eq!(row("**Bokbussen kör** (aktivitet): ny")[2], "a.plan:24");
    let total = row("**Summa** (rad, Kostnader): 2025");
    assert_eq!(total[1..5], ["500,0\u{a0}tkr", "504,4\u{a0}tkr", "+4,4\u{a0}tkr", "+0,9\u{a0}%"]);
    assert!(total[5].contains("Personal: +4,4\u{a0}tkr") && total[5].contains("500,0\u{a0}tkr"), "{total:?}");
    assert!(told.contains("skolan <del>bra.</del> <ins>bättre.</ins>"), "{told}");
    assert!(told.contains("### Nya anmärkningar\n\n- **fel P"), "{told}");
    assert!(told.contains("Staden ("), "{told}");
}

#[test]
fn it_is_told_in_either_language() {
    let comparison = english();
    let told = markdown::markdown(&review(&comparison, Language::En), markdown::MOST);
    assert!(told.contains("| **Loans** (indicator): target 2025 | at least 20\u{a0}000\u{a0}loans | at least 21\u{a0}000\u{a0}loans | +1\u{a0}000\u{a0}loans | +5% | The town |"), "{told}");
    assert!(told.contains("| What | Before | Now | Change | Per cent | Responsible |"), "{told}");
    for language in [Language::Sv, Language::En] {
        let told = markdown::markdown(&review(&comparison, language), markdown::MOST);
        assert!(!told.contains("review-") && !told.contains("changes-"), "{told}");
    }
}

#[test]
fn nothing_is_told_of_two_plans_that_say_the_same() {
    let comparison = of_texts(SWEDISH, SWEDISH, "");
    let told = markdown::markdown(&review(&comparison, Language::Sv), markdown::MOST);
    assert_eq!(told, format!("{}\n**Inget har ändrats.**\n\nFrån v1 till filerna\n\n", markdown::MARKER));
}

/// A merge request is no longer than its host takes, and what is left out of it is counted: every row is whole, every fold is
/// closed, and what is shown and what is counted make up all.
#[test]
fn a_comment_is_cut_between_rows_and_counts_what_is_left_out() {
    let comparison = example();
    let whole = markdown::markdown(&review(comparison, Language::Sv), usize::MAX);
    let all = rows(&whole).len();
    let length = |text: &str| text.encode_utf16().count();
    assert!(length(&whole) > 20_000, "the example is too small for this test: {}", length(&whole));
    let lines: std::collections::HashSet<&str> = whole.lines().collect();
    let mut before = 0;
    for most in [markdown::LEAST, 3_000, 5_555, 12_000, 20_000] {
        let told = markdown::markdown(&review(comparison, Language::Sv), most);
        assert!(length(&told) <= most, "{} > {most}", length(&told));
        let shown = rows(&told);
        assert!(shown.iter().all(|cells| cells.len() == 6), "{told}");
        assert_eq!(told.matches("<details>").count(), told.matches("</details>").count());
        let last = told.lines().last().unwrap();
        assert!(last.starts_with("Allt fick inte plats. Utelämnat: "), "{last}");
        assert!(told.lines().all(|line| line == "---" || line == last || lines.contains(line)), "{told}");
        assert!(shown.len() < all && shown.len() >= before, "{most}");
        before = shown.len();
        assert!(length(&told) * 10 > most * 7, "{} of {most} used", length(&told));
    }
    assert_eq!(
        markdown::markdown(&review(comparison, Language::Sv), 10),
        markdown::markdown(&review(comparison, Language::Sv), markdown::LEAST)
    );
}

#[test]
fn no_text_of_a_plan_breaks_the_comment() {
    let hostile =
        "| a | </details> <!-- `x` **y** [z](javascript:1) @anna #12 <script>alert(1)</script> ~~q~~ $m$ &lt;";
    let quoted = hostile.replace('"', "");
    let after = edited(
        SWEDISH,
        &[
            ("\"Fler barn läser\"", &format!("\"{quoted}\"")),
            ("Den som läser tidigt klarar skolan bra.", &format!("- {quoted}\n\n# {quoted}")),
            ("Sommarläsning", &quoted),
        ],
    );
    let comparison = of_texts(SWEDISH, &after, "");
    let told = markdown::markdown(&review(&comparison, Language::Sv), markdown::MOST);
    assert!(rows(&told).iter().all(|cells| cells.len() == 6), "{told}");
    assert_eq!(told.matches("<!--").count() - told.matches("\\<!--").count(), 1, "{told}");
    assert!(!told.contains("@anna") && !told.contains("#12"), "{told}");
    let kept = ["<details>", "<summary>", "</summary>", "</details>", "<br>", "<del>", "</del>", "<ins>", "</ins>"];
    let parser = pulldown_cmark::Parser::new_ext(
        &told,
        pulldown_cmark::Options::ENABLE_TABLES | pulldown_cmark::Options::ENABLE_STRIKETHROUGH,
    );
    for event in parser {
        match event {
            pulldown_cmark::Event::Html(html) | pulldown_cmark::Event::InlineHtml(html) => {
                let left = kept.iter().fold(html.to_string(), |html, tag| html.replace(tag, ""));
                assert!(!left.contains('<') || left.trim() == markdown::MARKER, "{html}");
            }
            pulldown_cmark::Event::Start(pulldown_cmark::Tag::Link { .. } | pulldown_cmark::Tag::Strikethrough) => {
                panic!("a link or a strike: {told}")
            }
            _ => {}
        }
    }
}

#[test]
fn the_schema_stands_in_the_documentation() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/docs/changes.schema.json");
    let made = json::schema();
    if std::env::var_os("PLANC_REFRESH").is_some() {
        std::fs::write(path, &made).unwrap();
    }
    let stands = std::fs::read(path).unwrap_or_default();
    assert!(made == stands, "docs/changes.schema.json is old: run the tests with PLANC_REFRESH=1");
}

#[test]
fn the_data_follows_the_schema_and_is_complete() {
    let schema: Value = serde_json::from_slice(&json::schema()).unwrap();
    let validator = jsonschema::validator_for(&schema).unwrap();
    let pairs = [
        (outputs::SWEDISH, outputs::VIEWS),
        (outputs::VIEWS, outputs::FOLLOWED_UP),
        (outputs::DEVIATING, outputs::BLOCKS),
        ("", outputs::SWEDISH),
    ];
    let mut all: Vec<Comparison> = pairs.iter().map(|(before, after)| of_texts(before, after, "")).collect();
    all.extend([swedish(), english(), example().clone()]);
    for comparison in &all {
        for comparison in [comparison, &comparison.clone().reverse()] {
            let data: Value = serde_json::from_slice(&json::json(&review(comparison, Language::Sv))).unwrap();
            let faults: Vec<String> =
                validator.iter_errors(&data).map(|fault| format!("{}: {fault}", fault.instance_path())).collect();
            assert_eq!(faults, Vec::<String>::new());
            let changes = |data: &Value| -> usize {
                data["changed"].as_array().unwrap().iter().map(|item| item["changes"].as_array().unwrap().len()).sum()
            };
            let counted: u64 = data["counts"].as_object().unwrap().values().map(|count| count.as_u64().unwrap()).sum();
            assert_eq!(changes(&data) as u64, counted);
            assert_eq!(
                data["consequences"]["suspects"].as_array().unwrap().len(),
                comparison.consequences.suspects.len()
            );
        }
    }
    let mut wrong: Value = serde_json::from_slice(&json::json(&review(&all[4], Language::Sv))).unwrap();
    wrong["changed"][0]["changes"][0]["tipe"] = "misspelt".into();
    assert!(!validator.is_valid(&wrong), "the schema lets anything pass");
}

#[test]
fn data_tells_a_figure_with_all_its_parts() {
    let comparison = swedish();
    let data: Value = serde_json::from_slice(&json::json(&review(&comparison, Language::En))).unwrap();
    let item = data["changed"]
        .as_array()
        .unwrap()
        .iter()
        .find(|item| item["item"]["after"]["path"] == "vp/kostnader.personal");
    let change = &item.unwrap()["changes"][0];
    assert_eq!(change["type"], "refigured");
    assert_eq!((&change["before"]["value"], &change["after"]["value"]), (&"400.0".into(), &"404.4".into()));
    assert_eq!(
        (&change["difference"], &change["percent"], &change["unit"]),
        (&"4.4".into(), &"1.1".into(), &"tkr".into())
    );
    assert_eq!(change["at"]["column"]["after"]["concept"], "column");
    assert_eq!(data["consequences"]["derived"][0]["contributions"][0]["amount"], "4.4");
}

#[test]
fn a_table_has_a_line_for_each_change() {
    for comparison in [swedish(), english(), example().clone()] {
        let changes: usize = comparison.counts().iter().map(|(_, count)| count).sum();
        let settings = comparison.settings.len() + comparison.reordered.len();
        for (dialect, separator) in [(CsvDialect::Standard, b','), (CsvDialect::Excel, b';')] {
            let bytes = csv::csv(&review(&comparison, Language::Sv), dialect);
            let text = String::from_utf8(bytes).unwrap();
            let text = text.trim_start_matches('\u{feff}');
            let mut reader = ::csv::ReaderBuilder::new().delimiter(separator).from_reader(text.as_bytes());
            let lines: Vec<::csv::StringRecord> = reader.records().map(Result::unwrap).collect();
            assert_eq!(lines.len(), changes + settings);
        }
    }
    let comparison = swedish();
    let text = String::from_utf8(csv::csv(&review(&comparison, Language::Sv), CsvDialect::Standard)).unwrap();
    assert!(text.contains("refigured,row,vp/kostnader.personal,Personal,vp,value,,vp/kostnader.2025,\"400,0\u{a0}tkr\",\"404,4\u{a0}tkr\",400.0,404.4,tkr,tkr,4.4,1.1,Staden,"), "{text}");
}

/// The site of the later of two projects, with what changed since the earlier.
fn site(before: &str, after: &str, settings: &str, language: Language) -> planc::emit::Files {
    let project = |text| compile(&MemorySources::new([("planc.toml", settings), ("a.plan", text)]));
    let (old, new) = (project(before), project(after));
    let comparison = compare(&old.snapshot(), &new.snapshot());
    let review = Review { comparison: &comparison, teller: Teller { language }, before: "v1", after: "v2" };
    let day = planc::model::Date::new(2025, 6, 1);
    let publication = planc::emit::Publication { review: Some(review), day, ..new.publication() };
    let files = planc::emit::emit(&publication).unwrap();
    assert_eq!(planc::emit::site::links::broken(&publication, &files), []);
    files
}

#[test]
fn a_page_tells_what_changed_one_step_from_the_start() {
    let files = site(SWEDISH, &edited_total(), "[site]\nurl = \"https://plan.example.se/\"\n", Language::Sv);
    let page = outputs::text(&files, "changes.html");
    assert!(page.contains("<h1>Vad som har ändrats</h1>"), "{page}");
    let start = outputs::text(&files, "index.html");
    let told = "Ändrat sedan v1: 7 poster ändrade";
    assert!(start.contains(told) && start.contains("<a href=\"changes.html\">Vad som har ändrats</a></p>"), "{start}");
    // Before and after stand side by side, marked by more than colour.
    assert!(page.contains("<del><span class=\"unseen\">borttaget: </span>bra.</del>"), "{page}");
    assert!(page.contains("<ins><span class=\"unseen\">tillagt: </span>bättre.</ins>"), "{page}");
    assert!(page.contains("<a href=\"indicators/vp/lasa.lan.html\">Lån av barnböcker</a>"), "{page}");
    assert!(page.contains("Sommarläsning <span class=\"detail\">aktivitet stod i a.plan:24</span>"), "{page}");
    let new = "data-state=\"text\"><span class=\"gap\">inget</span></td>\n<td data-head=\"Nu\" data-state=\"text\">Bokbussen kör</td>";
    assert!(page.contains(&format!("<td data-head=\"Före\" {new}")), "{page}");
    assert!(!page.contains("review-") && !page.contains("changes-net"), "{page}");
    let feed = outputs::text(&files, "feed.xml");
    assert!(feed.contains("<id>tag:plan.example.se,2025-06-01:changes</id>\n<title>Ändrat sedan v1</title>"), "{feed}");
    assert!(feed.contains("href=\"https://plan.example.se/changes.html\""), "{feed}");
    assert!(files.contains_key("tables/changes/changes.csv"));
}

/// As [`swedish_edited`], with the total that follows.
fn edited_total() -> String {
    edited(&swedish_edited(), &[("500,0", "504,4")])
}

#[test]
fn a_page_is_told_in_english_and_is_not_there_unasked() {
    let after = edited(ENGLISH, &[("20 000", "21 000"), ("does better", "does much better")]);
    let files = site(ENGLISH, &after, "language = \"en\"\n", Language::En);
    let page = outputs::text(&files, "changes.html");
    assert!(page.contains("<h1>What has changed</h1>") && page.contains("New target"), "{page}");
    let without = outputs::build_plan(ENGLISH, "language = \"en\"\n");
    assert!(!without.contains_key("changes.html"));
    assert!(!outputs::text(&without, "index.html").contains("changes.html"));
}
