## Löpande text: siffror, länkar och fotnoter.

prose-figure-mismatch = Texten säger { $stated }, men siffran är { $computed }
    .label = siffran är { $computed }
    .source = siffran kommer härifrån
    .qualifier = ”{ $qualifier }” godtar { $allowed }.
    .help = Rätta texten eller siffran.
    .accept = { accept-finding }

prose-figure-unclear = ”{ $text }” går inte att läsa som en siffra
    .label = vilken siffra?
    .help = Skriv { "{{" }budget.rad.kolumn{ "}}" } för att skriva ut en siffra, eller { "{{" }budget.rad.kolumn: 28,1 mnkr{ "}}" } för att få den kontrollerad.

prose-count-mismatch = Texten säger { $stated }, men antalet är { $computed }
    .label = antalet är { $computed }
    .help = Rätta texten, eller lägg till det som saknas i planen.
    .accept = { accept-finding }

unknown-footnote = Det finns ingen fotnot som heter ”{ $name }”
    .label = okänd fotnot
    .nearest = Menar du { $nearest-or }?
    .help = Skriv fotnoten i samma block: fotnot { $name } "text"

unused-footnote = Ingen pekar på fotnoten ”{ $name }”
    .label = används inte
    .help = Märk stället med [^{ $name }], eller ta bort fotnoten.

unclosed-inline = ”{ $opener }” stängs aldrig
    .label = börjar här
    .help = Sätt { $closer } där det slutar.

prose-figure-missing = Det finns ingen siffra att skriva ut
    .label = här finns inget tal
    .cell = här är det tomt
    .help = Ange ett värde där, eller skriv om texten.
