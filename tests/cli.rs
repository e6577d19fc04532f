//! Real runs of the `planc` command: exit codes, what is said and where, what is written.
//!
//! `SNAPSHOTS=overwrite cargo test --test cli` writes the texts anew.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use snapbox::cmd::{Command, cargo_bin};
use snapbox::{assert_data_eq, str};
use tempfile::TempDir;

/// planc in a folder, for a user without a locale.
fn planc(folder: &Path, arguments: &[&str]) -> Command {
    let command = Command::new(cargo_bin!("planc")).current_dir(folder).args(arguments).stdin("");
    ["LANG", "LC_ALL", "LC_MESSAGES", "NO_COLOR", "CLICOLOR", "CLICOLOR_FORCE"]
        .iter()
        .fold(command, Command::env_remove)
}

/// What planc says on standard error when it ends with `code`, without the time it took and the number of files that
/// it wrote.
fn said(folder: &Path, arguments: &[&str], code: i32) -> String {
    let assert = planc(folder, arguments).assert().code(code);
    let text = String::from_utf8(assert.get_output().stderr.clone()).unwrap();
    let lines = text.lines().map(|line| match (line.rsplit_once(" ("), line.split_once(' ')) {
        (Some((before, after)), _) if after.ends_with(" s)") => format!("{before} (… s)\n"),
        (_, Some((_, rest))) if rest.contains("skrevs till") => format!("… {rest}\n"),
        _ => format!("{line}\n"),
    });
    lines.collect()
}

fn project(files: &[(&str, &str)]) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (name, text) in files {
        let path = folder.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
    folder
}

/// A new project in `language`, by planc itself.
fn fresh(language: &str) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    planc(folder.path(), &["new", ".", "--language", language]).assert().success();
    folder
}

fn edit(folder: &TempDir, file: &str, from: &str, to: &str) {
    let path = folder.path().join(file);
    let text = fs::read_to_string(&path).unwrap();
    assert!(text.contains(from), "{file} does not hold {from}");
    fs::write(path, text.replacen(from, to, 1)).unwrap();
}

fn written(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut found = BTreeMap::new();
    let mut open = vec![folder.to_owned()];
    while let Some(next) = open.pop() {
        for path in fs::read_dir(next).unwrap().map(|entry| entry.unwrap().path()) {
            if path.is_dir() {
                open.push(path);
            } else {
                let name = path.strip_prefix(folder).unwrap().to_string_lossy().into_owned();
                found.insert(name, fs::read(&path).unwrap());
            }
        }
    }
    found
}

/// A plan with a warning and no error: a footnote that nothing points to.
const WARNED: &str = "plan p \"Plan\" {\n  period 2025\n  fotnot udda \"Ingen pekar hit.\"\n}\n";

