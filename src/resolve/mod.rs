//! Trees → model: what the words mean, and what the names lead to.
//!
//! 1. [`draft`] and [`table`] read each file into drafts, block form and table form alike; [`decoration`] and
//!    [`recover`] make the best of lines that are written otherwise or make no sense;
//! 2. [`order`] puts the drafts of all files into the order in which they are shown, and numbers them;
//! 3. [`names`] enters every id;
//! 4. [`values`], [`figures`], [`expressions`] and [`prose`] read the fields, as the vocabulary types them;
//! 5. [`cycles`] looks for what contributes to itself, [`former`] for former ids that are taken.

mod cycles;
mod decoration;
mod draft;
mod expressions;
mod figures;
mod former;
mod fractions;
mod ids;
mod loose_rows;
mod names;
mod operands;
mod order;
mod paths;
mod prose;
mod published;
mod query;
mod recover;
mod references;
mod subject;
mod table;
mod unknown;
mod values;

use std::collections::{HashMap, HashSet};

pub use draft::Drafts;
use draft::{DraftField, Reader};
use names::Names;
use published::Published;
use rayon::prelude::*;

use crate::config::Config;
use crate::diagnostic::{Code, Diagnostic};
use crate::language::Language;
use crate::model::{Dependency, InlineKind, Item, ItemId, Origin, Plan, Prose, Query, Subject, Value};
use crate::sources::SourceMap;
use crate::syntax::Tree;
use crate::text::{FileId, Span};
use crate::vocabulary::{ConceptName, FieldName, FieldType, REPORTED};

/// Brings a file in that a plan pulls in with `text fil.md`: the path of the plan file, then the path as written.
pub type Include<'a> = dyn FnMut(&mut SourceMap, FileId, &str) -> Result<FileId, IncludeFault> + 'a;

/// Why a file was not pulled in.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum IncludeFault {
    /// There is no such file.
    NotFound,
    /// The path leads out of the project.
    Outside,
    /// The file is not UTF-8 text, or could not be read; that has been reported.
    Unreadable,
}

/// What a project builds on without having its sources.
pub enum External {
    /// Data that planc carries, as a parsed plan.
    Data(FileId, Tree),
    /// A published `plan.json`, and the place in the project file that names it.
    Published(FileId, Span),
}

/// What is asked of a project from outside, in a file of its own.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Question {
    /// A question, or the id of a view.
    Query(FileId),
    /// The path of an item or of a figure.
    Subject(FileId),
}

/// What a question says, its names resolved.
#[derive(Debug)]
pub enum Asked {
    /// A question.
    Query(Query),
    /// An item or a figure.
    Subject(Subject),
}

/// Reads a parsed file of the project by itself.
pub fn read(file: FileId, source: &str, tree: Tree) -> Drafts {
    Reader::file(file, source, tree, false)
}

