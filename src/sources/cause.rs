//! Why a file could not be read, in words that the message files have a text for.

use std::error::Error;
use std::fmt;
use std::io;
use std::path::{Path, PathBuf};

/// Why a file could not be read or written.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Cause {
    /// There is no such file or folder.
    NotFound,
    /// The user may not.
    NoPermission,
    /// It lies outside the project's folder.
    Outside,
    /// It is a folder, a device or the like.
    NotAFile,
    /// It was named as a project, but is neither a folder nor a `.plan` file.
    NotAPlan,
    /// It is over 4 GiB, or larger than the system lets a file grow.
    TooLarge,
    /// Its name is not UTF-8.
    NameNotUtf8,
    /// The disk is full.
    DiskFull,
    /// Anything else; the operating system's own words say what.
    Other,
}

impl Cause {
    /// Its name in the message files.
    pub fn key(self) -> &'static str {
        match self {
            Cause::NotFound => "not-found",
            Cause::NoPermission => "no-permission",
            Cause::Outside => "outside",
            Cause::NotAFile => "not-a-file",
            Cause::NotAPlan => "not-a-plan",
            Cause::TooLarge => "too-large",
            Cause::NameNotUtf8 => "name-not-utf8",
            Cause::DiskFull => "disk-full",
            Cause::Other => "other",
        }
    }
}

/// An error with the path that it is about.
#[derive(Debug)]
struct Fault {
    path: PathBuf,
    cause: Cause,
    system: Option<io::Error>,
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.system {
            Some(system) => write!(f, "{}: {system}", self.path.display()),
            None => write!(f, "{}: {}", self.path.display(), self.cause.key()),
        }
    }
}

impl Error for Fault {}

/// Adds the path that an error is about.
pub fn at(path: &Path, error: io::Error) -> io::Error {
    let cause = cause_of(&error);
    io::Error::new(error.kind(), Fault { path: path.to_owned(), cause, system: Some(error) })
}

/// An error of planc's own.
pub(super) fn refused(path: &Path, cause: Cause) -> io::Error {
    io::Error::other(Fault { path: path.to_owned(), cause, system: None })
}

/// Why reading or writing failed.
pub fn cause_of(error: &io::Error) -> Cause {
    if let Some(fault) = fault_in(error) {
        return fault.cause;
    }
    match error.kind() {
        io::ErrorKind::NotFound => Cause::NotFound,
        io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem => Cause::NoPermission,
        io::ErrorKind::IsADirectory | io::ErrorKind::NotADirectory => Cause::NotAFile,
        io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => Cause::DiskFull,
        io::ErrorKind::FileTooLarge => Cause::TooLarge,
        _ => Cause::Other,
    }
}

/// The path that an error is about, where it says one.
pub fn path_of(error: &io::Error) -> Option<&Path> {
    fault_in(error).map(|fault| fault.path.as_path())
}

/// The operating system's own words for an error.
pub fn detail_of(error: &io::Error) -> String {
    match fault_in(error) {
        Some(Fault { system: Some(system), .. }) => system.to_string(),
        Some(fault) => fault.cause.key().to_owned(),
        None => error.to_string(),
    }
}

fn fault_in(error: &io::Error) -> Option<&Fault> {
    error.get_ref()?.downcast_ref()
}
