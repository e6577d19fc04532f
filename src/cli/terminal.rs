//! The user's terminal: language, colour, width, what goes where. Findings and summaries go to standard error,
//! lists that were asked for to standard output.

use std::env;
use std::io::{self, IsTerminal, Write};
use std::path::Path;

use anstream::{AutoStream, ColorChoice};

use super::explain::PageStyle;
use super::progress::Progress;
use super::{Failure, When, sides};
use crate::diagnostic::messages::label;
use crate::diagnostic::render::{Style, render};
use crate::diagnostic::{Argument, Diagnostic};
use crate::emit::publish::PublishError;
use crate::language::Language;
use crate::sources::{SourceMap, cause_of, detail_of, path_of};

/// Longer lines of running text are hard to read.
const PAGE_WIDTH: usize = 100;

/// Where planc speaks.
pub(super) struct Terminal {
    language: Language,
    /// The user chose the language, so that no project changes it.
    chosen: bool,
    width: Option<usize>,
}

impl Terminal {
    /// Speaks `language`, else that of the user's locale until a project is read.
    pub fn new(language: Option<Language>, color: When) -> Self {
        let choice = match color {
            When::Auto => ColorChoice::Auto,
            When::Always => ColorChoice::AlwaysAnsi,
            When::Never => ColorChoice::Never,
        };
        choice.write_global();
        let width = io::stderr().is_terminal().then(|| terminal_size::terminal_size_of(io::stderr())).flatten();
        Terminal {
            language: language.or_else(locale).unwrap_or_default(),
            chosen: language.is_some(),
            width: width.map(|(width, _)| usize::from(width.0)),
        }
    }

    /// The language spoken now.
    pub fn language(&self) -> Language {
        self.language
    }

    /// Speaks a project's language from here on, unless the user chose one.
    pub fn speak(&mut self, language: Language) {
        if !self.chosen {
            self.language = language;
        }
    }

    /// A text of the message files.
    pub fn label(&self, key: &str, arguments: &[(&str, Argument)]) -> String {
        label(self.language, key, arguments)
    }

    /// Says a text of the message files. That nobody can hear it is no reason to stop.
    pub fn say(&self, key: &str, arguments: &[(&str, Argument)]) {
        self.write(&self.label(key, arguments));
    }

    /// Says a text.
    pub fn write(&self, text: &str) {
        let _ = writeln!(AutoStream::auto(io::stderr()), "{text}");
    }

    /// Begins a new screen; what was on it can be scrolled back to.
    pub fn clear(&self) {
        let _ = write!(io::stderr(), "\u{1b}[2J\u{1b}[H");
    }

    /// Asks a question that is answered with yes or no. Nothing, if there is nobody to ask.
    pub fn ask(&self, key: &str, arguments: &[(&str, Argument)]) -> Option<bool> {
        if !io::stdin().is_terminal() || !io::stderr().is_terminal() {
            return None;
        }
        let _ = write!(io::stderr(), "{} ", self.label(key, arguments));
        let mut answer = String::new();
        let _ = io::stdin().read_line(&mut answer);
        // Yes in either language, whatever the question was asked in.
        Some(answer.trim_start().to_lowercase().starts_with(['j', 'y']))
    }

    /// Shows a change, as the messages are shown.
    pub fn write_diff(&self, diff: &str) {
        let text = colored(diff, AutoStream::choice(&io::stderr()) != ColorChoice::Never, io::stderr().is_terminal());
        let _ = writeln!(AutoStream::auto(io::stderr()), "{text}");
    }

    /// Prints a change that the user asked for; where it does not go to a terminal, as it is.
    pub fn print_diff(&self, diff: &str) -> io::Result<()> {
        let terminal = io::stdout().is_terminal();
        match colored(diff, AutoStream::choice(&io::stdout()) != ColorChoice::Never, terminal) {
            text if terminal => self.print(&text),
            text => self.print_bytes(format!("{text}\n").as_bytes()),
        }
    }

    /// Shows a finding.
    pub fn diagnostic(&self, diagnostic: &Diagnostic, sources: &SourceMap) {
        let text = render(diagnostic, sources, self.style(&io::stderr()));
        let _ = writeln!(AutoStream::auto(io::stderr()), "{text}\n");
    }

    /// A finding as it is to be printed on standard output.
    pub fn rendered(&self, diagnostic: &Diagnostic, sources: &SourceMap) -> String {
        render(diagnostic, sources, self.style(&io::stdout()))
    }

    /// Prints what the user asked for.
    pub fn print(&self, text: &str) -> io::Result<()> {
        match writeln!(AutoStream::auto(io::stdout()), "{text}") {
            Err(error) if error.kind() != io::ErrorKind::BrokenPipe => Err(error),
            _ => Ok(()),
        }
    }

    /// Prints what the user asked for, as it is.
    pub fn print_bytes(&self, bytes: &[u8]) -> io::Result<()> {
        let mut out = io::stdout().lock();
        match out.write_all(bytes).and_then(|()| out.flush()) {
            Err(error) if error.kind() != io::ErrorKind::BrokenPipe => Err(error),
            _ => Ok(()),
        }
    }

