//! Building again and again: what is kept from one build changes nothing in the next, and `planc watch` sees what editors
//! and sync tools do.

use std::fs;
use std::io::Read;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::{Duration, Instant};

use planc::diagnostic::render::{Finding, json};
use planc::emit::{Publication, emit};
use planc::language::Language;
use planc::sources::{DiskSources, MemorySources, Sources};
use planc::theme;
use planc::workspace::{Compilation, Workspace, compile};
use tempfile::TempDir;

fn example(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("examples").join(name)
}

fn in_memory(name: &str) -> MemorySources {
    let sources = DiskSources::open(&example(name)).unwrap();
    let read = |path: String| (path.clone(), sources.read(&path).unwrap());
    MemorySources(sources.list().unwrap().into_iter().map(read).collect())
}

/// A plan with a template of its own, which makes something else of the hash of the sources than pages show.
fn with_own_template() -> MemorySources {
    let mut sources = in_memory("hello");
    let page = theme::shipped("default", "page.html").unwrap();
    let page = String::from_utf8(page.into_owned()).unwrap().replace("{{ hash }}", "{{ hash[:7]|upper }}");
    assert!(page.contains("|upper"));
    sources.0.insert("tema/page.html".to_owned(), page.into_bytes());
    sources.0.get_mut("planc.toml").unwrap().extend(b"\n[site]\noverrides = \"tema\"\n");
    sources
}

/// Numbers that are the same each time.
struct Dice(u64);

impl Dice {
    fn below(&mut self, end: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % end as u64) as usize
    }
}

/// One edit: a digit, a line, or a whole file is another, gone or there twice. `given` is what can be put back.
fn edit(sources: &mut MemorySources, given: &MemorySources, dice: &mut Dice) {
    let paths: Vec<String> = given.0.keys().cloned().collect();
    let path = paths[dice.below(paths.len())].clone();
    let Some(bytes) = sources.0.get(&path).filter(|_| dice.below(4) > 0) else {
        sources.0.insert(path.clone(), given.0[&path].clone());
        return;
    };
    let mut lines: Vec<String> = String::from_utf8(bytes.clone()).unwrap().lines().map(str::to_owned).collect();
    let at = dice.below(lines.len().max(1));
    match dice.below(5) {
        _ if lines.is_empty() => {}
        0 => {
            lines.remove(at);
        }
        1 => lines.insert(at, lines[at].clone()),
        2 => {
            sources.0.remove(&path);
            return;
        }
        3 => {
            let moved = sources.0.remove(&path).unwrap();
            sources.0.insert(format!("0-{path}"), moved);
            return;
        }
        _ => lines[at] = lines[at].replace(['1', '2', '3'], "4"),
    }
    sources.0.insert(path, (lines.join("\n") + "\n").into_bytes());
}

fn found(compilation: &Compilation) -> Vec<String> {
    let each = |diagnostic| json(&Finding { diagnostic, accepted: None }, &compilation.sources, Language::Sv);
    compilation.diagnostics.iter().map(each).collect()
}

/// How many edits are tried on each plan: `PLANC_EDITS`, else a few.
fn edits() -> usize {
    std::env::var("PLANC_EDITS").ok().and_then(|count| count.parse().ok()).unwrap_or(25)
}

#[test]
fn what_is_kept_from_one_build_changes_nothing_in_the_next() {
    for (name, given) in
        [("hello", in_memory("hello")), ("samverkan", in_memory("samverkan")), ("own templates", with_own_template())]
    {
        let mut sources = given.clone();
        let mut workspace = Workspace::default();
        let mut dice = Dice(0x9e37_79b9_7f4a_7c15);
        for count in 0..edits() {
            edit(&mut sources, &given, &mut dice);
            let (again, clean) = (workspace.compile(&sources), compile(&sources));
            assert_eq!(found(&again), found(&clean), "{name}, edit {count}");
            let again = Publication { pages: Some(&workspace.pages), ..again.publication() };
            // A template that an edit has broken gives nothing, from either.
            let files = [again, clean.publication()].map(|publication| emit(&publication).ok());
            assert!(files[0] == files[1], "{name}, edit {count}: the outputs differ");
        }
    }
}

/// `planc watch` on a copy of an example.
struct Watching {
    folder: TempDir,
    child: Child,
    said: Arc<Mutex<String>>,
}

