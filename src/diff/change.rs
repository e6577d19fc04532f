//! Changes: what they are, on both sides, and how they turn about.
//!
//! Everything here is owned and self-contained: an output needs neither plan. Every change turns about by
//! [`Comparison::reverse`], so that what B is to A, A is to B.

use super::figure::{FigureChange, FigureShift};
use super::sides::{Order, Sides};
use super::snapshot::{AcceptedDeviation, Place, RuleSetting, Text, Value};
use super::{Consequences, Net};
use crate::vocabulary::{ConceptName, FieldName};

/// What differs between two sides.
#[derive(Clone, PartialEq, Debug)]
pub struct Comparison {
    /// What changed, item by item, in the order of the later plan; what was removed stands where it stood.
    pub changed: Vec<Changed>,
    /// What stands by itself and does so in another order: the fewest items whose move explains it.
    pub reordered: Vec<Repositioned>,
    /// Settings of the project that changed.
    pub settings: Vec<SettingChange>,
    /// Removed and added items that are likely the same under a new id; nothing rests on it.
    pub suggestions: Vec<Suggestion>,
    /// What follows from the changes.
    pub consequences: Consequences,
    /// The whole in few figures.
    pub net: Net,
    /// What each side could not read: then its silence says nothing.
    pub unread: Unread,
}

/// How many faults of reading each side has.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub struct Unread {
    /// Of the earlier side.
    pub before: usize,
    /// Of the later side.
    pub after: usize,
}

/// What changed in one item.
#[derive(Clone, PartialEq, Debug)]
pub struct Changed {
    /// The item: on one side alone if it was added or removed.
    pub item: Sides<Side>,
    /// What changed, in the order of [`ChangeKind`], then of the vocabulary, then of the columns.
    pub changes: Vec<Change>,
    pub(super) order: Order,
}

/// An item on one side.
#[derive(Clone, PartialEq, Debug)]
pub struct Side {
    /// The item.
    pub item: Named,
    /// The item whose block holds it.
    pub holder: Option<Named>,
    /// The plan that it belongs to.
    pub plan: Option<Named>,
    /// Who answers for it: its own field, else that of the nearest item around it that has one.
    pub responsible: Vec<Party>,
    /// Where it is declared; nothing where the side has no sources.
    pub place: Option<Place>,
}

/// An item by its name.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub struct Named {
    /// What it is.
    pub concept: ConceptName,
    /// The kind that the declaring word says, as its key.
    pub preset: Option<&'static str>,
    /// The path that names it in data.
    pub path: String,
    /// Its title in plain words; the id where it has none.
    pub title: String,
}

/// Who answers for something.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub enum Party {
    /// An organisation, role or person of the plan.
    Item(Named),
    /// Text, where there is nothing to refer to.
    Text(String),
}

/// A change of one item.
#[derive(Clone, PartialEq, Debug)]
pub enum Change {
    /// It is new. Changes of what stands in it are told with the items in it, which are added as well.
    Added,
    /// It is gone, and so is all in it that has not moved.
    Removed,
    /// Its id is another, and a former id says so; or it has an id where it had none, and says what it said.
    Renamed {
        /// The id that it had; absent where it had none.
        before: Option<String>,
        /// The id that it has; absent where it has none.
        after: Option<String>,
    },
    /// It stands in another item than before. Another file is no other place: files mean nothing.
    Moved {
        /// What held it; nothing where it stood by itself.
        before: Option<Named>,
        /// What holds it.
        after: Option<Named>,
    },
    /// What stands in its block stands in another order; nothing else is said by it.
    Reordered {
        /// The fewest items whose move explains it.
        moved: Vec<Repositioned>,
    },
    /// It is declared by a word of another kind: `mål` became `delmål`.
    Reclassified {
        /// The kind before, as its key; the concept's own word where absent.
        before: Option<&'static str>,
        /// The kind now.
        after: Option<&'static str>,
    },
    /// A text is worded otherwise.
    Reworded {
        /// The field; the title where absent.
        field: Option<FieldName>,
        /// The text before; absent where it is new.
        before: Option<Text<Named>>,
        /// The text now; absent where it is gone.
        after: Option<Text<Named>>,
        /// What was taken out and put in, word by word.
        words: Vec<Words>,
    },
    /// A target of an indicator is another.
    Retargeted(FigureChange),
    /// A figure is another.
    Refigured(FigureChange),
    /// Other organisations, roles or persons stand in a field that names them.
    Reassigned(LinkChange),
    /// The status, or since when, is another.
    Restatused {
        /// Before.
        before: Option<Value<Named>>,
        /// Now.
        after: Option<Value<Named>>,
    },
    /// A day or period is another.
    Redated(ValueChange),
    /// Other items stand in a field that points at items.
    Relinked(LinkChange),
    /// A field says something else: a unit, a formula, a word …
    Respecified(ValueChange),
    /// A deviation is accepted that was not.
    DeviationAccepted(AcceptedDeviation<Named>),
    /// A deviation is no longer accepted.
    DeviationWithdrawn(AcceptedDeviation<Named>),
    /// A deviation is accepted for another reason.
    DeviationReexplained {
        /// As it was.
        before: AcceptedDeviation<Named>,
        /// As it is.
        after: AcceptedDeviation<Named>,
        /// What was taken out of the reason and put in.
        words: Vec<Words>,
    },
    /// A rule is set otherwise for the item.
    RuleSet {
        /// Before; absent where it was not set here.
        before: Option<RuleSetting<Named>>,
        /// Now; absent where it is no longer set here.
        after: Option<RuleSetting<Named>>,
    },
}

