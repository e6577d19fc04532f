//! Fields, read as the vocabulary types them.

use super::draft::{DraftField, Piece};
use super::{IncludeFault, Resolver, names};
use crate::diagnostic::{Argument, Code, Diagnostic, FixKind, nearest};
use crate::model::{Amount, Date, Direction, Entry, Item, ItemId, Period, Prose, Value};
use crate::syntax::almost::{self, Almost};
use crate::syntax::calendar::{self, PeriodFault};
use crate::syntax::number::{self, NumberFault};
use crate::syntax::{TextLiteral, unit};
use crate::text::Span;
use crate::vocabulary::{ConceptName, FieldName, FieldType, WordKind, builtin_words, fold, prefix};
use rust_decimal::Decimal;

impl Resolver<'_, '_> {
    /// Reads a field into the entries of its item.
    pub(super) fn field(&mut self, item: ItemId, field: DraftField) {
        let kind = field.field.kind;
        match kind {
            FieldType::Series | FieldType::Cells => return self.stated_figure(item, field),
            FieldType::Reference(concepts) => return self.reference_field(item, field, concepts, false),
            FieldType::ReferenceOrText(concepts) => return self.reference_field(item, field, concepts, true),
            _ => {}
        }
        let Some(span) = extent(&field) else {
            if kind == FieldType::Flag {
                self.enter(item, &field, Value::Flag(true), field.word);
            } else if !field.cell {
                self.report(Diagnostic::new(Code::MissingValue, field.word).with("field", field.field.name));
            }
            return;
        };
        if field.broken {
            return self.enter(item, &field, Value::Broken, span);
        }
        match kind {
            FieldType::Prose => self.prose_field(item, field, span),
            FieldType::Check => self.check_field(item, field, span),
            FieldType::Formula => self.formula_field(item, field, span),
            FieldType::Deviation => self.deviation_field(item, field, span),
            FieldType::RuleLevel => self.rule_level_field(item, field, span),
            FieldType::Query => self.query_field(item, field, span),
            FieldType::Counting => self.counting_field(item, field, span),
            FieldType::Period if field.field.many => {
                for piece in self.listed(&field) {
                    let value = self.period(&piece).map_or(Value::Broken, Value::Period);
                    self.enter(item, &field, value, piece.span());
                }
            }
            FieldType::Line if field.field.many => {
                for piece in self.listed(&field) {
                    self.enter(item, &field, Value::Line(names::normal(piece.content())), piece.span());
                }
            }
            _ => {
                let Some(piece) = self.only_piece(&field) else {
                    return;
                };
                let value = self.simple(item, kind, &piece);
                self.enter(item, &field, value.unwrap_or(Value::Broken), span);
            }
        }
    }

    pub(super) fn enter(&mut self, item: ItemId, field: &DraftField, value: Value, span: Span) {
        let entry = Entry { field: field.field.name, key: None, value, span };
        self.items[item.index()].entries.push(entry);
    }

    /// The one piece that a field of a single value takes; what comes after it is reported.
    fn only_piece(&mut self, field: &DraftField) -> Option<Piece> {
        let (first, rest) = field.pieces.split_first()?;
        if let Some(extra) = rest.first() {
            self.report(Diagnostic::new(Code::UnexpectedText, extra.span()).with("text", extra.content()));
        }
        Some(first.clone())
    }

