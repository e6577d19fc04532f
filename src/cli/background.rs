//! What pages tell beside the plan: what has changed since another version, and how each item came to be.

use std::path::Path;

use super::report::Report;
use super::terminal::Terminal;
use super::{Failure, sides};
use crate::diff::{Comparison, Histories, compare};
use crate::emit::changes::{Review, Teller, date};
use crate::emit::{Pages, Publication};
use crate::model::Date;
use crate::sources::ObjectId;
use crate::workspace::sides::Project;

/// What is read of other versions for a build.
#[derive(Default)]
pub(super) struct Background {
    since: Option<Since>,
    histories: Option<Histories>,
}

/// What the user asks for on the command line.
#[derive(Clone, Copy)]
pub(super) struct Asked<'a> {
    /// The project.
    pub path: &'a Path,
    /// The version since which changes are told.
    pub since: Option<&'a str>,
    /// The revision that is built.
    pub revision: Option<&'a str>,
}

impl Background {
    /// Reads what the user or the project asks for.
    pub fn read(report: &Report, asked: Asked<'_>, root: &Path, terminal: &Terminal) -> Result<Self, Failure> {
        let since = changes(report, asked, root, terminal)?;
        Ok(Background { since, histories: lives(report, asked, terminal)? })
    }

    /// What is published of a project.
    pub fn publication<'a>(
        &'a self,
        report: &'a Report,
        revision: Option<&'a str>,
        pages: Option<&'a Pages>,
    ) -> Publication<'a> {
        let teller = Teller { language: report.compilation.checked.plan.config.language };
        let review = self.since.as_ref().map(|since| Review {
            comparison: &since.comparison,
            teller,
            before: &since.before,
            after: &since.after,
        });
        let day = self.since.as_ref().and_then(|since| since.day);
        let histories = self.histories.as_ref();
        Publication { revision, review, histories, day, pages, ..report.compilation.publication() }
    }
}

/// What has changed since another version.
struct Since {
    comparison: Comparison,
    before: String,
    after: String,
    /// The day of the latest commit.
    day: Option<Date>,
}

/// The latest commit, where pages tell of commits.
#[derive(PartialEq, Eq)]
pub(super) enum Latest {
    /// No page tells of any.
    Untold,
    /// It, or nothing where there is none.
    Told(Option<ObjectId>),
}

impl Latest {
    /// That of a project that was read.
    pub fn of(report: &Report, asked: Asked<'_>) -> Self {
        let config = &report.compilation.checked.plan.config;
        let told = asked.since.is_some() || config.review.since.is_some() || config.site.history == Some(true);
        if told { Latest::Told(latest(asked.path)) } else { Latest::Untold }
    }

    /// Whether it is another now. git writes the files of a branch first, and only then says which branch they are of.
    pub fn is_another(&self, path: &Path) -> bool {
        matches!(self, Latest::Told(before) if *before != latest(path))
    }
}

fn latest(path: &Path) -> Option<ObjectId> {
    Project::at(path).repository().ok()?.commit("HEAD").ok().map(|commit| commit.id)
}

/// What has changed since the version that the user names, or else the project file.
fn changes(report: &Report, asked: Asked<'_>, root: &Path, terminal: &Terminal) -> Result<Option<Since>, Failure> {
    let project = Project::at(asked.path);
    let set = report.compilation.checked.plan.config.review.since.as_ref();
    let before = match (asked.since, set) {
        (Some(word), _) => project.since(word)?,
        (None, Some(word)) => {
            // A path of the project file is one from its folder.
            let path = root.join(word);
            let word = if path.exists() { path.to_string_lossy().into_owned() } else { word.clone() };
            project.since(&word)?
        }
        (None, None) => return Ok(None),
    };
    let comparison = compare(&before.snapshot()?, &report.compilation.snapshot());
    let after = asked.revision.map(str::to_owned).unwrap_or_else(|| terminal.label("review-this", &[]));
    let latest = project.repository().and_then(|repository| Ok(repository.commit("HEAD")?));
    let day = latest.ok().and_then(|commit| date(&commit));
    Ok(Some(Since { comparison, before: sides::name(&before.name, terminal), after, day }))
}

/// How each item came to be what it is, where the project asks for it.
fn lives(report: &Report, asked: Asked<'_>, terminal: &Terminal) -> Result<Option<Histories>, Failure> {
    if report.compilation.checked.plan.config.site.history != Some(true) {
        return Ok(None);
    }
    let progress = terminal.progress("progress-checking");
    let histories = Project::at(asked.path).histories(&report.compilation.snapshot())?;
    drop(progress);
    if histories.shallow {
        terminal.say("history-shallow", &[]);
    }
    Ok(Some(histories))
}
