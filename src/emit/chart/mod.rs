//! Charts as SVG, made at build time. Plain data in, markup out: which figures are drawn, and what the chart says of
//! them, is for the pages to decide.
//!
//! A chart fits every width without shrinking its text: places across are percentages, places down and sizes of text
//! are pixels. Colours and lettering come from the stylesheet by class; lines differ by dash and mark, bars below zero
//! by pattern, and every line and bar is labelled where it stands, so that colour carries nothing alone.

mod bars;
mod lines;
mod scale;
mod svg;

pub use bars::{Bar, BarChart, Part, bars, parts};
pub use lines::{Line, LineChart, Target, lines};

/// A chart as a page shows it.
#[derive(Clone, PartialEq, Debug)]
pub struct Drawing {
    /// The markup of one `svg` element, without a name: the page gives it one.
    pub shapes: String,
    /// How high it is, in pixels.
    pub height: u32,
}
