//! The project file, `planc.toml`. A folder without one is a project with the defaults.
//!
//! Every fault in the file is found at once, each at its place; what a fault hides keeps its default.

use std::collections::BTreeMap;

use toml::Spanned;
use toml::de::{DeString, DeTable, DeValue};

use crate::diagnostic::nearest::nearest;
use crate::diagnostic::{Argument, CODES, Code, Diagnostic};
use crate::language::Language;
use crate::model::{BUILT_IN, Dependency, Level, Origin};
use crate::text::{FileId, Span};
use crate::theme::{self, Setting, SettingKind};

pub use crate::model::{Config, CsvConfig, CsvDialect, OwnSetting, ReviewConfig, SiteConfig};

/// Reads a project file.
pub fn parse(file: FileId, text: &str) -> (Config, Vec<Diagnostic>) {
    let (root, errors) = DeTable::parse_recoverable(text);
    let mut reader = Reader { file, text, diagnostics: Vec::new(), broken_lines: Vec::new() };
    for error in errors {
        reader.not_toml(&error);
    }
    let config = reader.project(root.get_ref());
    reader.diagnostics.sort_by_key(|diagnostic| diagnostic.span);
    (config, reader.diagnostics)
}

struct Reader<'a> {
    file: FileId,
    text: &'a str,
    diagnostics: Vec<Diagnostic>,
    /// Starts of the lines that are not TOML: what else seems to stand there is not judged.
    broken_lines: Vec<usize>,
}

type Value<'a> = Spanned<DeValue<'a>>;

