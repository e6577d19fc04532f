//! The red thread: goals with what serves them and what they serve, as a tree. Gaps in it are shown.

use std::collections::HashSet;

use indexmap::IndexSet;

use super::blocks::{Block, Branch, Html};
use super::facts::{self, plain_heading};
use super::page::Page;
use super::{Content, indicators, lists, money, parties};
use crate::emit::relations::{SERVING, higher, related, serving};
use crate::model::{Item, ItemId};
use crate::vocabulary::{ConceptName, FieldName};

/// Above so many indicators, activities and assignments, the tree shows how many each goal has and leads to its page.
const MOST_LEAVES: usize = 150;
/// So many of a goal's are shown at once; more are folded.
const UNFOLDED: usize = 6;

/// The page.
pub fn content(page: &Page<'_>) -> Content {
    let plan = page.site.plan();
    let goals: Vec<&Item> = plan.of(ConceptName::Goal).collect();
    let tops: Vec<&Item> = goals.iter().copied().filter(|goal| higher(plan, goal).is_empty()).collect();
    let leaves = goals.iter().map(|goal| serving(plan, goal).len()).sum::<usize>();
    let mut tree = Tree { page, shown: HashSet::new(), within: None, leaves: leaves <= MOST_LEAVES };
    let lead = page.label("goal-tree-lead");
    let mut body = vec![Block::Prose { html: Html(format!("<p>{}</p>", Html::text(&lead).0)), lead: true }];
    let groups = lists::by_plan(&tops);
    let several = groups.len() > 1;
    for (holder, tops) in groups {
        if several {
            body.push(lists::plan_heading(page, holder, 2));
        }
        for (name, tops) in lists::grouped(page, &tops, FieldName::Level) {
            let level = if several { 3 } else { 2 };
            body.extend(name.map(|name| plain_heading(level, &name)));
            body.push(Block::Tree { branches: tops.into_iter().map(|goal| tree.branch(goal, None)).collect() });
        }
    }
    let description = super::description::shortened(&lead);
    Content { description: Some(description), ..Content::under_start(page, page.label("goal-tree"), body) }
}

/// On a goal's page: the way from the highest goals that it serves down to what serves it.
pub fn push_thread<'a>(page: &Page<'a>, goal: &'a Item, body: &mut Vec<Block>) {
    let plan = page.site.plan();
    let mut within: IndexSet<ItemId> = IndexSet::from([goal.id]);
    let mut at = 0;
    while let Some(next) = within.get_index(at).copied() {
        within.extend(higher(plan, plan.item(next)));
        at += 1;
    }
    if within.len() < 2 && related(plan, goal, FieldName::ContributesTo, ConceptName::Goal).is_empty() {
        return;
    }
    body.push(plain_heading(2, &page.label("goal-tree")));
    let tops: Vec<&Item> =
        within.iter().map(|id| plan.item(*id)).filter(|goal| higher(plan, goal).is_empty()).collect();
    // Goals that serve each other in a ring have no top.
    let tops = if tops.is_empty() { vec![goal] } else { tops };
    let mut tree = Tree { page, shown: HashSet::new(), within: Some((within, goal.id)), leaves: false };
    body.push(Block::Tree { branches: tops.into_iter().map(|top| tree.branch(top, None)).collect() });
}

struct Tree<'p, 'a> {
    page: &'p Page<'a>,
    /// Goals whose own branches have been drawn.
    shown: HashSet<ItemId>,
    /// Where the tree leads to one goal: the goals on the way, and that goal.
    within: Option<(IndexSet<ItemId>, ItemId)>,
    /// Whether indicators, activities and assignments are drawn.
    leaves: bool,
}

