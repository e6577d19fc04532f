//! The operating system refuses: no permission, a full disk, a limit. What was built last stays whole, planc says what is
//! wrong, and goes on by itself when it is no more.

use std::fs::{self, Permissions};
use std::os::unix::fs::PermissionsExt;
use std::os::unix::process::ExitStatusExt;
use std::path::Path;
use std::process::{Command, Output};

use crate::support::{Planc, clean, edit, names, place, written};

const PLANC: &str = env!("CARGO_BIN_EXE_planc");

fn allow(path: &Path, mode: u32) {
    fs::set_permissions(path, Permissions::from_mode(mode)).unwrap();
}

/// A command that is refused what its user may not do. Root may do everything, but not where it is root of nothing: in a
/// room of its own. Nothing where the system has no such rooms.
fn not_root(folder: &Path) -> Option<Command> {
    let file = folder.join("secret");
    if !file.exists() {
        fs::write(&file, "").unwrap();
        allow(&file, 0);
    }
    let refused = |mut command: Command| command.arg(&file).output().is_ok_and(|output| !output.status.success());
    if refused(Command::new("cat")) {
        return Some(Command::new(PLANC));
    }
    let room = |program: &str| {
        let mut command = Command::new("unshare");
        command.args(["--user", program]);
        command
    };
    let works = room("true").status().is_ok_and(|status| status.success());
    (works && refused(room("cat"))).then(|| room(PLANC))
}

/// Skips a test, and says why.
macro_rules! or_skip {
    ($found:expr, $why:literal) => {
        match $found {
            Some(found) => found,
            None => {
                println!("skipped: {}", $why);
                return;
            }
        }
    };
}

