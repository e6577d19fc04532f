//! Expressions → numbers, with what rounding can have done to them.

use std::collections::{HashMap, HashSet};

use rust_decimal::Decimal;

use super::tables::Tables;
use crate::diagnostic::{Code, Diagnostic};
use crate::model::{
    CellAt, Content, Declared, Expression, Figure, FigureKey, ItemId, Operator, Period, Plan, Selection, SeriesKind,
    Unit, Value,
};
use crate::text::{Span, Spanned};
use crate::vocabulary::FieldName;

/// A figure that went into a result.
#[derive(Clone, Debug)]
pub struct Input {
    /// Which.
    pub key: FigureKey,
    /// Whether it is the share in parentheses, not the number before them.
    pub share: bool,
    /// Where it stands.
    pub span: Span,
    /// What it says there.
    pub value: Decimal,
    /// Its unit.
    pub unit: Option<Unit>,
    /// How far the result moves when this figure moves by one.
    pub rate: Decimal,
}

/// A number that was reckoned out.
#[derive(Clone, Debug)]
pub(super) struct Reckoned {
    pub(super) value: Decimal,
    pub(super) unit: Option<Unit>,
    /// The most that rounding of the inputs can have moved it: half a unit of the last written decimal of each,
    /// carried through the arithmetic.
    pub(super) bound: Decimal,
    /// The quotient of two figures of one dimension: compared with a percentage, it counts hundredfold.
    pub(super) ratio: bool,
    pub(super) inputs: Vec<Input>,
}

impl Input {
    pub(super) fn new(key: FigureKey, span: Span, value: Decimal, unit: Option<Unit>) -> Self {
        Input { key, share: false, span, value, unit, rate: Decimal::ONE }
    }
}

impl Reckoned {
    /// Multiplies with a constant. Nothing on overflow.
    pub(super) fn scale(&mut self, factor: Decimal) -> Option<()> {
        self.value = self.value.checked_mul(factor)?;
        self.bound = self.bound.checked_mul(factor.abs())?;
        self.scale_rates(factor);
        Some(())
    }

    /// Rates only say where to look for a fault: one that is too large to hold counts as none.
    fn scale_rates(&mut self, factor: Decimal) {
        for input in &mut self.inputs {
            input.rate = input.rate.checked_mul(factor).unwrap_or_default();
        }
    }

    /// Goes over from a unit to another of the same dimension. Nothing on overflow.
    pub(super) fn convert(&mut self, from: &Unit, to: &Unit) -> Option<()> {
        self.value = from.convert(self.value, to)?;
        self.bound = from.convert(self.bound, to)?;
        for input in &mut self.inputs {
            input.rate = from.convert(input.rate, to).unwrap_or_default();
        }
        self.unit = Some(to.clone());
        Some(())
    }
}

/// What comes of an expression.
#[derive(Clone, Debug)]
pub(super) enum Outcome {
    Value(Reckoned),
    /// Nothing is said: every figure in it is an empty cell.
    Nothing,
    /// It rests on a figure that is missing or could not be read, at this place.
    Unknown(Span),
    /// It cannot be reckoned; that has been reported.
    Failed,
}

/// Half a unit of the last written decimal.
pub(super) fn half_unit(value: Decimal) -> Decimal {
    Decimal::new(5, value.scale() + 1)
}

/// Reckons expressions over a plan. Cells that the writer left to planc are reckoned once and kept.
pub(super) struct Evaluator<'a> {
    pub(super) plan: &'a Plan,
    pub(super) tables: &'a Tables<'a>,
    pub(super) computed: HashMap<CellAt, Option<Reckoned>>,
    under_way: HashSet<CellAt>,
    /// The cell that is being reckoned out.
    pub(super) reckoning: Option<CellAt>,
    pub(super) diagnostics: Vec<Diagnostic>,
    /// Figures that are taken to say something else than they do, to see what would follow.
    pub(super) supposed: HashMap<FigureKey, Decimal>,
    counts: HashMap<(crate::vocabulary::ConceptName, Declared, Option<ItemId>), usize>,
}

/// The row and column that bare names are read in.
#[derive(Clone, Copy, Default)]
pub(super) struct Place {
    pub(super) row: Option<ItemId>,
    pub(super) column: Option<ItemId>,
}

impl<'a> Evaluator<'a> {
    pub(super) fn new(plan: &'a Plan, tables: &'a Tables<'a>) -> Self {
        Evaluator {
            plan,
            tables,
            computed: HashMap::new(),
            under_way: HashSet::new(),
            reckoning: None,
            diagnostics: Vec::new(),
            supposed: HashMap::new(),
            counts: HashMap::new(),
        }
    }

