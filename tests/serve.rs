//! `planc serve`: what a browser gets, by plain HTTP.

use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use planc::emit::emit;
use planc::sources::DiskSources;
use planc::workspace::compile;
use tempfile::TempDir;

/// `planc serve` on a copy of an example.
struct Serving {
    folder: TempDir,
    child: Child,
    host: String,
}

struct Answer {
    status: u16,
    head: String,
    body: Vec<u8>,
}

impl Serving {
    fn new() -> Self {
        let folder = TempDir::new().unwrap();
        for entry in fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/hello")).unwrap().flatten() {
            if entry.path().is_file() {
                fs::copy(entry.path(), folder.path().join(entry.file_name())).unwrap();
            }
        }
        let mut command = Command::new(env!("CARGO_BIN_EXE_planc"));
        command.arg("serve").arg(folder.path()).stdin(Stdio::null()).stderr(Stdio::piped());
        let mut child = command.spawn().unwrap();
        let mut said = BufReader::new(child.stderr.take().unwrap());
        let mut host = None;
        let mut line = String::new();
        while host.is_none() && said.read_line(&mut line).unwrap() > 0 {
            host =
                line.trim_end().strip_suffix('/').and_then(|line| line.split_once("http://")).map(|at| at.1.to_owned());
            line.clear();
        }
        // What it says later must be taken, or it would wait for that.
        thread::spawn(move || said.read_to_end(&mut Vec::new()));
        Serving { folder, child, host: host.expect("it says where the site is") }
    }

    fn at(&self, path: &str) -> PathBuf {
        self.folder.path().join(path)
    }

    fn edit(&self, path: &str, from: &str, to: &str) {
        let text = fs::read_to_string(self.at(path)).unwrap();
        assert!(text.contains(from), "{path} does not hold {from}");
        fs::write(self.at(path), text.replace(from, to)).unwrap();
    }

    fn send(&self, method: &str, path: &str, host: &str) -> TcpStream {
        let mut stream = TcpStream::connect(&self.host).unwrap();
        stream.set_read_timeout(Some(Duration::from_secs(60))).unwrap();
        write!(stream, "{method} {path} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n").unwrap();
        stream
    }

    fn ask(&self, method: &str, path: &str, host: &str) -> Answer {
        let mut bytes = Vec::new();
        self.send(method, path, host).read_to_end(&mut bytes).unwrap();
        let end = bytes.windows(4).position(|window| window == b"\r\n\r\n").unwrap();
        let head = String::from_utf8(bytes[..end].to_vec()).unwrap().to_lowercase();
        let status = head.split(' ').nth(1).unwrap().parse().unwrap();
        Answer { status, head, body: bytes[end + 4..].to_vec() }
    }

    fn get(&self, path: &str) -> Answer {
        self.ask("GET", path, &self.host)
    }

    fn until(&self, path: &str, text: &str) {
        let start = Instant::now();
        while !String::from_utf8_lossy(&self.get(path).body).contains(text) {
            assert!(start.elapsed() < Duration::from_secs(60), "{path} never said {text}");
            thread::sleep(Duration::from_millis(10));
        }
    }
}

