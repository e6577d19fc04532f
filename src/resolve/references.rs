//! Fields that point at items, and at what findings are about.

use super::Resolver;
use super::draft::{DraftField, Piece};
use super::ids::with_hyphens;
use super::paths::Destination;
use super::values::{extent, invalid};
use crate::diagnostic::{Argument, CODES, Code, Diagnostic, FixKind};
use crate::model::{CellAt, Counting, Deviation, ItemId, Level, RuleLevel, Value};
use crate::syntax::{TextLiteral, formula};
use crate::text::Span;
use crate::vocabulary::{ConceptName, Keyword, fold, keyword_anywhere, prefix};

impl Resolver<'_, '_> {
    pub(super) fn reference_field(
        &mut self,
        item: ItemId,
        field: DraftField,
        concepts: &'static [ConceptName],
        text_allowed: bool,
    ) {
        let Some(span) = extent(&field) else {
            if !field.cell {
                self.report(Diagnostic::new(Code::MissingValue, field.word).with("field", field.field.name));
            }
            return;
        };
        if field.broken {
            return self.enter(item, &field, Value::Broken, span);
        }
        let values = self.loose_list(item, &field, concepts);
        if let (false, Some(extra)) = (field.field.many, values.get(1)) {
            let name = field.field.name;
            let diagnostic = Diagnostic::new(Code::UnexpectedText, extra.span()).with("text", extra.content());
            self.report(diagnostic.with("field", name).help("one"));
        }
        let most = if field.field.many { values.len() } else { 1 };
        for piece in values.into_iter().take(most) {
            let span = piece.span();
            let value = if !piece.quoted {
                self.reference(item, &piece, concepts, text_allowed)
            } else if text_allowed {
                Value::Prose(self.prose(item, piece.text))
            } else {
                self.report(invalid(&piece).with("wanted", concept_list(concepts)).help("reference"));
                Value::Broken
            };
            self.enter(item, &field, value, span);
        }
    }

    /// A field's values. Where other signs than a comma and a space set them apart, that is said.
    fn loose_list(&mut self, item: ItemId, field: &DraftField, concepts: &[ConceptName]) -> Vec<Piece> {
        let mut values: Vec<Piece> = Vec::new();
        let mut pending = None;
        for piece in self.listed(field) {
            if let Some(link) = pending.take() {
                let link: Piece = link;
                if let Some(last) = values.last() {
                    let gap = Span { start: last.span().end, end: piece.span().start, ..link.span() };
                    self.report(loose(&link, ", ").fix(FixKind::Form, [(gap, ", ".to_owned())]));
                }
            }
            if piece.quoted || formula::read_path(piece.content()).is_some_and(|_| !is_link(piece.content())) {
                values.push(piece);
                continue;
            }
            if is_link(piece.content()) && !values.is_empty() {
                pending = Some(piece);
                continue;
            }
            let parts = split_loosely(&piece);
            // Names have these signs and words too: something must show that several are meant.
            let leads = |part: &Piece| {
                formula::read_path(part.content())
                    .is_some_and(|path| self.try_path(item, &path, &part.text, concepts).is_ok())
            };
            let paths = parts.iter().all(|part| formula::read_path(part.content()).is_some());
            let words = piece.content().split_whitespace().any(is_link);
            let several = if words { parts.iter().all(leads) } else { paths && parts.iter().any(leads) };
            if !several || parts.is_empty() {
                values.push(piece);
                continue;
            }
            if field.field.many {
                let mended = parts.iter().map(|part| part.content()).collect::<Vec<_>>().join(", ");
                self.report(loose(&piece, &mended).fix(FixKind::Form, [(piece.span(), mended)]));
            }
            values.extend(parts);
        }
        values.extend(pending);
        values
    }

