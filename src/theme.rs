//! Themes: the templates, stylesheet, script and settings that pages are made with. Each theme that planc carries lies in
//! a folder of `themes/`, inside the binary; a project replaces any of its files by one of its own. A theme may rest on
//! another, and then has only the files that differ.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use rust_embed::Embed;
use serde::Deserialize;

#[derive(Embed)]
#[folder = "themes/"]
struct Shipped;

/// The themes that planc carries, the default one first.
pub const NAMES: &[&str] = &["default", "plain"];

/// The file of a theme that names the one it rests on, and its settings. It is not published.
pub const SETTINGS_FILE: &str = "theme.toml";

/// What a project can set of a theme.
#[derive(Clone, PartialEq, Eq, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Setting {
    /// What its value is.
    pub kind: SettingKind,
    /// Its value where a project sets none.
    pub default: String,
}

/// What the value of a setting is.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum SettingKind {
    /// Any line of text.
    Text,
    /// A colour of CSS.
    Color,
    /// Names of fonts as CSS lists them.
    Font,
    /// A file among the project's own, or nothing.
    Picture,
}

impl SettingKind {
    /// Whether a value is one of these. A colour and a font are written into a style as they are, so that nothing that
    /// ends a declaration may stand in them.
    pub fn takes(self, value: &str) -> bool {
        let plain = |more: &str| value.chars().all(|letter| letter.is_alphanumeric() || more.contains(letter));
        match self {
            SettingKind::Text => true,
            SettingKind::Color if value.starts_with('#') => {
                matches!(value.len(), 4 | 5 | 7 | 9) && value[1..].chars().all(|digit| digit.is_ascii_hexdigit())
            }
            SettingKind::Color => {
                let is_function = value.contains('(') && value.ends_with(')') && plain(" ,.%/()-");
                is_function || (!value.is_empty() && value.chars().all(|letter| letter.is_ascii_alphabetic()))
            }
            SettingKind::Font => {
                let quotes_close = ['"', '\''].iter().all(|quote| value.matches(*quote).count().is_multiple_of(2));
                quotes_close
                    && value.starts_with(|first: char| first.is_alphabetic() || "\"'-".contains(first))
                    && plain(" ,.-_\"'")
            }
            SettingKind::Picture => {
                let end = value.rsplit_once('.').map_or("", |(_, end)| end);
                ["svg", "png", "jpg", "jpeg", "webp", "gif"].contains(&end)
            }
        }
    }
}

/// What stands in a theme's settings file.
#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct Manifest {
    base: Option<String>,
    #[serde(default)]
    settings: BTreeMap<String, Setting>,
}

/// A theme as one project uses it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Theme {
    name: String,
    folder: String,
    overrides: BTreeMap<String, Vec<u8>>,
}

impl Default for Theme {
    fn default() -> Self {
        Theme::new(NAMES[0], "", BTreeMap::new())
    }
}

impl Theme {
    /// The shipped theme `name` with the project's own files in place of its, by path within the theme. They lie in
    /// `folder` of the project.
    pub fn new(name: impl Into<String>, folder: impl Into<String>, overrides: BTreeMap<String, Vec<u8>>) -> Self {
        Theme { name: name.into(), folder: folder.into(), overrides }
    }

    /// The name of the shipped theme.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The project's own files, by path within the theme.
    pub fn own(&self) -> &BTreeMap<String, Vec<u8>> {
        &self.overrides
    }

    /// Where the project keeps a file of its own: its path within the project.
    pub fn place_of(&self, path: &str) -> String {
        format!("{}/{path}", self.folder)
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
        shipped_paths(&self.name).into_iter().chain(self.overrides.keys().cloned()).collect()
    }

    /// The templates by the names that other templates know them by, with what they say: each by its path, and each that
    /// planc carries by its theme and its path as well, so that the project's own can rest on it.
    pub fn templates(&self) -> BTreeMap<String, Cow<'_, [u8]>> {
        let of = |name: String| move |path: String| Some((format!("{name}/{path}"), shipped(&name, &path)?));
        let mut templates: BTreeMap<_, _> = lineage(&self.name)
            .into_iter()
            .flat_map(|name| shipped_paths(&name).into_iter().filter_map(of(name)))
            .collect();
        templates.extend(self.paths().into_iter().filter_map(|path| Some((path.clone(), self.file(&path)?))));
        templates.retain(|path, _| is_template(path));
        templates
    }

    /// The paths of the files that are published as they are: stylesheet, script, images.
    pub fn assets(&self) -> impl Iterator<Item = String> {
        self.paths().into_iter().filter(|path| !is_template(path) && path != SETTINGS_FILE)
    }
}

/// Whether a file of a theme is a template, from which pages are made, and not published as it is.
pub fn is_template(path: &str) -> bool {
    path.ends_with(".html")
}

