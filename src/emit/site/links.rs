//! Where links lead: every link of a built site and of its Markdown is followed within what was built.

use std::collections::{BTreeMap, HashMap, HashSet};

use pulldown_cmark::{Event, LinkType, Options, Parser, Tag, TagEnd};

use super::address;
use super::tags::tags;
use crate::emit::{Files, Publication};

/// A link that leads nowhere.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct BrokenLink {
    /// The file that it stands in, of those that are built.
    pub page: String,
    /// The address as it is written there.
    pub href: String,
    /// File and line of the sources that say the page, or the address itself.
    pub source: Option<String>,
    /// The page is there, and the place on it is not.
    pub place_only: bool,
}

/// Follows the links of all pages and Markdown documents, in order of file. Links to other hosts are [`outer`]; those
/// that are written with the site's own address are followed like the others.
pub fn broken(publication: &Publication<'_>, files: &Files) -> Vec<BrokenLink> {
    let url = publication.checked.plan.config.site.url.as_deref();
    let read: Vec<(&str, Read)> =
        files.iter().filter_map(|(path, bytes)| Some((path.as_str(), Read::of(path, bytes)?))).collect();
    let places: HashMap<&str, &HashSet<String>> = read.iter().map(|(path, read)| (*path, &read.places)).collect();
    let mut found = Vec::new();
    for (page, read) in &read {
        for href in &read.links {
            let Some((target, place)) = target(page, href, url) else { continue };
            let file = [target.clone(), folder_page(&target)].into_iter().find(|file| files.contains_key(file));
            let place_only = file.is_some();
            let there = file.is_some_and(|file| {
                let known = places.get(file.as_str());
                place.is_empty() || known.is_none_or(|known| known.contains(&place))
            });
            if !there {
                let source = source_of(publication, page, href);
                found.push(BrokenLink { page: (*page).to_owned(), href: href.clone(), source, place_only });
            }
        }
    }
    found.sort();
    found.dedup();
    found
}

/// A link to another host.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct OuterLink {
    /// The address as it is written.
    pub href: String,
    /// The first file that it stands in, of those that are built.
    pub page: String,
    /// File and line of the sources that say the page, or the address itself.
    pub source: Option<String>,
}

/// Every address on another host that a page or a Markdown document links to, once, in order of address.
pub fn outer(publication: &Publication<'_>, files: &Files) -> Vec<OuterLink> {
    let url = publication.checked.plan.config.site.url.as_deref();
    let mut found: BTreeMap<String, &str> = BTreeMap::new();
    for (path, bytes) in files {
        let Some(read) = Read::of(path, bytes) else { continue };
        let is_outer = |href: &String| {
            let web = ["http://", "https://"].iter().any(|scheme| href.starts_with(scheme));
            web && target(path, href, url).is_none()
        };
        for href in read.links.into_iter().filter(is_outer) {
            found.entry(href).or_insert(path);
        }
    }
    let link = |(href, page): (String, &str)| {
        let source = source_of(publication, page, &href);
        OuterLink { href, page: page.to_owned(), source }
    };
    found.into_iter().map(link).collect()
}

/// What a file links to, and the places in it that can be linked to.
#[derive(Default)]
struct Read {
    links: Vec<String>,
    places: HashSet<String>,
}

impl Read {
    fn of(path: &str, bytes: &[u8]) -> Option<Self> {
        let mut read = Read::default();
        let text = std::str::from_utf8(bytes).ok()?;
        match path.rsplit_once('.')?.1 {
            "html" => read.html(text),
            "md" => read.markdown(text),
            _ => return None,
        }
        Some(read)
    }

    fn html(&mut self, html: &str) {
        for tag in tags(html) {
            self.places.extend(tag.attribute("id"));
            if tag.name == "a" {
                self.places.extend(tag.attribute("name"));
            }
            if let Some(link) = ["href", "src", "action"].into_iter().find_map(|name| tag.attribute(name)) {
                self.links.push(link);
            }
            let leads_on = tag.name == "meta" && tag.attribute("http-equiv").as_deref() == Some("refresh");
            let content = tag.attribute("content").filter(|_| leads_on);
            self.links.extend(content.and_then(|content| Some(content.split_once("url=")?.1.to_owned())));
        }
    }

    fn markdown(&mut self, text: &str) {
        let mut heading: Option<String> = None;
        let mut times: HashMap<String, usize> = HashMap::new();
        for event in Parser::new_ext(text, Options::ENABLE_TABLES | Options::ENABLE_FOOTNOTES) {
            match event {
                Event::Start(Tag::Link { link_type: LinkType::Email, .. }) => {}
                Event::Start(Tag::Link { dest_url, .. } | Tag::Image { dest_url, .. }) => {
                    self.links.push(dest_url.to_string());
                }
                Event::Start(Tag::Heading { .. }) => heading = Some(String::new()),
                Event::End(TagEnd::Heading(_)) => {
                    let name = heading_place(&heading.take().unwrap_or_default());
                    let time = times.entry(name.clone()).or_default();
                    self.places.insert(if *time == 0 { name } else { format!("{name}-{time}") });
                    *time += 1;
                }
                Event::Html(html) | Event::InlineHtml(html) => self.html(&html),
                Event::Text(text) | Event::Code(text) => {
                    if let Some(heading) = &mut heading {
                        heading.push_str(&text);
                    }
                }
                _ => {}
            }
        }
    }
}

