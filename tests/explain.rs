//! Real runs of `planc explain`: what a code means, how a figure comes about.

#![allow(clippy::disallowed_methods, clippy::unwrap_used, reason = "the tests run planc and read what it says")]

use std::path::Path;

use planc::diagnostic::CODES;
use snapbox::cmd::{Command, cargo_bin};

/// What planc prints and what it says when it ends with `code`, in the repository's folder, for a user without a locale.
fn run(arguments: &[&str], code: i32) -> (String, String) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR"));
    let command = Command::new(cargo_bin!("planc")).current_dir(folder).arg("explain").args(arguments).stdin("");
    let variables = ["LANG", "LC_ALL", "LC_MESSAGES", "NO_COLOR", "CLICOLOR", "CLICOLOR_FORCE"];
    let assert = variables.iter().fold(command, Command::env_remove).assert().code(code);
    let output = assert.get_output();
    (String::from_utf8(output.stdout.clone()).unwrap(), String::from_utf8(output.stderr.clone()).unwrap())
}

#[test]
fn a_code_is_found_by_its_number_in_any_case_and_by_its_name() {
    let (page, said) = run(&["P0401", "--language", "en"], 0);
    assert!(page.starts_with("P0401: a total that is not the sum of its parts\n\n`total-mismatch`, error\n"), "{page}");
    assert!(page.contains("\n    budget ram \"Ram\" {\n      enhet mnkr\n"), "{page}");
    assert!(page.lines().all(|line| line.chars().count() <= 100), "{page}");
    assert!(page.ends_with("All codes: `planc explain --list`.\n"), "{page}");
    assert!(!page.contains('\u{1b}') && !page.contains("](") && said.is_empty(), "{page}{said}");
    for written in ["p0401", "total-mismatch"] {
        assert_eq!(run(&[written, "--language", "en"], 0).0, page);
    }
}

#[test]
fn headings_are_bold_where_colour_is_asked_for() {
    let (page, _) = run(&["P0402", "--language", "en", "--color", "always"], 0);
    assert!(page.starts_with("\u{1b}[1mP0402: a total that differs within rounding\u{1b}[0m\n"), "{page:?}");
}

#[test]
fn the_list_holds_every_code_in_both_languages() {
    for (language, severity, group) in
        [("sv", "varning", "Fullständighet: det som saknas"), ("en", "warning", "Completeness: what is missing")]
    {
        let (list, _) = run(&["--list", "--language", language], 0);
        assert!(list.contains(group), "{list}");
        for code in CODES {
            let line =
                list.lines().find(|line| line.starts_with(&format!("  {}  ", code.number()))).unwrap_or_default();
            assert!(line.len() > 24, "{} has no title: {line}", code.number());
        }
        let rounding = list.lines().find(|line| line.contains("P0402")).unwrap_or_default();
        assert!(rounding.contains(severity), "{rounding}");
    }
}

#[test]
fn an_unknown_code_is_told_its_neighbours_and_the_groups() {
    let (printed, said) = run(&["total-mismach", "--language", "en"], 2);
    assert!(printed.is_empty(), "{printed}");
    assert!(said.contains("Did you mean total-mismatch (a total that is not the sum of its parts)?"), "{said}");
    let (_, said) = run(&["P0499"], 2);
    assert!(said.starts_with("fel: Det finns ingen kod som heter ”P0499”."), "{said}");
    assert!(said.contains("\n  P0401–P0416  Siffror: "), "{said}");
}

