//! The development server: the site of the latest good build, from memory, on this machine alone. Pages that are open in
//! a browser reload when there is a new build, and show what is wrong while there is none.

#![allow(clippy::disallowed_methods, reason = "this is where the network is listened to")]

mod answer;
mod faults;

use std::io;
use std::net::{Ipv4Addr, SocketAddr, TcpListener};
use std::sync::Arc;
use std::thread;

use tokio::sync::watch;

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
#[derive(Default)]
struct Shown {
    /// The latest good build; nothing where there has been none.
    files: Option<Arc<Files>>,
    /// Another for each build, in each process: a page knows by it whether it is old.
    build: String,
    /// What is wrong with the plan as it is now, for the reader of a page.
    panel: Option<Panel>,
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

    /// Shows a new build.
    pub fn show(&mut self, files: Files) {
        self.builds += 1;
        let build = format!("{}-{}", std::process::id(), self.builds);
        self.shown.send_replace(Arc::new(Shown { files: Some(Arc::new(files)), build, panel: None }));
    }

    /// Says what is wrong, beside the latest good build.
    pub fn warn(&self, panel: Panel) {
        self.shown.send_modify(|shown| {
            let (files, build) = (shown.files.clone(), shown.build.clone());
            *shown = Arc::new(Shown { files, build, panel: Some(panel) });
        });
    }
}

fn listen(port: Option<u16>) -> io::Result<TcpListener> {
    let at = |port| TcpListener::bind((Ipv4Addr::LOCALHOST, port));
    match port {
        Some(port) => at(port),
        None => (PORT..PORT + PORTS_TRIED).map(at).find(Result::is_ok).unwrap_or_else(|| at(0)),
    }
}
