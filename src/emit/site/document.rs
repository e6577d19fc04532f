//! A plan as a document that is read from top to bottom: numbered headings, contents, tables where they stand.

use super::blocks::{Block, ContentsEntry, Definition, Fact, Html};
use super::facts::{self, plain_heading};
use super::page::Page;
use super::{catalogue, follow_up, item, risks, tables, views};
use crate::emit::layout;
use crate::model::{InlineKind, Item, ItemId};
use crate::vocabulary::{ConceptName, FieldName};

/// How many levels of headings the contents list shows.
const CONTENTS_DEPTH: usize = 2;

/// Writes the document and gives its contents list.
pub fn push_plan<'a>(page: &Page<'a>, plan: &'a Item, body: &mut Vec<Block>) -> Vec<ContentsEntry> {
    let mut rows = facts::facts(page, plan, &[]);
    rows.extend(
        follow_up::latest_report(page, plan.id)
            .map(|latest| Fact { label: page.label("latest-report"), values: vec![latest] }),
    );
    if !rows.is_empty() {
        body.push(Block::Facts { rows });
    }
    body.extend(facts::texts(page, plan, 2));
    body.extend(page.notes());
    let mut entries: Vec<ContentsEntry> = risks::push_overview(page, plan, body).into_iter().collect();
    let parts = parts(page, plan);
    let numbered = !layout::prints_numbers(page.site.plan(), parts.iter().copied(), |item| is_headed(item.concept));
    let mut document = Document { page, body, numbered };
    entries.extend(document.push_all(&parts, 2, &Numbering::default()));
    document.push_register(plan);
    entries
}

/// Sections with all that stands in them, outside a plan. Gives their contents list.
pub fn push_sections<'a>(page: &Page<'a>, sections: &[ItemId], level: u8, body: &mut Vec<Block>) -> Vec<ContentsEntry> {
    let mut document = Document { page, body, numbered: false };
    document.push_all(sections, level, &Numbering::default())
}

/// What the document consists of: what stands in the plan's block, then what says elsewhere that it belongs
/// to the plan.
fn parts(page: &Page<'_>, plan: &Item) -> Vec<ItemId> {
    let mut parts = plan.children.clone();
    let all = page.site.plan();
    let elsewhere = all.roots.iter().filter(|root| **root != plan.id && all.item(**root).plan == Some(plan.id));
    parts.extend(elsewhere.copied());
    parts
}

/// The number of the heading above, and whether the headings under it count themselves.
#[derive(Default)]
struct Numbering(Option<String>);

struct Document<'d, 'a> {
    page: &'d Page<'a>,
    body: &'d mut Vec<Block>,
    numbered: bool,
}

