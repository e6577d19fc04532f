//! The tables of data and their Data Package.

#![allow(clippy::unwrap_used, clippy::panic, reason = "tests stop at the first surprise")]

mod outputs;

use std::collections::{BTreeMap, HashSet};

use outputs::{ENGLISH, FOLLOWED_UP, SWEDISH, build_plan, text};
use planc::emit::Files;
use serde_json::Value;

const STANDARD: &str = "title = \"Prov\"\nlanguage = \"sv\"\n";
const EXCEL: &str = "title = \"Prov\"\nlanguage = \"sv\"\n[csv]\ndialect = \"excel\"\n";

type Line = BTreeMap<String, String>;

/// A table as a reader of its dialect sees it.
fn read(files: &Files, name: &str, delimiter: u8) -> (Vec<String>, Vec<Line>) {
    read_file(files, &format!("{name}.csv"), delimiter)
}

/// A table by its file.
fn read_file(files: &Files, file: &str, delimiter: u8) -> (Vec<String>, Vec<Line>) {
    let content = text(files, &format!("csv/{file}"));
    let content = content.strip_prefix('\u{feff}').unwrap_or(content);
    let mut reader = csv::ReaderBuilder::new().delimiter(delimiter).from_reader(content.as_bytes());
    let header: Vec<String> = reader.headers().unwrap().iter().map(str::to_owned).collect();
    let lines = reader.records().map(|record| {
        let record = record.unwrap();
        header.iter().cloned().zip(record.iter().map(str::to_owned)).collect()
    });
    let lines = lines.collect();
    (header, lines)
}

fn lines(files: &Files, name: &str) -> Vec<Line> {
    read(files, name, b',').1
}

/// The cells of these columns, a text for each line.
fn columns(lines: &[Line], names: &[&str]) -> Vec<String> {
    lines.iter().map(|line| names.iter().map(|name| line[*name].as_str()).collect::<Vec<&str>>().join("|")).collect()
}

fn names(value: &Value) -> Vec<&str> {
    value.as_array().unwrap().iter().map(|name| name.as_str().unwrap()).collect()
}

fn key(line: &Line, columns: &[&str]) -> Vec<String> {
    columns.iter().map(|column| line[*column].clone()).collect()
}

/// Headers, types, primary and foreign keys hold, as the package says.
fn holds_together(files: &Files, delimiter: u8, decimal: char) {
    let package: Value = serde_json::from_str(text(files, "csv/datapackage.json")).unwrap();
    let resources = package["resources"].as_array().unwrap();
    let tables: BTreeMap<&str, (Vec<String>, Vec<Line>)> = resources
        .iter()
        .map(|resource| (resource["name"].as_str().unwrap(), resource["path"].as_str().unwrap()))
        .map(|(name, path)| (name, read_file(files, path, delimiter)))
        .collect();
    let paths = resources.iter().map(|resource| resource["path"].as_str().unwrap());
    let described: HashSet<String> = paths.map(|path| format!("csv/{path}")).collect();
    let written: HashSet<String> =
        files.keys().filter(|path| path.starts_with("csv/") && path.ends_with(".csv")).cloned().collect();
    assert_eq!(described, written);
    for resource in resources {
        let name = resource["name"].as_str().unwrap();
        let (header, lines) = &tables[name];
        let fields = resource["schema"]["fields"].as_array().unwrap();
        assert_eq!(&fields.iter().map(|field| field["name"].as_str().unwrap()).collect::<Vec<&str>>(), header);
        for field in fields {
            for cell in lines.iter().map(|line| &line[field["name"].as_str().unwrap()]) {
                let required = field["constraints"]["required"] == true;
                assert!(!required || !cell.is_empty(), "{name}: {field} is empty");
                let number = cell.replace(decimal, ".").parse::<f64>().is_ok();
                assert!(field["type"] != "number" || cell.is_empty() || number, "{name}: {cell} is no number");
            }
        }
        if let Some(primary) = resource["schema"].get("primaryKey") {
            let mut seen = HashSet::new();
            assert!(lines.iter().all(|line| seen.insert(key(line, &names(primary)))), "{name}: a key stands twice");
        }
        for foreign in resource["schema"]["foreignKeys"].as_array().unwrap() {
            let target = match foreign["reference"]["resource"].as_str().unwrap() {
                "" => name,
                other => other,
            };
            let to = names(&foreign["reference"]["fields"]);
            let known: HashSet<Vec<String>> = tables[target].1.iter().map(|line| key(line, &to)).collect();
            for line in lines {
                let from = key(line, &names(&foreign["fields"]));
                let empty = from.iter().all(String::is_empty);
                assert!(empty || known.contains(&from), "{name}: {from:?} is not in {target}");
            }
        }
    }
}

