//! planc in real repositories.

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use tempfile::TempDir;

const PLANC: &str = env!("CARGO_BIN_EXE_planc");

const PLAN: &str = "\
organisation san \"Socialnämnden\"
organisation bun \"Barn- och utbildningsnämnden\"

plan vp \"Verksamhetsplan\" {
  ansvarig  san
  period    2024
  enhet     mnkr

  mål trygghet \"Tryggare\" {
    nummer    1
    ansvarig  bun
  }

  budget ram \"Ram\" {
    rader {
      | id    | titel | 2024 | räknas |
      | skola | Skola | 10,0 |        |
      | vård  | Vård  | 20,0 |        |
      | total | Summa | 30,0 | summa  |
    }
  }
}
";

/// A repository in a folder of its own, with no settings of whoever runs the tests.
struct Repository {
    folder: TempDir,
}

impl Repository {
    fn new() -> Self {
        let repository = Repository { folder: TempDir::new().unwrap() };
        fs::create_dir(repository.path().join("home")).unwrap();
        fs::create_dir(repository.work()).unwrap();
        repository.git(&["init", "-q", "-b", "main"]);
        repository.git(&["config", "user.name", "A"]);
        repository.git(&["config", "user.email", "a@example.org"]);
        repository
    }

    fn path(&self) -> &Path {
        self.folder.path()
    }

    fn work(&self) -> std::path::PathBuf {
        self.path().join("work")
    }

    fn run(&self, program: &str, arguments: &[&str]) -> Output {
        let mut command = Command::new(program);
        command.args(arguments).current_dir(self.work());
        command
            .env_remove("GIT_CONFIG_GLOBAL")
            .env("HOME", self.path().join("home"))
            .env_remove("XDG_CONFIG_HOME")
            .env("GIT_CONFIG_NOSYSTEM", "1");
        command.env("LC_ALL", "C.UTF-8").env_remove("GIT_DIR").env("GIT_PAGER", "cat");
        command.env("GIT_AUTHOR_DATE", "2024-01-01T12:00:00Z").env("GIT_COMMITTER_DATE", "2024-01-01T12:00:00Z");
        command.output().unwrap_or_else(|error| panic!("{program}: {error}"))
    }

    #[track_caller]
    fn git(&self, arguments: &[&str]) -> String {
        let output = self.run("git", arguments);
        assert!(output.status.success(), "{arguments:?}: {}", said(&output));
        String::from_utf8_lossy(&output.stdout).into_owned()
    }

    #[track_caller]
    fn planc(&self, arguments: &[&str]) -> String {
        let output = self.run(PLANC, arguments);
        assert!(output.status.success(), "{arguments:?}: {}", said(&output));
        String::from_utf8_lossy(&output.stdout).into_owned()
    }

    fn write(&self, path: &str, text: &str) {
        let path = self.work().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }

    fn read(&self, path: &str) -> String {
        fs::read_to_string(self.work().join(path)).unwrap()
    }

    fn commit(&self, text: &str) {
        self.write("plan.plan", text);
        self.git(&["add", "-A"]);
        self.git(&["commit", "-q", "-m", "change"]);
    }

    /// Two branches from the plan: `main` and `side`, on which the repository stands.
    fn branches(&self, main: &str, side: &str) {
        self.git(&["checkout", "-q", "-b", "side"]);
        self.commit(side);
        self.git(&["checkout", "-q", "main"]);
        self.commit(main);
        self.git(&["checkout", "-q", "side"]);
    }
}

fn said(output: &Output) -> String {
    format!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr))
}

fn change(pairs: &[(&str, &str)]) -> String {
    pairs.iter().fold(PLAN.to_owned(), |text, (from, to)| {
        assert_eq!(text.matches(from).count(), 1, "{from}");
        text.replace(from, to)
    })
}

fn installed() -> Repository {
    let repository = Repository::new();
    repository.planc(&["git", "install", "--merge", "--program", PLANC]);
    repository.commit(PLAN);
    repository
}

