## Values: numbers, dates, periods and units.

missing-value = Something is missing after “{ $field }”
    .label = what should come here?
    .help = Write what is missing, or remove the line.
    .check = Write a relation between figures and why it should hold, such as: check total.2024 = 0 "the reason"
    .deviation = Write what deviates and why, such as: known deviation total.2024 "the reason"
    .rule = Write the rule’s number, what it should be, and why, such as: rule P0808 off "the reason"

invalid-number = “{ $text }” cannot be read as a number
    .label = not written as a number
    .readings = It could mean { $readings-or }.
    .mend = Write { $first } if that is what is meant. Digits are grouped in threes with a space.
    .form = Write the number in digits, such as 1{"\u00a0"}828.
    .long = A number can have at most 27 digits. Choose a larger unit, such as mnkr.

invalid-date = “{ $text }” is not a date
    .label = which day?
    .form = Write year, month and day: 2025-02-26
    .calendar = There is no such day in the calendar. Check it against the decision or the minutes.
    .meant = If { $meant } is meant, write it like that: year, month and day with hyphens.
    .year = Write the year as well, such as { $example }.

invalid-period = “{ $text }” is not a period
    .label = which time?
    .form = Write a year or a part of one: 2025, 2024..2026, 2025-T1, 2025-H1, 2025-Q3, 2025-04 or 2025-02-26.
    .calendar = Correct the number: a year has three tertials, two half-years, four quarters and twelve months.
    .meant = If { $meant } is meant, write it like that.
    .likely = If both years are meant, write { $meant }. A school year has no form of its own: write the years that it touches.
    .year = Write the year as well, such as { $example }.
    .open = A period has both a beginning and an end, such as 2024..2026.
    .range = A period with a beginning and an end is written in whole years, such as 2024..2026. A part of a year is a half-year, a tertial, a quarter or a month.

unit-clash = The units do not go together: { $stated } and { $expected }
    .label = the unit here is { $expected }
    .help = Only units of the same kind can be compared and added up. Correct the unit, or point to another figure.
    .nearest = Did you mean { $nearest-or }?
    .scale = What is not money is written in full: { $mended }

unknown-unit = “{ $text }” cannot be read as a unit
    .label = which unit?
    .help = Write money in kr, tkr, mnkr or mdkr, and shares in %. Anything else that is counted is written with one word, such as households.
    .nearest = Did you mean { $nearest-or }?

field-twice = “{ $word }” appears twice
    .label = here again
    .first = the first time
    .help = Remove one of them, or move it to the block where it belongs.

key-missing = It is not clear which period or column “{ $field }” is for
    .label = for which one?
    .help = Write the period or the column and a colon before the value, such as “{ $field } 2023: 599”.

invalid-value = “{ $text }” does not fit here
    .allowed = This can be { $allowed-or }.
    .link = Write the whole address, starting with https:// and without spaces.
    .flag = Write yes or no.
    .status = Write a status first, then the day, such as “decided 2023-12-13”.
    .figure = Write a number, - where the value is missing, “not ready”, “not applicable”, a direction or a status word. Any other text goes in quotation marks.
    .share = Write the share in per cent, in brackets, such as 599{"\u00a0"}(56{"\u00a0"}%).
    .reference = Write the id of { $wanted-or }.
    .quote = Write the id of { $wanted-or }, or text in quotation marks.
    .link-target = Write an id in the link: [[goal children]], [[children]] or [[children|the young]].
    .counting = Write total or subtotal, or “part” or “of which” and the id of the row that it is part of.
    .rule = Write the number of the rule, such as P0401.
    .target = Write what deviates, such as total.2024.
    .amount = Write an amount with its unit, such as 76{"\u00a0"}kr per user and year.
    .level = Write the rule’s number, then off, warning or error: rule P0808 off "the reason"
    .word-kind = Write instead what the word is for: { $kinds-or }.
    .list = A comma and a space stand between values: { $mended }
    .hyphen = An id is written with hyphens: { $mended }

period-order = The period { $text } ends before it starts
    .label = the later one comes first
    .order = Write the earlier one first.

time-order = “{ $field }” is { $order ->
    [after] after
    [outside] outside
   *[before] before
} “{ $other }”
    .label = { $time }
    .other = { $against }
    .help = Correct the time that is wrong.
    .accept = { accept-finding }

missing-without-reason = A value is missing here without a reason
    .label = why is it missing?
    .help = Write the reason: missing "the reason". Or mark the dash with a footnote: -[^footnote]

invalid-formula = The formula cannot be read
    .label = it stops making sense here
    .whole = the formula
    .figure = “{ $text }” is { $concept-a }, not a figure. Write which figure is meant, such as budget.row.column.
    .mixed = “{ $text }” mixes columns and rows. Write which figures are meant: row.column.
    .help = Use +, -, * and /, with a space on both sides, such as “b2023 + extra”.
    .long = The formula is too long or has too many brackets. Split it: let a row or column of its own carry part of it.

bare-target-without-direction = It is not clear which way the target points
    .label = at least or at most?
    .help = Write at least, at most, below, above or exactly before the number. Or give the indicator a direction: increase, decrease or keep.

value-twice = There is already a value for { $key }
    .label = here again
    .first = the first time
    .help = Remove one of them, or correct which period or column it is for.

fraction-of-percent = { $text } % is a hundredth of what the other values show
    .label = is { $percent } % meant?
    .help = With the unit % the percentage is written: { $percent }. If the value is right all the same, disregard the warning.

## Questions to the plan.

invalid-query = The query cannot be read
    .label = it stops making sense here
    .whole = this far it is clear
    .form = Write what is sought and, if needed, where, which and how: “assignments in vp-2024 where responsible = vuxen and status != completed order by number show number, title”. Values with “and”, a comma or brackets go in quotation marks.
    .twice = “{ $text }” is a column already. Remove one of them.

unknown-query-field = “{ $word }” is not something you can ask of { $concept-a }
    .label = what is sought?
    .nearest = Did you mean { $nearest-or }?
    .allowed = You can ask for { $allowed }.
    .step = A full stop leads on only from what refers to something else, such as “responsible.part of”.

query-misfit = “{ $field }” cannot be { $use ->
        [order] used to put things in order
        [show] shown
       *[compare] compared in this way
    }
    .label = does not fit
    .signs = What fits here: { $allowed-or }.
    .presence = Ask whether it exists or is missing: “{ $field } exists”.
    .period = Say which period too, such as “{ $field } 2025”.

view-without-query = The view has no query
    .label = what should it show?
    .help = Write a query in its block, such as “query assignments where status != completed”.
