//! Words: keywords as the vocabulary spells them, values without what was pasted into them, and both in another
//! language where that is asked for.

use std::cell::Cell;

use unicode_normalization::UnicodeNormalization;

use super::table::Holds;
use super::{Keywords, is_space};
use crate::language::Language;
use crate::syntax::calendar;
use crate::vocabulary::phrases::{self, respelt, respelt_of};
use crate::vocabulary::{
    ConceptName, ConceptWord, FieldName, FieldType, FieldUse, Keyword, Names, WordKind, builtin_words, fold,
    keyword_anywhere, prefix,
};

/// Writes words.
pub(super) struct Words<'a> {
    /// The language of the project's numbers.
    pub numbers: Language,
    pub keywords: Option<Keywords<'a>>,
    /// Whether a word was written in another language since that was last asked.
    reworded: Cell<bool>,
}

impl<'a> Words<'a> {
    pub fn new(numbers: Language, keywords: Option<Keywords<'a>>) -> Self {
        Words { numbers, keywords, reworded: Cell::new(false) }
    }

    pub fn take_reworded(&self) -> bool {
        self.reworded.take()
    }

    pub fn target(&self) -> Option<Language> {
        self.keywords.map(|keywords| keywords.language)
    }

    /// `text` as one of `names`.
    pub fn spelt(&self, names: &Names, text: &str) -> String {
        let folded = fold(&single_spaces(text));
        let spelt = respelt(names, &folded, self.target()).unwrap_or(text);
        self.note(fold(spelt) != folded);
        spelt.to_owned()
    }

