//! Days and periods of the calendar.

use std::fmt;

use crate::language::Language;

/// A day of the Gregorian calendar.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
pub struct Date(jiff::civil::Date);

impl Date {
    /// The day, if the calendar has it.
    pub fn new(year: i16, month: i8, day: i8) -> Option<Self> {
        jiff::civil::Date::new(year, month, day).ok().map(Date)
    }

    /// The year.
    pub fn year(self) -> i16 {
        self.0.year()
    }

    /// Year, month and day.
    pub fn parts(self) -> (i16, i8, i8) {
        (self.0.year(), self.0.month(), self.0.day())
    }

    /// For people: `26 februari 2025`.
    pub fn display(self, language: Language) -> String {
        let months = MONTHS[language.index()];
        format!("{} {} {}", self.0.day(), months[self.0.month() as usize - 1], self.0.year())
    }
}

impl fmt::Display for Date {
    /// ISO 8601.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.0)
    }
}

const MONTHS: [[&str; 12]; 2] = [
    [
        "januari",
        "februari",
        "mars",
        "april",
        "maj",
        "juni",
        "juli",
        "augusti",
        "september",
        "oktober",
        "november",
        "december",
    ],
    [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ],
];

/// A part of a year, or the whole of it.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
pub enum PeriodPart {
    /// The whole year.
    Year,
    /// A third of the year, 1 to 3.
    Tertial(u8),
    /// A half of the year, 1 or 2.
    Half(u8),
    /// A quarter, 1 to 4.
    Quarter(u8),
    /// A month, 1 to 12.
    Month(u8),
}

impl PeriodPart {
    /// Its first and its last month.
    fn months(self) -> (i8, i8) {
        let parts = |number: u8, months: i8| {
            let last = i8::try_from(number).unwrap_or_default().saturating_mul(months);
            (last - months + 1, last)
        };
        match self {
            PeriodPart::Year => (1, 12),
            PeriodPart::Half(number) => parts(number, 6),
            PeriodPart::Tertial(number) => parts(number, 4),
            PeriodPart::Quarter(number) => parts(number, 3),
            PeriodPart::Month(number) => parts(number, 1),
        }
    }
}

/// A stretch of time.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
pub enum Period {
    /// A year or a part of one.
    Part(i16, PeriodPart),
    /// One day.
    Day(Date),
    /// From the first year to the last, both included. The first is before the last.
    Years(i16, i16),
}

impl Period {
    /// A whole year.
    pub fn year(year: i16) -> Self {
        Period::Part(year, PeriodPart::Year)
    }

    /// The first year that it touches.
    pub fn first_year(self) -> i16 {
        match self {
            Period::Part(year, _) | Period::Years(year, _) => year,
            Period::Day(date) => date.year(),
        }
    }

    /// The last year that it touches.
    pub fn last_year(self) -> i16 {
        match self {
            Period::Years(_, year) => year,
            other => other.first_year(),
        }
    }

    /// Its first day as year, month and day; for comparing alone.
    pub fn start(self) -> (i16, i8, i8) {
        match self {
            Period::Day(date) => date.parts(),
            Period::Years(from, _) => (from, 1, 1),
            Period::Part(year, part) => (year, part.months().0, 1),
        }
    }

    /// Year, month and day that it ends no later than: periods in order of their ends.
    pub fn end(self) -> (i16, i8, i8) {
        match self {
            Period::Day(date) => date.parts(),
            Period::Years(_, to) => (to, 12, 31),
            Period::Part(year, part) => (year, part.months().1, 31),
        }
    }

    /// Whether the two have a day in common.
    pub fn overlaps(self, other: Period) -> bool {
        self.start() <= other.end() && other.start() <= self.end()
    }

    /// For people: `2024–2026`, `tertial 1 2025`, `april 2025`.
    pub fn display(self, language: Language) -> String {
        let named = |sv: &str, en: &str, number: u8, year: i16| match language {
            Language::Sv => format!("{sv} {number} {year}"),
            Language::En => format!("{en} {number} {year}"),
        };
        match self {
            Period::Part(year, PeriodPart::Year) => year.to_string(),
            Period::Part(year, PeriodPart::Tertial(number)) => named("tertial", "tertial", number, year),
            Period::Part(year, PeriodPart::Half(number)) => named("halvår", "half-year", number, year),
            Period::Part(year, PeriodPart::Quarter(number)) => named("kvartal", "quarter", number, year),
            Period::Part(year, PeriodPart::Month(number)) => {
                format!("{} {year}", MONTHS[language.index()][usize::from(number) - 1])
            }
            Period::Day(date) => date.display(language),
            Period::Years(from, to) => format!("{from}–{to}"),
        }
    }
}

impl fmt::Display for Period {
    /// As written in plans: `2025`, `2024..2026`, `2025-T1`, `2025-H1`, `2025-Q3`, `2025-04`, `2025-02-26`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match *self {
            Period::Part(year, PeriodPart::Year) => write!(f, "{year:04}"),
            Period::Part(year, PeriodPart::Tertial(number)) => write!(f, "{year:04}-T{number}"),
            Period::Part(year, PeriodPart::Half(number)) => write!(f, "{year:04}-H{number}"),
            Period::Part(year, PeriodPart::Quarter(number)) => write!(f, "{year:04}-Q{number}"),
            Period::Part(year, PeriodPart::Month(number)) => write!(f, "{year:04}-{number:02}"),
            Period::Day(date) => write!(f, "{date}"),
            Period::Years(from, to) => write!(f, "{from:04}..{to:04}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn periods_know_where_they_start_and_end() {
        let part = |part| Period::Part(2025, part);
        assert_eq!(part(PeriodPart::Tertial(2)).start(), (2025, 5, 1));
        assert_eq!(part(PeriodPart::Tertial(2)).end(), (2025, 8, 31));
        assert_eq!(part(PeriodPart::Quarter(4)).end(), Period::Years(2024, 2025).end());
        assert!(part(PeriodPart::Half(1)).overlaps(part(PeriodPart::Month(6))));
        assert!(!part(PeriodPart::Half(1)).overlaps(part(PeriodPart::Month(7))));
    }

    #[test]
    fn periods_are_written_for_plans_and_for_people() {
        let tertial = Period::Part(2025, PeriodPart::Tertial(1));
        assert_eq!(tertial.to_string(), "2025-T1");
        assert_eq!(tertial.display(Language::Sv), "tertial 1 2025");
        assert_eq!(Period::Years(2024, 2026).display(Language::Sv), "2024–2026");
        let day = Date::new(2025, 2, 26).map(Period::Day);
        assert_eq!(day.map(|day| day.display(Language::Sv)), Some("26 februari 2025".to_owned()));
        assert_eq!(Date::new(2025, 2, 30), None);
    }

    #[test]
    fn a_year_ends_after_its_parts() {
        let parts = [PeriodPart::Quarter(1), PeriodPart::Tertial(1), PeriodPart::Half(1), PeriodPart::Tertial(2)];
        let mut ends: Vec<_> = parts.map(|part| Period::Part(2025, part).end()).into();
        ends.extend([Period::Part(2025, PeriodPart::Month(11)).end(), Period::year(2025).end()]);
        ends.extend([Period::Years(2024, 2026).end(), Period::year(2027).end()]);
        assert!(ends.is_sorted_by(|one, next| one < next), "{ends:?}");
    }
}
