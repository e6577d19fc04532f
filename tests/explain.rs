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
    assert!(page.ends_with("Every code: `planc explain --list`.\n"), "{page}");
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
    for (language, severity, group) in [("sv", "varning", "P08 Fullständighet"), ("en", "warning", "P08 Completeness")]
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
    assert!(said.contains("\n  P04 Siffror"), "{said}");
}
