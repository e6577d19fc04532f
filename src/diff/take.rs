//! A checked plan → what it says.

use std::collections::HashMap;
use std::sync::Arc;

use super::snapshot::{
    AcceptedDeviation, Derived, DerivedInput, Figure, FigureAt, Finding, Piece, Place, RuleSetting, Snapshot,
    SnapshotItem, Target, Text, Value,
};
use super::terms;
use crate::check::{About, Checked, Way, provenance};
use crate::diagnostic::Diagnostic;
use crate::model::{
    self, Config, Content, Counting, Entry, FigureKey, InlineKind, Item, ItemId, Key, Origin, Plan, Prose, SeriesKind,
    Unit, cell_path, data_path, is_implied,
};
use crate::sources::SourceMap;
use crate::text::{FileId, Span};
use crate::vocabulary::{ConceptName, FieldType};

impl Snapshot {
    /// What a checked plan says. `found` is what stands of all that compiling it found: the rules' findings and faults
    /// of reading alike.
    pub fn of(checked: &Checked, sources: &SourceMap, found: &[Diagnostic]) -> Self {
        let plan = &checked.plan;
        let taker = Taker::new(checked, sources);
        let items: Vec<SnapshotItem> = plan.items.iter().map(|item| taker.item(item)).collect();
        let accepted = checked.accepted.iter().map(|accepted| Finding {
            reason: accepted.deviation(plan).map(|deviation| taker.text(&deviation.reason)),
            ..taker.finding(&accepted.finding)
        });
        let mut snapshot = Snapshot {
            language: plan.config.language,
            published: false,
            settings: settings(&plan.config),
            items,
            roots: plan.roots.clone(),
            findings: found.iter().map(|finding| taker.finding(finding)).collect(),
            accepted: accepted.collect(),
            derived: taker.derived(),
            backlinks: Vec::new(),
        };
        snapshot.link();
        snapshot
    }

    /// Notes who points at whom. A footnote mark points at nothing that needs another look.
    pub(super) fn link(&mut self) {
        let mut links = vec![Vec::new(); self.items.len()];
        for (at, item) in self.items.iter().enumerate().filter(|(_, item)| !item.external) {
            let from = ItemId(at as u32);
            let mut point = |to: ItemId, field| {
                let found: &mut Vec<(ItemId, _)> = &mut links[to.index()];
                if to != from && found.last() != Some(&(from, field)) {
                    found.push((from, field));
                }
            };
            mentions(&item.title, |to| point(to, None));
            for (field, value) in &item.fields {
                match value {
                    Value::Text(text) => mentions(text, |to| point(to, Some(*field))),
                    value => drop(value.map(&mut |to| point(*to, Some(*field)))),
                }
            }
        }
        for found in &mut links {
            found.sort_unstable();
            found.dedup();
        }
        self.backlinks = links;
    }
}

/// What a text points at with links and figures.
fn mentions(text: &Text<ItemId>, mut point: impl FnMut(ItemId)) {
    let marks = |piece: &&Piece<ItemId>| !matches!(piece, Piece::Footnote(_));
    for piece in text.pieces.iter().filter(marks) {
        drop(Text { pieces: vec![piece.clone()] }.map(&mut |to| point(*to)));
    }
}

/// The settings that bear on what a plan says or how it is judged.
fn settings(config: &Config) -> Vec<(String, String)> {
    let mut settings = vec![("language".to_owned(), config.language.tag().to_owned())];
    settings.extend(config.title.iter().map(|title| ("title".to_owned(), title.clone())));
    settings.extend(config.dependencies.iter().map(|dependency| {
        let origin = match &dependency.origin {
            Origin::BuiltIn => "built-in".to_owned(),
            Origin::Published { file, hash } => hash.clone().unwrap_or_else(|| file.clone()),
        };
        (format!("dependencies.{}", dependency.name), origin)
    }));
    settings.extend(
        config
            .rules
            .iter()
            .map(|(rule, level)| (format!("rules.{rule}"), level.map_or("off", model::Level::key).to_owned())),
    );
    settings.sort();
    settings
}

struct Taker<'a> {
    checked: &'a Checked,
    plan: &'a Plan,
    sources: &'a SourceMap,
    files: HashMap<FileId, Arc<str>>,
    /// Items by their path, the first of those that share one.
    paths: HashMap<&'a str, ItemId>,
    /// The items declared in each file, by where.
    declared: HashMap<FileId, Vec<(u32, ItemId)>>,
}

