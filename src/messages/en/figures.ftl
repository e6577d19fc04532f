## Figures: totals, formulas, checks.

accept-finding = Does the source have it like this? Then accept it on a line of its own in the block: known deviation { $target } "the reason"

total-mismatch = The total is wrong: { $row }, { $column }
    .label = stated { $stated }, the parts give { $computed }
    .dependent = not checked: it rests on the figure that is wrong
    .part = part
    .difference = The difference is { $difference }. Rounding can explain at most { $bound }.
    .exact = The difference is { $difference }. The table is not rounded, so the figures must agree exactly.
    .help = Correct the total or the part that is wrong.
    .accept = { accept-finding }

total-rounding = The total differs by rounding: { $row }, { $column }
    .label = stated { $stated }, the parts give { $computed }
    .part = part
    .difference = The difference is { $difference }. Rounding can explain at most { $bound }.
    .help = If the figures are rounded in the source, write “rounded yes” in the budget.
    .accept = { accept-finding }

formula-mismatch = The figure does not follow its formula: { $row }, { $column }
    .label = stated { $stated }, the formula gives { $computed }
    .dependent = not checked: it rests on the figure that is wrong
    .part = part
    .formula = the formula
    .difference = The difference is { $difference }. Rounding can explain at most { $bound }.
    .exact = The difference is { $difference }. The table is not rounded, so the figures must agree exactly.
    .help = Correct the figure, one of those it is worked out from, or the formula.
    .accept = { accept-finding }

formula-rounding = The figure and its formula differ by rounding: { $row }, { $column }
    .label = stated { $stated }, the formula gives { $computed }
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

check-rounding = The check differs by rounding: { $check }
    .label = { $left } against { $right }
    .part = part
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
    .part = part
    .difference = The difference is { $difference }. Rounding can explain at most { $bound }.
    .exact = The difference is { $difference }. The table is not rounded, so the figures must agree exactly.
    .help = Correct the row or the part that is wrong. If the parts do not cover the whole row, write “of which” instead of “part”.
    .accept = { accept-finding }

parts-rounding = The parts and the row differ by rounding: { $row }, { $column }
    .label = stated { $stated }, the parts give { $computed }
    .part = part
    .difference = The difference is { $difference }. Rounding can explain at most { $bound }.
    .help = If the figures are rounded in the source, write “rounded yes” in the budget.
    .accept = { accept-finding }

share-mismatch = The share is wrong: { $part }
    .label = stated { $stated }, worked out as { $computed } of { $whole }
    .dependent = not checked: it rests on the figure that is wrong
    .part = part
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
