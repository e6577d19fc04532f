## What was found: order, formats, fixes.

more-of-the-kind = { $count ->
        [one] The same is found on one more line
       *[other] The same is found on { $count } more lines
    }: { $lines }.
more-in-file = { $count ->
        [one] … and 1 more
       *[other] … and { $count } more
    } of the same kind ({ $code }) in { $file }: { $count ->
        [one] line
       *[other] lines
    } { $lines }
not-shown = { $count ->
        [one] 1 more message is not shown.
       *[other] { $count } more messages are not shown.
    } Show them all: { $command }
folded-shown = Show each of them: { $command }

next-first = Correct the error on line { $line } of { $file } first.
next-explain = { $command } explains the { $severity ->
        [error] error
       *[warning] warning
    }.
next-fix = { $count ->
        [one] planc can fix 1 of them
       *[other] planc can fix { $count } of them
    }: { $command }
next-fix-all = planc can fix { $count ->
        [one] it
       *[other] all of them
    }: { $command }

accepted-short = accepted: { $reason }
github-left-out = { $count ->
        [one] 1 more message from planc
       *[other] { $count } more messages from planc
    }
sarif-project = The project’s folder
sarif-repository = The folder that holds the project’s folder, at the top of what is under version control

fix-none = There is nothing that planc can fix by itself.
fix-ask = { $count ->
        [one] Make the fix
       *[other] Make the { $count } fixes
    }? [y/n]
fix-made = { $count ->
        [one] 1 fix was made
       *[other] { $count } fixes were made
    } in { $files ->
        [one] 1 file
       *[other] { $files } files
    }.
fix-shown = { $count ->
        [one] 1 fix is possible
       *[other] { $count } fixes are possible
    }. Nothing has been changed; make them with --yes.
fix-declined = Nothing has been changed.
fix-worse = This is not fixed, because the fix would cause a new error: { $error }
fix-useless = This is not fixed, because the fix would not help.
fix-changed = { $path } has changed since it was read, so nothing was fixed. Run the command again.
