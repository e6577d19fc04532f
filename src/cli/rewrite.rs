//! Sources, written anew: whole or not at all, and only what nobody else has changed meanwhile.

#![allow(clippy::disallowed_types, reason = "this is where sources are written")]

use std::fs::{self, OpenOptions};
use std::io::{self, Write};
use std::path::Path;
use std::process;

use crate::sources::at;

/// What came of it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Rewritten {
    /// The file holds the new text.
    Done,
    /// The file is no longer what was read, and is left as it is.
    ChangedMeanwhile,
}

/// Replaces what a file holds, `before`, by `after`. Its permissions are kept; a link stays one. The new text is
/// written beside the file and then takes its place.
pub(super) fn rewrite(path: &Path, before: &[u8], after: &[u8]) -> io::Result<Rewritten> {
    let fail = |error| at(path, error);
    let real = fs::canonicalize(path).map_err(fail)?;
    let permissions = fs::metadata(&real).map_err(fail)?.permissions();
    // A file that may not be written could still be replaced.
    if permissions.readonly() {
        return Err(fail(io::ErrorKind::PermissionDenied.into()));
    }
    let name = real.file_name().unwrap_or_default().to_string_lossy();
    let beside = real.with_file_name(format!(".{name}.planc-{}", process::id()));
    let write = || -> io::Result<Rewritten> {
        let mut file = OpenOptions::new().write(true).create_new(true).open(&beside)?;
        file.write_all(after)?;
        file.set_permissions(permissions)?;
        file.sync_all()?;
        if fs::read(&real)? != before {
            return Ok(Rewritten::ChangedMeanwhile);
        }
        fs::rename(&beside, &real)?;
        Ok(Rewritten::Done)
    };
    let outcome = write();
    if !matches!(outcome, Ok(Rewritten::Done)) {
        let _ = fs::remove_file(&beside);
    }
    outcome.map_err(fail)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(folder: &Path) -> io::Result<Vec<String>> {
        fs::read_dir(folder)?.map(|entry| Ok(entry?.file_name().to_string_lossy().into_owned())).collect()
    }

    #[test]
    fn a_file_is_replaced_whole_and_nothing_is_left_beside() -> io::Result<()> {
        let folder = tempfile::tempdir()?;
        let path = folder.path().join("a.plan");
        fs::write(&path, "old")?;
        assert_eq!(rewrite(&path, b"old", b"new")?, Rewritten::Done);
        assert_eq!(fs::read_to_string(&path)?, "new");
        assert_eq!(rewrite(&path, b"old", b"newer")?, Rewritten::ChangedMeanwhile);
        assert_eq!(fs::read_to_string(&path)?, "new");
        assert_eq!(names(folder.path())?, ["a.plan"]);
        Ok(())
    }

    #[cfg(unix)]
    #[test]
    fn permissions_and_links_are_kept() -> io::Result<()> {
        use std::os::unix::fs::{PermissionsExt, symlink};
        let folder = tempfile::tempdir()?;
        let path = folder.path().join("a.plan");
        let link = folder.path().join("b.plan");
        fs::write(&path, "old")?;
        fs::set_permissions(&path, fs::Permissions::from_mode(0o640))?;
        symlink("a.plan", &link)?;
        assert_eq!(rewrite(&link, b"old", b"new")?, Rewritten::Done);
        assert!(fs::symlink_metadata(&link)?.is_symlink());
        assert_eq!(fs::metadata(&path)?.permissions().mode() & 0o777, 0o640);
        fs::set_permissions(&path, fs::Permissions::from_mode(0o440))?;
        let refused = rewrite(&path, b"new", b"newer").map_err(|error| error.kind());
        assert_eq!(refused.err(), Some(io::ErrorKind::PermissionDenied));
        assert_eq!(fs::read_to_string(&path)?, "new");
        Ok(())
    }
}