impl<'a> Tree<'_, 'a> {
    /// A goal under another, or at the top.
    fn branch(&mut self, goal: &'a Item, under: Option<ItemId>) -> Branch {
        let page = self.page;
        let plan = page.site.plan();
        let current = self.within.as_ref().is_some_and(|(_, here)| *here == goal.id);
        let mut branch = Branch { current, ..self.item(goal) };
        let others: Vec<String> =
            higher(plan, goal).into_iter().filter(|other| Some(*other) != under).map(|id| page.link(id).0).collect();
        if under.is_some() && !others.is_empty() {
            let also = Html::text(&page.label("goal-tree-also")).0;
            branch.notes.push(Html(format!("{also} {}", others.join(", "))));
        }
        if !self.shown.insert(goal.id) {
            branch.notes.push(Html::text(&page.label("goal-tree-above")));
            return branch;
        }
        let below: Vec<&'a Item> = related(plan, goal, FieldName::ContributesTo, ConceptName::Goal)
            .into_iter()
            .filter(|id| *id != goal.id && self.is_drawn(goal.id, *id))
            .map(|id| plan.item(id))
            .collect();
        let whole = self.within.as_ref().is_none_or(|(way, here)| !way.contains(&goal.id) || *here == goal.id);
        if whole {
            self.push_serving(goal, below.is_empty(), &mut branch);
            self.fold(under, below.len(), &mut branch);
        }
        branch.branches = below.into_iter().map(|lower| self.branch(lower, Some(goal.id))).collect();
        branch
    }

    /// In the whole tree, what is under a goal that serves another is folded, so that the page shows the two highest
    /// levels at first.
    fn fold(&self, under: Option<ItemId>, below: usize, branch: &mut Branch) {
        if self.within.is_some() || under.is_none() || below == 0 {
            return;
        }
        let goals = counted(self.page, ConceptName::Goal, below);
        branch.summary = Some(branch.summary.take().map_or(goals.clone(), |rest| format!("{goals}, {rest}")));
        branch.folds = true;
        branch.open = false;
    }

    /// On the way to one goal nothing but the way is drawn.
    fn is_drawn(&self, goal: ItemId, below: ItemId) -> bool {
        match &self.within {
            Some((way, here)) if way.contains(&goal) && *here != goal => way.contains(&below),
            _ => true,
        }
    }

    fn push_serving(&self, goal: &'a Item, lowest: bool, branch: &mut Branch) {
        let page = self.page;
        let plan = page.site.plan();
        let items: Vec<&'a Item> = serving(plan, goal).into_iter().map(|id| plan.item(id)).collect();
        let has = |concept: ConceptName| items.iter().any(|item| item.concept == concept);
        // A goal that others serve may be measured through them.
        if lowest && !has(ConceptName::Indicator) && !goal.external {
            branch.gaps.push(page.label("goal-tree-no-indicator"));
        }
        let counts: Vec<String> = SERVING
            .into_iter()
            .filter(|concept| has(*concept))
            .map(|concept| {
                let count = items.iter().filter(|item| item.concept == concept).count();
                counted(page, concept, count)
            })
            .collect();
        if counts.is_empty() {
            return;
        }
        branch.summary = Some(counts.join(", "));
        branch.open = items.len() <= UNFOLDED;
        if self.leaves {
            branch.leaves = items.into_iter().map(|item| self.leaf(item)).collect();
        }
    }

    fn leaf(&self, item: &'a Item) -> Branch {
        let page = self.page;
        let mut branch = self.item(item);
        match item.concept {
            ConceptName::Indicator => {
                branch.notes.extend(indicators::in_short(page, item));
                if indicators::latest(page, item).is_none() {
                    branch.gaps.push(page.label("goal-tree-no-outcome"));
                }
            }
            _ => branch.notes.extend(money::paying(page, item)),
        }
        branch
    }

    /// What any item has in common.
    fn item(&self, item: &'a Item) -> Branch {
        let page = self.page;
        let mut html = Html::default();
        if let Some(number) = item.line(FieldName::Number) {
            html.0.push_str(&format!("<span class=\"number\">{}</span> ", Html::text(number).0));
        }
        html.0.push_str(&page.link(item.id).0);
        let goal = item.concept == ConceptName::Goal;
        let money = if goal { money::about(page, item) } else { None };
        Branch {
            concept: item.concept.key(),
            kind: facts::kind_of(page, item),
            html,
            status: parties::state(page, item),
            notes: money.into_iter().collect(),
            ..Branch::default()
        }
    }
}

/// `3 indikatorer`.
pub fn counted(page: &Page<'_>, concept: ConceptName, count: usize) -> String {
    crate::emit::view::counted(page.language(), concept, count)
}
