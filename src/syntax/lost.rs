//! Blocks whose opening brace was lost: what stands under a line is indented deeper and ends with a brace of its own,
//! but the line itself does not open a block.

use std::collections::HashMap;

use super::lines::Line;
use crate::text::Span;
use crate::vocabulary::{Keyword, keyword_anywhere};

/// A line that others are indented under, or may be.
struct Outer {
    indentation: usize,
    /// Where the line starts; nothing where it opens a block.
    without_brace: Option<u32>,
    /// Whether anything is indented deeper under it.
    holds: bool,
}

/// Lines whose brace was lost, by where they start, each with the brace that closes its block. To be asked only where a
/// file's braces do not pair.
pub(super) fn openers(text: &str, lines: &[Line]) -> HashMap<u32, Span> {
    let mut lost = HashMap::new();
    let mut outer: Vec<Outer> = Vec::new();
    for line in lines {
        let (span, opens) = match line {
            Line::Statement(statement) => (statement.span, statement.open.is_some()),
            Line::Row { span, .. } => (*span, true),
            Line::Close(span) => {
                let indentation = indentation(text, *span);
                outer.retain(|line| line.indentation <= indentation);
                if outer.last().is_some_and(|line| line.indentation == indentation)
                    && let Some(Outer { without_brace: Some(start), holds: true, .. }) = outer.pop()
                {
                    lost.insert(start, *span);
                }
                continue;
            }
            Line::Comment(_) => continue,
            Line::Broken(span) => (*span, super::tree::opens(text, *span)),
        };
        let indentation = indentation(text, span);
        outer.retain(|line| line.indentation < indentation);
        if let Some(line) = outer.last_mut() {
            line.holds = true;
        }
        if !matches!(line, Line::Row { .. }) {
            let field = matches!(keyword_anywhere(&text[span.range()]), Some((Keyword::Field(_), _)));
            let without_brace = (!opens && !field).then_some(span.start);
            outer.push(Outer { indentation, without_brace, holds: false });
        }
    }
    lost
}

/// How far a line is indented, in bytes.
fn indentation(text: &str, span: Span) -> usize {
    let before = &text[..span.start as usize];
    before.len() - before.rfind('\n').map_or(0, |at| at + 1)
}
