## Värden: tal, datum, perioder och enheter.

missing-value = Något saknas efter ”{ $field }”
    .label = vad ska stå här?
    .help = Skriv det som saknas, eller ta bort raden.
    .check = Skriv ett samband mellan siffror och varför det ska gälla, till exempel: avstämning total.2024 = 0 "skälet"
    .deviation = Skriv vad som avviker och varför, till exempel: känd avvikelse total.2024 "skälet"
    .rule = Skriv regelns nummer, vad den ska vara och varför, till exempel: regel P0808 av "skälet"

invalid-number = ”{ $text }” går inte att läsa som ett tal
    .label = inte skrivet som ett tal
    .readings = Det kan betyda { $readings-or }.
    .mend = Skriv { $first }, om det är det som menas. Siffrorna grupperas tre och tre med mellanslag.
    .form = Skriv talet med siffror, till exempel 1{"\u00a0"}828.
    .long = Ett tal kan ha högst 27 siffror. Välj en större enhet, till exempel mnkr.

invalid-date = ”{ $text }” är inget datum
    .label = vilken dag?
    .form = Skriv år, månad och dag: 2025-02-26
    .calendar = Dagen finns inte i kalendern. Rätta den mot beslutet eller protokollet.
    .meant = Menas { $meant }, skriv så: år, månad och dag med bindestreck.
    .year = Skriv också året, till exempel { $example }.

invalid-period = ”{ $text }” är ingen period
    .label = vilken tid?
    .form = Skriv ett år eller en del av det: 2025, 2024..2026, 2025-T1, 2025-H1, 2025-Q3, 2025-04 eller 2025-02-26.
    .calendar = Rätta numret: ett år har tre tertial, två halvår, fyra kvartal och tolv månader.
    .meant = Menas { $meant }, skriv så.
    .likely = Menas båda åren, skriv { $meant }. Ett läsår över nyår har ingen egen form: skriv de år som det rör.
    .year = Skriv också året, till exempel { $example }.
    .open = En period har både början och slut, till exempel 2024..2026.
    .range = En period med början och slut skrivs i hela år, till exempel 2024..2026. En del av ett år är ett halvår, tertial, kvartal eller en månad.

unit-clash = Enheterna går inte ihop: { $stated } och { $expected }
    .label = här gäller { $expected }
    .help = Bara enheter av samma slag kan jämföras och räknas ihop. Rätta enheten, eller peka ut en annan siffra.
    .nearest = Menar du { $nearest-or }?
    .scale = Utan kronor skrivs talet helt ut: { $mended }

unknown-unit = ”{ $text }” går inte att läsa som en enhet
    .label = vilken enhet?
    .help = Skriv pengar i kr, tkr, mnkr eller mdkr och andelar i %. Annat som räknas skrivs med ett ord, till exempel hushåll.
    .nearest = Menar du { $nearest-or }?

field-twice = ”{ $word }” står två gånger
    .label = här igen
    .first = första gången
    .help = Ta bort det ena, eller flytta det till det block där det hör hemma.

key-missing = Det framgår inte vilken period eller kolumn ”{ $field }” gäller
    .label = gäller vilken?
    .help = Skriv perioden eller kolumnen och ett kolon före värdet, till exempel ”{ $field } 2023: 599”.

