//! Nacka, against the numbers that the source prints.

use std::collections::BTreeMap;

use planc::diagnostic::Code;
use planc::language::Language;
use planc::vocabulary::{ConceptName, FieldName};
use planc::workspace::{Compilation, compile};

use crate::project::{acceptances, builds, cells, compiled, csv, item, name, read, replaced, said};

/// Outcome 2023 and 2024, target 2025, 2026 and 2027; a blank is a blank.
type Periods = [&'static str; 5];

const PERIODS: [(&str, &str); 5] =
    [("outcome", "2023"), ("outcome", "2024"), ("target", "2025"), ("target", "2026"), ("target", "2027")];

/// Municipal goal, its number, and its focus areas in the order of the source.
const GOALS: [(&str, &str, &[&str]); 4] = [
    ("maximalt-värde", "3.1", &["ekonomi-i-balans"]),
    ("bästa-utveckling", "3.2", &["kundkvalitet", "medarbetare"]),
    ("attraktiva-livsmiljöer", "3.3", &["miljöpåverkan", "lokaler"]),
    ("stark-tillväxt", "3.4", &["lönsam-tillväxt"]),
];

/// Focus area, indicator, unit, and the five period cells as printed.
const INDICATORS: [(&str, &str, &str, Periods); 11] = [
    ("ekonomi-i-balans", "utfall-i-balans", "", ["yes", "yes", "", "", ""]),
    ("ekonomi-i-balans", "beläggning", "platser", ["355", "355", "356", "", ""]),
    ("kundkvalitet", "kundnyckeltal", "", ["Delvis uppnått", "Uppnått", "", "", ""]),
    ("kundkvalitet", "synpunkter", "synpunkter", ["1083", "646", "", "", ""]),
    ("medarbetare", "hme-index", "%", ["80", "", "83", "82", ""]),
    ("medarbetare", "attraktiv-arbetsgivare", "%", ["66", "", "77", "71", ""]),
    ("medarbetare", "värdering", "%", ["77", "", "82", "80", ""]),
    ("medarbetare", "friskfaktorindex", "%", ["", "", "75", "80", ""]),
    ("miljöpåverkan", "miljöarbete", "", ["3", "", "", "", ""]),
    ("lokaler", "lokalfrågor", "", ["", "", "", "", ""]),
    ("lönsam-tillväxt", "öka-marknad", "", ["", "", "", "", ""]),
];

const COLUMNS: [&str; 10] =
    ["utfall2023", "budget2024", "t2", "volym", "satsningar", "intäkter", "kostnader", "netto", "skillnad", "procent"];

/// The result budget, row by row as printed.
const RESULT: [(&str, [&str; 10]); 5] = [
    ("AO Äldreomsorg", ["1.9", "0.4", "0.4", "0", "0", "320.4", "-320.0", "0.4", "0", "0"]),
    ("AO Omsorg och assistans", ["1.4", "0.3", "0.3", "0", "0", "183.1", "-182.8", "0.3", "0", "0"]),
    ("AO Familj och arbete", ["6.3", "0.3", "1.3", "0", "0", "94.2", "-94.0", "0.3", "0", "0"]),
    ("AO Kultur och fritid", ["-3.7", "0.0", "0.0", "0", "0", "108.1", "-108.1", "0.0", "0", "0"]),
    ("Summa", ["5.9", "1.0", "2.0", "0", "0", "705.9", "-704.9", "1.0", "0", "0"]),
];

/// The investments: budget and forecast 2024, budget 2025, 2026 and 2027.
const INVESTMENTS: [(&str, [&str; 5]); 5] = [
    ("Investeringsinkomster", ["", "", "", "", ""]),
    ("Investeringsutgifter", ["-9.0", "-7.0", "-5.5", "-3.0", "-3.0"]),
    ("Driftsintäkter", ["", "", "", "", ""]),
    ("Driftskostnader", ["", "", "", "", ""]),
    ("Summa", ["-9.0", "-7.0", "-5.5", "-3.0", "-3.0"]),
];

#[test]
fn builds_without_a_remark() {
    builds(&compiled("nacka"), "affärsplan-2025", Language::Sv);
}

/// The ids of the items of a concept that stand in the block of `holder`.
fn inside<'a>(compilation: &'a Compilation, concept: ConceptName, holder: &str) -> Vec<&'a str> {
    let holder = item(compilation, ConceptName::Goal, holder);
    compilation.checked.plan.of(concept).filter(|found| found.parent == Some(holder.id)).map(name).collect()
}

#[test]
fn four_goals_have_six_focus_areas_and_eleven_indicators() {
    let compilation = compiled("nacka");
    for (goal, number, areas) in GOALS {
        assert_eq!(inside(&compilation, ConceptName::Goal, goal), areas);
        let goal = item(&compilation, ConceptName::Goal, goal);
        assert_eq!(said(&compilation, goal, FieldName::Number), [number]);
        assert_eq!(said(&compilation, goal, FieldName::Level), ["övergripande"]);
        for area in areas {
            let indicators: Vec<&str> =
                INDICATORS.iter().filter(|printed| printed.0 == *area).map(|printed| printed.1).collect();
            assert_eq!(inside(&compilation, ConceptName::Indicator, area), indicators);
            let area = item(&compilation, ConceptName::Goal, area);
            assert_eq!(area.preset, Some("focus-area"));
            assert_eq!(said(&compilation, area, FieldName::Level), ["fokus"]);
        }
    }
    let goals = compilation.checked.plan.of(ConceptName::Goal);
    assert_eq!(goals.filter(|goal| goal.preset.is_none()).count(), 4);
    assert_eq!(compilation.checked.plan.of(ConceptName::Goal).count(), 4 + 6);
    assert_eq!(compilation.checked.plan.of(ConceptName::Indicator).count(), 11);
}

