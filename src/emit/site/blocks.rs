//! What a page is made of, as templates see it. Plain data: every text is written out in the page's language.

use std::borrow::Cow;

use minijinja::Value;
use rust_decimal::Decimal;
use serde::{Serialize, Serializer};

/// HTML that is safe to show as it is: made by [`crate::emit::prose::html`], never the writer's own.
#[derive(Clone, Default, PartialEq, Debug)]
pub struct Html(pub String);

impl Html {
    /// Plain text, escaped.
    pub fn text(text: &str) -> Self {
        let mut out = String::with_capacity(text.len());
        crate::emit::prose::html::escape_into(&mut out, text);
        Html(out)
    }
}

impl Serialize for Html {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        Value::from_safe_string(self.0.clone()).serialize(serializer)
    }
}

/// A whole page.
#[derive(Serialize, Debug)]
pub struct PageView {
    /// BCP 47 tag.
    pub language: &'static str,
    /// Of the page, for the window.
    pub title: String,
    /// Of the site.
    pub site_title: String,
    /// The way to the site's root: empty, or `../` for each folder.
    pub root: String,
    /// The menu: what is looked for first, then the rest.
    pub navigation: Vec<NavigationGroup>,
    /// The way from the start to what holds this page.
    pub trail: Vec<Link>,
    /// What the page is about, above its heading: `Mål`.
    pub eyebrow: Option<String>,
    /// The one `h1`.
    pub heading: Html,
    /// The contents list of a long page.
    pub contents: Vec<ContentsEntry>,
    /// Everything under the heading.
    pub body: Vec<Block>,
    /// File and line that say it.
    pub source: Option<String>,
    /// Where the world finds them.
    pub source_href: Option<String>,
    /// The page's address in the world.
    pub canonical: Option<String>,
    /// The site's address in the world, with a slash at its end; nothing on a page without an address of its own.
    pub site_url: Option<String>,
    /// The feed, as seen from the page, if there is one.
    pub feed: Option<String>,
    /// What the page says, in a sentence: plain text.
    pub description: Option<String>,
    /// The page that searches the site, for the other pages.
    pub search: Option<String>,
    /// What sort of page it is: `start`, `document`, `tree`, `item`, `list` or `other`.
    pub sort: &'static str,
    /// The concept that the page is about, by its English name.
    pub concept: Option<&'static str>,
    /// The accessibility statement.
    pub accessibility: Option<Link>,
    /// Of the sources, in the words of whoever builds.
    pub revision: Option<String>,
    /// Of the sources, shortened.
    pub hash: String,
    /// Of planc.
    pub version: &'static str,
    /// Whether there is a table on the page whose rows can be sorted.
    pub sorts: bool,
}

/// Links of the menu that stand together.
#[derive(Serialize, Debug)]
pub struct NavigationGroup {
    /// What they are called; nothing for those that are always seen.
    pub title: Option<String>,
    /// Whether one of them leads to the page itself or what holds it.
    pub current: bool,
    /// The links.
    pub links: Vec<Link>,
}

/// A link to a page.
#[derive(Clone, Serialize, Debug)]
pub struct Link {
    /// What it says.
    pub text: String,
    /// Where it leads, as seen from the page.
    pub href: String,
    /// Whether it leads to the page itself or what holds it.
    pub current: bool,
}

/// An entry of a contents list.
#[derive(Serialize, Debug)]
pub struct ContentsEntry {
    /// The heading's number.
    pub number: Option<String>,
    /// The heading.
    pub text: String,
    /// Its place on the page, without `#`.
    pub anchor: String,
    /// Headings under it.
    pub entries: Vec<ContentsEntry>,
}

