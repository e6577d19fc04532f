//! Lines that make no sense where they stand: what they may have meant, so that each fault costs itself alone.

use super::draft::{DraftField, DraftId, Reader};
use crate::diagnostic::{Argument, Code, Diagnostic, FixKind, nearest};
use crate::syntax::{Node, Part, Statement};
use crate::text::Span;
use crate::vocabulary::{
    ConceptName, ConceptWord, FieldName, FieldType, Keyword, homes, keyword_anywhere, keywords_under,
};

/// How many right places for a word are named.
const FEW_HOMES: usize = 4;

impl Reader<'_> {
    pub(super) fn not_here(&mut self, raw: Span, len: usize, holder: Option<ConceptName>) {
        let text = self.text(raw);
        let diagnostic = Diagnostic::new(Code::KeywordNotHere, raw.slice(0, len)).with("word", &text[..len]);
        let homes: Vec<Argument> = keyword_anywhere(text)
            .map(|(keyword, _)| homes(keyword).map(Argument::Concept).collect())
            .unwrap_or_default();
        // Where few places are right, they say more than all that is right here.
        let diagnostic = match holder {
            _ if (1..=FEW_HOMES).contains(&homes.len()) => diagnostic.with("homes", homes).help("home"),
            Some(holder) => {
                diagnostic.with("holder", holder).with("allowed", self.allowed(Some(holder))).note("inside")
            }
            None => diagnostic.with("allowed", self.allowed(None)).note("top"),
        };
        self.report(diagnostic);
    }

    /// The words that make sense in a place, in the project's language.
    fn allowed(&self, holder: Option<ConceptName>) -> Argument {
        let mut seen = Vec::new();
        for (_, keyword) in keywords_under(holder) {
            let name = match keyword {
                Keyword::Concept(ConceptWord { concept, preset: None }) => Argument::Concept(concept),
                Keyword::Concept(_) => continue,
                Keyword::Field(field) => Argument::Field(field),
            };
            if !seen.contains(&name) {
                seen.push(name);
            }
        }
        Argument::List(seen)
    }

    /// A word that no place knows. Where it is a slip of the pen for one that makes sense here, the line is read as
    /// if it had been written right, so that what rests on it is not reported as well.
    pub(super) fn unknown_keyword(&mut self, statement: Statement, raw: Span, parent: Option<DraftId>) {
        let text = self.text(raw);
        let holder = self.concept_of(parent);
        let word = text.split_whitespace().next().unwrap_or_default();
        if parent.is_none() && self.misspelt_belongs_to(raw, word) {
            return;
        }
        let near = nearest::nearest(word, keywords_under(holder).map(|(word, _)| word));
        if near.is_empty() && self.running_text(&statement, raw, parent) {
            return;
        }
        let mut diagnostic = Diagnostic::new(Code::UnknownKeyword, raw.slice(0, word.len())).with("word", word);
        let guess = near.first().and_then(|name| keywords_under(holder).find(|(word, _)| word == name));
        if near.is_empty() {
            diagnostic = diagnostic.with("allowed", self.allowed(holder)).note(match holder {
                Some(_) => "inside",
                None => "top",
            });
            if let Some(holder) = holder {
                diagnostic = diagnostic.with("holder", holder);
            }
        } else {
            diagnostic = diagnostic.meaning(word, &near);
            let one_meaning = near.iter().all(|name| {
                keywords_under(holder).find(|(word, _)| word == name).map(|(_, keyword)| keyword)
                    == guess.map(|(_, keyword)| keyword)
            });
            if let (None, true, Some(meant)) = (&diagnostic.fix, one_meaning, near.first()) {
                diagnostic = diagnostic.fix(FixKind::Spelling, [(raw.slice(0, word.len()), (*meant).to_owned())]);
            }
        }
        self.report(diagnostic);
        match guess {
            Some((_, Keyword::Concept(concept))) => self.declaration(statement, concept, raw, word.len(), parent),
            Some((_, Keyword::Field(field))) if statement.block.is_none() => {
                if let (Some(field), Some(parent)) = (holder.and_then(|holder| holder.concept().field(field)), parent) {
                    let (key, pieces) = self.keyed_pieces(statement.parts, field, word.len());
                    let guess = DraftField { key, guessed: true, ..DraftField::line(field, pieces, raw) };
                    self.push(parent, guess);
                }
            }
            _ => self.leave_unclear(&statement),
        }
    }

    /// An unknown word followed by several others is most likely prose whose marks are missing, and so is what comes
    /// right after such a line.
    fn running_text(&mut self, statement: &Statement, raw: Span, parent: Option<DraftId>) -> bool {
        let place = statement.span;
        let before = self.drafts.diagnostics.last().filter(|last| last.code == Code::ProseWithoutFence);
        let before = before.and_then(|last| last.span).filter(|before| before.file == raw.file);
        let goes_on = before.filter(|before| self.nothing_between(*before, place));
        if goes_on.is_none() && self.text(raw).split_whitespace().count() < 4 {
            return false;
        }
        let whole = goes_on.map_or(place, |before| before.to(place));
        let mut diagnostic = Diagnostic::new(Code::ProseWithoutFence, whole).with("text", self.text(raw));
        let before = self.source.get(..whole.start as usize).unwrap_or_default();
        let above = before.trim_end().lines().next_back().unwrap_or_default();
        if above.trim_start().starts_with('#') {
            diagnostic = diagnostic.help("heading");
        }
        let has_text = parent.is_some_and(|parent| {
            let draft = &self.drafts.items[parent.0];
            draft.concept.concept().field(FieldName::Text).is_some()
                && !draft.fields.iter().any(|field| field.field.name == FieldName::Text)
        });
        if has_text && statement.block.is_none() {
            let indentation = &before[before.rfind('\n').map_or(0, |at| at + 1)..];
            let indentation = if indentation.trim().is_empty() { indentation } else { "" };
            let edits = [
                (whole.slice(0, 0), format!("\"\"\"\n{indentation}")),
                (whole.after(), format!("\n{indentation}\"\"\"")),
            ];
            diagnostic = diagnostic.fix(FixKind::Form, edits);
        }
        if goes_on.is_some() {
            self.drafts.diagnostics.pop();
        }
        self.report(diagnostic);
        true
    }

    /// `tlilhör vp-2024` at the top of a file: reported, and read as if it were written right.
    fn misspelt_belongs_to(&mut self, raw: Span, word: &str) -> bool {
        let text = self.text(raw);
        let first = self.source[..raw.start as usize]
            .lines()
            .all(|line| line.trim().is_empty() || line.trim_start().starts_with('#'));
        let near = nearest::nearest(word, ["tillhör", "belongs"]);
        let last = text.rfind([' ', '\t']).map_or(0, |at| at + 1);
        let (Some(near), true, true) = (near.first(), first, last > 0) else {
            return false;
        };
        let meant = if *near == "belongs" { "belongs to" } else { near };
        let diagnostic = Diagnostic::new(Code::UnknownKeyword, raw.slice(0, word.len())).with("word", word);
        self.report(diagnostic.meaning(word, &[meant]));
        let name = super::draft::Piece::words(self.source, raw).part(last, text.len());
        self.enter_belongs_to(name);
        true
    }

    /// Whether nothing but white space stands between two places.
    fn nothing_between(&self, before: Span, after: Span) -> bool {
        self.source.get(before.end as usize..after.start as usize).is_some_and(|between| between.trim().is_empty())
    }

    /// Remembers every word that could be an id in lines that are passed over.
    pub(super) fn leave_unclear(&mut self, statement: &Statement) {
        for part in &statement.parts {
            if let Part::Raw(raw) = part {
                let words = self.text(*raw).split_whitespace().map(super::names::normal);
                self.drafts.unclear.extend(words);
            }
        }
        for node in statement.block.iter().flat_map(|block| &block.nodes) {
            match node {
                Node::Statement(inner) => self.leave_unclear(inner),
                Node::Row(row) => {
                    let cells = row.cells.iter().map(|cell| super::names::normal(&cell.text.content));
                    self.drafts.unclear.extend(cells);
                }
            }
        }
    }

    /// A fence mark that opens a text nobody closes may be the end of one whose own opening mark is missing: then
    /// the field before it stands without a value, and the lines between are its text.
    pub(super) fn without_stray_fence(&mut self, mut nodes: Vec<Node>, concept: ConceptName) -> Vec<Node> {
        let stray = nodes.iter().position(|node| match node {
            Node::Statement(statement) => {
                statement.open_fence.is_some() && matches!(statement.parts.first(), Some(Part::Text(_)))
            }
            Node::Row(_) => false,
        });
        let Some(end) = stray else {
            return nodes;
        };
        let opener = nodes[..end].iter().rposition(|node| match node {
            Node::Statement(Statement { parts, block: None, span, .. }) => {
                matches!(parts.as_slice(), [Part::Raw(_)]) && self.is_bare_prose_field(self.text(*span), concept)
            }
            _ => false,
        });
        if let Some(start) = opener
            && let Node::Statement(field) = &nodes[start]
        {
            self.report(Diagnostic::new(Code::UnclosedFence, field.span).help("opener"));
            nodes.drain(start..=end);
        }
        nodes
    }

    fn is_bare_prose_field(&self, text: &str, concept: ConceptName) -> bool {
        match keyword_anywhere(text) {
            Some((Keyword::Field(field), len)) => {
                let field = concept.concept().field(field);
                len == text.trim_end().len() && field.is_some_and(|field| field.kind == FieldType::Prose)
            }
            _ => false,
        }
    }
}
