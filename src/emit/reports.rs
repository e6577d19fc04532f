//! What reports tell, as outputs lay it out: of each kind of thing that a report speaks of, and of one thing over time.

use std::collections::HashMap;

use indexmap::IndexMap;
use rust_decimal::Decimal;

use super::relations::says_something;
use crate::model::{Figure, FollowUp, Item, ItemId, Period, Plan, Series, SeriesKind, Unit, Value};
use crate::vocabulary::{ConceptName, FieldName};

/// The kinds of thing that reports speak of, in the order that they are shown.
const REPORTED: [ConceptName; 6] = [
    ConceptName::Indicator,
    ConceptName::Goal,
    ConceptName::Assignment,
    ConceptName::Activity,
    ConceptName::Risk,
    ConceptName::Row,
];

/// Which reports cover which plan. Made once for a build.
#[derive(Default)]
pub struct Reports {
    by_plan: HashMap<ItemId, Vec<ItemId>>,
    goals: HashMap<ItemId, Vec<ItemId>>,
}

impl Reports {
    /// Sorts the reports of a project.
    pub fn new(plan: &Plan) -> Self {
        let mut reports = Reports::default();
        for report in plan.of(ConceptName::Report) {
            for covered in covered(report) {
                reports.by_plan.entry(covered).or_default().push(report.id);
            }
        }
        for found in reports.by_plan.values_mut() {
            found.sort_by_key(|id| (plan.item(*id).reported_until(), *id));
        }
        let goals = plan.of(ConceptName::Goal).filter(|_| !reports.by_plan.is_empty());
        for goal in goals {
            if let Some(holder) = goal.plan {
                reports.goals.entry(holder).or_default().push(goal.id);
            }
        }
        reports
    }

    /// The latest report that covers a plan.
    pub fn latest(&self, plan: ItemId) -> Option<ItemId> {
        self.by_plan.get(&plan)?.last().copied()
    }

    /// The latest report that covers a goal's plan, where it is later than the last that says anything of the goal.
    pub fn silent_of<'a>(&self, plan: &'a Plan, goal: &Item) -> Option<&'a Item> {
        let latest = plan.item(self.latest(goal.plan.filter(|_| goal.concept == ConceptName::Goal)?)?);
        let spoken = plan.follow_ups(goal).last().map(|up| up.report.reported_until());
        (spoken < Some(latest.reported_until())).then_some(latest)
    }

    /// What a report tells, by kind of thing. Goals of a plan that it covers and says nothing of have a line too.
    pub fn told<'a>(&self, plan: &'a Plan, report: &'a Item) -> Vec<(ConceptName, Vec<Line<'a>>)> {
        let mut lines: Vec<Line<'a>> = plan
            .children(report, ConceptName::StatusReport)
            .filter_map(|status| {
                let item = plan.item(status.references(FieldName::Concerns).next()?);
                Some(Line::new(plan, item, report, Some(status)))
            })
            .collect();
        let spoken: Vec<ItemId> = lines.iter().map(|line| line.item.id).collect();
        let goals = covered(report).into_iter().filter_map(|covered| self.goals.get(&covered)).flatten();
        let spoken: std::collections::HashSet<ItemId> = spoken.into_iter().collect();
        let silent = goals.filter(|goal| !spoken.contains(goal));
        lines.extend(silent.map(|goal| Line::new(plan, plan.item(*goal), report, None)));
        // Items are numbered as they are shown; several lines of one item keep their order.
        lines.sort_by_key(|line| line.item.id);
        let mut by_kind: Vec<(ConceptName, Vec<Line>)> = REPORTED.map(|kind| (kind, Vec::new())).into();
        for line in lines {
            if let Some((_, found)) = by_kind.iter_mut().find(|(kind, _)| *kind == line.item.concept) {
                found.push(line);
            }
        }
        by_kind.retain(|(_, found)| !found.is_empty());
        by_kind
    }
}

