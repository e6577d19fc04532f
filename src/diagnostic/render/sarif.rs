//! Diagnostics as one SARIF log, for services and tools that keep findings: the Static Analysis Results Interchange
//! Format 2.1.0 of OASIS (`docs.oasis-open.org/sarif/sarif/v2.1.0`).
//!
//! Every path is from the project's folder, whose base is named [`PROJECT`]; where the project lies in a folder of a
//! repository, that base says so. Columns are counted in UTF-16 code units.

use std::collections::{BTreeSet, HashMap};

use serde_json::{Map, Value, json};

use super::place::Place;
use super::words::{Footer, Words, headline};
use super::{Acceptance, Finding};
use crate::diagnostic::messages::label;
use crate::diagnostic::{Code, Diagnostic, Fix, Severity, pages};
use crate::language::Language;
use crate::sources::SourceMap;
use crate::text::{FileId, Span};

/// The base of paths within the project.
const PROJECT: &str = "PROJECT";
/// The base of the project's own path.
const REPOSITORY: &str = "REPOSITORY";
/// The name of planc's own fingerprint; another way to reckon it takes another number.
const FINGERPRINT: &str = "planc/v1";

/// All findings as one log. `folder` leads from the repository's root to the project; it is empty or ends in `/`.
pub fn sarif(findings: &[Finding], sources: &SourceMap, language: Language, folder: &str) -> String {
    let codes: BTreeSet<Code> = findings.iter().map(|finding| finding.diagnostic.code).collect();
    let codes: Vec<Code> = codes.into_iter().collect();
    let mut log = Log { sources, language, codes: &codes, artifacts: Vec::new(), seen: HashMap::new() };
    let results: Vec<Value> = findings.iter().map(|finding| log.result(finding)).collect();
    let artifacts: Vec<Value> = log.artifacts.iter().map(|file| artifact(sources, *file)).collect();
    let run = json!({
        "tool": {"driver": {
            "name": "planc",
            "version": env!("CARGO_PKG_VERSION"),
            "semanticVersion": env!("CARGO_PKG_VERSION"),
            "rules": codes.iter().map(|code| rule(*code, language)).collect::<Vec<_>>(),
        }},
        "language": language.tag(),
        "columnKind": "utf16CodeUnits",
        "originalUriBaseIds": bases(folder, language),
        "artifacts": artifacts,
        "results": results,
    });
    let log = json!({
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [run],
    });
    serde_json::to_string_pretty(&log).unwrap_or_default()
}

/// What is gathered on the way through the findings.
struct Log<'a> {
    sources: &'a SourceMap,
    language: Language,
    /// The rules, in order.
    codes: &'a [Code],
    /// The files that are named, in order.
    artifacts: Vec<FileId>,
    /// How often each fingerprint has been given.
    seen: HashMap<String, usize>,
}

