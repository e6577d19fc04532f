//! `planc git`: what git is told so that it merges and compares plans by what they say.

mod compare;
mod install;

use std::path::PathBuf;

use clap::{Args, Subcommand};

use super::terminal::Terminal;
use super::{Failure, Outcome};

/// Let git merge and compare plan files by what they say
#[derive(Args)]
pub(super) struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    Install(install::Arguments),
    Uninstall(install::Arguments),
    Textconv(Textconv),
    ExternalDiff(ExternalDiff),
}

/// Print a plan file without its layout, as git's textconv
///
/// Each thing stands on a line of its own, with one space between words and around cells: a column that became wider
/// changes nothing. Set up by planc git install --textconv.
#[derive(Args)]
struct Textconv {
    /// The file
    file: PathBuf,
}

/// Say what has changed in one file, as git's external diff
///
/// Takes what git gives an external diff: the path, and for each side a file with its text, its id and its mode. The file
/// is read by itself: what follows in other files is said by planc diff. Set up by planc git install --diff.
#[derive(Args)]
struct ExternalDiff {
    /// The path in the repository
    path: String,

    /// OLD-FILE OLD-ID OLD-MODE NEW-FILE NEW-ID NEW-MODE, for a renamed file also NEW-PATH and a note
    #[arg(num_args = 0..=8, allow_hyphen_values = true, trailing_var_arg = true)]
    sides: Vec<String>,
}

pub(super) fn run(arguments: &Arguments, terminal: &mut Terminal) -> Result<Outcome, Failure> {
    match &arguments.command {
        Command::Install(arguments) => install::install(arguments, terminal),
        Command::Uninstall(arguments) => install::uninstall(arguments, terminal),
        Command::Textconv(arguments) => compare::textconv(&arguments.file, terminal),
        Command::ExternalDiff(arguments) => compare::external(&arguments.path, &arguments.sides, terminal),
    }
}
