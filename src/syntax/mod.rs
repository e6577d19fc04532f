//! Text to tree, never failing: `(tree, diagnostics)`. The only room that knows pest; no name of it leaves.
//!
//! A `.plan` file is read in three steps: the grammar splits it into lines of a few forms ([`lines`]), what is
//! written in the manner of other notations is understood and explained ([`odd`], [`mend`]), and [`tree`] nests the
//! lines by their braces. Values inside the lines are read on demand, as their field's type
//! says, by [`formula`], [`query`], [`number`] and [`calendar`]; [`almost`] knows what people write instead. [`mod@format`]
//! writes a text anew, the one way; [`pieces`] holds every line of it to what is written there.

pub mod almost;
pub mod calendar;
pub mod format;
pub mod formula;
mod lines;
mod lost;
mod mend;
pub mod number;
mod odd;
pub mod pieces;
pub mod query;
mod tree;
pub mod unit;

pub use tree::{Block, Cell, MAX_DEPTH, Node, Part, Row, Statement, TextLiteral, Tree, parse};
