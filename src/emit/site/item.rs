//! The page of one item: what it says, what belongs to it, and who points at it.

use indexmap::{IndexMap, IndexSet};

use super::address::{START, list_page};
use super::blocks::{Block, Definition, Fact, Html, Link};
use super::facts::{self, plain_heading};
use super::page::Page;
use super::{
    Content, catalogue, charts, checked, description, document, follow_up, history, meetings, money, parties, risks,
    tables, thread, views,
};
use crate::emit::{prose, relations};
use crate::model::{Item, ItemId};
use crate::vocabulary::{CONCEPTS, ConceptName, FieldName};

/// Everything under and over an item's heading.
pub fn content<'a>(page: &Page<'a>, item: &'a Item) -> Content {
    let heading = numbered_title(page, item);
    let mut contents = Vec::new();
    let mut body = Vec::new();
    if item.concept == ConceptName::Plan {
        contents = document::push_plan(page, item, &mut body);
    } else {
        push_item(page, item, &mut body);
    }
    push_backlinks(page, item, &mut body);
    push_calendar(page, item, &mut body);
    history::push(page, item, &mut body);
    body.extend(page.notes());
    Content {
        eyebrow: Some(facts::kind_of(page, item)),
        title: page.site.title_of(item.id).to_owned(),
        heading,
        trail: trail(page, item),
        contents,
        body,
        description: Some(description::of_item(page, item)),
        source: Some(item.id),
    }
}

/// Leads to the calendar of a plan or a party.
fn push_calendar(page: &Page<'_>, item: &Item, body: &mut Vec<Block>) {
    let has_one = item.concept == ConceptName::Plan || parties::is_party(item);
    if let Some(file) = page.site.calendar.file_of(page.site, item.id).filter(|_| has_one) {
        let [href, text] = [page.href_of_page(&file), page.label("site-calendar")].map(|text| Html::text(&text).0);
        body.push(Block::Prose { html: Html(format!("<p><a href=\"{href}\">{text}</a></p>")), lead: false });
    }
}

fn numbered_title(page: &Page<'_>, item: &Item) -> Html {
    let mut html = Html::default();
    if let Some(number) = item.line(FieldName::Number) {
        html.0.push_str(&format!("<span class=\"number\">{}</span> ", Html::text(number).0));
    }
    html.0.push_str(&page.inline(&item.title).0);
    html
}

/// The way from the start: the list of the concept for what belongs to the project, else the plan and what
/// holds the item.
fn trail(page: &Page<'_>, item: &Item) -> Vec<Link> {
    let plan = page.site.plan();
    let mut holders: Vec<ItemId> = plan.enclosing(item).skip(1).map(|holder| holder.id).collect();
    holders.reverse();
    if let Some(own) = item.plan.filter(|own| *own != item.id && !holders.contains(own)) {
        holders.insert(0, own);
    }
    let mut trail = vec![page.link_to_page(START, page.label("site-start"))];
    if holders.is_empty() {
        trail.push(page.link_to_page(&list_page(item.concept), facts::plural_of(page, item.concept)));
    }
    trail.extend(holders.into_iter().filter_map(|holder| {
        Some(Link { text: page.site.short_title(holder), href: page.href(holder)?, current: false })
    }));
    trail
}

fn push_item<'a>(page: &Page<'a>, item: &'a Item, body: &mut Vec<Block>) {
    let mut rows = facts::facts(page, item, skipped(item.concept));
    if item.concept == ConceptName::Goal {
        rows.extend(goal_thread(page, item));
    }
    if item.concept == ConceptName::Indicator {
        rows.extend(measured_goals(page, item));
    }
    rows.extend(further_facts(page, item));
    if !rows.is_empty() {
        body.push(Block::Facts { rows });
    }
    follow_up::push_state(page, item, body);
    body.extend(facts::texts(page, item, 2));
    if parties::is_party(item) {
        parties::push_theirs(page, item, body);
    }
    match item.concept {
        ConceptName::Goal => push_goal(page, item, body),
        ConceptName::Indicator => push_indicator(page, item, body),
        ConceptName::Budget => push_budget(page, item, body, 2),
        ConceptName::View => views::push_view(page, item, body),
        ConceptName::Report => {
            follow_up::push_deviations(page, item, body);
            follow_up::push_report(page, item, body, 2);
            push_children(page, item, body);
        }
        ConceptName::Meeting => {
            meetings::push_outcome(page, item, body);
            push_children(page, item, body);
        }
        _ => push_children(page, item, body),
    }
    if !parties::is_party(item) {
        money::push_money(page, item, body);
    }
}

