//! Lists of all items of a concept.

use indexmap::IndexMap;

use super::blocks::{Block, Definition, Html};
use super::facts::{self, plain_heading};
use super::page::Page;
use super::{Content, description, indicators, registers, risks};
use crate::model::{Item, ItemId};
use crate::vocabulary::{ConceptName, FieldName};

/// Concepts whose items stand on their list and have no page.
pub const WITHOUT_PAGES: [ConceptName; 2] = [ConceptName::Term, ConceptName::Word];

/// The list of a concept.
pub fn content(page: &Page<'_>, concept: ConceptName) -> Content {
    let items: Vec<&Item> = page.site.plan().of(concept).collect();
    let mut body = Vec::new();
    match concept {
        ConceptName::Goal => push_goals(page, &items, &mut body),
        ConceptName::Indicator => push_indicators(page, &items, &mut body),
        ConceptName::Risk => push_risks(page, &items, &mut body),
        ConceptName::Assignment => registers::push_assignments(page, &items, &mut body),
        ConceptName::Budget => registers::push_budgets(page, &items, &mut body),
        ConceptName::Reference => registers::push_references(page, &items, &mut body),
        ConceptName::Term => registers::push_glossary(page, &items, &mut body),
        ConceptName::Word => push_words(page, &items, &mut body),
        _ => push_by_plan(page, &items, &mut body),
    }
    body.extend(page.notes());
    Content {
        description: Some(description::of_list(page, concept, items.len())),
        ..Content::under_start(page, facts::plural_of(page, concept), body)
    }
}

/// Goals by plan, level and perspective.
fn push_goals(page: &Page<'_>, goals: &[&Item], body: &mut Vec<Block>) {
    let by_plan = by_plan(goals);
    let several = by_plan.len() > 1;
    for (plan, goals) in by_plan {
        let mut level = 2;
        if several {
            body.push(plan_heading(page, plan, level));
            level += 1;
        }
        for (name, goals) in grouped(page, &goals, FieldName::Level) {
            let under = push_group_heading(name, level, body);
            for (name, goals) in grouped(page, &goals, FieldName::Perspective) {
                push_group_heading(name, under, body);
                let items = goals.iter().map(|goal| goal_line(page, goal)).collect();
                body.push(Block::List { items, numbered: false });
            }
        }
    }
}

fn push_group_heading(name: Option<String>, level: u8, body: &mut Vec<Block>) -> u8 {
    match name {
        Some(name) => {
            body.push(plain_heading(level, &name));
            level + 1
        }
        None => level,
    }
}

/// The groups that a word field makes, in the order in which its words were declared; without a name where
/// the field says nothing.
pub fn grouped<'i>(page: &Page<'_>, items: &[&'i Item], field: FieldName) -> Vec<(Option<String>, Vec<&'i Item>)> {
    let mut groups: IndexMap<Option<ItemId>, Vec<&'i Item>> = IndexMap::new();
    for item in items {
        groups.entry(facts::declared_word(item, field)).or_default().push(item);
    }
    groups.sort_by(|a, _, b, _| a.is_none().cmp(&b.is_none()).then(a.cmp(b)));
    let only = groups.len() == 1;
    let other = || (!only).then(|| page.label("site-without-group"));
    groups
        .into_iter()
        .map(|(word, items)| (word.map(|word| page.site.title_of(word).to_owned()).or_else(other), items))
        .collect()
}

fn goal_line(page: &Page<'_>, goal: &Item) -> Html {
    let mut html = Html::default();
    if let Some(number) = goal.line(FieldName::Number) {
        html.0.push_str(&format!("<span class=\"number\">{}</span> ", Html::text(number).0));
    }
    html.0.push_str(&page.link(goal.id).0);
    html
}

/// By the plan that they belong to.
pub fn by_plan<'i>(items: &[&'i Item]) -> IndexMap<Option<ItemId>, Vec<&'i Item>> {
    let mut groups: IndexMap<Option<ItemId>, Vec<&Item>> = IndexMap::new();
    for item in items {
        let own = item.plan.filter(|plan| *plan != item.id);
        groups.entry(own).or_default().push(item);
    }
    groups
}

