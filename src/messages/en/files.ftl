## Files and the project file.

no-plan-files = There are no plans here
    .help = A plan is a file whose name ends in .plan. Make one with “planc new FOLDER”.

file-unreadable = The file { $path } cannot be read: { $reason }

file-not-utf8 = The file { $path } is not saved as UTF-8
    .label = this character cannot be read
    .help = Open the file in the text editor and save it with the character encoding UTF-8.

include-not-found = The file “{ $path }” does not exist
    .label = does not exist
    .nearest = Did you mean { $nearest-or }?
    .help = The path is counted from the file that includes it.

include-outside = The file “{ $path }” lies outside the project's folder
    .label = outside the folder
    .help = Move the file into the project's folder.

config-invalid = The project file cannot be read: { $reason }
    .label = here

config-unknown-key = “{ $key }” is not a setting
    .label = unknown setting
    .nearest = Did you mean { $nearest-or }?
    .known = The settings are { $known }.