#[test]
fn help_says_what_there_is() {
    let here = tempfile::tempdir().unwrap();
    planc(here.path(), &["-h"]).assert().code(0).stdout_eq(str![[r#"
planc checks plans written as plain text and publishes them

Usage: planc [OPTIONS] <COMMAND>

Commands:
  new         Make a small plan that builds, to begin from
  check       Check a plan and say everything that is wrong with it
  build       Check a plan and write its site, Markdown, CSV and JSON
  watch       Build a plan again whenever one of its files changes, until it is stopped (Ctrl+C)
  serve       Show a plan's site in the browser while it is written: every save is built, and open
              pages reload themselves
  query       Ask a plan a question, and show the answer as a table, CSV or JSON
  explain     Explain a code of planc, or how a figure of a plan comes about
  fmt         Write the files of a plan the one way: spacing, columns, tables
  diff        Say what has changed between two versions of a plan, and what follows
  log         Show the life of a goal, an assignment, a figure … through git: when it changed, who
              changed it, from what to what
  owners      Say who must review what, as a CODEOWNERS file
  git         Let git merge and compare plan files by what they say
  merge-file  Merge two versions of a plan file with what both come from, as git's merge driver
  theme       Show the theme of a project's pages, and take out files of it to change
  help        Print this message or the help of the given subcommand(s)

Options:
      --language <LANGUAGE>  Language of messages, and of a new plan; by default the project's own,
                             else that of your locale, else sv [possible values: sv, en]
      --color <WHEN>         Whether to use colour; auto means on a terminal only [default: auto]
                             [possible values: auto, always, never]
  -h, --help                 Print help (see more with '--help')
  -V, --version              Print version

Exit codes:
  0  all well
  1  errors in the plan; with diff --exit-code, changes; with merge-file, conflicts
  2  wrong use, or a file that could not be read or written

"#]]);
    planc(here.path(), &["new", "-h"]).assert().code(0).stdout_eq(str![[r#"
Make a small plan that builds, to begin from

Usage: planc new [OPTIONS] <DIR>

Arguments:
  <DIR>  A folder that does not exist yet, or is empty

Options:
      --language <LANGUAGE>  Language of messages, and of a new plan; by default the project's own,
                             else that of your locale, else sv [possible values: sv, en]
      --color <WHEN>         Whether to use colour; auto means on a terminal only [default: auto]
                             [possible values: auto, always, never]
  -h, --help                 Print help (see more with '--help')

"#]]);
    planc(here.path(), &["check", "-h"]).assert().code(0).stdout_eq(str![[r#"
Check a plan and say everything that is wrong with it

Usage: planc check [OPTIONS] [PATH]

Arguments:
  [PATH]  The project's folder, or a single .plan file, which is then read alone [default: .]

Options:
      --deny <WHAT>          Count warnings as errors [possible values: warnings]
      --format <FORMAT>      In what form to write the messages: human on standard error, the others
                             on standard output [default: human] [possible values: human, short,
                             json, sarif, github]
      --max-errors <N>       Show at most so many messages, those first that help most; 0 shows each
                             of them [default: 50 in human form, else all]
      --fix[=<WHAT>]         Mend what planc can mend by itself: misspelt words, form; with
                             --fix=sums (with an equals sign) also stated sums that are not what
                             their parts make [possible values: safe, sums]
      --yes                  Make the fixes without asking
      --dry-run              Only show the fixes, on standard output; the exit code is 1 if there
                             are any
      --show-accepted        List the deviations that the plan accepts, with their figures and
                             reasons; in short and json form among the messages, in a SARIF log
                             always
      --stats                Say how complete the plan is: goals with indicators, assignments that
                             are answered …; in human form alone
      --language <LANGUAGE>  Language of messages, and of a new plan; by default the project's own,
                             else that of your locale, else sv [possible values: sv, en]
      --color <WHEN>         Whether to use colour; auto means on a terminal only [default: auto]
                             [possible values: auto, always, never]
  -h, --help                 Print help (see more with '--help')

"#]]);
    planc(here.path(), &["build", "-h"]).assert().code(0).stdout_eq(str![[r#"
Check a plan and write its site, Markdown, CSV and JSON

Usage: planc build [OPTIONS] [PATH]

Arguments:
  [PATH]  The project's folder, or a single .plan file, which is then read alone [default: .]

Options:
      --deny <WHAT>            Count warnings as errors [possible values: warnings]
      --format <FORMAT>        In what form to write the messages: human on standard error, the
                               others on standard output [default: human] [possible values: human,
                               short, json, sarif, github]
      --max-errors <N>         Show at most so many messages, those first that help most; 0 shows
                               each of them [default: 50 in human form, else all]
      --out <DIR>              Where to write; what planc wrote there before is replaced, anything
                               else is left alone [default: public in the project's folder]
      --revision <TEXT>        The revision that is built, as pages show it: most often that of git,
                               `$(git rev-parse --short HEAD)`
      --since <VERSION>        Tell what has changed since another version, on a page, the start
                               page and in the feed: "decided", a revision or tag of git, a folder
                               with a plan, a published plan.json [default: `[review] since` in
                               planc.toml]
      --check-links[=<WHICH>]  Follow every link within the site and the Markdown files, with =all
                               those to other hosts too; if one leads nowhere, say so, write nothing
                               and exit with 1 [possible values: inner, all]
      --single-file[=<FILE>]   Write one HTML file with all plans in it instead of the site: for
                               e-mail and archives [default: public.html in the project's folder]
      --language <LANGUAGE>    Language of messages, and of a new plan; by default the project's
                               own, else that of your locale, else sv [possible values: sv, en]
      --color <WHEN>           Whether to use colour; auto means on a terminal only [default: auto]
                               [possible values: auto, always, never]
  -h, --help                   Print help (see more with '--help')

"#]]);
}

#[test]
fn a_new_plan_builds_without_a_warning_in_both_languages() {
    for language in ["sv", "en"] {
        let folder = fresh(language);
        planc(folder.path(), &["check", "--deny", "warnings"]).assert().code(0).stdout_eq("");
        planc(folder.path(), &["build", "--deny", "warnings"]).assert().code(0);
        let files = written(&folder.path().join("public"));
        for name in ["index.html", "plan.json", "csv/datapackage.json", "csv/budget_cells.csv"] {
            assert!(files.contains_key(name), "{name} is not among {:?}", files.keys());
        }
    }
}

#[test]
fn a_new_plan_says_what_to_do_next() {
    let here = tempfile::tempdir().unwrap();
    assert_data_eq!(
        said(here.path(), &["new", "min plan"], 0),
        str![[r#"
En liten plan ligger nu i min plan. Så här går du vidare:
  planc check "min plan"    kontrollerar planen
  planc build "min plan"    gör webbplats, Markdown och CSV i mappen public
Ändra gärna en siffra i budget.plan och kontrollera igen.

"#]]
    );
    planc(here.path(), &["new", "mine"]).env("LANG", "en_GB.UTF-8").assert().code(0).stderr_eq(str![[r#"
There is a small plan in mine now. What you can do next:
  planc check mine    checks the plan
  planc build mine    makes a website, Markdown and CSV in the folder public
Change a figure in budget.plan and check again.

"#]]);
    assert_data_eq!(
        said(here.path(), &["new", "mine"], 2),
        str![[r#"
fel: Mappen mine är inte tom. En ny plan behöver en ny eller tom mapp, så att inget skrivs över.

"#]]
    );
}

#[test]
fn the_summary_counts_what_was_read() {
    let folder = fresh("sv");
    assert_data_eq!(
        said(folder.path(), &["check"], 0),
        str![[r#"
4 filer, 18 poster, 16 hänvisningar, 9 kontrollerade siffror: inga fel, inga varningar, inga godtagna avvikelser (… s)

"#]]
    );
    assert_data_eq!(
        said(folder.path(), &["check", "--language", "en"], 0),
        str![[r#"
4 files, 18 items, 16 references, 9 figures checked: no errors, no warnings, no accepted deviations (… s)

"#]]
    );
    assert_data_eq!(
        said(folder.path(), &["build"], 0),
        str![[r#"
4 filer, 18 poster, 16 hänvisningar, 9 kontrollerade siffror: inga fel, inga varningar, inga godtagna avvikelser (… s)
… filer skrevs till public

"#]]
    );
}

#[test]
fn a_wrong_sum_is_an_error_and_leaves_the_last_good_output() {
    let folder = fresh("sv");
    let public = folder.path().join("public");
    planc(folder.path(), &["build"]).assert().code(0);
    let before = written(&public);
    edit(&folder, "budget.plan", "| 4 900 |", "| 4 800 |");
    assert_data_eq!(
        said(folder.path(), &["build"], 1),
        str![[r#"
fel[P0416]: Siffran är troligen fel: Summa, Budget 2026
  --> budget.plan:19:50
   |
19 |     | summa   | Summa            |             | 4 800 |        400 | 5 300 | summa  |
   |                                                  ^^^^^                ----- formeln ger 5 200 tkr
   |                                                  |
   |                                                  med 4 900 tkr stämmer allt
   |
  ::: plan.plan:11:52
   |
11 |     {{resurser.summa.b2027 - resurser.summa.b2026: 400 tkr}} mer än året före.
   |                                                    ------- siffran är 500 tkr
   |
   = upplysning: Troligen är en siffra i talet fel. De 3 beräkningar som inte stämmer gör det om siffran är 4 900 tkr.
   = råd: Rätta siffran. Är den rätt, är de andra fel.
   = råd: Står det så i källan? Godta då var och en på en egen rad i blocket: känd avvikelse summa.b2026 P0401 "skälet" – och likadant för summa.b2027 P0403, resurser.summa.b2027 P0501

4 filer, 18 poster, 16 hänvisningar, 9 kontrollerade siffror: 1 fel, inga varningar, inga godtagna avvikelser (… s)
planc explain P0416 förklarar felet.
Inget skrevs. Rätta felen och bygg igen. Det som byggdes förra gången ligger kvar.

"#]]
    );
    assert!(before == written(&public));
}

#[test]
fn warnings_are_errors_for_whoever_denies_them() {
    let folder = project(&[("p.plan", WARNED)]);
    planc(folder.path(), &["check"]).assert().code(0);
    assert_data_eq!(
        said(folder.path(), &["check", "--deny", "warnings"], 1),
        str![[r#"
varning[P0505]: Fotnoten ”udda” används inte
 --> p.plan:3:3
  |
3 |   fotnot udda "Ingen pekar hit."
  |   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ visas ingenstans
  |
  = råd: Märk stället som den gäller med [^udda], eller ta bort fotnoten.

1 fil, 2 poster, 0 hänvisningar, 0 kontrollerade siffror: inga fel, 1 varning, inga godtagna avvikelser (… s)
Varningar räknas som fel, eftersom --deny warnings är angivet.
planc explain P0505 förklarar varningen.

"#]]
    );
    planc(folder.path(), &["build", "--deny", "warnings"]).assert().code(1);
    assert!(!folder.path().join("public").exists());
    planc(folder.path(), &["build"]).assert().code(0);
    assert!(folder.path().join("public/index.html").exists());
}

#[test]
fn five_faults_in_two_files_give_five_messages() {
    let goals = "plan p \"Plan\" {\n  period 2025\n  enhet mnkr\n}\n\n\
        mål a \"Ett mål\" {\n  anvsarig nämnden\n  bidrar till finns-inte\n}\n\n\
        organisation nämnden \"Nämnden\"\n";
    let budget = "tillhör p\n\n\
        budget b \"Budget\" {\n  rad {\n    \
        | id    | titel | 2024 | 2025 | räknas |\n    \
        | x     | X     | 1,0  | 2,0  |        |\n    \
        | y     | Y     | 2,0  | 3,0  |        |\n    \
        | summa | Summa | 3,0  | 6,0  | summa  |\n  }\n  \
        beskrivning \"Det blir {{b.x.2024: 1 procent}}.\"\n}\n\n\
        mål öppet \"Ett öppet mål\" {\n  syfte \"Blocket stängs inte.\"\n";
    let folder = project(&[("goals.plan", goals), ("budget.plan", budget)]);
    assert_data_eq!(
        said(folder.path(), &["check"], 1),
        str![[r#"
fel[P0102]: Blocket har inget slut: mål öppet "Ett öppet mål"
  --> budget.plan:13:27
   |
13 | mål öppet "Ett öppet mål" {
   |                           ^ börjar här
   |
   = råd: Sätt en } på en egen rad där blocket ska sluta.

fel[P0401]: Summan stämmer inte: Summa, 2025
 --> budget.plan:8:30
  |
6 |     | x     | X     | 1,0  | 2,0  |        |
  |                              --- ingår
7 |     | y     | Y     | 2,0  | 3,0  |        |
  |                              --- ingår
8 |     | summa | Summa | 3,0  | 6,0  | summa  |
  |                              ^^^ skrivet 6,0 mnkr, delarna ger 5,0 mnkr
  |
  = upplysning: Skillnaden är 1 mnkr. Avrundning kan förklara högst 0,15 mnkr.
  = råd: Rätta summan eller den del som är fel.
  = råd: Står det så i källan? Godta det då på en egen rad i blocket: känd avvikelse summa.2025 "skälet"

fel[P0305]: Enheterna går inte ihop: % och mnkr
  --> budget.plan:10:37
   |
10 |   beskrivning "Det blir {{b.x.2024: 1 procent}}."
   |                                     ^^^^^^^^^ här gäller mnkr
   |
   = råd: Bara enheter av samma slag kan jämföras och räknas ihop. Rätta enheten, eller peka ut en annan siffra.

fel[P0201]: planc känner inte ordet ”anvsarig”
 --> goals.plan:7:3
  |
7 |   anvsarig nämnden
  |   ^^^^^^^^ okänt ord
  |
  = råd: Menar du ansvarig?

fel[P0203]: Det finns inget som heter ”finns-inte”
 --> goals.plan:8:15
  |
8 |   bidrar till finns-inte
  |               ^^^^^^^^^^ finns inte
  |
  = upplysning: Här ska det stå ett mål.
  = råd: Rätta namnet, eller beskriv det som saknas någonstans i projektet.

2 filer, 10 poster, 2 hänvisningar, 3 kontrollerade siffror: 5 fel, inga varningar, inga godtagna avvikelser (… s)
Rätta först felet på rad 13 i budget.plan. planc explain P0102 förklarar felet. planc kan rätta 1 av dem: planc check --fix

"#]]
    );
}

#[test]
fn a_file_is_a_project_of_itself() {
    let folder = project(&[("p.plan", WARNED), ("broken.plan", "mål {\n")]);
    planc(folder.path(), &["check", "p.plan"]).assert().code(0);
    planc(folder.path(), &["check"]).assert().code(1);
}

#[test]
fn what_cannot_be_read_is_neither_well_nor_a_fault_of_the_plan() {
    let empty = tempfile::tempdir().unwrap();
    assert_data_eq!(
        said(empty.path(), &["check"], 2),
        str![[r#"
fel[P0701]: Här finns inga planer
 |
 = råd: En plan är en fil vars namn slutar på .plan. Ange en annan mapp, eller börja på en ny plan med ”planc new MAPP”.

0 filer, 0 poster, 0 hänvisningar, 0 kontrollerade siffror: 1 fel, inga varningar, inga godtagna avvikelser (… s)
planc explain P0701 förklarar felet.

"#]]
    );
    assert_data_eq!(
        said(empty.path(), &["check", "nowhere"], 2),
        str![[r#"
fel: nowhere går inte att läsa: det finns ingen sådan fil eller mapp.

"#]]
    );
    assert_data_eq!(
        said(empty.path(), &["check", "nowhere", "--language", "en"], 2),
        str![[r#"
error: nowhere cannot be read: there is no such file or folder.

"#]]
    );
    planc(empty.path(), &["chek"]).assert().code(2);
    planc(empty.path(), &["check", "--deny", "everything"]).assert().code(2);
    planc(empty.path(), &[]).assert().code(2);
    let text = project(&[("notes.txt", "x"), ("p.plan", WARNED)]);
    assert_data_eq!(
        said(text.path(), &["check", "notes.txt"], 2),
        str![[r#"
fel: notes.txt går inte att läsa: ange en mapp, eller en fil vars namn slutar på .plan.

"#]]
    );
}

#[test]
fn a_file_that_is_not_utf8_is_named() {
    let folder = project(&[("p.plan", WARNED)]);
    fs::write(folder.path().join("latin.plan"), b"m\xe5l x \"X\"\n").unwrap();
    assert_data_eq!(
        said(folder.path(), &["check"], 1),
        str![[r#"
fel[P0703]: Filen latin.plan är inte sparad som UTF-8
 --> latin.plan:1:2
  |
1 | m�l x "X"
  |  ^ det här tecknet går inte att läsa
  |
  = råd: Öppna filen i textredigeraren och spara den igen med teckenkodningen UTF-8.

varning[P0505]: Fotnoten ”udda” används inte
 --> p.plan:3:3
  |
3 |   fotnot udda "Ingen pekar hit."
  |   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ visas ingenstans
  |
  = råd: Märk stället som den gäller med [^udda], eller ta bort fotnoten.

2 filer, 2 poster, 0 hänvisningar, 0 kontrollerade siffror: 1 fel, 1 varning, inga godtagna avvikelser (… s)
planc explain P0703 förklarar felet.

"#]]
    );
}

#[test]
fn what_planc_has_not_written_is_left_alone() {
    let folder = fresh("sv");
    fs::create_dir(folder.path().join("mine")).unwrap();
    fs::write(folder.path().join("mine/letter.txt"), "Dear").unwrap();
    assert_data_eq!(
        said(folder.path(), &["build", "--out", "mine"], 2),
        str![[r#"
fel: mine innehåller något som planc inte har skrivit, och lämnas därför orörd. Ange en annan mapp med --out, eller flytta undan den först.

"#]]
    );
    assert_data_eq!(
        said(folder.path(), &["build", "--out", "."], 2),
        str![[r#"
fel: . kan inte ersättas av det som byggs, för planen själv ligger där. Ange en annan mapp med --out.

"#]]
    );
    assert_eq!(fs::read_to_string(folder.path().join("mine/letter.txt")).unwrap(), "Dear");
    planc(folder.path(), &["build", "--out", "new/site"]).assert().code(0);
    planc(folder.path(), &["build", "--out", "new/site"]).assert().code(0);
    planc(folder.path(), &["check"]).assert().code(0);
}

#[test]
fn the_same_sources_give_the_same_bytes_wherever_they_lie() {
    let (one, other) = (fresh("sv"), fresh("sv"));
    planc(one.path(), &["build"]).assert().code(0);
    planc(Path::new("/"), &["build", other.path().to_str().unwrap()]).assert().code(0);
    assert!(written(&one.path().join("public")) == written(&other.path().join("public")));
}

#[test]
fn colour_is_for_terminals_unless_asked_for() {
    let folder = project(&[("p.plan", WARNED)]);
    let colored = |when| {
        let output = planc(folder.path(), &["check", "--color", when]).output().unwrap();
        output.stderr.contains(&b'\x1b')
    };
    assert!(!colored("auto"));
    assert!(!colored("never"));
    assert!(colored("always"));
}

#[test]
fn accepted_deviations_are_listed_with_their_figures() {
    let folder = fresh("sv");
    planc(folder.path(), &["check", "--show-accepted"]).assert().code(0).stdout_eq(str![[r#"
Planen godtar inga avvikelser.

"#]]);
    edit(&folder, "budget.plan", "| 4 900 |", "| 4 800 |");
    let accepted = "avrundad  nej\n  känd avvikelse summa.b2026 \"Så står det i [[vp-2027|beslutet]].\"\n  \
        känd avvikelse summa.b2027 \"Följer av den förra.\"";
    edit(&folder, "budget.plan", "avrundad  nej", accepted);
    edit(&folder, "plan.plan", ": 400 tkr}}", ": 500 tkr}}");
    planc(folder.path(), &["check", "--show-accepted"]).assert().code(0).stdout_eq(str![[r#"
upplysning[P0401]: Summan stämmer inte: Summa, Budget 2026
  --> budget.plan:21:50
   |
18 |     | drift   | Drift och vinter | gatuenheten | 3 100 |        250 | 3 350 |        |
   |                                                  ----- ingår
19 |     | skyltar | Skyltar          | gatuenheten |   600 |        -50 |   550 |        |
   |                                                    --- ingår
20 |     | ny-väg  | Ny cykelväg      | cykla       | 1 200 |        200 | 1 400 |        |
   |                                                  ----- ingår
21 |     | summa   | Summa            |             | 4 800 |        400 | 5 300 | summa  |
   |                                                  ^^^^^ skrivet 4 800 tkr, delarna ger 4 900 tkr
   |
   = upplysning: Skillnaden är −100 tkr. Tabellen är inte avrundad, så siffrorna ska stämma exakt.
  Godtas i budget.plan:7:18: Så står det i beslutet.

upplysning[P0403]: Siffran följer inte formeln: Summa, Budget 2027
  --> budget.plan:21:71
   |
14 |     | b2027      | Budget 2027 | 2027   | budget     | b2026 + förändring |
   |                                                        ------------------ formeln
...
21 |     | summa   | Summa            |             | 4 800 |        400 | 5 300 | summa  |
   |                                                  -----          ---   ^^^^^ skrivet 5 300 tkr, formeln ger 5 200 tkr
   |                                                  |              |
   |                                                  ingår          ingår
   |
   = upplysning: Skillnaden är 100 tkr. Tabellen är inte avrundad, så siffrorna ska stämma exakt.
  Godtas i budget.plan:8:18: Följer av den förra.


"#]]);
    assert_data_eq!(
        said(folder.path(), &["check"], 0),
        str![[r#"
4 filer, 18 poster, 19 hänvisningar, 9 kontrollerade siffror: inga fel, inga varningar, 2 godtagna avvikelser (… s)

"#]]
    );
}

const ASKED: &str = r#"
organisation vuxen "Vuxenenheten"
plan vp "Plan" {
  uppdrag redovisa "Redovisa läget" {
    nummer   10
    ansvarig vuxen
    status   klar 2025-01-15
  }
  uppdrag utred "Utred stödet till äldre och deras närstående i hela kommunen och föreslå åtgärder" {
    nummer   2
  }
  indikator andel "Andel (日本)" {
    enhet    %
    riktning öka
    utfall 2024: 1 038,5
    målvärde 2024: 45
  }
  sammanställning öppna "Öppna uppdrag" {
    fråga uppdrag där status != klar visa nummer, titel
  }
}
"#;

#[test]
fn a_question_is_answered_as_a_table_csv_or_json() {
    let folder = project(&[("planc.toml", "language = \"sv\"\n"), ("plan.plan", ASKED)]);
    let ask = |query: &[&str]| planc(folder.path(), &[&["query", "."], query].concat()).assert();
    ask(&["uppdrag ordnat efter nummer visa nummer, titel, ansvarig, status"])
        .code(0)
        .stdout_eq(str![[r#"
Nummer  Titel                                                         Ansvarig      Status
------  ------------------------------------------------------------  ------------  --------------------
2       Utred stödet till äldre och deras närstående i hela kommune…
10      Redovisa läget                                                Vuxenenheten  klar 15 januari 2025

"#]])
        .stderr_eq(str![[r#"
2 poster

"#]]);
    ask(&["--language", "en", "indicators show title, outcome 2024, target 2024 as \"Goal\", unit"])
        .code(0)
        .stdout_eq(str![[r#"
Title         Outcome 2024  Goal  Unit
------------  ------------  ----  ----
Andel (日本)      1 038.5%   45%  %

"#]])
        .stderr_eq(str![[r#"
1 item

"#]]);
    ask(&["öppna"])
        .code(0)
        .stdout_eq(str![[r#"
Nummer  Titel
------  ------------------------------------------------------------
2       Utred stödet till äldre och deras närstående i hela kommune…

"#]])
        .stderr_eq(str![[r#"
1 post

"#]]);
    ask(&["mål"]).code(0).stdout_eq(str![[r#""#]]).stderr_eq(str![[r#"
Inget i planen svarar mot frågan.

"#]]);
    ask(&["uppdrag visa titel, ansvarig, status", "--format", "csv"])
        .code(0)
        .stdout_eq(str![[r#"
path,title,responsible,status
vp/redovisa,Redovisa läget,vuxen,completed
vp/utred,Utred stödet till äldre och deras närstående i hela kommunen och föreslå åtgärder,,

"#]])
        .stderr_eq(str![[r#""#]]);
    ask(&["indikatorer visa titel, utfall 2024", "--format", "json"])
        .code(0)
        .stdout_eq(str![[r#"
[
  {
    "concept": "indicator",
    "path": "vp/andel",
    "title": "Andel (日本)",
    "outcome.2024": {
      "state": "number",
      "value": "1038.5",
      "unit": "%"
    }
  }
]

"#]])
        .stderr_eq(str![[r#""#]]);
}

#[test]
fn what_is_wrong_with_a_question_is_shown_in_it() {
    let folder = project(&[("planc.toml", "language = \"sv\"\n"), ("plan.plan", ASKED)]);
    let ask = |query: &str| planc(folder.path(), &["query", ".", query]).assert().code(2).stdout_eq("");
    ask("uppdrag där ansvarig = vuxne och").stderr_eq(str![[r#"
fel[P0510]: Frågan går inte att läsa
 --> fråga:1:33
  |
1 | uppdrag där ansvarig = vuxne och
  | --------------------------------^ här tar det stopp
  | |
  | så långt är den klar
  |
  = råd: Skriv vad som söks, och om det behövs var, vilka och hur: ”uppdrag i vp-2024 där ansvarig = vuxen och status != klar ordnat efter nummer visa nummer, titel”. Värden med ”och”, komma eller parentes står inom citattecken.


"#]]);
    ask("uppdrag där ansvarig = vuxne visa titel, nummr").stderr_eq(str![[r#"
fel[P0203]: Det finns inget som heter ”vuxne”
 --> fråga:1:24
  |
1 | uppdrag där ansvarig = vuxne visa titel, nummr
  |                        ^^^^^ finns inte
  |
  = upplysning: Här ska det stå en organisation, en roll eller en person.
  = råd: Menar du vuxen?

fel[P0511]: ”nummr” går inte att fråga efter hos ett uppdrag
 --> fråga:1:42
  |
1 | uppdrag där ansvarig = vuxne visa titel, nummr
  |                                          ^^^^^ vad söks?
  |
  = råd: Menar du nummer?


"#]]);
    ask("uppdrag där status > klar").stderr_eq(str![[r#"
fel[P0512]: ”status” går inte att jämföra så
 --> fråga:1:20
  |
1 | uppdrag där status > klar
  |                    ^ passar inte
  |
  = råd: Här passar =, != eller innehåller.


"#]]);
    ask("öpna").stderr_eq(str![[r#"
fel[P0203]: Det finns inget som heter ”öpna”
  --> fråga:1:1
   |
 1 | öpna
   | ^^^^ finns inte
   |
  ::: plan.plan:18:19
   |
18 |   sammanställning öppna "Öppna uppdrag" {
   |                   ----- ”öppna” står här, och ingen hänvisar hit
   |
   = upplysning: Här ska det stå en sammanställning.
   = råd: Menar du öppna?


"#]]);
    ask("upprag").stderr_eq(str![[r#"
fel[P0201]: planc känner inte ordet ”upprag”
 --> fråga:1:1
  |
1 | upprag
  | ^^^^^^ okänt ord
  |
  = råd: Menar du uppdrag?


"#]]);
    planc(folder.path(), &["query", "inte-här", "mål"]).assert().code(2);
}

#[test]
fn a_faulty_plan_answers_and_says_so() {
    let faulty = ASKED.replace("status   klar 2025-01-15", "status   klra");
    let folder = project(&[("planc.toml", "language = \"sv\"\n"), ("plan.plan", faulty.as_str())]);
    let run = planc(folder.path(), &["query", ".", "uppdrag där nummer > 9 visa nummer"]).assert().code(1);
    run.stdout_eq(str![[r#"
Nummer
------
10

"#]])
        .stderr_eq(str![[r#"
fel[P0210]: ”klra” är inte ett av orden som kan stå här
 --> plan.plan:7:14
  |
7 |     status   klra
  |              ^^^^ okänt ord
  |
  = råd: Menar du klar?

1 post

"#]]);
}

/// The messages that README.md shows are those that planc gives: its blocks of text, in order.
#[test]
fn the_readme_shows_what_planc_says() {
    let timed = |text: String| text.replace("(… s)", "(0.01 s)");
    let molndal = tempfile::tempdir().unwrap();
    for (name, bytes) in written(&Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/molndal")) {
        if !name.contains('/') {
            fs::write(molndal.path().join(name), bytes).unwrap();
        }
    }
    edit(&molndal, "5-ekonomi.plan", "| 354,5 |", "| 345,5 |");
    let wrong_total = said(molndal.path(), &["check", "--language", "en"], 1);
    let (before, folder) = (fresh("en"), fresh("en"));
    let all_well = timed(said(folder.path(), &["check"], 0));
    let arguments = ["explain", "resources.total.b2027", "--depth", "1"];
    let explained = planc(folder.path(), &arguments).assert().success().get_output().stdout.clone();
    let explained = String::from_utf8(explained).unwrap();
    edit(&folder, "budget.plan", "| 1 200 |", "| 1 300 |");
    let wrong_part = timed(said(folder.path(), &["check"], 1));
    let wrong_total = wrong_total.split_once("\n\n").unwrap().0;
    let earlier = before.path().to_string_lossy();
    let changed = planc(folder.path(), &["diff", &earlier, "."]).assert().success().get_output().stdout.clone();
    let changed = String::from_utf8(changed).unwrap();
    let blocks = [wrong_total, &all_well, &wrong_part, &explained, &changed];

    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("README.md");
    let readme = fs::read_to_string(&path).unwrap();
    let mut parts = readme.split("```text\n");
    let mut shown = parts.next().unwrap().to_owned();
    let mut said = blocks.iter();
    for part in parts {
        let after = part.split_once("```").unwrap().1;
        shown.push_str(&format!("```text\n{}\n```{after}", said.next().unwrap().trim_end()));
    }
    assert!(said.next().is_none(), "README.md shows too little");
    if std::env::var_os("SNAPSHOTS").is_some_and(|wish| wish == "overwrite") {
        return fs::write(&path, &shown).unwrap();
    }
    assert_data_eq!(shown, readme);
}

#[test]
fn how_complete_a_plan_is_is_told_in_its_language() {
    let plan =
        "mål a \"A\" {\n  indikator i \"I\"\n}\nmål b \"B\"\nmål c \"C\"\nuppdrag d \"D\" {\n  svar \"Klart.\"\n}\n";
    let folder = project(&[("a.plan", plan)]);
    planc(folder.path(), &["check", "--stats"]).assert().code(0).stdout_eq(str![[r#"
Mål med indikator, egen eller genom ett mål som bidrar: 1 av 3 (33[..]%)
Mål med ansvarig: 0 av 3 (0[..]%)
Indikatorer med utfall: 0 av 1 (0[..]%)
Indikatorer med målvärde: 0 av 1 (0[..]%)
Indikatorer som någon svarar för: 0 av 1 (0 %)
Uppdrag med ansvarig: 0 av 1 (0[..]%)
Besvarade uppdrag: 1 av 1 (100[..]%)

"#]]);
    let empty = project(&[("a.plan", "begrepp a \"A\"\n"), ("planc.toml", "language = \"en\"\n")]);
    planc(empty.path(), &["check", "--stats"]).assert().code(0).stdout_eq(str![[r#"
The plan has neither goals, indicators, assignments, risks nor activities.

"#]]);
}
