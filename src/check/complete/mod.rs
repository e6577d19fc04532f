//! Rules of completeness (`P08`) and text (`P09`): what a reader of the plan would miss or stumble over.
//!
//! [`RULES`] is the registry. A rule looks at items of some concepts, at texts, or at the project as a whole; what
//! several of them ask is found out once, in [`survey`]. How serious a finding is, or whether the rule is off, is
//! decided afterwards, in [`levels`]: by default here, in `planc.toml`, at an item and for all in it.

mod activities;
mod annexes;
mod assignments;
mod commitments;
mod due;
mod goals;
mod indicators;
mod instructions;
mod levels;
mod links;
mod mentions;
mod names;
mod numbers;
mod phrases;
mod placeholders;
mod risks;
mod sections;
mod similar;
mod survey;
mod years;

use rayon::prelude::*;

use super::finding::Findings;
use crate::diagnostic::{Code, Diagnostic};
use crate::model::{Item, ItemId, Level, Plan};
use crate::sources::SourceMap;
use crate::vocabulary::ConceptName;

use levels::Levels;
use survey::{Survey, Text};

/// A rule that a project or an item can set.
struct Rule {
    code: Code,
    /// How serious it is where nobody has set it. Rules that most plans would hit are off.
    default: Option<Level>,
    /// Whether it says that something is not there. What could not be read may hold it, so nothing is said then.
    absence: bool,
    /// What it looks at.
    looks: Looks,
}

