//! The life of one item or figure through the history of a git repository.

mod all;

use std::collections::HashMap;
use std::io;
use std::sync::Arc;

use super::sides::{Project, SideError};
use super::{compile, compile_explaining};
use crate::diagnostic::Diagnostic;
use crate::diff::{Event, FigureAt, History, Life, Snapshot, Step, Tracked, TrackedName};
use crate::language::Language;
use crate::model::{FigureKey, Subject};
use crate::sources::{Commit, GitError, GitSources, ObjectId, PROJECT_FILE, Repository, SourceMap, Sources};
use crate::vocabulary::keyword_anywhere;

/// What a path leads to, or why it leads nowhere.
pub enum Found {
    /// Its life.
    History(Box<History>),
    /// Nothing has ever been called that; what is wrong with the words, where they can be read in the plan.
    Nothing(Box<(SourceMap, Vec<Diagnostic>)>),
}

/// No more versions than these are held at a time.
const MOST_HELD: usize = 16;

impl Project {
    /// The life of what a path names, as [`compile_explaining`] reads it, up to a revision; without one, up to the files as they
    /// are now. What is gone is found by the id or path that it had last.
    ///
    /// # Errors
    ///
    /// When the project lies in no repository, or the revision is not there.
    pub fn history(&self, what: &str, until: Option<&str>) -> Result<Found, SideError> {
        let repository = self.repository()?;
        let latest = repository.commit(until.unwrap_or("HEAD"))?;
        let mut walk = Walk::new(repository, &latest)?;
        let worked_on = until.is_none() && repository.has_working_tree()?;
        let (compilation, subject, file) = if worked_on {
            compile_explaining(&self.disk()?, what)
        } else {
            compile_explaining(&repository.sources(&latest)?, what)
        };
        let snapshot = compilation.snapshot();
        let language = snapshot.language;
        let mut events = Vec::new();
        let (name, title) = match subject {
            Some(subject) => {
                let tracked = tracked(subject);
                let name = TrackedName::of(&snapshot, &tracked);
                let mut then = name.clone();
                if worked_on {
                    let committed = walk.snapshot(&latest)?;
                    let life = Life::between(&committed, &snapshot);
                    let before = life.before(&tracked).or_else(|| name.find(&committed));
                    events.extend(life.step(before.as_ref(), Some(&tracked)).map(|step| Event { commit: None, step }));
                    then = before.map_or(then, |before| TrackedName::of(&committed, &before));
                }
                (then, snapshot.item(tracked.item).label.clone())
            }
            None => match walk.last_called(what)? {
                Some(found) => found,
                None => {
                    let own = compilation.diagnostics.into_iter();
                    let own = own.filter(|found| found.span.is_some_and(|span| span.file == file)).collect();
                    return Ok(Found::Nothing(Box::new((compilation.sources, own))));
                }
            },
        };
        walk.follow(name.clone(), &mut events)?;
        let shallow = repository.is_shallow()?;
        Ok(Found::History(Box::new(History { subject: name, title, language, events, shallow })))
    }
}

fn tracked(subject: Subject) -> Tracked {
    match subject {
        Subject::Item(item) => Tracked { item, at: None },
        Subject::Figure { key: FigureKey::Cell(at), .. } => {
            Tracked { item: at.row, at: Some(FigureAt::Column(at.column)) }
        }
        Subject::Figure { key: FigureKey::Series(item, series, period), .. } => {
            Tracked { item, at: Some(FigureAt::Series(series, period)) }
        }
    }
}

/// A walk from a commit back through all that led to it.
struct Walk<'a> {
    repository: &'a Repository,
    /// Commits that touch the project, none before those that build on it.
    commits: Vec<Commit>,
    places: HashMap<ObjectId, usize>,
    /// The project's files in each commit; nothing where its folder is not there yet.
    sources: Vec<Option<GitSources>>,
    /// What versions say that were read last, by their files.
    read: HashMap<ObjectId, Arc<Snapshot>>,
}

impl<'a> Walk<'a> {
    fn new(repository: &'a Repository, latest: &Commit) -> Result<Self, SideError> {
        let commits = repository.history(latest)?;
        let places = commits.iter().enumerate().map(|(at, commit)| (commit.id.clone(), at)).collect();
        let sources = commits.iter().map(|commit| match repository.sources(commit) {
            Ok(sources) => Ok(Some(sources)),
            Err(GitError::NoFolder { .. }) => Ok(None),
            Err(error) => Err(error.into()),
        });
        let sources = sources.collect::<Result<_, SideError>>()?;
        Ok(Walk { repository, commits, places, sources, read: HashMap::new() })
    }

