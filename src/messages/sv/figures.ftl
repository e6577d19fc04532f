## Siffror: summor, formler, avstämningar.

accept-finding = Står det så i källan? { $named ->
        [yes] Godta det då på en egen rad i blocket: känd avvikelse { $target } "skälet"
       *[no] Ge då blocket ett id, och godta det på en egen rad i blocket: känd avvikelse id "skälet"
    }

figure-hint = { $hint ->
        [scale] Troligen har { $suspect } fel storlek: { $written } skulle vara { $meant }.
        [missing-minus] Troligen saknas ett minus: { $suspect } skulle vara { $meant }.
        [stray-minus] Troligen står det ett minus för mycket: { $suspect } skulle vara { $meant }.
        [swapped] Troligen har två siffror bytt plats: { $suspect } är skriven { $written } och skulle vara { $meant }.
        [dropped] Troligen har en siffra fallit bort: { $suspect } är skriven { $written } och skulle vara { $meant }.
        [doubled] Troligen står en siffra två gånger: { $suspect } är skriven { $written } och skulle vara { $meant }.
        [digit] Troligen är en siffra i talet fel: { $suspect } är skriven { $written } och skulle vara { $meant }.
        [text-scale] Siffrorna är desamma men storleken en annan. Se efter i vilken enhet texten och { $suspect } är skrivna.
        [text-swapped] Troligen har två siffror bytt plats, i texten eller i { $suspect }.
        [text-sign] Bara minustecknet skiljer. Är det texten eller { $suspect } som har fel tecken?
        [subtotal] Raden { $suspect } är själv summan av raderna ovanför och räknas en gång till. Skriv ”delsumma” under räknas på den raden.
        [of-which] Skillnaden är precis raden { $suspect }. Ingår den i en annan rad, skriv ”varav” och den radens id under räknas.
        [twice] Skillnaden är precis raden { $suspect }, som räknas med. Är den ny, räkna om summan. Ingår den redan i en annan rad, skriv ”varav” och den radens id under räknas.
        [left-out] Skillnaden är precis raden { $suspect }, som inte räknas med här.
        [missing-row] Ingen av siffrorna kan ändras utan att något annat slutar stämma. Saknas en rad med { $meant }?
       *[only] Bara { $suspect } kan ändras utan att något annat slutar stämma: { $meant } i stället för { $written }.
    }

total-mismatch = Summan stämmer inte: { $row }, { $column }
    .label = skrivet { $stated }, delarna ger { $computed }
    .dependent = inte kontrollerad: bygger på siffran som inte stämmer
    .part = { $more ->
        [0] ingår
       *[other] ingår, som de { $more } däremellan
    }
    .difference = Skillnaden är { $difference }. Avrundning kan förklara högst { $bound }.
    .exact = Skillnaden är { $difference }. Tabellen är inte avrundad, så siffrorna ska stämma exakt.
    .hint = { figure-hint }
    .likely = troligen { $meant }
    .likely-row = den här raden
    .help = Rätta summan eller den del som är fel.
    .accept = { accept-finding }

total-rounding = Summan skiljer på avrundning: { $row }, { $column }
    .label = skrivet { $stated }, delarna ger { $computed }
    .part = { $more ->
        [0] ingår
       *[other] ingår, som de { $more } däremellan
    }
    .difference = Skillnaden är { $difference }. Avrundning kan förklara högst { $bound }.
    .help = Är siffrorna avrundade i källan, skriv ”avrundad ja” i budgeten.
    .accept = { accept-finding }

formula-mismatch = Siffran följer inte formeln: { $row }, { $column }
    .label = skrivet { $stated }, formeln ger { $computed }
    .dependent = inte kontrollerad: bygger på siffran som inte stämmer
    .part = { $more ->
        [0] ingår
       *[other] ingår, som de { $more } däremellan
    }
    .formula = formeln
    .difference = Skillnaden är { $difference }. Avrundning kan förklara högst { $bound }.
    .exact = Skillnaden är { $difference }. Tabellen är inte avrundad, så siffrorna ska stämma exakt.
    .hint = { figure-hint }
    .likely = troligen { $meant }
    .help = Rätta siffran, någon av dem som den räknas ur, eller formeln.
    .accept = { accept-finding }

