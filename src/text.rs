//! Ground floor: files, spans and the translation between bytes and lines.

use std::fmt;

/// Names one source file within a build. Handed out by [`crate::sources::SourceMap`].
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
pub struct FileId(pub u32);

/// A half-open range of bytes in one source file.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
pub struct Span {
    /// The file that the range lies in.
    pub file: FileId,
    /// First byte.
    pub start: u32,
    /// The byte after the last one.
    pub end: u32,
}

impl Span {
    /// A span over `start..end`. Files over 4 GiB are refused by `sources`, so `u32` is enough.
    pub fn new(file: FileId, start: usize, end: usize) -> Self {
        Span { file, start: start as u32, end: end as u32 }
    }

    /// The part of this span that starts `from` bytes in and is `len` bytes long.
    pub fn slice(self, from: usize, len: usize) -> Self {
        Span::new(self.file, self.start as usize + from, self.start as usize + from + len)
    }

    /// The smallest span that covers both; `other` must lie in the same file.
    pub fn to(self, other: Span) -> Self {
        Span { file: self.file, start: self.start.min(other.start), end: self.end.max(other.end) }
    }

    /// An empty span just after this one.
    pub fn after(self) -> Self {
        Span { start: self.end, ..self }
    }

    /// The bytes as a range to index a string with.
    pub fn range(self) -> std::ops::Range<usize> {
        self.start as usize..self.end as usize
    }
}

/// A value and the place in the sources that says it.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct Spanned<T> {
    /// The value itself.
    pub value: T,
    /// Where it is written.
    pub span: Span,
}

impl<T> Spanned<T> {
    /// Pairs a value with its place.
    pub fn new(value: T, span: Span) -> Self {
        Spanned { value, span }
    }
}

/// A place for people: line and column, both counted from one; the column counts characters.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct LineColumn {
    /// Line, from one.
    pub line: usize,
    /// Column in characters (Unicode scalar values), from one.
    pub column: usize,
}

impl fmt::Display for LineColumn {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}", self.line, self.column)
    }
}

/// The byte offsets at which the lines of a text start.
#[derive(Clone, Debug)]
pub struct LineIndex {
    starts: Vec<u32>,
}

impl LineIndex {
    /// Reads the line starts of `text`. A line ends with `\n`.
    pub fn new(text: &str) -> Self {
        let mut starts = vec![0];
        starts.extend(text.bytes().enumerate().filter(|(_, byte)| *byte == b'\n').map(|(at, _)| at as u32 + 1));
        LineIndex { starts }
    }

    /// The line and column of a byte offset in `text`, which must be the text the index was made from.
    pub fn line_column(&self, text: &str, offset: usize) -> LineColumn {
        let offset = offset.min(text.len());
        let line = self.starts.partition_point(|start| *start as usize <= offset);
        let start = self.starts[line - 1] as usize;
        let column = text.get(start..offset).map_or(offset - start, |before| before.chars().count()) + 1;
        LineColumn { line, column }
    }

    /// The column of a byte offset counted in UTF-16 code units, from one, as many formats and protocols want it.
    pub fn utf16_column(&self, text: &str, offset: usize) -> usize {
        let offset = offset.min(text.len());
        let line = self.starts.partition_point(|start| *start as usize <= offset);
        let start = self.starts[line - 1] as usize;
        text.get(start..offset).map_or(offset - start, |before| before.encode_utf16().count()) + 1
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_count_characters_and_lines_count_from_one() {
        let text = "mål å\nrad två";
        let index = LineIndex::new(text);
        assert_eq!(index.line_column(text, 0).to_string(), "1:1");
        let at = text.find("två").unwrap_or_default();
        assert_eq!(index.line_column(text, at).to_string(), "2:5");
        assert_eq!(index.line_column(text, text.len()).to_string(), "2:8");
    }

    #[test]
    fn a_letter_outside_the_basic_plane_is_two_utf16_units() {
        let text = "å\n𝄞ö\tx";
        let index = LineIndex::new(text);
        let at = text.find('x').unwrap_or_default();
        assert_eq!(index.line_column(text, at).to_string(), "2:4");
        assert_eq!(index.utf16_column(text, at), 5);
        assert_eq!(index.utf16_column(text, text.len() + 9), 6);
    }
}
