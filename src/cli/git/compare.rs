//! One file of two revisions, as git hands them over.

use std::fs;
use std::path::Path;

use crate::cli::terminal::Terminal;
use crate::cli::{Failure, Outcome};
use crate::diff::{Snapshot, compare};
use crate::emit::changes::{Teller, terminal as text};
use crate::merge::plain;
use crate::sources::{MemorySources, PROJECT_FILE, at};
use crate::workspace::compile;

/// Prints a file without its layout.
pub(super) fn textconv(file: &Path, terminal: &Terminal) -> Result<Outcome, Failure> {
    let bytes = fs::read(file).map_err(|error| at(file, error))?;
    match std::str::from_utf8(&bytes) {
        Ok(text) => terminal.print_bytes(plain(text).as_bytes())?,
        Err(_) => terminal.print_bytes(&bytes)?,
    }
    Ok(Outcome::Well)
}

/// Says what has changed in a file.
pub(super) fn external(path: &str, sides: &[String], terminal: &mut Terminal) -> Result<Outcome, Failure> {
    let [old, _, _, new, _, _, rest @ ..] = sides else {
        // Git has but the path to give while a merge of the file is in conflict.
        terminal.say("git-diff-unmerged", &[("path", path.into())]);
        return Ok(Outcome::Well);
    };
    let new_path = rest.first().map_or(path, String::as_str);
    let settings = settings(path);
    let before = snapshot(path, old, settings.as_deref())?;
    let after = snapshot(new_path, new, settings.as_deref())?;
    terminal.speak(after.language);
    let comparison = compare(&before, &after);
    let page = terminal.page();
    let style = text::Style { width: page.width, color: page.styled };
    let teller = Teller { language: terminal.language() };
    terminal.print(&format!("planc a/{path} b/{new_path}\n"))?;
    terminal.print(text::text(&comparison, teller, style).trim_end())?;
    terminal.print("")?;
    Ok(Outcome::Well)
}

/// What a file says that is read by itself, with the settings of its project.
fn snapshot(path: &str, file: &str, settings: Option<&[u8]>) -> Result<Snapshot, Failure> {
    // A file that is not there has the null device for its text.
    let bytes = match file {
        "/dev/null" | "nul" => Vec::new(),
        file => fs::read(file).map_err(|error| at(Path::new(file), error))?,
    };
    let mut sources = MemorySources::default();
    sources.0.insert(path.to_owned(), bytes);
    if let Some(settings) = settings {
        sources.0.insert(PROJECT_FILE.to_owned(), settings.to_vec());
    }
    let compilation = compile(&sources);
    Ok(Snapshot::of(&compilation.checked, &compilation.sources, &compilation.diagnostics))
}

/// The project file of the project that a file lies in; git runs planc at the top of the repository.
fn settings(path: &str) -> Option<Vec<u8>> {
    Path::new(path).ancestors().skip(1).find_map(|folder| fs::read(folder.join(PROJECT_FILE)).ok())
}
