## Plan files in git: merging, comparing, owners.

merge-conflicts = { $path }: { $conflicts ->
        [one] 1 ställe har
       *[other] { $conflicts } ställen har
    } ändrats på olika sätt i de två versionerna. Välj mellan <<<<<<< och >>>>>>>, och kör sedan planc check.
git-diff-unmerged = { $path }: filen är inte sammanslagen än.
git-choose =
    Inget är skrivet. Välj vad git ska göra med planens filer:
      --merge     slå ihop mål för mål och tabeller cell för cell
      --diff      visa i git diff vad som har ändrats i planen
      --textconv  jämför utan mellanrum och spaltbredder
git-nothing-to-do = Allt är redan som det ska.
owners-unnamed = varning: { $title } ({ $id }) ansvarar för något, men ingen är utpekad att granska. Skriv under [owners] i planc.toml: { $id } = "@namn"
owners-unknown = varning: [owners] nämner { $id }, men det finns ingen sådan i planen.
owners-unsaid = varning: { $path } får ingen rad, för filens namn har tecken som CODEOWNERS inte klarar.
owners-written = Granskarna står nu i { $path }
