//! The names of the types of changes.

use super::change::ChangeKind;

impl ChangeKind {
    /// Every type, in the order in which they are told of one item.
    pub const ALL: [ChangeKind; 18] = [
        ChangeKind::Added,
        ChangeKind::Removed,
        ChangeKind::Renamed,
        ChangeKind::Moved,
        ChangeKind::Reordered,
        ChangeKind::Reclassified,
        ChangeKind::Reworded,
        ChangeKind::Retargeted,
        ChangeKind::Refigured,
        ChangeKind::Reassigned,
        ChangeKind::Restatused,
        ChangeKind::Redated,
        ChangeKind::Relinked,
        ChangeKind::Respecified,
        ChangeKind::DeviationAccepted,
        ChangeKind::DeviationWithdrawn,
        ChangeKind::DeviationReexplained,
        ChangeKind::RuleSet,
    ];

    /// Its name in data, the same in every language.
    pub fn key(self) -> &'static str {
        match self {
            ChangeKind::Added => "added",
            ChangeKind::Removed => "removed",
            ChangeKind::Renamed => "renamed",
            ChangeKind::Moved => "moved",
            ChangeKind::Reordered => "reordered",
            ChangeKind::Reclassified => "reclassified",
            ChangeKind::Reworded => "reworded",
            ChangeKind::Retargeted => "retargeted",
            ChangeKind::Refigured => "refigured",
            ChangeKind::Reassigned => "reassigned",
            ChangeKind::Restatused => "restatused",
            ChangeKind::Redated => "redated",
            ChangeKind::Relinked => "relinked",
            ChangeKind::Respecified => "respecified",
            ChangeKind::DeviationAccepted => "deviation-accepted",
            ChangeKind::DeviationWithdrawn => "deviation-withdrawn",
            ChangeKind::DeviationReexplained => "deviation-reexplained",
            ChangeKind::RuleSet => "rule-set",
        }
    }

    /// The type of that name.
    pub fn named(key: &str) -> Option<Self> {
        ChangeKind::ALL.into_iter().find(|kind| kind.key() == key)
    }
}
