//! Text to tree, never failing: `(tree, diagnostics)`. The only room that knows pest; no name of it leaves.
//!
//! A `.plan` file is read in two steps: the grammar splits it into lines of a few forms ([`lines`]), and
//! [`tree`] nests them by their braces. Values inside the lines are read on demand, as their field's type
//! says, by [`formula`], [`query`], [`number`] and [`calendar`]. [`format`] writes a text anew, the one way.

pub mod calendar;
pub mod format;
pub mod formula;
mod lines;
mod lost;
pub mod number;
pub mod query;
mod tree;
pub mod unit;

pub use tree::{Block, Cell, MAX_DEPTH, Node, Part, Row, Statement, TextLiteral, Tree, parse};
