//! `plan.json`: the whole checked model. Generic over the vocabulary; the same plan gives the same bytes whatever
//! keywords, number format or form it was written in, but for the member `language`.

mod accepted;
mod expression;
mod item;
mod query;
mod schema;
mod value;

pub use query::answer_json;
pub use schema::schema;
pub use value::period;

use serde::ser::{Serialize, SerializeMap, Serializer};

use super::tree::{Json, pretty};
use super::{Files, notation};
use crate::check::Checked;
use crate::model::{ItemId, Plan};
use crate::vocabulary::{CONCEPTS, Concept, ConceptName};

/// The version of the form of `plan.json`: raised when a reader of an older one would misread it.
pub const FORMAT_VERSION: i64 = 1;

/// Adds `plan.json`.
pub fn emit(checked: &Checked, files: &mut Files) {
    files.insert("plan.json".to_owned(), pretty(&Document { checked }));
}

/// An item as others point at it.
fn reference(plan: &Plan, id: ItemId) -> Json<'_> {
    let item = plan.item(id);
    Json::Object(vec![("concept", Json::text(item.concept.key())), ("path", Json::text(notation::path(plan, item)))])
}

fn references(plan: &Plan, ids: impl IntoIterator<Item = ItemId>) -> Json<'_> {
    Json::List(ids.into_iter().map(|id| reference(plan, id)).collect())
}

struct Document<'a> {
    checked: &'a Checked,
}

impl Serialize for Document<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let plan = &self.checked.plan;
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("format_version", &FORMAT_VERSION)?;
        map.serialize_entry("language", plan.config.language.tag())?;
        map.serialize_entry("title", &self.title())?;
        map.serialize_entry("items", &Items { checked: self.checked })?;
        map.serialize_entry("accepted_deviations", &accepted::accepted(self.checked))?;
        map.end()
    }
}

impl Document<'_> {
    /// The project's title, else that of the first plan.
    fn title(&self) -> Json<'_> {
        let plan = &self.checked.plan;
        match (&plan.config.title, plan.of(ConceptName::Plan).next()) {
            (Some(title), _) => Json::text(title.as_str()),
            (None, Some(first)) => value::prose(self.checked, &first.title),
            (None, None) => Json::text(""),
        }
    }
}

/// All items, by concept. One pass sorts them into their concepts; each is then built and written by itself.
struct Items<'a> {
    checked: &'a Checked,
}

impl Serialize for Items<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut by_concept: Vec<Vec<ItemId>> = vec![Vec::new(); CONCEPTS.len()];
        for item in self.checked.plan.items.iter().filter(|item| !item.external) {
            by_concept[item.concept as usize].push(item.id);
        }
        let mut map = serializer.serialize_map(Some(CONCEPTS.len()))?;
        for (concept, items) in CONCEPTS.iter().zip(&by_concept) {
            map.serialize_entry(concept.plural, &OfConcept { checked: self.checked, concept, items })?;
        }
        map.end()
    }
}

struct OfConcept<'a> {
    checked: &'a Checked,
    concept: &'static Concept,
    items: &'a [ItemId],
}

impl Serialize for OfConcept<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let plan = &self.checked.plan;
        serializer.collect_seq(self.items.iter().map(|id| item::item(self.checked, self.concept, plan.item(*id))))
    }
}
