//! The page that servers show where there is none: `404.html`. It is shown under any address, so its links are whole
//! paths where the project says where the site is published; else they lead right from the site's root alone.

use super::Content;
use super::blocks::{Block, Html};
use super::page::Page;

/// The page.
pub fn content(page: &Page<'_>) -> Content {
    let title = page.label("site-not-found");
    let start = page.href_of_page(super::START);
    let [text, link, start] =
        [page.label("site-not-found-text"), page.label("site-to-start"), start].map(|text| Html::text(&text).0);
    let html = Html(format!("<p>{text} <a href=\"{start}\">{link}</a></p>"));
    let description = Some(title.clone());
    let body = vec![Block::Prose { html, lead: false }];
    Content { heading: Html::text(&title), title, body, description, ..Content::default() }
}
