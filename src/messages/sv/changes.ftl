## Ändringar mellan två versioner av en plan. changes- och typens nyckel: det som står före ett före och ett efter.

changes-added = ny
changes-removed = borttagen
changes-renamed = nytt id
changes-moved = flyttad
changes-reordered = ny ordning
changes-reclassified = nytt slag
changes-deviation-accepted = godtagen avvikelse
changes-deviation-withdrawn = inte längre godtagen avvikelse
changes-deviation-reexplained = nytt skäl för avvikelse
changes-rule-set = regel
changes-title = rubrik
changes-share = andelen
changes-in-text = i texten
changes-outermost = ytterst
changes-nothing = inget
changes-left-to-planc = räknas ut av planc
changes-stated = angivet
changes-now-after = { $item } står nu efter { $after }
changes-now-first = { $item } står nu först
changes-level-off = av
changes-level-warning = varning
changes-level-error = fel
changes-with-contents = { $count ->
        [one] med en post i sig
       *[other] med { $count } poster i sig
    }

## Hur en rad räknas.

changes-counting-total = summa
changes-counting-subtotal = delsumma
changes-counting-part = del av { $row }
changes-counting-of-which = varav i { $row }

## Ord i formler och frågor.

changes-sign-count = antal
changes-sign-within = i
changes-sign-where = där
changes-sign-and = och
changes-sign-or = eller
changes-sign-not = inte
changes-sign-contains = innehåller
changes-sign-missing = saknas
changes-sign-yes = ja
changes-sign-no = nej
changes-sign-show = visa
changes-sign-ascending = ordnat efter
changes-sign-descending = fallande efter
changes-sign-share = andelen
changes-sign-without-kind = utan slag

## Det hela i en mening, med semikolon mellan delarna.

changes-none = Inget har ändrats.
changes-net-items = { $items ->
        [one] 1 post ändrad
       *[other] { $items } poster ändrade
    }
changes-net-settings = Bara inställningar har ändrats
changes-net-order = Bara ordningen har ändrats
changes-net-total = { $budget }, { $column }: { $direction ->
        [down] { $difference } mindre
       *[up] { $difference } mer
    }, nu { $after }{ $percent }
changes-net-totals = { $count ->
        [one] en annan summa ändrad
       *[other] { $count } andra summor ändrade
    }
changes-net-count = { $concept }: { $before } → { $after }
changes-net-began = { $count ->
        [one] 1 ny anmärkning
       *[other] { $count } nya anmärkningar
    }
changes-net-ceased = { $count ->
        [one] 1 anmärkning borta
       *[other] { $count } anmärkningar borta
    }
changes-net-suspects = { $count ->
        [one] 1 post kan behöva ses över
       *[other] { $count } poster kan behöva ses över
    }

## Rubriker.

changes-order = Ny ordning
changes-settings = Projektets inställningar
changes-derived = Summor och andra uträknade värden
changes-began = Nya anmärkningar
changes-ceased = Anmärkningar som är borta
changes-accepted = Avvikelser som nu godtas
changes-withdrawn = Avvikelser som inte längre godtas
changes-suspects = Oförändrat, men pekar på något som har ändrats
changes-suggestions = Förslag
changes-unread = Gick inte att läsa

## Följder.

changes-contribution = { $item }: { $amount }
changes-contribution-new = { $item }: { $amount } (ny)
changes-contribution-gone = { $item }: { $amount } (borttagen)
changes-more-contributions = { $count ->
        [one] och en till
       *[other] och { $count } till
    }
changes-unseen = { $count ->
        [one] Ett uträknat värde till har ändrats
       *[other] { $count } uträknade värden till har ändrats
    } med mindre än vad som syns.
