//! How an indicator's value has changed over time, and what it should reach.

use rust_decimal::Decimal;

use crate::diagnostic::Argument;
use crate::diagnostic::messages::label;
use crate::emit::reports::in_force;
use crate::emit::view::quantity;
use crate::language::Language;
use crate::model::{Comparison, Content, Item, Period, PeriodPart, Plan, Series, SeriesKind, Unit};

/// At most so many years without a value are left open.
const LONGEST_GAP: i16 = 12;

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
pub struct History {
    /// The periods, in order, all of one length.
    pub times: Vec<Period>,
    /// What was, for each time.
    pub outcomes: Vec<Option<Decimal>>,
    /// What is expected, for each time.
    pub forecasts: Vec<Option<Decimal>>,
    /// What should be reached: at which time, how much, and whether at least or at most.
    pub targets: Vec<(usize, Decimal, Option<Comparison>)>,
    /// The unit of all.
    pub unit: Option<Unit>,
}

impl History {
    /// What an indicator states and reports tell of it. Nothing where its values cannot be compared: of different units, or without
    /// any outcome.
    pub fn of(plan: &Plan, indicator: &Item) -> Option<Self> {
        let values = in_force(plan, indicator);
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

    /// Whether there is a change to see.
    pub fn moves(&self) -> bool {
        self.outcomes.iter().flatten().count() > 1
    }

    /// All values.
    pub fn values(&self) -> impl Iterator<Item = Decimal> {
        let stated = self.outcomes.iter().chain(&self.forecasts).flatten().copied();
        stated.chain(self.targets.iter().map(|target| target.1))
    }

    /// What there is to say: how the value has changed, and what it should reach.
    pub fn message(&self, language: Language) -> String {
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
                label(language, key, &facts)
            }
            (Some((at, value)), _) => label(language, "chart-once", &[("value", amount(*value)), ("time", time(*at))]),
            _ => label(language, "chart-none", &[]),
        };
        if let Some((at, value, comparison)) = self.targets.last() {
            let word = comparison.map(|comparison| format!("{} ", comparison.word(language))).unwrap_or_default();
            let value = format!("{word}{}", quantity(language, *value, self.unit.as_ref()));
            said.push(' ');
            said.push_str(&label(language, "chart-aim", &[("value", value.into()), ("time", time(*at))]));
        }
        said
    }
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
