//! `plan.json` and its schema.

#![allow(clippy::disallowed_methods, clippy::unwrap_used, clippy::panic, reason = "a test reads what stands on disk")]

mod outputs;

use outputs::{BLOCKS, ENGLISH, SWEDISH, build, build_plan, text};
use serde_json::{Value, json};

const SWEDISH_PROJECT: &str = "title = \"Prov\"\nlanguage = \"sv\"\n";
const ENGLISH_PROJECT: &str = "title = \"Prov\"\nlanguage = \"en\"\n";

fn json_of(plan: &str, settings: &str) -> Value {
    serde_json::from_str(text(&build_plan(plan, settings), "plan.json")).unwrap()
}

fn item<'a>(plan: &'a Value, plural: &str, path: &str) -> &'a Value {
    let items = plan["items"][plural].as_array().unwrap();
    let found = items.iter().find(|item| item["path"] == path);
    found.unwrap_or_else(|| panic!("no {path} in {items:#?}"))
}

#[test]
fn the_same_plan_is_the_same_in_either_language() {
    let swedish = build_plan(SWEDISH, SWEDISH_PROJECT);
    let english = build_plan(ENGLISH, ENGLISH_PROJECT);
    let swedish = text(&swedish, "plan.json").replace("\"language\": \"sv\"", "\"language\": \"en\"");
    assert_eq!(swedish, text(&english, "plan.json"));
}

#[test]
fn the_same_plan_is_the_same_in_either_form() {
    let tables = build_plan(SWEDISH, SWEDISH_PROJECT);
    let blocks = build_plan(BLOCKS, SWEDISH_PROJECT);
    assert_eq!(text(&tables, "plan.json"), text(&blocks, "plan.json"));
}

#[test]
fn files_leave_no_trace() {
    let (organisations, rest) = SWEDISH.split_at(SWEDISH.find("referens lag-1").unwrap());
    let one = build_plan(SWEDISH, SWEDISH_PROJECT);
    let two = build(&[("planc.toml", SWEDISH_PROJECT), ("a/org.plan", organisations), ("b/vp.plan", rest)]);
    assert_eq!(text(&one, "plan.json"), text(&two, "plan.json"));
}

#[test]
fn the_schema_stands_in_the_documentation() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/docs/plan.schema.json");
    let made = planc::emit::json::schema();
    if std::env::var_os("PLANC_REFRESH").is_some() {
        std::fs::write(path, &made).unwrap();
    }
    let stands = std::fs::read(path).unwrap_or_default();
    assert!(made == stands, "docs/plan.schema.json is old: run the tests with PLANC_REFRESH=1");
}

#[test]
fn what_is_built_follows_the_schema() {
    let schema: Value = serde_json::from_slice(&planc::emit::json::schema()).unwrap();
    let validator = jsonschema::validator_for(&schema).unwrap();
    for (plan, settings) in [
        (SWEDISH, SWEDISH_PROJECT),
        (ENGLISH, ENGLISH_PROJECT),
        (BLOCKS, SWEDISH_PROJECT),
        (outputs::DEVIATING, SWEDISH_PROJECT),
        (outputs::VIEWS, SWEDISH_PROJECT),
    ] {
        let built = json_of(plan, settings);
        let faults: Vec<String> =
            validator.iter_errors(&built).map(|fault| format!("{}: {fault}", fault.instance_path())).collect();
        assert_eq!(faults, Vec::<String>::new());
    }
    for name in outputs::EXAMPLES {
        let built: Value = serde_json::from_str(text(&outputs::build_example(name), "plan.json")).unwrap();
        assert!(validator.is_valid(&built), "{name}");
    }
    let mut wrong = json_of(SWEDISH, SWEDISH_PROJECT);
    wrong["items"]["goals"][0]["fields"]["purpse"] = json!("misspelt");
    assert!(!validator.is_valid(&wrong), "the schema lets anything pass");
}

