## Ord som skriver ut meddelanden.

severity-error = fel
severity-warning = varning
severity-note = upplysning
advice = råd

## Mellan de två sista i en uppräkning.

list-and = och
list-or = eller

## Begrepp med obestämd artikel: a- och begreppets nyckel.

a-plan = en plan
a-section = ett avsnitt
a-organisation = en organisation
a-role = en roll
a-person = en person
a-goal = ett mål
a-indicator = en indikator
a-assignment = ett uppdrag
a-response = ett svar
a-budget = en budget
a-column = en kolumn
a-row = en budgetrad
a-reference = en referens
a-term = ett begrepp
a-word = ett ord
a-risk = en risk
a-activity = en aktivitet
a-milestone = en milstolpe
a-meeting = ett möte
a-remark = ett inlägg
a-commitment = ett åtagande
a-report = en uppföljning
a-view = en sammanställning
a-meeting-item = en punkt
a-status-report = en lägesrapport
a-footnote = en fotnot

## Webbplatsen: sidor och navigering.

site-untitled = Plan
site-start = Start
site-skip = Till innehållet
site-navigation = Huvudmeny
site-menu = Meny
site-trail = Du är här
site-contents = Innehåll
site-own-page = Egen sida
site-written-in = Skrivet i
site-revision = version
site-built-from = Byggd av källtext
site-within = i { $name }
site-of-project = Gemensamt
site-without-group = Övriga
site-plans = Planer
site-sections = Avsnitt
site-goals = Mål
site-indicators = Indikatorer
site-assignments = Uppdrag
site-budgets = Budgetar
site-organisations = Organisation
site-roles = Roller
site-persons = Personer
site-references = Referenser
site-terms = Begrepp
site-words = Ord
site-downloads = Hämta data
site-download-csv = Alla tabeller som CSV, med beskrivning (Data Package)
site-download-markdown = Planerna som Markdown
site-download-json = Hela planen som JSON

## Webbplatsen: tabeller.

site-table = Tabell
site-row = Rad
site-rows = Rader
site-number = Antal
site-of-all = Av
site-values = Värden
site-unit-is = Enhet: { $unit }
site-amounts-in = Belopp i { $unit }
site-indicators-of = Indikatorer: { $name }
site-as-csv = Hämta tabellen som CSV
site-legend = Teckenförklaring
site-notes = Fotnoter
site-footnote = Fotnot { $number }
site-back-to-mark = Tillbaka till hänvisning { $number }
site-source = Källa
site-yes = ja
site-no = nej

## Tabellen som fil: kolumner bredvid den som heter så.

table-unit = { $column }, enhet
table-note = { $column }, tillägg
table-state = { $column }, läge

## Tabeller som sorteras och filtreras i webbläsaren. # står för antalet rader, @ för kolumnens namn.

table-filter = Filtrera
table-any = Alla
table-shown = Visar # av @ rader
table-none = Ingen rad passar
table-clear = Visa alla
table-ascending = Sorterad efter @, stigande
table-descending = Sorterad efter @, fallande
table-restored = Tillbaka i planens ordning
table-sort-by = Sortera efter @

## Tecken i celler, vad de heter och vad de betyder.

site-sign-empty = { "" }
site-sign-missing = –
site-sign-not-ready = ej klart
site-sign-not-applicable = ×
site-sign-broken = ?
site-word-empty = inget angivet
site-word-missing = uppgift saknas
site-word-not-ready = ännu inte klart
site-word-not-applicable = ej tillämpligt
site-word-broken = kunde inte läsas
site-legend-computed = Kursiv, prickad: uträknat av planc
site-legend-empty = Tom ruta: inget angivet
site-legend-missing = – uppgift saknas
site-legend-not-ready = ej klart: ännu inte beslutat eller redovisat
site-legend-not-applicable = × ej tillämpligt
site-legend-broken = ? kunde inte läsas eller räknas ut

## Webbplatsen: mål, indikatorer och uppdrag.

site-served-by = Det som bidrar hit
site-responses = Svar
site-gap-responsible = Ingen ansvarig är angiven.
site-gap-serves = Målet är inte knutet till något annat mål.
site-gap-indicator = Ingen indikator mäter målet.
site-gap-values = Inga värden är angivna.
site-used =
    { $count ->
        [0] Används inte.
        [one] Används på ett ställe.
       *[other] Används på { $count } ställen.
    }

## Webbplatsen: länkar tillbaka. site-back- och fältets nyckel.

