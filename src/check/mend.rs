//! A stated figure set to the computed one, written as the writer wrote it.

use rust_decimal::{Decimal, RoundingStrategy};

use super::finding::Failure;
use crate::diagnostic::{Code, Diagnostic, FixKind};
use crate::language::Language;
use crate::sources::SourceMap;
use crate::syntax::number;

/// The finding with its fix, where one figure is stated, another comes out, and nothing says that the fault lies
/// elsewhere. Differences that rounding explains have none: the source may well have them.
pub(super) fn stated(failure: &Failure, sources: &SourceMap, language: Language) -> Option<Diagnostic> {
    let diagnostic = &failure.diagnostic;
    let compares = matches!(
        diagnostic.code,
        Code::TotalMismatch | Code::FormulaMismatch | Code::PartsMismatch | Code::ProseFigureMismatch
    );
    if !compares || blames_another(diagnostic) {
        return None;
    }
    let balance = failure.balance.as_ref()?;
    let span = diagnostic.span?;
    let text = sources.slice(span);
    let old = number::read(text, language)?.value.ok()?;
    let value = old.checked_sub(balance.left_over)?;
    let rounded = value.round_dp_with_strategy(old.scale(), RoundingStrategy::MidpointAwayFromZero);
    // A quotient has decimals without end; a sum with more decimals than are written cannot be said like this.
    let longest = balance.inputs.iter().map(|input| input.value.scale()).max().unwrap_or(0);
    let quotient = value.normalize().scale() > longest;
    let text = rewritten(text, rounded, language).filter(|_| rounded == value || quotient)?;
    Some(diagnostic.clone().fix(FixKind::Sums, [(span, text)]))
}

/// Whether a hint lays the fault on something else than the stated figure.
fn blames_another(diagnostic: &Diagnostic) -> bool {
    let likely = diagnostic.labels.iter().any(|label| matches!(label.message, Some("likely" | "likely-row")));
    let missing = diagnostic.arguments.iter().any(|(name, value)| *name == "hint" && *value == "missing-row".into());
    likely || missing || (diagnostic.code == Code::ProseFigureMismatch && diagnostic.notes.contains(&"hint"))
}

/// A figure's text with another number in it: the writer's decimals, minus sign and way of grouping digits, and what
/// follows the number. Nothing, if the text starts with no number or the new one needs more decimals.
pub(super) fn rewritten(text: &str, value: Decimal, language: Language) -> Option<String> {
    let run = number::read(text, language)?;
    let old = run.value.ok()?;
    let mut value = value.normalize();
    if value.scale() > old.scale() {
        return None;
    }
    value.rescale(old.scale());
    let (written, rest) = text.split_at_checked(run.len)?;
    let is_group_mark = |sign: &char| matches!(sign, ' ' | '\u{a0}' | '\u{202f}');
    let group = written.chars().find(is_group_mark);
    let digits = value.abs().to_string();
    let (whole, decimals) = digits.split_once('.').unwrap_or((&digits, ""));
    let ungrouped = group.is_none() && old.trunc().abs() >= Decimal::ONE_THOUSAND;
    let mut out = String::new();
    if value.is_sign_negative() && !value.is_zero() {
        out.push(written.chars().next().filter(|sign| number::is_minus(*sign)).unwrap_or('-'));
    }
    for (at, digit) in whole.chars().enumerate() {
        if at > 0 && (whole.len() - at).is_multiple_of(3) && !ungrouped {
            out.push(group.unwrap_or(' '));
        }
        out.push(digit);
    }
    if !decimals.is_empty() {
        out.push(language.decimal_mark());
        out.push_str(decimals);
    }
    Some(out + rest)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(text: &str, value: &str) -> Option<String> {
        rewritten(text, Decimal::from_str_exact(value).unwrap_or_default(), Language::Sv)
    }

    #[test]
    fn a_figure_is_written_as_it_was() {
        for (text, value, expected) in [
            ("1 828,1", "1827.9", "1 827,9"),
            ("1\u{a0}828,1 mnkr", "12827.9", "12\u{a0}827,9 mnkr"),
            ("1828,1", "1000000", "1000000,0"),
            ("−2,8", "-3", "−3,0"),
            ("2,8", "-3", "-3,0"),
            ("-2,8", "3", "3,0"),
            ("999 kr", "1001", "1 001 kr"),
            ("17,4 %", "17.5", "17,5 %"),
            ("599 (56 %)", "600", "600 (56 %)"),
            ("5", "-0", "0"),
        ] {
            assert_eq!(written(text, value).as_deref(), Some(expected), "{text}");
        }
    }

    #[test]
    fn what_cannot_be_written_alike_is_not_written() {
        for (text, value) in [("28", "28.1"), ("elva", "12"), ("minst 5", "6"), ("", "6")] {
            assert_eq!(written(text, value), None, "{text}");
        }
    }
}
