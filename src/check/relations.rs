//! `P0405`, `P0406`: relations between figures that the writer says must hold.

use rust_decimal::Decimal;

use super::compare::{self, Balance, Comparand, Rule};
use super::evaluate::{Evaluator, Outcome, Place, Reckoned, hundredfold};
use super::finding::{Failure, Findings};
use super::provenance::{About, Derivation, Verdict, Way};
use super::sites::Site;
use super::tables::{Table, unstated};
use crate::diagnostic::{Argument, Code, Diagnostic};
use crate::model::{Comparison, Expression, FigureKey, Item, Relation, Unit, Value};
use crate::vocabulary::FieldName;

const RULE: Rule = Rule { way: Way::Check, mismatch: Code::CheckFailed, rounding: Code::CheckRounding };

/// Checks every relation of a budget.
pub(super) fn check<'a>(table: &'a Table<'a>, evaluator: &mut Evaluator<'a>, findings: &mut Findings<'a>) {
    for entry in table.budget.all(FieldName::Check) {
        let Value::Check(relation) = &entry.value else {
            continue;
        };
        let bare = |wanted: fn(&Expression) -> bool| {
            mentions(&relation.left.value, wanted) || mentions(&relation.right.value, wanted)
        };
        let columns = bare(|expression| matches!(expression, Expression::Column(_)));
        let rows = bare(|expression| matches!(expression, Expression::Row(_)));
        match (columns, rows) {
            (true, true) => findings.plain.push(
                Diagnostic::new(Code::InvalidFormula, relation.span)
                    .with("text", relation.written.as_str())
                    .help("mixed"),
            ),
            (true, false) => {
                for row in &table.rows {
                    let place = Place { row: Some(row.id), column: None };
                    findings.look(Site::Relation { table, relation, place, within: Some(row) }, evaluator);
                }
            }
            (false, true) => {
                for column in &table.columns {
                    let place = Place { row: None, column: Some(column.id) };
                    findings.look(Site::Relation { table, relation, place, within: Some(column) }, evaluator);
                }
            }
            (false, false) => {
                findings.look(Site::Relation { table, relation, place: Place::default(), within: None }, evaluator);
            }
        }
    }
}

fn mentions(expression: &Expression, wanted: fn(&Expression) -> bool) -> bool {
    match expression {
        Expression::Negated(inner) => mentions(&inner.value, wanted),
        Expression::Binary(_, left, right) => mentions(&left.value, wanted) || mentions(&right.value, wanted),
        other => wanted(other),
    }
}

/// Checks a relation in one row or column.
pub(super) fn at(
    table: &Table<'_>,
    relation: &Relation,
    place: Place,
    within: Option<&Item>,
    evaluator: &mut Evaluator<'_>,
    findings: &mut Findings<'_>,
) {
    let left = evaluator.expression(&relation.left, place);
    let right = evaluator.expression(&relation.right, place);
    let first = |value: &Reckoned| value.inputs.first().map(|input| input.key);
    let about = About::Check { budget: table.budget.id, within: within.map(|item| item.id), span: relation.span };
    let (left, right) = match (left, right) {
        (Outcome::Unknown(because), _) | (_, Outcome::Unknown(because)) => {
            let written = || Some(relation.written.clone());
            findings.keep(|| Derivation { written: written(), ..Derivation::not_checked(about, Way::Check, because) });
            return findings.statement_not_checked(relation.span, because);
        }
        (Outcome::Failed, _) | (_, Outcome::Failed) | (Outcome::Nothing, Outcome::Nothing) => return,
        (Outcome::Nothing, Outcome::Value(right)) => (nothing_as(&right), right),
        (Outcome::Value(left), Outcome::Nothing) => {
            let right = nothing_as(&left);
            (left, right)
        }
        (Outcome::Value(left), Outcome::Value(right)) => (left, right),
    };
    if let (Some(expected), Some(stated)) = (&left.unit, &right.unit)
        && !stated.same_dimension(expected)
    {
        let clash = |found: &Diagnostic| found.code == Code::UnitClash && found.span == Some(relation.span);
        // Once for the relation, not for every row that it speaks of.
        if !findings.plain.iter().any(clash) {
            let diagnostic = Diagnostic::new(Code::UnitClash, relation.span);
            findings.plain.push(diagnostic.with("stated", stated.clone()).with("expected", expected.clone()));
        }
        return;
    }
    let mut inputs: Vec<FigureKey> = left.inputs.iter().chain(&right.inputs).map(|input| input.key).collect();
    findings.compared(inputs.iter().copied());
    let target = first(&left).or_else(|| first(&right));
    let found = compared(table, relation, &left, right.clone());
    let diagnostic = found.as_ref().map(|(diagnostic, _)| diagnostic);
    findings.keep(|| Derivation { written: Some(relation.written.clone()), ..kept(about, &left, &right, diagnostic) });
    let Some((diagnostic, balance)) = found else {
        return;
    };
    let plan = evaluator.plan;
    let check = match within {
        Some(item) => format!("{} ({})", relation.written, super::tables::shown(item)),
        None => relation.written.clone(),
    };
    let mut diagnostic = diagnostic.with("check", check);
    // A side that says nothing counts as nought, which is worth showing.
    if diagnostic.code == Code::CheckFailed {
        let sides = [&relation.left.value, &relation.right.value];
        let empty = sides.into_iter().flat_map(|side| unstated(plan, side));
        diagnostic = empty.fold(diagnostic, |diagnostic, place| diagnostic.label(place, "empty"));
    }
    let path = target.map_or_else(|| table.budget.path.clone(), |target| target.path(plan));
    let diagnostic = diagnostic.about(path, table.budget.id);
    // The figure that the relation speaks of is as much in question as those it is compared with.
    inputs.dedup();
    findings.failed(Failure { diagnostic, about: None, inputs, balance });
}

