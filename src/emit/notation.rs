//! References and formulas as one writes them in a plan, the same in every language.

use crate::model::{Comparison, Expression, Item, ItemId, Operator, Plan, Relation};

/// A reference as one writes it in the plan of `from`: the path, without the plan where it is the same.
pub fn short_reference<'a>(plan: &'a Plan, from: &Item, to: ItemId) -> &'a str {
    let target = plan.item(to);
    match target.plan {
        Some(holder) if Some(holder) == from.plan && holder != to => {
            let path = plan.item(holder).path.as_str();
            target.path.strip_prefix(path).and_then(|rest| rest.strip_prefix('/')).unwrap_or(&target.path)
        }
        _ => &target.path,
    }
}

/// The id that an item has in its parent, as the writer wrote it; the path where it has none.
pub fn id(plan: &Plan, item: ItemId) -> &str {
    let item = plan.item(item);
    item.name.as_ref().map_or(item.path.as_str(), |name| name.value.as_str())
}

/// A formula over columns or rows, as one writes it, with a decimal point.
pub fn formula(plan: &Plan, from: &Item, expression: &Expression) -> String {
    let mut out = String::new();
    push(plan, from, expression, 0, &mut out);
    out
}

/// A relation, as one writes it, without its reason.
pub fn check(plan: &Plan, from: &Item, relation: &Relation) -> String {
    let sign = match relation.comparison {
        Comparison::AtLeast => ">=",
        Comparison::AtMost => "<=",
        Comparison::Below => "<",
        Comparison::Above => ">",
        Comparison::Exactly => "=",
    };
    let side = |expression| formula(plan, from, expression);
    format!("{} {sign} {}", side(&relation.left.value), side(&relation.right.value))
}

fn binding(operator: Operator) -> (u8, &'static str) {
    match operator {
        Operator::Add => (1, "+"),
        Operator::Subtract => (1, "-"),
        Operator::Multiply => (2, "*"),
        Operator::Divide => (2, "/"),
    }
}

/// Writes an expression that stands where only what binds at least as hard as `hold` needs no parentheses.
fn push(plan: &Plan, from: &Item, expression: &Expression, hold: u8, out: &mut String) {
    match expression {
        Expression::Number(number, unit) => {
            out.push_str(&number.to_string());
            if let Some(unit) = unit {
                out.push(' ');
                out.push_str(unit.key());
            }
        }
        Expression::Cell { row, column } => {
            out.push_str(short_reference(plan, from, *row));
            out.push('.');
            out.push_str(id(plan, *column));
        }
        Expression::Column(item) | Expression::Row(item) => out.push_str(id(plan, *item)),
        Expression::Series { indicator, series, period, share } => {
            out.push_str(short_reference(plan, from, *indicator));
            out.push_str(&format!(".{}.{period}", series.field().key()));
            if *share {
                out.push_str(".share");
            }
        }
        Expression::Count(count) => {
            out.push_str("count ");
            out.push_str(count.preset.unwrap_or(count.concept.key()));
            if let Some(within) = count.within {
                out.push(' ');
                out.push_str(short_reference(plan, from, within));
            }
        }
        Expression::Negated(inner) => {
            out.push('-');
            push(plan, from, &inner.value, 3, out);
        }
        Expression::Binary(operator, left, right) => {
            let (binds, sign) = binding(*operator);
            let parenthesise = binds < hold;
            if parenthesise {
                out.push('(');
            }
            push(plan, from, &left.value, binds, out);
            out.push_str(&format!(" {sign} "));
            push(plan, from, &right.value, binds + 1, out);
            if parenthesise {
                out.push(')');
            }
        }
        Expression::Broken => out.push('?'),
    }
}
