//! Risks together: how likely against how grave, and all that is said of each.

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

use super::blocks::{Block, Cell, Column, ContentsEntry, Html, Row, Table};
use super::catalogue::{Catalogue, bulleted, cell, joined, links, numbered_link, score_cell};
use super::facts::{self, capitalised};
use super::page::Page;
use super::parties;
use crate::emit::matrix::{Matrix, place};
use crate::emit::relations::{alike, related};
use crate::model::{Item, ItemId};
use crate::vocabulary::{ConceptName, FieldName};

/// How grave a score is, as a share of the gravest.
const SIGNS: [&str; 4] = ["▁", "▃", "▅", "▇"];

/// The risks by probability and impact where two or more have both, then a table of all.
pub fn push_risks<'a>(page: &Page<'a>, risks: &[&'a Item], anchor: &str, name: Option<String>, body: &mut Vec<Block>) {
    let captioned = |text: String| match &name {
        Some(name) => Html::text(&page.site.label("kind-of", &[("kind", text.into()), ("name", name.as_str().into())])),
        None => Html::text(&text),
    };
    body.extend(
        matrix(page, risks, format!("{anchor}-matrix"), captioned(page.label("risk-matrix"))).map(Block::Table),
    );
    let without: Vec<ItemId> = risks.iter().filter(|risk| place(risk).is_none()).map(|risk| risk.id).collect();
    if without.len() == risks.len() {
        body.push(Block::Gap { text: page.label("risk-all-unscored") });
    } else if let Some(without) = links(page, without) {
        let label = Html::text(&page.label("risk-unscored")).0;
        let html = Html(format!("<p><span class=\"gap\">{label}</span> {}</p>", without.0));
        body.push(Block::Prose { html, lead: false });
    }
    let caption = captioned(facts::plural_of(page, ConceptName::Risk));
    body.push(Block::Table(table(page, risks, anchor.to_owned(), caption)));
    body.extend(page.notes());
}

/// How many have no place in the matrix.
pub fn unscored(risks: &[&Item]) -> usize {
    risks.iter().filter(|risk| place(risk).is_none()).count()
}

fn matrix<'a>(page: &Page<'a>, risks: &[&'a Item], anchor: String, caption: Html) -> Option<Table> {
    let matrix = Matrix::of(risks)?;
    let (likely, grave) = (&matrix.likely, &matrix.grave);
    let most = likely.last()?.checked_mul(*grave.last()?)?;
    let head = |field: FieldName, step: Decimal| {
        Html::text(&format!("{} {}", capitalised(field.word(page.language())), page.language().number(step)))
    };
    let cell = |likely: Decimal, grave: Decimal| {
        let found: Vec<Html> = matrix.at(likely, grave).map(|risk| numbered_link(page, risk)).collect();
        let score = likely.checked_mul(grave).unwrap_or_default();
        let said = page.site.label("risk-score-is", &[("score", page.language().number(score).into())]);
        let (level, sign) = sign(score, most);
        let none = if found.is_empty() { Some(page.label("risk-none")) } else { None };
        let none = none.map(|none| format!("<span class=\"unseen\">{}</span>", Html::text(&none).0));
        let listed = bulleted(found).map(|found| found.0).or(none).unwrap_or_default();
        let html = format!(
            "<span class=\"severity\" data-severity=\"{level}\"><span aria-hidden=\"true\">{sign}</span> {}</span>{listed}",
            Html::text(&said).0
        );
        Cell::from(Html(html))
    };
    let rows = likely.iter().rev().map(|likely| {
        let cells = grave.iter().map(|grave| cell(*likely, *grave)).collect();
        Row::plain(head(FieldName::Probability, *likely), cells)
    });
    let columns = grave.iter().map(|step| Column {
        anchor: None,
        html: head(FieldName::Impact, *step),
        detail: None,
        figures: false,
        own_unit: false,
    });
    Some(Table {
        anchor,
        caption,
        corner: capitalised(FieldName::Probability.word(page.language())),
        columns: columns.collect(),
        rows: rows.collect(),
        ordered: true,
        ..Table::default()
    })
}

