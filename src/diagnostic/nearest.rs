//! Nearest names, for did-you-mean.

use strsim::damerau_levenshtein;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use crate::vocabulary::fold;

/// At most this many names are proposed.
const MOST: usize = 3;

/// The candidates nearest to `wanted`, nearest first, then in alphabetical order; each at most once. Letter case and
/// composition do not count. A name is near when no more than a third of the letters differ, or when one of the
/// two starts with the other.
pub fn nearest<'a>(wanted: &str, candidates: impl IntoIterator<Item = &'a str>) -> Vec<&'a str> {
    let folded = fold(wanted);
    let mut found: Vec<(usize, &str)> = candidates
        .into_iter()
        .filter(|candidate| *candidate != wanted)
        .filter_map(|candidate| distance(&folded, &fold(candidate)).map(|distance| (distance, candidate)))
        .collect();
    found.sort_unstable();
    found.dedup();
    // What is twice as far away as the nearest is noise beside it.
    let limit = found.first().map_or(0, |(distance, _)| (*distance * 2).saturating_sub(1).max(*distance));
    found.into_iter().take_while(|(distance, _)| *distance <= limit).take(MOST).map(|(_, name)| name).collect()
}

/// The one near name of `near`, if `written` is a slip of the pen for it that may be mended without asking: no figure
/// differs, since `b2024` is no misspelt `b2025`, and a word of less than four letters differs by accents alone.
pub fn slip<'a>(written: &str, near: &'a [impl AsRef<str>]) -> Option<&'a str> {
    let [name] = near else { return None };
    let name = name.as_ref();
    if name.contains(char::is_whitespace) || digits(written) != digits(name) {
        return None;
    }
    let (written, meant) = (fold(written), fold(name));
    let (short, long) = sorted_by_length(&written, &meant);
    let near = damerau_levenshtein(&written, &meant) <= (long.0 / 3).clamp(1, 4);
    (near && (short.0 >= 4 || without_accents(&written) == without_accents(&meant))).then_some(name)
}

fn digits(text: &str) -> String {
    text.chars().filter(char::is_ascii_digit).collect()
}

fn without_accents(text: &str) -> String {
    text.nfd().filter(|letter| !is_combining_mark(*letter)).collect()
}

fn distance(wanted: &str, candidate: &str) -> Option<usize> {
    let (short, long) = sorted_by_length(wanted, candidate);
    let allowed = (long.0 / 3).clamp(1, 4);
    let extended = short.0 >= 3 && long.1.starts_with(short.1);
    if extended {
        return Some((long.0 - short.0).min(allowed));
    }
    if long.0 - short.0 > allowed {
        return None;
    }
    Some(damerau_levenshtein(wanted, candidate)).filter(|distance| *distance <= allowed && *distance < long.0)
}

/// Both texts with their lengths in characters, the shorter first.
fn sorted_by_length<'a>(a: &'a str, b: &'a str) -> ((usize, &'a str), (usize, &'a str)) {
    let (a, b) = ((a.chars().count(), a), (b.chars().count(), b));
    if a.0 <= b.0 { (a, b) } else { (b, a) }
}

#[cfg(test)]
mod tests {
    use super::{nearest, slip};

    #[test]
    fn a_slip_of_the_finger_is_found() {
        assert_eq!(nearest("ansavrig", ["ansvarig", "syfte", "status"]), ["ansvarig"]);
        assert_eq!(nearest("Indikatorer", ["indikator", "indikatorer"]), ["indikatorer"]);
        assert_eq!(nearest("mal", ["mål", "rad"]), ["mål"]);
    }

    #[test]
    fn decomposed_letters_are_the_same_letters() {
        assert_eq!(nearest("fo\u{308}rso\u{308}rjnin", ["försörjning"]), ["försörjning"]);
    }

    #[test]
    fn the_beginning_of_a_long_name_is_enough() {
        assert_eq!(nearest("arbets", ["arbetsmarknadsåtgärder", "flykting"]), ["arbetsmarknadsåtgärder"]);
    }

    #[test]
    fn what_has_nothing_in_common_is_not_proposed() {
        assert!(nearest("budget", ["mål", "person", "fotnot"]).is_empty());
        assert!(nearest("ab", ["xy"]).is_empty());
        assert!(nearest("", ["mål"]).is_empty());
    }

    #[test]
    fn only_a_slip_of_the_pen_is_mended_without_asking() {
        assert_eq!(slip("anvsarig", &["ansvarig"]), Some("ansvarig"));
        assert_eq!(slip("mal", &["mål"]), Some("mål"));
        // Another year, another unit with a short name, the beginning of something, two at once: not for a machine.
        assert_eq!(slip("b2024", &["b2025"]), None);
        assert_eq!(slip("sfn", &["san"]), None);
        assert_eq!(slip("arbets", &["arbetsmarknadsåtgärder"]), None);
        assert_eq!(slip("hushal", &["hushål", "hushåk"]), None);
        assert_eq!(slip("bidrar", &["bidrar till"]), None);
    }

    #[test]
    fn at_most_three_in_an_order_that_does_not_depend_on_the_candidates() {
        let found = nearest("hushal", ["hushåk", "hushål", "hushåm", "hushån", "hushål"]);
        assert_eq!(found, ["hushål"]);
        let found = nearest("rad-x", ["rad-d", "rad-b", "rad-c", "rad-a"]);
        assert_eq!(found, ["rad-a", "rad-b", "rad-c"]);
    }
}
