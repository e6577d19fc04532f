//! The command: what it writes, says and ends with.

use std::fs;
use std::path::Path;
use std::process::{Command, Output, Stdio};

use tempfile::TempDir;

const MESSY: &str = "mål a   \"A\" {\n nummer 1\n}\n";
const CLEAN: &str = "mål a \"A\" {\n  nummer  1\n}\n";

fn project(files: &[(&str, &[u8])]) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (name, bytes) in files {
        fs::write(folder.path().join(name), bytes).unwrap();
    }
    folder
}

fn run(folder: &Path, arguments: &[&str], input: &str) -> (i32, String, String) {
    use std::io::Write;
    let mut command = Command::new(env!("CARGO_BIN_EXE_planc"));
    command.current_dir(folder).arg("fmt").args(arguments);
    for name in ["LANG", "LC_ALL", "LC_MESSAGES"] {
        command.env_remove(name);
    }
    let pipes = command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = pipes.spawn().unwrap();
    child.stdin.take().unwrap().write_all(input.as_bytes()).unwrap();
    let Output { status, stdout, stderr } = child.wait_with_output().unwrap();
    let text = |bytes| String::from_utf8(bytes).unwrap();
    (status.code().unwrap(), text(stdout), text(stderr))
}

fn text(folder: &TempDir, name: &str) -> String {
    fs::read_to_string(folder.path().join(name)).unwrap()
}

#[test]
fn files_are_written_anew() {
    let folder = project(&[("a.plan", MESSY.as_bytes()), ("b.plan", CLEAN.as_bytes())]);
    let (code, out, said) = run(folder.path(), &[], "");
    assert_eq!((code, out.as_str(), said.as_str()), (0, "", "1 fil ändrades, 1 var redan välskriven.\n"));
    assert_eq!(text(&folder, "a.plan"), CLEAN);
    let (code, _, said) = run(folder.path(), &["--language", "en"], "");
    assert_eq!((code, said.as_str()), (0, "No files changed, 2 were well written already.\n"));
}

#[test]
fn a_check_names_the_files_and_writes_nothing() {
    let folder = project(&[("a.plan", MESSY.as_bytes()), ("b.plan", CLEAN.as_bytes())]);
    let (code, out, said) = run(folder.path(), &["--check"], "");
    assert_eq!((code, out.as_str(), said.as_str()), (1, "a.plan\n", "1 fil behöver ändras, 1 är redan välskriven.\n"));
    assert_eq!(text(&folder, "a.plan"), MESSY);
    assert_eq!(run(folder.path(), &["--check", "b.plan"], "").0, 0);
}

#[test]
fn a_difference_can_be_seen_before_it_is_made() {
    let folder = project(&[("a.plan", MESSY.as_bytes())]);
    let (code, out, _) = run(folder.path(), &["--diff"], "");
    let diff =
        "--- a.plan\n+++ a.plan\n@@ -1,3 +1,3 @@\n-mål a   \"A\" {\n- nummer 1\n+mål a \"A\" {\n+  nummer  1\n }\n\n";
    assert_eq!((code, out.as_str()), (0, diff));
    assert_eq!(run(folder.path(), &["--diff", "--check"], "").0, 1);
    assert_eq!(text(&folder, "a.plan"), MESSY);
}

#[test]
fn standard_input_becomes_standard_output() {
    let folder = project(&[("planc.toml", b"language = \"en\"\n"), ("b.plan", b"word {")]);
    for arguments in [&["-"][..], &["--stdin"], &["--stdin", "b.plan"]] {
        assert_eq!(run(folder.path(), arguments, MESSY), (0, CLEAN.to_owned(), String::new()));
    }
    assert_eq!(run(folder.path(), &["-", "--check"], MESSY).0, 1);
    assert_eq!(run(folder.path(), &["-", "--check"], CLEAN), (0, String::new(), String::new()));
    let (code, out, said) = run(folder.path(), &["-"], "goal a \"A\n");
    assert_eq!((code, out.as_str()), (0, "goal a \"A\n"));
    assert!(said.starts_with("One place could not be read and is left as it was."), "{said}");
    // Numbers are the project's: here a point is no group mark.
    let table = "roles {\n  | id | posts |\n  | a | 1.5 |\n  | b | 10 |\n}\n";
    let written = "roles {\n  | id | posts |\n  | a  |   1.5 |\n  | b  |  10   |\n}\n";
    assert_eq!(run(folder.path(), &["-"], table).1, written);
}

#[test]
fn words_are_written_in_another_language() {
    let words = "statusord klar \"Klar\"\n";
    let goal = "mål a \"A\" {\n  status  klar\n}\nmål b \"B\" {\n  status  försenad\n}\n";
    let folder = project(&[("a.plan", goal.as_bytes()), ("b.plan", words.as_bytes())]);
    assert_eq!(run(folder.path(), &["--keywords", "en"], "").0, 0);
    assert_eq!(text(&folder, "a.plan"), "goal a \"A\" {\n  status  klar\n}\ngoal b \"B\" {\n  status  delayed\n}\n");
    assert_eq!(text(&folder, "b.plan"), "status word klar \"Klar\"\n");
}

#[test]
fn what_cannot_be_read_or_written_is_said() {
    let folder = project(&[("a.plan", b"m\xe5l a"), ("b.plan", MESSY.as_bytes())]);
    let (code, _, said) = run(folder.path(), &[], "");
    assert_eq!(code, 1);
    assert!(said.contains("P0703"), "{said}");
    assert_eq!(text(&folder, "b.plan"), CLEAN);
    assert_eq!(fs::read(folder.path().join("a.plan")).unwrap(), b"m\xe5l a");
    assert_eq!(run(folder.path(), &["nowhere"], "").0, 2);
    assert_eq!(run(project(&[]).path(), &[], "").0, 2);
}

#[cfg(unix)]
#[test]
fn a_file_that_may_not_be_written_stops_no_other() {
    use std::os::unix::fs::PermissionsExt;
    let folder = project(&[("a.plan", MESSY.as_bytes()), ("b.plan", MESSY.as_bytes())]);
    fs::set_permissions(folder.path().join("a.plan"), fs::Permissions::from_mode(0o444)).unwrap();
    let (code, _, said) = run(folder.path(), &[], "");
    assert_eq!(code, 2);
    assert!(said.contains("a.plan går inte att skriva: du har inte behörighet."), "{said}");
    assert_eq!((text(&folder, "a.plan").as_str(), text(&folder, "b.plan").as_str()), (MESSY, CLEAN));
}
