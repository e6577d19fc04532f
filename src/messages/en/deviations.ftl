## Known deviations.

deviation-not-needed = The known deviation is no longer needed
    .label = “{ $target }” agrees
    .help = Remove the line.

deviation-ambiguous = “{ $target }” has several deviations
    .label = which of them is accepted?
    .help = Write the number of the rule after the target, such as: known deviation { $target } P0401 "the reason". Here it is { $codes-and }.

rule-level-not-needed = Setting { $code } here changes nothing
    .label = the rule { $rule } says the same without the line
    .help = Remove the line.

rule-cannot-be-set = { $code } cannot be set
    .label = not a rule about what is missing or about text
    .help = Only rules that begin with P08 and P09 can be set. A single finding of another kind is accepted with “known deviation”.
