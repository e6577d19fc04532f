//! The command line: `new`, `check`, `build`, `watch`, `serve`, `query`, `explain`, `fmt`, `diff`, `log`, `owners`, `git`,
//! `merge-file`, `theme`.

#![allow(clippy::disallowed_methods, reason = "the command line reads the clock, the environment and new folders")]

mod background;
mod build;
mod check;
mod diff;
mod explain;
mod fix;
mod fmt;
mod git;
mod log;
mod merge;
mod new;
mod outer_links;
mod owners;
mod progress;
mod query;
mod report;
mod serve;
mod show;
mod sides;
mod terminal;
mod theme;
mod watch;

use std::io;
use std::process::ExitCode;

use clap::{Args, Parser, Subcommand, ValueEnum};

use crate::diagnostic::Argument;
use crate::emit::SiteError;
use crate::emit::publish::PublishError;
use crate::language::Language;
use crate::sources::ReplaceError;
use crate::workspace::sides::SideError;
use terminal::Terminal;

/// planc checks plans written as plain text and publishes them.
///
/// A plan is a folder of .plan files: goals, indicators, assignments and budgets, in Swedish or English words. planc
/// checks every name and recomputes every figure, and writes a web site, Markdown, CSV and JSON.
#[derive(Parser)]
#[command(name = "planc", version, arg_required_else_help = true, after_help = EXIT_CODES)]
struct Cli {
    #[command(subcommand)]
    command: Command,

    /// Language of messages, and of a new plan; by default the project's own, else that of your locale, else sv
    #[arg(long, value_enum, global = true, value_name = "LANGUAGE")]
    language: Option<LanguageName>,

    /// Whether to use colour; auto means on a terminal only
    #[arg(long, value_enum, global = true, value_name = "WHEN", default_value = "auto")]
    color: When,
}

const EXIT_CODES: &str = "\
Exit codes:
  0  all well
  1  errors in the plan; with diff --exit-code, changes; with merge-file, conflicts
  2  wrong use, or a file that could not be read or written";

#[derive(Subcommand)]
enum Command {
    New(new::Arguments),
    Check(check::Arguments),
    Build(build::Arguments),
    Watch(watch::Arguments),
    Serve(serve::Arguments),
    Query(query::Arguments),
    Explain(explain::Arguments),
    Fmt(fmt::Arguments),
    Diff(diff::Arguments),
    Log(log::Arguments),
    Owners(owners::Arguments),
    Git(git::Arguments),
    MergeFile(merge::Arguments),
    Theme(theme::Arguments),
}

/// What `check` and `build` have in common.
#[derive(Args)]
struct ProjectArguments {
    /// The project's folder, or a single .plan file, which is then read alone
    #[arg(default_value = ".")]
    path: std::path::PathBuf,

    /// Count warnings as errors
    #[arg(long, value_enum, value_name = "WHAT")]
    deny: Option<Denied>,

    /// In what form to write the messages: human on standard error, the others on standard output
    #[arg(long, value_enum, value_name = "FORMAT", default_value = "human")]
    format: show::Format,

    /// Show at most so many messages, those first that help most; 0 shows each of them [default: 50 in human form,
    /// else all]
    #[arg(long, value_name = "N")]
    max_errors: Option<usize>,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Denied {
    Warnings,
}

#[derive(Clone, Copy, ValueEnum)]
enum LanguageName {
    Sv,
    En,
}

impl From<LanguageName> for Language {
    fn from(name: LanguageName) -> Self {
        match name {
            LanguageName::Sv => Language::Sv,
            LanguageName::En => Language::En,
        }
    }
}

#[derive(Clone, Copy, ValueEnum)]
enum When {
    Auto,
    Always,
    Never,
}

/// How a command ended.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Outcome {
    /// All well.
    Well,
    /// There are errors in the plan, or changes that were asked after; something is left in conflict.
    Faulty,
    /// A file could not be merged at all. Git takes every code up to 128 for a conflict, and the file for its result.
    NotMerged,
}

