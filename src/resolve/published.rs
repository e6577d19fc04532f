//! A published `plan.json` → drafts: what another project says, without its sources.
//!
//! The drafts go through the same rooms as any other. What only its publisher can check (formulas, checks,
//! deviations) is left behind; computed figures come as the numbers that were published.

use std::collections::HashSet;

use serde_json::{Map, Value as Json};

use super::draft::{Draft, DraftField, DraftId, Piece, Reader};
use crate::language::Language;
use crate::model::{Comparison, Direction, Qualifier};
use crate::syntax::TextLiteral;
use crate::text::{Span, Spanned};
use crate::vocabulary::{CONCEPTS, Concept, ConceptName, FieldType, FieldUse, WordKind, builtin_words, canonical};
use rust_decimal::Decimal;

/// The form of `plan.json` that is read.
const FORMAT_VERSION: u64 = 1;

/// Reads published items into a reader of drafts.
pub(super) struct Published<'r, 'a> {
    reader: &'r mut Reader<'a>,
    language: Language,
    /// Every text is said to stand at the start of the file: a published plan has no lines of its own.
    place: Span,
    /// Items entered so far, by concept and path.
    entered: std::collections::HashMap<(ConceptName, String), DraftId>,
}

impl<'r, 'a> Published<'r, 'a> {
    pub(super) fn new(reader: &'r mut Reader<'a>, language: Language, place: Span) -> Self {
        Published { reader, language, place, entered: std::collections::HashMap::new() }
    }