/// The plans that a report covers: those that it names, else the one that it stands in.
pub fn covered(report: &Item) -> Vec<ItemId> {
    let named: Vec<ItemId> = report.references(FieldName::Concerns).collect();
    if named.is_empty() { report.plan.into_iter().collect() } else { named }
}

/// Whether a report can speak of an item.
pub fn is_reported(item: &Item) -> bool {
    REPORTED.contains(&item.concept)
}

/// What a report tells of an item.
pub struct Line<'a> {
    /// What is told of.
    pub item: &'a Item,
    /// Who tells.
    pub report: &'a Item,
    /// What is told; nothing where the report could be expected to speak of the item and does not.
    pub status: Option<&'a Item>,
    /// The figures that say something.
    pub figures: Vec<Told<'a>>,
}

/// A reported figure.
pub struct Told<'a> {
    /// The figure.
    pub reported: Series<'a>,
    /// Of a budget row: what the budget says for the same time.
    pub budget: Option<&'a Figure>,
    /// Reported less budget, in the unit of the reported figure.
    pub deviation: Option<Decimal>,
}

impl Told<'_> {
    /// The unit of the figure and of its deviation.
    pub fn unit(&self) -> Option<&Unit> {
        self.reported.figure.unit.as_ref()
    }
}

/// A column of a table of what is told.
#[derive(Clone, Copy, PartialEq, Debug)]
pub enum Shown {
    /// What the budget says for a period; for every period that is reported, where none is named.
    Budget(Option<Period>),
    /// Outcome or forecast, likewise.
    Reported(SeriesKind, Option<Period>),
    /// How far the figure is from the budget, likewise.
    Deviation(SeriesKind, Option<Period>),
    /// What an indicator should reach.
    Target,
    /// The status.
    Status,
    /// Who judged.
    JudgedBy,
    /// The comment.
    Comment,
}

impl<'a> Line<'a> {
    /// What `status` of `report` tells of `item`.
    pub fn new(plan: &'a Plan, item: &'a Item, report: &'a Item, status: Option<&'a Item>) -> Self {
        let figures = match status {
            None => Vec::new(),
            Some(status) if item.concept == ConceptName::Row => plan
                .against_budget(item, FollowUp { report, status })
                .into_iter()
                .map(|told| Told { reported: told.reported, budget: told.budget, deviation: told.deviation })
                .collect(),
            Some(status) => status.series().map(|reported| Told { reported, budget: None, deviation: None }).collect(),
        };
        let figures = figures.into_iter().filter(|told: &Told| says_something(told.reported.figure)).collect();
        Line { item, report, status, figures }
    }

    /// What of the item the status says: its word, and since when.
    pub fn status_value(&self) -> Option<&'a Value> {
        self.status?.value(FieldName::Status).filter(|value| !matches!(value, Value::Broken | Value::Missing))
    }

    /// The figures that a column shows.
    pub fn shown(&self, column: Shown) -> impl Iterator<Item = &Told<'a>> {
        self.figures.iter().filter(move |told| match column {
            Shown::Reported(kind, period) => told.is(kind, period),
            Shown::Deviation(kind, period) => told.is(kind, period) && told.deviation.is_some(),
            Shown::Budget(period) => {
                told.budget.is_some() && period.is_none_or(|period| period == told.reported.period)
            }
            _ => false,
        })
    }

    /// The target that a reported value of an indicator is held against: that of the same period, else of its year, else
    /// the next one to come, else the last.
    pub fn target(&self) -> Option<Series<'a>> {
        let mut targets: Vec<Series<'a>> = self
            .item
            .series()
            .filter(|series| series.kind == SeriesKind::Target && says_something(series.figure))
            .collect();
        targets.sort_by_key(|series| (series.period.last_year(), series.period));
        let reported = self.figures.iter().map(|told| told.reported.period);
        let same = |target: &&Series| reported.clone().any(|period| period == target.period);
        let year = self.report.period(FieldName::Period).map(|period| period.last_year());
        let to_come = |target: &&Series| year.is_none_or(|year| target.period.last_year() >= year);
        targets.iter().find(same).or_else(|| targets.iter().find(to_come)).or(targets.last()).copied()
    }
}

