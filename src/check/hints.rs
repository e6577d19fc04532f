//! What most likely went wrong, said beside a finding: a slip of the pen, a row counted twice or left out. Only where
//! one explanation fits and no simpler one does.

use rust_decimal::Decimal;

use super::cause::Suspect;
use super::finding::Failure;
use super::slips::{Slip, slip};
use super::tables::{adds_up, shown};
use super::trial::Trials;
use crate::diagnostic::{Argument, Code, Diagnostic};
use crate::model::{CellAt, FigureKey, Item, ItemId, Plan};
use crate::text::Span;
use crate::vocabulary::fold;

/// Whether the code's message has hints.
pub(super) fn may_have(code: Code) -> bool {
    is_sum(code) || matches!(code, Code::FormulaMismatch | Code::CheckFailed | Code::ProseFigureMismatch)
}

fn is_sum(code: Code) -> bool {
    matches!(code, Code::TotalMismatch | Code::PartsMismatch)
}

/// The suspect with the simplest slip, if no other has one as simple.
pub(super) fn likeliest<'a>(suspects: &[Suspect<'a>]) -> Option<(Suspect<'a>, Slip)> {
    let slips = suspects.iter().filter_map(|suspect| Some((*suspect, slip(suspect.written.value, suspect.meant)?)));
    let mut slips: Vec<(Suspect<'a>, Slip)> = slips.collect();
    slips.sort_by_key(|(_, slip)| slip.rank());
    match slips.as_slice() {
        [one] => Some(*one),
        [first, second, ..] if first.1.rank() != second.1.rank() => Some(*first),
        _ => None,
    }
}

/// The name of a slip in the messages.
pub(super) fn key(slip: Slip) -> &'static str {
    match slip {
        Slip::Scale => "scale",
        Slip::MissingMinus => "missing-minus",
        Slip::StrayMinus => "stray-minus",
        Slip::Swapped => "swapped",
        Slip::Dropped => "dropped",
        Slip::Doubled => "doubled",
        Slip::Digit => "digit",
    }
}

/// A figure's name: its row with the id, its column; an indicator and the period.
pub(super) fn name(plan: &Plan, key: FigureKey) -> String {
    match key {
        FigureKey::Cell(CellAt { row, column }) => {
            format!("{}, {}", row_name(plan.item(row)), shown(plan.item(column)))
        }
        FigureKey::Series(indicator, _, period) => {
            format!("{}, {}", row_name(plan.item(indicator)), period.display(plan.config.language))
        }
    }
}

/// A row's title, with its id where it has one that says something else.
pub(super) fn row_name(row: &Item) -> String {
    let title = shown(row);
    match &row.name {
        Some(name) if fold(&name.value) != fold(&title) => format!("{title} ({})", name.value),
        _ => title,
    }
}

