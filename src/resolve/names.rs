//! Names: what an id is, and how a bare name is found from where it stands.

use std::collections::HashMap;

use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};

use super::Resolver;
use crate::diagnostic::{Argument, Code, Diagnostic, nearest};
use crate::language::Language;
use crate::model::{Item, ItemId};
use crate::text::{Span, Spanned};
use crate::vocabulary::{ConceptName, FieldName, is_unseen, plain_hyphen};

/// Whether a text can be an id: letters, digits and hyphens, a letter first.
pub(super) fn is_id(text: &str) -> bool {
    let text = normal(text);
    text.starts_with(char::is_alphabetic) && text.chars().all(|letter| letter.is_alphanumeric() || letter == '-')
}

/// The composed form in which ids are kept and compared, hyphens plain and without the characters that nobody sees.
pub(super) fn normal(text: &str) -> String {
    let odd = |letter: char| is_unseen(letter) || plain_hyphen(letter) != letter;
    match is_nfc_quick(text.chars()) {
        IsNormalized::Yes if !text.contains(odd) => text.to_owned(),
        _ => text.nfc().filter(|letter| !is_unseen(*letter)).map(plain_hyphen).collect(),
    }
}

/// Where names lead.
#[derive(Default)]
pub(super) struct Names {
    /// Items with an id that stand right under a parent (or under nothing), by parent and id.
    children: HashMap<(Option<ItemId>, String), Vec<ItemId>>,
    /// Every item of a plan (or of none), by id and by declared abbreviation.
    plans: HashMap<Option<ItemId>, HashMap<String, Vec<ItemId>>>,
    /// Plans by id.
    pub(super) plan_ids: HashMap<String, ItemId>,
}

/// The outcome of looking for a bare name.
pub(super) enum Found {
    One(ItemId),
    Several(Vec<ItemId>),
    /// Nothing of the wanted concepts, but these of others.
    Other(Vec<ItemId>),
    /// Nothing here, but these in other plans.
    Elsewhere(Vec<ItemId>),
    Nothing,
}

impl Names {
    /// Enters every item; two of one namespace under one parent are reported.
    pub(super) fn collect(items: &[Item], diagnostics: &mut Vec<Diagnostic>) -> Names {
        let mut names = Names::default();
        for item in items {
            if let Some(name) = &item.name {
                names.enter(items, item, name, diagnostics);
            }
        }
        names
    }

    fn enter(&mut self, items: &[Item], item: &Item, name: &Spanned<String>, diagnostics: &mut Vec<Diagnostic>) {
        // Plans are known to the whole project, wherever they stand.
        let parent = if item.concept == ConceptName::Plan { None } else { item.parent };
        let siblings = self.children.entry((parent, name.value.clone())).or_default();
        let twin = siblings
            .iter()
            .map(|other| &items[other.index()])
            .find(|other| other.concept.shares_namespace(item.concept) && same_word_kind(other, item));
        if let Some(twin) = twin {
            let mut diagnostic = Diagnostic::new(Code::DuplicateId, name.span)
                .with("id", name.value.as_str())
                .with("concept", item.concept);
            if let Some(first) = &twin.name {
                diagnostic = diagnostic.label(first.span, "first");
            }
            diagnostics.push(diagnostic);
            return;
        }
        siblings.push(item.id);
        // What is its parent's own is found from inside the parent, or by a path through it.
        if item.concept.concept().child {
            return;
        }
        let plan = if item.concept == ConceptName::Plan { None } else { item.plan };
        self.plans.entry(plan).or_default().entry(name.value.clone()).or_default().push(item.id);
        if item.concept == ConceptName::Plan {
            self.plan_ids.insert(name.value.clone(), item.id);
        }
    }

    /// Enters the abbreviations that items declare.
    pub(super) fn abbreviations(&mut self, items: &[Item]) {
        for item in items {
            let plan = if item.concept == ConceptName::Plan { None } else { item.plan };
            for entry in item.all(FieldName::Abbreviation) {
                if let crate::model::Value::Line(abbreviation) = &entry.value {
                    let found = self.plans.entry(plan).or_default().entry(normal(abbreviation)).or_default();
                    if !found.contains(&item.id) {
                        found.push(item.id);
                    }
                }
            }
        }
    }

    /// The child of an item with this id.
    pub(super) fn child(&self, parent: ItemId, name: &str) -> &[ItemId] {
        self.under(Some(parent), name)
    }

    /// What stands right under an item, or under nothing, with this id.
    pub(super) fn under(&self, parent: Option<ItemId>, name: &str) -> &[ItemId] {
        self.children.get(&(parent, name.to_owned())).map_or(&[], Vec::as_slice)
    }

