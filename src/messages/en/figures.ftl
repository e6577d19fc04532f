## Figures: totals, formulas, checks.

accept-finding = Does the source have it like this? { $named ->
        [yes] Then accept it on a line of its own in the block: known deviation { $target } "the reason"
       *[no] Then give the block an id, and accept it on a line of its own in the block: known deviation id "the reason"
    }

figure-hint = { $hint ->
        [scale] { $suspect } is probably of the wrong size: { $written } should be { $meant }.
        [missing-minus] A minus is probably missing: { $suspect } should be { $meant }.
        [stray-minus] There is probably a minus too many: { $suspect } should be { $meant }.
        [swapped] Two digits have probably changed places: { $suspect } says { $written } and should be { $meant }.
        [dropped] A digit has probably been dropped: { $suspect } says { $written } and should be { $meant }.
        [doubled] A digit is probably written twice: { $suspect } says { $written } and should be { $meant }.
        [digit] One digit is probably wrong: { $suspect } says { $written } and should be { $meant }.
        [text-scale] The digits are the same but the size is another. See in which unit the text and { $suspect } are written.
        [text-swapped] Two digits have probably changed places, in the text or in { $suspect }.
        [text-sign] Only the minus differs. Is it the text or { $suspect } that has the wrong sign?
        [subtotal] The row { $suspect } is itself the sum of the rows above and is counted once more. Write “subtotal” under counts in that row.
        [of-which] The difference is exactly the row { $suspect }. If it is included in another row, write “of which” and that row's id under counts.
        [twice] The difference is exactly the row { $suspect }, which is counted. If it is new, work out the total anew. If it is already included in another row, write “of which” and that row's id under counts.
        [left-out] The difference is exactly the row { $suspect }, which is not counted here.
        [missing-row] None of the figures can be changed without something else failing. Is a row with { $meant } missing?
       *[only] Only { $suspect } can be changed without something else failing: { $meant } instead of { $written }.
    }

total-mismatch = The total is wrong: { $row }, { $column }
    .label = stated { $stated }, the parts give { $computed }
    .dependent = not checked: it rests on the figure that is wrong
    .part = { $more ->
        [0] part
       *[other] part, like the { $more } between
    }
    .difference = The difference is { $difference }. Rounding can explain at most { $bound }.
    .exact = The difference is { $difference }. The table is not rounded, so the figures must agree exactly.
    .hint = { figure-hint }
    .likely = probably { $meant }
    .likely-row = this row
    .help = Correct the total or the part that is wrong.
    .accept = { accept-finding }

total-rounding = The total differs by rounding: { $row }, { $column }
    .label = stated { $stated }, the parts give { $computed }
    .part = { $more ->
        [0] part
       *[other] part, like the { $more } between
    }
    .difference = The difference is { $difference }. Rounding can explain at most { $bound }.
    .help = If the figures are rounded in the source, write “rounded yes” in the budget.
    .accept = { accept-finding }

formula-mismatch = The figure does not follow its formula: { $row }, { $column }
    .label = stated { $stated }, the formula gives { $computed }
    .dependent = not checked: it rests on the figure that is wrong
    .part = { $more ->
        [0] part
       *[other] part, like the { $more } between
    }
    .formula = the formula
    .difference = The difference is { $difference }. Rounding can explain at most { $bound }.
    .exact = The difference is { $difference }. The table is not rounded, so the figures must agree exactly.
    .hint = { figure-hint }
    .likely = probably { $meant }
    .help = Correct the figure, one of those it is worked out from, or the formula.
    .accept = { accept-finding }

formula-rounding = The figure and its formula differ by rounding: { $row }, { $column }
    .label = stated { $stated }, the formula gives { $computed }
    .part = { $more ->
        [0] part
       *[other] part, like the { $more } between
    }
    .formula = the formula
    .difference = The difference is { $difference }. Rounding can explain at most { $bound }.
    .help = If the figures are rounded in the source, write “rounded yes” in the budget.
    .accept = { accept-finding }

check-failed = The check does not hold: { $check }
    .label = { $left } against { $right }
    .part = { $more ->
        [0] part
       *[other] part, like the { $more } between
    }
    .empty = this is empty
    .difference = The difference is { $difference }. Rounding can explain at most { $bound }.
    .exact = The difference is { $difference }. The table is not rounded, so the figures must agree exactly.
    .hint = { figure-hint }
    .likely = probably { $meant }
    .help = Correct the figure that is wrong, or the check.
    .accept = { accept-finding }

check-rounding = The check differs by rounding: { $check }
    .label = { $left } against { $right }
    .part = { $more ->
        [0] part
       *[other] part, like the { $more } between
    }
    .difference = The difference is { $difference }. Rounding can explain at most { $bound }.
    .help = If the figures are rounded in the source, write “rounded yes” in the budget.
    .accept = { accept-finding }

