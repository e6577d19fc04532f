//! The life of an item or a figure through real histories.

use planc::diff::{Change, Event, History};
use planc::workspace::history::Found;
use planc::workspace::sides::Project;

use super::repository::{PLAN, Repo};

fn history(project: &Project, what: &str) -> History {
    match project.history(what, None) {
        Ok(Found::History(history)) => *history,
        Ok(Found::Nothing(_)) => panic!("{what} is nothing"),
        Err(error) => panic!("{what}: {error}"),
    }
}

/// Each event as the commit's subject and the types of the changes, the latest first.
fn told(history: &History) -> Vec<String> {
    let one = |event: &Event| {
        let subject = event.commit.as_ref().map_or("-", |commit| commit.subject.as_str());
        let kinds = event.step.changed.changes.iter().map(|change| change.kind().key());
        let derived = event.step.derived.iter().map(|_| "derived");
        format!("{subject}: {}", kinds.chain(derived).collect::<Vec<_>>().join(" "))
    };
    history.events.iter().map(one).collect()
}

#[test]
fn a_goal_is_followed_through_new_ids_files_and_folders() {
    let repo = Repo::with_plan();
    repo.write("mål.plan", "tillhör vp\n\nmål hälsa \"Bättre hälsa\" {\n  status pågående\n}\n");
    repo.commit("Ett mål till");
    repo.edit("mål.plan", "Bättre hälsa", "Bättre hälsa för alla");
    repo.commit("Ny rubrik");
    repo.git(&["mv", "mål.plan", "hälsa.plan"]);
    repo.commit("Filen har bytt namn");
    repo.edit("hälsa.plan", "mål hälsa", "mål folkhälsa");
    repo.edit("hälsa.plan", "status", "tidigare id hälsa\n  status");
    repo.commit("Nytt id");
    repo.edit("plan.plan", "318,6", "323,0");
    repo.commit("Något annat");
    repo.edit("hälsa.plan", "pågående", "klar");
    let found = history(&Project::at(repo.path()), "folkhälsa");
    assert_eq!(told(&found), ["-: restatused", "Nytt id: renamed", "Ny rubrik: reworded", "Ett mål till: added"]);
    let event = &found.events[1];
    let commit = event.commit.as_ref().unwrap();
    assert_eq!(commit.author, "Planeraren");
    assert_eq!(commit.id.as_str(), repo.git(&["rev-parse", "HEAD~1"]));
}

#[test]
fn a_figure_is_followed_alone_and_what_planc_reckons_with_what_it_came_to() {
    let repo = Repo::with_plan();
    repo.edit("plan.plan", "318,6", "323,0");
    repo.commit("Höjd ram");
    repo.edit("plan.plan", "Vuxen |  ", "Vuxna |  ");
    repo.commit("Ny rubrik");
    repo.edit("plan.plan", "minst 80", "minst 85");
    repo.commit("Högre mål");
    let project = Project::at(repo.path());
    let cell = history(&project, "ramar.vuxen.b2026");
    assert_eq!(told(&cell), ["Höjd ram: refigured", "Första versionen: refigured"]);
    let Change::Refigured(figure) = &cell.events[0].step.changed.changes[0] else { panic!() };
    assert_eq!(figure.difference().map(|by| by.to_string()).as_deref(), Some("4.4"));
    let total = history(&project, "ramar.total.b2026");
    assert_eq!(told(&total), ["Höjd ram: derived", "Första versionen: refigured"]);
    let target = history(&project, "trygga.målvärde.2026");
    assert_eq!(told(&target), ["Högre mål: retargeted", "Första versionen: retargeted"]);
    let row = history(&project, "ramar.vuxen");
    assert_eq!(told(&row), ["Ny rubrik: reworded", "Höjd ram: refigured", "Första versionen: added"]);
}

