//! What the tests of the outputs share: small projects, in both languages and both forms, and what they are built into.

#![allow(dead_code, reason = "each test file uses a part")]

use std::path::Path;

use planc::emit::{Files, emit};
use planc::sources::{DiskSources, MemorySources};
use planc::workspace::compile;

/// A plan with something of everything, in Swedish keywords and in tables.
pub const SWEDISH: &str = include_str!("swedish.plan");
/// The same plan in English keywords and number format.
pub const ENGLISH: &str = include_str!("english.plan");
/// A plan with views, in Swedish keywords.
pub const VIEWS: &str = include_str!("views_swedish.plan");
/// The same plan in English keywords.
pub const VIEWS_ENGLISH: &str = include_str!("views_english.plan");
/// The same plan in Swedish keywords, every table written as blocks.
pub const BLOCKS: &str = include_str!("blocks.plan");

/// A plan with goals, indicators, activities, risks, a budget, a meeting and two reports on them.
pub const FOLLOWED_UP: &str = include_str!("follow-up.sv.plan");
/// The same plan in English keywords and number format.
pub const FOLLOWED_UP_ENGLISH: &str = include_str!("follow-up.en.plan");

/// A total that the writer accepts as it stands, one that is left to planc, and a part of a row.
pub const DEVIATING: &str = r#"
plan p "P" {
  enhet mnkr
  budget b "B" {
    rader {
      | id | titel | utfall 2023 | 2024 | räknas  |
      | a  | A     | 1,0         | 2    |         |
      | c  | C     | 2,0         | 3    |         |
      | s  | S     | 4,0         | =    | summa   |
      | d  | D     |             | 1    | varav c |
    }
    känd avvikelse s.utfall.2023 "Källan skriver 4,0 och inte {{b.a.utfall.2023 + 2}}"
  }
}
"#;

/// The example projects.
pub const EXAMPLES: [&str; 6] = ["hello", "linkoping", "molndal", "nacka", "nordost", "samverkan"];

/// Builds an example.
pub fn build_example(name: &str) -> Files {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples").join(name);
    let compilation = compile(&DiskSources::open(&folder).unwrap());
    emit(&compilation.publication()).unwrap()
}

/// Builds a project of these files.
pub fn build(files: &[(&str, &str)]) -> Files {
    let compilation = compile(&MemorySources::new(files.iter().copied()));
    let found: Vec<String> = compilation
        .diagnostics
        .iter()
        .map(|found| {
            let place = found.span.map(|span| compilation.sources.line_column(span).to_string());
            format!("{} at {} {:?}", found.code.slug(), place.unwrap_or_default(), found.arguments)
        })
        .collect();
    assert_eq!(found, Vec::<String>::new(), "the project has faults");
    emit(&compilation.publication()).unwrap()
}

/// Builds one file as a Swedish project, with further settings.
pub fn build_plan(plan: &str, settings: &str) -> Files {
    build(&[("planc.toml", settings), ("plan.plan", plan)])
}

/// The text of a file that was built.
pub fn text<'a>(files: &'a Files, path: &str) -> &'a str {
    let Some(bytes) = files.get(path) else { panic!("there is no {path} among {:?}", files.keys()) };
    std::str::from_utf8(bytes).unwrap()
}
