//! Linköping, against the goals and measures that the source lists.

use std::collections::BTreeMap;

use planc::language::Language;
use planc::vocabulary::{ConceptName, FieldName};

use crate::project::{builds, compiled, csv, item, name, said};

/// Level and perspective, and how many goals the source lists there.
const GOALS: [(&str, &str, usize); 9] = [
    ("kommunövergripande", "", 11),
    ("nämnd", "brukare", 4),
    ("nämnd", "process", 3),
    ("nämnd", "ekonomi", 2),
    ("förvaltning", "brukare", 3),
    ("förvaltning", "process", 2),
    ("förvaltning", "ekonomi", 2),
    ("förvaltning", "utveckling", 4),
    ("förvaltning", "medarbetare", 1),
];

/// The follow-up table: measure, the number of its goal, target, instrument, who measures.
const MEASURES: [(&str, &str, &str, &str, &str); 23] = [
    ("nöjda-brukare", "1", "80 %", "brukarenkät", "verksamhetsutvecklare"),
    ("barn-internkontroll", "2", "increase", "internkontroll", "verksamhetsutvecklare"),
    ("tillfälligt-boende", "3", "yes", "Ej angivet", "avdelningschef"),
    ("efterlevnad", "4", "increase", "leanrevision", "avdelningschef"),
    ("delaktighet", "4", "at-least 80 %", "brukarenkät", "verksamhetsutvecklare"),
    ("placeringskostnad", "4", "decrease", "Kostnadsjämförelse", "ekonom"),
    ("tidig-upptäckt", "4", "yes", "internkontroll", "samordnare-vinr"),
    ("intern-samverkan", "5", "increase", "medarbetarenkät", "personalchef"),
    ("antal-sip", "5", "increase", "Antal SIP; utvärdering av SIP", "verksamhetsutvecklare"),
    ("samverkansgrupper", "5", "yes", "Ej angivet", "socialchef"),
    ("bokslutsavvikelse", "6", "exactly 0 kr", "bokslut", "ekonom"),
    ("ekonomisk-medvetenhet", "6", "increase", "medarbetarenkät", "ekonom"),
    ("hushåll-försörjningsstöd", "7", "decrease", "treserva-linq", "avdelningschef-afi"),
    ("representation", "8", "yes", "Ej angivet", "socialchef"),
    ("ständiga-förbättringar", "9", "increase", "leanrevision", "avdelningschef"),
    ("internationella", "9", "", "Räkning av kontakterna", "verksamhetsutvecklare"),
    ("plan-följs", "10", "yes", "personalplan", "personalchef"),
    ("mentorskonceptet", "10", "yes", "mentorskoncept", "avdelningschef"),
    ("kompetensutveckling", "10", "increase", "medarbetarenkät", "personalchef"),
    ("könsskillnader", "11", "yes", "Brukarenkäter och andra brukarundersökningar", "verksamhetsutvecklare"),
    ("jämställdhet-ärenden", "11", "", "Uppföljning av allmänna nämndärenden", "nämndsekreterare"),
    ("arbetsmiljövärden", "12", "increase", "medarbetarenkät", "personalchef"),
    ("arbetsmiljöinsatser", "12", "at-least 5 insatser", "Ej angivet", "personalchef"),
];

#[test]
fn builds_without_a_remark() {
    builds(&compiled("linkoping"), "vp-2017", Language::Sv);
}

#[test]
fn goals_stand_in_their_levels_and_perspectives() {
    let compilation = compiled("linkoping");
    let mut counts: BTreeMap<(String, String), usize> = BTreeMap::new();
    for goal in compilation.checked.plan.of(ConceptName::Goal) {
        let word = |field| said(&compilation, goal, field).concat();
        *counts.entry((word(FieldName::Level), word(FieldName::Perspective))).or_default() += 1;
    }
    let printed: BTreeMap<(String, String), usize> = GOALS
        .iter()
        .map(|(level, perspective, count)| ((level.to_string(), perspective.to_string()), *count))
        .collect();
    assert_eq!(counts, printed);
}

#[test]
fn numbers_are_those_of_the_source() {
    let compilation = compiled("linkoping");
    for (level, count) in [("kommunövergripande", 11), ("förvaltning", 12)] {
        let numbers: Vec<String> = compilation
            .checked
            .plan
            .of(ConceptName::Goal)
            .filter(|goal| said(&compilation, goal, FieldName::Level) == [level])
            .flat_map(|goal| said(&compilation, goal, FieldName::Number))
            .collect();
        assert_eq!(numbers, (1..=count).map(|number: u32| number.to_string()).collect::<Vec<String>>());
    }
}

#[test]
fn measures_have_target_instrument_and_responsible_role() {
    let compilation = compiled("linkoping");
    let targets: BTreeMap<String, String> = csv(&compilation, "indicator_values")
        .into_iter()
        .map(|value| {
            assert_eq!(value["kind"], "target");
            let parts = ["comparison", "value", "value_text", "unit"].map(|key| value[key].as_str());
            let said: Vec<&str> = parts.into_iter().filter(|part| !part.is_empty()).collect();
            (value["indicator"].clone(), said.join(" "))
        })
        .collect();
    let measures: Vec<&str> = compilation.checked.plan.of(ConceptName::Indicator).map(name).collect();
    assert_eq!(measures, MEASURES.map(|measure| measure.0));
    for (measure, goal, target, instrument, role) in MEASURES {
        assert_eq!(targets.get(measure).map_or("", String::as_str), target, "{measure}");
        let measure = item(&compilation, ConceptName::Indicator, measure);
        assert_eq!(said(&compilation, measure, FieldName::Instrument), [instrument]);
        assert_eq!(said(&compilation, measure, FieldName::MeasuredBy), [role]);
        item(&compilation, ConceptName::Role, role);
        let numbers: Vec<String> = measure
            .references(FieldName::Measures)
            .flat_map(|goal| said(&compilation, compilation.checked.plan.item(goal), FieldName::Number))
            .collect();
        assert_eq!(numbers, [goal]);
    }
}

#[test]
fn goals_restate_the_boards_where_the_words_are_the_same() {
    let compilation = compiled("linkoping");
    let restating = |field| {
        let goals = compilation.checked.plan.of(ConceptName::Goal);
        goals.filter(|goal| goal.references(field).next().is_some()).map(name).collect::<Vec<&str>>()
    };
    assert_eq!(
        restating(FieldName::SameAs),
        ["bemötande", "barnperspektivet", "akut-bostad", "handläggning", "samverkan", "försörjningsstöd"]
    );
    assert_eq!(restating(FieldName::ContributesTo), ["samhällsplanering"]);
}
