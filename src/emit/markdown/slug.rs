//! Anchors of headings, as git hosts make them out of the heading's text.

use std::collections::HashMap;

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

/// Lower case, spaces as hyphens, everything but letters, digits, hyphens and underscores gone.
fn slug(heading: &str) -> String {
    let lower = heading.trim().chars().flat_map(char::to_lowercase);
    lower
        .filter_map(|character| match character {
            ' ' => Some('-'),
            '-' | '_' => Some(character),
            other => Some(other).filter(|other| other.is_alphanumeric()),
        })
        .collect()
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
}
