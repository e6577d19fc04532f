//! What git is told: keys of its configuration, lines of its attributes. Written is what was asked for, and no more.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use clap::Args;

use crate::cli::terminal::{Terminal, shown};
use crate::cli::{Failure, Outcome};
use crate::sources::at;

/// Tell git to use planc for plan files, or no longer
///
/// Choose what: --merge, --diff, --textconv, or several of them. What is written is a line for each in .gitattributes,
/// which is committed and holds for everybody, and keys in git's configuration, which each clone has for itself. Without
/// a choice, nothing is written, and what each of them would write is shown. Uninstall takes away what it has written:
/// what was chosen, or everything.
#[derive(Args)]
pub(super) struct Arguments {
    /// Merge items by their ids and tables by row and column
    #[arg(long)]
    merge: bool,

    /// Show changes in git diff as planc tells them
    #[arg(long)]
    diff: bool,

    /// Compare plan files without their layout, in git diff, git log -p and git show
    #[arg(long)]
    textconv: bool,

    /// For all repositories of this user
    #[arg(long, conflicts_with = "local")]
    global: bool,

    /// For this repository alone, which is the default
    #[arg(long)]
    local: bool,

    /// Write nothing; show what would be written
    #[arg(long)]
    dry_run: bool,

    /// How git is to start planc
    #[arg(long, value_name = "COMMAND", default_value = "planc")]
    program: String,

    /// A folder in the repository
    #[arg(long, value_name = "PATH", default_value = ".")]
    project: PathBuf,
}

/// One of what can be installed.
#[derive(Clone, Copy, PartialEq, Eq)]
enum What {
    Merge,
    Diff,
    Textconv,
}

/// What starts a hunk's line in git's comparisons: the last declaration above it.
const HEADINGS: &str = "^ *([^|#\" ][^|#\"]*(\"[^\"]*\")? *\\{)";

impl What {
    const ALL: [What; 3] = [What::Merge, What::Diff, What::Textconv];

    fn attribute(self) -> &'static str {
        match self {
            What::Merge => "*.plan merge=plan",
            What::Diff | What::Textconv => "*.plan diff=plan",
        }
    }

    /// The keys of the configuration, with the end of what each is set to: behind the command where that is `true`.
    fn keys(self) -> &'static [(&'static str, bool, &'static str)] {
        match self {
            What::Merge => &[
                ("merge.plan.name", false, "plan files by item, row and column"),
                ("merge.plan.driver", true, " merge-file %O %A %B --marker-size %L --path %P --labels %S %X %Y"),
            ],
            What::Diff => {
                &[("diff.plan.command", true, " git external-diff"), ("diff.plan.xfuncname", false, HEADINGS)]
            }
            What::Textconv => &[
                ("diff.plan.textconv", true, " git textconv"),
                ("diff.plan.cachetextconv", false, "true"),
                ("diff.plan.xfuncname", false, HEADINGS),
            ],
        }
    }
}

impl Arguments {
    fn chosen(&self) -> Vec<What> {
        let chosen = [(What::Merge, self.merge), (What::Diff, self.diff), (What::Textconv, self.textconv)];
        chosen.into_iter().filter(|(_, chosen)| *chosen).map(|(what, _)| what).collect()
    }

    fn git(&self) -> Command {
        let mut command = Command::new("git");
        command.arg("-C").arg(&self.project);
        command
    }

    /// What git answers, without the end of its line; nothing if it has no answer.
    fn ask(&self, arguments: &[&str]) -> Result<Option<String>, Failure> {
        let output = self.git().args(arguments).output().map_err(|error| at(Path::new("git"), error))?;
        let text = String::from_utf8_lossy(&output.stdout).trim_end_matches(['\n', '\r']).to_owned();
        Ok(output.status.success().then_some(text))
    }

    fn scope(&self) -> &'static str {
        if self.global { "--global" } else { "--local" }
    }

    fn config(&self, key: &str) -> Result<Option<String>, Failure> {
        self.ask(&["config", self.scope(), "--get", key])
    }

    /// The file of git's attributes.
    fn attributes(&self, terminal: &Terminal) -> Result<PathBuf, Failure> {
        if !self.global {
            let Some(top) = self.ask(&["rev-parse", "--show-toplevel"])? else {
                let text = terminal.label("git-no-repository", &[("path", shown(&self.project).into())]);
                terminal.say("failure", &[("text", text.into())]);
                return Err(Failure::Said);
            };
            return Ok(Path::new(&top).join(".gitattributes"));
        }
        if let Some(own) = self.ask(&["config", "--global", "--type=path", "--get", "core.attributesFile"])? {
            return Ok(PathBuf::from(own));
        }
        let folder = |name: &str| std::env::var_os(name).filter(|value| !value.is_empty()).map(PathBuf::from);
        let config = folder("XDG_CONFIG_HOME").or_else(|| folder("HOME").map(|home| home.join(".config")));
        Ok(config.unwrap_or_default().join("git/attributes"))
    }

    /// How git's shell reads the command.
    fn command(&self) -> String {
        let plain = |letter: char| letter.is_alphanumeric() || "/._-+:".contains(letter);
        if self.program.chars().all(plain) {
            self.program.clone()
        } else {
            format!("'{}'", self.program.replace('\'', r"'\''"))
        }
    }
}