/// The types of changes, in the order in which they are told of one item.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
#[allow(missing_docs, reason = "each is the type of the change of that name")]
pub enum ChangeKind {
    Added,
    Removed,
    Renamed,
    Moved,
    Reordered,
    Reclassified,
    Reworded,
    Retargeted,
    Refigured,
    Reassigned,
    Restatused,
    Redated,
    Relinked,
    Respecified,
    DeviationAccepted,
    DeviationWithdrawn,
    DeviationReexplained,
    RuleSet,
}

/// An item that stands elsewhere among its siblings.
#[derive(Clone, PartialEq, Debug)]
pub struct Repositioned {
    /// The item.
    pub item: Sides<Named>,
    /// The sibling that it followed, of those that are on both sides; the first where absent.
    pub before: Option<Named>,
    /// The sibling that it follows.
    pub after: Option<Named>,
}

/// Words of a text, in order.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Words {
    /// On which side they stand.
    pub kept: Kept,
    /// The words, white space as one blank, a new paragraph as two line breaks.
    pub text: String,
}

/// What became of words.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Kept {
    /// They stand on both sides.
    Both,
    /// They were taken out.
    Out,
    /// They were put in.
    In,
}

/// References that came and went.
#[derive(Clone, PartialEq, Debug)]
pub struct LinkChange {
    /// The field.
    pub field: FieldName,
    /// What it points at beside what is unchanged.
    pub added: Vec<Value<Named>>,
    /// What it no longer points at.
    pub removed: Vec<Value<Named>>,
}

/// Values of a field that are others.
#[derive(Clone, PartialEq, Debug)]
pub struct ValueChange {
    /// The field.
    pub field: FieldName,
    /// What only the earlier side says.
    pub before: Vec<Value<Named>>,
    /// What only the later side says.
    pub after: Vec<Value<Named>>,
}

/// A setting of the project that changed.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct SettingChange {
    /// Its key (`rules.P0801`).
    pub key: String,
    /// Before; absent where it was not set.
    pub before: Option<String>,
    /// Now; absent where it is no longer set.
    pub after: Option<String>,
}

/// Two items that are likely one.
#[derive(Clone, PartialEq, Debug)]
pub struct Suggestion {
    /// The one that was removed.
    pub before: Named,
    /// The one that was added.
    pub after: Named,
    /// How alike they are, in per cent of what they say.
    pub likeness: u8,
}

impl Change {
    /// Its type.
    pub fn kind(&self) -> ChangeKind {
        match self {
            Change::Added => ChangeKind::Added,
            Change::Removed => ChangeKind::Removed,
            Change::Renamed { .. } => ChangeKind::Renamed,
            Change::Moved { .. } => ChangeKind::Moved,
            Change::Reordered { .. } => ChangeKind::Reordered,
            Change::Reclassified { .. } => ChangeKind::Reclassified,
            Change::Reworded { .. } => ChangeKind::Reworded,
            Change::Retargeted(_) => ChangeKind::Retargeted,
            Change::Refigured(_) => ChangeKind::Refigured,
            Change::Reassigned(_) => ChangeKind::Reassigned,
            Change::Restatused { .. } => ChangeKind::Restatused,
            Change::Redated(_) => ChangeKind::Redated,
            Change::Relinked(_) => ChangeKind::Relinked,
            Change::Respecified(_) => ChangeKind::Respecified,
            Change::DeviationAccepted(_) => ChangeKind::DeviationAccepted,
            Change::DeviationWithdrawn(_) => ChangeKind::DeviationWithdrawn,
            Change::DeviationReexplained { .. } => ChangeKind::DeviationReexplained,
            Change::RuleSet { .. } => ChangeKind::RuleSet,
        }
    }

    /// Whether what the item says is other than it was; if not, only where it stands, or how a figure is written.
    pub fn is_of_meaning(&self) -> bool {
        match self {
            Change::Reordered { .. } | Change::Moved { .. } => false,
            Change::Retargeted(figure) | Change::Refigured(figure) => {
                !matches!(figure.shift(), FigureShift::Precision | FigureShift::UnitAlone | FigureShift::Computed)
            }
            _ => true,
        }
    }

