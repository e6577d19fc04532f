//! Saves of every kind, as fast as they can be made.

use std::fs::{self, File};
use std::io::Write;
use std::path::Path;
use std::thread;
use std::time::{Duration, Instant};

use crate::support::{Dice, Planc, edit, long_form, place};

/// The files that are saved, each with a place in it that takes any number.
const FILES: [(&str, &str); 7] = [
    ("goals.plan", "Open when people are free"),
    ("budget.plan", "Running costs"),
    ("town.plan", "counted by the gate"),
    ("opening-hours.md", "A trial"),
    ("planc.toml", "The town library"),
    ("theme/custom.css", "style"),
    ("more/deep/terms.plan", "Whatever is lent"),
];

const STYLE: &str = "/* style */\nbody { color: #123456 }\n";
const TERMS: &str = "term loan \"Loan\" {\n  meaning  \"Whatever is lent.\"\n}\n";

fn prepare(project: &Path) {
    edit(&project.join("planc.toml"), "language", "# settings\nlanguage");
    let settings = fs::read_to_string(project.join("planc.toml")).unwrap() + "\n[site]\noverrides = \"theme\"\n";
    fs::write(project.join("planc.toml"), settings).unwrap();
    for (path, text) in [("theme/custom.css", STYLE), ("more/deep/terms.plan", TERMS)] {
        fs::create_dir_all(project.join(path).parent().unwrap()).unwrap();
        fs::write(project.join(path), text).unwrap();
    }
}

/// Saves a text in one of the ways that editors and sync tools have.
fn save(path: &Path, text: &str, way: usize) {
    let beside = path.with_file_name(format!("{}~", path.file_name().unwrap().to_string_lossy()));
    match way {
        // In place.
        0 => fs::write(path, text).unwrap(),
        // A new file that takes the old one's name.
        1 => {
            fs::write(&beside, text).unwrap();
            fs::rename(&beside, path).unwrap();
        }
        // The old one is put aside until the new one is there.
        2 => {
            fs::rename(path, &beside).unwrap();
            fs::write(path, text).unwrap();
            fs::remove_file(&beside).unwrap();
        }
        // By halves.
        3 => {
            let mut half = text.len() / 2;
            while !text.is_char_boundary(half) {
                half -= 1;
            }
            let mut file = File::create(path).unwrap();
            file.write_all(&text.as_bytes()[..half]).unwrap();
            file.sync_data().unwrap();
            file.write_all(&text.as_bytes()[half..]).unwrap();
        }
        // Gone, and there again.
        4 => {
            fs::remove_file(path).unwrap();
            fs::write(path, text).unwrap();
        }
        // Its folder too, where it is one within the project.
        5 => {
            let folder = path.parent().unwrap();
            if folder.ends_with("deep") {
                fs::remove_dir_all(folder.parent().unwrap()).unwrap();
                fs::create_dir_all(folder).unwrap();
            }
            fs::write(path, text).unwrap();
        }
        // What it says already.
        _ => {
            fs::write(path, text).unwrap();
            fs::write(path, text).unwrap();
        }
    }
}

#[test]
fn what_is_served_after_many_saves_of_every_kind_is_a_clean_build() {
    let (_folder, project) = place();
    prepare(&project);
    let given = FILES.map(|(path, _)| fs::read_to_string(project.join(path)).unwrap());
    let serving = Planc::new("serve", &project, &[]);
    serving.until_served(&project);
    let saves = long_form().unwrap_or(700);
    let mut dice = Dice(0x2545_f491_4f6c_dd1d);
    let start = Instant::now();
    let parts = if long_form().is_some() { 20 } else { 5 };
    for part in 0..parts {
        for count in 0..saves / parts {
            let which = dice.below(FILES.len());
            let (path, place) = FILES[which];
            assert!(given[which].contains(place));
            let text = given[which].replace(place, &format!("{place} {part} {count}"));
            save(&project.join(path), &text, dice.below(7));
            // As fast as can be, and by turns so that planc builds in the midst of it.
            if part % 2 == 1 {
                thread::sleep(Duration::from_millis(dice.below(8) as u64));
            }
        }
        serving.until_served(&project);
    }
    let (seconds, builds) = (start.elapsed().as_secs_f32(), serving.rounds());
    println!("{saves} saves in {seconds:.1} s, looked at {parts} times, {builds} builds");
}
