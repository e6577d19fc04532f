//! `planc build`.

use std::path::{Path, PathBuf};

use clap::{Args, ValueEnum};

use super::background::{Asked, Background};
use super::outer_links::{self, Answer};
use super::report::{self, Report};
use super::show::show;
use super::terminal::{Terminal, shown};
use super::{Failure, Outcome, ProjectArguments};
use crate::emit::publish::{publish, replaceable, write};
use crate::emit::site::links;
use crate::emit::{self, Files, Pages, Publication};
use crate::sources::DiskSources;

/// Check a plan and write its site, Markdown, CSV and JSON
///
/// Nothing is written if the plan has errors; what an earlier build wrote is then left as it is.
#[derive(Args)]
pub(super) struct Arguments {
    #[command(flatten)]
    pub project: ProjectArguments,

    /// Where to write; what planc wrote there before is replaced, anything else is left alone [default: public in
    /// the project's folder]
    #[arg(long, value_name = "DIR")]
    out: Option<PathBuf>,

    /// The revision that is built, as pages show it: most often that of git, `$(git rev-parse --short HEAD)`
    #[arg(long, value_name = "TEXT")]
    revision: Option<String>,

    /// Tell what has changed since another version, on a page, the start page and in the feed: "decided", a revision or
    /// tag of git, a folder with a plan, a published plan.json [default: `[review] since` in planc.toml]
    #[arg(long, value_name = "VERSION", conflicts_with = "single_file")]
    since: Option<String>,

    /// Follow every link within the site and the Markdown files, with =all those to other hosts too; if one leads
    /// nowhere, say so, write nothing and exit with 1
    #[arg(long, value_name = "WHICH", num_args = 0..=1, require_equals = true, default_missing_value = "inner")]
    check_links: Option<WhichLinks>,

    /// Write one HTML file with all plans in it instead of the site: for e-mail and archives [default: public.html
    /// in the project's folder]
    #[arg(long, value_name = "FILE", num_args = 0..=1, require_equals = true, conflicts_with_all = ["out", "check_links"])]
    single_file: Option<Option<PathBuf>>,
}

/// Which links are followed.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum WhichLinks {
    /// Those within what is built.
    Inner,
    /// Those to other hosts too, over the network.
    All,
}

/// The folder that is written in the project's own folder, unless another is named.
pub(super) const OUTPUT: &str = "public";

/// The file that is written there where a single one is wanted.
const SINGLE: &str = "public.html";

pub(super) fn run(arguments: &Arguments, terminal: &mut Terminal) -> Result<Outcome, Failure> {
    let sources = DiskSources::open(&arguments.project.path)?;
    let root = sources.root();
    let output = output(arguments, root)?;
    write_out(arguments, output, report::check(&sources, terminal), root, None, terminal)
}

/// What is written, and where, if it may be.
pub(super) fn output(arguments: &Arguments, root: &Path) -> Result<Output, Failure> {
    match &arguments.single_file {
        Some(file) => Ok(Output::File(file.clone().unwrap_or_else(|| root.join(SINGLE)))),
        None => {
            let out = arguments.out.clone().unwrap_or_else(|| root.join(OUTPUT));
            Ok(Output::Folder(replaceable(&out, root)?))
        }
    }
}

/// Makes what a project that was read and checked gives, writes it, and says how it went.
pub(super) fn write_out(
    arguments: &Arguments,
    output: Output,
    mut report: Report,
    root: &Path,
    pages: Option<&Pages>,
    terminal: &Terminal,
) -> Result<Outcome, Failure> {
    let (outcome, made) = made(arguments, &mut report, root, pages, terminal)?;
    let Some(Made { files, background }) = made else {
        report.summary(&arguments.project, terminal);
        terminal.say("nothing-written", &[]);
        return outcome;
    };
    match output {
        Output::File(path) => {
            let html = files.into_values().next().unwrap_or_default();
            write(&path, &html)?;
            report.summary(&arguments.project, terminal);
            let kilobytes = html.len().div_ceil(1000);
            terminal.say("written-single", &[("path", shown(&path).into()), ("size", kilobytes.into())]);
        }
        Output::Folder(out) => {
            let publication = background.publication(&report, arguments.revision.as_deref(), pages);
            if let Some(which) = arguments.check_links
                && !links_lead_somewhere(&publication, &files, which, terminal)
            {
                report.summary(&arguments.project, terminal);
                return Ok(Outcome::Faulty);
            }
            let progress = terminal.progress("progress-writing");
            publish(&files, &out, root)?;
            drop(progress);
            report.summary(&arguments.project, terminal);
            terminal.say("written", &[("files", files.len().into()), ("path", shown(&out).into())]);
        }
    }
    outcome
}

