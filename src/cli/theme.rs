//! `planc theme`.

#![allow(
    clippy::disallowed_types,
    reason = "files that are taken out of a theme are new, and never written over others"
)]

use std::collections::BTreeMap;
use std::fs::{self, OpenOptions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use clap::{Args, Subcommand, ValueEnum};
use unicode_width::UnicodeWidthStr;

use super::terminal::{Terminal, shown};
use super::{Failure, Outcome};
use crate::config::Config;
use crate::diagnostic::Argument;
use crate::diagnostic::nearest::nearest;
use crate::language::Language;
use crate::sources::{DiskSources, Sources, at};
use crate::theme::{self, SETTINGS_FILE, SettingKind};
use crate::workspace;

/// Show the theme of a project's pages, and take out files of it to change
///
/// A project replaces any file of its theme by one of its own with the same name, in the folder that [site] overrides
/// names in planc.toml.
#[derive(Args)]
pub(super) struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    List(List),
    Eject(Eject),
}

/// List the themes, and the files and settings of one of them
#[derive(Args)]
struct List {
    #[command(flatten)]
    of: Of,
}

/// Copy files of the theme into the project's folder for its own
///
/// A file that is there already is never overwritten: then nothing at all is copied. Take out no more than you mean to
/// change, since what you take out no longer follows planc's own.
#[derive(Args)]
struct Eject {
    /// Which files; all of them if none is named
    #[arg(value_name = "FILE")]
    files: Vec<String>,

    /// Where to copy them [default: the folder that [site] overrides names, else "tema" or "theme" in the project's
    /// folder]
    #[arg(long, value_name = "DIR")]
    to: Option<PathBuf>,

    #[command(flatten)]
    of: Of,
}

#[derive(Args)]
struct Of {
    /// Which theme [default: the project's own]
    #[arg(long, value_enum, value_name = "NAME")]
    theme: Option<ThemeName>,

    /// The project's folder
    #[arg(long, value_name = "PATH", default_value = ".")]
    project: PathBuf,
}

