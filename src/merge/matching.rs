//! Which entries of three blocks are the same, and in what order those of the result come.

use std::collections::{BTreeMap, HashMap, HashSet};

use indexmap::IndexMap;

use super::document::{Document, Entry, What};

/// The entries of a block by what they are called on all sides.
pub(super) type Side<'e, 't> = IndexMap<String, &'e Entry<'t>>;

/// Why entries cannot be told apart, or put in order.
pub(super) struct Unsure;

/// Calls the entries of three blocks alike where they are the same. What cannot be told apart by its name is matched by
/// what it says, and by nothing else; where both sides took away the same and put different things there, nobody knows
/// whether they changed one thing.
pub(super) fn matched<'e, 't>(blocks: [&'e [Entry<'t>]; 3]) -> Result<[Side<'e, 't>; 3], Unsure> {
    let old: HashSet<&str> = blocks[0].iter().map(|entry| entry.name.as_str()).collect();
    let named: [Vec<(String, &Entry<'t>)>; 3] = blocks.map(|block| {
        let own: HashSet<&str> = block.iter().map(|entry| entry.name.as_str()).collect();
        let name = |entry: &'e Entry<'t>| {
            let known = old.contains(entry.name.as_str());
            let former = entry.former.iter().find(|name| old.contains(name.as_str()) && !own.contains(name.as_str()));
            (former.filter(|_| !known).unwrap_or(&entry.name).clone(), entry)
        };
        block.iter().map(name).collect()
    });
    let mut groups: BTreeMap<&str, [Vec<&Entry<'t>>; 3]> = BTreeMap::new();
    for (side, entries) in named.iter().enumerate() {
        for (name, entry) in entries {
            groups.entry(name).or_default()[side].push(entry);
        }
    }
    let mut by_text = HashSet::new();
    for (name, sides) in &groups {
        let once = sides.iter().all(|side| side.len() <= 1);
        let tables = name.starts_with("table:") && sides.iter().all(|side| side.len() == sides[0].len());
        if tables || (once && sides.iter().flatten().all(|entry| entry.sure)) {
            continue;
        }
        if !surely_counted(sides) {
            return Err(Unsure);
        }
        by_text.insert((*name).to_owned());
    }
    Ok(named.map(|entries| {
        let mut seen: HashMap<String, usize> = HashMap::new();
        let mut side = Side::new();
        for (name, entry) in entries {
            let name = if by_text.contains(&name) { format!("{name}\u{1}{}", entry.says) } else { name };
            let count = seen.entry(name.clone()).or_default();
            *count += 1;
            let name = if *count > 1 { format!("{name}\u{1}{count}") } else { name };
            side.insert(name, entry);
        }
        side
    }))
}

/// Whether what was taken away and what was added can be told of each side by itself.
fn surely_counted(sides: &[Vec<&Entry<'_>>; 3]) -> bool {
    let counts = |side: &Vec<&Entry<'_>>| {
        let mut counts: BTreeMap<String, isize> = BTreeMap::new();
        for entry in side {
            *counts.entry(entry.says.clone()).or_default() += 1;
        }
        counts
    };
    sum(&sides.each_ref().map(counts)).is_some()
}

/// What comes of counting things on three sides; nothing where both took away the same thing and added different ones.
pub(super) fn sum(counts: &[BTreeMap<String, isize>; 3]) -> Option<BTreeMap<String, isize>> {
    let [base, ours, theirs] = counts;
    if ours == theirs || theirs == base {
        return Some(ours.clone());
    }
    if ours == base {
        return Some(theirs.clone());
    }
    let mut result = BTreeMap::new();
    for key in base.keys().chain(ours.keys()).chain(theirs.keys()) {
        let of = |side: &BTreeMap<String, isize>| side.get(key).copied().unwrap_or(0);
        let (b, o, t) = (of(base), of(ours), of(theirs));
        if o < b && t < b {
            return None;
        }
        // Both added the same.
        let count = if o > b && t > b { o.max(t) } else { o + t - b };
        if count > 0 {
            result.insert(key.clone(), count);
        }
    }
    Some(result)
}

/// The order of the entries that are to stand in the result: ours, with what they have put in behind what it stands
/// behind on their side; theirs where they alone have put things in another order. Unsure where both have.
pub(super) fn arranged(sides: [&Side<'_, '_>; 3], kept: &HashSet<String>) -> Result<Vec<String>, Unsure> {
    let [base, ours, theirs] = sides;
    let common = |side: &Side<'_, '_>| -> Vec<String> {
        let there = |name: &&String| base.contains_key(*name) && ours.contains_key(*name) && theirs.contains_key(*name);
        side.keys().filter(there).cloned().collect()
    };
    let [b, o, t] = sides.map(common);
    let (first, second) = match (o == b, t == b) {
        (_, true) => (ours, theirs),
        (true, false) => (theirs, ours),
        (false, false) if o == t => (ours, theirs),
        (false, false) => return Err(Unsure),
    };
    let we_lead = std::ptr::eq(first, ours);
    let mut order: Vec<String> = first.keys().filter(|name| kept.contains(*name)).cloned().collect();
    let mut before: Option<&String> = None;
    for (name, entry) in second {
        if !kept.contains(name) {
            continue;
        }
        if !first.contains_key(name) {
            let mut at =
                before.and_then(|before| order.iter().position(|other| other == before)).map_or(0, |at| at + 1);
            // Behind what we have put there.
            let passed = |other: &String| {
                let alone = !second.contains_key(other);
                let items = |entry: &Entry<'_>| !entry.name.starts_with("field:");
                we_lead && alone && first.get(other).is_some_and(|other| items(entry) || !items(other))
            };
            while order.get(at).is_some_and(passed) {
                at += 1;
            }
            order.insert(at, name.clone());
        }
        before = Some(name);
    }
    Ok(order)
}

/// An item and the names of those that it stands in.
pub(super) struct Place<'e, 't> {
    pub within: Vec<String>,
    pub entry: &'e Entry<'t>,
}

/// The items of a document that are the only ones of their name, by name.
pub(super) fn places<'e, 't>(document: &'e Document<'t>) -> HashMap<String, Place<'e, 't>> {
    let mut found: HashMap<String, Vec<Place<'e, 't>>> = HashMap::new();
    let mut open = vec![(Vec::new(), document.entries.as_slice())];
    while let Some((within, entries)) = open.pop() {
        for entry in entries {
            let inner: Vec<String> = within.iter().chain([&entry.name]).cloned().collect();
            if matches!(&entry.what, What::Block(_, block) if block.columns.is_none()) {
                open.push((inner, entry.entries()));
            }
            if entry.sure && entry.name.starts_with("item:") {
                let place = Place { within: within.clone(), entry };
                found.entry(entry.name.clone()).or_default().push(place);
            }
        }
    }
    let only = |(name, mut places): (String, Vec<_>)| match places.len() {
        1 => places.pop().map(|place| (name, place)),
        _ => None,
    };
    found.into_iter().filter_map(only).collect()
}