    /// Values of one piece that need nothing but names.
    fn simple(&mut self, item: ItemId, kind: FieldType, piece: &Piece) -> Option<Value> {
        let text = piece.content();
        match kind {
            FieldType::Line => Some(Value::Line(names::normal(text))),
            FieldType::Number => self.plain_number(piece).map(Value::Number),
            FieldType::Percent => self.percentage(piece).map(Value::Number),
            FieldType::Flag => self.flag(piece).map(Value::Flag),
            FieldType::Date => self.date(piece).map(Value::Date),
            FieldType::Period => self.period(piece).map(Value::Period),
            FieldType::Unit => match unit::read(text) {
                Some(unit) => Some(Value::Unit(unit)),
                None => {
                    self.report(unknown_unit(piece));
                    None
                }
            },
            FieldType::Direction => self.direction(piece).map(Value::Direction),
            FieldType::Word(kind) => self.word(item, kind, piece),
            FieldType::Status => self.status(item, piece),
            FieldType::Link => {
                let known = ["https://", "http://", "mailto:"].iter().any(|scheme| text.starts_with(scheme));
                if known && !text.contains(char::is_whitespace) {
                    Some(Value::Line(text.to_owned()))
                } else {
                    self.report(invalid(piece).help("link"));
                    None
                }
            }
            FieldType::Amount if matches!(fold(text).as_str(), "saknas" | "missing") => Some(Value::Missing),
            FieldType::Amount => self.amount(piece).map(Value::Amount),
            FieldType::Prose
            | FieldType::Reference(_)
            | FieldType::ReferenceOrText(_)
            | FieldType::Series
            | FieldType::Cells
            | FieldType::Formula
            | FieldType::Counting
            | FieldType::Check
            | FieldType::Deviation
            | FieldType::RuleLevel
            | FieldType::Query => None,
        }
    }

    /// Reports a number that is none in the project's format.
    pub(super) fn number_fault(&mut self, text: &str, fault: NumberFault, span: Span) {
        let diagnostic = Diagnostic::new(Code::InvalidNumber, span).with("text", text);
        self.report(match fault {
            NumberFault::Format(readings) => {
                let first = readings.first().cloned().unwrap_or_default();
                let diagnostic = match readings.as_slice() {
                    [one] => diagnostic.fix(FixKind::Form, [(span, one.clone())]),
                    _ => diagnostic,
                };
                diagnostic
                    .with("mark", self.decimal_mark())
                    .with("readings", Argument::texts(readings))
                    .with("first", first)
                    .note("readings")
                    .help("mend")
            }
            NumberFault::TooLong => diagnostic.help("long"),
        });
    }

