//! The examples: formatted, unchanged; with figures changed, held against a second computation from `plan.json`.

use std::collections::BTreeMap;
use std::path::Path;

use planc::diff::{Change, FigureAt, Named, Sides, Snapshot, compare};
use planc::emit::emit;
use planc::sources::{DiskSources, MemorySources, Sources};
use planc::syntax::format::{Options, format};
use planc::workspace::compile;
use serde_json::Value as Json;

use super::{Files, comparison, told};

fn example(name: &str) -> Files {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples").join(name);
    let sources = DiskSources::open(&folder).unwrap_or_else(|error| panic!("{error}"));
    let paths = sources.list().unwrap_or_else(|error| panic!("{error}"));
    let wanted = paths.into_iter().filter(|path| !path.ends_with("README.md"));
    let text = |path: &String| String::from_utf8(sources.read(path).unwrap_or_default()).unwrap_or_default();
    wanted.map(|path| (path.clone(), text(&path))).collect()
}

/// What a project says, and its published data.
fn both(files: &Files) -> (Snapshot, Json) {
    let sources = MemorySources::new(files.iter().map(|(path, text)| (path.as_str(), text.as_str())));
    let compilation = compile(&sources);
    let snapshot = Snapshot::of(&compilation.checked, &compilation.sources, &compilation.diagnostics);
    let mut out = emit(&compilation.publication()).unwrap_or_else(|error| panic!("{error}"));
    let json = out.remove("plan.json").unwrap_or_default();
    (snapshot, serde_json::from_slice(&json).unwrap_or_else(|error| panic!("{error}")))
}

/// Every stated number of published data: the row and column, or the indicator, series and period → number and unit.
fn figures(json: &Json) -> BTreeMap<String, String> {
    let mut all = BTreeMap::new();
    let items = json["items"].as_object().into_iter().flat_map(|items| items.values());
    for item in items.flat_map(|items| items.as_array().into_iter().flatten()) {
        let path = item["path"].as_str().unwrap_or_default();
        let mut put = |at: String, figure: &Json| {
            if figure["computed"] != true
                && let Some(value) = figure["value"].as_str()
            {
                all.insert(format!("{path} {at}"), format!("{value} {}", figure["unit"].as_str().unwrap_or("-")));
            }
        };
        for series in ["outcome", "forecast", "budgeted", "target"] {
            for figure in item["fields"][series].as_array().into_iter().flatten() {
                put(format!("{series} {}", figure["period"].as_str().unwrap_or_default().replace('/', "..")), figure);
            }
        }
        for figure in item["fields"]["value"].as_array().into_iter().flatten() {
            put(figure["column"].as_str().unwrap_or_default().to_owned(), figure);
        }
    }
    all
}

fn place(at: &FigureAt<Sides<Named>>) -> String {
    match at {
        FigureAt::Column(column) => column.now().path.clone(),
        FigureAt::Series(series, period) => format!("{} {period}", series.field().key()),
        FigureAt::Field(field) => field.key().to_owned(),
    }
}

#[test]
fn formatting_an_example_changes_nothing() {
    for name in ["hello", "nacka", "samverkan"] {
        let files = example(name);
        let (language, other) = if name == "hello" { ("en", "sv") } else { ("sv", "en") };
        let wide = |(path, text): &(String, String)| {
            if !path.ends_with(".plan") {
                return (path.clone(), text.clone());
            }
            let language = if language == "en" { planc::language::Language::En } else { planc::language::Language::Sv };
            let loose = text.replace("  ", "    ").replace('\n', "\r\n");
            (path.clone(), format(&loose, language, &Options { realign: true, ..Options::default() }).text)
        };
        let formatted: Files = files.iter().map(wide).collect();
        assert_ne!(files, formatted, "{name}, not {other}");
        assert_eq!(told(&comparison(&files, &formatted)), Vec::<String>::new(), "{name}");
    }
}

#[test]
fn figures_agree_with_those_of_the_published_data() {
    let mut chance = super::random::Chance(7);
    for name in ["hello", "nacka"] {
        let files = example(name);
        let (before, before_json) = both(&files);
        for _ in 0..3 {
            let mut edited = files.clone();
            for _ in 0..4 {
                change_a_digit(&mut edited, &mut chance);
            }
            let (after, after_json) = both(&edited);
            let mut told = BTreeMap::new();
            let comparison = compare(&before, &after);
            for changed in &comparison.changed {
                for change in &changed.changes {
                    if let Change::Refigured(figure) | Change::Retargeted(figure) = change {
                        let said = |one: &Option<planc::diff::Figure<Named>>| {
                            let one = one.as_ref().filter(|one| !one.computed)?;
                            let unit = one.unit.as_ref().map_or("-", |unit| unit.key());
                            Some(format!("{} {unit}", one.value?))
                        };
                        let path = format!("{} {}", changed.item.now().item.path, place(&figure.at));
                        told.insert(path, (said(&figure.before), said(&figure.after)));
                    }
                }
            }
            let (old, new) = (figures(&before_json), figures(&after_json));
            let keys: std::collections::BTreeSet<&String> = old.keys().chain(new.keys()).collect();
            let counted: BTreeMap<String, (Option<String>, Option<String>)> = keys
                .into_iter()
                .filter(|key| old.get(*key) != new.get(*key))
                .map(|key| (key.clone(), (old.get(key).cloned(), new.get(key).cloned())))
                .collect();
            told.retain(|_, (before, after)| before != after);
            assert!(!counted.is_empty());
            assert_eq!(told, counted, "{name}");
        }
    }
}

/// Makes a digit of a cell of a table another one.
fn change_a_digit(files: &mut Files, chance: &mut super::random::Chance) {
    let places: Vec<(usize, usize)> = files
        .iter()
        .enumerate()
        .filter(|(_, (path, _))| path.ends_with(".plan"))
        .flat_map(|(at, (_, text))| {
            let table = |line: &str| line.trim_start().starts_with('|') && !line.contains("id ");
            let mut start = 0;
            let mut found = Vec::new();
            for line in text.split_inclusive('\n') {
                let columns = line.match_indices(" |").filter_map(|(end, _)| {
                    let cell = line[..end].rsplit('|').next()?.trim();
                    let number = cell.len() > 2 && cell.chars().all(|c| c.is_ascii_digit() || matches!(c, ' ' | ','));
                    let digit = line[..end].rfind(|c: char| c.is_ascii_digit())?;
                    number.then_some(start + digit)
                });
                found.extend(table(line).then(|| columns.collect::<Vec<usize>>()).unwrap_or_default());
                start += line.len();
            }
            found.into_iter().map(move |place| (at, place)).collect::<Vec<_>>()
        })
        .collect();
    let (file, place) = places[chance.below(places.len())];
    let text = &mut files[file].1;
    let digit = text.as_bytes()[place] - b'0';
    let other = (digit + 1 + chance.below(8) as u8) % 10;
    text.replace_range(place..=place, &other.to_string());
}
