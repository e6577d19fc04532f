//! Answers to a browser.

use std::convert::Infallible;
use std::sync::Arc;

use axum::Router;
use axum::body::Body;
use axum::extract::{Request, State};
use axum::http::header::{ALLOW, CACHE_CONTROL, CONTENT_TYPE, HOST, LOCATION};
use axum::http::{Method, StatusCode};
use axum::middleware::{self, Next};
use axum::response::sse::{Event, KeepAlive, Sse};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use percent_encoding::percent_decode_str;
use serde::Serialize;
use tokio::sync::oneshot;
use tokio::sync::watch::Receiver;
use tokio_stream::wrappers::WatchStream;
use tokio_stream::{Stream, StreamExt};

use super::{Asked, Panel, Shown, Site};
use crate::emit::Files;

/// What a page runs to know of new builds.
const CLIENT: &str = include_str!("client.js");
const CLIENT_PATH: &str = "/__planc/client.js";
const EVENTS_PATH: &str = "/__planc/events";
const HTML: &str = "text/html; charset=utf-8";

/// Where there is no build yet: the client fills it with what is wrong.
const NOTHING_YET: &str = "<!DOCTYPE html>\n<html>\n<head>\n<meta charset=\"utf-8\">\n\
    <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
    <meta name=\"color-scheme\" content=\"light dark\">\n<title>planc</title>\n</head>\n<body>\n</body>\n</html>\n";

type Seen = Receiver<Arc<Shown>>;

pub(super) fn router(seen: Seen) -> Router {
    Router::new()
        .route(EVENTS_PATH, get(events))
        .route(CLIENT_PATH, get(|| async { answer(StatusCode::OK, "text/javascript; charset=utf-8", CLIENT) }))
        .fallback(page)
        .layer(middleware::from_fn(only_this_machine))
        .with_state(seen)
}

/// A page of another site must not read the plan through a name of its own that leads here.
async fn only_this_machine(request: Request, next: Next) -> Response {
    let host = request.headers().get(HOST).and_then(|host| host.to_str().ok()).unwrap_or_default();
    let name = host.rsplit_once(':').map_or(host, |(name, _)| name);
    if matches!(name, "localhost" | "127.0.0.1") {
        return next.run(request).await;
    }
    answer(StatusCode::FORBIDDEN, "text/plain; charset=utf-8", "localhost")
}

/// What the client is told.
#[derive(Serialize)]
struct Told<'a> {
    build: &'a str,
    panel: Option<&'a Panel>,
}

/// Each build, and each fault, from the one that is there on.
async fn events(State(seen): State<Seen>) -> Sse<impl Stream<Item = Result<Event, Infallible>>> {
    let told = WatchStream::new(seen).map(|shown| {
        let told = Told { build: &shown.build, panel: shown.panel.as_ref() };
        let told = serde_json::to_string(&told).unwrap_or_default();
        Ok(Event::default().event("shown").data(told))
    });
    Sse::new(told).keep_alive(KeepAlive::default())
}

async fn page(State(mut seen): State<Seen>, request: Request) -> Response {
    if !matches!(*request.method(), Method::GET | Method::HEAD) {
        return (StatusCode::METHOD_NOT_ALLOWED, [(ALLOW, "GET, HEAD")]).into_response();
    }
    let path = percent_decode_str(request.uri().path().trim_start_matches('/')).decode_utf8_lossy().into_owned();
    let index = if path.is_empty() || path.ends_with('/') { format!("{path}index.html") } else { path.clone() };
    loop {
        let shown = seen.borrow_and_update().clone();
        let build = shown.build.as_str();
        match &shown.site {
            Site::Nothing => {
                return answer(StatusCode::SERVICE_UNAVAILABLE, HTML, with_client(NOTHING_YET.as_bytes(), build));
            }
            Site::Whole(files) => return of_whole(files, &path, &index, build),
            Site::Making(asked) => {
                let (answer, answered) = oneshot::channel();
                let _ = asked.send(Asked { path: index.clone(), answer });
                if let Ok(Some(bytes)) = answered.await {
                    return file(StatusCode::OK, &index, &bytes, build);
                }
            }
        }
        // The sender goes with this: as long as anybody has one, the answering goes on.
        drop(shown);
        if seen.changed().await.is_err() {
            return StatusCode::SERVICE_UNAVAILABLE.into_response();
        }
    }
}

fn of_whole(files: &Files, path: &str, index: &str, build: &str) -> Response {
    if let Some(bytes) = files.get(index) {
        return file(StatusCode::OK, index, bytes, build);
    }
    if files.contains_key(&format!("{path}/index.html")) {
        return (StatusCode::FOUND, [(LOCATION, format!("/{path}/"))]).into_response();
    }
    match files.get("404.html") {
        Some(bytes) => file(StatusCode::NOT_FOUND, "404.html", bytes, build),
        None => answer(StatusCode::NOT_FOUND, HTML, with_client(NOTHING_YET.as_bytes(), build)),
    }
}

fn file(status: StatusCode, path: &str, bytes: &[u8], build: &str) -> Response {
    if path.ends_with(".html") {
        return answer(status, HTML, with_client(bytes, build));
    }
    let kind = mime_guess::from_path(path).first_or_octet_stream();
    let kind = match (kind.type_().as_str(), kind.subtype().as_str()) {
        ("text", _) | (_, "json" | "javascript" | "xml") => format!("{kind}; charset=utf-8"),
        _ => kind.to_string(),
    };
    answer(status, &kind, bytes.to_vec())
}

fn answer(status: StatusCode, kind: &str, body: impl Into<Body>) -> Response {
    (status, [(CONTENT_TYPE, kind), (CACHE_CONTROL, "no-store")], body.into()).into_response()
}

/// A page, with the client at its end. The files themselves are those of a build, to the byte.
fn with_client(html: &[u8], build: &str) -> Vec<u8> {
    const END: &[u8] = b"</body>";
    let at = html.windows(END.len()).rposition(|window| window == END).unwrap_or(html.len());
    let client = format!("<script src=\"{CLIENT_PATH}\" data-build=\"{build}\"></script>\n");
    [&html[..at], client.as_bytes(), &html[at..]].concat()
}
