//! The forms that messages are written in: real runs, both languages, every severity, validated where there is a
//! schema.

#![allow(clippy::disallowed_methods, clippy::unwrap_used, clippy::panic, reason = "a test reads what planc writes")]

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use serde_json::Value;
use snapbox::cmd::{Command, cargo_bin};
use snapbox::{assert_data_eq, str};
use tempfile::TempDir;

const SETTINGS: &str = "language = \"sv\"\n";

/// Marked places with å, ä, ö, a letter outside the basic plane and a tab before them.
const GOALS: &str = "plan p \"Plan\" {
  period 2025
  enhet mnkr
}

mål å \"Ökad närvaro\" {
  anvsarig nämnden
\tbidrar till\tfinns-inte
}

organisation nämnden \"Nämnden\"
";

const BUDGET: &str = "tillhör p

budget b \"Budget\" {
  rad {
    | id    | titel   | 2024 | 2025 | räknas |
    | x     | X       | 1,0  | 2,0  |        |
    | y     | Ö 𝄞     | 2,0  | 3,0  |        |
    | summa | Summa 𝄞 | 3,1  | 6,0  | summa  |
    | z     | Z       | 1,0  | 1,0  |        |
    | s     | S       | 1,0  | 2,0  | summa  |
    | fel   | Fel     | 1.0  | 1,0  |        |
    | sista | Sista   | 9,0  | 1,0  | summa  |
  }
  känd avvikelse s.2025 \"Så står det i beslutet.\"
}
";

fn planc(folder: &Path, arguments: &[&str]) -> Command {
    let command = Command::new(cargo_bin!("planc")).current_dir(folder).args(arguments).stdin("");
    ["LANG", "LC_ALL", "LC_MESSAGES", "NO_COLOR", "CLICOLOR", "CLICOLOR_FORCE", "GITHUB_WORKSPACE"]
        .iter()
        .fold(command, Command::env_remove)
}

fn out(folder: &Path, arguments: &[&str], code: i32) -> String {
    let assert = planc(folder, arguments).assert().code(code);
    String::from_utf8(assert.get_output().stdout.clone()).unwrap()
}

fn said(folder: &Path, arguments: &[&str], code: i32) -> String {
    let assert = planc(folder, arguments).assert().code(code);
    String::from_utf8(assert.get_output().stderr.clone()).unwrap()
}

fn project(files: &[(&str, &str)]) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (name, text) in files {
        let path = folder.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
    folder
}

/// A repository with the project in a folder of it.
fn repository() -> TempDir {
    let folder = project(&[
        ("planer/2025/planc.toml", SETTINGS),
        ("planer/2025/mål.plan", GOALS),
        ("planer/2025/budget.plan", BUDGET),
    ]);
    fs::create_dir(folder.path().join(".git")).unwrap();
    folder
}

const CHECK: [&str; 4] = ["check", "planer/2025", "--format", "human"];

