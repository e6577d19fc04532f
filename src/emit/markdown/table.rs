//! Tables of GitHub Flavored Markdown, padded so that the source reads as a table too.

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

/// Wider cells are not padded to: one long text would push every other line out of sight.
const WIDEST: usize = 60;

impl Table {
    /// A table with these columns.
    pub fn new(columns: Vec<(String, Align)>) -> Self {
        Table { columns, lines: Vec::new() }
    }

    /// Adds a line: a cell for each column.
    pub fn push(&mut self, cells: Vec<String>) {
        self.lines.push(cells);
    }

    /// The table's lines, each ended by a line feed.
    pub fn write(&self, out: &mut String) {
        let widths: Vec<usize> = (0..self.columns.len()).map(|at| self.width(at)).collect();
        let headings: Vec<String> = self.columns.iter().map(|(heading, _)| heading.clone()).collect();
        self.line(&headings, &widths, out);
        for (width, (_, align)) in widths.iter().zip(&self.columns) {
            out.push_str("| ");
            out.push_str(&"-".repeat(width - 1));
            out.push_str(if *align == Align::Right { ": " } else { "- " });
        }
        out.push_str("|\n");
        for cells in &self.lines {
            self.line(cells, &widths, out);
        }
    }

    fn line(&self, cells: &[String], widths: &[usize], out: &mut String) {
        for ((cell, width), (_, align)) in cells.iter().zip(widths).zip(&self.columns) {
            let gap = " ".repeat(width.saturating_sub(cell.chars().count()));
            match align {
                Align::Left => out.extend(["| ", cell, &gap, " "]),
                Align::Right => out.extend(["| ", &gap, cell, " "]),
            }
        }
        out.push_str("|\n");
    }

    /// The width of a column, at least three: a shorter rule would not be one.
    fn width(&self, at: usize) -> usize {
        let cells = self.lines.iter().filter_map(|cells| cells.get(at)).chain([&self.columns[at].0]);
        cells.map(|cell| cell.chars().count()).filter(|width| *width <= WIDEST).max().unwrap_or(0).max(3)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_padded_to_their_widest_cell() {
        let mut table = Table::new(vec![("Mnkr".to_owned(), Align::Left), ("2024".to_owned(), Align::Right)]);
        table.push(vec!["Flykting".to_owned(), "−2,8".to_owned()]);
        table.push(vec!["**Summa**".to_owned(), "**28,1**".to_owned()]);
        let mut out = String::new();
        table.write(&mut out);
        let lines: Vec<&str> = out.lines().collect();
        assert_eq!(lines[0], "| Mnkr      |     2024 |");
        assert_eq!(lines[1], "| --------- | -------: |");
        assert_eq!(lines[2], "| Flykting  |     −2,8 |");
    }
}