impl Log<'_> {
    fn result(&mut self, finding: &Finding) -> Value {
        let diagnostic = finding.diagnostic;
        let words = Words::new(diagnostic, self.language);
        let mut text = vec![headline(diagnostic, self.language)];
        text.extend(words.text("label", &[]));
        text.extend(words.all(Footer::Note));
        text.extend(words.all(Footer::Help));
        let mut result = Map::new();
        result.insert("ruleId".to_owned(), diagnostic.code.number().into());
        result.insert("ruleIndex".to_owned(), self.codes.iter().position(|code| *code == diagnostic.code).into());
        result.insert("level".to_owned(), level(diagnostic.severity).into());
        result.insert("message".to_owned(), message(&text.join("\n")));
        if let Some(location) = diagnostic.span.and_then(|span| self.location(span)) {
            result.insert("locations".to_owned(), json!([location]));
        }
        let related: Vec<Value> = diagnostic
            .labels
            .iter()
            .filter_map(|label| {
                let mut location = self.location(label.span)?;
                if let Some(text) = words.label(label) {
                    location["message"] = message(&text);
                }
                Some(location)
            })
            .collect();
        if !related.is_empty() {
            result.insert("relatedLocations".to_owned(), related.into());
        }
        if let Some(fix) = diagnostic.fix.as_ref().and_then(|fix| self.fix(fix)) {
            result.insert("fixes".to_owned(), json!([fix]));
        }
        if let Some(acceptance) = finding.accepted {
            result.insert("suppressions".to_owned(), json!([self.suppression(acceptance)]));
        }
        let print = self.fingerprint(diagnostic);
        result.insert("partialFingerprints".to_owned(), json!({FINGERPRINT: print}));
        Value::Object(result)
    }

    fn location(&mut self, span: Span) -> Option<Value> {
        let place = Place::of(self.sources, span)?;
        let artifact = self.artifact(place.span.file);
        Some(json!({"physicalLocation": {"artifactLocation": artifact, "region": region(&place)}}))
    }

    /// How a place names its file.
    fn artifact(&mut self, file: FileId) -> Value {
        let index = self.artifacts.iter().position(|known| *known == file).unwrap_or_else(|| {
            self.artifacts.push(file);
            self.artifacts.len() - 1
        });
        let mut location = address(self.sources, file);
        location["index"] = index.into();
        location
    }

    fn fix(&mut self, fix: &Fix) -> Option<Value> {
        let mut changes: Vec<(FileId, Vec<Value>)> = Vec::new();
        for edit in &fix.edits {
            let place = Place::of(self.sources, edit.span).filter(|place| place.own)?;
            let replacement = json!({"deletedRegion": region(&place), "insertedContent": {"text": edit.text}});
            match changes.iter_mut().find(|(file, _)| *file == place.span.file) {
                Some((_, replacements)) => replacements.push(replacement),
                None => changes.push((place.span.file, vec![replacement])),
            }
        }
        let changes: Vec<Value> = changes
            .into_iter()
            .map(|(file, replacements)| json!({"artifactLocation": self.artifact(file), "replacements": replacements}))
            .collect();
        (!changes.is_empty()).then(|| json!({"artifactChanges": changes}))
    }

    fn suppression(&mut self, acceptance: &Acceptance) -> Value {
        let mut suppression = json!({"kind": "inSource", "status": "accepted", "justification": acceptance.reason});
        if let Some(location) = self.location(acceptance.span) {
            suppression["location"] = location;
        }
        suppression
    }

    /// What stays the same when lines are put in above, whatever the language: the rule, the file, what the finding is
    /// about and the marked words with their line. Where all of that is alike, the findings are numbered.
    fn fingerprint(&mut self, diagnostic: &Diagnostic) -> String {
        let place = diagnostic.span.and_then(|span| Place::of(self.sources, span));
        let (path, line, marked) = place.map_or(("", "", ""), |place| {
            let text = self.sources.file(place.span.file).text.as_str();
            let start = text[..place.span.range().start].rfind('\n').map_or(0, |at| at + 1);
            let line = text[start..].lines().next().unwrap_or_default().trim();
            (place.path, line, self.sources.slice(place.span))
        });
        let about = match &diagnostic.target {
            Some(target) => target.path.clone(),
            None => format!("{line}\0{}", marked.lines().next().unwrap_or_default().trim()),
        };
        let own = format!("{}\0{path}\0{about}", diagnostic.code.number());
        let count = self.seen.entry(own.clone()).or_default();
        *count += 1;
        blake3::hash(format!("{own}\0{count}").as_bytes()).to_hex().to_string()
    }
}

fn message(text: &str) -> Value {
    json!({"text": text})
}

fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Note => "note",
        Severity::Warning => "warning",
        Severity::Error => "error",
    }
}

fn region(place: &Place) -> Value {
    json!({
        "startLine": place.start.at.line,
        "startColumn": place.start.utf16,
        "endLine": place.end.at.line,
        "endColumn": place.end.utf16,
    })
}

fn bases(folder: &str, language: Language) -> Value {
    let described = |key: &str| json!({"description": message(&label(language, key, &[]))});
    let mut project = described("sarif-project");
    if folder.is_empty() {
        return json!({PROJECT: project});
    }
    project["uri"] = escaped(folder).into();
    project["uriBaseId"] = REPOSITORY.into();
    json!({PROJECT: project, REPOSITORY: described("sarif-repository")})
}

/// Where a file lies. What is none of the project's files has a name and no base.
fn address(sources: &SourceMap, file: FileId) -> Value {
    let file = sources.file(file);
    let uri = escaped(&file.path);
    if file.own { json!({"uri": uri, "uriBaseId": PROJECT}) } else { json!({"uri": format!("planc:{uri}")}) }
}

fn artifact(sources: &SourceMap, file: FileId) -> Value {
    json!({"location": address(sources, file), "encoding": "utf-8"})
}

/// What a rule is, from its documentation page.
fn rule(code: Code, language: Language) -> Value {
    let mut rule = json!({
        "id": code.number(),
        "name": format!("{code:?}"),
        "defaultConfiguration": {"level": level(code.severity())},
        "properties": {"tags": [code.slug()]},
    });
    if let Some(page) = pages::page(code, language) {
        let help = page.body.as_str();
        rule["shortDescription"] = message(&page.title);
        rule["help"] = json!({"text": help, "markdown": help});
    }
    let documentation = code.documentation();
    if documentation.contains("://") {
        rule["helpUri"] = documentation.into();
    }
    rule
}

/// A path as a relative reference (RFC 3986): everything but unreserved characters and `/` is written in bytes.
fn escaped(path: &str) -> String {
    let mut out = String::with_capacity(path.len());
    for byte in path.bytes() {
        match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b'/' => out.push(char::from(byte)),
            _ => out.push_str(&format!("%{byte:02X}")),
        }
    }
    out
}
