//! `P0904`: headings that nothing stands under.

use super::Finding;
use super::survey::Survey;
use crate::check::coverage::says;
use crate::diagnostic::Code;
use crate::model::Item;
use crate::vocabulary::{ConceptName, FieldName};

pub(super) fn without_text(survey: &Survey<'_>, section: &Item) -> Option<Finding> {
    let mut inside = section.children.iter().map(|child| survey.plan.item(*child).concept);
    let empty = inside.all(|concept| concept == ConceptName::Footnote) && !says(section, FieldName::Text);
    empty.then(|| survey.finding_at(Code::SectionWithoutText, section, section.span))
}
