//! `planc check --fix`: shows each change, asks, writes.

use clap::{Args, ValueEnum};
use similar::TextDiff;

use super::report::Report;
use super::show::from_here;
use super::terminal::Terminal;
use super::{Failure, Outcome};
use crate::diagnostic::render::{Finding, short};
use crate::diagnostic::{Diagnostic, FixKind};
use crate::fix::{LeftOut, Made, mend};
use crate::sources::{DiskSources, Replacement};
use crate::workspace::Compilation;

/// Unchanged lines that are shown around a change.
const CONTEXT: usize = 1;

/// How to fix what was found.
#[derive(Args)]
pub(super) struct FixArguments {
    /// Mend what planc can mend by itself: misspelt words, form; with --fix=sums (with an equals sign) also stated
    /// sums that are not what their parts make
    ///
    /// Each change is shown before it is made. On a terminal planc asks; elsewhere it changes nothing without --yes. A
    /// fix that would bring a new error is left out, and a file that has changed meanwhile is not touched.
    #[arg(long, value_enum, value_name = "WHAT", num_args = 0..=1, require_equals = true, default_missing_value = "safe")]
    pub fix: Option<What>,

    /// Make the fixes without asking
    #[arg(long, requires = "fix")]
    yes: bool,

    /// Only show the fixes, on standard output; the exit code is 1 if there are any
    #[arg(long, requires = "fix", conflicts_with_all = ["yes", "format"])]
    dry_run: bool,
}

/// What may be fixed.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum What {
    /// Misspelt words with one near match, and form
    Safe,
    /// Stated sums as well
    Sums,
}

/// What came of it.
pub(super) enum Ending {
    /// The report tells what is left to mend.
    Report,
    /// All that was asked for has been shown.
    Shown(Outcome),
}

/// Fixes what can be fixed; the report is then that of the fixed project.
pub(super) fn run(
    arguments: &FixArguments,
    what: What,
    sources: &DiskSources,
    report: &mut Report,
    terminal: &Terminal,
) -> Result<Ending, Failure> {
    let language = terminal.language();
    let folder = from_here(sources.root());
    let tell = |diagnostic: &Diagnostic, compilation: &Compilation| {
        short(&Finding { diagnostic, accepted: None }, &compilation.sources, language, &folder)
    };
    let most = if what == What::Sums { FixKind::Sums } else { FixKind::Form };
    let progress = terminal.progress("progress-checking");
    let mended = mend(&progress.watch(sources), &report.compilation, most, &tell);
    drop(progress);
    for made in &mended.made {
        say(&diff(made, &folder), arguments, terminal)?;
    }
    for left in &mended.left_out {
        terminal.write(&refusal(left, terminal));
    }
    let count = mended.made.len();
    if arguments.dry_run {
        return Ok(match count {
            0 => Ending::Report,
            _ => Ending::Shown(Outcome::Faulty),
        });
    }
    let Some(compilation) = mended.compilation else {
        terminal.say("fix-none", &[]);
        return Ok(Ending::Report);
    };
    if !arguments.yes {
        let asked = terminal.ask("fix-ask", &[("count", count.into())]);
        if asked != Some(true) {
            let key = if asked.is_none() { "fix-shown" } else { "fix-declined" };
            terminal.say(key, &[("count", count.into())]);
            return Ok(Ending::Report);
        }
    }
    let replacements: Vec<Replacement> = mended
        .changes
        .iter()
        .map(|(path, change)| Replacement { path, before: &change.before, after: &change.after })
        .collect();
    sources.replace(&replacements)?;
    terminal.say("fix-made", &[("count", count.into()), ("files", replacements.len().into())]);
    report.compilation = compilation;
    Ok(Ending::Report)
}

/// Shows a change: on standard output where nothing else was asked for, else beside the messages.
fn say(text: &str, arguments: &FixArguments, terminal: &Terminal) -> Result<(), Failure> {
    if arguments.dry_run {
        terminal.print_diff(text)?;
    } else {
        terminal.write_diff(text);
    }
    Ok(())
}

/// The finding, then what its fix changes, as `diff -u` would write it.
fn diff(made: &Made, folder: &str) -> String {
    let mut out = format!("{}\n", made.about);
    for (path, change) in &made.files {
        let path = format!("{folder}{path}");
        let diff = TextDiff::from_lines(change.before.as_str(), change.after.as_str());
        out.push_str(&diff.unified_diff().context_radius(CONTEXT).header(&path, &path).to_string());
    }
    out
}

fn refusal(left: &LeftOut, terminal: &Terminal) -> String {
    let why = match &left.error {
        Some(error) => terminal.label("fix-worse", &[("error", error.as_str().into())]),
        None => terminal.label("fix-useless", &[]),
    };
    format!("{}\n  {why}\n", left.about)
}
