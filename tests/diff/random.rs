//! Random edits of a made-up plan: the comparison tells these edits, and no other.
//!
//! The plan is kept as data, each thing with a number of its own that no text shows. What an edit should be told as is found
//! by those numbers, the plans are compared as texts, each written in forms of its own.

use std::collections::{BTreeMap, BTreeSet};

use planc::diff::{Change, Kept, Named, Value};

use super::{Files, comparison};

/// Numbers that are the same for the same seed (SplitMix64).
pub struct Chance(pub u64);

impl Chance {
    pub fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    pub fn below(&mut self, most: usize) -> usize {
        (self.next() % most.max(1) as u64) as usize
    }
}

#[derive(Clone, PartialEq)]
struct Indicator {
    number: usize,
    id: String,
    title: Vec<&'static str>,
    target: usize,
    outcome: usize,
}

#[derive(Clone, PartialEq)]
struct Goal {
    number: usize,
    id: String,
    former: Vec<String>,
    purpose: Vec<&'static str>,
    party: usize,
    status: usize,
    until: usize,
    /// Earlier goals only, so that there is no circle.
    serves: Option<usize>,
    indicators: Vec<Indicator>,
    /// Without ids: number, words, month.
    steps: Vec<(usize, Vec<String>, usize)>,
}

#[derive(Clone, PartialEq)]
struct Plan {
    goals: Vec<Goal>,
    /// Id, number in each column.
    rows: Vec<(usize, String, [usize; 2])>,
    next: usize,
}

const WORDS: [&str; 24] = [
    "barn", "läser", "fler", "böcker", "skola", "tidigt", "staden", "klarar", "hemma", "kväll", "öppet", "alla",
    "unga", "vuxna", "språk", "sommar", "vinter", "lån", "besök", "kurs", "gratis", "trygg", "hela", "dagen",
];
const STATUS: [(&str, &str); 3] = [("pågår", "ongoing"), ("klar", "done"), ("beslutad", "decided")];

fn words(chance: &mut Chance, count: usize) -> Vec<&'static str> {
    (0..count).map(|_| WORDS[chance.below(WORDS.len())]).collect()
}

impl Plan {
    fn number(&mut self) -> usize {
        self.next += 1;
        self.next
    }

    fn new(chance: &mut Chance) -> Self {
        let mut plan = Plan { goals: Vec::new(), rows: Vec::new(), next: 0 };
        for _ in 0..3 + chance.below(4) {
            let goal = plan.goal(chance);
            plan.goals.push(goal);
        }
        for _ in 0..2 + chance.below(5) {
            let number = plan.number();
            plan.rows.push((number, format!("r{number}"), [chance.below(900), chance.below(900)]));
        }
        plan
    }

    fn indicator(&mut self, chance: &mut Chance) -> Indicator {
        let number = self.number();
        let title = words(chance, 5);
        Indicator { number, id: format!("i{number}"), title, target: chance.below(90), outcome: chance.below(90) }
    }

    /// Words of its own: two steps that are alike may well be taken for one, as a reader would.
    fn step(&mut self, chance: &mut Chance) -> (usize, Vec<String>, usize) {
        let number = self.number();
        let words = words(chance, 6).into_iter().map(|word| format!("{word}{number}"));
        (number, words.collect(), chance.below(12))
    }

    fn goal(&mut self, chance: &mut Chance) -> Goal {
        let number = self.number();
        Goal {
            number,
            id: format!("g{number}"),
            former: Vec::new(),
            purpose: words(chance, 8),
            party: chance.below(3),
            status: chance.below(3),
            until: chance.below(12),
            serves: None,
            indicators: (0..chance.below(4)).map(|_| self.indicator(chance)).collect(),
            steps: (0..chance.below(4)).map(|_| self.step(chance)).collect(),
        }
    }

