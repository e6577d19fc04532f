//! Tables.

use crate::{realigned, written};

fn table(rows: &[&str]) -> String {
    format!("rader {{\n{}}}\n", rows.iter().map(|row| format!("{row}\n")).collect::<String>())
}

/// A budget's rows, and how they are written.
fn rows(text: &[&str]) -> Vec<String> {
    let budget = format!("budget b \"B\" {{\n{}}}\n", table(text));
    written(&budget).lines().skip(2).take(text.len()).map(|line| line.trim_start().to_owned()).collect()
}

#[test]
fn the_header_sets_the_widths() {
    assert_eq!(
        rows(&["|id|titel      | b2023 |", "|  x | Kort | 1,0|", "| lång-id | En titel som inte får plats | 22,5 |"]),
        [
            "| id | titel     | b2023 |",
            "| x  | Kort      |   1,0 |",
            "| lång-id | En titel som inte får plats |  22,5 |",
        ]
    );
}

#[test]
fn a_rule_that_is_longer_than_the_header_stays_so() {
    let text = ["| id | titel |", "|---|---|---|-----|", "| x | Kort |"];
    let once = rows(&text);
    assert_eq!(once, ["| id | titel |", "|----|-------|---|-----|", "| x  | Kort  |"]);
    assert_eq!(rows(&once.iter().map(String::as_str).collect::<Vec<_>>()), once);
}

#[test]
fn realign_gives_columns_the_width_of_what_they_hold() {
    let text = "budget b \"B\" {\n  rader {\n    | id | titel                  | a |\n    | lång-id | T | 1 200,5 |\n    |---|---|---|\n    | y | 日本 | -3 |\n    | z |  | - |\n  }\n}\n";
    assert_eq!(
        realigned(text),
        "budget b \"B\" {\n  rader {\n    | id      | titel | a       |\n    | lång-id | T     | 1 200,5 |\n    |---------|-------|---------|\n    | y       | 日本  |    -3   |\n    | z       |       | -       |\n  }\n}\n"
    );
}

#[test]
fn numbers_stand_on_their_decimal_mark() {
    assert_eq!(
        rows(&[
            "| id | a           |",
            "| x | 1,25 |",
            "| y | −12 |",
            "| z | 3,5 %[^n] |",
            "| u | ej klart |",
            "| v | 1 234 567 |"
        ]),
        [
            "| id | a           |",
            "| x  |        1,25 |",
            "| y  |      -12    |",
            "| z  |   3,5 %[^n] |",
            "| u  | ej klart    |",
            "| v  | 1 234 567   |",
        ]
    );
}

#[test]
fn a_changed_figure_is_one_changed_line() {
    let before = ["| id | a      |", "| x  |  10    |", "| y  |   1,25 |", "| z  |   3    |"];
    assert_eq!(rows(&before), before);
    for (at, figure) in [(1, "7,5"), (1, "100 000"), (2, "1,2"), (3, "3,125"), (3, "")] {
        let mut changed: Vec<String> = before.iter().map(|row| (*row).to_owned()).collect();
        changed[at] = format!("| {} | {figure} |", ["id", "x", "y", "z"][at]);
        let changed: Vec<&str> = changed.iter().map(String::as_str).collect();
        let after = rows(&changed);
        let different = after.iter().zip(before).filter(|(after, before)| after != before).count();
        assert_eq!(different, 1, "{after:#?}");
    }
}

#[test]
fn only_figures_stand_to_the_right() {
    let text = "indikatorer {\n  | id | Nummer | enhet | 2023 | målvärde 2024 | mäts av |\n  | a | 1.10 | 5 | 7 | minst 8 | \"2023\" |\n}\n";
    assert_eq!(
        written(text),
        "indikatorer {\n  | id | nummer | enhet | 2023 | målvärde 2024 | mäts av |\n  | a  | 1.10   | 5     |    7 |       minst 8 | \"2023\"  |\n}\n"
    );
}

#[test]
fn cells_keep_their_bars_and_their_texts() {
    let text =
        "mål {\n  | id | titel                | syfte |\n  | a  | en \\| två [[a|b]]    | ”x”  y –\u{a0}z |\n}\n";
    assert_eq!(
        written(text),
        "mål {\n  | id | titel                | syfte |\n  | a  | en \\| två [[a|b]]    | ”x”  y –\u{a0}z |\n}\n"
    );
    // A row without its last bar, with a cell too many, with none.
    let text = "mål {\n  | id | titel\n  | a | b\n  | a | b | c |\n  |\n}\n";
    assert_eq!(written(text), "mål {\n  | id | titel\n  | a  | b\n  | a  | b     | c |\n  |\n}\n");
}
