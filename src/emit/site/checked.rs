//! What planc checked: the counts, the findings that stand, and those that are accepted with their reasons.

use super::Content;
use super::address::CHECKED;
use super::blocks::{Block, Fact, Finding, Html};
use super::facts::{capitalised, plain_heading};
use super::page::Page;
use crate::check::{Accepted, Checked};
use crate::diagnostic::render::{Style, explanation, headline, render};
use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::model::{Item, Relation, Value};
use crate::text::Span;
use crate::vocabulary::ConceptName;

/// Findings by their place, for the pages of what they are about.
pub struct FindingIndex<'a> {
    by_place: Vec<(Span, Found<'a>)>,
}

#[derive(Clone, Copy)]
enum Found<'a> {
    Stands(&'a Diagnostic),
    Accepted(&'a Accepted),
}

impl<'a> Found<'a> {
    fn diagnostic(self) -> &'a Diagnostic {
        match self {
            Found::Stands(finding) => finding,
            Found::Accepted(accepted) => &accepted.finding,
        }
    }
}

impl<'a> FindingIndex<'a> {
    /// Sorts the findings by place.
    pub fn new(checked: &'a Checked) -> Self {
        let standing = checked.findings.iter().map(Found::Stands);
        let accepted = checked.accepted.iter().map(Found::Accepted);
        let mut by_place: Vec<(Span, Found<'a>)> =
            standing.chain(accepted).filter_map(|found| Some((found.diagnostic().span?, found))).collect();
        by_place.sort_by_key(|(span, _)| (span.file, span.start, span.end));
        FindingIndex { by_place }
    }

    fn within(&self, span: Span) -> impl Iterator<Item = Found<'a>> + '_ {
        let from = self.by_place.partition_point(|(at, _)| (at.file, at.start) < (span.file, span.start));
        let inside = move |at: &Span| at.file == span.file && at.start < span.end.max(span.start + 1);
        self.by_place[from..].iter().take_while(move |(at, _)| inside(at)).map(|(_, found)| *found)
    }
}

/// The page.
pub fn content(page: &Page<'_>) -> Content {
    let checked = page.site.checked;
    let mut body = vec![
        Block::Prose { html: Html(format!("<p>{}</p>", Html::text(&page.label("site-checked-lead")).0)), lead: true },
        Block::Facts { rows: counts(page) },
    ];
    body.push(plain_heading(2, &page.label("site-findings")));
    if checked.findings.is_empty() {
        body.push(Block::Gap { text: page.label("site-no-findings") });
    } else {
        let items = checked.findings.iter().map(|finding| shown(page, Found::Stands(finding))).collect();
        body.push(Block::Findings { items });
    }
    body.push(plain_heading(2, &page.label("site-accepted")));
    if checked.accepted.is_empty() {
        body.push(Block::Gap { text: page.label("site-no-accepted") });
    } else {
        body.push(Block::Findings { items: accepted(page) });
    }
    push_checks(page, &mut body);
    body.extend(page.notes());
    let description = super::description::shortened(&page.label("site-checked-lead"));
    Content { description: Some(description), ..Content::under_start(page, page.label("site-checked-title"), body) }
}

/// How much was checked.
pub fn counts(page: &Page<'_>) -> Vec<Fact> {
    let checked = page.site.checked;
    let link = page.href_of_page(CHECKED);
    let fact = |key: &str, count: usize| Fact {
        label: page.label(key),
        values: vec![Html::text(&page.language().number(count.into()))],
    };
    let linked = |key: &str, count: usize| Fact {
        label: page.label(key),
        values: vec![Html(format!("<a href=\"{link}\">{}</a>", page.language().number(count.into())))],
    };
    vec![
        fact("site-items", checked.plan.items.len()),
        fact("site-references-resolved", checked.plan.references),
        fact("site-figures-checked", checked.figures_checked),
        linked("site-findings", checked.findings.len()),
        linked("site-accepted", checked.accepted.len()),
    ]
}

/// Every accepted deviation.
pub fn accepted(page: &Page<'_>) -> Vec<Finding> {
    page.site.checked.accepted.iter().map(|accepted| shown(page, Found::Accepted(accepted))).collect()
}

fn shown(page: &Page<'_>, found: Found<'_>) -> Finding {
    let diagnostic = found.diagnostic();
    let sources = page.site.sources;
    let style = Style { language: page.language(), color: false, width: Some(96) };
    let (severity, reason) = match found {
        Found::Accepted(accepted) => {
            let deviation = accepted.deviation(page.site.plan());
            ("accepted", deviation.map(|deviation| page.inline(&deviation.reason)))
        }
        Found::Stands(_) => (severity_key(diagnostic.severity), None),
    };
    Finding {
        severity,
        code: diagnostic.code.number(),
        help: super::help::link(page, diagnostic.code),
        message: headline(diagnostic, page.language()),
        explanation: explanation(diagnostic, page.language()).iter().map(|text| capitalised(text)).collect(),
        place: diagnostic.span.map(|span| format!("{}:{}", sources.file(span.file).path, sources.line_column(span))),
        reason,
        details: render(diagnostic, sources, style),
    }
}

fn severity_key(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Note => "note",
    }
}

