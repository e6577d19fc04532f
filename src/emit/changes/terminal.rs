//! A comparison as text for a terminal: what it comes to, then each item with what changed of it, what follows, what
//! planc suggests and what could not be read.

use unicode_width::UnicodeWidthStr;

use super::{Folded, Teller, Told, because, consequence, is_unseen, told};
use crate::diagnostic::Severity;
use crate::diagnostic::messages::label;
use crate::diff::{Change, Changed, Comparison, Consequences, DerivedChange, FindingFact, Kept, Side, Sides, Words};

/// How text is written.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Style {
    /// No line is wider, where it can be broken.
    pub width: usize,
    /// Whether to write colours.
    pub color: bool,
}

/// Colours and weights.
#[derive(Clone, Copy)]
pub(super) enum Paint {
    Bold,
    Faint,
    Out,
    In,
}

/// So many words are told around what was taken out of a text or put in.
const AROUND: usize = 8;

/// A comparison as text.
pub fn text(comparison: &Comparison, teller: Teller, style: Style) -> String {
    let mut page = Page { teller, style, out: String::new() };
    page.paragraph(0, &teller.net(comparison), Some(Paint::Bold));
    page.items(&comparison.changed);
    page.order_and_settings(comparison);
    page.consequences(&comparison.consequences);
    page.suggestions(comparison);
    page.unread(comparison);
    page.out
}

/// Text in the making.
pub(super) struct Page {
    pub teller: Teller,
    pub style: Style,
    pub out: String,
}

impl Page {
    pub(super) fn paint(&self, text: &str, paint: Paint) -> String {
        let code = match paint {
            _ if !self.style.color || text.is_empty() => return text.to_owned(),
            Paint::Bold => "1",
            Paint::Faint => "2",
            Paint::Out => "31;9",
            Paint::In => "32;4",
        };
        format!("\u{1b}[{code}m{text}\u{1b}[0m")
    }

    pub(super) fn line(&mut self, indent: usize, text: &str) {
        self.out.push_str(&" ".repeat(indent));
        self.out.push_str(text.trim_end());
        self.out.push('\n');
    }

    /// Text that may go on on further lines, each as far in.
    pub(super) fn paragraph(&mut self, indent: usize, text: &str, paint: Option<Paint>) {
        let words: Vec<(Option<Paint>, String)> =
            plain(text).split(' ').filter(|word| !word.is_empty()).map(|word| (paint, word.to_owned())).collect();
        self.flow(indent, indent, &words);
    }

    /// Words with their paint, over as many lines as they take.
    fn flow(&mut self, first: usize, hanging: usize, words: &[(Option<Paint>, String)]) {
        let mut line = String::new();
        let (mut used, mut indent) = (first, first);
        for (paint, word) in words {
            let width = word.width();
            if !line.is_empty() && used + 1 + width > self.style.width {
                self.line(indent, &std::mem::take(&mut line));
                (used, indent) = (hanging, hanging);
            }
            if !line.is_empty() {
                line.push(' ');
                used += 1;
            }
            line.push_str(&paint.map_or_else(|| word.clone(), |paint| self.paint(word, paint)));
            used += width;
        }
        if !line.is_empty() {
            self.line(indent, &line);
        }
    }

    fn heading(&mut self, indent: usize, text: &str) {
        self.out.push('\n');
        let text = self.paint(&plain(text), Paint::Bold);
        self.line(indent, &text);
    }

    /// Changed items by plan. What stands in an item that is new or gone as a whole is counted with it.
    fn items(&mut self, all: &[Changed]) {
        let folded = Folded::of(all);
        let mut plan: Option<Option<String>> = None;
        for (at, changed) in all.iter().enumerate() {
            if folded.hides(at) {
                continue;
            }
            let side = changed.item.now();
            let own = side.plan.as_ref().map(|plan| plan.title.clone());
            if plan.as_ref() != Some(&own) {
                let title = own.clone().unwrap_or_else(|| self.teller.label("site-of-project"));
                self.heading(0, &title);
                plan = Some(own);
            }
            self.item(changed, folded.count(at));
        }
    }

