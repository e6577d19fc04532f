//! Versions of a plan in real git repositories: found, read, compared and followed.

#![allow(clippy::panic, clippy::disallowed_methods, reason = "a test makes repositories on disk")]

mod command;
mod history;
mod pages;
mod published;
mod repository;
mod sides;

use planc::diff::{Comparison, Snapshot, compare};
use planc::workspace::sides::{Project, Side, SideError, snapshots};

/// What happened between two sides.
pub fn between(before: &Side, after: &Side) -> Comparison {
    let (before, after) = read(before, after);
    compare(&before, &after)
}

/// What two sides say.
pub fn read(before: &Side, after: &Side) -> (Snapshot, Snapshot) {
    snapshots(before, after).unwrap_or_else(|error| panic!("{error}"))
}

/// The paths of what changed, with the types of the changes.
pub fn told(comparison: &Comparison) -> Vec<String> {
    let kinds = |changed: &planc::diff::Changed| {
        let kinds: Vec<&str> = changed.changes.iter().map(|change| change.kind().key()).collect();
        format!("{} {}", changed.item.now().item.path, kinds.join(" "))
    };
    comparison.changed.iter().map(kinds).collect()
}

/// The side that a word names.
pub fn side(project: &Project, what: &str) -> Side {
    project.named(what).unwrap_or_else(|error| panic!("{what}: {error}"))
}

/// Why a word names no side.
pub fn no_side(project: &Project, what: &str) -> SideError {
    match project.named(what) {
        Ok(side) => panic!("{what} is {:?}", side.name),
        Err(error) => error,
    }
}
