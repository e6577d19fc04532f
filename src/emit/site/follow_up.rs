//! What reports tell: a report's tables, the latest state of an item and the states before it.

use super::blocks::{Block, Cell, Column, Fact, Html, Row, Table};
use super::charts;
use super::facts::{self, capitalised, plain_heading};
use super::figures::{self, Seen};
use super::page::Page;
use crate::emit::message::statuses::{self, NOT_ASSESSED, Status};
use crate::emit::prose;
use crate::emit::reports::{self, Line, Shown, Told};
use crate::emit::view::{signed, with_unit};
use crate::model::{Item, ItemId, Period, SeriesKind, Unit, Value};
use crate::vocabulary::{ConceptName, FieldName};

/// A status: a word with a shape.
pub fn status(page: &Page<'_>, value: &Value) -> Option<Html> {
    let (word, date) = match value {
        Value::Status { word, date } => (word.as_ref(), *date),
        word => (word, None),
    };
    let mut html = match word {
        Value::Builtin(word) => {
            shaped(word.key, &Html::text(crate::vocabulary::canonical(&word.names, page.language())))
        }
        Value::Item(word) => shaped("own", &page.link(*word)),
        _ => return None,
    };
    if let Some(date) = date {
        html.0.push_str(&format!(" {}", Html::text(&date.display(page.language())).0));
    }
    Some(html)
}

/// A status by its key and its word in the page's language; that nobody has judged where there is none.
pub fn status_key(page: &Page<'_>, value: Option<&Value>) -> Status {
    statuses::status(page.site.checked, value)
}

/// How things go with an item, by the key and the word of its latest status: that of a report, else its own.
pub fn latest_status(page: &Page<'_>, item: &Item) -> Option<Status> {
    statuses::latest(page.site.checked, item)
}

/// The word where a status is looked for and nobody has judged.
pub fn not_assessed(page: &Page<'_>) -> Html {
    shaped(NOT_ASSESSED, &Html::text(&page.label("not-assessed")))
}

fn shaped(key: &str, word: &Html) -> Html {
    Html(format!("<span class=\"status\" data-status=\"{key}\">{}</span>", word.0))
}

/// What a report tells: a table for each kind of thing.
pub fn push_report<'a>(page: &Page<'a>, report: &'a Item, body: &mut Vec<Block>, level: u8) {
    let plan = page.site.plan();
    let told = page.site.reports.told(plan, report);
    if told.is_empty() {
        body.push(Block::Gap { text: page.label("report-empty") });
    }
    let several = reports::covered(report).len() > 1;
    for (concept, lines) in told {
        let (title, corner) = match concept {
            ConceptName::Row => (page.label("budget-rows"), page.label("budget-row")),
            concept => (facts::plural_of(page, concept), capitalised(concept.word(page.language()))),
        };
        body.push(plain_heading(level, &title));
        if lines.iter().any(|line| reports::is_judged(line.item)) {
            let statuses = lines.iter().map(|line| status_key(page, line.status_value())).collect();
            charts::push_statuses(page, &title, statuses, body);
        }
        let anchor = format!("told-{}-{}", concept.concept().plural, page.site.addresses.anchor(report));
        let arguments = [("kind", title.as_str().into()), ("name", page.site.title_of(report.id).into())];
        let caption = Html::text(&page.site.label("kind-of", &arguments));
        let heads = lines.iter().map(|line| {
            let mut head = match line.item.concept {
                ConceptName::Row => page.link(line.item.id),
                _ => page.heading_link(line.item),
            };
            let number = line.item.line(FieldName::Number).filter(|_| line.item.concept != ConceptName::Row);
            if let Some(number) = number {
                head.0.insert_str(0, &format!("<span class=\"number\">{}</span> ", Html::text(number).0));
            }
            let holder = line.item.plan.filter(|_| several).map(|plan| Html::text(page.site.title_of(plan)));
            (line.status.map(|status| page.site.addresses.anchor(status)), head, holder)
        });
        let heads: Vec<_> = heads.collect();
        let columns = reports::columns(&lines);
        body.push(Block::Table(table(page, anchor, caption, corner, &lines, heads, &columns)));
        body.extend(page.notes());
    }
}

/// What does not go as planned, before all else that a report tells: what is judged to be late, at risk or not reached, and
/// figures that are not as budgeted.
pub fn push_deviations<'a>(page: &Page<'a>, report: &'a Item, body: &mut Vec<Block>) {
    let told = page.site.reports.told(page.site.plan(), report);
    let lines = told.iter().flat_map(|(_, lines)| lines);
    let items: Vec<Html> = lines.filter_map(|line| deviating(page, line)).collect();
    if !items.is_empty() {
        body.push(plain_heading(2, &page.label("report-deviations")));
        body.push(Block::List { items, numbered: false });
    }
}

