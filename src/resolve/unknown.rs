//! Names that nothing answers to: each is said once, with the further places where it stands, and with the id that may
//! be what is misspelt.

use std::collections::HashMap;

use indexmap::IndexMap;

use crate::diagnostic::{Argument, Code, Diagnostic, Fix, nearest};
use crate::model::{Item, ItemId};
use crate::text::Span;
use crate::vocabulary::FieldName;

/// So many further places of a name are marked, the others counted.
const MARKED: usize = 4;

/// Who points at each item (see [`crate::model::Plan::backlinks`]).
type Backlinks = [Vec<(ItemId, Option<FieldName>)>];

/// One message for each unknown name in place of one for each place where it stands.
pub(super) fn gathered(found: Vec<Diagnostic>, items: &[Item], backlinks: &Backlinks) -> Vec<Diagnostic> {
    let mut kept = Vec::with_capacity(found.len());
    let mut names: IndexMap<(Code, String, String), Vec<Diagnostic>> = IndexMap::new();
    for diagnostic in found {
        let name = match diagnostic.code {
            Code::UnknownName => text(&diagnostic, "name"),
            Code::UnknownWord => text(&diagnostic, "word"),
            _ => None,
        };
        match name {
            Some(name) => {
                let holder = text(&diagnostic, "holder").unwrap_or_default();
                let key = (diagnostic.code, name.to_owned(), holder.to_owned());
                names.entry(key).or_default().push(diagnostic);
            }
            None => kept.push(diagnostic),
        }
    }
    let mut groups = merged(names);
    for (_, places) in &mut groups {
        places.sort_by_key(|place| place.span);
    }
    // An id that is missing may well be the one that is asked for.
    let mut missing = kept.iter_mut().filter(|found| found.code == Code::MissingId);
    if let (Some(first), None, [(name, places)]) = (missing.next(), missing.next(), groups.as_slice()) {
        let spans = places.iter().filter_map(|place| place.span).take(MARKED);
        *first = spans.fold(first.clone().with("name", name.as_str()), |first, span| first.label(span, "named"));
        return kept;
    }
    for (name, places) in groups {
        let holder = places.iter().find(|place| text(place, "holder").is_some());
        let declared = match holder {
            Some(place) => child(place, items),
            None => unused(&name, items, backlinks),
        };
        let said = joined(places);
        kept.push(match declared {
            Some((span, label, id)) => said.with("meant", id).label(span, label),
            None => said,
        });
    }
    kept
}

/// Places by the name that they speak of. A name alone and the same name asked of one item are one.
fn merged(names: IndexMap<(Code, String, String), Vec<Diagnostic>>) -> Vec<(String, Vec<Diagnostic>)> {
    let mut holders: HashMap<(Code, String), usize> = HashMap::new();
    for (code, name, _) in names.keys().filter(|(_, _, holder)| !holder.is_empty()) {
        *holders.entry((*code, name.clone())).or_default() += 1;
    }
    let mut groups: IndexMap<(Code, String, String), Vec<Diagnostic>> = IndexMap::new();
    for ((code, name, holder), places) in names {
        let holder = if holders.get(&(code, name.clone())) == Some(&1) { String::new() } else { holder };
        groups.entry((code, name, holder)).or_default().extend(places);
    }
    groups.into_iter().map(|((_, name, _), places)| (name, places)).collect()
}

fn text<'a>(diagnostic: &'a Diagnostic, argument: &str) -> Option<&'a str> {
    diagnostic.arguments.iter().find_map(|(name, value)| match value {
        Argument::Text(text) if *name == argument => Some(text.as_str()),
        _ => None,
    })
}

/// The first place's message, with the others marked. It is mended everywhere or nowhere.
fn joined(mut places: Vec<Diagnostic>) -> Diagnostic {
    let mut spans = places.iter().skip(1).filter_map(|place| place.span).collect::<Vec<Span>>().into_iter();
    let fixes: Option<Vec<Fix>> = places.iter_mut().map(|place| place.fix.take()).collect();
    let mut places = places.into_iter();
    let mut first = places.next().unwrap_or_else(|| Diagnostic::without_place(Code::UnknownName));
    first.fix = fixes.and_then(|fixes| {
        let kind = fixes.first()?.kind;
        Some(Fix { kind, edits: fixes.into_iter().flat_map(|fix| fix.edits).collect() })
    });
    let first = spans.by_ref().take(MARKED).fold(first, |first, span| first.label(span, "again"));
    match spans.len() {
        0 => first,
        more => first.with("more", more).note("more"),
    }
}

type Declared = (Span, &'static str, String);

/// The one id near a name that nothing refers to: it may be that the id is misspelt, and not those who refer to it.
fn unused(name: &str, items: &[Item], backlinks: &Backlinks) -> Option<Declared> {
    let free = |item: &&Item| {
        let linked = backlinks.get(item.id.index()).is_some_and(|links| !links.is_empty());
        !linked && !item.external && !item.concept.concept().child
    };
    let ids = items.iter().filter(free).filter_map(|item| item.name.as_ref());
    let near = nearest::nearest(name, ids.clone().map(|id| id.value.as_str()));
    let [one] = near.as_slice() else {
        return None;
    };
    let mut alike = ids.filter(|id| id.value == *one);
    let (Some(id), None) = (alike.next(), alike.next()) else {
        return None;
    };
    Some((id.span, "unused", id.value.clone()))
}

/// The one part of a budget or other item that is called nearly what is asked of it.
fn child(place: &Diagnostic, items: &[Item]) -> Option<Declared> {
    let near = place.arguments.iter().find_map(|(name, value)| match value {
        Argument::List(near) if *name == "nearest" => Some(near.as_slice()),
        _ => None,
    })?;
    let [Argument::Text(near)] = near else {
        return None;
    };
    let holder = text(place, "holder")?;
    let holder = items.iter().find(|item| item.path == holder)?;
    // A row is asked for its columns, which stand in its budget.
    let holders = [Some(holder.id), holder.parent];
    let parts = items.iter().filter(|item| item.parent.is_some() && holders.contains(&item.parent));
    let id = parts.filter_map(|item| item.name.as_ref()).find(|id| id.value == *near)?;
    Some((id.span, "meant", id.value.clone()))
}
