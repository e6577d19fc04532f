//! Days and periods in other forms than a plan has: what they most likely mean.

use std::sync::LazyLock;

use super::calendar::read_period;
use crate::language::{LANGUAGES, Language};
use crate::model::{Date, Period, PeriodPart};
use crate::vocabulary::fold;

/// What a text that is no period may mean.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Almost {
    /// This period, and no other.
    Period(Period),
    /// Most likely this one.
    Likely(Period),
    /// A day or a part of a year without the year: what it would be in 2025.
    WithoutYear(Period),
    /// It has a beginning or an end alone.
    OneEnd,
    /// A range of parts of years.
    Range,
}

/// What a text most likely means by a day or a period.
pub fn read(text: &str, language: Language) -> Option<Almost> {
    let folded = fold(text.trim());
    let text = folded.as_str();
    if let Some((first, second)) = text.split_once('/')
        && let (Ok(from), Ok(to)) = (first.parse::<i16>(), second.parse::<i16>())
        && first.len() == 4
        && (to == from + 1 || (second.len() == 2 && to == (from + 1) % 100))
    {
        return Some(Almost::Likely(Period::Years(from, from + 1)));
    }
    let begins = ["från och med ", "fr.o.m. ", "fr o m ", "från ", "from ", "sedan ", "since "];
    let ends = ["till och med ", "t.o.m. ", "t o m ", "fram till ", "till ", "until ", "to "];
    let rest = begins.iter().find_map(|word| text.strip_prefix(word));
    if let Some(range) = range(rest.unwrap_or(text), language) {
        return Some(range);
    }
    let one_end = rest.or_else(|| ends.iter().find_map(|word| text.strip_prefix(word))).or_else(|| {
        let marks = ["..", "–", "—", "-"];
        marks.iter().find_map(|mark| text.strip_suffix(mark).or_else(|| text.strip_prefix(mark)))
    });
    if let Some(rest) = one_end {
        return single(rest.trim(), language).map(|_| Almost::OneEnd);
    }
    match single(text, language)? {
        (period, true) => Some(Almost::Period(period)),
        (period, false) => Some(Almost::WithoutYear(period)),
    }
}

/// Two ends and what stands between them.
fn range(text: &str, language: Language) -> Option<Almost> {
    const MARKS: [&str; 14] = [
        " till och med ",
        " t.o.m. ",
        " t o m ",
        " till ",
        " until ",
        " to ",
        "…",
        "...",
        "..",
        " – ",
        " — ",
        " - ",
        "–",
        "—",
    ];
    let split = |mark: &&str| text.split_once(*mark);
    let (left, right) = MARKS.iter().find_map(split).or_else(|| month_names(text))?;
    let (last, true) = single(right.trim(), language)? else {
        return None;
    };
    let first = match single(left.trim(), language)? {
        (first, true) => first,
        (Period::Part(_, part), false) => Period::Part(last.last_year(), part),
        _ => return None,
    };
    let (from, to) = (first.start(), last.end());
    if from > to {
        return None;
    }
    let year = first.first_year();
    let parts = [
        (1..=1).map(|_| PeriodPart::Year).collect::<Vec<_>>(),
        (1..=2).map(PeriodPart::Half).collect(),
        (1..=3).map(PeriodPart::Tertial).collect(),
        (1..=4).map(PeriodPart::Quarter).collect(),
    ];
    let mut parts = parts.into_iter().flatten().map(|part| Period::Part(year, part));
    if let Some(whole) = parts.find(|part| part.start() == from && part.end() == to) {
        return Some(Almost::Period(whole));
    }
    match (first, last) {
        (Period::Part(from, PeriodPart::Year), Period::Part(to, PeriodPart::Year)) => {
            Some(Almost::Period(Period::Years(from, to)))
        }
        _ => Some(Almost::Range),
    }
}

