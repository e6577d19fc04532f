//! A document that is cut to a size: parts of it are left out whole, the least important first, and counted.

use std::collections::BTreeMap;

use super::text::length;

/// Something that is shown whole or not at all.
pub struct Unit {
    /// Whole lines.
    pub text: String,
    /// What it is counted as where it is left out: the message for so many of it.
    pub counted: &'static str,
    /// Less is more important.
    pub rank: u8,
}

/// Units under a heading, which is shown if any of them is.
pub struct Section {
    /// What stands before them.
    pub head: String,
    /// The units.
    pub units: Vec<Unit>,
    /// What stands after them.
    pub tail: String,
}

/// How many units of each kind were left out.
pub type LeftOut = BTreeMap<&'static str, usize>;

/// The sections in `most` units of length, and what was left out. `said` writes that.
pub fn cut(sections: &[Section], most: usize, said: impl Fn(&LeftOut) -> String) -> String {
    let every = || sections.iter().flat_map(|section| &section.units);
    let mut all = LeftOut::new();
    every().for_each(|unit| *all.entry(unit.counted).or_default() += 1);
    let whole: String = written(sections, |_, _| true);
    if length(&whole) <= most {
        return whole;
    }
    // Of fewer left out the text is no longer.
    let mut left = most.saturating_sub(length(&said(&all)) + SLACK);
    let mut order: Vec<(u8, usize, usize)> = Vec::new();
    for (at, section) in sections.iter().enumerate() {
        order.extend(section.units.iter().enumerate().map(|(of, unit)| (unit.rank, at, of)));
    }
    order.sort_unstable();
    let mut taken: Vec<Vec<bool>> = sections.iter().map(|section| vec![false; section.units.len()]).collect();
    let mut opened = vec![false; sections.len()];
    let mut left_out = LeftOut::new();
    for (_, at, of) in order {
        let (section, unit) = (&sections[at], &sections[at].units[of]);
        let frame = if opened[at] { 0 } else { length(&section.head) + length(&section.tail) };
        let size = length(&unit.text) + frame;
        if size <= left {
            left -= size;
            opened[at] = true;
            taken[at][of] = true;
        } else {
            *left_out.entry(unit.counted).or_default() += 1;
        }
    }
    written(sections, |at, of| taken[at][of]) + &said(&left_out)
}

/// A language may write a smaller number in a longer way: `en` for `1`.
const SLACK: usize = 64;

fn written(sections: &[Section], taken: impl Fn(usize, usize) -> bool) -> String {
    let mut out = String::new();
    for (at, section) in sections.iter().enumerate() {
        let units = section.units.iter().enumerate().filter(|(of, _)| taken(at, *of));
        let units: String = units.map(|(_, unit)| unit.text.as_str()).collect();
        if !units.is_empty() {
            out.extend([section.head.as_str(), &units, &section.tail]);
        }
    }
    out
}
