//! Questions: their names resolved, their values read as the fields that they are compared with.

use super::Resolver;
use super::draft::{self, DraftField};
use super::operands::{Kind, Typed};
use super::values::invalid;
use crate::diagnostic::{Argument, Code, Diagnostic, nearest};
use crate::model::{
    Comparand, Comparison, Condition, Declared, Expression, Item, ItemId, OrderBy, Query, QueryColumn, Selection, Value,
};
use crate::syntax::query::{self, ConditionTree, Counted, QueryFault, QueryTree, Sign, Word};
use crate::syntax::{TextLiteral, formula, number, unit};
use crate::text::{FileId, Span};
use crate::vocabulary::{
    CONCEPTS, ConceptName, ConceptWord, FieldName, Keyword, WordKind, builtin_words, fold, keyword_anywhere,
};

/// A question in the making: where it stands, what it asks for.
pub(super) struct Asked<'t> {
    /// The item whose place names are looked up from; the project's top, if none.
    pub(super) from: Option<ItemId>,
    pub(super) literal: &'t TextLiteral,
    pub(super) concept: ConceptName,
    pub(super) within: Option<ItemId>,
}

/// What is asked for: items to show, or their number.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Purpose {
    Show,
    Count,
}

/// What makes `i projektet` ask everywhere.
const WHOLE_PROJECT: [&str; 5] = ["projektet", "hela projektet", "project", "the project", "the whole project"];

impl Resolver<'_, '_> {
    /// `fråga uppdrag där status != klar`.
    pub(super) fn query_field(&mut self, item: ItemId, field: DraftField, span: Span) {
        let literal = joined(&field, span);
        let value = self.ask(Some(item), &literal).map_or(Value::Broken, Value::Query);
        self.enter(item, &field, value, span);
    }

    /// Views that ask nothing. Of what another project publishes, its questions are left behind.
    pub(super) fn views_without_query(&mut self, fields: &[Vec<DraftField>]) {
        let asks = |fields: &[DraftField]| fields.iter().any(|field| field.field.name == FieldName::Query);
        let views = self.items.iter().zip(fields).filter(|(item, _)| item.concept == ConceptName::View);
        let silent = views.filter(|(item, fields)| !item.external && !asks(fields));
        let found: Vec<Diagnostic> =
            silent.map(|(view, _)| Diagnostic::new(Code::ViewWithoutQuery, view.span)).collect();
        self.diagnostics.extend(found);
    }

    /// A question from outside the plan: that of a view, where it is a view's id, or one of its own. It stands in the
    /// project's plan, if there is a single one.
    pub(super) fn question(&mut self, file: FileId) -> Option<Query> {
        let content = self.sources.file(file).text.clone();
        let whole = Span::new(file, 0, content.len());
        let literal = TextLiteral { content, origins: vec![(0, 0)], span: whole, fenced: false };
        let plans = self.items.iter().filter(|item| item.concept == ConceptName::Plan && !item.external);
        let plans: Vec<ItemId> = plans.map(|plan| plan.id).collect();
        let from = if let [only] = plans.as_slice() { Some(*only) } else { None };
        let text = literal.content.trim().to_owned();
        let is_concept = matches!(keyword_anywhere(&text), Some((Keyword::Concept(_), len)) if len == text.len());
        let path = formula::read_path(&text).filter(|_| !is_concept);
        let Some(path) = path else { return self.ask(from, &literal) };
        let piece = self::piece(&literal, 0, literal.content.len());
        let named = |item: &&Item| {
            item.concept == ConceptName::View && item.name.as_ref().is_some_and(|name| name.value == text)
        };
        let by_id: Vec<ItemId> = self.items.iter().filter(named).map(|view| view.id).collect();
        let view = match (by_id.as_slice(), self.try_path(from, &path, &piece.text, &[ConceptName::View])) {
            ([only], _) => *only,
            (_, Ok(found)) => found.item(),
            (_, Err(diagnostic)) => {
                let near = nearest::nearest(&text, self.subjects());
                // A misspelt concept is the likelier the nearer one is, where no view is near.
                if diagnostic.helps.is_empty() && !near.is_empty() {
                    return self.ask(from, &literal);
                }
                self.report(*diagnostic);
                return None;
            }
        };
        match self.item(view).value(FieldName::Query) {
            Some(Value::Query(query)) => Some(query.clone()),
            _ => None,
        }
    }

