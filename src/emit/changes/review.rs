//! A comparison and what the files and pages that tell it say alike.

use std::collections::HashMap;

use super::{Teller, Told, because, consequence};
use crate::diagnostic::messages::label;
use crate::diff::{Comparison, DerivedChange, Party, Repositioned, Suggestion};

/// A comparison, in the words of a language.
#[derive(Clone, Copy, Debug)]
pub struct Review<'a> {
    /// What differs.
    pub comparison: &'a Comparison,
    /// Its language.
    pub teller: Teller,
    /// What the earlier side is, in words of that language: `v1 (1f3c2a9, 2025-02-26)`.
    pub before: &'a str,
    /// What the later side is.
    pub after: &'a str,
}

/// Somebody whom the changes concern.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Concerned {
    /// What they are called.
    pub name: String,
    /// Items of theirs that changed.
    pub changed: usize,
    /// Figures, findings and items of theirs that something follows for.
    pub following: usize,
}

impl<'a> Review<'a> {
    pub(super) fn label(&self, key: &str) -> String {
        label(self.teller.language, key, &[])
    }

    pub(super) fn count(&self, key: &str, count: usize) -> String {
        label(self.teller.language, key, &[("count", count.into())])
    }

    /// Who answers for something, one after the other.
    pub fn whose(&self, parties: &[Party]) -> String {
        parties.iter().map(|party| self.teller.party(party)).collect::<Vec<String>>().join(", ")
    }

    /// Everybody whom changes concern, those with the most first.
    pub fn concerned(&self) -> Vec<Concerned> {
        let consequences = &self.comparison.consequences;
        let mut found: HashMap<String, (usize, usize)> = HashMap::new();
        let mut add = |parties: &[Party], changed: usize| {
            for party in parties {
                let counts = found.entry(self.teller.party(party)).or_default();
                counts.0 += changed;
                counts.1 += 1 - changed;
            }
        };
        self.comparison.changed.iter().for_each(|changed| add(&changed.item.now().responsible, 1));
        consequences.derived.iter().for_each(|derived| add(&derived.item.now().responsible, 0));
        consequences.began.iter().for_each(|finding| add(&finding.responsible, 0));
        consequences.suspects.iter().for_each(|suspect| add(&suspect.item.now().responsible, 0));
        let all = found.into_iter().map(|(name, (changed, following))| Concerned { name, changed, following });
        let mut all: Vec<Concerned> = all.collect();
        all.sort_by(|a, b| (b.changed, b.following, &a.name).cmp(&(a.changed, a.following, &b.name)));
        all
    }

    /// A derived figure that came out otherwise, what moved it, and what is stated where that is another.
    pub fn derived(&self, derived: &DerivedChange) -> (Told<'static>, Vec<String>) {
        (consequence(self.teller, derived), because(self.teller, derived))
    }

    /// An item that stands elsewhere among its siblings.
    pub fn reordered(&self, moved: &Repositioned) -> String {
        super::told::reordered(self.teller, std::slice::from_ref(moved))
    }

    /// Two items that are likely one.
    pub fn suggestion(&self, one: &Suggestion) -> String {
        let id = one.before.path.rsplit(['.', '/']).next().unwrap_or_default();
        let line = [
            ("concept", self.teller.concept(&one.after).into()),
            ("before", one.before.title.as_str().into()),
            ("after", one.after.title.as_str().into()),
            ("id", id.into()),
            ("likeness", usize::from(one.likeness).into()),
        ];
        label(self.teller.language, "changes-likely-renamed", &line)
    }

    /// What could not be read of either side.
    pub fn unread(&self) -> Vec<String> {
        let unread = self.comparison.unread;
        let sides = [("changes-unread-before", unread.before), ("changes-unread-after", unread.after)];
        sides.into_iter().filter(|(_, count)| *count > 0).map(|(key, count)| self.count(key, count)).collect()
    }
}

/// So many words are kept on either side of what was taken out of a text or put in.
const AROUND: usize = 12;

/// The words of a stretch that stand beside a change on either side of it.
pub fn near(text: &str, change_before: bool, change_after: bool) -> String {
    let words: Vec<&str> = text.split(' ').collect();
    let (first, last) = (if change_before { AROUND } else { 0 }, if change_after { AROUND } else { 0 });
    if words.len() <= first + last + 2 {
        return text.to_owned();
    }
    let (start, end) = (words[..first].join(" "), words[words.len() - last..].join(" "));
    let said = format!("{start} … {end}");
    // The space between a change and what follows it stays.
    if change_before { said } else { said.trim_start_matches(' ').to_owned() }
}
