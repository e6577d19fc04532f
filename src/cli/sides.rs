//! Sides of a comparison in words: which they are, and why one could not be found.

use super::terminal::{Terminal, shown};
use crate::diagnostic::Argument;
use crate::diagnostic::nearest::nearest;
use crate::emit::changes::day;
use crate::sources::GitError;
use crate::workspace::sides::{SideError, SideName, Why};

/// Which version it is.
pub(super) fn name(name: &SideName, terminal: &Terminal) -> String {
    let path = |key: &str, path: &std::path::Path| terminal.label(key, &[("path", shown(path).into())]);
    match name {
        SideName::WorkingTree => terminal.label("changes-side-working-tree", &[]),
        SideName::Folder(folder) => path("changes-side-folder", folder),
        SideName::Published(file) => path("changes-side-published", file),
        SideName::Revision { asked, commit, why } => {
            let (key, of) = match why {
                Why::Asked => ("asked", ""),
                Why::Latest => ("latest", ""),
                Why::Base { of } => ("base", of.as_str()),
                Why::Decided { .. } => ("decided", ""),
            };
            let date = match why {
                Why::Decided { date: Some(date) } => Argument::Date(*date),
                _ => day(commit),
            };
            let line = [
                ("asked", asked.as_str().into()),
                ("of", of.into()),
                ("commit", commit.short.as_str().into()),
                ("date", date),
            ];
            terminal.label(&format!("changes-side-{key}"), &line)
        }
    }
}

/// Why a version could not be found or read.
pub(super) fn error(error: &SideError, terminal: &Terminal) -> String {
    match error {
        SideError::Git(error) => git(error, terminal),
        SideError::Io(error) => error.to_string(),
        SideError::Nothing { git: error @ (GitError::NoGit | GitError::NoRepository(_)), .. } => git(error, terminal),
        SideError::Nothing { git: error @ GitError::NoRevision { shallow: true, .. }, .. } => git(error, terminal),
        SideError::Nothing { what, names, .. } => {
            let mut near = nearest(what, names.iter().map(String::as_str));
            let remote = format!("origin/{what}");
            if names.contains(&remote) {
                near = vec![&remote];
            }
            terminal.label("side-nothing", &[("what", what.as_str().into()), ("near", Argument::texts(near))])
        }
        SideError::Both(what) => terminal.label("side-both", &[("what", what.as_str().into())]),
        SideError::NotPublished(path) => terminal.label("side-not-published", &[("path", shown(path).into())]),
        SideError::NotDecided { shallow } => terminal.label("side-not-decided", &[("shallow", flag(*shallow))]),
        SideError::NoWorkingTree => terminal.label("side-no-working-tree", &[]),
    }
}

fn git(error: &GitError, terminal: &Terminal) -> String {
    match error {
        GitError::NoGit => terminal.label("git-no-git", &[]),
        GitError::NoRepository(path) => terminal.label("git-no-repository", &[("path", shown(path).into())]),
        GitError::NoRevision { revision, .. } if revision == "HEAD" => terminal.label("git-no-commits", &[]),
        GitError::NoRevision { revision, shallow } => {
            let line = [("revision", revision.as_str().into()), ("shallow", flag(*shallow))];
            terminal.label("git-no-revision", &line)
        }
        GitError::NoCommonAncestor { one, other, shallow } => {
            let line = [("one", one.as_str().into()), ("other", other.as_str().into()), ("shallow", flag(*shallow))];
            terminal.label("git-no-common", &line)
        }
        GitError::NoFolder { revision, folder } => {
            let line = [("revision", revision.as_str().into()), ("folder", folder.as_str().into())];
            terminal.label("git-no-folder", &line)
        }
        GitError::Missing(_) => terminal.label("git-missing", &[]),
        GitError::Failed(detail) => terminal.label("git-failed", &[("detail", detail.as_str().into())]),
    }
}

fn flag(flag: bool) -> Argument {
    if flag { "yes" } else { "no" }.into()
}
