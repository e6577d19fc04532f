//! The ten kinds of faults: where each can be made, and how.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::{Range, RangeInclusive};

use planc::vocabulary::ConceptName;

use crate::bound::{Bound, Move, Place};
use crate::draw::Chance;
use crate::project::{Change, Project};
use crate::text::{Line, Role, line_at, words};

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Kind {
    Digit,
    Row,
    Name,
    Brace,
    Unit,
    Cell,
    Reference,
    Sign,
    Date,
    Line,
}

pub const KINDS: [Kind; 10] = [
    Kind::Digit,
    Kind::Row,
    Kind::Name,
    Kind::Brace,
    Kind::Unit,
    Kind::Cell,
    Kind::Reference,
    Kind::Sign,
    Kind::Date,
    Kind::Line,
];

/// A place where a fault of a kind can be made.
#[derive(Clone, Debug)]
pub struct Site {
    pub place: Place,
    /// What in the plan says otherwise once the fault is made; nothing where the plan says it here alone.
    pub bond: Option<&'static str>,
    /// Concepts that the place does not take, for a reference that is moved.
    wants: Option<&'static [ConceptName]>,
    /// How a time is moved; either way where nothing stands in order with it.
    moved: Option<Move>,
}

impl Kind {
    pub fn title(self) -> &'static str {
        match self {
            Kind::Digit => "a digit changed",
            Kind::Row => "a row dropped",
            Kind::Name => "a name misspelt",
            Kind::Brace => "a brace lost",
            Kind::Unit => "a unit changed",
            Kind::Cell => "a cell emptied",
            Kind::Reference => "a reference moved to another concept",
            Kind::Sign => "a sign lost",
            Kind::Date => "a date out of order",
            Kind::Line => "a line cut",
        }
    }

    /// Every place of the project where such a fault can be made, in order.
    pub fn sites(self, project: &Project, bound: &Bound) -> Vec<Site> {
        let mut found = Sites { project, bound, found: Vec::new() };
        if self == Kind::Reference {
            for reference in &bound.references {
                let bond = reference.wants.map(|_| "a field that takes certain concepts");
                found.found.push(Site { place: reference.place.clone(), bond, wants: reference.wants, moved: None });
            }
            return found.found;
        }
        for (file, lines) in &project.lines {
            for line in lines.iter().filter(|line| line.role != Role::Comment) {
                match self {
                    Kind::Digit => found.digits(file, line),
                    Kind::Row => found.rows(file, line),
                    Kind::Name => found.names(file, lines, line),
                    Kind::Brace => found.braces(file, line),
                    Kind::Unit => found.units(file, lines, line),
                    Kind::Cell => found.cells(file, line),
                    Kind::Sign => found.signs(file, line),
                    Kind::Date => found.dates(file, line),
                    Kind::Line => found.cuts(file, line),
                    Kind::Reference => {}
                }
            }
        }
        found.found
    }

    /// A fault of this kind at a place; nothing if chance found none there.
    pub fn change(self, project: &Project, bound: &Bound, site: &Site, chance: &mut Chance) -> Option<Change> {
        let (file, place) = &site.place;
        let text = project.text(file);
        let old = &text[place.clone()];
        let line = line_at(text, place.start);
        let mut made_at = vec![line..=line];
        let new = match self {
            Kind::Digit => {
                let digit = b'0' + (old.as_bytes()[0] - b'0' + 1 + chance.below(9) as u8) % 10;
                char::from(digit).to_string()
            }
            Kind::Row => {
                made_at = vec![table(&project.lines[file], line)];
                String::new()
            }
            Kind::Brace => {
                made_at.extend(partner(project, file, place.start).map(|line| line..=line));
                String::new()
            }
            Kind::Cell | Kind::Sign => String::new(),
            Kind::Name => misspelt(old, chance),
            Kind::Unit => other_unit(old, chance)?,
            Kind::Reference => {
                let others = foreign(project, site.wants);
                chance.one(&others)?.clone()
            }
            Kind::Date => out_of_order(old, site.moved, chance)?,
            Kind::Line => {
                let starts: Vec<usize> =
                    old.char_indices().map(|(at, _)| at).filter(|at| !old[*at..].trim().is_empty()).collect();
                let from = *chance.one(&starts)?;
                old[..from].to_owned()
            }
        };
        if new == *old || (self == Kind::Name && known(project, bound).contains(&new)) {
            return None;
        }
        let (mut place, mut new) = (place.clone(), new);
        if self == Kind::Line {
            // What is cut away reaches to the line's end.
            place.end = project.lines[file][line].place.end;
            new = new.trim_end_matches(' ').to_owned();
        }
        Some(Change { file: file.clone(), place, new, made_at })
    }
}

