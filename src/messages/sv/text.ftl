## Regler om text. Ett projekt och en post kan ställa om dem.

placeholder = ”{ $written }” väntar på att fyllas i
    .label = vad ska stå här?
    .help = Skriv det som ska stå här. Är det inte känt ännu, säg det i ord.
    .accept = { accept-rule }

instruction-left = Mallens anvisning står kvar: ”{ $written }”
    .label = riktad till den som skriver
    .help = Skriv det som anvisningen ber om, och ta bort den.
    .accept = { accept-rule }

year-outside-period = Året ligger utanför planens period, { $plan }
    .label = menas ett annat år?
    .help = Rätta året, om det har följt med från en tidigare plan.
    .accept = { accept-rule }

section-without-text = Avsnittet ”{ $title }” har ingen text
    .label = bara en rubrik
    .help = Skriv texten i avsnittets block, eller ta bort avsnittet.
    .accept = { accept-rule }

link-without-host = Länken ”{ $address }” leder ingenstans
    .label = vart ska den leda?
    .help = Skriv hela adressen: https://www.example.org/sida
    .accept = { accept-rule }

number-twice = Numret { $number } används två gånger
    .label = här igen
    .first = första gången
    .help = Ge det ena ett annat nummer. Det första har ”{ $other }”.
    .accept = { accept-rule }

number-skipped = Numreringen hoppar från { $previous } till { $number }
    .label = { $missing-and } saknas
    .help = Rätta numret, eller skriv det som fattas emellan.
    .accept = { accept-rule }

name-spelled-two-ways = Samma namn på två sätt? ”{ $written }” och ”{ $other }”
    .label = skrivet så här
    .other = skrivet så där
    .again = här igen
    .help = Är det samma namn, skriv det på samma sätt överallt.
    .accept = { accept-rule }
