//! Repositories for tests: made by git itself, the same on every machine.

use std::cell::Cell;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use tempfile::TempDir;

/// A repository in a folder that is gone after the test.
pub struct Repo {
    folder: TempDir,
    /// Commits are a day apart.
    day: Cell<u32>,
}

/// A plan with a goal and a budget.
pub const PLAN: &str = r#"plan vp "Verksamhetsplan" {
  status  förslag

  mål trygghet "Tryggare vardag" {
    text "Alla ska känna sig trygga i sin vardag."
    indikator trygga "Andel trygga" {
      enhet  %
      målvärde 2026: minst 80
    }
  }

  budget ramar "Ramar" {
    enhet  mnkr
    kolumner {
      | id    | titel       | period |
      | b2026 | Budget 2026 | 2026   |
    }
    rader {
      | id    | titel | räknas | b2026 |
      | vuxen | Vuxen |        | 318,6 |
      | barn  | Barn  |        | 256,9 |
      | total | Total | summa  | =     |
    }
  }
}
"#;

impl Repo {
    /// An empty repository.
    pub fn new() -> Self {
        let folder = tempfile::tempdir().unwrap_or_else(|error| panic!("{error}"));
        let repo = Repo { folder, day: Cell::new(1) };
        repo.git(&["init", "--quiet", "--initial-branch=main", "."]);
        repo
    }

    /// A repository with a plan in its first commit, tagged `v1`.
    pub fn with_plan() -> Self {
        let repo = Repo::new();
        repo.write("plan.plan", PLAN);
        repo.commit("Första versionen");
        repo.git(&["tag", "v1"]);
        repo
    }

    /// The folder.
    pub fn path(&self) -> &Path {
        self.folder.path()
    }

    /// A path in the folder.
    pub fn at(&self, path: &str) -> PathBuf {
        self.folder.path().join(path)
    }

    /// Writes a file.
    pub fn write(&self, path: &str, text: &str) {
        let path = self.at(path);
        let folder = path.parent().unwrap_or(self.path());
        fs::create_dir_all(folder).and_then(|()| fs::write(&path, text)).unwrap_or_else(|error| panic!("{error}"));
    }

    /// Puts one text in place of another in a file.
    pub fn edit(&self, path: &str, from: &str, to: &str) {
        let text = fs::read_to_string(self.at(path)).unwrap_or_else(|error| panic!("{error}"));
        assert!(text.contains(from), "{path} does not hold {from}");
        self.write(path, &text.replacen(from, to, 1));
    }

    /// Commits everything that there is.
    pub fn commit(&self, subject: &str) {
        self.git(&["add", "--all"]);
        self.git(&["commit", "--quiet", "--allow-empty", "-m", subject]);
    }

    /// Runs git in the folder; what it answers.
    pub fn git(&self, arguments: &[&str]) -> String {
        self.git_in(self.path(), arguments)
    }

    /// Runs git in another folder.
    pub fn git_in(&self, folder: &Path, arguments: &[&str]) -> String {
        let output = self.try_git(folder, arguments);
        assert!(output.status.success(), "git {arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
        String::from_utf8_lossy(&output.stdout).trim_end().to_owned()
    }

    /// Runs git, which may fail.
    pub fn try_git(&self, folder: &Path, arguments: &[&str]) -> Output {
        let day = self.day.get();
        self.day.set(day + 1);
        let date = format!("2025-{:02}-{:02}T12:00:00+01:00", 1 + day / 28 % 12, 1 + day % 28);
        let mut command = Command::new("git");
        command.current_dir(folder).args(arguments);
        for name in ["GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX"] {
            command.env_remove(name);
        }
        // A file that is not there: git would put a new file in the place of a device that it is told to write to.
        let nowhere = self.path().join(".git/no-settings");
        let nowhere = nowhere.to_string_lossy();
        let settings = [
            ("GIT_CONFIG_GLOBAL", &*nowhere),
            ("GIT_CONFIG_NOSYSTEM", "1"),
            ("GIT_AUTHOR_NAME", "Planeraren"),
            ("GIT_AUTHOR_EMAIL", "planeraren@example.org"),
            ("GIT_COMMITTER_NAME", "Planeraren"),
            ("GIT_COMMITTER_EMAIL", "planeraren@example.org"),
            ("GIT_AUTHOR_DATE", &date),
            ("GIT_COMMITTER_DATE", &date),
        ];
        command.envs(settings).output().unwrap_or_else(|error| panic!("git: {error}"))
    }
}
