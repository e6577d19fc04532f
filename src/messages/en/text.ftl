## Rules about text. A project and an item can set them.

placeholder = “{ $written }” waits to be filled in
    .label = something is missing here
    .help = Write what is to stand here. If it is not known yet, say so in words.
    .accept = { accept-rule }

instruction-left = An instruction of the template is left: “{ $written }”
    .label = meant for whoever writes
    .help = Remove the instruction, and follow it if that is not done.
    .accept = { accept-rule }

year-outside-period = The year lies outside the plan's period, { $plan }
    .label = is another year meant?
    .help = Correct the year, if it was left from an earlier plan.
    .accept = { accept-rule }

section-without-text = The section “{ $title }” has no text
    .label = a heading alone
    .help = Write the text in the section's block, or remove the heading.
    .accept = { accept-rule }

link-without-host = The link “{ $address }” leads nowhere
    .label = not a whole address
    .help = An address on the web is written whole: https://www.example.org/page
    .accept = { accept-rule }

number-twice = The number { $number } stands twice
    .label = here it stands again
    .first = the first time
    .help = Give one of them another number. The first is “{ $other }”.
    .accept = { accept-rule }

number-skipped = After { $previous } comes { $number }
    .label = { $missing-and } { $missing-count ->
        [one] is
       *[other] are
    } missing
    .help = Correct the number, or write what is missing in between.
    .accept = { accept-rule }

name-spelled-two-ways = “{ $written }” or “{ $other }”?
    .label = written so here
    .other = written so there
    .again = here again
    .help = If it is one name, write it one way.
    .accept = { accept-rule }
