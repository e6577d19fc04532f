//! `P0908`: one name spelled two ways, among what is declared and in running text.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::ops::Range;

use super::Finding;
use super::similar::{Similar, Spelling};
use super::survey::{Survey, Text};
use crate::diagnostic::Code;
use crate::model::{Item, Value};
use crate::text::Span;
use crate::vocabulary::{ConceptName, FieldName, FieldType, PARTY, fold};

/// Names of parties are judged from so many letters on, other titles and single words in running text later: short
/// ones are alike by chance.
const SHORTEST_PARTY: usize = 7;
const SHORTEST_TITLE: usize = 14;
const SHORTEST_WORD: usize = 10;
/// Longer names are not looked for in running text.
const MOST_WORDS: usize = 8;

/// Concepts besides parties whose titles are names that stand in several places.
const TITLED: &[ConceptName] = &[
    ConceptName::Plan,
    ConceptName::Goal,
    ConceptName::Indicator,
    ConceptName::Assignment,
    ConceptName::Risk,
    ConceptName::Activity,
    ConceptName::Row,
    ConceptName::Reference,
];

/// A name: a title, or a party's name as text in a field.
struct Name<'a> {
    written: String,
    item: &'a Item,
    span: Span,
}

pub(super) fn spelled_two_ways(survey: &Survey<'_>, found: &mut Vec<Finding>) {
    let declared = titles(survey, PARTY);
    let parties: Vec<&Name<'_>> = declared.iter().collect();
    let quoted = quoted(survey);
    compare(survey, declared.iter().chain(&quoted), SHORTEST_PARTY, found);
    for concept in TITLED {
        compare(survey, titles(survey, &[*concept]).iter(), SHORTEST_TITLE, found);
    }
    in_text(survey, &parties, found);
}

fn titles<'a>(survey: &Survey<'a>, concepts: &[ConceptName]) -> Vec<Name<'a>> {
    let items = survey.items().filter(|item| concepts.contains(&item.concept));
    items.map(|item| Name { written: survey.title(item).trim().to_owned(), item, span: item.span }).collect()
}

/// Parties that are named by text where a reference could stand.
fn quoted<'a>(survey: &Survey<'a>) -> Vec<Name<'a>> {
    let mut names = Vec::new();
    for item in survey.items() {
        for entry in &item.entries {
            let party = |kind| matches!(kind, FieldType::ReferenceOrText(targets) if targets == PARTY);
            let Value::Prose(prose) = &entry.value else { continue };
            if item.concept.concept().field(entry.field).is_some_and(|field| party(field.kind)) {
                names.push(Name { written: survey.plain(prose).trim().to_owned(), item, span: entry.span });
            }
        }
    }
    names
}

/// Names among themselves. Each spelling is judged once, against those that come before it.
fn compare<'n, 'a: 'n>(
    survey: &Survey<'a>,
    names: impl Iterator<Item = &'n Name<'a>>,
    shortest: usize,
    found: &mut Vec<Finding>,
) {
    let mut seen = HashSet::new();
    let mut entered: Vec<&Name<'_>> = Vec::new();
    let mut similar = Similar::default();
    for name in names {
        let spelling = Spelling::new(&name.written);
        if spelling.len() < shortest || !seen.insert(name.written.as_str()) {
            continue;
        }
        let other = similar.alike(&spelling).into_iter().map(|at| entered[at]).find(|other| !follows(name, other));
        if let Some(other) = other {
            let mut finding = survey.finding_at(Code::NameSpelledTwoWays, name.item, name.span);
            finding.diagnostic = finding
                .diagnostic
                .with("written", name.written.as_str())
                .with("other", other.written.as_str())
                .label(other.span, "other");
            found.push(finding);
        }
        entered.push(name);
        similar.enter(spelling);
    }
}

/// An organisation that comes after another may well be called almost the same.
fn follows(name: &Name<'_>, other: &Name<'_>) -> bool {
    let predecessor = |a: &Item, b: &Item| a.references(FieldName::Predecessor).any(|id| id == b.id);
    predecessor(name.item, other.item) || predecessor(other.item, name.item)
}

/// Names of parties as they may be looked for in running text.
struct Sought<'n, 'a> {
    names: &'n [&'n Name<'a>],
    /// Names of several words, by their first and by their last: a slip lies in one of the words, so that one of these
    /// two is spelled right.
    by_first: HashMap<String, Vec<usize>>,
    by_last: HashMap<String, Vec<usize>>,
    words: Vec<Vec<String>>,
    /// Names of one word.
    single: Similar,
    single_names: Vec<usize>,
    /// Every name, its words folded and joined by spaces.
    all: HashSet<String>,
}

