//! The documentation pages of the codes, as planc carries them: `docs/codes` in English, `docs/codes/sv` in Swedish.

use std::borrow::Cow;

use rust_embed::Embed;

use super::Code;
use crate::language::{LANGUAGES, Language};

#[derive(Embed)]
#[folder = "docs/codes/"]
struct Pages;

/// The page of a code, as Markdown.
#[derive(Debug)]
pub struct Page {
    /// The language that it is written in.
    pub language: Language,
    /// Its title, without the code.
    pub title: String,
    /// What stands under the title.
    pub body: String,
}

/// The page of a code in a language; in another, where that language has none.
pub fn page(code: Code, language: Language) -> Option<Page> {
    let others = LANGUAGES.into_iter().filter(|other| *other != language);
    std::iter::once(language).chain(others).find_map(|language| in_language(code, language))
}

/// The page of a code in a language, if it is there.
pub fn in_language(code: Code, language: Language) -> Option<Page> {
    let folder = match language {
        Language::Sv => "sv/",
        Language::En => "",
    };
    let file = Pages::get(&format!("{folder}{}.md", code.number()))?;
    let text = match file.data {
        Cow::Borrowed(bytes) => std::str::from_utf8(bytes).ok()?.to_owned(),
        Cow::Owned(bytes) => String::from_utf8(bytes).ok()?,
    };
    let (heading, body) = text.split_once('\n')?;
    let title = heading.strip_prefix("# ")?.strip_prefix(code.number())?.strip_prefix(": ")?;
    Some(Page { language, title: title.trim().to_owned(), body: body.trim().to_owned() })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::CODES;

    #[test]
    fn every_code_has_its_page_in_the_binary() {
        for code in CODES {
            let page = page(*code, Language::En).map(|page| (page.title, page.body)).unwrap_or_default();
            assert!(!page.0.is_empty() && page.1.contains(code.slug()), "{}", code.number());
        }
    }
}
