//! The accessibility statement: the parts that the law asks for (Act 2018:1937, section 13; the Agency for Digital
//! Government's regulation MDFFS 2019:2), saying only what is true of every site that planc makes.

use super::Content;
use super::blocks::{Block, Html};
use super::facts::plain_heading;
use super::page::Page;
use crate::diagnostic::Argument;
use crate::emit::prose::html::push_anchor;

/// Where the supervising authority takes reports.
const SUPERVISION: &str = "https://www.digg.se/tdosanmalan";

const LIMITS: [&str; 5] = ["tables", "charts", "language", "files", "links"];

/// The page.
pub fn content(page: &Page<'_>) -> Content {
    let site = &page.site.plan().config.site;
    let name = || [("site", Argument::from(page.site.title.as_str()))];
    let version = ("version", Argument::from(env!("CARGO_PKG_VERSION")));
    let mut body = vec![prose(&[page.site.label("accessibility-lead", &name())], true)];
    let heading = |key: &str| plain_heading(2, &page.label(key));

    body.push(heading("accessibility-covers"));
    let mut covers = vec![page.site.label("accessibility-covers-site", &name())];
    let address = site.url.as_deref().map(|url| [("address", Argument::from(url))]);
    covers.extend(address.map(|address| page.site.label("accessibility-covers-address", &address)));
    covers.push(page.label("accessibility-covers-law"));
    body.push(prose(&covers, false));

    body.push(heading("accessibility-tested"));
    let mut tested = vec![page.site.label("accessibility-tested-planc", std::slice::from_ref(&version))];
    tested.push(page.label("accessibility-tested-limits"));
    tested.extend(site.overrides.as_ref().map(|_| page.label("accessibility-tested-theme")));
    body.push(prose(&tested, false));

    body.push(heading("accessibility-status"));
    body.push(prose(&[page.label("accessibility-status-partly")], false));
    body.push(heading("accessibility-limits"));
    let limits = LIMITS.iter().map(|limit| Html::text(&page.label(&format!("accessibility-limit-{limit}"))));
    body.push(Block::List { items: limits.collect(), numbered: false });

    body.push(heading("accessibility-report"));
    match &site.contact {
        Some(contact) => {
            body.push(prose(&[page.label("accessibility-report-how")], false));
            let href = if is_web(contact) { contact.clone() } else { format!("mailto:{contact}") };
            body.push(Block::List { items: vec![anchor(href, contact)], numbered: false });
        }
        None => body.push(Block::Gap { text: page.label("accessibility-report-none") }),
    }

    body.push(heading("accessibility-supervision"));
    body.push(prose(&[page.label("accessibility-supervision-who")], false));
    let link = anchor(SUPERVISION.to_owned(), &page.label("accessibility-supervision-link"));
    body.push(Block::List { items: vec![link], numbered: false });

    body.push(heading("accessibility-made"));
    let from = [version, ("hash", page.site.hash.as_str().into())];
    let mut made = page.site.label("accessibility-made-from", &from);
    if let Some(revision) = page.site.revision {
        made.push(' ');
        made.push_str(&page.site.label("accessibility-made-revision", &[("revision", revision.into())]));
    }
    body.push(prose(&[made], false));
    let lead = page.site.label("accessibility-lead", &name());
    Content { description: Some(lead), ..Content::under_start(page, page.label("accessibility-title"), body) }
}

fn is_web(contact: &str) -> bool {
    contact.starts_with("https://") || contact.starts_with("http://")
}

fn anchor(href: String, text: &str) -> Html {
    let mut out = String::new();
    push_anchor(&mut out, "", Some(href), text);
    Html(out)
}

fn prose(paragraphs: &[String], lead: bool) -> Block {
    let html = paragraphs.iter().map(|text| format!("<p>{}</p>", Html::text(text).0)).collect();
    Block::Prose { html: Html(html), lead }
}
