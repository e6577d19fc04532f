//! Waits until something in a project's folder may have changed.

#![allow(clippy::disallowed_methods, reason = "waiting is bounded by the clock; what is built does not depend on it")]

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::thread;
use std::time::{Duration, Instant};

use notify::event::{AccessKind, AccessMode, CreateKind, EventKind, ModifyKind, RenameMode};
use notify::{Config, Event, RecommendedWatcher, RecursiveMode, Watcher};

/// Editors and sync tools do one save in several steps: so long nothing must happen before it is looked at.
const QUIET: Duration = Duration::from_millis(10);
/// After the last step of a save: a file that was written is closed, or one was moved into its place.
const QUIET_AFTER_SAVE: Duration = Duration::from_millis(2);
/// Where something happens all the time, it is looked at all the same.
const LONGEST: Duration = Duration::from_millis(250);
/// How often a folder that cannot be watched is looked at.
const LOOK_AGAIN: Duration = Duration::from_millis(500);
/// How often it is tried to watch a folder that is there and cannot be watched.
const TRY_AGAIN: Duration = Duration::from_secs(10);
/// So long after something has happened it is looked at once more, and again after twice as long, until it is longer than
/// the last: what happens in a new folder before it is watched too is not told.
const LOOKS: [Duration; 2] = [Duration::from_millis(250), Duration::from_secs(2)];
/// How often it is asked whether the folder is still the one that is watched.
const STILL_THERE: Duration = Duration::from_secs(2);

/// A folder that is watched, with what is in it. What it tells is a hint: somebody has to look whether anything is
/// otherwise.
pub struct FolderWatch {
    /// As it was named: where it is a link, it may lead elsewhere some day.
    named: PathBuf,
    /// A folder in it that planc writes itself.
    output: PathBuf,
    /// Nobody tells anything: it is looked at this often.
    poll: Option<Duration>,
    sender: Sender<notify::Result<Event>>,
    events: Receiver<notify::Result<Event>>,
    /// Nothing while the folder is gone or cannot be watched, or where it is looked at every so often.
    watching: Option<Watching>,
    /// When it is tried to watch it again, where that could not be done.
    next_try: Option<Instant>,
    /// When it is looked at once more though nothing is told, and how long after the last time that is.
    once_more: Option<(Instant, Duration)>,
    /// There are folders that may not be watched yet.
    new_folders: bool,
}

/// What is watched.
struct Watching {
    /// The folder, without links in its path.
    folder: PathBuf,
    identity: Option<Identity>,
    _watcher: RecommendedWatcher,
}

/// What tells a folder from another at the same path, where the system has such a thing.
type Identity = (u64, u64);

impl FolderWatch {
    /// Watches a folder: told by the operating system, or, where that tells nothing (network shares), by looking every
    /// so often. What happens in `output`, and in hidden files and folders, is passed over. A folder that cannot be
    /// watched is looked at as well.
    pub fn new(folder: &Path, output: &Path, poll: Option<Duration>) -> Self {
        let (sender, events) = channel();
        let mut watch = FolderWatch {
            named: folder.to_owned(),
            output: output.to_owned(),
            poll,
            sender,
            events,
            watching: None,
            next_try: None,
            once_more: None,
            new_folders: false,
        };
        if poll.is_none() {
            watch.watch();
        }
        watch
    }

