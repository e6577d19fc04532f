//! Words of values that are no names: yes and no, directions, comparisons, and the words of questions. Those of every
//! language are always understood; from here they are written in another.

use super::{Names, fold};
use crate::language::Language;

macro_rules! phrases {
    ($($(#[$help:meta])* $name:ident: $($sv:tt $en:tt),* $(,)?;)*) => {
        $($(#[$help])* pub const $name: &[Names] = &[$([&$sv, &$en]),*];)*
    };
}

phrases! {
    /// What a file says of itself in its first line.
    BELONGS_TO: ["tillhör"] ["belongs to"];
    /// Yes and no.
    FLAGS: ["ja"] ["yes"], ["nej"] ["no"];
    /// Where a value ought to go.
    DIRECTIONS:
        ["öka", "ökar", "ökande"] ["increase"],
        ["minska", "minskar", "minskande"] ["decrease"],
        ["behåll", "behålla", "bibehåll", "oförändrad"] ["keep"];
    /// Why there is no figure.
    ABSENCES:
        ["saknas"] ["missing"],
        ["ej klart", "ej klar"] ["not ready"],
        ["ej tillämpligt", "ej tillämplig"] ["not applicable"];
    /// Before a target.
    COMPARISONS:
        ["minst", "lägst"] ["at least"],
        ["högst", "max"] ["at most", "max"],
        ["under", "mindre än", "färre än"] ["below", "less than", "fewer than"],
        ["över", "mer än", "fler än"] ["above", "more than", "more than"],
        ["exakt"] ["exactly"];
    /// Before any other figure.
    QUALIFIERS:
        ["cirka", "ungefär", "omkring", "ca", "ca.", "c:a", "runt"]
            ["about", "approximately", "around", "about", "about", "about", "around", "circa"],
        ["knappt", "nästan", "närmare"] ["nearly", "almost", "nearly"],
        ["drygt"] ["just over"],
        ["minst"] ["at least"],
        ["högst"] ["at most"],
        ["mer än", "fler än", "över"] ["more than", "more than", "over"],
        ["mindre än", "färre än", "under"] ["less than", "fewer than", "less than"];
    /// How a row counts, by itself.
    TOTALS: ["summa"] ["total", "sum"], ["delsumma"] ["subtotal"];
    /// How a row counts, before the name of another row.
    PARTS: ["delpost"] ["part of", "part"], ["varav"] ["of which"];
    /// How serious a rule is.
    LEVELS: ["av"] ["off"], ["varning"] ["warning"], ["fel"] ["error"];
    /// Units that planc reckons with and that are called otherwise in the other language.
    UNITS:
        ["ja/nej"] ["yes/no"],
        ["procent"] ["percent", "per cent"],
        ["procentenheter", "procentenhet"] ["percentage points"],
        ["tusen kronor"] ["thousand kronor"],
        ["miljoner kronor", "miljon kronor"] ["million kronor"],
        ["miljarder kronor"] ["thousand million kronor"];
    /// Where a question asks everywhere.
    WHOLE_PROJECT: ["projektet"] ["the project", "project"], ["hela projektet"] ["the whole project"];
    /// The words between the parts of a question, and its signs.
    QUESTION:
        ["antal"] ["count"],
        ["i"] ["in"],
        ["där"] ["where"],
        ["och"] ["and"],
        ["eller"] ["or"],
        ["inte"] ["not"],
        ["är"] ["is"],
        ["är inte"] ["is not"],
        ["saknas"] ["is missing", "missing"],
        ["finns"] ["exists"],
        ["innehåller"] ["contains"],
        ["ordnat efter", "ordnade efter", "sorterat efter", "sorterade efter"]
            ["order by", "ordered by", "sort by", "sorted by"],
        ["fallande"] ["descending", "desc"],
        ["stigande"] ["ascending", "asc"],
        ["visa"] ["show"],
        ["som"] ["as"];
}

/// The word of `names` that is `word` (folded): the names of the language, then those of the other.
fn position(names: &Names, word: &str) -> Option<(usize, usize)> {
    names
        .iter()
        .enumerate()
        .find_map(|(language, column)| column.iter().position(|name| fold(name) == word).map(|at| (language, at)))
}

/// `word` (folded) as `names` spells it, or the name in `language` that stands in its place there. Nothing, if it is
/// none of them.
pub fn respelt(names: &Names, word: &str, language: Option<Language>) -> Option<&'static str> {
    let own = |language: Language| names[language.index()].iter().find(|name| fold(name) == word).copied();
    let Some(language) = language else {
        return position(names, word).map(|(column, at)| names[column][at]);
    };
    if let Some(own) = own(language) {
        return Some(own);
    }
    let (_, at) = position(names, word)?;
    let column = names[language.index()];
    Some(column.get(at).unwrap_or(&column[0]))
}

/// As [`respelt`], for the first of several things that has the word.
pub fn respelt_of(list: &[Names], word: &str, language: Option<Language>) -> Option<&'static str> {
    list.iter().find_map(|names| respelt(names, word, language))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_keeps_its_place_in_the_other_language() {
        let english = Some(Language::En);
        assert_eq!(respelt_of(COMPARISONS, "färre än", english), Some("fewer than"));
        assert_eq!(respelt_of(COMPARISONS, "lägst", english), Some("at least"));
        assert_eq!(respelt_of(COMPARISONS, "less than", english), Some("less than"));
        assert_eq!(respelt_of(COMPARISONS, "less than", None), Some("less than"));
        assert_eq!(respelt_of(COMPARISONS, "cirka", english), None);
    }
}
