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
    .label = stated { $stated }, { $formula } makes { $computed }
    .dependent = not checked, because it rests on the wrong figure
    .part = part
    .formula = the formula
    .difference = The difference is { $difference }. Rounding can explain at most { $bound }.
    .exact = The difference is { $difference }. The table is not rounded, so the figures must agree exactly.
    .help = Correct the figure, one of those that it comes from, or the formula.
    .accept = { accept-finding }

formula-rounding = The formula differs within rounding: { $row }, { $column }
    .label = stated { $stated }, { $formula } makes { $computed }
    .part = part
    .formula = the formula
    .difference = The difference is { $difference }. Rounding can explain at most { $bound }.
    .help = If the figures are rounded in the source, write “rounded yes” in the budget.
    .accept = { accept-finding }

check-failed = The check does not hold: { $check }
    .label = { $left } against { $right }
    .part = part
    .difference = The difference is { $difference }. Rounding can explain at most { $bound }.
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

share-mismatch = The share is wrong: stated { $stated }, recomputed { $computed }
    .label = { $part } of { $whole } is { $computed }
    .dependent = not checked, because it rests on the wrong figure
    .whole = the whole
    .help = Correct the share or one of the figures.
    .accept = { accept-finding }

nothing-to-compute = There is nothing to compute here
    .label = = means that planc computes the figure
    .help = Write the figure, or let the row count as a “total” or give the column a formula.

circular-figure = The figure is computed from itself
    .label = leads back here
    .step = is in turn computed from here
    .help = Change the formula or how the row counts.

not-checked = { $row }, { $column } is not checked
    .label = depends on a figure that cannot be read
    .broken = this one
    .help = Mend that figure first.

division-by-zero = The formula divides by zero
    .label = { $row }, { $column }
    .divisor = is zero
    .help = Leave the cell empty or write “not applicable”.

number-too-large = The number becomes too large to reckon with
    .label = too many digits
    .help = A number can have at most 28 digits. Choose a larger unit, such as mnkr.
