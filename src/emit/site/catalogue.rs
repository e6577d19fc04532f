//! Items that stand side by side as lines of a table: activities, milestones, commitments, risks, assignments.

use super::blocks::{Block, Cell, Column, Html, Row, Table};
use super::facts::{self, capitalised};
use super::figures::{self, Seen};
use super::page::Page;
use super::{address, follow_up, parties};
use crate::emit::{layout, view};
use crate::model::{Item, ItemId, Period, Unit, Value};
use crate::vocabulary::{FieldName, FieldType};

/// A table in the making.
pub struct Catalogue<'p, 'a> {
    page: &'p Page<'a>,
    columns: Vec<Column>,
    rows: Vec<Row>,
    seen: Seen,
    /// Whether the area of a risk stands under its title.
    areas: bool,
}

impl<'p, 'a> Catalogue<'p, 'a> {
    /// A table without columns.
    pub fn new(page: &'p Page<'a>) -> Self {
        Catalogue { page, columns: Vec::new(), rows: Vec::new(), seen: Seen::default(), areas: false }
    }

    /// A table of risks, each with its area under its title.
    pub fn with_areas(page: &'p Page<'a>) -> Self {
        Catalogue { areas: true, ..Catalogue::new(page) }
    }

    /// Adds a column.
    pub fn column(&mut self, text: &str, figures: bool) {
        self.columns.push(Column {
            anchor: None,
            html: Html::text(&capitalised(text)),
            detail: None,
            figures,
            own_unit: false,
        });
    }

    /// Adds a line for an item: a cell for each column; what says nothing is an empty one. What has no page of its own
    /// stands here, and needs no link.
    pub fn line(&mut self, item: &'a Item, cells: Vec<Option<Cell>>) {
        let own_page = address::has_pages(item.concept);
        let head = if own_page { self.page.heading_link(item) } else { self.page.title_html(item) };
        self.push(item, head, cells);
    }

    /// Adds a line that leads to the item, wherever it stands.
    pub fn linked_line(&mut self, item: &'a Item, cells: Vec<Option<Cell>>) {
        self.push(item, self.page.heading_link(item), cells);
    }

    fn push(&mut self, item: &'a Item, html: Html, cells: Vec<Option<Cell>>) {
        let cells = cells.into_iter().zip(&self.columns).map(|(cell, column)| match cell {
            Some(cell) if cell.time.is_none() => Cell { state: if column.figures { "number" } else { "text" }, ..cell },
            Some(cell) => cell,
            None => figures::no_cell(self.page, &mut self.seen),
        });
        let cells = cells.collect();
        let html = match item.line(FieldName::Number) {
            Some(number) => Html(format!("<span class=\"number\">{}</span> {}", Html::text(number).0, html.0)),
            None => html,
        };
        let anchor = Some(self.page.site.addresses.anchor(item));
        let area = item.references(FieldName::Area).next().filter(|_| self.areas);
        let detail = area.map(|area| Html::text(self.page.site.title_of(area)));
        self.rows.push(Row { anchor, detail, ..Row::plain(html, cells) });
    }

    /// The table; its lines have no places of their own where the page shows the items elsewhere too.
    pub fn table(self, anchor: String, caption: Html, corner: String, places: bool) -> Table {
        let mut rows = self.rows;
        if !places {
            rows.iter_mut().for_each(|row| row.anchor = None);
        }
        let legend = self.seen.legend(self.page);
        Table { anchor, caption, corner, columns: self.columns, rows, legend, ..Table::default() }
    }
}

/// Puts items of one kind in a table where they read best so: a column for each field that any of them states. Gives
/// back whether it did.
pub fn push_as_table<'a>(page: &Page<'a>, items: &[&'a Item], holder: Option<ItemId>, body: &mut Vec<Block>) -> bool {
    let Some(fields) = layout::as_table(page.site.plan(), items) else { return false };
    let Some(first) = items.first() else { return false };
    let mut catalogue = Catalogue::new(page);
    for field in &fields {
        catalogue.column(field.word(page.language()), is_figure(first, *field));
    }
    let states: Vec<Option<Html>> = items.iter().map(|item| parties::reported_state(page, item)).collect();
    let stated = states.iter().any(Option::is_some);
    if stated {
        catalogue.column(&page.label("latest-state"), false);
    }
    for (item, state) in items.iter().zip(states) {
        let mut cells: Vec<Option<Cell>> = fields.iter().map(|field| cell(page, item, *field)).collect();
        cells.extend(stated.then_some(state.map(Cell::from)));
        catalogue.line(item, cells);
    }
    let kind = kind_of_all(page, items);
    let caption = match holder {
        Some(holder) => {
            let name = page.site.short_title(holder);
            page.site.label("kind-of", &[("kind", kind.as_str().into()), ("name", name.into())])
        }
        None => kind,
    };
    let anchor = format!("table-{}", page.site.addresses.anchor(first));
    let corner = facts::kind_of(page, first);
    body.push(Block::Table(catalogue.table(anchor, Html::text(&caption), corner, true)));
    body.extend(page.notes());
    true
}

