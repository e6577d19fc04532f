//! Commits: who, when, why, and in what order.

use super::objects::ObjectId;
use super::{GitError, Repository};

/// A commit.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Commit {
    /// What it is told apart by.
    pub id: ObjectId,
    /// Its id as short as it is still the only one.
    pub short: String,
    /// The files at its top.
    pub tree: ObjectId,
    /// The commits that it builds on, the first its own line. Of a history that is followed for a project, the nearest
    /// in that history.
    pub parents: Vec<ObjectId>,
    /// Who wrote it, by name, as the repository's `.mailmap` says it.
    pub author: String,
    /// When it was written: ISO 8601, with the writer's own time zone.
    pub written: String,
    /// The first line of what its writer says of it.
    pub subject: String,
}

impl Commit {
    /// The day when it was written, as `2024-11-18`, where its writer was.
    pub fn day(&self) -> &str {
        self.written.get(..10).unwrap_or(&self.written)
    }
}

/// The fields of a commit, each ended by NUL, which can stand in none of them.
const FORMAT: &str = "--format=tformat:%H%x00%h%x00%T%x00%P%x00%aN%x00%aI%x00%s";
const FIELDS: usize = 7;

/// What is the same for every reading of commits, whatever the user has configured.
const PLAIN: [&str; 5] = ["--no-color", "--no-show-signature", "--no-notes", "--encoding=UTF-8", "-z"];

impl Repository {
    /// What is to be told of one commit.
    pub(super) fn describe(&self, id: &ObjectId) -> Result<Commit, GitError> {
        let mut arguments = vec!["log", "-1", FORMAT];
        arguments.extend(PLAIN);
        arguments.push(id.as_str());
        let answer = self.git.run(arguments)?;
        commits(&answer).pop().ok_or_else(|| GitError::Missing(id.as_str().to_owned()))
    }

    /// The commits up to one that touch the project's folder, the newest first and none before those that build on it.
    /// Lines of history that came to nothing are left out, and parents are the nearest commits of the list.
    pub fn history(&self, from: &Commit) -> Result<Vec<Commit>, GitError> {
        self.log(from, &["--topo-order", "--parents"])
    }

    /// The commits on the main line up to one that touch the project's folder, the newest first. What came by a merge
    /// came when it was merged.
    pub fn main_line(&self, from: &Commit) -> Result<Vec<Commit>, GitError> {
        self.log(from, &["--first-parent", "--parents"])
    }

    fn log(&self, from: &Commit, order: &[&str]) -> Result<Vec<Commit>, GitError> {
        let top = self.git.line(["rev-parse", "--show-toplevel"]).ok().flatten();
        let git = top.map_or_else(|| self.git.clone(), |top| super::Git::within(top.as_ref()));
        let folder = self.prefix.trim_end_matches('/');
        let mut arguments = vec!["log", FORMAT];
        arguments.extend(PLAIN);
        arguments.extend(order);
        arguments.extend([from.id.as_str(), "--", if folder.is_empty() { "." } else { folder }]);
        Ok(commits(&git.run(arguments)?))
    }
}

fn commits(answer: &[u8]) -> Vec<Commit> {
    let text = String::from_utf8_lossy(answer);
    let fields: Vec<&str> = text.split('\0').collect();
    let commit = |fields: &[&str]| match fields {
        [id, short, tree, parents, author, written, subject] => Some(Commit {
            id: ObjectId((*id).into()),
            short: (*short).to_owned(),
            tree: ObjectId((*tree).into()),
            parents: parents.split_whitespace().map(|id| ObjectId(id.into())).collect(),
            author: (*author).to_owned(),
            written: (*written).to_owned(),
            subject: (*subject).to_owned(),
        }),
        _ => None,
    };
    fields.chunks_exact(FIELDS).filter_map(commit).collect()
}
