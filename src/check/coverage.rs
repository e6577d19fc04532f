//! How much of what a reader looks for is there: goals with indicators, assignments with responses …
//!
//! The rules of completeness and the figures of coverage ask the same questions, which stand here.

use crate::model::{Content, Item, ItemId, Plan, SeriesKind, Value};
use crate::vocabulary::{ConceptName, FieldName};

/// One figure of coverage: `with` of `of` items.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Coverage {
    /// Its label in the message files.
    pub label: &'static str,
    /// What is counted.
    pub concept: ConceptName,
    /// How many items have it.
    pub with: usize,
    /// How many items there are.
    pub of: usize,
}

impl Coverage {
    /// In whole per cent. All, where there is nothing to have it; never 100 where something is missing, nor 0 where
    /// something is there.
    pub fn percent(self) -> usize {
        match (self.with, self.of) {
            (with, of) if with == of => 100,
            (0, _) => 0,
            (with, of) => ((with * 200 + of) / (of * 2)).clamp(1, 99),
        }
    }
}

/// The figures of coverage of a project, of the concepts that it has. What it builds on is not counted.
pub fn coverage(plan: &Plan) -> Vec<Coverage> {
    let reached = Reached::new(plan);
    let responsible = |item: &Item| within(plan, item).any(|item| says(item, FieldName::Responsible));
    let figures = [
        count(plan, ConceptName::Goal, "coverage-goals-with-indicator", |goal| reached.measured(goal)),
        count(plan, ConceptName::Goal, "coverage-goals-with-responsible", responsible),
        count(plan, ConceptName::Indicator, "coverage-indicators-with-outcome", |item| {
            has_value(plan, item, SeriesKind::Outcome)
        }),
        count(plan, ConceptName::Indicator, "coverage-indicators-with-target", |item| {
            has_value(plan, item, SeriesKind::Target)
        }),
        count(plan, ConceptName::Indicator, "coverage-indicators-with-owner", has_owner),
        count(plan, ConceptName::Assignment, "coverage-assignments-with-responsible", responsible),
        count(plan, ConceptName::Assignment, "coverage-assignments-answered", |item| reached.answered(item)),
        count(plan, ConceptName::Risk, "coverage-risks-with-measure", |item| reached.treated(item)),
        count(plan, ConceptName::Activity, "coverage-activities-with-responsible", responsible),
    ];
    figures.into_iter().filter(|figure| figure.of > 0).collect()
}

fn count(plan: &Plan, concept: ConceptName, label: &'static str, has: impl Fn(&Item) -> bool) -> Coverage {
    let (mut with, mut of) = (0, 0);
    for item in plan.of(concept).filter(|item| !item.external) {
        of += 1;
        with += usize::from(has(item));
    }
    Coverage { label, concept, with, of }
}

/// Whether a field says something: neither nothing at all nor that there is none. What could not be read has been
/// reported, and is not said to be missing as well.
pub(super) fn says(item: &Item, field: FieldName) -> bool {
    item.all(field).any(|entry| says_something(&entry.value))
}

/// Whether a value says something.
pub(super) fn says_something(value: &Value) -> bool {
    let is_nothing = |text: &str| {
        let text = text.trim();
        text.is_empty() || matches!(crate::vocabulary::fold(text).as_str(), "saknas" | "missing" | "-" | "–")
    };
    match value {
        Value::Missing => false,
        Value::Line(line) => !is_nothing(line),
        Value::Prose(prose) => !is_nothing(&prose.source),
        Value::Figure(figure) => {
            !matches!(figure.content, Content::Empty | Content::Missing { .. } | Content::NotReady)
        }
        _ => true,
    }
}

/// An item and those of its concept whose blocks it stands in: what they have, it has.
pub(super) fn within<'a>(plan: &'a Plan, item: &'a Item) -> impl Iterator<Item = &'a Item> {
    plan.enclosing(item).take_while(|holder| holder.concept == item.concept)
}

/// Whether an indicator has a value of a kind, its own or from a report.
pub(super) fn has_value(plan: &Plan, indicator: &Item, kind: SeriesKind) -> bool {
    says(indicator, kind.field()) || plan.follow_ups(indicator).iter().any(|up| says(up.status, kind.field()))
}

/// Whether somebody answers for an indicator or its measurement.
pub(super) fn has_owner(indicator: &Item) -> bool {
    says(indicator, FieldName::Responsible) || says(indicator, FieldName::MeasuredBy)
}

/// What items reach through others: a goal is measured by the indicators of a goal that contributes to it, a risk has
/// the measures of the risk that it repeats.
pub(super) struct Reached {
    measured: Vec<bool>,
    answered: Vec<bool>,
    treated: Vec<bool>,
}

impl Reached {
    /// Follows the links of a plan once.
    pub(super) fn new(plan: &Plan) -> Self {
        Reached { measured: measured(plan), answered: answered(plan), treated: treated(plan) }
    }

    /// Whether an indicator measures the goal, a goal that contributes to it, or one that is the same.
    pub(super) fn measured(&self, goal: &Item) -> bool {
        self.measured[goal.id.index()]
    }

    /// Whether the assignment, one that is the same, or each of its parts has a response.
    pub(super) fn answered(&self, assignment: &Item) -> bool {
        self.answered[assignment.id.index()]
    }

    /// Whether the risk, or one that is the same, has a measure or a control.
    pub(super) fn treated(&self, risk: &Item) -> bool {
        self.treated[risk.id.index()]
    }
}

