//! Paths as data names things by them: the same in every language.

use std::borrow::Cow;

use super::{Item, Plan, Value};
use crate::vocabulary::{ConceptName, FieldName};

/// The path that names an item in data. A column that its header declares has no id but a kind and a period: its own path
/// says them in the words of the writer, this one by their keys.
pub fn data_path<'a>(plan: &'a Plan, item: &'a Item) -> Cow<'a, str> {
    match item.parent.filter(|_| is_implied(item)) {
        Some(budget) => Cow::Owned(format!("{}.{}", plan.item(budget).path, header_key(item))),
        None => Cow::Borrowed(&item.path),
    }
}

/// The path of an item, a cell or a value, as findings and deviations name it, in data. It lies in `holder`, if that is a
/// budget or in one.
pub fn data_place<'a>(plan: &'a Plan, path: &'a str, holder: &'a Item) -> Cow<'a, str> {
    let columns = plan.budget_of(holder).map(|budget| plan.columns(budget));
    let implied = columns.into_iter().flatten().filter(|column| is_implied(column));
    for column in implied {
        let written = column.title.source.replace([' ', '\u{a0}'], ".");
        if let Some(row) = path.strip_suffix(&written).filter(|row| row.ends_with('.')) {
            return Cow::Owned(format!("{row}{}", header_key(column)));
        }
    }
    Cow::Borrowed(path)
}

/// Kind and period of a column, by their keys: `outcome.2023`.
fn header_key(column: &Item) -> String {
    let kind = match column.value(FieldName::Kind) {
        Some(Value::Builtin(word)) => Some(word.key.to_owned()),
        _ => None,
    };
    let period = column.period(FieldName::Period).map(|period| period.to_string());
    kind.into_iter().chain(period).collect::<Vec<String>>().join(".")
}

/// Whether an item is a column that its header declares by itself.
pub fn is_implied(item: &Item) -> bool {
    item.concept == ConceptName::Column && item.name.is_none()
}
