//! `P0407`: what is included in a whole is no larger than it.

use super::budget::goes_beyond;
use super::evaluate::Reckoned;
use super::finding::{Failure, Findings};
use super::provenance::{About, Derivation, Verdict, Way};
use crate::diagnostic::{Argument, Code, Diagnostic};
use crate::model::{FigureKey, ItemId};

/// Compares a part with the whole that it is included in. `names` are those of the part and the whole, `about` the
/// path of the part and the item that states it.
pub(super) fn check(
    findings: &mut Findings<'_>,
    key: FigureKey,
    part: Reckoned,
    whole: Reckoned,
    names: (String, String),
    about: (String, ItemId),
) {
    let (Some(stated), Some(total)) = (part.inputs.first(), whole.inputs.first()) else {
        return;
    };
    let comparable = match (&part.unit, &whole.unit) {
        (Some(from), Some(to)) if from != to => from.convert(part.value, to).filter(|_| from.same_dimension(to)),
        _ => Some(part.value),
    };
    let Some(value) = comparable else {
        return;
    };
    findings.compared([key, total.key].into_iter());
    let too_large = goes_beyond(value, whole.value);
    findings.keep(|| Derivation {
        stated: Some(value),
        computed: Some(whole.value),
        unit: whole.unit.clone(),
        verdict: if too_large { Verdict::Found(Code::OfWhichTooLarge) } else { Verdict::Agrees },
        ..Derivation::new(About::Figure { key, share: false }, Way::OfWhich, whole.inputs.clone())
    });
    if !too_large {
        return;
    }
    let diagnostic = Diagnostic::new(Code::OfWhichTooLarge, stated.span)
        .with("part", names.0)
        .with("whole", names.1)
        .with("stated", Argument::amount(part.value, part.unit.as_ref()))
        .with("total", Argument::amount(whole.value, whole.unit.as_ref()))
        .label(total.span, "whole")
        .about(about.0, about.1);
    findings.failed(Failure { diagnostic, about: Some(key), inputs: vec![total.key], balance: None });
}
