//! Totals, parts and formulas of budgets.

use rust_decimal::Decimal;

use super::compare::{self, Comparand, Rule};
use super::evaluate::{Evaluator, Outcome, Place, Reckoned};
use super::finding::{Failure, Findings};
use super::provenance::{About, Derivation, Way};
use super::sites::Site;
use super::tables::{Table, Tables, adds_up, formula, is_linear, nested_parts, siblings};
use crate::diagnostic::Code;
use crate::model::{CellAt, Content, Counting, FigureKey, Item, Plan, Unit};
use crate::text::Span;
use crate::vocabulary::FieldName;

/// `P0401`, `P0402`: a total row against the rows above it.
const TOTAL: Rule = Rule { way: Way::Total, mismatch: Code::TotalMismatch, rounding: Code::TotalRounding };
/// `P0403`, `P0404`: a cell against the formula of its column or row.
const FORMULA: Rule = Rule { way: Way::Formula, mismatch: Code::FormulaMismatch, rounding: Code::FormulaRounding };
/// `P0408`, `P0409`: a row against the rows that make it up.
const PARTS: Rule = Rule { way: Way::Parts, mismatch: Code::PartsMismatch, rounding: Code::PartsRounding };

/// Checks every cell of a budget that something says how to reckon.
pub(super) fn check<'a>(table: &'a Table<'a>, evaluator: &mut Evaluator<'a>, findings: &mut Findings<'a>) {
    for row in &table.rows {
        for column in &table.columns {
            findings.look(Site::Cell { table, row, column }, evaluator);
        }
    }
}

/// Checks one cell.
pub(super) fn at(
    table: &Table<'_>,
    row: &Item,
    column: &Item,
    evaluator: &mut Evaluator<'_>,
    findings: &mut Findings<'_>,
) {
    let at = CellAt { row: row.id, column: column.id };
    let Some(figure) = evaluator.tables.cell(at) else {
        return;
    };
    match figure.content {
        Content::Computed => {
            let value = evaluator.compute(at, figure.span);
            if findings.keeps() {
                keep_computed(evaluator, findings, at, value);
            }
        }
        Content::Number { value, .. } => {
            let value = evaluator.value_of(FigureKey::Cell(at), value);
            let stated = Comparand { value, unit: figure.unit.as_ref(), span: figure.span };
            let rounded = table.budget.flag(FieldName::Rounded);
            for (rule, outcome, source) in reckonings(evaluator, row, column) {
                let expected = Expected { at, outcome, formula: source };
                cell(evaluator, findings, rule, &stated, expected, rounded);
            }
        }
        _ => {}
    }
    of_which(evaluator, findings, row, column);
}

/// Keeps how a cell that the writer left to planc is reckoned.
fn keep_computed(evaluator: &mut Evaluator<'_>, findings: &mut Findings, at: CellAt, value: Option<Reckoned>) {
    let plan = evaluator.plan;
    let about = About::Figure { key: FigureKey::Cell(at), share: false };
    let first = reckonings(evaluator, plan.item(at.row), plan.item(at.column)).into_iter().next();
    match (first, value) {
        (Some((rule, _, formula)), Some(value)) => {
            findings.keep(|| Derivation { formula, ..Derivation::computed(about, rule.way, &value) });
        }
        (Some((rule, Outcome::Unknown(because), formula)), None) => {
            findings.keep(|| Derivation { formula, ..Derivation::not_checked(about, rule.way, because) });
        }
        _ => {}
    }
}

struct Expected {
    at: CellAt,
    outcome: Outcome,
    /// Where the formula stands, for a rule that has one.
    formula: Option<Span>,
}

