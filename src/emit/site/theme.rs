//! What templates are and may call.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::Mutex;

use minijinja::syntax::SyntaxConfig;
use minijinja::value::{Kwargs, Value};
use minijinja::{AutoEscape, Environment, Error, ErrorKind, UndefinedBehavior, escape_formatter};

use super::SiteError;
use super::{columns, search};
use crate::diagnostic::{Argument, messages};
use crate::emit::Files;
use crate::emit::prose::html::escape_into;
use crate::language::Language;
use crate::model::SiteConfig;
use crate::theme::{self, Theme};

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
    /// Puts the theme's files among those of the site. A theme without a script for the search or for tables has that of
    /// the default one, which knows the form of the index and of tables.
    pub fn publish(theme: &Theme, config: &SiteConfig, files: &mut Files) -> Self {
        let has_search = config.search.unwrap_or(true);
        let mut paths: BTreeSet<String> = theme.assets().filter(|path| path != search::SCRIPT).collect();
        paths.extend(has_search.then(|| search::SCRIPT.to_owned()));
        paths.insert(columns::SCRIPT.to_owned());
        let mut names = BTreeMap::new();
        for path in paths {
            let bytes = theme.file(&path).or_else(|| theme::shipped(theme::NAMES[0], &path)).unwrap_or_default();
            let hash = blake3::hash(&bytes).to_hex();
            let (stem, extension) = path.rsplit_once('.').unwrap_or((&path, ""));
            let name = format!("{FOLDER}/{stem}.{}.{extension}", &hash[..10]);
            files.insert(name.clone(), bytes.into_owned());
            names.insert(path, name);
        }
        Assets { names }
    }
}

/// The environment of a theme, its templates compiled. Beside `label`, templates may call `asset`, which tells where a
/// file of the theme stands, from the site's root, and `setting`.
pub fn environment(
    theme: &Theme,
    assets: Assets,
    own_settings: &BTreeMap<String, String>,
    language: Language,
) -> Result<Environment<'static>, SiteError> {
    let mut environment = Environment::new();
    environment.set_undefined_behavior(UndefinedBehavior::Strict);
    environment.set_auto_escape_callback(|_| AutoEscape::Html);
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
    let labels = Labels { language, plain: Mutex::new(HashMap::new()) };
    environment.add_function("label", move |key: &str, arguments: Kwargs| labels.get(key, &arguments));
    let mut settings = theme::settings(theme.name());
    settings.extend(own_settings.clone());
    environment.add_function("setting", move |name: &str| known(&settings, name, "setting"));
    environment.add_function("asset", move |path: &str| known(&assets.names, path, "file"));
    for name in theme.templates() {
        let bytes = theme.file(&name).unwrap_or_default();
        let source = String::from_utf8_lossy(&bytes).into_owned();
        environment.add_template_owned(name, source).map_err(SiteError::Template)?;
    }
    Ok(environment)
}

fn known(of: &BTreeMap<String, String>, name: &str, what: &str) -> Result<Value, Error> {
    let found = of.get(name).map(|text| Value::from(text.as_str()));
    found.ok_or_else(|| Error::new(ErrorKind::InvalidOperation, format!("no {what} {name}")))
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
            .ok_or_else(|| Error::new(ErrorKind::InvalidOperation, format!("no label {key}")))
    }
}