/// Who points at an item by a field.
pub(super) fn pointing<'a>(plan: &'a Plan, item: &Item, field: FieldName) -> impl Iterator<Item = &'a Item> {
    let links = plan.backlinks.get(item.id.index()).map_or(&[][..], Vec::as_slice);
    links.iter().filter(move |(_, by)| *by == Some(field)).map(|(from, _)| plan.item(*from))
}

fn measured(plan: &Plan) -> Vec<bool> {
    let own = |goal: &Item| {
        let mut children = plan.children(goal, ConceptName::Indicator);
        children.next().is_some() || pointing(plan, goal, FieldName::Measures).next().is_some()
    };
    spread(plan, ConceptName::Goal, own, |goal| {
        let holder = goal.parent.filter(|parent| plan.item(*parent).concept == ConceptName::Goal);
        goal.references(FieldName::ContributesTo).chain(holder).chain(same(plan, goal)).collect()
    })
}

fn answered(plan: &Plan) -> Vec<bool> {
    let own = |item: &Item| {
        plan.children(item, ConceptName::Response).next().is_some()
            || item.all(FieldName::Status).any(|entry| is_status(&entry.value, "answered"))
    };
    let mut answered = spread(plan, ConceptName::Assignment, own, |item| same(plan, item).collect());
    // Parts stand after what they are parts of.
    for item in plan.items.iter().rev().filter(|item| item.concept == ConceptName::Assignment) {
        let mut parts = plan.children(item, ConceptName::Assignment).peekable();
        if parts.peek().is_some() && parts.all(|part| answered[part.id.index()]) {
            answered[item.id.index()] = true;
        }
    }
    answered
}

fn treated(plan: &Plan) -> Vec<bool> {
    let own = |risk: &Item| {
        let mut serving = pointing(plan, risk, FieldName::ContributesTo);
        plan.children(risk, ConceptName::Activity).next().is_some()
            || serving.any(|item| item.concept == ConceptName::Activity)
    };
    spread(plan, ConceptName::Risk, own, |risk| same(plan, risk).collect())
}

fn is_status(value: &Value, key: &str) -> bool {
    matches!(value, Value::Status { word, .. } if matches!(word.as_ref(), Value::Builtin(word) if word.key == key))
}

/// The items that an item says it is the same as, and those that say so of it.
fn same<'a>(plan: &'a Plan, item: &'a Item) -> impl Iterator<Item = ItemId> {
    item.references(FieldName::SameAs).chain(pointing(plan, item, FieldName::SameAs).map(|from| from.id))
}

/// The items of a concept that have something of their own, and all that the others reach from them by `onwards`.
fn spread(
    plan: &Plan,
    concept: ConceptName,
    own: impl Fn(&Item) -> bool,
    onwards: impl Fn(&Item) -> Vec<ItemId>,
) -> Vec<bool> {
    let mut reached = vec![false; plan.items.len()];
    let mut open: Vec<ItemId> = plan.of(concept).filter(|item| own(item)).map(|item| item.id).collect();
    while let Some(next) = open.pop() {
        if !std::mem::replace(&mut reached[next.index()], true) {
            open.extend(onwards(plan.item(next)));
        }
    }
    reached
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sources::MemorySources;
    use crate::workspace::compile;

    fn counted(text: &str) -> Vec<(&'static str, usize, usize)> {
        let compilation = compile(&MemorySources::new([("a.plan", text)]));
        assert!(compilation.diagnostics.is_empty(), "{:?}", compilation.diagnostics);
        let figures = coverage(&compilation.checked.plan).into_iter();
        figures.map(|figure| (figure.label, figure.with, figure.of)).collect()
    }

    #[test]
    fn a_goal_is_measured_through_those_that_contribute_to_it_or_restate_it() {
        let plan = "
            mål kf \"KF\"
            mål nämnd \"Nämnd\" {
              bidrar till kf
            }
            mål samma \"Samma\" {
              motsvarar nämnd
            }
            mål ensamt \"Ensamt\"
            indikator i \"I\" {
              mäter nämnd
              målvärde 2025: ja
              mäts av \"Enheten\"
            }
            indikator u \"U\" {
              målvärde 2025: ej klart
              mäts av saknas
            }
        ";
        let expected = [
            ("coverage-goals-with-indicator", 3, 4),
            ("coverage-goals-with-responsible", 0, 4),
            ("coverage-indicators-with-outcome", 0, 2),
            ("coverage-indicators-with-target", 1, 2),
            ("coverage-indicators-with-owner", 1, 2),
        ];
        assert_eq!(counted(plan), expected);
    }

    #[test]
    fn an_assignment_is_answered_where_it_is_the_same_or_in_all_its_parts() {
        let plan = "
            uppdrag a \"A\" {
              svar \"Klart.\"
            }
            uppdrag b \"B\" {
              motsvarar a
            }
            uppdrag c \"C\" {
              deluppdrag d \"D\" {
                status besvarad
              }
              deluppdrag e \"E\"
            }
        ";
        assert_eq!(counted(plan)[1], ("coverage-assignments-answered", 3, 5));
    }

    #[test]
    fn per_cents_never_hide_a_gap() {
        let percent = |with, of| Coverage { label: "", concept: ConceptName::Goal, with, of }.percent();
        assert_eq!([percent(0, 0), percent(1, 3), percent(999, 1000), percent(1, 1000)], [100, 33, 99, 1]);
    }
}