    /// One edit of any kind.
    fn edit(&mut self, chance: &mut Chance, edited: &mut BTreeSet<usize>) {
        let at = chance.below(self.goals.len());
        let other = chance.below(self.goals.len());
        let kind = chance.below(19);
        match kind {
            0 => {
                let word = chance.below(8);
                self.goals[at].purpose[word] = WORDS[chance.below(WORDS.len())];
            }
            1 => self.goals[at].party = chance.below(3),
            2 => self.goals[at].status = chance.below(3),
            3 => self.goals[at].until = chance.below(12),
            4 if at > other => self.goals[at].serves = Some(self.goals[other].number),
            5 => {
                let goal = self.goal(chance);
                self.goals.insert(at, goal);
            }
            6 if self.goals.len() > 2 => {
                let gone = self.goals.remove(at).number;
                self.goals.iter_mut().filter(|goal| goal.serves == Some(gone)).for_each(|goal| goal.serves = None);
            }
            7 if self.goals[at].former.is_empty() => {
                let number = self.number();
                let goal = &mut self.goals[at];
                goal.former.push(std::mem::replace(&mut goal.id, format!("n{number}")));
            }
            8 => self.goals.swap(at, other),
            9 => {
                let indicator = self.indicator(chance);
                let place = chance.below(self.goals[at].indicators.len() + 1);
                self.goals[at].indicators.insert(place, indicator);
            }
            10 | 11 if !self.goals[at].indicators.is_empty() => {
                let place = chance.below(self.goals[at].indicators.len());
                let indicator = self.goals[at].indicators.remove(place);
                if kind == 11 {
                    self.goals[other].indicators.push(indicator);
                }
            }
            12 | 13 if !self.goals[at].indicators.is_empty() => {
                let place = chance.below(self.goals[at].indicators.len());
                let indicator = &mut self.goals[at].indicators[place];
                match kind {
                    12 => indicator.target = chance.below(90),
                    _ => indicator.outcome = chance.below(90),
                }
            }
            14 => {
                let step = self.step(chance);
                edited.insert(step.0);
                let place = chance.below(self.goals[at].steps.len() + 1);
                self.goals[at].steps.insert(place, step);
            }
            15 | 16 if !self.goals[at].steps.is_empty() => {
                let place = chance.below(self.goals[at].steps.len());
                // What has no id is known by what it says: more than one edit at a time could make it another thing.
                let goal = &mut self.goals[at];
                if edited.insert(goal.steps[place].0) {
                    match kind {
                        15 => goal.steps[place].2 = chance.below(12),
                        _ => drop(goal.steps.remove(place)),
                    }
                }
            }
            17 => {
                let number = self.number();
                let place = chance.below(self.rows.len() + 1);
                self.rows.insert(place, (number, format!("r{number}"), [chance.below(900), chance.below(900)]));
            }
            _ => {
                let place = chance.below(self.rows.len());
                match chance.below(3) {
                    0 if self.rows.len() > 2 => drop(self.rows.remove(place)),
                    1 => {
                        let row = self.rows.remove(place);
                        let place = chance.below(self.rows.len() + 1);
                        self.rows.insert(place, row);
                    }
                    _ => self.rows[place].2[chance.below(2)] = chance.below(900),
                }
            }
        }
    }

    fn named(&self, number: usize) -> &str {
        self.goals.iter().find(|goal| goal.number == number).map_or("", |goal| goal.id.as_str())
    }

    /// The plan as text, in one or two files, blocks or tables, as chance has it.
    fn files(&self, chance: &mut Chance) -> Files {
        let mut first = String::from("organisation o0 \"A\"\norganisation o1 \"B\"\norganisation o2 \"C\"\n");
        first.push_str("plan p \"Plan\" {\n  enhet tkr\n  budget b \"Budget\" {\n    rader {\n");
        first.push_str("      | id | 2025 | 2026 |\n");
        for (_, id, cells) in &self.rows {
            first.push_str(&format!("      | {id} | {} | {} |\n", cells[0], cells[1]));
        }
        first.push_str("    }\n  }\n");
        let split = if chance.below(2) == 0 { self.goals.len() } else { chance.below(self.goals.len()) };
        let mut second = String::from("tillhör p\n");
        for (at, goal) in self.goals.iter().enumerate() {
            let text = self.goal_text(goal, chance);
            if at < split { &mut first } else { &mut second }.push_str(&text);
        }
        first.push_str("}\n");
        vec![("a.plan".to_owned(), first), ("b.plan".to_owned(), second)]
    }