/// Says which of the suspects it most likely is.
pub(super) fn of_figures(plan: &Plan, diagnostic: Diagnostic, suspects: &[Suspect<'_>]) -> Diagnostic {
    let found = match suspects {
        // A text may be wrong as well as the figure, a formula as well as what goes into it.
        [] if is_sum(diagnostic.code) => return of_missing_row(diagnostic),
        [one] if is_sum(diagnostic.code) => {
            let slip = slip(one.written.value, one.meant);
            Some((*one, slip.map_or("only", key)))
        }
        _ => likeliest(suspects).map(|(suspect, slip)| (suspect, key(slip))),
    };
    let Some((suspect, hint)) = found else {
        return diagnostic;
    };
    if diagnostic.code == Code::ProseFigureMismatch {
        // A text and its figure differ by a digit most often because one of them was changed on purpose.
        let hint = match hint {
            "scale" => "text-scale",
            "swapped" => "text-swapped",
            "missing-minus" | "stray-minus" => "text-sign",
            _ => return diagnostic,
        };
        return diagnostic.with("hint", hint).with("suspect", name(plan, suspect.written.key)).note("hint");
    }
    let unit = suspect.written.figure.unit.as_ref();
    let span = suspect.written.figure.span;
    let meant = Argument::amount(suspect.meant, unit);
    let diagnostic = diagnostic
        .with("hint", hint)
        .with("suspect", name(plan, suspect.written.key))
        .with("written", Argument::amount(suspect.written.value, unit))
        .with("meant", meant)
        .note("hint");
    if diagnostic.span == Some(span) { diagnostic } else { marked(diagnostic, span, "likely") }
}

/// Of a sum none of whose figures can be what is wrong: that a row may be missing.
fn of_missing_row(diagnostic: Diagnostic) -> Diagnostic {
    let difference = diagnostic.arguments.iter().find(|(name, _)| *name == "difference");
    match difference.map(|(_, value)| value.clone()) {
        Some(difference) => diagnostic.with("hint", "missing-row").with("meant", difference).note("hint"),
        None => diagnostic,
    }
}

/// Marks a place as the likely one, in the stead of what is said of it.
fn marked(mut diagnostic: Diagnostic, span: Span, message: &'static str) -> Diagnostic {
    diagnostic.labels.retain(|label| label.span != span);
    diagnostic.label(span, message)
}

/// A row that is counted though it should not be, or the other way round.
pub(super) struct RowHint {
    hint: &'static str,
    row: String,
    span: Option<Span>,
}

impl RowHint {
    /// Says so.
    pub(super) fn on(&self, diagnostic: Diagnostic) -> Diagnostic {
        let diagnostic = diagnostic.with("hint", self.hint).with("suspect", self.row.as_str()).note("hint");
        match self.span {
            Some(span) => marked(diagnostic, span, "likely-row"),
            None => diagnostic,
        }
    }
}

/// The row that the sums of one total row, wrong in these columns, count once too often or leave out: exactly the
/// difference in each of them, nothing in every other column that adds up.
pub(super) fn row(trials: &Trials<'_, '_>, failures: &[&Failure]) -> Option<RowHint> {
    if !failures.iter().all(|failure| is_sum(failure.diagnostic.code)) {
        return None;
    }
    let plan = trials.plan;
    let total = failures.iter().find_map(|failure| match failure.about {
        Some(FigureKey::Cell(at)) => Some(at.row),
        _ => None,
    })?;
    let budget = plan.budget_of(plan.item(total))?;
    let rows = plan.rows(budget);
    let columns: Vec<ItemId> =
        plan.columns(budget).filter(|column| adds_up(plan, column)).map(|column| column.id).collect();
    let stated: Vec<Gap<'_>> = failures.iter().filter_map(|failure| Gap::of(failure)).collect();
    if stated.len() != failures.len() {
        return None;
    }
    let silent = |row: ItemId| {
        columns.iter().filter(|column| stated.iter().all(|gap| gap.column != **column)).all(|column| {
            trials.written(FigureKey::Cell(CellAt { row, column: *column })).is_none_or(|cell| cell.value.is_zero())
        })
    };
    let explains = |row: &&&Item| {
        let fits = |gap: &Gap<'_>| {
            let key = FigureKey::Cell(CellAt { row: row.id, column: gap.column });
            let Some(cell) = trials.written(key) else { return false };
            let counted = gap.failure.inputs.contains(&key);
            cell.value == if counted { -gap.left_over } else { gap.left_over }
        };
        row.id != total && stated.iter().all(fits) && silent(row.id)
    };
    // One digit in one column is like too much else.
    let telling = stated.len() > 1 || stated.iter().any(|gap| gap.left_over.normalize().mantissa().abs() > 9);
    let found: Vec<&&Item> = rows.iter().filter(explains).collect();
    let [row] = found.as_slice() else { return None };
    let first = stated.first().filter(|_| telling)?;
    let at = |row: ItemId, gap: &Gap<'_>| FigureKey::Cell(CellAt { row, column: gap.column });
    let counted = first.failure.inputs.contains(&at(row.id, first));
    let hint = match counted {
        true if sums_up(trials, &rows, row, &stated) => "subtotal",
        true if says_of_which(row) => "of-which",
        true => "twice",
        false => "left-out",
    };
    let span = trials.written(at(row.id, first)).map(|cell| cell.figure.span);
    Some(RowHint { hint, row: row_name(row), span })
}

/// What a total lacks in one column.
struct Gap<'f> {
    failure: &'f Failure,
    column: ItemId,
    left_over: Decimal,
}

impl<'f> Gap<'f> {
    fn of(failure: &'f Failure) -> Option<Self> {
        let Some(FigureKey::Cell(at)) = failure.about else { return None };
        Some(Gap { failure, column: at.column, left_over: failure.balance.as_ref()?.left_over })
    }
}

/// Whether a row is the sum of some rows right above it, at least two, in every column.
fn sums_up(trials: &Trials<'_, '_>, rows: &[&Item], row: &Item, gaps: &[Gap<'_>]) -> bool {
    let value = |row: &Item, column: ItemId| {
        trials.written(FigureKey::Cell(CellAt { row: row.id, column })).map(|cell| cell.value).unwrap_or_default()
    };
    let Some(at) = rows.iter().position(|other| other.id == row.id) else { return false };
    let mut sums = vec![Decimal::ZERO; gaps.len()];
    for (count, above) in rows[..at].iter().rev().enumerate() {
        for (sum, gap) in sums.iter_mut().zip(gaps) {
            *sum = sum.checked_add(value(above, gap.column)).unwrap_or_default();
        }
        if count > 0 && sums.iter().zip(gaps).all(|(sum, gap)| *sum == value(row, gap.column)) {
            return true;
        }
    }
    false
}

fn says_of_which(row: &Item) -> bool {
    let title = fold(&shown(row));
    ["varav ", "därav ", "of which "].iter().any(|word| title.starts_with(word))
}