#[test]
fn a_merge_tells_only_what_none_of_its_lines_has_told() {
    let repo = Repo::with_plan();
    repo.git(&["switch", "--quiet", "-c", "gren"]);
    repo.edit("plan.plan", "318,6", "323,0");
    repo.commit("Höjning på grenen");
    repo.git(&["switch", "--quiet", "main"]);
    repo.edit("plan.plan", "Tryggare vardag", "Trygg vardag");
    repo.commit("Ny rubrik på huvudgrenen");
    repo.git(&["merge", "--quiet", "--no-ff", "-m", "Slå ihop", "gren"]);
    let project = Project::at(repo.path());
    assert_eq!(told(&history(&project, "ramar.vuxen")), ["Höjning på grenen: refigured", "Första versionen: added"]);
    assert_eq!(told(&history(&project, "trygghet")), ["Ny rubrik på huvudgrenen: reworded", "Första versionen: added"]);
    // Both lines change one cell, and the merge decides on a third figure.
    repo.git(&["switch", "--quiet", "-c", "ena"]);
    repo.edit("plan.plan", "323,0", "324,0");
    repo.commit("Ena");
    repo.git(&["switch", "--quiet", "-c", "andra", "HEAD~1"]);
    repo.edit("plan.plan", "323,0", "325,0");
    repo.commit("Andra");
    assert!(!repo.try_git(repo.path(), &["merge", "--quiet", "ena"]).status.success());
    repo.write("plan.plan", &PLAN.replace("318,6", "324,5").replace("Tryggare vardag", "Trygg vardag"));
    repo.commit("Mitt emellan");
    let found = told(&history(&project, "ramar.vuxen"));
    assert_eq!(found[0], "Mitt emellan: refigured");
    let mut lines = found[1..3].to_vec();
    lines.sort();
    assert_eq!(lines, ["Andra: refigured", "Ena: refigured"]);
    assert_eq!(found[3..], ["Höjning på grenen: refigured", "Första versionen: added"]);
}

#[test]
fn what_is_gone_is_found_by_its_last_id_and_what_came_back_has_both_lives() {
    let repo = Repo::with_plan();
    repo.edit("plan.plan", "      | barn  | Barn  |        | 256,9 |\n", "");
    repo.commit("Bort med raden");
    let project = Project::at(repo.path());
    let gone = history(&project, "barn");
    assert_eq!(told(&gone), ["Bort med raden: removed", "Första versionen: added"]);
    repo.write("plan.plan", PLAN);
    repo.commit("Raden är tillbaka");
    let back = history(&project, "ramar.barn");
    assert_eq!(told(&back), ["Raden är tillbaka: added", "Bort med raden: removed", "Första versionen: added"]);
    assert!(matches!(project.history("finns-inte", None), Ok(Found::Nothing(_))));
}

#[test]
fn a_revision_that_does_not_parse_breaks_no_life() {
    let repo = Repo::with_plan();
    repo.edit("plan.plan", "plan vp \"Verksamhetsplan\" {", "plan vp \"Verksamhetsplan {");
    repo.commit("Trasig");
    repo.edit("plan.plan", "\"Verksamhetsplan {", "\"Verksamhetsplan\" {");
    repo.edit("plan.plan", "Tryggare vardag", "Trygg vardag");
    repo.commit("Hel igen");
    let found = told(&history(&Project::at(repo.path()), "trygghet"));
    assert_eq!(found.last().map(String::as_str), Some("Första versionen: added"), "{found:?}");
    assert!(found[0].starts_with("Hel igen: "), "{found:?}");
}

#[test]
fn where_history_is_cut_short_nothing_is_said_to_have_begun() {
    let repo = Repo::with_plan();
    repo.edit("plan.plan", "318,6", "323,0");
    repo.commit("Höjd ram");
    repo.edit("plan.plan", "323,0", "324,0");
    repo.commit("Höjd igen");
    let from = format!("file://{}", repo.path().display());
    repo.git(&["clone", "--quiet", "--depth=2", &from, "grund"]);
    let found = history(&Project::at(&repo.at("grund")), "ramar.vuxen");
    assert_eq!(told(&found), ["Höjd igen: refigured"]);
    assert!(found.shallow);
}
