//! Follow-up over time, risks, activities, meetings and money, as a reader of the site meets them; and the walks that one
//! can take from one to the other and back.

#![allow(clippy::unwrap_used, clippy::panic, reason = "tests stop at the first surprise")]

mod outputs;

use std::collections::BTreeSet;

use outputs::{FOLLOWED_UP, FOLLOWED_UP_ENGLISH, build_example, build_plan, text};
use planc::emit::Files;

fn swedish() -> Files {
    build_plan(FOLLOWED_UP, "title = \"Prov\"\nlanguage = \"sv\"\n")
}

fn english() -> Files {
    build_plan(FOLLOWED_UP_ENGLISH, "title = \"Prov\"\nlanguage = \"en\"\n")
}

/// What is read on a page: its text with one space between words, without navigation.
fn read(files: &Files, path: &str) -> String {
    let (mut out, mut rest) = (String::new(), main_part(text(files, path)));
    while let Some((before, after)) = rest.split_once('<') {
        out.push_str(before);
        out.push(' ');
        rest = after.split_once('>').unwrap().1;
    }
    out.split([' ', '\n', '\u{a0}']).filter(|word| !word.is_empty()).collect::<Vec<&str>>().join(" ")
}

fn main_part(html: &str) -> &str {
    let (_, main) = html.split_once("</h1>").unwrap();
    main.split_once("</main>").unwrap().0
}

/// The pages that a page leads to, but for navigation and the way here.
fn leads_to(files: &Files, page: &str) -> BTreeSet<String> {
    let hrefs = main_part(text(files, page)).split(" href=\"").skip(1).filter_map(|rest| rest.split('"').next());
    let own = hrefs.filter(|href| !href.starts_with("http")).filter_map(|href| href.split('#').next());
    own.map(|href| {
        let mut parts: Vec<&str> = page.split('/').collect();
        parts.pop();
        for part in href.split('/') {
            if part == ".." {
                parts.pop();
            } else {
                parts.push(part);
            }
        }
        if href.is_empty() { page.to_owned() } else { parts.join("/") }
    })
    .collect()
}

/// One link leads from each page to the next, and one back.
fn walk(files: &Files, pages: &[&str]) {
    for step in pages.windows(2) {
        let [here, there] = [step[0], step[1]];
        assert!(leads_to(files, here).contains(there), "{here} does not lead to {there}");
        assert!(leads_to(files, there).contains(here), "{there} does not lead back to {here}");
    }
}

#[track_caller]
fn says(files: &Files, path: &str, told: &[&str]) {
    let page = read(files, path);
    for told in told {
        assert!(page.contains(told), "no {told:?} in {path}: {page}");
    }
}

#[test]
fn a_report_says_what_it_covers_and_tells_of_each_kind_of_thing() {
    let files = swedish();
    says(
        &files,
        "reports/vp/t1.html",
        &[
            "Period tertial 1 2025",
            "Datum 20 maj 2025",
            "Avser Verksamhetsplan 2025",
            "Utfall tertial 1 2025 Prognos 2025 Målvärde Bedömd av Kommentar Hushåll 520 480 under 450 2025 Controllern Minskar.",
            "Mål Måluppfyllelse Bedömd av Kommentar Tidigt stöd till barn delvis uppnådd Nämnden Köerna är kvar. Stöd till unga ej bedömd",
            "Redovisa kostnaderna Väntar på beslut",
            "Stödgrupper försenad",
            "Brist på personal i riskzonen",
            "Enhet: mnkr Budgetrad Utfall tertial 1 2025 Budget 2025 Prognos 2025 Avvikelse, prognos 2025 Barn i Resurser 4,5 12,0 13,2 +1,2",
        ],
    );
    let plan = read(&files, "plans/vp.html");
    assert!(
        plan.contains("Senaste uppföljning Delårsrapport augusti 2025 , tertial 2 2025, 20 september 2025"),
        "{plan}"
    );
    assert!(plan.contains("Budgetrader: Delårsrapport april 2025"), "{plan}");
    says(
        &files,
        "index.html",
        &["Senaste uppföljning: Delårsrapport augusti 2025 , tertial 2 2025, 20 september 2025"],
    );
}

#[test]
fn an_items_page_has_its_latest_state_first_and_the_states_before_it() {
    let files = swedish();
    says(
        &files,
        "goals/vp/barn.html",
        &[
            "Senaste läget Uppföljning Delårsrapport augusti 2025 , tertial 2 2025, 20 september 2025 \
             Måluppfyllelse uppnådd 1 september 2025 Bedömd av Nämnden Alla lägen",
            "Delårsrapport april 2025 tertial 1 2025, 20 maj 2025 delvis uppnådd Nämnden Köerna är kvar.",
        ],
    );
    says(
        &files,
        "goals/vp/unga.html",
        &["Senaste läget Måluppfyllelse ej bedömd Uppföljning Delårsrapport augusti 2025"],
    );
    says(
        &files,
        "indicators/vp/barn.hushall.html",
        &[
            "Utfall tertial 2 2025 470 hushåll Prognos 2025 455 hushåll Målvärde 2025 under 450 hushåll",
            "tertial 1 2025: 520",
            "Ur uppföljningen Delårsrapport april 2025 , tertial 1 2025, 20 maj 2025.",
        ],
    );
    says(
        &files,
        "budgets/vp/resurser.html",
        &["12,0 11,8 −0,2 Lägre volymer.", "4,5 12,0 13,2 +1,2", "Betalar: Stödgrupper , Redovisa kostnaderna"],
    );
    let goal = text(&files, "goals/vp/barn.html");
    for status in ["data-status=\"achieved\">uppnådd", "data-status=\"partly-achieved\">delvis uppnådd"] {
        assert!(goal.contains(status), "{status}: {goal}");
    }
}

