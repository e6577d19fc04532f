## Words around messages.

severity-error = error
severity-warning = warning
severity-note = note
advice = help

## Between the last two of a list.

list-and = and
list-or = or

## Concepts with their article: a- and the key of the concept.

a-plan = a plan
a-section = a section
a-organisation = an organisation
a-role = a role
a-person = a person
a-goal = a goal
a-indicator = an indicator
a-assignment = an assignment
a-response = a response
a-budget = a budget
a-column = a column
a-row = a row
a-reference = a reference
a-term = a term
a-word = a word
a-footnote = a footnote