fn deviating<'a>(page: &Page<'a>, line: &Line<'a>) -> Option<Html> {
    let language = page.language();
    let value = line.status_value().filter(|value| statuses::goes_badly(status_key(page, Some(value)).0));
    let mut said: Vec<String> = value.and_then(|value| status(page, value)).into_iter().map(|html| html.0).collect();
    let off = line.figures.iter().filter(|told| told.deviation.is_some_and(|deviation| !deviation.is_zero()));
    said.extend(off.map(|told| {
        let time = format!("{} {}", told.reported.kind.field().word(language), told.reported.period.display(language));
        let against = Html::text(&page.label("against-budget")).0;
        format!("{} {} {against}", Html::text(&time).0, deviation(page, told, None).0)
    }));
    if said.is_empty() {
        return None;
    }
    let comment = line.status.and_then(|status| status.prose(FieldName::Comment)).map(|text| page.phrase(text).0);
    let comment = comment.map(|comment| format!(" – {comment}")).unwrap_or_default();
    Some(Html(format!("{}: {}{comment}", page.link(line.item.id).0, said.join(", "))))
}

/// The latest state of an item, with who says so and when, and the states before it.
pub fn push_state<'a>(page: &Page<'a>, item: &'a Item, body: &mut Vec<Block>) {
    let plan = page.site.plan();
    if !reports::is_reported(item) {
        return;
    }
    let lines = reports::history(plan, item);
    let silent = page.site.reports.silent_of(plan, item);
    if lines.is_empty() && silent.is_none() {
        return;
    }
    body.push(plain_heading(2, &page.label("latest-state")));
    let mut rows = Vec::new();
    match lines.first() {
        Some(line) => {
            rows.extend(state(page, line));
            rows.extend(silent.map(|report| Fact {
                label: page.label("later-report"),
                values: vec![Html(format!("{} {}", not_assessed(page).0, told_in(page, report).0))],
            }));
        }
        None => {
            rows.push(Fact { label: status_label(page, item), values: vec![not_assessed(page)] });
            rows.extend(silent.map(|report| reported_in(page, report)));
        }
    }
    body.push(Block::Facts { rows });
    push_history(page, "history".to_owned(), &lines, body);
    body.extend(page.notes());
}

/// The states of one item, the latest first, where there are several.
fn push_history<'a>(page: &Page<'a>, anchor: String, lines: &[Line<'a>], body: &mut Vec<Block>) {
    if lines.len() < 2 {
        return;
    }
    let heads = lines.iter().map(|line| (None, page.link(line.report.id), Some(when(page, line.report))));
    let caption = Html::text(&page.label("state-history"));
    let corner = capitalised(ConceptName::Report.word(page.language()));
    let columns = reports::history_columns(lines);
    body.push(Block::Table(table(page, anchor, caption, corner, lines, heads.collect(), &columns)));
}

/// Of a budget: the latest that is reported of each row, then all that was reported before.
pub fn push_rows<'a>(page: &Page<'a>, budget: &'a Item, body: &mut Vec<Block>, level: u8) {
    let plan = page.site.plan();
    let (mut latest, mut earlier) = (Vec::new(), Vec::new());
    for row in plan.rows(budget) {
        let mut lines = reports::history(plan, row).into_iter();
        latest.extend(lines.next());
        earlier.extend(lines);
    }
    if latest.is_empty() {
        return;
    }
    body.push(plain_heading(level, &page.label("latest-state")));
    for (lines, key) in [(latest, "rows-latest"), (earlier, "rows-earlier")] {
        if lines.is_empty() {
            continue;
        }
        let heads = lines.iter().map(|line| {
            let mut report = page.link(line.report.id);
            report.0.push_str(&format!(", {}", when(page, line.report).0));
            (None, page.inline(&line.item.title), Some(report))
        });
        let heads = heads.collect();
        let anchor = format!("{key}-{}", page.site.addresses.anchor(budget));
        let caption = Html::text(&page.label(key));
        let columns = reports::columns(&lines);
        body.push(Block::Table(table(page, anchor, caption, page.label("site-row"), &lines, heads, &columns)));
    }
    body.extend(page.notes());
}

/// The latest report on a plan, and when it was made.
pub fn latest_report(page: &Page<'_>, plan: ItemId) -> Option<Html> {
    let report = page.site.plan().item(page.site.reports.latest(plan)?);
    Some(Html(format!("{}, {}", page.link(report.id).0, when(page, report).0)))
}

/// Period and day of a report.
fn when(page: &Page<'_>, report: &Item) -> Html {
    let language = page.language();
    let period = report.period(FieldName::Period).map(|period| period.display(language));
    let date = report.date(FieldName::Date).map(|date| date.display(language));
    Html::text(&period.into_iter().chain(date).collect::<Vec<_>>().join(", "))
}

