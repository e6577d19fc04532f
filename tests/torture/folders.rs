//! Folders that go and come again, under a plan and with it.

use std::fs;
use std::os::unix::fs::symlink;
use std::path::Path;

use crate::support::{Planc, edit, hello, place, times};

const TOLD: [&[&str]; 2] = [&[], &["--poll=50"]];

fn more(project: &Path, number: usize) {
    let folder = project.join("more/and/more");
    fs::create_dir_all(&folder).unwrap();
    let plan = format!("term loan \"Loan\" {{\n  meaning  \"Whatever is lent {number} times.\"\n}}\n");
    fs::write(folder.join("terms.plan"), plan).unwrap();
}

#[test]
fn a_folder_within_the_plan_goes_and_comes_again() {
    for options in TOLD {
        let (_folder, project) = place();
        more(&project, 0);
        let watching = Planc::new("watch", &project, options);
        for round in 0..times(2, 1000) {
            for number in 0..20 {
                fs::remove_dir_all(project.join("more")).unwrap();
                more(&project, 100 * round + number);
            }
            watching.until_written(&project, &project.join("public"));
            // What is in it now is watched as what was there before.
            more(&project, 100 * round + 99);
            watching.until_written(&project, &project.join("public"));
        }
        fs::remove_dir_all(project.join("more")).unwrap();
        watching.until_written(&project, &project.join("public"));
    }
}

#[test]
fn the_folder_of_the_plan_is_deleted_and_made_again() {
    for options in TOLD {
        let (folder, project) = place();
        let output = folder.path().join("out");
        let out = [options, &["--out", output.to_str().unwrap()]].concat();
        let (watching, serving) = (Planc::new("watch", &project, &out), Planc::new("serve", &project, options));
        for number in 0..times(2, 1000) {
            fs::remove_dir_all(&project).unwrap();
            if number % 2 == 0 {
                let rounds = watching.rounds();
                watching.until("that it is gone", || watching.rounds() > rounds);
            }
            hello(&project);
            edit(&project.join("goals.plan"), "Open when people are free", &format!("Open {number} times"));
            watching.until_written(&project, &output);
            serving.until_served(&project);
            edit(&project.join("goals.plan"), "Open ", "Always open ");
            watching.until_written(&project, &output);
            serving.until_served(&project);
        }
    }
}

#[test]
fn a_folder_above_the_plan_is_replaced_by_another() {
    for options in TOLD {
        let (folder, _) = place();
        let [project, other, aside] = ["above/plan", "other/plan", "aside"].map(|path| folder.path().join(path));
        hello(&project);
        hello(&other);
        edit(&other.join("goals.plan"), "Open when people are free", "Open at all hours");
        let watching = Planc::new("watch", &project, options);
        fs::rename(folder.path().join("above"), &aside).unwrap();
        fs::rename(folder.path().join("other"), folder.path().join("above")).unwrap();
        watching.until_written(&project, &project.join("public"));
        edit(&project.join("goals.plan"), "Open at all hours", "Open at most hours");
        watching.until_written(&project, &project.join("public"));
    }
}

#[test]
fn a_link_to_the_plan_leads_to_another() {
    for options in TOLD {
        let (folder, first) = place();
        let [second, link, next] = ["second", "link", "next"].map(|path| folder.path().join(path));
        hello(&second);
        edit(&second.join("goals.plan"), "Open when people are free", "Open at all hours");
        symlink(&first, &link).unwrap();
        let serving = Planc::new("serve", &link, options);
        symlink(&second, &next).unwrap();
        fs::rename(&next, &link).unwrap();
        serving.until_served(&second);
        edit(&second.join("goals.plan"), "Open at all hours", "Open at most hours");
        serving.until_served(&second);
    }
}

/// A command that runs where the system watches so many folders in so many ways. Nothing where that cannot be had.
#[cfg(target_os = "linux")]
fn limited(limit: &str) -> Option<std::process::Command> {
    let script = format!("echo {limit} && exec \"$0\" \"$@\"");
    let command = |program: &str| {
        let mut command = std::process::Command::new("unshare");
        command.args(["--user", "--map-root-user", "sh", "-c", &script, program]);
        command
    };
    let works = command("true").output().is_ok_and(|output| output.status.success());
    works.then(|| command(env!("CARGO_BIN_EXE_planc")))
}

#[cfg(target_os = "linux")]
#[test]
fn folders_that_the_system_does_not_watch_are_looked_at() {
    for limit in ["0 > /proc/sys/user/max_inotify_instances", "2 > /proc/sys/user/max_inotify_watches"] {
        let (folder, project) = place();
        let Some(command) = limited(limit) else {
            println!("skipped: the system's limits cannot be set");
            return;
        };
        let output = folder.path().join("out");
        let watching = Planc::start(command, "watch", &project, &["--out", output.to_str().unwrap()]);
        more(&project, 1);
        watching.until_written(&project, &output);
        more(&project, 2);
        watching.until_written(&project, &output);
    }
}
