//! Names that may be one name spelled two ways, found without comparing each with each.
//!
//! Two names are alike when their letters are the same but for case, spaces and hyphens, or when one letter is another,
//! too many, missing, or has changed places with the next. Endings do not count, since names are inflected; nor do
//! digits, letters on their own and words in capitals, since those tell names apart (`Enhet 1`, `Avtal B`, `LOV`).
//!
//! Names that differ in one letter become the same when that letter is left out: each name is entered under what it is
//! without each of its letters in turn.

use std::collections::HashMap;

use unicode_normalization::UnicodeNormalization;

/// At most so many names are compared that become the same; families of names would make it slow.
const COMPARED: usize = 16;

/// A name in its letters.
pub(super) struct Spelling {
    letters: Vec<char>,
    /// Whether a letter may be a slip: not a digit, not an ending, not what tells names apart.
    may_slip: Vec<bool>,
}

impl Spelling {
    pub(super) fn new(text: &str) -> Self {
        let mut spelling =
            Spelling { letters: Vec::with_capacity(text.len()), may_slip: Vec::with_capacity(text.len()) };
        let composed: String = text.nfc().collect();
        for word in composed.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty()) {
            let count = word.chars().count();
            let capitals = word.chars().all(|letter| !letter.is_lowercase());
            for (at, letter) in word.chars().enumerate() {
                let may_slip = !capitals && count > 1 && at + 1 < count && !letter.is_numeric();
                for letter in letter.to_lowercase() {
                    spelling.letters.push(letter);
                    spelling.may_slip.push(may_slip);
                }
            }
        }
        spelling
    }

    /// How many letters it has.
    pub(super) fn len(&self) -> usize {
        self.letters.len()
    }

    /// Whether the two have the same letters.
    pub(super) fn is_same(&self, other: &Spelling) -> bool {
        self.letters == other.letters
    }

    /// Whether the two are alike but not the same.
    pub(super) fn is_near(&self, other: &Spelling) -> bool {
        let (short, long) = if self.len() <= other.len() { (self, other) } else { (other, self) };
        let front = short.letters.iter().zip(&long.letters).take_while(|(a, b)| a == b).count();
        let back = short.letters.iter().rev().zip(long.letters.iter().rev()).take_while(|(a, b)| a == b).count();
        let slips = |spelling: &Spelling, at: usize| spelling.may_slip.get(at).copied().unwrap_or(false);
        match long.len() - short.len() {
            0 if front == long.len() => false,
            0 if front + back + 1 == long.len() => slips(short, front) && slips(long, front),
            0 if front + back + 2 == long.len() => {
                short.letters[front] == long.letters[front + 1]
                    && short.letters[front + 1] == long.letters[front]
                    && slips(short, front)
                    && slips(long, front)
            }
            // Of two like letters either may be the one too many.
            1 if front + back >= short.len() => (short.len() - back..=front).any(|at| slips(long, at)),
            _ => false,
        }
    }

    /// What the name is, and what it is without each letter that may be a slip, as hashes.
    fn variants(&self) -> Vec<u64> {
        const BASE: u64 = 0x0001_0000_01b3;
        let len = self.len();
        let mut front = Vec::with_capacity(len + 1);
        let mut powers = Vec::with_capacity(len + 1);
        let (mut hash, mut power) = (0u64, 1u64);
        for letter in &self.letters {
            front.push(hash);
            powers.push(power);
            hash = hash.wrapping_mul(BASE).wrapping_add(u64::from(*letter) + 1);
            power = power.wrapping_mul(BASE);
        }
        let mut variants = vec![hash];
        let mut back = 0u64;
        for at in (0..len).rev() {
            let after = len - at - 1;
            // Next to a letter that may be a slip the swapped one may be left out just as well.
            let near_slip = self.may_slip[at] || at.checked_sub(1).is_some_and(|before| self.may_slip[before]);
            if near_slip {
                variants.push(front[at].wrapping_mul(powers[after]).wrapping_add(back));
            }
            back = back.wrapping_add(powers[after].wrapping_mul(u64::from(self.letters[at]) + 1));
        }
        variants
    }
}

/// Spellings entered so far.
#[derive(Default)]
pub(super) struct Similar {
    spellings: Vec<Spelling>,
    by_variant: HashMap<u64, Vec<usize>>,
}

impl Similar {
    /// The numbers of the spellings that are alike or the same, in the order in which they were entered.
    pub(super) fn alike(&self, spelling: &Spelling) -> Vec<usize> {
        let mut found: Vec<usize> = Vec::new();
        for variant in spelling.variants() {
            let entered = self.by_variant.get(&variant).map_or(&[][..], Vec::as_slice);
            found.extend(entered.iter().take(COMPARED).filter(|at| {
                let other = &self.spellings[**at];
                spelling.is_same(other) || spelling.is_near(other)
            }));
        }
        found.sort_unstable();
        found.dedup();
        found
    }

    /// Enters a spelling under the next number.
    pub(super) fn enter(&mut self, spelling: Spelling) {
        let number = self.spellings.len();
        for variant in spelling.variants() {
            let entered = self.by_variant.entry(variant).or_default();
            if entered.last() != Some(&number) {
                entered.push(number);
            }
        }
        self.spellings.push(spelling);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn near(a: &str, b: &str) -> bool {
        let (first, second) = (Spelling::new(a), Spelling::new(b));
        let mut similar = Similar::default();
        let is_near = first.is_near(&second) || first.is_same(&second);
        similar.enter(first);
        assert_eq!(!similar.alike(&second).is_empty(), is_near, "{a} and {b}");
        is_near
    }

    #[test]
    fn one_letter_is_a_slip() {
        for (a, b) in [
            ("Välfärd samhällsservice", "Valfärd samhällsservice"),
            ("Välfärd samhällsservice", "Välfärd samhällservice"),
            ("Välfärd samhällsservice", "Välfärd Samhälls-service"),
            ("Socialnämnden", "Socialnämden"),
            ("Socialnämnden", "Socialnämdnen"),
            ("Utbildningsnämnden", "Utbilldningsnämnden"),
        ] {
            assert!(near(a, b) && near(b, a), "{a} and {b}");
        }
    }

    #[test]
    fn what_tells_names_apart_is_no_slip() {
        for (a, b) in [
            ("Enhet 1", "Enhet 2"),
            ("Avtal enligt LOV", "Avtal enligt LOU"),
            ("Barn och unga A", "Barn och unga B"),
            ("Ökad trygghet", "Ökat trygghet"),
            ("Socialnämnd", "Socialnämnden"),
            ("Kommunstyrelsen", "Kommunstyrelsens"),
            ("Norra skolan", "Södra skolan"),
        ] {
            assert!(!near(a, b) && !near(b, a), "{a} and {b}");
        }
    }
}
