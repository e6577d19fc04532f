//! What must hold for every page of the site, over a project that uses all of the language and means no good.

#![allow(
    clippy::disallowed_methods,
    clippy::expect_used,
    reason = "the tests read the examples from disk, and stop where they cannot"
)]

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use planc::diagnostic::Severity;
use planc::diagnostic::render::{Style, render};
use planc::emit::{Files, Publication, emit};
use planc::language::Language;
use planc::sources::{DiskSources, MemorySources, Sources};
use planc::workspace::compile;

const SETTINGS: &str = "title = \"Ängs & Bäcks <kommun>\"\n";

const PLAN: &str = r##"
målnivå nämnd "Nämndens mål"
organisation ån "Nämnden vid ån" {
  förkortning NVÅ
}
organisation an "Nämnden utan ring"
roll chef "Chef" {
  ingår i ån
}
referens sol "Socialtjänstlagen" {
  beteckning "SFS 2001:453"
}
begrepp hvb "Hem för vård eller boende" {
  förkortning HVB
  betydelse "Ett [[sol]]-boende."
}

plan vp "Plan <script>alert(1)</script> 2024" {
  period 2024
  enhet mnkr
  ansvarig ån
  sammanfattning """
    Text med <script>alert(2)</script>, <img src=x onerror=alert(3)> och [en länk](javascript:alert(4)).

    # Rubrik

    Se [[barn|de "unga" <b>]], {{resurser.total.b24: 28,1 mnkr}} och {{resurser.total.b24}}[^not]. Kod: `[[barn]]`.

    | a | b |
    |---|--:|
    | [[barn|x|y]] | 1 |
    """
  fotnot not "Notens text om [[sol]]."

  avsnitt inledning "Inledning" {
    """
    Text.
    """
    avsnitt djupare "Djupare" {
      text "Mer."
    }
    mål barn "Barn & [[HVB]]" {
      nivå nämnd
      ansvarig ån
      indikatorer {
        | id      | titel              | enhet   | riktning | mäts av | utfall 2021 | utfall 2022  | målvärde 2026 |
        | hushåll | Hushåll[^not]      | hushåll | minska   | chef    | 1599 (56 %) | -[^not]      | under 450     |
        | farlig  | <script>x</script> | antal   |          |         | ej klart    | ej tillämpligt | exakt 0     |
      }
      mål del "Del" {
        text "Delmål."
      }
      uppdrag svara "Svara" {
        uppdragsgivare an
        mottagare ån
        till och med 2025
        svar "Vi har svarat" {
          text "Så här."
        }
      }
    }
  }
  mål fri "Fritt mål" {
    bidrar till barn
  }
  risk brist "Brist på folk" {
    ansvarig chef
    åtgärd anställa "Anställa" {
      bidrar till barn
      milstolpe annons "Annonsen ute" {
        till och med 2024-03
      }
    }
  }
  möte samverkan "Samverkan" {
    datum 2024-02-26
    punkt "Läget" {
      avser barn
      inlägg "Vi är för få" {
        av chef
      }
    }
  }
  budget resurser "Resurser" {
    kolumn {
      | id  | titel       | period | typ        | formel   |
      | b23 | Budget 2023 | 2023   | budget     |          |
      | omf | Omföring    |        | förändring |          |
      | b24 | Budget 2024 | 2024   | budget     | b23 + omf |
    }
    rad {
      | id    | titel               | avser | b23  | omf  | b24  | räknas |
      | arb   | Arbete <i>x</i>     | barn  | 20,0 | 8,1  | =    |        |
      | fly   | Flyktingar          |       | 2,8  | -2,8 | 0,0  |        |
      | tom   | Tomt                |       |      |      |      |        |
      | total | Summa               |       | 22,8 | 5,3  | 28,1 | summa  |
    }
    avstämning total.omf = 5,3 "Det ska <b>stämma</b>"
  }
}
"##;

