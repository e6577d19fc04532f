//! `markdown/PLAN.md`: one document for each plan, made to be read on a git host, and `markdown/README.md` for what is the
//! project's own. Links lead to headings, by the anchors that git hosts make.

mod budget;
mod catalogue;
mod indicators;
mod outline;
mod page;
mod parts;
mod reports;
mod slug;
mod start;
mod table;
mod thread;
mod values;
mod views;

use super::{Files, prose};
use crate::check::Checked;
use crate::sources::SourceMap;
use crate::vocabulary::ConceptName;
use outline::Library;

/// Adds the documents. Findings name their places in the `sources`.
pub fn emit(checked: &Checked, sources: &SourceMap, files: &mut Files) {
    let library = Library::new(checked);
    for at in 0..library.documents.len() {
        let text = page::page(checked, sources, &library, at);
        files.insert(format!("markdown/{}", library.documents[at].file), text.into_bytes());
    }
}

/// The project's title: its own, else the first plan's.
fn project_title(checked: &Checked) -> String {
    let plan = &checked.plan;
    match &plan.config.title {
        Some(title) => title.clone(),
        None => plan.of(ConceptName::Plan).next().map(|first| prose::title(checked, first.id)).unwrap_or_default(),
    }
}

/// The word for several of a concept, as a heading.
fn plural(checked: &Checked, concept: ConceptName) -> String {
    let names = concept.concept().names[checked.plan.config.language.index()];
    capitalised(names.get(1).or(names.first()).copied().unwrap_or_default())
}

/// With a capital first.
fn capitalised(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}
