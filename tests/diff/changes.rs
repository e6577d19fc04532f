//! Each type of change, in both languages: what one edit is told as.

use planc::diff::{AcceptedDeviation, ChangeKind, Figure, FigureAt, Piece, RuleSetting, Target, Term, Text};
use planc::diff::{Snapshot, SnapshotItem, Value, compare, kind_of};
use planc::language::Language;
use planc::model::{Date, Direction, ItemId, Level, Period, SeriesKind, Unit};
use planc::vocabulary::{CONCEPTS, ConceptName, FieldName, FieldType, FieldUse};

use super::{comparison, english, swedish, told};

const SWEDISH: &str = r#"
organisation stad "Staden"
organisation bibliotek "Biblioteket" { ingår i stad }
statusord vilande "Vilande"
referens lag "Bibliotekslagen" { typ lag }
plan vp "Verksamhetsplan" {
  ansvarig stad
  period 2025
  enhet tkr
  mål läsa "Fler barn läser" {
    ansvarig stad
    syfte "Den som läser tidigt klarar skolan bra."
    indikator lån "Lån av barnböcker" {
      enhet lån
      utfall 2024: 19 150
      målvärde 2025: minst 20 000
    }
  }
  delmål skola "Skolor läser med" { bidrar till läsa }
  uppdrag klubbar "Läsklubbar" {
    mottagare bibliotek
    till och med 2025-06-30
    status pågår 2025-01-10
    finansieras av kostnader.personal
    beskrivning "Bygger på [[läsa]] och kostar {{kostnader.personal.2025}}."
  }
  aktivitet sommar "Sommarläsning" {
    kostnad 1 000 tkr
    intervall varje sommar
    bidrar till läsa
  }
  budget kostnader "Kostnader" {
    enhet tkr
    rader {
      | id       | titel    | räknas | 2025  |
      | personal | Personal |        | 400,0 |
      | medier   | Medier   |        | 100,0 |
      | summa    | Summa    | summa  | 500,0 |
    }
  }
}
"#;

const ENGLISH: &str = r#"
organisation town "The town"
organisation library "The library" { part of town }
plan p "Plan" {
  responsible town
  unit tkr
  goal read "More children read" {
    number 1
    responsible town
    purpose "Whoever reads early does better."
    indicator loans "Loans" {
      unit loans
      direction increase
      outcome 2024: 19 150
      target 2025: 20 000
    }
  }
  risk late "Late" { probability 2 }
  meeting m "Meeting" { date 2025-02-26 }
}
"#;

/// What is there, what is put in its stead, and what that is told as.
type Case = (&'static str, &'static str, &'static [&'static str]);

