//! Amounts side by side: bars from zero, steps from one amount to another, parts of a whole.

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

use super::Drawing;
use super::scale::Scale;
use super::svg::{Anchor, Shapes, wrapped};

/// Bars under each other, each with its name above it and its amount at its end.
pub struct BarChart {
    /// From top to bottom.
    pub bars: Vec<Bar>,
    /// Where the scale starts. Zero, unless small steps between large amounts could not be seen; the chart must then say
    /// where.
    pub start: Decimal,
}

/// A bar.
pub struct Bar {
    /// Its name.
    pub label: String,
    /// What it says, written out: `500,1 mnkr, 27 %`.
    pub amount: String,
    /// Where it starts: zero, or where the step before it ended.
    pub from: Decimal,
    /// Where it ends.
    pub to: Decimal,
    /// Whether it is a whole and not a part or a step.
    pub whole: bool,
}

/// A piece of one bar.
pub struct Part {
    /// How large it is; never below zero.
    pub size: usize,
    /// Its name in the stylesheet.
    pub class: &'static str,
}

const ROW: f64 = 44.0;
const TEXT: f64 = 15.0;
const THICK: f64 = 14.0;
/// So many letters of a name fit beside an amount on a phone.
const LETTERS: usize = 24;

/// How high a bar of parts is.
const PART: f64 = 28.0;
/// A part of so many percent has room for its number.
const NARROWEST: f64 = 8.0;

/// Draws bars on one scale. Nothing where no bar has a length.
pub fn bars(chart: &BarChart) -> Option<Drawing> {
    let ends = || chart.bars.iter().flat_map(|bar| [bar.from, bar.to]).filter_map(|value| value.to_f64());
    let start = chart.start.to_f64().unwrap_or_default();
    let low = if start > 0.0 { start } else { ends().fold(0.0, f64::min) };
    let high = ends().fold(0.0, f64::max);
    if low == high {
        return None;
    }
    let scale = Scale::new(low, high, 0.0, 100.0);
    let mut shapes = Shapes::default();
    let mut down = 0.0;
    let mut before: Option<(f64, f64)> = None;
    for bar in &chart.bars {
        let names = wrapped(&bar.label, LETTERS, 2);
        let kind = if bar.whole { "bar-label whole" } else { "bar-label" };
        for (at, name) in names.iter().enumerate() {
            shapes.text(kind, (0.0, down + TEXT + at as f64 * 17.0), Anchor::Start, name);
        }
        shapes.text("amount", (100.0, down + TEXT), Anchor::End, &bar.amount);
        down += names.len().saturating_sub(1) as f64 * 17.0;
        let [from, to] = [bar.from, bar.to].map(|value| scale.place(value.to_f64().unwrap_or_default()).max(0.0));
        let top = down + TEXT + 6.0;
        if let Some((across, bottom)) = before.filter(|_| bar.from != Decimal::ZERO || !bar.whole) {
            shapes.line("step", (across, bottom), (across, top));
        }
        let class = match (bar.whole, bar.to < bar.from) {
            (true, _) => "bar whole",
            (false, false) => "bar",
            (false, true) => "bar less",
        };
        shapes.bar(class, (from.min(to), top), (from - to).abs().max(0.3), THICK);
        before = chart.is_stepped().then_some((to, top + THICK));
        down += ROW;
    }
    if low < 0.0 {
        let zero = scale.place(0.0);
        shapes.line("axis", (zero, 0.0), (zero, down));
    }
    Some(Drawing { shapes: shapes.0, height: down as u32 })
}

impl BarChart {
    /// Whether some bar starts where another ends.
    fn is_stepped(&self) -> bool {
        self.bars.iter().any(|bar| bar.from != Decimal::ZERO)
    }
}

