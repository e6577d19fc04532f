//! The pages that bring things together: start, goal tree, risk matrix, the page of an organisation, lists.

#![allow(clippy::unwrap_used, clippy::panic, reason = "tests stop at the first surprise")]

mod outputs;

use outputs::{FOLLOWED_UP, build_example, build_plan, text};
use planc::emit::Files;

const PLAN: &str = r#"
organisation ks "Kommunstyrelsen" {
  organisation it "IT-enheten"
}
roll chef "Chefen" {
  ingår i it
}
person p1 "Person 1" {
  innehar chef
}
referens lag1 "Ängslagen" {
  beteckning "SFS 2001:1"
}
referens lag2 "Zonlagen"
begrepp ar "Ärende" {
  betydelse "Det som handläggs."
}
begrepp zon "Zon" {
  betydelse "Ett område."
}
organisation sn "Socialnämnden" {
  förkortning SN
}
plan vp "Plan 2025" {
  period 2025
  enhet mnkr
  mål topp "Toppmål" {
    ansvarig ks
  }
  mål andra "Andra toppmålet"
  mål under "Undermål" {
    bidrar till topp, andra
    ansvarig it
    text "Enligt [[lag1]]."
    indikatorer {
      | id | titel | enhet  | riktning | utfall 2023 | utfall 2024 | utfall 2025-T1        | målvärde 2025 |
      | i1 | Ett   | antal  | öka      | 10          | 12          |                       | minst 20      |
      | i2 | Två   | antal  | minska   | 10          | 12          |                       | högst 5       |
      | i3 | Tre   | antal  | öka      | 10          | 25          |                       | minst 20      |
      | i4 | Fyra  | antal  | minska   | 10          | 12          | 4                     |               |
    }
    aktivitet gora "Göra något" {
      ansvarig chef
      finansieras av vp/b.satsning
    }
  }
  uppdrag sent "Sent uppdrag" {
    mottagare it
    till och med 2025-12
  }
  uppdrag tidigt "Tidigt uppdrag" {
    mottagare it
    till och med 2025-03
  }
  uppdrag utan "Uppdrag utan tid" {
    mottagare ks
  }
  risk r1 "Trolig och svår" {
    nummer 1
    sannolikhet 4
    konsekvens 4
    ansvarig it
  }
  risk r2 "Osannolik" {
    nummer 2
    sannolikhet 1
    konsekvens 3
  }
  risk r3 "Ingen poäng"
  budget b "Ramar" {
    kolumn b25 "Budget 2025" {
      period 2025
      typ budget
    }
    rad {
      | id       | titel    | avser | b25  | räknas |
      | satsning | Satsning | under | 3,0  |        |
      | drift    | Drift    | it    | 7,0  |        |
      | total    | Summa    |       | 10,0 | summa  |
    }
  }
}
"#;

const SETTINGS: &str = "title = \"Prov\"\nlanguage = \"sv\"\n[rules]\nP0808 = \"off\"\n";

fn sample() -> Files {
    build_plan(PLAN, SETTINGS)
}

/// What is read in the body of a page, with one space between words.
fn read(files: &Files, path: &str) -> String {
    let (_, main) = text(files, path).split_once("<div class=\"body\">").unwrap();
    let main = main.split_once("</main>").unwrap().0;
    let mut out = String::new();
    for part in main.split('<') {
        out.push(' ');
        out.push_str(part.split_once('>').map_or(part, |(_, text)| text));
    }
    out.split([' ', '\n', '\u{a0}']).filter(|word| !word.is_empty()).collect::<Vec<&str>>().join(" ")
}

#[track_caller]
fn says(files: &Files, path: &str, told: &[&str]) {
    let page = read(files, path);
    let mut rest = page.as_str();
    for told in told {
        let Some((_, after)) = rest.split_once(told) else { panic!("no {told:?} in its place in {path}: {page}") };
        rest = after;
    }
}

