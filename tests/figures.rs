//! The rules over figures, each seen firing and not firing: totals, parts, formulas, relations, units, acceptances.

#![allow(clippy::panic, reason = "a test")]

use planc::diagnostic::Severity;
use planc::model::CellAt;
use planc::sources::MemorySources;
use planc::vocabulary::ConceptName;
use planc::workspace::{Compilation, compile};

fn compiled(plan: &str) -> Compilation {
    compile(&MemorySources::new([("p.plan", plan)]))
}

/// Codes of what is found, notes left out, with the text that is marked.
fn found(plan: &str) -> Vec<String> {
    let compilation = compiled(plan);
    let shown = compilation.diagnostics.iter().filter(|diagnostic| diagnostic.severity > Severity::Note);
    shown
        .map(|diagnostic| {
            let marked = diagnostic.span.map_or("", |span| compilation.sources.slice(span));
            format!("{} {marked}", diagnostic.code.number())
        })
        .collect()
}

fn budget(fields: &str, columns: &str, rows: &str) -> String {
    format!("plan p \"P\" {{\n enhet mnkr\n budget b \"B\" {{\n {fields}\n {columns}\n rad {{\n{rows}\n }}\n }}\n}}\n")
}

fn one_column(fields: &str, rows: &[(&str, &str, &str)]) -> String {
    let rows = rows.iter().map(|(id, value, counts)| format!("| {id} | {id} | {value} | {counts} |\n"));
    budget(fields, "", &format!("| id | titel | 2025 | räknas |\n{}", rows.collect::<String>()))
}

/// The value that planc computes for a row of one column, as written.
fn computed(plan: &str, row: &str) -> Option<String> {
    let checked = compiled(plan).checked;
    let column = checked.plan.of(ConceptName::Column).last()?.id;
    let row =
        checked.plan.of(ConceptName::Row).find(|item| item.name.as_ref().is_some_and(|name| name.value == row))?.id;
    checked.computed.get(&CellAt { row, column }).map(ToString::to_string)
}

#[test]
fn a_total_is_equal_rounded_or_wrong() {
    let total =
        |stated, fields| found(&one_column(fields, &[("a", "1,4", ""), ("b", "2,4", ""), ("t", stated, "summa")]));
    assert!(total("3,8", "").is_empty());
    assert_eq!(total("3,9", ""), ["P0402 3,9"]);
    // Three half units of 0,1 explain 0,15, and no more.
    assert_eq!(total("4,0", ""), ["P0401 4,0"]);
    assert!(total("3,9", "avrundad ja").is_empty());
    assert_eq!(total("4,0", "avrundad ja"), ["P0401 4,0"]);
    assert_eq!(total("3,9", "avrundad nej"), ["P0401 3,9"]);
}

#[test]
fn totals_start_anew_and_subtotals_are_not_counted_twice() {
    let rows = [("a", "1", ""), ("b", "2", ""), ("s1", "3", "delsumma"), ("c", "4", ""), ("s2", "4", "delsumma")];
    let with = |total| {
        found(&one_column(
            "avrundad nej",
            &[&rows[..], &[("t", total, "summa"), ("d", "5", ""), ("u", "5", "summa")]].concat(),
        ))
    };
    assert!(with("7").is_empty());
    assert_eq!(with("14"), ["P0401 14"]);
}

#[test]
fn parts_make_up_their_row_and_of_which_is_no_larger() {
    let part = |counts, value| {
        found(&one_column(
            "avrundad nej",
            &[("a", "10", ""), ("x", "4", "delpost a"), ("y", value, counts), ("t", "10", "summa")],
        ))
    };
    assert!(part("delpost a", "6").is_empty());
    assert_eq!(part("delpost a", "7"), ["P0408 10"]);
    let of_which = |value| found(&one_column("", &[("a", "10", ""), ("y", value, "varav a"), ("t", "10", "summa")]));
    assert!(of_which("10").is_empty());
    assert_eq!(of_which("11"), ["P0407 11"]);
}

#[test]
fn a_heading_without_figures_stands_for_the_rows_under_it() {
    let plan = |total| {
        let rows = format!(
            "rad g \"G\" {{\n rad a \"A\" {{\n värde 2025: 1\n }}\n rad b \"B\" {{\n värde 2025: 2\n }}\n }}\n rad t \"T\" {{\n räknas summa\n värde 2025: {total}\n }}"
        );
        format!("plan p \"P\" {{\n budget b \"B\" {{\n avrundad nej\n {rows}\n }}\n}}\n")
    };
    assert!(found(&plan("3")).is_empty());
    assert_eq!(found(&plan("4")), ["P0401 4"]);
}

