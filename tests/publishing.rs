//! What a published plan needs beside its pages: addresses that last, links that lead somewhere, one file of it all.

mod outputs;

use std::collections::BTreeSet;
use std::path::Path;

use outputs::{EXAMPLES, build, build_example, text};
use planc::emit::site::{links, single_file};
use planc::emit::{Files, emit};
use planc::sources::{DiskSources, MemorySources};
use planc::workspace::{Compilation, compile};

fn example(name: &str) -> Compilation {
    compile(&DiskSources::open(&Path::new(env!("CARGO_MANIFEST_DIR")).join("examples").join(name)).unwrap())
}

const RENAMED: &str = r#"
plan vp-2025 "Plan" {
  tidigare id vp
  mål trygghet "Trygghet" {
    tidigare id trygga-barn, unga
  }
  mål hälsa "Hälsa"
  budget ram "Ram" {
    enhet mnkr
    rad {
      | id   | titel | 2025 | tidigare id |
      | barn | Barn  | 1,0  | unga        |
    }
  }
  avsnitt in "Inledning" {
    tidigare id början
    text "Text."
  }
}
begrepp hvb "Hem för vård" {
  tidigare id hem
}
"#;

#[test]
fn what_got_a_new_id_is_found_at_its_old_address() {
    let url = "[site]\nurl = \"https://plan.example/vp\"\n";
    let files = build(&[("planc.toml", url), ("plan.plan", RENAMED)]);
    for (old, to) in [
        ("plans/vp.html", "../plans/vp-2025.html"),
        ("goals/vp-2025/trygga-barn.html", "../../goals/vp-2025/trygghet.html"),
        ("goals/vp/trygga-barn.html", "../../goals/vp-2025/trygghet.html"),
        ("goals/vp/unga.html", "../../goals/vp-2025/trygghet.html"),
        ("goals/vp/trygghet.html", "../../goals/vp-2025/trygghet.html"),
        ("goals/vp/halsa.html", "../../goals/vp-2025/halsa.html"),
        ("budgets/vp/ram.html", "../../budgets/vp-2025/ram.html"),
    ] {
        let page = text(&files, old);
        assert!(page.contains(&format!("content=\"0; url={to}\"")), "{old}: {page}");
        assert!(page.contains(&format!("<a href=\"{to}\">")), "{old}: {page}");
        let canonical = format!("<link rel=\"canonical\" href=\"https://plan.example/vp/{}\">", to.replace("../", ""));
        assert!(page.contains(&canonical), "{old}: {page}");
    }
    let budget = text(&files, "budgets/vp-2025/ram.html");
    for id in ["row-vp-2025.ram.barn", "row-vp-2025.ram.unga", "row-vp.ram.barn", "row-vp.ram.unga"] {
        assert_eq!(budget.matches(&format!("id=\"{id}\"")).count(), 1, "{id}");
    }
    let (_, row) = budget.split_once("id=\"row-vp-2025.ram.barn\"").unwrap();
    assert!(row.find("id=\"row-vp.ram.barn\"") > row.find("<th"), "what a row was called stands in its first cell");
    assert!(text(&files, "plans/vp-2025.html").contains("id=\"section-vp-2025.borjan\""));
    assert!(text(&files, "terms/index.html").contains("id=\"term-hem\""));
    assert!(!text(&files, "goals/vp-2025/trygghet.html").contains("trygga-barn"), "readers see ids of today");
}

#[test]
fn without_former_ids_nothing_leads_on() {
    for name in EXAMPLES {
        for (path, bytes) in build_example(name) {
            let leads_on = path.ends_with(".html") && String::from_utf8_lossy(&bytes).contains("http-equiv");
            assert!(!leads_on, "{name}: {path}");
        }
    }
}

#[test]
fn a_former_id_that_stands_at_an_address_of_today_replaces_nothing() {
    let plan = "mål a.b \"A\"\n".replace(".b", "") + "mål ä \"Ä\" {\n  tidigare id å\n}\n";
    let files = build(&[("plan.plan", &plan)]);
    assert!(!text(&files, "goals/a.html").contains("http-equiv"));
}

#[test]
fn the_page_for_what_is_missing_leads_on_from_anywhere() {
    let files = build(&[("planc.toml", "[site]\nurl = \"https://plan.example/vp\"\n"), ("plan.plan", "mål a \"A\"\n")]);
    let page = text(&files, "404.html");
    assert!(page.contains("href=\"/vp/index.html\"") && page.contains("href=\"/vp/assets/style."), "{page}");
    assert!(!page.contains("canonical") && page.contains("href=\"#content\""), "{page}");
    let files = build(&[("planc.toml", "[site]\nurl = \"https://plan.example\"\n"), ("plan.plan", "mål a \"A\"\n")]);
    assert!(text(&files, "404.html").contains("href=\"/goals/index.html\""));
    let files = build(&[("plan.plan", "mål a \"A\"\n")]);
    assert!(text(&files, "404.html").contains("href=\"goals/index.html\""));
}

#[test]
fn no_page_but_the_one_for_what_is_missing_minds_where_the_site_lies() {
    let settings = "[site]\nurl = \"https://plan.example/en/plan\"\n";
    let files = build(&[("planc.toml", settings), ("plan.plan", RENAMED)]);
    for (path, bytes) in files.iter().filter(|(path, _)| path.ends_with(".html") && *path != "404.html") {
        let html = std::str::from_utf8(bytes).unwrap();
        assert!(!html.contains("=\"/"), "{path}");
    }
}

