//! Stated figures: cells of budgets and values of indicators.

use super::Resolver;
use super::draft::{DraftField, Piece};
use super::table::header_name;
use super::values::{direction, extent, invalid, unknown_unit, yes_no};
use crate::diagnostic::{Argument, Code, Diagnostic, FixKind, nearest};
use crate::model::{Comparison, Content, Entry, Figure, ItemId, Key, Period, Qualifier, SeriesKind, Unit, Value};
use crate::syntax::{number, unit};
use crate::text::Span;
use crate::vocabulary::{ConceptName, FieldName, FieldType, WordKind, fold, prefix};
use rust_decimal::Decimal;

impl Resolver<'_, '_> {
    /// Reads a cell or a keyed value.
    pub(super) fn stated_figure(&mut self, item: ItemId, field: DraftField) {
        let Some(key) = self.key(item, &field) else {
            return;
        };
        let span = extent(&field).unwrap_or(field.word);
        let twin = self
            .item(item)
            .entries
            .iter()
            .find(|entry| entry.field == field.field.name && entry.key.as_ref() == Some(&key));
        if let Some(twin) = twin {
            let name = field.key.as_ref().map_or_else(String::new, |key| key.content().to_owned());
            let diagnostic = Diagnostic::new(Code::ValueTwice, span).with("key", name).label(twin.span, "first");
            self.report(diagnostic);
            return;
        }
        let figure = if field.broken {
            // What the cell says may belong to its neighbour.
            Figure { content: Content::Broken, unit: self.unit_here(item, &key), footnotes: Vec::new(), span }
        } else {
            self.figure(item, &key, &field, span)
        };
        if let (Content::Empty, Key::Period(_)) = (&figure.content, &key) {
            // An indicator says nothing of a period whose cell is empty, unless a note hangs there.
            if figure.footnotes.is_empty() && !field.cell {
                self.report(Diagnostic::new(Code::MissingValue, field.word).with("field", field.field.name));
                return;
            }
        }
        let without_reason = matches!(figure.content, Content::Missing { reason: None }) && figure.footnotes.is_empty();
        let late =
            self.late.last().is_some_and(|(owner, at, _)| *owner == item && *at == self.item(item).entries.len());
        if without_reason && !late {
            self.report(Diagnostic::new(Code::MissingWithoutReason, span));
        }
        self.bare_target(item, &field, &figure);
        let entry = Entry { field: field.field.name, key: Some(key), value: Value::Figure(figure), span };
        self.items[item.index()].entries.push(entry);
    }

    /// A target without a comparison is read through the indicator's direction.
    fn bare_target(&mut self, item: ItemId, field: &DraftField, figure: &Figure) {
        let bare = matches!(figure.content, Content::Number { comparison: None, .. });
        let target = SeriesKind::of(field.field.name) == Some(SeriesKind::Target);
        if bare && target && self.item(item).value(FieldName::Direction).is_none() {
            self.report(Diagnostic::new(Code::BareTargetWithoutDirection, figure.span));
        }
    }

    fn key(&mut self, item: ItemId, field: &DraftField) -> Option<Key> {
        let Some(written) = &field.key else {
            if let Some(period) = self.report_period(item, field) {
                return Some(Key::Period(period));
            }
            self.report(Diagnostic::new(Code::KeyMissing, field.word).with("field", field.field.name));
            return None;
        };
        if field.field.kind == FieldType::Series {
            return self.period(written).map(Key::Period);
        }
        let budget = self.budget(item)?;
        let is_column = |id: &&ItemId| self.item(**id).concept == ConceptName::Column;
        let name = super::names::normal(written.content());
        if let Some(column) = self.names.child(budget, &name).iter().find(is_column) {
            return Some(Key::Column(*column));
        }
        // A header that is a period has declared its column itself; in a block the same words find it.
        let implied = self.columns_of(budget).iter().find(|id| {
            let column = self.item(**id);
            column.name.is_none() && header_name(&column.title.source) == name
        });
        if let Some(column) = implied.copied().or_else(|| self.column_by_header(budget, &name).ok().flatten()) {
            return Some(Key::Column(column));
        }
        let already = self
            .diagnostics
            .iter()
            .any(|earlier| earlier.code == Code::UnknownColumn && earlier.span == Some(written.span()));
        if !already {
            let columns: Vec<String> = self
                .item(budget)
                .children
                .iter()
                .map(|id| self.item(*id))
                .filter(|column| column.concept == ConceptName::Column)
                .map(|column| {
                    column.name.as_ref().map_or_else(|| column.title.source.clone(), |name| name.value.clone())
                })
                .collect();
            let near = nearest::nearest(&name, columns.iter().map(String::as_str));
            let mut diagnostic = Diagnostic::new(Code::UnknownColumn, written.span())
                .with("word", name.as_str())
                .with("concept", ConceptName::Row);
            if !near.is_empty() {
                diagnostic = diagnostic.meaning(&name, &near);
            } else if columns.is_empty() {
                diagnostic = diagnostic.help("declare");
            } else {
                diagnostic = diagnostic.with("allowed", Argument::texts(columns)).note("allowed");
            }
            self.report(diagnostic);
        }
        None
    }

