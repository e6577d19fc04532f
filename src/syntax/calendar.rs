//! Dates and periods as plans write them.

use crate::model::{Date, Period, PeriodPart};

/// Why a text is no period.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum PeriodFault {
    /// It has not the form of one.
    Form,
    /// It has the form of a day, month, tertial or quarter that the calendar has not.
    NotInCalendar,
    /// The range ends before it starts.
    Backwards,
}

/// Reads a whole text as a period: `2025`, `2024..2026` (also `2024–2026`), `2025-T1`, `2025-H2`, `2025-Q3`,
/// `2025-04`, `2025-02-26`.
pub fn read_period(text: &str) -> Result<Period, PeriodFault> {
    let text = text.trim();
    for mark in ["..", "–", "—"] {
        if let Some((from, to)) = text.split_once(mark) {
            let (from, to) = (year(from.trim())?, year(to.trim())?);
            return match from.cmp(&to) {
                std::cmp::Ordering::Less => Ok(Period::Years(from, to)),
                std::cmp::Ordering::Equal => Ok(Period::year(from)),
                std::cmp::Ordering::Greater => Err(PeriodFault::Backwards),
            };
        }
    }
    let Some((first, rest)) = text.split_once('-') else {
        return year(text).map(Period::year);
    };
    let first = year(first)?;
    let part = |rest: &str, most: u8| match rest.parse::<u8>() {
        Ok(number) if rest.len() == 1 && (1..=most).contains(&number) => Ok(number),
        Ok(_) => Err(PeriodFault::NotInCalendar),
        Err(_) => Err(PeriodFault::Form),
    };
    if let Some(number) = rest.strip_prefix(['T', 't']) {
        return part(number, 3).map(|number| Period::Part(first, PeriodPart::Tertial(number)));
    }
    if let Some(number) = rest.strip_prefix(['H', 'h']) {
        return part(number, 2).map(|number| Period::Part(first, PeriodPart::Half(number)));
    }
    if let Some(number) = rest.strip_prefix(['Q', 'q', 'K', 'k']) {
        return part(number, 4).map(|number| Period::Part(first, PeriodPart::Quarter(number)));
    }
    let two_digits = |text: &str| match text.parse::<u8>() {
        Ok(number) if text.len() == 2 => Ok(number),
        _ => Err(PeriodFault::Form),
    };
    match rest.split_once('-') {
        Some((month, day)) => {
            let (month, day) = (two_digits(month)?, two_digits(day)?);
            Date::new(first, month as i8, day as i8).map(Period::Day).ok_or(PeriodFault::NotInCalendar)
        }
        // A year as the second part is a range with a plain hyphen; no month has four digits.
        None if rest.len() == 4 => read_period(&format!("{first}..{rest}")),
        None => match two_digits(rest)? {
            month @ 1..=12 => Ok(Period::Part(first, PeriodPart::Month(month))),
            _ => Err(PeriodFault::NotInCalendar),
        },
    }
}

/// Reads a whole text as a day, `2025-02-26`.
pub fn read_date(text: &str) -> Result<Date, PeriodFault> {
    match read_period(text)? {
        Period::Day(date) => Ok(date),
        _ => Err(PeriodFault::Form),
    }
}

fn year(text: &str) -> Result<i16, PeriodFault> {
    if text.len() != 4 || !text.bytes().all(|digit| digit.is_ascii_digit()) {
        return Err(PeriodFault::Form);
    }
    text.parse().map_err(|_| PeriodFault::Form)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_form_of_a_period_is_read_and_written_back() {
        for text in ["2025", "2024..2026", "2025-T1", "2025-H2", "2025-Q3", "2025-04", "2025-02-26"] {
            assert_eq!(read_period(text).map(|period| period.to_string()), Ok(text.to_owned()));
        }
        assert_eq!(read_period("2024–2026"), Ok(Period::Years(2024, 2026)));
        assert_eq!(read_period("2024-2026"), Ok(Period::Years(2024, 2026)));
    }

    #[test]
    fn what_is_no_period_is_told_apart() {
        assert_eq!(read_period("2025-T4"), Err(PeriodFault::NotInCalendar));
        assert_eq!(read_period("2025-13"), Err(PeriodFault::NotInCalendar));
        assert_eq!(read_period("2025-02-30"), Err(PeriodFault::NotInCalendar));
        assert_eq!(read_period("2026..2024"), Err(PeriodFault::Backwards));
        assert_eq!(read_period("våren"), Err(PeriodFault::Form));
        assert_eq!(read_date("2025"), Err(PeriodFault::Form));
    }
}
