//! The pages of the codes, in every language, are true: the sample that a page says is reported is reported, with that code and no
//! other fault beside it; the one that is not, is not; and what is said leaves nothing out in any language.

#![allow(clippy::disallowed_methods, clippy::panic, clippy::expect_used, reason = "a test reads the pages from disk")]

#[path = "../sample/mod.rs"]
mod sample;
mod samples;

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use planc::diagnostic::{CODES, Code, Diagnostic, Severity, messages};
use planc::language::{LANGUAGES, Language};

use sample::{compile, rendered, sample};

fn folder(language: Language) -> PathBuf {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/codes");
    match language {
        Language::Sv => folder.join("sv"),
        Language::En => folder,
    }
}

fn page(code: Code, language: Language) -> String {
    let path = folder(language).join(format!("{}.md", code.number()));
    fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// Every page, in every language.
fn pages() -> impl Iterator<Item = (Code, Language, String)> {
    let languages = |code: &'static Code| LANGUAGES.map(|language| (*code, language, page(*code, language)));
    CODES.iter().flat_map(languages)
}

/// The fenced blocks whose info string is `plan` and `kind`. There is at least one.
fn blocks<'a>(page: &'a str, kind: &str) -> Vec<&'a str> {
    let opener = format!("```plan {kind}\n");
    let found: Vec<&str> = page
        .match_indices(&opener)
        .map(|(at, _)| {
            let text = &page[at + opener.len()..];
            &text[..text.find("```").unwrap_or_else(|| panic!("a block {kind} never ends"))]
        })
        .collect();
    assert!(!found.is_empty(), "no block {kind}");
    found
}