#[test]
fn every_link_of_every_output_leads_somewhere() {
    for name in EXAMPLES {
        let compilation = example(name);
        let publication = compilation.publication();
        assert_eq!(links::broken(&publication, &emit(&publication).unwrap()), [], "{name}");
    }
    let settings = "[site]\nurl = \"https://plan.example/vp/\"\n";
    let compilation = compile(&MemorySources::new([("planc.toml", settings), ("plan.plan", RENAMED)]));
    let publication = compilation.publication();
    assert_eq!(links::broken(&publication, &emit(&publication).unwrap()), []);
}

#[test]
fn a_link_that_leads_nowhere_is_found_where_it_is_written() {
    let settings = "[site]\nurl = \"https://plan.example/\"\n";
    let plan = "mål a \"A\" {\n  syfte \"Se [b](https://plan.example/goals/b.html).\"\n}\n";
    let compilation = compile(&MemorySources::new([("planc.toml", settings), ("plan.plan", plan)]));
    let publication = compilation.publication();
    let mut files = emit(&publication).unwrap();
    let broken = links::broken(&publication, &files);
    assert!(!broken.is_empty());
    for link in &broken {
        assert_eq!(link.href, "https://plan.example/goals/b.html");
        assert_eq!(link.source.as_deref(), Some("plan.plan:2"));
    }
    let page = text(&files, "goals/a.html").replace("</main>", "<a href=\"#none\">x</a></main>");
    files.insert("goals/a.html".to_owned(), page.into_bytes());
    let place = links::broken(&publication, &files).into_iter().find(|link| link.href == "#none").unwrap();
    assert!(place.place_only);
    assert_eq!((place.page.as_str(), place.source.as_deref()), ("goals/a.html", Some("plan.plan:1")));
    files.insert("markdown/x.md".to_owned(), b"[a](y.md) [b](#c)\n\n## C\n".to_vec());
    let found = links::broken(&publication, &files);
    let hrefs: Vec<&str> =
        found.iter().filter(|link| link.page == "markdown/x.md").map(|link| link.href.as_str()).collect();
    assert_eq!(hrefs, ["y.md"]);
}

/// The values of an attribute, as written.
fn attributes<'h>(html: &'h str, name: &str) -> Vec<&'h str> {
    let start = format!(" {name}=\"");
    html.split(start.as_str()).skip(1).filter_map(|rest| rest.split('"').next()).collect()
}

fn assert_stands_alone(name: &str, html: &str) {
    let ids = attributes(html, "id");
    let unique: BTreeSet<&str> = ids.iter().copied().collect();
    let mut seen = BTreeSet::new();
    let twice: Vec<&&str> = ids.iter().filter(|id| !seen.insert(**id)).collect();
    assert!(twice.is_empty(), "{name}: {twice:?} stand twice");
    for href in attributes(html, "href") {
        let fine = match href.strip_prefix('#') {
            Some(place) => unique.contains(place),
            None => ["https://", "http://", "mailto:", "data:"].iter().any(|scheme| href.starts_with(scheme)),
        };
        assert!(fine, "{name}: {href}");
    }
    assert!(!html.contains("<link rel=\"stylesheet\"") && !html.contains("<script src"), "{name}");
    assert!(attributes(html, "src").iter().all(|src| src.starts_with("data:")), "{name}");
    assert!(!html.contains("url(http") && !html.contains("@import"), "{name}");
    assert_eq!(html.matches("<h1").count(), 1, "{name}");
    let mut last = 0;
    for (at, _) in html.match_indices("<h") {
        let Some(level) = html[at + 2..].chars().next().and_then(|digit| digit.to_digit(10)) else { continue };
        assert!(level <= last + 1, "{name}: h{level} after h{last}: {}", &html[at..html.ceil_char_boundary(at + 80)]);
        last = level;
    }
    assert_eq!(html.matches("<a ").count() + html.matches("<a>").count(), html.matches("</a>").count(), "{name}");
    assert!(html.contains("@media print"), "{name}");
}

#[test]
fn every_example_fits_in_one_file() {
    for name in EXAMPLES {
        let compilation = example(name);
        let html = single_file(&compilation.publication()).unwrap();
        assert_stands_alone(name, &html);
        let (files, plan) = (emit(&compilation.publication()).unwrap(), &compilation.checked.plan);
        assert!(html.len() < 2_000_000, "{name}: {} bytes", html.len());
        for budget in plan.of(planc::vocabulary::ConceptName::Budget).filter(|budget| !budget.external) {
            let anchor = format!("budget-{}", slug(&files, &budget.path));
            assert!(html.contains(&format!("table-{anchor}\"")), "{name}: {anchor} is not in the file");
        }
    }
}

/// The path as the site writes it, found by the page that it gives.
fn slug(files: &Files, path: &str) -> String {
    let plain = |text: &str| text.replace(['å', 'ä'], "a").replace('ö', "o").replace('é', "e").to_lowercase();
    let page = format!("budgets/{}.html", plain(path));
    assert!(files.contains_key(&page), "{page}");
    plain(path).replace('/', ".")
}

#[test]
fn a_link_out_of_the_file_leads_to_the_published_site_or_is_text() {
    let plan =
        "organisation ks \"Styrelsen\" {\n  förkortning KS\n}\nplan vp \"Plan\" {\n  ansvarig ks\n  mål a \"A\"\n}\n";
    let compilation = compile(&MemorySources::new([("plan.plan", plan)]));
    let html = single_file(&compilation.publication()).unwrap();
    assert!(html.contains("<span>Styrelsen</span>"), "{html}");
    assert!(html.contains("href=\"#goal-vp.a\""), "{html}");
    let url = "[site]\nurl = \"https://plan.example/\"\n";
    let compilation = compile(&MemorySources::new([("planc.toml", url), ("plan.plan", plan)]));
    let html = single_file(&compilation.publication()).unwrap();
    assert!(html.contains("<a href=\"https://plan.example/organisations/ks.html\">Styrelsen</a>"), "{html}");
}