    /// The period of a status report's figure that names none: an outcome is that of the report's own period, a
    /// forecast that of its year.
    fn report_period(&self, item: ItemId, field: &DraftField) -> Option<Period> {
        let status = self.item(item);
        let report = status.parent.filter(|_| status.concept == ConceptName::StatusReport)?;
        let period = self.item(report).period(FieldName::Period)?;
        Some(match SeriesKind::of(field.field.name)? {
            SeriesKind::Outcome => period,
            _ => Period::year(period.last_year()),
        })
    }

    /// The unit in force where the figure stands.
    fn unit_here(&self, item: ItemId, key: &Key) -> Option<Unit> {
        let own = |id: ItemId| self.item(id).unit().cloned();
        match key {
            Key::Period(_) if self.item(item).concept == ConceptName::StatusReport => {
                let about = self.item(item).references(FieldName::Concerns).next()?;
                match self.item(about).concept {
                    ConceptName::Indicator => own(about),
                    _ => std::iter::successors(Some(about), |at| self.item(*at).parent).find_map(own),
                }
            }
            Key::Period(_) => own(item),
            Key::Column(column) => {
                let mut units = own(item).or_else(|| own(*column));
                let mut at = self.item(item).parent;
                while let (None, Some(parent)) = (&units, at) {
                    units = own(parent);
                    at = self.item(parent).parent;
                }
                units
            }
        }
    }

    fn figure(&mut self, item: ItemId, key: &Key, field: &DraftField, span: Span) -> Figure {
        let unit = self.unit_here(item, key);
        let mut figure = Figure { content: Content::Empty, unit, footnotes: Vec::new(), span };
        let mut words: Option<Piece> = None;
        let mut text: Option<Piece> = None;
        for piece in &field.pieces {
            if piece.quoted && text.is_none() {
                text = Some(piece.clone());
            } else if !piece.quoted {
                // Footnote marks may stand after a text.
                let rest = self.footnote_marks(item, piece, &mut figure.footnotes);
                if words.is_none() && text.is_none() {
                    words = Some(rest);
                } else if !rest.content().is_empty() {
                    self.report(Diagnostic::new(Code::UnexpectedText, rest.span()).with("text", rest.content()));
                }
            } else {
                self.report(Diagnostic::new(Code::UnexpectedText, piece.span()).with("text", piece.content()));
            }
        }
        let words = words.filter(|words| !words.content().is_empty());
        figure.content = match (words, text) {
            (None, None) => Content::Empty,
            (None, Some(text)) => {
                self.late.push((item, self.item(item).entries.len(), text.text));
                Content::Word(self.plain(""))
            }
            (Some(words), text) => {
                let content = self.stated(item, &words, &mut figure.unit, field);
                match (content, text) {
                    (Content::Missing { .. }, Some(text)) => {
                        self.late.push((item, self.item(item).entries.len(), text.text));
                        Content::Missing { reason: None }
                    }
                    (content, Some(text)) => {
                        self.report(Diagnostic::new(Code::UnexpectedText, text.span()).with("text", text.content()));
                        content
                    }
                    (content, None) => content,
                }
            }
        };
        figure
    }

    /// Takes footnote marks away from a text's end.
    fn footnote_marks(&mut self, item: ItemId, piece: &Piece, marks: &mut Vec<ItemId>) -> Piece {
        let mut end = piece.content().len();
        let mut found = Vec::new();
        while let Some(open) = piece.content()[..end].trim_end().strip_suffix(']').and_then(|text| text.rfind("[^")) {
            let close = piece.content()[..end].trim_end().len() - 1;
            let id = piece.part(open + 2, close);
            found.push(id);
            end = open;
        }
        for id in found.into_iter().rev() {
            if let Some(footnote) = self.footnote(item, id.content(), id.span()) {
                marks.push(footnote);
            }
        }
        piece.part(0, end)
    }