/// The two sides, and how they compare.
fn kept(about: About, left: &Reckoned, right: &Reckoned, found: Option<&Diagnostic>) -> Derivation {
    let in_left = match (&right.unit, &left.unit) {
        (Some(from), Some(to)) if from != to && from.same_dimension(to) => from.convert(right.value, to),
        _ => Some(right.value),
    };
    Derivation {
        stated: Some(left.value),
        computed: in_left,
        unit: left.unit.clone().or_else(|| right.unit.clone()),
        verdict: found.map_or(Verdict::Agrees, |found| Verdict::Found(found.code)),
        ..Derivation::new(about, Way::Check, left.inputs.iter().chain(&right.inputs).cloned().collect())
    }
}

/// An empty side counts as nothing beside a side that says something.
fn nothing_as(other: &Reckoned) -> Reckoned {
    Reckoned {
        value: Decimal::ZERO,
        unit: other.unit.clone(),
        bound: Decimal::ZERO,
        ratio: other.ratio,
        inputs: Vec::new(),
    }
}

/// What is found, and what is left over where the two sides are said to be equal.
type Failed = (Diagnostic, Option<Balance>);

/// The finding, if the relation does not hold.
fn compared(table: &Table<'_>, relation: &Relation, left: &Reckoned, right: Reckoned) -> Option<Failed> {
    // A quotient beside a percentage is one itself.
    let percent = |value: &Reckoned| value.unit == Some(Unit::Percent);
    let left = &if left.ratio && percent(&right) { hundredfold(left.clone())? } else { left.clone() };
    let right = if right.ratio && percent(left) { hundredfold(right)? } else { right };
    let rounded = table.budget.flag(FieldName::Rounded);
    let right_unit = right.unit.clone();
    let right_in_left = match (&right.unit, &left.unit) {
        (Some(from), Some(to)) if from != to && from.same_dimension(to) => from.convert(right.value, to)?,
        _ => right.value,
    };
    let holds = match relation.comparison {
        Comparison::Exactly => false,
        Comparison::AtLeast => left.value >= right_in_left,
        Comparison::AtMost => left.value <= right_in_left,
        Comparison::Above => left.value > right_in_left,
        Comparison::Below => left.value < right_in_left,
    };
    if holds {
        return None;
    }
    let unit = left.unit.as_ref().or(right_unit.as_ref());
    let stated = Comparand { value: left.value, unit, span: relation.span };
    // Both sides are reckoned, so rounding of the left side's parts counts as well; `difference` adds half a unit
    // for a stated figure, which a single figure on the left is.
    let mut side = right;
    let own = super::evaluate::half_unit(left.value);
    side.bound = side.bound.checked_add(left.bound)?.checked_sub(own).unwrap_or_default().max(Decimal::ZERO);
    // What stands on the left counts against what is left over when it is moved to the right.
    let mut inputs = left.inputs.clone();
    inputs.iter_mut().for_each(|input| input.rate = -input.rate);
    inputs.append(&mut side.inputs);
    side.inputs = inputs;
    let shown_right = right_in_left;
    let difference = match compare::difference(&stated, side, rounded) {
        Some(difference) => difference,
        // Strictly above or below fails on equality, which no rounding explains.
        None if matches!(relation.comparison, Comparison::Above | Comparison::Below) => {
            return Some((sides(Diagnostic::new(Code::CheckFailed, relation.span), left, shown_right, unit), None));
        }
        None => return None,
    };
    let diagnostic = difference.parts(difference.diagnostic(RULE, relation.span));
    let equal = relation.comparison == Comparison::Exactly;
    Some((sides(diagnostic, left, shown_right, unit), equal.then(|| difference.balance(None))))
}

fn sides(diagnostic: Diagnostic, left: &Reckoned, right: Decimal, unit: Option<&crate::model::Unit>) -> Diagnostic {
    // A quotient may have no end; two decimals more than the longest part has show what differs.
    let decimals = left.inputs.iter().map(|input| input.value.scale()).max().unwrap_or(0) + 2;
    let shown = |value: Decimal| if value.scale() > decimals { value.round_dp(decimals).normalize() } else { value };
    diagnostic
        .with("left", Argument::amount(shown(left.value), left.unit.as_ref()))
        .with("right", Argument::amount(shown(right), unit))
}

#[cfg(test)]
mod tests {
    use crate::diagnostic::Code;
    use crate::sources::MemorySources;
    use crate::workspace::compile;

    #[test]
    fn sides_of_unlike_units_clash_once() {
        let plan = |relation: &str| {
            format!(
                "budget b \"B\" {{\n  enhet mnkr\n  rad {{\n    | id | titel | 2024 | 2025 |\n    \
                 | x | X | 1,0 | 2,0 |\n    | y | Y | 1,0 | 2,0 |\n  }}\n  avstämning {relation}\n}}\n"
            )
        };
        let codes = |relation: &str| {
            let found = compile(&MemorySources::new([("a.plan", plan(relation).as_str())])).diagnostics;
            found.into_iter().map(|diagnostic| diagnostic.code).collect::<Vec<_>>()
        };
        assert_eq!(codes("x.2024 = 1 procent"), [Code::UnitClash]);
        assert_eq!(codes("x = 1 hushåll"), [Code::UnitClash]);
        assert_eq!(codes("x.2024 = 1000 tkr"), []);
        assert_eq!(codes("x = y"), []);
    }
}
