//! Tables merged row by row, and rows cell by cell.

use std::collections::HashSet;

use unicode_width::UnicodeWidthStr;

use super::document::{Entry, Row, What, collapsed};
use super::lines;
use super::matching::{self, Side, Unsure};
use super::structure::{Merger, Three};

/// Merges the rows of a table that all sides have.
pub(super) fn merge<'e, 't: 'e>(merger: &mut Merger<'_, 'e, 't>, tables: [&'e Entry<'t>; 3]) {
    let mark = (merger.out.len(), merger.conflicts);
    if rows(merger, tables).is_ok() {
        return;
    }
    merger.out.truncate(mark.0);
    merger.conflicts = mark.1;
    let inner = tables.map(Entry::inner);
    merger.text(inner);
    if merger.conflicts == mark.1 {
        // Lines that do not touch may still be of one column.
        merger.out.truncate(mark.0);
        let (text, conflicts) = lines::conflict(inner, merger.style);
        merger.out.push_str(&text);
        merger.conflicts += conflicts;
    }
}

fn rows<'e, 't: 'e>(merger: &mut Merger<'_, 'e, 't>, tables: [&'e Entry<'t>; 3]) -> Result<(), Unsure> {
    let mut columns: [&[String]; 3] = [&[]; 3];
    for (side, table) in tables.iter().enumerate() {
        let What::Block(_, block) = &table.what else { return Err(Unsure) };
        columns[side] = block.columns.as_deref().ok_or(Unsure)?;
        let known: HashSet<&String> = columns[side].iter().collect();
        if known.len() < columns[side].len() {
            return Err(Unsure);
        }
        for entry in &block.entries {
            if matches!(&entry.what, What::Row(row) if row.cells.len() != columns[side].len()) {
                return Err(Unsure);
            }
        }
    }
    let sides = matching::matched(tables.map(|table| table.entries()))?;
    let result = merged_columns(columns)?;
    nothing_lost(&sides, columns, &result)?;
    let writer = Writer::new(columns, &result, tables);
    let entries = |name: &str| sides.each_ref().map(|side| side.get(name).copied());
    let stays = |[base, ours, theirs]: Three<'e, 't>| match (base, ours, theirs) {
        (Some(_), None, None) => false,
        (Some(base), Some(one), None) | (Some(base), None, Some(one)) => one.says != base.says,
        _ => true,
    };
    let kept: HashSet<String> =
        sides.iter().flat_map(Side::keys).filter(|name| stays(entries(name))).cloned().collect();
    for name in matching::arranged(sides.each_ref(), &kept)? {
        row(merger, &writer, entries(&name));
    }
    Ok(())
}

/// The columns of the result: those of ours, with what they have put in.
fn merged_columns(columns: [&[String]; 3]) -> Result<Vec<String>, Unsure> {
    let [base, ours, theirs] = columns;
    if theirs == base || ours == theirs {
        return Ok(ours.to_vec());
    }
    if ours == base {
        return Ok(theirs.to_vec());
    }
    let adds = |side: &[String]| {
        let left: Vec<&String> = side.iter().filter(|name| base.contains(name)).collect();
        left.iter().copied().eq(base)
    };
    if !adds(ours) || !adds(theirs) {
        return Err(Unsure);
    }
    let mut result = ours.to_vec();
    let mut before: Option<&String> = None;
    for name in theirs {
        if !result.contains(name) {
            let mut at =
                before.and_then(|before| result.iter().position(|other| other == before)).map_or(0, |at| at + 1);
            while result.get(at).is_some_and(|other| !theirs.contains(other)) {
                at += 1;
            }
            result.insert(at, name.clone());
        }
        before = Some(name);
    }
    Ok(result)
}

/// Unsure where a column goes that one side took away and the other wrote in.
fn nothing_lost(sides: &[Side<'_, '_>; 3], columns: [&[String]; 3], result: &[String]) -> Result<(), Unsure> {
    for side in [1, 2] {
        for (at, _) in columns[side].iter().enumerate().filter(|(_, name)| !result.contains(name)) {
            for (name, entry) in &sides[side] {
                let What::Row(row) = &entry.what else { continue };
                let old = sides[0].get(name).and_then(|old| cell(old, columns[0], &columns[side][at]));
                let cell = row.cells.get(at).copied().unwrap_or_default();
                if !row.plain && collapsed(cell) != collapsed(old.unwrap_or_default()) {
                    return Err(Unsure);
                }
            }
        }
    }
    Ok(())
}

