//! Diagnostics for people, with the lines that they mark.

use annotate_snippets::{AnnotationKind, Element, Group, Level, Origin, Renderer, Snippet, normalize_untrusted_str};

use super::place::clamp;
use super::words::{Footer, Words, headline, severity_name};
use crate::diagnostic::messages::label;
use crate::diagnostic::{Diagnostic, Severity};
use crate::language::Language;
use crate::sources::SourceMap;
use crate::text::{FileId, Span};

/// How diagnostics are written.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Style {
    /// Language of the messages.
    pub language: Language,
    /// Whether to write escape codes for colour.
    pub color: bool,
    /// Columns of the terminal; longer lines are cut around the marked place.
    pub width: Option<usize>,
}

/// Writes a diagnostic with the lines that it marks, its notes and its advice. Without a final line break.
pub fn render(diagnostic: &Diagnostic, sources: &SourceMap, style: Style) -> String {
    let words = Words::new(diagnostic, style.language);
    let title = severity_level(diagnostic.severity)
        .with_name(severity_name(diagnostic.severity, style.language))
        .primary_title(headline(diagnostic, style.language))
        .id(diagnostic.code.number());
    let mut group = Group::with_title(title);
    for element in places(&words, sources) {
        group = group.element(element);
    }
    // Notes stand to the right of the line numbers: `123 = note: `.
    let numbers = last_line(diagnostic, sources).to_string().len();
    for (footer, text) in words.footers() {
        let (level, key) = match footer {
            Footer::Note => (Level::NOTE, "severity-note"),
            Footer::Help => (Level::HELP, "advice"),
        };
        let name = label(style.language, key, &[]);
        let room = style.width.map(|width| width.saturating_sub(numbers + name.chars().count() + 5).max(30));
        let text = wrapped(&normalize_untrusted_str(&text), room);
        group = group.element(level.with_name(name).message(text));
    }
    let renderer = if style.color { Renderer::styled() } else { Renderer::plain() };
    let renderer = match style.width {
        Some(width) => renderer.term_width(width.max(40)),
        None => renderer,
    };
    renderer.render(&[group])
}

fn severity_level(severity: Severity) -> Level<'static> {
    match severity {
        Severity::Note => Level::NOTE,
        Severity::Warning => Level::WARNING,
        Severity::Error => Level::ERROR,
    }
}

/// A marked place, clamped to its file.
struct Mark {
    file: FileId,
    range: std::ops::Range<usize>,
    kind: AnnotationKind,
    text: Option<String>,
}

/// The highest line number that is shown.
fn last_line(diagnostic: &Diagnostic, sources: &SourceMap) -> usize {
    let spans = diagnostic.span.into_iter().chain(diagnostic.labels.iter().map(|label| label.span));
    let known = spans.filter(|span| sources.files().nth(span.file.0 as usize).is_some());
    known.map(|span| sources.line_column(span.after()).line.max(sources.line_column(span).line)).max().unwrap_or(0)
}

/// Breaks a text at its spaces, so that no line is longer than `room` characters if that is possible.
fn wrapped(text: &str, room: Option<usize>) -> String {
    let Some(room) = room else { return text.to_owned() };
    let mut out = String::with_capacity(text.len());
    let mut used = 0;
    for word in text.split(' ') {
        let len = word.chars().count();
        if used > 0 && used + 1 + len > room {
            out.push('\n');
            used = 0;
        } else if used > 0 {
            out.push(' ');
            used += 1;
        }
        out.push_str(word);
        used += len;
    }
    out
}

/// One snippet for each file that is marked, that of the diagnostic's own place first. Of an empty file there is
/// nothing to show but its name.
fn places<'a>(words: &Words, sources: &'a SourceMap) -> Vec<Element<'a>> {
    let Some(place) = words.diagnostic.span else { return Vec::new() };
    let own = (place, AnnotationKind::Primary, words.text("label", &[]));
    let further = words.diagnostic.labels.iter().map(|label| (label.span, AnnotationKind::Context, words.label(label)));
    let mut files: Vec<(FileId, Vec<Mark>)> = Vec::new();
    for (span, kind, text) in std::iter::once(own).chain(further) {
        let Some((_, file)) = sources.files().nth(span.file.0 as usize) else { continue };
        let mark = Mark { file: span.file, range: clamp(&file.text, span), kind, text };
        match files.iter_mut().find(|(id, _)| *id == mark.file) {
            Some((_, marks)) => marks.push(mark),
            None => files.push((mark.file, vec![mark])),
        }
    }
    let element = |(file, marks): (FileId, Vec<Mark>)| match sources.file(file) {
        empty if empty.path.is_empty() => None,
        empty if empty.text.is_empty() => Some(Origin::path(empty.path.as_str()).into()),
        _ => Some(snippet(sources, file, marks).into()),
    };
    files.into_iter().filter_map(element).collect()
}

/// The lines of a file from the first marked one to the last: the whole file would be read again for every diagnostic.
fn snippet(sources: &SourceMap, file: FileId, marks: Vec<Mark>) -> Snippet<'_, annotate_snippets::Annotation<'_>> {
    let source = sources.file(file);
    let text = source.text.as_str();
    let first = marks.iter().map(|mark| mark.range.start).min().unwrap_or(0);
    let last = marks.iter().map(|mark| mark.range.end).max().unwrap_or(0);
    let start = text[..first].rfind('\n').map_or(0, |at| at + 1);
    let end = text[last..].find('\n').map_or(text.len(), |at| last + at);
    // Without its line feed, a carriage return would be shown as a sign of its own.
    let end = if end > last && text[..end].ends_with('\r') { end - 1 } else { end };
    let line = sources.line_column(Span::new(file, start, start)).line;
    Snippet::source(&text[start..end]).path(source.path.as_str()).line_start(line).annotations(marks.into_iter().map(
        |mark| {
            let text = mark.text.map(|text| normalize_untrusted_str(&text));
            mark.kind.span(mark.range.start - start..mark.range.end - start).label(text)
        },
    ))
}

#[cfg(test)]
#[path = "human_tests.rs"]
mod tests;