impl From<Outcome> for ExitCode {
    fn from(outcome: Outcome) -> Self {
        match outcome {
            Outcome::Well => ExitCode::SUCCESS,
            Outcome::Faulty => ExitCode::from(1),
            Outcome::NotMerged => ExitCode::from(129),
        }
    }
}

/// Why a command could not do its work.
enum Failure {
    /// A message has said it already.
    Said,
    /// What was named as a project, or standard output, cannot be read or written.
    Io(io::Error),
    /// A file of the plan was changed by somebody else before planc could change it.
    Changed(String),
    /// A file of the plan could not be changed.
    Unwritten(io::Error),
    /// No port could be served on, or not the one that was asked for.
    Port(Option<u16>, io::Error),
    /// The output could not be written.
    Publish(PublishError),
    /// A theme does not fit the pages: a fault of planc.
    Site(SiteError),
    /// A version of the plan could not be found or read.
    Side(Box<SideError>),
    /// A new project needs a folder of its own.
    NotEmpty(std::path::PathBuf),
    /// A theme has no file of that name.
    NoThemeFile { theme: String, file: String, known: Argument },
    /// A file of the theme would be written over one of the project's own.
    ThemeFileThere(std::path::PathBuf),
}

impl From<io::Error> for Failure {
    fn from(error: io::Error) -> Self {
        Failure::Io(error)
    }
}

impl From<ReplaceError> for Failure {
    fn from(error: ReplaceError) -> Self {
        match error {
            ReplaceError::Changed(path) => Failure::Changed(path),
            ReplaceError::Io(error) => Failure::Unwritten(error),
        }
    }
}

impl From<PublishError> for Failure {
    fn from(error: PublishError) -> Self {
        Failure::Publish(error)
    }
}

impl From<SideError> for Failure {
    fn from(error: SideError) -> Self {
        match error {
            SideError::Io(error) => Failure::Io(error),
            other => Failure::Side(Box::new(other)),
        }
    }
}

impl From<SiteError> for Failure {
    fn from(error: SiteError) -> Self {
        Failure::Site(error)
    }
}

/// Runs planc with the arguments of this process.
///
/// The exit code is 0 if all is well, 1 if there are errors in the plan, 2 for wrong use or a file that could not be
/// read or written.
pub fn run() -> ExitCode {
    let cli = match Cli::try_parse() {
        Ok(cli) => cli,
        Err(error) => {
            let _ = error.print();
            // What git's merge driver was set to by another planc is no conflict.
            let merges = std::env::args_os().nth(1).is_some_and(|word| word == "merge-file");
            return match error.use_stderr() {
                true if merges => Outcome::NotMerged.into(),
                true => ExitCode::from(2),
                false => ExitCode::SUCCESS,
            };
        }
    };
    let mut terminal = Terminal::new(cli.language.map(Language::from), cli.color);
    let outcome = match &cli.command {
        Command::New(arguments) => new::run(arguments, &terminal),
        Command::Check(arguments) => check::run(arguments, &mut terminal),
        Command::Build(arguments) => build::run(arguments, &mut terminal),
        Command::Watch(arguments) => watch::run(arguments, &mut terminal),
        Command::Serve(arguments) => serve::run(arguments, &mut terminal),
        Command::Query(arguments) => query::run(arguments, &mut terminal),
        Command::Explain(arguments) => explain::run(arguments, &mut terminal),
        Command::Fmt(arguments) => fmt::run(arguments, &mut terminal),
        Command::Diff(arguments) => diff::run(arguments, &mut terminal),
        Command::Log(arguments) => log::run(arguments, &mut terminal),
        Command::Owners(arguments) => owners::run(arguments, &mut terminal),
        Command::Git(arguments) => git::run(arguments, &mut terminal),
        Command::MergeFile(arguments) => Ok(merge::run(arguments, &mut terminal)),
        Command::Theme(arguments) => theme::run(arguments, &mut terminal),
    };
    match outcome {
        Ok(outcome) => outcome.into(),
        Err(failure) => {
            terminal.failure(&failure);
            ExitCode::from(2)
        }
    }
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    #[test]
    fn the_arguments_are_well_formed() {
        super::Cli::command().debug_assert();
    }
}