struct Sites<'a> {
    project: &'a Project,
    bound: &'a Bound,
    found: Vec<Site>,
}

impl Sites<'_> {
    fn push(&mut self, file: &str, place: Range<usize>, bond: Option<&'static str>) {
        self.found.push(Site { place: (file.to_owned(), place), bond, wants: None, moved: None });
    }

    fn text(&self, file: &str, place: &Range<usize>) -> &str {
        &self.project.text(file)[place.clone()]
    }

    /// What binds a figure or reference at a place.
    fn bond(&self, file: &str, at: usize) -> Option<&'static str> {
        let here = |place: &Place| place.0 == file && place.1.contains(&at);
        let figure = self.bound.figures.iter().find(|(place, _)| here(place)).map(|(_, why)| *why);
        figure
            .or_else(|| self.bound.statements.iter().any(|(_, place)| here(place)).then_some("stated in the text"))
            .or_else(|| self.bound.references.iter().any(|found| here(&found.place)).then_some("a reference"))
    }

    fn digits(&mut self, file: &str, line: &Line) {
        let digits: Vec<usize> = self
            .text(file, &line.place)
            .match_indices(|letter: char| letter.is_ascii_digit())
            .map(|(at, _)| at)
            .collect();
        for at in digits.into_iter().map(|at| line.place.start + at) {
            let bond = self.bond(file, at);
            self.push(file, at..at + 1, bond);
        }
    }

    fn rows(&mut self, file: &str, line: &Line) {
        let Role::Row(cells, _) = &line.role else { return };
        if self.text(file, &line.place).contains("|--") {
            return;
        }
        let part = cells.iter().any(|cell| self.bound.parts.contains(&(file.to_owned(), cell.clone())));
        let bond = part.then_some("the total of its table");
        self.push(file, line.place.start..line.place.end + 1, bond);
    }

    fn names(&mut self, file: &str, lines: &[Line], line: &Line) {
        let text = self.text(file, &line.place).to_owned();
        let start = line.place.start;
        let spans: Vec<(Range<usize>, Option<&'static str>)> = match &line.role {
            Role::Form(quoted) => {
                let outside = |word: &Range<usize>| !quoted.iter().any(|part| part.contains(&(start + word.start)));
                let mut first = true;
                let comment = text.find(" #").unwrap_or(text.len());
                let words = words(&text[..comment]).into_iter().filter(outside);
                words
                    .map(|word| {
                        let keyword = std::mem::take(&mut first) && text[..word.start].trim().is_empty();
                        (word, keyword.then_some("a word of the language"))
                    })
                    .collect()
            }
            Role::Header(cells) => {
                let cells = cells.iter().map(|cell| cell.start - start..cell.end - start);
                cells
                    .flat_map(|cell| {
                        words(&text[cell.clone()]).into_iter().map(move |word| {
                            (cell.start + word.start..cell.start + word.end, Some("a heading of a table"))
                        })
                    })
                    .collect()
            }
            Role::Row(cells, header) => {
                let titles = titles(self.project.text(file), &lines[*header]);
                let cells = cells.iter().enumerate().filter(|(at, _)| !titles.contains(at)).map(|(_, cell)| cell);
                cells
                    .flat_map(|cell| {
                        let cell = cell.start - start..cell.end - start;
                        words(&text[cell.clone()])
                            .into_iter()
                            .map(move |word| (cell.start + word.start..cell.start + word.end, None))
                    })
                    .collect()
            }
            Role::Prose => {
                let places = self.bound.references.iter().map(|found| &found.place);
                places
                    .filter(|place| place.0 == file && line.place.contains(&place.1.start))
                    .flat_map(|place| {
                        let target = place.1.start - start..place.1.end - start;
                        words(&text[target.clone()])
                            .into_iter()
                            .map(move |word| (target.start + word.start..target.start + word.end, None))
                    })
                    .collect()
            }
            Role::Blank | Role::Comment => return,
        };
        for (word, bond) in spans {
            let place = start + word.start..start + word.end;
            let here = |found: &Place| found.0 == file && found.1.contains(&place.start);
            let reference = self.bound.references.iter().any(|found| here(&found.place)).then_some("a reference");
            let named = self.bound.named.iter().any(here).then_some("an id that something refers to");
            self.push(file, place, reference.or(named).or(bond));
        }
    }

    fn braces(&mut self, file: &str, line: &Line) {
        let text = self.text(file, &line.place).to_owned();
        for (at, brace) in text.match_indices(['{', '}']) {
            let place = line.place.start + at..line.place.start + at + 1;
            // Of two that stand together, one is enough.
            let twin = text[..at].ends_with(brace);
            if !twin {
                self.push(file, place, Some("its partner"));
            }
        }
    }

    fn units(&mut self, file: &str, lines: &[Line], line: &Line) {
        let text = self.text(file, &line.place).to_owned();
        let field = text.trim_start().starts_with("enhet ");
        let mut places: Vec<Range<usize>> = Vec::new();
        for (at, _) in text.char_indices() {
            let before = &text[..at];
            let after_digit =
                before.trim_end_matches([' ', '\u{a0}']).ends_with(|letter: char| letter.is_ascii_digit());
            let unit = UNITS.iter().find(|unit| starts_with_word(&text[at..], unit));
            if let Some(unit) = unit
                && (after_digit || (field && before.trim() == "enhet"))
            {
                places.push(line.place.start + at..line.place.start + at + unit.len());
            }
        }
        if let Role::Row(cells, header) = &line.role
            && let Role::Header(headings) = &lines[*header].role
        {
            let column = headings.iter().position(|heading| self.text(file, heading) == "enhet");
            places.extend(column.and_then(|column| cells.get(column)).filter(|cell| !cell.is_empty()).cloned());
        }
        for place in places {
            let bond = self.bond(file, place.start).filter(|why| *why != "a reference");
            self.push(file, place, bond);
        }
    }

    fn cells(&mut self, file: &str, line: &Line) {
        let Role::Row(cells, _) = &line.role else { return };
        for cell in cells.iter().filter(|cell| !cell.is_empty()) {
            let place = (file.to_owned(), cell.clone());
            let bond = match () {
                () if self.bound.totals.contains(&place) => None,
                () if self.bound.counting.contains(&place) => self.bond(file, cell.start),
                () if self.bound.named.contains(&place) => Some("an id that something refers to"),
                () => None,
            };
            self.push(file, cell.clone(), bond);
        }
    }

    fn signs(&mut self, file: &str, line: &Line) {
        let text = self.text(file, &line.place).to_owned();
        for (at, sign) in text.match_indices(['-', '−', '–']) {
            let before = text[..at].chars().next_back().unwrap_or(' ');
            let next = text[at + sign.len()..].chars().next().unwrap_or(' ');
            let path = text[..at].ends_with("{{");
            if !(path || (next.is_ascii_digit() && matches!(before, ' ' | '|' | '(' | '\u{a0}'))) {
                continue;
            }
            let place = line.place.start + at..line.place.start + at + sign.len();
            let restated = |whole: &Place| whole.0 == file && whole.1.contains(&place.start);
            let counts = |found: &Place| found.0 == file && found.1.contains(&place.start);
            let bond = match () {
                () if self.bound.statements.iter().any(|(whole, _)| restated(whole)) => Some("stated in the text"),
                () if self.bound.counting.iter().any(counts) => self.bond(file, place.start),
                () => None,
            };
            self.push(file, place, bond);
        }
    }

    fn dates(&mut self, file: &str, line: &Line) {
        if line.role == Role::Prose {
            return;
        }
        let text = self.text(file, &line.place).to_owned();
        let in_time = |letter: char| letter.is_ascii_alphanumeric() || letter == '-' || letter == '.';
        let mut at = 0;
        for piece in text.split(|letter: char| !in_time(letter)) {
            let start = text[at..].find(piece).unwrap_or(0) + at;
            at = start + piece.len();
            if out_of_order(piece, None, &mut Chance::new(0)).is_some() {
                let place = line.place.start + start..line.place.start + start + piece.len();
                let here = |found: &&Place| found.0 == file && found.1.contains(&place.start);
                let moved = self.bound.times.keys().find(here).and_then(|place| self.bound.times.get(place)).copied();
                let bond = match moved {
                    _ if piece.contains("..") => Some("the other end of the time"),
                    Some(_) => Some("a time that it stands in order with"),
                    None => None,
                };
                self.found.push(Site { place: (file.to_owned(), place), bond, wants: None, moved });
            }
        }
    }

    fn cuts(&mut self, file: &str, line: &Line) {
        let text = self.text(file, &line.place);
        if text.trim().chars().count() < 4 {
            return;
        }
        let start = line.place.start + (text.len() - text.trim_start().len()) + 1;
        match &line.role {
            Role::Row(cells, _) | Role::Header(cells) => {
                // The last cell may do without its bar.
                let last = cells.len().checked_sub(2).map_or(start, |cell| cells[cell].end);
                if start < last {
                    self.push(file, start..last, Some("a row's cells"));
                }
            }
            Role::Form(quoted) => {
                if let Some(part) = quoted.first().filter(|part| part.len() > 1) {
                    self.push(file, part.start..part.end, Some("the second quotation mark"));
                } else if let Some(open) = text.trim_end().strip_suffix('{') {
                    let end = line.place.start + open.trim_end().len();
                    self.push(file, start..end, Some("a block follows"));
                } else {
                    self.push(file, start..line.place.end, None);
                }
            }
            Role::Prose => {
                let mut place = self.bound.references.iter().map(|found| &found.place);
                let link = place.find(|place| place.0 == file && line.place.contains(&place.1.start));
                match link {
                    Some(link) if line.place.contains(&link.1.end) => {
                        let place = link.1.clone();
                        self.push(file, place, Some("the end of a link"));
                    }
                    _ => self.push(file, start..line.place.end, None),
                }
            }
            Role::Blank | Role::Comment => {}
        }
    }
}

