//! What holds for every input: no text makes planc panic, numbers are read as they are written, sums are exact.

#![allow(clippy::panic, clippy::disallowed_methods, reason = "a test reads the examples from disk")]

use std::path::Path;

use planc::diagnostic::Severity;
use planc::diagnostic::render::{Style, render};
use planc::emit::csv::answer_csv;
use planc::emit::emit;
use planc::emit::json::answer_json;
use planc::language::{LANGUAGES, Language};
use planc::sources::{DiskSources, MemorySources, Sources};
use planc::syntax::number;
use planc::workspace::{Compilation, compile, compile_asking};
use proptest::prelude::*;
use rust_decimal::Decimal;

/// The files of a small project that uses most of the language.
fn project(name: &str) -> Vec<(String, String)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples").join(name);
    let sources = DiskSources::open(&folder).unwrap_or_else(|error| panic!("{error}"));
    let mut paths = sources.list().unwrap_or_else(|error| panic!("{error}"));
    paths.retain(|path| path.ends_with(".plan") || path.ends_with(".md") || path == "planc.toml");
    let text = |path: &String| String::from_utf8(sources.read(path).unwrap_or_default()).unwrap_or_default();
    paths.iter().map(|path| (path.clone(), text(path))).collect()
}

/// Compiles, renders every message in every language, and emits: all that a build does with a plan.
fn build(files: &[(String, String)]) -> Compilation {
    let sources = MemorySources::new(files.iter().map(|(path, text)| (path.as_str(), text.as_str())));
    let compilation = compile(&sources);
    for diagnostic in &compilation.diagnostics {
        for language in LANGUAGES {
            let text = render(diagnostic, &compilation.sources, Style { language, color: false, width: Some(100) });
            let own = files.iter().any(|(_, text)| text.contains("{$"));
            assert!(own || !text.contains("{$"), "an argument is missing: {text}");
        }
        let place = diagnostic.span.map(|span| (span, compilation.sources.file(span.file).text.len()));
        assert!(place.is_none_or(|(span, len)| span.start <= span.end && span.end as usize <= len), "{diagnostic:?}");
    }
    emit(&compilation.publication()).unwrap_or_else(|error| panic!("{error}"));
    compilation
}

/// A fault that a hand, an editor or a merge can make.
#[derive(Clone, Debug)]
enum Fault {
    Delete(usize, usize),
    Insert(usize, String),
    DropLine(usize),
    SwapLines(usize, usize),
    RepeatLine(usize),
    CutFrom(usize),
}

fn fault() -> impl Strategy<Value = Fault> {
    let pieces = [
        "{",
        "}",
        "\"",
        "\"\"\"",
        "|",
        "#",
        "\\",
        "[[",
        "]]",
        "{{",
        "}}",
        "[^",
        "]",
        ":",
        ",",
        "..",
        "=",
        "-",
        "\t",
        "\r\n",
        "\n",
        "\u{a0}",
        "\u{308}",
        "\u{feff}",
        "\u{202e}",
        "İ",
        "ſ",
        "９",
        "🙂",
        "\0",
        "e\u{301}",
        "2025-13",
        "99999999999999999999999999999",
        "1,5",
        "%",
        " mnkr",
        "plan x \"X\" {",
        "tillhör vp",
        "känd avvikelse",
    ];
    let piece = prop_oneof![
        proptest::sample::select(pieces.to_vec()).prop_map(str::to_owned),
        proptest::char::any().prop_map(String::from),
    ];
    prop_oneof![
        (any::<usize>(), 1..40_usize).prop_map(|(at, len)| Fault::Delete(at, len)),
        (any::<usize>(), piece).prop_map(|(at, piece)| Fault::Insert(at, piece)),
        any::<usize>().prop_map(Fault::DropLine),
        (any::<usize>(), any::<usize>()).prop_map(|(one, other)| Fault::SwapLines(one, other)),
        any::<usize>().prop_map(Fault::RepeatLine),
        any::<usize>().prop_map(Fault::CutFrom),
    ]
}

/// A word as questions have them, or a piece of one.
fn question_word() -> impl Strategy<Value = String> {
    let words = [
        "uppdrag",
        "goals",
        "indikatorer",
        "rader",
        "kontrollaktivitet",
        "i",
        "in",
        "vp",
        "vp/ram",
        "projektet",
        "där",
        "where",
        "och",
        "or",
        "eller inte",
        "not",
        "(",
        ")",
        "status",
        "nivå",
        "ansvarig.ingår i",
        "till och med",
        "utfall 2024",
        "målvärde.2024",
        "budget 2024",
        "plan",
        "titel",
        "typ",
        "svar.datum",
        "uppdrag.mål.indikator",
        ".",
        "..",
        "=",
        "!=",
        "är inte",
        "<",
        ">=",
        "innehåller",
        "saknas",
        "is missing",
        "finns",
        "klar",
        "nämnd",
        "nordost",
        "2025-T1",
        "2024..2026",
        "1 000,5 mnkr",
        "\\\"och, så\\\"",
        "”x”",
        ",",
        "ordnat efter",
        "order by",
        "fallande",
        "visa",
        "show",
        "som",
        "öka",
        "ja",
        "deluppdrag",
        "\\",
        "|",
        "{{",
        "}}",
        "#",
        "å\u{308}",
    ];
    proptest::sample::select(words.to_vec()).prop_map(str::to_owned)
}

