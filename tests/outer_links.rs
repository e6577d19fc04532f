//! Links to other hosts, asked for over the network: of a host that the test itself is.

#![allow(clippy::expect_used, reason = "a test")]

use std::fs;
use std::io::{BufRead, BufReader, Write};
use std::net::{TcpListener, TcpStream};
use std::path::Path;
use std::thread;

use snapbox::cmd::{Command, cargo_bin};
use tempfile::TempDir;

/// A host where `/there` is there, `/only-get` is there for who asks for its content, `/closed` is for nobody, and
/// nothing else is. Gives its address.
fn host() -> String {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
    let address = format!("http://{}", listener.local_addr().expect("an address"));
    thread::spawn(move || listener.incoming().flatten().for_each(answer));
    address
}

fn answer(mut stream: TcpStream) {
    let mut line = String::new();
    let mut reader = BufReader::new(stream.try_clone().expect("a second handle"));
    let _ = reader.read_line(&mut line);
    let mut header = String::new();
    while reader.read_line(&mut header).is_ok_and(|read| read > 2) {
        header.clear();
    }
    let status = match line.split(' ').collect::<Vec<_>>()[..] {
        [_, "/there", ..] | ["GET", "/only-get", ..] => "200 OK",
        ["HEAD", "/only-get", ..] => "405 Method Not Allowed",
        [_, "/closed", ..] => "403 Forbidden",
        _ => "404 Not Found",
    };
    let _ = write!(stream, "HTTP/1.1 {status}\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
}

fn build(folder: &Path, text: &str, links: &str) -> (bool, String) {
    fs::write(folder.join("a.plan"), text).expect("a plan");
    let command = Command::new(cargo_bin!("planc")).current_dir(folder).args(["build", links, "--language", "sv"]);
    let output = command.env("NO_PROXY", "*").stdin("").output().expect("planc runs");
    (output.status.success(), String::from_utf8_lossy(&output.stderr).into_owned())
}

fn plan(address: &str, paths: &[&str]) -> String {
    let links: Vec<String> = paths.iter().map(|path| format!("[här]({address}/{path})")).collect();
    format!("plan p \"P\" {{\n  sammanfattning \"{}\"\n}}\n", links.join(" "))
}

#[test]
fn what_is_not_there_stops_the_build() {
    let (folder, host) = (TempDir::new().expect("a folder"), host());
    let text = plan(&host, &["there", "gone", "there#place"]);
    let (well, said) = build(folder.path(), &text, "--check-links=all");
    assert!(!well, "{said}");
    assert!(
        said.contains("a.plan:2: ") && said.contains(&format!("”{host}/gone” leder till något som inte finns (404)")),
        "{said}"
    );
    assert!(said.contains("1 länk leder ingenstans"), "{said}");
    assert!(!folder.path().join("public").exists());
}

#[test]
fn what_cannot_be_tried_is_only_said() {
    let (folder, host) = (TempDir::new().expect("a folder"), host());
    // A port that nobody listens to any more.
    let silent = TcpListener::bind("127.0.0.1:0").and_then(|listener| listener.local_addr()).expect("an address");
    let text =
        plan(&host, &["there", "only-get", "closed"]).replace("\"\n}", &format!(" [x](http://{silent}/x)\"\n}}"));
    let (well, said) = build(folder.path(), &text, "--check-links=all");
    assert!(well, "{said}");
    assert!(said.contains(&format!("”{host}/closed” gick inte att pröva (403)")), "{said}");
    assert!(said.contains(&format!("”http://{silent}/x” gick inte att pröva (")), "{said}");
    assert!(!said.contains("only-get") && !said.contains("/there"), "{said}");
    assert!(said.contains("Alla länkar leder rätt"), "{said}");
    assert!(folder.path().join("public/index.html").exists());
}

#[test]
fn other_hosts_are_asked_on_request_alone() {
    let (folder, host) = (TempDir::new().expect("a folder"), host());
    let text = plan(&host, &["gone"]);
    for links in ["--check-links", "--check-links=inner"] {
        let (well, said) = build(folder.path(), &text, links);
        assert!(well && !said.contains("gone"), "{said}");
    }
}
