## Form: hur raderna är skrivna.

unreadable-line = Raden går inte att förstå
    .label = hör inte till någon rad
    .help = En rad börjar med ett ord som ”mål” eller ”ansvarig”, en tabellrad med |. Tecknet {"{"} står sist på raden som det hör till, och löpande text mellan """ och """.

unclosed-block = Blocket har inget slut: { $opener }
    .label = börjar här
    .before = borde ha slutat före det här
    .help = Sätt en {"}"} på en egen rad där blocket ska sluta.

unexpected-close = { $lost ->
    [yes] Blocket har ingen början: { $opener }
   *[no] Här slutar ett block, men inget har börjat
}
    .label = { $lost ->
        [yes] här saknas {"{"}
       *[no] hör inte till någon {"{"}
    }
    .close = slutar här
    .open = Sätt {"{"} sist på raden.
    .help = Ta bort den. Eller leta längre upp efter ett block som slutar för tidigt.

unclosed-fence = Löpande text saknar ett av sina """
    .label = texten börjar här
    .help = Sätt """ på en egen rad där texten ska sluta.
    .opener = Här saknas troligen """ sist på raden. Sätt dit det, om texten under hör till ordet.

unclosed-string = Ett av två citattecken saknas
    .label = var börjar och slutar texten?
    .help = Sätt " både före och efter texten, på samma rad. Längre text skrivs mellan """ och """.

nesting-too-deep = Blocken ligger i varandra i mer än { $limit } nivåer
    .label = ligger för djupt
    .help = Lägg blocket längre ut och koppla ihop det med en hänvisning, till exempel ”bidrar till”.

row-outside-table = Tabellraden står inte i någon tabell
    .label = vad är det för tabell?
    .help = Skriv före raderna vad tabellen innehåller, till exempel ”indikator {"{"}”, och sätt {"}"} efter dem. Den första raden är kolumnernas rubriker.

row-length = Raden har { $cells ->
        [one] en cell
       *[other] { $cells } celler
    }, men tabellen har { $headers ->
        [one] en kolumn
       *[other] { $headers } kolumner
    }
    .label = { $cells ->
        [one] en cell
       *[other] { $cells } celler
    }
    .header = { $headers ->
        [one] en kolumn
       *[other] { $headers } kolumner
    }
    .help = Sätt ett | efter varje cell, och lämna cellen tom där inget ska stå. Ett streck inuti en cell skrivs \|.
    .lost = Troligen saknas cellen under ”{ $column }”. Lämna den tom om inget ska stå där.
    .extra = Troligen är det en tom cell för mycket före ”{ $next }”.
    .bar = Troligen hör ”{ $left }” och ”{ $right }” till samma cell. Ett streck inuti en cell skrivs \|.
    .decimals = Troligen har decimaltecknen blivit cellgränser: ”{ $left }” och ”{ $right }” är ett tal.

unexpected-block = ”{ $field }” kan inte ha ett block
    .label = här börjar ett block
    .help = Ta bort {"{"} och dess {"}"}. Det som stod emellan skrivs på egna rader.

unexpected-text = Det här hör inte till raden
    .label = vart hör det?
    .help = Ta bort det, eller skriv det på en egen rad. Text med mellanslag står inom citattecken.
    .mark = ”{ $text }” behövs inte. Skriv ordet, ett mellanslag och värdet.
    .one = ”{ $field }” kan bara ha ett värde. Ta bort de andra.
    .table = I en tabell står bara rader som börjar och slutar med |. Sätt {"}"} på en egen rad före den här.

prose-without-fence = Det här ser ut som löpande text
    .label = ska det vara text?
    .help = Kort text står inom citattecken på en rad. Längre text står mellan """ och """ på egna rader.
    .heading = En rad som börjar med # är en kommentar. Ett avsnitt med rubrik skrivs: avsnitt "Rubrik", och efter det texten mellan """ och """.

belongs-to-not-first = ”tillhör” måste stå först i filen
    .label = står för långt ner
    .help = Flytta raden till filens början. Gäller den bara en del av filen, skriv den delen i planens eget block.

written-otherwise = Det här skrivs på ett annat sätt
    .label = så skrivs det inte i en plan
    .also = Likadant på { $more ->
        [one] ett ställe
       *[other] { $more } ställen
    } till i filen.
    .bullet = Ta bort ”{ $text }”. I ett block står varje uppgift på en egen rad, utan punkter framför.
    .emphasis = Ta bort ”{ $text }”. Nyckelord skrivs utan fetstil och andra tecken.
    .heading = Det som följer efter # är en kommentar och läses inte. Ta bort { $text } om raden ska räknas.
    .comment = En kommentar börjar med #. Det som står efter på raden läses inte.
    .end = Ta bort ”{ $text }”. Raden slutar utan tecken.
    .quotes = Sätt citattecken runt texten: "text"
    .inner-quotes = Citattecken inne i en text skrivs \", så att texten inte slutar där.
    .fence-mark = Sätt """ före och efter löpande text, inte { $text }.
    .fence-line = Skriv texten på egna rader: """ står sist på raden före och ensamt på raden efter.
    .one-line = {"{"} står sist på raden. Det som hör till blocket skrivs på egna rader, och sist {"}"} ensamt på en rad.
    .own-line = Sätt {"}"} ensamt på en egen rad.
    .open-line = Sätt {"{"} sist på raden före.
    .tabs = Det ser ut som en tabell. Sätt | mellan cellerna och i radens båda ändar.
    .bars = Varje rad i en tabell börjar och slutar med |.
