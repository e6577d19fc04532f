//! How git is run: reading alone, the same whatever the user has configured, and without asking anybody anything.

#![allow(clippy::disallowed_methods, reason = "this is where git is started")]

use std::ffi::OsStr;
use std::io;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use super::GitError;

/// Where git looks is told by the folder that it is run in. What a hook's environment says of the repository that it
/// runs for is left out; where objects lie is kept, since what is being pushed can be read nowhere else.
const OF_A_HOOK: [&str; 10] = [
    "GIT_DIR",
    "GIT_WORK_TREE",
    "GIT_INDEX_FILE",
    "GIT_PREFIX",
    "GIT_COMMON_DIR",
    "GIT_NAMESPACE",
    // These would change what a path means.
    "GIT_LITERAL_PATHSPECS",
    "GIT_GLOB_PATHSPECS",
    "GIT_NOGLOB_PATHSPECS",
    "GIT_ICASE_PATHSPECS",
];

/// The settings of its environment under which git reads and nothing else: no locks, no questions, no network, English
/// words, no helpers.
const ENVIRONMENT: [(&str, &str); 8] = [
    ("GIT_OPTIONAL_LOCKS", "0"),
    ("GIT_TERMINAL_PROMPT", "0"),
    ("GIT_NO_LAZY_FETCH", "1"),
    ("GIT_PAGER", "cat"),
    ("GIT_TRACE", "0"),
    ("LC_ALL", "C.UTF-8"),
    ("LANGUAGE", ""),
    ("TERM", "dumb"),
];

/// Options before the subcommand. Replaced objects are of one clone alone: everybody is to see the same history.
const OPTIONS: [&str; 5] = ["--no-pager", "--no-replace-objects", "--literal-pathspecs", "-c", "core.fsmonitor=false"];

/// Runs git in one folder.
#[derive(Clone, Debug)]
pub(super) struct Git {
    folder: PathBuf,
}

impl Git {
    pub fn within(folder: &Path) -> Self {
        Git { folder: folder.to_owned() }
    }

    /// The folder that it runs in.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    pub fn command(&self) -> Command {
        let mut command = Command::new("git");
        command.current_dir(&self.folder).args(OPTIONS);
        for name in OF_A_HOOK {
            command.env_remove(name);
        }
        command.envs(ENVIRONMENT).stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
        command
    }

    /// What git answers; nothing where it says that there is none by its exit code alone.
    pub fn ask<S: AsRef<OsStr>>(&self, arguments: impl IntoIterator<Item = S>) -> Result<Option<Vec<u8>>, GitError> {
        let output = self.command().args(arguments).output().map_err(not_started)?;
        Ok(output.status.success().then_some(output.stdout))
    }

    /// What git answers; that it fails is an error in its own words.
    pub fn run<S: AsRef<OsStr>>(&self, arguments: impl IntoIterator<Item = S>) -> Result<Vec<u8>, GitError> {
        let output = self.command().args(arguments).output().map_err(not_started)?;
        if output.status.success() {
            return Ok(output.stdout);
        }
        Err(GitError::Failed(words(&output.stderr)))
    }

    /// The line that git answers.
    pub fn line<S: AsRef<OsStr>>(&self, arguments: impl IntoIterator<Item = S>) -> Result<Option<String>, GitError> {
        let found = self.ask(arguments)?.map(|bytes| String::from_utf8_lossy(&bytes).trim_end().to_owned());
        Ok(found.filter(|line| !line.is_empty()))
    }
}

/// Why git could not be started.
pub(super) fn not_started(error: io::Error) -> GitError {
    match error.kind() {
        io::ErrorKind::NotFound => GitError::NoGit,
        _ => GitError::Failed(error.to_string()),
    }
}

/// What git says of a fault, on one line.
pub(super) fn words(said: &[u8]) -> String {
    let text = String::from_utf8_lossy(said);
    let lines: Vec<&str> = text.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
    let line = lines.join(" ");
    line.strip_prefix("fatal: ").unwrap_or(&line).to_owned()
}
