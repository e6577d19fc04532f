//! Formulas, checks and counts of a published `plan.json` as terms: the same as those of [`terms`](super::terms).

use rust_decimal::Decimal;
use serde_json::Value as Json;

use super::snapshot::Term;
use crate::model::{Comparison, ItemId, MoneyScale, Qualifier, Unit};
use crate::syntax::calendar::read_period;
use crate::vocabulary::CONCEPTS;

type Terms = Vec<Term<ItemId>>;

/// Looks references up.
pub(super) trait Refer {
    /// The item that a reference leads to.
    fn refer(&mut self, reference: &Json) -> Option<ItemId>;
}

fn text_of<'j>(object: &'j Json, member: &str) -> Option<&'j str> {
    object.get(member)?.as_str()
}

/// The terms of a formula. What could not be read when it was published is `?`.
pub(super) fn formula(tree: &Json, to: &mut impl Refer) -> Terms {
    let mut out = Vec::new();
    push(tree, 0, to, &mut out);
    out
}

/// The terms of a check, without its reason.
pub(super) fn check(tree: &Json, to: &mut impl Refer) -> Terms {
    let mut out = formula(tree.get("left").unwrap_or(&Json::Null), to);
    out.extend(text_of(tree, "comparison").and_then(sign).map(Term::Sign));
    push(tree.get("right").unwrap_or(&Json::Null), 0, to, &mut out);
    out
}

fn sign(key: &str) -> Option<&'static str> {
    Some(match comparison(key)? {
        Comparison::AtLeast => ">=",
        Comparison::AtMost => "<=",
        Comparison::Below => "<",
        Comparison::Above => ">",
        Comparison::Exactly => "=",
    })
}

/// How a target compares, by its key.
pub(super) fn comparison(key: &str) -> Option<Comparison> {
    let all = [Comparison::AtLeast, Comparison::AtMost, Comparison::Below, Comparison::Above, Comparison::Exactly];
    all.into_iter().find(|one| one.key() == key)
}

/// What softens a figure, by its key.
pub(super) fn qualifier(key: &str) -> Option<Qualifier> {
    let all = [
        Qualifier::About,
        Qualifier::Nearly,
        Qualifier::JustOver,
        Qualifier::AtLeast,
        Qualifier::AtMost,
        Qualifier::MoreThan,
        Qualifier::LessThan,
    ];
    all.into_iter().find(|one| one.key() == key)
}

/// A unit by its key.
pub(super) fn unit(key: &str) -> Unit {
    let known = [
        Unit::Money(MoneyScale::One),
        Unit::Money(MoneyScale::Thousands),
        Unit::Money(MoneyScale::Millions),
        Unit::Money(MoneyScale::Milliards),
        Unit::Percent,
        Unit::PercentagePoints,
        Unit::YesNo,
    ];
    known.into_iter().find(|unit| unit.key() == key).unwrap_or_else(|| Unit::Counted(key.to_owned()))
}

fn number(tree: &Json) -> Option<Term<ItemId>> {
    let number = Decimal::from_str_exact(text_of(tree, "number")?).ok()?;
    Some(Term::Number(number, text_of(tree, "unit").map(unit)))
}

fn operator(key: &str) -> Option<(u8, &'static str)> {
    Some(match key {
        "add" => (1, "+"),
        "subtract" => (1, "-"),
        "multiply" => (2, "*"),
        "divide" => (2, "/"),
        _ => return None,
    })
}