    pub(super) fn expression(&mut self, expression: &Spanned<Expression>, place: Place) -> Outcome {
        let span = expression.span;
        match &expression.value {
            Expression::Number(value, unit) => Outcome::Value(Reckoned {
                value: *value,
                unit: unit.clone(),
                bound: Decimal::ZERO,
                ratio: false,
                inputs: Vec::new(),
            }),
            Expression::Cell { row, column } => self.cell(CellAt { row: *row, column: *column }),
            Expression::Column(column) => match place.row {
                Some(row) => self.cell(CellAt { row, column: *column }),
                None => Outcome::Failed,
            },
            Expression::Row(row) => match place.column {
                Some(column) => self.cell(CellAt { row: *row, column }),
                None => Outcome::Failed,
            },
            Expression::Series { indicator, series, period, share } => {
                self.series(*indicator, *series, *period, *share)
            }
            Expression::Count(of) => self.count(of),
            Expression::View(view) => match self.plan.item(*view).value(FieldName::Query) {
                Some(Value::Query(query)) => self.count(&query.of),
                _ => Outcome::Failed,
            },
            Expression::Negated(inner) => match self.expression(inner, place) {
                Outcome::Value(mut value) => {
                    value.scale(Decimal::NEGATIVE_ONE).map_or(Outcome::Failed, |()| Outcome::Value(value))
                }
                other => other,
            },
            Expression::Binary(operator, left, right) => {
                let left = self.expression(left, place);
                let right = self.expression(right, place);
                self.binary(*operator, left, right, span)
            }
            Expression::Broken => Outcome::Failed,
        }
    }

    /// The value of a cell, computed if it is left to planc.
    pub(super) fn cell(&mut self, at: CellAt) -> Outcome {
        let Some(figure) = self.tables.cell(at) else {
            return Outcome::Nothing;
        };
        let key = FigureKey::Cell(at);
        match figure.content {
            Content::Computed => match self.compute(at, figure.span) {
                Some(mut value) => {
                    value.inputs = vec![Input::new(key, figure.span, value.value, value.unit.clone())];
                    Outcome::Value(value)
                }
                None => Outcome::Unknown(figure.span),
            },
            _ => self.stated(figure, key),
        }
    }

    fn stated(&self, figure: &Figure, key: FigureKey) -> Outcome {
        stated(figure, key, self.supposed.get(&key).copied())
    }

    /// What a figure is taken to say.
    pub(super) fn value_of(&self, key: FigureKey, written: Decimal) -> Decimal {
        self.supposed.get(&key).copied().unwrap_or(written)
    }

    /// Reckons a cell that the writer left to planc. Nothing, if that fails; it has been reported then.
    pub(super) fn compute(&mut self, at: CellAt, span: Span) -> Option<Reckoned> {
        if let Some(known) = self.computed.get(&at) {
            return known.clone();
        }
        if !self.under_way.insert(at) {
            self.diagnostics.push(Diagnostic::new(Code::CircularFigure, span));
            return None;
        }
        let before = self.diagnostics.len();
        let outcome = super::budget::expected(self, at);
        self.under_way.remove(&at);
        let value = match outcome {
            Some(Outcome::Value(mut value)) => {
                let unit = self.tables.unit(at);
                if let (Some(from), Some(to)) = (&value.unit, unit)
                    && from != to
                    && from.same_dimension(to)
                {
                    value.convert(&from.clone(), to)?;
                }
                if value.ratio && unit == Some(&Unit::Percent) {
                    value = hundredfold(value)?;
                }
                // As many decimals as its inputs carry: a quotient would have no end.
                let decimals = value.inputs.iter().map(|input| input.value.scale()).max().unwrap_or(0);
                value.value =
                    value.value.round_dp_with_strategy(decimals, rust_decimal::RoundingStrategy::MidpointAwayFromZero);
                if value.value.scale() < decimals {
                    value.value.rescale(decimals);
                }
                value.unit = unit.cloned().or(value.unit);
                value.ratio = false;
                Some(value)
            }
            Some(Outcome::Nothing) => None,
            Some(Outcome::Unknown(_) | Outcome::Failed) => None,
            None => {
                if self.diagnostics.len() == before {
                    self.diagnostics.push(Diagnostic::new(Code::NothingToCompute, span));
                }
                None
            }
        };
        self.computed.insert(at, value.clone());
        value
    }

