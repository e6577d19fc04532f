//! Changes of the sources that mend what was found.

use crate::text::Span;

/// A change that mends a finding. Either all of its edits are made, or none.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Fix {
    /// What sort of change it is, which decides when it may be made without asking.
    pub kind: FixKind,
    /// What is replaced, in any order; no two overlap.
    pub edits: Vec<Edit>,
}

/// What sort of change a fix is.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum FixKind {
    /// A misspelt name or word with one near match.
    Spelling,
    /// Marks that the language does not need or wants otherwise: quotation marks, colons, spaces, invisible characters.
    Form,
    /// A stated figure set to the computed one. Made only where the writer asks for it: the part may be what is wrong.
    Sums,
}

/// One replacement.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Edit {
    /// What is replaced; empty where something is put in.
    pub span: Span,
    /// What stands there afterwards.
    pub text: String,
}
