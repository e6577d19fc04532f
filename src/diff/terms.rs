//! Formulas, checks and questions as terms in one row: comparable, and with what they point at apart.

use super::snapshot::Term;
use crate::model::{Comparand, Condition, Declared, Expression, ItemId, Operand, Plan, Query, Relation, Selection};
use crate::query;

type Terms = Vec<Term<ItemId>>;

/// The terms of a formula.
pub(super) fn formula(plan: &Plan, expression: &Expression) -> Terms {
    let mut out = Vec::new();
    push(plan, expression, 0, &mut out);
    out
}

/// The terms of a check, without its reason.
pub(super) fn check(plan: &Plan, relation: &Relation) -> Terms {
    let mut out = formula(plan, &relation.left.value);
    out.push(Term::Sign(relation.comparison.sign()));
    push(plan, &relation.right.value, 0, &mut out);
    out
}

/// The terms of a question.
pub(super) fn question(plan: &Plan, query: &Query) -> Terms {
    let mut out = Vec::new();
    selection(plan, &query.of, &mut out);
    for by in &query.order {
        out.push(Term::Sign(if by.descending { "descending" } else { "ascending" }));
        operand(plan, &by.operand, &mut out);
    }
    for column in &query.columns {
        out.push(Term::Sign("show"));
        operand(plan, &column.operand, &mut out);
        out.extend(column.label.clone().map(Term::Word));
    }
    out
}

/// Parentheses that change nothing are left out, so that they are no change.
fn push(plan: &Plan, expression: &Expression, hold: u8, out: &mut Terms) {
    match expression {
        Expression::Number(number, unit) => out.push(Term::Number(*number, unit.clone())),
        Expression::Cell { row, column } => {
            out.extend([Term::Item(*row), Term::Sign("."), Term::Item(*column)]);
        }
        Expression::Column(item) | Expression::Row(item) => out.push(Term::Item(*item)),
        Expression::Series { indicator, series, period, share } => {
            out.extend([Term::Item(*indicator), Term::Sign(series.field().key()), Term::Period(*period)]);
            out.extend(share.then_some(Term::Sign("share")));
        }
        Expression::Count(of) => {
            out.push(Term::Sign("count"));
            selection(plan, of, out);
        }
        Expression::View(view) => out.extend([Term::Sign("count"), Term::Item(*view)]),
        Expression::Negated(inner) => {
            out.push(Term::Sign("-"));
            push(plan, &inner.value, 3, out);
        }
        Expression::Binary(operator, left, right) => {
            let (binds, sign) = (operator.binding(), operator.sign());
            out.extend((binds < hold).then_some(Term::Sign("(")));
            push(plan, &left.value, binds, out);
            out.push(Term::Sign(sign));
            push(plan, &right.value, binds + 1, out);
            out.extend((binds < hold).then_some(Term::Sign(")")));
        }
        Expression::Broken => out.push(Term::Sign("?")),
    }
}

fn selection(plan: &Plan, of: &Selection, out: &mut Terms) {
    out.push(Term::Sign(of.concept.key()));
    match of.declared {
        Declared::ByAny => {}
        // Where no word says a kind, all are without one.
        Declared::ByOwnWord if of.concept.concept().presets.is_empty() => {}
        Declared::ByOwnWord => out.push(Term::Sign("without-kind")),
        Declared::ByPreset(preset) => out.push(Term::Sign(preset)),
    }
    if let Some(within) = of.within {
        out.extend([Term::Sign("within"), Term::Item(within)]);
    }
    if let Some(of) = &of.condition {
        out.push(Term::Sign("where"));
        condition(plan, of, out);
    }
}

fn condition(plan: &Plan, of: &Condition, out: &mut Terms) {
    let list = |parts: &[Condition], word: &'static str, out: &mut Terms| {
        out.push(Term::Sign("("));
        for (at, part) in parts.iter().enumerate() {
            out.extend((at > 0).then_some(Term::Sign(word)));
            condition(plan, part, out);
        }
        out.push(Term::Sign(")"));
    };
    match of {
        Condition::All(parts) => list(parts, "and", out),
        Condition::Any(parts) => list(parts, "or", out),
        Condition::Not(inner) => {
            out.push(Term::Sign("not"));
            condition(plan, inner, out);
        }
        Condition::Compare(value, comparison, with) => {
            operand(plan, value, out);
            out.push(Term::Sign(comparison.sign()));
            comparand(plan, with, out);
        }
        Condition::Contains(value, with) => {
            operand(plan, value, out);
            out.push(Term::Sign("contains"));
            comparand(plan, with, out);
        }
        Condition::Missing(value) => {
            operand(plan, value, out);
            out.push(Term::Sign("missing"));
        }
    }
}

fn comparand(plan: &Plan, with: &Comparand, out: &mut Terms) {
    match with {
        Comparand::Text(text) => out.push(Term::Word(text.clone())),
        Comparand::Number(number, unit) => out.push(Term::Number(*number, unit.clone())),
        Comparand::Flag(flag) => out.push(Term::Sign(if *flag { "yes" } else { "no" })),
        Comparand::Period(period) => out.push(Term::Period(*period)),
        Comparand::Direction(direction) => out.push(Term::Word(direction.key().to_owned())),
        Comparand::Builtin(word) => out.push(Term::Word(word.key.to_owned())),
        Comparand::Item(item) => out.push(Term::Item(*item)),
        Comparand::Preset(preset) => out.push(Term::Word((*preset).to_owned())),
        Comparand::Operand(other) => operand(plan, other, out),
    }
}

/// What is asked of an item, by its name in data.
fn operand(plan: &Plan, operand: &Operand, out: &mut Terms) {
    out.push(Term::Word(query::key(plan, operand)));
}
