//! Checked plan → files. Pure: paths and bytes, in order of path; `publish` alone writes.

pub mod prose;
pub mod publish;
pub mod site;
pub mod view;

use std::collections::BTreeMap;

use crate::check::Checked;
use crate::sources::SourceMap;
pub use site::SiteError;

/// Files to write: path within the output folder (with `/`) → bytes.
pub type Files = BTreeMap<String, Vec<u8>>;

/// Everything that a build writes.
pub fn emit(checked: &Checked, sources: &SourceMap) -> Result<Files, SiteError> {
    site::render(checked, sources)
}
