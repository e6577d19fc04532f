//! `planc watch`.

use std::collections::BTreeSet;
use std::io::{self, IsTerminal};
use std::path::Path;
use std::time::Duration;

use clap::Args;

use super::build;
use super::report;
use super::terminal::Terminal;
use super::{Failure, Outcome};
use crate::sources::{DiskSources, FolderWatch, Seen, Watched};
use crate::workspace::Workspace;

/// Build a plan again whenever one of its files changes, until it is stopped (Ctrl+C)
///
/// Everything that planc build can do, each time a file of the plan, the project file or its theme is saved. While the
/// plan has errors they are shown, and what was built last stays.
#[derive(Args)]
#[group(skip)]
pub(super) struct Arguments {
    #[command(flatten)]
    build: build::Arguments,

    /// Look at the files every so many milliseconds instead of being told by the operating system: for network shares,
    /// where it tells nothing
    #[arg(long, value_name = "MS", num_args = 0..=1, require_equals = true, default_missing_value = "1000",
        value_parser = clap::value_parser!(u64).range(50..))]
    poll: Option<u64>,
}

/// No more changed files than these are named.
const FILES_NAMED: usize = 3;

pub(super) fn run(arguments: &Arguments, terminal: &mut Terminal) -> Result<Outcome, Failure> {
    let path = &arguments.build.project.path;
    let first = DiskSources::open(path)?;
    let root = first.root().to_owned();
    let output = build::output(&arguments.build, &root)?;
    let poll = arguments.poll.map(Duration::from_millis);
    let mut watch = FolderWatch::new(&root, output.path(), poll)?;
    let mut workspace = Workspace::default();
    let mut changed = BTreeSet::new();
    loop {
        let seen = build_again(arguments, &changed, &mut workspace, terminal);
        changed = wait(path, seen.as_ref(), &mut watch);
    }
}

/// Builds, and says all there is to say. What was read; nothing where the project cannot be opened.
fn build_again(
    arguments: &Arguments,
    changed: &BTreeSet<String>,
    workspace: &mut Workspace,
    terminal: &mut Terminal,
) -> Option<Seen> {
    if io::stderr().is_terminal() {
        terminal.clear();
    }
    if !changed.is_empty() {
        let named: Vec<&str> = changed.iter().take(FILES_NAMED).map(String::as_str).collect();
        let more = changed.len() - named.len();
        terminal.say("watch-changed", &[("files", named.join(", ").into()), ("more", more.into())]);
    }
    let sources = match DiskSources::open(&arguments.build.project.path) {
        Ok(sources) => sources,
        Err(error) => {
            terminal.failure(&Failure::Io(error));
            terminal.say("watch-waiting", &[]);
            return None;
        }
    };
    let watched = Watched::new(&sources);
    let report = report::check_again(workspace, &watched, terminal);
    let root = sources.root();
    let built = build::output(&arguments.build, root)
        .and_then(|output| build::write_out(&arguments.build, output, report, root, terminal));
    if let Err(failure) = built {
        terminal.failure(&failure);
    }
    terminal.say("watch-waiting", &[]);
    Some(watched.seen())
}

/// Waits until the project is otherwise than when it was read. The files that are; none where the whole folder was gone.
fn wait(path: &Path, seen: Option<&Seen>, watch: &mut FolderWatch) -> BTreeSet<String> {
    // Somebody may have saved while the build went on.
    loop {
        match (DiskSources::open(path), seen) {
            (Ok(sources), Some(seen)) => {
                let changed = seen.changed(&sources);
                if !changed.is_empty() {
                    return changed;
                }
            }
            (Ok(_), None) => return BTreeSet::new(),
            (Err(_), Some(_)) => return BTreeSet::new(),
            (Err(_), None) => {}
        }
        watch.wait();
    }
}
