//! What holds for every plan. `PLANC_PLANS` says for how many generated ones it is looked at.

use std::collections::{BTreeMap, HashSet};

use planc::emit::{Files, json};
use planc::language::Language;
use planc::sources::MemorySources;
use planc::syntax::format::{Keywords, Options, format};
use planc::workspace::{Compilation, compile};
use rayon::prelude::*;
use unicode_normalization::UnicodeNormalization;

use crate::generate::{Case, case};

/// How many plans are generated where the environment does not say.
const PLANS: u64 = 100;

fn compiled(text: &str, language: Language) -> Compilation {
    let settings = format!("language = \"{}\"\n", language.tag());
    compile(&MemorySources::new([("planc.toml", settings.as_str()), ("a.plan", text)]))
}

/// What the plan says, without how its words are spaced, composed and signed.
fn model(compilation: &Compilation) -> String {
    let mut files = Files::default();
    json::emit(&compilation.checked, &mut files);
    let (_, bytes) = files.iter().find(|(name, _)| name.as_str() == "plan.json").expect("a plan.json");
    let text = String::from_utf8(bytes.clone()).expect("UTF-8").replace("\\u00a0", " ");
    let words: Vec<&str> = text.split([' ', '\u{a0}']).filter(|word| !word.is_empty()).collect();
    words.join(" ").nfc().collect()
}

fn codes(compilation: &Compilation) -> BTreeMap<&'static str, usize> {
    let mut codes = BTreeMap::new();
    for diagnostic in &compilation.diagnostics {
        *codes.entry(diagnostic.code.number()).or_default() += 1;
    }
    codes
}

/// Everything that is not white space, but for the listed replacements.
fn visible(text: &str) -> String {
    // The line under a header is dropped; where the header is lost, it is a row as others are, and is spaced.
    let is_rule = |line: &&str| line.trim_start().replace(' ', "").starts_with("|--");
    let lines = text.split(['\n', '\r']).filter(|line| !is_rule(line));
    let letters = lines.flat_map(str::chars).filter(|letter| !letter.is_whitespace() && *letter != '\u{ad}');
    let plain = letters.map(|letter| match letter {
        '”' | '“' | '„' => '"',
        '–' | '−' => '-',
        letter => letter,
    });
    plain.flat_map(char::to_lowercase).nfc().collect()
}

fn reworded(text: &str, numbers: Language, language: Language) -> String {
    let declared = HashSet::new();
    format(text, numbers, &Options { realign: false, keywords: Some(Keywords { language, declared: &declared }) }).text
}

fn holds(seed: u64) {
    let Case { language, text, comments, faulty } = case(seed);
    let plain = Options::default();
    let found = format(&text, language, &plain);
    let show = || format!("seed {seed}\n--- before\n{text}\n--- after\n{}", found.text);
    assert_eq!(format(&found.text, language, &plain), found, "not the same again: {}", show());
    assert_eq!(visible(&found.text), visible(&text), "something was lost: {}", show());
    let mut rest = found.text.as_str();
    for comment in &comments {
        let at = rest.find(comment.as_str()).unwrap_or_else(|| panic!("{comment} is lost: {}", show()));
        rest = &rest[at + comment.len()..];
    }
    assert!(faulty || found.left == 0, "a good plan was not read: {}", show());
    let (before, after) = (compiled(&text, language), compiled(&found.text, language));
    assert_eq!(model(&after), model(&before), "another model: {}", show());
    let earlier = codes(&before);
    let more = codes(&after).into_iter().find(|(code, count)| earlier.get(code).is_none_or(|earlier| count > earlier));
    assert_eq!(more, None, "more to say: {}", show());
    let wide = format(&found.text, language, &Options { realign: true, keywords: None }).text;
    assert_eq!(visible(&wide), visible(&text), "something was lost by realigning: {}", show());
    assert_eq!(format(&wide, language, &plain).text, wide, "realigned, it does not stay so: {}", show());
    if !faulty {
        there_and_back(&found.text, language, &after);
    }
}

/// In the other language, and back.
fn there_and_back(text: &str, language: Language, compilation: &Compilation) {
    let other = if language == Language::Sv { Language::En } else { Language::Sv };
    let there = reworded(text, language, other);
    let show = || format!("--- before\n{text}\n--- there\n{there}");
    assert_ne!(there, text);
    assert_eq!(reworded(&there, language, other), there, "not the same again: {}", show());
    assert_eq!(codes(&compiled(&there, language)), codes(compilation), "other findings: {}", show());
    let back = reworded(&there, language, language);
    assert_eq!(model(&compiled(&back, language)), model(compilation), "another model: {}\n--- back\n{back}", show());
}

#[test]
fn every_plan_stays_what_it_is() {
    let plans = std::env::var("PLANC_PLANS").ok().and_then(|plans| plans.parse().ok()).unwrap_or(PLANS);
    (0..plans).into_par_iter().for_each(holds);
}
