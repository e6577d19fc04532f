//! What is merged, and what is left in conflict.

use planc::merge::{Merged, Style, merge};

const BASE: &str = "\
# Planen för nämnden.
plan vp \"Verksamhetsplan\" {
  ansvarig  san
  period    2024
  enhet     mnkr

  # Målet som ärvs.
  mål trygghet \"Tryggare uppväxt\" {
    nummer    1
    ansvarig  san
    syfte     \"Barn ska vara trygga.\"  # från nämnden
  }

  mål arbete \"Fler i arbete\" {
    nummer  2
    text \"\"\"
      Första stycket.

      Andra stycket.

      Tredje stycket.
      \"\"\"
  }

  budget ram \"Ram\" {
    rader {
      | id    | titel | 2024 | 2025 | räknas |
      |-------|-------|------|------|--------|
      | skola | Skola | 10,0 | 11,0 |        |
      | vård  | Vård  | 20,0 | 21,0 |        |
      | total | Summa | 30,0 | 32,0 | summa  |
    }
  }
}
";

fn change(text: &str, pairs: &[(&str, &str)]) -> String {
    pairs.iter().fold(text.to_owned(), |text, (from, to)| {
        assert_eq!(text.matches(from).count(), 1, "{from:?}");
        text.replacen(from, to, 1)
    })
}

fn merged(ours: &[(&str, &str)], theirs: &[(&str, &str)]) -> Merged {
    merge(BASE, &change(BASE, ours), &change(BASE, theirs), &Style::default())
}

/// Merges both ways, and holds the result to what is written.
#[track_caller]
fn resolves(ours: &[(&str, &str)], theirs: &[(&str, &str)], expected: &[(&str, &str)]) {
    let result = merged(ours, theirs);
    assert_eq!((result.conflicts, result.structured), (0, true), "{}", result.text);
    assert_eq!(result.text, change(BASE, expected));
    let other = merged(theirs, ours);
    assert_eq!((other.conflicts, other.structured), (0, true), "{}", other.text);
}

#[track_caller]
fn conflicts(ours: &[(&str, &str)], theirs: &[(&str, &str)], lines: &[&str]) {
    let result = merged(ours, theirs);
    assert_eq!(result.conflicts, 1, "{}", result.text);
    let start = result.text.find("<<<<<<< ours\n").expect("a mark");
    let end = result.text.find(">>>>>>> theirs\n").expect("a mark");
    assert_eq!(result.text[start..end].lines().skip(1).collect::<Vec<_>>(), lines, "{}", result.text);
}

const SCHOOL: &str = "| skola | Skola | 10,0 | 11,0 |        |";
const TOTAL: &str = "| total | Summa | 30,0 | 32,0 | summa  |";

#[test]
fn different_cells_of_one_row() {
    resolves(
        &[(SCHOOL, "| skola | Skola | 14,4 | 11,0 |        |")],
        &[(SCHOOL, "| skola | Skola | 10,0 | 12,0 |        |")],
        &[(SCHOOL, "| skola | Skola | 14,4 | 12,0 |        |")],
    );
}

#[test]
fn one_cell_of_one_row() {
    let (ours, theirs) = ("| skola | Skola | 14,4 | 11,5 |        |", "| skola | Skola | 15,0 | 11,0 |        |");
    let kept = "| skola | Skola | 15,0 | 11,5 |        |";
    let lines = [&format!("      {ours}"), "=======", &format!("      {kept}")];
    conflicts(&[(SCHOOL, ours)], &[(SCHOOL, theirs)], &lines.map(|line| line as &str));
}

