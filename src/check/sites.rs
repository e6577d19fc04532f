//! The places of a plan where figures are compared. Each can be looked at again, with a figure taken to say something
//! else.

use super::evaluate::{Evaluator, Place};
use super::finding::Findings;
use super::tables::Table;
use super::{budget, indicators, prose, relations};
use crate::model::{Inline, Item, Relation, Series};

/// A place where figures are compared.
#[derive(Clone, Copy)]
pub(super) enum Site<'a> {
    /// A cell, with its total, parts, formulas and whole.
    Cell { table: &'a Table<'a>, row: &'a Item, column: &'a Item },
    /// A relation, in one row or column where it speaks of all.
    Relation { table: &'a Table<'a>, relation: &'a Relation, place: Place, within: Option<&'a Item> },
    /// A value of an indicator, with its share and whole.
    Series { indicator: &'a Item, series: Series<'a> },
    /// A figure in running text.
    Prose { holder: &'a Item, inline: &'a Inline },
}

impl Site<'_> {
    /// Compares what is to be compared here.
    pub(super) fn look(&self, evaluator: &mut Evaluator<'_>, findings: &mut Findings<'_>) {
        match *self {
            Site::Cell { table, row, column } => budget::at(table, row, column, evaluator, findings),
            Site::Relation { table, relation, place, within } => {
                relations::at(table, relation, place, within, evaluator, findings);
            }
            Site::Series { indicator, series } => indicators::at(indicator, &series, evaluator, findings),
            Site::Prose { holder, inline } => {
                prose::at(holder, inline, evaluator, findings);
            }
        }
    }
}
