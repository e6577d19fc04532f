## Charts: what they say.

chart-name = Chart: { $title } The figures are in the table.
chart-outcome = Outcome
chart-forecast = Forecast
chart-target = Target { $value }
chart-rose = Up from { $before } ({ $from }) to { $after } ({ $to }).
chart-fell = Down from { $before } ({ $from }) to { $after } ({ $to }).
chart-same = Unchanged at { $after } from { $from } to { $to }.
chart-once = { $value } ({ $time }).
chart-none = No outcome yet.
chart-aim = Target { $value } ({ $time }).
chart-others = { $count ->
        [one] The smallest item
       *[other] The { $count } smallest items
    }
chart-largest = { $name } is the largest in { $column }: { $value }, { $share } of { $total }.
chart-change = { $name } goes from { $before } ({ $from }) to { $after } ({ $to }): { $change }.
chart-scale-start = The scale starts at { $value }.
chart-statuses = { $name }: { $statuses }.
chart-not-assessed = { $count } not assessed
chart-name-elsewhere = Chart: { $title } The figures stand in { $budget }.
budget-step = Step
