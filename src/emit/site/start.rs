//! The start page: what the plan is, its money, how things stand, the ways in, and how complete it is.

use std::collections::HashSet;

use super::address::{CHECKED, GOAL_TREE, list_page};
use super::blocks::{Block, Column, Definition, Fact, Html, Row, Table};
use super::facts::{self, plain_heading};
use super::page::Page;
use super::thread::counted;
use super::{Content, charts, description, document, figures, follow_up, lists, risks};
use crate::check::{Coverage, coverage};
use crate::model::{Item, ItemId, Unit};
use crate::vocabulary::{ConceptName, FieldName};

/// What is judged, in the order in which its state is shown.
const JUDGED: [ConceptName; 4] = [ConceptName::Goal, ConceptName::Assignment, ConceptName::Activity, ConceptName::Risk];

/// The page.
pub fn content(page: &Page<'_>) -> Content {
    let mut body = Vec::new();
    push_plans(page, &mut body);
    body.extend(super::changes::in_short(page));
    push_ways_in(page, &mut body);
    push_money(page, &mut body);
    push_states(page, &mut body);
    push_coverage(page, &mut body);
    push_checked(page, &mut body);
    push_sections(page, &mut body);
    push_downloads(page, &mut body);
    body.extend(page.notes());
    let description = page.site.plan().of(ConceptName::Plan).next().map(|plan| description::of_item(page, plan));
    let title = page.site.title.clone();
    Content { heading: Html::text(&title), title, body, description, ..Content::default() }
}

/// Each plan that is no annex has its entry.
fn push_plans(page: &Page<'_>, body: &mut Vec<Block>) {
    let plans: Vec<&Item> = page.site.plan().of(ConceptName::Plan).collect();
    let several = plans.len() > 1;
    if several {
        body.push(plain_heading(2, &facts::plural_of(page, ConceptName::Plan)));
    }
    let mut shown = HashSet::new();
    let is_main = |plan: &&Item| plan.references(FieldName::AnnexTo).next().is_none();
    // Plans that are annexes of each other in a ring have no main plan: they come last.
    let (main, annexes): (Vec<&Item>, Vec<&Item>) = plans.iter().copied().partition(is_main);
    let mut items = Vec::new();
    for plan in main.into_iter().chain(annexes) {
        if shown.insert(plan.id) {
            items.push(entry(page, plan, &plans, &mut shown));
        }
    }
    if !items.is_empty() {
        body.push(Block::Definitions { items });
    }
}

/// A plan with its annexes.
fn entry<'a>(page: &Page<'a>, plan: &'a Item, plans: &[&'a Item], shown: &mut HashSet<ItemId>) -> Definition {
    let mut html = format!("<p class=\"within\">{}</p>", in_short(page, plan));
    if let Some(latest) = follow_up::latest_report(page, plan.id) {
        html.push_str(&format!("<p>{}: {}</p>", Html::text(&page.label("latest-report")).0, latest.0));
    }
    if let Some(summary) = plan.prose(FieldName::Summary).filter(|summary| !summary.is_empty()) {
        let level = if plans.len() > 1 { 3 } else { 2 };
        html.push_str(&page.blocks(summary, level).0);
    }
    let annexes = annexes(page, plan, plans, shown);
    if !annexes.is_empty() {
        let word = Html::text(&page.label("site-back-annex_to")).0;
        html.push_str(&format!("<p>{word}:</p>{annexes}"));
    }
    Definition { anchor: None, term: page.heading_link(plan), html: Html(html) }
}

/// The annexes of a plan, each with its own.
fn annexes<'a>(page: &Page<'a>, plan: &Item, plans: &[&'a Item], shown: &mut HashSet<ItemId>) -> String {
    let mut out = String::new();
    for annex in plans.iter().filter(|annex| annex.references(FieldName::AnnexTo).next() == Some(plan.id)) {
        if shown.insert(annex.id) {
            let link = page.heading_link(annex).0;
            let own = annexes(page, annex, plans, shown);
            out.push_str(&format!("<li>{link} <span class=\"within\">{}</span>{own}</li>", in_short(page, annex)));
        }
    }
    if out.is_empty() { out } else { format!("<ul class=\"list\">{out}</ul>") }
}