    fn series(&mut self, indicator: ItemId, series: SeriesKind, period: Period, share: bool) -> Outcome {
        let item = self.plan.item(indicator);
        let all = self.plan.all_series(item);
        let in_force = all.iter().rev().find(|(found, _)| found.kind == series && found.period == period);
        let Some((found, _)) = in_force else {
            return Outcome::Nothing;
        };
        let key = FigureKey::Series(indicator, series, period);
        if !share {
            return self.stated(found.figure, key);
        }
        match found.figure.content {
            Content::Number { share: Some(value), .. } => {
                let unit = Some(Unit::Percent);
                let input = Input { share: true, ..Input::new(key, found.figure.span, value, unit.clone()) };
                Outcome::Value(Reckoned { value, unit, bound: half_unit(value), ratio: false, inputs: vec![input] })
            }
            Content::Broken => Outcome::Unknown(found.figure.span),
            _ => Outcome::Nothing,
        }
    }

    /// A number of items; a cell that the writer left to planc is reckoned where the condition asks for it.
    fn count(&mut self, of: &Selection) -> Outcome {
        let plan = self.plan;
        let plain = of.condition.is_none().then_some((of.concept, of.declared, of.within));
        let known = plain.and_then(|key| self.counts.get(&key)).copied();
        let count = known.unwrap_or_else(|| {
            let mut computed = |at: CellAt| match self.cell(at) {
                Outcome::Value(value) => Some(value.value),
                _ => None,
            };
            crate::query::select(plan, of, &mut computed).len()
        });
        self.counts.extend(plain.map(|key| (key, count)));
        Outcome::Value(Reckoned {
            value: Decimal::from(count),
            unit: None,
            bound: Decimal::ZERO,
            ratio: false,
            inputs: Vec::new(),
        })
    }

    fn binary(&mut self, operator: Operator, left: Outcome, right: Outcome, span: Span) -> Outcome {
        let additive = matches!(operator, Operator::Add | Operator::Subtract);
        let (left, right) = match (left, right) {
            (Outcome::Failed, _) | (_, Outcome::Failed) => return Outcome::Failed,
            (Outcome::Unknown(place), _) | (_, Outcome::Unknown(place)) => return Outcome::Unknown(place),
            // An empty cell adds nothing; what is multiplied with nothing is nothing.
            (Outcome::Nothing, Outcome::Nothing) => return Outcome::Nothing,
            (Outcome::Nothing, Outcome::Value(mut value)) if additive => {
                if operator == Operator::Subtract && value.scale(Decimal::NEGATIVE_ONE).is_none() {
                    return Outcome::Failed;
                }
                return Outcome::Value(value);
            }
            (Outcome::Value(value), Outcome::Nothing) if additive => return Outcome::Value(value),
            (Outcome::Nothing, _) | (_, Outcome::Nothing) => return Outcome::Nothing,
            (Outcome::Value(left), Outcome::Value(right)) => (left, right),
        };
        if operator == Operator::Divide && right.value.is_zero() {
            let diagnostic = Diagnostic::new(Code::DivisionByZero, span);
            // In a table it is one cell that fails, and can be accepted, not the formula of them all.
            let cell = self.reckoning.and_then(|at| Some((at, self.tables.cell(at)?)));
            self.diagnostics.push(match cell {
                Some((at, figure)) => {
                    let (row, column) = (self.plan.item(at.row), self.plan.item(at.column));
                    Diagnostic { span: Some(figure.span), ..diagnostic }
                        .label(span, "formula")
                        .about(crate::model::cell_path(row, column), row.id)
                }
                None => diagnostic,
            });
            return Outcome::Failed;
        }
        let right = match same_unit(&left, right.clone(), additive || operator == Operator::Divide) {
            Ok(right) => right,
            Err((stated, expected)) if additive => {
                let diagnostic = Diagnostic::new(Code::UnitClash, span).with("stated", stated.clone());
                self.diagnostics.push(diagnostic.with("expected", expected.clone()));
                return Outcome::Failed;
            }
            // A quotient of unlike things, kronor a household, is a figure of its own, without a unit.
            Err(_) => right,
        };
        match combine(operator, left, right) {
            Some(value) => Outcome::Value(value),
            None => {
                self.diagnostics.push(Diagnostic::new(Code::NumberTooLarge, span));
                Outcome::Failed
            }
        }
    }
}

