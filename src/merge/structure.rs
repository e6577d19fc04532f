//! Blocks merged entry by entry.

use std::borrow::Cow;
use std::collections::{HashMap, HashSet};

use super::document::{Block, Document, Entry, Line, What, said};
use super::matching::{self, Place, Side, Unsure};
use super::{Style, lines, table};

/// Merges documents. Says how many conflicts there are.
pub(super) fn merge(documents: [&Document<'_>; 3], style: &Style) -> (String, usize) {
    let places = documents.map(matching::places);
    let mut merger = Merger { style, out: String::new(), conflicts: 0, moved: Moved::of(&places), places: &places };
    let [base, ours, theirs] = documents;
    let inner = documents.map(|document| document.inner);
    merger.entries(documents.map(|document| document.entries.as_slice()), inner);
    let tail = if ours.tail == base.tail { theirs.tail } else { ours.tail };
    merger.out.push_str(tail);
    (merger.out, merger.conflicts)
}

type Places<'e, 't> = [HashMap<String, Place<'e, 't>>; 3];

/// The items that a side has put into another block.
struct Moved {
    ours: HashSet<String>,
    theirs: HashSet<String>,
}

impl Moved {
    fn of(places: &Places<'_, '_>) -> Moved {
        let [base, ours, theirs] = places;
        let moved = |side: &HashMap<String, Place<'_, '_>>, other: &HashMap<String, Place<'_, '_>>| {
            let gone = |name: &String, place: &Place<'_, '_>| {
                let there = side.get(name).map(|there| &there.within);
                let beside = other.get(name).map(|there| &there.within);
                // Moved by both to different blocks, it is nobody's to place.
                there.is_some_and(|there| {
                    *there != place.within && beside.is_none_or(|other| other == there || *other == place.within)
                })
            };
            base.iter().filter(|(name, place)| gone(name, place)).map(|(name, _)| name.clone()).collect()
        };
        Moved { ours: moved(ours, theirs), theirs: moved(theirs, ours) }
    }

    fn any(&self, name: &str) -> bool {
        self.ours.contains(name) || self.theirs.contains(name)
    }

    /// Whether an item that was moved stands in an entry.
    fn within(&self, entry: &Entry<'_>) -> bool {
        !(self.ours.is_empty() && self.theirs.is_empty())
            && entry.entries().iter().any(|inner| self.any(&inner.name) || self.within(inner))
    }
}

pub(super) struct Merger<'m, 'e, 't> {
    pub style: &'m Style,
    pub out: String,
    pub conflicts: usize,
    moved: Moved,
    places: &'m Places<'e, 't>,
}

/// An entry on each side that has it.
pub(super) type Three<'e, 't> = [Option<&'e Entry<'t>>; 3];