/// How high a score is among those that the scale allows: its quarter, and a sign as high as that.
fn sign(score: Decimal, most: Decimal) -> (usize, &'static str) {
    let quarter = score.checked_mul(Decimal::from(4)).and_then(|score| score.checked_div(most));
    let quarter = quarter.and_then(|quarter| quarter.ceil().to_usize()).unwrap_or(1).clamp(1, SIGNS.len());
    (quarter, SIGNS[quarter - 1])
}

/// Risks side by side: how grave they are, what is done, and where the control plan takes them up.
fn table<'a>(page: &Page<'a>, risks: &[&'a Item], anchor: String, caption: Html) -> Table {
    let language = page.language();
    let plan = page.site.plan();
    let any = |field: FieldName| risks.iter().any(|risk| risk.value(field).is_some());
    let measures = |risk: &Item| related(plan, risk, FieldName::ContributesTo, ConceptName::Activity);
    let fields = [FieldName::Probability, FieldName::Impact];
    let fields: Vec<FieldName> = fields.into_iter().filter(|field| any(*field)).collect();
    let states: Vec<Option<Html>> = risks.iter().map(|risk| parties::state(page, risk)).collect();
    let (stated, responsible) = (states.iter().any(Option::is_some), any(FieldName::Responsible));
    let mut catalogue = Catalogue::with_areas(page);
    fields.iter().for_each(|field| catalogue.column(field.word(language), true));
    catalogue.column(&page.label("risk-score"), true);
    for (field, used) in [(FieldName::Status, stated), (FieldName::Responsible, responsible)] {
        if used {
            catalogue.column(field.word(language), false);
        }
    }
    catalogue.column(&page.label("risk-measures"), false);
    let controlled = any(FieldName::InternalControl) || risks.iter().any(|risk| !alike(plan, risk).is_empty());
    if controlled {
        catalogue.column(&page.label("risk-same"), false);
    }
    for (risk, state) in risks.iter().zip(states) {
        let mut cells: Vec<Option<Cell>> = fields.iter().map(|field| cell(page, risk, *field)).collect();
        cells.push(Some(score_cell(page, risk)));
        cells.extend(stated.then_some(state.map(Cell::from)));
        cells.extend(responsible.then(|| cell(page, risk, FieldName::Responsible)));
        cells.push(bulleted(measures(risk).into_iter().map(|item| page.link(item)).collect()).map(Cell::from));
        if controlled {
            let same = alike(plan, risk).into_iter().map(|item| numbered_link(page, item)).collect();
            let same = joined(same).map(Cell::from);
            cells.push(same.or_else(|| cell(page, risk, FieldName::InternalControl)));
        }
        catalogue.line(risk, cells);
    }
    let corner = capitalised(ConceptName::Risk.word(language));
    catalogue.table(anchor, caption, corner, false)
}

/// The risks of a plan, whole, where there are several: before the plan's parts.
pub fn push_overview<'a>(page: &Page<'a>, plan: &'a Item, body: &mut Vec<Block>) -> Option<ContentsEntry> {
    let risks: Vec<&Item> = page.site.items_of(Some(plan.id), ConceptName::Risk);
    if risks.len() < 2 {
        return None;
    }
    let text = page.label("risk-overview");
    let anchor = "risk-overview".to_owned();
    body.push(Block::Heading {
        level: 2,
        anchor: Some(anchor.clone()),
        number: None,
        eyebrow: None,
        title: Html::text(&text),
        href: None,
    });
    push_risks(page, &risks, "risks", Some(page.site.short_title(plan.id)), body);
    Some(ContentsEntry { number: None, text, anchor, entries: Vec::new() })
}
