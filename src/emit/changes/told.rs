//! Each change, and the whole, in words.

use rust_decimal::{Decimal, RoundingStrategy};

use super::Teller;
use crate::diagnostic::Argument;
use crate::diagnostic::messages::label;
use crate::diff::{
    Change, Comparison, Contribution, DerivedChange, FigureChange, FigureShift, Named, Net, Repositioned, Sides,
    Suspect, TotalChange, Words,
};

/// A change in words.
#[derive(Clone, PartialEq, Debug)]
pub struct Told<'a> {
    /// What changed: `2025`, `målvärde 2026`, `ansvarig`, `rubrik`, `ny`.
    pub what: String,
    /// What it said; absent where there was nothing, or the change says it all.
    pub before: Option<String>,
    /// What it says.
    pub after: Option<String>,
    /// Whether before and after are only what went and what came, of more that stayed.
    pub partial: bool,
    /// After less before, with its sign and unit.
    pub difference: Option<String>,
    /// The difference in per cent of what it was.
    pub percent: Option<String>,
    /// What was taken out of a text and put in, word by word; empty for what is no text.
    pub words: &'a [Words],
}

impl<'a> Told<'a> {
    fn new(what: impl Into<String>) -> Self {
        let (before, after, difference, percent) = (None, None, None, None);
        Told { what: what.into(), before, after, partial: false, difference, percent, words: &[] }
    }

    fn from(self, before: Option<String>, after: Option<String>) -> Self {
        Told { before, after, ..self }
    }
}

/// A change of `item` in words.
pub fn told<'a>(teller: Teller, item: &Named, change: &'a Change) -> Told<'a> {
    let language = teller.language;
    let kind = |change: &Change| Told::new(teller.label(&format!("changes-{}", change.kind().key())));
    let field = |field: crate::vocabulary::FieldName| Told::new(field.word(language));
    let title = |item: &Option<Named>| item.as_ref().map(|item| item.title.clone());
    match change {
        Change::Added | Change::Removed => kind(change),
        Change::Renamed { before, after } => kind(change).from(before.clone(), after.clone()),
        Change::Moved { before, after } => {
            let whole = || Some(teller.label("changes-outermost"));
            kind(change).from(title(before).or_else(whole), title(after).or_else(whole))
        }
        Change::Reordered { moved } => kind(change).from(None, Some(reordered(teller, moved))),
        Change::Reclassified { before, after } => {
            let word = |key: &Option<&'static str>| Some(teller.preset(item, *key).to_owned());
            kind(change).from(word(before), word(after))
        }
        Change::Reworded { field: of, before, after, words } => {
            let what = of.map_or_else(|| teller.label("changes-title"), |of| of.word(language).to_owned());
            let text = |text: &Option<_>| text.as_ref().map(|text| teller.text(text));
            Told { words, ..Told::new(what).from(text(before), text(after)) }
        }
        Change::Retargeted(figure) | Change::Refigured(figure) => self::figure(teller, figure),
        Change::Reassigned(links) | Change::Relinked(links) => {
            let (before, after) = (teller.values(&links.removed), teller.values(&links.added));
            Told { partial: true, ..field(links.field).from(before, after) }
        }
        Change::Restatused { before, after } => {
            let text = |value: &Option<_>| value.as_ref().map(|value| teller.value(value));
            field(crate::vocabulary::FieldName::Status).from(text(before), text(after))
        }
        Change::Redated(values) | Change::Respecified(values) => {
            field(values.field).from(teller.values(&values.before), teller.values(&values.after))
        }
        Change::DeviationAccepted(deviation) | Change::DeviationWithdrawn(deviation) => {
            let what = kind(change).what;
            let text = format!("{}: {}", teller.target(&deviation.target), teller.text(&deviation.reason));
            let (before, after) = match change {
                Change::DeviationAccepted(_) => (None, Some(text)),
                _ => (Some(text), None),
            };
            Told::new(what).from(before, after)
        }
        Change::DeviationReexplained { before, after, words } => {
            let text = |deviation: &crate::diff::AcceptedDeviation<Named>| Some(teller.text(&deviation.reason));
            let what = format!("{}, {}", kind(change).what, teller.target(&after.target));
            Told { words, ..Told::new(what).from(text(before), text(after)) }
        }
        Change::RuleSet { before, after } => {
            let rule = before.as_ref().or(after.as_ref()).map(|rule| rule.rule.clone()).unwrap_or_default();
            let text = |rule: &Option<crate::diff::RuleSetting<Named>>| {
                let rule = rule.as_ref()?;
                let level = rule.level.map_or("off", crate::model::Level::key);
                let level = teller.label(&format!("changes-level-{level}"));
                Some(format!("{level} ({})", teller.text(&rule.reason)))
            };
            Told::new(format!("{} {rule}", kind(change).what)).from(text(before), text(after))
        }
    }
}

