//! The menu: what a planner looks for first, in her order, and the rest in a group of its own.

use super::address::{self, ACCESSIBILITY, CHANGES, CHECKED, GOAL_TREE, START, list_page};
use super::blocks::{Link, NavigationGroup};
use super::page::Page;
use super::{Job, facts, lists};
use crate::vocabulary::{CONCEPTS, ConceptName};

/// A menu with so many entries needs no groups.
const UNGROUPED: usize = 9;

/// The concepts of the menu's first group, after the start.
const FIRST: [ConceptName; 9] = [
    ConceptName::Plan,
    ConceptName::Goal,
    ConceptName::Indicator,
    ConceptName::Assignment,
    ConceptName::Activity,
    ConceptName::Risk,
    ConceptName::Budget,
    ConceptName::Report,
    ConceptName::Organisation,
];

/// The menu of a page.
pub fn groups(page: &Page<'_>, job: &Job) -> Vec<NavigationGroup> {
    let listed: Vec<ConceptName> =
        CONCEPTS.iter().map(|concept| concept.name).filter(|concept| is_listed(page, *concept)).collect();
    let mut first = vec![(None, page.link_to_page(START, page.label("site-start")))];
    for concept in FIRST.into_iter().filter(|concept| listed.contains(concept)) {
        first.push((Some(concept), entry(page, concept)));
    }
    let mut rest = Vec::new();
    if listed.contains(&ConceptName::Goal) {
        rest.push((None, page.link_to_page(&list_page(ConceptName::Goal), page.label("menu-all-goals"))));
    }
    for concept in listed.into_iter().filter(|concept| !FIRST.contains(concept)) {
        rest.push((Some(concept), page.link_to_page(&list_page(concept), facts::plural_of(page, concept))));
    }
    if page.site.review.is_some() {
        rest.push((None, page.link_to_page(CHANGES, page.label("review-page"))));
    }
    rest.push((None, page.link_to_page(CHECKED, page.label("site-checked"))));
    rest.push((None, page.link_to_page(ACCESSIBILITY, page.label("accessibility"))));
    mark_current(page, job, &mut first, &mut rest);
    let links = |entries: Vec<(Option<ConceptName>, Link)>| entries.into_iter().map(|(_, link)| link).collect();
    if first.len() + rest.len() <= UNGROUPED {
        first.append(&mut rest);
        return vec![NavigationGroup { title: None, current: false, links: links(first) }];
    }
    let current = rest.iter().any(|(_, link)| link.current);
    vec![
        NavigationGroup { title: None, current: false, links: links(first) },
        NavigationGroup { title: Some(page.label("menu-more")), current, links: links(rest) },
    ]
}

/// Whether a concept has a list, which is then in the menu.
pub fn is_listed(page: &Page<'_>, concept: ConceptName) -> bool {
    let listed = address::has_pages(concept) || lists::WITHOUT_PAGES.contains(&concept);
    listed && page.site.present.contains(&concept)
}

fn entry(page: &Page<'_>, concept: ConceptName) -> Link {
    match concept {
        ConceptName::Plan => match page.site.only_plan.and_then(|plan| page.href(plan)) {
            Some(href) => Link { text: page.label("menu-plan"), href, current: false },
            None => page.link_to_page(&list_page(concept), facts::plural_of(page, concept)),
        },
        ConceptName::Goal => page.link_to_page(GOAL_TREE, page.label("menu-goals")),
        ConceptName::Budget => page.link_to_page(&list_page(concept), page.label("menu-budget")),
        ConceptName::Report => page.link_to_page(&list_page(concept), page.label("menu-follow-up")),
        concept => page.link_to_page(&list_page(concept), facts::plural_of(page, concept)),
    }
}

/// The page itself, where the menu leads to it, else what holds it.
fn mark_current(
    page: &Page<'_>,
    job: &Job,
    first: &mut [(Option<ConceptName>, Link)],
    rest: &mut [(Option<ConceptName>, Link)],
) {
    let here = page.href_of_page(&page.path);
    let mut all: Vec<&mut (Option<ConceptName>, Link)> = first.iter_mut().chain(rest).collect();
    if let Some((_, link)) = all.iter_mut().find(|(_, link)| link.href == here) {
        link.current = true;
        return;
    }
    let held_by = job.concept(page.site.plan());
    if let Some((_, link)) = all.iter_mut().find(|(concept, _)| concept.is_some() && *concept == held_by) {
        link.current = true;
    }
}
