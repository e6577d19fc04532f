//! Checked plan → files. Pure: paths and bytes, in order of path; `publish` alone writes.

pub mod answer;
pub mod csv;
pub mod json;
mod layout;
pub mod markdown;
mod notation;
pub mod prose;
pub mod publish;
mod relations;
mod reports;
pub mod site;
mod tree;
pub mod view;

use std::collections::BTreeMap;

use crate::check::Checked;
use crate::sources::SourceMap;
pub use site::SiteError;

/// Files to write: path within the output folder (with `/`) → bytes.
pub type Files = BTreeMap<String, Vec<u8>>;

/// Everything that a build writes.
///
/// # Errors
///
/// When a template of the theme is wrong.
pub fn emit(checked: &Checked, sources: &SourceMap) -> Result<Files, SiteError> {
    let mut files = site::render(checked, sources)?;
    csv::emit(checked, &mut files);
    json::emit(checked, &mut files);
    markdown::emit(checked, &mut files);
    Ok(files)
}
