//! What is looked up rather than read: organisations, roles, references, terms. A line for each, which links lead to.

use super::capitalised;
use super::page::{BETWEEN_FACTS, Page, anchor};
use crate::emit::prose::markdown;
use crate::model::{Item, ItemId, Value};
use crate::vocabulary::{FieldName, FieldType};

impl Page<'_> {
    /// The items of a concept as a list.
    pub fn catalogue(&self, items: &[ItemId], out: &mut String) {
        for item in items.iter().map(|id| self.checked.plan.item(*id)) {
            out.push_str(&format!("- {}\n", self.catalogue_line(item)));
        }
        out.push('\n');
    }

    /// `**Name** (kind, abbreviation): text · Field: value`.
    fn catalogue_line(&self, item: &Item) -> String {
        let anchor = self.library().anchor(item.id).map(anchor).unwrap_or_default();
        let mut line = format!("{anchor}**{}**", markdown::inline(self.checked, &item.title, self));
        let (mut brief, mut texts, mut facts) = (vec![self.preset(item)], Vec::new(), Vec::new());
        for field in item.concept.concept().all_fields().filter(|field| field.name != FieldName::FormerId) {
            let name = field.name.word(self.language());
            if matches!(item.value(field.name), Some(Value::Flag(true))) {
                brief.push(name.to_owned());
                continue;
            }
            let values = self.values(item, field.name);
            match field.kind {
                _ if values.is_empty() => {}
                FieldType::Deviation => {}
                FieldType::Prose => texts.push(values),
                _ if matches!(field.name, FieldName::Abbreviation | FieldName::Kind) => brief.push(values),
                _ => facts.push(format!("{}: {values}", capitalised(name))),
            }
        }
        brief.retain(|word| !word.is_empty());
        if !brief.is_empty() {
            line.push_str(&format!(" ({})", brief.join(", ")));
        }
        if !texts.is_empty() {
            line.push_str(&format!(": {}", texts.join(" ")));
        }
        if !facts.is_empty() {
            // A sentence is its own separator.
            line.push_str(if line.ends_with('.') { " " } else { BETWEEN_FACTS });
            line.push_str(&facts.join(BETWEEN_FACTS));
        }
        line
    }
}
