//! The start page: the plans, the goals, the money, and how complete it all is.

use super::address::list_page;
use super::blocks::{Block, Cell, Column, Definition, Html, Row, Table};
use super::facts::{self, plain_heading};
use super::page::Page;
use super::{Content, checked, description, document, follow_up, lists};
use crate::check::{Coverage, coverage};
use crate::model::{Item, ItemId};
use crate::vocabulary::{ConceptName, FieldName};

/// Above so many goals, the start page shows their number and leads to their list.
const GOALS_SHOWN: usize = 80;

/// The page.
pub fn content(page: &Page<'_>) -> Content {
    let mut body = Vec::new();
    push_plans(page, &mut body);
    push_goals(page, &mut body);
    push_budgets(page, &mut body);
    push_coverage(page, &mut body);
    body.push(plain_heading(2, &page.label("site-checked-title")));
    body.push(Block::Facts { rows: checked::counts(page) });
    let accepted = checked::accepted(page);
    if !accepted.is_empty() {
        body.push(plain_heading(3, &page.label("site-accepted")));
        body.push(Block::Findings { items: accepted });
    }
    push_sections(page, &mut body);
    push_downloads(page, &mut body);
    body.extend(page.notes());
    let description = page.site.plan().of(ConceptName::Plan).next().map(|plan| description::of_item(page, plan));
    let title = page.site.title.clone();
    Content { heading: Html::text(&title), title, body, description, ..Content::default() }
}

fn push_plans(page: &Page<'_>, body: &mut Vec<Block>) {
    let plans: Vec<&Item> = page.site.plan().of(ConceptName::Plan).collect();
    if plans.is_empty() {
        return;
    }
    body.push(plain_heading(2, &facts::plural_of(page, ConceptName::Plan)));
    let items = plans.into_iter().map(|plan| {
        let fields = [FieldName::Kind, FieldName::Period, FieldName::Status, FieldName::Responsible];
        let details: Vec<String> =
            fields.into_iter().flat_map(|field| facts::values(page, plan, field)).map(|value| value.0).collect();
        let mut html = format!("<p class=\"within\">{}</p>", details.join(" · "));
        if let Some(latest) = follow_up::latest_report(page, plan.id) {
            html.push_str(&format!("<p>{}: {}</p>", Html::text(&page.label("latest-report")).0, latest.0));
        }
        if let Some(summary) = plan.prose(FieldName::Summary) {
            html.push_str(&page.blocks(summary, 3).0);
        }
        Definition { anchor: None, term: page.heading_link(plan), html: Html(html) }
    });
    body.push(Block::Definitions { items: items.collect() });
}

fn push_goals(page: &Page<'_>, body: &mut Vec<Block>) {
    let goals: Vec<&Item> = page.site.plan().of(ConceptName::Goal).collect();
    if goals.is_empty() {
        return;
    }
    body.push(plain_heading(2, &facts::plural_of(page, ConceptName::Goal)));
    if goals.len() <= GOALS_SHOWN {
        return lists::push_goals(page, &goals, 3, body);
    }
    let href = page.href_of_page(&list_page(ConceptName::Goal));
    let text = Html::text(&page.count("site-all-goals", goals.len())).0;
    body.push(Block::Prose { html: Html(format!("<p><a href=\"{href}\">{text}</a></p>")), lead: false });
}

fn push_budgets(page: &Page<'_>, body: &mut Vec<Block>) {
    let plan = page.site.plan();
    let rows: Vec<Row> = plan
        .of(ConceptName::Budget)
        .map(|budget| {
            let checks = budget.all(FieldName::Check).count();
            let findings = checked::findings_of(page, budget).len();
            let counts = [plan.rows(budget).len(), plan.columns(budget).count(), checks, findings];
            row(page.heading_link(budget), counts.map(|count| page.language().number(count.into())).to_vec())
        })
        .collect();
    if rows.is_empty() {
        return;
    }
    let title = facts::plural_of(page, ConceptName::Budget);
    body.push(plain_heading(2, &title));
    let heads = ["site-rows", "site-columns", "site-checks", "site-findings"];
    body.push(Block::Table(Table {
        anchor: "budgets".to_owned(),
        caption: Html::text(&page.label("site-budgets-caption")),
        corner: facts::capitalised(ConceptName::Budget.word(page.language())),
        columns: columns(page, &heads),
        rows,
        ..Table::default()
    }));
}

fn columns(page: &Page<'_>, heads: &[&str]) -> Vec<Column> {
    let column = |key: &&str| Column { anchor: None, html: Html::text(&page.label(key)), detail: None, figures: true };
    heads.iter().map(column).collect()
}

fn row(html: Html, figures: Vec<String>) -> Row {
    let cells = figures.into_iter().map(|figure| Cell { html: Html::text(&figure), state: "number" }).collect();
    Row { anchor: None, counts: "plain", depth: 0, html, detail: None, cells }
}

/// How many of the items have what a reader looks for.
fn push_coverage(page: &Page<'_>, body: &mut Vec<Block>) {
    let number = |count: usize| page.language().number(count.into());
    let line = |figure: Coverage| {
        let percent = page.site.label("coverage-percent", &[("percent", figure.percent().into())]);
        row(Html::text(&page.label(figure.label)), vec![number(figure.with), number(figure.of), percent])
    };
    let rows: Vec<Row> = coverage(page.site.plan()).into_iter().map(line).collect();
    if rows.is_empty() {
        return;
    }
    body.push(plain_heading(2, &page.label("coverage")));
    body.push(Block::Table(Table {
        anchor: "coverage".to_owned(),
        caption: Html::text(&page.label("coverage-caption")),
        corner: page.label("coverage-what"),
        columns: columns(page, &["site-number", "site-of-all", "coverage-share"]),
        rows,
        ..Table::default()
    }));
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
    let items = files.into_iter().map(|(file, key)| link(file, key)).collect();
    body.push(Block::List { items, numbered: false });
}