/// The name that git hosts give to a heading's place.
fn heading_place(heading: &str) -> String {
    let kept = |c: &char| c.is_alphanumeric() || matches!(c, '-' | '_' | ' ');
    heading.trim().to_lowercase().chars().filter(kept).map(|c| if c == ' ' { '-' } else { c }).collect()
}

/// The file and the place that an address leads to; nothing where that is outside of what was built.
fn target(page: &str, href: &str, url: Option<&str>) -> Option<(String, String)> {
    let root = url.map(root_path);
    let within = url
        .and_then(|url| href.strip_prefix(url).or_else(|| (href == url.trim_end_matches('/')).then_some("")))
        .or_else(|| href.strip_prefix(root.as_deref()?));
    let scheme = href.split(['/', '#', '?']).next().unwrap_or_default();
    if within.is_none() && (scheme.contains(':') || href.starts_with("//")) {
        return None;
    }
    let (path, place) = within.unwrap_or(href).split_once('#').unwrap_or((within.unwrap_or(href), ""));
    let path = path.split('?').next().unwrap_or_default();
    let place = decoded(place);
    let mut parts: Vec<&str> = match within {
        Some(_) => Vec::new(),
        None if path.is_empty() => return Some((page.to_owned(), place)),
        None => page.rsplit_once('/').map_or_else(Vec::new, |(folder, _)| folder.split('/').collect()),
    };
    for part in path.split('/') {
        match part {
            "." => {}
            // What leads out of the output stays unresolved, and is not found.
            ".." if parts.last().is_some_and(|last| *last != "..") => drop(parts.pop()),
            _ => parts.push(part),
        }
    }
    Some((decoded(&parts.join("/")), place))
}

/// The path of a site's address: `/` or `/plan/`.
pub fn root_path(url: &str) -> String {
    let after_host = url.split_once("://").map_or(url, |(_, rest)| rest);
    after_host.find('/').map_or("/", |at| &after_host[at..]).to_owned()
}

fn folder_page(path: &str) -> String {
    match path.trim_end_matches('/') {
        "" => address::START.to_owned(),
        folder => format!("{folder}/{}", address::START),
    }
}

/// Text without percent signs.
pub(super) fn decoded(text: &str) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((first, after)) = rest.split_first() {
        let code = (*first == b'%').then(|| after.get(..2)).flatten();
        let code = code.and_then(|code| u8::from_str_radix(std::str::from_utf8(code).ok()?, 16).ok());
        bytes.push(code.unwrap_or(*first));
        rest = if code.is_some() { &after[2..] } else { after };
    }
    String::from_utf8(bytes).unwrap_or_else(|_| text.to_owned())
}

/// File and line where the address is written, else of the item that the page is about.
fn source_of(publication: &Publication<'_>, page: &str, href: &str) -> Option<String> {
    let at = |path: &str, line: usize| format!("{path}:{line}");
    let written = publication.sources.files().find_map(|(_, file)| {
        let start = file.text.find(href).filter(|_| href.contains("://"))?;
        Some(at(&file.path, file.text[..start].matches('\n').count() + 1))
    });
    let plan = &publication.checked.plan;
    let addresses = address::Addresses::new(plan);
    let about = || plan.items.iter().find(|item| addresses.page(item.id) == Some(page));
    written.or_else(|| {
        let item = about()?;
        let line = publication.sources.line_column(item.span).line;
        Some(at(&publication.sources.file(item.span.file).path, line))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn leads(page: &str, href: &str, url: Option<&str>) -> Option<String> {
        target(page, href, url).map(|(file, place)| format!("{file}|{place}"))
    }

    #[test]
    fn addresses_are_followed_from_where_they_stand() {
        assert_eq!(leads("goals/a.html", "../index.html#x", None).as_deref(), Some("index.html|x"));
        assert_eq!(leads("goals/a.html", "#m%C3%A5l", None).as_deref(), Some("goals/a.html|mål"));
        assert_eq!(leads("a.html", "../b.html", None).as_deref(), Some("../b.html|"));
        assert_eq!(leads("a.html", "b.html?q=1#x", None).as_deref(), Some("b.html|x"));
        assert_eq!(leads("a.html", "https://other.example/", Some("https://plan.example/vp/")), None);
        assert_eq!(leads("a.html", "mailto:a@b.se", None), None);
        assert_eq!(
            leads("x/a.html", "https://plan.example/vp/b.html", Some("https://plan.example/vp/")).as_deref(),
            Some("b.html|")
        );
        assert_eq!(leads("x/a.html", "/vp/b.html", Some("https://plan.example/vp/")).as_deref(), Some("b.html|"));
    }

    #[test]
    fn headings_of_markdown_are_places() {
        let mut read = Read::default();
        read.markdown("# Mål & medel\n\n## Mål\n\n## Mål\n\n<a id=\"x\"></a>\n[a](#mål-1) <a@b.example>\n");
        let mut places: Vec<&str> = read.places.iter().map(String::as_str).collect();
        places.sort_unstable();
        assert_eq!(places, ["mål", "mål--medel", "mål-1", "x"]);
        assert_eq!(read.links, ["#mål-1"]);
    }
}
