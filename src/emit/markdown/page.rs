//! One document: title, facts, contents, parts, footnotes.

use std::cell::RefCell;

use indexmap::IndexSet;

use super::capitalised;
use super::outline::{Document, Heading, Library, Part, Shows};
use super::table::{Align, Table};
use crate::check::{Accepted, Checked};
use crate::diagnostic::messages::{label, message};
use crate::emit::prose::markdown::{self, Place, escape, link};
use crate::language::Language;
use crate::model::{InlineKind, Item, ItemId, Value};
use crate::vocabulary::{ConceptName, FieldName, FieldType, FieldUse, canonical};

/// How many levels of headings the contents list.
const CONTENTS_DEPTH: usize = 3;
/// The deepest heading that Markdown has.
const DEEPEST: usize = 6;

/// A document being written.
pub struct Page<'a> {
    /// The plan.
    pub checked: &'a Checked,
    library: &'a Library<'a>,
    document: usize,
    /// Footnotes in order of their first mark, which is what numbers them.
    footnotes: RefCell<IndexSet<ItemId>>,
}

impl Place for Page<'_> {
    fn address(&self, item: ItemId) -> Option<String> {
        self.library.address(&self.checked.plan, self.document, item)
    }

    fn footnote_mark(&self, footnote: ItemId) -> String {
        let (at, _) = self.footnotes.borrow_mut().insert_full(footnote);
        format!("[^{}]", at + 1)
    }
}

/// The text of a document.
pub fn page(checked: &Checked, library: &Library, document: usize) -> String {
    let page = Page { checked, library, document, footnotes: RefCell::default() };
    let shown = &library.documents[document];
    let mut out = String::new();
    match shown.plan {
        Some(holder) => page.plan(checked.plan.item(holder), shown, &mut out),
        None => page.project(shown, &mut out),
    }
    shown.parts.iter().for_each(|part| page.part(part, 2, &mut out));
    page.footnote_texts(&mut out);
    out.truncate(out.trim_end().len());
    out.push('\n');
    out
}

