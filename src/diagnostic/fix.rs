//! Changes of the sources that mend what was found.

use super::{Argument, Diagnostic};
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

/// Adds a finding, or counts it with an earlier one of its file: what a writer does in the same way again and again
/// is said once, at its first place, with a fix of all. How often it comes again is the argument `more`, shown by the
/// note `also`.
pub fn report_once(diagnostics: &mut Vec<Diagnostic>, new: Diagnostic) {
    let file = |diagnostic: &Diagnostic| diagnostic.span.map(|span| span.file);
    let same = diagnostics.iter_mut().find(|earlier| {
        earlier.code == new.code
            && earlier.helps == new.helps
            && file(earlier) == file(&new)
            && earlier.fix.as_ref().map(|fix| fix.kind) == new.fix.as_ref().map(|fix| fix.kind)
    });
    let Some(earlier) = same else {
        diagnostics.push(new);
        return;
    };
    if let (Some(fix), Some(more)) = (&mut earlier.fix, new.fix) {
        fix.edits.extend(more.edits);
    }
    match earlier.arguments.iter_mut().find(|(name, _)| *name == "more") {
        Some((_, Argument::Count(count))) => *count += 1,
        _ => {
            earlier.arguments.push(("more", Argument::Count(1)));
            earlier.notes.push("also");
        }
    }
}
