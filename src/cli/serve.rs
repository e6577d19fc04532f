//! `planc serve`.

use std::path::Path;

use clap::Args;

use super::background::{Asked, Background};
use super::build::OUTPUT;
use super::report::Report;
use super::show::show;
use super::terminal::Terminal;
use super::watch::{Taken, WatchArguments, again_and_again};
use super::{Failure, Outcome, ProjectArguments};
use crate::emit::{Maker, Pages, emit_with};
use crate::serve::{Editor, Panel, Server};
use crate::sources::DiskSources;
use crate::workspace::Compilation;

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

pub(super) fn run(arguments: &Arguments, terminal: &mut Terminal) -> Result<Outcome, Failure> {
    let path = &arguments.project.path;
    let root = DiskSources::open(path)?.root().to_owned();
    let mut server = Server::open(arguments.port).map_err(|error| Failure::Port(arguments.port, error))?;
    let mut to_open = arguments.open;
    let take = |report: Result<Report, Failure>, root: &Path, pages: &Pages, terminal: &Terminal| {
        if let Err(failure) = report.and_then(|report| serve(arguments, &mut server, report, root, pages, terminal)) {
            terminal.failure(&failure);
            server.warn(Panel::of_failure(terminal.told(&failure).unwrap_or_default(), terminal.language()));
        }
        terminal.say("serve-at", &[("address", server.url().into())]);
        if std::mem::take(&mut to_open) && open::that_detached(server.url()).is_err() {
            terminal.say("serve-no-browser", &[]);
        }
        Taken::Done
    };
    match again_and_again(arguments.asked(), &root, &root.join(OUTPUT), &arguments.watching, terminal, take)? {}
}

impl Arguments {
    fn asked(&self) -> Asked<'_> {
        Asked { path: &self.project.path, since: self.since.as_deref(), revision: None }
    }
}

/// Shows a project that was read and checked, and says how it went.
fn serve(
    arguments: &Arguments,
    server: &mut Server,
    mut report: Report,
    root: &Path,
    pages: &Pages,
    terminal: &Terminal,
) -> Result<(), Failure> {
    let project = &arguments.project;
    if let Ok(Outcome::Well) = report.outcome(project) {
        let background = Background::read(&report, arguments.asked(), root, terminal)?;
        let publication = background.publication(&report, None, Some(pages));
        let shown = Maker::new(&publication).and_then(|maker| {
            // What a page fails with, all pages do.
            let one = |path: &str| maker.file(path).ok().flatten();
            server.show(one, || emit_with(&publication, &maker))
        });
        shown.or_else(|error| report.compilation.take_fault(error))?;
    }
    show(&report.compilation, project, false, root, terminal)?;
    report.summary(project, terminal);
    if report.outcome(project).is_ok_and(|outcome| outcome == Outcome::Well) {
        return Ok(());
    }
    terminal.say("serve-last", &[]);
    let Compilation { diagnostics, sources, .. } = &report.compilation;
    let editor = Editor { address: &arguments.editor, folder: &root.to_string_lossy() };
    server.warn(Panel::new(diagnostics, sources, terminal.language(), editor));
    Ok(())
}
