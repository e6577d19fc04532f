//! What templates are and may call.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::fmt;
use std::sync::{Arc, Mutex};

use minijinja::syntax::SyntaxConfig;
use minijinja::value::{Kwargs, Value};
use minijinja::{AutoEscape, Environment, Error, ErrorKind, UndefinedBehavior, escape_formatter};

use super::address::{encoded, root_of};
use super::{SiteError, search, style};
use crate::diagnostic::{Argument, messages};
use crate::emit::Files;
use crate::emit::prose::html::escape_into;
use crate::language::Language;
use crate::model::{OwnSetting, SiteConfig};
use crate::theme::{self, Setting, SettingKind, Theme};

/// The template of every page.
pub const PAGE: &str = "page.html";

/// The folder of the site that holds what a theme publishes as it is.
const FOLDER: &str = "assets";

/// The files that a theme publishes as they are. Each name carries a piece of its content's hash, so that a browser may
/// keep what it has, and never keeps what is old.
pub struct Assets {
    names: BTreeMap<String, String>,
}

impl Assets {
    /// Puts the theme's files among those of the site.
    pub fn publish(theme: &Theme, config: &SiteConfig, files: &mut Files) -> Self {
        let mut assets = Publishing { theme, files, names: BTreeMap::new(), open: BTreeSet::new() };
        for path in paths(theme, config) {
            assets.name(&path);
        }
        Assets { names: assets.names }
    }
}

/// What a theme publishes as it is. The script of the search goes where the search is.
fn paths(theme: &Theme, config: &SiteConfig) -> BTreeSet<String> {
    let has_search = config.search.unwrap_or(true);
    theme.assets().filter(|path| has_search || path != search::SCRIPT).collect()
}

struct Publishing<'a> {
    theme: &'a Theme,
    files: &'a mut Files,
    names: BTreeMap<String, String>,
    /// The stylesheets that are being read: one that leads to itself keeps the address as it is.
    open: BTreeSet<String>,
}

impl Publishing<'_> {
    /// The name that a file of the theme is published under, from the site's root. The files that a stylesheet leads to are
    /// published before it, since its content names them.
    fn name(&mut self, path: &str) -> Option<String> {
        if let Some(name) = self.names.get(path) {
            return Some(name.clone());
        }
        let bytes = self.theme.file(path)?;
        if theme::is_template(path) || !self.open.insert(path.to_owned()) {
            return None;
        }
        let bytes = match std::str::from_utf8(&bytes) {
            Ok(css) if path.ends_with(".css") => {
                style::rewritten(css, |address| self.address(path, address)).into_bytes()
            }
            _ => bytes.into_owned(),
        };
        self.open.remove(path);
        let hash = blake3::hash(&bytes).to_hex();
        let folder = path.rfind('/').map_or(0, |at| at + 1);
        let name = match path[folder..].rsplit_once('.') {
            Some((stem, extension)) => format!("{FOLDER}/{}{stem}.{}.{extension}", &path[..folder], &hash[..10]),
            None => format!("{FOLDER}/{path}.{}", &hash[..10]),
        };
        self.files.insert(name.clone(), bytes);
        self.names.insert(path.to_owned(), name.clone());
        Some(name)
    }

    /// The address of a file of the theme as the published stylesheet `from` names it.
    fn address(&mut self, from: &str, address: &str) -> Option<String> {
        let (path, rest) = style::target(from, address)?;
        let name = self.name(&path)?;
        let within = name.strip_prefix(FOLDER)?.trim_start_matches('/');
        Some(format!("{}{}{rest}", root_of(from), encoded(within)))
    }
}

/// What a template asked for by a name that nothing has.
#[derive(Clone, Debug)]
pub struct Unknown {
    /// `file`, `setting` or `label`.
    pub what: &'static str,
    /// The name.
    pub name: String,
    /// The names that there are.
    pub known: Vec<String>,
}

impl fmt::Display for Unknown {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "no {} {}", self.what, self.name)
    }
}

impl std::error::Error for Unknown {}

impl From<Unknown> for Error {
    fn from(unknown: Unknown) -> Self {
        Error::new(ErrorKind::InvalidOperation, unknown.to_string()).with_source(unknown)
    }
}

