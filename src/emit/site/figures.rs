//! Figures as cells show them: every kind of nothing in its own way, and the signs that a table's legend
//! explains.

use rust_decimal::Decimal;

use super::blocks::{Cell, Html, Sign};
use super::page::Page;
use crate::emit::view::{quantity, with_unit};
use crate::model::{Content, Figure, Unit};

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
    Cell { html: nothing(page, "empty"), state: "empty" }
}

/// A cell of words.
pub fn text_cell(html: Html) -> Cell {
    Cell { html, state: "text" }
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
    let mut html = match (&figure.content, computed) {
        (Content::Computed, Some(value)) => {
            state = "computed";
            Html::text(&quantity(page.language(), value, own))
        }
        (Content::Computed, None) => {
            state = "broken";
            nothing(page, "broken")
        }
        (content, _) => content_html(page, content, own),
    };
    if let Content::Missing { reason: Some(reason) } = &figure.content {
        html.0.push_str(&page.reason_mark(figure.span, reason).0);
    }
    for footnote in &figure.footnotes {
        html.0.push_str(&crate::emit::prose::html::Place::footnote_mark(page, *footnote));
    }
    seen.note(state);
    Cell { html, state }
}

fn content_html(page: &Page<'_>, content: &Content, unit: Option<&Unit>) -> Html {
    let language = page.language();
    match content {
        Content::Number { value, comparison, qualifier, share } => {
            let mut text = String::new();
            let words = [comparison.map(|word| word.word(language)), qualifier.map(|word| word.word(language))];
            for word in words.into_iter().flatten() {
                text.push_str(word);
                text.push('\u{a0}');
            }
            text.push_str(&with_unit(language, language.number(*value), unit));
            if let Some(share) = share {
                text.push_str(&format!(" ({})", quantity(language, *share, Some(&Unit::Percent))));
            }
            Html::text(&text)
        }
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
