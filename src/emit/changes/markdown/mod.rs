//! A comparison as Markdown: one comment on a merge request, that GitHub and GitLab show alike.

mod cut;
mod text;

use super::folded::Folded;
use super::{Review, Told, is_unseen, told};
use crate::diagnostic::Severity;
use crate::diagnostic::messages::label;
use crate::diff::{Change, ChangeKind, Changed, FindingFact, Named, Side, Sides};
use cut::{LeftOut, Section, Unit};
use text::{escape, length, marked, within};

/// The first line: what finds the comment again.
pub const MARKER: &str = "<!-- planc diff -->";
/// The most that a comment on GitHub holds, in characters; GitLab takes more.
pub const MOST: usize = 65_536;
/// No comment can be cut to less.
pub const LEAST: usize = 2_000;

/// The longest name of an item or a party.
const NAME: usize = 200;
/// The longest value in a cell.
const VALUE: usize = 240;
/// Longer texts are told in the details alone.
const SHORT: usize = 100;
/// So many of those concerned are named.
const MOST_CONCERNED: usize = 12;
/// More items that may need another look are folded away.
const MOST_OPEN: usize = 12;

/// The comment, no longer than `most`, or [`LEAST`] where that is more.
pub fn markdown(review: &Review<'_>, most: usize) -> String {
    let comment = Comment { review: *review };
    let head = comment.head();
    let sections = comment.sections();
    let left = most.max(LEAST).saturating_sub(length(&head));
    let body = cut::cut(&sections, left, |left_out| comment.left_out(left_out));
    head + &body
}

struct Comment<'a> {
    review: Review<'a>,
}

impl<'a> Comment<'a> {
    fn label(&self, key: &str) -> String {
        self.review.label(key)
    }

    /// The marker, the net effect, what was compared and whom it concerns.
    fn head(&self) -> String {
        let review = &self.review;
        let net = within(&review.teller.net(review.comparison), 400);
        let sides = [("before", within(review.before, 150).into()), ("after", within(review.after, 150).into())];
        let between = label(review.teller.language, "changes-between", &sides);
        let mut out = format!("{MARKER}\n**{net}**\n\n{between}\n\n");
        for line in review.unread() {
            out.push_str(&format!("> {}\n\n", escape(&line)));
        }
        out
    }

    fn sections(&self) -> Vec<Section> {
        let mut sections = vec![self.concerned()];
        sections.extend(self.changed());
        sections.push(self.other());
        sections.push(self.derived());
        let consequences = &self.review.comparison.consequences;
        for (key, findings, rank) in [
            ("changes-began", &consequences.began, 0),
            ("changes-withdrawn", &consequences.withdrawn, 1),
            ("changes-accepted", &consequences.accepted, 3),
            ("changes-ceased", &consequences.ceased, 4),
        ] {
            sections.push(self.findings(key, findings, rank));
        }
        sections.push(self.suspects());
        sections.push(self.suggestions());
        sections.push(self.reworded());
        sections
    }

    fn heading(&self, key: &str) -> String {
        format!("### {}\n\n", self.label(key))
    }

    /// Whom the changes concern, in a line.
    fn concerned(&self) -> Section {
        let concerned = self.review.concerned();
        let language = self.review.teller.language;
        let named = concerned.iter().take(MOST_CONCERNED).map(|one| {
            let line = [("changed", one.changed.into()), ("following", one.following.into())];
            format!("{} ({})", within(&one.name, NAME), label(language, "review-concerned-by", &line))
        });
        let mut named: Vec<String> = named.collect();
        let more = concerned.len().saturating_sub(MOST_CONCERNED);
        named.extend((more > 0).then(|| self.review.count("review-concerned-more", more)));
        let text = format!("{}: {}\n\n", self.label("review-concerned"), named.join(", "));
        let units = match named.is_empty() {
            true => Vec::new(),
            false => vec![Unit { text, counted: "review-left-concerned", rank: 0 }],
        };
        Section { head: String::new(), units, tail: String::new() }
    }

    fn table_head(&self, last: &str) -> String {
        let columns = ["review-what", "review-before", "review-after", "review-difference", "review-percent", last];
        let names: Vec<String> = columns.iter().map(|key| self.label(key)).collect();
        format!("| {} |\n|---|---|---|--:|--:|---|\n", names.join(" | "))
    }

    /// A table of changed items for each plan.
    fn changed(&self) -> Vec<Section> {
        let all = &self.review.comparison.changed;
        let folded = Folded::of(all);
        let mut sections: Vec<Section> = Vec::new();
        let mut plan: Option<Option<&str>> = None;
        for (at, changed) in all.iter().enumerate().filter(|(at, _)| !folded.hides(*at)) {
            let own = changed.item.now().plan.as_ref().map(|plan| plan.title.as_str());
            if plan != Some(own) {
                let title = own.map_or_else(|| self.label("site-of-project"), str::to_owned);
                let head = format!("### {}\n\n{}", within(&title, NAME), self.table_head("review-whose"));
                sections.push(Section { head, units: Vec::new(), tail: "\n".to_owned() });
                plan = Some(own);
            }
            let Some(section) = sections.last_mut() else { continue };
            section.units.extend(changed.changes.iter().map(|change| self.row(changed, change, folded.count(at))));
        }
        sections
    }

