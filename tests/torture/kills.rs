//! planc is killed at any moment: what it writes is whole all the same.

use std::fs;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use planc::emit::Files;

use crate::support::{Dice, Planc, clean, edit, names, place, times, written};

/// Lets planc build, and is not told what it says.
fn building(project: &Path) -> Child {
    let mut command = Command::new(env!("CARGO_BIN_EXE_planc"));
    command.arg("build").arg(project).stderr(Stdio::null()).spawn().unwrap()
}

/// Waits for a moment that is another each time: of the whole build, or of its end, when the output is put in its place.
fn moment(child: &mut Child, project: &Path, whole: Duration, dice: &mut Dice) {
    if dice.below(3) == 0 {
        thread::sleep(whole.mul_f32(dice.below(1000) as f32 / 1000.0));
        return;
    }
    while child.try_wait().unwrap().is_none() && !project.join(".public.planc-staging").exists() {
        thread::sleep(Duration::from_micros(100));
    }
    let most = [2_000, 20_000, 200_000][dice.below(3)];
    thread::sleep(Duration::from_micros(dice.below(most) as u64));
}

/// The two plans that are built by turns, as they are written.
fn by_turns(project: &Path) -> [Files; 2] {
    let first = clean(project);
    other(project, 0);
    let second = clean(project);
    other(project, 1);
    [first, second]
}

fn other(project: &Path, turn: usize) {
    let titles = ["Open when people are free", "Open at all hours"];
    edit(&project.join("goals.plan"), titles[turn % 2], titles[1 - turn % 2]);
}

/// A build that nobody kills is what it always is, and leaves nothing beside it.
fn builds_well(project: &Path, expected: &Files, before: &[String]) {
    assert!(building(project).wait().unwrap().success());
    assert!(written(&project.join("public")).as_ref() == Some(expected));
    assert_eq!(names(project), before);
}

#[test]
fn a_killed_build_leaves_the_old_output_or_the_new_one() {
    let (_folder, project) = place();
    let output = project.join("public");
    let plans = by_turns(&project);
    let start = Instant::now();
    assert!(building(&project).wait().unwrap().success());
    let (whole, before) = (start.elapsed(), names(&project));
    let mut dice = Dice(0xda94_2042_e4dd_58b5);
    // Old, new, none, and killed while the output was not there at all.
    let mut found = [0; 3];
    for turn in 0..times(8, 25) {
        if turn % 4 == 3 {
            fs::remove_dir_all(&output).unwrap();
        }
        let mut child = building(&project);
        moment(&mut child, &project, whole, &mut dice);
        child.kill().unwrap();
        child.wait().unwrap();
        let kind = match written(&output) {
            Some(files) if files == plans[turn % 2] => 1,
            Some(files) => {
                assert!(turn % 4 != 3 && files == plans[1 - turn % 2], "turn {turn}: neither the old nor the new");
                0
            }
            None => {
                assert!(turn % 4 == 3, "turn {turn}: the output is gone");
                2
            }
        };
        found[kind] += 1;
        builds_well(&project, &plans[turn % 2], &before);
        other(&project, turn);
    }
    println!("killed: {} times the old output, {} times the new one, {} times none", found[0], found[1], found[2]);
}

#[test]
fn a_killed_watch_leaves_the_old_output_or_the_new_one() {
    let (_folder, project) = place();
    let output = project.join("public");
    let plans = by_turns(&project);
    assert!(building(&project).wait().unwrap().success());
    let before = names(&project);
    let mut dice = Dice(0x853c_49e6_748f_ea9b);
    let mut found = [0; 2];
    for turn in 0..times(3, 100) {
        let mut watching = Planc::new("watch", &project, &[]);
        other(&project, turn);
        moment(&mut watching.child, &project, Duration::from_millis(100), &mut dice);
        drop(watching);
        let files = written(&output).expect("an output");
        let which = plans.iter().position(|plan| *plan == files).expect("the old output or the new one");
        found[usize::from(which == (turn + 1) % 2)] += 1;
        builds_well(&project, &plans[(turn + 1) % 2], &before);
    }
    println!("killed: {} times the old output, {} times the new one", found[0], found[1]);
}