impl<'a> Taker<'a> {
    fn new(checked: &'a Checked, sources: &'a SourceMap) -> Self {
        let plan = &checked.plan;
        let mut paths = HashMap::new();
        let mut declared: HashMap<FileId, Vec<(u32, ItemId)>> = HashMap::new();
        for item in plan.items.iter().filter(|item| !item.external) {
            paths.entry(item.path.as_str()).or_insert(item.id);
            declared.entry(item.span.file).or_default().push((item.span.start, item.id));
        }
        declared.values_mut().for_each(|items| items.sort_unstable());
        let files = sources.files().map(|(id, file)| (id, Arc::from(file.path.as_str()))).collect();
        Taker { checked, plan, sources, files, paths, declared }
    }

    fn place(&self, span: Span) -> Option<Place> {
        Some(Place { file: self.files.get(&span.file)?.clone(), line: self.sources.line_column(span).line })
    }

    fn item(&self, item: &Item) -> SnapshotItem {
        let mut taken = SnapshotItem {
            concept: item.concept,
            preset: item.preset,
            id: item.name.as_ref().map(|name| name.value.clone()),
            path: data_path(self.plan, item).into_owned(),
            title: self.title(item),
            label: self.label(item),
            parent: item.parent,
            children: item.children.clone(),
            former: Vec::new(),
            fields: Vec::new(),
            figures: Vec::new(),
            deviations: Vec::new(),
            rules: Vec::new(),
            place: self.place(item.span),
            external: item.external,
        };
        for field in item.concept.concept().all_fields() {
            let implied = self.plan.implied(item, field.name);
            taken.fields.extend(implied.map(|to| (field.name, Value::Item(to))));
            for entry in item.all(field.name) {
                self.entry(item, entry, field.kind, &mut taken);
            }
        }
        taken
    }

    /// Items without a title have their own id, or their place, in its stead.
    fn title(&self, item: &Item) -> Text<ItemId> {
        let own = item.path.rsplit(['.', '/']).next().unwrap_or_default();
        let stands_in = match &item.name {
            Some(name) => item.title.source == name.value,
            None => item.title.source == own,
        };
        if stands_in || is_implied(item) { Text::none() } else { self.text(&item.title) }
    }

    /// The title without marks: a link by its words, or by the title of what it leads to.
    fn label(&self, item: &Item) -> String {
        super::snapshot::plain(&self.text(&item.title), &|to| self.plan.item(to).title.source.clone())
    }

    fn entry(&self, item: &Item, entry: &Entry, kind: FieldType, taken: &mut SnapshotItem) {
        let plain = |value, unit: Option<Unit>, text| Figure {
            value: Some(value),
            unit,
            text,
            place: self.place(entry.span),
            ..Figure::of_state("number")
        };
        match &entry.value {
            model::Value::Line(line) if kind == FieldType::Line && entry.field == FORMER => {
                taken.former.push(line.clone());
            }
            model::Value::Deviation(deviation) => taken.deviations.push(AcceptedDeviation {
                target: self.target(&deviation.target),
                rule: deviation.rule.clone(),
                reason: self.text(&deviation.reason),
                place: self.place(entry.span),
            }),
            model::Value::RuleLevel(level) => taken.rules.push(RuleSetting {
                rule: level.rule.clone(),
                level: level.level,
                reason: self.text(&level.reason),
            }),
            model::Value::Figure(figure) => {
                let at = match entry.key {
                    Some(Key::Column(column)) => FigureAt::Column(column),
                    Some(Key::Period(period)) => match SeriesKind::of(entry.field) {
                        Some(series) => FigureAt::Series(series, period),
                        None => FigureAt::Field(entry.field),
                    },
                    None => FigureAt::Field(entry.field),
                };
                taken.figures.push((at, self.figure(item, at, figure)));
            }
            model::Value::Number(value) => {
                let unit = (kind == FieldType::Percent).then_some(Unit::Percent);
                taken.figures.push((FigureAt::Field(entry.field), plain(*value, unit, Text::none())));
            }
            model::Value::Amount(amount) => {
                let per = Text { pieces: vec![Piece::Words(amount.per.clone())] };
                let unit = Some(amount.unit.clone());
                taken.figures.push((FigureAt::Field(entry.field), plain(amount.value, unit, per)));
            }
            value => taken.fields.push((entry.field, self.value(value))),
        }
    }

