//! A document of the corpus: Markdown, read and written back.
//!
//! Each heading is a case and says what the writer did. Under it stand `Codes:` with the codes in the order of the
//! messages, or `none`; `Line:` (or `Lines:`, one for each message) with the lines where the writer slipped, as `7` or
//! `planc.toml:2`; the files of the project as fenced blocks; and the messages in a block for each language.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use planc::diagnostic::{CODES, Code};
use planc::language::{LANGUAGES, Language};
use planc::sources::MemorySources;

use crate::sample::Sample;

/// Plain lines, or a fenced block. Written one after the other, the pieces of a document are the document.
enum Piece {
    Lines(String),
    Block { fence: String, info: String, text: String },
}

/// One document.
pub struct Document {
    /// Where it lies.
    pub path: PathBuf,
    pieces: Vec<Piece>,
}

/// What one heading of a document holds: a project, and what planc says of it.
pub struct Case<'a> {
    /// What the writer did, and the document that tells it.
    pub name: String,
    /// The folder of the document.
    pub group: String,
    /// What is expected, in the order of the messages. Written by hand.
    pub codes: Vec<Code>,
    /// Where the writer slipped: the places of the first messages, one for each. Written by hand.
    pub places: Vec<(String, usize)>,
    /// The project.
    pub project: Sample,
    blocks: Vec<(&'a str, &'a str)>,
}

impl Case<'_> {
    /// The messages as they stand in the document; nothing where it has no such block.
    pub fn messages(&self, language: Language) -> Option<&str> {
        self.blocks.iter().find(|(info, _)| *info == language.tag()).map(|(_, text)| *text)
    }
}

impl Document {
    /// Reads a document.
    pub fn read(path: &Path) -> Document {
        let text = fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        let mut pieces = Vec::new();
        let (mut plain, mut lines) = (String::new(), text.split_inclusive('\n'));
        while let Some(line) = lines.next() {
            let fence: String = line.chars().take_while(|letter| *letter == '`').collect();
            if fence.len() < 3 {
                plain.push_str(line);
                continue;
            }
            let block: Vec<&str> = lines.by_ref().take_while(|line| line.trim_end() != fence).collect();
            pieces.push(Piece::Lines(std::mem::take(&mut plain)));
            pieces.push(Piece::Block { info: line[fence.len()..].trim_end().to_owned(), fence, text: block.concat() });
        }
        pieces.push(Piece::Lines(plain));
        let document = Document { path: path.to_owned(), pieces };
        assert!(document.written() == text, "{}: a block never ends", path.display());
        document
    }

    /// The document as text.
    pub fn written(&self) -> String {
        let piece = |piece: &Piece| match piece {
            Piece::Lines(text) => text.clone(),
            Piece::Block { fence, info, text } => format!("{fence}{info}\n{text}{fence}\n"),
        };
        self.pieces.iter().map(piece).collect()
    }

    /// Every heading with a project under it.
    pub fn cases(&self) -> Vec<Case<'_>> {
        let mut cases = Vec::new();
        let mut heading = "";
        let (mut facts, mut blocks): (Vec<&str>, Vec<(&str, &str)>) = (Vec::new(), Vec::new());
        for piece in &self.pieces {
            match piece {
                Piece::Block { info, text, .. } => blocks.push((info, text)),
                Piece::Lines(text) => {
                    for line in text.lines() {
                        if is_heading(line) {
                            let facts = std::mem::take(&mut facts);
                            cases.extend(self.case(heading, &facts, std::mem::take(&mut blocks)));
                            heading = line.trim_start_matches('#').trim();
                        } else {
                            facts.push(line);
                        }
                    }
                }
            }
        }
        cases.extend(self.case(heading, &facts, blocks));
        assert!(!cases.is_empty(), "{} holds no case", self.path.display());
        cases
    }

    fn case<'a>(&'a self, heading: &str, facts: &[&str], blocks: Vec<(&'a str, &'a str)>) -> Option<Case<'a>> {
        let folder = |path: &Path| path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let name = format!("{}: {heading}", self.path.display());
        let fact = |label: &str| facts.iter().find_map(|line| line.strip_prefix(label)).map(str::trim);
        if blocks.is_empty() {
            assert!(fact("Codes:").is_none(), "{name}: there is no plan");
            return None;
        }
        let codes = fact("Codes:").unwrap_or_else(|| panic!("{name}: no line `Codes:`"));
        let codes = codes.split(", ").filter(|code| *code != "none");
        let code = |number| CODES.iter().copied().find(|code| code.number() == number);
        let codes = codes.map(|number| code(number).unwrap_or_else(|| panic!("{name}: no code {number}"))).collect();
        let project = project(&name, &blocks);
        let alone = project.files.0.keys().find(|path| path.ends_with(".plan")).cloned().unwrap_or_default();
        let place = |written: &str| {
            let (file, line) = written.rsplit_once(':').unwrap_or((&alone, written));
            (file.to_owned(), line.parse().unwrap_or_else(|_| panic!("{name}: {written} is no line")))
        };
        let places = fact("Line:").or_else(|| fact("Lines:")).into_iter().flat_map(|lines| lines.split(", "));
        let places = places.map(place).collect();
        let group = self.path.parent().map(folder).unwrap_or_default();
        Some(Case { name, group, codes, places, project, blocks })
    }

    /// Writes the messages of each case, in order, after its project, in place of those that stand there.
    pub fn refresh(&mut self, messages: &[[String; LANGUAGES.len()]]) {
        let mut kept: Vec<Piece> = Vec::new();
        for piece in std::mem::take(&mut self.pieces) {
            if piece.is_messages() {
                kept.pop_if(|last| matches!(last, Piece::Lines(text) if text == "\n"));
            } else {
                kept.push(piece);
            }
        }
        let (mut messages, mut rest) = (messages.iter(), kept.into_iter().peekable());
        while let Some(piece) = rest.next() {
            let last = rest.len() <= 1;
            let ends = matches!(rest.peek(), Some(Piece::Lines(text)) if last || text.lines().any(is_heading));
            let is_block = matches!(piece, Piece::Block { .. });
            self.pieces.push(piece);
            if is_block && ends {
                self.pieces.extend(messages.next().into_iter().flat_map(message_blocks));
            }
        }
    }
}

