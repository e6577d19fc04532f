//! How serious each rule is where it speaks: by default, in the project, for an item and all in it.

use std::collections::HashMap;

use super::{Finding, RULES};
use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::model::{Item, ItemId, Level, Plan, Value};

/// The levels in force.
///
/// A level that hides a finding, or makes it less serious, must have one to do that to. A stricter one is a promise
/// that the plan keeps: it must only be stricter than what holds without it.
pub(super) struct Levels<'a> {
    plan: &'a Plan,
    project: HashMap<Code, Option<Level>>,
    /// Levels that items set, and whether any finding is other because of them.
    items: HashMap<(ItemId, Code), Vec<Own>>,
    refused: Vec<Diagnostic>,
}

struct Own {
    level: Option<Level>,
    entry: usize,
    used: bool,
}

impl<'a> Levels<'a> {
    pub(super) fn new(plan: &'a Plan) -> Self {
        let set = |code: Code, default| plan.config.rules.get(code.number()).copied().unwrap_or(default);
        let project = RULES.iter().map(|rule| (rule.code, set(rule.code, rule.default))).collect();
        let mut levels = Levels { plan, project, items: HashMap::new(), refused: Vec::new() };
        for item in &plan.items {
            for (at, entry) in item.entries.iter().enumerate() {
                let Value::RuleLevel(own) = &entry.value else { continue };
                match Code::named(&own.rule).filter(|code| code.can_be_set()) {
                    Some(code) => {
                        let used = rank(own.level) > rank(levels.set_around(item, code));
                        let own = Own { level: own.level, entry: at, used };
                        levels.items.entry((item.id, code)).or_default().push(own);
                    }
                    None => {
                        let refused = Diagnostic::new(Code::RuleCannotBeSet, entry.span);
                        levels.refused.push(refused.with("code", own.rule.as_str()));
                    }
                }
            }
        }
        levels
    }

    /// Whether the rule can say anything anywhere.
    pub(super) fn in_force(&self, code: Code) -> bool {
        let raised =
            |((_, rule), own): (&(ItemId, Code), &Vec<Own>)| *rule == code && own.iter().any(|own| own.level.is_some());
        self.project(code).is_some() || self.items.iter().any(raised)
    }

    /// The level that holds at an item as long as it sets none itself. What is around it has been read: parents stand
    /// before their children.
    fn set_around(&self, item: &Item, code: Code) -> Option<Level> {
        let mut around = self.plan.enclosing(item).filter_map(|holder| self.items.get(&(holder.id, code)));
        match around.next().and_then(|own| own.first()) {
            Some(own) => own.level,
            None => self.project(code),
        }
    }

    fn project(&self, code: Code) -> Option<Level> {
        self.project.get(&code).copied().flatten()
    }

    /// The finding as serious as it is where it was made; nothing where its rule is off.
    pub(super) fn applied(&mut self, finding: Finding) -> Option<Diagnostic> {
        let mut diagnostic = finding.diagnostic;
        let level = self.level(diagnostic.code, finding.item)?;
        diagnostic.severity = match level {
            Level::Error => Severity::Error,
            Level::Warning => Severity::Warning,
        };
        Some(diagnostic)
    }

    /// The innermost level. It is used if the finding would be another without it.
    fn level(&mut self, code: Code, item: ItemId) -> Option<Level> {
        let around: Vec<ItemId> = self.plan.enclosing(self.plan.item(item)).map(|item| item.id).collect();
        let mut own = around.iter().filter_map(|id| self.items.get(&(*id, code)).map(|own| (*id, own)));
        let Some((id, set)) = own.next() else { return self.project(code) };
        let level = set.first().and_then(|own| own.level);
        let without = match set.get(1).or_else(|| own.next().and_then(|(_, outer)| outer.first())) {
            Some(outer) => outer.level,
            None => self.project(code),
        };
        if level != without
            && let Some(own) = self.items.get_mut(&(id, code)).and_then(|own| own.first_mut())
        {
            own.used = true;
        }
        level
    }

    /// Levels that change nothing, and those of rules that have none to set. Of rules that were not run nothing is
    /// known.
    pub(super) fn left_over(self, not_run: &[Code]) -> Vec<Diagnostic> {
        let mut found = self.refused;
        for ((item, code), own) in self.items.into_iter().filter(|((_, code), _)| !not_run.contains(code)) {
            let entries = &self.plan.item(item).entries;
            let unused = own.iter().filter(|own| !own.used).filter_map(|own| entries.get(own.entry));
            found.extend(unused.map(|entry| {
                let diagnostic = Diagnostic::new(Code::RuleLevelNotNeeded, entry.span);
                diagnostic.with("code", code.number()).with("rule", code.slug())
            }));
        }
        found.sort_by_key(|diagnostic| diagnostic.span);
        found
    }
}

/// How serious a level is.
fn rank(level: Option<Level>) -> u8 {
    match level {
        None => 0,
        Some(Level::Warning) => 1,
        Some(Level::Error) => 2,
    }
}
