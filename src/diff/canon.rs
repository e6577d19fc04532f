//! Both sides in one set of names: what is matched is one thing, whatever it is called on either side.

use super::change::{Named, Party, Side};
use super::matching::Matching;
use super::sides::{Order, Rank, Sides};
use super::snapshot::{FigureAt, Snapshot, Target, Text, Value};
use super::words::{self, Names, Token};
use crate::model::ItemId;
use crate::vocabulary::{ConceptName, FieldName};

/// An item that is the same on both sides: the number of the later side, or one of its own where it is only on the
/// earlier.
pub(super) type Canon = u64;

/// Which side.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Of {
    Before,
    After,
}

/// Two matched sides, and where each item stands in the order of both.
pub(super) struct Canonical<'a> {
    pub(super) matching: Matching<'a>,
    /// For each item of a side, the last item up to it that is on both sides, as a rank on the other side.
    anchors: [Vec<u32>; 2],
}

/// Names of one side, for its texts.
pub(super) struct NamesOf<'a, 'b> {
    canonical: &'b Canonical<'a>,
    of: Of,
}

impl Names<ItemId> for NamesOf<'_, '_> {
    fn key(&self, item: &ItemId) -> String {
        self.canonical.canon(self.of, *item).to_string()
    }

    fn shown(&self, item: &ItemId) -> String {
        self.canonical.side(self.of).item(*item).label.clone()
    }
}

impl<'a> Canonical<'a> {
    pub(super) fn new(matching: Matching<'a>) -> Self {
        let anchors = |count: usize, other: &dyn Fn(ItemId) -> Option<ItemId>| {
            let mut last = 0;
            let anchor = (0..count).map(|at| {
                last = other(ItemId(at as u32)).map_or(last, |other| other.0 + 1);
                last
            });
            anchor.collect::<Vec<u32>>()
        };
        let before = anchors(matching.before.items.len(), &|old| matching.to_after(old));
        let after = anchors(matching.after.items.len(), &|new| matching.to_before(new));
        Canonical { matching, anchors: [before, after] }
    }

