//! Faults made at random in the example plans: each that changes what a plan means, where the plan says it twice, is
//! reported where it was made. `docs/faults.md` tells how they are made and shows the figures.
//!
//! `PLANC_REFRESH=1 cargo test --test faults` writes the tables anew. `PLANC_SEED=7` draws other faults, which are held
//! to the same but not to the tables; `PLANC_FAULTS=folder` writes those down that are worth a look.

#![allow(
    clippy::disallowed_methods,
    clippy::panic,
    clippy::expect_used,
    reason = "a test reads the examples from disk"
)]

mod bound;
mod draw;
mod kinds;
mod project;
mod text;

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use rayon::prelude::*;

use bound::{Bound, bound};
use draw::Chance;
use kinds::{KINDS, Kind, Site};
use project::{Change, Outcome, Project};

/// The large one last.
const EXAMPLES: [&str; 5] = ["molndal", "linkoping", "nacka", "samverkan", "nordost"];
const SEED: u64 = 4;
/// How many faults are made in each of the two ways.
const FAULTS: usize = 500;
const PAGE: &str = "docs/faults.md";

/// A fault that was made and that changed what the plan means.
struct Case {
    kind: Kind,
    project: usize,
    number: usize,
    site: Site,
    change: Change,
    outcome: Outcome,
}

/// A project, and what it says twice.
type Bindings = (Project, Bound);

static PROJECTS: LazyLock<Vec<Bindings>> = LazyLock::new(|| {
    let read = |name: &&'static str| {
        let project = Project::read(name);
        let bound = bound(&project);
        (project, bound)
    };
    EXAMPLES.par_iter().map(read).collect()
});

/// Faults where the plan says otherwise.
static BOUND: LazyLock<Vec<Case>> = LazyLock::new(|| all_drawn(seed(), |site| site.bond.is_some()));

/// Faults anywhere.
static ANYWHERE: LazyLock<Vec<Case>> = LazyLock::new(|| all_drawn(seed(), |_| true));

fn seed() -> u64 {
    std::env::var("PLANC_SEED").ok().and_then(|seed| seed.parse().ok()).unwrap_or(SEED)
}

/// Faults of every kind, as many of each; what a kind has too few places for is made up by the others.
fn all_drawn(seed: u64, of: fn(&Site) -> bool) -> Vec<Case> {
    let places = |kind: &Kind| -> Vec<Vec<Site>> {
        let of = |(project, bound): &Bindings| kind.sites(project, bound).into_iter().filter(of).collect();
        PROJECTS.iter().map(of).collect()
    };
    let mut kinds: Vec<(Kind, Vec<Vec<Site>>)> = KINDS.par_iter().map(|kind| (*kind, places(kind))).collect();
    kinds.sort_by_key(|(kind, places)| (places.iter().map(Vec::len).sum::<usize>(), *kind));
    let mut cases = Vec::new();
    let count = kinds.len();
    for (at, (kind, places)) in kinds.into_iter().enumerate() {
        let most = (FAULTS - cases.len()).div_ceil(count - at);
        cases.extend(drawn(kind, places, most, seed));
    }
    cases.sort_by_key(|case| (case.kind, case.number));
    cases
}

/// Draws faults of a kind, in turn from each project while it has places left, until enough of them change what the
/// plan means.
fn drawn(kind: Kind, mut places: Vec<Vec<Site>>, most: usize, seed: u64) -> Vec<Case> {
    let mut chance = Chance::new(seed ^ ((kind as u64) << 32));
    places.iter_mut().for_each(|sites| chance.shuffle(sites));
    let mut cases: Vec<Case> = Vec::new();
    let (mut number, mut round) = (0, 0);
    while cases.len() < most && places.iter().any(|sites| !sites.is_empty()) {
        let mut waiting = Vec::new();
        while cases.len() + waiting.len() < most && places.iter().any(|sites| !sites.is_empty()) {
            round += 1;
            for (at, sites) in places.iter_mut().enumerate() {
                // The large project takes longer than the others together: it has one turn in four.
                let turn = at + 1 < EXAMPLES.len() || round % 4 == 0;
                if !turn || cases.len() + waiting.len() >= most {
                    continue;
                }
                let Some(site) = sites.pop() else { continue };
                let (project, bound) = &PROJECTS[at];
                number += 1;
                if let Some(change) = kind.change(project, bound, &site, &mut chance) {
                    waiting.push((at, number, site, change));
                }
            }
        }
        let made = waiting.into_par_iter().map(|(project, number, site, change)| {
            let outcome = PROJECTS[project].0.with(&change);
            Case { kind, project, number, site, change, outcome }
        });
        cases.extend(made.collect::<Vec<Case>>().into_iter().filter(|case| case.outcome.meant));
    }
    cases
}

