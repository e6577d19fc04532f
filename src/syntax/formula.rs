//! References, formulas and relations: text to tree.

use pest::Parser;
use pest::iterators::Pair;

use super::number::{self, NumberFault};
use super::tree::MAX_DEPTH;
use super::unit;
use crate::language::Language;
use crate::model::{Comparison, Operator, Unit};
use rust_decimal::Decimal;

use grammar::{Rule, ValueParser};

#[allow(missing_docs, reason = "what pest makes of the grammar has no words about itself")]
mod grammar {
    #[derive(pest_derive::Parser)]
    #[grammar = "../grammar/value.pest"]
    pub(super) struct ValueParser;
}

/// The longest formula, in bytes.
const MAX_LENGTH: usize = 4_000;

/// A piece of a text, by its bytes.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Piece {
    /// What it says.
    pub text: String,
    /// Offset of its first byte.
    pub start: usize,
    /// Offset after its last byte.
    pub end: usize,
}

/// `kf/ramar.san.b2024`: a plan, and names from the outermost inwards.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Path {
    /// Before the slash.
    pub plan: Option<Piece>,
    /// At least one.
    pub segments: Vec<Piece>,
    /// Offset of the first byte.
    pub start: usize,
    /// Offset after the last byte.
    pub end: usize,
}

impl Path {
    /// The path as written, without white space.
    pub fn text(&self) -> String {
        let plan = self.plan.as_ref().map_or_else(String::new, |plan| format!("{}/", plan.text));
        let segments: Vec<&str> = self.segments.iter().map(|segment| segment.text.as_str()).collect();
        plan + &segments.join(".")
    }
}

/// A formula as written.
#[derive(Clone, PartialEq, Debug)]
pub struct Formula {
    /// What it is.
    pub kind: FormulaKind,
    /// Offset of its first byte.
    pub start: usize,
    /// Offset after its last byte.
    pub end: usize,
}

/// What a formula is.
#[derive(Clone, PartialEq, Debug)]
pub enum FormulaKind {
    /// A number, with a unit that planc knows.
    Number(Decimal, Option<Unit>),
    /// A number in no format of the language.
    BadNumber(String, NumberFault),
    /// A reference.
    Path(Path),
    /// `antal mål`: the words after `antal`.
    Count(Piece),
    /// `-x`.
    Negated(Box<Formula>),
    /// `a + b`.
    Binary(Operator, Box<Formula>, Box<Formula>),
}

/// Why a text is no formula: the offset where it stops making sense.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct FormulaFault {
    /// Offset of the first byte that does not fit.
    pub at: usize,
    /// It is longer, or nested deeper, than planc reads.
    pub too_long: bool,
}

/// Reads a whole text as a reference.
pub fn read_path(text: &str) -> Option<Path> {
    let pair = ValueParser::parse(Rule::only_path, text).ok()?.next()?.into_inner().next()?;
    Some(path(pair))
}

/// Reads a whole text as a formula.
pub fn read_formula(text: &str, language: Language) -> Result<Formula, FormulaFault> {
    let only = parse(Rule::only_formula, text)?;
    only.into_iter().next().and_then(|pair| formula(pair, language)).ok_or(FormulaFault { at: 0, too_long: false })
}

/// Reads a whole text as a relation, `total.omf = 0`.
pub fn read_relation(text: &str, language: Language) -> Result<(Formula, Comparison, Formula), FormulaFault> {
    let mut pairs = parse(Rule::only_relation, text)?.into_iter();
    let fault = FormulaFault { at: 0, too_long: false };
    let left = pairs.next().and_then(|pair| formula(pair, language)).ok_or(fault)?;
    let sign = pairs.next().ok_or(fault)?;
    let right = pairs.next().and_then(|pair| formula(pair, language)).ok_or(fault)?;
    let comparison = match sign.as_str() {
        "<=" | "≤" => Comparison::AtMost,
        ">=" | "≥" => Comparison::AtLeast,
        "<" => Comparison::Below,
        ">" => Comparison::Above,
        _ => Comparison::Exactly,
    };
    Ok((left, comparison, right))
}

