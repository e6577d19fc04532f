//! Prose as HTML. Whatever the writer wrote, the result holds no script, no image, no foreign request, no
//! heading that breaks the page's order, and no address but those that [`Place`] gives or that start with
//! `http`, `https` or `mailto`.

use std::collections::HashSet;
use std::sync::LazyLock;

use pulldown_cmark::{CowStr, Event, HeadingLevel, Parser, Tag, TagEnd};

use super::markers::Marked;
use super::{Piece, markdown_options, piece, pieces};
use crate::check::Checked;
use crate::model::{ItemId, Prose};

/// Where the prose is shown: what knows the page's addresses and footnotes.
pub trait Place {
    /// The address of an item, relative to the page. Nothing, if it has no place of its own.
    fn address(&self, item: ItemId) -> Option<String>;
    /// The HTML of a footnote mark.
    fn footnote_mark(&self, footnote: ItemId) -> String;
    /// The accessible name of the region in which a table of the prose scrolls.
    fn table_name(&self) -> &str;
}

/// Adds `text` with what is special in HTML escaped; fit for text and quoted attributes.
pub fn escape_into(out: &mut String, text: &str) {
    for character in text.chars() {
        match character {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            other => out.push(other),
        }
    }
}

/// A title, a word or a label: text with links, figures and footnote marks.
pub fn inline(checked: &Checked, prose: &Prose, place: &dyn Place) -> String {
    let mut out = String::with_capacity(prose.source.len() + 16);
    for piece in pieces(checked, prose) {
        push_piece(&mut out, &piece, place);
    }
    out
}

/// Markdown prose as blocks; its topmost headings become `h{level}`.
pub fn block(checked: &Checked, prose: &Prose, place: &dyn Place, level: u8) -> String {
    let marked = Marked::new(prose);
    let events = adapted(&marked, level);
    let mut raw = String::with_capacity(prose.source.len() * 3 / 2);
    pulldown_cmark::html::push_html(&mut raw, events.into_iter());
    // Code scrolls by itself, by the keyboard too. What the writer wrote holds no `<`.
    let clean = SANITIZER.clean(&raw).to_string().replace("<pre>", "<pre tabindex=\"0\">");
    let expanded = expand(&clean, &marked, checked, place);
    if expanded.contains("<table>") { in_scroll_regions(&expanded, place.table_name()) } else { expanded }
}

/// Markdown prose as blocks, without the `<p>` around it where it is a single paragraph.
pub fn phrase(checked: &Checked, prose: &Prose, place: &dyn Place) -> String {
    let html = block(checked, prose, place, 6);
    let single = html.trim().strip_prefix("<p>").and_then(|inner| inner.strip_suffix("</p>"));
    match single {
        Some(inner) if !inner.contains("<p>") => inner.to_owned(),
        _ => html,
    }
}

static SANITIZER: LazyLock<ammonia::Builder<'static>> = LazyLock::new(|| {
    let tags = "p br em strong del sub sup ul ol li blockquote code pre h2 h3 h4 h5 h6 hr a table thead tbody tr th td";
    let mut builder = ammonia::Builder::default();
    builder
        .tags(tags.split(' ').collect())
        .add_tag_attributes("th", ["style"])
        .add_tag_attributes("td", ["style"])
        .filter_style_properties(HashSet::from(["text-align"]))
        .set_tag_attribute_value("th", "scope", "col")
        .url_schemes(HashSet::from(["http", "https", "mailto"]))
        .url_relative(ammonia::UrlRelative::Deny)
        .link_rel(Some("noopener noreferrer"));
    builder
});

/// HTML that writers may use as it is; all other is shown as text.
pub const HTML_KEPT: [&str; 7] = ["<br>", "<br/>", "<br />", "<sub>", "</sub>", "<sup>", "</sup>"];

