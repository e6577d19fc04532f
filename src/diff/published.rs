//! A published `plan.json` → what it says.
//!
//! It tells everything that is compared but findings that stand, figures that are reckoned (their values are there, not how they
//! come about), questions of views as they were asked, most settings, and places: these are left out of a comparison with
//! such a side, which [`Snapshot::published`] marks.

use std::collections::HashMap;

use rust_decimal::Decimal;
use serde_json::{Map, Value as Json};

use super::published_terms::{self as terms, Refer};
use super::snapshot::{
    AcceptedDeviation, Figure, FigureAt, Finding, Piece, RuleSetting, Snapshot, SnapshotItem, Target, Text, Value,
    plain,
};
use crate::diagnostic::Code;
use crate::language::{LANGUAGES, Language};
use crate::model::{Direction, ItemId, Level, SeriesKind, Unit};
use crate::syntax::calendar::{read_date, read_period};
use crate::vocabulary::{CONCEPTS, Concept, ConceptName, FieldName, FieldType, FieldUse, builtin_words};

/// The form of `plan.json` that is read.
const FORMAT_VERSION: u64 = 1;

/// Deeper than any plan nests.
const DEEPEST: usize = 1_000;

type Object = Map<String, Json>;

impl Snapshot {
    /// What a published plan says. Nothing, if the text is no plan that planc has published.
    pub fn of_published(text: &str) -> Option<Self> {
        let document: Json = serde_json::from_str(text).ok()?;
        if document.get("format_version")?.as_u64()? != FORMAT_VERSION {
            return None;
        }
        let tag = document.get("language")?.as_str()?;
        let language = LANGUAGES.into_iter().find(|language| language.tag() == tag)?;
        let entered = in_order(document.get("items")?.as_object()?);
        let mut reader = Reader::new(&entered);
        for (at, (concept, item)) in entered.iter().enumerate() {
            reader.item(ItemId(at as u32), concept, item);
        }
        let accepted = document.get("accepted_deviations").and_then(Json::as_array).into_iter().flatten();
        let accepted = accepted.filter_map(|found| reader.accepted(found)).collect();
        Some(reader.snapshot(language, accepted))
    }
}

/// Every item, parents before children, siblings as shown.
fn in_order(items: &Object) -> Vec<(&'static Concept, &Object)> {
    let mut places: HashMap<(ConceptName, &str), (&'static Concept, &Object)> = HashMap::new();
    let mut open = Vec::new();
    for concept in CONCEPTS {
        let of = items.get(concept.plural).and_then(Json::as_array).into_iter().flatten();
        for item in of.filter_map(Json::as_object) {
            let path = item.get("path").and_then(Json::as_str).unwrap_or_default();
            places.insert((concept.name, path), (concept, item));
            if item.get("parent").is_none() {
                open.push(((concept.name, path), 0));
            }
        }
    }
    open.reverse();
    let mut ordered = Vec::with_capacity(places.len());
    while let Some((key, depth)) = open.pop() {
        let Some((concept, item)) = places.remove(&key) else { continue };
        ordered.push((concept, item));
        let children = item.get("children").and_then(Json::as_array).into_iter().flatten();
        let children = children.filter_map(named).map(|key| (key, depth + 1)).filter(|(_, depth)| *depth < DEEPEST);
        let children: Vec<_> = children.collect();
        open.extend(children.into_iter().rev());
    }
    ordered
}

/// The concept and path of a reference.
fn named(reference: &Json) -> Option<(ConceptName, &str)> {
    let concept = reference.get("concept")?.as_str()?;
    let concept = CONCEPTS.iter().find(|one| one.key == concept)?;
    Some((concept.name, reference.get("path")?.as_str()?))
}

struct Reader {
    places: HashMap<(ConceptName, String), ItemId>,
    /// Items by path alone, the first of those that share one.
    paths: HashMap<String, ItemId>,
    items: Vec<SnapshotItem>,
}

impl Refer for Reader {
    /// The item that a reference leads to; one of what the plan builds on is entered when it is first named.
    fn refer(&mut self, reference: &Json) -> Option<ItemId> {
        let (concept, path) = named(reference)?;
        if let Some(known) = self.places.get(&(concept, path.to_owned())) {
            return Some(*known);
        }
        let id = ItemId(self.items.len() as u32);
        self.places.insert((concept, path.to_owned()), id);
        self.items.push(SnapshotItem { external: true, ..empty(concept, path) });
        Some(id)
    }
}

fn empty(concept: ConceptName, path: &str) -> SnapshotItem {
    SnapshotItem {
        concept,
        preset: None,
        id: None,
        path: path.to_owned(),
        title: Text::none(),
        label: path.rsplit(['.', '/']).next().unwrap_or_default().to_owned(),
        parent: None,
        children: Vec::new(),
        former: Vec::new(),
        fields: Vec::new(),
        figures: Vec::new(),
        deviations: Vec::new(),
        rules: Vec::new(),
        place: None,
        external: false,
    }
}

fn text_of<'j>(object: &'j Json, member: &str) -> Option<&'j str> {
    object.get(member)?.as_str()
}

