## Form: how the lines are written.

unreadable-line = This line cannot be understood
    .label = what is this?
    .help = A line starts with a keyword, such as “goal” or “responsible”. A table row starts and ends with |. Running text stands between """ and """.

unclosed-block = The block is never closed
    .label = the block starts here
    .opener = the block starts here
    .next = something new starts here while the block is still open
    .end = the file ends here
    .help = Put a {"}"} on a line of its own where the block should end.

unexpected-close = A block is closed here, but none is open
    .label = this {"}"} has no {"{"} of its own
    .help = Remove it, or look further up for a block that is closed once too often.

unclosed-fence = The text never ends
    .label = the text starts here
    .opener = the text starts here
    .help = Put """ on a line of its own where the text should end.

unclosed-string = The quotation mark is not closed on its line
    .label = the quotation starts here
    .help = Put " where the text ends. Longer text is written between """ and """.

nesting-too-deep = The blocks stand inside each other more than { $limit } levels deep
    .label = this block lies too deep
    .help = Move the block to a higher level and connect it by a reference, such as “contributes to”.

row-outside-table = This table row belongs to no table
    .label = this row
    .help = A table starts by saying what it holds, such as “indicator {"{"}”, and its first row names the columns.

row-length = The row has { $found ->
        [one] one cell
       *[other] { $found } cells
    }, but the table has { $expected ->
        [one] one column
       *[other] { $expected } columns
    }
    .label = { $found ->
        [one] one cell
       *[other] { $found } cells
    }
    .header = { $expected ->
        [one] one column
       *[other] { $expected } columns
    }
    .help = Put | between cells. Leave a cell empty where nothing should stand; write \| for a bar inside a cell.

unexpected-block = “{ $name }” cannot have a block
    .label = the block starts here
    .help = Write the value on the same line.

unexpected-text = There is more here than belongs
    .label = this does not belong
    .help = Remove it or write it on a line of its own. Text with spaces is written in quotation marks.

prose-without-fence = This looks like running text
    .label = “{ $word }” is not a keyword
    .help = Put the text between """ and """, for instance after “text”.

belongs-to-not-first = The line “belongs to” must stand first in the file
    .label = move the line to the top of the file
    .first = the content starts here
    .help = Everything in the file belongs to the same plan. If only a part should, write that part in the plan's own block.
