//! Where each item stands on the site: a page, and a place on it.
//!
//! Addresses are plain ASCII in lower case, so that they need no encoding and are the same on every file
//! system. They depend on the item's own path; where two items would share one, a piece of the path's hash
//! tells them apart, so that an address never changes because a third item does.

use std::collections::HashMap;

use unicode_normalization::UnicodeNormalization;

use crate::model::{Item, ItemId, Plan};
use crate::vocabulary::ConceptName;

/// A page, and a place on it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Address {
    /// Path of the page from the site's root: `goals/vp-2024/barn.html`.
    pub page: String,
    /// The place on the page; the whole page if there is none.
    pub anchor: Option<String>,
}

/// The address of every item that is shown.
#[derive(Debug)]
pub struct Addresses {
    slugs: Vec<String>,
    addresses: Vec<Option<Address>>,
}

/// Where things that belong to no item stand.
pub const START: &str = "index.html";
/// What planc checked.
pub const CHECKED: &str = "checked.html";
/// The accessibility statement.
pub const ACCESSIBILITY: &str = "accessibility.html";
/// The goals and what serves them.
pub const GOAL_TREE: &str = "goal-tree.html";
/// What servers show where there is no page.
pub const NOT_FOUND: &str = "404.html";
/// What has changed since another version.
pub const CHANGES: &str = "changes.html";
/// Where a reader asks for words.
pub const SEARCH: &str = "search.html";

/// Whether each item of a concept has a page. What makes sense inside another item only stands on that one's
/// page, sections in the plan's document, terms and words on their list.
pub fn has_pages(concept: ConceptName) -> bool {
    !concept.concept().child && !matches!(concept, ConceptName::Section | ConceptName::Term | ConceptName::Word)
}

/// The page that lists the items of a concept.
pub fn list_page(concept: ConceptName) -> String {
    format!("{}/index.html", concept.concept().plural)
}

/// The page of an item that has one of its own.
pub fn page_of(concept: ConceptName, slug: &str) -> String {
    format!("{}/{slug}.html", concept.concept().plural)
}

/// A name for an item's place on a page.
pub fn anchor_of(concept: ConceptName, slug: &str) -> String {
    format!("{}-{}", concept.key(), slug.replace('/', "."))
}

impl Addresses {
    /// Gives every item of the plan its address.
    pub fn new(plan: &Plan) -> Self {
        let mut found = Addresses { slugs: slugs(plan), addresses: Vec::with_capacity(plan.items.len()) };
        for item in &plan.items {
            let address = found.place(plan, item);
            found.addresses.push(address);
        }
        found
    }

    /// Where an item stands.
    pub fn of(&self, item: ItemId) -> Option<&Address> {
        self.addresses.get(item.index())?.as_ref()
    }

    /// The page of an item that has one of its own.
    pub fn page(&self, item: ItemId) -> Option<&str> {
        self.of(item).filter(|address| address.anchor.is_none()).map(|address| address.page.as_str())
    }

    /// The item's path as a part of an address.
    pub fn slug(&self, item: ItemId) -> &str {
        &self.slugs[item.index()]
    }

    /// A name for the item's place on any page that shows it.
    pub fn anchor(&self, item: &Item) -> String {
        anchor_of(item.concept, &self.slugs[item.id.index()])
    }

    fn place(&self, plan: &Plan, item: &Item) -> Option<Address> {
        let whole = |page: String| Some(Address { page, anchor: None });
        let part = |page: &str| Some(Address { page: page.to_owned(), anchor: Some(self.anchor(item)) });
        match item.concept {
            concept if has_pages(concept) => whole(page_of(concept, &self.slugs[item.id.index()])),
            ConceptName::Term | ConceptName::Word => part(&list_page(item.concept)),
            ConceptName::Section => match item.plan {
                Some(plan) => part(self.page(plan)?),
                None => part(self.holding_page(plan, item).unwrap_or(START)),
            },
            ConceptName::Footnote => whole(self.holding_page(plan, item).unwrap_or(START).to_owned()),
            _ => part(self.holding_page(plan, item)?),
        }
    }

    /// The page of the nearest item around this one that has one. Parents stand before their children, so
    /// theirs are known.
    fn holding_page(&self, plan: &Plan, item: &Item) -> Option<&str> {
        plan.enclosing(item).skip(1).find_map(|holder| self.of(holder.id)).map(|address| address.page.as_str())
    }
}