fn parse(rule: Rule, text: &str) -> Result<Vec<Pair<'_, Rule>>, FormulaFault> {
    // The grammar recurses over brackets alone, and later rooms over the tree, which is as deep as the chain of
    // operators is long. No plan needs a formula as long as a page.
    if text.len() > MAX_LENGTH {
        return Err(FormulaFault { at: 0, too_long: true });
    }
    if text.bytes().filter(|byte| *byte == b'(').count() > MAX_DEPTH {
        return Err(FormulaFault { at: 0, too_long: true });
    }
    match ValueParser::parse(rule, text) {
        Ok(mut pairs) => Ok(pairs
            .next()
            .map(|whole| whole.into_inner().filter(|pair| pair.as_rule() != Rule::EOI).collect())
            .unwrap_or_default()),
        Err(error) => Err(FormulaFault {
            at: match error.location {
                pest::error::InputLocation::Pos(at) | pest::error::InputLocation::Span((at, _)) => at,
            },
            too_long: false,
        }),
    }
}

fn piece(pair: &Pair<'_, Rule>) -> Piece {
    let span = pair.as_span();
    Piece { text: pair.as_str().to_owned(), start: span.start(), end: span.end() }
}

fn path(pair: Pair<'_, Rule>) -> Path {
    let span = pair.as_span();
    let mut path = Path { plan: None, segments: Vec::new(), start: span.start(), end: span.end() };
    for part in pair.into_inner() {
        match part.as_rule() {
            Rule::name => path.plan = Some(piece(&part)),
            _ => path.segments.push(piece(&part)),
        }
    }
    path
}

fn formula(pair: Pair<'_, Rule>, language: Language) -> Option<Formula> {
    let span = pair.as_span();
    let (start, end) = (span.start(), span.end());
    let kind = match pair.as_rule() {
        Rule::sum | Rule::product => return chain(pair, language),
        Rule::group => return formula(pair.into_inner().next()?, language),
        Rule::unary => {
            let mut inner = pair.into_inner();
            let first = inner.next()?;
            match first.as_rule() {
                Rule::negation => FormulaKind::Negated(Box::new(formula(inner.next()?, language)?)),
                _ => return formula(first, language),
            }
        }
        Rule::amount => amount(pair, language)?,
        Rule::count => FormulaKind::Count(piece(&pair.into_inner().nth(1)?)),
        Rule::path => FormulaKind::Path(path(pair)),
        Rule::only_path
        | Rule::only_formula
        | Rule::only_relation
        | Rule::name
        | Rule::name_letter
        | Rule::segment
        | Rule::sum_sign
        | Rule::product_sign
        | Rule::negation
        | Rule::primary
        | Rule::number
        | Rule::unit
        | Rule::count_word
        | Rule::counted
        | Rule::counted_word
        | Rule::counted_where
        | Rule::where_word
        | Rule::where_piece
        | Rule::quoted
        | Rule::bracketed
        | Rule::arithmetic
        | Rule::relation_sign
        | Rule::minus
        | Rule::space
        | Rule::EOI => return None,
    };
    Some(Formula { kind, start, end })
}

/// `a + b - c`, from the left.
fn chain(pair: Pair<'_, Rule>, language: Language) -> Option<Formula> {
    let mut inner = pair.into_inner();
    let mut left = formula(inner.next()?, language)?;
    while let (Some(sign), Some(right)) = (inner.next(), inner.next()) {
        let operator = match sign.as_str() {
            "+" => Operator::Add,
            "*" | "×" => Operator::Multiply,
            "/" | "÷" => Operator::Divide,
            _ => Operator::Subtract,
        };
        let right = formula(right, language)?;
        let (start, end) = (left.start, right.end);
        left = Formula { kind: FormulaKind::Binary(operator, Box::new(left), Box::new(right)), start, end };
    }
    Some(left)
}