/// A file as it is shipped with the theme `name`, or with one that it rests on.
pub fn shipped(name: &str, path: &str) -> Option<Cow<'static, [u8]>> {
    home(name, path).and_then(|home| own_file(&home, path))
}

/// The theme that a shipped file comes from: `name`, or one that it rests on.
pub fn home(name: &str, path: &str) -> Option<String> {
    lineage(name).into_iter().find(|name| own_file(name, path).is_some())
}

/// The paths of all files that are shipped with the theme `name` and those that it rests on, in order.
pub fn shipped_paths(name: &str) -> Vec<String> {
    let of = |name: String| {
        let folder = format!("{name}/");
        Shipped::iter().filter_map(move |path| path.strip_prefix(&folder).map(str::to_owned))
    };
    lineage(name).into_iter().flat_map(of).collect::<BTreeSet<_>>().into_iter().collect()
}

/// The settings of the shipped theme `name` in order of name: what `[site.settings]` can set.
pub fn settings(name: &str) -> BTreeMap<String, Setting> {
    lineage(name).iter().rev().flat_map(|name| manifest(name).settings).collect()
}

/// A theme, the one that it rests on, and so on.
fn lineage(name: &str) -> Vec<String> {
    let mut names = vec![name.to_owned()];
    while let Some(base) = names.last().and_then(|name| manifest(name).base).filter(|base| !names.contains(base)) {
        names.push(base);
    }
    names
}

fn own_file(name: &str, path: &str) -> Option<Cow<'static, [u8]>> {
    Shipped::get(&format!("{name}/{path}")).map(|file| file.data)
}

fn manifest(name: &str) -> Manifest {
    let file = own_file(name, SETTINGS_FILE).unwrap_or_default();
    toml::from_str(&String::from_utf8_lossy(&file)).unwrap_or_default()
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
            let read = toml::from_str::<Manifest>(&String::from_utf8_lossy(&own_file(name, SETTINGS_FILE).unwrap()));
            assert!(read.is_ok(), "{name}: {:?}", read.err());
            assert!(!settings(name).is_empty(), "{name}");
            for (setting, Setting { kind, default }) in settings(name) {
                assert!(default.is_empty() || kind.takes(&default), "{name}: {setting} = {default}");
            }
        }
    }

    #[test]
    fn a_theme_has_the_files_of_the_one_that_it_rests_on() {
        assert_eq!(lineage("plain"), ["plain", "default"]);
        assert_eq!(home("plain", "page.html").as_deref(), Some("plain"));
        assert_eq!(home("plain", "style.css").as_deref(), Some("default"));
        assert_eq!(home("plain", "none.html"), None);
        assert!(shipped_paths("plain").contains(&"blocks.html".to_owned()));
        let theme = Theme::new("plain", "", BTreeMap::new());
        let templates = theme.templates();
        assert_eq!(templates["page.html"], templates["plain/page.html"]);
        assert_ne!(templates["page.html"], templates["default/page.html"]);
    }

    #[test]
    fn a_projects_own_file_stands_in_for_the_shipped_one() {
        let own = BTreeMap::from([("style.css".to_owned(), b"own".to_vec()), ("logo.svg".to_owned(), b"x".to_vec())]);
        let theme = Theme::new("default", "tema", own);
        assert_eq!(theme.file("style.css").as_deref(), Some(b"own".as_slice()));
        assert_eq!(theme.file("page.html"), shipped("default", "page.html"));
        assert_eq!(theme.place_of("style.css"), "tema/style.css");
        assert!(theme.assets().any(|path| path == "logo.svg"));
        assert!(!theme.assets().any(|path| path == SETTINGS_FILE || path == "page.html"));
    }

    #[test]
    fn settings_take_what_they_are_for() {
        for (kind, good, bad) in [
            (
                SettingKind::Color,
                &["#17617a", "#abc", "rebeccapurple", "rgb(10 20 30 / 50%)", "oklch(0.5 0.1 200)"][..],
                &["#17617", "#12345g", "17617a", "red;", "red}", "url(x)<", "", "mörk röd"][..],
            ),
            (
                SettingKind::Font,
                &["Georgia, serif", "\"Open Sans\", sans-serif", "'PT Serif'"],
                &["a; color: red", "\"a", "url(x)", "</style>", ""],
            ),
            (SettingKind::Picture, &["logo.svg", "bilder/märke.png"], &["logo", "logo.pdf"]),
            (SettingKind::Text, &["Vad som helst; <b>"], &[]),
        ] {
            for value in good {
                assert!(kind.takes(value), "{kind:?}: {value}");
            }
            for value in bad {
                assert!(!kind.takes(value), "{kind:?}: {value}");
            }
        }
    }
}