#[test]
fn a_column_formula_holds_in_every_row_and_what_rests_on_a_wrong_figure_is_not_wrong() {
    let columns =
        "kolumn {\n| id | titel | period | formel |\n| a | A | 2024 | |\n| d | D | | |\n| b | B | 2025 | a + d |\n}";
    let plan = |b: &str, t: &str| {
        budget(
            "avrundad nej",
            columns,
            &format!(
                "| id | titel | a | d | b | räknas |\n| x | X | 1 | 2 | {b} | |\n| y | Y | 5 | -1 | 4 | |\n| t | T | 6 | 1 | {t} | summa |"
            ),
        )
    };
    assert!(found(&plan("3", "7")).is_empty());
    // The cell is wrong by its row's formula and by its column's total; the total by its own formula and its parts.
    assert_eq!(found(&plan("4", "7")), ["P0416 4"]);
    assert_eq!(found(&plan("3", "8")), ["P0416 8"]);
    // Two figures are wrong, each by another amount: the total that rests on the first is not a fault of its own.
    assert_eq!(found(&plan("4", "9")), ["P0403 4", "P0403 9"]);
    assert_eq!(computed(&plan("3", "="), "t").as_deref(), Some("7"));
}

#[test]
fn shares_are_quotients_in_per_cent() {
    let columns = "kolumn {\n| id | titel | typ | enhet | formel |\n| a | A | budget | | |\n| s | Andel | andel | % | a / b.t.a |\n}";
    let plan = |share: &str| {
        budget(
            "",
            columns,
            &format!(
                "| id | titel | a | s | räknas |\n| x | X | 1,0 | {share} | |\n| y | Y | 2,0 | = | |\n| t | T | 3,0 | 100 | summa |"
            ),
        )
    };
    assert!(found(&plan("33")).is_empty());
    assert!(found(&plan("33,3")).is_empty());
    assert_eq!(found(&plan("43")), ["P0403 43"]);
}

#[test]
fn a_percentage_is_hundredths_of_what_it_is_multiplied_with() {
    let columns = "kolumn {\n| id | titel | enhet | formel |\n| a | A | | |\n| p | P | % | |\n| x | X | | a * p |\n}";
    let plan = |x: &str| budget("", columns, &format!("| id | titel | a | p | x |\n| r | R | 400 | 2,5 | {x} |"));
    assert!(found(&plan("10")).is_empty());
    assert_eq!(found(&plan("1000")), ["P0403 1000"]);
    assert_eq!(computed(&plan("="), "r").as_deref(), Some("10.0"));
}

#[test]
fn relations_hold_or_not_across_tables_and_units() {
    let plan = |relation: &str| {
        one_column(
            &format!("avrundad nej\n avstämning {relation}"),
            &[("a", "10", ""), ("b", "4 000 tkr", ""), ("t", "14", "summa")],
        )
    };
    for holds in ["a.2025 >= b.2025", "a.2025 = 10 mnkr", "b.2025 <= 4 mnkr", "a.2025 / t.2025 > 70 %", "t = a + b"] {
        assert_eq!(found(&plan(holds)), Vec::<String>::new(), "{holds}");
    }
    for fails in ["a.2025 < b.2025", "a.2025 = 11 mnkr", "b.2025 > 4 mnkr", "a.2025 / t.2025 > 72 %", "t = a"] {
        assert_eq!(found(&plan(fails)), [format!("P0405 {fails}")], "{fails}");
    }
    assert_eq!(found(&plan("a.2025 = 10 %")).iter().map(|found| &found[..5]).collect::<Vec<_>>(), ["P0305"]);
}

#[test]
fn what_rests_on_an_unreadable_figure_is_not_checked() {
    let plan = one_column("", &[("a", "1.5", ""), ("b", "2", ""), ("t", "99", "summa")]);
    assert_eq!(found(&plan), ["P0302 1.5"]);
    let notes = compiled(&plan).diagnostics.iter().filter(|found| found.severity == Severity::Note).count();
    assert_eq!(notes, 1);
}

#[test]
fn an_acceptance_takes_one_finding_away_and_is_told_when_it_is_not_needed() {
    let rows = [("a", "1", ""), ("t", "2", "summa")];
    let accepted = one_column("avrundad nej\n känd avvikelse t.2025 \"Källan.\"", &rows);
    assert!(found(&accepted).is_empty());
    assert_eq!(compiled(&accepted).checked.accepted.len(), 1);
    let named = one_column("avrundad nej\n känd avvikelse t.2025 P0401 \"Källan.\"", &rows);
    assert!(found(&named).is_empty());
    let other = one_column("avrundad nej\n känd avvikelse t.2025 P0405 \"Källan.\"", &rows);
    assert_eq!(found(&other), ["P0601 t.2025 P0405 \"Källan.\"", "P0401 2"]);
    let needless = one_column("känd avvikelse t.2025 \"Källan.\"", &[("a", "2", ""), ("t", "2", "summa")]);
    assert_eq!(found(&needless), ["P0601 t.2025 \"Källan.\""]);
}

