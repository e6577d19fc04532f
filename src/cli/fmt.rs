//! `planc fmt`.

use std::collections::HashSet;
use std::io::{self, Read};
use std::path::PathBuf;

use clap::Args;
use similar::TextDiff;

use super::terminal::{Terminal, shown};
use super::{Failure, LanguageName, Outcome};
use crate::diagnostic::{Code, Diagnostic};
use crate::language::Language;
use crate::sources::{DiskSources, Replacement, SourceMap};
use crate::syntax::format::{self, Formatted, Keywords, Options};
use crate::vocabulary::ConceptName;
use crate::workspace::{self, compile};

/// Write the files of a plan the one way: spacing, columns, tables
///
/// What a plan says is not changed, and no comment is lost. Lines that cannot be read are left as they are.
#[derive(Args)]
pub(super) struct Arguments {
    /// The project's folder, a single .plan file, or - for standard input
    #[arg(default_value = ".")]
    path: PathBuf,

    /// Read standard input and write standard output; PATH is then the project that the text belongs to
    #[arg(long)]
    stdin: bool,

    /// Write nothing; name the files that would be changed, and end with 1 if there are any
    #[arg(long)]
    check: bool,

    /// Write nothing; show what would be changed
    #[arg(long)]
    diff: bool,

    /// Give tables and fields the widths that they need now, instead of keeping those that they have
    #[arg(long)]
    realign: bool,

    /// Write the words of the plan in a language; numbers and dates stay as they are
    #[arg(long, value_enum, value_name = "LANGUAGE")]
    keywords: Option<LanguageName>,
}

/// What the formatter goes by.
struct Style {
    language: Language,
    keywords: Option<Language>,
    /// The words that the project declares, where words are written in another language.
    declared: HashSet<String>,
    realign: bool,
}

impl Style {
    fn format(&self, text: &str) -> Formatted {
        let keywords = self.keywords.map(|language| Keywords { language, declared: &self.declared });
        format::format(text, self.language, &Options { realign: self.realign, keywords })
    }
}

/// How many files were what.
#[derive(Default)]
struct Counts {
    changed: usize,
    clean: usize,
    left: usize,
    failed: usize,
}

pub(super) fn run(arguments: &Arguments, terminal: &mut Terminal) -> Result<Outcome, Failure> {
    let dash = arguments.path.as_os_str() == "-";
    let here = PathBuf::from(".");
    let project = DiskSources::open(if dash { &here } else { &arguments.path })?;
    if dash || arguments.stdin {
        return from_stdin(arguments, &project, terminal);
    }
    let opened = workspace::open(&project);
    let style = style(arguments, &project, opened.config.language);
    terminal.speak(style.language);
    let mut counts = Counts::default();
    let mut unreadable = false;
    let about_files = [Code::FileUnreadable, Code::NoPlanFiles, Code::FileNotUtf8];
    for diagnostic in opened.diagnostics.iter().filter(|found| about_files.contains(&found.code)) {
        terminal.diagnostic(diagnostic, &opened.sources);
        unreadable |= diagnostic.code != Code::FileNotUtf8;
        counts.failed += 1;
    }
    for file in opened.files {
        let file = opened.sources.file(file);
        // The other files are written all the same.
        if let Err(failure) = one(arguments, &style, &project, &file.path, &file.text, &mut counts, terminal) {
            terminal.failure(&failure);
            unreadable = true;
        }
    }
    summary(arguments, &counts, terminal);
    match (unreadable, arguments.check && counts.changed > 0 || counts.failed > 0) {
        (true, _) => Err(Failure::Said),
        (false, true) => Ok(Outcome::Faulty),
        (false, false) => Ok(Outcome::Well),
    }
}

fn style(arguments: &Arguments, project: &DiskSources, language: Language) -> Style {
    let keywords = arguments.keywords.map(Language::from);
    let declared = match keywords {
        Some(_) => {
            let items = compile(project).checked.plan.items;
            let words = items.into_iter().filter(|item| item.concept == ConceptName::Word);
            words.filter_map(|word| word.name).map(|name| name.value).collect()
        }
        None => HashSet::new(),
    };
    Style { language, keywords, declared, realign: arguments.realign }
}

/// Formats a file.
fn one(
    arguments: &Arguments,
    style: &Style,
    project: &DiskSources,
    path: &str,
    text: &str,
    counts: &mut Counts,
    terminal: &Terminal,
) -> Result<(), Failure> {
    let formatted = style.format(text);
    counts.left += formatted.left;
    if formatted.text == text {
        counts.clean += 1;
        return Ok(());
    }
    if arguments.diff {
        terminal.print_diff(&diff(&shown(&project.root().join(path)), text, &formatted.text))?;
    } else if arguments.check {
        terminal.print(&shown(&project.root().join(path)))?;
    } else {
        project.replace(&[Replacement { path, before: text, after: &formatted.text }])?;
    }
    counts.changed += 1;
    Ok(())
}

fn diff(name: &str, before: &str, after: &str) -> String {
    TextDiff::from_lines(before, after).unified_diff().context_radius(3).header(name, name).to_string()
}

/// One line: how many files were changed, or would be; and whether any of them could not be read in parts.
fn summary(arguments: &Arguments, counts: &Counts, terminal: &Terminal) {
    let key = if arguments.check || arguments.diff { "fmt-would-change" } else { "fmt-changed" };
    if counts.changed + counts.clean > 0 {
        terminal.say(key, &[("changed", counts.changed.into()), ("clean", counts.clean.into())]);
    }
    left(counts.left, terminal);
}

fn left(places: usize, terminal: &Terminal) {
    if places > 0 {
        terminal.say("fmt-left", &[("places", places.into())]);
    }
}

/// Formats standard input, as editors want it. Nothing but what cannot be read is said.
fn from_stdin(arguments: &Arguments, project: &DiskSources, terminal: &mut Terminal) -> Result<Outcome, Failure> {
    let style = style(arguments, project, workspace::settings(project).language);
    terminal.speak(style.language);
    let mut bytes = Vec::new();
    io::stdin().lock().read_to_end(&mut bytes)?;
    let mut sources = SourceMap::default();
    let text = match String::from_utf8(bytes) {
        Ok(text) => text,
        Err(error) => {
            let fault: Diagnostic = workspace::not_utf8(&mut sources, "-", error);
            terminal.diagnostic(&fault, &sources);
            return Ok(Outcome::Faulty);
        }
    };
    let formatted = style.format(&text);
    let changed = formatted.text != text;
    if arguments.diff {
        terminal.print_diff(&diff("-", &text, &formatted.text))?;
    } else if arguments.check {
        if changed {
            terminal.print("-")?;
        }
    } else {
        terminal.print_bytes(formatted.text.as_bytes())?;
    }
    left(formatted.left, terminal);
    Ok(if arguments.check && changed { Outcome::Faulty } else { Outcome::Well })
}
