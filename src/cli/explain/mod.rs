//! `planc explain`.

mod codes;
mod figures;
mod items;
mod lines;
mod markdown;

use std::path::{Path, PathBuf};

use clap::{Args, ValueEnum};

use super::terminal::Terminal;
use super::{Failure, Outcome, report};
use crate::config;
use crate::diagnostic::{Code, Severity};
use crate::emit::explanation::{explain_figure, explain_item};
use crate::model::Subject;
use crate::sources::{DiskSources, PROJECT_FILE, Sources};
use crate::text::FileId;
use crate::vocabulary::{Keyword, keyword_anywhere};
use crate::workspace::compile_explaining;

pub(super) use markdown::PageStyle;

/// Explain a code of planc, or how a figure of a plan comes about
///
/// A code is written by its number or its name: "planc explain P0401", "planc explain total-mismatch". A figure is
/// written by its path: "planc explain resurser.total.b2024", "planc explain hushåll.2022.andel". An item is written by
/// its id, after its concept's word where several have that id: "planc explain mål trygghet".
#[derive(Args)]
pub(super) struct Arguments {
    /// A code, the path of a figure, or an item's id
    #[arg(required_unless_present = "list")]
    what: Option<String>,

    /// The project's folder, or a single .plan file [default: .]
    #[arg(num_args = 0..=2)]
    path: Vec<String>,

    /// The same as PATH
    #[arg(long, value_name = "PATH")]
    project: Option<PathBuf>,

    /// List every code with its title
    #[arg(long, conflicts_with = "what")]
    list: bool,

    /// How many levels of parts to show
    #[arg(long, value_name = "NUMBER", default_value_t = 2)]
    depth: usize,

    /// How to show a figure or an item
    #[arg(long, value_enum, value_name = "FORMAT", default_value = "text")]
    format: Format,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    Text,
    Json,
}

/// Deeper trees than this say nothing more.
const DEEPEST: usize = 20;

impl Arguments {
    /// What is to be explained, and the project: `mål trygghet` may be two words.
    fn read(&self) -> (Option<String>, PathBuf) {
        let is_concept =
            |text: &str| matches!(keyword_anywhere(text), Some((Keyword::Concept(_), len)) if len == text.len());
        let (what, path) = match (&self.what, self.path.as_slice()) {
            (Some(word), [id, rest @ ..]) if is_concept(word) => (Some(format!("{word} {id}")), rest.first()),
            (what, rest) => (what.clone(), rest.first()),
        };
        let given = self.project.clone().or_else(|| path.map(PathBuf::from));
        (what, given.unwrap_or_else(|| PathBuf::from(".")))
    }
}

pub(super) fn run(arguments: &Arguments, terminal: &mut Terminal) -> Result<Outcome, Failure> {
    let (what, project) = arguments.read();
    speak_as(&project, terminal);
    let Some(what) = what else {
        codes::list(terminal)?;
        return Ok(Outcome::Well);
    };
    match Code::named(what.trim()) {
        Some(code) => codes::explain(code, terminal)?,
        None if codes::is_like_number(&what) => return Err(codes::unknown(&what, terminal)),
        None => explain(&what, &project, arguments, terminal)?,
    }
    Ok(Outcome::Well)
}

/// Explains what stands in the plan.
fn explain(what: &str, project: &Path, arguments: &Arguments, terminal: &mut Terminal) -> Result<(), Failure> {
    let sources = DiskSources::open(project)?;
    let progress = terminal.progress("progress-checking");
    let (compilation, subject, file) = compile_explaining(&progress.watch(&sources), what);
    drop(progress);
    terminal.speak(compilation.checked.plan.config.language);
    // Where no plan is, a misspelt code is likelier than a figure.
    let no_plan = compilation.diagnostics.iter().any(|found| found.code == Code::NoPlanFiles);
    if (no_plan || subject.is_none()) && codes::is_like_name(what) {
        return Err(codes::unknown(what, terminal));
    }
    if let Err(failure) = report::readable(&compilation) {
        let errors = compilation.diagnostics.iter().filter(|found| found.severity == Severity::Error);
        errors.for_each(|error| terminal.diagnostic(error, &compilation.sources));
        return Err(failure);
    }
    let Some(subject) = subject else {
        let own = |found: &&crate::diagnostic::Diagnostic| found.span.is_some_and(|span| span.file == file);
        let mut said = false;
        for error in compilation.diagnostics.iter().filter(own) {
            terminal.diagnostic(error, &compilation.sources);
            said = true;
        }
        if !said {
            let text = terminal.label("explain-no-path", &[("what", what.into())]);
            terminal.say("failure", &[("text", text.into())]);
        }
        return Err(Failure::Said);
    };
    let (checked, sources) = (&compilation.checked, &compilation.sources);
    let (text, json) = match subject {
        Subject::Figure { key, share } => {
            let depth = arguments.depth.clamp(1, DEEPEST);
            let found = explain_figure(checked, sources, (key, share), depth, terminal.language());
            (figures::text(&found, terminal), found.to_json())
        }
        Subject::Item(item) => {
            let found = explain_item(checked, sources, item, terminal.language());
            (items::text(&found, terminal), found.to_json())
        }
    };
    match arguments.format {
        Format::Text => terminal.print(text.trim_end())?,
        Format::Json => terminal.print_bytes(&json)?,
    }
    Ok(())
}

/// Speaks the language of the project in a folder, if its project file can be read.
fn speak_as(project: &Path, terminal: &mut Terminal) {
    let text = DiskSources::open(project).and_then(|sources| sources.read(PROJECT_FILE));
    if let Some(text) = text.ok().and_then(|bytes| String::from_utf8(bytes).ok()) {
        terminal.speak(config::parse(FileId(0), &text).0.language);
    }
}