#[test]
fn two_added_rows_and_a_changed_total() {
    let ours = format!("| kultur | Kultur | 1,0 | 1,0 | |\n      {TOTAL}");
    let theirs = "| fritid | Fritid | 2,0 | 2,0 | |\n      | total | Summa | 32,0 | 34,0 | summa  |";
    let result = merged(&[(TOTAL, &ours)], &[(TOTAL, theirs)]);
    assert_eq!(result.conflicts, 0, "{}", result.text);
    let rows: Vec<&str> = result.text.lines().map(str::trim).filter(|line| line.starts_with('|')).collect();
    let ids: Vec<&str> = rows.iter().filter_map(|row| row.split('|').nth(1)).map(str::trim).collect();
    assert_eq!(ids, ["id", "-------", "skola", "vård", "kultur", "fritid", "total"], "{}", result.text);
    assert!(result.text.contains("| total | Summa | 32,0 | 34,0 | summa  |"), "{}", result.text);
    assert!(result.text.contains("      | skola | Skola | 10,0 | 11,0 |        |\n"), "{}", result.text);
}

#[test]
fn different_fields_of_one_item() {
    resolves(
        &[("    nummer    1\n", "    nummer    3\n")],
        &[("trygga.\"", "trygga och få lära.\"")],
        &[("    nummer    1\n", "    nummer    3\n"), ("trygga.\"", "trygga och få lära.\"")],
    );
}

#[test]
fn a_changed_field_beside_an_added_one() {
    resolves(
        &[("    nummer    1\n", "    nummer    3\n")],
        &[("    nummer    1\n", "    nummer    1\n    kortnamn  Trygghet\n")],
        &[("    nummer    1\n", "    nummer    3\n    kortnamn  Trygghet\n")],
    );
}

#[test]
fn one_field_changed_by_both() {
    let lines = ["    nummer    3", "=======", "    nummer    4"];
    conflicts(&[("    nummer    1\n", "    nummer    3\n")], &[("    nummer    1\n", "    nummer    4\n")], &lines);
}

#[test]
fn the_base_is_shown_on_request() {
    let style = Style { base: true, marker: 9, labels: ["a", "b", "c"].map(str::to_owned), ..Style::default() };
    let of = |number: &str| change(BASE, &[("    nummer    1\n", &format!("    nummer    {number}\n"))]);
    let result = merge(BASE, &of("3"), &of("4"), &style);
    let text = "<<<<<<<<< b\n    nummer    3\n||||||||| a\n    nummer    1\n=========\n    nummer    4\n>>>>>>>>> c\n";
    assert!(result.text.contains(text), "{}", result.text);
}

#[test]
fn a_value_and_the_comment_behind_it() {
    resolves(
        &[("trygga.\"", "trygga och få lära.\"")],
        &[("# från nämnden", "# från nämnden 2024")],
        &[("trygga.\"", "trygga och få lära.\""), ("# från nämnden", "# från nämnden 2024")],
    );
}

#[test]
fn an_item_moved_and_edited() {
    let item = "  # Målet som ärvs.
  mål trygghet \"Tryggare uppväxt\" {
    nummer    1
    ansvarig  san
    syfte     \"Barn ska vara trygga.\"  # från nämnden
  }

";
    let edited = item.replace("nummer    1", "nummer    7");
    let budget = "  budget ram \"Ram\" {\n";
    let behind = format!("{item}{budget}");
    let both = format!("{edited}{budget}");
    resolves(&[(item, ""), (budget, &behind)], &[("nummer    1", "nummer    7")], &[(item, ""), (budget, &both)]);
}

#[test]
fn an_item_moved_into_another_and_edited() {
    let item = "  # Målet som ärvs.
  mål trygghet \"Tryggare uppväxt\" {
    nummer    1
    ansvarig  san
    syfte     \"Barn ska vara trygga.\"  # från nämnden
  }

";
    let inner: String = item.trim_end().lines().map(|line| format!("  {line}\n")).collect();
    let place = "    nummer  2\n";
    let moved = format!("{place}{inner}");
    let edited = moved.replace("nummer    1", "nummer    7");
    resolves(&[(item, ""), (place, &moved)], &[("nummer    1", "nummer    7")], &[(item, ""), (place, &edited)]);
}

