//! The minutes of a meeting, against what the source reports.

use planc::diagnostic::Code;
use planc::language::Language;
use planc::vocabulary::{ConceptName, FieldName};
use planc::workspace::compile;

use crate::project::{builds, cells, compiled, csv, errors, item, name, read, replaced, said, text};

const MEETING: &str = "samverkan-2025-02-26";

/// The items in order: kind and id.
const ITEMS: [(&str, &str); 10] = [
    ("formality", "val-av-justerare"),
    ("formality", "föregående"),
    ("information", "föredragningslista"),
    ("information", "utvärderingen"),
    ("dialogue", "intern-kontroll"),
    ("dialogue", "åtgärder"),
    ("dialogue", "årsbokslut"),
    ("dialogue", "ekonomi-2026"),
    ("dialogue", "kvalitetsrapporten"),
    ("decision", "inga-beslut"),
];

/// Item and party of each remark.
const REMARKS: [(&str, &str); 9] = [
    ("utvärderingen", "utvärderare"),
    ("utvärderingen", "ssr"),
    ("utvärderingen", "ssr"),
    ("utvärderingen", "utvärderare"),
    ("intern-kontroll", "ssr"),
    ("intern-kontroll", "ssr"),
    ("intern-kontroll", "arbetsgivaren"),
    ("ekonomi-2026", "ssr"),
    ("ekonomi-2026", "arbetsgivaren"),
];

/// Commitment, last day, cadence.
const COMMITMENTS: [(&str, &str, &str); 8] = [
    ("gårdsförsäljning-klar", "2025-06-01", ""),
    ("enkäten-ut", "2025-04-30", ""),
    ("workshopen", "", ""),
    ("utvärderingen-klar", "2025-04", ""),
    ("återkoppling", "", "var tredje månad"),
    ("se-över-lex-sarah", "", ""),
    ("fånga-kompetensen", "", ""),
    ("till-beslut", "2025-03-19", ""),
];

#[test]
fn builds_without_a_remark() {
    builds(&compiled("samverkan"), "planering-2026", Language::Sv);
}

#[test]
fn items_stand_in_order_by_kind() {
    let compilation = compiled("samverkan");
    let meeting = item(&compilation, ConceptName::Meeting, MEETING);
    let plan = &compilation.checked.plan;
    let items: Vec<(&str, &str)> = plan
        .of(ConceptName::MeetingItem)
        .filter(|found| found.parent == Some(meeting.id))
        .map(|found| (found.preset.unwrap_or_default(), name(found)))
        .collect();
    assert_eq!(items, ITEMS);
    let no_decision = item(&compilation, ConceptName::MeetingItem, "inga-beslut");
    assert_eq!(said(&compilation, no_decision, FieldName::Decision), ["Inga beslut"]);
    let moved = item(&compilation, ConceptName::MeetingItem, "kvalitetsrapporten");
    assert_eq!(said(&compilation, moved, FieldName::MovedTo), ["nämnd-2025-03", "samverkan-2025-03-19"]);
    assert_eq!(said(&compilation, meeting, FieldName::Adjuster), ["ssr-justerare", "kommunal-justerare"]);
    assert_eq!(plan.of(ConceptName::Person).count(), 0, "roles stand for persons");
}

#[test]
fn remarks_say_who_spoke_and_commitments_when() {
    let compilation = compiled("samverkan");
    let last = |path: &str| path.rsplit('.').next().unwrap_or_default().to_owned();
    let remarks: Vec<(String, String)> = csv(&compilation, "remarks")
        .into_iter()
        .map(|remark| (last(&remark["parent"]), remark["by"].clone()))
        .collect();
    assert_eq!(remarks, REMARKS.map(|(item, by)| (item.to_owned(), by.to_owned())));
    let commitments = csv(&compilation, "commitments");
    let found: Vec<[&str; 3]> =
        commitments.iter().map(|found| ["id", "until", "cadence"].map(|key| found[key].as_str())).collect();
    assert_eq!(found, COMMITMENTS.map(|(id, until, cadence)| [id, until, cadence]));
    assert!(commitments.iter().all(|found| !found["responsible"].is_empty()));
}

#[test]
fn figures_are_those_of_the_notes() {
    let compilation = compiled("samverkan");
    let values = |budget| cells(&compilation, budget).into_iter().map(|[_, _, value]| value).collect::<Vec<String>>();
    assert_eq!(values("resultat"), ["-7.7", "-3.6"]);
    assert_eq!(values("förutsättningar"), ["3.5", "2.5", "50", "10", "400"]);
}

#[test]
fn a_wrong_figure_in_the_text_of_an_item_is_an_error() {
    let sources = read("samverkan");
    let file = format!("möte-{}.plan", &MEETING["samverkan-".len()..]);
    for (right, wrong) in [
        ("-7,7 miljoner}}", "-7,8 miljoner}}"),
        ("3,6 mnkr}}", "3,7 mnkr}}"),
        ("cirka 3,5 %}}", "cirka 4,5 %}}"),
        ("cirka 2,5 %}}", "cirka 3,5 %}}"),
        ("50 mnkr}}", "40 mnkr}}"),
    ] {
        let at = text(&sources, &file).find(right).unwrap_or_else(|| panic!("no {right}"));
        let compilation = compile(&replaced(&sources, &file, at, right, wrong));
        let codes: Vec<Code> = errors(&compilation).map(|found| found.code).collect();
        assert_eq!(codes, [Code::ProseFigureMismatch], "{wrong}");
    }
}

/// Half a proposal is not the other half: another amount does not go with 2.5 per cent of the frame.
#[test]
fn the_proposals_per_cent_and_amount_go_together() {
    let sources = read("samverkan");
    let at = text(&sources, "planering-2026.plan").find("400 mnkr").expect("the frame");
    let compilation = compile(&replaced(&sources, "planering-2026.plan", at, "400 mnkr", "300 mnkr"));
    let codes: Vec<Code> = errors(&compilation).map(|found| found.code).collect();
    assert_eq!(codes, [Code::CheckFailed]);
}
