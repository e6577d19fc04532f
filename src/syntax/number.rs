//! Numbers as people write them: one format for each language, and an explanation for every other.

use rust_decimal::Decimal;

use crate::language::Language;

/// The most digits that an exact decimal holds.
const MOST_DIGITS: usize = 27;

/// A run of text that looks like a number but is none in the language's format.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum NumberFault {
    /// Wrong decimal mark or wrong groups. The readings are what it could mean, the likeliest first, each
    /// as the language writes it.
    Format(Vec<String>),
    /// More digits than can be reckoned with exactly.
    TooLong,
}

/// A number at the start of a text.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct NumberRun {
    /// The number, or why it is none.
    pub value: Result<Decimal, NumberFault>,
    /// Bytes that it takes, sign included.
    pub len: usize,
}

/// Whether the character may set digit groups apart: space, no-break space, narrow no-break space.
fn is_group_mark(mark: char) -> bool {
    matches!(mark, ' ' | '\u{a0}' | '\u{202f}')
}

/// Whether the character is a minus before a digit: `-`, `–` or `−`.
pub fn is_minus(sign: char) -> bool {
    matches!(sign, '-' | '–' | '−')
}

/// Reads the number that `text` starts with, after an optional sign. Nothing, if no digit comes there.
pub fn read(text: &str, language: Language) -> Option<NumberRun> {
    let mut chars = text.chars();
    let first = chars.next()?;
    let negative = is_minus(first);
    let sign_len = if negative || first == '+' { first.len_utf8() } else { 0 };
    let digits = &text[sign_len..];
    if !digits.starts_with(|digit: char| digit.is_ascii_digit()) {
        return None;
    }
    let run = run_len(digits);
    let value = parse(&digits[..run], language).map(|value| if negative { -value } else { value });
    Some(NumberRun { value, len: sign_len + run })
}

/// Length of the run of digits and marks; a mark belongs to it when a digit follows at once.
fn run_len(text: &str) -> usize {
    let mut end = 0;
    let mut chars = text.char_indices().peekable();
    while let Some((at, found)) = chars.next() {
        if found.is_ascii_digit() {
            end = at + 1;
            continue;
        }
        let mark = is_group_mark(found) || matches!(found, '.' | ',' | '\'' | '’');
        let digit_next = chars.peek().is_some_and(|(_, next)| next.is_ascii_digit());
        // `2024..2026` is a range, not a number; two points never stand between digits.
        if !(mark && digit_next) {
            break;
        }
    }
    end
}

fn parse(run: &str, language: Language) -> Result<Decimal, NumberFault> {
    let digits = run.chars().filter(char::is_ascii_digit).count();
    if digits > MOST_DIGITS {
        return Err(NumberFault::TooLong);
    }
    let mark = language.decimal_mark();
    let (whole, decimals) = match run.split_once(mark) {
        Some((whole, decimals)) => (whole, Some(decimals)),
        None => (run, None),
    };
    let plain = |text: &str| text.chars().all(|digit| digit.is_ascii_digit());
    let well_grouped = {
        let groups: Vec<&str> = whole.split(is_group_mark).collect();
        match groups.as_slice() {
            [one] => plain(one),
            [first, rest @ ..] => {
                plain(first) && first.len() <= 3 && rest.iter().all(|group| group.len() == 3 && plain(group))
            }
            [] => false,
        }
    };
    if !well_grouped || !decimals.is_none_or(plain) {
        return Err(NumberFault::Format(readings(run, language)));
    }
    let mut exact: String = whole.chars().filter(char::is_ascii_digit).collect();
    if let Some(decimals) = decimals {
        exact.push('.');
        exact.push_str(decimals);
    }
    Decimal::from_str_exact(&exact).map_err(|_| NumberFault::TooLong)
}

/// What a run could mean: its last point or comma as the decimal mark, or every mark as a group mark. Groups of three
/// under one mark and decimals under another leave no doubt, and no more do several groups under one mark.
fn readings(run: &str, language: Language) -> Vec<String> {
    let digits = |text: &str| text.chars().filter(char::is_ascii_digit).collect::<String>();
    let last = run.rfind(['.', ',']);
    let decimals = last.map(|at| format!("{}.{}", digits(&run[..at]), digits(&run[at + 1..])));
    let exact = match last {
        Some(at) if run[..at].contains(&run[at..=at]) => vec![digits(run)],
        Some(at) if is_grouped(&run[..at]) => decimals.into_iter().collect(),
        _ => decimals.into_iter().chain([digits(run)]).collect(),
    };
    let mut readings: Vec<String> = Vec::new();
    for text in exact {
        let written = Decimal::from_str_exact(&text).map(|value| language.number(value).replace('\u{a0}', " "));
        if let Ok(written) = written
            && !readings.contains(&written)
        {
            readings.push(written);
        }
    }
    readings
}

