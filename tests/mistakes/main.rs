//! Mistakes that people make when they write a plan: each is told once, where it is, with the way out, and mended
//! where there is only one way to mend it.
//!
//! A case in `*.cases` is a name after `===` (with `en:` for a project in English), a plan, and after `---` what is
//! said: the code, the advice and notes by their names, and after `@` the words of the plan that are marked. What
//! follows is the plan as the fix leaves it, about which nothing is said; without it there must be no fix. `--- well` says
//! that the plan is accepted as it stands. `·` is a no-break space, `→` a tab, `{U+00AD}` a character by its number.

#![allow(clippy::disallowed_methods, clippy::panic, clippy::expect_used, reason = "a test reads its cases from disk")]

#[path = "../sample/mod.rs"]
mod sample;

use std::fs;
use std::path::Path;

use planc::diagnostic::{Diagnostic, Fix};
use planc::workspace::{Compilation, compile};

use sample::{rendered, sample};

struct Case {
    name: String,
    plan: String,
    expected: String,
    mended: String,
}

fn cases(file: &str) -> Vec<Case> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/mistakes").join(file);
    let text = fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    let cases: Vec<Case> = text.split("\n=== ").skip(1).map(case).collect();
    assert!(!cases.is_empty(), "{file} has no case");
    cases
}

fn case(text: &str) -> Case {
    let (name, rest) = text.split_once('\n').unwrap_or((text, ""));
    let (plan, said) = rest.split_once("\n---").unwrap_or_else(|| panic!("{name}: nothing is expected"));
    let (expected, mended) = said.split_once('\n').unwrap_or((said, ""));
    let mended = mended.trim_end();
    let whole = |plan: &str| format!("{}\n", characters(plan));
    Case {
        name: name.to_owned(),
        plan: whole(plan),
        expected: characters(expected.trim()),
        mended: if mended.is_empty() { String::new() } else { whole(mended) },
    }
}

/// The characters that a case writes in another way.
fn characters(text: &str) -> String {
    let text = text.replace('·', "\u{a0}").replace('→', "\t");
    let mut pieces = text.split("{U+");
    let mut read = pieces.next().unwrap_or_default().to_owned();
    for piece in pieces {
        let (number, rest) = piece.split_once('}').unwrap_or((piece, ""));
        let letter = u32::from_str_radix(number, 16).ok().and_then(char::from_u32);
        read.push(letter.unwrap_or_else(|| panic!("{number} is no character")));
        read.push_str(rest);
    }
    read
}

fn compiled(name: &str, plan: &str) -> Compilation {
    let language = if name.starts_with("en: ") { "en" } else { "sv" };
    compile(&sample(&format!("--- file: planc.toml\nlanguage = \"{language}\"\n--- file: a.plan\n{plan}")))
}

/// A diagnostic as the cases write it.
fn said(diagnostic: &Diagnostic, plan: &str) -> String {
    let mut said = diagnostic.code.number().to_owned();
    for advice in diagnostic.notes.iter().chain(&diagnostic.helps) {
        said.push(' ');
        said.push_str(advice);
    }
    let marked = diagnostic.span.and_then(|span| plan.get(span.range())).unwrap_or("?");
    format!("{said} @ {}", marked.lines().next().unwrap_or_default())
}

fn mended(fix: &Fix, plan: &str) -> String {
    let mut edits = fix.edits.clone();
    edits.sort_by_key(|edit| (edit.span.start, edit.span.end));
    let mut text = String::new();
    let mut at = 0;
    for edit in edits {
        text.push_str(plan.get(at..edit.span.start as usize).expect("edits do not overlap"));
        text.push_str(&edit.text);
        at = edit.span.end as usize;
    }
    text + &plan[at..]
}

fn faults(case: &Case) -> Vec<String> {
    let compilation = compiled(&case.name, &case.plan);
    let said: Vec<String> = compilation.diagnostics.iter().map(|found| said(found, &case.plan)).collect();
    let expected = if case.expected == "well" { Vec::new() } else { vec![case.expected.clone()] };
    let mut faults = Vec::new();
    if said != expected {
        faults.push(format!("said {said:#?}\n{}", rendered(&compilation)[0]));
    }
    let texts = rendered(&compilation);
    if let Some(hollow) = texts.iter().find(|text| text.contains("{$")) {
        faults.push(format!("an argument is missing: {hollow}"));
    }
    let fixed = compilation.diagnostics.iter().find_map(|found| found.fix.as_ref());
    let fixed = fixed.map(|fix| mended(fix, &case.plan)).unwrap_or_default();
    if fixed != case.mended {
        faults.push(format!("mended:\n{fixed}"));
    }
    if !case.mended.is_empty() {
        let after = compiled(&case.name, &case.mended);
        if !after.diagnostics.is_empty() {
            faults.push(format!("still wrong: {}", rendered(&after)[0]));
        }
    }
    if std::env::var_os("PLANC_SHOW").is_some() {
        println!("=== {}\n{}", case.name, texts.concat());
    }
    faults.into_iter().map(|fault| format!("=== {}\n{fault}", case.name)).collect()
}

fn check(file: &str) {
    let cases = cases(file);
    let wrong: Vec<String> = cases.iter().flat_map(faults).collect();
    assert!(wrong.is_empty(), "{} of {} cases:\n{}", wrong.len(), cases.len(), wrong.join("\n"));
}

#[test]
fn words_and_marks_around_them() {
    check("words.cases");
}

#[test]
fn texts_and_their_quotation_marks() {
    check("texts.cases");
}

#[test]
fn braces() {
    check("braces.cases");
}

#[test]
fn ids_and_references() {
    check("names.cases");
}

#[test]
fn tables() {
    check("tables.cases");
}

#[test]
fn numbers_and_units() {
    check("numbers.cases");
}

/// A message in English about a plan in Swedish shows the plan's numbers as the plan writes them.
#[test]
fn numbers_are_explained_in_the_format_of_the_plan() {
    let plan = "roll a \"A\" {\n  antal tjänster 1.5\n}\n";
    let text = &rendered(&compiled("sv", plan))[1];
    assert!(text.contains("It could mean 1,5 or 15."), "{text}");
    let text = &rendered(&compiled("en: ", &plan.replace("1.5", "1,5")))[0];
    assert!(text.contains("Det kan betyda 1.5 eller 15."), "{text}");
}

/// Two things of one id are told apart by words that a reference understands.
#[test]
fn what_is_ambiguous_is_told_apart_by_its_concept() {
    let plan = "mål x \"X\"\nuppdrag x \"X\"\naktivitet y \"Y\" {\n  bidrar till x\n}\n";
    let texts = rendered(&compiled("sv", plan));
    assert!(texts[0].contains("mål x eller uppdrag x"), "{}", texts[0]);
}

#[test]
fn days_and_periods() {
    check("periods.cases");
}
