//! Random merges, held to the merge of what the versions say: their `plan.json`, read by nothing else than a JSON reader.
//!
//! `PLANC_MERGES=10000 cargo test --release --test merge random -- --nocapture` makes as many; an ordinary run makes 200.

use std::collections::{BTreeMap, BTreeSet};

use planc::emit::{Files, json};
use planc::merge::{Merged, Style, merge};
use planc::sources::MemorySources;
use planc::workspace::compile;
use serde_json::Value;

/// Numbers that are the same for the same seed (SplitMix64).
struct Chance(u64);

impl Chance {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    fn below(&mut self, most: usize) -> usize {
        (self.next() % most.max(1) as u64) as usize
    }

    fn one_in(&mut self, times: usize) -> bool {
        self.below(times) == 0
    }

    fn of<'a>(&mut self, list: &[&'a str]) -> &'a str {
        list[self.below(list.len())]
    }
}

/// A plan to be written, and to be changed.
#[derive(Clone, Default)]
struct Item {
    word: &'static str,
    id: String,
    title: String,
    lead: Option<String>,
    fields: Vec<(String, String, Option<String>)>,
    text: Vec<String>,
    items: Vec<Item>,
    tables: Vec<Table>,
}

#[derive(Clone)]
struct Table {
    word: &'static str,
    header: Vec<String>,
    rows: Vec<(Vec<String>, Option<String>)>,
}

const WORDS: [&str; 8] =
    ["trygghet", "skolan", "fler i arbete", "vården", "Å, ä och ö", "staden växer", "unga", "nära"];
const FIELDS: [&str; 5] = ["nummer", "kortnamn", "syfte", "effekt", "fokus"];

struct Writer {
    chance: Chance,
    /// What this side's names and comments start with.
    side: char,
    serial: usize,
}

impl Writer {
    fn name(&mut self) -> String {
        self.serial += 1;
        format!("{}{}", self.side, self.serial)
    }

    fn comment(&mut self, times: usize) -> Option<String> {
        self.chance.one_in(times).then(|| format!("# {} anmärkning", self.name()))
    }

    fn words(&mut self) -> String {
        format!("{} {}", self.chance.of(&WORDS), self.chance.below(50))
    }

    fn value(&mut self, field: &str) -> String {
        match field {
            "nummer" => self.chance.below(40).to_string(),
            "kortnamn" => self.words().replace(',', ""),
            _ => format!("\"{}\"", self.words()),
        }
    }

    fn number(&mut self) -> String {
        format!("{},{}", self.chance.below(900), self.chance.below(10))
    }

    fn field(&mut self, field: &str) -> (String, String, Option<String>) {
        (field.to_owned(), self.value(field), self.comment(6))
    }

    fn goal(&mut self, depth: usize) -> Item {
        let mut goal =
            Item { word: "mål", id: self.name(), title: self.words(), lead: self.comment(4), ..Item::default() };
        for field in FIELDS {
            if self.chance.one_in(2) {
                let field = self.field(field);
                goal.fields.push(field);
            }
        }
        if self.chance.one_in(4) {
            goal.text = (0..1 + self.chance.below(4)).map(|_| self.words()).collect();
        }
        if self.chance.one_in(3) {
            let header = ["id", "titel", "enhet", "2022", "utfall 2023", "målvärde 2026"].map(str::to_owned).to_vec();
            let rows = (0..1 + self.chance.below(4)).map(|_| (self.indicator(), self.comment(8))).collect();
            goal.tables.push(Table { word: "indikatorer", header, rows });
        }
        if depth < 2 {
            for _ in 0..self.chance.below(3) {
                let inner = self.goal(depth + 1);
                goal.items.push(inner);
            }
        }
        goal
    }

    fn indicator(&mut self) -> Vec<String> {
        vec![self.name(), self.words(), "antal".to_owned(), self.number(), self.number(), self.number()]
    }

    fn row(&mut self) -> Vec<String> {
        vec![self.name(), self.words(), self.number(), self.number(), String::new()]
    }

    fn plan(&mut self) -> Item {
        let mut plan =
            Item { word: "plan", id: "vp".to_owned(), title: "Verksamhetsplan".to_owned(), ..Item::default() };
        plan.fields = [("period", "2024"), ("enhet", "mnkr")]
            .map(|(word, value)| (word.to_owned(), value.to_owned(), None))
            .to_vec();
        plan.lead = self.comment(2);
        for _ in 0..2 + self.chance.below(3) {
            let goal = self.goal(0);
            plan.items.push(goal);
        }
        let mut budget = Item { word: "budget", id: "ram".to_owned(), title: "Ram".to_owned(), ..Item::default() };
        let header = ["id", "titel", "2024", "2025", "räknas"].map(str::to_owned).to_vec();
        let mut rows: Vec<_> = (0..2 + self.chance.below(6)).map(|_| (self.row(), self.comment(9))).collect();
        rows.push((["total", "Summa", "1,0", "2,0", "summa"].map(str::to_owned).to_vec(), None));
        budget.tables.push(Table { word: "rader", header, rows });
        plan.items.push(budget);
        plan
    }