impl Piece {
    fn is_messages(&self) -> bool {
        matches!(self, Piece::Block { info, .. } if LANGUAGES.iter().any(|language| language.tag() == info))
    }
}

fn is_heading(line: &str) -> bool {
    line.starts_with("# ") || line.starts_with("## ")
}

/// The project that the blocks of a case make up. After `plan`, `toml`, `md`, `json`, `html` in a block's info string stands the
/// file's name (`plan.plan` if none does), and how it is unlike its text in the document: `en` (a project in English),
/// `bom`, `crlf`, `latin-1`, `unreadable`, `escaped` (`\u{ad}` for what cannot be seen), `unended` (no last line break).
fn project(name: &str, blocks: &[(&str, &str)]) -> Sample {
    let mut project = Sample { files: MemorySources::default(), unreadable: BTreeSet::new() };
    for (info, text) in blocks {
        let mut words = info.split_whitespace();
        match words.next() {
            Some("plan" | "toml" | "md" | "json" | "html") => {}
            Some(tag) if LANGUAGES.iter().any(|language| language.tag() == tag) => continue,
            kind => panic!("{name}: a block cannot be {kind:?}"),
        }
        let (names, ways): (Vec<&str>, Vec<&str>) = words.partition(|word| word.contains('.'));
        let path = names.first().copied().unwrap_or("plan.plan").to_owned();
        let (mut text, mut bytes) = ((*text).to_owned(), None);
        for way in ways {
            match way {
                "en" => {
                    project.files.0.insert("planc.toml".to_owned(), b"language = \"en\"\n".to_vec());
                }
                "bom" => text.insert(0, '\u{feff}'),
                "crlf" => text = text.replace('\n', "\r\n"),
                "latin-1" => bytes = text.chars().map(|letter| u8::try_from(u32::from(letter)).ok()).collect(),
                "unreadable" => {
                    project.unreadable.insert(path.clone());
                }
                "escaped" => text = unescaped(&text),
                "unended" => text.truncate(text.trim_end_matches('\n').len()),
                other => panic!("{name}: a file cannot be {other}"),
            }
        }
        let earlier = project.files.0.insert(path, bytes.unwrap_or_else(|| text.into_bytes()));
        assert!(earlier.is_none(), "{name}: two files of one name");
    }
    project
}

/// The text with each `\u{hex}` as the character of that number.
fn unescaped(text: &str) -> String {
    let mut parts = text.split("\\u{");
    let mut out = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let (hex, rest) = part.split_once('}').unwrap_or_else(|| panic!("{part}"));
        out.extend(u32::from_str_radix(hex, 16).ok().and_then(char::from_u32));
        out.push_str(rest);
    }
    out
}

/// The blocks that hold the messages of a case, an empty line before each.
fn message_blocks(messages: &[String; LANGUAGES.len()]) -> Vec<Piece> {
    let block = |(language, text): (&Language, &String)| {
        let fence = "`".repeat(if text.contains("```") { 4 } else { 3 });
        [
            Piece::Lines("\n".to_owned()),
            Piece::Block { fence, info: language.tag().to_owned(), text: format!("{text}\n") },
        ]
    };
    let said = LANGUAGES.iter().zip(messages).filter(|(_, text)| !text.is_empty());
    said.flat_map(block).collect()
}
