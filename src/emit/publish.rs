//! Writes the output, whole or not at all.
//!
//! Everything is put into a staging folder beside the output, and the two change places. A build that fails or is killed
//! before that moment leaves the last good output as it was. A file that the last output has just so is not written again:
//! it comes over as it is, its time of change with it, so that what copies the output onwards copies what differs alone.

#![allow(clippy::disallowed_methods, clippy::disallowed_types, reason = "this is where files are written")]

use std::collections::BTreeSet;
use std::fs::{self, File, TryLockError};
use std::io;
use std::path::{Component, Path, PathBuf};

use rayon::prelude::*;

use super::Files;
use crate::sources::{OUTPUT_MARKER, at};

/// Why nothing was written.
#[derive(Debug)]
pub enum PublishError {
    /// The folder is the project's own, or holds it.
    HoldsSources(PathBuf),
    /// The folder holds something that planc has not written.
    NotOurs(PathBuf),
    /// Another planc is writing to it.
    Busy(PathBuf),
    /// The operating system refused; the error carries the path.
    Io(io::Error),
}

impl From<io::Error> for PublishError {
    fn from(error: io::Error) -> Self {
        PublishError::Io(error)
    }
}

/// Replaces what `output` holds by `files`. `sources` is the project's folder, which is never replaced.
///
/// The folders above `output` are made where they are missing.
pub fn publish(files: &Files, output: &Path, sources: &Path) -> Result<(), PublishError> {
    let output = replaceable(output, sources)?;
    let staging = Staging::open(output)?;
    staging.write(files)?;
    Ok(staging.swap()?)
}

/// Writes one HTML file, whole or not at all. A name that ends in anything but `.html` is refused, so that no plan is
/// written over.
pub fn write(path: &Path, bytes: &[u8]) -> Result<(), PublishError> {
    let is_page = path.extension().is_some_and(|extension| extension.eq_ignore_ascii_case("html"));
    if !is_page || path.is_dir() {
        return Err(PublishError::NotOurs(path.to_owned()));
    }
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    fs::create_dir_all(folder).map_err(|error| at(folder, error))?;
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let staged = folder.join(format!(".{name}.planc-staging"));
    let written = fs::write(&staged, bytes).and_then(|()| fs::rename(&staged, path));
    if written.is_err() {
        let _ = fs::remove_file(&staged);
    }
    Ok(written.map_err(|error| at(path, error))?)
}

/// The path of `output` without links in it, if the folder may be replaced. Asked before a build as well, so that a
/// refusal comes at once.
pub fn replaceable(output: &Path, sources: &Path) -> Result<PathBuf, PublishError> {
    let output = absolute(output)?;
    let sources = absolute(sources)?;
    if sources.starts_with(&output) {
        return Err(PublishError::HoldsSources(output));
    }
    if !output.exists() || output.join(OUTPUT_MARKER).is_file() {
        return Ok(output);
    }
    let is_empty = output.is_dir() && fs::read_dir(&output).map_err(|error| at(&output, error))?.next().is_none();
    if is_empty { Ok(output) } else { Err(PublishError::NotOurs(output)) }
}

/// The path from the root, without links in the part of it that exists.
fn absolute(path: &Path) -> io::Result<PathBuf> {
    let mut whole = std::path::absolute(path).map_err(|error| at(path, error))?;
    let mut missing = Vec::new();
    loop {
        match fs::canonicalize(&whole) {
            Ok(found) => return Ok(missing.into_iter().rev().fold(found, |path, part| path.join(part))),
            Err(error) if error.kind() == io::ErrorKind::NotFound => match (whole.file_name(), whole.parent()) {
                (Some(name), Some(parent)) => {
                    missing.push(name.to_owned());
                    whole = parent.to_owned();
                }
                _ => return Err(at(path, error)),
            },
            Err(error) => return Err(at(path, error)),
        }
    }
}

/// The file in the staging folder that is locked.
const LOCK: &str = "lock";

/// The staging folder, held by a lock for as long as it lives. It holds `new` and, between two renames, `old`.
struct Staging {
    folder: PathBuf,
    output: PathBuf,
    _lock: File,
}

impl Staging {
    /// Takes the staging folder of `output`, and mends what a killed build left there.
    fn open(output: PathBuf) -> Result<Self, PublishError> {
        let (Some(parent), Some(name)) = (output.parent(), output.file_name()) else {
            return Err(PublishError::HoldsSources(output));
        };
        // Hidden, so that no project above it takes it for sources.
        let folder = parent.join(format!(".{}.planc-staging", name.to_string_lossy()));
        fs::create_dir_all(&folder).map_err(|error| at(&folder, error))?;
        let path = folder.join(LOCK);
        let lock = match File::create(&path) {
            Ok(lock) => lock,
            // A build that has just ended has taken the folder away again.
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Err(PublishError::Busy(output)),
            Err(error) => {
                let _ = fs::remove_dir(&folder);
                return Err(at(&path, error).into());
            }
        };
        match lock.try_lock() {
            // A build that has just ended may have taken the lock's file away, and another may have made a new one.
            Ok(()) if is_at(&lock, &path) => {}
            Ok(()) | Err(TryLockError::WouldBlock) => return Err(PublishError::Busy(output)),
            Err(TryLockError::Error(error)) => return Err(at(&path, error).into()),
        }
        let staging = Staging { folder, output, _lock: lock };
        if !staging.output.exists() && staging.old().exists() {
            rename(&staging.old(), &staging.output)?;
        }
        for left in [staging.fresh(), staging.old()] {
            if left.exists() {
                fs::remove_dir_all(&left).map_err(|error| at(&left, error))?;
            }
        }
        Ok(staging)
    }