site-backlinks = Hänvisar hit
site-theirs = Det här hör hit
site-mentioned-in = Nämns i
site-back-responsible = Ansvarar för
site-back-annex_to = Bilagor
site-back-builds_on = Ligger till grund för
site-back-part_of = Ingår här
site-back-predecessor = Efterträds av
site-back-holds = Innehas av
site-back-contributes_to = Det som bidrar hit
site-back-same_as = Motsvaras av
site-back-measures = Mäts av
site-back-share_of = Används som helhet för
site-back-of_which = Varav
site-back-measured_by = Mäter
site-back-instrument = Mätinstrument för
site-back-source = Källa till
site-back-issuer = Har gett uppdragen
site-back-addressee = Har fått uppdragen
site-back-supporting = Medverkar i
site-back-report_back_to = Får återrapport om
site-back-continues = Fortsätts av
site-back-funded_by = Finansierar
site-back-concerns = Avsnitt och siffror om detta
site-back-publisher = Har gett ut
site-back-formula = Används i formler
site-back-partners = Samverkar i
site-back-pilot = Prövas här
site-back-body = Möten
site-back-present = Har varit med på
site-back-chair = Har lett
site-back-secretary = Har fört anteckningar vid
site-back-adjuster = Har justerat
site-back-attachment = Följer med som bilaga till
site-back-moved_to = Flyttat hit
site-back-by = Inlägg
site-back-judged_by = Har bedömt
site-back-check = Används i avstämningar

## Webbplatsen: det som planc har kontrollerat.

site-checked = Kontroll
site-checked-title = Vad planc har kontrollerat
site-checked-lead = Varje namn har slagits upp, varje enhet jämförts och varje summa, andel och skillnad räknats om ur sina delar.
site-items = Poster
site-references-resolved = Hänvisningar som leder rätt
site-figures-checked = Siffror som har räknats om
site-findings = Iakttagelser
site-no-findings = Inga fel och inga varningar.
site-accepted = Godtagna avvikelser
site-no-accepted = Inga avvikelser är godtagna.
site-reason = Skäl:
site-checks = Avstämningar
site-check-holds = stämmer
site-check-rounding = skiljer på avrundning
site-check-accepted = godtagen avvikelse
site-check-not-checked = inte kontrollerad
site-check-failed = stämmer inte
site-severity-error = Fel
site-severity-warning = Varning
site-severity-note = Upplysning
site-severity-accepted = Godtagen
site-budgets-caption = Budgetar och vad som har kontrollerats i dem

## Ord i Markdown-dokumenten.

contents = Innehåll
yes = ja
no = nej
not-ready = ej klart
not-applicable = ej tillämpligt
see-footnote = Se fotnot
accepted-figures = Angivet { $stated }, uträknat { $computed }, skillnad { $difference }

## Uppföljning: läget och vad uppföljningar säger.

latest-state = Senaste läget
state-history = Alla lägen, det senaste först
later-report = Senare uppföljning
latest-report = Senaste uppföljning
report-empty = Uppföljningen säger inget om läget.
reported-in = Ur uppföljningen
budget-rows = Budgetrader
budget-row = Budgetrad
rows-latest = Det senaste som rapporterats om raderna
rows-earlier = Tidigare rapporterat
not-assessed = ej bedömd
attainment = Måluppfyllelse
against-budget = mot budget
of-budget = av budget
deviation-of = Avvikelse, { $kind }
kind-of = { $kind }: { $name }

## Risker, aktiviteter, möten, pengar.

risk-score = Riskvärde
risk-measures = Åtgärder och kontroller
risk-same = Samma risk
risk-overview = Riskerna i korthet
goal-indicators = Målets indikatorer
goal-activities = Det som görs för målet
answered-by = Svar och ansvarig
answers = svarar
remark-by-nobody = Utan namn
money = Pengar och resurser
money-through = genom
pays-for = Betalar:
as = Som
stands-in = Står i
deadline = Senast

## Hur komplett planen är: på startsidan och i planc check --stats.

coverage = Så komplett är planen
coverage-caption = Det som en läsare letar efter, och hur ofta det finns
coverage-what = Uppgift
coverage-share = Andel
coverage-percent = { $percent } %
coverage-goals-with-indicator = Mål med indikator, egen eller genom ett mål som bidrar
coverage-goals-with-responsible = Mål med ansvarig
coverage-indicators-with-outcome = Indikatorer med utfall
coverage-indicators-with-target = Indikatorer med målvärde
coverage-indicators-with-owner = Indikatorer som någon svarar för
coverage-assignments-with-responsible = Uppdrag med ansvarig
coverage-assignments-answered = Besvarade uppdrag
coverage-risks-with-measure = Risker med åtgärd
coverage-activities-with-responsible = Aktiviteter med ansvarig
coverage-line = { $label }: { $with } av { $of } ({ $percent })
coverage-none = Planen har varken mål, indikatorer, uppdrag, risker eller aktiviteter.

## Sammanställningar.

view-empty = Inget i planen svarar mot frågan.
