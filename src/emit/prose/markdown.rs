//! Prose as Markdown inside a larger Markdown document: headings moved below those around it, HTML shown instead of
//! run, images as links, links by reference written out (their definitions would be the whole document's), code fences closed.

use std::ops::Range;

use pulldown_cmark::{CodeBlockKind, Event, HeadingLevel, LinkType, Parser, Tag, TagEnd};

use super::html::HTML_KEPT;
use super::markers::Marked;
use super::{Piece, inlines_in_code, markdown_options, piece, pieces};
use crate::check::Checked;
use crate::model::{Inline, ItemId, Prose};

/// Where the prose is shown: what knows the document's addresses and footnotes.
pub trait Place {
    /// The address of an item, from this document. Nothing, if it has no place of its own.
    fn address(&self, item: ItemId) -> Option<String>;
    /// The mark of a footnote: `[^2]`.
    fn footnote_mark(&self, footnote: ItemId) -> String;
}

/// Plain text so that Markdown shows it as it stands, in a line of text, a heading or a cell of a table.
pub fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 4);
    let mut rest = text.chars().peekable();
    while let Some(character) = rest.next() {
        let entity = character == '&' && rest.peek().is_some_and(|next| next.is_ascii_alphanumeric() || *next == '#');
        // GitLab makes links to issues, people and the like of these marks before a word.
        let mention =
            matches!(character, '#' | '@' | '!' | '%') && rest.peek().is_some_and(|next| next.is_alphanumeric());
        match character {
            mark if mention => out.extend(['\\', mark]),
            '\n' | '\r' => out.push(' '),
            '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '|' | '~' | '$' => out.extend(['\\', character]),
            '&' if entity => out.push_str("\\&"),
            other => out.push(other),
        }
    }
    out
}

/// A title, a word or a label: a line of Markdown with links, figures and footnote marks.
pub fn inline(checked: &Checked, prose: &Prose, place: &dyn Place) -> String {
    pieces(checked, prose).iter().map(|piece| shown(piece, place)).collect()
}

/// An item's title as a link to it.
pub fn link(text: &str, address: Option<&str>) -> String {
    match address {
        Some(address) => format!("[{}]({})", escape(text), address),
        None => escape(text),
    }
}

/// Markdown prose as blocks, its topmost headings at `level`. Ends without a line feed.
pub fn block(checked: &Checked, prose: &Prose, place: &dyn Place, level: usize) -> String {
    let marked = Marked::new(prose);
    expanded(checked, prose, &marked, &adapted(marked.source(), level), place)
}

/// Markdown prose on one line, for a cell or a fact: a single paragraph keeps its emphasis and links, anything
/// larger becomes plain text.
pub fn phrase(checked: &Checked, prose: &Prose, place: &dyn Place) -> String {
    let marked = Marked::new(prose);
    if !is_one_paragraph(marked.source()) {
        return escape(&super::text(checked, prose));
    }
    let line = adapted(marked.source(), 6).split_whitespace().collect::<Vec<&str>>().join(" ");
    // A bar would end a cell, in code too.
    let bars = line.replace("\\|", "|").replace('|', "\\|");
    expanded(checked, prose, &marked, &bars, place)
}

/// Whether prose fits on one line.
pub fn is_phrase(prose: &Prose) -> bool {
    is_one_paragraph(Marked::new(prose).source())
}

fn is_one_paragraph(source: &str) -> bool {
    let blocks = Parser::new_ext(source, markdown_options()).filter_map(|event| match event {
        Event::Start(tag) => Some(matches!(tag, Tag::Paragraph)).filter(|paragraph| *paragraph || is_block(&tag)),
        Event::Html(_) | Event::Rule => Some(false),
        _ => None,
    });
    blocks.collect::<Vec<bool>>() == [true]
}

fn is_block(tag: &Tag) -> bool {
    !matches!(tag, Tag::Emphasis | Tag::Strong | Tag::Strikethrough | Tag::Link { .. } | Tag::Image { .. })
}

fn expanded(checked: &Checked, prose: &Prose, marked: &Marked, source: &str, place: &dyn Place) -> String {
    let in_code = inlines_in_code(prose);
    let mut out = String::with_capacity(source.len());
    let at_of = |inline: &Inline| prose.inlines.binary_search_by_key(&inline.start, |one| one.start);
    marked.expand(
        source,
        &mut out,
        |out, text| out.push_str(text),
        |out, inline, written| {
            if at_of(inline).is_ok_and(|at| in_code.contains(&at)) {
                out.push_str(written);
            } else {
                out.push_str(&shown(&piece(checked, inline, written, 0), place));
            }
        },
    );
    out
}

fn shown(piece: &Piece, place: &dyn Place) -> String {
    match piece {
        Piece::Text(text) | Piece::Written(text) => escape(text),
        Piece::Figure { text, .. } => escape(text),
        Piece::Link { item, text } => link(text, place.address(*item).as_deref()),
        Piece::Footnote(footnote) => place.footnote_mark(*footnote),
    }
}