    fn reference(&mut self, item: ItemId, piece: &Piece, concepts: &[ConceptName], text_allowed: bool) -> Value {
        // What a field points at is never the item itself or one of its parts: look from its parent's place.
        let from = item;
        // `avser uppdrag vräkning`: the concept's word tells two things of one id apart.
        if let Some((Keyword::Concept(word), len)) = keyword_anywhere(piece.content()) {
            let rest = piece.part(len, piece.content().len());
            if !rest.content().is_empty() && concepts.contains(&word.concept) {
                return self.reference(item, &rest, &[word.concept], text_allowed);
            }
        }
        let Some(path) = formula::read_path(piece.content()) else {
            let hyphened = with_hyphens(piece.content());
            let text = TextLiteral { content: hyphened.clone(), ..piece.text.clone() };
            let found = formula::read_path(&hyphened).map(|path| self.try_path(from, &path, &text, concepts));
            if let Some(Ok(_)) = found {
                let diagnostic = invalid(piece).with("mended", hyphened.as_str()).help("hyphen");
                self.report(diagnostic.fix(FixKind::Form, [(piece.span(), hyphened)]));
                return Value::Broken;
            }
            let diagnostic = invalid(piece).with("wanted", concept_list(concepts));
            self.report(diagnostic.help(if text_allowed { "quote" } else { "reference" }));
            return Value::Broken;
        };
        // `saknas` says that there is none, unless something is called so.
        let missing = matches!(fold(piece.content()).as_str(), "saknas" | "missing");
        match self.try_path(from, &path, &piece.text, concepts) {
            Err(diagnostic) if missing && diagnostic.code == Code::UnknownName => Value::Missing,
            Ok(Destination::Item(found)) => {
                self.references += 1;
                Value::Item(found)
            }
            Ok(_) => {
                self.report(invalid(piece).with("wanted", concept_list(concepts)).help("reference"));
                Value::Broken
            }
            Err(diagnostic) => {
                let unknown = text_allowed && diagnostic.code == Code::UnknownName;
                self.report(if unknown { diagnostic.help("quote") } else { *diagnostic });
                Value::Broken
            }
        }
    }

    /// `summa`, `delsumma`, `delpost x`, `varav x`.
    pub(super) fn counting_field(&mut self, item: ItemId, field: DraftField, span: Span) {
        let Some(piece) = field.pieces.first().cloned() else {
            return;
        };
        let text = piece.content();
        let folded = fold(text);
        let value = match folded.as_str() {
            "summa" | "total" | "sum" => Some(Counting::Total),
            "delsumma" | "subtotal" => Some(Counting::Subtotal),
            _ => {
                let word = text.split_whitespace().next().unwrap_or_default();
                let of = |words: &[&str]| {
                    let len = words.iter().find_map(|word| prefix(text, word))?;
                    text[len..].starts_with(char::is_whitespace).then_some(len)
                };
                let part = of(&["delpost", "part of", "part"]);
                let which = of(&["varav", "of which"]);
                match part.or(which) {
                    Some(len) => {
                        let rest = piece.part(len, text.len());
                        let rest =
                            if rest.content().starts_with("i ") { rest.part(2, rest.content().len()) } else { rest };
                        match self.reference(item, &rest, &[ConceptName::Row], false) {
                            Value::Item(row) if part.is_some() => Some(Counting::PartOf(row)),
                            Value::Item(row) => Some(Counting::OfWhich(row)),
                            _ => None,
                        }
                    }
                    None => {
                        self.report(invalid(&piece).with("word", word).help("counting"));
                        None
                    }
                }
            }
        };
        self.enter(item, &field, value.map_or(Value::Broken, Value::Counting), span);
    }

    /// `känd avvikelse total.omf "skäl"`, with the rule's code where several rules speak of the target.
    pub(super) fn deviation_field(&mut self, item: ItemId, field: DraftField, span: Span) {
        let mut words = None;
        let mut reason = None;
        for piece in &field.pieces {
            match piece.quoted {
                false if words.is_none() => words = Some(piece.clone()),
                true if reason.is_none() => reason = Some(piece.clone()),
                _ => self.report(Diagnostic::new(Code::UnexpectedText, piece.span()).with("text", piece.content())),
            }
        }
        let (Some(words), Some(reason)) = (words, reason) else {
            self.report(Diagnostic::new(Code::MissingValue, span).with("field", field.field.name).help("deviation"));
            return self.enter(item, &field, Value::Broken, span);
        };
        let text = words.content();
        let end = text.find(char::is_whitespace).unwrap_or(text.len());
        let rule = words.part(end, text.len());
        let target = words.part(0, end);
        let rule = match rule.content() {
            "" => None,
            _ => match self.rule_named(&rule) {
                Some(code) => Some(code),
                None => return self.enter(item, &field, Value::Broken, span),
            },
        };
        let Some(path) = formula::read_path(target.content()) else {
            self.report(invalid(&target).help("target"));
            return self.enter(item, &field, Value::Broken, span);
        };
        let value = match self.path(item, &path, &target.text, &[]) {
            Some(found) => {
                let reason = self.prose(item, reason.text);
                let written = target.content().to_owned();
                Value::Deviation(Deviation { target: self.target_path(found), written, rule, reason })
            }
            None => Value::Broken,
        };
        self.enter(item, &field, value, span);
    }