impl<'a> Document<'_, 'a> {
    /// Writes items one after the other; indicators that stand side by side share a table.
    fn push_all(&mut self, items: &[ItemId], level: u8, above: &Numbering) -> Vec<ContentsEntry> {
        let plan = self.page.site.plan();
        let items: Vec<&'a Item> = items.iter().map(|id| plan.item(*id)).collect();
        let mut count = 0;
        let mut entries = Vec::new();
        for run in items.chunk_by(|a, b| a.concept == b.concept && a.preset == b.preset) {
            match run[0].concept {
                ConceptName::Indicator => {
                    self.push_apart(&entries, level, &facts::plural_of(self.page, ConceptName::Indicator));
                    self.push_indicators(run);
                }
                ConceptName::Activity | ConceptName::Goal if layout::as_table(plan, run).is_some() => {
                    self.push_apart(&entries, level, &catalogue::kind_of_all(self.page, run));
                    catalogue::push_as_table(self.page, run, run[0].parent, self.body);
                }
                concept if is_headed(concept) => {
                    for item in run {
                        count += 1;
                        let number = if self.numbered { Some(below(above, count)) } else { own_number(item) };
                        entries.push(self.push_headed(item, level, number));
                    }
                }
                _ => {}
            }
        }
        entries
    }

    /// A heading for a table after something with one, under which it would seem to stand.
    fn push_apart(&mut self, before: &[ContentsEntry], level: u8, heading: &str) {
        if !before.is_empty() {
            self.body.push(plain_heading(level, heading));
        }
    }

    fn push_headed(&mut self, item: &'a Item, level: u8, number: Option<String>) -> ContentsEntry {
        let page = self.page;
        let anchor = page.site.addresses.anchor(item);
        let is_section = item.concept == ConceptName::Section;
        // A title with links of its own cannot be a link as a whole.
        let links_itself = !is_section && !item.title.inlines.iter().any(|inline| may_link(&inline.kind));
        self.body.push(Block::Heading {
            level: level.min(6),
            anchor: Some(anchor.clone()),
            number: number.clone(),
            eyebrow: (!is_section).then(|| facts::kind_of(page, item)),
            title: if links_itself { page.heading_link(item) } else { page.inline(&item.title) },
            href: if is_section || links_itself { None } else { page.href(item.id) },
        });
        let mut rows = facts::facts(page, item, &[FieldName::Number]);
        rows.extend(item::headed_facts(page, item));
        if !rows.is_empty() {
            self.body.push(Block::Facts { rows });
        }
        let under = level.saturating_add(1);
        self.body.extend(facts::texts(page, item, under));
        match item.concept {
            ConceptName::Budget => item::push_budget(page, item, self.body, under),
            ConceptName::Report => follow_up::push_report(page, item, self.body, under),
            ConceptName::View => views::push_view(page, item, self.body),
            _ => item::push_parts(page, item, self.body, under),
        }
        self.body.extend(page.notes());
        let entries = self.push_all(&item.children, under, &Numbering(number.clone()));
        let text = page.site.title_of(item.id).to_owned();
        ContentsEntry {
            number,
            text,
            anchor,
            entries: if usize::from(level) <= CONTENTS_DEPTH { entries } else { Vec::new() },
        }
    }

    fn push_indicators(&mut self, run: &[&'a Item]) {
        let page = self.page;
        let mut all = Vec::new();
        for indicator in run {
            push_with_parts(page, indicator, &mut all);
        }
        let anchor = format!("table-{}", page.site.addresses.anchor(run[0]));
        let caption = match run[0].parent.map(|holder| page.site.plan().item(holder)) {
            Some(holder) if holder.concept == ConceptName::Goal => {
                page.site.label("site-indicators-of", &[("name", page.site.short_title(holder.id).into())])
            }
            _ => facts::plural_of(page, ConceptName::Indicator),
        };
        self.body.push(Block::Table(tables::indicators(page, anchor, Html::text(&caption), &all)));
        self.body.extend(page.notes());
        let defined: Vec<Definition> = all.iter().filter_map(|indicator| definition(page, indicator)).collect();
        if !defined.is_empty() {
            self.body.push(Block::Definitions { items: defined });
        }
        self.body.extend(page.notes());
    }

    /// At the end: parties, references and terms that stand in the plan, a list each.
    fn push_register(&mut self, plan: &'a Item) {
        let page = self.page;
        let children: Vec<&Item> = parts(page, plan).iter().map(|id| page.site.plan().item(*id)).collect();
        for concept in REGISTER {
            let items: Vec<&&Item> = children.iter().filter(|child| child.concept == concept).collect();
            if items.is_empty() {
                continue;
            }
            self.body.push(plain_heading(2, &facts::plural_of(page, concept)));
            if concept == ConceptName::Term {
                let items = items.into_iter().map(|term| super::lists::definition(page, term, false)).collect();
                self.body.push(Block::Definitions { items });
            } else {
                let items = items.into_iter().map(|item| page.link(item.id)).collect();
                self.body.push(Block::List { items, numbered: false });
            }
        }
        self.body.extend(page.notes());
    }
}

const REGISTER: [ConceptName; 6] = [
    ConceptName::Plan,
    ConceptName::Organisation,
    ConceptName::Role,
    ConceptName::Person,
    ConceptName::Reference,
    ConceptName::Term,
];

fn may_link(inline: &InlineKind) -> bool {
    matches!(inline, InlineKind::Link { .. } | InlineKind::Figure { .. })
}

fn is_headed(concept: ConceptName) -> bool {
    !concept.concept().child && !REGISTER.contains(&concept) && concept != ConceptName::Word
}

fn own_number(item: &Item) -> Option<String> {
    item.line(FieldName::Number).map(str::to_owned)
}

/// The number of the `count`th heading under another.
fn below(above: &Numbering, count: usize) -> String {
    match &above.0 {
        Some(number) => format!("{}.{count}", number.trim_end_matches('.')),
        None => count.to_string(),
    }
}

fn push_with_parts<'a>(page: &Page<'a>, indicator: &'a Item, all: &mut Vec<&'a Item>) {
    all.push(indicator);
    for part in page.site.plan().children(indicator, ConceptName::Indicator) {
        push_with_parts(page, part, all);
    }
}

/// What exactly an indicator counts, and how, where it says so.
fn definition<'a>(page: &Page<'a>, indicator: &'a Item) -> Option<Definition> {
    let texts = [FieldName::Text, FieldName::Definition, FieldName::Method];
    let html: Vec<String> =
        texts.into_iter().filter_map(|field| indicator.prose(field)).map(|text| page.phrase(text).0).collect();
    if html.is_empty() {
        return None;
    }
    Some(Definition { anchor: None, term: page.heading_link(indicator), html: Html(html.join(" ")) })
}