fn adapted<'a>(marked: &'a Marked<'_>, level: u8) -> Vec<Event<'a>> {
    let mut headings = Headings { base: level, open: Vec::new() };
    let mut events = Vec::new();
    let mut closing = HeadingLevel::H6;
    let mut link_kept = false;
    for event in Parser::new_ext(marked.source(), markdown_options()) {
        events.push(match event {
            Event::Start(Tag::Heading { level, .. }) => {
                closing = headings.shifted(level);
                Event::Start(Tag::Heading { level: closing, id: None, classes: Vec::new(), attrs: Vec::new() })
            }
            Event::End(TagEnd::Heading(_)) => Event::End(TagEnd::Heading(closing)),
            Event::Start(Tag::Image { .. }) | Event::End(TagEnd::Image) => continue,
            Event::Start(Tag::HtmlBlock) => Event::Start(Tag::Paragraph),
            Event::End(TagEnd::HtmlBlock) => Event::End(TagEnd::Paragraph),
            Event::Start(Tag::Link { link_type, dest_url, title, id }) => {
                let dest_url = CowStr::from(marked.restore(&dest_url));
                link_kept = leads_out(&dest_url);
                if !link_kept {
                    continue;
                }
                Event::Start(Tag::Link { link_type, dest_url, title: CowStr::from(marked.restore(&title)), id })
            }
            // Links do not nest.
            Event::End(TagEnd::Link) if !link_kept => continue,
            Event::Html(html) | Event::InlineHtml(html) if HTML_KEPT.contains(&html.trim()) => Event::InlineHtml(html),
            Event::Html(html) | Event::InlineHtml(html) => Event::Text(html),
            other => other,
        });
    }
    events
}

/// Whether an address leads to the web or to a mailbox; of any other, the link's text is shown alone.
fn leads_out(address: &str) -> bool {
    let scheme = address.split_once(':').map(|(scheme, _)| scheme.to_ascii_lowercase());
    scheme.is_some_and(|scheme| ["http", "https", "mailto"].contains(&scheme.as_str()))
}

/// Keeps headings in order: each is one level under the heading that it stands under, however it was written.
struct Headings {
    base: u8,
    open: Vec<HeadingLevel>,
}

impl Headings {
    fn shifted(&mut self, level: HeadingLevel) -> HeadingLevel {
        self.open.retain(|open| *open < level);
        let depth = self.open.len();
        self.open.push(level);
        HeadingLevel::try_from((usize::from(self.base) + depth).clamp(2, 6)).unwrap_or(HeadingLevel::H6)
    }
}

/// Puts links, figures and marks where their markers stand in sanitised HTML.
fn expand(html: &str, marked: &Marked<'_>, checked: &Checked, place: &dyn Place) -> String {
    let mut out = String::with_capacity(html.len() * 5 / 4);
    let mut after_anchor = String::new();
    let mut within = Within::Text;
    let mut rest = html;
    loop {
        let open = rest.find('<').unwrap_or(rest.len());
        marked.expand(
            &rest[..open],
            &mut out,
            |out, html| out.push_str(html),
            |out, inline, written| match (within, piece(checked, inline, written, 0)) {
                (Within::Code, _) => escape_into(out, written),
                (Within::Anchor, Piece::Footnote(footnote)) => after_anchor.push_str(&place.footnote_mark(footnote)),
                (Within::Anchor, Piece::Link { text, .. } | Piece::Figure { text, .. }) => escape_into(out, &text),
                (_, piece) => push_piece(out, &piece, place),
            },
        );
        if open == rest.len() {
            return out;
        }
        let (tag, after) = rest[open..].split_at(tag_end(&rest[open..]));
        within = match tag {
            "<code>" => Within::Code,
            "</code>" | "</a>" => Within::Text,
            _ if tag.starts_with("<a ") || tag == "<a>" => Within::Anchor,
            _ => within,
        };
        marked.expand(tag, &mut out, |out, html| out.push_str(html), |out, _, written| escape_into(out, written));
        if tag == "</a>" {
            out.push_str(&std::mem::take(&mut after_anchor));
        }
        rest = after;
    }
}

/// What a marker stands in, which decides how it is shown: as written in code, without a link of its own in
/// a link.
#[derive(Clone, Copy)]
enum Within {
    Text,
    Code,
    Anchor,
}

