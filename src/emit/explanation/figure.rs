//! How a figure comes about.

use rust_decimal::Decimal;

use super::{Comparison, Deviation, FigureExplanation, FigureName, InText, Part, Place, Report, Statement, Use, WayOf};
use crate::check::{About, Checked, Derivation, Provenance, Verdict, Way, provenance};
use crate::diagnostic::Code;
use crate::emit::view::quantity;
use crate::emit::{answer, notation, prose};
use crate::language::Language;
use crate::model::{CellAt, Content, Counting, Figure, FigureKey, Item, ItemId, Plan, SeriesKind, Unit, Value};
use crate::sources::SourceMap;
use crate::text::Span;
use crate::vocabulary::{FieldName, WordKind, builtin_words, canonical};

/// Explains a figure, its parts `depth` levels down, in the words of `language`.
pub fn explain(
    checked: &Checked,
    sources: &SourceMap,
    (key, share): (FigureKey, bool),
    depth: usize,
    language: Language,
) -> FigureExplanation {
    let provenance = provenance(&checked.plan);
    let explainer = Explainer { checked, plan: &checked.plan, sources, provenance, language };
    let mut above = vec![(key, share)];
    let uses: Vec<&Derivation> = explainer.provenance.uses(key, share).collect();
    FigureExplanation {
        name: explainer.name(key, share),
        stated: explainer.statements(key, share),
        ways: explainer.ways(key, share, depth, &mut above),
        uses: uses.iter().filter_map(|used| explainer.used((key, share), used)).collect(),
        texts: uses.iter().filter_map(|used| explainer.in_text(used)).collect(),
        deviations: explainer.deviations(key),
        reports: explainer.reports(key),
    }
}

struct Explainer<'a> {
    checked: &'a Checked,
    plan: &'a Plan,
    sources: &'a SourceMap,
    provenance: Provenance,
    language: Language,
}

/// Codes that rounding explains.
const ROUNDING: [Code; 4] = [Code::TotalRounding, Code::FormulaRounding, Code::CheckRounding, Code::PartsRounding];

impl<'a> Explainer<'a> {
    fn title(&self, item: ItemId) -> String {
        prose::title(self.checked, item)
    }

    fn name(&self, key: FigureKey, share: bool) -> FigureName {
        let path = key.path(self.plan);
        let (item, column, series, period) = match key {
            FigureKey::Cell(at) => {
                let column = self.plan.item(at.column);
                (at.row, Some(self.title(at.column)), None, column.period(FieldName::Period))
            }
            FigureKey::Series(indicator, series, period) => (indicator, None, Some(series), Some(period)),
        };
        let item = self.plan.item(item);
        let holder = self.plan.budget_of(item).map(|budget| budget.id).or(item.parent);
        let suffix = if share { format!(".{}", share_word(self.language)) } else { String::new() };
        let written = match key {
            FigureKey::Cell(_) => path.clone(),
            FigureKey::Series(_, series, period) => {
                format!("{}.{}.{period}{suffix}", item.path, series.field().word(self.language))
            }
        };
        let data = notation::place(self.plan, &path, item).into_owned();
        FigureName {
            path: if share { format!("{data}.share") } else { data },
            written,
            title: self.title(item.id),
            column,
            series,
            period,
            share,
            holder: holder.filter(|holder| Some(*holder) != item.plan).map(|holder| self.title(holder)),
            plan: item.plan.map(|plan| self.title(plan)),
            unit: if share { Some(Unit::Percent) } else { self.unit(key) },
            external: item.external,
        }
    }

