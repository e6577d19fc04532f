## Kända avvikelser.

deviation-not-needed = Den kända avvikelsen godtar ingenting
    .label = inget i blocket avviker vid ”{ $target }”
    .help = Ta bort raden, så att nästa fel på samma ställe syns. Eller flytta den till det block där siffran står.

deviation-ambiguous = ”{ $target }” avviker på flera sätt
    .label = vilken avvikelse godtas?
    .help = Skriv en rad för varje avvikelse ({ $codes-and }), med regelns nummer: känd avvikelse { $target } { $first } "skälet"

rule-level-not-needed = Raden om { $code } ändrar ingenting
    .label = samma sak gäller utan raden
    .help = Ta bort raden, så att nästa brist på samma ställe syns.

rule-cannot-be-set = Regeln { $code } kan inte ställas om
    .label = gäller alla planer
    .help = Ta bort raden: bara regler vars nummer börjar på P08 eller P09 kan ställas om. En siffra som inte stämmer i källan godtas med ”känd avvikelse”.