/// Resolves the files of a project, each by itself ([`read`]), and what it builds on; and a question to it, where there
/// is one.
pub fn resolve(
    config: Config,
    sources: &mut SourceMap,
    files: Vec<(FileId, Drafts)>,
    externals: Vec<External>,
    question: Option<Question>,
    include: &mut Include<'_>,
) -> (Plan, Option<Asked>, Vec<Diagnostic>) {
    let mut reader = Reader::new();
    let own: Vec<FileId> = files.iter().map(|(file, _)| *file).collect();
    files.into_iter().for_each(|(_, drafts)| reader.drafts.append(drafts));
    let any_external = !externals.is_empty();
    let mut read: HashSet<FileId> = own.iter().copied().collect();
    let mut unread: Vec<&str> = missing_publications(&config, &externals);
    for external in externals {
        match external {
            External::Data(file, tree) => {
                read.insert(file);
                reader.drafts.append(Reader::file(file, &sources.file(file).text, tree, true));
            }
            External::Published(file, place) => {
                let text = sources.file(file).text.as_str();
                let start = Span::new(file, 0, 0);
                if Published::new(&mut reader, config.language, start).read(text).is_none() {
                    let path = sources.file(file).path.as_str();
                    let diagnostic = Diagnostic::new(Code::DependencyUnreadable, place).with("path", path);
                    reader.report(diagnostic.help("form"));
                    unread.extend(
                        config.dependencies.iter().filter(|one| one.span == place).map(|one| one.name.as_str()),
                    );
                }
            }
        }
    }
    let mut drafts = reader.drafts;
    if any_external {
        let words = |file: &FileId| sources.file(*file).text.split(|c: char| !(c.is_alphanumeric() || c == '-'));
        let names: HashSet<&str> = own.iter().flat_map(words).collect();
        published::prune(&mut drafts, &names);
    }
    let mut diagnostics = std::mem::take(&mut drafts.diagnostics);
    let mut unclear = std::mem::take(&mut drafts.unclear);
    unclear.extend(unread.into_iter().map(names::normal));
    let whole = sources.files().all(|(file, source)| read.contains(&file) || !source.path.ends_with(".plan"));
    let (items, fields, titles) = order::order(drafts, sources, &mut diagnostics);
    let names = Names::collect(&items, &mut diagnostics);
    let mut columns: HashMap<ItemId, Vec<ItemId>> = HashMap::new();
    for column in items.iter().filter(|item| item.concept == ConceptName::Column) {
        columns.entry(column.parent.unwrap_or(column.id)).or_default().push(column.id);
    }
    let mut resolver = Resolver {
        columns,
        language: config.language,
        sources,
        include,
        items,
        names,
        diagnostics,
        references: 0,
        used_footnotes: HashSet::new(),
        unclear,
        whole,
        reported: HashMap::new(),
        late: Vec::new(),
    };
    resolver.hidden_words();
    resolver.views_without_query(&fields);
    resolver.fields(fields, titles);
    cycles::find(&resolver.items, &mut resolver.diagnostics);
    resolver.fractions();
    resolver.unused_footnotes();
    former::check(&resolver.items, &resolver.names, &mut resolver.diagnostics);
    let asked = question.and_then(|question| match question {
        Question::Query(file) => resolver.question(file).map(Asked::Query),
        Question::Subject(file) => resolver.subject_of_question(file).map(Asked::Subject),
    });
    let roots = resolver.items.iter().filter(|item| item.parent.is_none()).map(|item| item.id).collect();
    let backlinks = backlinks(&resolver.items);
    let plan = Plan { config, items: resolver.items, roots, backlinks, references: resolver.references };
    let diagnostics = unknown::gathered(resolver.diagnostics, &plan.items, &plan.backlinks);
    (plan, asked, diagnostics)
}

/// Reads fields into items.
struct Resolver<'a, 'i> {
    language: Language,
    sources: &'a mut SourceMap,
    include: &'a mut Include<'i>,
    items: Vec<Item>,
    /// The columns of each budget.
    columns: HashMap<ItemId, Vec<ItemId>>,
    names: Names,
    diagnostics: Vec<Diagnostic>,
    references: usize,
    used_footnotes: HashSet<ItemId>,
    /// Words that may be ids of what could not be read.
    unclear: HashSet<String>,
    /// Whether every plan file of the project could be read: else no name can be said to be unknown.
    whole: bool,
    /// Status reports by what they are about.
    reported: HashMap<ItemId, Vec<ItemId>>,
    /// Texts inside figures, read once every figure is known: item, place among its entries, the text.
    late: Vec<(ItemId, usize, crate::syntax::TextLiteral)>,
}