#[test]
fn every_key_leads_somewhere() {
    holds_together(&build_plan(SWEDISH, STANDARD), b',', '.');
    holds_together(&build_plan(outputs::VIEWS, STANDARD), b',', '.');
    holds_together(&build_plan(outputs::VIEWS, EXCEL), b';', ',');
    holds_together(&build_plan(SWEDISH, EXCEL), b';', ',');
    for name in outputs::EXAMPLES {
        holds_together(&outputs::build_example(name), b',', '.');
    }
}

#[test]
fn a_folder_of_nothing_much_has_whole_tables_too() {
    holds_together(&build_plan("plan p \"P\"\n", ""), b',', '.');
}

#[test]
fn every_value_of_an_indicator_has_a_line() {
    let files = build_plan(SWEDISH, STANDARD);
    let values = lines(&files, "indicator_values");
    assert_eq!(
        columns(&values, &["plan", "indicator", "period", "kind", "value", "unit", "share", "state", "missing_reason"]),
        [
            "vp|hushåll|2021|outcome|1599|hushåll|56|number|",
            "vp|hushåll|2022|outcome|493|hushåll|54|number|",
            "vp|hushåll|2026|target|450|hushåll||number|",
            "vp|familjer|2021|outcome|180|hushåll||number|",
            "vp|familjer|2022|outcome|136.5|hushåll||number|",
            "vp|familjer|2026|target||||direction|",
            "vp|nya|2021|outcome||||missing|Enheten är ny.",
            "vp|nya|2022|outcome||||missing|Enheten är ny.",
            "vp|nya|2026|target||||not-ready|",
            "vp|plats|2022|outcome||||yes-no|",
            "vp|plats|2026|target||||yes-no|",
        ]
    );
    assert_eq!(
        columns(&values, &["indicator_title", "comparison", "value_text", "share_of"])[2..6],
        ["Hushåll, alla|below||Alla hushåll", "Familjer|||", "Familjer|||", "Familjer||decrease|"]
    );
    assert_eq!(columns(&values[9..], &["value_text", "indicator_path"])[0], "yes|vp/barn.plats");
}

#[test]
fn every_cell_of_a_budget_has_a_line() {
    let files = build_plan(SWEDISH, STANDARD);
    let cells = lines(&files, "budget_cells");
    let shown = ["budget", "row", "column", "period", "kind", "value", "unit", "role", "origin", "state"];
    assert_eq!(
        columns(&cells, &shown),
        [
            "resurser|barn|b2023|2023|budget|1000.0|mnkr|part|stated|number",
            "resurser|barn|omf||change|20.0|mnkr|part|stated|number",
            "resurser|barn|b2024|2024|budget|1020.0|mnkr|part|stated|number",
            "resurser|vuxna|b2023|2023|budget|8.1|mnkr|part|stated|number",
            "resurser|vuxna|omf||change|||part||empty",
            "resurser|vuxna|b2024|2024|budget|8.1|mnkr|part|stated|number",
            "resurser|total|b2023|2023|budget|1008.1|mnkr|total|stated|number",
            "resurser|total|omf||change|20.0|mnkr|total|stated|number",
            "resurser|total|b2024|2024|budget|1028.1|mnkr|total|stated|number",
            "år|ett|utfall 2023|2023|outcome|1.5|mnkr|part|stated|number",
            "år|ett|2025|2025||-2.5|mnkr|part|stated|number",
        ]
    );
    assert_eq!(
        columns(&cells, &["budget_title", "row_title", "column_title", "row_path", "column_path"])[9],
        "Åren|Ett|utfall 2023|vp/år.ett|vp/år.outcome.2023"
    );
}

