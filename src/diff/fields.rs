//! One item on both sides: what it says otherwise.

use std::collections::HashMap;

use super::align::align;
use super::canon::{Canon, Canonical, Of};
use super::change::{Change, ChangeKind, LinkChange, Named, ValueChange};
use super::figure::FigureChange;
use super::sides::Sides;
use super::snapshot::{AcceptedDeviation, Figure, FigureAt, SnapshotItem, Text, Value};
use super::words::{self, Token};
use crate::model::{ItemId, SeriesKind};
use crate::vocabulary::{FieldName, FieldType, FieldUse, PARTY};

/// The type of change that another value of a field is, by how the vocabulary types the field. Every type of field has
/// one; a value of another type (`saknas`) is told as the field's own.
pub fn kind_of(field: &FieldUse) -> ChangeKind {
    match field.kind {
        FieldType::Prose => ChangeKind::Reworded,
        FieldType::Series if field.name == SeriesKind::Target.field() => ChangeKind::Retargeted,
        FieldType::Series | FieldType::Cells | FieldType::Number | FieldType::Percent | FieldType::Amount => {
            ChangeKind::Refigured
        }
        FieldType::Date | FieldType::Period => ChangeKind::Redated,
        FieldType::Status => ChangeKind::Restatused,
        FieldType::Reference(targets) | FieldType::ReferenceOrText(targets) if targets == PARTY => {
            ChangeKind::Reassigned
        }
        FieldType::Reference(_) | FieldType::ReferenceOrText(_) => ChangeKind::Relinked,
        FieldType::Line
        | FieldType::Flag
        | FieldType::Unit
        | FieldType::Direction
        | FieldType::Word(_)
        | FieldType::Formula
        | FieldType::Counting
        | FieldType::Check
        | FieldType::Link
        | FieldType::Query => ChangeKind::Respecified,
        FieldType::Deviation => ChangeKind::DeviationAccepted,
        FieldType::RuleLevel => ChangeKind::RuleSet,
    }
}

/// Two matched items.
pub(super) struct Pair<'a, 'b> {
    canonical: &'b Canonical<'a>,
    old: &'a SnapshotItem,
    new: &'a SnapshotItem,
    /// Whether the item stands in another item than before.
    moved: bool,
}

impl<'a, 'b> Pair<'a, 'b> {
    pub(super) fn new(canonical: &'b Canonical<'a>, (old, new): (ItemId, ItemId), moved: bool) -> Self {
        let (old, new) = (canonical.side(Of::Before).item(old), canonical.side(Of::After).item(new));
        Pair { canonical, old, new, moved }
    }

    /// What the item says otherwise, but for where it stands.
    pub(super) fn changes(&self, changes: &mut Vec<Change>) {
        let (old, new) = (self.old, self.new);
        if old.id != new.id {
            changes.push(Change::Renamed { before: old.id.clone(), after: new.id.clone() });
        }
        if old.preset != new.preset {
            changes.push(Change::Reclassified { before: old.preset, after: new.preset });
        }
        changes.extend(self.reworded(None, Some(&old.title), Some(&new.title)));
        for field in old.concept.concept().all_fields() {
            match field.kind {
                FieldType::Deviation => self.deviations(changes),
                FieldType::RuleLevel => self.rules(changes),
                FieldType::Query if self.canonical.one_is_published() => {}
                FieldType::Line if field.name == FieldName::FormerId => changes.extend(self.former_ids()),
                _ => self.field(field, changes),
            }
        }
        self.figures(changes);
    }

