## Known deviations.

deviation-not-needed = The known deviation is no longer needed
    .label = “{ $target }” agrees
    .help = Remove the line.

deviation-ambiguous = “{ $target }” has several deviations
    .label = which of them is accepted?
    .help = Write the number of the rule after the target, such as: known deviation { $target } P0401 "the reason". Here it is { $codes-and }.
