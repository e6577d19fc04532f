//! `planc new`.

use std::fs;
use std::path::PathBuf;

use clap::Args;

use super::terminal::{Terminal, quoted};
use super::{Failure, Outcome};
use crate::language::Language;
use crate::sources::at;

/// Make a small plan that builds, to begin from
///
/// The plan is written in the language of --language, else of your locale, else in Swedish.
#[derive(Args)]
pub(super) struct Arguments {
    /// A folder that does not exist yet, or is empty
    #[arg(value_name = "DIR")]
    folder: PathBuf,
}

type Template = &'static [(&'static str, &'static str)];

macro_rules! template {
    ($language:literal: $($file:literal),*) => {
        &[$(($file, include_str!(concat!("new/", $language, "/", $file)))),*]
    };
}

const SWEDISH: Template = template!("sv": "planc.toml", "plan.plan", "mål.plan", "budget.plan");
const ENGLISH: Template = template!("en": "planc.toml", "plan.plan", "goals.plan", "budget.plan");

/// What planc builds is not kept with the sources.
const GIT_IGNORE: (&str, &str) = (".gitignore", "/public/\n");

pub(super) fn run(arguments: &Arguments, terminal: &Terminal) -> Result<Outcome, Failure> {
    let folder = &arguments.folder;
    fs::create_dir_all(folder).map_err(|error| at(folder, error))?;
    if fs::read_dir(folder).map_err(|error| at(folder, error))?.next().is_some() {
        return Err(Failure::NotEmpty(folder.clone()));
    }
    let template = match terminal.language() {
        Language::Sv => SWEDISH,
        Language::En => ENGLISH,
    };
    for (name, text) in template.iter().chain([&GIT_IGNORE]) {
        let path = folder.join(name);
        fs::write(&path, text).map_err(|error| at(&path, error))?;
    }
    terminal.say("made", &[("path", folder.display().to_string().into()), ("project", quoted(folder).into())]);
    Ok(Outcome::Well)
}
