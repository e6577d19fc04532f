//! Questions to a plan: text to tree.

use pest::Parser;
use pest::iterators::Pair;

use super::formula::Piece;
use super::tree::MAX_DEPTH;
use crate::model::Comparison;

use grammar::{QueryParser, Rule};

#[allow(missing_docs, reason = "what pest makes of the grammar has no words about itself")]
mod grammar {
    #[derive(pest_derive::Parser)]
    #[grammar = "../grammar/query.pest"]
    pub(super) struct QueryParser;
}

/// The longest question, in bytes.
const MAX_LENGTH: usize = 8_000;

/// A question as written.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct QueryTree {
    /// What is asked for.
    pub counted: Counted,
    /// What the items are put in order by.
    pub order: Vec<Ordered>,
    /// What is shown of them.
    pub columns: Vec<Shown>,
}

/// What is asked for or counted: items of a concept, in a place, for which a condition holds.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Counted {
    /// The word of the concept.
    pub subject: Piece,
    /// The item that they stand in.
    pub within: Option<Piece>,
    /// What holds of them.
    pub condition: Option<ConditionTree>,
}

/// A condition as written.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum ConditionTree {
    /// Every one of them.
    All(Vec<ConditionTree>),
    /// One of them at least.
    Any(Vec<ConditionTree>),
    /// Not that.
    Not(Box<ConditionTree>),
    /// `status = klar`; with several values, any of them.
    Compare {
        /// What is compared.
        operand: Piece,
        /// How.
        sign: Sign,
        /// The sign as written.
        sign_at: Piece,
        /// With what.
        values: Vec<Word>,
    },
    /// `ansvarig saknas`.
    Missing(Piece),
}

/// How a condition compares.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Sign {
    /// `=`, `<` and their like.
    Comparison(Comparison),
    /// `!=`.
    Different,
    /// `innehåller`.
    Contains,
}

/// A value: bare words, or text in quotes.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Word {
    /// What it says, and its place without the quotes.
    pub piece: Piece,
    /// Whether it stands in quotes.
    pub quoted: bool,
}

/// What the items are put in order by.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Ordered {
    /// The value.
    pub operand: Piece,
    /// Whether the greatest comes first.
    pub descending: bool,
}

/// A column.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Shown {
    /// The value.
    pub operand: Piece,
    /// The writer's own heading.
    pub label: Option<String>,
}

/// Why a text is no question: the offset where it stops making sense.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct QueryFault {
    /// Offset of the first byte that does not fit.
    pub at: usize,
}

/// Reads a whole text as a question.
pub fn read_query(text: &str) -> Result<QueryTree, QueryFault> {
    let fault = QueryFault { at: 0 };
    let mut query = None;
    let (mut order, mut columns) = (Vec::new(), Vec::new());
    for pair in parse(Rule::only_query, text)? {
        let at = pair.as_span().start();
        match pair.as_rule() {
            Rule::counted => query = counted(pair),
            Rule::order if order.is_empty() => order = pair.into_inner().filter_map(ordered).collect(),
            Rule::show if columns.is_empty() => columns = pair.into_inner().filter_map(shown).collect(),
            _ => return Err(QueryFault { at }),
        }
    }
    Ok(QueryTree { counted: query.ok_or(fault)?, order, columns })
}

/// Reads a whole text as what is counted: a question without order and columns.
pub fn read_counted(text: &str) -> Result<Counted, QueryFault> {
    parse(Rule::only_counted, text)?.into_iter().next().and_then(counted).ok_or(QueryFault { at: 0 })
}

/// What a piece of a question is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Leaf {
    /// The word of the concept.
    Subject,
    /// Where it is asked.
    Place,
    /// What is compared, shown or put in order by.
    Operand,
    /// How it is compared, `inte`, or the way of an order.
    Sign,
    /// A value in bare words.
    Value,
    /// A value or a heading in quotes, with its quotes.
    Text,
}

/// The pieces of a question, or of what is counted, in order; between them stand its small words. Nothing, if it is
/// none.
pub fn leaves(text: &str, only_counted: bool) -> Option<Vec<(Leaf, Piece)>> {
    fn walk(pair: Pair<'_, Rule>, found: &mut Vec<(Leaf, Piece)>) {
        let leaf = match pair.as_rule() {
            Rule::subject => Leaf::Subject,
            Rule::place => Leaf::Place,
            Rule::operand | Rule::shown_operand => Leaf::Operand,
            Rule::presence | Rule::sign | Rule::negation | Rule::descending | Rule::ascending => Leaf::Sign,
            Rule::bare => Leaf::Value,
            Rule::string | Rule::pasted => Leaf::Text,
            _ => return pair.into_inner().for_each(|inner| walk(inner, found)),
        };
        found.push((leaf, piece(&pair)));
    }
    let rule = if only_counted { Rule::only_counted } else { Rule::only_query };
    let mut found = Vec::new();
    parse(rule, text).ok()?.into_iter().for_each(|pair| walk(pair, &mut found));
    Some(found)
}

