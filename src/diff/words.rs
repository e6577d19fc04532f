//! Texts as words: what counts as the same text, and what was taken out and put in.

use similar::{Algorithm, ChangeTag, capture_diff_slices};
use unicode_normalization::UnicodeNormalization;

use super::change::{Kept, Words, reverse_words};
use super::snapshot::{Piece, Term, Text};
use crate::vocabulary::{is_unseen, plain_hyphen};

/// Texts with more words than this together are told as one whole, but for the words that they begin and end with alike:
/// the time that finding the fewest words takes grows with the product of the lengths.
const MOST_WORDS: usize = 20_000;

/// A word of a text.
pub(super) struct Token {
    /// What is compared: equal for what Markdown shows alike.
    pub(super) key: String,
    /// What is shown.
    shown: String,
    /// Whether white space stands before it.
    spaced: bool,
}

/// What an item is to a text: what is compared, and what is shown where the writer gives no words.
pub(super) trait Names<R> {
    /// The same for an item on both sides.
    fn key(&self, item: &R) -> String;
    /// Its title.
    fn shown(&self, item: &R) -> String;
}

/// The words of a text. White space parts words, an empty line parts paragraphs, and a line that Markdown reads for itself
/// (a point of a list, a heading, a row of a table, a quotation) begins with a line break.
pub(super) fn tokens<R>(text: &Text<R>, names: &impl Names<R>) -> Vec<Token> {
    let mut tokens = Vec::new();
    let mut spaced = false;
    for piece in &text.pieces {
        let one = match piece {
            Piece::Words(words) => {
                spaced = push_words(words, spaced, &mut tokens);
                continue;
            }
            Piece::Link { to, label } => {
                let words = label.as_deref().map_or_else(String::new, folded);
                let shown = label.clone().unwrap_or_else(|| names.shown(to));
                Token { key: format!("[[{}|{words}", names.key(to)), shown, spaced }
            }
            Piece::Figure { formula, stated, written } => {
                let formula = formula_key(formula, names);
                let shown = written.clone().unwrap_or_else(|| formula_shown(piece, names));
                let stated = stated.as_ref().map(|(value, unit, qualifier)| (value, unit, qualifier));
                Token { key: format!("{{{{{formula}:{stated:?}"), shown, spaced }
            }
            Piece::Footnote(footnote) => {
                let shown = format!("[^{}]", names.shown(footnote));
                Token { key: format!("[^{}", names.key(footnote)), shown, spaced }
            }
        };
        tokens.push(one);
        spaced = false;
    }
    while tokens.last().is_some_and(|last| last.key.trim().is_empty()) {
        tokens.pop();
    }
    tokens
}

/// Adds the words of a piece. Says whether white space stands at its end.
fn push_words(words: &str, spaced: bool, tokens: &mut Vec<Token>) -> bool {
    let mut spaced = spaced;
    for (at, line) in words.split('\n').enumerate() {
        if at > 0 {
            spaced = true;
            let before = tokens.last().map_or("\n\n", |last| last.key.as_str());
            // An empty line is known by the line break after it.
            let rest_is_empty = line.trim().is_empty() && at + 1 < words.split('\n').count();
            let mark = if rest_is_empty {
                Some("\n\n")
            } else if stands_by_itself(line) {
                Some("\n")
            } else {
                None
            };
            if let Some(mark) = mark.filter(|_| !before.starts_with('\n')) {
                tokens.push(Token { key: mark.to_owned(), shown: mark.to_owned(), spaced: false });
            }
        }
        spaced |= line.starts_with(char::is_whitespace);
        for word in line.split_whitespace() {
            tokens.push(Token { key: folded(word), shown: word.to_owned(), spaced });
            spaced = true;
        }
        spaced = line.ends_with(char::is_whitespace) || (line.is_empty() && spaced);
    }
    spaced
}

/// Whether Markdown reads a line for itself, and not as going on with the line before.
fn stands_by_itself(line: &str) -> bool {
    let line = line.trim_start();
    let numbered = line.trim_start_matches(|letter: char| letter.is_ascii_digit());
    let point = numbered.len() < line.len() && (numbered.starts_with(". ") || numbered.starts_with(") "));
    point || ["- ", "* ", "+ ", "#", "|", ">", "```", "~~~"].iter().any(|mark| line.starts_with(mark))
}

/// A word as it is compared: composed letters, no characters that nobody sees, plain hyphens and quotation marks.
fn folded(word: &str) -> String {
    let plain = |letter: char| match letter {
        '“' | '”' | '„' | '«' | '»' => '"',
        '‘' | '’' | '‚' => '\'',
        '\u{a0}' | '\u{202f}' => ' ',
        other => plain_hyphen(other),
    };
    word.nfc().filter(|letter| !is_unseen(*letter)).map(plain).collect()
}