    fn goal_text(&self, goal: &Goal, chance: &mut Chance) -> String {
        let blank = |chance: &mut Chance| [" ", "  ", "\n      "][chance.below(3)];
        let mut purpose = String::new();
        for word in &goal.purpose {
            if !purpose.is_empty() {
                purpose.push_str(blank(chance));
            }
            purpose.push_str(word);
        }
        let mut text =
            format!("uppdrag {} \"Uppdrag\" {{\n  beskrivning \"\"\"\n      {purpose}\n      \"\"\"\n", goal.id);
        for former in &goal.former {
            text.push_str(&format!("  tidigare id {former}\n"));
        }
        text.push_str(&format!("  ansvarig o{}\n  status {}\n", goal.party, STATUS[goal.status].0));
        text.push_str(&format!("  till och med 2025-{:02}\n", goal.until + 1));
        if let Some(serves) = goal.serves {
            text.push_str(&format!("  fortsätter {}\n", self.named(serves)));
        }
        if chance.below(2) == 0 && !goal.indicators.is_empty() {
            text.push_str("  indikatorer {\n    | id | titel | enhet | utfall 2024 | målvärde 2025 |\n");
            for one in &goal.indicators {
                let title = one.title.join(" ");
                text.push_str(&format!("    | {} | {title} | st | {} | {} |\n", one.id, one.outcome, one.target));
            }
            text.push_str("  }\n");
        } else {
            for one in &goal.indicators {
                text.push_str(&format!("  indikator {} \"{}\" {{\n", one.id, one.title.join(" ")));
                text.push_str(&format!(
                    "    målvärde 2025: {}\n    enhet st\n    utfall 2024: {}\n  }}\n",
                    one.target, one.outcome
                ));
            }
        }
        if !goal.steps.is_empty() {
            text.push_str(&format!("  aktivitet a{} \"Arbete\" {{\n", goal.number));
            for (_, words, month) in &goal.steps {
                let title = words.join([" ", "  "][chance.below(2)]);
                text.push_str(&format!("    milstolpe \"{title}\" {{ till och med 2025-{:02} }}\n", month + 1));
            }
            text.push_str("  }\n");
        }
        text.push_str("}\n");
        text
    }

    /// Every thing: number → path, the number of its parent, what it says.
    fn things(&self) -> BTreeMap<usize, Thing> {
        let mut things = BTreeMap::new();
        let budget = 1_000_000;
        things.insert(0, Thing::new("p".to_owned(), 0, Vec::new()));
        things.insert(budget, Thing::new("p/b".to_owned(), 0, Vec::new()));
        for (number, id, cells) in &self.rows {
            let says = vec![("2025".to_owned(), cells[0].to_string()), ("2026".to_owned(), cells[1].to_string())];
            things.insert(*number, Thing::new(format!("p/b.{id}"), budget, says));
        }
        for goal in &self.goals {
            let path = format!("p/{}", goal.id);
            let serves = goal.serves.map(|number| number.to_string()).unwrap_or_default();
            let says = vec![
                ("description".to_owned(), goal.purpose.join(" ")),
                ("responsible".to_owned(), goal.party.to_string()),
                ("status".to_owned(), goal.status.to_string()),
                ("until".to_owned(), goal.until.to_string()),
                ("continues".to_owned(), serves),
                ("id".to_owned(), goal.id.clone()),
            ];
            things.insert(goal.number, Thing::new(path.clone(), 0, says));
            for one in &goal.indicators {
                let says = vec![
                    ("target 2025".to_owned(), one.target.to_string()),
                    ("outcome 2024".to_owned(), one.outcome.to_string()),
                ];
                things.insert(one.number, Thing::new(format!("{path}.{}", one.id), goal.number, says));
            }
            if !goal.steps.is_empty() {
                let activity = 2_000_000 + goal.number;
                things.insert(activity, Thing::new(format!("{path}.a{}", goal.number), goal.number, Vec::new()));
                for (at, (number, _, month)) in goal.steps.iter().enumerate() {
                    let path = format!("{path}.a{}.milestone#{}", goal.number, at + 1);
                    things.insert(*number, Thing::new(path, activity, vec![("until".to_owned(), month.to_string())]));
                }
            }
        }
        things
    }

    /// The children of each thing that can have them in another order, in order.
    fn orders(&self) -> BTreeMap<usize, Vec<usize>> {
        let mut orders = BTreeMap::new();
        orders.insert(0, self.goals.iter().map(|goal| goal.number).collect());
        orders.insert(1_000_000, self.rows.iter().map(|row| row.0).collect());
        for goal in &self.goals {
            orders.insert(goal.number, goal.indicators.iter().map(|one| one.number).collect());
        }
        orders
    }
}

struct Thing {
    path: String,
    parent: usize,
    says: Vec<(String, String)>,
}

impl Thing {
    fn new(path: String, parent: usize, says: Vec<(String, String)>) -> Self {
        Thing { path, parent, says }
    }
}

/// What should be told: the path and what of it.
fn expected(before: &Plan, after: &Plan) -> Vec<String> {
    let (old, new) = (before.things(), after.things());
    let mut lines = Vec::new();
    for (number, thing) in &new {
        let Some(was) = old.get(number) else {
            lines.push(format!("{} added", thing.path));
            continue;
        };
        if was.parent != thing.parent {
            lines.push(format!("{} moved", thing.path));
        }
        let differing = was.says.iter().zip(&thing.says).filter(|(one, other)| one != other);
        lines.extend(differing.map(|((what, before), (_, after))| match what.as_str() {
            "id" => format!("{} id {before} → {after}", thing.path),
            "2025" | "2026" | "target 2025" | "outcome 2024" => format!("{} {what} {before} → {after}", thing.path),
            _ => format!("{} {what}", thing.path),
        }));
    }
    lines.extend(
        old.iter().filter(|(number, _)| !new.contains_key(number)).map(|(_, thing)| format!("{} removed", thing.path)),
    );
    let orders = after.orders();
    for (parent, was) in before.orders() {
        let Some(is) = orders.get(&parent) else { continue };
        let kept: Vec<usize> = was.iter().filter(|number| is.contains(number)).copied().collect();
        let now: Vec<usize> = is.iter().filter(|number| was.contains(number)).copied().collect();
        if kept != now {
            lines.push(format!("{} reordered {}", new[&parent].path, kept.len() - longest_common(&kept, &now)));
        }
    }
    lines.sort();
    lines
}

