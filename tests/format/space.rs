//! Space, marks and comments.

use crate::{formatted, realigned, written};

#[test]
fn lines_stand_in_by_two_spaces_a_level() {
    let text = "\n\nmål a   \"A\"{\n\tmål b \"B\"  {   \n\n  nummer\t1\n\n\n\n        syfte \"S\"   \n\n}\n }\n\n\n";
    assert_eq!(written(text), "mål a \"A\" {\n  mål b \"B\" {\n    nummer  1\n\n    syfte  \"S\"\n  }\n}\n");
    assert_eq!(written("tillhör   x"), "tillhör x\n");
    assert_eq!(written(""), "");
    assert_eq!(written(" \n \n"), "");
}

#[test]
fn values_of_consecutive_fields_start_in_one_column() {
    let block = |fields: &str| format!("mål a \"A\" {{\n{fields}}}\n");
    let fields = "  nummer 1\n  ansvarig x, y\n  bidrar till z\n";
    assert_eq!(written(&block(fields)), block("  nummer       1\n  ansvarig     x, y\n  bidrar till  z\n"));
    let apart = "  nummer  1\n\n  ansvarig  x\n  # varför\n  nivå  nämnd\n";
    assert_eq!(written(&block(apart)), block(apart));
    // A line that is added, changed or taken away is one changed line.
    let kept = "  nummer    1\n  nivå      nämnd\n  effekt på lång sikt  \"E\"\n  ansvarig  x\n";
    assert_eq!(written(&block(kept)), block(kept));
    let wide = "  nummer       1\n  nivå         nämnd\n";
    assert_eq!(written(&block(wide)), block(wide));
    assert_eq!(realigned(&block(wide)), block("  nummer  1\n  nivå    nämnd\n"));
    // One line with spaces to spare shows no column.
    assert_eq!(written(&block("  nummer      1\n  nivå  x\n")), block("  nummer  1\n  nivå    x\n"));
    // A long word by itself does not push the others away.
    let long = "  effekt på kort sikt \"E\"\n  nummer 1\n  konsekvensbeskrivning \"x\"\n";
    let long_written = "  effekt på kort sikt  \"E\"\n  nummer               1\n";
    assert_eq!(written(&block(&long.replace("  konsekvensbeskrivning \"x\"\n", ""))), block(long_written));
}

#[test]
fn width_is_what_is_seen() {
    let text = "uppdrag a \"A\" {\n  a\u{30a}terrapporteras till x\n  status klar\n}\n";
    assert_eq!(written(text), "uppdrag a \"A\" {\n  återrapporteras till  x\n  status                klar\n}\n");
}

#[test]
fn pasted_marks_become_plain_ones_outside_text() {
    assert_eq!(
        written("Mål a\u{30a}\u{a0}a ”A\u{a0}a\u{30a}” {\n  Bidrar\u{a0}till  b\u{ad}arn\u{2011}x\n}\n"),
        "Mål a\u{30a}\u{a0}a ”A\u{a0}a\u{30a}” {\n  Bidrar\u{a0}till  b\u{ad}arn\u{2011}x\n}\n"
            .replace("Mål a\u{30a}\u{a0}a", "mål å a")
            .replace("”A\u{a0}a\u{30a}”", "\"A\u{a0}a\u{30a}\"")
            .replace("Bidrar\u{a0}till  b\u{ad}arn\u{2011}x", "bidrar till  barn-x")
    );
    // What a straight quotation mark would take for an escape stays curly.
    assert_eq!(written("mål a ”A\\”\n"), "mål a ”A\\”\n");
    assert_eq!(written("mål a „A”\n"), "mål a \"A\"\n");
    assert_eq!(
        written("roll a \"A\" {\n  Antal  Tjänster −1,5\n  tjänstgöringsgrad 1\u{a0}000 %\n}\n"),
        "roll a \"A\" {\n  antal tjänster     -1,5\n  tjänstgöringsgrad  1 000 %\n}\n"
    );
    // Which number that is, only the writer knows.
    assert_eq!(
        written("roll a \"A\" {\n  antal tjänster  1  000\n}\n"),
        "roll a \"A\" {\n  antal tjänster  1  000\n}\n"
    );
}

