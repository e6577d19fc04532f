//! A project as it is in one revision.

use std::io;
use std::path::Path;
use std::sync::Arc;

use super::objects::{Entry, EntryKind, ObjectId, Objects};
use super::{Commit, GitError, Repository};
use crate::sources::cause::{Cause, at, refused};
use crate::sources::disk::{MADE_BY_TOOLS, is_source};
use crate::sources::{OUTPUT_MARKER, PROJECT_FILE, Sources};

/// The files of a project in one revision, under the rules of [`DiskSources`](crate::sources::DiskSources). Links and
/// submodules are not followed: what they lead to is not in the revision.
#[derive(Clone)]
pub struct GitSources {
    objects: Arc<Objects>,
    tree: ObjectId,
    only: Option<String>,
}

impl Repository {
    /// The project in a revision.
    pub fn sources(&self, commit: &Commit) -> Result<GitSources, GitError> {
        let mut tree = commit.tree.clone();
        for part in self.prefix.split('/').filter(|part| !part.is_empty()) {
            let entries = self.objects.tree(&tree)?;
            let found = entries.iter().find(|entry| entry.kind == EntryKind::Folder && entry.name == part.as_bytes());
            tree = found.map(|entry| entry.id.clone()).ok_or_else(|| GitError::NoFolder {
                revision: commit.short.clone(),
                folder: self.prefix.trim_end_matches('/').to_owned(),
            })?;
        }
        Ok(GitSources { objects: self.objects.clone(), tree, only: self.only.clone() })
    }

    /// The bytes of a file in a revision, by its path from the top of the repository.
    pub fn file(&self, commit: &Commit, path: &str) -> io::Result<Vec<u8>> {
        GitSources { objects: self.objects.clone(), tree: commit.tree.clone(), only: None }.read(path)
    }
}

impl GitSources {
    /// What all its files together are told apart by: two revisions with the same have the same files.
    pub fn tree(&self) -> &ObjectId {
        &self.tree
    }

    /// The files that may belong to the project, each with what its bytes are told apart by.
    ///
    /// # Errors
    ///
    /// When the repository does not hold all of the revision.
    pub fn files(&self) -> io::Result<Vec<(String, ObjectId)>> {
        let mut files = Vec::new();
        for path in self.list()? {
            if let Some((_, id)) = self.find(&path)? {
                files.push((path, id));
            }
        }
        Ok(files)
    }

    /// What the bytes of a file are told apart by, if there is such a file.
    ///
    /// # Errors
    ///
    /// When the repository does not hold all of the revision.
    pub fn file(&self, path: &str) -> io::Result<Option<ObjectId>> {
        Ok(self.find(path)?.filter(|(kind, _)| *kind == EntryKind::File).map(|(_, id)| id))
    }

    fn entries(&self, tree: &ObjectId) -> io::Result<Arc<[Entry]>> {
        self.objects.tree(tree).map_err(io::Error::other)
    }

    /// Finds the files that `is_wanted`, given the folder that they stand in (empty, or with a slash at its end) and
    /// their name.
    fn walk(
        &self,
        tree: &ObjectId,
        within: &str,
        is_wanted: fn(&str, &str) -> bool,
        found: &mut Vec<String>,
    ) -> io::Result<()> {
        let entries = self.entries(tree)?;
        if !within.is_empty() && entries.iter().any(|entry| entry.name == OUTPUT_MARKER.as_bytes()) {
            return Ok(());
        }
        for entry in entries.iter().filter(|entry| !entry.name.starts_with(b".")) {
            let name = String::from_utf8_lossy(&entry.name);
            match entry.kind {
                EntryKind::Folder if within.is_empty() && MADE_BY_TOOLS.contains(&name.as_ref()) => {}
                EntryKind::Folder => self.walk(&entry.id, &format!("{within}{name}/"), is_wanted, found)?,
                EntryKind::File if is_wanted(within, &name) => {
                    let path = format!("{within}{name}");
                    if std::str::from_utf8(&entry.name).is_err() {
                        return Err(refused(Path::new(&path), Cause::NameNotUtf8));
                    }
                    found.push(path);
                }
                EntryKind::File | EntryKind::Elsewhere => {}
            }
        }
        Ok(())
    }

    /// What stands at a path, if anything does.
    fn find(&self, path: &str) -> io::Result<Option<(EntryKind, ObjectId)>> {
        let mut at = (EntryKind::Folder, self.tree.clone());
        for part in path.split('/').filter(|part| !part.is_empty() && *part != ".") {
            if at.0 != EntryKind::Folder {
                return Ok(None);
            }
            let entries = self.entries(&at.1)?;
            let Some(found) = entries.iter().find(|entry| entry.name == part.as_bytes()) else { return Ok(None) };
            at = (found.kind, found.id.clone());
        }
        Ok(Some(at))
    }
}

impl Sources for GitSources {
    fn list(&self) -> io::Result<Vec<String>> {
        let Some(only) = &self.only else {
            let mut found = Vec::new();
            self.walk(&self.tree, "", is_source, &mut found)?;
            found.sort_unstable();
            return Ok(found);
        };
        let mut found = Vec::new();
        for path in [PROJECT_FILE, only] {
            if matches!(self.find(path)?, Some((EntryKind::File, _))) {
                found.push(path.to_owned());
            }
        }
        Ok(found)
    }

    fn list_all(&self, folder: &str) -> io::Result<Vec<String>> {
        let mut found = Vec::new();
        if let Some((EntryKind::Folder, tree)) = self.find(folder)? {
            self.walk(&tree, &format!("{folder}/"), |_, _| true, &mut found)?;
        }
        found.sort_unstable();
        Ok(found)
    }

    fn read(&self, path: &str) -> io::Result<Vec<u8>> {
        let within = Path::new(path);
        if path.split('/').any(|part| part == "..") || path.starts_with('/') {
            return Err(refused(within, Cause::Outside));
        }
        match self.find(path)? {
            Some((EntryKind::File, id)) => match self.objects.blob(&id) {
                Ok(bytes) => Ok(bytes.to_vec()),
                Err(error) => Err(at(within, io::Error::other(error))),
            },
            Some((EntryKind::Folder, _)) => Err(refused(within, Cause::NotAFile)),
            Some((EntryKind::Elsewhere, _)) => Err(refused(within, Cause::Outside)),
            None => Err(at(within, io::ErrorKind::NotFound.into())),
        }
    }
}
