//! Text of people: Markdown with links to items, figures and footnotes in it.

use super::{Expression, ItemId, Qualifier, Unit};
use crate::text::{Span, Spanned};
use rust_decimal::Decimal;

/// Markdown text, its links and figures resolved.
#[derive(Clone, Default, Debug)]
pub struct Prose {
    /// The Markdown as written, common indentation removed.
    pub source: String,
    /// `[[…]]`, `{{…}}` and `[^…]` in it, in order, not overlapping.
    pub inlines: Vec<Inline>,
}

impl Prose {
    /// Text without links or figures.
    pub fn plain(source: impl Into<String>) -> Self {
        Prose { source: source.into(), inlines: Vec::new() }
    }

    /// Whether there is anything in it but white space.
    pub fn is_empty(&self) -> bool {
        self.source.trim().is_empty()
    }
}

/// A resolved link, figure or footnote mark in prose.
#[derive(Clone, Debug)]
pub struct Inline {
    /// The bytes of [`Prose::source`] that it takes, brackets included.
    pub start: usize,
    /// The byte after the last.
    pub end: usize,
    /// Its place in the sources.
    pub span: Span,
    /// What it is.
    pub kind: InlineKind,
}

/// What an inline is.
#[derive(Clone, Debug)]
pub enum InlineKind {
    /// `[[mål barn]]` or `[[barn|de unga]]`.
    Link {
        /// Where it leads.
        item: ItemId,
        /// The writer's own words, else the item's title is shown.
        label: Option<String>,
    },
    /// `{{resurser.total.b2024}}` or `{{… : 28,1 mnkr}}`.
    Figure {
        /// What is computed.
        expression: Spanned<Expression>,
        /// What the writer states, checked and shown as written.
        stated: Option<Statement>,
    },
    /// `[^ny-enhet]`.
    Footnote(ItemId),
    /// Could not be resolved; a diagnostic has said so. Shown as written.
    Broken,
}

/// A figure as people state it in running text.
#[derive(Clone, Debug)]
pub struct Statement {
    /// As written, which is what is shown.
    pub written: String,
    /// The number, its scale the decimals written. Number words are read too (`elva`).
    pub value: Decimal,
    /// Unit of the statement.
    pub unit: Option<Unit>,
    /// `knappt`, `drygt` …
    pub qualifier: Option<Qualifier>,
    /// Where it is written.
    pub span: Span,
}