/// What a figure states, as a number; `supposed` in its stead, if it is taken to say something else.
fn stated(figure: &Figure, key: FigureKey, supposed: Option<Decimal>) -> Outcome {
    match figure.content {
        Content::Number { value, .. } => {
            let value = supposed.unwrap_or(value);
            let input = Input::new(key, figure.span, value, figure.unit.clone());
            Outcome::Value(Reckoned {
                value,
                unit: figure.unit.clone(),
                bound: half_unit(value),
                ratio: false,
                inputs: vec![input],
            })
        }
        Content::Empty | Content::NotApplicable => Outcome::Nothing,
        Content::Missing { .. }
        | Content::NotReady
        | Content::Computed
        | Content::Direction(_)
        | Content::YesNo(_)
        | Content::Word(_)
        | Content::Broken => Outcome::Unknown(figure.span),
    }
}

/// A ratio as a percentage.
pub(super) fn hundredfold(mut value: Reckoned) -> Option<Reckoned> {
    value.scale(Decimal::ONE_HUNDRED)?;
    value.unit = Some(Unit::Percent);
    value.ratio = false;
    Some(value)
}

/// `right` in the unit of `left`, where both have one and it matters.
fn same_unit(left: &Reckoned, mut right: Reckoned, matters: bool) -> Result<Reckoned, (Unit, Unit)> {
    if let (true, Some(to), Some(from)) = (matters, &left.unit, right.unit.clone())
        && from != *to
    {
        let clash = || (from.clone(), to.clone());
        if !from.same_dimension(to) {
            return Err(clash());
        }
        right.convert(&from, to).ok_or_else(clash)?;
    }
    Ok(right)
}

/// A percentage that something else is multiplied with or divided by counts as hundredths.
fn hundredths(value: &mut Reckoned, other: &Reckoned) -> Option<()> {
    let percent = |value: &Reckoned| value.unit == Some(Unit::Percent);
    let other_is_a_figure = other.unit.is_some() || !other.inputs.is_empty();
    if percent(value) && !percent(other) && other_is_a_figure {
        value.scale(Decimal::new(1, 2))?;
        value.unit = None;
    }
    Some(())
}

fn combine(operator: Operator, mut left: Reckoned, mut right: Reckoned) -> Option<Reckoned> {
    match operator {
        Operator::Multiply => {
            hundredths(&mut right, &left)?;
            hundredths(&mut left, &right)?;
        }
        Operator::Divide => hundredths(&mut right, &left)?,
        Operator::Add | Operator::Subtract => {}
    }
    let (a, b) = (left.value, right.value);
    let (ea, eb) = (left.bound, right.bound);
    let constant = |value: &Reckoned| value.inputs.is_empty();
    match operator {
        Operator::Add | Operator::Subtract => {
            left.value = if operator == Operator::Add { a.checked_add(b)? } else { a.checked_sub(b)? };
            left.bound = ea.checked_add(eb)?;
            left.ratio &= right.ratio || constant(&right);
            left.unit = left.unit.or(right.unit);
            if operator == Operator::Subtract {
                right.inputs.iter_mut().for_each(|input| input.rate = -input.rate);
            }
        }
        Operator::Multiply => {
            left.scale_rates(b);
            right.scale_rates(a);
            left.value = a.checked_mul(b)?;
            left.bound =
                a.abs().checked_mul(eb)?.checked_add(b.abs().checked_mul(ea)?)?.checked_add(ea.checked_mul(eb)?)?;
            left.ratio = false;
            left.unit = left.unit.or(right.unit);
        }
        Operator::Divide => {
            left.value = a.checked_div(b)?;
            let inverse = Decimal::ONE.checked_div(b).unwrap_or_default();
            left.scale_rates(inverse);
            right.scale_rates(-left.value.checked_mul(inverse).unwrap_or_default());
            // |a/b| moves by at most (ea + |a/b|·eb) / (|b| − eb).
            let room = b.abs().checked_sub(eb).filter(|room| room.is_sign_positive() && !room.is_zero());
            left.bound = match room {
                Some(room) => ea.checked_add(left.value.abs().checked_mul(eb)?)?.checked_div(room)?,
                None => Decimal::MAX,
            };
            let alike = match (&left.unit, &right.unit) {
                (Some(left), Some(right)) => left.same_dimension(right),
                (None, None) => true,
                _ => false,
            };
            left.ratio = alike && !constant(&right);
            left.unit = if right.unit.is_some() || !constant(&right) { None } else { left.unit };
        }
    }
    left.inputs.extend(right.inputs);
    Some(left)
}
