## Diagram: vad de säger.

chart-name = Diagram: { $title } Siffrorna står i tabellen.
chart-outcome = Utfall
chart-forecast = Prognos
chart-target = Målvärde { $value }
chart-rose = Ökar från { $before } ({ $from }) till { $after } ({ $to }).
chart-fell = Minskar från { $before } ({ $from }) till { $after } ({ $to }).
chart-same = Oförändrat { $after } från { $from } till { $to }.
chart-once = { $value } ({ $time }).
chart-none = Inget utfall ännu.
chart-aim = Målvärde { $value } ({ $time }).
chart-others = { $count ->
        [one] Den minsta posten
       *[other] De { $count } minsta posterna
    }
chart-largest = { $name } är störst i { $column }: { $value }, { $share } av { $total }.
chart-change = { $name } går från { $before } ({ $from }) till { $after } ({ $to }): { $change }.
chart-scale-start = Skalan börjar vid { $value }.
chart-statuses = { $name }: { $statuses }.
chart-not-assessed = { $count } utan bedömning
chart-name-elsewhere = Diagram: { $title } Siffrorna står i { $budget }.
budget-step = Steg
