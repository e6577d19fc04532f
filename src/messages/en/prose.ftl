## Running text: figures, links and footnotes.

prose-figure-mismatch = The text says { $stated }, but the figure is { $computed }
    .label = the figure is { $computed }
    .source = the figure is here
    .qualifier = Put like this, the figure can be from { $low } to { $high }.
    .hint = { figure-hint }
    .help = Correct the text or the figure.
    .accept = { accept-finding }

prose-figure-unclear = “{ $text }” cannot be read as a figure
    .label = which figure?
    .help = Write a number after the colon, such as 28.1{"\u00a0"}mnkr or nearly{"\u00a0"}500. The rest of the text goes outside { "{{" } and { "}}" }.

prose-count-mismatch = The text says { $stated }, but the plan has { $computed }
    .label = the plan has { $computed }
    .help = Correct the text or the plan.
    .accept = { accept-finding }

unknown-footnote = There is no footnote called “{ $id }”
    .label = to which footnote?
    .help = Write the footnote in the same block: footnote { $id } "text"
    .accept = Does the source lack the footnote too? Then accept it on a line of its own in the block: known deviation { $target } "the reason"

unused-footnote = The footnote “{ $id }” is not used
    .label = shown nowhere
    .help = Mark the place it belongs to with [^{ $id }], or remove the footnote.

unclosed-inline = “{ $open }” has no { $lost ->
    [yes] start
   *[no] end
}
    .label = { $lost ->
        [yes] ends here
       *[no] starts here
    }
    .help = Write a link as [[goal children]] and a figure as { "{{" }budget.row.column{ "}}" }, on one line. If the signs should be shown as they are, put \ before them.

prose-figure-missing = The text refers to a figure that is missing
    .label = there is no figure to show
    .cell = the figure is missing here
    .help = Write the figure where it belongs, or rewrite the text.
