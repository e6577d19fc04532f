//! The plans as one file: for e-mail, and for a register that keeps documents. Style, script and pictures stand in it,
//! links between pages lead to places in it, and it asks nobody for anything.

use std::collections::{HashMap, HashSet};

use super::address::{Addresses, encoded};
use super::blocks::{Block, ContentsEntry, Html};
use super::page::Page;
use super::tags::{Tag, tags};
use super::{Content, Site, document, facts, style};
use crate::emit::Files;
use crate::model::{Item, Plan};
use crate::vocabulary::ConceptName;

/// The path that the file's links are seen from: the site's root.
pub const PATH: &str = "plan.html";

/// All plans of the project, one after the other, and what belongs to none of them.
pub fn content<'a>(page: &Page<'a>) -> Content {
    let plan = page.site.plan();
    let plans: Vec<&Item> = plan.of(ConceptName::Plan).filter(|plan| !plan.external).collect();
    let mut body = Vec::new();
    let mut contents = Vec::new();
    let mut anchors = HashSet::new();
    let alone = match plans.as_slice() {
        [alone] => Some(*alone),
        _ => None,
    };
    for item in plans {
        if alone.is_some() {
            contents = document::push_plan(page, item, &mut body);
            continue;
        }
        let anchor = page.site.addresses.anchor(item);
        body.push(Block::Heading {
            level: 2,
            anchor: Some(anchor.clone()),
            number: None,
            eyebrow: Some(facts::kind_of(page, item)),
            title: page.inline(&item.title),
            href: None,
        });
        let mut parts = Vec::new();
        let mut entries = document::push_plan(page, item, &mut parts);
        parts.iter_mut().for_each(lower);
        tell_apart(&mut parts, &mut entries, &mut anchors, page.site.addresses.slug(item.id));
        body.extend(parts);
        let entries = entries.into_iter().map(|entry| ContentsEntry { entries: Vec::new(), ..entry }).collect();
        contents.push(ContentsEntry { number: None, text: page.site.title_of(item.id).to_owned(), anchor, entries });
    }
    let rest: Vec<_> = plan
        .roots
        .iter()
        .copied()
        .filter(|root| plan.item(*root).plan.is_none() && !plan.item(*root).external)
        .collect();
    contents.extend(document::push_sections(page, &rest, 2, &mut body));
    body.extend(page.notes());
    if plan.config.site.url.is_none() {
        body.iter_mut().for_each(without_download);
    }
    let (eyebrow, title, heading) = match alone {
        Some(item) => {
            (Some(facts::kind_of(page, item)), page.site.title_of(item.id).to_owned(), page.inline(&item.title))
        }
        None => (None, page.site.title.clone(), Html::text(&page.site.title)),
    };
    Content { eyebrow, title, heading, contents, body, ..Content::default() }
}

/// What has the same name in every plan gets that of its plan too, where another plan has it already.
fn tell_apart(body: &mut [Block], entries: &mut [ContentsEntry], taken: &mut HashSet<String>, plan: &str) {
    let mut renamed: HashMap<String, String> = HashMap::new();
    for block in body {
        let anchor = match block {
            Block::Heading { anchor: Some(anchor), .. } => anchor,
            Block::Table(table) => &mut table.anchor,
            _ => continue,
        };
        if !taken.insert(anchor.clone()) {
            let own = format!("{anchor}-{}", plan.replace('/', "."));
            renamed.insert(std::mem::replace(anchor, own.clone()), own);
        }
    }
    for entry in entries {
        if let Some(own) = renamed.get(&entry.anchor) {
            entry.anchor.clone_from(own);
        }
    }
}

/// The tables as CSV lie beside the site alone.
fn without_download(block: &mut Block) {
    if let Block::Table(table) = block {
        table.csv = None;
    }
}

/// One level further down.
fn lower(block: &mut Block) {
    match block {
        Block::Heading { level, .. } => *level = (*level + 1).min(6),
        Block::Prose { html, .. } => {
            for level in (2..6).rev() {
                html.0 = html.0.replace(&format!("<h{level}>"), &format!("<h{}>", level + 1));
                html.0 = html.0.replace(&format!("</h{level}>"), &format!("</h{}>", level + 1));
            }
        }
        _ => {}
    }
}

