//! Documents and their headings: which items stand where, under what number, at what anchor.

use std::collections::HashMap;

use super::slug::Slugs;
use crate::check::{Accepted, Checked};
use crate::emit::prose;
use crate::model::{Item, ItemId, Plan};
use crate::vocabulary::{ConceptName, FieldName};

/// The project's own document: what a git host shows for the folder.
const PROJECT_FILE: &str = "README.md";

/// Concepts whose items are looked up rather than read: they stand in tables at the end of their document.
const CATALOGUES: [ConceptName; 6] = [
    ConceptName::Organisation,
    ConceptName::Role,
    ConceptName::Person,
    ConceptName::Reference,
    ConceptName::Term,
    ConceptName::Word,
];

/// A file.
pub struct Document {
    /// Its name.
    pub file: String,
    /// The plan that it shows; the project's own document shows none.
    pub plan: Option<ItemId>,
    /// What stands in it.
    pub parts: Vec<Part>,
}

/// A part of a document.
pub struct Part {
    /// What it shows.
    pub shows: Shows,
    /// Its heading. Indicators in the block of a goal need none.
    pub heading: Option<Heading>,
    /// The parts under it.
    pub parts: Vec<Part>,
}

/// What a part shows.
pub enum Shows {
    /// An item and all that is said of it.
    Item(ItemId),
    /// Indicators that stand together.
    Indicators(Vec<ItemId>),
    /// All items of a concept that the document holds.
    Catalogue(ConceptName, Vec<ItemId>),
}

/// A heading.
pub struct Heading {
    /// Number and title, plain.
    pub text: String,
    /// Its anchor.
    pub anchor: String,
}

/// All documents, and where each item is shown.
pub struct Library<'a> {
    /// The project's own document first, then one for each plan.
    pub documents: Vec<Document>,
    /// For each item that a heading leads to: its document and anchor. A plan's anchor is empty.
    places: Vec<Option<(usize, String)>>,
    by_plan: HashMap<ItemId, usize>,
    accepted: HashMap<ItemId, Vec<&'a Accepted>>,
}

impl<'a> Library<'a> {
    /// Sorts the items into documents, and numbers their headings.
    pub fn new(checked: &'a Checked) -> Self {
        let plan = &checked.plan;
        let mut accepted: HashMap<ItemId, Vec<&Accepted>> = HashMap::new();
        for finding in &checked.accepted {
            accepted.entry(finding.by).or_default().push(finding);
        }
        let places = vec![None; plan.items.len()];
        let mut library = Library { documents: Vec::new(), places, by_plan: HashMap::new(), accepted };
        let plans = plan.of(ConceptName::Plan).map(|item| Some(item.id));
        for (at, holder) in std::iter::once(None).chain(plans).enumerate() {
            let file = holder.map_or_else(|| PROJECT_FILE.to_owned(), |holder| file_name(plan.item(holder)));
            library.documents.push(Document { file, plan: holder, parts: Vec::new() });
            if let Some(holder) = holder {
                library.by_plan.insert(holder, at);
                library.places[holder.index()] = Some((at, String::new()));
            }
        }
        for (at, catalogues) in library.catalogues(plan).into_iter().enumerate() {
            let holder = library.documents[at].plan;
            let mut builder = Builder { checked, document: at, slugs: Slugs::default(), places: &mut library.places };
            let title = holder.map_or_else(|| super::project_title(checked), |holder| prose::title(checked, holder));
            builder.slugs.next(&title);
            let children = holder.map_or(plan.roots.as_slice(), |holder| &plan.item(holder).children);
            let mut parts = builder.parts(children, None, true);
            parts.extend(builder.catalogues(catalogues));
            library.documents[at].parts = parts;
        }
        library
    }

    /// The findings that an item accepts.
    pub fn accepted_by(&self, item: &Item) -> &[&'a Accepted] {
        self.accepted.get(&item.id).map_or(&[], Vec::as_slice)
    }

    /// The items of [`CATALOGUES`] by document and concept.
    fn catalogues(&self, plan: &Plan) -> Vec<Vec<Vec<ItemId>>> {
        let mut found = vec![vec![Vec::new(); CATALOGUES.len()]; self.documents.len()];
        for item in &plan.items {
            if let Some(at) = CATALOGUES.iter().position(|concept| *concept == item.concept) {
                let document = item.plan.and_then(|holder| self.by_plan.get(&holder)).copied();
                found[document.unwrap_or(0)][at].push(item.id);
            }
        }
        found
    }

