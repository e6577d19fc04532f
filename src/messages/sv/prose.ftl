## Löpande text: siffror, länkar och fotnoter.

prose-figure-mismatch = Texten säger { $stated }, men siffran är { $computed }
    .label = siffran är { $computed }
    .source = siffran kommer härifrån
    .qualifier = Så skrivet kan siffran vara från { $low } till { $high }.
    .help = Rätta texten eller siffran.
    .accept = { accept-finding }

prose-figure-unclear = ”{ $text }” går inte att läsa som en siffra
    .label = vilken siffra?
    .help = Skriv { "{{" }budget.rad.kolumn{ "}}" } för att skriva ut en siffra, eller { "{{" }budget.rad.kolumn: 28,1 mnkr{ "}}" } för att få den kontrollerad.

prose-count-mismatch = Texten säger { $stated }, men antalet är { $computed }
    .label = antalet är { $computed }
    .help = Rätta texten, eller lägg till det som saknas i planen.
    .accept = { accept-finding }

unknown-footnote = Det finns ingen fotnot som heter ”{ $id }”
    .label = okänd fotnot
    .help = Skriv fotnoten i samma block: fotnot { $id } "text"
    .accept = { accept-finding }

unused-footnote = Ingen pekar på fotnoten ”{ $id }”
    .label = används inte
    .help = Märk stället med [^{ $id }], eller ta bort fotnoten.

unclosed-inline = ”{ $open }” stängs aldrig
    .label = börjar här
    .help = En länk skrivs [[mål barn]] och en siffra { "{{" }budget.rad.kolumn{ "}}" }, på en och samma rad. Ska tecknen synas som de är, sätt \ före.

prose-figure-missing = Det finns ingen siffra att skriva ut
    .label = här finns inget tal
    .cell = här är det tomt
    .help = Ange ett värde där, eller skriv om texten.