/// `januari-april 2024`: a hyphen between two names.
fn month_names(text: &str) -> Option<(&str, &str)> {
    let (left, right) = text.split_once('-')?;
    let names = month(left.trim()).is_some() && right.trim().starts_with(char::is_alphabetic);
    names.then_some((left, right))
}

/// One day or part of a year, and whether it says which year.
fn single(text: &str, language: Language) -> Option<(Period, bool)> {
    if let Ok(period) = read_period(text) {
        return Some((period, true));
    }
    let words = words(text);
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    let year = |word: &str| word.parse::<i16>().ok().filter(|_| word.len() == 4);
    let day = |word: &str| word.parse::<i8>().ok().filter(|day| (1..=31).contains(day));
    let on = |year: Option<i16>, month: i8, day: i8| {
        Date::new(year.unwrap_or(2025), month, day).map(|date| (Period::Day(date), year.is_some()))
    };
    let part = |year: Option<i16>, part| Some((Period::Part(year.unwrap_or(2025), part), year.is_some()));
    match *words.as_slice() {
        [one] if one.len() == 8 && one.bytes().all(|digit| digit.is_ascii_digit()) => {
            on(Some(one[..4].parse().ok()?), one[4..6].parse().ok()?, one[6..].parse().ok()?)
        }
        [a, b, c] if year(a).is_some() && day(b).is_some() => on(year(a), day(b)?, day(c)?),
        [a, b, c] if year(c).is_some() && day(a).is_some() && day(b).is_some() => {
            let (first, second) = (day(a)?, day(b)?);
            match language {
                Language::En if first <= 12 && second <= 12 && first != second => None,
                Language::En if second > 12 => on(year(c), first, second),
                _ => on(year(c), second, first),
            }
        }
        [a, b, c] if month(b).is_some() && day(a).is_some() => on(Some(year(c)?), month(b)?, day(a)?),
        [a, b, c] if month(a).is_some() && day(b).is_some() => on(Some(year(c)?), month(a)?, day(b)?),
        [a, b] if day(a).is_some() && month(b).is_some() => on(None, month(b)?, day(a)?),
        [a, b] if month(a).is_some() && day(b).is_some() => on(None, month(a)?, day(b)?),
        [a, b] if month(a).is_some() => part(Some(year(b)?), PeriodPart::Month(month(a)?.unsigned_abs())),
        [a, b] if month(b).is_some() => part(Some(year(a)?), PeriodPart::Month(month(b)?.unsigned_abs())),
        [a] if year(a).is_some() => part(year(a), PeriodPart::Year),
        [a] if month(a).is_some() => part(None, PeriodPart::Month(month(a)?.unsigned_abs())),
        [a, b] if day(a).is_some() && day(b).is_some() && text.contains('/') && language == Language::Sv => {
            on(None, day(b)?, day(a)?)
        }
        [a, b] if year(a).is_some() && day(b).is_some_and(|month| month <= 12) => {
            part(year(a), PeriodPart::Month(day(b)?.unsigned_abs()))
        }
        [a, b] => part(None, part_of_year(a, b)?),
        [a, b, c] => match (year(a), year(c)) {
            (Some(year), _) => part(Some(year), part_of_year(b, c)?),
            (None, Some(year)) => part(Some(year), part_of_year(a, b)?),
            (None, None) => None,
        },
        _ => None,
    }
}

/// The words and numbers of a text; a letter and a digit that touch are two of them.
fn words(text: &str) -> Vec<String> {
    let text = text.replace("half-year", "halvår");
    let mut words: Vec<String> = Vec::new();
    let mut last = None;
    for letter in text.chars() {
        let kind = if letter.is_ascii_digit() {
            Some(true)
        } else if letter.is_alphabetic() {
            Some(false)
        } else {
            None
        };
        match (kind, kind == last, words.last_mut()) {
            (Some(_), true, Some(word)) => word.push(letter),
            (Some(_), ..) => words.push(letter.to_string()),
            (None, ..) => {}
        }
        last = kind;
    }
    words.retain(|word| {
        !matches!(word.as_str(), "den" | "år" | "året" | "the" | "of" | "th" | "st" | "nd" | "rd" | "e" | "a")
    });
    words
}