impl<'e, 't: 'e> Merger<'_, 'e, 't> {
    /// Merges what stands in a block: entry by entry, or by its lines where they cannot be told apart.
    fn entries(&mut self, blocks: [&'e [Entry<'t>]; 3], inner: [&str; 3]) {
        let mark = (self.out.len(), self.conflicts);
        if self.by_entry(blocks).is_err() {
            self.out.truncate(mark.0);
            self.conflicts = mark.1;
            self.text(inner);
        }
    }

    fn by_entry(&mut self, blocks: [&'e [Entry<'t>]; 3]) -> Result<(), Unsure> {
        let sides = matching::matched(blocks)?;
        let mut kept = HashSet::new();
        for name in sides.iter().flat_map(Side::keys) {
            if self.stays(sides.each_ref().map(|side| side.get(name).copied())) {
                kept.insert(name.clone());
            }
        }
        let indent = blocks[1].iter().chain(blocks[0]).find(|entry| !entry.own.trim().is_empty()).map(Entry::indent);
        for name in matching::arranged(sides.each_ref(), &kept)? {
            self.entry(sides.each_ref().map(|side| side.get(&name).copied()), indent);
        }
        Ok(())
    }

    /// Whether an entry is to stand in the result, perhaps in conflict.
    fn stays(&self, entry: Three<'e, 't>) -> bool {
        match entry {
            [Some(_), None, None] | [None, None, None] => false,
            // They have put it elsewhere, or taken it away.
            [Some(base), Some(ours), None] => !self.moved.theirs.contains(&base.name) && ours.says != base.says,
            [Some(base), None, Some(theirs)] => !self.moved.ours.contains(&base.name) && theirs.says != base.says,
            [None, Some(ours), None] if self.moved.ours.contains(&ours.name) => self.there(&ours.name, 2, ours),
            [None, None, Some(theirs)] if self.moved.theirs.contains(&theirs.name) => {
                self.there(&theirs.name, 1, theirs)
            }
            _ => true,
        }
    }

    /// Whether an item that one side has moved is still wanted by the other, or is in conflict.
    fn there(&self, name: &str, other: usize, moved: &Entry<'t>) -> bool {
        let base = self.places[0].get(name);
        self.places[other].contains_key(name) || base.is_none_or(|base| base.entry.says != moved.says)
    }

    /// Merges one entry. `indent` is that of the block in the result.
    fn entry(&mut self, entry: Three<'e, 't>, indent: Option<&str>) {
        let everywhere = |name: &str| [0, 1, 2].map(|side| self.places[side].get(name).map(|place| place.entry));
        match entry {
            [Some(base), Some(ours), Some(theirs)] => self.all(base, ours, theirs),
            [None, Some(ours), Some(theirs)] if self.moved.any(&ours.name) => {
                let base = everywhere(&ours.name)[0];
                match base {
                    Some(base) => self.all(base, ours, theirs),
                    None => self.both_added(ours, theirs),
                }
            }
            [None, Some(ours), Some(theirs)] => self.both_added(ours, theirs),
            [None, Some(one), None] | [None, None, Some(one)] if self.moved.any(&one.name) => {
                match everywhere(&one.name) {
                    [Some(base), Some(ours), Some(theirs)] => {
                        // It stands where it has been put, as far in as it has been put there.
                        let start = self.out.len();
                        self.all(base, ours, theirs);
                        let text = self.out.split_off(start);
                        self.out.push_str(&shifted(&text, ours.indent(), one.indent()));
                    }
                    [base, ours, theirs] => self.conflict([base, ours, theirs]),
                }
            }
            [None, Some(ours), None] => self.alone(ours, 1, None),
            [None, None, Some(theirs)] => self.alone(theirs, 2, indent),
            [base, ours, theirs] => self.conflict([base, ours, theirs]),
        }
    }

    /// What one side alone has, and in it what others have elsewhere.
    fn alone(&mut self, entry: &'e Entry<'t>, side: usize, indent: Option<&str>) {
        let start = self.out.len();
        match &entry.what {
            What::Block(_, block) if self.moved.within(entry) => {
                self.out.push_str(entry.blank);
                self.out.push_str(opening(entry, block));
                let mut blocks: [&'e [Entry<'t>]; 3] = [&[], &[], &[]];
                blocks[side] = &block.entries;
                let mut inner = [""; 3];
                inner[side] = block.inner;
                self.entries(blocks, inner);
                self.out.extend([block.tail, block.close]);
            }
            _ => self.out.extend([entry.blank, entry.own]),
        }
        if let Some(indent) = indent.filter(|indent| *indent != entry.indent()) {
            let text = self.out.split_off(start);
            self.out.push_str(&shifted(&text, entry.indent(), indent));
        }
    }

    fn both_added(&mut self, ours: &'e Entry<'t>, theirs: &'e Entry<'t>) {
        match ours.says == theirs.says && !self.moved.within(ours) {
            true => self.out.extend([ours.blank, ours.own]),
            false => self.conflict([None, Some(ours), Some(theirs)]),
        }
    }

    /// What all sides have.
    fn all(&mut self, base: &'e Entry<'t>, ours: &'e Entry<'t>, theirs: &'e Entry<'t>) {
        let moved = [base, ours, theirs].iter().any(|entry| self.moved.within(entry));
        self.out.push_str(if ours.blank == base.blank { theirs.blank } else { ours.blank });
        if !moved && (theirs.says == base.says || ours.says == theirs.says) {
            return self.out.push_str(ours.own);
        }
        if !moved && ours.own == base.own {
            return self.out.push_str(&shifted(theirs.own, theirs.indent(), ours.indent()));
        }
        let sides = [base, ours, theirs];
        let (Some(b), Some(o), Some(t)) = (base.line(), ours.line(), theirs.line()) else {
            return self.conflict_of([base.own, ours.own, theirs.own]);
        };
        let tables = sides.map(|entry| matches!(&entry.what, What::Block(_, Block { columns: Some(_), .. })));
        if tables.contains(&true) && tables.contains(&false) {
            return self.conflict_of([base.own, ours.own, theirs.own]);
        }
        self.lead([base.lead, ours.lead, theirs.lead]);
        let shape = match (&ours.what, &theirs.what, &base.what) {
            (What::Line(_), What::Line(_), _) => return self.head([b, o, t], heads(sides), [false; 3]),
            // A block that one side has taken away, and the other not.
            (What::Line(_), What::Block(..), What::Block(..)) | (What::Block(..), What::Line(_), What::Block(..)) => {
                return self.conflict_of([base.own, ours.own, theirs.own]);
            }
            (What::Block(_, block), ..) | (_, What::Block(_, block), _) => block,
            _ => return self.conflict_of([base.own, ours.own, theirs.own]),
        };
        self.head([b, o, t], heads(sides), sides.map(|entry| matches!(entry.what, What::Block(..))));
        match tables[0] {
            true => table::merge(self, sides),
            false => self.entries(sides.map(Entry::entries), sides.map(Entry::inner)),
        }
        self.out.push_str(shape.tail);
        self.close(sides, shape);
    }

    fn close(&mut self, sides: [&'e Entry<'t>; 3], shape: &Block<'t>) {
        let close = |entry: &Entry<'t>| match &entry.what {
            What::Block(_, block) => block.close,
            _ => shape.close,
        };
        let [base, ours, theirs] = sides.map(close);
        if said(theirs) == said(base) || said(ours) == said(theirs) {
            self.out.push_str(ours);
        } else if said(ours) == said(base) {
            let indent = &ours[..ours.len() - ours.trim_start().len()];
            self.out.extend([indent, theirs.trim_start()]);
        } else {
            self.conflict_of([base, ours, theirs]);
        }
    }

    /// Merges the comments above an entry.
    pub fn lead(&mut self, leads: [&str; 3]) {
        let [base, ours, theirs] = leads.map(said);
        if theirs == base || ours == theirs {
            self.out.push_str(leads[1]);
        } else if ours == base {
            self.out.push_str(leads[2]);
        } else {
            self.text(leads);
        }
    }

    /// Merges the line of a statement: the statement, and the comment behind it. `opens` says which sides open a block.
    fn head(&mut self, lines: [&Line<'t>; 3], heads: [&'t str; 3], opens: [bool; 3]) {
        let [_, ours, theirs] = lines;
        let says = lines.map(|line| (&line.word, &line.says));
        let comments = lines.map(|line| line.comment);
        let (Some(body), Some(comment)) = (whose(&says), whose(&comments)) else {
            if lines.iter().all(|line| line.fenced) {
                let heads = [0, 1, 2].map(|side| shifted(heads[side], lines[side].indent, ours.indent));
                return self.text(heads.each_ref().map(|head| head.as_ref()));
            }
            return self.conflict_of(heads);
        };
        let block = opens[1] || opens[2];
        let rest = match comments[comment] {
            // A side whose block is there, and whose comment it is.
            comment if opens[1] == block && ours.comment == comment => Cow::Borrowed(ours.rest),
            comment if opens[2] == block && theirs.comment == comment => Cow::Borrowed(theirs.rest),
            "" => Cow::Borrowed(if block { " {\n" } else { "\n" }),
            comment => Cow::Owned(format!("{}  {comment}\n", if block { " {" } else { "" })),
        };
        if body == 1 {
            return self.out.extend([ours.indent, ours.body, &rest]);
        }
        // The value in the place of ours.
        let written =
            match ours.word == theirs.word && ours.value <= ours.body.len() && theirs.value <= theirs.body.len() {
                true => Cow::Owned(format!("{}{}", &ours.body[..ours.value], &theirs.body[theirs.value..])),
                false => Cow::Borrowed(theirs.body),
            };
        let written = format!("{}{written}", theirs.indent);
        self.out.extend([shifted(&written, theirs.indent, ours.indent).as_ref(), rest.as_ref()]);
    }

    /// Merges lines.
    pub fn text(&mut self, texts: [&str; 3]) {
        let (text, conflicts) = lines::merge(texts, self.style);
        self.out.push_str(&text);
        self.conflicts += conflicts;
    }

    /// Leaves an entry in conflict.
    fn conflict(&mut self, sides: Three<'_, 't>) {
        let blank = [sides[1], sides[2]].into_iter().flatten().map(|entry| entry.blank).next();
        self.out.push_str(blank.unwrap_or_default());
        self.conflict_of(sides.map(|entry| entry.map_or("", |entry| entry.own)));
    }

    /// Leaves lines in conflict.
    pub fn conflict_of(&mut self, sides: [&str; 3]) {
        self.conflicts += 1;
        lines::mark(sides, self.style, &mut self.out);
    }
}