impl Page<'_> {
    /// All documents, and where each item stands.
    pub fn library(&self) -> &Library<'_> {
        self.library
    }

    /// The language of the document.
    pub fn language(&self) -> Language {
        self.checked.plan.config.language
    }

    fn project(&self, shown: &Document, out: &mut String) {
        out.push_str(&format!("# {}\n\n", escape(&super::project_title(self.checked))));
        let plans = &self.library.documents[1..];
        let links = plans.iter().filter_map(|document| document.plan);
        for holder in links {
            out.push_str(&format!("- {}\n", self.link_to(holder)));
        }
        if !plans.is_empty() {
            out.push('\n');
        }
        self.contents(shown, out);
    }

    fn plan(&self, plan: &Item, shown: &Document, out: &mut String) {
        out.push_str(&format!("# {}\n\n", escape(&crate::emit::prose::title(self.checked, plan.id))));
        self.facts(plan, out);
        let inner = self.checked.plan.children(plan, ConceptName::Plan);
        for child in inner {
            out.push_str(&format!("- {}\n", self.link_to(child.id)));
        }
        separate(out);
        self.texts(plan, 2, out);
        self.contents(shown, out);
    }

    fn contents(&self, shown: &Document, out: &mut String) {
        let mut list = String::new();
        push_contents(&shown.parts, 0, &mut list);
        if !list.is_empty() {
            out.push_str(&format!("## {}\n\n{list}\n", self.label("contents")));
        }
    }

    fn part(&self, part: &Part, level: usize, out: &mut String) {
        if let Some(heading) = &part.heading {
            push_heading(heading, level, out);
        }
        match &part.shows {
            Shows::Item(id) => self.item(self.checked.plan.item(*id), level, out),
            Shows::Indicators(indicators) => self.indicators(indicators, out),
            Shows::Together(items) => {
                let items: Vec<&Item> = items.iter().map(|id| self.checked.plan.item(*id)).collect();
                self.together(&items, level + 1, out);
            }
            Shows::Risks(risks) => self.risks(risks, out),
            Shows::Catalogue(concept, items) => self.catalogue(*concept, items, out),
        }
        part.parts.iter().for_each(|part| self.part(part, level + 1, out));
    }

    fn item(&self, item: &Item, level: usize, out: &mut String) {
        self.title_footnotes(item, out);
        let kind = self.preset(item);
        if !kind.is_empty() {
            out.push_str(&format!("- **{}:** {kind}\n", capitalised(FieldName::Kind.word(self.language()))));
        }
        self.facts(item, out);
        self.texts(item, level + 1, out);
        match item.concept {
            ConceptName::Budget => {
                self.budget(item, out);
                self.row_links(item, out);
                self.reported_rows(item, out);
            }
            ConceptName::Report => self.report(item, out),
            ConceptName::View => self.view(item, out),
            _ => self.inner_parts(item, level + 1, out),
        }
    }

    /// The marks of a heading's footnotes stand under it: in it they would be a part of its anchor.
    fn title_footnotes(&self, item: &Item, out: &mut String) {
        let marks = item.title.inlines.iter().filter_map(|inline| match inline.kind {
            InlineKind::Footnote(footnote) => Some(self.footnote_mark(footnote)),
            _ => None,
        });
        let marks: String = marks.collect();
        if !marks.is_empty() {
            out.push_str(&format!("{}{marks}\n\n", self.label("see-footnote")));
        }
    }

    /// The short facts of an item, as a list.
    pub fn facts(&self, item: &Item, out: &mut String) {
        for field in item.concept.concept().all_fields().filter(|field| is_fact(field)) {
            let values: Vec<String> = item.all(field.name).filter_map(|entry| self.value(item, &entry.value)).collect();
            let name = capitalised(field.name.word(self.language()));
            if field.kind == FieldType::Check {
                values.iter().for_each(|value| out.push_str(&format!("- **{name}:** {value}\n")));
            } else if !values.is_empty() {
                out.push_str(&format!("- **{name}:** {}\n", values.join(", ")));
            }
        }
        for (name, values) in self.further_facts(item) {
            out.push_str(&format!("- **{name}:** {values}\n"));
        }
        self.accepted(item, out);
        separate(out);
    }

    /// The findings that are accepted at an item.
    fn accepted(&self, item: &Item, out: &mut String) {
        let name = capitalised(FieldName::KnownDeviation.word(self.language()));
        for accepted in self.library.accepted_by(item) {
            out.push_str(&format!("- **{name}:** {}\n", self.accepted_text(accepted)));
        }
    }

    fn accepted_text(&self, accepted: &Accepted) -> String {
        let finding = &accepted.finding;
        let arguments = finding.arguments.iter().map(|(name, argument)| (*name, argument));
        let found = message(self.language(), finding.code.slug(), None, arguments).map(|found| escape(&found));
        let figure = |name| finding.arguments.iter().find(|(found, _)| *found == name);
        let figures = [figure("stated"), figure("computed"), figure("difference")];
        let figures: Option<Vec<_>> = figures.into_iter().map(|figure| figure.cloned()).collect();
        let figures = figures.map(|figures| label(self.language(), "accepted-figures", &figures));
        let reason = accepted.deviation(&self.checked.plan);
        let reason = reason.map(|deviation| markdown::phrase(self.checked, &deviation.reason, self));
        [found, figures, reason].into_iter().flatten().collect::<Vec<String>>().join(". ")
    }

    /// The longer texts of an item: each under its name, the running text last and under none.
    pub fn texts(&self, item: &Item, level: usize, out: &mut String) {
        for field in item.concept.concept().all_fields().filter(|field| field.kind == FieldType::Prose) {
            let texts: Vec<_> = item
                .all(field.name)
                .filter_map(|entry| match &entry.value {
                    Value::Prose(text) if !text.is_empty() => Some(text),
                    _ => None,
                })
                .collect();
            let name = capitalised(field.name.word(self.language()));
            match texts.as_slice() {
                [] => {}
                texts if field.name == FieldName::Text => texts.iter().for_each(|text| {
                    out.push_str(&markdown::block(self.checked, text, self, level));
                    out.push_str("\n\n");
                }),
                [text] if markdown::is_phrase(text) => {
                    out.push_str(&format!("**{name}:** {}\n\n", markdown::block(self.checked, text, self, level)));
                }
                texts if texts.iter().all(|text| markdown::is_phrase(text)) => {
                    out.push_str(&format!("**{name}**\n\n"));
                    for (at, text) in texts.iter().enumerate() {
                        let text = markdown::phrase(self.checked, text, self);
                        out.push_str(&format!("{}. {text}\n", at + 1));
                    }
                    out.push('\n');
                }
                texts => {
                    out.push_str(&format!("**{name}**\n\n"));
                    texts.iter().for_each(|text| {
                        out.push_str(&markdown::block(self.checked, text, self, level));
                        out.push_str("\n\n");
                    });
                }
            }
        }
    }

    /// Items of a concept in a table: a column for the title and for each field that any of them has.
    fn catalogue(&self, concept: ConceptName, items: &[ItemId], out: &mut String) {
        let plan = &self.checked.plan;
        let mut fields: Vec<(&FieldUse, bool)> = concept.concept().all_fields().map(|field| (field, false)).collect();
        for id in items {
            for entry in &plan.item(*id).entries {
                let used = fields.iter_mut().filter(|(field, _)| field.name == entry.field);
                used.for_each(|(field, used)| {
                    *used = field.kind != FieldType::Deviation && field.name != FieldName::FormerId;
                });
            }
        }
        let fields: Vec<&FieldUse> = fields.iter().filter(|(_, used)| *used).map(|(field, _)| *field).collect();
        let kinds = !concept.concept().presets.is_empty();
        let mut columns = vec![(capitalised(concept.word(self.language())), Align::Left)];
        columns.extend(kinds.then(|| (capitalised(FieldName::Kind.word(self.language())), Align::Left)));
        columns.extend(fields.iter().map(|field| (capitalised(field.name.word(self.language())), align(field))));
        let mut table = Table::new(columns);
        for item in items.iter().map(|id| plan.item(*id)) {
            let mut cells = vec![markdown::inline(self.checked, &item.title, self)];
            cells.extend(kinds.then(|| self.preset(item)));
            cells.extend(fields.iter().map(|field| {
                let values = item.all(field.name).filter_map(|entry| self.value(item, &entry.value));
                values.collect::<Vec<String>>().join(", ")
            }));
            table.push(cells);
        }
        table.write(out);
        out.push('\n');
    }

    fn preset(&self, item: &Item) -> String {
        let preset = item.preset.and_then(|key| item.concept.concept().preset(key));
        preset.map_or("", |preset| canonical(&preset.names, self.language())).to_owned()
    }

    /// The texts of the footnotes that are marked; they may mark further ones.
    fn footnote_texts(&self, out: &mut String) {
        let mut at = 0;
        loop {
            let Some(footnote) = self.footnotes.borrow().get_index(at).copied() else { break };
            let footnote = self.checked.plan.item(footnote);
            if footnote.concept == ConceptName::Report {
                at += 1;
                out.push_str(&format!("[^{at}]: {} {}.\n", self.label("reported-in"), self.told_in(footnote)));
                continue;
            }
            let text = match footnote.prose(FieldName::Text) {
                Some(text) => markdown::block(self.checked, text, self, DEEPEST).replace('\n', "\n    "),
                None => markdown::inline(self.checked, &footnote.title, self),
            };
            at += 1;
            out.push_str(&format!("[^{at}]: {text}\n"));
            let sources = footnote.all(FieldName::Source).filter_map(|entry| self.value(footnote, &entry.value));
            let sources: Vec<String> = sources.collect();
            if !sources.is_empty() {
                out.truncate(out.trim_end().len());
                let name = capitalised(FieldName::Source.word(self.language()));
                out.push_str(&format!(" {name}: {}.\n", sources.join(", ")));
            }
        }
    }
}

