//! Links to other hosts, asked for over the network: `planc build --check-links=all`.

use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;
use std::time::Duration;

use ureq::{Agent, Error};

/// So many addresses are asked for at once.
const AT_ONCE: usize = 8;

/// An answer that takes longer says nothing of the link.
const PATIENCE: Duration = Duration::from_secs(15);

/// What became of an address.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) enum Answer {
    /// Something is there.
    Found,
    /// Nothing is there: the host says so, or there is no such host.
    Gone(String),
    /// The host did not say, or not to programs; a reader with a browser may well get there.
    Unclear(String),
}

/// Asks for each address, and gives the answers in the same order.
pub(super) fn ask(addresses: &[&str]) -> Vec<Answer> {
    let agent: Agent = Agent::config_builder()
        .timeout_global(Some(PATIENCE))
        .http_status_as_error(false)
        .user_agent(concat!("planc/", env!("CARGO_PKG_VERSION")))
        .build()
        .into();
    let answers: Vec<Mutex<Option<Answer>>> = addresses.iter().map(|_| Mutex::new(None)).collect();
    let next = AtomicUsize::new(0);
    thread::scope(|scope| {
        for _ in 0..AT_ONCE.min(addresses.len()) {
            scope.spawn(|| {
                while let Some(at) = Some(next.fetch_add(1, Ordering::Relaxed)).filter(|at| *at < addresses.len()) {
                    let answer = ask_one(&agent, addresses[at]);
                    if let Ok(mut place) = answers[at].lock() {
                        *place = Some(answer);
                    }
                }
            });
        }
    });
    let given = |place: Mutex<Option<Answer>>| place.into_inner().ok().flatten();
    answers.into_iter().map(|place| given(place).unwrap_or_else(|| Answer::Unclear(String::new()))).collect()
}

fn ask_one(agent: &Agent, address: &str) -> Answer {
    let address = address.split('#').next().unwrap_or(address);
    // Some hosts answer wrongly to the question that asks for no content.
    match status(agent.head(address).call()) {
        Answer::Found => Answer::Found,
        _ => status(agent.get(address).call()),
    }
}

fn status<T>(response: Result<ureq::http::Response<T>, Error>) -> Answer {
    match response {
        Ok(response) => match response.status() {
            status if status.is_success() || status.is_redirection() => Answer::Found,
            status if matches!(status.as_u16(), 404 | 410) => Answer::Gone(status.as_u16().to_string()),
            status => Answer::Unclear(status.as_u16().to_string()),
        },
        Err(error @ (Error::HostNotFound | Error::BadUri(_))) => Answer::Gone(error.to_string()),
        Err(error) => Answer::Unclear(error.to_string()),
    }
}