/// The length of the longest sequence that is in both, by the textbook's table: not as the comparison finds it.
fn longest_common(one: &[usize], other: &[usize]) -> usize {
    let mut lengths = vec![vec![0; other.len() + 1]; one.len() + 1];
    for (i, left) in one.iter().enumerate() {
        for (j, right) in other.iter().enumerate() {
            lengths[i + 1][j + 1] =
                if left == right { lengths[i][j] + 1 } else { lengths[i][j + 1].max(lengths[i + 1][j]) };
        }
    }
    lengths[one.len()][other.len()]
}

fn found(comparison: &planc::diff::Comparison) -> Vec<String> {
    let mut lines: Vec<String> =
        comparison.reordered.iter().map(|one| format!("root {}", one.item.now().path)).collect();
    for changed in &comparison.changed {
        let path = &changed.item.now().item.path;
        lines.extend(changed.changes.iter().map(|change| match change {
            Change::Added => format!("{path} added"),
            Change::Removed => format!("{path} removed"),
            Change::Moved { .. } => format!("{path} moved"),
            Change::Renamed { before, after } => {
                format!("{path} id {} → {}", before.as_deref().unwrap_or("-"), after.as_deref().unwrap_or("-"))
            }
            Change::Reordered { moved } => format!("{path} reordered {}", moved.len()),
            Change::Reworded { field, before, after, words } => {
                let of = |kept: Kept| -> Vec<String> {
                    let words = words.iter().filter(|words| words.kept == Kept::Both || words.kept == kept);
                    let text: String = words.map(|words| words.text.as_str()).collect();
                    text.split_whitespace().map(str::to_owned).collect()
                };
                let text = |text: &Option<planc::diff::Text<Named>>| -> Vec<String> {
                    let pieces = text.iter().flat_map(|text| &text.pieces);
                    let words = pieces.filter_map(|piece| match piece {
                        planc::diff::Piece::Words(words) => Some(words.as_str()),
                        _ => None,
                    });
                    words.flat_map(str::split_whitespace).map(str::to_owned).collect()
                };
                assert_eq!(of(Kept::Out), text(before));
                assert_eq!(of(Kept::In), text(after));
                format!("{path} {}", field.map_or("title", |field| field.key()))
            }
            Change::Retargeted(figure) | Change::Refigured(figure) => {
                let value = |one: &Option<planc::diff::Figure<Named>>| {
                    one.as_ref().and_then(|one| one.value).map(|value| value.to_string()).unwrap_or_default()
                };
                format!("{path} {} {} → {}", super::at(&figure.at), value(&figure.before), value(&figure.after))
            }
            Change::Reassigned(links) | Change::Relinked(links) => format!("{path} {}", links.field.key()),
            Change::Restatused { before: Some(Value::Status { .. }), after: Some(Value::Status { .. }) } => {
                format!("{path} status")
            }
            Change::Redated(values) => format!("{path} {}", values.field.key()),
            other => format!("{path} {other:?}"),
        }));
    }
    lines.sort();
    lines
}

#[test]
fn random_edits_are_told_and_no_others() {
    for seed in 0..150 {
        let mut chance = Chance(seed);
        let before = Plan::new(&mut chance);
        let mut after = before.clone();
        let mut edited = BTreeSet::new();
        for _ in 0..1 + chance.below(8) {
            after.edit(&mut chance, &mut edited);
        }
        let (old, new) = (before.files(&mut chance), after.files(&mut chance));
        let found = found(&comparison(&old, &new));
        let texts = || old.iter().chain(&new).map(|(_, text)| text.as_str()).collect::<Vec<_>>().join("\n----\n");
        let expected = expected(&before, &after);
        let only = |one: &[String], other: &[String]| -> Vec<String> {
            one.iter().filter(|line| !other.contains(line)).cloned().collect()
        };
        let (more, less) = (only(&found, &expected), only(&expected, &found));
        assert!(found == expected, "seed {seed}: too much {more:#?}, too little {less:#?}\n{}", texts());
    }
}