/// Kind, time, status, who answers for it, number: what is stated of these.
fn in_short<'a>(page: &Page<'a>, plan: &'a Item) -> String {
    let fields = [FieldName::Kind, FieldName::Period, FieldName::Status, FieldName::Responsible];
    let mut details: Vec<String> =
        fields.into_iter().flat_map(|field| facts::values(page, plan, field)).map(|value| value.0).collect();
    details.extend(plan.line(FieldName::RegistrationNumber).map(|number| Html::text(number).0));
    details.join(" · ")
}

/// What there is of each kind, and where it is found.
fn push_ways_in(page: &Page<'_>, body: &mut Vec<Block>) {
    let mut rows = Vec::new();
    let mut add = |label: String, values: Vec<Html>| {
        if !values.is_empty() {
            rows.push(Fact { label, values });
        }
    };
    let of = |concept: ConceptName| page.site.plan().of(concept).filter(|item| !item.external).collect::<Vec<_>>();
    let listed = |concept: ConceptName| {
        let count = of(concept).len();
        (count > 0).then(|| link(page, &list_page(concept), &counted(page, concept, count)))
    };
    add(facts::plural_of(page, ConceptName::Goal), goals_by_level(page, &of(ConceptName::Goal)));
    add(facts::plural_of(page, ConceptName::Indicator), listed(ConceptName::Indicator).into_iter().collect());
    let parties = [ConceptName::Organisation, ConceptName::Role, ConceptName::Person];
    add(page.label("start-who"), parties.into_iter().filter_map(listed).collect());
    let done = [ConceptName::Assignment, ConceptName::Activity];
    add(page.label("start-done"), done.into_iter().filter_map(listed).collect());
    let found = of(ConceptName::Risk);
    let mut risks: Vec<Html> = listed(ConceptName::Risk).into_iter().collect();
    let unscored = risks::unscored(&found);
    if unscored > 0 {
        risks.push(Html::text(&page.count("start-unscored", unscored)));
    }
    add(facts::plural_of(page, ConceptName::Risk), risks);
    let told = [ConceptName::Report, ConceptName::Meeting];
    add(page.label("menu-follow-up"), told.into_iter().filter_map(listed).collect());
    if !rows.is_empty() {
        body.push(plain_heading(2, &page.label("start-ways")));
        body.push(Block::Facts { rows });
    }
}

fn goals_by_level(page: &Page<'_>, goals: &[&Item]) -> Vec<Html> {
    if goals.is_empty() {
        return Vec::new();
    }
    let mut values = vec![link(page, GOAL_TREE, &page.label("goal-tree"))];
    let groups = lists::grouped(page, goals, FieldName::Level);
    let list = list_page(ConceptName::Goal);
    match groups.len() {
        1 => values.push(link(page, &list, &counted(page, ConceptName::Goal, goals.len()))),
        _ => {
            let said = groups.into_iter().map(|(name, goals)| {
                format!("{} ({})", name.unwrap_or_default(), page.language().number(goals.len().into()))
            });
            values.push(link(page, &list, &said.collect::<Vec<_>>().join(", ")));
        }
    }
    values
}

fn link(page: &Page<'_>, to: &str, text: &str) -> Html {
    Html(format!("<a href=\"{}\">{}</a>", page.href_of_page(to), Html::text(text).0))
}

/// The money of the plan that stands first, and the totals of all budgets.
fn push_money(page: &Page<'_>, body: &mut Vec<Block>) {
    let budgets: Vec<&Item> = page.site.plan().of(ConceptName::Budget).filter(|budget| !budget.external).collect();
    let heading = body.len();
    body.push(plain_heading(2, &page.label("start-money")));
    charts::push_main_budget(page, &budgets, body);
    let rows: Vec<Fact> = budgets
        .iter()
        .filter_map(|budget| {
            let total = Html::text(&charts::total_of(page, budget)?).0;
            let link = page.heading_link(budget).0;
            Some(Fact { label: page.site.short_title(budget.plan?), values: vec![Html(format!("{link}: {total}"))] })
        })
        .collect();
    let mut together: Vec<Fact> = Vec::new();
    for row in rows {
        match together.last_mut().filter(|last| last.label == row.label) {
            Some(last) => last.values.extend(row.values),
            None => together.push(row),
        }
    }
    if !together.is_empty() {
        body.push(Block::Facts { rows: together });
    }
    if body.len() == heading + 1 {
        body.pop();
        return;
    }
    let all = link(page, &list_page(ConceptName::Budget), &page.count("start-all-budgets", budgets.len()));
    body.push(Block::Prose { html: Html(format!("<p>{}</p>", all.0)), lead: false });
}

