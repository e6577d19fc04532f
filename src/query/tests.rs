//! Questions to a small plan, in both languages.

use super::*;
use crate::diagnostic::Code;
use crate::sources::MemorySources;
use crate::workspace::compile_asking;

const PLAN: &str = r#"
organisation nordost "Nordost"
organisation vuxen "Vuxenenheten" {
  ingår i     nordost
  förkortning VE
}
organisation barn-och-unga "Barn och unga"
målnivå kf "Kommunfullmäktiges mål"
målnivå nämnd "Nämndens mål"

plan vp "Verksamhetsplan" {
  period 2024..2026
  mål trygghet "Trygga barn" {
    nivå kf
    indikator hushåll "Hushåll" {
      enhet    hushåll
      riktning minska
      utfall 2023: 599 (56 %)
      utfall 2024: 480
      målvärde 2024: under 500
    }
  }
  mål egen "Egen försörjning" {
    nivå        nämnd
    bidrar till trygghet
    ansvarig    vuxen
  }
  delmål jobb "Fler i arbete" {
    nivå nämnd
    indikator andel "Andel i arbete" {
      enhet    %
      riktning öka
      utfall 2023: 40
      utfall 2024: 38,5
      målvärde 2024: 45
    }
  }
  uppdrag redovisa "Redovisa läget" {
    nummer     10
    ansvarig   vuxen
    status     klar 2025-01-15
    till och med 2024-12-31
    återrapporteras senast 2025-T1
    svar "Läget är redovisat" {
      datum 2025-01-15
    }
  }
  uppdrag utred "Utred stödet" {
    nummer   2
    ansvarig barn-och-unga, "Utifrån behov"
    status   pågår
    till och med 2025-06-30
  }
  deluppdrag utred-a "Utred öppenvården" {
    nummer   2.1
    ansvarig vuxen
    till och med 2026
  }
  budget ram "Ram" {
    enhet mnkr
    rader {
      | id    | titel | budget 2024 | utfall 2024 | räknas |
      | skola | Skola | 1 000,0     | 1 010,5     |        |
      | vård  | Vård  | 20,0        | 19,0        |        |
      | summa | Summa | =           | 1 029,5     | summa  |
    }
  }
}
plan annan "En annan plan" {
  mål ensam "Ensamt mål" {
    nivå kf
  }
}
uppföljning t1 "Tertial 1" {
  period 2025-T1
  lägesrapport {
    avser  vp/utred
    status försenad
  }
}
"#;

/// The ids, or what is wrong with the question.
fn asked(question: &str) -> Result<Vec<String>, Vec<Code>> {
    asked_of(PLAN, question)
}

fn asked_of(plan: &str, question: &str) -> Result<Vec<String>, Vec<Code>> {
    let project = MemorySources::new([("planc.toml", "language = \"sv\"\n"), ("a.plan", plan)]);
    let (compilation, query, file) = compile_asking(&project, question);
    let (own, others): (Vec<_>, Vec<_>) =
        compilation.diagnostics.iter().partition(|found| found.span.is_some_and(|span| span.file == file));
    assert!(others.is_empty(), "{others:#?}");
    let Some(query) = query else { return Err(own.iter().map(|found| found.code).collect()) };
    let checked = &compilation.checked;
    let answer = answer(&checked.plan, &query, &mut |at| checked.computed.get(&at).copied());
    let id = |item: &Item| item.name.as_ref().map_or_else(|| item.path.clone(), |name| name.value.clone());
    Ok(answer.items.iter().map(|item| id(checked.plan.item(*item))).collect())
}

fn ids(question: &str) -> Vec<String> {
    asked(question).unwrap_or_else(|codes| panic!("{question}: {codes:?}"))
}