impl Told<'_> {
    fn is(&self, kind: SeriesKind, period: Option<Period>) -> bool {
        self.reported.kind == kind && period.is_none_or(|period| period == self.reported.period)
    }
}

/// The columns for lines of one kind of thing in one report: a column for each period.
pub fn columns(lines: &[Line<'_>]) -> Vec<Shown> {
    let mut heads: Vec<(SeriesKind, Period)> =
        lines.iter().flat_map(|line| &line.figures).map(|told| (told.reported.kind, told.reported.period)).collect();
    heads.sort_unstable();
    heads.dedup();
    let mut shown = Vec::new();
    for (kind, period) in heads {
        let budget = Shown::Budget(Some(period));
        if !shown.contains(&budget) && says(lines, budget) {
            shown.push(budget);
        }
        shown.push(Shown::Reported(kind, Some(period)));
        shown.extend(Some(Shown::Deviation(kind, Some(period))).filter(|deviation| says(lines, *deviation)));
    }
    with_words(lines, shown)
}

/// The columns for lines of one thing in several reports: the periods stand in the cells.
pub fn history_columns(lines: &[Line<'_>]) -> Vec<Shown> {
    let mut shown = Vec::new();
    for kind in [SeriesKind::Outcome, SeriesKind::Forecast] {
        let all = [Shown::Reported(kind, None), Shown::Deviation(kind, None)];
        shown.extend(all.into_iter().filter(|column| says(lines, *column)));
    }
    with_words(lines, shown)
}

fn says(lines: &[Line<'_>], column: Shown) -> bool {
    lines.iter().any(|line| line.shown(column).next().is_some())
}

/// The columns of words: those that any line says something in. What is judged always has a status.
fn with_words(lines: &[Line<'_>], mut shown: Vec<Shown>) -> Vec<Shown> {
    let any =
        |field: FieldName| lines.iter().filter_map(|line| line.status).any(|status| status.value(field).is_some());
    let judged = lines.iter().any(|line| is_judged(line.item));
    let target = lines.iter().any(|line| line.item.concept == ConceptName::Indicator && line.target().is_some());
    let columns = [
        (Shown::Target, target),
        (Shown::Status, judged || any(FieldName::Status)),
        (Shown::JudgedBy, any(FieldName::JudgedBy)),
        (Shown::Comment, any(FieldName::Comment)),
    ];
    shown.extend(columns.into_iter().filter(|(_, used)| *used).map(|(column, _)| column));
    shown
}

/// Whether a status is to be expected of every report on an item: figures speak for themselves, other things are judged.
pub fn is_judged(item: &Item) -> bool {
    !matches!(item.concept, ConceptName::Indicator | ConceptName::Row)
}

/// What reports have told of an item, the latest first.
pub fn history<'a>(plan: &'a Plan, item: &'a Item) -> Vec<Line<'a>> {
    let mut found = plan.follow_ups(item);
    found.reverse();
    found.into_iter().map(|up| Line::new(plan, item, up.report, Some(up.status))).collect()
}

/// Every value of an indicator that is in force, and the report that gives it: of several for one kind and period the last.
pub fn in_force<'a>(plan: &'a Plan, indicator: &'a Item) -> Vec<(Series<'a>, Option<&'a Item>)> {
    let mut found: IndexMap<(SeriesKind, Period), (Series<'a>, Option<&'a Item>)> = IndexMap::new();
    for (series, up) in plan.all_series(indicator) {
        let at = (series.kind, series.period);
        if says_something(series.figure) || !found.contains_key(&at) {
            found.insert(at, (series, up.map(|up| up.report)));
        }
    }
    // An empty cell of a report says nothing, not even that there is a period.
    found.into_values().filter(|(series, report)| report.is_none() || says_something(series.figure)).collect()
}
