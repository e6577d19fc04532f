## Namn: nyckelord, id och hänvisningar.

unknown-keyword = ”{ $word }” är inget nyckelord
    .label = okänt ord
    .nearest = Menar du { $nearest-or }?
    .prose = Är det löpande text? Sätt den mellan """ och """.

keyword-not-here = ”{ $word }” hör inte hemma i { $concept-a }
    .label = hör inte hemma här
    .top = ”{ $word }” säger något om ett mål, en plan eller annat och måste stå i dess block
    .places = Det hör hemma i { $places-or }.

unknown-name = Det finns inget som heter ”{ $name }”
    .label = finns inte
    .nearest = Menar du { $nearest-or }?

wrong-concept = ”{ $name }” är { $found-a }, men här ska det stå { $expected-or }
    .label = är { $found-a }
    .declared = ”{ $name }” beskrivs här

ambiguous-name = ”{ $name }” kan betyda flera saker
    .label = vilken av dem?
    .candidate = { $path }
    .help = Skriv hela vägen: { $paths-or }.

duplicate-id = ”{ $name }” finns redan
    .label = samma id en gång till
    .first = används först här
    .help = Ge den ena ett annat id. Ett id behöver bara vara unikt inom det block där det står.

circular-reference = Hänvisningarna går runt i en ring: { $path }
    .label = ”{ $field }” leder tillbaka hit
    .step = och vidare härifrån
    .help = Ta bort någon av hänvisningarna.

missing-id = Här beskrivs { $concept-a } utan id
    .label = ett id ska stå här
    .help = Ett id är ett kort namn utan mellanslag, till exempel ”försörjning”. Andra hänvisar med det.

invalid-id = ”{ $name }” kan inte vara ett id
    .label = är inget id
    .help = Ett id består av bokstäver, siffror och bindestreck och börjar med en bokstav.

unknown-word = ”{ $word }” är inget känt ord för { $field }
    .label = okänt ord
    .nearest = Menar du { $nearest-or }?
    .known = Kända ord är { $known }.
    .declare = Vill ni använda ordet, bestäm det en gång i projektet: { $example }

unknown-column = ”{ $name }” är ingen kolumn här
    .label = okänd kolumn
    .nearest = Menar du { $nearest-or }?
    .known = Kolumnerna är { $known }.

name-in-other-plan = ”{ $name }” finns i en annan plan
    .label = finns inte i den här planen
    .there = finns här
    .help = Skriv { $paths-or }.
