//! Findings in words.

use super::Teller;
use crate::diagnostic::messages::message;
use crate::diff::{FigureAt, FindingFact, Named, Target};

impl Teller {
    /// The message of a finding in one line, without its code and place.
    pub fn finding(self, finding: &FindingFact) -> String {
        let path = finding.target.as_ref().map(path).unwrap_or_default();
        let own = [("target", path.into()), ("named", "yes".into())];
        let arguments = own.iter().chain(&finding.arguments).map(|(name, value)| (*name, value));
        let text = message(self.language, finding.code.slug(), None, arguments);
        text.unwrap_or_else(|| finding.code.slug().to_owned())
    }
}

/// What a finding is about, by its path.
fn path(target: &Target<Named>) -> String {
    match target {
        Target::Item(item) => item.path.clone(),
        Target::Figure(item, FigureAt::Column(column)) => {
            let column = column.path.rsplit('.').next().unwrap_or_default();
            format!("{}.{column}", item.path)
        }
        Target::Figure(item, FigureAt::Series(series, period)) => {
            format!("{}.{}.{period}", item.path, series.field().key())
        }
        Target::Figure(item, FigureAt::Field(field)) => format!("{}.{}", item.path, field.key()),
        Target::Within(item, rest) => format!("{}.{rest}", item.path),
        Target::Path(path) => path.clone(),
    }
}