/// A theme that planc carries.
#[derive(Clone, Copy)]
struct ThemeName(&'static str);

impl ValueEnum for ThemeName {
    fn value_variants<'a>() -> &'a [Self] {
        const ALL: [ThemeName; theme::NAMES.len()] = {
            let mut all = [ThemeName(""); theme::NAMES.len()];
            let mut at = 0;
            while at < all.len() {
                all[at] = ThemeName(theme::NAMES[at]);
                at += 1;
            }
            all
        };
        &ALL
    }

    fn to_possible_value(&self) -> Option<clap::builder::PossibleValue> {
        Some(clap::builder::PossibleValue::new(self.0))
    }
}

pub(super) fn run(arguments: &Arguments, terminal: &mut Terminal) -> Result<Outcome, Failure> {
    let (Command::List(List { of }) | Command::Eject(Eject { of, .. })) = &arguments.command;
    let sources = DiskSources::open(&of.project)?;
    let config = workspace::settings(&sources);
    terminal.speak(config.language);
    let used = config.site.theme.as_deref().unwrap_or(theme::NAMES[0]);
    let name = of.theme.map_or(used, |name| name.0);
    match &arguments.command {
        Command::List(_) => list(name, &sources, &config, terminal)?,
        Command::Eject(eject) => take_out(name, eject, &sources, &config, terminal)?,
    }
    Ok(Outcome::Well)
}

fn list(name: &str, sources: &DiskSources, config: &Config, terminal: &Terminal) -> Result<(), Failure> {
    let used = config.site.theme.as_deref().unwrap_or(theme::NAMES[0]);
    let mut lines = vec![terminal.label("theme-themes", &[])];
    let about = |name: &&str| if *name == used { terminal.label("theme-used", &[]) } else { String::new() };
    lines.extend(table(theme::NAMES.iter().map(|name| vec![(*name).to_owned(), about(name)])));

    lines.push(format!("\n{}", terminal.label("theme-files", &[("name", name.into())])));
    let mut own = own_files(sources, config)?;
    let mut rows = Vec::new();
    for path in theme::shipped_paths(name).into_iter().filter(|path| path != SETTINGS_FILE) {
        let about = match (own.remove(&path), theme::home(name, &path)) {
            (Some(place), _) => terminal.label("theme-own", &[("path", place.into())]),
            (None, Some(home)) if home != name => terminal.label("theme-from", &[("name", home.into())]),
            _ => String::new(),
        };
        rows.push(vec![path, about]);
    }
    let more =
        own.into_iter().map(|(path, place)| vec![path, terminal.label("theme-own-more", &[("path", place.into())])]);
    lines.extend(table(rows.into_iter().chain(more)));

    lines.push(format!("\n{}", terminal.label("theme-settings", &[])));
    let settings = theme::settings(name).into_iter().map(|(name, setting)| {
        let own = config.site.settings.get(&name).map(|own| own.text.as_str());
        let value = format!("{:?}", own.unwrap_or(&setting.default));
        let key = if own.is_some() { "theme-set" } else { "theme-unset" };
        let kind = match setting.kind {
            SettingKind::Text => "text",
            SettingKind::Color => "color",
            SettingKind::Font => "font",
            SettingKind::Picture => "picture",
        };
        let about = terminal.label(&format!("theme-setting-{name}"), &[]);
        let kind = terminal.label(key, &[("kind", kind.into())]);
        format!("  {name} = {value}\n      {about} ({kind})")
    });
    lines.extend(settings);
    lines.push(format!("\n{}", terminal.label("theme-more", &[])));
    Ok(terminal.print(&lines.join("\n"))?)
}

/// The project's own files for its theme, by path within it: where each lies.
fn own_files(sources: &DiskSources, config: &Config) -> io::Result<BTreeMap<String, String>> {
    let Some(folder) = &config.site.overrides else { return Ok(BTreeMap::new()) };
    let within = |place: String| Some((place.strip_prefix(folder.as_str())?.trim_start_matches('/').to_owned(), place));
    Ok(sources.list_all(folder)?.into_iter().filter_map(within).collect())
}

/// Rows of cells as lines whose columns stand under each other.
fn table(rows: impl Iterator<Item = Vec<String>>) -> Vec<String> {
    let rows: Vec<Vec<String>> = rows.collect();
    let width = rows.iter().filter_map(|row| Some(row.first()?.width())).max().unwrap_or(0);
    let line = |row: Vec<String>| match row.as_slice() {
        [name, about] => format!("  {name}{}  {about}", " ".repeat(width - name.width())).trim_end().to_owned(),
        cells => cells.concat(),
    };
    rows.into_iter().map(line).collect()
}

fn take_out(
    name: &str,
    eject: &Eject,
    sources: &DiskSources,
    config: &Config,
    terminal: &Terminal,
) -> Result<(), Failure> {
    let there: Vec<String> = theme::shipped_paths(name).into_iter().filter(|path| path != SETTINGS_FILE).collect();
    if let Some(file) = eject.files.iter().find(|file| !there.contains(file)) {
        let near = nearest(file, there.iter().map(String::as_str));
        let known = if near.is_empty() { there.iter().map(String::as_str).collect() } else { near };
        return Err(Failure::NoThemeFile { theme: name.to_owned(), file: file.clone(), known: Argument::texts(known) });
    }
    let wanted = if eject.files.is_empty() { there } else { eject.files.clone() };
    let usual = match terminal.language() {
        Language::Sv => "tema",
        Language::En => "theme",
    };
    let own = config.site.overrides.as_deref();
    let folder = eject.to.clone().unwrap_or_else(|| sources.root().join(own.unwrap_or(usual)));
    let copies: Vec<(PathBuf, Vec<u8>)> =
        wanted.iter().filter_map(|path| Some((folder.join(path), theme::shipped(name, path)?.into_owned()))).collect();
    if let Some((path, _)) = copies.iter().find(|(path, _)| path.symlink_metadata().is_ok()) {
        return Err(Failure::ThemeFileThere(path.clone()));
    }
    write_all(&copies).map_err(Failure::Unwritten)?;
    let arguments = [("files", copies.len().into()), ("path", shown(&folder).into())];
    terminal.say("theme-taken-out", &arguments);
    let used = own.is_some_and(|own| same_folder(&sources.root().join(own), &folder));
    if !used {
        let folder = folder.strip_prefix(sources.root()).unwrap_or(&folder).display().to_string();
        terminal.say("theme-name-folder", &[("folder", folder.into())]);
    }
    Ok(())
}

fn same_folder(one: &Path, other: &Path) -> bool {
    match (fs::canonicalize(one), fs::canonicalize(other)) {
        (Ok(one), Ok(other)) => one == other,
        _ => one == other,
    }
}

/// Writes new files, or none of them.
fn write_all(files: &[(PathBuf, Vec<u8>)]) -> io::Result<()> {
    let mut written: Vec<&Path> = Vec::new();
    let mut made: Vec<PathBuf> = Vec::new();
    let mut write = || {
        for (path, bytes) in files {
            let folder = path.parent().unwrap_or(Path::new("."));
            let missing: Vec<PathBuf> =
                folder.ancestors().take_while(|folder| !folder.exists()).map(Path::to_owned).collect();
            fs::create_dir_all(folder).map_err(|error| at(folder, error))?;
            made.extend(missing.into_iter().rev());
            let mut file =
                OpenOptions::new().write(true).create_new(true).open(path).map_err(|error| at(path, error))?;
            written.push(path);
            file.write_all(bytes).map_err(|error| at(path, error))?;
        }
        Ok(())
    };
    let outcome = write();
    if outcome.is_err() {
        written.iter().for_each(|path| drop(fs::remove_file(path)));
        made.iter().rev().for_each(|folder| drop(fs::remove_dir(folder)));
    }
    outcome
}