fn figure<'a>(teller: Teller, figure: &FigureChange) -> Told<'a> {
    let shown = |figure: &Option<_>| figure.as_ref().map(|figure| teller.figure(figure));
    let (mut before, mut after) = (shown(&figure.before), shown(&figure.after));
    let what = teller.at(&figure.at);
    match figure.shift() {
        FigureShift::Computed => {
            let how = |figure: &Option<crate::diff::Figure<Named>>| {
                let computed = figure.as_ref().is_some_and(|figure| figure.computed);
                Some(teller.label(if computed { "changes-left-to-planc" } else { "changes-stated" }))
            };
            (before, after) = (how(&figure.before), how(&figure.after));
        }
        FigureShift::Note => {
            let note = |shown: Option<String>, of: &Option<crate::diff::Figure<Named>>| {
                let of = of.as_ref()?;
                let notes: Vec<&str> = of.footnotes.iter().map(|note| note.title.as_str()).collect();
                let shown = shown.unwrap_or_default();
                Some(if notes.is_empty() { shown } else { format!("{shown} [{}]", notes.join("; ")) })
            };
            (before, after) = (note(before, &figure.before), note(after, &figure.after));
        }
        _ => {}
    }
    let amount = figure.shift() == FigureShift::Amount;
    Told {
        difference: figure.difference().filter(|_| amount).map(|value| teller.difference(value, figure.unit())),
        percent: figure.percent().filter(|_| amount).map(|percent| teller.percent(percent)),
        ..Told::new(what).from(before, after)
    }
}

/// Items that stand elsewhere among their siblings.
pub(super) fn reordered(teller: Teller, moved: &[Repositioned]) -> String {
    let one = |moved: &Repositioned| {
        let title = moved.item.now().title.as_str().into();
        match &moved.after {
            Some(after) => {
                label(teller.language, "changes-now-after", &[("item", title), ("after", after.title.as_str().into())])
            }
            None => label(teller.language, "changes-now-first", &[("item", title)]),
        }
    };
    moved.iter().map(one).collect::<Vec<_>>().join("; ")
}

/// So many decimals are shown of a figure that nobody has stated.
const DECIMALS: u32 = 2;

/// To how many decimals a derived figure is told: those that the writer states of it.
fn decimals(derived: &DerivedChange) -> u32 {
    derived.stated_after.or(derived.stated_before).map_or(DECIMALS, |stated| stated.scale())
}

/// A figure to so many decimals, and no more than it has.
fn rounded(value: Decimal, decimals: u32) -> Decimal {
    if value.scale() <= decimals {
        return value;
    }
    value.round_dp_with_strategy(decimals, RoundingStrategy::MidpointAwayFromZero)
}

/// Whether a derived figure has moved by less than what is shown of it.
pub fn is_unseen(derived: &DerivedChange) -> bool {
    let shown = |value: Option<Decimal>| value.map(|value| rounded(value, decimals(derived)));
    shown(derived.before) == shown(derived.after)
}

/// A derived figure that came out otherwise, rounded as the writer states it.
pub fn consequence(teller: Teller, derived: &DerivedChange) -> Told<'static> {
    let (unit, decimals) = (derived.unit.as_ref(), decimals(derived));
    let value = |value: Option<Decimal>| value.map(|value| teller.amount(rounded(value, decimals), unit));
    let what = match &derived.at {
        Some(at) if derived.share => format!("{} ({})", teller.at(at), teller.label("changes-share")),
        Some(at) => teller.at(at),
        None => teller.label("changes-in-text"),
    };
    let difference = derived.difference().map(|difference| rounded(difference, decimals));
    Told {
        difference: difference.map(|difference| teller.difference(difference, unit)),
        percent: derived.percent().map(|percent| teller.percent(percent)),
        ..Told::new(what).from(value(derived.before), value(derived.after))
    }
}

/// No more figures than these are told of what moved another.
const MOST_CONTRIBUTIONS: usize = 6;

/// What moved a derived figure, and what is stated where that is another; a line for each.
pub fn because(teller: Teller, derived: &DerivedChange) -> Vec<String> {
    // What has not moved itself explains nothing.
    let parts: Vec<&Contribution> = derived.contributions.iter().filter(|part| part.before != part.after).collect();
    let told = parts.iter().take(MOST_CONTRIBUTIONS);
    let mut lines: Vec<String> = told.map(|part| contribution(teller, derived, part)).collect();
    let more = parts.len().saturating_sub(MOST_CONTRIBUTIONS);
    if more > 0 {
        lines.push(label(teller.language, "changes-more-contributions", &[("count", more.into())]));
    }
    if let Some(stated) = derived.stated_after
        && derived.after.is_some_and(|after| rounded(after, stated.scale()) != stated)
    {
        let stated = teller.amount(stated, derived.unit.as_ref());
        let key = if derived.stated_before == derived.stated_after { "still-stated" } else { "now-stated" };
        lines.push(label(teller.language, &format!("changes-{key}"), &[("stated", stated.into())]));
    }
    lines
}