    /// What bare words state.
    fn stated(&mut self, item: ItemId, words: &Piece, unit: &mut Option<Unit>, field: &DraftField) -> Content {
        let text = words.content();
        let folded = fold(text);
        match folded.as_str() {
            "-" | "–" | "−" | "—" | ".." | "saknas" | "missing" => return Content::Missing { reason: None },
            "ej klart" | "ej klar" | "not ready" => return Content::NotReady,
            "ej tillämpligt" | "ej tillämplig" | "not applicable" => return Content::NotApplicable,
            "=" => return Content::Computed,
            _ => {}
        }
        if let Some(value) = yes_no(text) {
            if unit.as_ref().is_some_and(|unit| *unit != Unit::YesNo) {
                return self.clash(words, unit.as_ref());
            }
            return Content::YesNo(value);
        }
        if let Some(direction) = direction(text) {
            return Content::Direction(direction);
        }
        let target = SeriesKind::of(field.field.name) == Some(SeriesKind::Target);
        let (comparison, after) = if target { read_comparison(text) } else { (None, 0) };
        let (qualifier, after) = match comparison {
            Some(_) => (None, after),
            None => read_qualifier(text),
        };
        let rest = words.part(after, text.len());
        let Some(run) = number::read(rest.content(), self.language) else {
            return self.word_content(item, words, unit);
        };
        let value = match run.value {
            Ok(value) => value,
            Err(fault) => {
                let number = rest.part(0, run.len);
                self.number_fault(number.content(), fault, number.span());
                return Content::Broken;
            }
        };
        let tail = rest.part(run.len, rest.content().len());
        if tail.content().is_empty() && unit.as_ref() == Some(&Unit::YesNo) {
            return self.clash(words, unit.as_ref());
        }
        let stated = (&rest.part(0, run.len), value);
        let Some(share) = self.unit_and_share(&tail, unit, stated) else {
            return Content::Broken;
        };
        Content::Number { value, comparison, qualifier, share }
    }

    /// Reads what follows a number: a unit, and a share in parentheses. Nothing, if that was reported.
    fn unit_and_share(
        &mut self,
        tail: &Piece,
        unit: &mut Option<Unit>,
        number: (&Piece, Decimal),
    ) -> Option<Option<Decimal>> {
        let text = tail.content();
        let (written, share) = match text.find('(') {
            Some(open) if text.ends_with(')') => (tail.part(0, open), Some(tail.part(open + 1, text.len() - 1))),
            _ => (tail.clone(), None),
        };
        if !written.content().is_empty() {
            let Some(stated) = unit::read(written.content()) else {
                self.report(unknown_unit(&written));
                return None;
            };
            match unit {
                Some(expected) if !expected.same_dimension(&stated) => {
                    let expected = expected.display(self.language).to_owned();
                    let diagnostic = Diagnostic::new(Code::UnitClash, written.span())
                        .with("stated", stated.display(self.language))
                        .with("expected", expected);
                    self.report(self.other_unit(diagnostic, &written, &stated, number));
                    return None;
                }
                _ => *unit = Some(stated),
            }
        }
        let Some(share) = share else {
            return Some(None);
        };
        let number = share.content().trim_end_matches('%').trim_end();
        match number::read(number, self.language) {
            Some(run) if run.len == number.len() && share.content().ends_with('%') => match run.value {
                Ok(value) => Some(Some(value)),
                Err(fault) => {
                    self.number_fault(number, fault, share.span());
                    None
                }
            },
            _ => {
                let diagnostic = invalid(&share).help("share");
                let bare = number::read(number, self.language).is_some_and(|run| run.len == number.len());
                let end = share.text.place(number.len(), number.len());
                self.report(if bare { diagnostic.fix(FixKind::Form, [(end, " %".to_owned())]) } else { diagnostic });
                None
            }
        }
    }

    /// What was most likely meant by a unit that does not go with the one in force.
    fn other_unit(
        &self,
        diagnostic: Diagnostic,
        written: &Piece,
        stated: &Unit,
        (number, value): (&Piece, Decimal),
    ) -> Diagnostic {
        let span = written.span();
        if let Some(scale) = unit::scale(written.content())
            && let Some(whole) = value.checked_mul(scale)
        {
            let whole = self.language.number(whole.normalize()).replace('\u{a0}', " ").replace('−', "-");
            let edit = (number.span().to(span), whole.clone());
            return diagnostic.with("mended", whole).help("scale").fix(FixKind::Form, [edit]);
        }
        if let Unit::Counted(word) = stated {
            let near = nearest::nearest(word, unit::names());
            if let [one] = near.as_slice() {
                let edit = (span, (*one).to_owned());
                let diagnostic = diagnostic.with("nearest", Argument::texts([*one])).help("nearest");
                return diagnostic.fix(FixKind::Spelling, [edit]);
            }
        }
        diagnostic
    }