    fn row(&self, changed: &Changed, change: &Change, within_it: usize) -> Unit {
        let side = changed.item.now();
        let mut told = told(self.review.teller, &side.item, change);
        let place = |side: Option<&Side>| side?.place.as_ref().map(|place| self.review.teller.place(place));
        match change {
            Change::Added => told.after = place(changed.item.after()),
            Change::Removed => told.before = place(changed.item.before()),
            _ => {}
        }
        let mut what = format!("{}: {}", self.name(side), escape(&told.what));
        if within_it > 0 {
            what.push_str(&format!(", {}", self.review.count("changes-with-contents", within_it)));
        }
        let (before, after) = self.ends(&told);
        let [difference, percent] =
            [&told.difference, &told.percent].map(|one| one.as_deref().map_or(String::new(), escape));
        let whose = within(&self.review.whose(&side.responsible), NAME);
        let text = format!("| {what} | {before} | {after} | {difference} | {percent} | {whose} |\n");
        let kind = change.kind();
        Unit { text, counted: counted(kind), rank: if change.is_of_meaning() { 2 } else { 4 } }
    }

    /// Before and after as cells.
    fn ends(&self, told: &Told<'_>) -> (String, String) {
        if !told.words.is_empty() {
            let sizes = [&told.before, &told.after].map(|text| text.as_deref().map_or(0, length));
            if sizes.iter().any(|size| *size > SHORT) {
                return (String::new(), self.label("review-below"));
            }
        }
        let sign = |sign: &str| if told.partial { format!("{sign}\u{a0}") } else { String::new() };
        let cell = |text: &Option<String>, mark: &str| match text {
            Some(text) if !text.is_empty() => format!("{}{}", sign(mark), within(text, VALUE)),
            _ => "–".to_owned(),
        };
        (cell(&told.before, "−"), cell(&told.after, "+"))
    }

    /// What an item is called, and what it is.
    fn name(&self, side: &Side) -> String {
        let title = within(&side.item.title, NAME);
        let concept = self.review.teller.concept(&side.item);
        let holder = side.holder.as_ref().filter(|_| side.item.concept.concept().child);
        match holder {
            Some(holder) => format!("**{title}** ({concept}, {})", within(&holder.title, NAME)),
            None => format!("**{title}** ({concept})"),
        }
    }

    fn named(&self, item: &Named) -> String {
        format!("**{}** ({})", within(&item.title, NAME), self.review.teller.concept(item))
    }

    /// Another order of what stands by itself, and settings.
    fn other(&self) -> Section {
        let comparison = self.review.comparison;
        let mut units = Vec::new();
        for moved in &comparison.reordered {
            let told = self.review.reordered(moved);
            units.push(Unit {
                text: format!("- {}\n", within(&told, 2 * NAME)),
                counted: "review-left-reordered",
                rank: 4,
            });
        }
        for setting in &comparison.settings {
            let side = |value: &Option<String>| match value {
                Some(value) => within(value, VALUE),
                None => self.label("changes-nothing"),
            };
            let text =
                format!("- {}: {} → {}\n", within(&setting.key, NAME), side(&setting.before), side(&setting.after));
            units.push(Unit { text, counted: "review-left-settings", rank: 2 });
        }
        Section { head: self.heading("review-other"), units, tail: "\n".to_owned() }
    }

