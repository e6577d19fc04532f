//! Faults made at random in the example plans: each that changes what a plan means, where the plan says it twice, is
//! reported where it was made. `docs/faults.md` shows the figures.
//!
//! `PLANC_REFRESH=1 cargo test --test faults` writes its tables anew.

#![allow(clippy::disallowed_methods, reason = "a test reads the examples from disk")]

mod bound;
mod draw;
mod kinds;
mod project;
mod text;

use rayon::prelude::*;

use bound::{Bound, bound};
use draw::Chance;
use kinds::{KINDS, Kind, Site};
use project::{Change, Outcome, Project};

const EXAMPLES: [&str; 5] = ["molndal", "linkoping", "nacka", "samverkan", "nordost"];
const SEED: u64 = 4;
/// Faults of each kind.
const EACH: usize = 50;

/// A fault that was made.
struct Case {
    kind: Kind,
    project: usize,
    number: usize,
    site: Site,
    change: Change,
    outcome: Outcome,
}

/// Draws faults of a kind, in turn from each project while it has places left, until enough of them change what the
/// plan means.
fn drawn(projects: &[(Project, Bound)], kind: Kind, of: fn(&Site) -> bool, seed: u64) -> Vec<Case> {
    let mut chance = Chance::new(seed ^ (kind as u64) << 32);
    let mut places: Vec<Vec<Site>> = Vec::new();
    for (project, bound) in projects {
        let mut sites: Vec<Site> = kind.sites(project, bound).into_iter().filter(of).collect();
        chance.shuffle(&mut sites);
        places.push(sites);
    }
    eprintln!("{:?} {:?}", kind, places.iter().map(Vec::len).collect::<Vec<_>>());
    let mut cases: Vec<Case> = Vec::new();
    let (mut number, mut round) = (0, 0);
    while cases.len() < EACH && places.iter().any(|sites| !sites.is_empty()) {
        let mut waiting = Vec::new();
        while cases.len() + waiting.len() < EACH && places.iter().any(|sites| !sites.is_empty()) {
            round += 1;
            for (at, sites) in places.iter_mut().enumerate() {
                // The large project takes as long as the others together: it has a turn in two.
                let turn = at + 1 < EXAMPLES.len() || round % 2 == 0;
                if !turn || cases.len() + waiting.len() >= EACH {
                    continue;
                }
                let Some(site) = sites.pop() else { continue };
                let (project, bound) = &projects[at];
                number += 1;
                if let Some(change) = kind.change(project, bound, &site, &mut chance) {
                    waiting.push((at, number, site, change));
                }
            }
        }
        let made: Vec<Case> = waiting
            .into_par_iter()
            .map(|(project, number, site, change)| {
                let outcome = projects[project].0.with(&change);
                Case { kind, project, number, site, change, outcome }
            })
            .collect();
        cases.extend(made.into_iter().filter(|case| case.outcome.meant));
    }
    cases
}

fn described(projects: &[(Project, Bound)], case: &Case) -> String {
    let project = &projects[case.project].0;
    let text = project.text(&case.change.file);
    let line = text::line_at(text, case.change.place.start);
    let before = text.lines().nth(line).unwrap_or_default();
    let mut changed = text.to_owned();
    changed.replace_range(case.change.place.clone(), &case.change.new);
    let after = if case.kind == Kind::Row { "" } else { changed.lines().nth(line).unwrap_or_default() };
    format!(
        "#### {:?} {} seed {SEED} [{}] {}/{}:{} near {} first {} messages {} codes {:?}\n- {before}\n+ {after}\n{}\n",
        case.kind,
        case.number,
        case.site.bond.unwrap_or("says it alone"),
        project.name,
        case.change.file,
        line + 1,
        case.outcome.near,
        case.outcome.near_first,
        case.outcome.messages,
        case.outcome.codes,
        project.messages(&case.change),
    )
}

#[test]
fn look() {
    let projects: Vec<(Project, Bound)> = EXAMPLES
        .into_iter()
        .map(|name| {
            let project = Project::read(name);
            let bound = bound(&project);
            (project, bound)
        })
        .collect();
    for (which, of) in [("bound", (|site| site.bond.is_some()) as fn(&Site) -> bool), ("all", |_| true)] {
        let mut all = Vec::new();
        for kind in KINDS {
            let cases = drawn(&projects, kind, of, SEED);
            let mut messages: Vec<usize> = cases.iter().map(|case| case.outcome.messages).collect();
            messages.sort_unstable();
            println!(
                "{which} {kind:?}: {} reported {} near {} first {} median {:?} max {:?}",
                cases.len(),
                messages.iter().filter(|count| **count > 0).count(),
                cases.iter().filter(|case| case.outcome.near).count(),
                cases.iter().filter(|case| case.outcome.near_first).count(),
                messages.get(messages.len() / 2),
                messages.last()
            );
            all.extend(cases);
        }
        all.retain(|case| !case.outcome.near || case.outcome.messages > 1);
        let text: Vec<String> = all.par_iter().map(|case| described(&projects, case)).collect();
        std::fs::write(format!("/tmp/faults-{which}.txt"), text.join("\n")).expect("written");
    }
}