fn said(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

fn build(project: &Path, options: &[&str]) -> Output {
    Command::new(PLANC).arg("build").arg(project).args(options).output().unwrap()
}

/// planc in a shell that lets no file grow beyond some kilobytes.
fn limited(project: &Path, before: &str, options: &[&str]) -> Output {
    let script = format!("{before} ulimit -c 0; ulimit -f 8; exec \"$0\" build \"$@\"");
    Command::new("sh").args(["-c", &script, PLANC]).arg(project).args(options).output().unwrap()
}

#[test]
fn a_source_that_may_not_be_read_is_named_and_read_when_it_may() {
    let (folder, project) = place();
    let mut command = or_skip!(not_root(folder.path()), "whoever runs this may read everything");
    let goals = project.join("goals.plan");
    build(&project, &[]);
    let before = written(&project.join("public")).unwrap();
    allow(&goals, 0);
    let output = command.arg("build").arg(&project).output().unwrap();
    assert_eq!(output.status.code(), Some(2));
    let text = said(&output);
    assert!(text.contains("goals.plan") && text.contains("you do not have permission"), "{text}");
    assert!(written(&project.join("public")).unwrap() == before);
    allow(&goals, 0o644);
    for what in ["watch", "serve"] {
        let going_on = Planc::start(not_root(folder.path()).unwrap(), what, &project, &[]);
        allow(&goals, 0);
        edit(&project.join("planc.toml"), "library", "librari");
        going_on.until("that it may not", || going_on.said().contains("you do not have permission"));
        edit(&project.join("planc.toml"), "librari", "library");
        allow(&goals, 0o644);
        match what {
            "watch" => going_on.until_written(&project, &project.join("public")),
            _ => going_on.until_served(&project),
        }
    }
}

#[test]
fn a_folder_that_may_not_be_written_to_is_named_and_written_to_when_it_may() {
    let (folder, project) = place();
    let command = or_skip!(not_root(folder.path()), "whoever runs this may write everywhere");
    let watching = Planc::start(command, "watch", &project, &["--language=sv"]);
    let before = written(&project.join("public")).unwrap();
    allow(&project, 0o555);
    edit(&project.join("goals.plan"), "Open when people are free", "Open at all hours");
    watching.until("that it may not", || watching.said().contains("du har inte behörighet"));
    assert!(watching.said().contains("public"), "{}", watching.said());
    assert!(written(&project.join("public")).unwrap() == before);
    allow(&project, 0o755);
    watching.until_written(&project, &project.join("public"));
}

#[test]
fn a_file_in_the_way_of_the_output_is_named_and_the_output_is_written_when_it_is_gone() {
    let (folder, project) = place();
    let [above, aside] = ["above", "aside"].map(|name| folder.path().join(name));
    let output = above.join("out");
    let watching = Planc::new("watch", &project, &["--out", output.to_str().unwrap()]);
    fs::rename(&above, &aside).unwrap();
    fs::write(&above, "in the way").unwrap();
    edit(&project.join("goals.plan"), "Open when people are free", "Open at all hours");
    watching.until("what is in the way", || watching.said().contains("something else of the same name is in the way"));
    fs::remove_file(&above).unwrap();
    watching.until_written(&project, &output);
}

#[test]
fn a_build_of_somebody_else_is_waited_for() {
    let (_folder, project) = place();
    let watching = Planc::new("watch", &project, &[]);
    let staging = project.join(".public.planc-staging");
    fs::create_dir(&staging).unwrap();
    let lock = fs::File::create(staging.join("lock")).unwrap();
    lock.lock().unwrap();
    edit(&project.join("goals.plan"), "Open when people are free", "Open at all hours");
    watching.until("that it is busy", || watching.said().contains("Another build is writing"));
    drop(lock);
    watching.until_written(&project, &project.join("public"));
}

#[test]
fn a_file_that_may_not_grow_is_named_and_nothing_is_left_of_it() {
    let (_folder, project) = place();
    build(&project, &[]);
    build(&project, &["--single-file"]);
    let before = written(&project.join("public")).unwrap();
    let (page, beside) = (fs::read(project.join("public.html")).unwrap(), names(&project));
    edit(&project.join("goals.plan"), "Open when people are free", "Open at all hours");
    for (options, cause) in [
        (&["--language=en"][..], "would be larger than the file system or a limit allows"),
        (&["--language=sv"], "bli större än vad filsystemet eller en gräns tillåter"),
        (&["--language=en", "--single-file"], "would be larger than the file system or a limit allows"),
    ] {
        let output = limited(&project, "trap '' XFSZ;", options);
        let text = said(&output);
        assert_eq!(output.status.code(), Some(2), "{text}");
        assert!(text.contains(cause) && text.contains("public"), "{text}");
        assert!(written(&project.join("public")).unwrap() == before);
        assert!(fs::read(project.join("public.html")).unwrap() == page);
        assert_eq!(names(&project), beside);
    }
}

#[test]
fn planc_that_a_limit_kills_leaves_the_last_output_whole() {
    let (_folder, project) = place();
    build(&project, &[]);
    build(&project, &["--single-file"]);
    let before = written(&project.join("public")).unwrap();
    let (page, beside) = (fs::read(project.join("public.html")).unwrap(), names(&project));
    edit(&project.join("goals.plan"), "Open when people are free", "Open at all hours");
    for options in [&[][..], &["--single-file"]] {
        let output = limited(&project, "", options);
        assert!(output.status.signal().is_some(), "{}", said(&output));
        assert!(written(&project.join("public")).unwrap() == before);
        assert!(fs::read(project.join("public.html")).unwrap() == page);
    }
    assert!(build(&project, &[]).status.success() && build(&project, &["--single-file"]).status.success());
    assert!(written(&project.join("public")).unwrap() == clean(&project));
    assert_eq!(names(&project), beside);
}

/// A small disk of its own, that only the process sees that has it.
#[cfg(target_os = "linux")]
fn small_disk(disk: &Path) -> Option<Command> {
    let script = "mount -t tmpfs -o size=6m tmpfs \"$0\" && exec \"$@\"";
    let command = |program: &str| {
        let mut command = Command::new("unshare");
        command.args(["--user", "--map-root-user", "--mount", "sh", "-c", script]).arg(disk).arg(program);
        command
    };
    let works = command("true").output().is_ok_and(|output| output.status.success());
    works.then(|| command(PLANC))
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_is_said_and_written_to_when_there_is_room() {
    let (folder, project) = place();
    let disk = folder.path().join("disk");
    fs::create_dir(&disk).unwrap();
    let command = or_skip!(small_disk(&disk), "no disk of its own can be had");
    let out = disk.join("public");
    let watching = Planc::start(command, "watch", &project, &["--out", out.to_str().unwrap()]);
    let seen = Path::new("/proc").join(watching.child.id().to_string()).join("root");
    let seen = seen.join(disk.strip_prefix("/").unwrap());
    let before = written(&seen.join("public")).unwrap();
    let filler = seen.join("filler");
    // As much as there is room for.
    assert!(fs::write(&filler, vec![b'x'; 8 << 20]).is_err());
    edit(&project.join("goals.plan"), "Open when people are free", "Open at all hours");
    watching.until("that it is full", || watching.said().contains("the disk is full"));
    assert!(written(&seen.join("public")).unwrap() == before);
    assert_eq!(names(&seen), ["filler", "public"]);
    // Nothing is saved, and it is written all the same.
    fs::remove_file(&filler).unwrap();
    watching.until_written(&project, &seen.join("public"));
    assert_eq!(names(&seen), ["public"]);
}