    fn value(&self, value: &model::Value) -> Value<ItemId> {
        match value {
            model::Value::Prose(prose) => Value::Text(self.text(prose)),
            model::Value::Line(line) => Value::Line(line.clone()),
            model::Value::Number(number) => Value::Line(number.to_string()),
            model::Value::Flag(flag) => Value::Flag(*flag),
            model::Value::Date(date) => Value::Date(*date),
            model::Value::Period(period) => Value::Period(*period),
            model::Value::Unit(unit) => Value::Unit(unit.clone()),
            model::Value::Direction(direction) => Value::Direction(*direction),
            model::Value::Builtin(word) => Value::Word(word.key),
            model::Value::Item(item) => Value::Item(*item),
            model::Value::Status { word, date } => Value::Status { word: Box::new(self.value(word)), date: *date },
            model::Value::Formula(formula) => {
                Value::Terms { terms: terms::formula(self.plan, &formula.value), reason: Text::none() }
            }
            model::Value::Counting(counting) => {
                let (how, row) = match counting {
                    Counting::Total => ("total", None),
                    Counting::Subtotal => ("subtotal", None),
                    Counting::PartOf(row) => ("part", Some(*row)),
                    Counting::OfWhich(row) => ("of-which", Some(*row)),
                };
                Value::Counting { how, row }
            }
            model::Value::Check(relation) => Value::Terms {
                terms: terms::check(self.plan, relation),
                reason: relation.reason.as_ref().map_or_else(Text::none, |reason| self.text(reason)),
            },
            model::Value::Query(query) => {
                Value::Terms { terms: terms::question(self.plan, query), reason: Text::none() }
            }
            model::Value::Missing => Value::Missing,
            model::Value::Figure(_)
            | model::Value::Deviation(_)
            | model::Value::Amount(_)
            | model::Value::RuleLevel(_)
            | model::Value::Broken => Value::Broken,
        }
    }

    fn text(&self, prose: &Prose) -> Text<ItemId> {
        let mut pieces = Vec::new();
        let mut at = 0;
        let words = |from: usize, to: usize, pieces: &mut Vec<_>| {
            let text = prose.source.get(from..to).unwrap_or_default();
            if !text.is_empty() {
                pieces.push(Piece::Words(text.to_owned()));
            }
        };
        for inline in &prose.inlines {
            words(at, inline.start, &mut pieces);
            at = inline.end;
            match &inline.kind {
                InlineKind::Link { item, label } => pieces.push(Piece::Link { to: *item, label: label.clone() }),
                InlineKind::Figure { expression, stated } => pieces.push(Piece::Figure {
                    formula: terms::formula(self.plan, &expression.value),
                    stated: stated.as_ref().map(|stated| (stated.value, stated.unit.clone(), stated.qualifier)),
                    written: stated.as_ref().map(|stated| stated.written.clone()),
                }),
                InlineKind::Footnote(footnote) => pieces.push(Piece::Footnote(*footnote)),
                InlineKind::Broken => words(inline.start, inline.end, &mut pieces),
            }
        }
        words(at, prose.source.len(), &mut pieces);
        Text { pieces }
    }

    fn figure(&self, item: &Item, at: FigureAt<ItemId>, figure: &model::Figure) -> Figure<ItemId> {
        let mut taken = Figure {
            unit: figure.unit.clone().filter(|_| figure.content.key() == "number"),
            footnotes: figure.footnotes.clone(),
            place: self.place(figure.span),
            ..Figure::of_state(figure.content.key())
        };
        match &figure.content {
            Content::Number { value, comparison, qualifier, share } => {
                taken.value = Some(*value);
                (taken.comparison, taken.qualifier, taken.share) = (*comparison, *qualifier, *share);
            }
            Content::Computed => {
                taken.computed = true;
                if let FigureAt::Column(column) = at {
                    let cell = model::CellAt { row: item.id, column };
                    taken.value = self.checked.computed.get(&cell).copied();
                }
            }
            Content::Missing { reason } => {
                taken.text = reason.as_ref().map_or_else(Text::none, |reason| self.text(reason));
            }
            Content::Direction(direction) => taken.direction = Some(*direction),
            Content::YesNo(yes) => taken.yes = Some(*yes),
            Content::Word(word) => taken.text = self.text(word),
            Content::Empty | Content::NotReady | Content::NotApplicable | Content::Broken => {}
        }
        taken
    }