#[test]
fn lines_of_text_keep_what_they_say() {
    let text = "mål a \"A\" {\n  kortnamn  Barn  och\u{a0}unga – nu\n  målgrupp  Barn  a, b\n}\n";
    assert_eq!(written(text), text);
}

#[test]
fn comments_stay_where_they_belong() {
    let text = "# överst\nmål a \"A\" { #om a\n# i a\n\n  nummer 1    # om numret\n  ansvarig b,   # om b\n # om c\n\n    c # sist\n    # före slutet\n  } # efter\n# sist\n";
    assert_eq!(
        written(text),
        "# överst\nmål a \"A\" {  #om a\n  # i a\n\n  nummer    1  # om numret\n  ansvarig  b,  # om b\n            # om c\n\n            c  # sist\n  # före slutet\n}  # efter\n# sist\n"
    );
    assert_eq!(written("mål a,  # x\n# y\n"), "mål a,  # x\n# y\n");
    assert_eq!(written("mål {\n| id | # x\n# y\n|a|#z\n}\n"), "mål {\n  | id |  # x\n  # y\n  | a  |  #z\n}\n");
}

#[test]
fn prose_moves_with_its_block_and_is_not_touched() {
    let text = "mål a \"A\" {\n    syfte   \"\"\"\n          Två   ”ord”\t \n            - in\u{a0}draget\n   \n          slut.\n          \"\"\"\n\"\"\"\nFritt.\n\"\"\"\n}\n";
    assert_eq!(
        written(text),
        "mål a \"A\" {\n  syfte \"\"\"\n    Två   ”ord”\t \n      - in\u{a0}draget\n   \n    slut.\n    \"\"\"\n  \"\"\"\n  Fritt.\n  \"\"\"\n}\n"
    );
    assert_eq!(written("avsnitt \"A\" \"\"\"\nText.\n\"\"\"\n"), "avsnitt \"A\" \"\"\"\n  Text.\n  \"\"\"\n");
    assert_eq!(written("mål a \"\"\"x y\"\"\"\n"), "mål a \"\"\"x y\"\"\"\n");
}

#[test]
fn line_ends_are_those_of_the_file() {
    assert_eq!(written("mål a \"A\" {\r\n nummer 1\r\n}\r\n"), "mål a \"A\" {\r\n  nummer  1\r\n}\r\n");
    assert_eq!(written("mål a \"A\" {\r\n nummer 1\n}\r\n"), "mål a \"A\" {\n  nummer  1\n}\n");
    assert_eq!(written("mål a \"A\" {\r nummer 1\r}\r"), "mål a \"A\" {\n  nummer  1\n}\n");
    assert_eq!(written("\u{feff}mål  a"), "\u{feff}mål a\n");
}

#[test]
fn what_cannot_be_read_is_left() {
    let broken = "mål a \"A\" {\n     syfte  \"utan slut  \n nummer   1\n}\n";
    let found = formatted(broken);
    assert_eq!((found.text.as_str(), found.left), ("mål a \"A\" {\n     syfte  \"utan slut  \n  nummer  1\n}\n", 1));
    // A block or a fence without its end: the item that it stands in is left, the others are not.
    for open in [
        "mål a  \"A\" {\n    mål b  \"B\"  {\n   nummer   1\n}\n",
        "mål a  \"A\" {\n  syfte  \"\"\"\n    T  x.\n  nummer   1\n}\n",
    ] {
        let found = formatted(&format!("mål   x\n\n\n{open}\n\n\nmål  y  \"Y\" {{\n nummer 1\n}}\n"));
        assert_eq!(found.text, format!("mål x\n\n{open}\nmål y \"Y\" {{\n  nummer  1\n}}\n"));
        assert_eq!(found.left, 1);
    }
    let extra = formatted("mål a  \"A\"\n}\nmål  b\n");
    assert_eq!((extra.text.as_str(), extra.left), ("mål a  \"A\"\n}\nmål b\n", 1));
    // A word that means nothing here, a row outside a table: only moved.
    let unknown = formatted("mål a \"A\" {\nObegripligt   ord,\n   x \"y\"  {\n  a   b\n  }\n |a|  b|\n}\n");
    assert_eq!(
        (unknown.text.as_str(), unknown.left),
        ("mål a \"A\" {\n  Obegripligt   ord,\n   x \"y\" {\n    a   b\n  }\n  |a|  b|\n}\n", 3)
    );
}