/// The columns of a table that hold running text.
fn titles(text: &str, header: &Line) -> Vec<usize> {
    let Role::Header(cells) = &header.role else { return Vec::new() };
    let running = ["titel", "rubrik", "kommentar", "betydelse", "beskrivning", "text"];
    cells.iter().enumerate().filter(|(_, cell)| running.contains(&&text[(*cell).clone()])).map(|(at, _)| at).collect()
}

/// The lines of the table that a row is dropped from, in the file without it.
fn table(lines: &[Line], row: usize) -> RangeInclusive<usize> {
    let is_row = |line: &Line| matches!(line.role, Role::Row(..) | Role::Header(_));
    let first = (0..row).rev().take_while(|at| is_row(&lines[*at])).last().unwrap_or(row);
    let last = (row..lines.len()).take_while(|at| is_row(&lines[*at])).last().unwrap_or(row);
    first..=last.saturating_sub(1).max(first)
}

/// The line of the brace that a brace of the form belongs with.
fn partner(project: &Project, file: &str, at: usize) -> Option<usize> {
    let text = project.text(file);
    let mut open: Vec<(usize, usize)> = Vec::new();
    for (number, line) in project.lines[file].iter().enumerate() {
        if !matches!(line.role, Role::Form(_)) {
            continue;
        }
        let said = &text[line.place.clone()];
        let here = line.place.contains(&at);
        if said.trim() == "}" {
            let opened = open.pop();
            if here {
                return opened.map(|(line, _)| line);
            }
            if opened.is_some_and(|(_, place)| place == at) {
                return Some(number);
            }
        } else if said.trim_end().ends_with('{') {
            open.push((number, line.place.start + said.trim_end().len() - 1));
        }
    }
    None
}

