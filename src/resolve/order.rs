//! Drafts of all files → items in the order in which they are shown.
//!
//! Siblings are shown as written; across files by `nummer`, then by path. The order resolves no name.

use std::collections::HashMap;

use super::Skeleton;
use super::draft::{Draft, DraftId, Drafts};
use super::names;
use super::table::header_name;
use crate::diagnostic::{Argument, Code, Diagnostic, nearest};
use crate::model::{Item, ItemId, Prose};
use crate::sources::SourceMap;
use crate::syntax::TextLiteral;
use crate::text::{FileId, Spanned};
use crate::vocabulary::{ConceptName, FieldName};

pub(super) fn order(mut drafts: Drafts, sources: &SourceMap, diagnostics: &mut Vec<Diagnostic>) -> Skeleton {
    belong(&mut drafts, diagnostics);
    let mut children: Vec<Vec<DraftId>> = vec![Vec::new(); drafts.items.len()];
    let mut roots = Vec::new();
    for (at, draft) in drafts.items.iter().enumerate() {
        match draft.parent {
            Some(parent) => children[parent.0].push(DraftId(at)),
            None => roots.push(DraftId(at)),
        }
    }
    let sort = |siblings: &mut Vec<DraftId>| sort_siblings(siblings, &drafts.items, sources);
    sort(&mut roots);
    children.iter_mut().for_each(sort);

    // Depth first, on a stack of its own: nesting is bounded, but the number of files is not.
    let mut sequence = Vec::with_capacity(drafts.items.len());
    let mut stack: Vec<DraftId> = roots.into_iter().rev().collect();
    while let Some(draft) = stack.pop() {
        sequence.push(draft);
        stack.extend(children[draft.0].iter().rev());
    }
    let mut numbers = vec![ItemId(0); drafts.items.len()];
    for (at, draft) in sequence.iter().enumerate() {
        numbers[draft.0] = ItemId(at as u32);
    }
    build(drafts.items, &sequence, &numbers)
}

/// Gives the items of a file that says `tillhör X` to that plan.
fn belong(drafts: &mut Drafts, diagnostics: &mut Vec<Diagnostic>) {
    let mut plans: HashMap<&str, DraftId> = HashMap::new();
    for (at, draft) in drafts.items.iter().enumerate() {
        if let (ConceptName::Plan, Some(name)) = (draft.concept, &draft.name) {
            plans.entry(&name.value).or_insert(DraftId(at));
        }
    }
    let mut owners: HashMap<FileId, DraftId> = HashMap::new();
    for (file, Spanned { value: name, span }) in &drafts.belongs {
        match plans.get(name.as_str()) {
            Some(plan) => {
                owners.insert(*file, *plan);
            }
            None => {
                let mut ids: Vec<&str> = plans.keys().copied().collect();
                ids.sort_unstable();
                let near = nearest::nearest(name, ids);
                let wanted = Argument::List(vec![ConceptName::Plan.into()]);
                let diagnostic = Diagnostic::new(Code::UnknownName, *span)
                    .with("name", name.as_str())
                    .with("wanted", wanted)
                    .note("wanted");
                diagnostics.push(diagnostic.meaning(name, &near));
            }
        }
    }
    for draft in &mut drafts.items {
        if draft.parent.is_none() && draft.concept != ConceptName::Plan {
            draft.parent = owners.get(&draft.file).copied();
        }
    }
}

fn sort_siblings(siblings: &mut [DraftId], drafts: &[Draft], sources: &SourceMap) {
    let file_of = |draft: &DraftId| drafts[draft.0].file;
    let first = siblings.first().map(file_of);
    if siblings.iter().all(|draft| Some(file_of(draft)) == first) {
        return;
    }
    let mut keys: HashMap<FileId, (NumberKey, &str)> = HashMap::new();
    for draft in siblings.iter() {
        let file = file_of(draft);
        let number = number_key(&drafts[draft.0]);
        keys.entry(file)
            .and_modify(|(lowest, _)| {
                if number < *lowest {
                    lowest.clone_from(&number);
                }
            })
            .or_insert_with(|| (number.clone(), sources.file(file).path.as_str()));
    }
    // What comes from elsewhere stands after the project's own.
    let external = |draft: &DraftId| drafts[draft.0].external;
    siblings.sort_by(|left, right| {
        external(left).cmp(&external(right)).then_with(|| keys[&file_of(left)].cmp(&keys[&file_of(right)]))
    });
}

/// A number's parts: the digits of each, then what follows them.
type NumberKey = Vec<(u64, String)>;

/// A number as a key: `3.10` after `3.9`; what has no number comes last.
fn number_key(draft: &Draft) -> NumberKey {
    let number = draft.fields.iter().find(|field| field.field.name == FieldName::Number);
    let Some(piece) = number.and_then(|field| field.pieces.first()) else {
        return vec![(u64::MAX, String::new())];
    };
    piece
        .content()
        .split('.')
        .map(|part| {
            let digits: String = part.chars().take_while(char::is_ascii_digit).collect();
            (digits.parse().unwrap_or(u64::MAX - 1), part[digits.len()..].to_owned())
        })
        .collect()
}

fn build(drafts: Vec<Draft>, sequence: &[DraftId], numbers: &[ItemId]) -> Skeleton {
    let mut slots: Vec<Option<Draft>> = drafts.into_iter().map(Some).collect();
    let mut items: Vec<Item> = Vec::with_capacity(sequence.len());
    let mut fields = Vec::with_capacity(sequence.len());
    let mut titles: Vec<Option<TextLiteral>> = Vec::with_capacity(sequence.len());
    let mut nameless: HashMap<(Option<ItemId>, ConceptName), usize> = HashMap::new();
    for draft in sequence {
        let Some(draft) = slots[draft.0].take() else {
            continue;
        };
        let id = ItemId(items.len() as u32);
        let parent = draft.parent.map(|parent| numbers[parent.0]);
        let plan = match draft.concept {
            ConceptName::Plan => Some(id),
            _ => parent.and_then(|parent| items[parent.index()].plan),
        };
        let own = draft.name.as_ref().map_or_else(
            || {
                let count = nameless.entry((parent, draft.concept)).or_default();
                *count += 1;
                match draft.concept {
                    // A column that its header declares is named by that header.
                    ConceptName::Column => draft.title.as_ref().map_or_else(
                        || format!("#{count}"),
                        |title| header_name(&title.content).replace([' ', '\u{a0}'], "."),
                    ),
                    _ => format!("{}#{count}", draft.concept.key()),
                }
            },
            |name| name.value.clone(),
        );
        let path = match parent.map(|parent| &items[parent.index()]) {
            Some(parent) if draft.concept != ConceptName::Plan => {
                let mark = if parent.concept == ConceptName::Plan { '/' } else { '.' };
                format!("{}{mark}{own}", parent.path)
            }
            _ => own.clone(),
        };
        if let Some(parent) = parent {
            items[parent.index()].children.push(id);
        }
        let title = draft.title.as_ref().map_or_else(|| own.clone(), |title| names::normal(&title.content));
        titles.push(draft.title);
        fields.push(draft.fields);
        items.push(Item {
            id,
            concept: draft.concept,
            preset: draft.preset,
            name: draft.name,
            path,
            title: Prose::plain(title),
            parent,
            plan,
            children: Vec::new(),
            entries: Vec::new(),
            span: draft.span,
            external: draft.external,
        });
    }
    (items, fields, titles)
}
