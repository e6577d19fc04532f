//! What is wrong with the project's own files for the theme, said at its place in them.

use std::collections::{BTreeMap, BTreeSet};
use std::error::Error as _;
use std::ops::Range;

use minijinja::{Error, ErrorKind};

use super::template::{self, Misfit, misfit};
use super::theme::{Unknown, unreadable_templates};
use super::{SiteError, style};
use crate::diagnostic::nearest::nearest;
use crate::diagnostic::{Argument, Code, Diagnostic};
use crate::model::SiteConfig;
use crate::sources::SourceMap;
use crate::text::Span;
use crate::theme::{self, SettingKind, Theme};

/// What templates may call, beside what minijinja has.
const FUNCTIONS: [&str; 5] = ["asset", "has_asset", "label", "setting", "super"];

/// What is wrong with the project's own files whatever the pages are: templates that cannot be read, blocks that change
/// nothing, files that are not there. The faulty files are taken into `sources`.
pub fn lasting(theme: &Theme, config: &SiteConfig, sources: &mut SourceMap) -> Vec<Diagnostic> {
    let mut own = Own { theme, sources, known: Vec::new() };
    let mut found: Vec<Diagnostic> =
        unreadable_templates(theme).iter().filter_map(|error| own.template(error)).collect();
    for (path, bytes) in theme.own() {
        let Ok(text) = std::str::from_utf8(bytes) else { continue };
        if theme::is_template(path) {
            found.extend(own.blocks(path, text));
        } else if path.ends_with(".css") {
            found.extend(own.style(path, text));
        }
    }
    found.extend(own.pictures(config));
    found
}

/// The fault of the project's own templates that kept the site from being made; nothing where planc's own are at
/// fault. The faulty file is taken into `sources`.
pub fn fault(error: &SiteError, theme: &Theme, sources: &mut SourceMap) -> Option<Diagnostic> {
    let (error, known) = match error {
        SiteError::Template(error) => (error, Vec::new()),
        SiteError::Page(error, known) => (error, known.clone()),
    };
    Own { theme, sources, known }.template(error)
}

struct Own<'a> {
    theme: &'a Theme,
    sources: &'a mut SourceMap,
    /// What a page says of itself, by name.
    known: Vec<String>,
}

