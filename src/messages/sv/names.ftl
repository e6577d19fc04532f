## Namn: nyckelord, id och hänvisningar.

unknown-keyword = planc känner inte ordet ”{ $word }”
    .label = okänt ord
    .nearest = Menar du { $nearest-or }?
    .inside = I { $holder-a } kan de här orden stå: { $allowed }.
    .top = Ytterst i en fil kan de här orden stå: { $allowed }.
    .count = Skriv efter ”antal” det som ska räknas, till exempel ”antal mål”.
    .query = Börja frågan med det som söks, till exempel ”uppdrag” eller ”mål”.

keyword-not-here = ”{ $word }” hör inte hemma här
    .inside = I { $holder-a } kan de här orden stå: { $allowed }.
    .top = Ytterst i en fil kan de här orden stå: { $allowed }. Andra ord står i ett block.
    .home = Skriv det i { $homes-or }, eller välj ett annat ord.

unknown-name = Det finns inget som heter ”{ $name }”
    .label = finns inte
    .wanted = Här ska det stå { $wanted-or }.
    .holder = Det söktes i ”{ $holder }”.
    .allowed = Där finns { $allowed }.
    .nearest = Menar du { $nearest-or }?
    .quote = Finns det inget att hänvisa till, skriv namnet inom citattecken.
    .spaces = Är det ett minus? Sätt mellanslag på båda sidor: { $spaced }
    .help = Rätta namnet, eller beskriv det som saknas någonstans i projektet.
    .again = också här
    .more = { $more ->
        [one] Namnet står på ett ställe till.
       *[other] Namnet står på { $more } ställen till.
    }
    .unused = ”{ $meant }” står här, och ingen hänvisar hit
    .meant = ”{ $meant }” står här

wrong-concept = ”{ $name }” är { $concept-a } och passar inte här
    .label = { $concept-a }
    .declared = beskrivs här
    .wanted = Här ska det stå { $wanted-or }.
    .help = Hänvisa till något annat, eller börja raden med ett annat ord.

ambiguous-name = ”{ $name }” kan betyda flera saker
    .label = vilken av dem?
    .candidate = kan vara den här
    .help = Skriv vilken: { $paths-or }.

duplicate-id = Samma id används två gånger: ”{ $id }”
    .label = här igen
    .first = första gången
    .help = Ge det ena ett annat id, och rätta de hänvisningar som gäller det.
    .former = Ett tidigare id får inte höra till något annat, nu eller förr. Ta bort det eller rätta det.

circular-reference = ”{ $field }” går i en ring: { $circle }
    .label = hit leder ringen tillbaka
    .step = går vidare härifrån
    .help = Ta bort en av hänvisningarna i ringen.

missing-id = Ett id saknas för { $concept-a }
    .label = vad är dess id?
    .help = Skriv ett kort namn utan mellanslag efter ordet, till exempel ”försörjning”. Andra hänvisar hit med det.
    .named = hänvisar till ”{ $name }”, som inte finns

invalid-id = ”{ $text }” kan inte vara ett id
    .label = passar inte som id
    .form = Ett id består av bokstäver, siffror och bindestreck och börjar med en bokstav.
    .quote = Ett id är ett enda ord, till exempel ”{ $first }”. Titeln skrivs efter det, inom citattecken.
    .taken = Ordet är redan namnet på en uppgift om raden. Välj ett annat id, till exempel { $text }-2.
    .twice = Id:t står två gånger. Skriv det en gång: { $first }
    .hyphen = Delarna av ett id binds ihop med bindestreck: { $first }
    .joined = Ett id är ett enda ord. Bind ihop det med bindestreck, till exempel { $joined }.
    .digit = Ett id börjar med en bokstav, till exempel { $example }.
    .number = Ett nummer som ska synas skrivs i blocket: nummer 1

unknown-word = ”{ $word }” är inte ett av orden som kan stå här
    .label = okänt ord
    .nearest = Menar du { $nearest-or }?
    .allowed = Här kan stå { $allowed }.
    .declare = Är det ett eget ord, förklara det på en rad ytterst i en fil: { $declare } { $word } "ordet som det ska visas"
    .again = också här
    .more = { $more ->
        [one] Ordet står på ett ställe till.
       *[other] Ordet står på { $more } ställen till.
    }
    .unused = ”{ $meant }” står här, och ingen hänvisar hit

unknown-column = ”{ $word }” är ingen kolumn här
    .label = vilken kolumn är det?
    .nearest = Menar du { $nearest-or }?
    .allowed = Här kan stå { $allowed }.
    .declare = Beskriv kolumnen i budgetens block, till exempel: kolumn tillskott "Tillskott". Här skrivs dess id, eller en rubrik som ”2025” eller ”utfall 2023”.

name-in-other-plan = ”{ $name }” finns bara i en annan plan
    .label = finns inte i den här planen
    .help = Skriv vilken plan det gäller: { $paths-or }.

word-hides-builtin = ”{ $word }” finns redan som ord i alla projekt
    .label = tar det inbyggda ordets plats
    .help = Ta bort raden om ordet betyder detsamma, eller välj ett annat ord om det betyder något annat.
