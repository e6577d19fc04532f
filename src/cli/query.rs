//! `planc query`.

use std::path::PathBuf;

use clap::{Args, ValueEnum};
use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

use super::terminal::Terminal;
use super::{Failure, Outcome, report};
use crate::check::Checked;
use crate::diagnostic::Severity;
use crate::emit::{answer, csv, json};
use crate::language::Language;
use crate::model::Query;
use crate::query;
use crate::sources::DiskSources;
use crate::workspace::compile_asking;

/// Ask a plan a question, and show the answer as a table, CSV or JSON
///
/// A question says what it asks for, perhaps where and which, and how it is shown: "uppdrag där status != klar ordnat
/// efter nummer visa nummer, titel", "assignments where status != completed order by number show number, title".
#[derive(Args)]
pub(super) struct Arguments {
    /// The project's folder, or a single .plan file, which is then read alone
    path: PathBuf,

    /// A question, or the id of a view in the plan
    query: String,

    /// How to show the answer
    #[arg(long, value_enum, value_name = "FORMAT", default_value = "table")]
    format: Format,
}

#[derive(Clone, Copy, ValueEnum)]
enum Format {
    Table,
    Csv,
    Json,
}

pub(super) fn run(arguments: &Arguments, terminal: &mut Terminal) -> Result<Outcome, Failure> {
    let sources = DiskSources::open(&arguments.path)?;
    let progress = terminal.progress("progress-checking");
    let (compilation, query, file) = compile_asking(&progress.watch(&sources), &arguments.query);
    drop(progress);
    terminal.speak(compilation.checked.plan.config.language);
    // Warnings about the plan would stand in the way of the answer.
    let errors = compilation.diagnostics.iter().filter(|found| found.severity == Severity::Error);
    let (own, others): (Vec<_>, Vec<_>) = errors.partition(|found| found.span.is_some_and(|span| span.file == file));
    for error in others.iter().chain(&own) {
        terminal.diagnostic(error, &compilation.sources);
    }
    report::readable(&compilation)?;
    if !own.is_empty() {
        return Err(Failure::Said);
    }
    if let Some(query) = query {
        let checked = &compilation.checked;
        match arguments.format {
            Format::Csv => terminal.print_bytes(&csv::answer_csv(checked, &query))?,
            Format::Json => terminal.print_bytes(&json::answer_json(checked, &query))?,
            Format::Table => {
                let (table, count) = table(checked, &query, terminal.language());
                terminal.print_bytes(table.as_bytes())?;
                terminal.say("answer-count", &[("count", count.into())]);
            }
        }
    }
    Ok(if others.is_empty() { Outcome::Well } else { Outcome::Faulty })
}

/// Wider cells are cut: one long text would push every other column off the screen.
const WIDEST: usize = 60;

/// The answer as lines with aligned columns, and how many items it has.
fn table(checked: &Checked, asked: &Query, language: Language) -> (String, usize) {
    let plan = &checked.plan;
    let answer = answer::answer(checked, asked);
    let headings: Vec<String> =
        answer.columns.iter().map(|column| shortened(&query::heading(plan, column, language))).collect();
    let lines = answer.items.iter().map(|id| {
        let cells = answer.columns.iter().map(|column| {
            let found = answer::shown(checked, plan.item(*id), &column.operand);
            let texts: Vec<String> = found.iter().map(|found| answer::text(checked, found, language)).collect();
            shortened(&texts.join(", "))
        });
        cells.collect()
    });
    let lines: Vec<Vec<String>> = lines.collect();
    let right: Vec<bool> =
        answer.columns.iter().map(|column| answer::is_figures(checked, &answer, &column.operand)).collect();
    let count = lines.len();
    (if count == 0 { String::new() } else { aligned(headings, &lines, &right) }, count)
}

/// Headings, a rule, and lines, each column as wide as its widest cell.
fn aligned(headings: Vec<String>, lines: &[Vec<String>], right: &[bool]) -> String {
    let widths: Vec<usize> = (0..headings.len())
        .map(|at| lines.iter().chain([&headings]).filter_map(|line| line.get(at)).map(|cell| cell.width()).max())
        .map(Option::unwrap_or_default)
        .collect();
    let rule = widths.iter().map(|width| "-".repeat(*width)).collect();
    let mut out = String::new();
    for line in [&headings, &rule].into_iter().chain(lines) {
        let cells = line.iter().zip(&widths).zip(right).map(|((cell, width), right)| {
            let gap = " ".repeat(width.saturating_sub(cell.width()));
            if *right { format!("{gap}{cell}") } else { format!("{cell}{gap}") }
        });
        let line = cells.collect::<Vec<String>>().join("  ");
        out.push_str(line.trim_end());
        out.push('\n');
    }
    out
}

/// A text on one line that is not too wide. What would steer the terminal is taken away.
pub(super) fn shortened(text: &str) -> String {
    let plain: String = text.trim().chars().map(|letter| if letter.is_control() { ' ' } else { letter }).collect();
    if plain.width() <= WIDEST {
        return plain;
    }
    let mut width = 1;
    let mut kept: String = plain
        .chars()
        .take_while(|letter| {
            width += letter.width().unwrap_or(0);
            width <= WIDEST
        })
        .collect();
    kept.truncate(kept.trim_end().len());
    kept.push('…');
    kept
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_aligned_by_what_is_seen() {
        let line = |cells: [&str; 2]| cells.map(str::to_owned).to_vec();
        let table =
            aligned(line(["Titel", "Antal"]), &[line(["日本", "1"]), line(["a\u{308}rende", "10"])], &[false, true]);
        assert_eq!(table, "Titel   Antal\n------  -----\n日本        1\na\u{308}rende     10\n");
    }

    #[test]
    fn long_cells_are_cut_and_nothing_steers_the_terminal() {
        assert_eq!(shortened("a\u{1b}[31m\nb"), "a [31m b");
        let cut = shortened(&"日".repeat(60));
        assert_eq!(cut.width(), 59);
        assert!(cut.ends_with('…'));
        assert_eq!(shortened(&"å".repeat(60)), "å".repeat(60));
    }
}
