//! What was decided and reported, the latest first, as an Atom feed (RFC 4287); and the sitemap (sitemaps.org 0.9). Both
//! need to know where the site is published.
//!
//! An entry's id is a tag URI (RFC 4151) of host, day and the item's path; its `updated` is the day that the plan gives.

use super::Site;
use super::address::CHANGES;
use super::blocks::Html;
use crate::emit::{Files, answer, prose};
use crate::model::{Date, Item, ItemId, Period, Value};
use crate::vocabulary::{ConceptName, FieldName};

/// The feed.
pub const FEED: &str = "feed.xml";
const SITEMAP: &str = "sitemap.xml";

/// Something that was decided or reported.
pub struct Entry {
    date: Date,
    item: ItemId,
    title: String,
    summary: Option<String>,
}

/// What was decided and reported on a day that the plan gives, the latest first.
pub fn entries(site: &Site<'_>) -> Vec<Entry> {
    if site.plan().config.site.url.is_none() {
        return Vec::new();
    }
    let own = site.plan().items.iter().filter(|item| !item.external);
    let mut entries: Vec<Entry> = own.filter_map(|item| entry(site, item)).collect();
    entries.sort_by_key(|entry| (std::cmp::Reverse(entry.date), entry.item));
    entries
}

fn entry(site: &Site<'_>, item: &Item) -> Option<Entry> {
    let title = site.title_of(item.id);
    let text = |field| item.prose(field).map(|text| prose::text(site.checked, text));
    let (date, title, summary) = match item.concept {
        ConceptName::Plan => {
            let Some(Value::Status { word, date }) = item.value(FieldName::Status) else { return None };
            let word = answer::value_text(site.checked, word, None, site.language);
            ((*date)?, format!("{title}: {word}"), text(FieldName::Summary))
        }
        ConceptName::Report => (item.date(FieldName::Date)?, title.to_owned(), text(FieldName::Summary)),
        ConceptName::MeetingItem => {
            let decision = item.line(FieldName::Decision)?.to_owned();
            let meeting = item.parent.map(|parent| site.plan().item(parent))?;
            (meeting.date(FieldName::Date)?, title.to_owned(), Some(decision))
        }
        ConceptName::Meeting => {
            let decision = item.line(FieldName::Decision)?.to_owned();
            (item.date(FieldName::Date)?, title.to_owned(), Some(decision))
        }
        ConceptName::Reference => {
            let Some(Value::Builtin(kind)) = item.value(FieldName::Kind) else { return None };
            let Period::Day(date) = item.period(FieldName::Date).filter(|_| kind.key == "decision")? else {
                return None;
            };
            (date, title.to_owned(), text(FieldName::Summary).or_else(|| text(FieldName::Text)))
        }
        _ => return None,
    };
    site.addresses.of(item.id)?;
    Some(Entry { date, item: item.id, title, summary: summary.map(|text| one_line(&text)) })
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Writes the feed, where there is anything in it, and the sitemap: every page, without days, since a plan's own days say
/// when it was decided and not when its page was changed.
pub fn push(site: &Site<'_>, pages: &[String], files: &mut Files) {
    let Some(url) = site.plan().config.site.url.as_deref() else { return };
    let mut map = "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n\
                   <urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n"
        .to_owned();
    for page in pages {
        map.push_str(&format!("<url><loc>{}</loc></url>\n", xml(&format!("{url}{}", super::canonical(page)))));
    }
    map.push_str("</urlset>\n");
    files.insert(SITEMAP.to_owned(), map.into_bytes());
    let changes = of_changes(site);
    let days = site.feed.first().map(|entry| entry.date).into_iter().chain(changes.as_ref().map(|entry| entry.date));
    if let Some(latest) = days.max() {
        files.insert(FEED.to_owned(), feed(site, url, latest, changes.as_ref()).into_bytes());
    }
}

/// What has changed since another version.
pub struct Changes {
    date: Date,
    title: String,
    summary: String,
}

/// What has changed, where the day and the site's address are known.
pub fn of_changes(site: &Site<'_>) -> Option<Changes> {
    let (review, date) = (site.review?, site.day?);
    site.plan().config.site.url.as_ref()?;
    let title = site.label("review-since", &[("before", review.before.into())]);
    Some(Changes { date, title, summary: review.teller.net(review.comparison) })
}

fn feed(site: &Site<'_>, url: &str, latest: Date, changes: Option<&Changes>) -> String {
    let title = xml(&site.label("feed-title", &[("title", site.title.as_str().into())]));
    let root = xml(url);
    let mut out = format!(
        "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n\
         <feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"{}\">\n<id>{root}</id>\n<title>{title}</title>\n\
         <updated>{latest}T00:00:00Z</updated>\n<link rel=\"alternate\" type=\"text/html\" href=\"{root}\"/>\n\
         <link rel=\"self\" type=\"application/atom+xml\" href=\"{root}{FEED}\"/>\n<author><name>{}</name></author>\n",
        site.language.tag(),
        xml(&site.title),
    );
    if let Some(Changes { date, title, summary }) = changes {
        out.push_str(&format!(
            "<entry>\n<id>tag:{},{date}:changes</id>\n<title>{}</title>\n<updated>{date}T00:00:00Z</updated>\n\
             <link rel=\"alternate\" type=\"text/html\" href=\"{root}{CHANGES}\"/>\n<summary>{}</summary>\n</entry>\n",
            xml(host(url)),
            xml(title),
            xml(summary),
        ));
    }
    for entry in &site.feed {
        let Some(address) = site.address_of(entry.item) else { continue };
        let item = site.plan().item(entry.item);
        let path = format!("{}/{}", item.concept.key(), site.addresses.slug(entry.item).replace('#', "-"));
        let date = entry.date;
        out.push_str(&format!(
            "<entry>\n<id>tag:{},{date}:{}</id>\n<title>{}</title>\n<updated>{date}T00:00:00Z</updated>\n\
             <link rel=\"alternate\" type=\"text/html\" href=\"{}\"/>\n",
            xml(host(url)),
            xml(&path),
            xml(&entry.title),
            xml(&address),
        ));
        let authors = item.references(FieldName::Responsible).chain(item.references(FieldName::Body));
        for author in authors {
            out.push_str(&format!("<author><name>{}</name></author>\n", xml(site.title_of(author))));
        }
        if let Some(summary) = &entry.summary {
            out.push_str(&format!("<summary>{}</summary>\n", xml(summary)));
        }
        out.push_str("</entry>\n");
    }
    out.push_str("</feed>\n");
    out
}

/// The host of an address, without a port.
pub fn host(url: &str) -> &str {
    let rest = url.split_once("://").map_or(url, |(_, rest)| rest);
    rest.split(['/', ':']).next().unwrap_or(rest)
}

/// Text of XML; characters that XML does not know are left out.
fn xml(text: &str) -> String {
    let known: String = text.chars().filter(|c| !c.is_control() || matches!(c, '\n' | '\t')).collect();
    Html::text(&known).0
}
