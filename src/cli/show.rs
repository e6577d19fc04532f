//! How findings are shown: in which format, how many, where. Those for people go to standard error, all else to
//! standard output.

use std::env;
use std::io;
use std::path::{Path, PathBuf};

use clap::ValueEnum;

use super::ProjectArguments;
use super::terminal::{Terminal, quoted, shown};
use crate::diagnostic::order::{Entry, by_use, folded};
use crate::diagnostic::render::{Acceptance, Finding, github, json, sarif, short};
use crate::diagnostic::{Diagnostic, Severity};
use crate::emit::prose;
use crate::sources::SourceMap;
use crate::workspace::Compilation;

/// In what form findings are written.
#[derive(Clone, Copy, PartialEq, Eq, Debug, ValueEnum)]
pub(super) enum Format {
    /// With the lines that they mark, on standard error
    Human,
    /// One line each, for editors
    Short,
    /// One JSON object a line
    Json,
    /// One SARIF 2.1.0 log
    Sarif,
    /// Commands for the log of a GitHub workflow
    Github,
}

/// How many messages are shown to people unless they say otherwise.
const SHOWN: usize = 50;
/// How many lines are named where a message repeats itself.
const LINES_NAMED: usize = 20;

/// Shows what was found in a project that lies at `root`. What the plan accepts belongs to a SARIF log, and to the
/// formats of one line where `accepted` asks for it.
pub(super) fn show(
    compilation: &Compilation,
    options: &ProjectArguments,
    accepted: bool,
    root: &Path,
    terminal: &Terminal,
) -> io::Result<()> {
    let sources = &compilation.sources;
    let found = &compilation.diagnostics;
    let ordered = by_use(found, sources);
    let limit = match (options.max_errors, options.format) {
        (Some(0), _) => None,
        (Some(limit), _) => Some(limit),
        (None, Format::Human) => Some(SHOWN),
        (None, _) => None,
    };
    let kept = limit.unwrap_or(usize::MAX).min(ordered.len());
    let left_out = match options.format {
        Format::Human => human(&ordered, options, limit, sources, terminal),
        format => {
            // The most useful are kept, in order of file and place.
            let chosen: Vec<&Diagnostic> = match (format, kept < found.len()) {
                (Format::Github, _) | (_, true) => ordered.iter().copied().take(kept).collect(),
                _ => found.iter().collect(),
            };
            let acceptances = match format {
                Format::Sarif => acceptances(compilation),
                Format::Short | Format::Json if accepted => acceptances(compilation),
                _ => Vec::new(),
            };
            machine(format, &chosen, &acceptances, sources, root, terminal)?;
            found.len() - kept
        }
    };
    if left_out > 0 {
        let command = command("check --max-errors 0", options);
        terminal.say("not-shown", &[("count", left_out.into()), ("command", command.into())]);
    }
    Ok(())
}

/// Shows findings with their lines, those that repeat themselves once, and says how many are left out.
fn human(
    ordered: &[&Diagnostic],
    options: &ProjectArguments,
    limit: Option<usize>,
    sources: &SourceMap,
    terminal: &Terminal,
) -> usize {
    let Some(limit) = limit else {
        ordered.iter().for_each(|diagnostic| terminal.diagnostic(diagnostic, sources));
        return 0;
    };
    let mut told = 0;
    let mut shown = 0;
    let mut repeats = false;
    for entry in folded(ordered, sources) {
        match entry {
            Entry::Finding(_) if shown == limit => break,
            Entry::Finding(diagnostic) => {
                terminal.diagnostic(diagnostic, sources);
                (told, shown) = (told + 1, shown + 1);
            }
            Entry::More { code, file, lines } => {
                let mut named: Vec<String> = lines.iter().take(LINES_NAMED).map(usize::to_string).collect();
                named.dedup();
                let more = if lines.len() > LINES_NAMED { " …" } else { "" };
                terminal.say(
                    "more-in-file",
                    &[
                        ("count", lines.len().into()),
                        ("code", code.number().into()),
                        ("file", sources.file(file).path.as_str().into()),
                        ("lines", format!("{}{more}\n", named.join(", ")).into()),
                    ],
                );
                told += lines.len();
                repeats = true;
            }
        }
    }
    if repeats && told == ordered.len() {
        let command = command("check --max-errors 0", options);
        terminal.say("folded-shown", &[("command", command.into())]);
    }
    ordered.len() - told
}

fn machine(
    format: Format,
    found: &[&Diagnostic],
    accepted: &[(Diagnostic, Acceptance)],
    sources: &SourceMap,
    root: &Path,
    terminal: &Terminal,
) -> io::Result<()> {
    let language = terminal.language();
    let mut findings: Vec<Finding> = found.iter().map(|diagnostic| Finding { diagnostic, accepted: None }).collect();
    findings.extend(accepted.iter().map(|(diagnostic, why)| Finding { diagnostic, accepted: Some(why) }));
    let each = |line: &dyn Fn(&Finding) -> String| findings.iter().map(|finding| line(finding) + "\n").collect();
    let text: String = match format {
        Format::Human => return Ok(()),
        Format::Short => {
            let folder = from_here(root);
            each(&|finding| short(finding, sources, language, &folder))
        }
        Format::Json => each(&|finding| json(finding, sources, language)),
        Format::Sarif => sarif(&findings, sources, language, &from_repository(root)) + "\n",
        Format::Github => github(&findings, sources, language, &from_repository(root)),
    };
    terminal.print_bytes(text.as_bytes())
}

/// What the plan accepts, as notes with their reasons: what is accepted is no fault any more.
pub(super) fn acceptances(compilation: &Compilation) -> Vec<(Diagnostic, Acceptance)> {
    let checked = &compilation.checked;
    let accepted = checked.accepted.iter().map(|accepted| {
        let finding = Diagnostic { severity: Severity::Note, ..accepted.finding.clone() };
        let span = checked.plan.item(accepted.by).entries[accepted.entry].span;
        let reason = accepted.deviation(&checked.plan).map(|deviation| prose::line(checked, &deviation.reason));
        (finding, Acceptance { reason: reason.unwrap_or_default(), span })
    });
    accepted.collect()
}

/// A command on the same project, as it can be typed.
pub(super) fn command(what: &str, options: &ProjectArguments) -> String {
    match options.path.as_path() {
        here if here == Path::new(".") => format!("planc {what}"),
        path => format!("planc {what} {}", quoted(path)),
    }
}

/// The way from where the user stands to a folder: empty, or ending in `/`.
pub(super) fn from_here(folder: &Path) -> String {
    match shown(folder).as_str() {
        "." => String::new(),
        path => slashed(path),
    }
}

/// The way to a folder from the root of what is under version control: that of the workflow, else the nearest folder
/// around it that git knows. Empty where there is none.
fn from_repository(folder: &Path) -> String {
    let workspace = env::var_os("GITHUB_WORKSPACE").and_then(|path| PathBuf::from(path).canonicalize().ok());
    let workspace = workspace.filter(|root| folder.starts_with(root));
    let root = workspace.or_else(|| folder.ancestors().find(|above| above.join(".git").exists()).map(Path::to_owned));
    match root.as_deref().and_then(|root| folder.strip_prefix(root).ok()) {
        Some(within) if !within.as_os_str().is_empty() => slashed(&within.display().to_string()),
        _ => String::new(),
    }
}

fn slashed(path: &str) -> String {
    format!("{}/", path.replace('\\', "/").trim_end_matches('/'))
}
