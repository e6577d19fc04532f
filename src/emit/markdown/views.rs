//! Views: the answer to a question, as a table where the view stands.

use super::page::Page;
use super::table::{Align, Table};
use crate::emit::answer::{self, answer, asked, is_figures, is_percent, preset};
use crate::emit::prose::markdown::escape;
use crate::emit::view::quantity;
use crate::model::{Item, Unit, Value};
use crate::query::{self, Found};

/// Between several values in a cell.
const BETWEEN: &str = ", ";

impl Page<'_> {
    /// The answer to a view's question; words instead, if nothing answers it.
    pub fn view(&self, view: &Item, out: &mut String) {
        let Some(asked) = asked(view) else { return };
        let answer = answer(self.checked, asked);
        if answer.items.is_empty() {
            out.push_str(&format!("{}\n\n", self.label("view-empty")));
            return;
        }
        let plan = &self.checked.plan;
        let columns = answer.columns.iter().map(|column| {
            let figures = is_figures(self.checked, &answer, &column.operand);
            let heading = escape(&query::heading(plan, column, self.language()));
            (heading, if figures { Align::Right } else { Align::Left })
        });
        let mut table = Table::new(columns.collect());
        for item in answer.items.iter().map(|id| plan.item(*id)) {
            let cells = answer.columns.iter().map(|column| {
                let found = answer::shown(self.checked, item, &column.operand);
                found.iter().filter_map(|found| self.found(found)).collect::<Vec<String>>().join(BETWEEN)
            });
            table.push(cells.collect());
        }
        table.write(out);
    }

    fn found(&self, found: &Found<'_>) -> Option<String> {
        match *found {
            Found::Title(item) | Found::Item(item) => Some(self.link_to(item.id)),
            Found::Preset(item) => Some(preset(item, self.language()).to_owned()),
            Found::Id(_) => Some(escape(&answer::text(self.checked, found, self.language()))),
            Found::Value { holder, entry } => match entry.value {
                Value::Number(number) if is_percent(holder, entry.field) => {
                    Some(quantity(self.language(), number, Some(&Unit::Percent)))
                }
                _ => self.value(holder, &entry.value),
            },
            Found::Figure { figure, cell, .. } => {
                let computed = cell.and_then(|at| self.checked.computed.get(&at)).copied();
                Some(self.figure(figure, computed, None))
            }
        }
    }
}