#[test]
fn concepts_presets_and_places_are_asked_in_either_language() {
    assert_eq!(ids("mål"), ["trygghet", "egen", "jobb", "ensam"]);
    assert_eq!(ids("delmål"), ["jobb"]);
    assert_eq!(ids("goals in vp"), ["trygghet", "egen", "jobb"]);
    assert_eq!(ids("indikatorer i vp/trygghet"), ["hushåll"]);
    assert_eq!(ids("sub-goals"), ids("delmål"));
    assert_eq!(ids("mål i projektet"), ids("mål"));
}

#[test]
fn both_languages_have_the_same_answers() {
    for (swedish, english) in [
        (
            "uppdrag där ansvarig = vuxen och status != klar ordnat efter nummer",
            "assignments where responsible = vuxen and status != completed order by number",
        ),
        ("mål där nivå = nämnd eller ansvarig finns", "goals where level = nämnd or responsible exists"),
        ("mål där inte (nivå är kf)", "goals where not (level is kf)"),
        ("uppdrag där titel innehåller utred", "assignments where title contains UTRED"),
        ("uppdrag där svar saknas", "assignments where response is missing"),
        ("indikatorer där riktning = öka", "indicators where direction = increase"),
        ("rader där budget 2024 > 500 mnkr", "rows where budget 2024 > 500 mnkr"),
    ] {
        let answers = ids(swedish);
        assert!(!answers.is_empty(), "{swedish}");
        assert_eq!(answers, ids(english), "{english}");
    }
}

#[test]
fn words_are_the_status_in_force_by_name_or_key() {
    // A report has told of `utred` that it is late.
    assert_eq!(ids("uppdrag där status = försenad"), ["utred"]);
    assert_eq!(ids("uppdrag där status = delayed eller completed"), ["redovisa", "utred"]);
    assert_eq!(ids("uppdrag där status != klar"), ["utred", "utred-a"]);
    assert_eq!(ids("uppdrag där status != klar eller försenad"), ["utred-a"]);
    assert_eq!(ids("uppdrag där status saknas"), ["utred-a"]);
    assert_eq!(ids("mål i vp där nivå = nämnd"), ["egen", "jobb"]);
    assert_eq!(ids("uppdrag där typ = deluppdrag"), ["utred-a"]);
}

#[test]
fn references_are_followed_one_step_or_more() {
    assert_eq!(ids("uppdrag där ansvarig.ingår i = nordost"), ["redovisa", "utred-a"]);
    assert_eq!(ids("mål där bidrar till.nivå = kf"), ["egen"]);
    assert_eq!(ids("uppdrag där ansvarig = VE"), ["redovisa", "utred-a"]);
    assert_eq!(ids("uppdrag där ansvarig = \"Utifrån behov\""), ["utred"]);
    assert_eq!(ids("uppdrag där ansvarig innehåller enheten"), ["redovisa", "utred-a"]);
    assert_eq!(ids("mål där indikator finns"), ["trygghet", "jobb"]);
    assert_eq!(ids("mål där indikator.mäter.indikator.riktning = öka"), ["jobb"]);
    assert_eq!(ids("organisationer där uppdrag.status = klar"), ["vuxen"]);
    assert_eq!(ids("indikatorer där mäter = vp/trygghet"), ["hushåll"]);
    assert_eq!(ids("mål där plan = annan"), ["ensam"]);
}

#[test]
fn times_lie_before_after_and_within_each_other() {
    assert_eq!(ids("uppdrag där till och med < 2025"), ["redovisa"]);
    assert_eq!(ids("uppdrag där till och med <= 2025"), ["redovisa", "utred"]);
    assert_eq!(ids("uppdrag där till och med = 2025"), ["utred"]);
    assert_eq!(ids("uppdrag där till och med >= 2025-07"), ["utred-a"]);
    assert_eq!(ids("uppdrag där återrapporteras senast = 2025-T1"), ["redovisa"]);
    assert_eq!(ids("planer där period innehåller 2025-03"), ["vp"]);
    assert_eq!(ids("svar där datum = 2025-01"), ["vp/redovisa.response#1"]);
}

