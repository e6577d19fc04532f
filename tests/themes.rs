//! Themes: those that planc carries, and a project's own files in them.

mod outputs;
mod sample;

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use outputs::{EXAMPLES, build, text};
use planc::diagnostic::Code;
use planc::emit::site::{links, single_file};
use planc::emit::{Files, SiteError, emit};
use planc::language::Language;
use planc::sources::{DiskSources, MemorySources};
use planc::theme;
use planc::workspace::{Compilation, compile};
use snapbox::cmd::{Command, cargo_bin};

const OVERRIDES: &str = "[site]\noverrides = \"tema\"\n";
const PLAN: &str = "plan p \"Planen\" {\n  period 2025\n  mål a \"A\"\n}\n";

/// A project with files of its own for its theme, and settings after `overrides`.
fn project<'a>(settings: &str, own: &[(&'a str, &'a str)]) -> Vec<(String, String)> {
    let mut files =
        vec![("planc.toml".to_owned(), format!("{OVERRIDES}{settings}")), ("p.plan".to_owned(), PLAN.to_owned())];
    files.extend(own.iter().map(|(path, text)| (format!("tema/{path}"), (*text).to_owned())));
    files
}

fn built(settings: &str, own: &[(&str, &str)]) -> Files {
    let files = project(settings, own);
    build(&files.iter().map(|(path, text)| (path.as_str(), text.as_str())).collect::<Vec<_>>())
}

/// The one file whose name starts and ends so.
fn asset<'a>(files: &'a Files, start: &str, end: &str) -> (&'a str, &'a str) {
    let found: Vec<&String> = files.keys().filter(|path| path.starts_with(start) && path.ends_with(end)).collect();
    assert_eq!(found.len(), 1, "{start}…{end}: {found:?}");
    (found[0], text(files, found[0]))
}

#[test]
fn what_a_stylesheet_leads_to_is_found_under_its_published_name() {
    let own = [
        (
            "own.css",
            "@import \"mer/b.css\";\na { background: url(bild.svg#x) } b { background: url( 'https://a.example/b.png' ) }",
        ),
        ("mer/b.css", "c { src: url(\"../bild.svg\"); background: url(data:,) } @import \"b.css\";"),
        ("bild.svg", "<svg/>"),
    ];
    let files = built("", &own);
    let (image, _) = asset(&files, "assets/bild.", ".svg");
    let image = image.strip_prefix("assets/").unwrap();
    let (sheet, css) = asset(&files, "assets/mer/b.", ".css");
    assert_eq!(css, format!("c {{ src: url(\"../{image}\"); background: url(data:,) }} @import \"b.css\";"));
    let (own_sheet, css) = asset(&files, "assets/own.", ".css");
    let within = sheet.strip_prefix("assets/").unwrap();
    assert_eq!(
        css,
        format!(
            "@import \"{within}\";\na {{ background: url({image}#x) }} b {{ background: url( 'https://a.example/b.png' ) }}"
        )
    );
    let page = text(&files, "goals/p/a.html");
    assert!(page.find("assets/style.") < page.find(own_sheet), "one's own sheet comes after the theme's: {page}");

    let changed = built("", &[own[0], own[1], ("bild.svg", "<svg />")]);
    assert_ne!(asset(&changed, "assets/own.", ".css").0, own_sheet, "a name changes with what the file leads to");
}

#[test]
fn one_file_holds_what_its_styles_lead_to() {
    let own = [
        ("own.css", "@import \"b.css\"; a { background: url(bild.svg) }"),
        ("b.css", "i { background: url(bild.svg) }"),
        ("bild.svg", "<svg/>"),
    ];
    let files = project("[site.settings]\nlogo = \"bild.svg\"\n", &own);
    let compilation = compile(&MemorySources::new(files.iter().map(|(path, text)| (path.as_str(), text.as_str()))));
    let html = single_file(&compilation.publication()).unwrap();
    assert!(html.contains("a { background: url(data:image/svg+xml,%3Csvg/%3E) }"), "{html}");
    assert!(html.contains("@import \"data:text/css,i%20%7B%20background%3A%20url%28data%3Aimage/svg%2Bxml"), "{html}");
    assert!(html.contains("<img class=\"logo\" src=\"data:image/svg+xml"), "{html}");
    assert!(!html.contains("assets/"), "{html}");
}

