//! How a figure comes about, and what an item is: plain data, as `planc explain` shows it.
//!
//! What is compared with what comes from [`crate::check::provenance`]; this adds names, places and texts.

mod figure;
mod item;
mod json;

use rust_decimal::Decimal;

use crate::diagnostic::Code;
use crate::language::Language;
use crate::model::{Period, SeriesKind, Unit};
use crate::sources::SourceMap;
use crate::text::Span;
use crate::vocabulary::ConceptName;

pub use crate::check::Way;
pub use figure::explain as explain_figure;
pub use item::explain as explain_item;

/// A place in the sources.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Place {
    /// The file, from the project's folder.
    pub path: String,
    /// From one.
    pub line: usize,
}

impl Place {
    fn of(sources: &SourceMap, span: Span) -> Self {
        Place { path: sources.file(span.file).path.clone(), line: sources.line_column(span).line }
    }
}

impl std::fmt::Display for Place {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}:{}", self.path, self.line)
    }
}

/// How a figure comes about.
#[derive(Debug)]
pub struct FigureExplanation {
    /// What it is.
    pub name: FigureName,
    /// What is stated: once for a cell; of an indicator also by reports, the last being in force.
    pub stated: Vec<Statement>,
    /// Every way in which it is reckoned from others.
    pub ways: Vec<WayOf>,
    /// What is reckoned from it.
    pub uses: Vec<Use>,
    /// Where running text restates it.
    pub texts: Vec<InText>,
    /// Deviations that the writer accepts.
    pub deviations: Vec<Deviation>,
    /// What reports say of the same row or indicator for the same time.
    pub reports: Vec<Report>,
}

/// What a figure is.
#[derive(Clone, Debug)]
pub struct FigureName {
    /// The path that names it in data.
    pub path: String,
    /// The path as one writes it in the reader's language.
    pub written: String,
    /// The title of its row or indicator.
    pub title: String,
    /// The title of its column.
    pub column: Option<String>,
    /// The series of its indicator.
    pub series: Option<SeriesKind>,
    /// Its time.
    pub period: Option<Period>,
    /// Whether it is the share in parentheses.
    pub share: bool,
    /// What holds it: the budget, or what the indicator measures.
    pub holder: Option<String>,
    /// Its plan's title.
    pub plan: Option<String>,
    /// Its unit.
    pub unit: Option<Unit>,
    /// Whether another project publishes it: it is recomputed there, not here.
    pub external: bool,
}

impl FigureName {
    /// In few words: `Summa kommunbidrag, Budget 2024`, `Hushåll, utfall 2022, andel`.
    pub fn short(&self, language: Language) -> String {
        figure::short(self, language)
    }
}

/// A figure as it is stated.
#[derive(Clone, Debug)]
pub struct Statement {
    /// What kind of something or nothing, as in data: `number`, `missing` …
    pub kind: &'static str,
    /// The number, where it is one; that of a figure left to planc as reckoned.
    pub value: Option<Decimal>,
    /// In the reader's words, with its unit.
    pub text: String,
    /// Where.
    pub place: Place,
    /// The report that states it; the plan itself, if none.
    pub report: Option<String>,
    /// Whether planc reckons it: the writer left it as `=`.
    pub computed: bool,
    /// Why it is missing, and the footnotes marked at it.
    pub notes: Vec<String>,
}

/// How a figure is reckoned, once.
#[derive(Clone, Debug)]
pub struct WayOf {
    /// How.
    pub way: Way,
    /// Whether it is the sum back to the nearest subtotal alone.
    pub subtotal: bool,
    /// The formula as written, and where.
    pub formula: Option<(String, Place)>,
    /// What it is reckoned from.
    pub parts: Vec<Part>,
    /// How it came out.
    pub result: Comparison,
}