/// Bytes up to and with the `>` that ends the tag at the start of `html`. Attributes are in double quotes:
/// the sanitiser writes them so.
fn tag_end(html: &str) -> usize {
    let mut quoted = false;
    for (at, byte) in html.bytes().enumerate() {
        match byte {
            b'"' => quoted = !quoted,
            b'>' if !quoted => return at + 1,
            _ => {}
        }
    }
    html.len()
}

fn push_piece(out: &mut String, piece: &Piece<'_>, place: &dyn Place) {
    match piece {
        Piece::Text(text) | Piece::Written(text) => escape_into(out, text),
        Piece::Link { item, text } => push_anchor(out, "", place.address(*item), text),
        Piece::Figure { text, source } => {
            push_anchor(out, "figure", source.and_then(|item| place.address(item)), text);
        }
        Piece::Footnote(footnote) => out.push_str(&place.footnote_mark(*footnote)),
    }
}

/// Adds a link, or plain text where there is no address.
pub fn push_anchor(out: &mut String, class: &str, address: Option<String>, text: &str) {
    let tag = if address.is_some() { "a" } else { "span" };
    out.push('<');
    out.push_str(tag);
    for (name, value) in [("class", Some(class).filter(|class| !class.is_empty())), ("href", address.as_deref())] {
        if let Some(value) = value {
            out.push(' ');
            out.push_str(name);
            out.push_str("=\"");
            escape_into(out, value);
            out.push('"');
        }
    }
    out.push('>');
    escape_into(out, text);
    out.push_str("</");
    out.push_str(tag);
    out.push('>');
}

/// Tables of the prose scroll by themselves on narrow screens. `<table>` is never the writer's own text,
/// which is escaped.
fn in_scroll_regions(html: &str, name: &str) -> String {
    let mut open = String::from("<div class=\"scroll\" role=\"region\" tabindex=\"0\" aria-label=\"");
    escape_into(&mut open, name);
    open.push_str("\"><table>");
    html.replace("<table>", &open).replace("</table>", "</table></div>")
}

#[cfg(test)]
mod tests {
    use std::collections::HashMap;

    use super::*;
    use crate::config::Config;
    use crate::model::{Expression, Inline, InlineKind, Item, Plan, Statement};
    use crate::text::{FileId, Span, Spanned};
    use crate::vocabulary::ConceptName;

    struct Page;

    impl Place for Page {
        fn address(&self, item: ItemId) -> Option<String> {
            Some(format!("i{}.html", item.0))
        }
        fn footnote_mark(&self, footnote: ItemId) -> String {
            format!("<sup>{}</sup>", footnote.0)
        }
        fn table_name(&self) -> &str {
            "Tabell"
        }
    }

    fn span(at: usize) -> Span {
        Span::new(FileId(0), at, at + 1)
    }

    fn item(id: u32, title: Prose) -> Item {
        Item {
            id: ItemId(id),
            concept: ConceptName::Goal,
            preset: None,
            name: None,
            path: format!("g{id}"),
            title,
            parent: None,
            plan: None,
            children: Vec::new(),
            entries: Vec::new(),
            span: span(0),
            external: false,
        }
    }

    /// `[[…]]` links to the first item, or with a label after a bar; `{{…}}` states what is in it; `[^…]` is a mark.
    fn prose(source: &str) -> Prose {
        let mut inlines = Vec::new();
        for (open, close) in [("[[", "]]"), ("{{", "}}"), ("[^", "]")] {
            for (start, _) in source.match_indices(open) {
                let Some(len) = source[start..].find(close) else { continue };
                let inner = &source[start + 2..start + len];
                let kind = match open {
                    "[[" => InlineKind::Link {
                        item: ItemId(0),
                        label: inner.split_once('|').map(|(_, label)| label.to_owned()),
                    },
                    "{{" => InlineKind::Figure {
                        expression: Spanned::new(Expression::Broken, span(start)),
                        stated: Some(Statement {
                            written: inner.to_owned(),
                            value: 1.into(),
                            unit: None,
                            qualifier: None,
                            span: span(start),
                        }),
                    },
                    _ => InlineKind::Footnote(ItemId(1)),
                };
                inlines.push(Inline { start, end: start + len + close.len(), span: span(start), kind });
            }
        }
        inlines.sort_by_key(|inline| inline.start);
        Prose { source: source.to_owned(), inlines }
    }

