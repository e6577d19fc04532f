//! What a plan says twice: figures that others are reckoned from or restate, names that something refers to. Read off
//! the plan as it was compiled without a fault; nothing here asks planc what it would say of one.

use std::collections::{BTreeSet, HashMap, HashSet};
use std::ops::Range;

use planc::model::{
    Comparison, Content, Counting, Expression, Figure, InlineKind, Item, ItemId, Operator, Plan, Prose, Relation,
    Statement, Unit, Value,
};
use planc::text::Span;
use planc::vocabulary::{ConceptName, FieldName, FieldType};

use crate::project::Project;

/// A place of the sources: file, bytes.
pub type Place = (String, Range<usize>);

/// Which way a time is moved to break its order with another.
#[derive(Clone, Copy, Debug)]
pub enum Move {
    /// To a year before this one.
    Before(i16),
    /// To a year after this one.
    After(i16),
}

/// A reference, and the concepts that may stand in its place; none where anything may.
pub struct Reference {
    pub place: Place,
    pub wants: Option<&'static [ConceptName]>,
}

/// What the plan binds, by place.
#[derive(Default)]
pub struct Bound {
    /// Figures, and what binds each.
    pub figures: HashMap<Place, &'static str>,
    /// Those of them that are not nought: losing one changes a sum.
    pub counting: HashSet<Place>,
    /// Rows that a stated total adds up, by a cell of theirs that is not nought.
    pub parts: HashSet<Place>,
    /// Stated totals: a total that is not stated is no total that is wrong.
    pub totals: HashSet<Place>,
    /// Days and periods that stand in an order with another, and how a fault moves them out of it.
    pub times: HashMap<Place, Move>,
    /// Figures stated in running text, without a word that softens them; whole `{{…}}` and the statement.
    pub statements: Vec<(Place, Place)>,
    pub references: Vec<Reference>,
    /// Items that others refer to, by the place of their id.
    pub named: HashSet<Place>,
}

/// Reads what binds.
pub fn bound(project: &Project) -> Bound {
    let plan = &project.compiled.checked.plan;
    let mut reader = Reader { project, plan, accepted: accepted(plan), bound: Bound::default() };
    for item in plan.items.iter().filter(|item| !item.external) {
        reader.references(item);
        each_prose(item, &mut |prose| reader.prose(prose));
        if item.concept == ConceptName::Budget {
            reader.totals(item);
            reader.formulas(item);
        }
        for entry in &item.entries {
            if let Value::Check(relation) = &entry.value {
                reader.relation(relation);
            }
        }
        reader.name(item);
        reader.times(item);
    }
    reader.bound
}

/// Paths of figures whose deviation the plan accepts: nothing more is said of those.
fn accepted(plan: &Plan) -> BTreeSet<String> {
    let entries = plan.items.iter().flat_map(|item| &item.entries);
    let deviations = entries.filter_map(|entry| match &entry.value {
        Value::Deviation(deviation) => Some(deviation.target.clone()),
        _ => None,
    });
    deviations.collect()
}

fn each_prose(item: &Item, visit: &mut dyn FnMut(&Prose)) {
    visit(&item.title);
    for entry in &item.entries {
        match &entry.value {
            Value::Prose(prose) => visit(prose),
            Value::Figure(Figure {
                content: Content::Missing { reason: Some(prose) } | Content::Word(prose), ..
            }) => visit(prose),
            _ => {}
        }
    }
}

struct Reader<'a> {
    project: &'a Project,
    plan: &'a Plan,
    accepted: BTreeSet<String>,
    bound: Bound,
}

