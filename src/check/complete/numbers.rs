//! `P0906`, `P0907`: numbers given twice or skipped among siblings.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::Finding;
use super::survey::Survey;
use crate::diagnostic::{Argument, Code};
use crate::model::{Item, ItemId, Value};
use crate::text::Span;
use crate::vocabulary::{ConceptName, FieldName};

/// Concepts whose numbers a document counts up. Rows and words have numbers of other systems.
const COUNTED: &[ConceptName] = &[
    ConceptName::Section,
    ConceptName::Goal,
    ConceptName::Indicator,
    ConceptName::Assignment,
    ConceptName::Risk,
    ConceptName::Activity,
    ConceptName::Budget,
    ConceptName::MeetingItem,
];

/// At most so many numbers are named as missing.
const NAMED: u32 = 20;

/// A number of an item, in its parts: `7.1.3`.
struct Numbered<'a> {
    item: &'a Item,
    parts: Vec<u32>,
    written: &'a str,
    span: Span,
}

impl Numbered<'_> {
    /// What stands before its last part, and that part.
    fn split(&self) -> (&[u32], u32) {
        self.parts.split_last().map_or((&[], 0), |(last, before)| (before, *last))
    }
}

/// Siblings: what stands in one block of one plan.
type Family = (Option<ItemId>, Option<ItemId>);

fn families<'a>(survey: &Survey<'a>) -> BTreeMap<Family, Vec<Numbered<'a>>> {
    let mut families: BTreeMap<Family, Vec<Numbered<'a>>> = BTreeMap::new();
    for item in survey.items().filter(|item| COUNTED.contains(&item.concept)) {
        let Some(entry) = item.all(FieldName::Number).next() else { continue };
        let Value::Line(written) = &entry.value else { continue };
        let parts: Option<Vec<u32>> =
            written.trim_end_matches('.').split('.').map(|part| part.parse().ok().filter(|_| part.len() < 5)).collect();
        if let Some(parts) = parts {
            let numbered = Numbered { item, parts, written, span: entry.span };
            families.entry((item.parent, item.plan)).or_default().push(numbered);
        }
    }
    families
}

pub(super) fn twice(survey: &Survey<'_>, found: &mut Vec<Finding>) {
    for family in families(survey).values() {
        let mut first: HashMap<(ConceptName, Option<&str>, &[u32]), &Numbered<'_>> = HashMap::new();
        for own in family {
            let kind = (own.item.concept, own.item.preset, own.parts.as_slice());
            match first.get(&kind) {
                Some(other) => {
                    let mut finding = survey.finding_at(Code::NumberTwice, own.item, own.span);
                    finding.diagnostic = finding
                        .diagnostic
                        .with("number", own.written)
                        .with("other", survey.title(other.item))
                        .label(other.span, "first");
                    found.push(finding);
                }
                None => drop(first.insert(kind, own)),
            }
        }
    }
}

pub(super) fn skipped(survey: &Survey<'_>, found: &mut Vec<Finding>) {
    for family in families(survey).values() {
        // `4.1` shows that there is a 4; a heading and a goal may share one run of numbers such as 4.1, 4.2.
        let mut taken: HashMap<(Option<ConceptName>, &[u32]), BTreeSet<u32>> = HashMap::new();
        for own in family {
            for at in 0..own.parts.len() {
                let run = (Some(own.item.concept).filter(|_| at == 0), &own.parts[..at]);
                taken.entry(run).or_default().insert(own.parts[at]);
            }
        }
        let mut said = BTreeSet::new();
        for own in family {
            let (before, last) = own.split();
            let run = (Some(own.item.concept).filter(|_| before.is_empty()), before);
            let Some(numbers) = taken.get(&run).filter(|numbers| is_a_run(numbers)) else { continue };
            let Some(previous) = numbers.range(..last).next_back() else { continue };
            if previous + 1 < last && said.insert((run, last)) {
                let name =
                    |number: u32| before.iter().chain([&number]).map(u32::to_string).collect::<Vec<_>>().join(".");
                let missing = (previous + 1..last).take(NAMED as usize).map(name);
                let mut finding = survey.finding_at(Code::NumberSkipped, own.item, own.span);
                finding.diagnostic = finding
                    .diagnostic
                    .with("number", own.written)
                    .with("previous", name(*previous))
                    .with("missing", Argument::texts(missing));
                found.push(finding);
            }
        }
    }
}

/// Numbers with more gaps than numbers are a choice from elsewhere, and no run.
fn is_a_run(numbers: &BTreeSet<u32>) -> bool {
    let (Some(first), Some(last)) = (numbers.first(), numbers.last()) else { return false };
    let missing = (last - first + 1) as usize - numbers.len();
    missing < numbers.len()
}