fn built(sources: &dyn Sources) -> Files {
    let compilation = compile(sources);
    let style = Style { language: Language::En, color: false, width: None };
    let errors = compilation.diagnostics.iter().filter(|found| found.severity == Severity::Error);
    let errors: Vec<String> = errors.map(|found| render(found, &compilation.sources, style)).collect();
    assert!(errors.is_empty(), "{}", errors.join("\n"));
    emit(&compilation.publication()).expect("the theme fits the pages")
}

fn sample() -> Files {
    built(&MemorySources::new([("planc.toml", SETTINGS), ("plan.plan", PLAN)]))
}

fn example(name: &str) -> Files {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples").join(name);
    built(&DiskSources::open(&folder).expect("the example is there"))
}

fn pages(files: &Files) -> BTreeMap<&str, &str> {
    let html = files.iter().filter(|(path, _)| path.ends_with(".html"));
    html.map(|(path, bytes)| (path.as_str(), std::str::from_utf8(bytes).expect("pages are UTF-8"))).collect()
}

/// The values of an attribute, in tags alone.
fn attributes<'h>(html: &'h str, name: &str) -> Vec<&'h str> {
    let tags = html.split('<').skip(1).filter_map(|rest| rest.split_once('>')).map(|(tag, _)| tag);
    let start = format!(" {name}=\"");
    tags.filter_map(|tag| tag.split_once(&start)).filter_map(|(_, rest)| rest.split('"').next()).collect()
}

/// The path that a relative address leads to from a page.
fn resolved(page: &str, href: &str) -> String {
    let mut parts: Vec<&str> = page.split('/').collect();
    parts.pop();
    for part in href.split('/') {
        match part {
            ".." => assert!(parts.pop().is_some(), "{page}: {href} leads out of the site"),
            part => parts.push(part),
        }
    }
    parts.join("/")
}

fn assert_links_lead_somewhere(files: &Files) {
    let pages = pages(files);
    let anchors: BTreeMap<&str, BTreeSet<&str>> =
        pages.iter().map(|(path, html)| (*path, attributes(html, "id").into_iter().collect())).collect();
    let mut reached: BTreeSet<String> = BTreeSet::from(["index.html".to_owned()]);
    for (page, html) in &pages {
        for href in ["href", "action", "src"].into_iter().flat_map(|name| attributes(html, name)) {
            if href.starts_with("https://") || href.starts_with("http://") || href == "data:," {
                continue;
            }
            let (path, anchor) = href.split_once('#').map_or((href, None), |(path, anchor)| (path, Some(anchor)));
            let target = if path.is_empty() { (*page).to_owned() } else { resolved(page, path) };
            assert!(files.contains_key(&target), "{page}: {href} leads to {target}, which is not there");
            if let Some(anchor) = anchor {
                assert!(anchors[target.as_str()].contains(anchor), "{page}: there is no {href}");
            }
            reached.insert(target);
        }
    }
    for page in pages.keys().filter(|page| **page != "404.html") {
        assert!(reached.contains(*page), "nothing leads to {page}");
    }
}

fn assert_well_formed(files: &Files, language: &str) {
    for (page, html) in pages(files) {
        assert!(html.contains(&format!("<html lang=\"{language}\">")), "{page}");
        assert_eq!(html.matches("<h1").count(), 1, "{page}");
        assert_eq!(html.matches("<main").count(), 1, "{page}");
        let ids = attributes(html, "id");
        assert_eq!(ids.len(), ids.iter().collect::<BTreeSet<_>>().len(), "{page}: an id stands twice");
        let mut last = 0;
        for (at, _) in html.match_indices("<h") {
            let Some(level) = html[at + 2..].chars().next().and_then(|digit| digit.to_digit(10)) else { continue };
            assert!(level <= last + 1, "{page}: h{level} after h{last}: {}", &html[at..(at + 80).min(html.len())]);
            last = level;
        }
        assert_eq!(
            html.matches("<table").count(),
            html.matches("<div class=\"scroll\" role=\"region\" tabindex=\"0\"").count()
        );
        assert!(!html.contains("site-"), "{page}: a label is missing");
        let fetched = attributes(html, "src");
        let sorts = html.contains("<table") && html.contains(" data-sort>");
        let own = |address: &&str| match resolved(page, address) {
            script if script.starts_with("assets/search.") => page == "search.html",
            script => script.starts_with("assets/tables.") && sorts,
        };
        assert!(fetched.iter().all(own), "{page}: {fetched:?} are fetched");
        assert_eq!(fetched.len(), usize::from(page == "search.html") + usize::from(sorts), "{page}: {fetched:?}");
    }
}