/// Which side of three says what comes of them: 1 for ours, 2 for theirs.
fn whose<T: PartialEq>([base, ours, theirs]: &[T; 3]) -> Option<usize> {
    match (theirs == base || ours == theirs, ours == base) {
        (true, _) => Some(1),
        (_, true) => Some(2),
        _ => None,
    }
}

/// The lines of entries themselves, without their comments and their blocks.
fn heads<'t>(entries: [&Entry<'t>; 3]) -> [&'t str; 3] {
    entries.map(|entry| {
        let own = match &entry.what {
            What::Block(_, block) => opening(entry, block),
            _ => entry.own,
        };
        &own[entry.lead.len()..]
    })
}

/// The lines of an entry up to its block.
fn opening<'t>(entry: &Entry<'t>, block: &Block<'t>) -> &'t str {
    &entry.own[..entry.own.len() - block.close.len() - block.tail.len() - block.inner.len()]
}

/// Lines that stand further in, or less far.
pub(super) fn shifted<'t>(text: &'t str, from: &str, to: &str) -> Cow<'t, str> {
    if from == to {
        return Cow::Borrowed(text);
    }
    let line = |line: &str| match line.strip_prefix(from) {
        Some(rest) if !rest.trim().is_empty() => format!("{to}{rest}"),
        _ => line.to_owned(),
    };
    Cow::Owned(text.split_inclusive('\n').map(line).collect())
}