#[test]
fn settings_show_on_every_page_as_they_are_meant() {
    let settings = "[site.settings]\nlogo = \"vapen.svg\"\nlogo-alt = \"Vapen & sköld\"\nfooter = \"Kommunen <Å>\"\n\
                    font = '\"Open Sans\", serif'\naccent-dark = \"rgb(1 2 3)\"\n";
    let files = built(settings, &[("vapen.svg", "<svg/>")]);
    for page in ["index.html", "goals/p/a.html", "404.html"] {
        let html = text(&files, page);
        assert!(html.contains("--own-font: \"Open Sans\", serif;"), "{page}");
        assert!(html.contains("--own-accent-dark: rgb(1 2 3);"), "{page}");
        assert!(html.contains("alt=\"Vapen &amp; sköld\""), "{page}");
        assert!(html.contains("Kommunen &lt;Å&gt;"), "{page}");
    }
    let (logo, _) = asset(&files, "assets/vapen.", ".svg");
    assert!(text(&files, "goals/p/a.html").contains(&format!("src=\"../../{logo}\"")));
    assert!(!text(&built("", &[]), "index.html").contains("class=\"logo\""));
}

#[test]
fn one_block_is_changed_and_the_rest_is_kept() {
    let page = "\u{feff}{% extends \"default/page.html\" %}\n{% block footer %}{{ super() }}<p id=\"own\">{{ site_title }}</p>{% endblock %}";
    let files = built("", &[("page.html", page)]);
    let html = text(&files, "index.html");
    assert!(html.contains("<footer class=\"site\">") && html.contains("<p id=\"own\">Planen</p>"), "{html}");
    let files = built("theme = \"plain\"\n", &[("page.html", &page.replace("default", "plain"))]);
    let html = text(&files, "index.html");
    assert!(html.contains("id=\"site-contents\"") && html.contains("<p id=\"own\">Planen</p>"), "{html}");
}

/// The faults of a project's own files, as code, place and problem.
fn faults(own: &[(&str, &str)]) -> Vec<String> {
    let files = project("", own);
    let mut compilation = compile(&MemorySources::new(files.iter().map(|(path, text)| (path.as_str(), text.as_str()))));
    if compilation.diagnostics.is_empty() {
        let error = emit(&compilation.publication()).unwrap_err();
        compilation.take_fault(error).unwrap();
    }
    let shown = |found: &planc::diagnostic::Diagnostic| {
        assert_eq!(found.code, Code::ThemeFaulty);
        let span = found.span.unwrap();
        let file = compilation.sources.file(span.file);
        let problem =
            found.arguments.iter().find(|(name, _)| *name == "problem").map(|(_, value)| format!("{value:?}"));
        let problem = problem.unwrap().replace("Text(\"", "").replace("\")", "");
        format!("{}:{} {problem} `{}`", file.path, compilation.sources.line_column(span).line, &file.text[span.range()])
    };
    compilation.diagnostics.iter().map(shown).collect()
}

