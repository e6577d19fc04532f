//! Characters that stand in for inlines while Markdown is read, so that a `|`, `*` or `]` inside an inline
//! never means anything to it.
//!
//! Invariant: every character of the two supplementary private use planes in the marked source is a marker.
//! The writer's own characters from there are marked too, and come back as they were.

use crate::model::{Inline, Prose};

const FIRST: u32 = 0xF_0000;
const LAST: u32 = 0x10_FFFD;

fn is_marker(character: char) -> bool {
    (FIRST..=LAST).contains(&u32::from(character))
}

enum Stands<'p> {
    Inline(usize, &'p Inline, &'p str),
    Character(char),
}

/// Prose whose inlines have been replaced by markers.
pub struct Marked<'p> {
    source: String,
    markers: Vec<Stands<'p>>,
}

impl<'p> Marked<'p> {
    /// Marks the inlines of `prose`. Inlines beyond what there are markers for stay as written.
    pub fn new(prose: &'p Prose) -> Self {
        let mut marked = Marked { source: String::with_capacity(prose.source.len()), markers: Vec::new() };
        let mut done = 0;
        for (at, inline) in prose.inlines.iter().enumerate() {
            let before = prose.source.get(done..inline.start);
            let (Some(before), Some(written)) = (before, prose.source.get(inline.start..inline.end)) else {
                continue;
            };
            marked.push_text(before);
            let Some(marker) = marked.next_marker() else {
                marked.push_text(written);
                done = inline.end;
                continue;
            };
            marked.source.push(marker);
            marked.markers.push(Stands::Inline(at, inline, written));
            done = inline.end;
        }
        marked.push_text(prose.source.get(done..).unwrap_or_default());
        marked
    }

    fn next_marker(&self) -> Option<char> {
        let code = u32::try_from(self.markers.len()).ok()?.checked_add(FIRST)?;
        char::from_u32(code).filter(|marker| is_marker(*marker))
    }

    fn push_text(&mut self, text: &str) {
        for character in text.chars() {
            if !is_marker(character) {
                self.source.push(character);
            } else if let Some(marker) = self.next_marker() {
                self.source.push(marker);
                self.markers.push(Stands::Character(character));
            } else {
                self.source.push(char::REPLACEMENT_CHARACTER);
            }
        }
    }

    /// The Markdown with markers in it.
    pub fn source(&self) -> &str {
        &self.source
    }

    /// Adds the places of the inlines whose markers stand in `text`.
    pub fn inlines_in(&self, text: &str, found: &mut Vec<usize>) {
        for character in text.chars().filter(|character| is_marker(*character)) {
            if let Some(Stands::Inline(at, ..)) = self.stands(character) {
                found.push(*at);
            }
        }
    }

    /// `text` with every inline as written.
    pub fn restore(&self, text: &str) -> String {
        let mut out = String::with_capacity(text.len());
        self.expand(text, &mut out, |out, text| out.push_str(text), |out, _, written| out.push_str(written));
        out
    }

    /// Hands the stretches between markers to `on_text` and the inlines that stand at markers to `on_inline`.
    pub fn expand<O>(
        &self,
        text: &str,
        out: &mut O,
        mut on_text: impl FnMut(&mut O, &str),
        mut on_inline: impl FnMut(&mut O, &'p Inline, &'p str),
    ) {
        let mut rest = text;
        while let Some((at, marker)) = rest.char_indices().find(|(_, character)| is_marker(*character)) {
            on_text(out, &rest[..at]);
            match self.stands(marker) {
                Some(Stands::Inline(_, inline, written)) => on_inline(out, inline, written),
                Some(Stands::Character(own)) => on_text(out, own.encode_utf8(&mut [0; 4])),
                None => on_text(out, "\u{fffd}"),
            }
            rest = &rest[at + marker.len_utf8()..];
        }
        on_text(out, rest);
    }

    fn stands(&self, marker: char) -> Option<&Stands<'p>> {
        self.markers.get((u32::from(marker) - FIRST) as usize)
    }
}
