//! The project's own document: its plans, how things stand, the money, the red thread, how complete the plan is, and what planc
//! has checked.

use std::collections::HashSet;

use super::page::{BETWEEN_FACTS, Page, sentence_end};
use super::table::{Align, Table};
use super::{capitalised, plural};
use crate::check::{Accepted, Checked, coverage};
use crate::diagnostic::messages::label;
use crate::diagnostic::render::{explanation, headline};
use crate::diagnostic::{Argument, Diagnostic};
use crate::emit::message::Figures;
use crate::emit::message::statuses::{self, Counts, NOT_ASSESSED, Status};
use crate::emit::prose::markdown::escape;
use crate::model::{Item, ItemId};
use crate::vocabulary::{ConceptName, FieldName};

/// What is judged, in the order in which its state is shown.
const JUDGED: [ConceptName; 4] = [ConceptName::Goal, ConceptName::Assignment, ConceptName::Activity, ConceptName::Risk];

/// A part of the project's own document.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum StartPart {
    /// How goals, assignments, activities and risks stand.
    States,
    /// The budgets and their totals.
    Money,
    /// What serves which goal.
    Thread,
    /// How many items have what a reader looks for.
    Coverage,
    /// What planc has checked.
    Checks,
}

impl StartPart {
    /// The parts before those that are written, and those after them, where there is anything to show.
    pub fn all(checked: &Checked) -> [Vec<Self>; 2] {
        let used = |part: &Self| part.says_something(checked);
        [vec![Self::States, Self::Money, Self::Thread], vec![Self::Coverage, Self::Checks]]
            .map(|parts| parts.into_iter().filter(used).collect())
    }

    /// The heading's label.
    pub fn label(self) -> &'static str {
        match self {
            StartPart::States => "start-states",
            StartPart::Money => "start-money",
            StartPart::Thread => "goal-tree",
            StartPart::Coverage => "coverage",
            StartPart::Checks => "site-checked-title",
        }
    }

    fn says_something(self, checked: &Checked) -> bool {
        match self {
            StartPart::States => !states(checked).is_empty(),
            StartPart::Money => budgets(checked).any(|budget| Figures::of(checked, budget).main_total().is_some()),
            StartPart::Thread => checked.plan.of(ConceptName::Goal).next().is_some(),
            StartPart::Coverage => !coverage(&checked.plan).is_empty(),
            StartPart::Checks => true,
        }
    }
}

fn budgets(checked: &Checked) -> impl Iterator<Item = &Item> {
    checked.plan.of(ConceptName::Budget).filter(|budget| !budget.external)
}

/// The statuses of each kind of item, where anybody has judged any.
fn states(checked: &Checked) -> Vec<(ConceptName, Counts)> {
    let of = |concept: ConceptName| {
        let items = checked.plan.of(concept).filter(|item| !item.external);
        let states: Vec<Option<Status>> = items.map(|item| statuses::latest(checked, item)).collect();
        let judged = states.iter().any(Option::is_some);
        let states = states.into_iter().map(|state| state.unwrap_or_else(|| statuses::status(checked, None)));
        Counts::of(states.collect()).filter(|_| judged).map(|counts| (concept, counts))
    };
    JUDGED.into_iter().filter_map(of).collect()
}

