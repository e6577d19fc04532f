//! Example projects, read from disk into memory so that a test can change them.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use planc::diagnostic::{Diagnostic, Severity, render};
use planc::emit;
use planc::language::Language;
use planc::model::{Item, Value};
use planc::sources::MemorySources;
use planc::vocabulary::{ConceptName, FieldName};
use planc::workspace::{Compilation, compile};

/// The files of an example.
pub fn read(name: &str) -> MemorySources {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples").join(name);
    let mut files = BTreeMap::new();
    for entry in fs::read_dir(&folder).expect("the example's folder") {
        let path = entry.expect("a file of the example").path();
        if path.is_file() {
            let name = path.file_name().and_then(|name| name.to_str()).expect("a readable name").to_owned();
            files.insert(name, fs::read(&path).expect("a readable file"));
        }
    }
    MemorySources(files)
}

/// What a file of the project says.
pub fn text<'a>(sources: &'a MemorySources, file: &str) -> &'a str {
    std::str::from_utf8(&sources.0[file]).expect("UTF-8")
}

/// The project with one place of one file replaced.
pub fn replaced(sources: &MemorySources, file: &str, at: usize, old: &str, new: &str) -> MemorySources {
    let mut text = text(sources, file).to_owned();
    assert_eq!(&text[at..at + old.len()], old);
    text.replace_range(at..at + old.len(), new);
    let mut changed = sources.clone();
    changed.0.insert(file.to_owned(), text.into_bytes());
    changed
}

/// A diagnostic as a person sees it, with plain spaces.
pub fn shown(compilation: &Compilation, diagnostic: &Diagnostic) -> String {
    let style = render::Style { language: compilation.checked.plan.config.language, color: false, width: None };
    render::render(diagnostic, &compilation.sources, style).replace('\u{a0}', " ")
}

/// Compiles an example that must have nothing to remark on.
pub fn compiled(name: &str) -> Compilation {
    let compilation = compile(&read(name));
    let said: Vec<String> = compilation.diagnostics.iter().map(|found| shown(&compilation, found)).collect();
    assert!(said.is_empty(), "planc has something to say of {name}:\n{}", said.join("\n\n"));
    compilation
}

/// The errors, in order of place.
pub fn errors(compilation: &Compilation) -> impl Iterator<Item = &Diagnostic> {
    compilation.diagnostics.iter().filter(|found| found.severity == Severity::Error)
}

/// A CSV table of the outputs: a map from column to cell for each line.
pub fn csv(compilation: &Compilation, table: &str) -> Vec<BTreeMap<String, String>> {
    let files = emit::emit(&compilation.publication()).expect("pages");
    let bytes = files.get(&format!("csv/{table}.csv")).unwrap_or_else(|| panic!("csv/{table}.csv"));
    csv::Reader::from_reader(bytes.as_slice()).deserialize().map(|line| line.expect("a line of CSV")).collect()
}

/// The cells of a budget in the outputs: title of the row, column, value.
pub fn cells(compilation: &Compilation, budget: &str) -> Vec<[String; 3]> {
    let cells = csv(compilation, "budget_cells").into_iter().filter(|cell| cell["budget"] == budget);
    cells.map(|cell| ["row_title", "column", "value"].map(|key| cell[key].clone())).collect()
}

/// The lines that accept a known deviation: file, place and text, by file and place.
pub fn acceptances(sources: &MemorySources) -> Vec<(String, usize, String)> {
    let mut found = Vec::new();
    for file in sources.0.keys().filter(|file| file.ends_with(".plan")) {
        let mut at = 0;
        for line in text(sources, file).split_inclusive('\n') {
            if line.trim_start().starts_with("känd avvikelse ") {
                found.push((file.clone(), at, line.to_owned()));
            }
            at += line.len();
        }
    }
    found
}

/// The item of a concept with this id. It must be the only one.
pub fn item<'a>(compilation: &'a Compilation, concept: ConceptName, id: &str) -> &'a Item {
    let mut found = compilation.checked.plan.of(concept).filter(|item| name(item) == id);
    let item = found.next().unwrap_or_else(|| panic!("no {} {id}", concept.key()));
    assert!(found.next().is_none(), "several {} {id}", concept.key());
    item
}

/// An item's id.
pub fn name(item: &Item) -> &str {
    item.name.as_ref().map_or("", |name| name.value.as_str())
}

/// The ids, words or texts that a field says, in order.
pub fn said(compilation: &Compilation, item: &Item, field: FieldName) -> Vec<String> {
    let value = |value: &Value| match value {
        Value::Item(id) => name(compilation.checked.plan.item(*id)).to_owned(),
        Value::Builtin(word) => word.key.to_owned(),
        Value::Line(line) => line.clone(),
        Value::Prose(prose) => prose.source.trim().to_owned(),
        other => panic!("{other:?} is no reference, word or text"),
    };
    item.all(field).map(|entry| value(&entry.value)).collect()
}

/// Checks that an example gives its outputs, and that they are in its language.
pub fn builds(compilation: &Compilation, plan: &str, language: Language) {
    assert_eq!(compilation.checked.plan.config.language, language);
    let files = emit::emit(&compilation.publication()).expect("pages");
    let markdown = format!("markdown/{plan}.md");
    for path in ["index.html", "plan.json", "csv/datapackage.json", markdown.as_str()] {
        assert!(files.get(path).is_some_and(|bytes| !bytes.is_empty()), "{path} is missing or empty");
    }
}