fn cell<'t>(entry: &Entry<'t>, columns: &[String], name: &str) -> Option<&'t str> {
    let What::Row(row) = &entry.what else { return None };
    columns.iter().position(|column| column == name).and_then(|at| row.cells.get(at)).copied()
}

/// A row as it is to be written: its cells, and what stands behind them.
#[derive(Clone, Default)]
struct Cells<'t> {
    cells: Vec<&'t str>,
    rest: &'t str,
}

fn row<'t>(merger: &mut Merger<'_, '_, 't>, writer: &Writer<'_, 't>, entry: Three<'_, 't>) {
    let [base, ours, theirs] = entry;
    let Some(first) = ours.or(theirs) else { return };
    let blank = match (base, ours, theirs) {
        (Some(base), Some(ours), Some(theirs)) if ours.blank == base.blank => theirs.blank,
        _ => first.blank,
    };
    merger.out.push_str(blank);
    if entry.iter().flatten().any(|entry| !matches!(entry.what, What::Row(_))) {
        return match entry {
            [_, Some(ours), Some(theirs)] if ours.says == theirs.says => merger.out.push_str(ours.own),
            [None, Some(one), None] | [None, None, Some(one)] => merger.out.push_str(one.own),
            [Some(base), Some(ours), Some(theirs)] if theirs.says == base.says => merger.out.push_str(ours.own),
            [Some(base), Some(ours), Some(theirs)] if ours.says == base.says => merger.out.push_str(theirs.own),
            _ => merger.conflict_of(entry.map(|entry| entry.map_or("", |entry| entry.own))),
        };
    }
    match entry {
        [_, Some(ours), Some(theirs)] => {
            let leads = [base.map_or("", |base| base.lead), ours.lead, theirs.lead];
            merger.lead(leads);
            let (first, second, conflict) = writer.merged(entry);
            if !conflict {
                return merger.out.push_str(&writer.line(&first, Some(ours)));
            }
            let old = base.map(|base| writer.line(&writer.cells(0, base), Some(ours))).unwrap_or_default();
            let sides = [old, writer.line(&first, Some(ours)), writer.line(&second, Some(ours))];
            merger.conflict_of(sides.each_ref().map(String::as_str));
        }
        [None, ours, theirs] => {
            let (side, one) = if ours.is_some() { (1, ours) } else { (2, theirs) };
            if let Some(one) = one {
                merger.out.push_str(one.lead);
                merger.out.push_str(&writer.line(&writer.cells(side, one), ours));
            }
        }
        _ => {
            let lines = [0, 1, 2].map(|side| match entry[side] {
                Some(one) => format!("{}{}", one.lead, writer.line(&writer.cells(side, one), ours)),
                None => String::new(),
            });
            merger.conflict_of(lines.each_ref().map(String::as_str));
        }
    }
}

