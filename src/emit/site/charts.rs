//! Which figures are drawn. A chart stands over the table that holds its figures, and its title says what there is to see.

use rust_decimal::Decimal;

use super::blocks::{Block, Chart, Html};
use super::page::Page;
use crate::diagnostic::Argument;
use crate::emit::chart::{Bar, BarChart, Drawing, Line, LineChart, Part, Target, bars, lines, parts};
use crate::emit::message::statuses::{Counts, Status, standing};
use crate::emit::message::{Figures, History, Step, share};
use crate::model::{Comparison, Item, ItemId, Unit};

/// So many bars are drawn; the rest is drawn as one.
const MOST_BARS: usize = 16;

/// The chart of an indicator on its own page.
pub fn push_indicator(page: &Page<'_>, indicator: &Item, body: &mut Vec<Block>) {
    let Some(history) = History::of(page.site.plan(), indicator) else { return };
    if let Some(drawing) = drawing(&history, page, &[]) {
        body.push(Block::Charts { charts: vec![chart(page, history.message(page.language()), drawing)] });
    }
}

/// The charts of an indicator's parts, on the same scale.
pub fn push_parts(page: &Page<'_>, indicator: &Item, parts: &[ItemId], body: &mut Vec<Block>) {
    let Some(history) = History::of(page.site.plan(), indicator) else { return };
    let parts: Vec<(&Item, History)> = parts
        .iter()
        .map(|part| page.site.plan().item(*part))
        .filter_map(|part| Some((part, history_like(page, part, &history)?)))
        .collect();
    let shared: Vec<Decimal> = parts.iter().flat_map(|(_, part)| part.values()).collect();
    let charts: Vec<Chart> = parts
        .iter()
        .filter_map(|(part, history)| {
            let title = format!("{}: {}", page.site.title_of(part.id), history.message(page.language()));
            Some(chart(page, title, drawing(history, page, &shared)?))
        })
        .collect();
    if !charts.is_empty() {
        body.push(Block::Charts { charts });
    }
}

/// A small chart for each indicator that has one, over a table of several.
pub fn push_indicators(page: &Page<'_>, indicators: &[&Item], body: &mut Vec<Block>) {
    let charts: Vec<Chart> = indicators
        .iter()
        .filter_map(|indicator| {
            let history = History::of(page.site.plan(), indicator).filter(History::moves)?;
            let title = format!("{}: {}", page.site.title_of(indicator.id), history.message(page.language()));
            Some(chart(page, title, drawing(&history, page, &[])?))
        })
        .collect();
    if !charts.is_empty() {
        body.push(Block::Charts { charts });
    }
}

fn chart(page: &Page<'_>, title: String, drawing: Drawing) -> Chart {
    let name = page.site.label("chart-name", &[("title", title.as_str().into())]);
    Chart { title, name, shapes: Html(drawing.shapes), height: drawing.height }
}

/// The history of a part, if it can stand on the scale of the whole.
fn history_like(page: &Page<'_>, part: &Item, whole: &History) -> Option<History> {
    History::of(page.site.plan(), part).filter(|history| history.unit == whole.unit)
}

fn drawing(history: &History, page: &Page<'_>, shared: &[Decimal]) -> Option<Drawing> {
    let language = page.language();
    let mut drawn = vec![Line { label: "", values: history.outcomes.clone(), expected: false }];
    let (outcome, forecast) = (page.label("chart-outcome"), page.label("chart-forecast"));
    if let Some(first) = history.forecasts.iter().position(Option::is_some) {
        drawn[0].label = &outcome;
        let mut values = history.forecasts.clone();
        // What is expected goes on from what was.
        if let Some(last) = (0..first).rev().find(|at| history.outcomes[*at].is_some()) {
            values[last] = history.outcomes[last];
        }
        drawn.push(Line { label: &forecast, values, expected: true });
    }
    let last = history.targets.len().saturating_sub(1);
    let targets = history.targets.iter().enumerate().map(|(order, (at, value, comparison))| Target {
        at: Some(*at),
        value: *value,
        label: if order == last { target_text(page, *value, *comparison) } else { language.number(*value) },
    });
    lines(&LineChart {
        times: history.times.iter().map(|time| time.display(language)).collect(),
        lines: drawn,
        targets: targets.collect(),
        language,
        shared: shared.to_vec(),
    })
}

fn target_text(page: &Page<'_>, value: Decimal, comparison: Option<Comparison>) -> String {
    let word = comparison.map(|comparison| format!("{} ", comparison.word(page.language()))).unwrap_or_default();
    let value = format!("{word}{}", page.language().number(value));
    page.site.label("chart-target", &[("value", value.into())])
}

/// How many have which status, of what is called `name`. Each status is given by its key and its word.
pub fn push_statuses(page: &Page<'_>, name: &str, statuses: Vec<Status>, body: &mut Vec<Block>) {
    let Some(counts) = Counts::of(statuses) else { return };
    let drawn: Vec<Part> =
        counts.counts.iter().map(|(status, size)| Part { size: *size, class: standing(status.0).0 }).collect();
    let Some(drawing) = parts(&drawn) else { return };
    body.push(Block::Charts { charts: vec![chart(page, counts.message(page.language(), name), drawing)] });
}