    /// The words that a question can begin with.
    fn subjects(&self) -> Vec<&'static str> {
        let presets = CONCEPTS.iter().flat_map(|concept| concept.presets).map(|preset| preset.names);
        let names = CONCEPTS.iter().map(|concept| concept.names).chain(presets);
        names.flat_map(|names| names[self.language.index()]).copied().collect()
    }

    /// Resolves a question that stands at an item, or at the project's top.
    pub(super) fn ask(&mut self, from: Option<ItemId>, literal: &TextLiteral) -> Option<Query> {
        let tree = match query::read_query(&literal.content) {
            Ok(tree) => tree,
            Err(fault) => {
                self.query_fault(literal, fault);
                return None;
            }
        };
        let QueryTree { counted, order, columns } = tree;
        let (asked, of) = self.selection(from, &counted, literal, Purpose::Show)?;
        // What is wrong with the condition does not hide what is wrong after it.
        let mut whole = of.is_some();
        let (mut by, mut shown) = (Vec::new(), Vec::new());
        for ordered in order {
            match self.shown_operand(&asked, &ordered.operand, "order") {
                Some(operand) => by.push(OrderBy { operand, descending: ordered.descending }),
                None => whole = false,
            }
        }
        for column in columns {
            let span = literal.place(column.operand.start, column.operand.end);
            match self.shown_operand(&asked, &column.operand, "show") {
                Some(operand) if shown.iter().any(|other: &QueryColumn| other.operand == operand) => {
                    let text = column.operand.text.as_str();
                    self.report(Diagnostic::new(Code::InvalidQuery, span).with("text", text).help("twice"));
                    whole = false;
                }
                Some(operand) => shown.push(QueryColumn { operand, label: column.label }),
                None => whole = false,
            }
        }
        let written = literal.content.clone();
        of.filter(|_| whole).map(|of| Query { of, order: by, columns: shown, written })
    }

    /// `antal mål`, `antal mål i försörjning där nivå = nämnd`.
    pub(super) fn count(&mut self, item: ItemId, words: &formula::Piece, literal: &TextLiteral) -> Expression {
        let span = literal.place(words.start, words.end);
        let origins = literal.shifted(words.start, words.end);
        let literal = TextLiteral { content: words.text.clone(), origins, span, fenced: false };
        let counted = match query::read_counted(&literal.content) {
            Ok(counted) => counted,
            Err(fault) => {
                self.query_fault(&literal, fault);
                return Expression::Broken;
            }
        };
        match self.selection(Some(item), &counted, &literal, Purpose::Count).and_then(|(_, selection)| selection) {
            Some(selection) => Expression::Count(Box::new(selection)),
            None => Expression::Broken,
        }
    }

    /// What is asked for or counted: of what, and whether that and its condition could be read. Within a plan, that
    /// plan is asked, unless the question says another place.
    fn selection<'t>(
        &mut self,
        from: Option<ItemId>,
        counted: &Counted,
        literal: &'t TextLiteral,
        purpose: Purpose,
    ) -> Option<(Asked<'t>, Option<Selection>)> {
        let word = self.subject(&counted.subject, literal, purpose)?;
        let declared = match (word.preset, purpose) {
            (Some(preset), _) => Declared::ByPreset(preset),
            (None, Purpose::Show) => Declared::ByAny,
            (None, Purpose::Count) => Declared::ByOwnWord,
        };
        let within = match &counted.within {
            None => from.and_then(|from| self.item(from).plan),
            Some(place) if WHOLE_PROJECT.contains(&fold(&place.text).as_str()) => None,
            Some(place) => {
                let piece = self::piece(literal, place.start, place.end);
                let Some(path) = formula::read_path(piece.content()) else {
                    self.report(invalid_query(&piece));
                    return None;
                };
                Some(self.path(from, &path, &piece.text, &[])?.item())
            }
        };
        let asked = Asked { from, literal, concept: word.concept, within };
        let condition = counted.condition.as_ref().map(|tree| self.condition(&asked, tree));
        let of = match condition {
            Some(None) => None,
            Some(condition) => Some(Selection { concept: word.concept, declared, within, condition }),
            None => Some(Selection { concept: word.concept, declared, within, condition: None }),
        };
        Some((asked, of))
    }

    /// The concept that is asked for.
    fn subject(&mut self, word: &formula::Piece, literal: &TextLiteral, purpose: Purpose) -> Option<ConceptWord> {
        match keyword_anywhere(&word.text) {
            Some((Keyword::Concept(found), len)) if len == word.text.len() => return Some(found),
            Some((Keyword::Concept(_), len)) => {
                let rest = word.text[len..].len() - word.text[len..].trim_start().len();
                self.report(invalid_query(&piece(literal, word.start + len + rest, word.end)));
                return None;
            }
            _ => {}
        }
        let near = nearest::nearest(&word.text, self.subjects());
        let span = literal.place(word.start, word.end);
        let diagnostic = Diagnostic::new(Code::UnknownKeyword, span).with("word", word.text.as_str());
        self.report(if near.is_empty() {
            diagnostic.help(match purpose {
                Purpose::Show => "query",
                Purpose::Count => "count",
            })
        } else {
            diagnostic.meaning(&word.text, &near)
        });
        None
    }

    fn condition(&mut self, asked: &Asked<'_>, tree: &ConditionTree) -> Option<Condition> {
        match tree {
            ConditionTree::All(parts) => self.conditions(asked, parts).map(Condition::All),
            ConditionTree::Any(parts) => self.conditions(asked, parts).map(Condition::Any),
            ConditionTree::Not(inner) => Some(Condition::Not(Box::new(self.condition(asked, inner)?))),
            ConditionTree::Missing(operand) => Some(Condition::Missing(self.asked_operand(asked, operand)?.operand)),
            ConditionTree::Compare { operand, sign, sign_at, values } => {
                let typed = self.asked_operand(asked, operand)?;
                if !self.sign_fits(asked, &typed, operand, *sign, sign_at) {
                    return None;
                }
                let mut choices = Vec::with_capacity(values.len());
                let mut whole = true;
                for value in values {
                    match self.comparand(asked, &typed.kind, *sign, value) {
                        Some(comparand) => choices.push(compared(&typed, *sign, comparand)),
                        None => whole = false,
                    }
                }
                let first = choices.pop().filter(|_| whole)?;
                let any = if choices.is_empty() { first } else { Condition::Any([choices, vec![first]].concat()) };
                Some(if *sign == Sign::Different { Condition::Not(Box::new(any)) } else { any })
            }
        }
    }

    /// All of them are read, so that everything wrong is said at once.
    fn conditions(&mut self, asked: &Asked<'_>, parts: &[ConditionTree]) -> Option<Vec<Condition>> {
        let read: Vec<Option<Condition>> = parts.iter().map(|part| self.condition(asked, part)).collect();
        read.into_iter().collect()
    }

    /// Whether values of a kind can be compared so; what cannot is reported.
    fn sign_fits(
        &mut self,
        asked: &Asked<'_>,
        typed: &Typed,
        operand: &formula::Piece,
        sign: Sign,
        at: &formula::Piece,
    ) -> bool {
        let equality = matches!(sign, Sign::Comparison(Comparison::Exactly) | Sign::Different);
        let (fits, allowed): (bool, &[&str]) = match &typed.kind {
            Kind::Presence => (false, &[]),
            Kind::Line | Kind::Period => (true, &[]),
            Kind::Number => (sign != Sign::Contains, &["=", "!=", "<", "<=", ">", ">="]),
            Kind::Flag | Kind::Direction | Kind::Unit | Kind::Preset(_) => (equality, &["=", "!="]),
            Kind::Text | Kind::Word(_) | Kind::Reference(_) => {
                let contains = if self.language == crate::language::Language::Sv { "innehåller" } else { "contains" };
                (equality || sign == Sign::Contains, &["=", "!=", contains])
            }
        };
        if fits {
            return true;
        }
        let diagnostic = Diagnostic::new(Code::QueryMisfit, asked.literal.place(at.start, at.end))
            .with("field", operand.text.as_str())
            .with("use", "compare");
        self.report(match allowed {
            [] => diagnostic.help(typed.presence_advice()),
            allowed => diagnostic.with("allowed", Argument::texts(allowed.iter().copied())).help("signs"),
        });
        false
    }

    /// A value, read as the kind of what it is compared with.
    fn comparand(&mut self, asked: &Asked<'_>, kind: &Kind, sign: Sign, word: &Word) -> Option<Comparand> {
        let mut piece = piece(asked.literal, word.piece.start, word.piece.end);
        piece.quoted = word.quoted;
        let text = word.piece.text.as_str();
        let folded = || Comparand::Text(fold(text));
        match kind {
            Kind::Period => self.period(&piece).map(Comparand::Period),
            _ if sign == Sign::Contains => Some(folded()),
            Kind::Text | Kind::Line => Some(folded()),
            Kind::Unit => {
                Some(Comparand::Text(unit::read(text).map_or_else(String::new, |unit| unit.key().to_owned())))
            }
            Kind::Number => self.number_comparand(asked, &piece, word),
            Kind::Flag => self.flag(&piece).map(Comparand::Flag),
            Kind::Direction => self.direction(&piece).map(Comparand::Direction),
            Kind::Word(kind) => self.word_comparand(asked, *kind, &piece),
            Kind::Preset(concepts) => self.preset_comparand(concepts, &piece),
            Kind::Reference(concepts) => {
                if word.quoted {
                    return Some(folded());
                }
                let Some(path) = formula::read_path(piece.content()) else {
                    let wanted = concepts.iter().map(|concept| Argument::Concept(*concept)).collect();
                    self.report(invalid(&piece).with("wanted", Argument::List(wanted)).help("quote"));
                    return None;
                };
                self.path(asked.from, &path, &piece.text, concepts).map(|found| Comparand::Item(found.item()))
            }
            Kind::Presence => None,
        }
    }

    /// A number with its unit, what else a figure can say, or another figure of the same item.
    fn number_comparand(&mut self, asked: &Asked<'_>, piece: &draft::Piece, word: &Word) -> Option<Comparand> {
        let text = piece.content();
        if let Some(run) = number::read(text, self.language) {
            let value = match run.value {
                Ok(value) => value,
                Err(fault) => {
                    self.number_fault(&text[..run.len], fault, piece.part(0, run.len).span());
                    return None;
                }
            };
            let rest = piece.part(run.len, text.len());
            if rest.content().is_empty() {
                return Some(Comparand::Number(value, None));
            }
            let read = unit::read(rest.content());
            if read.is_none() {
                let diagnostic = Diagnostic::new(Code::UnknownUnit, rest.span());
                self.report(diagnostic.with("text", rest.content()));
            }
            return read.map(|unit| Comparand::Number(value, Some(unit)));
        }
        if let Some(flag) = super::values::yes_no(text) {
            return Some(Comparand::Flag(flag));
        }
        if let Some(direction) = super::values::direction(text) {
            return Some(Comparand::Direction(direction));
        }
        if word.quoted {
            return Some(Comparand::Text(fold(&word.piece.text)));
        }
        if keyword_anywhere(text).is_none() && !text.contains('.') {
            self.report(Diagnostic::new(Code::InvalidNumber, piece.span()).with("text", text).help("form"));
            return None;
        }
        let other = self.asked_operand(asked, &word.piece)?;
        if !matches!(other.kind, Kind::Number) {
            let diagnostic =
                Diagnostic::new(Code::QueryMisfit, piece.span()).with("field", text).with("use", "compare");
            self.report(diagnostic.help(other.presence_advice()));
            return None;
        }
        Some(Comparand::Operand(other.operand))
    }

    /// A word by its names, its key or its id.
    fn word_comparand(&mut self, asked: &Asked<'_>, kind: WordKind, piece: &draft::Piece) -> Option<Comparand> {
        let by_key = || builtin_words(kind).iter().find(|word| word.key == piece.content()).map(Value::Builtin);
        let known = self.known_word(asked.from, kind, piece.content()).or_else(by_key);
        let value = match known {
            Some(value) => value,
            None => self.word(asked.from, kind, piece)?,
        };
        match value {
            Value::Builtin(word) => Some(Comparand::Builtin(word)),
            Value::Item(item) => {
                self.references += 1;
                Some(Comparand::Item(item))
            }
            _ => None,
        }
    }

    fn preset_comparand(&mut self, concepts: &[ConceptName], piece: &draft::Piece) -> Option<Comparand> {
        let wanted = fold(piece.content());
        let presets = || concepts.iter().flat_map(|concept| concept.concept().presets);
        let named = |names: &crate::vocabulary::Names| names.iter().copied().flatten().any(|name| fold(name) == wanted);
        if let Some(preset) = presets().find(|preset| preset.key == wanted || named(&preset.names)) {
            return Some(Comparand::Preset(preset.key));
        }
        let words: Vec<&str> = presets().map(|preset| preset.names[self.language.index()][0]).collect();
        let near = nearest::nearest(piece.content(), words.iter().copied());
        let diagnostic = Diagnostic::new(Code::UnknownWord, piece.span()).with("word", piece.content());
        self.report(if near.is_empty() {
            diagnostic.with("allowed", Argument::texts(words)).note("allowed")
        } else {
            diagnostic.meaning(piece.content(), &near)
        });
        None
    }

    fn query_fault(&mut self, literal: &TextLiteral, fault: QueryFault) {
        let len = literal.content.len();
        let at = fault.at.min(len);
        let span = if at == len { literal.place(0, len).after() } else { literal.place(at, len) };
        let rest = literal.content.get(at..).unwrap_or_default();
        let diagnostic = Diagnostic::new(Code::InvalidQuery, span).with("text", rest).help("form");
        self.report(if at == 0 { diagnostic } else { diagnostic.label(literal.place(0, at), "whole") });
    }
}

