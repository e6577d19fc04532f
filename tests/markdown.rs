//! The Markdown documents.

#![allow(clippy::unwrap_used, clippy::panic, reason = "tests stop at the first surprise")]

mod outputs;

use std::collections::HashSet;

use outputs::{ENGLISH, FOLLOWED_UP, FOLLOWED_UP_ENGLISH, SWEDISH, build, build_plan, text};
use planc::emit::Files;
use pulldown_cmark::{Event, Options, Parser, Tag};

const PROJECT: &str = "title = \"Prov\"\nlanguage = \"sv\"\n";

fn options() -> Options {
    Options::ENABLE_TABLES | Options::ENABLE_FOOTNOTES | Options::ENABLE_GFM
}

/// The anchors that a git host gives a document's headings, and those that the document sets itself.
fn anchors(document: &str) -> HashSet<String> {
    let mut anchors = HashSet::new();
    let mut heading: Option<String> = None;
    for event in Parser::new_ext(document, options()) {
        match event {
            Event::Start(Tag::Heading { .. }) => heading = Some(String::new()),
            Event::Text(text) | Event::Code(text) => {
                if let Some(heading) = &mut heading {
                    heading.push_str(&text);
                }
            }
            Event::End(pulldown_cmark::TagEnd::Heading(_)) => {
                let kept = |c: &char| c.is_alphanumeric() || matches!(c, ' ' | '-' | '_');
                let text: String = heading.take().unwrap().to_lowercase().chars().filter(kept).collect();
                let anchor = text.replace(' ', "-");
                let mut numbered = (1..).map(|count| format!("{anchor}-{count}"));
                // The second of one text gets a number after it.
                let free = if anchors.contains(&anchor) { numbered.find(|it| !anchors.contains(it)) } else { None };
                anchors.insert(free.unwrap_or(anchor));
            }
            _ => {}
        }
    }
    anchors
}

