## Menyn.

menu-plan = Planen
menu-goals = Mål och röd tråd
menu-all-goals = Alla mål
menu-follow-up = Uppföljning
menu-budget = Budget
menu-more = Mer

## Vad en sida handlar om, för sökmotorer och förhandsvisningar.

description-item = { $kind }: { $title }.
description-within = { $kind } i { $plan }: { $title }.
description-responsible = Ansvarig: { $name }.
description-list = { $kind } i { $site }: { $count } stycken.

## Tillgänglighetsredogörelsen.

accessibility = Tillgänglighet
accessibility-title = Tillgänglighetsredogörelse
accessibility-lead = Den här sidan handlar om hur tillgänglig webbplatsen { $site } är för alla, var det brister och hur du säger till.
accessibility-covers = Vad redogörelsen gäller
accessibility-covers-site = Redogörelsen gäller webbplatsen { $site } med alla dess sidor.
accessibility-covers-address = Webbplatsen finns på { $address }.
accessibility-covers-law = Är den som ger ut planen en myndighet, kommun eller region gäller lagen (2018:1937) om tillgänglighet till digital offentlig service, som kräver nivå AA i WCAG 2.1 genom standarden EN 301 549.
accessibility-tested = Så är det provat
accessibility-tested-planc = Sidorna är gjorda av planc { $version } ur planens text. När planc självt provas öppnas varje sida av exempelplanerna i en webbläsare, i flera bredder och i ljust och mörkt läge, och granskas av programmet axe mot WCAG 2.2, nivå A och AA. Varje sida provas också för den som bara har tangentbord och för den som har stängt av skript. Koden granskas mot HTML-standarden.
accessibility-tested-limits = Sådan granskning hittar inte allt. Just den här webbplatsen har planc inte låtit någon människa prova, och texterna i planen bedömer planc inte.
accessibility-tested-theme = Den som ger ut planen har bytt ut delar av utseendet. De delarna har planc inte provat.
accessibility-status = Hur väl webbplatsen följer kraven
accessibility-status-partly = Webbplatsen är gjord för att följa kraven. Så länge ingen har bedömt den för hand bör den räknas som delvis förenlig med dem, med bristerna nedan.
accessibility-limits = Kända brister
accessibility-limit-tables = Breda tabeller går att rulla i sidled inom en egen ruta, även med tangentbord. Själva sidan rullar inte i sidled.
accessibility-limit-charts = Diagram är bilder. Vad de visar står i ord över dem och siffrorna står i tabeller.
accessibility-limit-language = Ord på andra språk än sidans är inte märkta i koden.
accessibility-limit-files = Filerna för hämtning (CSV, Markdown och JSON) är data utan formgivning.
accessibility-limit-links = Dokument och webbplatser som planen länkar till hör inte till den här webbplatsen.
accessibility-report = Säg till om något brister
accessibility-report-how = Hittar du något som du inte kan läsa eller använda, eller vill du ha innehållet på ett annat sätt, hör av dig till:
accessibility-report-none = Ingen kontaktväg är angiven. Den som ger ut planen anger den i planc.toml, som contact under [site].
accessibility-supervision = Tillsyn
accessibility-supervision-who = Myndigheten för digital förvaltning (Digg) har tillsyn över lagen. Är du inte nöjd med svaret, eller får du inget, kan du anmäla det dit:
accessibility-supervision-link = Anmäl bristande tillgänglighet till Digg
accessibility-made = När redogörelsen gjordes
accessibility-made-from = Redogörelsen skrivs på nytt varje gång webbplatsen byggs. Den här är skriven av planc { $version } ur källtext { $hash }.
accessibility-made-revision = Källtextens version är { $revision }.

## Röda tråden: målen med det som bidrar till dem.

goal-tree = Röda tråden
goal-tree-lead = Varje mål med de mål som bidrar till det, det som mäter det och det som görs för det.
goal-tree-also = Bidrar också till
goal-tree-above = Det som bidrar hit står där målet visas första gången.
goal-tree-no-indicator = Ingen indikator
goal-tree-no-outcome = Inget utfall
paid-by = Betalas av

## Indikatorer i korthet.

latest-outcome = senaste utfall
movement = utveckling
movement-reached = målvärdet är nått
movement-right = åt rätt håll
movement-wrong = åt fel håll
movement-still = oförändrat

## Riskmatrisen.

risk-matrix = Riskerna efter sannolikhet och konsekvens
risk-score-is = Riskvärde { $score }
risk-none = inga risker
risk-all-unscored = Ingen risk har både sannolikhet och konsekvens i poäng.
risk-unscored = Utan poäng:

## Startsidan.

start-ways = Hitta i planen
start-who = Vem som svarar för vad
start-done = Det som ska göras
start-money = Pengarna
start-states = Läget
start-unscored =
    { $count ->
        [one] 1 risk utan poäng
       *[other] { $count } risker utan poäng
    }
start-all-budgets =
    { $count ->
        [one] Visa budgeten
       *[other] Visa alla { $count } budgetar
    }
start-checked-figures =
    { $count ->
        [0] ingen siffra att räkna om
        [one] 1 siffra omräknad
       *[other] { $count } siffror omräknade
    }
start-checked-findings =
    { $count ->
        [0] inga fel eller varningar
        [one] 1 iakttagelse
       *[other] { $count } iakttagelser
    }
start-checked-accepted =
    { $count ->
        [0] inga godtagna avvikelser
        [one] 1 godtagen avvikelse
       *[other] { $count } godtagna avvikelser
    }

## Listor.

assignments-by-deadline = Uppdragen efter när de ska vara klara
assignments-all = Uppdragen
assignment-answers =
    { $count ->
        [one] besvarat
       *[other] { $count } svar
    }
budget-total = Summa
references-caption = Referenserna och vad som bygger på dem
cited-by = Används i
cited-more =
    { $count ->
        [one] 1 till
       *[other] { $count } till
    }

## Sidan för en organisation, roll eller person.

theirs-short = I korthet
theirs-below = Hos dem som ingår här
theirs-below-short = Hos dem som ingår
theirs-through-role = Genom rollen
theirs-below-caption = genom andra

## Uppföljningens och mötets sida.

report-deviations = Det som avviker
meeting-decisions = Beslut
meeting-commitments = Det som lovades
