//! `planc log`.

use std::path::PathBuf;

use clap::Args;

use super::terminal::Terminal;
use super::{Failure, Outcome};
use crate::diagnostic::Severity;
use crate::emit::changes::{Teller, history_text, terminal::Style};
use crate::workspace::history::Found;
use crate::workspace::sides::Project;

/// Show the life of a goal, an assignment, a figure … through git: when it changed, who changed it, from what to what
///
/// What it is about is written as for "planc explain": an item's id, after its concept's word where several have that id, or
/// the path of a figure. What is gone is found by the id that it had last. Files that were renamed or moved, and ids that were
/// changed with a former id, are followed.
///
/// planc log trygghet                  the goal "trygghet"
/// planc log mål trygghet              the goal, where an assignment has the same id
/// planc log resurser.total.b2024      a cell of a budget
/// planc log hushåll.målvärde.2026     a target
#[derive(Args)]
#[command(verbatim_doc_comment)]
pub(super) struct Arguments {
    /// The id of an item, or the path of a figure
    #[arg(required = true, num_args = 1..=2, value_name = "WHAT")]
    what: Vec<String>,

    /// The project's folder, or a single .plan file
    #[arg(long, value_name = "PATH", default_value = ".")]
    project: PathBuf,

    /// Follow it back from this revision; from the files as they are now where it is left out
    #[arg(long, value_name = "REVISION")]
    until: Option<String>,
}

pub(super) fn run(arguments: &Arguments, terminal: &mut Terminal) -> Result<Outcome, Failure> {
    let what = arguments.what.join(" ");
    let progress = terminal.progress("progress-checking");
    let found = Project::at(&arguments.project).history(&what, arguments.until.as_deref())?;
    drop(progress);
    let history = match found {
        Found::History(history) => history,
        Found::Nothing(wrong) => {
            let (sources, diagnostics) = *wrong;
            for diagnostic in diagnostics.iter().filter(|found| found.severity == Severity::Error) {
                terminal.diagnostic(diagnostic, &sources);
            }
            let text = terminal.label("history-unknown", &[("what", what.into())]);
            terminal.say("failure", &[("text", text.into())]);
            return Err(Failure::Said);
        }
    };
    terminal.speak(history.language);
    let page = terminal.page();
    let style = Style { width: page.width, color: page.styled };
    terminal.print(history_text(&history, Teller { language: terminal.language() }, style).trim_end())?;
    Ok(Outcome::Well)
}
