## Files and the project file.

no-plan-files = There are no plans here
    .help = A plan is a file whose name ends in .plan. Name another folder, or start a new plan with “planc new FOLDER”.

file-unreadable = { $path } cannot be read: { $cause ->
        [not-found] there is no such file or folder
        [no-permission] you do not have permission
        [outside] the file lies outside the project’s folder
        [not-a-file] it is not an ordinary file
        [not-a-plan] name a folder, or a file whose name ends in .plan
        [too-large] the file is larger than 4 GiB
        [name-not-utf8] the file’s name is not encoded in UTF-8
       *[other] { $detail }
    }
    .help = Check what the file is called, where it is, and that you have permission to read it.

file-not-utf8 = The file { $path } is not saved as UTF-8
    .label = this character cannot be read
    .help = Open the file in the text editor and save it again with the character encoding UTF-8.

include-not-found = The file “{ $path }” does not exist
    .label = does not exist
    .help = Correct the name or the folder. The path is counted from the folder that this file is in.

include-outside = The file “{ $path }” lies outside the project’s folder
    .label = outside the folder
    .help = Put the file in the project’s folder, and change the path.

config-invalid = { $problem ->
        [syntax] The line of the project file cannot be read
        [twice] The rule { $key } is set twice
       *[value] { $written } does not fit as the value of { $key }
    }
    .syntax = Write one setting on each line: its name, = and its value, with text in quotation marks, such as title = "Our plan"
    .table = Write [{ $key }] on a line of its own, and the settings on the lines below.
    .text = Write text in quotation marks, such as { $key } = "text"
    .choices = Write { $choices-or }.
    .file = Write which file it is: { $key } = { "{" } file = "plan.json" { "}" }
    .url = Write the whole address, for example: { $key } = "https://plan.example.org/"
    .source = Write an address with {"{"}path{"}"} where the file’s name stands, for example: { $key } = "https://git.example.org/plan/{"{"}path{"}"}#L{"{"}line{"}"}"
    .contact = Write a mail address or the address of a page.
    .owners = Write one or more names that start with @, or mail addresses, with spaces between them: { $key } = "@town/social"
    .color = Write a colour as the web writes it, for example: { $key } = "#17617a"
    .font = Write the names of one or more fonts with commas between them, for example: { $key } = "Georgia, serif"
    .picture = Write the name of a picture among the project’s own files for the theme, for example: { $key } = "logo.svg"
    .flag = Write { $key } = true or { $key } = false, without quotation marks.
    .folder = Name a folder in the project’s folder, for example: { $key } = "theme"
    .twice = { $code } and { $key } are the same rule. Remove one of the lines.

config-unknown-key = There is no setting called “{ $key }”
    .label = unknown setting
    .nearest = Did you mean { $nearest-or }?
    .known = Settings that can be used here: { $known-and }.

dependency-unreadable = The plan builds on a file that cannot be read: { $path }
    .label = named here
    .form = The file is not a plan.json that planc has published, or comes from a newer planc. Fetch it again, or update planc.
    .not-found = The file is not in the project’s folder. Put the published plan.json there.
    .outside = The file must be in the project’s folder. Put a copy of the published plan.json there.

dependency-hash = { $problem ->
        [unset] The project has not pinned which { $path } it builds on
       *[changed] { $path } is not the file that the project has pinned
    }
    .label = named here
    .add = If it is the right file, pin it: { "{" } file = "{ $path }", hash = "{ $found }" { "}" }
    .changed = Look at what is new in the file. If it is the right file, pin it again: { "{" } file = "{ $path }", hash = "{ $found }" { "}" }

theme-faulty = { $problem ->
        [undefined] There is nothing called “{ $name }” here
        [filter] There is no filter called “{ $name }”
        [test] There is no test called “{ $name }”
        [function] There is nothing to call by the name of “{ $name }”
        [template] There is no template called “{ $name }”
        [block] The template that this one rests on has no block called “{ $name }”
        [file] The theme has no file called “{ $name }”
        [setting] The theme has no setting called “{ $name }”
        [label] planc has no text called “{ $name }”
        [unclosed] { $name } is never closed
        [unopened] { $name } closes nothing
        [shipped] This template does not give planc’s template { $template } what it needs
        [syntax] The template cannot be read here
       *[other] The template cannot be shown
    }
    .help = “planc theme list” shows the theme’s files and settings, and what templates can use.
    .nearest = Did you mean { $nearest-or }?
    .page = A page has { $known-and }.
    .blocks = The blocks are { $known-and }. What stands in other blocks is never shown.
    .close = Write { $close } where it is to end.
    .unopened = Remove the line, or write what it is to close above it.
    .picture = Put the file in the folder { $folder }.
    .folder = Say under [site] which folder the project’s own files are in, for example: overrides = "theme"
    .shipped = Look at how the template uses planc’s templates: what it imports from them, and what it gives them.
    .detail = the template language MiniJinja says: { $detail }
