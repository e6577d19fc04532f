//! Paths from outside the plan: what somebody asks about.

use super::Resolver;
use super::paths::Destination;
use crate::diagnostic::{Argument, Code, Diagnostic};
use crate::model::{FigureKey, ItemId, Subject};
use crate::syntax::{TextLiteral, formula};
use crate::text::{FileId, Span};
use crate::vocabulary::{ConceptName, Keyword, keyword_anywhere};

impl Resolver<'_, '_> {
    /// What a path from outside leads to: `resurser.total.b2024`, `vp/hushåll.2022.andel`, `mål barn`. It is looked up
    /// from each plan of the project; what means something else in several of them is ambiguous. A text that is no path
    /// leads nowhere, and nothing is said.
    pub(super) fn subject_of_question(&mut self, file: FileId) -> Option<Subject> {
        let content = self.sources.file(file).text.clone();
        let whole = Span::new(file, 0, content.len());
        let mut wanted: Vec<ConceptName> = Vec::new();
        let mut from = content.len() - content.trim_start().len();
        if let Some((Keyword::Concept(word), len)) = keyword_anywhere(&content[from..]) {
            let rest = content[from + len..].trim_start();
            if !rest.is_empty() && rest.len() < content.len() - from - len {
                wanted.push(word.concept);
                from = content.len() - rest.len();
            }
        }
        let name = content[from..].trim_end().to_owned();
        let span = whole.slice(from, name.len());
        let literal = TextLiteral { content: name, origins: vec![(0, span.start)], span, fenced: false };
        let path = formula::read_path(&literal.content)?;
        let plans = self.items.iter().filter(|item| item.concept == ConceptName::Plan && !item.external);
        let places: Vec<Option<ItemId>> = plans.map(|plan| Some(plan.id)).chain([None]).collect();
        let tried: Vec<_> = places.iter().map(|from| self.try_path(*from, &path, &literal, &wanted)).collect();
        let mut found: Vec<Destination> = Vec::new();
        let mut fault = None;
        for outcome in tried {
            match outcome {
                Ok(destination) if !found.contains(&destination) => found.push(destination),
                Ok(_) => {}
                Err(diagnostic) => fault = fault.or(Some(diagnostic)),
            }
        }
        match found.as_slice() {
            [one] => Some(subject(*one)),
            [] => {
                fault.into_iter().for_each(|diagnostic| self.report(*diagnostic));
                None
            }
            several => {
                let paths: Vec<String> = several.iter().map(|found| self.item(found.item()).path.clone()).collect();
                let diagnostic = Diagnostic::new(Code::AmbiguousName, span).with("name", path.text());
                self.report(diagnostic.with("paths", Argument::texts(paths)));
                None
            }
        }
    }
}

fn subject(destination: Destination) -> Subject {
    match destination {
        Destination::Item(item) | Destination::Count(item) => Subject::Item(item),
        Destination::Cell(cell) => Subject::Figure { key: FigureKey::Cell(cell), share: false },
        Destination::Series { indicator, series, period, share } => {
            Subject::Figure { key: FigureKey::Series(indicator, series, period), share }
        }
    }
}
