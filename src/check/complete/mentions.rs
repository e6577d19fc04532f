//! `P0818`: what is declared and that nothing in the project speaks of.

use super::Finding;
use super::survey::Survey;
use crate::diagnostic::Code;
use crate::model::Item;
use crate::vocabulary::{ConceptName, FieldName, PARTY};

pub(super) fn missing(survey: &Survey<'_>, found: &mut Vec<Finding>) {
    for item in survey.items() {
        let mentioned = survey.plan.backlinks.get(item.id.index()).is_some_and(|links| !links.is_empty());
        if !mentioned && is_for_others(survey, item) {
            found.push(survey.finding(Code::NotMentioned, item));
        }
    }
}

/// Whether an item is declared for others to speak of, and is not part of anything by its own words either.
fn is_for_others(survey: &Survey<'_>, item: &Item) -> bool {
    let holds = |concepts: &[ConceptName]| {
        item.children.iter().any(|child| concepts.contains(&survey.plan.item(*child).concept))
    };
    match item.concept {
        ConceptName::Organisation | ConceptName::Role => !holds(PARTY),
        ConceptName::Person | ConceptName::Reference | ConceptName::Term | ConceptName::Word => true,
        ConceptName::Goal => {
            let inside_goal = item.parent.is_some_and(|parent| survey.plan.item(parent).concept == ConceptName::Goal);
            let points = [FieldName::ContributesTo, FieldName::SameAs].map(|field| item.references(field).next());
            let empty = !item.children.iter().any(|child| survey.plan.item(*child).concept != ConceptName::Footnote);
            !inside_goal && empty && points.iter().all(Option::is_none)
        }
        _ => false,
    }
}
