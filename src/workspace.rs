//! The one pipeline that every command runs: sources → trees → model → checked plan.

pub mod history;
mod read;
pub mod sides;

use std::collections::{BTreeMap, HashMap};
use std::io;
use std::string::FromUtf8Error;

use crate::check::{self, Checked};
use crate::config::{self, Config};
use crate::data;
use crate::diagnostic::{Code, Diagnostic};
use crate::emit::site::faults;
use crate::emit::{Pages, Publication, SiteError};
use crate::model::Origin;
use crate::model::{Query, SiteConfig, Subject};
use crate::resolve::{self, Asked, External, IncludeFault, Question};
use crate::sources::{self, PROJECT_FILE, SourceMap, Sources};
use crate::syntax;
use crate::text::{FileId, Span};
use crate::theme::{self, Theme};
use crate::vocabulary::FieldName;
use read::Read;

/// What compiling a project gives.
pub struct Compilation {
    /// Every file that was read.
    pub sources: SourceMap,
    /// The checked plan. Always there: what could not be read is left out of it, and said.
    pub checked: Checked,
    /// Everything that was found, in order of file and place; accepted findings are not among them.
    pub diagnostics: Vec<Diagnostic>,
    /// The theme of its pages, with the project's own files in it.
    pub theme: Theme,
}

impl Compilation {
    /// What a build publishes of it.
    pub fn publication(&self) -> Publication<'_> {
        let Compilation { checked, sources, theme, .. } = self;
        Publication { checked, sources, theme, revision: None, review: None, histories: None, day: None, pages: None }
    }

    /// Takes in that its site could not be made, as a finding in the project's own file for the theme that is at fault.
    ///
    /// # Errors
    ///
    /// The error itself, where no file of the project is at fault.
    pub fn take_fault(&mut self, error: SiteError) -> Result<(), SiteError> {
        match faults::fault(&error, &self.theme, &mut self.sources) {
            Some(diagnostic) => {
                self.diagnostics.push(diagnostic);
                Ok(())
            }
            None => Err(error),
        }
    }
}

/// Reads, resolves and checks a project.
pub fn compile(project: &dyn Sources) -> Compilation {
    run(project, None, None).0
}

/// What is kept from one build of a project for the next. Every build gives what a first one would.
#[derive(Default)]
pub struct Workspace {
    read: Read,
    /// Pages that were made.
    pub pages: Pages,
}

impl Workspace {
    /// Reads, resolves and checks a project; files that say what they said before are not parsed again.
    pub fn compile(&mut self, project: &dyn Sources) -> Compilation {
        run(project, None, Some(&mut self.read)).0
    }
}

/// The plan files of a project, read and not looked into.
pub struct Opened {
    /// Every file that was read.
    pub sources: SourceMap,
    /// The project's settings.
    pub config: Config,
    /// Its plan files, in order of path.
    pub files: Vec<FileId>,
    /// What is wrong with the settings, or with reading a file.
    pub diagnostics: Vec<Diagnostic>,
}

/// Reads the settings and the plan files of a project, for what works on their text.
pub fn open(project: &dyn Sources) -> Opened {
    let mut reader = Reader::new(project);
    let (config, files) = reader.read();
    Opened { sources: reader.sources, config, files, diagnostics: reader.diagnostics }
}

/// The settings of a project alone; what cannot be read of them is as if it were not there.
pub fn settings(project: &dyn Sources) -> Config {
    let mut reader = Reader::new(project);
    reader.file(PROJECT_FILE).map(|file| config::parse(file, &reader.sources.file(file).text).0).unwrap_or_default()
}

/// Reads, resolves and checks a project, and reads a question to it. The question is there if it could be read; what is
/// wrong with it stands in the file that is given.
pub fn compile_asking(project: &dyn Sources, question: &str) -> (Compilation, Option<Query>, FileId) {
    let (compilation, asked, file) = run(project, Some((question, Question::Query)), None);
    let query = match asked {
        Some(Asked::Query(query)) => Some(query),
        _ => None,
    };
    (compilation, query, file.unwrap_or(FileId(0)))
}

/// Reads, resolves and checks a project, and looks up the path of an item or of a figure in it. What it leads to is there
/// if it leads anywhere; what is wrong with its names stands in the file that is given.
pub fn compile_explaining(project: &dyn Sources, what: &str) -> (Compilation, Option<Subject>, FileId) {
    let (compilation, asked, file) = run(project, Some((what, Question::Subject)), None);
    let subject = match asked {
        Some(Asked::Subject(subject)) => Some(subject),
        _ => None,
    };
    (compilation, subject, file.unwrap_or(FileId(0)))
}

/// A question as text, and of which kind it is.
type TextQuestion<'a> = (&'a str, fn(FileId) -> Question);

