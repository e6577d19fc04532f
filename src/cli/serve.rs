//! `planc serve`.

use std::path::Path;

use clap::Args;

use super::build::{self, Made};
use super::report::Report;
use super::terminal::Terminal;
use super::watch::{WatchArguments, again_and_again};
use super::{Failure, Outcome, ProjectArguments};
use crate::serve::{Editor, Panel, Server};
use crate::sources::DiskSources;

/// Show a plan's site in the browser while it is written: every save is built, and open pages reload themselves
///
/// The site is served to this machine alone, and nothing is written to disk. While the plan has errors the pages show what
/// was built last, with the errors below. It goes on until it is stopped (Ctrl+C).
#[derive(Args)]
#[group(skip)]
pub(super) struct Arguments {
    #[command(flatten)]
    project: ProjectArguments,

    /// The port to serve on [default: 4400, or the next one that is free]
    #[arg(long, value_name = "N")]
    port: Option<u16>,

    /// Open the start page in the browser
    #[arg(long)]
    open: bool,

    /// Tell what has changed since another version, as planc build does [default: `[review] since` in planc.toml]
    #[arg(long, value_name = "VERSION")]
    since: Option<String>,

    /// The address that opens a place of a file in your editor, with {path}, {line} and {column} in it
    #[arg(long, value_name = "ADDRESS", default_value = "vscode://file{path}:{line}:{column}")]
    editor: String,

    #[command(flatten)]
    watching: WatchArguments,
}

/// What planc build writes there is no source.
const OUTPUT: &str = "public";

pub(super) fn run(arguments: &Arguments, terminal: &mut Terminal) -> Result<Outcome, Failure> {
    let path = &arguments.project.path;
    let root = DiskSources::open(path)?.root().to_owned();
    let mut server = Server::open(arguments.port).map_err(|error| Failure::Port(arguments.port, error))?;
    let build = build::Arguments::whole(arguments.project.clone(), arguments.since.clone());
    let mut to_open = arguments.open;
    let show = |report: Result<Report, Failure>, root: &Path, terminal: &Terminal| {
        match report.and_then(|report| make(&build, report, root, terminal)) {
            Ok((_, Some(made))) => server.show(made.files),
            Ok((report, None)) => {
                let compilation = &report.compilation;
                let folder = root.to_string_lossy();
                let editor = Editor { address: &arguments.editor, folder: &folder };
                server.warn(Panel::new(&compilation.diagnostics, &compilation.sources, terminal.language(), editor));
            }
            Err(failure) => {
                terminal.failure(&failure);
                server.warn(Panel::of_failure(terminal.told(&failure).unwrap_or_default(), terminal.language()));
            }
        }
        terminal.say("serve-at", &[("address", server.url().into())]);
        if std::mem::take(&mut to_open) && open::that_detached(server.url()).is_err() {
            terminal.say("serve-no-browser", &[]);
        }
    };
    match again_and_again(path, &root, &root.join(OUTPUT), &arguments.watching, terminal, show)? {}
}

/// Makes the site in memory, and says how it went.
fn make(
    build: &build::Arguments,
    mut report: Report,
    root: &Path,
    terminal: &Terminal,
) -> Result<(Report, Option<Made>), Failure> {
    let (_, made) = build::made(build, &mut report, root, terminal)?;
    report.summary(&build.project, terminal);
    if made.is_none() {
        terminal.say("serve-last", &[]);
    }
    Ok((report, made))
}
