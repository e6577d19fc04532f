//! What planc has to say about a plan: codes, labelled places, arguments. The wording stands in
//! message files (`messages/`), never here; [`render`] turns a diagnostic into text.

mod arguments;
mod code;
mod fix;
pub mod messages;
pub mod nearest;
pub mod order;
pub mod pages;
pub mod render;

pub use arguments::Argument;
pub use code::{CODES, Code};
pub use fix::{Edit, Fix, FixKind, report_once};

use crate::model::ItemId;
use crate::text::Span;

/// How serious a diagnostic is.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Severity {
    /// Something that could not be checked, because of another fault.
    Note,
    /// The plan is built, but something deserves a look.
    Warning,
    /// The plan is wrong.
    Error,
}

/// A place with an optional short text. `message` names an attribute of the code's message.
#[derive(Clone, Debug)]
pub struct Label {
    /// The place.
    pub span: Span,
    /// Attribute of the code's message in the message files (`.part`), if the place needs a text.
    pub message: Option<&'static str>,
    /// Arguments of that text, beside those of the diagnostic.
    pub arguments: Vec<(&'static str, Argument)>,
}

/// One finding, error or warning, as data.
#[derive(Clone, Debug)]
pub struct Diagnostic {
    /// The rule.
    pub code: Code,
    /// From the rule, unless the project sets another.
    pub severity: Severity,
    /// The marked place, absent only for faults that lie in no file.
    pub span: Option<Span>,
    /// Further places, in reading order.
    pub labels: Vec<Label>,
    /// Arguments of the message and of all its attributes.
    pub arguments: Vec<(&'static str, Argument)>,
    /// Attributes that are shown as notes (`= note`), in order.
    pub notes: Vec<&'static str>,
    /// Attributes that are shown as advice (`= help`), in order.
    pub helps: Vec<&'static str>,
    /// What a `known deviation` names to accept the finding. Only findings of [`crate::check`] have one.
    pub target: Option<Target>,
    /// The change of the sources that mends it, where there is exactly one that a machine may propose.
    pub fix: Option<Fix>,
}

/// What a finding is about.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Target {
    /// The reference path (`vp-2024/resurser.total.b2024`).
    pub path: String,
    /// The path as a known deviation can write it where it stands: from the block on, in the project's language.
    /// The whole path until [`crate::check`] has shortened it.
    pub written: String,
    /// The item that says what was found; it, or what holds it, may accept.
    pub holder: ItemId,
}

impl Diagnostic {
    /// A diagnostic at a place. The message's `.help` attribute, where it has one, is shown unless other advice is
    /// asked for; its `.accept` where the finding can be accepted.
    pub fn new(code: Code, span: Span) -> Self {
        Diagnostic {
            code,
            severity: code.severity(),
            span: Some(span),
            labels: Vec::new(),
            arguments: Vec::new(),
            notes: Vec::new(),
            helps: Vec::new(),
            target: None,
            fix: None,
        }
    }

    /// A diagnostic about something that lies in no file (a folder without plans).
    pub fn without_place(code: Code) -> Self {
        Diagnostic { span: None, ..Diagnostic::new(code, Span::new(crate::text::FileId(0), 0, 0)) }
    }

    /// Adds an argument for the message and its attributes.
    pub fn with(mut self, name: &'static str, value: impl Into<Argument>) -> Self {
        self.arguments.push((name, value.into()));
        self
    }

    /// Marks a further place with the attribute `message` of the code's message.
    pub fn label(self, span: Span, message: &'static str) -> Self {
        self.label_with(span, message, Vec::new())
    }

    /// Marks a further place, its text with arguments of its own.
    pub fn label_with(mut self, span: Span, message: &'static str, arguments: Vec<(&'static str, Argument)>) -> Self {
        self.labels.push(Label { span, message: Some(message), arguments });
        self
    }

    /// Shows the attribute `message` as a note.
    pub fn note(mut self, message: &'static str) -> Self {
        self.notes.push(message);
        self
    }

    /// Shows the attribute `message` as advice.
    pub fn help(mut self, message: &'static str) -> Self {
        self.helps.push(message);
        self
    }

    /// Says which change of the sources mends it.
    pub fn fix(mut self, kind: FixKind, edits: impl IntoIterator<Item = (Span, String)>) -> Self {
        let edits = edits.into_iter().map(|(span, text)| Edit { span, text }).collect();
        self.fix = Some(Fix { kind, edits });
        self
    }

    /// Proposes the names that are near to `written`, which stands at the diagnostic's place, if there are any. Where one
    /// alone is near, and the difference is a slip of the pen, it also says how to mend it.
    pub fn meaning(mut self, written: &str, near: &[impl AsRef<str>]) -> Self {
        if near.is_empty() {
            return self;
        }
        let sole = nearest::slip(written, near);
        let place = self.span.filter(|span| span.range().len() == written.len());
        if let (Some(name), Some(span)) = (sole, place) {
            self = self.fix(FixKind::Spelling, [(span, name.to_owned())]);
        }
        self.with("nearest", Argument::texts(near.iter().map(AsRef::as_ref))).help("nearest")
    }

    /// Says what the finding is about, so that a known deviation can accept it.
    pub fn about(mut self, path: impl Into<String>, holder: ItemId) -> Self {
        let path = path.into();
        self.target = Some(Target { written: path.clone(), path, holder });
        self
    }
}