#[test]
fn the_same_change_on_both_sides() {
    let same = [("    nummer    1\n", "    nummer    3\n"), (SCHOOL, "| skola | Skola | 14,4 | 11,0 |        |")];
    resolves(&same, &same, &same);
}

#[test]
fn paragraphs_of_one_text() {
    resolves(
        &[("Första stycket.", "Första stycket, nytt.")],
        &[("Tredje stycket.", "Tredje stycket, nytt.")],
        &[("Första stycket.", "Första stycket, nytt."), ("Tredje stycket.", "Tredje stycket, nytt.")],
    );
    let lines = ["      Första A.", "=======", "      Första B."];
    conflicts(&[("Första stycket.", "Första A.")], &[("Första stycket.", "Första B.")], &lines);
}

#[test]
fn taken_away_and_changed() {
    let row = format!("      {SCHOOL}\n");
    let changed = "| skola | Skola | 14,4 | 11,0 |        |";
    let lines = ["=======", "      | skola | Skola | 14,4 | 11,0 |        |"];
    conflicts(&[(&row, "")], &[(SCHOOL, changed)], &lines);
}

#[test]
fn a_row_taken_away_beside_a_changed_one() {
    let row = format!("      {SCHOOL}\n");
    let total = "| total | Summa | 20,0 | 21,0 | summa  |";
    resolves(&[(&row, "")], &[(TOTAL, total)], &[(&row, ""), (TOTAL, total)]);
}

#[test]
fn the_same_id_added_with_other_words() {
    let field = "    nummer  2\n";
    let ours = format!("{field}    indikator nöjda \"Nöjda\"\n");
    let theirs = format!("{field}    indikator nöjda \"Belåtna\"\n");
    let lines = ["    indikator nöjda \"Nöjda\"", "=======", "    indikator nöjda \"Belåtna\""];
    conflicts(&[(field, &ours)], &[(field, &theirs)], &lines);
}

#[test]
fn a_declared_new_id_and_a_changed_field() {
    let (old, new) =
        ("mål trygghet \"Tryggare uppväxt\" {\n", "mål trygga \"Tryggare uppväxt\" {\n    tidigare id trygghet\n");
    resolves(
        &[(old, new)],
        &[("    nummer    1\n", "    nummer    3\n")],
        &[(old, new), ("    nummer    1\n", "    nummer    3\n")],
    );
}

#[test]
fn new_ids_on_both_sides() {
    let old = "mål trygghet \"Tryggare uppväxt\" {\n";
    let ours = "mål trygga \"Tryggare uppväxt\" {\n    tidigare id trygghet\n";
    let theirs = "mål uppväxt \"Tryggare uppväxt\" {\n    tidigare id trygghet\n";
    assert!(merged(&[(old, ours)], &[(old, theirs)]).conflicts > 0);
    let without = "mål uppväxt \"Tryggare uppväxt\" {\n";
    assert!(merged(&[(old, ours)], &[(old, without)]).conflicts > 0);
}

#[test]
fn a_column_added_beside_a_changed_cell() {
    let wider = [
        ("| id    | titel | 2024 |", "| id    | titel | utfall 2023 | 2024 |"),
        ("|-------|-------|------|", "|-------|-------|-------------|------|"),
        ("| skola | Skola | 10,0 |", "| skola | Skola |         9,0 | 10,0 |"),
        ("| vård  | Vård  | 20,0 |", "| vård  | Vård  |        19,0 | 20,0 |"),
        ("| total | Summa | 30,0 |", "| total | Summa |        28,0 | 30,0 |"),
    ];
    let all: Vec<(&str, &str)> = wider.iter().copied().chain([("| 11,0 |", "| 12,0 |")]).collect();
    let result = merged(&wider, &[("| 11,0 |", "| 12,0 |")]);
    assert_eq!(result.text, change(BASE, &all));
    let result = merged(&[("| 11,0 |", "| 12,0 |")], &wider);
    assert_eq!(result.conflicts, 0, "{}", result.text);
    let words = |text: &str| {
        text.split_whitespace().map(str::to_owned).filter(|word| !word.starts_with("|--")).collect::<Vec<_>>()
    };
    assert_eq!(words(&result.text), words(&change(BASE, &all)));
}