    /// Looks outwards from an item, then in its whole plan, then among the project's own items.
    pub(super) fn find(
        &self,
        items: &[Item],
        from: Option<ItemId>,
        name: &str,
        wanted: impl Fn(&Item) -> bool,
    ) -> Found {
        let mut others: Vec<ItemId> = Vec::new();
        let mut choose = |candidates: &[ItemId]| -> Option<Found> {
            let fitting: Vec<ItemId> =
                candidates.iter().copied().filter(|candidate| wanted(&items[candidate.index()])).collect();
            others.extend(candidates.iter().copied().filter(|candidate| !wanted(&items[candidate.index()])));
            match fitting.as_slice() {
                [] => None,
                [one] => Some(Found::One(*one)),
                _ => Some(Found::Several(fitting)),
            }
        };
        let mut at = from;
        while let Some(item) = at {
            if let Some(found) = choose(self.child(item, name)) {
                return found;
            }
            at = items[item.index()].parent;
        }
        let plan = from.and_then(|from| items[from.index()].plan);
        for place in [plan, None] {
            let found = self.plans.get(&place).and_then(|names| names.get(name));
            if let Some(found) = found.and_then(|candidates| choose(candidates)) {
                return found;
            }
            if plan.is_none() {
                break;
            }
        }
        if !others.is_empty() {
            others.sort_unstable();
            others.dedup();
            return Found::Other(others);
        }
        let elsewhere: Vec<ItemId> = {
            let mut found: Vec<ItemId> = self
                .plans
                .values()
                .filter_map(|names| names.get(name))
                .flatten()
                .copied()
                .filter(|candidate| wanted(&items[candidate.index()]))
                .collect();
            found.sort_unstable();
            found
        };
        if elsewhere.is_empty() { Found::Nothing } else { Found::Elsewhere(elsewhere) }
    }

    /// Ids near a misspelt one, among what could be named from there.
    pub(super) fn near(
        &self,
        items: &[Item],
        from: Option<ItemId>,
        name: &str,
        wanted: impl Fn(&Item) -> bool,
    ) -> Vec<String> {
        let plan = from.and_then(|from| items[from.index()].plan);
        let places = if plan.is_some() { vec![plan, None] } else { vec![None] };
        let mut candidates: Vec<&str> = places
            .into_iter()
            .filter_map(|place| self.plans.get(&place))
            .flatten()
            .filter(|(_, found)| found.iter().any(|candidate| wanted(&items[candidate.index()])))
            .map(|(name, _)| name.as_str())
            .collect();
        candidates.sort_unstable();
        nearest::nearest(name, candidates).into_iter().map(str::to_owned).collect()
    }
}

/// Words of different kinds have namespaces of their own: a level and a perspective may share an id.
pub(super) fn same_word_kind(left: &Item, right: &Item) -> bool {
    left.concept != ConceptName::Word || left.preset == right.preset
}

/// What a message says of an item: its concept and id.
pub(super) fn described(item: &Item) -> Argument {
    Argument::Text(item.path.clone())
}

/// How to tell items of one name apart: each by its path, or by the word of what it is where the paths are the same.
fn ways_to_say(items: &[&Item], language: Language) -> Vec<String> {
    let same_path = |item: &Item| items.iter().filter(|other| other.path == item.path).count() > 1;
    let say = |item: &&Item| match same_path(item) {
        true => format!("{} {}", item.concept.word(language), item.path),
        false => item.path.clone(),
    };
    items.iter().map(say).collect()
}

impl Resolver<'_, '_> {
    /// The diagnostic for a name that leads nowhere, or to the wrong place.
    pub(super) fn not_found(
        &self,
        from: Option<ItemId>,
        name: &str,
        span: Span,
        wanted: &[ConceptName],
        found: Found,
    ) -> Diagnostic {
        let items = &self.items;
        let fits = |item: &Item| wanted.is_empty() || wanted.contains(&item.concept);
        let wanted_words = || Argument::List(wanted.iter().map(|concept| Argument::Concept(*concept)).collect());
        let diagnostic = |code| {
            let diagnostic = Diagnostic::new(code, span).with("name", name);
            if wanted.is_empty() || wanted.len() > 5 {
                diagnostic
            } else {
                diagnostic.with("wanted", wanted_words()).note("wanted")
            }
        };
        match found {
            Found::Several(candidates) => {
                let paths =
                    ways_to_say(&candidates.iter().map(|id| &items[id.index()]).collect::<Vec<_>>(), self.language);
                let diagnostic =
                    Diagnostic::new(Code::AmbiguousName, span).with("name", name).with("paths", Argument::texts(paths));
                candidates
                    .iter()
                    .fold(diagnostic, |diagnostic, id| diagnostic.label(items[id.index()].span, "candidate"))
            }
            Found::Other(others) => {
                let other = &items[others[0].index()];
                diagnostic(Code::WrongConcept).with("concept", other.concept).label(other.span, "declared")
            }
            Found::Elsewhere(others) => {
                let paths = others.iter().map(|id| described(&items[id.index()])).collect();
                Diagnostic::new(Code::NameInOtherPlan, span).with("name", name).with("paths", Argument::List(paths))
            }
            Found::One(_) | Found::Nothing => {
                let near = self.names.near(items, from, name, fits);
                diagnostic(Code::UnknownName).meaning(name, &near)
            }
        }
    }
}