/// What a rule needs to look at.
enum Looks {
    /// Each item of a concept.
    At(ConceptName, fn(&Survey<'_>, &Item) -> Option<Finding>),
    /// Each text.
    Into(fn(&Survey<'_>, Text<'_>, &mut Vec<Finding>)),
    /// Everything at once.
    Over(fn(&Survey<'_>, &mut Vec<Finding>)),
}

/// Something that a rule has found.
struct Finding {
    /// Whose it is: it, or what holds it, may set the rule's level.
    item: ItemId,
    diagnostic: Diagnostic,
}

const WARNING: Option<Level> = Some(Level::Warning);
const OFF: Option<Level> = None;

const fn lack(code: Code, default: Option<Level>, looks: Looks) -> Rule {
    Rule { code, default, absence: true, looks }
}

const fn rule(code: Code, default: Option<Level>, looks: Looks) -> Rule {
    Rule { code, default, absence: false, looks }
}

/// Every rule, in the order of the codes.
const RULES: &[Rule] = &[
    lack(Code::GoalWithoutIndicator, OFF, Looks::At(ConceptName::Goal, goals::without_indicator)),
    lack(Code::IndicatorWithoutTarget, OFF, Looks::At(ConceptName::Indicator, indicators::without_target)),
    lack(Code::IndicatorWithoutOwner, OFF, Looks::At(ConceptName::Indicator, indicators::without_owner)),
    lack(Code::IndicatorWithoutMethod, OFF, Looks::At(ConceptName::Indicator, indicators::without_method)),
    lack(Code::AssignmentWithoutResponse, OFF, Looks::At(ConceptName::Assignment, assignments::without_response)),
    lack(Code::AssignmentWithoutResponsible, OFF, Looks::At(ConceptName::Assignment, assignments::without_responsible)),
    lack(Code::AssignmentWithoutReportBack, OFF, Looks::At(ConceptName::Assignment, assignments::without_report_back)),
    lack(Code::RiskWithoutMeasure, WARNING, Looks::At(ConceptName::Risk, risks::without_measure)),
    lack(Code::RiskWithoutScore, OFF, Looks::At(ConceptName::Risk, risks::without_score)),
    lack(Code::RiskWithoutResponsible, OFF, Looks::At(ConceptName::Risk, risks::without_responsible)),
    lack(Code::ActivityWithoutResponsible, OFF, Looks::At(ConceptName::Activity, activities::without_responsible)),
    lack(Code::ActivityWithoutPeriod, OFF, Looks::At(ConceptName::Activity, activities::without_period)),
    lack(
        Code::CommitmentWithoutResponsible,
        WARNING,
        Looks::At(ConceptName::Commitment, commitments::without_responsible),
    ),
    lack(Code::CommitmentWithoutTime, WARNING, Looks::At(ConceptName::Commitment, commitments::without_time)),
    lack(Code::ReportMissing, WARNING, Looks::Over(due::reports)),
    lack(Code::ReportBackMissing, WARNING, Looks::Over(due::reports_back)),
    lack(Code::AnnexMissing, WARNING, Looks::Over(annexes::missing)),
    lack(Code::NotMentioned, OFF, Looks::Over(mentions::missing)),
    rule(Code::Placeholder, WARNING, Looks::Into(placeholders::left)),
    rule(Code::InstructionLeft, WARNING, Looks::Into(instructions::left)),
    rule(Code::YearOutsidePeriod, WARNING, Looks::Over(years::outside)),
    lack(Code::SectionWithoutText, WARNING, Looks::At(ConceptName::Section, sections::without_text)),
    rule(Code::LinkWithoutHost, WARNING, Looks::Into(links::without_host)),
    rule(Code::NumberTwice, WARNING, Looks::Over(numbers::twice)),
    lack(Code::NumberSkipped, WARNING, Looks::Over(numbers::skipped)),
    rule(Code::NameSpelledTwoWays, WARNING, Looks::Over(names::spelled_two_ways)),
];

/// How serious a rule is where neither project nor item says so; nothing where it is off. Nothing at all for a code
/// that is no such rule.
pub fn default_level(code: Code) -> Option<Option<Level>> {
    RULES.iter().find(|rule| rule.code == code).map(|rule| rule.default)
}

/// Runs every rule that is in force somewhere. `whole` says that everything in the plan could be read.
pub(super) fn check(plan: &Plan, sources: &SourceMap, whole: bool, findings: &mut Findings<'_>) {
    let mut levels = Levels::new(plan);
    let silent = |rule: &Rule| rule.absence && !whole;
    findings.not_run.extend(RULES.iter().filter(|rule| silent(rule)).map(|rule| rule.code));
    let in_force: Vec<&Rule> = RULES.iter().filter(|rule| levels.in_force(rule.code) && !silent(rule)).collect();
    let survey = Survey::new(plan, sources);
    let items: Vec<&Item> = survey.items().collect();
    let (each, over) = rayon::join(
        || items.par_iter().flat_map_iter(|item| of_item(&survey, item, &in_force)).collect::<Vec<_>>(),
        || in_force.par_iter().flat_map_iter(|rule| of_plan(&survey, rule)).collect::<Vec<_>>(),
    );
    for finding in each.into_iter().chain(over) {
        if let Some(diagnostic) = levels.applied(finding) {
            findings.acceptable(diagnostic);
        }
    }
    findings.plain.extend(levels.left_over(&findings.not_run));
}

/// What the rules in force find in an item and its texts.
fn of_item<'a>(survey: &Survey<'a>, item: &'a Item, in_force: &[&Rule]) -> Vec<Finding> {
    let mut found = Vec::new();
    for rule in in_force {
        match rule.looks {
            Looks::At(concept, look) if concept == item.concept => found.extend(look(survey, item)),
            Looks::At(..) | Looks::Into(_) | Looks::Over(_) => {}
        }
    }
    for text in survey.texts(item) {
        for rule in in_force {
            if let Looks::Into(look) = rule.looks {
                look(survey, text, &mut found);
            }
        }
    }
    found
}

/// What a rule finds that looks over the whole plan.
fn of_plan(survey: &Survey<'_>, rule: &Rule) -> Vec<Finding> {
    let mut found = Vec::new();
    if let Looks::Over(look) = rule.looks {
        look(survey, &mut found);
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::{CODES, Severity};
    use crate::sources::MemorySources;
    use crate::workspace::compile;

    fn found(settings: &str, plan: &str) -> Vec<(Code, Severity)> {
        let compilation = compile(&MemorySources::new([("planc.toml", settings), ("a.plan", plan)]));
        compilation.diagnostics.iter().map(|found| (found.code, found.severity)).collect()
    }

    #[test]
    fn the_innermost_level_holds() {
        let plan = "mål a \"A\" {\n  regel P0801 av \"Skäl.\"\n  mål b \"B\" {\n    regel P0801 fel \"Skäl.\"\n  }\n}\nmål c \"C\"\n";
        let of = |severity| (Code::GoalWithoutIndicator, severity);
        assert_eq!(found("[rules]\nP0801 = \"warning\"\n", plan), [of(Severity::Error), of(Severity::Warning)]);
        // Without the rule in the project there is nothing for the outer level to hide.
        assert_eq!(found("", plan), [(Code::RuleLevelNotNeeded, Severity::Warning), of(Severity::Error)]);
    }

    #[test]
    fn a_stricter_level_is_a_promise_that_the_plan_may_keep() {
        let kept = |level| format!("mål a \"A\" {{\n  regel P0801 {level} \"Skäl.\"\n  indikator i \"I\"\n}}\n");
        assert_eq!(found("", &kept("fel")), []);
        assert_eq!(found("[rules]\nP0801 = \"warning\"\n", &kept("fel")), []);
        let idle = [(Code::RuleLevelNotNeeded, Severity::Warning)];
        assert_eq!(found("[rules]\nP0801 = \"error\"\n", &kept("fel")), idle);
        assert_eq!(found("[rules]\nP0801 = \"error\"\n", &kept("varning")), idle);
        assert_eq!(found("", &kept("av")), idle);
    }

    #[test]
    fn what_cannot_be_read_may_hold_what_is_missing() {
        let plan =
            "risk a \"A\" {\n  åtgrd b \"B\"\n  känd avvikelse a P0808 \"Skäl.\"\n  regel P0810 av \"Skäl.\"\n}\n";
        assert_eq!(found("[rules]\nP0810 = \"error\"\n", plan), [(Code::UnknownKeyword, Severity::Error)]);
    }

    #[test]
    fn a_finding_is_accepted_where_it_stands() {
        let accepted = "risk a \"A\" {\n  känd avvikelse a P0808 \"Skäl.\"\n}\n";
        assert_eq!(found("", accepted), []);
        let plan = "plan p \"P\" {\n  känd avvikelse p.r P0808 \"Skäl.\"\n  risk r \"R\"\n}\n";
        assert_eq!(found("", plan), []);
        let gone = "risk a \"A\" {\n  känd avvikelse a P0808 \"Skäl.\"\n  åtgärd b \"B\"\n}\n";
        assert_eq!(found("", gone), [(Code::DeviationNotNeeded, Severity::Warning)]);
    }

    #[test]
    fn every_code_that_can_be_set_is_a_rule_and_no_other() {
        let settable: Vec<Code> = CODES.iter().copied().filter(|code| code.can_be_set()).collect();
        let rules: Vec<Code> = RULES.iter().map(|rule| rule.code).collect();
        assert_eq!(settable, rules);
        assert!(settable.iter().all(|code| code.number() >= "P0800"));
    }
}
