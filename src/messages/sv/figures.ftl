## Siffror: summor, formler, avstämningar.

accept-finding = Är det rätt att det skiljer, till exempel för att källan gör det? Skriv i blocket: känd avvikelse { $target } "skälet"

total-mismatch = Summan stämmer inte: { $row }, { $column }
    .label = skrivet { $stated }, delarna ger { $computed }
    .dependent = inte kontrollerad, eftersom den bygger på den felaktiga siffran
    .part = ingår
    .difference = Skillnaden är { $difference }. Avrundning kan förklara högst { $bound }.
    .exact = Skillnaden är { $difference }. Tabellen är inte avrundad, så siffrorna ska stämma exakt.
    .help = Rätta summan eller den del som är fel.
    .accept = { accept-finding }

total-rounding = Summan skiljer sig inom avrundningen: { $row }, { $column }
    .label = skrivet { $stated }, delarna ger { $computed }
    .part = ingår
    .difference = Skillnaden är { $difference }. Avrundning kan förklara högst { $bound }.
    .help = Är siffrorna avrundade i källan, skriv ”avrundad ja” i budgeten.
    .accept = { accept-finding }

formula-mismatch = Formeln stämmer inte: { $row }, { $column }
    .label = skrivet { $stated }, formeln ger { $computed }
    .dependent = inte kontrollerad, eftersom den bygger på den felaktiga siffran
    .part = ingår
    .formula = formeln
    .difference = Skillnaden är { $difference }. Avrundning kan förklara högst { $bound }.
    .exact = Skillnaden är { $difference }. Tabellen är inte avrundad, så siffrorna ska stämma exakt.
    .help = Rätta siffran, någon av dem den räknas ur, eller formeln.
    .accept = { accept-finding }

formula-rounding = Formeln skiljer sig inom avrundningen: { $row }, { $column }
    .label = skrivet { $stated }, formeln ger { $computed }
    .part = ingår
    .formula = formeln
    .difference = Skillnaden är { $difference }. Avrundning kan förklara högst { $bound }.
    .help = Är siffrorna avrundade i källan, skriv ”avrundad ja” i budgeten.
    .accept = { accept-finding }

check-failed = Avstämningen håller inte: { $check }
    .label = { $left } mot { $right }
    .part = ingår
    .difference = Skillnaden är { $difference }. Avrundning kan förklara högst { $bound }.
    .exact = Skillnaden är { $difference }. Tabellen är inte avrundad, så siffrorna ska stämma exakt.
    .help = Rätta den siffra som är fel, eller avstämningen.
    .accept = { accept-finding }

check-rounding = Avstämningen skiljer sig inom avrundningen: { $check }
    .label = { $left } mot { $right }
    .part = ingår
    .difference = Skillnaden är { $difference }. Avrundning kan förklara högst { $bound }.
    .help = Är siffrorna avrundade i källan, skriv ”avrundad ja” i budgeten.
    .accept = { accept-finding }

of-which-too-large = En del är större än helheten: { $part } är { $stated } men { $whole } är { $total }
    .label = större än helheten
    .dependent = inte kontrollerad, eftersom den bygger på den felaktiga siffran
    .whole = helheten
    .help = En ”varav”-post ingår i helheten och kan inte vara större. Rätta den siffra som är fel.
    .accept = { accept-finding }

parts-mismatch = Delposterna ger inte helheten: { $row }, { $column }
    .label = skrivet { $stated }, delposterna ger { $computed }
    .dependent = inte kontrollerad, eftersom den bygger på den felaktiga siffran
    .part = delpost
    .difference = Skillnaden är { $difference }. Avrundning kan förklara högst { $bound }.
    .exact = Skillnaden är { $difference }. Tabellen är inte avrundad, så siffrorna ska stämma exakt.
    .help = Rätta raden eller den delpost som är fel. Saknas en delpost, eller täcker de inte allt, skriv ”varav” i stället för ”delpost”.
    .accept = { accept-finding }

parts-rounding = Delposterna skiljer sig från helheten inom avrundningen: { $row }, { $column }
    .label = skrivet { $stated }, delposterna ger { $computed }
    .part = delpost
    .difference = Skillnaden är { $difference }. Avrundning kan förklara högst { $bound }.
    .help = Är siffrorna avrundade i källan, skriv ”avrundad ja” i budgeten.
    .accept = { accept-finding }

share-mismatch = Andelen stämmer inte: { $part }
    .label = skrivet { $stated }, uträknat { $computed } av { $whole }
    .dependent = inte kontrollerad, eftersom den bygger på den felaktiga siffran
    .part = ingår
    .exact = Skillnaden är { $difference }, mer än andelens egen avrundning.
    .help = Rätta andelen, antalet eller helheten.
    .accept = { accept-finding }

nothing-to-compute = Här finns inget att räkna ut
    .label = = betyder att planc räknar ut siffran
    .help = Skriv siffran, eller låt raden räknas som ”summa” eller kolumnen ha en formel.

circular-figure = Siffran räknas fram ur sig själv
    .label = leder tillbaka hit
    .help = Ändra formeln eller hur raden räknas, eller skriv siffran i stället för =.

not-checked = { $count ->
        [one] En siffra kunde inte kontrolleras
       *[other] { $count } siffror kunde inte kontrolleras
    }
    .label = för att den här inte stämmer, saknas eller inte går att läsa
    .dependent = inte kontrollerad

division-by-zero = Formeln delar med noll
    .label = här delas det med noll
    .formula = formeln
    .help = Lämna cellen tom eller skriv ”ej tillämpligt”, eller rätta siffran som det delas med.

number-too-large = Talet blir för stort att räkna med
    .label = för många siffror
    .help = Ett tal kan ha högst 27 siffror. Välj en större enhet, till exempel mnkr.
