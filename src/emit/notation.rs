//! Paths, references and formulas, the same in every language.

use crate::model::{Expression, Item, ItemId, Plan, Relation};
pub use crate::model::{data_path as path, data_place as place, is_implied};
use crate::vocabulary::ConceptName;

/// The id that an item has in its parent, as the writer wrote it; where it has none, the header that declares it, or its
/// path.
pub fn id(item: &Item) -> &str {
    match &item.name {
        Some(name) => &name.value,
        None if is_implied(item) => &item.title.source,
        None => &item.path,
    }
}

/// A reference as one may write it in `from`: the id, after the budget's where it is a row or column of another one, after
/// the plan where that is another.
pub fn reference(plan: &Plan, from: &Item, to: ItemId) -> String {
    let target = plan.item(to);
    let mut out = String::new();
    if let Some(holder) = target.plan.filter(|holder| Some(*holder) != from.plan && *holder != to) {
        out.push_str(&plan.item(holder).path);
        out.push('/');
    }
    if matches!(target.concept, ConceptName::Row | ConceptName::Column) {
        let budget = plan.budget_of(target);
        let own = plan.budget_of(from);
        if let Some(budget) = budget.filter(|budget| Some(budget.id) != own.map(|own| own.id)) {
            out.push_str(id(budget));
            out.push('.');
        }
    }
    out.push_str(id(target));
    out
}

/// A formula over columns or rows, as one writes it, with a decimal point.
pub fn formula(plan: &Plan, from: &Item, expression: &Expression) -> String {
    let mut out = String::new();
    push(plan, from, expression, 0, &mut out);
    out
}

/// A relation, as one writes it, without its reason.
pub fn check(plan: &Plan, from: &Item, relation: &Relation) -> String {
    let side = |expression| formula(plan, from, expression);
    format!("{} {} {}", side(&relation.left.value), relation.comparison.sign(), side(&relation.right.value))
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
            out.push_str(&reference(plan, from, *row));
            out.push('.');
            out.push_str(id(plan.item(*column)));
        }
        Expression::Column(item) | Expression::Row(item) => out.push_str(id(plan.item(*item))),
        Expression::Series { indicator, series, period, share } => {
            out.push_str(&reference(plan, from, *indicator));
            out.push_str(&format!(".{}.{period}", series.field().key()));
            if *share {
                out.push_str(".share");
            }
        }
        Expression::Count(count) => {
            out.push_str("count ");
            out.push_str(&super::answer::selection(plan, from, count));
        }
        Expression::View(view) => {
            out.push_str(&reference(plan, from, *view));
            out.push_str(".count");
        }
        Expression::Negated(inner) => {
            out.push('-');
            push(plan, from, &inner.value, 3, out);
        }
        Expression::Binary(operator, left, right) => {
            let (binds, sign) = (operator.binding(), operator.sign());
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

/// An amount with its unit, and per what: `76 kr per användare och år`.
pub fn amount(amount: &crate::model::Amount) -> String {
    let per = if amount.per.is_empty() { String::new() } else { format!(" per {}", amount.per) };
    format!("{} {}{per}", amount.value, amount.unit.key())
}