#[test]
fn a_column_taken_away_that_was_written_in() {
    let narrower = [
        (" 2025 | räknas |", " räknas |"),
        ("|------|------|--------|", "|------|--------|"),
        (" 11,0 |        |", "        |"),
        (" 21,0 |        |", "        |"),
        (" 32,0 | summa  |", " summa  |"),
    ];
    assert!(merged(&narrower, &[("| 11,0 |", "| 12,0 |")]).conflicts > 0);
    assert!(merged(&[("| 11,0 |", "| 12,0 |")], &narrower).conflicts > 0);
}

#[test]
fn one_side_laid_out_anew() {
    let spread = [("    nummer    1\n    ansvarig  san\n", "    nummer       1\n    ansvarig     san\n")];
    resolves(
        &spread,
        &[("nummer    1\n", "nummer    3\n")],
        &[(spread[0].0, "    nummer       3\n    ansvarig     san\n")].map(|(from, to)| (from, to)),
    );
}

#[test]
fn what_cannot_be_read_is_merged_by_its_lines() {
    let broken = ("  enhet     mnkr\n", "  enhet     mnkr\n  mål trasigt \"utan slut {\n");
    let result = merged(&[broken], &[(SCHOOL, "| skola | Skola | 14,4 | 11,0 |        |")]);
    assert_eq!((result.conflicts, result.structured), (0, false), "{}", result.text);
    assert!(result.text.contains("14,4") && result.text.contains("utan slut"));
    let result = merged(&[broken], &[(broken.0, "  enhet     tkr\n")]);
    assert_eq!((result.conflicts, result.structured), (1, false), "{}", result.text);
}

#[test]
fn line_ends_are_those_of_ours() {
    let dos = |text: &str| text.replace('\n', "\r\n");
    let ours = dos(&change(BASE, &[("    nummer    1\n", "    nummer    3\n")]));
    let theirs = change(BASE, &[("trygga.\"", "trygga och få lära.\"")]);
    let result = merge(BASE, &ours, &theirs, &Style::default());
    let both = change(BASE, &[("    nummer    1\n", "    nummer    3\n"), ("trygga.\"", "trygga och få lära.\"")]);
    assert_eq!((result.conflicts, result.text), (0, dos(&both)));
}

#[test]
fn repeated_fields() {
    let field = "    ansvarig  san\n";
    let (ours, theirs) = ("    ansvarig  san\n    ansvarig  sof\n", "    ansvarig  san\n    ansvarig  buf\n");
    let result = merged(&[(field, ours)], &[(field, theirs)]);
    assert!(result.conflicts > 0 || (result.text.contains("sof") && result.text.contains("buf")), "{}", result.text);
    assert!(merged(&[(field, "    ansvarig  sof\n")], &[(field, "    ansvarig  buf\n")]).conflicts > 0);
}

#[test]
fn a_block_given_to_a_line_that_was_changed() {
    let base = "mål a \"A\"  # ett\n";
    let ours = "mål a \"B\"  # två\n";
    let theirs = "mål a \"A\" {  # ett\n  nummer  1\n}\n";
    let both = "mål a \"B\" {  # två\n  nummer  1\n}\n";
    for (one, other) in [(ours, theirs), (theirs, ours)] {
        let result = merge(base, one, other, &Style::default());
        assert_eq!((result.conflicts, result.text.as_str()), (0, both));
    }
}

#[test]
fn bytes_that_are_no_text() {
    let (base, ours, theirs) = (b"a\xe5\nb\nc\nd\n", b"a\xe4\nb\nc\nd\n", b"a\xe5\nb\nc\ne\n");
    let (text, conflicts) = planc::merge::merge_bytes(base, ours, theirs, &Style::default());
    assert_eq!((text.as_slice(), conflicts), (b"a\xe4\nb\nc\ne\n".as_slice(), 0));
}