formula-rounding = Siffran och formeln skiljer på avrundning: { $row }, { $column }
    .label = skrivet { $stated }, formeln ger { $computed }
    .part = { $more ->
        [0] ingår
       *[other] ingår, som de { $more } däremellan
    }
    .formula = formeln
    .difference = Skillnaden är { $difference }. Avrundning kan förklara högst { $bound }.
    .help = Är siffrorna avrundade i källan, skriv ”avrundad ja” i budgeten.
    .accept = { accept-finding }

check-failed = Avstämningen stämmer inte: { $check }
    .label = { $left } mot { $right }
    .part = { $more ->
        [0] ingår
       *[other] ingår, som de { $more } däremellan
    }
    .empty = här är det tomt
    .difference = Skillnaden är { $difference }. Avrundning kan förklara högst { $bound }.
    .exact = Skillnaden är { $difference }. Tabellen är inte avrundad, så siffrorna ska stämma exakt.
    .hint = { figure-hint }
    .likely = troligen { $meant }
    .help = Rätta den siffra som är fel, eller avstämningen.
    .accept = { accept-finding }

check-rounding = Avstämningen skiljer på avrundning: { $check }
    .label = { $left } mot { $right }
    .part = { $more ->
        [0] ingår
       *[other] ingår, som de { $more } däremellan
    }
    .difference = Skillnaden är { $difference }. Avrundning kan förklara högst { $bound }.
    .help = Är siffrorna avrundade i källan, skriv ”avrundad ja” i budgeten.
    .accept = { accept-finding }

of-which-too-large = En del är större än helheten: { $part }
    .label = { $stated }, men helheten är { $total }
    .dependent = inte kontrollerad: bygger på siffran som inte stämmer
    .whole = helheten
    .help = Det som är märkt ”varav” ingår i helheten och kan inte vara större. Rätta den siffra som är fel.
    .accept = { accept-finding }

parts-mismatch = Delposterna ger inte raden: { $row }, { $column }
    .label = skrivet { $stated }, delposterna ger { $computed }
    .dependent = inte kontrollerad: bygger på siffran som inte stämmer
    .part = { $more ->
        [0] delpost
       *[other] delpost, som de { $more } däremellan
    }
    .difference = Skillnaden är { $difference }. Avrundning kan förklara högst { $bound }.
    .exact = Skillnaden är { $difference }. Tabellen är inte avrundad, så siffrorna ska stämma exakt.
    .hint = { figure-hint }
    .likely = troligen { $meant }
    .likely-row = den här raden
    .help = Rätta raden eller den delpost som är fel. Täcker delposterna inte hela raden, skriv ”varav” i stället för ”delpost”.
    .accept = { accept-finding }

parts-rounding = Delposterna och raden skiljer på avrundning: { $row }, { $column }
    .label = skrivet { $stated }, delposterna ger { $computed }
    .part = { $more ->
        [0] delpost
       *[other] delpost, som de { $more } däremellan
    }
    .difference = Skillnaden är { $difference }. Avrundning kan förklara högst { $bound }.
    .help = Är siffrorna avrundade i källan, skriv ”avrundad ja” i budgeten.
    .accept = { accept-finding }

share-mismatch = Andelen stämmer inte: { $part }
    .label = skrivet { $stated }, uträknat { $computed } av { $whole }
    .dependent = inte kontrollerad: bygger på siffran som inte stämmer
    .part = { $more ->
        [0] ingår
       *[other] ingår, som de { $more } däremellan
    }
    .exact = Skillnaden är större än vad andelens avrundning kan förklara.
    .help = Rätta andelen, antalet eller helheten.
    .accept = { accept-finding }

