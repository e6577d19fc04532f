## Rules about what is missing. A project and an item can set them.

accept-rule = Is it meant to be so? Write the reason in the block: known deviation { $own } { $code } "the reason"

goal-without-indicator = The goal “{ $title }” has no indicator
    .label = nothing measures it
    .help = Write an indicator in the goal's block, or “tracks” and the goal's id in one that is there. It is enough that a goal that contributes to it is measured.
    .accept = { accept-rule }

indicator-without-target = The indicator “{ $title }” has no target
    .label = which value is to be reached?
    .help = Write it with its period, such as “target 2026: at least 80 %”.
    .accept = { accept-rule }

indicator-without-owner = Nobody answers for the indicator “{ $title }”
    .label = who measures?
    .help = Write “measured by” or “responsible” and who it is.
    .accept = { accept-rule }

indicator-without-method = Nothing says how the indicator “{ $title }” is measured
    .label = what is counted, and how?
    .help = Write a definition, a method or an instrument, or a footnote on the title.
    .accept = { accept-rule }

assignment-without-response = The assignment “{ $title }” is not answered
    .label = no response
    .help = Write a response in the assignment's block, or “corresponds to” the assignment that is answered.
    .accept = { accept-rule }

assignment-without-responsible = Nobody is responsible for the assignment “{ $title }”
    .label = who answers for it?
    .help = Write “responsible” and who it is.
    .accept = { accept-rule }

assignment-without-report-back = Nothing says how the assignment “{ $title }” is reported back
    .label = when, and to whom?
    .help = Write “report back by” or “report back to”.
    .accept = { accept-rule }

risk-without-measure = The risk “{ $title }” has no measure
    .label = what is done about it?
    .help = Write a measure in the risk's block, or “contributes to” and the risk's id in one that is there.
    .accept = { accept-rule }

risk-without-score = The risk “{ $title }” is not scored
    .label = how likely, and how grave?
    .help = Write both probability and impact as scores.
    .accept = { accept-rule }

risk-without-responsible = Nobody is responsible for the risk “{ $title }”
    .label = who answers for it?
    .help = Write “responsible” and who it is.
    .accept = { accept-rule }

activity-without-responsible = Nobody is responsible for “{ $title }”
    .label = who answers for it?
    .help = Write “responsible” and who it is.
    .accept = { accept-rule }

activity-without-period = Nothing says when “{ $title }” is done
    .label = when?
    .help = Write period, until or cadence, or milestones with dates.
    .accept = { accept-rule }

commitment-without-responsible = Nobody answers for the commitment “{ $title }”
    .label = who does it?
    .help = Write “responsible” and who it is.
    .accept = { accept-rule }

commitment-without-time = The commitment “{ $title }” has no time
    .label = when, or how often?
    .help = Write “until” or “cadence”.
    .accept = { accept-rule }

report-missing = The report for { $period } is missing
    .label = was to be followed up
    .latest = { $latest } is reported already
    .help = Write a report with the period { $period }, or remove the period from “followed up”.
    .accept = { accept-rule }

report-back-missing = The assignment “{ $title }” was to be reported back by { $period }
    .label = neither response nor status report
    .seen = the project has come this far
    .help = Write a response to the assignment, or its state in a report.
    .accept = { accept-rule }

annex-missing = { $problem ->
        [skipped] Before the annex “{ $title }” there is no annex { $missing-and }
       *[announced] Annex { $missing } is spoken of but is not there
    }
    .help = Write the annex as a plan that is “annex to” this one, or correct the number.
    .accept = { accept-rule }

not-mentioned = Nothing in the project speaks of { $concept-a }: “{ $title }”
    .label = nothing leads here
    .help = Refer to it where it belongs, or remove what is not used.
    .accept = { accept-rule }
