//! Which figures are drawn, and what each chart says of them. A chart stands over the table that holds its figures, and
//! none is drawn where figures cannot be compared: of different units, or too few.

use indexmap::IndexMap;
use rust_decimal::Decimal;

use super::blocks::{Block, Chart, Html};
use super::page::Page;
use crate::diagnostic::Argument;
use crate::emit::chart::{Bar, BarChart, Drawing, Line, LineChart, Part, Target, bars, lines, parts};
use crate::emit::reports::in_force;
use crate::emit::view::quantity;
use crate::model::{
    CellAt, Comparison, Content, Counting, Item, ItemId, Period, PeriodPart, Series, SeriesKind, Unit, Value,
};
use crate::vocabulary::{ConceptName, FieldName};

/// At most so many years without a value are left open in a chart.
const LONGEST_GAP: i16 = 12;
/// So many bars are drawn; the rest is drawn as one.
const MOST_BARS: usize = 16;

/// A number that an indicator states.
struct Number<'a> {
    kind: SeriesKind,
    period: Period,
    value: Decimal,
    comparison: Option<Comparison>,
    unit: Option<&'a Unit>,
}

impl<'a> Number<'a> {
    /// What a value says, if it is a number.
    fn of(series: &Series<'a>) -> Option<Self> {
        let Content::Number { value, comparison, .. } = series.figure.content else { return None };
        let unit = series.figure.unit.as_ref();
        Some(Number { kind: series.kind, period: series.period, value, comparison, unit })
    }
}

/// The values of an indicator over time.
struct History {
    times: Vec<Period>,
    outcomes: Vec<Option<Decimal>>,
    forecasts: Vec<Option<Decimal>>,
    targets: Vec<(usize, Decimal, Option<Comparison>)>,
    unit: Option<Unit>,
}

