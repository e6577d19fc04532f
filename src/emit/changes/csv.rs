//! A comparison as a table: one line for each change. The columns are the same in every language; what was and what is
//! stand in words, and numbers beside them.

use super::{Review, told};
use crate::diff::{Change, Figure, FigureAt, FigureChange, Named, Side};
use crate::emit::csv::{Cell, lines};
use crate::emit::json::period;
use crate::model::CsvDialect;

const COLUMNS: [&str; 24] = [
    "type",
    "concept",
    "path",
    "title",
    "plan",
    "field",
    "period",
    "column",
    "before",
    "after",
    "value_before",
    "value_after",
    "unit_before",
    "unit_after",
    "difference",
    "percent",
    "responsible",
    "path_before",
    "title_before",
    "file",
    "line",
    "file_before",
    "line_before",
    "is_of_meaning",
];

/// The table.
pub fn csv(review: &Review<'_>, dialect: CsvDialect) -> Vec<u8> {
    let names = COLUMNS.map(str::to_owned).to_vec();
    let rows = review.comparison.changed.iter().flat_map(|changed| {
        let sides = (changed.item.before(), changed.item.after());
        changed.changes.iter().map(move |change| line(review, sides, change))
    });
    let other = review.comparison.reordered.iter().map(|moved| {
        let item = moved.item.now();
        let mut cells = vec![Cell::Empty; COLUMNS.len()];
        cells[0] = Cell::text("reordered");
        cells[1] = Cell::text(item.concept.key());
        cells[2] = Cell::text(item.path.as_str());
        cells[3] = Cell::text(item.title.as_str());
        cells[9] = Cell::text(review.reordered(moved));
        cells[23] = Cell::Flag(false);
        cells
    });
    let settings = review.comparison.settings.iter().map(|setting| {
        let mut cells = vec![Cell::Empty; COLUMNS.len()];
        cells[0] = Cell::text("setting");
        cells[5] = Cell::text(setting.key.as_str());
        cells[8] = Cell::maybe(setting.before.as_deref());
        cells[9] = Cell::maybe(setting.after.as_deref());
        cells[23] = Cell::Flag(true);
        cells
    });
    lines(dialect, names, rows.chain(other).chain(settings))
}

fn line<'a>(review: &Review<'a>, sides: (Option<&'a Side>, Option<&'a Side>), change: &'a Change) -> Vec<Cell<'a>> {
    let (before, after) = sides;
    let Some(now) = after.or(before) else { return vec![Cell::Empty; COLUMNS.len()] };
    let told = told(review.teller, &now.item, change);
    let figure = match change {
        Change::Retargeted(figure) | Change::Refigured(figure) => Some(figure),
        _ => None,
    };
    let [field, time, column] = place(change, figure);
    let value = |figure: Option<&'a Figure<Named>>| Cell::number(figure.and_then(|figure| figure.value));
    let unit =
        |figure: Option<&'a Figure<Named>>| Cell::maybe(figure.and_then(|figure| Some(figure.unit.as_ref()?.key())));
    let was = figure.and_then(|figure| figure.before.as_ref());
    let is = figure.and_then(|figure| figure.after.as_ref());
    let file = |side: Option<&'a Side>| Cell::maybe(side.and_then(|side| Some(&*side.place.as_ref()?.file)));
    let at = |side: Option<&'a Side>| Cell::number(side.and_then(|side| Some(side.place.as_ref()?.line.into())));
    vec![
        Cell::text(change.kind().key()),
        Cell::text(now.item.concept.key()),
        Cell::text(now.item.path.as_str()),
        Cell::text(now.item.title.as_str()),
        Cell::maybe(now.plan.as_ref().map(|plan| plan.path.as_str())),
        field,
        time,
        column,
        Cell::maybe(told.before),
        Cell::maybe(told.after),
        value(was),
        value(is),
        unit(was),
        unit(is),
        Cell::number(figure.and_then(FigureChange::difference)),
        Cell::number(figure.and_then(FigureChange::percent)),
        Cell::text(review.whose(&now.responsible)),
        Cell::maybe(before.map(|side| side.item.path.as_str())),
        Cell::maybe(before.map(|side| side.item.title.as_str())),
        file(after),
        at(after),
        file(before),
        at(before),
        Cell::Flag(change.is_of_meaning()),
    ]
}

/// The field that a change is of, the period, the column.
fn place<'a>(change: &'a Change, figure: Option<&'a FigureChange>) -> [Cell<'a>; 3] {
    let field = match (change, figure.map(|figure| &figure.at)) {
        (_, Some(FigureAt::Column(column))) => {
            return [Cell::text("value"), Cell::Empty, Cell::text(column.now().path.as_str())];
        }
        (_, Some(FigureAt::Series(series, time))) => {
            return [Cell::text(series.field().key()), Cell::text(period(*time)), Cell::Empty];
        }
        (_, Some(FigureAt::Field(field))) => Some(field.key()),
        (Change::Reworded { field, .. }, _) => Some(field.map_or("title", |field| field.key())),
        (Change::Reassigned(links) | Change::Relinked(links), _) => Some(links.field.key()),
        (Change::Redated(values) | Change::Respecified(values), _) => Some(values.field.key()),
        (Change::Restatused { .. }, _) => Some("status"),
        _ => None,
    };
    [Cell::maybe(field), Cell::Empty, Cell::Empty]
}