    fn fresh(&self) -> PathBuf {
        self.folder.join("new")
    }

    fn old(&self) -> PathBuf {
        self.folder.join("old")
    }

    fn write(&self, files: &Files) -> Result<(), PublishError> {
        let new = self.fresh();
        let files = files.iter().map(|(name, bytes)| (name.as_str(), bytes.as_slice())).chain([MARKER]);
        let mut staged = Vec::with_capacity(files.size_hint().0);
        let old = &self.output;
        for (name, bytes) in files {
            let within = Path::new(name);
            if !within.components().all(|part| matches!(part, Component::Normal(_))) {
                return Err(at(within, io::ErrorKind::InvalidFilename.into()).into());
            }
            staged.push((new.join(within), old.join(within), bytes));
        }
        let folders: BTreeSet<&Path> = staged.iter().filter_map(|(path, ..)| path.parent()).collect();
        folders.into_par_iter().try_for_each(|folder| fs::create_dir_all(folder).map_err(|error| at(folder, error)))?;
        let put = |(path, old, bytes): &(PathBuf, PathBuf, &[u8])| {
            // Not every file system has two names for one file.
            if holds(old, bytes) && fs::hard_link(old, path).is_ok() {
                return Ok(());
            }
            // Where it is to be is what the reader knows.
            fs::write(path, bytes).map_err(|error| at(old, error))
        };
        Ok(staged.par_iter().try_for_each(put)?)
    }

    /// Puts the new output in the old one's place.
    fn swap(self) -> io::Result<()> {
        let (new, old) = (self.fresh(), self.old());
        if !self.output.exists() {
            return rename(&new, &self.output);
        }
        if exchange(&new, &self.output) {
            return Ok(());
        }
        rename(&self.output, &old)?;
        rename(&new, &self.output).or_else(|error| rename(&old, &self.output).and(Err(error)))
    }
}

impl Drop for Staging {
    /// Where the output is missing, `old` is the last good one and stays for the next build to put back. What cannot
    /// be removed now is removed by the next build too.
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(self.fresh());
        if self.old().exists() && !self.output.exists() {
            return;
        }
        let _ = fs::remove_dir_all(self.old());
        // From here on another build may make a lock of its own, and with it the folder is not empty.
        let _ = fs::remove_file(self.folder.join(LOCK));
        let _ = fs::remove_dir(&self.folder);
    }
}

/// Whether an open file is the one that is at a path now.
#[cfg(unix)]
fn is_at(file: &File, path: &Path) -> bool {
    use std::os::unix::fs::MetadataExt;
    let which = |found: io::Result<fs::Metadata>| found.ok().map(|found| (found.dev(), found.ino()));
    let open = which(file.metadata());
    open.is_some() && open == which(fs::symlink_metadata(path))
}

#[cfg(not(unix))]
fn is_at(_file: &File, path: &Path) -> bool {
    path.exists()
}

/// Whether there is a file at a path that says just this.
fn holds(path: &Path, bytes: &[u8]) -> bool {
    let alike = fs::symlink_metadata(path).is_ok_and(|file| file.is_file() && file.len() == bytes.len() as u64);
    alike && fs::read(path).is_ok_and(|found| found == bytes)
}

const MARKER: (&str, &[u8]) = (OUTPUT_MARKER, b"");

/// Lets two folders change places in one step, where the system can. If not, nothing has happened.
#[cfg(any(target_os = "linux", target_os = "macos"))]
fn exchange(one: &Path, other: &Path) -> bool {
    use rustix::fs::{CWD, RenameFlags, renameat_with};
    renameat_with(CWD, one, CWD, other, RenameFlags::EXCHANGE).is_ok()
}

#[cfg(not(any(target_os = "linux", target_os = "macos")))]
fn exchange(_one: &Path, _other: &Path) -> bool {
    false
}

