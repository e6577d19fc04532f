//! The tutorial's plan.

use planc::diagnostic::Code;
use planc::language::Language;
use planc::vocabulary::ConceptName;
use planc::workspace::compile;

use crate::project::{builds, compiled, errors, read, replaced, shown, text};

#[test]
fn builds_without_a_remark() {
    let compilation = compiled("hello");
    builds(&compilation, "library-2026", Language::En);
    let count = |concept| compilation.checked.plan.of(concept).count();
    assert_eq!(
        [
            ConceptName::Goal,
            ConceptName::Indicator,
            ConceptName::Assignment,
            ConceptName::Response,
            ConceptName::Budget
        ]
        .map(count),
        [2, 3, 2, 2, 1]
    );
}

#[test]
fn the_change_that_the_readme_proposes_is_an_error() {
    let sources = read("hello");
    let at = text(&sources, "budget.plan").find("4 300").expect("the staff budget");
    let compilation = compile(&replaced(&sources, "budget.plan", at, "4 300", "4 200"));
    let codes: Vec<Code> = errors(&compilation).map(|found| found.code).collect();
    assert_eq!(codes, [Code::OneCause]);
    let said: String = errors(&compilation).map(|found| shown(&compilation, found)).collect();
    for words in ["Staff", "4 200", "4 300", "One digit"] {
        assert!(said.contains(words), "no {words} in\n{said}");
    }
}

/// A misspelt word is one message, however much leans on what it declares. The line that says which plan a file
/// belongs to is left alone.
#[test]
fn a_misspelt_word_costs_itself_alone() {
    let sources = read("hello");
    let mut misspelt = 0;
    for file in sources.0.keys().filter(|file| file.ends_with(".plan")) {
        let mut at = 0;
        for line in text(&sources, file).split_inclusive('\n') {
            let word = line.trim_start().split(' ').next().unwrap_or_default().trim_end();
            let start = at + line.len() - line.trim_start().len();
            at += line.len();
            let swapped = swapped(word);
            if word.len() < 4 || swapped == word || !word.chars().all(char::is_alphabetic) || word == "belongs" {
                continue;
            }
            let compilation = compile(&replaced(&sources, file, start, word, &swapped));
            let said: Vec<String> = compilation.diagnostics.iter().map(|found| shown(&compilation, found)).collect();
            assert!(said.len() <= 1, "{file}: {swapped}\n{}", said.join("\n\n"));
            misspelt += said.len();
        }
    }
    assert!(misspelt >= 50, "{misspelt} words were misspelt");
}

/// The word with its second and third letters in each other's place.
fn swapped(word: &str) -> String {
    let mut letters: Vec<char> = word.chars().collect();
    if letters.len() > 2 {
        letters.swap(1, 2);
    }
    letters.into_iter().collect()
}
