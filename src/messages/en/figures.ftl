## Figures: totals, formulas, checks.

accept-finding = Is the difference as it should be, for instance because the source has it? Write in the block: known deviation { $target } "the reason"

total-mismatch = The total is wrong: { $row }, { $column }
    .label = stated { $stated }, the parts make { $computed }
    .dependent = not checked, because it rests on the wrong figure
    .part = part
    .difference = The difference is { $difference }. Rounding can explain at most { $bound }.
    .exact = The difference is { $difference }. The table is not rounded, so the figures must agree exactly.
    .help = Correct the total or the part that is wrong.
    .accept = { accept-finding }

total-rounding = The total differs within rounding: { $row }, { $column }
    .label = stated { $stated }, the parts make { $computed }
    .part = part
    .difference = The difference is { $difference }. Rounding can explain at most { $bound }.
    .help = If the figures are rounded in the source, write “rounded yes” in the budget.
    .accept = { accept-finding }

formula-mismatch = The formula does not hold: { $row }, { $column }
    .label = stated { $stated }, the formula makes { $computed }
    .dependent = not checked, because it rests on the wrong figure
    .part = part
    .formula = the formula
    .difference = The difference is { $difference }. Rounding can explain at most { $bound }.
    .exact = The difference is { $difference }. The table is not rounded, so the figures must agree exactly.
    .help = Correct the figure, one of those that it comes from, or the formula.
    .accept = { accept-finding }

formula-rounding = The formula differs within rounding: { $row }, { $column }
    .label = stated { $stated }, the formula makes { $computed }
    .part = part
    .formula = the formula
    .difference = The difference is { $difference }. Rounding can explain at most { $bound }.
    .help = If the figures are rounded in the source, write “rounded yes” in the budget.
    .accept = { accept-finding }

check-failed = The check does not hold: { $check }
    .label = { $left } against { $right }
    .part = part
    .difference = The difference is { $difference }. Rounding can explain at most { $bound }.
    .exact = The difference is { $difference }. The table is not rounded, so the figures must agree exactly.
    .help = Correct the figure that is wrong, or the check.
    .accept = { accept-finding }

check-rounding = The check differs within rounding: { $check }
    .label = { $left } against { $right }
    .part = part
    .difference = The difference is { $difference }. Rounding can explain at most { $bound }.
    .help = If the figures are rounded in the source, write “rounded yes” in the budget.
    .accept = { accept-finding }

of-which-too-large = A part is larger than the whole: { $part } is { $stated } but { $whole } is { $total }
    .label = larger than the whole
    .dependent = not checked, because it rests on the wrong figure
    .whole = the whole
    .help = An “of which” is included in the whole and cannot be larger. Correct the figure that is wrong.
    .accept = { accept-finding }

parts-mismatch = The parts do not make the whole: { $row }, { $column }
    .label = stated { $stated }, the parts make { $computed }
    .dependent = not checked, because it rests on the wrong figure
    .part = part
    .difference = The difference is { $difference }. Rounding can explain at most { $bound }.
    .exact = The difference is { $difference }. The table is not rounded, so the figures must agree exactly.
    .help = Correct the row or the part that is wrong. If the parts do not cover everything, write “of which” instead of “part”.
    .accept = { accept-finding }

parts-rounding = The parts differ from the whole within rounding: { $row }, { $column }
    .label = stated { $stated }, the parts make { $computed }
    .part = part
    .difference = The difference is { $difference }. Rounding can explain at most { $bound }.
    .help = If the figures are rounded in the source, write “rounded yes” in the budget.
    .accept = { accept-finding }

share-mismatch = The share is wrong: { $part }
    .label = stated { $stated }, recomputed { $computed } of { $whole }
    .dependent = not checked, because it rests on the wrong figure
    .part = part
    .exact = The difference is { $difference }, more than the share's own rounding.
    .help = Correct the share, the count or the whole.
    .accept = { accept-finding }

nothing-to-compute = There is nothing to compute here
    .label = = means that planc computes the figure
    .help = Write the figure, or let the row count as a “total” or give the column a formula.

circular-figure = The figure is computed from itself
    .label = leads back here
    .help = Change the formula or how the row counts, or write the figure instead of =.

not-checked = { $count ->
        [one] One figure could not be checked
       *[other] { $count } figures could not be checked
    }
    .label = because this one is wrong, missing or cannot be read
    .dependent = not checked

division-by-zero = The formula divides by zero
    .label = here something is divided by zero
    .formula = the formula
    .help = Leave the cell empty or write “not applicable”, or correct the figure that is divided by.

number-too-large = The number becomes too large to reckon with
    .label = too many digits
    .help = A number can have at most 27 digits. Choose a larger unit, such as mnkr.
