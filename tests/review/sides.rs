//! Which version a word means, and that it says what was committed.

use std::fs;

use planc::sources::GitError;
use planc::workspace::sides::{Project, SideError, SideName, Why};

use super::repository::{PLAN, Repo};
use super::{between, no_side, read, side, told};

#[test]
fn a_revision_says_what_was_committed_and_nothing_is_written() {
    let repo = Repo::with_plan();
    repo.edit("plan.plan", "318,6", "323,0");
    let project = Project::at(repo.path());
    let now = project.working_tree().unwrap();
    let status = repo.git(&["status", "--porcelain"]);
    let index = fs::read(repo.at(".git/index")).unwrap();
    for word in ["v1", "main", "HEAD", &repo.git(&["rev-parse", "--short", "HEAD"])] {
        assert_eq!(told(&between(&side(&project, word), &now)), ["vp/ramar.vuxen refigured"], "{word}");
    }
    assert_eq!(repo.git(&["status", "--porcelain"]), status);
    assert_eq!(fs::read(repo.at(".git/index")).unwrap(), index);
    repo.commit("Höjd ram");
    assert!(between(&side(&project, "HEAD"), &now).is_empty());
    assert_eq!(told(&between(&side(&project, "HEAD~1"), &side(&project, "HEAD"))), ["vp/ramar.vuxen refigured"]);
}

#[test]
fn without_a_word_the_working_tree_is_held_against_where_its_branch_began() {
    let repo = Repo::with_plan();
    let project = Project::at(repo.path());
    let why = |project: &Project| match project.base().unwrap().name {
        SideName::Revision { why, commit, .. } => (why, commit.subject),
        other => panic!("{other:?}"),
    };
    assert_eq!(why(&project), (Why::Latest, "Första versionen".to_owned()));
    repo.git(&["switch", "--quiet", "-c", "höjning"]);
    repo.edit("plan.plan", "318,6", "323,0");
    repo.commit("Höjd ram");
    repo.git(&["switch", "--quiet", "main"]);
    repo.edit("plan.plan", "256,9", "250,0");
    repo.commit("Sänkt ram");
    repo.git(&["switch", "--quiet", "höjning"]);
    assert_eq!(why(&project), (Why::Base { of: "main".to_owned() }, "Första versionen".to_owned()));
    let mine = between(&project.base().unwrap(), &project.working_tree().unwrap());
    assert_eq!(told(&mine), ["vp/ramar.vuxen refigured"]);
    let theirs = between(&project.common_base("höjning", "main").unwrap(), &side(&project, "main"));
    assert_eq!(told(&theirs), ["vp/ramar.barn refigured"]);
    // A commit that is checked out by itself, as build servers do it.
    repo.git(&["checkout", "--quiet", "--detach"]);
    assert_eq!(why(&Project::at(repo.path())).0, Why::Base { of: "main".to_owned() });
}

#[test]
fn a_plan_may_lie_anywhere_in_a_repository_and_have_lain_elsewhere() {
    let repo = Repo::new();
    repo.write("README.md", "x");
    repo.write("gamla planer/årets plan.plan", PLAN);
    repo.commit("En plan i en mapp");
    repo.git(&["mv", "gamla planer", "nämndens plan"]);
    repo.edit("nämndens plan/årets plan.plan", "318,6", "323,0");
    repo.commit("Mappen har bytt namn");
    let project = Project::at(&repo.at("nämndens plan"));
    let now = project.working_tree().unwrap();
    assert!(between(&side(&project, "HEAD"), &now).is_empty());
    let before = side(&project, "HEAD~1");
    assert!(before.is_empty().unwrap());
    let elsewhere = side(&project, "HEAD~1:gamla planer");
    assert!(!elsewhere.is_empty().unwrap());
    assert_eq!(told(&between(&elsewhere, &now)), ["vp/ramar.vuxen refigured"]);
    // One file of it alone.
    let file = Project::at(&repo.at("nämndens plan/årets plan.plan"));
    assert!(between(&side(&file, "HEAD"), &file.working_tree().unwrap()).is_empty());
}

#[test]
fn a_repository_without_a_working_tree_compares_its_revisions() {
    let repo = Repo::with_plan();
    repo.edit("plan.plan", "318,6", "323,0");
    repo.commit("Höjd ram");
    repo.git(&["clone", "--quiet", "--bare", ".", "naken.git"]);
    let project = Project::at(&repo.at("naken.git"));
    assert!(matches!(project.working_tree(), Err(SideError::NoWorkingTree)));
    assert_eq!(told(&between(&side(&project, "v1"), &side(&project, "main"))), ["vp/ramar.vuxen refigured"]);
}

#[test]
fn a_linked_working_tree_has_the_history_of_its_repository() {
    let repo = Repo::with_plan();
    repo.git(&["worktree", "add", "--quiet", "-b", "gren", "../gren-av-planen"]);
    let folder = repo.path().parent().unwrap().join("gren-av-planen");
    fs::write(folder.join("plan.plan"), PLAN.replace("318,6", "323,0")).unwrap();
    let project = Project::at(&folder);
    let found = between(&project.base().unwrap(), &project.working_tree().unwrap());
    repo.git(&["worktree", "remove", "--force", "../gren-av-planen"]);
    assert_eq!(told(&found), ["vp/ramar.vuxen refigured"]);
}

