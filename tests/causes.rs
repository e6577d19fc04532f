//! What makes several figures disagree is said once, where it is; the likely slip is named, and not by chance.

#![allow(clippy::panic, reason = "a test")]

use planc::diagnostic::{Diagnostic, Severity, render};
use planc::language::Language;
use planc::sources::MemorySources;
use planc::workspace::compile;

/// What is found in a plan, notes left out: the code, what is marked, the message with its notes.
fn found(plan: &str) -> Vec<(String, String)> {
    let compilation = compile(&MemorySources::new([("p.plan", plan)]));
    let shown = compilation.diagnostics.iter().filter(|found| found.severity > Severity::Note);
    shown
        .map(|found| {
            let marked = found.span.map_or("", |span| compilation.sources.slice(span));
            (format!("{} {marked}", found.code.number()), said(found).replace('\u{a0}', " "))
        })
        .collect()
}

fn said(found: &Diagnostic) -> String {
    let mut said = vec![render::headline(found, Language::Sv)];
    said.extend(render::explanation(found, Language::Sv));
    said.join("\n")
}

fn codes(plan: &str) -> Vec<String> {
    found(plan).into_iter().map(|(code, _)| code).collect()
}

/// The only finding of a plan.
fn only(plan: &str) -> (String, String) {
    let found = found(plan);
    let [one] = found.as_slice() else { panic!("{found:?}") };
    one.clone()
}

/// A budget of one or several years, each row its id, its figures and how it counts, set apart by bars.
fn budget(fields: &str, rows: &[&str]) -> String {
    let years = rows.first().map_or(0, |row| row.matches('|').count() - 1);
    let years: String = (0..years).map(|year| format!(" {} |", 2025 + year)).collect();
    let rows: String = rows
        .iter()
        .map(|row| {
            let (id, rest) = row.split_once('|').unwrap_or((row, ""));
            format!("    | {id} | Rad {id} | {rest} |\n")
        })
        .collect();
    format!(
        "budget b \"B\" {{\n  avrundad nej\n  {fields}\n  rad {{\n    | id | titel |{years} räknas |\n{rows}  }}\n}}\n"
    )
}

/// A budget with a formula: opening, change, closing.
fn closing(fields: &str, rows: &[&str]) -> String {
    let columns = "kolumn {\n | id | titel | formel |\n | a | In | |\n | d | Ändring | |\n | u | Ut | a + d |\n }\n rad {\n | id | titel | a | d | u | räknas |\n";
    let rows: String = rows.iter().map(|row| format!(" | {row} |\n")).collect();
    format!("budget b \"B\" {{\n avrundad nej\n {fields}\n {columns}{rows} }}\n}}\n")
}

const RIGHT: [&str; 3] =
    ["x | X | 10,0 | 2,0 | 12,0 |", "y | Y | 20,0 | -3,5 | 16,5 |", "t | T | 30,0 | -1,5 | 28,5 | summa"];

/// `RIGHT` with one row changed.
fn with(at: usize, row: &'static str) -> [&'static str; 3] {
    let mut rows = RIGHT;
    rows[at] = row;
    rows
}

#[test]
fn a_wrong_part_is_said_once_where_it_is() {
    assert!(found(&closing("", &RIGHT)).is_empty());
    let (code, said) = only(&closing("", &with(0, "x | X | 10,0 | 7,0 | 12,0 |")));
    assert_eq!(code, "P0416 7,0");
    assert!(said.contains("med 2,0 stämmer allt"), "{said}");
    // In the column of the formula as well, and in the total row.
    assert_eq!(codes(&closing("", &with(1, "y | Y | 20,0 | -3,5 | 17,5 |"))), ["P0416 17,5"]);
    assert_eq!(codes(&closing("", &with(2, "t | T | 31,0 | -1,5 | 28,5 | summa"))), ["P0416 31,0"]);
}

#[test]
fn a_figure_that_others_hold_in_place_is_not_blamed() {
    // The check says that the change is what it is: two figures are wrong, and each stands for itself.
    let rows = with(0, "x | X | 10,0 | 7,0 | 12,0 |");
    let found = codes(&closing("avstämning x.d = 7", &rows));
    assert_eq!(found, ["P0403 12,0", "P0401 -1,5"]);
}

