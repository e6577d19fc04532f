//! The Markdown documents.

#![allow(clippy::unwrap_used, clippy::panic, reason = "tests stop at the first surprise")]

mod outputs;

use std::collections::{HashMap, HashSet};

use outputs::{ENGLISH, FOLLOWED_UP, FOLLOWED_UP_ENGLISH, SWEDISH, build, build_plan, text};
use planc::emit::Files;
use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};
use unicode_width::UnicodeWidthStr;

const PROJECT: &str = "title = \"Prov\"\nlanguage = \"sv\"\n";

fn options() -> Options {
    Options::ENABLE_TABLES | Options::ENABLE_FOOTNOTES | Options::ENABLE_GFM
}

/// Who makes anchors out of headings.
#[derive(Clone, Copy, PartialEq, Debug)]
enum Host {
    /// `TableOfContentsFilter` of html-pipeline: lower case, all but words, hyphens and spaces gone, spaces as hyphens, a number after
    /// what is taken.
    GitHub,
    /// "Heading IDs and links" of its Markdown handbook: the same, and one hyphen of several.
    GitLab,
}

/// Letters with their marks, decimal digits and what connects them, as both hosts' `\p{Word}`.
fn is_word(letter: char) -> bool {
    letter.is_alphabetic() || letter.is_ascii_digit() || letter == '_' || ('\u{300}'..='\u{36f}').contains(&letter)
}

fn anchor_of(heading: &str, host: Host) -> String {
    let lower = heading.trim_matches(' ').to_lowercase();
    let kept: String = lower.chars().filter(|letter| is_word(*letter) || matches!(letter, '-' | ' ')).collect();
    let mut anchor = kept.replace(' ', "-");
    while host == Host::GitLab && anchor.contains("--") {
        anchor = anchor.replace("--", "-");
    }
    anchor
}

/// The anchors that a host gives a document's headings, and those that the document sets itself: GitHub keeps ids and names, GitLab
/// names alone.
fn anchors(document: &str, host: Host) -> HashSet<String> {
    let mut anchors = HashSet::new();
    let mut times: HashMap<String, usize> = HashMap::new();
    let mut heading: Option<String> = None;
    for event in Parser::new_ext(document, options()) {
        match event {
            Event::Start(Tag::Heading { .. }) => heading = Some(String::new()),
            Event::Text(text) | Event::Code(text) => {
                if let Some(heading) = &mut heading {
                    heading.push_str(&text);
                }
            }
            Event::End(TagEnd::Heading(_)) => {
                let anchor = anchor_of(&heading.take().unwrap(), host);
                let time = times.entry(anchor.clone()).or_default();
                anchors.insert(if *time == 0 { anchor } else { format!("{anchor}-{time}") });
                *time += 1;
            }
            Event::Html(html) | Event::InlineHtml(html) => {
                let name = if host == Host::GitHub { " id=\"" } else { " name=\"" };
                anchors.extend(html.split_once(name).and_then(|(_, rest)| Some(rest.split_once('"')?.0.to_owned())));
            }
            _ => {}
        }
    }
    anchors
}

/// Every link leads to a document that is there, and to a place in it, on either host.
fn links_lead_somewhere(files: &Files) -> usize {
    let documents = || files.keys().filter(|path| path.starts_with("markdown/"));
    let places: HashMap<(String, bool), HashSet<String>> = documents()
        .flat_map(|path| [Host::GitHub, Host::GitLab].map(|host| (path, host)))
        .map(|(path, host)| ((path.clone(), host == Host::GitLab), anchors(text(files, path), host)))
        .collect();
    let mut count = 0;
    for path in documents() {
        for event in Parser::new_ext(text(files, path), options()) {
            let Event::Start(Tag::Link { dest_url, .. }) = event else { continue };
            if dest_url.starts_with("http") || dest_url.contains('@') {
                continue;
            }
            let (file, anchor) = dest_url.split_once('#').unwrap_or((&dest_url, ""));
            let file = if file.is_empty() { path.clone() } else { format!("markdown/{file}") };
            assert!(files.contains_key(&file), "{path}: there is no {file}");
            for gitlab in [false, true] {
                let known = &places[&(file.clone(), gitlab)];
                assert!(anchor.is_empty() || known.contains(anchor), "{path}: {dest_url} is not among {known:#?}");
            }
            count += 1;
        }
    }
    count
}

#[test]
fn every_link_leads_to_a_heading() {
    assert!(links_lead_somewhere(&build_plan(SWEDISH, PROJECT)) > 20);
    assert!(links_lead_somewhere(&build_plan(ENGLISH, "language = \"en\"\n")) > 20);
    for name in outputs::EXAMPLES {
        let files = outputs::build_example(name);
        assert!(links_lead_somewhere(&files) > 20);
        tables_are_whole(&files);
    }
}