/// What was found in a budget: in its own fields, its columns and its rows.
pub fn findings_of(page: &Page<'_>, budget: &Item) -> Vec<Finding> {
    let plan = page.site.plan();
    let parts = std::iter::once(budget).chain(plan.columns(budget)).chain(plan.rows(budget));
    let mut findings = Vec::new();
    for span in parts.flat_map(|item| item.entries.iter().map(|entry| entry.span)) {
        findings.extend(page.site.findings.within(span).map(|found| shown(page, found)));
    }
    findings
}

/// The checks of a budget, each with how it came out.
pub fn checks_of(page: &Page<'_>, budget: &Item) -> Vec<Html> {
    relations(budget).map(|relation| check_html(page, relation)).collect()
}

fn relations(budget: &Item) -> impl Iterator<Item = &Relation> {
    budget.entries.iter().filter_map(|entry| match &entry.value {
        Value::Check(relation) => Some(relation),
        _ => None,
    })
}

fn check_html(page: &Page<'_>, relation: &Relation) -> Html {
    let outcome = outcome(page.site.findings.within(relation.span));
    let word = page.label(&format!("site-check-{outcome}"));
    let mut html = format!(
        "<span class=\"status\" data-status=\"{outcome}\">{}</span> <code>{}</code>",
        Html::text(&word).0,
        Html::text(&relation.written).0
    );
    if let Some(reason) = &relation.reason {
        html.push_str(" – ");
        html.push_str(&page.inline(reason).0);
    }
    Html(html)
}

fn outcome<'a>(found: impl Iterator<Item = Found<'a>>) -> &'static str {
    let outcomes = found.map(|found| match (found, found.diagnostic().code) {
        (Found::Accepted(_), _) => "accepted",
        (_, Code::CheckRounding) => "rounding",
        (_, Code::NotChecked) => "not-checked",
        _ => "failed",
    });
    outcomes
        .min_by_key(|outcome| ["failed", "not-checked", "rounding", "accepted"].iter().position(|o| o == outcome))
        .unwrap_or("holds")
}

fn push_checks(page: &Page<'_>, body: &mut Vec<Block>) {
    let budgets: Vec<&Item> =
        page.site.plan().of(ConceptName::Budget).filter(|budget| relations(budget).next().is_some()).collect();
    if budgets.is_empty() {
        return;
    }
    body.push(plain_heading(2, &page.label("site-checks")));
    for budget in budgets {
        body.push(Block::Heading {
            level: 3,
            anchor: None,
            number: None,
            eyebrow: None,
            title: page.heading_link(budget),
            href: None,
        });
        body.push(Block::List { items: checks_of(page, budget), numbered: false });
    }
}
