//! Marks around the words of a line that a plan does not have: bullets, bold type, colons and equals signs. The line is
//! read as if they were not there.

use super::draft::{Piece, Reader};
use crate::diagnostic::{Code, Diagnostic, FixKind, report_once};
use crate::text::Span;
use crate::vocabulary::{Keyword, keyword_anywhere};

/// Marks that set words in bold type or italics, the longest first.
const EMPHASIS: [&str; 6] = ["***", "**", "__", "*", "_", "`"];

/// A keyword with marks around it, in offsets of the line's first words.
pub(super) struct Decorated {
    pub(super) keyword: Keyword,
    /// Where the keyword starts.
    pub(super) start: usize,
    /// Where it ends, with the marks after it.
    pub(super) end: usize,
    /// The attribute that explains the first of the marks, and its place.
    help: &'static str,
    mark: (usize, usize),
    /// What is taken away.
    taken: Vec<(usize, usize)>,
}

/// The keyword that a line starts with behind a bullet or in bold type.
pub(super) fn decorated(text: &str) -> Option<Decorated> {
    let bullet = bullet(text);
    let at = bullet.unwrap_or(0);
    let mut taken: Vec<(usize, usize)> = bullet.map(|end| (0, end)).into_iter().collect();
    let opened = EMPHASIS.into_iter().find(|mark| text[at..].starts_with(mark));
    let found = match opened {
        Some(mark) => {
            let start = at + mark.len();
            let close = start + text[start..].find(mark)?;
            let inner = text[start..close].trim_end_matches(':');
            let (keyword, len) = keyword_anywhere(inner).filter(|(_, len)| *len == inner.len())?;
            let after = close + mark.len();
            let end = after + usize::from(text[after..].starts_with(':'));
            taken.extend([(at, start), (start + len, end)]);
            let first = (bullet.is_none()).then_some((at, start));
            Some((keyword, start, end, "emphasis", first))
        }
        None if bullet.is_some() => {
            let (keyword, len) = keyword_at(&text[at..])?;
            Some((keyword, at, at + len, "bullet", None))
        }
        None => None,
    };
    let (keyword, start, end, help, first) = found?;
    let (help, mark) = match first {
        Some(mark) => (help, mark),
        None => ("bullet", (0, text[..at].trim_end().len())),
    };
    Some(Decorated { keyword, start, end, help, mark, taken })
}

/// Where a line goes on after a bullet or a number.
fn bullet(text: &str) -> Option<usize> {
    let mark =
        ["-", "–", "—", "*", "•", "·", "+", "▪", "◦", "\u{f0b7}"].into_iter().find(|mark| text.starts_with(mark));
    let end = match mark {
        Some(mark) => mark.len(),
        None => {
            let digits = text.len() - text.trim_start_matches(|digit: char| digit.is_ascii_digit()).len();
            let closed = digits > 0 && text[digits..].starts_with(['.', ')']);
            closed.then_some(digits + 1)?
        }
    };
    let rest = text[end..].trim_start();
    let round = mark.is_some_and(|mark| !matches!(mark, "-" | "*" | "+"));
    let spaced = text.len() - rest.len() > end;
    (spaced || round).then_some(text.len() - rest.len())
}

/// The keyword that a text starts with. A colon or an equals sign may touch it.
pub(super) fn keyword_at(text: &str) -> Option<(Keyword, usize)> {
    let found = keyword_anywhere(text);
    let mark = text.find([':', '=']).map(|at| text[..at].trim_end());
    let marked = mark.and_then(|words| keyword_anywhere(words).filter(|(_, len)| *len == words.len()));
    match (found, marked) {
        (Some(found), Some(marked)) => Some(if marked.1 > found.1 { marked } else { found }),
        (found, marked) => found.or(marked),
    }
}

impl Reader<'_> {
    /// Says what stands around a keyword; `raw` are the line's first words.
    pub(super) fn decoration(&mut self, raw: Span, found: &Decorated) {
        let (from, to) = found.mark;
        let place = raw.slice(from, to - from);
        let text = self.text(place);
        let diagnostic = Diagnostic::new(Code::WrittenOtherwise, place).with("text", text).help(found.help);
        let edits = found.taken.iter().map(|(from, to)| (raw.slice(*from, to - from), String::new()));
        report_once(&mut self.drafts.diagnostics, diagnostic.fix(FixKind::Form, edits));
    }

    /// Says that a sign between two words is not needed.
    pub(super) fn mark(&mut self, place: Span) {
        let text = self.text(place);
        let before = self.source.get(..place.start as usize).is_some_and(|text| text.ends_with(char::is_whitespace));
        let rest = self.source.get(place.end as usize..).unwrap_or_default();
        let gap = rest.len() - rest.trim_start_matches([' ', '\t', '\u{a0}']).len();
        let edit = match (before, gap) {
            (false, 0) if !rest.starts_with(['\r', '\n']) => (place, " ".to_owned()),
            (true, gap) => (Span { end: place.end + gap as u32, ..place }, String::new()),
            (false, _) => (place, String::new()),
        };
        let diagnostic = Diagnostic::new(Code::UnexpectedText, place).with("text", text).help("mark");
        report_once(&mut self.drafts.diagnostics, diagnostic.fix(FixKind::Form, [edit]));
    }

    /// The words of a declaration without the signs that stand before them or after them: `mål a: "A"`.
    pub(super) fn without_marks(&mut self, piece: Piece, before_text: bool) -> Piece {
        let mut piece = piece;
        if piece.content().starts_with([':', '=']) {
            self.mark(piece.text.place(0, 1));
            piece = piece.part(1, piece.content().len());
        }
        let content = piece.content();
        let words = content.trim_end_matches([':', '=', '-', '–', '—']);
        let dash = content[words.len()..].starts_with(['-', '–', '—']) && !words.ends_with(char::is_whitespace);
        if before_text && words.len() < content.len() && !words.trim().is_empty() && !dash {
            let last = content.char_indices().next_back().map_or(0, |(at, _)| at);
            self.mark(piece.text.place(last.max(words.len()), content.len()));
            piece = piece.part(0, words.len());
        }
        piece
    }
}