impl<'n, 'a> Sought<'n, 'a> {
    fn new(names: &'n [&'n Name<'a>]) -> Self {
        let mut sought = Sought {
            names,
            by_first: HashMap::new(),
            by_last: HashMap::new(),
            words: Vec::with_capacity(names.len()),
            single: Similar::default(),
            single_names: Vec::new(),
            all: HashSet::new(),
        };
        for (at, name) in names.iter().enumerate() {
            let own: Vec<String> = words(&name.written).into_iter().map(|word| name.written[word].to_owned()).collect();
            let folded: Vec<String> = own.iter().map(|word| fold(word)).collect();
            sought.all.insert(folded.join(" "));
            match folded.as_slice() {
                [] => {}
                [_] => {
                    let spelling = Spelling::new(&own[0]);
                    if spelling.len() >= SHORTEST_WORD {
                        sought.single.enter(spelling);
                        sought.single_names.push(at);
                    }
                }
                [first, .., last] if folded.len() <= MOST_WORDS => {
                    sought.by_first.entry(first.clone()).or_default().push(at);
                    sought.by_last.entry(last.clone()).or_default().push(at);
                }
                _ => {}
            }
            sought.words.push(own);
        }
        sought
    }

    /// Misspelt names in a text: where, and which name is meant.
    fn find(&self, text: &str) -> Vec<(Range<usize>, usize)> {
        let words = words(text);
        let folded: Vec<String> = words.iter().map(|word| fold(&text[word.clone()])).collect();
        let mut found = Vec::new();
        for at in 0..words.len() {
            let starting = self.by_first.get(&folded[at]).into_iter().flatten().map(|name| (*name, Some(at)));
            let ending = self.by_last.get(&folded[at]).into_iter().flatten().map(|name| {
                let before = self.words[*name].len() - 1;
                (*name, at.checked_sub(before))
            });
            for (name, start) in starting.chain(ending) {
                let window = start.and_then(|start| words.get(start..start + self.words[name].len()));
                let Some(window) = window.filter(|window| self.slipped(text, window, name)) else { continue };
                let place = window[0].start..window[window.len() - 1].end;
                if !found.contains(&(place.clone(), name)) {
                    found.push((place, name));
                }
            }
            if self.all.contains(&folded[at]) {
                continue;
            }
            let word = &text[words[at].clone()];
            if word.chars().count() + 1 >= SHORTEST_WORD {
                let alike = self.single.alike(&Spelling::new(word));
                found.extend(alike.first().map(|single| (words[at].clone(), self.single_names[*single])));
            }
        }
        found
    }

    /// Whether a run of words is the name but for a slip in one of them.
    fn slipped(&self, text: &str, window: &[Range<usize>], name: usize) -> bool {
        let joined = |pair: &[Range<usize>]| {
            let between = &text[pair[0].end..pair[1].start];
            between.chars().all(|letter| letter.is_whitespace() || letter == '-')
        };
        if !window.windows(2).all(joined) {
            return false;
        }
        let mut slips = 0;
        let mut written = Vec::with_capacity(window.len());
        for (word, own) in window.iter().zip(&self.words[name]) {
            let word = &text[word.clone()];
            written.push(fold(word));
            if fold(own) == written[written.len() - 1] {
                continue;
            }
            let (word, own) = (Spelling::new(word), Spelling::new(own));
            if own.len() < 4 || !word.is_near(&own) {
                return false;
            }
            slips += 1;
        }
        slips == 1 && !self.all.contains(&written.join(" "))
    }
}

/// Where the words of a text stand.
fn words(text: &str) -> Vec<Range<usize>> {
    let runs = text.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty());
    let place = |word: &str| word.as_ptr() as usize - text.as_ptr() as usize;
    runs.map(|word| place(word)..place(word) + word.len()).collect()
}

/// Each misspelling once, with the further places where it stands.
fn in_text(survey: &Survey<'_>, names: &[&Name<'_>], found: &mut Vec<Finding>) {
    let sought = Sought::new(names);
    let mut said: BTreeMap<String, usize> = BTreeMap::new();
    for item in survey.items() {
        for text in survey.texts(item).filter(|text| text.field.is_some() || !PARTY.contains(&item.concept)) {
            for (place, name) in sought.find(text.source) {
                if in_target(text, &place) {
                    continue;
                }
                let written = &text.source[place.clone()];
                let finding = survey.finding_in(Code::NameSpelledTwoWays, text, place.clone());
                match said.get(written) {
                    Some(first) => {
                        let diagnostic = &mut found[*first].diagnostic;
                        let own = diagnostic.clone();
                        *diagnostic = finding.diagnostic.span.map_or(own.clone(), |span| own.label(span, "again"));
                    }
                    None => {
                        said.insert(written.to_owned(), found.len());
                        let name = sought.names[name];
                        let diagnostic = finding.diagnostic.with("written", written);
                        let diagnostic = diagnostic.with("other", name.written.as_str()).label(name.span, "other");
                        found.push(Finding { diagnostic, ..finding });
                    }
                }
            }
        }
    }
}

/// Whether a place is an id inside a link, a figure or a footnote mark, and not a writer's word.
fn in_target(text: Text<'_>, place: &Range<usize>) -> bool {
    text.inlines.iter().any(|mark| {
        let words = text.source[mark.start..mark.end].find('|').map_or(mark.end, |bar| mark.start + bar);
        mark.start <= place.start && place.start < words
    })
}
