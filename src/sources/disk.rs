//! A project in a folder on disk.

#![allow(clippy::disallowed_methods, reason = "this is where files are read")]

use std::fs::{self, DirEntry, FileType};
use std::io;
use std::path::{Component, Path, PathBuf};

use super::cause::{Cause, at, refused};
use super::{OUTPUT_MARKER, PROJECT_FILE, Sources};

/// Folders at the top of a project that hold what tools have made.
pub(super) const MADE_BY_TOOLS: [&str; 2] = ["public", "target"];

/// Endings of the files that a project may hold.
const EXTENSIONS: [&str; 2] = ["plan", "md"];

/// The files under one folder. Hidden files and folders, `public` and `target` at the top, and whatever
/// planc itself has written are left out. Links to folders are not followed, links to files only within the project.
#[derive(Clone, Debug)]
pub struct DiskSources {
    /// The project's folder, without links in its path.
    root: PathBuf,
    /// The one `.plan` file to read, where a file was given and not a folder.
    only: Option<String>,
}

impl DiskSources {
    /// The project at `path`: a folder, or a single `.plan` file, which is read alone, with the project file
    /// beside it.
    pub fn open(path: &Path) -> io::Result<Self> {
        let real = fs::canonicalize(path).map_err(|error| at(path, error))?;
        if real.is_dir() {
            return Ok(DiskSources { root: real, only: None });
        }
        match (real.parent(), real.file_name().and_then(|name| name.to_str())) {
            (Some(folder), Some(name)) if extension(name) == Some("plan") => {
                Ok(DiskSources { root: folder.to_owned(), only: Some(name.to_owned()) })
            }
            _ => Err(refused(path, Cause::NotAPlan)),
        }
    }

    /// The project's folder, without links in its path.
    pub fn root(&self) -> &Path {
        &self.root
    }

    /// Where a path within the project leads, links followed; never out of the project.
    pub(super) fn real_path(&self, within: &Path) -> io::Result<PathBuf> {
        if !within.components().all(|part| matches!(part, Component::Normal(_) | Component::CurDir)) {
            return Err(refused(within, Cause::Outside));
        }
        let real = fs::canonicalize(self.root.join(within)).map_err(|error| at(within, error))?;
        if real.starts_with(&self.root) { Ok(real) } else { Err(refused(within, Cause::Outside)) }
    }

    /// Finds the files that `is_wanted`, given the folder that they stand in (empty, or with a slash at its end) and
    /// their name.
    fn walk(
        &self,
        folder: &Path,
        within: &str,
        is_wanted: fn(&str, &str) -> bool,
        found: &mut Vec<String>,
    ) -> io::Result<()> {
        let entries = fs::read_dir(folder).and_then(Iterator::collect::<io::Result<Vec<DirEntry>>>);
        for entry in entries.map_err(|error| at(folder, error))? {
            let path = entry.path();
            let file_name = entry.file_name();
            let name = file_name.to_string_lossy();
            let file_type = entry.file_type().map_err(|error| at(&path, error))?;
            if name.starts_with('.') {
                continue;
            }
            if file_type.is_dir() {
                if !is_left_out(&path, within, &name) {
                    self.walk(&path, &format!("{within}{name}/"), is_wanted, found)?;
                }
            } else if is_wanted(within, &name) && self.counts(&path, file_type) {
                if file_name.to_str().is_none() {
                    return Err(refused(&path, Cause::NameNotUtf8));
                }
                found.push(format!("{within}{name}"));
            }
        }
        Ok(())
    }

    /// A link to what is found under its own name as well would give everything in it twice. A link that leads
    /// elsewhere is listed, so that reading it can say what is wrong with it.
    fn counts(&self, path: &Path, file_type: FileType) -> bool {
        if !file_type.is_symlink() {
            return file_type.is_file();
        }
        match fs::canonicalize(path) {
            Ok(real) => !real.is_dir() && !real.starts_with(&self.root),
            Err(_) => true,
        }
    }
}

impl Sources for DiskSources {
    fn list(&self) -> io::Result<Vec<String>> {
        if let Some(only) = &self.only {
            let settings = self.root.join(PROJECT_FILE).is_file().then(|| PROJECT_FILE.to_owned());
            return Ok(settings.into_iter().chain([only.clone()]).collect());
        }
        let mut found = Vec::new();
        self.walk(&self.root, "", is_source, &mut found)?;
        found.sort_unstable();
        Ok(found)
    }

    fn list_all(&self, folder: &str) -> io::Result<Vec<String>> {
        let mut found = Vec::new();
        let path = self.root.join(folder);
        if path.is_dir() {
            self.walk(&path, &format!("{folder}/"), |_, _| true, &mut found)?;
        }
        found.sort_unstable();
        Ok(found)
    }

