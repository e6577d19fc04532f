//! `planc check --fix`: real runs, with a terminal and without.

#![allow(clippy::disallowed_methods, clippy::unwrap_used, clippy::panic, reason = "a test reads what stands on disk")]

use std::fs;
use std::path::Path;

use snapbox::cmd::{Command, cargo_bin};
use snapbox::{assert_data_eq, str};
use tempfile::TempDir;

const GOALS: &str = "plan p \"Plan\" {\n  period 2025\n}\n\nmål närvaro \"Ökad närvaro\" {\n  anvsarig nämnden\n}\n\n\
    organisation nämnden \"Nämnden\"\n";
const MORE: &str = "tillhör p\r\n\r\nmål delmålet \"Ett mål\" {\r\n  bidrar till närvro\r\n}\r\n";

fn planc(folder: &Path, arguments: &[&str]) -> Command {
    let command = Command::new(cargo_bin!("planc")).current_dir(folder).args(arguments).stdin("");
    ["LANG", "LC_ALL", "LC_MESSAGES", "NO_COLOR", "CLICOLOR", "CLICOLOR_FORCE"]
        .iter()
        .fold(command, Command::env_remove)
}

fn project(files: &[(&str, &str)]) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (name, text) in files {
        fs::write(folder.path().join(name), text).unwrap();
    }
    folder
}

fn misspelt() -> TempDir {
    project(&[("mål.plan", GOALS), ("mer.plan", MORE)])
}

fn said(folder: &Path, arguments: &[&str], code: i32) -> String {
    let assert = planc(folder, arguments).assert().code(code);
    let text = String::from_utf8(assert.get_output().stderr.clone()).unwrap();
    let lines = text.lines().map(|line| match line.rsplit_once(" (") {
        Some((before, after)) if after.ends_with(" s)") => format!("{before} (… s)\n"),
        _ => format!("{line}\n"),
    });
    lines.collect()
}

fn read(folder: &TempDir, name: &str) -> String {
    fs::read_to_string(folder.path().join(name)).unwrap()
}

fn names(folder: &TempDir) -> Vec<String> {
    let mut names: Vec<String> = fs::read_dir(folder.path())
        .unwrap()
        .map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned())
        .collect();
    names.sort();
    names
}