#[test]
fn a_fault_is_said_at_its_place() {
    let page =
        |block: &str| format!("{{% extends \"default/page.html\" %}}\n{{% block footer %}}\n{block}\n{{% endblock %}}");
    for (block, line, problem) in [
        ("{{ titel }}", 3, "undefined"),
        ("{% for link in trail %}\n{% endif %}", 4, "unopened"),
        ("{% if trail %}", 3, "unclosed"),
        ("<p>{{ title ", 3, "unclosed"),
        ("<p>{{ title title }}", 3, "syntax"),
        ("{{ title | stort }}", 3, "filter"),
        ("{{ 'x' if title is stort }}", 3, "test"),
        ("{{ labl('x') }}", 3, "function"),
        ("{{ label('x') }}", 3, "label"),
        ("{{ setting('x') }}", 3, "setting"),
        ("{{ asset('x.svg') }}", 3, "file"),
        ("{% include 'x.html' %}", 3, "template"),
        ("{{ title + 1 }}", 3, "other"),
        ("{{ 'å' ~ titel }}", 3, "undefined"),
    ] {
        let found = faults(&[("page.html", &page(block))]);
        assert!(
            found.len() == 1 && found[0].starts_with(&format!("tema/page.html:{line} {problem} ")),
            "{block}: {found:?}"
        );
    }
    let part = "{% import \"default/blocks.html\" as planc %}\n{% macro contents_list(a) %}{% endmacro %}\n{% macro blocks(body, root) %}\n\
                {% for block in body %}\n{{ block.titl }}\n{% endfor %}\n{% endmacro %}";
    assert_eq!(faults(&[("blocks.html", part)]), ["tema/blocks.html:5 undefined `block.titl`"]);
    let included = [
        ("page.html", "{% extends \"default/page.html\" %}{% block footer %}{% include \"fot.html\" %}{% endblock %}"),
        ("fot.html", "a\n{{ b }}"),
    ];
    assert_eq!(faults(&included), ["tema/fot.html:2 undefined `b`"]);
    let shipped = [("page.html", "{% from \"blocks.html\" import blocks %}\n{{ blocks(body) }}")];
    assert!(faults(&shipped)[0].starts_with("tema/page.html:1 shipped"), "{:?}", faults(&shipped));
    let two = [("page.html", "{% if a %}"), ("own.css", "a { b: url(c.png) }")];
    assert_eq!(faults(&two), ["tema/own.css:1 file `c.png`", "tema/page.html:1 unclosed `{% if a %}`"]);
}

#[test]
fn a_fault_of_plancs_own_is_nobody_elses() {
    let mut compilation = compile(&MemorySources::new([("p.plan", PLAN)]));
    let error = SiteError::Template(minijinja::ErrorKind::SyntaxError.into());
    assert!(compilation.take_fault(error).is_err());
    assert!(compilation.diagnostics.is_empty());
}

/// planc in a folder, for a user without a locale.
fn planc(folder: &Path, arguments: &[&str]) -> Command {
    let command = Command::new(cargo_bin!("planc")).current_dir(folder).args(arguments).stdin("");
    ["LANG", "LC_ALL", "LC_MESSAGES", "NO_COLOR", "CLICOLOR_FORCE"].iter().fold(command, Command::env_remove)
}

fn output(folder: &Path, arguments: &[&str], code: i32) -> (String, String) {
    let assert = planc(folder, arguments).assert().code(code);
    let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).unwrap();
    (text(&assert.get_output().stdout), text(&assert.get_output().stderr))
}

#[test]
fn a_fault_leaves_what_was_built_before() {
    let folder = tempfile::tempdir().unwrap();
    let here = folder.path();
    fs::create_dir(here.join("tema")).unwrap();
    fs::write(here.join("planc.toml"), OVERRIDES).unwrap();
    fs::write(here.join("p.plan"), PLAN).unwrap();
    planc(here, &["build"]).assert().success();
    let before = fs::read(here.join("public/index.html")).unwrap();
    fs::write(here.join("p.plan"), PLAN.replace("Planen", "En annan")).unwrap();
    fs::write(
        here.join("tema/page.html"),
        "{% extends \"default/page.html\" %}\n{% block title %}{{ titel }}{% endblock %}",
    )
    .unwrap();
    let (_, said) = output(here, &["build"], 1);
    assert!(said.contains("tema/page.html:2:21") && said.contains("title?") && said.contains("Inget skrevs"), "{said}");
    assert_eq!(fs::read(here.join("public/index.html")).unwrap(), before);
    let (_, said) = output(here, &["build", "--single-file"], 1);
    assert!(said.contains("P0710") && !here.join("public.html").exists(), "{said}");
    let (json, _) = output(here, &["build", "--format", "json", "--language", "en"], 1);
    assert!(json.contains("\"P0710\"") && json.contains("“titel”"), "{json}");
    fs::remove_file(here.join("tema/page.html")).unwrap();
    planc(here, &["build"]).assert().success();
    assert_ne!(fs::read(here.join("public/index.html")).unwrap(), before);
}

