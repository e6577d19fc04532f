## Plan files in git: merging, comparing, owners.

merge-conflicts = { $path }: { $conflicts ->
        [one] 1 place was
       *[other] { $conflicts } places were
    } changed differently in the two versions. Choose between <<<<<<< and >>>>>>>, then run planc check.
git-diff-unmerged = { $path }: the file is not merged yet.
git-choose =
    Nothing is written. Choose what git is to do with the plan’s files:
      --merge     merge goal by goal, and tables cell by cell
      --diff      show in git diff what has changed in the plan
      --textconv  compare without spaces and widths of columns
git-nothing-to-do = Everything is as it should be.
owners-unnamed = warning: { $title } ({ $id }) answers for something, but nobody is named to review it. Write under [owners] in planc.toml: { $id } = "@name"
owners-unknown = warning: [owners] names { $id }, but there is none in the plan.
owners-unsaid = warning: { $path } gets no line, since its name has characters that CODEOWNERS cannot hold.
owners-written = The reviewers now stand in { $path }
