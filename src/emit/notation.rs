//! Paths, references and formulas, the same in every language.

use std::borrow::Cow;

use crate::model::{Comparison, Expression, Item, ItemId, Operator, Plan, Relation, Value};
use crate::vocabulary::{ConceptName, FieldName};

/// The path that names an item in data. A column that its header declares has no id but a kind and a period: its own path
/// says them in the words of the writer, this one by their keys.
pub fn path<'a>(plan: &'a Plan, item: &'a Item) -> Cow<'a, str> {
    match item.parent.filter(|_| is_implied(item)) {
        Some(budget) => Cow::Owned(format!("{}.{}", plan.item(budget).path, header_key(item))),
        None => Cow::Borrowed(&item.path),
    }
}

/// The path of an item, a cell or a value, as findings and deviations name it, in data. It lies in `holder`, if that is a
/// budget or in one.
pub fn place<'a>(plan: &'a Plan, path: &'a str, holder: &'a Item) -> Cow<'a, str> {
    let columns = plan.budget_of(holder).map(|budget| plan.columns(budget));
    let implied = columns.into_iter().flatten().filter(|column| is_implied(column));
    for column in implied {
        let written = column.title.source.replace([' ', '\u{a0}'], ".");
        if let Some(row) = path.strip_suffix(&written).filter(|row| row.ends_with('.')) {
            return Cow::Owned(format!("{row}{}", header_key(column)));
        }
    }
    Cow::Borrowed(path)
}

/// Kind and period of a column, by their keys: `outcome.2023`.
fn header_key(column: &Item) -> String {
    let kind = match column.value(FieldName::Kind) {
        Some(Value::Builtin(word)) => Some(word.key.to_owned()),
        _ => None,
    };
    let period = column.period(FieldName::Period).map(|period| period.to_string());
    kind.into_iter().chain(period).collect::<Vec<String>>().join(".")
}

/// Whether an item is a column that its header declares by itself.
pub fn is_implied(item: &Item) -> bool {
    item.concept == ConceptName::Column && item.name.is_none()
}

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

/// An amount with its unit, and per what: `76 kr per användare och år`.
pub fn amount(amount: &crate::model::Amount) -> String {
    let per = if amount.per.is_empty() { String::new() } else { format!(" per {}", amount.per) };
    format!("{} {}{per}", amount.value, amount.unit.key())
}
