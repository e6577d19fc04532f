## Filer och projektfilen.

no-plan-files = Här finns inga planer
    .help = En plan är en fil vars namn slutar på .plan. Ange en annan mapp, eller börja på en ny plan med ”planc new MAPP”.

file-unreadable = { $path } går inte att läsa: { $cause ->
        [not-found] det finns ingen sådan fil eller mapp
        [no-permission] du har inte behörighet
        [outside] filen ligger utanför projektets mapp
        [not-a-file] det är inte en vanlig fil
        [not-a-plan] ange en mapp, eller en fil vars namn slutar på .plan
        [too-large] filen är större än 4 GiB
        [name-not-utf8] filens namn är inte kodat i UTF-8
       *[other] { $detail }
    }
    .help = Kontrollera vad filen heter, var den ligger och att du har rätt att läsa den.

file-not-utf8 = Filen { $path } är inte sparad som UTF-8
    .label = det här tecknet går inte att läsa
    .help = Öppna filen i textredigeraren och spara den igen med teckenkodningen UTF-8.

include-not-found = Filen ”{ $path }” finns inte
    .label = finns inte
    .help = Rätta namnet eller mappen. Sökvägen räknas från den mapp där den här filen ligger.

include-outside = Filen ”{ $path }” ligger utanför projektets mapp
    .label = utanför mappen
    .help = Lägg filen i projektets mapp, och ändra sökvägen.

config-invalid = { $problem ->
        [syntax] Raden i projektfilen går inte att läsa
        [twice] Regeln { $key } ställs in två gånger
       *[value] { $written } passar inte som värde för { $key }
    }
    .syntax = Skriv en inställning på varje rad: namnet, = och värdet, med text inom citattecken, till exempel title = "Vår plan"
    .table = Skriv [{ $key }] på en egen rad och inställningarna på raderna under.
    .text = Skriv en text inom citattecken, till exempel { $key } = "text"
    .choices = Skriv { $choices-or }.
    .file = Skriv vilken fil det gäller: { $key } = { "{" } file = "plan.json" { "}" }
    .url = Skriv hela adressen, till exempel: { $key } = "https://plan.example.org/"
    .source = Skriv en adress med {"{"}path{"}"} där filens namn ska stå, till exempel: { $key } = "https://git.example.org/plan/{"{"}path{"}"}#L{"{"}line{"}"}"
    .contact = Skriv en e-postadress eller adressen till en sida.
    .flag = Skriv { $key } = true eller { $key } = false, utan citattecken.
    .folder = Namnge en mapp i projektets mapp, till exempel: { $key } = "tema"
    .twice = { $code } och { $key } är samma regel. Ta bort den ena raden.

config-unknown-key = Det finns ingen inställning som heter ”{ $key }”
    .label = okänd inställning
    .nearest = Menar du { $nearest-or }?
    .known = Här kan stå { $known-or }.

dependency-unreadable = Planen bygger på en fil som inte går att läsa: { $path }
    .label = anges här
    .form = Filen är ingen plan.json som planc har publicerat, eller kommer från en nyare planc. Hämta den på nytt, eller uppdatera planc.
    .not-found = Filen finns inte i projektets mapp. Lägg den publicerade plan.json där.
    .outside = Filen ska ligga i projektets mapp. Lägg en kopia av den publicerade plan.json där.

dependency-hash = { $problem ->
        [unset] Projektet har inte slagit fast vilken { $path } det bygger på
       *[changed] { $path } är inte den fil som projektet har slagit fast
    }
    .label = anges här
    .add = Är det rätt fil, slå fast den: { "{" } file = "{ $path }", hash = "{ $found }" { "}" }
    .changed = Se efter vad som är nytt i filen. Är det rätt fil, slå fast den på nytt: { "{" } file = "{ $path }", hash = "{ $found }" { "}" }
