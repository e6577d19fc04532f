//! Views in every output: the answer is the same, and what it shows leads somewhere.

#![allow(clippy::unwrap_used, clippy::panic, reason = "tests stop at the first surprise")]

mod outputs;

use outputs::{VIEWS, VIEWS_ENGLISH, build_plan, text};
use planc::emit::Files;
use serde_json::{Value, json};

const SWEDISH: &str = "title = \"Prov\"\nlanguage = \"sv\"\n";
const ENGLISH: &str = "title = \"Prov\"\nlanguage = \"en\"\n";

fn swedish() -> Files {
    build_plan(VIEWS, SWEDISH)
}

fn document(files: &Files) -> Value {
    serde_json::from_str(text(files, "plan.json")).unwrap()
}

#[test]
fn the_same_questions_are_the_same_in_either_language() {
    let items = |files: &Files| document(files)["items"].clone();
    let (swedish, english) = (swedish(), build_plan(VIEWS_ENGLISH, ENGLISH));
    assert_eq!(items(&swedish), items(&english));
    for name in ["oppna", "siffror", "rader", "inga"] {
        let path = format!("csv/views/vp.{name}.csv");
        assert_eq!(text(&swedish, &path), text(&english, &path));
    }
    assert_eq!(text(&swedish, "csv/views.csv"), text(&english, "csv/views.csv"));
}

#[test]
fn a_view_is_a_tree_with_the_items_that_answer_it() {
    let built = document(&swedish());
    let query = &built["items"]["views"][0]["fields"]["query"];
    let link = |concept: &str, path: &str| json!({"concept": concept, "path": path});
    assert_eq!(query["items"], json!([link("assignment", "vp/utred"), link("assignment", "vp/redovisa")]));
    assert_eq!(query["of"]["within"], link("plan", "vp"));
    let done = json!({"value": "status", "comparison": "exactly", "with": {"word": "completed"}});
    let before = json!({"value": "until", "comparison": "below", "with": {"period": "2025"}});
    let owned = json!({
        "value": "responsible.part_of", "comparison": "exactly", "with": {"item": link("organisation", "nordost")}
    });
    assert_eq!(query["of"]["where"], json!({"any": [{"not": done}, {"all": [before, owned]}]}));
    assert_eq!(query["columns"][3], json!({"value": "responsible.part_of"}));
    assert_eq!(
        built["items"]["views"][1]["fields"]["query"]["columns"][2],
        json!({"value": "outcome.2024", "label": "Nu"})
    );
    assert_eq!(built["items"]["views"][3]["fields"]["query"]["items"], json!([]));
}

#[test]
fn the_answer_is_a_table_of_data() {
    let files = swedish();
    assert_eq!(
        text(&files, "csv/views/vp.oppna.csv"),
        "path,number,title,responsible,responsible.part_of,kind,until\r\n\
         vp/utred,2,Utred stödet,vuxen; Utifrån behov,nordost,part-assignment,\r\n\
         vp/redovisa,10,\"Redovisa läget, <b>snart</b>\",vuxen,nordost,,2024-12-31\r\n"
    );
    assert_eq!(
        text(&files, "csv/views/vp.siffror.csv"),
        "path,title,outcome.2023,outcome.2024,goals\r\nvp/barn.hushåll,Hushåll,1599.5,480,barn\r\n"
    );
    assert_eq!(
        text(&files, "csv/views/vp.rader.csv"),
        "path,id,budget.2024,outcome.2024\r\nvp/ram.skola,skola,1000.0,1010.5\r\nvp/ram.summa,summa,1020.0,1029.5\r\n"
    );
    assert_eq!(text(&files, "csv/views/vp.inga.csv"), "path,title\r\n");
    let questions = text(&files, "csv/views.csv");
    assert!(
        questions.contains("rows in ram where budget 2024 > 500 mnkr show id, budget 2024, outcome 2024"),
        "{questions}"
    );
}

/// What a table of data says of a question is a question with the same answer.
#[test]
fn questions_in_data_can_be_asked_again() {
    let files = swedish();
    let mut reader = csv::Reader::from_reader(text(&files, "csv/views.csv").as_bytes());
    let at = reader.headers().unwrap().iter().position(|name| name == "query").unwrap();
    let mut again = VIEWS.to_owned();
    for record in reader.records() {
        let record = record.unwrap();
        let line = VIEWS.split(&format!("sammanställning {} ", &record[1])).nth(1).unwrap();
        let question = line.split("fråga ").nth(1).unwrap().split("\n  }").next().unwrap();
        let question = question.split("\n    beskrivning").next().unwrap();
        again = again.replace(question, &record[at]);
    }
    assert_ne!(again, VIEWS);
    let rebuilt = build_plan(&again, SWEDISH);
    for name in ["oppna", "siffror", "rader", "inga"] {
        let path = format!("csv/views/vp.{name}.csv");
        assert_eq!(text(&rebuilt, &path), text(&files, &path));
    }
}

#[test]
fn a_view_is_a_table_where_it_stands_and_on_its_own_page() {
    let files = swedish();
    let (plan, own) = (text(&files, "plans/vp.html"), text(&files, "views/vp/oppna.html"));
    for page in [plan, own] {
        assert!(page.contains("<table id=\"table-view-vp.oppna\">"));
        assert!(page.contains(">Ansvarig: ingår i</th>"));
        assert!(page.contains("Redovisa läget, &lt;b&gt;snart&lt;/b&gt;</a>"));
        assert!(page.contains("csv/views/vp.oppna.csv\">"));
    }
    assert!(plan.contains("Inget i planen svarar mot frågan."));
    assert!(plan.contains(">Nu <span class=\"detail\">hushåll</span></th>"));
    assert!(own.contains("<code>uppdrag där status != klar eller till och med &lt; 2025 och"));
    assert!(plan.contains("<a href=\"../assignments/vp/utred.html\">Utred stödet</a>"));
    // Where no title is shown, the first column leads on.
    assert!(plan.contains("<th scope=\"row\"><a href=\"../budgets/vp/ram.html#row-vp.ram.skola\">skola</a></th>"));
    assert!(plan.contains("href=\"../views/vp/oppna.html\""));
}

#[test]
fn a_view_is_a_table_in_the_document() {
    let files = swedish();
    let document = text(&files, "markdown/vp.md");
    let line = |start: &str| document.lines().find(|line| line.starts_with(start)).unwrap_or_default().to_owned();
    assert!(line("| Nummer").contains("| Titel"), "{document}");
    assert!(line("| 2 ").contains("| [Utred stödet]("), "{document}");
    assert!(line("| 2 ").contains("[Vuxen\\|enheten](README.md#organisation-vuxen), Utifrån behov |"), "{document}");
    assert!(line("| [Hushåll]").contains("| 1\u{a0}599,5\u{a0}hushåll (56\u{a0}%) | 480\u{a0}hushåll |"), "{document}");
    assert!(document.contains("Inget i planen svarar mot frågan."));
    assert!(document.contains("två uppdrag, ett, 1, 3."), "{document}");
}

#[test]
fn a_count_of_a_view_is_checked() {
    let wrong = VIEWS.replace("{{öppna.antal: två}}", "{{öppna.antal: tre}}");
    let project = planc::sources::MemorySources::new([("planc.toml", SWEDISH), ("plan.plan", wrong.as_str())]);
    let found = planc::workspace::compile(&project).diagnostics;
    let codes: Vec<&str> = found.iter().map(|found| found.code.slug()).collect();
    assert_eq!(codes, ["prose-count-mismatch"]);
}
