//! The one door for input: where files come from, and what they say; and the one place where they are changed.

mod cause;
mod disk;
mod folder_watch;
mod git;
mod replace;
mod seen;

use std::collections::BTreeMap;
use std::io;

pub use cause::{Cause, at, cause_of, detail_of, path_of};
pub use disk::DiskSources;
pub use folder_watch::FolderWatch;
pub use git::{Commit, GitError, GitSources, ObjectId, Repository};
pub use replace::{ReplaceError, Replacement};
pub use seen::{Seen, Watched};

use crate::text::{FileId, LineColumn, LineIndex, Span};

/// The project file, in the project's folder.
pub const PROJECT_FILE: &str = "planc.toml";

/// The file that planc leaves at the top of each folder that it writes: such a folder holds nobody's sources, and
/// may be replaced.
pub const OUTPUT_MARKER: &str = ".planc";

/// Where the files of a project come from: a folder, memory, a git revision, later unsaved buffers.
/// Paths are relative to the project's folder, with `/` between their parts.
pub trait Sources {
    /// Paths of all files that may belong to the project, in any order.
    fn list(&self) -> io::Result<Vec<String>>;

    /// Paths of all files in a folder and the folders in it, in any order; none where there is no such folder.
    fn list_all(&self, folder: &str) -> io::Result<Vec<String>>;

    /// The bytes of a file.
    fn read(&self, path: &str) -> io::Result<Vec<u8>>;
}

/// Files in memory, for tests and tools.
#[derive(Clone, Default, Debug)]
pub struct MemorySources(pub BTreeMap<String, Vec<u8>>);

impl MemorySources {
    /// A project of the given files.
    pub fn new<'a>(files: impl IntoIterator<Item = (&'a str, &'a str)>) -> Self {
        MemorySources(files.into_iter().map(|(path, text)| (path.to_owned(), text.as_bytes().to_vec())).collect())
    }
}

impl Sources for MemorySources {
    fn list(&self) -> io::Result<Vec<String>> {
        Ok(self.0.keys().cloned().collect())
    }

    fn list_all(&self, folder: &str) -> io::Result<Vec<String>> {
        let within = |path: &&String| path.strip_prefix(folder).is_some_and(|rest| rest.starts_with('/'));
        Ok(self.0.keys().filter(within).cloned().collect())
    }

    fn read(&self, path: &str) -> io::Result<Vec<u8>> {
        self.0.get(path).cloned().ok_or_else(|| io::ErrorKind::NotFound.into())
    }
}

/// One file that was read.
#[derive(Debug)]
pub struct SourceFile {
    /// Path within the project.
    pub path: String,
    /// What it says; a byte order mark is taken away.
    pub text: String,
    /// Whether it is the project's own. Data that planc carries, a plan that others have published and a question on
    /// the command line are read as well, but are not the writer's to change.
    pub own: bool,
    lines: LineIndex,
}

/// Every file that was read, by [`FileId`].
#[derive(Default, Debug)]
pub struct SourceMap {
    files: Vec<SourceFile>,
}

impl SourceMap {
    /// Takes a file of the project in and names it.
    pub fn add(&mut self, path: impl Into<String>, text: impl Into<String>) -> FileId {
        self.take(path.into(), text.into(), true)
    }

    /// Takes a text in that is not the project's own.
    pub fn add_foreign(&mut self, path: impl Into<String>, text: impl Into<String>) -> FileId {
        self.take(path.into(), text.into(), false)
    }

    fn take(&mut self, path: String, text: String, own: bool) -> FileId {
        let lines = LineIndex::new(&text);
        self.files.push(SourceFile { path, text, own, lines });
        FileId(self.files.len() as u32 - 1)
    }

    /// The file of that name.
    pub fn file(&self, id: FileId) -> &SourceFile {
        &self.files[id.0 as usize]
    }

    /// All files with their names.
    pub fn files(&self) -> impl Iterator<Item = (FileId, &SourceFile)> {
        self.files.iter().enumerate().map(|(at, file)| (FileId(at as u32), file))
    }

    /// What is written at a place.
    pub fn slice(&self, span: Span) -> &str {
        self.file(span.file).text.get(span.range()).unwrap_or_default()
    }

    /// Line and column of a place's start.
    pub fn line_column(&self, span: Span) -> LineColumn {
        let file = self.file(span.file);
        file.lines.line_column(&file.text, span.start as usize)
    }

    /// Column of a place's start in UTF-16 code units, from one.
    pub fn utf16_column(&self, span: Span) -> usize {
        let file = self.file(span.file);
        file.lines.utf16_column(&file.text, span.start as usize)
    }
}
