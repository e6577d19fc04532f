//! What files declare that were read before.

use std::collections::HashMap;

use rayon::prelude::*;

use crate::diagnostic::Diagnostic;
use crate::resolve::{self, Drafts};
use crate::sources::SourceMap;
use crate::syntax;
use crate::text::FileId;

/// What was read of each file for the latest build. It names its places by the file's number, so that a file is known
/// again by its number and what it says together.
#[derive(Default)]
pub(super) struct Read {
    files: HashMap<FileId, Known>,
}

/// What each file declares, and what was found in parsing them, in the order of the files.
type AllDrafts = (Vec<(FileId, Drafts)>, Vec<Diagnostic>);

struct Known {
    hash: blake3::Hash,
    drafts: Drafts,
    found: Vec<Diagnostic>,
}

impl Read {
    /// Reads what is not known; what is known and is not among the files is forgotten.
    pub fn drafts(&mut self, sources: &SourceMap, files: &[FileId]) -> AllDrafts {
        let mut before = std::mem::take(&mut self.files);
        let read_again = |file: &FileId| {
            let hash = blake3::hash(sources.file(*file).text.as_bytes());
            let known = before.get(file).is_some_and(|known| known.hash == hash);
            let read = (!known).then(|| read(sources, *file));
            (*file, read.map(|(drafts, found)| Known { hash, drafts, found }))
        };
        let again: Vec<_> = files.par_iter().map(read_again).collect();
        self.files =
            again.into_iter().filter_map(|(file, read)| Some((file, read.or_else(|| before.remove(&file))?))).collect();
        let drafts = files.par_iter().filter_map(|file| Some((*file, self.files.get(file)?.drafts.clone()))).collect();
        let found = files.iter().filter_map(|file| self.files.get(file)).flat_map(|known| known.found.iter().cloned());
        (drafts, found.collect())
    }
}

/// Reads files for one build alone.
pub(super) fn drafts(sources: &SourceMap, files: &[FileId]) -> AllDrafts {
    let read = |file: &FileId| {
        let (drafts, found) = read(sources, *file);
        ((*file, drafts), found)
    };
    let (drafts, found): (Vec<_>, Vec<_>) = files.par_iter().map(read).unzip();
    (drafts, found.into_iter().flatten().collect())
}

fn read(sources: &SourceMap, file: FileId) -> (Drafts, Vec<Diagnostic>) {
    let text = &sources.file(file).text;
    let (tree, found) = syntax::parse(file, text);
    (resolve::read(file, text, tree), found)
}