/// Every table has a cell for each column in each line, and no line of a padded table is longer than the others.
fn tables_are_whole(files: &Files) {
    for (path, _) in files.iter().filter(|(path, _)| path.starts_with("markdown/")) {
        for table in text(files, path).split("\n\n").filter(|block| block.starts_with("| ")) {
            let cells = |line: &str| line.replace("\\|", "").matches('|').count();
            let lines: Vec<&str> = table.lines().collect();
            assert!(lines[1].chars().all(|letter| "|-: ".contains(letter)), "{path}: {table}");
            for line in &lines {
                assert_eq!(cells(line), cells(lines[0]), "{path}: {table}");
                let padded = lines[0].contains("  ") || lines[1].contains("-----");
                assert!(!padded || line.width() == lines[0].width(), "{path}: {table}");
            }
        }
    }
}

#[test]
fn a_plan_reads_as_a_document() {
    let files = build_plan(SWEDISH, PROJECT);
    let document = text(&files, "markdown/vp.md");
    assert!(
        document.starts_with("# Plan 2024–2026\n\n**Typ:** verksamhetsplan · **Ansvarig:** [Nämnden]"),
        "{document}"
    );
    for expected in [
        " · **Status:** beslutad 13 december 2023 · ",
        " · **Bygger på:** [Lagen](README.md#referens-lag-1), Muntlig överenskommelse\n\n",
        "**Beslutspunkt:**\n\n1. Planen antas.\n2. Planen följs upp.\n",
        "## Innehåll\n\n- [1 Tidigt stöd till barn](#1-tidigt-stöd-till-barn)\n",
        "## 1 Tidigt stöd till barn\n",
        "### 1.1 En del av det\n",
        "Hushållen blev knappt 500 och nettot 1 028,1 mnkr; se [En del av det](#11-en-del-av-det)",
        "| Hushåll, alla      | hushåll | minska   | 1 599 (56 %) |",
        "| varav Familjer[^1]",
        "ej klart |",
        "**Typ:** ram · **Avstämning:** `total.omf = 20,0 mnkr`: Så mycket tillförs\n",
        "- **Hushåll, alla:** Minskar från 1 599 hushåll (2021) till 493 hushåll (2022). Målvärde under 450 hushåll (2026). \
         Andel av: Alla hushåll.\n",
        "**Svar:** Läget är redovisat\n",
        "Barn är störst i Budget 2024: 1 020,0 mnkr, 99 % av 1 028,1 mnkr.\n\n| Budgetrad |  Budget 2024 | Andel |\n\
         | --------- | -----------: | ----: |\n| Barn      | 1 020,0 mnkr |  99 % |\n",
        "| Steg            |        Mnkr |\n| --------------- | ----------: |\n| **Budget 2023** | **1 008,1** |\n\
         | Omfördelat      |       +20,0 |\n| **Budget 2024** | **1 028,1** |\n",
        "| mnkr      | Budget 2023 | Omfördelat | Budget 2024 |\n| --------- | ----------: | ---------: | ----------: |\n",
        "| **Summa** | **1\u{a0}008,1** |   **20,0** | **1\u{a0}028,1** |\n",
        "| Vuxna     |         8,1 |            |         8,1 |\n",
        "Teckenförklaring: – uppgift saknas\n\n[^1]: Metoden",
        "[^1]: Metoden ändrades [Lagen](README.md#referens-lag-1).\n",
    ] {
        let expected = expected.replace('\u{a0}', " ");
        assert!(document.replace('\u{a0}', " ").contains(&expected), "no {expected:?} in\n{document}");
    }
}

#[test]
fn html_in_prose_is_text() {
    let files = build_plan(SWEDISH, PROJECT);
    let document = text(&files, "markdown/vp.md");
    let html =
        Parser::new_ext(document, options()).filter(|event| matches!(event, Event::Html(_) | Event::InlineHtml(_)));
    assert_eq!(html.count(), 0, "{document}");
    assert!(document.contains("\\<script>x\\</script>"));
}

#[test]
fn what_writers_write_breaks_no_table() {
    let plan = r#"
plan p "P" {
  mål m "A | *b* [c](d) `e`" {
    indikator i "Med | streck" {
      enhet antal
      utfall 2024: 1
    }
    uppdrag u "Steg 1 – steg 2" {
      mottagare "x | y"
    }
  }
}
begrepp t "T" {
  betydelse """
    Första *stycket* | här.

    - punkt
    """
}
"#;
    let files = build(&[("p.plan", plan)]);
    let document = text(&files, "markdown/p.md");
    assert!(document.contains("## 1 A \\|\u{a0}\\*b\\* \\[c\\](d) \\`e\\`\n"), "{document}");
    assert!(document.contains("| Med \\| streck |"), "{document}");
    // The no-break space keeps the anchor free of the two hyphens that GitLab would make one of.
    assert!(document.contains("\n### 1.1 Steg 1 –\u{a0}steg 2\n"), "{document}");
    assert!(document.contains("](#11-steg-1-steg-2)"), "{document}");
    let terms = text(&files, "markdown/README.md");
    assert!(
        terms.contains("- <a id=\"begrepp-t\" name=\"begrepp-t\"></a>**T**: Första stycket \\| här. punkt\n"),
        "{terms}"
    );
    links_lead_somewhere(&files);
}