/// A change of the source: what stands in the range is replaced.
type Edit = (Range<usize>, String);

fn adapted(source: &str, level: usize) -> String {
    if !source.contains(['#', '<', '[', '`', '~', '=', '-', '@', ':']) {
        return source.trim_end().to_owned();
    }
    let mut edits = definitions(source);
    let mut open_headings: Vec<HeadingLevel> = Vec::new();
    let mut links: Vec<OpenLink> = Vec::new();
    let mut fence = None;
    let mut in_code = false;
    for (event, range) in Parser::new_ext(source, markdown_options()).into_offset_iter() {
        if let Some(open) = links.last_mut()
            && range.start > open.range.start
            && range.end < open.range.end
        {
            open.text_end = open.text_end.max(range.end);
        }
        match event {
            Event::Html(html) | Event::InlineHtml(html) if !HTML_KEPT.contains(&html.trim()) => {
                edits.extend(inert(source, range));
            }
            Event::Start(Tag::Heading { level: found, .. }) => {
                open_headings.retain(|open| *open < found);
                let level = (level + open_headings.len()).min(6);
                open_headings.push(found);
                edits.extend(heading(source, range, level));
            }
            Event::Start(
                Tag::Link { link_type, dest_url, title, .. } | Tag::Image { link_type, dest_url, title, .. },
            ) => {
                if source[range.clone()].starts_with('!') {
                    edits.push((range.start..range.start + 1, String::new()));
                }
                let by_reference = matches!(link_type, LinkType::Reference | LinkType::Collapsed | LinkType::Shortcut);
                let tail = by_reference.then(|| destination(&dest_url, &title));
                links.push(OpenLink { text_end: range.start + 1, range, tail });
            }
            Event::End(TagEnd::Link | TagEnd::Image) => edits.extend(links.pop().and_then(OpenLink::edit)),
            Event::Start(Tag::CodeBlock(kind)) => {
                in_code = true;
                fence = matches!(kind, CodeBlockKind::Fenced(_)).then_some(range);
            }
            Event::End(TagEnd::CodeBlock) => in_code = false,
            Event::Text(_) if links.is_empty() && !in_code => edits.extend(bare_addresses(source, range)),
            _ => {}
        }
    }
    let mut out = apply(source, edits);
    if let Some(open) = fence.and_then(|range| unclosed(source, range)) {
        out.push('\n');
        out.push_str(&open);
    }
    out
}

/// Replaces what the edits cover. Edits that overlap an earlier one are left out.
fn apply(source: &str, mut edits: Vec<Edit>) -> String {
    edits.sort_by_key(|(range, _)| (range.start, range.end));
    let mut out = String::with_capacity(source.len() + 16);
    let mut done = 0;
    for (range, text) in edits {
        if range.start >= done {
            out.push_str(&source[done..range.start]);
            out.push_str(&text);
            done = range.end;
        }
    }
    out.push_str(&source[done..]);
    out.truncate(out.trim_end().len());
    out
}

/// Definitions of links (`[1]: https://…`) go away: a document has one set of them, and its prose many.
fn definitions(source: &str) -> Vec<Edit> {
    let parser = Parser::new_ext(source, markdown_options());
    parser.reference_definitions().iter().map(|(_, definition)| (definition.span.clone(), String::new())).collect()
}

/// Addresses without angle brackets become links on some hosts and not on others: they get brackets.
fn bare_addresses(source: &str, range: Range<usize>) -> Vec<Edit> {
    let start = range.start;
    let text = &source[range];
    let words = text.split_ascii_whitespace().filter_map(|word| {
        let word = word.trim_matches(|mark: char| mark.is_ascii_punctuation() && mark != '/');
        is_address(word).then(|| {
            // A slice of `text`, so that its place in it is known.
            let at = start + (word.as_ptr() as usize - text.as_ptr() as usize);
            (at..at + word.len(), format!("<{word}>"))
        })
    });
    words.collect()
}

fn is_address(word: &str) -> bool {
    let plain = |letter: char| letter.is_ascii_alphanumeric() || "-._+~:/?#[]@!$&'*,;=%".contains(letter);
    if !word.chars().all(plain) {
        return false;
    }
    let page = ["https://", "http://"].into_iter().find_map(|scheme| word.strip_prefix(scheme));
    let mail = word.split_once('@').filter(|(name, host)| {
        let label = |part: &str| !part.is_empty() && part.chars().all(|it| it.is_ascii_alphanumeric() || it == '-');
        !name.is_empty()
            && name.chars().all(|letter| letter.is_ascii_alphanumeric() || "._+-".contains(letter))
            && host.contains('.')
            && host.split('.').all(label)
    });
    page.is_some_and(|host| host.starts_with(|letter: char| letter.is_ascii_alphanumeric())) || mail.is_some()
}