#[test]
fn each_sample_that_fires_is_reported_with_its_code_alone() {
    let mut faults = Vec::new();
    for (code, language, page) in pages() {
        for plan in blocks(&page, "fires") {
            let compilation = compile(&sample(plan));
            let found: BTreeSet<Code> = compilation.diagnostics.iter().map(|diagnostic| diagnostic.code).collect();
            // These two speak of other findings, which stand beside them.
            let speaks_of_others = [Code::NotChecked, Code::DeviationAmbiguous].contains(&code);
            let beside = found.iter().any(|other| *other != code) && !speaks_of_others;
            if !found.contains(&code) || beside {
                faults.push(format!("{} {language:?}:\n{}", code.number(), rendered(&compilation)[0]));
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n\n"));
}

#[test]
fn the_second_sample_of_each_page_is_well() {
    let mut faults = Vec::new();
    for (code, language, page) in pages() {
        for plan in blocks(&page, "passes") {
            let compilation = compile(&sample(plan));
            if !compilation.diagnostics.is_empty() {
                faults.push(format!("{} {language:?}:\n{}", code.number(), rendered(&compilation)[0]));
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n\n"));
}

/// Every text of the message files: `slug` or `slug.attribute`.
fn all_texts() -> BTreeSet<String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/messages/sv");
    let mut texts = BTreeSet::new();
    for entry in fs::read_dir(folder).expect("the folder of messages").flatten() {
        let file = fs::read_to_string(entry.path()).expect("a message file");
        let mut id = String::new();
        for line in file.lines().filter_map(|line| line.split_once(" =").map(|(name, _)| name)) {
            if let Some(code) = CODES.iter().find(|code| code.slug() == line) {
                id = code.slug().to_owned();
                texts.insert(id.clone());
            } else if let (Some(attribute), false) = (line.trim_start().strip_prefix('.'), id.is_empty()) {
                texts.insert(format!("{id}.{attribute}"));
            }
        }
    }
    texts
}

/// The texts that a diagnostic shows, with those that it names and that are not there.
fn shown(diagnostic: &Diagnostic) -> Vec<(String, bool)> {
    let slug = diagnostic.code.slug();
    let labels = diagnostic.labels.iter().filter_map(|label| label.message);
    let named = labels.chain(diagnostic.notes.iter().copied()).chain(diagnostic.helps.iter().copied());
    let always = ["label", "help"].into_iter().chain(diagnostic.target.iter().map(|_| "accept"));
    let there = |name: &str| LANGUAGES.iter().all(|language| messages::has(*language, slug, Some(name)));
    let always = always.filter(|name| there(name)).collect::<Vec<_>>();
    named.chain(always).map(|name| (format!("{slug}.{name}"), there(name))).chain([(slug.to_owned(), true)]).collect()
}

#[test]
fn every_text_is_shown_by_a_sample_and_whole() {
    let pages = CODES.iter().flat_map(|code| {
        let page = page(*code, Language::En);
        let plans: Vec<String> = blocks(&page, "fires").into_iter().map(str::to_owned).collect();
        plans.into_iter().map(|plan| (code.number(), plan))
    });
    let more = samples::SAMPLES.iter().map(|(name, plan)| (*name, (*plan).to_owned()));
    let mut unseen = all_texts();
    let mut faults = BTreeSet::new();
    for (name, plan) in pages.chain(more) {
        let compilation = compile(&sample(&plan));
        if compilation.diagnostics.is_empty() {
            faults.insert(format!("{name}: nothing is reported"));
        }
        for (text, there) in compilation.diagnostics.iter().flat_map(shown) {
            unseen.remove(&text);
            if !there {
                faults.insert(format!("{name}: {text} is not in every language"));
            }
        }
        let hollow = rendered(&compilation).into_iter().filter(|text| text.contains("{$"));
        faults.extend(hollow.map(|text| format!("{name}: an argument is missing\n{text}")));
    }
    assert!(faults.is_empty(), "{}", faults.into_iter().collect::<Vec<_>>().join("\n"));
    assert!(unseen.is_empty(), "no sample shows {unseen:#?}");
}

/// How a page says how serious its code is, and that it is off.
fn severity(code: Code, language: Language) -> &'static str {
    match (code.severity(), language) {
        (Severity::Error, Language::Sv) => "fel",
        (Severity::Error, Language::En) => "error",
        (Severity::Warning, Language::Sv) => "varning",
        (Severity::Warning, Language::En) => "warning",
        (Severity::Note, Language::Sv) => "upplysning",
        (Severity::Note, Language::En) => "note",
    }
}

#[test]
fn every_page_says_its_code_slug_and_severity_and_stands_in_the_index() {
    for (code, language, page) in pages() {
        let index = fs::read_to_string(folder(language).join("README.md")).unwrap_or_default();
        let severity = severity(code, language);
        let number = code.number();
        let place = format!("{number} {language:?}");
        let heading =
            page.lines().next().and_then(|line| line.strip_prefix(&format!("# {number}: "))).unwrap_or_default();
        assert!(!heading.is_empty(), "{place} has no heading");
        let own = page.lines().nth(2).unwrap_or_default();
        let said = format!("`{}`, {severity}", code.slug());
        assert!(own == said || own.starts_with(&format!("{said}, ")), "{place} says another slug or severity: {own}");
        let row =
            index.lines().find(|line| line.starts_with(&format!("| [{number}]({number}.md) |"))).unwrap_or_default();
        let row = row.to_lowercase();
        assert!(
            row.contains(&heading.to_lowercase()) && row.ends_with(&format!("| {severity} |")),
            "{place} in the index: {row}"
        );
    }
}

#[test]
fn every_page_says_which_rules_are_off_until_they_are_turned_on() {
    for (code, language, page) in pages() {
        let off = match language {
            Language::Sv => "varning, av från början",
            Language::En => "warning, off by default",
        };
        let says_off = page.contains(&format!("`{}`, {off}", code.slug()));
        assert_eq!(says_off, planc::check::default_level(code) == Some(None), "{} {language:?}", code.number());
    }
}

#[test]
fn every_page_has_its_sections_in_order() {
    for (code, language, page) in pages() {
        let sections: Vec<&str> = page.lines().filter(|line| line.starts_with("## ")).collect();
        let wanted = match language {
            Language::Sv => ["## Rapporteras", "## Rapporteras inte", "## Gör så här"],
            Language::En => ["## Reported", "## Not reported", "## What to do"],
        };
        assert_eq!(sections, wanted, "{} {language:?}", code.number());
    }
}

#[test]
fn no_page_speaks_of_a_code_that_is_not_there() {
    for language in LANGUAGES {
        for entry in fs::read_dir(folder(language)).expect("the folder of pages").flatten() {
            let name = entry.file_name().to_string_lossy().into_owned();
            let Some(number) = name.strip_suffix(".md").filter(|name| *name != "README") else { continue };
            assert!(CODES.iter().any(|code| code.number() == number), "{}", entry.path().display());
        }
    }
}
