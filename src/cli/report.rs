//! What `check` and `build` say about a project.

use std::io;
use std::time::Instant;

use rust_decimal::Decimal;

use super::terminal::Terminal;
use super::{Denied, Failure, Outcome};
use crate::check::coverage;
use crate::diagnostic::{Argument, Code, Diagnostic, Severity};
use crate::emit::prose;
use crate::sources::DiskSources;
use crate::workspace::{Compilation, compile};

/// A project that was read and checked.
pub(super) struct Report {
    /// What was found.
    pub compilation: Compilation,
    started: Instant,
    deny: Option<Denied>,
}

/// Reads and checks a project, and shows everything that was found, in the project's language unless the user
/// chose one.
pub(super) fn check(sources: &DiskSources, deny: Option<Denied>, terminal: &mut Terminal) -> Report {
    let started = Instant::now();
    let progress = terminal.progress("progress-checking");
    let compilation = compile(&progress.watch(sources));
    drop(progress);
    terminal.speak(compilation.checked.plan.config.language);
    for diagnostic in &compilation.diagnostics {
        terminal.diagnostic(diagnostic, &compilation.sources);
    }
    Report { compilation, started, deny }
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
    pub fn outcome(&self) -> Result<Outcome, Failure> {
        readable(&self.compilation)?;
        let denied = self.deny == Some(Denied::Warnings) && self.count(Severity::Warning) > 0;
        Ok(if self.count(Severity::Error) > 0 || denied { Outcome::Faulty } else { Outcome::Well })
    }

    /// One line: what was read and found, and how long it took until now.
    pub fn summary(&self, terminal: &Terminal) {
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
        if self.deny.is_some() && self.count(Severity::Error) == 0 && self.count(Severity::Warning) > 0 {
            terminal.say("warnings-denied", &[]);
        }
    }

    /// The deviations that the plan accepts, each with the finding that it accepts, on standard output.
    pub fn accepted(&self, terminal: &Terminal) -> io::Result<()> {
        let checked = &self.compilation.checked;
        if checked.accepted.is_empty() {
            return terminal.print(&terminal.label("accepted-none", &[]));
        }
        for accepted in &checked.accepted {
            // What is accepted is no fault any more.
            let finding = Diagnostic { severity: Severity::Note, ..accepted.finding.clone() };
            let text = terminal.rendered(&finding, &self.compilation.sources);
            let entry = &checked.plan.item(accepted.by).entries[accepted.entry];
            let place = self.compilation.sources.line_column(entry.span).to_string();
            let path = self.compilation.sources.file(entry.span.file).path.as_str();
            let reason = accepted.deviation(&checked.plan).map(|deviation| prose::line(checked, &deviation.reason));
            let because = [("reason", reason.unwrap_or_default().into()), ("place", format!("{path}:{place}").into())];
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