#[test]
fn every_status_that_is_built_in_has_a_shape_or_the_plain_one() {
    let files = swedish();
    let sheet = files.keys().find(|path| path.ends_with(".css")).expect("a style sheet");
    let style = text(&files, sheet);
    assert!(style.contains(".status::before { content: \"● \"; }"));
    for judged in
        ["achieved", "partly-achieved", "not-achieved", "delayed", "at-risk", "completed", "not-assessed", "own"]
    {
        let rule = style.lines().find(|line| line.contains(&format!("\"{judged}\"")) && line.contains("::before"));
        assert!(rule.is_some_and(|rule| !rule.contains('●')), "{judged} has no shape of its own");
    }
}

#[test]
fn risks_have_a_score_measures_and_their_like_in_the_control_plan() {
    let files = swedish();
    says(
        &files,
        "risks/index.html",
        &[
            "Brist på personal 3 4 12 i riskzonen Delårsrapport april 2025 Chefen Rekrytera Brist på personal, kontrollen",
            "ej bedömd inget angivet inget angivet Stickprov",
        ],
    );
    says(&files, "risks/vp/brist.html", &["Riskvärde 12", "Samma risk Brist på personal, kontrollen", "Rekrytera"]);
    says(&files, "risks/vp/fel.html", &["Riskvärde ej bedömd", "Stickprov varje månad"]);
    walk(&files, &["risks/vp/brist.html", "risks/vp/kontroll-brist.html"]);
}

#[test]
fn a_meeting_has_its_items_with_who_said_and_promised_what() {
    let files = swedish();
    says(
        &files,
        "meetings/vp/samrad.html",
        &[
            "1 Öppnande",
            "Information 2 Läget",
            "Inlägg Facket Vi är för få.",
            "Läget redovisas Chefen Facket december 2025 varje månad",
        ],
    );
}

#[test]
fn a_party_has_what_is_theirs_by_deadline() {
    let files = swedish();
    says(
        &files,
        "roles/chef.html",
        &[
            "Redovisa kostnaderna mottagare Verksamhetsplan 2025 tertial 2 2025 Väntar på beslut Delårsrapport april 2025",
            "Läget redovisas ansvarig Samråd december 2025 varje månad",
            "Stödgrupper ansvarig Verksamhetsplan 2025 november 2025 försenad Delårsrapport april 2025 Rekrytera",
            "Brist på personal ansvarig Verksamhetsplan 2025 12 i riskzonen",
        ],
    );
    says(&files, "roles/controller.html", &["Redovisa kostnaderna svarar", "Har bedömt Lägesrapport Hushåll"]);
}

#[test]
fn pages_say_the_same_in_english() {
    let files = english();
    says(
        &files,
        "reports/vp/t1.html",
        &["Attainment", "partly achieved", "not assessed", "Deviation, forecast 2025", "4.5 12.0 13.2 +1.2"],
    );
    says(&files, "goals/vp/barn.html", &["Latest state Report Delårsrapport augusti 2025", "Money and resources"]);
    assert_eq!(text(&files, "csv/report_values.csv"), text(&swedish(), "csv/report_values.csv"));
}

#[test]
fn one_walks_from_council_goal_to_money_and_back() {
    let files = swedish();
    let (goal, indicator) = ("goals/vp/barn.html", "indicators/vp/barn.hushall.html");
    let (activity, budget) = ("activities/vp/barn.stod.html", "budgets/vp/resurser.html");
    walk(&files, &["goals/kf/trygg.html", goal, indicator, activity, budget, goal]);
    walk(&files, &[activity, goal]);
    assert!(leads_to(&files, goal).contains(budget));
    walk(&files, &["assignments/vp/redovisa.html", "roles/controller.html"]);
    walk(&files, &["assignments/vp/redovisa.html", budget]);
}

#[test]
fn one_walks_through_the_annexes_of_nordost() {
    let files = build_example("nordost");
    let assignment = "assignments/budget-2025/uppdrag.uppdrag-kf.medborgarbudget.html";
    walk(
        &files,
        &[
            "goals/kf-budget-2025/jamlik-trygg.html",
            "goals/budget-2025/mal.kf-malen.jamlik-trygg.html",
            assignment,
            "budgets/budget-2025/resursfordelning.satsningarna.satsningar.html",
        ],
    );
    let sub_goal = "goals/familjecentrerat-2025/malsattningar.samordnat-stod.foraldraskapsstod.html";
    walk(
        &files,
        &[
            "goals/familjecentrerat-2025/malsattningar.samordnat-stod.html",
            sub_goal,
            "activities/familjecentrerat-2025/malsattningar.samordnat-stod.foraldraskapsstod.lokal-samordning-abc.html",
            "budgets/familjecentrerat-2025/budget-2025.fca-budget.html",
        ],
    );
    // The implementation plan repeats the assignment; the budget answers it.
    let repeated = "assignments/genomforandeplan-2025/uppdragen.fran-staden.medborgarbudget.html";
    walk(&files, &[repeated, assignment]);
    let (answers, answered) = ("organisations/sf-nordost.html", "uppdrag.uppdrag-kf.vrakning.html");
    walk(&files, &[&format!("assignments/budget-2025/{answered}"), answers]);
    let repeated = "assignments/genomforandeplan-2025/uppdragen.fran-staden.vrakning.html";
    assert!(leads_to(&files, repeated).contains(answers), "{repeated} does not lead to who answers");
    // The same risk in the control plan.
    walk(
        &files,
        &[
            "risks/riskbild-2025/samlad-riskbild.omrade-regelefterlevnad.resor.html",
            "risks/riskbild-2025/internkontrollplan.kontroll-regelefterlevnad.kontroll-resor.html",
        ],
    );
}
