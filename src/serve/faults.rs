//! What is wrong with a plan, as data for the panel that pages show.

use serde::Serialize;

use crate::diagnostic::messages::label;
use crate::diagnostic::order::by_use;
use crate::diagnostic::render::{advice, explanation, headline, severity_name};
use crate::diagnostic::{Diagnostic, Severity};
use crate::language::Language;
use crate::sources::SourceMap;

/// No more messages than these are shown on a page.
const MOST: usize = 20;

/// The panel of a page.
#[derive(Clone, Serialize, Debug)]
pub struct Panel {
    language: &'static str,
    heading: String,
    note: String,
    messages: Vec<Message>,
}

#[derive(Clone, Serialize, Debug)]
struct Message {
    severity: String,
    text: String,
    /// File and line.
    place: Option<String>,
    /// What opens it in an editor.
    href: Option<String>,
    helps: Vec<String>,
}

/// How a place of a file is opened in an editor: an address with `{path}`, `{line}` and `{column}` in it.
#[derive(Clone, Copy, Debug)]
pub struct Editor<'a> {
    /// The address.
    pub address: &'a str,
    /// The project's folder, from the root.
    pub folder: &'a str,
}

impl Panel {
    /// What was found, the most useful first.
    pub fn new(found: &[Diagnostic], sources: &SourceMap, language: Language, editor: Editor<'_>) -> Self {
        let ordered = by_use(found, sources);
        let shown = ordered.iter().filter(|diagnostic| diagnostic.severity > Severity::Note);
        let messages: Vec<Message> =
            shown.clone().take(MOST).map(|diagnostic| message(diagnostic, sources, language, editor)).collect();
        let errors = found.iter().filter(|diagnostic| diagnostic.severity == Severity::Error).count();
        let more = shown.count() - messages.len();
        Panel {
            language: language.tag(),
            heading: label(language, "serve-heading", &[("errors", errors.into())]),
            note: label(language, "serve-note", &[("more", more.into())]),
            messages,
        }
    }

    /// That something else than the plan is at fault.
    pub fn of_failure(text: String, language: Language) -> Self {
        Panel {
            language: language.tag(),
            heading: label(language, "serve-failed", &[]),
            note: label(language, "serve-note", &[("more", 0.into())]),
            messages: vec![Message {
                severity: severity_name(Severity::Error, language),
                text,
                place: None,
                href: None,
                helps: Vec::new(),
            }],
        }
    }
}

fn message(diagnostic: &Diagnostic, sources: &SourceMap, language: Language, editor: Editor<'_>) -> Message {
    let at = diagnostic.span.map(|span| (sources.file(span.file), sources.line_column(span)));
    let own = at.as_ref().filter(|(file, _)| file.own);
    let href = own.map(|(file, at)| {
        let path = format!("{}/{}", editor.folder.trim_end_matches('/'), file.path);
        let address = editor.address.replace("{line}", &at.line.to_string());
        address.replace("{column}", &at.column.to_string()).replace("{path}", &encoded(&path))
    });
    Message {
        severity: format!("{} {}", severity_name(diagnostic.severity, language), diagnostic.code.number()),
        text: headline(diagnostic, language),
        place: at.map(|(file, at)| format!("{}:{}", file.path, at.line)),
        href,
        helps: [explanation(diagnostic, language), advice(diagnostic, language)].concat(),
    }
}

/// A path as a part of an address, its slashes kept.
fn encoded(path: &str) -> String {
    use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
    const SET: &AsciiSet = &NON_ALPHANUMERIC.remove(b'/').remove(b'-').remove(b'_').remove(b'.').remove(b'~');
    utf8_percent_encode(path, SET).to_string()
}
