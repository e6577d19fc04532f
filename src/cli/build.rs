//! `planc build`.

use std::path::PathBuf;

use clap::Args;

use super::show::show;
use super::terminal::{Terminal, shown};
use super::{Failure, Outcome, ProjectArguments, report};
use crate::emit::publish::{publish, replaceable};
use crate::emit::{self, Publication};
use crate::sources::DiskSources;

/// Check a plan and write its site, Markdown, CSV and JSON
///
/// Nothing is written if the plan has errors; what an earlier build wrote is then left as it is.
#[derive(Args)]
pub(super) struct Arguments {
    #[command(flatten)]
    project: ProjectArguments,

    /// Where to write; what planc wrote there before is replaced, anything else is left alone [default: public in
    /// the project's folder]
    #[arg(long, value_name = "DIR")]
    out: Option<PathBuf>,

    /// The revision that is built, as pages show it: most often that of git, `$(git rev-parse --short HEAD)`
    #[arg(long, value_name = "TEXT")]
    revision: Option<String>,
}

/// The folder that is written in the project's own folder, unless another is named.
const OUTPUT: &str = "public";

pub(super) fn run(arguments: &Arguments, terminal: &mut Terminal) -> Result<Outcome, Failure> {
    let sources = DiskSources::open(&arguments.project.path)?;
    let out = arguments.out.clone().unwrap_or_else(|| sources.root().join(OUTPUT));
    let out = replaceable(&out, sources.root())?;
    let report = report::check(&sources, terminal);
    show(&report.compilation, &arguments.project, false, sources.root(), terminal)?;
    let outcome = report.outcome(&arguments.project);
    if let Ok(Outcome::Well) = outcome {
        let progress = terminal.progress("progress-writing");
        let files =
            emit::emit(&Publication { revision: arguments.revision.as_deref(), ..report.compilation.publication() })?;
        publish(&files, &out, sources.root())?;
        drop(progress);
        report.summary(&arguments.project, terminal);
        terminal.say("written", &[("files", files.len().into()), ("path", shown(&out).into())]);
    } else {
        report.summary(&arguments.project, terminal);
        terminal.say("nothing-written", &[]);
    }
    outcome
}
