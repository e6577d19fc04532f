//! Lines of an explanation: headings, and rows whose figures stand under each other.

use unicode_width::UnicodeWidthStr;

use super::super::query::shortened;
use super::markdown::{PageStyle, heading};

/// A part of an explanation in the making.
#[derive(Default)]
pub struct Section {
    lines: Vec<Line>,
}

enum Line {
    /// Text by itself.
    Text(usize, String),
    /// A name, a figure and what is said of it, under those of the lines around it.
    Row { indent: usize, label: String, value: String, notes: Vec<String> },
}

impl Section {
    /// Adds a line of text.
    pub fn text(&mut self, indent: usize, text: &str) {
        self.lines.push(Line::Text(indent, plain(text)));
    }

    /// Adds a row.
    pub fn row<const N: usize>(&mut self, indent: usize, label: &str, value: &str, notes: [&str; N]) {
        let notes = notes.iter().map(|note| plain(note)).collect();
        self.lines.push(Line::Row { indent, label: shortened(label), value: plain(value), notes });
    }

    /// Whether nothing was added.
    pub fn is_empty(&self) -> bool {
        self.lines.is_empty()
    }

    /// Writes a heading and the lines under it.
    pub fn write(&self, title: &str, style: PageStyle, out: &mut String) {
        if !out.is_empty() {
            out.push('\n');
        }
        out.push_str(&heading(&plain(title), style));
        out.push('\n');
        let rows = || self.lines.iter().filter_map(Line::row);
        let label_width = rows().map(|(indent, label, ..)| indent * 2 + label.width()).max().unwrap_or(0);
        let value_width = rows().map(|(_, _, value, _)| value.width()).max().unwrap_or(0);
        let columns = rows().map(|(.., notes)| notes.len()).max().unwrap_or(0);
        let note_widths: Vec<usize> = (0..columns)
            .map(|at| rows().filter_map(|(.., notes)| notes.get(at)).map(|note| note.width()).max().unwrap_or(0))
            .collect();
        for line in &self.lines {
            let text = match line {
                Line::Text(indent, text) => format!("{}{text}", "  ".repeat(*indent)),
                Line::Row { indent, label, value, notes } => {
                    let mut text = format!("{}{label}", "  ".repeat(*indent));
                    push_gap(&mut text, label_width);
                    if value_width > 0 {
                        text.push_str("  ");
                        text.push_str(&" ".repeat(value_width.saturating_sub(value.width())));
                        text.push_str(value);
                    }
                    let mut until = text.width();
                    for (note, width) in notes.iter().zip(&note_widths) {
                        text.push_str("  ");
                        text.push_str(note);
                        until += 2 + width;
                        push_gap(&mut text, until);
                    }
                    text
                }
            };
            out.push_str("  ");
            out.push_str(text.trim_end());
            out.push('\n');
        }
    }
}

impl Line {
    fn row(&self) -> Option<(usize, &str, &str, &[String])> {
        match self {
            Line::Text(..) => None,
            Line::Row { indent, label, value, notes } => Some((*indent, label, value, notes)),
        }
    }
}

fn push_gap(text: &mut String, width: usize) {
    text.push_str(&" ".repeat(width.saturating_sub(text.width())));
}

/// A text on one line. What would steer the terminal is taken away.
fn plain(text: &str) -> String {
    text.chars().map(|letter| if letter.is_control() { ' ' } else { letter }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_stand_under_each_other() {
        let mut section = Section::default();
        section.row(0, "Skola", "10,0 mnkr", ["a.plan:5", ""]);
        section.text(1, "Formel: x");
        section.row(1, "Vård\u{1b}[31m", "100,0 mnkr", ["b.plan:12", "stämmer"]);
        let mut out = String::new();
        section.write("Delar", PageStyle { width: 80, styled: false }, &mut out);
        let lines = [
            "Delar",
            "  Skola         10,0 mnkr  a.plan:5",
            "    Formel: x",
            "    Vård [31m  100,0 mnkr  b.plan:12  stämmer",
            "",
        ];
        assert_eq!(out, lines.join("\n"));
    }
}
