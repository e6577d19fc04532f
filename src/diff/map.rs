//! The same value with what it points at told otherwise: by number, by name, or by what it is matched with.

use super::snapshot::{AcceptedDeviation, Figure, FigureAt, Piece, RuleSetting, Target, Term, Text, Value};

impl<R> Text<R> {
    /// The same text, what it points at by what `map` makes of it.
    pub fn map<T>(&self, map: &mut impl FnMut(&R) -> T) -> Text<T> {
        let pieces = self.pieces.iter().map(|piece| match piece {
            Piece::Words(words) => Piece::Words(words.clone()),
            Piece::Link { to, label } => Piece::Link { to: map(to), label: label.clone() },
            Piece::Figure { formula, stated, written } => {
                Piece::Figure { formula: terms(formula, map), stated: stated.clone(), written: written.clone() }
            }
            Piece::Footnote(footnote) => Piece::Footnote(map(footnote)),
        });
        Text { pieces: pieces.collect() }
    }
}

fn terms<R, T>(terms: &[Term<R>], map: &mut impl FnMut(&R) -> T) -> Vec<Term<T>> {
    let terms = terms.iter().map(|term| match term {
        Term::Sign(sign) => Term::Sign(sign),
        Term::Word(word) => Term::Word(word.clone()),
        Term::Number(number, unit) => Term::Number(*number, unit.clone()),
        Term::Period(period) => Term::Period(*period),
        Term::Item(item) => Term::Item(map(item)),
    });
    terms.collect()
}

impl<R> Value<R> {
    /// The same value, what it points at by what `map` makes of it.
    pub fn map<T>(&self, map: &mut impl FnMut(&R) -> T) -> Value<T> {
        match self {
            Value::Text(text) => Value::Text(text.map(map)),
            Value::Line(line) => Value::Line(line.clone()),
            Value::Flag(flag) => Value::Flag(*flag),
            Value::Date(date) => Value::Date(*date),
            Value::Period(period) => Value::Period(*period),
            Value::Unit(unit) => Value::Unit(unit.clone()),
            Value::Direction(direction) => Value::Direction(*direction),
            Value::Word(word) => Value::Word(word),
            Value::Item(item) => Value::Item(map(item)),
            Value::Status { word, date } => Value::Status { word: Box::new(word.map(map)), date: *date },
            Value::Counting { how, row } => Value::Counting { how, row: row.as_ref().map(map) },
            Value::Terms { terms: parts, reason } => Value::Terms { terms: terms(parts, map), reason: reason.map(map) },
            Value::Missing => Value::Missing,
            Value::Broken => Value::Broken,
        }
    }
}

impl<R> FigureAt<R> {
    /// The same place, its column by what `map` makes of it.
    pub fn map<T>(self, map: impl FnOnce(R) -> T) -> FigureAt<T> {
        match self {
            FigureAt::Column(column) => FigureAt::Column(map(column)),
            FigureAt::Series(series, period) => FigureAt::Series(series, period),
            FigureAt::Field(field) => FigureAt::Field(field),
        }
    }
}

impl<R> Figure<R> {
    /// The same figure, what it points at by what `map` makes of it.
    pub fn map<T>(&self, map: &mut impl FnMut(&R) -> T) -> Figure<T> {
        Figure {
            state: self.state,
            value: self.value,
            unit: self.unit.clone(),
            computed: self.computed,
            comparison: self.comparison,
            qualifier: self.qualifier,
            share: self.share,
            direction: self.direction,
            yes: self.yes,
            text: self.text.map(map),
            footnotes: self.footnotes.iter().map(map).collect(),
            place: self.place.clone(),
        }
    }
}

impl<R: Copy> Target<R> {
    /// The same target, its items by what `map` makes of them.
    pub fn map<T>(&self, map: &mut impl FnMut(&R) -> T) -> Target<T> {
        match self {
            Target::Item(item) => Target::Item(map(item)),
            Target::Figure(item, at) => Target::Figure(map(item), at.map(|column| map(&column))),
            Target::Within(item, rest) => Target::Within(map(item), rest.clone()),
            Target::Path(path) => Target::Path(path.clone()),
        }
    }
}

impl<R: Copy> AcceptedDeviation<R> {
    /// The same deviation, its items by what `map` makes of them.
    pub fn map<T>(&self, map: &mut impl FnMut(&R) -> T) -> AcceptedDeviation<T> {
        AcceptedDeviation {
            target: self.target.map(map),
            rule: self.rule.clone(),
            reason: self.reason.map(map),
            place: self.place.clone(),
        }
    }
}

impl<R> RuleSetting<R> {
    /// The same setting, its items by what `map` makes of them.
    pub fn map<T>(&self, map: &mut impl FnMut(&R) -> T) -> RuleSetting<T> {
        RuleSetting { rule: self.rule.clone(), level: self.level, reason: self.reason.map(map) }
    }
}