fn is_figure(item: &Item, field: FieldName) -> bool {
    let kind = item.concept.concept().field(field).map(|field| field.kind);
    matches!(kind, Some(FieldType::Number | FieldType::Percent))
}

/// The plural of the kind that all are of, else of the concept.
pub fn kind_of_all(page: &Page<'_>, items: &[&Item]) -> String {
    let Some(first) = items.first() else { return String::new() };
    let preset = first.preset.filter(|preset| items.iter().all(|item| item.preset == Some(preset)));
    match preset.and_then(|preset| first.concept.concept().preset(preset)) {
        Some(preset) => {
            let names = preset.names[page.language().index()];
            capitalised(names.get(1).copied().unwrap_or(names[0]))
        }
        None => facts::plural_of(page, first.concept),
    }
}

/// All that an item says in a field, in one cell.
pub fn values<'a>(page: &Page<'a>, item: &'a Item, field: FieldName) -> Option<Html> {
    let texts = item.all(field).filter_map(|entry| match &entry.value {
        Value::Prose(prose) if !prose.is_empty() => Some(page.phrase(prose)),
        _ => None,
    });
    let texts: Vec<Html> = texts.collect();
    let is_prose = item.concept.concept().field(field).is_some_and(|field| field.kind == FieldType::Prose);
    joined(if is_prose { texts } else { facts::values(page, item, field) })
}

/// All that an item says in a field, as a cell: a number or a time where it is one alone.
pub fn cell<'a>(page: &Page<'a>, item: &'a Item, field: FieldName) -> Option<Cell> {
    let mut entries = item.all(field);
    let only = entries.next().filter(|_| entries.next().is_none());
    match only.map(|entry| &entry.value) {
        Some(Value::Number(number)) => {
            let percent = item.concept.concept().field(field).is_some_and(|field| field.kind == FieldType::Percent);
            Some(figures::number_cell(page, *number, percent.then_some(&Unit::Percent)))
        }
        Some(Value::Period(period)) => Some(figures::time_cell(page, *period)),
        Some(Value::Date(date)) => Some(figures::time_cell(page, Period::Day(*date))),
        _ => values(page, item, field).map(Cell::from),
    }
}

/// Set apart by commas; nothing where there is nothing.
pub fn joined(values: Vec<Html>) -> Option<Html> {
    let text = values.into_iter().map(|value| value.0).collect::<Vec<_>>().join(", ");
    (!text.is_empty()).then_some(Html(text))
}

/// Links to items, set apart by commas.
pub fn links(page: &Page<'_>, items: impl IntoIterator<Item = ItemId>) -> Option<Html> {
    joined(items.into_iter().map(|item| page.link(item)).collect())
}

/// Probability times impact, where both are stated.
pub fn score(page: &Page<'_>, risk: &Item) -> Html {
    match view::risk_score(risk) {
        Some(score) => Html::text(&page.language().number(score)),
        None => follow_up::not_assessed(page),
    }
}

/// The same as a cell.
pub fn score_cell(page: &Page<'_>, risk: &Item) -> Cell {
    view::risk_score(risk).map_or_else(|| score(page, risk).into(), |score| figures::number_cell(page, score, None))
}

/// A link by the printed number, where there is one: the title is for the ear alone.
pub fn numbered_link(page: &Page<'_>, item: ItemId) -> Html {
    let number = page.site.plan().item(item).line(FieldName::Number);
    let (Some(number), Some(href)) = (number, page.href(item)) else { return page.link(item) };
    let (number, title) = (Html::text(number).0, Html::text(page.site.title_of(item)).0);
    Html(format!("<a href=\"{href}\">{number}<span class=\"unseen\"> {title}</span></a>"))
}

/// One a line within a cell.
pub fn bulleted(values: Vec<Html>) -> Option<Html> {
    if values.len() < 2 {
        return values.into_iter().next();
    }
    let items: String = values.into_iter().map(|value| format!("<li>{}</li>", value.0)).collect();
    Some(Html(format!("<ul>{items}</ul>")))
}