#[test]
fn the_start_page_answers_in_order() {
    let files = sample();
    says(
        &files,
        "index.html",
        &[
            "Plan 2025 2025",
            "Hitta i planen Mål Röda tråden 3 mål Indikatorer 4 indikatorer",
            "Vem som svarar för vad 3 organisationer 1 roll 1 person",
            "3 uppdrag 1 aktivitet",
            "3 risker 1 risk utan poäng",
            "Pengarna Drift är störst i Budget 2025: 7,0 mnkr, 70 % av 10,0 mnkr.",
            "Ramar : 10,0 mnkr (Budget 2025) Visa budgeten",
            "Så komplett är planen",
            "Kontroll",
            "Hämta data",
        ],
    );
    assert!(!read(&files, "index.html").contains("Läget"), "nobody has judged anything");
    says(&build_example("molndal"), "index.html", &["Läget Mål: 2 enligt plan, 1 i riskzonen, 4 utan bedömning."]);
}

#[test]
fn annexes_stand_under_the_plan_that_they_are_annexed_to() {
    let plans = "plan a \"A\"\nplan b \"B\" {\nbilaga till a\n}\nplan c \"C\" {\nbilaga till b\n}\nplan d \"D\"\n";
    says(&build_plan(plans, SETTINGS), "index.html", &["Planer A Bilagor: B C D Kontroll"]);
}

#[test]
fn the_tree_shows_the_thread_with_its_gaps_and_marks_what_serves_several() {
    let files = sample();
    says(
        &files,
        "goal-tree.html",
        &[
            "Mål Toppmål Mål Undermål",
            "Pengar och resurser: Satsning i Ramar : Budget 2025 3,0 mnkr",
            "Bidrar också till Andra toppmålet",
            "4 indikatorer, 1 aktivitet Indikator Ett",
            "Utfall 12 antal (2024), målvärde minst 20 antal (2025) åt rätt håll",
            "Aktivitet Göra något Betalas av: Satsning i Ramar : Budget 2025 3,0 mnkr",
            "Mål Andra toppmålet Mål Undermål",
            "Bidrar också till Toppmål Det som bidrar hit står där målet visas första gången.",
        ],
    );
    let alone = build_plan("mål a \"Ensamt\"\n", SETTINGS);
    says(&alone, "goal-tree.html", &["Mål Ensamt Ingen indikator"]);
    // The same thread from the middle of it, up and down.
    says(&files, "goals/vp/under.html", &["Röda tråden Mål Toppmål Mål Undermål", "Mål Andra toppmålet Mål Undermål"]);
    assert!(text(&files, "goals/vp/under.html").contains("<div class=\"branch current\">"));
    says(&files, "goals/vp/topp.html", &["Röda tråden Mål Toppmål Mål Undermål", "4 indikatorer, 1 aktivitet"]);
}

#[test]
fn the_tree_is_folded_below_its_two_highest_levels() {
    let goals = "mål a \"A\"\nmål b \"B\" {\nbidrar till a\n}\nmål c \"C\" {\nbidrar till b\n}\nmål d \"D\" {\nbidrar till c\n}\n";
    let files = build_plan(goals, SETTINGS);
    let (shown, folded) =
        text(&files, "goal-tree.html").split_once("<details><summary>1\u{a0}mål</summary>").expect("a fold");
    assert!(shown.contains(">B</a>") && !shown.contains(">C</a>"), "{shown}");
    let (first, rest) = folded.split_once("<details><summary>1\u{a0}mål</summary>").expect("a fold in it");
    assert!(first.contains(">C</a>") && rest.contains(">D</a>"), "{folded}");
    let (_, own) = text(&files, "goals/d.html").split_once("<div class=\"tree\">").expect("the way to the goal");
    assert!(own.contains(">C</a>") && !own.contains("<details"), "the way to a goal is open: {own}");
}

