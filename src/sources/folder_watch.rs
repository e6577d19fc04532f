//! Waits until something in a project's folder may have changed.

#![allow(clippy::disallowed_methods, reason = "waiting is bounded by the clock; what is built does not depend on it")]

use std::io;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::time::{Duration, Instant};

use notify::event::{AccessKind, AccessMode, EventKind, ModifyKind, RenameMode};
use notify::{Config, Event, RecommendedWatcher, RecursiveMode, Watcher};

use super::cause::at;

/// Editors and sync tools do one save in several steps: so long nothing must happen before it is looked at.
const QUIET: Duration = Duration::from_millis(10);
/// After the last step of a save: a file that was written is closed, or one was moved into its place.
const QUIET_AFTER_SAVE: Duration = Duration::from_millis(2);
/// Where something happens all the time, it is looked at all the same.
const LONGEST: Duration = Duration::from_millis(250);
/// How often a folder that is gone is looked for.
const LOOK_AGAIN: Duration = Duration::from_millis(500);

/// A folder that is watched, with what is in it. What it tells is a hint: somebody has to look whether anything is
/// otherwise.
pub struct FolderWatch {
    folder: PathBuf,
    /// A folder in it that planc writes itself.
    output: PathBuf,
    /// Nobody tells anything: it is looked at this often.
    poll: Option<Duration>,
    sender: Sender<notify::Result<Event>>,
    events: Receiver<notify::Result<Event>>,
    /// Nothing while the folder is gone, or where it is looked at every so often.
    watcher: Option<RecommendedWatcher>,
}

impl FolderWatch {
    /// Watches a folder: told by the operating system, or, where that tells nothing (network shares), by looking every
    /// so often. What happens in `output`, and in hidden files and folders, is passed over.
    ///
    /// # Errors
    ///
    /// When the folder cannot be watched; the error carries its path.
    pub fn new(folder: &Path, output: &Path, poll: Option<Duration>) -> io::Result<Self> {
        let (sender, events) = channel();
        let mut watch =
            FolderWatch { folder: folder.to_owned(), output: output.to_owned(), poll, sender, events, watcher: None };
        if poll.is_none() {
            watch.watcher = Some(watch.begin().map_err(|error| at(folder, into_io(error)))?);
        }
        Ok(watch)
    }

    /// Waits until something may have changed.
    pub fn wait(&mut self) {
        // Not by a watcher that compares times: those of a file system may be of whole seconds.
        if let Some(interval) = self.poll {
            return std::thread::sleep(interval);
        }
        loop {
            let event = match self.watcher {
                Some(_) => self.events.recv().ok(),
                None => {
                    self.look_for_the_folder();
                    return;
                }
            };
            if let Some(event) = event
                && self.matters(&event)
            {
                self.until_quiet(event);
                return;
            }
        }
    }

    /// Takes in what else happens right after.
    fn until_quiet(&mut self, first: notify::Result<Event>) {
        let start = Instant::now();
        let mut latest = first;
        while start.elapsed() < LONGEST {
            let quiet = if ends_a_save(&latest) { QUIET_AFTER_SAVE } else { QUIET };
            match self.events.recv_timeout(quiet) {
                Ok(event) => {
                    if self.matters(&event) {
                        latest = event;
                    }
                }
                Err(RecvTimeoutError::Timeout | RecvTimeoutError::Disconnected) => return,
            }
        }
    }

    /// Whether an event is about what may be a source. Where the folder itself is gone, its watch is too.
    fn matters(&mut self, event: &notify::Result<Event>) -> bool {
        let Ok(event) = event else {
            self.watcher = None;
            return true;
        };
        let only_read = match event.kind {
            EventKind::Access(kind) => kind != AccessKind::Close(AccessMode::Write),
            _ => false,
        };
        if only_read {
            return false;
        }
        if event.need_rescan() || event.paths.is_empty() {
            return true;
        }
        let itself = event.paths.contains(&self.folder);
        if itself && matches!(event.kind, EventKind::Remove(_) | EventKind::Modify(ModifyKind::Name(_))) {
            self.watcher = None;
        }
        event.paths.iter().any(|path| self.may_be_a_source(path))
    }

    fn may_be_a_source(&self, path: &Path) -> bool {
        if path.starts_with(&self.output) {
            return false;
        }
        let within = path.strip_prefix(&self.folder).unwrap_or(path);
        !within.components().any(|part| part.as_os_str().to_string_lossy().starts_with('.'))
    }

    /// Watches the folder again once it is there.
    fn look_for_the_folder(&mut self) {
        loop {
            if self.folder.is_dir()
                && let Ok(watcher) = self.begin()
            {
                self.watcher = Some(watcher);
                return;
            }
            std::thread::sleep(LOOK_AGAIN);
        }
    }

    fn begin(&self) -> notify::Result<RecommendedWatcher> {
        let mut watcher = RecommendedWatcher::new(self.sender.clone(), Config::default())?;
        watcher.watch(&self.folder, RecursiveMode::Recursive)?;
        Ok(watcher)
    }
}

/// Whether nothing follows where somebody saves one file. Not every operating system tells.
fn ends_a_save(event: &notify::Result<Event>) -> bool {
    let kind = event.as_ref().map(|event| event.kind);
    matches!(
        kind,
        Ok(EventKind::Access(AccessKind::Close(AccessMode::Write))
            | EventKind::Modify(ModifyKind::Name(RenameMode::To | RenameMode::Both)))
    )
}

fn into_io(error: notify::Error) -> io::Error {
    match error.kind {
        notify::ErrorKind::Io(error) => error,
        _ => io::Error::other(error),
    }
}