    fn clash(&mut self, words: &Piece, expected: Option<&Unit>) -> Content {
        let expected = expected.map_or("", |unit| unit.display(self.language)).to_owned();
        let diagnostic =
            Diagnostic::new(Code::UnitClash, words.span()).with("stated", words.content()).with("expected", expected);
        self.report(diagnostic);
        Content::Broken
    }

    /// A status word, built in or declared; anything else must be in quotes.
    fn word_content(&mut self, item: ItemId, words: &Piece, unit: &Option<Unit>) -> Content {
        match self.known_word(item, WordKind::Status, words.content()) {
            Some(Value::Item(word)) => {
                self.references += 1;
                Content::Word(self.item(word).title.clone())
            }
            Some(_) => Content::Word(self.plain(words.content())),
            None => {
                let diagnostic = invalid(words).help("figure");
                let diagnostic = match unit {
                    Some(unit) => diagnostic.with("unit", unit.display(self.language).to_owned()),
                    None => diagnostic,
                };
                self.report(diagnostic);
                Content::Broken
            }
        }
    }
}

/// A comparison at a text's start, and the bytes it takes.
pub(super) fn read_comparison(text: &str) -> (Option<Comparison>, usize) {
    const WORDS: &[(&str, Comparison)] = &[
        ("minst", Comparison::AtLeast),
        ("lägst", Comparison::AtLeast),
        ("at least", Comparison::AtLeast),
        (">=", Comparison::AtLeast),
        ("≥", Comparison::AtLeast),
        ("högst", Comparison::AtMost),
        ("max", Comparison::AtMost),
        ("at most", Comparison::AtMost),
        ("<=", Comparison::AtMost),
        ("≤", Comparison::AtMost),
        ("under", Comparison::Below),
        ("below", Comparison::Below),
        ("<", Comparison::Below),
        ("över", Comparison::Above),
        ("mer än", Comparison::Above),
        ("fler än", Comparison::Above),
        ("more than", Comparison::Above),
        ("mindre än", Comparison::Below),
        ("färre än", Comparison::Below),
        ("less than", Comparison::Below),
        ("fewer than", Comparison::Below),
        ("above", Comparison::Above),
        (">", Comparison::Above),
        ("exakt", Comparison::Exactly),
        ("exactly", Comparison::Exactly),
        ("=", Comparison::Exactly),
    ];
    starts_with_one_of(text, WORDS)
}

/// A softening word at a text's start, and the bytes it takes.
pub(super) fn read_qualifier(text: &str) -> (Option<Qualifier>, usize) {
    const WORDS: &[(&str, Qualifier)] = &[
        ("cirka", Qualifier::About),
        ("circa", Qualifier::About),
        ("ca.", Qualifier::About),
        ("ca", Qualifier::About),
        ("c:a", Qualifier::About),
        ("ungefär", Qualifier::About),
        ("omkring", Qualifier::About),
        ("runt", Qualifier::About),
        ("about", Qualifier::About),
        ("around", Qualifier::About),
        ("approximately", Qualifier::About),
        ("knappt", Qualifier::Nearly),
        ("nästan", Qualifier::Nearly),
        ("närmare", Qualifier::Nearly),
        ("nearly", Qualifier::Nearly),
        ("almost", Qualifier::Nearly),
        ("drygt", Qualifier::JustOver),
        ("just over", Qualifier::JustOver),
        ("minst", Qualifier::AtLeast),
        ("at least", Qualifier::AtLeast),
        ("högst", Qualifier::AtMost),
        ("at most", Qualifier::AtMost),
        ("mer än", Qualifier::MoreThan),
        ("fler än", Qualifier::MoreThan),
        ("över", Qualifier::MoreThan),
        ("more than", Qualifier::MoreThan),
        ("over", Qualifier::MoreThan),
        ("mindre än", Qualifier::LessThan),
        ("färre än", Qualifier::LessThan),
        ("under", Qualifier::LessThan),
        ("less than", Qualifier::LessThan),
        ("fewer than", Qualifier::LessThan),
    ];
    starts_with_one_of(text, WORDS)
}

fn starts_with_one_of<T: Copy>(text: &str, words: &[(&str, T)]) -> (Option<T>, usize) {
    words
        .iter()
        .find_map(|(word, meaning)| {
            let len = prefix(text, word)?;
            let ends = !word.ends_with(char::is_alphabetic) || text[len..].starts_with(char::is_whitespace);
            ends.then_some((Some(*meaning), len))
        })
        .unwrap_or((None, 0))
}
