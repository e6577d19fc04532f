## Files and the project file.

no-plan-files = There are no plans here
    .help = A plan is a file whose name ends in .plan. Make one with “planc new FOLDER”.

file-unreadable = The file { $path } cannot be read: { $reason }

file-not-utf8 = The file { $path } is not saved as UTF-8
    .label = this character cannot be read
    .help = Open the file in the text editor and save it with the character encoding UTF-8.

include-not-found = The file “{ $path }” does not exist
    .label = does not exist
    .help = The path is counted from the file that includes it.

include-outside = The file “{ $path }” lies outside the project's folder
    .label = outside the folder
    .help = Move the file into the project's folder.

config-invalid = The project file says { $written }, and that cannot be used
    .label = does not fit here
    .table = “{ $key }” is a group of settings. Write [{ $key }] on a line of its own and the settings below it.
    .text = Write text in quotation marks after “{ $key } =”.
    .choices = “{ $key }” can be { $choices-or }.
    .syntax = Each line of the project file holds a name, an equals sign and a value, such as title = "Operational plan". The reader says: { $reason }

config-unknown-key = “{ $key }” is not a setting
    .label = unknown setting
    .known = There can be { $known-or }.