/// Whether a whole number is set in groups of three under one mark.
fn is_grouped(whole: &str) -> bool {
    let Some(mark) = whole.chars().find(|letter| !letter.is_ascii_digit()) else {
        return false;
    };
    let mut groups = whole.split(mark);
    let first = groups.next().is_some_and(|first| (1..=3).contains(&first.len()));
    first && groups.all(|group| group.len() == 3 && group.bytes().all(|digit| digit.is_ascii_digit()))
}

/// Small numbers in words (`elva`), as running text writes them.
pub fn read_word(word: &str) -> Option<Decimal> {
    const SV: [&str; 21] = [
        "noll", "ett", "två", "tre", "fyra", "fem", "sex", "sju", "åtta", "nio", "tio", "elva", "tolv", "tretton",
        "fjorton", "femton", "sexton", "sjutton", "arton", "nitton", "tjugo",
    ];
    const EN: [&str; 21] = [
        "zero",
        "one",
        "two",
        "three",
        "four",
        "five",
        "six",
        "seven",
        "eight",
        "nine",
        "ten",
        "eleven",
        "twelve",
        "thirteen",
        "fourteen",
        "fifteen",
        "sixteen",
        "seventeen",
        "eighteen",
        "nineteen",
        "twenty",
    ];
    let folded = crate::vocabulary::fold(word);
    if folded == "en" {
        return Some(Decimal::ONE);
    }
    let at = SV.iter().position(|name| *name == folded).or_else(|| EN.iter().position(|name| *name == folded))?;
    Some(Decimal::from(at))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn value(text: &str, language: Language) -> Option<Result<String, NumberFault>> {
        read(text, language).map(|run| run.value.map(|value| value.to_string()))
    }

    fn ok(text: &str) -> Option<Result<String, NumberFault>> {
        Some(Ok(text.to_owned()))
    }

    fn readings_of(text: &str) -> Vec<String> {
        match value(text, Language::Sv) {
            Some(Err(NumberFault::Format(readings))) => readings,
            other => panic!("{text}: {other:?}"),
        }
    }

    #[test]
    fn a_swedish_plan_reads_decimal_comma_and_groups_of_three() {
        for text in ["1 828,1", "1828,1", "1\u{a0}828,1", "1\u{202f}828,1"] {
            assert_eq!(value(text, Language::Sv), ok("1828.1"), "{text}");
        }
        for text in ["-2,8", "–2,8", "−2,8"] {
            assert_eq!(value(text, Language::Sv), ok("-2.8"), "{text}");
        }
        assert_eq!(value("28,10", Language::Sv), ok("28.10"));
        assert_eq!(value("1 828.1", Language::En), ok("1828.1"));
    }

    #[test]
    fn other_formats_are_errors_that_show_their_readings() {
        assert_eq!(readings_of("1828.1"), ["1828,1".replace("1828", "1 828"), "18 281".to_owned()]);
        assert_eq!(readings_of("12.345"), ["12,345", "12 345"]);
        assert_eq!(readings_of("1 82,1"), ["182,1", "1 821"]);
        assert_eq!(readings_of("1,828.1"), ["1 828,1"]);
        assert_eq!(readings_of("1.828,1"), ["1 828,1"]);
        assert_eq!(readings_of("1.828.000"), ["1 828 000"]);
        assert_eq!(readings_of("10'000"), ["10 000"]);
        assert_eq!(readings_of("10’000,5"), ["10 000,5"]);
        assert_eq!(readings_of("12 34"), ["1 234"]);
    }

    #[test]
    fn a_number_ends_where_no_digit_follows() {
        let len = |text| read(text, Language::Sv).map(|run| run.len);
        assert_eq!(len("28,1 mnkr"), Some(4));
        assert_eq!(len("5, 6"), Some(1));
        assert_eq!(len("2024..2026"), Some(4));
        assert_eq!(len("mnkr"), None);
        assert_eq!(len("- "), None);
    }

    #[test]
    fn too_many_digits_are_said_not_dropped() {
        assert_eq!(value(&"9".repeat(40), Language::Sv), Some(Err(NumberFault::TooLong)));
    }

    #[test]
    fn small_numbers_are_read_in_words() {
        assert_eq!(read_word("elva"), Some(Decimal::from(11)));
        assert_eq!(read_word("Twelve"), Some(Decimal::from(12)));
        assert_eq!(read_word("en"), Some(Decimal::ONE));
        assert_eq!(read_word("många"), None);
    }
}
