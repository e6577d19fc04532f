//! Diagnostics as JSON lines, for programs: one object a line, with the members that `docs/messages.schema.json`
//! describes. Every member is always there; what there is nothing to say of is `null` or empty.

use serde::Serialize;

use super::Finding;
use super::place::{Place, Point};
use super::words::{Footer, Words, headline};
use crate::diagnostic::{Edit, Fix, FixKind, Label, Severity};
use crate::language::Language;
use crate::sources::SourceMap;
use crate::text::Span;

#[derive(Serialize)]
struct Message<'a> {
    code: &'static str,
    name: &'static str,
    severity: &'static str,
    message: String,
    file: Option<&'a str>,
    range: Option<Range>,
    label: Option<String>,
    labels: Vec<Marked<'a>>,
    notes: Vec<String>,
    helps: Vec<String>,
    target: Option<&'a str>,
    fix: Option<Mend<'a>>,
    accepted: Option<Accepted<'a>>,
    documentation: String,
}

#[derive(Serialize)]
struct Range {
    start: Position,
    end: Position,
}

#[derive(Serialize)]
struct Position {
    line: usize,
    column: usize,
    utf16_column: usize,
    byte: u32,
}

#[derive(Serialize)]
struct Marked<'a> {
    file: &'a str,
    range: Range,
    message: Option<String>,
}

#[derive(Serialize)]
struct Mend<'a> {
    kind: &'static str,
    edits: Vec<Replacement<'a>>,
}

#[derive(Serialize)]
struct Replacement<'a> {
    file: &'a str,
    range: Range,
    text: &'a str,
}

#[derive(Serialize)]
struct Accepted<'a> {
    reason: &'a str,
    file: Option<&'a str>,
    range: Option<Range>,
}

/// One finding as a JSON object on one line, without a line break. Paths are from the project's folder.
pub fn json(finding: &Finding, sources: &SourceMap, language: Language) -> String {
    let diagnostic = finding.diagnostic;
    let words = Words::new(diagnostic, language);
    let (file, range) = placed(sources, diagnostic.span);
    let marked = |label: &Label| {
        let (file, range) = placed(sources, Some(label.span));
        Some(Marked { file: file?, range: range?, message: words.label(label) })
    };
    let message = Message {
        code: diagnostic.code.number(),
        name: diagnostic.code.slug(),
        severity: severity(diagnostic.severity),
        message: headline(diagnostic, language),
        file,
        range,
        label: words.text("label", &[]),
        labels: diagnostic.labels.iter().filter_map(marked).collect(),
        notes: words.all(Footer::Note),
        helps: words.all(Footer::Help),
        target: diagnostic.target.as_ref().map(|target| target.path.as_str()),
        fix: diagnostic.fix.as_ref().and_then(|fix| mend(fix, sources)),
        accepted: finding.accepted.map(|acceptance| {
            let (file, range) = placed(sources, Some(acceptance.span));
            Accepted { reason: &acceptance.reason, file, range }
        }),
        documentation: diagnostic.code.documentation(),
    };
    serde_json::to_string(&message).unwrap_or_default()
}

fn mend<'a>(fix: &'a Fix, sources: &'a SourceMap) -> Option<Mend<'a>> {
    let edit = |edit: &'a Edit| {
        let (file, range) = placed(sources, Some(edit.span));
        Some(Replacement { file: file?, range: range?, text: &edit.text })
    };
    Some(Mend { kind: fix_kind(fix.kind), edits: fix.edits.iter().map(edit).collect::<Option<_>>()? })
}

fn placed(sources: &SourceMap, span: Option<Span>) -> (Option<&str>, Option<Range>) {
    match span.and_then(|span| Place::of(sources, span)) {
        Some(place) => (Some(place.path), Some(Range { start: place.start.into(), end: place.end.into() })),
        None => (None, None),
    }
}

impl From<Point> for Position {
    fn from(point: Point) -> Self {
        Position { line: point.at.line, column: point.at.column, utf16_column: point.utf16, byte: point.byte }
    }
}

fn severity(severity: Severity) -> &'static str {
    match severity {
        Severity::Note => "note",
        Severity::Warning => "warning",
        Severity::Error => "error",
    }
}

fn fix_kind(kind: FixKind) -> &'static str {
    match kind {
        FixKind::Spelling => "spelling",
        FixKind::Form => "form",
        FixKind::Sums => "sums",
    }
}
