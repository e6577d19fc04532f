//! What a budget is made of, and how its total changes.

use rust_decimal::Decimal;

use crate::check::Checked;
use crate::diagnostic::Argument;
use crate::diagnostic::messages::label;
use crate::emit::prose;
use crate::emit::view::{quantity, signed};
use crate::language::Language;
use crate::model::{CellAt, Counting, Item, Unit, Value};
use crate::vocabulary::{ConceptName, FieldName};

/// The rows of a budget as parts of its total.
pub struct Shares {
    /// Which row is the largest.
    pub message: String,
    /// The rows, as they stand.
    pub parts: Vec<Amount>,
    /// What they are parts of.
    pub total: Decimal,
    /// The column that they stand in.
    pub column: String,
}

/// A total on its way through time.
pub struct Change {
    /// From what to what.
    pub message: String,
    /// The totals, and the changes between them.
    pub steps: Vec<Step>,
}

/// An amount by its name.
pub struct Amount {
    /// The name of its row.
    pub name: String,
    /// The amount, in the budget's unit.
    pub value: Decimal,
}

/// A bar of a waterfall.
pub struct Step {
    /// The name of its column.
    pub name: String,
    /// Where it starts: at zero, if it is a whole total.
    pub from: Decimal,
    /// Where it ends.
    pub to: Decimal,
    /// Whether it is a total rather than a change.
    pub whole: bool,
}

impl Step {
    /// The total, or the change with its sign.
    pub fn amount(&self, language: Language) -> String {
        if self.whole { language.number(self.to) } else { signed(language, self.to - self.from) }
    }
}

/// The part that an amount is of a total, rounded so that small ones can be told apart: `33 %`, `0,4 %`.
pub fn share(language: Language, value: Decimal, total: Decimal) -> String {
    let percent = (value * Decimal::ONE_HUNDRED / total).round_dp(if value * Decimal::TEN < total { 1 } else { 0 });
    quantity(language, percent, Some(&Unit::Percent))
}

/// The figures of a budget that are of its unit.
pub struct Figures<'a> {
    checked: &'a Checked,
    columns: Vec<&'a Item>,
    rows: Vec<&'a Item>,
    unit: Option<&'a Unit>,
}

impl<'a> Figures<'a> {
    /// Those of a budget.
    pub fn of(checked: &'a Checked, budget: &'a Item) -> Self {
        let plan = &checked.plan;
        Figures {
            checked,
            columns: plan.columns(budget).collect(),
            rows: plan.rows(budget),
            unit: plan.unit_in_force(budget),
        }
    }

    fn language(&self) -> Language {
        self.checked.plan.config.language
    }

    /// The total in the column that a reader comes for: `1 828,1 mnkr (Budget 2025)`.
    pub fn main_total(&self) -> Option<String> {
        let (total, _, column) = self.main_total_parts()?;
        Some(format!("{} ({column})", self.amount(total)))
    }

    /// The same in its parts: the amount, its unit, the column's title.
    pub fn main_total_parts(&self) -> Option<(Decimal, Option<&'a Unit>, String)> {
        let column = self.main_column()?;
        let total = self.value(self.total()?, column)?;
        Some((total, self.unit, self.title(column)))
    }

    fn value(&self, row: &Item, column: &Item) -> Option<Decimal> {
        let figure = row.cell(column.id)?;
        if figure.unit.as_ref() != self.unit {
            return None;
        }
        let computed = self.checked.computed.get(&CellAt { row: row.id, column: column.id });
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

    /// An amount with the budget's unit.
    pub fn amount(&self, value: Decimal) -> String {
        quantity(self.language(), value, self.unit)
    }

    fn title(&self, item: &Item) -> String {
        prose::title(self.checked, item.id)
    }

    /// The rows of the main column as parts of the total.
    pub fn shares(&self) -> Option<Shares> {
        let column = self.main_column()?;
        let total_row = self.total()?;
        let total = self.value(total_row, column).filter(|total| *total > Decimal::ZERO)?;
        let plan = &self.checked.plan;
        let top = |row: &&&Item| {
            row.counting().is_none() && plan.enclosing(row).skip(1).all(|holder| holder.concept != ConceptName::Row)
        };
        let amount = |row: &&Item| Some(Amount { name: self.title(row), value: self.value(row, column)? });
        let parts: Vec<Amount> =
            self.rows.iter().filter(top).filter_map(amount).filter(|part| !part.value.is_zero()).collect();
        let sum: Decimal = parts.iter().map(|part| part.value).sum();
        let is_whole = parts.len() >= 2 && parts.iter().all(|part| part.value > Decimal::ZERO);
        // A total over more than its rows, or parts that are themselves totals, would give false shares.
        if !is_whole || (sum - total).abs() > total / Decimal::from(50) {
            return None;
        }
        let largest = parts.iter().max_by_key(|part| part.value)?;
        let facts = [
            ("name", Argument::from(largest.name.as_str())),
            ("value", self.amount(largest.value).into()),
            ("share", share(self.language(), largest.value, total).into()),
            ("total", self.amount(total).into()),
            ("column", self.title(column).into()),
        ];
        let message = label(self.language(), "chart-largest", &facts);
        Some(Shares { message, parts, total, column: self.title(column) })
    }

    /// The total's way from one amount to the next by the changes between them.
    pub fn steps(&self) -> Option<Change> {
        let total = self.total()?;
        let is_amount = |column: &Item| self.is_kind(column, &["budget", "outcome", "forecast"]);
        let end = self.columns.iter().rposition(|column| self.is_kind(column, &["budget"]))?;
        let start = self.columns[..end].iter().rposition(|column| is_amount(column))?;
        let changes = &self.columns[start + 1..end];
        if changes.is_empty() || !changes.iter().all(|column| self.is_kind(column, &["change"])) {
            return None;
        }
        let (first, last) = (self.value(total, self.columns[start])?, self.value(total, self.columns[end])?);
        let whole =
            |column: &Item, to: Decimal| Step { name: self.title(column), from: Decimal::ZERO, to, whole: true };
        let mut steps = vec![whole(self.columns[start], first)];
        let mut reached = first;
        for column in changes {
            let Some(change) = self.value(total, column).filter(|change| !change.is_zero()) else { continue };
            let to = reached + change;
            steps.push(Step { name: self.title(column), from: reached, to, whole: false });
            reached = to;
        }
        // Changes that do not lead there would be a false picture, whatever the reason.
        if reached != last || steps.len() < 2 {
            return None;
        }
        steps.push(whole(self.columns[end], last));
        let message = self.change(total, self.columns[start], self.columns[end], first, last);
        Some(Change { message, steps })
    }

    /// The total in each column that has a time.
    pub fn totals(&self) -> Option<Change> {
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
        let steps = values.iter().map(|(column, to)| Step {
            name: self.title(column),
            from: Decimal::ZERO,
            to: *to,
            whole: true,
        });
        Some(Change { message: self.change(total, first, last, before, after), steps: steps.collect() })
    }

    fn change(&self, total: &Item, first: &Item, last: &Item, before: Decimal, after: Decimal) -> String {
        let facts = [
            ("name", Argument::from(self.title(total))),
            ("before", self.amount(before).into()),
            ("after", self.amount(after).into()),
            ("from", self.title(first).into()),
            ("to", self.title(last).into()),
            ("change", signed(self.language(), after - before).into()),
        ];
        label(self.language(), "chart-change", &facts)
    }
}
