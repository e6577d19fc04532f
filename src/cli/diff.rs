//! `planc diff`.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

use super::sides;
use super::terminal::Terminal;
use super::{Failure, Outcome};
use crate::diff::{ChangeKind, Comparison, Filter, compare_reaching};
use crate::emit::changes::{Review, Teller, csv, json, markdown, terminal as text};
use crate::sources::DiskSources;
use crate::workspace::settings;
use crate::workspace::sides::{Project, Side, snapshots};

/// Say what has changed between two versions of a plan, and what follows
///
/// A version is a revision, branch or tag of git ("main", "v1", "HEAD~3"; "REVISION:FOLDER" where the plan lay in another
/// folder), a folder with a plan, a published plan.json, or the files as they are now.
///
/// planc diff                   what I have changed: since the branch was begun, on the main branch since the last commit
/// planc diff v1                from v1 to the files as they are now
/// planc diff v1 v2             from v1 to v2; also "v1..v2"
/// planc diff main...my-branch  what my-branch has changed since it left main
/// planc diff --since decided   what has changed since the plan was decided
/// planc diff old/plan.json     from a published plan to the files as they are now
#[derive(Args)]
#[command(verbatim_doc_comment)]
pub(super) struct Arguments {
    /// The earlier version
    #[arg(value_name = "A")]
    before: Option<String>,

    /// The later version; the files as they are now where it is left out
    #[arg(value_name = "B")]
    after: Option<String>,

    /// The earlier version; "decided" is the one that was decided: what `[review] decided` in planc.toml names, else the
    /// plan as it was when its status became decided or adopted
    #[arg(long, value_name = "VERSION", conflicts_with = "after")]
    since: Option<String>,

    /// The project's folder, or a single .plan file
    #[arg(long, value_name = "PATH", default_value = ".")]
    project: PathBuf,

    /// How to show the changes
    #[arg(long, value_enum, value_name = "FORMAT", default_value = "human")]
    format: Format,

    /// Show changes of these types alone, with commas between: added, removed, renamed, moved, reordered, reclassified,
    /// reworded, retargeted, refigured, reassigned, restatused, redated, relinked, respecified, deviation-accepted,
    /// deviation-withdrawn, deviation-reexplained, rule-set
    #[arg(long, value_name = "TYPES", value_delimiter = ',', value_parser = kind)]
    only: Vec<ChangeKind>,

    /// Show what this organisation, role or person answers for alone
    #[arg(long, value_name = "ID")]
    unit: Option<String>,

    /// Over how many steps to follow what points at a change, to find what may need another look
    #[arg(long, value_name = "STEPS", default_value_t = 1)]
    reach: usize,

    /// Cut Markdown to so many characters, and say what was left out; no less than 2000
    #[arg(long, value_name = "CHARACTERS", default_value_t = markdown::MOST)]
    max_size: usize,

    /// End with 1 if something has changed, with 0 if nothing has
    #[arg(long)]
    exit_code: bool,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    /// Text for a terminal
    Human,
    /// One comment for a merge request
    Markdown,
    /// Everything, as docs/changes.schema.json describes it
    Json,
    /// A line for each change, in the project's dialect
    Csv,
}

fn kind(name: &str) -> Result<ChangeKind, String> {
    ChangeKind::named(name.trim()).ok_or_else(|| {
        let all: Vec<&str> = ChangeKind::ALL.iter().map(|kind| kind.key()).collect();
        format!("the types are {}", all.join(", "))
    })
}

impl Arguments {
    /// The earlier side and the later.
    fn sides(&self, project: &Project) -> Result<(Side, Side), Failure> {
        let after = |word: Option<&String>| match word {
            Some(word) => project.named(word),
            None => project.working_tree(),
        };
        if let Some(since) = &self.since {
            return Ok((project.since(since)?, after(self.before.as_ref())?));
        }
        let Some(before) = &self.before else { return Ok((project.base()?, project.working_tree()?)) };
        // A path may hold two dots; what lies there is meant.
        let range = self.after.is_none() && !PathBuf::from(before).exists();
        if let Some((one, other)) = before.split_once("...").filter(|_| range) {
            let (one, other) = (or_head(one), or_head(other));
            return Ok((project.common_base(one, other)?, project.named(other)?));
        }
        if let Some((one, other)) = before.split_once("..").filter(|_| range) {
            return Ok((project.named(or_head(one))?, project.named(or_head(other))?));
        }
        Ok((project.named(before)?, after(self.after.as_ref())?))
    }
}

/// A side of a range that is left out is the latest commit, as git has it.
fn or_head(word: &str) -> &str {
    if word.is_empty() { "HEAD" } else { word }
}

pub(super) fn run(arguments: &Arguments, terminal: &mut Terminal) -> Result<Outcome, Failure> {
    let project = Project::at(&arguments.project);
    let (before, after) = arguments.sides(&project)?;
    let progress = terminal.progress("progress-checking");
    let (old, new) = snapshots(&before, &after)?;
    let mut comparison = compare_reaching(&old, &new, arguments.reach);
    drop(progress);
    terminal.speak(new.language);
    let empty = [(&before, before.is_empty()?), (&after, after.is_empty()?)];
    if empty.iter().all(|(_, empty)| *empty) {
        let text = terminal.label("changes-no-plan", &[]);
        terminal.say("failure", &[("text", text.into())]);
        return Err(Failure::Said);
    }
    let names = [&before, &after].map(|side| sides::name(&side.name, terminal));
    let between = [("before", names[0].as_str().into()), ("after", names[1].as_str().into())];
    if arguments.format == Format::Human {
        terminal.say("changes-between", &between);
    }
    for (side, _) in empty.into_iter().filter(|(_, empty)| *empty) {
        terminal.say("changes-side-empty", &[("side", sides::name(&side.name, terminal).into())]);
    }
    let changed = !comparison.is_empty();
    narrow(arguments, &mut comparison, terminal);
    let teller = Teller { language: terminal.language() };
    let review = Review { comparison: &comparison, teller, before: &names[0], after: &names[1] };
    match arguments.format {
        Format::Markdown => terminal.print_bytes(markdown::markdown(&review, arguments.max_size).as_bytes())?,
        Format::Json => terminal.print_bytes(&json::json(&review))?,
        Format::Csv => {
            let dialect = DiskSources::open(&arguments.project).map(|sources| settings(&sources).csv.dialect);
            terminal.print_bytes(&csv::csv(&review, dialect.unwrap_or_default()))?;
        }
        Format::Human => {
            let page = terminal.page();
            let style = text::Style { width: page.width, color: page.styled };
            terminal.print(text::text(&comparison, teller, style).trim_end())?;
        }
    }
    Ok(if arguments.exit_code && changed { Outcome::Faulty } else { Outcome::Well })
}

/// Leaves what was asked for, and says how much that is.
fn narrow(arguments: &Arguments, comparison: &mut Comparison, terminal: &Terminal) {
    let filter = Filter { kinds: arguments.only.clone(), unit: arguments.unit.clone() };
    if filter.is_everything() {
        return;
    }
    let all = comparison.changed.len();
    filter.narrow(comparison);
    terminal.say("changes-shown", &[("shown", comparison.changed.len().into()), ("all", all.into())]);
}