    fn checked() -> Checked {
        let items = vec![item(0, Prose::plain("A < B")), item(1, prose("om [[x]]"))];
        Checked {
            plan: Plan { config: Config::default(), items, roots: Vec::new(), backlinks: Vec::new(), references: 0 },
            computed: HashMap::new(),
            prose_figures: HashMap::new(),
            findings: Vec::new(),
            accepted: Vec::new(),
            figures_checked: 0,
        }
    }

    fn shown(source: &str) -> String {
        block(&checked(), &prose(source), &Page, 2)
    }

    #[test]
    fn inlines_become_links_figures_and_marks() {
        assert_eq!(
            shown("Se **[[mål x]]**, [[x|de | unga]] och {{28,1 mnkr}}[^n]."),
            "<p>Se <strong><a href=\"i0.html\">A &lt; B</a></strong>, <a href=\"i0.html\">de | unga</a> och \
             <span class=\"figure\">28,1 mnkr</span><sup>1</sup>.</p>\n"
        );
        assert_eq!(super::super::line(&checked(), &prose("[[x]] & [^n]{{2}}")), "A < B & 2");
        assert_eq!(super::super::text(&checked(), &prose("# R\n\n*a* [[x]]\n\n- `{{2}}`\n")), "R\na A < B\n{{2}}");
    }

    #[test]
    fn inlines_in_code_and_links_are_kept_in_their_place() {
        assert_eq!(shown("`[[x]] <b>`"), "<p><code>[[x]] &lt;b&gt;</code></p>\n");
        let link = shown("[se [[x]][^n]](https://example.org/{{a}})");
        let outside = "<a href=\"https://example.org/{{a}}\" rel=\"noopener noreferrer\">se A &lt; B</a><sup>1</sup>";
        assert!(link.replace("%7B", "{").replace("%7D", "}").contains(outside), "{link}");
        let table = shown("| a |\n|--:|\n| [[x|b|c]] |\n");
        assert!(table.contains("<th style=\"text-align:right\" scope=\"col\">"), "{table}");
        assert!(table.contains("<a href=\"i0.html\">b|c</a>"), "{table}");
        assert!(table.starts_with("<div class=\"scroll\" role=\"region\" tabindex=\"0\" aria-label=\"Tabell\">"));
    }

    #[test]
    fn hostile_text_is_shown_and_never_runs() {
        let html = shown("<script>alert(1)</script>\n\nx <img src=x onerror=a()> H<sub>2</sub>O<br>[a](javascript:b)");
        assert!(html.contains("&lt;script&gt;alert(1)&lt;/script&gt;"), "{html}");
        assert!(html.contains("&lt;img src=x onerror=a()&gt; H<sub>2</sub>O<br>"), "{html}");
        assert!(!html.contains("javascript:") && !html.contains("<a"), "{html}");
        assert!(!shown("![bild](https://example.org/x.png)").contains("<img"));
        let label = shown("[[x|\"><script>]] [t](https://a.se \"&#xF0000;\")");
        assert!(!label.contains("<script"), "{label}");
        assert!(!label.contains("title=\"<"), "{label}");
    }

    #[test]
    fn the_writers_own_private_use_characters_come_back() {
        let html = shown("\u{f0000} [[x]] \u{f0001} \u{10fffd} `\u{f0002}`");
        assert_eq!(
            html,
            "<p>\u{f0000} <a href=\"i0.html\">A &lt; B</a> \u{f0001} \u{10fffd} <code>\u{f0002}</code></p>\n"
        );
    }

    #[test]
    fn headings_follow_the_page_and_skip_no_level() {
        let html = shown("### A\n\n# B\n\n#### C\n\n## D\n");
        let levels: Vec<&str> = html.match_indices("<h").map(|(at, _)| &html[at + 1..at + 3]).collect();
        assert_eq!(levels, ["h2", "h2", "h3", "h3"]);
    }
}