invalid-value = ”{ $text }” passar inte här
    .allowed = Här kan stå { $allowed-or }.
    .link = Skriv hela adressen, med https:// först och utan mellanslag.
    .flag = Skriv ja eller nej.
    .status = Skriv först en status, sedan dagen, till exempel ”beslutad 2023-12-13”.
    .figure = Skriv ett tal, - där värdet saknas, ”ej klart”, ”ej tillämpligt”, en riktning eller ett statusord. Annan text står inom citattecken.
    .share = Skriv andelen i procent inom parentes, till exempel 599{"\u00a0"}(56{"\u00a0"}%).
    .reference = Skriv id för { $wanted-or }.
    .quote = Skriv id för { $wanted-or }, eller text inom citattecken.
    .link-target = Skriv ett id i länken: [[mål barn]], [[barn]] eller [[barn|de unga]].
    .counting = Skriv summa, delsumma, ”delpost” eller ”varav” och id för den rad som delen hör till.
    .rule = Skriv regelns nummer, till exempel P0401.
    .target = Skriv vad som avviker, till exempel total.2024.
    .amount = Skriv ett belopp med enhet, till exempel 76{"\u00a0"}kr per användare och år.
    .level = Skriv regelns nummer och sedan av, varning eller fel: regel P0808 av "skälet"
    .word-kind = Skriv i stället vad ordet är till för: { $kinds-or }.
    .list = Mellan värden står komma och mellanslag: { $mended }
    .hyphen = Id skrivs med bindestreck: { $mended }

period-order = Perioden { $text } slutar före den börjar
    .label = det senare står först
    .order = Skriv det tidigare först.

time-order = ”{ $field }” ligger { $order ->
    [after] efter
    [outside] utanför
   *[before] före
} ”{ $other }”
    .label = { $time }
    .other = { $against }
    .help = Rätta den tid som är fel.
    .accept = { accept-finding }

missing-without-reason = Här saknas ett värde utan att det står varför
    .label = varför saknas det?
    .help = Skriv skälet: saknas "skälet". Eller märk strecket med en fotnot: -[^fotnot]

invalid-formula = Formeln går inte att läsa
    .label = här tar det stopp
    .whole = formeln
    .figure = ”{ $text }” är { $concept-a } och ingen siffra. Skriv vilken siffra som menas, till exempel budget.rad.kolumn.
    .mixed = ”{ $text }” blandar kolumner och rader. Skriv vilka siffror som menas: rad.kolumn.
    .help = Räkna med +, -, * och /, med mellanslag på båda sidor, till exempel ”b2023 + tillskott”.
    .long = Formeln är för lång eller har för många parenteser. Dela upp den: låt en egen rad eller kolumn bära en del.

bare-target-without-direction = Det framgår inte åt vilket håll målvärdet gäller
    .label = minst eller högst?
    .help = Skriv minst, högst, under, över eller exakt före talet. Eller ge indikatorn en riktning: öka, minska eller behåll.

value-twice = Det finns redan ett värde för { $key }
    .label = här igen
    .first = första gången
    .help = Ta bort det ena, eller rätta vilken period eller kolumn det gäller.

fraction-of-percent = { $text } % är en hundradel av vad de andra värdena visar
    .label = menas { $percent } %?
    .help = Med enheten % skrivs procenttalet: { $percent }. Stämmer värdet ändå, bortse från varningen.

## Frågor till planen.

invalid-query = Frågan går inte att läsa
    .label = här tar det stopp
    .whole = så långt är den klar
    .form = Skriv vad som söks, och om det behövs var, vilka och hur: ”uppdrag i vp-2024 där ansvarig = vuxen och status != klar ordnat efter nummer visa nummer, titel”. Värden med ”och”, komma eller parentes står inom citattecken.
    .twice = ”{ $text }” är redan en kolumn. Ta bort den ena.

unknown-query-field = ”{ $word }” går inte att fråga efter hos { $concept-a }
    .label = vad söks?
    .nearest = Menar du { $nearest-or }?
    .allowed = Det går att fråga efter { $allowed }.
    .step = En punkt leder vidare bara från det som hänvisar till något annat, till exempel ”ansvarig.ingår i”.

query-misfit = ”{ $field }” går inte att { $use ->
        [order] ordna efter
        [show] visa
       *[compare] jämföra så
    }
    .label = passar inte
    .signs = Här passar { $allowed-or }.
    .presence = Fråga om det finns eller saknas: ”{ $field } finns”.
    .period = Skriv också vilken period, till exempel ”{ $field } 2025”.

view-without-query = Sammanställningen har ingen fråga
    .label = vad ska den visa?
    .help = Skriv en fråga i blocket, till exempel ”fråga uppdrag där status != klar”.
