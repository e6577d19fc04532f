//! A project's settings, as `crate::config` reads them.

use std::collections::BTreeMap;

use super::Level;
use crate::language::Language;
use crate::text::Span;

/// A project's settings.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Config {
    /// The project's name; where absent, the first plan's title stands in.
    pub title: Option<String>,
    /// Number format of the input, language of messages and labels.
    pub language: Language,
    /// `[csv]`.
    pub csv: CsvConfig,
    /// `[site]`.
    pub site: SiteConfig,
    /// `[review]`.
    pub review: ReviewConfig,
    /// `[owners]`: who reviews what a unit answers for, as the host of the repository names them, by the unit's id.
    pub owners: BTreeMap<String, Vec<String>>,
    /// `[dependencies]`, in order of name.
    pub dependencies: Vec<Dependency>,
    /// `[rules]`: how serious a rule of completeness or text is, by its code (`P0801`); nothing where it is off.
    pub rules: BTreeMap<String, Option<Level>>,
}

/// What a project builds on without having its sources.
#[derive(Clone, PartialEq, Debug)]
pub struct Dependency {
    /// The name that the project file gives it.
    pub name: String,
    /// Where it comes from.
    pub origin: Origin,
    /// Its place in the project file.
    pub span: Span,
}

/// Where a dependency comes from.
#[derive(Clone, PartialEq, Debug)]
pub enum Origin {
    /// Data that planc carries, by the dependency's name.
    BuiltIn,
    /// The published `plan.json` of another project.
    Published {
        /// Its path within this project.
        file: String,
        /// The hash of its bytes, `blake3:` and 64 hexadecimal digits; absent where none is stated yet.
        hash: Option<String>,
    },
}

/// The data that planc carries.
pub const BUILT_IN: &[&str] = &["agenda-2030"];

/// `[csv]`: how tables of data are written.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct CsvConfig {
    /// Comma and decimal point, or what Excel in the project's language opens by itself.
    pub dialect: CsvDialect,
}

/// A way to write CSV.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum CsvDialect {
    /// RFC 4180, UTF-8, decimal point.
    #[default]
    Standard,
    /// Semicolon, decimal comma, byte order mark.
    Excel,
}

/// `[site]`: how the site is made.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct SiteConfig {
    /// The shipped theme; the default one where absent.
    pub theme: Option<String>,
    /// The project's folder of files that stand in for those of the theme, from the project's own folder, without a
    /// slash at its end.
    pub overrides: Option<String>,
    /// Where the site will be published, with a slash at its end: for canonical links, the sitemap and the feed.
    pub url: Option<String>,
    /// Where a reader finds the sources: an address with `{path}` and `{line}` in it.
    pub source: Option<String>,
    /// Where a reader reports what they cannot read or use: a mail address or the address of a page.
    pub contact: Option<String>,
    /// Whether readers can search the site; they can where absent.
    pub search: Option<bool>,
    /// Whether the page of each item tells how it came to be what it is, from git; it does not where absent.
    pub history: Option<bool>,
    /// `[site.settings]`: what the project sets of the theme's settings.
    pub settings: BTreeMap<String, OwnSetting>,
}

/// What a project sets of its theme.
#[derive(Clone, PartialEq, Debug)]
pub struct OwnSetting {
    /// The value.
    pub text: String,
    /// Its place in the project file.
    pub span: Span,
}

/// `[review]`: what changes are held against.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct ReviewConfig {
    /// The version that was decided: a revision or tag, or a published `plan.json` by its path from the project's folder.
    /// Where absent, the plan's own status says when it was decided.
    pub decided: Option<String>,
    /// What the site tells the changes since: `decided`, a revision or tag, or a published `plan.json`.
    pub since: Option<String>,
}
