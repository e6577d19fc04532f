//! A text without its layout: what it says, each thing on its line, so that a comparison of lines shows no more than
//! what was changed.

use super::document::{Document, Entry, Line, What, collapsed};
use super::with_line_feeds;

/// Spaces for each level.
const INDENT: &str = "  ";

/// Writes a text without its layout: two spaces for each level, one between words and around cells, at most one empty
/// line, whatever widths its columns have. A text that cannot be taken apart is left as it is.
pub fn plain(text: &str) -> String {
    let lines = with_line_feeds(text);
    let Some(document) = Document::read(&lines) else { return text.to_owned() };
    let mut out = String::with_capacity(lines.len());
    entries(&document.entries, 0, &mut out);
    out
}

fn entries(entries: &[Entry<'_>], depth: usize, out: &mut String) {
    let indent = INDENT.repeat(depth);
    let comment = |comment: &str| if comment.is_empty() { String::new() } else { format!("  {comment}") };
    for entry in entries {
        if !entry.blank.is_empty() && !out.is_empty() {
            out.push('\n');
        }
        each(entry.lead, &indent, out);
        match &entry.what {
            What::Free => each(&entry.own[entry.lead.len()..], &indent, out),
            What::Row(row) => {
                let cells: String = row.cells.iter().map(|cell| format!(" {} |", collapsed(cell))).collect();
                let rule = row
                    .cells
                    .iter()
                    .all(|cell| !cell.is_empty() && cell.trim_matches(':').trim_matches('-').is_empty());
                let cells = if rule { "---|".repeat(row.cells.len()) } else { cells };
                out.extend([&indent, "|", &cells, &comment(row.rest), "\n"]);
            }
            What::Line(line) => out.extend([&indent, &body(line, &indent), &comment(line.comment), "\n"]),
            What::Block(line, block) => {
                out.extend([&indent, &body(line, &indent), " {", &comment(line.comment), "\n"]);
                self::entries(&block.entries, depth + 1, out);
                let behind = block.close.trim().trim_start_matches('}').trim();
                out.extend([&indent, "}", &comment(behind), "\n"]);
            }
        }
    }
}

/// Writes each line, the space between its words as it was.
fn each(lines: &str, indent: &str, out: &mut String) {
    for line in lines.lines().map(str::trim).filter(|line| !line.is_empty()) {
        out.extend([indent, line, "\n"]);
    }
}

/// A statement; further lines of it, a text or what a comma continues, stand as far from its first as before.
fn body(line: &Line<'_>, indent: &str) -> String {
    let mut lines = line.body.lines();
    let mut out = words(lines.next().unwrap_or_default());
    for inner in lines {
        let inner = inner.strip_prefix(line.indent).unwrap_or(inner.trim_start()).trim_end();
        out.push('\n');
        if !inner.is_empty() {
            out.extend([indent, inner]);
        }
    }
    out
}

/// Words with one space between them, but for those in quotes.
fn words(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let (mut quoted, mut escaped) = (false, false);
    for letter in text.trim().chars() {
        if quoted {
            quoted = escaped || letter != '"';
            escaped = !escaped && letter == '\\';
        } else if letter == '"' {
            quoted = true;
        } else if letter.is_whitespace() {
            if !out.ends_with(' ') {
                out.push(' ');
            }
            continue;
        }
        out.push(letter);
    }
    out
}
