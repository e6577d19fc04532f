//! An inverted index: which word stands in which entry, and how much that says.
//!
//! It is written as scripts that hand over their data (`plancSearch("p0", …)`), since a page that is opened from a disk
//! may run scripts beside it but not fetch files. The table of all word forms with their stems is one file, read whole;
//! the rest is cut into small files, of which a question needs a few.

use std::collections::{BTreeMap, HashMap};

use rayon::prelude::*;
use serde::Serialize;

use super::words::{Stems, words};
use crate::language::Language;

/// Bytes of a file of the index beyond which the next one begins.
const SHARD: usize = 12_000;
/// The folder of the index, from the site's root; in it, each build has a folder named by the content.
const FOLDER: &str = "search";
/// What an id, a number or an abbreviation says of an entry; for what a title says, see [`in_title`].
const NAME: u8 = 9;
/// Mentions in running text count up to here.
const MOST_MENTIONS: u8 = 4;
/// The most that a word can say of an entry: weights are written as one letter.
const MOST: u8 = 26;

/// What the search finds.
#[derive(Debug, Default)]
pub struct Entry {
    /// Title, in plain text.
    pub title: String,
    /// Id, number, abbreviation, designation.
    pub names: Vec<String>,
    /// Running text and facts, whose words are found.
    pub text: String,
    /// What a result shows, in this order: kind, where it stands, address from the site's root, text, and figures,
    /// which are shown but not searched.
    pub card: [String; 5],
}

/// The table that a browser reads first.
#[derive(Serialize)]
struct Table<'a> {
    entries: usize,
    /// Kinds of entries, in order of entries: key, name and how many.
    kinds: &'a [(String, String, usize)],
    endings: Vec<&'static str>,
    /// Terms that stand in the text of so many entries that only titles count.
    common: Vec<usize>,
    /// The first term of each file of postings.
    postings: Vec<usize>,
    /// The first entry of each file of cards.
    cards: Vec<usize>,
    terms: String,
}

/// The words that share a stem.
struct Term<'w> {
    stem: String,
    forms: Vec<&'w str>,
    /// By entry.
    postings: Vec<(usize, Weight)>,
}

/// What a word says of an entry.
#[derive(Clone, Copy, Default)]
struct Weight {
    name: u8,
    mentions: u8,
}

impl Weight {
    fn add(&mut self, other: Weight) {
        self.name = self.name.max(other.name);
        self.mentions = self.mentions.saturating_add(other.mentions);
    }

    fn sum(self) -> u8 {
        (self.name + self.mentions.min(MOST_MENTIONS)).min(MOST)
    }
}

/// What a word of a title says: the more, the fewer words the title has.
fn in_title(length: usize) -> u8 {
    10 + u8::try_from(10 / length.max(1)).unwrap_or(0)
}

/// The files of the index over `entries`, and the folder that they stand in, with a slash at its end. The entries stand
/// in order of kind.
pub fn files(
    language: Language,
    kinds: &[(String, String, usize)],
    entries: &[Entry],
) -> (String, Vec<(String, Vec<u8>)>) {
    let found: Vec<Vec<(String, Weight)>> = entries.par_iter().map(weighted).collect();
    let mut terms = terms(language, &found);
    let common = drop_common(&mut terms, entries.len());
    let (postings, first_terms) =
        shards("p", terms.iter().map(|term| written(&term.postings)), |lines| lines.join("\n"));
    let cards = entries.iter().map(|entry| {
        let [kind, within, href, text, figures] = &entry.card;
        [kind, &entry.title, within, href, text, figures].map(String::as_str)
    });
    let (cards, first_cards) = shards("c", cards, |cards| cards);
    let table = Table {
        entries: entries.len(),
        kinds,
        endings: super::words::endings(language),
        common,
        postings: first_terms,
        cards: first_cards,
        terms: table_of(&terms),
    };
    let mut files = vec![("table".to_owned(), script("table", &table))];
    files.extend(postings);
    files.extend(cards);
    let mut hasher = blake3::Hasher::new();
    for (_, bytes) in &files {
        hasher.update(bytes);
    }
    let folder = format!("{FOLDER}/{}/", &hasher.finalize().to_hex()[..10]);
    let files = files.into_iter().map(|(name, bytes)| (format!("{folder}{name}.js"), bytes)).collect();
    (folder, files)
}

/// The words of an entry, each once.
fn weighted(entry: &Entry) -> Vec<(String, Weight)> {
    let mut found: BTreeMap<String, Weight> = BTreeMap::new();
    let title = words(&entry.title);
    let weight = Weight { name: in_title(title.len()), mentions: 0 };
    for word in title {
        found.entry(word).or_default().add(weight);
    }
    for word in entry.names.iter().flat_map(|name| words(name)) {
        found.entry(word).or_default().add(Weight { name: NAME, mentions: 0 });
    }
    // A letter or digit by itself says nothing in running text.
    for word in words(&entry.text).into_iter().filter(|word| word.chars().nth(1).is_some()) {
        found.entry(word).or_default().add(Weight { name: 0, mentions: 1 });
    }
    found.into_iter().collect()
}

