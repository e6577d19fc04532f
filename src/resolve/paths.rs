//! Reference paths: from names to items, cells and values.

use super::Resolver;
use super::names::{Found, described, normal};
use crate::diagnostic::{Argument, Code, Diagnostic, nearest};
use crate::model::{CellAt, Item, ItemId, Key, Period, SeriesKind, Value};
use crate::syntax::formula::{Path, Piece};
use crate::syntax::{TextLiteral, calendar};
use crate::text::Span;
use crate::vocabulary::{ConceptName, FieldName, Keyword, WordKind, builtin_words, fold, keyword_anywhere};

/// What a path leads to.
#[derive(Clone, Copy, PartialEq, Debug)]
pub(super) enum Destination {
    Item(ItemId),
    Cell(CellAt),
    Series {
        indicator: ItemId,
        series: SeriesKind,
        period: Period,
        share: bool,
    },
    /// The number of items that a view shows.
    Count(ItemId),
}

impl Destination {
    /// The item that the destination is, or is a part of.
    pub(super) fn item(self) -> ItemId {
        match self {
            Destination::Item(item) | Destination::Count(item) => item,
            Destination::Cell(cell) => cell.row,
            Destination::Series { indicator, .. } => indicator,
        }
    }
}

/// Where following a path stops.
struct Stop {
    /// The segment that leads nowhere.
    segment: usize,
    /// What it could have been.
    candidates: Vec<String>,
    /// Several things carry that name; a longer path tells them apart.
    ambiguous: bool,
}

impl Resolver<'_, '_> {
    /// Follows a path from where it stands. What leads nowhere is reported.
    pub(super) fn path(
        &mut self,
        from: impl Into<Option<ItemId>>,
        path: &Path,
        literal: &TextLiteral,
        wanted: &[ConceptName],
    ) -> Option<Destination> {
        match self.try_path(from, path, literal, wanted) {
            Ok(found) => {
                self.references += 1;
                Some(found)
            }
            Err(diagnostic) => {
                self.report(*diagnostic);
                None
            }
        }
    }

    /// As [`Self::path`], with the diagnostic instead of reporting it.
    pub(super) fn try_path(
        &self,
        from: impl Into<Option<ItemId>>,
        path: &Path,
        literal: &TextLiteral,
        wanted: &[ConceptName],
    ) -> Result<Destination, Box<Diagnostic>> {
        let from = from.into();
        let start = match &path.plan {
            Some(plan) => Some(self.plan_named(plan, literal)?),
            None => from,
        };
        let (first, rest) = match path.segments.split_first() {
            Some(split) => split,
            None => return Err(Box::new(Diagnostic::new(Code::InvalidValue, literal.span).with("text", ""))),
        };
        let name = normal(&first.text);
        let span = literal.place(first.start, first.end);
        let last = rest.is_empty();
        let named_plan = path.plan.is_some();
        let fits = |item: &Item| {
            // After a slash stands what is that plan's own; and nothing points at itself by its bare name.
            if (named_plan && item.plan != start) || (last && !named_plan && Some(item.id) == from) {
                return false;
            }
            if last { wanted.is_empty() || wanted.contains(&item.concept) } else { self.follow(item.id, rest).is_ok() }
        };
        let mut found = self.names.find(&self.items, start, &name, fits);
        let own = from.map(|from| self.item(from)).filter(|own| {
            !named_plan
                && own.name.as_ref().is_some_and(|own| own.value == name)
                && (wanted.is_empty() || wanted.contains(&own.concept))
        });
        if let (true, Some(own), Found::Other(_) | Found::Nothing) = (last, own, &found) {
            found = Found::One(own.id);
        }
        match found {
            Found::One(item) => {
                self.follow(item, rest).map_err(|stop| self.stopped(stop, rest, literal, item)).and_then(|found| {
                    let item = self.item(found.item());
                    let plain = matches!(found, Destination::Item(_));
                    if plain && !wanted.is_empty() && !wanted.contains(&item.concept) {
                        let place = literal.place(path.start, path.end);
                        let found = Found::Other(vec![item.id]);
                        return Err(Box::new(self.not_found(start, &path.text(), place, wanted, found)));
                    }
                    Ok(found)
                })
            }
            // The first name is known, but what follows it leads nowhere.
            Found::Other(others) if !last => match others.as_slice() {
                [] => Err(Box::new(self.unknown(start, &name, span, wanted))),
                [other, ..] => match self.follow(*other, rest) {
                    Err(stop) => Err(self.stopped(stop, rest, literal, *other)),
                    Ok(found) => Ok(found),
                },
            },
            found => Err(Box::new(self.not_found(start, &name, span, wanted, found))),
        }
    }