const SCHOOL: (&str, &str) = ("| Skola | 10,0 |", "| Skola | 14,4 |");
const TITLE: (&str, &str) = ("| Skola | 10,0 |", "| Skolor | 10,0 |");

#[test]
fn merge_rebase_and_cherry_pick() {
    let (main, side) = (change(&[SCHOOL]), change(&[TITLE]));
    for command in [["merge", "main", "-q"], ["rebase", "main", "-q"], ["cherry-pick", "main", "--allow-empty"]] {
        let repository = installed();
        repository.branches(&main, &side);
        repository.git(&command);
        let text = repository.read("plan.plan");
        assert!(text.contains("| Skolor | 14,4 |"), "{command:?}\n{text}");
        assert_eq!(repository.git(&["status", "--porcelain"]), "", "{command:?}");
    }
}

#[test]
fn a_conflict_is_marked_and_told() {
    let repository = installed();
    repository.branches(&change(&[SCHOOL]), &change(&[("| Skola | 10,0 |", "| Skola | 12,0 |")]));
    let output = repository.run("git", &["merge", "main"]);
    assert_eq!(output.status.code(), Some(1), "{}", said(&output));
    assert!(said(&output).contains("plan.plan: 1 "), "{}", said(&output));
    assert_eq!(repository.git(&["status", "--porcelain"]), "UU plan.plan\n");
    let text = repository.read("plan.plan");
    let marks: Vec<&str> = text.lines().skip_while(|line| !line.starts_with("<<<<<<< ")).take(5).collect();
    assert_eq!(marks[1], "      | skola | Skola | 12,0 |        |");
    assert_eq!(marks[2], "=======");
    assert_eq!(marks[3], "      | skola | Skola | 14,4 |        |");
    assert!(marks[4].starts_with(">>>>>>> main"), "{marks:?}");
}

#[test]
fn what_cannot_be_read_is_no_conflict() {
    let repository = installed();
    let output = repository.run(PLANC, &["merge-file", "no-such-file", "plan.plan", "plan.plan"]);
    assert_eq!(output.status.code(), Some(129), "{}", said(&output));
    assert_eq!(repository.read("plan.plan"), PLAN);
    let output = repository.run(PLANC, &["merge-file", "plan.plan", "--no-such-option"]);
    assert_eq!(output.status.code(), Some(129), "{}", said(&output));
}

#[test]
fn installing_writes_what_was_asked_and_taking_away_leaves_nothing() {
    let repository = Repository::new();
    let config = || fs::read_to_string(repository.work().join(".git/config")).unwrap();
    let before = config();
    for arguments in [&["git", "install"] as &[&str], &["git", "install", "--merge", "--diff", "--dry-run"]] {
        assert!(repository.planc(arguments).contains("merge.plan.driver"), "{arguments:?}");
        assert_eq!(config(), before);
        assert!(!repository.work().join(".gitattributes").exists());
    }
    repository.write(".gitattributes", "*.png binary");
    repository.planc(&["git", "install", "--merge"]);
    assert_eq!(repository.read(".gitattributes"), "*.png binary\n*.plan merge=plan\n");
    assert!(config().contains("planc merge-file %O %A %B") && !config().contains("diff"), "{}", config());
    let once = config();
    repository.planc(&["git", "install", "--merge"]);
    assert_eq!((config(), repository.read(".gitattributes")), (once, "*.png binary\n*.plan merge=plan\n".to_owned()));
    repository.planc(&["git", "install", "--diff", "--textconv"]);
    assert_eq!(repository.read(".gitattributes"), "*.png binary\n*.plan merge=plan\n*.plan diff=plan\n");
    repository.planc(&["git", "uninstall", "--diff"]);
    assert!(!config().contains("external-diff") && config().contains("xfuncname"), "{}", config());
    repository.planc(&["git", "uninstall"]);
    assert_eq!((config(), repository.read(".gitattributes")), (before, "*.png binary\n".to_owned()));
}

