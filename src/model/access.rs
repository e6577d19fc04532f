//! Typed access to items: what budgets, indicators and pages ask for.

use rust_decimal::Decimal;

use super::{
    Counting, Date, Direction, Entry, Figure, Item, ItemId, Key, Period, Plan, Prose, SeriesKind, Unit, Value,
};
use crate::vocabulary::{ConceptName, FieldName, FieldType};

/// A cell's place: row and column.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
pub struct CellAt {
    /// The row.
    pub row: ItemId,
    /// The column.
    pub column: ItemId,
}

/// A figure by its place: what others are reckoned from, and what is checked.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
pub enum FigureKey {
    /// A cell of a budget.
    Cell(CellAt),
    /// A value of an indicator.
    Series(ItemId, SeriesKind, Period),
}

impl FigureKey {
    /// The path that names it.
    pub fn path(self, plan: &Plan) -> String {
        match self {
            FigureKey::Cell(at) => cell_path(plan.item(at.row), plan.item(at.column)),
            FigureKey::Series(indicator, series, period) => series_path(plan.item(indicator), series, period),
        }
    }
}

/// What a path leads to.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Subject {
    /// An item.
    Item(ItemId),
    /// A figure.
    Figure {
        /// Which.
        key: FigureKey,
        /// The share in parentheses instead of the number.
        share: bool,
    },
}

/// What a report tells of an item.
#[derive(Clone, Copy, Debug)]
pub struct FollowUp<'a> {
    /// The report.
    pub report: &'a Item,
    /// What it tells of the item: outcomes, forecasts, status, comment, who judged.
    pub status: &'a Item,
}

impl FollowUp<'_> {
    /// The time that is reported: the report's period.
    pub fn period(&self) -> Option<Period> {
        self.report.period(FieldName::Period)
    }

    /// The day of the report.
    pub fn date(&self) -> Option<Date> {
        self.report.date(FieldName::Date)
    }
}

/// A figure of a budget row that a report gives, beside what the budget says for the same time.
#[derive(Clone, Copy, Debug)]
pub struct AgainstBudget<'a> {
    /// Outcome or forecast, as reported.
    pub reported: Series<'a>,
    /// The budget's cell for the period, in the unit of the budget; absent where it has none for that period.
    pub budget: Option<&'a Figure>,
    /// Reported less budget, in the unit of the reported figure. Positive is more than the budget.
    pub deviation: Option<Decimal>,
}

/// A stated value of an indicator.
#[derive(Clone, Copy, Debug)]
pub struct Series<'a> {
    /// Outcome, forecast, budgeted or target.
    pub kind: SeriesKind,
    /// For when.
    pub period: Period,
    /// What is stated.
    pub figure: &'a Figure,
}

impl SeriesKind {
    /// The field that states it.
    pub fn field(self) -> FieldName {
        match self {
            SeriesKind::Outcome => FieldName::Outcome,
            SeriesKind::Forecast => FieldName::Forecast,
            SeriesKind::Budgeted => FieldName::Budgeted,
            SeriesKind::Target => FieldName::Target,
        }
    }

    /// Every series, in the order in which they are shown.
    pub const ALL: [SeriesKind; 4] =
        [SeriesKind::Outcome, SeriesKind::Forecast, SeriesKind::Budgeted, SeriesKind::Target];

    /// The series that a field states.
    pub fn of(field: FieldName) -> Option<Self> {
        SeriesKind::ALL.into_iter().find(|kind| kind.field() == field)
    }
}

impl Item {
    /// Every entry of a field.
    pub fn all(&self, field: FieldName) -> impl Iterator<Item = &Entry> {
        self.entries.iter().filter(move |entry| entry.field == field)
    }

    /// The first value of a field.
    pub fn value(&self, field: FieldName) -> Option<&Value> {
        self.all(field).map(|entry| &entry.value).next()
    }

    /// The prose of a field.
    pub fn prose(&self, field: FieldName) -> Option<&Prose> {
        match self.value(field)? {
            Value::Prose(prose) => Some(prose),
            _ => None,
        }
    }

    /// The line of a field.
    pub fn line(&self, field: FieldName) -> Option<&str> {
        match self.value(field)? {
            Value::Line(line) => Some(line),
            _ => None,
        }
    }

    /// The period of a field.
    pub fn period(&self, field: FieldName) -> Option<Period> {
        match self.value(field)? {
            Value::Period(period) => Some(*period),
            _ => None,
        }
    }

    /// The day of a field.
    pub fn date(&self, field: FieldName) -> Option<Date> {
        match self.value(field)? {
            Value::Date(date) => Some(*date),
            _ => None,
        }
    }