    fn unknown(&self, from: Option<ItemId>, name: &str, span: Span, wanted: &[ConceptName]) -> Diagnostic {
        self.not_found(from, name, span, wanted, Found::Nothing)
    }

    fn plan_named(&self, plan: &Piece, literal: &TextLiteral) -> Result<ItemId, Box<Diagnostic>> {
        let name = normal(&plan.text);
        if let Some(found) = self.names.plan_ids.get(&name) {
            return Ok(*found);
        }
        let mut ids: Vec<&str> = self.names.plan_ids.keys().map(String::as_str).collect();
        ids.sort_unstable();
        let near = nearest::nearest(&name, ids);
        let diagnostic = Diagnostic::new(Code::UnknownName, literal.place(plan.start, plan.end))
            .with("name", name.as_str())
            .with("wanted", Argument::List(vec![ConceptName::Plan.into()]))
            .note("wanted");
        Err(Box::new(diagnostic.meaning(&name, &near)))
    }

    fn stopped(&self, stop: Stop, rest: &[Piece], literal: &TextLiteral, item: ItemId) -> Box<Diagnostic> {
        let Some(segment) = rest.get(stop.segment) else {
            return Box::new(Diagnostic::new(Code::InvalidValue, literal.span).with("text", literal.content.as_str()));
        };
        let place = literal.place(segment.start, segment.end);
        if stop.ambiguous {
            return Box::new(
                Diagnostic::new(Code::AmbiguousName, place)
                    .with("name", segment.text.as_str())
                    .with("paths", Argument::texts(stop.candidates)),
            );
        }
        let near = nearest::nearest(&segment.text, stop.candidates.iter().map(String::as_str));
        let diagnostic = Diagnostic::new(Code::UnknownName, place)
            .with("name", segment.text.as_str())
            .with("holder", described(self.item(item)))
            .note("holder");
        Box::new(if !near.is_empty() {
            diagnostic.meaning(&segment.text, &near)
        } else if stop.candidates.is_empty() {
            diagnostic
        } else {
            diagnostic.with("allowed", Argument::texts(stop.candidates)).note("allowed")
        })
    }

    /// Follows the segments after the first.
    fn follow(&self, item: ItemId, rest: &[Piece]) -> Result<Destination, Stop> {
        let mut at = item;
        for (segment, piece) in rest.iter().enumerate() {
            let name = normal(&piece.text);
            let here = self.item(at);
            let child = match here.concept {
                ConceptName::Budget => self.budget_part(at, &name),
                ConceptName::Row => match self.column(at, rest, segment) {
                    Ok(Some((column, last))) if last == rest.len() => {
                        return Ok(Destination::Cell(CellAt { row: at, column }));
                    }
                    Ok(Some((_, last))) => {
                        return Err(Stop { segment: last, candidates: Vec::new(), ambiguous: false });
                    }
                    Ok(None) => self.names.child(at, &name).first().copied(),
                    Err(stop) => return Err(stop),
                },
                ConceptName::Indicator => match self.series(at, rest, segment)? {
                    Some(found) => return Ok(found),
                    None => self.names.child(at, &name).first().copied(),
                },
                ConceptName::View if segment + 1 == rest.len() && is_count(&name) => return Ok(Destination::Count(at)),
                _ => self.names.child(at, &name).first().copied(),
            };
            at = child.ok_or_else(|| Stop { segment, candidates: self.parts_of(at), ambiguous: false })?;
        }
        Ok(Destination::Item(at))
    }

