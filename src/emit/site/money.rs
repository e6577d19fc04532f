//! What is paid by which budget row: of a row what it pays, of anything else who pays for it.

use indexmap::{IndexMap, IndexSet};

use super::blocks::{Block, Html};
use super::facts::plain_heading;
use super::figures::{self, Seen};
use super::page::Page;
use crate::emit::relations::{cells_in_order, pointing};
use crate::model::{CellAt, Content, Item, ItemId, Value};
use crate::vocabulary::{ConceptName, FieldName};

/// So many figures of a row are shown beside the link to it.
const FIGURES_SHOWN: usize = 4;

/// The items that a row pays for.
pub fn paid_by(page: &Page<'_>, row: &Item) -> Vec<ItemId> {
    pointing(page.site.plan(), row, FieldName::FundedBy).collect()
}

/// The rows that are about an item, with their figures, in a line.
pub fn about<'a>(page: &Page<'a>, item: &'a Item) -> Option<Html> {
    let rows = pointing(page.site.plan(), item, FieldName::Concerns);
    in_line(page, &page.label("money"), rows)
}

/// The rows that pay for an item, with their figures, in a line.
pub fn paying<'a>(page: &Page<'a>, item: &'a Item) -> Option<Html> {
    in_line(page, &page.label("paid-by"), item.references(FieldName::FundedBy))
}

/// The rows that are about any of several items, a line each.
pub fn about_any(page: &Page<'_>, items: &[ItemId]) -> Vec<Html> {
    let plan = page.site.plan();
    let rows = items.iter().flat_map(|item| pointing(plan, plan.item(*item), FieldName::Concerns));
    let rows: IndexSet<ItemId> = rows.filter(|row| plan.item(*row).concept == ConceptName::Row).collect();
    rows.into_iter().map(|row| line(page, plan.item(row), &[])).collect()
}

fn in_line(page: &Page<'_>, label: &str, rows: impl Iterator<Item = ItemId>) -> Option<Html> {
    let plan = page.site.plan();
    let rows = rows.map(|row| plan.item(row)).filter(|row| row.concept == ConceptName::Row);
    let said: Vec<String> = rows
        .map(|row| match figures_of(page, row).pop() {
            Some(figure) => format!("{}: {figure}", page.link(row.id).0),
            None => page.link(row.id).0,
        })
        .collect();
    (!said.is_empty()).then(|| Html(format!("{}: {}", Html::text(label).0, said.join(", "))))
}

/// The rows that pay for an item or are about it, with their figures; of a goal also those that pay for what serves it.
pub fn push_money<'a>(page: &Page<'a>, item: &'a Item, body: &mut Vec<Block>) {
    let plan = page.site.plan();
    if matches!(item.concept, ConceptName::Budget | ConceptName::Row | ConceptName::Column | ConceptName::Report) {
        return;
    }
    let is_row = |id: &ItemId| plan.item(*id).concept == ConceptName::Row;
    let mut rows: IndexMap<ItemId, Vec<ItemId>> = IndexMap::new();
    let own = item.references(FieldName::FundedBy).chain(pointing(plan, item, FieldName::Concerns));
    for row in own.filter(is_row) {
        rows.entry(row).or_default();
    }
    let serving = pointing(plan, item, FieldName::ContributesTo).chain(item.children.iter().copied());
    for from in
        serving.filter(|from| matches!(plan.item(*from).concept, ConceptName::Activity | ConceptName::Assignment))
    {
        for row in plan.item(from).references(FieldName::FundedBy).filter(is_row) {
            let through = rows.entry(row).or_default();
            if !through.contains(&from) {
                through.push(from);
            }
        }
    }
    if rows.is_empty() {
        return;
    }
    body.push(plain_heading(2, &page.label("money")));
    let items = rows.into_iter().map(|(row, through)| line(page, plan.item(row), &through)).collect();
    body.push(Block::List { items, numbered: false });
}

fn line<'a>(page: &Page<'a>, row: &'a Item, through: &[ItemId]) -> Html {
    let mut html = page.link(row.id);
    let figures = figures_of(page, row);
    if !figures.is_empty() {
        html.0.push_str(&format!(": {}", figures.join(", ")));
    }
    if !through.is_empty() {
        let through: Vec<String> = through.iter().map(|item| page.link(*item).0).collect();
        html.0.push_str(&format!(
            " <span class=\"within\">{}</span> {}",
            Html::text(&page.label("money-through")).0,
            through.join(", ")
        ));
    }
    html
}

/// The row's figures with their columns: those that are budgets, where any column is; the last ones.
fn figures_of<'a>(page: &Page<'a>, row: &'a Item) -> Vec<String> {
    let plan = page.site.plan();
    let all: Vec<_> = cells_in_order(row).filter(|(_, figure)| !matches!(figure.content, Content::Empty)).collect();
    let is_budget = |column: ItemId| match plan.item(column).value(FieldName::Kind) {
        Some(Value::Builtin(word)) => word.key == "budget",
        _ => false,
    };
    let budgets: Vec<_> = all.iter().copied().filter(|(column, _)| is_budget(*column)).collect();
    let shown = if budgets.is_empty() { all } else { budgets };
    let mut seen = Seen::default();
    let cells = shown.iter().skip(shown.len().saturating_sub(FIGURES_SHOWN)).map(|(column, figure)| {
        let at = CellAt { row: row.id, column: *column };
        let computed = page.site.checked.computed.get(&at).copied();
        let figure = figures::cell(page, figure, None, computed, &mut seen).html.0;
        format!("{} {figure}", Html::text(page.site.title_of(*column)).0)
    });
    cells.collect()
}