    /// Makes one random change.
    fn edit(&mut self, plan: &mut Item) {
        let goals = goals(plan);
        if goals.is_empty() || self.chance.one_in(3) {
            let mut tables = Vec::new();
            each(plan, &mut |item| tables.extend((0..item.tables.len()).map(|at| (item.id.clone(), at))));
            let (id, at) = tables[self.chance.below(tables.len())].clone();
            let Some(item) = find(plan, &id) else { return };
            return self.edit_table(&mut item.tables[at]);
        }
        let id = goals[self.chance.below(goals.len())].clone();
        let place = self.chance.below(11);
        if place == 0 || place == 1 {
            let Some(goal) = take(plan, &id) else { return };
            // Taken away, or put elsewhere.
            if place == 1 {
                let homes: Vec<String> = self::goals(plan).into_iter().chain(["vp".to_owned()]).collect();
                let home = homes[self.chance.below(homes.len())].clone();
                let Some(home) = find(plan, &home) else { return };
                let at = self.chance.below(home.items.len() + 1);
                home.items.insert(at, goal);
            }
            return;
        }
        let Some(goal) = find(plan, &id) else { return };
        match place {
            2 => goal.title = self.words(),
            3 => goal.lead = self.comment(1),
            4 if goal.items.len() > 1 => {
                let (one, other) = (self.chance.below(goal.items.len()), self.chance.below(goal.items.len()));
                goal.items.swap(one, other);
            }
            5 => {
                let new = self.goal(2);
                let at = self.chance.below(goal.items.len() + 1);
                goal.items.insert(at, new);
            }
            6 if !goal.text.is_empty() => {
                let at = self.chance.below(goal.text.len());
                goal.text[at] = self.words();
            }
            7 if !goal.fields.is_empty() => {
                goal.fields.remove(self.chance.below(goal.fields.len()));
            }
            8 => {
                let field = self.chance.of(&FIELDS);
                if goal.fields.iter().all(|(word, ..)| word != field) {
                    let new = self.field(field);
                    let at = self.chance.below(goal.fields.len() + 1);
                    goal.fields.insert(at, new);
                }
            }
            _ if !goal.fields.is_empty() => {
                let at = self.chance.below(goal.fields.len());
                let value = self.value(&goal.fields[at].0.clone());
                goal.fields[at].1 = value;
                if self.chance.one_in(4) {
                    goal.fields[at].2 = self.comment(1);
                }
            }
            _ => goal.title = self.words(),
        }
    }

    fn edit_table(&mut self, table: &mut Table) {
        let at = self.chance.below(table.rows.len());
        match self.chance.below(8) {
            0 if table.rows.len() > 1 => drop(table.rows.remove(at)),
            1 | 2 => {
                let mut row = if table.word == "rader" { self.row() } else { self.indicator() };
                // A cell in each of the columns that were added.
                while row.len() < table.header.len() {
                    row.insert(4, self.number());
                }
                table.rows.insert(at, (row, None));
            }
            3 => table.rows[at].1 = self.comment(1),
            4 => {
                let other = self.chance.below(table.rows.len());
                table.rows.swap(at, other);
            }
            5 if table.word == "rader" => {
                let year = format!("20{}", 26 + self.chance.below(3));
                if !table.header.contains(&year) {
                    table.header.insert(4, year);
                    for (row, _) in &mut table.rows {
                        row.insert(4, self.number());
                    }
                }
            }
            _ if table.rows.is_empty() => {}
            _ => {
                let cell = 1 + self.chance.below(4);
                let value = if cell == 1 { self.words() } else { self.number() };
                if cell != 2 || table.word == "rader" {
                    table.rows[at].0[cell] = value;
                }
            }
        }
    }
}

fn each(item: &Item, f: &mut dyn FnMut(&Item)) {
    f(item);
    item.items.iter().for_each(|inner| each(inner, f));
}

fn goals(plan: &Item) -> Vec<String> {
    let mut ids = Vec::new();
    each(plan, &mut |item| {
        if item.word == "mål" {
            ids.push(item.id.clone());
        }
    });
    ids
}

fn find<'i>(item: &'i mut Item, id: &str) -> Option<&'i mut Item> {
    if item.id == id {
        return Some(item);
    }
    item.items.iter_mut().find_map(|inner| find(inner, id))
}

fn take(item: &mut Item, id: &str) -> Option<Item> {
    match item.items.iter().position(|inner| inner.id == id) {
        Some(at) => Some(item.items.remove(at)),
        None => item.items.iter_mut().find_map(|inner| take(inner, id)),
    }
}

