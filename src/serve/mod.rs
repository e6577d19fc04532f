//! The development server: the site of the latest good build, from memory, on this machine alone. Pages that are open in
//! a browser reload when there is a new build, and show what is wrong while there is none.

#![allow(clippy::disallowed_methods, reason = "this is where the network is listened to")]

mod answer;
mod faults;

use std::io;
use std::net::{Ipv4Addr, SocketAddr, TcpListener};
use std::sync::Arc;
use std::sync::mpsc::{Sender, channel};
use std::thread;

use tokio::sync::{oneshot, watch};

use crate::emit::Files;
pub use faults::{Editor, Panel};

/// Where a browser finds the site, unless another port is asked for.
pub const PORT: u16 = 4400;

/// So many ports are tried, where none is asked for.
const PORTS_TRIED: u16 = 20;

/// A server that is running. It ends with the process.
pub struct Server {
    address: SocketAddr,
    shown: watch::Sender<Arc<Shown>>,
    builds: u64,
}

/// What is served now.
#[derive(Clone, Default)]
struct Shown {
    /// The latest good build.
    site: Site,
    /// Another for each build, in each process: a page knows by it whether it is old.
    build: String,
    /// What is wrong with the plan as it is now, for the reader of a page.
    panel: Option<Panel>,
}

/// The files of a build, as far as they are made.
#[derive(Clone, Default)]
enum Site {
    /// There has been no good build.
    #[default]
    Nothing,
    /// They are being made; a page that somebody waits for is made at once.
    Making(Sender<Asked>),
    /// All of them.
    Whole(Arc<Files>),
}

/// A file that somebody waits for.
struct Asked {
    path: String,
    /// Takes the file; nothing where it comes only with all others.
    answer: oneshot::Sender<Option<Vec<u8>>>,
}

impl Server {
    /// Begins to serve on a port of this machine, the first free one from [`PORT`] where none is asked for.
    ///
    /// # Errors
    ///
    /// When no port is free, or the one that is asked for is not.
    pub fn open(port: Option<u16>) -> io::Result<Self> {
        let listener = listen(port)?;
        let address = listener.local_addr()?;
        listener.set_nonblocking(true)?;
        let (shown, seen) = watch::channel(Arc::default());
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
        thread::spawn(move || {
            runtime.block_on(async {
                let listener = tokio::net::TcpListener::from_std(listener)?;
                axum::serve(listener, answer::router(seen)).await
            })
        });
        Ok(Server { address, shown, builds: 0 })
    }

    /// Where the start page is.
    pub fn url(&self) -> String {
        format!("http://{}/", self.address)
    }

    /// Shows a new build while it is made: `one` makes a page that somebody waits for, `all` makes everything. Where that
    /// fails, what was shown before is shown again.
    ///
    /// # Errors
    ///
    /// What `all` fails with.
    pub fn show<E>(
        &mut self,
        one: impl Fn(&str) -> Option<Vec<u8>> + Sync,
        all: impl FnOnce() -> Result<Files, E>,
    ) -> Result<(), E> {
        let before = self.shown.borrow().clone();
        self.builds += 1;
        let build = format!("{}-{}", std::process::id(), self.builds);
        let (ask, asked) = channel();
        let shown = |site| Arc::new(Shown { site, build: build.clone(), panel: None });
        self.shown.send_replace(shown(Site::Making(ask)));
        thread::scope(|scope| {
            scope.spawn(|| {
                for Asked { path, answer } in asked {
                    // Who asked may have gone away.
                    let _ = answer.send(one(&path));
                }
            });
            let mut unless_made = Restore { shown: &self.shown, before: Some(before) };
            let files = all()?;
            unless_made.before = None;
            // Nobody can ask any more then, and the answering ends.
            self.shown.send_replace(shown(Site::Whole(Arc::new(files))));
            Ok(())
        })
    }

    /// Says what is wrong, beside the latest good build.
    pub fn warn(&self, panel: Panel) {
        self.shown.send_modify(|shown| *shown = Arc::new(Shown { panel: Some(panel), ..Shown::clone(shown) }));
    }
}

/// Shows again what was shown before, if the making ends without a site: with an error or in a panic. What is being made
/// would be waited for otherwise, for ever.
struct Restore<'a> {
    shown: &'a watch::Sender<Arc<Shown>>,
    before: Option<Arc<Shown>>,
}

impl Drop for Restore<'_> {
    fn drop(&mut self) {
        if let Some(before) = self.before.take() {
            self.shown.send_replace(before);
        }
    }
}

fn listen(port: Option<u16>) -> io::Result<TcpListener> {
    let at = |port| TcpListener::bind((Ipv4Addr::LOCALHOST, port));
    match port {
        Some(port) => at(port),
        None => (PORT..PORT + PORTS_TRIED).map(at).find(Result::is_ok).unwrap_or_else(|| at(0)),
    }
}

#[cfg(test)]
mod tests {
    use std::panic::{AssertUnwindSafe, catch_unwind};

    use super::*;

    #[test]
    fn what_was_shown_is_shown_again_where_a_build_fails_or_panics() {
        let mut server = Server::open(Some(0)).unwrap();
        let site = Files::from([("index.html".to_owned(), b"first".to_vec())]);
        server.show(|_| None, || Ok::<_, ()>(site)).unwrap();
        let first = server.shown.borrow().build.clone();
        assert_eq!(server.show(|_| None, || Err("fault")), Err("fault"));
        assert_eq!(server.shown.borrow().build, first);
        let panicking = || server.show(|_| None, || -> Result<Files, ()> { panic!("while it is made") });
        assert!(catch_unwind(AssertUnwindSafe(panicking)).is_err());
        assert_eq!(server.shown.borrow().build, first);
    }
}
