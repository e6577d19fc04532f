//! The commands as they are run.

use std::path::Path;

use snapbox::cmd::{Command, cargo_bin};

use super::repository::Repo;

/// planc in a folder, for a user without a locale.
fn planc(folder: &Path, arguments: &[&str]) -> Command {
    let command = Command::new(cargo_bin!("planc")).current_dir(folder).args(arguments).stdin("");
    ["LANG", "LC_ALL", "LC_MESSAGES", "NO_COLOR", "CLICOLOR", "CLICOLOR_FORCE"]
        .iter()
        .fold(command, Command::env_remove)
}

fn printed(folder: &Path, arguments: &[&str], code: i32) -> (String, String) {
    let assert = planc(folder, arguments).assert().code(code);
    let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).unwrap().replace('\u{a0}', " ");
    let output = assert.get_output();
    (text(&output.stdout), text(&output.stderr))
}

#[test]
fn a_change_is_told_with_what_follows_and_what_is_not_changed_is_not() {
    let repo = Repo::with_plan();
    assert_eq!(printed(repo.path(), &["diff", "--exit-code"], 0).0, "Inget har ändrats.\n");
    repo.edit("plan.plan", "318,6", "323,0");
    repo.edit("plan.plan", "känna sig trygga i sin vardag", "vara trygga i sin vardag");
    repo.edit("plan.plan", "| 256,9 |\n", "| 256,9 |\n      | äldre | Äldre |        | 100,0 |\n");
    let (out, said) = printed(repo.path(), &["diff", "--exit-code"], 1);
    assert!(said.starts_with("Från senaste versionen i git ("), "{said}");
    let expected = "\
3 poster ändrade; Ramar, Budget 2026: 104,4 mnkr mer, nu 679,9 mnkr (+18,1 %); rader: 3 → 4; 1 post
kan behöva ses över.

Verksamhetsplan
  mål Tryggare vardag  trygghet · plan.plan:4
      text  Alla ska [-känna sig-] {+vara+} trygga i sin vardag.
  rad Vuxen  i Ramar · plan.plan:20
      Budget 2026  318,6 mnkr → 323,0 mnkr  +4,4 mnkr  +1,4 %
  + rad Äldre  i Ramar · plan.plan:22

Summor och andra uträknade värden
  rad Total  i Ramar · plan.plan:23
      Budget 2026  575,5 mnkr → 679,9 mnkr  +104,4 mnkr  +18,1 %
        Äldre: +100,0 mnkr (ny)
        Vuxen: +4,4 mnkr

Oförändrat, men pekar på något som har ändrats
  indikator Andel trygga  trygga · i Tryggare vardag · plan.plan:6
      mäter: Tryggare vardag
";
    assert_eq!(out, expected);
    let (out, said) = printed(repo.path(), &["--language", "en", "diff", "HEAD", "--only", "refigured"], 0);
    assert!(said.ends_with("Shown here: 1 of 3 changed items.\n"), "{said}");
    assert!(out.contains("318.6 mnkr → 323.0 mnkr  +4.4 mnkr  +1.4%"), "{out}");
    assert!(!out.contains("Äldre"), "{out}");
    let (colored, _) = printed(repo.path(), &["--color", "always", "diff"], 0);
    assert!(colored.contains("\u{1b}[31;9mkänna\u{1b}[0m"), "{colored}");
}

#[test]
fn why_a_version_cannot_be_found_is_said_with_what_to_do() {
    let repo = Repo::with_plan();
    for (arguments, expected) in [
        (&["diff", "v11"][..], "fel: ”v11” är varken en version i git, en mapp eller en fil. Menar du v1?\n"),
        (
            &["diff", "--since", "decided"],
            "Skriv i planc.toml vilken version som gäller: [review] decided = \"TAGG\"\n",
        ),
        (&["diff", "HEAD:ingen"], "fel: Det finns ingen plan i någon av versionerna.\n"),
        (&["log", "ingenting"], "fel: Ingenting i planen heter ”ingenting”, varken nu eller i tidigare versioner.\n"),
    ] {
        let mut arguments = arguments.to_vec();
        if arguments[1] == "HEAD:ingen" {
            arguments.push("HEAD:ingen");
        }
        let (out, said) = printed(repo.path(), &arguments, 2);
        assert!(out.is_empty() && said.ends_with(expected), "{arguments:?}\n{said}");
    }
    let outside = tempfile::tempdir().unwrap();
    std::fs::write(outside.path().join("a.plan"), "mål a \"A\"\n").unwrap();
    let (_, said) = printed(outside.path(), &["diff"], 2);
    assert!(said.contains("ligger inte i något git-arkiv"), "{said}");
}

#[test]
fn a_life_is_told_the_latest_first() {
    let repo = Repo::with_plan();
    repo.edit("plan.plan", "318,6", "323,0");
    repo.commit("Höjd ram enligt beslut");
    repo.edit("plan.plan", "323,0", "330,0");
    let (out, _) = printed(repo.path(), &["log", "ramar.vuxen.b2026"], 0);
    let lines: Vec<&str> = out.lines().filter(|line| !line.is_empty()).collect();
    assert_eq!(lines[0], "rad Vuxen (vp/ramar.vuxen), b2026");
    assert_eq!(lines[1], "Ännu inte sparat i git");
    assert_eq!(lines[2], "    Budget 2026  323,0 mnkr → 330,0 mnkr  +7,0 mnkr  +2,2 %");
    assert!(lines[3].contains("2025  Planeraren  "), "{}", lines[3]);
    assert_eq!(lines[4], "  Höjd ram enligt beslut");
    assert_eq!(lines[5], "    Budget 2026  318,6 mnkr → 323,0 mnkr  +4,4 mnkr  +1,4 %");
    assert_eq!(lines[7], "  Första versionen");
}