fn parse(rule: Rule, text: &str) -> Result<Vec<Pair<'_, Rule>>, QueryFault> {
    if text.len() > MAX_LENGTH {
        return Err(QueryFault { at: text.floor_char_boundary(MAX_LENGTH) });
    }
    // The grammar recurses over brackets alone.
    if text.bytes().filter(|byte| *byte == b'(').count() > MAX_DEPTH {
        return Err(QueryFault { at: text.find('(').unwrap_or(0) });
    }
    match QueryParser::parse(rule, text) {
        Ok(mut pairs) => Ok(pairs
            .next()
            .map(|whole| whole.into_inner().filter(|pair| pair.as_rule() != Rule::EOI).collect())
            .unwrap_or_default()),
        Err(error) => Err(QueryFault {
            at: match error.location {
                pest::error::InputLocation::Pos(at) | pest::error::InputLocation::Span((at, _)) => at,
            },
        }),
    }
}

fn piece(pair: &Pair<'_, Rule>) -> Piece {
    let span = pair.as_span();
    Piece { text: pair.as_str().to_owned(), start: span.start(), end: span.end() }
}

fn counted(pair: Pair<'_, Rule>) -> Option<Counted> {
    let mut inner = pair.into_inner();
    let mut counted = Counted { subject: piece(&inner.next()?), within: None, condition: None };
    for part in inner {
        match part.as_rule() {
            Rule::place => counted.within = Some(piece(&part)),
            _ => counted.condition = Some(condition(part)?),
        }
    }
    Some(counted)
}

fn condition(pair: Pair<'_, Rule>) -> Option<ConditionTree> {
    match pair.as_rule() {
        Rule::any => several(pair, ConditionTree::Any),
        Rule::all => several(pair, ConditionTree::All),
        Rule::group => condition(pair.into_inner().next()?),
        Rule::term => {
            let mut inner = pair.into_inner();
            let first = inner.next()?;
            match first.as_rule() {
                Rule::negation => Some(ConditionTree::Not(Box::new(condition(inner.next()?)?))),
                _ => condition(first),
            }
        }
        Rule::condition => comparison(pair),
        _ => None,
    }
}

fn several(pair: Pair<'_, Rule>, make: fn(Vec<ConditionTree>) -> ConditionTree) -> Option<ConditionTree> {
    let mut parts: Vec<ConditionTree> = pair.into_inner().map(condition).collect::<Option<_>>()?;
    if parts.len() == 1 { parts.pop() } else { Some(make(parts)) }
}

fn comparison(pair: Pair<'_, Rule>) -> Option<ConditionTree> {
    let mut inner = pair.into_inner();
    let operand = piece(&inner.next()?);
    let next = inner.next()?;
    if next.as_rule() == Rule::presence {
        let missing = ConditionTree::Missing(operand);
        return Some(match next.into_inner().next()?.as_rule() {
            Rule::exists => ConditionTree::Not(Box::new(missing)),
            _ => missing,
        });
    }
    let sign_at = piece(&next);
    let sign = match next.into_inner().next()?.as_rule() {
        Rule::different => Sign::Different,
        Rule::at_most => Sign::Comparison(Comparison::AtMost),
        Rule::at_least => Sign::Comparison(Comparison::AtLeast),
        Rule::below => Sign::Comparison(Comparison::Below),
        Rule::above => Sign::Comparison(Comparison::Above),
        Rule::contains => Sign::Contains,
        _ => Sign::Comparison(Comparison::Exactly),
    };
    let values = inner.next()?.into_inner().map(word).collect::<Option<_>>()?;
    Some(ConditionTree::Compare { operand, sign, sign_at, values })
}

fn word(pair: Pair<'_, Rule>) -> Option<Word> {
    let inner = pair.into_inner().next()?;
    match inner.as_rule() {
        Rule::bare => Some(Word { piece: piece(&inner), quoted: false }),
        _ => text(inner).map(|piece| Word { piece, quoted: true }),
    }
}

/// What stands between quotes, `\"` and `\\` taken for what they stand for.
fn text(pair: Pair<'_, Rule>) -> Option<Piece> {
    let mut piece = piece(&pair.into_inner().next()?);
    piece.text = piece.text.replace("\\\"", "\"").replace("\\\\", "\\");
    Some(piece)
}

