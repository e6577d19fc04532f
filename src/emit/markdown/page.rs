//! One document: title, facts, contents, parts, footnotes.

use std::cell::{Cell, RefCell};

use indexmap::IndexSet;

use super::outline::{Document, Heading, Library, Part, Shows};
use super::{capitalised, slug};
use crate::check::{Accepted, Checked};
use crate::diagnostic::messages::{label, message};
use crate::emit::prose::markdown::{self, Place, escape, link};
use crate::language::Language;
use crate::model::{InlineKind, Item, ItemId, Value};
use crate::sources::SourceMap;
use crate::vocabulary::{ConceptName, FieldName, FieldType, FieldUse, canonical};

/// How many levels of headings the contents list.
const CONTENTS_DEPTH: usize = 3;
/// Facts that are no longer than this, in characters, stand in one line.
const SHORT_FACT: usize = 60;
/// What stands between them.
pub const BETWEEN_FACTS: &str = " · ";
/// The deepest heading that Markdown has.
const DEEPEST: usize = 6;

/// A document being written.
pub struct Page<'a> {
    /// The plan.
    pub checked: &'a Checked,
    /// The files that say it.
    pub sources: &'a SourceMap,
    library: &'a Library<'a>,
    document: usize,
    /// Footnotes in order of their first mark, which is what numbers them.
    footnotes: RefCell<IndexSet<ItemId>>,
    /// Whether a figure is missing somewhere, so that its sign is to be explained.
    pub missing: Cell<bool>,
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
pub fn page(checked: &Checked, sources: &SourceMap, library: &Library, document: usize) -> String {
    let page = Page { checked, sources, library, document, footnotes: RefCell::default(), missing: Cell::default() };
    let shown = &library.documents[document];
    let mut out = String::new();
    match shown.plan {
        Some(holder) => page.plan(checked.plan.item(holder), shown, &mut out),
        None => page.project(shown, &mut out),
    }
    shown.parts.iter().for_each(|part| page.part(part, 2, &mut out));
    if page.missing.get() {
        separate(&mut out);
        out.push_str(&format!("{}: {}\n\n", page.label("site-legend"), page.label("site-legend-missing")));
    }
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
        self.plans(out);
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
        // A part that shares the heading above it stands at its level.
        let level = match (&part.heading, &part.shows) {
            (None, Shows::Item(_)) => level - 1,
            _ => level,
        };
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
            Shows::Start(part) => self.start_part(*part, out),
            Shows::Catalogue(items) => self.catalogue(items, out),
        }
        part.parts.iter().for_each(|part| self.part(part, level + 1, out));
    }

    fn item(&self, item: &Item, level: usize, out: &mut String) {
        self.title_footnotes(item, out);
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
        let mut facts: Vec<(String, String)> = Vec::new();
        let kind = self.preset(item);
        if !kind.is_empty() && item.concept.concept().field(FieldName::Kind).is_none() {
            facts.push((capitalised(FieldName::Kind.word(self.language())), kind));
        }
        // The table of a budget says its unit.
        let tabled = |field: FieldName| item.concept == ConceptName::Budget && field == FieldName::Unit;
        for field in item.concept.concept().all_fields().filter(|field| is_fact(field) && !tabled(field.name)) {
            let values: Vec<String> = item.all(field.name).filter_map(|entry| self.value(item, &entry.value)).collect();
            let name = capitalised(field.name.word(self.language()));
            if field.kind == FieldType::Check {
                facts.extend(values.into_iter().map(|value| (name.clone(), value)));
            } else if !values.is_empty() {
                facts.push((name, values.join(", ")));
            }
        }
        facts.extend(self.further_facts(item));
        let accepted = capitalised(FieldName::KnownDeviation.word(self.language()));
        let deviations = self.library.accepted_by(item).iter();
        facts.extend(deviations.map(|deviation| (accepted.clone(), self.accepted_text(deviation))));
        push_facts(&facts, out);
    }

    pub fn accepted_text(&self, accepted: &Accepted) -> String {
        let finding = &accepted.finding;
        let arguments = finding.arguments.iter().map(|(name, argument)| (*name, argument));
        let found = message(self.language(), finding.code.slug(), None, arguments).map(|found| escape(&found));
        let figure = |name| finding.arguments.iter().find(|(found, _)| *found == name);
        let figures = [figure("stated"), figure("computed"), figure("difference")];
        let figures: Option<Vec<_>> = figures.into_iter().map(|figure| figure.cloned()).collect();
        let figures = figures.map(|figures| label(self.language(), "accepted-figures", &figures));
        let reason = accepted.deviation(&self.checked.plan);
        let reason = reason.map(|deviation| markdown::phrase(self.checked, &deviation.reason, self));
        let told = [found, figures, reason].into_iter().flatten().map(|text| sentence_end(&text));
        told.collect::<Vec<String>>().join(" ")
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
                    out.push_str(&format!("**{name}:**\n\n"));
                    for (at, text) in texts.iter().enumerate() {
                        let text = markdown::phrase(self.checked, text, self);
                        out.push_str(&format!("{}. {text}\n", at + 1));
                    }
                    out.push('\n');
                }
                texts => {
                    out.push_str(&format!("**{name}:**\n\n"));
                    texts.iter().for_each(|text| {
                        out.push_str(&markdown::block(self.checked, text, self, level));
                        out.push_str("\n\n");
                    });
                }
            }
        }
    }

    pub fn preset(&self, item: &Item) -> String {
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

/// Whether a field's values stand in the list of facts.
fn is_fact(field: &FieldUse) -> bool {
    let elsewhere =
        matches!(field.kind, FieldType::Prose | FieldType::Series | FieldType::Cells | FieldType::Deviation);
    !elsewhere && !matches!(field.name, FieldName::Number | FieldName::FormerId)
}

/// Facts: those that are soon read in a line, the rest in a list.
fn push_facts(facts: &[(String, String)], out: &mut String) {
    let written = |(name, value): &(String, String)| format!("**{name}:** {value}");
    let (short, long): (Vec<_>, Vec<_>) = facts.iter().partition(|(_, value)| shown_length(value) <= SHORT_FACT);
    if !short.is_empty() {
        out.push_str(&short.into_iter().map(written).collect::<Vec<String>>().join(BETWEEN_FACTS));
        out.push_str("\n\n");
    }
    match long.as_slice() {
        [] => {}
        [only] => out.push_str(&format!("{}\n\n", written(only))),
        several => {
            several.iter().for_each(|fact| out.push_str(&format!("- {}\n", written(fact))));
            out.push('\n');
        }
    }
}

/// An empty line after what was written, if that was anything.
pub fn separate(out: &mut String) {
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
        let depth = depth + usize::from(part.heading.is_some());
        if depth < CONTENTS_DEPTH {
            push_contents(&part.parts, depth, out);
        }
    }
}