/// A stated figure beside a reckoned one.
#[derive(Clone, Debug)]
pub struct Comparison {
    /// What is stated.
    pub stated: Option<Decimal>,
    /// What was reckoned.
    pub computed: Option<Decimal>,
    /// Stated less reckoned, where both are to be equal.
    pub difference: Option<Decimal>,
    /// The most that rounding can explain.
    pub bound: Option<Decimal>,
    /// The unit of all of them.
    pub unit: Option<Unit>,
    /// `computed`, `agrees`, `rounded`, `rounding`, `accepted`, `differs` or `not-checked`.
    pub verdict: &'static str,
    /// What is said of it.
    pub code: Option<Code>,
    /// Where the figure stands that is missing or could not be read.
    pub because: Option<Place>,
}

/// A figure that another is reckoned from.
#[derive(Clone, Debug)]
pub struct Part {
    /// What it is.
    pub name: FigureName,
    /// What sets it apart from what it is a part of: the row's title, the column's, or both.
    pub label: String,
    /// What it says.
    pub value: Decimal,
    /// Its unit.
    pub unit: Option<Unit>,
    /// Where.
    pub place: Place,
    /// How it is reckoned in its turn, as deep as is asked for.
    pub ways: Vec<WayOf>,
}

/// Something that is reckoned from a figure.
#[derive(Clone, Debug)]
pub struct Use {
    /// How.
    pub way: Way,
    /// The figure, where it is one.
    pub figure: Option<FigureName>,
    /// The figure's or the check's name.
    pub label: String,
    /// Where it is written.
    pub place: Place,
    /// How it came out.
    pub result: Comparison,
}

/// A figure in running text.
#[derive(Clone, Debug)]
pub struct InText {
    /// The words used; what planc writes out, where the text leaves it to planc.
    pub words: String,
    /// Whether the writer chose the words.
    pub stated: bool,
    /// The formula as written, where the text does not restate the figure alone.
    pub formula: Option<String>,
    /// The title of the item whose text it is.
    pub holder: String,
    /// Where.
    pub place: Place,
    /// How it came out.
    pub result: Comparison,
}

/// A deviation that the writer accepts.
#[derive(Clone, Debug)]
pub struct Deviation {
    /// Why.
    pub reason: String,
    /// The rule, where the writer names it, else the one that it takes away.
    pub code: Option<String>,
    /// Where.
    pub place: Place,
    /// Whether anything is accepted by it.
    pub needed: bool,
}

/// What a report says.
#[derive(Clone, Debug)]
pub struct Report {
    /// Outcome, forecast …
    pub series: SeriesKind,
    /// For when.
    pub period: Period,
    /// In the reader's words, with its unit.
    pub text: String,
    /// The number, where it is one.
    pub value: Option<Decimal>,
    /// Reported less budget.
    pub deviation: Option<Decimal>,
    /// The unit of the deviation.
    pub unit: Option<Unit>,
    /// The report's title; the plan's own value, if none.
    pub report: Option<String>,
    /// Where.
    pub place: Place,
}

/// What an item is.
#[derive(Debug)]
pub struct ItemExplanation {
    /// Its concept.
    pub concept: ConceptName,
    /// The word for what it is, in the reader's language.
    pub word: String,
    /// Its path.
    pub path: String,
    /// Its title.
    pub title: String,
    /// The title of the item that holds it.
    pub holder: Option<String>,
    /// Its plan's title.
    pub plan: Option<String>,
    /// Where it is written.
    pub place: Place,
    /// What is said of it: the field's key and word, the value in the reader's words.
    pub fields: Vec<(&'static str, String, String)>,
    /// Its figures: how each is written as a path, what it says.
    pub figures: Vec<(String, String)>,
    /// Who points at it: by which field, the title, where.
    pub pointed_at: Vec<PointedAt>,
}

/// Who points at an item.
#[derive(Debug)]
pub struct PointedAt {
    /// The field's key and word; a title's mention has none.
    pub field: Option<(&'static str, String)>,
    /// The concept's word.
    pub word: String,
    /// The title of the one that points.
    pub title: String,
    /// Its path.
    pub path: String,
    /// Where it is written.
    pub place: Place,
}