/// The charts of a budget: how its total changes from column to column, and what the rows are of it.
pub fn push_budget(page: &Page<'_>, budget: &Item, body: &mut Vec<Block>) {
    let figures = figures(page, budget);
    let change = steps(page, &figures).or_else(|| totals(page, &figures));
    let charts: Vec<Chart> = [shares(page, &figures), change].into_iter().flatten().collect();
    if !charts.is_empty() {
        body.push(Block::Charts { charts });
    }
}

/// The shares of the first budget that has any, away from its table: its link stands under the chart.
pub fn push_main_budget(page: &Page<'_>, budgets: &[&Item], body: &mut Vec<Block>) {
    let shares = budgets.iter().find_map(|budget| Some((*budget, shares(page, &figures(page, budget))?)));
    let Some((budget, mut chart)) = shares else { return };
    let facts = [("title", Argument::from(chart.title.as_str())), ("budget", page.site.title_of(budget.id).into())];
    chart.name = page.site.label("chart-name-elsewhere", &facts);
    body.push(Block::Charts { charts: vec![chart] });
}

/// The total of a budget in the column that a reader comes for: `1 828,1 mnkr (Budget 2025)`.
pub fn total_of(page: &Page<'_>, budget: &Item) -> Option<String> {
    figures(page, budget).main_total()
}

/// The same in its parts: the amount, its unit, the column's title.
pub fn total<'a>(page: &Page<'a>, budget: &Item) -> Option<(Decimal, Option<&'a Unit>, String)> {
    figures(page, budget).main_total_parts()
}

fn figures<'a>(page: &Page<'a>, budget: &Item) -> Figures<'a> {
    Figures::of(page.site.checked, page.site.plan().item(budget.id))
}

/// The rows of the main column as bars with their shares of the total.
fn shares(page: &Page<'_>, figures: &Figures<'_>) -> Option<Chart> {
    let shares = figures.shares()?;
    let mut rows: Vec<(String, Decimal)> = shares.parts.into_iter().map(|part| (part.name, part.value)).collect();
    if rows.len() > MOST_BARS {
        rows.sort_by_key(|(_, value)| std::cmp::Reverse(*value));
        let rest = rows.split_off(MOST_BARS - 1);
        let count = Argument::Count(rest.len());
        let name = page.site.label("chart-others", &[("count", count)]);
        rows.push((name, rest.iter().map(|(_, value)| *value).sum()));
    }
    let language = page.language();
    let drawn = rows.into_iter().map(|(label, value)| Bar {
        label,
        amount: format!("{}, {}", language.number(value), share(language, value, shares.total)),
        from: Decimal::ZERO,
        to: value,
        whole: false,
    });
    let drawing = bars(&BarChart { bars: drawn.collect(), start: Decimal::ZERO })?;
    Some(chart(page, shares.message, drawing))
}

/// The total's way from one amount to the next by the changes between them.
fn steps(page: &Page<'_>, figures: &Figures<'_>) -> Option<Chart> {
    let change = figures.steps()?;
    let drawn: Vec<Bar> = change.steps.into_iter().map(|step| bar(page, step)).collect();
    let mut said = change.message;
    let start = scale_start(&drawn);
    if !start.is_zero() {
        said.push(' ');
        said.push_str(&page.site.label("chart-scale-start", &[("value", figures.amount(start).into())]));
    }
    Some(chart(page, said, bars(&BarChart { bars: drawn, start })?))
}

/// The total in each column that has a time.
fn totals(page: &Page<'_>, figures: &Figures<'_>) -> Option<Chart> {
    let change = figures.totals()?;
    let drawn = change.steps.into_iter().map(|step| bar(page, step)).collect();
    let drawing = bars(&BarChart { bars: drawn, start: Decimal::ZERO })?;
    Some(chart(page, change.message, drawing))
}

fn bar(page: &Page<'_>, step: Step) -> Bar {
    Bar { amount: step.amount(page.language()), label: step.name, from: step.from, to: step.to, whole: step.whole }
}

/// Where the scale of steps starts: at zero, unless the steps would be slivers beside the amounts.
fn scale_start(drawn: &[Bar]) -> Decimal {
    let ends = || drawn.iter().map(|bar| bar.to);
    let (Some(low), Some(high)) = (ends().min(), ends().max()) else { return Decimal::ZERO };
    if low <= Decimal::ZERO || (high - low) * Decimal::from(5) > high {
        return Decimal::ZERO;
    }
    // A round figure a little below the lowest.
    let wanted = (low - (high - low)).max(Decimal::ZERO);
    let mut unit = Decimal::ONE;
    while unit * Decimal::TEN <= high - low {
        unit *= Decimal::TEN;
    }
    (wanted / unit).floor() * unit
}
