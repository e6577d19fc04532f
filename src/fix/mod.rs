//! Mends what a machine may mend: makes the fixes of diagnostics in memory, checks what comes of them, and says which
//! to keep. Nothing is written here.
//!
//! A fix is kept if the plan that it gives has no longer the finding that it mends, and no error that was not there
//! before, but for those that further fixes mend. [`edits`] puts replacements into texts.

mod edits;

use std::collections::{BTreeMap, HashMap};
use std::io;

use crate::diagnostic::{Diagnostic, FixKind, Severity};
use crate::sources::Sources;
use crate::workspace::{Compilation, compile};

pub use edits::Texts;
use edits::{applied, fixable};

/// A fix may bring a further one to light; so many times, planc looks again.
const ROUNDS: usize = 8;

/// What fixing a project gives.
pub struct Mended {
    /// The project with the fixes made, as it is in memory. Absent where no fix is made.
    pub compilation: Option<Compilation>,
    /// The fixes to make, in order.
    pub made: Vec<Made>,
    /// The findings whose fix is not to be made.
    pub left_out: Vec<LeftOut>,
    /// The files that change, by path: what they said when they were read, and what they are to say.
    pub changes: BTreeMap<String, Change>,
}

/// One fix that is made.
pub struct Made {
    /// One line about the finding that it mends, as the caller told it.
    pub about: String,
    /// What it changes: each file with its text before and after this fix, all fixes before it made.
    pub files: Vec<(String, Change)>,
}

/// A text before and after.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Change {
    /// What it said.
    pub before: String,
    /// What it is to say.
    pub after: String,
}

/// A finding whose fix is not to be made.
pub struct LeftOut {
    /// One line about the finding, as the caller told it.
    pub about: String,
    /// The same about the error that the fix would bring; absent where it would only not help.
    pub error: Option<String>,
}

/// Tells a finding in one line, for [`Made`] and [`LeftOut`]: its compilation does not outlive the round.
pub type Tell<'a> = &'a dyn Fn(&Diagnostic, &Compilation) -> String;

/// Makes every fix up to `most`, in memory: those that overlap one after the other, until there are no more.
pub fn mend(project: &dyn Sources, found: &Compilation, most: FixKind, tell: Tell) -> Mended {
    let mut mended = Mended { compilation: None, made: Vec::new(), left_out: Vec::new(), changes: BTreeMap::new() };
    let mut refused: Vec<Identity> = Vec::new();
    for _ in 0..ROUNDS {
        let now = mended.compilation.as_ref().unwrap_or(found);
        let mut round = Round { project, now, before: identities(now), changes: &mended.changes, most, tell };
        let candidates = round.candidates(&refused);
        let mut kept = Vec::new();
        round.keep(&candidates, &mut kept, &mut refused, &mut mended.left_out);
        if kept.is_empty() {
            break;
        }
        mended.made.extend(round.told(&kept));
        let texts = applied(&now.sources, &kept);
        let changes = changed(&mended.changes, &texts, now);
        mended.compilation = Some(compile(&Overlay { project, changes: &changes }));
        mended.changes = changes;
    }
    mended
}

/// One look at the project.
struct Round<'a> {
    project: &'a dyn Sources,
    now: &'a Compilation,
    before: HashMap<Identity, usize>,
    changes: &'a BTreeMap<String, Change>,
    most: FixKind,
    tell: Tell<'a>,
}

