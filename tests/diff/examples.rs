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
fn a_published_plan_says_what_its_sources_say() {
    let mut differing = Vec::new();
    for name in ["hello", "nacka", "samverkan", "linkoping", "molndal", "nordost"] {
        let (sources, json) = both(&example(name));
        let Some(published) = Snapshot::of_published(&json.to_string()) else { panic!("{name} is not read") };
        for (before, after) in [(&sources, &published), (&published, &sources)] {
            let comparison = compare(before, after);
            differing.extend(told(&comparison).into_iter().map(|line| format!("{name}: {line}")));
            assert_eq!(comparison.consequences, Default::default(), "{name}");
            assert_eq!(comparison.net, Default::default(), "{name}");
        }
        assert!(compare(&published, &published).is_empty());
    }
    assert!(differing.is_empty(), "{differing:#?}");
    assert!(Snapshot::of_published("{}").is_none() && Snapshot::of_published("").is_none());
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
            let published = Snapshot::of_published(&before_json.to_string());
            let published = published.map(|published| super::told(&compare(&published, &after)));
            assert_eq!(published.as_ref(), Some(&super::told(&comparison)), "{name}, from what is published");
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
                found.extend(columns.filter(|_| table(line)));
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

/// A frame for one department is raised by 4,4: the row, its share, the total, the broken check against the council's frame,
/// and the assignment that a row pays for.
#[test]
fn a_raised_frame_shows_all_that_follows() {
    let before = example("nordost");
    let edits = [
        ("|   256,9 | 14,1 % |", "|   261,3 | 14,1 % |"),
        ("| 1 828,1 | 100 %  |", "| 1 832,5 | 100 %  |"),
        (
            "| vuxen, uppdrag-kf.vräkning              |        |    0,8 |",
            "| vuxen, uppdrag-kf.vräkning              |        |    5,2 |",
        ),
    ];
    let edit = |(path, text): &(String, String)| {
        (path.clone(), edits.iter().fold(text.clone(), |text, (old, new)| text.replace(old, new)))
    };
    let after: Files = before.iter().map(edit).collect();
    let comparison = comparison(&before, &after);
    let budget = "budget-2025/resursfördelning";
    assert_eq!(
        told(&comparison),
        [
            format!("{budget}.satsningarna.satsningar.vräkning refigured belopp amount 0.8 → 5.2 (4.4, 550 %)"),
            format!("{budget}.budgetramarna.ramar.ram-barn-och-unga refigured b2025 amount 256.9 → 261.3 (4.4, 1.7 %)"),
            format!("{budget}.budgetramarna.ramar.total refigured b2025 amount 1828.1 → 1832.5 (4.4, 0.2 %)"),
        ]
    );
    let ramar = format!("{budget}.budgetramarna.ramar");
    let derived: Vec<(String, String)> = comparison
        .consequences
        .derived
        .iter()
        .filter_map(|one| Some((one.item.now().item.path.clone(), place(one.at.as_ref()?))))
        .collect();
    let has = |row: &str, column: &str| derived.contains(&(format!("{ramar}.{row}"), format!("{ramar}.{column}")));
    assert!(has("total", "b2025") && has("ram-barn-och-unga", "andel"), "{derived:#?}");
    let began: Vec<&str> = comparison.consequences.began.iter().map(|fact| fact.code.slug()).collect();
    assert!(began.iter().any(|slug| slug.starts_with("check")), "{began:?}");
    let suspects: Vec<&str> =
        comparison.consequences.suspects.iter().map(|one| one.item.now().item.path.as_str()).collect();
    assert!(suspects.contains(&"budget-2025/uppdrag.uppdrag-kf.vräkning"), "{suspects:#?}");
    let net: Vec<String> = comparison
        .net
        .totals
        .iter()
        .map(|one| format!("{} {}", one.budget.now().path, one.difference().unwrap_or_default()))
        .collect();
    assert_eq!(net, [format!("{ramar} 4.4")]);
}

/// The frame of one department alone: what is paid out of it need not say so.
#[test]
fn a_raised_frame_shows_the_assignments_and_initiatives_that_it_pays_for() {
    let before = example("nordost");
    let mut after = before.clone();
    let frame = "| vuxen             |        |   318,6 |";
    let file = after.iter_mut().find(|(_, text)| text.contains(frame)).unwrap();
    file.1 = file.1.replace(frame, "| vuxen             |        |   323,0 |");
    let comparison = comparison(&before, &after);
    let paid: Vec<(&str, String)> = comparison
        .consequences
        .suspects
        .iter()
        .filter(|one| one.way[0].0 == Some(planc::vocabulary::FieldName::FundedBy))
        .map(|one| (one.item.now().item.path.as_str(), one.way[0].1.now().path.clone()))
        .collect();
    let by = "budget-2025/resursfördelning.budgetramarna.ramar.ram-vuxen".to_owned();
    let wanted = [
        "budget-2025/resursfördelning.satsningarna.satsningar.gränssnitt-vuxen",
        "budget-2025/resursfördelning.satsningarna.satsningar.vräkning",
        "budget-2025/uppdrag.uppdrag-kf.vräkning",
    ];
    let mut paid = paid;
    paid.sort();
    assert_eq!(paid, wanted.map(|path| (path, by.clone())));
    let back = planc::diff::Comparison::reverse(comparison.clone());
    assert_eq!(back.consequences.suspects.len(), comparison.consequences.suspects.len());
}
