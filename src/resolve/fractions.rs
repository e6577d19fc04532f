//! Shares written as fractions among percentages.

use rust_decimal::Decimal;

use super::Resolver;
use crate::diagnostic::{Code, Diagnostic};
use crate::model::{Content, Entry, Figure, ItemId, Key, Unit, Value};
use crate::vocabulary::ConceptName;

/// Below this, a percentage and a fraction are not told apart.
const LEAST_PERCENTAGE: Decimal = Decimal::TEN;

impl Resolver<'_, '_> {
    /// Warns of a figure such as 0,83 where the others of its indicator or column are such as 83, all in per cent.
    pub(super) fn fractions(&mut self) {
        let mut found = Vec::new();
        for item in self.items.iter().filter(|item| !item.external) {
            match item.concept {
                ConceptName::Indicator => found.extend(self.fraction_among(item.entries.iter())),
                ConceptName::Budget => {
                    let columns = item.children.iter().filter(|id| self.item(**id).concept == ConceptName::Column);
                    for column in columns {
                        let cells = self.rows(item.id).into_iter().flat_map(|row| &self.item(row).entries);
                        let own = cells.filter(|entry| entry.key == Some(Key::Column(*column)));
                        found.extend(self.fraction_among(own));
                    }
                }
                _ => {}
            }
        }
        self.diagnostics.extend(found);
    }

    fn rows(&self, holder: ItemId) -> Vec<ItemId> {
        let rows = self.item(holder).children.iter().copied().filter(|id| self.item(*id).concept == ConceptName::Row);
        rows.flat_map(|row| std::iter::once(row).chain(self.rows(row))).collect()
    }

    fn fraction_among<'e>(&self, entries: impl Iterator<Item = &'e Entry>) -> Vec<Diagnostic> {
        let percentage = |entry: &'e Entry| match &entry.value {
            Value::Figure(Figure {
                content: Content::Number { value, .. }, unit: Some(Unit::Percent), span, ..
            }) => Some((*value, *span)),
            _ => None,
        };
        let figures: Vec<_> = entries.filter_map(percentage).collect();
        let (small, large): (Vec<_>, Vec<_>) = figures.into_iter().partition(|(value, _)| value.abs() <= Decimal::ONE);
        let values = || large.iter().map(|(value, _)| value.abs());
        let (Some(least), Some(most)) = (values().min(), values().max()) else {
            return Vec::new();
        };
        let fits = |value: Decimal| {
            let percent = value.abs() * Decimal::ONE_HUNDRED;
            value.scale() >= 2
                && least >= LEAST_PERCENTAGE
                && percent * Decimal::TWO >= least
                && percent <= most * Decimal::TWO
        };
        let small = small.into_iter().filter(|(value, _)| fits(*value));
        let say = |(value, span): (Decimal, _)| {
            let percent = (value * Decimal::ONE_HUNDRED).normalize();
            let written = |value| self.language.number(value).replace('\u{a0}', " ");
            Diagnostic::new(Code::FractionOfPercent, span)
                .with("text", written(value))
                .with("percent", written(percent))
        };
        small.map(say).collect()
    }
}