fn run(
    project: &dyn Sources,
    question: Option<TextQuestion<'_>>,
    kept: Option<&mut Read>,
) -> (Compilation, Option<Asked>, Option<FileId>) {
    let mut reader = Reader::new(project);
    let (config, files) = reader.read();
    let (drafts, found) = match kept {
        Some(kept) => kept.drafts(&reader.sources, &files),
        None => read::drafts(&reader.sources, &files),
    };
    reader.diagnostics.extend(found);
    let externals = reader.dependencies(&config);
    let theme = reader.theme(&config.site);
    let mut sources = std::mem::take(&mut reader.sources);
    let mut include = |sources: &mut SourceMap, from: FileId, path: &str| reader.include(sources, from, path);
    let question =
        question.map(|(text, kind)| (sources.add_foreign(FieldName::Query.word(config.language), text), kind));
    let file = question.map(|(file, _)| file);
    let question = question.map(|(file, kind)| kind(file));
    let (plan, asked, found) = resolve::resolve(config, &mut sources, drafts, externals, question, &mut include);
    let mut diagnostics = reader.diagnostics;
    // What can be accepted is weighed against the plan's acceptances with the findings of the rules.
    let (acceptable, found): (Vec<Diagnostic>, Vec<Diagnostic>) =
        found.into_iter().partition(|diagnostic| diagnostic.target.is_some());
    diagnostics.extend(found);
    let checked = check::check(plan, &sources, &diagnostics, acceptable);
    diagnostics.extend(checked.findings.iter().cloned());
    let path_of = |diagnostic: &Diagnostic| {
        diagnostic.span.map(|span| (sources.file(span.file).path.clone(), span.start, span.end))
    };
    diagnostics.sort_by_cached_key(|diagnostic| (path_of(diagnostic), diagnostic.code));
    (Compilation { sources, checked, diagnostics, theme }, asked, file)
}

/// Reads files through the one door.
struct Reader<'a> {
    project: &'a dyn Sources,
    sources: SourceMap,
    diagnostics: Vec<Diagnostic>,
    /// Files pulled in so far, by path: a file that two texts pull in is read once.
    included: HashMap<String, Result<FileId, IncludeFault>>,
}

impl<'a> Reader<'a> {
    fn new(project: &'a dyn Sources) -> Self {
        Reader { project, sources: SourceMap::default(), diagnostics: Vec::new(), included: HashMap::new() }
    }

    /// The project's settings and its plan files, in order of path.
    fn read(&mut self) -> (Config, Vec<FileId>) {
        let mut paths = match self.project.list() {
            Ok(paths) => paths,
            Err(error) => {
                self.unreadable("", &error);
                return (Config::default(), Vec::new());
            }
        };
        paths.sort_unstable();
        let mut config = Config::default();
        if paths.iter().any(|path| path == PROJECT_FILE)
            && let Some(file) = self.file(PROJECT_FILE)
        {
            let (read, found) = config::parse(file, &self.sources.file(file).text);
            config = read;
            self.diagnostics.extend(found);
        }
        let plans: Vec<&String> = paths.iter().filter(|path| path.ends_with(".plan")).collect();
        if plans.is_empty() {
            self.diagnostics.push(Diagnostic::without_place(Code::NoPlanFiles));
        }
        let files = plans.into_iter().filter_map(|path| self.file(path)).collect();
        (config, files)
    }

    /// What the project builds on: planc's own data, and published plans whose bytes are those that the project
    /// file names.
    fn dependencies(&mut self, config: &Config) -> Vec<External> {
        let mut externals = Vec::new();
        for dependency in &config.dependencies {
            match &dependency.origin {
                Origin::BuiltIn => {
                    if let Some((path, text)) = data::built_in(&dependency.name, config.language) {
                        let file = self.sources.add_foreign(path, text);
                        let (tree, _) = syntax::parse(file, text);
                        externals.push(External::Data(file, tree));
                    }
                }
                Origin::Published { file, hash } => {
                    externals.extend(self.published(file, hash.as_deref(), dependency.span));
                }
            }
        }
        externals
    }

    /// The theme that the project file names, with the project's own files in place of its.
    fn theme(&mut self, site: &SiteConfig) -> Theme {
        let mut own = BTreeMap::new();
        if let Some(folder) = &site.overrides {
            let paths = self.project.list_all(folder).unwrap_or_else(|error| {
                self.unreadable(folder, &error);
                Vec::new()
            });
            for path in paths {
                match self.project.read(&path) {
                    Ok(bytes) => {
                        let within = path.strip_prefix(folder.as_str()).unwrap_or(&path).trim_start_matches('/');
                        own.insert(within.to_owned(), bytes);
                    }
                    Err(error) => self.unreadable(&path, &error),
                }
            }
        }
        for path in own.keys().filter(|path| theme::is_template(path) || path.ends_with(".css")) {
            if let Err(error) = String::from_utf8(own[path].clone()) {
                let path = format!("{}/{path}", site.overrides.as_deref().unwrap_or_default());
                self.diagnostics.push(not_utf8(&mut self.sources, &path, error));
            }
        }
        let folder = site.overrides.as_deref().unwrap_or_default();
        let theme = Theme::new(site.theme.as_deref().unwrap_or(theme::NAMES[0]), folder, own);
        self.diagnostics.extend(faults::lasting(&theme, site, &mut self.sources));
        theme
    }