impl Page<'_> {
    /// A part of the project's own document.
    pub fn start_part(&self, part: StartPart, out: &mut String) {
        match part {
            StartPart::States => self.states(out),
            StartPart::Money => self.money(out),
            StartPart::Thread => self.thread(out),
            StartPart::Coverage => self.coverage(out),
            StartPart::Checks => self.checks(out),
        }
    }

    /// The plans: each with kind, time, status and who answers for it, and its annexes under it.
    pub fn plans(&self, out: &mut String) {
        let plans: Vec<&Item> = self.checked.plan.of(ConceptName::Plan).collect();
        let mut shown = HashSet::new();
        let is_main = |plan: &&Item| plan.references(FieldName::AnnexTo).next().is_none();
        // Plans that are annexes of each other in a ring have no main plan: they come last.
        let (main, annexes): (Vec<&Item>, Vec<&Item>) = plans.iter().copied().partition(is_main);
        for plan in main.into_iter().chain(annexes) {
            self.plan_line(plan, &plans, 0, &mut shown, out);
        }
        if !plans.is_empty() {
            out.push('\n');
        }
    }

    fn plan_line(&self, plan: &Item, all: &[&Item], depth: usize, shown: &mut HashSet<ItemId>, out: &mut String) {
        if !shown.insert(plan.id) {
            return;
        }
        let fields = [FieldName::Kind, FieldName::Period, FieldName::Status, FieldName::Responsible];
        let facts = std::iter::once(self.link_to(plan.id)).chain(fields.map(|field| self.values(plan, field)));
        let facts: Vec<String> = facts.filter(|fact| !fact.is_empty()).collect();
        out.push_str(&format!("{}- {}\n", "  ".repeat(depth), facts.join(BETWEEN_FACTS)));
        for annex in all.iter().filter(|annex| annex.references(FieldName::AnnexTo).next() == Some(plan.id)) {
            self.plan_line(annex, all, depth + 1, shown, out);
        }
    }

    /// A line for each kind, a column for each status.
    fn states(&self, out: &mut String) {
        let found = states(self.checked);
        let mut columns: Vec<&Status> = Vec::new();
        for (_, counts) in &found {
            columns.extend(counts.counts.keys().filter(|status| !columns.contains(status)).collect::<Vec<_>>());
        }
        columns.sort_by_key(|status| statuses::standing(status.0).1);
        let mut heads = vec![(capitalised(&self.label("coverage-what")), Align::Left)];
        heads.extend(columns.iter().map(|(_, word)| (escape(&capitalised(word)), Align::Right)));
        let mut table = Table::new(heads);
        for (concept, counts) in &found {
            let number = |status: &&Status| counts.counts.get(*status).copied().unwrap_or_default();
            let numbers = columns.iter().map(number).map(|count| self.language().number(count.into()));
            table.push(std::iter::once(plural(self.checked, *concept)).chain(numbers).collect());
        }
        table.write(out);
        if columns.iter().all(|(key, _)| *key == NOT_ASSESSED) {
            out.push_str(&format!("{}\n\n", self.label("report-empty")));
        }
    }

    /// What the budget that stands first is made of, then every budget and its total.
    fn money(&self, out: &mut String) {
        let lead = budgets(self.checked).find_map(|budget| Some((budget, Figures::of(self.checked, budget).shares()?)));
        if let Some((_, shares)) = lead {
            out.push_str(&format!("{}\n\n", escape(&shares.message)));
        }
        let several = self.checked.plan.of(ConceptName::Plan).count() > 1;
        for budget in budgets(self.checked) {
            let Some(total) = Figures::of(self.checked, budget).main_total() else { continue };
            let holder = budget.plan.filter(|_| several).map(|plan| format!(" ({})", self.link_to(plan)));
            let holder = holder.unwrap_or_default();
            out.push_str(&format!("- {}{holder}: {}\n", self.link_to(budget.id), escape(&total)));
        }
        out.push('\n');
    }

    fn coverage(&self, out: &mut String) {
        let heads = [("coverage-what", Align::Left), ("site-number", Align::Right), ("site-of-all", Align::Right)];
        let heads = heads.into_iter().chain([("coverage-share", Align::Right)]);
        let mut table = Table::new(heads.map(|(key, align)| (self.label(key), align)).collect());
        out.push_str(&format!("{}.\n\n", self.label("coverage-caption")));
        for figure in coverage(&self.checked.plan) {
            let percent = label(self.language(), "coverage-percent", &[("percent", figure.percent().into())]);
            let number = |count: usize| self.language().number(count.into());
            table.push(vec![self.label(figure.label), number(figure.with), number(figure.of), percent]);
        }
        table.write(out);
    }

    fn checks(&self, out: &mut String) {
        let checked = self.checked;
        let counts = [
            ("start-checked-figures", checked.figures_checked),
            ("start-checked-findings", checked.findings.len()),
            ("start-checked-accepted", checked.accepted.len()),
        ];
        let counted = |(key, count)| label(self.language(), key, &[("count", Argument::Count(count))]);
        let counts: Vec<String> = counts.into_iter().map(counted).collect();
        let lead = self.label("site-checked-lead");
        out.push_str(&format!("{lead} {}.\n\n", capitalised(&counts.join(", "))));
        if !checked.findings.is_empty() {
            out.push_str(&format!("**{}:**\n\n", self.label("site-findings")));
            checked.findings.iter().for_each(|finding| out.push_str(&format!("- {}\n", self.finding(finding))));
            out.push('\n');
        }
        if !checked.accepted.is_empty() {
            out.push_str(&format!("**{}:**\n\n", self.label("site-accepted")));
            checked.accepted.iter().for_each(|accepted| out.push_str(&format!("- {}\n", self.accepted_at(accepted))));
            out.push('\n');
        }
    }

    fn finding(&self, finding: &Diagnostic) -> String {
        let mut said = vec![headline(finding, self.language())];
        said.extend(explanation(finding, self.language()));
        let place = finding.span.map(|span| {
            let place = format!("{}:{}", self.sources.file(span.file).path, self.sources.line_column(span));
            format!(" (`{place}`)")
        });
        let said: Vec<String> = said.iter().map(|text| sentence_end(&escape(&capitalised(text)))).collect();
        format!("{}{}", said.join(" "), place.unwrap_or_default())
    }

    fn accepted_at(&self, accepted: &Accepted) -> String {
        format!("{}: {}", self.link_to(accepted.by), self.accepted_text(accepted))
    }
}