#[test]
fn every_link_leads_somewhere_and_every_page_is_reached() {
    for files in [
        sample(),
        example("hello"),
        example("molndal"),
        example("linkoping"),
        example("nacka"),
        example("nordost"),
        example("samverkan"),
    ] {
        assert_links_lead_somewhere(&files);
    }
}

#[test]
fn every_page_has_one_heading_its_language_and_headings_in_order() {
    assert_well_formed(&sample(), "sv");
    assert_well_formed(&example("hello"), "en");
    assert_well_formed(&example("molndal"), "sv");
    assert_well_formed(&example("linkoping"), "sv");
}

#[test]
fn what_was_found_leads_to_a_page_that_says_what_it_means() {
    for (name, code, word) in [("nacka", "p0402", "räknas"), ("nordost", "p0504", "fotnot")] {
        let files = example(name);
        let pages = pages(&files);
        let mentioned: BTreeSet<String> = attributes(pages["checked.html"], "href")
            .into_iter()
            .filter(|href| href.starts_with("help/"))
            .map(str::to_owned)
            .collect();
        let made: BTreeSet<String> =
            pages.keys().filter(|path| path.starts_with("help/")).map(|path| (*path).to_owned()).collect();
        assert_eq!(mentioned, made, "{name}");
        let help = pages[format!("help/{code}.html").as_str()];
        assert!(help.contains(&format!("<h1>{}: ", code.to_uppercase())), "{help}");
        assert!(help.contains("<pre tabindex=\"0\"><code>") && help.contains(word), "{help}");
        assert!(made.iter().all(|page| pages[page.as_str()].len() < 100_000), "{name}");
        let menu = pages["index.html"].split("</nav>").next().unwrap_or_default();
        assert!(!menu.contains("help/"), "{menu}");
    }
}

#[test]
fn what_the_writer_wrote_never_runs() {
    let files = sample();
    for (page, html) in pages(&files) {
        let scripts = attributes(html, "src").into_iter().map(|script| resolved(page, script));
        let own = scripts.filter(|script| files.contains_key(script) && script.starts_with("assets/")).count();
        assert_eq!(html.matches("<script").count(), own, "{page} holds a script");
        assert_eq!(html.matches("<script").count(), html.matches("\" defer></script>").count(), "{page}");
        for harm in ["<img", "javascript:", "<b>", "<i>"] {
            assert!(!html.contains(harm), "{page} holds {harm}");
        }
        assert!(attributes(html, "onerror").is_empty(), "{page}");
    }
    let plan = pages(&files)["plans/vp.html"];
    assert!(plan.contains("<title>Plan &lt;script&gt;alert(1)&lt;"), "{plan}");
    assert!(plan.contains("&lt;img src=x onerror=alert(3)&gt;"), "{plan}");
}

#[test]
fn links_figures_and_footnotes_are_shown() {
    let files = sample();
    let plan = pages(&files)["plans/vp.html"];
    for part in [
        "href=\"../goals/vp/inledning.barn.html\">de &quot;unga&quot; &lt;b&gt;</a>",
        "<a class=\"figure\" href=\"../budgets/vp/resurser.html#row-vp.resurser.total\">28,1 mnkr</a>",
        "28,1\u{a0}mnkr</a><sup class=\"mark\"><a href=\"#note-1\" id=\"mark-1\"",
        "<code>[[barn]]</code>",
        ">x|y</a>",
        "<li id=\"note-1\">",
    ] {
        assert!(plan.contains(part), "no {part} in {plan}");
    }
}

