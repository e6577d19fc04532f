//! What a code means: a page for each code that the site mentions, from the documentation that planc carries.

use std::collections::BTreeSet;

use super::Content;
use super::address::{CHECKED, START};
use super::blocks::{Block, Html, Link};
use super::page::Page;
use crate::check::Checked;
use crate::diagnostic::{Code, pages};
use crate::model::Prose;

/// The codes of everything that the site shows as found.
pub fn codes(checked: &Checked) -> BTreeSet<Code> {
    let accepted = checked.accepted.iter().map(|accepted| accepted.finding.code);
    checked.findings.iter().map(|finding| finding.code).chain(accepted).collect()
}

/// The page of a code.
pub fn page_of(code: Code) -> String {
    format!("help/{}.html", code.number().to_ascii_lowercase())
}

/// The link to the page of a code, in its title's words.
pub fn link(page: &Page<'_>, code: Code) -> Link {
    let title = title(page, code);
    let text = page.site.label("site-help-link", &[("code", code.number().into()), ("title", title.into())]);
    page.link_to_page(&page_of(code), text)
}

fn title(page: &Page<'_>, code: Code) -> String {
    pages::page(code, page.language()).map(|found| found.title).unwrap_or_default()
}

/// The page.
pub fn content(page: &Page<'_>, code: Code) -> Content {
    let found = pages::page(code, page.language());
    let title = format!("{}: {}", code.number(), title(page, code));
    let html = found.map(|found| page.blocks(&Prose::plain(found.body), 2)).unwrap_or_default();
    Content {
        description: Some(super::description::shortened(&title)),
        heading: Html::text(&title),
        title,
        trail: vec![
            page.link_to_page(START, page.label("site-start")),
            page.link_to_page(CHECKED, page.label("site-checked")),
        ],
        body: vec![Block::Prose { html, lead: false }],
        ..Content::default()
    }
}