impl Reader<'_> {
    fn project(&mut self, table: &DeTable<'_>) -> Config {
        let mut config = Config::default();
        for (key, value) in table {
            match &**key.get_ref() {
                "title" => config.title = self.line(key, value),
                "language" => {
                    self.choose(key, value, &[("sv", Language::Sv), ("en", Language::En)], &mut config.language);
                }
                "csv" => self.csv(key, value, &mut config.csv),
                "site" => self.site(key, value, &mut config.site),
                "review" => self.review(key, value, &mut config.review),
                "owners" => self.owners(key, value, &mut config.owners),
                "dependencies" => self.dependencies(key, value, &mut config.dependencies),
                "rules" => self.rules(key, value, &mut config.rules),
                _ => {
                    let known = ["title", "language", "csv", "site", "review", "owners", "dependencies", "rules"];
                    self.unknown(key, &known);
                }
            }
        }
        config
    }

    fn csv(&mut self, name: &Spanned<DeString<'_>>, value: &Value<'_>, csv: &mut CsvConfig) {
        let Some(table) = self.table(name, value) else { return };
        for (key, value) in table {
            match &**key.get_ref() {
                "dialect" => {
                    let choices = [("standard", CsvDialect::Standard), ("excel", CsvDialect::Excel)];
                    self.choose(key, value, &choices, &mut csv.dialect);
                }
                _ => self.unknown(key, &["dialect"]),
            }
        }
    }

    fn review(&mut self, name: &Spanned<DeString<'_>>, value: &Value<'_>, review: &mut ReviewConfig) {
        let Some(table) = self.table(name, value) else { return };
        for (key, value) in table {
            match &**key.get_ref() {
                "decided" => review.decided = self.line(key, value),
                "since" => review.since = self.line(key, value),
                _ => self.unknown(key, &["decided", "since"]),
            }
        }
    }

    fn owners(&mut self, name: &Spanned<DeString<'_>>, value: &Value<'_>, owners: &mut BTreeMap<String, Vec<String>>) {
        let Some(table) = self.table(name, value) else { return };
        for (key, value) in table {
            let handles = |text: &str| {
                let handles: Vec<String> = text.split_whitespace().map(str::to_owned).collect();
                let named = |handle: &String| handle.len() > 1 && handle.contains('@') && !handle.ends_with('@');
                (!handles.is_empty() && handles.iter().all(named)).then(|| handles.join(" "))
            };
            if let Some(handles) = self.text_that(key, value, "owners", handles) {
                owners.insert(key.get_ref().to_string(), handles.split(' ').map(str::to_owned).collect());
            }
        }
    }

    fn site(&mut self, name: &Spanned<DeString<'_>>, value: &Value<'_>, site: &mut SiteConfig) {
        let Some(table) = self.table(name, value) else { return };
        let mut settings = None;
        for (key, value) in table {
            match &**key.get_ref() {
                "theme" => {
                    let choices: Vec<(&str, Option<String>)> =
                        theme::NAMES.iter().map(|name| (*name, Some((*name).to_owned()))).collect();
                    self.choose(key, value, &choices, &mut site.theme);
                }
                "overrides" => site.overrides = self.text_that(key, value, "folder", folder),
                "url" => site.url = self.text_that(key, value, "url", site_address),
                "source" => site.source = self.text_that(key, value, "source", source_address),
                "contact" => site.contact = self.text_that(key, value, "contact", contact),
                "search" => site.search = self.flag(key, value),
                "history" => site.history = self.flag(key, value),
                "settings" => settings = Some((key, value)),
                _ => {
                    let known = ["theme", "overrides", "url", "source", "contact", "search", "history", "settings"];
                    self.unknown(key, &known);
                }
            }
        }
        if let Some((key, value)) = settings {
            self.settings(key, value, site);
        }
    }

    /// What a project may set depends on its theme.
    fn settings(&mut self, name: &Spanned<DeString<'_>>, value: &Value<'_>, site: &mut SiteConfig) {
        let Some(table) = self.table(name, value) else { return };
        let known = theme::settings(site.theme.as_deref().unwrap_or(theme::NAMES[0]));
        for (key, value) in table {
            let Some(setting) = known.get(key.get_ref().as_ref()) else {
                self.unknown(key, &known.keys().map(String::as_str).collect::<Vec<_>>());
                continue;
            };
            // Nothing may be what a project wants instead of the theme's own.
            let empty = value.get_ref().as_str().is_some_and(|text| text.is_empty() && setting.default.is_empty());
            let text = if empty {
                Some(String::new())
            } else {
                self.text_that(key, value, kind_of(setting), taken_by(setting))
            };
            if let Some(text) = text {
                let span = self.span(value.span());
                site.settings.insert(key.get_ref().to_string(), OwnSetting { text, span });
            }
        }
    }

    /// A text that `read` understands; the attribute `expected` of the message says what that is.
    fn text_that(
        &mut self,
        key: &Spanned<DeString<'_>>,
        value: &Value<'_>,
        expected: &'static str,
        read: impl Fn(&str) -> Option<String>,
    ) -> Option<String> {
        let text = self.line(key, value)?;
        let read = read(text.trim());
        if read.is_none() {
            self.invalid(key, value, expected, &[]);
        }
        read
    }

    fn dependencies(&mut self, name: &Spanned<DeString<'_>>, value: &Value<'_>, into: &mut Vec<Dependency>) {
        let Some(table) = self.table(name, value) else { return };
        for (key, value) in table {
            let name = key.get_ref().to_string();
            let span = self.span(value.span());
            if value.get_ref().as_table().is_none() {
                let mut built_in = "";
                self.choose(key, value, &[("built-in", "built-in")], &mut built_in);
                let known = BUILT_IN.contains(&name.as_str());
                if !known {
                    self.unknown(key, BUILT_IN);
                } else if !built_in.is_empty() {
                    into.push(Dependency { name, origin: Origin::BuiltIn, span });
                }
                continue;
            }
            let Some(fields) = self.table(key, value) else { continue };
            let (mut file, mut hash) = (None, None);
            for (field, value) in fields {
                match &**field.get_ref() {
                    "file" => file = self.line(field, value),
                    "hash" => hash = self.line(field, value),
                    _ => self.unknown(field, &["file", "hash"]),
                }
            }
            match file {
                Some(file) => into.push(Dependency { name, origin: Origin::Published { file, hash }, span }),
                None => self.invalid(key, value, "file", &[]),
            }
        }
    }

    /// Rules are named as findings name them, by code or by name.
    fn rules(&mut self, name: &Spanned<DeString<'_>>, value: &Value<'_>, rules: &mut BTreeMap<String, Option<Level>>) {
        let Some(table) = self.table(name, value) else { return };
        for (key, value) in table {
            let Some(code) = Code::named(key.get_ref()).filter(|code| code.can_be_set()) else {
                let known: Vec<&str> = CODES.iter().filter(|code| code.can_be_set()).map(|code| code.slug()).collect();
                self.unknown(key, &known);
                continue;
            };
            let levels = [("error", Some(Level::Error)), ("warning", Some(Level::Warning)), ("off", None)];
            let mut level = None;
            self.choose(key, value, &levels.map(|(word, level)| (word, Some(level))), &mut level);
            if let Some(level) = level
                && rules.insert(code.number().to_owned(), level).is_some()
            {
                self.twice(key, code);
            }
        }
    }

    /// A rule that is set by its code and by its name.
    fn twice(&mut self, key: &Spanned<DeString<'_>>, code: Code) {
        let span = self.span(key.span());
        let diagnostic = Diagnostic::new(Code::ConfigInvalid, span)
            .with("problem", "twice")
            .with("key", code.slug())
            .with("code", code.number())
            .help("twice");
        self.report(diagnostic, span);
    }

    fn table<'t, 'i>(&mut self, key: &Spanned<DeString<'_>>, value: &'t Value<'i>) -> Option<&'t DeTable<'i>> {
        let table = value.get_ref().as_table();
        if table.is_none() {
            self.invalid(key, value, "table", &[]);
        }
        table
    }

    fn line(&mut self, key: &Spanned<DeString<'_>>, value: &Value<'_>) -> Option<String> {
        let line = value.get_ref().as_str().filter(|line| !line.trim().is_empty());
        if line.is_none() {
            self.invalid(key, value, "text", &[]);
        }
        line.map(str::to_owned)
    }

    fn flag(&mut self, key: &Spanned<DeString<'_>>, value: &Value<'_>) -> Option<bool> {
        let flag = value.get_ref().as_bool();
        if flag.is_none() {
            self.invalid(key, value, "flag", &[]);
        }
        flag
    }

    fn choose<T: Clone>(
        &mut self,
        key: &Spanned<DeString<'_>>,
        value: &Value<'_>,
        choices: &[(&str, T)],
        into: &mut T,
    ) {
        let word = value.get_ref().as_str();
        match choices.iter().find(|(name, _)| word == Some(name)) {
            Some((_, choice)) => *into = choice.clone(),
            None => {
                let names: Vec<&str> = choices.iter().map(|(name, _)| *name).collect();
                self.invalid(key, value, "choices", &names);
            }
        }
    }

    /// A value that the setting cannot have; the attribute `expected` of the message says what it can.
    fn invalid(&mut self, key: &Spanned<DeString<'_>>, value: &Value<'_>, expected: &'static str, choices: &[&str]) {
        let span = self.span(value.span());
        let diagnostic = Diagnostic::new(Code::ConfigInvalid, span)
            .with("problem", "value")
            .with("key", key.get_ref().as_ref())
            .with("written", self.text[span.range()].trim_end())
            .with("choices", Argument::texts(choices.iter().map(|name| format!("\"{name}\""))))
            .help(expected);
        self.report(diagnostic, span);
    }

    fn unknown(&mut self, key: &Spanned<DeString<'_>>, known: &[&str]) {
        let span = self.span(key.span());
        let name = key.get_ref().as_ref();
        let near = nearest(name, known.iter().copied());
        let diagnostic = Diagnostic::new(Code::ConfigUnknownKey, span)
            .with("key", name)
            .with("known", Argument::texts(known.iter().copied()))
            .help(if near.is_empty() { "known" } else { "nearest" })
            .with("nearest", Argument::texts(near));
        self.report(diagnostic, span);
    }

    fn not_toml(&mut self, error: &toml::de::Error) {
        let span = self.span(error.span().unwrap_or(self.text.len()..self.text.len()));
        let diagnostic = Diagnostic::new(Code::ConfigInvalid, span).with("problem", "syntax").help("syntax");
        self.report(diagnostic, span);
        self.broken_lines.push(self.line_of(span));
    }

    fn report(&mut self, diagnostic: Diagnostic, span: Span) {
        if !self.broken_lines.contains(&self.line_of(span)) {
            self.diagnostics.push(diagnostic);
        }
    }

    /// Where the line starts that a place lies in.
    fn line_of(&self, span: Span) -> usize {
        self.text[..span.start as usize].rfind('\n').map_or(0, |at| at + 1)
    }

    /// Places from the parser lie within the text; they are widened to whole characters all the same, since the
    /// text is indexed by them.
    fn span(&self, range: std::ops::Range<usize>) -> Span {
        let start = self.text.floor_char_boundary(range.start.min(self.text.len()));
        let end = self.text.ceil_char_boundary(range.end.clamp(start, self.text.len()));
        Span::new(self.file, start, end)
    }
}

