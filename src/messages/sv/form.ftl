## Form: hur raderna är skrivna.

unreadable-line = Raden går inte att förstå
    .label = vad är det här?
    .help = En rad börjar med ett nyckelord, till exempel ”mål” eller ”ansvarig”. En tabellrad börjar och slutar med |. Löpande text står mellan """ och """.

unclosed-block = Blocket stängs aldrig
    .label = här börjar blocket
    .opener = här börjar blocket
    .next = här börjar något nytt medan blocket fortfarande är öppet
    .end = här slutar filen
    .help = Sätt en {"}"} på en egen rad där blocket ska sluta.

unexpected-close = Här stängs ett block, men inget är öppet
    .label = den här {"}"} hör inte ihop med någon {"{"}
    .help = Ta bort den, eller leta längre upp efter ett block som stängs en gång för mycket.

unclosed-fence = Texten avslutas aldrig
    .label = här börjar texten
    .opener = här börjar texten
    .help = Sätt """ på en egen rad där texten ska sluta.

unclosed-string = Citattecknet stängs inte på raden
    .label = här börjar citatet
    .help = Sätt " där texten slutar. Längre text skrivs mellan """ och """.

nesting-too-deep = Blocken ligger inuti varandra i mer än { $limit } led
    .label = det här blocket ligger för djupt
    .help = Lägg blocket på en högre nivå och koppla det med en hänvisning, till exempel ”bidrar till”.

row-outside-table = Tabellraden hör inte till någon tabell
    .label = den här raden
    .help = En tabell börjar med vad den innehåller, till exempel ”indikator {"{"}”, och dess första rad namnger kolumnerna.

row-length = Raden har { $found ->
        [one] en cell
       *[other] { $found } celler
    }, men tabellen har { $expected ->
        [one] en kolumn
       *[other] { $expected } kolumner
    }
    .label = { $found ->
        [one] en cell
       *[other] { $found } celler
    }
    .header = { $expected ->
        [one] en kolumn
       *[other] { $expected } kolumner
    }
    .help = Sätt | mellan cellerna. Lämna en cell tom där inget ska stå; skriv \| för ett streck inuti en cell.

unexpected-block = ”{ $name }” kan inte ha ett block
    .label = blocket börjar här
    .help = Skriv värdet på samma rad.

unexpected-text = Här står mer än vad som hör dit
    .label = det här hör inte till
    .help = Ta bort det eller skriv det på en egen rad. Text med mellanslag skrivs inom citattecken.

prose-without-fence = Det här ser ut som löpande text
    .label = ”{ $word }” är inget nyckelord
    .help = Sätt texten mellan """ och """, till exempel efter ”text”.

belongs-to-not-first = Raden ”tillhör” måste stå först i filen
    .label = flytta raden till filens början
    .first = här börjar innehållet
    .help = Allt i filen hör till samma plan. Ska bara en del höra dit, skriv den i planens eget block.
