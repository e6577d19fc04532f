//! The site: a start page, a page for each plan, goal, indicator and so on, lists of each, and a page on what
//! planc checked. It works from any folder, without script, and asks no other host for anything.

mod accessibility;
mod address;
mod blocks;
mod calendar;
mod catalogue;
mod changes;
mod charts;
mod checked;
mod columns;
mod description;
mod document;
mod downloads;
mod facts;
pub mod faults;
mod feed;
mod figures;
mod follow_up;
mod help;
mod history;
mod indicators;
mod item;
pub mod links;
mod lists;
mod maker;
mod meetings;
mod missing;
mod money;
mod navigation;
mod page;
mod pages;
mod parties;
mod redirects;
mod registers;
mod risks;
mod search;
mod single;
mod start;
mod style;
mod tables;
mod tags;
mod template;
mod theme;
mod thread;
mod views;

use std::collections::{HashMap, HashSet};
use std::fmt;

use minijinja::value::{Serde, Value};
use rayon::prelude::*;

use super::{Files, Publication};
use crate::check::Checked;
use crate::diagnostic::{Argument, Code, messages};
use crate::diff::Histories;
use crate::emit::changes::Review;
use crate::emit::prose;
use crate::emit::reports::Reports;
use crate::language::Language;
use crate::model::{Date, Item, ItemId, Plan};
use crate::sources::SourceMap;
use crate::vocabulary::{CONCEPTS, ConceptName, FieldName};
pub use address::slugs;
use address::{ACCESSIBILITY, Addresses, CHANGES, CHECKED, GOAL_TREE, NOT_FOUND, SEARCH, START, list_page};
use blocks::{Html, Link, PageView};
pub use maker::Maker;
use page::Page;
pub use pages::Pages;

/// The site could not be made. A fault of planc or of a theme, never of a plan.
#[derive(Debug)]
pub enum SiteError {
    /// A template is wrong in itself.
    Template(minijinja::Error),
    /// A template does not fit a page, which says these things of itself.
    Page(minijinja::Error, Vec<String>),
}

impl SiteError {
    fn of_page(error: minijinja::Error, page: &PageView) -> Self {
        let names = Value::from(Serde(page)).try_iter().map(|keys| keys.map(|key| key.to_string()).collect());
        SiteError::Page(error, names.unwrap_or_default())
    }
}

impl fmt::Display for SiteError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            SiteError::Template(error) | SiteError::Page(error, _) => write!(f, "{error}"),
        }
    }
}

impl std::error::Error for SiteError {}

/// What all pages share. Made once for a build.
pub struct Site<'a> {
    checked: &'a Checked,
    sources: &'a SourceMap,
    language: Language,
    addresses: Addresses,
    /// Plain titles, by item.
    titles: Vec<String>,
    title: String,
    hash: String,
    /// Of the sources, in the words of whoever builds.
    revision: Option<&'a str>,
    /// The concepts that occur.
    present: HashSet<ConceptName>,
    /// The plan, where there is no other.
    only_plan: Option<ItemId>,
    findings: checked::FindingIndex<'a>,
    reports: Reports,
    /// By the plan that they belong to and their concept.
    items: HashMap<(Option<ItemId>, ConceptName), Vec<ItemId>>,
    /// The indicators of each goal.
    indicators: HashMap<ItemId, Vec<ItemId>>,
    calendar: calendar::Calendar,
    /// What was decided and reported, where the project says where the site is published.
    feed: Vec<feed::Entry>,
    /// What has changed since another version, where that is asked for.
    review: Option<Review<'a>>,
    /// Where the items of that stand.
    places: changes::Places,
    /// How each item came to be what it is, where that is asked for.
    histories: Option<&'a Histories>,
    /// The day of what is built, as far as whoever builds knows.
    day: Option<Date>,
}

/// One page to make.
enum Job {
    Start,
    /// What has changed.
    Changes,
    Checked,
    Accessibility,
    GoalTree,
    /// What a code means.
    Help(Code),
    List(ConceptName),
    Item(ItemId),
    /// What servers show where there is no page.
    NotFound,
    /// All plans in one file.
    Single,
    /// The page that asks the index in this folder.
    Search(String),
}

