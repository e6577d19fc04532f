//! A sign of life on a terminal, for work that takes a while.

use std::io;
use std::sync::mpsc::{RecvTimeoutError, Sender, channel};
use std::thread::{self, JoinHandle};
use std::time::Duration;

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use crate::sources::{DiskSources, Sources};

/// Work shorter than this shows nothing.
const A_WHILE: Duration = Duration::from_millis(500);
const TICK: Duration = Duration::from_millis(100);

/// Work that is under way; taken off the terminal when dropped.
pub(super) struct Progress {
    bar: ProgressBar,
    timer: Option<(Sender<()>, JoinHandle<()>)>,
}

impl Progress {
    /// Shows nothing at all.
    pub fn hidden() -> Self {
        Progress { bar: ProgressBar::hidden(), timer: None }
    }

    /// Shows `text` and what is counted, once the work has taken a while.
    pub fn after_a_while(text: String) -> Self {
        let bar = ProgressBar::with_draw_target(None, ProgressDrawTarget::hidden());
        bar.set_message(text);
        let (done, wait) = channel();
        let shown = bar.clone();
        let timer = thread::spawn(move || {
            if wait.recv_timeout(A_WHILE) == Err(RecvTimeoutError::Timeout) {
                shown.set_draw_target(ProgressDrawTarget::stderr());
                shown.enable_steady_tick(TICK);
            }
        });
        Progress { bar, timer: Some((done, timer)) }
    }

    /// The sources, counted as they are read.
    pub fn watch<'a>(&'a self, sources: &'a DiskSources) -> impl Sources {
        if let Ok(style) = ProgressStyle::with_template("{spinner} {msg} {pos}/{len}") {
            self.bar.set_style(style);
        }
        Watched { sources, bar: &self.bar }
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        if let Some((done, timer)) = self.timer.take() {
            drop(done);
            // The thread holds nothing that could be left half done.
            let _ = timer.join();
        }
        self.bar.finish_and_clear();
    }
}

struct Watched<'a> {
    sources: &'a DiskSources,
    bar: &'a ProgressBar,
}

impl Sources for Watched<'_> {
    fn list(&self) -> io::Result<Vec<String>> {
        let paths = self.sources.list()?;
        self.bar.set_length(paths.len() as u64);
        Ok(paths)
    }

    fn list_all(&self, folder: &str) -> io::Result<Vec<String>> {
        self.sources.list_all(folder)
    }

    fn read(&self, path: &str) -> io::Result<Vec<u8>> {
        self.bar.inc(1);
        self.sources.read(path)
    }
}