/// What follows from what items say of each other: a risk's score and where the control plan takes it up, what an activity
/// or an assignment serves, who answers an assignment.
pub fn further_facts<'a>(page: &Page<'a>, item: &'a Item) -> Vec<Fact> {
    let mut rows = Vec::new();
    let mut add = |label: String, values: Vec<Html>| {
        if !values.is_empty() {
            rows.push(Fact { label, values });
        }
    };
    match item.concept {
        ConceptName::Risk => {
            add(page.label("risk-score"), vec![catalogue::score(page, item)]);
            let stated: Vec<ItemId> = item.references(FieldName::SameAs).collect();
            let same = relations::alike(page.site.plan(), item).into_iter().filter(|same| !stated.contains(same));
            add(page.label("risk-same"), same.map(|same| page.link(same)).collect());
        }
        ConceptName::Activity | ConceptName::Assignment => {
            let serves = page.site.plan().serves(item).into_iter();
            let implied = serves.filter(|id| !item.references(FieldName::ContributesTo).any(|stated| stated == *id));
            let label = facts::capitalised(FieldName::ContributesTo.word(page.language()));
            add(label, implied.map(|id| page.link(id)).collect());
            let goals = page.site.plan().serves(item).into_iter();
            let indicators: IndexSet<ItemId> =
                goals.filter_map(|goal| page.site.indicators.get(&goal)).flatten().copied().collect();
            add(page.label("goal-indicators"), indicators.into_iter().map(|id| page.link(id)).collect());
        }
        ConceptName::Report => {
            let covered = crate::emit::reports::covered(item);
            let own = item.value(FieldName::Concerns).is_none();
            let label = facts::capitalised(FieldName::Concerns.word(page.language()));
            add(label, covered.into_iter().filter(|_| own).map(|plan| page.link(plan)).collect());
        }
        ConceptName::View => {
            let label = facts::capitalised(FieldName::Query.word(page.language()));
            add(label, views::question(item).into_iter().collect());
        }
        _ => {}
    }
    if item.concept == ConceptName::Assignment {
        add(page.label("answered-by"), answers(page, item));
    }
    rows
}

/// Of those, what a document does not show by where the item stands.
pub fn headed_facts<'a>(page: &Page<'a>, item: &'a Item) -> Vec<Fact> {
    match item.concept {
        ConceptName::Risk | ConceptName::Report => further_facts(page, item),
        _ => Vec::new(),
    }
}

/// The responses to an assignment and to its like in other plans, each with who answers for it.
fn answers<'a>(page: &Page<'a>, assignment: &'a Item) -> Vec<Html> {
    relations::responses(page.site.plan(), assignment)
        .into_iter()
        .map(|response| {
            let mut html = page.heading_link(response);
            if response.parent != Some(assignment.id) {
                let name = response.plan.map(|plan| page.site.short_title(plan)).unwrap_or_default();
                let within = Html::text(&page.site.label("site-within", &[("name", name.into())])).0;
                html.0.push_str(&format!(" <span class=\"within\">{within}</span>"));
            }
            let by = catalogue::values(page, response, FieldName::Responsible);
            html.0.push_str(&by.map(|by| format!(": {}", by.0)).unwrap_or_default());
            html
        })
        .collect()
}

/// Fields that the page shows in a place of their own.
fn skipped(concept: ConceptName) -> &'static [FieldName] {
    match concept {
        ConceptName::Goal => &[FieldName::ContributesTo, FieldName::Responsible, FieldName::Number],
        ConceptName::Indicator => &[FieldName::Measures, FieldName::Number],
        _ => &[FieldName::Number],
    }
}

/// What the goal serves and who answers for it; what is not said is said to be missing.
fn goal_thread<'a>(page: &Page<'a>, goal: &'a Item) -> Vec<Fact> {
    let responsible = facts::values(page, goal, FieldName::Responsible);
    let serves: Vec<Html> = page.site.plan().serves(goal).into_iter().map(|higher| page.link(higher)).collect();
    let row = |field: FieldName, values: Vec<Html>, gap: &str| Fact {
        label: facts::capitalised(field.word(page.language())),
        values: if values.is_empty() { vec![gap_html(page, gap)] } else { values },
    };
    vec![
        row(FieldName::Responsible, responsible, "site-gap-responsible"),
        row(FieldName::ContributesTo, serves, "site-gap-serves"),
    ]
}

