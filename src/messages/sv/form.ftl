## Form: hur raderna är skrivna.

unreadable-line = Raden går inte att förstå
    .label = vad är det här?
    .help = En rad börjar med ett nyckelord, till exempel ”mål” eller ”ansvarig”. En tabellrad börjar och slutar med |. Löpande text står mellan """ och """. Ett {"{"} står sist på den rad som det hör till.

unclosed-block = Blocket stängs aldrig: { $opener }
    .label = öppnas här
    .before = skulle ha stängts före det här
    .help = Sätt en {"}"} på en egen rad där blocket ska sluta.

unexpected-close = Här stängs ett block, men inget är öppet
    .label = hör inte ihop med någon {"{"}
    .help = Ta bort den, eller leta längre upp efter ett block som stängs en gång för mycket.

unclosed-fence = Den löpande texten avslutas aldrig
    .label = börjar här
    .help = Sätt """ på en egen rad där texten ska sluta.
    .opener = Här saknas troligen """ efter ordet. Texten under hör dit.

unclosed-string = Ett citattecken saknar sin partner
    .label = vilken text hör till det här citattecknet?
    .help = Sätt " både före och efter texten, på samma rad. Längre text skrivs mellan """ och """.

nesting-too-deep = Blocken ligger inuti varandra i mer än { $limit } nivåer
    .label = det här blocket ligger för djupt
    .help = Lägg blocket på en högre nivå och koppla det med en hänvisning, till exempel ”bidrar till”.

row-outside-table = Tabellraden hör inte till någon tabell
    .label = den här raden
    .help = En tabell börjar med vad den innehåller, till exempel ”indikator {"{"}”. Dess första rad namnger kolumnerna.

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
    .help = Sätt | mellan cellerna och lämna en cell tom där inget ska stå. Ett streck inuti en cell skrivs \|.

unexpected-block = ”{ $field }” kan inte ha ett block
    .label = ett block börjar här
    .help = Skriv värdet på samma rad och resten på egna rader.

unexpected-text = Det här hör inte till raden
    .label = vad hör det här till?
    .help = Ta bort det eller skriv det på en egen rad. Text med mellanslag skrivs inom citattecken.
    .mark = ”{ $text }” behövs inte: skriv ordet, mellanslag och värdet.
    .one = ”{ $field }” kan bara ha ett värde.
    .table = I en tabell står bara rader med | i båda ändar. Avsluta tabellen med {"}"} före raden.

prose-without-fence = Det här ser ut som löpande text
    .label = ska det vara text?
    .help = Kort text skrivs inom citattecken. Längre text skrivs mellan """ och """ på egna rader.

belongs-to-not-first = ”tillhör” måste stå först i filen
    .label = flytta raden till filens början
    .help = Hela filen hör till samma plan. Ska bara en del av den göra det, skriv den delen i planens eget block.