fn told_in(page: &Page<'_>, report: &Item) -> Html {
    Html(format!("{}, {}", page.link(report.id).0, when(page, report).0))
}

fn reported_in(page: &Page<'_>, report: &Item) -> Fact {
    Fact { label: capitalised(ConceptName::Report.word(page.language())), values: vec![told_in(page, report)] }
}

/// What a status is about: of a goal, how far it is reached.
fn status_label(page: &Page<'_>, item: &Item) -> String {
    match item.concept {
        ConceptName::Goal => page.label("attainment"),
        _ => capitalised(FieldName::Status.word(page.language())),
    }
}

fn state<'a>(page: &Page<'a>, line: &Line<'a>) -> Vec<Fact> {
    let language = page.language();
    let word = |field: FieldName| capitalised(field.word(language));
    let mut rows = vec![reported_in(page, line.report)];
    let judged = line.status_value().and_then(|value| status(page, value));
    if judged.is_some() || reports::is_judged(line.item) {
        let value = judged.unwrap_or_else(|| not_assessed(page));
        rows.push(Fact { label: status_label(page, line.item), values: vec![value] });
    }
    let by: Vec<Html> = line.status.map(|status| facts::values(page, status, FieldName::JudgedBy)).unwrap_or_default();
    if !by.is_empty() {
        rows.push(Fact { label: word(FieldName::JudgedBy), values: by });
    }
    let mut seen = Seen::default();
    for told in &line.figures {
        let label = format!("{} {}", word(told.reported.kind.field()), told.reported.period.display(language));
        let mut html = figures::cell(page, told.reported.figure, None, None, &mut seen).html;
        if let (Some(budget), Some(_)) = (told.budget, told.deviation) {
            let budget = figures::cell(page, budget, None, None, &mut seen).html.0;
            let (against, deviation) = (Html::text(&page.label("of-budget")).0, deviation(page, told, None).0);
            html.0.push_str(&format!(" ({against} {budget}, {deviation})"));
        }
        rows.push(Fact { label, values: vec![html] });
    }
    if let Some(target) = Some(line).filter(|line| line.item.concept == ConceptName::Indicator).and_then(Line::target) {
        let label = format!("{} {}", word(FieldName::Target), target.period.display(language));
        rows.push(Fact { label, values: vec![figures::cell(page, target.figure, None, None, &mut seen).html] });
    }
    if let Some(comment) = line.status.and_then(|status| status.prose(FieldName::Comment)) {
        rows.push(Fact { label: word(FieldName::Comment), values: vec![page.phrase(comment)] });
    }
    rows
}

type Head = (Option<String>, Html, Option<Html>);

fn table<'a>(
    page: &Page<'a>,
    anchor: String,
    caption: Html,
    corner: String,
    lines: &[Line<'a>],
    heads: Vec<Head>,
    columns: &[Shown],
) -> Table {
    let unit = shared_unit(lines);
    let mut seen = Seen::default();
    let rows = lines.iter().zip(heads).map(|(line, (anchor, html, detail))| {
        let cells = columns.iter().map(|column| cell(page, line, *column, unit, &mut seen)).collect();
        Row { anchor, detail, ..Row::plain(html, cells) }
    });
    let rows = rows.collect();
    let attained = lines.iter().all(|line| line.item.concept == ConceptName::Goal);
    Table {
        anchor,
        caption,
        unit: unit.map(|unit| page.site.label("site-unit-is", &[("unit", unit.display(page.language()).into())])),
        corner,
        columns: columns.iter().map(|column| head(page, *column, attained)).collect(),
        rows,
        legend: seen.legend(page),
        ..Table::default()
    }
}

/// The unit of all figures, if they share one.
fn shared_unit<'a>(lines: &[Line<'a>]) -> Option<&'a Unit> {
    let mut units = lines.iter().flat_map(|line| line.figures.iter().map(|told| told.reported.figure.unit.as_ref()));
    let first = units.next()??;
    units.all(|unit| unit == Some(first)).then_some(first)
}

fn head(page: &Page<'_>, column: Shown, attained: bool) -> Column {
    let word = |field: FieldName| capitalised(field.word(page.language()));
    let at = |text: String, period: Option<Period>| Column {
        anchor: None,
        html: Html::text(&text),
        detail: period.map(|period| Html::text(&period.display(page.language()))),
        figures: true,
        own_unit: false,
    };
    let words =
        |text: String| Column { anchor: None, html: Html::text(&text), detail: None, figures: false, own_unit: false };
    let kind = |kind: SeriesKind| kind.field().word(page.language());
    match column {
        Shown::Budget(period) => at(capitalised(ConceptName::Budget.word(page.language())), period),
        Shown::Reported(of, period) => at(capitalised(kind(of)), period),
        Shown::Deviation(of, period) => at(page.site.label("deviation-of", &[("kind", kind(of).into())]), period),
        Shown::Target => at(word(FieldName::Target), None),
        Shown::Status if attained => words(page.label("attainment")),
        Shown::Status => words(word(FieldName::Status)),
        Shown::JudgedBy => words(word(FieldName::JudgedBy)),
        Shown::Comment => words(word(FieldName::Comment)),
    }
}

