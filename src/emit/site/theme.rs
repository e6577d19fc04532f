//! The shipped themes: templates and a stylesheet inside the binary, and what templates may call.

use std::collections::HashMap;
use std::sync::Mutex;

use minijinja::syntax::SyntaxConfig;
use minijinja::value::{Kwargs, Value};
use minijinja::{AutoEscape, Environment, Error, ErrorKind, UndefinedBehavior, escape_formatter};
use rust_embed::Embed;

use super::SiteError;
use crate::diagnostic::{Argument, messages};
use crate::emit::prose::html::escape_into;
use crate::language::Language;

#[derive(Embed)]
#[folder = "themes/"]
struct Themes;

/// Templates of every page of a theme.
const TEMPLATES: [&str; 2] = ["page.html", "blocks.html"];
/// The one stylesheet.
pub const STYLESHEET: &str = "style.css";

/// The environment of a theme, its templates compiled.
pub fn environment(theme: &str, language: Language) -> Result<Environment<'static>, SiteError> {
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
    for name in TEMPLATES {
        let source = String::from_utf8_lossy(&file(theme, name)?).into_owned();
        environment.add_template_owned(name, source).map_err(SiteError::Template)?;
    }
    Ok(environment)
}

/// A file of a theme.
pub fn file(theme: &str, name: &str) -> Result<Vec<u8>, SiteError> {
    let path = format!("{theme}/{name}");
    Themes::get(&path).map(|file| file.data.into_owned()).ok_or(SiteError::MissingThemeFile(path))
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