impl Watching {
    fn new(options: &[&str]) -> Self {
        let folder = TempDir::new().unwrap();
        let watching = folder.path().join("plan");
        copy(&example("hello"), &watching);
        let mut command = Command::new(env!("CARGO_BIN_EXE_planc"));
        command.arg("watch").arg(&watching).args(options).stdin(Stdio::null()).stderr(Stdio::piped());
        let mut child = command.spawn().unwrap();
        let said = Arc::new(Mutex::new(String::new()));
        let (heard, mut stderr) = (said.clone(), child.stderr.take().unwrap());
        thread::spawn(move || {
            let mut bytes = [0; 4096];
            while let Ok(count @ 1..) = stderr.read(&mut bytes) {
                heard.lock().unwrap().push_str(&String::from_utf8_lossy(&bytes[..count]));
            }
        });
        let watching = Watching { folder, child, said };
        watching.until("the first build", |watching| watching.rounds() == 1);
        watching
    }

    fn at(&self, path: &str) -> PathBuf {
        self.folder.path().join("plan").join(path)
    }

    fn read(&self, path: &str) -> String {
        fs::read_to_string(self.at(path)).unwrap_or_default()
    }

    fn said(&self) -> String {
        self.said.lock().unwrap().clone()
    }

    /// How many builds have ended.
    fn rounds(&self) -> usize {
        self.said().matches("Waiting for the next change").count()
    }

    fn until(&self, what: &str, is_so: impl Fn(&Self) -> bool) {
        let start = Instant::now();
        while !is_so(self) {
            assert!(start.elapsed() < Duration::from_secs(60), "{what} did not come:\n{}", self.said());
            thread::sleep(Duration::from_millis(5));
        }
    }

    fn shows(&self, text: &str) -> bool {
        self.read("public/goals/library-2026/open.html").contains(text)
    }
}

impl Drop for Watching {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap().flatten() {
        if entry.path().is_file() {
            fs::copy(entry.path(), to.join(entry.file_name())).unwrap();
        }
    }
}

#[test]
fn a_saved_file_is_built_and_an_error_leaves_what_was_built_last() {
    let watching = Watching::new(&[]);
    assert!(watching.shows("Open when people are free"));
    let text = watching.read("goals.plan");
    let new = text.replace("Open when people are free", "Open on Sundays");
    fs::write(watching.at("goals.plan"), &new).unwrap();
    watching.until("the change", |watching| watching.shows("Open on Sundays"));
    watching.until("its name", |watching| watching.said().contains("Changed: goals.plan"));

    fs::write(watching.at("goals.plan"), new.replace("responsible  library", "responsible  librray")).unwrap();
    watching.until("the error", |watching| watching.said().contains("error[P0"));
    assert!(watching.shows("Open on Sundays"));

    // Editors write a new file beside the old one and rename it.
    fs::write(watching.at("goals.plan~"), text).unwrap();
    fs::rename(watching.at("goals.plan~"), watching.at("goals.plan")).unwrap();
    watching.until("the plan as it was", |watching| watching.shows("Open when people are free"));
}

#[test]
fn a_pulled_in_text_the_settings_and_a_theme_of_ones_own_are_watched() {
    let watching = Watching::new(&[]);
    fs::write(watching.at("opening-hours.md"), "Open all night.\n").unwrap();
    watching.until("the text", |watching| watching.shows("Open all night."));
    fs::create_dir(watching.at("theme")).unwrap();
    fs::write(watching.at("theme/custom.css"), "body { color: #123456 }\n").unwrap();
    let settings = watching.read("planc.toml") + "\n[site]\noverrides = \"theme\"\n";
    fs::write(watching.at("planc.toml"), settings.replace("The town library", "Another library")).unwrap();
    watching.until("the settings", |watching| watching.shows("Another library"));
    let rounds = watching.rounds();
    fs::write(watching.at("theme/custom.css"), "body { color: #654321 }\n").unwrap();
    watching.until("the style", |watching| watching.said().contains("Changed: theme/custom.css"));
    watching.until("a build", |watching| watching.rounds() > rounds);
}

#[test]
fn a_folder_that_goes_and_comes_again_is_built() {
    let watching = Watching::new(&[]);
    let aside = watching.folder.path().join("aside");
    fs::rename(watching.at(""), &aside).unwrap();
    watching.until("that it is gone", |watching| watching.rounds() == 2);
    let goals = fs::read_to_string(aside.join("goals.plan")).unwrap();
    fs::write(aside.join("goals.plan"), goals.replace("Open when people are free", "Open again")).unwrap();
    fs::rename(&aside, watching.at("")).unwrap();
    watching.until("that it is back", |watching| watching.shows("Open again"));
    fs::write(watching.at("goals.plan"), goals).unwrap();
    watching.until("a change after that", |watching| watching.shows("Open when people are free"));
}

#[test]
fn many_saves_end_in_the_last_one() {
    for options in [&[][..], &["--poll=50"]] {
        let watching = Watching::new(options);
        let text = watching.read("goals.plan");
        for count in 0..200 {
            fs::write(watching.at("goals.plan"), text.replace("Open when", &format!("Open {count} when"))).unwrap();
        }
        watching.until("the last save", |watching| watching.shows("Open 199 when"));
    }
}
