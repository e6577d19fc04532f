//! Plans as people write them, and paste them: right in what they say, untidy in how.

use planc::language::Language;
use planc::vocabulary::phrases::{COMPARISONS, DIRECTIONS, FLAGS, QUALIFIERS, TOTALS};
use planc::vocabulary::{
    BuiltinWord, ConceptName as C, FieldName as F, ID_WORDS, Names, TITLE_WORDS, WordKind, builtin_words,
};
use unicode_normalization::UnicodeNormalization;

/// A generated file.
pub struct Case {
    /// Of its words and its numbers.
    pub language: Language,
    pub text: String,
    /// Its comments, in order.
    pub comments: Vec<String>,
    /// Whether something in it is broken on purpose.
    pub faulty: bool,
}

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
        (self.next() % most as u64) as usize
    }

    /// Once in so many times.
    pub fn one_in(&mut self, times: usize) -> bool {
        self.below(times) == 0
    }

    pub fn of<'a, T: ?Sized>(&mut self, list: &[&'a T]) -> &'a T {
        list[self.below(list.len())]
    }
}

/// A line that breaks something.
const FAULTS: [&str; 14] = [
    "mål trasigt \"utan slut {",
    "   syfte   \"Utan slut  ",
    "}",
    "  }  # en för mycket",
    "syfte \"\"\"",
    "  \"\"\"",
    "Obegripliga   ord på en rad för sig",
    "obegripligt {",
    "| ensam |  rad |",
    "  nummer = 5",
    "\"bara text\"   {",
    "nummer 1   \"och mer\" som inte hör hit",
    "{",
    "mål ,",
];

const TEXTS: [&str; 10] = [
    "Fler barn läser",
    "Trygghet – i hela staden",
    "A\u{30a}terhämtning fo\u{308}r alla",
    "日本の計画",
    "Nämndens  mål\u{a0}för 2025",
    "Se [[mål m0]] och {{antal mål}}",
    "Numret #1 på listan",
    "”Valfärd” står som det är tryckt",
    "x",
    "Andelen som är nöjda med bemötandet, enligt enkäten",
];

struct Writer {
    chance: Chance,
    language: Language,
    out: String,
    depth: usize,
    comments: Vec<String>,
    tidy: bool,
    serial: usize,
}

/// The plan of a seed.
pub fn case(seed: u64) -> Case {
    let mut chance = Chance(seed);
    let language = if chance.one_in(2) { Language::Sv } else { Language::En };
    let tidy = chance.one_in(8);
    let mut writer = Writer { chance, language, out: String::new(), depth: 0, comments: Vec::new(), tidy, serial: 0 };
    writer.plan();
    let Writer { mut chance, out, mut comments, .. } = writer;
    let faulty = chance.one_in(4);
    let mut lines: Vec<String> = out.split_inclusive('\n').map(str::to_owned).collect();
    if faulty {
        for _ in 0..=chance.below(2) {
            let at = chance.below(lines.len());
            match chance.below(4) {
                0 => drop(lines.remove(at)),
                _ => lines.insert(at, format!("{}\n", chance.of(&FAULTS))),
            }
        }
        let text = lines.concat();
        comments.retain(|comment| text.contains(comment.as_str()));
    }
    let ends = chance.below(4);
    let ended = |line: &String, chance: &mut Chance| match ends {
        0 => line.replace('\n', "\r\n"),
        1 if chance.one_in(3) => line.replace('\n', "\r\n"),
        _ => line.clone(),
    };
    let text = lines.iter().map(|line| ended(line, &mut chance)).collect();
    Case { language, text, comments, faulty }
}

impl Writer {
    fn name(&mut self, names: &Names) -> String {
        let column = names[self.language.index()];
        let name = column[if self.chance.one_in(4) { self.chance.below(column.len()) } else { 0 }];
        if self.tidy {
            return name.to_owned();
        }
        match self.chance.below(12) {
            0 => {
                let mut letters = name.chars();
                letters.next().into_iter().flat_map(char::to_uppercase).chain(letters).collect()
            }
            1 if name.is_ascii() => name.to_uppercase(),
            2 => name.nfd().collect(),
            3 => name.replace(' ', "  "),
            _ => name.to_owned(),
        }
    }

    fn field(&mut self, field: F) -> String {
        self.name(&field.field().names)
    }

    fn concept(&mut self, concept: C) -> String {
        self.name(&concept.concept().names)
    }

    fn first(&self, names: &Names) -> String {
        names[self.language.index()][0].to_owned()
    }

