//! Values of fields and figures as the language writes them.

use rust_decimal::Decimal;

use super::page::Page;
use crate::diagnostic::messages::label;
use crate::emit::notation;
use crate::emit::prose;
use crate::emit::prose::markdown::{self, Place, escape, link};
use crate::emit::view::{quantity, with_unit};
use crate::model::{Content, Counting, Figure, Item, ItemId, Unit, Value};
use crate::vocabulary::canonical;

/// What is shown where a figure is missing.
const MISSING: &str = "–";

impl Page<'_> {
    /// The label `key` in the project's language.
    pub fn label(&self, key: &str) -> String {
        label(self.language(), key, &[])
    }

    /// A link to an item, by its title.
    pub fn link_to(&self, item: ItemId) -> String {
        link(&prose::title(self.checked, item), self.address(item).as_deref())
    }

    /// The value of a field of `item`, on one line. Nothing for figures and for what is broken.
    pub fn value(&self, item: &Item, value: &Value) -> Option<String> {
        let language = self.language();
        let plan = &self.checked.plan;
        Some(match value {
            Value::Prose(text) => markdown::phrase(self.checked, text, self),
            Value::Line(line) => escape(line),
            Value::Number(number) => language.number(*number),
            Value::Flag(flag) => self.label(if *flag { "yes" } else { "no" }),
            Value::Date(date) => date.display(language),
            Value::Period(period) => period.display(language),
            Value::Unit(unit) => escape(unit.display(language)),
            Value::Direction(direction) => direction.word(language).to_owned(),
            Value::Builtin(word) => canonical(&word.names, language).to_owned(),
            Value::Item(found) => self.link_to(*found),
            Value::Status { word, date } => match date {
                Some(date) => format!("{} {}", self.value(item, word)?, date.display(language)),
                None => self.value(item, word)?,
            },
            Value::Formula(formula) => format!("`{}`", notation::formula(plan, item, &formula.value)),
            Value::Check(check) => match &check.reason {
                Some(reason) => format!("`{}`: {}", check.written, markdown::phrase(self.checked, reason, self)),
                None => format!("`{}`", check.written),
            },
            Value::Counting(Counting::PartOf(row) | Counting::OfWhich(row)) => self.link_to(*row),
            Value::Amount(amount) => escape(&amount.display(language)),
            Value::Missing => self.label("site-word-missing"),
            Value::Counting(_)
            | Value::Figure(_)
            | Value::Deviation(_)
            | Value::RuleLevel(_)
            | Value::Query(_)
            | Value::Broken => {
                return None;
            }
        })
    }

    /// A figure in a cell, with its unit where it is not `unit`, which the table says once.
    pub fn figure(&self, figure: &Figure, computed: Option<Decimal>, unit: Option<&Unit>) -> String {
        let language = self.language();
        let own = figure.unit.as_ref().filter(|own| Some(*own) != unit);
        let mut text = match &figure.content {
            Content::Empty | Content::Broken => String::new(),
            Content::Missing { reason: None } => {
                self.missing.set(true);
                MISSING.to_owned()
            }
            Content::Missing { reason: Some(reason) } => {
                format!("{MISSING} ({})", markdown::inline(self.checked, reason, self))
            }
            Content::NotReady => self.label("not-ready"),
            Content::NotApplicable => self.label("not-applicable"),
            Content::Computed => computed.map(|value| quantity(language, value, own)).unwrap_or_default(),
            Content::Number { value, comparison, qualifier, share } => {
                let compared = comparison.map(|one| one.word(language));
                let softened = qualifier.map(|qualifier| qualifier.word(language));
                let number = with_unit(language, language.number(*value), own);
                let share = share.map(|share| format!("({})", quantity(language, share, Some(&Unit::Percent))));
                let words = compared.into_iter().chain(softened).map(str::to_owned);
                words.chain([number]).chain(share).collect::<Vec<String>>().join(" ")
            }
            Content::Direction(direction) => direction.word(language).to_owned(),
            Content::YesNo(yes) => self.label(if *yes { "yes" } else { "no" }),
            Content::Word(word) => markdown::inline(self.checked, word, self),
        };
        for footnote in &figure.footnotes {
            text.push_str(&self.footnote_mark(*footnote));
        }
        text
    }
}