    fn name(&self, of: Of) -> impl FnMut(&ItemId) -> Named + '_ {
        move |item| self.canonical.name(of, *item)
    }

    /// A text that is worded otherwise. Nothing is an empty text.
    fn reworded(
        &self,
        field: Option<FieldName>,
        before: Option<&Text<ItemId>>,
        after: Option<&Text<ItemId>>,
    ) -> Option<Change> {
        let (before, after) = (before.filter(|text| !text.is_empty()), after.filter(|text| !text.is_empty()));
        if let (Some(old), Some(new)) = (before, after)
            && self.canonical.same_text(old, new)
        {
            return None;
        }
        let tokens = |of: Of, text: Option<&Text<ItemId>>| -> Vec<Token> {
            text.map(|text| self.canonical.tokens(of, text)).unwrap_or_default()
        };
        let words = words::compare(&tokens(Of::Before, before), &tokens(Of::After, after))?;
        Some(Change::Reworded {
            field,
            before: before.map(|text| text.map(&mut self.name(Of::Before))),
            after: after.map(|text| text.map(&mut self.name(Of::After))),
            words,
        })
    }

    /// Former ids that came or went, but for those that a change of id declares.
    fn former_ids(&self) -> Option<Change> {
        let said = |one: &SnapshotItem, other: &SnapshotItem| -> Vec<Value<Named>> {
            let own = one.former.iter().filter(|id| !other.former.contains(id) && other.id.as_ref() != Some(*id));
            own.map(|id| Value::Line(id.clone())).collect()
        };
        let (before, after) = (said(self.old, self.new), said(self.new, self.old));
        let changed = !before.is_empty() || !after.is_empty();
        changed.then_some(Change::Respecified(ValueChange { field: FieldName::FormerId, before, after }))
    }

    fn field(&self, field: &FieldUse, changes: &mut Vec<Change>) {
        let of = |item: &'a SnapshotItem| -> Vec<&'a Value<ItemId>> {
            item.fields.iter().filter(|(name, _)| *name == field.name).map(|(_, value)| value).collect()
        };
        let (old, new) = (of(self.old), of(self.new));
        if old.is_empty() && new.is_empty() {
            return;
        }
        let name = field.name;
        if kind_of(field) == ChangeKind::Reworded {
            let texts = |values: &[&'a Value<ItemId>]| -> Vec<&'a Text<ItemId>> {
                let texts = values.iter().filter_map(|value| match value {
                    Value::Text(text) if !text.is_empty() => Some(text),
                    _ => None,
                });
                texts.collect()
            };
            self.texts(name, &texts(&old), &texts(&new), changes);
        }
        let (before, after) = self.differing(&old, &new, kind_of(field) == ChangeKind::Reworded);
        if before.is_empty() && after.is_empty() {
            return;
        }
        let named = |of: Of, values: Vec<&Value<ItemId>>| -> Vec<Value<Named>> {
            values.into_iter().map(|value| value.map(&mut self.name(of))).collect()
        };
        let link = |before: Vec<&Value<ItemId>>, after: Vec<&Value<ItemId>>| LinkChange {
            field: name,
            added: named(Of::After, after),
            removed: named(Of::Before, before),
        };
        changes.push(match kind_of(field) {
            ChangeKind::Reassigned | ChangeKind::Relinked => {
                let (before, after) = self.beside_its_move(before, after);
                if before.is_empty() && after.is_empty() {
                    return;
                }
                match kind_of(field) {
                    ChangeKind::Reassigned => Change::Reassigned(link(before, after)),
                    _ => Change::Relinked(link(before, after)),
                }
            }
            ChangeKind::Restatused => Change::Restatused {
                before: named(Of::Before, before).into_iter().next(),
                after: named(Of::After, after).into_iter().next(),
            },
            kind => {
                let (before, after) = (named(Of::Before, before), named(Of::After, after));
                let change = ValueChange { field: name, before, after };
                match kind {
                    ChangeKind::Redated => Change::Redated(change),
                    _ => Change::Respecified(change),
                }
            }
        });
    }

    /// Values that only one side has. Their order says nothing. Texts are left out where they are compared by themselves.
    #[allow(clippy::type_complexity, reason = "the two sides")]
    fn differing(
        &self,
        old: &[&'a Value<ItemId>],
        new: &[&'a Value<ItemId>],
        without_texts: bool,
    ) -> (Vec<&'a Value<ItemId>>, Vec<&'a Value<ItemId>>) {
        let wanted = |value: &&&'a Value<ItemId>| !(without_texts && matches!(value, Value::Text(_)));
        let canon = |of: Of, values: &[&'a Value<ItemId>]| -> Vec<(&'a Value<ItemId>, Value<Canon>)> {
            values.iter().filter(wanted).map(|value| (*value, self.canonical.value(of, value))).collect()
        };
        let (old, mut new) = (canon(Of::Before, old), canon(Of::After, new));
        let mut before = Vec::new();
        for (value, plain) in old {
            match new.iter().position(|(_, other)| *other == plain) {
                Some(at) => drop(new.remove(at)),
                None => before.push(value),
            }
        }
        (before, new.into_iter().map(|(value, _)| value).collect())
    }

    /// References that came and went, but for those to what holds the item, where it has moved: the move says that.
    fn beside_its_move(
        &self,
        before: Vec<&'a Value<ItemId>>,
        after: Vec<&'a Value<ItemId>>,
    ) -> (Vec<&'a Value<ItemId>>, Vec<&'a Value<ItemId>>) {
        let beside = |values: Vec<&'a Value<ItemId>>, parent: Option<ItemId>| -> Vec<&'a Value<ItemId>> {
            let holder = |value: &&Value<ItemId>| matches!(value, Value::Item(to) if self.moved && Some(*to) == parent);
            values.into_iter().filter(|value| !holder(value)).collect()
        };
        (beside(before, self.old.parent), beside(after, self.new.parent))
    }

    /// Texts of a field that may have several: those that are the same stay, between them they are paired in order.
    fn texts(&self, field: FieldName, old: &[&Text<ItemId>], new: &[&Text<ItemId>], changes: &mut Vec<Change>) {
        let key = |of: Of, texts: &[&Text<ItemId>]| -> Vec<Text<Canon>> {
            texts.iter().map(|text| self.canonical.plain(of, text)).collect()
        };
        if let ([old], [new]) = (old, new) {
            changes.extend(self.reworded(Some(field), Some(old), Some(new)));
            return;
        }
        let (old_keys, new_keys) = (key(Of::Before, old), key(Of::After, new));
        let words = |keys: &[Text<Canon>]| format!("{keys:?}");
        let same = |i: usize, j: usize| if old_keys[i] == new_keys[j] { 1.0 } else { 0.0 };
        let kept = if words(&old_keys) <= words(&new_keys) {
            align((old.len(), new.len()), 1.0, same)
        } else {
            align((new.len(), old.len()), 1.0, |j, i| same(i, j)).into_iter().map(|(j, i)| (i, j)).collect()
        };
        let (mut i, mut j) = (0, 0);
        for (old_end, new_end) in kept.into_iter().chain([(old.len(), new.len())]) {
            while i < old_end || j < new_end {
                let before = (i < old_end).then(|| old[i]);
                let after = (j < new_end).then(|| new[j]);
                changes.extend(self.reworded(Some(field), before, after));
                (i, j) = ((i + 1).min(old_end), (j + 1).min(new_end));
            }
            (i, j) = (old_end + 1, new_end + 1);
        }
    }

    fn deviations(&self, changes: &mut Vec<Change>) {
        let canon = |of: Of, deviation: &AcceptedDeviation<ItemId>| {
            (self.canonical.target(of, &deviation.target), deviation.rule.clone())
        };
        let mut new: Vec<&AcceptedDeviation<ItemId>> = self.new.deviations.iter().collect();
        let mut reexplained = Vec::new();
        for old in &self.old.deviations {
            let before = || old.map(&mut self.name(Of::Before));
            match new.iter().position(|new| canon(Of::After, new) == canon(Of::Before, old)) {
                Some(at) => {
                    let new = new.remove(at);
                    let (text, other) = (&old.reason, &new.reason);
                    if self.canonical.same_text(text, other) {
                        continue;
                    }
                    let tokens = (self.canonical.tokens(Of::Before, text), self.canonical.tokens(Of::After, other));
                    let plain = (self.canonical.plain(Of::Before, text), self.canonical.plain(Of::After, other));
                    let words = words::compare(&tokens.0, &tokens.1);
                    let (one, two) = (format!("{:?}", plain.0), format!("{:?}", plain.1));
                    let key = (one.clone().min(two.clone()), one.max(two));
                    let after = || new.map(&mut self.name(Of::After));
                    reexplained.extend(
                        words.map(|words| {
                            (key, Change::DeviationReexplained { before: before(), after: after(), words })
                        }),
                    );
                }
                None => changes.push(Change::DeviationWithdrawn(before())),
            }
        }
        // Told in an order that does not depend on which side is the earlier.
        reexplained.sort_by(|(one, _), (other, _)| one.cmp(other));
        changes.extend(reexplained.into_iter().map(|(_, change)| change));
        let accepted = new.into_iter().map(|new| Change::DeviationAccepted(new.map(&mut self.name(Of::After))));
        changes.extend(accepted);
    }

    fn rules(&self, changes: &mut Vec<Change>) {
        let mut rules: Vec<&String> = self.old.rules.iter().chain(&self.new.rules).map(|rule| &rule.rule).collect();
        rules.sort();
        rules.dedup();
        for rule in rules {
            let of = |item: &'a SnapshotItem| item.rules.iter().find(|setting| setting.rule == *rule);
            let (old, new) = (of(self.old), of(self.new));
            let same = match (old, new) {
                (Some(old), Some(new)) => old.level == new.level && self.canonical.same_text(&old.reason, &new.reason),
                _ => false,
            };
            if !same {
                changes.push(Change::RuleSet {
                    before: old.map(|rule| rule.map(&mut self.name(Of::Before))),
                    after: new.map(|rule| rule.map(&mut self.name(Of::After))),
                });
            }
        }
    }

    fn figures(&self, changes: &mut Vec<Change>) {
        if self.old.figures.is_empty() && self.new.figures.is_empty() {
            return;
        }
        type Placed<'a> = Vec<(FigureAt<ItemId>, &'a Figure<ItemId>)>;
        let mut places: HashMap<FigureAt<Canon>, (Placed<'a>, Placed<'a>)> = HashMap::new();
        let mut order = Vec::new();
        let mut place = |of: Of, (at, figure): &'a (FigureAt<ItemId>, Figure<ItemId>)| {
            // A column that is on one side alone is told as such, with all its cells.
            let told = matches!(at, FigureAt::Column(column)
                if !matches!(self.canonical.both(of, *column), Sides::Both { .. }));
            if told || (figure.state == EMPTY && figure.footnotes.is_empty()) {
                return;
            }
            let key = self.canonical.figure_at(of, *at);
            let found = places.entry(key).or_insert_with(|| {
                order.push(key);
                Default::default()
            });
            match of {
                Of::Before => found.0.push((*at, figure)),
                Of::After => found.1.push((*at, figure)),
            }
        };
        self.old.figures.iter().for_each(|figure| place(Of::Before, figure));
        self.new.figures.iter().for_each(|figure| place(Of::After, figure));
        order.sort_unstable();
        for key in order {
            if let Some((old, new)) = places.remove(&key) {
                self.figures_at(old, new, changes);
            }
        }
    }

    /// Figures in one place: one as a rule; several amounts of one field. The same stay, then those per the same thing,
    /// then in order.
    fn figures_at(
        &self,
        mut old: Vec<(FigureAt<ItemId>, &Figure<ItemId>)>,
        mut new: Vec<(FigureAt<ItemId>, &Figure<ItemId>)>,
        changes: &mut Vec<Change>,
    ) {
        old.retain(|(_, old)| match new.iter().position(|(_, new)| self.same_figure(old, new)) {
            Some(at) => {
                new.remove(at);
                false
            }
            None => true,
        });
        let mut pairs = Vec::new();
        if old.len() + new.len() > 2 {
            old.retain(|(at, old)| {
                match new.iter().position(|(_, new)| self.canonical.same_text(&old.text, &new.text)) {
                    Some(found) => {
                        let (other, new) = new.remove(found);
                        pairs.push((Some((*at, *old)), Some((other, new))));
                        false
                    }
                    None => true,
                }
            });
        }
        let (mut old, mut new) = (old.into_iter(), new.into_iter());
        loop {
            match (old.next(), new.next()) {
                (None, None) => break,
                pair => pairs.push(pair),
            }
        }
        // Told in an order that does not depend on which side is the earlier.
        pairs.sort_by_key(|(old, new)| {
            let value = |one: &Option<(FigureAt<ItemId>, &Figure<ItemId>)>| one.and_then(|(_, figure)| figure.value);
            (value(old).min(value(new)), value(old).max(value(new)))
        });
        for (old, new) in pairs {
            let at = match (&old, &new) {
                (Some((at, _)), _) => at.map(|column| self.canonical.both(Of::Before, column)),
                (None, Some((at, _))) => at.map(|column| self.canonical.both(Of::After, column)),
                (None, None) => continue,
            };
            let order = match &at {
                FigureAt::Column(column) => self.canonical.order(column),
                _ => Default::default(),
            };
            let is_target = matches!(at, FigureAt::Series(SeriesKind::Target, _));
            let change = FigureChange {
                before: old.map(|(_, figure)| figure.map(&mut self.name(Of::Before))),
                after: new.map(|(_, figure)| figure.map(&mut self.name(Of::After))),
                order,
                at: at.map(|column| self.canonical.names(&column)),
            };
            changes.push(if is_target { Change::Retargeted(change) } else { Change::Refigured(change) });
        }
    }

    /// Whether two figures say the same. The value of one that is left to planc follows from others.
    fn same_figure(&self, old: &Figure<ItemId>, new: &Figure<ItemId>) -> bool {
        let facts = |figure: &Figure<ItemId>| {
            let value = figure.value.filter(|_| !figure.computed).map(|value| (value, value.scale()));
            let said = (figure.comparison, figure.qualifier, figure.direction, figure.yes);
            (
                figure.state,
                value,
                figure.unit.clone(),
                figure.computed,
                said,
                figure.share.map(|share| (share, share.scale())),
            )
        };
        let footnotes = |of: Of, figure: &Figure<ItemId>| -> Vec<Canon> {
            figure.footnotes.iter().map(|footnote| self.canonical.canon(of, *footnote)).collect()
        };
        facts(old) == facts(new)
            && footnotes(Of::Before, old) == footnotes(Of::After, new)
            && self.canonical.same_text(&old.text, &new.text)
    }
}

/// The state of a cell that says nothing: as good as none.
const EMPTY: &str = "empty";