#[test]
fn nothing_is_divided_by_zero_but_one_cell_may_be_accepted() {
    let columns = "kolumn {\n| id | titel | formel |\n| a | A | |\n| b | B | |\n| q | Q | a / b |\n}";
    let plan = |fields: &str| {
        budget(fields, columns, "| id | titel | a | b | q |\n| x | X | 1 | 0 | 0 |\n| y | Y | 4 | 2 | 2 |")
    };
    assert_eq!(found(&plan("")), ["P0414 0"]);
    assert!(found(&plan("känd avvikelse x.q P0414 \"Källan skriver noll.\"")).is_empty());
}

#[test]
fn figures_too_large_or_in_circles_are_said_not_reckoned() {
    let columns = "kolumn {\n| id | titel | formel |\n| a | A | b |\n| b | B | a |\n}";
    let circle = budget("", columns, "| id | titel | a | b |\n| x | X | = | = |");
    assert!(found(&circle).iter().any(|found| found.starts_with("P0412")));
    let columns = "kolumn {\n| id | titel | formel |\n| a | A | |\n| b | B | a * a * a |\n}";
    let large = budget("", columns, &format!("| id | titel | a | b |\n| x | X | {} | = |", "9".repeat(20)));
    assert!(found(&large).iter().any(|found| found.starts_with("P0415")));
    assert_eq!(found(&one_column("", &[("a", "1", ""), ("b", "=", "")])), ["P0411 ="]);
}

#[test]
fn figures_in_prose_are_held_to_their_source() {
    let plan = |text: &str| {
        format!(
            "plan p \"P\" {{\n enhet mnkr\n text \"{text}\"\n mål m \"M\" {{\n indikator i \"I\" {{\n enhet hushåll\n utfall 2024: 599 (56 %)\n utfall 2025: 493\n }}\n }}\n budget b \"B\" {{\n rad {{\n| id | titel | 2025 |\n| x | X | 28,1 |\n}}\n}}\n}}\n"
        )
    };
    for holds in [
        "{{b.x.2025}}",
        "{{b.x.2025: 28,1 mnkr}}",
        "{{b.x.2025: 28,1 miljoner kronor}}",
        "{{b.x.2025: 28 100 tkr}}",
        "{{b.x.2025: drygt 28}}",
        "{{i.2024: knappt 600}}",
        "{{i.2024.andel: 56 %}}",
        "{{i.2024 - i.2025: 106 hushåll}}",
        "{{antal mål: ett}}",
        "{{b.x.2025: cirka 28 miljoner}}",
    ] {
        assert_eq!(found(&plan(holds)), Vec::<String>::new(), "{holds}");
    }
    for (fails, code) in [
        ("{{b.x.2025: 28,2 mnkr}}", "P0501"),
        ("{{b.x.2025: 28,1 tkr}}", "P0501"),
        ("{{b.x.2025: 28,1 %}}", "P0305"),
        ("{{b.x.2025: 28,1 hushåll}}", "P0305"),
        ("{{i.2024: knappt 500}}", "P0501"),
        ("{{i.2024.andel: 57 %}}", "P0501"),
        ("{{antal mål: två}}", "P0503"),
        ("{{b.x.2025: några}}", "P0502"),
        ("{{b.x.2026}}", "P0203"),
        ("{{b.x.2025", "P0506"),
    ] {
        let codes: Vec<String> = found(&plan(fails)).iter().map(|found| found[..5].to_owned()).collect();
        assert_eq!(codes, [code], "{fails}");
    }
}

#[test]
fn indicators_hold_their_parts_and_shares() {
    let plan = |part: &str, share: &str| {
        format!(
            "plan p \"P\" {{\n indikator h \"H\" {{\n enhet hushåll\n utfall 2024: 200\n }}\n indikator b \"B\" {{\n enhet hushåll\n varav h\n andel av h\n utfall 2024: {part} ({share} %)\n }}\n}}\n"
        )
    };
    assert!(found(&plan("50", "25")).is_empty());
    assert_eq!(found(&plan("50", "26")), ["P0410 50 (26 %)"]);
    assert_eq!(found(&plan("201", "101")), ["P0407 201 (101 %)"]);
}
