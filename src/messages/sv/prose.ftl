## Löpande text: siffror, länkar och fotnoter.

prose-figure-mismatch = Texten säger { $stated }, men siffran är { $computed }
    .label = siffran är { $computed }
    .source = här står siffran
    .qualifier = Skrivet så kan siffran vara från { $low } till { $high }.
    .hint = { figure-hint }
    .help = Rätta texten eller siffran.
    .accept = { accept-finding }

prose-figure-unclear = ”{ $text }” går inte att läsa som en siffra
    .label = vilken siffra?
    .help = Skriv ett tal efter kolonet, till exempel 28,1{"\u00a0"}mnkr eller knappt{"\u00a0"}500. Resten av texten står utanför { "{{" } och { "}}" }.

prose-count-mismatch = Texten säger { $stated }, men i planen finns { $computed }
    .label = i planen finns { $computed }
    .help = Rätta texten eller planen.
    .accept = { accept-finding }

unknown-footnote = Det finns ingen fotnot som heter ”{ $id }”
    .label = till vilken fotnot?
    .help = Skriv fotnoten i samma block: fotnot { $id } "text"
    .accept = Saknas fotnoten även i källan? Godta det då på en egen rad i blocket: känd avvikelse { $target } "skälet"

unused-footnote = Fotnoten ”{ $id }” används inte
    .label = visas ingenstans
    .help = Märk stället som den gäller med [^{ $id }], eller ta bort fotnoten.

unclosed-inline = ”{ $open }” har { $lost ->
    [yes] ingen början
   *[no] inget slut
}
    .label = { $lost ->
        [yes] slutar här
       *[no] börjar här
    }
    .help = Skriv en länk som [[mål barn]] och en siffra som { "{{" }budget.rad.kolumn{ "}}" }, på en och samma rad. Ska tecknen synas som de är, sätt \ före.

prose-figure-missing = Texten hänvisar till en siffra som saknas
    .label = här finns ingen siffra att visa
    .cell = här saknas siffran
    .help = Skriv siffran där den hör hemma, eller skriv om texten.
