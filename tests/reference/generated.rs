//! The parts of the language reference that are written from the vocabulary.

use std::fmt::Write as _;

use planc::check::default_level;
use planc::diagnostic::CODES;
use planc::language::{LANGUAGES, Language};
use planc::model::Level;
use planc::vocabulary::{
    CONCEPTS, Concept, ConceptName, FIELDS, FieldType, FieldUse, Names, WordKind, builtin_words, canonical,
};

/// The page with its generated parts as they are today.
pub fn refreshed(page: &str) -> String {
    // Contents last: it lists the headings that the others write.
    ["rules", "concepts", "fields", "words", "contents"].into_iter().fold(page.to_owned(), |page, name| {
        let opener = format!("<!-- generated: {name} -->\n");
        let (before, rest) = page.split_once(&opener).unwrap_or_else(|| panic!("no part {name}"));
        let (_, after) = rest.split_once("<!-- /generated -->").unwrap_or_else(|| panic!("{name} never ends"));
        let part = match name {
            "rules" => rules(),
            "concepts" => concepts(),
            "fields" => fields(),
            "words" => words(),
            _ => contents(&page),
        };
        format!("{before}{opener}{}\n<!-- /generated -->{after}", part.trim_end())
    })
}

/// Headings outside fenced blocks, with their levels.
pub fn headings(page: &str) -> Vec<(usize, &str)> {
    let mut open = false;
    let mut headings = Vec::new();
    for line in page.lines() {
        open ^= line.starts_with("```");
        let level = line.bytes().take_while(|byte| *byte == b'#').count();
        if !open && (1..=6).contains(&level) && line[level..].starts_with(' ') {
            headings.push((level, line[level..].trim()));
        }
    }
    headings
}

/// The anchor that git hosts give a heading.
pub fn anchor(heading: &str) -> String {
    let kept = heading.chars().filter(|letter| letter.is_alphanumeric() || matches!(letter, ' ' | '-' | '_'));
    kept.flat_map(char::to_lowercase).map(|letter| if letter == ' ' { '-' } else { letter }).collect()
}

/// A line for each chapter, with the sections in it.
fn contents(page: &str) -> String {
    let link = |heading: &str| format!("[{heading}](#{})", anchor(heading));
    let mut out = String::new();
    let mut first = true;
    for (level, heading) in headings(page) {
        match level {
            2 => {
                let _ = write!(out, "\n- **{}**", link(heading));
                first = true;
            }
            3 => {
                let _ = write!(out, "{}{}", if first { ": " } else { " · " }, link(heading));
                first = false;
            }
            _ => {}
        }
    }
    out.trim_start().to_owned()
}

fn code(word: &str) -> String {
    format!("`{word}`")
}

/// All names of one language, as code.
fn names(names: &Names, language: Language) -> String {
    names[language.index()].iter().map(|name| code(name)).collect::<Vec<_>>().join(", ")
}

fn heading(concept: &Concept) -> String {
    let [sv, en] = LANGUAGES.map(|language| concept.word(language));
    if sv == en { sv.to_owned() } else { format!("{sv}, {en}") }
}

fn concept_link(name: ConceptName) -> String {
    let heading = heading(name.concept());
    format!("[{}](#{})", name.word(Language::Sv), anchor(&heading))
}

/// The rules that a project can set: code, name, what each finds, how serious it is by default.
fn rules() -> String {
    let mut out = "| Code | Name | Finds | Default |\n|---|---|---|---|\n".to_owned();
    for code in CODES {
        let Some(level) = default_level(*code) else { continue };
        let number = code.number();
        let page = super::read(&format!("docs/codes/{number}.md"));
        let finds = page.lines().next().and_then(|heading| heading.split_once(": ")).map_or("", |(_, finds)| finds);
        let level = level.map_or("off", Level::key);
        let _ = writeln!(out, "| [{number}](codes/{number}.md) | `{}` | {finds} | {level} |", code.slug());
    }
    out
}

fn concepts() -> String {
    CONCEPTS.iter().map(concept).collect::<Vec<_>>().join("\n")
}

fn concept(concept: &Concept) -> String {
    let mut out = format!("### {}\n\n", heading(concept));
    let [sv, en] = concept.help;
    let _ = writeln!(out, "{sv} *{en}*\n");
    let [swedish, english] = LANGUAGES.map(|language| names(&concept.names, language));
    let _ = writeln!(out, "- Words: {swedish}; {english}.");
    for preset in concept.presets {
        let [swedish, english] = LANGUAGES.map(|language| names(&preset.names, language));
        let _ = writeln!(out, "- Of a kind of its own: {swedish}; {english}.");
    }
    let id = if format!("{:?}", concept.id) == "Required" { "needed" } else { "may be left out" };
    let _ = writeln!(out, "- Id: {id}.");
    let holders: Vec<String> = CONCEPTS
        .iter()
        .filter(|holder| holder.children.contains(&concept.name))
        .map(|holder| concept_link(holder.name))
        .collect();
    let top = if concept.child { "nowhere else" } else { "or outermost in a file" };
    let stands = match holders.is_empty() {
        true => "outermost in a file".to_owned(),
        false => format!("in {}; {top}", holders.join(", ")),
    };
    let _ = writeln!(out, "- Stands: {stands}.");
    let children: Vec<String> = concept.children.iter().map(|child| concept_link(*child)).collect();
    if !children.is_empty() {
        let _ = writeln!(out, "- May hold: {}.", children.join(", "));
    }
    let _ = writeln!(out, "\n| Swedish | English | Value | Several | |\n|---|---|---|---|---|");
    for field in concept.all_fields() {
        let _ = writeln!(out, "{}", field_row(field));
    }
    out
}