impl Own<'_> {
    fn template(&mut self, error: &Error) -> Option<Diagnostic> {
        let chain: Vec<&Error> = chain(error);
        let own = chain.iter().rev().find(|error| error.name().is_some_and(|name| self.theme.own().contains_key(name)));
        let Some(error) = own else { return self.shipped(chain.last()?) };
        let path = error.name()?;
        let text = self.text(path)?;
        let place = place(error, &text);
        if let Some(misfit) = misfit(&text).filter(|_| error.kind() == ErrorKind::SyntaxError) {
            return Some(self.misfit(path, &text, misfit));
        }
        let (problem, name, near) = self.problem(error);
        let diagnostic = self.diagnostic(path, &text, place, problem).with("name", name.clone());
        Some(match problem {
            "syntax" | "other" => {
                let detail = error.detail().map_or_else(|| error.kind().to_string(), str::to_owned);
                diagnostic.with("detail", detail).note("detail")
            }
            "undefined" if near.is_empty() && !name.contains(['.', '[', '(']) && !self.known.is_empty() => {
                diagnostic.with("known", Argument::texts(self.known.iter().map(String::as_str))).help("page")
            }
            _ if !near.is_empty() => diagnostic.with("nearest", Argument::texts(near)).help("nearest"),
            _ => diagnostic,
        })
    }

    /// What is wrong, by the name that the message gives it; the name that is wrong; and those near to it.
    fn problem(&self, error: &Error) -> (&'static str, String, Vec<String>) {
        if let Some(unknown) = chain_of(error).find_map(|source| source.downcast_ref::<Unknown>()) {
            let near = near(&unknown.name, unknown.known.iter().map(String::as_str));
            return (unknown.what, unknown.name.clone(), near);
        }
        let detail = error.detail().unwrap_or_default();
        let named = |name: &str| name.to_owned();
        match error.kind() {
            ErrorKind::SyntaxError => ("syntax", String::new(), Vec::new()),
            ErrorKind::UnknownFilter => {
                ("filter", named(detail.trim_start_matches("filter ").trim_end_matches(" is unknown")), Vec::new())
            }
            ErrorKind::UnknownTest => {
                ("test", named(detail.trim_start_matches("test ").trim_end_matches(" is unknown")), Vec::new())
            }
            ErrorKind::UnknownFunction => {
                let name = named(detail.trim_end_matches(" is unknown"));
                let near = near(&name, FUNCTIONS);
                ("function", name, near)
            }
            ErrorKind::TemplateNotFound => {
                let name = detail.split('"').nth(1).unwrap_or_default();
                let templates = self.theme.templates();
                ("template", named(name), near(name, templates.keys().map(String::as_str)))
            }
            _ => match detail.split('`').nth(1).filter(|_| detail.contains("is undefined")) {
                Some(name) => ("undefined", named(name), self.near_name(name)),
                None => ("other", String::new(), Vec::new()),
            },
        }
    }

    /// What could be meant by a name in a template. Of what a part of a page says, nothing is known here.
    fn near_name(&self, name: &str) -> Vec<String> {
        if name.contains(['.', '[', '(']) {
            return Vec::new();
        }
        let templates = self.theme.templates();
        let macros = templates.values().flat_map(|bytes| template::macros(&String::from_utf8_lossy(bytes)));
        let known: BTreeSet<String> = macros.chain(self.known.iter().cloned()).collect();
        near(name, known.iter().map(String::as_str).chain(FUNCTIONS))
    }

    fn misfit(&mut self, path: &str, text: &str, misfit: Misfit) -> Diagnostic {
        match misfit {
            Misfit::Unclosed(place, close) => {
                let name = text[place.clone()].to_owned();
                self.diagnostic(path, text, place, "unclosed").with("name", name).with("close", close).help("close")
            }
            Misfit::Unopened(place) => {
                let name = text[place.clone()].to_owned();
                self.diagnostic(path, text, place, "unopened").with("name", name).help("unopened")
            }
        }
    }

    /// A template of planc's own that does not get what it needs from the project's.
    fn shipped(&mut self, error: &Error) -> Option<Diagnostic> {
        let templates = || self.theme.own().keys().filter(|path| theme::is_template(path));
        let path = templates().find(|path| *path == super::theme::PAGE).or_else(|| templates().next())?.clone();
        let text = self.text(&path)?;
        let place = format!("{}:{}", error.name().unwrap_or_default(), error.line().unwrap_or_default());
        let detail = error.detail().map_or_else(|| error.kind().to_string(), str::to_owned);
        let whole = 0..text.find('\n').unwrap_or(text.len());
        let diagnostic = self.diagnostic(&path, &text, whole, "shipped").with("template", place);
        Some(diagnostic.with("detail", detail).note("detail").help("shipped"))
    }

    /// Blocks that stand for none of the template that theirs rests on: what is in them is never shown.
    fn blocks(&mut self, path: &str, text: &str) -> Vec<Diagnostic> {
        let Some(known) = self.inherited(text) else { return Vec::new() };
        let mut found = Vec::new();
        for (place, name) in template::outer_blocks(text) {
            if known.iter().any(|known| known == name) {
                continue;
            }
            let near = near(name, known.iter().map(String::as_str));
            let diagnostic = self.diagnostic(path, text, place, "block").with("name", name);
            found.push(match near.is_empty() {
                true => diagnostic.with("known", Argument::texts(known.iter().map(String::as_str))).help("blocks"),
                false => diagnostic.with("nearest", Argument::texts(near)).help("nearest"),
            });
        }
        found
    }

    /// The blocks of the templates that one rests on; nothing if it rests on none that is there.
    fn inherited(&self, text: &str) -> Option<Vec<String>> {
        let templates = self.theme.templates();
        let mut names = Vec::new();
        let mut seen = BTreeSet::new();
        let mut next = template::base(text);
        while let Some(name) = next.filter(|name| seen.insert(name.clone())) {
            let source = String::from_utf8_lossy(templates.get(&name)?).into_owned();
            names.extend(template::blocks(&source));
            next = template::base(&source);
        }
        (!seen.is_empty()).then_some(names)
    }

    /// Addresses in a stylesheet that lead to no file.
    fn style(&mut self, path: &str, text: &str) -> Vec<Diagnostic> {
        let files = self.theme.paths();
        let is_missing = |address: &str| style::target(path, address).is_some_and(|(path, _)| !files.contains(&path));
        let missing: Vec<(Range<usize>, &str)> =
            style::addresses(text).into_iter().filter(|(_, address)| is_missing(address)).collect();
        let one = |(place, address): (Range<usize>, &str)| {
            let near = near(address, files.iter().map(String::as_str));
            let diagnostic = self.diagnostic(path, text, place, "file").with("name", address);
            if near.is_empty() { diagnostic } else { diagnostic.with("nearest", Argument::texts(near)).help("nearest") }
        };
        missing.into_iter().map(one).collect()
    }

    /// Settings that name a picture which is not there.
    fn pictures(&self, config: &SiteConfig) -> Vec<Diagnostic> {
        let kinds: BTreeMap<String, theme::Setting> = theme::settings(self.theme.name());
        let files = self.theme.paths();
        let is_missing = |name: &String, text: &String| {
            let kind = kinds.get(name).map(|setting| setting.kind);
            kind == Some(SettingKind::Picture) && !text.is_empty() && !files.contains(text)
        };
        let missing = config.settings.iter().filter(|(name, own)| is_missing(name, &own.text));
        let one = |(_, own): (&String, &crate::model::OwnSetting)| {
            let diagnostic =
                Diagnostic::new(Code::ThemeFaulty, own.span).with("problem", "file").with("name", own.text.as_str());
            match &config.overrides {
                Some(folder) => diagnostic.with("folder", folder.as_str()).help("picture"),
                None => diagnostic.help("folder"),
            }
        };
        missing.map(one).collect()
    }

    fn text(&self, path: &str) -> Option<String> {
        self.theme.own().get(path).map(|bytes| super::theme::text(bytes))
    }

    fn diagnostic(&mut self, path: &str, text: &str, place: Range<usize>, problem: &'static str) -> Diagnostic {
        let path = self.theme.place_of(path);
        let known = self.sources.files().find(|(_, file)| file.path == path).map(|(id, _)| id);
        let file = known.unwrap_or_else(|| self.sources.add(path, text));
        Diagnostic::new(Code::ThemeFaulty, Span::new(file, place.start, place.end)).with("problem", problem)
    }
}