/// Holds each edit of a text to what it should be told as; the edit must be there to make.
fn all_told(files: fn(&str) -> super::Files, text: &str, cases: &[Case]) {
    let mut wrong = Vec::new();
    for (old, new, expected) in cases {
        assert_eq!(text.matches(old).count(), 1, "{old}");
        let found = told(&comparison(&files(text), &files(&text.replace(old, new))));
        if found != *expected {
            wrong.push(format!("{old} → {new}\n  told:   {found:?}\n  should: {expected:?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn edits_of_a_swedish_plan_are_told_by_their_type() {
    let cases: &[Case] = &[
        ("Fler barn läser", "Fler unga läser", &["vp/läsa reworded title: Fler[- barn-]{+ unga+} läser"]),
        (
            "\"Den som läser tidigt klarar skolan bra.\"",
            "\"\"\"\n      Den som läser tidigt klarar hela\n      skolan.\n      \"\"\"",
            &["vp/läsa reworded purpose: Den som läser tidigt klarar[- skolan bra.-]{+ hela skolan.+}"],
        ),
        ("Den som läser tidigt", "Den  som läser\u{a0}tidigt", &[]),
        ("minst 20 000", "minst 21 000", &["vp/läsa.lån retargeted target 2025 amount 20000 → 21000 (1000, 5 %)"]),
        ("minst 20 000", "20 000", &["vp/läsa.lån retargeted target 2025 reading 20000 → 20000 (0, 0 %)"]),
        ("minst 20 000", "ej klart", &["vp/läsa.lån retargeted target 2025 state 20000 → not-ready (-, - %)"]),
        ("19 150", "19 000", &["vp/läsa.lån refigured outcome 2024 amount 19150 → 19000 (-150, -0.8 %)"]),
        ("19 150", "19\u{a0}150", &[]),
        ("| 400,0", "| 404,4", &["vp/kostnader.personal refigured 2025 amount 400.0 → 404.4 (4.4, 1.1 %)"]),
        ("| 400,0", "| 400,00", &["vp/kostnader.personal refigured 2025 precision 400.0 → 400.00 (0.00, 0 %)"]),
        ("| 500,0", "| =", &["vp/kostnader.summa refigured 2025 computed 500.0 → 500.0 (0.0, 0 %)"]),
        ("| 100,0", "|      ", &["vp/kostnader.medier refigured 2025 state 100.0 → none (-, - %)"]),
        ("1 000 tkr", "1 mnkr", &["vp/sommar refigured cost unitalone 1000 → 1 (0, 0 %)"]),
        ("1 000 tkr", "2 mnkr", &["vp/sommar refigured cost amount 1000 → 2 (1, 100 %)"]),
        (
            "enhet lån",
            "enhet böcker",
            &[
                "vp/läsa.lån retargeted target 2025 otherunit 20000 → 20000 (-, - %)",
                "vp/läsa.lån refigured outcome 2024 otherunit 19150 → 19150 (-, - %)",
                "vp/läsa.lån respecified unit lån → böcker",
            ],
        ),
        ("mottagare bibliotek", "mottagare stad", &["vp/klubbar reassigned addressee -bibliotek +stad"]),
        ("mottagare bibliotek", "mottagare stad, bibliotek", &["vp/klubbar reassigned addressee - +stad"]),
        ("mottagare bibliotek", "mottagare \"Alla\"", &["vp/klubbar reassigned addressee -bibliotek +\"Alla\""]),
        ("2025-06-30", "2025-09", &["vp/klubbar redated until 2025-06-30 → 2025-09"]),
        (
            "status pågår 2025-01-10",
            "status klar 2025-03-01",
            &["vp/klubbar restatused ongoing 2025-01-10 → completed 2025-03-01"],
        ),
        ("status pågår 2025-01-10", "status vilande", &["vp/klubbar restatused ongoing 2025-01-10 → vilande"]),
        (
            "finansieras av kostnader.personal",
            "finansieras av kostnader.medier",
            &["vp/klubbar relinked funded_by -vp/kostnader.personal +vp/kostnader.medier"],
        ),
        ("varje sommar", "varje vinter", &["vp/sommar respecified cadence \"varje sommar\" → \"varje vinter\""]),
        ("delmål skola", "strategi skola", &["vp/skola reclassified sub-goal strategy"]),
        (
            "  aktivitet sommar \"Sommarläsning\" {\n    kostnad 1 000 tkr\n    intervall varje sommar\n    bidrar till läsa\n  }\n",
            "",
            &["vp/sommar removed"],
        ),
        (
            "      | medier   |",
            "      | lokal    | Lokal    |        | 1,0 |\n      | medier   |",
            &["vp/kostnader.lokal added"],
        ),
        ("| summa  | 500,0 |", "| delsumma | 500,0 |", &["vp/kostnader.summa respecified counts total → subtotal"]),
        (
            "på [[läsa]]",
            "på [[skola]]",
            &[
                "vp/klubbar reworded description: Bygger på[- Fler barn läser-]{+ Skolor läser med+} och kostar {{Personal.2025}}.",
            ],
        ),
        ("  mål läsa", "  regel P0805 varning \"Alla ska ha svar.\"\n  mål läsa", &["vp ruleset - → P0805 warning"]),
        (
            "  mål läsa",
            "  känd avvikelse kostnader.summa.2025 P0401 \"Så beslutat.\"\n  mål läsa",
            &["vp deviationaccepted Some(\"P0401\")"],
        ),
    ];
    all_told(swedish, SWEDISH, cases);
}

#[test]
fn edits_of_an_english_plan_are_told_by_their_type() {
    let cases: &[Case] = &[
        (
            "More children read",
            "More children and adults read",
            &["p/read reworded title: More children{+ and adults+} read"],
        ),
        (
            "Whoever reads early does better.",
            "Whoever reads “early” does better.",
            &["p/read reworded purpose: Whoever reads[- early-]{+ “early”+} does better."],
        ),
        ("number 1", "number 2", &["p/read respecified number \"1\" → \"2\""]),
        (
            "target 2025: 20 000",
            "target 2025: 18 000",
            &["p/read.loans retargeted target 2025 amount 20000 → 18000 (-2000, -10 %)"],
        ),
        (
            "target 2025: 20 000",
            "target 2026: 20 000",
            &[
                "p/read.loans retargeted target 2025 state 20000 → none (-, - %)",
                "p/read.loans retargeted target 2026 state none → 20000 (-, - %)",
            ],
        ),
        ("direction increase", "direction keep", &["p/read.loans respecified direction increase → keep"]),
        ("probability 2", "probability 3", &["p/late refigured probability amount 2 → 3 (1, 50 %)"]),
        ("date 2025-02-26", "date 2025-02-27", &["p/m redated date 2025-02-26 → 2025-02-27"]),
        ("    responsible town\n", "    responsible library\n", &["p/read reassigned responsible -town +library"]),
    ];
    all_told(english, ENGLISH, cases);
}

#[test]
fn an_order_of_references_says_nothing() {
    let both = SWEDISH.replace("mottagare bibliotek", "mottagare bibliotek, stad");
    let turned = both.replace("bibliotek, stad", "stad, bibliotek");
    assert_eq!(told(&comparison(&swedish(&both), &swedish(&turned))), Vec::<String>::new());
}

#[test]
fn deviations_and_their_reasons_come_and_go() {
    let plan = |deviation: &str| {
        swedish(
            &SWEDISH.replace("| 500,0 |", "| 501,0 |").replace("    rader {", &format!("{deviation}\n    rader {{")),
        )
    };
    let accepted = plan("känd avvikelse summa.2025 \"Så beslutat av nämnden.\"");
    let begun = comparison(&plan(""), &accepted);
    assert_eq!(told(&begun), ["vp/kostnader deviationaccepted None"]);
    let codes = |facts: &[planc::diff::FindingFact]| -> Vec<&'static str> {
        facts.iter().map(|fact| fact.code.number()).collect()
    };
    assert_eq!(codes(&begun.consequences.accepted), ["P0401"]);
    assert_eq!(codes(&begun.consequences.ceased), ["P0401"]);
    assert_eq!(begun.consequences.accepted[0].reason.as_deref(), Some("Så beslutat av nämnden."));
    let other = plan("känd avvikelse summa.2025 \"Så beslutat av fullmäktige.\"");
    let changed = comparison(&accepted, &other);
    assert_eq!(told(&changed), ["vp/kostnader deviationreexplained"]);
    assert_eq!(changed.consequences, Default::default());
}

#[test]
fn a_changed_row_leads_to_its_total_its_check_and_what_it_pays_for() {
    let after = SWEDISH.replace("| 400,0", "| 404,4");
    let changed = comparison(&swedish(SWEDISH), &swedish(&after));
    let [total, text] = changed.consequences.derived.as_slice() else { panic!("{:#?}", changed.consequences.derived) };
    assert_eq!(total.item.now().item.path, "vp/klubbar");
    assert_eq!(total.at, None, "the figure in the text");
    assert_eq!(text.item.now().item.path, "vp/kostnader.summa");
    assert_eq!(text.difference().map(|by| by.to_string()).as_deref(), Some("4.4"));
    assert_eq!(text.stated_after.map(|stated| stated.to_string()).as_deref(), Some("500.0"));
    let [part] = text.contributions.as_slice() else { panic!("{:#?}", text.contributions) };
    assert_eq!((part.item.now().path.as_str(), part.amount.to_string().as_str()), ("vp/kostnader.personal", "4.4"));
    let began: Vec<&str> = changed.consequences.began.iter().map(|fact| fact.code.number()).collect();
    assert_eq!(began, ["P0401"]);
    let suspects: Vec<&str> =
        changed.consequences.suspects.iter().map(|one| one.item.now().item.path.as_str()).collect();
    assert_eq!(suspects, ["vp/klubbar"]);
    let responsible = &changed.consequences.suspects[0].item.now().responsible;
    assert!(matches!(&responsible[..], [planc::diff::Party::Item(party)] if party.path == "bibliotek"));
    assert!(changed.net.totals.is_empty(), "the stated total has not moved");
    let moved = after.replace("| 500,0", "| 504,4");
    let net = comparison(&swedish(SWEDISH), &swedish(&moved)).net;
    assert_eq!(net.totals.len(), 1);
    assert_eq!(net.totals[0].difference().map(|by| by.to_string()).as_deref(), Some("4.4"));
}

#[test]
fn suspects_over_several_steps_are_told_with_the_way() {
    let plan = |purpose: &str| {
        english(&format!(
            "plan p \"P\" {{\n  goal a \"A\" {{ purpose \"{purpose}\" }}\n  goal b \"B\" {{ contributes to a }}\n  goal c \"C\" {{ purpose \"See [[b]].\" }}\n}}\n"
        ))
    };
    let (before, after) = (super::snapshot(&plan("One.")), super::snapshot(&plan("Two.")));
    let ways = |reach: usize| -> Vec<(String, usize)> {
        let found = planc::diff::compare_reaching(&before, &after, reach).consequences.suspects;
        found.iter().map(|one| (one.item.now().item.path.clone(), one.distance())).collect()
    };
    assert_eq!(ways(1), [("p/b".to_owned(), 1)]);
    assert_eq!(ways(5), [("p/b".to_owned(), 1), ("p/c".to_owned(), 2)]);
}

#[test]
fn settings_that_bear_on_the_plan_are_told() {
    let project =
        |toml: &str| vec![("planc.toml".to_owned(), toml.to_owned()), ("a.plan".to_owned(), SWEDISH.to_owned())];
    let changed = comparison(&project("title = \"A\"\n"), &project("title = \"B\"\n\n[rules]\nP0801 = \"off\"\n"));
    assert_eq!(told(&changed), ["- setting rules.P0801 None Some(\"off\")", "- setting title Some(\"A\") Some(\"B\")"]);
}

/// One item that says something in one field, the first or the second thing that can be said there.
fn saying(concept: ConceptName, field: &FieldUse, second: bool) -> Snapshot {
    let item = |concept, id: &str| SnapshotItem {
        concept,
        preset: None,
        id: Some(id.to_owned()),
        path: id.to_owned(),
        title: Text::none(),
        label: id.to_owned(),
        parent: None,
        children: Vec::new(),
        former: Vec::new(),
        fields: Vec::new(),
        figures: Vec::new(),
        deviations: Vec::new(),
        rules: Vec::new(),
        place: None,
        external: false,
    };
    let words = |words: &str| Text { pieces: vec![Piece::Words(words.to_owned())] };
    let text = || words(if second { "Två ord" } else { "Ett ord" });
    let other = ItemId(if second { 2 } else { 1 });
    let year = Period::year(if second { 2026 } else { 2025 });
    let figure = Figure {
        state: "number",
        value: Some(if second { 2.into() } else { 1.into() }),
        unit: None,
        computed: false,
        comparison: None,
        qualifier: None,
        share: None,
        direction: None,
        yes: None,
        text: Text::none(),
        footnotes: Vec::new(),
        place: None,
    };
    let mut items = vec![item(concept, "x"), item(ConceptName::Goal, "one"), item(ConceptName::Goal, "two")];
    items.push(item(ConceptName::Column, "c"));
    let x = &mut items[0];
    let value = match field.kind {
        FieldType::Prose => Some(Value::Text(text())),
        FieldType::Line if field.name == FieldName::FormerId => {
            x.former = vec![if second { "b" } else { "a" }.to_owned()];
            None
        }
        FieldType::Line | FieldType::Link => Some(Value::Line(if second { "b" } else { "a" }.to_owned())),
        FieldType::Flag => Some(Value::Flag(second)),
        FieldType::Date => Date::new(2025, 1, if second { 2 } else { 1 }).map(Value::Date),
        FieldType::Period => Some(Value::Period(year)),
        FieldType::Unit => Some(Value::Unit(if second { Unit::Percent } else { Unit::YesNo })),
        FieldType::Direction => Some(Value::Direction(if second { Direction::Keep } else { Direction::Increase })),
        FieldType::Word(_) => Some(Value::Word(if second { "b" } else { "a" })),
        FieldType::Status => {
            Some(Value::Status { word: Box::new(Value::Word(if second { "b" } else { "a" })), date: None })
        }
        FieldType::Reference(_) | FieldType::ReferenceOrText(_) => Some(Value::Item(other)),
        FieldType::Counting => Some(Value::Counting { how: "part", row: Some(other) }),
        FieldType::Formula | FieldType::Check | FieldType::Query => {
            Some(Value::Terms { terms: vec![Term::Item(other)], reason: Text::none() })
        }
        FieldType::Number | FieldType::Percent | FieldType::Amount => {
            x.figures.push((FigureAt::Field(field.name), figure));
            None
        }
        FieldType::Series => {
            let series = SeriesKind::of(field.name).unwrap_or(SeriesKind::Outcome);
            x.figures.push((FigureAt::Series(series, Period::year(2025)), figure));
            None
        }
        FieldType::Cells => {
            x.figures.push((FigureAt::Column(ItemId(3)), figure));
            None
        }
        FieldType::Deviation => {
            let target = Target::Item(other);
            x.deviations.push(AcceptedDeviation { target, rule: None, reason: words("Skäl"), place: None });
            None
        }
        FieldType::RuleLevel => {
            let level = Some(if second { Level::Error } else { Level::Warning });
            x.rules.push(RuleSetting { rule: "P0801".to_owned(), level, reason: words("Skäl") });
            None
        }
    };
    x.fields.extend(value.map(|value| (field.name, value)));
    let backlinks = vec![Vec::new(); items.len()];
    let roots = (0..items.len() as u32).map(ItemId).collect();
    let (settings, findings, accepted, derived) = Default::default();
    Snapshot {
        language: Language::Sv,
        published: false,
        settings,
        items,
        roots,
        findings,
        accepted,
        derived,
        backlinks,
    }
}

#[test]
fn every_field_of_every_concept_goes_to_a_type_of_change() {
    let mut seen = 0;
    for concept in CONCEPTS {
        for field in concept.all_fields() {
            let (before, after) = (saying(concept.name, field, false), saying(concept.name, field, true));
            let changed = compare(&before, &after);
            let kinds: Vec<ChangeKind> =
                changed.changed.iter().flat_map(|changed| &changed.changes).map(|change| change.kind()).collect();
            let expected = match kind_of(field) {
                ChangeKind::DeviationAccepted => vec![ChangeKind::DeviationAccepted, ChangeKind::DeviationWithdrawn],
                kind => vec![kind],
            };
            assert_eq!(kinds, expected, "{} {}", concept.key, field.name.key());
            assert!(changed.reverse() == compare(&after, &before));
            assert!(compare(&before, &before).is_empty());
            seen += 1;
        }
    }
    assert!(seen > 200, "{seen} fields are few");
}