#[test]
fn a_total_and_the_text_that_restates_it_are_one() {
    let text = |total: &str, said: &str| {
        let budget = budget("", &["x|1|", "y|2|", &format!("t|{total}|summa")]);
        format!("{budget}avsnitt s \"S\" {{\n  text \"Summan är {{{{b.t.2025: {said}}}}}.\"\n}}\n")
    };
    assert_eq!(codes(&text("8", "3")), ["P0416 8"]);
    // Total and text agree, the parts do not: only the sum fails.
    assert_eq!(codes(&text("8", "8")), ["P0401 8"]);
    assert_eq!(codes(&text("3", "8")), ["P0501 8"]);
}

#[test]
fn a_chain_of_totals_is_said_at_the_first() {
    let plan = |x: &str| budget("", &[&format!("x|{x}|"), "y|20|", "s|31|delsumma", "z|40|", "t|71|summa"]);
    assert!(found(&plan("11")).is_empty());
    let (code, said) = only(&plan("57"));
    assert_eq!(code, "P0416 31");
    assert!(said.contains("2 beräkningar"), "{said}");
    // A slip tells the parts apart.
    assert_eq!(codes(&plan("-11")), ["P0416 -11"]);
}

#[test]
fn several_checks_over_one_figure_are_one() {
    let plan = |x: &str| {
        budget(
            "avstämning x.2025 = 17\n  avstämning x.2025 + y.2025 = 37",
            &[&format!("x|{x}|"), "y|20|", "t|37|summa"],
        )
    };
    assert!(found(&plan("17")).is_empty());
    assert_eq!(codes(&plan("49")), ["P0416 49"]);
    let everywhere = budget("avstämning x <= y", &["x|5|9|", "y|4|8|"]);
    assert_eq!(codes(&everywhere), ["P0416 x <= y"]);
}

#[test]
fn each_of_the_joined_is_accepted_by_itself() {
    let rows = with(0, "x | X | 10,0 | 7,0 | 12,0 |");
    let one = closing("känd avvikelse x.u P0403 \"Källan.\"", &rows);
    assert_eq!(codes(&one), ["P0401 -1,5"]);
    let other = closing("känd avvikelse t.d P0401 \"Källan.\"", &rows);
    assert_eq!(codes(&other), ["P0403 12,0"]);
    let both = closing("känd avvikelse x.u \"Källan.\"\n känd avvikelse t.d \"Källan.\"", &rows);
    assert!(found(&both).is_empty());
    // The cell that explains them states nothing that fails: accepting it accepts nothing.
    let cell = closing("känd avvikelse x.d \"Källan.\"", &rows);
    assert_eq!(codes(&cell), ["P0601 x.d \"Källan.\"", "P0416 7,0"]);
}

#[test]
fn what_rounding_explained_is_not_called_needless_when_it_grows() {
    let plan = |u: &str| {
        closing("känd avvikelse x.u P0404 \"Avrundning.\"", &[&format!("x | X | 10,0 | 2,0 | {u} |")])
            .replace("avrundad nej", "")
    };
    assert!(found(&plan("12,1")).is_empty());
    assert_eq!(codes(&plan("13,1")), ["P0403 13,1"]);
}

#[test]
fn two_figures_in_each_others_place_are_one() {
    let row = closing("", &with(0, "x | X | 2,0 | 10,0 | 12,0 |"));
    assert_eq!(codes(&row), ["P0416 2,0"]);
    let column = closing("", &["x | X | 20,0 | 2,0 | 12,0 |", "y | Y | 10,0 | -3,5 | 16,5 |", RIGHT[2]]);
    let (code, said) = only(&column);
    assert_eq!(code, "P0416 20,0");
    assert!(said.contains("bytt plats: X, In och Y, In"), "{said}");
    let totals = budget("", &["x|1|50|", "y|2|60|", "t|110|3|summa"]);
    assert_eq!(codes(&totals), ["P0416 110"]);
    // Two sums that are wrong by other amounts have not changed places.
    let apart = budget("", &["x|1|50|", "y|2|60|", "t|111|3|summa"]);
    assert_eq!(codes(&apart), ["P0416 111"]);
    assert!(only(&apart).1.contains("i 2 kolumner"));
}