/// A month by its name in any language, or by the first three letters of it.
fn month(word: &str) -> Option<i8> {
    MONTHS.iter().find_map(|names| {
        (1..=12_i8).zip(names).find_map(|(number, name)| {
            let short = word.chars().count() >= 3 && name.starts_with(word);
            let sept = word == "sept" && number == 9;
            (name == word || (short && word.chars().count() <= 4) || sept).then_some(number)
        })
    })
}

/// The months in each language, folded.
static MONTHS: LazyLock<[[String; 12]; LANGUAGES.len()]> = LazyLock::new(|| {
    LANGUAGES.map(|language| {
        std::array::from_fn(|at| {
            let period = Period::Part(2025, PeriodPart::Month(at as u8 + 1));
            fold(period.display(language).split(' ').next().unwrap_or_default())
        })
    })
});

/// `t 1`, `kvartal 3`, `första halvåret`.
fn part_of_year(first: &str, second: &str) -> Option<PeriodPart> {
    const ORDINALS: [[&str; 4]; 2] = [["första", "andra", "tredje", "fjärde"], ["first", "second", "third", "fourth"]];
    let ordinal = |word: &str| {
        let at = ORDINALS.iter().find_map(|words| words.iter().position(|ordinal| *ordinal == word))?;
        u8::try_from(at + 1).ok()
    };
    let number = |word: &str| word.parse::<u8>().ok().or_else(|| ordinal(word));
    let (kind, number) = match (number(first), number(second)) {
        (None, Some(number)) => (first, number),
        (Some(number), None) => (second, number),
        _ => return None,
    };
    let within = |most: u8| (1..=most).contains(&number);
    match kind {
        "t" | "tertial" | "tertialet" if within(3) => Some(PeriodPart::Tertial(number)),
        "q" | "k" | "kv" | "kvartal" | "kvartalet" | "quarter" if within(4) => Some(PeriodPart::Quarter(number)),
        "h" | "halvår" | "halvåret" | "half" if within(2) => Some(PeriodPart::Half(number)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn meant(text: &str, language: Language) -> String {
        match read(text, language) {
            Some(Almost::Period(period)) => period.to_string(),
            Some(Almost::Likely(period)) => format!("likely {period}"),
            Some(Almost::WithoutYear(period)) => format!("without year {period}"),
            other => format!("{other:?}"),
        }
    }

    #[test]
    fn what_people_write_is_read_in_either_language() {
        for (written, read) in [
            ("6 februari 2023", "2023-02-06"),
            ("den 6:e feb. 2023", "2023-02-06"),
            ("February 6th, 2023", "2023-02-06"),
            ("6/2 2023", "2023-02-06"),
            ("2023-2-6", "2023-02-06"),
            ("20230206", "2023-02-06"),
            ("första halvåret 2024", "2024-H1"),
            ("2024T2", "2024-T2"),
            ("kv 3 2024", "2024-Q3"),
            ("sept 2024", "2024-09"),
            ("maj–augusti 2024", "2024-T2"),
            ("från 2024 till 2026", "2024..2026"),
            ("2024…2026", "2024..2026"),
            ("år 2024", "2024"),
            ("2024/2025", "likely 2024..2025"),
            ("13 dec", "without year 2025-12-13"),
            ("från 2024", "Some(OneEnd)"),
            ("2024-03..2024-11", "Some(Range)"),
            ("våren 2024", "None"),
            ("1.a", "None"),
            ("2026..2024", "None"),
        ] {
            assert_eq!(meant(written, Language::Sv), read, "{written}");
        }
        assert_eq!(meant("6/2/2023", Language::En), "None");
        assert_eq!(meant("6/20/2023", Language::En), "2023-06-20");
    }
}