/// The attribute of the message that says what a setting of a theme can be.
fn kind_of(setting: &Setting) -> &'static str {
    match setting.kind {
        SettingKind::Text => "text",
        SettingKind::Color => "color",
        SettingKind::Font => "font",
        SettingKind::Picture => "picture",
    }
}

fn taken_by(setting: &Setting) -> impl Fn(&str) -> Option<String> {
    let kind = setting.kind;
    move |text| kind.takes(text).then(|| text.to_owned())
}

/// A folder of the project, without a slash at its end.
fn folder(text: &str) -> Option<String> {
    let text = text.trim_end_matches('/');
    let plain = |part: &str| !part.is_empty() && !part.starts_with('.') && !part.contains(['\\', ':']);
    text.split('/').all(plain).then(|| text.to_owned())
}

/// The address of a whole site, with a slash at its end.
fn site_address(text: &str) -> Option<String> {
    let plain = is_web_address(text) && !text.contains(['?', '#']);
    plain.then(|| format!("{}/", text.trim_end_matches('/')))
}

/// An address of a file of the sources: it has a place for the file's path.
fn source_address(text: &str) -> Option<String> {
    (is_web_address(text) && text.contains("{path}")).then(|| text.to_owned())
}

/// A mail address, or the address of a page.
fn contact(text: &str) -> Option<String> {
    let is_mail = text.split_once('@').is_some_and(|(name, host)| !name.is_empty() && host.contains('.'));
    let plain = !text.contains(|c: char| c.is_whitespace() || "<>\"".contains(c));
    (plain && (is_mail || is_web_address(text))).then(|| text.to_owned())
}

