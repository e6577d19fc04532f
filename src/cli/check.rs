//! `planc check`.

use clap::Args;

use super::fix::{self, Ending, FixArguments};
use super::report::{self, Report};
use super::show::{Format, show};
use super::terminal::Terminal;
use super::{Failure, Outcome, ProjectArguments};
use crate::sources::DiskSources;

/// Check a plan and say everything that is wrong with it
#[derive(Args)]
pub(super) struct Arguments {
    #[command(flatten)]
    project: ProjectArguments,

    #[command(flatten)]
    fix: FixArguments,

    /// List the deviations that the plan accepts, with their figures and reasons; in short and json form among the
    /// messages, in a SARIF log always
    #[arg(long)]
    show_accepted: bool,

    /// Say how complete the plan is: goals with indicators, assignments that are answered …; in human form alone
    #[arg(long)]
    stats: bool,
}

pub(super) fn run(arguments: &Arguments, terminal: &mut Terminal) -> Result<Outcome, Failure> {
    let sources = DiskSources::open(&arguments.project.path)?;
    let mut report = report::check(&sources, terminal);
    if let Some(what) = arguments.fix.fix
        && let Ending::Shown(outcome) = fix::run(&arguments.fix, what, &sources, &mut report, terminal)?
    {
        return Ok(outcome);
    }
    show(&report.compilation, &arguments.project, arguments.show_accepted, sources.root(), terminal)?;
    lists(arguments, &report, terminal)?;
    report.summary(&arguments.project, terminal);
    report.outcome(&arguments.project)
}

/// The lists that were asked for. Beside other messages on standard output they would be in the way.
fn lists(arguments: &Arguments, report: &Report, terminal: &Terminal) -> Result<(), Failure> {
    if arguments.project.format != Format::Human {
        return Ok(());
    }
    if arguments.show_accepted {
        report.accepted(terminal)?;
    }
    if arguments.stats {
        report.coverage(terminal)?;
    }
    Ok(())
}