#[test]
fn csv_holds_21_of_the_55_period_cells_and_no_others() {
    let values = csv(&compiled("nacka"), "indicator_values");
    let found: Vec<[String; 5]> = values
        .iter()
        .map(|cell| {
            let value = if cell["value"].is_empty() { &cell["value_text"] } else { &cell["value"] };
            [&cell["indicator"], &cell["kind"], &cell["period"], value, &cell["unit"]].map(String::clone)
        })
        .collect();
    let printed: Vec<[String; 5]> = INDICATORS
        .iter()
        .flat_map(|(_, indicator, unit, cells)| {
            let filled = PERIODS.iter().zip(cells).filter(|(_, cell)| !cell.is_empty());
            filled.map(move |((kind, period), cell)| [indicator, kind, period, cell, unit].map(|text| text.to_string()))
        })
        .collect();
    assert_eq!(INDICATORS.len() * PERIODS.len(), 55);
    assert_eq!(printed.len(), 21);
    assert_eq!(found, printed);
    let states: BTreeMap<&str, usize> = values.iter().fold(BTreeMap::new(), |mut counts, cell| {
        *counts.entry(cell["state"].as_str()).or_default() += 1;
        counts
    });
    assert_eq!(states, BTreeMap::from([("yes-no", 2), ("word", 2), ("number", 17)]));
}

#[test]
fn csv_holds_the_ten_columns_of_the_result_budget() {
    let compilation = compiled("nacka");
    let found = cells(&compilation, "resurser");
    let printed: Vec<[&str; 3]> = RESULT
        .iter()
        .flat_map(|(row, values)| COLUMNS.iter().zip(values).map(move |(column, value)| [*row, *column, *value]))
        .collect();
    assert_eq!(found.len(), 50);
    assert_eq!(found, printed);
}

#[test]
fn csv_holds_investments_and_grants() {
    let compilation = compiled("nacka");
    let found: Vec<[String; 2]> =
        cells(&compilation, "investeringsplan").into_iter().map(|[row, _, value]| [row, value]).collect();
    let printed: Vec<[&str; 2]> =
        INVESTMENTS.iter().flat_map(|(row, values)| values.iter().map(move |value| [*row, *value])).collect();
    assert_eq!(found, printed);
    assert_eq!(
        cells(&compilation, "bidragen"),
        [("bidrag", "1.6"), ("kostnad", "-1.6"), ("netto", "0")].map(|(column, value)| [
            "Personligt ombud",
            column,
            value
        ])
    );
}

#[test]
fn three_activities_serve_a_global_goal_and_a_municipal_one() {
    let compilation = compiled("nacka");
    let agenda = item(&compilation, ConceptName::Section, "agenda").id;
    let activities: Vec<_> =
        compilation.checked.plan.of(ConceptName::Activity).filter(|found| found.parent == Some(agenda)).collect();
    let serves: Vec<Vec<String>> =
        activities.iter().map(|activity| said(&compilation, activity, FieldName::ContributesTo)).collect();
    let twelve = ["globalt-mål-12", "attraktiva-livsmiljöer"];
    assert_eq!(serves, [twelve, twelve, ["globalt-mål-13", "attraktiva-livsmiljöer"]]);
    for activity in activities {
        assert!(activity.value(FieldName::Status).is_some(), "{} has a status", activity.path);
        assert_eq!(said(&compilation, activity, FieldName::Benefit).len(), 1);
    }
    for goal in ["globalt-mål-12", "globalt-mål-13"] {
        let goal = item(&compilation, ConceptName::Reference, goal);
        assert_eq!(said(&compilation, goal, FieldName::Kind), ["global-goal"]);
    }
}

#[test]
fn what_the_print_has_wrong_is_found_and_accepted() {
    let deviations = csv(&compiled("nacka"), "deviations");
    let found: Vec<[&str; 2]> =
        deviations.iter().map(|found| [found["code"].as_str(), found["computed"].as_str()]).collect();
    assert_eq!(found, [["P0404", "0.2"], ["P0402", "705.8"], ["P0501", "2"], ["P0501", "1"], ["P0908", ""]]);
}

/// Without its acceptance, each finding comes back.
#[test]
fn every_acceptance_is_needed() {
    let sources = read("nacka");
    let expected = [
        vec![Code::NameSpelledTwoWays],
        vec![Code::FormulaRounding],
        vec![Code::TotalRounding],
        vec![Code::ProseFigureMismatch, Code::ProseFigureMismatch],
    ];
    let lines = acceptances(&sources);
    assert_eq!(lines.len(), expected.len());
    for ((file, at, line), codes) in lines.into_iter().zip(expected) {
        let compilation = compile(&replaced(&sources, &file, at, &line, ""));
        let found: Vec<Code> = compilation.diagnostics.iter().map(|found| found.code).collect();
        assert_eq!(found, codes, "without {line}");
    }
}
