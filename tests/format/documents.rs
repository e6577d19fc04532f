//! What is shown of formatting, and what a project begins with, is as planc writes it.

use std::fs;
use std::path::Path;

use planc::language::Language;
use planc::syntax::format::{Options, format};

use crate::written;

/// The blocks of a page whose first line is three backticks and `info`.
fn blocks(page: &str, info: &str) -> Vec<String> {
    let opener = format!("\n```{info}\n");
    let after = page.split(opener.as_str()).skip(1);
    after.map(|rest| rest.split_once("```").expect("the block's end").0.to_owned()).collect()
}

#[test]
fn the_page_on_formatting_shows_what_is_written() {
    let page = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/formatting.md")).unwrap();
    let (messy, clean) = (blocks(&page, "plan messy"), blocks(&page, "plan written"));
    assert_eq!((messy.len(), clean.len()), (1, 3));
    assert_eq!(written(&messy[0]), clean[0]);
    for block in &clean {
        assert_eq!(written(block), *block);
    }
}

#[test]
fn a_new_plan_is_well_written() {
    let templates = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/cli/new");
    for language in [Language::Sv, Language::En] {
        for entry in fs::read_dir(templates.join(language.tag())).unwrap() {
            let path = entry.unwrap().path();
            if path.extension().is_some_and(|extension| extension == "plan") {
                let text = fs::read_to_string(&path).unwrap();
                assert_eq!(format(&text, language, &Options::default()).text, text, "{}", path.display());
            }
        }
    }
}