/// The heading over what belongs to a plan, or to none.
pub fn plan_heading(page: &Page<'_>, plan: Option<ItemId>, level: u8) -> Block {
    match plan {
        Some(plan) => plain_heading(level, page.site.title_of(plan)),
        None => plain_heading(level, &page.label("site-of-project")),
    }
}

fn push_by_plan(page: &Page<'_>, items: &[&Item], body: &mut Vec<Block>) {
    let groups = by_plan(items);
    let several = groups.len() > 1;
    for (plan, items) in groups {
        if several {
            body.push(plan_heading(page, plan, 2));
        }
        let items = items.iter().map(|item| line_of(page, item)).collect();
        body.push(Block::List { items, numbered: false });
    }
}

/// A link, and in a few words what kind of thing it leads to.
fn line_of(page: &Page<'_>, item: &Item) -> Html {
    let mut html = page.link(item.id);
    let mut details: Vec<String> = [FieldName::Kind, FieldName::Designation, FieldName::Period, FieldName::Until]
        .into_iter()
        .flat_map(|field| item.all(field).filter_map(|entry| facts::plain_value(page, &entry.value)))
        .collect();
    details.extend(item.line(FieldName::Abbreviation).map(str::to_owned));
    if !details.is_empty() {
        html.0.push_str(&format!(" <span class=\"within\">{}</span>", Html::text(&details.join(", ")).0));
    }
    html
}

fn push_indicators<'a>(page: &Page<'a>, items: &[&'a Item], body: &mut Vec<Block>) {
    let groups = by_plan(items);
    let several = groups.len() > 1;
    for (at, (plan, items)) in groups.into_iter().enumerate() {
        if several {
            body.push(plan_heading(page, plan, 2));
        }
        let caption = plan.map_or_else(
            || facts::plural_of(page, ConceptName::Indicator),
            |plan| page.site.label("site-indicators-of", &[("name", page.site.title_of(plan).into())]),
        );
        let table = indicators::table(page, format!("indicators-{}", at + 1), Html::text(&caption), &items);
        body.push(Block::Table(table));
        body.extend(page.notes());
    }
}

fn push_risks<'a>(page: &Page<'a>, items: &[&'a Item], body: &mut Vec<Block>) {
    let groups = by_plan(items);
    let several = groups.len() > 1;
    for (at, (plan, items)) in groups.into_iter().enumerate() {
        if several {
            body.push(plan_heading(page, plan, 2));
        }
        let anchor = format!("risks-{}", at + 1);
        let name = plan.map(|plan| page.site.title_of(plan).to_owned());
        risks::push_risks(page, &items, &anchor, name, body);
    }
}

/// A term and its meaning. `anchored` where this is the term's own place.
pub fn definition<'a>(page: &Page<'a>, term: &'a Item, anchored: bool) -> Definition {
    let mut head = page.inline(&term.title);
    let abbreviations: Vec<&str> = term
        .all(FieldName::Abbreviation)
        .filter_map(|entry| match &entry.value {
            crate::model::Value::Line(line) => Some(line.as_str()),
            _ => None,
        })
        .collect();
    if !abbreviations.is_empty() {
        head.0.push_str(&format!(" ({})", Html::text(&abbreviations.join(", ")).0));
    }
    let fields = [FieldName::Meaning, FieldName::Description, FieldName::Text];
    let texts: Vec<String> =
        fields.into_iter().filter_map(|field| term.prose(field)).map(|text| page.phrase(text).0).collect();
    Definition { anchor: anchored.then(|| page.site.addresses.anchor(term)), term: head, html: Html(texts.join(" ")) }
}

/// Words that the project declares, by what they are for.
fn push_words<'a>(page: &Page<'a>, items: &[&'a Item], body: &mut Vec<Block>) {
    let mut kinds: IndexMap<Option<&'static str>, Vec<&Item>> = IndexMap::new();
    for word in items {
        kinds.entry(word.preset).or_default().push(word);
    }
    for words in kinds.into_values() {
        body.push(plain_heading(2, &facts::kind_of(page, words[0])));
        let items = words.into_iter().map(|word| {
            let mut defined = definition(page, word, true);
            let uses = page.site.plan().backlinks.get(word.id.index()).map_or(0, Vec::len);
            defined.html.0.push_str(&format!(" <span class=\"within\">{}</span>", page.count("site-used", uses)));
            defined
        });
        body.push(Block::Definitions { items: items.collect() });
    }
}
