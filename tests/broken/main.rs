//! Broken plans, each in a document with what planc says of it in every language: the messages are read there as a
//! writer meets them, and a change of a message is a change of these documents.
//!
//! `PLANC_REFRESH=1 cargo test --test broken` writes the messages anew. The lines `Codes:` and `Line:` are written by
//! hand, so that no refresh can hide a message that is wrong, missing or one too many.
//!
//! That every code has a page and a message, and every text of a message a sample, is held by `tests/codes`, and by the
//! tests of the message files beside `src/diagnostic/messages.rs`.

#![allow(clippy::disallowed_methods, clippy::panic, clippy::expect_used, reason = "a test reads documents from disk")]

mod document;
#[path = "../sample/mod.rs"]
mod sample;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use planc::diagnostic::order::by_use;
use planc::diagnostic::{CODES, Code, Diagnostic, render};
use planc::language::LANGUAGES;
use planc::text::Span;
use planc::workspace::{Compilation, compile};

use document::{Case, Document};

/// As wide as a terminal of a hundred columns shows them.
const WIDTH: usize = 100;

fn documents() -> Vec<Document> {
    let mut paths = Vec::new();
    collect(Path::new("tests/broken"), &mut paths);
    paths.sort();
    paths.iter().map(|path| Document::read(path)).collect()
}

fn collect(folder: &Path, paths: &mut Vec<PathBuf>) {
    let entries = fs::read_dir(folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    for path in entries.flatten().map(|entry| entry.path()) {
        if path.is_dir() {
            collect(&path, paths);
        } else if path.extension().is_some_and(|extension| extension == "md") {
            paths.push(path);
        }
    }
}

/// What was found, in the order in which `planc check` shows it.
fn found(compilation: &Compilation) -> Vec<&Diagnostic> {
    by_use(&compilation.diagnostics, &compilation.sources)
}

/// The messages as `planc check --max-errors 0` shows them, an empty line between two.
fn messages(compilation: &Compilation) -> [String; LANGUAGES.len()] {
    LANGUAGES.map(|language| {
        let style = render::Style { language, color: false, width: Some(WIDTH) };
        let rendered = found(compilation).into_iter().map(|one| render::render(one, &compilation.sources, style));
        rendered.collect::<Vec<_>>().join("\n\n")
    })
}

/// The file and line that each message marks first.
fn places(compilation: &Compilation) -> Vec<(String, usize)> {
    let spans = found(compilation).into_iter().filter_map(|one| one.span);
    let place =
        |span: Span| (compilation.sources.file(span.file).path.clone(), compilation.sources.line_column(span).line);
    spans.map(place).collect()
}

/// Runs a test over every case, and shows all that fail.
fn each_case(fault: impl Fn(&Case, &Compilation) -> Option<String>) {
    let mut faults = Vec::new();
    for document in documents() {
        for case in document.cases() {
            let compilation = compile(&case.project);
            faults.extend(fault(&case, &compilation).map(|fault| format!("{}\n{fault}", case.name)));
        }
    }
    assert!(faults.is_empty(), "{} cases:\n\n{}", faults.len(), faults.join("\n\n"));
}

#[test]
fn every_case_is_reported_with_its_codes_alone() {
    each_case(|case, compilation| {
        let found: Vec<Code> = found(compilation).into_iter().map(|one| one.code).collect();
        let listed = |codes: &[Code]| codes.iter().map(|code| code.number()).collect::<Vec<_>>().join(", ");
        let said =
            || format!("expected {}, found {}\n{}", listed(&case.codes), listed(&found), messages(compilation)[0]);
        (found != case.codes).then(said)
    });
}

#[test]
fn every_case_is_marked_where_the_writer_slipped() {
    each_case(|case, compilation| {
        let found = places(compilation);
        let unsaid = case.places.is_empty() && !found.is_empty();
        let several = case.group == "several" && case.places.len() != case.codes.len();
        let right = found.starts_with(&case.places) && !unsaid && !several;
        (!right).then(|| format!("expected {:?}, found {found:?}\n{}", case.places, messages(compilation)[0]))
    });
}

#[test]
fn every_case_says_its_messages_in_each_language() {
    if std::env::var_os("PLANC_REFRESH").is_some() {
        for mut document in documents() {
            let all: Vec<_> = document.cases().iter().map(|case| messages(&compile(&case.project))).collect();
            document.refresh(&all);
            let written = fs::write(&document.path, document.written());
            written.unwrap_or_else(|error| panic!("{}: {error}", document.path.display()));
        }
        return;
    }
    each_case(|case, compilation| {
        let said = messages(compilation);
        let old = LANGUAGES.iter().zip(&said).find(|(language, said)| {
            let stands = case.messages(**language).map(|text| text.trim_end_matches('\n'));
            stands.unwrap_or_default() != said.as_str() || said.contains("{$")
        });
        old.map(|(language, said)| format!("in {} planc now says (PLANC_REFRESH=1):\n{said}", language.tag()))
    });
}

/// How many times each file is cut.
const CUTS: usize = 3;

/// A file is cut short while it is written, or saved badly: planc reads to its end what is left.
#[test]
fn no_case_cut_short_makes_planc_fall() {
    each_case(|case, _| {
        let (path, bytes) = case.project.files.0.iter().find(|(path, _)| path.ends_with(".plan"))?;
        for cut in 1..=CUTS {
            let (head, tail) = bytes.split_at(bytes.len() * cut / (CUTS + 1));
            for part in [head, tail] {
                let mut files = case.project.files.clone();
                files.0.insert(path.clone(), part.to_vec());
                messages(&compile(&files));
            }
        }
        None
    });
}

#[test]
fn every_code_has_a_case_of_its_own() {
    let mut first = BTreeSet::new();
    let mut groups: BTreeMap<String, usize> = BTreeMap::new();
    let mut count = 0;
    for document in documents() {
        for case in document.cases() {
            first.extend(case.codes.first().copied());
            let well = case.codes.is_empty();
            assert_eq!(well, case.group == "right", "{}: only what is right has no message, and all of it", case.name);
            *groups.entry(case.group.clone()).or_default() += 1;
            count += usize::from(!well);
        }
    }
    let without: Vec<&str> = CODES.iter().filter(|code| !first.contains(code)).map(|code| code.number()).collect();
    assert!(without.is_empty(), "no case begins with {without:?}");
    assert!(count >= 150, "{count} broken plans");
    assert!(groups["several"] >= 20 && groups["right"] >= 10, "{groups:?}");
}
