//! Expressions over figures.

use rust_decimal::Decimal;

use super::{ItemId, Period, Selection, Unit};
use crate::text::{Span, Spanned};

/// Which of an indicator's series.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
pub enum SeriesKind {
    /// `utfall`.
    Outcome,
    /// `prognos`.
    Forecast,
    /// `budgeterat`.
    Budgeted,
    /// `målvärde`.
    Target,
}

/// An arithmetic expression.
#[derive(Clone, Debug)]
pub enum Expression {
    /// A number as written.
    Number(Decimal, Option<Unit>),
    /// A cell of a budget.
    Cell {
        /// The row.
        row: ItemId,
        /// The column.
        column: ItemId,
    },
    /// A column, within a row.
    Column(ItemId),
    /// A row, within a column.
    Row(ItemId),
    /// A value of an indicator.
    Series {
        /// The indicator.
        indicator: ItemId,
        /// Which series.
        series: SeriesKind,
        /// Which period.
        period: Period,
        /// The share in parentheses instead of the number.
        share: bool,
    },
    /// A number of items.
    Count(Box<Selection>),
    /// The number of items that a view shows.
    View(ItemId),
    /// A minus sign before.
    Negated(Box<Spanned<Expression>>),
    /// Two sides.
    Binary(Operator, Box<Spanned<Expression>>, Box<Spanned<Expression>>),
    /// Could not be resolved; a diagnostic has said so.
    Broken,
}

impl Expression {
    /// Whether a part of it could not be resolved.
    pub fn is_broken(&self) -> bool {
        match self {
            Expression::Broken => true,
            Expression::Negated(inner) => inner.value.is_broken(),
            Expression::Binary(_, left, right) => left.value.is_broken() || right.value.is_broken(),
            _ => false,
        }
    }

    /// Calls `visit` with every row, column and indicator that the expression reads.
    pub fn each_item(&self, visit: &mut dyn FnMut(ItemId)) {
        match self {
            Expression::Cell { row, .. } => visit(*row),
            Expression::Column(item) | Expression::Row(item) => visit(*item),
            Expression::Series { indicator, .. } => visit(*indicator),
            Expression::View(view) => visit(*view),
            Expression::Negated(inner) => inner.value.each_item(visit),
            Expression::Binary(_, left, right) => {
                left.value.each_item(visit);
                right.value.each_item(visit);
            }
            Expression::Number(..) | Expression::Count(_) | Expression::Broken => {}
        }
    }
}

/// An operator between two figures.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Operator {
    /// `+`.
    Add,
    /// `-`.
    Subtract,
    /// `*`.
    Multiply,
    /// `/`.
    Divide,
}

impl Operator {
    /// How hard it binds: what is multiplied or divided needs no parentheses among what is added.
    pub fn binding(self) -> u8 {
        match self {
            Operator::Add | Operator::Subtract => 1,
            Operator::Multiply | Operator::Divide => 2,
        }
    }

    /// As it is written in formulas.
    pub fn sign(self) -> &'static str {
        match self {
            Operator::Add => "+",
            Operator::Subtract => "-",
            Operator::Multiply => "*",
            Operator::Divide => "/",
        }
    }
}

/// A relation that must hold: `total.omf = 0`.
#[derive(Debug)]
pub struct Relation {
    /// Left side.
    pub left: Spanned<Expression>,
    /// How they compare.
    pub comparison: super::Comparison,
    /// Right side.
    pub right: Spanned<Expression>,
    /// Why it must hold.
    pub reason: Option<super::Prose>,
    /// The relation as written.
    pub written: String,
    /// Where it is written.
    pub span: Span,
}
