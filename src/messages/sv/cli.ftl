## Kommandoraden.

summary = { $files ->
        [one] 1 fil
       *[other] { $files } filer
    }, { $items ->
        [one] 1 post
       *[other] { $items } poster
    }, { $references ->
        [one] 1 hänvisning
       *[other] { $references } hänvisningar
    }, { $figures ->
        [one] 1 kontrollerad siffra
       *[other] { $figures } kontrollerade siffror
    }: { $errors ->
        [0] inga fel
       *[other] { $errors } fel
    }, { $warnings ->
        [0] inga varningar
        [one] 1 varning
       *[other] { $warnings } varningar
    }, { $accepted ->
        [0] inga godtagna avvikelser
        [one] 1 godtagen avvikelse
       *[other] { $accepted } godtagna avvikelser
    } ({ $seconds } s)
written = { $files ->
        [one] 1 fil
       *[other] { $files } filer
    } skrevs till { $path }
nothing-written = Inget skrevs. Rätta felen och bygg igen. Det som byggdes förra gången ligger kvar.
warnings-denied = Varningar räknas som fel, eftersom --deny warnings är angivet.

watch-changed = Ändrat: { $files }{ $more ->
        [0] {""}
       *[other] {" "}och { $more } till
    }
watch-again = planc försöker igen om { $seconds } s, eller så fort något sparas.
watch-waiting = Väntar på nästa ändring. Avsluta med Ctrl+C.

serve-at = Webbplatsen visas på { $address }
serve-last = Rätta felen. Sidorna visar det som byggdes senast utan fel.
serve-no-browser = Webbläsaren gick inte att öppna. Skriv in adressen där själv.
serve-heading = { $errors ->
        [0] Planen kan inte visas som den är nu
        [one] Planen har 1 fel
       *[other] Planen har { $errors } fel
    }
serve-note = Sidan visar det som byggdes senast utan fel. Den laddas om av sig själv när felen är rättade.{ $more ->
        [0] {""}
        [one] {" "}1 meddelande till visas där planc serve körs.
       *[other] {" "}{ $more } meddelanden till visas där planc serve körs.
    }
serve-failed = Planen går inte att läsa just nu

accepted-none = Planen godtar inga avvikelser.
accepted-because = Godtas i { $place }: { $reason }

answer-count = { $count ->
        [0] Inget i planen svarar mot frågan.
        [one] 1 post
       *[other] { $count } poster
    }

fmt-changed = { $changed ->
        [0] Inga filer ändrades
        [one] 1 fil ändrades
       *[other] { $changed } filer ändrades
    }, { $clean ->
        [0] ingen var redan välskriven
        [one] 1 var redan välskriven
       *[other] { $clean } var redan välskrivna
    }.
fmt-would-change = { $changed ->
        [0] Inga filer behöver ändras
        [one] 1 fil behöver ändras
       *[other] { $changed } filer behöver ändras
    }, { $clean ->
        [0] ingen är redan välskriven
        [one] 1 är redan välskriven
       *[other] { $clean } är redan välskrivna
    }.
fmt-left = { $places ->
        [one] Ett ställe gick inte att läsa och är lämnat som det var
       *[other] { $places } ställen gick inte att läsa och är lämnade som de var
    }. Kommandot planc check säger vad som är fel.

made =
    En liten plan ligger nu i { $path }. Så här går du vidare:
    {"  "}planc check { $project }    kontrollerar planen
    {"  "}planc build { $project }    gör webbplats, Markdown och CSV i mappen public
    Ändra gärna en siffra i budget.plan och kontrollera igen.

theme-themes = Teman
theme-used = används här
theme-files = Filer i temat { $name }
theme-own = projektets egen: { $path }
theme-own-more = finns bara här: { $path }
theme-from = från temat { $name }
theme-settings = Inställningar, under [site.settings] i planc.toml
theme-set = { $kind ->
        [color] färg
        [font] typsnitt
        [picture] bild
       *[text] text
    }, inställt här
theme-unset = { $kind ->
        [color] färg
        [font] typsnitt
        [picture] bild
       *[text] text
    }
theme-setting-accent = Färgen på märken och diagram på ljus botten
theme-setting-accent-dark = Färgen på märken och diagram på mörk botten
theme-setting-font = Typsnittet i all text: det första som läsaren har
theme-setting-footer = En rad längst ned på varje sida
theme-setting-logo = En bild före webbplatsens namn
theme-setting-logo-alt = Vad bilden visar, med ord; tomt om den bara upprepar namnet
theme-setting-preview = Bilden som syns där någon delar en länk, 1200 × 630 bildpunkter
theme-more =
    Mallar kan använda label("…"), asset("…"), has_asset("…"), setting("…") och det som sidan har.
    Hämta ut en fil att ändra med planc theme eject FIL.
theme-taken-out = { $files ->
        [one] 1 fil
       *[other] { $files } filer
    } ligger nu i { $path }
theme-name-folder = För att de ska användas, skriv under [site] i planc.toml: overrides = "{ $folder }"
theme-no-file = Temat { $theme } har ingen fil som heter { $file }. Menar du { $known-or }?
theme-file-there = { $path } finns redan, så inget hämtades ut. Flytta undan filen eller ange en annan mapp med --to.

progress-checking = Läser och kontrollerar
progress-asking = Frågar andra webbplatser
progress-writing = Skriver

failure = fel: { $text }
read-failed = { $path } går inte att läsa: { $cause ->
        [not-found] det finns ingen sådan fil eller mapp.
        [no-permission] du har inte behörighet.
        [outside] filen ligger utanför projektets mapp.
        [not-a-file] det är inte en vanlig fil.
        [not-a-plan] ange en mapp, eller en fil vars namn slutar på .plan.
        [too-large] filen är större än 4 GiB.
        [name-not-utf8] filens namn är inte kodat i UTF-8.
       *[other] { $detail }.
    }
write-failed = { $path } går inte att skriva: { $cause ->
        [not-found] det finns ingen sådan mapp.
        [no-permission] du har inte behörighet.
        [not-a-file] något annat med samma namn ligger i vägen.
        [too-large] filen skulle bli större än vad filsystemet eller en gräns tillåter.
        [disk-full] disken är full.
       *[other] { $detail }.
    }
not-empty = Mappen { $path } är inte tom. En ny plan behöver en ny eller tom mapp, så att inget skrivs över.
holds-sources = { $path } kan inte ersättas av det som byggs, för planen själv ligger där. Ange en annan mapp med --out.
not-ours = { $path } innehåller något som planc inte har skrivit, och lämnas därför orörd. Ange en annan mapp med --out, eller flytta undan den först.
busy = Ett annat bygge skriver just nu till { $path }. Försök igen när det är klart.
site-failed = Webbplatsen kunde inte göras. Felet ligger i planc och inte i planen: { $detail }
port-taken = port { $port } går inte att använda: { $cause ->
        [in-use] ett annat program använder den redan.
       *[other] { $detail }.
    } Ange en annan med --port, eller ingen, så väljer planc en som är ledig.
port-none = ingen port går att använda: { $detail }.
