//! Plans that stand in the documentation: read out of a page, compiled, shown as a writer would see them.

#![allow(dead_code, reason = "each test file uses a part")]

use std::collections::BTreeSet;
use std::io;

use planc::diagnostic::Severity;
use planc::diagnostic::render;
use planc::emit::emit;
use planc::language::LANGUAGES;
use planc::sources::{MemorySources, Sources};
use planc::workspace::{self, Compilation};

/// The files of a sample; some of them cannot be read.
pub struct Sample {
    /// Those that can.
    pub files: MemorySources,
    /// Those that cannot.
    pub unreadable: BTreeSet<String>,
}

impl Sources for Sample {
    fn list(&self) -> io::Result<Vec<String>> {
        self.files.list()
    }

    fn list_all(&self, folder: &str) -> io::Result<Vec<String>> {
        self.files.list_all(folder)
    }

    fn read(&self, path: &str) -> io::Result<Vec<u8>> {
        if self.unreadable.contains(path) { Err(io::ErrorKind::PermissionDenied.into()) } else { self.files.read(path) }
    }
}

/// Splits a block at its lines `--- file: name`, which may say `unreadable` or `latin-1` after the name.
pub fn sample(block: &str) -> Sample {
    let mut sample = Sample { files: MemorySources::default(), unreadable: BTreeSet::new() };
    let whole = if block.starts_with("--- file: ") { block.to_owned() } else { format!("--- file: a.plan\n{block}") };
    for part in whole.split("--- file: ").skip(1) {
        let (head, text) = part.split_once('\n').unwrap_or((part, ""));
        let (name, how) = head.split_once(' ').unwrap_or((head, ""));
        let bytes = match how {
            "latin-1" => text.chars().map(|letter| u8::try_from(u32::from(letter)).unwrap_or(b'?')).collect(),
            _ => text.as_bytes().to_vec(),
        };
        if how == "unreadable" {
            sample.unreadable.insert(name.to_owned());
        }
        sample.files.0.insert(name.to_owned(), bytes);
    }
    sample
}

/// Compiles a sample. Where it has templates of its own and no fault so far, its pages are made too.
pub fn compile(sample: &Sample) -> Compilation {
    let mut compilation = workspace::compile(sample);
    let errors = compilation.diagnostics.iter().any(|found| found.severity == Severity::Error);
    if !errors && !compilation.theme.own().is_empty() {
        let made = emit(&compilation.publication());
        if let Err(error) = made {
            compilation.take_fault(error).unwrap_or_else(|error| panic!("no file is blamed for {error}"));
        }
    }
    compilation
}

/// All messages of a compilation, in every language.
pub fn rendered(compilation: &Compilation) -> Vec<String> {
    let styles = LANGUAGES.map(|language| render::Style { language, color: false, width: None });
    let one = |style: &render::Style| {
        compilation
            .diagnostics
            .iter()
            .map(|diagnostic| render::render(diagnostic, &compilation.sources, *style))
            .collect::<Vec<_>>()
            .join("\n")
    };
    styles.iter().map(one).collect()
}
