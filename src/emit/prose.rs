//! Prose as outputs show it: links, figures and footnote marks in the place of what the writer wrote for them.
//!
//! Titles, words in cells and labels are plain text with inlines in it; every other prose is Markdown with
//! inlines in it.

pub mod html;
pub mod markdown;
mod markers;

use pulldown_cmark::{Event, Options, Parser, TagEnd};

use super::view::quantity;
use crate::check::Checked;
use crate::model::{Expression, Inline, InlineKind, Item, ItemId, Prose};
use crate::vocabulary::{ConceptName, FieldName};
use markers::Marked;

/// How deep titles may mention titles that mention titles before the id stands in.
const TITLE_DEPTH: usize = 3;

/// The Markdown that planc reads beyond CommonMark. Footnotes are planc's own.
pub fn markdown_options() -> Options {
    Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH
}

/// A stretch of prose, as an output shows it.
#[derive(Clone, PartialEq, Debug)]
pub enum Piece<'p> {
    /// The writer's own text: plain in a title, Markdown elsewhere.
    Text(&'p str),
    /// A link.
    Link {
        /// Where it leads.
        item: ItemId,
        /// The writer's own words, else the item's title. Plain text.
        text: String,
    },
    /// A figure.
    Figure {
        /// As the writer states it, else as computed. Plain text.
        text: String,
        /// The indicator, row or column that it is read from, where it is a single one.
        source: Option<ItemId>,
    },
    /// A footnote mark.
    Footnote(ItemId),
    /// Brackets that are shown as written: they stand in code, or a diagnostic has said what is wrong.
    Written(&'p str),
}

/// The pieces of a title, a word or a label.
pub fn pieces<'p>(checked: &Checked, prose: &'p Prose) -> Vec<Piece<'p>> {
    cut(prose, |_, inline, written| piece(checked, inline, written, 0))
}

/// The pieces of Markdown prose. An inline inside code is shown as written.
pub fn markdown_pieces<'p>(checked: &Checked, prose: &'p Prose) -> Vec<Piece<'p>> {
    let in_code = inlines_in_code(prose);
    cut(
        prose,
        |at, inline, written| {
            if in_code.contains(&at) { Piece::Written(written) } else { piece(checked, inline, written, 0) }
        },
    )
}

/// A title, a word or a label as plain text, without footnote marks.
pub fn line(checked: &Checked, prose: &Prose) -> String {
    line_at(checked, prose, 0)
}

/// The title of an item as plain text, without footnote marks.
pub fn title(checked: &Checked, item: ItemId) -> String {
    title_at(checked, item, 0)
}

/// Markdown prose as plain text: no marks of any kind, a line for each paragraph, list item and table row.
pub fn text(checked: &Checked, prose: &Prose) -> String {
    let marked = Marked::new(prose);
    let mut out = String::new();
    let mut in_code_block = false;
    for event in Parser::new_ext(marked.source(), markdown_options()) {
        match event {
            Event::Start(pulldown_cmark::Tag::CodeBlock(_)) => in_code_block = true,
            Event::End(TagEnd::CodeBlock) => in_code_block = false,
            Event::Text(text) if in_code_block => out.push_str(&marked.restore(&text)),
            Event::Text(text) => {
                marked.expand(
                    &text,
                    &mut out,
                    |out, text| out.push_str(text),
                    |out, inline, written| {
                        push_plain(out, &piece(checked, inline, written, 0));
                    },
                );
            }
            Event::Code(code) => out.push_str(&marked.restore(&code)),
            Event::Html(html) | Event::InlineHtml(html) => out.push_str(&marked.restore(&html)),
            Event::SoftBreak | Event::End(TagEnd::TableCell) => out.push(' '),
            Event::HardBreak | Event::Rule => out.push('\n'),
            Event::End(
                TagEnd::Paragraph | TagEnd::Heading(_) | TagEnd::Item | TagEnd::TableRow | TagEnd::TableHead,
            ) => {
                out.truncate(out.trim_end().len());
                out.push('\n');
            }
            _ => {}
        }
    }
    out.truncate(out.trim_end().len());
    out
}

