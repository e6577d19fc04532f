## Filer och projektfilen.

no-plan-files = Här finns inga planer
    .help = En plan är en fil vars namn slutar på .plan. Skapa en med ”planc new MAPP”.

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

file-not-utf8 = Filen { $path } är inte sparad som UTF-8
    .label = det här tecknet går inte att läsa
    .help = Öppna filen i textredigeraren och spara den med teckenkodningen UTF-8.

include-not-found = Filen ”{ $path }” finns inte
    .label = finns inte
    .help = Sökvägen räknas från den fil som hämtar in den.

include-outside = Filen ”{ $path }” ligger utanför projektets mapp
    .label = utanför mappen
    .help = Flytta in filen i projektets mapp.

config-invalid = { $problem ->
        [syntax] Den här raden i projektfilen går inte att tyda
        [twice] Regeln { $key } ställs in två gånger
       *[value] { $written } passar inte som värde för { $key }
    }
    .syntax = Skriv en inställning på varje rad, med text inom citattecken: title = "Vår plan". (TOML: { $reason })
    .table = Skriv [{ $key }] på en egen rad och inställningarna på raderna under.
    .text = Skriv en text inom citattecken: { $key } = "…"
    .choices = Skriv { $choices-or }.
    .file = Skriv { $key } = { "{" } file = "plan.json", hash = "…" { "}" }
    .url = Skriv hela adressen, till exempel: { $key } = "https://plan.example.org/"
    .source = Skriv en adress med {"{"}path{"}"} där filens namn ska stå, till exempel: { $key } = "https://git.example.org/plan/{"{"}path{"}"}#L{"{"}line{"}"}"
    .contact = Skriv en e-postadress eller adressen till en sida.
    .folder = Namnge en mapp i projektets mapp, till exempel: { $key } = "tema"
    .twice = { $code } och { $key } är samma regel. Ta bort den ena raden.

config-unknown-key = ”{ $key }” är ingen inställning
    .label = okänd inställning
    .nearest = Menar du { $nearest-or }?
    .known = Här kan stå { $known-or }.

dependency-unreadable = Det som planen bygger på går inte att läsa: { $path }
    .label = den här
    .form = Filen är ingen plan.json som planc har publicerat, eller kommer från en nyare planc.
    .not-found = Det finns ingen sådan fil i projektets mapp. Lägg dit den publicerade plan.json.
    .outside = Filen ska ligga i projektets mapp. Lägg en kopia av den publicerade plan.json där.

dependency-hash = { $path } är inte den fil som projektet har slagit fast
    .label = här står vilken
    .add = Stämmer filen, skriv till: hash = "{ $found }"
    .changed = Filen har ändrats sedan hashen skrevs. Se efter vad som är nytt; är det rätt fil, skriv: hash = "{ $found }"