    /// `text` as one of the phrases of `list`; nothing, if it is none of them.
    pub fn phrase(&self, list: &[Names], text: &str) -> Option<&'static str> {
        self.target()?;
        let folded = fold(&single_spaces(text));
        let found = respelt_of(list, &folded, self.target())?;
        self.note(found != folded);
        Some(found)
    }

    fn note(&self, reworded: bool) {
        self.reworded.set(self.reworded.get() || reworded);
    }

    /// The word of a concept. One that opens a table is a plural in the other language.
    pub fn concept(&self, word: ConceptWord, text: &str, opens_table: bool) -> String {
        let concept = word.concept.concept();
        let names = word.preset.and_then(|key| concept.preset(key)).map_or(&concept.names, |preset| &preset.names);
        let written = self.spelt(names, text);
        let Some(target) = self.target().filter(|_| fold(&written) != fold(&single_spaces(text))) else {
            return written;
        };
        let column = names[target.index()];
        column.get(usize::from(opens_table)).unwrap_or(&column[0]).to_string()
    }

    /// The word of a field.
    pub fn field(&self, name: FieldName, text: &str) -> String {
        self.spelt(&name.field().names, text)
    }

    /// An id or a reference: composed, nothing invisible in it.
    pub fn name(&self, text: &str) -> String {
        let visible = |letter: &char| *letter != '\u{ad}';
        let plain = |letter: char| if matches!(letter, '\u{2010}' | '\u{2011}') { '-' } else { letter };
        single_spaces(text).nfc().filter(visible).map(plain).collect()
    }

    /// The bare words of a field's value, as they stand between texts in quotes.
    pub fn raw(&self, field: &FieldUse, text: &str, first: bool) -> String {
        use FieldType::{Cells, Check, Deviation, Formula, RuleLevel, Series};
        match field.kind {
            Series | Cells => self.keyed(field, text, first),
            // After the first words stand reasons, in quotes.
            Formula | Check | Deviation | RuleLevel if !first => text.to_owned(),
            _ => self.value(field, text),
        }
    }

    /// `2021: 180, 2022: 136,5`.
    fn keyed(&self, field: &FieldUse, text: &str, first: bool) -> String {
        let mut out = String::with_capacity(text.len());
        let mut from = 0;
        let commas = text.match_indices(',').filter(|(at, _)| text[at + 1..].starts_with(is_space));
        let ends: Vec<usize> = commas
            .map(|(at, _)| at)
            .filter(|at| {
                let after = &text[at + 1..];
                after.find(':').is_some_and(|colon| colon > 0 && !after[..colon].contains(','))
            })
            .chain([text.len()])
            .collect();
        for end in ends {
            let part = text[from..end].trim_matches(is_space);
            if from > 0 {
                out.push_str(", ");
            }
            let keyed = part.split_once(':').map(|(key, value)| (key.trim(), value.trim()));
            match keyed.filter(|(key, _)| (first || from > 0) && !key.is_empty()) {
                Some((key, value)) => {
                    let key = if field.kind == FieldType::Cells { self.column_header(key) } else { self.name(key) };
                    out.extend([key.as_str(), ":"]);
                    if !value.is_empty() {
                        out.extend([" ", &self.value(field, value)]);
                    }
                }
                None => out.push_str(&self.value(field, part)),
            }
            from = end + 1;
        }
        out
    }

    /// A cell of a table.
    pub fn cell(&self, holds: Holds, text: &str) -> String {
        let field = match holds {
            Holds::Id => return self.name(text),
            Holds::Text => return text.to_owned(),
            Holds::Field(field) => field,
        };
        let mut out = String::with_capacity(text.len());
        let mut rest = text;
        // Texts in quotes are copied.
        while let Some((open, close)) = quoted(rest) {
            if field.kind == FieldType::Query {
                break;
            }
            let words = &rest[..open];
            let inner = words.trim_matches(is_space);
            if !inner.is_empty() {
                let start = words.len() - words.trim_start_matches(is_space).len();
                let value = self.value(field, inner);
                out.extend([&words[..start], value.as_str(), &words[start + inner.len()..]]);
            } else {
                out.push_str(words);
            }
            out.push_str(&rest[open..close]);
            rest = &rest[close..];
        }
        let inner = rest.trim_start_matches(is_space);
        out.push_str(&rest[..rest.len() - inner.len()]);
        if inner.is_empty() {
            return out;
        }
        out + &match field.kind {
            FieldType::Query => self.query(&single_spaces(inner)),
            _ => self.value(field, inner),
        }
    }

    /// Bare words, as the type of their field reads them.
    fn value(&self, field: &FieldUse, text: &str) -> String {
        match field.kind {
            FieldType::Prose | FieldType::Link => text.to_owned(),
            FieldType::Line => text.nfc().collect(),
            FieldType::Unit => {
                let unit: String = single_spaces(text).nfc().collect();
                self.phrase(phrases::UNITS, &unit).map_or(unit, str::to_owned)
            }
            FieldType::Number | FieldType::Percent => plain_minus(&self.name(text)),
            FieldType::Amount => {
                let amount: String = plain_minus(text).nfc().collect();
                self.phrase(&phrases::ABSENCES[..1], &amount).map_or(amount, str::to_owned)
            }
            FieldType::Series => self.figure(&plain_minus(&self.name(text)), field.name == FieldName::Target),
            FieldType::Cells => self.figure(&plain_minus(&self.name(text)), false),
            FieldType::Formula | FieldType::Check => self.formula(&plain_minus(&self.name(text)), field.kind),
            FieldType::Query => self.name(text),
            FieldType::Date | FieldType::Period => self.name(text),
            FieldType::Flag => self.one_of(phrases::FLAGS, self.name(text)),
            FieldType::Direction => self.one_of(phrases::DIRECTIONS, self.name(text)),
            FieldType::Word(kind) => self.builtin(kind, self.name(text)),
            FieldType::Status => {
                let text = self.name(text);
                let date =
                    text.rfind(' ').filter(|at| text[at + 1..].starts_with(|first: char| first.is_ascii_digit()));
                match date {
                    Some(at) => self.builtin(WordKind::Status, text[..at].to_owned()) + &text[at..],
                    None => self.builtin(WordKind::Status, text),
                }
            }
            FieldType::Reference(concepts) | FieldType::ReferenceOrText(concepts) => {
                self.references(concepts, &self.name(text))
            }
            FieldType::Counting => self.counting(self.name(text)),
            FieldType::Deviation => {
                let text = self.name(text);
                let end = text.find(' ').unwrap_or(text.len());
                self.path(&text[..end]) + &text[end..]
            }
            FieldType::RuleLevel => {
                let text = self.name(text);
                let level = text.find(' ').map(|at| (at + 1, self.phrase(phrases::LEVELS, &text[at + 1..])));
                match level {
                    Some((at, Some(level))) => format!("{}{level}", &text[..at]),
                    _ => text,
                }
            }
        }
    }

    fn one_of(&self, list: &[Names], text: String) -> String {
        self.phrase(list, &text).map_or(text, str::to_owned)
    }

    /// A word of a kind, unless the project declares one that is called so.
    pub fn builtin(&self, kind: WordKind, text: String) -> String {
        let Some(keywords) = self.keywords else {
            return text;
        };
        let folded = fold(&text);
        let own = |word: &str| keywords.declared.contains(word);
        let found = builtin_words(kind).iter().find_map(|word| respelt(&word.names, &folded, Some(keywords.language)));
        match found {
            Some(word) if kind.preset().is_none() || !own(word) && !own(&text) => {
                self.note(word != folded);
                word.to_owned()
            }
            _ => text,
        }
    }

    /// What a figure says: why there is none, yes or no, a direction, or a number with words before it. Other words
    /// are the plan's own, and are shown as they are written.
    fn figure(&self, text: &str, target: bool) -> String {
        let mark = text.find("[^").unwrap_or(text.len());
        let (words, marks) = text.split_at(mark);
        let stated = words.trim_end();
        let lists = [phrases::ABSENCES, phrases::FLAGS, phrases::DIRECTIONS];
        if let Some(word) = lists.iter().find_map(|list| self.phrase(list, stated)) {
            return format!("{word}{}{marks}", &words[stated.len()..]);
        }
        let before = if target { [phrases::COMPARISONS, phrases::QUALIFIERS] } else { [phrases::QUALIFIERS, &[]] };
        match before.iter().find_map(|list| self.before(list, text)) {
            Some((word, len)) => format!("{word}{}", &text[len..]),
            None => text.to_owned(),
        }
    }

    /// The longest phrase of a list that a text starts with, and the bytes it takes.
    fn before(&self, list: &[Names], text: &str) -> Option<(&'static str, usize)> {
        self.target()?;
        let names = list.iter().flat_map(|names| names.iter().copied().flatten());
        let found = names.filter_map(|name| prefix(text, name)).filter(|len| text[*len..].starts_with(' ')).max()?;
        Some((self.phrase(list, &text[..found])?, found))
    }

    /// `summa`, `delpost x`.
    fn counting(&self, text: String) -> String {
        if let Some(word) = self.phrase(phrases::TOTALS, &text) {
            return word.to_owned();
        }
        match self.before(phrases::PARTS, &text) {
            Some((word, len)) => format!("{word}{}", &text[len..]),
            None => text,
        }
    }

    /// References in a list; the word of a concept may stand before each.
    fn references(&self, concepts: &[ConceptName], text: &str) -> String {
        if self.keywords.is_none() {
            return text.to_owned();
        }
        let one = |part: &str| {
            let reference = part.trim_start();
            let space = &part[..part.len() - reference.len()];
            match keyword_anywhere(reference) {
                Some((Keyword::Concept(word), len))
                    if concepts.contains(&word.concept) && !reference[len..].trim().is_empty() =>
                {
                    format!("{space}{}{}", self.concept(word, &reference[..len], false), &reference[len..])
                }
                _ => part.to_owned(),
            }
        };
        text.split(',').map(one).collect::<Vec<_>>().join(",")
    }

    /// The header of a budget's column: a kind and a period, or a column's id.
    pub fn column_header(&self, text: &str) -> String {
        let text: String = text.nfc().collect();
        let name = text.split("[^").next().unwrap_or(&text).trim_end();
        let Some(space) = name.rfind([' ', '\u{a0}']) else {
            return text;
        };
        let period = name[space..].trim_start_matches([' ', '\u{a0}']);
        if calendar::read_period(period).is_err() {
            return text;
        }
        match self.column_kind(&name[..space]) {
            Some(kind) => format!("{kind}{}", &text[space..]),
            None => text,
        }
    }

    /// The word for what a column holds.
    pub fn column_kind(&self, text: &str) -> Option<&'static str> {
        self.target()?;
        let names: Vec<Names> = builtin_words(WordKind::ColumnKind).iter().map(|word| word.names).collect();
        self.phrase(&names, text.trim())
    }
}