fn cut<'p>(prose: &'p Prose, mut show: impl FnMut(usize, &'p Inline, &'p str) -> Piece<'p>) -> Vec<Piece<'p>> {
    let source = prose.source.as_str();
    let mut pieces = Vec::with_capacity(prose.inlines.len() * 2 + 1);
    let mut done = 0;
    for (at, inline) in prose.inlines.iter().enumerate() {
        let (Some(before), Some(written)) = (source.get(done..inline.start), source.get(inline.start..inline.end))
        else {
            continue;
        };
        if !before.is_empty() {
            pieces.push(Piece::Text(before));
        }
        pieces.push(show(at, inline, written));
        done = inline.end;
    }
    if let Some(rest) = source.get(done..).filter(|rest| !rest.is_empty()) {
        pieces.push(Piece::Text(rest));
    }
    pieces
}

fn piece<'p>(checked: &Checked, inline: &Inline, written: &'p str, depth: usize) -> Piece<'p> {
    match &inline.kind {
        InlineKind::Link { item, label: Some(label) } => Piece::Link { item: *item, text: label.clone() },
        InlineKind::Link { item, label: None } => {
            Piece::Link { item: *item, text: title_at(checked, *item, depth + 1) }
        }
        InlineKind::Figure { expression, stated } => {
            let language = checked.plan.config.language;
            let computed = || checked.prose_figures.get(&inline.span);
            let text = match stated {
                Some(stated) => Some(stated.written.trim().to_owned()),
                None => computed().map(|figure| quantity(language, figure.value, figure.unit.as_ref())),
            };
            match text {
                Some(text) => Piece::Figure { text, source: read_from(&expression.value) },
                None => Piece::Written(written),
            }
        }
        InlineKind::Footnote(footnote) => Piece::Footnote(*footnote),
        InlineKind::Broken => Piece::Written(written),
    }
}

fn read_from(expression: &Expression) -> Option<ItemId> {
    match expression {
        Expression::Cell { row, .. } => Some(*row),
        Expression::Column(item) | Expression::Row(item) => Some(*item),
        Expression::Series { indicator, .. } => Some(*indicator),
        Expression::View(view) => Some(*view),
        _ => None,
    }
}

fn line_at(checked: &Checked, prose: &Prose, depth: usize) -> String {
    let mut out = String::with_capacity(prose.source.len());
    for shown in cut(prose, |_, inline, written| piece(checked, inline, written, depth)) {
        push_plain(&mut out, &shown);
    }
    out
}

fn title_at(checked: &Checked, item: ItemId, depth: usize) -> String {
    let item = checked.plan.item(item);
    if depth >= TITLE_DEPTH {
        return item.name.as_ref().map_or_else(|| item.path.clone(), |name| name.value.clone());
    }
    if has_title(item) {
        return line_at(checked, &item.title, depth);
    }
    // What reports tell is known by what it is about, anything else by its kind and its place among its siblings.
    let about = item.references(FieldName::Concerns).next().filter(|_| item.concept == ConceptName::StatusReport);
    match about {
        Some(about) => title_at(checked, about, depth + 1),
        None => {
            let place = item.path.rsplit('#').next().unwrap_or_default();
            format!("{} {place}", item.concept.word(checked.plan.config.language))
        }
    }
}

/// Whether the writer gives an item a title or an id; where not, its place among its siblings stands in.
pub fn has_title(item: &Item) -> bool {
    let stands_in = item.title.source.contains('#') && item.path.ends_with(item.title.source.as_str());
    item.name.is_some() || !stands_in
}

fn push_plain(out: &mut String, piece: &Piece<'_>) {
    match piece {
        Piece::Text(text) | Piece::Written(text) => out.push_str(text),
        Piece::Link { text, .. } | Piece::Figure { text, .. } => out.push_str(text),
        Piece::Footnote(_) => {}
    }
}

/// Which inlines of Markdown prose stand inside code, by their place in [`Prose::inlines`].
fn inlines_in_code(prose: &Prose) -> Vec<usize> {
    let may_hold_code = ["`", "~~~", "    ", "\t"].iter().any(|mark| prose.source.contains(mark));
    if prose.inlines.is_empty() || !may_hold_code {
        return Vec::new();
    }
    let marked = Marked::new(prose);
    let mut found = Vec::new();
    let mut in_code_block = false;
    for event in Parser::new_ext(marked.source(), markdown_options()) {
        match event {
            Event::Start(pulldown_cmark::Tag::CodeBlock(_)) => in_code_block = true,
            Event::End(TagEnd::CodeBlock) => in_code_block = false,
            Event::Code(code) => marked.inlines_in(&code, &mut found),
            Event::Text(text) if in_code_block => marked.inlines_in(&text, &mut found),
            _ => {}
        }
    }
    found
}
