//! A project in a revision of a git repository, read through the git command line: nothing is checked out, nothing is
//! written, and no revision is ever taken for an option.

mod command;
mod history;
mod objects;
mod revision;

use std::collections::HashSet;
use std::error::Error;
use std::fmt;
use std::path::{Path, PathBuf};
use std::sync::Arc;

pub use history::Commit;
pub use objects::ObjectId;
pub use revision::GitSources;

use command::Git;
use objects::Objects;

use super::cause::at;

/// Why something could not be read from a repository.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum GitError {
    /// There is no program `git`.
    NoGit,
    /// The folder lies in no repository.
    NoRepository(PathBuf),
    /// There is no such revision.
    NoRevision {
        /// As it was asked for.
        revision: String,
        /// Whether the repository holds only the latest part of its history.
        shallow: bool,
    },
    /// Two revisions have nothing in common.
    NoCommonAncestor {
        /// One.
        one: String,
        /// The other.
        other: String,
        /// Whether the repository holds only the latest part of its history.
        shallow: bool,
    },
    /// The revision has no such folder.
    NoFolder {
        /// The revision.
        revision: String,
        /// The folder, from the top of the repository.
        folder: String,
    },
    /// The repository does not hold an object that it speaks of: only part of it was cloned.
    Missing(String),
    /// Anything else, in git's own words.
    Failed(String),
}

impl fmt::Display for GitError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            GitError::NoGit => write!(f, "git is not installed"),
            GitError::NoRepository(path) => write!(f, "{}: not in a git repository", path.display()),
            GitError::NoRevision { revision, .. } => write!(f, "{revision}: no such revision"),
            GitError::NoCommonAncestor { one, other, .. } => write!(f, "{one}, {other}: no common ancestor"),
            GitError::NoFolder { revision, folder } => write!(f, "{revision}: no folder {folder}"),
            GitError::Missing(object) => write!(f, "object {object} is not in this clone"),
            GitError::Failed(said) => write!(f, "git: {said}"),
        }
    }
}

impl Error for GitError {}

/// A git repository, with the folder in it that a project lies in.
#[derive(Clone)]
pub struct Repository {
    git: Git,
    objects: Arc<Objects>,
    /// The project's folder from the top of the repository, with a slash at its end; empty at the top.
    prefix: String,
    /// The one `.plan` file that is the project, where a file was given.
    only: Option<String>,
}

impl Repository {
    /// The repository that a project lies in: a folder or a single `.plan` file in a working tree, or a repository without
    /// one.
    #[allow(clippy::disallowed_methods, reason = "paths are looked at in `sources`")]
    pub fn open(project: &Path) -> Result<Self, GitError> {
        let real = std::fs::canonicalize(project).map_err(|error| GitError::Failed(at(project, error).to_string()))?;
        let (folder, only) = match (real.is_dir(), real.parent(), real.file_name().and_then(|name| name.to_str())) {
            (false, Some(folder), Some(name)) => (folder.to_owned(), Some(name.to_owned())),
            _ => (real, None),
        };
        let git = Git::within(&folder);
        // A repository that git finds but will not read (it belongs to somebody else) is told in git's words.
        let prefix = git.run(["rev-parse", "--show-prefix"]).map_err(|error| match error {
            GitError::Failed(said) if said.starts_with("not a git repository") => {
                GitError::NoRepository(project.to_owned())
            }
            other => other,
        })?;
        let prefix = String::from_utf8_lossy(&prefix);
        let prefix = prefix.strip_suffix('\n').unwrap_or(&prefix).to_owned();
        Ok(Repository { objects: Arc::new(Objects::of(&git)), git, prefix, only })
    }

    /// Whether it has files to work in, and not the history alone.
    pub fn has_working_tree(&self) -> Result<bool, GitError> {
        Ok(self.git.line(["rev-parse", "--is-inside-work-tree"])?.as_deref() == Some("true"))
    }

    /// The project's folder from the top of the repository, with a slash at its end; empty at the top.
    pub fn prefix(&self) -> &str {
        &self.prefix
    }

