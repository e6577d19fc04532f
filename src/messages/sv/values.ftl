## Värden: tal, datum, perioder och enheter.

missing-value = ”{ $field }” säger ingenting
    .label = här saknas något
    .help = Skriv värdet efter ordet, eller ta bort raden.
    .check = Skriv ett samband mellan siffror: total.2024 = 0 "skälet"
    .deviation = Skriv vad som avviker och varför: känd avvikelse total.2024 "skälet"
    .rule = Skriv regelns nummer, vad den ska vara och varför: regel P0801 av "skälet"

invalid-number = ”{ $text }” går inte att läsa som ett tal
    .label = inget tal i det här formatet
    .readings = Det kan betyda { $readings-or }.
    .mend = Menas { $first }, skriv så. Decimaler skrivs med komma, och siffrorna grupperas tre och tre med mellanslag.
    .form = Ett tal skrivs med siffror, till exempel 1 828,1.
    .long = Ett tal kan ha högst 27 siffror. Välj en större enhet, till exempel mnkr.

invalid-date = ”{ $text }” är inget datum
    .label = inget datum
    .form = Datum skrivs med år, månad och dag: 2025-02-26
    .calendar = Den dagen finns inte i kalendern.

invalid-period = ”{ $text }” är ingen period
    .label = ingen period
    .form = Perioder skrivs 2025, 2024..2026, 2025-T1, 2025-H1, 2025-Q3, 2025-04 eller 2025-02-26.
    .calendar = Den finns inte i kalendern. Ett år har tre tertial, två halvår, fyra kvartal och tolv månader.

unit-clash = Enheterna går inte ihop: { $stated } och { $expected }
    .label = här gäller { $expected }
    .help = Bara samma slags enheter kan jämföras och räknas ihop. Rätta enheten, eller siffran som hänvisas.

unknown-unit = ”{ $text }” går inte att läsa som en enhet
    .label = okänd enhet
    .help = Pengar skrivs i kr, tkr, mnkr eller mdkr, andelar i %. Annat som räknas skrivs med ett ord, till exempel hushåll.

field-twice = ”{ $word }” står två gånger
    .label = här står det igen
    .first = första gången
    .help = Ta bort den ena, eller flytta den till det block där den hör hemma.

key-missing = Det framgår inte vilken period eller kolumn ”{ $field }” gäller
    .label = gäller när?
    .help = Skriv det före ett kolon, till exempel ”utfall 2023: 599”.

invalid-value = ”{ $text }” passar inte här
    .allowed = Här kan stå { $allowed-or }.
    .link = En adress på webben börjar med https:// och har inga mellanslag.
    .flag = Skriv ja eller nej.
    .status = Skriv först en status, sedan dagen, till exempel ”beslutad 2023-12-13”.
    .figure = Skriv ett tal, - där värdet saknas, ”ej klart”, ”ej tillämpligt”, en riktning eller ett statusord. Annan text står inom citattecken.
    .share = En andel skrivs i procent inom parentes: 599 (56 %)
    .reference = Skriv id för { $wanted-or }.
    .quote = Skriv id för { $wanted-or }, eller text inom citattecken.
    .link-target = En länk skrivs med id: [[mål barn]], [[barn]] eller [[barn|de unga]].
    .counting = Skriv summa, delsumma, ”delpost rad” eller ”varav rad”.
    .rule = Skriv regelns nummer, till exempel P0401.
    .target = Skriv vad som avviker, till exempel total.2024.
    .amount = Skriv ett belopp med enhet, till exempel 76 kr per användare och år.
    .level = Skriv regelns nummer, sedan av, varning eller fel: regel P0801 av "skälet"
    .word-kind = Skriv vad ordet är till för: { $kinds-or }.

period-order = Perioden { $text } slutar före den börjar
    .label = det senare året står först
    .order = Skriv det tidigare året först.

missing-without-reason = Här saknas ett värde utan att det står varför
    .label = varför saknas det?
    .help = Skriv skälet efter: saknas "skälet". Eller märk det med en fotnot: -[^fotnot]

invalid-formula = Formeln går inte att läsa
    .label = hit går den att följa
    .whole = formeln
    .figure = ”{ $text }” är { $concept-a }, ingen siffra. Skriv vilken siffra som menas, till exempel budget.rad.kolumn.
    .mixed = ”{ $text }” blandar kolumner och rader. Skriv vilka siffror som menas: rad.kolumn.
    .help = Räkna med +, -, * och /, med mellanslag på båda sidor, till exempel ”b2023 + tillskott”.
    .long = Formeln är för lång eller har för många parenteser. Dela upp den: låt en egen rad eller kolumn bära en del av den.

bare-target-without-direction = Det framgår inte åt vilket håll målvärdet ska nås
    .label = minst eller högst?
    .help = Skriv minst, högst, under, över eller exakt före talet, eller ge indikatorn en riktning: öka, minska eller behåll.

value-twice = Det finns redan ett värde för { $key }
    .label = här står ett till
    .first = första värdet
    .help = Ta bort det ena, eller rätta vad det gäller.

## Frågor till planen.

invalid-query = Frågan går inte att läsa
    .label = hit går den att följa
    .whole = så långt är den klar
    .form = En fråga säger vad den gäller, kanske var och vilka: ”uppdrag i vp-2024 där ansvarig = vuxen och status != klar ordnat efter nummer visa nummer, titel”. Värden med ”och”, komma eller parentes står inom citattecken.
    .twice = ”{ $text }” är redan en kolumn. Ta bort den ena.

unknown-query-field = ”{ $word }” går inte att fråga efter hos { $concept-a }
    .label = okänt här
    .nearest = Menar du { $nearest-or }?
    .allowed = Det går att fråga efter { $allowed }.
    .step = Efter en punkt står något hos den eller det som fältet före punkten hänvisar till, till exempel ”ansvarig.ingår i”.

query-misfit = ”{ $field }” går inte att { $use ->
        [order] ordna efter
        [show] visa
       *[compare] jämföra så
    }
    .label = passar inte
    .signs = Här passar { $allowed-or }.
    .presence = Fråga om det finns eller saknas: ”{ $field } finns”.
    .period = Skriv också vilken period, till exempel ”{ $field } 2025”, eller fråga om det finns eller saknas.

view-without-query = Sammanställningen frågar ingenting
    .label = fråga saknas
    .help = Skriv vad den ska visa, till exempel ”fråga uppdrag där status != klar”.
