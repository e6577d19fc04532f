//! `P0905`: addresses on the web that lead nowhere, judged by their form alone.

use super::Finding;
use super::survey::{Survey, Text};
use crate::diagnostic::Code;

/// What ends an address in running text.
const ENDS: &[char] = &[')', '(', '>', '<', ']', '[', '"', '”', '\'', '|', '`', ',', ';'];

pub(super) fn without_host(survey: &Survey<'_>, text: Text<'_>, found: &mut Vec<Finding>) {
    for (start, len) in addresses(text.source) {
        let address = &text.source[start..start + len];
        let mut finding = survey.finding_in(Code::LinkWithoutHost, text, start..start + len);
        finding.diagnostic = finding.diagnostic.with("address", address);
        found.push(finding);
    }
}

/// Addresses that cannot be right: where they start, and how long they are.
fn addresses(text: &str) -> Vec<(usize, usize)> {
    let mut found = Vec::new();
    for (at, _) in text.match_indices("http") {
        let rest = &text[at..];
        let len = rest.find(|letter: char| letter.is_whitespace() || ENDS.contains(&letter)).unwrap_or(rest.len());
        let address = rest[..len].trim_end_matches(['.', ':', '!', '?']);
        let after_letter = text[..at].chars().next_back().is_some_and(char::is_alphanumeric);
        if !after_letter && is_broken(rest, address) {
            found.push((at, address.len().max("http".len())));
        }
    }
    // `[text](www.example.org)` is read as a page beside this one.
    for (at, _) in text.match_indices("](www.") {
        let start = at + "](".len();
        let len = text[start..].find(')').unwrap_or(text.len() - start);
        found.push((start, len));
    }
    found.sort_unstable();
    found
}

fn is_broken(rest: &str, address: &str) -> bool {
    let after = rest.strip_prefix("https").or_else(|| rest.strip_prefix("http")).unwrap_or_default();
    let Some(after) = after.strip_prefix(':').or_else(|| after.starts_with("//").then_some(after)) else {
        return false;
    };
    let schemed = address.starts_with("https://") || address.starts_with("http://");
    if !schemed {
        // `http:` alone is a word about addresses; `http:/x`, `https//x` and `http:x` are meant to be one.
        return after.starts_with('/') || after.starts_with(char::is_alphanumeric) || after.starts_with("www.");
    }
    let host = address.split_once("://").map_or("", |(_, host)| host);
    let host = host.split(['/', '?', '#', ':']).next().unwrap_or_default();
    let mut labels = host.split('.').peekable();
    host.split('.').count() < 2
        || labels
            .any(|label| label.is_empty() || !label.chars().all(|letter| letter.is_alphanumeric() || letter == '-'))
}

#[cfg(test)]
mod tests {
    use super::addresses;

    fn found(text: &str) -> Vec<&str> {
        addresses(text).into_iter().map(|(at, len)| &text[at..at + len]).collect()
    }

    #[test]
    fn an_address_needs_a_host() {
        assert_eq!(found("[a](http://) och https:///plan"), ["http://", "https:///plan"]);
        assert_eq!(found("https//example.org, http:/example.org"), ["https//example.org", "http:/example.org"]);
        assert_eq!(found("https://kommunen/plan <https://a..se>"), ["https://kommunen/plan", "https://a..se"]);
        assert_eq!(found("[a](www.example.org)"), ["www.example.org"]);
    }

    #[test]
    fn whole_addresses_are_left_alone() {
        for text in [
            "Se https://example.org/a_b?c=d#e, (https://www.example.org).",
            "http: är ett protokoll, https likaså",
            "[a](https://xn--gteborg-90a.se) <https://göteborg.se:8080/>",
        ] {
            assert!(found(text).is_empty(), "{text}: {:?}", found(text));
        }
    }
}