    /// Says why a command could not do its work.
    pub fn failure(&self, failure: &Failure) {
        if let Some(text) = self.told(failure) {
            self.say("failure", &[("text", text.into())]);
        }
    }

    /// Why a command could not do its work; nothing where that has been said.
    pub fn told(&self, failure: &Failure) -> Option<String> {
        Some(match failure {
            Failure::Said => return None,
            Failure::Port(None, error) => self.label("port-none", &[("detail", detail_of(error).into())]),
            Failure::Port(Some(port), error) => {
                let cause = if error.kind() == io::ErrorKind::AddrInUse { "in-use" } else { "other" };
                let arguments =
                    [("port", port.to_string().into()), ("cause", cause.into()), ("detail", detail_of(error).into())];
                self.label("port-taken", &arguments)
            }
            Failure::Io(error) => self.io("read-failed", error),
            Failure::NotEmpty(path) => self.label("not-empty", &[("path", shown(path).into())]),
            Failure::Unwritten(error) | Failure::Publish(PublishError::Io(error)) => self.io("write-failed", error),
            Failure::Changed(path) => self.label("fix-changed", &[("path", path.as_str().into())]),
            Failure::Publish(PublishError::HoldsSources(path)) => {
                self.label("holds-sources", &[("path", shown(path).into())])
            }
            Failure::Publish(PublishError::NotOurs(path)) => self.label("not-ours", &[("path", shown(path).into())]),
            Failure::Publish(PublishError::Busy(path)) => self.label("busy", &[("path", shown(path).into())]),
            Failure::NoThemeFile { theme, file, known } => {
                let arguments =
                    [("theme", theme.as_str().into()), ("file", file.as_str().into()), ("known", known.clone())];
                self.label("theme-no-file", &arguments)
            }
            Failure::ThemeFileThere(path) => self.label("theme-file-there", &[("path", shown(path).into())]),
            Failure::Side(error) => sides::error(error, self),
            Failure::Site(error) => self.label("site-failed", &[("detail", error.to_string().into())]),
        })
    }

    /// Shows that something is under way, if it takes long and somebody is watching.
    pub fn progress(&self, key: &str) -> Progress {
        if io::stderr().is_terminal() { Progress::after_a_while(self.label(key, &[])) } else { Progress::hidden() }
    }

    /// How pages of running text are written on standard output.
    pub fn page(&self) -> PageStyle {
        let width = io::stdout().is_terminal().then(|| terminal_size::terminal_size_of(io::stdout())).flatten();
        let width = width.map_or(PAGE_WIDTH, |(width, _)| usize::from(width.0));
        let styled = AutoStream::choice(&io::stdout()) != ColorChoice::Never;
        PageStyle { width: width.clamp(40, PAGE_WIDTH), styled }
    }

    fn io(&self, key: &str, error: &io::Error) -> String {
        let path = path_of(error).map(shown).unwrap_or_default();
        let detail = detail_of(error);
        self.label(key, &[("path", path.into()), ("cause", cause_of(error).key().into()), ("detail", detail.into())])
    }

    fn style(&self, stream: &impl anstream::stream::RawStream) -> Style {
        let color = AutoStream::choice(stream) != ColorChoice::Never;
        Style { language: self.language, color, width: self.width }
    }
}

/// A path as the user would write it: from where they stand, if it lies there.
pub(super) fn shown(path: &Path) -> String {
    let here = env::current_dir().and_then(std::fs::canonicalize).ok();
    match here.and_then(|here| path.strip_prefix(here).ok()) {
        Some(short) if short.as_os_str().is_empty() => ".".to_owned(),
        Some(short) => short.display().to_string(),
        None => path.display().to_string(),
    }
}

/// A diff with its lines in colour, and, on a terminal, without anything in them that would steer it.
fn colored(diff: &str, color: bool, terminal: bool) -> String {
    let line = |line: &str| {
        let harmless = |letter: char| if letter.is_control() && letter != '\t' { ' ' } else { letter };
        let text: String = if terminal { line.chars().map(harmless).collect() } else { line.to_owned() };
        match (color, line.as_bytes().first()) {
            (true, Some(b'-')) => format!("\u{1b}[31m{text}\u{1b}[0m\n"),
            (true, Some(b'+')) => format!("\u{1b}[32m{text}\u{1b}[0m\n"),
            (true, Some(b'@')) => format!("\u{1b}[36m{text}\u{1b}[0m\n"),
            _ => format!("{text}\n"),
        }
    };
    diff.strip_suffix('\n').unwrap_or(diff).split('\n').map(line).collect()
}

/// A path as it can be typed after a command.
pub(super) fn quoted(path: &Path) -> String {
    let path = path.display().to_string();
    if path.contains(char::is_whitespace) { format!("\"{path}\"") } else { path }
}

/// The language of the user's locale, if planc speaks it.
fn locale() -> Option<Language> {
    let set = |name| env::var(name).ok().filter(|value| !value.is_empty());
    let locale = set("LC_ALL").or_else(|| set("LC_MESSAGES")).or_else(|| set("LANG"))?;
    match locale.get(..2)? {
        "sv" => Some(Language::Sv),
        "en" => Some(Language::En),
        _ => None,
    }
}