/// What a build gives, and what it was made with.
struct Made {
    /// One file, or all of them.
    files: Files,
    background: Background,
}

/// Makes all files of a project that was read and checked, and shows what was found. How the plan is, and the files where
/// it is well.
fn made(
    arguments: &Arguments,
    report: &mut Report,
    root: &Path,
    pages: Option<&Pages>,
    terminal: &Terminal,
) -> Result<(Result<Outcome, Failure>, Option<Made>), Failure> {
    let mut found = None;
    if let Ok(Outcome::Well) = report.outcome(&arguments.project) {
        let background = match arguments.single_file {
            Some(_) => Background::default(),
            None => Background::read(report, arguments.asked(), root, terminal)?,
        };
        let files = make(report, arguments, &background, pages, terminal)?;
        found = files.map(|files| Made { files, background });
    }
    show(&report.compilation, &arguments.project, false, root, terminal)?;
    let outcome = report.outcome(&arguments.project);
    let well = matches!(outcome, Ok(Outcome::Well));
    Ok((outcome, found.filter(|_| well)))
}

/// What is to be written: one file, or all of them. Nothing where a file of the project's own theme is at fault, which is
/// then among what was found.
fn make(
    report: &mut Report,
    arguments: &Arguments,
    background: &Background,
    pages: Option<&Pages>,
    terminal: &Terminal,
) -> Result<Option<Files>, Failure> {
    let progress = terminal.progress("progress-writing");
    let publication = background.publication(report, arguments.revision.as_deref(), pages);
    let made = match &arguments.single_file {
        Some(_) => {
            emit::site::single_file(&publication).map(|html| Files::from([(SINGLE.to_owned(), html.into_bytes())]))
        }
        None => emit::emit(&publication),
    };
    drop(progress);
    match made {
        Ok(files) => Ok(Some(files)),
        Err(error) => {
            report.compilation.take_fault(error)?;
            Ok(None)
        }
    }
}

/// What is written, and where.
pub(super) enum Output {
    /// Everything, in a folder.
    Folder(PathBuf),
    /// One HTML file.
    File(PathBuf),
}

impl Arguments {
    /// What is asked for of other versions.
    pub fn asked(&self) -> Asked<'_> {
        Asked { path: &self.project.path, since: self.since.as_deref(), revision: self.revision.as_deref() }
    }
}

impl Output {
    /// Where it is written.
    pub fn path(&self) -> &Path {
        match self {
            Output::Folder(path) | Output::File(path) => path,
        }
    }
}

/// Follows the links of what was built, and says which of them lead nowhere.
fn links_lead_somewhere(publication: &Publication<'_>, files: &Files, which: WhichLinks, terminal: &Terminal) -> bool {
    let broken = links::broken(publication, files);
    for link in &broken {
        let key = if link.place_only { "link-place" } else { "link-page" };
        let text = terminal.label(key, &[("page", link.page.as_str().into()), ("href", link.href.as_str().into())]);
        say_where(link.source.as_deref(), text, terminal);
    }
    let gone = if which == WhichLinks::All { gone_from_other_hosts(publication, files, terminal) } else { 0 };
    match broken.len() + gone {
        0 => terminal.say(if which == WhichLinks::All { "links-all-well" } else { "links-well" }, &[]),
        count => terminal.say("links-broken", &[("count", count.into())]),
    }
    broken.len() + gone == 0
}

/// Asks other hosts for what is linked to there; says what is not there, and what could not be found out. How many are
/// not there.
fn gone_from_other_hosts(publication: &Publication<'_>, files: &Files, terminal: &Terminal) -> usize {
    let links = links::outer(publication, files);
    let progress = terminal.progress("progress-asking");
    let answers = outer_links::ask(&links.iter().map(|link| link.href.as_str()).collect::<Vec<_>>());
    drop(progress);
    let mut gone = 0;
    for (link, answer) in links.iter().zip(&answers) {
        let (key, reason) = match answer {
            Answer::Found => continue,
            Answer::Gone(reason) => ("link-gone", reason),
            Answer::Unclear(reason) => ("link-unclear", reason),
        };
        gone += usize::from(matches!(answer, Answer::Gone(_)));
        let arguments = [
            ("page", link.page.as_str().into()),
            ("href", link.href.as_str().into()),
            ("reason", reason.as_str().into()),
        ];
        say_where(link.source.as_deref(), terminal.label(key, &arguments), terminal);
    }
    gone
}

/// Says a text, with the place in the sources that it is about.
fn say_where(place: Option<&str>, text: String, terminal: &Terminal) {
    match place {
        Some(place) => terminal.say("link-in-source", &[("place", place.into()), ("text", text.into())]),
        None => terminal.write(&text),
    }
}