fn measured_goals<'a>(page: &Page<'a>, indicator: &'a Item) -> Option<Fact> {
    let goals: Vec<Html> = page.site.plan().serves(indicator).into_iter().map(|goal| page.link(goal)).collect();
    let label = facts::capitalised(FieldName::Measures.word(page.language()));
    (!goals.is_empty()).then_some(Fact { label, values: goals })
}

fn gap_html(page: &Page<'_>, key: &str) -> Html {
    Html(format!("<span class=\"gap\">{}</span>", Html::text(&page.label(key)).0))
}

fn push_goal<'a>(page: &Page<'a>, goal: &'a Item, body: &mut Vec<Block>) {
    let plan = page.site.plan();
    let incoming = |field: FieldName, concept: ConceptName| related(page, goal, field, concept);
    thread::push_thread(page, goal, body);
    let indicators = incoming(FieldName::Measures, ConceptName::Indicator);
    body.push(plain_heading(2, &facts::plural_of(page, ConceptName::Indicator)));
    if indicators.is_empty() {
        body.push(Block::Gap { text: page.label("site-gap-indicator") });
    } else {
        let items: Vec<&Item> = indicators.iter().map(|id| plan.item(*id)).collect();
        let caption =
            Html::text(&page.site.label("site-indicators-of", &[("name", page.site.short_title(goal.id).into())]));
        charts::push_indicators(page, &items, body);
        body.push(Block::Table(tables::indicators(page, "indicators".to_owned(), caption, &items)));
        body.extend(page.notes());
    }
    let shown = [ConceptName::Goal, ConceptName::Indicator, ConceptName::Section, ConceptName::Footnote];
    for concept in CONCEPTS.iter().map(|concept| concept.name).filter(|concept| !shown.contains(concept)) {
        let items = incoming(FieldName::ContributesTo, concept);
        if !items.is_empty() {
            push_together(page, concept, &items, goal, body);
        }
    }
    let sections: Vec<ItemId> = plan.children(goal, ConceptName::Section).map(|section| section.id).collect();
    document::push_sections(page, &sections, 2, body);
}

fn related(page: &Page<'_>, item: &Item, field: FieldName, concept: ConceptName) -> Vec<ItemId> {
    relations::related(page.site.plan(), item, field, concept)
}

fn push_links(page: &Page<'_>, heading: &str, items: &[ItemId], body: &mut Vec<Block>) {
    body.push(plain_heading(2, heading));
    push_list(page, items, body);
}

fn push_list(page: &Page<'_>, items: &[ItemId], body: &mut Vec<Block>) {
    body.push(Block::List { items: items.iter().map(|item| page.link(*item)).collect(), numbered: false });
}

fn push_indicator<'a>(page: &Page<'a>, indicator: &'a Item, body: &mut Vec<Block>) {
    let parts = related(page, indicator, FieldName::OfWhich, ConceptName::Indicator);
    charts::push_indicator(page, indicator, body);
    match tables::series(page, indicator) {
        Some(table) => body.push(Block::Table(table)),
        None => body.push(Block::Gap { text: page.label("site-gap-values") }),
    }
    body.extend(page.notes());
    if !parts.is_empty() {
        body.push(plain_heading(2, &page.label("site-back-of_which")));
        charts::push_parts(page, indicator, &parts, body);
        push_list(page, &parts, body);
    }
    let goals = page.site.plan().serves(indicator).into_iter().map(|goal| page.site.plan().item(goal));
    let done: IndexSet<ItemId> =
        goals.flat_map(|goal| related(page, goal, FieldName::ContributesTo, ConceptName::Activity)).collect();
    if !done.is_empty() {
        push_links(page, &page.label("goal-activities"), &done.into_iter().collect::<Vec<_>>(), body);
    }
}

/// Items of a concept on the page of what holds them: a table where they read best so, else links.
fn push_together<'a>(page: &Page<'a>, concept: ConceptName, items: &[ItemId], holder: &Item, body: &mut Vec<Block>) {
    let all: Vec<&'a Item> = items.iter().map(|id| page.site.plan().item(*id)).collect();
    let heading = if concept == ConceptName::Activity {
        catalogue::kind_of_all(page, &all)
    } else {
        facts::plural_of(page, concept)
    };
    body.push(plain_heading(2, &heading));
    let lead = body.len();
    if concept == ConceptName::Risk {
        risks::push_risks(page, &all, "risks", Some(page.site.short_title(holder.id)), body);
    } else if !catalogue::push_as_table(page, &all, Some(holder.id), body) {
        body.truncate(lead);
        body.push(Block::List { items: items.iter().map(|item| page.link(*item)).collect(), numbered: false });
    }
}