    /// The name of the project's decimal mark, by which messages choose their words.
    fn decimal_mark(&self) -> &'static str {
        if self.language.decimal_mark() == ',' { "comma" } else { "point" }
    }

    fn plain_number(&mut self, piece: &Piece) -> Option<Decimal> {
        let text = piece.content();
        match number::read(text, self.language) {
            Some(run) if run.len == text.len() => match run.value {
                Ok(value) => Some(value),
                Err(fault) => {
                    self.number_fault(text, fault, piece.span());
                    None
                }
            },
            _ => {
                let example = self.language.number(Decimal::new(18_281, 1)).replace('\u{a0}', " ");
                let diagnostic = Diagnostic::new(Code::InvalidNumber, piece.span()).with("text", text);
                self.report(diagnostic.with("example", example).help("form"));
                None
            }
        }
    }

    fn percentage(&mut self, piece: &Piece) -> Option<Decimal> {
        let content = piece.content();
        let number = content.trim_end_matches('%').len();
        self.plain_number(&piece.part(0, number))
    }

    /// `76 kr per användare och år`.
    fn amount(&mut self, piece: &Piece) -> Option<Amount> {
        let text = piece.content();
        let Some(run) = number::read(text, self.language) else {
            self.report(invalid(piece).help("amount"));
            return None;
        };
        let value = match run.value {
            Ok(value) => value,
            Err(fault) => {
                let number = piece.part(0, run.len);
                self.number_fault(number.content(), fault, number.span());
                return None;
            }
        };
        let tail = piece.part(run.len, text.len());
        if tail.content().is_empty() {
            self.report(invalid(piece).help("amount"));
            return None;
        }
        let Some((unit, len)) = unit::read_known_at_start(tail.content()) else {
            let end = [" per ", "/"].iter().filter_map(|word| tail.content().find(word)).min();
            self.report(unknown_unit(&tail.part(0, end.unwrap_or(tail.content().len()))));
            return None;
        };
        let per = tail.part(len, tail.content().len());
        let words = ["per", "/"].into_iter().find_map(|word| prefix(per.content(), word));
        match (per.content().is_empty(), words) {
            (true, _) => Some(Amount { value, unit, per: String::new() }),
            (false, Some(len)) => {
                let per = names::normal(per.content()[len..].trim());
                Some(Amount { value, unit, per })
            }
            (false, None) => {
                self.report(invalid(&per).help("amount"));
                None
            }
        }
    }

    /// Reads a direction; what is none is reported.
    pub(super) fn direction(&mut self, piece: &Piece) -> Option<Direction> {
        let found = direction(piece.content());
        if found.is_none() {
            let allowed = [Direction::Increase, Direction::Decrease, Direction::Keep];
            let words = allowed.map(|direction| direction.word(self.language));
            self.report(invalid(piece).with("allowed", Argument::texts(words)).note("allowed"));
        }
        found
    }

    /// Reads yes or no; what is neither is reported.
    pub(super) fn flag(&mut self, piece: &Piece) -> Option<bool> {
        let value = yes_no(piece.content());
        if value.is_none() {
            self.report(invalid(piece).help("flag"));
        }
        value
    }

    /// Reads a period; what is none is reported, a table's header but once.
    pub(super) fn period(&mut self, piece: &Piece) -> Option<Period> {
        match calendar::read_period(piece.content()) {
            Ok(period) => Some(period),
            Err(fault) => {
                let (code, help) = match fault {
                    PeriodFault::Form => (Code::InvalidPeriod, "form"),
                    PeriodFault::NotInCalendar => (Code::InvalidPeriod, "calendar"),
                    PeriodFault::Backwards => (Code::PeriodOrder, "order"),
                };
                let said = |earlier: &Diagnostic| earlier.code == code && earlier.span == Some(piece.span());
                if !self.diagnostics.iter().any(said) {
                    let diagnostic = Diagnostic::new(code, piece.span()).with("text", piece.content());
                    let almost = almost::read(piece.content(), self.language).filter(|_| fault == PeriodFault::Form);
                    self.report(explained(diagnostic, almost, help, |_| true));
                }
                None
            }
        }
    }

    fn date(&mut self, piece: &Piece) -> Option<Date> {
        match calendar::read_date(piece.content()) {
            Ok(date) => Some(date),
            Err(fault) => {
                let help = if fault == PeriodFault::NotInCalendar { "calendar" } else { "form" };
                let diagnostic = Diagnostic::new(Code::InvalidDate, piece.span()).with("text", piece.content());
                let almost = almost::read(piece.content(), self.language).filter(|_| fault == PeriodFault::Form);
                self.report(explained(diagnostic, almost, help, |period| matches!(period, Period::Day(_))));
                None
            }
        }
    }

    /// A word of a kind: built in, or declared by the project.
    pub(super) fn word(&mut self, from: impl Into<Option<ItemId>>, kind: WordKind, piece: &Piece) -> Option<Value> {
        if let Some(value) = self.known_word(from, kind, piece.content()) {
            if matches!(value, Value::Item(_)) {
                self.references += 1;
            }
            return Some(value);
        }
        let own: Vec<String> = self.project_words(kind);
        let builtin = builtin_words(kind).iter().flat_map(|word| word.names[self.language.index()]).copied();
        let candidates: Vec<&str> = builtin.chain(own.iter().map(String::as_str)).collect();
        let near = nearest::nearest(piece.content(), candidates.iter().copied());
        let mut diagnostic = Diagnostic::new(Code::UnknownWord, piece.span()).with("word", piece.content());
        if let Some(meant) = near.first() {
            diagnostic = diagnostic.meaning(piece.content(), &near);
            let column = self.language.index();
            let builtin = |name| builtin_words(kind).iter().position(|word| word.names[column].contains(name));
            let one_meaning = near.iter().all(|name| builtin(name).is_some() && builtin(name) == builtin(meant));
            if diagnostic.fix.is_none() && one_meaning {
                diagnostic = diagnostic.fix(FixKind::Spelling, [(piece.span(), (*meant).to_owned())]);
            }
        } else if !candidates.is_empty() {
            diagnostic = diagnostic.with("allowed", Argument::texts(candidates)).note("allowed");
        }
        let slip = diagnostic.helps.contains(&"nearest");
        if let Some(preset) =
            kind.preset().filter(|_| !slip).and_then(|preset| ConceptName::Word.concept().preset(preset))
        {
            let declare = crate::vocabulary::canonical(&preset.names, self.language);
            diagnostic = diagnostic.with("declare", declare).help("declare");
        }
        self.report(diagnostic);
        None
    }

    /// As [`Self::word`], silent where there is none.
    pub(super) fn known_word(&self, from: impl Into<Option<ItemId>>, kind: WordKind, text: &str) -> Option<Value> {
        let folded = fold(text);
        let is_own = |found: &Item| found.concept == ConceptName::Word && found.preset == kind.preset();
        if kind.preset().is_some()
            && let names::Found::One(found) = self.names.find(&self.items, from.into(), &names::normal(text), is_own)
        {
            return Some(Value::Item(found));
        }
        let named = |word: &&crate::vocabulary::BuiltinWord| {
            word.names.iter().copied().flatten().any(|name| fold(name) == folded)
        };
        builtin_words(kind).iter().find(named).map(Value::Builtin)
    }

    /// Words of the project that take the place of built-in ones of their kind.
    pub(super) fn hidden_words(&mut self) {
        let hides = |item: &Item| {
            let name = item.name.as_ref().filter(|_| item.concept == ConceptName::Word && !item.external)?;
            let kind =
                WordKind::ALL.into_iter().find(|kind| kind.preset().is_some() && kind.preset() == item.preset)?;
            let folded = fold(&name.value);
            let mut words = builtin_words(kind).iter();
            let hidden = words.any(|word| word.names.iter().copied().flatten().any(|name| fold(name) == folded));
            hidden.then(|| Diagnostic::new(Code::WordHidesBuiltin, name.span).with("word", name.value.as_str()))
        };
        let found: Vec<Diagnostic> = self.items.iter().filter_map(hides).collect();
        self.diagnostics.extend(found);
    }

    fn project_words(&self, kind: WordKind) -> Vec<String> {
        let own = |item: &&Item| item.concept == ConceptName::Word && item.preset == kind.preset();
        self.items.iter().filter(own).filter_map(|item| item.name.as_ref()).map(|name| name.value.clone()).collect()
    }

    fn status(&mut self, item: ItemId, piece: &Piece) -> Option<Value> {
        let text = piece.content();
        let starts = text.match_indices(char::is_whitespace).map(|(at, space)| at + space.len());
        let dates = |at: &usize| {
            let rest = &text[*at..];
            rest.starts_with(|first: char| first.is_ascii_digit()) || almost::read(rest, self.language).is_some()
        };
        let (word, date) = match std::iter::once(0).chain(starts).find(dates) {
            Some(0) => {
                self.report(invalid(piece).help("status"));
                return None;
            }
            Some(at) => (piece.part(0, at), Some(piece.part(at, text.len()))),
            None => (piece.clone(), None),
        };
        let date = match date {
            Some(date) => Some(self.date(&date)?),
            None => None,
        };
        let word = Box::new(self.word(item, WordKind::Status, &word)?);
        Some(Value::Status { word, date })
    }

    /// A field of running text: a string, a fence, or a file.
    fn prose_field(&mut self, item: ItemId, field: DraftField, span: Span) {
        let Some(piece) = self.only_piece(&field) else {
            return;
        };
        if piece.quoted {
            let prose = self.prose(item, piece.text);
            return self.enter(item, &field, Value::Prose(prose), span);
        }
        let words: Vec<&str> = piece.content().split_whitespace().collect();
        let path = match words.as_slice() {
            [path] if path.ends_with(".md") => Some((*path).to_owned()),
            [text, path] if path.ends_with(".md") && names_text(text) => Some((*path).to_owned()),
            _ => None,
        };
        let Some(path) = path else {
            let quoted = format!("\"{}\"", piece.content().replace('"', "\\\""));
            let diagnostic = Diagnostic::new(Code::ProseWithoutFence, span).with("text", piece.content());
            self.report(diagnostic.fix(FixKind::Form, [(span, quoted)]));
            return self.enter(item, &field, Value::Broken, span);
        };
        let value = match (self.include)(self.sources, span.file, &path) {
            Ok(file) => {
                let content = self.sources.file(file).text.clone();
                let whole = Span::new(file, 0, content.len());
                let content = content.replace("\r\n", "\n");
                let literal = TextLiteral { content, origins: vec![(0, 0)], span: whole, fenced: true };
                Value::Prose(self.prose(item, literal))
            }
            Err(fault) => {
                let code = match fault {
                    IncludeFault::NotFound => Some(Code::IncludeNotFound),
                    IncludeFault::Outside => Some(Code::IncludeOutside),
                    IncludeFault::Unreadable => None,
                };
                if let Some(code) = code {
                    self.report(Diagnostic::new(code, span).with("path", path));
                }
                Value::Broken
            }
        };
        self.enter(item, &field, value, span);
    }

    /// A field's values, set apart by commas or written as texts.
    pub(super) fn listed(&self, field: &DraftField) -> Vec<Piece> {
        let mut values = Vec::new();
        for piece in &field.pieces {
            if piece.quoted {
                values.push(piece.clone());
            } else {
                values.extend(split_list(piece));
            }
        }
        values
    }

    /// Prose that holds nothing but what is written.
    pub(super) fn plain(&self, text: &str) -> Prose {
        Prose::plain(names::normal(text))
    }
}