#[test]
fn figures_are_written_as_the_language_writes_them_and_nothing_is_zero() {
    let files = sample();
    let pages = pages(&files);
    let goal = pages["goals/vp/inledning.barn.html"];
    for part in [
        "<span class=\"n\">1\u{a0}599</span><span class=\"share\"> (56\u{a0}%)</span></td>",
        ">under\u{a0}<span class=\"n\">450</span></td>",
        ">exakt\u{a0}<span class=\"n\">0</span></td>",
        "<td data-state=\"missing\">",
        "<td data-state=\"not-ready\">",
        "<td data-state=\"not-applicable\" class=\"room-1\">",
        "<li data-state=\"missing\">",
        "scope=\"row\"",
    ] {
        assert!(goal.contains(part), "no {part} in {goal}");
    }
    let budget = pages["budgets/vp/resurser.html"];
    for part in [
        "<td data-state=\"number\">−2,8</td>",
        "<td data-state=\"computed\">28,1</td>",
        "<td data-state=\"empty\">",
        "<tr id=\"row-vp.resurser.total\" class=\"total\">",
        "../../tables/budgets/vp/resurser/table-budget-vp.resurser.csv\">",
        "data-status=\"holds\"",
    ] {
        assert!(budget.contains(part), "no {part} in {budget}");
    }
}

#[test]
fn each_table_is_a_file_that_holds_what_is_seen_as_data() {
    let files = sample();
    let text = |path: &str| String::from_utf8_lossy(&files[path]).into_owned();
    assert_eq!(
        text("tables/goals/vp/inledning.barn/indicators.csv"),
        "Indikator,Enhet,Riktning,Mäts av,Utfall 2021,\"Utfall 2021, tillägg\",\"Utfall 2021, läge\",Utfall 2022,\
         \"Utfall 2022, läge\",Målvärde 2026,\"Målvärde 2026, tillägg\"\r\n\
         Hushåll,hushåll,minska,Chef,1599,56\u{a0}%,number,,missing,450,under\r\n\
         <script>x</script>,antal,,,,,not-ready,,not-applicable,0,exakt\r\n"
    );
    assert_eq!(
        text("tables/budgets/vp/resurser/table-budget-vp.resurser.csv"),
        "Rad,\"Rad, tillägg\",Budget 2023 (Belopp i mnkr),Omföring (Belopp i mnkr),Budget 2024 (Belopp i mnkr)\r\n\
         Arbete <i>x</i>,Barn & Hem för vård eller boende,20.0,8.1,28.1\r\nFlyktingar,,2.8,-2.8,0.0\r\nTomt,,,,\r\n\
         Summa,,22.8,5.3,28.1\r\n"
    );
    assert!(text("tables/assignments/index/assignments.csv").ends_with("Svara,2025,Nämnden vid ån,besvarat\r\n"));
    for (page, html) in pages(&files) {
        let links = attributes(html, "href").into_iter().filter(|href| href.contains(".csv")).count();
        assert_eq!(html.matches("<figure class=\"table").count(), links, "{page}: a table has no file of its own");
    }
}

#[test]
fn the_unit_of_a_column_is_said_once_and_rows_stay_with_what_they_are_a_part_of() {
    let budget = "budget b \"B\" {\n enhet kr\n rad {\n | id | titel | 2024 | räknas |\n | a | A | 10 | |\n | b | B | 4,5 | delpost a |\n \
                  | c | C | 5,5 | delpost a |\n | d | D | 1 | |\n | s | S | 11 | summa |\n }\n}\n";
    let files = built(&MemorySources::new([("planc.toml", SETTINGS), ("a.plan", budget)]));
    let page = pages(&files)["budgets/b.html"];
    for part in [
        "id=\"row-b.a\">",
        "id=\"row-b.b\" class=\"part\" data-level=\"1\">",
        "id=\"row-b.d\">",
        "id=\"row-b.s\" class=\"total\">",
        "<span class=\"n\" data-pad=\",0\">10</span></td>",
        "<td data-state=\"number\">4,5</td>",
        "<span class=\"unseen\">: B</span>",
    ] {
        assert!(page.contains(part), "no {part} in {page}");
    }
    let files = sample();
    let list = pages(&files)["budgets/index.html"];
    assert!(list.contains("Summa <span class=\"detail\">mnkr</span></th>"), "{list}");
    assert!(list.contains("<td data-state=\"number\"><span class=\"n\">28,1</span> <span class=\"detail\">"), "{list}");
}

