//! A part of a comparison: of some types of changes, or of what is one unit's.

use super::change::{ChangeKind, Comparison, Party};
use super::consequences::FindingFact;

/// Which part of a comparison is asked for.
#[derive(Clone, PartialEq, Eq, Default, Debug)]
pub struct Filter {
    /// The types of changes; all where empty. What follows is left out where it is not asked for.
    pub kinds: Vec<ChangeKind>,
    /// The unit, by its path, its title, or its name where it is text.
    pub unit: Option<String>,
}

impl Filter {
    /// Whether everything is asked for.
    pub fn is_everything(&self) -> bool {
        self.kinds.is_empty() && self.unit.is_none()
    }

    /// Leaves in a comparison what is asked for. What it comes to is still that of the whole.
    pub fn narrow(&self, comparison: &mut Comparison) {
        if self.is_everything() {
            return;
        }
        comparison.changed.retain(|changed| {
            let side = changed.item.now();
            let theirs = self.is_theirs(&side.responsible) || self.is_unit(&side.item.path, &side.item.title);
            // What they answered for before is theirs to know.
            theirs || changed.item.before().is_some_and(|before| self.is_theirs(&before.responsible))
        });
        for changed in &mut comparison.changed {
            changed.changes.retain(|change| self.kinds.is_empty() || self.kinds.contains(&change.kind()));
        }
        comparison.changed.retain(|changed| !changed.changes.is_empty());
        if !self.kinds.contains(&ChangeKind::Reordered) || self.unit.is_some() {
            comparison.reordered.clear();
        }
        comparison.settings.clear();
        comparison.suggestions.clear();
        let consequences = &mut comparison.consequences;
        if !self.kinds.is_empty() {
            *consequences = Default::default();
        }
        consequences.derived.retain(|derived| self.is_theirs(&derived.item.now().responsible));
        consequences.suspects.retain(|suspect| self.is_theirs(&suspect.item.now().responsible));
        for findings in
            [&mut consequences.began, &mut consequences.ceased, &mut consequences.accepted, &mut consequences.withdrawn]
        {
            findings.retain(|finding: &FindingFact| self.is_theirs(&finding.responsible));
        }
    }

    fn is_theirs(&self, responsible: &[Party]) -> bool {
        let is_unit = |party: &Party| match party {
            Party::Item(item) => self.is_unit(&item.path, &item.title),
            Party::Text(text) => self.is_unit(text, text),
        };
        self.unit.is_none() || responsible.iter().any(is_unit)
    }

    fn is_unit(&self, path: &str, title: &str) -> bool {
        let folded = |text: &str| text.trim().to_lowercase();
        self.unit.as_ref().is_none_or(|unit| folded(unit) == folded(path) || folded(unit) == folded(title))
    }
}