fn ordered(pair: Pair<'_, Rule>) -> Option<Ordered> {
    let mut inner = pair.into_inner();
    let operand = piece(&inner.next()?);
    Some(Ordered { operand, descending: inner.next().is_some_and(|part| part.as_rule() == Rule::descending) })
}

fn shown(pair: Pair<'_, Rule>) -> Option<Shown> {
    let mut inner = pair.into_inner();
    let operand = piece(&inner.next()?);
    Some(Shown { operand, label: inner.next().and_then(text).map(|piece| piece.text) })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(condition: &ConditionTree) -> String {
        let list = |parts: &[ConditionTree], sign: &str| {
            format!("({})", parts.iter().map(written).collect::<Vec<_>>().join(sign))
        };
        match condition {
            ConditionTree::All(parts) => list(parts, " & "),
            ConditionTree::Any(parts) => list(parts, " | "),
            ConditionTree::Not(inner) => format!("!{}", written(inner)),
            ConditionTree::Missing(operand) => format!("[{}]?", operand.text),
            ConditionTree::Compare { operand, sign, values, .. } => {
                let values: Vec<&str> = values.iter().map(|value| value.piece.text.as_str()).collect();
                format!("[{}] {sign:?} {}", operand.text, values.join("/"))
            }
        }
    }

    fn read(text: &str) -> String {
        match read_query(text) {
            Err(fault) => format!("fault at {}", fault.at),
            Ok(tree) => {
                let mut out = tree.counted.subject.text;
                out.extend(tree.counted.within.map(|place| format!(" in {}", place.text)));
                out.extend(tree.counted.condition.map(|condition| format!(" where {}", written(&condition))));
                let order =
                    |by: &Ordered| format!(" by {}{}", by.operand.text, if by.descending { " desc" } else { "" });
                out.extend(tree.order.iter().map(order));
                let label =
                    |label: &Option<String>| label.as_ref().map_or(String::new(), |label| format!(" as {label}"));
                out.extend(
                    tree.columns.iter().map(|shown| format!(" show {}{}", shown.operand.text, label(&shown.label))),
                );
                out
            }
        }
    }

    #[test]
    fn both_languages_have_the_same_questions() {
        let swedish = "uppdrag i vp där a = b och inte c saknas eller d innehåller \"x y\" ordnat efter n fallande visa n, t som \"T\"";
        let english =
            "uppdrag in vp where a = b and not c is missing or d contains \"x y\" order by n desc show n, t as \"T\"";
        assert_eq!(read(swedish), read(english));
        assert_eq!(
            read(swedish),
            "uppdrag in vp where (([a] Comparison(Exactly) b & ![c]?) | [d] Contains x y) by n desc show n show t as T"
        );
    }

    #[test]
    fn names_of_several_words_and_with_the_words_of_questions_are_kept_whole() {
        assert_eq!(
            read("uppdrag där till och med <= 2025 och ansvarig.ingår i är inte nordost"),
            "uppdrag where ([till och med] Comparison(AtMost) 2025 & [ansvarig.ingår i] Different nordost)"
        );
        assert_eq!(
            read("kontrollaktiviteter där effekt på lång sikt finns visa i kraft, till och med"),
            "kontrollaktiviteter where ![effekt på lång sikt]? show i kraft show till och med"
        );
    }

    #[test]
    fn several_values_share_their_comparison() {
        assert_eq!(
            read("mål där s != ej klar eller pågående, klar och t = 5,5 mnkr"),
            "mål where ([s] Different ej klar/pågående/klar & [t] Comparison(Exactly) 5,5 mnkr)"
        );
        assert_eq!(read("mål där s = a eller t saknas"), "mål where ([s] Comparison(Exactly) a | [t]?)");
        assert_eq!(
            read("mål där (a = 1 eller (b = 2)) och inte(c = 3)"),
            "mål where (([a] Comparison(Exactly) 1 | [b] Comparison(Exactly) 2) & ![c] Comparison(Exactly) 3)"
        );
    }

    #[test]
    fn what_makes_no_sense_is_told_by_its_place() {
        assert_eq!(read(""), "fault at 0");
        assert_eq!(read("mål där"), "fault at 5");
        assert_eq!(read("mål där a"), "fault at 11");
        assert_eq!(read("mål där a = 1) visa b"), "fault at 15");
        assert_eq!(read("mål visa a visa b"), "fault at 12");
        assert!(read(&"(".repeat(100_000)).starts_with("fault"));
    }
}
