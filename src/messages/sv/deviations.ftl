## Kända avvikelser.

deviation-not-needed = Den kända avvikelsen behövs inte längre
    .label = ”{ $target }” stämmer
    .help = Ta bort raden.

deviation-ambiguous = ”{ $target }” har flera avvikelser
    .label = vilken av dem godtas?
    .help = Skriv regelns nummer efter målet, till exempel: känd avvikelse { $target } P0401 "skälet". Här gäller det { $codes-and }.