fn decimal(value: Option<&Json>) -> Option<Decimal> {
    Decimal::from_str_exact(value?.as_str()?).ok()
}

fn direction(key: &str) -> Option<Direction> {
    [Direction::Increase, Direction::Decrease, Direction::Keep].into_iter().find(|one| one.key() == key)
}

/// The kinds of something and of nothing.
const STATES: [&str; 8] = ["empty", "missing", "not-ready", "not-applicable", "number", "direction", "yes-no", "word"];

impl Reader {
    fn new(entered: &[(&'static Concept, &Object)]) -> Self {
        let mut reader = Reader { places: HashMap::new(), paths: HashMap::new(), items: Vec::new() };
        for (at, (concept, item)) in entered.iter().enumerate() {
            let path = item.get("path").and_then(Json::as_str).unwrap_or_default();
            reader.places.insert((concept.name, path.to_owned()), ItemId(at as u32));
            reader.paths.entry(path.to_owned()).or_insert(ItemId(at as u32));
            reader.items.push(empty(concept.name, path));
        }
        // What holds what is known before any path is followed.
        for (at, (_, item)) in entered.iter().enumerate() {
            reader.items[at].parent = item.get("parent").and_then(|parent| reader.refer(parent));
        }
        reader
    }

    fn snapshot(self, language: Language, accepted: Vec<Finding>) -> Snapshot {
        let own = self.items.iter().enumerate().filter(|(_, item)| item.parent.is_none() && !item.external);
        let mut snapshot = Snapshot {
            language,
            published: true,
            settings: vec![("language".to_owned(), language.tag().to_owned())],
            roots: own.map(|(at, _)| ItemId(at as u32)).collect(),
            items: self.items,
            findings: Vec::new(),
            accepted,
            derived: Vec::new(),
            backlinks: Vec::new(),
        };
        snapshot.link();
        for at in 0..snapshot.items.len() {
            let item = &snapshot.items[at];
            let label = plain(&item.title, &|to: ItemId| snapshot.item(to).label.clone());
            let label = if label.is_empty() { item.id.clone().unwrap_or_else(|| item.label.clone()) } else { label };
            snapshot.items[at].label = label;
        }
        snapshot
    }

    fn item(&mut self, id: ItemId, concept: &'static Concept, item: &Object) {
        let text = |member: &str| item.get(member).and_then(Json::as_str);
        let mut taken = empty(concept.name, text("path").unwrap_or_default());
        taken.id = text("id").map(str::to_owned);
        taken.preset = text("kind").and_then(|key| concept.preset(key)).map(|preset| preset.key);
        let own = taken.id.clone().unwrap_or_else(|| taken.label.clone());
        taken.title = item.get("title").map_or_else(Text::none, |title| self.text(title));
        if matches!(&taken.title.pieces[..], [Piece::Words(words)] if *words == own) {
            taken.title = Text::none();
        }
        taken.parent = self.items[id.index()].parent;
        let children = item.get("children").and_then(Json::as_array).into_iter().flatten();
        taken.children = children.filter_map(|child| self.refer(child)).collect();
        let fields = item.get("fields");
        for field in concept.all_fields() {
            let Some(value) = fields.and_then(|fields| fields.get(field.name.key())) else { continue };
            let single = std::slice::from_ref(value);
            // Prose is a list of its parts; only a field of several values holds a list of values.
            let values = if field.many { value.as_array().map_or(single, Vec::as_slice) } else { single };
            values.iter().for_each(|value| self.field(field, value, &mut taken));
        }
        self.items[id.index()] = taken;
    }

    fn field(&mut self, field: &FieldUse, value: &Json, taken: &mut SnapshotItem) {
        let reason = |reader: &mut Self| value.get("reason").map_or_else(Text::none, |reason| reader.text(reason));
        match field.kind {
            FieldType::Line if field.name == FieldName::FormerId => {
                taken.former.extend(value.as_str().map(str::to_owned))
            }
            FieldType::Series => {
                let period = text_of(value, "period").and_then(|period| read_period(&period.replace('/', "..")).ok());
                let at =
                    SeriesKind::of(field.name).zip(period).map(|(series, period)| FigureAt::Series(series, period));
                let figure = self.figure(value);
                taken.figures.extend(at.map(|at| (at, figure)));
            }
            FieldType::Cells => {
                let column = text_of(value, "column").unwrap_or_default().to_owned();
                let column = self.places.get(&(ConceptName::Column, column)).copied();
                let figure = self.figure(value);
                taken.figures.extend(column.map(|column| (FigureAt::Column(column), figure)));
            }
            FieldType::Number | FieldType::Percent | FieldType::Amount if value.get("missing").is_none() => {
                let amount = value.get("value").or(Some(value));
                let unit = text_of(value, "unit").map(unit);
                let unit = unit.or((field.kind == FieldType::Percent).then_some(Unit::Percent));
                let per = text_of(value, "per").unwrap_or_default().to_owned();
                let text = match field.kind {
                    FieldType::Amount => Text { pieces: vec![Piece::Words(per)] },
                    _ => Text::none(),
                };
                let figure = Figure { value: decimal(amount), unit, text, ..Figure::of_state("number") };
                taken.figures.push((FigureAt::Field(field.name), figure));
            }
            FieldType::Deviation => {
                let reason = reason(self);
                taken.deviations.push(AcceptedDeviation {
                    target: self.target(text_of(value, "target").unwrap_or_default()),
                    rule: text_of(value, "rule").map(str::to_owned),
                    reason,
                    place: None,
                });
            }
            FieldType::RuleLevel => {
                let level = text_of(value, "level").unwrap_or_default();
                let level = [Level::Error, Level::Warning].into_iter().find(|one| one.key() == level);
                let rule = text_of(value, "rule").unwrap_or_default().to_owned();
                let reason = reason(self);
                taken.rules.push(RuleSetting { rule, level, reason });
            }
            kind => {
                let value = self.value(kind, value);
                taken.fields.extend(value.map(|value| (field.name, value)));
            }
        }
    }

    fn value(&mut self, kind: FieldType, value: &Json) -> Option<Value<ItemId>> {
        if value.get("missing").is_some_and(|missing| missing == true) {
            return Some(Value::Missing);
        }
        Some(match kind {
            FieldType::Line | FieldType::Link => Value::Line(value.as_str()?.to_owned()),
            FieldType::Flag => Value::Flag(value.as_bool()?),
            FieldType::Date => Value::Date(read_date(value.as_str()?).ok()?),
            FieldType::Period => Value::Period(read_period(&value.as_str()?.replace('/', "..")).ok()?),
            FieldType::Unit => Value::Unit(unit(value.as_str()?)),
            FieldType::Direction => Value::Direction(direction(value.as_str()?)?),
            FieldType::Word(kind) => self.word(kind, value)?,
            FieldType::Status => {
                let word = self.word(crate::vocabulary::WordKind::Status, value.get("word")?)?;
                let date = text_of(value, "date").and_then(|date| read_date(date).ok());
                Value::Status { word: Box::new(word), date }
            }
            FieldType::Counting => {
                let how = text_of(value, "as")?;
                let how = ["total", "subtotal", "part", "of-which"].into_iter().find(|one| *one == how)?;
                Value::Counting { how, row: value.get("row").and_then(|row| self.refer(row)) }
            }
            FieldType::Formula => Value::Terms { terms: terms::formula(value, self), reason: Text::none() },
            FieldType::Check => {
                let terms = terms::check(value, self);
                let reason = value.get("reason").map_or_else(Text::none, |reason| self.text(reason));
                Value::Terms { terms, reason }
            }
            FieldType::Reference(_) | FieldType::ReferenceOrText(_) if named(value).is_some() => {
                Value::Item(self.refer(value)?)
            }
            FieldType::Query => return None,
            _ => Value::Text(self.text(value)),
        })
    }

    fn word(&mut self, kind: crate::vocabulary::WordKind, value: &Json) -> Option<Value<ItemId>> {
        match value.as_str() {
            Some(key) => builtin_words(kind).iter().find(|word| word.key == key).map(|word| Value::Word(word.key)),
            None => self.refer(value).map(Value::Item),
        }
    }

    fn text(&mut self, prose: &Json) -> Text<ItemId> {
        let single = std::slice::from_ref(prose);
        let parts = prose.as_array().map_or(single, Vec::as_slice);
        let pieces = parts.iter().filter_map(|part| {
            if let Some(words) = part.as_str() {
                return (!words.is_empty()).then(|| Piece::Words(words.to_owned()));
            }
            if let Some(link) = part.get("link") {
                let label = text_of(part, "label").map(str::to_owned);
                return Some(Piece::Link { to: self.refer(link)?, label });
            }
            if let Some(footnote) = part.get("footnote") {
                return Some(Piece::Footnote(self.refer(footnote)?));
            }
            let formula = terms::formula(part.get("figure")?, self);
            let stated = part.get("stated");
            let value = stated.and_then(|stated| {
                let value = decimal(stated.get("value"))?;
                let qualifier = text_of(stated, "qualifier").and_then(terms::qualifier);
                Some((value, text_of(stated, "unit").map(unit), qualifier))
            });
            let written = stated.and_then(|stated| text_of(stated, "text")).map(str::to_owned);
            Some(Piece::Figure { formula, stated: value, written })
        });
        Text { pieces: pieces.collect() }
    }

    fn figure(&mut self, value: &Json) -> Figure<ItemId> {
        let state = text_of(value, "state").unwrap_or_default();
        let state = STATES.into_iter().find(|one| *one == state).unwrap_or("broken");
        let text = value.get("reason").or(value.get("word")).map_or_else(Text::none, |text| self.text(text));
        let footnotes = value.get("footnotes").and_then(Json::as_array).into_iter().flatten();
        Figure {
            value: decimal(value.get("value")),
            unit: text_of(value, "unit").map(unit),
            computed: value.get("computed").is_some_and(|computed| computed == true),
            comparison: text_of(value, "comparison").and_then(terms::comparison),
            qualifier: text_of(value, "qualifier").and_then(terms::qualifier),
            share: decimal(value.get("share")),
            direction: text_of(value, "direction").and_then(direction),
            yes: value.get("yes").and_then(Json::as_bool),
            text,
            footnotes: footnotes.filter_map(|footnote| self.refer(footnote)).collect(),
            ..Figure::of_state(state)
        }
    }

    fn accepted(&mut self, found: &Json) -> Option<Finding> {
        let code = Code::named(text_of(found, "code")?)?;
        let target = text_of(found, "place").map(|place| self.target(place));
        let reason = found.get("reason").map(|reason| self.text(reason));
        Some(Finding { code, severity: code.severity(), target, arguments: Vec::new(), place: None, reason })
    }

    /// What the path of a finding or a deviation names.
    fn target(&self, path: &str) -> Target<ItemId> {
        if let Some(item) = self.paths.get(path) {
            return Target::Item(*item);
        }
        let marks = path.char_indices().rev().filter(|(_, letter)| matches!(letter, '.' | '/'));
        for (at, _) in marks {
            let (Some(held), Some(rest)) = (path.get(..at), path.get(at + 1..)) else { continue };
            let Some(id) = self.paths.get(held) else { continue };
            let figure = self.figure_at(*id, rest).map(|at| Target::Figure(*id, at));
            return figure.unwrap_or_else(|| Target::Within(*id, rest.to_owned()));
        }
        Target::Path(path.to_owned())
    }

    fn figure_at(&self, id: ItemId, rest: &str) -> Option<FigureAt<ItemId>> {
        let item = &self.items[id.index()];
        if item.concept == ConceptName::Row {
            let parents = std::iter::successors(item.parent, |id| self.items[id.index()].parent);
            let mut parents = parents.map(|id| &self.items[id.index()]);
            let budget = parents.find(|holder| holder.concept == ConceptName::Budget)?;
            let column = self.places.get(&(ConceptName::Column, format!("{}.{rest}", budget.path)))?;
            return Some(FigureAt::Column(*column));
        }
        let (series, period) = rest.split_once('.')?;
        let series = SeriesKind::ALL.into_iter().find(|kind| kind.field().key() == series)?;
        Some(FigureAt::Series(series, read_period(period).ok()?))
    }
}

/// A unit by its key.
fn unit(key: &str) -> Unit {
    terms::unit(key)
}