/// Writes rows with the columns of the result, as wide as ours are.
struct Writer<'w, 't> {
    columns: [&'w [String]; 3],
    result: &'w [String],
    widths: Vec<usize>,
    /// Whether our cells stand to the right.
    right: Vec<bool>,
    indent: &'t str,
}

impl<'w, 't> Writer<'w, 't> {
    fn new(columns: [&'w [String]; 3], result: &'w [String], tables: [&Entry<'t>; 3]) -> Self {
        let rows = |side: usize| tables[side].entries().iter().filter_map(row_of);
        let head = rows(1).next().map(gaps).unwrap_or_default();
        let place = |side: usize, name: &String| columns[side].iter().position(|column| column == name);
        let widest = |name: &String| {
            let at = place(2, name);
            rows(2).filter_map(|row| row.cells.get(at?)).map(|cell| if row_rule(cell) { 3 } else { cell.width() }).max()
        };
        let own = |name: &String| place(1, name).and_then(|at| head.get(at));
        let width = |name: &String| match own(name) {
            Some(gap) => (gap.0 + gap.1 + gap.2).saturating_sub(2),
            None => widest(name).unwrap_or(0),
        };
        let right = |name: &String| {
            let at = place(1, name);
            let full = rows(1)
                .filter(|row| !row.plain && at.is_some_and(|at| !row.cells.get(at).is_none_or(|cell| cell.is_empty())));
            let gaps: Vec<_> = full.filter_map(|row| gaps(row).get(at?).copied()).collect();
            gaps.iter().any(|gap| gap.0 > 1) && gaps.iter().all(|gap| gap.2 <= 1)
        };
        Writer {
            columns,
            result,
            widths: result.iter().map(width).collect(),
            right: result.iter().map(right).collect(),
            indent: rows(1).next().map_or("", |row| row.indent),
        }
    }

    /// The cells of a row of one side.
    fn cells(&self, side: usize, entry: &Entry<'t>) -> Cells<'t> {
        let cells = self.result.iter().map(|name| cell(entry, self.columns[side], name).unwrap_or_default()).collect();
        Cells { cells, rest: row_of(entry).map_or("", |row| row.rest) }
    }

    /// A row merged cell by cell: with ours where both differ, with theirs, and whether they do anywhere.
    fn merged(&self, entry: Three<'_, 't>) -> (Cells<'t>, Cells<'t>, bool) {
        let (mut first, mut second) = (Cells::default(), Cells::default());
        let mut conflict = false;
        let mut decide = |[base, ours, theirs]: [Option<&'t str>; 3]| {
            let old = base.unwrap_or_default();
            let (ours, theirs) = (ours.unwrap_or(old), theirs.unwrap_or(old));
            let [b, o, t] = [old, ours, theirs].map(collapsed);
            // A line of hyphens is as long as its column.
            if t == b || o == t || (row_rule(ours) && row_rule(theirs)) {
                (ours, ours)
            } else if o == b {
                (theirs, theirs)
            } else {
                conflict = true;
                (ours, theirs)
            }
        };
        for name in self.result {
            let of = |side: usize| entry[side].and_then(|entry| cell(entry, self.columns[side], name));
            let (one, other) = decide([of(0), of(1), of(2)]);
            first.cells.push(one);
            second.cells.push(other);
        }
        (first.rest, second.rest) = decide(entry.map(|entry| entry.and_then(row_of).map(|row| row.rest)));
        (first, second, conflict)
    }

    /// Writes a row; the line of ours where it says just that.
    fn line(&self, row: &Cells<'t>, ours: Option<&Entry<'t>>) -> String {
        if let Some(own) = ours.and_then(row_of)
            && self.columns[1] == self.result
            && own.rest == row.rest
            && own.cells.iter().map(|cell| collapsed(cell)).eq(row.cells.iter().map(|cell| collapsed(cell)))
        {
            return own.line.to_owned();
        }
        let mut line = format!("{}|", self.indent);
        for (at, text) in row.cells.iter().enumerate() {
            let width = self.widths.get(at).copied().unwrap_or(0);
            if row_rule(text) {
                let (start, end) = (text.starts_with(':'), text.ends_with(':'));
                let hyphens = (width + 2).max(3) - usize::from(start) - usize::from(end);
                line.extend([if start { ":" } else { "" }, &"-".repeat(hyphens), if end { ":" } else { "" }, "|"]);
                continue;
            }
            let spare = " ".repeat(width.saturating_sub(text.width()));
            let right = self.right.get(at).copied().unwrap_or(false);
            let (before, after) = if right { (spare.as_str(), "") } else { ("", spare.as_str()) };
            line.extend([" ", before, text, after, " |"]);
        }
        if !row.rest.is_empty() {
            line.extend([" ", row.rest]);
        }
        line.push('\n');
        line
    }
}

fn row_of<'e, 't>(entry: &'e Entry<'t>) -> Option<&'e Row<'t>> {
    match &entry.what {
        What::Row(row) => Some(row),
        _ => None,
    }
}

fn row_rule(cell: &str) -> bool {
    let bare = cell.trim_matches(':');
    bare.len() >= 3 && bare.bytes().all(|byte| byte == b'-')
}

/// For each cell the space before it, its own width, the space behind it.
fn gaps(row: &Row<'_>) -> Vec<(usize, usize, usize)> {
    let start = row.line.as_ptr() as usize;
    let mut from = row.indent.len() + 1;
    let mut gaps = Vec::with_capacity(row.cells.len());
    for cell in &row.cells {
        let at = (cell.as_ptr() as usize).saturating_sub(start);
        let end = at + cell.len();
        let (Some(before), Some(behind)) = (row.line.get(from..at), row.line.get(end..)) else { break };
        let bar = behind.find('|').unwrap_or(behind.trim_end().len());
        gaps.push((before.width(), cell.width(), behind[..bar].width()));
        from = end + bar + 1;
    }
    gaps
}
