## Known deviations.

deviation-not-needed = The known deviation is no longer needed
    .label = “{ $target }” agrees
    .help = Remove the line.

deviation-ambiguous = “{ $target }” has several deviations
    .label = which of them is accepted?
    .candidate = { $code }
    .help = Write the number of the rule after the target: known deviation { $target } { $codes-or } "the reason"