    fn word(&mut self, kind: WordKind) -> String {
        let words: Vec<&BuiltinWord> = builtin_words(kind).iter().collect();
        let word = self.chance.of(&words);
        self.first(&word.names)
    }

    fn one(&mut self, list: &[Names]) -> String {
        let names = list[self.chance.below(list.len())];
        self.first(&names)
    }

    fn space(&mut self) -> &'static str {
        if self.tidy {
            return " ";
        }
        self.chance.of(&[" ", " ", " ", "  ", "    ", "\t", "\u{a0}", " \t "])
    }

    fn text(&mut self) -> &'static str {
        self.chance.of(&TEXTS)
    }

    fn string(&mut self) -> String {
        let text = self.text();
        match self.chance.below(6) {
            0 if !text.contains('”') => format!("”{text}”"),
            1 if !text.contains('”') => format!("“{text}”"),
            2 => format!("\"{text} \\\"så\\\"\""),
            _ => format!("\"{text}\""),
        }
    }

    fn number(&mut self) -> String {
        let whole = match self.chance.below(4) {
            0 => format!("{}", self.chance.below(10)),
            1 => format!("{}", self.chance.below(1000)),
            2 => format!("{} {:03}", 1 + self.chance.below(99), self.chance.below(1000)),
            _ => format!("{}\u{a0}{:03}", 1 + self.chance.below(99), self.chance.below(1000)),
        };
        let mark = self.language.decimal_mark();
        let decimals = match self.chance.below(4) {
            0 => format!("{mark}{}", self.chance.below(10)),
            1 => format!("{mark}{:02}", self.chance.below(100)),
            _ => String::new(),
        };
        let sign = self.chance.of(&["", "", "", "", "-", "–", "−"]);
        format!("{sign}{whole}{decimals}")
    }

    fn comment(&mut self) -> String {
        self.serial += 1;
        let comment = format!("#{}k{}  ordet ”x” – slut", if self.chance.one_in(2) { " " } else { "" }, self.serial);
        self.comments.push(comment.clone());
        comment
    }

    fn indent(&mut self) -> String {
        match self.chance.below(5) {
            0 if !self.tidy => "\t".repeat(self.depth),
            1 if !self.tidy => " ".repeat(self.chance.below(9)),
            _ => "  ".repeat(self.depth),
        }
    }

    /// Ends a line, perhaps with a comment, and perhaps with more lines that say nothing.
    fn end(&mut self, comment: bool) {
        if comment && self.chance.one_in(9) {
            let comment = self.comment();
            let space = if self.chance.one_in(2) { "  " } else { "\t " };
            self.out.extend([space, &comment]);
        } else if !self.tidy && self.chance.one_in(9) {
            self.out.push_str("  \t");
        }
        self.out.push('\n');
        if self.chance.one_in(12) {
            let indent = self.indent();
            let comment = self.comment();
            self.out.extend([&indent, &comment, "\n"]);
        }
        for _ in 0..self.chance.below(12).saturating_sub(8) {
            self.out.push_str(if self.tidy || self.chance.one_in(2) { "\n" } else { "   \n" });
        }
    }

    fn start(&mut self, parts: &[String]) {
        let indent = self.indent();
        self.out.push_str(&indent);
        for (at, part) in parts.iter().enumerate() {
            if at > 0 {
                let space = self.space();
                self.out.push_str(space);
            }
            self.out.push_str(part);
        }
    }

    fn line(&mut self, parts: &[String]) {
        self.start(parts);
        self.end(true);
    }

    fn open(&mut self, parts: &[String]) {
        self.start(parts);
        self.out.push_str(if self.tidy || self.chance.one_in(4) { " {" } else { "\t{ " });
        self.depth += 1;
        self.end(true);
    }

    fn close(&mut self) {
        self.depth -= 1;
        self.start(&["}".to_owned()]);
        self.end(true);
    }

    fn fence(&mut self, parts: &[String]) {
        let indent = self.indent();
        self.out.push_str(&indent);
        for part in parts {
            self.out.extend([part.as_str(), self.chance.of(&[" ", "   "])]);
        }
        self.out.push_str("\"\"\"\n");
        let inner = format!("{indent}{}", " ".repeat(self.chance.below(4)));
        for at in 0..1 + self.chance.below(4) {
            let text = self.text();
            let more = self.chance.of(&["", "", "  ", "- ", "\t", "\u{a0}"]);
            let after = self.chance.of(&["", "", "  ", "\t", " # ej kommentar", " | cell | "]);
            match self.chance.below(6) {
                0 if at > 0 => self.out.push('\n'),
                1 if at > 0 => self.out.push_str("   \n"),
                _ => self.out.extend([&inner, more, text, after, "\n"]),
            }
        }
        self.out.extend([&inner, "\"\"\""]);
        self.end(false);
    }

    fn table(&mut self, word: String, header: Vec<String>, rows: Vec<Vec<String>>) {
        self.open(&[word]);
        let widths: Vec<usize> = header.iter().map(|_| self.chance.below(14)).collect();
        for (at, row) in std::iter::once(&header).chain(&rows).enumerate() {
            let indent = self.indent();
            self.out.extend([&indent, "|"]);
            for (cell, width) in row.iter().zip(&widths) {
                let aligned = format!(" {cell:width$} |");
                let loose =
                    format!("{}{cell}{}|", self.chance.of(&["", " ", "  ", "\t"]), self.chance.of(&["", " ", "  "]));
                self.out.push_str(if self.tidy || !self.chance.one_in(3) { &aligned } else { &loose });
            }
            self.end(true);
            if at == 0 && self.chance.one_in(4) {
                let rule: String = header.iter().map(|_| "---|").collect();
                self.out.extend(["|", &rule, "\n"]);
            }
        }
        self.close();
    }

    fn plan(&mut self) {
        if self.chance.one_in(3) {
            let comment = self.comment();
            self.out.extend([&comment, "\n\n"]);
        }
        let (organisation, kind) = (self.concept(C::Organisation), self.field(F::Kind));
        let title = self.string();
        self.open(&[organisation, "nämnd-a".to_owned(), title]);
        let board = self.word(WordKind::OrganisationKind);
        self.line(&[kind, board]);
        self.close();
        let (plan, period, unit) = (self.concept(C::Plan), self.field(F::Period), self.field(F::Unit));
        let (responsible, status) = (self.field(F::Responsible), self.field(F::Status));
        let title = self.string();
        self.open(&[plan, "vp".to_owned(), title]);
        self.line(&[responsible, "nämnd-a".to_owned()]);
        self.line(&[period, "2024..2026".to_owned()]);
        self.line(&[unit, "mnkr".to_owned()]);
        let word = self.word(WordKind::Status);
        self.line(&[status, format!("{word} 2023-12-13")]);
        if self.chance.one_in(2) {
            let summary = self.field(F::Summary);
            self.fence(&[summary]);
        }
        for at in 0..1 + self.chance.below(2) {
            self.goal(format!("m{at}"), 0);
        }
        if self.chance.one_in(2) {
            self.budget();
        }
        if self.chance.one_in(2) {
            self.view();
        }
        self.close();
    }

    fn goal(&mut self, id: String, deep: usize) {
        let goal = self.concept(C::Goal);
        let title = self.string();
        self.open(&[goal, id.clone(), title]);
        for field in [F::Number, F::ShortName, F::Responsible, F::TargetGroup, F::Status, F::Purpose] {
            if self.chance.one_in(2) {
                continue;
            }
            let word = self.field(field);
            let value = match field {
                F::Number => format!("{}.{}", 1 + self.chance.below(9), self.chance.below(20)),
                F::ShortName => "Barn  och unga – nu".to_owned(),
                F::Responsible if self.chance.one_in(3) => {
                    self.start(&[word, "nämnd-a,".to_owned()]);
                    self.end(true);
                    self.out.push_str("     \"Alla, utom några\"");
                    self.end(true);
                    continue;
                }
                F::Responsible => "nämnd-a".to_owned(),
                F::TargetGroup => "barn, unga, \"äldre, sjuka\"".to_owned(),
                F::Status => self.word(WordKind::Status),
                _ if self.chance.one_in(3) => {
                    self.fence(&[word]);
                    continue;
                }
                _ => self.string(),
            };
            self.line(&[word, value]);
        }
        if self.chance.one_in(5) {
            self.fence(&[]);
        }
        match self.chance.below(3) {
            0 => self.indicators(),
            1 => self.indicator(),
            _ => self.assignment(),
        }
        if deep < 2 && self.chance.one_in(2) {
            self.goal(format!("{id}-{deep}"), deep + 1);
        }
        self.close();
    }

    fn figure(&mut self, target: bool) -> String {
        match self.chance.below(9) {
            0 => self.one(FLAGS),
            1 => "-[^n]".to_owned(),
            2 if target => format!("{} {}", self.one(COMPARISONS), self.number()),
            2 => format!("{} {}", self.one(QUALIFIERS), self.number()),
            3 => format!("{} %", self.number()),
            4 => String::new(),
            _ => self.number(),
        }
    }

    fn indicators(&mut self) {
        let word = self.concept(C::Indicator);
        let header = vec![
            self.name(&ID_WORDS),
            self.name(&TITLE_WORDS),
            self.field(F::Unit),
            self.field(F::Direction),
            "2023".to_owned(),
            format!("{} 2024", self.field(F::Outcome)),
            format!("{} 2026", self.field(F::Target)),
        ];
        let rows = (0..self.chance.below(5)).map(|at| {
            let title = self.text().replace('|', "\\|");
            let direction = self.one(DIRECTIONS);
            let figures = [self.figure(false), self.figure(false), self.figure(true)];
            [vec![format!("i{at}"), title, "antal".to_owned(), direction], figures.to_vec()].concat()
        });
        let rows = rows.collect();
        self.table(word, header, rows);
        self.footnote();
    }

    fn footnote(&mut self) {
        let (footnote, text) = (self.concept(C::Footnote), self.string());
        self.line(&[footnote, "n".to_owned(), text]);
    }

    fn indicator(&mut self) {
        let (word, title) = (self.concept(C::Indicator), self.string());
        self.open(&[word, "ind".to_owned(), title]);
        let (unit, direction, outcome) = (self.field(F::Unit), self.field(F::Direction), self.field(F::Outcome));
        let (way, target) = (self.one(DIRECTIONS), self.field(F::Target));
        self.line(&[unit, "antal".to_owned()]);
        self.line(&[direction, way]);
        let (first, second) = (self.number(), self.number());
        self.line(&[outcome, format!("2023:{first}, 2024:  {second}")]);
        let (comparison, number) = (self.one(COMPARISONS), self.number());
        self.line(&[target, format!("2026 : {comparison} {number}")]);
        self.close();
    }

    fn assignment(&mut self) {
        let (word, title) = (self.concept(C::Assignment), self.string());
        self.open(&[word, "upp".to_owned(), title]);
        let (by, to) = (self.field(F::ReportBy), self.field(F::Addressee));
        self.line(&[to, "nämnd-a".to_owned()]);
        self.line(&[by, "2025-06".to_owned()]);
        let (response, text) = (self.concept(C::Response), self.string());
        self.line(&[response, text]);
        self.close();
    }

    fn budget(&mut self) {
        let (budget, title, rows) = (self.concept(C::Budget), self.string(), self.concept(C::Row));
        self.open(&[budget, "b".to_owned(), title]);
        let kinds = builtin_words(WordKind::ColumnKind);
        let [past, now] = [0, 1].map(|at| self.first(&kinds[at].names));
        let (counts, total) = (self.field(F::Counts), self.first(&TOTALS[0]));
        let header =
            vec!["id".to_owned(), self.name(&TITLE_WORDS), format!("{past} 2023"), format!("{now} 2024"), counts];
        let body = (0..1 + self.chance.below(4)).map(|at| {
            let title = self.text().replace('|', "\\|");
            vec![format!("r{at}"), title, self.number(), self.number(), String::new()]
        });
        let mut body: Vec<Vec<String>> = body.collect();
        body.push(vec!["s".to_owned(), "Summa".to_owned(), self.number(), "=".to_owned(), total]);
        self.table(rows, header, body);
        let (check, reason) = (self.field(F::Check), self.string());
        let count = if self.language == Language::Sv { "antal mål" } else { "count goals" };
        self.line(&[check, format!("s.{past}.2023 = {count} − 1").replace('−', "-"), reason]);
        let (rule, reason) = (self.field(F::Rule), self.string());
        let off = if self.language == Language::Sv { "av" } else { "off" };
        self.line(&[rule, "P0801".to_owned(), off.to_owned(), reason]);
        self.close();
    }

    fn view(&mut self) {
        let (view, title, query) = (self.concept(C::View), self.string(), self.field(F::Query));
        self.open(&[view, "v".to_owned(), title]);
        let swedish = self.language == Language::Sv;
        let question = self.chance.of(if swedish {
            &[
                "mål där status = försenad visa nummer, titel",
                "indikatorer i projektet där målvärde 2026 finns",
                "uppdrag där ansvarig saknas eller nummer > 2 ordnat efter titel fallande",
            ]
        } else {
            &[
                "goals where status = delayed show number, title",
                "indicators in the project where target 2026 exists",
                "assignments where responsible is missing or number > 2 order by title descending",
            ]
        });
        self.line(&[query, question.to_owned()]);
        self.close();
    }
}
