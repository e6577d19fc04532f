## Form: how the lines are written.

unreadable-line = This line cannot be understood
    .label = belongs to no line
    .help = A line starts with a word such as “goal” or “responsible”, a table row with |. The sign {"{"} comes last on the line it belongs to, and running text between """ and """.

unclosed-block = The block has no end: { $opener }
    .label = starts here
    .before = should have ended before this
    .help = Put a {"}"} on a line of its own where the block should end.

unexpected-close = { $lost ->
    [yes] The block has no start: { $opener }
   *[no] A block ends here, but none has started
}
    .label = { $lost ->
        [yes] {"{"} is missing here
       *[no] has no {"{"} of its own
    }
    .close = ends here
    .open = Put {"{"} at the end of the line.
    .help = Remove it. Or look further up for a block that ends too early.

unclosed-fence = Running text lacks one of its """
    .label = the text starts here
    .help = Put """ on a line of its own where the text should end.
    .opener = The opening """ is probably missing at the end of this line. Put it there if the text below belongs to the word.

unclosed-string = One of two quotation marks is missing
    .label = where does the text start and end?
    .help = Put " both before and after the text, on the same line. Longer text is written between """ and """.

nesting-too-deep = The blocks lie inside each other more than { $limit } levels deep
    .label = lies too deep
    .help = Move the block further out and connect it with a reference, such as “contributes to”.

row-outside-table = The table row is not in a table
    .label = which table is it from?
    .help = Write what the table holds before the rows, such as “indicator {"{"}”, and put {"}"} after them. The first row holds the column headings.

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
    .help = Put a | after every cell, and leave the cell empty where there is nothing to say. A bar inside a cell is written \|.
    .lost = Most likely the cell under “{ $column }” is missing. Leave it empty if nothing is to stand there.
    .extra = Most likely there is an empty cell too many before “{ $next }”.
    .bar = Most likely “{ $left }” and “{ $right }” belong to one cell. A bar inside a cell is written \|.
    .decimals = Most likely the decimal signs have become the borders of cells: “{ $left }” and “{ $right }” are one number.

unexpected-block = “{ $field }” cannot have a block
    .label = a block starts here
    .help = Remove the {"{"} and its {"}"}. What stood between them goes on lines of its own.

unexpected-text = This does not belong on the line
    .label = where does it belong?
    .help = Remove it, or put it on a line of its own. Text with spaces goes in quotation marks.
    .mark = “{ $text }” is not needed. Write the word, a space and the value.
    .one = “{ $field }” can have only one value. Remove the others.
    .table = A table holds only rows that start and end with |. Put {"}"} on a line of its own before this one.

prose-without-fence = This looks like running text
    .label = should this be text?
    .help = Short text goes in quotation marks on one line. Longer text goes between """ and """ on lines of their own.
    .heading = A line that starts with # is a comment. A section with a heading is written: section "Heading", and then the text between """ and """.

belongs-to-not-first = “belongs to” must come first in the file
    .label = too far down
    .help = Move the line to the top of the file. If only part of the file belongs to the plan, write that part in the plan’s own block.

written-otherwise = This is written in another way
    .label = not how a plan says it
    .also = The same in { $more ->
        [one] one more place
       *[other] { $more } more places
    } in this file.
    .bullet = Remove “{ $text }”. In a block each thing stands on a line of its own, without a bullet.
    .emphasis = Remove “{ $text }”. Keywords are written without bold type or other marks.
    .heading = What follows # is a comment and is not read. Remove { $text } if the line is to count.
    .comment = A comment starts with #. The rest of the line is not read.
    .end = Remove “{ $text }”. A line ends without any mark.
    .quotes = Put quotation marks around the text: "text"
    .inner-quotes = A quotation mark inside a text is written \", so that the text does not end there.
    .fence-mark = Put """ before and after running text, not { $text }.
    .fence-line = Write the text on lines of its own: """ stands last on the line before and alone on the line after.
    .one-line = {"{"} stands last on its line. What belongs to the block goes on lines of its own, and at the end {"}"} alone on a line.
    .own-line = Put {"}"} alone on a line of its own.
    .open-line = Put {"{"} last on the line before.
    .tabs = This looks like a table. Put | between the cells and at both ends of each row.
    .bars = Each row of a table starts and ends with |.
