//! What differs between two plans: each type of change, firing and not; what follows; random edits.

#![allow(clippy::panic, clippy::disallowed_methods, reason = "a test reads the examples from disk")]

mod changes;
mod examples;
mod random;
mod sides;

use planc::diff::{Change, Comparison, FigureAt, Named, Sides, Snapshot, Value, compare};
use planc::sources::MemorySources;
use planc::workspace::compile;

/// The files of a project.
pub type Files = Vec<(String, String)>;

/// What a project says.
pub fn snapshot(files: &Files) -> Snapshot {
    let sources = MemorySources::new(files.iter().map(|(path, text)| (path.as_str(), text.as_str())));
    let compilation = compile(&sources);
    Snapshot::of(&compilation.checked, &compilation.sources, &compilation.diagnostics)
}

/// A project of one file, in Swedish.
pub fn swedish(text: &str) -> Files {
    vec![("a.plan".to_owned(), text.to_owned())]
}

/// A project of one file, in English.
pub fn english(text: &str) -> Files {
    vec![("planc.toml".to_owned(), "language = \"en\"\n".to_owned()), ("a.plan".to_owned(), text.to_owned())]
}

/// The comparison, after a look at what holds of any: the way back is the comparison turned about, and neither side
/// differs from itself.
pub fn comparison(before: &Files, after: &Files) -> Comparison {
    let (before, after) = (snapshot(before), snapshot(after));
    let forth = compare(&before, &after);
    let back = compare(&after, &before);
    let turned = forth.clone().reverse();
    assert!(turned == back, "turned about:\n{turned:#?}\n\nthe way back:\n{back:#?}");
    for side in [&before, &after] {
        let same = compare(side, side);
        assert!(same.is_empty(), "{:?}", told(&same));
        assert_eq!(same.consequences, Default::default());
        assert_eq!(same.net, Default::default());
    }
    forth
}

/// Every change in a line: the path now, the type, what it is about.
pub fn told(comparison: &Comparison) -> Vec<String> {
    let mut lines: Vec<String> =
        comparison.reordered.iter().map(|moved| format!("- reordered {}", moved.item.now().path)).collect();
    lines.extend(comparison.settings.iter().map(|setting| {
        format!("- setting {} {:?} {:?}", setting.key, setting.before.as_deref(), setting.after.as_deref())
    }));
    for changed in &comparison.changed {
        let path = &changed.item.now().item.path;
        lines.extend(changed.changes.iter().map(|change| format!("{path} {}", one(change))));
    }
    lines
}

fn names(values: &[Value<Named>]) -> String {
    values.iter().map(value).collect::<Vec<_>>().join(",")
}

fn value(value: &Value<Named>) -> String {
    match value {
        Value::Item(item) => item.path.clone(),
        Value::Line(line) => format!("\"{line}\""),
        Value::Date(date) => date.to_string(),
        Value::Period(period) => period.to_string(),
        Value::Word(word) => (*word).to_owned(),
        Value::Status { word, date } => {
            format!("{}{}", self::value(word), date.map(|date| format!(" {date}")).unwrap_or_default())
        }
        Value::Unit(unit) => unit.key().to_owned(),
        Value::Direction(direction) => direction.key().to_owned(),
        Value::Flag(flag) => flag.to_string(),
        Value::Missing => "missing".to_owned(),
        Value::Counting { how, .. } => (*how).to_owned(),
        Value::Terms { .. } => "terms".to_owned(),
        Value::Text(text) => match &text.pieces[..] {
            [planc::diff::Piece::Words(words)] => format!("\"{words}\""),
            pieces => format!("{pieces:?}"),
        },
        other => format!("{other:?}"),
    }
}

fn at(at: &FigureAt<Sides<Named>>) -> String {
    match at {
        FigureAt::Column(column) => column.now().path.rsplit('.').next().unwrap_or_default().to_owned(),
        FigureAt::Series(series, period) => format!("{} {period}", series.field().key()),
        FigureAt::Field(field) => field.key().to_owned(),
    }
}

fn one(change: &Change) -> String {
    let kind = format!("{:?}", change.kind()).to_lowercase();
    match change {
        Change::Added | Change::Removed => kind,
        Change::Renamed { before, after } => {
            format!("{kind} {} {}", before.as_deref().unwrap_or("-"), after.as_deref().unwrap_or("-"))
        }
        Change::Moved { before, after } => {
            let path = |one: &Option<Named>| one.as_ref().map_or("-".to_owned(), |one| one.path.clone());
            format!("{kind} {} {}", path(before), path(after))
        }
        Change::Reordered { moved } => {
            let paths: Vec<&str> = moved.iter().map(|one| one.item.now().path.as_str()).collect();
            format!("{kind} {}", paths.join(","))
        }
        Change::Reclassified { before, after } => {
            format!("{kind} {} {}", before.unwrap_or("-"), after.unwrap_or("-"))
        }
        Change::Reworded { field, words, .. } => {
            let words: Vec<String> = words
                .iter()
                .map(|words| match words.kept {
                    planc::diff::Kept::Both => words.text.clone(),
                    planc::diff::Kept::Out => format!("[-{}-]", words.text),
                    planc::diff::Kept::In => format!("{{+{}+}}", words.text),
                })
                .collect();
            format!("{kind} {}: {}", field.map_or("title", |field| field.key()), words.concat())
        }
        Change::Retargeted(figure) | Change::Refigured(figure) => {
            let number = |number: Option<rust_decimal::Decimal>| number.map_or("-".to_owned(), |n| n.to_string());
            let side = |figure: &Option<planc::diff::Figure<Named>>| match figure {
                Some(figure) if figure.value.is_none() => figure.state.to_owned(),
                Some(figure) => number(figure.value),
                None => "none".to_owned(),
            };
            let shift = format!("{:?}", figure.shift()).to_lowercase();
            let ends = (side(&figure.before), side(&figure.after));
            let by = (number(figure.difference()), number(figure.percent()));
            format!("{kind} {} {shift} {} → {} ({}, {} %)", at(&figure.at), ends.0, ends.1, by.0, by.1)
        }
        Change::Reassigned(links) | Change::Relinked(links) => {
            format!("{kind} {} -{} +{}", links.field.key(), names(&links.removed), names(&links.added))
        }
        Change::Restatused { before, after } => {
            let said = |one: &Option<Value<Named>>| one.as_ref().map_or("-".to_owned(), value);
            format!("{kind} {} → {}", said(before), said(after))
        }
        Change::Redated(values) | Change::Respecified(values) => {
            format!("{kind} {} {} → {}", values.field.key(), names(&values.before), names(&values.after))
        }
        Change::DeviationAccepted(deviation) | Change::DeviationWithdrawn(deviation) => {
            format!("{kind} {:?}", deviation.rule.as_deref())
        }
        Change::DeviationReexplained { .. } => kind,
        Change::RuleSet { before, after } => {
            let level = |rule: &Option<planc::diff::RuleSetting<Named>>| match rule {
                Some(rule) => format!("{} {}", rule.rule, rule.level.map_or("off", |level| level.key())),
                None => "-".to_owned(),
            };
            format!("{kind} {} → {}", level(before), level(after))
        }
    }
}
