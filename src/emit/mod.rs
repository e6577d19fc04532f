//! Checked plan → files. Pure: paths and bytes, in order of path; `publish` alone writes.

pub mod answer;
pub mod changes;
mod chart;
pub mod csv;
pub mod explanation;
pub mod json;
mod layout;
pub mod markdown;
mod matrix;
mod message;
mod notation;
pub mod owners;
pub mod prose;
pub mod publish;
mod relations;
mod reports;
mod schema;
pub mod site;
mod tree;
pub mod view;

use std::collections::BTreeMap;

use crate::check::Checked;
use crate::diff::Histories;
use crate::model::Date;
use crate::sources::SourceMap;
use crate::theme::Theme;
pub use site::{Maker, Pages, SiteError};

/// Files to write: path within the output folder (with `/`) → bytes.
pub type Files = BTreeMap<String, Vec<u8>>;

/// What a build publishes: the plan, and what its pages are made with.
#[derive(Clone, Copy, Debug)]
pub struct Publication<'a> {
    /// The plan.
    pub checked: &'a Checked,
    /// The files that say it.
    pub sources: &'a SourceMap,
    /// The theme of the pages.
    pub theme: &'a Theme,
    /// The revision of the sources, in the words of whoever builds: pages show it.
    pub revision: Option<&'a str>,
    /// What has changed since another version, where that is asked for: a page shows it.
    pub review: Option<changes::Review<'a>>,
    /// How each item came to be what it is, where that is asked for: its page shows it.
    pub histories: Option<&'a Histories>,
    /// The day of the sources, as far as whoever builds knows.
    pub day: Option<Date>,
    /// The pages that were made before, for whoever builds again and again.
    pub pages: Option<&'a Pages>,
}

/// Everything that a build writes.
///
/// # Errors
///
/// When a template of the theme is wrong.
pub fn emit(publication: &Publication<'_>) -> Result<Files, SiteError> {
    emit_with(publication, &Maker::new(publication)?)
}

/// Everything that a build writes, by one who makes pages already.
///
/// # Errors
///
/// When a template of the theme does not fit a page.
pub fn emit_with(publication: &Publication<'_>, maker: &Maker<'_>) -> Result<Files, SiteError> {
    let checked = publication.checked;
    let csv = || made(|files| csv::emit(checked, files));
    let json = || made(|files| json::emit(checked, files));
    let markdown = || made(|files| markdown::emit(checked, publication.sources, files));
    let data = || rayon::join(csv, || rayon::join(json, markdown));
    let (site, (csv, (json, markdown))) = rayon::join(|| maker.all(), data);
    let mut files = site?;
    for made in [csv, json, markdown] {
        files.extend(made);
    }
    Ok(files)
}

/// The files that one output makes.
fn made(make: impl FnOnce(&mut Files)) -> Files {
    let mut files = Files::new();
    make(&mut files);
    files
}
