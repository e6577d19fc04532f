//! Changes what the writer wrote: the one place where files of a project are written anew.

#![allow(clippy::disallowed_methods, clippy::disallowed_types, reason = "this is where sources are changed")]

use std::fs::{self, OpenOptions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use super::DiskSources;
use super::cause::{Cause, at, refused};

const BYTE_ORDER_MARK: &[u8] = "\u{feff}".as_bytes();

/// A file that is to say something else.
#[derive(Clone, Copy, Debug)]
pub struct Replacement<'a> {
    /// Its path within the project.
    pub path: &'a str,
    /// What it said when it was read, without a byte order mark.
    pub before: &'a str,
    /// What it is to say.
    pub after: &'a str,
}

/// Why nothing, or not everything, was written.
#[derive(Debug)]
pub enum ReplaceError {
    /// The file at this path no longer says what it said when it was read. Nothing was written.
    Changed(String),
    /// The operating system refused; the error carries the path.
    Io(io::Error),
}

impl From<io::Error> for ReplaceError {
    fn from(error: io::Error) -> Self {
        ReplaceError::Io(error)
    }
}

impl DiskSources {
    /// Writes files anew, each in one step, so that no reader finds half a file. A file that has changed since it was
    /// read, or that its owner has made read-only, is left alone, and all others with it. Permissions and a byte order
    /// mark are kept; where a link leads to the file, the link stays.
    pub fn replace(&self, replacements: &[Replacement]) -> Result<(), ReplaceError> {
        let staged: Vec<Staged> =
            replacements.iter().map(|replacement| self.stage(replacement)).collect::<Result<_, _>>()?;
        for file in &staged {
            file.still_the_same()?;
        }
        staged.into_iter().try_for_each(|file| Ok(file.put_in_place()?))
    }

    fn stage<'a>(&self, replacement: &Replacement<'a>) -> Result<Staged<'a>, ReplaceError> {
        let within = Path::new(replacement.path);
        let target = self.real_path(within)?;
        let metadata = fs::metadata(&target).map_err(|error| at(within, error))?;
        if metadata.permissions().readonly() {
            return Err(refused(within, Cause::NoPermission).into());
        }
        let name = target.file_name().unwrap_or_default().to_string_lossy();
        // Hidden, so that it is nobody's source.
        let path = target.with_file_name(format!(".{name}.planc-{}", std::process::id()));
        let staged = Staged { path, target, replacement: *replacement };
        let mark = staged.still_the_same()?;
        let write = || {
            let mut file = OpenOptions::new().write(true).create_new(true).open(&staged.path)?;
            file.write_all(mark)?;
            file.write_all(replacement.after.as_bytes())?;
            keep_owner(&staged.path, &metadata);
            fs::set_permissions(&staged.path, metadata.permissions())?;
            file.sync_all()
        };
        write().map_err(|error| at(within, error))?;
        Ok(staged)
    }
}

/// A new text beside the file that it is to replace; taken away again when dropped.
struct Staged<'a> {
    path: PathBuf,
    target: PathBuf,
    replacement: Replacement<'a>,
}

impl Staged<'_> {
    /// Whether the file says what it said when it was read; its byte order mark, if it has one.
    fn still_the_same(&self) -> Result<&'static [u8], ReplaceError> {
        let within = Path::new(self.replacement.path);
        let bytes = fs::read(&self.target).map_err(|error| at(within, error))?;
        let (mark, text) = match bytes.strip_prefix(BYTE_ORDER_MARK) {
            Some(text) => (BYTE_ORDER_MARK, text),
            None => (&[][..], bytes.as_slice()),
        };
        if text == self.replacement.before.as_bytes() {
            Ok(mark)
        } else {
            Err(ReplaceError::Changed(self.replacement.path.to_owned()))
        }
    }

    fn put_in_place(self) -> io::Result<()> {
        fs::rename(&self.path, &self.target).map_err(|error| at(Path::new(self.replacement.path), error))
    }
}

