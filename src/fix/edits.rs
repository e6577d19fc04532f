//! Replacements, put into texts.

use std::collections::BTreeMap;

use crate::diagnostic::{Diagnostic, Edit};
use crate::sources::SourceMap;
use crate::text::FileId;

/// The texts of changed files.
pub type Texts = BTreeMap<FileId, String>;

/// Whether the fix of a finding can be made beside those of `chosen`: it changes nothing but files of the project, at
/// places that are there, and nothing that another one changes.
pub(super) fn fixable(diagnostic: &Diagnostic, sources: &SourceMap, chosen: &[&Diagnostic]) -> bool {
    let edits = edits(diagnostic);
    let possible = |edit: &Edit| {
        let file = sources.files().nth(edit.span.file.0 as usize).map(|(_, file)| file);
        file.is_some_and(|file| file.own && file.text.get(edit.span.range()).is_some_and(|there| there != edit.text))
    };
    let apart = |edit: &Edit| chosen.iter().flat_map(|other| self::edits(other)).all(|other| !touch(edit, other));
    let alone = |at: usize, edit: &Edit| edits[..at].iter().all(|other| !touch(edit, other));
    !edits.is_empty() && edits.iter().enumerate().all(|(at, edit)| possible(edit) && apart(edit) && alone(at, edit))
}

/// The files that the fixes of these findings change, with their new texts. No two of the fixes overlap.
pub(super) fn applied(sources: &SourceMap, mended: &[&Diagnostic]) -> Texts {
    let mut by_file: BTreeMap<FileId, Vec<&Edit>> = BTreeMap::new();
    for edit in mended.iter().flat_map(|diagnostic| edits(diagnostic)) {
        by_file.entry(edit.span.file).or_default().push(edit);
    }
    let put_in = |(file, mut edits): (FileId, Vec<&Edit>)| {
        edits.sort_by_key(|edit| edit.span);
        let mut text = sources.file(file).text.clone();
        for edit in edits.into_iter().rev() {
            text.replace_range(edit.span.range(), &edit.text);
        }
        (file, text)
    };
    by_file.into_iter().map(put_in).collect()
}

fn edits(diagnostic: &Diagnostic) -> &[Edit] {
    diagnostic.fix.as_ref().map_or(&[], |fix| &fix.edits)
}

/// Whether one replacement would be in the other's way: they share a byte, or put something in at the same place.
fn touch(one: &Edit, other: &Edit) -> bool {
    let (a, b) = (one.span, other.span);
    a.file == b.file && (a.start == b.start || (a.start < b.end && b.start < a.end))
}
