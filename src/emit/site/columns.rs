//! The last hand on a table, when all its cells are known: the unit that the numbers of a column share is said in its head,
//! and numbers stand with their decimal marks under each other, whatever stands before and after them.

use super::blocks::{Cell, Column, Html, Number, Row, Table};
use super::tags;
use crate::language::Language;

/// Fewer rows than this need no sorting.
const FEWEST_SORTED: usize = 3;
/// A cell leaves room for at most so many footnote marks.
const MOST_MARKS: usize = 4;
const MARK: &str = "<sup class=\"mark\">";

/// Finishes a table of a page in `language`.
pub fn finish(table: &mut Table, language: Language) {
    table.name = tags::text(&table.caption.0);
    table.movable = !table.ordered && table.rows.len() >= FEWEST_SORTED;
    for (at, column) in table.columns.iter_mut().enumerate().filter(|(_, column)| column.figures) {
        let mut cells: Vec<&mut Cell> =
            table.rows.iter_mut().filter_map(|row: &mut Row| row.cells.get_mut(at)).collect();
        let rests: Vec<String> = cells.iter().map(|cell| rest(cell)).collect();
        say_unit_once(column, &mut cells);
        align(&mut cells, &rests, language);
    }
}

/// What stands after the number.
fn rest(cell: &Cell) -> String {
    let Some(number) = &cell.number else { return cell.html.0.clone() };
    cell.html.0.strip_prefix(&number.html().0).unwrap_or_default().to_owned()
}

fn numbers<'c>(cells: &'c [&mut Cell]) -> impl Iterator<Item = &'c Number> {
    cells.iter().filter_map(|cell| cell.number.as_ref())
}

/// Moves a unit that all numbers of a column have to its head.
fn say_unit_once(column: &mut Column, cells: &mut [&mut Cell]) {
    // Cells of several figures say their units themselves.
    if cells.iter().any(|cell| cell.state == "number" && cell.number.is_none()) {
        return;
    }
    let units: Vec<Option<&str>> = numbers(cells).map(|number| number.unit.as_deref()).collect();
    let Some(Some(first)) = units.first() else { return };
    if units.iter().any(|other| *other != Some(*first)) {
        return;
    }
    let unit = Html::text(first).0;
    column.own_unit = true;
    column.detail = Some(match column.detail.take() {
        Some(detail) => Html(format!("{}, {unit}", detail.0)),
        None => Html(unit),
    });
    for number in cells.iter_mut().filter_map(|cell| cell.number.as_mut()) {
        number.unit = None;
        number.suffix.clear();
    }
}

/// Writes the numbers of a column anew, each with what it lacks beside the widest.
fn align(cells: &mut [&mut Cell], rests: &[String], language: Language) {
    let mark = language.decimal_mark();
    let decimals = |number: &Number| number.text.split_once(mark).map_or(0, |(_, decimals)| decimals.len());
    // Amounts of different units have nothing to do under each other.
    let units: Vec<&str> = numbers(cells).map(|number| number.suffix.as_str()).collect();
    let alike = units.windows(2).all(|pair| pair[0] == pair[1]);
    let most = numbers(cells).map(decimals).max().filter(|_| alike).unwrap_or_default();
    let widest = numbers(cells).filter(|_| alike).map(|number| number.share.clone());
    let widest = widest.max_by_key(|share| share.chars().count()).unwrap_or_default();
    let marks: Vec<usize> = rests.iter().map(|rest| rest.matches(MARK).count()).collect();
    let most_marks = marks.iter().copied().max().unwrap_or_default();
    for ((cell, rest), marks) in cells.iter_mut().zip(rests).zip(marks) {
        cell.room = (most_marks - marks).min(MOST_MARKS);
        let Some(number) = &cell.number else { continue };
        let lacking = match (decimals(number), most) {
            (own, most) if own >= most => String::new(),
            (0, most) => format!("{mark}{}", "0".repeat(most)),
            (own, most) => "0".repeat(most - own),
        };
        let (lacking, share) = match number.share.chars().count() {
            0 => (lacking + &widest, String::new()),
            own => {
                let narrower = widest.chars().count().saturating_sub(own);
                (lacking, padded("share", &number.share, &"0".repeat(narrower)))
            }
        };
        let alone = number.before.is_empty() && number.suffix.is_empty() && rest.is_empty() && share.is_empty();
        let text = match alone && lacking.is_empty() {
            true => Html::text(&number.text).0,
            false => padded("n", &number.text, &lacking),
        };
        let (before, suffix) = (Html::text(&number.before).0, Html::text(&number.suffix).0);
        cell.html = Html(format!("{before}{text}{suffix}{share}{rest}"));
        if let Some(number) = &mut cell.number {
            number.rest.0.clone_from(rest);
        }
    }
}