#[test]
fn plans_link_to_each_other() {
    let files = build(&[
        (
            "a.plan",
            "plan a \"A\" {\n  mål x \"X\" {\n    bidrar till readme/y\n  }\n  indikator i \"I\" {\n    enhet antal\n    mäter x\n  }\n}\n",
        ),
        ("b.plan", "plan readme \"B\" {\n  mål y \"Y\" {\n  }\n}\n"),
    ]);
    assert!(text(&files, "markdown/a.md").contains("**Bidrar till:** [Y](readme-plan.md#1-y)"));
    assert!(text(&files, "markdown/a.md").contains(" · **Indikatorer:** [I](#indikatorer)\n"));
    assert!(text(&files, "markdown/readme-plan.md").contains("**Det som bidrar hit:** [X](a.md#1-x)\n"));
    assert!(text(&files, "markdown/README.md").contains("- [A](a.md)\n- [B](readme-plan.md)\n"));
    links_lead_somewhere(&files);
}

#[test]
fn accepted_deviations_are_shown() {
    let files = build_plan(outputs::DEVIATING, PROJECT);
    let document = text(&files, "markdown/p.md").replace('\u{a0}', " ");
    let told = "Angivet 4,0 mnkr, uträknat 3,0 mnkr, skillnad 1 mnkr. Källan skriver 4,0 och inte 3,0 mnkr.\n";
    let line = document.lines().map(|line| format!("{line}\n")).find(|line| line.starts_with("**Känd avvikelse:** "));
    assert!(line.as_ref().is_some_and(|line| line.ends_with(told)), "{document}");
    assert!(
        document.contains("| **S**    |     **4,0** | **5** |\n| \u{2003}varav D |             |     1 |"),
        "{document}"
    );
}

/// Without padding, and with plain spaces.
fn squeezed(document: &str) -> String {
    document.split([' ', '\u{a0}']).filter(|word| !word.is_empty()).collect::<Vec<&str>>().join(" ")
}

#[test]
fn risks_activities_meetings_and_reports_are_read_in_the_plan() {
    let files = build_plan(FOLLOWED_UP, PROJECT);
    let document = squeezed(text(&files, "markdown/vp.md"));
    for told in [
        "**Senaste uppföljning:** [Delårsrapport augusti 2025](#10-delårsrapport-augusti-2025), tertial 2 2025, 20 september 2025",
        "| [Brist på personal](#4-brist-på-personal) | 3 | 4 | 12 | Rekrytera |",
        "**Senaste läget:** uppnådd 1 september 2025, bedömd av [Nämnden](README.md#organisation-nämnden) \
         ([Delårsrapport augusti 2025]",
        "**Senaste läget:** ej bedömd ([Delårsrapport augusti 2025]",
        "| Hushåll | hushåll | minska | 599 | 520[^1] | 470[^2] | 455[^2] | under 450 |",
        "[^1]: Ur uppföljningen [Delårsrapport april 2025](#9-delårsrapport-april-2025), tertial 1 2025, 20 maj 2025.",
        "| Grupperna startar | mars 2025 | klar |",
        "| Åtgärd | Ansvarig | Beskrivning |",
        "| Stickprov | varje månad |",
        "**Svar:** Redovisas i delåret",
        "- **Barn** avser [Tidigt stöd till barn](#1-tidigt-stöd-till-barn); betalar: [Stödgrupper](#11-stödgrupper), \
         [Redovisa kostnaderna](#3-redovisa-kostnaderna)",
        "- **[Facket](README.md#organisation-facket):** Vi är för få.",
        "| Läget redovisas | [Chefen](README.md#roll-chef) | [Facket](README.md#organisation-facket) | december 2025 | varje månad |",
        "**Typ:** information · **Avser:** ",
        "| [Stöd till unga](#2-stöd-till-unga) | ej bedömd |",
        "**Budgetrader ([Resurser](#7-resurser)):**",
        "| Barn | 4,5 mnkr | 12,0 mnkr | 13,2 mnkr | +1,2 mnkr |",
    ] {
        assert!(document.contains(told), "no {told:?} in\n{document}");
    }
    links_lead_somewhere(&files);
    let english = build_plan(FOLLOWED_UP_ENGLISH, "language = \"en\"\n");
    let document = squeezed(text(&english, "markdown/vp.md"));
    for told in
        ["**Latest state:** achieved 1 September 2025, judged by", "| 4.5 mnkr | 12.0 mnkr | 13.2 mnkr | +1.2 mnkr |"]
    {
        assert!(document.contains(told), "no {told:?} in\n{document}");
    }
}

