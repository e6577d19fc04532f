//! The order in which findings are most useful to read, and how many of one kind.

use std::cmp::Reverse;
use std::collections::HashMap;

use super::{Code, Diagnostic, Severity};
use crate::sources::SourceMap;
use crate::text::FileId;

/// Where findings of one kind in one file are more than this …
const MANY: usize = 5;
/// … only so many of them are shown.
const OF_MANY: usize = 3;

/// What is shown to a reader, in order.
#[derive(Debug)]
pub enum Entry<'a> {
    /// A finding.
    Finding(&'a Diagnostic),
    /// Findings of the same kind as the one before, in the same file, by their lines.
    More {
        /// Their rule.
        code: Code,
        /// Their file.
        file: FileId,
        /// Their lines, from one, in order.
        lines: Vec<usize>,
    },
}

/// The findings with the most useful first: errors before warnings before notes; among them files that cannot be read
/// and lines that cannot be understood before what they may have caused; then by file and place. What else was found
/// in a line follows upon the first finding there.
pub fn by_use<'a>(found: &'a [Diagnostic], sources: &SourceMap) -> Vec<&'a Diagnostic> {
    let rank = |diagnostic: &Diagnostic| (Reverse(diagnostic.severity), stage(diagnostic.code));
    let line = |diagnostic: &Diagnostic| diagnostic.span.map(|span| (span.file, sources.line_column(span).line));
    let mut best = HashMap::new();
    for diagnostic in found {
        let best = best.entry(line(diagnostic)).or_insert_with(|| rank(diagnostic));
        *best = rank(diagnostic).min(*best);
    }
    let mut ordered: Vec<&Diagnostic> = found.iter().collect();
    ordered.sort_by_cached_key(|diagnostic| {
        let line = line(diagnostic);
        let own = rank(diagnostic);
        // What lies in no file shares no line with anything.
        let shared = line.and_then(|_| best.get(&line).copied()).unwrap_or(own);
        let path = diagnostic.span.map(|span| sources.file(span.file).path.clone());
        (shared, path, line, own, diagnostic.span.map(|span| span.start))
    });
    ordered
}

/// The findings, those that repeat themselves told together after the first few of their kind.
pub fn folded<'a>(ordered: &[&'a Diagnostic], sources: &SourceMap) -> Vec<Entry<'a>> {
    let kind = |diagnostic: &Diagnostic| diagnostic.span.map(|span| (diagnostic.code, diagnostic.severity, span.file));
    let mut all: HashMap<(Code, Severity, FileId), Vec<usize>> = HashMap::new();
    for diagnostic in ordered {
        if let (Some(kind), Some(span)) = (kind(diagnostic), diagnostic.span) {
            all.entry(kind).or_default().push(sources.line_column(span).line);
        }
    }
    let mut shown: HashMap<(Code, Severity, FileId), usize> = HashMap::new();
    let mut entries = Vec::new();
    for diagnostic in ordered {
        let Some((kind, lines)) = kind(diagnostic).and_then(|kind| all.get_key_value(&kind)) else {
            entries.push(Entry::Finding(diagnostic));
            continue;
        };
        let shown = shown.entry(*kind).or_default();
        *shown += 1;
        if lines.len() <= MANY || *shown <= OF_MANY {
            entries.push(Entry::Finding(diagnostic));
        }
        if lines.len() > MANY && *shown == OF_MANY {
            let mut lines = lines[OF_MANY..].to_vec();
            lines.sort_unstable();
            entries.push(Entry::More { code: kind.0, file: kind.2, lines });
        }
    }
    entries
}

/// Files and form come first: a line that is not understood may be why a name is missing.
fn stage(code: Code) -> u8 {
    match code.number().get(..3) {
        Some("P07") => 0,
        Some("P01") => 1,
        _ => 2,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Span;

    fn at(code: Code, start: usize) -> Diagnostic {
        Diagnostic::new(code, Span::new(FileId(0), start, start + 1))
    }

    #[test]
    fn form_before_what_it_may_cause_and_errors_before_warnings() {
        let mut sources = SourceMap::default();
        sources.add("a.plan", "a b\nc\nd\ne\n");
        let found = [
            at(Code::TotalMismatch, 0),
            at(Code::Placeholder, 2),
            at(Code::UnusedFootnote, 4),
            at(Code::NotChecked, 6),
            at(Code::UnreadableLine, 8),
            Diagnostic::without_place(Code::NoPlanFiles),
        ];
        let codes: Vec<Code> = by_use(&found, &sources).iter().map(|diagnostic| diagnostic.code).collect();
        assert_eq!(
            codes,
            [
                Code::NoPlanFiles,
                Code::UnreadableLine,
                Code::TotalMismatch,
                // A warning follows upon the error in its line.
                Code::Placeholder,
                Code::UnusedFootnote,
                Code::NotChecked,
            ]
        );
    }

    #[test]
    fn what_repeats_itself_is_told_once_with_its_lines() {
        let mut sources = SourceMap::default();
        sources.add("a.plan", "x\n".repeat(9));
        let found: Vec<Diagnostic> = (0..8).map(|line| at(Code::Placeholder, line * 2)).collect();
        let entries = folded(&by_use(&found, &sources), &sources);
        assert_eq!(entries.len(), OF_MANY + 1);
        assert!(matches!(&entries[OF_MANY], Entry::More { lines, .. } if *lines == [4, 5, 6, 7, 8]));
        let entries = folded(&by_use(&found[..MANY], &sources), &sources);
        assert_eq!(entries.len(), MANY);
    }
}