    fn item(&mut self, changed: &Changed, within: usize) {
        let side = changed.item.now();
        let (sign, paint) = match (&changed.item, changed.changes.as_slice()) {
            (_, [Change::Added]) => ("+ ", Some(Paint::In)),
            (Sides::Before(_), _) => ("− ", Some(Paint::Out)),
            _ => ("", None),
        };
        let name = plain(&side.item.title);
        let name = paint.map_or_else(|| name.clone(), |paint| self.paint(&name, paint));
        let mut line = format!("{sign}{} {name}", self.teller.concept(&side.item));
        let facts = self.facts(side);
        if !facts.is_empty() {
            line.push_str("  ");
            line.push_str(&self.paint(&facts, Paint::Faint));
        }
        self.line(2, &line);
        if within > 0 {
            let line = label(self.teller.language, "changes-with-contents", &[("count", within.into())]);
            self.paragraph(6, &line, None);
        }
        let changes = changed.changes.iter().filter(|change| !matches!(change, Change::Added | Change::Removed));
        let lines: Vec<Told<'_>> = changes.map(|change| told(self.teller, &side.item, change)).collect();
        self.told(6, &lines);
    }

    /// Where an item stands and whose it is.
    fn facts(&self, side: &Side) -> String {
        let mut facts = Vec::new();
        let id = side.item.path.rsplit(['.', '/']).next().unwrap_or_default();
        // An id that the title is said again is no news.
        let is_news = !id.contains('#') && id.to_lowercase() != side.item.title.to_lowercase();
        facts.extend(is_news.then(|| plain(id)));
        let holder = side.holder.as_ref().filter(|holder| side.plan.as_ref() != Some(holder));
        facts.extend(holder.map(|holder| {
            plain(&label(self.teller.language, "site-within", &[("name", holder.title.as_str().into())]))
        }));
        facts.extend(side.place.as_ref().map(|place| self.teller.place(place)));
        facts.extend(self.owners(&side.responsible));
        facts.join(" · ")
    }

    fn owners(&self, responsible: &[crate::diff::Party]) -> Option<String> {
        let names: Vec<String> = responsible.iter().map(|party| plain(&self.teller.party(party))).collect();
        (!names.is_empty()).then(|| names.join(", "))
    }

