//! An example project, and what planc says of it once a fault is in it.

use std::collections::BTreeMap;
use std::fs;
use std::ops::{Range, RangeInclusive};
use std::path::Path;

use planc::diagnostic::{Diagnostic, render};
use planc::emit;
use planc::language::Language;
use planc::sources::MemorySources;
use planc::text::Span;
use planc::workspace::{Compilation, compile};

use crate::text::{self, Line};

/// How far from a fault it may be reported, in lines.
const NEAR: usize = 2;

/// A project as it stands in the repository, without a remark.
pub struct Project {
    pub name: &'static str,
    pub sources: MemorySources,
    /// The lines of each `.plan` file.
    pub lines: BTreeMap<String, Vec<Line>>,
    pub compiled: Compilation,
    model: Vec<u8>,
}

/// A change of one place, and the lines where it can be said to have been made.
#[derive(Clone, Debug)]
pub struct Change {
    pub file: String,
    pub place: Range<usize>,
    pub new: String,
    /// Lines of the changed file, from nought.
    pub made_at: Vec<RangeInclusive<usize>>,
}

/// What a fault led to.
pub struct Outcome {
    /// Whether the compiled plan, or what is said of it, is another.
    pub meant: bool,
    /// A mark of a message stands near.
    pub near: bool,
    /// The main mark of a message stands near.
    pub near_first: bool,
    pub messages: usize,
    pub codes: Vec<&'static str>,
}

impl Project {
    pub fn read(name: &'static str) -> Self {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples").join(name);
        let mut files = BTreeMap::new();
        for entry in fs::read_dir(&folder).expect("the example's folder") {
            let path = entry.expect("a file of the example").path();
            if path.is_file() {
                let name = path.file_name().and_then(|name| name.to_str()).expect("a readable name").to_owned();
                files.insert(name, fs::read(&path).expect("a readable file"));
            }
        }
        let sources = MemorySources(files);
        let compiled = compile(&sources);
        assert!(compiled.diagnostics.is_empty(), "planc has something to say of {name}");
        let model = model(&compiled);
        let plans = sources.0.keys().filter(|path| path.ends_with(".plan"));
        let lines = plans.map(|path| (path.clone(), text::lines(says(&sources, path)))).collect();
        Project { name, sources, lines, compiled, model }
    }

    /// What a file says.
    pub fn text(&self, file: &str) -> &str {
        says(&self.sources, file)
    }

    /// Where a place of the compiled plan is written, if in a plan file of the project.
    pub fn place(&self, span: Span) -> Option<(&str, Range<usize>)> {
        let (path, _) = self.lines.get_key_value(&self.compiled.sources.file(span.file).path)?;
        Some((path, span.range()))
    }

    fn compiled(&self, change: &Change) -> Compilation {
        let mut text = self.text(&change.file).to_owned();
        text.replace_range(change.place.clone(), &change.new);
        let mut sources = self.sources.clone();
        sources.0.insert(change.file.clone(), text.into_bytes());
        compile(&sources)
    }

    /// What planc says of the project with a fault in it.
    pub fn messages(&self, change: &Change) -> String {
        let compilation = self.compiled(change);
        let shown: Vec<String> = compilation.diagnostics.iter().map(|found| shown(&compilation, found)).collect();
        shown.join("\n")
    }

    /// Compiles the project with a fault in it.
    pub fn with(&self, change: &Change) -> Outcome {
        let compilation = self.compiled(change);
        let near = |span: Span| {
            let file = compilation.sources.file(span.file);
            let (first, last) = (text::line_at(&file.text, span.start as usize), {
                // A mark that ends with a line's end does not reach the next.
                let end = (span.end as usize).max(span.start as usize + 1) - 1;
                text::line_at(&file.text, end)
            });
            file.path == change.file
                && change.made_at.iter().any(|lines| first <= lines.end() + NEAR && last + NEAR >= *lines.start())
        };
        let marks = |found: &Diagnostic| found.labels.iter().map(|label| label.span).chain(found.span).any(near);
        let found = &compilation.diagnostics;
        Outcome {
            meant: !found.is_empty() || model(&compilation) != self.model,
            near: found.iter().any(marks),
            near_first: found.iter().filter_map(|found| found.span).any(near),
            messages: found.len(),
            codes: found.iter().map(|found| found.code.number()).collect(),
        }
    }
}

fn says<'a>(sources: &'a MemorySources, file: &str) -> &'a str {
    std::str::from_utf8(&sources.0[file]).expect("UTF-8")
}

/// The compiled plan as published, which holds no places of the sources.
fn model(compilation: &Compilation) -> Vec<u8> {
    let mut files = emit::Files::new();
    emit::json::emit(&compilation.checked, &mut files);
    files.remove("plan.json").expect("plan.json")
}

fn shown(compilation: &Compilation, found: &Diagnostic) -> String {
    let style = render::Style { language: Language::Sv, color: false, width: None };
    render::render(found, &compilation.sources, style)
}
