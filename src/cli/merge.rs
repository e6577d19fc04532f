//! `planc merge-file`: what git runs to merge a file.

use std::fs;
use std::path::{Path, PathBuf};

use clap::Args;

use super::terminal::Terminal;
use super::{Failure, Outcome};
use crate::language::Language;
use crate::merge::{self, Style};
use crate::sources::{DiskSources, PROJECT_FILE, at};
use crate::workspace;

/// Merge two versions of a plan file with what both come from, as git's merge driver
///
/// The result is written into OURS. Items are merged by their ids, fields by their names, tables by row and column; what
/// both sides changed is left between marks, for you to choose. Ends with 0 if all is merged, with 1 if something is left
/// in conflict, with 129 if nothing could be done, and OURS is left as it was.
///
/// Set up for git by planc git install --merge.
#[derive(Args)]
pub(super) struct Arguments {
    /// The version that both come from (%O)
    base: PathBuf,

    /// Our version, and the place of the result (%A)
    ours: PathBuf,

    /// Their version (%B)
    theirs: PathBuf,

    /// How many characters the marks of a conflict have (%L)
    #[arg(long, value_name = "N", default_value_t = 7)]
    marker_size: usize,

    /// The path of the file in the repository (%P): where to look for planc.toml
    #[arg(long, value_name = "PATH")]
    path: Option<PathBuf>,

    /// What the sides are called in the marks: what both come from, ours, theirs (%S %X %Y)
    #[arg(long, num_args = 3, allow_hyphen_values = true, value_names = ["BASE", "OURS", "THEIRS"])]
    labels: Option<Vec<String>>,

    /// Show what both sides come from in a conflict as well
    #[arg(long)]
    diff3: bool,

    /// Print the result instead of writing it
    #[arg(long, short = 'p')]
    stdout: bool,
}

pub(super) fn run(arguments: &Arguments, terminal: &mut Terminal) -> Outcome {
    match merge(arguments, terminal) {
        Ok(outcome) => outcome,
        // To git, all codes below 129 say that what stands in the file is the result.
        Err(failure) => {
            terminal.failure(&failure);
            Outcome::NotMerged
        }
    }
}

fn merge(arguments: &Arguments, terminal: &mut Terminal) -> Result<Outcome, Failure> {
    let read = |path: &Path| fs::read(path).map_err(|error| at(path, error));
    let [base, ours, theirs] = [&arguments.base, &arguments.ours, &arguments.theirs].map(|path| read(path));
    let language = language(arguments.path.as_deref().unwrap_or(&arguments.ours));
    terminal.speak(language);
    let mut style =
        Style { language, marker: arguments.marker_size.clamp(1, 200), base: arguments.diff3, ..Style::default() };
    for (label, given) in style.labels.iter_mut().zip(arguments.labels.iter().flatten()) {
        // A git that has no such placeholder gives it as it stands.
        if !given.is_empty() && !matches!(given.as_str(), "%S" | "%X" | "%Y") {
            given.clone_into(label);
        }
    }
    let (text, conflicts) = merge::merge_bytes(&base?, &ours?, &theirs?, &style);
    if arguments.stdout {
        terminal.print_bytes(&text)?;
    } else {
        fs::write(&arguments.ours, text).map_err(|error| Failure::Unwritten(at(&arguments.ours, error)))?;
    }
    if conflicts == 0 {
        return Ok(Outcome::Well);
    }
    let path = arguments.path.as_ref().unwrap_or(&arguments.ours).display().to_string();
    terminal.say("merge-conflicts", &[("path", path.into()), ("conflicts", conflicts.into())]);
    Ok(Outcome::Faulty)
}

/// The language of the project that a file lies in.
fn language(file: &Path) -> Language {
    let folders =
        file.ancestors().skip(1).map(|folder| if folder.as_os_str().is_empty() { Path::new(".") } else { folder });
    let project = folders.into_iter().find(|folder| folder.join(PROJECT_FILE).is_file());
    let sources = project.and_then(|folder| DiskSources::open(folder).ok());
    sources.map(|sources| workspace::settings(&sources).language).unwrap_or_default()
}
