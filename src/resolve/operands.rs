//! What a question compares, orders by and shows: names of fields to values of items.

use super::Resolver;
use super::query::{Asked, piece};
use crate::diagnostic::{Argument, Code, Diagnostic, nearest};
use crate::model::{Attribute, Item, ItemId, Operand, SeriesKind};
use crate::syntax::{calendar, formula};
use crate::vocabulary::{
    CONCEPTS, ConceptName, FieldName, FieldType, FieldUse, ID_WORDS, Keyword, TITLE_WORDS, WordKind, builtin_words,
    canonical, fold, keyword_anywhere,
};

/// What the values of an operand are, and so what they can be compared with.
#[derive(Clone, PartialEq, Debug)]
pub(super) enum Kind {
    /// Running text, a title or an id.
    Text,
    /// A line, which may be a number as a document prints it.
    Line,
    /// A number or a stated figure.
    Number,
    Flag,
    Period,
    Direction,
    Unit,
    Word(WordKind),
    Reference(Vec<ConceptName>),
    Preset(Vec<ConceptName>),
    /// Nothing can be said of it but that it is there.
    Presence,
}

/// An operand and what its values are.
pub(super) struct Typed {
    pub(super) operand: Operand,
    pub(super) kind: Kind,
}

impl Typed {
    /// The advice where nothing can be compared with it.
    pub(super) fn presence_advice(&self) -> &'static str {
        match self.operand.0.last() {
            Some(Attribute::Field(field)) if SeriesKind::of(*field).is_some() => "period",
            _ => "presence",
        }
    }
}

impl Resolver<'_, '_> {
    /// What an item is put in order by, or what is shown of it.
    pub(super) fn shown_operand(
        &mut self,
        asked: &Asked<'_>,
        written: &formula::Piece,
        purpose: &'static str,
    ) -> Option<Operand> {
        let typed = self.asked_operand(asked, written)?;
        if typed.kind != Kind::Presence {
            return Some(typed.operand);
        }
        let diagnostic = Diagnostic::new(Code::QueryMisfit, asked.literal.place(written.start, written.end))
            .with("field", written.text.as_str())
            .with("use", purpose);
        self.report(diagnostic.help(typed.presence_advice()));
        None
    }

    /// `status`, `målvärde 2025`, `ansvarig.ingår i`.
    pub(super) fn asked_operand(&mut self, asked: &Asked<'_>, written: &formula::Piece) -> Option<Typed> {
        let segments = segments(&written.text);
        let mut concepts = vec![asked.concept];
        let mut path = Vec::new();
        let mut at = 0;
        loop {
            let (start, end) = segments[at];
            let next = segments.get(at + 1).map(|(start, end)| &written.text[*start..*end]);
            let text = &written.text[start..end];
            let Some((attribute, kind, taken)) = self.attribute(asked, &concepts, text, next) else {
                self.unknown_operand(asked, &concepts, written.start + start, written.start + end);
                return None;
            };
            path.push(attribute);
            at += taken;
            if at >= segments.len() {
                return Some(Typed { operand: Operand(path), kind });
            }
            match kind {
                Kind::Reference(led_to) => concepts = led_to,
                _ => {
                    let (start, end) = segments[at];
                    self.unknown_operand(asked, &[], written.start + start, written.start + end);
                    return None;
                }
            }
        }
    }