/// A part of a page.
#[derive(Serialize, Debug)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum Block {
    /// A heading.
    Heading {
        /// 2 to 6.
        level: u8,
        /// Its place on the page.
        anchor: Option<String>,
        /// Its number.
        number: Option<String>,
        /// What it is about: `Mål`.
        eyebrow: Option<String>,
        /// The text.
        title: Html,
        /// The page of what it is about.
        href: Option<String>,
    },
    /// Running text.
    Prose {
        /// The text.
        html: Html,
        /// Whether it introduces the page.
        lead: bool,
    },
    /// Short facts.
    Facts {
        /// A name and its values each.
        rows: Vec<Fact>,
    },
    /// A list.
    List {
        /// The lines.
        items: Vec<Html>,
        /// Whether their order counts.
        numbered: bool,
    },
    /// A tree: each branch holds others.
    Tree {
        /// At its root.
        branches: Vec<Branch>,
    },
    /// Charts that are read together, over the table that holds their figures.
    Charts {
        /// The charts.
        charts: Vec<Chart>,
    },
    /// A table.
    Table(Table),
    /// Something that one would look for and that is not there.
    Gap {
        /// What is not there.
        text: String,
    },
    /// Words and what they mean.
    Definitions {
        /// The words.
        items: Vec<Definition>,
    },
    /// Footnotes.
    Notes {
        /// In order of number.
        items: Vec<Note>,
    },
    /// What planc found.
    Findings {
        /// In order of place.
        items: Vec<Finding>,
    },
    /// The search.
    Search {
        /// Where its index stands, from the site's root, with a slash at its end.
        folder: String,
        /// What is there for those whose browser runs no script.
        lists: Vec<Link>,
    },
}

/// A branch of a tree.
#[derive(Serialize, Default, Debug)]
pub struct Branch {
    /// What it is, by its English name.
    pub concept: &'static str,
    /// The same in words: `Mål`.
    pub kind: String,
    /// The link to it.
    pub html: Html,
    /// Whether it is what the page is about.
    pub current: bool,
    /// Its latest status.
    pub status: Option<Html>,
    /// What is worth knowing of it.
    pub notes: Vec<Html>,
    /// What one would look for and is not there.
    pub gaps: Vec<String>,
    /// What belongs to it, counted: `2 indikatorer, 3 aktiviteter`.
    pub summary: Option<String>,
    /// Whether that is shown at once.
    pub open: bool,
    /// Whether the branches under it are folded together with what belongs to it.
    pub folds: bool,
    /// What belongs to it; empty where it is only counted.
    pub leaves: Vec<Branch>,
    /// The branches under it.
    pub branches: Vec<Branch>,
}

/// A short fact.
#[derive(Serialize, Debug)]
pub struct Fact {
    /// What it is.
    pub label: String,
    /// What it says.
    pub values: Vec<Html>,
}

/// A word and what it means.
#[derive(Serialize, Debug)]
pub struct Definition {
    /// Its place on the page.
    pub anchor: Option<String>,
    /// The word.
    pub term: Html,
    /// What it means.
    pub html: Html,
}

/// A footnote.
#[derive(Serialize, Debug)]
pub struct Note {
    /// Counted from one on the page.
    pub number: usize,
    /// What it says.
    pub html: Html,
}

/// A finding.
#[derive(Serialize, Debug)]
pub struct Finding {
    /// `error`, `warning`, `note` or `accepted`.
    pub severity: &'static str,
    /// The rule's code.
    pub code: &'static str,
    /// The page that says what the code means.
    pub help: Link,
    /// What was found.
    pub message: String,
    /// What it rests on: the figures compared, their difference.
    pub explanation: Vec<String>,
    /// File, line and column.
    pub place: Option<String>,
    /// Why it is accepted.
    pub reason: Option<Html>,
    /// The whole message with the lines that it marks.
    pub details: String,
}

/// A chart.
#[derive(Serialize, Debug)]
pub struct Chart {
    /// What it says.
    pub title: String,
    /// The same for those who do not see it.
    pub name: String,
    /// The shapes of its `svg` element.
    pub shapes: Html,
    /// The height of that, in pixels.
    pub height: u32,
}