nothing-to-compute = Här finns inget att räkna ut siffran ur
    .label = = betyder att planc räknar ut siffran
    .help = Skriv siffran. Eller låt raden räknas som ”summa”, eller ge kolumnen en formel.

circular-figure = Siffran räknas ut ur sig själv
    .label = räkningen leder tillbaka hit
    .help = Ändra formeln eller hur raden räknas, eller skriv siffran i stället för =.

not-checked = { $count ->
        [one] En siffra kunde inte kontrolleras
       *[other] { $count } siffror kunde inte kontrolleras
    }
    .label = den här stämmer inte, saknas eller går inte att läsa
    .dependent = inte kontrollerad

division-by-zero = Formeln delar med noll
    .label = här delas det med noll
    .formula = formeln
    .help = Lämna cellen tom eller skriv ”ej tillämpligt”, eller rätta siffran som det delas med.

number-too-large = Talet blir för stort att räkna med
    .label = för många siffror
    .help = Kontrollera siffrorna, eller välj en större enhet, till exempel mnkr. Ett tal kan ha högst 27 siffror.

one-cause = { $kind ->
        [figure] Siffran är troligen fel: { $what }
        [exchanged] Två siffror har troligen bytt plats: { $what } och { $other }
        [row] Summan stämmer inte i { $count } kolumner: { $what }
        [formula] { $count } rader följer inte formeln
        [check] Avstämningen stämmer inte på { $count } ställen
       *[shared] { $count } beräkningar stämmer inte, troligen av samma orsak
    }
    .label = { $kind ->
        [figure] med { $computed } stämmer allt
        [exchanged] skrivet { $stated }
        [row] delarna ger { $computed }
        [formula] den här formeln
        [check] den här avstämningen
       *[shared] en av siffrorna som ingår här
    }
    .figure = { $slip ->
        [scale] Siffran har troligen fel storlek.
        [missing-minus] Troligen saknas ett minus.
        [stray-minus] Troligen står det ett minus för mycket.
        [swapped] Troligen har två siffror i talet bytt plats.
        [dropped] Troligen har en siffra fallit bort ur talet.
        [doubled] Troligen står en siffra två gånger i talet.
        [digit] Troligen är en siffra i talet fel.
       *[none] Skillnaden är { $difference }.
    } { $count ->
        [one] Den beräkning
       *[other] De { $count } beräkningar
    } som inte stämmer gör det om siffran { $exact ->
        [yes] är
       *[no] är ungefär
    } { $computed }.
    .row = Skillnaderna är, från vänster: { $differences }.
    .exchanged = Byter { $stated } och { $computed } plats stämmer allt.
    .shared = { $suspects ->
        [0] Samma siffror ingår i alla.
       *[other] Någon av { $suspects } siffror som ingår i alla är fel, men inget säger vilken.
    }
    .hint = { figure-hint }
    .likely-row = den här raden
    .other = skrivet { $computed }
    .total = delarna ger { $computed }
    .parts = delposterna ger { $computed }
    .formula = formeln ger { $computed }
    .check = { $left } mot { $right }
    .share = andelen blir { $computed }
    .of-which = delen är större än helheten
    .text = siffran är { $computed }
    .help = { $kind ->
        [figure] Rätta siffran. Är den rätt, är de andra fel.
        [exchanged] Låt siffrorna byta plats.
        [row] Titta efter en rad som saknas, står två gånger eller inte ska räknas med.
        [formula] Rätta formeln, eller någon av kolumnerna som den räknar med.
        [check] Rätta avstämningen, eller siffrorna den jämför.
       *[shared] Rätta den siffra som är fel.
    }
    .accept-each = Står det så i källan? Godta då var och en på en egen rad i blocket: känd avvikelse { $first } "skälet" { $targets-count ->
        [0] {""}
       *[other] – och likadant för { $targets }{ $more ->
            [0] {""}
           *[other] {" "}och { $more } till
        }
    }