/// When a field is read: what others look at comes first. Units, periods and words need no names but those of
/// words; figures need units and periods; the rest may point at any of them.
fn pass(field: &DraftField) -> usize {
    match field.field.kind {
        // What a status report is about says which unit its figures have.
        FieldType::Reference(concepts) if concepts == REPORTED => 0,
        FieldType::Series | FieldType::Cells => 1,
        FieldType::Line
        | FieldType::Number
        | FieldType::Percent
        | FieldType::Flag
        | FieldType::Date
        | FieldType::Period
        | FieldType::Unit
        | FieldType::Direction
        | FieldType::Word(_)
        | FieldType::Status
        | FieldType::Link
        | FieldType::Amount => 0,
        FieldType::Prose
        | FieldType::Reference(_)
        | FieldType::ReferenceOrText(_)
        | FieldType::Formula
        | FieldType::Counting
        | FieldType::Check
        | FieldType::Deviation
        | FieldType::RuleLevel
        | FieldType::Query => 2,
    }
}

impl Resolver<'_, '_> {
    /// Takes a finding in. A name that may be declared in what could not be read, a line, a file or a published plan,
    /// is not said to be unknown.
    fn report(&mut self, diagnostic: Diagnostic) {
        let of_names = [Code::UnknownName, Code::UnknownWord, Code::UnknownFootnote, Code::WrongConcept];
        let unclear = |span: Span| {
            let name = self.sources.slice(span).trim_start_matches("[^").trim_end_matches(']');
            !self.whole || self.unclear.contains(&names::normal(name))
        };
        if !(of_names.contains(&diagnostic.code) && diagnostic.span.is_some_and(unclear)) {
            self.diagnostics.push(diagnostic);
        }
    }

    fn item(&self, id: ItemId) -> &Item {
        &self.items[id.index()]
    }

    fn fields(&mut self, fields: Vec<Vec<DraftField>>, titles: Vec<Option<crate::syntax::TextLiteral>>) {
        let mut passes: [Vec<(ItemId, Vec<DraftField>)>; 3] = Default::default();
        for (at, fields) in fields.into_iter().enumerate() {
            let item = ItemId(at as u32);
            self.given_twice(&fields);
            let mut split: [Vec<DraftField>; 3] = Default::default();
            for field in fields {
                split[pass(&field)].push(field);
            }
            for (pass, fields) in passes.iter_mut().zip(split) {
                if !fields.is_empty() {
                    pass.push((item, fields));
                }
            }
        }
        for (at, pass) in passes.into_iter().enumerate() {
            for (item, fields) in pass {
                for field in fields {
                    let (guessed, said) = (field.guessed, self.diagnostics.len());
                    self.field(item, field);
                    if guessed {
                        self.diagnostics.truncate(said);
                    }
                }
            }
            match at {
                0 => self.names.abbreviations(&self.items),
                1 => self.reported = reported(&self.items),
                _ => {}
            }
        }
        self.late_texts();
        for (at, title) in titles.into_iter().enumerate() {
            let item = ItemId(at as u32);
            if let Some(title) = title {
                let prose = self.prose(item, title);
                self.items[at].title = prose;
            }
        }
        self.items.par_iter_mut().filter(|item| item.entries.len() > 1).for_each(|item| {
            let concept = item.concept.concept();
            item.entries.sort_by_cached_key(|entry| concept.all_fields().position(|field| field.name == entry.field));
        });
    }

    /// A field of one value that is given more than once.
    fn given_twice(&mut self, fields: &[DraftField]) {
        for (at, field) in fields.iter().enumerate() {
            let first = fields[..at].iter().find(|other| other.field.name == field.field.name);
            if let (false, Some(first)) = (field.field.many, first) {
                let word = field.field.name.word(self.language);
                // A text after the title and a `text` field are one field said twice as well.
                let diagnostic = Diagnostic::new(Code::FieldTwice, field.word).with("word", word);
                self.report(diagnostic.label(first.word, "first"));
            }
        }
    }

    fn late_texts(&mut self) {
        for (item, at, text) in std::mem::take(&mut self.late) {
            let prose = self.prose(item, text);
            if let Some(Value::Figure(figure)) =
                self.items[item.index()].entries.get_mut(at).map(|entry| &mut entry.value)
            {
                figure.set_text(prose);
            }
        }
    }