/// A step towards what was asked for.
enum Step {
    Set(&'static str, String),
    Unset(&'static str),
    Attributes { path: PathBuf, text: String, added: Vec<&'static str>, removed: Vec<&'static str> },
}

pub(super) fn install(arguments: &Arguments, terminal: &Terminal) -> Result<Outcome, Failure> {
    let chosen = arguments.chosen();
    let nothing_chosen = chosen.is_empty();
    let chosen = if nothing_chosen { What::ALL.to_vec() } else { chosen };
    let mut steps = Vec::new();
    let path = arguments.attributes(terminal)?;
    let mut text = read(&path)?;
    let mut added = Vec::new();
    for what in &chosen {
        let line = what.attribute();
        if !text.lines().any(|other| other.trim() == line) {
            if !text.is_empty() && !text.ends_with('\n') {
                text.push('\n');
            }
            text.extend([line, "\n"]);
            added.push(line);
        }
    }
    if !added.is_empty() {
        steps.push(Step::Attributes { path, text, added, removed: Vec::new() });
    }
    for (key, ours, value) in keys(&chosen) {
        let value = if ours { format!("{}{value}", arguments.command()) } else { value.to_owned() };
        if arguments.config(key)?.as_deref() != Some(&value) {
            steps.push(Step::Set(key, value));
        }
    }
    take(arguments, &steps, nothing_chosen, terminal)?;
    if nothing_chosen {
        terminal.say("git-choose", &[]);
    }
    Ok(Outcome::Well)
}

pub(super) fn uninstall(arguments: &Arguments, terminal: &Terminal) -> Result<Outcome, Failure> {
    let chosen = arguments.chosen();
    let chosen = if chosen.is_empty() { What::ALL.to_vec() } else { chosen };
    let kept: Vec<What> = What::ALL.into_iter().filter(|what| !chosen.contains(what)).collect();
    let mut steps = Vec::new();
    let mut still = Vec::new();
    for what in kept {
        let main = what.keys().iter().find(|(_, ours, _)| *ours).map(|(key, ..)| *key);
        if main.is_some_and(|key| arguments.config(key).is_ok_and(|value| value.is_some())) {
            still.push(what);
        }
    }
    let path = arguments.attributes(terminal)?;
    let text = read(&path)?;
    let gone = |line: &str| {
        let ours = |all: &[What]| all.iter().map(|what| what.attribute()).find(|own| *own == line.trim());
        ours(&still).is_none().then(|| ours(&chosen)).flatten()
    };
    let removed: Vec<&'static str> = text.lines().filter_map(gone).collect();
    if !removed.is_empty() {
        let text = text.split_inclusive('\n').filter(|line| gone(line).is_none()).collect();
        steps.push(Step::Attributes { path, text, added: Vec::new(), removed });
    }
    let shared: Vec<&str> = keys(&still).into_iter().map(|(key, ..)| key).collect();
    for (key, ours, value) in keys(&chosen) {
        let set = arguments.config(key)?;
        let is_ours = set.is_some_and(|set| if ours { set.ends_with(value) } else { set == value });
        if is_ours && !shared.contains(&key) {
            steps.push(Step::Unset(key));
        }
    }
    take(arguments, &steps, false, terminal)?;
    Ok(Outcome::Well)
}

/// The keys of several, each once.
fn keys(of: &[What]) -> Vec<(&'static str, bool, &'static str)> {
    let mut keys: Vec<(&'static str, bool, &'static str)> = Vec::new();
    for key in of.iter().flat_map(|what| what.keys()) {
        if !keys.contains(key) {
            keys.push(*key);
        }
    }
    keys
}

fn read(path: &Path) -> Result<String, Failure> {
    match fs::read_to_string(path) {
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(String::new()),
        Err(error) => Err(at(path, error).into()),
        Ok(text) => Ok(text),
    }
}

/// Shows the steps, and takes them unless they were only asked to be shown.
fn take(arguments: &Arguments, steps: &[Step], only_show: bool, terminal: &Terminal) -> Result<(), Failure> {
    if steps.is_empty() {
        terminal.say("git-nothing-to-do", &[]);
        return Ok(());
    }
    let scope = arguments.scope();
    for step in steps {
        match step {
            Step::Set(key, value) => terminal.print(&format!("git config {scope} {key} \"{value}\""))?,
            Step::Unset(key) => terminal.print(&format!("git config {scope} --unset {key}"))?,
            Step::Attributes { path, added, removed, .. } => {
                let path = shown(path);
                for line in added {
                    terminal.print(&format!("{path}: + {line}"))?;
                }
                for line in removed {
                    terminal.print(&format!("{path}: - {line}"))?;
                }
            }
        }
    }
    if only_show || arguments.dry_run {
        return Ok(());
    }
    for step in steps {
        match step {
            Step::Set(key, value) => set(arguments, &["config", scope, key, value])?,
            Step::Unset(key) => set(arguments, &["config", scope, "--unset-all", key])?,
            Step::Attributes { path, text, .. } => {
                let write = || match (path.parent(), text.is_empty()) {
                    // What is left of the file is nothing.
                    (_, true) => fs::remove_file(path),
                    (Some(folder), false) => fs::create_dir_all(folder).and_then(|()| fs::write(path, text)),
                    (None, false) => fs::write(path, text),
                };
                write().map_err(|error| Failure::Unwritten(at(path, error)))?;
            }
        }
    }
    Ok(())
}

fn set(arguments: &Arguments, words: &[&str]) -> Result<(), Failure> {
    let output = arguments.git().args(words).output().map_err(|error| at(Path::new("git"), error))?;
    if output.status.success() {
        return Ok(());
    }
    let said = String::from_utf8_lossy(&output.stderr).trim().to_owned();
    Err(Failure::Unwritten(std::io::Error::other(said)))
}
