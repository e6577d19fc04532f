//! Texts with other marks around them than planc wants: read for what they mean, and explained.

use super::lines::StatementLine;
use super::tree::{Part, TextLiteral};
use crate::diagnostic::{Code, Diagnostic, FixKind};
use crate::text::Span;
use crate::vocabulary::{Keyword, keyword_anywhere};

/// Every quotation mark that a text may stand between.
const QUOTES: [char; 4] = ['"', '”', '“', '„'];

/// A form of other hands at a place, named by the attribute that explains it.
pub(super) fn written_otherwise(span: Span, text: &str, help: &'static str) -> Diagnostic {
    Diagnostic::new(Code::WrittenOtherwise, span).with("text", text).help(help)
}

/// Text between `'`, `’`, `»` or `«`.
pub(super) fn quotes(span: Span, inner: &str) -> Diagnostic {
    let escaped = inner.replace('"', "\\\"");
    written_otherwise(span, "\"", "quotes").fix(FixKind::Form, [(span, format!("\"{escaped}\""))])
}

/// A fence of other marks than three quotation marks.
pub(super) fn fence_marks(marks: Vec<(Span, &str)>) -> Option<Diagnostic> {
    let (span, mark) = marks.first()?;
    let diagnostic = written_otherwise(*span, mark, "fence-mark");
    Some(diagnostic.fix(FixKind::Form, marks.iter().map(|(span, _)| (*span, "\"\"\"".to_owned()))))
}

/// A fence with text on the line of its first mark or of its last. `text` is the text's place, `end` what closes it,
/// from the end of the text on.
pub(super) fn fence_lines(span: Span, whole: &str, text: Span, end: &str) -> Diagnostic {
    let offset = (text.start - span.start) as usize;
    let inner = &whole[offset..offset + (text.end - text.start) as usize];
    let first = inner.lines().next().unwrap_or_default();
    let mut lines = inner.lines().skip(1).filter(|line| !line.trim().is_empty());
    let indentation =
        lines.next().map_or("  ", |line| &line[..line.len() - line.trim_start_matches([' ', '\t']).len()]).to_owned();
    let mut edits = Vec::new();
    if !first.trim().is_empty() {
        edits.push((Span { start: span.start + 3, end: text.start, ..span }, format!("\n{indentation}")));
    }
    let glued = end.starts_with('"');
    if glued {
        edits.push((Span { start: text.end, end: text.end, ..span }, format!("\n{indentation}")));
    }
    let mark = match edits.first() {
        Some((place, _)) if place.start == span.start + 3 => span.slice(0, 3),
        _ => text.after().slice(0, 3),
    };
    written_otherwise(mark, "\"\"\"", "fence-line").fix(FixKind::Form, edits)
}

/// Quotation marks inside a text, which end it too early: `"Vi ska "lyckas" med allt"`. A word that touches a
/// quotation mark on both sides stands in the text.
pub(super) fn join_inner_quotes(line: &mut StatementLine, source: &str) {
    let base = line.span.start;
    let text_of = |span: Span| source.get((span.start - base) as usize..(span.end - base) as usize).unwrap_or_default();
    let mut at = 0;
    while at + 2 < line.parts.len() {
        let touches = |left: usize| line.parts[left].span().end == line.parts[left + 1].span().start;
        let is_text = |at: usize| matches!(&line.parts[at], Part::Text(text) if !text.fenced);
        let inner =
            |at: usize| matches!(&line.parts[at], Part::Raw(span) if text_of(*span).starts_with(char::is_alphanumeric));
        let mut last = at;
        while last + 2 < line.parts.len()
            && is_text(last)
            && inner(last + 1)
            && is_text(last + 2)
            && touches(last)
            && touches(last + 1)
        {
            last += 2;
        }
        if last == at {
            at += 1;
            continue;
        }
        let span = line.parts[at].span().to(line.parts[last].span());
        let whole = text_of(span);
        let marks: Vec<usize> = whole.match_indices('"').map(|(at, _)| at).collect();
        let inside = marks.iter().copied().filter(|at| *at > 0 && at + 1 < whole.len());
        let edits = inside.filter(|at| !whole[..*at].ends_with('\\')).map(|at| (span.slice(at, 0), "\\".to_owned()));
        line.faults.push(written_otherwise(span, whole, "inner-quotes").fix(FixKind::Form, edits));
        let quote = whole.chars().next().map_or(1, char::len_utf8);
        let inner = whole[quote..].trim_end_matches(['"', '”', '“']);
        let mut literal =
            TextLiteral { content: String::with_capacity(inner.len()), origins: Vec::new(), span, fenced: false };
        literal.push(inner, span.start as usize + quote, |next| matches!(next, '"' | '\\'));
        line.parts.splice(at..=last, [Part::Text(literal)]);
        at += 1;
    }
}

/// Whether a line has any quotation mark.
pub(super) fn has_quotes(line: &str) -> bool {
    line.contains(QUOTES)
}

/// A line with a quotation mark that has no partner: what is said of it, and what it says all the same. Nothing,
/// where it has no such mark.
pub(super) fn unclosed(line: &str, span: Span, open: Option<Span>) -> Option<(Diagnostic, StatementLine)> {
    let at = |offset: usize| Span { start: span.start + offset as u32, ..span };
    let first = line.find(QUOTES)?;
    let last = line.rfind(QUOTES)?;
    let mut diagnostic = Diagnostic::new(Code::UnclosedString, at(last)).with("text", line);
    let mut from = first;
    let text = |from: usize| line[from..].trim_end_matches('{').trim().replace(QUOTES, "");
    if first == last {
        let end = line.trim_end_matches('{').trim_end().len();
        if first + 1 < end {
            diagnostic = diagnostic.fix(FixKind::Form, [(at(end).slice(0, 0), "\"".to_owned())]);
        } else if let Some(title) = title_start(line) {
            from = title;
            diagnostic = diagnostic.fix(FixKind::Form, [(at(title).slice(0, 0), "\"".to_owned())]);
        }
    }
    let words = line[..from].trim_end();
    let mut parts = vec![Part::Raw(span.slice(0, words.len()))];
    parts.retain(|part| part.span().start < part.span().end);
    let (content, place) = (text(from), at(from));
    parts.push(Part::Text(TextLiteral { content, origins: vec![(0, place.start)], span: place, fenced: false }));
    Some((diagnostic, StatementLine { parts, open, open_fence: None, comments: Vec::new(), span, faults: Vec::new() }))
}

/// Where the text of a line starts whose first quotation mark is missing: after a field's word, or after an id, if
/// what follows it starts as a title does.
fn title_start(line: &str) -> Option<usize> {
    let (keyword, len) = keyword_anywhere(line)?;
    let word = len + line[len..].len() - line[len..].trim_start().len();
    if matches!(keyword, Keyword::Field(_)) {
        return Some(word);
    }
    let id = line[word..].find(char::is_whitespace)? + word;
    let title = id + line[id..].len() - line[id..].trim_start().len();
    let starts = line[word..].starts_with(char::is_lowercase) && line[title..].starts_with(char::is_uppercase);
    starts.then_some(title)
}
