//! The words of a plan in another language.

use std::collections::HashSet;

use planc::language::Language::{En, Sv};
use planc::syntax::format::{Keywords, Options, format};

use crate::reworded;

/// A Swedish text and the same in English words, its numbers Swedish.
fn both(swedish: &str, english: &str) {
    assert_eq!(reworded(swedish, Sv, En), english);
    assert_eq!(reworded(english, Sv, Sv), swedish);
    assert_eq!(reworded(swedish, Sv, Sv), swedish);
}

#[test]
fn concepts_fields_and_words() {
    both(
        "tillhör vp\n\nfokusområde a \"A\" {\n  bidrar till  b\n  status       beslutad 2024-01-31\n  text         bilaga.md\n}\n",
        "belongs to vp\n\nfocus area a \"A\" {\n  contributes to  b\n  status          decided 2024-01-31\n  text            bilaga.md\n}\n",
    );
    both(
        "indikator a \"Minska mål\" {\n  riktning  minska\n  värdetyp  antal och andel\n  enhet     procent\n  utfall    2023: cirka 5 (3 %), 2024: saknas\n  målvärde  2025: minst 5,5\n  målvärde  2026: ja\n  källa     saknas\n}\n",
        "indicator a \"Minska mål\" {\n  direction   decrease\n  value type  count and share\n  unit        percent\n  outcome     2023: about 5 (3 %), 2024: missing\n  target      2025: at least 5,5\n  target      2026: yes\n  source      saknas\n}\n",
    );
    both(
        "risk a \"A\" {\n  avser  uppdrag b, c\n  regel  P0808 av \"skäl\"\n  känd avvikelse  kf/i.utfall.2024 \"skäl\"\n}\n"
            .replace("  avser  ", "  avser           ")
            .replace("  regel  ", "  regel           ")
            .as_str(),
        "risk a \"A\" {\n  concerns         assignment b, c\n  rule             P0808 off \"skäl\"\n  known deviation  kf/i.outcome.2024 \"skäl\"\n}\n",
    );
}

#[test]
fn tables() {
    both(
        "indikatorer {\n  | id | titel | riktning | utfall 2023 | målvärde 2024 |\n  | a  | Mål   | öka      | ja          |       högst 5 |\n  | b  | i     | behåll   | ej klart    | saknas        |\n}\n",
        "indicators {\n  | id | title | direction | outcome 2023 | target 2024 |\n  | a  | Mål   | increase  | yes          |   at most 5 |\n  | b  | i     | keep      | not ready    | missing     |\n}\n",
    );
    both(
        "budget b \"B\" {\n  typ  ram\n\n  rader {\n    | id | utfall 2023 | 2024 | netto 2025[^a] | räknas    |\n    | x  |         1,0 |  2,0 |            3,0 |           |\n    | y  |         1,0 |  2,0 |            3,0 | delpost x |\n    | z  |         1,0 |  2,0 |            3,0 | summa     |\n  }\n}\n",
        "budget b \"B\" {\n  type  frame\n\n  rows {\n    | id | outcome 2023 | 2024 | net 2025[^a] | counts    |\n    | x  |          1,0 |  2,0 |          3,0 |           |\n    | y  |          1,0 |  2,0 |          3,0 | part of x |\n    | z  |          1,0 |  2,0 |          3,0 | total     |\n  }\n}\n",
    );
}

#[test]
fn formulas_and_questions() {
    both(
        "budget b \"B\" {\n  avstämning  x.utfall.2024 + y = antal mål där status = klar \"Skäl\"\n}\n",
        "budget b \"B\" {\n  check  x.outcome.2024 + y = count goals where status = completed \"Skäl\"\n}\n",
    );
    both(
        "sammanställning v \"V\" {\n  fråga  uppdrag i kf där (ansvarig.ingår i är inte x eller status = ej påbörjad) och inte titel innehåller \"och\" ordnat efter till och med fallande visa nummer, titel som \"Titel\"\n}\n",
        "view v \"V\" {\n  query  assignments in kf where (responsible.part of is not x or status = not started) and not title contains \"och\" order by until descending visa number, title as \"Titel\"\n}\n"
            .replace("visa number", "show number")
            .as_str(),
    );
    both(
        "sammanställning v \"V\" {\n  fråga  \"insatser i projektet där riktning saknas\"\n}\n",
        "view v \"V\" {\n  query  \"efforts in the project where direction is missing\"\n}\n",
    );
}

#[test]
fn what_is_the_plans_own_is_left() {
    let declared = HashSet::from(["klar".to_owned(), "draft".to_owned()]);
    let options = Options { realign: false, keywords: Some(Keywords { language: En, declared: &declared }) };
    let text = "mål utfall \"Utfall\" {\n  status    klar\n  kortnamn  minska\n  syfte     \"{{antal mål}}\"\n}\nmål m {\n  status  utkast\n}\n";
    assert_eq!(
        format(text, Sv, &options).text,
        "goal utfall \"Utfall\" {\n  status      klar\n  short name  minska\n  purpose     \"{{antal mål}}\"\n}\ngoal m {\n  status  utkast\n}\n"
    );
}
