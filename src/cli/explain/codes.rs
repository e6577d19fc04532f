//! The pages of the codes, and the list of them.

use std::io;

use super::super::Failure;
use super::super::terminal::Terminal;
use super::markdown;
use crate::diagnostic::nearest::nearest;
use crate::diagnostic::render::severity_name;
use crate::diagnostic::{Argument, CODES, Code, pages};
use crate::language::Language;

/// The first two digits of a code say what it is about.
fn group(code: Code) -> &'static str {
    code.number().get(1..3).unwrap_or_default()
}

fn title(code: Code, language: Language) -> String {
    pages::page(code, language).map(|page| page.title).unwrap_or_default()
}

/// Prints the page of a code.
pub fn explain(code: Code, terminal: &Terminal) -> io::Result<()> {
    let Some(page) = pages::page(code, terminal.language()) else { return Ok(()) };
    let style = terminal.page();
    let heading = markdown::heading(&format!("{}: {}", code.number(), page.title), style);
    let section = terminal.label(&format!("explain-section-{}", group(code)), &[]);
    let more = terminal.label("explain-more", &[("section", section.into())]);
    terminal.print(&format!(
        "{heading}\n\n{}\n\n{}",
        markdown::render(&page.body, style),
        markdown::render(&more, style)
    ))
}

/// Prints every code with its title and its severity, group by group.
pub fn list(terminal: &Terminal) -> io::Result<()> {
    let language = terminal.language();
    let severity = |code: Code| severity_name(code.severity(), language);
    let width = CODES.iter().map(|code| severity(*code).chars().count()).max().unwrap_or(0);
    let mut out = String::new();
    for group in pages::groups(language) {
        if !out.is_empty() {
            out.push('\n');
        }
        out.push_str(&markdown::heading(&group.title, terminal.page()));
        out.push('\n');
        for code in group.codes {
            out.push_str(&format!("  {}  {:width$}  {}\n", code.number(), severity(code), title(code, language)));
        }
    }
    out.push('\n');
    out.push_str(&terminal.label("explain-list-more", &[]));
    terminal.print(&out)
}

/// Whether something is written like the number of a code.
pub fn is_like_number(written: &str) -> bool {
    let digits = written.trim().strip_prefix(['p', 'P']).unwrap_or_default();
    (2..=5).contains(&digits.len()) && digits.bytes().all(|byte| byte.is_ascii_digit())
}

/// Whether something is nearly the name of a code.
pub fn is_like_name(written: &str) -> bool {
    written.contains('-') && !near(written.trim()).is_empty()
}

fn near(written: &str) -> Vec<&'static str> {
    let upper = written.to_ascii_uppercase();
    let numbers = nearest(&upper, CODES.iter().map(|code| code.number()));
    if upper.starts_with('P') && !numbers.is_empty() {
        return numbers;
    }
    nearest(written, CODES.iter().map(|code| code.slug()))
}

/// Says that there is no such code, and which there are.
pub fn unknown(written: &str, terminal: &Terminal) -> Failure {
    let near: Vec<String> = near(written)
        .into_iter()
        .filter_map(|name| Some((name, title(Code::named(name)?, terminal.language()))))
        .map(|(name, title)| format!("{name} ({title})"))
        .collect();
    let said = terminal.label("explain-unknown-code", &[("code", written.into())]);
    terminal.say("failure", &[("text", said.into())]);
    if !near.is_empty() {
        terminal.say("explain-did-you-mean", &[("names", Argument::texts(near))]);
    }
    let groups: Vec<String> = pages::groups(terminal.language())
        .into_iter()
        .filter_map(|group| {
            Some(format!("  {}–{}  {}", group.codes.first()?.number(), group.codes.last()?.number(), group.title))
        })
        .collect();
    terminal.say("explain-groups", &[("groups", groups.join("\n").into())]);
    Failure::Said
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::messages::find_label;
    use crate::language::LANGUAGES;

    #[test]
    fn every_code_leads_to_a_section_of_the_reference() {
        let reference = include_str!("../../../docs/language.md");
        for (language, code) in
            LANGUAGES.into_iter().flat_map(|language| CODES.iter().map(move |code| (language, code)))
        {
            let section = find_label(language, &format!("explain-section-{}", group(*code)), &[]).unwrap_or_default();
            let heading = reference.lines().find(|line| line.trim_start_matches('#').trim() == section);
            assert!(heading.is_some_and(|line| line.starts_with('#')), "{}: {section}", code.number());
        }
    }

    #[test]
    fn what_looks_like_a_code_is_taken_for_one() {
        assert!(is_like_number("P0499") && is_like_number("p999") && is_like_name("total-mismach"));
        assert!(!is_like_number("p") && !is_like_number("plan-2024") && !is_like_name("resurser.total.b2024"));
    }
}
