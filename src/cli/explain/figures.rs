//! An explanation of a figure, as text.

use super::super::query::shortened;
use super::super::terminal::Terminal;
use super::lines::Section;
use crate::diagnostic::Argument;
use crate::emit::explanation::{Comparison, FigureExplanation, Part, Way, WayOf};
use crate::emit::view::{quantity, signed, with_unit};
use crate::model::Unit;

/// The explanation in the terminal's language.
pub fn text(figure: &FigureExplanation, terminal: &Terminal) -> String {
    let writer = Writer { terminal };
    let mut out = String::new();
    writer.name(figure, &mut out);
    writer.stated(figure, &mut out);
    writer.ways(figure, &mut out);
    let mut uses = Section::default();
    for used in &figure.uses {
        let place = used.place.to_string();
        uses.row(
            0,
            &used.label,
            "",
            [
                &writer.label(&format!("explain-use-{}", used.way.key())),
                &place,
                &writer.verdict(used.way, &used.result),
            ],
        );
    }
    writer.write("explain-uses", &uses, &mut out);
    writer.texts(figure, &mut out);
    let mut deviations = Section::default();
    for found in &figure.deviations {
        let key = if found.needed { "explain-deviation" } else { "explain-deviation-not-needed" };
        let code = found.code.clone().unwrap_or_default();
        let line = [
            ("reason", found.reason.as_str().into()),
            ("code", code.into()),
            ("place", found.place.to_string().into()),
        ];
        deviations.text(0, &terminal.label(key, &line));
    }
    writer.write("explain-deviations", &deviations, &mut out);
    writer.reports(figure, &mut out);
    out
}

struct Writer<'a> {
    terminal: &'a Terminal,
}

