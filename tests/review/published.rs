//! Long histories, held against a second computation that reads nothing but the `plan.json` of each version.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use planc::diff::{Change, ChangeKind, Comparison};
use planc::sources::{Repository, Sources};
use planc::workspace::compile;
use planc::workspace::history::Found;
use planc::workspace::sides::Project;
use serde_json::Value as Json;

use super::repository::Repo;
use super::{between, side};

const COMMITS: usize = 200;
const GOALS: usize = 6;
const ROWS: usize = 5;

/// Numbers that look random and are the same on every machine: xorshift, Marsaglia 2003.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % sides as u64) as usize
    }
}

/// What the plan says at one time.
#[derive(Clone)]
struct State {
    goals: BTreeMap<usize, (String, usize)>,
    rows: BTreeMap<usize, (usize, usize)>,
    /// Files that the rows are spread over do not matter: the goals move between two.
    file: usize,
}

impl State {
    fn write(&self, repo: &Repo) {
        let mut plan = "plan vp \"Plan\" {\n  budget b \"Budget\" {\n    enhet tkr\n    kolumner {\n      | id | titel | period |\n      | nu | Nu | 2026 |\n      | sen | Sen | 2027 |\n    }\n    rader {\n      | id | titel | räknas | nu | sen |\n".to_owned();
        for (row, (now, then)) in &self.rows {
            writeln!(plan, "      | r{row} | Rad {row} | | {now} | {then} |").unwrap();
        }
        plan.push_str("      | total | Total | summa | = | = |\n    }\n  }\n}\n");
        let mut goals = "tillhör vp\n".to_owned();
        for (goal, (title, target)) in &self.goals {
            writeln!(goals, "mål m{goal} \"{title}\" {{\n  indikator i{goal} \"Mått {goal}\" {{\n    enhet %\n    målvärde 2026: minst {target}\n  }}\n}}").unwrap();
        }
        for name in ["a.plan", "å b.plan"] {
            let _ = std::fs::remove_file(repo.at(&format!("planen/{name}")));
        }
        repo.write("planen/plan.plan", &plan);
        repo.write(["planen/a.plan", "planen/å b.plan"][self.file], &goals);
    }

    fn change(&mut self, dice: &mut Dice) {
        match dice.roll(8) {
            0 => self.file = 1 - self.file,
            1 => {
                let goal = dice.roll(GOALS);
                if self.goals.remove(&goal).is_none() {
                    self.goals.insert(goal, (format!("Mål {goal}"), 50));
                }
            }
            2 => {
                let row = dice.roll(ROWS);
                if self.rows.remove(&row).is_none() {
                    self.rows.insert(row, (100, 200));
                }
            }
            3 => {
                let words = dice.roll(1000);
                if let Some((title, _)) = self.goals.get_mut(&dice.roll(GOALS)) {
                    *title = format!("Mål om {words}");
                }
            }
            4 | 5 => {
                if let Some((_, target)) = self.goals.get_mut(&dice.roll(GOALS)) {
                    *target = 1 + dice.roll(99);
                }
            }
            _ => {
                if let Some(row) = self.rows.get_mut(&dice.roll(ROWS)) {
                    row.0 = 1 + dice.roll(1000);
                }
            }
        }
    }
}

/// A long history with a branch that is merged now and then.
pub fn long_history() -> Repo {
    let repo = Repo::new();
    let mut dice = Dice(0x2545_f491_4f6c_dd1d);
    let mut state = State { goals: BTreeMap::new(), rows: BTreeMap::from([(0, (100, 200))]), file: 0 };
    for at in 0..COMMITS {
        if at % 40 == 20 {
            // A line of work that touches one row alone, merged at once into what has gone on meanwhile.
            repo.git(&["switch", "--quiet", "-c", &format!("gren-{at}")]);
            state.rows.insert(9, (at, 1));
            state.write(&repo);
            repo.commit(&format!("Gren {at}"));
            repo.git(&["switch", "--quiet", "main"]);
            repo.write(&format!("annat-{at}.txt"), "x");
            repo.commit(&format!("Annat {at}"));
            repo.git(&["merge", "--quiet", "--no-ff", "-m", &format!("Sammanslagning {at}"), &format!("gren-{at}")]);
        } else {
            state.change(&mut dice);
            state.write(&repo);
            repo.commit(&format!("Ändring {at}"));
        }
    }
    repo
}

/// What is published of a revision.
fn published(repository: &Repository, revision: &str) -> Json {
    let commit = repository.commit(revision).unwrap();
    let sources = repository.sources(&commit).unwrap();
    assert!(!sources.list().unwrap().is_empty());
    let compilation = compile(&sources);
    let mut files = BTreeMap::new();
    planc::emit::json::emit(&compilation.checked, &mut files);
    serde_json::from_slice(&files["plan.json"]).unwrap()
}