    /// Totals and other figures that came out otherwise, and what moved them.
    fn derived(&self) -> Section {
        let row = |derived: &'a crate::diff::DerivedChange| {
            let (told, because) = self.review.derived(derived);
            let what = format!("{}: {}", self.name(derived.item.now()), escape(&told.what));
            let (before, after) = self.ends(&told);
            let [difference, percent] =
                [&told.difference, &told.percent].map(|one| one.as_deref().map_or(String::new(), escape));
            let because: Vec<String> = because.iter().map(|one| within(one, VALUE)).collect();
            let text =
                format!("| {what} | {before} | {after} | {difference} | {percent} | {} |\n", because.join("<br>"));
            Unit { text, counted: "review-left-derived", rank: 1 }
        };
        let all = &self.review.comparison.consequences.derived;
        let (unseen, seen): (Vec<_>, Vec<_>) = all.iter().partition(|derived| is_unseen(derived));
        let head = self.heading("changes-derived") + &self.table_head("review-because");
        let mut tail = "\n".to_owned();
        if !unseen.is_empty() {
            tail.push_str(&format!("{}\n\n", escape(&self.review.count("changes-unseen", unseen.len()))));
        }
        Section { head, units: seen.into_iter().map(row).collect(), tail }
    }

    fn findings(&self, key: &'static str, findings: &[FindingFact], rank: u8) -> Section {
        let units = findings.iter().map(|finding| {
            let text = self.finding(finding);
            Unit { text, counted: "review-left-findings", rank }
        });
        Section { head: self.heading(key), units: units.collect(), tail: "\n".to_owned() }
    }

    fn finding(&self, finding: &FindingFact) -> String {
        let teller = self.review.teller;
        let severity = match finding.severity {
            Severity::Note => "severity-note",
            Severity::Warning => "severity-warning",
            Severity::Error => "severity-error",
        };
        let message = within(&teller.finding(finding), 3 * VALUE);
        let mut facts: Vec<String> = Vec::new();
        facts.extend(finding.target.as_ref().map(|target| within(&teller.target(target), NAME)));
        facts.extend(finding.place.as_ref().map(|place| escape(&teller.place(place))));
        facts.extend(Some(within(&self.review.whose(&finding.responsible), NAME)).filter(|whose| !whose.is_empty()));
        let mut text = format!("- **{} {}**: {message}", self.label(severity), finding.code.number());
        if !facts.is_empty() {
            text.push_str(&format!("<br>{}", facts.join(" · ")));
        }
        if let Some(reason) = &finding.reason {
            let reason = label(teller.language, "changes-reason", &[("reason", reason.as_str().into())]);
            text.push_str(&format!("<br>{}", within(&reason, 2 * VALUE)));
        }
        text + "\n"
    }

    fn suspects(&self) -> Section {
        let suspects = &self.review.comparison.consequences.suspects;
        let units = suspects.iter().map(|suspect| {
            let side = suspect.item.now();
            let mut text = format!("- {}: {}", self.named(&side.item), within(&self.review.teller.way(suspect), VALUE));
            let whose = within(&self.review.whose(&side.responsible), NAME);
            if !whose.is_empty() {
                text.push_str(&format!(" · {whose}"));
            }
            Unit { text: text + "\n", counted: "review-left-suspects", rank: 3 }
        });
        let units: Vec<Unit> = units.collect();
        match units.len() > MOST_OPEN {
            true => {
                let (head, tail) = self.fold("changes-suspects", units.len());
                Section { head, units, tail }
            }
            false => Section { head: self.heading("changes-suspects"), units, tail: "\n".to_owned() },
        }
    }

    /// What stands around what is folded away.
    fn fold(&self, key: &str, count: usize) -> (String, String) {
        let number = self.review.teller.language.number(count.into());
        let head = format!("<details><summary>{} ({number})</summary>\n\n", self.label(key));
        (head, "\n</details>\n\n".to_owned())
    }

    fn suggestions(&self) -> Section {
        let units = self.review.comparison.suggestions.iter().map(|one| {
            let text = format!("- {}\n", within(&self.review.suggestion(one), 3 * VALUE));
            Unit { text, counted: "review-left-suggestions", rank: 3 }
        });
        Section { head: self.heading("changes-suggestions"), units: units.collect(), tail: "\n".to_owned() }
    }

    /// Texts that are worded otherwise, word by word.
    fn reworded(&self) -> Section {
        let mut units = Vec::new();
        for changed in &self.review.comparison.changed {
            let Sides::Both { after: side, .. } = &changed.item else { continue };
            for change in &changed.changes {
                let told = told(self.review.teller, &side.item, change);
                if told.words.is_empty() {
                    continue;
                }
                let name = self.name(side);
                let text = format!("- {name}: {}<br>{}\n", escape(&told.what), marked(told.words));
                units.push(Unit { text, counted: "review-left-details", rank: 5 });
            }
        }
        let (head, tail) = self.fold("review-reworded", units.len());
        Section { head, units, tail }
    }

    /// What was left out, by type, and where to find it.
    fn left_out(&self, left_out: &LeftOut) -> String {
        let said: Vec<String> = left_out.iter().map(|(key, count)| self.review.count(key, *count)).collect();
        if said.is_empty() {
            return String::new();
        }
        let line = label(self.review.teller.language, "review-left-out", &[("what", said.join(", ").into())]);
        format!("---\n\n{line}\n")
    }
}

/// The message for so many changes of a type that were left out.
fn counted(kind: ChangeKind) -> &'static str {
    match kind {
        ChangeKind::Added => "review-left-added",
        ChangeKind::Removed => "review-left-removed",
        ChangeKind::Renamed => "review-left-renamed",
        ChangeKind::Moved => "review-left-moved",
        ChangeKind::Reordered => "review-left-reordered",
        ChangeKind::Reclassified => "review-left-reclassified",
        ChangeKind::Reworded => "review-left-reworded",
        ChangeKind::Retargeted => "review-left-retargeted",
        ChangeKind::Refigured => "review-left-refigured",
        ChangeKind::Reassigned => "review-left-reassigned",
        ChangeKind::Restatused => "review-left-restatused",
        ChangeKind::Redated => "review-left-redated",
        ChangeKind::Relinked => "review-left-relinked",
        ChangeKind::Respecified => "review-left-respecified",
        ChangeKind::DeviationAccepted | ChangeKind::DeviationWithdrawn | ChangeKind::DeviationReexplained => {
            "review-left-deviations"
        }
        ChangeKind::RuleSet => "review-left-rules",
    }
}
