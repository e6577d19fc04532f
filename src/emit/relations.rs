//! What the data outputs ask of items alike: figures in an order that does not depend on the form they were written in.

use crate::model::{Content, Figure, Item, ItemId, Key, Series, Value};
use crate::vocabulary::FieldName;

/// An indicator's values of one kind, by period.
pub fn series_in_order(item: &Item, field: FieldName) -> impl Iterator<Item = Series<'_>> {
    let mut all: Vec<Series> = item.series().filter(|series| series.kind.field() == field).collect();
    all.sort_by_key(|series| series.period);
    all.into_iter().filter(|series| says_something(series.figure))
}

/// A row's cells that say something, in order of columns.
pub fn cells_in_order(item: &Item) -> impl Iterator<Item = (ItemId, &Figure)> {
    let mut all: Vec<(ItemId, &Figure)> = item
        .entries
        .iter()
        .filter_map(|entry| match (&entry.key, &entry.value) {
            (Some(Key::Column(column)), Value::Figure(figure)) => Some((*column, figure)),
            _ => None,
        })
        .collect();
    all.sort_by_key(|(column, _)| *column);
    all.into_iter().filter(|(_, figure)| says_something(figure))
}

/// An empty cell with a footnote says something; without one it says what no cell at all says.
pub fn says_something(figure: &Figure) -> bool {
    !matches!(figure.content, Content::Empty) || !figure.footnotes.is_empty()
}