    fn published(&mut self, path: &str, hash: Option<&str>, place: Span) -> Option<External> {
        let unreadable = Diagnostic::new(Code::DependencyUnreadable, place).with("path", path);
        let Some(path) = joined(PROJECT_FILE, path) else {
            self.diagnostics.push(unreadable.help("outside"));
            return None;
        };
        let bytes = match self.project.read(&path) {
            Ok(bytes) => bytes,
            Err(_) => {
                self.diagnostics.push(unreadable.help("not-found"));
                return None;
            }
        };
        let found = format!("blake3:{}", blake3::hash(&bytes));
        if hash != Some(found.as_str()) {
            let diagnostic =
                Diagnostic::new(Code::DependencyHash, place).with("path", path.as_str()).with("found", found);
            let diagnostic = match hash {
                Some(stated) => diagnostic.with("problem", "changed").with("stated", stated).help("changed"),
                None => diagnostic.with("problem", "unset").help("add"),
            };
            // The plan is read all the same: what refers to it is not wrong for that.
            self.diagnostics.push(diagnostic);
        }
        match take(&mut self.sources, &path, bytes, false) {
            Ok(file) => Some(External::Published(file, place)),
            Err(diagnostic) => {
                self.diagnostics.push(diagnostic);
                None
            }
        }
    }

    /// Takes a file in; a fault is reported.
    fn file(&mut self, path: &str) -> Option<FileId> {
        match self.project.read(path) {
            Ok(bytes) => take(&mut self.sources, path, bytes, true).map_err(|fault| self.diagnostics.push(fault)).ok(),
            Err(error) => {
                self.unreadable(path, &error);
                None
            }
        }
    }

    fn unreadable(&mut self, path: &str, error: &io::Error) {
        let file = self.sources.add(path, "");
        let diagnostic = Diagnostic::new(Code::FileUnreadable, Span::new(file, 0, 0));
        self.diagnostics.push(
            diagnostic
                .with("path", path)
                .with("cause", sources::cause_of(error).key())
                .with("detail", sources::detail_of(error)),
        );
    }

    fn include(&mut self, sources: &mut SourceMap, from: FileId, path: &str) -> Result<FileId, IncludeFault> {
        let Some(path) = joined(&sources.file(from).path, path) else {
            return Err(IncludeFault::Outside);
        };
        if let Some(known) = self.included.get(&path) {
            return *known;
        }
        let found = match self.project.read(&path) {
            Ok(bytes) => take(sources, &path, bytes, true).map_err(|fault| {
                self.diagnostics.push(fault);
                IncludeFault::Unreadable
            }),
            Err(_) => Err(IncludeFault::NotFound),
        };
        self.included.insert(path, found);
        found
    }
}

/// Takes in the text of a file, its byte order mark taken away. A text that is not UTF-8 is taken in as well, so that
/// the fault can be shown, but is not to be read.
fn take(sources: &mut SourceMap, path: &str, bytes: Vec<u8>, own: bool) -> Result<FileId, Diagnostic> {
    let mut add = |text: String| if own { sources.add(path, text) } else { sources.add_foreign(path, text) };
    match String::from_utf8(bytes) {
        Ok(text) => {
            let text = text.strip_prefix('\u{feff}').map(str::to_owned).unwrap_or(text);
            Ok(add(text))
        }
        Err(error) => {
            let at = error.utf8_error().valid_up_to();
            let text = String::from_utf8_lossy(error.as_bytes()).into_owned();
            let place = Span::new(add(text), at, at + char::REPLACEMENT_CHARACTER.len_utf8());
            Err(Diagnostic::new(Code::FileNotUtf8, place).with("path", path))
        }
    }
}

/// Says that a text is not UTF-8. It is taken in all the same, so that the place can be shown.
pub fn not_utf8(sources: &mut SourceMap, path: &str, error: FromUtf8Error) -> Diagnostic {
    let at = error.utf8_error().valid_up_to();
    let text = String::from_utf8_lossy(error.as_bytes()).into_owned();
    let place = Span::new(sources.add(path, text), at, at + char::REPLACEMENT_CHARACTER.len_utf8());
    Diagnostic::new(Code::FileNotUtf8, place).with("path", path)
}

/// `path`, as written in the file `from`, from the project's folder. Nothing, if it leads out of it.
fn joined(from: &str, path: &str) -> Option<String> {
    if path.starts_with('/') || path.contains('\\') || path.contains(':') {
        return None;
    }
    let mut parts: Vec<&str> = from.split('/').collect();
    parts.pop();
    for part in path.split('/') {
        match part {
            "" | "." => {}
            ".." => {
                parts.pop()?;
            }
            part => parts.push(part),
        }
    }
    Some(parts.join("/"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pulled_in_file_lies_in_the_project() {
        assert_eq!(joined("mål/a.plan", "text.md").as_deref(), Some("mål/text.md"));
        assert_eq!(joined("mål/a.plan", "../bilagor/text.md").as_deref(), Some("bilagor/text.md"));
        assert_eq!(joined("a.plan", "../text.md"), None);
        assert_eq!(joined("a.plan", "/etc/passwd.md"), None);
    }
}