impl Job {
    /// The concept that the page is about.
    fn concept(&self, plan: &Plan) -> Option<ConceptName> {
        match self {
            Job::Start
            | Job::Changes
            | Job::Checked
            | Job::Accessibility
            | Job::GoalTree
            | Job::Help(_)
            | Job::NotFound
            | Job::Single
            | Job::Search(_) => None,
            Job::List(concept) => Some(*concept),
            Job::Item(item) => Some(plan.item(*item).concept),
        }
    }

    /// What sort of page it is, for templates that lay some out in a way of their own.
    fn sort(&self, plan: &Plan) -> &'static str {
        match self {
            Job::Start => "start",
            Job::Single => "document",
            Job::Item(item) if plan.item(*item).concept == ConceptName::Plan => "document",
            Job::GoalTree => "tree",
            Job::Item(_) => "item",
            Job::List(_) => "list",
            Job::Changes | Job::Checked | Job::Accessibility | Job::Help(_) | Job::NotFound | Job::Search(_) => "other",
        }
    }
}

/// The parts of a page that are its own.
#[derive(Default)]
struct Content {
    eyebrow: Option<String>,
    title: String,
    heading: Html,
    trail: Vec<Link>,
    contents: Vec<blocks::ContentsEntry>,
    body: Vec<blocks::Block>,
    /// For search engines and previews: plain text.
    description: Option<String>,
    /// The item that the page is about.
    source: Option<ItemId>,
}

impl Content {
    /// A page right under the start.
    fn under_start(page: &Page<'_>, title: String, body: Vec<blocks::Block>) -> Self {
        Content {
            heading: Html::text(&title),
            title,
            trail: vec![page.link_to_page(START, page.label("site-start"))],
            body,
            ..Content::default()
        }
    }
}

/// Makes one HTML file of all plans, with all in it that it needs.
///
/// # Errors
///
/// When a template of the theme is wrong.
pub fn single_file(publication: &Publication<'_>) -> Result<String, SiteError> {
    let mut assets = Files::new();
    let environment = environment(publication, &mut assets)?;
    let template = environment.get_template(theme::PAGE).map_err(SiteError::Template)?;
    let site = Site::new(publication);
    let (page, _) = site.page(single::PATH, &Job::Single);
    let html = template.render(Serde(&page)).map_err(|error| SiteError::of_page(error, &page))?;
    Ok(single::whole(&site, &html, &assets))
}

