## Values: numbers, dates, periods and units.

missing-value = “{ $field }” says nothing
    .label = something is missing here
    .help = Write the value after the word, or remove the line.
    .check = Write a relation between figures: total.2024 = 0 "the reason"
    .deviation = Write what deviates and why: known deviation total.2024 "the reason"
    .rule = Write the rule’s number, what it is to be, and why: rule P0801 off "the reason"

invalid-number = “{ $text }” cannot be read as a number
    .label = not a number in this format
    .readings = It could mean { $readings-or }.
    .mend = If { $first } is meant, write it like that. Decimals are written with a point, and digits are grouped by three with a space.
    .form = A number is written with digits, such as 1 828.1.
    .long = A number can have at most 27 digits. Choose a larger unit, such as mnkr.

invalid-date = “{ $text }” is not a date
    .label = not a date
    .form = Dates are written with year, month and day: 2025-02-26
    .calendar = That day is not in the calendar.

invalid-period = “{ $text }” is not a period
    .label = not a period
    .form = Periods are written 2025, 2024..2026, 2025-T1, 2025-H1, 2025-Q3, 2025-04 or 2025-02-26.
    .calendar = It is not in the calendar. A year has three tertials, two half-years, four quarters and twelve months.

unit-clash = The units do not go together: { $stated } and { $expected }
    .label = the unit here is { $expected }
    .help = Only units of the same kind can be compared and added. Correct the unit, or the figure that is referred to.

unknown-unit = “{ $text }” cannot be read as a unit
    .label = unknown unit
    .help = Money is written in kr, tkr, mnkr or mdkr, shares in %. Anything else that is counted is written with one word, such as households.

field-twice = “{ $word }” stands twice
    .label = here it stands again
    .first = the first time
    .help = Remove one of them, or move it to the block where it belongs.

key-missing = It is not clear which period or column “{ $field }” is for
    .label = for when?
    .help = Write it before a colon, such as “outcome 2023: 599”.

invalid-value = “{ $text }” does not fit here
    .allowed = There can be { $allowed-or }.
    .link = An address on the web starts with https:// and has no spaces.
    .flag = Write yes or no.
    .status = Write first a status, then the day, such as “decided 2023-12-13”.
    .figure = Write a number, - where the value is missing, “not ready”, “not applicable”, a direction or a status word. Other text stands in quotation marks.
    .share = A share is written in per cent in parentheses: 599 (56 %)
    .reference = Write the id of { $wanted-or }.
    .quote = Write the id of { $wanted-or }, or text in quotation marks.
    .link-target = A link is written with an id: [[goal children]], [[children]] or [[children|the young]].
    .counting = Write total, subtotal, “part row” or “of which row”.
    .rule = Write the number of the rule, such as P0401.
    .target = Write what deviates, such as total.2024.
    .amount = Write an amount with its unit, such as 76 kr per user and year.
    .level = Write the rule’s number, then off, warning or error: rule P0801 off "the reason"
    .word-kind = Write what the word is for: { $kinds-or }.

period-order = The period { $text } ends before it starts
    .label = the later year stands first
    .order = Write the earlier year first.

missing-without-reason = A value is missing here without a reason
    .label = why is it missing?
    .help = Write the reason after it: missing "the reason". Or mark it with a footnote: -[^footnote]

invalid-formula = The formula cannot be read
    .label = it can be followed this far
    .whole = the formula
    .figure = “{ $text }” is { $concept-a }, not a figure. Write which figure is meant, such as budget.row.column.
    .mixed = “{ $text }” mixes columns and rows. Write which figures are meant: row.column.
    .help = Reckon with +, -, * and /, with a space on both sides, such as “b2023 + extra”.
    .long = The formula is too long or has too many brackets. Split it: let a row or column of its own carry a part of it.

bare-target-without-direction = It is not clear in which direction the target is to be reached
    .label = at least or at most?
    .help = Write at least, at most, below, above or exactly before the number, or give the indicator a direction: increase, decrease or keep.

value-twice = There is already a value for { $key }
    .label = here is another
    .first = the first value
    .help = Remove one of them, or correct what it is for.

## Questions to the plan.

invalid-query = The query cannot be read
    .label = it can be followed up to here
    .whole = this far it is clear
    .form = A query says what it is about, perhaps where and which: “assignments in vp-2024 where responsible = vuxen and status != completed order by number show number, title”. Values with “and”, a comma or brackets stand in quotes.
    .twice = “{ $text }” is a column already. Remove one of them.

unknown-query-field = “{ $word }” is nothing that one can ask of { $concept-a }
    .label = unknown here
    .nearest = Do you mean { $nearest-or }?
    .allowed = One can ask for { $allowed }.
    .step = After a point stands something of what the field before the point refers to, such as “responsible.part of”.

query-misfit = “{ $field }” cannot be { $use ->
        [order] put in order by
        [show] shown
       *[compare] compared like that
    }
    .label = does not fit
    .signs = { $allowed-or } fit here.
    .presence = Ask whether it exists or is missing: “{ $field } exists”.
    .period = Say which period too, such as “{ $field } 2025”, or ask whether it exists or is missing.

view-without-query = The view asks nothing
    .label = the query is missing
    .help = Write what it is to show, such as “query assignments where status != completed”.