/// Writes a plan. `wide` widens its columns.
fn written(item: &Item, depth: usize, wide: usize, out: &mut String) {
    let indent = "  ".repeat(depth);
    let inner = "  ".repeat(depth + 1);
    if let Some(lead) = &item.lead {
        out.push_str(&format!("{indent}{lead}\n"));
    }
    out.push_str(&format!("{indent}{} {} \"{}\" {{\n", item.word, item.id, item.title));
    for (word, value, comment) in &item.fields {
        let comment = comment.as_ref().map(|comment| format!("  {comment}")).unwrap_or_default();
        out.push_str(&format!("{inner}{word:wide$} {value}{comment}\n", wide = 9 + wide));
    }
    if !item.text.is_empty() {
        out.push_str(&format!("{inner}\"\"\"\n{inner}{}\n{inner}\"\"\"\n", item.text.join(&format!("\n\n{inner}"))));
    }
    for table in &item.tables {
        out.push_str(&format!("\n{inner}{} {{\n", table.word));
        for (row, comment) in [(table.header.clone(), None)].iter().chain(&table.rows) {
            let cells: String = row.iter().map(|cell| format!(" {cell:wide$} |", wide = 5 + wide)).collect();
            let comment = comment.as_ref().map(|comment| format!(" {comment}")).unwrap_or_default();
            out.push_str(&format!("{inner}  |{cells}{comment}\n"));
        }
        out.push_str(&format!("{inner}}}\n"));
    }
    for one in &item.items {
        out.push('\n');
        written(one, depth + 1, wide, out);
    }
    out.push_str(&format!("{indent}}}\n"));
}

fn text(plan: &Item, wide: usize) -> String {
    let mut out = String::new();
    written(plan, 0, wide, &mut out);
    out
}

/// What a plan says: each field of each item, by the item's concept and id.
type Says = BTreeMap<String, String>;

fn says(text: &str) -> Says {
    let compilation = compile(&MemorySources::new([("a.plan", text)]));
    let mut files = Files::new();
    json::emit(&compilation.checked, &mut files);
    let plan: Value = serde_json::from_slice(&files["plan.json"]).unwrap();
    let mut says = Says::new();
    for (concept, items) in plan["items"].as_object().unwrap() {
        // Columns are made by the headers of rows.
        for item in items.as_array().unwrap().iter().filter(|_| concept != "columns") {
            let id = format!("{concept} {}", item["id"].as_str().unwrap_or_else(|| item["path"].as_str().unwrap()));
            let mut say = |name: &str, value: &Value| {
                let said = says.insert(format!("{id} {name}"), by_id(value));
                assert!(said.is_none(), "{id} {name} is said twice");
            };
            say("parent", &item["parent"]);
            say("title", &item["title"]);
            for (field, value) in item["fields"].as_object().unwrap() {
                let keyed = |value: &Value| {
                    value.get("period").or(value.get("column")).and_then(Value::as_str).map(str::to_owned)
                };
                match value.as_array() {
                    Some(values) if values.iter().all(|value| keyed(value).is_some()) => {
                        for value in values {
                            say(&format!("{field} {}", keyed(value).unwrap()), value);
                        }
                    }
                    _ => say(field, value),
                }
            }
        }
    }
    says
}

/// JSON in which paths are the ids that they end in.
fn by_id(value: &Value) -> String {
    match value {
        Value::Object(object) => {
            let last = |path: &str| path.rsplit(['/', '.']).next().unwrap_or_default().to_owned();
            let one = |(key, value): (&String, &Value)| match value.as_str() {
                Some(path) if key == "path" || key == "column" => format!("{key}={}", last(path)),
                _ => format!("{key}={}", by_id(value)),
            };
            object.iter().map(one).collect::<Vec<_>>().join(";")
        }
        Value::Array(values) => values.iter().map(by_id).collect::<Vec<_>>().join(","),
        Value::String(text) => text.clone(),
        other => other.to_string(),
    }
}

/// What comes of three, thing by thing; nothing where both sides say different things.
fn merged_says(base: &Says, ours: &Says, theirs: &Says) -> Option<Says> {
    let names: BTreeSet<&String> = base.keys().chain(ours.keys()).chain(theirs.keys()).collect();
    let mut result = Says::new();
    for name in names {
        let (b, o, t) = (base.get(name), ours.get(name), theirs.get(name));
        let one = match (o == b, t == b || o == t) {
            (true, _) => t.cloned(),
            (_, true) => o.cloned(),
            _ => Some(paragraphs(b?, o?, t?)?),
        };
        result.extend(one.map(|one| (name.clone(), one)));
    }
    // What is put into something that the other side takes away is nowhere.
    let there = |parent: &str| {
        parent == "null"
            || parent.is_empty()
            || result
                .keys()
                .any(|name| parent.ends_with(&format!("path={}", name.split(' ').nth(1).unwrap_or_default())))
    };
    let whole = result.iter().filter(|(name, _)| name.ends_with(" parent")).all(|(_, parent)| there(parent));
    // And an item that has but some of what it says was taken away by one side and changed by the other.
    let homeless = result.keys().any(|name| {
        let item: Vec<&str> = name.splitn(3, ' ').collect();
        !result.contains_key(&format!("{} {} parent", item[0], item[1]))
    });
    (whole && !homeless).then_some(result)
}