/// Every link leads to a document that is there, and to a heading in it.
fn links_lead_somewhere(files: &Files) -> usize {
    let mut count = 0;
    for (path, _) in files.iter().filter(|(path, _)| path.starts_with("markdown/")) {
        for event in Parser::new_ext(text(files, path), options()) {
            let Event::Start(Tag::Link { dest_url, .. }) = event else { continue };
            if dest_url.starts_with("http") {
                continue;
            }
            let (file, anchor) = dest_url.split_once('#').unwrap_or((&dest_url, ""));
            let file = if file.is_empty() { path.clone() } else { format!("markdown/{file}") };
            let known = anchors(text(files, &file));
            assert!(anchor.is_empty() || known.contains(anchor), "{path}: {dest_url} is not among {known:#?}");
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
        assert!(links_lead_somewhere(&outputs::build_example(name)) > 20);
    }
}

#[test]
fn a_plan_reads_as_a_document() {
    let files = build_plan(SWEDISH, PROJECT);
    let document = text(&files, "markdown/vp.md");
    assert!(document.starts_with("# Plan 2024–2026\n\n- **Typ:** verksamhetsplan\n"), "{document}");
    for expected in [
        "- **Status:** beslutad 13 december 2023\n",
        "- **Bygger på:** [Lagen](README.md#referenser), Muntlig överenskommelse\n",
        "**Beslutspunkt**\n\n1. Planen antas.\n2. Planen följs upp.\n",
        "## Innehåll\n\n- [1 Tidigt stöd till barn](#1-tidigt-stöd-till-barn)\n",
        "## 1 Tidigt stöd till barn\n",
        "### 1.1 En del av det\n",
        "Hushållen blev knappt 500 och nettot 1 028,1 mnkr; se [En del av det](#11-en-del-av-det)",
        "| Hushåll, alla      | hushåll | minska   | 1 599 (56 %) |",
        "| varav Familjer[^1]",
        "ej klart |",
        "- **Avstämning:** `total.omf = 20,0 mnkr`: Så mycket tillförs\n",
        "| mnkr      | Budget 2023 | Omfördelat | Budget 2024 |\n| --------- | ----------: | ---------: | ----------: |\n",
        "| **Summa** | **1\u{a0}008,1** |   **20,0** | **1\u{a0}028,1** |\n",
        "| Vuxna     |         8,1 |            |         8,1 |\n",
        "[^1]: Metoden ändrades [Lagen](README.md#referenser).\n",
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
    assert!(document.contains("## 1 A \\| \\*b\\* \\[c\\](d) \\`e\\`\n"), "{document}");
    assert!(document.contains("| Med \\| streck |"), "{document}");
    assert!(document.contains("<a id=\"11-steg-1--steg-2\"></a>\n\n### 1.1 Steg 1 – steg 2\n"), "{document}");
    let terms = text(&files, "markdown/README.md");
    assert!(terms.contains("| T       | Första stycket \\| här. punkt |"), "{terms}");
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
    assert!(text(&files, "markdown/a.md").contains("- **Bidrar till:** [Y](readme-plan.md#1-y)\n"));
    assert!(text(&files, "markdown/a.md").contains("- **Indikatorer:** [I](#indikatorer)\n"));
    assert!(text(&files, "markdown/readme-plan.md").contains("- **Det som bidrar hit:** [X](a.md#1-x)\n"));
    assert!(text(&files, "markdown/README.md").contains("- [A](a.md)\n- [B](readme-plan.md)\n"));
    links_lead_somewhere(&files);
}

#[test]
fn accepted_deviations_are_shown() {
    let files = build_plan(outputs::DEVIATING, PROJECT);
    let document = text(&files, "markdown/p.md").replace('\u{a0}', " ");
    let told = "Angivet 4,0 mnkr, uträknat 3,0 mnkr, skillnad 1 mnkr. Källan skriver 4,0 och inte 3,0 mnkr\n";
    let line = document.lines().map(|line| format!("{line}\n")).find(|line| line.starts_with("- **Känd avvikelse:** "));
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
        "- **Senaste uppföljning:** [Delårsrapport augusti 2025](#10-delårsrapport-augusti-2025), tertial 2 2025, 20 september 2025",
        "| [Brist på personal](#4-brist-på-personal) | 3 | 4 | 12 | Rekrytera |",
        "- **Senaste läget:** uppnådd 1 september 2025, bedömd av [Nämnden](README.md#organisationer) \
         ([Delårsrapport augusti 2025]",
        "- **Senaste läget:** ej bedömd ([Delårsrapport augusti 2025]",
        "| Hushåll | hushåll | minska | 599 | 520[^1] | 470[^2] | 455[^2] | under 450 |",
        "[^1]: Ur uppföljningen [Delårsrapport april 2025](#9-delårsrapport-april-2025), tertial 1 2025, 20 maj 2025.",
        "| Grupperna startar | mars 2025 | klar |",
        "| Åtgärd | Ansvarig | Beskrivning |",
        "| Stickprov | varje månad |",
        "**Svar: Redovisas i delåret**",
        "- **Barn** avser [Tidigt stöd till barn](#1-tidigt-stöd-till-barn); betalar: [Stödgrupper](#11-stödgrupper), \
         [Redovisa kostnaderna](#3-redovisa-kostnaderna)",
        "- **[Facket](README.md#organisationer):** Vi är för få.",
        "| Läget redovisas | [Chefen](README.md#roller) | [Facket](README.md#organisationer) | december 2025 | varje månad |",
        "- **Typ:** information",
        "| [Stöd till unga](#2-stöd-till-unga) | ej bedömd |",
        "| Barn ([Resurser](#7-resurser)) | 4,5 mnkr | 12,0 mnkr | 13,2 mnkr | +1,2 mnkr |",
    ] {
        assert!(document.contains(told), "no {told:?} in\n{document}");
    }
    links_lead_somewhere(&files);
    let english = build_plan(FOLLOWED_UP_ENGLISH, "language = \"en\"\n");
    let document = squeezed(text(&english, "markdown/vp.md"));
    for told in
        ["- **Latest state:** achieved 1 September 2025, judged by", "| 4.5 mnkr | 12.0 mnkr | 13.2 mnkr | +1.2 mnkr |"]
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
