//! Pages that were made before, for whoever builds one plan again and again.

use std::collections::{BTreeMap, HashMap};
use std::sync::{Arc, Mutex, PoisonError};

use super::SiteError;
use super::blocks::PageView;
use crate::emit::Files;
use crate::language::Language;
use crate::model::SiteConfig;
use crate::theme::Theme;

/// What was made of each page, kept from one build for the next: a page whose view is what it was is not rendered again.
/// Every build gives what a first one would.
#[derive(Debug, Default)]
pub struct Pages {
    kept: Mutex<Kept>,
}

#[derive(Debug, Default)]
struct Kept {
    /// What pages were made with.
    look: Option<blake3::Hash>,
    pages: HashMap<String, Arc<Made>>,
}

#[derive(Debug)]
struct Made {
    /// Of the view that it was made from, without the hash of the sources.
    view: blake3::Hash,
    /// The hash of the sources that it shows.
    sources: String,
    html: String,
}

impl Pages {
    /// Forgets what was made with another look.
    pub(super) fn begin(&self, look: blake3::Hash) {
        self.change(|kept| {
            if kept.look != Some(look) {
                *kept = Kept { look: Some(look), pages: HashMap::new() };
            }
        });
    }

    /// Forgets the pages that are not among these any more.
    pub(super) fn retain<T>(&self, paths: &BTreeMap<String, T>) {
        self.change(|kept| kept.pages.retain(|path, _| paths.contains_key(path)));
    }

    /// The page that a view makes: as it was made before, or rendered.
    ///
    /// Every page shows the hash of the sources, and would be another after every edit. It is no part of what pages are
    /// known by; in a page that is kept the old one is replaced by the new one. Nothing else of a page can hold the
    /// hash of the very sources that it is made from. A template of the project's own may make anything of the hash: it
    /// is a part of what pages are known by then, as `own` says.
    pub(super) fn page(
        &self,
        path: &str,
        view: &mut PageView,
        own: bool,
        render: impl FnOnce(&PageView) -> Result<String, SiteError>,
    ) -> Result<String, SiteError> {
        let known_by = known_by(view, own);
        let before = self.change(|kept| kept.pages.get(path).filter(|made| made.view == known_by).cloned());
        if let Some(made) = before {
            return Ok(made.html.replace(&made.sources, &view.hash));
        }
        let html = render(view)?;
        let made = Arc::new(Made { view: known_by, sources: view.hash.clone(), html: html.clone() });
        self.change(|kept| kept.pages.insert(path.to_owned(), made));
        Ok(html)
    }

    /// Nothing that is done under the lock can panic halfway: what is kept is whole even where another thread did.
    fn change<T>(&self, change: impl FnOnce(&mut Kept) -> T) -> T {
        change(&mut self.kept.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

fn known_by(view: &mut PageView, own: bool) -> blake3::Hash {
    let sources = std::mem::take(&mut view.hash);
    // Writing into memory fails only for maps whose keys are not text, which no view has.
    let mut said = serde_json::to_vec(view).unwrap_or_default();
    if own {
        said.extend(sources.as_bytes());
    }
    view.hash = sources;
    blake3::hash(&said)
}

/// What pages are made with beside their views: the templates, where the theme's files are published, what the project
/// sets, the language.
pub(super) fn look(theme: &Theme, assets: &Files, config: &SiteConfig, language: Language) -> blake3::Hash {
    let mut hasher = blake3::Hasher::new();
    let mut say = |bytes: &[u8]| {
        hasher.update(&(bytes.len() as u64).to_le_bytes());
        hasher.update(bytes);
    };
    for (name, template) in theme.templates() {
        say(name.as_bytes());
        say(&template);
    }
    for name in assets.keys() {
        say(name.as_bytes());
    }
    say(format!("{:?}", config.settings).as_bytes());
    say(language.tag().as_bytes());
    hasher.finalize()
}

#[cfg(test)]
mod tests {
    use std::cell::Cell;

    use super::super::Maker;
    use super::*;
    use crate::sources::MemorySources;
    use crate::workspace::compile;

    const PLAN: &str = "plan p \"Plan\" {\n  period 2025\n  mål a \"A\" {\n    indikator n \"N\" {\n      enhet procent\n      utfall 2025: 1\n    }\n  }\n  mål b \"B\"\n}\n";

    /// The pages that are rendered where this plan is built after what `pages` has seen.
    fn rendered(pages: &Pages, plan: &str, own: bool) -> Vec<String> {
        let compilation = compile(&MemorySources::new([("p.plan", plan)]));
        assert!(compilation.checked.plan.items.len() > 3, "{:?}", compilation.diagnostics);
        let publication = compilation.publication();
        let maker = Maker::new(&publication).unwrap();
        let mut rendered = Vec::new();
        for (path, mut view) in maker.views() {
            let hash = view.hash.clone();
            let anew = Cell::new(false);
            let render = |view: &PageView| {
                anew.set(true);
                Ok(format!("{} of {}", path, view.hash))
            };
            let html = pages.page(&path, &mut view, own, render).unwrap();
            assert_eq!(html, format!("{path} of {hash}"));
            assert_eq!(view.hash, hash);
            rendered.extend(anew.get().then(|| path.clone()));
        }
        rendered
    }

    #[test]
    fn only_what_is_otherwise_is_rendered_again() {
        let pages = Pages::default();
        let all = rendered(&pages, PLAN, false);
        assert!(all.len() > 10 && all.contains(&"goals/p/b.html".to_owned()), "{all:?}");
        assert_eq!(rendered(&pages, PLAN, false), [""; 0]);
        let edited = PLAN.replace("2025: 1", "2025: 2");
        let again = rendered(&pages, &edited, false);
        assert!(again.iter().any(|path| path.starts_with("indicators/")), "{again:?}");
        assert!(!again.contains(&"goals/p/b.html".to_owned()), "{again:?}");
        assert!(again.len() < all.len(), "{again:?}");
    }

    #[test]
    fn a_template_of_ones_own_sees_every_hash() {
        let pages = Pages::default();
        let all = rendered(&pages, PLAN, true);
        assert_eq!(rendered(&pages, PLAN, true), [""; 0]);
        assert_eq!(rendered(&pages, &PLAN.replace("2025: 1", "2025: 2"), true), all);
    }

    #[test]
    fn what_was_made_with_another_look_is_forgotten() {
        let pages = Pages::default();
        pages.begin(blake3::hash(b"one"));
        let all = rendered(&pages, PLAN, false);
        pages.begin(blake3::hash(b"one"));
        assert_eq!(rendered(&pages, PLAN, false), [""; 0]);
        pages.begin(blake3::hash(b"another"));
        assert_eq!(rendered(&pages, PLAN, false), all);
        pages.retain(&BTreeMap::<String, ()>::new());
        assert_eq!(rendered(&pages, PLAN, false), all);
    }
}
