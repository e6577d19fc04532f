//! The proof of a merge: each thing that its result says is what comes of what the sides say of it. It goes by what the
//! texts say, wherever it stands in them, and knows nothing of how they were merged.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use super::document::{Document, Entry, Row, What};
use super::matching::sum;
use super::{Style, lines};

/// How often something is said.
type Counts = BTreeMap<String, isize>;

/// What a text says: of each item, under each name.
#[derive(Default)]
struct Said {
    things: BTreeMap<String, Counts>,
    comments: Counts,
}

/// Whether a text is what comes of three others.
pub(super) fn holds(sides: [&Document<'_>; 3], result: &Document<'_>) -> bool {
    let documents = [sides[0], sides[1], sides[2], result];
    let names = documents.map(|document| {
        let mut names = HashMap::new();
        count(&document.entries, &mut names);
        names
    });
    let several = names[..3].iter().flat_map(|names| names.iter().filter(|(_, count)| **count > 1));
    let several: HashSet<&str> = several.map(|(name, _)| name.as_str()).collect();
    let [base, ours, theirs, merged] = [0, 1, 2, 3].map(|side| {
        let mut reader = Reader { old: &names[0], own: &names[side], several: &several, said: Said::default() };
        reader.block(&documents[side].entries, "");
        reader.said
    });
    let paths: BTreeSet<&String> =
        [&base, &ours, &theirs, &merged].into_iter().flat_map(|said| said.things.keys()).collect();
    let nothing = Counts::new();
    let things = paths.into_iter().all(|path| {
        let of = |said: &'_ Said| said.things.get(path).unwrap_or(&nothing).clone();
        let three = [of(&base), of(&ours), of(&theirs)];
        let one = three.iter().all(|counts| counts.values().sum::<isize>() <= 1);
        let expected = match (three[1] == three[0], three[2] == three[0], three[1] == three[2]) {
            (true, ..) => Some(three[2].clone()),
            (_, true, _) | (.., true) => Some(three[1].clone()),
            // Said once on each side, it is changed, and not put beside; a text may be so in different lines.
            _ if one => text(&three),
            _ => sum(&three),
        };
        expected.is_some_and(|expected| expected == of(&merged))
    });
    things && no_comment_lost([&base.comments, &ours.comments, &theirs.comments], &merged.comments)
}

/// What comes of a text of several lines.
fn text(sides: &[Counts; 3]) -> Option<Counts> {
    let [base, ours, theirs] = sides.each_ref().map(|counts| counts.keys().next().filter(|text| text.contains('\n')));
    let (text, conflicts) = lines::merge([base?, ours?, theirs?], &Style::default());
    (conflicts == 0).then(|| Counts::from([(text, 1)]))
}

fn no_comment_lost([base, ours, theirs]: [&Counts; 3], merged: &Counts) -> bool {
    let known: BTreeSet<&String> = [base, ours, theirs, merged].into_iter().flat_map(Counts::keys).collect();
    known.into_iter().all(|comment| {
        let of = |side: &Counts| side.get(comment).copied().unwrap_or(0);
        let (b, o, t, m) = (of(base), of(ours), of(theirs), of(merged));
        match (o == b, t == b) {
            (true, _) => m == t,
            (_, true) => m == o,
            _ => m >= o.min(t) && m <= o.max(t).max(o + t - b),
        }
    })
}

/// The name of an item, in whatever form it is written.
fn item(entry: &Entry<'_>) -> Option<String> {
    let named = entry.sure && matches!(entry.what, What::Line(_) | What::Block(..) | What::Row(_));
    let (form, name) = entry.name.split_once(':')?;
    (named && matches!(form, "item" | "row")).then(|| name.to_owned())
}

fn count(entries: &[Entry<'_>], names: &mut HashMap<String, usize>) {
    for entry in entries {
        if let Some(name) = item(entry) {
            *names.entry(name).or_default() += 1;
        }
        count(entry.entries(), names);
    }
}

struct Reader<'r> {
    old: &'r HashMap<String, usize>,
    own: &'r HashMap<String, usize>,
    several: &'r HashSet<&'r str>,
    said: Said,
}

impl Reader<'_> {
    fn say(&mut self, path: &str, name: &str, what: &str) {
        let counts = self.said.things.entry(format!("{path}\u{1}{name}")).or_default();
        *counts.entry(what.to_owned()).or_default() += 1;
    }

    fn comments(&mut self, text: &str) {
        for line in text.lines().filter_map(|line| line.find('#').map(|at| line[at..].trim_end())) {
            *self.said.comments.entry(line.to_owned()).or_default() += 1;
        }
    }

    fn block(&mut self, entries: &[Entry<'_>], path: &str) {
        for entry in entries {
            self.comments(entry.lead);
            match &entry.what {
                What::Free if entry.name == "comment" => self.comments(entry.own),
                What::Free => self.say(path, "unclear", &entry.says),
                What::Row(_) if entry.name == "hyphens" || entry.name == "header" => self.row_comment(entry),
                What::Row(row) => {
                    self.row_comment(entry);
                    match item(entry) {
                        Some(name) => self.row(entry, row, &name, path, entries),
                        None => self.say(path, &entry.name, &entry.says),
                    }
                }
                What::Line(line) | What::Block(line, _) => {
                    self.comments(line.comment);
                    if let What::Block(_, block) = &entry.what {
                        self.comments(block.close);
                        if block.columns.is_some() {
                            self.block(&block.entries, path);
                            continue;
                        }
                    }
                    match item(entry) {
                        Some(name) => {
                            let own = self.item(entry, &name, path);
                            self.say(&own, "word", &line.word);
                            self.say(&own, "head", &line.says);
                            for text in &line.texts {
                                self.say(&own, "field:text", text);
                            }
                            self.block(entry.entries(), &own);
                        }
                        None if entry.name.starts_with("field:") => self.field(entry, &line.says, path),
                        None => {
                            // What has no name is whole, or it is another; its comments are its own.
                            self.say(path, &entry.name, &entry.says);
                        }
                    }
                }
            }
        }
    }

    fn row_comment(&mut self, entry: &Entry<'_>) {
        if let What::Row(row) = &entry.what {
            self.comments(row.rest);
        }
    }

    /// Says that an item is there and where, and gives its path.
    fn item(&mut self, entry: &Entry<'_>, name: &str, path: &str) -> String {
        let former = entry.former.iter().filter_map(|name| name.split_once(':').map(|(_, name)| name));
        let former =
            former.into_iter().find(|former| self.old.contains_key(*former) && !self.own.contains_key(*former));
        let known = if self.old.contains_key(name) { name } else { former.unwrap_or(name) };
        let own = if self.several.contains(known) { format!("{path}/{known}") } else { known.to_owned() };
        self.say(&own, "name", name);
        self.say(&own, "within", path);
        own
    }

    fn row(&mut self, entry: &Entry<'_>, row: &Row<'_>, name: &str, path: &str, table: &[Entry<'_>]) {
        let own = self.item(entry, name, path);
        let Some(What::Row(header)) = table.iter().map(|entry| &entry.what).find(|what| matches!(what, What::Row(_)))
        else {
            return;
        };
        for (cell, column) in row.cells.iter().zip(&header.columns).filter(|(cell, _)| !cell.is_empty()) {
            self.say(&own, column, &super::document::collapsed(cell));
        }
    }

    /// A field, each of its values under its own key.
    fn field(&mut self, entry: &Entry<'_>, says: &str, path: &str) {
        let Some((field, key)) = entry.name.split_once('/') else {
            return self.say(path, &entry.name, says);
        };
        let mut key = key.to_owned();
        let mut value = String::new();
        for piece in says.split(", ") {
            match piece.split_once(':').filter(|(next, _)| !next.contains('"')) {
                Some((next, rest)) => {
                    self.say(path, &format!("{field}/{key}"), value.trim());
                    key = next.trim().to_lowercase();
                    value = rest.to_owned();
                }
                None if value.is_empty() => piece.clone_into(&mut value),
                None => value.extend([", ", piece].map(str::to_owned)),
            }
        }
        self.say(path, &format!("{field}/{key}"), value.trim());
    }
}