#[test]
fn figures_keep_their_decimals_and_say_what_they_are() {
    let plan = json_of(SWEDISH, SWEDISH_PROJECT);
    let outcome = &item(&plan, "indicators", "vp/barn.hushåll")["fields"]["outcome"];
    assert_eq!(
        *outcome,
        json!([
            {"period": "2021", "state": "number", "value": "1599", "share": "56", "unit": "hushåll"},
            {"period": "2022", "state": "number", "value": "493", "share": "54", "unit": "hushåll"},
        ])
    );
    let target = &item(&plan, "indicators", "vp/barn.hushåll")["fields"]["target"][0];
    assert_eq!((&target["comparison"], &target["value"]), (&json!("below"), &json!("450")));
    let missing = &item(&plan, "indicators", "vp/barn.nya")["fields"]["outcome"][0];
    let footnote = json!({"concept": "footnote", "path": "vp/barn.ny"});
    assert_eq!(*missing, json!({"period": "2021", "state": "missing", "footnotes": [footnote]}));
    let cells = &item(&plan, "rows", "vp/resurser.barn")["fields"]["value"];
    assert_eq!(cells[0]["value"], "1000.0");
    assert_eq!(cells[0]["column"], "vp/resurser.b2023");
    let implied = &item(&plan, "rows", "vp/år.ett")["fields"]["value"];
    assert_eq!(implied[0]["column"], "vp/år.outcome.2023");
    assert_eq!(implied[1], json!({"column": "vp/år.2025", "state": "number", "value": "-2.5", "unit": "mnkr"}));
}

#[test]
fn prose_is_markdown_between_resolved_links_and_figures() {
    let plan = json_of(SWEDISH, SWEDISH_PROJECT);
    let purpose = item(&plan, "goals", "vp/barn")["fields"]["purpose"].as_array().unwrap().clone();
    let part = |key: &str| purpose.iter().filter(|part| part.get(key).is_some()).cloned().collect::<Vec<Value>>();
    assert_eq!(
        part("link"),
        [
            json!({"link": {"concept": "goal", "path": "vp/barn.delen"}}),
            json!({"link": {"concept": "reference", "path": "lag-1"}, "label": "lagen"}),
        ]
    );
    let figures = part("figure");
    assert_eq!(figures[0]["stated"]["qualifier"], "nearly");
    assert_eq!(figures[1]["stated"], json!({"text": "1028.1 mnkr", "value": "1028.1", "unit": "mnkr"}));
    assert_eq!((&figures[2]["value"], &figures[2]["unit"]), (&json!("1000.0"), &json!("mnkr")));
    assert_eq!(part("footnote"), [json!({"footnote": {"concept": "footnote", "path": "vp/barn.metod"}})]);
    assert_eq!(purpose[0], "Hushållen blev ");
}

#[test]
fn standing_in_a_goals_block_is_measuring_it() {
    let plan = json_of(SWEDISH, SWEDISH_PROJECT);
    let goal = json!([{"concept": "goal", "path": "vp/barn"}]);
    assert_eq!(item(&plan, "indicators", "vp/barn.plats")["fields"]["measures"], goal);
    assert_eq!(item(&plan, "goals", "vp/barn.delen")["fields"]["contributes_to"], goal);
    assert_eq!(item(&plan, "goals", "vp/barn.delen")["kind"], "sub-goal");
}

#[test]
fn a_header_that_declares_its_column_is_named_alike_in_either_language() {
    let english = outputs::DEVIATING
        .replace("enhet", "unit")
        .replace("rader", "rows")
        .replace("titel", "title")
        .replace("räknas", "counts")
        .replace("summa", "total")
        .replace("varav", "of which")
        .replace("utfall", "outcome")
        .replace("känd avvikelse", "known deviation")
        .replace(",0 ", ".0 ");
    let english = english.replace("skriver 4.0", "skriver 4,0");
    assert_eq!(json_of(&english, ENGLISH_PROJECT)["items"], json_of(outputs::DEVIATING, SWEDISH_PROJECT)["items"]);
}

#[test]
fn accepted_deviations_and_computed_cells_are_told() {
    let plan = json_of(outputs::DEVIATING, SWEDISH_PROJECT);
    assert_eq!(
        plan["accepted_deviations"],
        json!([{
            "code": "P0401",
            "rule": "total-mismatch",
            "place": "p/b.s.outcome.2023",
            "accepted_by": {"concept": "budget", "path": "p/b"},
            "reason": ["Källan skriver 4,0 och inte ", {
                "figure": {"operator": "add",
                    "left": {"cell": {"row": {"concept": "row", "path": "p/b.a"},
                        "column": {"concept": "column", "path": "p/b.outcome.2023"}}},
                    "right": {"number": "2"}},
                "value": "3.0", "unit": "mnkr"}],
            "figures": {
                "stated": {"value": "4.0", "unit": "mnkr"},
                "computed": {"value": "3.0", "unit": "mnkr"},
                "difference": {"value": "1", "unit": "mnkr"},
                "bound": {"value": "0.15", "unit": "mnkr"},
            },
        }])
    );
    let cells = &item(&plan, "rows", "p/b.s")["fields"]["value"];
    let computed = json!({"column": "p/b.2024", "state": "number", "value": "5", "computed": true, "unit": "mnkr"});
    assert_eq!(cells[1], computed);
}