#[test]
fn a_row_that_is_missing_is_said_once() {
    let (code, said) = only(&closing("", &[RIGHT[0], RIGHT[2]]));
    assert_eq!(code, "P0416 30,0");
    assert!(said.contains("i 3 kolumner") && said.contains("20; −3,5; 16,5"), "{said}");
}

#[test]
fn a_formula_that_fails_everywhere_is_said_at_the_formula() {
    let rows = ["x | X | 10 | 2 | 12 |", "y | Y | 20 | 3 | 23 |", "z | Z | 30 | 4 | 34 |"];
    let wrong = closing("", &rows).replace("a + d", "a - d");
    assert_eq!(codes(&wrong), ["P0416 a - d"]);
}

/// The hint of a total that is wrong.
fn hint(rows: &[&str]) -> String {
    let (code, said) = only(&budget("", rows));
    assert!(code.starts_with("P0401"), "{code}");
    said
}

#[test]
fn a_figure_of_the_wrong_size_is_recognised() {
    let said = hint(&["x|1 250|", "y|18,5|", "t|19,75|summa"]);
    assert!(said.contains("Rad x (x), 2025 fel storlek: 1 250 skulle vara 1,25"), "{said}");
    let chance = hint(&["x|1 250|", "y|18,5|", "t|19,85|summa"]);
    assert!(!chance.contains("storlek"), "{chance}");
    // One digit and a nought is like too much else.
    let chance = hint(&["x|1|", "y|55|", "t|65|summa"]);
    assert!(!chance.contains("storlek"), "{chance}");
}

#[test]
fn transposed_digits_are_recognised() {
    let said = hint(&["x|1 728|", "y|3 400|", "t|5 227|summa"]);
    assert!(said.contains("bytt plats: Rad x (x), 2025 är skriven 1 728 och skulle vara 1 827"), "{said}");
    // 99 can be had from two of the rows.
    let chance = hint(&["x|1 728|", "y|2 839|", "t|4 666|summa"]);
    assert!(!chance.contains("bytt plats"), "{chance}");
}

#[test]
fn a_digit_dropped_doubled_or_changed_is_recognised() {
    let said = hint(&["x|187|", "y|3 400|", "t|5 227|summa"]);
    assert!(said.contains("fallit bort: Rad x (x), 2025 är skriven 187"), "{said}");
    let said = hint(&["x|18 227|", "y|3 400|", "t|5 227|summa"]);
    assert!(said.contains("två gånger: Rad x (x), 2025"), "{said}");
    let said = hint(&["x|1 827|", "y|3 100|", "t|5 727|summa"]);
    assert!(said.contains("en siffra i talet fel: Rad y (y), 2025"), "{said}");
    // Every one of them could have one digit changed.
    let chance = hint(&["x|1 111|", "y|2 222|", "t|3 433|summa"]);
    assert!(!chance.contains("Troligen"), "{chance}");
}

#[test]
fn a_minus_too_few_or_too_many_is_recognised() {
    let said = hint(&["x|100|", "y|25|", "t|75|summa"]);
    assert!(said.contains("saknas ett minus: Rad y (y), 2025 skulle vara −25"), "{said}");
    let said = hint(&["x|100|", "y|-25|", "t|125|summa"]);
    assert!(said.contains("ett minus för mycket: Rad y (y), 2025 skulle vara 25"), "{said}");
    // Two rows of the same figure.
    let chance = hint(&["x|100|", "y|25|", "z|25|", "t|100|summa"]);
    assert!(!chance.contains("minus"), "{chance}");
}

