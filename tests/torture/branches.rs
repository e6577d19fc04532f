//! git changes the branch, and with it many files at once.

use std::fs;
use std::path::Path;
use std::process::Command;

use crate::support::{Dice, Planc, edit, place, times};

/// Runs git with no settings but its own.
fn git(folder: &Path, arguments: &[&str]) {
    let mut command = Command::new("git");
    command.current_dir(folder).args(arguments);
    for name in ["GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX"] {
        command.env_remove(name);
    }
    command.envs([
        ("GIT_CONFIG_GLOBAL", "/nowhere/no-settings"),
        ("GIT_CONFIG_NOSYSTEM", "1"),
        ("GIT_AUTHOR_NAME", "Planeraren"),
        ("GIT_AUTHOR_EMAIL", "planeraren@example.org"),
        ("GIT_COMMITTER_NAME", "Planeraren"),
        ("GIT_COMMITTER_EMAIL", "planeraren@example.org"),
    ]);
    let output = command.output().unwrap();
    assert!(output.status.success(), "git {arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
}

fn commit(folder: &Path, branch: &str) {
    git(folder, &["add", "--all"]);
    git(folder, &["commit", "--quiet", "-m", branch]);
    git(folder, &["branch", branch]);
}

/// A repository with the example on one branch, other words in it on another, on a third many files in folders, and on a
/// fourth the same plan in another folder.
fn repository(project: &Path) {
    git(project, &["init", "--quiet"]);
    fs::write(project.join(".gitignore"), "/public/\n").unwrap();
    commit(project, "first");
    edit(&project.join("goals.plan"), "Open when people are free", "Open at all hours");
    edit(&project.join("planc.toml"), "The town library", "Another library");
    edit(&project.join("opening-hours.md"), "A trial", "Another trial");
    commit(project, "words");
    for number in 0..60 {
        let folder = project.join(format!("more/part-{}", number % 12));
        fs::create_dir_all(&folder).unwrap();
        let plan = format!("term word-{number} \"Word {number}\" {{\n  meaning  \"What is meant by {number}.\"\n}}\n");
        fs::write(folder.join(format!("word-{number}.plan")), plan).unwrap();
    }
    commit(project, "many");
    fs::rename(project.join("more"), project.join("other")).unwrap();
    fs::create_dir(project.join("more")).unwrap();
    for path in ["goals.plan", "opening-hours.md", "budget.plan"] {
        fs::rename(project.join(path), project.join("more").join(path)).unwrap();
    }
    commit(project, "moved");
}

#[test]
fn after_branches_have_changed_back_and_forth_everything_is_of_the_last() {
    let (_folder, project) = place();
    repository(&project);
    let (watching, serving) = (Planc::new("watch", &project, &[]), Planc::new("serve", &project, &[]));
    let mut dice = Dice(0x9e37_79b9_7f4a_7c15);
    for _ in 0..times(3, 200) {
        for _ in 0..=dice.below(8) {
            git(&project, &["checkout", "--quiet", ["first", "words", "many", "moved"][dice.below(4)]]);
        }
        watching.until_written(&project, &project.join("public"));
        serving.until_served(&project);
    }
}
