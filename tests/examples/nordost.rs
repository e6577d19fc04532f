//! Nordost, against the counts and numbers that the source prints.

use std::collections::BTreeMap;

use planc::language::Language;
use planc::workspace::{Compilation, compile};

use crate::project::{acceptances, builds, cells, compiled, csv, read, replaced};

/// How many lines of a table have these values in these columns.
fn count(compilation: &Compilation, table: &str, values: &[(&str, &str)]) -> usize {
    let fits = |line: &BTreeMap<String, String>| values.iter().all(|(column, value)| line[*column] == *value);
    csv(compilation, table).iter().filter(|line| fits(line)).count()
}

/// Value of each row of a budget, column by column as in the source.
fn table(compilation: &Compilation, budget: &str) -> Vec<(String, Vec<String>)> {
    let mut rows: Vec<(String, Vec<String>)> = Vec::new();
    for [row, _, value] in cells(compilation, budget) {
        match rows.last_mut().filter(|(last, _)| *last == row) {
            Some((_, values)) => values.push(value),
            None => rows.push((row, vec![value])),
        }
    }
    rows
}

fn assert_table(compilation: &Compilation, budget: &str, expected: &[&[&str]]) {
    let found: Vec<Vec<String>> = table(compilation, budget).into_iter().map(|(_, values)| values).collect();
    assert_eq!(found, expected, "{budget}");
}

#[test]
fn the_example_builds_and_everything_odd_in_it_is_accepted_in_place() {
    builds(&compiled("nordost"), "budget-2025", Language::Sv);
    let sources = read("nordost");
    let all = acceptances(&sources);
    assert_eq!(all.len(), 20);
    for (file, at, line) in all {
        let without = compile(&replaced(&sources, &file, at, &line, ""));
        assert!(!without.diagnostics.is_empty(), "{file}: nothing needs {line}");
    }
}

#[test]
fn the_decision_has_its_eight_annexes_in_order() {
    let compilation = compiled("nordost");
    let annexes = csv(&compilation, "plans");
    let annexes: Vec<&str> = annexes
        .iter()
        .filter(|plan| plan["annex_to"] == "beslut-budget-2025")
        .map(|plan| plan["id"].as_str())
        .collect();
    let expected = [
        "budget-2025",
        "riskbild-2025",
        "folkhalsa-2025",
        "familjecentrerat-2025",
        "halsoteket-2025",
        "digitalisering-2025",
        "samarbete-digitalt-2025",
        "genomforandeplan-2025",
    ];
    assert_eq!(annexes, expected);
}

#[test]
fn goals_are_answered_twice_and_assignments_linked_where_they_are_the_same() {
    let compilation = compiled("nordost");
    for plan in ["kf-budget-2025", "budget-2025", "genomforandeplan-2025"] {
        assert_eq!(count(&compilation, "goals", &[("plan", plan), ("level", "kf-mål")]), 7, "{plan}");
    }
    let assignments = |plan, issuer| count(&compilation, "assignments", &[("plan", plan), ("issuer", issuer)]);
    assert_eq!((assignments("budget-2025", "kf"), assignments("budget-2025", "sn-nordost")), (11, 3));
    assert_eq!(
        (assignments("genomforandeplan-2025", "kf"), assignments("genomforandeplan-2025", "sn-nordost")),
        (14, 3)
    );
    let answered = csv(&compilation, "assignments");
    let linked = answered.iter().filter(|line| line["plan"] == "budget-2025" && !line["same_as"].is_empty()).count();
    assert_eq!(linked, 14);
    assert_eq!(csv(&compilation, "responses").len(), 14);
}

#[test]
fn risks_measures_efforts_and_initiatives_are_all_there() {
    let compilation = compiled("nordost");
    let risks = csv(&compilation, "risks");
    let of = |same: bool| {
        risks.iter().filter(|risk| risk["plan"] == "riskbild-2025" && risk["same_as"].is_empty() != same).count()
    };
    assert_eq!((of(false), of(true)), (15, 3));
    let activities = |plan, kind| count(&compilation, "activities", &[("plan", plan), ("kind", kind)]);
    assert_eq!(activities("riskbild-2025", "measure"), 40);
    assert_eq!(activities("riskbild-2025", "control-activity"), 4);
    assert_eq!(activities("folkhalsa-2025", "effort"), 25);
    assert_eq!(activities("familjecentrerat-2025", "effort"), 33);
    assert_eq!(activities("halsoteket-2025", "effort"), 19);
    assert_eq!(activities("digitalisering-2025", "initiative"), 12);
    assert_eq!(activities("digitalisering-2025", "collaboration"), 3);
    let goals = |plan, column, value| count(&compilation, "goals", &[("plan", plan), (column, value)]);
    assert_eq!(goals("folkhalsa-2025", "kind", "focus-area"), 5);
    assert_eq!(goals("folkhalsa-2025", "kind", "strategy"), 18);
    assert_eq!(goals("familjecentrerat-2025", "level", "målområde"), 3);
    assert_eq!(goals("familjecentrerat-2025", "kind", "sub-goal"), 9);
}

#[test]
fn every_number_table_holds_what_the_source_prints() {
    let compilation = compiled("nordost");
    let one = |values: &[&'static str]| -> Vec<Vec<&'static str>> { values.iter().map(|value| vec![*value]).collect() };
    let check = |budget: &str, expected: &[Vec<&str>]| {
        let rows: Vec<&[&str]> = expected.iter().map(Vec::as_slice).collect();
        assert_table(&compilation, budget, &rows);
    };
    check("satsningar", &one(&["11.5", "0.8", "16.5", "-2", "-2.1", "2", "-4", "1.3", "24"]));
    let shares = csv(&compilation, "budget_cells");
    let ramar: Vec<(&str, &str)> = shares
        .iter()
        .filter(|cell| cell["plan"] == "budget-2025" && cell["budget"] == "ramar")
        .map(|cell| (cell["column"].as_str(), cell["value"].as_str()))
        .collect();
    let frames = ["318.6", "446.6", "256.9", "108.4", "299.4", "129.4", "268.8", "1828.1"];
    let parts = ["17.4", "24.4", "14.1", "5.9", "16.4", "7.1", "14.7", "100"];
    let expected: Vec<(&str, &str)> =
        frames.iter().zip(parts).flat_map(|(frame, share)| [("b2025", *frame), ("andel", share)]).collect();
    assert_eq!(ramar, expected);
    check(
        "folkhälsobudget",
        &[
            vec!["750000", "750000"],
            vec!["", ""],
            vec!["", ""],
            vec!["950000", "950000"],
            vec!["100000", "100000"],
            vec!["400000", "400000"],
            vec!["650000", "650000"],
            vec!["50000", "50000"],
            vec!["2900000", "2900000"],
        ],
    );
    check(
        "fca-budget",
        &[
            vec!["912500", "831250", "456250", "735182"],
            vec!["26375", "13188", "13188", "0"],
            vec!["136125", "68062", "68062", "0"],
            vec!["0", "0", "0", "0"],
            vec!["1075000", "912500", "537500", "735182"],
        ],
    );
    check(
        "hälsotek-budget",
        &[
            vec!["2221500", "2221500", ""],
            vec!["270000", "270000", ""],
            vec!["823200", "823200", ""],
            vec!["105300", "105300", ""],
            vec!["150000", "150000", ""],
            vec!["3570000", "3570000", ""],
        ],
    );
    check(
        "forumkostnader",
        &[vec!["", ""], vec!["9600", "6750"], vec!["2950", "3000"], vec!["35200", "21900"], vec!["", ""]],
    );
}