    fn finding(&self, finding: &Diagnostic) -> Finding {
        let target = match &finding.target {
            Some(target) => Some(self.target(&target.path)),
            None => finding.span.and_then(|span| self.declared_before(span)).map(Target::Item),
        };
        Finding {
            code: finding.code,
            severity: finding.severity,
            target,
            arguments: finding.arguments.clone(),
            place: finding.span.and_then(|span| self.place(span)),
            reason: None,
        }
    }

    /// The last item that is declared before a place: whose text it most likely stands in.
    fn declared_before(&self, span: Span) -> Option<ItemId> {
        let items = self.declared.get(&span.file)?;
        let after = items.partition_point(|(start, _)| *start <= span.start);
        items.get(after.checked_sub(1)?).map(|(_, item)| *item)
    }

    /// What the path of a finding or a deviation names.
    fn target(&self, path: &str) -> Target<ItemId> {
        if let Some(item) = self.paths.get(path) {
            return Target::Item(*item);
        }
        let marks = path.char_indices().rev().filter(|(_, letter)| matches!(letter, '.' | '/'));
        for (at, _) in marks {
            let (Some(held), Some(rest)) = (path.get(..at), path.get(at + 1..)) else { continue };
            let Some(id) = self.paths.get(held) else { continue };
            return self
                .figure_at(self.plan.item(*id), path, rest)
                .map_or_else(|| Target::Within(*id, rest.to_owned()), |at| Target::Figure(*id, at));
        }
        Target::Path(path.to_owned())
    }

    fn figure_at(&self, item: &Item, path: &str, rest: &str) -> Option<FigureAt<ItemId>> {
        if item.concept == ConceptName::Row {
            let budget = self.plan.budget_of(item)?;
            let column = self.plan.columns(budget).find(|column| cell_path(item, column) == path)?;
            return Some(FigureAt::Column(column.id));
        }
        let all = self.plan.all_series(item);
        let named = |kind: SeriesKind, period| format!("{}.{period}", kind.field().key()) == rest;
        let (series, _) = all.iter().find(|(series, _)| named(series.kind, series.period))?;
        Some(FigureAt::Series(series.kind, series.period))
    }

    /// What is reckoned from other figures, and comes out as a figure.
    fn derived(&self) -> Vec<Derived> {
        let provenance = provenance(self.plan);
        let figures = provenance.all().filter(|one| !matches!(one.way, Way::OfWhich | Way::Check));
        let derived = figures.filter_map(|one| {
            let ((item, at), share) = match one.about {
                About::Figure { key, share } => {
                    let (item, at) = place_of(key);
                    ((item, Some(at)), share)
                }
                About::Text { holder, .. } => ((holder, None), false),
                About::Check { .. } => return None,
            };
            let inputs = one.inputs.iter().map(|input| {
                let (item, at) = place_of(input.key);
                DerivedInput { item, at, share: input.share, value: input.value, rate: input.rate }
            });
            Some(Derived {
                item,
                at,
                share,
                way: one.way,
                stated: one.stated,
                computed: one.computed,
                unit: one.unit.clone(),
                inputs: inputs.collect(),
            })
        });
        derived.collect()
    }
}

/// The field of former ids.
const FORMER: crate::vocabulary::FieldName = crate::vocabulary::FieldName::FormerId;

fn place_of(key: FigureKey) -> (ItemId, FigureAt<ItemId>) {
    match key {
        FigureKey::Cell(at) => (at.row, FigureAt::Column(at.column)),
        FigureKey::Series(indicator, series, period) => (indicator, FigureAt::Series(series, period)),
    }
}

impl<R> Figure<R> {
    /// A figure of which nothing more is said.
    pub(super) fn of_state(state: &'static str) -> Self {
        Figure {
            state,
            value: None,
            unit: None,
            computed: false,
            comparison: None,
            qualifier: None,
            share: None,
            direction: None,
            yes: None,
            text: Text::none(),
            footnotes: Vec::new(),
            place: None,
        }
    }
}