/// A plan in which each figure rests on others: rows, a formula, a total, a base, a check of another plan, a text.
const CHAIN: &str = r#"
plan kf "Kommunfullmäktiges budget" {
  budget ramar "Ramar" {
    enhet tkr
    rad {
      | id  | titel         | 2024   |
      | san | Socialnämnden | 30 000 |
    }
  }
}
plan vp "Verksamhetsplan" {
  period 2024
  enhet mnkr
  indikatorer {
    | id       | titel                   | enhet   | andel av | varav   | utfall 2022 | utfall 2023 | målvärde 2024 | riktning |
    | alla     | Alla hushåll            | hushåll |          |         | 880         | saknas "Registret byts." | 800           | minska   |
    | långvarig | Långvarigt bistånd     | hushåll | alla     |         | 493 (56 %)  | 5 (10 %)    | 450           | minska   |
    | barn     | Barnfamiljer            | hushåll |          | långvarig | 136       |             |               | minska   |
  }
  budget resurser "Resurser" {
    kolumn {
      | id  | titel        | period | typ        | formel    |
      | b23 | Budget 2023  | 2023   | budget     |           |
      | omf | Omfördelning |        | förändring |           |
      | b24 | Budget 2024  | 2024   | budget     | b23 + omf |
    }
    rad {
      | id    | titel   | b23  | omf  | b24  | räknas   |
      | skola | Skola   | 20,0 | 6,1  | 26,1 |          |
      | el    | Elever  | 1,0  |      | 1,0  | varav skola |
      | vård  | Vård    | 2,8  | -2,8 | =    |          |
      | total | Summa   | 22,8 | 3,3  | 26,2 | summa    |
    }
    avstämning total.omf = 3,3
    avstämning total.b24 <= kf/ramar.san.2024 "Ramen räcker"
    känd avvikelse total.b24 P0402 "Källan skriver 26,2."
    känd avvikelse total.b24 P0404 "Källan skriver 26,2."
  }
  avsnitt text "Ekonomi" {
    text "Ramen är {{resurser.total.b24: 26,2 miljoner kronor}}, varav {{resurser.skola.b24}} till skolan. Vården minskar med {{resurser.vård.b23 - resurser.vård.b24: 2,8 mnkr}}, och {{långvarig.2022: knappt 500}} hushåll får bistånd."
  }
  uppföljning t1 "Tertial 1" {
    period 2024-T1
    datum 2024-05-15
    lägesrapporter {
      | avser          | prognos 2024 |
      | långvarig      | 460          |
      | resurser.skola | 27,1         |
    }
  }
  uppföljning t2 "Tertial 2" {
    period 2024-T2
    datum 2024-09-15
    lägesrapporter {
      | avser     | prognos 2024 |
      | långvarig | 440          |
    }
  }
}
"#;

/// What is said of a figure of [`CHAIN`], its spaces as they are typed.
fn chain(arguments: &[&str]) -> String {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("a.plan"), CHAIN).unwrap();
    let path = folder.path().to_str().unwrap().to_owned();
    let arguments: Vec<&str> = arguments.iter().copied().chain(["--project", &path]).collect();
    let (text, said) = run(&arguments, 0);
    assert!(said.is_empty(), "{said}");
    text.replace('\u{a0}', " ")
}

#[track_caller]
fn holds(text: &str, wanted: &[&str]) {
    let squeezed: Vec<String> =
        text.lines().map(|line| line.split_whitespace().collect::<Vec<_>>().join(" ")).collect();
    let mut rest = squeezed.iter();
    for line in wanted {
        assert!(rest.any(|found| found == line), "{line} is not there, or not in its place:\n{text}");
    }
}

#[test]
fn a_total_is_followed_down_to_its_rows_and_up_to_what_rests_on_it() {
    holds(
        &chain(&["vp/resurser.total.b24"]),
        &[
            "Summa, Budget 2024",
            "Väg vp/resurser.total.b24",
            "Budget Resurser",
            "Plan Verksamhetsplan",
            "Angivet",
            "26,2 mnkr a.plan:32",
            "Så räknas siffran",
            "Formeln b23 + omf (a.plan:25)",
            "Budget 2023 22,8 mnkr a.plan:32",
            "Summan av raderna ovanför: stämmer",
            "Vård 2,8 mnkr a.plan:31",
            "Uträknat 26,1 mnkr skillnad +0,1 mnkr (avrundning förklarar högst 0,15 mnkr), godtagen avvikelse, P0404",
            "Summan av raderna ovanför",
            "Vård 0,0 mnkr a.plan:31",
            "Formeln b23 + omf (a.plan:25): räknas ut av planc",
            "Omfördelning −2,8 mnkr a.plan:31",
            "Uträknat 26,1 mnkr skillnad +0,1 mnkr (avrundning förklarar högst 0,2 mnkr), godtagen avvikelse, P0402",
            "Används i",
            "total.b24 <= kf/ramar.san.2024 (Resurser) avstämning a.plan:35 stämmer",
            "Återges i löpande text",
            "”26,2 miljoner kronor” a.plan:40 Ekonomi stämmer",
            "Kända avvikelser",
            "Källan skriver 26,2. (P0402, a.plan:36)",
            "Källan skriver 26,2. (P0404, a.plan:37)",
        ],
    );
}

#[test]
fn no_deeper_than_asked_for() {
    let formulas = |depth: &str| chain(&["resurser.total.b24", "--depth", depth]).matches("Formeln").count();
    assert_eq!((formulas("1"), formulas("2"), formulas("9")), (1, 3, 3));
    let text = chain(&["resurser.total.b24", "--depth", "1"]);
    assert!(text.contains("Skola") && !text.contains(" 6,1 mnkr"), "{text}");
}

