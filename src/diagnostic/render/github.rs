//! Diagnostics as commands in the log of a GitHub workflow, which shows them at their lines in the change that it
//! checks. The escaping is that of the `toolkit` repository (`packages/core/src/command.ts`); the numbers are the
//! limits that GitHub states for the annotations of one step.

use super::Finding;
use super::place::Place;
use super::short::{on_one_line, short};
use super::words::{Footer, Words, headline};
use crate::diagnostic::messages::label;
use crate::diagnostic::{Code, Severity};
use crate::language::Language;
use crate::sources::SourceMap;
use crate::text::FileId;

/// How many annotations of each severity GitHub shows of one step.
const SHOWN: usize = 10;
/// A longer title is refused.
const LONGEST_TITLE: usize = 255;

/// The findings as annotations, the most useful first. Findings with the same code in the same file share one, and
/// what GitHub would leave out stands in a folded part of the log, a line each. `folder` leads from the repository's
/// root to the project; it is empty or ends in `/`. The text ends with a line break where it is not empty.
pub fn github(findings: &[Finding], sources: &SourceMap, language: Language, folder: &str) -> String {
    let mut groups: Vec<(Kind, Vec<&Finding>)> = Vec::new();
    for finding in findings {
        let kind = Kind::of(finding);
        match groups.iter_mut().find(|(known, _)| *known == kind) {
            Some((_, members)) => members.push(finding),
            None => groups.push((kind, vec![finding])),
        }
    }
    // A group's further members are told in one annotation only where each could not have its own.
    let crowded = |severity| findings.iter().filter(|finding| finding.diagnostic.severity == severity).count() > SHOWN;
    let annotations = groups.iter().flat_map(|(kind, members)| {
        let each = if crowded(kind.severity) { members.len() } else { 1 };
        members.chunks(each).map(|members| (kind.severity, members))
    });
    let mut out = String::new();
    let mut left_out: Vec<&Finding> = Vec::new();
    let mut used = [0; 3];
    for (severity, members) in annotations {
        let used = &mut used[severity as usize];
        *used += 1;
        if *used > SHOWN {
            left_out.extend(members);
        } else if let Some((first, more)) = members.split_first() {
            out.push_str(&annotation(first, more, sources, language, folder));
            left_out.extend(more);
        }
    }
    if !left_out.is_empty() {
        let title = label(language, "github-left-out", &[("count", left_out.len().into())]);
        out.push_str(&format!("::group::{}\n", data(&title)));
        for finding in left_out {
            // A line of the plan's own words cannot start a command.
            out.push_str(&format!("  {}\n", short(finding, sources, language, folder)));
        }
        out.push_str("::endgroup::\n");
    }
    out
}

/// What findings have in common that may share an annotation.
#[derive(PartialEq, Eq)]
struct Kind {
    severity: Severity,
    code: Code,
    file: Option<FileId>,
}

impl Kind {
    fn of(finding: &Finding) -> Self {
        let diagnostic = finding.diagnostic;
        Kind { severity: diagnostic.severity, code: diagnostic.code, file: diagnostic.span.map(|span| span.file) }
    }
}

/// One command, with its line break.
fn annotation(first: &Finding, more: &[&Finding], sources: &SourceMap, language: Language, folder: &str) -> String {
    let diagnostic = first.diagnostic;
    let words = Words::new(diagnostic, language);
    let command = match diagnostic.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Note => "notice",
    };
    let mut properties: Vec<(&str, String)> = Vec::new();
    if let Some(place) = diagnostic.span.and_then(|span| Place::of(sources, span)).filter(|place| place.own) {
        properties.push(("file", place.path_from(folder)));
        properties.push(("line", place.start.at.line.to_string()));
        properties.push(("endLine", place.end.at.line.to_string()));
        // Columns are understood within one line alone.
        if place.start.at.line == place.end.at.line {
            properties.push(("col", place.start.utf16.to_string()));
            properties.push(("endColumn", place.end.utf16.to_string()));
        }
    }
    let title: String = format!("{} {}", diagnostic.code.number(), headline(diagnostic, language));
    properties.push(("title", title.chars().take(LONGEST_TITLE).collect()));
    let mut lines: Vec<String> = words.text("label", &[]).into_iter().collect();
    lines.extend(words.all(Footer::Note));
    lines.extend(words.all(Footer::Help));
    if !more.is_empty() {
        let numbers: Vec<String> = more
            .iter()
            .filter_map(|finding| Place::of(sources, finding.diagnostic.span?))
            .map(|place| place.start.at.line.to_string())
            .collect();
        lines.push(label(
            language,
            "more-of-the-kind",
            &[("count", more.len().into()), ("lines", numbers.join(", ").into())],
        ));
    }
    if lines.is_empty() {
        lines.push(headline(diagnostic, language));
    }
    let properties: Vec<String> =
        properties.iter().map(|(name, value)| format!("{name}={}", property(&on_one_line(value)))).collect();
    let text = lines.iter().map(|line| on_one_line(line)).collect::<Vec<_>>().join("\n");
    format!("::{command} {}::{}\n", properties.join(","), data(&text))
}

/// A command's text, escaped.
fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

/// The value of a command's property, escaped.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}