#[test]
fn what_a_shallow_clone_lacks_is_said() {
    let repo = Repo::with_plan();
    repo.edit("plan.plan", "318,6", "323,0");
    repo.commit("Höjd ram");
    let from = format!("file://{}", repo.path().display());
    repo.git(&["clone", "--quiet", "--depth=1", &from, "grund"]);
    let project = Project::at(&repo.at("grund"));
    assert!(project.base().is_ok());
    for word in ["v1", "HEAD~1"] {
        let error = no_side(&project, word);
        let SideError::Nothing { git: GitError::NoRevision { shallow, .. }, .. } = &error else { panic!("{error:?}") };
        assert!(shallow, "{word}");
    }
}

#[test]
fn a_word_that_names_nothing_or_two_things_is_refused_and_none_is_an_option() {
    let repo = Repo::with_plan();
    repo.write("v1/annan.plan", PLAN);
    let project = Project::at(repo.path());
    for word in ["v2", "-v1", "--upload-pack=touch x", "HEAD^{tree}", "v1..main", ""] {
        assert!(matches!(no_side(&project, word), SideError::Nothing { .. }), "{word}");
    }
    // Words are looked up among files from where the user stands: here that is not the repository.
    let folder = repo.at("v1");
    let elsewhere = project.named(&folder.display().to_string()).unwrap();
    assert_eq!(elsewhere.name, SideName::Folder(folder));
    let outside = tempfile::tempdir().unwrap();
    fs::write(outside.path().join("plan.plan"), PLAN).unwrap();
    let alone = Project::at(outside.path());
    assert!(matches!(alone.base(), Err(SideError::Git(GitError::NoRepository(_)))));
    let empty = Repo::new();
    assert!(matches!(Project::at(empty.path()).base(), Err(SideError::Git(GitError::NoRevision { .. }))));
}

#[test]
fn a_version_that_cannot_be_read_whole_is_compared_as_far_as_it_goes() {
    let repo = Repo::with_plan();
    repo.edit("plan.plan", "budget ramar \"Ramar\" {", "bugdet ramar \"Ramar\" {");
    repo.edit("plan.plan", "minst 80", "minst 85");
    repo.commit("Ett fel smög sig in");
    repo.edit("plan.plan", "bugdet", "budget");
    let project = Project::at(repo.path());
    let found = between(&side(&project, "v1"), &side(&project, "HEAD"));
    assert!(found.unread.before == 0 && found.unread.after > 0, "{:?}", found.unread);
    assert!(told(&found).contains(&"vp/trygghet.trygga retargeted".to_owned()), "{:?}", told(&found));
    let mended = between(&side(&project, "v1"), &project.working_tree().unwrap());
    assert_eq!(told(&mended), ["vp/trygghet.trygga retargeted"]);
}

#[test]
fn line_ends_links_and_submodules_are_no_change() {
    let repo = Repo::with_plan();
    repo.write("plan.plan", &PLAN.replace('\n', "\r\n"));
    repo.write("lånad/annan.plan", "mål lånat \"Lånat\"\n");
    repo.git(&["config", "core.autocrlf", "false"]);
    repo.commit("Radslut från Windows");
    let project = Project::at(repo.path());
    let found = between(&side(&project, "v1"), &side(&project, "HEAD"));
    assert_eq!(told(&found), ["lånat added"]);
    #[cfg(unix)]
    {
        fs::remove_dir_all(repo.at("lånad")).unwrap();
        std::os::unix::fs::symlink("plan.plan", repo.at("länk.plan")).unwrap();
        let commit = repo.git(&["rev-parse", "HEAD"]);
        repo.git(&["update-index", "--add", "--cacheinfo", &format!("160000,{commit},modul.plan")]);
        repo.git(&["add", "länk.plan"]);
        repo.git(&["rm", "--quiet", "-r", "--cached", "lånad"]);
        repo.git(&["commit", "--quiet", "-m", "Länk och delprojekt"]);
        let (old, new) = read(&side(&project, "v1"), &side(&project, "HEAD"));
        assert!(planc::diff::compare(&old, &new).is_empty());
        assert!(new.findings.iter().all(|found| found.code != planc::diagnostic::Code::FileUnreadable));
    }
}

#[test]
fn the_decided_version_is_the_one_that_the_plan_or_the_project_file_says() {
    let repo = Repo::with_plan();
    let project = || Project::at(repo.path());
    assert!(matches!(project().decided(), Err(SideError::NotDecided { shallow: false })));
    repo.edit("plan.plan", "förslag", "beslutad 2025-11-18");
    repo.commit("Beslut i nämnden");
    repo.edit("plan.plan", "318,6", "323,0");
    repo.commit("Ändrad efter beslutet");
    let decided = project().decided().unwrap();
    let SideName::Revision { commit, why: Why::Decided { date }, .. } = &decided.name else {
        panic!("{:?}", decided.name)
    };
    assert_eq!(
        (commit.subject.as_str(), date.map(|date| date.to_string())),
        ("Beslut i nämnden", Some("2025-11-18".into()))
    );
    assert_eq!(told(&between(&decided, &project().working_tree().unwrap())), ["vp/ramar.vuxen refigured"]);
    // Work on the next version does not undo the decision.
    repo.edit("plan.plan", "beslutad 2025-11-18", "förslag");
    repo.commit("Nästa version påbörjad");
    assert_eq!(project().decided().unwrap().name, decided.name);
    // A new decision is a new version.
    repo.edit("plan.plan", "förslag", "beslutad 2025-12-16");
    repo.commit("Nytt beslut");
    assert!(between(&project().decided().unwrap(), &project().working_tree().unwrap()).is_empty());
    repo.write("planc.toml", "[review]\ndecided = \"v1\"\n");
    let named = between(&project().decided().unwrap(), &project().working_tree().unwrap());
    assert_eq!(told(&named), ["vp restatused", "vp/ramar.vuxen refigured"]);
}
