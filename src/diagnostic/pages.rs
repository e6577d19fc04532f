//! The documentation pages of the codes, as planc carries them: `docs/codes` in English, `docs/codes/sv` in Swedish.

use std::borrow::Cow;

use rust_embed::Embed;

use super::Code;
use crate::language::Language;

#[derive(Embed)]
#[folder = "docs/codes/"]
struct Pages;

/// The page of a code, as Markdown.
#[derive(Debug)]
pub struct Page {
    /// Its title, without the code.
    pub title: String,
    /// What stands under the title.
    pub body: String,
}

/// Codes that belong together, as the index lists them.
#[derive(Debug)]
pub struct Group {
    /// What they are about.
    pub title: String,
    /// In order of number.
    pub codes: Vec<Code>,
}

/// The page of a code. A test holds that every code has one in every language.
pub fn page(code: Code, language: Language) -> Option<Page> {
    let text = file(language, &format!("{}.md", code.number()))?;
    let (heading, body) = text.split_once('\n')?;
    let title = heading.strip_prefix("# ")?.strip_prefix(code.number())?.strip_prefix(": ")?;
    Some(Page { title: title.trim().to_owned(), body: body.trim().to_owned() })
}

/// All codes in their groups.
pub fn groups(language: Language) -> Vec<Group> {
    let index = file(language, "README.md").unwrap_or_default();
    let mut groups: Vec<Group> = Vec::new();
    for line in index.lines() {
        if let Some(title) = line.strip_prefix("## ") {
            groups.push(Group { title: title.trim().to_owned(), codes: Vec::new() });
        }
        let listed = line.strip_prefix("| [").and_then(|rest| rest.split(']').next()).and_then(Code::named);
        if let (Some(code), Some(group)) = (listed, groups.last_mut()) {
            group.codes.push(code);
        }
    }
    groups.retain(|group| !group.codes.is_empty());
    groups
}

fn file(language: Language, name: &str) -> Option<String> {
    let folder = match language {
        Language::Sv => "sv/",
        Language::En => "",
    };
    match Pages::get(&format!("{folder}{name}"))?.data {
        Cow::Borrowed(bytes) => std::str::from_utf8(bytes).ok().map(str::to_owned),
        Cow::Owned(bytes) => String::from_utf8(bytes).ok(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::CODES;
    use crate::language::LANGUAGES;

    #[test]
    fn every_code_has_its_page_and_its_group_in_the_binary() {
        for language in LANGUAGES {
            let grouped: Vec<Code> = groups(language).into_iter().flat_map(|group| group.codes).collect();
            assert_eq!(grouped, CODES, "{language:?}");
            for code in CODES {
                let page = page(*code, language).map(|page| (page.title, page.body)).unwrap_or_default();
                assert!(!page.0.is_empty() && page.1.contains(code.slug()), "{language:?} {}", code.number());
            }
        }
    }
}