    /// The figure that is in force: the last that is stated.
    fn figure(&self, key: FigureKey) -> Option<&'a Figure> {
        match key {
            FigureKey::Cell(at) => self.plan.item(at.row).cell(at.column),
            FigureKey::Series(indicator, kind, period) => {
                let all = self.plan.all_series(self.plan.item(indicator));
                all.iter()
                    .rev()
                    .find(|(found, _)| found.kind == kind && found.period == period)
                    .map(|(found, _)| found.figure)
            }
        }
    }

    fn unit(&self, key: FigureKey) -> Option<Unit> {
        let own = self.figure(key).and_then(|figure| figure.unit.clone());
        let item = match key {
            FigureKey::Cell(at) => at.row,
            FigureKey::Series(indicator, ..) => indicator,
        };
        own.or_else(|| self.plan.unit_in_force(self.plan.item(item)).cloned())
    }

    fn statements(&self, key: FigureKey, share: bool) -> Vec<Statement> {
        match key {
            FigureKey::Cell(at) => {
                let figure = self.plan.item(at.row).cell(at.column);
                figure.into_iter().map(|figure| self.statement(figure, Some(at), share, None)).collect()
            }
            FigureKey::Series(indicator, kind, period) => {
                let all = self.plan.all_series(self.plan.item(indicator)).into_iter();
                let fitting = all.filter(|(found, _)| found.kind == kind && found.period == period);
                let stated = fitting.map(|(found, report)| {
                    self.statement(found.figure, None, share, report.map(|up| self.title(up.report.id)))
                });
                stated.collect()
            }
        }
    }

    fn statement(&self, figure: &Figure, cell: Option<CellAt>, share: bool, report: Option<String>) -> Statement {
        let value = match (&figure.content, cell) {
            (Content::Number { share: found, .. }, _) if share => *found,
            (Content::Computed, Some(cell)) => self.checked.computed.get(&cell).copied(),
            (content, _) => content.number(),
        };
        let text = match value {
            Some(value) if share => quantity(self.language, value, Some(&Unit::Percent)),
            _ => answer::figure_text(self.checked, figure, cell, self.language),
        };
        Statement {
            kind: figure.content.key(),
            value,
            text,
            place: Place::of(self.sources, figure.span),
            report,
            computed: matches!(figure.content, Content::Computed),
            notes: self.notes(figure),
        }
    }

    fn notes(&self, figure: &Figure) -> Vec<String> {
        let reason = match &figure.content {
            Content::Missing { reason } => reason.as_ref().map(|reason| prose::line(self.checked, reason)),
            _ => None,
        };
        reason.into_iter().chain(figure.footnotes.iter().map(|footnote| self.title(*footnote))).collect()
    }

    /// The ways in which a figure is reckoned. What stands above it in the tree is not opened again.
    fn ways(&self, key: FigureKey, share: bool, depth: usize, above: &mut Vec<(FigureKey, bool)>) -> Vec<WayOf> {
        if depth == 0 {
            return Vec::new();
        }
        let derivations = self.provenance.of(key, share);
        let way = |derivation: &Derivation| {
            let parts = derivation.inputs.iter().map(|input| {
                let own = (input.key, input.share);
                let mut ways = Vec::new();
                if !above.contains(&own) {
                    above.push(own);
                    ways = self.ways(input.key, input.share, depth - 1, above);
                    above.pop();
                }
                Part {
                    name: self.name(input.key, input.share),
                    label: self.label(key, own),
                    value: input.value,
                    unit: input.unit.clone(),
                    place: Place::of(self.sources, input.span),
                    ways,
                }
            });
            let parts = parts.collect();
            let formula = derivation.formula.map(|span| (self.written(span), Place::of(self.sources, span)));
            WayOf {
                way: derivation.way,
                subtotal: self.is_subtotal(key),
                formula,
                parts,
                result: self.comparison(derivation),
            }
        };
        derivations.map(way).collect()
    }

    /// What is written at a place, on one line.
    fn written(&self, span: Span) -> String {
        self.sources.slice(span).split_whitespace().collect::<Vec<&str>>().join(" ")
    }

    fn is_subtotal(&self, key: FigureKey) -> bool {
        matches!(key, FigureKey::Cell(at) if self.plan.item(at.row).counting() == Some(Counting::Subtotal))
    }

    /// What sets a part apart from the figure that it is a part of.
    fn label(&self, whole: FigureKey, (part, share): (FigureKey, bool)) -> String {
        match (whole, part) {
            (FigureKey::Cell(whole), FigureKey::Cell(part)) if whole.column == part.column => self.title(part.row),
            (FigureKey::Cell(whole), FigureKey::Cell(part)) if whole.row == part.row => self.title(part.column),
            (_, part) => {
                let name = self.name(part, share);
                let budget = |key| match key {
                    FigureKey::Cell(at) => self.plan.budget_of(self.plan.item(at.row)).map(|budget| budget.id),
                    FigureKey::Series(..) => None,
                };
                let elsewhere = budget(whole) != budget(part);
                let holder = name.holder.clone().filter(|_| elsewhere && name.series.is_none());
                let label = short(&name, self.language);
                holder.map_or_else(|| label.clone(), |holder| format!("{label} – {holder}"))
            }
        }
    }

    fn comparison(&self, derivation: &Derivation) -> Comparison {
        let (verdict, code, because) = match derivation.verdict {
            Verdict::Computed => ("computed", None, None),
            Verdict::Agrees => ("agrees", None, None),
            Verdict::Rounded => ("rounded", None, None),
            Verdict::Found(code) if self.is_accepted(derivation, code) => ("accepted", Some(code), None),
            Verdict::Found(code) if ROUNDING.contains(&code) => ("rounding", Some(code), None),
            Verdict::Found(code) => ("differs", Some(code), None),
            Verdict::NotChecked(span) => ("not-checked", None, Some(Place::of(self.sources, span))),
        };
        let decimals =
            derivation.inputs.iter().map(|input| input.value.scale()).chain(derivation.stated.map(|v| v.scale()));
        let decimals = decimals.max().unwrap_or(0) + 2;
        let shown =
            |value: Decimal| if value.scale() > decimals { value.round_dp(decimals).normalize() } else { value };
        let equal = !matches!(derivation.way, Way::OfWhich | Way::Check | Way::Text);
        Comparison {
            stated: derivation.stated,
            computed: derivation.computed.map(shown),
            difference: derivation.difference().filter(|_| equal).map(|value| shown(value).normalize()),
            bound: derivation.bound.map(|value| shown(value).normalize()),
            unit: derivation.unit.clone(),
            verdict,
            code,
            because,
        }
    }

    fn is_accepted(&self, derivation: &Derivation, code: Code) -> bool {
        let first = || derivation.inputs.first().map(|input| input.key.path(self.plan));
        self.checked.accepted.iter().map(|accepted| &accepted.finding).filter(|found| found.code == code).any(|found| {
            let target = found.target.as_ref().map(|target| target.path.as_str());
            match derivation.about {
                About::Figure { key, .. } => target == Some(key.path(self.plan).as_str()),
                About::Check { span, .. } => found.span == Some(span) && target == first().as_deref(),
                About::Text { span, .. } => {
                    found.span.is_some_and(|at| at.file == span.file && at.start >= span.start && at.end <= span.end)
                }
            }
        })
    }

    fn used(&self, own: (FigureKey, bool), derivation: &Derivation) -> Option<Use> {
        let (figure, label, span) = match derivation.about {
            About::Figure { key, share } if (key, share) == own => return None,
            // The share beside a count rests on the count: that is said of the share.
            About::Figure { key, share } => {
                let span = self.figure(key)?.span;
                (Some(self.name(key, share)), self.label(own.0, (key, share)), span)
            }
            About::Check { budget, within, span } => {
                let written = derivation.written.clone().unwrap_or_default();
                let mut label = written;
                let places = within.map(|item| self.title(item)).into_iter().chain([self.title(budget)]);
                label.push_str(&format!(" ({})", places.collect::<Vec<String>>().join(", ")));
                (None, label, span)
            }
            About::Text { .. } => return None,
        };
        Some(Use {
            way: derivation.way,
            figure,
            label,
            place: Place::of(self.sources, span),
            result: self.comparison(derivation),
        })
    }

    fn in_text(&self, derivation: &Derivation) -> Option<InText> {
        let About::Text { holder, span } = derivation.about else { return None };
        let result = self.comparison(derivation);
        let shown = derivation.computed.map(|value| quantity(self.language, value, derivation.unit.as_ref()));
        Some(InText {
            words: derivation.written.clone().or(shown).unwrap_or_else(|| self.sources.slice(span).to_owned()),
            stated: derivation.written.is_some(),
            formula: derivation.formula.map(|span| self.written(span)).filter(|formula| formula.contains(' ')),
            holder: self.title(holder),
            place: Place::of(self.sources, span),
            result,
        })
    }

    fn deviations(&self, key: FigureKey) -> Vec<Deviation> {
        let path = key.path(self.plan);
        let mut found = Vec::new();
        for item in &self.plan.items {
            for (at, entry) in item.entries.iter().enumerate() {
                let Value::Deviation(deviation) = &entry.value else { continue };
                if deviation.target != path {
                    continue;
                }
                let accepted =
                    self.checked.accepted.iter().find(|accepted| accepted.by == item.id && accepted.entry == at);
                let code = accepted.map(|accepted| accepted.finding.code.number().to_owned());
                found.push(Deviation {
                    reason: prose::line(self.checked, &deviation.reason),
                    code: deviation.rule.clone().or(code),
                    place: Place::of(self.sources, entry.span),
                    needed: accepted.is_some(),
                });
            }
        }
        found
    }

    fn reports(&self, key: FigureKey) -> Vec<Report> {
        match key {
            FigureKey::Cell(at) => self.against_budget(self.plan.item(at.row), at),
            FigureKey::Series(indicator, kind, period) => {
                let all = self.plan.all_series(self.plan.item(indicator)).into_iter();
                let others = all.filter(|(found, _)| found.period == period && found.kind != kind);
                let report = |(found, up): (crate::model::Series<'_>, Option<crate::model::FollowUp<'_>>)| {
                    self.report(found.kind, found, up.map(|up| up.report.id))
                };
                others.map(report).collect()
            }
        }
    }

    /// What reports say of a cell of the budget: of its row, for its column's time.
    fn against_budget(&self, row: &Item, at: CellAt) -> Vec<Report> {
        let cell = row.cell(at.column).map(|figure| figure.span);
        let mut found = Vec::new();
        for up in self.plan.follow_ups(row) {
            for against in self.plan.against_budget(row, up) {
                if cell.is_some() && against.budget.map(|budget| budget.span) == cell {
                    let report = self.report(against.reported.kind, against.reported, Some(up.report.id));
                    found.push(Report {
                        deviation: against.deviation,
                        unit: against.reported.figure.unit.clone(),
                        ..report
                    });
                }
            }
        }
        found
    }

    fn report(&self, series: SeriesKind, found: crate::model::Series<'_>, report: Option<ItemId>) -> Report {
        Report {
            series,
            period: found.period,
            text: answer::figure_text(self.checked, found.figure, None, self.language),
            value: found.figure.content.number(),
            deviation: None,
            unit: None,
            report: report.map(|report| self.title(report)),
            place: Place::of(self.sources, found.figure.span),
        }
    }
}

/// A figure in few words: `Summa kommunbidrag, Budget 2024`, `Hushåll, utfall 2022, andel`.
pub(super) fn short(name: &FigureName, language: Language) -> String {
    let series = name.series.map(|series| {
        let period = name.period.map(|period| period.display(language)).unwrap_or_default();
        format!("{} {period}", series.field().word(language))
    });
    let share = name.share.then(|| share_word(language).to_owned());
    let parts = [Some(name.title.clone()), name.column.clone(), series, share];
    parts.into_iter().flatten().collect::<Vec<String>>().join(", ")
}

/// `andel`.
fn share_word(language: Language) -> &'static str {
    let word = builtin_words(WordKind::ValueKind).iter().find(|word| word.key == "share");
    word.map_or("share", |word| canonical(&word.names, language))
}
