## Regler om vad som saknas. Ett projekt och en post kan ställa om dem.

accept-rule = Ska det vara så? Skriv då skälet i blocket, mellan {"{"} och {"}"}: känd avvikelse { $own } { $code } "skälet"

goal-without-indicator = Målet ”{ $title }” har ingen indikator
    .label = vad mäter det?
    .help = Skriv en indikator i målets block, eller ”mäter” och målets id i en indikator som finns. Det räcker att ett mål som bidrar hit har en.
    .accept = { accept-rule }

indicator-without-target = Indikatorn ”{ $title }” har inget målvärde
    .label = vilket värde ska nås?
    .help = Skriv det med sin period, till exempel ”målvärde 2026: minst 80{"\u00a0"}%”.
    .accept = { accept-rule }

indicator-without-owner = Ingen svarar för indikatorn ”{ $title }”
    .label = vem mäter?
    .help = Skriv ”mäts av” eller ”ansvarig” och vem det är.
    .accept = { accept-rule }

indicator-without-method = Det framgår inte hur indikatorn ”{ $title }” mäts
    .label = vad räknas, och hur?
    .help = Skriv ”definition”, ”metod” eller ”mätinstrument” i blocket, eller en fotnot på titeln.
    .accept = { accept-rule }

assignment-without-response = Uppdraget ”{ $title }” är inte besvarat
    .label = vad är svaret?
    .help = Skriv ett svar i uppdragets block, eller ”motsvarar” och id för ett uppdrag som är besvarat.
    .accept = { accept-rule }

assignment-without-responsible = Ingen är ansvarig för uppdraget ”{ $title }”
    .label = vem ansvarar?
    .help = Skriv ”ansvarig” och vem det är.
    .accept = { accept-rule }

assignment-without-report-back = Det framgår inte hur uppdraget ”{ $title }” återrapporteras
    .label = när, och till vem?
    .help = Skriv ”återrapporteras senast” och dagen, eller ”återrapporteras till” och vem det är.
    .accept = { accept-rule }

risk-without-measure = Risken ”{ $title }” har ingen åtgärd
    .label = vad görs åt den?
    .help = Skriv en åtgärd i riskens block, eller ”bidrar till” och riskens id i en som finns.
    .accept = { accept-rule }

risk-without-score = Risken ”{ $title }” är inte bedömd
    .label = hur trolig och hur allvarlig?
    .help = Skriv ”sannolikhet” och ”konsekvens” med var sin poäng.
    .accept = { accept-rule }

risk-without-responsible = Ingen är ansvarig för risken ”{ $title }”
    .label = vem ansvarar?
    .help = Skriv ”ansvarig” och vem det är.
    .accept = { accept-rule }

activity-without-responsible = Ingen är ansvarig för aktiviteten ”{ $title }”
    .label = vem ansvarar?
    .help = Skriv ”ansvarig” och vem det är.
    .accept = { accept-rule }

activity-without-period = Det framgår inte när aktiviteten ”{ $title }” görs
    .label = när?
    .help = Skriv ”period”, ”till och med” eller ”intervall”, eller milstolpar med datum.
    .accept = { accept-rule }

commitment-without-responsible = Ingen svarar för åtagandet ”{ $title }”
    .label = vem gör det?
    .help = Skriv ”ansvarig” och vem det är.
    .accept = { accept-rule }

commitment-without-time = Åtagandet ”{ $title }” har ingen tid
    .label = när, eller hur ofta?
    .help = Skriv ”till och med” och dagen, eller ”intervall” och hur ofta.
    .accept = { accept-rule }

report-missing = Uppföljningen för { $period } saknas
    .label = skulle följas upp
    .latest = här redovisas redan { $latest }
    .help = Skriv en uppföljning med perioden { $period }, eller ta bort perioden ur ”följs upp”.
    .accept = { accept-rule }

report-back-missing = Uppdraget ”{ $title }” skulle ha återrapporterats senast { $period }
    .label = varken svar eller läge
    .seen = det här är senare
    .help = Skriv ett svar på uppdraget, dess läge i en uppföljning, eller den dag som gäller nu.
    .accept = { accept-rule }

annex-missing = { $problem ->
        [skipped] Före bilagan ”{ $title }” saknas bilaga { $missing-and }
       *[announced] Bilaga { $missing } nämns men finns inte
    }
    .help = Skriv bilagan som en plan som är ”bilaga till” den här, eller rätta numret.
    .accept = { accept-rule }

not-mentioned = Ingen hänvisar till ”{ $title }”
    .label = { $concept-a } som inte används
    .help = Hänvisa hit där det hör hemma, eller ta bort det som inte behövs.
    .accept = { accept-rule }