    pub(super) fn side(&self, of: Of) -> &'a Snapshot {
        match of {
            Of::Before => self.matching.before,
            Of::After => self.matching.after,
        }
    }

    /// Whether a side is known from its publication alone.
    pub(super) fn one_is_published(&self) -> bool {
        self.matching.before.published || self.matching.after.published
    }

    pub(super) fn canon(&self, of: Of, item: ItemId) -> Canon {
        let new = match of {
            Of::Before => self.matching.to_after(item),
            Of::After => Some(item),
        };
        new.map_or(u64::from(item.0) | 1 << 32, |new| u64::from(new.0))
    }

    /// The item on each side, of one.
    pub(super) fn both(&self, of: Of, item: ItemId) -> Sides<ItemId> {
        let (before, after) = match of {
            Of::Before => (Some(item), self.matching.to_after(item)),
            Of::After => (self.matching.to_before(item), Some(item)),
        };
        match (before, after) {
            (Some(before), Some(after)) => Sides::Both { before, after },
            (Some(before), None) => Sides::Before(before),
            _ => Sides::After(item),
        }
    }

    /// Where an item stands in the order of both sides.
    pub(super) fn order(&self, item: &Sides<ItemId>) -> Order {
        self.order_in(item, None)
    }

    /// Where something of an item stands, in the order of the columns.
    pub(super) fn order_in(&self, item: &Sides<ItemId>, column: Option<&Sides<ItemId>>) -> Order {
        let rank = |item: &Sides<ItemId>, on_after: bool| {
            let (own, other, anchors) = match on_after {
                true => (item.after(), item.before(), &self.anchors[0]),
                false => (item.before(), item.after(), &self.anchors[1]),
            };
            match (own, other) {
                (Some(own), _) => (own.0 + 1, false, 0),
                (None, Some(other)) => (anchors.get(other.index()).copied().unwrap_or_default(), true, other.0),
                (None, None) => (0, false, 0),
            }
        };
        let ranks = |on_after| -> Rank {
            [rank(item, on_after), column.map_or((0, false, 0), |column| rank(column, on_after))]
        };
        Order { before: ranks(false), after: ranks(true) }
    }

    /// A key that is the same whichever side is the earlier, for choices between what is equally good.
    pub(super) fn neutral(&self, item: &Sides<ItemId>) -> (&'a str, &'a str) {
        let path = |of: Of, id: Option<&ItemId>| id.map(|id| self.side(of).item(*id).path.as_str());
        let (old, new) = (path(Of::Before, item.before()), path(Of::After, item.after()));
        let one = old.or(new).unwrap_or_default();
        let other = new.or(old).unwrap_or_default();
        (one.min(other), one.max(other))
    }

    pub(super) fn tokens(&self, of: Of, text: &Text<ItemId>) -> Vec<Token> {
        words::tokens(text, &NamesOf { canonical: self, of })
    }

    /// Whether two texts say the same.
    pub(super) fn same_text(&self, old: &Text<ItemId>, new: &Text<ItemId>) -> bool {
        if old.pieces.is_empty() && new.pieces.is_empty() {
            return true;
        }
        let canon = |of: Of, text: &Text<ItemId>| text.map(&mut |item| self.canon(of, *item));
        canon(Of::Before, old) == canon(Of::After, new) || {
            let (old, new) = (self.tokens(Of::Before, old), self.tokens(Of::After, new));
            old.len() == new.len() && old.iter().zip(&new).all(|(old, new)| old.key == new.key)
        }
    }

    /// A value by what it says alone, the same from both sides.
    pub(super) fn value(&self, of: Of, value: &Value<ItemId>) -> Value<Canon> {
        let canon = &mut |item: &ItemId| self.canon(of, *item);
        match value {
            Value::Text(text) => Value::Text(self.plain(of, text)),
            Value::Terms { reason, .. } => match value.map(canon) {
                Value::Terms { terms, .. } => Value::Terms { terms, reason: self.plain(of, reason) },
                other => other,
            },
            value => value.map(canon),
        }
    }

    /// A text by its words alone.
    pub(super) fn plain(&self, of: Of, text: &Text<ItemId>) -> Text<Canon> {
        let words: Vec<String> = self.tokens(of, text).into_iter().map(|token| token.key).collect();
        if words.is_empty() {
            return Text::none();
        }
        Text { pieces: vec![super::snapshot::Piece::Words(words.join(" "))] }
    }

    pub(super) fn figure_at(&self, of: Of, at: FigureAt<ItemId>) -> FigureAt<Canon> {
        at.map(|column| self.canon(of, column))
    }

    pub(super) fn target(&self, of: Of, target: &Target<ItemId>) -> Target<Canon> {
        target.map(&mut |item| self.canon(of, *item))
    }

    pub(super) fn name(&self, of: Of, item: ItemId) -> Named {
        let item = self.side(of).item(item);
        Named { concept: item.concept, preset: item.preset, path: item.path.clone(), title: item.label.clone() }
    }

    pub(super) fn names(&self, item: &Sides<ItemId>) -> Sides<Named> {
        match item {
            Sides::Before(old) => Sides::Before(self.name(Of::Before, *old)),
            Sides::After(new) => Sides::After(self.name(Of::After, *new)),
            Sides::Both { before, after } => {
                Sides::Both { before: self.name(Of::Before, *before), after: self.name(Of::After, *after) }
            }
        }
    }

    pub(super) fn facts(&self, item: &Sides<ItemId>) -> Sides<Side> {
        match item {
            Sides::Before(old) => Sides::Before(self.fact(Of::Before, *old)),
            Sides::After(new) => Sides::After(self.fact(Of::After, *new)),
            Sides::Both { before, after } => {
                Sides::Both { before: self.fact(Of::Before, *before), after: self.fact(Of::After, *after) }
            }
        }
    }

    fn fact(&self, of: Of, id: ItemId) -> Side {
        let side = self.side(of);
        let item = side.item(id);
        let plan = side.enclosing(id).find(|holder| side.item(*holder).concept == ConceptName::Plan);
        Side {
            item: self.name(of, id),
            holder: item.parent.map(|parent| self.name(of, parent)),
            plan: plan.map(|plan| self.name(of, plan)),
            responsible: self.responsible(of, id),
            place: item.place.clone(),
        }
    }

    /// Who answers for an item: who is responsible, else who an assignment is given to or who measures; else the same of
    /// what holds it.
    pub(super) fn responsible(&self, of: Of, id: ItemId) -> Vec<Party> {
        const FIELDS: [FieldName; 3] = [FieldName::Responsible, FieldName::Addressee, FieldName::MeasuredBy];
        let side = self.side(of);
        let said = |id: ItemId, field: FieldName| -> Vec<Party> {
            let values = side.item(id).fields.iter().filter(|(name, _)| *name == field);
            let party = |value: &Value<ItemId>| match value {
                Value::Item(party) => Some(Party::Item(self.name(of, *party))),
                Value::Line(text) => Some(Party::Text(text.clone())),
                Value::Text(text) => Some(Party::Text(super::snapshot::plain(text, &|id| side.item(id).label.clone()))),
                _ => None,
            };
            values.filter_map(|(_, value)| party(value)).collect()
        };
        let mut all = side.enclosing(id).flat_map(|holder| FIELDS.map(|field| said(holder, field)));
        all.find(|parties| !parties.is_empty()).unwrap_or_default()
    }
}