impl Reader<'_> {
    fn place(&self, span: Span) -> Option<Place> {
        self.project.place(span).map(|(file, range)| (file.to_owned(), range))
    }

    fn references(&mut self, item: &Item) {
        for entry in &item.entries {
            let kind = item.concept.concept().field(entry.field).map(|field| field.kind);
            let wants = match (&entry.value, kind) {
                (Value::Item(_), Some(FieldType::Reference(wants) | FieldType::ReferenceOrText(wants))) => Some(wants),
                (Value::Item(_), _) => None,
                _ => continue,
            };
            // A list that names nearly everything refuses nothing.
            let wants = wants.filter(|wants| wants.len() < 8);
            if let Some(place) = self.place(entry.span) {
                self.bound.references.push(Reference { place, wants });
            }
        }
    }

    fn name(&mut self, item: &Item) {
        let linked = self.plan.backlinks.get(item.id.index()).is_some_and(|links| !links.is_empty());
        if let (true, Some(name)) = (linked, &item.name)
            && let Some(place) = self.place(name.span)
        {
            self.bound.named.insert(place);
        }
    }

    fn prose(&mut self, prose: &Prose) {
        for inline in &prose.inlines {
            let Some(whole) = self.place(inline.span) else { continue };
            match &inline.kind {
                InlineKind::Link { .. } => {
                    let text = &self.project.text(&whole.0)[whole.1.clone()];
                    let target = text.trim_start_matches("[[");
                    let target = &target[..target.find(['|', ']']).unwrap_or(target.len())];
                    let place = (whole.0.clone(), whole.1.start + 2..whole.1.start + 2 + target.len());
                    self.bound.references.push(Reference { place, wants: None });
                }
                InlineKind::Figure { expression, stated: Some(stated) } => {
                    self.statement(whole, stated, &expression.value);
                }
                _ => {}
            }
        }
    }

    fn statement(&mut self, whole: Place, stated: &Statement, expression: &Expression) {
        let Some(place) = self.place(stated.span).filter(|_| stated.qualifier.is_none()) else { return };
        let paths: Vec<String> = self.cells(expression).into_iter().map(|(path, _)| path).collect();
        if paths.iter().any(|path| self.accepted.contains(path)) {
            return;
        }
        if !stated.value.is_zero() {
            self.bound.statements.push((whole, place));
        }
        let single = match expression {
            Expression::Negated(inner) => &inner.value,
            other => other,
        };
        if let [(_, figure)] = self.cells(single).as_slice()
            && !matches!(single, Expression::Binary(..))
        {
            let precise = figure.content.number().is_some_and(|value| stated.value.scale() >= value.scale());
            if precise && (figure.unit == stated.unit || stated.unit.is_none()) {
                let span = figure.span;
                self.bind(span, "restated in the text", figure.content.number().is_some_and(|value| !value.is_zero()));
            }
        }
    }

    /// The figures that an expression reads, with their paths.
    fn cells(&self, expression: &Expression) -> Vec<(String, &Figure)> {
        let plan = self.plan;
        match expression {
            Expression::Cell { row, column } => {
                let (row, column) = (plan.item(*row), plan.item(*column));
                row.cell(column.id).map(|figure| (planc::model::cell_path(row, column), figure)).into_iter().collect()
            }
            Expression::Series { indicator, series, period, share: false } => {
                let item = plan.item(*indicator);
                let stated = item.series().find(|found| found.kind == *series && found.period == *period);
                let path = planc::model::series_path(item, *series, *period);
                stated.map(|found| (path, found.figure)).into_iter().collect()
            }
            Expression::Negated(inner) => self.cells(&inner.value),
            Expression::Binary(_, left, right) => {
                let mut both = self.cells(&left.value);
                both.extend(self.cells(&right.value));
                both
            }
            _ => Vec::new(),
        }
    }

    fn bind(&mut self, span: Span, why: &'static str, counts: bool) {
        if let Some(place) = self.place(span) {
            if counts {
                self.bound.counting.insert(place.clone());
            }
            self.bound.figures.entry(place).or_insert(why);
        }
    }

    fn part(&mut self, span: Span, counts: bool) {
        if let Some(place) = self.place(span).filter(|_| counts) {
            self.bound.parts.insert(place);
        }
    }

    fn total(&mut self, span: Span) {
        if let Some(place) = self.place(span) {
            self.bound.totals.insert(place);
        }
    }

    /// Rows that a stated total adds up, column by column, and the total.
    fn totals(&mut self, budget: &Item) {
        if budget.flag(FieldName::Rounded) == Some(true) {
            return;
        }
        let plan = self.plan;
        let rows = plan.rows(budget);
        if rows.iter().any(|row| row.parent != Some(budget.id)) {
            return;
        }
        for column in plan.columns(budget).filter(|column| adds_up(plan, column)) {
            let mut parts: Vec<&Figure> = Vec::new();
            for row in &rows {
                let cell = row.cell(column.id);
                match row.counting() {
                    None if row.unit().is_none() && row.value(FieldName::Formula).is_none() => {
                        parts.extend(cell.filter(|cell| cell.content.number().is_some()));
                    }
                    Some(Counting::Total) => {
                        let path = planc::model::cell_path(row, column);
                        let total = cell.filter(|cell| cell.content.number().is_some());
                        if let (Some(total), false) = (total, self.accepted.contains(&path)) {
                            // What alone makes up a total leaves nothing to add up when it is gone.
                            let several = parts.len() > 1;
                            for figure in &parts {
                                let counts = figure.content.number().is_some_and(|value| !value.is_zero());
                                self.bind(figure.span, "part of a total", counts && several);
                                self.part(figure.span, counts && several);
                            }
                            if !parts.is_empty() {
                                let counts = total.content.number().is_some_and(|value| !value.is_zero());
                                self.bind(total.span, "a total", counts);
                                self.total(total.span);
                            }
                        }
                        parts.clear();
                    }
                    _ => {}
                }
            }
        }
    }

    /// Cells under a column whose formula adds and subtracts others.
    fn formulas(&mut self, budget: &Item) {
        let plan = self.plan;
        for column in plan.columns(budget) {
            let Some(Value::Formula(formula)) = column.value(FieldName::Formula) else { continue };
            let (mut terms, mut linear) = (Vec::new(), true);
            columns(&formula.value, &mut terms, &mut linear);
            if !linear {
                continue;
            }
            for row in plan.rows(budget) {
                let stated = row.cell(column.id).filter(|cell| cell.content.number().is_some());
                let path = planc::model::cell_path(row, column);
                let Some(stated) = stated.filter(|_| !self.accepted.contains(&path)) else { continue };
                let cells = terms.iter().filter_map(|term| row.cell(*term)).chain([stated]);
                for figure in cells.filter(|figure| figure.content.number().is_some()) {
                    let nought = figure.content.number().is_none_or(|value| value.is_zero());
                    self.bind(figure.span, "part of a formula", !nought);
                }
            }
        }
    }

    /// Times of an item, and of what it stands in, whose order is given by what they mean.
    fn times(&mut self, item: &Item) {
        let pairs = ORDERED.iter().filter(|(concept, ..)| *concept == item.concept);
        for (_, later, holder, earlier) in pairs {
            let plan = self.plan;
            let around = plan.enclosing(item).find(|around| around.concept == *holder);
            let (later, earlier) = (time(item, *later), around.and_then(|around| time(around, *earlier)));
            if let (Some((later, later_year)), Some((earlier, earlier_year))) = (later, earlier) {
                let moves = [(later, Move::Before(earlier_year.0)), (earlier, Move::After(later_year.1))];
                for (span, order) in moves {
                    if let Some(place) = self.place(span) {
                        self.bound.times.entry(place).or_insert(order);
                    }
                }
            }
        }
        if let (ConceptName::Plan, Some((_, (first, last)))) = (item.concept, time(item, FieldName::Period)) {
            let decided = time(item, FieldName::Status).and_then(|(span, _)| self.place(span));
            self.bound.times.extend(decided.map(|place| (place, Move::After(last))));
            for entry in item.all(FieldName::FollowUp) {
                let place = self.place(entry.span);
                self.bound.times.extend(place.map(|place| (place, Move::Before(first))));
            }
        }
    }

    fn relation(&mut self, relation: &Relation) {
        let mut cells = self.cells(&relation.left.value);
        cells.extend(self.cells(&relation.right.value));
        if relation.comparison != Comparison::Exactly || cells.iter().any(|(path, _)| self.accepted.contains(path)) {
            return;
        }
        let spans: Vec<(Span, bool)> =
            cells.iter().filter_map(|(_, figure)| Some((figure.span, !figure.content.number()?.is_zero()))).collect();
        for (span, counts) in spans {
            self.bind(span, "part of a check", counts);
        }
    }
}

