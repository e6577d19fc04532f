//! Formulas and relations: their names resolved.

use super::Resolver;
use super::draft::{DraftField, Piece};
use super::paths::Destination;
use crate::diagnostic::{Code, Diagnostic};
use crate::model::{Expression, ItemId, Relation, Value};
use crate::syntax::formula::{self, Formula, FormulaFault, FormulaKind, Path};
use crate::syntax::{MAX_DEPTH, TextLiteral};
use crate::text::{Span, Spanned};
use crate::vocabulary::ConceptName;

impl Resolver<'_, '_> {
    pub(super) fn formula_field(&mut self, item: ItemId, field: DraftField, span: Span) {
        let Some(piece) = field.pieces.first().cloned() else {
            return;
        };
        let value = match formula::read_formula(piece.content(), self.language) {
            Ok(formula) => Value::Formula(self.expression(item, &formula, &piece.text)),
            Err(fault) => {
                self.formula_fault(&piece, fault);
                Value::Broken
            }
        };
        self.enter(item, &field, value, span);
    }

    pub(super) fn check_field(&mut self, item: ItemId, field: DraftField, span: Span) {
        let Some(piece) = field.pieces.first().filter(|piece| !piece.quoted).cloned() else {
            self.report(Diagnostic::new(Code::MissingValue, span).with("field", field.field.name).help("check"));
            return;
        };
        let mut reason = None;
        for extra in &field.pieces[1..] {
            if extra.quoted && reason.is_none() {
                reason = Some(self.prose(item, extra.text.clone()));
            } else {
                self.report(Diagnostic::new(Code::UnexpectedText, extra.span()).with("text", extra.content()));
            }
        }
        let value = match formula::read_relation(piece.content(), self.language) {
            Ok((left, comparison, right)) => {
                let left = self.expression(item, &left, &piece.text);
                let right = self.expression(item, &right, &piece.text);
                let written = piece.content().to_owned();
                Value::Check(Relation { left, comparison, right, reason, written, span: piece.span() })
            }
            Err(fault) => {
                self.formula_fault(&piece, fault);
                Value::Broken
            }
        };
        self.enter(item, &field, value, span);
    }

    pub(super) fn formula_fault(&mut self, piece: &Piece, fault: FormulaFault) {
        let len = piece.content().len();
        let at = fault.at.min(len);
        let place = if at == len { piece.span().after() } else { piece.text.place(at, len) };
        let rest = piece.content().get(at..).unwrap_or_default().to_owned();
        let diagnostic = Diagnostic::new(Code::InvalidFormula, place).with("text", rest).label(piece.span(), "whole");
        self.report(if fault.too_long { diagnostic.help("long") } else { diagnostic });
    }

    /// Resolves the names of a formula that stands at `item`.
    pub(super) fn expression(&mut self, item: ItemId, formula: &Formula, literal: &TextLiteral) -> Spanned<Expression> {
        let span = literal.place(formula.start, formula.end);
        let value = match &formula.kind {
            FormulaKind::Number(value, unit) => Expression::Number(*value, unit.clone()),
            FormulaKind::BadNumber(text, fault) => {
                self.number_fault(text, fault.clone(), span);
                Expression::Broken
            }
            FormulaKind::Path(path) => self.operand(item, path, literal),
            FormulaKind::Count(words) => self.count(item, words, literal),
            FormulaKind::Negated(inner) => Expression::Negated(Box::new(self.expression(item, inner, literal))),
            FormulaKind::Binary(operator, left, right) => Expression::Binary(
                *operator,
                Box::new(self.expression(item, left, literal)),
                Box::new(self.expression(item, right, literal)),
            ),
        };
        Spanned::new(value, span)
    }

    fn operand(&mut self, item: ItemId, path: &Path, literal: &TextLiteral) -> Expression {
        if let Some(local) = self.local(item, path) {
            self.references += 1;
            return local;
        }
        match self.try_path(item, path, literal, &[]) {
            Ok(Destination::Cell(cell)) => {
                self.references += 1;
                Expression::Cell { row: cell.row, column: cell.column }
            }
            Ok(Destination::Series { indicator, series, period, share }) => {
                self.references += 1;
                Expression::Series { indicator, series, period, share }
            }
            Ok(Destination::Count(view)) => {
                self.references += 1;
                Expression::View(view)
            }
            Ok(Destination::Item(found)) => {
                let place = literal.place(path.start, path.end);
                let diagnostic = Diagnostic::new(Code::InvalidFormula, place)
                    .with("text", path.text())
                    .with("concept", self.item(found).concept);
                self.report(diagnostic.help("figure"));
                Expression::Broken
            }
            Err(diagnostic) => {
                let split = self.split_hint(item, path, &diagnostic);
                self.report(match split {
                    Some(spaced) => diagnostic.with("spaced", spaced).help("spaces"),
                    None => *diagnostic,
                });
                Expression::Broken
            }
        }
    }

    /// Bare names inside a budget: a column's formula speaks of columns, a row's of rows, a check of either.
    fn local(&self, item: ItemId, path: &Path) -> Option<Expression> {
        let ([name], None) = (path.segments.as_slice(), &path.plan) else {
            return None;
        };
        let holder = self.item(item);
        let budget = self.budget(item)?;
        let name = super::names::normal(&name.text);
        let found = |concept| {
            let children = self.names.child(budget, &name).iter().copied();
            children.into_iter().find(|id| self.item(*id).concept == concept)
        };
        let row = || {
            let sibling = holder.parent.into_iter().flat_map(|parent| self.names.child(parent, &name).iter().copied());
            sibling
                .into_iter()
                .find(|id| self.item(*id).concept == ConceptName::Row)
                .or_else(|| found(ConceptName::Row))
        };
        let column = || found(ConceptName::Column).or_else(|| self.column_by_header(budget, &name).ok().flatten());
        match holder.concept {
            ConceptName::Column => column().map(Expression::Column),
            ConceptName::Row => row().map(Expression::Row),
            ConceptName::Budget => column().map(Expression::Column).or_else(|| row().map(Expression::Row)),
            _ => None,
        }
    }

    /// `netto-b2024`, where both `netto` and `b2024` are known: operators need spaces.
    fn split_hint(&self, item: ItemId, path: &Path, diagnostic: &Diagnostic) -> Option<String> {
        let [name] = path.segments.as_slice() else {
            return None;
        };
        if diagnostic.code != Code::UnknownName || name.text.len() > MAX_DEPTH * 8 {
            return None;
        }
        name.text.match_indices('-').find_map(|(at, _)| {
            let (left, right) = (&name.text[..at], &name.text[at + 1..]);
            let known = |text: &str| formula::read_path(text).is_some_and(|path| self.local(item, &path).is_some());
            (known(left) && known(right)).then(|| format!("{left} - {right}"))
        })
    }
}
