//! `P0817`: annexes that a plan speaks of and that are not there.
//!
//! An annex is a plan that is `bilaga till` another. It has the number that its title or id begins with (`Bilaga 3`);
//! those without take the places that are left, in order.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::Finding;
use super::phrases::{ANNEX_WORDS, first_phrase, phrases_in};
use super::survey::{Survey, Text};
use crate::diagnostic::{Argument, Code};
use crate::model::{Item, ItemId};
use crate::vocabulary::{ConceptName, FieldName};

/// The annexes of a plan.
#[derive(Default)]
struct Annexes<'a> {
    numbered: BTreeMap<u32, &'a Item>,
    others: usize,
}

impl Annexes<'_> {
    fn has(&self, number: u32) -> bool {
        // Annexes without a number of their own stand for the first numbers that are free.
        let free = (1..=number).filter(|free| !self.numbered.contains_key(free)).count();
        self.numbered.contains_key(&number) || free <= self.others
    }
}

pub(super) fn missing(survey: &Survey<'_>, found: &mut Vec<Finding>) {
    let mut of: HashMap<ItemId, Annexes<'_>> = HashMap::new();
    for annex in survey.of(ConceptName::Plan) {
        let Some(whole) = annex.references(FieldName::AnnexTo).next() else { continue };
        let annexes = of.entry(whole).or_default();
        match number(annex) {
            Some(number) => drop(annexes.numbered.insert(number, annex)),
            None => annexes.others += 1,
        }
    }
    for whole in survey.of(ConceptName::Plan) {
        if let Some(annexes) = of.get(&whole.id) {
            skipped(survey, annexes, found);
        }
    }
    let mut said = BTreeSet::new();
    for item in survey.items().filter(|item| item.plan.is_some()) {
        for text in survey.texts(item) {
            announced(survey, text, &of, &mut said, found);
        }
    }
}

/// Numbers between the first annex and the last that none has.
fn skipped(survey: &Survey<'_>, annexes: &Annexes<'_>, found: &mut Vec<Finding>) {
    for (number, annex) in &annexes.numbered {
        let before = annexes.numbered.range(..number).next_back().map_or(0, |(before, _)| *before);
        let missing: Vec<u32> = (before + 1..*number).filter(|number| !annexes.has(*number)).take(20).collect();
        if !missing.is_empty() {
            let mut finding = survey.finding(Code::AnnexMissing, annex);
            finding.diagnostic = finding
                .diagnostic
                .with("problem", "skipped")
                .with("missing", Argument::texts(missing.iter().map(u32::to_string)));
            found.push(finding);
        }
    }
}

/// `se bilaga 4` in a plan that has annexes, or in what it decides. Once for each number.
fn announced(
    survey: &Survey<'_>,
    text: Text<'_>,
    of: &HashMap<ItemId, Annexes<'_>>,
    said: &mut BTreeSet<(ItemId, u32)>,
    found: &mut Vec<Finding>,
) {
    let Some(own) = text.item.plan else { return };
    // Annexes of annexes are few: an annex that speaks of another means one of the same whole.
    let whole = survey.plan.item(own).references(FieldName::AnnexTo).next().unwrap_or(own);
    let none = Annexes::default();
    let annexes = match of.get(&own).or_else(|| of.get(&whole)) {
        Some(annexes) => annexes,
        None if text.field == Some(FieldName::DecisionPoint) => &none,
        None => return,
    };
    for (at, len) in phrases_in(text.source, &ANNEX_WORDS) {
        let Some((number, end)) = number_after(text.source, at + len) else { continue };
        if !annexes.has(number) && said.insert((whole, number)) {
            let mut finding = survey.finding_in(Code::AnnexMissing, text, at..end);
            let missing = Argument::texts([number.to_string()]);
            finding.diagnostic = finding.diagnostic.with("problem", "announced").with("missing", missing);
            found.push(finding);
        }
    }
}

/// A number after a space, and where it ends.
fn number_after(text: &str, from: usize) -> Option<(u32, usize)> {
    let rest = text[from..].strip_prefix([' ', '\u{a0}'])?;
    let start = text.len() - rest.len();
    let len = rest.find(|letter: char| !letter.is_ascii_digit()).unwrap_or(rest.len());
    let number = rest[..len].parse().ok().filter(|number| (1..100).contains(number))?;
    Some((number, start + len))
}

/// The number that a plan's title or id begins with: `Bilaga 3. Riskbild`, `bilaga-3`.
fn number(annex: &Item) -> Option<u32> {
    let id = annex.name.as_ref().map(|name| name.value.replacen('-', " ", 1));
    let after_word = |text: &str| Some(number_after(text, first_phrase(text, &ANNEX_WORDS)?)?.0);
    after_word(&annex.title.source).or_else(|| after_word(&id?))
}