/// The page of the item with this title.
fn page_titled<'p>(pages: &BTreeMap<&str, &'p str>, folder: &str, title: &str) -> &'p str {
    let heading = format!("<h1>{title}</h1>");
    let found: Vec<_> =
        pages.iter().filter(|(path, html)| path.starts_with(folder) && html.contains(&heading)).collect();
    assert_eq!(found.len(), 1, "{title} has one page in {folder}");
    found[0].1
}

#[test]
fn who_points_at_an_item_stands_on_its_page() {
    let files = sample();
    let pages = pages(&files);
    let board = page_titled(&pages, "organisations/", "Nämnden vid ån");
    for part in [
        "<h3>Ansvarar för</h3>",
        "<a href=\"../goals/vp/inledning.barn.html\">",
        "<h3>Uppdrag</h3>",
        "<td data-state=\"text\">mottagare</td>",
        "<a href=\"../roles/chef.html\">Chef</a>",
    ] {
        assert!(board.contains(part), "no {part} in {board}");
    }
    let goal = pages["goals/vp/inledning.barn.html"];
    for part in [
        "<a href=\"../../goals/vp/fri.html\">Fritt mål</a>",
        "<a href=\"../../activities/vp/brist.anstalla.html\">Anställa</a>",
        "<a href=\"../../meetings/vp/samverkan.html#meeting-item-vp.samverkan.meeting-item-1\">Läget</a>",
        "#row-vp.resurser.arb\">",
        "<span class=\"within\">i Resurser</span>",
    ] {
        assert!(goal.contains(part), "no {part} in {goal}");
    }
}

/// `ån` and `an` would share an address.
#[test]
fn items_whose_ids_differ_in_marks_alone_have_pages_of_their_own() {
    let files = sample();
    let pages = pages(&files);
    assert_ne!(
        page_titled(&pages, "organisations/", "Nämnden vid ån"),
        page_titled(&pages, "organisations/", "Nämnden utan ring")
    );
    assert!(files.keys().all(|path| !path.ends_with(".html") || path.is_ascii()));
    assert!(files.contains_key("organisations/an.html"), "the id that is its own address keeps it");
}

#[test]
fn the_same_sources_give_the_same_bytes() {
    assert_eq!(sample(), sample());
}

#[test]
fn pages_carry_what_the_project_file_says_of_the_site() {
    let settings = "[site]\noverrides = \"tema\"\nurl = \"https://plan.example/vp\"\nsource = \"https://git.example/{path}#L{line}\"\n\
                    [site.settings]\naccent = \"#123456\"\n";
    let sources = [
        ("planc.toml", settings),
        ("mål/a.plan", "mål b \"B\"\n"),
        ("tema/style.css", "body { color: red }"),
        ("tema/bilder/logo.svg", "<svg/>"),
    ];
    let compilation = compile(&MemorySources::new(sources));
    let files = emit(&Publication { revision: Some("abc123"), ..compilation.publication() }).expect("pages");
    let goal = pages(&files)["goals/b.html"];
    assert!(goal.contains("<link rel=\"canonical\" href=\"https://plan.example/vp/goals/b.html\">"), "{goal}");
    assert!(goal.contains("<a href=\"https://git.example/m%C3%A5l/a.plan#L1\">"), "{goal}");
    assert!(goal.contains("--own-accent: #123456;"), "{goal}");
    assert!(goal.contains("<code>abc123</code>"), "{goal}");
    assert!(pages(&files)["goals/index.html"].contains("href=\"https://plan.example/vp/goals/\""));
    let assets: Vec<&String> = files.keys().filter(|path| path.starts_with("assets/")).collect();
    assert!(assets.iter().any(|path| path.starts_with("assets/bilder/logo.") && path.ends_with(".svg")), "{assets:?}");
    let sheet = assets.iter().find(|path| path.ends_with(".css")).expect("a style sheet");
    assert_eq!(files[*sheet], b"body { color: red }");
    assert!(goal.contains(sheet.as_str()));
}