#[test]
fn what_rests_on_a_figure_is_named_across_plans_and_through_formulas() {
    holds(
        &chain(&["kf/ramar.san.2024"]),
        &[
            "Socialnämnden, 2024",
            "Plan Kommunfullmäktiges budget",
            "30 000 tkr a.plan:7",
            "Siffran är angiven som den är. Inget i planen säger hur den räknas ut.",
            "total.b24 <= kf/ramar.san.2024 (Resurser) avstämning a.plan:35 stämmer",
        ],
    );
    holds(
        &chain(&["resurser.vård.b24"]),
        &[
            "0,0 mnkr a.plan:31 uträknat av planc, i planen står =",
            "Uträknat 0,0 mnkr räknas ut av planc",
            "”2,8 mnkr” a.plan:40 Ekonomi stämmer",
            "genom formeln resurser.vård.b23 - resurser.vård.b24",
        ],
    );
    let text = chain(&["resurser.skola.b24"]);
    holds(&text, &["Elever varav a.plan:30 ryms i helheten", "26,1 mnkr a.plan:40 Ekonomi skrivs ut av planc"]);
    holds(&text, &["prognos 2024 27,1 mnkr a.plan:48 Tertial 1 +1,0 mnkr mot budget"]);
    holds(&chain(&["resurser.el.b24"]), &["Ingår i och får högst vara lika stor som", "Skola 26,1 mnkr a.plan:29"]);
}

#[test]
fn a_share_is_reckoned_from_its_count_and_its_base() {
    holds(
        &chain(&["långvarig.2022.andel"]),
        &[
            "Långvarigt bistånd, utfall 2022, andel",
            "Väg vp/långvarig.utfall.2022.andel",
            "56 % a.plan:17",
            "Långvarigt bistånd, utfall 2022 493 hushåll a.plan:17",
            "Alla hushåll, utfall 2022 880 hushåll a.plan:16",
            "Uträknat 56,02 % stämmer",
        ],
    );
    holds(
        &chain(&["långvarig.2023.andel"]),
        &["10 % a.plan:17", "går inte att kontrollera: en siffra saknas eller kan inte läsas i a.plan:16"],
    );
    let text = chain(&["långvarig.2022"]);
    holds(&text, &["Långvarigt bistånd, utfall 2022, andel andel a.plan:17 stämmer"]);
    holds(
        &text,
        &["Barnfamiljer, utfall 2022 varav a.plan:18 ryms i helheten", "”knappt 500” a.plan:40 Ekonomi stämmer"],
    );
}

#[test]
fn of_reported_values_the_last_is_in_force() {
    holds(
        &chain(&["långvarig.prognos.2024"]),
        &[
            "460 hushåll a.plan:47 ur Tertial 1",
            "440 hushåll a.plan:56 ur Tertial 2, gäller",
            "Uppföljning för samma tid",
            "målvärde 2024 450 hushåll a.plan:17",
        ],
    );
    // Either language's word for the series leads there, and numbers are written as the reader's language does.
    let english = chain(&["långvarig.forecast.2024", "--language", "en"]);
    holds(&english, &["Path vp/långvarig.forecast.2024", "440 hushåll a.plan:56 from Tertial 2, in force"]);
    holds(&chain(&["resurser.total.b24", "--language", "en"]), &["26.2 mnkr a.plan:32"]);
}

#[test]
fn a_missing_figure_is_told_with_its_reason() {
    holds(&chain(&["alla.2023"]), &["Alla hushåll, utfall 2023", "– a.plan:16", "Registret byts."]);
    assert!(!chain(&["alla.2023"]).contains("Så räknas siffran"));
}

#[test]
fn an_item_is_told_with_its_place_its_fields_and_who_points_at_it() {
    let text = chain(&["indikator", "alla"]);
    holds(
        &text,
        &[
            "Alla hushåll",
            "Vad det är indikator",
            "Väg vp/alla",
            "Skrivet i a.plan:16",
            "Det som sägs",
            "enhet hushåll",
            "Siffror",
            "vp/alla.utfall.2022 880 hushåll",
            "Hänvisar hit",
            "Långvarigt bistånd indikator andel av a.plan:17",
        ],
    );
    assert_eq!(chain(&["alla"]), text);
}

