## Names: keywords, ids and references.

unknown-keyword = planc does not know the word “{ $word }”
    .label = unknown word
    .nearest = Did you mean { $nearest-or }?
    .inside = These words can be used in { $holder-a }: { $allowed }.
    .top = These words can be used at the top level of a file: { $allowed }.
    .count = After “count”, write what is to be counted, such as “count goals”.
    .query = Start the query with what is sought, such as “assignments” or “goals”.

keyword-not-here = “{ $word }” does not belong here
    .inside = These words can be used in { $holder-a }: { $allowed }.
    .top = These words can be used at the top level of a file: { $allowed }. Other words belong in a block.
    .home = Write it in { $homes-or }, or choose another word.

unknown-name = There is nothing called “{ $name }”
    .label = does not exist
    .wanted = Expected here: { $wanted-or }.
    .holder = It was looked for in “{ $holder }”.
    .allowed = What is there: { $allowed }.
    .nearest = Did you mean { $nearest-or }?
    .quote = If there is nothing to refer to, write the name in quotation marks.
    .spaces = Is this a minus sign? Put a space on both sides: { $spaced }
    .help = Correct the name, or describe what is missing somewhere in the project.
    .again = here too
    .more = { $more ->
        [one] The name stands in one more place.
       *[other] The name stands in { $more } more places.
    }
    .unused = “{ $meant }” stands here, and nothing refers to it
    .meant = “{ $meant }” stands here

wrong-concept = “{ $name }” is { $concept-a } and does not fit here
    .label = { $concept-a }
    .declared = described here
    .wanted = Expected here: { $wanted-or }.
    .help = Refer to something else, or start the line with another word.

ambiguous-name = “{ $name }” can mean several things
    .label = which of them?
    .candidate = could be this one
    .help = Write which: { $paths-or }.

duplicate-id = The same id is used twice: “{ $id }”
    .label = here again
    .first = first used here
    .help = Give one of them another id, and correct the references to it.
    .former = A former id cannot be that of anything else, now or before. Remove it or correct it.

circular-reference = “{ $field }” goes round in a circle: { $circle }
    .label = the circle leads back here
    .step = goes on from here
    .help = Remove one of the references in the circle.

missing-id = An id is missing for { $concept-a }
    .label = what is its id?
    .help = Write a short name without spaces after the word, such as “livelihood”. Others refer to it by that name.
    .named = refers to “{ $name }”, which does not exist

invalid-id = “{ $text }” cannot be an id
    .label = does not work as an id
    .form = An id is made of letters, digits and hyphens and starts with a letter.
    .quote = An id is a single word, such as “{ $first }”. The title comes after it, in quotation marks.
    .taken = The word already says something else about the row. Choose another id, such as { $text }-2.
    .twice = The id stands there twice. Write it once: { $first }
    .hyphen = The parts of an id are joined by hyphens: { $first }
    .joined = An id is a single word. Join it with hyphens, such as { $joined }.
    .digit = An id starts with a letter, such as { $example }.
    .number = A number that is to be shown goes in the block: number 1

unknown-word = “{ $word }” is not one of the words that can be used here
    .label = unknown word
    .nearest = Did you mean { $nearest-or }?
    .allowed = Words that can be used here: { $allowed }.
    .declare = If it is a word of your own, explain it on a line at the top level of a file: { $declare } { $word } "the word as it should appear"
    .again = here too
    .more = { $more ->
        [one] The word stands in one more place.
       *[other] The word stands in { $more } more places.
    }
    .unused = “{ $meant }” stands here, and nothing refers to it

unknown-column = “{ $word }” is not a column here
    .label = which column is this?
    .nearest = Did you mean { $nearest-or }?
    .allowed = Columns that can be used here: { $allowed }.
    .declare = Describe the column in the budget’s block, such as: column extra "Extra funding". Its id is written here, or a heading such as “2025” or “outcome 2023”.

name-in-other-plan = “{ $name }” exists only in another plan
    .label = not in this plan
    .help = Write which plan you mean: { $paths-or }.

word-hides-builtin = “{ $word }” is already a word in every project
    .label = takes the place of the built-in word
    .help = Remove the line if the word means the same, or choose another word if it means something else.