/// A budget's table, its checks and what of them is accepted.
pub fn push_budget<'a>(page: &Page<'a>, budget: &'a Item, body: &mut Vec<Block>, level: u8) {
    charts::push_budget(page, budget, body);
    let anchor = format!("table-{}", page.site.addresses.anchor(budget));
    body.push(Block::Table(tables::budget(page, budget, anchor, page.inline(&budget.title))));
    body.extend(page.notes());
    let checks = checked::checks_of(page, budget);
    if !checks.is_empty() {
        body.push(plain_heading(
            level,
            &facts::capitalised(FieldName::Check.field().names[page.language().index()][1]),
        ));
        body.push(Block::List { items: checks, numbered: false });
    }
    follow_up::push_rows(page, budget, body, level);
    let findings = checked::findings_of(page, budget);
    if !findings.is_empty() {
        body.push(plain_heading(level, &page.label("site-findings")));
        body.push(Block::Findings { items: findings });
    }
}

/// What makes sense inside the item only, such as the responses to an assignment: whole, concept by concept.
/// Rows and columns have their table, footnotes their marks.
pub fn push_parts<'a>(page: &Page<'a>, item: &'a Item, body: &mut Vec<Block>, level: u8) {
    let elsewhere = [ConceptName::Row, ConceptName::Column, ConceptName::Footnote, ConceptName::StatusReport];
    let parts = item.children.iter().map(|child| page.site.plan().item(*child));
    let parts = parts.filter(|part| part.concept.concept().child && !elsewhere.contains(&part.concept));
    let mut by_concept: IndexMap<ConceptName, Vec<&'a Item>> = IndexMap::new();
    for part in parts {
        by_concept.entry(part.concept).or_default().push(part);
    }
    for (concept, parts) in by_concept {
        body.push(plain_heading(level, &facts::plural_of(page, concept)));
        if concept == ConceptName::Remark {
            body.push(Block::Definitions { items: parts.iter().map(|part| remark(page, part)).collect() });
            body.extend(page.notes());
            continue;
        }
        if catalogue::push_as_table(page, &parts, Some(item.id), body) {
            continue;
        }
        for part in parts {
            push_part(page, part, body, level.saturating_add(1));
        }
    }
}

/// What somebody said: under who said it.
fn remark<'a>(page: &Page<'a>, remark: &'a Item) -> Definition {
    let by = catalogue::values(page, remark, FieldName::By);
    let about = catalogue::values(page, remark, FieldName::Concerns);
    let mut html = match prose::has_title(remark) {
        true => format!("<p>{}</p>", page.inline(&remark.title).0),
        false => String::new(),
    };
    html.push_str(&remark.prose(FieldName::Text).map(|text| page.blocks(text, 6).0).unwrap_or_default());
    if let Some(about) = about {
        let word = facts::capitalised(FieldName::Concerns.word(page.language()));
        html.push_str(&format!("<p class=\"within\">{}: {}</p>", Html::text(&word).0, about.0));
    }
    let term = by.unwrap_or_else(|| gap_html(page, "remark-by-nobody"));
    Definition { anchor: Some(page.site.addresses.anchor(remark)), term, html: Html(html) }
}

fn push_part<'a>(page: &Page<'a>, part: &'a Item, body: &mut Vec<Block>, level: u8) {
    body.push(Block::Heading {
        level: level.min(6),
        anchor: Some(page.site.addresses.anchor(part)),
        number: part.line(FieldName::Number).map(str::to_owned),
        eyebrow: part.preset.map(|_| facts::kind_of(page, part)),
        title: page.title_html(part),
        href: None,
    });
    let rows = facts::facts(page, part, &[FieldName::Number]);
    if !rows.is_empty() {
        body.push(Block::Facts { rows });
    }
    let under = level.saturating_add(1);
    body.extend(facts::texts(page, part, under));
    body.extend(tables::series(page, part).map(Block::Table));
    body.extend(page.notes());
    push_parts(page, part, body, under);
}