#[test]
fn a_concepts_table_has_a_column_for_each_field() {
    let files = build_plan(SWEDISH, STANDARD);
    let goals = lines(&files, "goals");
    assert_eq!(
        columns(
            &goals,
            &["path", "id", "title", "kind", "plan", "parent_concept", "parent", "level", "contributes_to"]
        ),
        [
            "vp/barn|barn|Tidigt stöd till barn||vp|plan|vp|nämndmål|",
            "vp/barn.delen|delen|En del av det|sub-goal|vp|goal|vp/barn||barn"
        ]
    );
    let plans = lines(&files, "plans");
    assert_eq!(
        columns(&plans, &["type", "period", "status", "status_date", "builds_on", "decision_point"])[0],
        "operational-plan|2024/2026|decided|2023-12-13|lag-1; Muntlig överenskommelse|\
         Planen antas.\n\nPlanen följs upp."
    );
    let assignments = lines(&files, "assignments");
    assert_eq!(
        columns(&assignments, &["addressee", "report_back_by", "funded_by"]),
        ["controller|2025-T1|resurser.barn"]
    );
    assert_eq!(columns(&lines(&files, "columns"), &["id", "formula"])[2], "b2024|b2023 + omf");
    assert_eq!(columns(&lines(&files, "budgets"), &["check"])[0], "total.omf = 20.0 mnkr");
    assert_eq!(columns(&lines(&files, "roles"), &["posts"]), ["1.5"]);
}

#[test]
fn links_stand_one_a_line() {
    let files = build_plan(SWEDISH, STANDARD);
    let links = columns(&lines(&files, "links"), &["concept", "path", "field", "how", "to_concept", "to_path"]);
    for link in [
        "goal|vp/barn|responsible|stated|organisation|nämnden",
        "goal|vp/barn|purpose|mention|reference|lag-1",
        "goal|vp/barn|purpose|footnote|footnote|vp/barn.metod",
        "indicator|vp/barn.nya|outcome|footnote|footnote|vp/barn.ny",
        "indicator|vp/barn.nya|measures|belongs|goal|vp/barn",
        "assignment|vp/barn.redovisa|funded_by|stated|row|vp/resurser.barn",
    ] {
        assert!(links.iter().any(|found| found == link), "{link} is not among {links:#?}");
    }
}

#[test]
fn nothing_runs_in_a_spreadsheet() {
    let files = build_plan(SWEDISH, STANDARD);
    assert_eq!(lines(&files, "goals")[1]["text"], "'=1+1 | <script>x</script>");
    for (path, bytes) in &files {
        let content = std::str::from_utf8(bytes).unwrap();
        let starts = content.split([',', '\n']).filter(|cell| cell.trim_matches('"').starts_with(['=', '+', '@']));
        assert!(!path.ends_with(".csv") || starts.count() == 0, "{path}");
    }
}

#[test]
fn the_excel_dialect_says_so() {
    let files = build_plan(SWEDISH, EXCEL);
    let rows = text(&files, "csv/budget_cells.csv");
    assert!(rows.starts_with("\u{feff}plan;budget;"), "{rows}");
    assert!(rows.contains(";1000,0;mnkr;"), "{rows}");
    let package: Value = serde_json::from_str(text(&files, "csv/datapackage.json")).unwrap();
    let cells = package["resources"].as_array().unwrap().iter().find(|one| one["name"] == "budget_cells").unwrap();
    assert_eq!(cells["dialect"]["delimiter"], ";");
    let fields = cells["schema"]["fields"].as_array().unwrap();
    assert_eq!(fields.iter().find(|field| field["name"] == "value").unwrap()["decimalChar"], ",");
}

#[test]
fn lines_end_as_rfc_4180_says() {
    let files = build_plan(SWEDISH, STANDARD);
    let cells = text(&files, "csv/budget_cells.csv");
    assert_eq!(cells.matches('\n').count(), cells.matches("\r\n").count());
    assert_eq!(cells.matches("\r\n").count(), 12);
}

