//! The sides of a comparison: which one is meant, and what it says.

#![allow(clippy::disallowed_methods, reason = "what a word names is looked up among files as well")]

use std::cell::OnceCell;
use std::fmt;
use std::io;
use std::path::{Path, PathBuf};

use super::{Compilation, compile, settings};
use crate::diagnostic::Code;
use crate::diff::Snapshot;
use crate::model::{Date, Value};
use crate::sources::{Commit, DiskSources, GitError, GitSources, Repository, Sources, at};
use crate::vocabulary::{ConceptName, FieldName};

/// The word that asks for the version that was decided.
const DECIDED: &str = "decided";

/// A project whose versions are compared.
pub struct Project {
    path: PathBuf,
    repository: OnceCell<Result<Repository, GitError>>,
}

/// One side of a comparison, found and not yet read.
pub struct Side {
    /// Which it is.
    pub name: SideName,
    place: Place,
}

/// Which side it is, for whoever reads the comparison.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum SideName {
    /// The project as it lies in its folder.
    WorkingTree,
    /// A project in another folder.
    Folder(PathBuf),
    /// A revision.
    Revision {
        /// As it was asked for.
        asked: String,
        /// The commit.
        commit: Box<Commit>,
        /// Why this one.
        why: Why,
    },
    /// What was published: a `plan.json`.
    Published(PathBuf),
}

/// Why a revision was chosen.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Why {
    /// The user named it.
    Asked,
    /// It is the latest commit.
    Latest,
    /// It is where a line of work left another.
    Base {
        /// The other: a branch or what the user named.
        of: String,
    },
    /// It was decided then.
    Decided {
        /// The day of the decision, where the plan says it.
        date: Option<Date>,
    },
}

/// Where a side is read.
#[derive(Clone)]
enum Place {
    Disk(DiskSources),
    Git(GitSources),
    /// The revision has no such folder: nothing was there yet.
    Nowhere,
    Published(PathBuf),
}

/// Why a side could not be found or read.
#[derive(Debug)]
pub enum SideError {
    /// Git could not say.
    Git(GitError),
    /// A file or folder could not be read.
    Io(io::Error),
    /// A word names neither a revision nor a file.
    Nothing {
        /// The word.
        what: String,
        /// Why git finds nothing by that name.
        git: GitError,
        /// What branches and tags there are.
        names: Vec<String>,
    },
    /// A word names both a revision and a file.
    Both(String),
    /// A file that is no published plan.
    NotPublished(PathBuf),
    /// No revision says that the plan was decided.
    NotDecided {
        /// Whether the repository holds only the latest part of its history.
        shallow: bool,
    },
    /// There is nothing but history: both sides must be named.
    NoWorkingTree,
}

impl fmt::Display for SideError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            SideError::Git(error) => error.fmt(f),
            SideError::Io(error) => error.fmt(f),
            SideError::Nothing { what, .. } => write!(f, "{what}: neither a revision nor a file"),
            SideError::Both(what) => write!(f, "{what}: both a revision and a file"),
            SideError::NotPublished(path) => write!(f, "{}: not a published plan", path.display()),
            SideError::NotDecided { .. } => write!(f, "no revision says that the plan was decided"),
            SideError::NoWorkingTree => write!(f, "there is no working tree"),
        }
    }
}

impl std::error::Error for SideError {}

impl From<GitError> for SideError {
    fn from(error: GitError) -> Self {
        SideError::Git(error)
    }
}

impl From<io::Error> for SideError {
    fn from(error: io::Error) -> Self {
        SideError::Io(error)
    }
}

impl Project {
    /// The project in a folder, a single `.plan` file, or a git repository without a working tree.
    pub fn at(path: &Path) -> Self {
        Project { path: path.to_owned(), repository: OnceCell::new() }
    }

    /// The repository that it lies in.
    ///
    /// # Errors
    ///
    /// When it lies in none, or git cannot be asked.
    pub fn repository(&self) -> Result<&Repository, SideError> {
        let found = self.repository.get_or_init(|| Repository::open(&self.path));
        found.as_ref().map_err(|error| SideError::Git(error.clone()))
    }

    /// The files of the project as they lie in its folder.
    pub(super) fn disk(&self) -> io::Result<DiskSources> {
        DiskSources::open(&self.path)
    }

    /// The project as it lies in its folder.
    ///
    /// # Errors
    ///
    /// When there is no such folder, or a repository without a working tree is all there is.
    pub fn working_tree(&self) -> Result<Side, SideError> {
        let sources = DiskSources::open(&self.path)?;
        if let Ok(repository) = self.repository()
            && !repository.has_working_tree()?
        {
            return Err(SideError::NoWorkingTree);
        }
        Ok(Side { name: SideName::WorkingTree, place: Place::Disk(sources) })
    }