    /// What a commit says that need not be in the walk itself.
    fn snapshot(&mut self, commit: &Commit) -> Result<Arc<Snapshot>, SideError> {
        let sources = match self.repository.sources(commit) {
            Ok(sources) => sources,
            Err(GitError::NoFolder { .. }) => return Ok(Arc::new(nothing())),
            Err(error) => return Err(error.into()),
        };
        let read = self.read.entry(sources.tree().clone());
        Ok(read.or_insert_with(|| Arc::new(compile(&sources).snapshot())).clone())
    }

    /// The parents of a commit that are in the walk, by their places.
    fn parents(&self, at: usize) -> Vec<usize> {
        self.commits[at].parents.iter().filter_map(|id| self.places.get(id).copied()).collect()
    }

    /// What two commits of the walk say: each is read once, both at once where neither has been.
    fn both(&mut self, one: usize, other: usize) -> (Arc<Snapshot>, Arc<Snapshot>) {
        let (one, other) = (self.sources[one].clone(), self.sources[other].clone());
        let known = |of: &Option<GitSources>| of.as_ref().and_then(|of| self.read.get(of.tree()).cloned());
        let (first, second) = (known(&one), known(&other));
        let read = |known: Option<Arc<Snapshot>>, of: &Option<GitSources>| match (known, of) {
            (Some(known), _) => known,
            (None, Some(sources)) => Arc::new(compile(sources).snapshot()),
            (None, None) => Arc::new(nothing()),
        };
        let (first, second) = rayon::join(|| read(first, &one), || read(second, &other));
        if self.read.len() > MOST_HELD {
            self.read.clear();
        }
        for (of, says) in [(one, &first), (other, &second)] {
            self.read.extend(of.map(|of| (of.tree().clone(), says.clone())));
        }
        (first, second)
    }

    /// What a path led to in the latest version in which it led anywhere, or what had it as its id: its names and title
    /// there.
    fn last_called(&self, what: &str) -> Result<Option<(TrackedName, String)>, SideError> {
        let words = names_in(what);
        let mut mentions: HashMap<ObjectId, Vec<bool>> = HashMap::new();
        let mut last: Option<&ObjectId> = None;
        for sources in self.sources.iter().flatten() {
            let same = last.replace(sources.tree()) == Some(sources.tree());
            // What is written nowhere in a version needs no looking for in it.
            if same || !mentions_all(sources, &words, &mut mentions)? {
                continue;
            }
            let (compilation, subject, _) = compile_explaining(sources, what);
            let says = compilation.snapshot();
            if let Some(found) = subject.map(tracked).or_else(|| called(&says, what)) {
                return Ok(Some((TrackedName::of(&says, &found), says.item(found.item).label.clone())));
            }
        }
        Ok(None)
    }

    /// Follows something from the latest commit back to where it began, and further: it may have been there before.
    fn follow(&mut self, name: TrackedName, events: &mut Vec<Event>) -> Result<(), SideError> {
        let cut = self.repository.cut_off()?;
        let mut states: HashMap<usize, State> = HashMap::from([(0, State { name, files: None })]);
        for at in 0..self.commits.len() {
            let Some(state) = states.remove(&at) else { continue };
            let parents = self.parents(at);
            let mut steps = Vec::with_capacity(parents.len());
            for parent in &parents {
                let (step, before) = self.step(at, *parent, &state)?;
                steps.push(step);
                states.entry(*parent).or_insert(before);
            }
            if parents.is_empty() && !cut.contains(&self.commits[at].id) {
                let (says, _) = self.both(at, at);
                steps.push(Life::between(&nothing(), &says).step(None, state.name.find(&says).as_ref()));
            }
            // What a merge takes from one of its lines has been told there.
            if !steps.is_empty()
                && steps.iter().all(Option::is_some)
                && let Some(step) = steps.into_iter().flatten().next()
            {
                events.push(Event { commit: Some(self.commits[at].clone()), step });
            }
        }
        Ok(())
    }

    /// What happened since a parent, and what it was called there.
    fn step(&mut self, at: usize, parent: usize, state: &State) -> Result<(Option<Step>, State), SideError> {
        if self.is_the_same(parent, state)? {
            return Ok((None, state.clone()));
        }
        let (says, said) = self.both(at, parent);
        let tracked = state.name.find(&says);
        let life = Life::between(&said, &says);
        let before = match &tracked {
            Some(tracked) => life.before(tracked),
            None => state.name.find(&said),
        };
        let name = before.as_ref().map_or_else(|| state.name.clone(), |before| TrackedName::of(&said, before));
        let files = match (&before, &self.sources[parent]) {
            (Some(before), Some(sources)) => written_in(&said, before, sources)?,
            _ => None,
        };
        Ok((life.step(before.as_ref(), tracked.as_ref()), State { name, files }))
    }