/// The address of `to` as seen from the page `here`.
pub fn relative(here: &str, to: &Address) -> String {
    let mut out = String::new();
    match &to.anchor {
        Some(_) if to.page == here => {}
        _ => {
            out.push_str(&root_of(here));
            out.push_str(&to.page);
        }
    }
    if let Some(anchor) = &to.anchor {
        out.push('#');
        out.push_str(anchor);
    }
    out
}

/// A path of files, or any bytes, as a part of an address: what is not plain is written in percent form.
pub fn encoded(bytes: impl AsRef<[u8]>) -> String {
    let bytes = bytes.as_ref();
    let mut out = String::with_capacity(bytes.len());
    for byte in bytes.iter().copied() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b'/' => out.push(char::from(byte)),
            _ => out.push_str(&format!("%{byte:02X}")),
        }
    }
    out
}

/// The way from a page to the site's root: empty, or `../` for each folder.
pub fn root_of(page: &str) -> String {
    "../".repeat(page.matches('/').count())
}

/// For each item, its path as a part of an address.
pub fn slugs(plan: &Plan) -> Vec<String> {
    let mut slugs: Vec<String> = plan.items.iter().map(|item| slug(&item.path)).collect();
    let mut sharing: HashMap<(ConceptName, &str), usize> = HashMap::new();
    for (item, slug) in plan.items.iter().zip(&slugs) {
        *sharing.entry((item.concept, slug)).or_default() += 1;
    }
    let clashes: Vec<usize> = plan
        .items
        .iter()
        .zip(&slugs)
        .filter(|(item, slug)| **slug != item.path && sharing[&(item.concept, slug.as_str())] > 1)
        .map(|(item, _)| item.id.index())
        .collect();
    for at in clashes {
        slugs[at] = told_apart(&slugs[at], &plan.items[at].path);
    }
    slugs
}

/// File names that some systems or the site itself keep for other things.
const RESERVED: [&str; 5] = ["index", "con", "prn", "aux", "nul"];
/// Longer parts of a path are cut: file systems take 255 bytes.
const LONGEST_PART: usize = 120;

/// A path of reference as a part of an address.
pub fn slug(path: &str) -> String {
    path.split('/').map(slug_of_part).collect::<Vec<_>>().join("/")
}

fn slug_of_part(part: &str) -> String {
    let mut out = String::with_capacity(part.len());
    for character in part.nfkd().filter(|character| !('\u{300}'..='\u{36f}').contains(character)) {
        match character.to_ascii_lowercase() {
            plain @ ('a'..='z' | '0'..='9' | '.' | '-' | '_') => out.push(plain),
            'æ' | 'Æ' => out.push_str("ae"),
            'ø' | 'Ø' => out.push('o'),
            'ß' => out.push_str("ss"),
            _ => out.push('-'),
        }
    }
    if RESERVED.contains(&out.as_str()) || out.is_empty() {
        return told_apart(&out, part);
    }
    if out.len() > LONGEST_PART {
        return told_apart(&out[..LONGEST_PART], part);
    }
    out
}

fn told_apart(slug: &str, path: &str) -> String {
    format!("{slug}-{}", &blake3::hash(path.as_bytes()).to_hex()[..8])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slugs_are_plain_ascii() {
        assert_eq!(slug("vp-2024/egen-försörjning.Ärenden"), "vp-2024/egen-forsorjning.arenden");
        assert_eq!(slug("a.section#2"), "a.section-2");
        assert_eq!(encoded("mål/a b.plan"), "m%C3%A5l/a%20b.plan");
        assert!(slug("index").starts_with("index-"));
        assert!(slug("план").is_ascii());
        assert!(slug(&"å".repeat(300)).len() < 140);
    }

    #[test]
    fn links_are_relative_to_the_page() {
        let goal = Address { page: "goals/vp/a.html".to_owned(), anchor: None };
        let row = Address { page: "budgets/vp/b.html".to_owned(), anchor: Some("row-x".to_owned()) };
        assert_eq!(relative("index.html", &goal), "goals/vp/a.html");
        assert_eq!(relative("plans/vp.html", &goal), "../goals/vp/a.html");
        assert_eq!(relative("goals/vp/a.html", &row), "../../budgets/vp/b.html#row-x");
        assert_eq!(relative("budgets/vp/b.html", &row), "#row-x");
    }
}
