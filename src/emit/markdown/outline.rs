//! Documents and their headings: which items stand where, under what number, at what anchor.

use std::collections::HashMap;

use super::slug::{Slugs, agreeing};
use super::start::StartPart;
use crate::check::{Accepted, Checked};
use crate::diagnostic::messages::label;
use crate::emit::reports::Reports;
use crate::emit::{layout, prose};
use crate::language::NO_BREAK_SPACE;
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
    /// Its heading. Indicators in the block of a goal need none, nor does what is called as the part that holds it.
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
    /// Activities or goals that stand together in a table.
    Together(Vec<ItemId>),
    /// All risks of a plan, before its parts.
    Risks(Vec<ItemId>),
    /// A part of the project's own document.
    Start(StartPart),
    /// All items of a concept that the document holds.
    Catalogue(Vec<ItemId>),
}

/// A heading.
pub struct Heading {
    /// Number and title, plain.
    pub text: String,
    /// The title alone.
    title: String,
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
    /// Which reports cover which plan.
    pub reports: Reports,
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
        let reports = Reports::new(plan);
        let mut library = Library { documents: Vec::new(), places, by_plan: HashMap::new(), accepted, reports };
        let plans = plan.of(ConceptName::Plan).map(|item| Some(item.id));
        for (at, holder) in std::iter::once(None).chain(plans).enumerate() {
            let file = holder.map_or_else(|| PROJECT_FILE.to_owned(), |holder| file_name(plan.item(holder)));
            library.documents.push(Document { file, plan: holder, parts: Vec::new() });
            if let Some(holder) = holder {
                library.by_plan.insert(holder, at);
                library.places[holder.index()] = Some((at, String::new()));
            }
        }
        let mut risks = library.risks(plan);
        for (at, catalogues) in library.catalogues(plan).into_iter().enumerate() {
            let holder = library.documents[at].plan;
            let children = holder.map_or(plan.roots.as_slice(), |holder| &plan.item(holder).children);
            let counted = !layout::prints_numbers(plan, children.iter().copied(), |item| {
                has_heading(item) && !item.concept.concept().child
            });
            let slugs = Slugs::default();
            let mut builder = Builder { checked, document: at, slugs, places: &mut library.places, counted };
            let title = holder.map_or_else(|| super::project_title(checked), |holder| prose::title(checked, holder));
            builder.slugs.next(&title);
            let overview = builder.risks(std::mem::take(&mut risks[at]));
            let [before, after] = if holder.is_none() { StartPart::all(checked) } else { Default::default() };
            let mut parts: Vec<Part> = before.into_iter().map(|part| builder.start(part)).collect();
            parts.extend(overview);
            parts.extend(builder.parts(children, None, None));
            parts.extend(after.into_iter().map(|part| builder.start(part)));
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

    /// The risks of each document.
    fn risks(&self, plan: &Plan) -> Vec<Vec<ItemId>> {
        let mut found = vec![Vec::new(); self.documents.len()];
        for risk in plan.of(ConceptName::Risk) {
            let document = risk.plan.and_then(|holder| self.by_plan.get(&holder)).copied();
            found[document.unwrap_or(0)].push(risk.id);
        }
        found
    }

    /// The anchor of an item that a heading or a line of its own leads to.
    pub fn anchor(&self, item: ItemId) -> Option<&str> {
        self.places[item.index()].as_ref().map(|(_, anchor)| anchor.as_str())
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
    /// Whether headings are counted: the plan prints no numbers of its own.
    counted: bool,
}

impl Builder<'_> {
    /// The parts that show `items`, siblings under the heading `over` with the number `above`.
    fn parts(&mut self, items: &[ItemId], above: Option<&str>, over: Option<&Heading>) -> Vec<Part> {
        let at_top = over.is_none();
        let plan = &self.checked.plan;
        let items: Vec<&Item> = items.iter().map(|id| plan.item(*id)).collect();
        let mut parts = Vec::new();
        // Those without a heading of their own come first: after an item with one they would seem to be under it.
        let first = |item: &&&Item| !at_top && item.concept == ConceptName::Indicator;
        items.iter().filter(first).for_each(|item| self.indicator(item, &mut parts, at_top));
        let mut count = 0;
        let mut headed = false;
        for run in items.chunk_by(|a, b| a.concept == b.concept && a.preset == b.preset) {
            let tabular = matches!(run[0].concept, ConceptName::Activity | ConceptName::Goal);
            if tabular && layout::as_table(plan, run).is_some() {
                parts.push(self.together(run, headed || at_top));
                continue;
            }
            for item in run {
                if item.concept == ConceptName::Indicator && at_top {
                    self.indicator(item, &mut parts, at_top);
                }
                if !has_heading(item) {
                    continue;
                }
                let shares = !headed && self.shares_heading(item, over);
                headed = true;
                if let (true, Some(over)) = (shares, over) {
                    self.places[item.id.index()] = Some((self.document, over.anchor.clone()));
                    let under = self.parts(&item.children, above, Some(over));
                    parts.push(Part { shows: Shows::Item(item.id), heading: None, parts: under });
                    continue;
                }
                let child = item.concept.concept().child;
                let number = if self.counted && !child {
                    count += 1;
                    Some(below(above, count))
                } else {
                    stated_number(item)
                };
                let heading = self.heading(number.as_deref(), &prose::title(self.checked, item.id), &[item.id]);
                let under = self.parts(&item.children, number.as_deref(), Some(&heading));
                parts.push(Part { shows: Shows::Item(item.id), heading: Some(heading), parts: under });
            }
        }
        parts
    }

    /// Whether an item is called as the part that it stands in, so that a second heading would only repeat the first. Where
    /// headings are counted, those under it would else be counted twice.
    fn shares_heading(&self, item: &Item, over: Option<&Heading>) -> bool {
        let plan = &self.checked.plan;
        let title = agreeing(&in_line(&prose::title(self.checked, item.id)));
        let bare = || item.children.iter().all(|child| !has_heading(plan.item(*child)));
        stated_number(item).is_none()
            && over.is_some_and(|over| over.title == title)
            && (!self.counted || item.concept.concept().child || bare())
    }

    /// Activities or goals in a table; under a heading where they would else seem to stand under the one before.
    fn together(&mut self, run: &[&Item], headed: bool) -> Part {
        let ids: Vec<ItemId> = run.iter().map(|item| item.id).collect();
        let language = self.checked.plan.config.language;
        let preset = run[0].preset.and_then(|preset| run[0].concept.concept().preset(preset));
        let names = preset.map_or(run[0].concept.concept().names[language.index()], |it| it.names[language.index()]);
        let title = super::capitalised(names.get(1).copied().unwrap_or(names[0]));
        let heading = headed.then(|| self.heading(None, &title, &ids));
        Part { shows: Shows::Together(ids), heading, parts: Vec::new() }
    }

    /// The risks of the document side by side, where there are several.
    fn risks(&mut self, risks: Vec<ItemId>) -> Option<Part> {
        let title = label(self.checked.plan.config.language, "risk-overview", &[]);
        let heading = (risks.len() > 1).then(|| self.heading(None, &title, &[]))?;
        Some(Part { shows: Shows::Risks(risks), heading: Some(heading), parts: Vec::new() })
    }

    fn start(&mut self, part: StartPart) -> Part {
        let title = label(self.checked.plan.config.language, part.label(), &[]);
        let heading = self.heading(None, &title, &[]);
        Part { shows: Shows::Start(part), heading: Some(heading), parts: Vec::new() }
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
        let parts = filled.map(|(concept, items)| {
            let heading = self.heading(None, &super::plural(self.checked, concept), &[]);
            Part { shows: Shows::Catalogue(items), heading: Some(heading), parts: Vec::new() }
        });
        let parts: Vec<Part> = parts.collect();
        // The anchors of lines come after those of headings, which hosts give.
        for part in &parts {
            let Shows::Catalogue(items) = &part.shows else { continue };
            for item in items.iter().map(|id| self.checked.plan.item(*id)) {
                let word = item.concept.word(self.checked.plan.config.language);
                let anchor = self.slugs.next(&format!("{word}-{}", item.path.replace(['/', '#'], "-")));
                self.places[item.id.index()] = Some((self.document, anchor));
            }
        }
        parts
    }

    /// A heading that leads to `items`.
    fn heading(&mut self, number: Option<&str>, title: &str, items: &[ItemId]) -> Heading {
        let title = in_line(title);
        let text = agreeing(&number.map_or_else(|| title.clone(), |number| format!("{number} {title}")));
        let title = agreeing(&title);
        let anchor = self.slugs.next(&text);
        for id in items {
            self.places[id.index()] = Some((self.document, anchor.clone()));
        }
        Heading { text, title, anchor }
    }
}

/// A title without line feeds.
fn in_line(title: &str) -> String {
    title
        .split(|letter: char| letter.is_whitespace() && letter != NO_BREAK_SPACE)
        .filter(|word| !word.is_empty())
        .collect::<Vec<&str>>()
        .join(" ")
}

fn collect(plan: &Plan, item: &Item, family: &mut Vec<ItemId>) {
    for child in plan.children(item, ConceptName::Indicator) {
        family.push(child.id);
        collect(plan, child, family);
    }
}

fn has_heading(item: &Item) -> bool {
    match item.concept {
        ConceptName::MeetingItem => true,
        ConceptName::Plan | ConceptName::Indicator => false,
        concept => !concept.concept().child && !CATALOGUES.contains(&concept),
    }
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
