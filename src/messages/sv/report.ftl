## Det som hittades: ordning, format, rättelser.

more-of-the-kind = { $count ->
        [one] Samma sak finns på en rad till
       *[other] Samma sak finns på { $count } rader till
    }: { $lines }.
more-in-file = { $count ->
        [one] … och 1 till
       *[other] … och { $count } till
    } av samma slag ({ $code }) i { $file }: rad { $lines }
not-shown = { $count ->
        [one] 1 meddelande till visas inte.
       *[other] { $count } meddelanden till visas inte.
    } Visa alla: { $command }
folded-shown = Visa alla var för sig: { $command }

next-first = Rätta först felet på rad { $line } i { $file }.
next-explain = { $command } förklarar { $severity ->
        [error] felet
       *[warning] varningen
    }.
next-fix = { $count ->
        [one] planc kan rätta 1 av dem
       *[other] planc kan rätta { $count } av dem
    }: { $command }
next-fix-all = { $count ->
        [one] planc kan rätta det
       *[other] planc kan rätta alla
    }: { $command }

accepted-short = godtas: { $reason }
github-left-out = { $count ->
        [one] 1 meddelande till från planc
       *[other] { $count } meddelanden till från planc
    }
sarif-project = Projektets mapp
sarif-repository = Den mapp som projektets mapp ligger i, överst i det som versionshanteras

fix-none = Det finns inget som planc kan rätta själv.
fix-ask = { $count ->
        [one] Göra rättelsen
       *[other] Göra de { $count } rättelserna
    }? [j/n]
fix-made = { $count ->
        [one] 1 rättelse gjordes
       *[other] { $count } rättelser gjordes
    } i { $files ->
        [one] 1 fil
       *[other] { $files } filer
    }.
fix-shown = { $count ->
        [one] 1 rättelse är möjlig
       *[other] { $count } rättelser är möjliga
    }. Inget har ändrats; gör rättelserna med --yes.
fix-declined = Inget har ändrats.
fix-worse = Detta rättas inte, eftersom rättelsen skulle ge ett nytt fel: { $error }
fix-useless = Detta rättas inte, eftersom rättelsen inte skulle hjälpa.
fix-changed = { $path } har ändrats sedan den lästes, så inget har rättats. Kör kommandot igen.
