//! The one pipeline that every command runs.

use crate::check::Checked;
use crate::diagnostic::Diagnostic;
use crate::sources::{SourceMap, Sources};

/// What compiling a project gives.
pub struct Compilation {
    /// Every file that was read.
    pub sources: SourceMap,
    /// The checked plan. Always there: what could not be read is left out of it, and said.
    pub checked: Checked,
    /// Everything that was found, in order of file and place; accepted findings are not among them.
    pub diagnostics: Vec<Diagnostic>,
}

/// Reads, resolves and checks a project.
pub fn compile(_sources: &dyn Sources) -> Compilation {
    unimplemented!("lands with `resolve`")
}