    fn read(&self, path: &str) -> io::Result<Vec<u8>> {
        let within = Path::new(path);
        let real = self.real_path(within)?;
        let metadata = fs::metadata(&real).map_err(|error| at(within, error))?;
        if !metadata.is_file() {
            return Err(refused(within, Cause::NotAFile));
        }
        if metadata.len() > u64::from(u32::MAX) {
            return Err(refused(within, Cause::TooLarge));
        }
        fs::read(&real).map_err(|error| at(within, error))
    }
}

fn is_left_out(folder: &Path, within: &str, name: &str) -> bool {
    (within.is_empty() && MADE_BY_TOOLS.contains(&name)) || folder.join(OUTPUT_MARKER).exists()
}

/// Whether a file may belong to a project, given the folder that it stands in (empty, or with a slash at its end).
pub(super) fn is_source(within: &str, name: &str) -> bool {
    extension(name).is_some() || (within.is_empty() && name == PROJECT_FILE)
}

fn extension(name: &str) -> Option<&str> {
    name.rsplit_once('.').map(|(_, extension)| extension).filter(|extension| EXTENSIONS.contains(extension))
}

#[cfg(test)]
mod tests {
    use super::super::cause::cause_of;
    use super::*;

    fn project(files: &[&str]) -> io::Result<tempfile::TempDir> {
        let folder = tempfile::tempdir()?;
        for file in files {
            let path = folder.path().join(file);
            fs::create_dir_all(path.parent().unwrap_or(folder.path()))?;
            fs::write(path, "x")?;
        }
        Ok(folder)
    }

    #[test]
    fn sources_are_listed_in_order_and_what_tools_made_is_left_out() -> io::Result<()> {
        let folder = project(&[
            "b.plan",
            "a/å.plan",
            "a/public/c.plan",
            "planc.toml",
            "a/planc.toml",
            "text.md",
            "note.txt",
            ".git/x.plan",
            "public/y.plan",
            "target/z.plan",
            "site/.planc",
            "site/w.plan",
        ])?;
        let sources = DiskSources::open(folder.path())?;
        assert_eq!(sources.list()?, ["a/public/c.plan", "a/å.plan", "b.plan", "planc.toml", "text.md"]);
        assert_eq!(sources.read("a/å.plan")?, b"x");
        Ok(())
    }

    #[test]
    fn a_file_is_read_alone_with_the_settings_beside_it() -> io::Result<()> {
        let folder = project(&["a.plan", "b.plan", "planc.toml", "t.md"])?;
        let sources = DiskSources::open(&folder.path().join("b.plan"))?;
        assert_eq!(sources.list()?, ["planc.toml", "b.plan"]);
        assert_eq!(sources.read("t.md")?, b"x");
        let refusal = DiskSources::open(&folder.path().join("t.md"));
        assert_eq!(refusal.map_err(|error| cause_of(&error)).err(), Some(Cause::NotAPlan));
        Ok(())
    }

    #[test]
    fn what_cannot_be_read_says_why() -> io::Result<()> {
        let folder = project(&["p/a.plan", "secret.plan"])?;
        let sources = DiskSources::open(&folder.path().join("p"))?;
        let cause = |path| sources.read(path).map_err(|error| cause_of(&error)).err();
        assert_eq!(cause("missing.plan"), Some(Cause::NotFound));
        assert_eq!(cause("../secret.plan"), Some(Cause::Outside));
        assert_eq!(cause("."), Some(Cause::NotAFile));
        let missing = DiskSources::open(&folder.path().join("nowhere"));
        assert_eq!(missing.map_err(|error| cause_of(&error)).err(), Some(Cause::NotFound));
        Ok(())
    }

    #[test]
    fn a_folder_is_listed_whole() -> io::Result<()> {
        let folder = project(&["a.plan", "tema/style.css", "tema/bilder/logo.svg", "tema/.DS_Store"])?;
        let sources = DiskSources::open(&folder.path().join("a.plan"))?;
        assert_eq!(sources.list_all("tema")?, ["tema/bilder/logo.svg", "tema/style.css"]);
        assert!(sources.list_all("ingen")?.is_empty());
        Ok(())
    }

    #[cfg(unix)]
    #[test]
    fn links_neither_double_the_sources_nor_lead_out_of_them() -> io::Result<()> {
        use std::os::unix::fs::symlink;
        let folder = project(&["p/a.plan", "secret.plan"])?;
        let inside = folder.path().join("p");
        symlink(&inside, inside.join("loop"))?;
        symlink("a.plan", inside.join("same.plan"))?;
        symlink("../secret.plan", inside.join("out.plan"))?;
        let sources = DiskSources::open(&inside)?;
        assert_eq!(sources.list()?, ["a.plan", "out.plan"]);
        assert_eq!(sources.read("out.plan").map_err(|error| cause_of(&error)).err(), Some(Cause::Outside));
        Ok(())
    }
}
