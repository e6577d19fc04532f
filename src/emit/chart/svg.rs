//! Shapes of a drawing: places across in percent, places down in pixels.

use std::fmt::Write;

use crate::emit::prose::html::escape_into;

/// Shapes in the order that they are drawn.
#[derive(Default)]
pub struct Shapes(pub String);

/// Where a text stands by its place.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Anchor {
    Start,
    Middle,
    End,
}

/// A place: percent across, pixels down.
pub type Point = (f64, f64);

/// The marks of lines, by their order: each a shape around its place.
const MARKS: [&str; 6] = [
    "M-4 0a4 4 0 1 0 8 0a4 4 0 1 0-8 0z",
    "M-4-4h8v8h-8z",
    "M0-5.5 5.5 0 0 5.5-5.5 0z",
    "M0-5 5 4h-10z",
    "M0 5 5-4h-10z",
    "M-5-1h10v2h-10z",
];

impl Shapes {
    /// A straight line.
    pub fn line(&mut self, class: &str, from: Point, to: Point) {
        let [x1, y1, x2, y2] = [from.0, from.1, to.0, to.1].map(short);
        self.push(format_args!("<line class=\"{class}\" x1=\"{x1}%\" y1=\"{y1}\" x2=\"{x2}%\" y2=\"{y2}\"/>"));
    }

    /// A filled bar. Nothing where it has no width.
    pub fn bar(&mut self, class: &str, from: Point, width: f64, height: f64) {
        if width <= 0.0 {
            return;
        }
        let [x, y, width, height] = [from.0, from.1, width, height].map(short);
        self.push(format_args!(
            "<rect class=\"{class}\" x=\"{x}%\" y=\"{y}\" width=\"{width}%\" height=\"{height}\"/>"
        ));
    }

    /// The mark of a line's point.
    pub fn mark(&mut self, order: usize, at: Point) {
        let (x, y) = (short(at.0), short(at.1));
        let shape = MARKS[order % MARKS.len()];
        let class = order % 6;
        self.push(format_args!(
            "<svg class=\"mark-{class}\" x=\"{x}%\" y=\"{y}\" overflow=\"visible\"><path d=\"{shape}\"/></svg>"
        ));
    }

    /// A text.
    pub fn text(&mut self, class: &str, at: Point, anchor: Anchor, text: &str) {
        self.write_text(class, at, anchor, "", text);
    }

    /// A text that may lie across lines: its outline, for which a style can take the paper's colour, is under it.
    pub fn text_across(&mut self, class: &str, at: Point, anchor: Anchor, text: &str) {
        self.write_text(class, at, anchor, " paint-order=\"stroke\"", text);
    }

    fn write_text(&mut self, class: &str, at: Point, anchor: Anchor, more: &str, text: &str) {
        let (x, y) = (short(at.0), short(at.1));
        let anchor = match anchor {
            Anchor::Start => "",
            Anchor::Middle => " text-anchor=\"middle\"",
            Anchor::End => " text-anchor=\"end\"",
        };
        self.push(format_args!("<text class=\"{class}\" x=\"{x}%\" y=\"{y}\"{anchor}{more}>"));
        escape_into(&mut self.0, text);
        self.0.push_str("</text>");
    }

    fn push(&mut self, shape: std::fmt::Arguments<'_>) {
        // Writing to a string never fails.
        let _ = self.0.write_fmt(shape);
    }
}

/// A number as short as a hundredth allows.
fn short(value: f64) -> String {
    let text = format!("{value:.2}");
    let text = text.trim_end_matches('0').trim_end_matches('.');
    if text == "-0" { "0".to_owned() } else { text.to_owned() }
}

/// A text in lines of at most `longest` letters, broken at spaces; what does not fit in `most` lines is cut with `…`.
pub fn wrapped(text: &str, longest: usize, most: usize) -> Vec<String> {
    let mut lines: Vec<String> = vec![String::new()];
    for word in text.split_whitespace() {
        let length = lines.last().map_or(0, |line| line.chars().count());
        if length > 0 && length + 1 + word.chars().count() > longest {
            lines.push(String::new());
        }
        if let Some(line) = lines.last_mut() {
            if !line.is_empty() {
                line.push(' ');
            }
            line.push_str(word);
        }
    }
    let cut = lines.len() > most;
    lines.truncate(most);
    let last = lines.len().saturating_sub(1);
    for (at, line) in lines.iter_mut().enumerate() {
        let ends = cut && at == last;
        let room = longest - usize::from(ends);
        if line.chars().count() > room || ends {
            let shorter: String = line.chars().take(room.min(longest - 1)).collect();
            *line = format!("{}…", shorter.trim_end());
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_texts_are_broken_at_spaces_and_cut_at_the_end() {
        assert_eq!(wrapped("Summa kommunbidrag", 30, 2), ["Summa kommunbidrag"]);
        assert_eq!(wrapped("Summa kommunbidrag", 12, 2), ["Summa", "kommunbidrag"]);
        assert_eq!(wrapped("ett två tre fyra", 7, 1), ["ett tv…"]);
        assert_eq!(wrapped("Arbetsmarknadsåtgärder", 10, 2), ["Arbetsmar…"]);
    }

    #[test]
    fn numbers_are_short_and_texts_escaped() {
        let mut shapes = Shapes::default();
        shapes.text("a", (33.333, -0.001), Anchor::End, "a < b & c");
        assert_eq!(shapes.0, "<text class=\"a\" x=\"33.33%\" y=\"0\" text-anchor=\"end\">a &lt; b &amp; c</text>");
        shapes.bar("b", (0.0, 0.0), 0.0, 10.0);
        assert!(!shapes.0.contains("rect"));
    }
}