#[test]
fn json_says_the_same() {
    let json: serde_json::Value = serde_json::from_str(&chain(&["resurser.total.b24", "--format", "json"])).unwrap();
    assert_eq!(json["path"], "vp/resurser.total.b24");
    assert_eq!(json["unit"], "mnkr");
    assert_eq!(json["stated"][0]["value"], "26.2");
    assert_eq!(json["stated"][0]["place"], serde_json::json!({ "file": "a.plan", "line": 32 }));
    let by_formula = &json["reckoned"][0];
    assert_eq!(by_formula["formula"]["written"], "b23 + omf");
    assert_eq!((&by_formula["computed"], &by_formula["bound"]), (&"26.1".into(), &"0.15".into()));
    assert_eq!((&by_formula["verdict"], &by_formula["code"]), (&"accepted".into(), &"P0404".into()));
    assert_eq!(by_formula["parts"][0]["reckoned"][0]["as"], "total");
    assert_eq!(json["reckoned"][1]["parts"][1]["path"], "vp/resurser.vård.b24");
    assert_eq!(json["used_by"][0]["by"], "check");
    assert_eq!(json["in_text"][0]["words"], "26,2 miljoner kronor");
    assert_eq!(json["known_deviations"].as_array().map(Vec::len), Some(2));
    let item: serde_json::Value = serde_json::from_str(&chain(&["alla", "--format", "json"])).unwrap();
    assert_eq!((&item["concept"], &item["path"]), (&"indicator".into(), &"vp/alla".into()));
    assert_eq!(item["pointed_at_by"][0]["field"], "share_of");
}

#[test]
fn a_path_that_leads_nowhere_is_told_what_is_near() {
    let (printed, said) = run(&["resurser.totalt.b2024", "examples/molndal"], 2);
    assert!(printed.is_empty(), "{printed}");
    assert!(said.starts_with("fel[P0203]: ") && said.contains("total?"), "{said}");
    let (_, said) = run(&["a b c", "examples/molndal"], 2);
    assert!(said.contains("varken en kod, vägen till en siffra eller ett id"), "{said}");
    let (_, said) = run(&["total-mismach", "examples/molndal"], 2);
    assert!(said.contains("Menar du total-mismatch"), "{said}");
}

#[test]
fn the_examples_tell_how_their_figures_come_about() {
    let of = |arguments: &[&str]| run(arguments, 0).0.replace('\u{a0}', " ");
    holds(
        &of(&["resurser.total.b2024", "examples/molndal", "--depth", "1"]),
        &[
            "Summa kommunbidrag, Budget 2024",
            "354,5 mnkr 5-ekonomi.plan:80",
            "Formeln b2023 + omf + tillskott + avdrag + teknisk (5-ekonomi.plan:69)",
            "Avdrag −8,0 mnkr 5-ekonomi.plan:80",
            "Uträknat 354,5 mnkr stämmer",
            "Ekonomiskt bistånd 82,7 mnkr 5-ekonomi.plan:79",
            "Uträknat 354,5 mnkr stämmer",
        ],
    );
    holds(&of(&["hushåll.2022", "examples/molndal"]), &["”knappt 500” 3-omvärld.plan:61 Arbetsmarknad stämmer"]);
    holds(
        &of(&["resurser.ifo.b2024", "examples/molndal", "--language", "en"]),
        &["Individ- och familjeomsorg, Budget 2024", "How the figure is worked out", "Worked out 206.0 mnkr agrees"],
    );
    holds(
        &of(&["resurser.summa.t2", "examples/nacka"]),
        &[
            "Uträknat 2,0 mnkr stämmer",
            "”8 miljoner kronor” 5-resursfördelning.plan:54 Nämndens resursfördelning godtagen avvikelse, P0501",
        ],
    );
    let staffing = of(&["bemanning.alla.antal", "examples/nordost"]);
    holds(&staffing, &["Koordinator skolår 1 koordinatorer bilaga-4-familjecentrerat-8-budget.plan:31"]);
    assert!(staffing.contains("skillnad −1 koordinatorer, godtagen avvikelse, P0401"), "{staffing}");
}

#[test]
fn a_figure_of_a_published_plan_is_recomputed_by_its_publisher() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path();
    std::fs::write(path.join("a.plan"), CHAIN).unwrap();
    Command::new(cargo_bin!("planc")).current_dir(path).args(["build", "--out", "ut"]).assert().success();
    let own = path.join("eget");
    std::fs::create_dir(&own).unwrap();
    std::fs::copy(path.join("ut/plan.json"), own.join("kf.json")).unwrap();
    std::fs::write(own.join("planc.toml"), "[dependencies]\nkf = { file = \"kf.json\" }\n").unwrap();
    let text =
        "plan n \"Nämndens plan\" {\n  avsnitt a \"Ram\" {\n    text \"{{kf/ramar.san.2024: 30 mnkr}}\"\n  }\n}\n";
    std::fs::write(own.join("n.plan"), text).unwrap();
    let (text, _) = run(&["kf/ramar.san.2024", own.to_str().unwrap()], 0);
    holds(
        &text.replace('\u{a0}', " "),
        &[
            "30 000 tkr kf.json:1",
            "Siffran kommer från ett annat projekts publicerade plan och räknas om där.",
            "”30 mnkr” n.plan:3 Ram stämmer",
        ],
    );
}
