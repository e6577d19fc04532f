//! What changes speak of, in the words of a language: items, values, figures, places of figures.

use rust_decimal::Decimal;

use crate::diagnostic::messages::{find_label, label};
use crate::diff::{Figure, FigureAt, Named, Party, Piece, Place, Sides, Target, Term, Text, Value};
use crate::emit::view::{quantity, signed, with_unit};
use crate::language::Language;
use crate::model::{Date, Unit};
use crate::vocabulary::{CONCEPTS, FIELDS, WordKind, builtin_words, canonical};

/// Tells changes in one language. All that it gives is plain text.
#[derive(Clone, Copy, Debug)]
pub struct Teller {
    /// The language.
    pub language: Language,
}

impl Teller {
    pub(super) fn label(self, key: &str) -> String {
        label(self.language, key, &[])
    }

    /// The word that declares an item: `delmål`.
    pub fn concept(self, item: &Named) -> &'static str {
        let concept = item.concept.concept();
        let names = item.preset.and_then(|key| concept.preset(key)).map_or(&concept.names, |preset| &preset.names);
        canonical(names, self.language)
    }

    /// The word of a kind of a concept, the concept's own where there is none.
    pub(super) fn preset(self, item: &Named, key: Option<&'static str>) -> &'static str {
        self.concept(&Named { preset: key, ..item.clone() })
    }

    /// Who answers for something.
    pub fn party(self, party: &Party) -> String {
        match party {
            Party::Item(item) => item.title.clone(),
            Party::Text(text) => text.clone(),
        }
    }

    /// A place in the sources: `mål.plan:12`.
    pub fn place(self, place: &Place) -> String {
        format!("{}:{}", place.file, place.line)
    }

    /// A difference with its sign and unit: `+4,4 mnkr`. Points of a percentage are no percentage.
    pub fn difference(self, difference: Decimal, unit: Option<&Unit>) -> String {
        let unit = if unit == Some(&Unit::Percent) { Some(&Unit::PercentagePoints) } else { unit };
        with_unit(self.language, signed(self.language, difference), unit)
    }

    /// A change in per cent: `+2,4 %`.
    pub fn percent(self, percent: Decimal) -> String {
        with_unit(self.language, signed(self.language, percent), Some(&Unit::Percent))
    }

    /// A number with its unit.
    pub fn amount(self, value: Decimal, unit: Option<&Unit>) -> String {
        quantity(self.language, value, unit)
    }

    /// Which of an item's figures: `2025`, `utfall 2024`, `kostnad`.
    pub fn at(self, at: &FigureAt<Sides<Named>>) -> String {
        match at {
            FigureAt::Column(column) => column.now().title.clone(),
            other => self.keyed(other),
        }
    }

    fn keyed<R>(self, at: &FigureAt<R>) -> String {
        match at {
            FigureAt::Series(series, period) => {
                format!("{} {}", series.field().word(self.language), period.display(self.language))
            }
            FigureAt::Field(field) => field.word(self.language).to_owned(),
            FigureAt::Column(_) => String::new(),
        }
    }

    /// What a finding or a deviation is about.
    pub fn target(self, target: &Target<Named>) -> String {
        match target {
            Target::Item(item) => item.title.clone(),
            Target::Figure(item, FigureAt::Column(column)) => format!("{}, {}", item.title, column.title),
            Target::Figure(item, at) => format!("{}, {}", item.title, self.keyed(at)),
            Target::Within(item, rest) => format!("{}, {rest}", item.title),
            Target::Path(path) => path.clone(),
        }
    }

    /// What a figure says: `minst 80 %`, `cirka 12,5 mnkr`, `ej klart`.
    pub fn figure(self, figure: &Figure<Named>) -> String {
        let language = self.language;
        let mut words: Vec<String> = Vec::new();
        words.extend(figure.comparison.map(|word| word.word(language).to_owned()));
        words.extend(figure.qualifier.map(|word| word.word(language).to_owned()));
        match figure.state {
            "number" => {
                let value = figure.value.map(|value| quantity(language, value, figure.unit.as_ref()));
                words.push(value.unwrap_or_else(|| "=".to_owned()));
                words
                    .extend(figure.share.map(|share| format!("({})", quantity(language, share, Some(&Unit::Percent)))));
                let per = self.text(&figure.text);
                words.extend((!per.is_empty()).then(|| format!("per {per}")));
            }
            "direction" => words.extend(figure.direction.map(|direction| direction.word(language).to_owned())),
            "yes-no" => words.extend(figure.yes.map(|yes| self.label(if yes { "yes" } else { "no" }))),
            "word" => words.push(self.text(&figure.text)),
            nothing => {
                let reason = self.text(&figure.text);
                let word = self.label(&format!("site-word-{nothing}"));
                words.push(if reason.is_empty() { word } else { format!("{word} ({reason})") });
            }
        }
        words.join(" ")
    }

    /// What a field says.
    pub fn value(self, value: &Value<Named>) -> String {
        let language = self.language;
        match value {
            Value::Text(text) => self.text(text),
            Value::Line(line) => line.clone(),
            Value::Flag(flag) => self.label(if *flag { "yes" } else { "no" }),
            Value::Date(date) => date.display(language),
            Value::Period(period) => period.display(language),
            Value::Unit(unit) => unit.display(language).to_owned(),
            Value::Direction(direction) => direction.word(language).to_owned(),
            Value::Word(key) => self.word(key),
            Value::Item(item) => item.title.clone(),
            Value::Status { word, date } => self.status(&self.value(word), *date),
            Value::Counting { how, row } => {
                let row = row.as_ref().map(|row| row.title.clone()).unwrap_or_default();
                label(language, &format!("changes-counting-{how}"), &[("row", row.into())])
            }
            Value::Terms { terms, reason } => {
                let (terms, reason) = (self.terms(terms), self.text(reason));
                if reason.is_empty() { terms } else { format!("{terms} ({reason})") }
            }
            Value::Missing => self.label("site-word-missing"),
            Value::Broken => self.label("site-word-broken"),
        }
    }

    fn status(self, word: &str, date: Option<Date>) -> String {
        match date {
            Some(date) => format!("{word} {}", date.display(self.language)),
            None => word.to_owned(),
        }
    }

    /// Values of one field, as a list.
    pub fn values(self, values: &[Value<Named>]) -> Option<String> {
        let texts: Vec<String> = values.iter().map(|value| self.value(value)).collect();
        (!texts.is_empty()).then(|| texts.join(", "))
    }

    /// A built-in word by its key.
    fn word(self, key: &str) -> String {
        let all = WordKind::ALL.into_iter().flat_map(builtin_words);
        let mut named = all.filter(|word| word.key == key);
        named.next().map_or_else(|| key.to_owned(), |word| canonical(&word.names, self.language).to_owned())
    }

    /// A text in plain words, on one line.
    pub fn text(self, text: &Text<Named>) -> String {
        let piece = |piece: &Piece<Named>| match piece {
            Piece::Words(words) => words.clone(),
            Piece::Link { to, label } => label.clone().unwrap_or_else(|| to.title.clone()),
            Piece::Figure { formula, written, .. } => written.clone().unwrap_or_else(|| self.terms(formula)),
            Piece::Footnote(_) => String::new(),
        };
        let text: String = text.pieces.iter().map(piece).collect();
        text.split_whitespace().collect::<Vec<&str>>().join(" ")
    }

    /// A formula, a check or a question, in the words of the language as far as it has them.
    fn terms(self, terms: &[Term<Named>]) -> String {
        let mut out = String::new();
        for term in terms {
            let text = match term {
                Term::Sign(sign) => self.sign(sign),
                Term::Word(word) => word.clone(),
                Term::Number(number, unit) => self.amount(*number, unit.as_ref()),
                Term::Period(period) => period.display(self.language),
                Term::Item(item) => item.title.clone(),
            };
            let close = out.is_empty() || out.ends_with(['.', '(']) || matches!(text.as_str(), "." | ")");
            out.push_str(if close { "" } else { " " });
            out.push_str(&text);
        }
        out
    }

    fn sign(self, sign: &str) -> String {
        if let Some(field) = FIELDS.iter().find(|field| field.key == sign) {
            return canonical(&field.names, self.language).to_owned();
        }
        if let Some(concept) = CONCEPTS.iter().find(|concept| concept.key == sign) {
            return canonical(&concept.names, self.language).to_owned();
        }
        let presets = || CONCEPTS.iter().flat_map(|concept| concept.presets);
        if let Some(preset) = presets().find(|preset| preset.key == sign) {
            return canonical(&preset.names, self.language).to_owned();
        }
        let word = sign.starts_with(|letter: char| letter.is_ascii_alphabetic());
        let named = word.then(|| find_label(self.language, &format!("changes-sign-{sign}"), &[])).flatten();
        named.unwrap_or_else(|| self.word(sign))
    }
}