    /// Whether all that says what is followed is the same in a parent.
    fn is_the_same(&self, parent: usize, state: &State) -> io::Result<bool> {
        let (Some(files), Some(sources)) = (&state.files, &self.sources[parent]) else { return Ok(false) };
        for (path, file) in files {
            if sources.file(path)? != *file {
                return Ok(false);
            }
        }
        Ok(true)
    }
}

/// What is followed, at a commit.
#[derive(Clone)]
struct State {
    /// What it is called there.
    name: TrackedName,
    /// The files that say it, with what they hold; nothing where any file could bear on it.
    files: Option<Files>,
}

/// Files by their paths, with what they are told apart by; nothing where there is no such file.
type Files = Vec<(String, Option<ObjectId>)>;

/// The files that say what an item or a figure says: those in which it, what holds it and what stands in it are declared
/// (of the latter, the order is told), those that its text may pull in, and the settings. What is reckoned can come from
/// anywhere.
fn written_in(says: &Snapshot, tracked: &Tracked, sources: &GitSources) -> io::Result<Option<Files>> {
    let item = says.item(tracked.item);
    if item.figures.iter().any(|(at, figure)| figure.computed && tracked.at.is_none_or(|tracked| tracked == *at)) {
        return Ok(None);
    }
    let mut paths: Vec<String> = vec![PROJECT_FILE.to_owned()];
    paths.extend(sources.list()?.into_iter().filter(|path| path.ends_with(".md")));
    let columns = item.figures.iter().filter_map(|(at, _)| match at {
        FigureAt::Column(column) => Some(*column),
        _ => None,
    });
    let children = item.children.iter().filter(|_| tracked.at.is_none()).copied();
    let holders =
        says.enclosing(tracked.item).chain(columns).chain(children).map(|holder| says.item(holder).place.clone());
    let figures = item.figures.iter().map(|(_, figure)| figure.place.clone());
    for place in holders.chain(figures) {
        let Some(place) = place else { return Ok(None) };
        paths.push(place.file.to_string());
    }
    paths.sort_unstable();
    paths.dedup();
    let files = paths.into_iter().map(|path| sources.file(&path).map(|file| (path, file)));
    files.collect::<io::Result<Files>>().map(Some)
}

/// The words of a path that somebody must have written: no periods, and no keywords, which have several spellings.
fn names_in(what: &str) -> Vec<&str> {
    let is_keyword = |word: &str| keyword_anywhere(word).is_some_and(|(_, length)| length == word.len());
    let words = what.split([' ', '.', '/']).filter(|word| !word.is_empty() && !is_keyword(word));
    words.filter(|word| !word.starts_with(|first: char| first.is_ascii_digit())).collect()
}

/// Whether each of the words is written somewhere in a version; what each file holds of them is looked up once.
fn mentions_all(
    sources: &GitSources,
    words: &[&str],
    known: &mut HashMap<ObjectId, Vec<bool>>,
) -> Result<bool, SideError> {
    let mut found = vec![false; words.len()];
    for (path, file) in sources.files()? {
        if !known.contains_key(&file) {
            let bytes = sources.read(&path)?;
            let text = String::from_utf8_lossy(&bytes);
            known.insert(file.clone(), words.iter().map(|word| text.contains(word)).collect());
        }
        let holds = known.get(&file).into_iter().flatten();
        found.iter_mut().zip(holds).for_each(|(found, holds)| *found |= holds);
    }
    Ok(found.iter().all(|found| *found))
}

/// The item that has a path or an id, after its concept's word where it is written: `mål trygghet`.
fn called(says: &Snapshot, what: &str) -> Option<Tracked> {
    let (concept, id) = what.rsplit_once(char::is_whitespace).unwrap_or(("", what));
    let mut own = says.own().filter(|(_, item)| {
        let word = [Language::Sv, Language::En].map(|language| item.concept.word(language)).contains(&concept);
        (item.path == id || item.id.as_deref() == Some(id)) && (concept.is_empty() || word)
    });
    own.next().map(|(item, _)| Tracked { item, at: None })
}

/// What is said where there is no plan.
fn nothing() -> Snapshot {
    compile(&crate::sources::MemorySources::default()).snapshot()
}