/// A field whose time is not before that of another, of the item itself or of one around it.
const ORDERED: &[(ConceptName, FieldName, ConceptName, FieldName)] = &[
    (ConceptName::Assignment, FieldName::Until, ConceptName::Assignment, FieldName::Period),
    (ConceptName::Assignment, FieldName::ReportBy, ConceptName::Assignment, FieldName::Period),
    (ConceptName::Activity, FieldName::Until, ConceptName::Activity, FieldName::Period),
    (ConceptName::Milestone, FieldName::Until, ConceptName::Activity, FieldName::Period),
    (ConceptName::Report, FieldName::Date, ConceptName::Report, FieldName::Period),
    (ConceptName::Commitment, FieldName::Until, ConceptName::Meeting, FieldName::Date),
];

/// The first time that a field states: its place, and its first and last year.
fn time(item: &Item, field: FieldName) -> Option<(Span, (i16, i16))> {
    item.all(field).find_map(|entry| match &entry.value {
        Value::Period(period) => Some((entry.span, (period.first_year(), period.last_year()))),
        Value::Date(date) | Value::Status { date: Some(date), .. } => Some((entry.span, (date.year(), date.year()))),
        _ => None,
    })
}

/// The columns that a formula adds and subtracts.
fn columns(expression: &Expression, found: &mut Vec<ItemId>, linear: &mut bool) {
    match expression {
        Expression::Column(column) => found.push(*column),
        Expression::Negated(inner) => columns(&inner.value, found, linear),
        Expression::Binary(Operator::Add | Operator::Subtract, left, right) => {
            columns(&left.value, found, linear);
            columns(&right.value, found, linear);
        }
        _ => *linear = false,
    }
}

fn adds_up(plan: &Plan, column: &Item) -> bool {
    let mut linear = true;
    if let Some(Value::Formula(formula)) = column.value(FieldName::Formula) {
        columns(&formula.value, &mut Vec::new(), &mut linear);
        return linear;
    }
    plan.unit_in_force(column) != Some(&Unit::Percent)
}
