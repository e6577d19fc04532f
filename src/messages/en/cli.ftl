## The command line.

summary = { $files ->
        [one] 1 file
       *[other] { $files } files
    }, { $items ->
        [one] 1 item
       *[other] { $items } items
    }, { $references ->
        [one] 1 reference
       *[other] { $references } references
    }, { $figures ->
        [one] 1 figure checked
       *[other] { $figures } figures checked
    }: { $errors ->
        [0] no errors
        [one] 1 error
       *[other] { $errors } errors
    }, { $warnings ->
        [0] no warnings
        [one] 1 warning
       *[other] { $warnings } warnings
    }, { $accepted ->
        [0] no accepted deviations
        [one] 1 accepted deviation
       *[other] { $accepted } accepted deviations
    } ({ $seconds } s)
written = { $files ->
        [one] 1 file
       *[other] { $files } files
    } written to { $path }
nothing-written = Nothing was written. Correct the errors and build again. What was built last time is still there.
warnings-denied = Warnings count as errors, because --deny warnings is set.

watch-changed = Changed: { $files }{ $more ->
        [0] {""}
       *[other] {" "}and { $more } more
    }
watch-again = planc tries again in { $seconds } s, or as soon as something is saved.
watch-waiting = Waiting for the next change. Press Ctrl+C to stop.

serve-at = The site is shown at { $address }
serve-last = Correct the errors. The pages show what was built last without errors.
serve-no-browser = The browser could not be opened. Type the address there yourself.
serve-heading = { $errors ->
        [0] The plan cannot be shown as it is now
        [one] The plan has 1 error
       *[other] The plan has { $errors } errors
    }
serve-note = The page shows what was built last without errors. It reloads by itself when they are corrected.{ $more ->
        [0] {""}
        [one] {" "}1 more message is shown where planc serve runs.
       *[other] {" "}{ $more } more messages are shown where planc serve runs.
    }
serve-failed = The plan cannot be read just now

accepted-none = The plan accepts no deviations.
accepted-because = Accepted in { $place }: { $reason }

answer-count = { $count ->
        [0] Nothing in the plan answers the query.
        [one] 1 item
       *[other] { $count } items
    }

fmt-changed = { $changed ->
        [0] No files changed
        [one] 1 file changed
       *[other] { $changed } files changed
    }, { $clean ->
        [0] none was well written already
        [one] 1 was well written already
       *[other] { $clean } were well written already
    }.
fmt-would-change = { $changed ->
        [0] No files need changing
        [one] 1 file needs changing
       *[other] { $changed } files need changing
    }, { $clean ->
        [0] none is well written already
        [one] 1 is well written already
       *[other] { $clean } are well written already
    }.
fmt-left = { $places ->
        [one] One place could not be read and is left as it was
       *[other] { $places } places could not be read and are left as they were
    }. The command planc check says what is wrong.

made =
    There is a small plan in { $path } now. What you can do next:
    {"  "}planc check { $project }    checks the plan
    {"  "}planc build { $project }    makes a website, Markdown and CSV in the folder public
    Change a figure in budget.plan and check again.

theme-themes = Themes
theme-used = used here
theme-files = Files of the theme { $name }
theme-own = the project’s own: { $path }
theme-own-more = only here: { $path }
theme-from = from the theme { $name }
theme-settings = Settings, under [site.settings] in planc.toml
theme-set = { $kind ->
        [color] colour
        [font] fonts
        [picture] picture
       *[text] text
    }, set here
theme-unset = { $kind ->
        [color] colour
        [font] fonts
        [picture] picture
       *[text] text
    }
theme-setting-accent = The colour of marks and charts in light
theme-setting-accent-dark = The colour of marks and charts in dark
theme-setting-font = The font of all text: the first that the reader has
theme-setting-footer = A line at the foot of every page
theme-setting-logo = A picture before the site’s name
theme-setting-logo-alt = What the picture shows, in words; empty if it only repeats the name
theme-setting-preview = The picture that is shown where somebody shares a link, 1200 × 630 pixels
theme-more =
    Templates can use label("…"), asset("…"), has_asset("…"), setting("…") and what the page has.
    Take out a file to change with planc theme eject FILE.
theme-taken-out = { $files ->
        [one] 1 file is
       *[other] { $files } files are
    } now in { $path }
theme-name-folder = To have them used, write under [site] in planc.toml: overrides = "{ $folder }"
theme-no-file = The theme { $theme } has no file called { $file }. Did you mean { $known-or }?
theme-file-there = { $path } is there already, so nothing was taken out. Move the file away, or name another folder with --to.

progress-checking = Reading and checking
progress-asking = Asking other sites
progress-writing = Writing

failure = error: { $text }
read-failed = { $path } cannot be read: { $cause ->
        [not-found] there is no such file or folder.
        [no-permission] you do not have permission.
        [outside] the file lies outside the project’s folder.
        [not-a-file] it is not an ordinary file.
        [not-a-plan] name a folder, or a file whose name ends in .plan.
        [too-large] the file is larger than 4 GiB.
        [name-not-utf8] the file’s name is not encoded in UTF-8.
       *[other] { $detail }.
    }
write-failed = { $path } cannot be written: { $cause ->
        [not-found] there is no such folder.
        [no-permission] you do not have permission.
        [not-a-file] something else of the same name is in the way.
        [too-large] the file would be larger than the file system or a limit allows.
        [disk-full] the disk is full.
       *[other] { $detail }.
    }
not-empty = The folder { $path } is not empty. A new plan needs a new or empty folder, so that nothing is overwritten.
holds-sources = { $path } cannot be replaced by what is built, because the plan itself is there. Name another folder with --out.
not-ours = { $path } holds something that planc has not written, so it is left alone. Name another folder with --out, or move it away first.
busy = Another build is writing to { $path } right now. Try again when it is done.
site-failed = The site could not be made. The fault is in planc and not in the plan: { $detail }
port-taken = port { $port } cannot be used: { $cause ->
        [in-use] another program uses it already.
       *[other] { $detail }.
    } Give another with --port, or none, and planc takes one that is free.
port-none = no port can be used: { $detail }.
