//! planc compiles plain-text plans into a checked site, Markdown, CSV and JSON.
//!
//! ```text
//! .plan/.md/.toml ─ sources ─▶ syntax ─▶ resolve ─▶ model ─▶ check ─▶ emit ─▶ site / Markdown / CSV / JSON
//!                                 │          │                 │
//!                                 └──────────┴── diagnostics ◀─┘
//! ```
//!
//! Each room uses only the rooms above it in this list:
//!
//! | Room | Holds |
//! |---|---|
//! | [`text`] | files, spans, lines |
//! | [`language`] | the two languages, their number formats |
//! | [`vocabulary`] | every concept and field, its names in each language |
//! | [`model`] | the plan itself: items, values, figures, settings |
//! | [`sources`] | the one door for input |
//! | [`theme`] | the themes that planc carries, and a project's own files in them |
//! | [`diagnostic`] | codes, messages, labelled spans, the renderer |
//! | [`config`] | the project file `planc.toml` |
//! | [`data`] | plans that planc carries |
//! | [`syntax`] | text → tree, never failing; the only room that knows pest |
//! | [`resolve`] | trees → model |
//! | [`query`] | answers to questions |
//! | [`check`] | the rules over figures, completeness and text; coverage |
//! | [`diff`] | what differs between two plans, and what follows |
//! | [`emit`] | checked plan → files |
//! | [`workspace`] | the one pipeline that every command runs |
//! | [`fix`] | changes that mend what was found |
//! | [`merge`] | two versions of a file, merged on what they have in common |
//! | [`serve`] | the development server, for this machine alone |
//! | [`cli`] | the command line |

#![warn(clippy::disallowed_macros, clippy::disallowed_methods, clippy::disallowed_types)]
#![warn(clippy::expect_used, clippy::panic, clippy::todo, clippy::unimplemented, clippy::unwrap_used)]

pub mod check;
pub mod cli;
pub mod config;
pub mod data;
pub mod diagnostic;
pub mod diff;
pub mod emit;
pub mod fix;
pub mod language;
pub mod merge;
pub mod model;
pub mod query;
pub mod resolve;
pub mod serve;
pub mod sources;
pub mod syntax;
pub mod text;
pub mod theme;
pub mod vocabulary;
pub mod workspace;
