//! A page in the making: its addresses, its footnotes, and HTML of what items say.

use std::cell::RefCell;
use std::collections::HashMap;

use super::Site;
use super::address::{Address, relative, root_of};
use super::blocks::{Block, Html, Link, Note};
use crate::diagnostic::{Argument, messages};
use crate::emit::prose::{self, Piece, html};
use crate::language::Language;
use crate::model::{Item, ItemId, Prose};
use crate::text::Span;
use crate::vocabulary::FieldName;

/// A page in the making.
pub struct Page<'a> {
    /// What all pages share.
    pub site: &'a Site<'a>,
    /// Its path from the site's root.
    pub path: String,
    /// The site's root, for a page that is shown under any address.
    base: Option<String>,
    notes: RefCell<Notes<'a>>,
    table_name: String,
}

#[derive(Default)]
struct Notes<'a> {
    found: Vec<(Text<'a>, usize)>,
    numbers: HashMap<NoteKey, usize>,
    listed: usize,
}

#[derive(Clone, Copy, PartialEq, Eq, Hash)]
enum NoteKey {
    Footnote(ItemId),
    Reason(Span),
    Report(ItemId),
}

#[derive(Clone, Copy)]
enum Text<'a> {
    Footnote(&'a Item),
    Reason(&'a Prose),
    Report(&'a Item),
}

impl<'a> Page<'a> {
    /// An empty page.
    pub fn new(site: &'a Site<'a>, path: impl Into<String>) -> Self {
        let table_name = site.label("site-table", &[]);
        Page { site, path: path.into(), base: None, notes: RefCell::default(), table_name }
    }

    /// A page that is shown under any address: it leads on from `base`, the address of the site's root.
    pub fn anywhere(site: &'a Site<'a>, path: impl Into<String>, base: Option<String>) -> Self {
        Page { base, ..Page::new(site, path) }
    }

    /// The language of the page.
    pub fn language(&self) -> Language {
        self.site.language
    }

    /// A text of the site.
    pub fn label(&self, key: &str) -> String {
        self.site.label(key, &[])
    }

    /// A text of the site that depends on a count.
    pub fn count(&self, key: &str, count: usize) -> String {
        self.site.label(key, &[("count", Argument::Count(count))])
    }

    /// The text of a label that only some fields or words have.
    pub fn find_label(&self, key: &str) -> Option<String> {
        messages::find_label(self.site.language, key, &[])
    }

    /// The way to the site's root.
    pub fn root(&self) -> String {
        self.base.clone().unwrap_or_else(|| root_of(&self.path))
    }

    fn href_to(&self, to: &Address) -> String {
        match &self.base {
            Some(base) => format!("{base}{}", relative("", to)),
            None => relative(&self.path, to),
        }
    }

    /// The address of an item as seen from here.
    pub fn href(&self, item: ItemId) -> Option<String> {
        self.site.addresses.of(item).map(|address| self.href_to(address))
    }

    /// The address of a page as seen from here.
    pub fn href_of_page(&self, page: &str) -> String {
        self.href_to(&Address { page: page.to_owned(), anchor: None })
    }

    /// A link to a page of the site.
    pub fn link_to_page(&self, page: &str, text: String) -> Link {
        Link { text, href: self.href_of_page(page), current: false }
    }

    /// A link to an item, in its title's words. What makes sense inside another item only is followed by that.
    pub fn link(&self, item: ItemId) -> Html {
        let mut html = self.anchor(item, &self.site.titles[item.index()]);
        let found = self.site.plan().item(item);
        let holder = found.parent.filter(|_| found.concept.concept().child);
        if let Some(holder) = holder {
            let holder = self.site.figure_holder(holder);
            html.0.push_str(" <span class=\"within\">");
            let name = &self.site.titles[holder.index()];
            html.0.push_str(&Html::text(&self.site.label("site-within", &[("name", name.as_str().into())])).0);
            html.0.push_str("</span>");
        }
        html
    }

    /// A link to an item as its row's head: its title with footnote marks after it.
    pub fn heading_link(&self, item: &'a Item) -> Html {
        let mut html = self.anchor(item.id, &self.site.titles[item.id.index()]);
        html.0.push_str(&self.marks(&item.title));
        html
    }

    /// The footnote marks of a title.
    pub fn marks(&self, title: &Prose) -> String {
        let mut out = String::new();
        for piece in prose::pieces(self.site.checked, title) {
            if let Piece::Footnote(footnote) = piece {
                out.push_str(&html::Place::footnote_mark(self, footnote));
            }
        }
        out
    }

    fn anchor(&self, item: ItemId, text: &str) -> Html {
        let mut out = String::new();
        html::push_anchor(&mut out, "", self.href(item), text);
        Html(out)
    }

    /// The title of an item; what stands in for one where there is none.
    pub fn title_html(&self, item: &Item) -> Html {
        if prose::has_title(item) { self.inline(&item.title) } else { Html::text(self.site.title_of(item.id)) }
    }

    /// A title, a word or a label.
    pub fn inline(&self, prose: &Prose) -> Html {
        Html(html::inline(self.site.checked, prose, self))
    }

    /// Running text; its topmost headings take `level`.
    pub fn blocks(&self, prose: &Prose, level: u8) -> Html {
        Html(html::block(self.site.checked, prose, self, level))
    }

    /// Running text, most often a single paragraph, for a list or a table.
    pub fn phrase(&self, prose: &Prose) -> Html {
        Html(html::phrase(self.site.checked, prose, self))
    }

    /// The mark of a reason that is written beside what it explains.
    pub fn reason_mark(&self, at: Span, reason: &'a Prose) -> Html {
        Html(self.mark(NoteKey::Reason(at), Text::Reason(reason)))
    }

    /// The mark of a figure that a report gives.
    pub fn report_mark(&self, report: &'a Item) -> Html {
        Html(self.mark(NoteKey::Report(report.id), Text::Report(report)))
    }

    /// The footnotes marked since the last call, if any.
    pub fn notes(&self) -> Option<Block> {
        let mut items = Vec::new();
        // The text of a note may mark further notes.
        while let Some((number, text)) = self.next_note() {
            items.push(Note { number, html: self.note_html(text) });
        }
        if items.is_empty() { None } else { Some(Block::Notes { items }) }
    }

    fn next_note(&self) -> Option<(usize, Text<'a>)> {
        let mut notes = self.notes.borrow_mut();
        let (text, _) = *notes.found.get(notes.listed)?;
        notes.listed += 1;
        Some((notes.listed, text))
    }

    fn note_html(&self, text: Text<'a>) -> Html {
        let footnote = match text {
            Text::Reason(reason) => return self.phrase(reason),
            Text::Report(report) => return super::follow_up::source_note(self, report),
            Text::Footnote(footnote) => footnote,
        };
        let mut html = self.inline(&footnote.title);
        if let Some(prose) = footnote.prose(FieldName::Text) {
            html.0.push(' ');
            html.0.push_str(&self.phrase(prose).0);
        }
        let sources: Vec<Html> = super::facts::values(self, footnote, FieldName::Source);
        if !sources.is_empty() {
            html.0.push_str(&format!(" {}: ", Html::text(&self.label("site-source")).0));
            html.0.push_str(&sources.iter().map(|source| source.0.as_str()).collect::<Vec<_>>().join(", "));
        }
        html
    }

    /// The mark of a footnote; its number is the place of its first mark on the page.
    fn mark(&self, key: NoteKey, text: Text<'a>) -> String {
        let mut notes = self.notes.borrow_mut();
        let next = notes.found.len() + 1;
        let number = *notes.numbers.entry(key).or_insert(next);
        if number == next {
            notes.found.push((text, 0));
        }
        let times = &mut notes.found[number - 1].1;
        *times += 1;
        let id = if *times == 1 { format!("mark-{number}") } else { format!("mark-{number}-{times}") };
        let name = self.site.label("site-footnote", &[("number", number.into())]);
        let name = Html::text(&name).0;
        format!("<sup class=\"mark\"><a href=\"#note-{number}\" id=\"{id}\" aria-label=\"{name}\">{number})</a></sup>")
    }
}

impl html::Place for Page<'_> {
    fn address(&self, item: ItemId) -> Option<String> {
        self.href(item)
    }

    fn footnote_mark(&self, footnote: ItemId) -> String {
        let item = self.site.plan().item(footnote);
        self.mark(NoteKey::Footnote(footnote), Text::Footnote(item))
    }

    fn table_name(&self) -> &str {
        &self.table_name
    }
}