    /// The commit that a name of a revision (a branch, a tag, an id, `HEAD~3`) leads to.
    pub fn commit(&self, revision: &str) -> Result<Commit, GitError> {
        match self.find(revision)? {
            Some(id) => self.describe(&id),
            None => Err(GitError::NoRevision { revision: revision.to_owned(), shallow: self.is_shallow()? }),
        }
    }

    /// The full id of the commit that a name leads to, if it is a name of one.
    pub fn find(&self, revision: &str) -> Result<Option<ObjectId>, GitError> {
        // What git would take for an option, or for something other than one revision, names none.
        if revision.is_empty() || revision.starts_with('-') || revision.contains(['\n', '\0']) {
            return Ok(None);
        }
        let asked = format!("{revision}^{{commit}}");
        let found = self.git.line(["rev-parse", "--verify", "--quiet", &asked])?;
        Ok(found.filter(|id| id.chars().all(|digit| digit.is_ascii_hexdigit())).map(|id| ObjectId(id.into())))
    }

    /// The newest commit that two have in common.
    pub fn merge_base(&self, one: &Commit, other: &Commit) -> Result<Commit, GitError> {
        match self.git.line(["merge-base", one.id.as_str(), other.id.as_str()])? {
            Some(id) => self.describe(&ObjectId(id.into())),
            None => Err(GitError::NoCommonAncestor {
                one: one.short.clone(),
                other: other.short.clone(),
                shallow: self.is_shallow()?,
            }),
        }
    }

    /// The branch that is checked out; nothing where none is.
    pub fn branch(&self) -> Result<Option<String>, GitError> {
        self.git.line(["symbolic-ref", "--quiet", "--short", "HEAD"])
    }

    /// The branch that others are merged into, by a name that leads to it: what the remote repository calls its own, else
    /// `main` or `master`.
    pub fn default_branch(&self) -> Result<Option<String>, GitError> {
        if let Some(named) = self.git.line(["symbolic-ref", "--quiet", "--short", "refs/remotes/origin/HEAD"])? {
            return Ok(Some(named));
        }
        for name in ["main", "master", "origin/main", "origin/master"] {
            if self.find(&full_name(name))?.is_some() {
                return Ok(Some(name.to_owned()));
            }
        }
        Ok(None)
    }

    /// The names of its branches and tags, for whoever misspells one.
    pub fn names(&self) -> Result<Vec<String>, GitError> {
        let names = self.git.run(["for-each-ref", "--format=%(refname:short)"])?;
        Ok(String::from_utf8_lossy(&names).lines().map(str::to_owned).collect())
    }

    /// Whether it holds only the latest part of its history.
    pub fn is_shallow(&self) -> Result<bool, GitError> {
        Ok(self.git.line(["rev-parse", "--is-shallow-repository"])?.as_deref() == Some("true"))
    }

    /// The commits at which the history of a repository is cut short: what came before is not in it.
    #[allow(clippy::disallowed_methods, reason = "files are read in `sources`")]
    pub fn cut_off(&self) -> Result<HashSet<ObjectId>, GitError> {
        let Some(path) = self.git.line(["rev-parse", "--git-path", "shallow"])? else { return Ok(HashSet::new()) };
        let list = std::fs::read_to_string(self.git.folder().join(path)).unwrap_or_default();
        Ok(list.lines().map(|id| ObjectId(id.trim().into())).collect())
    }

    /// The same project, in another folder from the top of the repository.
    pub fn within(&self, folder: &str) -> Self {
        let folder = folder.trim_matches('/');
        let (folder, only) = match folder.rsplit_once('/') {
            _ if !folder.ends_with(".plan") => (folder, None),
            Some((folder, name)) => (folder, Some(name.to_owned())),
            None => ("", Some(folder.to_owned())),
        };
        let prefix = if folder.is_empty() { String::new() } else { format!("{folder}/") };
        Repository { prefix, only, ..self.clone() }
    }
}

/// A branch by its full name, so that no tag of the same name stands in for it.
fn full_name(name: &str) -> String {
    match name.split_once('/') {
        Some(("origin", _)) => format!("refs/remotes/{name}"),
        _ => format!("refs/heads/{name}"),
    }
}