changes-still-stated = Angivet värde står kvar: { $stated }
changes-now-stated = Angivet nu: { $stated }
changes-reason = Skäl: { $reason }
changes-likely-renamed = ”{ $before }” är borttagen och ”{ $after }” är ny ({ $likeness } % lika). Är det samma { $concept }? Skriv i så fall i den nya: tidigare id { $id }
changes-unread-before = { $count ->
        [one] Ett fel i den tidigare versionen
       *[other] { $count } fel i den tidigare versionen
    } gör att något där inte har kunnat jämföras.
changes-unread-after = { $count ->
        [one] Ett fel i den senare versionen
       *[other] { $count } fel i den senare versionen
    } gör att något där inte har kunnat jämföras. Kommandot planc check säger vad som är fel.

## Versionerna som jämförs.

changes-between = Från { $before } till { $after }
changes-shown = { $shown ->
        [0] Ingen av de { $all } ändrade posterna motsvarar urvalet.
       *[other] Här visas { $shown } av { $all } ändrade poster.
    }
changes-side-working-tree = filerna som de är nu
changes-side-folder = { $path }
changes-side-published = den publicerade planen { $path }
changes-side-asked = { $asked } ({ $commit }, { $date })
changes-side-latest = senaste versionen i git ({ $commit }, { $date })
changes-side-base = versionen där arbetet skildes från { $of } ({ $commit }, { $date })
changes-side-decided = den beslutade versionen ({ $commit }, { $date })
changes-side-empty = I { $side } finns ingen plan i mappen; därför är allt nytt eller borttaget. Låg planen i en annan mapp då, skriv VERSION:MAPP.

## När en version inte går att hitta.

changes-no-plan = Det finns ingen plan i någon av versionerna.
git-no-git = Programmet git finns inte på datorn. Det behövs för att läsa tidigare versioner.
git-no-repository = { $path } ligger inte i något git-arkiv, så det finns inga tidigare versioner. Ange två mappar, eller en publicerad plan.json, att jämföra.
git-no-revision = Det finns ingen version som heter ”{ $revision }” { $shallow ->
        [yes] i den del av historiken som är hämtad. Hämta mer med git fetch --deepen=100, eller allt med git fetch --unshallow.
       *[no] i git-arkivet.
    }
git-no-commits = Ingenting är sparat i git än, så det finns ingen tidigare version att jämföra med.
git-no-common = { $one } och { $other } har ingen gemensam historia{ $shallow ->
        [yes] {" "}i den del som är hämtad. Hämta mer med git fetch --deepen=100, eller allt med git fetch --unshallow.
       *[no] .
    }
git-no-folder = Mappen { $folder } finns inte i versionen { $revision }. Låg planen i en annan mapp då, skriv { $revision }:MAPP.
git-missing = Git-arkivet är bara delvis hämtat och saknar filer ur den versionen. Hämta dem med git fetch --refetch --no-filter, eller klona om utan --filter.
git-failed = Git svarar: { $detail }
side-nothing = ”{ $what }” är varken en version i git, en mapp eller en fil.{ $near-count ->
        [0] { "" }
       *[other] {" "}Menar du { $near-or }?
    }
side-both = ”{ $what }” är både en version i git och en fil eller mapp. Skriv ./{ $what } för filen eller mappen, heads/{ $what } eller tags/{ $what } för versionen.
side-not-published = { $path } är inte en plan.json som planc har skrivit.
side-not-decided = Ingen tidigare version av planen har status beslutad eller antagen{ $shallow ->
        [yes] {" "}i den del av historiken som är hämtad. Hämta allt med git fetch --unshallow.
       *[no] . Skriv i planc.toml vilken version som gäller: [review] decided = "TAGG"
    }
side-no-working-tree = Git-arkivet har inga filer att arbeta i. Ange två versioner att jämföra.

## Historien för en post eller en siffra.

history-commit = { $date }  { $author }
history-uncommitted = Ännu inte sparat i git
history-none = Inget har hänt med den i den historik som finns.
history-shallow = Bara den senaste delen av historiken är hämtad. Hämta resten med git fetch --unshallow.
history-unknown = Ingenting i planen heter ”{ $what }”, varken nu eller i tidigare versioner.
