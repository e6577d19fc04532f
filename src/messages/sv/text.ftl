## Regler om text. Ett projekt och en post kan ställa om dem.

placeholder = ”{ $written }” väntar på att fyllas i
    .label = här fattas något
    .help = Skriv det som ska stå här. Är det inte känt ännu, säg det i ord.
    .accept = { accept-rule }

instruction-left = Mallens anvisning står kvar: ”{ $written }”
    .label = riktad till den som skriver
    .help = Ta bort anvisningen, och svara på den om det inte är gjort.
    .accept = { accept-rule }

year-outside-period = Året ligger utanför planens period, { $plan }
    .label = menas ett annat år?
    .help = Rätta året, om det har följt med från en tidigare plan.
    .accept = { accept-rule }

section-without-text = Avsnittet ”{ $title }” har ingen text
    .label = bara en rubrik
    .help = Skriv texten i avsnittets block, eller ta bort rubriken.
    .accept = { accept-rule }

link-without-host = Länken ”{ $address }” leder ingenstans
    .label = ingen hel adress
    .help = En adress på webben skrivs hel: https://www.example.org/sida
    .accept = { accept-rule }

number-twice = Numret { $number } står två gånger
    .label = här står det igen
    .first = första gången
    .help = Ge det ena ett annat nummer. Det första är ”{ $other }”.
    .accept = { accept-rule }

number-skipped = Efter { $previous } kommer { $number }
    .label = { $missing-and } saknas
    .help = Rätta numret, eller skriv det som fattas emellan.
    .accept = { accept-rule }

name-spelled-two-ways = ”{ $written }” eller ”{ $other }”?
    .label = så här står det här
    .other = så här står det där
    .again = här igen
    .help = Är det samma namn, skriv det på samma sätt.
    .accept = { accept-rule }
