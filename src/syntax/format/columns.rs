//! In which column the values of fields start.

use unicode_width::UnicodeWidthStr;

use super::layout::{Entry, What};
use super::statement::Field;

/// The least number of spaces between a field's word and its value.
pub(super) const GAP: usize = 2;

/// A word that is longer stands out by itself, and moves no value in the lines beside it.
const LONGEST: usize = 20;

/// The column of each entry's value, counted from the start of its word.
///
/// Fields in consecutive lines are a group. A group keeps the column that it has, so that a field which is added,
/// changed or taken away is one changed line; one whose word is too long for the column has its value two spaces after
/// it. A group that has no column gets that of its longest word.
pub(super) fn value_columns(entries: &[Entry], realign: bool) -> Vec<usize> {
    let mut columns = vec![0; entries.len()];
    let mut at = 0;
    while at < entries.len() {
        let Some(first) = field(&entries[at]) else {
            at += 1;
            continue;
        };
        let mut group = vec![first];
        let depth = entries[at].depth;
        let rest = entries[at + 1..].iter().map_while(|entry| field(entry).filter(|_| beside(entry, depth)));
        group.extend(rest);
        let column = column(&group, realign);
        columns[at..at + group.len()].fill(column);
        at += group.len();
    }
    columns
}

fn beside(entry: &Entry, depth: usize) -> bool {
    !entry.blank && entry.depth == depth
}

fn field(entry: &Entry) -> Option<&Field> {
    match &entry.what {
        What::Statement(written) if written.fence.is_none() && !written.opens => written.field.as_ref(),
        _ => None,
    }
}

fn column(group: &[&Field], realign: bool) -> usize {
    let widths = || group.iter().filter(|field| field.has_value).map(|field| field.word.width());
    let own = || {
        // A value that stands further from its word than it must shows the column; one alone could be a slip of the
        // finger, unless another's word reaches just to it.
        let padded = |field: &&&Field| field.gap.filter(|gap| *gap > GAP).map(|gap| field.word.width() + gap);
        let padded: Vec<usize> = group.iter().filter_map(|field| padded(&field)).collect();
        let count = |column: usize| padded.iter().filter(|other| **other == column).count();
        let holds = |column: &&usize| count(**column) > 1 || widths().any(|width| width + GAP == **column);
        padded.iter().filter(holds).max_by_key(|column| (count(**column), **column)).copied()
    };
    let longest = || widths().filter(|width| *width <= LONGEST).max().map_or(0, |width| width + GAP);
    if realign || group.iter().any(|field| field.reworded) { longest() } else { own().unwrap_or_else(longest) }
}