of-which-too-large = A part is larger than the whole: { $part }
    .label = { $stated }, but the whole is { $total }
    .dependent = not checked: it rests on the figure that is wrong
    .whole = the whole
    .help = What is marked “of which” is included in the whole and cannot be larger. Correct the figure that is wrong.
    .accept = { accept-finding }

parts-mismatch = The parts do not add up to the row: { $row }, { $column }
    .label = stated { $stated }, the parts give { $computed }
    .dependent = not checked: it rests on the figure that is wrong
    .part = { $more ->
        [0] part
       *[other] part, like the { $more } between
    }
    .difference = The difference is { $difference }. Rounding can explain at most { $bound }.
    .exact = The difference is { $difference }. The table is not rounded, so the figures must agree exactly.
    .hint = { figure-hint }
    .likely = probably { $meant }
    .likely-row = this row
    .help = Correct the row or the part that is wrong. If the parts do not cover the whole row, write “of which” instead of “part”.
    .accept = { accept-finding }

parts-rounding = The parts and the row differ by rounding: { $row }, { $column }
    .label = stated { $stated }, the parts give { $computed }
    .part = { $more ->
        [0] part
       *[other] part, like the { $more } between
    }
    .difference = The difference is { $difference }. Rounding can explain at most { $bound }.
    .help = If the figures are rounded in the source, write “rounded yes” in the budget.
    .accept = { accept-finding }

share-mismatch = The share is wrong: { $part }
    .label = stated { $stated }, worked out as { $computed } of { $whole }
    .dependent = not checked: it rests on the figure that is wrong
    .part = { $more ->
        [0] part
       *[other] part, like the { $more } between
    }
    .exact = The difference is larger than the rounding of the share can explain.
    .help = Correct the share, the count or the whole.
    .accept = { accept-finding }

nothing-to-compute = There is nothing to work the figure out from
    .label = = means that planc works out the figure
    .help = Write the figure. Or let the row count as a “total”, or give the column a formula.

circular-figure = The figure is worked out from itself
    .label = the sum leads back here
    .help = Change the formula or how the row counts, or write the figure instead of =.

not-checked = { $count ->
        [one] One figure could not be checked
       *[other] { $count } figures could not be checked
    }
    .label = this one is wrong, missing or cannot be read
    .dependent = not checked

division-by-zero = The formula divides by zero
    .label = divided by zero here
    .formula = the formula
    .help = Leave the cell empty or write “not applicable”, or correct the figure that is divided by.

number-too-large = The number becomes too large to calculate with
    .label = too many digits
    .help = Check the figures, or choose a larger unit, such as mnkr. A number can have at most 27 digits.

one-cause = { $kind ->
        [figure] The figure is probably wrong: { $what }
        [exchanged] Two figures have probably changed places: { $what } and { $other }
        [row] The total is wrong in { $count } columns: { $what }
        [formula] { $count } rows do not follow the formula
        [check] The check does not hold in { $count } places
       *[shared] { $count } calculations do not hold, probably for one reason
    }
    .label = { $kind ->
        [figure] with { $computed } everything agrees
        [exchanged] stated { $stated }
        [row] the parts give { $computed }
        [formula] this formula
        [check] this check
       *[shared] one of the figures in this one
    }
    .figure = { $slip ->
        [scale] The figure is probably of the wrong size.
        [missing-minus] A minus is probably missing.
        [stray-minus] There is probably a minus too many.
        [swapped] Two digits have probably changed places.
        [dropped] A digit has probably been dropped.
        [doubled] A digit is probably written twice.
        [digit] One digit is probably wrong.
       *[none] The difference is { $difference }.
    } { $count ->
        [one] The calculation that fails holds
       *[other] The { $count } calculations that fail hold
    } if the figure is { $exact ->
        [yes] {""}
       *[no] about{" "}
    }{ $computed }.
    .row = The differences are, from the left: { $differences }.
    .exchanged = With { $stated } and { $computed } in each other's place everything agrees.
    .shared = { $suspects ->
        [0] The same figures are in all of them.
       *[other] One of { $suspects } figures that are in all of them is wrong, but nothing tells which.
    }
    .hint = { figure-hint }
    .likely-row = this row
    .other = stated { $computed }
    .total = the parts give { $computed }
    .parts = the parts give { $computed }
    .formula = the formula gives { $computed }
    .check = { $left } against { $right }
    .share = the share becomes { $computed }
    .of-which = the part is larger than the whole
    .text = the figure is { $computed }
    .help = { $kind ->
        [figure] Correct the figure. If it is right, the others are wrong.
        [exchanged] Let the figures change places.
        [row] Look for a row that is missing, stands twice or should not be counted.
        [formula] Correct the formula, or one of the columns that it reckons with.
        [check] Correct the check, or the figures that it compares.
       *[shared] Correct the figure that is wrong.
    }
    .accept-each = Does the source have it like this? Then accept each on a line of its own in the block: known deviation { $first } "the reason" { $targets-count ->
        [0] {""}
       *[other] – and likewise for { $targets }{ $more ->
            [0] {""}
           *[other] {" "}and { $more } more
        }
    }
