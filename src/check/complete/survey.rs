//! What the rules of completeness and text look things up in, made once for a plan.

use std::collections::HashMap;

use super::Finding;
use crate::check::coverage::Reached;
use crate::diagnostic::{Code, Diagnostic};
use crate::model::{Content, Entry, Inline, InlineKind, Item, ItemId, Period, Plan, Prose, Value};
use crate::sources::SourceMap;
use crate::text::Span;
use crate::vocabulary::{ConceptName, FieldName};

/// A plan, its sources, and what several rules ask of them.
pub(super) struct Survey<'a> {
    pub(super) plan: &'a Plan,
    sources: &'a SourceMap,
    /// What goals, assignments and risks reach through others.
    pub(super) reached: Reached,
    /// The period of each plan, its own or that of the plan it is an annex to.
    periods: HashMap<ItemId, Period>,
}

/// A text of an item.
#[derive(Clone, Copy)]
pub(super) struct Text<'a> {
    /// Whose it is.
    pub(super) item: &'a Item,
    /// The field that holds it; nothing for a title.
    pub(super) field: Option<FieldName>,
    /// What it says.
    pub(super) source: &'a str,
    /// Links, figures and footnote marks in it.
    pub(super) inlines: &'a [Inline],
    /// Where it is written, or where the file that holds it is named.
    pub(super) span: Span,
}

impl<'a> Survey<'a> {
    pub(super) fn new(plan: &'a Plan, sources: &'a SourceMap) -> Self {
        let periods = plan.of(ConceptName::Plan).filter_map(|own| Some((own.id, period_of(plan, own)?))).collect();
        Survey { plan, sources, reached: Reached::new(plan), periods }
    }

    /// Every item of the project itself: what it builds on is judged where it was written.
    pub(super) fn items(&self) -> impl Iterator<Item = &'a Item> + use<'a> {
        self.plan.items.iter().filter(|item| !item.external)
    }

    /// Every item of a concept of the project itself.
    pub(super) fn of(&self, concept: ConceptName) -> impl Iterator<Item = &'a Item> + use<'a> {
        self.items().filter(move |item| item.concept == concept)
    }

    /// The period of the plan that an item belongs to.
    pub(super) fn plan_period(&self, item: &Item) -> Option<Period> {
        self.periods.get(&item.plan?).copied()
    }

    /// A finding about an item, at its name.
    pub(super) fn finding(&self, code: Code, item: &Item) -> Finding {
        let span = item.name.as_ref().map_or(item.span, |name| name.span);
        self.finding_at(code, item, span)
    }

    /// A finding about an item, at a place. It is accepted under the name of the item, or of the nearest one around
    /// it that has a name.
    pub(super) fn finding_at(&self, code: Code, item: &Item, span: Span) -> Finding {
        let named = self.plan.enclosing(item).find_map(|holder| Some((holder, holder.name.as_ref()?.value.as_str())));
        let diagnostic = Diagnostic::new(code, span)
            .with("concept", item.concept)
            .with("title", self.title(item))
            .with("code", code.number());
        let diagnostic = match named {
            Some((named, name)) => diagnostic.with("own", name).about(named.path.clone(), item.id),
            None => diagnostic,
        };
        Finding { item: item.id, diagnostic }
    }

    /// A finding about what an item does not say: where it says that there is none, if it does.
    pub(super) fn lacking(&self, code: Code, item: &Item, fields: &[FieldName]) -> Finding {
        let stated = item.entries.iter().find(|entry| fields.contains(&entry.field));
        match stated {
            Some(entry) => self.finding_at(code, item, entry.span),
            None => self.finding(code, item),
        }
    }

    /// An item's title as a reader sees it.
    pub(super) fn title(&self, item: &Item) -> String {
        self.plain(&item.title)
    }

    /// A text without its marks.
    pub(super) fn plain(&self, prose: &Prose) -> String {
        if prose.inlines.is_empty() {
            return prose.source.clone();
        }
        let mut text = String::with_capacity(prose.source.len());
        let mut at = 0;
        for inline in &prose.inlines {
            text.push_str(&prose.source[at..inline.start]);
            match &inline.kind {
                InlineKind::Link { label: Some(label), .. } => text.push_str(label),
                // A title that leads to itself must not be followed for ever.
                InlineKind::Link { item, .. } => text.push_str(&self.plan.item(*item).title.source),
                InlineKind::Figure { stated: Some(stated), .. } => text.push_str(&stated.written),
                InlineKind::Figure { .. } | InlineKind::Footnote(_) | InlineKind::Broken => {}
            }
            at = inline.end;
        }
        text.push_str(&prose.source[at..]);
        text
    }

    /// Every text of an item that is the plan's own: its title, lines, prose, words and reasons of missing values. Reasons
    /// of accepted deviations and of rules speak of the plan and are no part of it.
    pub(super) fn texts(&self, item: &'a Item) -> impl Iterator<Item = Text<'a>> {
        let title =
            Text { item, field: None, source: &item.title.source, inlines: &item.title.inlines, span: item.span };
        std::iter::once(title).chain(item.entries.iter().filter_map(move |entry| text_of(item, entry)))
    }

    /// A finding about a part of a text.
    pub(super) fn finding_in(&self, code: Code, text: Text<'_>, part: std::ops::Range<usize>) -> Finding {
        self.finding_at(code, text.item, self.place(text, part))
    }

    /// Where a part of a text is written.
    ///
    /// A text keeps no places of its own, so it is found again: the part's first, second … occurrence in the text is
    /// the first, second … at the place that the text is read from.
    fn place(&self, text: Text<'_>, part: std::ops::Range<usize>) -> Span {
        let wanted = text.source.get(part.clone()).filter(|wanted| !wanted.is_empty());
        let Some(wanted) = wanted else { return text.span };
        let before = text.source[..part.start].matches(wanted).count();
        let within = |span: Span| {
            let (at, _) = self.sources.slice(span).match_indices(wanted).nth(before)?;
            Some(span.slice(at, wanted.len()))
        };
        self.included(text.span).and_then(within).or_else(|| within(text.span)).unwrap_or(text.span)
    }

    /// The whole file that a text is taken from, where its place names one.
    fn included(&self, span: Span) -> Option<Span> {
        let written = self.sources.slice(span).split_whitespace().last().filter(|path| path.ends_with(".md"))?;
        let name = written.trim_start_matches("./").trim_start_matches("../");
        let (id, file) = self.sources.files().find(|(_, file)| file.path.ends_with(name))?;
        Some(Span::new(id, 0, file.text.len()))
    }
}

fn period_of(plan: &Plan, own: &Item) -> Option<Period> {
    // Annexes of annexes are few; a ring of them has been reported, and ends here.
    let mut at = own;
    for _ in 0..8 {
        if let Some(period) = at.period(FieldName::Period) {
            return Some(period);
        }
        at = plan.item(at.references(FieldName::AnnexTo).next()?);
    }
    None
}

fn text_of<'a>(item: &'a Item, entry: &'a Entry) -> Option<Text<'a>> {
    let text = |source, inlines| Some(Text { item, field: Some(entry.field), source, inlines, span: entry.span });
    let prose = |prose: &'a Prose| text(prose.source.as_str(), prose.inlines.as_slice());
    match &entry.value {
        Value::Prose(own) => prose(own),
        // A question is no text for readers.
        Value::Line(line) if entry.field != FieldName::Query => text(line, &[]),
        Value::Figure(figure) => match &figure.content {
            Content::Missing { reason: Some(own) } | Content::Word(own) => prose(own),
            _ => None,
        },
        _ => None,
    }
}