    /// Waits until something may have changed, or at most so long.
    pub fn wait(&mut self, longest: Option<Duration>) {
        let end = longest.map(|longest| Instant::now() + longest);
        let left = |interval: Duration| longest.map_or(interval, |longest| longest.min(interval));
        // Not by a watcher that compares times: those of a file system may be of whole seconds.
        if let Some(interval) = self.poll {
            return thread::sleep(left(interval));
        }
        if self.watching.is_none() {
            if !self.watch() {
                thread::sleep(left(LOOK_AGAIN));
            }
            // Nothing was told of what happened until now.
            return;
        }
        let mut ask = Instant::now() + STILL_THERE;
        while self.watching.is_some() {
            let due = [Some(ask), end, self.once_more.map(|(at, _)| at)].into_iter().flatten().min().unwrap_or(ask);
            match self.events.recv_timeout(due.saturating_duration_since(Instant::now())) {
                Ok(event) if self.matters(&event) => {
                    self.until_quiet(event);
                    self.once_more = Some((Instant::now() + LOOKS[0], LOOKS[0]));
                    return;
                }
                Ok(_) => {}
                Err(RecvTimeoutError::Timeout | RecvTimeoutError::Disconnected) => {}
            }
            let now = Instant::now();
            if let Some((at, after)) = self.once_more
                && at <= now
            {
                self.once_more = Some((now + after * 2, after * 2)).filter(|_| after * 2 <= LOOKS[1]);
                if std::mem::take(&mut self.new_folders) {
                    self.watch();
                }
                return;
            }
            if ask <= now {
                ask = now + STILL_THERE;
                if !self.is_still_there() {
                    self.watching = None;
                }
            }
            if end.is_some_and(|end| end <= now) {
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
            self.watching = None;
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
            // Something was not told: that there are new folders, for instance.
            self.new_folders = true;
            return true;
        }
        let folder = self.watching.as_ref().map(|watching| &watching.folder);
        let itself = folder.is_some_and(|folder| event.paths.contains(folder));
        if itself && matches!(event.kind, EventKind::Remove(_) | EventKind::Modify(ModifyKind::Name(_))) {
            self.watching = None;
        }
        let matters = event.paths.iter().any(|path| self.may_be_a_source(path));
        self.new_folders |= matters && brings_a_folder(event);
        matters
    }

    fn may_be_a_source(&self, path: &Path) -> bool {
        if path.starts_with(&self.output) {
            return false;
        }
        let folder = self.watching.as_ref().map_or(&self.named, |watching| &watching.folder);
        let within = path.strip_prefix(folder).unwrap_or(path);
        !within.components().any(|part| part.as_os_str().to_string_lossy().starts_with('.'))
    }

    /// Whether the folder is the one that is watched. Nothing is told where one above it goes away, or where a link to it
    /// leads elsewhere.
    fn is_still_there(&self) -> bool {
        let Some(Watching { folder, identity, .. }) = &self.watching else { return false };
        fs::canonicalize(&self.named).is_ok_and(|now| now == *folder && identity_of(&now) == *identity)
    }

    /// Watches the folder, with those that are in it now, if it is there. Whether that is done.
    fn watch(&mut self) -> bool {
        self.watching = None;
        if self.next_try.is_some_and(|next_try| Instant::now() < next_try) || !self.named.is_dir() {
            return false;
        }
        self.watching = self.begin().ok();
        // It is looked at twice a second meanwhile.
        self.next_try = if self.watching.is_some() { None } else { Some(Instant::now() + TRY_AGAIN) };
        self.new_folders = false;
        self.watching.is_some()
    }

    fn begin(&self) -> io::Result<Watching> {
        let folder = fs::canonicalize(&self.named)?;
        let identity = identity_of(&folder);
        let watcher = RecommendedWatcher::new(self.sender.clone(), Config::default());
        let watching = watcher.and_then(|mut watcher| {
            watcher.watch(&folder, RecursiveMode::Recursive)?;
            Ok(watcher)
        });
        Ok(Watching { folder, identity, _watcher: watching.map_err(io::Error::other)? })
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

/// Whether there is a folder where an event has happened that was not there before.
fn brings_a_folder(event: &Event) -> bool {
    match event.kind {
        EventKind::Create(CreateKind::File) => false,
        EventKind::Create(_) | EventKind::Modify(ModifyKind::Name(RenameMode::To | RenameMode::Any)) => {
            event.paths.iter().any(|path| path.is_dir())
        }
        _ => false,
    }
}

#[cfg(unix)]
fn identity_of(folder: &Path) -> Option<Identity> {
    use std::os::unix::fs::MetadataExt;
    fs::metadata(folder).ok().map(|found| (found.dev(), found.ino()))
}

#[cfg(not(unix))]
fn identity_of(_folder: &Path) -> Option<Identity> {
    None
}

#[cfg(test)]
mod tests {
    use notify::event::Flag;

    use super::*;

    fn watched() -> io::Result<(tempfile::TempDir, FolderWatch)> {
        let folder = tempfile::tempdir()?;
        let watch = FolderWatch::new(folder.path(), &folder.path().join("public"), None);
        assert!(watch.watching.is_some());
        Ok((folder, watch))
    }

    #[test]
    fn where_something_was_not_told_all_folders_are_watched_anew() -> io::Result<()> {
        let (_folder, mut watch) = watched()?;
        let rescan = Event::new(EventKind::Other).set_flag(Flag::Rescan);
        assert!(watch.matters(&Ok(rescan)) && watch.new_folders);
        assert!(watch.watch() && !watch.new_folders);
        Ok(())
    }

    #[test]
    fn a_new_folder_is_told_from_a_new_file() -> io::Result<()> {
        let (folder, mut watch) = watched()?;
        for (name, is_new) in [("a.plan", false), (".git", false), ("public/a", false), ("plans", true)] {
            let path = folder.path().canonicalize()?.join(name);
            fs::create_dir_all(&path)?;
            let kind = if name.ends_with(".plan") { CreateKind::File } else { CreateKind::Folder };
            watch.matters(&Ok(Event::new(EventKind::Create(kind)).add_path(path)));
            assert_eq!(watch.new_folders, is_new, "{name}");
        }
        Ok(())
    }

    #[test]
    fn a_folder_that_cannot_be_watched_is_looked_at_until_it_can() -> io::Result<()> {
        let (folder, mut watch) = watched()?;
        let error = notify::Error::new(notify::ErrorKind::MaxFilesWatch);
        assert!(watch.matters(&Err(error)) && watch.watching.is_none());
        watch.next_try = Some(Instant::now() + TRY_AGAIN);
        watch.wait(Some(Duration::ZERO));
        assert!(watch.watching.is_none());
        watch.next_try = None;
        watch.wait(Some(Duration::ZERO));
        assert!(watch.watching.is_some() && watch.is_still_there());
        drop(folder);
        assert!(!watch.is_still_there());
        Ok(())
    }
}