fn align(field: &FieldUse) -> Align {
    match field.kind {
        FieldType::Number | FieldType::Percent => Align::Right,
        _ => Align::Left,
    }
}

/// Whether a field's values stand in the list of facts.
fn is_fact(field: &FieldUse) -> bool {
    let elsewhere =
        matches!(field.kind, FieldType::Prose | FieldType::Series | FieldType::Cells | FieldType::Deviation);
    !elsewhere && !matches!(field.name, FieldName::Number | FieldName::FormerId)
}

/// An empty line after what was written, if that was anything.
fn separate(out: &mut String) {
    if !out.ends_with("\n\n") {
        out.push('\n');
    }
}

fn push_contents(parts: &[Part], depth: usize, out: &mut String) {
    for part in parts {
        if let Some(heading) = &part.heading {
            let link = link(&heading.text, Some(&format!("#{}", heading.anchor)));
            out.push_str(&format!("{}- {link}\n", "  ".repeat(depth)));
        }
        if depth + 1 < CONTENTS_DEPTH {
            push_contents(&part.parts, depth + 1, out);
        }
    }
}

/// A heading; where git hosts make different anchors of it, one more of the kind that links use.
fn push_heading(heading: &Heading, level: usize, out: &mut String) {
    if heading.anchor.contains("--") {
        out.push_str(&format!("<a id=\"{}\"></a>\n\n", heading.anchor));
    }
    out.push_str(&format!("{} {}\n\n", "#".repeat(level.min(DEEPEST)), escape(&heading.text)));
}