#[test]
fn beside_printed_numbers_none_is_made_up() {
    let plan = "plan p \"P\" {\n  avsnitt a \"Ett\" {\n    nummer 3\n    uppdrag u \"Inre\" {\n      mottagare \"x\"\n    }\n  }\n  \
                avsnitt b \"Två\" {\n    text \"T\"\n  }\n}\n";
    let files = build(&[("p.plan", plan)]);
    let document = text(&files, "markdown/p.md");
    for heading in ["\n## 3 Ett\n", "\n### Inre\n", "\n## Två\n"] {
        assert!(document.contains(heading), "no {heading:?} in\n{document}");
    }
    let page = text(&files, "plans/p.html");
    assert_eq!(page.matches("<span class=\"number\">").count(), 2, "the heading and its entry in the contents: {page}");
}

#[test]
fn the_start_page_says_how_things_stand() {
    let files = build_plan(FOLLOWED_UP, PROJECT);
    let start = squeezed(text(&files, "markdown/README.md"));
    for told in [
        "- [Verksamhetsplan 2025](vp.md) · 2025 · [Nämnden](#organisation-nämnden)\n",
        "## Läget\n",
        "| Uppgift | Uppnådd | ",
        "- [Resurser](vp.md#7-resurser) ([Verksamhetsplan 2025](vp.md)): 20,1 mnkr (budget 2025)\n",
        "## Röda tråden\n",
        " - [Tidigt stöd till barn](vp.md#1-tidigt-stöd-till-barn) · uppnådd · ",
        "## Så komplett är planen\n",
        "| Mål med indikator, egen eller genom ett mål som bidrar | ",
        "## Vad planc har kontrollerat\n",
    ] {
        assert!(start.contains(told), "no {told:?} in\n{start}");
    }
    let accepted = build_plan(outputs::DEVIATING, PROJECT);
    let start = squeezed(text(&accepted, "markdown/README.md"));
    let told = "**Godtagna avvikelser:**\n\n- [B](p.md#1-b): Summan stämmer inte: S, utfall 2023. Angivet 4,0 mnkr";
    assert!(start.contains(told), "{start}");
}

#[test]
fn risks_with_scores_stand_in_a_matrix() {
    let risk = |id: &str, likely: u8, grave: u8| {
        format!("risk {id} \"Risk {id}\" {{\n nummer {id}\n sannolikhet {likely}\n konsekvens {grave}\n}}\n")
    };
    let plan = format!("plan p \"P\" {{\n{}{}{}}}\n", risk("r1", 1, 2), risk("r2", 2, 2), risk("r3", 2, 2));
    let files = build_plan(&plan, "language = \"sv\"\nrules = { risk-without-measure = \"off\" }\n");
    let document = squeezed(text(&files, "markdown/p.md"));
    for told in [
        "Riskerna efter sannolikhet och konsekvens:\n\n| Sannolikhet | Konsekvens 1 | Konsekvens 2 |\n",
        "| Sannolikhet 2 | 2 | 4: [r2](#r2-risk-r2), [r3](#r3-risk-r3) |\n| Sannolikhet 1 | 1 | 2: [r1](#r1-risk-r1) |\n",
    ] {
        assert!(document.contains(told), "no {told:?} in\n{document}");
    }
    links_lead_somewhere(&files);
}

#[test]
fn what_is_called_as_its_section_needs_no_second_heading() {
    let plan = "plan p \"P\" {\n  avsnitt a \"Ramar\" {\n    text \"T\"\n    uppdrag u \"Ramar\" {\n      mottagare \"x\"\n    }\n  }\n}\n";
    let document = build(&[("p.plan", plan)]);
    let document = text(&document, "markdown/p.md");
    assert_eq!(document.matches("Ramar\n").count(), 1, "{document}");
    assert!(document.contains("## 1 Ramar\n\nT\n\n**Mottagare:** x\n"), "{document}");
}

#[test]
fn goals_that_serve_each_other_are_listed_once() {
    let plan = "plan p \"P\" {\n  mål a \"A\" {\n    bidrar till b\n  }\n  mål b \"B\" {\n    bidrar till a\n  }\n}\n";
    let sources = planc::sources::MemorySources::new([("p.plan", plan)]);
    let files = planc::emit::emit(&planc::workspace::compile(&sources).publication()).unwrap();
    let start = text(&files, "markdown/README.md");
    assert!(start.contains("\n- [A](p.md#1-a)"), "{start}");
    assert!(start.contains("\n  - [B](p.md#2-b)"), "{start}");
}
