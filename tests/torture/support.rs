//! planc in a process of its own, what it serves, and what it should.

use std::collections::BTreeMap;
use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::{Duration, Instant};

use planc::emit::{Files, emit};
use planc::sources::DiskSources;
use planc::workspace::compile;

/// What is waited for comes long before, or never.
const PATIENCE: Duration = Duration::from_secs(60);

/// How many saves the long form makes: `PLANC_TORTURE`; nothing in the short form.
pub fn long_form() -> Option<usize> {
    std::env::var("PLANC_TORTURE").ok().and_then(|count| count.parse().ok())
}

/// How often something is done: as given, or a part of what the long form asks for.
pub fn times(short: usize, part: usize) -> usize {
    long_form().map_or(short, |count| (count / part).max(short))
}

/// Numbers that are the same each time.
pub struct Dice(pub u64);

impl Dice {
    pub fn below(&mut self, end: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % end as u64) as usize
    }
}

/// Copies the example that everything here is done to.
pub fn hello(to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/hello")).unwrap().flatten() {
        if entry.path().is_file() {
            fs::copy(entry.path(), to.join(entry.file_name())).unwrap();
        }
    }
}

/// Replaces a text in a file.
pub fn edit(path: &Path, from: &str, to: &str) {
    let text = fs::read_to_string(path).unwrap();
    assert!(text.contains(from), "{} does not hold {from}", path.display());
    fs::write(path, text.replace(from, to)).unwrap();
}

/// What a first build of a project gives, as it is now.
pub fn clean(project: &Path) -> Files {
    let compilation = compile(&DiskSources::open(project).unwrap());
    let files = emit(&compilation.publication()).unwrap();
    assert!(files.len() > 50, "{:?}", compilation.diagnostics);
    files
}

/// What stands in a folder, hidden files too; nothing where there is no folder. The mark that planc leaves in it is
/// there, and is left out.
pub fn written(folder: &Path) -> Option<Files> {
    let mut files = BTreeMap::new();
    collect(folder, "", &mut files)?;
    assert!(files.remove(".planc").is_some(), "{} is not marked", folder.display());
    Some(files)
}

fn collect(folder: &Path, within: &str, files: &mut Files) -> Option<()> {
    for entry in fs::read_dir(folder).ok()?.map(Result::unwrap) {
        let name = format!("{within}{}", entry.file_name().to_string_lossy());
        if entry.file_type().unwrap().is_dir() {
            collect(&entry.path(), &format!("{name}/"), files)?;
        } else {
            files.insert(name, fs::read(entry.path()).unwrap());
        }
    }
    Some(())
}

/// The names in a folder, in order.
pub fn names(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).unwrap().map(Result::unwrap);
    let mut names: Vec<String> = entries.map(|entry| entry.file_name().to_string_lossy().into_owned()).collect();
    names.sort();
    names
}

/// planc, as it goes on.
pub struct Planc {
    pub child: Child,
    said: Arc<Mutex<String>>,
}

impl Planc {
    /// Begins `planc watch` or `planc serve`, and waits for the first build.
    pub fn new(what: &str, project: &Path, options: &[&str]) -> Self {
        Planc::start(Command::new(env!("CARGO_BIN_EXE_planc")), what, project, options)
    }

    /// As above, by a command that ends in planc.
    pub fn start(mut command: Command, what: &str, project: &Path, options: &[&str]) -> Self {
        command.arg(what).arg(project).args(options).stdin(Stdio::null()).stderr(Stdio::piped());
        let mut child = command.spawn().unwrap();
        let said = Arc::new(Mutex::new(String::new()));
        let (heard, mut stderr) = (said.clone(), child.stderr.take().unwrap());
        thread::spawn(move || {
            let mut bytes = [0; 4096];
            while let Ok(count @ 1..) = stderr.read(&mut bytes) {
                heard.lock().unwrap().push_str(&String::from_utf8_lossy(&bytes[..count]));
            }
        });
        let planc = Planc { child, said };
        planc.until("the first build", || planc.rounds() == 1);
        planc
    }

    /// Everything that it has said.
    pub fn said(&self) -> String {
        self.said.lock().unwrap().clone()
    }

    /// How many builds have ended.
    pub fn rounds(&self) -> usize {
        self.said().matches("Ctrl+C").count()
    }

    /// Waits until something is so.
    pub fn until(&self, what: &str, is_so: impl Fn() -> bool) {
        let start = Instant::now();
        while !is_so() {
            let said = self.said();
            assert!(start.elapsed() < PATIENCE, "{what} did not come:\n{}", &said[said.len().saturating_sub(4000)..]);
            thread::sleep(Duration::from_millis(5));
        }
    }

    /// Waits until an output folder holds what a first build of the project gives, as it is now.
    pub fn until_written(&self, project: &Path, output: &Path) {
        let clean = clean(project);
        self.until("the output of a clean build", || {
            fs::read(output.join("index.html")).is_ok_and(|start| start == clean["index.html"])
                && written(output).is_some_and(|files| files == clean)
        });
    }

    /// Waits until everything that is served is what a first build of the project gives, as it is now, and nothing is
    /// said to be wrong.
    pub fn until_served(&self, project: &Path) {
        let clean = clean(project);
        let host = self.host();
        let is_so = |path: &str| {
            let (status, body) = get(&host, path);
            status == 200 && clean[path] == if path.ends_with(".html") { without_client(&body) } else { body }
        };
        self.until("the site of a clean build", || is_so("index.html"));
        self.until("no panel", || panel(&host).is_null());
        for path in clean.keys() {
            assert!(is_so(path), "{path} is not what a build gives");
        }
    }

    fn host(&self) -> String {
        let said = self.said();
        let (_, at) = said.split_once("http://").unwrap();
        at.split('/').next().unwrap().to_owned()
    }
}

impl Drop for Planc {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn ask(host: &str, path: &str) -> BufReader<TcpStream> {
    let mut stream = TcpStream::connect(host).unwrap();
    stream.set_read_timeout(Some(PATIENCE)).unwrap();
    write!(stream, "GET /{path} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n").unwrap();
    BufReader::new(stream)
}

fn get(host: &str, path: &str) -> (u16, Vec<u8>) {
    let mut bytes = Vec::new();
    ask(host, path).read_to_end(&mut bytes).unwrap();
    let end = bytes.windows(4).position(|window| window == b"\r\n\r\n").unwrap();
    let head = String::from_utf8_lossy(&bytes[..end]).into_owned();
    (head.split(' ').nth(1).unwrap().parse().unwrap(), bytes[end + 4..].to_vec())
}

/// What pages are told to be wrong just now.
fn panel(host: &str) -> serde_json::Value {
    let mut lines = ask(host, "__planc/events").lines().map(Result::unwrap);
    let told = lines.find_map(|line| line.strip_prefix("data: ").map(str::to_owned)).unwrap();
    serde_json::from_str::<serde_json::Value>(&told).unwrap()["panel"].take()
}

/// A page without the script that is added to it.
fn without_client(html: &[u8]) -> Vec<u8> {
    let html = String::from_utf8(html.to_vec()).unwrap();
    let Some(start) = html.rfind("<script src=\"/__planc/client.js\"") else { return html.into_bytes() };
    let end = start + html[start..].find("</script>\n").unwrap() + "</script>\n".len();
    format!("{}{}", &html[..start], &html[end..]).into_bytes()
}

/// A folder of its own, with an empty folder for a project and its name.
pub fn place() -> (tempfile::TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let project = folder.path().join("plan");
    hello(&project);
    (folder, project)
}
