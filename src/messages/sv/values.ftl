## Värden: tal, datum, perioder och enheter.

missing-value = ”{ $field }” säger ingenting
    .label = här saknas ett värde
    .help = Skriv värdet efter ordet, eller ta bort raden.

invalid-number = ”{ $text }” går inte att läsa som ett tal
    .label = inget tal
    .decimal-mark = Decimaler skrivs med komma: { $suggestion }
    .groups = Siffror grupperas tre och tre med mellanslag: { $suggestion }
    .readings = Det kan betyda { $readings-or }. Skriv det som menas.
    .help = Tal skrivs som 1 828,1 eller 1828,1.

invalid-date = ”{ $text }” är inget datum
    .label = inget datum
    .help = Datum skrivs med år, månad och dag: 2025-02-26. Dagen måste finnas i kalendern.

invalid-period = ”{ $text }” är ingen period
    .label = ingen period
    .help = Perioder skrivs 2025, 2024..2026, 2025-T1, 2025-H1, 2025-Q3, 2025-04 eller 2025-02-26.

unit-clash = Enheterna går inte ihop: { $left } och { $right }
    .label = { $left }
    .other = { $right }
    .help = Bara samma slags enheter kan jämföras och räknas ihop. Kontrollera vilken siffra som menas.

unknown-unit = ”{ $text }” är ingen känd enhet
    .label = okänd enhet
    .nearest = Menar du { $nearest-or }?
    .help = Pengar skrivs i kr, tkr, mnkr eller mdkr.

field-twice = ”{ $field }” står två gånger
    .label = här står det igen
    .first = första gången
    .help = Ta bort den ena. Hör de till olika saker, flytta den ena till rätt block.

key-missing = ”{ $field }” säger inte vilken { $key } det gäller
    .label = här saknas något före siffran
    .help = Skriv det före ett kolon, till exempel { $example }

key-not-expected = ”{ $field }” tar inget före kolon
    .label = hör inte hit
    .help = Ta bort det som står till och med kolonet.

invalid-value = ”{ $text }” passar inte för ”{ $field }”
    .label = passar inte här
    .known = Här kan stå { $known-or }.

period-order = Perioden slutar före den börjar
    .label = { $from } är inte före { $to }
    .help = Skriv det första året först.

missing-without-reason = Här saknas ett värde utan att det står varför
    .label = varför saknas det?
    .help = Skriv skälet: saknas "skälet", eller märk det med en fotnot: -[^fotnot].

invalid-formula = Formeln går inte att läsa
    .label = hit går den att följa
    .operator = Ett räknetecken behöver mellanslag på båda sidor: { $suggestion }
    .help = En formel räknar med kolumner, rader eller siffror: b2023 + tillskott.

missing-title = Här beskrivs { $concept-a } utan rubrik
    .label = rubriken ska stå här
    .help = Skriv rubriken inom citattecken efter id.

required-field = { $concept-a } måste ha ”{ $field }”
    .label = här saknas ”{ $field }”
    .help = Lägg till en rad i blocket, eller en kolumn i tabellen.

bare-target-without-direction = Det framgår inte åt vilket håll målvärdet ska nås
    .label = minst eller högst?
    .help = Skriv minst, högst, under, över eller exakt före talet, eller ge indikatorn en riktning: öka, minska eller behåll.

value-twice = { $field } för { $key } står två gånger
    .label = här står det igen
    .first = första gången
    .help = Ta bort den ena.
