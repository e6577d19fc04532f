//! Figures as cells show them: every kind of nothing in its own way, and the signs that a table's legend
//! explains.

use rust_decimal::Decimal;

use super::blocks::{Cell, Html, Number, Sign, Time};
use super::page::Page;
use crate::emit::view::{quantity, with_unit};
use crate::model::{Content, Figure, Period, Unit};

/// The states that stand in a table, for its legend.
#[derive(Default)]
pub struct Seen(Vec<&'static str>);

impl Seen {
    fn note(&mut self, state: &'static str) {
        if !self.0.contains(&state) {
            self.0.push(state);
        }
    }

    /// The legend: what each sign that was seen means.
    pub fn legend(self, page: &Page<'_>) -> Vec<Sign> {
        ["computed", "empty", "missing", "not-ready", "not-applicable", "broken"]
            .into_iter()
            .filter(|state| self.0.contains(state))
            .map(|state| Sign { state, text: page.label(&format!("site-legend-{state}")) })
            .collect()
    }
}

/// A cell where nothing can be said: the row and the column do not meet.
pub fn no_cell(page: &Page<'_>, seen: &mut Seen) -> Cell {
    seen.note("empty");
    Cell::new(nothing(page, "empty"), "empty")
}

/// A cell of words.
pub fn text_cell(html: Html) -> Cell {
    Cell::from(html)
}

/// A cell of a number.
pub fn number_cell(page: &Page<'_>, value: Decimal, unit: Option<&Unit>) -> Cell {
    let number = number(page, value, unit);
    Cell { number: Some(number.clone()), ..Cell::new(number.html(), "number") }
}

/// A cell of a time.
pub fn time_cell(page: &Page<'_>, period: Period) -> Cell {
    Cell { time: Some(time(period)), ..Cell::from(Html::text(&period.display(page.language()))) }
}

/// A time as data.
pub fn time(period: Period) -> Time {
    let (year, month, day) = period.end();
    Time { written: crate::emit::json::period(period), end: format!("{year:04}-{month:02}-{day:02}") }
}

fn number(page: &Page<'_>, value: Decimal, unit: Option<&Unit>) -> Number {
    let language = page.language();
    let said = unit.filter(|unit| **unit != Unit::YesNo);
    Number {
        value,
        before: String::new(),
        text: language.number(value),
        unit: said.map(|unit| unit.display(language).to_owned()),
        suffix: with_unit(language, String::new(), unit),
        share: String::new(),
        rest: Html::default(),
    }
}

/// What a figure says. The unit is written where it differs from `shared`, that of the table; `computed` is
/// what planc has reckoned for a figure that the writer left to it.
pub fn cell<'a>(
    page: &Page<'a>,
    figure: &'a Figure,
    shared: Option<&Unit>,
    computed: Option<Decimal>,
    seen: &mut Seen,
) -> Cell {
    let own = figure.unit.as_ref().filter(|unit| Some(*unit) != shared);
    let mut state = figure.content.key();
    let number = match (&figure.content, computed) {
        (Content::Computed, Some(value)) => {
            state = "computed";
            Some(number(page, value, own))
        }
        (content, _) => stated_number(page, content, own),
    };
    let mut html = match (&number, &figure.content) {
        (Some(number), _) => number.html(),
        (None, Content::Computed) => {
            state = "broken";
            nothing(page, "broken")
        }
        (None, content) => content_html(page, content),
    };
    if let Content::Missing { reason: Some(reason) } = &figure.content {
        html.0.push_str(&page.reason_mark(figure.span, reason).0);
    }
    for footnote in &figure.footnotes {
        html.0.push_str(&crate::emit::prose::html::Place::footnote_mark(page, *footnote));
    }
    seen.note(state);
    Cell { number, ..Cell::new(html, state) }
}

fn stated_number(page: &Page<'_>, content: &Content, unit: Option<&Unit>) -> Option<Number> {
    let Content::Number { value, comparison, qualifier, share } = content else { return None };
    let language = page.language();
    let words = [comparison.map(|word| word.word(language)), qualifier.map(|word| word.word(language))];
    let before = words.into_iter().flatten().map(|word| format!("{word}\u{a0}")).collect();
    let share = share.map(|share| format!(" ({})", quantity(language, share, Some(&Unit::Percent))));
    Some(Number { before, share: share.unwrap_or_default(), ..number(page, *value, unit) })
}

fn content_html(page: &Page<'_>, content: &Content) -> Html {
    let language = page.language();
    match content {
        Content::Direction(direction) => Html::text(direction.word(language)),
        Content::YesNo(yes) => Html::text(&page.label(if *yes { "site-yes" } else { "site-no" })),
        Content::Word(word) => page.inline(word),
        nothing_said => nothing(page, nothing_said.key()),
    }
}

/// A sign for the eye and a word for the ear.
fn nothing(page: &Page<'_>, state: &str) -> Html {
    let sign = Html::text(&page.label(&format!("site-sign-{state}"))).0;
    let word = Html::text(&page.label(&format!("site-word-{state}"))).0;
    Html(format!("<span aria-hidden=\"true\">{sign}</span><span class=\"unseen\">{word}</span>"))
}
