## Changes in a merge request, on the site and as data.

review-what = What
review-before = Before
review-after = Now
review-difference = Change
review-percent = Per cent
review-whose = Responsible
review-because = What it is due to
review-below = see the text word by word
review-reworded = Texts word by word
review-other = Order and settings
review-concerned = Concerns
review-concerned-by = { $changed ->
        [0] { "" }
        [one] 1 change
       *[other] { $changed } changes
    }{ $changed ->
        [0] { "" }
       *[other] { $following ->
            [0] { "" }
           *[other] {", "}
        }
    }{ $following ->
        [0] { "" }
        [one] 1 consequence
       *[other] { $following } consequences
    }
review-concerned-more = { $count ->
        [one] one more
       *[other] { $count } more
    }

## What found no place, each counted.

review-left-out = Not everything fits here. Left out: { $what }. The command planc diff gives the whole list.
review-left-added = { $count ->
        [one] 1 new item
       *[other] { $count } new items
    }
review-left-removed = { $count ->
        [one] 1 removed item
       *[other] { $count } removed items
    }
review-left-renamed = { $count ->
        [one] 1 changed id
       *[other] { $count } changed ids
    }
review-left-moved = { $count ->
        [one] 1 move
       *[other] { $count } moves
    }
review-left-reordered = { $count ->
        [one] 1 change of order
       *[other] { $count } changes of order
    }
review-left-reclassified = { $count ->
        [one] 1 change of kind
       *[other] { $count } changes of kind
    }
review-left-reworded = { $count ->
        [one] 1 rewording
       *[other] { $count } rewordings
    }
review-left-retargeted = { $count ->
        [one] 1 changed target
       *[other] { $count } changed targets
    }
review-left-refigured = { $count ->
        [one] 1 changed figure
       *[other] { $count } changed figures
    }
review-left-reassigned = { $count ->
        [one] 1 change of who is responsible
       *[other] { $count } changes of who is responsible
    }
review-left-restatused = { $count ->
        [one] 1 changed status
       *[other] { $count } changed statuses
    }
review-left-redated = { $count ->
        [one] 1 changed date
       *[other] { $count } changed dates
    }
review-left-relinked = { $count ->
        [one] 1 changed link
       *[other] { $count } changed links
    }
review-left-respecified = { $count ->
        [one] 1 changed detail
       *[other] { $count } changed details
    }
review-left-deviations = { $count ->
        [one] 1 change of an accepted deviation
       *[other] { $count } changes of accepted deviations
    }
review-left-rules = { $count ->
        [one] 1 changed rule
       *[other] { $count } changed rules
    }
review-left-settings = { $count ->
        [one] 1 setting
       *[other] { $count } settings
    }
review-left-derived = { $count ->
        [one] 1 computed figure
       *[other] { $count } computed figures
    }
review-left-findings = { $count ->
        [one] 1 finding
       *[other] { $count } findings
    }
review-left-suspects = { $count ->
        [one] 1 item to look at again
       *[other] { $count } items to look at again
    }
review-left-suggestions = { $count ->
        [one] 1 suggestion
       *[other] { $count } suggestions
    }
review-left-details = { $count ->
        [one] 1 text word by word
       *[other] { $count } texts word by word
    }
review-left-concerned = { $count ->
        [one] 1 line on whom it concerns
       *[other] { $count } lines on whom it concerns
    }

## The page on what has changed.

review-page = What has changed
review-since = Changed since { $before }
review-from = From
review-to = To
review-changes = Changes
review-changes-caption = Each change, before and now
review-part = Part
review-kind = Kind
review-out = taken out
review-in = put in
review-stood = stood in { $place }
review-kind-added = new
review-kind-removed = removed
review-kind-renamed = new id
review-kind-moved = moved
review-kind-reordered = new order
review-kind-reclassified = new kind
review-kind-reworded = reworded
review-kind-retargeted = new target
review-kind-refigured = new figure
review-kind-reassigned = other responsible
review-kind-restatused = new status
review-kind-redated = new date
review-kind-relinked = new link
review-kind-respecified = other detail
review-kind-deviation-accepted = deviation accepted
review-kind-deviation-withdrawn = deviation no longer accepted
review-kind-deviation-reexplained = new reason for a deviation
review-kind-rule-set = changed rule
review-this = this version
