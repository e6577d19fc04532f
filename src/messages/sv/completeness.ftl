## Regler om vad som saknas. Ett projekt och en post kan ställa om dem.

accept-rule = Ska det vara så? Skriv skälet i blocket: känd avvikelse { $own } { $code } "skälet"

goal-without-indicator = Målet ”{ $title }” har ingen indikator
    .label = inget mäter det
    .help = Skriv en indikator i målets block, eller ”mäter” och målets id på en som finns. Det räcker att ett mål som bidrar hit mäts.
    .accept = { accept-rule }

indicator-without-target = Indikatorn ”{ $title }” har inget målvärde
    .label = vilket värde ska nås?
    .help = Skriv det med sin period, till exempel ”målvärde 2026: minst 80 %”.
    .accept = { accept-rule }

indicator-without-owner = Ingen svarar för indikatorn ”{ $title }”
    .label = vem mäter?
    .help = Skriv ”mäts av” eller ”ansvarig” och vem det är.
    .accept = { accept-rule }

indicator-without-method = Det framgår inte hur indikatorn ”{ $title }” mäts
    .label = vad räknas, och hur?
    .help = Skriv definition, metod eller mätinstrument, eller en fotnot på titeln.
    .accept = { accept-rule }

assignment-without-response = Uppdraget ”{ $title }” är inte besvarat
    .label = inget svar
    .help = Skriv ett svar i uppdragets block, eller ”motsvarar” det uppdrag som är besvarat.
    .accept = { accept-rule }

assignment-without-responsible = Ingen är ansvarig för uppdraget ”{ $title }”
    .label = vem ansvarar?
    .help = Skriv ”ansvarig” och vem det är.
    .accept = { accept-rule }

assignment-without-report-back = Det framgår inte hur uppdraget ”{ $title }” återrapporteras
    .label = när, och till vem?
    .help = Skriv ”återrapporteras senast” eller ”återrapporteras till”.
    .accept = { accept-rule }

risk-without-measure = Risken ”{ $title }” har ingen åtgärd
    .label = vad görs åt den?
    .help = Skriv en åtgärd i riskens block, eller ”bidrar till” och riskens id på en som finns.
    .accept = { accept-rule }

risk-without-score = Risken ”{ $title }” är inte bedömd
    .label = hur trolig och hur allvarlig?
    .help = Skriv både sannolikhet och konsekvens som poäng.
    .accept = { accept-rule }

risk-without-responsible = Ingen är ansvarig för risken ”{ $title }”
    .label = vem ansvarar?
    .help = Skriv ”ansvarig” och vem det är.
    .accept = { accept-rule }

activity-without-responsible = Ingen är ansvarig för ”{ $title }”
    .label = vem ansvarar?
    .help = Skriv ”ansvarig” och vem det är.
    .accept = { accept-rule }

activity-without-period = Det framgår inte när ”{ $title }” görs
    .label = när?
    .help = Skriv period, till och med eller intervall, eller milstolpar med datum.
    .accept = { accept-rule }

commitment-without-responsible = Ingen svarar för åtagandet ”{ $title }”
    .label = vem gör det?
    .help = Skriv ”ansvarig” och vem det är.
    .accept = { accept-rule }

commitment-without-time = Åtagandet ”{ $title }” har ingen tid
    .label = när, eller hur ofta?
    .help = Skriv ”till och med” eller ”intervall”.
    .accept = { accept-rule }

report-missing = Uppföljningen för { $period } saknas
    .label = skulle följas upp
    .latest = här är redan { $latest } redovisat
    .help = Skriv en uppföljning med perioden { $period }, eller ta bort perioden ur ”följs upp”.
    .accept = { accept-rule }

report-back-missing = Uppdraget ”{ $title }” skulle ha återrapporterats senast { $period }
    .label = varken svar eller lägesrapport
    .seen = projektet har kommit hit
    .help = Skriv ett svar på uppdraget, eller läget i en uppföljning.
    .accept = { accept-rule }

annex-missing = { $problem ->
        [skipped] Före bilagan ”{ $title }” saknas bilaga { $missing-and }
       *[announced] Bilaga { $missing } nämns men finns inte
    }
    .help = Skriv bilagan som en plan som är ”bilaga till” den här, eller rätta numret.
    .accept = { accept-rule }

not-mentioned = Ingenting i projektet nämner { $concept-a }: ”{ $title }”
    .label = ingen hänvisar hit
    .help = Hänvisa hit där det hör hemma, eller ta bort det som inte används.
    .accept = { accept-rule }