    /// What the working tree is held against unless the user says otherwise: where the branch left the default branch;
    /// on the default branch itself, or where there is none, the latest commit.
    ///
    /// # Errors
    ///
    /// When the project lies in no repository, or nothing was committed yet.
    pub fn base(&self) -> Result<Side, SideError> {
        let repository = self.repository()?;
        let latest = repository.commit("HEAD")?;
        if let Some(default) = repository.default_branch()?
            && repository.branch()?.as_deref() != Some(default.strip_prefix("origin/").unwrap_or(&default))
        {
            let base = repository.merge_base(&latest, &repository.commit(&default)?)?;
            if base.id != latest.id {
                return self.revision("HEAD", base, Why::Base { of: default });
            }
        }
        self.revision("HEAD", latest, Why::Latest)
    }

    /// Where two lines of work parted.
    ///
    /// # Errors
    ///
    /// When there are no such revisions, or they have nothing in common.
    pub fn common_base(&self, one: &str, other: &str) -> Result<Side, SideError> {
        let repository = self.repository()?;
        let base = repository.merge_base(&repository.commit(other)?, &repository.commit(one)?)?;
        self.revision(one, base, Why::Base { of: one.to_owned() })
    }

    /// The version since which changes are told: [`DECIDED`], or what [`Project::named`] takes.
    ///
    /// # Errors
    ///
    /// Those of [`Project::decided`] and of [`Project::named`].
    pub fn since(&self, what: &str) -> Result<Side, SideError> {
        if what == DECIDED { self.decided() } else { self.named(what) }
    }

    /// What a word names: a revision (`main`, `v1`, `HEAD~3`, a commit's id, `REVISION:FOLDER`), a folder with a project, a
    /// `.plan` file, or a published `plan.json`.
    ///
    /// # Errors
    ///
    /// When it names nothing, or both a revision and a file.
    pub fn named(&self, what: &str) -> Result<Side, SideError> {
        let path = Path::new(what);
        let is_path = path.exists();
        let repository = match self.repository() {
            Ok(repository) => repository,
            Err(_) if is_path => return file(path),
            Err(SideError::Git(git)) => {
                return Err(SideError::Nothing { what: what.to_owned(), git, names: Vec::new() });
            }
            Err(other) => return Err(other),
        };
        let (revision, folder) = match what.split_once(':') {
            Some((revision, folder)) => (revision, Some(folder)),
            None => (what, None),
        };
        let commit = repository.find(revision)?;
        // `.` and `..`, and what says where it lies, are paths to everybody.
        let is_plainly_path = what.starts_with(['.', '/']) || path.is_absolute();
        match commit {
            Some(_) if is_path && !is_plainly_path => Err(SideError::Both(what.to_owned())),
            Some(_) if !is_path => {
                let commit = repository.commit(revision)?;
                match folder {
                    Some(folder) => revision_of(&repository.within(folder), what, commit, Why::Asked),
                    None => self.revision(what, commit, Why::Asked),
                }
            }
            _ if is_path => file(path),
            _ => Err(match repository.commit(revision) {
                Err(git) => SideError::Nothing { what: what.to_owned(), git, names: repository.names()? },
                Ok(_) => SideError::Both(what.to_owned()),
            }),
        }
    }

    /// The version that was decided: what `[review] decided` in the project file names; else the plan as it was when its
    /// own latest decision was written into it (`status beslutad` or `antagen`), on the main line of the history.
    ///
    /// # Errors
    ///
    /// When neither says.
    pub fn decided(&self) -> Result<Side, SideError> {
        let repository = self.repository();
        let settings = match DiskSources::open(&self.path) {
            Ok(sources) => settings(&sources),
            Err(error) => return Err(error.into()),
        };
        if let Some(named) = settings.review.decided {
            let within = self.path.join(&named);
            let side = match within.exists() {
                true if self.repository()?.find(&named)?.is_none() => file(&within),
                _ => self.named(&named),
            }?;
            return Ok(side.because(Why::Decided { date: None }));
        }
        let repository = repository?;
        let shallow = repository.is_shallow()?;
        let mut found: Option<(Commit, Decision)> = None;
        let mut read: Option<(GitSources, Option<Decision>)> = None;
        for commit in repository.main_line(&repository.commit("HEAD")?)? {
            let sources = match repository.sources(&commit) {
                Err(GitError::NoFolder { .. }) => break,
                sources => sources?,
            };
            let decision = match &read {
                Some((same, decision)) if same.tree() == sources.tree() => decision.clone(),
                _ => decision(&compile(&sources)),
            };
            read = Some((sources, decision.clone()));
            match (&found, decision) {
                (None, None) => {}
                (Some((_, known)), decision) if decision.as_ref() != Some(known) => {
                    return self.since_decision(found, shallow);
                }
                (_, Some(decision)) => found = Some((commit, decision)),
                (Some(_), None) => {}
            }
        }
        // The history ends while the decision stands: where it is cut short, nobody knows what was decided.
        self.since_decision(found.filter(|_| !shallow), shallow)
    }