impl Drop for Serving {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// A page without the script that is added to it.
fn without_client(html: &[u8]) -> Vec<u8> {
    let html = String::from_utf8(html.to_vec()).unwrap();
    let start = html.rfind("<script src=\"/__planc/client.js\"").expect("the page has the script");
    let end = start + html[start..].find("</script>\n").unwrap() + "</script>\n".len();
    format!("{}{}", &html[..start], &html[end..]).into_bytes()
}

/// All that is served is what a first build of the project as it is now gives.
fn is_a_clean_build(serving: &Serving) {
    let compilation = compile(&DiskSources::open(serving.folder.path()).unwrap());
    let files = emit(&compilation.publication()).unwrap();
    assert!(files.len() > 50);
    for (path, bytes) in &files {
        let answer = serving.get(&format!("/{path}"));
        assert_eq!(answer.status, 200, "{path}");
        let body = if path.ends_with(".html") { without_client(&answer.body) } else { answer.body };
        assert!(body == *bytes, "{path} is not what a build gives");
    }
}

#[test]
fn what_is_served_is_a_clean_build_before_and_after_a_save() {
    let serving = Serving::new();
    is_a_clean_build(&serving);
    serving.edit("goals.plan", "Open when people are free", "Open on Sundays");
    serving.until("/goals/library-2026/open.html", "Open on Sundays");
    is_a_clean_build(&serving);
    assert!(!serving.at("public").exists());
}

#[test]
fn addresses_lead_as_on_a_web_server() {
    let serving = Serving::new();
    assert!(serving.get("/").head.contains("content-type: text/html"));
    let folder = serving.get("/goals");
    assert_eq!(folder.status, 302);
    assert!(folder.head.contains("location: /goals/"), "{}", folder.head);
    assert!(serving.get("/plan.json").head.contains("application/json"));
    let missing = serving.get("/nowhere.html");
    assert_eq!(missing.status, 404);
    assert!(String::from_utf8_lossy(&missing.body).contains("client.js"));
    assert_eq!(serving.get("/../planc.toml").status, 404);
    assert_eq!(serving.ask("POST", "/", &serving.host).status, 405);
}

#[test]
fn other_sites_cannot_read_it_by_a_name_of_theirs() {
    let serving = Serving::new();
    let port = serving.host.rsplit_once(':').unwrap().1;
    assert_eq!(serving.ask("GET", "/", &format!("localhost:{port}")).status, 200);
    for host in [format!("example.org:{port}"), "127.0.0.1.example.org".to_owned()] {
        assert_eq!(serving.ask("GET", "/plan.json", &host).status, 403, "{host}");
    }
}

#[test]
fn a_port_that_is_taken_is_said_in_both_languages() {
    let taken = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = taken.local_addr().unwrap().port().to_string();
    let hello = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/hello");
    for (language, text) in [("sv", "ett annat program använder den redan"), ("en", "another program uses it already")]
    {
        let mut command = Command::new(env!("CARGO_BIN_EXE_planc"));
        command.args(["serve", "--language", language, "--port", &port]).arg(&hello);
        let output = command.output().unwrap();
        let said = String::from_utf8(output.stderr).unwrap();
        assert_eq!(output.status.code(), Some(2), "{said}");
        assert!(said.contains(&port) && said.contains(text), "{said}");
    }
}

#[test]
fn browsers_are_told_of_errors_and_of_new_builds() {
    let serving = Serving::new();
    let mut events = BufReader::new(serving.send("GET", "/__planc/events", &serving.host)).lines();
    let mut next = move || {
        let data = events.by_ref().map(Result::unwrap).find_map(|line| line.strip_prefix("data: ").map(str::to_owned));
        serde_json::from_str::<serde_json::Value>(&data.unwrap()).unwrap()
    };
    // A file that is read while it is written can be wrong for a moment: what comes after counts.
    let mut until = move |is_so: &dyn Fn(&serde_json::Value) -> bool| {
        loop {
            let told = next();
            if is_so(&told) {
                return told;
            }
        }
    };
    let first = until(&|told| told["panel"].is_null());
    serving.edit("budget.plan", "6 060", "6 070");
    let faulty = until(&|told| told["panel"]["messages"][0]["place"] == "budget.plan:18");
    assert_eq!(faulty["build"], first["build"]);
    let href = faulty["panel"]["messages"][0]["href"].as_str().unwrap();
    assert!(href.starts_with("vscode://file/") && href.ends_with("/budget.plan:18:53"), "{href}");
    assert_eq!(serving.get("/").status, 200);
    serving.edit("budget.plan", "6 070", "6 060");
    until(&|told| told["panel"].is_null() && told["build"] != first["build"]);
}