#[test]
fn the_matrix_is_a_table_that_names_what_stands_where_and_what_has_no_place() {
    let files = sample();
    says(
        &files,
        "risks/index.html",
        &[
            "Sannolikhet Konsekvens 1 Konsekvens 2 Konsekvens 3 Konsekvens 4",
            "Sannolikhet 4 ▁ Riskvärde 4 inga risker",
            "▇ Riskvärde 16 1 Trolig och svår Sannolikhet 3",
            "Sannolikhet 1",
            "▁ Riskvärde 3 2 Osannolik",
            "Utan poäng: Ingen poäng",
            "Risker: Plan 2025",
        ],
    );
    let unscored = build_plan("risk a \"A\"\nrisk b \"B\"\n", SETTINGS);
    says(&unscored, "risks/index.html", &["Ingen risk har både sannolikhet och konsekvens i poäng."]);
    assert!(!read(&unscored, "risks/index.html").contains("Sannolikhet 1"));
    says(&files, "plans/vp.html", &["Riskerna i korthet", "▇ Riskvärde 16 1"]);
}

#[test]
fn an_organisation_sees_what_is_its_own_and_what_is_with_its_parts() {
    let files = sample();
    says(
        &files,
        "organisations/ks.html",
        &[
            "I korthet 1 uppdrag , 1 mål Hos dem som ingår 2 uppdrag, 1 mål, 1 aktivitet, 1 risk",
            "Det här hör hit Uppdrag",
            "Uppdrag utan tid mottagare",
            "Hos dem som ingår här",
            "Tidigt uppdrag IT-enheten : mottagare",
            "Sent uppdrag IT-enheten : mottagare",
            "Pengar och resurser Drift i Ramar : Budget 2025 7,0 mnkr",
        ],
    );
    assert!(text(&files, "organisations/ks.html").contains("<a href=\"#theirs-assignments\">"));
    says(
        &files,
        "persons/p1.html",
        &["Genom rollen 1 aktivitet", "Genom rollen Aktiviteter", "Göra något Chefen : ansvarig"],
    );
}

#[test]
fn lists_say_what_one_comes_to_them_for() {
    let files = sample();
    says(
        &files,
        "assignments/index.html",
        &["Tidigt uppdrag mars 2025", "Sent uppdrag december 2025", "Uppdrag utan tid"],
    );
    says(
        &files,
        "indicators/index.html",
        &[
            "Senaste utfall antal Målvärde antal Utveckling Riktning",
            "Ett 12 2024 minst 20 2025 åt rätt håll öka",
            "Två 12 2024 högst 5 2025 åt fel håll minska",
            "Tre 25 2024 minst 20 2025 målvärdet är nått öka",
        ],
    );
    // A third of a year says nothing against whole years.
    says(&files, "indicators/index.html", &["Fyra 4 tertial 1 2025", "minska"]);
    let row = read(&files, "indicators/index.html");
    let row = row.split("Fyra").nth(1).unwrap();
    assert!(!row.contains("håll") && !row.contains("nått"), "{row}");
    says(&files, "references/index.html", &["Zonlagen", "Ängslagen SFS 2001:1 Undermål"]);
    says(&files, "terms/index.html", &["SN Socialnämnden Zon Ett område. Ärende Det som handläggs."]);
    says(&files, "budgets/index.html", &["Summa mnkr", "Ramar 10,0 Budget 2025 3 0 0"]);
}

#[test]
fn a_report_names_what_deviates_before_all_else() {
    let files = build_plan(FOLLOWED_UP, "title = \"Prov\"\nlanguage = \"sv\"\n");
    says(
        &files,
        "reports/vp/t1.html",
        &[
            "Det som avviker",
            "Stödgrupper : försenad",
            "Brist på personal : i riskzonen",
            "Barn i Resurser : prognos 2025 +1,2 mnkr mot budget",
            "Indikatorer",
        ],
    );
}

#[test]
fn a_meeting_says_what_was_decided_and_promised_before_what_was_said() {
    let meeting = "organisation o \"Nämnden\"\nmöte m \"Möte\" {\ndatum 2025-02-26\npunkt \"Läget\" {\nbeslut Nämnden godkänner.\n\
                   inlägg \"Vi är få\" {\nav o\n}\nåtagande enkat \"Skicka enkäten\" {\nansvarig o\ntill och med 2025-03\n}\n}\n}\n";
    says(
        &build_plan(meeting, SETTINGS),
        "meetings/m.html",
        &[
            "Beslut Läget : Nämnden godkänner.",
            "Det som lovades Skicka enkäten · Nämnden , mars 2025",
            "Punkter",
            "Vi är få",
        ],
    );
}
