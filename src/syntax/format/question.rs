//! Formulas, paths and questions in another language.

use super::words::Words;
use crate::syntax::calendar;
use crate::syntax::formula::{self, Formula, FormulaKind, Path, Piece};
use crate::syntax::query::{self, Leaf};
use crate::vocabulary::phrases;
use crate::vocabulary::{
    CONCEPTS, ConceptName, FieldName, FieldType, ID_WORDS, Keyword, Names, TITLE_WORDS, WordKind, builtin_words, fold,
    keyword_anywhere,
};

/// Pieces of a text that others take the place of, in order.
type Changes = Vec<(usize, usize, String)>;

fn changed(text: &str, changes: Changes) -> String {
    let mut out = String::with_capacity(text.len());
    let mut from = 0;
    for (start, end, word) in changes {
        if let Some(before) = text.get(from..start) {
            out.extend([before, &word]);
            from = end;
        }
    }
    out.push_str(text.get(from..).unwrap_or_default());
    out
}

impl Words<'_> {
    /// A formula, or a relation.
    pub(super) fn formula(&self, text: &str, kind: FieldType) -> String {
        if self.keywords.is_none() {
            return text.to_owned();
        }
        let mut changes = Vec::new();
        if kind == FieldType::Check {
            if let Ok((left, _, right)) = formula::read_relation(text, self.numbers) {
                self.in_formula(&left, text, &mut changes);
                self.in_formula(&right, text, &mut changes);
            }
        } else if let Ok(formula) = formula::read_formula(text, self.numbers) {
            self.in_formula(&formula, text, &mut changes);
        }
        changed(text, changes)
    }

    fn in_formula(&self, formula: &Formula, text: &str, changes: &mut Changes) {
        match &formula.kind {
            FormulaKind::Number(..) | FormulaKind::BadNumber(..) => {}
            FormulaKind::Path(path) => self.in_path(path, changes),
            FormulaKind::Negated(inner) => self.in_formula(inner, text, changes),
            FormulaKind::Binary(_, left, right) => {
                self.in_formula(left, text, changes);
                self.in_formula(right, text, changes);
            }
            FormulaKind::Count(counted) => {
                let word = text.get(formula.start..counted.start).unwrap_or_default();
                if let Some(count) = self.phrase(phrases::QUESTION, word.trim()) {
                    changes.push((formula.start, formula.start + word.trim_end().len(), count.to_owned()));
                }
                if let Some(leaves) = query::leaves(&counted.text, true) {
                    changes.push((counted.start, counted.end, self.leaves(&counted.text, &leaves)));
                }
            }
        }
    }

    /// A path by itself.
    pub(super) fn path(&self, text: &str) -> String {
        let mut changes = Vec::new();
        if let Some(path) = formula::read_path(text).filter(|_| self.keywords.is_some()) {
            self.in_path(&path, &mut changes);
        }
        changed(text, changes)
    }

    /// `hushåll.målvärde.2025`: what a value is, before its period. Every other name is the plan's own, or could be.
    fn in_path(&self, path: &Path, changes: &mut Changes) {
        let is_period = |piece: &Piece| calendar::read_period(&piece.text).is_ok();
        for pair in path.segments.windows(2).skip(1).filter(|pair| is_period(&pair[1])) {
            if let Some(word) = self.series(&pair[0].text) {
                changes.push((pair[0].start, pair[0].end, word.to_owned()));
            }
        }
        if let [.., period, last] = path.segments.as_slice()
            && is_period(period)
            && let Some(share) = self.phrase(&[shares()], &last.text)
        {
            changes.push((last.start, last.end, share.to_owned()));
        }
    }

    fn series(&self, text: &str) -> Option<&'static str> {
        let series = [FieldName::Outcome, FieldName::Target, FieldName::Forecast, FieldName::Budgeted];
        let names = series.map(|name| name.field().names);
        self.phrase(&names, text).or_else(|| self.column_kind(text))
    }

    /// A question, in quotes or not.
    pub(super) fn query(&self, text: &str) -> String {
        let quoted = text.strip_prefix('"').and_then(|text| text.strip_suffix('"'));
        if let Some(inner) = quoted.filter(|inner| !inner.contains(['"', '\\'])) {
            return format!("\"{}\"", self.query(inner));
        }
        match query::leaves(text, false).filter(|_| self.keywords.is_some()) {
            Some(leaves) => self.leaves(text, &leaves),
            None => text.to_owned(),
        }
    }

    fn leaves(&self, text: &str, leaves: &[(Leaf, Piece)]) -> String {
        let mut out = String::with_capacity(text.len());
        let mut at = 0;
        let mut asked = None;
        let mut kind = None;
        for (leaf, piece) in leaves {
            out.push_str(&self.between(text.get(at..piece.start).unwrap_or_default()));
            at = piece.end;
            let written = match leaf {
                Leaf::Subject => {
                    let found = keyword_anywhere(&piece.text);
                    match found {
                        Some((Keyword::Concept(word), len)) if len == piece.text.len() => {
                            asked = Some(word.concept);
                            self.concept(word, &piece.text, true)
                        }
                        _ => piece.text.clone(),
                    }
                }
                Leaf::Place => self.phrase(phrases::WHOLE_PROJECT, &piece.text).map(str::to_owned).unwrap_or_default(),
                Leaf::Operand => {
                    let (written, found) = self.operand(asked, &piece.text);
                    kind = found;
                    written
                }
                Leaf::Sign => self.phrase(phrases::QUESTION, &piece.text).map(str::to_owned).unwrap_or_default(),
                Leaf::Value => self.compared(asked, kind, &piece.text),
                Leaf::Text => piece.text.clone(),
            };
            out.push_str(if written.is_empty() { &piece.text } else { &written });
        }
        out + &self.between(text.get(at..).unwrap_or_default())
    }

    /// The words between the parts of a question.
    fn between(&self, text: &str) -> String {
        let words = text.trim_matches(|letter: char| !letter.is_alphabetic());
        let Some(start) = text.find(words).filter(|_| !words.is_empty()) else {
            return text.to_owned();
        };
        let one = |word: &str| self.phrase(phrases::QUESTION, word).map_or_else(|| word.to_owned(), str::to_owned);
        let written = match self.phrase(phrases::QUESTION, words) {
            Some(phrase) => phrase.to_owned(),
            None => words.split(' ').map(one).collect::<Vec<_>>().join(" "),
        };
        format!("{}{written}{}", &text[..start], &text[start + words.len()..])
    }

    /// What is compared, shown or put in order by; and of what kind its values are.
    fn operand(&self, asked: Option<ConceptName>, text: &str) -> (String, Option<FieldType>) {
        let mut kind = None;
        let mut parts = Vec::new();
        let steps: Vec<&str> = steps(text);
        let single = steps.len() == 1;
        for step in steps {
            let (written, found) = self.step(asked.filter(|_| single), step);
            kind = found;
            parts.push(written);
        }
        (parts.join("."), kind)
    }

    fn step(&self, asked: Option<ConceptName>, text: &str) -> (String, Option<FieldType>) {
        let folded = fold(text);
        for names in [&ID_WORDS, &TITLE_WORDS] {
            if names.iter().copied().flatten().any(|name| *name == folded) {
                return (self.spelt(names, text), None);
            }
        }
        let row = asked == Some(ConceptName::Row);
        match keyword_anywhere(text) {
            Some((Keyword::Field(name), len)) if !row || ConceptName::Row.concept().field(name).is_some() => {
                let rest = &text[len..];
                let uses = |concept: ConceptName| concept.concept().field(name).map(|field| field.kind);
                let anywhere = || CONCEPTS.iter().find_map(|concept| uses(concept.name));
                let kind = asked.map_or_else(anywhere, uses);
                (format!("{}{rest}", self.field(name, &text[..len])), kind)
            }
            Some((Keyword::Concept(word), len)) if !row && len == text.len() => (self.concept(word, text, false), None),
            _ if row => (self.column_header(text), None),
            _ => (text.to_owned(), None),
        }
    }

    /// A value, as the kind of what it is compared with.
    fn compared(&self, asked: Option<ConceptName>, kind: Option<FieldType>, text: &str) -> String {
        let phrase = |list| self.phrase(list, text).map_or_else(|| text.to_owned(), str::to_owned);
        match kind {
            Some(FieldType::Word(kind)) => self.builtin(kind, text.to_owned()),
            Some(FieldType::Status) => self.builtin(WordKind::Status, text.to_owned()),
            Some(FieldType::Flag) => phrase(phrases::FLAGS),
            Some(FieldType::Direction) => phrase(phrases::DIRECTIONS),
            Some(FieldType::Unit) => phrase(phrases::UNITS),
            Some(FieldType::Series) => match self.phrase(phrases::FLAGS, text) {
                Some(flag) => flag.to_owned(),
                None => phrase(phrases::DIRECTIONS),
            },
            // The kind that a declaring word says, of a concept that has no field for it.
            None => {
                let presets = asked.map(|concept| concept.concept().presets).unwrap_or_default();
                let names: Vec<Names> = presets.iter().map(|preset| preset.names).collect();
                phrase(&names)
            }
            _ => text.to_owned(),
        }
    }
}

fn shares() -> Names {
    let share = builtin_words(WordKind::ValueKind).iter().find(|word| word.key == "share");
    share.map_or([&[], &[]], |word| word.names)
}

/// The parts of `ansvarig.ingår i`. Two points in a row belong to a period.
fn steps(text: &str) -> Vec<&str> {
    let bytes = text.as_bytes();
    let beside = |at: Option<usize>| at.and_then(|at| bytes.get(at)) == Some(&b'.');
    let alone = |at: &usize| !beside(at.checked_sub(1)) && !beside(Some(at + 1));
    let points: Vec<usize> = text.match_indices('.').map(|(at, _)| at).filter(alone).collect();
    let mut from = 0;
    let mut steps: Vec<&str> = Vec::with_capacity(points.len() + 1);
    for at in points {
        steps.push(&text[from..at]);
        from = at + 1;
    }
    steps.push(&text[from..]);
    steps
}