fn field_row(field: &FieldUse) -> String {
    let [sv, en] = LANGUAGES.map(|language| code(field.name.word(language)));
    let many = if field.many { "yes" } else { "" };
    format!("| {sv} | {en} | {} | {many} | {} |", kind(field.kind), field.name.field().help[Language::En.index()])
}

/// Headings of the reference that say how a value is read, by the name of its type.
const KINDS: &[(&str, &str, &str)] = &[
    ("Prose", "text", "Text"),
    ("Line", "line of text", "Text"),
    ("Number", "number", "Numbers"),
    ("Percent", "percentage", "Numbers"),
    ("Amount", "amount", "Numbers"),
    ("Flag", "yes or no", "Yes, no and words"),
    ("Date", "day", "Dates and periods"),
    ("Period", "period", "Dates and periods"),
    ("Unit", "unit", "Units"),
    ("Direction", "direction", "Comparisons and directions"),
    ("Word", "word", "Built-in words"),
    ("Status", "status, with or without a day", "Yes, no and words"),
    ("Link", "web address", "Yes, no and words"),
    ("Series", "figure for a period", "Values for periods"),
    ("Cells", "figure in a column", "Rows"),
    ("Formula", "formula", "Formulas"),
    ("Counting", "how it counts", "How a row counts"),
    ("Check", "relation", "Checks"),
    ("Deviation", "target and reason", "Known deviations"),
    ("RuleLevel", "rule, level and reason", "Rules that can be set"),
    ("Query", "question", "Views"),
];

/// What a value is, in words. A type that has no words of its own here is called by its name in the vocabulary.
fn kind(kind: FieldType) -> String {
    let named = format!("{kind:?}");
    let name = named.split('(').next().unwrap_or(&named);
    if let FieldType::Reference(concepts) | FieldType::ReferenceOrText(concepts) = kind {
        let concepts: Vec<String> = concepts.iter().map(|concept| concept_link(*concept)).collect();
        let text = if name == "Reference" { "" } else { ", or text in quotes" };
        return format!("{}{text}", concepts.join(", "));
    }
    if let FieldType::Word(words) = kind {
        return format!("[{}](#{})", word_kind(words), anchor("Built-in words"));
    }
    match KINDS.iter().find(|(found, ..)| *found == name) {
        Some((_, words, heading)) => format!("[{words}](#{})", anchor(heading)),
        None => apart(name),
    }
}

/// `PlanKind` as `plan kind`.
fn apart(name: &str) -> String {
    let mut out = String::new();
    for letter in name.chars() {
        if letter.is_uppercase() && !out.is_empty() {
            out.push(' ');
        }
        out.extend(letter.to_lowercase());
    }
    out
}

fn word_kind(kind: WordKind) -> String {
    apart(&format!("{kind:?}"))
}

/// Every field, by its Swedish name, and where it may stand.
fn fields() -> String {
    let mut out = "| Swedish | English | In |\n|---|---|---|\n".to_owned();
    let mut rows: Vec<String> = FIELDS
        .iter()
        .map(|field| {
            let [sv, en] = LANGUAGES.map(|language| names(&field.names, language));
            let uses: Vec<&Concept> = CONCEPTS.iter().filter(|concept| concept.field(field.name).is_some()).collect();
            let uses = match uses.len() == CONCEPTS.len() {
                true => "everything".to_owned(),
                false => uses.iter().map(|concept| concept_link(concept.name)).collect::<Vec<_>>().join(", "),
            };
            format!("| {sv} | {en} | {uses} |")
        })
        .collect();
    rows.sort_by_key(|row| row.to_lowercase());
    out.push_str(&rows.join("\n"));
    out
}

/// The kinds of words that fields take, in the order in which the vocabulary first speaks of them.
fn kinds_of_words() -> Vec<WordKind> {
    let mut kinds = Vec::new();
    for field in CONCEPTS.iter().flat_map(|concept| concept.all_fields()) {
        let kind = match field.kind {
            FieldType::Word(kind) => kind,
            FieldType::Status => WordKind::Status,
            _ => continue,
        };
        if !kinds.contains(&kind) {
            kinds.push(kind);
        }
    }
    kinds
}

fn words() -> String {
    let mut out = String::new();
    let word = ConceptName::Word.concept();
    for kind in kinds_of_words() {
        let declared = kind.preset().and_then(|preset| word.preset(preset)).map_or_else(
            || "Closed: planc itself reckons with them.".to_owned(),
            |preset| {
                let [sv, en] = LANGUAGES.map(|language| code(canonical(&preset.names, language)));
                format!("A project declares more with {sv}, in English {en}.")
            },
        );
        let builtin = builtin_words(kind);
        let _ = writeln!(out, "### Words: {}\n", word_kind(kind));
        if builtin.is_empty() {
            let _ = writeln!(out, "None is built in. {declared}\n");
            continue;
        }
        let _ = writeln!(out, "{declared}\n\n| Swedish | English |\n|---|---|");
        for word in builtin {
            let [sv, en] = LANGUAGES.map(|language| names(&word.names, language));
            let _ = writeln!(out, "| {sv} | {en} |");
        }
        out.push('\n');
    }
    out
}