fn compared(typed: &Typed, sign: Sign, comparand: Comparand) -> Condition {
    let operand = typed.operand.clone();
    match sign {
        Sign::Contains => Condition::Contains(operand, comparand),
        Sign::Comparison(comparison) => Condition::Compare(operand, comparison, comparand),
        Sign::Different => Condition::Compare(operand, Comparison::Exactly, comparand),
    }
}

/// A part of a question that makes no sense where it stands.
fn invalid_query(piece: &draft::Piece) -> Diagnostic {
    Diagnostic::new(Code::InvalidQuery, piece.span()).with("text", piece.content()).help("form")
}

/// A part of a text, with its place.
pub(super) fn piece(literal: &TextLiteral, start: usize, end: usize) -> draft::Piece {
    draft::Piece { text: literal.clone(), quoted: false }.part(start, end)
}

/// The pieces of a field as one text: texts among words in their quotes, each piece keeping its place.
fn joined(field: &DraftField, span: Span) -> TextLiteral {
    if let [only] = field.pieces.as_slice() {
        return only.text.clone();
    }
    let mut whole = TextLiteral { content: String::new(), origins: Vec::new(), span, fenced: false };
    for piece in &field.pieces {
        if !whole.content.is_empty() {
            whole.content.push(' ');
        }
        if piece.quoted {
            whole.origins.push((whole.content.len() as u32, piece.span().start));
            whole.content.push('"');
        }
        let base = whole.content.len() as u32;
        whole.origins.extend(piece.text.origins.iter().map(|(content, file)| (content + base, *file)));
        if piece.quoted {
            whole.content.push_str(&piece.content().replace('\\', "\\\\").replace('"', "\\\""));
            whole.origins.push((whole.content.len() as u32, piece.span().end.saturating_sub(1)));
            whole.content.push('"');
        } else {
            whole.content.push_str(piece.content());
        }
    }
    whole
}
