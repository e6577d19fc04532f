## Ändringar i ett ärende i git, på webbplatsen och som data.

review-what = Vad
review-before = Före
review-after = Nu
review-difference = Ändring
review-percent = Procent
review-whose = Ansvarig
review-because = Vad det beror på
review-below = se texten ord för ord
review-reworded = Texter ord för ord
review-other = Ordning och inställningar
review-concerned = Berörda
review-concerned-by = { $changed ->
        [0] { "" }
        [one] 1 ändring
       *[other] { $changed } ändringar
    }{ $changed ->
        [0] { "" }
       *[other] { $following ->
            [0] { "" }
           *[other] {", "}
        }
    }{ $following ->
        [0] { "" }
        [one] 1 följd
       *[other] { $following } följder
    }
review-concerned-more = { $count ->
        [one] en till
       *[other] { $count } till
    }

## Det som inte fick plats, räknat för sig.

review-left-out = Allt fick inte plats. Utelämnat: { $what }. Hela listan ger kommandot planc diff.
review-left-added = { $count ->
        [one] 1 ny post
       *[other] { $count } nya poster
    }
review-left-removed = { $count ->
        [one] 1 borttagen post
       *[other] { $count } borttagna poster
    }
review-left-renamed = { $count ->
        [one] 1 bytt id
       *[other] { $count } bytta id
    }
review-left-moved = { $count ->
        [one] 1 flytt
       *[other] { $count } flyttar
    }
review-left-reordered = { $count ->
        [one] 1 omordning
       *[other] { $count } omordningar
    }
review-left-reclassified = { $count ->
        [one] 1 byte av slag
       *[other] { $count } byten av slag
    }
review-left-reworded = { $count ->
        [one] 1 omformulering
       *[other] { $count } omformuleringar
    }
review-left-retargeted = { $count ->
        [one] 1 ändrat målvärde
       *[other] { $count } ändrade målvärden
    }
review-left-refigured = { $count ->
        [one] 1 ändrad siffra
       *[other] { $count } ändrade siffror
    }
review-left-reassigned = { $count ->
        [one] 1 ändrat ansvar
       *[other] { $count } ändrade ansvar
    }
review-left-restatused = { $count ->
        [one] 1 ändrad status
       *[other] { $count } ändrade statusar
    }
review-left-redated = { $count ->
        [one] 1 ändrat datum
       *[other] { $count } ändrade datum
    }
review-left-relinked = { $count ->
        [one] 1 ändrad koppling
       *[other] { $count } ändrade kopplingar
    }
review-left-respecified = { $count ->
        [one] 1 ändrad uppgift
       *[other] { $count } ändrade uppgifter
    }
review-left-deviations = { $count ->
        [one] 1 ändring av en godtagen avvikelse
       *[other] { $count } ändringar av godtagna avvikelser
    }
review-left-rules = { $count ->
        [one] 1 ändrad regel
       *[other] { $count } ändrade regler
    }
review-left-settings = { $count ->
        [one] 1 inställning
       *[other] { $count } inställningar
    }
review-left-derived = { $count ->
        [one] 1 uträknat värde
       *[other] { $count } uträknade värden
    }
review-left-findings = { $count ->
        [one] 1 anmärkning
       *[other] { $count } anmärkningar
    }
review-left-suspects = { $count ->
        [one] 1 post att se över
       *[other] { $count } poster att se över
    }
review-left-suggestions = { $count } förslag
review-left-details = { $count ->
        [one] 1 text ord för ord
       *[other] { $count } texter ord för ord
    }
review-left-concerned = { $count ->
        [one] 1 rad om vilka som berörs
       *[other] { $count } rader om vilka som berörs
    }

## Sidan om vad som har ändrats.

review-page = Vad som har ändrats
review-since = Ändrat sedan { $before }
review-from = Från
review-to = Till
review-changes = Ändringar
review-changes-caption = Varje ändring, före och nu
review-part = Del
review-kind = Slag
review-out = borttaget
review-in = tillagt
review-stood = stod i { $place }
review-kind-added = ny
review-kind-removed = borttagen
review-kind-renamed = nytt id
review-kind-moved = flyttad
review-kind-reordered = ny ordning
review-kind-reclassified = nytt slag
review-kind-reworded = omformulerad
review-kind-retargeted = nytt målvärde
review-kind-refigured = ny siffra
review-kind-reassigned = nytt ansvar
review-kind-restatused = ny status
review-kind-redated = nytt datum
review-kind-relinked = ny koppling
review-kind-respecified = ny uppgift
review-kind-deviation-accepted = avvikelse godtagen
review-kind-deviation-withdrawn = avvikelse inte längre godtagen
review-kind-deviation-reexplained = nytt skäl för avvikelse
review-kind-rule-set = ändrad regel
review-this = den här versionen