fn is_web_address(text: &str) -> bool {
    let host = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://"));
    let plain = !text.contains(|c: char| c.is_whitespace() || "<>\"".contains(c));
    plain && host.is_some_and(|host| !host.is_empty() && !host.starts_with('/'))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<(Code, &str)> {
        let (_, diagnostics) = parse(FileId(0), text);
        diagnostics
            .iter()
            .map(|diagnostic| (diagnostic.code, diagnostic.span.map_or("", |span| &text[span.range()])))
            .collect()
    }

    #[test]
    fn every_setting_is_read() {
        let text = "title = \"Vår plan\"\nlanguage = \"en\"\n[csv]\ndialect = \"excel\"\n[site]\ntheme = \"default\"\n[review]\ndecided = \"v1\"\nsince = \"decided\"\n[rules]\n\
                    goal-without-indicator = \"error\"\np0802 = \"off\"\n";
        let (config, diagnostics) = parse(FileId(0), text);
        assert!(diagnostics.is_empty(), "{diagnostics:?}");
        assert_eq!(config.title.as_deref(), Some("Vår plan"));
        assert_eq!(config.language, Language::En);
        assert_eq!(config.csv.dialect, CsvDialect::Excel);
        assert_eq!(config.review.decided.as_deref(), Some("v1"));
        assert_eq!(config.review.since.as_deref(), Some("decided"));
        let rules = [("P0801".to_owned(), Some(Level::Error)), ("P0802".to_owned(), None)];
        assert_eq!(config.rules, BTreeMap::from(rules));
        assert_eq!(parse(FileId(0), "").0, Config::default());
    }

    #[test]
    fn the_site_is_set_up_whatever_the_order_of_its_settings() {
        let text = "[site]\nsettings = { accent = \"#123456\", acent = \"x\" }\nurl = \"https://plan.example/vp\"\n\
                    overrides = \"eget/tema/\"\nsource = \"https://git.example/plan/{path}#L{line}\"\ncontact = \"plan@example.org\"\nsearch = false\n";
        let (config, diagnostics) = parse(FileId(0), text);
        assert_eq!(found(text), [(Code::ConfigUnknownKey, "acent")]);
        assert_eq!(diagnostics[0].helps, ["nearest"]);
        assert_eq!(config.site.url.as_deref(), Some("https://plan.example/vp/"));
        assert_eq!(config.site.overrides.as_deref(), Some("eget/tema"));
        assert_eq!(config.site.search, Some(false));
        assert_eq!(config.site.settings["accent"].text, "#123456");
        for (line, help) in [
            ("url = \"plan.example\"", "url"),
            ("url = \"https://\"", "url"),
            ("source = \"https://git.example/plan\"", "source"),
            ("contact = \"fråga oss\"", "contact"),
            ("overrides = \"../tema\"", "folder"),
            ("search = \"no\"", "flag"),
        ] {
            let (_, diagnostics) = parse(FileId(0), &format!("[site]\n{line}\n"));
            assert_eq!(diagnostics.iter().map(|found| found.helps[0]).collect::<Vec<_>>(), [help], "{line}");
        }
    }

    #[test]
    fn every_fault_is_found_at_its_place_and_the_rest_still_counts() {
        let text = "titel = \"x\"\ntitle = 3\nlanguage = \"svenska\"\ncsv = 1\n[site]\ntheme = \"default\"\nfont = 1\n";
        assert_eq!(
            found(text),
            [
                (Code::ConfigUnknownKey, "titel"),
                (Code::ConfigInvalid, "3"),
                (Code::ConfigInvalid, "\"svenska\""),
                (Code::ConfigInvalid, "1"),
                (Code::ConfigUnknownKey, "font"),
            ]
        );
        let (_, diagnostics) = parse(FileId(0), text);
        assert_eq!(diagnostics[0].helps, ["nearest"]);
        assert_eq!(diagnostics[4].helps, ["known"]);
        let (config, diagnostics) = parse(FileId(0), "title = \nlanguage = \"en\"\n");
        assert_eq!(config.language, Language::En);
        assert_eq!(diagnostics.len(), 1, "{diagnostics:?}");
    }

    #[test]
    fn only_rules_that_can_be_set_are_set_each_once() {
        let text = "[rules]\ngoal-without-indicators = \"off\"\ntotal-mismatch = \"off\"\nP0808 = \"none\"\nP0801 = \"off\"\n\
                    goal-without-indicator = \"off\"\n";
        let (config, diagnostics) = parse(FileId(0), text);
        let found: Vec<(Code, &str)> = diagnostics.iter().map(|found| (found.code, found.helps[0])).collect();
        assert_eq!(
            found,
            [
                (Code::ConfigUnknownKey, "nearest"),
                (Code::ConfigUnknownKey, "known"),
                (Code::ConfigInvalid, "choices"),
                (Code::ConfigInvalid, "twice"),
            ]
        );
        assert_eq!(config.rules, BTreeMap::from([("P0801".to_owned(), None)]));
    }

    #[test]
    fn text_that_is_not_toml_is_an_error_wherever_it_breaks() {
        for text in ["å", "[", "a = \"å", "[csv]\n[csv]\n", "= 1", "language = \"sv\" å"] {
            assert!(!found(text).is_empty(), "{text}");
        }
    }
}