/// A text of several lines is merged line by line, where it has as many on all sides.
fn paragraphs(base: &str, ours: &str, theirs: &str) -> Option<String> {
    let [b, o, t] = [base, ours, theirs].map(|text| text.lines().collect::<Vec<_>>());
    if b.len() < 2 || b.len() != o.len() || b.len() != t.len() {
        return None;
    }
    let one = |at: usize| match (o[at] == b[at], t[at] == b[at] || o[at] == t[at]) {
        (true, _) => Some(t[at]),
        (_, true) => Some(o[at]),
        _ => None,
    };
    (0..b.len()).map(one).collect::<Option<Vec<_>>>().map(|lines| lines.join("\n"))
}

fn comments(text: &str) -> BTreeSet<&str> {
    text.lines().filter_map(|line| line.find('#').map(|at| line[at..].trim_end())).collect()
}

/// What one seed makes.
fn case(seed: u64) -> [String; 3] {
    let mut writer = Writer { chance: Chance(seed), side: 'b', serial: 0 };
    let base = writer.plan();
    let mut side = |side: char| {
        writer.side = side;
        let mut plan = base.clone();
        for _ in 0..1 + writer.chance.below(4) {
            writer.edit(&mut plan);
        }
        let wide = if writer.chance.one_in(4) { 4 } else { 0 };
        text(&plan, wide)
    };
    let (ours, theirs) = (side('o'), side('t'));
    [text(&base, 0), ours, theirs]
}

#[test]
fn nothing_is_merged_wrongly() {
    let count = std::env::var("PLANC_MERGES").ok().and_then(|count| count.parse().ok()).unwrap_or(200);
    let first = std::env::var("PLANC_SEED").ok().and_then(|seed| seed.parse().ok()).unwrap_or(1);
    let style = Style::default();
    let (mut resolved, mut structured) = (0, 0);
    let (mut weighed, mut possible, mut of_possible) = (0, 0, 0);
    for seed in first..first + count {
        let [base, ours, theirs] = case(seed);
        assert_eq!(merge(&base, &ours, &base, &style).text, ours, "seed {seed}");
        assert_eq!(merge(&base, &base, &theirs, &style).text, theirs, "seed {seed}");
        let result: Merged = merge(&base, &ours, &theirs, &style);
        // What is left in conflict is looked at now and then: reading plans takes most of the time.
        if result.conflicts > 0 && seed % 3 != 0 {
            continue;
        }
        weighed += usize::from(seed % 3 == 0);
        let expected = merged_says(&says(&base), &says(&ours), &says(&theirs));
        possible += usize::from(seed % 3 == 0 && expected.is_some());
        if result.conflicts > 0 {
            continue;
        }
        resolved += 1;
        of_possible += usize::from(seed % 3 == 0);
        structured += usize::from(result.structured);
        let sides = || {
            format!(
                "seed {seed}\n--- base\n{base}\n--- ours\n{ours}\n--- theirs\n{theirs}\n--- merged\n{}",
                result.text
            )
        };
        let Some(expected) = expected else { panic!("merged, though the models are in conflict: {}", sides()) };
        let merged = says(&result.text);
        let wrong: Vec<_> = expected.iter().filter(|(name, value)| merged.get(*name) != Some(value)).collect();
        assert!(expected == merged, "{wrong:?} {}", sides());
        let [b, o, t, m] = [&base, &ours, &theirs, &result.text].map(|text| comments(text));
        for comment in o.union(&t) {
            let wanted = (o.contains(comment) || !b.contains(comment)) && (t.contains(comment) || !b.contains(comment));
            assert_eq!(m.contains(comment), wanted, "{comment} {}", sides());
        }
        let other = merge(&base, &theirs, &ours, &style);
        assert_eq!(other.conflicts, 0, "the other way round {}\n--- other\n{}", sides(), other.text);
        assert!(says(&other.text) == merged, "the other way round {}\n--- other\n{}", sides(), other.text);
    }
    println!("{count} merges: {resolved} resolved, {structured} of them by structure");
    println!("of {weighed}, {possible} without conflict in their models, {of_possible} of these resolved");
    // Where the models can be merged, the texts mostly can.
    assert!(of_possible * 10 >= possible * 8, "{of_possible} of {possible}");
}
