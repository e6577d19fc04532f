//! Diagnostics as text: for people ([`human`], [`short`]), for programs ([`json`], [`sarif`]) and for the log of a
//! pipeline ([`github`]). One form a file; what a message says is found in one place for all of them, [`words`].

mod github;
mod human;
mod json;
mod place;
mod sarif;
mod short;
mod words;

pub use github::github;
pub use human::{Style, render};
pub use json::json;
pub use sarif::sarif;
pub use short::short;
pub use words::{advice, explanation, headline, severity_name};

use super::Diagnostic;
use crate::text::Span;

/// A finding as it is to be written.
#[derive(Clone, Copy, Debug)]
pub struct Finding<'a> {
    /// What was found.
    pub diagnostic: &'a Diagnostic,
    /// Why it is no fault, where the writer accepts it.
    pub accepted: Option<&'a Acceptance>,
}

/// That the writer accepts a finding.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Acceptance {
    /// The writer's reason, in one line.
    pub reason: String,
    /// Where it is accepted.
    pub span: Span,
}
