//! Themes: the templates, stylesheet, script and settings that pages are made with. Each theme that planc carries lies in
//! a folder of `themes/`, inside the binary; a project replaces any of its files by one of its own.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use rust_embed::Embed;

#[derive(Embed)]
#[folder = "themes/"]
struct Shipped;

/// The themes that planc carries, the default one first.
pub const NAMES: &[&str] = &["default"];

/// The file of a theme that names its settings and their defaults. It is not published.
pub const SETTINGS_FILE: &str = "theme.toml";

/// A theme as one project uses it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Theme {
    name: String,
    overrides: BTreeMap<String, Vec<u8>>,
}

impl Default for Theme {
    fn default() -> Self {
        Theme::new(NAMES[0], BTreeMap::new())
    }
}

impl Theme {
    /// The shipped theme `name` with the project's own files in place of its, by path within the theme.
    pub fn new(name: impl Into<String>, overrides: BTreeMap<String, Vec<u8>>) -> Self {
        Theme { name: name.into(), overrides }
    }

    /// The name of the shipped theme.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Whether the project has a file of its own at this path.
    pub fn is_overridden(&self, path: &str) -> bool {
        self.overrides.contains_key(path)
    }

    /// A file of the theme: the project's own, else the shipped one.
    pub fn file(&self, path: &str) -> Option<Cow<'_, [u8]>> {
        match self.overrides.get(path) {
            Some(bytes) => Some(Cow::Borrowed(bytes)),
            None => shipped(&self.name, path),
        }
    }

    /// The paths of all files.
    pub fn paths(&self) -> BTreeSet<String> {
        shipped_paths(&self.name).chain(self.overrides.keys().cloned()).collect()
    }

    /// The paths of the templates, which are written out as pages.
    pub fn templates(&self) -> impl Iterator<Item = String> {
        self.paths().into_iter().filter(|path| is_template(path))
    }

    /// The paths of the files that are published as they are: stylesheet, script, images.
    pub fn assets(&self) -> impl Iterator<Item = String> {
        self.paths().into_iter().filter(|path| !is_template(path) && path != SETTINGS_FILE)
    }
}

/// A file as it is shipped with the theme `name`.
pub fn shipped(name: &str, path: &str) -> Option<Cow<'static, [u8]>> {
    Shipped::get(&format!("{name}/{path}")).map(|file| file.data)
}

/// The paths of all files that are shipped with the theme `name`, in order.
pub fn shipped_paths(name: &str) -> impl Iterator<Item = String> {
    let folder = format!("{name}/");
    let mut paths: Vec<String> =
        Shipped::iter().filter_map(|path| path.strip_prefix(&folder).map(str::to_owned)).collect();
    paths.sort_unstable();
    paths.into_iter()
}

/// The settings of the shipped theme `name` with their defaults, in order of name: what `[site.settings]` can set.
pub fn settings(name: &str) -> BTreeMap<String, String> {
    let Some(file) = shipped(name, SETTINGS_FILE) else { return BTreeMap::new() };
    let table: toml::Table = String::from_utf8_lossy(&file).parse().unwrap_or_default();
    let text = |(name, value): (String, toml::Value)| Some((name, value.as_str()?.to_owned()));
    table.into_iter().filter_map(text).collect()
}

fn is_template(path: &str) -> bool {
    path.ends_with(".html")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_theme_has_what_pages_need() {
        for name in NAMES {
            for file in ["page.html", "blocks.html", "style.css", SETTINGS_FILE] {
                assert!(shipped(name, file).is_some(), "{name}/{file}");
            }
            assert!(!settings(name).is_empty(), "{name}");
        }
    }

    #[test]
    fn a_projects_own_file_stands_in_for_the_shipped_one() {
        let own = BTreeMap::from([("style.css".to_owned(), b"own".to_vec()), ("logo.svg".to_owned(), b"x".to_vec())]);
        let theme = Theme::new("default", own);
        assert_eq!(theme.file("style.css").as_deref(), Some(b"own".as_slice()));
        assert_eq!(theme.file("page.html"), shipped("default", "page.html"));
        assert!(theme.assets().any(|path| path == "logo.svg"));
        assert!(!theme.assets().any(|path| path == SETTINGS_FILE || path == "page.html"));
    }
}
