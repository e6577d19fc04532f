## Running text: figures, links and footnotes.

prose-figure-mismatch = The text says { $stated }, but the figure is { $computed }
    .label = the figure is { $computed }
    .source = the figure comes from here
    .qualifier = Put like that, the figure can be from { $low } to { $high }.
    .help = Correct the text or the figure.
    .accept = { accept-finding }

prose-figure-unclear = “{ $text }” cannot be read as a figure
    .label = which figure?
    .help = Write { "{{" }budget.row.column{ "}}" } to write a figure out, or { "{{" }budget.row.column: 28.1 mnkr{ "}}" } to have it checked.

prose-count-mismatch = The text says { $stated }, but the number is { $computed }
    .label = the number is { $computed }
    .help = Correct the text, or add to the plan what is missing.
    .accept = { accept-finding }

unknown-footnote = There is no footnote called “{ $id }”
    .label = unknown footnote
    .help = Write the footnote in the same block: footnote { $id } "text"
    .accept = { accept-finding }

unused-footnote = Nothing points to the footnote “{ $id }”
    .label = not used
    .help = Mark the place with [^{ $id }], or remove the footnote.

unclosed-inline = “{ $open }” is never closed
    .label = starts here
    .help = A link is written [[goal children]] and a figure { "{{" }budget.row.column{ "}}" }, on one line. If the signs are to be shown as they are, put \ before them.

prose-figure-missing = There is no figure to write out
    .label = there is no number here
    .cell = this is empty
    .help = Give it a value there, or rewrite the text.