    fn since_decision(&self, found: Option<(Commit, Decision)>, shallow: bool) -> Result<Side, SideError> {
        let (commit, decision) = found.ok_or(SideError::NotDecided { shallow })?;
        self.revision(DECIDED, commit, Why::Decided { date: decision.date })
    }

    fn revision(&self, asked: &str, commit: Commit, why: Why) -> Result<Side, SideError> {
        revision_of(self.repository()?, asked, commit, why)
    }
}

/// A project in a revision. That its folder is not there yet is nothing wrong.
fn revision_of(repository: &Repository, asked: &str, commit: Commit, why: Why) -> Result<Side, SideError> {
    let place = match repository.sources(&commit) {
        Ok(sources) => Place::Git(sources),
        Err(GitError::NoFolder { .. }) => Place::Nowhere,
        Err(error) => return Err(error.into()),
    };
    Ok(Side { name: SideName::Revision { asked: asked.to_owned(), commit: Box::new(commit), why }, place })
}

/// A folder with a project, a `.plan` file or a published plan.
fn file(path: &Path) -> Result<Side, SideError> {
    let published = path.extension().is_some_and(|extension| extension == "json") && path.is_file();
    if published {
        return Ok(Side { name: SideName::Published(path.to_owned()), place: Place::Published(path.to_owned()) });
    }
    Ok(Side { name: SideName::Folder(path.to_owned()), place: Place::Disk(DiskSources::open(path)?) })
}

/// What a plan says of its own decision.
#[derive(Clone, PartialEq, Debug)]
struct Decision {
    word: &'static str,
    date: Option<Date>,
}

/// What the first plan of a project says of its decision.
fn decision(compilation: &Compilation) -> Option<Decision> {
    let plan = compilation.checked.plan.of(ConceptName::Plan).find(|plan| !plan.external)?;
    let Some(Value::Status { word, date }) = plan.value(FieldName::Status) else { return None };
    match &**word {
        Value::Builtin(word) if ["decided", "adopted"].contains(&word.key) => {
            Some(Decision { word: word.key, date: *date })
        }
        _ => None,
    }
}

impl Side {
    fn because(mut self, reason: Why) -> Self {
        if let SideName::Revision { why, .. } = &mut self.name {
            *why = reason;
        }
        self
    }

    /// Whether there is no plan at all, as before the first was written.
    ///
    /// # Errors
    ///
    /// When its files cannot be listed.
    pub fn is_empty(&self) -> Result<bool, SideError> {
        let list = match &self.place {
            Place::Disk(sources) => sources.list()?,
            Place::Git(sources) => sources.list()?,
            Place::Nowhere => return Ok(true),
            Place::Published(_) => return Ok(false),
        };
        Ok(!list.iter().any(|path| path.ends_with(".plan")))
    }

    /// Reads the side: compiles it, or takes what was published.
    ///
    /// # Errors
    ///
    /// When a published plan cannot be read. What is wrong with files that are compiled stands in the snapshot.
    pub fn snapshot(&self) -> Result<Snapshot, SideError> {
        let compilation = match &self.place {
            Place::Disk(sources) => compile(sources),
            Place::Git(sources) => compile(sources),
            Place::Nowhere => compile(&crate::sources::MemorySources::default()),
            Place::Published(path) => return published(path),
        };
        Ok(compilation.snapshot())
    }
}

fn published(path: &Path) -> Result<Snapshot, SideError> {
    let bytes = std::fs::read(path).map_err(|error| at(path, error))?;
    let found = std::str::from_utf8(&bytes).ok().and_then(Snapshot::of_published);
    found.ok_or_else(|| SideError::NotPublished(path.to_owned()))
}

/// Reads both sides, at once where the machine can.
///
/// # Errors
///
/// When a published plan cannot be read.
pub fn snapshots(before: &Side, after: &Side) -> Result<(Snapshot, Snapshot), SideError> {
    let (before, after) = rayon::join(|| before.snapshot(), || after.snapshot());
    Ok((before?, after?))
}

impl Compilation {
    /// What it says, for comparing. That there is no plan at all is no fault of a side: then everything is new.
    pub fn snapshot(&self) -> Snapshot {
        let found: Vec<_> = self.diagnostics.iter().filter(|found| found.code != Code::NoPlanFiles).cloned().collect();
        Snapshot::of(&self.checked, &self.sources, &found)
    }
}