/// An error and those that brought it about, the deepest last.
fn chain(error: &Error) -> Vec<&Error> {
    std::iter::once(error).chain(chain_of(error).filter_map(|source| source.downcast_ref::<Error>())).collect()
}

fn chain_of(error: &Error) -> impl Iterator<Item = &(dyn std::error::Error + 'static)> {
    std::iter::successors(error.source(), |error| (**error).source())
}

/// The place of an error in a template's text, on one line.
fn place(error: &Error, text: &str) -> Range<usize> {
    let line = error.line().unwrap_or(1).saturating_sub(1);
    let start = text.split_inclusive('\n').take(line).map(str::len).sum::<usize>().min(text.len());
    let end = text[start..].find('\n').map_or(text.len(), |length| start + length);
    let written = text[start..end].trim();
    let whole = start + text[start..end].find(written).unwrap_or(0);
    match error.range() {
        Some(range) if range.start >= start && range.start < end && text.is_char_boundary(range.start) => {
            range.start..text.ceil_char_boundary(range.end.clamp(range.start, end))
        }
        _ => whole..whole + written.len(),
    }
}

fn near<'a>(name: &str, known: impl IntoIterator<Item = &'a str>) -> Vec<String> {
    nearest(name, known).into_iter().map(str::to_owned).collect()
}
