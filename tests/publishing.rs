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

const DATED: &str = r#"
organisation ks "Styrelsen, den högsta; nämnden"
organisation bn "Barnnämnden"
referens beslut "Fullmäktiges beslut" {
  typ   beslut
  datum 2024-11-20
}
plan vp "Plan & budget" {
  ansvarig ks
  period   2025
  status   beslutad 2024-12-01
  följs upp 2025-T1, 2025
  sammanfattning "Vad som <ska> göras."
  uppdrag utred "Utreda ett mycket långt namn på ett uppdrag, så långt att raden måste vikas över flera rader" {
    uppdragsgivare           ks
    mottagare                bn
    till och med             2025-06-30
    återrapporteras till     ks
    återrapporteras senast   2025-T2
  }
  aktivitet kurs "Kurs" {
    ansvarig bn
    period   2025-03
    milstolpe start "Start" {
      till och med 2025-03-02
    }
  }
  uppföljning t1 "Uppföljning" {
    period 2025-T1
    datum  2025-05-20
    sammanfattning "Det går bra."
  }
}
möte m "Samråd" {
  datum 2025-02-01
  organ ks
  punkt "Budgeten" {
    beslut "Budgeten godkänns."
    åtagande "Räkna om" {
      ansvarig     bn
      till och med 2025-02-28
    }
  }
}
"#;

/// The events of a calendar, each by its properties. What RFC 5545 does not allow stops the test.
fn calendar(files: &Files, path: &str) -> Vec<Vec<(String, String)>> {
    let text = text(files, path);
    assert!(text.ends_with("\r\n") && !text.replace("\r\n", "").contains(['\r', '\n']), "{path}: lines end in CRLF");
    assert!(text.split("\r\n").all(|line| line.len() <= 75), "{path}: lines are folded");
    let unfolded = text.replace("\r\n ", "");
    let mut lines = unfolded.trim_end().split("\r\n");
    assert_eq!(lines.next(), Some("BEGIN:VCALENDAR"));
    let (mut open, mut events, mut head) = (false, Vec::new(), BTreeSet::new());
    for line in lines {
        let (name, value) = line.split_once(':').unwrap_or_else(|| panic!("{path}: {line}"));
        match (name, value) {
            ("BEGIN", "VEVENT") => {
                assert!(!std::mem::replace(&mut open, true));
                events.push(Vec::new());
            }
            ("END", "VEVENT") => assert!(std::mem::replace(&mut open, false)),
            ("END", "VCALENDAR") => assert!(!open),
            _ if open => events.last_mut().unwrap().push((name.to_owned(), value.to_owned())),
            _ => assert!(head.insert(name.to_owned()), "{path}: {name} twice"),
        }
    }
    assert!(unfolded.ends_with("END:VCALENDAR\r\n") && ["VERSION", "PRODID"].iter().all(|name| head.contains(*name)));
    let mut uids = BTreeSet::new();
    for event in &events {
        let all =
            |name: &str| event.iter().filter(|(found, _)| found == name).map(|(_, value)| value).collect::<Vec<_>>();
        let one = |name: &str| {
            let found = all(name);
            assert_eq!(found.len(), 1, "{path}: {name} in {event:?}");
            found[0].clone()
        };
        assert!(uids.insert(one("UID")), "{path}: an event twice");
        let (day, stamp) = (one("DTSTART;VALUE=DATE"), one("DTSTAMP"));
        assert!(day.len() == 8 && day.bytes().all(|byte| byte.is_ascii_digit()), "{path}: {day}");
        assert_eq!(stamp, format!("{day}T000000Z"));
        for text in [one("SUMMARY")].into_iter().chain(all("DESCRIPTION").into_iter().cloned()) {
            let plain = text.replace("\\\\", "").replace("\\,", "").replace("\\;", "").replace("\\n", "");
            assert!(!plain.contains(['\\', ',', ';']), "{path}: {text}");
        }
    }
    events
}

#[test]
fn what_is_due_stands_in_calendars() {
    let files = build(&[("plan.plan", DATED)]);
    let days = |path: &str| -> Vec<(String, String)> {
        let value = |event: &[(String, String)], name: &str| {
            event.iter().find(|(found, _)| found.starts_with(name)).unwrap().1.chars().take(24).collect::<String>()
        };
        calendar(&files, path).iter().map(|event| (value(event, "DTSTART"), value(event, "SUMMARY"))).collect()
    };
    let pairs = |pairs: &[(&str, &str)]| -> Vec<(String, String)> {
        pairs.iter().map(|(day, text)| ((*day).to_owned(), text.chars().take(24).collect())).collect()
    };
    let (course, start) = (("20250331", "Slutar: Kurs"), ("20250302", "Milstolpe: Start"));
    let assignment = [("20250630", "Sista dag: Utreda ett myck"), ("20250831", "Återrapportera: Utreda ett")];
    let recount = ("20250228", "Sista dag: Räkna om");
    assert_eq!(days("organisations/bn.ics"), pairs(&[recount, course, assignment[0], assignment[1]]));
    let follow_ups = [("20250430", "Följ upp: Plan & budget"), ("20251231", "Följ upp: Plan & budget")];
    assert_eq!(
        days("plans/vp.ics"),
        pairs(&[start, course, follow_ups[0], assignment[0], assignment[1], follow_ups[1]])
    );
    let meeting = ("20250201", "Möte: Samråd");
    assert_eq!(days("organisations/ks.ics"), pairs(&[meeting, follow_ups[0], follow_ups[1]]));
    assert_eq!(days("calendar.ics").len(), 8);
    assert!(text(&files, "organisations/bn.html").contains("href=\"../organisations/bn.ics\""));
    assert!(text(&files, "plans/vp.html").contains("href=\"../plans/vp.ics\""));
    assert!(text(&files, "index.html").contains("href=\"calendar.ics\""));
    let none = build(&[("plan.plan", "mål a \"A\"\n")]);
    assert!(none.keys().all(|path| !path.ends_with(".ics")) && !text(&none, "index.html").contains(".ics"));
}

