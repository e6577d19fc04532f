//! Old addresses: what an item had before it, or what holds it, got a new id.
//!
//! A page of its own leads on from its old address. A place on a page is found under its old name too, on the page as
//! it is now; the page that leads on keeps the place that the address asks for, where script runs.

use std::collections::{HashMap, HashSet};

use super::Site;
use super::address::{self, relative};
use super::blocks::Html;
use super::tags::tags;
use crate::emit::Files;
use crate::model::{Item, Plan, Value};
use crate::vocabulary::{ConceptName, FieldName};

/// What is added to the site for the sake of old addresses.
pub struct Redirects {
    /// Old page → the item whose page it was.
    pages: Vec<(String, crate::model::ItemId)>,
    /// The name of a place → its old names.
    places: HashMap<String, Vec<String>>,
}

impl Redirects {
    /// Finds the old addresses of a plan's items.
    pub fn new(site: &Site<'_>) -> Self {
        let plan = site.plan();
        let mut redirects = Redirects { pages: Vec::new(), places: HashMap::new() };
        if !plan.items.iter().any(|item| item.value(FieldName::FormerId).is_some()) {
            return redirects;
        }
        for (item, paths) in plan.items.iter().zip(former_paths(plan)) {
            for path in paths {
                let slug = address::slug(&path);
                let old = address::anchor_of(item.concept, &slug);
                redirects.places.entry(site.addresses.anchor(item)).or_default().push(old);
                if site.addresses.page(item.id).is_some() && address::has_pages(item.concept) {
                    redirects.pages.push((address::page_of(item.concept, &slug), item.id));
                }
            }
        }
        redirects
    }

    /// The page with its places under their old names too.
    pub fn with_old_places(&self, html: String) -> String {
        if self.places.is_empty() {
            return html;
        }
        let ids: HashSet<String> = tags(&html).filter_map(|tag| tag.attribute("id")).collect();
        let mut out = String::with_capacity(html.len());
        let mut copied = 0;
        // Marks that wait for the first cell of their row.
        let mut waiting = String::new();
        for tag in tags(&html).filter(|tag| !tag.closing) {
            let id = tag.attribute("id");
            let old = id.and_then(|id| self.places.get(&id)).into_iter().flatten().filter(|old| !ids.contains(*old));
            for old in old {
                waiting.push_str(&format!("<span id=\"{old}\"></span>"));
            }
            if waiting.is_empty() || tag.name == "tr" {
                continue;
            }
            let at = if matches!(tag.name, "table" | "ul" | "ol" | "dl") { tag.start } else { tag.end };
            out.push_str(&html[copied..at]);
            out.push_str(&std::mem::take(&mut waiting));
            copied = at;
        }
        out.push_str(&html[copied..]);
        out
    }

    /// Writes the pages that lead on. What stands at an address now is never replaced.
    pub fn push(&self, site: &Site<'_>, files: &mut Files) {
        for (page, item) in &self.pages {
            let Some(to) = site.addresses.of(*item).filter(|_| !files.contains_key(page)) else { continue };
            let href = relative(page, to);
            let canonical = site.plan().config.site.url.as_ref().map(|url| format!("{url}{}", to.page));
            let html = leading_on(site, &href, canonical.as_deref(), site.title_of(*item));
            files.insert(page.clone(), html.into_bytes());
        }
    }
}

fn leading_on(site: &Site<'_>, href: &str, canonical: Option<&str>, title: &str) -> String {
    let language = site.language.tag();
    let [moved, moved_to, title] = [site.label("site-moved", &[]), site.label("site-moved-to", &[]), title.to_owned()]
        .map(|text| Html::text(&text).0);
    let canonical =
        canonical.map_or_else(String::new, |url| format!("<link rel=\"canonical\" href=\"{}\">\n", Html::text(url).0));
    // Addresses are plain ASCII, and so is the script.
    format!(
        "<!DOCTYPE html>\n<html lang=\"{language}\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta name=\"color-scheme\" content=\"light dark\">\n<title>{moved}: {title}</title>\n{canonical}\
         <link rel=\"icon\" href=\"data:,\">\n\
         <script>location.replace(\"{href}\" + location.hash);</script>\n\
         <noscript><meta http-equiv=\"refresh\" content=\"0; url={href}\"></noscript>\n</head>\n<body>\n<main>\n\
         <h1>{moved}</h1>\n<p>{moved_to} <a href=\"{href}\">{title}</a></p>\n</main>\n</body>\n</html>\n"
    )
}

/// For each item, the paths that it had before: with a former id of its own, or of what holds it.
fn former_paths(plan: &Plan) -> Vec<Vec<String>> {
    let mut found: Vec<Vec<String>> = Vec::with_capacity(plan.items.len());
    for item in &plan.items {
        let holder = item.parent.filter(|_| item.concept != ConceptName::Plan).map(|holder| plan.item(holder));
        let start = holder.map_or(0, |holder| holder.path.len() + 1);
        let own = std::iter::once(&item.path[start..]).chain(former_ids(item));
        let paths: Vec<String> = match holder {
            None => own.map(str::to_owned).collect(),
            Some(holder) => {
                let mark = if holder.concept == ConceptName::Plan { '/' } else { '.' };
                let before: Vec<&str> = std::iter::once(holder.path.as_str())
                    .chain(found[holder.id.index()].iter().map(String::as_str))
                    .collect();
                own.flat_map(|own| before.iter().map(move |holder| format!("{holder}{mark}{own}"))).collect()
            }
        };
        found.push(paths.into_iter().filter(|path| *path != item.path).collect());
    }
    found
}

fn former_ids(item: &Item) -> impl Iterator<Item = &str> {
    item.all(FieldName::FormerId).filter_map(|entry| match &entry.value {
        Value::Line(former) => Some(former.as_str()),
        _ => None,
    })
}
