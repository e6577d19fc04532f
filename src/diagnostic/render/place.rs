//! Places as the formats want them.

use crate::sources::SourceMap;
use crate::text::{LineColumn, Span};

/// A range of a file, half open.
pub(super) struct Place<'a> {
    /// Path within the project, or the name of a text that is none of its files.
    pub(super) path: &'a str,
    /// Whether the file is the project's own.
    pub(super) own: bool,
    pub(super) span: Span,
    pub(super) start: Point,
    pub(super) end: Point,
}

/// A point of a file.
pub(super) struct Point {
    pub(super) at: LineColumn,
    /// Column in UTF-16 code units, from one.
    pub(super) utf16: usize,
    /// Bytes from the start of the file, a byte order mark not counted.
    pub(super) byte: u32,
}

impl<'a> Place<'a> {
    /// Where a span lies, cut to its file. Nothing, if there is no such file.
    pub(super) fn of(sources: &'a SourceMap, span: Span) -> Option<Self> {
        let (_, file) = sources.files().nth(span.file.0 as usize)?;
        let range = clamp(&file.text, span);
        let span = Span::new(span.file, range.start, range.end);
        let point =
            |span: Span| Point { at: sources.line_column(span), utf16: sources.utf16_column(span), byte: span.start };
        Some(Place { path: &file.path, own: file.own, span, start: point(span), end: point(span.after()) })
    }

    /// The path from where the reader stands: below `folder`, which is empty or ends in `/`, if it is a file of the
    /// project at all.
    pub(super) fn path_from(&self, folder: &str) -> String {
        if self.own { format!("{folder}{}", self.path) } else { self.path.to_owned() }
    }
}

/// The span as a range within `text`, at character boundaries, whatever the span says.
pub(super) fn clamp(text: &str, span: Span) -> std::ops::Range<usize> {
    let floor = |at: u32| (0..=(at as usize).min(text.len())).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0);
    let start = floor(span.start);
    start..floor(span.end).max(start)
}