/// HTML so that it is read and not run.
fn inert(source: &str, range: Range<usize>) -> Vec<Edit> {
    let start = range.start;
    source[range].match_indices('<').map(|(at, _)| (start + at..start + at + 1, "\\<".to_owned())).collect()
}

/// A heading as one line that starts with as many `#` as it should.
fn heading(source: &str, range: Range<usize>, level: usize) -> Vec<Edit> {
    let hashes = "#".repeat(level);
    let written = &source[range.clone()];
    if written.starts_with('#') {
        let count = written.len() - written.trim_start_matches('#').len();
        return vec![(range.start..range.start + count, hashes)];
    }
    // Underlined: the text's line feeds become spaces, the last line goes away.
    let text_end = written.trim_end().rfind('\n').unwrap_or(written.len());
    let mut edits = vec![(range.start..range.start, format!("{hashes} "))];
    let feeds = written[..text_end].match_indices('\n');
    edits.extend(feeds.map(|(at, _)| (range.start + at..range.start + at + 1, " ".to_owned())));
    edits.push((range.start + text_end..range.start + written.trim_end().len(), String::new()));
    edits
}

struct OpenLink {
    range: Range<usize>,
    text_end: usize,
    tail: Option<String>,
}

impl OpenLink {
    fn edit(self) -> Option<Edit> {
        Some((self.text_end..self.range.end, self.tail?))
    }
}

fn destination(address: &str, title: &str) -> String {
    let address = address.replace(['<', '>'], "");
    match title {
        "" => format!("](<{address}>)"),
        title => format!("](<{address}> \"{}\")", title.replace('"', "\\\"")),
    }
}

/// The fence that closes a block of code, where the prose ends without one.
fn unclosed(source: &str, range: Range<usize>) -> Option<String> {
    if source[range.end.min(source.len())..].trim() != "" {
        return None;
    }
    let block = &source[range];
    let mark = block.chars().next()?;
    let fence: String = block.chars().take_while(|character| *character == mark).collect();
    let last = block.trim_end().lines().last()?.trim();
    let closed =
        block.trim_end().lines().count() > 1 && last.starts_with(&fence) && last.chars().all(|one| one == mark);
    (!closed).then_some(fence)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_move_below_those_around() {
        assert_eq!(adapted("# A\n\ntext\n\n## B ##\n", 4), "#### A\n\ntext\n\n##### B ##");
        assert_eq!(adapted("A\nb\n===\n\ntext", 3), "### A b\n\ntext");
        assert_eq!(adapted("```\n# no heading\n```", 3), "```\n# no heading\n```");
    }

    #[test]
    fn html_is_shown_and_not_run() {
        assert_eq!(adapted("CO<sub>2</sub>", 2), "CO<sub>2</sub>");
        assert_eq!(adapted("![bild](https://a.example/b.png)", 2), "[bild](https://a.example/b.png)");
        assert_eq!(adapted("<script>x</script>", 2), "\\<script>x\\</script>");
        assert_eq!(adapted("a <b>c</b> and 1 < 2 `<i>`", 2), "a \\<b>c\\</b> and 1 < 2 `<i>`");
        assert_eq!(adapted("<!-- never closed\n\ntext", 2), "\\<!-- never closed\n\ntext");
    }

    #[test]
    fn bare_addresses_are_links_on_every_host() {
        assert_eq!(
            adapted("Se https://a.example/b?c=1, hos x.y@a.example.", 2),
            "Se <https://a.example/b?c=1>, hos <x.y@a.example>."
        );
        assert_eq!(adapted("(https://a.example/)", 2), "(<https://a.example/>)");
        for kept in [
            "[a](https://a.example)",
            "<https://a.example>",
            "`https://a.example`",
            "kl. 10:30 @kommunen",
            "a: https://",
        ] {
            assert_eq!(adapted(kept, 2), kept);
        }
    }

    #[test]
    fn links_by_reference_keep_their_own_addresses() {
        let source = "Se [lagen][1] och [2].\n\n[1]: https://a.example \"Lag\"\n[2]: https://b.example\n";
        assert_eq!(adapted(source, 2), "Se [lagen](<https://a.example> \"Lag\") och [2](<https://b.example>).");
    }

    #[test]
    fn code_fences_are_closed() {
        assert_eq!(adapted("~~~~\ncode", 2), "~~~~\ncode\n~~~~");
        assert_eq!(adapted("```\ncode\n```\n", 2), "```\ncode\n```");
        assert_eq!(adapted("```", 2), "```\n```");
    }

    #[test]
    fn plain_text_stays_plain() {
        assert_eq!(escape("a|b *c* [d](e) <f> &amp; R&D"), "a\\|b \\*c\\* \\[d\\](e) \\<f> \\&amp; R\\&D");
        assert!(is_one_paragraph("en *enda*\nrad"));
        assert!(!is_one_paragraph("- en\n- två"));
        assert!(!is_one_paragraph("en\n\ntvå"));
    }
}
