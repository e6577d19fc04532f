## Namn: nyckelord, id och hänvisningar.

unknown-keyword = ”{ $word }” är inget nyckelord
    .label = okänt ord
    .nearest = Menar du { $nearest-or }?
    .inside = I { $holder-a } kan det stå: { $allowed }.
    .top = Ytterst i en fil kan det stå: { $allowed }.
    .count = Efter ”antal” står det som ska räknas, till exempel ”antal mål”.
    .query = En fråga börjar med det som söks, till exempel ”uppdrag” eller ”mål”.

keyword-not-here = ”{ $word }” hör inte hemma här
    .inside = I { $holder-a } kan det stå: { $allowed }.
    .top = Ytterst i en fil kan det stå: { $allowed }. Annat står i deras block.

unknown-name = Det finns inget som heter ”{ $name }”
    .label = finns inte
    .wanted = Här ska det stå { $wanted-or }.
    .holder = Det skulle ha funnits i ”{ $holder }”.
    .allowed = Där finns { $allowed }.
    .nearest = Menar du { $nearest-or }?
    .quote = Finns det inget att hänvisa till, skriv texten inom citattecken.
    .spaces = Är det ett minus? Sätt mellanslag på båda sidor: { $spaced }

wrong-concept = ”{ $name }” är { $concept-a } och passar inte här
    .label = är { $concept-a }
    .declared = beskrivs här
    .wanted = Här ska det stå { $wanted-or }.

ambiguous-name = ”{ $name }” kan betyda flera saker
    .label = vilken av dem?
    .candidate = kan vara den här
    .help = Skriv vilken: { $paths-or }.

duplicate-id = ”{ $id }” finns redan
    .label = samma id en gång till
    .first = här används det först
    .help = Ge den ena ett annat id. Ett id behöver bara vara unikt i det block där det står.

circular-reference = ”{ $field }” går runt i en ring: { $circle }
    .label = ringen börjar och slutar här
    .step = går vidare härifrån
    .help = Ta bort en av hänvisningarna.

missing-id = Här saknas ett id för { $concept-a }
    .label = id saknas
    .help = Ett id är ett kort namn utan mellanslag, till exempel ”försörjning”. Andra hänvisar med det.

invalid-id = ”{ $text }” kan inte vara ett id
    .label = är inget id
    .form = Ett id består av bokstäver, siffror och bindestreck och börjar med en bokstav.
    .quote = Ett id är ett enda ord, till exempel ”{ $first }”. Rubriken skrivs efter det, inom citattecken.
    .taken = Ordet är redan namnet på ett fält i en rad. Välj ett annat id, till exempel { $text }-2.

unknown-word = ”{ $word }” är inget känt ord här
    .label = okänt ord
    .nearest = Menar du { $nearest-or }?
    .allowed = Kända ord är { $allowed }.
    .declare = Är det ett eget ord, bestäm det en gång i projektet: { $declare } { $word } "…"

unknown-column = ”{ $word }” är ingen kolumn för { $concept-a }
    .label = okänd kolumn
    .nearest = Menar du { $nearest-or }?
    .allowed = Här kan stå { $allowed }.
    .declare = Budgetens egna kolumner beskrivs med ”kolumn”. En rubrik som är ett år, eller ord och år som ”utfall 2023”, behöver ingen beskrivning.

name-in-other-plan = ”{ $name }” finns i en annan plan
    .label = finns inte i den här planen
    .help = Skriv vilken plan det gäller: { $paths-or }.
