## Names: keywords, ids and references.

unknown-keyword = “{ $word }” is not a keyword
    .label = unknown word
    .nearest = Did you mean { $nearest-or }?
    .inside = In { $holder-a } there can be: { $allowed }.
    .top = Outermost in a file there can be: { $allowed }.
    .count = After “count” comes what is to be counted, such as “count goals”.
    .query = A query begins with what is sought, such as “assignments” or “goals”.

keyword-not-here = “{ $word }” does not belong here
    .inside = In { $holder-a } there can be: { $allowed }.
    .top = Outermost in a file there can be: { $allowed }. Other things stand in their blocks.

unknown-name = There is nothing called “{ $name }”
    .label = does not exist
    .wanted = Here should stand { $wanted-or }.
    .holder = It should have been in “{ $holder }”.
    .allowed = There is { $allowed }.
    .nearest = Did you mean { $nearest-or }?
    .quote = If there is nothing to refer to, write the text in quotation marks.
    .spaces = Is this a minus? Put a space on both sides: { $spaced }

wrong-concept = “{ $name }” is { $concept-a } and does not fit here
    .label = is { $concept-a }
    .declared = described here
    .wanted = Here should stand { $wanted-or }.

ambiguous-name = “{ $name }” can mean several things
    .label = which of them?
    .candidate = could be this one
    .help = Write which: { $paths-or }.

duplicate-id = “{ $id }” already exists
    .label = the same id once more
    .first = first used here
    .help = Give one of them another id. An id need only be unique in the block where it stands.

circular-reference = “{ $field }” goes round in a ring: { $circle }
    .label = the ring starts and ends here
    .step = goes on from here
    .help = Remove one of the references.

missing-id = An id is missing for { $concept-a }
    .label = the id is missing
    .help = An id is a short name without spaces, such as “livelihood”. Others refer to it.

invalid-id = “{ $text }” cannot be an id
    .label = is not an id
    .form = An id is made of letters, digits and hyphens and starts with a letter.
    .quote = An id is a single word, such as “{ $first }”. The title comes after it, in quotation marks.
    .taken = The word is already the name of a field of a row. Choose another id, such as { $text }-2.

unknown-word = “{ $word }” is not a known word here
    .label = unknown word
    .nearest = Did you mean { $nearest-or }?
    .allowed = Known words are { $allowed }.
    .declare = If it is a word of your own, decide on it once in the project: { $declare } { $word } "…"

unknown-column = “{ $word }” is not a column for { $concept-a }
    .label = unknown column
    .nearest = Did you mean { $nearest-or }?
    .allowed = There can be { $allowed }.
    .declare = A budget's own columns are described with “column”. A header that is a year, or a word and a year such as “outcome 2023”, needs no description.

name-in-other-plan = “{ $name }” is in another plan
    .label = not in this plan
    .help = Write which plan you mean: { $paths-or }.