    /// Of a report: the end of the time that it reports, or its day where it names no period; then its day. Reports in
    /// order of these are in order of time.
    pub fn reported_until(&self) -> impl Ord + use<> {
        let date = self.date(FieldName::Date);
        let end = self.period(FieldName::Period).or(date.map(Period::Day)).map(Period::end);
        (end, date)
    }

    /// The unit that the item itself states.
    pub fn unit(&self) -> Option<&Unit> {
        match self.value(FieldName::Unit)? {
            Value::Unit(unit) => Some(unit),
            _ => None,
        }
    }

    /// The wanted direction.
    pub fn direction(&self) -> Option<Direction> {
        match self.value(FieldName::Direction)? {
            Value::Direction(direction) => Some(*direction),
            _ => None,
        }
    }

    /// The items that a field points at.
    pub fn references(&self, field: FieldName) -> impl Iterator<Item = ItemId> {
        self.all(field).filter_map(|entry| match entry.value {
            Value::Item(item) => Some(item),
            _ => None,
        })
    }

    /// How a row counts; nothing for a plain row.
    pub fn counting(&self) -> Option<Counting> {
        match self.value(FieldName::Counts)? {
            Value::Counting(counting) => Some(*counting),
            _ => None,
        }
    }

    /// The yes or no of a field.
    pub fn flag(&self, field: FieldName) -> Option<bool> {
        match self.value(field)? {
            Value::Flag(flag) => Some(*flag),
            _ => None,
        }
    }

    /// The values of an indicator, in the order outcome, forecast, budgeted, target, then as written.
    pub fn series(&self) -> impl Iterator<Item = Series<'_>> {
        self.entries.iter().filter_map(|entry| {
            let kind = SeriesKind::of(entry.field)?;
            match (&entry.key, &entry.value) {
                (Some(Key::Period(period)), Value::Figure(figure)) => Some(Series { kind, period: *period, figure }),
                _ => None,
            }
        })
    }

    /// The cell of a row in a column.
    pub fn cell(&self, column: ItemId) -> Option<&Figure> {
        self.entries.iter().find_map(|entry| match (&entry.key, &entry.value) {
            (Some(Key::Column(found)), Value::Figure(figure)) if *found == column => Some(figure),
            _ => None,
        })
    }
}

impl Plan {
    /// The item with this number.
    pub fn item(&self, id: ItemId) -> &Item {
        &self.items[id.index()]
    }

    /// Every item of a concept, as shown.
    pub fn of(&self, concept: ConceptName) -> impl Iterator<Item = &Item> {
        self.items.iter().filter(move |item| item.concept == concept)
    }

    /// The children of a concept, as shown.
    pub fn children(&self, item: &Item, concept: ConceptName) -> impl Iterator<Item = &Item> {
        item.children.iter().map(|id| self.item(*id)).filter(move |child| child.concept == concept)
    }

    /// The columns of a budget, as shown.
    pub fn columns(&self, budget: &Item) -> impl Iterator<Item = &Item> {
        self.children(budget, ConceptName::Column)
    }

    /// The rows of a budget, as shown; nested rows after the one that holds them.
    pub fn rows(&self, budget: &Item) -> Vec<&Item> {
        let mut rows = Vec::new();
        self.collect_rows(budget, &mut rows);
        rows
    }

