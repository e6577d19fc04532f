//! What came out of a meeting: its decisions and what was promised, before what was said.

use super::blocks::{Block, Html};
use super::catalogue::{joined, values};
use super::facts::plain_heading;
use super::page::Page;
use crate::model::Item;
use crate::vocabulary::{ConceptName, FieldName};

/// The decisions, then the commitments, a list each; nothing where there are none.
pub fn push_outcome<'a>(page: &Page<'a>, meeting: &'a Item, body: &mut Vec<Block>) {
    let plan = page.site.plan();
    let points: Vec<&'a Item> = plan.children(meeting, ConceptName::MeetingItem).collect();
    let decided = points.iter().filter_map(|point| {
        let decision = values(page, point, FieldName::Decision)?;
        Some(Html(format!("{}: {}", here(page, point), decision.0)))
    });
    push(page, "meeting-decisions", decided.collect(), body);
    let holders = std::iter::once(meeting).chain(points.iter().copied());
    let promised = holders.flat_map(|holder| plan.children(holder, ConceptName::Commitment)).map(|commitment| {
        let fields = [FieldName::Responsible, FieldName::Until, FieldName::Cadence, FieldName::Status];
        let details = joined(fields.into_iter().filter_map(|field| values(page, commitment, field)).collect());
        let details = details.map(|details| format!(" <span class=\"within\">· {}</span>", details.0));
        Html(format!("{}{}", here(page, commitment), details.unwrap_or_default()))
    });
    push(page, "meeting-commitments", promised.collect(), body);
}

/// A link to a place further down the page, by the title alone.
fn here<'a>(page: &Page<'a>, item: &'a Item) -> String {
    page.heading_link(item).0
}

fn push(page: &Page<'_>, heading: &str, items: Vec<Html>, body: &mut Vec<Block>) {
    if !items.is_empty() {
        body.push(plain_heading(2, &page.label(heading)));
        body.push(Block::List { items, numbered: false });
    }
}
