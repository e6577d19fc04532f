## Known deviations.

deviation-not-needed = The known deviation accepts nothing
    .label = nothing in the block deviates at “{ $target }”
    .help = Remove the line, so that the next fault in the same place is seen. Or move it to the block where the figure is.

deviation-ambiguous = “{ $target }” deviates in several ways
    .label = which deviation is accepted?
    .help = Write one line for each deviation ({ $codes-and }), with the number of the rule: known deviation { $target } { $first } "the reason"

rule-level-not-needed = The line about { $code } changes nothing
    .label = the same holds without the line
    .help = Remove the line, so that the next finding in the same place is seen.

rule-cannot-be-set = The rule { $code } cannot be set
    .label = holds in every plan
    .help = Remove the line: only rules whose number begins with P08 or P09 can be set. A figure that is wrong in the source is accepted with “known deviation”.
