//! What `check` and `build` say about a project.

use std::io;
use std::time::Instant;

use rust_decimal::Decimal;

use super::show::{self, Format};
use super::terminal::Terminal;
use super::{Denied, Failure, Outcome, ProjectArguments};
use crate::check::coverage;
use crate::diagnostic::order::by_use;
use crate::diagnostic::{Argument, Code, FixKind, Severity};
use crate::sources::{DiskSources, Sources};
use crate::workspace::{Compilation, Workspace, compile};

/// A project that was read and checked.
pub(super) struct Report {
    /// What was found.
    pub compilation: Compilation,
    started: Instant,
}

/// Reads and checks a project, and speaks its language from there on unless the user chose one.
pub(super) fn check(sources: &DiskSources, terminal: &mut Terminal) -> Report {
    let started = Instant::now();
    let progress = terminal.progress("progress-checking");
    let compilation = compile(&progress.watch(sources));
    drop(progress);
    terminal.speak(compilation.checked.plan.config.language);
    Report { compilation, started }
}

/// Reads and checks a project that was read before, as [`check`] does.
pub(super) fn check_again(workspace: &mut Workspace, sources: &dyn Sources, terminal: &mut Terminal) -> Report {
    let started = Instant::now();
    let compilation = workspace.compile(sources);
    terminal.speak(compilation.checked.plan.config.language);
    Report { compilation, started }
}

/// Whether every file could be read, and there are plans at all; that has been said.
pub(super) fn readable(compilation: &Compilation) -> Result<(), Failure> {
    let unreadable = [Code::FileUnreadable, Code::NoPlanFiles];
    if compilation.diagnostics.iter().any(|found| unreadable.contains(&found.code)) {
        return Err(Failure::Said);
    }
    Ok(())
}

impl Report {
    /// How it went. Nothing but what can be mended in the plan makes it faulty: files that cannot be read, or are
    /// not there, are a failure.
    pub fn outcome(&self, options: &ProjectArguments) -> Result<Outcome, Failure> {
        readable(&self.compilation)?;
        let denied = options.deny == Some(Denied::Warnings) && self.count(Severity::Warning) > 0;
        Ok(if self.count(Severity::Error) > 0 || denied { Outcome::Faulty } else { Outcome::Well })
    }

    /// One line: what was read and found, and how long it took until now. Below it, what to do next.
    pub fn summary(&self, options: &ProjectArguments, terminal: &Terminal) {
        let checked = &self.compilation.checked;
        let seconds = Decimal::new(i64::try_from(self.started.elapsed().as_millis()).unwrap_or(i64::MAX), 3);
        terminal.say(
            "summary",
            &[
                ("files", self.compilation.sources.files().count().into()),
                ("items", checked.plan.items.len().into()),
                ("references", checked.plan.references.into()),
                ("figures", checked.figures_checked.into()),
                ("errors", self.count(Severity::Error).into()),
                ("warnings", self.count(Severity::Warning).into()),
                ("accepted", checked.accepted.len().into()),
                ("seconds", Argument::Number(seconds.round_dp(2))),
            ],
        );
        if options.deny.is_some() && self.count(Severity::Error) == 0 && self.count(Severity::Warning) > 0 {
            terminal.say("warnings-denied", &[]);
        }
        if options.format == Format::Human {
            self.next_step(options, terminal);
        }
    }

    /// What to do first about what was found: where to begin, how to learn more, what planc can mend.
    fn next_step(&self, options: &ProjectArguments, terminal: &Terminal) {
        let sources = &self.compilation.sources;
        let ordered = by_use(&self.compilation.diagnostics, sources);
        let Some(first) = ordered.first().filter(|first| first.severity > Severity::Note) else { return };
        let mut advice = Vec::new();
        if let (Some(span), 2.., Severity::Error) = (first.span, self.count(Severity::Error), first.severity) {
            let line = sources.line_column(span).line.to_string();
            let file = sources.file(span.file).path.as_str();
            advice.push(terminal.label("next-first", &[("line", line.into()), ("file", file.into())]));
        }
        let severity = if first.severity == Severity::Error { "error" } else { "warning" };
        let explain = format!("planc explain {}", first.code.number());
        advice.push(terminal.label("next-explain", &[("command", explain.into()), ("severity", severity.into())]));
        let fixable = ordered.iter().filter(|found| found.fix.as_ref().is_some_and(|fix| fix.kind < FixKind::Sums));
        let fixable = fixable.count();
        if fixable > 0 {
            let fix = show::command("check --fix", options);
            let key = if fixable == ordered.len() { "next-fix-all" } else { "next-fix" };
            advice.push(terminal.label(key, &[("count", fixable.into()), ("command", fix.into())]));
        }
        terminal.write(&advice.join(" "));
    }

    /// The deviations that the plan accepts, each with the finding that it accepts, on standard output.
    pub fn accepted(&self, terminal: &Terminal) -> io::Result<()> {
        let checked = &self.compilation.checked;
        if checked.accepted.is_empty() {
            return terminal.print(&terminal.label("accepted-none", &[]));
        }
        let sources = &self.compilation.sources;
        for (finding, acceptance) in show::acceptances(&self.compilation) {
            let text = terminal.rendered(&finding, sources);
            let path = sources.file(acceptance.span.file).path.as_str();
            let place = format!("{path}:{}", sources.line_column(acceptance.span));
            let because = [("reason", acceptance.reason.as_str().into()), ("place", place.into())];
            terminal.print(&format!("{text}\n  {}\n", terminal.label("accepted-because", &because)))?;
        }
        Ok(())
    }

    /// How complete the plan is, a line for each figure, on standard output.
    pub fn coverage(&self, terminal: &Terminal) -> io::Result<()> {
        let figures = coverage(&self.compilation.checked.plan);
        if figures.is_empty() {
            return terminal.print(&terminal.label("coverage-none", &[]));
        }
        for figure in figures {
            let line = [
                ("label", terminal.label(figure.label, &[]).into()),
                ("with", figure.with.into()),
                ("of", figure.of.into()),
                ("percent", terminal.label("coverage-percent", &[("percent", figure.percent().into())]).into()),
            ];
            terminal.print(&terminal.label("coverage-line", &line))?;
        }
        Ok(())
    }

    fn count(&self, severity: Severity) -> usize {
        self.compilation.diagnostics.iter().filter(|found| found.severity == severity).count()
    }
}