fn check(format: &'static str) -> Vec<&'static str> {
    let mut arguments = CHECK.to_vec();
    arguments[3] = format;
    arguments
}

#[test]
fn short_lines_name_place_severity_code_and_advice() {
    let folder = repository();
    assert_data_eq!(
        out(folder.path(), &check("short"), 1),
        str![[r#"
planer/2025/budget.plan:8:25: varning P0402 Summan skiljer på avrundning: Summa 𝄞, 2024 – skrivet 3,1 mnkr, delarna ger 3,0 mnkr [Är siffrorna avrundade i källan, skriv ”avrundad ja” i budgeten.]
planer/2025/budget.plan:8:32: fel P0401 Summan stämmer inte: Summa 𝄞, 2025 – skrivet 6,0 mnkr, delarna ger 5,0 mnkr [Rätta summan eller den del som är fel.]
planer/2025/budget.plan:11:25: fel P0302 ”1.0” går inte att läsa som ett tal – inte skrivet som ett tal [Skriv 1,0, om det är det som menas. Siffrorna grupperas tre och tre med mellanslag.]
planer/2025/budget.plan:11:25: upplysning P0413 En siffra kunde inte kontrolleras – den här stämmer inte, saknas eller går inte att läsa
planer/2025/mål.plan:7:3: fel P0201 planc känner inte ordet ”anvsarig” – okänt ord [Menar du ansvarig?]
planer/2025/mål.plan:8:14: fel P0203 Det finns inget som heter ”finns-inte” – finns inte [Rätta namnet, eller beskriv det som saknas någonstans i projektet.]

"#]]
    );
    let english = [check("short"), vec!["--language", "en"]].concat();
    assert_data_eq!(
        out(folder.path(), &english, 1),
        str![[r#"
planer/2025/budget.plan:8:25: warning P0402 The total differs by rounding: Summa 𝄞, 2024 – stated 3.1 mnkr, the parts give 3.0 mnkr [If the figures are rounded in the source, write “rounded yes” in the budget.]
planer/2025/budget.plan:8:32: error P0401 The total is wrong: Summa 𝄞, 2025 – stated 6.0 mnkr, the parts give 5.0 mnkr [Correct the total or the part that is wrong.]
planer/2025/budget.plan:11:25: error P0302 “1.0” cannot be read as a number – not written as a number [Write 1,0 if that is what is meant. Digits are grouped in threes with a space.]
planer/2025/budget.plan:11:25: note P0413 One figure could not be checked – this one is wrong, missing or cannot be read
planer/2025/mål.plan:7:3: error P0201 planc does not know the word “anvsarig” – unknown word [Did you mean ansvarig?]
planer/2025/mål.plan:8:14: error P0203 There is nothing called “finns-inte” – does not exist [Correct the name, or describe what is missing somewhere in the project.]

"#]]
    );
    let here = folder.path().join("planer/2025");
    let accepted = out(&here, &["check", "--format", "short", "--show-accepted"], 1);
    assert_data_eq!(
        accepted.lines().last().unwrap(),
        str![
            "budget.plan:10:32: upplysning P0401 Summan stämmer inte: S, 2025 – skrivet 2,0 mnkr, delarna ger 1,0 mnkr [godtas: Så står det i beslutet.]"
        ]
    );
    // Nothing that steers a terminal, asked for or not.
    let colored = out(&here, &["check", "--format", "short", "--color", "always"], 1);
    assert!(!colored.contains('\u{1b}'));
}

fn lines(text: &str) -> Vec<Value> {
    text.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

fn schema() -> jsonschema::Validator {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/messages.schema.json");
    let schema: Value = serde_json::from_slice(&fs::read(path).unwrap()).unwrap();
    jsonschema::validator_for(&schema).unwrap()
}

fn faults(validator: &jsonschema::Validator, value: &Value) -> Vec<String> {
    validator.iter_errors(value).map(|fault| format!("{}: {fault}", fault.instance_path())).collect()
}

#[test]
fn json_lines_follow_their_schema() {
    let folder = repository();
    let validator = schema();
    for language in ["sv", "en"] {
        let arguments = [check("json"), vec!["--language", language, "--show-accepted"]].concat();
        let messages = lines(&out(folder.path(), &arguments, 1));
        for message in &messages {
            assert_eq!(faults(&validator, message), Vec::<String>::new());
        }
        for severity in ["error", "warning", "note"] {
            assert!(messages.iter().any(|message| message["severity"] == severity), "no {severity}");
        }
        assert!(messages.iter().any(|message| message["fix"]["kind"] == "spelling"));
        let accepted: Vec<&Value> = messages.iter().filter(|message| !message["accepted"].is_null()).collect();
        assert_eq!(accepted.len(), 1);
        assert_eq!(accepted[0]["accepted"]["reason"], "Så står det i beslutet.");
        let mut wrong = messages[0].clone();
        wrong["severity"] = "fel".into();
        assert!(!validator.is_valid(&wrong), "the schema lets anything pass");
    }
    let empty = tempfile::tempdir().unwrap();
    let messages = lines(&out(empty.path(), &["check", "--format", "json"], 2));
    assert_eq!(messages.len(), 1);
    assert_eq!(faults(&validator, &messages[0]), Vec::<String>::new());
    assert!(messages[0]["file"].is_null());
}

/// The text of a range, found by each of its three ways to count.
fn marked(text: &str, range: &Value) -> [String; 3] {
    let number = |end: &str, key: &str| range[end][key].as_u64().unwrap() as usize;
    let line = |end| text.split('\n').nth(number(end, "line") - 1).unwrap();
    assert_eq!(number("start", "line"), number("end", "line"));
    let (from, to) = (number("start", "column") - 1, number("end", "column") - 1);
    let characters = line("start").chars().skip(from).take(to - from).collect();
    let units: Vec<u16> = line("start").encode_utf16().collect();
    let units = &units[number("start", "utf16_column") - 1..number("end", "utf16_column") - 1];
    let bytes = &text[number("start", "byte")..number("end", "byte")];
    [characters, String::from_utf16(units).unwrap(), bytes.to_owned()]
}

#[test]
fn ranges_mark_what_they_should_whatever_letters_stand_before() {
    let folder = repository();
    let messages = lines(&out(folder.path(), &check("json"), 1));
    let texts = BTreeMap::from([("mål.plan", GOALS), ("budget.plan", BUDGET)]);
    let marked_by: Vec<(&str, String)> = messages
        .iter()
        .map(|message| {
            let [characters, units, bytes] = marked(texts[message["file"].as_str().unwrap()], &message["range"]);
            assert!(characters == units && units == bytes, "{characters} {units} {bytes}");
            (message["code"].as_str().unwrap(), bytes)
        })
        .collect();
    for expected in [("P0201", "anvsarig"), ("P0203", "finns-inte"), ("P0401", "6,0"), ("P0302", "1.0")] {
        assert!(marked_by.iter().any(|(code, text)| (*code, text.as_str()) == expected), "{expected:?}: {marked_by:?}");
    }
}

/// What cargo says about something.
fn cargo(arguments: &[&str]) -> Vec<u8> {
    let run =
        std::process::Command::new(env!("CARGO")).current_dir(env!("CARGO_MANIFEST_DIR")).args(arguments).output();
    let run = run.unwrap();
    assert!(run.status.success(), "{}", String::from_utf8_lossy(&run.stderr));
    run.stdout
}

/// The real schema of SARIF 2.1.0, from the package that holds it: cargo knows where that lies.
fn sarif_schema() -> Value {
    let about = String::from_utf8(cargo(&["-vV"])).unwrap();
    let host = about.lines().find_map(|line| line.strip_prefix("host: ")).unwrap();
    let metadata = ["metadata", "--format-version", "1", "--offline", "--locked", "--filter-platform", host];
    let metadata: Value = serde_json::from_slice(&cargo(&metadata)).unwrap();
    let packages = metadata["packages"].as_array().unwrap();
    let package = packages.iter().find(|package| package["name"] == "serde-sarif").unwrap();
    let manifest = PathBuf::from(package["manifest_path"].as_str().unwrap());
    let text = fs::read_to_string(manifest.with_file_name("src").join("schema.json")).unwrap();
    // Its pattern for languages has a bracket too many and is no regular expression.
    let text = text.replace("-[a-zA-Z]{2}]?$", "-[a-zA-Z]{2}$");
    serde_json::from_str(&text).unwrap()
}

#[test]
fn a_sarif_log_follows_the_schema() {
    let folder = repository();
    let validator = jsonschema::validator_for(&sarif_schema()).unwrap();
    for language in ["sv", "en"] {
        let arguments = [check("sarif"), vec!["--language", language]].concat();
        let text = out(folder.path(), &arguments, 1);
        let log: Value = serde_json::from_str(&text).unwrap();
        assert_eq!(faults(&validator, &log), Vec::<String>::new());
        let typed: serde_sarif::sarif::Sarif = serde_json::from_str(&text).unwrap();
        let results = typed.runs[0].results.as_ref().unwrap();
        assert_eq!(typed.runs[0].language.as_deref(), Some(language));
        assert!(results.iter().any(|result| result.fixes.is_some()));
        assert!(results.iter().any(|result| result.related_locations.is_some()));
        let mut wrong = log.clone();
        wrong["runs"][0]["results"][0]["level"] = "fel".into();
        assert!(!validator.is_valid(&wrong), "the schema lets anything pass");
    }
    let well = project(&[("a.plan", "mål a \"A\"\n")]);
    for arguments in [&["check", "--format", "sarif"][..], &["build", "--format", "sarif"]] {
        let log: Value = serde_json::from_str(&out(well.path(), arguments, 0)).unwrap();
        assert_eq!(faults(&validator, &log), Vec::<String>::new());
        assert_eq!(log["runs"][0]["results"], Value::Array(Vec::new()));
    }
}

#[test]
fn a_sarif_log_says_where_what_and_why_not() {
    let folder = repository();
    let log: Value = serde_json::from_str(&out(folder.path(), &check("sarif"), 1)).unwrap();
    let run = &log["runs"][0];
    assert_eq!(run["columnKind"], "utf16CodeUnits");
    assert_eq!(run["originalUriBaseIds"]["PROJECT"]["uri"], "planer/2025/");
    assert_eq!(run["originalUriBaseIds"]["PROJECT"]["uriBaseId"], "REPOSITORY");
    let results = run["results"].as_array().unwrap();
    let location = &results[0]["locations"][0]["physicalLocation"];
    for result in results {
        let rule = &run["tool"]["driver"]["rules"][result["ruleIndex"].as_u64().unwrap() as usize];
        assert_eq!(rule["id"], result["ruleId"]);
        assert!(!rule["help"]["text"].as_str().unwrap().is_empty());
        let file = &result["locations"][0]["physicalLocation"]["artifactLocation"];
        assert_eq!(run["artifacts"][file["index"].as_u64().unwrap() as usize]["location"]["uri"], file["uri"]);
    }
    assert!(
        results
            .iter()
            .any(|result| result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == "m%C3%A5l.plan"),
        "{location}"
    );
    let suppressed: Vec<&Value> = results.iter().filter(|result| !result["suppressions"].is_null()).collect();
    assert_eq!(suppressed.len(), 1);
    assert_eq!(suppressed[0]["suppressions"][0]["kind"], "inSource");
    assert_eq!(suppressed[0]["suppressions"][0]["justification"], "Så står det i beslutet.");
}

fn fingerprints(folder: &Path, arguments: &[&str]) -> Vec<(String, String)> {
    let log: Value = serde_json::from_str(&out(folder, arguments, 1)).unwrap();
    let results = log["runs"][0]["results"].as_array().unwrap().clone();
    results
        .iter()
        .map(|result| (result["ruleId"].to_string(), result["partialFingerprints"]["planc/v1"].to_string()))
        .collect()
}

#[test]
fn fingerprints_stay_when_lines_move_and_differ_between_findings() {
    let folder = repository();
    let before = fingerprints(folder.path(), &check("sarif"));
    let mut distinct = before.clone();
    distinct.sort();
    distinct.dedup();
    assert_eq!(distinct.len(), before.len());
    fs::write(folder.path().join("planer/2025/mål.plan"), format!("# en rad\n\n{GOALS}")).unwrap();
    fs::write(folder.path().join("planer/2025/budget.plan"), BUDGET.replace("tillhör p\n", "tillhör p\n\n# en rad\n"))
        .unwrap();
    let english = [check("sarif"), vec!["--language", "en"]].concat();
    assert_eq!(fingerprints(folder.path(), &english), before);
}

/// An annotation as GitHub reads it: its command, its properties, its message.
fn annotation(line: &str) -> (String, BTreeMap<String, String>, String) {
    let unescaped = |text: &str| {
        let text = text.replace("%3A", ":").replace("%2C", ",");
        text.replace("%0A", "\n").replace("%0D", "\r").replace("%25", "%")
    };
    let (head, message) = line.strip_prefix("::").unwrap().split_once("::").unwrap();
    let (command, properties) = head.split_once(' ').unwrap();
    let properties = properties.split(',').map(|property| property.split_once('=').unwrap());
    let properties = properties.map(|(name, value)| (name.to_owned(), unescaped(value))).collect();
    (command.to_owned(), properties, unescaped(message))
}

#[test]
fn annotations_stand_on_the_right_lines() {
    let folder = repository();
    let text = out(folder.path(), &check("github"), 1);
    let marked: Vec<(String, String, String)> = text
        .lines()
        .map(|line| {
            let (command, properties, _) = annotation(line);
            let source = fs::read_to_string(folder.path().join(&properties["file"])).unwrap();
            let line: usize = properties["line"].parse().unwrap();
            assert_eq!(properties["line"], properties["endLine"]);
            let units: Vec<u16> = source.lines().nth(line - 1).unwrap().encode_utf16().collect();
            let column = |name: &str| properties[name].parse::<usize>().unwrap() - 1;
            let text = String::from_utf16(&units[column("col")..column("endColumn")]).unwrap();
            (command, properties["title"][..5].to_owned(), text)
        })
        .collect();
    let expected = [("error", "P0201", "anvsarig"), ("error", "P0203", "finns-inte"), ("error", "P0401", "6,0")];
    for (command, code, text) in expected {
        let found =
            marked.iter().any(|found| (found.0.as_str(), found.1.as_str(), found.2.as_str()) == (command, code, text));
        assert!(found, "{command} {code} {text}: {marked:?}");
    }
    assert!(marked.iter().any(|(command, code, _)| command == "warning" && code == "P0402"));
    assert!(marked.iter().any(|(command, code, _)| command == "notice" && code == "P0413"));
}

#[test]
fn annotations_are_escaped_and_lead_from_the_workspace() {
    let folder = repository();
    let goals = "mål a \"A\" {\n  ansvarig 100%,::fel:x\n}\n";
    fs::write(folder.path().join("planer/2025/mål.plan"), goals).unwrap();
    let text = out(folder.path(), &check("github"), 1);
    let line = text.lines().find(|line| line.contains("line=2,")).unwrap();
    assert!(line.contains("100%25%2C%3A%3Afel%3Ax"), "{line}");
    // The workflow's own folder goes before what git knows.
    let above = folder.path().parent().unwrap();
    let run = planc(folder.path(), &check("github")).env("GITHUB_WORKSPACE", above).assert().code(1);
    let text = String::from_utf8(run.get_output().stdout.clone()).unwrap();
    let name = folder.path().file_name().unwrap().to_string_lossy().into_owned();
    let (_, properties, _) = annotation(text.lines().next().unwrap());
    assert!(properties["file"].starts_with(&format!("{name}/planer/2025/")), "{properties:?}");
}

/// Lines that are all faulty in the same way, and some that are not.
fn crowd() -> TempDir {
    let lines: String = (0..30).map(|at| format!("mål m{at} \"M {at}\" {{\n  bidrar till inget-{at}\n}}\n")).collect();
    project(&[("många.plan", &lines), ("få.plan", "mål x \"X\" {\n  okänt \"X\"\n  bidrar till intet\n}\n")])
}

#[test]
fn what_github_would_leave_out_is_folded_away() {
    let folder = crowd();
    let text = out(folder.path(), &["check", "--format", "github"], 1);
    let annotations: Vec<_> = text.lines().filter(|line| line.starts_with("::error")).map(annotation).collect();
    assert_eq!(annotations.len(), 3);
    assert!(annotations[2].2.ends_with("Samma sak finns på 29 rader till: 5, 8, 11, 14, 17, 20, 23, 26, 29, 32, 35, 38, 41, 44, 47, 50, 53, 56, 59, 62, 65, 68, 71, 74, 77, 80, 83, 86, 89."), "{}", annotations[2].2);
    assert_eq!(text.lines().filter(|line| line.starts_with("  många.plan:")).count(), 29);
    assert!(text.contains("::group::29 meddelanden till från planc\n") && text.ends_with("::endgroup::\n"));
}

#[test]
fn what_repeats_itself_is_told_once_and_the_counts_are_of_everything() {
    let folder = crowd();
    let text = said(folder.path(), &["check"], 1);
    assert_eq!(text.matches("fel[P").count(), 5);
    assert!(text.contains("… och 27 till av samma slag (P0203) i många.plan: rad 11, 14, 17,"), "{text}");
    assert!(text.contains(": 32 fel,"), "{text}");
    assert!(text.contains("Visa alla var för sig: planc check --max-errors 0\n"), "{text}");
    assert!(text.ends_with("Rätta först felet på rad 2 i få.plan. planc explain P0201 förklarar felet.\n"), "{text}");
    let text = said(folder.path(), &["check", "--max-errors", "0"], 1);
    assert_eq!(text.matches("fel[P").count(), 32);
    assert!(!text.contains("Visa alla"));
}

#[test]
fn what_is_left_out_is_said() {
    let folder = crowd();
    let parent = folder.path().parent().unwrap();
    let name = folder.path().file_name().unwrap().to_str().unwrap();
    let text = said(parent, &["check", name, "--max-errors", "1", "--language", "en"], 1);
    assert_eq!(text.matches("error[P").count(), 1);
    let left = format!("31 more messages are not shown. Show them all: planc check --max-errors 0 {name}\n");
    assert!(text.contains(&left) && text.contains(": 32 errors,"), "{text}");
    // Other forms are whole unless they are asked not to be.
    assert_eq!(out(folder.path(), &["check", "--format", "json"], 1).lines().count(), 32);
    assert_eq!(out(folder.path(), &["check", "--format", "short", "--max-errors", "2"], 1).lines().count(), 2);
}

#[test]
fn a_build_writes_messages_in_every_form_too() {
    let folder = repository();
    for format in ["short", "json", "sarif", "github"] {
        let text = out(folder.path(), &["build", "planer/2025", "--format", format], 1);
        assert!(text.contains("P0401"), "{format}: {text}");
        assert!(!folder.path().join("planer/2025/public").exists());
    }
}