#[test]
fn for_all_repositories() {
    let repository = Repository::new();
    repository.planc(&["git", "install", "--textconv", "--global"]);
    let home = repository.path().join("home");
    assert_eq!(fs::read_to_string(home.join(".config/git/attributes")).unwrap(), "*.plan diff=plan\n");
    assert!(fs::read_to_string(home.join(".gitconfig")).unwrap().contains("planc git textconv"));
    assert!(!repository.work().join(".gitattributes").exists());
}

#[test]
fn comparing_without_layout() {
    let repository = Repository::new();
    repository.planc(&["git", "install", "--textconv", "--program", PLANC]);
    repository.commit(PLAN);
    let wide = PLAN.replace("| titel |", "| titel               |").replace("| Skola |", "| Skola               |");
    repository.write("plan.plan", &wide);
    assert_eq!(repository.git(&["diff"]), "");
    repository.write("plan.plan", &wide.replace("20,0", "21,5"));
    let diff = repository.git(&["diff", "-U0"]);
    let lines: Vec<&str> = diff.lines().skip_while(|line| !line.starts_with("@@")).collect();
    assert!(lines[0].ends_with("@@ rader {"), "{diff}");
    assert_eq!(lines[1..], ["-      | vård | Vård | 20,0 |  |", "+      | vård | Vård | 21,5 |  |"], "{diff}");
    assert!(repository.git(&["log", "-p"]).contains("+      | skola | Skola | 10,0 |  |"));
}

#[test]
fn comparing_by_what_is_said() {
    let repository = Repository::new();
    repository.planc(&["git", "install", "--diff", "--program", PLANC]);
    repository.commit(PLAN);
    repository.write("plan.plan", &change(&[("| Vård  | 20,0 |", "| Vård  | 21,5 |")]));
    let diff = repository.git(&["diff"]);
    assert!(diff.starts_with("planc a/plan.plan b/plan.plan\n"), "{diff}");
    assert!(diff.contains("20,0") && diff.contains("21,5") && diff.contains("1,5"), "{diff}");
    repository.commit(PLAN.replace("20,0", "21,5").as_str());
    repository.git(&["mv", "plan.plan", "ny.plan"]);
    let diff = repository.git(&["diff", "--cached", "-M"]);
    assert!(diff.starts_with("planc a/plan.plan b/ny.plan\n"), "{diff}");
}

#[test]
fn who_must_review_what() {
    let repository = Repository::new();
    repository.write("planc.toml", "[owners]\nsan = \"@stad/social lena@example.org\"\nborta = \"@ingen\"\n");
    repository.write("fler mål/två.plan", "tillhör vp\n\nmål två \"Två\" {\n  ansvarig  san\n}\n");
    repository.commit(PLAN);
    let output = repository.run(PLANC, &["owners", "--language", "en"]);
    let wanted = "\
/fler\\ mål/två.plan @stad/social lena@example.org
# Barn- och utbildningsnämnden (bun): /plan.plan
/plan.plan @stad/social lena@example.org
";
    assert_eq!(String::from_utf8_lossy(&output.stdout), wanted, "{}", said(&output));
    assert!(said(&output).contains("bun = \"@name\"") && said(&output).contains("names borta"), "{}", said(&output));
    let wanted = "\
# Barn- och utbildningsnämnden (bun)
# /plan.plan

[Socialnämnden] @stad/social lena@example.org
/fler\\ mål/två.plan
/plan.plan
";
    assert_eq!(repository.planc(&["owners", "--format", "gitlab"]), wanted);
    repository.write("CODEOWNERS", "* @alla\n");
    for _ in 0..2 {
        repository.planc(&["owners", "--write"]);
    }
    let written = repository.read("CODEOWNERS");
    assert!(written.starts_with("* @alla\n\n# planc owners: begin\n/fler\\ mål/två.plan @stad/social"), "{written}");
    assert!(written.ends_with("# planc owners: end\n") && written.matches("begin").count() == 1, "{written}");
}