#[test]
fn files_of_a_theme_are_taken_out_and_nothing_is_overwritten() {
    let folder = tempfile::tempdir().unwrap();
    let here = folder.path();
    fs::write(here.join("p.plan"), PLAN).unwrap();
    let (_, said) = output(here, &["theme", "eject", "page.html"], 0);
    assert!(said.contains("1 fil ligger nu i tema") && said.contains("overrides = \"tema\""), "{said}");
    assert_eq!(
        fs::read(here.join("tema/page.html")).unwrap(),
        theme::shipped("default", "page.html").unwrap().as_ref()
    );

    fs::write(here.join("planc.toml"), OVERRIDES).unwrap();
    fs::write(here.join("tema/style.css"), "mine").unwrap();
    let (_, said) = output(here, &["theme", "eject", "blocks.html", "style.css"], 2);
    assert!(said.contains("tema/style.css finns redan"), "{said}");
    assert!(!here.join("tema/blocks.html").exists(), "all or nothing");
    assert_eq!(fs::read_to_string(here.join("tema/style.css")).unwrap(), "mine");
    let (_, said) = output(here, &["theme", "eject", "pag.html"], 2);
    assert!(said.contains("page.html"), "{said}");
    planc(here, &["theme", "eject", "theme.toml"]).assert().code(2);

    // A folder where the last file cannot be: nothing of the others is left.
    fs::write(here.join("egen"), "a file").unwrap();
    planc(here, &["theme", "eject", "--to", "egen/tema"]).assert().code(2);
    assert_eq!(fs::read_to_string(here.join("egen")).unwrap(), "a file");

    let (_, said) = output(here, &["theme", "eject", "--theme", "plain", "--to", "allt", "--language", "en"], 0);
    assert!(said.contains("overrides = \"allt\""), "{said}");
    for path in theme::shipped_paths("plain").iter().filter(|path| *path != theme::SETTINGS_FILE) {
        assert_eq!(
            fs::read(here.join("allt").join(path)).unwrap(),
            theme::shipped("plain", path).unwrap().as_ref(),
            "{path}"
        );
    }
    assert!(!here.join("allt/theme.toml").exists());
    fs::write(here.join("planc.toml"), "[site]\ntheme = \"plain\"\noverrides = \"allt\"\n").unwrap();
    planc(here, &["build"]).assert().success();
}

#[test]
fn what_a_project_has_changed_is_listed() {
    let folder = tempfile::tempdir().unwrap();
    let here = folder.path();
    fs::create_dir(here.join("tema")).unwrap();
    fs::write(here.join("p.plan"), PLAN).unwrap();
    fs::write(
        here.join("planc.toml"),
        format!("{OVERRIDES}theme = \"plain\"\n[site.settings]\nfooter = \"Kommunen\"\n"),
    )
    .unwrap();
    fs::write(here.join("tema/own.css"), "").unwrap();
    fs::write(here.join("tema/page.html"), "x").unwrap();
    let (listed, _) = output(here, &["theme", "list"], 0);
    for line in [
        "plain    används här",
        "page.html    projektets egen: tema/page.html",
        "style.css    från temat default",
        "own.css      finns bara här: tema/own.css",
    ] {
        assert!(listed.contains(line), "{line}:\n{listed}");
    }
    assert!(listed.contains("footer = \"Kommunen\"") && listed.contains("accent = \"#000000\""), "{listed}");
    assert!(!listed.contains("theme.toml"), "{listed}");
    let (listed, _) = output(here, &["theme", "list", "--theme", "default", "--language", "en"], 0);
    assert!(listed.contains("accent = \"#17617a\"") && listed.contains("plain    used here"), "{listed}");
}

#[test]
fn every_setting_is_explained() {
    let page = fs::read_to_string("docs/themes.md").unwrap();
    for name in theme::NAMES {
        assert!(page.contains(&format!("| `{name}` |")), "{name}");
        for setting in theme::settings(name).into_keys() {
            assert!(page.contains(&format!("| `{setting}` |")), "{setting}");
            for language in [Language::Sv, Language::En] {
                let about = planc::diagnostic::messages::find_label(language, &format!("theme-setting-{setting}"), &[]);
                assert!(about.is_some(), "{setting} {language:?}");
            }
        }
    }
}

