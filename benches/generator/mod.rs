//! Plans to measure with: goals in trees, their indicators, assignments, risks and budgets, and prose that refers to
//! other goals. The same number of items gives the same plan.
//!
//! Twenty goals stand in a file, as one tree: a goal, three under it, and sixteen under these. Everything in a plan is
//! right: a wrong total or a name that is not there would be measured as a message.

use std::fmt::Write as _;

use planc::sources::MemorySources;

/// Goals in one file.
const TREE: usize = 20;
/// Items that come with each goal: itself, three indicators, two assignments, a risk with two measures, and a budget
/// with four columns and nine rows.
pub const ITEMS_PER_GOAL: usize = 23;
/// Years with an outcome.
const OUTCOMES: std::ops::RangeInclusive<u32> = 2022..=2026;
/// Years with a budget.
const BUDGETED: std::ops::RangeInclusive<u32> = 2027..=2030;
const ROWS: [&str; 8] = [
    "Wages",
    "Training",
    "Premises",
    "Information systems",
    "Investments",
    "Grants",
    "Contracted services",
    "Other costs",
];
const NOUNS: [&str; 20] = [
    "service",
    "region",
    "school",
    "network",
    "budget",
    "family",
    "teacher",
    "road",
    "bridge",
    "river",
    "library",
    "museum",
    "clinic",
    "register",
    "platform",
    "permit",
    "harbour",
    "heritage",
    "förskola",
    "kommun",
];
const VERBS: [&str; 10] =
    ["improves", "supports", "reduces", "extends", "replaces", "connects", "renews", "protects", "follows", "shortens"];
const ADJECTIVES: [&str; 12] = [
    "regional",
    "local",
    "digital",
    "open",
    "safe",
    "joint",
    "efficient",
    "accessible",
    "public",
    "rural",
    "early",
    "reliable",
];
const LINKERS: [&str; 6] = ["and", "while", "because", "where", "before", "although"];
const STATUSES: [&str; 4] = ["not started", "ongoing", "done", "delayed"];
const UNITS: [&str; 5] = ["%", "persons", "points", "days", "pieces"];

/// A plan of about so many items.
pub fn plan(items: usize) -> MemorySources {
    let goals = (items / ITEMS_PER_GOAL).max(2);
    let mut writer = Writer { random: Random(goals as u64), goals, organisations: (goals / 8).clamp(2, 50) };
    let mut sources = MemorySources::default();
    let mut add = |path: String, text: String| sources.0.insert(path, text.into_bytes());
    add("planc.toml".to_owned(), "title = \"Plan\"\nlanguage = \"en\"\n".to_owned());
    add("organisations.plan".to_owned(), writer.organisations());
    let plan = "plan p \"Plan\" {\n  type    operational plan\n  period  2022..2030\n  unit    tkr\n}\n";
    add("plan.plan".to_owned(), plan.to_owned());
    for first in (0..goals).step_by(TREE) {
        let mut text = "belongs to p\n\n".to_owned();
        for goal in first..(first + TREE).min(goals) {
            writer.goal(goal, &mut text);
        }
        add(format!("part-{:04}.plan", first / TREE + 1), text);
    }
    sources
}

/// Changes one outcome of one indicator in the plan's first file, to a value that tells the `turn`s apart.
pub fn edit(sources: &mut MemorySources, turn: u32) {
    let file = sources.0.get_mut("part-0001.plan");
    let Some((file, text)) = file.and_then(|file| Some((String::from_utf8(file.clone()).ok()?, file))) else {
        return;
    };
    let row = file.find("| g1-i1 ").unwrap_or_default();
    let end = file[row..].find('\n').map_or(file.len(), |length| row + length);
    let mut cells: Vec<String> = file[row..end].split('|').map(str::to_owned).collect();
    if let Some(outcome) = cells.get_mut(4) {
        *outcome = format!(" {}.5 ", 100 + turn % 800);
    }
    *text = format!("{}{}{}", &file[..row], cells.join("|"), &file[end..]).into_bytes();
}

struct Writer {
    random: Random,
    goals: usize,
    organisations: usize,
}

impl Writer {
    fn organisations(&mut self) -> String {
        (1..=self.organisations).fold(String::new(), |mut text, organisation| {
            let (adjective, noun) = (self.random.of(&ADJECTIVES), self.random.of(&NOUNS));
            let _ = writeln!(text, "organisation u{organisation} \"Department of {adjective} {noun} {organisation}\"");
            text
        })
    }

    fn organisation(&mut self) -> String {
        format!("u{}", self.random.below(self.organisations) + 1)
    }

    /// A goal other than `goal`.
    fn other(&mut self, goal: usize) -> usize {
        let other = self.random.below(self.goals - 1);
        other + usize::from(other >= goal)
    }

    fn goal(&mut self, goal: usize, text: &mut String) {
        let id = name(goal);
        let title = format!("The {} {} the {}", self.subject(), self.random.of(&VERBS), self.subject());
        let _ = writeln!(text, "goal {id} \"{title}\" {{\n  responsible  {}", self.organisation());
        if let Some(parent) = parent(goal) {
            let _ = writeln!(text, "  contributes to  {}", name(parent));
        }
        let (one, two) = (self.paragraph(goal), self.paragraph(goal));
        let _ = writeln!(text, "  text \"\"\"\n    {one}\n\n    {two}\n    \"\"\"");
        self.indicators(&id, text);
        self.assignments(goal, &id, text);
        self.risk(&id, text);
        text.push_str("}\n");
        self.budget(&id, text);
    }

