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
    assert_eq!(codes, [Code::FormulaMismatch]);
    let said: String = errors(&compilation).map(|found| shown(&compilation, found)).collect();
    for words in ["Staff", "Budget 2026", "4 200", "4 300", "100"] {
        assert!(said.contains(words), "no {words} in\n{said}");
    }
}