/// The longer before the shorter that it starts with.
const UNITS: [&str; 11] = [
    "miljarder kronor",
    "miljoner kronor",
    "tusen kronor",
    "miljoner",
    "kronor",
    "procent",
    "mnkr",
    "mdkr",
    "tkr",
    "kr",
    "%",
];

fn starts_with_word(text: &str, word: &str) -> bool {
    text.strip_prefix(word).is_some_and(|rest| !rest.starts_with(char::is_alphanumeric))
}

fn other_unit(old: &str, chance: &mut Chance) -> Option<String> {
    let same = match old {
        "kronor" => "kr",
        "tusen kronor" => "tkr",
        "miljoner" | "miljoner kronor" => "mnkr",
        "miljarder kronor" => "mdkr",
        "procent" => "%",
        other => other,
    };
    let others = ["mnkr", "tkr", "kr", "mdkr", "%", "antal"];
    let others: Vec<&str> = others.into_iter().filter(|other| *other != same).collect();
    chance.one(&others).map(|unit| (*unit).to_owned())
}

/// A word with a slip of the pen in it: a letter lost, doubled, or two that changed places.
fn misspelt(word: &str, chance: &mut Chance) -> String {
    let mut letters: Vec<char> = word.chars().collect();
    let at = chance.below(letters.len() - 1);
    match chance.below(3) {
        0 => {
            letters.remove(at);
        }
        1 => letters.insert(at, letters[at]),
        _ => letters.swap(at, at + 1),
    }
    letters.into_iter().collect()
}