/// Text that is as wide as if `lacking` stood after it.
fn padded(class: &str, text: &str, lacking: &str) -> String {
    let text = Html::text(text).0;
    match lacking.is_empty() {
        true => format!("<span class=\"{class}\">{text}</span>"),
        false => format!("<span class=\"{class}\" data-pad=\"{}\">{text}</span>", Html::text(lacking).0),
    }
}

#[cfg(test)]
mod tests {
    use rust_decimal::Decimal;

    use super::*;

    fn cell(text: &str, share: &str, rest: &str) -> Cell {
        let number = Number {
            value: Decimal::ZERO,
            before: String::new(),
            text: text.to_owned(),
            unit: Some("kr".to_owned()),
            suffix: "\u{a0}kr".to_owned(),
            share: share.to_owned(),
            rest: Html::default(),
        };
        let html = Html(number.html().0 + rest);
        Cell { number: Some(number), ..Cell::new(html, "number") }
    }

    fn shown(cells: Vec<Cell>) -> (Option<String>, Vec<(String, usize)>) {
        let column = Column { anchor: None, html: Html::text("X"), detail: None, figures: true, own_unit: false };
        let rows = cells.into_iter().map(|cell| Row::plain(Html::default(), vec![cell])).collect();
        let mut table = Table { columns: vec![column], rows, ..Table::default() };
        finish(&mut table, Language::Sv);
        let cells = table.rows.into_iter().map(|mut row| row.cells.remove(0));
        (table.columns.remove(0).detail.map(|html| html.0), cells.map(|cell| (cell.html.0, cell.room)).collect())
    }

    #[test]
    fn decimal_marks_stand_under_each_other_and_the_unit_is_said_once() {
        let mark = "<sup class=\"mark\">1)</sup>";
        let (unit, cells) = shown(vec![cell("1", "", ""), cell("2,5", "", mark), cell("3,25", " (7 %)", "")]);
        assert_eq!(unit.as_deref(), Some("kr"));
        let expected = [
            ("<span class=\"n\" data-pad=\",00 (7 %)\">1</span>".to_owned(), 1),
            (format!("<span class=\"n\" data-pad=\"0 (7 %)\">2,5</span>{mark}"), 0),
            ("<span class=\"n\">3,25</span><span class=\"share\"> (7 %)</span>".to_owned(), 1),
        ];
        assert_eq!(cells, expected);
    }

    #[test]
    fn numbers_that_are_as_wide_are_left_alone_and_units_that_differ_stay() {
        let (_, cells) = shown(vec![cell("1,0", "", ""), cell("2,5", "", "")]);
        assert_eq!(cells, [("1,0".to_owned(), 0), ("2,5".to_owned(), 0)]);
        let mut other = cell("2,5", "", "");
        other.number = other.number.map(|number| Number { unit: None, suffix: String::new(), ..number });
        other.html = Html::text("2,5");
        let (unit, cells) = shown(vec![cell("1", "", ""), other]);
        assert_eq!(unit, None);
        assert_eq!(cells[0].0, "<span class=\"n\">1</span>\u{a0}kr");
        assert_eq!(cells[1].0, "2,5");
    }
}