fn cell(
    evaluator: &Evaluator<'_>,
    findings: &mut Findings<'_>,
    rule: Rule,
    stated: &Comparand<'_>,
    expected: Expected,
    rounded: Option<bool>,
) {
    let plan = evaluator.plan;
    let (row, column) = (plan.item(expected.at.row), plan.item(expected.at.column));
    let target = FigureKey::Cell(expected.at);
    let about = About::Figure { key: target, share: false };
    match expected.outcome {
        Outcome::Value(value) => {
            findings.compared(value.inputs.iter().map(|input| input.key).chain([target]));
            let Some(difference) = compare::compare(stated, value, rounded) else {
                return;
            };
            findings.keep(|| Derivation { formula: expected.formula, ..difference.derivation(rule, about) });
            if !difference.is_worth_telling() {
                return;
            }
            let diagnostic = difference
                .diagnostic(rule, stated.span)
                .with("row", super::tables::shown(row))
                .with("column", super::tables::shown(column))
                .about(crate::model::cell_path(row, column), row.id);
            let diagnostic = match expected.formula {
                Some(formula) => diagnostic.label(formula, "formula"),
                None => diagnostic,
            };
            findings.failed(Failure {
                diagnostic: difference.parts(diagnostic),
                about: Some(target),
                inputs: difference.inputs(),
                balance: Some(difference.balance(Some(target))),
            });
        }
        Outcome::Unknown(place) => {
            findings.keep(|| Derivation {
                formula: expected.formula,
                stated: Some(stated.value),
                unit: stated.unit.cloned(),
                ..Derivation::not_checked(about, rule.way, place)
            });
            findings.not_checked(target, stated.span, place);
        }
        Outcome::Nothing | Outcome::Failed => {}
    }
}

/// Every way in which a cell can be reckoned out: as a total, from its parts, by its row's and its column's formula.
fn reckonings(evaluator: &mut Evaluator<'_>, row: &Item, column: &Item) -> Vec<(Rule, Outcome, Option<Span>)> {
    let outer = evaluator.reckoning.replace(CellAt { row: row.id, column: column.id });
    let found = ways(evaluator, row, column);
    evaluator.reckoning = outer;
    found
}

fn ways(evaluator: &mut Evaluator<'_>, row: &Item, column: &Item) -> Vec<(Rule, Outcome, Option<Span>)> {
    let mut found = Vec::new();
    let plan = evaluator.plan;
    let place = Place { row: Some(row.id), column: Some(column.id) };
    let column_formula = formula(column);
    if let Some(formula) = column_formula {
        found.push((FORMULA, evaluator.expression(formula, place), Some(formula.span)));
    }
    let by_column_alone = column_formula.is_some_and(|formula| !is_linear(&formula.value));
    if let Some(formula) = formula(row).filter(|_| !by_column_alone) {
        found.push((FORMULA, evaluator.expression(formula, place), Some(formula.span)));
    }
    if adds_up(plan, column) {
        if let Some(parts) = total_parts(plan, row) {
            found.push((TOTAL, sum(evaluator, &parts, column, row), None));
        }
        let parts = parts(evaluator.tables, row);
        if !parts.is_empty() {
            found.push((PARTS, sum(evaluator, &parts, column, row), None));
        }
    }
    found
}

/// The value of a cell that the writer left to planc; nothing, if no rule says how to reckon it.
pub(super) fn expected(evaluator: &mut Evaluator<'_>, at: CellAt) -> Option<Outcome> {
    let plan = evaluator.plan;
    let (row, column) = (plan.item(at.row), plan.item(at.column));
    reckonings(evaluator, row, column).into_iter().next().map(|(_, outcome, _)| outcome)
}

/// The rows that a total row adds up; nothing for a row that is none.
fn total_parts<'a>(plan: &'a Plan, row: &Item) -> Option<Vec<&'a Item>> {
    let counting = row.counting()?;
    let stops: fn(&Counting) -> bool = match counting {
        Counting::Total => |counting| *counting == Counting::Total,
        Counting::Subtotal => |counting| matches!(counting, Counting::Total | Counting::Subtotal),
        Counting::PartOf(_) | Counting::OfWhich(_) => return None,
    };
    let mut parts = Vec::new();
    for sibling in siblings(plan, row) {
        if sibling.id == row.id {
            break;
        }
        // A row whose way of counting could not be read may be anything: the total is not checked.
        if matches!(sibling.value(FieldName::Counts), Some(crate::model::Value::Broken)) {
            return None;
        }
        match sibling.counting() {
            None if formula(sibling).is_none() => parts.push(sibling),
            // A row with a formula of its own stands for others that are in the table already.
            None => {}
            Some(counting) if stops(&counting) => parts.clear(),
            Some(_) => {}
        }
    }
    Some(parts)
}

