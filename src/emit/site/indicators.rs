//! How an indicator stands: its latest outcome against what it should reach, and whether it moves there.

use super::blocks::{Cell, Html, Table};
use super::catalogue::{Catalogue, cell};
use super::facts::capitalised;
use super::figures::{self, Seen};
use super::page::Page;
use crate::emit::reports::in_force;
use crate::model::{Comparison, Content, Direction, Figure, Item, Period, Series, SeriesKind};
use crate::vocabulary::{ConceptName, FieldName};

/// The values of one kind that say something, in order of time.
fn values<'a>(page: &Page<'a>, indicator: &'a Item, kind: SeriesKind) -> Vec<Series<'a>> {
    let all = in_force(page.site.plan(), indicator).into_iter().map(|(series, _)| series);
    let mut found: Vec<Series<'a>> = all.filter(|series| series.kind == kind && says(series.figure)).collect();
    found.sort_by_key(|series| (series.period.end(), series.period));
    found
}

fn says(figure: &Figure) -> bool {
    !matches!(
        figure.content,
        Content::Empty | Content::Missing { .. } | Content::NotReady | Content::NotApplicable | Content::Broken
    )
}

/// The latest outcome that says something.
pub fn latest<'a>(page: &Page<'a>, indicator: &'a Item) -> Option<Series<'a>> {
    values(page, indicator, SeriesKind::Outcome).pop()
}

/// What the latest outcome is held against: the target of its time, else the next to come, else the last.
fn target<'a>(page: &Page<'a>, indicator: &'a Item, outcome: Option<Series<'a>>) -> Option<Series<'a>> {
    let targets = values(page, indicator, SeriesKind::Target);
    let next = |outcome: Series<'a>| targets.iter().find(|target| target.period.end() >= outcome.period.end()).copied();
    outcome.and_then(next).or(targets.last().copied())
}

/// The figure with its time.
fn dated<'a>(page: &Page<'a>, series: Series<'a>) -> Cell {
    let mut cell = figures::cell(page, series.figure, None, None, &mut Seen::default());
    let period = Html::text(&series.period.display(page.language())).0;
    cell.html.0.push_str(&format!(" <span class=\"detail\">{period}</span>"));
    cell
}

/// `Utfall 520 (2024), målvärde under 450 (2026)`, where either is known.
pub fn in_short<'a>(page: &Page<'a>, indicator: &'a Item) -> Option<Html> {
    let outcome = latest(page, indicator);
    let said = [outcome, target(page, indicator, outcome)].into_iter().flatten().map(|series| {
        let figure = figures::cell(page, series.figure, None, None, &mut Seen::default()).html.0;
        let word = Html::text(series.kind.field().word(page.language())).0;
        format!("{word} {figure} ({})", Html::text(&series.period.display(page.language())).0)
    });
    let mut said = capitalised(&said.collect::<Vec<_>>().join(", "));
    if said.is_empty() {
        return None;
    }
    if let Some(way) = movement(page, indicator) {
        said.push(' ');
        said.push_str(&way.0);
    }
    Some(Html(said))
}

/// Whether the latest outcome has reached its target, else whether it has gone the wanted way since the last that it can be
/// compared with: a word with a shape. Nothing where the plan does not say what is wanted, or the figures cannot be compared.
pub fn movement<'a>(page: &Page<'a>, indicator: &'a Item) -> Option<Html> {
    let outcomes = values(page, indicator, SeriesKind::Outcome);
    let last = *outcomes.last()?;
    let wanted = indicator.direction();
    let due = target(page, indicator, Some(last)).filter(|target| are_alike(*target, last));
    let reached = due.and_then(|due| reaches(last.figure, due.figure, wanted));
    let before = outcomes.iter().rev().skip(1).find(|before| are_alike(**before, last));
    let key = match (reached, before) {
        (Some(true), _) => "reached",
        (_, Some(before)) => moves(before.figure, last.figure, wanted)?,
        _ => return None,
    };
    let word = Html::text(&page.label(&format!("movement-{key}"))).0;
    Some(Html(format!("<span class=\"status\" data-status=\"{key}\">{word}</span>")))
}

fn reaches(outcome: &Figure, target: &Figure, wanted: Option<Direction>) -> Option<bool> {
    let value = outcome.content.number()?;
    let Content::Number { value: aim, comparison, .. } = &target.content else { return None };
    Some(match (comparison, wanted) {
        (Some(Comparison::AtLeast), _) | (None, Some(Direction::Increase)) => value >= *aim,
        (Some(Comparison::AtMost), _) | (None, Some(Direction::Decrease)) => value <= *aim,
        (Some(Comparison::Below), _) => value < *aim,
        (Some(Comparison::Above), _) => value > *aim,
        (Some(Comparison::Exactly), _) => value == *aim,
        (None, _) => return None,
    })
}

/// Whether two values can be compared: of one unit, for whole years or the same part of a year each.
fn are_alike(one: Series<'_>, other: Series<'_>) -> bool {
    let part = |period: Period| match period {
        Period::Part(_, part) => Some(part),
        _ => None,
    };
    one.figure.unit == other.figure.unit && part(one.period).is_some() && part(one.period) == part(other.period)
}

fn moves(before: &Figure, after: &Figure, wanted: Option<Direction>) -> Option<&'static str> {
    let change = after.content.number()?.cmp(&before.content.number()?);
    Some(match (wanted?, change) {
        (Direction::Increase, std::cmp::Ordering::Greater) | (Direction::Decrease, std::cmp::Ordering::Less) => "right",
        (Direction::Increase, std::cmp::Ordering::Less) | (Direction::Decrease, std::cmp::Ordering::Greater) => "wrong",
        (_, std::cmp::Ordering::Equal) => "still",
        _ => return None,
    })
}

/// The columns of how indicators stand: latest outcome, target, movement.
pub fn columns(page: &Page<'_>, catalogue: &mut Catalogue<'_, '_>) {
    catalogue.column(&page.label("latest-outcome"), true);
    catalogue.column(FieldName::Target.word(page.language()), true);
    catalogue.column(&page.label("movement"), false);
}

/// The cells of those.
pub fn cells<'a>(page: &Page<'a>, indicator: &'a Item) -> [Option<Cell>; 3] {
    let outcome = latest(page, indicator);
    let due = target(page, indicator, outcome);
    [
        outcome.map(|series| dated(page, series)),
        due.map(|series| dated(page, series)),
        movement(page, indicator).map(Cell::from),
    ]
}

/// Indicators side by side: a row each with its latest outcome, target, direction and how it moves.
pub fn table<'a>(page: &Page<'a>, anchor: String, caption: Html, items: &[&'a Item]) -> Table {
    let language = page.language();
    let mut catalogue = Catalogue::new(page);
    let any = |field: FieldName| items.iter().any(|item| item.value(field).is_some());
    let directed = any(FieldName::Direction);
    let owners: Vec<FieldName> =
        [FieldName::Responsible, FieldName::MeasuredBy].into_iter().filter(|field| any(*field)).collect();
    columns(page, &mut catalogue);
    if directed {
        catalogue.column(FieldName::Direction.word(language), false);
    }
    owners.iter().for_each(|field| catalogue.column(field.word(language), false));
    for item in items {
        let mut cells = cells(page, item).to_vec();
        cells.extend(directed.then(|| cell(page, item, FieldName::Direction)));
        cells.extend(owners.iter().map(|field| cell(page, item, *field)));
        catalogue.line(item, cells);
    }
    let corner = capitalised(ConceptName::Indicator.word(language));
    catalogue.table(anchor, caption, corner, false)
}
