//! `planc check`.

use clap::Args;

use super::terminal::Terminal;
use super::{Failure, Outcome, ProjectArguments, report};
use crate::sources::DiskSources;

/// Check a plan and say everything that is wrong with it
#[derive(Args)]
pub(super) struct Arguments {
    #[command(flatten)]
    project: ProjectArguments,

    /// List the deviations that the plan accepts, with their figures and reasons
    #[arg(long)]
    show_accepted: bool,

    /// Say how complete the plan is: goals with indicators, assignments that are answered …
    #[arg(long)]
    stats: bool,
}

pub(super) fn run(arguments: &Arguments, terminal: &mut Terminal) -> Result<Outcome, Failure> {
    let sources = DiskSources::open(&arguments.project.path)?;
    let report = report::check(&sources, arguments.project.deny, terminal);
    if arguments.show_accepted {
        report.accepted(terminal)?;
    }
    if arguments.stats {
        report.coverage(terminal)?;
    }
    report.summary(terminal);
    report.outcome()
}