/// All terms in order of stem.
fn terms(language: Language, found: &[Vec<(String, Weight)>]) -> Vec<Term<'_>> {
    let mut forms: Vec<&str> = found.iter().flatten().map(|(word, _)| word.as_str()).collect();
    forms.par_sort_unstable();
    forms.dedup();
    let stems = Stems::new(language);
    let mut stemmed: Vec<(String, &str)> = forms.par_iter().map(|form| (stems.stem(form), *form)).collect();
    stemmed.par_sort_unstable();
    let mut terms: Vec<Term<'_>> = Vec::new();
    let mut term_of: HashMap<&str, usize> = HashMap::with_capacity(stemmed.len());
    for (stem, form) in stemmed {
        match terms.last_mut().filter(|term| term.stem == stem) {
            Some(term) => term.forms.push(form),
            None => terms.push(Term { stem, forms: vec![form], postings: Vec::new() }),
        }
        term_of.insert(form, terms.len() - 1);
    }
    for (at, words) in found.iter().enumerate() {
        for (word, weight) in words {
            let Some(term) = term_of.get(word.as_str()).and_then(|term| terms.get_mut(*term)) else { continue };
            match term.postings.last_mut().filter(|(entry, _)| *entry == at) {
                Some((_, known)) => known.add(*weight),
                None => term.postings.push((at, *weight)),
            }
        }
    }
    terms
}

/// Takes the mentions of words that a third of all texts hold: they tell nothing apart and fill the index.
fn drop_common(terms: &mut [Term<'_>], entries: usize) -> Vec<usize> {
    let mut common = Vec::new();
    for (at, term) in terms.iter_mut().enumerate() {
        if term.postings.len() > (entries / 3).max(20) {
            term.postings.retain(|(_, weight)| weight.name > 0);
            common.push(at);
        }
    }
    common
}

/// Each posting: how many entries after the one before, in base 36, and a capital letter for the weight.
fn written(postings: &[(usize, Weight)]) -> String {
    let mut out = String::new();
    let mut next = 0;
    for (entry, weight) in postings {
        push_base36(entry - next, &mut out);
        out.push(char::from(b'A' + weight.sum().saturating_sub(1)));
        next = *entry;
    }
    out
}

fn push_base36(number: usize, out: &mut String) {
    if number >= 36 {
        push_base36(number / 36, out);
    }
    out.extend(u32::try_from(number % 36).ok().and_then(|digit| char::from_digit(digit, 36)));
}

/// A line for each term: how much of the stem before its stem begins with (one digit of base 36, in units of UTF-16), the
/// rest of the stem, and its forms, of which the stem itself is left out; a form that does not begin with the stem stands
/// whole after a slash.
fn table_of(terms: &[Term<'_>]) -> String {
    let mut out = String::new();
    let mut before = "";
    for (at, term) in terms.iter().enumerate() {
        if at > 0 {
            out.push('\n');
        }
        let same = before.chars().zip(term.stem.chars()).take_while(|(a, b)| a == b).map(|(a, _)| a);
        let same: Vec<char> = same.take(17).collect();
        push_base36(same.iter().map(|character| character.len_utf16()).sum(), &mut out);
        out.push_str(&term.stem[same.iter().map(|character| character.len_utf8()).sum::<usize>()..]);
        if term.forms != [term.stem.as_str()] {
            for form in &term.forms {
                out.push(' ');
                match form.strip_prefix(term.stem.as_str()) {
                    Some(ending) => out.push_str(ending),
                    None => out.extend(["/", form]),
                }
            }
        }
        before = &term.stem;
    }
    out
}

/// Parts cut into files of about [`SHARD`] bytes, and the number of the first part of each.
fn shards<P: Serialize, D: Serialize>(
    name: &str,
    parts: impl Iterator<Item = P>,
    data: impl Fn(Vec<P>) -> D,
) -> (Vec<(String, Vec<u8>)>, Vec<usize>) {
    let mut groups: Vec<(usize, Vec<P>)> = Vec::new();
    let mut size = SHARD;
    for (at, part) in parts.enumerate() {
        let length = serde_json::to_string(&part).map_or(0, |json| json.len());
        match groups.last_mut().filter(|_| size + length <= SHARD) {
            Some((_, group)) => group.push(part),
            None => {
                size = 0;
                groups.push((at, vec![part]));
            }
        }
        size += length;
    }
    let mut firsts = Vec::new();
    let mut files = Vec::new();
    for (at, (first, group)) in groups.into_iter().enumerate() {
        firsts.push(first);
        let name = format!("{name}{at}");
        let bytes = script(&name, &data(group));
        files.push((name, bytes));
    }
    (files, firsts)
}

fn script(name: &str, data: &impl Serialize) -> Vec<u8> {
    let data = serde_json::to_string(data).unwrap_or_else(|_| "null".to_owned());
    format!("plancSearch(\"{name}\",{data})\n").into_bytes()
}

#[cfg(test)]
mod tests;
