//! The sources as lines: which are text, which are rows of a table, where the cells and quotation marks stand. A reader
//! of its own, so that the places of faults are not chosen by what planc makes of them.

use std::ops::Range;

/// What a line is.
#[derive(Clone, PartialEq, Debug)]
pub enum Role {
    Blank,
    Comment,
    /// A word and what it says; the places of what stands in quotes, the marks not counted.
    Form(Vec<Range<usize>>),
    /// Running text between `"""` and `"""`.
    Prose,
    /// The first row of a table.
    Header(Vec<Range<usize>>),
    /// A further row; the places of its cells, white space not counted, and the line of the header.
    Row(Vec<Range<usize>>, usize),
}

/// A line and its place in the file, the line's end not counted.
#[derive(Clone, Debug)]
pub struct Line {
    pub place: Range<usize>,
    pub role: Role,
}

/// The lines of a file.
pub fn lines(text: &str) -> Vec<Line> {
    let mut found: Vec<Line> = Vec::new();
    let (mut at, mut fenced, mut header) = (0, false, None);
    for whole in text.split_inclusive('\n') {
        let line = whole.trim_end_matches('\n');
        let place = at..at + line.len();
        let said = line.trim();
        let row = !fenced && said.starts_with('|');
        let fence = said.ends_with("\"\"\"");
        let role = match () {
            () if row => match header {
                None => Role::Header(cells(line, at)),
                Some(header) => Role::Row(cells(line, at), header),
            },
            () if fenced && !fence => Role::Prose,
            () if said.is_empty() => Role::Blank,
            () if said.starts_with('#') => Role::Comment,
            () => Role::Form(if fence { Vec::new() } else { quoted(line, at) }),
        };
        fenced ^= fence && !row;
        header = if row { header.or(Some(found.len())) } else { None };
        found.push(Line { place, role });
        at += whole.len();
    }
    found
}

fn cells(line: &str, at: usize) -> Vec<Range<usize>> {
    let bars: Vec<usize> =
        line.match_indices('|').map(|(bar, _)| bar).filter(|bar| !line[..*bar].ends_with('\\')).collect();
    let cell = |pair: &[usize]| {
        let raw = &line[pair[0] + 1..pair[1]];
        let start = at + pair[0] + 1 + (raw.len() - raw.trim_start().len());
        start..(start + raw.trim().len())
    };
    bars.windows(2).map(cell).collect()
}

fn quoted(line: &str, at: usize) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let (mut start, mut escaped) = (None, false);
    for (here, letter) in line.char_indices() {
        match (letter, start) {
            ('"', None) => start = Some(here + 1),
            ('"', Some(from)) if !escaped => {
                found.push(at + from..at + here);
                start = None;
            }
            _ => {}
        }
        escaped = letter == '\\' && !escaped;
    }
    found
}

/// The number of the line that a place stands on, from nought.
pub fn line_at(text: &str, at: usize) -> usize {
    text.as_bytes()[..at.min(text.len())].iter().filter(|byte| **byte == b'\n').count()
}

/// The words of at least four letters in a text; hyphens and digits belong to a word.
pub fn words(text: &str) -> Vec<Range<usize>> {
    let in_word = |letter: char| letter.is_alphanumeric() || letter == '-';
    let mut found = Vec::new();
    let mut start = None;
    for (at, letter) in text.char_indices().chain([(text.len(), ' ')]) {
        match start {
            None if in_word(letter) => start = Some(at),
            Some(from) if !in_word(letter) => {
                if text[from..at].chars().filter(|letter| letter.is_alphabetic()).count() >= 4 {
                    found.push(from..at);
                }
                start = None;
            }
            _ => {}
        }
    }
    found
}
