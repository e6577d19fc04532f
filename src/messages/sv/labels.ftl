## Ord som skriver ut meddelanden.

severity-error = fel
severity-warning = varning
severity-note = upplysning
advice = råd

## Mellan de två sista i en uppräkning.

list-and = och
list-or = eller
