//! More plans with faults: with the pages of the codes they show every text of the message files.

/// What is wrong, and a plan where it is.
pub const SAMPLES: &[(&str, &str)] = &[
    ("a colon after a field's word", "mål a \"A\" {\n  nummer : 3\n}\n"),
    ("two values where one belongs", "organisation a \"A\"\norganisation b \"B\" {\n  ingår i a, b\n}\n"),
    ("a line in a table", "budget b \"B\" {\n  rad {\n    | id | titel |\n    | a | A |\n    text \"x\"\n  }\n}\n"),
    ("one cell too few for one column", "begrepp {\n  | id |\n  | a | b |\n}\n"),
    ("a word like no other, outermost", "qwertyuiop asdf\n"),
    ("a word like no other, in a goal", "mål a \"A\" {\n  qwertyuiop asdf\n}\n"),
    ("a field outermost", "ansvarig \"A\"\n"),
    ("a field that many things have, where it does not belong", "begrepp a \"A\" {\n  ansvarig \"B\"\n}\n"),
    ("a count of what cannot be counted", "avsnitt \"A\" {\n  text \"{{antal qwertyuiop: två}}\"\n}\n"),
    ("a query about what is not there", "sammanställning a \"A\" {\n  fråga qwertyuiop\n}\n"),
    ("a column twice", "sammanställning a \"A\" {\n  fråga mål visa titel, id, titel\n}\n"),
    ("a field like no other", "sammanställning a \"A\" {\n  fråga mål där qwertyuiop = 1\n}\n"),
    ("a point that leads nowhere", "sammanställning a \"A\" {\n  fråga mål där syfte.titel saknas\n}\n"),
    ("an order by what cannot be", "sammanställning a \"A\" {\n  fråga mål ordnat efter känd avvikelse\n}\n"),
    ("a column without its period", "sammanställning a \"A\" {\n  fråga indikatorer visa titel, målvärde\n}\n"),
    ("a count inside nothing", "avsnitt \"A\" {\n  text \"{{antal mål hos oss: två}}\"\n}\n"),
    ("a part that is not there", "mål a \"A\"\navsnitt \"B\" {\n  text \"[[a.b]]\"\n}\n"),
    (
        "a column that is not there",
        "budget b \"B\" {\n  rad {\n    | id | titel | 2024 |\n    | a | A | 1 |\n  }\n}\navsnitt \"C\" {\n  text \"{{b.a.qwertyuiop}}\"\n}\n",
    ),
    ("nobody to refer to", "mål a \"A\" {\n  ansvarig qwertyuiop\n}\n"),
    (
        "a minus without spaces",
        "budget b \"B\" {\n  kolumn {\n    | id | titel | formel |\n    | x | X | |\n    | y | Y | |\n    | z | Z | x-y |\n  }\n}\n",
    ),
    (
        "a row called nearly so",
        "budget b \"B\" {\n  rad {\n    | id | titel | 2024 |\n    | skola | Skola | 1 |\n  }\n}\navsnitt \"C\" {\n  text \"{{b.skolan.2024}}\"\n}\n",
    ),
    ("a former id that is another's now", "mål a \"A\"\nmål b \"B\" {\n  tidigare id a\n}\n"),
    ("a former id of two", "mål a \"A\" {\n  tidigare id c\n}\nmål b \"B\" {\n  tidigare id c\n}\n"),
    ("several words as id", "mål trygga barn\n"),
    (
        "a misspelt word of one's own",
        "målnivå strategik \"Strategisk\"\nmål {\n  | id | nivå |\n  | a | strategisk |\n  | b | strategisk |\n  | c | strategisk |\n  | d | strategisk |\n  | e | strategisk |\n  | f | strategisk |\n}\n",
    ),
    (
        "a check of an empty cell",
        "budget b \"B\" {\n  enhet kr\n  rad {\n    | id | titel | 2024 |\n    | a | A | 1 |\n    | c | C | |\n  }\n  avstämning a.2024 = c.2024\n}\n",
    ),
    ("a misspelt status", "mål a \"A\" {\n  status pågåede\n}\n"),
    (
        "an unknown column with its own words",
        "budget b \"B\" {\n  kolumn x \"X\"\n  rad {\n    | id | titel | qwertyuiop |\n    | a | A | 1 |\n  }\n}\n",
    ),
    (
        "an unknown column in a table without columns",
        "budget b \"B\" {\n  rad {\n    | id | titel | qwertyuiop |\n    | a | A | 1 |\n  }\n}\n",
    ),
    ("an unknown column of a goal", "mål {\n  | id | titel | qwertyuiop |\n  | a | A | b |\n}\n"),
    ("a check of nothing", "budget b \"B\" {\n  avstämning \"skäl\"\n}\n"),
    ("a deviation without reason", "budget b \"B\" {\n  känd avvikelse a.2024\n}\n"),
    ("a number in words", "roll a \"A\" {\n  antal tjänster många\n}\n"),
    ("a date in words", "möte a \"A\" {\n  datum i våras\n}\n"),
    ("a period in words", "plan a \"A\" {\n  period nästa år\n}\n"),
    ("an unknown level among known ones", "målnivå nämnd \"Nämnd\"\nmål a \"A\" {\n  nivå qwertyuiop\n}\n"),
    ("an address with a space", "organisation a \"A\" {\n  länk www.example.org\n}\n"),
    ("neither yes nor no", "budget b \"B\" {\n  avrundad kanske\n}\n"),
    ("a date without status", "mål a \"A\" {\n  status 2024-01-01\n}\n"),
    ("a figure in words", "indikator a \"A\" {\n  utfall 2024: ganska bra\n}\n"),
    ("a share in words", "indikator a \"A\" {\n  utfall 2024: 5 (många)\n}\n"),
    ("text where a reference belongs", "mål a \"A\" {\n  bidrar till \"B\"\n}\n"),
    ("neither reference nor text", "mål a \"A\" {\n  ansvarig 1:a\n}\n"),
    ("a link to no id", "avsnitt \"A\" {\n  text \"[[1:a]]\"\n}\n"),
    ("a way of counting", "budget b \"B\" {\n  rad a \"A\" {\n    räknas ibland\n  }\n}\n"),
    ("a rule that is not there", "budget b \"B\" {\n  rad a \"A\"\n  känd avvikelse a P9999 \"skäl\"\n}\n"),
    ("a target that is none", "budget b \"B\" {\n  känd avvikelse 1:a \"skäl\"\n}\n"),
    ("an item in a formula", "budget b \"B\" {\n  avstämning b = 0\n}\n"),
    (
        "a cell of another unit",
        "budget b \"B\" {\n  enhet mnkr\n  rad {\n    | id | titel | 2024 |\n    | a | A | 10 % |\n  }\n}\n",
    ),
    ("a setting that is a group", "--- file: planc.toml\ncsv = 1\n--- file: a.plan\nbegrepp a \"A\"\n"),
    ("a setting that is text", "--- file: planc.toml\ntitle = 1\n--- file: a.plan\nbegrepp a \"A\"\n"),
    ("a setting with choices", "--- file: planc.toml\nlanguage = \"da\"\n--- file: a.plan\nbegrepp a \"A\"\n"),
    (
        "an exact total",
        "budget b \"B\" {\n  avrundad nej\n  rad {\n    | id | titel | 2024 | räknas |\n    | a | A | 1,0 | |\n    | s | S | 1,1 | summa |\n  }\n}\n",
    ),
    (
        "an exact formula",
        "budget b \"B\" {\n  avrundad nej\n  kolumn {\n    | id | titel | formel |\n    | x | X | |\n    | y | Y | x * 2 |\n  }\n  rad {\n    | id | titel | x | y |\n    | a | A | 1,0 | 2,1 |\n  }\n}\n",
    ),
    (
        "exact parts and an exact check",
        "budget b \"B\" {\n  avrundad nej\n  rad {\n    | id | titel | 2024 | räknas |\n    | a | A | 1,0 | |\n    | d | D | 0,9 | delpost a |\n    | c | C | 1,0 | |\n  }\n  avstämning c.2024 = 1,1\n}\n",
    ),
    (
        "a check of columns and rows",
        "budget b \"B\" {\n  kolumn x \"X\"\n  rad {\n    | id | titel | x |\n    | a | A | 1 |\n  }\n  avstämning x = a\n}\n",
    ),
    ("a number of thirty digits", "roll a \"A\" {\n  antal tjänster 123456789012345678901234567890\n}\n"),
    (
        "a figure put too roughly",
        "indikator a \"A\" {\n  utfall 2024: 700\n}\navsnitt \"B\" {\n  text \"{{a.2024: knappt 600}}\"\n}\n",
    ),
    (
        "a figure that is missing",
        "indikator a \"A\" {\n  utfall 2024: saknas \"Mäts inte.\"\n}\navsnitt \"B\" {\n  text \"{{a.2024}}\"\n}\n",
    ),
    ("an address that is none", "--- file: planc.toml\n[site]\nurl = \"x y\"\n--- file: a.plan\nbegrepp a \"A\"\n"),
    (
        "an address of sources without a place for the file",
        "--- file: planc.toml\n[site]\nsource = \"x y\"\n--- file: a.plan\nbegrepp a \"A\"\n",
    ),
    ("an owner that is none", "--- file: planc.toml\n[owners]\nsan = \"Social\"\n--- file: a.plan\nbegrepp a \"A\"\n"),
    ("a contact that is none", "--- file: planc.toml\n[site]\ncontact = \"x y\"\n--- file: a.plan\nbegrepp a \"A\"\n"),
    (
        "a setting that is neither on nor off",
        "--- file: planc.toml\n[site]\nsearch = \"no\"\n--- file: a.plan\nbegrepp a \"A\"\n",
    ),
    (
        "a folder outside the project",
        "--- file: planc.toml\n[site]\noverrides = \"../x\"\n--- file: a.plan\nbegrepp a \"A\"\n",
    ),
    ("a setting like no other", "--- file: planc.toml\nqwertyuiop = 1\n--- file: a.plan\nbegrepp a \"A\"\n"),
    (
        "what rests on a wrong total, formula, part or parts",
        r#"
budget b "B" {
  kolumn {
    | id | titel | formel |
    | x  | X     |        |
    | y  | Y     | x * 2  |
  }
  rad {
    | id   | titel | x    | y    | räknas     |
    | a    | A     | 1,0  | 9,0  |            |
    | s    | S     | 9,0  | 18,0 | summa      |
    | d    | D     | 1,0  | 2,0  |            |
    | d-a  | D A   | 9,0  | 18,0 | varav d    |
    | e    | E     | 5,0  | 10,0 |            |
    | e-a  | E A   | 1,0  | 2,0  | delpost e  |
  }
  avstämning a.y = 2,0
  avstämning s.x = 1,0
  avstämning d-a.x = 1,0
  avstämning e.x = 1,0
}
"#,
    ),
    (
        "what rests on a wrong share",
        r#"
indikator alla "Alla" {
  utfall 2024: 100
}
indikator några "Några" {
  andel av alla
  utfall 2024: 20 (90 %)
}
avsnitt "A" {
  text "{{några.2024: 30}}"
}
"#,
    ),
    (
        "a rule that is set by code and by name",
        "--- file: planc.toml\n[rules]\nP0801 = \"off\"\ngoal-without-indicator = \"off\"\n--- file: a.plan\nbegrepp a \"A\"\n",
    ),
    (
        "annexes whose numbers skip one",
        "plan a \"A\"\nplan bilaga-1 \"B\" {\n  bilaga till a\n}\nplan bilaga-3 \"C\" {\n  bilaga till a\n}\n",
    ),
    (
        "a name misspelt twice",
        "organisation a \"Välfärd samhällsservice\"\navsnitt b \"B\" {\n  text \"Valfärd samhällsservice. Valfärd samhällsservice.\"\n}\n",
    ),
    ("an id with a sign", "mål barn&unga \"A\"\n"),
    ("an id with an underscore", "mål barn_unga \"A\"\n"),
    ("an id of two words before its title", "mål trygga barn \"A\"\n"),
    ("an id written twice", "mål a a \"A\"\n"),
    ("a reference with a dash", "mål a-b \"A\"\nmål c \"C\" {\n  bidrar till a–b\n}\n"),
    ("a list without spaces", "organisation a \"A\"\norganisation b \"B\"\nmål c \"C\" {\n  ansvarig a,b\n}\n"),
    ("running text under a comment", "# Läget i kommunen\n\nAntalet barn ökar varje år.\n"),
    ("a cell that is lost", "budget b \"B\" {\n  rad {\n    | id | titel | 2024 |\n    | a | 1 |\n  }\n}\n"),
    ("a cell too many", "budget b \"B\" {\n  rad {\n    | id | titel | 2024 |\n    | a | | A | 1 |\n  }\n}\n"),
    ("a bar in a cell", "budget b \"B\" {\n  rad {\n    | id | titel | 2024 |\n    | a | A | B | 1 |\n  }\n}\n"),
    ("decimals in a cell", "budget b \"B\" {\n  rad {\n    | id | titel | 2024 |\n    | a | A | 1 | 5 |\n  }\n}\n"),
    ("money in another short form", "plan a \"A\" {\n  enhet MSEK\n}\n"),
    ("thousands of what is not money", "indikator a \"A\" {\n  enhet hushåll\n  utfall 2024: 2 tusen\n}\n"),
    ("a misspelt unit", "indikator a \"A\" {\n  enhet mnkr\n  utfall 2024: 2 mnkkr\n}\n"),
    ("a day in words", "möte a \"A\" {\n  datum 6 februari 2023\n}\n"),
    ("a day without its year", "möte a \"A\" {\n  datum 13 dec\n}\n"),
    ("a month in words", "plan a \"A\" {\n  period jan 2024\n}\n"),
    ("a quarter without its year", "plan a \"A\" {\n  period kvartal 3\n}\n"),
    ("a school year", "plan a \"A\" {\n  period 2024/25\n}\n"),
    ("a period without an end", "plan a \"A\" {\n  period från 2024\n}\n"),
    ("months that make up nothing", "plan a \"A\" {\n  period 2024-03..2024-11\n}\n"),
    ("text whose first mark is missing", "mål a \"A\" {\n  syfte\n    Barn ska ha det bra.\n  \"\"\"\n}\n"),
    (
        "a total that rests on a wrong formula, and is wrong itself",
        "budget b \"B\" {\n  avrundad nej\n  kolumn {\n    | id | titel | formel |\n    | a | A | |\n    | d | D | |\n    | b | B | a + d |\n  }\n  rad {\n    | id | titel | a | d | b | räknas |\n    | x | X | 1 | 2 | 4 | |\n    | t | T | 1 | 2 | 9 | summa |\n  }\n}\n",
    ),
    (
        "a part of a formula ten times too small",
        "budget b \"B\" {\n  avrundad nej\n  kolumn {\n    | id | titel | formel |\n    | a | A | |\n    | d | D | |\n    | b | B | a + d |\n  }\n  rad {\n    | id | titel | a | d | b |\n    | x | X | 125 | 20 | 1270 |\n  }\n}\n",
    ),
    (
        "two figures of a row in each other's place",
        "budget b \"B\" {\n  avrundad nej\n  kolumn {\n    | id | titel | formel |\n    | a | A | |\n    | d | D | |\n    | b | B | a + d |\n  }\n  rad {\n    | id | titel | a | d | b | räknas |\n    | x | X | 2 | 10 | 12 | |\n    | y | Y | 20 | 3 | 23 | |\n    | t | T | 30 | 5 | 35 | summa |\n  }\n}\n",
    ),
    (
        "a subtotal without its mark, in two columns",
        "budget b \"B\" {\n  avrundad nej\n  rad {\n    | id | titel | 2024 | 2025 | räknas |\n    | x | X | 1 | 2 | |\n    | y | Y | 2 | 5 | |\n    | s | S | 3 | 7 | |\n    | z | Z | 4 | 4 | |\n    | t | T | 7 | 11 | summa |\n  }\n}\n",
    ),
    (
        "a row that is missing in two columns",
        "budget b \"B\" {\n  avrundad nej\n  rad {\n    | id | titel | 2024 | 2025 | räknas |\n    | x | X | 1 | 2 | |\n    | y | Y | 2 | 5 | |\n    | t | T | 7 | 11 | summa |\n  }\n}\n",
    ),
    (
        "a part too small for its row and for what is included in it",
        "budget b \"B\" {\n  avrundad nej\n  rad {\n    | id | titel | 2025 | räknas |\n    | x | X | 10 | |\n    | y | Y | 4 | delpost x |\n    | z | Z | 0,6 | delpost x |\n    | w | W | 5 | varav z |\n  }\n}\n",
    ),
    (
        "a whole that is wrong for its share and for the text",
        "avsnitt c \"C\" {\n  text \"{{h.2024: 200 hushåll}}\"\n}\nindikator h \"H\" {\n  enhet hushåll\n  utfall 2024: 2000\n}\nindikator i \"I\" {\n  enhet hushåll\n  andel av h\n  utfall 2024: 50 (25 %)\n}\n",
    ),
    (
        "a total and a check over the same figures",
        "budget b \"B\" {\n  avrundad nej\n  avstämning t = x + y\n  rad {\n    | id | titel | 2025 | räknas |\n    | x | X | 14 | |\n    | y | Y | 25 | |\n    | t | T | 40 | summa |\n  }\n}\n",
    ),
    (
        "a total that lacks a sign in a part",
        "budget b \"B\" {\n  avrundad nej\n  rad {\n    | id | titel | 2025 | räknas |\n    | x | X | 100 | |\n    | y | Y | 25 | |\n    | t | T | 75 | summa |\n  }\n}\n",
    ),
    (
        "a total that counts a row twice",
        "budget b \"B\" {\n  avrundad nej\n  rad {\n    | id | titel | 2025 | räknas |\n    | x | X | 100 | |\n    | y | Y | 25 | |\n    | z | Z | 125 | |\n    | v | V | 40 | |\n    | t | T | 165 | summa |\n  }\n}\n",
    ),
    (
        "a row whose parts lack a sign",
        "budget b \"B\" {\n  avrundad nej\n  rad {\n    | id | titel | 2025 | räknas |\n    | x | X | 75 | |\n    | y | Y | 100 | delpost x |\n    | z | Z | 25 | delpost x |\n  }\n}\n",
    ),
    (
        "a row whose parts hold one too many",
        "budget b \"B\" {\n  avrundad nej\n  rad {\n    | id | titel | 2025 | räknas |\n    | x | X | 100 | |\n    | y | Y | 60 | delpost x |\n    | z | Z | 40 | delpost x |\n    | v | V | 25 | delpost x |\n  }\n}\n",
    ),
    (
        "a text with two digits in each other's place",
        "budget b \"B\" {\n  avrundad nej\n  rad {\n    | id | titel | 2025 | räknas |\n    | x | X | 1728 | |\n  }\n}\navsnitt c \"C\" {\n  text \"{{b.x.2025: 1 278}}\"\n}\n",
    ),
    (
        "a colour that is none",
        "--- file: planc.toml\n[site]\n[site.settings]\naccent = \"mörk röd\"\n--- file: a.plan\nmål a \"A\"\n",
    ),
    (
        "a font that is none",
        "--- file: planc.toml\n[site]\n[site.settings]\nfont = \"a; b\"\n--- file: a.plan\nmål a \"A\"\n",
    ),
    (
        "a picture that is none",
        "--- file: planc.toml\n[site]\n[site.settings]\nlogo = \"logo.pdf\"\n--- file: a.plan\nmål a \"A\"\n",
    ),
    (
        "a picture that is not there",
        "--- file: planc.toml\n[site]\noverrides = \"tema\"\n[site.settings]\nlogo = \"logo.svg\"\n--- file: tema/own.css\na{}\n--- file: a.plan\nmål a \"A\"\n",
    ),
    (
        "a picture without a folder",
        "--- file: planc.toml\n[site]\n[site.settings]\nlogo = \"logo.svg\"\n--- file: a.plan\nmål a \"A\"\n",
    ),
    (
        "a name like none of a page",
        "--- file: planc.toml\n[site]\noverrides = \"tema\"\n--- file: tema/page.html\n{% extends \"default/page.html\" %}\n{% block footer %}{{ qwertyuiop }}{% endblock %}\n--- file: a.plan\nmål a \"A\"\n",
    ),
    (
        "a filter that is not there",
        "--- file: planc.toml\n[site]\noverrides = \"tema\"\n--- file: tema/page.html\n{% extends \"default/page.html\" %}\n{% block footer %}{{ title | stort }}{% endblock %}\n--- file: a.plan\nmål a \"A\"\n",
    ),
    (
        "a block like no other",
        "--- file: planc.toml\n[site]\noverrides = \"tema\"\n--- file: tema/page.html\n{% extends \"default/page.html\" %}\n{% block qwertyuiop %}{% endblock %}\n--- file: a.plan\nmål a \"A\"\n",
    ),
    (
        "a part that is never closed",
        "--- file: planc.toml\n[site]\noverrides = \"tema\"\n--- file: tema/page.html\n{% extends \"default/page.html\" %}\n{% block footer %}{% if title %}{% endblock %}\n--- file: a.plan\nmål a \"A\"\n",
    ),
    (
        "a close that closes nothing",
        "--- file: planc.toml\n[site]\noverrides = \"tema\"\n--- file: tema/page.html\n{% extends \"default/page.html\" %}\n{% block footer %}{% endif %}{% endblock %}\n--- file: a.plan\nmål a \"A\"\n",
    ),
    (
        "a template that cannot be read",
        "--- file: planc.toml\n[site]\noverrides = \"tema\"\n--- file: tema/page.html\n{% extends \"default/page.html\" %}\n{% block footer %}{{ title title }}{% endblock %}\n--- file: a.plan\nmål a \"A\"\n",
    ),
    (
        "a template that leaves out what a shipped one needs",
        "--- file: planc.toml\n[site]\noverrides = \"tema\"\n--- file: tema/page.html\n{% from \"blocks.html\" import blocks %}\n{{ blocks(body) }}\n--- file: a.plan\nmål a \"A\"\n",
    ),
];
