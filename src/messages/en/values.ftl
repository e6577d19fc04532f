## Values: numbers, dates, periods and units.

missing-value = “{ $field }” says nothing
    .label = a value is missing here
    .help = Write the value after the word, or remove the line.

invalid-number = “{ $text }” cannot be read as a number
    .label = not a number
    .decimal-mark = Decimals are written with a point: { $suggestion }
    .groups = Digits are grouped by three with a space: { $suggestion }
    .readings = It could mean { $readings-or }. Write the one that is meant.
    .help = Numbers are written like 1 828.1 or 1828.1.

invalid-date = “{ $text }” is not a date
    .label = not a date
    .help = Dates are written with year, month and day: 2025-02-26. The day must be in the calendar.

invalid-period = “{ $text }” is not a period
    .label = not a period
    .help = Periods are written 2025, 2024..2026, 2025-T1, 2025-H1, 2025-Q3, 2025-04 or 2025-02-26.

unit-clash = The units do not go together: { $left } and { $right }
    .label = { $left }
    .other = { $right }
    .help = Only units of the same kind can be compared and added. Check which figure is meant.

unknown-unit = “{ $text }” is not a known unit
    .label = unknown unit
    .nearest = Did you mean { $nearest-or }?
    .help = Money is written in kr, tkr, mnkr or mdkr.

field-twice = “{ $field }” stands twice
    .label = here it stands again
    .first = the first time
    .help = Remove one of them. If they belong to different things, move one to its own block.

key-missing = “{ $field }” does not say which { $key } it is for
    .label = something is missing before the figure
    .help = Write it before a colon, such as { $example }

key-not-expected = “{ $field }” takes nothing before a colon
    .label = does not belong
    .help = Remove what stands up to and including the colon.

invalid-value = “{ $text }” does not fit “{ $field }”
    .label = does not fit here
    .known = It can be { $known-or }.

period-order = The period ends before it starts
    .label = { $from } is not before { $to }
    .help = Write the first year first.

missing-without-reason = A value is missing here without a reason
    .label = why is it missing?
    .help = Write the reason: missing "the reason", or mark it with a footnote: -[^footnote].

invalid-formula = The formula cannot be read
    .label = it can be followed this far
    .operator = A sign of arithmetic needs a space on both sides: { $suggestion }
    .help = A formula reckons with columns, rows or numbers: b2023 + extra.

missing-title = Here is { $concept-a } without a title
    .label = the title should stand here
    .help = Write the title in quotation marks after the id.

required-field = { $concept-a } must have “{ $field }”
    .label = “{ $field }” is missing here
    .help = Add a line to the block, or a column to the table.

bare-target-without-direction = It is not clear in which direction the target is to be reached
    .label = at least or at most?
    .help = Write at least, at most, below, above or exactly before the number, or give the indicator a direction: increase, decrease or keep.

value-twice = { $field } for { $key } stands twice
    .label = here it stands again
    .first = the first time
    .help = Remove one of them.
