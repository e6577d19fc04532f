//! Views: the answer to a question, as a table where the view stands.

use std::borrow::Cow;

use super::blocks::{Block, Cell, Column, Html, Row, Table};
use super::facts;
use super::figures::{self, Seen};
use super::page::Page;
use crate::emit::answer::{self, answer, asked, is_figures, is_percent, preset};
use crate::emit::csv::file_name;
use crate::emit::prose::html::push_anchor;
use crate::model::{Attribute, Item, Operand, Unit};
use crate::query::{self, Answer, Found};

/// The answer to a view's question; words instead, if nothing answers it.
pub fn push_view<'a>(page: &Page<'a>, view: &'a Item, body: &mut Vec<Block>) {
    let Some(asked) = asked(view) else { return };
    let answer = answer(page.site.checked, asked);
    if answer.items.is_empty() {
        body.push(Block::Gap { text: page.label("view-empty") });
        return;
    }
    body.push(Block::Table(table(page, view, &answer)));
    body.extend(page.notes());
}

/// The question as it is written, for the view's own page.
pub fn question(view: &Item) -> Option<Html> {
    let written = &asked(view)?.written;
    Some(Html(format!("<code>{}</code>", Html::text(written.trim()).0)))
}

fn table<'a>(page: &Page<'a>, view: &'a Item, answer: &Answer) -> Table {
    let plan = page.site.plan();
    let units: Vec<Option<&Unit>> =
        answer.columns.iter().map(|column| unit_of(page, answer, &column.operand)).collect();
    let headings: Vec<String> =
        answer.columns.iter().map(|column| query::heading(plan, column, page.language())).collect();
    let columns = answer.columns.iter().zip(&headings).zip(&units).skip(1).map(|((column, heading), unit)| Column {
        anchor: None,
        html: Html::text(heading),
        detail: unit.map(|unit| Html::text(unit.display(page.language()))),
        figures: is_figures(page.site.checked, answer, &column.operand),
        own_unit: false,
    });
    let columns: Vec<Column> = columns.collect();
    let mut seen = Seen::default();
    let titled = answer.columns.iter().any(|column| column.operand == Operand(vec![Attribute::Title]));
    let rows = answer.items.iter().map(|id| plan.item(*id)).map(|item| {
        let mut html = Html::default();
        let mut cells = Vec::with_capacity(columns.len());
        for (at, (column, unit)) in answer.columns.iter().zip(&units).enumerate() {
            let found = answer::shown(page.site.checked, item, &column.operand);
            let cell = one_cell(page, &found, *unit, &mut seen);
            match at {
                0 => html = head(page, item, &found, cell, titled),
                _ => cells.push(cell),
            }
        }
        Row::plain(html, cells)
    });
    let rows = rows.collect();
    Table {
        anchor: format!("table-{}", page.site.addresses.anchor(view)),
        caption: page.inline(&view.title),
        corner: headings.into_iter().next().unwrap_or_default(),
        columns,
        rows,
        legend: seen.legend(page),
        csv: Some(Cow::Owned(format!("csv/{}", file_name(page.site.addresses.slug(view.id))))),
        ..Table::default()
    }
}

/// The unit that all figures of a column share, to be said once.
fn unit_of<'a>(page: &Page<'a>, answer: &Answer, operand: &Operand) -> Option<&'a Unit> {
    let plan = page.site.plan();
    let found = answer.items.iter().flat_map(|id| answer::cell(page.site.checked, plan.item(*id), operand));
    let mut units = found.map(|found| match found {
        Found::Figure { figure, .. } => figure.unit.as_ref(),
        _ => None,
    });
    let first = units.next()??;
    units.all(|unit| unit == Some(first)).then_some(first)
}

fn one_cell<'a>(page: &Page<'a>, found: &[Found<'a>], shared: Option<&Unit>, seen: &mut Seen) -> Cell {
    match found {
        [] => figures::no_cell(page, seen),
        [Found::Figure { figure, cell, .. }] => {
            let computed = cell.and_then(|at| page.site.checked.computed.get(&at)).copied();
            figures::cell(page, figure, shared, computed, seen)
        }
        several => {
            let parts: Vec<String> = several.iter().filter_map(|found| one(page, found)).map(|html| html.0).collect();
            figures::text_cell(Html(parts.join(", ")))
        }
    }
}

fn one<'a>(page: &Page<'a>, found: &Found<'a>) -> Option<Html> {
    match *found {
        Found::Title(item) => Some(page.heading_link(item)),
        Found::Item(item) => Some(page.link(item.id)),
        Found::Preset(item) => Some(Html::text(preset(item, page.language()))),
        Found::Value { holder, entry } => facts::value(page, entry, is_percent(holder, entry.field)),
        Found::Id(_) | Found::Figure { .. } => {
            Some(Html::text(&answer::text(page.site.checked, found, page.language())))
        }
    }
}

/// The head of a row leads to its item, unless the title does so in another column, or the head leads elsewhere.
fn head<'a>(page: &Page<'a>, item: &'a Item, found: &[Found<'a>], shown: Cell, titled: bool) -> Html {
    let leads = |found: &Found<'_>| matches!(found, Found::Title(_) | Found::Item(_));
    if titled || found.is_empty() || found.iter().any(leads) {
        return shown.html;
    }
    let texts: Vec<String> =
        found.iter().map(|found| answer::text(page.site.checked, found, page.language())).collect();
    let mut out = String::new();
    push_anchor(&mut out, "", page.href(item.id), &texts.join(", "));
    Html(out)
}
