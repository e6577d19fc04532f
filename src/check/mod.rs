//! The rules over a resolved plan.
//!
//! [`tables`] lays budgets out, [`evaluate`] reckons expressions over them and keeps what rounding can have done,
//! [`compare`] sets a stated figure against a reckoned one. A rule is a file: [`budget`] (totals, parts,
//! formulas), [`of_which`], [`relations`], [`indicators`], [`prose`], [`times`]; [`complete`] holds the rules of completeness and
//! text, and [`coverage`] what they and the figures of coverage ask alike. [`provenance`] keeps what the rules over
//! figures compare, for who asks how a figure comes about. [`finding`] sorts out at the end what
//! stands, what only rests on something wrong, and what the writer accepts.

mod accept;
mod budget;
mod cause;
mod compare;
mod complete;
mod coverage;
mod evaluate;
mod finding;
mod hints;
mod indicators;
mod joined;
mod mend;
mod of_which;
mod prose;
mod provenance;
mod relations;
mod sites;
mod slips;
mod tables;
mod times;
mod trial;

use std::collections::HashMap;

use rust_decimal::Decimal;

use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::model::{CellAt, Deviation, ItemId, Plan, Unit, Value};
use crate::sources::SourceMap;
use crate::text::Span;

pub use complete::default_level;
pub use coverage::{Coverage, coverage};
pub use evaluate::Input;
pub use provenance::{About, Derivation, Provenance, Verdict, Way, provenance};

use evaluate::Evaluator;
use finding::Findings;
use tables::Tables;

/// A plan and all that checking it has found out. Only [`check`] makes one.
#[derive(Debug)]
pub struct Checked {
    /// The plan.
    pub plan: Plan,
    /// Values of the cells that the writer left to planc (`=`).
    pub computed: HashMap<CellAt, Decimal>,
    /// Value of each figure in prose, by its place in the sources. Absent where it could not be computed.
    pub prose_figures: HashMap<Span, ProseFigure>,
    /// Findings that stand.
    pub findings: Vec<Diagnostic>,
    /// Findings that the writer accepts, each with the item and the place in its entries of the acceptance.
    pub accepted: Vec<Accepted>,
    /// How many figures were compared.
    pub figures_checked: usize,
}

/// A figure in prose: its value in the unit of what it points at.
#[derive(Clone, Debug)]
pub struct ProseFigure {
    /// The value, rounded to the decimals of its parts.
    pub value: Decimal,
    /// Its unit.
    pub unit: Option<Unit>,
}

/// A finding that the writer accepts.
#[derive(Debug)]
pub struct Accepted {
    /// What was found.
    pub finding: Diagnostic,
    /// The item that accepts it.
    pub by: ItemId,
    /// Which of that item's entries is the acceptance.
    pub entry: usize,
}

impl Accepted {
    /// The acceptance itself, with its reason.
    pub fn deviation<'a>(&self, plan: &'a Plan) -> Option<&'a Deviation> {
        match &plan.item(self.by).entries.get(self.entry)?.value {
            Value::Deviation(deviation) => Some(deviation),
            _ => None,
        }
    }
}

/// Runs every rule over a plan that was read from `sources`. `found` is what reading it has found, `acceptable` what
/// of that the plan may accept.
pub fn check(plan: Plan, sources: &SourceMap, found: &[Diagnostic], acceptable: Vec<Diagnostic>) -> Checked {
    let tables = Tables::new(&plan);
    let mut evaluator = Evaluator::new(&plan, &tables);
    let mut findings = Findings::default();
    let prose_figures = figures(&tables, &mut evaluator, &mut findings);
    times::check(&plan, &mut findings);
    complete::check(&plan, sources, !found.iter().any(hides), &mut findings);
    for diagnostic in std::mem::take(&mut evaluator.diagnostics).into_iter().chain(acceptable) {
        findings.fault(diagnostic);
    }
    let figures_checked = findings.checked;
    let (mut standing, accepted) = findings.settle(&tables, &evaluator.computed, sources);
    let computed = evaluator.computed.into_iter().filter_map(|(at, value)| Some((at, value?.value))).collect();
    // A formula is reckoned once for each row; what is wrong with it is said once.
    let mut seen = std::collections::HashSet::new();
    standing.retain(|finding| {
        seen.insert((finding.code, finding.span, finding.target.as_ref().map(|target| target.path.clone())))
    });
    Checked { computed, prose_figures, findings: standing, accepted, figures_checked, plan }
}

/// Runs the rules over figures. Gives the value of each figure in prose.
fn figures<'a>(
    tables: &'a Tables<'a>,
    evaluator: &mut Evaluator<'a>,
    findings: &mut Findings<'a>,
) -> HashMap<Span, ProseFigure> {
    for table in &tables.all {
        budget::check(table, evaluator, findings);
        relations::check(table, evaluator, findings);
    }
    indicators::check(evaluator, findings);
    prose::check(evaluator, findings)
}

/// Whether a fault of reading leaves something out of the plan: a line, a name, a file.
fn hides(fault: &Diagnostic) -> bool {
    let left_out = fault.code < Code::MissingValue && fault.severity == Severity::Error;
    left_out || matches!(fault.code, Code::FileUnreadable | Code::FileNotUtf8)
}
