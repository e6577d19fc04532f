//! Diagnostics on one line each, for editors and for those who look through many of them.

use super::Finding;
use super::place::Place;
use super::words::{Footer, Words, headline, severity_name};
use crate::diagnostic::messages::label;
use crate::language::Language;
use crate::sources::SourceMap;

/// `file:line:column: error P0401 message – what stands there [what to do]`, in one line. `folder` leads from where the
/// reader stands to the project; it is empty or ends in `/`.
pub fn short(finding: &Finding, sources: &SourceMap, language: Language, folder: &str) -> String {
    let diagnostic = finding.diagnostic;
    let words = Words::new(diagnostic, language);
    let mut line = String::new();
    if let Some(place) = diagnostic.span.and_then(|span| Place::of(sources, span)) {
        line = format!("{}:{}: ", place.path_from(folder), place.start.at);
    }
    let severity = severity_name(diagnostic.severity, language);
    line.push_str(&format!("{severity} {} {}", diagnostic.code.number(), headline(diagnostic, language)));
    if let Some(text) = words.text("label", &[]) {
        line.push_str(&format!(" – {text}"));
    }
    let reason = finding
        .accepted
        .map(|acceptance| label(language, "accepted-short", &[("reason", acceptance.reason.as_str().into())]));
    if let Some(advice) = reason.or_else(|| words.all(Footer::Help).into_iter().next()) {
        line.push_str(&format!(" [{advice}]"));
    }
    on_one_line(&line)
}

/// The text without line breaks, and without anything that would steer a terminal.
pub(super) fn on_one_line(text: &str) -> String {
    text.chars().map(|letter| if letter.is_control() { ' ' } else { letter }).collect()
}
