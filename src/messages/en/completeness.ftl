## Rules about what is missing. A project and an item can set them.

accept-rule = Is it meant to be so? Then write the reason in the block, between {"{"} and {"}"}: known deviation { $own } { $code } "the reason"

goal-without-indicator = The goal “{ $title }” has no indicator
    .label = what measures it?
    .help = Write an indicator in the goal’s block, or “tracks” and the goal’s id in an existing indicator. It is enough that a goal contributing to this one has an indicator.
    .accept = { accept-rule }

indicator-without-target = The indicator “{ $title }” has no target
    .label = which value should be reached?
    .help = Write it with its period, such as “target 2026: at least 80{"\u00a0"}%”.
    .accept = { accept-rule }

indicator-without-owner = Nobody answers for the indicator “{ $title }”
    .label = who measures?
    .help = Write “measured by” or “responsible” and who it is.
    .accept = { accept-rule }

indicator-without-method = Nothing says how the indicator “{ $title }” is measured
    .label = what is counted, and how?
    .help = Write “definition”, “method” or “instrument” in the block, or a footnote on the title.
    .accept = { accept-rule }

assignment-without-response = The assignment “{ $title }” has not been answered
    .label = what is the response?
    .help = Write a response in the assignment’s block, or “corresponds to” and the id of an assignment that has been answered.
    .accept = { accept-rule }

assignment-without-responsible = Nobody is responsible for the assignment “{ $title }”
    .label = who is responsible?
    .help = Write “responsible” and who it is.
    .accept = { accept-rule }

assignment-without-report-back = Nothing says how the assignment “{ $title }” is reported back
    .label = when, and to whom?
    .help = Write “report back by” and the day, or “report back to” and who it is.
    .accept = { accept-rule }

risk-without-measure = The risk “{ $title }” has no measure
    .label = what is being done about it?
    .help = Write a measure in the risk’s block, or “contributes to” and the risk’s id in an existing one.
    .accept = { accept-rule }

risk-without-score = The risk “{ $title }” is not scored
    .label = how likely, and how serious?
    .help = Write “probability” and “impact”, each with a score.
    .accept = { accept-rule }

risk-without-responsible = Nobody is responsible for the risk “{ $title }”
    .label = who is responsible?
    .help = Write “responsible” and who it is.
    .accept = { accept-rule }

activity-without-responsible = Nobody is responsible for the activity “{ $title }”
    .label = who is responsible?
    .help = Write “responsible” and who it is.
    .accept = { accept-rule }

activity-without-period = Nothing says when the activity “{ $title }” is done
    .label = when?
    .help = Write “period”, “until” or “cadence”, or milestones with dates.
    .accept = { accept-rule }

commitment-without-responsible = Nobody answers for the commitment “{ $title }”
    .label = who will do it?
    .help = Write “responsible” and who it is.
    .accept = { accept-rule }

commitment-without-time = The commitment “{ $title }” has no time limit
    .label = when, or how often?
    .help = Write “until” and the day, or “cadence” and how often.
    .accept = { accept-rule }

report-missing = The report for { $period } is missing
    .label = should have been followed up
    .latest = { $latest } is already reported here
    .help = Write a report with the period { $period }, or remove the period from “followed up”.
    .accept = { accept-rule }

report-back-missing = The assignment “{ $title }” should have been reported back by { $period }
    .label = neither response nor status
    .seen = this is later
    .help = Write a response to the assignment, its status in a report, or the day that holds now.
    .accept = { accept-rule }

annex-missing = { $problem ->
        [skipped] Annex { $missing-and } is missing before the annex “{ $title }”
       *[announced] Annex { $missing } is mentioned but does not exist
    }
    .help = Write the annex as a plan that is “annex to” this one, or correct the number.
    .accept = { accept-rule }

not-mentioned = Nothing refers to “{ $title }”
    .label = { $concept-a } that is not used
    .help = Refer to it where it belongs, or remove what is not needed.
    .accept = { accept-rule }
