## Names: keywords, ids and references.

unknown-keyword = “{ $word }” is not a keyword
    .label = unknown word
    .nearest = Did you mean { $nearest-or }?
    .prose = Is this running text? Put it between """ and """.

keyword-not-here = “{ $word }” does not belong in { $concept-a }
    .label = does not belong here
    .top = “{ $word }” says something about a goal, a plan or the like and must stand in its block
    .places = It belongs in { $places-or }.

unknown-name = There is nothing called “{ $name }”
    .label = does not exist
    .nearest = Did you mean { $nearest-or }?

wrong-concept = “{ $name }” is { $found-a }, but { $expected-or } should stand here
    .label = is { $found-a }
    .declared = “{ $name }” is described here

ambiguous-name = “{ $name }” can mean several things
    .label = which one?
    .candidate = { $path }
    .help = Write the whole path: { $paths-or }.

duplicate-id = “{ $name }” already exists
    .label = the same id once more
    .first = first used here
    .help = Give one of them another id. An id need only be unique within the block where it stands.

circular-reference = The references go round in a ring: { $path }
    .label = “{ $field }” leads back here
    .step = and on from here
    .help = Remove one of the references.

missing-id = Here is { $concept-a } without an id
    .label = an id should stand here
    .help = An id is a short name without spaces, such as “livelihood”. Others refer to it.

invalid-id = “{ $name }” cannot be an id
    .label = is not an id
    .help = An id is made of letters, digits and hyphens and starts with a letter.

unknown-word = “{ $word }” is not a known word for { $field }
    .label = unknown word
    .nearest = Did you mean { $nearest-or }?
    .known = Known words are { $known }.
    .declare = If you want to use the word, decide on it once in the project: { $example }

unknown-column = “{ $name }” is not a column here
    .label = unknown column
    .nearest = Did you mean { $nearest-or }?
    .known = The columns are { $known }.

name-in-other-plan = “{ $name }” is in another plan
    .label = not in this plan
    .there = it is here
    .help = Write { $paths-or }.
