## Changes between two versions of a plan. changes- and the key of the type: what stands before a before and an after.

changes-added = new
changes-removed = removed
changes-renamed = new id
changes-moved = moved
changes-reordered = new order
changes-reclassified = new kind
changes-deviation-accepted = accepted deviation
changes-deviation-withdrawn = no longer an accepted deviation
changes-deviation-reexplained = new reason for a deviation
changes-rule-set = rule
changes-title = title
changes-share = the share
changes-in-text = in the text
changes-outermost = outermost
changes-nothing = nothing
changes-left-to-planc = computed by planc
changes-stated = stated
changes-now-after = { $item } now stands after { $after }
changes-now-first = { $item } now stands first
changes-level-off = off
changes-level-warning = warning
changes-level-error = error
changes-with-contents = { $count ->
        [one] with one item in it
       *[other] with { $count } items in it
    }

## How a row counts.

changes-counting-total = total
changes-counting-subtotal = subtotal
changes-counting-part = part of { $row }
changes-counting-of-which = of which in { $row }

## Words in formulas and questions.

changes-sign-count = count
changes-sign-within = in
changes-sign-where = where
changes-sign-and = and
changes-sign-or = or
changes-sign-not = not
changes-sign-contains = contains
changes-sign-missing = missing
changes-sign-yes = yes
changes-sign-no = no
changes-sign-show = show
changes-sign-ascending = order by
changes-sign-descending = descending by
changes-sign-share = the share
changes-sign-without-kind = without a kind

## The whole in one sentence, semicolons between its parts.

changes-none = Nothing has changed.
changes-net-items = { $items ->
        [one] 1 item changed
       *[other] { $items } items changed
    }
changes-net-settings = Only settings have changed
changes-net-order = Only the order has changed
changes-net-total = { $budget }, { $column }: { $direction ->
        [down] { $difference } less
       *[up] { $difference } more
    }, now { $after }{ $percent }
changes-net-totals = { $count ->
        [one] one other total changed
       *[other] { $count } other totals changed
    }
changes-net-count = { $concept }: { $before } → { $after }
changes-net-began = { $count ->
        [one] 1 new finding
       *[other] { $count } new findings
    }
changes-net-ceased = { $count ->
        [one] 1 finding gone
       *[other] { $count } findings gone
    }
changes-net-suspects = { $count ->
        [one] 1 item may need another look
       *[other] { $count } items may need another look
    }

## Headings.

changes-order = New order
changes-settings = Settings of the project
changes-derived = Totals and other computed figures
changes-began = New findings
changes-ceased = Findings that are gone
changes-accepted = Deviations that are now accepted
changes-withdrawn = Deviations that are no longer accepted
changes-suspects = Unchanged, but points at something that has changed
changes-suggestions = Suggestions
changes-unread = Could not be read

## What follows.

changes-contribution = { $item }: { $amount }
changes-contribution-new = { $item }: { $amount } (new)
changes-contribution-gone = { $item }: { $amount } (removed)
changes-more-contributions = { $count ->
        [one] and one more
       *[other] and { $count } more
    }
changes-unseen = { $count ->
        [one] One more computed figure has changed
       *[other] { $count } more computed figures have changed
    } by less than what is shown.
changes-still-stated = The stated figure has not moved: { $stated }
changes-now-stated = Stated now: { $stated }
changes-reason = Reason: { $reason }
changes-likely-renamed = "{ $before }" is removed and "{ $after }" is new ({ $likeness }% alike). Is it the same { $concept }? If so, write in the new one: former id { $id }
changes-unread-before = { $count ->
        [one] One error in the earlier version leaves
       *[other] { $count } errors in the earlier version leave
    } something there that could not be compared.
changes-unread-after = { $count ->
        [one] One error in the later version leaves
       *[other] { $count } errors in the later version leave
    } something there that could not be compared. The command planc check says what is wrong.

## The versions that are compared.

changes-between = From { $before } to { $after }
changes-shown = { $shown ->
        [0] None of the { $all } changed items is among those asked for.
       *[other] Shown here: { $shown } of { $all } changed items.
    }
changes-side-working-tree = the files as they are now
changes-side-folder = { $path }
changes-side-published = the published plan { $path }
changes-side-asked = { $asked } ({ $commit }, { $date })
changes-side-latest = the latest version in git ({ $commit }, { $date })
changes-side-base = the version where the work left { $of } ({ $commit }, { $date })
changes-side-decided = the decided version ({ $commit }, { $date })
changes-side-empty = There is no plan in the folder in { $side }; so everything is new or removed. If the plan lay in another folder then, write REVISION:FOLDER.

## When a version cannot be found.

changes-no-plan = There is no plan in either version.
git-no-git = The program git is not on this computer. It is needed to read earlier versions.
git-no-repository = { $path } lies in no git repository, so there are no earlier versions. Name two folders, or a published plan.json, to compare.
git-no-revision = There is no revision called "{ $revision }" { $shallow ->
        [yes] in the part of the history that was fetched. Fetch more with git fetch --deepen=100, or all with git fetch --unshallow.
       *[no] in the git repository.
    }
git-no-commits = Nothing is committed to git yet, so there is no earlier version to compare with.
git-no-common = { $one } and { $other } have no history in common{ $shallow ->
        [yes] {" "}in the part that was fetched. Fetch more with git fetch --deepen=100, or all with git fetch --unshallow.
       *[no] .
    }
git-no-folder = There is no folder { $folder } in the revision { $revision }. If the plan lay in another folder then, write { $revision }:FOLDER.
git-missing = The git repository was fetched only in part and lacks files of that revision. Fetch them with git fetch --refetch --no-filter, or clone again without --filter.
git-failed = Git answers: { $detail }
side-nothing = "{ $what }" is neither a revision in git, a folder nor a file.{ $near-count ->
        [0] { "" }
       *[other] {" "}Do you mean { $near-or }?
    }
side-both = "{ $what }" is both a revision in git and a file or folder. Write ./{ $what } for the file or folder, heads/{ $what } or tags/{ $what } for the revision.
side-not-published = { $path } is not a plan.json that planc has written.
side-not-decided = No earlier version of the plan has the status decided or adopted{ $shallow ->
        [yes] {" "}in the part of the history that was fetched. Fetch all with git fetch --unshallow.
       *[no] . Write in planc.toml which version is in force: [review] decided = "TAG"
    }
side-no-working-tree = The git repository has no files to work in. Name two revisions to compare.

## The life of an item or a figure.

history-commit = { $date }  { $author }
history-uncommitted = Not committed to git yet
history-none = Nothing has happened to it in the history that there is.
history-shallow = Only the latest part of the history was fetched. Fetch the rest with git fetch --unshallow.
history-unknown = Nothing in the plan is called "{ $what }", neither now nor in earlier versions.
