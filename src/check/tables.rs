//! Budgets laid out for reckoning: cells by place, rows and columns in order.

use std::collections::HashMap;

use crate::model::{CellAt, Content, Counting, Expression, Figure, Item, ItemId, Key, Operator, Plan, Unit, Value};
use crate::text::{Span, Spanned};
use crate::vocabulary::{ConceptName, FieldName};

/// One budget.
pub(super) struct Table<'a> {
    pub(super) budget: &'a Item,
    pub(super) columns: Vec<&'a Item>,
    /// Every row, nested ones after the row that holds them.
    pub(super) rows: Vec<&'a Item>,
}

/// Every budget of a plan; the cells of all, the tables of those that are this project's to check.
pub(super) struct Tables<'a> {
    pub(super) plan: &'a Plan,
    pub(super) all: Vec<Table<'a>>,
    cells: HashMap<CellAt, &'a Figure>,
    /// The rows that say that they are a part of another, by that other.
    parts: HashMap<ItemId, Vec<&'a Item>>,
}

impl<'a> Tables<'a> {
    pub(super) fn new(plan: &'a Plan) -> Self {
        let mut cells = HashMap::new();
        let mut parts: HashMap<ItemId, Vec<&Item>> = HashMap::new();
        let mut all = Vec::new();
        for budget in plan.of(ConceptName::Budget) {
            let external = budget.external;
            let rows = plan.rows(budget);
            for row in rows.iter().copied() {
                if let Some(Counting::PartOf(whole)) = row.counting() {
                    parts.entry(whole).or_default().push(row);
                }
                for entry in &row.entries {
                    if let (Some(Key::Column(column)), Value::Figure(figure)) = (&entry.key, &entry.value) {
                        cells.insert(CellAt { row: row.id, column: *column }, figure);
                    }
                }
            }
            if !external {
                all.push(Table { budget, columns: plan.columns(budget).collect(), rows });
            }
        }
        Tables { plan, all, cells, parts }
    }

    /// The rows of a budget that say that they are a part of this one.
    pub(super) fn parts(&self, whole: ItemId) -> &[&'a Item] {
        self.parts.get(&whole).map_or(&[], Vec::as_slice)
    }

    pub(super) fn cell(&self, at: CellAt) -> Option<&'a Figure> {
        self.cells.get(&at).copied()
    }

    /// The unit in force in a cell: the row's, the column's, that of what holds them.
    pub(super) fn unit(&self, at: CellAt) -> Option<&'a Unit> {
        let (row, column) = (self.plan.item(at.row), self.plan.item(at.column));
        row.unit().or_else(|| column.unit()).or_else(|| self.plan.unit_in_force(row))
    }
}

/// The formula of a row or column.
pub(super) fn formula(item: &Item) -> Option<&Spanned<Expression>> {
    match item.value(FieldName::Formula)? {
        Value::Formula(formula) => Some(formula),
        _ => None,
    }
}

/// Whether a formula only adds and subtracts: then it holds for a total as it holds for its parts.
pub(super) fn is_linear(expression: &Expression) -> bool {
    match expression {
        Expression::Binary(Operator::Add | Operator::Subtract, left, right) => {
            is_linear(&left.value) && is_linear(&right.value)
        }
        Expression::Negated(inner) => is_linear(&inner.value),
        Expression::Column(_) | Expression::Row(_) | Expression::Cell { .. } => true,
        Expression::Binary(..)
        | Expression::Number(..)
        | Expression::Series { .. }
        | Expression::Count(_)
        | Expression::View(_)
        | Expression::Broken => false,
    }
}

/// Where the figures would stand that an expression reads and that nobody has stated: an empty cell, or the indicator
/// that has no value for the period.
pub(super) fn unstated(plan: &Plan, expression: &Expression) -> Vec<Span> {
    match expression {
        Expression::Cell { row, column } => {
            let cell = plan.item(*row).cell(*column).filter(|figure| matches!(figure.content, Content::Empty));
            cell.map(|figure| figure.span).into_iter().collect()
        }
        Expression::Series { indicator, series, period, .. } => {
            let item = plan.item(*indicator);
            let all = plan.all_series(item);
            let stated = all.iter().any(|(found, _)| found.kind == *series && found.period == *period);
            let name = item.name.as_ref().map_or(item.span, |name| name.span);
            if stated { Vec::new() } else { vec![name] }
        }
        Expression::Negated(inner) => unstated(plan, &inner.value),
        Expression::Binary(_, left, right) => {
            let mut found = unstated(plan, &left.value);
            found.extend(unstated(plan, &right.value));
            found
        }
        _ => Vec::new(),
    }
}

/// Whether figures of this column can be added up: not if they come from a formula that multiplies or divides, and
/// not if they are percentages other than shares of one whole.
pub(super) fn adds_up(plan: &Plan, column: &Item) -> bool {
    if let Some(formula) = formula(column) {
        return is_linear(&formula.value);
    }
    let share = matches!(column.value(FieldName::Kind), Some(Value::Builtin(word)) if word.key == "share");
    share || plan.unit_in_force(column) != Some(&Unit::Percent)
}

/// Which of a table's items an id is; for messages.
pub(super) fn shown(item: &Item) -> String {
    item.title.source.clone()
}

/// A row's siblings, in order, itself among them.
pub(super) fn siblings<'a>(plan: &'a Plan, row: &Item) -> Vec<&'a Item> {
    row.parent.map(|parent| plan.children(plan.item(parent), ConceptName::Row).collect()).unwrap_or_default()
}

/// The nested rows that make a row up: the total among them, where there is one, else those without a way of
/// counting of their own.
pub(super) fn nested_parts<'a>(plan: &'a Plan, row: &'a Item) -> Vec<&'a Item> {
    let children: Vec<&Item> = plan.children(row, ConceptName::Row).collect();
    let total = children.iter().rev().find(|child| child.counting() == Some(Counting::Total));
    match total {
        Some(total) => vec![total],
        None => children.into_iter().filter(|child| child.counting().is_none()).collect(),
    }
}