#[test]
fn every_name_that_a_page_has_is_explained() {
    let page = fs::read_to_string("docs/themes.md").unwrap();
    let (_, page) = page.split_once("## What a template sees").unwrap();
    let own = project("", &[("page.html", "{{ x }}")]);
    let compilation = compile(&MemorySources::new(own.iter().map(|(path, text)| (path.as_str(), text.as_str()))));
    let Err(SiteError::Page(_, names)) = emit(&compilation.publication()) else { panic!("the page has no x") };
    assert!(names.len() > 15, "{names:?}");
    for name in names {
        assert!(page.contains(&format!("`{name}`")), "{name}");
    }
    let blocks = String::from_utf8(theme::shipped("default", "blocks.html").unwrap().into_owned()).unwrap();
    for kind in blocks.split("block.kind == \"").skip(1).filter_map(|rest| rest.split('"').next()) {
        assert!(page.contains(&format!("| `{kind}` |")), "{kind}");
    }
    let shipped = String::from_utf8(theme::shipped("default", "page.html").unwrap().into_owned()).unwrap();
    let docs = fs::read_to_string("docs/themes.md").unwrap();
    for block in shipped.split("{% block ").skip(1).filter_map(|rest| rest.split(' ').next()) {
        assert!(docs.contains(&format!("`{block}`")), "{block}");
    }
}

#[test]
fn the_worked_examples_work() {
    let page = fs::read_to_string("docs/themes.md").unwrap();
    let blocks: Vec<&str> = page.split("```plan\n").skip(1).filter_map(|rest| rest.split("```").next()).collect();
    assert_eq!(blocks.len(), 5);
    let pages: Vec<String> = blocks
        .iter()
        .map(|block| {
            let compilation = sample::compile(&sample::sample(block));
            assert!(compilation.diagnostics.is_empty(), "{}", sample::rendered(&compilation)[0]);
            let files = emit(&compilation.publication()).unwrap();
            assert_eq!(links::broken(&compilation.publication(), &files), [], "{block}");
            ["index.html", "plans/vp.html"].map(|path| text(&files, path)).concat()
        })
        .collect();
    for (page, shows) in
        pages.iter().zip(["class=\"logo\"", "assets/own.", "Om planen", "<table class=\"facts\">", "<nav aria-label"])
    {
        assert!(page.contains(shows), "{shows}");
    }
    assert!(pages[3].contains("2025"), "the values of facts are shown");
}

fn plain(name: &str) -> Compilation {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples").join(name);
    let mut compilation = compile(&DiskSources::open(&folder).unwrap());
    compilation.theme = theme::Theme::new("plain", "", std::collections::BTreeMap::new());
    compilation
}

#[test]
fn the_plain_theme_makes_whole_pages_without_a_menu() {
    for name in EXAMPLES.into_iter().filter(|name| *name != "nordost") {
        let compilation = plain(name);
        let files = emit(&compilation.publication()).unwrap();
        assert_eq!(links::broken(&compilation.publication(), &files), [], "{name}");
        let pages = files.keys().filter(|path| path.ends_with(".html"));
        for path in pages {
            let html = text(&files, path);
            assert_eq!((html.matches("<h1").count(), html.matches("<main").count()), (1, 1), "{name}: {path}");
            assert_eq!(html.matches("<nav class=\"site-contents\"").count(), 1, "{name}: {path}");
            assert!(!html.contains("class=\"more\""), "{name}: {path} has a menu");
            let ids: Vec<&str> = html.split(" id=\"").skip(1).filter_map(|rest| rest.split('"').next()).collect();
            assert_eq!(ids.len(), ids.iter().collect::<BTreeSet<_>>().len(), "{name}: {path}: an id stands twice");
            assert!(html.len() < 150_000, "{name}: {path}");
        }
        let (sheet, css) = asset(&files, "assets/plain.", ".css");
        let (base, _) = asset(&files, "assets/style.", ".css");
        assert!(css.contains(&format!("@import url(\"{}\") layer(default);", base.strip_prefix("assets/").unwrap())));
        assert!(text(&files, "index.html").contains(sheet) && !text(&files, "index.html").contains(base));
        let html = single_file(&compilation.publication()).unwrap();
        assert!(html.contains("@import url(\"data:text/css,") && !html.contains("assets/"), "{name}");
    }
}