/// The environment of a theme, its templates compiled. Beside `label`, templates may call `asset`, which tells where a
/// file of the theme stands, from the site's root; `has_asset`; and `setting`.
pub fn environment(
    theme: &Theme,
    assets: Assets,
    own_settings: &BTreeMap<String, OwnSetting>,
    language: Language,
) -> Result<Environment<'static>, SiteError> {
    let mut environment = bare_environment(theme)?;
    let labels = Labels { language, plain: Mutex::new(HashMap::new()) };
    environment.add_function("label", move |key: &str, arguments: Kwargs| labels.get(key, &arguments));
    let settings = settings(theme, own_settings);
    environment.add_function("setting", move |name: &str| known(&settings, name, "setting"));
    let names = Arc::new(assets.names);
    let held = Arc::clone(&names);
    environment.add_function("has_asset", move |path: &str| held.contains_key(path));
    let names: BTreeMap<String, Value> =
        names.iter().map(|(path, name)| (path.clone(), Value::from(name.as_str()))).collect();
    environment.add_function("asset", move |path: &str| known(&names, path, "file"));
    for (name, bytes) in theme.templates() {
        environment.add_template_owned(name, text(&bytes)).map_err(SiteError::Template)?;
    }
    Ok(environment)
}

/// What is wrong with the form of the project's own templates, whatever they are given: one fault for each.
pub fn unreadable_templates(theme: &Theme) -> Vec<Error> {
    let Ok(mut environment) = bare_environment(theme) else { return Vec::new() };
    let own = theme.own().iter().filter(|(path, _)| theme::is_template(path));
    own.filter_map(|(path, bytes)| environment.add_template_owned(path.clone(), text(bytes)).err()).collect()
}

/// How templates are written and read, without anything that they may call.
fn bare_environment(theme: &Theme) -> Result<Environment<'static>, SiteError> {
    let mut environment = Environment::new();
    environment.set_undefined_behavior(UndefinedBehavior::Strict);
    environment.set_auto_escape_callback(|_| AutoEscape::Html);
    // Where the fault is the project's, it is told which expression has no value.
    environment.set_debug(!theme.own().is_empty());
    let syntax = SyntaxConfig::builder().trim_blocks(true).lstrip_blocks(true).build().map_err(SiteError::Template)?;
    environment.set_syntax(syntax);
    // The default escapes `/` too, which addresses are full of.
    environment.set_formatter(|out, state, value| match value.as_str() {
        Some(text) if !value.is_safe() => {
            let mut escaped = String::with_capacity(text.len());
            escape_into(&mut escaped, text);
            out.write_str(&escaped).map_err(Error::from)
        }
        _ => escape_formatter(out, state, value),
    });
    Ok(environment)
}

/// The text of a template, without a byte order mark.
pub fn text(bytes: &[u8]) -> String {
    let text = String::from_utf8_lossy(bytes);
    text.strip_prefix('\u{feff}').unwrap_or(&text).to_owned()
}

/// The settings of a theme as the project sets them. Colours and fonts were looked at when they were read: they stand
/// in styles as they are.
fn settings(theme: &Theme, own: &BTreeMap<String, OwnSetting>) -> BTreeMap<String, Value> {
    let value = |(name, Setting { kind, default }): (String, Setting)| {
        let text = own.get(&name).map_or(default, |own| own.text.clone());
        let value = match kind {
            SettingKind::Color | SettingKind::Font => Value::from_safe_string(text),
            SettingKind::Text | SettingKind::Picture => Value::from(text),
        };
        (name, value)
    };
    theme::settings(theme.name()).into_iter().map(value).collect()
}

fn known(of: &BTreeMap<String, Value>, name: &str, what: &'static str) -> Result<Value, Error> {
    let unknown = || Unknown { what, name: name.to_owned(), known: of.keys().cloned().collect() };
    of.get(name).cloned().ok_or_else(|| unknown().into())
}

/// Labels for templates; those without arguments are looked up once.
struct Labels {
    language: Language,
    plain: Mutex<HashMap<String, Value>>,
}

impl Labels {
    fn get(&self, key: &str, arguments: &Kwargs) -> Result<Value, Error> {
        let mut given = Vec::new();
        for name in arguments.args() {
            let value: Value = arguments.get(name)?;
            let argument = match value.as_usize() {
                Some(count) => Argument::Count(count),
                None => Argument::Text(value.to_string()),
            };
            given.push((name, argument));
        }
        if !given.is_empty() {
            return self.find(key, &given);
        }
        let mut plain = self.plain.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        if let Some(label) = plain.get(key) {
            return Ok(label.clone());
        }
        let label = self.find(key, &[])?;
        plain.insert(key.to_owned(), label.clone());
        Ok(label)
    }

    fn find(&self, key: &str, arguments: &[(&str, Argument)]) -> Result<Value, Error> {
        messages::find_label(self.language, key, arguments)
            .map(Value::from)
            .ok_or_else(|| Unknown { what: "label", name: key.to_owned(), known: Vec::new() }.into())
    }
}