/// The chart of an indicator on its own page, and those of its parts on the same scale.
pub fn push_indicator(page: &Page<'_>, indicator: &Item, parts: &[ItemId], body: &mut Vec<Block>) {
    let Some(history) = history(page, indicator) else { return };
    if let Some(drawing) = history.drawing(page, &[]) {
        body.push(Block::Charts { charts: vec![chart(page, history.message(page), drawing)] });
    }
    let parts: Vec<(&Item, History)> = parts
        .iter()
        .map(|part| page.site.plan().item(*part))
        .filter_map(|part| Some((part, history_like(page, part, &history)?)))
        .collect();
    let shared: Vec<Decimal> = parts.iter().flat_map(|(_, part)| part.values()).collect();
    let charts: Vec<Chart> = parts
        .iter()
        .filter_map(|(part, history)| {
            let title = format!("{}: {}", page.site.title_of(part.id), history.message(page));
            Some(chart(page, title, history.drawing(page, &shared)?))
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
            let history = history(page, indicator).filter(History::moves)?;
            let title = format!("{}: {}", page.site.title_of(indicator.id), history.message(page));
            Some(chart(page, title, history.drawing(page, &[])?))
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

fn history(page: &Page<'_>, indicator: &Item) -> Option<History> {
    let values = in_force(page.site.plan(), indicator);
    let numbers: Vec<Number> = values.iter().filter_map(|(series, _)| Number::of(series)).collect();
    let unit = numbers.first()?.unit.cloned();
    if numbers.iter().any(|number| number.unit != unit.as_ref()) {
        return None;
    }
    let length = |period: Period| match period {
        Period::Part(_, part) => Some(std::mem::discriminant(&part)),
        _ => None,
    };
    // Years are not drawn beside thirds of years: the length with the most outcomes is.
    let outcomes = || numbers.iter().filter(|number| number.kind == SeriesKind::Outcome);
    let most = outcomes()
        .filter_map(|number| length(number.period))
        .max_by_key(|kind| outcomes().filter(|number| length(number.period) == Some(*kind)).count())?;
    let drawn: Vec<_> = numbers.iter().filter(|number| length(number.period) == Some(most)).collect();
    let mut times: Vec<Period> = drawn.iter().map(|number| number.period).collect();
    times.sort_unstable_by_key(|period| (period.end(), *period));
    times.dedup();
    let times = with_years_between(times)?;
    let of = |kind: SeriesKind| -> Vec<Option<Decimal>> {
        let at = |time: &Period| drawn.iter().find(|number| number.kind == kind && number.period == *time);
        times.iter().map(|time| at(time).map(|number| number.value)).collect()
    };
    let targets = times.iter().enumerate().filter_map(|(at, time)| {
        let target = drawn.iter().find(|number| number.kind == SeriesKind::Target && number.period == *time)?;
        Some((at, target.value, target.comparison))
    });
    let targets = targets.collect();
    Some(History { outcomes: of(SeriesKind::Outcome), forecasts: of(SeriesKind::Forecast), targets, times, unit })
}

/// The history of a part, if it can stand on the scale of the whole.
fn history_like(page: &Page<'_>, part: &Item, whole: &History) -> Option<History> {
    history(page, part).filter(|history| history.unit == whole.unit)
}

/// Years that have no value keep their place, so that a line's slope is true. Nothing where too many are missing.
fn with_years_between(times: Vec<Period>) -> Option<Vec<Period>> {
    let mut all: Vec<Period> = Vec::new();
    for time in times {
        if let (Some(Period::Part(last, PeriodPart::Year)), Period::Part(year, PeriodPart::Year)) = (all.last(), time) {
            if year - last > LONGEST_GAP {
                return None;
            }
            all.extend((last + 1..year).map(Period::year));
        }
        all.push(time);
    }
    Some(all)
}

impl History {
    /// Whether there is a change to see.
    fn moves(&self) -> bool {
        self.outcomes.iter().flatten().count() > 1
    }

    fn values(&self) -> impl Iterator<Item = Decimal> {
        let stated = self.outcomes.iter().chain(&self.forecasts).flatten().copied();
        stated.chain(self.targets.iter().map(|target| target.1))
    }

    fn drawing(&self, page: &Page<'_>, shared: &[Decimal]) -> Option<Drawing> {
        let language = page.language();
        let mut drawn = vec![Line { label: "", values: self.outcomes.clone(), expected: false }];
        let (outcome, forecast) = (page.label("chart-outcome"), page.label("chart-forecast"));
        if let Some(first) = self.forecasts.iter().position(Option::is_some) {
            drawn[0].label = &outcome;
            let mut values = self.forecasts.clone();
            // What is expected goes on from what was.
            if let Some(last) = (0..first).rev().find(|at| self.outcomes[*at].is_some()) {
                values[last] = self.outcomes[last];
            }
            drawn.push(Line { label: &forecast, values, expected: true });
        }
        let last = self.targets.len().saturating_sub(1);
        let targets = self.targets.iter().enumerate().map(|(order, (at, value, comparison))| Target {
            at: Some(*at),
            value: *value,
            label: if order == last { self.target_text(page, *value, *comparison) } else { language.number(*value) },
        });
        lines(&LineChart {
            times: self.times.iter().map(|time| time.display(language)).collect(),
            lines: drawn,
            targets: targets.collect(),
            language,
            shared: shared.to_vec(),
        })
    }

    fn target_text(&self, page: &Page<'_>, value: Decimal, comparison: Option<Comparison>) -> String {
        let word = comparison.map(|comparison| format!("{} ", comparison.word(page.language()))).unwrap_or_default();
        let value = format!("{word}{}", page.language().number(value));
        page.site.label("chart-target", &[("value", value.into())])
    }

    /// What the chart says: how the value has changed, and what it should reach.
    fn message(&self, page: &Page<'_>) -> String {
        let language = page.language();
        let stated: Vec<(usize, Decimal)> =
            self.outcomes.iter().enumerate().filter_map(|(at, value)| Some((at, (*value)?))).collect();
        let amount = |value: Decimal| Argument::from(quantity(language, value, self.unit.as_ref()));
        let time = |at: usize| Argument::from(self.times[at].display(language));
        let mut said = match (stated.first(), stated.last()) {
            (Some((from, before)), Some((to, after))) if from != to => {
                let key = match after.cmp(before) {
                    std::cmp::Ordering::Greater => "chart-rose",
                    std::cmp::Ordering::Less => "chart-fell",
                    std::cmp::Ordering::Equal => "chart-same",
                };
                let change = amount((*after - *before).abs());
                let facts = [
                    ("before", amount(*before)),
                    ("after", amount(*after)),
                    ("from", time(*from)),
                    ("to", time(*to)),
                    ("change", change),
                ];
                page.site.label(key, &facts)
            }
            (Some((at, value)), _) => page.site.label("chart-once", &[("value", amount(*value)), ("time", time(*at))]),
            _ => page.label("chart-none"),
        };
        if let Some((at, value, comparison)) = self.targets.last() {
            let word = comparison.map(|comparison| format!("{} ", comparison.word(language))).unwrap_or_default();
            let value = format!("{word}{}", quantity(language, *value, self.unit.as_ref()));
            said.push(' ');
            said.push_str(&page.site.label("chart-aim", &[("value", value.into()), ("time", time(*at))]));
        }
        said
    }
}

/// How many have which status, of what is called `name`. Each status is given by its key and its word.
pub fn push_statuses(page: &Page<'_>, name: &str, statuses: Vec<(&'static str, String)>, body: &mut Vec<Block>) {
    let mut counts: IndexMap<(&'static str, String), usize> = IndexMap::new();
    for status in statuses {
        *counts.entry(status).or_default() += 1;
    }
    if counts.values().sum::<usize>() < 2 {
        return;
    }
    // What goes well stands first, what nobody has judged last.
    counts.sort_by_key(|status, count| (standing(status.0).1, std::cmp::Reverse(*count)));
    let drawn: Vec<Part> =
        counts.iter().map(|(status, size)| Part { size: *size, class: standing(status.0).0 }).collect();
    let Some(drawing) = parts(&drawn) else { return };
    let said: Vec<String> =
        counts.iter().map(|((_, word), count)| format!("{} {word}", page.language().number((*count).into()))).collect();
    let title = page.site.label("chart-statuses", &[("name", name.into()), ("statuses", said.join(", ").into())]);
    body.push(Block::Charts { charts: vec![chart(page, title, drawing)] });
}

/// Whether a status, by its key, says that something does not go as planned.
pub fn goes_badly(key: &str) -> bool {
    matches!(standing(key).0, "doubtful" | "bad")
}

/// How a status is drawn, and its place among others.
fn standing(key: &str) -> (&'static str, usize) {
    match key {
        "achieved" | "completed" | "on-track" | "answered" => ("good", 0),
        "partly-achieved" | "ongoing" => ("between", 1),
        "delayed" | "at-risk" => ("doubtful", 2),
        "not-achieved" | "cancelled" | "repealed" => ("bad", 3),
        "not-assessed" => ("none", 5),
        _ => ("other", 4),
    }
}

/// The charts of a budget: how its total changes from column to column, and what the rows are of it.
pub fn push_budget(page: &Page<'_>, budget: &Item, body: &mut Vec<Block>) {
    let table = Figures::new(page, budget);
    let charts: Vec<Chart> = [table.shares(), table.steps().or_else(|| table.totals())].into_iter().flatten().collect();
    if !charts.is_empty() {
        body.push(Block::Charts { charts });
    }
}

/// The shares of the first budget that has any, away from its table: its link stands under the chart.
pub fn push_main_budget(page: &Page<'_>, budgets: &[&Item], body: &mut Vec<Block>) {
    let shares = budgets.iter().find_map(|budget| Some((*budget, Figures::new(page, budget).shares()?)));
    let Some((budget, mut chart)) = shares else { return };
    let facts = [("title", Argument::from(chart.title.as_str())), ("budget", page.site.title_of(budget.id).into())];
    chart.name = page.site.label("chart-name-elsewhere", &facts);
    body.push(Block::Charts { charts: vec![chart] });
}

/// The total of a budget in the column that a reader comes for: `1 828,1 mnkr (Budget 2025)`.
pub fn total_of(page: &Page<'_>, budget: &Item) -> Option<String> {
    let table = Figures::new(page, budget);
    let column = table.main_column()?;
    let total = table.value(table.total()?, column)?;
    Some(format!("{} ({})", table.amount(total), table.title(column)))
}

/// The figures of a budget that are of its unit.
struct Figures<'p, 'a> {
    page: &'p Page<'a>,
    columns: Vec<&'a Item>,
    rows: Vec<&'a Item>,
    unit: Option<&'a Unit>,
}

impl<'p, 'a> Figures<'p, 'a> {
    fn new(page: &'p Page<'a>, budget: &Item) -> Self {
        let plan = page.site.plan();
        let budget = plan.item(budget.id);
        let columns = plan.columns(budget).collect();
        Figures { page, columns, rows: plan.rows(budget), unit: plan.unit_in_force(budget) }
    }

    fn value(&self, row: &Item, column: &Item) -> Option<Decimal> {
        let figure = row.cell(column.id)?;
        if figure.unit.as_ref() != self.unit {
            return None;
        }
        let computed = self.page.site.checked.computed.get(&CellAt { row: row.id, column: column.id });
        figure.content.number().or(computed.copied())
    }

    fn is_kind(&self, column: &Item, kinds: &[&str]) -> bool {
        matches!(column.value(FieldName::Kind), Some(Value::Builtin(word)) if kinds.contains(&word.key))
    }

    /// The last row that is a total, and nothing where there is none.
    fn total(&self) -> Option<&'a Item> {
        self.rows.iter().copied().rfind(|row| row.counting() == Some(Counting::Total))
    }

    /// The column that a reader comes for: the last budget, else the last outcome or forecast.
    fn main_column(&self) -> Option<&'a Item> {
        let last = |kinds: &[&str]| self.columns.iter().copied().rfind(|column| self.is_kind(column, kinds));
        last(&["budget"]).or_else(|| last(&["outcome", "forecast"]))
    }

    fn amount(&self, value: Decimal) -> String {
        quantity(self.page.language(), value, self.unit)
    }

    fn label(&self, key: &str, arguments: &[(&str, Argument)]) -> String {
        self.page.site.label(key, arguments)
    }

    fn title(&self, item: &Item) -> String {
        self.page.site.title_of(item.id).to_owned()
    }

    /// The rows of the main column as bars with their shares of the total.
    fn shares(&self) -> Option<Chart> {
        let column = self.main_column()?;
        let total_row = self.total()?;
        let total = self.value(total_row, column).filter(|total| *total > Decimal::ZERO)?;
        let plan = self.page.site.plan();
        let top = |row: &&&Item| {
            row.counting().is_none() && plan.enclosing(row).skip(1).all(|holder| holder.concept != ConceptName::Row)
        };
        let mut rows: Vec<(String, Decimal)> = self
            .rows
            .iter()
            .filter(top)
            .filter_map(|row| Some((self.title(row), self.value(row, column)?)))
            .filter(|(_, value)| !value.is_zero())
            .collect();
        let sum: Decimal = rows.iter().map(|(_, value)| *value).sum();
        let is_whole = rows.len() >= 2 && rows.iter().all(|(_, value)| *value > Decimal::ZERO);
        // A total over more than its rows, or parts that are themselves totals, would give false shares.
        if !is_whole || (sum - total).abs() > total / Decimal::from(50) {
            return None;
        }
        let largest = rows.iter().max_by_key(|(_, value)| *value)?.clone();
        if rows.len() > MOST_BARS {
            rows.sort_by_key(|(_, value)| std::cmp::Reverse(*value));
            let rest = rows.split_off(MOST_BARS - 1);
            let count = Argument::Count(rest.len());
            rows.push((self.label("chart-others", &[("count", count)]), rest.iter().map(|(_, value)| *value).sum()));
        }
        let share = |value: Decimal| {
            let percent =
                (value * Decimal::ONE_HUNDRED / total).round_dp(if value * Decimal::TEN < total { 1 } else { 0 });
            quantity(self.page.language(), percent, Some(&Unit::Percent))
        };
        let drawn = rows.into_iter().map(|(label, value)| Bar {
            label,
            amount: format!("{}, {}", self.page.language().number(value), share(value)),
            from: Decimal::ZERO,
            to: value,
            whole: false,
        });
        let drawing = bars(&BarChart { bars: drawn.collect(), start: Decimal::ZERO })?;
        let facts = [
            ("name", Argument::from(largest.0)),
            ("value", self.amount(largest.1).into()),
            ("share", share(largest.1).into()),
            ("total", self.amount(total).into()),
            ("column", self.title(column).into()),
        ];
        Some(chart(self.page, self.label("chart-largest", &facts), drawing))
    }

    /// The total's way from one amount to the next by the changes between them.
    fn steps(&self) -> Option<Chart> {
        let total = self.total()?;
        let is_amount = |column: &Item| self.is_kind(column, &["budget", "outcome", "forecast"]);
        let end = self.columns.iter().rposition(|column| self.is_kind(column, &["budget"]))?;
        let start = self.columns[..end].iter().rposition(|column| is_amount(column))?;
        let changes = &self.columns[start + 1..end];
        if changes.is_empty() || !changes.iter().all(|column| self.is_kind(column, &["change"])) {
            return None;
        }
        let (first, last) = (self.value(total, self.columns[start])?, self.value(total, self.columns[end])?);
        let whole = |column: &Item, value: Decimal| Bar {
            label: self.title(column),
            amount: self.page.language().number(value),
            from: Decimal::ZERO,
            to: value,
            whole: true,
        };
        let mut drawn = vec![whole(self.columns[start], first)];
        let mut reached = first;
        for column in changes {
            let Some(change) = self.value(total, column).filter(|change| !change.is_zero()) else { continue };
            drawn.push(Bar {
                label: self.title(column),
                amount: self.signed(change),
                from: reached,
                to: reached + change,
                whole: false,
            });
            reached += change;
        }
        // Changes that do not lead there would be a false picture, whatever the reason.
        if reached != last || drawn.len() < 2 {
            return None;
        }
        drawn.push(whole(self.columns[end], last));
        let mut said = self.change(total, self.columns[start], self.columns[end], first, last);
        let start = scale_start(&drawn);
        if !start.is_zero() {
            said.push(' ');
            said.push_str(&self.label("chart-scale-start", &[("value", self.amount(start).into())]));
        }
        Some(chart(self.page, said, bars(&BarChart { bars: drawn, start })?))
    }

    /// The total in each column that has a time.
    fn totals(&self) -> Option<Chart> {
        let total = self.total()?;
        let dated = self.columns.iter().copied().filter(|column| {
            column.value(FieldName::Period).is_some() && self.is_kind(column, &["budget", "outcome", "forecast"])
        });
        let values: Vec<(&Item, Decimal)> =
            dated.filter_map(|column| Some((column, self.value(total, column)?))).collect();
        let ((first, before), (last, after)) = (*values.first()?, *values.last()?);
        if values.len() < 2 {
            return None;
        }
        let drawn = values.iter().map(|(column, value)| Bar {
            label: self.title(column),
            amount: self.page.language().number(*value),
            from: Decimal::ZERO,
            to: *value,
            whole: true,
        });
        let drawing = bars(&BarChart { bars: drawn.collect(), start: Decimal::ZERO })?;
        Some(chart(self.page, self.change(total, first, last, before, after), drawing))
    }

    fn change(&self, total: &Item, first: &Item, last: &Item, before: Decimal, after: Decimal) -> String {
        let facts = [
            ("name", Argument::from(self.title(total))),
            ("before", self.amount(before).into()),
            ("after", self.amount(after).into()),
            ("from", self.title(first).into()),
            ("to", self.title(last).into()),
            ("change", self.signed(after - before).into()),
        ];
        self.label("chart-change", &facts)
    }

    fn signed(&self, value: Decimal) -> String {
        let number = self.page.language().number(value);
        if value > Decimal::ZERO { format!("+{number}") } else { number }
    }
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
