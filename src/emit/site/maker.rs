//! Makes the pages of a site: all of them, or one that somebody waits for.

use std::collections::BTreeMap;

use minijinja::Environment;
use minijinja::value::Serde;
use rayon::prelude::*;

use super::address::{NOT_FOUND, SEARCH};
use super::blocks::PageView;
use super::pages::Pages;
use super::redirects::Redirects;
use super::{Job, Site, SiteError, environment, feed, pages, search, theme};
use crate::emit::{Files, Publication};
use crate::theme::is_template;

/// A site whose pages are not made yet.
pub struct Maker<'a> {
    site: Site<'a>,
    environment: Environment<'static>,
    redirects: Redirects,
    /// What the theme publishes beside pages.
    assets: Files,
    /// The page of each path.
    jobs: BTreeMap<String, Job>,
    /// What was made before.
    pages: Option<&'a Pages>,
    /// Whether the project has templates of its own.
    own_templates: bool,
}

/// A page, and its tables as files of their own.
type Made = (Vec<u8>, Vec<(String, Vec<u8>)>);

impl<'a> Maker<'a> {
    /// All that pages share.
    ///
    /// # Errors
    ///
    /// When a template of the theme is wrong in itself.
    pub fn new(publication: &Publication<'a>) -> Result<Self, SiteError> {
        let look = || {
            let mut assets = Files::new();
            let environment = environment(publication, &mut assets)?;
            environment.get_template(theme::PAGE).map_err(SiteError::Template)?;
            Ok((environment, assets))
        };
        let places = || {
            let site = Site::new(publication);
            let redirects = Redirects::new(&site);
            let jobs: BTreeMap<String, Job> = site.jobs().into_iter().collect();
            (site, redirects, jobs)
        };
        let (look, (site, redirects, jobs)) = rayon::join(look, places);
        let (environment, assets) = look?;
        let Publication { theme, pages, .. } = *publication;
        if let Some(pages) = pages {
            let config = &site.plan().config.site;
            pages.begin(pages::look(theme, &assets, config, site.language));
        }
        let own_templates = theme.own().keys().any(|path| is_template(path));
        Ok(Maker { site, environment, redirects, assets, jobs, pages, own_templates })
    }

    /// One page, or one file of the theme. Nothing where there is neither, or it comes only with all others: what the
    /// search looks through, old addresses, tables, calendars.
    ///
    /// # Errors
    ///
    /// When a template of the theme does not fit the page.
    pub fn file(&self, path: &str) -> Result<Option<Vec<u8>>, SiteError> {
        if let Some(asset) = self.assets.get(path) {
            return Ok(Some(asset.clone()));
        }
        self.jobs.get(path).map(|job| self.page(path, job)).transpose().map(|made| made.map(|(page, _)| page))
    }

    /// The whole site.
    ///
    /// # Errors
    ///
    /// When a template of the theme does not fit a page.
    pub fn all(&self) -> Result<Files, SiteError> {
        let site = &self.site;
        let pages = || {
            let made = self.jobs.par_iter().map(|(path, job)| Ok((path, self.page(path, job)?)));
            made.collect::<Result<Vec<(&String, Made)>, SiteError>>()
        };
        let index = || site.has_search().then(|| search::index(site));
        let (pages, index) = rayon::join(pages, index);
        if let Some(pages) = self.pages {
            pages.retain(&self.jobs);
        }
        let listed: Vec<String> = self.jobs.keys().filter(|path| *path != NOT_FOUND).cloned().collect();
        let mut files = self.assets.clone();
        for (path, (page, tables)) in pages? {
            files.insert(path.clone(), page);
            files.extend(tables);
        }
        if let Some((folder, index)) = index {
            files.extend(index);
            files.insert(SEARCH.to_owned(), self.page(SEARCH, &Job::Search(folder))?.0);
        }
        self.redirects.push(site, &mut files);
        feed::push(site, &listed, &mut files);
        site.calendar.push(site, &mut files);
        Ok(files)
    }

    fn page(&self, path: &str, job: &Job) -> Result<Made, SiteError> {
        let template = self.environment.get_template(theme::PAGE).map_err(SiteError::Template)?;
        let (mut view, tables) = self.site.page(path, job);
        let render = |view: &PageView| template.render(Serde(view)).map_err(|error| SiteError::of_page(error, view));
        let html = match self.pages {
            Some(pages) => pages.page(path, &mut view, self.own_templates, render)?,
            None => render(&view)?,
        };
        Ok((self.redirects.with_old_places(html).into_bytes(), tables))
    }

    /// Each page as its template is given it.
    #[cfg(test)]
    pub(super) fn views(&self) -> impl Iterator<Item = (String, PageView)> {
        self.jobs.iter().map(|(path, job)| (path.clone(), self.site.page(path, job).0))
    }
}