#[test]
fn a_dry_run_shows_the_changes_on_standard_output_and_makes_none() {
    let folder = misspelt();
    planc(folder.path(), &["check", "--fix", "--dry-run"]).assert().code(1).stderr_eq("").stdout_eq(str![[r#"
mer.plan:4:15: fel P0203 Det finns inget som heter ”närvro” – finns inte [Menar du närvaro?]
--- mer.plan
+++ mer.plan
@@ -3,3 +3,3 @@
 mål delmålet "Ett mål" {
-  bidrar till närvro
+  bidrar till närvaro
 }

mål.plan:6:3: fel P0201 planc känner inte ordet ”anvsarig” – okänt ord [Menar du ansvarig?]
--- mål.plan
+++ mål.plan
@@ -5,3 +5,3 @@
 mål närvaro "Ökad närvaro" {
-  anvsarig nämnden
+  ansvarig nämnden
 }


"#]]);
    assert_eq!((read(&folder, "mål.plan"), read(&folder, "mer.plan")), (GOALS.to_owned(), MORE.to_owned()));
    let well = project(&[("a.plan", "mål a \"A\"\n")]);
    planc(well.path(), &["check", "--fix", "--dry-run"]).assert().code(0).stdout_eq("");
}

#[test]
fn without_a_terminal_nothing_changes_unless_yes_is_said() {
    let folder = misspelt();
    let text = said(folder.path(), &["check", "--fix"], 1);
    assert!(text.contains("\n2 rättelser är möjliga. Inget har ändrats; gör rättelserna med --yes.\n"), "{text}");
    assert_eq!(read(&folder, "mål.plan"), GOALS);
    assert_data_eq!(
        said(folder.path(), &["check", "--fix", "--yes", "--language", "en"], 0),
        str![[r#"
mer.plan:4:15: error P0203 There is nothing called “närvro” – does not exist [Did you mean närvaro?]
--- mer.plan
+++ mer.plan
@@ -3,3 +3,3 @@
 mål delmålet "Ett mål" {
-  bidrar till närvro
+  bidrar till närvaro
 }

mål.plan:6:3: error P0201 planc does not know the word “anvsarig” – unknown word [Did you mean ansvarig?]
--- mål.plan
+++ mål.plan
@@ -5,3 +5,3 @@
 mål närvaro "Ökad närvaro" {
-  anvsarig nämnden
+  ansvarig nämnden
 }

2 fixes were made in 2 files.
2 files, 4 items, 2 references, 0 figures checked: no errors, no warnings, no accepted deviations (… s)

"#]]
    );
    assert_eq!(read(&folder, "mål.plan"), GOALS.replace("anvsarig", "ansvarig"));
    assert_eq!(read(&folder, "mer.plan"), MORE.replace("närvro", "närvaro"));
    assert_eq!(names(&folder), ["mer.plan", "mål.plan"]);
    let text = said(folder.path(), &["check", "--fix", "--yes"], 0);
    assert!(text.starts_with("Det finns inget som planc kan rätta själv.\n"), "{text}");
}

#[test]
fn what_is_left_is_told_in_the_form_that_was_asked_for() {
    let folder = misspelt();
    fs::write(folder.path().join("fel.plan"), "mål x \"X\" {\n  bidrar till intet\n}\n").unwrap();
    let run = planc(folder.path(), &["check", "--fix", "--yes", "--format", "json"]).assert().code(1);
    let text = String::from_utf8(run.get_output().stdout.clone()).unwrap();
    assert_eq!(text.lines().count(), 1);
    assert!(text.contains("\"code\":\"P0203\"") && text.contains("intet"), "{text}");
}

#[test]
fn a_fix_that_would_make_things_worse_is_left_out_and_said() {
    let folder = misspelt();
    fs::write(folder.path().join("värre.plan"), "mål x \"X\" {\n  ansvrig finns-inte\n}\n").unwrap();
    let text = said(folder.path(), &["check", "--fix", "--yes"], 1);
    assert!(text.contains("värre.plan:2:3: fel P0201"), "{text}");
    assert!(
        text.contains("  Detta rättas inte, eftersom rättelsen skulle ge ett nytt fel: värre.plan:2:12: fel P0203"),
        "{text}"
    );
    assert!(text.contains("2 rättelser gjordes i 2 filer."), "{text}");
    assert!(read(&folder, "värre.plan").contains("ansvrig"));
}

#[cfg(unix)]
#[test]
fn a_read_only_file_and_all_others_are_left_alone() {
    use std::os::unix::fs::PermissionsExt;
    let folder = misspelt();
    fs::set_permissions(folder.path().join("mål.plan"), fs::Permissions::from_mode(0o444)).unwrap();
    let text = said(folder.path(), &["check", "--fix", "--yes"], 2);
    assert!(text.ends_with("fel: mål.plan går inte att skriva: du har inte behörighet.\n"), "{text}");
    assert_eq!((read(&folder, "mål.plan"), read(&folder, "mer.plan")), (GOALS.to_owned(), MORE.to_owned()));
    assert_eq!(names(&folder), ["mer.plan", "mål.plan"]);
}

#[test]
fn what_does_not_go_together_is_refused() {
    let folder = misspelt();
    for arguments in [&["check", "--yes"][..], &["check", "--dry-run"], &["check", "--fix=allt"]] {
        planc(folder.path(), arguments).assert().code(2);
    }
    planc(folder.path(), &["check", "--fix", "--dry-run", "--yes"]).assert().code(2);
    // The path is a path, not what to fix.
    planc(folder.path(), &["check", "--fix", "mål.plan", "--dry-run"]).assert().code(1);
}

/// What happens where somebody sits at a terminal.
#[cfg(target_os = "linux")]
mod terminal {
    use super::*;
    use std::fs::File;
    use std::io::{Read, Write};
    use std::process::Stdio;
    use std::sync::mpsc::{Receiver, channel};
    use std::time::Duration;

    use rustix::pty::{OpenptFlags, grantpt, ioctl_tiocgptpeer, openpt, unlockpt};

    /// A run of planc at a terminal of its own.
    struct Session {
        child: std::process::Child,
        keys: File,
        screen: Receiver<String>,
        seen: String,
    }

    impl Session {
        fn start(folder: &Path, arguments: &[&str]) -> Self {
            let master = openpt(OpenptFlags::RDWR | OpenptFlags::NOCTTY | OpenptFlags::CLOEXEC).unwrap();
            grantpt(&master).unwrap();
            unlockpt(&master).unwrap();
            let slave = File::from(ioctl_tiocgptpeer(&master, OpenptFlags::RDWR | OpenptFlags::NOCTTY).unwrap());
            let stdio = || Stdio::from(slave.try_clone().unwrap());
            let child = std::process::Command::new(cargo_bin!("planc"))
                .current_dir(folder)
                .args(arguments)
                .env_remove("LANG")
                .env_remove("LC_ALL")
                .stdin(stdio())
                .stdout(stdio())
                .stderr(stdio())
                .spawn()
                .unwrap();
            let keys = File::from(master);
            let mut output = keys.try_clone().unwrap();
            let (send, screen) = channel();
            std::thread::spawn(move || {
                let mut buffer = [0; 4096];
                while let Ok(len @ 1..) = output.read(&mut buffer) {
                    if send.send(String::from_utf8_lossy(&buffer[..len]).into_owned()).is_err() {
                        break;
                    }
                }
            });
            Session { child, keys, screen, seen: String::new() }
        }

        fn wait_for(&mut self, text: &str) {
            while !self.seen.contains(text) {
                match self.screen.recv_timeout(Duration::from_secs(60)) {
                    Ok(more) => self.seen.push_str(&more),
                    Err(error) => panic!("{error}: no {text} in {}", self.seen),
                }
            }
        }

        fn answer(mut self, text: &str) -> (i32, String) {
            self.keys.write_all(text.as_bytes()).unwrap();
            let code = self.child.wait().unwrap().code().unwrap();
            while let Ok(more) = self.screen.recv_timeout(Duration::from_secs(1)) {
                self.seen.push_str(&more);
            }
            (code, self.seen)
        }
    }

    #[test]
    fn planc_asks_once_and_does_as_it_is_told() {
        let folder = misspelt();
        let mut session = Session::start(folder.path(), &["check", "--fix"]);
        session.wait_for("Göra de 2 rättelserna? [j/n]");
        let (code, seen) = session.answer("n\n");
        assert_eq!(code, 1);
        assert!(seen.contains("Inget har ändrats."), "{seen}");
        assert!(seen.contains("\u{1b}[31m-  anvsarig nämnden"), "{seen}");
        assert_eq!(read(&folder, "mål.plan"), GOALS);
        let mut session = Session::start(folder.path(), &["check", "--fix", "--language", "en"]);
        session.wait_for("Make the 2 fixes? [y/n]");
        let (code, _) = session.answer("y\n");
        assert_eq!(code, 0);
        assert_eq!(read(&folder, "mål.plan"), GOALS.replace("anvsarig", "ansvarig"));
    }

    #[test]
    fn a_file_that_changes_while_planc_asks_is_not_touched() {
        let folder = misspelt();
        let mut session = Session::start(folder.path(), &["check", "--fix"]);
        session.wait_for("[j/n]");
        let meanwhile = GOALS.replace("Ökad närvaro", "Högre närvaro");
        fs::write(folder.path().join("mål.plan"), &meanwhile).unwrap();
        let (code, seen) = session.answer("j\n");
        assert_eq!(code, 2);
        assert!(seen.contains("mål.plan har ändrats sedan den lästes, så inget har rättats."), "{seen}");
        assert_eq!((read(&folder, "mål.plan"), read(&folder, "mer.plan")), (meanwhile, MORE.to_owned()));
    }
}
