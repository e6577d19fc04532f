//! A budget as a table: its rows and columns as stated, totals bold.

use std::collections::HashMap;

use super::capitalised;
use super::page::Page;
use super::table::{Align, Table};
use crate::emit::message::{Change, Figures, Shares, share};
use crate::emit::prose::markdown::{self, escape};
use crate::emit::relations::cells_in_order;
use crate::model::{CellAt, Counting, Figure, Item, ItemId, Unit};
use crate::vocabulary::FieldName;

/// Before the title of a row that stands under another: as wide as two letters, and kept by every host.
const INDENT: &str = "\u{2003}";

impl Page<'_> {
    /// The table of a budget, then what is said of its rows and columns.
    pub fn budget(&self, budget: &Item, out: &mut String) {
        let plan = &self.checked.plan;
        let columns: Vec<&Item> = plan.columns(budget).collect();
        let rows = plan.rows(budget);
        if columns.is_empty() || rows.is_empty() {
            return;
        }
        let unit = plan.unit_in_force(budget);
        let corner = unit.map_or_else(String::new, |unit| markdown::escape(unit.display(self.language())));
        let mut headings = vec![(corner, Align::Left)];
        headings.extend(columns.iter().map(|column| (self.column_title(column, unit), Align::Right)));
        let mut table = Table::new(headings);
        for row in rows {
            table.push(self.row(budget, row, &columns, unit));
        }
        table.write(out);
        let figures = Figures::of(self.checked, budget);
        // A budget that states shares need not have them said again.
        let stated = columns.iter().any(|column| column.unit() == Some(&Unit::Percent));
        if let Some(shares) = figures.shares().filter(|_| !stated) {
            self.shares(&shares, &figures, out);
        }
        match (figures.steps(), figures.totals()) {
            (Some(change), _) => self.steps(&change, unit, out),
            (None, Some(change)) => out.push_str(&format!("{}\n\n", escape(&change.message))),
            (None, None) => {}
        }
    }

    /// The rows as parts of the total.
    fn shares(&self, shares: &Shares, figures: &Figures<'_>, out: &mut String) {
        out.push_str(&format!("{}\n\n", escape(&shares.message)));
        let heads = [
            (self.label("budget-row"), Align::Left),
            (capitalised(&escape(&shares.column)), Align::Right),
            (self.label("coverage-share"), Align::Right),
        ];
        let mut table = Table::new(heads.into());
        for part in &shares.parts {
            let percent = share(self.language(), part.value, shares.total);
            table.push(vec![escape(&part.name), escape(&figures.amount(part.value)), percent]);
        }
        table.write(out);
    }

    /// The total's way from one amount to the next.
    fn steps(&self, change: &Change, unit: Option<&Unit>, out: &mut String) {
        out.push_str(&format!("{}\n\n", escape(&change.message)));
        let unit = unit.map_or_else(String::new, |unit| escape(unit.display(self.language())));
        let mut table = Table::new(vec![(self.label("budget-step"), Align::Left), (capitalised(&unit), Align::Right)]);
        for step in &change.steps {
            let cells = [escape(&capitalised(&step.name)), step.amount(self.language())];
            table.push(cells.map(|cell| if step.whole { bold(&cell) } else { cell }).into());
        }
        table.write(out);
    }

    /// A column's title, with its unit where it is not the table's.
    fn column_title(&self, column: &Item, unit: Option<&Unit>) -> String {
        let title = capitalised(&markdown::inline(self.checked, &column.title, self));
        match column.unit().filter(|own| Some(*own) != unit) {
            Some(own) => format!("{title}, {}", markdown::escape(own.display(self.language()))),
            None => title,
        }
    }

    fn row(&self, budget: &Item, row: &Item, columns: &[&Item], unit: Option<&Unit>) -> Vec<String> {
        let figures: HashMap<ItemId, &Figure> = cells_in_order(row).collect();
        let cells = columns.iter().map(|column| {
            let computed = self.checked.computed.get(&CellAt { row: row.id, column: column.id }).copied();
            let unit = column.unit().or(unit);
            figures.get(&column.id).map(|figure| self.figure(figure, computed, unit)).unwrap_or_default()
        });
        let total = matches!(row.counting(), Some(Counting::Total | Counting::Subtotal));
        let title = std::iter::once(self.row_title(budget, row));
        title.chain(cells).map(|cell| if total { bold(&cell) } else { cell }).collect()
    }

    fn row_title(&self, budget: &Item, row: &Item) -> String {
        let title = match self.namesake(row) {
            Some(about) => self.link_to(about),
            None => markdown::inline(self.checked, &row.title, self),
        };
        let title = match row.line(FieldName::Number) {
            Some(number) => format!("{} {title}", markdown::escape(number)),
            None => title,
        };
        let nested = self.checked.plan.enclosing(row).skip(1).take_while(|item| item.id != budget.id).count();
        match row.counting() {
            Some(Counting::OfWhich(_)) => INDENT.repeat(nested.max(1)) + &self.part_of_whole(&title),
            Some(Counting::PartOf(_)) => INDENT.repeat(nested.max(1)) + &title,
            _ => INDENT.repeat(nested) + &title,
        }
    }
}

/// Strong, with the footnote marks at its end left outside.
fn bold(cell: &str) -> String {
    if cell.trim().is_empty() {
        return cell.to_owned();
    }
    let marks = cell.find("[^").filter(|at| *at > 0).unwrap_or(cell.len());
    format!("**{}**{}", &cell[..marks], &cell[marks..])
}
