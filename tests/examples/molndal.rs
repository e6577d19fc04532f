//! Mölndal, against the numbers that the source prints.

use std::collections::{BTreeMap, BTreeSet};

use planc::diagnostic::{Code, Diagnostic};
use planc::language::Language;
use planc::sources::MemorySources;
use planc::vocabulary::{ConceptName, FieldName};
use planc::workspace::compile;
use rust_decimal::Decimal;

use crate::project::{builds, compiled, csv, errors, item, read, replaced, said, shown, text};

const COLUMNS: [&str; 6] = ["b2023", "omf", "tillskott", "avdrag", "teknisk", "b2024"];

/// The resource table for 2024, row by row as printed; a blank is a blank.
const RESOURCES: [(&str, &str, [&str; 6]); 7] = [
    ("arbetsmarknad", "Arbetsmarknadsåtgärder", ["20.0", "6.1", "2.0", "", "1.4", "29.5"]),
    ("flykting", "Flyktingmottagande", ["2.8", "-2.8", "", "", "0.0", "0.0"]),
    ("boenden", "Boenden, nyanlända", ["9.2", "0.0", "", "", "0.6", "9.8"]),
    ("administration", "Nämnd, administration", ["27.8", "-0.5", "", "", "-0.8", "26.5"]),
    ("ifo", "Individ- och familjeomsorg", ["194.0", "2.9", "3.0", "", "6.1", "206.0"]),
    ("bistånd", "Ekonomiskt bistånd", ["93.8", "-5.7", "", "-8.0", "2.6", "82.7"]),
    ("total", "Summa kommunbidrag", ["347.6", "0.0", "5.0", "-8.0", "9.9", "354.5"]),
];

/// Value and share of an indicator in 2021 and 2022; an empty value is missing.
type Printed = [(&'static str, &'static str); 2];

/// Goal, indicator and values as printed.
const INDICATORS: [(&str, &str, Printed); 11] = [
    ("arbetsmarknad", "hushåll", [("599", "56"), ("493", "54")]),
    ("arbetsmarknad", "barnfamiljer", [("180", "64"), ("136", "55")]),
    ("arbetsmarknad", "inskrivna", [("491", ""), ("416", "")]),
    ("barn-och-unga", "anmälningar", [("2161", ""), ("2569", "")]),
    ("barn-och-unga", "anmälningar-små", [("494", ""), ("409", "")]),
    ("barn-och-unga", "ansökningar", [("182", ""), ("166", "")]),
    ("barn-och-unga", "placeringar-hvb", [("13", ""), ("9", "")]),
    ("vuxna", "ärenden", [("", ""), ("", "")]),
    ("vuxna", "boende-kostnad", [("17.3", ""), ("19.5", "")]),
    ("vuxna", "boende-placeringar", [("37", ""), ("41", "")]),
    ("vuxna", "sysselsättning", [("", ""), ("", "")]),
];

#[test]
fn builds_without_a_remark() {
    builds(&compiled("molndal"), "vp-2024", Language::Sv);
}

#[test]
fn csv_holds_the_resource_table_cell_by_cell() {
    let cells: Vec<_> =
        csv(&compiled("molndal"), "budget_cells").into_iter().filter(|cell| cell["budget"] == "resurser").collect();
    let found: Vec<[&str; 4]> =
        cells.iter().map(|cell| ["row", "row_title", "column", "value"].map(|key| cell[key].as_str())).collect();
    let printed: Vec<[&str; 4]> = RESOURCES
        .iter()
        .flat_map(|(row, title, values)| {
            COLUMNS.iter().zip(values).map(|(column, value)| [row, title, *column, *value])
        })
        .collect();
    assert_eq!(found.len(), 42);
    assert_eq!(found, printed);
    for cell in &cells {
        assert_eq!(cell["role"], if cell["row"] == "total" { "total" } else { "part" });
        assert_eq!(cell["state"], if cell["value"].is_empty() { "empty" } else { "number" });
        assert_eq!(cell["origin"], if cell["value"].is_empty() { "" } else { "stated" });
        assert_eq!(cell["unit"], if cell["value"].is_empty() { "" } else { "mnkr" });
    }
}

