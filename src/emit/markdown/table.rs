//! Tables of GitHub Flavored Markdown. The source reads as a table too: its columns are padded to one width, where that keeps the
//! lines at a length that an editor shows.

use unicode_width::UnicodeWidthStr;

/// To which side a column leans.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Align {
    /// Words.
    Left,
    /// Figures.
    Right,
}

/// A table. Cells are Markdown without line feeds, bars in them escaped.
pub struct Table {
    columns: Vec<(String, Align)>,
    lines: Vec<Vec<String>>,
}

/// A table whose padded lines would be wider than this is written without padding: one long text would push all else out of sight.
const WIDEST_LINE: usize = 160;

impl Table {
    /// A table with these columns.
    pub fn new(columns: Vec<(String, Align)>) -> Self {
        Table { columns, lines: Vec::new() }
    }

    /// Adds a line: a cell for each column.
    pub fn push(&mut self, cells: Vec<String>) {
        self.lines.push(cells);
    }

    /// The table's lines, each ended by a line feed, and an empty line.
    pub fn write(&self, out: &mut String) {
        let widths: Vec<usize> = (0..self.columns.len()).map(|at| self.width(at)).collect();
        let padded = widths.iter().map(|width| width + 3).sum::<usize>() < WIDEST_LINE;
        let headings: Vec<String> = self.columns.iter().map(|(heading, _)| heading.clone()).collect();
        self.line(&headings, &widths, padded, out);
        for (width, (_, align)) in widths.iter().zip(&self.columns) {
            out.push_str("| ");
            out.push_str(&"-".repeat(if padded { width - 1 } else { 2 }));
            out.push_str(if *align == Align::Right { ": " } else { "- " });
        }
        out.push_str("|\n");
        for cells in &self.lines {
            self.line(cells, &widths, padded, out);
        }
        out.push('\n');
    }

    fn line(&self, cells: &[String], widths: &[usize], padded: bool, out: &mut String) {
        for ((cell, width), (_, align)) in cells.iter().zip(widths).zip(&self.columns) {
            let gap = " ".repeat(if padded { width.saturating_sub(cell.width()) } else { 0 });
            match align {
                _ if !padded && cell.is_empty() => out.push_str("| "),
                Align::Left => out.extend(["| ", cell, &gap, " "]),
                Align::Right => out.extend(["| ", &gap, cell, " "]),
            }
        }
        out.push_str("|\n");
    }

    /// The width of a column, at least three: a shorter rule would not be one.
    fn width(&self, at: usize) -> usize {
        let cells = self.lines.iter().filter_map(|cells| cells.get(at)).chain([&self.columns[at].0]);
        cells.map(|cell| cell.width()).max().unwrap_or(0).max(3)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(table: &Table) -> Vec<String> {
        let mut out = String::new();
        table.write(&mut out);
        assert!(out.ends_with("|\n\n"));
        out.lines().map(str::to_owned).collect()
    }

    #[test]
    fn columns_are_padded_to_their_widest_cell() {
        let mut table = Table::new(vec![("Mnkr".to_owned(), Align::Left), ("2024".to_owned(), Align::Right)]);
        table.push(vec!["Flykting".to_owned(), "−2,8".to_owned()]);
        table.push(vec!["**Summa**".to_owned(), "**28,1**".to_owned()]);
        table.push(vec!["東京".to_owned(), "1".to_owned()]);
        let lines = written(&table);
        assert_eq!(lines[0], "| Mnkr      |     2024 |");
        assert_eq!(lines[1], "| --------- | -------: |");
        assert_eq!(lines[2], "| Flykting  |     −2,8 |");
        assert_eq!(lines[4], "| 東京      |        1 |");
    }

    #[test]
    fn a_table_with_a_long_text_is_not_padded() {
        let mut table = Table::new(vec![("A".to_owned(), Align::Left), ("B".to_owned(), Align::Right)]);
        let long = "x".repeat(200);
        table.push(vec![long.clone(), "1".to_owned()]);
        table.push(vec!["y".to_owned(), String::new()]);
        let lines = written(&table);
        assert_eq!(
            lines[..4],
            ["| A | B |".to_owned(), "| --- | --: |".to_owned(), format!("| {long} | 1 |"), "| y | |".to_owned()]
        );
    }
}