/// From the first piece to the last.
pub(super) fn extent(field: &DraftField) -> Option<Span> {
    let first = field.pieces.first()?.span();
    Some(field.pieces.last().map_or(first, |last| first.to(last.span())))
}

/// The values of a list in bare words: a comma and a space set them apart.
fn split_list(piece: &Piece) -> Vec<Piece> {
    let text = piece.content();
    let mut values = Vec::new();
    let mut from = 0;
    for (at, _) in text.match_indices(',') {
        let after = &text[at + 1..];
        if after.is_empty() || after.starts_with(char::is_whitespace) {
            values.push(piece.part(from, at));
            from = at + 1;
        }
    }
    values.push(piece.part(from, text.len()));
    values.retain(|value| !value.content().is_empty());
    values
}

fn names_text(word: &str) -> bool {
    let folded = fold(word);
    FieldName::Text.field().names.iter().copied().flatten().any(|name| *name == folded)
}

/// Adds what a text that is no day or period most likely means, where it is one that `fits`.
fn explained(
    diagnostic: Diagnostic,
    almost: Option<Almost>,
    help: &'static str,
    fits: impl Fn(Period) -> bool,
) -> Diagnostic {
    match almost {
        Some(Almost::Period(period)) if fits(period) => {
            let edit = diagnostic.span.map(|span| (span, period.to_string()));
            diagnostic.with("meant", period.to_string()).help("meant").fix(FixKind::Form, edit)
        }
        Some(Almost::WithoutYear(period)) if fits(period) => {
            diagnostic.with("example", period.to_string()).help("year")
        }
        Some(Almost::Likely(period)) if fits(period) => diagnostic.with("meant", period.to_string()).help("likely"),
        Some(Almost::OneEnd) if diagnostic.code == Code::InvalidPeriod => diagnostic.help("open"),
        Some(Almost::Range) if diagnostic.code == Code::InvalidPeriod => diagnostic.help("range"),
        _ => diagnostic.help(help),
    }
}

