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
    .owners = Skriv ett eller flera namn som börjar med @, eller e-postadresser, med mellanslag mellan dem: { $key } = "@kommun/social"
    .color = Skriv en färg som webben skriver den, till exempel: { $key } = "#17617a"
    .font = Skriv namnen på ett eller flera typsnitt med komma mellan, till exempel: { $key } = "Georgia, serif"
    .picture = Skriv namnet på en bild bland projektets egna filer för temat, till exempel: { $key } = "logo.svg"
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

theme-faulty = { $problem ->
        [undefined] Det finns inget som heter ”{ $name }” här
        [filter] Det finns inget filter som heter ”{ $name }”
        [test] Det finns inget villkor som heter ”{ $name }”
        [function] Det finns inget att anropa som heter ”{ $name }”
        [template] Det finns ingen mall som heter ”{ $name }”
        [block] Mallen som den här bygger på har inget block som heter ”{ $name }”
        [file] Temat har ingen fil som heter ”{ $name }”
        [setting] Temat har ingen inställning som heter ”{ $name }”
        [label] planc har ingen text som heter ”{ $name }”
        [unclosed] { $name } avslutas aldrig
        [unopened] { $name } avslutar inget
        [shipped] Den här mallen ger inte plancs mall { $template } det som den behöver
        [syntax] Mallen går inte att läsa här
       *[other] Mallen går inte att visa
    }
    .help = ”planc theme list” visar temats filer, inställningar och vad mallar kan använda.
    .nearest = Menar du { $nearest-or }?
    .page = En sida har { $known-and }.
    .blocks = Blocken heter { $known-and }. Det som står i andra block visas aldrig.
    .close = Skriv { $close } där det ska sluta.
    .unopened = Ta bort raden, eller skriv det som den ska avsluta ovanför.
    .picture = Lägg filen i mappen { $folder }.
    .folder = Ange under [site] i vilken mapp projektets egna filer ligger, till exempel: overrides = "tema"
    .shipped = Se efter hur mallen använder plancs mallar: vad den hämtar därifrån, och vad den skickar med.
    .detail = mallspråket MiniJinja säger på engelska: { $detail }