/// The templates of the theme; what else it publishes is put among the files.
fn environment(publication: &Publication<'_>, files: &mut Files) -> Result<minijinja::Environment<'static>, SiteError> {
    let config = &publication.checked.plan.config;
    let assets = theme::Assets::publish(publication.theme, &config.site, files);
    theme::environment(publication.theme, assets, &config.site.settings, config.language)
}

impl<'a> Site<'a> {
    fn new(publication: &Publication<'a>) -> Self {
        let Publication { checked, sources, revision, review, histories, day, .. } = *publication;
        let plan = &checked.plan;
        let language = plan.config.language;
        let titles: Vec<String> = plan.items.par_iter().map(|item| prose::title(checked, item.id)).collect();
        let first_plan = || plan.of(ConceptName::Plan).next().map(|item| titles[item.id.index()].clone());
        let title = plan.config.title.clone().or_else(first_plan);
        let mut site = Site {
            checked,
            sources,
            language,
            addresses: Addresses::new(plan),
            title: title.unwrap_or_else(|| messages::label(language, "site-untitled", &[])),
            titles,
            hash: hash(sources),
            revision,
            present: plan.items.iter().map(|item| item.concept).collect(),
            only_plan: only(plan.of(ConceptName::Plan)).map(|plan| plan.id),
            findings: checked::FindingIndex::new(checked),
            reports: Reports::new(plan),
            items: by_plan(plan),
            indicators: by_goal(plan),
            calendar: calendar::Calendar::default(),
            feed: Vec::new(),
            review,
            places: review.map(|_| changes::Places::of(plan)).unwrap_or_default(),
            histories,
            day,
        };
        site.calendar = calendar::Calendar::new(&site);
        site.feed = feed::entries(&site);
        site
    }

    /// Items of a concept that belong to a plan, or to none, as shown.
    fn items_of(&self, plan: Option<ItemId>, concept: ConceptName) -> Vec<&'a Item> {
        self.items.get(&(plan, concept)).into_iter().flatten().map(|id| self.plan().item(*id)).collect()
    }

    fn plan(&self) -> &'a Plan {
        &self.checked.plan
    }

    fn label(&self, key: &str, arguments: &[(&str, Argument)]) -> String {
        messages::label(self.language, key, arguments)
    }

    fn title_of(&self, item: ItemId) -> &str {
        &self.titles[item.index()]
    }

    /// For menus and captions: the short name, else the title.
    fn short_title(&self, item: ItemId) -> String {
        let short = self.plan().item(item).line(FieldName::ShortName);
        short.unwrap_or_else(|| self.title_of(item)).to_owned()
    }

    /// What a reader knows a row, column or response by: the budget or assignment around it.
    fn figure_holder(&self, item: ItemId) -> ItemId {
        let plan = self.plan();
        let holder = plan.enclosing(plan.item(item)).find(|holder| self.addresses.page(holder.id).is_some());
        holder.map_or(item, |holder| holder.id)
    }

    fn jobs(&self) -> Vec<(String, Job)> {
        let mut jobs = vec![
            (START.to_owned(), Job::Start),
            (CHECKED.to_owned(), Job::Checked),
            (ACCESSIBILITY.to_owned(), Job::Accessibility),
        ];
        if self.review.is_some() {
            jobs.push((CHANGES.to_owned(), Job::Changes));
        }
        if self.present.contains(&ConceptName::Goal) {
            jobs.push((GOAL_TREE.to_owned(), Job::GoalTree));
        }
        jobs.push((NOT_FOUND.to_owned(), Job::NotFound));
        jobs.extend(help::codes(self.checked).into_iter().map(|code| (help::page_of(code), Job::Help(code))));
        let page = Page::new(self, START);
        let listed = CONCEPTS.iter().map(|concept| concept.name);
        let listed = listed.filter(|concept| navigation::is_listed(&page, *concept));
        jobs.extend(listed.map(|concept| (list_page(concept), Job::List(concept))));
        let items = self.plan().items.iter().filter(|item| item.concept != ConceptName::Footnote);
        jobs.extend(items.filter_map(|item| Some((self.addresses.page(item.id)?.to_owned(), Job::Item(item.id)))));
        jobs
    }

    fn has_feed(&self) -> bool {
        !self.feed.is_empty() || feed::of_changes(self).is_some()
    }

    fn has_search(&self) -> bool {
        self.plan().config.site.search.unwrap_or(true)
    }

    /// A page, and its tables as files.
    fn page(&self, path: &str, job: &Job) -> (PageView, Vec<(String, Vec<u8>)>) {
        let page = match job {
            Job::NotFound => Page::anywhere(self, path, self.plan().config.site.url.as_deref().map(links::root_path)),
            _ => Page::new(self, path),
        };
        let mut content = match job {
            Job::Start => start::content(&page),
            Job::Changes => changes::content(&page),
            Job::Checked => checked::content(&page),
            Job::Accessibility => accessibility::content(&page),
            Job::GoalTree => thread::content(&page),
            Job::Help(code) => help::content(&page, *code),
            Job::List(concept) => lists::content(&page, *concept),
            Job::Item(item) => item::content(&page, self.plan().item(*item)),
            Job::NotFound => missing::content(&page),
            Job::Single => single::content(&page),
            Job::Search(folder) => search::content(&page, folder),
        };
        // These two have no address of their own in the world.
        let placed = !matches!(job, Job::NotFound | Job::Single);
        // Nothing of the site is beside a single file.
        let alone = matches!(job, Job::Single);
        let tables = downloads::finish(self, path, alone, &mut content.body);
        let sorts = content.body.iter().any(|block| matches!(block, blocks::Block::Table(table) if table.movable));
        let page = PageView {
            sorts,
            language: self.language.tag(),
            title: content.title,
            site_title: self.title.clone(),
            root: page.root(),
            navigation: if alone { Vec::new() } else { navigation::groups(&page, job) },
            trail: content.trail,
            eyebrow: content.eyebrow,
            heading: content.heading,
            contents: content.contents,
            body: content.body,
            source: content.source.map(|item| self.place_of(self.plan().item(item))),
            source_href: content.source.and_then(|item| self.source_address(self.plan().item(item))),
            canonical: self.address_in_the_world(path).filter(|_| placed),
            site_url: self.plan().config.site.url.clone().filter(|_| placed),
            feed: (placed && self.has_feed()).then(|| page.href_of_page(feed::FEED)),
            description: content.description,
            search: (self.has_search() && !alone && path != SEARCH).then(|| page.href_of_page(SEARCH)),
            sort: job.sort(self.plan()),
            concept: job.concept(self.plan()).map(|concept| concept.key()),
            accessibility: (!alone).then(|| page.link_to_page(ACCESSIBILITY, self.label("accessibility-title", &[]))),
            revision: self.revision.map(str::to_owned),
            hash: self.hash.clone(),
            version: env!("CARGO_PKG_VERSION"),
        };
        (page, tables)
    }

    /// Where the world finds a page, if the project says where it is published.
    fn address_in_the_world(&self, path: &str) -> Option<String> {
        self.plan().config.site.url.as_ref().map(|url| format!("{url}{}", canonical(path)))
    }

    /// Where the world finds an item, if the project says where the site is published.
    fn address_of(&self, item: ItemId) -> Option<String> {
        let address = self.addresses.of(item)?;
        let page = self.address_in_the_world(&address.page)?;
        Some(address.anchor.as_ref().map_or_else(|| page.clone(), |anchor| format!("{page}#{anchor}")))
    }

    /// File and line of an item.
    fn place_of(&self, item: &Item) -> String {
        let file = self.sources.file(item.span.file);
        format!("{}:{}", file.path, self.sources.line_column(item.span).line)
    }

    /// Where the world finds what says an item, if the project says how.
    fn source_address(&self, item: &Item) -> Option<String> {
        let address = self.plan().config.site.source.as_ref()?;
        let line = self.sources.line_column(item.span).line.to_string();
        let path = address::encoded(&self.sources.file(item.span.file).path);
        Some(address.replace("{path}", &path).replace("{line}", &line))
    }
}