/// One figure that has moved a derived one, and how much, rounded as that is told.
fn contribution(teller: Teller, derived: &DerivedChange, part: &Contribution) -> String {
    let name = teller.names(&part.item);
    let at = teller.at(&part.at);
    // A column of the same name as the figure's own says nothing more.
    let own = derived.at.as_ref().map(|at| teller.at(at));
    let name = if own.as_ref() == Some(&at) { name } else { format!("{name}, {at}") };
    let key = match (part.before, part.after) {
        (None, _) => "changes-contribution-new",
        (_, None) => "changes-contribution-gone",
        _ => "changes-contribution",
    };
    let amount = teller.difference(rounded(part.amount, decimals(derived)), derived.unit.as_ref());
    label(teller.language, key, &[("item", name.into()), ("amount", amount.into())])
}

impl Teller {
    /// Two names of one item where they differ: `a → b`.
    pub fn names(self, item: &Sides<Named>) -> String {
        match item {
            Sides::Both { before, after } if before.title != after.title => {
                format!("{} → {}", before.title, after.title)
            }
            item => item.now().title.clone(),
        }
    }

    /// How an item that may need another look points at what changed: `bidrar till Trygghet`.
    pub fn way(self, suspect: &Suspect) -> String {
        let step = |(field, item): &(Option<crate::vocabulary::FieldName>, Sides<Named>)| {
            let field = field.map_or_else(|| self.label("changes-title"), |field| field.word(self.language).to_owned());
            format!("{field}: {}", item.now().title)
        };
        suspect.way.iter().map(step).collect::<Vec<_>>().join(" → ")
    }

    /// The net effect of all changes in one sentence.
    pub fn net(self, comparison: &Comparison) -> String {
        let items = comparison.changed.len();
        if comparison.is_empty() {
            return self.label("changes-none");
        }
        let mut clauses = vec![label(self.language, "changes-net-items", &[("items", items.into())])];
        if items == 0 {
            clauses.clear();
            let key = if comparison.reordered.is_empty() { "changes-net-settings" } else { "changes-net-order" };
            clauses.push(self.label(key));
        }
        clauses.extend(self.money(&comparison.net));
        clauses.extend(comparison.net.counts.iter().map(|count| {
            let line: [(&str, Argument); 3] = [
                ("concept", plural(count.concept, self.language).into()),
                ("before", count.before.into()),
                ("after", count.after.into()),
            ];
            label(self.language, "changes-net-count", &line)
        }));
        let consequences = &comparison.consequences;
        let counted = [
            ("changes-net-began", consequences.began.len()),
            ("changes-net-ceased", consequences.ceased.len()),
            ("changes-net-suspects", consequences.suspects.len()),
        ];
        let counted = counted.into_iter().filter(|(_, count)| *count > 0);
        clauses.extend(counted.map(|(key, count)| label(self.language, key, &[("count", count.into())])));
        format!("{}.", clauses.join("; "))
    }

    /// The largest change of a grand total, and how many more there are.
    fn money(self, net: &Net) -> Vec<String> {
        let size = |total: &&TotalChange| total.difference().map(|difference| difference.abs());
        let Some(largest) = net.totals.iter().rev().max_by_key(size) else { return Vec::new() };
        let (Some(difference), Some(after)) = (largest.difference(), &largest.after) else { return Vec::new() };
        let line = [
            ("budget", largest.budget.now().title.as_str().into()),
            ("column", largest.column.now().title.as_str().into()),
            ("difference", self.difference(difference.abs(), after.1.as_ref()).trim_start_matches('+').into()),
            ("after", self.amount(after.0, after.1.as_ref()).into()),
            ("direction", if difference.is_sign_negative() { "down" } else { "up" }.into()),
            ("percent", largest.percent().map_or_else(String::new, |by| format!(" ({})", self.percent(by))).into()),
        ];
        let mut clauses = vec![label(self.language, "changes-net-total", &line)];
        let more = net.totals.len() - 1;
        clauses.extend((more > 0).then(|| label(self.language, "changes-net-totals", &[("count", more.into())])));
        clauses
    }
}

/// The word for several items of a concept.
fn plural(concept: crate::vocabulary::ConceptName, language: crate::language::Language) -> &'static str {
    let names = concept.concept().names[language.index()];
    names.get(1).unwrap_or(&names[0])
}
