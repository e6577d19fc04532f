//! `planc watch`, and the loop that it shares with `planc serve`.

use std::collections::BTreeSet;
use std::convert::Infallible;
use std::io::{self, IsTerminal};
use std::path::Path;
use std::time::{Duration, Instant};

use clap::Args;

use super::background::{Asked, Latest};
use super::build;
use super::report::{self, Report};
use super::terminal::Terminal;
use super::{Failure, Outcome};
use crate::diagnostic::Severity;
use crate::emit::Pages;
use crate::emit::publish::PublishError;
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

    #[command(flatten)]
    watching: WatchArguments,
}

/// How files are watched.
#[derive(Args)]
pub(super) struct WatchArguments {
    /// Look at the files every so many milliseconds instead of being told by the operating system: for network shares,
    /// where it tells nothing
    #[arg(long, value_name = "MS", num_args = 0..=1, require_equals = true, default_missing_value = "1000",
        value_parser = clap::value_parser!(u64).range(50..))]
    poll: Option<u64>,
}

/// Where files change all the time, their errors are told all the same.
const MOST_READINGS: usize = 5;

/// What could not be written is tried again after so long, then after twice as long, and so on.
const FIRST_AGAIN: Duration = Duration::from_secs(1);
const LONGEST_AGAIN: Duration = Duration::from_secs(60);

/// No more changed files than these are named.
const FILES_NAMED: usize = 3;

pub(super) fn run(arguments: &Arguments, terminal: &mut Terminal) -> Result<Outcome, Failure> {
    let path = &arguments.build.project.path;
    let root = DiskSources::open(path)?.root().to_owned();
    let output = build::output(&arguments.build, &root)?;
    let write = |report: Result<Report, Failure>, root: &Path, pages: &Pages, terminal: &Terminal| {
        let output = build::output(&arguments.build, root);
        let written =
            report.and_then(|report| build::write_out(&arguments.build, output?, report, root, Some(pages), terminal));
        let Err(failure) = written else { return Taken::Done };
        terminal.failure(&failure);
        // A disk that is full, another build: nothing is told when that is over.
        match failure {
            Failure::Publish(PublishError::Io(_) | PublishError::Busy(_)) => Taken::Again,
            _ => Taken::Done,
        }
    };
    match again_and_again(arguments.build.asked(), &root, output.path(), &arguments.watching, terminal, write)? {}
}

/// What has become of a project that was handed over.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Taken {
    /// There is nothing to do until something changes.
    Done,
    /// It could not be done. It may be possible a while later, though nothing has changed in the project.
    Again,
}

/// Reads and checks a project, hands it over, and does so again whenever it is otherwise. `output` is a folder or file in
/// it that is no source. Where the project cannot be opened, that is handed over.
pub(super) fn again_and_again(
    asked: Asked<'_>,
    root: &Path,
    output: &Path,
    how: &WatchArguments,
    terminal: &mut Terminal,
    mut take: impl FnMut(Result<Report, Failure>, &Path, &Pages, &Terminal) -> Taken,
) -> Result<Infallible, Failure> {
    let path = asked.path;
    // A file that is a link is read where it leads.
    let folder = if path.is_dir() { path } else { root };
    let mut watch = FolderWatch::new(folder, output, how.poll.map(Duration::from_millis));
    let mut again = None;
    let mut workspace = Workspace::default();
    let mut changed = BTreeSet::new();
    loop {
        begin(&changed, terminal);
        let (taken, seen) = match DiskSources::open(path) {
            Ok(sources) => {
                let (report, seen) = settled(&mut workspace, &sources, terminal);
                let latest = Latest::of(&report, asked);
                (take(Ok(report), sources.root(), &workspace.pages, terminal), Some((seen, latest)))
            }
            Err(error) => (take(Err(error.into()), root, &workspace.pages, terminal), None),
        };
        again = match taken {
            Taken::Done => None,
            Taken::Again => Some(again.map_or(FIRST_AGAIN, |before: Duration| LONGEST_AGAIN.min(before * 2))),
        };
        if let Some(again) = again {
            terminal.say("watch-again", &[("seconds", (again.as_secs() as usize).into())]);
        }
        terminal.say("watch-waiting", &[]);
        changed = wait(path, seen.as_ref(), &mut watch, again);
    }
}

/// Reads and checks a project. Errors that come of a file that was read while it was written are nobody's: it is read
/// again.
fn settled(workspace: &mut Workspace, sources: &DiskSources, terminal: &mut Terminal) -> (Report, Seen) {
    let mut readings = 0;
    loop {
        let watched = Watched::new(sources);
        let report = report::check_again(workspace, &watched, terminal);
        let seen = watched.seen();
        readings += 1;
        let any_error = report.compilation.diagnostics.iter().any(|found| found.severity == Severity::Error);
        if !any_error || readings == MOST_READINGS || seen.changed(sources).is_empty() {
            return (report, seen);
        }
    }
}

/// A new screen, and the files that changed.
fn begin(changed: &BTreeSet<String>, terminal: &Terminal) {
    if io::stderr().is_terminal() {
        terminal.clear();
    }
    if !changed.is_empty() {
        let named: Vec<&str> = changed.iter().take(FILES_NAMED).map(String::as_str).collect();
        let more = changed.len() - named.len();
        terminal.say("watch-changed", &[("files", named.join(", ").into()), ("more", more.into())]);
    }
}

/// Waits until the project is otherwise than when it was read, or so long. The files that are; none where the whole folder
/// was gone, or where git has come to another commit that pages tell of.
fn wait(
    path: &Path,
    seen: Option<&(Seen, Latest)>,
    watch: &mut FolderWatch,
    longest: Option<Duration>,
) -> BTreeSet<String> {
    let end = longest.map(|longest| Instant::now() + longest);
    // Somebody may have saved while the build went on.
    loop {
        match (DiskSources::open(path), seen) {
            (Ok(sources), Some((seen, latest))) => {
                let changed = seen.changed(&sources);
                if !changed.is_empty() || latest.is_another(path) {
                    return changed;
                }
            }
            (Ok(_), None) | (Err(_), Some(_)) => return BTreeSet::new(),
            (Err(_), None) => {}
        }
        let left = end.map(|end| end.saturating_duration_since(Instant::now()));
        if left == Some(Duration::ZERO) {
            return BTreeSet::new();
        }
        watch.wait(left);
    }
}