/// The menu of a page.
fn menu(html: &str) -> &str {
    html.split("</nav>").next().and_then(|before| before.split("<nav").nth(1)).expect("a menu")
}

#[test]
fn the_menu_leads_where_planners_go_first_and_holds_the_rest_together() {
    let files = example("nordost");
    let start = pages(&files)["index.html"];
    let (first, rest) = menu(start).split_once("<details").expect("a group");
    assert!(first.matches("<li>").count() <= 10, "{first}");
    assert!(first.contains("aria-current=\"page\">Start</a>"), "{first}");
    for part in ["references/index.html", "terms/index.html", "checked.html", "accessibility.html"] {
        assert!(rest.contains(part) && !first.contains(part), "{part}");
    }
    let reference =
        pages(&files).into_iter().find(|(path, _)| path.starts_with("references/avtal")).expect("an agreement");
    assert!(menu(reference.1).contains("<details class=\"more\" name=\"menu\" data-current>"), "{}", reference.0);
    let small = built(&MemorySources::new([("planc.toml", SETTINGS), ("a.plan", "plan p \"P\" {\nmål b \"B\"\n}\n")]));
    assert!(!menu(pages(&small)["index.html"]).contains("<details"), "a short menu needs no groups");
    assert!(menu(pages(&small)["goals/p/b.html"]).contains("<a href=\"../../plans/p.html\">Planen</a>"));
    assert!(menu(pages(&small)["goals/p/b.html"]).contains("goal-tree.html\" aria-current=\"page\">"));
}

#[test]
fn what_stands_on_each_printed_page_is_safe_in_a_style() {
    let settings = "language = \"sv\"\ntitle = 'Vi \"alla\" </style> \\d'\n";
    let files = built(&MemorySources::new([("planc.toml", settings), ("a.plan", "plan p \"P\"\n")]));
    let page = pages(&files)["plans/p.html"];
    let printed = r#"--printed-title: "P"; --printed-site: "Vi \22 alla\22  \3C /style> \5C d"; }</style>"#;
    assert!(page.contains(printed), "{page}");
}

#[test]
fn every_page_says_what_it_is_about() {
    for files in [sample(), example("molndal")] {
        for (page, html) in pages(&files) {
            let description = html.split("<meta name=\"description\" content=\"").nth(1);
            let description = description.and_then(|rest| rest.split('"').next()).unwrap_or_default();
            assert!(!description.trim().is_empty(), "{page} says nothing");
            let plain = description.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"");
            assert!(plain.chars().count() <= 160, "{page}: {description}");
        }
    }
    let files = sample();
    let described = "<meta name=\"description\" content=\"Delmål.\">";
    assert!(pages(&files)["goals/vp/inledning.barn.del.html"].contains(described));
}

#[test]
fn the_accessibility_statement_says_how_to_report_or_that_nobody_says() {
    let statement = |settings: &'static str| {
        let files = built(&MemorySources::new([("planc.toml", settings), ("a.plan", "mål b \"B\"\n")]));
        (pages(&files)["accessibility.html"].to_owned(), pages(&files)["goals/b.html"].to_owned())
    };
    let (without, goal) = statement("title = \"X\"\n");
    assert!(goal.contains("<a href=\"../accessibility.html\">Tillgänglighetsredogörelse</a>"), "{goal}");
    assert!(without.contains("Ingen kontaktväg är angiven."), "{without}");
    assert!(without.contains("https://www.digg.se/tdosanmalan") && !without.contains("mailto:"), "{without}");
    let (mail, _) = statement("title = \"X\"\n[site]\ncontact = \"plan@example.org\"\nurl = \"https://x.example/\"\n");
    assert!(mail.contains("<a href=\"mailto:plan@example.org\">plan@example.org</a>"), "{mail}");
    assert!(mail.contains("Webbplatsen finns på https://x.example/"), "{mail}");
    assert!(!mail.contains("Ingen kontaktväg"), "{mail}");
    let (web, _) = statement("title = \"X\"\nlanguage = \"en\"\n[site]\ncontact = \"https://x.example/report\"\n");
    assert!(web.contains("<a href=\"https://x.example/report\">"), "{web}");
}
