//! The red thread as a nested list: every goal under those that it serves, with how many measure it and work for it.

use std::collections::HashSet;

use super::page::{BETWEEN_FACTS, Page};
use crate::emit::message::statuses;
use crate::emit::prose;
use crate::emit::prose::markdown::escape;
use crate::emit::relations::{SERVING, higher, related, serving};
use crate::emit::view::counted;
use crate::model::{Item, ItemId};
use crate::vocabulary::{ConceptName, FieldName};

impl Page<'_> {
    /// All goals, the highest first.
    pub fn thread(&self, out: &mut String) {
        let plan = &self.checked.plan;
        out.push_str(&format!("{}\n\n", self.label("goal-tree-lead")));
        let mut shown = HashSet::new();
        let goals = || plan.of(ConceptName::Goal);
        goals().filter(|goal| higher(plan, goal).is_empty()).for_each(|top| self.goal(top, None, 0, &mut shown, out));
        // Goals that serve each other in a ring have no top.
        for goal in goals() {
            if !shown.contains(&goal.id) {
                self.goal(goal, None, 0, &mut shown, out);
            }
        }
        out.push('\n');
    }

    fn goal(&self, goal: &Item, under: Option<ItemId>, depth: usize, shown: &mut HashSet<ItemId>, out: &mut String) {
        let plan = &self.checked.plan;
        let mut facts = vec![self.numbered_link_to(goal)];
        let level = goal.references(FieldName::Level).next().map(|level| escape(&prose::title(self.checked, level)));
        facts.extend(level);
        facts.extend(statuses::latest(self.checked, goal).map(|(_, word)| escape(&word)));
        let first = shown.insert(goal.id);
        let below: Vec<ItemId> = related(plan, goal, FieldName::ContributesTo, ConceptName::Goal);
        let below: Vec<ItemId> = below.into_iter().filter(|id| *id != goal.id).collect();
        let others: Vec<String> =
            higher(plan, goal).into_iter().filter(|other| Some(*other) != under).map(|id| self.link_to(id)).collect();
        if under.is_some() && !others.is_empty() {
            facts.push(format!("{} {}", self.label("goal-tree-also"), others.join(", ")));
        }
        if first {
            facts.extend(self.served(goal, below.is_empty()));
        } else if !below.is_empty() {
            facts.push(self.label("goal-tree-above"));
        }
        out.push_str(&format!("{}- {}\n", "  ".repeat(depth), facts.join(BETWEEN_FACTS)));
        if first {
            below.into_iter().for_each(|lower| self.goal(plan.item(lower), Some(goal.id), depth + 1, shown, out));
        }
    }

    /// How many indicators, assignments and activities a goal has; that it has no indicator.
    fn served(&self, goal: &Item, lowest: bool) -> Vec<String> {
        let plan = &self.checked.plan;
        let items: Vec<&Item> = serving(plan, goal).into_iter().map(|id| plan.item(id)).collect();
        let count = |concept: ConceptName| items.iter().filter(|item| item.concept == concept).count();
        let counts = SERVING.into_iter().map(|concept| (concept, count(concept))).filter(|(_, count)| *count > 0);
        let mut said: Vec<String> = counts.map(|(concept, count)| counted(self.language(), concept, count)).collect();
        // A goal that others serve may be measured through them.
        if lowest && count(ConceptName::Indicator) == 0 && !goal.external {
            said.push(self.label("goal-tree-no-indicator").to_lowercase());
        }
        said
    }
}
