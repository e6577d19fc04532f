## Kända avvikelser.

deviation-not-needed = Den kända avvikelsen behövs inte längre
    .label = ”{ $target }” stämmer
    .help = Ta bort raden.

deviation-ambiguous = ”{ $target }” har flera avvikelser
    .label = vilken av dem godtas?
    .help = Skriv regelns nummer efter målet, till exempel: känd avvikelse { $target } P0401 "skälet". Här gäller det { $codes-and }.

rule-level-not-needed = Att { $code } ställs om här ändrar ingenting
    .label = regeln { $rule } säger detsamma utan raden
    .help = Ta bort raden.

rule-cannot-be-set = { $code } går inte att ställa om
    .label = ingen regel om vad som saknas eller om text
    .help = Bara regler som börjar på P08 och P09 går att ställa om. Ett enstaka fynd av ett annat slag godtas med ”känd avvikelse”.