#[test]
fn csv_holds_22_values_of_11_indicators() {
    let compilation = compiled("molndal");
    let values = csv(&compilation, "indicator_values");
    assert_eq!(values.len(), 22);
    let found: BTreeMap<(&str, &str), &BTreeMap<String, String>> =
        values.iter().map(|value| ((value["indicator"].as_str(), value["period"].as_str()), value)).collect();
    for (goal, indicator, printed) in &INDICATORS {
        let stated = item(&compilation, ConceptName::Indicator, indicator);
        let holder = stated.parent.map(|parent| compilation.checked.plan.item(parent).path.clone());
        assert!(holder.is_some_and(|path| path.ends_with(goal)), "{indicator} measures {goal}");
        for (year, (value, share)) in ["2021", "2022"].iter().zip(printed) {
            let cell = found[&(*indicator, *year)];
            assert_eq!((cell["value"].as_str(), cell["share"].as_str()), (*value, *share), "{indicator} {year}");
            assert_eq!(cell["kind"], "outcome");
            assert_eq!(cell["state"], if value.is_empty() { "missing" } else { "number" });
            assert_eq!(cell["missing_reason"].is_empty(), !value.is_empty(), "{indicator} {year}");
        }
    }
    assert_eq!(values.iter().filter(|value| !value["share"].is_empty()).count(), 4);
    assert_eq!(values.iter().filter(|value| value["state"] == "missing").count(), 4);
    assert!(found[&("ärenden", "2021")]["missing_reason"].contains("unga vuxna"));
    assert!(found[&("sysselsättning", "2022")]["missing_reason"].contains("startade under 2023"));
    assert_eq!(found[&("boende-kostnad", "2021")]["unit"], "mnkr");
}

#[test]
fn goals_have_purpose_focus_and_effect() {
    let compilation = compiled("molndal");
    for goal in ["arbetsmarknad", "barn-och-unga", "vuxna"] {
        let goal = item(&compilation, ConceptName::Goal, goal);
        assert_eq!(said(&compilation, goal, FieldName::Level), ["nämndmål"]);
        for field in [FieldName::Purpose, FieldName::Focus, FieldName::Effect] {
            assert_eq!(said(&compilation, goal, field).len(), 1);
        }
    }
    let of = |indicator| said(&compilation, item(&compilation, ConceptName::Indicator, indicator), FieldName::OfWhich);
    assert_eq!(of("barnfamiljer"), ["hushåll"]);
    assert_eq!(of("anmälningar-små"), ["anmälningar"]);
}

/// A cell of the resource table in the source: its place, counted from 0, and what it says.
struct SourceCell {
    row: usize,
    column: usize,
    at: usize,
    written: String,
}

const FILE: &str = "5-ekonomi.plan";

/// The figures of the resource table where they stand in the file; blank cells are left out.
fn source_cells(sources: &MemorySources) -> Vec<SourceCell> {
    let text = text(sources, FILE);
    let table = text.find("| räknas | b2023").map(|at| text[..at].rfind('\n').map_or(0, |at| at + 1));
    let mut at = table.expect("the table's header");
    let mut cells = Vec::new();
    for (line_number, line) in text[at..].split_inclusive('\n').take(8).enumerate() {
        let mut start = at + line.find('|').expect("a row") + 1;
        for (column, cell) in line.trim().trim_matches('|').split('|').enumerate() {
            let written = cell.trim();
            if line_number > 0 && column >= 4 && !written.is_empty() {
                let place = start + cell.len() - cell.trim_start().len();
                cells.push(SourceCell { row: line_number - 1, column: column - 4, at: place, written: written.into() });
            }
            start += cell.len() + 1;
        }
        at += line.len();
    }
    cells
}

/// The same figure with another last digit, and the change.
fn nudged(written: &str) -> (String, Decimal) {
    let digits = written.trim_end_matches(|last: char| !last.is_ascii_digit());
    let (kept, last) = digits.split_at(digits.len() - 1);
    let (last, step) = if last == "9" { ("8".to_owned(), -1) } else { (next(last), 1) };
    let scale = kept.rfind(',').map_or(0, |comma| kept.len() - comma);
    let sign = if written.starts_with('-') { -1 } else { 1 };
    (format!("{kept}{last}{}", &written[digits.len()..]), Decimal::new(step * sign, scale as u32))
}

fn next(digit: &str) -> String {
    digit.parse::<u8>().map(|digit| (digit + 1).to_string()).expect("a digit")
}

/// As planc writes it in Swedish.
fn swedish(value: Decimal) -> String {
    format!("{value:.1}").replace('.', ",").replace('-', "−")
}

fn printed(row: usize, column: usize) -> Decimal {
    let value = RESOURCES[row].2[column];
    if value.is_empty() { Decimal::ZERO } else { value.parse().expect("a number") }
}

