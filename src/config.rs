//! The project file, `planc.toml`. A folder without one is a project with these defaults.

use serde::Deserialize;

use crate::language::Language;

/// A project's settings.
#[derive(Clone, PartialEq, Debug, Default, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields, default)]
pub struct Config {
    /// The project's name; where absent, the first plan's title stands in.
    pub title: Option<String>,
    /// Number format of the input, language of messages and labels.
    pub language: Language,
    /// `[csv]`.
    pub csv: CsvConfig,
    /// `[site]`.
    pub site: SiteConfig,
}

/// `[csv]`: how tables of data are written.
#[derive(Clone, PartialEq, Debug, Default, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields, default)]
pub struct CsvConfig {
    /// Comma and decimal point, or what Excel in the project's language opens by itself.
    pub dialect: CsvDialect,
}

/// A way to write CSV.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum CsvDialect {
    /// RFC 4180, UTF-8, decimal point.
    #[default]
    Standard,
    /// Semicolon, decimal comma, byte order mark.
    Excel,
}

/// `[site]`: how the site is made.
#[derive(Clone, PartialEq, Debug, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields, default)]
pub struct SiteConfig {
    /// A shipped theme.
    pub theme: String,
}

impl Default for SiteConfig {
    fn default() -> Self {
        SiteConfig { theme: "default".to_owned() }
    }
}