impl Writer<'_> {
    fn label(&self, key: &str) -> String {
        self.terminal.label(key, &[])
    }

    /// Writes a section, if anything stands in it.
    fn write(&self, title: &str, section: &Section, out: &mut String) {
        if !section.is_empty() {
            section.write(&self.label(title), self.terminal.page(), out);
        }
    }

    fn name(&self, figure: &FigureExplanation, out: &mut String) {
        let name = &figure.name;
        let mut section = Section::default();
        let language = self.terminal.language();
        let unit = name.unit.as_ref().map(|unit| unit.display(language).to_owned());
        let holder = if name.series.is_some() { "explain-holder" } else { "explain-budget" };
        let facts = [
            ("explain-path", Some(name.written.clone())),
            (holder, name.holder.clone()),
            ("explain-plan", name.plan.clone()),
            ("explain-unit", unit),
        ];
        for (label, value) in facts {
            if let Some(value) = value {
                section.row(0, &self.label(label), "", [value.as_str()]);
            }
        }
        section.write(&name.short(language), self.terminal.page(), out);
    }

    fn stated(&self, figure: &FigureExplanation, out: &mut String) {
        let mut section = Section::default();
        let last = figure.stated.len().saturating_sub(1);
        for (at, stated) in figure.stated.iter().enumerate() {
            let text = match stated.text.as_str() {
                "" if stated.computed => "=".to_owned(),
                "" => self.label("site-word-empty"),
                text => text.to_owned(),
            };
            let from = stated
                .report
                .as_ref()
                .map(|report| self.terminal.label("explain-in-report", &[("report", report.as_str().into())]));
            let note = match from {
                Some(from) if at == last && last > 0 => format!("{from}, {}", self.label("explain-in-force")),
                Some(from) => from,
                None if stated.computed && stated.value.is_none() => self.label("explain-cannot-reckon"),
                None if stated.computed => self.label("explain-left-to-planc"),
                None => String::new(),
            };
            section.row(0, &text, "", [stated.place.to_string().as_str(), &note]);
            stated.notes.iter().for_each(|note| section.text(1, note));
        }
        if section.is_empty() {
            section.text(0, &self.label("explain-nothing-stated"));
        }
        self.write("explain-stated", &section, out);
    }

    fn ways(&self, figure: &FigureExplanation, out: &mut String) {
        let mut section = Section::default();
        for way in &figure.ways {
            self.way(way, 0, &mut section);
        }
        if section.is_empty() && figure.stated.iter().any(|stated| stated.value.is_some()) {
            let key = if figure.name.external { "explain-external" } else { "explain-no-way" };
            section.text(0, &self.label(key));
        }
        self.write("explain-ways", &section, out);
    }

    fn way(&self, way: &WayOf, indent: usize, section: &mut Section) {
        let kind = if way.subtotal && way.way == Way::Total { "subtotal" } else { way.way.key() };
        let how = match &way.formula {
            Some((written, place)) => {
                let line = [("formula", written.as_str().into()), ("place", place.to_string().into())];
                self.terminal.label("explain-way-formula", &line)
            }
            None => self.label(&format!("explain-way-{kind}")),
        };
        let result = self.verdict(way.way, &way.result);
        // Of a part's own parts, what agrees is said at once.
        let nested = indent > 0 && matches!(way.result.verdict, "agrees" | "computed");
        section.text(indent, &if nested { format!("{how}: {result}") } else { how });
        for part in &way.parts {
            self.part(part, indent + 1, section);
        }
        match way.result.computed.filter(|_| way.way != Way::OfWhich) {
            _ if nested => {}
            Some(value) => {
                let value = quantity(self.terminal.language(), value, way.result.unit.as_ref());
                section.row(indent + 1, &self.label("explain-computed"), &value, [&result]);
            }
            None => section.text(indent + 1, &result),
        }
    }

    fn part(&self, part: &Part, indent: usize, section: &mut Section) {
        let value = quantity(self.terminal.language(), part.value, part.unit.as_ref());
        section.row(indent, &part.label, &value, [part.place.to_string().as_str()]);
        for way in &part.ways {
            self.way(way, indent + 1, section);
        }
    }

    /// How a comparison came out, in a few words.
    fn verdict(&self, way: Way, result: &Comparison) -> String {
        let language = self.terminal.language();
        let amount = |value, unit: Option<&Unit>| quantity(language, value, unit);
        let unit = result.unit.as_ref();
        let difference = result.difference.map(|value| with_unit(language, signed(language, value), unit));
        let verdict = match (way, result.verdict) {
            (Way::OfWhich, "agrees") => "within",
            (Way::OfWhich, "differs") => "beyond",
            (Way::Check | Way::Text, "differs") => "fails",
            (Way::Check, "rounding") => "fails-by-rounding",
            (Way::Check | Way::Text, "accepted") => "accepted-plainly",
            (_, verdict) => verdict,
        };
        let bound_key = match result.verdict {
            "differs" => "explain-bound-beyond",
            "accepted" => "explain-bound",
            _ => "explain-bound-within",
        };
        let bound = result.bound.map(|value| self.terminal.label(bound_key, &[("bound", amount(value, unit).into())]));
        let text = |text: Option<String>| Argument::Text(text.unwrap_or_default());
        self.terminal.label(
            &format!("explain-verdict-{verdict}"),
            &[
                ("difference", text(difference)),
                ("bound", text(bound)),
                ("code", text(result.code.map(|code| code.number().to_owned()))),
                ("place", text(result.because.as_ref().map(ToString::to_string))),
            ],
        )
    }

    fn texts(&self, figure: &FigureExplanation, out: &mut String) {
        let mut section = Section::default();
        for found in &figure.texts {
            let words = [("words", found.words.as_str().into())];
            let words = if found.stated { self.terminal.label("explain-words", &words) } else { found.words.clone() };
            let verdict = match found.result.verdict {
                "computed" => self.label("explain-written-out"),
                _ => self.verdict(Way::Text, &found.result),
            };
            section.row(0, &words, "", [found.place.to_string().as_str(), &shortened(&found.holder), &verdict]);
            if let Some(formula) = &found.formula {
                section.text(1, &self.terminal.label("explain-in-formula", &[("formula", formula.as_str().into())]));
            }
        }
        self.write("explain-texts", &section, out);
    }

    fn reports(&self, figure: &FigureExplanation, out: &mut String) {
        let language = self.terminal.language();
        let mut section = Section::default();
        for found in &figure.reports {
            let label = format!("{} {}", found.series.field().word(language), found.period.display(language));
            let deviation = found.deviation.map(|value| {
                let deviation = with_unit(language, signed(language, value), found.unit.as_ref());
                self.terminal.label("explain-against-budget", &[("deviation", deviation.into())])
            });
            let place = found.place.to_string();
            let report = found.report.clone().unwrap_or_default();
            section.row(0, &label, &found.text, [place.as_str(), &report, &deviation.unwrap_or_default()]);
        }
        self.write("explain-reports", &section, out);
    }
}