/// Whatever figure changes, it is named itself, once: the row, the column and the sentence that no longer hold all ask
/// for what was printed.
#[test]
fn any_changed_figure_of_the_resource_table_is_an_error() {
    let sources = read("molndal");
    let cells = source_cells(&sources);
    assert_eq!(cells.len(), 33);
    for cell in &cells {
        let (new, _) = nudged(&cell.written);
        let compilation = compile(&replaced(&sources, FILE, cell.at, &cell.written, &new));
        let place = format!("{}.{} changed to {new}", RESOURCES[cell.row].0, COLUMNS[cell.column]);
        let found: Vec<&Diagnostic> = errors(&compilation).collect();
        let [found] = found.as_slice() else { panic!("{place}: {found:#?}") };
        let shown = shown(&compilation, found);
        let meant = swedish(printed(cell.row, cell.column));
        for word in [format!(", {}", title(cell.column)), format!("med {meant} mnkr stämmer allt")] {
            assert!(shown.contains(&word), "{place}: no {word} in\n{shown}");
        }
        assert_eq!(found.code, Code::OneCause, "{place}\n{shown}");
        assert_eq!(found.span.map(|span| span.start as usize), Some(cell.at), "{place}\n{shown}");
    }
}

fn title(column: usize) -> String {
    ["Budget 2023", "Omfördelning", "Tillskott", "Avdrag", "Teknisk justering", "Budget 2024"][column].to_owned()
}

/// The figures stated in prose, `{{…: 6,1 mnkr}}`: the file, the place of what is stated, and what it says.
fn statements(sources: &MemorySources) -> Vec<(String, usize, String)> {
    let mut found = Vec::new();
    for file in sources.0.keys().filter(|file| file.as_str() != "README.md") {
        let text = text(sources, file);
        for (at, _) in text.match_indices("{{") {
            let inner = &text[at..at + text[at..].find("}}").expect("closed")];
            if let Some(colon) = inner.find(": ") {
                found.push((file.clone(), at + colon + 2, inner[colon + 2..].to_owned()));
            }
        }
    }
    found
}

#[test]
fn any_wrong_figure_in_prose_is_an_error() {
    let sources = read("molndal");
    let figures: Vec<_> =
        statements(&sources).into_iter().filter(|(_, _, said)| said.contains(|c: char| c.is_ascii_digit())).collect();
    assert_eq!(figures.len(), 19);
    for (file, at, said) in figures {
        let wrong = wrong(&said);
        let compilation = compile(&replaced(&sources, &file, at, &said, &wrong));
        let errors: Vec<_> = errors(&compilation).collect();
        assert_eq!(errors.len(), 1, "{file}: {said} changed to {wrong}");
        assert_eq!(errors[0].code, Code::ProseFigureMismatch);
        let shown = shown(&compilation, errors[0]);
        assert!(shown.contains(&wrong), "no {wrong} in\n{shown}");
        let start = errors[0].span.map(|span| span.start as usize);
        assert!(start.is_some_and(|start| start <= at && at - start < 60), "{file}: {said}\n{shown}");
    }
}

/// A figure that no qualifier excuses: twice as much, or, of a figure without one, another last digit.
fn wrong(said: &str) -> String {
    let first = said.find(|c: char| c.is_ascii_digit()).expect("a digit");
    if first == 0 { nudged(said).0 } else { format!("{}9{}", &said[..first], &said[first..]) }
}

#[test]
fn a_wrong_count_in_prose_is_an_error() {
    let sources = read("molndal");
    let counts: BTreeSet<_> =
        statements(&sources).into_iter().filter(|(_, _, said)| !said.contains(char::is_numeric)).collect();
    assert_eq!(counts.len(), 2);
    for (file, at, said) in counts {
        let compilation = compile(&replaced(&sources, &file, at, &said, "tolv"));
        let codes: Vec<_> = errors(&compilation).map(|found| found.code).collect();
        assert_eq!(codes, [Code::ProseCountMismatch], "{file}: {said}");
    }
}

/// The follow-up says in its title that its figures are invented, and leaves the plan's own values as they are.
#[test]
fn the_follow_up_is_marked_as_invented() {
    let compilation = compiled("molndal");
    let plan = &compilation.checked.plan;
    let report = item(&compilation, ConceptName::Report, "t1-2024");
    assert!(report.title.source.contains("påhittade siffror"), "{}", report.title.source);
    let statuses: Vec<_> = plan.of(ConceptName::StatusReport).filter(|found| found.parent == Some(report.id)).collect();
    let about = |concept: ConceptName| {
        let about = statuses.iter().flat_map(|status| status.references(FieldName::Concerns));
        about.filter(|about| plan.item(*about).concept == concept).count()
    };
    assert_eq!([ConceptName::Goal, ConceptName::Indicator, ConceptName::Row].map(about), [3, 10, 4]);
    assert_eq!(statuses.len(), 17);
    for status in &statuses {
        for comment in said(&compilation, status, FieldName::Comment) {
            assert!(comment.starts_with("Påhittat: "), "{comment}");
        }
    }
    let households = item(&compilation, ConceptName::Indicator, "hushåll");
    assert_eq!(households.series().count(), 2);
    assert_eq!(plan.all_series(households).len(), 4);
}