fn spoilt(text: &str, fault: &Fault) -> String {
    let boundary = |at: usize| text.floor_char_boundary(at % (text.len() + 1));
    let mut lines: Vec<&str> = text.split_inclusive('\n').collect();
    let count = lines.len().max(1);
    match fault {
        Fault::Delete(at, len) => {
            let from = boundary(*at);
            let to = text.ceil_char_boundary((from + len).min(text.len()));
            format!("{}{}", &text[..from], &text[to..])
        }
        Fault::Insert(at, piece) => format!("{}{piece}{}", &text[..boundary(*at)], &text[boundary(*at)..]),
        Fault::CutFrom(at) => text[..boundary(*at)].to_owned(),
        _ if lines.is_empty() => text.to_owned(),
        Fault::DropLine(at) => {
            lines.remove(at % count);
            lines.concat()
        }
        Fault::SwapLines(one, other) => {
            lines.swap(one % count, other % count);
            lines.concat()
        }
        Fault::RepeatLine(at) => {
            lines.insert(at % count, lines[at % count]);
            lines.concat()
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_fault_makes_planc_panic(which in any::<usize>(), faults in proptest::collection::vec(fault(), 1..6), name in prop_oneof![Just("hello"), Just("molndal"), Just("samverkan")]) {
        let mut files = project(name);
        let count = files.len();
        for (at, fault) in faults.iter().enumerate() {
            let (_, text) = &mut files[which.wrapping_add(at) % count];
            *text = spoilt(text, fault);
        }
        build(&files);
    }

    #[test]
    fn no_text_at_all_makes_planc_panic(text in "\\PC{0,200}", lines in proptest::collection::vec("[ {}\"|#a-zåäö0-9:=,.\\[\\]\\-]{0,30}", 0..30)) {
        build(&[("a.plan".to_owned(), text), ("b.plan".to_owned(), lines.join("\n"))]);
    }

    #[test]
    fn no_question_makes_planc_panic(words in proptest::collection::vec(question_word(), 0..24), end in "\\PC{0,6}", form in 0..3_usize) {
        let asked = format!("{}{end}", words.join(" "));
        let view = |question: &str| format!("  sammanställning prov \"Prov\" {{\n    fråga {question}\n  }}\n");
        let counted = format!("  text \"\"\"\n    {{{{antal {asked}}}}} {{{{prov.antal + 1: två}}}}\n    \"\"\"\n");
        let question = [asked.clone(), format!("\"{asked}\""), format!("\"\"\"\n{asked}\n\"\"\"")][form].clone();
        let plan = include_str!("outputs/views_swedish.plan");
        let (before, _) = plan.rsplit_once('}').unwrap_or_else(|| panic!("the plan has no end"));
        build(&[("a.plan".to_owned(), format!("{before}{}{counted}}}\n", view(&question)))]);
        let project = MemorySources::new([("a.plan", include_str!("outputs/views_swedish.plan"))]);
        let (compilation, query, _) = compile_asking(&project, &asked);
        if let Some(query) = query {
            answer_csv(&compilation.checked, &query);
            answer_json(&compilation.checked, &query);
        }
    }

    #[test]
    fn numbers_are_read_as_they_are_written(mantissa in -999_999_999_999_i64..999_999_999_999, scale in 0..6_u32, english in any::<bool>()) {
        let value = Decimal::new(mantissa, scale);
        let language = if english { Language::En } else { Language::Sv };
        let written = language.number(value);
        let run = number::read(&written, language).unwrap_or_else(|| panic!("{written} is no number"));
        prop_assert_eq!(run.len, written.len());
        let read = run.value.unwrap_or_else(|fault| panic!("{written}: {fault:?}"));
        prop_assert_eq!(read, value);
        prop_assert_eq!(read.scale(), value.scale());
    }

    #[test]
    fn a_total_of_exact_figures_is_exact(parts in proptest::collection::vec(-99_999_i64..99_999, 1..20), off in -5_i64..6) {
        let shown = |value: i64| Language::Sv.number(Decimal::new(value, 1));
        let rows: String = parts.iter().enumerate().map(|(at, part)| format!("| r{at} | R | {} | |\n", shown(*part))).collect();
        let total = shown(parts.iter().sum::<i64>() + off);
        let plan = format!("budget b \"B\" {{\navrundad nej\nrad {{\n| id | titel | 2025 | räknas |\n{rows}| t | T | {total} | summa |\n}}\n}}\n");
        let compilation = build(&[("b.plan".to_owned(), plan)]);
        let errors = compilation.diagnostics.iter().filter(|found| found.severity == Severity::Error).count();
        prop_assert_eq!(errors, usize::from(off != 0));
    }
}