    /// The address of an item, seen from a document: that of the innermost heading that it stands under.
    pub fn address(&self, plan: &Plan, from: usize, item: ItemId) -> Option<String> {
        let place = plan.enclosing(plan.item(item)).find_map(|item| self.places[item.id.index()].as_ref());
        let (document, anchor) = place?;
        let file = if *document == from { "" } else { self.documents[*document].file.as_str() };
        match (file, anchor.as_str()) {
            ("", "") => None,
            (file, "") => Some(file.to_owned()),
            (file, anchor) => Some(format!("{file}#{anchor}")),
        }
    }
}

/// A plan's file. Its path is made of ids, so that a hyphen stands for what no file name should hold.
fn file_name(plan: &Item) -> String {
    let name = plan.path.replace(['/', '#'], "-");
    match name.to_lowercase().as_str() {
        "readme" => format!("{name}-plan.md"),
        _ => format!("{name}.md"),
    }
}

struct Builder<'a> {
    checked: &'a Checked,
    document: usize,
    slugs: Slugs,
    places: &'a mut Vec<Option<(usize, String)>>,
}

impl Builder<'_> {
    /// The parts that show `items`, siblings under the heading with the number `above`. They are counted, unless the plan
    /// itself numbers any of them.
    fn parts(&mut self, items: &[ItemId], above: Option<&str>, at_top: bool) -> Vec<Part> {
        let plan = &self.checked.plan;
        let items: Vec<&Item> = items.iter().map(|id| plan.item(*id)).collect();
        let counted = !items.iter().any(|item| stated_number(item).is_some());
        let mut parts = Vec::new();
        // Those without a heading of their own come first: after an item with one they would seem to be under it.
        let first = |item: &&&Item| !at_top && item.concept == ConceptName::Indicator;
        items.iter().filter(first).for_each(|item| self.indicator(item, &mut parts, at_top));
        let mut count = 0;
        for item in items {
            if item.concept == ConceptName::Indicator && at_top {
                self.indicator(item, &mut parts, at_top);
            } else if has_heading(item) {
                count += 1;
                let number = if counted { Some(below(above, count)) } else { stated_number(item) };
                let heading = self.heading(number.as_deref(), &prose::title(self.checked, item.id), &[item.id]);
                let under = self.parts(&item.children, number.as_deref(), false);
                parts.push(Part { shows: Shows::Item(item.id), heading: Some(heading), parts: under });
            }
        }
        parts
    }

    /// Puts an indicator beside those before it, nested ones after the one that holds them.
    fn indicator(&mut self, item: &Item, parts: &mut Vec<Part>, at_top: bool) {
        let mut family = vec![item.id];
        collect(&self.checked.plan, item, &mut family);
        if let Some(Part { shows: Shows::Indicators(together), heading, .. }) = parts.last_mut() {
            for (id, heading) in family.iter().zip(heading.iter().cycle()) {
                self.places[id.index()] = Some((self.document, heading.anchor.clone()));
            }
            together.extend(family);
            return;
        }
        let title = || super::plural(self.checked, ConceptName::Indicator);
        let heading = at_top.then(title).map(|title| self.heading(None, &title, &family));
        parts.push(Part { shows: Shows::Indicators(family), heading, parts: Vec::new() });
    }

    fn catalogues(&mut self, catalogues: Vec<Vec<ItemId>>) -> Vec<Part> {
        let filled = CATALOGUES.into_iter().zip(catalogues).filter(|(_, items)| !items.is_empty());
        filled
            .map(|(concept, items)| {
                let heading = self.heading(None, &super::plural(self.checked, concept), &items);
                Part { shows: Shows::Catalogue(concept, items), heading: Some(heading), parts: Vec::new() }
            })
            .collect()
    }

    /// A heading that leads to `items`.
    fn heading(&mut self, number: Option<&str>, title: &str, items: &[ItemId]) -> Heading {
        let title = title.split_whitespace().collect::<Vec<&str>>().join(" ");
        let text = number.map_or_else(|| title.clone(), |number| format!("{number} {title}"));
        let anchor = self.slugs.next(&text);
        for id in items {
            self.places[id.index()] = Some((self.document, anchor.clone()));
        }
        Heading { text, anchor }
    }
}

fn collect(plan: &Plan, item: &Item, family: &mut Vec<ItemId>) {
    for child in plan.children(item, ConceptName::Indicator) {
        family.push(child.id);
        collect(plan, child, family);
    }
}

fn has_heading(item: &Item) -> bool {
    matches!(item.concept, ConceptName::Section | ConceptName::Goal | ConceptName::Assignment | ConceptName::Budget)
}

fn stated_number(item: &Item) -> Option<String> {
    item.line(FieldName::Number).map(str::to_owned)
}

/// The number of the `count`th heading under another.
fn below(above: Option<&str>, count: usize) -> String {
    match above {
        Some(above) => format!("{}.{count}", above.trim_end_matches('.')),
        None => count.to_string(),
    }
}