impl<'a> Round<'a> {
    /// The findings to mend, in order of file and place; of those whose fixes overlap the first.
    fn candidates(&self, refused: &[Identity]) -> Vec<&'a Diagnostic> {
        let mut chosen: Vec<&Diagnostic> = Vec::new();
        for diagnostic in &self.now.diagnostics {
            if self.wanted(diagnostic)
                && fixable(diagnostic, &self.now.sources, &chosen)
                && !refused.contains(&identity(diagnostic, self.now))
            {
                chosen.push(diagnostic);
            }
        }
        chosen
    }

    /// Adds to `kept` the candidates that do good: all at once if they do, else each half by itself.
    fn keep(
        &mut self,
        candidates: &[&'a Diagnostic],
        kept: &mut Vec<&'a Diagnostic>,
        refused: &mut Vec<Identity>,
        left_out: &mut Vec<LeftOut>,
    ) {
        if candidates.is_empty() {
            return;
        }
        let tried: Vec<&Diagnostic> = kept.iter().chain(candidates).copied().collect();
        match (self.harm(&tried), candidates) {
            (None, _) => kept.extend(candidates),
            (Some(error), [one]) => {
                refused.push(identity(one, self.now));
                left_out.push(LeftOut { about: (self.tell)(one, self.now), error });
            }
            (Some(_), _) => {
                let (first, second) = candidates.split_at(candidates.len() / 2);
                self.keep(first, kept, refused, left_out);
                self.keep(second, kept, refused, left_out);
            }
        }
    }

    /// What is wrong with making these fixes: a new error, told in one line, or a finding that stays all the same.
    fn harm(&self, tried: &[&Diagnostic]) -> Option<Option<String>> {
        let mut changes = changed(self.changes, &applied(&self.now.sources, tried), self.now);
        let mut then = compile(&Overlay { project: self.project, changes: &changes });
        let after = identities(&then);
        let mut mended: HashMap<Identity, usize> = HashMap::new();
        for diagnostic in tried {
            *mended.entry(identity(diagnostic, self.now)).or_default() += 1;
        }
        if mended.iter().any(|(identity, gone)| count(&after, identity) + gone > count(&self.before, identity)) {
            return Some(None);
        }
        // A fix may bring an error to light that the next round mends: the word after a misspelt keyword.
        for _ in 0..ROUNDS {
            let after = identities(&then);
            let more = |error: &Identity| count(&after, error) > count(&self.before, error);
            let errors = then.diagnostics.iter().filter(|found| found.severity == Severity::Error);
            let mut next: Vec<&Diagnostic> = Vec::new();
            for error in errors.filter(|error| more(&identity(error, &then))) {
                if !self.wanted(error) || !fixable(error, &then.sources, &next) {
                    return Some(Some((self.tell)(error, &then)));
                }
                next.push(error);
            }
            if next.is_empty() {
                return None;
            }
            changes = changed(&changes, &applied(&then.sources, &next), &then);
            then = compile(&Overlay { project: self.project, changes: &changes });
        }
        None
    }

    fn wanted(&self, diagnostic: &Diagnostic) -> bool {
        diagnostic.fix.as_ref().is_some_and(|fix| fix.kind <= self.most)
    }

    /// The fixes one after the other, each with what it changes when those before it are made.
    fn told(&self, kept: &[&'a Diagnostic]) -> Vec<Made> {
        let sources = &self.now.sources;
        let mut before = applied(sources, &[]);
        let steps = (1..=kept.len()).map(|len| {
            let after = applied(sources, &kept[..len]);
            let files = after.iter().filter_map(|(file, text)| {
                let old = before.get(file).unwrap_or(&sources.file(*file).text);
                let change = Change { before: old.clone(), after: text.clone() };
                (change.before != change.after).then(|| (sources.file(*file).path.clone(), change))
            });
            let made = Made { about: (self.tell)(kept[len - 1], self.now), files: files.collect() };
            before = after;
            made
        });
        steps.collect()
    }
}

/// What a finding is, wherever its line has moved to: its rule, its file, what it is about, the words that it marks.
type Identity = (&'static str, String, String);

fn identity(diagnostic: &Diagnostic, compilation: &Compilation) -> Identity {
    let sources = &compilation.sources;
    let (path, marked) = diagnostic
        .span
        .map(|span| (sources.file(span.file).path.clone(), sources.slice(span).to_owned()))
        .unwrap_or_default();
    let about = diagnostic.target.as_ref().map(|target| target.path.as_str()).unwrap_or_default();
    (diagnostic.code.number(), path, format!("{about}\0{marked}"))
}

fn count(counts: &HashMap<Identity, usize>, identity: &Identity) -> usize {
    counts.get(identity).copied().unwrap_or(0)
}

fn identities(compilation: &Compilation) -> HashMap<Identity, usize> {
    let mut counts = HashMap::new();
    for diagnostic in &compilation.diagnostics {
        *counts.entry(identity(diagnostic, compilation)).or_default() += 1;
    }
    counts
}

/// The changes so far and those of a round's texts.
fn changed(so_far: &BTreeMap<String, Change>, texts: &Texts, now: &Compilation) -> BTreeMap<String, Change> {
    let mut changes = so_far.clone();
    for (file, text) in texts {
        let file = now.sources.file(*file);
        let change = changes
            .entry(file.path.clone())
            .or_insert_with(|| Change { before: file.text.clone(), after: String::new() });
        change.after.clone_from(text);
    }
    changes
}

/// A project with changed texts laid over it.
struct Overlay<'a> {
    project: &'a dyn Sources,
    changes: &'a BTreeMap<String, Change>,
}

impl Sources for Overlay<'_> {
    fn list(&self) -> io::Result<Vec<String>> {
        self.project.list()
    }

    fn list_all(&self, folder: &str) -> io::Result<Vec<String>> {
        self.project.list_all(folder)
    }

    fn read(&self, path: &str) -> io::Result<Vec<u8>> {
        match self.changes.get(path) {
            Some(change) => Ok(change.after.clone().into_bytes()),
            None => self.project.read(path),
        }
    }
}

#[cfg(test)]
mod tests;