/// What stands in the item's block: its parts whole, sections with their text, links to the others.
fn push_children<'a>(page: &Page<'a>, item: &'a Item, body: &mut Vec<Block>) {
    push_parts(page, item, body, 2);
    let mut by_concept: IndexMap<ConceptName, Vec<ItemId>> = IndexMap::new();
    for child in item.children.iter().map(|child| page.site.plan().item(*child)) {
        if !child.concept.concept().child {
            by_concept.entry(child.concept).or_default().push(child.id);
        }
    }
    for (concept, children) in by_concept {
        match concept {
            ConceptName::Section => drop(document::push_sections(page, &children, 2, body)),
            concept => push_together(page, concept, &children, item, body),
        }
    }
}

/// Who points at the item, by how. What the page has shown already as serving or measuring is left out.
fn push_backlinks<'a>(page: &Page<'a>, item: &'a Item, body: &mut Vec<Block>) {
    let shown: &[FieldName] = match item.concept {
        ConceptName::Goal => &[FieldName::ContributesTo, FieldName::Measures],
        ConceptName::Indicator => &[FieldName::OfWhich],
        _ => &[],
    };
    let mut groups: IndexMap<String, Vec<ItemId>> = IndexMap::new();
    for (from, by) in page.site.plan().backlinks.get(item.id.index()).into_iter().flatten() {
        if by.is_some_and(|field| shown.contains(&field)) || *from == item.id {
            continue;
        }
        if shown_elsewhere(page.site.plan().item(*from), *by, item) {
            continue;
        }
        let known = by.and_then(|field| page.find_label(&format!("site-back-{}", field.key())));
        let group = groups.entry(known.unwrap_or_else(|| page.label("site-mentioned-in"))).or_default();
        // Links come in order of the pointing item, so the same one twice stands side by side.
        if group.last() != Some(from) {
            group.push(*from);
        }
    }
    if groups.is_empty() {
        return;
    }
    body.push(plain_heading(2, &page.label("site-backlinks")));
    let mentioned = groups.shift_remove_entry(&page.label("site-mentioned-in"));
    for (heading, items) in groups.into_iter().chain(mentioned) {
        let concepts: Vec<ConceptName> = items.iter().map(|from| page.site.plan().item(*from).concept).collect();
        body.push(plain_heading(3, &heading));
        let mut lines: Vec<(usize, Html)> =
            items.iter().zip(concepts).map(|(from, concept)| (concept as usize, with_kind(page, *from))).collect();
        lines.sort_by_key(|(concept, _)| *concept);
        body.push(Block::List { items: lines.into_iter().map(|(_, line)| line).collect(), numbered: false });
    }
}

/// Whether the page shows a link back in a place of its own: states, money, the same risk, a party's tables.
fn shown_elsewhere(from: &Item, by: Option<FieldName>, item: &Item) -> bool {
    let of_row = from.concept == ConceptName::Row && by == Some(FieldName::Concerns);
    let of_state = from.concept == ConceptName::StatusReport && by == Some(FieldName::Concerns);
    let of_risk = item.concept == ConceptName::Risk && by == Some(FieldName::SameAs);
    of_row || of_state || of_risk || (parties::is_party(item) && parties::in_table(from, by))
}

/// A link with the word for what it leads to, and its deadline where it has one.
fn with_kind(page: &Page<'_>, item: ItemId) -> Html {
    let found = page.site.plan().item(item);
    let mut html = Html(format!("<span class=\"kind\">{}</span> ", Html::text(&facts::kind_of(page, found)).0));
    html.0.push_str(&page.link(item).0);
    if let Some(until) = found.period(FieldName::Until) {
        html.0.push_str(
            &Html::text(&format!(", {} {}", FieldName::Until.word(page.language()), until.display(page.language()))).0,
        );
    }
    html
}

#[cfg(test)]
mod tests {
    use crate::diagnostic::messages::find_label;
    use crate::language::LANGUAGES;
    use crate::vocabulary::{CONCEPTS, FieldType};

    /// A field that can point at an item with a page has a heading for the way back.
    #[test]
    fn every_link_has_a_name_from_its_other_end() {
        for field in CONCEPTS.iter().flat_map(|concept| concept.all_fields()) {
            let points = matches!(
                field.kind,
                FieldType::Reference(_) | FieldType::ReferenceOrText(_) | FieldType::Formula | FieldType::Check
            );
            for language in LANGUAGES.into_iter().filter(|_| points) {
                let key = format!("site-back-{}", field.name.key());
                assert!(find_label(language, &key, &[]).is_some(), "{key} is missing");
            }
        }
    }
}
