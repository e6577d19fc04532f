## Form: how the lines are written.

unreadable-line = This line cannot be understood
    .label = what is this?
    .help = A line starts with a keyword, such as “goal” or “responsible”. A table row starts and ends with |. Running text stands between """ and """. A {"{"} stands at the end of the line that it belongs to.

unclosed-block = The block is never closed: { $opener }
    .label = opened here
    .before = should have been closed before this
    .help = Put a {"}"} on a line of its own where the block should end.

unexpected-close = A block is closed here, but none is open
    .label = has no {"{"} of its own
    .help = Remove it, or look further up for a block that is closed once too often.

unclosed-fence = The running text never ends
    .label = starts here
    .help = Put """ on a line of its own where the text should end.
    .opener = The opening """ is probably missing after this word. The text below belongs to it.

unclosed-string = A quotation mark has no partner
    .label = which text does this mark belong to?
    .help = Put " both before and after the text, on the same line. Longer text is written between """ and """.

nesting-too-deep = The blocks stand inside each other more than { $limit } levels deep
    .label = this block lies too deep
    .help = Move the block to a higher level and connect it by a reference, such as “contributes to”.

row-outside-table = This table row belongs to no table
    .label = this row
    .help = A table starts by saying what it holds, such as “indicator {"{"}”. Its first row names the columns.

row-length = The row has { $cells ->
        [one] one cell
       *[other] { $cells } cells
    }, but the table has { $headers ->
        [one] one column
       *[other] { $headers } columns
    }
    .label = { $cells ->
        [one] one cell
       *[other] { $cells } cells
    }
    .header = { $headers ->
        [one] one column
       *[other] { $headers } columns
    }
    .help = Put | between cells and leave a cell empty where nothing should stand. A bar inside a cell is written \|.

unexpected-block = “{ $field }” cannot have a block
    .label = a block starts here
    .help = Write the value on the same line and the rest on lines of their own.

unexpected-text = This does not belong to the line
    .label = what does this belong to?
    .help = Remove it or write it on a line of its own. Text with spaces is written in quotation marks.
    .mark = “{ $text }” is not needed: write the word, a space and the value.
    .one = “{ $field }” can have one value only.
    .table = In a table there are only rows with | at both ends. End the table with {"}"} before this line.

prose-without-fence = This looks like running text
    .label = is this meant to be text?
    .help = Short text is written in quotation marks. Longer text is written between """ and """ on lines of their own.

belongs-to-not-first = “belongs to” must stand first in the file
    .label = move the line to the top of the file
    .help = The whole file belongs to the same plan. If only a part of it should, write that part in the plan's own block.