    fn indicators(&mut self, id: &str, text: &mut String) {
        let mut head = vec!["id".to_owned(), "title".to_owned(), "unit".to_owned()];
        head.extend(OUTCOMES.map(|year| format!("outcome {year}")));
        head.push("target 2030".to_owned());
        let mut rows = vec![head];
        for nth in 1..=3 {
            let (base, step) = (100 + self.random.below(700), self.random.below(12));
            let title = format!("Share of {} cases", self.subject());
            let mut row = vec![format!("{id}-i{nth}"), title, self.random.of(&UNITS).to_owned()];
            row.extend(OUTCOMES.map(|year| format!("{}.{}", base + step * (year as usize - 2022), year % 10)));
            row.push(format!("at least {}", base + 9 * step));
            rows.push(row);
        }
        table("indicators", &rows, text);
    }

    fn assignments(&mut self, goal: usize, id: &str, text: &mut String) {
        let head = ["id", "title", "responsible", "until", "status", "contributes to"];
        let mut rows = vec![head.map(str::to_owned).to_vec()];
        for (nth, to) in (1..).zip([goal, self.other(goal)]) {
            let until = format!("20{}-{:02}-15", 27 + self.random.below(3), self.random.below(12) + 1);
            let title = format!("Prepare the {}", self.subject());
            let status = self.random.of(&STATUSES).to_owned();
            rows.push(vec![format!("{id}-a{nth}"), title, self.organisation(), until, status, name(to)]);
        }
        table("assignments", &rows, text);
    }

    fn risk(&mut self, id: &str, text: &mut String) {
        let title = format!("The {} {} no {}", self.random.of(&NOUNS), self.random.of(&VERBS), self.random.of(&NOUNS));
        let (probability, impact) = (self.random.below(5) + 1, self.random.below(5) + 1);
        let _ = writeln!(text, "  risk {id}-r1 \"{title}\" {{\n    probability  {probability}\n    impact  {impact}");
        let mut rows = vec![["id", "title", "responsible"].map(str::to_owned).to_vec()];
        for nth in 1..=2 {
            rows.push(vec![format!("{id}-m{nth}"), format!("Watch the {}", self.subject()), self.organisation()]);
        }
        table("measures", &rows, text);
        text.push_str("  }\n");
    }

    fn budget(&mut self, id: &str, text: &mut String) {
        let _ = writeln!(text, "budget {id}-b1 \"Budget of {id}\" {{\n  unit  tkr");
        let mut columns = vec![["id", "title", "period", "type"].map(str::to_owned).to_vec()];
        columns.extend(
            BUDGETED.map(|year| vec![format!("b{year}"), year.to_string(), year.to_string(), "budget".to_owned()]),
        );
        table("columns", &columns, text);
        let mut head = vec!["id".to_owned(), "title".to_owned()];
        head.extend(BUDGETED.map(|year| format!("b{year}")));
        head.extend(["counts", "concerns"].map(str::to_owned));
        let mut rows = vec![head];
        let mut total = [0; 4];
        for (nth, label) in (1..).zip(ROWS) {
            let mut row = vec![format!("r{nth}"), label.to_owned()];
            for sum in &mut total {
                let amount = self.random.below(9000) + 5;
                *sum += amount;
                row.push(amount.to_string());
            }
            row.extend([String::new(), String::new()]);
            rows.push(row);
        }
        let mut last = vec!["total".to_owned(), "Total".to_owned()];
        last.extend(total.map(|sum| sum.to_string()));
        last.extend(["total".to_owned(), id.to_owned()]);
        rows.push(last);
        table("rows", &rows, text);
        text.push_str("}\n\n");
    }

    /// About 65 words with one reference to another goal.
    fn paragraph(&mut self, goal: usize) -> String {
        let before = [self.sentence(), self.sentence(), self.sentence()].join(" ");
        let after = [self.sentence(), self.sentence()].join(" ");
        let (other, subject) = (name(self.other(goal)), self.subject());
        format!("{before} See [[goal {other}]] for **{subject}**. {after}")
    }

    fn sentence(&mut self) -> String {
        let (one, two, three) = (self.subject(), self.subject(), self.subject());
        let (verb, again) = (self.random.of(&VERBS), self.random.of(&VERBS));
        format!("The {one} {verb} the {two} {} the {three} {again} it.", self.random.of(&LINKERS))
    }

    fn subject(&mut self) -> String {
        format!("{} {}", self.random.of(&ADJECTIVES), self.random.of(&NOUNS))
    }
}

fn name(goal: usize) -> String {
    format!("g{}", goal + 1)
}

/// The goal above a goal, in the tree of its file.
fn parent(goal: usize) -> Option<usize> {
    let (within, top) = (goal % TREE, goal - goal % TREE);
    match within {
        0 => None,
        1 | 6 | 12 => Some(top),
        2..=5 => Some(top + 1),
        7..=11 => Some(top + 6),
        _ => Some(top + 12),
    }
}

/// Rows of cells as a block in planc's language; the first names the columns.
fn table(word: &str, rows: &[Vec<String>], text: &mut String) {
    let _ = writeln!(text, "  {word} {{");
    for row in rows {
        let _ = writeln!(text, "    | {} |", row.join(" | "));
    }
    text.push_str("  }\n");
}

/// Numbers that look random and are always the same: SplitMix64.
struct Random(u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    fn below(&mut self, end: usize) -> usize {
        (self.next() % end as u64) as usize
    }

    fn of<'a>(&mut self, words: &[&'a str]) -> &'a str {
        words[self.below(words.len())]
    }
}
