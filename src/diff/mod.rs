//! What differs between two plans, and what follows from it.
//!
//! A [`Snapshot`] holds what one side says; [`compare`] matches the items of two sides and says what changed as
//! a [`Comparison`]: owned data that an output needs nothing else to show.
//!
//! **Matching.** From the top down, under two items that are matched: by concept and id; by a former id that either side
//! declares; items without an id by what they say. What is left, and has the same id elsewhere, has moved. Everything else
//! was removed or added; pairs of these that are much alike are suggested as renamed, and never taken to be.
//! Working downwards, a former id of an item holds for all in it, and one that is added first among items without ids
//! (whose paths count their siblings) leaves the others as they are.
//!
//! **Two ways, one answer.** `compare(a, b).reverse() == compare(b, a)`. Where several answers are equally good (which
//! of two siblings moved past the other, which of two like words was taken out), the choice is made in an order that depends
//! on what the sides say and not on which is the earlier.
//!
//! **What follows** ([`Consequences`]) is worked out from both sides as they are matched, and not from the changes: a total
//! that came out otherwise is compared with what it came out as, and broken up into what each figure in it gave on either
//! side.
//!
//! **Time** is in proportion to the number of items: matching looks keys up, and weighs pairs only among the children of one
//! parent that have no id or have a new one, within bounds that `docs/review.md` states.
//!
//! **What is no change**: where in the files things stand; the form they are written in (blocks, tables, keywords of
//! another language, number formats); white space and line breaks that Markdown reads alike, typographic quotation
//! marks; the order of references in a field.

mod align;
mod canon;
mod change;
mod compare;
mod consequences;
mod fields;
mod figure;
mod filter;
mod follow;
mod kinds;
mod life;
mod likeness;
mod map;
mod matching;
mod net;
mod paid;
mod published;
mod published_terms;
mod sides;
mod snapshot;
mod take;
mod terms;
mod totals;
mod words;

pub use change::{
    Change, ChangeKind, Changed, Comparison, Kept, LinkChange, Named, Party, Repositioned, SettingChange, Side,
    Suggestion, Unread, ValueChange, Words,
};
pub use compare::{compare, compare_reaching};
pub use consequences::{Consequences, Contribution, DerivedChange, FindingFact, Suspect};
pub use fields::kind_of;
pub use figure::{FigureChange, FigureShift};
pub use filter::Filter;
pub use life::{Event, Histories, History, Life, Step, Tracked, TrackedName};
pub use net::{CountChange, Net, TotalChange};
pub use sides::Sides;
pub use snapshot::{
    AcceptedDeviation, Derived, DerivedInput, Figure, FigureAt, Finding, Piece, Place, RuleSetting, Snapshot,
    SnapshotItem, Target, Term, Text, Value,
};
