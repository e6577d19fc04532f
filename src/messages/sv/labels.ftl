## Ord som skriver ut meddelanden.

severity-error = fel
severity-warning = varning
severity-note = upplysning
advice = råd

## Mellan de två sista i en uppräkning.

list-and = och
list-or = eller

## Begrepp med obestämd artikel: a- och begreppets nyckel.

a-plan = en plan
a-section = ett avsnitt
a-organisation = en organisation
a-role = en roll
a-person = en person
a-goal = ett mål
a-indicator = en indikator
a-assignment = ett uppdrag
a-response = ett svar
a-budget = en budget
a-column = en kolumn
a-row = en rad
a-reference = en referens
a-term = ett begrepp
a-word = ett ord
a-footnote = en fotnot
