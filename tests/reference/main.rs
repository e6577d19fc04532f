//! The language reference is true: what is generated from the vocabulary stands there as it is today, every sample
//! compiles to what it says, every code is spoken of, every link leads somewhere.
//!
//! `PLANC_REFRESH=1 cargo test --test reference` writes the generated parts anew.

mod generated;
#[path = "../sample/mod.rs"]
mod sample;

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use planc::diagnostic::{CODES, Code, Severity};
use planc::sources::MemorySources;
use planc::syntax::MAX_DEPTH;
use planc::workspace::compile;

use sample::{rendered, sample};

const REFERENCE: &str = "docs/language.md";
/// The pages whose samples are held here. Those of the codes are held by `tests/codes`.
const PAGES: &[&str] = &[REFERENCE, "docs/how-do-i.md", "docs/views.md", "docs/README.md"];

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn read(path: &str) -> String {
    fs::read_to_string(root().join(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// A fenced block of a page: the line of its opening fence, what stands after the backticks, and what it holds.
struct Block<'a> {
    line: usize,
    info: &'a str,
    text: String,
}

fn blocks(page: &str) -> Vec<Block<'_>> {
    let mut blocks: Vec<Block<'_>> = Vec::new();
    let mut open = false;
    for (at, line) in page.lines().enumerate() {
        match line.strip_prefix("```") {
            Some(_) if open => open = false,
            Some(info) => {
                open = true;
                blocks.push(Block { line: at + 1, info, text: String::new() });
            }
            None if open => {
                if let Some(block) = blocks.last_mut() {
                    block.text.push_str(line);
                    block.text.push('\n');
                }
            }
            None => {}
        }
    }
    assert!(!open, "a block never ends");
    blocks
}

/// A page without its fenced blocks.
fn prose(page: &str) -> String {
    let mut open = false;
    let mut kept = String::new();
    for line in page.lines() {
        let fence = line.starts_with("```");
        if !fence && !open {
            kept.push_str(line);
            kept.push('\n');
        }
        open ^= fence;
    }
    kept
}

#[test]
fn what_is_generated_is_of_today() {
    let page = read(REFERENCE);
    let made = generated::refreshed(&page);
    if std::env::var_os("PLANC_REFRESH").is_some() {
        // Written beside and moved, since the other tests read the page at the same time.
        let beside = root().join(REFERENCE).with_extension("new");
        let written = fs::write(&beside, &made).and_then(|()| fs::rename(&beside, root().join(REFERENCE)));
        written.unwrap_or_else(|error| panic!("{REFERENCE}: {error}"));
    } else {
        assert!(page == made, "{REFERENCE} is old: run the tests with PLANC_REFRESH=1");
    }
}

/// The codes that a block's info string says are found; nothing for a block that is no plan.
fn expected(info: &str) -> Option<BTreeSet<Code>> {
    let mut words = info.split_whitespace();
    if words.next() != Some("plan") {
        return None;
    }
    let numbers = words.filter(|word| !["en", "error", "warning", "note"].contains(word));
    let code = |number: &str| CODES.iter().find(|code| code.number() == number).copied();
    Some(numbers.map(|number| code(number).unwrap_or_else(|| panic!("no code {number}"))).collect())
}

#[test]
fn every_sample_compiles_to_what_it_says() {
    let mut faults = Vec::new();
    let mut count = 0;
    for path in PAGES {
        for block in blocks(&read(path)) {
            let Some(expected) = expected(block.info) else {
                continue;
            };
            count += 1;
            let mut sample = sample(&block.text);
            if block.info.split_whitespace().any(|word| word == "en") {
                let MemorySources(files) = &mut sample.files;
                files.insert("planc.toml".to_owned(), b"language = \"en\"\n".to_vec());
            }
            let compilation = compile(&sample);
            let found: BTreeSet<Code> = compilation.diagnostics.iter().map(|diagnostic| diagnostic.code).collect();
            if found != expected {
                faults.push(format!("{path}:{} `{}`\n{}", block.line, block.info, rendered(&compilation)[0]));
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n\n"));
    assert!(count > 40, "the samples are not where they were: {count}");
}

#[test]
fn a_sample_says_error_warning_or_note_as_its_codes_are() {
    for path in PAGES {
        for block in blocks(&read(path)) {
            for code in expected(block.info).into_iter().flatten() {
                let word = match code.severity() {
                    Severity::Error => "error",
                    Severity::Warning => "warning",
                    Severity::Note => "note",
                };
                assert!(block.info.contains(word), "{path}:{}: {} is a {word}", block.line, code.number());
            }
        }
    }
}

#[test]
fn every_code_is_spoken_of() {
    let page = read(REFERENCE);
    let silent: Vec<&str> =
        CODES.iter().map(|code| code.number()).filter(|number| !page.contains(&format!("codes/{number}.md"))).collect();
    assert!(silent.is_empty(), "{REFERENCE} says nothing of {silent:?}");
}

/// Targets of the Markdown links in a text.
fn links(text: &str) -> impl Iterator<Item = &str> {
    text.split("](").skip(1).filter_map(|rest| rest.split_once(')')).map(|(target, _)| target)
}

#[test]
fn every_link_leads_somewhere() {
    let mut broken = Vec::new();
    for path in PAGES {
        for target in links(&prose(&read(path))).filter(|target| !target.starts_with("http")) {
            let (file, anchor) = target.split_once('#').unwrap_or((target, ""));
            let folder = Path::new(path).parent().unwrap_or(Path::new(""));
            let file = if file.is_empty() { PathBuf::from(path) } else { folder.join(file) };
            let there = root().join(&file).exists();
            let leads = || {
                let page = read(&file.to_string_lossy());
                generated::headings(&page).iter().any(|(_, heading)| generated::anchor(heading) == anchor)
            };
            if !there || !(anchor.is_empty() || leads()) {
                broken.push(format!("{path}: {target}"));
            }
        }
    }
    assert!(broken.is_empty(), "{broken:#?}");
}

/// Codes found in a project of one file.
fn codes(plan: &str) -> Vec<&'static str> {
    let compilation = compile(&MemorySources::new([("a.plan", plan)]));
    compilation.diagnostics.iter().map(|diagnostic| diagnostic.code.number()).collect()
}

#[test]
fn the_limits_are_as_stated() {
    const DIGITS: usize = 27;
    const FORMULA: usize = 4_000;
    let page = read(REFERENCE);
    let limits = page.split("## Limits").nth(1).unwrap_or_default();
    for limit in [format!("| {MAX_DEPTH} "), format!("| {DIGITS} "), "| 4 000 bytes".to_owned()] {
        assert!(limits.contains(&limit), "{limit}");
    }
    let nested = |depth: usize| "mål a \"A\" {\n".repeat(depth) + &"}\n".repeat(depth);
    assert_eq!(codes(&nested(MAX_DEPTH)), [""; 0]);
    assert_eq!(codes(&nested(MAX_DEPTH + 1)), ["P0106"]);
    let posts = |digits: usize| format!("roll r \"R\" {{\n  antal tjänster {}\n}}\n", "9".repeat(digits));
    assert_eq!(codes(&posts(DIGITS)), [""; 0]);
    assert_eq!(codes(&posts(DIGITS + 1)), ["P0302"]);
    let check = |formula: &str| {
        format!(
            "budget b \"B\" {{\n  rad {{\n    | id | titel | 2024 |\n    | a | A | 0 |\n  }}\n  avstämning {formula}\n}}\n"
        )
    };
    let long = |len: usize| {
        let formula = "a.2024 = a.2024".to_owned() + &" + a.2024".repeat((len - 15) / 9);
        formula.clone() + &" ".repeat(len - formula.len()) + "\"skäl\""
    };
    assert_eq!(codes(&check(&long(FORMULA - 20))), [""; 0]);
    assert_eq!(codes(&check(&long(FORMULA + 20))), ["P0313"]);
    let bracketed = |depth: usize| format!("a.2024 = {}a.2024{}", "(".repeat(depth), ")".repeat(depth));
    assert_eq!(codes(&check(&bracketed(MAX_DEPTH))), [""; 0]);
    assert_eq!(codes(&check(&bracketed(MAX_DEPTH + 1))), ["P0313"]);
}
