//! Text of a plan in Markdown that a git host shows as a comment: nothing in it makes a table break, a reader be called
//! upon, or text change its order.

use crate::diff::{Kept, Words};
use crate::emit::changes::near;
use crate::emit::prose::markdown;
use crate::language::NO_BREAK_SPACE;

/// U+200B as an entity: nothing to see, and no name of a person or number of an issue goes across it. Hosts look for
/// these in the finished text, where a backslash is gone.
const NOTHING: &str = "&#8203;";

/// How long hosts count a text: GitHub in UTF-16 units or fewer.
pub fn length(text: &str) -> usize {
    text.chars().map(char::len_utf16).sum()
}

/// Plain text as Markdown on one line.
pub fn escape(text: &str) -> String {
    let words = text.split(|letter: char| letter.is_whitespace() && letter != NO_BREAK_SPACE);
    let plain = words.filter(|word| !word.is_empty()).collect::<Vec<&str>>().join(" ");
    let plain = plain.chars().filter(|letter| !steers(*letter));
    let letters: Vec<char> = plain.collect();
    let mut out = String::new();
    let mut run = String::new();
    for (at, letter) in letters.iter().enumerate() {
        // `%"` and `!"` name milestones and the like on GitLab.
        let next = letters.get(at + 1).copied().unwrap_or(' ');
        if matches!(letter, '@' | '#' | '!' | '%') && (next.is_alphanumeric() || next == '"') {
            out.push_str(&markdown::escape(&std::mem::take(&mut run)));
            out.push(*letter);
            out.push_str(NOTHING);
        } else {
            run.push(*letter);
        }
    }
    out.push_str(&markdown::escape(&run));
    out
}

/// Letters that reorder the text around them (Unicode's bidirectional formatting) or steer a terminal.
fn steers(letter: char) -> bool {
    letter.is_control() || matches!(letter, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// Plain text as Markdown of no more than so many units, cut between words where it is longer.
pub fn within(text: &str, most: usize) -> String {
    let mut keep = text.chars().count();
    loop {
        let cut = shortened(text, keep);
        let written = escape(&cut);
        if length(&written) <= most || keep < 2 {
            return written;
        }
        keep = (keep * 3 / 4).min(most);
    }
}

fn shortened(text: &str, most: usize) -> String {
    if text.chars().count() <= most {
        return text.to_owned();
    }
    let cut: String = text.chars().take(most).collect();
    let whole = cut.rsplit_once(' ').map_or(cut.as_str(), |(whole, _)| whole);
    format!("{whole}…")
}

/// A text with what was taken out struck through and what was put in underlined; of long stretches that stayed only the
/// words beside these.
pub fn marked(all: &[Words]) -> String {
    let mut out = String::new();
    for (at, run) in all.iter().enumerate() {
        let text = match run.kept {
            Kept::Both => near(&run.text, at > 0, at + 1 < all.len()),
            Kept::Out | Kept::In => run.text.clone(),
        };
        let paragraphs: Vec<String> = text.split("\n\n").map(escape).collect();
        let text = paragraphs.join("<br>");
        let (lead, trail) = (run.text.starts_with(' '), run.text.ends_with(' '));
        out.push_str(if lead { " " } else { "" });
        match run.kept {
            Kept::Both => out.push_str(&text),
            Kept::Out => out.push_str(&format!("<del>{text}</del>")),
            Kept::In => out.push_str(&format!("<ins>{text}</ins>")),
        }
        out.push_str(if trail { " " } else { "" });
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_text_calls_upon_anybody_or_breaks_a_table() {
        assert_eq!(escape("se @anna, #12 & !3"), "se @&#8203;anna, #&#8203;12 & !&#8203;3");
        assert_eq!(escape("a | b\n<script>"), "a \\| b \\<script>");
        assert_eq!(escape("a\u{202e}b\u{7}"), "ab");
        assert_eq!(escape("&amp; 5 %"), "\\&amp; 5 %");
    }

    #[test]
    fn long_text_is_cut_after_it_is_escaped() {
        let cut = within(&"@a ".repeat(1000), 100);
        assert!(length(&cut) <= 100 && cut.ends_with('…'), "{cut}");
        assert_eq!(within("kort", 100), "kort");
    }

    #[test]
    fn words_are_marked_and_long_stretches_left_out() {
        let run = |kept, text: &str| Words { kept, text: text.to_owned() };
        let long = format!("början {} slut ", "ord ".repeat(60).trim());
        let marks = marked(&[run(Kept::Both, &long), run(Kept::Out, "gammalt*"), run(Kept::In, "nytt")]);
        assert!(marks.starts_with("… ord "), "{marks}");
        assert!(marks.ends_with(" slut <del>gammalt\\*</del><ins>nytt</ins>"), "{marks}");
    }
}
