//! Which fixes are made, and which are not.

use super::*;
use crate::sources::MemorySources;

fn mended(files: &[(&str, &str)], most: FixKind) -> Mended {
    let project = MemorySources::new(files.iter().copied());
    let tell = |diagnostic: &Diagnostic, _: &Compilation| diagnostic.code.number().to_owned();
    mend(&project, &compile(&project), most, &tell)
}

fn after<'a>(mended: &'a Mended, path: &str) -> Option<&'a str> {
    mended.changes.get(path).map(|change| change.after.as_str())
}

#[test]
fn words_with_one_near_match_are_mended_in_all_files_and_nothing_else_is() {
    let plan = "plan p \"P\" {\n  ansvrig nämden\n}\nmål trygghet \"T\"\nmål t2 \"T\"\n";
    let other = "tillhör p\norganisation nämnden \"N\"\nmål b \"B\" {\r\n  bidrar till tryghet, t3\r\n}\r\n";
    let mended = mended(&[("a.plan", plan), ("b.plan", other)], FixKind::Form);
    assert_eq!(after(&mended, "a.plan"), Some(plan.replace("ansvrig nämden", "ansvarig nämnden").as_str()));
    assert_eq!(after(&mended, "b.plan"), Some(other.replace("tryghet", "trygghet").as_str()));
    assert_eq!(mended.made.len(), 3);
    assert!(mended.left_out.is_empty());
    let rest = mended.compilation.map(|compilation| compilation.diagnostics.len());
    assert_eq!(rest, Some(1), "t3 is no misspelt t2");
}

#[test]
fn a_fix_that_brings_a_new_error_is_left_out_and_the_others_are_made() {
    // Once the keyword is read, so is the name after it.
    let plan = "mål ett \"Ett\" {\n  ansvrig finns-inte\n}\nmål b \"B\" {\n  syftte \"B.\"\n}\n";
    let mended = mended(&[("a.plan", plan)], FixKind::Form);
    let told: Vec<&str> = mended.left_out.iter().map(|left| left.about.as_str()).collect();
    assert_eq!(after(&mended, "a.plan"), Some(plan.replace("syftte", "syfte").as_str()));
    assert_eq!(told, ["P0201"]);
    assert!(mended.left_out[0].error.is_some());
}

#[test]
fn what_is_not_the_projects_own_is_not_changed() {
    let settings = "language = \"sv\"\n[dependencies]\nagenda-2030 = \"built-in\"\n";
    let plan = "mål a \"A\" {\n  bidrar till agenda-2030/g3\n}\n";
    let project = MemorySources::new([("planc.toml", settings), ("a.plan", plan)]);
    let mut compilation = compile(&project);
    let data = compilation.sources.files().find(|(_, file)| !file.own).map(|(id, _)| id);
    let span = crate::text::Span::new(data.unwrap(), 0, 1);
    let fault = Diagnostic::new(crate::diagnostic::Code::UnknownKeyword, span);
    compilation.diagnostics.push(fault.fix(FixKind::Form, [(span, "x".to_owned())]));
    let mended = mend(&project, &compilation, FixKind::Sums, &|_, _| String::new());
    assert!(mended.made.is_empty() && mended.changes.is_empty());
}

#[test]
fn of_fixes_that_overlap_the_first_is_made() {
    let mut sources = crate::sources::SourceMap::default();
    let file = sources.add("a.plan", "abc\n");
    let fault = |from, to, text: &str| {
        let span = crate::text::Span::new(file, from, to);
        Diagnostic::new(crate::diagnostic::Code::UnknownWord, span).fix(FixKind::Form, [(span, text.to_owned())])
    };
    let first = fault(0, 2, "x");
    assert!(!edits::fixable(&fault(1, 3, "y"), &sources, &[&first]));
    assert!(!edits::fixable(&fault(0, 0, "y"), &sources, &[&first]));
    assert!(!edits::fixable(&fault(3, 9, "y"), &sources, &[&first]));
    assert!(!edits::fixable(&fault(2, 3, "c"), &sources, &[&first]), "nothing would change");
    let second = fault(2, 3, "yz");
    assert!(edits::fixable(&second, &sources, &[&first]));
    assert_eq!(edits::applied(&sources, &[&second, &first]).values().next().map(String::as_str), Some("xyz\n"));
}
