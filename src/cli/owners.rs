//! `planc owners`.

use std::fs;
use std::path::{Path, PathBuf};

use clap::{Args, ValueEnum};

use super::terminal::{Terminal, shown};
use super::{Failure, Outcome};
use crate::emit::owners::{Host, Owners, owners};
use crate::sources::{DiskSources, Repository, at};
use crate::workspace::compile;

/// Say who must review what, as a CODEOWNERS file
///
/// A file is owned by the units that answer for what stands in it, and they are reached by the handles that [owners] in
/// planc.toml gives them: san = "@town/social", or a mail address. On GitHub one review by any of a file's owners is
/// enough; on GitLab each unit is a section, and each is asked.
#[derive(Args)]
pub(super) struct Arguments {
    /// The project's folder
    #[arg(long, value_name = "PATH", default_value = ".")]
    project: PathBuf,

    /// Whose rules the file follows
    #[arg(long, value_enum, value_name = "HOST", default_value = "github")]
    format: Format,

    /// Write the lines into the repository's CODEOWNERS, between two comments; the rest of the file is kept
    #[arg(long)]
    write: bool,
}

#[derive(Clone, Copy, ValueEnum)]
enum Format {
    Github,
    Gitlab,
}

const BEGIN: &str = "# planc owners: begin";
const END: &str = "# planc owners: end";

pub(super) fn run(arguments: &Arguments, terminal: &mut Terminal) -> Result<Outcome, Failure> {
    let sources = DiskSources::open(&arguments.project)?;
    let compilation = compile(&sources);
    terminal.speak(compilation.checked.plan.config.language);
    let repository = Repository::open(&arguments.project);
    let prefix = repository.as_ref().map(|repository| repository.prefix().to_owned()).unwrap_or_default();
    let host = match arguments.format {
        Format::Github => Host::GitHub,
        Format::Gitlab => Host::GitLab,
    };
    let owners = owners(&compilation.checked, &compilation.sources, &prefix, host);
    if arguments.write {
        // The project's folder lies as deep in the repository as its prefix has parts.
        let root = sources.root();
        let top = root.ancestors().nth(prefix.matches('/').count()).unwrap_or(root);
        write(top, host, &owners, terminal)?;
    } else {
        terminal.print_bytes(owners.lines.as_bytes())?;
    }
    for (id, title) in &owners.unnamed {
        terminal.say("owners-unnamed", &[("id", id.as_str().into()), ("title", title.as_str().into())]);
    }
    for id in &owners.unknown {
        terminal.say("owners-unknown", &[("id", id.as_str().into())]);
    }
    for path in &owners.unsaid {
        terminal.say("owners-unsaid", &[("path", path.as_str().into())]);
    }
    Ok(Outcome::Well)
}

/// Puts the lines into the file that the host reads first of those that are there.
fn write(top: &Path, host: Host, owners: &Owners, terminal: &Terminal) -> Result<(), Failure> {
    let places: &[&str] = match host {
        Host::GitHub => &[".github/CODEOWNERS", "CODEOWNERS", "docs/CODEOWNERS"],
        Host::GitLab => &["CODEOWNERS", "docs/CODEOWNERS", ".gitlab/CODEOWNERS"],
    };
    let there = places.iter().find(|place| top.join(place).is_file());
    let new = if host == Host::GitHub { places[0] } else { places[2] };
    let path = top.join(there.copied().unwrap_or(new));
    let before = match there {
        Some(_) => fs::read_to_string(&path).map_err(|error| at(&path, error))?,
        None => String::new(),
    };
    let ours = format!("{BEGIN}\n{}{END}\n", owners.lines);
    let old = before.find(BEGIN).and_then(|start| {
        let end = start + before[start..].find(END)? + END.len();
        Some((start, end + usize::from(before[end..].starts_with('\n'))))
    });
    let after = match old {
        Some((start, end)) => format!("{}{ours}{}", &before[..start], &before[end..]),
        None if before.is_empty() => ours,
        None => format!("{}\n\n{ours}", before.trim_end()),
    };
    if after != before {
        let folder = path.parent().unwrap_or(top);
        let written = fs::create_dir_all(folder).and_then(|()| fs::write(&path, after));
        written.map_err(|error| Failure::Unwritten(at(&path, error)))?;
    }
    terminal.say("owners-written", &[("path", shown(&path).into())]);
    Ok(())
}