    /// A row or column of a budget, rows at any depth.
    fn budget_part(&self, budget: ItemId, name: &str) -> Option<ItemId> {
        if let Some(found) = self.names.child(budget, name).first() {
            return Some(*found);
        }
        let mut rows: Vec<ItemId> = self.item(budget).children.clone();
        while let Some(row) = rows.pop() {
            if self.item(row).concept == ConceptName::Row {
                if let Some(found) = self.names.child(row, name).first() {
                    return Some(*found);
                }
                rows.extend(&self.item(row).children);
            }
        }
        self.column_by_header(budget, name).ok().flatten()
    }

    /// The column that a row's next segments name: its id, its period, or its kind and period. Also the number
    /// of segments taken so far.
    fn column(&self, row: ItemId, rest: &[Piece], segment: usize) -> Result<Option<(ItemId, usize)>, Stop> {
        let Some(budget) = self.budget(row) else {
            return Ok(None);
        };
        let name = normal(&rest[segment].text);
        let is_column = |id: &&ItemId| self.item(**id).concept == ConceptName::Column;
        if let Some(column) = self.names.child(budget, &name).iter().find(is_column) {
            return Ok(Some((*column, segment + 1)));
        }
        let written = |column: &ItemId| crate::model::cell_path(self.item(row), self.item(*column));
        let ambiguous =
            |columns: Vec<ItemId>| Stop { segment, candidates: columns.iter().map(written).collect(), ambiguous: true };
        if let Some(column) = self.column_by_header(budget, &name).map_err(ambiguous)? {
            return Ok(Some((column, segment + 1)));
        }
        if let Some(next) = rest.get(segment + 1) {
            let header = format!("{name} {}", next.text);
            if let Some(column) = self.column_by_header(budget, &header).map_err(ambiguous)? {
                return Ok(Some((column, segment + 2)));
            }
        }
        Ok(None)
    }

    /// The column of a budget with that period, or that kind and period.
    pub(super) fn column_by_header(&self, budget: ItemId, header: &str) -> Result<Option<ItemId>, Vec<ItemId>> {
        let Some((kind_end, period_start)) = super::table::column_header(header) else {
            return Ok(None);
        };
        let Ok(period) = calendar::read_period(&header[period_start..]) else {
            return Ok(None);
        };
        let kind = fold(header[..kind_end].trim());
        let fits = |column: &&Item| {
            let same_kind = || match column.value(FieldName::Kind) {
                Some(Value::Builtin(word)) => word.names.iter().copied().flatten().any(|name| fold(name) == kind),
                _ => false,
            };
            column.period(FieldName::Period) == Some(period) && (kind.is_empty() || same_kind())
        };
        let columns = self.columns_of(budget).iter().map(|id| self.item(*id));
        let found: Vec<&Item> = columns.filter(fits).collect();
        match found.as_slice() {
            [] => Ok(None),
            [one] => Ok(Some(one.id)),
            // A header without kind means the column whose header has none either, if there is one.
            several => match several
                .iter()
                .filter(|column| column.value(FieldName::Kind).is_none())
                .collect::<Vec<_>>()
                .as_slice()
            {
                [one] if kind.is_empty() => Ok(Some(one.id)),
                _ => Err(several.iter().map(|column| column.id).collect()),
            },
        }
    }

    /// The columns of a budget. There are few of them and many rows, and every cell asks.
    pub(super) fn columns_of(&self, budget: ItemId) -> &[ItemId] {
        self.columns.get(&budget).map_or(&[], Vec::as_slice)
    }

    /// The budget that holds a row or column.
    pub(super) fn budget(&self, from: ItemId) -> Option<ItemId> {
        let mut at = Some(from);
        while let Some(item) = at {
            if self.item(item).concept == ConceptName::Budget {
                return Some(item);
            }
            at = self.item(item).parent;
        }
        None
    }