/// A table of figures or words.
#[derive(Serialize, Default, Debug)]
pub struct Table {
    /// Its place on the page, unique on it.
    pub anchor: String,
    /// What it shows.
    pub caption: Html,
    /// The same in plain text, for what leads to it.
    pub name: String,
    /// Counted from one on the page.
    pub nth: usize,
    /// The unit of its figures, where they share one.
    pub unit: Option<String>,
    /// What the first column holds.
    pub corner: String,
    /// The other columns.
    pub columns: Vec<Column>,
    /// The rows.
    pub rows: Vec<Row>,
    /// The signs that occur in it and what they mean.
    pub legend: Vec<Sign>,
    /// The same as data, from the site's root.
    pub csv: Option<Cow<'static, str>>,
    /// Whether the order of its rows is a part of what it says.
    pub ordered: bool,
    /// Whether a reader may sort its rows: there are some, and their order says nothing.
    pub movable: bool,
    /// Whether the cells of a row stand under each other where there is little room.
    pub stacks: bool,
}

/// The head of a column.
#[derive(Serialize, Debug)]
pub struct Column {
    /// Its place on the page.
    pub anchor: Option<String>,
    /// The text.
    pub html: Html,
    /// Smaller, under it.
    pub detail: Option<Html>,
    /// Whether it holds figures.
    pub figures: bool,
    /// Whether its head says their unit, which is not the table's.
    pub own_unit: bool,
}

/// A row.
#[derive(Serialize, Debug)]
pub struct Row {
    /// Its place on the page.
    pub anchor: Option<String>,
    /// `plain`, `total`, `subtotal` or `part`.
    pub counts: &'static str,
    /// How deep it is nested.
    pub depth: usize,
    /// Where rows change places, it stays with the nearest row before it that has a lower level.
    pub level: usize,
    /// The text of its head.
    pub html: Html,
    /// Smaller, under it.
    pub detail: Option<Html>,
    /// The time that its head says.
    pub time: Option<Time>,
    /// One for each column.
    pub cells: Vec<Cell>,
}

impl Row {
    /// A row that counts as any other.
    pub fn plain(html: Html, cells: Vec<Cell>) -> Self {
        Row { anchor: None, counts: "plain", depth: 0, level: 0, html, detail: None, time: None, cells }
    }
}

/// A cell.
#[derive(Clone, Serialize, Debug)]
pub struct Cell {
    /// What it shows.
    pub html: Html,
    /// `number`, `text`, `empty`, `missing` … as in CSV, or `computed`.
    pub state: &'static str,
    /// The number that it starts with.
    #[serde(skip)]
    pub number: Option<Number>,
    /// The time that it says.
    pub time: Option<Time>,
    /// For how many footnote marks it leaves room, so that its number stands under those of cells that have them.
    pub room: usize,
}

impl Cell {
    /// A cell that is neither a number nor a time.
    pub fn new(html: Html, state: &'static str) -> Self {
        Cell { html, state, number: None, time: None, room: 0 }
    }
}

impl From<Html> for Cell {
    /// A cell of words.
    fn from(html: Html) -> Self {
        Cell::new(html, "text")
    }
}

/// A number in the parts that are shown of it.
#[derive(Clone, Debug)]
pub struct Number {
    /// The number itself.
    pub value: Decimal,
    /// `under`, `cirka`, with a space after it; nothing for most.
    pub before: String,
    /// The number as the language writes it.
    pub text: String,
    /// Its unit, by its name, where the table does not say it.
    pub unit: Option<String>,
    /// The unit as it stands after the number.
    pub suffix: String,
    /// The share that stands with it, with a space before it.
    pub share: String,
    /// What else stands in its cell: known when the table is finished.
    pub rest: Html,
}

impl Number {
    /// All of it in a line.
    pub fn html(&self) -> Html {
        Html::text(&format!("{}{}{}{}", self.before, self.text, self.suffix, self.share))
    }
}

/// A time as data.
#[derive(Clone, Serialize, Debug)]
pub struct Time {
    /// As plans write it: `2025`, `2025-T1`, `2025-02-26`.
    pub written: String,
    /// Its last day: what puts times in order.
    pub end: String,
}

/// A sign of the legend.
#[derive(Serialize, Debug)]
pub struct Sign {
    /// The state that it explains.
    pub state: &'static str,
    /// What it means.
    pub text: String,
}