/// A formula as it is compared.
pub(super) fn formula_key<R>(terms: &[Term<R>], names: &impl Names<R>) -> String {
    let term = |term: &Term<R>| match term {
        Term::Sign(sign) => (*sign).to_owned(),
        Term::Word(word) => format!("{word:?}"),
        Term::Number(number, unit) => format!("{}{unit:?}", number.normalize()),
        Term::Period(period) => period.to_string(),
        Term::Item(item) => format!("[{}]", names.key(item)),
    };
    terms.iter().map(term).collect::<Vec<String>>().join(" ")
}

/// A figure in running text that is left to planc, in few words.
fn formula_shown<R>(piece: &Piece<R>, names: &impl Names<R>) -> String {
    let Piece::Figure { formula, .. } = piece else { return String::new() };
    let term = |term: &Term<R>| match term {
        Term::Sign(sign) => (*sign).to_owned(),
        Term::Word(word) => word.clone(),
        Term::Number(number, _) => number.to_string(),
        Term::Period(period) => period.to_string(),
        Term::Item(item) => names.shown(item),
    };
    format!("{{{{{}}}}}", formula.iter().map(term).collect::<Vec<String>>().join(" ").replace(" . ", "."))
}

/// What was taken out and put in; nothing where the two are the same text.
pub(super) fn compare(before: &[Token], after: &[Token]) -> Option<Vec<Words>> {
    let keys = |tokens: &[Token]| -> Vec<String> { tokens.iter().map(|token| token.key.clone()).collect() };
    let (old, new) = (keys(before), keys(after));
    match old.cmp(&new) {
        std::cmp::Ordering::Equal => None,
        std::cmp::Ordering::Less => Some(runs(before, after, &old, &new)),
        // Of several ways that are as short, the same is found from both sides.
        std::cmp::Ordering::Greater => Some(reverse_words(runs(after, before, &new, &old))),
    }
}

fn runs(before: &[Token], after: &[Token], old: &[String], new: &[String]) -> Vec<Words> {
    let start = old.iter().zip(new).take_while(|(one, other)| one == other).count();
    let rest = old.len().min(new.len()) - start;
    let end = old.iter().rev().zip(new.iter().rev()).take(rest).take_while(|(one, other)| one == other).count();
    let (old, new) = (&old[start..old.len() - end], &new[start..new.len() - end]);
    let mut runs = Runs::default();
    before[..start].iter().for_each(|token| runs.push(Kept::Both, token));
    if old.len() + new.len() > MOST_WORDS {
        before[start..start + old.len()].iter().for_each(|token| runs.push(Kept::Out, token));
        after[start..start + new.len()].iter().for_each(|token| runs.push(Kept::In, token));
    } else {
        for change in capture_diff_slices(Algorithm::Myers, old, new).iter().flat_map(|op| op.iter_changes(old, new)) {
            let of = |tokens: &'_ [Token], at: Option<usize>| at.map_or(0, |at| at + start).min(tokens.len());
            let (kept, tokens, at) = match change.tag() {
                ChangeTag::Equal => (Kept::Both, before, of(before, change.old_index())),
                ChangeTag::Delete => (Kept::Out, before, of(before, change.old_index())),
                ChangeTag::Insert => (Kept::In, after, of(after, change.new_index())),
            };
            tokens.get(at).into_iter().for_each(|token| runs.push(kept, token));
        }
    }
    before[before.len() - end..].iter().for_each(|token| runs.push(Kept::Both, token));
    runs.end()
}

/// Words gathered into runs; between words that stay, what was taken out comes before what was put in.
#[derive(Default)]
struct Runs {
    done: Vec<Words>,
    both: String,
    out: String,
    put: String,
}

impl Runs {
    fn push(&mut self, kept: Kept, token: &Token) {
        if kept == Kept::Both && (!self.out.is_empty() || !self.put.is_empty()) {
            self.flush();
        }
        if kept != Kept::Both {
            let text = std::mem::take(&mut self.both);
            self.add(Kept::Both, text);
        }
        let (text, none_before) = match kept {
            Kept::Both => (&mut self.both, self.done.is_empty()),
            Kept::Out => (&mut self.out, self.done.is_empty()),
            Kept::In => (&mut self.put, self.done.is_empty()),
        };
        if token.spaced && !text.ends_with('\n') && !(none_before && text.is_empty()) {
            text.push(' ');
        }
        text.push_str(&token.shown);
    }

    fn flush(&mut self) {
        let (out, put) = (std::mem::take(&mut self.out), std::mem::take(&mut self.put));
        self.add(Kept::Out, out);
        self.add(Kept::In, put);
    }

    fn add(&mut self, kept: Kept, text: String) {
        if !text.is_empty() {
            self.done.push(Words { kept, text });
        }
    }

    fn end(mut self) -> Vec<Words> {
        let text = std::mem::take(&mut self.both);
        self.add(Kept::Both, text);
        self.flush();
        self.done
    }
}