#[test]
fn a_row_counted_twice_or_left_out_is_recognised() {
    let said = hint(&["x|10|", "y|25|", "s|35|", "z|7|", "t|42|summa"]);
    assert!(said.contains("Raden Rad s (s) är själv summan av raderna ovanför"), "{said}");
    let said = hint(&["x|110|", "y|27|", "z|43|", "t|137|summa"]);
    assert!(said.contains("Skillnaden är precis raden Rad z (z), som räknas med"), "{said}");
    let said = hint(&["x|110|", "y|27|varav x", "z|43|", "t|180|summa"]);
    assert!(said.contains("precis raden Rad y (y), som inte räknas med"), "{said}");
    // Two rows of the same figure, and a difference of one digit.
    for chance in [hint(&["x|110|", "y|27|", "z|27|", "t|137|summa"]), hint(&["x|110|", "y|7|", "t|110|summa"])] {
        assert!(!chance.contains("precis raden"), "{chance}");
    }
}

#[test]
fn the_row_is_found_in_every_column_or_not_at_all() {
    let (code, said) = only(&budget("", &["x|1|2|", "y|2|5|", "s|3|7|", "z|4|4|", "t|7|11|summa"]));
    assert_eq!(code, "P0416 7");
    assert!(said.contains("Raden Rad s (s) är själv summan"), "{said}");
    let (_, said) = only(&budget("", &["x|10|20|", "y|25|50|", "z|40|40|", "t|75|70|summa"]));
    assert!(!said.contains("Rad z"), "{said}");
}

#[test]
fn the_only_figure_that_can_be_wrong_is_named() {
    let (code, said) =
        only(&budget("avstämning x.2025 = 14\n  avstämning t.2025 = 40", &["x|14|", "y|20,3|", "t|40|summa"]));
    assert_eq!(code, "P0401 40");
    assert!(said.contains("Bara Rad y (y), 2025 kan ändras"), "{said}");
    let everything = "avstämning x.2025 = 14\n  avstämning y.2025 = 20,3\n  avstämning t.2025 = 40";
    let (_, said) = only(&budget(everything, &["x|14|", "y|20,3|", "t|40|summa"]));
    assert!(said.contains("Saknas en rad med 5,7?"), "{said}");
}

/// What the plan says after the only fix that is proposed, if there is one.
fn mended(plan: &str) -> Option<String> {
    let compilation = compile(&MemorySources::new([("p.plan", plan)]));
    let fixes: Vec<_> = compilation.diagnostics.iter().filter_map(|found| found.fix.as_ref()).collect();
    let [fix] = fixes.as_slice() else { return None };
    let [edit] = fix.edits.as_slice() else { panic!("{fix:?}") };
    let mut text = plan.to_owned();
    text.replace_range(edit.span.range(), &edit.text);
    Some(text)
}

#[test]
fn a_fix_makes_the_plan_agree_and_is_written_as_the_figure_was() {
    let joined = closing("", &with(0, "x | X | 10,0 | 7,0 | 12,0 |"));
    assert_eq!(mended(&joined), Some(closing("", &RIGHT)));
    let total = mended(&budget("", &["x|1 000,5|", "y|2 000|", "t|4 211,5 mnkr|summa"])).expect("a fix");
    assert!(total.contains("3 000,5 mnkr"), "{total}");
    assert!(found(&total).is_empty());
    let text = budget("", &["x|28,1|"]) + "avsnitt s \"S\" {\n  text \"{{b.x.2025: 26,4}}\"\n}\n";
    assert!(mended(&text).expect("a fix").contains("{{b.x.2025: 28,1}}"));
}

#[test]
fn no_fix_is_proposed_where_a_part_is_the_likely_fault() {
    assert_eq!(mended(&budget("", &["x|100|", "y|25|", "t|75|summa"])), None);
    assert_eq!(mended(&budget("", &["x|110|", "y|27|", "z|43|", "t|137|summa"])), None);
    // Within rounding the source may have it like this.
    assert_eq!(mended(&budget("", &["x|1,4|", "y|2,4|", "t|3,9|summa"]).replace("avrundad nej", "")), None);
}

#[test]
fn a_difference_by_rounding_is_not_joined_with_an_error_beside_it() {
    let plan = budget("", &["x|1,4|1,0|", "y|1,6|4,0|", "t|3,1|6,0|summa"]).replace("avrundad nej", "");
    assert_eq!(codes(&plan), ["P0402 3,1", "P0401 6,0"]);
}
