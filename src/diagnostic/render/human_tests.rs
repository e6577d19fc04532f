//! Rendered messages.

use super::*;
use crate::diagnostic::Code;

const SV: Style = Style { language: Language::Sv, color: false, width: None };

fn sources() -> SourceMap {
    let mut sources = SourceMap::default();
    sources.add("plan.plan", "mål å \"Åtgärder\"\nmål b\n");
    sources.add("annan.plan", "# första\n\nmål å \"Igen\"");
    sources
}

#[test]
fn places_in_two_files_are_shown_in_the_readers_language() {
    let sources = sources();
    let diagnostic = Diagnostic::new(Code::DuplicateId, Span::new(FileId(1), 16, 18))
        .with("id", "å")
        .with("concept", crate::vocabulary::ConceptName::Goal)
        .label(Span::new(FileId(0), 5, 7), "first");
    let text = render(&diagnostic, &sources, SV);
    assert!(text.starts_with("fel[P0206]: "), "{text}");
    assert!(text.contains("--> annan.plan:3:5"), "{text}");
    assert!(text.contains("::: plan.plan:1:5"), "{text}");
    let text = render(&diagnostic, &sources, Style { language: Language::En, ..SV });
    assert!(text.starts_with("error[P0206]: "), "{text}");
}

#[test]
fn no_span_is_too_odd_to_render() {
    let sources = sources();
    let lengths = [0, 1, 5, 6, 7, 17, 18, 25, 26, 1000, u32::MAX];
    for file in 0..3 {
        for start in lengths {
            for end in lengths {
                let span = Span { file: FileId(file), start, end };
                let diagnostic =
                    Diagnostic::new(Code::UnclosedBlock, span).with("opener", "mål b").label(span, "before");
                let text = render(&diagnostic, &sources, SV);
                assert!(text.starts_with("fel[P0102]"), "{text}");
            }
        }
    }
}

#[test]
fn colour_only_when_asked_for_and_never_from_the_plan() {
    let sources = sources();
    let diagnostic = Diagnostic::new(Code::UnknownName, Span::new(FileId(0), 0, 3)).with("name", "\u{1b}[31mröd");
    assert!(!render(&diagnostic, &sources, SV).contains('\u{1b}'));
    let colored = render(&diagnostic, &sources, Style { color: true, ..SV });
    assert!(colored.contains("\u{1b}[") && !colored.contains("\u{1b}[31mröd"), "{colored:?}");
}

#[test]
fn what_lies_in_no_file_has_no_snippet() {
    let text = render(&Diagnostic::without_place(Code::NoPlanFiles), &SourceMap::default(), SV);
    assert!(text.starts_with("fel[P0701]: "), "{text}");
    assert!(!text.contains("-->"), "{text}");
}

#[test]
fn notes_keep_to_the_width() {
    let sources = sources();
    let diagnostic = Diagnostic::new(Code::UnreadableLine, Span::new(FileId(0), 0, 3));
    let narrow = render(&diagnostic, &sources, Style { width: Some(60), ..SV });
    assert!(narrow.lines().all(|line| line.chars().count() <= 60), "{narrow}");
    let one_line = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    assert_eq!(one_line(&narrow), one_line(&render(&diagnostic, &sources, SV)));
}

#[test]
fn advice_names_a_value_in_the_readers_language() {
    let shown = |path: &str, language| {
        let diagnostic = Diagnostic::new(Code::CheckFailed, Span::new(FileId(0), 0, 3))
            .with("check", "x")
            .with("left", "1")
            .with("right", "2")
            .about(path, crate::model::ItemId(0));
        render(&diagnostic, &sources(), Style { language, ..SV })
    };
    assert!(shown("a.outcome.2024", Language::Sv).contains("känd avvikelse a.utfall.2024 \""));
    assert!(shown("a.outcome.2024", Language::En).contains("known deviation a.outcome.2024 \""));
    // An id that is the word itself stays.
    assert!(shown("outcome.2024", Language::Sv).contains("känd avvikelse outcome.2024 \""));
}

#[test]
fn carriage_returns_are_not_shown() {
    let mut sources = SourceMap::default();
    let file = sources.add("a.plan", "mål a \"A\"\r\nansvarig b\r\n");
    for (start, end) in [(0, 3), (4, 19), (11, 19)] {
        let text =
            render(&Diagnostic::new(Code::UnknownName, Span::new(file, start, end)).with("name", "b"), &sources, SV);
        assert!(!text.contains(['\u{240d}', '\r']), "{text:?}");
    }
}
