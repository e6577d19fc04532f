## planc explain: koder.

explain-unknown-code = Det finns ingen kod som heter ”{ $code }”.
explain-did-you-mean = Menar du { $names-or }?
explain-groups =
    Koderna är ordnade i grupper:
    { $groups }
    Alla koder: planc explain --list
explain-more = Mer om detta står i docs/language.md, under rubriken { $section }. Alla koder: `planc explain --list`.
explain-list-more = planc explain P0401 förklarar en kod, med ett exempel som rapporteras och ett som inte gör det.

explain-section-01 = Form
explain-section-02 = Names
explain-section-03 = Values
explain-section-04 = Budgets
explain-section-05 = Running text
explain-section-06 = Known deviations
explain-section-07 = The project file
explain-section-08 = Rules that can be set
explain-section-09 = Rules that can be set

## Webbplatsen.

site-help-link = Om { $code }: { $title }

## planc explain: siffror och poster.

explain-no-path = ”{ $what }” är varken en kod, vägen till en siffra eller ett id. En väg skrivs med punkter: resurser.total.b2024.

explain-path = Väg
explain-budget = Budget
explain-holder = Hör till
explain-in = Står i
explain-plan = Plan
explain-unit = Enhet
explain-concept = Vad det är
explain-place = Skrivet i

explain-stated = Angivet
explain-nothing-stated = inget angivet
explain-in-report = ur { $report }
explain-in-force = gäller
explain-left-to-planc = uträknat av planc, i planen står =
explain-cannot-reckon = går inte att räkna ut

explain-ways = Så räknas siffran
explain-no-way = Siffran är angiven som den är. Inget i planen säger hur den räknas ut.
explain-external = Siffran kommer från ett annat projekts publicerade plan och räknas om där.
explain-way-total = Summan av raderna ovanför
explain-way-subtotal = Summan av raderna ovanför, tillbaka till närmaste delsumma
explain-way-parts = Raden består av
explain-way-formula = Formeln { $formula } ({ $place })
explain-way-share = Andel: det första delat med det andra
explain-way-of-which = Ingår i och får högst vara lika stor som
explain-computed = Uträknat

explain-bound = { " " }(avrundning förklarar högst { $bound })
explain-bound-within = { " " }(högst { $bound })
explain-bound-beyond = , mer än avrundningen förklarar (högst { $bound })
explain-verdict-agrees = stämmer
explain-verdict-computed = räknas ut av planc
explain-verdict-rounded = skillnad { $difference }, ryms inom avrundningen{ $bound }
explain-verdict-rounding = skillnad { $difference }, ryms inom avrundningen{ $bound }, { $code }
explain-verdict-differs = stämmer inte: skillnad { $difference }{ $bound }, { $code }
explain-verdict-accepted = skillnad { $difference }{ $bound }, godtagen avvikelse, { $code }
explain-verdict-accepted-plainly = godtagen avvikelse, { $code }
explain-verdict-fails = stämmer inte, { $code }
explain-verdict-fails-by-rounding = skiljer på avrundning, { $code }
explain-verdict-within = ryms i helheten
explain-verdict-beyond = större än helheten, { $code }
explain-verdict-not-checked = går inte att kontrollera: en siffra saknas eller kan inte läsas i { $place }

explain-uses = Används i
explain-use-total = summa
explain-use-parts = delposter
explain-use-formula = formel
explain-use-share = andel
explain-use-of-which = varav
explain-use-check = avstämning
explain-use-text = löpande text

explain-texts = Återges i löpande text
explain-words = ”{ $words }”
explain-written-out = skrivs ut av planc
explain-in-formula = genom formeln { $formula }

explain-deviations = Kända avvikelser
explain-deviation = { $reason } ({ $code }, { $place })
explain-deviation-not-needed = { $reason } ({ $place }; godtar ingenting)

explain-reports = Uppföljning för samma tid
explain-against-budget = { $deviation } mot budget

explain-fields = Det som sägs
explain-figures = Siffror
explain-pointed-at = Hänvisar hit
