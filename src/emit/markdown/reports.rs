//! What reports tell: a report's tables, and the latest state of an item on one line.

use std::collections::BTreeSet;

use super::capitalised;
use super::page::Page;
use super::table::{Align, Table};
use crate::emit::message::statuses::{self, Counts};
use crate::emit::prose::markdown::{self, Place, escape};
use crate::emit::reports::{self, Line, Shown, Told};
use crate::emit::view::{signed, with_unit};
use crate::model::{Item, ItemId};
use crate::vocabulary::{ConceptName, FieldName};

impl Page<'_> {
    /// What a report tells: a table for each kind of thing.
    pub fn report(&self, report: &Item, out: &mut String) {
        for (concept, lines) in self.library().reports.told(&self.checked.plan, report) {
            let title = match concept {
                ConceptName::Row => self.label("budget-rows"),
                concept => super::plural(self.checked, concept),
            };
            let judged = lines.iter().any(|line| reports::is_judged(line.item));
            let states = || lines.iter().map(|line| statuses::status(self.checked, line.status_value())).collect();
            let counts = judged.then(|| Counts::of(states())).flatten();
            let said = counts.map(|counts| escape(&counts.message(self.language(), &title)));
            let budgets: BTreeSet<Option<ItemId>> =
                lines.iter().map(|line| self.checked.plan.budget_of(line.item).map(|budget| budget.id)).collect();
            // Rows of one budget name it once.
            let only = budgets.first().copied().flatten().filter(|_| budgets.len() == 1);
            let of = only.map(|budget| format!(" ({})", self.link_to(budget))).unwrap_or_default();
            out.push_str(&said.unwrap_or_else(|| format!("**{}{of}:**", escape(&title))));
            out.push_str("\n\n");
            let corner = match concept {
                ConceptName::Row => self.label("budget-row"),
                concept => capitalised(concept.word(self.language())),
            };
            self.told(&corner, &lines, only.is_none(), out);
        }
    }

    /// Lines of a table; `named` says whether rows name their budget.
    fn told(&self, corner: &str, lines: &[Line<'_>], named: bool, out: &mut String) {
        let columns = reports::columns(lines);
        let attained = lines.iter().all(|line| line.item.concept == ConceptName::Goal);
        let mut heads = vec![(escape(corner), Align::Left)];
        heads.extend(columns.iter().map(|column| self.told_head(*column, attained)));
        let mut table = Table::new(heads);
        for line in lines {
            let title = || markdown::inline(self.checked, &line.item.title, self);
            let mut cells = vec![if named { self.link_with_holder(line.item) } else { title() }];
            cells.extend(columns.iter().map(|column| self.told_cell(line, *column)));
            table.push(cells);
        }
        table.write(out);
    }

    /// A link; of a row also to its budget, under whose heading it stands.
    fn link_with_holder(&self, item: &Item) -> String {
        match self.checked.plan.budget_of(item).filter(|budget| budget.id != item.id) {
            Some(budget) => {
                let title = markdown::inline(self.checked, &item.title, self);
                format!("{title} ({})", self.link_to(budget.id))
            }
            None => self.link_to(item.id),
        }
    }

    fn told_head(&self, column: Shown, attained: bool) -> (String, Align) {
        let language = self.language();
        let word = |field: FieldName| capitalised(field.word(language));
        let (text, period, align) = match column {
            Shown::Budget(period) => (capitalised(ConceptName::Budget.word(language)), period, Align::Right),
            Shown::Reported(kind, period) => (word(kind.field()), period, Align::Right),
            Shown::Deviation(kind, period) => {
                let kind = kind.field().word(language);
                let text = crate::diagnostic::messages::label(language, "deviation-of", &[("kind", kind.into())]);
                (text, period, Align::Right)
            }
            Shown::Target => (word(FieldName::Target), None, Align::Right),
            Shown::Status if attained => (self.label("attainment"), None, Align::Left),
            Shown::Status => (word(FieldName::Status), None, Align::Left),
            Shown::JudgedBy => (word(FieldName::JudgedBy), None, Align::Left),
            Shown::Comment => (word(FieldName::Comment), None, Align::Left),
        };
        let period = period.map(|period| format!(" {}", period.display(language))).unwrap_or_default();
        (text + &period, align)
    }

    fn told_cell(&self, line: &Line<'_>, column: Shown) -> String {
        let last = line.shown(column).last();
        match column {
            Shown::Status => self.status_of(line).unwrap_or_default(),
            Shown::JudgedBy => self.said(line, FieldName::JudgedBy),
            Shown::Comment => self.said(line, FieldName::Comment),
            Shown::Target => match line.target() {
                Some(target) => {
                    let period = target.period.display(self.language());
                    format!("{} ({period})", self.figure(target.figure, None, None))
                }
                None => String::new(),
            },
            Shown::Budget(_) => {
                last.and_then(|told| told.budget).map(|budget| self.figure(budget, None, None)).unwrap_or_default()
            }
            Shown::Reported(..) => last.map(|told| self.figure(told.reported.figure, None, None)).unwrap_or_default(),
            Shown::Deviation(..) => last.map(|told| self.deviation(told)).unwrap_or_default(),
        }
    }

    fn said(&self, line: &Line<'_>, field: FieldName) -> String {
        let Some(status) = line.status else { return String::new() };
        let values = status.all(field).filter_map(|entry| self.value(status, &entry.value));
        values.collect::<Vec<String>>().join(", ")
    }

    /// The status that is judged; that nobody has judged, where one looks for it.
    fn status_of(&self, line: &Line<'_>) -> Option<String> {
        let judged = line.status_value().and_then(|value| self.value(line.item, value));
        judged.or_else(|| reports::is_judged(line.item).then(|| self.label("not-assessed")))
    }

    fn deviation(&self, told: &Told<'_>) -> String {
        let value = told.deviation.map(|value| signed(self.language(), value));
        value.map(|value| with_unit(self.language(), value, told.unit())).unwrap_or_default()
    }

    /// The latest that reports tell of an item, as a line of its facts.
    pub fn latest_state(&self, item: &Item) -> Option<String> {
        let plan = &self.checked.plan;
        if !reports::is_reported(item) {
            return None;
        }
        let Some(line) = reports::history(plan, item).into_iter().next() else {
            let silent = self.library().reports.silent_of(plan, item)?;
            return Some(format!("{} ({})", self.label("not-assessed"), self.told_in(silent)));
        };
        let mut told: Vec<String> = self.status_of(&line).into_iter().collect();
        let by = self.said(&line, FieldName::JudgedBy);
        if !by.is_empty() {
            told.push(format!("{} {by}", FieldName::JudgedBy.word(self.language())));
        }
        told.extend(line.figures.iter().map(|figure| self.told_figure(figure)));
        let comment = self.said(&line, FieldName::Comment);
        let comment = if comment.is_empty() { String::new() } else { format!(". {comment}") };
        Some(format!("{} ({}){comment}", told.join(", "), self.told_in(line.report)))
    }

    fn told_figure(&self, told: &Told<'_>) -> String {
        let kind = told.reported.kind.field().word(self.language());
        let period = told.reported.period.display(self.language());
        let mut text = format!("{kind} {period} {}", self.figure(told.reported.figure, None, None));
        if told.deviation.is_some() {
            text.push_str(&format!(", {} {}", self.label("against-budget"), self.deviation(told)));
        }
        text
    }

    /// A link to a report, its period and its day.
    pub fn told_in(&self, report: &Item) -> String {
        let language = self.language();
        let period = report.period(FieldName::Period).map(|period| period.display(language));
        let date = report.date(FieldName::Date).map(|date| date.display(language));
        let link = self.link_to(report.id);
        std::iter::once(link).chain(period).chain(date).collect::<Vec<String>>().join(", ")
    }

    /// The latest that is reported of each row of a budget.
    pub fn reported_rows(&self, budget: &Item, out: &mut String) {
        let plan = &self.checked.plan;
        let latest = |row: &Item| reports::history(plan, plan.item(row.id)).into_iter().next();
        let lines: Vec<Line<'_>> = plan.rows(budget).into_iter().filter_map(latest).collect();
        if !lines.is_empty() {
            out.push_str(&format!("**{}:**\n\n", escape(&self.label("rows-latest"))));
            self.told(&self.label("budget-row"), &lines, false, out);
        }
    }

    /// The mark of a figure that a report gives.
    pub fn reported_figure(&self, text: String, report: Option<ItemId>) -> String {
        match report {
            Some(report) => text + &self.footnote_mark(report),
            None => text,
        }
    }
}
