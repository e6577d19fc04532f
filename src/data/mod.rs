//! Data that planc carries: plans that many projects refer to. A project names them under `[dependencies]`, or
//! writes a plan of its own with the same id instead.

use crate::language::Language;

/// The path and the text of built-in data, by the name under `[dependencies]`, in a language. Every name of
/// [`crate::model::BUILT_IN`] has one.
pub fn built_in(name: &str, language: Language) -> Option<(&'static str, &'static str)> {
    match (name, language) {
        ("agenda-2030", Language::Sv) => Some(("agenda-2030.sv.plan", include_str!("agenda-2030.sv.plan"))),
        ("agenda-2030", Language::En) => Some(("agenda-2030.en.plan", include_str!("agenda-2030.en.plan"))),
        _ => None,
    }
}
