//! `items`: every item, whatever its concept. `links`: who points at whom, one link a line.

use super::table::{Cell, Column, ForeignKey, Table};
use crate::check::Checked;
use crate::emit::notation::path;
use crate::emit::prose::line;
use crate::model::{Content, InlineKind, Item, ItemId, Prose, Value};

/// Every item.
pub fn items(checked: &Checked) -> Table {
    let plan = &checked.plan;
    let columns = vec![
        Column::required("concept"),
        Column::required("path"),
        Column::text("id"),
        Column::text("title"),
        Column::text("kind"),
        Column::text("plan"),
        Column::text("parent_concept"),
        Column::text("parent"),
    ];
    let keys = vec![
        ForeignKey { columns: &["plan"], table: "plans", to: &["path"] },
        ForeignKey { columns: &["parent_concept", "parent"], table: "", to: &["concept", "path"] },
    ];
    let mut table = Table::new(plan.config.csv.dialect, "items", columns, &["concept", "path"], keys);
    for item in &plan.items {
        let parent = item.parent.map(|parent| plan.item(parent));
        table.push([
            Cell::text(item.concept.key()),
            Cell::text(path(plan, item)),
            Cell::maybe(item.name.as_ref().map(|name| name.value.as_str())),
            Cell::text(line(checked, &item.title)),
            Cell::maybe(item.preset),
            Cell::maybe(item.plan.map(|holder| plan.item(holder).path.as_str())),
            Cell::maybe(parent.map(|parent| parent.concept.key())),
            Cell::maybe(parent.map(|parent| parent.path.as_str())),
        ]);
    }
    table
}

/// How a link comes about.
#[derive(Clone, Copy)]
enum How {
    /// A field states it.
    Stated,
    /// The item stands in the other's block.
    Belongs,
    /// Prose mentions the other.
    Mention,
    /// Prose or a figure has a footnote mark.
    Footnote,
}

impl How {
    fn key(self) -> &'static str {
        match self {
            How::Stated => "stated",
            How::Belongs => "belongs",
            How::Mention => "mention",
            How::Footnote => "footnote",
        }
    }
}

/// Every link from one item to another.
pub fn links(checked: &Checked) -> Table {
    let plan = &checked.plan;
    let columns = vec![
        Column::required("concept"),
        Column::required("path"),
        Column::text("title"),
        Column::required("field"),
        Column::required("how"),
        Column::required("to_concept"),
        Column::required("to_path"),
        Column::text("to_title"),
    ];
    let keys = vec![
        ForeignKey { columns: &["concept", "path"], table: "items", to: &["concept", "path"] },
        ForeignKey { columns: &["to_concept", "to_path"], table: "items", to: &["concept", "path"] },
    ];
    let mut table = Table::new(plan.config.csv.dialect, "links", columns, &[], keys);
    for item in &plan.items {
        each_link(checked, item, |field, how, to| {
            let to = plan.item(to);
            table.push([
                Cell::text(item.concept.key()),
                Cell::text(path(plan, item)),
                Cell::text(line(checked, &item.title)),
                Cell::text(field),
                Cell::text(how.key()),
                Cell::text(to.concept.key()),
                Cell::text(path(plan, to)),
                Cell::text(line(checked, &to.title)),
            ]);
        });
    }
    table
}

fn each_link(checked: &Checked, item: &Item, mut link: impl FnMut(&'static str, How, ItemId)) {
    in_prose(&item.title, |how, to| link("title", how, to));
    for field in item.concept.concept().all_fields() {
        if let Some(holder) = checked.plan.implied(item, field.name) {
            link(field.name.key(), How::Belongs, holder);
        }
    }
    for entry in &item.entries {
        in_value(&entry.value, &mut |how, to| link(entry.field.key(), how, to));
    }
}

fn in_value(value: &Value, link: &mut impl FnMut(How, ItemId)) {
    match value {
        Value::Item(to) => link(How::Stated, *to),
        Value::Status { word, .. } => in_value(word, link),
        Value::Prose(prose) => in_prose(prose, link),
        Value::Figure(figure) => {
            figure.footnotes.iter().for_each(|footnote| link(How::Footnote, *footnote));
            match &figure.content {
                Content::Missing { reason: Some(prose) } | Content::Word(prose) => in_prose(prose, link),
                _ => {}
            }
        }
        Value::Counting(crate::model::Counting::PartOf(row) | crate::model::Counting::OfWhich(row)) => {
            link(How::Stated, *row);
        }
        Value::Check(relation) => relation.reason.iter().for_each(|reason| in_prose(reason, &mut *link)),
        Value::Deviation(deviation) => in_prose(&deviation.reason, link),
        _ => {}
    }
}

fn in_prose(prose: &Prose, mut link: impl FnMut(How, ItemId)) {
    for inline in &prose.inlines {
        match inline.kind {
            InlineKind::Link { item, .. } => link(How::Mention, item),
            InlineKind::Footnote(footnote) => link(How::Footnote, footnote),
            InlineKind::Figure { .. } | InlineKind::Broken => {}
        }
    }
}
