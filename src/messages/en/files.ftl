## Files and the project file.

no-plan-files = There are no plans here
    .help = A plan is a file whose name ends in .plan. Make one with “planc new FOLDER”.

file-unreadable = { $path } cannot be read: { $cause ->
        [not-found] there is no such file or folder
        [no-permission] you do not have permission
        [outside] the file lies outside the project's folder
        [not-a-file] it is not a plain file
        [not-a-plan] name a folder, or a file whose name ends in .plan
        [too-large] the file is larger than 4 GiB
        [name-not-utf8] the file's name is not in UTF-8
       *[other] { $detail }
    }

file-not-utf8 = The file { $path } is not saved as UTF-8
    .label = this character cannot be read
    .help = Open the file in the text editor and save it with the character encoding UTF-8.

include-not-found = The file “{ $path }” does not exist
    .label = does not exist
    .help = The path is counted from the file that includes it.

include-outside = The file “{ $path }” lies outside the project's folder
    .label = outside the folder
    .help = Move the file into the project's folder.

config-invalid = { $problem ->
        [syntax] This line of the project file cannot be read
        [twice] The rule { $key } is set twice
       *[value] { $written } is not a value for { $key }
    }
    .syntax = Write one setting on each line, with text in quotes: title = "Our plan". (TOML: { $reason })
    .table = Write [{ $key }] on a line of its own, and the settings on the lines below.
    .text = Write text in quotes: { $key } = "…"
    .choices = Write { $choices-or }.
    .file = Write { $key } = { "{" } file = "plan.json", hash = "…" { "}" }
    .url = Write the whole address, for example: { $key } = "https://plan.example.org/"
    .source = Write an address with {"{"}path{"}"} where the file’s name stands, for example: { $key } = "https://git.example.org/plan/{"{"}path{"}"}#L{"{"}line{"}"}"
    .contact = Write a mail address or the address of a page.
    .folder = Name a folder in the project’s folder, for example: { $key } = "theme"
    .twice = { $code } and { $key } are the same rule. Remove one of the lines.

config-unknown-key = “{ $key }” is not a setting
    .label = unknown setting
    .nearest = Did you mean { $nearest-or }?
    .known = There can be { $known-or }.

dependency-unreadable = What the plan builds on cannot be read: { $path }
    .label = this one
    .form = The file is no plan.json that planc has published, or comes from a newer planc.
    .not-found = There is no such file in the project’s folder. Put the published plan.json there.
    .outside = The file must lie in the project’s folder. Put a copy of the published plan.json there.

dependency-hash = { $path } is not the file that the project has settled on
    .label = here it says which
    .add = If it is the right file, add: hash = "{ $found }"
    .changed = The file has changed since the hash was written. Look at what is new; if it is the right file, write: hash = "{ $found }"