    fn collect_rows<'a>(&'a self, parent: &Item, rows: &mut Vec<&'a Item>) {
        for row in self.children(parent, ConceptName::Row) {
            rows.push(row);
            self.collect_rows(row, rows);
        }
    }

    /// The budget that holds a row or column; the item itself if it is a budget.
    pub fn budget_of<'a>(&'a self, item: &'a Item) -> Option<&'a Item> {
        self.enclosing(item).find(|item| item.concept == ConceptName::Budget)
    }

    /// The item, what holds it, and so on outwards.
    pub fn enclosing<'a>(&'a self, item: &'a Item) -> impl Iterator<Item = &'a Item> {
        std::iter::successors(Some(item), |item| item.parent.map(|parent| self.item(parent)))
    }

    /// The unit in force at an item: its own, else that of what holds it.
    pub fn unit_in_force<'a>(&'a self, item: &'a Item) -> Option<&'a Unit> {
        self.enclosing(item).find_map(Item::unit)
    }

    /// What reports tell of an item, the earliest first: by the end of the period, then by day, then as shown.
    pub fn follow_ups(&self, item: &Item) -> Vec<FollowUp<'_>> {
        let links = self.backlinks.get(item.id.index()).map_or(&[][..], Vec::as_slice);
        let mut found: Vec<FollowUp<'_>> = links
            .iter()
            .filter(|(_, field)| *field == Some(FieldName::Concerns))
            .map(|(from, _)| self.item(*from))
            .filter(|status| status.concept == ConceptName::StatusReport)
            .filter_map(|status| Some(FollowUp { report: self.item(status.parent?), status }))
            .collect();
        found.sort_by_key(|follow_up| (follow_up.report.reported_until(), follow_up.status.id));
        found
    }

    /// Every value of an indicator: its own, then those that reports give, the earliest report first. Where several
    /// state one kind and period, the last is the one in force.
    pub fn all_series<'a>(&'a self, indicator: &'a Item) -> Vec<(Series<'a>, Option<FollowUp<'a>>)> {
        let own = indicator.series().map(|series| (series, None));
        let reported = self.follow_ups(indicator).into_iter();
        own.chain(reported.flat_map(|up| up.status.series().map(move |series| (series, Some(up))))).collect()
    }

    /// The reported figures of a budget row beside the budget for the same period.
    pub fn against_budget<'a>(&'a self, row: &'a Item, follow_up: FollowUp<'a>) -> Vec<AgainstBudget<'a>> {
        let is_budget = |column: &Item| match column.value(FieldName::Kind) {
            Some(Value::Builtin(word)) => word.key == "budget",
            _ => false,
        };
        let cells = row.entries.iter().filter_map(|entry| match (&entry.key, &entry.value) {
            (Some(Key::Column(column)), Value::Figure(figure)) => Some((self.item(*column), figure)),
            _ => None,
        });
        let mut cells: Vec<(&'a Item, &'a Figure)> = cells.filter(|(column, _)| is_budget(column)).collect();
        cells.sort_by_key(|(column, _)| column.id);
        let against = |reported: Series<'a>| {
            let of_period = |(column, _): &&(&Item, &Figure)| column.period(FieldName::Period) == Some(reported.period);
            let budget = cells.iter().find(of_period).map(|(_, figure)| *figure);
            let deviation = budget.and_then(|budget| difference(reported.figure, budget));
            AgainstBudget { reported, budget, deviation }
        };
        follow_up.status.series().map(against).collect()
    }

    /// The item that `item` is related to by standing in its block, where the field would say the same: a goal in a
    /// goal's block contributes to it, an indicator there measures it, an organisation in another's is part of it.
    pub fn implied(&self, item: &Item, field: FieldName) -> Option<ItemId> {
        let nesting = match item.concept {
            ConceptName::Goal | ConceptName::Assignment | ConceptName::Activity => FieldName::ContributesTo,
            ConceptName::Indicator => FieldName::Measures,
            ConceptName::Organisation | ConceptName::Role | ConceptName::Person => FieldName::PartOf,
            _ => return None,
        };
        let kind = item.concept.concept().field(field).filter(|_| field == nesting)?.kind;
        let (FieldType::Reference(targets) | FieldType::ReferenceOrText(targets)) = kind else {
            return None;
        };
        let parent = item.parent?;
        let new =
            targets.contains(&self.item(parent).concept) && !item.references(field).any(|stated| stated == parent);
        new.then_some(parent)
    }

    /// What an item serves: what it names, and what its block's holder is to it.
    pub fn serves(&self, item: &Item) -> Vec<ItemId> {
        let fields = [FieldName::ContributesTo, FieldName::Measures];
        let implied = fields.into_iter().filter_map(|field| self.implied(item, field));
        implied.chain(fields.into_iter().flat_map(|field| item.references(field))).collect()
    }
}

/// `left` less `right`, in the unit of `left`, where both are numbers of one dimension.
fn difference(left: &Figure, right: &Figure) -> Option<Decimal> {
    let (value, other) = (left.content.number()?, right.content.number()?);
    let other = match (&right.unit, &left.unit) {
        (Some(from), Some(to)) if from != to => from.convert(other, to).filter(|_| from.same_dimension(to))?,
        _ => other,
    };
    value.checked_sub(other)
}

/// The path that names a cell: the row's path and the column's own name.
pub fn cell_path(row: &Item, column: &Item) -> String {
    let own = column.name.as_ref().map_or_else(
        || column.title.source.split("[^").next().unwrap_or_default().trim_end().replace([' ', '\u{a0}'], "."),
        |name| name.value.clone(),
    );
    format!("{}.{own}", row.path)
}

/// The path that names a value of an indicator.
pub fn series_path(indicator: &Item, series: SeriesKind, period: Period) -> String {
    format!("{}.{}.{period}", indicator.path, series.field().key())
}
