## Siffror: summor, formler, avstämningar.

accept-finding = Står det så i källan? Godta det då på en egen rad i blocket: känd avvikelse { $target } "skälet"

total-mismatch = Summan stämmer inte: { $row }, { $column }
    .label = skrivet { $stated }, delarna ger { $computed }
    .dependent = inte kontrollerad: bygger på siffran som inte stämmer
    .part = ingår
    .difference = Skillnaden är { $difference }. Avrundning kan förklara högst { $bound }.
    .exact = Skillnaden är { $difference }. Tabellen är inte avrundad, så siffrorna ska stämma exakt.
    .help = Rätta summan eller den del som är fel.
    .accept = { accept-finding }

total-rounding = Summan skiljer på avrundning: { $row }, { $column }
    .label = skrivet { $stated }, delarna ger { $computed }
    .part = ingår
    .difference = Skillnaden är { $difference }. Avrundning kan förklara högst { $bound }.
    .help = Är siffrorna avrundade i källan, skriv ”avrundad ja” i budgeten.
    .accept = { accept-finding }

formula-mismatch = Siffran följer inte formeln: { $row }, { $column }
    .label = skrivet { $stated }, formeln ger { $computed }
    .dependent = inte kontrollerad: bygger på siffran som inte stämmer
    .part = ingår
    .formula = formeln
    .difference = Skillnaden är { $difference }. Avrundning kan förklara högst { $bound }.
    .exact = Skillnaden är { $difference }. Tabellen är inte avrundad, så siffrorna ska stämma exakt.
    .help = Rätta siffran, någon av dem som den räknas ur, eller formeln.
    .accept = { accept-finding }

formula-rounding = Siffran och formeln skiljer på avrundning: { $row }, { $column }
    .label = skrivet { $stated }, formeln ger { $computed }
    .part = ingår
    .formula = formeln
    .difference = Skillnaden är { $difference }. Avrundning kan förklara högst { $bound }.
    .help = Är siffrorna avrundade i källan, skriv ”avrundad ja” i budgeten.
    .accept = { accept-finding }

check-failed = Avstämningen stämmer inte: { $check }
    .label = { $left } mot { $right }
    .part = ingår
    .difference = Skillnaden är { $difference }. Avrundning kan förklara högst { $bound }.
    .exact = Skillnaden är { $difference }. Tabellen är inte avrundad, så siffrorna ska stämma exakt.
    .help = Rätta den siffra som är fel, eller avstämningen.
    .accept = { accept-finding }

check-rounding = Avstämningen skiljer på avrundning: { $check }
    .label = { $left } mot { $right }
    .part = ingår
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
    .part = delpost
    .difference = Skillnaden är { $difference }. Avrundning kan förklara högst { $bound }.
    .exact = Skillnaden är { $difference }. Tabellen är inte avrundad, så siffrorna ska stämma exakt.
    .help = Rätta raden eller den delpost som är fel. Täcker delposterna inte hela raden, skriv ”varav” i stället för ”delpost”.
    .accept = { accept-finding }

parts-rounding = Delposterna och raden skiljer på avrundning: { $row }, { $column }
    .label = skrivet { $stated }, delposterna ger { $computed }
    .part = delpost
    .difference = Skillnaden är { $difference }. Avrundning kan förklara högst { $bound }.
    .help = Är siffrorna avrundade i källan, skriv ”avrundad ja” i budgeten.
    .accept = { accept-finding }

share-mismatch = Andelen stämmer inte: { $part }
    .label = skrivet { $stated }, uträknat { $computed } av { $whole }
    .dependent = inte kontrollerad: bygger på siffran som inte stämmer
    .part = ingår
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
