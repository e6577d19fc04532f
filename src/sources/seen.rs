//! What a reading of a project saw, so that it can be told whether another would see the same.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};
use std::io;

use super::Sources;

/// Sources that take note of what is read of them.
pub struct Watched<'a> {
    sources: &'a dyn Sources,
    seen: RefCell<Seen>,
}

/// What was read of a project: which files there were, and what they said. What could not be read is seen as well: that
/// it can be read now is a change.
#[derive(Clone, Default, Debug)]
pub struct Seen {
    /// The files of the project; nothing where they were not asked for.
    listed: Option<Listing>,
    /// The files of folders, by folder.
    folders: BTreeMap<String, Listing>,
    /// What tells the bytes of a file from others; nothing where it could not be read.
    files: BTreeMap<String, Option<blake3::Hash>>,
    /// Files that said something else when they were read once more: a reading saw both.
    unsteady: BTreeSet<String>,
}

/// Paths, or nothing where they could not be listed.
type Listing = Option<BTreeSet<String>>;

impl<'a> Watched<'a> {
    /// Nothing has been read of them yet.
    pub fn new(sources: &'a dyn Sources) -> Self {
        Watched { sources, seen: RefCell::default() }
    }

    /// What has been read.
    pub fn seen(self) -> Seen {
        self.seen.into_inner()
    }
}

impl Sources for Watched<'_> {
    fn list(&self) -> io::Result<Vec<String>> {
        let listed = self.sources.list();
        self.seen.borrow_mut().listed = Some(listing(&listed));
        listed
    }

    fn list_all(&self, folder: &str) -> io::Result<Vec<String>> {
        let listed = self.sources.list_all(folder);
        self.seen.borrow_mut().folders.insert(folder.to_owned(), listing(&listed));
        listed
    }

    fn read(&self, path: &str) -> io::Result<Vec<u8>> {
        let bytes = self.sources.read(path);
        let mut seen = self.seen.borrow_mut();
        let now = hash(&bytes);
        if seen.files.insert(path.to_owned(), now).is_some_and(|before| before != now) {
            seen.unsteady.insert(path.to_owned());
        }
        bytes
    }
}

impl Seen {
    /// The files that are new, gone or otherwise than when they were seen, in order; none where everything is as it was.
    pub fn changed(&self, sources: &dyn Sources) -> BTreeSet<String> {
        let mut changed = self.unsteady.clone();
        let mut compare = |before: &Listing, now: &Listing| match (before, now) {
            (Some(before), Some(now)) => changed.extend(before.symmetric_difference(now).cloned()),
            (None, None) => {}
            (found, None) | (None, found) => changed.extend(found.iter().flatten().cloned()),
        };
        if let Some(before) = &self.listed {
            compare(before, &listing(&sources.list()));
        }
        for (folder, before) in &self.folders {
            compare(before, &listing(&sources.list_all(folder)));
        }
        let otherwise = self.files.iter().filter(|(path, before)| hash(&sources.read(path)) != **before);
        changed.extend(otherwise.map(|(path, _)| path.clone()));
        changed
    }
}

fn listing(listed: &io::Result<Vec<String>>) -> Listing {
    listed.as_ref().ok().map(|paths| paths.iter().cloned().collect())
}

fn hash(bytes: &io::Result<Vec<u8>>) -> Option<blake3::Hash> {
    bytes.as_ref().ok().map(|bytes| blake3::hash(bytes))
}

#[cfg(test)]
mod tests {
    use super::super::MemorySources;
    use super::*;

    #[test]
    fn what_was_read_and_is_otherwise_is_named() {
        let before =
            MemorySources::new([("a.plan", "1"), ("b.plan", "2"), ("tema/style.css", "3"), ("unread.txt", "4")]);
        let watched = Watched::new(&before);
        assert!(watched.list().is_ok() && watched.list_all("tema").is_ok());
        for path in ["a.plan", "b.plan", "text.md"] {
            let _ = watched.read(path);
        }
        let seen = watched.seen();
        let changed = |sources: &MemorySources| seen.changed(sources).into_iter().collect::<Vec<_>>();
        assert_eq!(changed(&before), [""; 0]);
        let mut after = before.clone();
        after.0.remove("b.plan");
        after.0.insert("a.plan".to_owned(), b"otherwise".to_vec());
        after.0.insert("text.md".to_owned(), b"there now".to_vec());
        after.0.insert("tema/page.html".to_owned(), Vec::new());
        assert_eq!(changed(&after), ["a.plan", "b.plan", "tema/page.html", "text.md"]);
    }

    /// A file that says something else each time it is read.
    struct Unsteady(std::cell::Cell<u8>);

    impl Sources for Unsteady {
        fn list(&self) -> io::Result<Vec<String>> {
            Ok(Vec::new())
        }

        fn list_all(&self, _folder: &str) -> io::Result<Vec<String>> {
            Ok(Vec::new())
        }

        fn read(&self, _path: &str) -> io::Result<Vec<u8>> {
            self.0.set(self.0.get() + 1);
            Ok(vec![self.0.get()])
        }
    }

    #[test]
    fn what_said_two_things_while_it_was_read_has_changed_since() {
        let sources = Unsteady(std::cell::Cell::new(0));
        let watched = Watched::new(&sources);
        assert!(watched.read("a.plan").is_ok() && watched.read("a.plan").is_ok());
        let seen = watched.seen();
        sources.0.set(1);
        assert!(seen.changed(&sources).contains("a.plan"));
    }

    #[test]
    fn what_nobody_read_is_no_change() {
        let mut sources = MemorySources::new([("a.plan", "1"), ("tema/style.css", "3")]);
        let watched = Watched::new(&sources);
        let _ = watched.read("a.plan");
        let seen = watched.seen();
        sources.0.insert("tema/style.css".to_owned(), b"5".to_vec());
        assert!(seen.changed(&sources).is_empty());
    }
}
