//! Who must review what: a `CODEOWNERS` file from the units that answer for what stands in each file.
//!
//! GitHub takes the last line whose pattern fits a file, and wants a review by one of those on it
//! (docs.github.com, "About code owners"). GitLab has sections, each of which wants a review of its own
//! (docs.gitlab.com, "Code Owners").

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use crate::check::Checked;
use crate::model::{Item, ItemId, Plan};
use crate::sources::SourceMap;
use crate::vocabulary::FieldName;

/// Whose rules the file follows.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Host {
    /// A line for each file, with all that answer for something in it.
    GitHub,
    /// A section for each unit, with the files in which it answers for something.
    GitLab,
}

/// The owners of a project's files.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Owners {
    /// The lines of the file, without what stands before and after them.
    pub lines: String,
    /// The units that answer for something and that `[owners]` does not name, with their titles.
    pub unnamed: Vec<(String, String)>,
    /// What `[owners]` names and is no unit of the project.
    pub unknown: Vec<String>,
    /// Files whose names the host's patterns cannot say.
    pub unsaid: Vec<String>,
}

/// What answers for something: its id and its title.
type Unit = (String, String);

/// Says who must review what. `prefix` is the project's folder from the top of the repository, with a slash at its end.
pub fn owners(checked: &Checked, sources: &SourceMap, prefix: &str, host: Host) -> Owners {
    let plan = &checked.plan;
    let mut files: BTreeMap<&str, BTreeSet<Unit>> = BTreeMap::new();
    for item in plan.items.iter().filter(|item| !item.external) {
        let path = sources.file(item.span.file).path.as_str();
        let units = files.entry(path).or_default();
        units.extend(responsible(plan, item).into_iter().map(|id| unit(checked, plan.item(id))));
    }
    let handles = &plan.config.owners;
    let all: BTreeSet<&Unit> = files.values().flatten().collect();
    let known: BTreeSet<&str> =
        plan.items.iter().filter_map(|item| item.name.as_ref()).map(|name| name.value.as_str()).collect();
    let (said, unsaid): (Vec<_>, Vec<_>) =
        files.iter().partition(|(path, _)| !path.contains(['[', ']', '*', '?', '\n']));
    let lines = match host {
        Host::GitHub => by_file(&said, handles, prefix),
        Host::GitLab => by_unit(&said, handles, prefix),
    };
    Owners {
        lines,
        unnamed: all.into_iter().filter(|(id, _)| !handles.contains_key(id)).cloned().collect(),
        unknown: handles.keys().filter(|id| !known.contains(id.as_str())).cloned().collect(),
        unsaid: unsaid.into_iter().map(|(path, _)| (*path).to_owned()).collect(),
    }
}

/// Who answers for an item: it says so itself, else what holds it does.
fn responsible(plan: &Plan, item: &Item) -> Vec<ItemId> {
    const FIELDS: [FieldName; 3] = [FieldName::Responsible, FieldName::Addressee, FieldName::MeasuredBy];
    let of = |item: &Item| FIELDS.map(|field| item.references(field).collect::<Vec<_>>());
    let mut holders = std::iter::once(item).chain(plan.enclosing(item)).flat_map(of);
    holders.find(|units| !units.is_empty()).unwrap_or_default()
}

fn unit(checked: &Checked, item: &Item) -> Unit {
    let id = item.name.as_ref().map_or_else(|| item.path.clone(), |name| name.value.clone());
    (id, super::prose::title(checked, item.id))
}

type Said<'a> = [(&'a &'a str, &'a BTreeSet<Unit>)];

fn by_file(files: &Said<'_>, handles: &BTreeMap<String, Vec<String>>, prefix: &str) -> String {
    let mut out = String::new();
    for (path, units) in files {
        let named: Vec<&str> =
            units.iter().filter_map(|(id, _)| handles.get(id)).flatten().map(String::as_str).collect();
        for (id, title) in units.iter().filter(|(id, _)| !handles.contains_key(id)) {
            let _ = writeln!(out, "# {} ({id}): {}", line(title), pattern(prefix, path));
        }
        if !named.is_empty() {
            let once: Vec<&str> =
                named.iter().enumerate().filter(|(at, one)| !named[..*at].contains(one)).map(|(_, one)| *one).collect();
            let _ = writeln!(out, "{} {}", pattern(prefix, path), once.join(" "));
        }
    }
    out
}

fn by_unit(files: &Said<'_>, handles: &BTreeMap<String, Vec<String>>, prefix: &str) -> String {
    let units: BTreeSet<&Unit> = files.iter().flat_map(|(_, units)| units.iter()).collect();
    let mut out = String::new();
    for unit in units {
        let (id, title) = unit;
        // What names no section ends one.
        let name: String = line(title).replace(['[', ']'], "");
        let comment = match handles.get(id) {
            Some(handles) => {
                let _ = writeln!(out, "[{name}] {}", handles.join(" "));
                ""
            }
            None => {
                let _ = writeln!(out, "# {name} ({id})");
                "# "
            }
        };
        for (path, _) in files.iter().filter(|(_, units)| units.contains(unit)) {
            let _ = writeln!(out, "{comment}{}", pattern(prefix, path));
        }
        out.push('\n');
    }
    out.truncate(out.trim_end().len());
    if !out.is_empty() {
        out.push('\n');
    }
    out
}

fn line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A file as a pattern: from the top of the repository, with a backslash before each space.
fn pattern(prefix: &str, path: &str) -> String {
    format!("/{prefix}{path}").replace(' ', "\\ ")
}
