//! Plans that build on the published plan of another project, and on data that planc carries.

#![allow(clippy::panic, reason = "a test")]

use planc::check::Checked;
use planc::diagnostic::Code;
use planc::emit::emit;
use planc::sources::MemorySources;
use planc::vocabulary::ConceptName;
use planc::workspace::{Compilation, compile};

const COUNCIL: &str = r#"
organisation kommunen "Kommunen"
organisation fullmäktige "Kommunfullmäktige"
plan kf "Fullmäktiges budget" {
  enhet mnkr
  ansvarig fullmäktige
  mål trygg "En trygg kommun" {
    indikator känner "Känner sig trygga" {
      enhet %
      riktning öka
      utfall 2024: 71
      målvärde 2025: minst 75
    }
  }
  mål grön "En grön kommun"
  budget ramar "Ramar" {
    rad {
      | id  | titel         | budget 2025 | räknas |
      | san | Socialnämnden | 354,5       |        |
      | bun | Barnnämnden   | 1 900,0     |        |
      | t   | Summa         | =           | summa  |
    }
  }
}
"#;

const BOARD: &str = r#"
organisation kommunen "Kommunen"
plan vp "Verksamhetsplan" {
  enhet mnkr
  bygger på kf
  mål barn "Trygga barn" {
    bidrar till kf/trygg
    syfte "Ramen är {{kf/ramar.san.2025: 354,5 mnkr}} av {{kf/ramar.t.2025: 2 254,5}}, tryggheten {{kf/känner.utfall.2024: 71 %}}."
  }
  budget b "Budget" {
    rad {
      | id | titel | budget 2025 |
      | x  | X     | 354,5       |
    }
    avstämning x.2025 <= kf/ramar.san.2025
  }
}
"#;

fn built(files: &[(&str, &str)]) -> Compilation {
    compile(&MemorySources::new(files.iter().copied()))
}

fn published() -> String {
    let council = built(&[("kf.plan", COUNCIL)]);
    assert!(council.diagnostics.is_empty());
    let files = emit(&council.publication()).unwrap_or_else(|error| panic!("{error}"));
    String::from_utf8(files["plan.json"].clone()).unwrap_or_default()
}

fn board(plan: &str, published: &str) -> Compilation {
    let hash = blake3::hash(published.as_bytes());
    let config = format!("[dependencies]\nkf = {{ file = \"kf/plan.json\", hash = \"blake3:{hash}\" }}\n");
    built(&[("planc.toml", &config), ("kf/plan.json", published), ("vp.plan", plan)])
}

fn codes(compilation: &Compilation) -> Vec<Code> {
    compilation.diagnostics.iter().map(|diagnostic| diagnostic.code).collect()
}

fn titles(checked: &Checked, concept: ConceptName) -> Vec<&str> {
    checked.plan.of(concept).map(|item| item.title.source.as_str()).collect()
}

#[test]
fn references_and_figures_lead_into_a_published_plan() {
    let compilation = board(BOARD, &published());
    assert_eq!(codes(&compilation), []);
    assert_eq!(compilation.checked.figures_checked, 4);
    // Only what the board speaks of is taken in, and what both declare is one.
    assert_eq!(titles(&compilation.checked, ConceptName::Goal), ["Trygga barn", "En trygg kommun"]);
    assert_eq!(titles(&compilation.checked, ConceptName::Organisation), ["Kommunen"]);
}

#[test]
fn what_differs_from_a_published_plan_is_found() {
    let published = published();
    let wrong = BOARD.replace("354,5       |", "360,0       |");
    assert_eq!(codes(&board(&wrong, &published)), [Code::CheckFailed]);
    let wrong = BOARD.replace("71 %", "72 %");
    assert_eq!(codes(&board(&wrong, &published)), [Code::ProseFigureMismatch]);
    let unknown = BOARD.replace("kf/trygg", "kf/tryggt");
    assert_eq!(codes(&board(&unknown, &published)), [Code::UnknownName]);
}

#[test]
fn a_published_plan_is_pinned_by_its_hash() {
    let published = published();
    let config = "[dependencies]\nkf = { file = \"kf/plan.json\", hash = \"blake3:00\" }\n";
    let files = [("planc.toml", config), ("kf/plan.json", published.as_str()), ("vp.plan", BOARD)];
    assert_eq!(codes(&built(&files)), [Code::DependencyHash]);
}

#[test]
fn what_is_published_again_leaves_the_dependency_out() {
    let compilation = board(BOARD, &published());
    let files = emit(&compilation.publication()).unwrap_or_else(|error| panic!("{error}"));
    let json = String::from_utf8(files["plan.json"].clone()).unwrap_or_default();
    assert!(json.contains("kf/trygg") && !json.contains("En trygg kommun"));
}

#[test]
fn the_global_goals_are_all_there_in_both_languages() {
    for language in ["sv", "en"] {
        let config = format!("language = \"{language}\"\n[dependencies]\nagenda-2030 = \"built-in\"\n");
        // Only what is named is taken in: here, everything.
        let targets = planc::data::built_in("agenda-2030", planc::language::Language::Sv).map_or("", |(_, text)| text);
        let names: String =
            targets.split_whitespace().filter(|word| word.starts_with(['d', 'g'])).collect::<Vec<_>>().join(" ");
        let plan = format!("plan p \"P\" {{\n text \"{names}\"\n}}\n");
        let compilation = built(&[("planc.toml", &config), ("p.plan", &plan)]);
        assert_eq!(codes(&compilation), []);
        let count = |sub: bool| {
            let goals = compilation.checked.plan.of(ConceptName::Goal);
            goals.filter(|goal| goal.preset.is_some() == sub).count()
        };
        assert_eq!((count(false), count(true)), (17, 169), "{language}");
    }
}
