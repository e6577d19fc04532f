//! The life of each item on its page.

use std::collections::BTreeMap;
use std::fs;
use std::process::Command;

use planc::sources::DiskSources;
use planc::workspace::compile;
use planc::workspace::history::Found;
use planc::workspace::sides::Project;

use super::published::long_history;
use super::repository::Repo;

/// Builds the site in the repository's folder; the pages by their paths.
fn built(repo: &Repo, language: &str) -> BTreeMap<String, String> {
    repo.write("planc.toml", &format!("language = \"{language}\"\n[site]\nhistory = true\n"));
    let output = Command::new(env!("CARGO_BIN_EXE_planc")).arg("build").current_dir(repo.path()).output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let page = |path: &str| {
        let text = fs::read_to_string(repo.at(&format!("public/{path}"))).unwrap();
        (path.to_owned(), text.replace('\u{a0}', " "))
    };
    ["goals/vp/trygghet.html", "budgets/vp/ramar.html"].map(page).into()
}

#[test]
fn a_page_tells_when_who_why_and_from_what_to_what() {
    let repo = Repo::with_plan();
    repo.edit("plan.plan", "318,6", "323,0");
    repo.edit("plan.plan", "känna sig trygga", "vara trygga");
    repo.commit("Höjd ram <enligt> beslut");
    repo.edit("plan.plan", "Tryggare vardag", "Trygg vardag");
    let pages = built(&repo, "sv");
    let goal = &pages["goals/vp/trygghet.html"];
    let told = goal.split_once("Historik</h2>").unwrap().1;
    let at = |text: &str| told.find(text).unwrap_or_else(|| panic!("{text}\n{told}"));
    let marked = "Text: Alla ska <del><span class=\"unseen\">borttaget: </span>känna sig</del> <ins><span class=\"unseen\">tillagt: </span>vara</ins> trygga i sin vardag.";
    let order =
        ["Ännu inte sparat i git", "Trygg", "Planeraren: Höjd ram &lt;enligt&gt; beslut", marked, "Första versionen"];
    assert!(order.windows(2).all(|two| at(two[0]) < at(two[1])), "{told}");
    assert!(!told.contains("318,6"), "what stands on the budget's page is told there: {told}");
    let budget = &pages["budgets/vp/ramar.html"];
    assert!(budget.contains("Vuxen: Budget 2026: 318,6 mnkr → 323,0 mnkr (+4,4 mnkr, +1,4 %)"), "{budget}");
    assert!(budget.contains("Total: Budget 2026: 575,5 mnkr → 579,9 mnkr (+4,4 mnkr, +0,8 %)"), "{budget}");
    let plan = fs::read_to_string(repo.at("plan.plan")).unwrap();
    repo.write("plan.plan", &plan.replace("323,0", "323.0").replace("256,9", "256.9"));
    let english = built(&repo, "en");
    assert!(english["goals/vp/trygghet.html"].contains("History</h2>"), "{english:?}");
    assert!(!english["goals/vp/trygghet.html"].contains("site-history"));
}

#[test]
fn no_page_tells_a_history_that_is_not_asked_for() {
    let repo = Repo::with_plan();
    let output = Command::new(env!("CARGO_BIN_EXE_planc")).arg("build").current_dir(repo.path()).output().unwrap();
    assert!(output.status.success());
    assert!(!fs::read_to_string(repo.at("public/goals/vp/trygghet.html")).unwrap().contains("Planeraren"));
}

/// All lives are followed at once otherwise than one is, and must come to the same.
#[test]
fn every_life_is_the_same_as_when_it_is_followed_alone() {
    let repo = long_history();
    let folder = repo.at("planen");
    let project = Project::at(&folder);
    let compilation = compile(&DiskSources::open(&folder).unwrap());
    let says = compilation.snapshot();
    let histories = project.histories(&says).unwrap();
    let mut moments = 0;
    for (id, item) in says.own().filter(|(_, item)| item.id.is_some()) {
        let concept = item.concept.word(says.language);
        let Found::History(alone) = project.history(&format!("{concept} {}", item.path), None).unwrap() else {
            panic!("{concept} {}", item.path)
        };
        let all: Vec<_> = histories.of(&[id]).into_iter().map(|(commit, steps)| (commit, steps[0])).collect();
        let alone: Vec<_> = alone.events.iter().map(|event| (event.commit.as_ref(), &event.step)).collect();
        assert_eq!(all, alone, "{concept} {}", item.path);
        moments += all.len();
    }
    assert!(moments > 100, "{moments}");
}
