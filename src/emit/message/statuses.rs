//! How many have which status.

use indexmap::IndexMap;

use crate::check::Checked;
use crate::diagnostic::messages::label;
use crate::emit::prose;
use crate::emit::reports::{self, Line};
use crate::language::Language;
use crate::model::{Item, Value};
use crate::vocabulary::{FieldName, canonical};

/// A status: its key, and its word in the language of the plan.
pub type Status = (&'static str, String);

/// The key of what nobody has judged.
pub const NOT_ASSESSED: &str = "not-assessed";

/// What a status says of a decision, and nothing of how things go.
const OF_DECISION: [&str; 6] = ["draft", "proposed", "decided", "adopted", "in-force", "repealed"];

/// A status by its key and its word; that nobody has judged where there is none.
pub fn status(checked: &Checked, value: Option<&Value>) -> Status {
    let language = checked.plan.config.language;
    let word = match value {
        Some(Value::Status { word, .. }) => Some(word.as_ref()),
        other => other,
    };
    match word {
        Some(Value::Builtin(word)) => (word.key, canonical(&word.names, language).to_owned()),
        Some(Value::Item(word)) => ("own", prose::title(checked, *word)),
        _ => (NOT_ASSESSED, label(language, "not-assessed", &[])),
    }
}

/// How things go with an item, by its latest status: that of a report, else its own.
pub fn latest(checked: &Checked, item: &Item) -> Option<Status> {
    let lines = reports::history(&checked.plan, item);
    let told = lines.iter().find_map(Line::status_value).or(item.value(FieldName::Status));
    told.filter(|value| matches!(value, Value::Status { .. } | Value::Builtin(_) | Value::Item(_)))
        .map(|value| status(checked, Some(value)))
        .filter(|(key, _)| !OF_DECISION.contains(key))
}

/// How many have which status. What goes well stands first, what nobody has judged last.
pub struct Counts {
    /// How many have each.
    pub counts: IndexMap<Status, usize>,
}

impl Counts {
    /// Counts statuses. Nothing where there are too few to count.
    pub fn of(statuses: Vec<Status>) -> Option<Self> {
        if statuses.len() < 2 {
            return None;
        }
        let mut counts: IndexMap<Status, usize> = IndexMap::new();
        for status in statuses {
            *counts.entry(status).or_default() += 1;
        }
        counts.sort_by_key(|status, count| (standing(status.0).1, std::cmp::Reverse(*count)));
        Some(Counts { counts })
    }

    /// How many of what is called `name` have which.
    pub fn message(&self, language: Language, name: &str) -> String {
        let said: Vec<String> = self
            .counts
            .iter()
            .map(|((key, word), count)| {
                let count = language.number((*count).into());
                // A word that suits one and several.
                if *key == NOT_ASSESSED {
                    label(language, "chart-not-assessed", &[("count", count.into())])
                } else {
                    format!("{count} {word}")
                }
            })
            .collect();
        label(language, "chart-statuses", &[("name", name.into()), ("statuses", said.join(", ").into())])
    }
}

/// Whether a status, by its key, says that something does not go as planned.
pub fn goes_badly(key: &str) -> bool {
    matches!(standing(key).0, "doubtful" | "bad")
}

/// How a status is drawn, and its place among others.
pub fn standing(key: &str) -> (&'static str, usize) {
    match key {
        "achieved" | "completed" | "on-track" | "answered" => ("good", 0),
        "partly-achieved" | "ongoing" => ("between", 1),
        "delayed" | "at-risk" => ("doubtful", 2),
        "not-achieved" | "cancelled" | "repealed" => ("bad", 3),
        "not-assessed" => ("none", 5),
        _ => ("other", 4),
    }
}
