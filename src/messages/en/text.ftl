## Rules about text. A project and an item can set them.

placeholder = “{ $written }” is waiting to be filled in
    .label = what should it say?
    .help = Write what should be here. If it is not known yet, say so in words.
    .accept = { accept-rule }

instruction-left = An instruction from the template is still here: “{ $written }”
    .label = meant for the writer
    .help = Write what the instruction asks for, and remove it.
    .accept = { accept-rule }

year-outside-period = The year lies outside the plan’s period, { $plan }
    .label = is another year meant?
    .help = Correct the year if it was left over from an earlier plan.
    .accept = { accept-rule }

section-without-text = The section “{ $title }” has no text
    .label = only a heading
    .help = Write the text in the section’s block, or remove the section.
    .accept = { accept-rule }

link-without-host = The link “{ $address }” leads nowhere
    .label = where should it lead?
    .help = Write the whole address: https://www.example.org/page
    .accept = { accept-rule }

number-twice = The number { $number } is used twice
    .label = here again
    .first = the first time
    .help = Give one of them another number. “{ $other }” has it first.
    .accept = { accept-rule }

number-skipped = The numbering skips from { $previous } to { $number }
    .label = { $missing-and } { $missing-count ->
        [one] is
       *[other] are
    } missing
    .help = Correct the number, or write what is missing in between.
    .accept = { accept-rule }

name-spelled-two-ways = One name in two spellings? “{ $written }” and “{ $other }”
    .label = written like this
    .other = written like that
    .again = here again
    .help = If it is one name, write it the same way everywhere.
    .accept = { accept-rule }
