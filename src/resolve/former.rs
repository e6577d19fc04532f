//! Former ids: an item that was renamed says what it was called, so that addresses with the old id still lead to it.
//! No reference is resolved by one.

use std::collections::HashMap;

use super::names::{Names, is_id, same_word_kind};
use crate::diagnostic::{Code, Diagnostic};
use crate::model::{Item, ItemId, Value};
use crate::text::Span;
use crate::vocabulary::{ConceptName, FieldName};

/// The former ids found so far: by parent and id, who had them and where it says so.
type Taken<'a> = HashMap<(Option<ItemId>, &'a str), Vec<(&'a Item, Span)>>;

/// Reports former ids that cannot be ids, and those that under the same parent are the id or former id of something.
pub(super) fn check(items: &[Item], names: &Names, diagnostics: &mut Vec<Diagnostic>) {
    let mut taken: Taken<'_> = HashMap::new();
    for item in items.iter().filter(|item| !item.external) {
        let parent = if item.concept == ConceptName::Plan { None } else { item.parent };
        for entry in item.all(FieldName::FormerId) {
            let Value::Line(former) = &entry.value else { continue };
            if !is_id(former) {
                let diagnostic = Diagnostic::new(Code::InvalidId, entry.span).with("text", former.as_str());
                diagnostics.push(diagnostic.help("form"));
                continue;
            }
            let now = names.under(parent, former).iter().map(|other| &items[other.index()]);
            let now = now.filter_map(|other| Some((other, other.name.as_ref()?.span)));
            let before = taken.entry((parent, former)).or_default();
            let twin = now.chain(before.iter().copied()).find(|(other, _)| is_like(other, item));
            match twin {
                Some((_, first)) => {
                    let diagnostic = Diagnostic::new(Code::DuplicateId, entry.span).with("id", former.as_str());
                    diagnostics.push(diagnostic.with("concept", item.concept).label(first, "first").help("former"));
                }
                None => before.push((item, entry.span)),
            }
        }
    }
}

/// Whether two items under one parent cannot have the same id.
fn is_like(one: &Item, other: &Item) -> bool {
    one.concept.shares_namespace(other.concept) && same_word_kind(one, other)
}