    /// What one segment names in items of these concepts, what its values are, and how many segments it takes.
    fn attribute(
        &self,
        asked: &Asked<'_>,
        concepts: &[ConceptName],
        text: &str,
        next: Option<&str>,
    ) -> Option<(Attribute, Kind, usize)> {
        let folded = fold(text);
        let one_of = |names: &crate::vocabulary::Names| names.iter().copied().flatten().any(|name| *name == folded);
        if one_of(&ID_WORDS) {
            return Some((Attribute::Id, Kind::Text, 1));
        }
        if one_of(&TITLE_WORDS) {
            return Some((Attribute::Title, Kind::Text, 1));
        }
        if let (true, Some(cell)) = (concepts == [ConceptName::Row], self.cell_operand(asked, text)) {
            return Some((cell, Kind::Number, 1));
        }
        let (keyword, len) = keyword_anywhere(text)?;
        let rest = text[len..].trim();
        match keyword {
            Keyword::Field(field) => {
                let uses: Vec<&FieldUse> =
                    concepts.iter().filter_map(|concept| concept.concept().field(field)).collect();
                let series = SeriesKind::of(field).filter(|_| uses.iter().any(|found| found.kind == FieldType::Series));
                if let Some(series) = series {
                    let (period, taken) = if rest.is_empty() { (next.unwrap_or_default(), 2) } else { (rest, 1) };
                    if let Ok(period) = calendar::read_period(period) {
                        return Some((Attribute::Series(series, period), Kind::Number, taken));
                    }
                }
                if !rest.is_empty() {
                    return None;
                }
                match kind_of(&uses) {
                    Some(kind) => Some((Attribute::Field(field), kind, 1)),
                    None => (field == FieldName::Kind).then(|| preset_operand(concepts)).flatten(),
                }
            }
            Keyword::Concept(_) if !rest.is_empty() => None,
            Keyword::Concept(word) if word.concept == ConceptName::Plan => {
                Some((Attribute::Plan, Kind::Reference(vec![ConceptName::Plan]), 1))
            }
            Keyword::Concept(word) => concepts
                .iter()
                .any(|concept| related(*concept, word.concept))
                .then(|| (Attribute::Items(word.concept, word.preset), Kind::Reference(vec![word.concept]), 1)),
        }
    }

    /// A column, by its id or header in the budget that is asked, or by kind and period in any.
    fn cell_operand(&self, asked: &Asked<'_>, text: &str) -> Option<Attribute> {
        let name = super::names::normal(text);
        if let Some(budget) = asked.within.and_then(|within| self.budget(within)) {
            let is_column = |id: &&ItemId| self.item(**id).concept == ConceptName::Column;
            let own = self.names.child(budget, &name).iter().find(is_column).copied();
            if let Some(column) = own.or_else(|| self.column_by_header(budget, &name).ok().flatten()) {
                return Some(Attribute::Column(column));
            }
        }
        let (kind_end, period_start) = super::table::column_header(&name)?;
        let kind = fold(name[..kind_end].trim());
        let named = |word: &&crate::vocabulary::BuiltinWord| {
            word.names.iter().copied().flatten().any(|name| fold(name) == kind)
        };
        let kind = builtin_words(WordKind::ColumnKind).iter().find(named).map(|word| word.key);
        Some(Attribute::Header(kind, calendar::read_period(&name[period_start..]).ok()?))
    }

    /// Says that items of these concepts have no such thing, and what they have.
    fn unknown_operand(&mut self, asked: &Asked<'_>, concepts: &[ConceptName], start: usize, end: usize) {
        let written = piece(asked.literal, start, end);
        let language = self.language;
        let mut words: Vec<&str> = Vec::new();
        let mut add = |word| {
            if !words.contains(&word) {
                words.push(word)
            }
        };
        if !concepts.is_empty() {
            [ID_WORDS, TITLE_WORDS].iter().for_each(|names| add(canonical(names, language)));
            add(ConceptName::Plan.word(language));
        }
        for concept in concepts {
            concept.concept().all_fields().for_each(|field| add(field.name.word(language)));
        }
        let columns = match asked.within.and_then(|within| self.budget(within)) {
            Some(budget) if concepts == [ConceptName::Row] => self.column_names(self.item(budget)),
            _ => Vec::new(),
        };
        words.extend(columns.iter().map(String::as_str));
        let related = CONCEPTS.iter().filter(|other| concepts.iter().any(|concept| related(*concept, other.name)));
        let related: Vec<&str> = related.map(|other| other.word(language)).collect();
        let near = nearest::nearest(written.content(), words.iter().copied().chain(related));
        let concept = concepts.first().copied().unwrap_or(asked.concept);
        let diagnostic = Diagnostic::new(Code::UnknownQueryField, written.span())
            .with("word", written.content())
            .with("concept", concept);
        self.report(if !near.is_empty() {
            diagnostic.meaning(written.content(), &near)
        } else if words.is_empty() {
            diagnostic.help("step")
        } else {
            diagnostic.with("allowed", Argument::texts(words)).note("allowed")
        });
    }