/// A page's path as the world should know it: a folder rather than its `index.html`.
fn canonical(path: &str) -> &str {
    path.strip_suffix(START).filter(|folder| folder.is_empty() || folder.ends_with('/')).unwrap_or(path)
}

/// The first, where it is alone.
fn only<T>(mut all: impl Iterator<Item = T>) -> Option<T> {
    all.next().filter(|_| all.next().is_none())
}

fn by_plan(plan: &Plan) -> HashMap<(Option<ItemId>, ConceptName), Vec<ItemId>> {
    let mut items: HashMap<_, Vec<ItemId>> = HashMap::new();
    for item in &plan.items {
        items.entry((item.plan, item.concept)).or_default().push(item.id);
    }
    items
}

fn by_goal(plan: &Plan) -> HashMap<ItemId, Vec<ItemId>> {
    let mut indicators: HashMap<_, Vec<ItemId>> = HashMap::new();
    for indicator in plan.of(ConceptName::Indicator) {
        for goal in plan.serves(indicator) {
            indicators.entry(goal).or_default().push(indicator.id);
        }
    }
    indicators
}

/// The start of the hash over all sources, in order of path.
fn hash(sources: &SourceMap) -> String {
    let mut files: Vec<_> = sources.files().map(|(_, file)| (file.path.as_str(), file.text.as_str())).collect();
    files.sort_unstable();
    let mut hasher = blake3::Hasher::new();
    for text in files.into_iter().flat_map(|(path, text)| [path, text]) {
        hasher.update(&(text.len() as u64).to_le_bytes());
        hasher.update(text.as_bytes());
    }
    hasher.finalize().to_hex()[..12].to_owned()
}