/// One plain space for each run of white space. Between two digits only a single one is taken for a space: what two
/// numbers stand beside each other for is not for the formatter to say.
pub(super) fn single_spaces(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find(is_space) {
        out.push_str(&rest[..at]);
        let after = rest[at..].trim_start_matches(is_space);
        let run = &rest[at..rest.len() - after.len()];
        let digits = out.ends_with(|letter: char| letter.is_ascii_digit())
            && after.starts_with(|letter: char| letter.is_ascii_digit());
        if digits && run.chars().count() > 1 {
            out.push_str(run);
        } else {
            out.push(' ');
        }
        rest = after;
    }
    out.push_str(rest);
    out
}

/// The bytes of a comparison or a softening word before a number, in any language, and of the space after it.
pub(super) fn before_number(text: &str) -> usize {
    const SIGNS: [&str; 6] = ["<=", ">=", "≤", "≥", "<", ">"];
    if text.starts_with(|first: char| first.is_ascii_digit() || first == '-') {
        return 0;
    }
    let names = [phrases::COMPARISONS, phrases::QUALIFIERS].into_iter().flatten().flat_map(|names| names.concat());
    let words = names.filter_map(|name| prefix(text, name)).filter(|len| text[*len..].starts_with(' ')).max();
    let len = words.or_else(|| SIGNS.iter().find(|sign| text.starts_with(**sign)).map(|sign| sign.len()));
    len.map_or(0, |len| text.len() - text[len..].trim_start_matches(' ').len())
}

/// `-` for a longer minus before what it negates, or between spaces.
fn plain_minus(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut letters = text.chars().peekable();
    while let Some(letter) = letters.next() {
        let starts = out.is_empty() || out.ends_with([' ', '(']);
        let next = letters.peek().copied();
        let negates = next.is_some_and(|next| next.is_ascii_digit());
        out.push(if matches!(letter, '–' | '−') && starts && negates { '-' } else { letter });
    }
    out
}

/// The first text in quotes of a cell: where it starts, and where it ends.
fn quoted(text: &str) -> Option<(usize, usize)> {
    let open = text.find('"')?;
    let close = text[open + 1..].find('"')?;
    Some((open, open + 1 + close + 1))
}
