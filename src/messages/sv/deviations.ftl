## Kända avvikelser.

deviation-not-needed = Den kända avvikelsen behövs inte längre
    .label = ”{ $target }” stämmer
    .help = Ta bort raden.

deviation-ambiguous = ”{ $target }” har flera avvikelser
    .label = vilken av dem godtas?
    .candidate = { $code }
    .help = Skriv regelns nummer efter målet: känd avvikelse { $target } { $codes-or } "skälet"
