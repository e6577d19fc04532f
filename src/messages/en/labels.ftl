## Words around messages.

severity-error = error
severity-warning = warning
severity-note = note
advice = help

## Between the last two of a list.

list-and = and
list-or = or