#[test]
fn figures_are_the_same_in_either_language() {
    let swedish = build_plan(SWEDISH, STANDARD);
    let english = build_plan(ENGLISH, "language = \"en\"\n");
    for name in ["indicator_values", "assignments", "plans", "rows", "budgets", "links", "organisations"] {
        let path = format!("csv/{name}.csv");
        assert_eq!(text(&swedish, &path), text(&english, &path));
    }
}

#[test]
fn accepted_deviations_and_computed_cells_have_lines() {
    let files = build_plan(outputs::DEVIATING, STANDARD);
    holds_together(&files, b',', '.');
    let shown = ["code", "place", "plan", "accepted_by", "stated", "computed", "difference", "bound", "unit", "reason"];
    assert_eq!(
        columns(&lines(&files, "deviations"), &shown),
        ["P0401|p/b.s.outcome.2023|p|p/b|4.0|3.0|1|0.15|mnkr|Källan skriver 4,0 och inte 3,0\u{a0}mnkr"]
    );
    let cells = lines(&files, "budget_cells");
    let shown = ["row", "column", "value", "role", "origin", "counts", "counts_in"];
    assert_eq!(
        columns(&cells[5..], &shown),
        ["s|2024|5|total|computed|total|", "d|utfall 2023||part||of-which|c", "d|2024|1|part|stated|of-which|c"]
    );
}

#[test]
fn every_reported_figure_and_judgement_has_a_line() {
    let files = build_plan(FOLLOWED_UP, STANDARD);
    holds_together(&files, b',', '.');
    let values = lines(&files, "report_values");
    let shown = ["report", "period", "date", "concerns_concept", "concerns", "kind", "value_period", "value", "unit"];
    assert_eq!(
        columns(&values, &shown)[..8],
        [
            "vp/t1|2025-T1|2025-05-20|indicator|vp/barn.hushåll|outcome|2025-T1|520|hushåll",
            "vp/t1|2025-T1|2025-05-20|indicator|vp/barn.hushåll|forecast|2025|480|hushåll",
            "vp/t1|2025-T1|2025-05-20|goal|vp/barn|status|||",
            "vp/t1|2025-T1|2025-05-20|activity|vp/barn.stöd|status|||",
            "vp/t1|2025-T1|2025-05-20|assignment|vp/redovisa|status|||",
            "vp/t1|2025-T1|2025-05-20|risk|vp/brist|status|||",
            "vp/t1|2025-T1|2025-05-20|row|vp/resurser.barn|outcome|2025-T1|4.5|mnkr",
            "vp/t1|2025-T1|2025-05-20|row|vp/resurser.barn|forecast|2025|13.2|mnkr",
        ]
    );
    let shown = ["budget", "deviation", "target", "target_period", "status", "status_date", "judged_by", "comment"];
    let told = columns(&values, &shown);
    assert_eq!(told[1], "||450|2025|||controller|Minskar.");
    assert_eq!(told[2], "||||partly-achieved||nämnden|Köerna är kvar.");
    assert_eq!(told[4], "||||väntar|||");
    assert_eq!(told[7], "12.0|1.2||||||");
    assert_eq!(told[8], "||||achieved|2025-09-01|nämnden|");
    assert_eq!(told[11], "12.0|-0.2||||||Lägre volymer.");
    assert_eq!(told.len(), 13);
}

#[test]
fn an_indicators_own_values_and_what_reports_tell_stand_apart() {
    let files = build_plan(FOLLOWED_UP, STANDARD);
    assert_eq!(
        columns(&lines(&files, "indicator_values"), &["indicator", "period", "kind", "value"])[..2],
        ["hushåll|2024|outcome|599", "hushåll|2025|target|450"]
    );
    let told = columns(&lines(&files, "report_values"), &["report", "concerns", "kind", "value_period", "value"]);
    let of_indicator: Vec<&String> = told.iter().filter(|line| line.contains("hushåll|outcome")).collect();
    assert_eq!(of_indicator.len(), 2);
}
