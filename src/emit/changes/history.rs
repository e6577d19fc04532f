//! The life of an item or a figure, as text for a terminal.

use super::terminal::{Page, Paint, Style, plain};
use super::{Teller, Told, consequence, told};
use crate::diagnostic::Argument;
use crate::diagnostic::messages::label;
use crate::diff::{Event, FigureAt, History};
use crate::model::Date;
use crate::sources::Commit;

/// A life as text, the latest first.
pub fn history_text(history: &History, teller: Teller, style: Style) -> String {
    let mut page = Page { teller, style, out: String::new() };
    page.paragraph(0, &subject(history, teller), Some(Paint::Bold));
    if history.events.is_empty() {
        page.paragraph(0, &teller.label("history-none"), None);
    }
    for event in &history.events {
        entry(&mut page, event);
    }
    if history.shallow {
        page.out.push('\n');
        page.paragraph(0, &teller.label("history-shallow"), None);
    }
    page.out
}

/// What is followed: `mål Trygghet`, `Vuxen, Budget 2025`.
fn subject(history: &History, teller: Teller) -> String {
    let concept = history.subject.concept.word(teller.language);
    let title = format!("{concept} {} ({})", history.title, history.subject.path);
    match &history.subject.at {
        Some(FigureAt::Column(path)) => format!("{title}, {}", path.rsplit(['.', '/']).next().unwrap_or(path)),
        Some(FigureAt::Series(series, period)) => {
            format!("{title}, {} {}", series.field().word(teller.language), period.display(teller.language))
        }
        Some(FigureAt::Field(field)) => format!("{title}, {}", field.word(teller.language)),
        None => title,
    }
}

fn entry(page: &mut Page, event: &Event) {
    let teller = page.teller;
    page.out.push('\n');
    match &event.commit {
        Some(commit) => {
            let line = [("date", day(commit)), ("author", plain(&commit.author).into())];
            let line = label(teller.language, "history-commit", &line);
            let line = format!("{line}  {}", page.paint(&commit.short, Paint::Faint));
            page.line(0, &line);
            page.paragraph(2, &commit.subject, None);
        }
        None => page.paragraph(0, &teller.label("history-uncommitted"), None),
    }
    page.told(4, &lines(event, teller));
}

/// What happened, a line for each change.
pub fn lines(event: &Event, teller: Teller) -> Vec<Told<'_>> {
    let item = &event.step.changed.item.now().item;
    let changes = event.step.changed.changes.iter().map(|change| told(teller, item, change));
    changes.chain(event.step.derived.iter().map(|derived| consequence(teller, derived))).collect()
}

/// The day of a commit, in the words of the language.
pub fn day(commit: &Commit) -> Argument {
    date(commit).map_or_else(|| commit.day().into(), Argument::Date)
}

/// The day of a commit.
pub fn date(commit: &Commit) -> Option<Date> {
    let mut parts = commit.day().splitn(3, '-');
    let mut part = || parts.next()?.parse::<i16>().ok();
    let (year, month, day) = (part()?, part()?, part()?);
    Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?)
}