    /// Enters every item. Nothing, if the text is no plan that planc has published.
    pub(super) fn read(mut self, text: &str) -> Option<()> {
        let document: Json = serde_json::from_str(text).ok()?;
        if document.get("format_version")?.as_u64()? != FORMAT_VERSION {
            return None;
        }
        let items = document.get("items")?.as_object()?;
        let mut waiting: Vec<(&'static Concept, &Map<String, Json>)> = Vec::new();
        for concept in CONCEPTS {
            let of = items.get(concept.plural).and_then(Json::as_array);
            waiting.extend(of.into_iter().flatten().filter_map(|item| Some((concept, item.as_object()?))));
        }
        // Parents before children, whatever concept they are of; what hangs in the air is left out.
        loop {
            let before = waiting.len();
            waiting.retain(|(concept, item)| !self.item(concept, item));
            if waiting.is_empty() || waiting.len() == before {
                return Some(());
            }
        }
    }

    /// Enters one item, if its parent is there.
    fn item(&mut self, concept: &'static Concept, item: &Map<String, Json>) -> bool {
        let Some(path) = item.get("path").and_then(Json::as_str) else {
            return true;
        };
        let parent = match item.get("parent") {
            Some(parent) => match reference(parent).and_then(|key| self.entered.get(&key).copied()) {
                Some(parent) => Some(parent),
                None => return false,
            },
            None => None,
        };
        let id = item.get("id").and_then(Json::as_str).map(str::to_owned);
        // What belongs to no plan and is declared here as well is the same party, law or term: this project's stands.
        let declared_here = parent.is_none()
            && self
                .reader
                .drafts
                .items
                .iter()
                .position(|draft| {
                    draft.parent.is_none()
                        && draft.concept == concept.name
                        && draft.name.as_ref().map(|name| &name.value) == id.as_ref()
                        && id.is_some()
                })
                .map(|at| self.entered.insert((concept.name, path.to_owned()), DraftId(at)))
                .is_some();
        if declared_here {
            return true;
        }
        let title = item.get("title").map(|title| self.text(&prose(title)));
        let title = title.or_else(|| (concept.name == ConceptName::Column).then(|| self.text(&self.header(path))));
        let preset = item.get("kind").and_then(Json::as_str);
        let draft = self.reader.add(Draft {
            concept: concept.name,
            preset: preset.and_then(|key| concept.preset(key)).map(|preset| preset.key),
            name: id.map(|id| Spanned::new(id, self.place)),
            title,
            parent,
            fields: Vec::new(),
            file: self.place.file,
            span: self.place,
            external: true,
        });
        self.entered.insert((concept.name, path.to_owned()), draft);
        let fields = item.get("fields").and_then(Json::as_object);
        for (key, value) in fields.into_iter().flatten() {
            if let Some(field) = concept.all_fields().find(|field| field.name.key() == key) {
                self.field(draft, field, value, path);
            }
        }
        true
    }

    fn field(&mut self, draft: DraftId, field: &'static FieldUse, value: &Json, path: &str) {
        let single = std::slice::from_ref(value);
        // Prose is a list of its parts; only a field of several values holds a list of values.
        let values = if field.many { value.as_array().map_or(single, Vec::as_slice) } else { single };
        for value in values {
            let (key, pieces) = match field.kind {
                FieldType::Series => {
                    let period = value.get("period").and_then(Json::as_str).unwrap_or_default();
                    (Some(self.words(&period.replace('/', ".."))), self.figure(value))
                }
                FieldType::Cells => {
                    let column = value.get("column").and_then(Json::as_str).unwrap_or_default();
                    let budget = path.rsplit_once('.').map_or(path, |(budget, _)| budget);
                    let own = column.strip_prefix(budget).and_then(|own| own.strip_prefix('.')).unwrap_or(column);
                    (Some(self.words(&own.replace('.', " "))), self.figure(value))
                }
                kind => (None, self.value(kind, value).into_iter().collect()),
            };
            if !pieces.is_empty() {
                let line = DraftField::line(field, pieces, self.place);
                self.reader.push(draft, DraftField { key, cell: true, guessed: true, ..line });
            }
        }
    }

    fn value(&self, kind: FieldType, value: &Json) -> Option<Piece> {
        let text = || value.as_str().map(str::to_owned);
        Some(match kind {
            FieldType::Prose | FieldType::Line => self.quoted(&prose(value)),
            FieldType::Number | FieldType::Percent => self.words(&self.number(value.as_str()?)?),
            FieldType::Flag => self.words(if value.as_bool()? { "ja" } else { "nej" }),
            FieldType::Date | FieldType::Link | FieldType::Unit => self.words(&text()?),
            FieldType::Period => self.words(&text()?.replace('/', "..")),
            FieldType::Direction => self.words(direction(value.as_str()?)?.word(self.language)),
            FieldType::Word(kind) => self.words(&self.word(kind, value)?),
            FieldType::Status => {
                let word = self.word(WordKind::Status, value.get("word")?)?;
                let date = value.get("date").and_then(Json::as_str).unwrap_or_default();
                self.words(format!("{word} {date}").trim())
            }
            FieldType::Reference(_) | FieldType::ReferenceOrText(_) => match reference(value) {
                Some((_, path)) if path.contains('#') => return None,
                Some((_, path)) => self.words(&path),
                None if value.get("missing").is_some() => self.words("saknas"),
                None => self.quoted(&prose(value)),
            },
            FieldType::Counting => {
                let row = value.get("row").and_then(reference).map(|(_, path)| path);
                match (value.get("as")?.as_str()?, row) {
                    ("total", _) => self.words("summa"),
                    ("subtotal", _) => self.words("delsumma"),
                    ("part", Some(row)) => self.words(&format!("delpost {row}")),
                    (_, Some(row)) => self.words(&format!("varav {row}")),
                    _ => return None,
                }
            }
            FieldType::Amount => {
                let amount = self.number(value.get("value")?.as_str()?)?;
                let per = value.get("per").and_then(Json::as_str).map_or_else(String::new, |per| format!(" per {per}"));
                self.words(&format!("{amount} {}{per}", value.get("unit")?.as_str()?))
            }
            FieldType::Series
            | FieldType::Cells
            | FieldType::Formula
            | FieldType::Check
            | FieldType::Deviation
            | FieldType::RuleLevel
            | FieldType::Query => return None,
        })
    }

    /// A figure as a plan would write it.
    fn figure(&self, value: &Json) -> Vec<Piece> {
        let text = |key: &str| value.get(key).and_then(Json::as_str);
        let mut pieces = Vec::new();
        match text("state").unwrap_or_default() {
            "number" => {
                let Some(number) = text("value").and_then(|number| self.number(number)) else {
                    return pieces;
                };
                let before = text("comparison").and_then(comparison).map(|one| one.word(self.language));
                let before =
                    before.or_else(|| text("qualifier").and_then(qualifier).map(|one| one.word(self.language)));
                let unit = text("unit").unwrap_or_default();
                let share = text("share").and_then(|share| self.number(share)).map(|share| format!("({share} %)"));
                let words = [before.unwrap_or_default(), &number, unit, share.as_deref().unwrap_or_default()];
                pieces.push(self.words(&words.join(" ")));
            }
            "missing" => {
                pieces.push(self.words("-"));
                pieces.extend(value.get("reason").map(|reason| self.quoted(&prose(reason))));
            }
            "not-ready" => pieces.push(self.words("ej klart")),
            "not-applicable" => pieces.push(self.words("ej tillämpligt")),
            "direction" => {
                let found = text("direction").and_then(direction);
                pieces.extend(found.map(|found| self.words(found.word(self.language))));
            }
            "yes-no" => {
                let yes = value.get("yes").and_then(Json::as_bool).unwrap_or_default();
                pieces.push(self.words(if yes { "ja" } else { "nej" }));
            }
            "word" => pieces.extend(value.get("word").map(|word| self.quoted(&prose(word)))),
            _ => {}
        }
        pieces
    }

    /// A built-in word by its name, or a declared one by its id.
    fn word(&self, kind: WordKind, value: &Json) -> Option<String> {
        if let Some((_, path)) = reference(value) {
            return path.rsplit(['/', '.']).next().map(str::to_owned);
        }
        let key = value.as_str()?;
        let word = builtin_words(kind).iter().find(|word| word.key == key)?;
        Some(canonical(&word.names, self.language).to_owned())
    }

    /// A number in the format of this project.
    fn number(&self, exact: &str) -> Option<String> {
        Decimal::from_str_exact(exact).ok().map(|number| self.language.number(number))
    }

    /// The header of a column that has no id: its kind and period, which end its path.
    fn header(&self, path: &str) -> String {
        let own = path.rsplit_once('/').map_or(path, |(_, own)| own);
        let (budget, last) = own.rsplit_once('.').unwrap_or(("", own));
        let kind = budget.rsplit_once('.').map(|(_, kind)| kind);
        let word = kind.and_then(|kind| builtin_words(WordKind::ColumnKind).iter().find(|word| word.key == kind));
        word.map_or_else(|| last.to_owned(), |word| format!("{} {last}", canonical(&word.names, self.language)))
    }

    fn text(&self, content: &str) -> TextLiteral {
        let origins = vec![(0, self.place.start)];
        TextLiteral { content: content.trim().to_owned(), origins, span: self.place, fenced: false }
    }

    fn words(&self, content: &str) -> Piece {
        Piece { text: self.text(content), quoted: false }
    }

    fn quoted(&self, content: &str) -> Piece {
        Piece { text: self.text(content), quoted: true }
    }
}

/// Keeps of the drafts from dependencies those that the project's own text could name, with what holds them and
/// what they hold. `names` are all words of the project's own text.
pub(super) fn prune(drafts: &mut super::draft::Drafts, names: &HashSet<&str>) {
    let items = &drafts.items;
    let mut keep: Vec<bool> = items
        .iter()
        .map(|draft| !draft.external || draft.name.as_ref().is_some_and(|name| names.contains(name.value.as_str())))
        .collect();
    // Parents stand before their children: first what a kept item holds, then what holds it.
    for at in 0..items.len() {
        let holder =
            items[at].parent.filter(|parent| items[parent.0].external && items[parent.0].concept != ConceptName::Plan);
        if let (false, Some(parent)) = (keep[at], holder) {
            let goals = [at, parent.0].iter().all(|item| items[*item].concept == ConceptName::Goal);
            keep[at] = keep[parent.0] && !goals;
        }
    }
    for at in (0..items.len()).rev() {
        if let (true, Some(parent)) = (keep[at], items[at].parent) {
            keep[parent.0] = true;
        }
    }
    let mut numbers = vec![DraftId(0); items.len()];
    let mut kept = 0;
    for (at, number) in numbers.iter_mut().enumerate() {
        *number = DraftId(kept);
        kept += usize::from(keep[at]);
    }
    let mut at = 0;
    drafts.items.retain_mut(|draft| {
        draft.parent = draft.parent.map(|parent| numbers[parent.0]);
        at += 1;
        keep[at - 1]
    });
}

/// `{"concept": …, "path": …}`.
fn reference(value: &Json) -> Option<(ConceptName, String)> {
    let concept = value.get("concept")?.as_str()?;
    let concept = CONCEPTS.iter().find(|one| one.key == concept)?;
    Some((concept.name, value.get("path")?.as_str()?.to_owned()))
}

/// Prose as Markdown: links by their words, figures as they were stated or reckoned, no footnote marks.
fn prose(value: &Json) -> String {
    let part = |part: &Json| -> String {
        let text = |value: &Json, key: &str| value.get(key).and_then(Json::as_str).map(str::to_owned);
        if let Some(plain) = part.as_str() {
            return plain.to_owned();
        }
        if let Some(link) = part.get("link") {
            let path = text(link, "path").unwrap_or_default();
            return text(part, "label")
                .unwrap_or_else(|| path.rsplit(['/', '.']).next().unwrap_or_default().to_owned());
        }
        if part.get("figure").is_some() {
            let stated = part.get("stated").and_then(|stated| text(stated, "text"));
            let value = text(part, "value").unwrap_or_default();
            let unit = text(part, "unit").map_or_else(String::new, |unit| format!(" {unit}"));
            return stated.unwrap_or_else(|| format!("{value}{unit}"));
        }
        String::new()
    };
    match value {
        Json::Array(parts) => parts.iter().map(part).collect(),
        single => part(single),
    }
}

fn direction(key: &str) -> Option<Direction> {
    [Direction::Increase, Direction::Decrease, Direction::Keep].into_iter().find(|one| one.key() == key)
}

fn comparison(key: &str) -> Option<Comparison> {
    use Comparison::{Above, AtLeast, AtMost, Below, Exactly};
    [AtLeast, AtMost, Below, Above, Exactly].into_iter().find(|one| one.key() == key)
}

fn qualifier(key: &str) -> Option<Qualifier> {
    use Qualifier::{About, AtLeast, AtMost, JustOver, LessThan, MoreThan, Nearly};
    [About, Nearly, JustOver, AtLeast, AtMost, MoreThan, LessThan].into_iter().find(|one| one.key() == key)
}
