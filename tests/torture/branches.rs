//! git changes the branch, and with it many files at once.

use std::fs;
use std::path::Path;
use std::process::Command;

use planc::emit::Files;

use crate::support::{Dice, Planc, edit, place, times, written};

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

/// What `planc build` writes of a project in a repository.
fn built(project: &Path, to: &Path) -> Files {
    let mut command = Command::new(env!("CARGO_BIN_EXE_planc"));
    assert!(command.arg("build").arg(project).arg("--out").arg(to).output().unwrap().status.success());
    written(to).unwrap()
}

#[test]
fn what_pages_tell_of_commits_is_of_the_branch_that_git_came_to_last() {
    let (folder, project) = place();
    let settings = fs::read_to_string(project.join("planc.toml")).unwrap();
    let settings = settings + "\n[site]\nhistory = true\n\n[review]\nsince = \"first\"\n";
    fs::write(project.join("planc.toml"), settings).unwrap();
    repository(&project);
    git(&project, &["checkout", "--quiet", "first"]);
    let (output, other) = (project.join("public"), folder.path().join("other"));
    let watching = Planc::new("watch", &project, &[]);
    let until_built = |what: &str| {
        let built = built(&project, &other);
        watching.until(what, || written(&output).is_some_and(|files| files == built));
    };
    // git writes the files first, and only then says which branch they are of.
    edit(&project.join("goals.plan"), "Open when", "Always open when");
    until_built("the files");
    git(&project, &["symbolic-ref", "HEAD", "refs/heads/words"]);
    fs::copy(project.join("goals.plan"), project.join("goals.plan~")).unwrap();
    fs::rename(project.join("goals.plan~"), project.join("goals.plan")).unwrap();
    until_built("what is told of the branch");
}