/// A fault as a person sees it: the line before and after, and what planc says.
fn described(case: &Case) -> String {
    let project = &PROJECTS[case.project].0;
    let text = project.text(&case.change.file);
    let line = text::line_at(text, case.change.place.start);
    let mut changed = text.to_owned();
    changed.replace_range(case.change.place.clone(), &case.change.new);
    let after = if case.kind == Kind::Row { "" } else { changed.lines().nth(line).unwrap_or_default() };
    format!(
        "{} {}, seed {}: {}/{}:{}\nbound by: {}; near: {}; {} messages: {:?}\n- {}\n+ {after}\n\n{}\n",
        case.kind.title(),
        case.number,
        seed(),
        project.name,
        case.change.file,
        line + 1,
        case.site.bond.unwrap_or("nothing"),
        case.outcome.near,
        case.outcome.messages,
        case.outcome.codes,
        text.lines().nth(line).unwrap_or_default(),
        project.messages(&case.change),
    )
}

/// What lies in the middle of the numbers of messages.
fn median<'a>(cases: impl Iterator<Item = &'a Case>) -> usize {
    let mut messages: Vec<usize> = cases.map(|case| case.outcome.messages).collect();
    messages.sort_unstable();
    messages.get(messages.len() / 2).copied().unwrap_or(0)
}

/// Writes what is far or said several times to a file in the folder that `PLANC_FAULTS` names, for whoever works on it.
fn look_into(name: &str, cases: &[Case]) {
    if let Some(folder) = std::env::var_os("PLANC_FAULTS") {
        let odd = cases.par_iter().filter(|case| !case.outcome.near || case.outcome.messages > 1);
        let described: Vec<String> = odd.map(described).collect();
        fs::write(Path::new(&folder).join(name), described.join("\n=====\n")).expect("a folder to write in");
    }
}

#[test]
fn a_fault_where_the_plan_says_otherwise_is_reported_where_it_was_made() {
    let far: Vec<&Case> = BOUND.iter().filter(|case| !case.outcome.near).collect();
    look_into("bound", &BOUND);
    assert_eq!(BOUND.len(), FAULTS);
    let described: Vec<String> = far.par_iter().map(|case| described(case)).collect();
    assert!(far.is_empty(), "{} faults are not reported near:\n\n{}", far.len(), described.join("\n"));
    assert_eq!(median(BOUND.iter()), 1);
}

#[test]
fn the_tables_are_of_today() {
    look_into("anywhere", &ANYWHERE);
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join(PAGE);
    let page = fs::read_to_string(&path).unwrap_or_else(|error| panic!("{PAGE}: {error}"));
    let mut made = page.clone();
    for (name, cases) in [("bound", &*BOUND), ("anywhere", &*ANYWHERE)] {
        let (start, end) = (format!("<!-- generated: {name} -->\n"), "<!-- /generated -->");
        let from = made.find(&start).unwrap_or_else(|| panic!("{PAGE} has no place for {name}")) + start.len();
        let to = from + made[from..].find(end).unwrap_or_else(|| panic!("{PAGE}: {name} does not end"));
        made.replace_range(from..to, &table(cases));
    }
    if seed() != SEED {
        println!("{made}");
    } else if std::env::var_os("PLANC_REFRESH").is_some() {
        fs::write(&path, made).unwrap_or_else(|error| panic!("{PAGE}: {error}"));
    } else {
        assert!(page == made, "{PAGE} is old: run the test with PLANC_REFRESH=1");
    }
}

fn table(cases: &[Case]) -> String {
    let mut out =
        "| Kind | Faults | Reported | Within two lines | First mark within two lines | Messages, median | Most |\n\
                   |---|---:|---:|---:|---:|---:|---:|\n"
            .to_owned();
    let mut row = |title: &str, of: &dyn Fn(&&Case) -> bool| {
        let cases: Vec<&Case> = cases.iter().filter(of).collect();
        let count = |of: fn(&Outcome) -> bool| cases.iter().filter(|case| of(&case.outcome)).count();
        let _ = writeln!(
            out,
            "| {title} | {} | {} | {} | {} | {} | {} |",
            cases.len(),
            count(|outcome| outcome.messages > 0),
            count(|outcome| outcome.near),
            count(|outcome| outcome.near_first),
            median(cases.iter().copied()),
            cases.iter().map(|case| case.outcome.messages).max().unwrap_or(0),
        );
    };
    for kind in KINDS {
        row(kind.title(), &|case| case.kind == kind);
    }
    row("**all**", &|_| true);
    out
}
