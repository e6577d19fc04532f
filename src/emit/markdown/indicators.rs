//! Indicators that stand together: a table of their values, and what else is said of each under it.

use std::collections::BTreeSet;

use super::capitalised;
use super::page::{Page, sentence_end, separate};
use super::table::{Align, Table};
use crate::emit::message::History;
use crate::emit::prose::markdown;
use crate::emit::reports::in_force;
use crate::model::{Item, ItemId, Period, Series, SeriesKind};
use crate::vocabulary::{ConceptName, FieldName, FieldType, FieldUse};

/// Fields that have a column of their own.
const COLUMNS: [FieldName; 4] = [FieldName::Unit, FieldName::Direction, FieldName::MeasuredBy, FieldName::Responsible];

impl Page<'_> {
    /// A table with a line for each indicator and a column for each period of each kind, then the rest.
    pub fn indicators(&self, indicators: &[ItemId], out: &mut String) {
        let items: Vec<&Item> = indicators.iter().map(|id| self.checked.plan.item(*id)).collect();
        let used = |field: FieldName| items.iter().any(|item| item.value(field).is_some());
        let fields: Vec<FieldName> = COLUMNS.into_iter().filter(|field| used(*field)).collect();
        let values: Vec<_> = items.iter().map(|item| in_force(&self.checked.plan, item)).collect();
        let periods: BTreeSet<(SeriesKind, Period)> =
            values.iter().flatten().map(|(series, _)| (series.kind, series.period)).collect();
        let word = |field: FieldName| capitalised(field.word(self.language()));
        let mut columns = vec![(capitalised(ConceptName::Indicator.word(self.language())), Align::Left)];
        columns.extend(fields.iter().map(|field| (word(*field), Align::Left)));
        let headings = periods.iter().map(|(kind, period)| {
            (format!("{} {}", word(kind.field()), period.display(self.language())), Align::Right)
        });
        columns.extend(headings);
        let mut table = Table::new(columns);
        for (item, values) in items.iter().zip(&values) {
            table.push(self.indicator_line(item, values, &fields, &periods));
        }
        table.write(out);
        items.iter().for_each(|item| self.details(item, out));
        separate(out);
    }

    fn indicator_line(
        &self,
        item: &Item,
        values: &[(Series<'_>, Option<&Item>)],
        fields: &[FieldName],
        periods: &BTreeSet<(SeriesKind, Period)>,
    ) -> Vec<String> {
        let mut cells = vec![self.indicator_title(item)];
        cells.extend(fields.iter().map(|field| {
            let values = item.all(*field).filter_map(|entry| self.value(item, &entry.value));
            values.collect::<Vec<String>>().join(", ")
        }));
        cells.extend(periods.iter().map(|(kind, period)| {
            let stated = values.iter().find(|(series, _)| (series.kind, series.period) == (*kind, *period));
            let text = |(series, report): &(Series<'_>, Option<&Item>)| {
                let figure = self.figure(series.figure, None, item.unit());
                self.reported_figure(figure, report.map(|report| report.id))
            };
            stated.map(text).unwrap_or_default()
        }));
        cells
    }

    fn indicator_title(&self, item: &Item) -> String {
        let title = markdown::inline(self.checked, &item.title, self);
        let title = match item.line(FieldName::Number) {
            Some(number) => format!("{} {title}", markdown::escape(number)),
            None => title,
        };
        match item.value(FieldName::OfWhich) {
            Some(_) => self.part_of_whole(&title),
            None => title,
        }
    }

    /// `varav` before a title that does not say so itself.
    pub fn part_of_whole(&self, title: &str) -> String {
        let word = FieldName::OfWhich.word(self.language());
        if title.to_lowercase().starts_with(word) { title.to_owned() } else { format!("{word} {title}") }
    }

    /// What is said of an indicator beside its values.
    fn details(&self, item: &Item, out: &mut String) {
        let told = item.concept.concept().all_fields().filter(|field| is_detail(field)).filter_map(|field| {
            let values: Vec<String> = item.all(field.name).filter_map(|entry| self.value(item, &entry.value)).collect();
            let name = capitalised(field.name.word(self.language()));
            (!values.is_empty()).then(|| format!("{name}: {}", values.join(", ")))
        });
        let history = History::of(&self.checked.plan, item).filter(History::moves);
        let history = history.map(|history| markdown::escape(&history.message(self.language())));
        let told: Vec<String> = history.into_iter().chain(told).map(|text| sentence_end(&text)).collect();
        if !told.is_empty() {
            let title = markdown::escape(&crate::emit::prose::title(self.checked, item.id));
            out.push_str(&format!("- **{title}:** {}\n", told.join(" ")));
        }
    }
}

fn is_detail(field: &FieldUse) -> bool {
    let shown = COLUMNS.contains(&field.name)
        || matches!(field.name, FieldName::Number | FieldName::OfWhich | FieldName::ValueKind | FieldName::FormerId);
    !shown && !matches!(field.kind, FieldType::Series | FieldType::Deviation)
}