/// How goals, assignments, activities and risks stand, where anybody has judged any of a kind.
fn push_states(page: &Page<'_>, body: &mut Vec<Block>) {
    let heading = body.len();
    body.push(plain_heading(2, &page.label("start-states")));
    for concept in JUDGED {
        let items = page.site.plan().of(concept).filter(|item| !item.external);
        let states: Vec<_> = items.map(|item| follow_up::latest_status(page, item)).collect();
        if states.iter().any(Option::is_some) {
            let not_assessed = || follow_up::status_key(page, None);
            let states = states.into_iter().map(|state| state.unwrap_or_else(not_assessed)).collect();
            charts::push_statuses(page, &facts::plural_of(page, concept), states, body);
        }
    }
    if body.len() == heading + 1 {
        body.pop();
    }
}

/// How many of the items have what a reader looks for.
fn push_coverage(page: &Page<'_>, body: &mut Vec<Block>) {
    let number = |count: usize| figures::number_cell(page, count.into(), None);
    let line = |figure: Coverage| {
        let percent = figures::number_cell(page, figure.percent().into(), Some(&Unit::Percent));
        let cells = vec![number(figure.with), number(figure.of), percent];
        Row::plain(Html::text(&page.label(figure.label)), cells)
    };
    let rows: Vec<Row> = coverage(page.site.plan()).into_iter().map(line).collect();
    if rows.is_empty() {
        return;
    }
    let head =
        |key| Column { anchor: None, html: Html::text(&page.label(key)), detail: None, figures: true, own_unit: false };
    body.push(plain_heading(2, &page.label("coverage")));
    body.push(Block::Table(Table {
        anchor: "coverage".to_owned(),
        caption: Html::text(&page.label("coverage-caption")),
        corner: page.label("coverage-what"),
        columns: ["site-number", "site-of-all", "coverage-share"].into_iter().map(head).collect(),
        rows,
        ordered: true,
        ..Table::default()
    }));
}

/// What planc has checked, in a line that leads to the rest.
fn push_checked(page: &Page<'_>, body: &mut Vec<Block>) {
    let checked = page.site.checked;
    let counts = [
        ("start-checked-figures", checked.figures_checked),
        ("start-checked-findings", checked.findings.len()),
        ("start-checked-accepted", checked.accepted.len()),
    ];
    let said: Vec<String> = counts.into_iter().map(|(key, count)| page.count(key, count)).collect();
    body.push(plain_heading(2, &page.label("site-checked")));
    let html = format!(
        "<p>{}. {}</p>",
        Html::text(&facts::capitalised(&said.join(", "))).0,
        link(page, CHECKED, &page.label("site-checked-title")).0
    );
    body.push(Block::Prose { html: Html(html), lead: false });
}

/// Sections that belong to no plan stand here.
fn push_sections(page: &Page<'_>, body: &mut Vec<Block>) {
    let plan = page.site.plan();
    let orphans: Vec<ItemId> = plan
        .roots
        .iter()
        .copied()
        .filter(|root| plan.item(*root).concept == ConceptName::Section && plan.item(*root).plan.is_none())
        .collect();
    document::push_sections(page, &orphans, 2, body);
}

fn push_downloads(page: &Page<'_>, body: &mut Vec<Block>) {
    let link = |file: &str, key: &str| {
        Html(format!("<a href=\"{}\">{}</a>", page.href_of_page(file), Html::text(&page.label(key)).0))
    };
    body.push(plain_heading(2, &page.label("site-downloads")));
    let files = [
        ("csv/datapackage.json", "site-download-csv"),
        ("markdown/README.md", "site-download-markdown"),
        ("plan.json", "site-download-json"),
    ];
    let calendar = (!page.site.calendar.is_empty()).then_some((super::calendar::ALL, "site-download-calendar"));
    let feed = page.site.has_feed().then_some((super::feed::FEED, "site-download-feed"));
    let items = files.into_iter().chain(calendar).chain(feed).map(|(file, key)| link(file, key)).collect();
    body.push(Block::List { items, numbered: false });
}
