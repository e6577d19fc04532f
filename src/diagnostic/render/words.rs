//! What a message says: its texts in one language, whatever form they take.

use crate::diagnostic::messages::{label, message};
use crate::diagnostic::{Argument, Diagnostic, Label, Severity};
use crate::language::Language;
use crate::vocabulary::FieldName;

/// The message of a diagnostic in one line, without its code and place.
pub fn headline(diagnostic: &Diagnostic, language: Language) -> String {
    Words::new(diagnostic, language).message().unwrap_or_else(|| diagnostic.code.slug().to_owned())
}

/// What a diagnostic says of its place, then its notes, without advice: `written 5.3, the parts give 5.4` …
pub fn explanation(diagnostic: &Diagnostic, language: Language) -> Vec<String> {
    let words = Words::new(diagnostic, language);
    let attributes = std::iter::once("label").chain(diagnostic.notes.iter().copied());
    attributes.filter_map(|attribute| words.text(attribute, &[])).collect()
}

/// What a diagnostic advises to do.
pub fn advice(diagnostic: &Diagnostic, language: Language) -> Vec<String> {
    Words::new(diagnostic, language).all(Footer::Help)
}

/// The texts of one diagnostic in one language.
pub(super) struct Words<'a> {
    pub(super) diagnostic: &'a Diagnostic,
    language: Language,
    target: Option<[(&'static str, Argument); 2]>,
}

impl<'a> Words<'a> {
    pub(super) fn new(diagnostic: &'a Diagnostic, language: Language) -> Self {
        Words {
            diagnostic,
            language,
            target: diagnostic.target.as_ref().map(|target| {
                // What has no id can be named by nobody.
                let named = if target.written.contains('#') { "no" } else { "yes" };
                [("target", written(&target.written, language).into()), ("named", named.into())]
            }),
        }
    }

    fn arguments(&self) -> impl Iterator<Item = (&str, &Argument)> {
        let target = self.target.iter().flatten().map(|(name, value)| (*name, value));
        target.chain(self.diagnostic.arguments.iter().map(|(name, value)| (*name, value)))
    }

    pub(super) fn message(&self) -> Option<String> {
        message(self.language, self.diagnostic.code.slug(), None, self.arguments())
    }

    /// An attribute of the code's message, if the message has it.
    pub(super) fn text(&self, attribute: &str, own: &[(&'static str, Argument)]) -> Option<String> {
        let arguments = self.arguments().chain(own.iter().map(|(name, value)| (*name, value)));
        message(self.language, self.diagnostic.code.slug(), Some(attribute), arguments)
    }

    pub(super) fn label(&self, label: &Label) -> Option<String> {
        self.text(label.message?, &label.arguments)
    }

    /// Notes, then advice: what the diagnostic asks for, else the message's own; how to accept the finding. Where
    /// nothing is to be mended, there is no advice.
    pub(super) fn footers(&self) -> impl Iterator<Item = (Footer, String)> {
        let asked = || self.diagnostic.helps.iter().copied().filter(|help| *help != "accept");
        let notes = self.diagnostic.notes.iter().map(|note| (Footer::Note, *note));
        let own = std::iter::once("help").filter(move |_| asked().next().is_none());
        let accept = self.target.iter().map(|_| "accept");
        let advice = asked().chain(own).chain(accept).filter(|_| self.diagnostic.severity != Severity::Note);
        let attributes = notes.chain(advice.map(|help| (Footer::Help, help)));
        attributes.filter_map(|(footer, attribute)| Some((footer, self.text(attribute, &[])?)))
    }

    /// The texts of [`Self::footers`] of one kind.
    pub(super) fn all(&self, kind: Footer) -> Vec<String> {
        self.footers().filter(|(footer, _)| *footer == kind).map(|(_, text)| text).collect()
    }
}

/// What stands below the marked lines.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Footer {
    Note,
    Help,
}

/// The word for how serious a finding is: `varning`.
pub fn severity_name(severity: Severity, language: Language) -> String {
    label(language, severity_key(severity), &[])
}

fn severity_key(severity: Severity) -> &'static str {
    match severity {
        Severity::Note => "severity-note",
        Severity::Warning => "severity-warning",
        Severity::Error => "severity-error",
    }
}

/// A path as it is written in a language: `hushåll.utfall.2024` for `hushåll.outcome.2024`.
fn written(path: &str, language: Language) -> String {
    let series = [FieldName::Outcome, FieldName::Forecast, FieldName::Budgeted, FieldName::Target];
    let parts: Vec<&str> = path.split('.').collect();
    let word = |at: usize| {
        let dated =
            at > 0 && parts.get(at + 1).is_some_and(|next| next.starts_with(|sign: char| sign.is_ascii_digit()));
        let field = series.iter().find(|field| dated && parts.get(at) == Some(&field.key()));
        field.map_or_else(|| parts.get(at).copied().unwrap_or_default(), |field| field.word(language))
    };
    (0..parts.len()).map(word).collect::<Vec<_>>().join(".")
}