/// Draws one bar of several parts. Nothing where all are empty.
pub fn parts(parts: &[Part]) -> Option<Drawing> {
    let all: usize = parts.iter().map(|part| part.size).sum();
    if all == 0 {
        return None;
    }
    let mut shapes = Shapes::default();
    let mut sum = 0;
    for part in parts.iter().filter(|part| part.size > 0) {
        let from = sum as f64 * 100.0 / all as f64;
        sum += part.size;
        let to = sum as f64 * 100.0 / all as f64;
        // A little apart, so that two of them are two without colour.
        let apart = if to < 100.0 { 0.5 } else { 0.0 };
        shapes.bar(&format!("part part-{}", part.class), (from, 0.0), (to - from - apart).max(0.3), PART);
        if to - from >= NARROWEST {
            let middle = ((from + to - apart) / 2.0, PART / 2.0 + 5.0);
            let class = format!("count count-{}", part.class);
            shapes.text(&class, middle, Anchor::Middle, &part.size.to_string());
        }
    }
    Some(Drawing { shapes: shapes.0, height: PART as u32 })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn bar(label: &str, from: i64, to: i64) -> Bar {
        let amount = (to - from).to_string();
        Bar { label: label.to_owned(), amount, from: from.into(), to: to.into(), whole: from == 0 }
    }

    fn chart(bars: Vec<Bar>) -> BarChart {
        BarChart { bars, start: Decimal::ZERO }
    }

    fn values(drawing: &Drawing, class: &str, attribute: &str) -> Vec<f64> {
        let rects = drawing.shapes.split("<rect class=\"").skip(1).filter(|rest| rest.starts_with(class));
        rects.filter_map(|rest| rest.split(attribute).nth(1)?.split(['%', '"']).next()?.parse().ok()).collect()
    }

    #[test]
    fn bars_are_as_long_as_their_amounts() {
        let drawn = bars(&chart(vec![bar("a", 0, 100), bar("b", 0, 25)])).expect("a chart");
        assert_eq!(values(&drawn, "bar whole", " width=\""), [100.0, 25.0]);
        assert!(!drawn.shapes.contains("step"));
        assert_eq!(bars(&chart(vec![bar("a", 0, 0)])), None);
    }

    #[test]
    fn a_step_down_starts_where_the_last_ended_and_looks_different() {
        let steps = vec![bar("2024", 0, 80), bar("Mer", 80, 100), bar("Mindre", 100, 90), bar("2025", 0, 90)];
        let drawn = bars(&chart(steps)).expect("a chart");
        assert_eq!(values(&drawn, "bar less", " x=\""), [90.0]);
        assert_eq!(values(&drawn, "bar less", " width=\""), [10.0]);
        assert_eq!(drawn.shapes.matches("class=\"step\"").count(), 2);
    }

    #[test]
    fn a_scale_that_starts_late_shows_small_steps() {
        let steps = vec![bar("2024", 0, 100), bar("Mer", 100, 110), bar("2025", 0, 110)];
        let drawn = bars(&BarChart { bars: steps, start: 90.into() }).expect("a chart");
        assert_eq!(values(&drawn, "bar whole", " width=\""), [50.0, 100.0]);
        assert_eq!(values(&drawn, "bar\"", " width=\""), [50.0]);
    }

    #[test]
    fn amounts_below_zero_lie_left_of_the_axis() {
        let bars_of = vec![bar("in", 0, 30), Bar { whole: false, ..bar("ut", 0, -10) }];
        let drawn = bars(&chart(bars_of)).expect("a chart");
        assert_eq!(values(&drawn, "bar less", " x=\""), [0.0]);
        assert_eq!(values(&drawn, "bar whole", " x=\""), [25.0]);
        assert!(drawn.shapes.contains("class=\"axis\""));
    }

    #[test]
    fn parts_fill_the_whole() {
        let drawn =
            parts(&[Part { size: 1, class: "good" }, Part { size: 0, class: "bad" }, Part { size: 3, class: "none" }]);
        let drawn = drawn.expect("a chart");
        assert_eq!(values(&drawn, "part", " width=\""), [24.5, 75.0]);
        assert!(drawn.shapes.contains(">3</text>"));
        assert_eq!(parts(&[]), None);
    }
}