/// A heading; where git hosts make different anchors of it, one more of the kind that links use.
fn push_heading(heading: &Heading, level: usize, out: &mut String) {
    if slug::is_disputed(&heading.text) {
        out.push_str(&format!("{}\n\n", anchor(&heading.anchor)));
    }
    let mut text = escape(&heading.text);
    // Hashes at the end would close the heading.
    if text.ends_with('#') {
        text.insert(text.len() - 1, '\\');
    }
    out.push_str(&format!("{} {text}\n\n", "#".repeat(level.min(DEEPEST))));
}

/// With a full stop, where no mark ends it.
pub fn sentence_end(text: &str) -> String {
    if text.ends_with(['.', '!', '?']) { text.to_owned() } else { format!("{text}.") }
}

/// A place that links lead to. GitHub keeps both names, GitLab only one of them.
pub fn anchor(anchor: &str) -> String {
    format!("<a id=\"{anchor}\" name=\"{anchor}\"></a>")
}

/// How much of a fact is read: the addresses of links are not.
fn shown_length(text: &str) -> usize {
    let mut rest = text;
    let mut length = 0;
    while let Some((before, after)) = rest.split_once("](") {
        length += before.chars().count();
        rest = after.split_once(')').map_or("", |(_, rest)| rest);
    }
    length + rest.chars().count()
}