    fn unused_footnotes(&mut self) {
        // A line that was passed over may have held the mark.
        let form = |diagnostic: &Diagnostic| {
            matches!(
                diagnostic.code,
                Code::UnknownKeyword | Code::KeywordNotHere | Code::UnknownColumn | Code::RowLength
            ) || diagnostic.code <= Code::BelongsToNotFirst
        };
        if self.diagnostics.iter().any(form) {
            return;
        }
        let unused: Vec<Diagnostic> = self
            .items
            .iter()
            .filter(|item| item.concept == ConceptName::Footnote && !item.external)
            .filter(|item| !self.used_footnotes.contains(&item.id))
            .filter_map(|item| {
                // One whose id cannot be read may well be marked.
                let name = item.name.as_ref()?;
                Some(Diagnostic::new(Code::UnusedFootnote, item.span).with("id", name.value.as_str()))
            })
            .collect();
        self.diagnostics.extend(unused);
    }
}

/// The names of published plans that the project builds on and that are not there to be read; that has been reported.
fn missing_publications<'a>(config: &'a Config, externals: &[External]) -> Vec<&'a str> {
    let there = |place: Span| externals.iter().any(|one| matches!(one, External::Published(_, at) if *at == place));
    let published = |one: &&Dependency| matches!(one.origin, Origin::Published { .. });
    config.dependencies.iter().filter(published).filter(|one| !there(one.span)).map(|one| one.name.as_str()).collect()
}

/// Status reports by what they are about.
fn reported(items: &[Item]) -> HashMap<ItemId, Vec<ItemId>> {
    let mut found: HashMap<ItemId, Vec<ItemId>> = HashMap::new();
    for item in items.iter().filter(|item| item.concept == ConceptName::StatusReport) {
        for about in item.references(FieldName::Concerns) {
            found.entry(about).or_default().push(item.id);
        }
    }
    found
}

/// Who points at whom.
fn backlinks(items: &[Item]) -> Vec<Vec<(ItemId, Option<FieldName>)>> {
    let mut links: Vec<Vec<(ItemId, Option<FieldName>)>> = vec![Vec::new(); items.len()];
    for item in items {
        let mut point = |to: ItemId, field: Option<FieldName>| {
            let found = &mut links[to.index()];
            // Those of one item stand together.
            let mut own = found.iter().rev().take_while(|(from, _)| *from == item.id);
            if to != item.id && !own.any(|(_, other)| *other == field) {
                found.push((item.id, field));
            }
        };
        let mentions = |prose: &Prose, field, point: &mut dyn FnMut(ItemId, Option<FieldName>)| {
            for inline in &prose.inlines {
                match &inline.kind {
                    InlineKind::Link { item, .. } => point(*item, field),
                    InlineKind::Figure { expression, .. } => {
                        expression.value.each_item(&mut |item| point(item, field));
                    }
                    InlineKind::Footnote(_) | InlineKind::Broken => {}
                }
            }
        };
        mentions(&item.title, None, &mut point);
        for entry in &item.entries {
            let field = Some(entry.field);
            match &entry.value {
                Value::Item(to) => point(*to, field),
                Value::Status { word, .. } => {
                    if let Value::Item(to) = word.as_ref() {
                        point(*to, field);
                    }
                }
                Value::Prose(prose) => mentions(prose, field, &mut point),
                Value::Check(relation) => {
                    relation.left.value.each_item(&mut |to| point(to, field));
                    relation.right.value.each_item(&mut |to| point(to, field));
                }
                _ => {}
            }
        }
    }
    links
}

/// A draft's fields and title, kept apart from the item that it becomes.
type Skeleton = (Vec<Item>, Vec<Vec<DraftField>>, Vec<Option<crate::syntax::TextLiteral>>);