#[test]
fn figures_compare_by_their_units_and_with_each_other() {
    assert_eq!(ids("indikatorer där utfall 2024 < 500"), ["hushåll", "andel"]);
    assert_eq!(ids("indikatorer där utfall 2024 < 50 %"), ["andel"]);
    assert_eq!(ids("indikatorer där utfall 2024 < målvärde 2024"), ["hushåll", "andel"]);
    assert_eq!(ids("indikatorer där utfall 2024 < utfall 2023 och riktning = öka"), ["andel"]);
    assert_eq!(ids("indikatorer där utfall.2023 finns och prognos saknas"), ["hushåll", "andel"]);
    assert_eq!(ids("rader där utfall 2024 > budget 2024"), ["skola", "summa"]);
    assert_eq!(ids("rader i vp/ram där budget 2024 >= 1 020 000 tkr"), ["summa"]);
}

#[test]
fn answers_are_put_in_order() {
    assert_eq!(ids("uppdrag ordnat efter nummer"), ["utred", "utred-a", "redovisa"]);
    assert_eq!(ids("uppdrag ordnat efter till och med fallande"), ["utred-a", "utred", "redovisa"]);
    assert_eq!(ids("uppdrag ordnat efter status"), ["redovisa", "utred", "utred-a"]);
    assert_eq!(ids("uppdrag ordnat efter status fallande"), ["utred", "redovisa", "utred-a"]);
    assert_eq!(ids("mål ordnat efter nivå fallande, titel"), ["egen", "jobb", "ensam", "trygghet"]);
    assert_eq!(ids("rader ordnat efter budget 2024 fallande"), ["summa", "skola", "vård"]);
}

#[test]
fn what_cannot_be_asked_is_said_with_its_code() {
    for (question, code) in [
        ("uppdrga där a = b", Code::UnknownKeyword),
        ("uppdrag där", Code::InvalidQuery),
        ("uppdrag hos oss där status = klar", Code::InvalidQuery),
        ("uppdrag där ansvarg = vuxen", Code::UnknownQueryField),
        ("uppdrag där status.titel saknas", Code::UnknownQueryField),
        ("uppdrag visa målvärde 2024", Code::UnknownQueryField),
        ("uppdrag där ansvarig > vuxen", Code::QueryMisfit),
        ("uppdrag där ansvarig = vuxne", Code::UnknownName),
        ("uppdrag där ansvarig = trygghet", Code::UnknownName),
        ("uppdrag där ansvarig = kf", Code::WrongConcept),
        ("uppdrag där status = klra", Code::UnknownWord),
        ("uppdrag där till och med < snart", Code::InvalidPeriod),
        ("rader där budget 2024 > 1.000", Code::InvalidNumber),
        ("rader där budget 2024 > mycket", Code::InvalidNumber),
        ("mål i finns-inte", Code::UnknownName),
        ("mål ordnat efter känd avvikelse", Code::QueryMisfit),
        ("mål visa titel, titel", Code::InvalidQuery),
    ] {
        assert_eq!(asked(question), Err(vec![code]), "{question}");
    }
}

#[test]
fn everything_wrong_is_said_at_once() {
    let codes = asked("uppdrag där ansvarg = vuxen och status = klra ordnat efter numer visa titl");
    let field = Code::UnknownQueryField;
    assert_eq!(codes, Err(vec![field, Code::UnknownWord, field, field]));
}

#[test]
fn a_view_is_asked_by_its_id_and_counted_in_text() {
    let plan = r#"
plan p "P" {
  mål a "A"
  mål b "B" {
    status klar
  }
  sammanställning öppna "Öppna mål" {
    fråga mål där status != klar
          visa titel
  }
  avsnitt läget "Läget" {
    text "{{öppna.antal: ett}} av {{antal mål: två}} mål är öppet, {{antal mål där status = klar: 1}} är klart."
  }
}
plan q "Q" {
  mål c "C"
}
"#;
    assert_eq!(asked_of(&plan.replace("\n          visa", " visa"), "öppna"), Ok(vec!["a".to_owned()]));
}
