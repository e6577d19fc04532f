//! What holds of all message files.

use std::collections::{BTreeMap, BTreeSet};

use super::*;
use crate::diagnostic::CODES;
use crate::language::LANGUAGES;
use crate::model::{MoneyScale, Unit};
use crate::vocabulary::{CONCEPTS, ConceptName};

/// What a message file says of one text: the arguments it uses.
type Uses = BTreeSet<String>;

/// `id` or `id.attribute` → arguments, read from the file as text.
fn texts(file: &str) -> BTreeMap<String, Uses> {
    let mut texts: BTreeMap<String, Uses> = BTreeMap::new();
    let (mut id, mut current) = (String::new(), String::new());
    for line in file.lines().filter(|line| !line.starts_with('#')) {
        if let Some((name, _)) = line.split_once(" =").filter(|_| line.starts_with(|c: char| c.is_ascii_lowercase())) {
            id = name.to_owned();
            current = name.to_owned();
            assert!(texts.insert(current.clone(), Uses::new()).is_none(), "{name} stands twice");
        } else if let Some((name, _)) = line.trim_start().strip_prefix('.').and_then(|rest| rest.split_once(" =")) {
            current = format!("{id}.{name}");
            assert!(texts.insert(current.clone(), Uses::new()).is_none(), "{current} stands twice");
        }
        let uses = texts.entry(current.clone()).or_default();
        uses.extend(line.split('$').skip(1).map(|rest| {
            let end = rest.find(|c: char| !c.is_ascii_alphanumeric() && c != '-' && c != '_').unwrap_or(rest.len());
            let name = &rest[..end];
            ["-count", "-and", "-or", "-a"].iter().find_map(|form| name.strip_suffix(form)).unwrap_or(name).to_owned()
        }));
    }
    texts.remove("");
    texts
}

fn all_texts(files: &[&[&str]; 2], language: Language) -> BTreeMap<String, Uses> {
    let mut all = BTreeMap::new();
    for file in files[language.index()] {
        for (name, uses) in texts(file) {
            assert!(all.insert(name.clone(), uses).is_none(), "{name} stands in two files");
        }
    }
    all
}

#[test]
fn every_file_parses_whole() {
    for language in LANGUAGES {
        for file in MESSAGE_FILES[language.index()].iter().chain(LABEL_FILES[language.index()]) {
            let parsed = FluentResource::try_new((*file).to_owned());
            assert!(parsed.is_ok(), "{:?}", parsed.err().map(|(_, errors)| errors));
        }
    }
}

#[test]
fn all_languages_have_the_same_texts_with_the_same_arguments() {
    for files in [&MESSAGE_FILES, &LABEL_FILES] {
        assert_eq!(all_texts(files, Language::Sv), all_texts(files, Language::En));
    }
}

#[test]
fn every_code_has_a_message_and_every_concept_an_article() {
    for language in LANGUAGES {
        for code in CODES {
            assert!(has(language, code.slug(), None), "{} {}", language.tag(), code.slug());
        }
        for concept in CONCEPTS {
            assert!(find_label(language, &format!("a-{}", concept.key), &[]).is_some(), "{}", concept.key);
        }
    }
}

#[test]
fn every_message_belongs_to_a_code_or_is_used_by_others() {
    for name in all_texts(&MESSAGE_FILES, Language::Sv).into_keys() {
        let id = name.split('.').next().unwrap_or_default();
        let used = MESSAGE_FILES[0].iter().any(|file| file.contains(&format!("{{ {id} }}")));
        assert!(used || CODES.iter().any(|code| code.slug() == id), "{id} is nobody's message");
    }
}

#[test]
fn arguments_are_written_in_the_readers_language() {
    let sv = |argument: &Argument| written(argument, Language::Sv);
    let amount = Argument::Amount(Decimal::new(18281, 1), Unit::Money(MoneyScale::Millions));
    assert_eq!(sv(&amount), "1\u{a0}828,1\u{a0}mnkr");
    assert_eq!(written(&amount, Language::En), "1\u{a0}828.1\u{a0}mnkr");
    let numbers = Argument::List(vec![Decimal::new(200, 1).into(), Decimal::new(28, 1).into()]);
    assert_eq!(sv(&numbers), "20,0; 2,8");
    let names = [Argument::from("a"), "b".into(), "c".into()];
    assert_eq!(join(&names, Language::Sv, Some("list-and")), "a, b och c");
    assert_eq!(join(&names[..1], Language::En, Some("list-or")), "a");
    let concepts = [Argument::from(ConceptName::Goal), ConceptName::Indicator.into()];
    assert_eq!(join(&concepts, Language::En, Some("list-or")), "a goal or an indicator");
    assert_eq!(sv(&Argument::List(concepts.to_vec())), "mål, indikator");
}

/// What stands between the id of a message and its attributes, as written.
fn headline<'a>(files: &[&'a str], slug: &str) -> &'a str {
    let start = format!("\n{slug} =");
    let after = files.iter().find_map(|file| Some(&file[file.find(&start)? + start.len()..])).unwrap_or_default();
    after.split("\n    .").next().unwrap_or_default().split("\n\n").next().unwrap_or_default().trim()
}

#[test]
fn no_two_codes_say_the_same_in_their_first_line() {
    for language in LANGUAGES {
        let mut seen = BTreeMap::new();
        for code in CODES {
            let text = headline(MESSAGE_FILES[language.index()], code.slug());
            assert!(!text.is_empty(), "{} in {language:?}", code.slug());
            if let Some(other) = seen.insert(text, code.slug()) {
                panic!("{other} and {} in {language:?}: {text}", code.slug());
            }
        }
    }
}