    fn column_names(&self, budget: &Item) -> Vec<String> {
        let columns = budget.children.iter().map(|id| self.item(*id));
        columns
            .filter(|column| column.concept == ConceptName::Column)
            .map(|column| column.name.as_ref().map_or_else(|| column.title.source.clone(), |name| name.value.clone()))
            .collect()
    }
}

/// The parts of `ansvarig.ingår i`, by their bytes. Two points in a row belong to a period.
fn segments(text: &str) -> Vec<(usize, usize)> {
    let bytes = text.as_bytes();
    let mut segments = Vec::new();
    let mut from = 0;
    for (at, _) in text.match_indices('.') {
        let beside = |at: Option<usize>| at.and_then(|at| bytes.get(at)) == Some(&b'.');
        if !beside(at.checked_sub(1)) && !beside(Some(at + 1)) {
            segments.push((from, at));
            from = at + 1;
        }
    }
    segments.push((from, text.len()));
    segments
}

/// What the values of a field are. Fields of one name that point at different things point at any of them.
fn kind_of(uses: &[&FieldUse]) -> Option<Kind> {
    let mut led_to: Vec<ConceptName> = Vec::new();
    for found in uses {
        if let FieldType::Reference(concepts) | FieldType::ReferenceOrText(concepts) = found.kind {
            led_to.extend(concepts.iter().filter(|concept| !led_to.contains(concept)).collect::<Vec<_>>());
        }
    }
    Some(match uses.first()?.kind {
        FieldType::Prose | FieldType::Link => Kind::Text,
        FieldType::Line => Kind::Line,
        FieldType::Number | FieldType::Percent | FieldType::Amount => Kind::Number,
        FieldType::Flag => Kind::Flag,
        FieldType::Date | FieldType::Period => Kind::Period,
        FieldType::Unit => Kind::Unit,
        FieldType::Direction => Kind::Direction,
        FieldType::Word(kind) => Kind::Word(kind),
        FieldType::Status => Kind::Word(WordKind::Status),
        FieldType::Reference(_) | FieldType::ReferenceOrText(_) => Kind::Reference(led_to),
        FieldType::Series
        | FieldType::Cells
        | FieldType::Formula
        | FieldType::Counting
        | FieldType::Check
        | FieldType::Deviation
        | FieldType::RuleLevel
        | FieldType::Query => Kind::Presence,
    })
}

/// The kind that the declaring word says, of concepts that have such words and no field for it.
fn preset_operand(concepts: &[ConceptName]) -> Option<(Attribute, Kind, usize)> {
    let with_presets: Vec<ConceptName> =
        concepts.iter().copied().filter(|concept| !concept.concept().presets.is_empty()).collect();
    (!with_presets.is_empty()).then_some((Attribute::Preset, Kind::Preset(with_presets), 1))
}

/// Whether items of `other` can stand in the block of one of `concept`, hold it, or point at it by a field.
fn related(concept: ConceptName, other: ConceptName) -> bool {
    let points = |field: &FieldUse| match field.kind {
        FieldType::Reference(concepts) | FieldType::ReferenceOrText(concepts) => concepts.contains(&concept),
        _ => false,
    };
    concept.concept().children.contains(&other)
        || other.concept().children.contains(&concept)
        || other.concept().all_fields().any(points)
}
