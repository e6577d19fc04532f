//! Expressions as trees, so that a reader needs no parser and no language.

use super::reference;
use crate::emit::tree::Json;
use crate::model::{Expression, Operator, Plan, Relation};

/// An expression. A broken one is `null`.
pub fn expression<'a>(plan: &'a Plan, expression: &'a Expression) -> Json<'a> {
    match expression {
        Expression::Number(number, unit) => {
            let mut members = vec![("number", Json::text(number.to_string()))];
            members.extend(unit.as_ref().map(|unit| ("unit", Json::text(unit.key()))));
            Json::Object(members)
        }
        Expression::Cell { row, column } => {
            let members = vec![("row", reference(plan, *row)), ("column", reference(plan, *column))];
            Json::Object(vec![("cell", Json::Object(members))])
        }
        Expression::Column(column) => Json::Object(vec![("column", reference(plan, *column))]),
        Expression::Row(row) => Json::Object(vec![("row", reference(plan, *row))]),
        Expression::Series { indicator, series, period, share } => {
            let mut members = vec![
                ("indicator", reference(plan, *indicator)),
                ("kind", Json::text(series.field().key())),
                ("period", Json::text(super::value::period(*period))),
            ];
            members.extend(share.then_some(("share", Json::Flag(true))));
            Json::Object(vec![("value", Json::Object(members))])
        }
        Expression::Count(of) => Json::Object(vec![("count", super::query::selection(plan, of))]),
        Expression::View(view) => Json::Object(vec![("count_of_view", reference(plan, *view))]),
        Expression::Negated(inner) => Json::Object(vec![("negated", self::expression(plan, &inner.value))]),
        Expression::Binary(operator, left, right) => Json::Object(vec![
            ("operator", Json::text(key(*operator))),
            ("left", self::expression(plan, &left.value)),
            ("right", self::expression(plan, &right.value)),
        ]),
        Expression::Broken => Json::Null,
    }
}

/// A relation that must hold.
pub fn relation<'a>(checked: &'a crate::check::Checked, relation: &'a Relation) -> Json<'a> {
    let plan = &checked.plan;
    let mut members = vec![
        ("left", expression(plan, &relation.left.value)),
        ("comparison", Json::text(relation.comparison.key())),
        ("right", expression(plan, &relation.right.value)),
    ];
    members.extend(relation.reason.as_ref().map(|reason| ("reason", super::value::prose(checked, reason))));
    Json::Object(members)
}

fn key(operator: Operator) -> &'static str {
    match operator {
        Operator::Add => "add",
        Operator::Subtract => "subtract",
        Operator::Multiply => "multiply",
        Operator::Divide => "divide",
    }
}
