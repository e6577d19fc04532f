//! What is no change, and what only looks like one.

use super::{comparison, english, swedish, told};

const PLAN: &str = r#"
organisation stad "Staden"
plan vp "Verksamhetsplan" {
  period 2025
  mål läsa "Fler barn läser" {
    ansvarig stad
    syfte "Den som läser tidigt klarar skolan."
    indikator lån "Lån av barnböcker" {
      enhet lån
      utfall 2023: 18 400
      utfall 2024: 19 150
      målvärde 2025: minst 20 000
    }
    indikator grupper "Läsgrupper" {
      enhet grupper
      målvärde 2025: 10
    }
  }
  mål öppet "Öppet när folk är lediga" {
    ansvarig stad
  }
}
"#;

#[test]
fn a_table_says_what_a_block_says() {
    let table = r#"
organisation stad "Staden"
plan vp "Verksamhetsplan" {
  period 2025
  mål läsa "Fler barn läser" {
    ansvarig stad
    syfte """
      Den som läser
      tidigt klarar skolan.
      """
    indikatorer {
      | id      | titel             | enhet   | utfall 2023 | utfall 2024 | målvärde 2025 |
      | lån     | Lån av barnböcker | lån     | 18 400      | 19 150      | minst 20 000  |
      | grupper | Läsgrupper        | grupper |             |             | 10            |
    }
  }
  mål öppet "Öppet när folk är lediga" {
    ansvarig stad
  }
}
"#;
    assert_eq!(told(&comparison(&swedish(PLAN), &swedish(table))), Vec::<String>::new());
}

#[test]
fn files_mean_nothing() {
    let (first, second) = PLAN.split_once("  mål öppet").map_or(("", ""), |parts| parts);
    let first = format!("{first}}}\n");
    let second = format!("tillhör vp\nmål öppet{}", second.trim_end().strip_suffix('}').unwrap_or_default());
    let split = vec![("b.plan".to_owned(), first), ("c.plan".to_owned(), second)];
    assert_eq!(told(&comparison(&swedish(PLAN), &split)), Vec::<String>::new());
}

#[test]
fn another_order_is_said_to_be_just_that() {
    let plan = |rows: [&str; 4]| {
        let rows: String = rows.iter().map(|row| format!("    | {row} | 1 |\n")).collect();
        swedish(&format!(
            "plan p \"P\" {{\n  budget b \"B\" {{\n  enhet tkr\n  kolumn c \"C\" {{ period 2025 }}\n  rader {{\n    | id | c |\n{rows}  }}\n  }}\n}}\n"
        ))
    };
    let before = plan(["r1", "r2", "r3", "r4"]);
    assert_eq!(told(&comparison(&before, &plan(["r4", "r1", "r2", "r3"]))), ["p/b reordered p/b.r4"]);
    assert_eq!(told(&comparison(&before, &plan(["r2", "r3", "r1", "r4"]))), ["p/b reordered p/b.r1"]);
    let one_of_two = told(&comparison(&before, &plan(["r2", "r1", "r3", "r4"])));
    assert!(one_of_two == ["p/b reordered p/b.r1"] || one_of_two == ["p/b reordered p/b.r2"], "{one_of_two:?}");
}

#[test]
fn items_without_ids_are_matched_by_what_they_say() {
    let plan = |steps: &str| english(&format!("plan p \"P\" {{\n  activity a \"A\" {{\n{steps}  }}\n}}\n"));
    let before =
        plan("    milestone \"Ask the schools\" { until 2025-03 }\n    milestone \"Choose books\" { until 2025-06 }\n");
    let first = plan(
        "    milestone \"Hire somebody\" { until 2025-02 }\n    milestone \"Ask the schools\" { until 2025-03 }\n    milestone \"Choose books\" { until 2025-06 }\n",
    );
    assert_eq!(told(&comparison(&before, &first)), ["p/a.milestone#1 added"]);
    let later = plan(
        "    milestone \"Ask the schools\" { until 2025-04 }\n    milestone \"Choose the books\" { until 2025-06 }\n",
    );
    assert_eq!(
        told(&comparison(&before, &later)),
        ["p/a.milestone#1 redated until 2025-03 → 2025-04", "p/a.milestone#2 reworded title: Choose{+ the+} books"]
    );
}

#[test]
fn what_keeps_its_id_elsewhere_has_moved() {
    let plan = |first: &str, second: &str| {
        english(&format!("plan p \"P\" {{\n  goal g \"G\" {{\n{first}  }}\n  goal h \"H\" {{\n{second}  }}\n}}\n"))
    };
    let indicator = "    indicator i \"Loans\" { unit loans }\n";
    let moved = comparison(&plan(indicator, ""), &plan("", indicator));
    assert_eq!(told(&moved), ["p/h.i moved p/g p/h"]);
}

#[test]
fn a_former_id_says_that_an_item_was_renamed_with_all_in_it() {
    let plan = |id: &str, former: &str, target: &str| {
        english(&format!(
            "plan p \"P\" {{\n  goal {id} \"G\" {{\n{former}    indicator i \"I\" {{ unit loans\n target 2025: {target} }}\n  }}\n  goal h \"See [[{id}]]\" {{ contributes to {id} }}\n}}\n"
        ))
    };
    let before = plan("old", "", "5");
    let renamed = comparison(&before, &plan("new", "    former id old\n", "6"));
    assert_eq!(told(&renamed), ["p/new renamed old new", "p/new.i retargeted target 2025 amount 5 → 6 (1, 20 %)"]);
    assert!(renamed.suggestions.is_empty());
    let undeclared = comparison(&before, &plan("new", "", "5"));
    assert_eq!(undeclared.suggestions.len(), 1, "{undeclared:#?}");
    assert!(told(&undeclared).contains(&"p/old removed".to_owned()));
}
