//! The trees of files that were parsed before.

use std::collections::HashMap;

use rayon::prelude::*;

use crate::diagnostic::Diagnostic;
use crate::sources::SourceMap;
use crate::syntax::{self, Tree};
use crate::text::FileId;

/// What was parsed for the latest build. A tree names its places by the file's number, so that a file is known again by
/// its number and what it says together.
#[derive(Default)]
pub(super) struct Parsed {
    files: HashMap<FileId, Known>,
}

/// The tree of each file, and what was found in parsing them, in the order of the files.
type Trees = (Vec<(FileId, Tree)>, Vec<Diagnostic>);

struct Known {
    hash: blake3::Hash,
    tree: Tree,
    found: Vec<Diagnostic>,
}

impl Parsed {
    /// Parses what is not known; what is known and is not among the files is forgotten.
    pub fn trees(&mut self, sources: &SourceMap, files: &[FileId]) -> Trees {
        let before = std::mem::take(&mut self.files);
        let read = |file: &FileId| {
            let text = &sources.file(*file).text;
            let hash = blake3::hash(text.as_bytes());
            let known = before.get(file).is_some_and(|known| known.hash == hash);
            let parsed = (!known).then(|| syntax::parse(*file, text));
            (*file, parsed.map(|(tree, found)| Known { hash, tree, found }))
        };
        let parsed: Vec<_> = files.par_iter().map(read).collect();
        let mut before = before;
        self.files = parsed
            .into_iter()
            .filter_map(|(file, parsed)| Some((file, parsed.or_else(|| before.remove(&file))?)))
            .collect();
        let known = || files.iter().filter_map(|file| Some((*file, self.files.get(file)?)));
        let trees = known().map(|(file, known)| (file, known.tree.clone())).collect();
        (trees, known().flat_map(|(_, known)| known.found.iter().cloned()).collect())
    }
}

/// Parses files for one build alone.
pub(super) fn trees(sources: &SourceMap, files: &[FileId]) -> Trees {
    let parse = |file: &FileId| {
        let (tree, found) = syntax::parse(*file, &sources.file(*file).text);
        ((*file, tree), found)
    };
    let (trees, found): (Vec<_>, Vec<_>) = files.par_iter().map(parse).unzip();
    (trees, found.into_iter().flatten().collect())
}
