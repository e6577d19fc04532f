//! Slips of the pen: how a written number can have come from the number that was meant.

use rust_decimal::Decimal;

/// A slip.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Slip {
    /// A power of ten too large or too small: another scale of kronor, a decimal mark out of place.
    Scale,
    /// The minus is missing.
    MissingMinus,
    /// There is a minus too many.
    StrayMinus,
    /// Two digits have changed places.
    Swapped,
    /// A digit is missing.
    Dropped,
    /// A digit is written twice.
    Doubled,
    /// One digit is another.
    Digit,
}

impl Slip {
    /// Slips of one rank are as likely as each other; those of a lower rank are simpler.
    pub(super) fn rank(self) -> u8 {
        match self {
            Slip::Scale => 0,
            Slip::MissingMinus | Slip::StrayMinus => 1,
            Slip::Swapped => 2,
            Slip::Dropped | Slip::Doubled => 3,
            Slip::Digit => 4,
        }
    }
}

/// How `written` can have come from `meant`, if one slip explains it.
pub(super) fn slip(written: Decimal, meant: Decimal) -> Option<Slip> {
    if written == meant || written.is_zero() || meant.is_zero() {
        return None;
    }
    if written == -meant {
        return Some(if meant.is_sign_negative() { Slip::MissingMinus } else { Slip::StrayMinus });
    }
    if written.is_sign_negative() != meant.is_sign_negative() {
        return None;
    }
    let scale = written.scale().max(meant.normalize().scale());
    let (from, to) = (digits(written, scale)?, digits(meant, scale)?);
    if is_scale(&from, &to) {
        return Some(Slip::Scale);
    }
    match from.len().cmp(&to.len()) {
        std::cmp::Ordering::Less => is_without_one(&to, &from).then_some(Slip::Dropped),
        std::cmp::Ordering::Greater => doubled(&from, &to).then_some(Slip::Doubled),
        std::cmp::Ordering::Equal => {
            let differ: Vec<usize> = (0..from.len()).filter(|at| from[*at] != to[*at]).collect();
            match differ.as_slice() {
                [_] => Some(Slip::Digit),
                [first, second] => {
                    (from[*first] == to[*second] && from[*second] == to[*first]).then_some(Slip::Swapped)
                }
                _ => None,
            }
        }
    }
}

/// The digits of a number at a scale, without zeros in front.
fn digits(value: Decimal, scale: u32) -> Option<Vec<u8>> {
    let mut value = value.abs();
    value.rescale(scale);
    (value.scale() == scale).then(|| value.mantissa().to_string().into_bytes())
}

/// Whether two runs of digits differ by ten, a hundred, a thousand or a million. One digit alone says too little.
fn is_scale(from: &[u8], to: &[u8]) -> bool {
    let (short, long) = if from.len() < to.len() { (from, to) } else { (to, from) };
    let zeros = long.len() - short.len();
    let significant = short.iter().rposition(|digit| *digit != b'0').map_or(0, |at| at + 1);
    matches!(zeros, 1 | 2 | 3 | 6)
        && (significant > 1 || zeros > 2)
        && long.starts_with(short)
        && long[short.len()..].iter().all(|digit| *digit == b'0')
}

/// Whether `short` is `long` without one digit. Of two digits one is left, which is like too much else.
fn is_without_one(long: &[u8], short: &[u8]) -> bool {
    long.len() == short.len() + 1
        && short.len() > 1
        && (0..long.len()).any(|at| long[..at] == short[..at] && long[at + 1..] == short[at..])
}

/// Whether `from` is `to` with one of its digits written twice.
fn doubled(from: &[u8], to: &[u8]) -> bool {
    from.len() == to.len() + 1
        && to.len() > 1
        && (1..from.len()).any(|at| from[at] == from[at - 1] && from[..at] == to[..at] && from[at + 1..] == to[at..])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(written: &str, meant: &str) -> Option<Slip> {
        let number = |text| Decimal::from_str_exact(text).unwrap_or_default();
        slip(number(written), number(meant))
    }

    #[test]
    fn slips_are_recognised() {
        assert_eq!(of("20600", "20.6"), Some(Slip::Scale));
        assert_eq!(of("2.06", "20.6"), Some(Slip::Scale));
        assert_eq!(of("5.7", "-5.7"), Some(Slip::MissingMinus));
        assert_eq!(of("-5.7", "5.7"), Some(Slip::StrayMinus));
        assert_eq!(of("1728", "1278"), Some(Slip::Swapped));
        assert_eq!(of("1728", "1827"), Some(Slip::Swapped));
        assert_eq!(of("187", "1827"), Some(Slip::Dropped));
        assert_eq!(of("29.9", "2.9"), Some(Slip::Doubled));
        assert_eq!(of("1927", "1827"), Some(Slip::Digit));
        assert_eq!(of("-19.2", "-18.2"), Some(Slip::Digit));
    }

    #[test]
    fn other_differences_are_not_slips() {
        for (written, meant) in [
            ("1827", "1827"),
            ("0", "5"),
            ("5", "0"),
            ("1", "10"),
            ("3", "31"),
            ("1935", "1827"),
            ("-5", "7"),
            ("1728", "1872"),
        ] {
            assert_eq!(of(written, meant), None, "{written} {meant}");
        }
        // The same power of ten, but not one that a unit or a decimal mark makes.
        assert_eq!(of("12", "120000"), None);
    }
}