/// A unit that planc does not know; with the right word, where it is one that people write otherwise.
pub(super) fn unknown_unit(piece: &Piece) -> Diagnostic {
    let diagnostic = Diagnostic::new(Code::UnknownUnit, piece.span()).with("text", piece.content());
    match unit::meant(piece.content()) {
        Some(meant) => diagnostic
            .with("nearest", Argument::texts([meant]))
            .help("nearest")
            .fix(FixKind::Spelling, [(piece.span(), meant.to_owned())]),
        None => diagnostic,
    }
}

/// A value that has not the form that its field takes.
pub(super) fn invalid(piece: &Piece) -> Diagnostic {
    Diagnostic::new(Code::InvalidValue, piece.span()).with("text", piece.content())
}

/// `ja`, `nej`, `yes`, `no`.
pub(super) fn yes_no(text: &str) -> Option<bool> {
    match fold(text).as_str() {
        "ja" | "yes" => Some(true),
        "nej" | "no" => Some(false),
        _ => None,
    }
}

/// A direction's words, in any language.
pub(super) fn direction(text: &str) -> Option<Direction> {
    match fold(text).as_str() {
        "öka" | "ökar" | "ökande" | "increase" => Some(Direction::Increase),
        "minska" | "minskar" | "minskande" | "decrease" => Some(Direction::Decrease),
        "behåll" | "behålla" | "bibehåll" | "oförändrad" | "keep" => Some(Direction::Keep),
        _ => None,
    }
}