    /// A value of an indicator: `2025`, `målvärde.2025`, either with `.andel` after it.
    fn series(&self, indicator: ItemId, rest: &[Piece], segment: usize) -> Result<Option<Destination>, Stop> {
        let stop = |segment, candidates, ambiguous| Err(Stop { segment, candidates, ambiguous });
        let mut at = segment;
        let kind = match keyword_anywhere(&rest[at].text) {
            Some((Keyword::Field(field), len)) if len == rest[at].text.len() => SeriesKind::of(field),
            _ => None,
        };
        if kind.is_some() {
            at += 1;
        }
        let Some(piece) = rest.get(at) else {
            return if kind.is_some() { stop(segment, self.parts_of(indicator), false) } else { Ok(None) };
        };
        let Ok(period) = calendar::read_period(&piece.text) else {
            return if kind.is_some() { stop(at, self.parts_of(indicator), false) } else { Ok(None) };
        };
        let reported = self.reported.get(&indicator).into_iter().flatten().map(|status| self.item(*status));
        let mut stated: Vec<SeriesKind> = std::iter::once(self.item(indicator))
            .chain(reported)
            .flat_map(|item| &item.entries)
            .filter(|entry| entry.key == Some(Key::Period(period)))
            .filter_map(|entry| SeriesKind::of(entry.field))
            .filter(|found| kind.is_none_or(|kind| kind == *found))
            .collect();
        stated.sort_unstable();
        stated.dedup();
        let series = match stated.as_slice() {
            [] => return stop(at, self.parts_of(indicator), false),
            [one] => *one,
            several => {
                let path = |series: &SeriesKind| format!("{}.{period}", series.field().word(self.language));
                return stop(at, several.iter().map(path).collect(), true);
            }
        };
        let share = match rest.get(at + 1) {
            None => false,
            Some(last) if rest.len() == at + 2 && is_share(&last.text) => true,
            Some(_) => return stop(at + 1, Vec::new(), false),
        };
        Ok(Some(Destination::Series { indicator, series, period, share }))
    }

    /// What could stand after an item in a path.
    fn parts_of(&self, item: ItemId) -> Vec<String> {
        let here = self.item(item);
        let child_names = |item: &Item| -> Vec<String> {
            item.children.iter().filter_map(|id| self.item(*id).name.as_ref()).map(|name| name.value.clone()).collect()
        };
        let mut parts = child_names(here);
        match here.concept {
            ConceptName::Row => {
                if let Some(budget) = self.budget(item) {
                    let columns = self.item(budget).children.iter().map(|id| self.item(*id));
                    parts.extend(columns.filter(|column| column.concept == ConceptName::Column).map(|column| {
                        column.name.as_ref().map_or_else(|| column.title.source.clone(), |name| name.value.clone())
                    }));
                }
            }
            ConceptName::Indicator => {
                for entry in &here.entries {
                    if let Some(Key::Period(period)) = entry.key {
                        let part = period.to_string();
                        if !parts.contains(&part) {
                            parts.push(part);
                        }
                    }
                }
            }
            ConceptName::View => {
                let count = builtin_words(WordKind::ValueKind).iter().find(|word| word.key == "count");
                parts.extend(count.map(|word| word.names[self.language.index()][0].to_owned()));
            }
            _ => {}
        }
        parts
    }
}

/// `andel` or `share`: the share in parentheses.
fn is_share(text: &str) -> bool {
    is_value_kind(text, "share")
}

/// `antal` or `count`: how many items a view shows.
fn is_count(text: &str) -> bool {
    is_value_kind(text, "count")
}

fn is_value_kind(text: &str, key: &str) -> bool {
    let folded = fold(text);
    builtin_words(WordKind::ValueKind)
        .iter()
        .filter(|word| word.key == key)
        .any(|word| word.names.iter().copied().flatten().any(|name| *name == folded))
}