#[test]
fn the_calendars_of_the_examples_are_whole() {
    for name in EXAMPLES {
        let files = build_example(name);
        for path in files.keys().filter(|path| path.ends_with(".ics")) {
            assert!(!calendar(&files, path).is_empty(), "{name}: {path}");
        }
    }
}

/// Every element is closed, in order, and nothing but the five references of XML is used.
fn assert_well_formed_xml(path: &str, text: &str) {
    let body = text.strip_prefix("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n").expect("an XML declaration");
    let mut open = Vec::new();
    for part in body.split('<').skip(1) {
        let (tag, after) = part.split_once('>').unwrap_or_else(|| panic!("{path}: {part}"));
        for reference in after.split('&').skip(1).chain(tag.split('&').skip(1)) {
            let name = reference.split(';').next().unwrap_or_default();
            assert!(["amp", "lt", "gt", "quot", "apos", "#39", "#x27"].contains(&name), "{path}: &{name};");
        }
        let name = tag.split_whitespace().next().unwrap_or_default();
        if let Some(closed) = name.strip_prefix('/') {
            assert_eq!(open.pop(), Some(closed), "{path}");
        } else if !tag.ends_with('/') {
            open.push(name);
        }
    }
    assert!(open.is_empty(), "{path}: {open:?} stay open");
}

#[test]
fn decisions_and_reports_stand_in_a_feed_the_latest_first() {
    let files = build(&[("planc.toml", "[site]\nurl = \"https://plan.example:8080/vp\"\n"), ("plan.plan", DATED)]);
    let feed = text(&files, "feed.xml");
    assert_well_formed_xml("feed.xml", feed);
    let values = |name: &str| -> Vec<&str> {
        feed.split(&format!("<{name}>")).skip(1).filter_map(|rest| rest.split(&format!("</{name}>")).next()).collect()
    };
    assert_eq!(values("title")[1..], ["Uppföljning", "Budgeten", "Plan &amp; budget: beslutad", "Fullmäktiges beslut"]);
    let days = ["2025-05-20", "2025-05-20", "2025-02-01", "2024-12-01", "2024-11-20"];
    assert_eq!(values("updated"), days.map(|day| format!("{day}T00:00:00Z")));
    assert_eq!(values("summary"), ["Det går bra.", "Budgeten godkänns.", "Vad som &lt;ska&gt; göras."]);
    let ids = values("id");
    assert_eq!(ids[0], "https://plan.example:8080/vp/");
    assert_eq!(ids[3], "tag:plan.example,2024-12-01:plan/vp");
    assert_eq!(ids.iter().collect::<BTreeSet<_>>().len(), ids.len());
    assert!(feed.contains("href=\"https://plan.example:8080/vp/plans/vp.html\""), "{feed}");
    let page = text(&files, "plans/vp.html");
    assert!(page.contains("<link rel=\"alternate\" type=\"application/atom+xml\" href=\"../feed.xml\""), "{page}");
    assert!(
        page.contains("<meta property=\"og:url\" content=\"https://plan.example:8080/vp/plans/vp.html\">"),
        "{page}"
    );
    let none = build(&[("plan.plan", DATED)]);
    assert!(!none.contains_key("feed.xml") && !none.contains_key("sitemap.xml"));
    assert!(!text(&none, "plans/vp.html").contains("og:"));
}

#[test]
fn the_sitemap_holds_the_pages_of_today() {
    let files = build(&[("planc.toml", "[site]\nurl = \"https://plan.example/vp\"\n"), ("plan.plan", RENAMED)]);
    let map = text(&files, "sitemap.xml");
    assert_well_formed_xml("sitemap.xml", map);
    let listed: BTreeSet<String> = map
        .split("<loc>")
        .skip(1)
        .filter_map(|rest| rest.split("</loc>").next()?.strip_prefix("https://plan.example/vp/"))
        .map(|path| if path.is_empty() || path.ends_with('/') { format!("{path}index.html") } else { path.to_owned() })
        .collect();
    let leads_on = |path: &str| text(&files, path).contains("http-equiv");
    let pages: BTreeSet<String> = files
        .keys()
        .filter(|path| path.ends_with(".html") && !["404.html", "search.html"].contains(&path.as_str()))
        .filter(|path| !leads_on(path))
        .cloned()
        .collect();
    assert_eq!(listed, pages);
}
