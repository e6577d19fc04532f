//! The house is built as `src/lib.rs` draws it: the table there is what these tests go by.

use std::fs;
use std::path::{Path, PathBuf};

/// No file is longer than somebody can hold in the head.
const LONGEST_FILE: usize = 550;

struct Source {
    /// Path from `src`.
    path: String,
    /// The room it lies in.
    room: String,
    /// Its lines with their numbers, without comments and without the tests at its end.
    code: Vec<(usize, String)>,
    lines: usize,
}

fn sources() -> Vec<Source> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut paths = Vec::new();
    collect(&root, &mut paths);
    let mut sources: Vec<Source> = paths.iter().map(|path| read(&root, path)).collect();
    sources.sort_by(|a, b| a.path.cmp(&b.path));
    assert!(sources.len() > 20, "the sources are not where they were");
    sources
}

fn collect(folder: &Path, paths: &mut Vec<PathBuf>) {
    let entries = fs::read_dir(folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    for path in entries.flatten().map(|entry| entry.path()) {
        if path.is_dir() {
            collect(&path, paths);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            paths.push(path);
        }
    }
}

fn read(root: &Path, path: &Path) -> Source {
    let text = fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    let path = path.strip_prefix(root).unwrap_or(path).to_string_lossy().replace('\\', "/");
    let is_test = path.ends_with("tests.rs");
    let code = text
        .lines()
        .enumerate()
        .take_while(|(_, line)| !is_test && line.trim() != "#[cfg(test)]")
        .filter(|(_, line)| !line.trim_start().starts_with("//"))
        .map(|(at, line)| (at + 1, line.to_owned()))
        .collect();
    let room = path.split(['/', '.']).next().unwrap_or_default().to_owned();
    Source { path, room, code, lines: text.lines().count() }
}

/// The rooms, in the order of the table in `src/lib.rs`.
fn rooms() -> Vec<String> {
    let text = include_str!("../src/lib.rs");
    let rows = text.lines().filter_map(|line| line.strip_prefix("//! | [`"));
    rows.filter_map(|row| row.split_once('`')).map(|(room, _)| room.to_owned()).collect()
}

/// The rooms that a line names as `crate::room` or `crate::{room, room::thing}`.
fn named_rooms(line: &str) -> Vec<&str> {
    let mut found = Vec::new();
    for (at, _) in line.match_indices("crate::") {
        if line[..at].ends_with('$') {
            continue;
        }
        let rest = &line[at + "crate::".len()..];
        let group = rest.strip_prefix('{').map_or(rest, |group| group.trim_end_matches(['}', ';']));
        let parts: Vec<&str> = if rest.starts_with('{') { group.split(", ").collect() } else { vec![rest] };
        found
            .extend(parts.into_iter().filter_map(|part| part.split(|c: char| !c.is_alphanumeric() && c != '_').next()));
    }
    found
}

#[test]
fn the_table_holds_every_room() {
    let mut drawn = rooms();
    drawn.sort();
    let mut built: Vec<String> = sources().into_iter().map(|source| source.room).collect();
    built.retain(|room| room != "lib" && room != "main");
    built.dedup();
    assert_eq!(drawn, built);
}

#[test]
fn each_room_uses_only_the_rooms_above_it() {
    let rooms = rooms();
    let place = |name: &str| rooms.iter().position(|room| room == name);
    let mut wrong = Vec::new();
    for source in sources() {
        let Some(own) = place(&source.room) else { continue };
        for (number, line) in &source.code {
            for used in named_rooms(line) {
                match place(used) {
                    Some(other) if other <= own => {}
                    _ => wrong.push(format!("src/{}:{number}: {} uses {used}", source.path, source.room)),
                }
            }
        }
    }
    assert!(wrong.is_empty(), "\n{}\n", wrong.join("\n"));
}

/// `super` from a room's front file would be a way around the rule above.
#[test]
fn rooms_name_each_other_from_the_top() {
    let fronts = sources().into_iter().filter(|source| {
        let parts: Vec<&str> = source.path.split('/').collect();
        parts.len() == 1 || (parts.len() == 2 && parts[1] == "mod.rs")
    });
    for source in fronts {
        for (number, line) in &source.code {
            assert!(!line.contains("super::"), "src/{}:{number}: {line}", source.path);
        }
    }
}

#[test]
fn pest_does_not_leave_syntax() {
    for source in sources().iter().filter(|source| source.room != "syntax") {
        for (number, line) in &source.code {
            let words = line.split(|c: char| !c.is_alphanumeric() && c != '_');
            let named = words.into_iter().any(|word| word == "pest" || word == "pest_derive");
            assert!(!named, "src/{}:{number}: {line}", source.path);
        }
    }
}

#[test]
fn no_file_is_too_long_to_hold_in_the_head() {
    for source in sources() {
        assert!(source.lines <= LONGEST_FILE, "src/{} has {} lines", source.path, source.lines);
    }
}

#[test]
fn every_theme_that_the_project_file_may_name_is_there() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("themes");
    let mut there: Vec<String> = fs::read_dir(&folder)
        .unwrap_or_else(|error| panic!("{}: {error}", folder.display()))
        .flatten()
        .map(|entry| entry.file_name().to_string_lossy().into_owned())
        .collect();
    there.sort();
    assert_eq!(there, planc::theme::NAMES);
}