    /// Changes, one a line: figures under each other.
    pub(super) fn told(&mut self, indent: usize, lines: &[Told<'_>]) {
        let widest = lines.iter().map(|line| line.what.width()).max().unwrap_or_default().min(28);
        let figures = lines.iter().filter(|line| line.difference.is_some());
        let width = |text: &Option<String>| text.as_deref().map_or(0, UnicodeWidthStr::width);
        let (before, after, difference) = figures.fold((0, 0, 0), |(before, after, difference), line| {
            (before.max(width(&line.before)), after.max(width(&line.after)), difference.max(width(&line.difference)))
        });
        for line in lines {
            let what = padded(&plain(&line.what), widest, false);
            match &line.difference {
                Some(by) => {
                    let arrow = format!(
                        "{} → {}",
                        padded(line.before.as_deref().unwrap_or_default(), before, true),
                        padded(line.after.as_deref().unwrap_or_default(), after, true)
                    );
                    let percent = line.percent.as_deref().unwrap_or_default();
                    self.line(indent, &format!("{what}  {arrow}  {}  {percent}", padded(by, difference, true)));
                }
                None => self.words(indent, &what, line),
            }
        }
    }

    /// A change that is not of an amount: both texts, or one text with what was taken out and put in.
    fn words(&mut self, indent: usize, what: &str, line: &Told<'_>) {
        let hanging = indent + what.width() + 2;
        let hanging = if hanging > self.style.width / 2 { indent + 2 } else { hanging };
        let mut words = vec![(None, what.to_owned() + " ")];
        let both = line.words.iter().any(|words| words.kept == Kept::Both);
        let push = |words: &mut Vec<_>, text: &str, paint: Option<Paint>| {
            words.extend(plain(text).split(' ').filter(|word| !word.is_empty()).map(|word| (paint, word.to_owned())));
        };
        if line.words.is_empty() || !both {
            match (&line.before, &line.after) {
                (before, after) if line.partial => {
                    let gone = before.iter().map(|text| (format!("− {text}"), Paint::Out));
                    for (text, paint) in gone.chain(after.iter().map(|text| (format!("+ {text}"), Paint::In))) {
                        push(&mut words, &text, Some(paint));
                    }
                }
                (Some(before), Some(after)) => push(&mut words, &format!("{before} → {after}"), None),
                (None, Some(after)) => push(&mut words, after, None),
                (Some(before), None) => {
                    push(&mut words, &format!("{before} →"), None);
                    push(&mut words, &self.teller.label("changes-nothing"), None);
                }
                (None, None) => {}
            }
        } else {
            self.marked(line.words, &mut words);
        }
        self.flow(indent, hanging, &words);
    }

    /// A text with its marks: what was taken out and put in, and a few words around each.
    fn marked(&self, all: &[Words], words: &mut Vec<(Option<Paint>, String)>) {
        for (at, run) in all.iter().enumerate() {
            let text = plain(&run.text);
            let run_words: Vec<&str> = text.split(' ').filter(|word| !word.is_empty()).collect();
            let mut push = |texts: &[&str], paint: Option<Paint>| {
                words.extend(texts.iter().map(|word| (paint, (*word).to_owned())));
            };
            let marks = match (run.kept, self.style.color) {
                (Kept::Both, _) => {
                    let first = if at == 0 { 0 } else { AROUND };
                    let last = if at + 1 == all.len() { 0 } else { AROUND };
                    if run_words.len() > first + last + 1 {
                        push(&run_words[..first], None);
                        push(&["…"], None);
                        push(&run_words[run_words.len() - last..], None);
                    } else {
                        push(&run_words, None);
                    }
                    continue;
                }
                (Kept::Out, true) => (String::new(), String::new(), Some(Paint::Out)),
                (Kept::In, true) => (String::new(), String::new(), Some(Paint::In)),
                (Kept::Out, false) => ("[-".to_owned(), "-]".to_owned(), None),
                (Kept::In, false) => ("{+".to_owned(), "+}".to_owned(), None),
            };
            let (open, close, paint) = marks;
            let joined = format!("{open}{}{close}", run_words.join(" "));
            push(&joined.split(' ').collect::<Vec<&str>>(), paint);
        }
    }

    fn order_and_settings(&mut self, comparison: &Comparison) {
        if !comparison.reordered.is_empty() {
            self.heading(0, &self.teller.label("changes-order"));
            for moved in &comparison.reordered {
                let told = super::told::reordered(self.teller, std::slice::from_ref(moved));
                self.paragraph(2, &told, None);
            }
        }
        if comparison.settings.is_empty() {
            return;
        }
        self.heading(0, &self.teller.label("changes-settings"));
        for setting in &comparison.settings {
            let nothing = || self.teller.label("changes-nothing");
            let before = setting.before.clone().unwrap_or_else(nothing);
            let after = setting.after.clone().unwrap_or_else(nothing);
            self.paragraph(2, &format!("{}: {before} → {after}", setting.key), None);
        }
    }

    fn consequences(&mut self, consequences: &Consequences) {
        if !consequences.derived.is_empty() {
            self.heading(0, &self.teller.label("changes-derived"));
            let (unseen, seen): (Vec<_>, Vec<_>) = consequences.derived.iter().partition(|derived| is_unseen(derived));
            seen.into_iter().for_each(|derived| self.derived(derived));
            if !unseen.is_empty() {
                let line = label(self.teller.language, "changes-unseen", &[("count", unseen.len().into())]);
                self.paragraph(2, &line, None);
            }
        }
        for (key, findings) in [
            ("changes-began", &consequences.began),
            ("changes-ceased", &consequences.ceased),
            ("changes-accepted", &consequences.accepted),
            ("changes-withdrawn", &consequences.withdrawn),
        ] {
            if findings.is_empty() {
                continue;
            }
            self.heading(0, &self.teller.label(key));
            findings.iter().for_each(|finding| self.finding(finding));
        }
        if consequences.suspects.is_empty() {
            return;
        }
        self.heading(0, &self.teller.label("changes-suspects"));
        for suspect in &consequences.suspects {
            let side = suspect.item.now();
            let facts = self.paint(&self.facts(side), Paint::Faint);
            let line = format!("{} {}  {facts}", self.teller.concept(&side.item), plain(&side.item.title));
            self.line(2, &line);
            self.paragraph(6, &self.teller.way(suspect), None);
        }
    }

    fn derived(&mut self, derived: &DerivedChange) {
        let side = derived.item.now();
        let facts = self.paint(&self.facts(side), Paint::Faint);
        self.line(2, &format!("{} {}  {facts}", self.teller.concept(&side.item), plain(&side.item.title)));
        self.told(6, &[consequence(self.teller, derived)]);
        because(self.teller, derived).iter().for_each(|line| self.paragraph(8, line, None));
    }

    fn finding(&mut self, finding: &FindingFact) {
        let severity = match finding.severity {
            Severity::Note => "severity-note",
            Severity::Warning => "severity-warning",
            Severity::Error => "severity-error",
        };
        let text =
            format!("{} {}: {}", self.teller.label(severity), finding.code.number(), self.teller.finding(finding));
        self.paragraph(2, &text, None);
        let mut facts = Vec::new();
        facts.extend(finding.target.as_ref().map(|target| plain(&self.teller.target(target))));
        facts.extend(finding.place.as_ref().map(|place| self.teller.place(place)));
        facts.extend(self.owners(&finding.responsible));
        let facts = self.paint(&facts.join(" · "), Paint::Faint);
        self.line(6, &facts);
        if let Some(reason) = &finding.reason {
            let line = label(self.teller.language, "changes-reason", &[("reason", reason.as_str().into())]);
            self.paragraph(6, &line, None);
        }
    }

    fn suggestions(&mut self, comparison: &Comparison) {
        if comparison.suggestions.is_empty() {
            return;
        }
        self.heading(0, &self.teller.label("changes-suggestions"));
        for one in &comparison.suggestions {
            let id = one.before.path.rsplit(['.', '/']).next().unwrap_or_default();
            let line = [
                ("concept", self.teller.concept(&one.after).into()),
                ("before", one.before.title.as_str().into()),
                ("after", one.after.title.as_str().into()),
                ("id", id.into()),
                ("likeness", usize::from(one.likeness).into()),
            ];
            self.paragraph(2, &label(self.teller.language, "changes-likely-renamed", &line), None);
        }
    }

    fn unread(&mut self, comparison: &Comparison) {
        let sides =
            [("changes-unread-before", comparison.unread.before), ("changes-unread-after", comparison.unread.after)];
        let faulty: Vec<_> = sides.into_iter().filter(|(_, count)| *count > 0).collect();
        if faulty.is_empty() {
            return;
        }
        self.heading(0, &self.teller.label("changes-unread"));
        for (key, count) in faulty {
            self.paragraph(2, &label(self.teller.language, key, &[("count", count.into())]), None);
        }
    }
}

/// A text on one line. What would steer the terminal is taken away.
pub(super) fn plain(text: &str) -> String {
    text.chars().map(|letter| if letter.is_control() { ' ' } else { letter }).collect()
}

/// A text in a column of a width.
fn padded(text: &str, width: usize, right: bool) -> String {
    let gap = " ".repeat(width.saturating_sub(text.width()));
    if right { format!("{gap}{text}") } else { format!("{text}{gap}") }
}