    /// The code of a rule, named by its number or by its page.
    fn rule_named(&mut self, rule: &Piece) -> Option<String> {
        let written = rule.content();
        let found = CODES.iter().find(|code| code.number().eq_ignore_ascii_case(written) || code.slug() == written);
        if found.is_none() {
            self.report(invalid(rule).help("rule"));
        }
        found.map(|code| code.number().to_owned())
    }

    /// `regel P0801 av "skäl"`.
    pub(super) fn rule_level_field(&mut self, item: ItemId, field: DraftField, span: Span) {
        let words = field.pieces.iter().find(|piece| !piece.quoted).cloned();
        let reason = field.pieces.iter().find(|piece| piece.quoted).cloned();
        let (Some(words), Some(reason)) = (words, reason) else {
            self.report(Diagnostic::new(Code::MissingValue, span).with("field", field.field.name).help("rule"));
            return self.enter(item, &field, Value::Broken, span);
        };
        let text = words.content();
        let end = text.find(char::is_whitespace).unwrap_or(text.len());
        let (rule, level) = (words.part(0, end), words.part(end, text.len()));
        let level = match fold(level.content()).as_str() {
            "av" | "off" => Some(None),
            "varning" | "warning" => Some(Some(Level::Warning)),
            "fel" | "error" => Some(Some(Level::Error)),
            _ => {
                self.report(invalid(&words).help("level"));
                None
            }
        };
        let value = match (self.rule_named(&rule), level) {
            (Some(rule), Some(level)) => {
                let reason = self.prose(item, reason.text);
                Value::RuleLevel(RuleLevel { rule, level, reason })
            }
            _ => Value::Broken,
        };
        self.enter(item, &field, value, span);
    }

    /// The path by which findings name what they are about. Must agree with `check::target`.
    fn target_path(&self, found: Destination) -> String {
        match found {
            Destination::Item(item) | Destination::Count(item) => self.item(item).path.clone(),
            Destination::Cell(CellAt { row, column }) => crate::model::cell_path(self.item(row), self.item(column)),
            Destination::Series { indicator, series, period, .. } => {
                crate::model::series_path(self.item(indicator), series, period)
            }
        }
    }
}

fn concept_list(concepts: &[ConceptName]) -> Argument {
    Argument::List(concepts.iter().map(|concept| Argument::Concept(*concept)).collect())
}

/// Values that other signs than a comma and a space set apart.
fn loose(piece: &Piece, mended: &str) -> Diagnostic {
    invalid(piece).with("mended", mended).help("list")
}

/// A word between the last two values of a list.
fn is_link(text: &str) -> bool {
    matches!(fold(text).as_str(), "och" | "samt" | "and" | "&" | "+")
}

/// The values of `a,b,c`, `a; b` and `a och b`. Nothing, where there is but one.
fn split_loosely(piece: &Piece) -> Vec<Piece> {
    let text = piece.content();
    let mut parts = Vec::new();
    let mut from = 0;
    let mut at = 0;
    for word in text.split_inclusive([',', ';', ' ', '\t', '\u{a0}']) {
        let end = at + word.len();
        let bare = word.trim_end_matches([',', ';', ' ', '\t', '\u{a0}']);
        if is_link(bare) {
            parts.push(piece.part(from, at));
            from = end;
        } else if word.ends_with([',', ';']) {
            parts.push(piece.part(from, at + bare.len()));
            from = end;
        }
        at = end;
    }
    let split = from > 0;
    parts.push(piece.part(from, text.len()));
    parts.retain(|part| !part.content().is_empty());
    if split { parts } else { Vec::new() }
}
