//! The lives of all items of a plan at once: each version is read once, whatever the number of items.

use std::collections::HashMap;

use super::super::sides::{Project, SideError};
use super::{Walk, nothing};
use crate::diff::{Histories, Life, Snapshot, Step, Tracked, TrackedName};
use crate::model::ItemId;

/// What is followed: the item as it is now, and what it is called in the version that the walk stands at.
type Followed = Vec<(ItemId, TrackedName)>;

impl Project {
    /// The lives of all items of what the files say as they are now.
    ///
    /// # Errors
    ///
    /// When the project lies in no repository, or nothing is committed yet.
    pub fn histories(&self, says: &Snapshot) -> Result<Histories, SideError> {
        let repository = self.repository()?;
        let latest = repository.commit("HEAD")?;
        let mut walk = Walk::new(repository, &latest)?;
        let whole = |item| Tracked { item, at: None };
        let now: Followed = says.own().map(|(item, _)| (item, TrackedName::of(says, &whole(item)))).collect();
        let committed = walk.snapshot(&latest)?;
        let (steps, then) = since(&committed, says, &now);
        let mut histories = Histories::default();
        histories.shallow = repository.is_shallow()?;
        histories.push(None, steps);
        walk.follow_all(then, &mut histories)?;
        Ok(histories)
    }
}

impl Walk<'_> {
    /// Follows items from the latest commit back to where each began, and further: it may have been there before.
    fn follow_all(&mut self, latest: Followed, histories: &mut Histories) -> Result<(), SideError> {
        let cut = self.repository.cut_off()?;
        let mut followed: HashMap<usize, Followed> = HashMap::from([(0, latest)]);
        for at in 0..self.commits.len() {
            let Some(here) = followed.remove(&at) else { continue };
            let parents = self.parents(at);
            let mut steps: Option<HashMap<ItemId, Step>> = None;
            for parent in &parents {
                let (own, before) = self.since_parent(at, *parent, &here);
                followed.entry(*parent).or_insert(before);
                // What a merge takes from one of its lines has been told there.
                steps = Some(match steps {
                    Some(mut all) => {
                        all.retain(|item, _| own.contains_key(item));
                        all
                    }
                    None => own,
                });
            }
            if parents.is_empty() && !cut.contains(&self.commits[at].id) {
                let (says, _) = self.both(at, at);
                steps = Some(since(&nothing(), &says, &here).0);
            }
            histories.push(Some(self.commits[at].clone()), steps.unwrap_or_default());
        }
        Ok(())
    }

    /// What happened to each since a parent, and what it was called there.
    fn since_parent(&mut self, at: usize, parent: usize, here: &Followed) -> (HashMap<ItemId, Step>, Followed) {
        let tree = |at: usize| self.sources[at].as_ref().map(crate::sources::GitSources::tree);
        if tree(at) == tree(parent) {
            return (HashMap::new(), here.clone());
        }
        let (says, said) = self.both(at, parent);
        since(&said, &says, here)
    }
}

/// What happened to each between two versions, and what it was called in the earlier.
fn since(said: &Snapshot, says: &Snapshot, followed: &Followed) -> (HashMap<ItemId, Step>, Followed) {
    let life = Life::between(said, says);
    let (then, now) = (said.by_path(), says.by_path());
    let mut steps = HashMap::new();
    let mut before = Followed::with_capacity(followed.len());
    for (item, name) in followed {
        let find = |names: &HashMap<_, ItemId>| {
            let found = names.get(&(name.concept, name.path.as_str()));
            found.map(|found| Tracked { item: *found, at: None })
        };
        let after = find(&now);
        let old = match &after {
            Some(after) => life.before(after),
            None => find(&then),
        };
        steps.extend(life.step(old.as_ref(), after.as_ref()).map(|step| (*item, step)));
        before.push((*item, old.map_or_else(|| name.clone(), |old| TrackedName::of(said, &old))));
    }
    (steps, before)
}