impl Drop for Staged<'_> {
    /// After the file has been put in place, there is nothing left to remove.
    fn drop(&mut self) {
        let _ = fs::remove_file(&self.path);
    }
}

/// Gives a new file the owner of the old one, where the user may.
#[cfg(unix)]
fn keep_owner(path: &Path, metadata: &fs::Metadata) {
    use std::os::unix::fs::{MetadataExt, chown};
    let _ = chown(path, Some(metadata.uid()), Some(metadata.gid()));
}

#[cfg(not(unix))]
fn keep_owner(_path: &Path, _metadata: &fs::Metadata) {}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sources::cause_of;

    fn names(folder: &Path) -> io::Result<Vec<String>> {
        let mut names = fs::read_dir(folder)?
            .map(|entry| Ok(entry?.file_name().to_string_lossy().into_owned()))
            .collect::<io::Result<Vec<String>>>()?;
        names.sort();
        Ok(names)
    }

    #[test]
    fn a_file_that_has_changed_is_left_alone_and_all_others_with_it() -> io::Result<()> {
        let folder = tempfile::tempdir()?;
        fs::write(folder.path().join("a.plan"), "a")?;
        fs::write(folder.path().join("b.plan"), "changed meanwhile")?;
        let sources = DiskSources::open(folder.path())?;
        let replacements = [
            Replacement { path: "a.plan", before: "a", after: "A" },
            Replacement { path: "b.plan", before: "b", after: "B" },
        ];
        let failed = sources.replace(&replacements);
        assert!(matches!(failed, Err(ReplaceError::Changed(path)) if path == "b.plan"));
        assert_eq!(fs::read(folder.path().join("a.plan"))?, b"a");
        assert_eq!(fs::read(folder.path().join("b.plan"))?, b"changed meanwhile");
        assert_eq!(names(folder.path())?, ["a.plan", "b.plan"]);
        assert!(sources.replace(&replacements[..1]).is_ok());
        assert_eq!(fs::read(folder.path().join("a.plan"))?, b"A");
        assert_eq!(names(folder.path())?, ["a.plan", "b.plan"]);
        Ok(())
    }

    #[cfg(unix)]
    #[test]
    fn permissions_marks_and_links_are_kept_and_read_only_is_respected() -> io::Result<()> {
        use std::os::unix::fs::{PermissionsExt, symlink};
        let folder = tempfile::tempdir()?;
        let path = folder.path().join("texter/a.md");
        fs::create_dir(folder.path().join("texter"))?;
        fs::write(&path, "\u{feff}a\r\n")?;
        fs::set_permissions(&path, fs::Permissions::from_mode(0o640))?;
        symlink("texter/a.md", folder.path().join("länk.md"))?;
        let sources = DiskSources::open(folder.path())?;
        let linked = Replacement { path: "länk.md", before: "a\r\n", after: "b\r\n" };
        assert!(sources.replace(&[linked]).is_ok());
        assert_eq!(fs::read(&path)?, "\u{feff}b\r\n".as_bytes());
        assert_eq!(fs::metadata(&path)?.permissions().mode() & 0o777, 0o640);
        assert!(folder.path().join("länk.md").is_symlink());
        fs::set_permissions(&path, fs::Permissions::from_mode(0o440))?;
        let again = Replacement { path: "texter/a.md", before: "b\r\n", after: "c\r\n" };
        let failed = sources.replace(&[again]);
        assert!(matches!(failed, Err(ReplaceError::Io(error)) if cause_of(&error) == Cause::NoPermission));
        assert_eq!(fs::read(&path)?, "\u{feff}b\r\n".as_bytes());
        let outside = Replacement { path: "../a.md", before: "", after: "x" };
        assert!(matches!(sources.replace(&[outside]), Err(ReplaceError::Io(_))));
        Ok(())
    }
}