/// Every item of published data by concept and path.
fn items(json: &Json) -> BTreeMap<(String, String), &Json> {
    let mut all = BTreeMap::new();
    for (concept, of) in json["items"].as_object().unwrap() {
        for item in of.as_array().unwrap() {
            all.insert((concept.clone(), item["path"].as_str().unwrap().to_owned()), item);
        }
    }
    all
}

/// Every stated figure of published data: item, column or period → number.
fn figures(json: &Json) -> BTreeMap<String, String> {
    let mut found = BTreeMap::new();
    for ((concept, path), item) in items(json) {
        let fields = item["fields"].as_object().unwrap();
        for figure in fields.values().filter_map(Json::as_array).flatten() {
            let at = figure["column"].as_str().or(figure["period"].as_str());
            if let (Some(at), Some(value)) = (at, figure["value"].as_str())
                && figure.get("computed").is_none()
            {
                found.insert(format!("{concept} {path} {at}"), value.to_owned());
            }
        }
    }
    found
}

/// What differs between two published versions, by nothing but their JSON: added, removed, other titles, other figures.
fn differences(before: &Json, after: &Json) -> BTreeSet<String> {
    let (old, new) = (items(before), items(after));
    let mut found = BTreeSet::new();
    found.extend(new.keys().filter(|key| !old.contains_key(*key)).map(|(_, path)| format!("added {path}")));
    found.extend(old.keys().filter(|key| !new.contains_key(*key)).map(|(_, path)| format!("removed {path}")));
    for (key, item) in &new {
        let children = |item: &Json, other: &BTreeMap<(String, String), &Json>| -> Vec<String> {
            let all = item["children"].as_array().cloned().unwrap_or_default();
            let paths = all.iter().filter_map(|child| child["path"].as_str().map(str::to_owned));
            paths.filter(|path| other.keys().any(|(_, known)| known == path)).collect()
        };
        if let Some(then) = old.get(key)
            && children(then, &new) != children(item, &old)
        {
            found.insert(format!("reordered {}", key.1));
        }
        if let Some(then) = old.get(key)
            && then["title"] != item["title"]
        {
            found.insert(format!("reworded {}", key.1));
        }
    }
    let (then, now) = (figures(before), figures(after));
    for (key, value) in &now {
        if let Some(old) = then.get(key)
            && old != value
        {
            found.insert(format!("figure {}: {old} {value}", key.split(' ').nth(1).unwrap()));
        }
    }
    found
}

/// The same, as the comparison tells it.
fn compared(comparison: &Comparison) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    for changed in &comparison.changed {
        let path = &changed.item.now().item.path;
        for change in &changed.changes {
            match change {
                Change::Refigured(figure) | Change::Retargeted(figure) => {
                    let value = |figure: &Option<planc::diff::Figure<planc::diff::Named>>| {
                        figure.as_ref().and_then(|figure| figure.value).map(|value| value.to_string()).unwrap()
                    };
                    found.insert(format!("figure {path}: {} {}", value(&figure.before), value(&figure.after)));
                }
                change => drop(found.insert(format!("{} {path}", change.kind().key()))),
            }
        }
    }
    found
}

#[test]
fn hundreds_of_commits_are_compared_and_followed_as_their_published_data_says() {
    let repo = long_history();
    let folder = repo.at("planen");
    let project = Project::at(&folder);
    let repository = Repository::open(&folder).unwrap();
    for (from, to) in [("HEAD~150", "HEAD"), ("HEAD~120", "HEAD~30"), ("HEAD~60", "HEAD~59"), ("HEAD", "HEAD~100")] {
        let (before, after) = (published(&repository, from), published(&repository, to));
        let found = between(&side(&project, from), &side(&project, to));
        assert_eq!(compared(&found), differences(&before, &after), "{from} {to}");
        assert!(found.counts().iter().all(|(kind, _)| *kind != ChangeKind::Moved));
    }
    // The life of one cell: what it said after each commit of the main line, one after the other.
    let commits = repo.git(&["rev-list", "--first-parent", "--reverse", "HEAD"]);
    let mut values: Vec<Option<String>> = vec![None];
    for commit in commits.lines() {
        let json = published(&repository, commit);
        let value = figures(&json).get("rows vp/b.r1 vp/b.nu").cloned();
        if values.last() != Some(&value) {
            values.push(value);
        }
    }
    let Found::History(history) = project.history("b.r1.nu", None).unwrap() else { panic!() };
    let told: Vec<Option<String>> = history
        .events
        .iter()
        .rev()
        .filter_map(|event| match event.step.changed.changes.as_slice() {
            [Change::Refigured(figure)] => {
                Some(figure.after.as_ref().and_then(|now| now.value).map(|now| now.to_string()))
            }
            [] => None,
            other => panic!("{other:?}"),
        })
        .collect();
    assert!(values.len() > 8, "the figure hardly changes: {values:?}");
    assert_eq!(told, values[1..]);
}