/// The page with all in it that it needs: `assets` are the files of the theme by their paths, `url` is where the whole
/// site is published.
pub fn whole(site: &Site<'_>, html: &str, assets: &Files) -> String {
    let mut places: HashSet<String> = tags(html).filter_map(|tag| tag.attribute("id")).collect();
    let pages = pages(site.plan(), &site.addresses, &places);
    // Those that lead to the top of the only plan.
    places.insert(String::new());
    let mut file = File { assets, url: site.plan().config.site.url.as_deref(), places, pages };
    file.rewritten(html)
}

/// The place in the file of each page whose item stands in it.
fn pages(plan: &Plan, addresses: &Addresses, places: &HashSet<String>) -> HashMap<String, String> {
    let mut pages = HashMap::new();
    let alone = plan.of(ConceptName::Plan).filter(|plan| !plan.external).count() == 1;
    for item in plan.items.iter().filter(|item| !item.external) {
        let Some(page) = addresses.page(item.id) else { continue };
        let anchor = addresses.anchor(item);
        if places.contains(&anchor) {
            pages.insert(page.to_owned(), anchor);
        } else if alone && item.concept == ConceptName::Plan && places.contains("content") {
            pages.insert(page.to_owned(), "content".to_owned());
        }
    }
    pages
}

struct File<'a> {
    assets: &'a Files,
    url: Option<&'a str>,
    places: HashSet<String>,
    pages: HashMap<String, String>,
}

/// What becomes of a tag.
enum Change {
    /// It stays.
    Keep,
    /// Something else stands for it.
    Write(String),
    /// A link becomes plain text, up to its end.
    Unlink,
}

impl File<'_> {
    fn rewritten(&mut self, html: &str) -> String {
        let mut out = String::with_capacity(html.len());
        let (mut copied, mut unlinked, mut drawing) = (0, None, 0_usize);
        for tag in tags(html) {
            if tag.name == "svg" {
                drawing = if tag.closing { drawing.saturating_sub(1) } else { drawing + 1 };
            }
            let change = match (tag.name, tag.closing) {
                ("a", true) => unlinked.take().map_or(Change::Keep, |name| Change::Write(format!("</{name}>"))),
                ("a", false) => self.link(&tag),
                ("link", false) => self.linked(&tag),
                ("script", false) => self.script(&tag),
                ("img" | "source", false) => self.picture(&tag),
                _ => Change::Keep,
            };
            let text = match change {
                Change::Keep => continue,
                Change::Write(text) => text,
                Change::Unlink => {
                    let name = if drawing > 0 { "g" } else { "span" };
                    unlinked = Some(name);
                    let id = tag.attribute("id").map(|id| format!(" id=\"{}\"", Html::text(&id).0));
                    format!("<{name}{}>", id.unwrap_or_default())
                }
            };
            out.push_str(&html[copied..tag.start]);
            out.push_str(&text);
            copied = tag.end;
        }
        out.push_str(&html[copied..]);
        out
    }

    fn link(&self, tag: &Tag<'_>) -> Change {
        let Some(href) = tag.attribute("href") else { return Change::Keep };
        if is_outer(&href) {
            return Change::Keep;
        }
        let (page, place) = href.split_once('#').unwrap_or((&href, ""));
        let within = match (page, place) {
            ("" | PATH, place) => Some(place).filter(|place| self.places.contains(*place)),
            (_, "") => self.pages.get(page).map(String::as_str),
            (page, place) => Some(place)
                .filter(|place| self.places.contains(*place))
                .or_else(|| self.pages.get(page).map(String::as_str)),
        };
        match (within, self.url) {
            (Some(place), _) => Change::Write(with(tag, "href", &format!("#{place}"))),
            (None, Some(url)) if !page.is_empty() && page != PATH => {
                Change::Write(with(tag, "href", &format!("{url}{href}")))
            }
            _ => Change::Unlink,
        }
    }

    /// Styles come into the file; what else the head of a page points at does not.
    fn linked(&self, tag: &Tag<'_>) -> Change {
        let href = tag.attribute("href").unwrap_or_default();
        match self.text(&href) {
            Some(style) if tag.attribute("rel").as_deref() == Some("stylesheet") => {
                let style = self.style(&href, &style, &mut Vec::new());
                let media = tag.attribute("media").map(|media| format!(" media=\"{}\"", Html::text(&media).0));
                Change::Write(format!("<style{}>\n{style}</style>", media.unwrap_or_default()))
            }
            _ if href.starts_with("data:") => Change::Keep,
            _ => Change::Write(String::new()),
        }
    }

    /// A stylesheet with the files that it names in it; those that it draws in that draw it in are left out.
    fn style(&self, path: &str, css: &str, around: &mut Vec<String>) -> String {
        around.push(path.to_owned());
        let rewritten = style::rewritten(css, |address| {
            let (path, _) = style::target(path, address)?;
            let bytes = self.assets.get(&path)?;
            if around.contains(&path) {
                return None;
            }
            Some(match std::str::from_utf8(bytes) {
                Ok(css) if path.ends_with(".css") => data(&path, self.style(&path, css, around).as_bytes()),
                _ => data(&path, bytes),
            })
        });
        around.pop();
        rewritten
    }

    fn script(&self, tag: &Tag<'_>) -> Change {
        let Some(script) = tag.attribute("src").and_then(|src| self.text(&src)) else { return Change::Keep };
        // One that waits for the page does so as a module too, wherever it stands.
        let waits = tag.attribute("defer").is_some() || tag.attribute("type").as_deref() == Some("module");
        let script = script.replace("</script", "<\\/script");
        Change::Write(format!("<script{}>\n{script}", if waits { " type=\"module\"" } else { "" }))
    }

    fn picture(&self, tag: &Tag<'_>) -> Change {
        let Some(src) = tag.attribute("src") else { return Change::Keep };
        let Some(bytes) = self.assets.get(&src) else { return Change::Keep };
        Change::Write(with(tag, "src", &data(&src, bytes)))
    }

    fn text(&self, path: &str) -> Option<String> {
        self.assets.get(path).map(|bytes| String::from_utf8_lossy(bytes).into_owned())
    }
}