    /// The change back.
    pub fn reverse(self) -> Self {
        let link = |LinkChange { field, added, removed }| LinkChange { field, added: removed, removed: added };
        let value = |ValueChange { field, before, after }| ValueChange { field, before: after, after: before };
        match self {
            Change::Added => Change::Removed,
            Change::Removed => Change::Added,
            Change::Renamed { before, after } => Change::Renamed { before: after, after: before },
            Change::Moved { before, after } => Change::Moved { before: after, after: before },
            Change::Reordered { moved } => {
                Change::Reordered { moved: moved.into_iter().map(Repositioned::reverse).collect() }
            }
            Change::Reclassified { before, after } => Change::Reclassified { before: after, after: before },
            Change::Reworded { field, before, after, words } => {
                Change::Reworded { field, before: after, after: before, words: reverse_words(words) }
            }
            Change::Retargeted(figure) => Change::Retargeted(figure.reverse()),
            Change::Refigured(figure) => Change::Refigured(figure.reverse()),
            Change::Reassigned(change) => Change::Reassigned(link(change)),
            Change::Restatused { before, after } => Change::Restatused { before: after, after: before },
            Change::Redated(change) => Change::Redated(value(change)),
            Change::Relinked(change) => Change::Relinked(link(change)),
            Change::Respecified(change) => Change::Respecified(value(change)),
            Change::DeviationAccepted(deviation) => Change::DeviationWithdrawn(deviation),
            Change::DeviationWithdrawn(deviation) => Change::DeviationAccepted(deviation),
            Change::DeviationReexplained { before, after, words } => {
                Change::DeviationReexplained { before: after, after: before, words: reverse_words(words) }
            }
            Change::RuleSet { before, after } => Change::RuleSet { before: after, after: before },
        }
    }
}

impl Repositioned {
    fn reverse(self) -> Self {
        Repositioned { item: self.item.reverse(), before: self.after, after: self.before }
    }
}

/// The same words, told the other way: what was taken out stands before what was put in.
pub(super) fn reverse_words(words: Vec<Words>) -> Vec<Words> {
    let mut turned: Vec<Words> = words
        .into_iter()
        .map(|words| {
            let kept = match words.kept {
                Kept::Both => Kept::Both,
                Kept::Out => Kept::In,
                Kept::In => Kept::Out,
            };
            Words { kept, ..words }
        })
        .collect();
    for at in 1..turned.len() {
        if turned[at - 1].kept == Kept::In && turned[at].kept == Kept::Out {
            turned.swap(at - 1, at);
        }
    }
    turned
}

impl Changed {
    /// Puts the changes in the order of [`ChangeKind`], figures in that of the later side.
    pub(super) fn sort(&mut self) {
        self.changes.sort_by_key(|change| match change {
            Change::Retargeted(figure) | Change::Refigured(figure) => (change.kind(), Some(figure.order.after)),
            _ => (change.kind(), None),
        });
    }

    fn reverse(self) -> Self {
        let changes = self.changes.into_iter().map(Change::reverse).collect();
        let mut reversed = Changed { item: self.item.reverse(), changes, order: self.order.reverse() };
        reversed.sort();
        reversed
    }
}

impl Comparison {
    /// Whether the two sides say the same in the same order.
    pub fn is_empty(&self) -> bool {
        self.changed.is_empty() && self.reordered.is_empty() && self.settings.is_empty()
    }

    /// How many changes there are of each type, in the order of [`ChangeKind`]; types that do not occur are left out.
    pub fn counts(&self) -> Vec<(ChangeKind, usize)> {
        let mut counts: std::collections::BTreeMap<ChangeKind, usize> = Default::default();
        for change in self.changed.iter().flat_map(|changed| &changed.changes) {
            *counts.entry(change.kind()).or_default() += 1;
        }
        counts.into_iter().collect()
    }

    /// The comparison of the later side with the earlier.
    pub fn reverse(self) -> Self {
        let turn = |setting: SettingChange| SettingChange { before: setting.after, after: setting.before, ..setting };
        let turn_suggestion = |one: Suggestion| Suggestion { before: one.after, after: one.before, ..one };
        let mut reversed = Comparison {
            changed: self.changed.into_iter().map(Changed::reverse).collect(),
            reordered: self.reordered.into_iter().map(Repositioned::reverse).collect(),
            settings: self.settings.into_iter().map(turn).collect(),
            suggestions: self.suggestions.into_iter().map(turn_suggestion).collect(),
            consequences: self.consequences.reverse(),
            net: self.net.reverse(),
            unread: Unread { before: self.unread.after, after: self.unread.before },
        };
        reversed.sort();
        reversed
    }

    /// Puts everything in the order of the later side.
    pub(super) fn sort(&mut self) {
        self.changed.sort_by_key(|changed| changed.order.after);
        self.consequences.sort();
        self.net.totals.sort_by_key(|total| total.order.after);
        let key = |one: &Suggestion| (one.after.path.clone(), one.before.path.clone());
        self.suggestions.sort_by_cached_key(key);
    }
}