fn amount(pair: Pair<'_, Rule>, language: Language) -> Option<FormulaKind> {
    let mut inner = pair.into_inner();
    let number = inner.next()?.as_str().to_owned();
    let unit = inner.next().map(|unit| unit.as_str().to_owned());
    let run = number::read(&number, language)?;
    Some(match run.value {
        Ok(value) => FormulaKind::Number(value, unit.as_deref().and_then(unit::read)),
        Err(fault) => FormulaKind::BadNumber(number, fault),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(formula: &Formula) -> String {
        match &formula.kind {
            FormulaKind::Number(value, _) => value.to_string(),
            FormulaKind::BadNumber(text, _) => format!("!{text}"),
            FormulaKind::Path(path) => {
                path.segments.iter().map(|segment| segment.text.as_str()).collect::<Vec<_>>().join(".")
            }
            FormulaKind::Count(words) => format!("count {}", words.text),
            FormulaKind::Negated(inner) => format!("(- {})", shown(inner)),
            FormulaKind::Binary(operator, left, right) => {
                format!("({operator:?} {} {})", shown(left), shown(right))
            }
        }
    }

    fn read(text: &str) -> Result<String, FormulaFault> {
        read_formula(text, Language::Sv).map(|formula| shown(&formula))
    }

    #[test]
    fn operators_need_spaces_and_bind_as_in_arithmetic() {
        assert_eq!(read("netto-b2024"), Ok("netto-b2024".to_owned()));
        assert_eq!(read("netto - b2024"), Ok("(Subtract netto b2024)".to_owned()));
        assert_eq!(read("a + b * 2 - c"), Ok("(Subtract (Add a (Multiply b 2)) c)".to_owned()));
        assert_eq!(read("(a + b) / 1 000,5"), Ok("(Divide (Add a b) 1000.5)".to_owned()));
        assert_eq!(read("-a"), Ok("(- a)".to_owned()));
        assert_eq!(read("antal mål"), Ok("count mål".to_owned()));
        assert_eq!(read("antal mål + antal uppdrag"), Ok("(Add count mål count uppdrag)".to_owned()));
        assert_eq!(read("hme.målvärde.2025"), Ok("hme.målvärde.2025".to_owned()));
        assert_eq!(read("x.2024..2026"), Ok("x.2024..2026".to_owned()));
        assert_eq!(read("a + "), Err(FormulaFault { at: 4, too_long: false }));
    }

    #[test]
    fn what_is_counted_may_have_a_condition() {
        assert_eq!(
            read("antal mål i vp-2024/barn där (nivå = nämnd eller a < 2) och t = \"a + b)\" - 1"),
            Ok("(Subtract count mål i vp-2024/barn där (nivå = nämnd eller a < 2) och t = \"a + b)\" 1)".to_owned())
        );
        assert_eq!(read("(antal mål där a saknas) / 2"), Ok("(Divide count mål där a saknas 2)".to_owned()));
    }

    #[test]
    fn a_relation_has_two_sides() {
        let read =
            |text| read_relation(text, Language::Sv).map(|(left, sign, right)| (shown(&left), sign, shown(&right)));
        assert_eq!(read("total.omf = 0"), Ok(("total.omf".to_owned(), Comparison::Exactly, "0".to_owned())));
        assert_eq!(read("a ≤ kf/r.b"), Ok(("a".to_owned(), Comparison::AtMost, "r.b".to_owned())));
        assert_eq!(read("antal mål = 11"), Ok(("count mål".to_owned(), Comparison::Exactly, "11".to_owned())));
        assert!(read("a + b").is_err());
    }

    #[test]
    fn brackets_without_end_do_not_exhaust_the_stack() {
        assert!(read(&"(".repeat(100_000)).is_err());
    }
}