fn rename(from: &Path, to: &Path) -> io::Result<()> {
    fs::rename(from, to).map_err(|error| at(to, error))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn files(pairs: &[(&str, &str)]) -> Files {
        pairs.iter().map(|(path, text)| ((*path).to_owned(), text.as_bytes().to_vec())).collect()
    }

    fn names(folder: &Path) -> Vec<String> {
        let mut names: Vec<String> = fs::read_dir(folder)
            .into_iter()
            .flatten()
            .flatten()
            .map(|entry| entry.file_name().to_string_lossy().into_owned())
            .collect();
        names.sort();
        names
    }

    #[test]
    fn what_was_there_before_is_gone_and_nothing_is_left_beside() -> Result<(), PublishError> {
        let top = tempfile::tempdir()?;
        let output = top.path().join("made/on/the/way");
        publish(&files(&[("old.html", "1"), ("a/b/c.html", "2")]), &output, top.path())?;
        publish(&files(&[("new.html", "3"), ("a/d.html", "4")]), &output, top.path())?;
        assert_eq!(names(&output), [".planc", "a", "new.html"]);
        assert_eq!(names(&output.join("a")), ["d.html"]);
        assert_eq!(names(&top.path().join("made/on/the")), ["way"]);
        Ok(())
    }

    #[test]
    fn a_file_that_is_as_it_was_is_not_written_again() -> Result<(), PublishError> {
        let top = tempfile::tempdir()?;
        let output = top.path().join("out");
        let written = |name: &str| fs::metadata(output.join(name)).and_then(|file| file.modified());
        publish(&files(&[("same.html", "1"), ("a/other.html", "2"), ("a/link.html", "3")]), &output, top.path())?;
        let long_ago = std::time::SystemTime::UNIX_EPOCH + std::time::Duration::from_secs(1_000_000_000);
        for name in ["same.html", "a/other.html"] {
            File::options().write(true).open(output.join(name))?.set_modified(long_ago)?;
        }
        publish(&files(&[("same.html", "1"), ("a/other.html", "4"), ("a/link.html", "3")]), &output, top.path())?;
        assert_eq!(written("same.html")?, long_ago);
        assert_ne!(written("a/other.html")?, long_ago);
        assert_eq!(fs::read_to_string(output.join("a/other.html"))?, "4");
        assert_eq!(fs::read_to_string(output.join("a/link.html"))?, "3");
        Ok(())
    }

    #[cfg(unix)]
    #[test]
    fn a_link_in_the_output_is_replaced_and_never_followed() -> Result<(), PublishError> {
        let top = tempfile::tempdir()?;
        let output = top.path().join("out");
        publish(&files(&[("a.html", "1")]), &output, top.path())?;
        let elsewhere = top.path().join("elsewhere");
        fs::write(&elsewhere, "1")?;
        fs::remove_file(output.join("a.html"))?;
        std::os::unix::fs::symlink(&elsewhere, output.join("a.html"))?;
        publish(&files(&[("a.html", "1")]), &output, top.path())?;
        assert!(fs::symlink_metadata(output.join("a.html"))?.is_file());
        Ok(())
    }

    #[test]
    fn a_folder_that_planc_has_not_written_is_left_alone() -> Result<(), PublishError> {
        let top = tempfile::tempdir()?;
        let (output, sources) = (top.path().join("mine"), top.path().join("project/plans"));
        fs::create_dir_all(&sources)?;
        fs::create_dir(&output)?;
        publish(&files(&[("a", "1")]), &output, &sources)?;
        fs::remove_file(output.join(OUTPUT_MARKER))?;
        let refused = |output: &Path| publish(&files(&[("b", "2")]), output, &sources).err();
        assert!(matches!(refused(&output), Some(PublishError::NotOurs(_))));
        assert!(matches!(refused(&output.join("a")), Some(PublishError::NotOurs(_))));
        for holder in [sources.as_path(), &top.path().join("project"), Path::new("/")] {
            assert!(matches!(refused(holder), Some(PublishError::HoldsSources(_))), "{}", holder.display());
        }
        assert_eq!(names(&output), ["a"]);
        Ok(())
    }

    #[test]
    fn a_failure_leaves_the_last_good_output() -> Result<(), PublishError> {
        let top = tempfile::tempdir()?;
        let output = top.path().join("public");
        publish(&files(&[("a", "1")]), &output, top.path())?;
        let failed = publish(&files(&[("a", "2"), ("a/b", "a file cannot hold a file")]), &output, top.path());
        assert!(matches!(failed, Err(PublishError::Io(_))), "{failed:?}");
        assert_eq!(fs::read_to_string(output.join("a"))?, "1");
        assert_eq!(names(top.path()), ["public"]);
        Ok(())
    }

    #[test]
    fn what_a_killed_build_left_is_mended() -> Result<(), PublishError> {
        let top = tempfile::tempdir()?;
        let output = top.path().join("public");
        publish(&files(&[("a", "1")]), &output, top.path())?;
        let staging = top.path().join(".public.planc-staging");
        fs::create_dir_all(staging.join("new/half"))?;
        fs::rename(&output, staging.join("old"))?;
        let unwritable = publish(&files(&[("../a", "2")]), &output, top.path());
        assert!(unwritable.is_err());
        assert_eq!(fs::read_to_string(output.join("a"))?, "1");
        publish(&files(&[("a", "3")]), &output, top.path())?;
        assert_eq!(names(top.path()), ["public"]);
        Ok(())
    }

    #[test]
    fn two_builds_do_not_write_at_once() -> Result<(), PublishError> {
        let top = tempfile::tempdir()?;
        let output = top.path().join("public");
        let held = Staging::open(output.clone())?;
        assert!(matches!(publish(&files(&[]), &output, top.path()), Err(PublishError::Busy(_))));
        drop(held);
        publish(&files(&[]), &output, top.path())
    }
}