fn cell<'a>(page: &Page<'a>, line: &Line<'a>, column: Shown, unit: Option<&Unit>, seen: &mut Seen) -> Cell {
    let words = |html: Option<Html>, seen: &mut Seen| match html {
        Some(html) => figures::text_cell(html),
        None => figures::no_cell(page, seen),
    };
    let joined = |values: Vec<Html>| {
        let text = values.into_iter().map(|value| value.0).collect::<Vec<_>>().join(", ");
        (!text.is_empty()).then_some(Html(text))
    };
    match column {
        Shown::Status => {
            let judged = line.status_value().and_then(|value| status(page, value));
            words(judged.or_else(|| reports::is_judged(line.item).then(|| not_assessed(page))), seen)
        }
        Shown::JudgedBy => {
            let by = line.status.map(|status| facts::values(page, status, FieldName::JudgedBy));
            words(by.and_then(joined), seen)
        }
        Shown::Comment => {
            let comment = line.status.and_then(|status| status.prose(FieldName::Comment));
            words(comment.map(|comment| page.phrase(comment)), seen)
        }
        Shown::Target => match line.target() {
            Some(target) => {
                let mut cell = figures::cell(page, target.figure, unit, None, seen);
                let period = Html::text(&target.period.display(page.language())).0;
                cell.html.0.push_str(&format!(" <span class=\"detail\">{period}</span>"));
                cell
            }
            None => figures::no_cell(page, seen),
        },
        Shown::Reported(_, None) | Shown::Deviation(_, None) | Shown::Budget(None) => {
            let all: Vec<String> = line.shown(column).map(|told| dated(page, told, column, unit, seen)).collect();
            match all.is_empty() {
                true => figures::no_cell(page, seen),
                false => Cell::new(Html(all.join("<br>")), "number"),
            }
        }
        Shown::Reported(..) => match line.shown(column).last() {
            Some(told) => figures::cell(page, told.reported.figure, unit, None, seen),
            None => figures::no_cell(page, seen),
        },
        Shown::Budget(_) => match line.shown(column).last().and_then(|told| told.budget) {
            Some(budget) => figures::cell(page, budget, unit, None, seen),
            None => figures::no_cell(page, seen),
        },
        Shown::Deviation(..) => match line.shown(column).last() {
            Some(told) => deviation_cell(page, told, unit),
            None => figures::no_cell(page, seen),
        },
    }
}

/// A figure with the period that it is for, where a cell holds several.
fn dated<'a>(page: &Page<'a>, told: &Told<'a>, column: Shown, unit: Option<&Unit>, seen: &mut Seen) -> String {
    let period = Html::text(&told.reported.period.display(page.language())).0;
    let figure = match column {
        Shown::Deviation(..) => deviation(page, told, unit).0,
        _ => figures::cell(page, told.reported.figure, unit, None, seen).html.0,
    };
    format!("<span class=\"within\">{period}:</span> {figure}")
}

/// How far a figure is from the budget, with its sign, and its unit where that is not `shared`.
fn deviation(page: &Page<'_>, told: &Told<'_>, shared: Option<&Unit>) -> Html {
    let unit = told.unit().filter(|unit| Some(*unit) != shared);
    let text = told.deviation.map(|value| with_unit(page.language(), signed(page.language(), value), unit));
    Html::text(&text.unwrap_or_default())
}

fn deviation_cell(page: &Page<'_>, told: &Told<'_>, shared: Option<&Unit>) -> Cell {
    let html = deviation(page, told, shared);
    let Some(value) = told.deviation else { return Cell::new(html, "number") };
    let unit = told.unit().filter(|unit| Some(*unit) != shared);
    let mut cell = figures::number_cell(page, value, unit);
    if let Some(number) = &mut cell.number {
        number.text = signed(page.language(), value);
    }
    Cell { html, ..cell }
}

/// The note that says which report a figure comes from.
pub fn source_note(page: &Page<'_>, report: &Item) -> Html {
    let from = Html::text(&page.label("reported-in")).0;
    let link = html_link(page, report);
    Html(format!("{from} {link}, {}.", when(page, report).0))
}

fn html_link(page: &Page<'_>, report: &Item) -> String {
    let mut out = String::new();
    let title = prose::title(page.site.checked, report.id);
    prose::html::push_anchor(&mut out, "", page.href(report.id), &title);
    out
}