/// The rows that make up a row: its `delposter`, and the rows nested in it.
fn parts<'a>(tables: &Tables<'a>, row: &'a Item) -> Vec<&'a Item> {
    let mut parts = nested_parts(tables.plan, row);
    parts.extend(tables.parts(row.id));
    parts
}

/// Adds up a column over rows. Rows of another dimension than the total's (posts among kronor) are left out.
fn sum(evaluator: &mut Evaluator<'_>, rows: &[&Item], column: &Item, total: &Item) -> Outcome {
    let unit = evaluator.tables.unit(CellAt { row: total.id, column: column.id }).cloned();
    let mut result: Option<Reckoned> = None;
    for row in rows {
        let at = CellAt { row: row.id, column: column.id };
        let own = row.unit();
        if let (Some(own), Some(unit)) = (own, &unit)
            && !own.same_dimension(unit)
        {
            continue;
        }
        let value = match evaluator.cell(at) {
            Outcome::Value(value) => value,
            // A heading without figures of its own stands for the rows under it.
            Outcome::Nothing => match sum(evaluator, &nested_parts(evaluator.plan, row), column, total) {
                Outcome::Value(value) => value,
                Outcome::Nothing => continue,
                other => return other,
            },
            other => return other,
        };
        let Some(value) = in_unit(value, unit.as_ref()) else {
            return Outcome::Failed;
        };
        result = match result {
            None => Some(value),
            Some(mut sum) => {
                let (Some(total), Some(bound)) =
                    (sum.value.checked_add(value.value), sum.bound.checked_add(value.bound))
                else {
                    return Outcome::Failed;
                };
                sum.value = total;
                sum.bound = bound;
                sum.inputs.extend(value.inputs);
                Some(sum)
            }
        };
    }
    result.map_or(Outcome::Nothing, Outcome::Value)
}

fn in_unit(mut value: Reckoned, unit: Option<&Unit>) -> Option<Reckoned> {
    if let (Some(from), Some(to)) = (value.unit.clone(), unit)
        && from != *to
    {
        value.convert(&from, to)?;
    }
    Some(value)
}

/// `P0407`: an of-which row against the row that it is included in.
fn of_which(evaluator: &mut Evaluator<'_>, findings: &mut Findings<'_>, row: &Item, column: &Item) {
    let Some(Counting::OfWhich(whole)) = row.counting() else {
        return;
    };
    let plan = evaluator.plan;
    if !adds_up(plan, column) {
        return;
    }
    let at = |row| CellAt { row, column: column.id };
    let (part_at, whole_at) = (at(row.id), at(whole));
    let part = evaluator.cell(part_at);
    let total = evaluator.cell(whole_at);
    let (Outcome::Value(part), Outcome::Value(total)) = (part, total) else {
        return;
    };
    let column_title = super::tables::shown(column);
    let named = |row: &Item| format!("{}, {column_title}", super::tables::shown(row));
    let names = (named(row), named(plan.item(whole)));
    let path = crate::model::cell_path(row, column);
    super::of_which::check(findings, FigureKey::Cell(part_at), part, total, names, (path, row.id));
}

/// Whether `part` goes beyond `whole`: further from zero on the same side, or on the other side of it.
pub(super) fn goes_beyond(part: Decimal, whole: Decimal) -> bool {
    if whole.is_sign_negative() && !whole.is_zero() { part < whole || part > Decimal::ZERO } else { part > whole }
}
