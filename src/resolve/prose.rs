//! Running text: its links, figures and footnote marks, resolved where it stands.

use super::Resolver;
use super::figures::read_qualifier;
use crate::diagnostic::{Code, Diagnostic};
use crate::model::{Inline, InlineKind, ItemId, Prose, Statement};
use crate::syntax::{TextLiteral, formula, number, unit};
use crate::text::Span;
use crate::vocabulary::{ConceptName, Keyword, keyword_anywhere};

/// A mark in prose: where it starts and ends, where its content does, and which it is.
struct Mark {
    start: usize,
    end: usize,
    kind: MarkKind,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum MarkKind {
    Link,
    Figure,
    Footnote,
    /// `[[` or `{{` without its end.
    Unclosed(&'static str),
    /// `]]` or `}}` without its start.
    Unopened(&'static str),
}

/// Finds the marks of a text. Code spans and fenced code hold none, and a backslash takes a mark's meaning away.
fn marks(text: &str) -> Vec<Mark> {
    let bytes = text.as_bytes();
    let mut marks = Vec::new();
    let mut at = 0;
    // Single brackets and braces that are open here.
    let mut open = [0_usize; 2];
    while at < bytes.len() {
        match bytes[at] {
            b'\\' => {
                // What is opened so may be closed without a mark.
                match bytes.get(at + 1) {
                    Some(b'[') => open[0] += 1,
                    Some(b'{') => open[1] += 1,
                    _ => {}
                }
                at += 2;
            }
            b'`' => {
                let run = bytes[at..].iter().take_while(|byte| **byte == b'`').count();
                let fence = &text[at..at + run];
                at += run;
                // A run of backticks that nothing closes is just backticks.
                if let Some(end) = closing_backticks(&text[at..], fence) {
                    at += end;
                }
            }
            b'[' if text[at..].starts_with("[[") => at = push(&mut marks, text, at, "[[", "]]", MarkKind::Link),
            b'{' if text[at..].starts_with("{{") => at = push(&mut marks, text, at, "{{", "}}", MarkKind::Figure),
            b'[' if text[at..].starts_with("[^") => {
                let close = text[at..].find(']').filter(|close| !text[at..at + close].contains(char::is_whitespace));
                match close {
                    Some(close) => {
                        marks.push(Mark { start: at, end: at + close + 1, kind: MarkKind::Footnote });
                        at += close + 1;
                    }
                    None => at += 2,
                }
            }
            byte @ (b'[' | b'{') => {
                open[usize::from(byte == b'{')] += 1;
                at += 1;
            }
            byte @ (b']' | b'}') => {
                let open = &mut open[usize::from(byte == b'}')];
                let twice = if byte == b'}' { "}}" } else { "]]" };
                let two = text[at..].starts_with(twice);
                if two && *open < 2 {
                    marks.push(Mark { start: at, end: at + 2, kind: MarkKind::Unopened(twice) });
                }
                *open = open.saturating_sub(if two { 2 } else { 1 });
                at += if two { 2 } else { 1 };
            }
            b'\n' if bytes.get(at + 1) == Some(&b'\n') => {
                open = [0; 2];
                at += 2;
            }
            _ => at += 1,
        }
    }
    marks
}

fn push(marks: &mut Vec<Mark>, text: &str, at: usize, open: &'static str, close: &str, kind: MarkKind) -> usize {
    let inner = &text[at + 2..];
    let paragraph = inner.find("\n\n").unwrap_or(inner.len());
    // Where the next begins before this one ends, this one's end is what is lost.
    match inner[..paragraph].find(close).filter(|found| !inner[..*found].contains(open)) {
        Some(found) => {
            let end = at + 2 + found + 2;
            marks.push(Mark { start: at, end, kind });
            end
        }
        None => {
            marks.push(Mark { start: at, end: at + 2, kind: MarkKind::Unclosed(open) });
            at + 2
        }
    }
}

/// The offset after the next run of exactly these backticks.
fn closing_backticks(text: &str, fence: &str) -> Option<usize> {
    let bytes = text.as_bytes();
    let mut at = 0;
    while let Some(found) = text[at..].find('`') {
        let start = at + found;
        let run = bytes[start..].iter().take_while(|byte| **byte == b'`').count();
        if run == fence.len() {
            return Some(start + run);
        }
        at = start + run;
    }
    None
}

impl Resolver<'_, '_> {
    /// Resolves the text of an item.
    pub(super) fn prose(&mut self, item: ItemId, literal: TextLiteral) -> Prose {
        let found = if literal.content.contains(['[', '{', ']', '}']) { marks(&literal.content) } else { Vec::new() };
        let mut inlines = Vec::with_capacity(found.len());
        for mark in found {
            let span = literal.place(mark.start, mark.end);
            let kind = match mark.kind {
                MarkKind::Link => self.link(item, &literal, mark.start + 2, mark.end - 2),
                MarkKind::Figure => self.prose_figure(item, &literal, mark.start + 2, mark.end - 2),
                MarkKind::Footnote => {
                    let id = &literal.content[mark.start + 2..mark.end - 1];
                    self.footnote(item, id, span).map_or(InlineKind::Broken, InlineKind::Footnote)
                }
                MarkKind::Unclosed(open) => {
                    self.report(Diagnostic::new(Code::UnclosedInline, span).with("open", open).with("lost", "no"));
                    InlineKind::Broken
                }
                MarkKind::Unopened(close) => {
                    self.report(Diagnostic::new(Code::UnclosedInline, span).with("open", close).with("lost", "yes"));
                    InlineKind::Broken
                }
            };
            inlines.push(Inline { start: mark.start, end: mark.end, span, kind });
        }
        // Offsets of inlines are those of the text as written: composing letters must not move them.
        let source = if inlines.is_empty() { super::names::normal(&literal.content) } else { literal.content };
        Prose { source, inlines }
    }

    /// The footnote with this id, looked for outwards.
    pub(super) fn footnote(&mut self, item: ItemId, id: &str, span: Span) -> Option<ItemId> {
        let name = super::names::normal(id);
        let mut at = Some(item);
        while let Some(holder) = at {
            let is_footnote = |id: &&ItemId| self.item(**id).concept == ConceptName::Footnote;
            if let Some(found) = self.names.child(holder, &name).iter().find(is_footnote).copied() {
                self.used_footnotes.insert(found);
                self.references += 1;
                return Some(found);
            }
            at = self.item(holder).parent;
        }
        let diagnostic = Diagnostic::new(Code::UnknownFootnote, span).with("id", id);
        // A printed mark without its note can be accepted, like a figure that does not add up.
        self.report(diagnostic.about(self.item(item).path.clone(), item));
        None
    }

    /// `[[mål barn|de unga]]`.
    fn link(&mut self, item: ItemId, literal: &TextLiteral, start: usize, end: usize) -> InlineKind {
        let inner = &literal.content[start..end];
        let (target, label) = match inner.split_once('|') {
            Some((target, label)) => (target, Some(label.trim().to_owned())),
            None => (inner, None),
        };
        let label = label.filter(|label| !label.is_empty());
        let lead = target.len() - target.trim_start().len();
        let name = target.trim();
        let mut from = start + lead;
        let mut wanted: Vec<ConceptName> = Vec::new();
        let mut path_text = name;
        if let Some((Keyword::Concept(word), len)) = keyword_anywhere(name) {
            let rest = name[len..].trim_start();
            if !rest.is_empty() {
                wanted.push(word.concept);
                from += name.len() - rest.len();
                path_text = rest;
            }
        }
        let span = literal.place(from, from + path_text.len());
        let part = TextLiteral {
            content: path_text.to_owned(),
            origins: literal.shifted(from, from + path_text.len()),
            span,
            fenced: false,
        };
        let Some(path) = formula::read_path(path_text) else {
            self.report(Diagnostic::new(Code::InvalidValue, span).with("text", path_text).help("link-target"));
            return InlineKind::Broken;
        };
        // A column has no page: in a budget's own text its name would hide the organisation of the same id.
        if wanted.is_empty() {
            let linkable = |concept: &&crate::vocabulary::Concept| {
                !matches!(concept.name, ConceptName::Column | ConceptName::Footnote)
            };
            wanted.extend(crate::vocabulary::CONCEPTS.iter().filter(linkable).map(|concept| concept.name));
        }
        match self.path(item, &path, &part, &wanted) {
            Some(found) => InlineKind::Link { item: found.item(), label },
            None => InlineKind::Broken,
        }
    }

    /// `{{resurser.total.b2024: 28,1 mnkr}}`.
    fn prose_figure(&mut self, item: ItemId, literal: &TextLiteral, start: usize, end: usize) -> InlineKind {
        let inner = &literal.content[start..end];
        let (formula_end, statement) = match colon(inner) {
            Some(colon) => (start + colon, Some(start + colon + 1)),
            None => (end, None),
        };
        let piece = super::draft::Piece { text: literal.clone(), quoted: false }.part(start, formula_end);
        let parsed = match formula::read_formula(piece.content(), self.language) {
            Ok(parsed) => parsed,
            Err(fault) => {
                self.formula_fault(&piece, fault);
                return InlineKind::Broken;
            }
        };
        let expression = self.expression(item, &parsed, &piece.text);
        if expression.value.is_broken() {
            return InlineKind::Broken;
        }
        let stated = match statement {
            Some(from) => match self.statement(literal, from, end) {
                Some(statement) => Some(statement),
                None => return InlineKind::Broken,
            },
            None => None,
        };
        InlineKind::Figure { expression, stated }
    }

    /// A figure in the writer's own words: `knappt 600`, `28,1 miljoner kronor`, `elva uppdrag`.
    fn statement(&mut self, literal: &TextLiteral, start: usize, end: usize) -> Option<Statement> {
        let piece = super::draft::Piece { text: literal.clone(), quoted: false }.part(start, end);
        let text = piece.content().to_owned();
        let unclear = |resolver: &mut Self| {
            let diagnostic = Diagnostic::new(Code::ProseFigureUnclear, piece.span()).with("text", piece.content());
            resolver.report(diagnostic);
            None
        };
        let (qualifier, after) = read_qualifier(&text);
        let rest = piece.part(after, text.len());
        let (value, len) = match number::read(rest.content(), self.language) {
            Some(run) => match run.value {
                Ok(value) => (value, run.len),
                Err(fault) => {
                    let place = rest.part(0, run.len);
                    self.number_fault(place.content(), fault, place.span());
                    return None;
                }
            },
            None => {
                let len = rest.content().find(char::is_whitespace).unwrap_or(rest.content().len());
                match number::read_word(&rest.content()[..len]) {
                    Some(value) => (value, len),
                    None => return unclear(self),
                }
            }
        };
        let tail = rest.part(len, rest.content().len());
        // Other words after the number are what is counted: `elva uppdrag`.
        let unit =
            unit::read_known_at_start(tail.content()).map(|(unit, _)| unit).or_else(|| unit::read(tail.content()));
        Some(Statement { written: text, value, unit, qualifier, span: piece.span() })
    }
}

/// The first colon that stands in no quotes.
fn colon(text: &str) -> Option<usize> {
    let mut quoted = false;
    text.bytes().position(|byte| {
        quoted ^= byte == b'"';
        byte == b':' && !quoted
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<&str> {
        marks(text).iter().map(|mark| &text[mark.start..mark.end]).collect()
    }

    #[test]
    fn marks_are_found_outside_code_and_escapes() {
        assert_eq!(found("se [[mål a]] och {{b.c: 5}}[^x]"), ["[[mål a]]", "{{b.c: 5}}", "[^x]"]);
        assert!(found("`[[a]]` och \\[[b]] och ``{{c}}``").is_empty());
        assert_eq!(found("öppen [[a"), ["[["]);
        assert_eq!(found("` ensam [[a]]"), ["[[a]]"]);
    }

    #[test]
    fn a_mark_that_lost_half_of_its_start_or_end_is_found() {
        assert_eq!(found("se [mål a]] och [[b]]"), ["]]", "[[b]]"]);
        assert_eq!(found("se mål a]]"), ["]]"]);
        assert_eq!(found("se {b.c: 5}} och {{d.e}}"), ["}}", "{{d.e}}"]);
        assert_eq!(found("se [[a] och [[b]]"), ["[[", "[[b]]"]);
        assert!(found("[se [1]] och {a {b}} och \\{{c}}").is_empty());
    }
}