/// Words that mean something already.
fn known(project: &Project, bound: &Bound) -> BTreeSet<String> {
    let names = project.compiled.checked.plan.items.iter().filter_map(|item| item.name.as_ref());
    let named = bound.named.iter().map(|(file, place)| project.text(file)[place.clone()].to_owned());
    names.map(|name| name.value.clone()).chain(named).collect()
}

/// Ids that one item alone carries, of a concept that does not fit.
fn foreign(project: &Project, wants: Option<&'static [ConceptName]>) -> Vec<String> {
    let plan = &project.compiled.checked.plan;
    let mut by_name: BTreeMap<&str, Vec<ConceptName>> = BTreeMap::new();
    for item in plan.items.iter().filter(|item| !item.external) {
        if let Some(name) = &item.name {
            by_name.entry(&name.value).or_default().push(item.concept);
        }
    }
    let top =
        [ConceptName::Organisation, ConceptName::Role, ConceptName::Reference, ConceptName::Plan, ConceptName::Goal];
    let fits =
        |concept: &ConceptName| wants.is_some_and(|wants| wants.iter().any(|want| want.shares_namespace(*concept)));
    let alone = by_name
        .into_iter()
        .filter(|(_, concepts)| concepts.len() == 1 && !fits(&concepts[0]) && top.contains(&concepts[0]));
    alone.map(|(name, _)| name.to_owned()).collect()
}

/// A time moved before or after what it stood in order with: a range turned round, a day or period moved by years.
fn out_of_order(old: &str, moved: Option<Move>, chance: &mut Chance) -> Option<String> {
    if let Some((from, to)) = old.split_once("..") {
        return (year(from).is_some() && year(to).is_some()).then(|| format!("{to}..{from}"));
    }
    let year = year(old)?;
    let by = 1 + chance.below(9) as i16;
    let moved = match moved {
        Some(Move::Before(year)) => year - by,
        Some(Move::After(year)) => year + by,
        None if chance.below(2) == 0 => year - by,
        None => year + by,
    };
    Some(format!("{moved}{}", &old[4..]))
}

/// The year that a day or period begins with.
fn year(text: &str) -> Option<i16> {
    let (year, rest) = (text.get(..4)?, text.get(4..)?);
    let date = rest.is_empty()
        || (rest.starts_with('-')
            && rest[1..].chars().all(|letter| letter.is_ascii_digit() || "-TQ".contains(letter))
            && rest.len() > 2);
    let year: i16 = year.parse().ok()?;
    ((1900..2100).contains(&year) && date).then_some(year)
}