fn is_outer(href: &str) -> bool {
    href.starts_with("//") || href.split(['/', '#', '?']).next().is_some_and(|scheme| scheme.contains(':'))
}

/// The tag with another value of an attribute.
fn with(tag: &Tag<'_>, name: &str, value: &str) -> String {
    let text = tag.text();
    let place = tag.attributes().into_iter().find(|attribute| attribute.name == name).map(|attribute| attribute.place);
    let Some(place) = place else { return text.to_owned() };
    format!("{}{name}=\"{}\"{}", &text[..place.start], Html::text(value).0, &text[place.end..])
}

/// A file as an address that holds all of it.
fn data(path: &str, bytes: &[u8]) -> String {
    let kind = match path.rsplit_once('.').map_or("", |(_, extension)| extension) {
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "jpg" | "jpeg" => "image/jpeg",
        "webp" => "image/webp",
        "gif" => "image/gif",
        "woff2" => "font/woff2",
        "css" => "text/css",
        _ => "application/octet-stream",
    };
    format!("data:{kind},{}", encoded(bytes))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_lead_to_places_in_the_file_or_are_text() {
        let assets = Files::from([
            ("assets/s.css".to_owned(), b"p{}".to_vec()),
            ("assets/s.js".to_owned(), b"'</script>'".to_vec()),
            ("assets/l.svg".to_owned(), b"<svg/>".to_vec()),
        ]);
        let pages = HashMap::from([("goals/a.html".to_owned(), "goal-a".to_owned())]);
        let places = HashSet::from(["goal-a".to_owned(), "row-x".to_owned()]);
        let mut file = File { assets: &assets, url: None, places, pages };
        let cases = [
            ("<a class=\"b\" href=\"goals/a.html\">A</a>", "<a class=\"b\" href=\"#goal-a\">A</a>"),
            ("<a href=\"budgets/b.html#row-x\">A</a>", "<a href=\"#row-x\">A</a>"),
            ("<a href=\"goals/b.html\" id=\"c\">A</a> b", "<span id=\"c\">A</span> b"),
            ("<a href=\"https://a.example/\">A</a>", "<a href=\"https://a.example/\">A</a>"),
            ("<link rel=\"stylesheet\" href=\"assets/s.css\">", "<style>\np{}</style>"),
            ("<link rel=\"alternate\" href=\"feed.xml\">", ""),
            ("<script src=\"assets/s.js\" defer></script>", "<script type=\"module\">\n'<\\/script>'</script>"),
            ("<img src=\"assets/l.svg\" alt=\"\">", "<img src=\"data:image/svg+xml,%3Csvg/%3E\" alt=\"\">"),
        ];
        for (before, after) in cases {
            assert_eq!(file.rewritten(before), after);
        }
        file.url = Some("https://plan.example/");
        assert_eq!(
            file.rewritten("<a href=\"goals/b.html\">B</a>"),
            "<a href=\"https://plan.example/goals/b.html\">B</a>"
        );
    }
}
