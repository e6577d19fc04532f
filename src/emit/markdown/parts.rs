//! What stands inside an item: responses, milestones, commitments, remarks; and activities and risks in tables.

use rust_decimal::Decimal;

use super::capitalised;
use super::page::Page;
use super::table::{Align, Table};
use crate::emit::matrix::Matrix;
use crate::emit::prose::markdown::{self, Place, escape};
use crate::emit::relations::{alike, pointing, related, responses};
use crate::emit::{layout, prose, view};
use crate::model::{Item, ItemId, Value};
use crate::vocabulary::{ConceptName, FieldName, FieldType};

impl Page<'_> {
    /// What makes sense inside an item alone and has no heading.
    pub fn inner_parts(&self, item: &Item, level: usize, out: &mut String) {
        let plan = &self.checked.plan;
        for response in plan.children(item, ConceptName::Response) {
            self.response(response, level, out);
        }
        for concept in [ConceptName::Milestone, ConceptName::Commitment] {
            let parts: Vec<&Item> = plan.children(item, concept).collect();
            if !parts.is_empty() {
                out.push_str(&format!("**{}:**\n\n", super::plural(self.checked, concept)));
                self.together(&parts, level, out);
            }
        }
        let remarks: Vec<&Item> = plan.children(item, ConceptName::Remark).collect();
        if !remarks.is_empty() {
            out.push_str(&format!("**{}:**\n\n", super::plural(self.checked, ConceptName::Remark)));
            remarks.iter().for_each(|remark| self.remark(remark, out));
            out.push('\n');
        }
    }

    /// Items of one kind: a table where they read best so, else one after the other.
    pub fn together(&self, items: &[&Item], level: usize, out: &mut String) {
        match layout::as_table(&self.checked.plan, items) {
            Some(fields) => self.table_of(items, &fields, out),
            None => items.iter().for_each(|item| {
                let title = markdown::inline(self.checked, &item.title, self);
                out.push_str(&format!("**{title}:**\n\n"));
                self.facts(item, out);
                self.texts(item, level, out);
            }),
        }
    }

    fn table_of(&self, items: &[&Item], fields: &[FieldName], out: &mut String) {
        let Some(concept) = items.first().map(|item| item.concept) else { return };
        let language = self.language();
        let kind = items.first().filter(|first| items.iter().all(|item| item.preset == first.preset));
        let corner = kind.and_then(|first| concept.concept().preset(first.preset?));
        let corner = corner.map_or(concept.word(language), |preset| preset.names[language.index()][0]);
        let mut heads = vec![(capitalised(corner), Align::Left)];
        heads.extend(fields.iter().map(|field| {
            let kind = concept.concept().field(*field).map(|field| field.kind);
            let figures = matches!(kind, Some(FieldType::Number | FieldType::Percent));
            (capitalised(field.word(language)), if figures { Align::Right } else { Align::Left })
        }));
        let states: Vec<Option<String>> = items.iter().map(|item| self.latest_state(item)).collect();
        let stated = states.iter().any(Option::is_some);
        heads.extend(stated.then(|| (self.label("latest-state"), Align::Left)));
        let mut table = Table::new(heads);
        for (item, state) in items.iter().zip(states) {
            let mut cells = vec![self.numbered_title(item)];
            cells.extend(fields.iter().map(|field| self.values(item, *field)));
            cells.extend(stated.then(|| state.unwrap_or_default()));
            table.push(cells);
        }
        table.write(out);
    }

    /// The printed number and the title.
    pub fn numbered_title(&self, item: &Item) -> String {
        let title = match prose::has_title(item) {
            true => markdown::inline(self.checked, &item.title, self),
            false => escape(&prose::title(self.checked, item.id)),
        };
        match item.line(FieldName::Number) {
            Some(number) => format!("{} {title}", escape(number)),
            None => title,
        }
    }

    /// All that an item says in a field, on one line.
    pub fn values(&self, item: &Item, field: FieldName) -> String {
        let values = item.all(field).filter_map(|entry| self.value(item, &entry.value));
        values.collect::<Vec<String>>().join(", ")
    }

    fn remark(&self, remark: &Item, out: &mut String) {
        let by = self.values(remark, FieldName::By);
        let by = if by.is_empty() { String::new() } else { format!("**{by}:** ") };
        let title = prose::has_title(remark).then(|| markdown::inline(self.checked, &remark.title, self));
        let text = remark.prose(FieldName::Text).map(|text| markdown::phrase(self.checked, text, self));
        let said = title.into_iter().chain(text).collect::<Vec<String>>().join(" ");
        let about = self.values(remark, FieldName::Concerns);
        let word = capitalised(FieldName::Concerns.word(self.language()));
        let about = if about.is_empty() { String::new() } else { format!(" {word}: {about}.") };
        out.push_str(&format!("- {by}{said}{about}\n"));
    }

    fn response(&self, response: &Item, level: usize, out: &mut String) {
        let word = capitalised(response.concept.word(self.language()));
        let title = prose::has_title(response).then(|| markdown::inline(self.checked, &response.title, self));
        let title = title.map(|title| format!(" {title}")).unwrap_or_default();
        out.push_str(&format!("**{word}:**{title}\n\n"));
        self.facts(response, out);
        self.texts(response, level, out);
    }

    /// Facts that follow from what other items say: a name and its values each.
    pub fn further_facts(&self, item: &Item) -> Vec<(String, String)> {
        let plan = &self.checked.plan;
        let mut facts = Vec::new();
        let mut add = |name: String, values: Vec<String>| {
            if !values.is_empty() {
                facts.push((name, values.join(", ")));
            }
        };
        match item.concept {
            ConceptName::Goal => {
                let elsewhere = |field: FieldName| {
                    let from = pointing(plan, item, field).filter(|from| plan.item(*from).parent != Some(item.id));
                    from.map(|from| self.link_to(from)).collect::<Vec<String>>()
                };
                add(super::plural(self.checked, ConceptName::Indicator), elsewhere(FieldName::Measures));
                add(self.label("site-served-by"), elsewhere(FieldName::ContributesTo));
            }
            ConceptName::Risk => {
                add(self.label("risk-score"), vec![self.risk_score(item)]);
                let stated: Vec<ItemId> = item.references(FieldName::SameAs).collect();
                let same = alike(plan, item).into_iter().filter(|same| !stated.contains(same));
                add(self.label("risk-same"), same.map(|same| self.link_to(same)).collect());
            }
            ConceptName::Assignment => {
                let elsewhere = responses(plan, item).into_iter().filter(|response| response.parent != Some(item.id));
                let links = elsewhere.map(|response| {
                    let by = self.values(response, FieldName::Responsible);
                    let link = self.link_to(response.id);
                    if by.is_empty() { link } else { format!("{link} ({by})") }
                });
                add(self.label("answered-by"), links.collect());
            }
            ConceptName::Report => {
                let own = item.value(FieldName::Concerns).is_none();
                let covered = crate::emit::reports::covered(item).into_iter().filter(|_| own);
                let word = capitalised(FieldName::Concerns.word(self.language()));
                add(word, covered.map(|plan| self.link_to(plan)).collect());
            }
            ConceptName::Plan => {
                let latest = self.library().reports.latest(item.id);
                add(
                    self.label("latest-report"),
                    latest.map(|report| self.told_in(plan.item(report))).into_iter().collect(),
                );
            }
            _ => {}
        }
        add(self.label("latest-state"), self.latest_state(item).into_iter().collect());
        facts
    }

    fn risk_score(&self, risk: &Item) -> String {
        let score = view::risk_score(risk).map(|score| self.language().number(score));
        score.unwrap_or_else(|| self.label("not-assessed"))
    }

    /// Risks side by side: how grave they are, what is done, where the control plan takes them up.
    pub fn risks(&self, risks: &[ItemId], out: &mut String) {
        let plan = &self.checked.plan;
        let risks: Vec<&Item> = risks.iter().map(|id| plan.item(*id)).collect();
        let language = self.language();
        if let Some(matrix) = Matrix::of(&risks) {
            self.matrix(&matrix, out);
        }
        let any = |field: FieldName| risks.iter().any(|risk| risk.value(field).is_some());
        let fields = [FieldName::Probability, FieldName::Impact];
        let fields: Vec<FieldName> = fields.into_iter().filter(|field| any(*field)).collect();
        let mut heads = vec![(capitalised(ConceptName::Risk.word(language)), Align::Left)];
        heads.extend(fields.iter().map(|field| (capitalised(field.word(language)), Align::Right)));
        heads.push((self.label("risk-score"), Align::Right));
        heads.push((self.label("risk-measures"), Align::Left));
        let controlled = any(FieldName::InternalControl) || risks.iter().any(|risk| !alike(plan, risk).is_empty());
        heads.extend(controlled.then(|| (self.label("risk-same"), Align::Left)));
        let mut table = Table::new(heads);
        for risk in risks {
            let mut cells = vec![self.numbered_link_to(risk)];
            cells.extend(fields.iter().map(|field| self.values(risk, *field)));
            cells.push(self.risk_score(risk));
            let measures = related(plan, risk, FieldName::ContributesTo, ConceptName::Activity);
            let titles = measures.iter().map(|id| escape(&crate::emit::prose::title(self.checked, *id)));
            cells.push(titles.collect::<Vec<String>>().join("; "));
            if controlled {
                let same = alike(plan, risk).into_iter().map(|same| self.numbered_link(same));
                let same: Vec<String> = same.collect();
                let own = || self.values(risk, FieldName::InternalControl);
                cells.push(if same.is_empty() { own() } else { same.join(", ") });
            }
            table.push(cells);
        }
        table.write(out);
    }

    /// Where the risks stand between unlikely and likely, slight and grave.
    fn matrix(&self, matrix: &Matrix, out: &mut String) {
        let word = |field: FieldName| capitalised(field.word(self.language()));
        let head = |field, step: Decimal| format!("{} {}", word(field), self.language().number(step));
        let mut heads = vec![(word(FieldName::Probability), Align::Left)];
        heads.extend(matrix.grave.iter().map(|step| (head(FieldName::Impact, *step), Align::Left)));
        let mut table = Table::new(heads);
        for likely in matrix.likely.iter().rev() {
            let mut cells = vec![head(FieldName::Probability, *likely)];
            cells.extend(matrix.grave.iter().map(|grave| {
                let risks = matrix.at(*likely, *grave).map(|risk| self.numbered_link(risk));
                let score = likely.checked_mul(*grave).unwrap_or_default();
                let score = self.language().number(score);
                let risks = risks.collect::<Vec<String>>().join(", ");
                if risks.is_empty() { score } else { format!("{score}: {risks}") }
            }));
            table.push(cells);
        }
        out.push_str(&format!("{}:\n\n", self.label("risk-matrix")));
        table.write(out);
    }

    /// A link to an item, by its printed number and its title.
    pub fn numbered_link_to(&self, item: &Item) -> String {
        let title = prose::title(self.checked, item.id);
        let text = item.line(FieldName::Number).map(|number| format!("{number} {title}")).unwrap_or(title);
        markdown::link(&text, self.address(item.id).as_deref())
    }

    /// A link by the printed number, else by the title.
    fn numbered_link(&self, item: ItemId) -> String {
        match self.checked.plan.item(item).line(FieldName::Number) {
            Some(number) => markdown::link(number, self.address(item).as_deref()),
            None => self.link_to(item),
        }
    }

    /// The one thing that a row is about, where it is called as the row: the row's title links to it.
    pub fn namesake(&self, row: &Item) -> Option<ItemId> {
        let mut about = row.references(FieldName::Concerns);
        let only = about.next().filter(|_| about.next().is_none())?;
        let is_plain = row.title.inlines.is_empty() && self.address(only).is_some();
        (is_plain && prose::title(self.checked, only) == prose::title(self.checked, row.id)).then_some(only)
    }

    /// What the rows of a budget are about and pay for, where any says so.
    pub fn row_links(&self, budget: &Item, out: &mut String) {
        let plan = &self.checked.plan;
        let concerns = FieldName::Concerns.word(self.language());
        let mut any = false;
        for row in plan.rows(budget) {
            let links =
                |ids: Vec<ItemId>| ids.into_iter().map(|id| self.link_to(id)).collect::<Vec<String>>().join(", ");
            let namesake = self.namesake(row);
            let about = row.all(FieldName::Concerns);
            let about = about.filter(|entry| matches!(entry.value, Value::Item(of) if Some(of) != namesake));
            let about: Vec<String> = about.filter_map(|entry| self.value(row, &entry.value)).collect();
            let pays = links(pointing(plan, row, FieldName::FundedBy).collect());
            let mut told = Vec::new();
            if !about.is_empty() {
                told.push(format!("{concerns} {}", about.join(", ")));
            }
            if !pays.is_empty() {
                told.push(format!("{} {pays}", self.label("pays-for").to_lowercase()));
            }
            if !told.is_empty() {
                any = true;
                out.push_str(&format!("- **{}** {}\n", self.numbered_title(row), told.join("; ")));
            }
        }
        if any {
            out.push('\n');
        }
    }
}
