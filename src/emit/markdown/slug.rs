//! Anchors of headings, as git hosts make them out of the heading's text.
//!
//! GitHub (html-pipeline's table of contents filter) and GitLab ("Heading IDs and links" in its Markdown handbook) agree but in one
//! thing: GitLab makes one hyphen of several. Headings are therefore written so that there are never several.

use std::collections::HashMap;

use unicode_normalization::char::is_combining_mark;

use crate::language::NO_BREAK_SPACE;

/// The anchors given out in a document.
#[derive(Default)]
pub struct Slugs {
    taken: HashMap<String, usize>,
}

impl Slugs {
    /// The anchor of the document's next heading.
    pub fn next(&mut self, heading: &str) -> String {
        let base = slug(heading);
        let mut found = base.clone();
        while self.taken.contains_key(&found) {
            let count = self.taken.entry(base.clone()).or_default();
            *count += 1;
            found = format!("{base}-{count}");
        }
        self.taken.insert(found.clone(), 0);
        found
    }
}

/// A heading's text with no-break spaces, which leave no trace in an anchor, where a space would put two hyphens
/// after each other: `Omvärlds- och nulägesanalys`, `Drift – kostnader`.
pub fn agreeing(heading: &str) -> String {
    let letters: Vec<char> = heading.chars().collect();
    let mut out = String::with_capacity(heading.len());
    let mut after_hyphen = false;
    for (at, letter) in letters.iter().enumerate() {
        let Some(shown) = in_anchor(*letter) else {
            out.push(*letter);
            continue;
        };
        let next = letters[at + 1..].iter().find(|next| in_anchor(**next).is_some());
        if *letter == ' ' && (after_hyphen || next == Some(&'-')) {
            out.push(NO_BREAK_SPACE);
        } else {
            out.push(*letter);
            after_hyphen = shown == '-';
        }
    }
    out
}

/// Whether hosts may make different anchors of a heading all the same: it has hyphens in a row, or digits that only some of them
/// count as such.
pub fn is_disputed(heading: &str) -> bool {
    let strange = |letter: char| letter.is_numeric() && !letter.is_ascii();
    slug(heading).contains("--") || heading.chars().any(strange)
}

/// Lower case, spaces as hyphens, everything but letters, their marks, digits, hyphens and underscores gone.
pub fn slug(heading: &str) -> String {
    heading.trim().chars().flat_map(char::to_lowercase).filter_map(in_anchor).collect()
}

fn in_anchor(letter: char) -> Option<char> {
    match letter {
        ' ' => Some('-'),
        '-' | '_' => Some(letter),
        other => Some(other).filter(|it| it.is_alphabetic() || it.is_ascii_digit() || is_combining_mark(*it)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn anchors_are_those_of_git_hosts() {
        let mut slugs = Slugs::default();
        assert_eq!(slugs.next("1.2 Mål: egen försörjning"), "12-mål-egen-försörjning");
        assert_eq!(slugs.next("Drift – kostnader"), "drift--kostnader");
        assert_eq!(slugs.next("A"), "a");
        assert_eq!(slugs.next("a!"), "a-1");
        assert_eq!(slugs.next("A-1"), "a-1-1");
        assert_eq!(slugs.next("A"), "a-2");
    }

    #[test]
    fn headings_make_no_hyphens_in_a_row() {
        for (heading, anchor) in [
            ("Drift – kostnader", "drift-kostnader"),
            ("Omvärlds- och nulägesanalys", "omvärlds-och-nulägesanalys"),
            ("a - b", "a-b"),
            ("HVB (vård) & boende / stöd", "hvb-vård-boende-stöd"),
        ] {
            assert_eq!(slug(&agreeing(heading)), anchor);
            assert_eq!(agreeing(heading).replace(NO_BREAK_SPACE, " "), heading);
            assert!(!is_disputed(&agreeing(heading)));
        }
        assert!(is_disputed(&agreeing("a--b")));
        assert!(is_disputed(&agreeing("m²")));
    }
}