fn push(tree: &Json, hold: u8, to: &mut impl Refer, out: &mut Terms) {
    let mut item = |reference: Option<&Json>| reference.and_then(|one| to.refer(one)).map(Term::Item);
    if let Some((binds, sign)) = text_of(tree, "operator").and_then(operator) {
        out.extend((binds < hold).then_some(Term::Sign("(")));
        push(tree.get("left").unwrap_or(&Json::Null), binds, to, out);
        out.push(Term::Sign(sign));
        push(tree.get("right").unwrap_or(&Json::Null), binds + 1, to, out);
        out.extend((binds < hold).then_some(Term::Sign(")")));
    } else if let Some(number) = number(tree) {
        out.push(number);
    } else if let Some(cell) = tree.get("cell") {
        out.extend(item(cell.get("row")));
        out.push(Term::Sign("."));
        out.extend(item(cell.get("column")));
    } else if let Some(value) = tree.get("value") {
        out.extend(item(value.get("indicator")));
        let kind = text_of(value, "kind").unwrap_or_default();
        out.extend(
            crate::model::SeriesKind::ALL
                .iter()
                .find(|one| one.field().key() == kind)
                .map(|one| Term::Sign(one.field().key())),
        );
        let period = text_of(value, "period").unwrap_or_default().replace('/', "..");
        out.extend(read_period(&period).ok().map(Term::Period));
        out.extend(value.get("share").map(|_| Term::Sign("share")));
    } else if let Some(of) = tree.get("count") {
        out.push(Term::Sign("count"));
        selection(of, to, out);
    } else if let Some(view) = tree.get("count_of_view") {
        out.push(Term::Sign("count"));
        out.extend(item(Some(view)));
    } else if let Some(inner) = tree.get("negated") {
        out.push(Term::Sign("-"));
        push(inner, 3, to, out);
    } else {
        let part = item(tree.get("column").or(tree.get("row")));
        out.push(part.unwrap_or(Term::Sign("?")));
    }
}

fn selection(of: &Json, to: &mut impl Refer, out: &mut Terms) {
    let concept = CONCEPTS.iter().find(|one| Some(one.key) == text_of(of, "concept"));
    if let Some(concept) = concept {
        out.push(Term::Sign(concept.key));
        let preset = text_of(of, "kind").and_then(|key| concept.preset(key));
        out.extend(preset.map(|preset| Term::Sign(preset.key)));
    }
    out.extend(of.get("without_kind").map(|_| Term::Sign("without-kind")));
    if let Some(within) = of.get("within").and_then(|within| to.refer(within)) {
        out.extend([Term::Sign("within"), Term::Item(within)]);
    }
    if let Some(of) = of.get("where") {
        out.push(Term::Sign("where"));
        condition(of, to, out);
    }
}

fn condition(of: &Json, to: &mut impl Refer, out: &mut Terms) {
    for (member, word) in [("all", "and"), ("any", "or")] {
        if let Some(parts) = of.get(member).and_then(Json::as_array) {
            out.push(Term::Sign("("));
            for (at, part) in parts.iter().enumerate() {
                out.extend((at > 0).then_some(Term::Sign(word)));
                condition(part, to, out);
            }
            out.push(Term::Sign(")"));
            return;
        }
    }
    if let Some(inner) = of.get("not") {
        out.push(Term::Sign("not"));
        condition(inner, to, out);
    } else if let Some(value) = text_of(of, "missing") {
        out.extend([Term::Word(value.to_owned()), Term::Sign("missing")]);
    } else {
        out.extend(text_of(of, "value").map(|value| Term::Word(value.to_owned())));
        let comparison = text_of(of, "comparison").unwrap_or_default();
        out.push(Term::Sign(sign(comparison).unwrap_or("contains")));
        comparand(of.get("with").unwrap_or(&Json::Null), to, out);
    }
}

fn comparand(with: &Json, to: &mut impl Refer, out: &mut Terms) {
    let word = |member: &str| text_of(with, member).map(|word| Term::Word(word.to_owned()));
    if let Some(item) = with.get("item") {
        out.extend(to.refer(item).map(Term::Item));
    } else if let Some(flag) = with.get("flag").and_then(Json::as_bool) {
        out.push(Term::Sign(if flag { "yes" } else { "no" }));
    } else if let Some(period) = text_of(with, "period") {
        out.extend(read_period(&period.replace('/', "..")).ok().map(Term::Period));
    } else if let Some(number) = number(with) {
        out.push(number);
    } else {
        let words = ["text", "direction", "word", "kind", "value"];
        out.extend(words.into_iter().find_map(word));
    }
}
