//! Markdown as plain lines for a terminal: headings bold, code indented, links as their text.

use pulldown_cmark::{Event, Parser, Tag, TagEnd};
use unicode_width::UnicodeWidthStr;

/// How a page is written.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub struct PageStyle {
    /// No line of running text is wider, if that is possible.
    pub width: usize,
    /// Whether to write escape codes for bold.
    pub styled: bool,
}

const INDENT: &str = "    ";

/// A heading.
pub fn heading(text: &str, style: PageStyle) -> String {
    let text = wrapped(text, style.width, "");
    if style.styled { format!("\u{1b}[1m{text}\u{1b}[0m") } else { text }
}

/// A page, without a line break at its end.
pub fn render(source: &str, style: PageStyle) -> String {
    let mut writer = Writer { style, ..Writer::default() };
    for event in Parser::new(source) {
        writer.event(event);
    }
    writer.blocks.join("\n")
}

#[derive(Default)]
struct Writer {
    style: PageStyle,
    /// Lines of finished blocks; an empty one between two blocks.
    blocks: Vec<String>,
    /// The block in the making.
    text: String,
    /// The lists around it: the next number of those that are numbered.
    lists: Vec<Option<u64>>,
    /// What stands before the first line of a list's entry.
    marker: Option<String>,
    /// Whether the last block is an entry of a list that goes on.
    in_list: bool,
}

impl Writer {
    fn event(&mut self, event: Event<'_>) {
        match event {
            Event::Text(text) | Event::Html(text) | Event::InlineHtml(text) => self.text.push_str(&text),
            Event::Code(code) => {
                self.text.push('`');
                // A break would tear what is to be typed as it stands.
                self.text.push_str(&code.replace(' ', KEPT_SPACE));
                self.text.push('`');
            }
            Event::SoftBreak | Event::HardBreak => self.text.push(' '),
            Event::Start(Tag::List(first)) => {
                self.paragraph();
                self.lists.push(first);
            }
            Event::End(TagEnd::List(_)) => {
                self.lists.pop();
                self.in_list &= !self.lists.is_empty();
            }
            Event::Start(Tag::Item) => {
                self.marker = Some(match self.lists.last_mut() {
                    Some(Some(number)) => {
                        *number += 1;
                        format!("{}. ", *number - 1)
                    }
                    _ => "- ".to_owned(),
                });
            }
            Event::End(TagEnd::Item | TagEnd::Paragraph) => self.paragraph(),
            Event::End(TagEnd::Heading(_)) => {
                let text = std::mem::take(&mut self.text);
                self.block(heading(&text, self.style));
            }
            Event::End(TagEnd::CodeBlock) => {
                let text = std::mem::take(&mut self.text);
                let lines = text.lines().map(|line| format!("{INDENT}{line}").trim_end().to_owned());
                self.block(lines.collect::<Vec<String>>().join("\n"));
            }
            _ => {}
        }
    }

    fn paragraph(&mut self) {
        let text = std::mem::take(&mut self.text);
        if text.trim().is_empty() {
            return;
        }
        if self.lists.is_empty() {
            return self.block(wrapped(&text, self.style.width, ""));
        }
        let outer = "  ".repeat(self.lists.len() - 1);
        let marker = self.marker.take().unwrap_or_else(|| "  ".to_owned());
        let hanging = format!("{outer}{}", " ".repeat(marker.width()));
        let body = wrapped(&text, self.style.width.saturating_sub(hanging.width()), &hanging);
        let entry = format!("{outer}{marker}{body}");
        if self.in_list {
            self.blocks.push(entry);
        } else {
            self.block(entry);
        }
        self.in_list = true;
    }

    fn block(&mut self, text: String) {
        if !self.blocks.is_empty() {
            self.blocks.push(String::new());
        }
        self.blocks.push(text);
        self.in_list = false;
    }
}

/// Stands for a space at which no line is broken.
const KEPT_SPACE: &str = "\u{1}";

/// Breaks a text at its spaces; further lines start with `hanging`, which does not count.
pub fn wrapped(text: &str, width: usize, hanging: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut used = 0;
    for word in text.split([' ', '\n']).filter(|word| !word.is_empty()) {
        let word_width = word.replace(KEPT_SPACE, " ").width();
        if used > 0 && used + 1 + word_width > width {
            out.push('\n');
            out.push_str(hanging);
            used = 0;
        } else if used > 0 {
            out.push(' ');
            used += 1;
        }
        out.push_str(word);
        used += word_width;
    }
    out.replace(KEPT_SPACE, " ")
}

#[cfg(test)]
mod tests {
    use super::*;

    const PLAIN: PageStyle = PageStyle { width: 30, styled: false };

    #[test]
    fn a_page_is_wrapped_and_its_code_is_not() {
        let page = "En rad som är för lång för bredden, se [P0402](P0402.md) och `känd avvikelse`.\n\n## Så här\n\n\
                    ```plan fires\nbudget ram \"En lång rad som står som den är\" {\n}\n```\n";
        let text = render(page, PLAIN);
        assert_eq!(
            text,
            "En rad som är för lång för\nbredden, se P0402 och\n`känd avvikelse`.\n\nSå här\n\n    \
             budget ram \"En lång rad som står som den är\" {\n    }"
        );
    }

    #[test]
    fn lists_hang() {
        let text = render("Text:\n\n- en punkt som behöver två rader\n- två\n\n1. ett\n2. två\n", PLAIN);
        assert_eq!(text, "Text:\n\n- en punkt som behöver två\n  rader\n- två\n\n1. ett\n2. två");
    }

    #[test]
    fn only_headings_are_bold_and_only_where_asked_for() {
        let styled = PageStyle { styled: true, ..PLAIN };
        assert_eq!(render("## A\n\nb *c*", styled), "\u{1b}[1mA\u{1b}[0m\n\nb c");
        assert_eq!(render("## A\n\nb *c*", PLAIN), "A\n\nb c");
    }
}
