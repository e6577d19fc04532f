//! `planc explain`.

mod codes;
mod markdown;

use std::path::{Path, PathBuf};

use clap::Args;

use super::terminal::Terminal;
use super::{Failure, Outcome};
use crate::config;
use crate::sources::{DiskSources, PROJECT_FILE, Sources};
use crate::text::FileId;

pub(super) use markdown::PageStyle;

/// Explain a code
///
/// A code is written by its number or its name: "planc explain P0401", "planc explain total-mismatch".
#[derive(Args)]
pub(super) struct Arguments {
    /// What to explain: a code
    #[arg(required_unless_present = "list")]
    what: Option<String>,

    /// The project's folder, whose language is spoken
    #[arg(default_value = ".")]
    path: PathBuf,

    /// List every code with its title
    #[arg(long, conflicts_with = "what")]
    list: bool,
}

pub(super) fn run(arguments: &Arguments, terminal: &mut Terminal) -> Result<Outcome, Failure> {
    speak_as(&arguments.path, terminal);
    match &arguments.what {
        None => codes::list(terminal)?,
        Some(what) => match crate::diagnostic::Code::named(what.trim()) {
            Some(code) => codes::explain(code, terminal)?,
            None => return Err(codes::unknown(what, terminal)),
        },
    }
    Ok(Outcome::Well)
}

/// Speaks the language of the project in a folder, if its project file can be read.
fn speak_as(project: &Path, terminal: &mut Terminal) {
    let text = DiskSources::open(project).and_then(|sources| sources.read(PROJECT_FILE));
    if let Some(text) = text.ok().and_then(|bytes| String::from_utf8(bytes).ok()) {
        terminal.speak(config::parse(FileId(0), &text).0.language);
    }
}
